"""Finds the amounts of a sentence: of money or of things that are counted, with the period that words give them."""

import re

from vnus_trade.corpus.excerpts import in_one_line
from vnus_trade.model.worded import amount_of, is_difference
from vnus_trade.sentences.patterns import Cue
from vnus_trade.sentences.sentences import ReadSentence
from vnus_trade.words.numbers import Number
from vnus_trade.words.numerals import ORDINAL, PER_CENT
from vnus_trade.words.periods import PeriodPlace, period_beside
from vnus_trade.words.tokens import Token

_NEAR_COUNTED, _MOST_BEFORE = 2, 4


def is_amount(sentence: ReadSentence, number: Number) -> bool:
    """Return whether a number is one of money or of things that are counted."""
    if number.least is None or number.unit in (PER_CENT, ORDINAL):
        return False
    return number.unit.isupper() or thing_counted(sentence, number) is not None


def thing_counted(sentence: ReadSentence, number: Number) -> Cue | None:
    """The word for what a number counts: behind it and words of the same thing, or before what it is worth.

    Where nouns come before what describes them, the first word is what it counts: "40 toa xe lửa" are no 40 "xe".
    """
    if _is_of_name(sentence, number):
        return None
    if sentence.patterns.heads_first and not sentence.begins_at("counted", number.end):
        return sentence.begins_at("good", number.end) if not number.unit else None
    found = next(iter(sentence.cues("counted", number.end, sentence.end)), None)
    before = sentence.tokens_between(number.end, found.start) if found else ()
    is_beside = len(before) < _NEAR_COUNTED or (len(before) <= _MOST_BEFORE and all(map(_is_of_thing, before)))
    if found and is_beside:
        return found
    worth = next(iter(sentence.cues("worth", number.end)), None)
    words = sentence.tokens_between(number.end, worth.start) if worth else ()
    is_thing = 0 < len(words) <= _NEAR_COUNTED and all(word.text.isalpha() for word in words)
    return Cue(words[0].start, words[-1].end, "counted", "") if is_thing and not number.unit else None


def _is_of_thing(token: Token) -> bool:
    """Return whether a word may belong to a thing, as those of "trainer-class Fokker 70 jets" do."""
    return token.text == "-" or token.text.isalnum()


def _is_of_name(sentence: ReadSentence, number: Number) -> bool:
    """Return whether figures belong to the name before them, as those of "Fokker 70 jets" do."""
    before = sentence.tokens_between(sentence.start, number.start)[-1:]
    is_name = bool(before) and before[0].text[0].isupper() and before[0].start > sentence.start
    return is_name and not number.unit and number.scale == 1 and sentence.text[before[0].end : number.start] == " "


def amount_in_entry(sentence: ReadSentence, number: Number, shared: str = "") -> dict[str, str]:
    """An amount as an entry gives it, with its words; without a period of its own it has one that others share."""
    things = None if number.unit else thing_counted(sentence, number)
    unit = number.unit or (in_one_line(sentence.text[things.start : things.end]) if things else "")
    is_shared = sentence.begins_at("to", number.end) is not None  # "from eight to 12 million pieces"
    start, end = number.start, things.end if things and not is_shared else number.end
    often = period_of(sentence, number)
    if often and often.start > start:
        end = max(end, often.end)
    elif often:
        start = often.start
    per = often.period if often else shared or None
    return {"is": str(amount_of(number, unit, per)), "phrase": in_one_line(sentence.text[start:end])}


def period_of(sentence: ReadSentence, number: Number) -> PeriodPlace | None:
    """The words beside an amount that say for how long it is, over and over: "a year"."""
    first = sentence.start
    often = period_beside(_spaced(sentence), number.start - first, number.end - first)
    return often and PeriodPlace(often.start + first, often.end + first, often.period)


def _spaced(sentence: ReadSentence) -> str:
    """The words of a sentence as if they were in one line."""
    return re.sub(r"\s", " ", sentence.text[sentence.start : sentence.end])


def says_difference(sentence: ReadSentence, number: Number) -> bool:
    """Return whether an amount is by how much something changes."""
    shift = sentence.start
    moved = number._replace(start=number.start - shift, end=number.end - shift)
    return is_difference(moved, _spaced(sentence))
