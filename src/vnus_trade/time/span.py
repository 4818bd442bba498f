"""`TimeSpan`, what is known of when something began and ended, and `Window`, the stretch of time that a query names.

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

from datetime import UTC, date, datetime, timedelta, timezone
from functools import lru_cache
from typing import Any

import attrs

from vnus_trade import lazy
from vnus_trade.errors import TimeRefused, ZoneUnknown
from vnus_trade.notebook import Shown
from vnus_trade.time.constraints import (
    ALLEN,
    DURING,
    OVERLAPPING,
    Bounds,
    Link,
    Relation,
    every_world,
    pulled,
    pushed,
    some_world,
)
from vnus_trade.time.written import FourBounds, read_bounds, write_bounds
from vnus_trade.time.zones import FIRST, MICROSECOND, instant_of, zone_of

_BEFORE_ALL, _BEYOND_ALL = Bounds(-2, -2), Bounds(2**63, 2**63)


@attrs.frozen(init=False, repr=False)
class TimeSpan(Shown):
    """When something began and ended, as far as that is known: UTC instants, or `None` where nothing is known.

    The beginning lies in [`begin_earliest`, `begin_latest`), the end in (`end_earliest`, `end_latest`];
    equal bounds mean exactly that instant. Bounds are made canonical (an end is no earlier than the earliest
    beginning), so that equal spans are equal values. `zone` is the IANA name or the offset in which the span is
    written; without one, a date means that date *somewhere on Earth* (UTC+14 to UTC−12).

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
    begin_bounds: Bounds = attrs.field(init=False, eq=False)
    """The bounds of the beginning, in the integers of `Bounds`."""
    end_bounds: Bounds = attrs.field(init=False, eq=False)
    """The bounds of the end, in the integers of `Bounds`."""

    def __init__(
        self,
        begin_earliest: datetime | None = None,
        begin_latest: datetime | None = None,
        end_earliest: datetime | None = None,
        end_latest: datetime | None = None,
        zone: str | None = None,
    ) -> None:
        zone_of(zone)
        begin_from, begin_to, end_from, end_to = map(_utc, (begin_earliest, begin_latest, end_earliest, end_latest))
        begin, end = _bounds_of_begin(begin_from, begin_to), _bounds_of_end(end_from, end_to)
        # What follows from the other side.
        if begin.greatest > (latest := pulled(end.greatest, strict=True)):
            begin = Bounds(begin.least, latest)
            begin_from, begin_to = _begin_of(begin)
        if end.least < (earliest := pushed(begin.least, strict=True)):
            end = Bounds(earliest, end.greatest)
            end_from, end_to = _end_of(end)
        reversed_ = begin.least > begin.greatest or end.least > end.greatest
        if reversed_ or begin.greatest < 0:
            given = (begin_earliest, begin_latest, end_earliest, end_latest)
            shown = ", ".join("open" if bound is None else bound.isoformat() for bound in given)
            raise TimeRefused(shown, f"it would {'end before it begins' if reversed_ else 'begin before the year 1'}")
        self.__attrs_init__(begin_from, begin_to, end_from, end_to, zone)
        object.__setattr__(self, "begin_bounds", begin)
        object.__setattr__(self, "end_bounds", end)

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
        if not isinstance(text, str):
            raise TypeError(f"TimeSpan.parse reads a written time, not {text!r}; write str() of a date")
        return _parsed(text, zone)

    @classmethod
    def of_bounds(cls, begin: Bounds, end: Bounds, zone: str | None = None) -> "TimeSpan":
        """The narrowest span that contains every beginning and end within these bounds."""
        span = cls(*_begin_of(begin), *_end_of(end), zone)
        # The order of a record holds the same bounds, which take as much room as all else here.
        if (span.begin_bounds, span.end_bounds) == (begin, end):
            object.__setattr__(span, "begin_bounds", begin)
            object.__setattr__(span, "end_bounds", end)
        return span

    def narrowed_by(self, other: "TimeSpan") -> "TimeSpan":
        """The span of what agrees with both, in the zone of this one; raises `TimeRefused` if nothing does.

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
        """Return whether this one ends no later than the other begins, in every world."""
        return self.end_bounds.greatest <= _span(other).begin_bounds.least

    def possibly_before(self, other: "TimeSpan") -> bool:
        """Return whether this one ends no later than the other begins, in some world."""
        return self.end_bounds.least <= _span(other).begin_bounds.greatest

    def certainly_after(self, other: "TimeSpan") -> bool:
        """Return whether this one begins no earlier than the other ends, in every world."""
        return _span(other).certainly_before(self)

    def possibly_after(self, other: "TimeSpan") -> bool:
        """Return whether this one begins no earlier than the other ends, in some world."""
        return _span(other).possibly_before(self)

    def certainly_during(self, other: "TimeSpan") -> bool:
        """Return whether this one lies within the other, shared endpoints allowed, in every world."""
        return self._certainly(DURING, other)

    def possibly_during(self, other: "TimeSpan") -> bool:
        """Return whether this one lies within the other, shared endpoints allowed, in some world."""
        return self._possibly(DURING, other)

    def certainly_overlaps(self, other: "TimeSpan") -> bool:
        """Return whether the two share some time, in every world."""
        return self._certainly(OVERLAPPING, other)

    def possibly_overlaps(self, other: "TimeSpan") -> bool:
        """Return whether the two share some time, in some world."""
        return self._possibly(OVERLAPPING, other)

    def relations(self, other: "TimeSpan") -> frozenset[Relation]:
        """Allen's relations that hold in some world; if there is only one, it is certain.

        >>> april, may = TimeSpan.parse("2025-04"), TimeSpan.parse("2025-05")
        >>> sorted(TimeSpan.parse("2025-04", "UTC").relations(TimeSpan.parse("2025-05", "UTC")))
        [<Relation.BEFORE: 'before'>, <Relation.MEETS: 'meets'>]
        """
        return frozenset(relation for relation, links in ALLEN.items() if self._possibly(links, other))

    def length(self) -> tuple[timedelta, timedelta | None]:
        """The shortest and the longest time it may have lasted; `None` where nothing bounds it.

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
        return some_world(links, (self.begin_bounds, self.end_bounds, _span(other).begin_bounds, other.end_bounds))

    def _certainly(self, links: tuple[Link, ...], other: "TimeSpan") -> bool:
        return every_world(links, (self.begin_bounds, self.end_bounds, _span(other).begin_bounds, other.end_bounds))

    def __str__(self) -> str:
        """The written form; `TimeSpan.parse(str(span), span.zone)` gives the span back."""
        return write_bounds(four_bounds(self), self.zone)

    def __repr__(self) -> str:
        zone = "" if self.zone is None else f", {self.zone!r}"
        return f"TimeSpan.parse({str(self)!r}{zone})"

    def _repr_pretty_(self, printer: Any, _: bool) -> None:  # noqa: FBT001 - as Hypothesis calls it, for failing tests
        printer.text(repr(self))


