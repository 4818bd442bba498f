"""Proofs about order: the shortest chain that forces a relation, and worlds in which it holds and in which it does not.

A chain is a refutation: it shows that no world satisfies some links beside the record. It leads from a lower bound
along links to an upper bound that lies before it, or is a circle of links, one of them strict. A link is certain if
its negation is refuted, and possible if it is not refuted itself.
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from fractions import Fraction
from itertools import chain, count
from math import ceil
from typing import NamedTuple

import attrs

from vnus_trade.ordering.graph import components
from vnus_trade.ordering.order import Condition, Order, Reference
from vnus_trade.ordering.stated import NOTHING, Stated
from vnus_trade.time.constraints import Bounds, Link, pulled, pushed
from vnus_trade.time.span import TimeSpan
from vnus_trade.time.zones import FIRST, LAST, MICROSECOND, civil_time, zone_of

CALENDAR = -1
"""The number that stands for an instant where a premise is a bound."""


class Point(NamedTuple):
    """The beginning or the end of an event, or of the time that a question names.

    >>> import vnus_trade
    >>> vnus_trade.Point("round-2", is_end=True)
    Point(of='round-2', is_end=True)
    """

    of: Reference
    """The id of an event, a `TimeSpan` for one unnamed event, or the window of a written time."""
    is_end: bool
    """Whether it is the end."""


class Premise(NamedTuple):
    """The point of one number lies no later than that of another; or, if one number is `CALENDAR`, has a bound."""

    first: int
    second: int
    strict: bool = False
    at: int = 0
    """The bound, as `Bounds` counts."""
    stated_in: str = NOTHING
    by: str = ""
    """The id of the event whose entry states it."""

    @property
    def is_link(self) -> bool:
        return CALENDAR not in (self.first, self.second)

    @property
    def instant(self) -> tuple[datetime, bool]:
        """The instant of a bound, and whether the point certainly differs from it."""
        apart = bool(self.at % 2)
        number = self.at + (apart if self.second == CALENDAR else -apart)
        return FIRST + timedelta(microseconds=number // 2), apart

    def mirrored(self) -> "Premise":
        """The same in reversed time, where an upper bound is a lower one and numbers are negative."""
        return self._replace(first=self.second, second=self.first, at=-self.at)

    def denied(self) -> "Premise":
        """The link that holds in exactly the worlds where this one does not."""
        return Premise(self.second, self.first, strict=not self.strict)


class _Reach(NamedTuple):
    """A lower bound of a point, and the premises from which it follows."""

    point: int
    least: int
    premise: Premise
    before: "_Reach | None"

    def chain(self) -> list[Premise]:
        found, reach = [self.premise], self.before
        while reach is not None:
            found.append(reach.premise)
            reach = reach.before
        return found[::-1]


@attrs.frozen(eq=False)
class Network:
    """Everything that a record states of time, as premises about numbered points, with the points of a question."""

    points: Sequence[Point]
    """Each point by its number: the beginning of a reference, then its end."""
    premises: Sequence[Premise]
    """What is stated, and that every event begins before it ends."""
    _zones: Sequence[str | None]

    @classmethod
    def of(cls, order: Order, references: Iterable[Reference]) -> "Network":
        """Build the network of the events that take place where the named ones do, and of the times of a question."""
        named = dict.fromkeys(references)
        stated = order.taking_place(named)
        numbers = {entry.id: 2 * number for number, entry in enumerate(stated)}
        premises = [premise for entry in stated for premise in _stated(entry, numbers)]
        beside = [reference for reference in named if not isinstance(reference, str)]
        for begin, reference in enumerate(beside, start=len(numbers)):
            premises += _bounded(2 * begin, reference.begin_bounds)
            premises += _bounded(2 * begin + 1, reference.end_bounds)
            if isinstance(reference, TimeSpan):
                premises.append(Premise(2 * begin, 2 * begin + 1, strict=True))
        zones = [entry.span.zone for entry in stated]
        zones += [reference.zone if isinstance(reference, TimeSpan) else None for reference in beside]
        return cls([Point(of, is_end) for of in (*numbers, *beside) for is_end in (False, True)], premises, zones)

    def asked(self, candidate: str, condition: Condition) -> list[Premise]:
        """List the links that a condition asks of an event."""
        ends = [Point(of, is_end) for of in (candidate, condition.reference) for is_end in (False, True)]
        numbers = [self.points.index(point) for point in ends]
        return [Premise(numbers[first], numbers[second], strict) for first, second, strict in condition.links]

    def refutation(self, links: Sequence[Premise]) -> list[Premise] | None:
        """Find the shortest chain that shows that no world satisfies these links; `None` if some world does.

        A chain over dates begins with the lower bound and ends with the upper one; a circle has links alone.
        """
        premises = [*self.premises, *links]
        chains = [*_circles(premises, links), *_clashes(premises)]
        return min(chains, key=len, default=None)

    def proof(self, link: Premise) -> list[Premise] | None:
        """Find the shortest chain that leads from the first point of a link to the second; `None` if it is open.

        Where the chain runs over dates, an upper bound is followed by a lower one that is no earlier.
        """
        denial = link.denied()
        found = self.refutation([denial])
        if found is None:
            return None
        at = found.index(denial)
        return found[at + 1 :] + found[:at]

    def tightest(self, point: int, *, is_upper: bool) -> list[Premise]:
        """List the premises that give a point its tightest upper or lower bound, earliest first; none if unbounded."""
        premises = [premise.mirrored() for premise in self.premises] if is_upper else self.premises
        found: list[Premise] = []
        for reach in _reaches(premises):
            if reach.point == point:
                found = reach.chain()
        return [premise.mirrored() for premise in reversed(found)] if is_upper else found

    def world(self, links: Iterable[Premise]) -> list[Fraction]:
        """Pick an instant for every point, in microseconds since year 1, so that the record and these links hold.

        There must be such a world. Midnights and full hours are preferred, for people to read.
        """
        premises = [*self.premises, *links]
        merged, size = components(len(self.points), [Link(p.first, p.second, p.strict) for p in premises if p.is_link])
        zones = [""] * size
        for number, at in enumerate(merged):
            zones[at] = zones[at] or self._zones[number // 2] or ""
        rooms, following = _rooms(premises, merged, size)
        ends = (end for room in rooms for end in (room.least, room.greatest) if end is not None)
        anchor = next(ends, (_NOWHEN, False))[0]
        found = [anchor] * size
        # No link leads to a higher number.
        for at in reversed(range(size)):
            found[at] = rooms[at].chosen(zones[at] or "UTC", anchor)
            for after, strict in following[at].items():
                rooms[after] = rooms[after].beyond(found[at], strict=strict)
        return [found[at] for at in merged]


def _stated(entry: Stated, numbers: Mapping[str, int]) -> Iterator[Premise]:
    """List what is stated of one event among those that are numbered; dates come before publication, and then links."""
    begin = numbers[entry.id]
    own, *links = entry.links()
    yield Premise(begin, begin + 1, own.strict)
    for is_end, bounds, field in entry.bounds():
        yield from _bounded(begin + is_end, bounds, field, entry.id)
    for (earlier, is_end), (later, ends), strict, field in links:
        if earlier in numbers and later in numbers:
            yield Premise(numbers[earlier] + is_end, numbers[later] + ends, strict, stated_in=field, by=entry.id)


def _bounded(point: int, bounds: Bounds, stated_in: str = NOTHING, by: str = "") -> Iterator[Premise]:
    """List the bounds of a point that are known."""
    if bounds.least > _UNKNOWN.least:
        yield Premise(CALENDAR, point, at=bounds.least, stated_in=stated_in, by=by)
    if bounds.greatest in range(_UNKNOWN.greatest):
        yield Premise(point, CALENDAR, at=bounds.greatest, stated_in=stated_in, by=by)


_UNKNOWN = Bounds()


def _ahead(premises: Iterable[Premise]) -> Mapping[int, list[Premise]]:
    ahead = defaultdict[int, list[Premise]](list)
    for premise in premises:
        if premise.is_link:
            ahead[premise.first].append(premise)
    return ahead


def _reaches(premises: Sequence[Premise]) -> Iterator[_Reach]:
    """Push lower bounds along the links, fewest links first; each that is found is the best of its point so far."""
    ahead = _ahead(premises)
    best: dict[int, int] = {}
    fresh = [_Reach(premise.second, premise.at, premise, None) for premise in premises if premise.first == CALENDAR]
    while fresh:
        better: dict[int, _Reach] = {}
        for reach in fresh:
            if reach.point not in best or reach.least > best[reach.point]:
                best[reach.point] = reach.least
                better[reach.point] = reach
        yield from better.values()
        fresh = [
            _Reach(link.second, pushed(reach.least, strict=link.strict), link, reach)
            for reach in better.values()
            for link in ahead[reach.point]
        ]


def _clashes(premises: Sequence[Premise]) -> Iterator[list[Premise]]:
    """Find the shortest chain from a lower bound to an upper one that it passes."""
    uppers = defaultdict[int, list[Premise]](list)
    for premise in premises:
        if premise.second == CALENDAR:
            uppers[premise.first].append(premise)
    for reach in _reaches(premises):
        for upper in uppers[reach.point]:
            if reach.least > upper.at:
                yield [*reach.chain(), upper]
                return


def _circles(premises: Sequence[Premise], links: Iterable[Premise]) -> Iterator[list[Premise]]:
    """Find the shortest circle through each of these links that has a strict link in it."""
    ahead = _ahead(premises)
    for link in links:
        start, goal = (link.second, link.strict), (link.first, True)
        came: dict[tuple[int, bool], tuple[tuple[int, bool], Premise]] = {}
        waiting = deque([start])
        while waiting and goal not in came:
            here = waiting.popleft()
            for following in ahead[here[0]]:
                there = (following.second, here[1] or following.strict)
                if there not in came and there != start:
                    came[there] = here, following
                    waiting.append(there)
        if goal in came:
            found = [link]
            at = goal
            while at != start:
                at, premise = came[at]
                found.insert(1, premise)
            yield found


_Following = list[dict[int, bool]]
_NOWHEN = Fraction(63_082_281_600_000_000)
"""Where nothing at all has a date, worlds lie around the first day of 2000."""
_STEPS = [Fraction(size * 1_000) for size in (86_400_000, 3_600_000, 60_000, 1_000, 1)] + [Fraction(1)]
"""A day, an hour, a minute, a second, a millisecond and a microsecond."""


class _Room(NamedTuple):
    """What is left to a point in a world: its bounds, and whether it lies truly beyond the lower or at the upper."""

    least: tuple[Fraction, bool] | None
    greatest: tuple[Fraction, bool] | None

    @classmethod
    def of(cls, bounds: Bounds) -> "_Room":
        least = None if bounds.least < 0 else (Fraction(bounds.least // 2), bounds.least % 2 == 1)
        closed = bounds.greatest % 2 == 0
        unbounded = bounds.greatest >= _UNKNOWN.greatest
        return cls(least, None if unbounded else (Fraction((bounds.greatest + 1) // 2), closed))

    def beyond(self, instant: Fraction, *, strict: bool) -> "_Room":
        """The room that is left after another point was put at an instant."""
        return self._replace(least=(instant, strict) if self.least is None else max(self.least, (instant, strict)))

    def chosen(self, zone: str, anchor: Fraction) -> Fraction:
        """The first midnight, hour, minute or second here that leaves room for as much again."""
        day = _STEPS[0]
        if self.least is not None:
            low, apart = self.least
        else:
            low, apart = anchor if self.greatest is None else self.greatest[0] - 2 * day, False
        high = low + 2 * day if self.greatest is None else self.greatest[0]
        if low >= high:
            return low
        shift = _offset(low, zone)
        steps = chain(_STEPS, (Fraction(1, 2**power) for power in count(1)))
        firsts = ((step, ceil((low + shift) / step) * step - shift) for step in steps)
        beyond = ((step, first + step if apart and first == low else first) for step, first in firsts)
        return next(first for step, first in beyond if first + step <= high)


def _offset(instant: Fraction, zone: str) -> Fraction:
    """How far the clocks of a zone are ahead, in microseconds, about this instant."""
    since = timedelta(microseconds=min(max(int(instant), 0), _LAST))
    at = FIRST + since
    ahead = civil_time(at, zone_of(zone)) - at.replace(tzinfo=None)  # type: ignore[arg-type]
    return Fraction(ahead // MICROSECOND)


_LAST = (LAST - FIRST) // MICROSECOND


def _rooms(premises: Iterable[Premise], merged: Sequence[int], size: int) -> tuple[list[_Room], _Following]:
    """The room of each component, upper bounds pulled back along the links, and the links to those that follow."""
    following: _Following = [{} for _ in range(size)]
    least, greatest = [_UNKNOWN.least] * size, [_UNKNOWN.greatest] * size
    for premise in premises:
        first, second = merged[premise.first], merged[premise.second]
        if premise.first == CALENDAR:
            least[second] = max(least[second], premise.at)
        elif premise.second == CALENDAR:
            greatest[first] = min(greatest[first], premise.at)
        elif first != second:
            following[first][second] = premise.strict or following[first].get(second, False)
    for at in range(size):
        for after, strict in following[at].items():
            greatest[at] = min(greatest[at], pulled(greatest[after], strict=strict))
    return [_Room.of(Bounds(*pair)) for pair in zip(least, greatest, strict=True)], following
