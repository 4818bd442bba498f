"""Plausible mistakes in the reasoning about time: each changes the library, and some law must notice.

A wrong variant is a line that somebody could have written. `WRONG_VARIANTS` names each, with the law that it
breaks. A law that notices within its budget of examples shows that the strategies draw the examples that matter.
"""

# ruff: noqa: D103 - `WRONG_VARIANTS` says what each function gets wrong

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple
from unittest.mock import patch

import attrs
import pytest
from hypothesis import strategies as st

from tests.properties import laws, why_laws
from tests.properties.strategies import any_events, knowns, questions, satisfiable_events, units
from vnus_trade.ordering import boxes as boxed
from vnus_trade.ordering import graph, order
from vnus_trade.ordering.boxes import BoundsBox, Columns, box_of
from vnus_trade.ordering.graph import Graph, Links
from vnus_trade.ordering.order import Condition, Order, Verdict
from vnus_trade.ordering.stated import COMES_AFTER, OCCASION, PUBLISHED, Stated, StatedLink
from vnus_trade.proofs import network as proofs
from vnus_trade.proofs import why
from vnus_trade.proofs.network import Network, Point, Premise
from vnus_trade.proofs.why import Chain, Why
from vnus_trade.time import span as timespan
from vnus_trade.time.constraints import Bounds, Certainty, Link, negated, pushed, satisfiable, some_world
from vnus_trade.time.span import TimeSpan

Failed = pytest.fail.Exception
Law = tuple[Callable[..., None], st.SearchStrategy[tuple[Any, ...]]]

CHAINED: Law = (laws.conditions_are_judged_together, questions().map(tuple))
TOGETHER: Law = (laws.many_are_judged_as_one, questions().map(tuple))
REACHED: Law = (laws.paths_lead_where_they_reach, st.tuples(satisfiable_events(), units))
UNNAMED: Law = (
    lambda known, question: laws.unnamed_candidates_too(known, *question),
    st.tuples(knowns, questions()),
)
HULL: Law = (laws.bounds_are_the_hull, st.tuples(satisfiable_events(), units))
CONTRADICTION: Law = (laws.contradiction_is_found, st.tuples(any_events(), units))
NAMED_FAULT: Law = (laws.contradiction_lies_in_what_is_named, st.tuples(any_events(), units))
ALLEN: Law = (laws.relations_are_those_of_some_world, st.tuples(satisfiable_events(), units))
BEGINS: Law = (laws.begins_no_later_in_every_world, st.tuples(satisfiable_events(bare=True), units))
ELAPSED: Law = (laws.elapsed_is_tight, st.tuples(satisfiable_events(), units))
SEQUENCE: Law = (laws.sequence_keeps_what_is_certain, st.tuples(satisfiable_events(), units))
SPANS: Law = (laws.spans_agree_with_worlds, st.tuples(knowns, knowns, units))
CHAINS: Law = (why_laws.chains_force_what_they_prove, questions().map(tuple))
EXPLAINED: Law = (why_laws.questions_are_explained, st.tuples(questions(), st.sampled_from("abc")))
OWN_HULL: Law = (laws.bounds_are_kept, st.tuples(knowns, units))


class WrongVariant(NamedTuple):
    """A mistake: the part of the library that it replaces, the replacement, and the law that it breaks."""

    mistake: str
    where: object
    name: str
    replacement: object
    law: Law

    def breaks(self, example: tuple[Any, ...]) -> bool:
        """Return whether the law fails on this example with the mistake; an error is a failure too."""
        law, _ = self.law
        with patch.object(self.where, self.name, self.replacement):
            try:
                law(*example)
            except (AssertionError, ValueError, Failed):
                return True
        return False


judge = Order.judge
network = Order._network  # noqa: SLF001 (a mistake is made inside)
brought = Order._brought  # noqa: SLF001
links_of = Order._links_of  # noqa: SLF001
paths = graph.paths
path = Graph.path
reachable = graph._reachable  # noqa: SLF001
stated_links = Stated.links
stated_bounds = Stated.bounds


