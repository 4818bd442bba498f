"""Finds the periods for which words give an amount: a year, per month, mỗi năm."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from vnus_trade.words.lexicon import meanings, pattern, words

_UNITS = meanings("periods")
_NOUNS = pattern("period_nouns")
# "In a year", "a year ago" and "hàng năm 2025" are times, and no period of an amount.
_TIME_BEFORE = "".join(rf"(?<!\b{word} )" for word in words("before_a_time"))
_TIME_BEHIND = rf"(?![\w-]|['’]s\b|\s(?:{pattern('behind_a_time')})\b)"
_ANY = (
    rf"(?P<words>(?:{_TIME_BEFORE}\b(?:{pattern('one_period')})|\b(?:{pattern('each_period')})) (?:{_NOUNS})"
    rf"|/ ?(?:{pattern('short_periods')}|{_NOUNS})|\b(?:{pattern('period_adverbs')}))"
)
_WORDS = _ANY + _TIME_BEHIND
# Words between an amount and its period; no other statement begins among them.
_OTHERS = pattern("before_a_period")
_BEHIND_ALONE, _BEFORE_ALONE = (f"{_OTHERS}|{pattern(name)}" for name in ("beside_a_period", "joining_periods"))


def _things(others: str, most: int) -> str:
    return rf"(?:[ -](?!(?:{others})\b)(?:[^\s\d.,;:!?()/]+|(?:[A-Z]\.)+(?=\s))){{0,{most}}}? "


_PERIOD, _BEHIND, _OF_WHAT, _BEFORE = (
    re.compile(form, re.IGNORECASE)
    for form in (
        _WORDS,
        rf"{_things(_BEHIND_ALONE, 8)}?{_WORDS}",
        # "Tons a year of figs", but no year of talks.
        rf"(?:[ -](?:{pattern('before_unit')}))?{_things(_BEHIND_ALONE, 1)}{_ANY}(?= (?:{pattern('of_unit')})\b)",
        rf"{_WORDS},?{_things(_BEFORE_ALONE, 4)}(?:(?:{pattern('before_amount')}) )?\Z",
    )
)
_OF_OTHERS, _REACH = re.compile(f"(?:{pattern('period_of_another')}) |/", re.IGNORECASE), 90


class PeriodPlace(NamedTuple):
    """Words for a period, and what it is: year, quarter, month, week or day."""

    start: int
    end: int
    period: str


def periods(text: str, start: int = 0, end: int | None = None) -> Iterator[PeriodPlace]:
    """The periods that words between two offsets give, in order.

    >>> [each.period for each in periods("$2 billion a year, as in the year before, or 5 tấn mỗi tháng")]
    ['year', 'month']
    """
    return map(_place, _PERIOD.finditer(text, start, len(text) if end is None else end))


def period_beside(text: str, start: int, end: int) -> PeriodPlace | None:
    """The period that words give right behind an amount and its thing, or before it; spaces are single.

    >>> period_beside("40,000 tons of cheese a year", 0, 6), period_beside("a monthly 5 tons", 10, 11)
    (PeriodPlace(start=22, end=28, period='year'), PeriodPlace(start=2, end=9, period='month'))
    """
    found = _BEHIND.match(text, end) or _OF_WHAT.match(text, end) or _BEFORE.search(text, max(0, start - _REACH), start)
    place = _place(found) if found else None
    # Before an amount stand "each year" and "annual"; "a year" is that of another one.
    return None if place and place.start < start and _OF_OTHERS.match(text, place.start) else place


def _place(found: "re.Match[str]") -> PeriodPlace:
    return PeriodPlace(*found.span("words"), _UNITS[re.split("[ /]", found["words"])[-1].casefold()])
