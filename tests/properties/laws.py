"""The laws of time and order, as functions that fail where the library disagrees with brute force.

The tests hold them over what the strategies draw; the wrong variants must break them.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from itertools import permutations, product

from tests.properties.worlds import (
    INTERVALS,
    Asked,
    Event,
    Fixed,
    Histories,
    Known,
    distances,
    hull,
    intervals,
    members,
    rows,
)
from vnus_trade.errors import OrderContradiction
from vnus_trade.ordering.graph import Graph
from vnus_trade.ordering.order import Condition, Order
from vnus_trade.ordering.stated import DATED, PUBLISHED, Stated
from vnus_trade.time.constraints import AFTER, BEFORE, DURING, OVERLAPPING, Bounds, Link, Relation
from vnus_trade.time.span import TimeSpan

LINKS: Mapping[str, tuple[Link, ...]] = {
    "before": BEFORE,
    "after": AFTER,
    "during": DURING,
    "overlapping": OVERLAPPING,
}
Asking = Callable[[TimeSpan, TimeSpan], bool]
CERTAINLY: Mapping[str, Asking] = {
    "before": TimeSpan.certainly_before,
    "after": TimeSpan.certainly_after,
    "during": TimeSpan.certainly_during,
    "overlapping": TimeSpan.certainly_overlaps,
}
POSSIBLY: Mapping[str, Asking] = {
    "before": TimeSpan.possibly_before,
    "after": TimeSpan.possibly_after,
    "during": TimeSpan.possibly_during,
    "overlapping": TimeSpan.possibly_overlaps,
}


def spans_agree_with_worlds(one: Known, other: Known, unit: timedelta) -> None:
    """A relation of two spans is certain exactly if it holds in every world, and possible exactly if in some."""
    a, b = one.span(unit), other.span(unit)
    theirs = intervals(other)
    for relation, certainly in CERTAINLY.items():
        met = [rows(relation)[here] & theirs for here in members(intervals(one))]
        assert certainly(a, b) == all(each == theirs for each in met), relation
        assert POSSIBLY[relation](a, b) == any(met), relation
    for allen in Relation:
        held = any(rows(f"allen {allen}")[here] & theirs for here in members(intervals(one)))
        assert (allen in a.relations(b)) == held, allen


def bounds_are_kept(known: Known, unit: timedelta) -> None:
    """A span's own bounds are the hull of its worlds."""
    span = known.span(unit)
    found = (span.begin_earliest, span.begin_latest, span.end_earliest, span.end_latest)
    assert found == hull(intervals(known), unit)


def order_of(events: Sequence[Event], unit: timedelta) -> Order:
    """Build the library's order of these events."""
    return Order.of(event.stated(unit) for event in events)


def contradiction_is_found(events: Sequence[Event], unit: timedelta) -> None:
    """An order is refused exactly if no world satisfies it."""
    try:
        order_of(events, unit)
        refused = False
    except OrderContradiction:
        refused = True
    assert refused != Histories(events).any


def contradiction_lies_in_what_is_named(events: Sequence[Event], unit: timedelta) -> None:
    """The entries that a contradiction names contradict each other even when all others are forgotten."""
    _, contradictions = Order.judged(event.stated(unit) for event in events)
    nothing = Known(None, None, None, None)
    for contradiction in contradictions:
        forgotten = {event.id for event in events} - set(contradiction.entries)
        kept = [Event(event.id, nothing) if event.id in forgotten else event for event in events]
        assert not Histories(kept).any


def bounds_are_the_hull(events: Sequence[Event], unit: timedelta) -> None:
    """The time of each event is the tightest span around all its worlds."""
    order = order_of(events, unit)
    histories = Histories(events)
    for event, whole in ((event, histories.hull(event.id)) for event in events):
        if not whole:
            continue
        span = order.when(event.id)
        found = (span.begin_earliest, span.begin_latest, span.end_earliest, span.end_latest)
        assert found == hull(whole, unit), event.id


def library_conditions(conditions: Sequence[Asked], unit: timedelta) -> list[Condition]:
    """Translate conditions for the library."""
    return [
        Condition(
            LINKS[relation],
            reference.span(unit)
            if isinstance(reference, Known)
            else reference.window(unit)
            if isinstance(reference, Fixed)
            else reference,
        )
        for relation, reference in conditions
    ]


def conditions_are_judged_together(events: Sequence[Event], conditions: Sequence[Asked], unit: timedelta) -> None:
    """Conditions are certain if all hold in every world, and possible if all hold together in some world."""
    found = order_of(events, unit).judge("a", library_conditions(conditions, unit))
    expected = Histories(events).judge("a", conditions)
    assert (found.certain, found.possible) == (expected.certain, expected.possible)


def many_are_judged_as_one(events: Sequence[Event], conditions: Sequence[Asked], unit: timedelta) -> None:
    """Judging all events at once, by boxes where these decide, gives what judging each by itself does."""
    order, asked = order_of(events, unit), library_conditions(conditions, unit)
    ids = [event.id for event in events]
    certain, possible = order.judge_all(ids, order.columns(ids), asked)
    assert [*zip(certain, possible, strict=True)] == [order.judge(id_, asked) for id_ in ids]


