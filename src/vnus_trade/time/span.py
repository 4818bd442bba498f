"""Uncertain time: when something began and ended, how well that is known, and how it is written.

A `TimeSpan` bounds a beginning and an end. A *possible world* picks a beginning in
[earliest, latest) and an end in (earliest, latest], the beginning before the end; equal bounds mean
exactly that instant. A claim about spans is *certain* if it holds in every world and *possible* if it holds
in at least one (Imieliński and Lipski 1984); the relations are Allen's (1983).

>>> launch = TimeSpan.parse("2025-04-23", "Asia/Ho_Chi_Minh")
>>> talks = TimeSpan.parse("2025-05-19/2025-05-22", "America/New_York")
>>> launch.certainly_before(talks)
True
>>> talks.length()
(datetime.timedelta(days=2), datetime.timedelta(days=4))
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import cache, lru_cache
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo, available_timezones

import attrs
from dateutil.relativedelta import relativedelta

from vnus_trade.errors import TimeRefused, ZoneUnknown
from vnus_trade.names import alike
from vnus_trade.notebook import Shown
from vnus_trade.time.constraints import (
    AFTER,
    ALLEN,
    BEFORE,
    DURING,
    OVERLAPPING,
    OWN,
    Bounds,
    Link,
    Relation,
    negated,
    pulled,
    pushed,
    satisfiable,
)

_FIRST = datetime.min.replace(tzinfo=UTC)
_LAST = datetime.max.replace(tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_EAST_OF_ALL, _WEST_OF_ALL = timezone(timedelta(hours=14)), timezone(timedelta(hours=-12))
_AROUND_EARTH = timedelta(hours=26)
_BEFORE_ALL, _BEYOND_ALL = Bounds(-2, -2), Bounds(2**63, 2**63)


@attrs.frozen(init=False, repr=False)
class TimeSpan(Shown):
    """When something began and ended, as far as known: UTC instants, or `None` where nothing is known.

    The beginning lies in [`begin_earliest`, `begin_latest`), the end in (`end_earliest`, `end_latest`];
    equal bounds mean exactly that instant. Bounds are made canonical (an end is no earlier than the earliest
    beginning), so that equal spans are equal values. `zone` is the IANA name or the offset in which the span is
    written; `None` reads a date as that date *somewhere on Earth* (UTC+14 to UTC−12).

    Raises `TimeRefused` for naive or reversed bounds and for unknown zones.
    There is no `<`: ask `certainly_before` or `possibly_before`.
    """

    begin_earliest: datetime | None
    """It began at this instant or later, in UTC; `None` where nothing bounds it."""
    begin_latest: datetime | None
    """It began before this instant, or exactly at it where both bounds are equal."""
    end_earliest: datetime | None
    """It ended after this instant, or exactly at it where both bounds are equal."""
    end_latest: datetime | None
    """It ended at this instant or earlier."""
    zone: str | None
    """An IANA name or an offset such as ``+07:00``; `None` for a date somewhere on Earth."""

    def __init__(
        self,
        begin_earliest: datetime | None = None,
        begin_latest: datetime | None = None,
        end_earliest: datetime | None = None,
        end_latest: datetime | None = None,
        zone: str | None = None,
    ) -> None:
        zone_of(zone)
        begin = _bounds_of_begin(begin_earliest, begin_latest)
        end = _bounds_of_end(end_earliest, end_latest)
        begin = Bounds(begin.least, min(begin.greatest, pulled(end.greatest, strict=True)))
        end = Bounds(max(end.least, pushed(begin.least, strict=True)), end.greatest)
        reversed_ = begin.least > begin.greatest or end.least > end.greatest
        if reversed_ or begin.greatest < 0:
            given = (begin_earliest, begin_latest, end_earliest, end_latest)
            shown = ", ".join("open" if bound is None else bound.isoformat() for bound in given)
            raise TimeRefused(shown, f"it would {'end before it begins' if reversed_ else 'begin before the year 1'}")
        self.__attrs_init__(*_begin_of(begin), *_end_of(end), zone)

    @classmethod
    def parse(cls, text: str, zone: str | None = None) -> "TimeSpan":
        """Read the written form: a profile of EDTF (ISO 8601-2) with clock times and bounded ends.

        `zone` is an IANA name such as ``Asia/Ho_Chi_Minh`` or an offset such as ``+07:00``.
        Raises `TimeRefused`, with the reason, for whatever the profile leaves out.

        >>> print(TimeSpan.parse("2025-04-XX", "Asia/Ho_Chi_Minh"))
        2025-04
        >>> TimeSpan.parse("2025-04-22~")  # doctest: +ELLIPSIS
        Traceback (most recent call last):
        vnus_trade.errors.TimeRefused: cannot read '2025-04-22~' as a time: ~ bounds nothing; write the range...
        """
        return _read(text, zone)

    @classmethod
    def of_bounds(cls, begin: Bounds, end: Bounds, zone: str | None = None) -> "TimeSpan":
        """The least span that holds every beginning and end within these bounds."""
        return cls(*_begin_of(begin), *_end_of(end), zone)

    @property
    def begin_bounds(self) -> Bounds:
        """The bounds of the beginning, in the integers of `Bounds`."""
        return _bounds_of_begin(self.begin_earliest, self.begin_latest)

    @property
    def end_bounds(self) -> Bounds:
        """The bounds of the end, in the integers of `Bounds`."""
        return _bounds_of_end(self.end_earliest, self.end_latest)

    def narrowed_by(self, other: "TimeSpan") -> "TimeSpan":
        """What both leave open, in this one's zone; raises `TimeRefused` if nothing fits both.

        >>> print(TimeSpan.parse("2025-05", "UTC").narrowed_by(TimeSpan.parse("[..2025-05-22]", "UTC")))
        [2025-05-01..2025-05-22]
        """
        begin, end = (
            Bounds(max(ours.least, theirs.least), min(ours.greatest, theirs.greatest))
            for ours, theirs in ((self.begin_bounds, other.begin_bounds), (self.end_bounds, other.end_bounds))
        )
        if begin.least > begin.greatest or end.least > end.greatest:
            raise TimeRefused(str(other), f"nothing of it lies within {self}")
        return TimeSpan.of_bounds(begin, end, self.zone)

    def certainly_before(self, other: "TimeSpan") -> bool:
        """Whether this one ends no later than the other begins, in every world."""
        return self._certainly(BEFORE, other)

    def possibly_before(self, other: "TimeSpan") -> bool:
        """Whether this one ends no later than the other begins, in some world."""
        return self._possibly(BEFORE, other)

    def certainly_after(self, other: "TimeSpan") -> bool:
        """Whether this one begins no earlier than the other ends, in every world."""
        return self._certainly(AFTER, other)

    def possibly_after(self, other: "TimeSpan") -> bool:
        """Whether this one begins no earlier than the other ends, in some world."""
        return self._possibly(AFTER, other)

    def certainly_during(self, other: "TimeSpan") -> bool:
        """Whether this one lies within the other, shared endpoints allowed, in every world."""
        return self._certainly(DURING, other)

    def possibly_during(self, other: "TimeSpan") -> bool:
        """Whether this one lies within the other, shared endpoints allowed, in some world."""
        return self._possibly(DURING, other)

    def certainly_overlaps(self, other: "TimeSpan") -> bool:
        """Whether the two share some time, in every world."""
        return self._certainly(OVERLAPPING, other)

    def possibly_overlaps(self, other: "TimeSpan") -> bool:
        """Whether the two share some time, in some world."""
        return self._possibly(OVERLAPPING, other)

    def relations(self, other: "TimeSpan") -> frozenset[Relation]:
        """Allen's relations that hold in some world; a single one is certain.

        >>> april, may = TimeSpan.parse("2025-04"), TimeSpan.parse("2025-05")
        >>> sorted(TimeSpan.parse("2025-04", "UTC").relations(TimeSpan.parse("2025-05", "UTC")))
        [<Relation.BEFORE: 'before'>, <Relation.MEETS: 'meets'>]
        """
        return frozenset(relation for relation, links in ALLEN.items() if self._possibly(links, other))

    def length(self) -> tuple[timedelta, timedelta | None]:
        """The least and the greatest time it can have lasted; `None` where nothing bounds it.

        >>> TimeSpan.parse("2025-04-22", "Asia/Ho_Chi_Minh").length()
        (datetime.timedelta(0), datetime.timedelta(days=1))
        """
        least, most = timedelta(0), None
        if self.begin_latest is not None and self.end_earliest is not None:
            least = max(least, self.end_earliest - self.begin_latest)
        if self.begin_earliest is not None and self.end_latest is not None:
            most = self.end_latest - self.begin_earliest
        return least, most

    def _possibly(self, links: tuple[Link, ...], other: "TimeSpan") -> bool:
        return satisfiable((self.begin_bounds, self.end_bounds, other.begin_bounds, other.end_bounds), (*OWN, *links))

    def _certainly(self, links: tuple[Link, ...], other: "TimeSpan") -> bool:
        return not any(self._possibly((negated(link),), other) for link in links)

    def __str__(self) -> str:
        """The written form; `TimeSpan.parse(str(span), span.zone)` gives the span back."""
        return _Writer(self).text()

    def __repr__(self) -> str:
        zone = "" if self.zone is None else f", {self.zone!r}"
        return f"TimeSpan.parse({str(self)!r}{zone})"

    def _repr_pretty_(self, printer: Any, _: bool) -> None:  # noqa: FBT001 - as Hypothesis calls it, for failing tests
        printer.text(repr(self))


@attrs.frozen
class Window:
    """A stretch of time with fixed ends, as a query names it; `None` is a side that is left open."""

    begin: datetime | None
    end: datetime | None

    @classmethod
    def read(cls, when: str | date, zone: str | None) -> "Window":
        """A written time, a date in `zone`, or an aware `datetime`, which is a window of no length.

        Raises `TimeRefused` for what `TimeSpan.parse` refuses and for a naive `datetime`.
        """
        if isinstance(when, datetime):
            instant = _utc(when)
            return cls(instant, instant)
        if isinstance(when, date):
            when = when.isoformat()
        span = TimeSpan.parse(when, zone)
        return cls(span.begin_earliest, span.end_latest)

    @property
    def begin_bounds(self) -> Bounds:
        """The beginning, in the integers of `Bounds`; an open side begins before whatever is unknown."""
        return _BEFORE_ALL if self.begin is None else _bounds_of_begin(self.begin, self.begin)

    @property
    def end_bounds(self) -> Bounds:
        """The end, in the integers of `Bounds`; an open side ends after whatever is unknown."""
        return _BEYOND_ALL if self.end is None else _bounds_of_end(self.end, self.end)


def zone_of(zone: str | None) -> tzinfo | None:
    """The zone of an IANA name or of an offset written ±HH:MM; raises `ZoneUnknown`."""
    if zone is None:
        return None
    try:
        return timezone(_offset(zone)) if zone.startswith(("+", "-")) else ZoneInfo(zone)
    except (KeyError, ValueError, OSError) as error:
        raise ZoneUnknown(zone, _nearest_zone(zone)) from error


@lru_cache(maxsize=64)
def _nearest_zone(name: str) -> tuple[str, ...]:
    """The zone that was probably meant, if one is much like it."""
    # Nobody means a zone by a name of this length, and comparing takes time that grows with its square.
    zones = {zone.casefold(): zone for zone in _zone_names()} if len(name) < 50 else {}
    return tuple(zones[found] for found in alike(name.casefold(), zones, 1, 0.85))


@cache
def _zone_names() -> frozenset[str]:
    """The names of all zones, which are looked up on the disk."""
    return frozenset(available_timezones())


def start_of(day: date, zone: tzinfo) -> datetime:
    """The first instant of a civil day; a midnight that the clocks skip gives the instant they skip it."""
    return _midnight(day, zone, 0)


def _midnight(day: date, zone: tzinfo, fold: int) -> datetime:
    local = datetime.combine(day, time(0, fold=fold))
    here = _to_utc(local, zone)
    if here.astimezone(zone).replace(tzinfo=None) == local.replace(fold=0):
        return here
    early, late = sorted(_to_utc(local.replace(fold=side), zone) for side in (0, 1))
    while late - early > _MICROSECOND:
        middle = early + (late - early) // 2
        if middle.astimezone(zone).date() < day:
            early = middle
        else:
            late = middle
    return late


def _to_utc(local: datetime, zone: tzinfo) -> datetime:
    """The instant of a local time, held within the years that can be written."""
    try:
        return local.replace(tzinfo=zone).astimezone(UTC)
    except OverflowError:
        return _FIRST if local.year == 1 else _LAST


def _utc(instant: datetime) -> datetime:
    if not isinstance(instant, datetime):
        raise TypeError(f"a datetime is wanted, not {instant!r}; TimeSpan.parse reads a written time")
    if instant.tzinfo is UTC:
        return instant
    if instant.utcoffset() is None:
        raise TimeRefused(instant.isoformat(), "a clock time without a zone; give the datetime a tzinfo")
    return _to_utc(instant.replace(tzinfo=None), timezone(instant.utcoffset() or timedelta(0)))


def _number(instant: datetime) -> int:
    since = _utc(instant) - _FIRST
    return 2 * ((since.days * 86_400 + since.seconds) * 1_000_000 + since.microseconds)


def _instant(number: int) -> datetime | None:
    """The instant of an even number; `None` beyond the years that can be written."""
    try:
        return _FIRST + timedelta(microseconds=number // 2) if number >= 0 else None
    except OverflowError:
        return None


def _bounds_of_begin(earliest: datetime | None, latest: datetime | None) -> Bounds:
    least = Bounds().least if earliest is None else _number(earliest)
    if latest is None:
        return Bounds(least)
    greatest = _number(latest)
    return Bounds(least, greatest if greatest == least else greatest - 1)


def _bounds_of_end(earliest: datetime | None, latest: datetime | None) -> Bounds:
    greatest = Bounds().greatest if latest is None else _number(latest)
    if earliest is None:
        return Bounds(greatest=greatest)
    least = _number(earliest)
    return Bounds(least if least == greatest else least + 1, greatest)


def _begin_of(bounds: Bounds) -> tuple[datetime | None, datetime | None]:
    """Earliest and latest beginning: [earliest, latest), rounded outwards to whole microseconds."""
    least, greatest = bounds
    if least == greatest and not least % 2:
        return _instant(least), _instant(least)
    return _instant(least - least % 2), _instant(greatest + (greatest % 2 or 2))


def _end_of(bounds: Bounds) -> tuple[datetime | None, datetime | None]:
    """Earliest and latest end: (earliest, latest], rounded outwards to whole microseconds."""
    least, greatest = bounds
    if least == greatest and not least % 2:
        return _instant(least), _instant(least)
    return _instant(least - (least % 2 or 2)), _instant(greatest + greatest % 2)


class _Unit(NamedTuple):
    """A written unit of time: from its first instant up to the first instant after it."""

    start: datetime
    stop: datetime


class _Range(NamedTuple):
    """What is known of a beginning or an end; equal bounds mean exactly that instant."""

    earliest: datetime | None
    latest: datetime | None

    @property
    def is_exact(self) -> bool:
        return self.earliest is not None and self.earliest == self.latest


class _Reader:
    """Reads one written time; every refusal names the whole text."""

    def __init__(self, text: str, zone: str | None) -> None:
        self.text = text
        self.zone = zone

    def span(self) -> TimeSpan:
        zone_of(self.zone)
        self._refuse_other_notations()
        sides = self.text.split("/")
        if len(sides) > 2:
            raise self._refused("an interval has two sides, written begin/end")
        if len(sides) == 1:
            if self.text == "..":
                raise self._refused("write [..] for a time of which nothing is known")
            if self.text.startswith("="):
                raise self._refused("an event lasts; write =begin/=end for exact ends")
            begin = end = self._side(self.text)
        else:
            begin, end = (self._side(side) for side in sides)
        if self._is_reversed(begin.earliest, end.latest):
            raise self._refused("it would end before it begins")
        try:
            return TimeSpan(*begin, *end, self.zone)
        except TimeRefused as refusal:
            raise self._refused(refusal.reason) from refusal

    def _side(self, side: str) -> _Range:
        if side == "..":
            return _Range(None, None)
        if side.startswith("="):
            if self.zone is None and "T" not in side:
                raise self._refused("an exact end needs a clock time with its offset, or a zone")
            instant = self.unit(side[1:]).start
            return _Range(instant, instant)
        if not side.startswith("["):
            return _Range(*self.unit(side))
        left, dots, right = side[1:-1].partition("..")
        if not side.endswith("]") or not dots:
            raise self._refused("a range is written [earliest..latest], either end may be left out")
        earliest = self.unit(left).start if left else None
        latest = self.unit(right).stop if right else None
        if self._is_reversed(earliest, latest):
            raise self._refused(f"the range is reversed; write [{right}..{left}]")
        return _Range(earliest, latest)

    def _is_reversed(self, earliest: datetime | None, latest: datetime | None) -> bool:
        # Dates somewhere on Earth are compared as dates: as instants, one day may end after the next begins.
        somewhere = _AROUND_EARTH if self.zone is None and "T" not in self.text else timedelta(0)
        return earliest is not None and latest is not None and earliest >= latest - somewhere

    def unit(self, unit: str) -> _Unit:
        """The first instant of a written unit of time, and the first one after it."""
        day, letter, clock = unit.partition("T")
        if letter:
            return self._clock_unit(self._day(day, day), clock)
        if len(unit) == 10 and unit.endswith("-XX"):
            unit = unit[:7]
        if len(unit) == 4 and unit.endswith("X"):
            decade = 10 * self._digits(unit[:3], 3)
            return self._days(date(max(decade, 1), 1, 1), relativedelta(year=min(decade + 10, 9999)), decade < 9990)
        if len(unit) == 4:
            first = self._day(f"{unit}-01-01", unit)
            return self._days(first, relativedelta(years=+1), first.year < 9999)
        if len(unit) == 7:
            first = self._day(f"{unit}-01", unit)
            return self._days(first, relativedelta(months=+1), (first.year, first.month) < (9999, 12))
        first = self._day(unit, unit)
        return self._days(first, relativedelta(days=+1), first < date.max)

    def _day(self, day: str, written: str) -> date:
        if len(day) != 10 or day[4] != "-" or day[7] != "-":
            raise self._refused(f"{written!r} is no date; write YYYY-MM-DD, YYYY-MM, YYYY or YYYX")
        year, month, number = self._digits(day[:4], 4), self._digits(day[5:7], 2), self._digits(day[8:], 2)
        if month in range(21, 42):
            raise self._refused("a season has no agreed bounds; write the months as a range")
        if year == 0:
            raise self._refused("years run from 0001 to 9999")
        try:
            return date(year, month, number)
        except ValueError as error:
            raise self._refused(f"{written} is no {_NAMES[len(written)]} of the calendar") from error

    def _days(self, first: date, step: relativedelta, followed: bool) -> _Unit:  # noqa: FBT001 (private, one caller)
        zone = zone_of(self.zone)
        start = start_of(first, zone or _EAST_OF_ALL)
        stop = _midnight(first + step, zone or _WEST_OF_ALL, 1) if followed else _LAST
        if start >= stop:
            raise self._refused(f"{first} does not exist in {self.zone}: the calendar there skips it")
        return _Unit(start, stop)

    def _clock_unit(self, day: date, clock: str) -> _Unit:
        clock, mark, offset = _split_offset(clock)
        whole, point, fraction = clock.partition(".")
        parts = whole.split(":")
        if len(parts) not in (2, 3) or (point and len(parts) != 3):
            raise self._refused("a clock time is written hh:mm, hh:mm:ss or hh:mm:ss.ffffff, then its offset")
        hour, minute, second = (*(self._digits(part, 2) for part in parts), 0)[:3]
        microsecond = self._digits(fraction, 6) if point else 0
        try:
            local = datetime.combine(day, time(hour, minute, second, microsecond))
        except ValueError as error:
            raise self._refused(f"there is no clock time {clock}") from error
        start = self._placed(local, mark + offset)
        lasts = _MICROSECOND if point else timedelta(seconds=1) if len(parts) == 3 else timedelta(minutes=1)
        return _Unit(start, start + min(lasts, _LAST - start))

    def _placed(self, local: datetime, offset: str) -> datetime:
        """The instant of a clock time; `Z` says no more than the instant and fits every zone (RFC 9557)."""
        zone = zone_of(self.zone)
        if offset:
            instant = _to_utc(local, UTC if offset == "Z" else timezone(self._offset(offset)))
            if zone and offset != "Z" and instant.astimezone(zone).replace(tzinfo=None) != local:
                raise self._refused(f"the offset {offset} contradicts the zone {self.zone}")
            return instant
        if zone is None:
            raise self._refused("a clock time needs its offset, such as +07:00 or Z, or a zone")
        first, second = (_to_utc(local.replace(fold=fold), zone) for fold in (0, 1))
        if first > second:
            raise self._refused(f"the clocks in {self.zone} skipped {local}; give the offset")
        if first < second:
            raise self._refused(f"the clocks in {self.zone} showed {local} twice; give the offset")
        return first

    def _offset(self, offset: str) -> timedelta:
        try:
            return _offset(offset)
        except ValueError as error:
            raise self._refused(f"the offset {offset} is not written +HH:MM or -HH:MM") from error

    def _digits(self, part: str, width: int) -> int:
        if len(part) != width or not (part.isascii() and part.isdigit()):
            raise self._refused(f"{part!r} is not {width} digits from 0 to 9")
        return int(part)

    def _refuse_other_notations(self) -> None:
        for mark, reason in _REFUSED_MARKS.items():
            if mark in self.text:
                raise self._refused(reason)
        clocks = ["T" in unit for unit in _units(self.text)]
        if self.zone is None and any(clocks) and not all(clocks):
            raise self._refused(
                "beside a clock time with an offset, a date needs a zone, or write both ends as clock times"
            )

    def _refused(self, reason: str) -> TimeRefused:
        return TimeRefused(self.text, reason)


# What a written date is called, by its length.
_NAMES = {7: "month", 10: "day"}
_REFUSED_MARKS = {
    "~": "~ bounds nothing; write the range that is meant, such as [2025-04-20..2025-04-24]",
    "?": "? bounds nothing; write the range that is meant, or say in the entry why it is doubtful",
    "%": "% bounds nothing; write the range that is meant, such as [2025-04-20..2025-04-24]",
    ",": "a set of dates is not one time; write the range, or one entry for each",
    "{": "a set of dates is not one time; write the range, or one entry for each",
    "Y": "years run from 0001 to 9999",
}


def states_its_offsets(text: str) -> bool:
    """Whether a written time is of clock times alone, each with its offset, and so is read alike in every zone."""
    return all(_split_offset(unit.partition("T")[2])[1] for unit in _units(text))


def _units(text: str) -> list[str]:
    return [unit for side in text.split("/") for unit in side.strip("[]=").split("..") if unit]


def _split_offset(clock: str) -> tuple[str, str, str]:
    """A clock time, the sign of its offset, and the offset's digits."""
    if clock.endswith("Z"):
        return clock[:-1], "Z", ""
    for sign in "+-":
        before, mark, offset = clock.partition(sign)
        if mark:
            return before, mark, offset
    return clock, "", ""


