"""The time axis of a picture: where an instant lies, which stretches are cut short, and what is written below.

One scale holds for the whole axis, save where nothing happens for so long that the rest would be cramped: such a
stretch is drawn as a break of a fixed width, and says how long it is.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta, tzinfo
from itertools import pairwise

import attrs

from vnus_trade.time.zones import start_of

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
TICK_WIDTH = 58
"""The room that what is written at one tick takes, in pixels."""

_GAIN = 1.12
_LEGIBLE, _WIDEST = 14.0, 60.0
_DAY = timedelta(days=1)
_HOURS = (1 / 60, 1 / 12, 0.25, 1, 3, 6)
_MONTHS = (1, 3, 6, 12, 24, 60, 120, 300, 600, 1200, 6000, 12000)


@attrs.frozen
class Stretch:
    """Part of the axis between two instants, from `left` to `right` in pixels; a break is not to scale."""

    begin: datetime
    end: datetime
    left: float
    right: float
    is_break: bool = attrs.field(kw_only=True)


@attrs.frozen
class Tick:
    """What is written at a place of the axis, and below it the larger unit where that changes."""

    x: float
    text: str
    below: str = ""


@attrs.frozen
class Axis:
    """Where instants lie between `left` and `right`, in pixels; no earlier instant lies to the right of a later."""

    left: float
    right: float
    stretches: tuple[Stretch, ...]

    @classmethod
    def of(cls, instants: Iterable[datetime], left: float, right: float, room: float) -> "Axis":
        """The axis that has room for all of these; a break is `room` pixels wide."""
        points = sorted(set(instants))
        gaps = [(later - earlier) / _DAY for earlier, later in pairwise(points)]
        broken, scale = _scaled(gaps, right - left, room)
        stretches = []
        at = left
        for number, (begin, end) in enumerate(pairwise(points)):
            to = min(at + (room if number in broken else gaps[number] * scale), right)
            stretches.append(Stretch(begin, end, at, to, is_break=number in broken))
            at = to
        return cls(left, right, tuple(stretches))

    def x(self, instant: datetime) -> float:
        """Where an instant lies; what is beyond the axis lies at its nearer end."""
        number = bisect_right(self.stretches, instant, key=lambda stretch: stretch.begin) - 1
        if number < 0:
            return self.left
        stretch = self.stretches[number]
        done = min((instant - stretch.begin) / (stretch.end - stretch.begin), 1.0)
        return min(stretch.left + done * (stretch.right - stretch.left), stretch.right)

    @property
    def a_day(self) -> float:
        """How many pixels a day takes, breaks aside."""
        return max(
            ((s.right - s.left) / ((s.end - s.begin) / _DAY) for s in self.stretches if not s.is_break), default=0.0
        )

    def ticks(self, instants: Iterable[datetime], zone: tzinfo) -> tuple[Tick, ...]:
        """What to write below: clock times, the days on which something happens, or months and years."""
        if self.a_day >= 4 * TICK_WIDTH:
            return tuple(_apart(self._clock_ticks(zone)))
        days = sorted({local_time(instant, zone).date() for instant in instants})
        if self.a_day * 20 >= TICK_WIDTH or self.a_day == 0:
            return tuple(self._day_ticks(days, zone))
        return tuple(_apart(self._month_ticks(zone)))

    def _clock_ticks(self, zone: tzinfo) -> Iterator[Tick]:
        step = next((hours for hours in _HOURS if self.a_day / 24 * hours >= TICK_WIDTH), _HOURS[-1])
        shown = None
        for stretch in self.stretches:
            first, last = local_time(stretch.begin, zone), local_time(stretch.end, zone)
            if stretch.is_break:
                continue
            for number in range(int((last - _midnight(first)) / timedelta(hours=step)) + 1):
                local = _midnight(first) + number * timedelta(hours=step)
                if first <= local <= last:
                    day = "" if local.date() == shown else f"{_of_day(local)} {local.year}"
                    shown = local.date()
                    yield Tick(self.x(_instant(local, zone)), f"{local:%H:%M}", day)

    def _day_ticks(self, days: Sequence[date], zone: tzinfo) -> Iterator[Tick]:
        """The days of note; those too close for a tick each share one."""
        groups: list[tuple[float, list[date]]] = []
        for day in days:
            x = self.x(start_of(day, zone))
            if groups and x < groups[-1][0] + TICK_WIDTH + _extra(groups[-1][1]):
                groups[-1][1].append(day)
            else:
                groups.append((x, [day]))
        year = None
        for x, group in groups:
            yield Tick(x, _of_days(group[0], group[-1]), "" if group[0].year == year else str(group[0].year))
            year = group[-1].year

    def _month_ticks(self, zone: tzinfo) -> Iterator[Tick]:
        a_month = self.a_day * 30
        step = next((months for months in _MONTHS if months * a_month >= TICK_WIDTH), _MONTHS[-1])
        is_new = True
        for stretch in self.stretches:
            first, last = local_time(stretch.begin, zone), local_time(stretch.end, zone)
            from_, to = 12 * first.year + first.month - 1, 12 * last.year + last.month - 1
            for multiple in range(from_ - from_ % step, to + 1, step):
                month = max(multiple, from_)
                day = date(month // 12, month % 12 + 1, 1)
                begin = start_of(day, zone)
                if not stretch.is_break and (is_new or begin >= stretch.begin):
                    named = "" if step % 12 == 0 else f"{MONTHS[day.month - 1]} "
                    yield Tick(self.x(max(begin, stretch.begin)), f"{named}{day.year}")
            is_new = stretch.is_break


def _scaled(gaps: Sequence[float], width: float, room: float) -> tuple[set[int], float]:
    """Which gaps to break, and the pixels of a day for the others.

    While most gaps are too narrow to tell events apart, the longest is broken if it takes more than `room` and the
    others gain by that.
    """
    unbroken = dict(sorted(enumerate(gaps), key=lambda gap: gap[1]))
    left, space = sum(gaps), width
    while len(unbroken) > 1:
        number, longest = next(reversed(unbroken.items()))
        scale, rest = space / left, left - longest
        median = list(unbroken.values())[len(unbroken) // 2]
        if median * scale >= _LEGIBLE or longest * scale <= room or (space - room) / rest < scale * _GAIN:
            break
        left, space = rest, space - room
        del unbroken[number]
    shortest = next(iter(unbroken.values()), 1.0)
    scale = space / left if left else 0.0
    return set(range(len(gaps))) - set(unbroken), min(scale, _WIDEST / shortest) if shortest <= 1 else scale


def _apart(ticks: Iterable[Tick]) -> Iterator[Tick]:
    """The ticks that do not run into the one before."""
    end = float("-inf")
    for tick in ticks:
        if tick.x >= end:
            end = tick.x + TICK_WIDTH
            yield tick


def _extra(days: Sequence[date]) -> float:
    return 0.0 if len(days) == 1 else 24.0


def _of_day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]}"


def _of_days(first: date, last: date) -> str:
    if first == last:
        return _of_day(first)
    if first.year != last.year:
        return f"{_of_day(first)}–{_of_day(last)} {last.year}"
    return f"{first.day}–{_of_day(last)}" if first.month == last.month else f"{_of_day(first)}–{_of_day(last)}"


def _midnight(local: datetime) -> datetime:
    return local.replace(hour=0, minute=0, second=0, microsecond=0)


def local_time(instant: datetime, zone: tzinfo) -> datetime:
    """The civil time of an instant; at the ends of the calendar, that of Greenwich."""
    try:
        return instant.astimezone(zone).replace(tzinfo=None)
    except OverflowError:
        return instant.replace(tzinfo=None)


def _instant(local: datetime, zone: tzinfo) -> datetime:
    return local.replace(tzinfo=zone).astimezone(UTC)
