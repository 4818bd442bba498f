"""Proofs about order: the shortest chain that forces a relation, and worlds in which it holds and in which it does not.

A chain is a refutation: it shows that no world satisfies some links beside the record. It leads from a lower bound
along links to an upper bound that lies before it, or is a circle of links, one of them strict. A link is certain if
its negation is refuted, and possible if it is not refuted itself.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from itertools import chain, count
from math import ceil, floor
from typing import NamedTuple

import attrs

from vnus_trade.ordering.graph import components
from vnus_trade.ordering.order import Condition, Order, Reference
from vnus_trade.ordering.stated import NOTHING, Stated
from vnus_trade.time.constraints import Bounds, Link, pushed
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


class Moment(NamedTuple):
    """An instant in a possible world; moments compare by time.

    >>> from datetime import datetime
    >>> from fractions import Fraction
    >>> Moment(datetime(2025, 7, 2)) < Moment(datetime(2025, 7, 2), Fraction(1, 2))
    True
    """

    at: datetime
    """The instant, in UTC, in whole microseconds."""
    beyond: Fraction = Fraction(0)
    """By how many microseconds it is later: none, unless order leaves less than a whole one or the calendar ends."""

    @classmethod
    def of(cls, since: Fraction) -> "Moment":
        """The moment so many microseconds after the beginning of year 1."""
        whole = min(max(floor(since), 0), (LAST - FIRST) // MICROSECOND)
        return cls(FIRST + timedelta(microseconds=whole), since - whole)


class Premise(NamedTuple):
    """The point of one number lies no later than that of another; or, if one number is `CALENDAR`, has a bound."""

    first: int
    second: int
    strict: bool = False
    at: int = 0
    """The bound, as `Bounds` counts."""
    stated_in: str = ""
    """The field that states it; none for what holds of every event and for what a question asks."""
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
        """This premise in reversed time, where an upper bound is a lower one and numbers are negative."""
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
        reaches = {reach.point: reach for reach in _reaches(premises)}
        found = reaches[point].chain() if point in reaches else []
        return [premise.mirrored() for premise in reversed(found)] if is_upper else found

    def world(self, links: Iterable[Premise]) -> list[Moment]:
        """Pick a moment for every point, so that the record and these links hold.

        There must be such a world. Midnights and full hours are preferred, for people to read.
        """
        premises = [*self.premises, *links]
        merged, size = components(len(self.points), [Link(p.first, p.second, p.strict) for p in premises if p.is_link])
        zones = {at: zone for number, at in reversed([*enumerate(merged)]) if (zone := self._zones[number // 2])}
        latest = {merged[point]: at for point, at in _latest(premises).items()}
        earliest = defaultdict[int, list[_Earliest]](list)
        for premise in premises:
            if premise.first == CALENDAR:
                earliest[merged[premise.second]].append((Fraction(premise.at // 2), premise.at % 2 == 1))
        known = (max(earliest[at])[0] if earliest[at] else latest.get(at) for at in range(size))
        anchor = next((at for at in known if at is not None), _NOWHEN)
        found: dict[int, Fraction] = {}
        ahead = _ahead(premises)
        # No link leads to a higher number.
        for point in sorted(range(len(merged)), key=merged.__getitem__, reverse=True):
            at = merged[point]
            if at not in found:
                bounds = max(earliest[at], default=None), latest.get(at)
                found[at] = _chosen(*bounds, zones.get(at, "UTC"), anchor)
            for link in ahead[point]:
                earliest[merged[link.second]].append((found[at], link.strict))
        return [Moment.of(found[at]) for at in merged]


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
    stated = [premise for premise in premises if premise.is_link]
    for link in links:
        # Such a circle puts the first point of the link later than an instant at which it would lie.
        begin = Premise(CALENDAR, link.second, at=pushed(0, strict=link.strict))
        for _, *rest, _ in _clashes([begin, *stated, Premise(link.first, CALENDAR, at=0)]):
            yield [link, *rest]


_Earliest = tuple[Fraction, bool]
"""A lower bound of a point in microseconds since year 1, and whether the point lies truly beyond it."""
_NOWHEN = Fraction(63_082_281_600_000_000)
"""Where nothing at all has a date, worlds lie around the first day of 2000."""
_STEPS = [Fraction(size * 1_000) for size in (86_400_000, 3_600_000, 60_000, 1_000, 1)] + [Fraction(1)]
"""A day, an hour, a minute, a second, a millisecond and a microsecond."""


def _latest(premises: Iterable[Premise]) -> Mapping[int, Fraction]:
    """The upper bound of each point that has one, pulled back along the links."""
    reaches = _reaches([premise.mirrored() for premise in premises])
    return {reach.point: Fraction((1 - reach.least) // 2) for reach in reaches}


def _chosen(earliest: _Earliest | None, latest: Fraction | None, zone: str, anchor: Fraction) -> Fraction:
    """The first midnight, hour, minute or second between bounds that leaves room for as much again."""
    day = _STEPS[0]
    low, apart = earliest or (anchor if latest is None else latest - 2 * day, False)
    high = low + 2 * day if latest is None else latest
    if low >= high:
        return low
    here = Moment.of(low).at
    ahead = Fraction((civil_time(here, zone_of(zone) or UTC) - here.replace(tzinfo=None)) // MICROSECOND)
    steps = chain(_STEPS, (Fraction(1, 2**power) for power in count(1)))
    firsts = ((step, ceil((low + ahead) / step) * step - ahead) for step in steps)
    beyond = ((step, first + step if apart and first == low else first) for step, first in firsts)
    return next(first for step, first in beyond if first + step <= high)
