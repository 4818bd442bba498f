"""Durations as articles write them, in English and Vietnamese, counted from when something began."""

import re

from dateutil.relativedelta import relativedelta

from vnus_trade.errors import PhraseRefused, TimeRefused
from vnus_trade.grammars.grammar import SPOKEN, language_of
from vnus_trade.phrases.calendar_facts import LENGTHS
from vnus_trade.time.span import TimeSpan, four_bounds
from vnus_trade.time.zones import zone_of
from vnus_trade.words.lexicon import pattern
from vnus_trade.words.numbers import numbers

_BEFORE = re.compile(rf"(?:(?:{pattern('before_length')})\s+)*", re.IGNORECASE)
_AFTER = re.compile(rf"[\s-]*(?P<unit>[^\W\d_]+)(?:\s+(?:{pattern('behind_length')}))?", re.IGNORECASE)
_ORDINAL = re.compile(rf"(?:\d(?:{pattern('suffixes')})|\b(?:{pattern('ordinals')}))\Z", re.IGNORECASE)
_MOST = 10_000


def is_duration(phrase: str) -> bool:
    """Return whether words name how long something lasts.

    >>> is_duration("for 90 days"), is_duration("on July 9")
    (True, False)
    """
    return _length(phrase) is not None


def read_duration(phrase: str, start: TimeSpan) -> TimeSpan:
    """Read words for a duration as the time at which it ends, counted from a start.

    >>> print(read_duration("for 90 days", TimeSpan.parse("2025-04-10", "UTC")))
    2025-07-09
    >>> print(read_duration("trong hai tháng", TimeSpan.parse("2025-04-10", "UTC")))
    2025-06-10

    Raises `PhraseRefused` for other words, and where the start is not known.
    """
    length = _length(phrase)
    if length is None:
        raise PhraseRefused(phrase, "it names no duration, such as 'for 90 days'")
    bounds = four_bounds(start)
    if not any(bounds):
        raise PhraseRefused(phrase, "without a `when` it is not known from when it is to be counted")
    zone = zone_of(start.zone or "UTC")
    try:
        begin, by, end, until = (
            None if bound is None else (bound.astimezone(zone).replace(tzinfo=None) + length).replace(tzinfo=zone)
            for bound in bounds
        )
        return TimeSpan(begin, by, end, until, start.zone)
    except (OverflowError, ValueError, TimeRefused) as error:
        raise PhraseRefused(phrase, "it ends beyond the calendar") from error


def _length(phrase: str) -> relativedelta | None:
    words = " ".join(phrase.split())
    begin = _BEFORE.match(words)
    found = numbers(words, ())
    first = next((one for one in found if begin is not None and one.start <= begin.end() < one.end), None)
    after = _AFTER.fullmatch(words, first.end) if first is not None else None
    if first is None or after is None or first.least is None or _ORDINAL.search(words, 0, first.end):
        return None
    whole = int(first.least)
    if not whole == first.least == first.greatest or not 1 <= whole <= _MOST:
        return None
    units = (language_of(tag).tables["UNITS"].get(after["unit"].casefold()) for tag in SPOKEN)
    return next((whole * LENGTHS[facts["unit"]] for facts in units if facts), None)
