"""Suggests the written form of a date that somebody typed another way, such as 2/7/2025."""

import re
from collections.abc import Iterator

from vnus_trade.errors import PhraseRefused, TimeRefused
from vnus_trade.phrases.finding import read_phrase
from vnus_trade.phrases.reading_policy import POLICIES
from vnus_trade.time.span import TimeSpan
from vnus_trade.time.written import read_bounds

_YEAR_FIRST = re.compile(
    r"(?P<year>\d{4})(?P<by>[-/.]?)(?P<month>\d{1,2})(?P=by)(?P<day>\d{1,2})(?: +(?P<clock>\d\d:.*))?"
)
_YEAR_LAST = re.compile(r"(?P<one>\d{1,2})(?P<by>[-/.])(?P<other>\d{1,2})(?P=by)(?P<year>\d{4})")
# Letters that no written time has: phrases are read by way of written times, which are refused again.
_WORDS = re.compile(r"[^\W\d_TXZ]")
# What two articles of different years read alike depends on neither.
_ANCHORS = tuple(TimeSpan.parse(day, "UTC") for day in ("1999-12-31", "2042-06-15"))


def written_forms(text: str, zone: str | None) -> tuple[str, ...]:
    """The written times that a text may mean, whenever it was written; none if no rule reads it.

    >>> written_forms("July 2, 2025", None), written_forms("2/7/2025", None), written_forms("July 2", None)
    (('2025-07-02',), ('2025-07-02', '2025-02-07'), ())
    """
    found = tuple(dict.fromkeys(form for form in _in_figures(text.strip()) if _is_written(form, zone)))
    return found or _in_words(text, zone)


def _in_figures(text: str) -> Iterator[str]:
    if year_first := _YEAR_FIRST.fullmatch(text):
        day = f"{year_first['year']}-{year_first['month']:0>2}-{year_first['day']:0>2}"
        yield day if year_first["clock"] is None else f"{day}T{year_first['clock']}"
    elif year_last := _YEAR_LAST.fullmatch(text):
        year, one, other = year_last["year"], f"{year_last['one']:0>2}", f"{year_last['other']:0>2}"
        yield from (f"{year}-{other}-{one}", f"{year}-{one}-{other}")


def _is_written(form: str, zone: str | None) -> bool:
    try:
        read_bounds(form, zone)
    except TimeRefused:
        return False
    return True


def _in_words(text: str, zone: str | None) -> tuple[str, ...]:
    if not _WORDS.search(text):
        return ()
    try:
        one, other = (read_phrase(text, anchor=anchor, zone=zone, policy=POLICIES["thirds"]) for anchor in _ANCHORS)
    except (PhraseRefused, TimeRefused):
        return ()
    return (str(one),) if one == other else ()