def judged_separately(self: Order, event: str, conditions: Sequence[Condition]) -> Verdict:
    verdicts = [judge(self, event, [condition]) for condition in conditions]
    return Verdict(all(verdict.certain for verdict in verdicts), all(verdict.possible for verdict in verdicts))


def is_called_off(self: Order, event: str, conditions: Sequence[Condition]) -> bool:
    return any(self.is_called_off(each) for each in (event, *(condition.reference for condition in conditions)))


def judged_without_itself_excluded(self: Order, event: str, conditions: Sequence[Condition]) -> Verdict:
    if is_called_off(self, event, conditions):
        return judge(self, event, conditions)
    bounds, links, asked, _ = network(self, event, conditions)
    if not satisfiable(bounds, [*links, *asked]):
        return Verdict(certain=False, possible=False)
    return Verdict(not any(satisfiable(bounds, [*links, negated(link)]) for link in asked), possible=True)


def judged_with_new_unnamed_events(self: Order, event: str, conditions: Sequence[Condition]) -> Verdict:
    def another(number: int, condition: Condition) -> Condition:
        if not isinstance(condition.reference, TimeSpan):
            return condition
        return condition._replace(reference=attrs.evolve(condition.reference, zone=f"+{number:02}:00"))

    return judge(self, event, [another(number, condition) for number, condition in enumerate(conditions)])


def judged_certain_unless_all_fail(self: Order, event: str, conditions: Sequence[Condition]) -> Verdict:
    if is_called_off(self, event, conditions) or any(condition.reference == event for condition in conditions):
        return Verdict(certain=False, possible=False)
    bounds, links, asked, _ = network(self, event, conditions)
    possible = satisfiable(bounds, [*links, *asked])
    return Verdict(possible and not satisfiable(bounds, [*links, *map(negated, asked)]), possible)


def judged_by_hulls(self: Order, event: str, conditions: Sequence[Condition]) -> Verdict:
    fixed = [
        condition._replace(reference=self.when(condition.reference))
        if isinstance(condition.reference, str) and condition.reference != event
        else condition
        for condition in conditions
    ]
    return judge(self, event, fixed)


def paths_to_the_candidate_only(known: Sequence[int], ends: tuple[int, int], lead: Any) -> list[Link]:
    return list(paths([*known[:2], *[-1] * len(known[2:])], ends, lead))


def no_paths(_known: Sequence[int], _ends: tuple[int, int], _lead: Any) -> list[Link]:
    return []


def paths_one_way(known: Sequence[int], ends: tuple[int, int], lead: Any) -> list[Link]:
    return [link for link in paths(known, ends, lead) if link.first >= len(known)]


def without_own_links(bounds: Sequence[Bounds], links: Sequence[Link]) -> bool:
    return satisfiable(bounds, [link for link in links if link.first % 2 or link.second != link.first + 1])


def without_strictness(bounds: Sequence[Bounds], links: Sequence[Link]) -> bool:
    return satisfiable(bounds, [link._replace(strict=False) for link in links])


def strict_only_beside_bounds(bounds: Sequence[Bounds], links: Sequence[Link]) -> bool:
    """Strictness counts between two points, and is lost over a longer path."""
    least = [bound.least for bound in bounds]
    for _ in bounds:
        for first, second, strict in links:
            least[second] = max(least[second], pushed(bounds[first].least, strict=strict), least[first])
    return all(low <= bound.greatest for low, bound in zip(least, bounds, strict=True))


def stated_without_own_links(self: Stated) -> list[StatedLink]:
    return list(stated_links(self))[1:]


def stated_strictly_after(self: Stated) -> list[StatedLink]:
    return [link._replace(strict=link.strict or link.field == COMES_AFTER) for link in stated_links(self)]


def within_only_by_its_end(self: Stated) -> list[StatedLink]:
    return [link for link in stated_links(self) if link.field != OCCASION or link.earlier == (self.id, True)]


def same_means_within(self: Stated) -> list[StatedLink]:
    within = [] if self.same is None else list(stated_links(Stated(self.id, within=self.same)))[1:]
    return [*stated_links(attrs.evolve(self, same=None)), *within]


