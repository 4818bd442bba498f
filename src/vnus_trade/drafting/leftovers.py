"""Remarks on times and percentages that no entry has taken."""

from collections.abc import Iterator, Sequence

from vnus_trade.corpus.finders import NumberKind, found_numbers
from vnus_trade.drafting.entries import DraftedEntry, Remark
from vnus_trade.reading.article import ReadArticle
from vnus_trade.reading.excerpts import in_one_line

MOST_LEFTOVERS = 60
"""The most remarks of a draft on what no entry has taken."""


def leftovers(article: ReadArticle, entries: Sequence[DraftedEntry], remarks: Sequence[Remark]) -> list[Remark]:
    """A remark on each time and percentage of the report that no entry quotes, and that no other remark is about."""
    quoted = [span for entry in entries for span in entry.quotes]
    report = [(s.start, s.end) for s in article.sentences]
    told = {remark.start for remark in remarks}
    found = [
        each
        for each in sorted((*_times(article), *_percentages(article)), key=lambda remark: remark.start)
        if each.start not in told
        and not any(start <= each.start < end for start, end in quoted)
        and any(start <= each.start < end for start, end in report)
    ]
    if len(found) > MOST_LEFTOVERS:
        cut = found[MOST_LEFTOVERS].start
        found = [
            *found[:MOST_LEFTOVERS],
            Remark(cut, "from here on, times and percentages are not listed; there are too many"),
        ]
    return found


def _times(article: ReadArticle) -> Iterator[Remark]:
    for time in article.times:
        phrase = in_one_line(article.layout.text[time.begin : time.end])
        read = " or ".join(map(str, time.candidates)) or f"not read: {time.reason}"
        yield Remark(time.begin, f'"{phrase}" ({read}) is in no entry')


def _percentages(article: ReadArticle) -> Iterator[Remark]:
    for kind, number in found_numbers(article.layout):
        if kind is NumberKind.RATE:
            words = in_one_line(article.layout.text[number.start : number.end])
            yield Remark(number.start, f'"{words}" is in no entry')