def paths_lead_where_they_reach(events: Sequence[Event], unit: timedelta) -> None:
    """A path that is looked for between two points is there exactly if one reaches the other, and as strict."""
    graph, _ = Graph.judged(event.stated(unit) for event in events)
    points = range(len(graph.bounds))
    for point, reach in ((point, graph.reach(point)) for point in points):
        assert [graph.path(point, other) for other in points] == [reach.ahead.get(other) for other in points]
        assert [graph.path(other, point) for other in points] == [reach.behind.get(other) for other in points]


def unnamed_candidates_too(known: Known, events: Sequence[Event], conditions: Sequence[Asked], unit: timedelta) -> None:
    """The same law holds of an unnamed event."""
    found = order_of(events, unit).judge(known.span(unit), library_conditions(conditions, unit))
    expected = Histories(events).judge_unnamed(known, conditions)
    assert (found.certain, found.possible) == (expected.certain, expected.possible)


def relations_are_those_of_some_world(events: Sequence[Event], unit: timedelta) -> None:
    """Allen's relations of two events are those that hold in some world."""
    order, worlds = order_of(events, unit), Histories(events)
    for event, other in permutations([event.id for event in events], 2):
        together = worlds.together(event, other).items()
        found = {allen for allen in Relation if any(left & rows(f"allen {allen}")[here] for here, left in together)}
        assert order.relations(event, other) == found


def begins_no_later_in_every_world(events: Sequence[Event], unit: timedelta) -> None:
    """One event begins no later than another exactly if it does in every world."""
    order, worlds = order_of(events, unit), Histories(events)
    for event, other in permutations([event.id for event in events], 2):
        assert order.begins_no_later(event, other) == worlds.in_all("begins no later", event, other)


def elapsed_is_tight(events: Sequence[Event], unit: timedelta) -> None:
    """The least and greatest time between two events are those of some world, or approached by some."""
    order, worlds = order_of(events, unit), Histories(events)
    for event, other in permutations([event.id for event in events], 2):
        if not worlds.together(event, other):
            continue
        beside: dict[int, int] = {}
        for here, left in worlds.together(event, other).items():
            beside[INTERVALS[here].end] = beside.get(INTERVALS[here].end, 0) | left
        found = {
            distances(end, begin)
            for end, left in beside.items()
            for begin in {INTERVALS[there].begin for there in members(left)}
        }
        nearest, farthest = [least for least, _ in found], [most for _, most in found]
        least = None if None in nearest else min(each for each in nearest if each is not None) * unit
        most = None if None in farthest else max(each for each in farthest if each is not None) * unit
        assert order.elapsed(event, other) == (least, most)


def sequence_keeps_what_is_certain(events: Sequence[Event], unit: timedelta) -> None:
    """The sequence has each event once, an earlier one first wherever that is certain, whatever the input's order."""
    found = order_of(events, unit).sequence()
    assert sorted(found) == sorted(event.id for event in events)
    worlds = Histories(events)
    certain = frozenset.intersection(*worlds.sets)
    for event, other in permutations([id_ for id_ in found if id_ in certain], 2):
        together = worlds.together(event, other).items()
        no_later = all(not left & ~rows("begins no later")[here] for here, left in together)
        before = all(not left & ~rows("before")[here] for here, left in together)
        if before or (no_later and any(left & rows("begins earlier")[here] for here, left in together)):
            assert found.index(event) < found.index(other)
    for shuffled in permutations(events):
        assert order_of(shuffled, unit).sequence() == found


def _giver(graph: Graph, event: str, *, end: bool, upper: bool) -> str | None:
    """What gives a bound, by looking at every event on the way along which it came."""
    point, side = graph.points[event][end], graph.sides[upper]
    own, waiting = dict[str, Stated](), [event]
    while waiting:
        entry = graph.entries[waiting.pop()]
        if entry.id not in own:
            own[entry.id] = entry
            waiting += entry.depends_on
    for is_end, bounds, field in (each for entry in own.values() for each in entry.bounds()):
        if field == DATED and is_end == end and bounds[upper] != Bounds()[upper]:
            return None
        said, known = (bounds[upper] + upper) // 2, (side.value[point] + upper) // 2
        says_so = said <= known if upper else said >= known
        if field == PUBLISHED and (is_end == end or upper == is_end) and says_so:
            return None
    at = {at: [id_ for id_, points in graph.points.items() if points[not upper] == at] for at in side.path(point)}
    return next((id_ for ids in at.values() for id_ in ids if id_ not in own), None)


def givers_are_as_defined(events: Sequence[Event], unit: timedelta) -> None:
    """Each bound of each event is given by what the plain definition says."""
    order = order_of(events, unit)
    graph, contradictions = Graph.judged(order.taking_place())
    assert not contradictions
    for event, end, upper in product(graph.entries, (False, True), (False, True)):
        assert order.given_by(event, end=end, upper=upper) == _giver(graph, event, end=end, upper=upper)
