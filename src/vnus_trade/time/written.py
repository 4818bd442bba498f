"""The written form of a time, a profile of EDTF (ISO 8601-2): reading it into four bounds, and writing these.

The four bounds are the earliest and the latest beginning, then the earliest and the latest end, as in `TimeSpan`.
"""

from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from typing import NamedTuple

from vnus_trade.errors import TimeRefused
from vnus_trade.time.zones import (
    AROUND_EARTH,
    FIRST,
    LAST,
    MICROSECOND,
    civil_time,
    clock_at,
    day_from,
    day_until,
    end_of,
    instant_of,
    offset_of,
    start_of,
    zone_of,
)

FourBounds = tuple[datetime | None, datetime | None, datetime | None, datetime | None]
"""The earliest and latest beginning and the earliest and latest end, in UTC; `None` where nothing bounds it."""

_NOTHING, _MINUTE, _SECOND = timedelta(0), timedelta(minutes=1), timedelta(seconds=1)
# The units of clock times, as `datetime.isoformat` calls them, with how long each lasts.
_CLOCK_UNITS = (("minutes", _MINUTE), ("seconds", _SECOND), ("microseconds", MICROSECOND))

_NAMES = {7: "month", 10: "day"}
# The first month of each part of a year that ISO 8601-2 numbers like a month, and how many months it has.
_PARTS = {
    **{f"{33 + quarter}": (f"{1 + 3 * quarter:02}", 3) for quarter in range(4)},
    **{f"{37 + third}": (f"{1 + 4 * third:02}", 4) for third in range(3)},
    **{f"{40 + half}": (f"{1 + 6 * half:02}", 6) for half in range(2)},
}
_REFUSED_MARKS = {
    "~": "~ bounds nothing; write the range that is meant, such as [2025-04-20..2025-04-24]",
    "?": "? bounds nothing; write the range that is meant, or say in the entry why it is doubtful",
    "%": "% bounds nothing; write the range that is meant, such as [2025-04-20..2025-04-24]",
    ",": "a set of dates is not one time; write the range, or one entry for each",
    "{": "a set of dates is not one time; write the range, or one entry for each",
    "Y": "years run from 0001 to 9999",
}
_MARKS = frozenset(_REFUSED_MARKS)


def read_bounds(text: str, zone: str | None) -> FourBounds:
    """The four bounds that a text in the written form states; raises `TimeRefused` for anything else."""
    return _Reader(text, zone, zone_of(zone)).bounds()


def write_bounds(bounds: FourBounds, zone: str | None) -> str:
    """The shortest text that states these bounds in a zone."""
    begin, end = _Range(*bounds[:2]), _Range(*bounds[2:])
    text = _Writer(zone_of(zone), clocks_only=False).text(begin, end)
    if zone is None:
        # Dates somewhere on Earth state no exact end, do not mix with clock times, and end after the next one begins.
        try:
            read_bounds(text, zone)
        except TimeRefused:
            return _Writer(None, clocks_only=True).text(begin, end)
    return text


def states_its_offsets(text: str) -> bool:
    """Return whether a written time has only clock times with offsets, and so is read alike in every zone."""
    return all(_split_offset(unit.partition("T")[2])[1] for unit in _units(text))


def has_offsets_of(text: str, zone: str | None) -> bool:
    """Return whether a written time has only clock times with offsets, and none contradicts the clocks of a zone."""
    if not states_its_offsets(text):
        return False
    try:
        read_bounds(text, zone)
    except TimeRefused:
        return False
    return True


_Unit = tuple[datetime, datetime]
"""The first instant of a written unit of time, and the first instant after it."""


class _Range(NamedTuple):
    """What is known of a beginning or an end; equal bounds mean exactly that instant."""

    earliest: datetime | None
    latest: datetime | None

    @property
    def is_exact(self) -> bool:
        return self.earliest is not None and self.earliest == self.latest