def ongoing_means_during(self: Stated) -> list[StatedLink]:
    turned = [link for id_ in self.ongoing_at for link in list(stated_links(Stated(self.id, within=id_)))[1:]]
    return [*stated_links(attrs.evolve(self, ongoing_at=())), *turned]


def bounds_without_publication(self: Stated) -> list[Any]:
    return [each for each in stated_bounds(self) if each[2] != PUBLISHED]


def existing_all(stated: Sequence[Stated]) -> Mapping[str, Certainty]:
    return {entry.id: Certainty.CERTAIN for entry in stated}


def existing_by_itself(stated: Sequence[Stated]) -> Mapping[str, Certainty]:
    return {entry.id: entry.takes_place for entry in stated}


def called_off_is_open(stated: Sequence[Stated]) -> Mapping[str, Certainty]:
    found = existence(stated)
    return {id_: Certainty.POSSIBLE if each is Certainty.NOT else each for id_, each in found.items()}


existence = order._takes_place  # noqa: SLF001


def all_open_brought(self: Order, _named: Any) -> dict[str, Stated]:
    return dict(self._open)


def brought_without_what_it_depends_on(self: Order, named: Any) -> dict[str, Stated]:
    return {id_: self._open[id_] for id_ in named if id_ in self._open}


def only_own_links_of_open_events(self: Order, found: Mapping[str, Stated]) -> list[StatedLink]:
    return [link for link in links_of(self, found) if {link.earlier[0], link.later[0]} <= found.keys()]


def path_without_strictness(self: Graph, first: int, second: int) -> bool | None:
    return None if path(self, first, second) is None else False


def path_by_the_first_one(self: Graph, first: int, second: int) -> bool | None:
    return reachable_by_the_first_path(first, self.ahead).get(second)


def path_of_one_step(self: Graph, first: int, second: int) -> bool | None:
    return False if first == second else dict(self.ahead[first]).get(second)


def path_within_strict_bounds(self: Graph, first: int, second: int) -> bool | None:
    """What lies at the bound of the point that is looked for is not followed."""
    inner = {at for at, bounds in enumerate(self.bounds) if bounds.least < self.bounds[second].least}
    ahead = [
        [link for link in self.ahead[at] if link[0] == second or link[0] in inner] for at in range(len(self.ahead))
    ]
    return reachable(first, ahead).get(second)  # type: ignore[arg-type]  # it asks for their members alone


def bounds_alone(_self: Order, _events: Sequence[str], _near: Any, _named: Any) -> list[tuple[int, str]]:
    return []


def every_world_if_the_negation_were_strict(links: Sequence[Link], bounds: Sequence[Bounds]) -> bool:
    return not any(some_world((negated_keeping_strictness(link),), bounds) for link in links)


def outside_all_boxes(self: Columns, boxes: Sequence[BoundsBox]) -> list[bool]:
    return [not all(each) for each in zip(*map(self.within, boxes), strict=True)]


def box_without_strictness(bounds: Sequence[Bounds], links: Sequence[Link]) -> BoundsBox | None:
    return box_of(bounds, [link._replace(strict=False) for link in links])


def reachable_without_strictness(point: int, links: Links) -> dict[int, bool]:
    return dict.fromkeys(reachable(point, links), False)


def reachable_by_the_first_path(point: int, links: Links) -> dict[int, bool]:
    found = {point: False}
    waiting = [point]
    while waiting:
        here = waiting.pop()
        for following, strict in links[here]:
            if following not in found:
                found[following] = strict or found[here]
                waiting.append(following)
    return found


def reachable_in_one_step(point: int, links: Links) -> dict[int, bool]:
    return {point: False, **dict(links[point])}


def end_closed_below(earliest: Any, latest: Any) -> Bounds:
    found = end_bounds(earliest, latest)
    return found if earliest is None or earliest == latest else Bounds(found.least - 1, found.greatest)


def begin_closed_above(earliest: Any, latest: Any) -> Bounds:
    found = begin_bounds(earliest, latest)
    return found if latest is None or earliest == latest else Bounds(found.least, found.greatest + 1)


