"""The order of all events: tight bounds on each beginning and end, and judging what is certain and what is possible.

Each event is two points, its beginning and its end. Everything stated is a link between two points or a bound on one:
a simple temporal problem without distances (Dechter, Meiri and Pearl 1991). Building takes time linear in events and
links. Points that must coincide are merged: they are the strongly connected components of the links (Tarjan 1972).
There is no table of all pairs: a question follows the links from the few points that it is about.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from heapq import heapify, heappop, heappush
from typing import Any, NamedTuple

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

ToldAt = tuple[int, str, int]
"""A place in the words of all sources: when a source was published, its id, and the offset in its text."""
UNTOLD: ToldAt = (Bounds().greatest, "", 0)
"""The place of what no words tell, after all others."""

_Links = Sequence[Mapping[int, bool]]
"""The links of each point: the points that they lead to, and whether strictly."""
_CIRCLE = "each would have to end before it begins, as their stated order runs in a circle"


@attrs.frozen
class Stated:
    """Everything stated about the time of one event.

    It begins after the events `after` have ended, lies within the time of `within`, shares the time of `same`, and has
    ended by the instant `ended_by`.
    """

    id: str
    span: TimeSpan = attrs.field(factory=TimeSpan)
    after: tuple[str, ...] = ()
    within: str | None = None
    same: str | None = None
    ended_by: datetime | None = None


class Condition(NamedTuple):
    """A relation of a candidate (a) to a reference (b): an event by its id, an unnamed event, or a window."""

    links: tuple[Link, ...]
    reference: str | TimeSpan | Window


class Verdict(NamedTuple):
    """Whether conditions hold in every world, and whether they hold together in some world."""

    certain: bool
    possible: bool


@attrs.frozen(repr=False, eq=False)
class Order:
    """The points of all events, merged where they coincide, with tight bounds and the links between them."""

    stated: tuple[Stated, ...]
    """The statements that imply everything here, by ids; events that share another's time come last."""
    _points: Mapping[str, tuple[int, int]]
    _entries: Mapping[str, Stated]
    _bounds: Sequence[Bounds]
    _ahead: _Links
    _behind: _Links
    # The lower bounds and the upper ones, with what states each.
    _sides: "tuple[_Side, _Side]"
    # Caches what each point reaches. It grows, and never changes an answer.
    _reached: dict[tuple[bool, int], Mapping[int, bool]] = attrs.field(factory=dict)

    @classmethod
    def of(cls, stated: Iterable[Stated]) -> "Order":
        """Build the order of these events; raises `OrderContradiction` if no world satisfies it."""
        order, contradictions = cls.judged(stated)
        for contradiction in contradictions:
            raise contradiction
        return order

    @classmethod
    def judged(cls, stated: Iterable[Stated]) -> "tuple[Order, tuple[OrderContradiction, ...]]":
        """Build the order, and list every contradiction in it; only without any does the order answer correctly."""
        entries = tuple(sorted(stated, key=lambda entry: (entry.same is not None, entry.id)))
        numbers = {entry.id: number for number, entry in enumerate(entries)}
        links = [link for entry in entries for link in _links(entry, numbers)]
        merged, count = components(2 * len(entries), links)
        points = {id_: (merged[2 * number], merged[2 * number + 1]) for id_, number in numbers.items()}
        ahead: list[dict[int, bool]] = [{} for _ in range(count)]
        behind: list[dict[int, bool]] = [{} for _ in range(count)]
        circles = set()
        for first, second, strict in links:
            a, b = merged[first], merged[second]
            if a != b:
                ahead[a][b] = behind[b][a] = strict or ahead[a].get(b, False)
            elif strict:
                circles.add(a)
        least, greatest = _propagated(entries, points, ahead, behind)
        events_at: list[list[str]] = [[] for _ in range(count)]
        for id_, both in points.items():
            for point in both:
                events_at[point].append(id_)
        contradictions = [OrderContradiction(tuple(dict.fromkeys(events_at[at])), _CIRCLE) for at in sorted(circles)]
        contradictions = contradictions or list(_clashes(events_at, least, greatest))
        bounds = [Bounds(*pair) for pair in zip(least.value, greatest.value, strict=True)]
        by_id = {entry.id: entry for entry in entries}
        return cls(entries, points, by_id, bounds, ahead, behind, (least, greatest)), tuple(contradictions)

    def when(self, event: str) -> TimeSpan:
        """All that is known of an event's time: the hull of all worlds that order, occasion and publication allow."""
        begin, end = self._points[event]
        return TimeSpan.of_bounds(self._bounds[begin], self._bounds[end], self._entries[event].span.zone)

    def given_by(self, event: str, *, end: bool, upper: bool) -> str | None:
        """Return the event whose stated order alone gives this bound of the beginning or the end of another.

        An upper bound is given by its beginning, and a lower one by its end. `None` if nothing gives the bound, or
        sources do, or the event's own time, that which it shares, or its meeting's.
        """
        point, side = self._points[event][end], self._sides[upper]
        own: dict[str, Stated] = {}
        waiting = [event]
        while waiting:
            entry = self._entries[waiting.pop()]
            if entry.id not in own:
                own[entry.id] = entry
                waiting += filter(None, (entry.same, entry.within))
        spans = [entry.span.end_bounds if end else entry.span.begin_bounds for entry in own.values()]
        ended = min(Window(None, entry.ended_by).end_bounds.greatest for entry in own.values())
        # A bound that is tighter only by the gap of a strict link says no more.
        is_published = upper and (ended + 1) // 2 <= (side.value[point] + 1) // 2
        if is_published or any(span[upper] != Bounds()[upper] for span in spans):
            return None
        givers = (
            other
            for at in side.path(point)
            for other, points in self._points.items()
            if points[not upper] == at and other not in own
        )
        return next(givers, None)

    def judge(self, candidate: str | TimeSpan, conditions: Sequence[Condition]) -> Verdict:
        """Judge conditions on an event, or on an unnamed event of which only this time is known.

        They are certain if each holds in every world, and possible if all hold together in some world. Nothing is
        before, after, during or overlapping itself.
        """
        is_itself = isinstance(candidate, str) and any(condition.reference == candidate for condition in conditions)
        bounds, links, asked = self._network(candidate, conditions)
        if is_itself or not satisfiable(bounds, [*links, *asked]):
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
        end, begin = self._points[event][1], self._points[other][0]
        least = _distance(self._bounds[end].greatest + 1, self._bounds[begin].least)
        most = _distance(self._bounds[end].least, self._bounds[begin].greatest + 1)
        zero = timedelta(0)
        if begin in self._reach(end, ahead=True):
            least = zero if least is None else max(least, zero)
        if end in self._reach(begin, ahead=True):
            most = zero if most is None else min(most, zero)
        return least, most

    def begins_no_later(self, event: str, other: str) -> bool:
        """Return whether one event begins no later than another in every world."""
        ours, theirs = self._points[event][0], self._points[other][0]
        apart = pushed(self._bounds[theirs].least, strict=True) > self._bounds[ours].greatest
        return apart or theirs in self._reach(ours, ahead=True)

    def sequence(self, told: Mapping[str, tuple[ToldAt, ...]] | None = None) -> list[str]:
        """List all events in one order that contradicts nothing certain: a linear extension, the same on every run.

        Among events whose order is open, the one with the earliest known beginning comes first; among those, the one
        that `told` gives the lowest place; the places of the meetings at which an event took place come before its
        own. An event without a lower bound comes as late as its upper bound and the events that it certainly precedes
        allow.
        """
        places = {
            entry.id: (entry.same is not None, (told or {}).get(entry.id, (UNTOLD,)), entry.id) for entry in self.stated
        }
        beginning: dict[int, list[str]] = {}
        ending: dict[int, list[str]] = {}
        for event in sorted(self._points, key=places.__getitem__):
            begin, end = self._points[event]
            beginning.setdefault(begin, []).append(event)
            ending.setdefault(end, []).append(event)
        waiting = [len(behind) for behind in self._behind]
        known: list[int] = []
        for (least, greatest), ahead in zip(self._bounds, self._ahead, strict=True):
            known.append(least if least >= 0 else min([greatest, *(known[following] for following in ahead)]))

        def rank(point: int) -> tuple[int, bool, int, list[Any], list[str], int]:
            # Of what may begin at one instant, first what has no lower bound, then what cannot begin later. Ids come
            # before numbers of points, so that the order of the input decides nothing.
            (least, greatest), instant = self._bounds[point], known[point] // 2
            exact = known[point] if greatest // 2 <= instant else Bounds().greatest
            at = [places[event] for event in beginning.get(point, ())]
            return instant, least >= 0, exact, at, ending.get(point, []), point

        ready = [rank(point) for point, count in enumerate(waiting) if not count]
        heapify(ready)
        found: list[str] = []
        while ready:
            *_, point = heappop(ready)
            found += beginning.get(point, ())
            for following in self._ahead[point]:
                waiting[following] -= 1
                if not waiting[following]:
                    heappush(ready, rank(following))
        return found

    def _network(
        self, candidate: str | TimeSpan, conditions: Sequence[Condition]
    ) -> tuple[list[Bounds], list[Link], list[Link]]:
        """Number the points of a question, the candidate's first: their bounds, links, and the links asked about."""
        bounds: list[Bounds] = []
        links: list[Link] = []
        known: list[int] = []
        references = list(dict.fromkeys(condition.reference for condition in conditions))
        for reference in (candidate, *references):
            if isinstance(reference, str):
                points = self._points[reference]
                bounds += [self._bounds[point] for point in points]
                links += self._paths(known, points)
            else:
                points = (-1, -1)
                bounds += (reference.begin_bounds, reference.end_bounds)
            if not isinstance(reference, Window):
                links.append(Link(len(known), len(known) + 1, strict=True))
            known += points
        asked: list[Link] = []
        for condition in conditions:
            begin = 2 + 2 * references.index(condition.reference)
            numbers = (A_BEGIN, A_END, begin, begin + 1)
            asked += [Link(numbers[first], numbers[second], strict) for first, second, strict in condition.links]
        return bounds, links, asked

    def _paths(self, known: Sequence[int], points: tuple[int, int]) -> Iterator[Link]:
        """Link two more points of a question with those already known that the order leads to or from."""
        for number, point in enumerate(points, start=len(known)):
            ahead, behind = self._reach(point, ahead=True), self._reach(point, ahead=False)
            for other, theirs in enumerate(known):
                if theirs in ahead:
                    yield Link(number, other, ahead[theirs])
                if theirs in behind:
                    yield Link(other, number, behind[theirs])

    def _reach(self, point: int, *, ahead: bool) -> Mapping[int, bool]:
        """Return the points that lie no earlier (ahead) or no later (behind) than one, and whether strictly so."""
        found = self._reached.get((ahead, point))
        if found is None:
            found = self._reached[ahead, point] = _reachable(point, self._ahead if ahead else self._behind)
        return found


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