def _span(other: TimeSpan) -> TimeSpan:
    """The other of two spans; raises `TypeError` for what is none."""
    if not isinstance(other, TimeSpan):
        raise TypeError(f"expected a TimeSpan, not {other!r}; TimeSpan.parse reads a written time, event.when is one")
    return other


def four_bounds(span: TimeSpan) -> FourBounds:
    """The earliest and latest beginning and the earliest and latest end of a span."""
    return span.begin_earliest, span.begin_latest, span.end_earliest, span.end_latest


@attrs.frozen
class Window:
    """A stretch of time with fixed ends, as a query names it; `None` leaves a side open."""

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
        """The beginning, in the integers of `Bounds`; an open side begins before every unknown bound."""
        return _BEFORE_ALL if self.begin is None else _bounds_of_begin(self.begin, self.begin)

    @property
    def end_bounds(self) -> Bounds:
        """The end, in the integers of `Bounds`; an open side ends after every unknown bound."""
        return _BEYOND_ALL if self.end is None else _bounds_of_end(self.end, self.end)


def beginning(span: TimeSpan) -> int:
    """The number of the earliest beginning, or else of the latest, by which displays sort; see `Bounds`."""
    least, greatest = span.begin_bounds
    return least if least >= 0 else greatest


# A record gives the same few times over and over.
@lru_cache(maxsize=1024)
def _parsed(text: str, zone: str | None) -> TimeSpan:
    try:
        bounds = read_bounds(text, zone)
    except TimeRefused as refusal:
        if not isinstance(refusal, ZoneUnknown) and (meant := lazy.written_dates.written_forms(text, zone)):
            raise TimeRefused(text, f"write {' or '.join(map(repr, meant))}") from refusal
        raise
    try:
        return TimeSpan(*bounds, zone)
    except TimeRefused as refusal:
        raise TimeRefused(text, refusal.reason) from refusal


def _utc(instant: datetime | None) -> datetime | None:
    """An instant in UTC, held within the calendar; raises `TypeError` and `TimeRefused` for what is none."""
    if instant is None:
        return None
    if not isinstance(instant, datetime):
        raise TypeError(f"expected a datetime as bound, not {instant!r}; TimeSpan.parse reads a written time")
    if instant.tzinfo is UTC:
        return instant
    offset = instant.utcoffset()
    if offset is None:
        raise TimeRefused(instant.isoformat(), "a clock time without a zone; give the datetime a tzinfo")
    return instant_of(instant.replace(tzinfo=None), timezone(offset))


def _number(instant: datetime) -> int:
    """The integer of an instant in UTC, as `Bounds` counts them."""
    return 2 * ((instant - FIRST) // MICROSECOND)


def _instant(number: int) -> datetime | None:
    """The instant of an even number; `None` beyond the years that can be written."""
    try:
        return FIRST + timedelta(microseconds=number // 2) if number >= 0 else None
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