end_bounds = timespan._bounds_of_end  # noqa: SLF001
begin_bounds = timespan._bounds_of_begin  # noqa: SLF001


def pushed_a_whole_step(least: int, *, strict: bool) -> int:
    return least + strict


def pulled_nowhere(_greatest: int, *, strict: bool) -> int:  # noqa: ARG001 (the signature of what it replaces)
    return Bounds().greatest


def pushed_nowhere(_least: int, *, strict: bool) -> int:  # noqa: ARG001 (the signature of what it replaces)
    return Bounds().least


def pulled_weakly(greatest: int, *, strict: bool) -> int:  # noqa: ARG001 (the signature of what it replaces)
    return greatest


def pulled_a_whole_step(greatest: int, *, strict: bool) -> int:
    return greatest - strict


def negated_keeping_strictness(link: Link) -> Link:
    return Link(link.second, link.first, link.strict)


begins = Order.begins_no_later


def begins_no_later_by_bounds(self: Order, event: str, other: str) -> bool:
    return self.when(event).begin_bounds.greatest < self.when(other).begin_bounds.least


def begins_no_later_if_gaps_touch(self: Order, event: str, other: str) -> bool:
    both = self._graph
    ours, theirs = (both.points.get(each, (-1,))[0] for each in (event, other))
    if min(ours, theirs) < 0:
        return begins(self, event, other)
    return both.bounds[ours].greatest <= both.bounds[theirs].least or both.path(ours, theirs) is not None


def elapsed_by_bounds(self: Order, event: str, other: str) -> tuple[Any, Any]:
    end, begin = self.when(event), self.when(other)
    least = None if begin.begin_earliest is None or end.end_latest is None else begin.begin_earliest - end.end_latest
    most = None if begin.begin_latest is None or end.end_earliest is None else begin.begin_latest - end.end_earliest
    return least, most


def sequence_by_earliest(self: Order) -> list[str]:
    return sorted(self.takes_place, key=lambda event: (self.when(event).begin_bounds, event))


def sequence_as_given(self: Order) -> list[str]:
    return list(self.takes_place)


proof = Network.proof
premises_stated = proofs._stated  # noqa: SLF001
Explanation = why._Explanation  # noqa: SLF001
chain_of = Explanation._chain  # noqa: SLF001
judged_together = Explanation.together
latest = proofs._latest  # noqa: SLF001
chosen = proofs._chosen  # noqa: SLF001


def proof_without_its_first_step(self: Network, link: Premise) -> list[Premise] | None:
    found = proof(self, link)
    return found if found is None or len(found) == 1 else found[1:]


def proof_without_a_middle_step(self: Network, link: Premise) -> list[Premise] | None:
    found = proof(self, link)
    return found if found is None or len(found) < 3 else [found[0], *found[2:]]


def proof_by_tight_bounds(self: Network, link: Premise) -> list[Premise] | None:
    """The bounds of the two points alone, as if a curator had given them."""
    found = proof(self, link)
    if found is None or all(premise.is_link for premise in found):
        return found
    at = next(number for number, premise in enumerate(found) if premise.second == proofs.CALENDAR)
    return [found[at]._replace(first=link.first), found[at + 1]._replace(second=link.second)]


def no_circles(_premises: Sequence[Premise], _links: Sequence[Premise]) -> list[list[Premise]]:
    return []


def no_clashes(_premises: Sequence[Premise]) -> list[list[Premise]]:
    return []


def premises_without_publication(entry: Stated, numbers: Mapping[str, int]) -> list[Premise]:
    return list(premises_stated(attrs.evolve(entry, ends_by=None), numbers))


def premises_without_the_end_of_occasions(entry: Stated, numbers: Mapping[str, int]) -> list[Premise]:
    found = list(premises_stated(entry, numbers))
    return [p for p in found if p.stated_in != OCCASION or p.second == 2 * numbers[entry.id]]


def chain_without_calendar(self: Any, premises: Sequence[Premise]) -> Chain:
    return tuple(
        step for step in chain_of(self, premises) if isinstance(step.earlier, Point) or isinstance(step.later, Point)
    )


