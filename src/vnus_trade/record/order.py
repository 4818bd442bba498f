"""Stated order and what it implies: bounds on every event, and what may be and must be of several.

Each event is two points, its beginning and its end, and everything stated is a link between points or a bound on
one: a simple temporal problem without distances (Dechter, Meiri and Pearl 1991). Building is linear in events and
links; points that must coincide are found as strongly connected components (Tarjan 1972). No closure of all
pairs is kept: a question looks up what reaches the few points that it is about.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from heapq import heapify, heappop, heappush
from typing import NamedTuple

import attrs

from vnus_trade.errors import OrderContradiction
from vnus_trade.time.constraints import (
    A_BEGIN,
    A_END,
    ALLEN,
    Bounds,
    Link,
    Relation,
    negated,
    pulled,
    pushed,
    satisfiable,
)
from vnus_trade.time.span import TimeSpan, Window


class Stated(NamedTuple):
    """What is stated about one event's time; `same` is an event whose time it shares, `ended_by` an upper bound."""

    id: str
    span: TimeSpan = TimeSpan()
    after: tuple[str, ...] = ()
    within: str | None = None
    same: str | None = None
    ended_by: datetime | None = None


class Condition(NamedTuple):
    """A relation of a candidate (a) to a reference (b): an event by its id, an unnamed event, or a window."""

    links: tuple[Link, ...]
    reference: str | TimeSpan | Window


class Verdict(NamedTuple):
    """Whether conditions on an event hold in every world, and whether they hold together in some world."""

    certain: bool
    possible: bool