def _offset(written: str) -> timedelta:
    """The difference from UTC that ±HH:MM stands for; raises `ValueError` for anything else."""
    sign, hours, colon, minutes = written[:1], written[1:3], written[3:4], written[4:]
    if sign not in "+-" or colon != ":" or len(minutes) != 2 or not (hours + minutes).isascii() or int(minutes) > 59:
        raise ValueError(written)
    size = timedelta(hours=int(hours), minutes=int(minutes))
    if size >= timedelta(days=1):
        raise ValueError(written)
    return -size if sign == "-" else size


# A record gives the same few times over and over.
@lru_cache(maxsize=1024)
def _read(text: str, zone: str | None) -> TimeSpan:
    return _Reader(text, zone).span()


class _Writer:
    """Writes a span in the shortest of the forms that read back as the same bounds."""

    def __init__(self, span: TimeSpan, *, clocks_only: bool = False) -> None:
        self.span = span
        self.clocks_only = clocks_only

    def text(self) -> str:
        text = self.shortest()
        if self.span.zone is None and not self._is_read(text):
            # Somewhere on Earth, a date cannot be exact, stand beside a clock time, or precede the day before.
            return _Writer(self.span, clocks_only=True).shortest()
        return text

    def _is_read(self, text: str) -> bool:
        try:
            return _Reader(text, None).span() == self.span
        except TimeRefused:
            return False

    def shortest(self) -> str:
        span = self.span
        begin = _Range(span.begin_earliest, span.begin_latest)
        end = _Range(span.end_earliest, span.end_latest)
        exact = begin.is_exact or end.is_exact
        if begin == end:
            return self._unit(begin) or self._range(begin)
        left = begin if exact or begin.latest != end.latest or self._unit(begin) else _Range(begin.earliest, None)
        right = end if exact or end.earliest != begin.earliest or self._unit(end) else _Range(None, end.latest)
        return f"{self._side(left)}/{self._side(right)}"

    def _side(self, side: _Range) -> str:
        if side == (None, None):
            return ".."
        if side.is_exact and side.earliest is not None:
            return "=" + self._bound(side.earliest, left=True)
        return self._unit(side) or self._range(side)

    def _range(self, side: _Range) -> str:
        left = "" if side.earliest is None else self._bound(side.earliest, left=True)
        right = "" if side.latest is None else self._bound(side.latest, left=False)
        return f"[{left}..{right}]"

    def _unit(self, side: _Range) -> str | None:
        """The one unit that is exactly this range, if there is one."""
        if side.earliest is None or side.latest is None:
            return None
        for unit in self._units(side.earliest, left=True):
            read = self._reads_as(unit)
            if read is not None and (read.start, read.stop) == (side.earliest, side.latest):
                return unit
        return None

    def _bound(self, bound: datetime, *, left: bool) -> str:
        """The unit that begins (left) or ends (right) just here: a day if one does, else a clock time."""
        units = [unit for unit in self._units(bound, left=left) if len(unit) >= len("YYYY-MM-DD")]
        return next(unit for unit in units if (read := self._reads_as(unit)) and read[0 if left else 1] == bound)

    def _units(self, bound: datetime, *, left: bool) -> Iterator[str]:
        zone = zone_of(self.span.zone)
        local = _local(
            bound,
            zone or (_EAST_OF_ALL if left else _WEST_OF_ALL),
            back=timedelta(0) if left else _MICROSECOND,
        )
        if not self.clocks_only:
            day = local.date().isoformat()
            yield from (f"{day[:3]}X", day[:4], day[:7], day)
        for zone_shown in (zone, UTC):
            if zone_shown is not None:
                for size, spec in (
                    (timedelta(minutes=1), "minutes"),
                    (timedelta(seconds=1), "seconds"),
                    (_MICROSECOND, "microseconds"),
                ):
                    shown = _local(bound, zone_shown, back=timedelta(0) if left else size)
                    yield shown.isoformat("T", spec).replace("+00:00", "Z")

    def _reads_as(self, unit: str) -> _Unit | None:
        try:
            return _Reader(unit, self.span.zone).unit(unit)
        except TimeRefused:
            return None


def _local(instant: datetime, zone: tzinfo, *, back: timedelta) -> datetime:
    try:
        return (instant - back).astimezone(zone)
    except OverflowError:
        return instant