class _Reader(NamedTuple):
    """Reads one written time; every refusal names the whole text."""

    text: str
    zone: str | None
    clocks: tzinfo | None

    def bounds(self) -> FourBounds:
        self._refuse_other_notations()
        left, slash, right = self.text.partition("/")
        if "/" in right:
            raise self._refused("an interval has two sides, written begin/end")
        if slash and (left or right):
            left, right = left or "..", right or ".."
        if not slash and left == "..":
            raise self._refused("write [..] for a time of which nothing is known")
        if not slash and left.startswith("="):
            raise self._refused("an event lasts; write =begin/=end for exact ends")
        begin = self._side(left)
        end = self._side(right) if slash else begin
        if slash and self._is_reversed(begin.earliest, end.latest):
            raise self._refused("it would end before it begins")
        return begin.earliest, begin.latest, end.earliest, end.latest

    def _side(self, side: str) -> _Range:
        if side == "..":
            return _Range(None, None)
        if side.startswith("="):
            if self.zone is None and "T" not in side:
                raise self._refused("an exact end needs a clock time with its offset, or a zone")
            instant = self.unit(side[1:])[0]
            return _Range(instant, instant)
        if not side.startswith("["):
            return _Range(*self.unit(side))
        left, dots, right = side[1:-1].partition("..")
        if not side.endswith("]") or not dots:
            raise self._refused("a range is written [earliest..latest], either end may be left out")
        earliest = self.unit(left)[0] if left else None
        latest = self.unit(right)[1] if right else None
        if self._is_reversed(earliest, latest):
            raise self._refused(f"the range is reversed; write [{right}..{left}]")
        return _Range(earliest, latest)

    def _is_reversed(self, earliest: datetime | None, latest: datetime | None) -> bool:
        # Dates somewhere on Earth are compared as dates: as instants, one day may end after the next begins.
        somewhere = AROUND_EARTH if self.zone is None and "T" not in self.text else _NOTHING
        return earliest is not None and latest is not None and earliest >= latest - somewhere

    def unit(self, unit: str) -> _Unit:
        """The first instant of a written unit of time, and the first one after it."""
        day, letter, clock = unit.partition("T")
        return self._clock_unit(self._day(day, day), clock) if letter else self._days(*self._dates(unit))

    def _dates(self, unit: str) -> tuple[date, date]:
        """The first and the last day of a written day, month, part of a year, year, decade or century."""
        known = unit.rstrip("X")
        if len(unit) == 4 and len(known) in (2, 3):
            years = 10 ** (4 - len(known))
            begin = years * self._digits(known, len(known))
            return date(max(begin, 1), 1, 1), date(begin + years - 1, 12, 31)
        if len(unit) - len(known) == 2 and known.endswith("-"):
            unit = known[:-1]
        if len(unit) == 4:
            first = self._day(f"{unit}-01-01", unit)
            return first, date(first.year, 12, 31)
        if len(unit) == 7:
            month, months = _PARTS.get(unit[5:], (unit[5:], 1))
            first = self._day(f"{unit[:5]}{month}-01", unit)
            return first, _last_day(first.year, first.month + months - 1)
        first = self._day(unit, unit)
        return first, first

    def _day(self, day: str, written: str) -> date:
        if len(day) != 10 or day[4] != "-" or day[7] != "-" or written.isalpha():
            raise self._refused(f"{written!r} is no date; write YYYY-MM-DD, YYYY-MM, YYYY or YYYX")
        year, month, number = self._digits(day[:4], 4), self._digits(day[5:7], 2), self._digits(day[8:], 2)
        if month in range(21, 33):
            raise self._refused("a season has no agreed bounds; write the months as a range")
        if year == 0:
            raise self._refused("years run from 0001 to 9999")
        try:
            return date(year, month, number)
        except ValueError as error:
            raise self._refused(f"{written} is no {_NAMES[len(written)]} of the calendar") from error

    def _days(self, first: date, last: date) -> _Unit:
        start, stop = start_of(first, self.clocks), end_of(last, self.clocks)
        if start >= stop:
            raise self._refused(f"{first} does not exist in {self.zone}: the calendar there skips it")
        return start, stop

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
        start = self._instant(local, mark + offset)
        lasts = MICROSECOND if point else _SECOND if len(parts) == 3 else _MINUTE
        return start, start + min(lasts, LAST - start)

    def _instant(self, local: datetime, offset: str) -> datetime:
        """The instant of a clock time; `Z` states the instant only and agrees with every zone (RFC 9557)."""
        if offset:
            instant = instant_of(local, UTC if offset == "Z" else timezone(self._offset(offset)))
            if self.clocks and offset != "Z" and civil_time(instant, self.clocks) != local:
                raise self._refused(f"the offset {offset} contradicts the zone {self.zone}")
            return instant
        if self.clocks is None:
            raise self._refused("a clock time needs its offset, such as +07:00 or Z, or a zone")
        first, second = (instant_of(local.replace(fold=fold), self.clocks) for fold in (0, 1))
        if first > second:
            raise self._refused(f"the clocks in {self.zone} skipped {local}; give the offset")
        if first < second:
            raise self._refused(f"the clocks in {self.zone} showed {local} twice; give the offset")
        return first

    def _offset(self, offset: str) -> timedelta:
        try:
            return offset_of(f"{offset}:00" if len(offset) == len("+HH") else offset)
        except ValueError as error:
            raise self._refused(f"the offset {offset} is not written +HH:MM or -HH:MM") from error

    def _digits(self, part: str, width: int) -> int:
        if len(part) != width or not (part.isascii() and part.isdigit()):
            raise self._refused(f"{part!r} is not {width} digits from 0 to 9")
        return int(part)

    def _refuse_other_notations(self) -> None:
        if not _MARKS.isdisjoint(self.text):
            raise self._refused(next(reason for mark, reason in _REFUSED_MARKS.items() if mark in self.text))
        if self.zone is None and "T" in self.text and not all("T" in unit for unit in _units(self.text)):
            raise self._refused(
                "beside a clock time with an offset, a date needs a zone, or write both ends as clock times"
            )

    def _refused(self, reason: str) -> TimeRefused:
        return TimeRefused(self.text, reason)


