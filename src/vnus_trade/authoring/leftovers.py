"""Remarks on times, percentages and amounts that no entry has taken."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from vnus_trade.corpus.excerpts import in_one_line
from vnus_trade.drafting.entries import DraftedEntry, Remark
from vnus_trade.model.quantities import Rate
from vnus_trade.phrases.durations import is_duration
from vnus_trade.reading.article import ReadArticle
from vnus_trade.sentences.amounts import thing_counted
from vnus_trade.sentences.sentences import ReadSentence
from vnus_trade.words.numbers import Number
from vnus_trade.words.numerals import PER_CENT

MOST_LEFTOVERS = 60
"""The most remarks of a draft on what no entry has taken."""


class Figure(NamedTuple):
    """A time, a percentage or an amount of a report: where it begins, its words, its numbers, and how it is read."""

    start: int
    words: str
    numbers: tuple[Decimal | None, ...] = ()
    read: str = ""


def leftovers(article: ReadArticle, entries: Sequence[DraftedEntry], remarks: Sequence[Remark]) -> list[Remark]:
    """A remark on each figure of the report that no entry has in its fields, and that no other remark is about."""
    told = {remark.start for remark in remarks}
    found = [
        Remark(figure.start, f'"{figure.words}"{figure.read} is in no entry')
        for figure in figures(article)
        if figure.start not in told and not any(takes(entry, figure) for entry in entries)
    ]
    if len(found) > MOST_LEFTOVERS:
        cut = found[MOST_LEFTOVERS].start
        found = [
            *found[:MOST_LEFTOVERS],
            Remark(cut, "from here on, times and numbers are not listed; there are too many"),
        ]
    return found


def takes(entry: DraftedEntry, figure: Figure) -> bool:
    """Return whether an entry quotes a figure and has it in a field, or extends an event by all that it quotes."""
    if not any(start <= figure.start < end for start, end in entry.quotes):
        return False
    rates = [value for value in entry.fields.values() if isinstance(value, Rate)]
    is_rate = bool(figure.numbers) and set(figure.numbers) <= {end for rate in rates for end in rate.ends}
    said = (*(entry.fields.get(key, "") for key in ("verbatim", "provided", "condition")), *_phrases(entry.fields))
    return "for" in entry.notes or is_rate or any(figure.words in each for each in said)


def figures(article: ReadArticle) -> list[Figure]:
    """The times, percentages and amounts of the report, in their order."""
    return sorted((*_times(article), *_numbers(article)))


def _phrases(value: Any) -> Iterator[str]:
    """The words of the times and amounts in a field, and the reasons of times."""
    for key, each in value.items() if isinstance(value, Mapping) else ():
        yield from [each] if key in ("phrase", "why") else _phrases(each)


def _times(article: ReadArticle) -> Iterator[Figure]:
    for sentence in article.sentences:
        for time in sentence.times:
            read = " or ".join(map(str, time.candidates)) or f"not read: {time.reason}"
            yield Figure(time.begin, in_one_line(sentence.text[time.begin : time.end]), (), f" ({read})")


def _numbers(article: ReadArticle) -> Iterator[Figure]:
    """The percentages, sums of money, numbers of counted things and durations of the report."""
    for sentence in article.sentences:
        for number in sentence.numbers:
            end = number.end if number.unit else _end_of_things(sentence, number)
            if end is not None and (not number.unit or number.unit == PER_CENT or number.unit.isupper()):
                yield Figure(number.start, in_one_line(sentence.text[number.start : end]), number.ends)


def _end_of_things(sentence: ReadSentence, number: Number) -> int | None:
    """Where the words for what a number counts, or for the days that something lasts, end; None without any."""
    things = thing_counted(sentence, number)
    if things is not None:
        return things.end
    behind = next((token for token in sentence.tokens_between(number.end, sentence.end) if token.text != "-"), None)
    is_date = any(time.begin < number.end and number.start < time.end for time in sentence.times)
    lasts = behind is not None and not is_date and is_duration(sentence.text[number.start : behind.end])
    return behind.end if behind is not None and lasts else None
