"""The order of all events: judges whether relations of events hold in every possible world, in some, or in none.

A possible world picks which of the events take place that need not, and a beginning and an end for each that does.
What is stated of an event that need not take place binds nothing else, unless a question names that event. The others
are one graph, and a question is a few of their points, with those of the events that it brings along.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence, Set
from datetime import timedelta
from functools import cached_property
from typing import Any, NamedTuple

import attrs

from vnus_trade.errors import OrderContradiction
from vnus_trade.frozen import Unchanging
from vnus_trade.ordering.boxes import Boxes, Columns
from vnus_trade.ordering.givers import Givers
from vnus_trade.ordering.graph import APART, NOT_TOLD, Graph, paths
from vnus_trade.ordering.stated import Stated, StatedLink
from vnus_trade.time.constraints import (
    A_BEGIN,
    A_END,
    ALLEN,
    B_BEGIN,
    Bounds,
    Certainty,
    Link,
    Relation,
    negated,
    paths_between,
    pushed,
    satisfiable,
    some_world,
    tightened,
)
from vnus_trade.time.span import TimeSpan, Window, beginning

Reference = str | TimeSpan | Window
"""An event by its id, one unnamed event, or the window of a written time."""


class Condition(NamedTuple):
    """A relation of a candidate (a) to a reference (b)."""

    links: tuple[Link, ...]
    reference: Reference


class _Network(NamedTuple):
    """The numbered points of a question: their bounds, links, the links asked about, and their numbers in the graph."""

    bounds: list[Bounds]
    links: list[Link]
    asked: list[Link]
    points: list[int]


class Verdict(NamedTuple):
    """Whether conditions hold in every world, and whether they hold together in some world."""

    certain: bool
    possible: bool


NEITHER = Verdict(certain=False, possible=False)
"""The verdict on what holds in no world."""

_Path = Callable[[int, int], bool | None]
"""Whether the order leads from one point of the graph to another, as `Graph.path` says."""


@attrs.frozen(repr=False, eq=False)
class Order(Unchanging):
    """Everything stated of the time of all events, and the graph of those that take place in every world."""

    stated: tuple[Stated, ...]
    """The statements that imply everything here, by ids; events that share another's time come last."""
    takes_place: Mapping[str, Certainty]
    """Whether each event takes place, by its id: it does only where the events do that it depends on."""
    _graph: Graph
    # What is stated of the events that take place in some worlds only, and the ids of those that name each.
    _open: Mapping[str, Stated]
    _naming: Mapping[str, Sequence[str]]

    def __eq__(self, other: object) -> bool:
        return self.stated == other.stated if isinstance(other, Order) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.stated)

    def __reduce__(self) -> tuple[Any, ...]:
        return Order.of, (self.stated,)

    @classmethod
    def of(cls, stated: Iterable[Stated]) -> "Order":
        """Build the order of these events; raises `OrderContradiction` if no world satisfies it."""
        order, contradictions = cls.judged(stated)
        for contradiction in contradictions:
            raise contradiction
        return order

    @classmethod
    def judged(cls, stated: Iterable[Stated]) -> "tuple[Order, tuple[OrderContradiction, ...]]":
        """Build the order, and list every contradiction in it; only without any does the order answer correctly.

        An event that need not take place contradicts the others if it can take place in no world.
        """
        entries = tuple(sorted(stated, key=lambda entry: (entry.same is not None, entry.id)))
        takes_place = _takes_place(entries)
        open_ = {entry.id: entry for entry in entries if takes_place[entry.id] is Certainty.POSSIBLE}
        naming: dict[str, list[str]] = defaultdict(list)
        for entry in entries if open_ else ():
            for id_ in {id_ for link in entry.links() for id_, _ in link[:2]} & open_.keys():
                naming[id_].append(entry.id)
        graph, contradictions = Graph.judged(e for e in entries if takes_place[e.id] is Certainty.CERTAIN)
        order = cls(entries, takes_place, graph, open_, naming)
        if not contradictions:
            contradictions = tuple(
                contradiction
                for id_ in open_
                if not order.judge(id_, ()).possible
                for contradiction in Graph.judged(order.taking_place((id_,)))[1][:1]
            )
        return order, contradictions

    def taking_place(self, named: Iterable[Reference] = ()) -> tuple[Stated, ...]:
        """List what is stated of every event that takes place in all worlds in which the named ones do."""
        brought = self._brought(named)
        certain = Certainty.CERTAIN
        return tuple(each for each in self.stated if each.id in brought or self.takes_place[each.id] is certain)

    def when(self, event: str) -> TimeSpan:
        """All that is known of an event's time: the hull of all worlds in which it takes place.

        Raises `TimeRefused` if a contradiction leaves it no time.
        """
        stated = self._graph.entries.get(event) or self._open.get(event)
        if stated is None:
            return next(each.span for each in self.stated if each.id == event)
        return TimeSpan.of_bounds(*self.bounds(event), stated.span.zone)

    def bounds(self, event: str) -> tuple[Bounds, Bounds]:
        """The tight bounds of the beginning and the end of an event that takes place in some world.

        They are finer than those of `when`, which are rounded to whole microseconds.
        """
        if event in self._open:
            bounds, links, *_ = self._network(event, ())
            begin, end = tightened(bounds, links)[:2]
            return begin, end
        return self._graph.when(event)

    def given_by(self, event: str, *, end: bool, upper: bool) -> str | None:
        """Return the event whose stated order alone gives this bound of the beginning or the end of another.

        An upper bound is given by its beginning, and a lower one by its end. `None` if nothing gives the bound, or
        sources do, or the event's own time, that which it shares, or its meeting's; and for one that need not take
        place.
        """
        return self._givers.given_by(event, end=end, upper=upper) if event in self._graph.entries else None

    @cached_property
    def _givers(self) -> Givers:
        return Givers(self._graph)

    def judge(self, candidate: str | TimeSpan, conditions: Sequence[Condition]) -> Verdict:
        """Judge conditions on an event, or on an unnamed event of which only this time is known.

        They are certain if each holds in every world in which the candidate and all references take place, and possible
        if all hold together in some world. Nothing is before, after, during or overlapping itself.
        """
        return self._judged(candidate, conditions)

    def _judged(self, candidate: str | TimeSpan, conditions: Sequence[Condition], path: _Path | None = None) -> Verdict:
        named = (candidate, *(condition.reference for condition in conditions))
        is_itself = isinstance(candidate, str) and candidate in named[1:]
        if is_itself or any(self.is_called_off(each) for each in named):
            return NEITHER
        bounds, links, asked, _ = self._network(candidate, conditions, path)
        if not satisfiable(bounds, [*links, *asked]):
            return NEITHER
        certain = not any(satisfiable(bounds, [*links, negated(link)]) for link in asked)
        return Verdict(certain, possible=True)

    def columns(self, events: Collection[str]) -> Columns:
        """The tight bounds of events, for `judge_all`; of those that need not take place none are known."""
        # The last of these stands for what is not in the graph, whose points have the number before the first.
        bounds = [*self._graph.bounds, Bounds()]
        points = [self._graph.points.get(event, _APART) for event in events]
        return Columns([bounds[begin] for begin, _ in points], [bounds[end] for _, end in points])

    def judge_all(
        self, events: Collection[str], columns: Columns, conditions: Sequence[Condition]
    ) -> tuple[list[bool], list[bool]]:
        """Judge conditions on each of many events with these `columns`: whether they are certain, and are possible.

        The bounds of an event decide, where it takes place in every world and the order does not link it to what the
        conditions name; what it is linked to can only make less possible, and more certain.
        """
        nothing = [False] * len(events)
        named = {each.reference for each in conditions}
        if any(map(self.is_called_off, named)):
            return nothing, nothing
        bounds, links, asked, points = self._network(TimeSpan(), conditions)
        boxes = Boxes.of(bounds, links, asked)
        if boxes is None:
            return nothing, nothing
        possible, certain = columns.within(boxes.possible), columns.outside(boxes.refuting)
        reached = {point: self._graph.reach(point) for point in {*points} - {APART}}
        near = {point for reach in reached.values() for side in reach for point in side}

        def path(first: int, second: int) -> bool | None:
            return reached[first].ahead.get(second) if first in reached else reached[second].behind.get(first)

        for number, event in self._apart(events, near, named):
            if event not in self._graph.points or event in named:
                certain[number], possible[number] = self.judge(event, conditions)
            elif possible[number] and not certain[number]:
                certain[number], possible[number] = self._judged(event, conditions, path)
        return certain, possible

    def boxes(self, conditions: Sequence[Condition]) -> Boxes | None:
        """The boxes that decide conditions on times; `None` if nothing satisfies them. The order plays no part."""
        bounds, links, asked, _ = self._network(TimeSpan(), conditions)
        return Boxes.of(bounds, links, asked)

    def _apart(self, events: Collection[str], near: Set[int], named: Set[Reference]) -> Iterator[tuple[int, str]]:
        """The events that bounds alone may not decide, with their numbers: linked, named, or not in all worlds."""
        if near or len(self._graph.points) < len(self.takes_place):
            for number, event in enumerate(events):
                points = self._graph.points.get(event)
                if points is None or event in named or not near.isdisjoint(points):
                    yield number, event

    def is_called_off(self, reference: Reference) -> bool:
        """Return whether this is an event that takes place in no world."""
        return isinstance(reference, str) and self.takes_place[reference] is Certainty.NOT

    @property
    def open_ids(self) -> Set[str]:
        """The ids of the events that take place in some worlds only."""
        return self._open.keys()

    def relations(self, event: str, other: str) -> frozenset[Relation]:
        """Allen's relations of two events that hold in some world in which both take place."""
        if event == other:
            return frozenset((Relation.EQUALS,))
        if not {event, other} <= self._graph.points.keys():
            found = [each for each, links in ALLEN.items() if self.judge(event, [Condition(links, other)]).possible]
            return frozenset(found)
        bounds = (*self._graph.when(event), *self._graph.when(other))
        found = [each for each, links in ALLEN.items() if some_world(links, bounds)]
        if len(found) > 1:
            ours, theirs = self._graph.points[event], self._graph.points[other]
            between = tuple(paths(ours, theirs, self._graph.path))
            found = [each for each in found if some_world((*between, *ALLEN[each]), bounds)]
        return frozenset(found)

    def elapsed(self, event: str, other: str) -> tuple[timedelta | None, timedelta | None]:
        """The least and greatest time from the end of one event to the beginning of another; `None` if unbounded."""
        bounds, links, *_ = self._network(event, [Condition((), other)])
        between, known = paths_between(links, len(bounds)), tightened(bounds, links)
        ours, theirs = known[A_END], known[B_BEGIN]
        least, most = _distance(ours.greatest + 1, theirs.least), _distance(ours.least, theirs.greatest + 1)
        zero = timedelta(0)
        if (A_END, B_BEGIN) in between:
            least = zero if least is None else max(least, zero)
        if (B_BEGIN, A_END) in between:
            most = zero if most is None else min(most, zero)
        return least, most

    def begins_no_later(self, event: str, other: str) -> bool:
        """Return whether one event begins no later than another in every world in which both take place."""
        points = self._graph.points
        if event not in points or other not in points:
            return self.judge(event, [Condition(_BEGINS_NO_LATER, other)]).certain
        ours, theirs = points[event][0], points[other][0]
        apart = pushed(self._graph.bounds[theirs].least, strict=True) > self._graph.bounds[ours].greatest
        return apart or self._graph.path(ours, theirs) is not None

    def sequence(self, told: Mapping[str, int] = NOT_TOLD) -> list[str]:
        """List all events in one order that contradicts nothing certain, as `Graph.sequence` does.

        An event that need not take place comes where the earliest of its time begins, after those that it names.
        """
        found = self._graph.sequence(told)
        others = {entry.id: entry for entry in self.stated if entry.id not in self._graph.entries}
        begins = {id_: beginning(self.when(id_)) for id_ in others}
        begins |= {id_: beginning(self.when(id_)) for id_ in found if others}
        for id_ in Graph.judged([*others.values()])[0].sequence(told):
            named = {*others[id_].after, *others[id_].depends_on}
            places = [place for place, each in enumerate(found, start=1) if each in named]
            naming = [place for place, each in enumerate(found) if each in self._naming.get(id_, ())]
            place = first = max(places, default=0)
            last = max(first, min(naming, default=len(found)))
            while place < last and begins[found[place]] <= begins[id_]:
                place += 1
            found.insert(place, id_)
        return found

    def _brought(self, named: Iterable[Reference]) -> dict[str, Stated]:
        """Find the events that need not take place and do wherever the named ones do."""
        found: dict[str, Stated] = {}
        waiting = [each for each in named if isinstance(each, str)]
        while waiting:
            entry = self._open.get(waiting.pop())
            if entry is not None and entry.id not in found:
                found[entry.id] = entry
                waiting += entry.depends_on
        return found

    def _network(
        self, candidate: str | TimeSpan, conditions: Sequence[Condition], path: _Path | None = None
    ) -> _Network:
        """Number the points of a question: the candidate's, each reference's, and those of what they bring along."""
        references = dict.fromkeys(condition.reference for condition in conditions)
        named = [candidate, *references]
        brought = self._brought(named) if self._open else {}
        links = list(self._links_of(brought))
        others = dict.fromkeys(id_ for link in links for id_, _ in link[:2])
        bounds: list[Bounds] = []
        found: list[Link] = []
        known: list[int] = []
        numbers: dict[Reference, int] = {}
        for each in (*named, *(id_ for id_ in others if id_ not in named)):
            points = self._graph.points.get(each, _APART) if isinstance(each, str) else _APART
            numbers.setdefault(each, len(known))
            if points != _APART:
                bounds += [self._graph.bounds[point] for point in points]
                found += paths(known, points, path or self._graph.path)
            elif isinstance(each, str):
                bounds += brought[each].own_bounds()
            else:
                bounds += (each.begin_bounds, each.end_bounds)
            if not isinstance(each, Window):
                found.append(Link(len(known), len(known) + 1, strict=True))
            known += points
        found += (
            Link(numbers[earlier] + is_end, numbers[later] + ends, strict)
            for (earlier, is_end), (later, ends), strict, _ in links
        )
        asked: list[Link] = []
        begins = {reference: 2 * number for number, reference in enumerate(references, start=1)}
        for condition in conditions:
            begin = begins[condition.reference]
            ends = (A_BEGIN, A_END, begin, begin + 1)
            asked += [Link(ends[first], ends[second], strict) for first, second, strict in condition.links]
        return _Network(bounds, found, asked, known)

    def _links_of(self, brought: Mapping[str, Stated]) -> Iterator[StatedLink]:
        """List the links of these events that need not take place, with each other and with those that certainly do."""
        there = self._graph.entries
        stating = dict.fromkeys(other for id_ in brought for other in (id_, *self._naming[id_]))
        for entry in filter(None, (brought.get(id_) or there.get(id_) for id_ in stating)):
            for link in entry.links():
                ids = {id_ for id_, _ in link[:2]}
                if not ids.isdisjoint(brought) and all(id_ in brought or id_ in there for id_ in ids):
                    yield link


_BEGINS_NO_LATER = (Link(A_BEGIN, B_BEGIN, strict=False),)
# The points of what has none in the graph.
_APART = (APART, APART)


def _takes_place(stated: Sequence[Stated]) -> Mapping[str, Certainty]:
    """Judge whether each event takes place, by its own evidence and by that of the events it depends on."""
    found = {entry.id: entry.takes_place for entry in stated}
    dependent: dict[str, list[str]] = defaultdict(list)
    for entry in stated:
        for id_ in entry.depends_on:
            dependent[id_].append(entry.id)
    for worst in (Certainty.NOT, Certainty.POSSIBLE):
        waiting = [id_ for id_, certainty in found.items() if certainty is worst]
        while waiting:
            for id_ in dependent[waiting.pop()]:
                if found[id_] not in (worst, Certainty.NOT):
                    found[id_] = worst
                    waiting.append(id_)
    return found


def _distance(start: int, stop: int) -> timedelta | None:
    """The time between two numbers of `Bounds`; `None` where either is unbounded."""
    if min(start, stop) < 0 or max(start, stop) >= Bounds().greatest:
        return None
    return timedelta(microseconds=stop // 2 - start // 2)