def _last_day(year: int, month: int) -> date:
    return date.max if (year, month) == (9999, 12) else date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


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


class _Writer(NamedTuple):
    """Writes bounds in the shortest of the forms that state exactly these."""

    clocks: tzinfo | None
    clocks_only: bool

    def text(self, begin: _Range, end: _Range) -> str:
        if begin == end:
            return self._unit(begin) or self._range(begin)
        exact = begin.is_exact or end.is_exact
        # A bound that follows from the other side is left out, unless a unit states it anyway.
        left = begin if exact or begin.latest != end.latest or self._unit(begin) else _Range(begin.earliest, None)
        right = end if exact or end.earliest != begin.earliest or self._unit(end) else _Range(None, end.latest)
        return f"{self._side(left)}/{self._side(right)}"

    def _side(self, side: _Range) -> str:
        if side == (None, None):
            return ".."
        if side.is_exact and side.earliest is not None:
            return "=" + self._begun(side.earliest)
        return self._unit(side) or self._range(side)

    def _range(self, side: _Range) -> str:
        left = "" if side.earliest is None else self._begun(side.earliest)
        right = "" if side.latest is None else self._ended(side.latest)
        return f"[{left}..{right}]"

    def _unit(self, side: _Range) -> str | None:
        """The one unit that is exactly this range, if there is one."""
        earliest, latest = side
        if earliest is None or latest is None:
            return None
        first, last = self._first_day(earliest), self._last_day(latest)
        if first is not None and last is not None:
            return _period(first, last)
        lasts = latest - earliest
        for spec, size in _CLOCK_UNITS:
            # The calendar cuts its last units short.
            if lasts == size or (latest == LAST and lasts < size):
                return self._clock(earliest, spec)
        return None

    def _begun(self, bound: datetime) -> str:
        """The day that begins exactly here, or else the longest clock time that does."""
        day = self._first_day(bound)
        return day.isoformat() if day else next(filter(None, (self._clock(bound, spec) for spec, _ in _CLOCK_UNITS)))

    def _ended(self, bound: datetime) -> str:
        """The day that ends exactly here, or else the longest clock time that does."""
        day = self._last_day(bound)
        clocks = (self._clock(bound - size, spec) for spec, size in _CLOCK_UNITS if bound - FIRST >= size)
        return day.isoformat() if day else next(filter(None, clocks))

    def _first_day(self, bound: datetime) -> date | None:
        """The day that begins exactly here."""
        day = None if self.clocks_only else day_from(bound, self.clocks)
        return day if day and start_of(day, self.clocks) == bound else None

    def _last_day(self, bound: datetime) -> date | None:
        """The day that ends exactly here."""
        day = None if self.clocks_only else day_until(bound, self.clocks)
        return day if day and end_of(day, self.clocks) == bound else None

    def _clock(self, begin: datetime, spec: str) -> str | None:
        """The clock time of this unit that begins exactly here, if one does."""
        shown = clock_at(begin, self.clocks or UTC)
        # Before there were zones, clocks differed from UTC by seconds, which no offset can say.
        if (shown.utcoffset() or _NOTHING) % _MINUTE:
            shown = begin
        is_whole = not shown.microsecond and (spec == "seconds" or not shown.second)
        return shown.isoformat("T", spec).replace("+00:00", "Z") if is_whole or spec == "microseconds" else None


def _period(first: date, last: date) -> str | None:
    """The day, month, year, decade or century that has exactly these first and last days."""
    if first == last:
        return first.isoformat()
    if first.day == 1 and last == _last_day(first.year, first.month):
        return first.isoformat()[:7]
    if (first.month, first.day, last.month, last.day) != (1, 1, 12, 31):
        return None
    written = first.isoformat()[:4]
    for known, years in ((4, 1), (3, 10), (2, 100)):
        begin = first.year // years * years
        if first.year == max(begin, 1) and last.year == begin + years - 1:
            return written[:known] + "X" * (4 - known)
    return None