@attrs.frozen(repr=False, eq=False)
class Order:
    """The points of all events, merged where they coincide, with tight bounds and the links between them.

    Points are numbered: event *i* of the input begins at point 2·i and ends at 2·i + 1; `_merged` leads from a point
    to its component. `stated` is what all of it follows from, in the order of the points.
    """

    stated: tuple[Stated, ...]
    _events: Mapping[str, int]
    _zones: Sequence[str | None]
    _merged: Sequence[int]
    _bounds: Sequence[Bounds]
    _ahead: Sequence[Mapping[int, bool]]
    _behind: Sequence[Mapping[int, bool]]
    # What reaches a point, looked up once; the one thing here that grows, and never changes an answer.
    _reached: dict[tuple[bool, int], Mapping[int, bool]] = attrs.field(factory=dict)

    @classmethod
    def of(cls, stated: Iterable[Stated]) -> "Order":
        """The order of these events; raises `OrderContradiction` if no world satisfies it."""
        order, contradictions = cls.judged(stated)
        for contradiction in contradictions:
            raise contradiction
        return order

    @classmethod
    def judged(cls, stated: Iterable[Stated]) -> "tuple[Order, tuple[OrderContradiction, ...]]":
        """The order, and every contradiction in it: the order answers truly only if there is none."""
        # What shares another's time comes after it wherever the two stand side by side.
        entries = sorted(stated, key=lambda entry: (entry.same is not None, entry.id))
        events = {entry.id: number for number, entry in enumerate(entries)}
        links = [link for entry in entries for link in _links(entry, events)]
        merged, count = components(2 * len(entries), links)
        ahead: list[dict[int, bool]] = [{} for _ in range(count)]
        behind: list[dict[int, bool]] = [{} for _ in range(count)]
        cycles = set()
        for first, second, strict in links:
            a, b = merged[first], merged[second]
            if a != b:
                ahead[a][b] = behind[b][a] = strict or ahead[a].get(b, False)
            elif strict:
                cycles.add(a)
        knotted: dict[int, list[str]] = {knot: [] for knot in sorted(cycles)}
        for number, knot in enumerate(merged):
            if knot in knotted:
                knotted[knot].append(entries[number // 2].id)
        knots = [
            OrderContradiction(
                tuple(dict.fromkeys(ids)),
                "each would have to end before it begins, as their stated order runs in a circle",
            )
            for ids in knotted.values()
        ]
        bounds, clashes = _propagated(entries, merged, ahead, behind)
        zones = [entry.span.zone for entry in entries]
        return cls(tuple(entries), events, zones, merged, bounds, ahead, behind), (*knots, *(() if knots else clashes))

    def when(self, event: str) -> TimeSpan:
        """All that is known of an event's time: the hull of what order, occasion and publication leave."""
        begin, end = self._points(event)
        return TimeSpan.of_bounds(self._bounds[begin], self._bounds[end], self._zones[self._events[event]])

    def judge(self, event: str, conditions: Sequence[Condition]) -> Verdict:
        """Whether conditions hold of an event: each in every world, and all together in some world.

        Nothing is before, after, during or overlapping itself.
        """
        if any(condition.reference == event for condition in conditions):
            return Verdict(certain=False, possible=False)
        return self._judge(event, conditions)

    def judge_unnamed(self, span: TimeSpan, conditions: Sequence[Condition]) -> Verdict:
        """The same for something that is no event of this order, of which only the time is known."""
        return self._judge(span, conditions)

    def _judge(self, candidate: str | TimeSpan, conditions: Sequence[Condition]) -> Verdict:
        bounds, links, asked = self._network(candidate, conditions)
        if not satisfiable(bounds, [*links, *asked]):
            return Verdict(certain=False, possible=False)
        certain = not any(satisfiable(bounds, [*links, negated(link)]) for link in asked)
        return Verdict(certain, possible=True)

    def relations(self, event: str, other: str) -> frozenset[Relation]:
        """Allen's relations of two events that hold in some world."""
        if event == other:
            return frozenset((Relation.EQUALS,))
        return frozenset(
            relation for relation, links in ALLEN.items() if self.judge(event, [Condition(links, other)]).possible
        )

    def elapsed(self, event: str, other: str) -> tuple[timedelta | None, timedelta | None]:
        """The least and greatest time from the end of one event to the beginning of another; `None` if unbounded."""
        end, begin = self._points(event)[1], self._points(other)[0]
        least = _distance(self._bounds[end].greatest + 1, self._bounds[begin].least)
        most = _distance(self._bounds[end].least, self._bounds[begin].greatest + 1)
        zero = timedelta(0)
        if begin in self._reach(end, ahead=True):
            least = zero if least is None else max(least, zero)
        if end in self._reach(begin, ahead=True):
            most = zero if most is None else min(most, zero)
        return least, most

    def begins_no_later(self, event: str, other: str) -> bool:
        """Whether one event begins no later than another in every world."""
        ours, theirs = self._points(event)[0], self._points(other)[0]
        apart = pushed(self._bounds[theirs].least, strict=True) > self._bounds[ours].greatest
        return apart or theirs in self._reach(ours, ahead=True)

    def sequence(self) -> list[str]:
        """All events in one order that contradicts nothing certain: a linear extension, the same on every run.

        Among events whose order is open, the one whose beginning is known to be earliest comes first; what
        has no lower bound stands as late as its upper bound, and what it certainly precedes, let it.
        """
        beginning: dict[int, list[str]] = {}
        ending: dict[int, list[str]] = {}
        for event in self._events:
            begin, end = self._points(event)
            beginning.setdefault(begin, []).append(event)
            ending.setdefault(end, []).append(event)
        waiting = [len(behind) for behind in self._behind]
        known: list[int] = []
        for (least, greatest), ahead in zip(self._bounds, self._ahead, strict=True):
            known.append(least if least >= 0 else min([greatest, *(known[following] for following in ahead)]))

        def turn(point: int) -> tuple[int, Bounds, list[str], list[str], int]:
            # The names, not the numbers of points, so that the order of the input decides nothing.
            return known[point], self._bounds[point], beginning.get(point, []), ending.get(point, []), point

        ready = [turn(point) for point, count in enumerate(waiting) if not count]
        heapify(ready)
        found: list[str] = []
        while ready:
            *_, point = heappop(ready)
            found += beginning.get(point, ())
            for following in self._ahead[point]:
                waiting[following] -= 1
                if not waiting[following]:
                    heappush(ready, turn(following))
        return found

    def _points(self, event: str) -> tuple[int, int]:
        number = self._events[event]
        return self._merged[2 * number], self._merged[2 * number + 1]

    def _network(
        self, candidate: str | TimeSpan, conditions: Sequence[Condition]
    ) -> tuple[list[Bounds], list[Link], list[Link]]:
        """The points that conditions speak of: their bounds, how they are linked, and the links that are asked for."""
        bounds = list(self._bounds_of(candidate))
        known = list(self._points(candidate)) if isinstance(candidate, str) else [-1, -1]
        links = [Link(A_BEGIN, A_END, strict=True)]
        asked: list[Link] = []
        places: dict[str | TimeSpan | Window, int] = {}
        for condition in conditions:
            place = places.setdefault(condition.reference, len(bounds))
            if place == len(bounds):
                bounds += self._bounds_of(condition.reference)
                if not isinstance(condition.reference, Window):
                    links.append(Link(place, place + 1, strict=True))
                if isinstance(condition.reference, str):
                    links += self._paths(known, place, self._points(condition.reference))
                    known += [-1] * (place - len(known)) + list(self._points(condition.reference))
            numbers = (A_BEGIN, A_END, place, place + 1)
            asked += [Link(numbers[first], numbers[second], strict) for first, second, strict in condition.links]
        return bounds, links, asked

    def _bounds_of(self, reference: str | TimeSpan | Window) -> tuple[Bounds, Bounds]:
        if isinstance(reference, str):
            begin, end = self._points(reference)
            return self._bounds[begin], self._bounds[end]
        return reference.begin_bounds, reference.end_bounds

    def _paths(self, known: Sequence[int], place: int, points: tuple[int, int]) -> Iterator[Link]:
        for number, point in enumerate(points, start=place):
            ahead, behind = self._reach(point, ahead=True), self._reach(point, ahead=False)
            for other, theirs in enumerate(known):
                if theirs in ahead:
                    yield Link(number, other, ahead[theirs])
                if theirs in behind:
                    yield Link(other, number, behind[theirs])

    def _reach(self, point: int, *, ahead: bool) -> Mapping[int, bool]:
        """The points that lie no earlier (ahead) or no later (behind), and whether strictly so."""
        found = self._reached.get((ahead, point))
        if found is None:
            found = self._reached[ahead, point] = _reachable(point, self._ahead if ahead else self._behind)
        return found


def _links(entry: Stated, events: Mapping[str, int]) -> Iterator[Link]:
    begin = 2 * events[entry.id]
    yield Link(begin, begin + 1, strict=True)
    for earlier in entry.after:
        yield Link(2 * events[earlier] + 1, begin, strict=False)
    if entry.within is not None:
        outer = 2 * events[entry.within]
        yield Link(outer, begin, strict=False)
        yield Link(begin + 1, outer + 1, strict=False)
    if entry.same is not None:
        twin = 2 * events[entry.same]
        for point in (0, 1):
            yield Link(begin + point, twin + point, strict=False)
            yield Link(twin + point, begin + point, strict=False)


def components(count: int, links: Iterable[Link]) -> tuple[list[int], int]:
    """The component of each point, numbered so that every link leads to a lower number or the same one."""
    following: list[list[int]] = [[] for _ in range(count)]
    for first, second, _ in links:
        following[first].append(second)
    visited, lowest, component = [0] * count, [0] * count, [-1] * count
    unassigned: list[int] = []
    clock = components = 0
    for root in range(count):
        walk = [] if visited[root] else [(root, iter(following[root]))]
        while walk:
            point, rest = walk[-1]
            if not visited[point]:
                clock += 1
                visited[point] = lowest[point] = clock
                unassigned.append(point)
            for reached in rest:
                if not visited[reached]:
                    walk.append((reached, iter(following[reached])))
                    break
                if component[reached] < 0:
                    lowest[point] = min(lowest[point], visited[reached])
            else:
                walk.pop()
                if walk:
                    lowest[walk[-1][0]] = min(lowest[walk[-1][0]], lowest[point])
                if lowest[point] == visited[point]:
                    while component[point] < 0:
                        component[unassigned.pop()] = components
                    components += 1
    return component, components


class _Side(NamedTuple):
    """One side of the bounds of every component: the value, who stated it, and over which component it came."""

    value: list[int]
    stated_by: list[str]
    via: list[int]

    def tighten(self, point: int, value: int, stated_by: str, via: int) -> None:
        self.value[point], self.stated_by[point], self.via[point] = value, stated_by, via

    def path(self, point: int) -> list[int]:
        """From the component that stated a bound to the one that has it."""
        found = [point]
        while self.via[found[-1]] >= 0:
            found.append(self.via[found[-1]])
        return found[::-1]


def _propagated(
    entries: Sequence[Stated],
    merged: Sequence[int],
    ahead: Sequence[Mapping[int, bool]],
    behind: Sequence[Mapping[int, bool]],
) -> tuple[list[Bounds], list[OrderContradiction]]:
    """The tight bounds of every component, and the pairs of statements that leave some component none."""
    count = len(ahead)
    least = _Side([Bounds().least] * count, [""] * count, [-1] * count)
    greatest = _Side([Bounds().greatest] * count, [""] * count, [-1] * count)
    for number, (point, own) in enumerate(_own_bounds(entries, merged)):
        event = entries[number // 2].id
        if own.least > least.value[point]:
            least.tighten(point, own.least, event, -1)
        if own.greatest < greatest.value[point]:
            greatest.tighten(point, own.greatest, event, -1)
    for point in reversed(range(count)):
        for following, strict in ahead[point].items():
            value = pushed(least.value[point], strict=strict)
            if value > least.value[following]:
                least.tighten(following, value, least.stated_by[point], point)
    for point in range(count):
        for before, strict in behind[point].items():
            value = pulled(greatest.value[point], strict=strict)
            if value < greatest.value[before]:
                greatest.tighten(before, value, greatest.stated_by[point], point)
    return [Bounds(*pair) for pair in zip(least.value, greatest.value, strict=True)], _clashes(
        entries, merged, (least, greatest)
    )


def _clashes(entries: Sequence[Stated], merged: Sequence[int], sides: tuple[_Side, _Side]) -> list[OrderContradiction]:
    """What leaves some component no value; one wrong time contradicts all that it is ordered with, and is told once."""
    least, greatest = sides
    there: list[list[str]] = [[] for _ in least.value]
    for number, point in enumerate(merged):
        there[point].append(entries[number // 2].id)
    clashes: list[OrderContradiction] = []
    named: set[str] = set()
    for point, ids in enumerate(zip(least.stated_by, greatest.stated_by, strict=True)):
        if least.value[point] > greatest.value[point] and named.isdisjoint(ids):
            clashes.append(_clash(there, least, greatest, point))
            named.update(clashes[-1].entries)
    return clashes


def _own_bounds(entries: Iterable[Stated], merged: Sequence[int]) -> Iterator[tuple[int, Bounds]]:
    """What each entry itself states of its two points, with their components."""
    for number, entry in enumerate(entries):
        yield merged[2 * number], entry.span.begin_bounds
        end = entry.span.end_bounds
        if entry.ended_by is not None:
            end = Bounds(end.least, min(end.greatest, Window(None, entry.ended_by).end_bounds.greatest))
        yield merged[2 * number + 1], end


def _clash(there: Sequence[Sequence[str]], least: _Side, greatest: _Side, point: int) -> OrderContradiction:
    path = [*least.path(point), *reversed(greatest.path(point))]
    named = [id_ for at in path for id_ in there[at]]
    involved = [least.stated_by[point], *named, greatest.stated_by[point]]
    earliest, latest = least.value[point], greatest.value[point]
    reason = (
        f"{least.stated_by[point]} puts this {'later' if earliest % 2 else 'no earlier'} than {_shown(earliest)}, "
        f"and {greatest.stated_by[point]} {'earlier' if latest % 2 else 'no later'} than {_shown(latest + 1)}"
    )
    return OrderContradiction(tuple(dict.fromkeys(involved)), reason)


def _shown(number: int) -> str:
    """The last instant no later than a number of `Bounds`."""
    return (datetime.min.replace(tzinfo=UTC) + timedelta(microseconds=number // 2)).isoformat()


def _reachable(point: int, links: Sequence[Mapping[int, bool]]) -> dict[int, bool]:
    found = {point: False}
    waiting = [point]
    while waiting:
        here = waiting.pop()
        for following, link_is_strict in links[here].items():
            strict = link_is_strict or found[here]
            if following not in found or (strict and not found[following]):
                found[following] = strict
                waiting.append(following)
    return found


def _distance(start: int, stop: int) -> timedelta | None:
    """The time between two numbers of `Bounds`; `None` where either is unbounded."""
    if min(start, stop) < 0 or max(start, stop) >= Bounds().greatest:
        return None
    return timedelta(microseconds=stop // 2 - start // 2)
