"""The points of events as a graph: pushes bounds along its links, finds contradictions, and puts events in sequence.

Each event is two points, its beginning and its end. Everything stated is a link between two points or a bound on one:
a simple temporal problem without distances (Dechter, Meiri and Pearl 1991). Building takes time linear in events and
links. Points that must coincide are merged: they are the strongly connected components of the links (Tarjan 1972).
There is no table of all pairs: a question follows the links from the few points that it is about.
"""

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from heapq import heapify, heappop, heappush
from itertools import accumulate
from typing import Any, NamedTuple

import attrs

from vnus_trade.errors import OrderContradiction
from vnus_trade.ordering.stated import Stated
from vnus_trade.time.constraints import Bounds, Link, pulled, pushed

NOT_TOLD: Mapping[str, int] = {}
"""The numbers of events of which no source tells."""

APART = -1
"""The number of a point that is in no graph."""


class Links:
    """The links from each point to others, in two flat arrays: a record has millions, and a mapping takes much room.

    >>> links = Links(3, [Link(0, 1, strict=True), Link(0, 2, strict=False)])
    >>> links[0], links[1]
    ([(1, True), (2, False)], [])
    """

    def __init__(self, count: int, links: Sequence[Link]) -> None:
        sizes = [0] * count
        for first, _, _ in links:
            sizes[first] += 1
        # The links from point i lie from `_begins[i]` to `_begins[i + 1]`, each as its end, doubled, and one if strict.
        self._begins = array("q", accumulate(sizes, initial=0))
        self._ends = array("q", bytes(8 * len(links)))
        free = self._begins[:]
        for first, second, strict in links:
            self._ends[free[first]] = 2 * second + strict
            free[first] += 1

    def __getitem__(self, point: int) -> list[tuple[int, bool]]:
        ends = self._ends[self._begins[point] : self._begins[point + 1]]
        return [(end // 2, bool(end % 2)) for end in ends]

    def __len__(self) -> int:
        return len(self._begins) - 1


_CIRCLE = "each would have to end before it begins, as their stated order runs in a circle"


@attrs.frozen(repr=False, eq=False)
class Graph:
    """The points of events that take place together, with tight bounds and the links between them."""

    entries: Mapping[str, Stated]
    """What is stated of each event, by its id; events that share another's time come last."""
    points: Mapping[str, tuple[int, int]]
    """The numbers of the beginning and the end of each event."""
    bounds: Sequence[Bounds]
    """The tight bounds of each point."""
    ahead: Links
    """The links from each point to those that lie no earlier."""
    behind: Links
    """The links from each point to those that lie no later."""
    sides: "tuple[_Side, _Side]"
    """The lower bounds of all points and the upper ones, each with the event that states it."""
    events_at: Sequence[Sequence[str]]
    """The events of which each point is the beginning or the end."""

    @classmethod
    def judged(cls, stated: Iterable[Stated]) -> "tuple[Graph, tuple[OrderContradiction, ...]]":
        """Build the graph of these events, and list every contradiction; links to other events are left out."""
        entries = tuple(sorted(stated, key=lambda entry: (entry.same is not None, entry.id)))
        numbers = {entry.id: 2 * number for number, entry in enumerate(entries)}
        links = [
            Link(numbers[link.earlier[0]] + link.earlier[1], numbers[link.later[0]] + link.later[1], link.strict)
            for entry in entries
            for link in entry.links()
            if link.earlier[0] in numbers and link.later[0] in numbers
        ]
        merged, count = components(2 * len(entries), links)
        points = {id_: (merged[number], merged[number + 1]) for id_, number in numbers.items()}
        circles = {merged[first] for first, second, strict in links if strict and merged[first] == merged[second]}
        between = [
            Link(merged[first], merged[second], strict)
            for first, second, strict in links
            if merged[first] != merged[second]
        ]
        ahead = Links(count, between)
        behind = Links(count, [Link(second, first, strict) for first, second, strict in between])
        least, greatest = _propagated(entries, points, ahead, behind)
        events_at: list[tuple[str, ...]] = [()] * count
        for id_, both in points.items():
            for point in both:
                events_at[point] += (id_,)
        contradictions = [OrderContradiction(tuple(dict.fromkeys(events_at[at])), _CIRCLE) for at in sorted(circles)]
        contradictions = contradictions or list(_clashes(events_at, least, greatest))
        bounds = [Bounds(*pair) for pair in zip(least.value, greatest.value, strict=True)]
        by_id = {entry.id: entry for entry in entries}
        return cls(by_id, points, bounds, ahead, behind, (least, greatest), events_at), tuple(contradictions)

    def when(self, event: str) -> tuple[Bounds, Bounds]:
        """The tight bounds of the beginning and the end of an event."""
        begin, end = self.points[event]
        return self.bounds[begin], self.bounds[end]

    def sequence(self, told: Mapping[str, int] = NOT_TOLD) -> list[str]:
        """List all events in one order that contradicts nothing certain: a linear extension, the same on every run.

        Among events whose order is open, the one with the earliest known beginning comes first; among those, the one
        that `told` gives the lowest number, and last those without one. An event without a lower bound comes as late as
        its upper bound and the events that it certainly precedes allow.
        """
        last = max(told.values(), default=0) + 1
        places = {id_: (entry.same is not None, told.get(id_, last), id_) for id_, entry in self.entries.items()}
        beginning: dict[int, list[str]] = {}
        ending: dict[int, list[str]] = {}
        for event in sorted(self.points, key=places.__getitem__):
            begin, end = self.points[event]
            beginning.setdefault(begin, []).append(event)
            ending.setdefault(end, []).append(event)
        known: list[int] = []
        for point, (least, greatest) in enumerate(self.bounds):
            ahead = () if least >= 0 else self.ahead[point]
            known.append(least if least >= 0 else min([greatest, *(known[following] for following, _ in ahead)]))

        def rank(point: int) -> tuple[int, bool, int, list[Any], list[str], int]:
            # Of what may begin at one instant, first what has no lower bound, then what cannot begin later. Ids come
            # before numbers of points, so that the order of the input decides nothing.
            (least, greatest), instant = self.bounds[point], known[point] // 2
            exact = greatest if greatest // 2 <= instant else Bounds().greatest
            at = [places[event] for event in beginning.get(point, ())]
            return instant, least >= 0, exact, at, ending.get(point, []), point

        return [event for point in self._extended(rank) for event in beginning.get(point, ())]

    def _extended(self, rank: Callable[[int], tuple[Any, ...]]) -> Iterator[int]:
        """Yield every point after all that lie before it, of several that may come next the one of the lowest rank.

        A rank ends with the number of its point.
        """
        waiting = [len(self.behind[point]) for point in range(len(self.bounds))]
        ready = [rank(point) for point, count in enumerate(waiting) if not count]
        heapify(ready)
        while ready:
            *_, point = heappop(ready)
            yield point
            for following, _ in self.ahead[point]:
                waiting[following] -= 1
                if not waiting[following]:
                    heappush(ready, rank(following))

    def path(self, first: int, second: int) -> bool | None:
        """Whether the order leads from one point to another, and if so whether strictly; `None` if it does not.

        It follows only what may lead there: links lead to lower numbers, and no bound falls along them.
        """
        if first <= second:
            return False if first == second else None
        if (second, True) in self.ahead[first]:
            return True
        least, greatest = self.bounds[second]
        found = {first: False}
        waiting = [first]
        while waiting and not found.get(second):
            here = waiting.pop()
            for following, link_is_strict in self.ahead[here]:
                strict = link_is_strict or found[here]
                if following < second or (following in found and found[following] >= strict):
                    continue
                if self.bounds[following].least <= least and self.bounds[following].greatest <= greatest:
                    found[following] = strict
                    waiting.append(following)
        return found.get(second)

    def reach(self, point: int) -> "Reach":
        """Everything that the order leads to from a point, and from which it leads to it."""
        return Reach(_reachable(point, self.ahead), _reachable(point, self.behind))


class Reach(NamedTuple):
    """The points that lie no earlier than one (ahead), and no later (behind), and whether strictly so."""

    ahead: Mapping[int, bool]
    behind: Mapping[int, bool]


def paths(known: Sequence[int], points: Sequence[int], path: Callable[[int, int], bool | None]) -> Iterator[Link]:
    """Link further points of a question, numbered after those already known, with these, as `path` leads."""
    for number, point in enumerate(points, start=len(known)):
        for other, theirs in enumerate(known):
            if point != APART and theirs != APART:
                for first, second in ((number, other), (other, number)):
                    strict = path(*((point, theirs) if first == number else (theirs, point)))
                    if strict is not None:
                        yield Link(first, second, strict)


def components(count: int, links: Iterable[Link]) -> tuple[list[int], int]:
    """Number the component of each point, so that no link leads to a higher number; and count the components."""
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
    """The tightest lower (or upper) bound of each point, the event that states it, and the point that it came from."""

    tightest: Callable[[int, int], int]
    value: list[int]
    stated_by: list[str]
    via: list[int]

    @classmethod
    def unbounded(cls, tightest: Callable[[int, int], int], value: int, count: int) -> "_Side":
        return cls(tightest, [value] * count, [""] * count, [-1] * count)

    def tighten(self, point: int, value: int, stated_by: str, via: int = -1) -> None:
        if self.tightest(value, self.value[point]) != self.value[point]:
            self.value[point], self.stated_by[point], self.via[point] = value, stated_by, via

    def propagate(self, points: Iterable[int], links: Links, passed: Callable[..., int]) -> None:
        """Pass the bound of each point on to the points that its links lead to."""
        for point in points:
            for following, strict in links[point]:
                value = passed(self.value[point], strict=strict)
                self.tighten(following, value, self.stated_by[point], point)

    def path(self, point: int) -> list[int]:
        """List the points from the one whose bound is stated to the one that has it."""
        found = [point]
        while self.via[found[-1]] >= 0:
            found.append(self.via[found[-1]])
        return found[::-1]


def _propagated(
    entries: Iterable[Stated], points: Mapping[str, tuple[int, int]], ahead: Links, behind: Links
) -> tuple[_Side, _Side]:
    """Find the tight lower and upper bounds of every point."""
    least = _Side.unbounded(max, Bounds().least, len(ahead))
    greatest = _Side.unbounded(min, Bounds().greatest, len(ahead))
    for entry in entries:
        for is_end, own, _ in entry.bounds():
            least.tighten(points[entry.id][is_end], own.least, entry.id)
            greatest.tighten(points[entry.id][is_end], own.greatest, entry.id)
    least.propagate(reversed(range(len(ahead))), ahead, pushed)
    greatest.propagate(range(len(ahead)), behind, pulled)
    return least, greatest


def _clashes(events_at: Sequence[Sequence[str]], least: _Side, greatest: _Side) -> Iterator[OrderContradiction]:
    """Report each pair of events that leave some point no value; of those that share an event, only the first."""
    reported: set[str] = set()
    for point, stated_by in enumerate(zip(least.stated_by, greatest.stated_by, strict=True)):
        earliest, latest = least.value[point], greatest.value[point]
        if earliest <= latest or not reported.isdisjoint(stated_by):
            continue
        path = (*least.path(point), *reversed(greatest.path(point)))
        involved = (stated_by[0], *(event for at in path for event in events_at[at]), stated_by[1])
        reason = (
            f"{stated_by[0]} puts this {'later' if earliest % 2 else 'no earlier'} than {_shown(earliest)}, "
            f"and {stated_by[1]} {'earlier' if latest % 2 else 'no later'} than {_shown(latest + 1)}"
        )
        reported.update(involved)
        yield OrderContradiction(tuple(dict.fromkeys(involved)), reason)


def _shown(number: int) -> str:
    """Write the last instant no later than a number of `Bounds`."""
    return (datetime.min.replace(tzinfo=UTC) + timedelta(microseconds=number // 2)).isoformat()


def _reachable(point: int, links: Links) -> dict[int, bool]:
    found = {point: False}
    waiting = [point]
    while waiting:
        here = waiting.pop()
        for following, link_is_strict in links[here]:
            strict = link_is_strict or found[here]
            if following not in found or (strict and not found[following]):
                found[following] = strict
                waiting.append(following)
    return found