def _links(entry: Stated, numbers: Mapping[str, int]) -> Iterator[Link]:
    """Link the points of events before they are merged: event i begins at point 2i and ends at 2i + 1."""
    begin = 2 * numbers[entry.id]
    yield Link(begin, begin + 1, strict=True)
    for earlier in entry.after:
        yield Link(2 * numbers[earlier] + 1, begin, strict=False)
    if entry.within is not None:
        outer = 2 * numbers[entry.within]
        yield Link(outer, begin, strict=False)
        yield Link(begin + 1, outer + 1, strict=False)
    if entry.same is not None:
        twin = 2 * numbers[entry.same]
        for point in (0, 1):
            yield Link(begin + point, twin + point, strict=False)
            yield Link(twin + point, begin + point, strict=False)


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

    def propagate(self, points: Iterable[int], links: _Links, passed: Callable[..., int]) -> None:
        """Pass the bound of each point on to the points that its links lead to."""
        for point in points:
            for following, strict in links[point].items():
                value = passed(self.value[point], strict=strict)
                self.tighten(following, value, self.stated_by[point], point)

    def path(self, point: int) -> list[int]:
        """List the points from the one whose bound is stated to the one that has it."""
        found = [point]
        while self.via[found[-1]] >= 0:
            found.append(self.via[found[-1]])
        return found[::-1]


def _propagated(
    entries: Iterable[Stated], points: Mapping[str, tuple[int, int]], ahead: _Links, behind: _Links
) -> tuple[_Side, _Side]:
    """Find the tight lower and upper bounds of every point."""
    least = _Side.unbounded(max, Bounds().least, len(ahead))
    greatest = _Side.unbounded(min, Bounds().greatest, len(ahead))
    for entry in entries:
        ended_by = Window(None, entry.ended_by).end_bounds.greatest
        for point, own in zip(points[entry.id], (entry.span.begin_bounds, entry.span.end_bounds), strict=True):
            least.tighten(point, own.least, entry.id)
            greatest.tighten(point, own.greatest, entry.id)
        greatest.tighten(points[entry.id][1], ended_by, entry.id)
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


def _reachable(point: int, links: _Links) -> dict[int, bool]:
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
