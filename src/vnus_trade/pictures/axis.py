"""The time axis of a picture: where an instant lies, which empty stretches are cut short, and what its ticks say.

One scale holds for the whole axis, except where nothing happens for so long that the rest would be cramped: such a
stretch is drawn with a fixed width, and says how long it is.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta, tzinfo
from itertools import pairwise

import attrs

from vnus_trade.time.wording import MONTHS
from vnus_trade.time.zones import civil_time, instant_of, start_of

CUT = 56.0
"""The width of a stretch that is cut short, in pixels."""

_GAIN, _LEGIBLE, _WIDEST, _TICK = 1.12, 14.0, 120.0, 52.0
_MONTHS = tuple(name[:3] for name in MONTHS)
_MINUTES_APART = (1, 5, 15, 60, 180, 360)
_MONTHS_APART = (1, 3, 6, 12, 24, 60, 120, 300, 600, 1200, 6000, 12000)
_DAY = timedelta(days=1)


@attrs.frozen
class Tick:
    """The text at a place of the axis, and below it the larger unit where that changes."""

    x: float
    text: str
    below: str = ""


@attrs.frozen
class Axis:
    """Where instants lie, in pixels: the places of some points in time, and the width of a day between them.

    `cut` has the numbers of the points that come before stretches that are cut short.
    """

    points: tuple[datetime, ...]
    places: tuple[float, ...]
    cut: frozenset[int]
    a_day: float

    @classmethod
    def of(cls, instants: Iterable[datetime], left: float, right: float) -> "Axis":
        """The axis from `left` to `right` on which all of these have a place."""
        points = sorted(set(instants))
        cut, a_day = _scaled([later - earlier for earlier, later in pairwise(points)], right - left)
        places = [left]
        for number, (begin, end) in enumerate(pairwise(points)):
            places.append(min(places[-1] + (CUT if number in cut else (end - begin) / _DAY * a_day), right))
        return cls(tuple(points), tuple(places), cut, a_day)

    def x(self, instant: datetime) -> float:
        """Where an instant lies; the nearer end of the axis for one beyond it."""
        number = bisect_right(self.points, instant) - 1
        if number < 0 or number + 1 >= len(self.points):
            return self.places[max(number, 0)]
        begin, left, right = self.points[number], self.places[number], self.places[number + 1]
        return min(left + (instant - begin) / (self.points[number + 1] - begin) * (right - left), right)

    def cuts(self) -> Iterator[tuple[float, float, timedelta]]:
        """From where to where each stretch lies that is cut short, and how long it is."""
        for number in sorted(self.cut):
            yield self.places[number], self.places[number + 1], self.points[number + 1] - self.points[number]

    def ticks(self, days: Iterable[date], zone: tzinfo) -> Iterator[Tick]:
        """Clock times on a short axis, months and years on a long one, else these days."""
        if self.a_day >= 4 * _TICK:
            return self._clock_ticks(self.a_day / 24 / 60, zone)
        if self.a_day and self.a_day * 20 < _TICK:
            return self._month_ticks(self.a_day * 30, zone)
        return (Tick(self.x(start_of(day, zone)), _of_day(day), str(day.year)) for day in sorted(days))

    def _runs(self, zone: tzinfo) -> Iterator[tuple[datetime, datetime]]:
        """The civil times between which the axis is not cut."""
        for before, last in pairwise((-1, *sorted(self.cut), len(self.points) - 1)):
            if before + 1 < last:
                yield civil_time(self.points[before + 1], zone), civil_time(self.points[last], zone)

    def _clock_ticks(self, a_minute: float, zone: tzinfo) -> Iterator[Tick]:
        step = timedelta(minutes=next(many for many in _MINUTES_APART if many * a_minute >= _TICK - 1e-6))
        for first, last in self._runs(zone):
            midnight = first.replace(hour=0, minute=0, second=0, microsecond=0)
            for number in range(-((midnight - first) // step), (last - midnight) // step + 1):
                local = midnight + number * step
                x = self.x(instant_of(local, zone))
                yield Tick(x, f"{local:%H:%M}", f"{_of_day(local)} {local.year}")

    def _month_ticks(self, a_month: float, zone: tzinfo) -> Iterator[Tick]:
        step = next((many for many in _MONTHS_APART if many * a_month >= _TICK), _MONTHS_APART[-1])
        for first, last in self._runs(zone):
            begin, end = 12 * first.year + first.month - 1, 12 * last.year + last.month - 1
            for multiple in range(begin - begin % step, end + 1, step):
                year, month = divmod(max(multiple, begin), 12)
                # The month in which a run begins has its tick at that beginning, not within the cut before it.
                at = first.replace(tzinfo=zone) if multiple <= begin else start_of(date(year, month + 1, 1), zone)
                yield Tick(self.x(at), *((str(year), "") if step % 12 == 0 else (_MONTHS[month], str(year))))


def _scaled(gaps: Sequence[timedelta], width: float) -> tuple[frozenset[int], float]:
    """The numbers of the gaps to cut, and the pixels of a day for the others; a short one has a limit.

    While most gaps are too narrow to tell events apart, the longest is cut if the others gain by that and cut
    stretches take no more than a third of the width.
    """
    ascending = sorted(range(len(gaps)), key=gaps.__getitem__)
    count, left, least = len(gaps), sum(gaps, timedelta()), width * 2 / 3
    while count > 1 and width - CUT >= least:
        scale, rest = width / (left / _DAY), left - gaps[ascending[count - 1]]
        median = gaps[ascending[count // 2]] / _DAY
        if median * scale >= _LEGIBLE or (width - CUT) / (rest / _DAY) < scale * _GAIN:
            break
        count, left, width = count - 1, rest, width - CUT
    if not gaps:
        return frozenset(), 0.0
    scale, shortest = width / (left / _DAY), gaps[ascending[0]] / _DAY
    return frozenset(ascending[count:]), min(scale, _WIDEST / shortest) if shortest <= 1 else scale


def _of_day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]}"
