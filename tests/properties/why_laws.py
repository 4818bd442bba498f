"""The laws of explanations, as functions that fail where a chain proves nothing or a world is none.

Brute force says what is certain and possible, and forgets everything that a chain does not name. Worlds are checked
bound by bound and link by link.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

from tests.properties import laws
from tests.properties.strategies import Question
from tests.properties.test_query_laws import asked as asked_of
from tests.properties.test_query_laws import conditions_of, record_of
from tests.properties.worlds import (
    TRUTH,
    Asked,
    Event,
    Fixed,
    Grid,
    Histories,
    Interval,
    Known,
    hull,
    instant,
    taking_place,
)
from vnus_trade import Certainty, Leeway, Moment, Point, TimeSpan, World
from vnus_trade.ordering.stated import ANNOUNCED, COMES_AFTER, DATED, OCCASION, ONGOING_AT, PUBLISHED
from vnus_trade.proofs.network import CALENDAR, Network, Premise
from vnus_trade.proofs.why import Chain
from vnus_trade.time.constraints import A_BEGIN, A_END, B_BEGIN, B_END, Link
from vnus_trade.time.span import Window

NOTHING_KNOWN = Known(None, None, None, None)


def chains_force_what_they_prove(events: Sequence[Event], conditions: Sequence[Asked], unit: timedelta) -> None:
    """A condition is certain exactly if each of its links has a chain, and the chains alone force it.

    Each premise of a chain is stated, or holds of itself, and each leads to the next.
    """
    order = laws.order_of(events, unit)
    for asked in conditions:
        (condition,) = laws.library_conditions([asked], unit)
        if asked.reference == "a" or _is_open(asked.reference):
            continue
        named = ["a", condition.reference]
        if (
            any(order.is_called_off(each) for each in named)
            or not order.judge("a", [condition._replace(links=())]).possible
        ):
            continue
        network = Network.of(order, named)
        chains = [(link, network.proof(link)) for link in network.asked("a", condition)]
        is_certain = all(chain is not None for _, chain in chains)
        assert is_certain == Histories(events).judge("a", [asked]).certain
        for link, chain in chains:
            if chain is not None:
                _leads_on(link, chain)
        if is_certain:
            used = [premise for _, chain in chains for premise in chain or ()]
            kept = [_kept(event, used, network) for event in events]
            assert Histories(kept).judge("a", [asked]).certain


def _is_open(reference: str | Known | Fixed) -> bool:
    """Return whether a reference is a window with an open side, of which queries drop the links."""
    return isinstance(reference, Fixed) and None in reference


def _leads_on(link: Premise, chain: Sequence[Premise]) -> None:
    """A chain leads from the first point of a link to its second, over dates that follow each other."""
    assert (chain[0].first, chain[-1].second) == (link.first, link.second)
    for premise, following in pairwise(chain):
        assert premise.second == following.first
        if premise.second == CALENDAR:
            assert premise.at <= following.at


def _kept(event: Event, used: Sequence[Premise], network: Network) -> Event:
    """What a chain names of one event: its links, and the lower or upper bounds among which one is named."""
    own = [premise for premise in used if premise.by == event.id]
    numbers = {point.of: number for number, point in enumerate(network.points) if point.is_end}
    dated = [premise for premise in own if premise.stated_in == DATED]
    has_lower, has_upper = (any(side(p) == CALENDAR for p in dated) for side in (_first, _second))
    a, b, c, d = event.known
    exact = (a is not None and a == b, c is not None and c == d)
    known = Known(
        a if has_lower or exact[0] else None,
        b if has_upper or exact[0] else None,
        c if has_lower or exact[1] else None,
        d if has_upper or exact[1] else None,
    )
    fields = {premise.stated_in for premise in own}
    after = {premise.first for premise in own if premise.stated_in == COMES_AFTER}
    return Event(
        event.id,
        known if dated else NOTHING_KNOWN,
        tuple(other for other in event.after if numbers.get(other) in after),
        event.within if OCCASION in fields else None,
        event.same if ANNOUNCED in fields else None,
        *(event.published if PUBLISHED in fields else (None,) * 4),
        event.ongoing_at if ONGOING_AT in fields else (),
        event.takes_place,
    )


def _first(premise: Premise) -> int:
    return premise.first


def _second(premise: Premise) -> int:
    return premise.second


def questions_are_explained(question: Question, event: str) -> None:
    """The verdict is that of all worlds; chains lead where they should, and the two worlds are worlds and differ."""
    events, unit = question.events, question.unit
    record, conditions = record_of(events, unit), conditions_of(question)
    answer: Any = record.events
    for condition in conditions:
        answer = asked_of(answer, condition, record, unit)
    why = answer.why(event)
    expected = Histories(events).answers(event, conditions)
    said = {(True, True): Certainty.CERTAIN, (False, True): Certainty.POSSIBLE, (False, False): Certainty.NOT}
    assert why.verdict is said[expected.certain, expected.possible]
    of_existence = why.judgements[: len(why.judgements) - len(conditions)]
    existence = record.order.takes_place[event]
    assert [each.verdict for each in of_existence] == [existence] * (existence != "certain")
    for judgement, asked in zip(why.judgements[len(of_existence) :], conditions, strict=True):
        named = [each.reference for each in conditions if isinstance(each.reference, str)]
        alone = Histories(events).judge(why.event.id, [asked], named)
        assert judgement.verdict is said[alone.certain, alone.possible]
        links = set(_asked_links(why.event.id, asked, unit))
        for chain in judgement.chains:
            _is_chain(chain)
            first, last = chain[0].earlier, chain[-1].later
            strict = any(step.strict for step in chain)
            if judgement.verdict is Certainty.NOT:
                denied = {(b, a, not is_strict) for a, b, is_strict in links}
                assert {(first, last, is_strict) for is_strict in {False, strict}} & denied or _excludes(chain)
            else:
                assert {(first, last, is_strict) for is_strict in {False, strict}} & links
        if judgement.verdict is Certainty.CERTAIN:
            assert len(judgement.chains) == len(links)
        for leeway in judgement.leeways:
            tightest = _tightest(leeway, Histories(events), [event, *named], unit)
            # A bound that publication closes is written a microsecond wider.
            closed = timedelta(microseconds=1 if leeway.point.is_end else -1) * (
                leeway.point.is_end != leeway.is_latest
            )
            assert _bound(leeway) in (tightest, tightest and tightest + closed)
    is_excluded_together = expected.possible is False and Certainty.NOT not in {each.verdict for each in why.judgements}
    assert bool(why.together) is is_excluded_together
    if why.together:
        _is_chain(why.together)
        assert _excludes(why.together)
    assert (why.holds is not None) == (why.fails is not None) == (why.verdict is Certainty.POSSIBLE)
    if why.holds is not None and why.fails is not None:
        for world, expected_there in ((why.holds, True), (why.fails, False)):
            assert is_world(world, events, unit)
            takes_place = event in {occurrence.of for occurrence in world.occurrences}
            met = takes_place and all(holds(world, event, asked, unit) for asked in conditions)
            assert met is expected_there


def _bound(leeway: Leeway) -> datetime | None:
    """The instant from which the chain of a leeway leads, or to which it does."""
    if not leeway.chain:
        return None
    _is_chain(leeway.chain)
    first, last = leeway.chain[0].earlier, leeway.chain[-1].later
    point, instant = (first, last) if leeway.is_latest else (last, first)
    assert point == leeway.point
    assert isinstance(instant, datetime)
    return instant


def _tightest(leeway: Leeway, worlds: Histories, named: Sequence[str], unit: timedelta) -> datetime | None:
    """The bound of a point in all worlds in which the named events take place."""
    of = leeway.point.of
    if isinstance(of, str):
        begin_earliest, begin_latest, end_earliest, end_latest = hull(worlds.hull(of, named), unit)
    else:
        assert isinstance(of, TimeSpan)
        begin_earliest, begin_latest, end_earliest, end_latest = (
            of.begin_earliest,
            of.begin_latest,
            of.end_earliest,
            of.end_latest,
        )
    if leeway.point.is_end:
        return end_latest if leeway.is_latest else end_earliest
    return begin_latest if leeway.is_latest else begin_earliest


def _asked_links(event: str, asked: Asked, unit: timedelta) -> Iterator[tuple[Any, Any, bool]]:
    reference = asked.reference
    of: Any = reference if isinstance(reference, str) else laws.library_conditions([asked], unit)[0].reference
    ends = {A_BEGIN: Point(event, is_end=False), A_END: Point(event, is_end=True)}
    ends |= {B_BEGIN: Point(of, is_end=False), B_END: Point(of, is_end=True)}
    dropped = set()
    if isinstance(of, Window):
        dropped = {number for number, side in ((B_BEGIN, of.begin), (B_END, of.end)) if side is None}
    link: Link
    for link in laws.LINKS[asked.relation]:
        if dropped.isdisjoint(link[:2]):
            yield ends[link.first], ends[link.second], link.strict


def _is_chain(chain: Chain) -> None:
    """Each step begins where the one before ends, and instants follow each other."""
    for step, following in pairwise(chain):
        assert step.later == following.earlier
    for step in chain:
        if isinstance(step.earlier, datetime) and isinstance(step.later, datetime):
            assert step.earlier < step.later if step.strict else step.earlier == step.later


def _excludes(chain: Chain) -> bool:
    """Return whether a chain contradicts itself: it leads back to its beginning, or to an earlier instant."""
    first, last = chain[0].earlier, chain[-1].later
    if isinstance(first, datetime) and isinstance(last, datetime) and last < first:
        return True
    return first == last and any(step.strict for step in chain)


def is_world(world: World, events: Sequence[Event], unit: timedelta) -> bool:
    """Return whether a world keeps everything that is stated of the events that take place in it."""
    there = frozenset(occurrence.of for occurrence in world.occurrences if isinstance(occurrence.of, str))
    if there not in taking_place(events):
        return False
    for event in (event.beside(there) for event in events if event.id in there):
        begin, end = own = _interval(world, event.id)
        if not (_within(begin, end, event.known, unit) and begin < end):
            return False
        linked = [_interval(world, other).end <= begin for other in event.after]
        linked += [TRUTH["contains"](own, _interval(world, other)) for other in event.ongoing_at]
        if event.within is not None:
            linked.append(TRUTH["during"](own, _interval(world, event.within)))
        if event.same is not None:
            linked.append(own == _interval(world, event.same))
        ends_by, begins_from, begins_by, ends_from = (
            None if grid is None else _moment(grid, unit) for grid in event.published
        )
        linked += [ends_by is None or end <= ends_by, begins_from is None or begin >= begins_from]
        linked += [begins_by is None or begin <= begins_by, ends_from is None or end >= ends_from]
        if not all(linked):
            return False
    return all(
        _within(there.begin, there.end, there.of, unit) and there.begin < there.end
        for there in world.occurrences
        if isinstance(there.of, TimeSpan)
    )


def holds(world: World, event: str, asked: Asked, unit: timedelta) -> bool:
    """Return whether a condition holds of an event in a world."""
    reference = asked.reference
    other: Any
    if isinstance(reference, str):
        if reference == event:
            return False
        other = _interval(world, reference)
    elif isinstance(reference, Known):
        other = _interval(world, reference.span(unit))
    else:
        begin, end = (None if grid is None else _moment(grid, unit) for grid in reference)
        farthest = [occurrence[1:3] for occurrence in world.occurrences]
        other = Interval(begin or min(farthest)[0], end or max(last for _, last in farthest))  # type: ignore[arg-type]
    return TRUTH[asked.relation](_interval(world, event), other)


def _interval(world: World, of: str | TimeSpan) -> Any:
    _, begin, end, _ = world[of]
    return Interval(begin, end)  # type: ignore[arg-type]


def _moment(grid: Grid, unit: timedelta) -> Any:
    at = instant(grid, unit)
    return None if at is None else Moment(at)


def _within(begin: Moment, end: Moment, known: Known | TimeSpan, unit: timedelta) -> bool:
    """Return whether a beginning and an end lie within bounds, as `TimeSpan` defines them."""
    if isinstance(known, Known):
        a, b, c, d = (_moment(grid, unit) for grid in known)
    else:
        bounds = (known.begin_earliest, known.begin_latest, known.end_earliest, known.end_latest)
        a, b, c, d = (None if bound is None else Moment(bound) for bound in bounds)
    begins = begin == a if a is not None and a == b else (a is None or a <= begin) and (b is None or begin < b)
    ends = end == c if c is not None and c == d else (c is None or c < end) and (d is None or end <= d)
    return bool(begins and ends)