def together_unless_refuted_alone(self: Any, alone: Why) -> Why:
    found = judged_together(self, alone)
    return alone if found.together else found


def together_with_one_world(self: Any, alone: Why) -> Why:
    found = judged_together(self, alone)
    return attrs.evolve(found, fails=found.holds)


def latest_as_stated(premises: Sequence[Premise]) -> Any:
    return latest(premise for premise in premises if not premise.is_link)


def chosen_at_the_lower_bound(earliest: Any, *others: Any) -> Any:
    return chosen(earliest, *others) if earliest is None else earliest[0]


def tightest_as_stated(self: Network, point: int, *, is_upper: bool) -> list[Premise]:
    side = [premise for premise in self.premises if (premise.second if is_upper else premise.first) == proofs.CALENDAR]
    return [premise for premise in side if point in premise[:2]][:1]


touching = dict(laws.LINKS.items())
touching["before"] = tuple(link._replace(strict=True) for link in touching["before"])
touching_overlap = dict(laws.LINKS)
touching_overlap["overlapping"] = tuple(link._replace(strict=False) for link in touching_overlap["overlapping"])
strictly_inside = dict(laws.LINKS)
strictly_inside["during"] = tuple(link._replace(strict=True) for link in strictly_inside["during"])

WRONG_VARIANTS = [
    WrongVariant("chained conditions judged separately", Order, "judge", judged_separately, CHAINED),
    WrongVariant("an event compared with itself", Order, "judge", judged_without_itself_excluded, CHAINED),
    WrongVariant(
        "an unnamed event is another in each condition", Order, "judge", judged_with_new_unnamed_events, CHAINED
    ),
    WrongVariant("certain unless all conditions fail at once", Order, "judge", judged_certain_unless_all_fail, CHAINED),
    WrongVariant("references known by their bounds only", Order, "judge", judged_by_hulls, CHAINED),
    WrongVariant("order among the references forgotten", order, "paths", paths_to_the_candidate_only, CHAINED),
    WrongVariant("bounds only, no stated order", order, "paths", no_paths, CHAINED),
    WrongVariant("stated order only one way", order, "paths", paths_one_way, CHAINED),
    WrongVariant("own begin < end forgotten in questions", order, "satisfiable", without_own_links, CHAINED),
    WrongVariant("own begin < end forgotten in what is stated", Stated, "links", stated_without_own_links, HULL),
    WrongVariant("own begin < end forgotten in circles", Stated, "links", stated_without_own_links, CONTRADICTION),
    WrongVariant("strict is weak in questions", order, "satisfiable", without_strictness, CHAINED),
    WrongVariant("strictness lost over a path", order, "satisfiable", strict_only_beside_bounds, CHAINED),
    WrongVariant("strictness lost over what is followed", Graph, "path", path_without_strictness, ALLEN),
    WrongVariant("the first path decides on strictness", Graph, "path", path_by_the_first_one, ALLEN),
    WrongVariant("only neighbours are found", Graph, "path", path_of_one_step, ALLEN),
    WrongVariant("paths at equal bounds are lost", Graph, "path", path_within_strict_bounds, ALLEN),
    WrongVariant("strictness lost in what is reached", graph, "_reachable", reachable_without_strictness, REACHED),
    WrongVariant("only neighbours are reached", graph, "_reachable", reachable_in_one_step, REACHED),
    WrongVariant("bounds decide about linked events", Order, "_apart", bounds_alone, TOGETHER),
    WrongVariant("certain unless all links are refuted", Columns, "outside", outside_all_boxes, TOGETHER),
    WrongVariant("strict is weak in boxes", boxed, "box_of", box_without_strictness, TOGETHER),
    WrongVariant("an end may be at its earliest", timespan, "_bounds_of_end", end_closed_below, SPANS),
    WrongVariant("a beginning may be at its latest", timespan, "_bounds_of_begin", begin_closed_above, SPANS),
    WrongVariant("no room in the gap going up", graph, "pushed", pushed_a_whole_step, HULL),
    WrongVariant("strict bounds pulled as weak ones", graph, "pulled", pulled_weakly, HULL),
    WrongVariant("no room in the gap going down", graph, "pulled", pulled_a_whole_step, HULL),
    WrongVariant("bounds not propagated backward", graph, "pulled", pulled_nowhere, HULL),
    WrongVariant("bounds not propagated forward", graph, "pushed", pushed_nowhere, HULL),
    WrongVariant(
        "the negation of strict is strict", timespan, "every_world", every_world_if_the_negation_were_strict, SPANS
    ),
    WrongVariant("the negation of strict is strict in chains", order, "negated", negated_keeping_strictness, CHAINED),
    WrongVariant("after means a pause between", Stated, "links", stated_strictly_after, CHAINED),
    WrongVariant("an occasion bounds the end only", Stated, "links", within_only_by_its_end, HULL),
    WrongVariant("the same time means within it", Stated, "links", same_means_within, HULL),
    WrongVariant("what was going on lasts within", Stated, "links", ongoing_means_during, HULL),
    WrongVariant("publication bounds nothing", Stated, "bounds", bounds_without_publication, HULL),
    WrongVariant("everything takes place", order, "_takes_place", existing_all, CHAINED),
    WrongVariant("what is called off may take place", order, "_takes_place", called_off_is_open, CHAINED),
    WrongVariant("takes place without its occasion", order, "_takes_place", existing_by_itself, HULL),
    WrongVariant("order runs through what need not take place", Order, "_brought", all_open_brought, CHAINED),
    WrongVariant("an occasion not brought along", Order, "_brought", brought_without_what_it_depends_on, HULL),
    WrongVariant("open events are linked to none", Order, "_links_of", only_own_links_of_open_events, CHAINED),
    WrongVariant("touching is not before", laws, "LINKS", touching, CHAINED),
    WrongVariant("touching is overlapping", laws, "LINKS", touching_overlap, CHAINED),
    WrongVariant("a shared endpoint is not during", laws, "LINKS", strictly_inside, CHAINED),
    WrongVariant("beginnings compared by bounds only", Order, "begins_no_later", begins_no_later_by_bounds, BEGINS),
    WrongVariant("a gap holds one instant", Order, "begins_no_later", begins_no_later_if_gaps_touch, BEGINS),
    WrongVariant("elapsed time by bounds only", Order, "elapsed", elapsed_by_bounds, ELAPSED),
    WrongVariant("the sequence sorted by bounds", Order, "sequence", sequence_by_earliest, SEQUENCE),
    WrongVariant("the sequence left as given", Order, "sequence", sequence_as_given, SEQUENCE),
    WrongVariant("a chain without its first step", Network, "proof", proof_without_its_first_step, CHAINS),
    WrongVariant("a chain without a middle step", Network, "proof", proof_without_a_middle_step, CHAINS),
    WrongVariant("implied bounds shown as stated", Network, "proof", proof_by_tight_bounds, CHAINS),
    WrongVariant("chains without order alone", proofs, "_circles", no_circles, CHAINS),
    WrongVariant("chains without dates", proofs, "_clashes", no_clashes, CHAINS),
    WrongVariant("publication left out of chains", proofs, "_stated", premises_without_publication, CHAINS),
    WrongVariant(
        "an occasion that ends no statement", proofs, "_stated", premises_without_the_end_of_occasions, CHAINS
    ),
    WrongVariant("dates not compared", Explanation, "_chain", chain_without_calendar, EXPLAINED),
    WrongVariant("explained one by one", Explanation, "together", together_unless_refuted_alone, EXPLAINED),
    WrongVariant("one world for both", Explanation, "together", together_with_one_world, EXPLAINED),
    WrongVariant("no room left to what follows", proofs, "_latest", latest_as_stated, EXPLAINED),
    WrongVariant("a point put at an open bound", proofs, "_chosen", chosen_at_the_lower_bound, EXPLAINED),
    WrongVariant("leeway by own bounds only", Network, "tightest", tightest_as_stated, EXPLAINED),
]
