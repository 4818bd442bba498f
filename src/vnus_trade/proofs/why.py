"""Why an event answers or not: the chain or the fields that decide each question, and worlds for what is open."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any, NamedTuple

import attrs

from vnus_trade import lazy
from vnus_trade.answers.bearing import Asked, AskedQuestion
from vnus_trade.contents.index import Catalogue, clocks_of
from vnus_trade.contents.where import FieldSupport, support_in, support_of
from vnus_trade.errors import NotFound
from vnus_trade.evidence.statuses import REPORTED
from vnus_trade.evidence.vocabulary import Status
from vnus_trade.frozen import NONE_GIVEN, FrozenMapping
from vnus_trade.model.events import Event
from vnus_trade.model.fields import beyond
from vnus_trade.notebook import Shown
from vnus_trade.ordering.order import Condition, Reference
from vnus_trade.ordering.stated import DATED, PUBLISHED
from vnus_trade.proofs.network import CALENDAR, Moment, Network, Point, Premise
from vnus_trade.time.constraints import Certainty
from vnus_trade.time.span import TimeSpan, Window, four_bounds
from vnus_trade.words.names import near


class Occurrence(NamedTuple):
    """When an event begins and ends in one possible world.

    >>> import vnus_trade
    >>> vnus_trade.load().why("deal", "after", "july-call").holds["july-call"].begin.at
    datetime.datetime(2025, 7, 2, 11, 0, tzinfo=datetime.timezone.utc)
    """

    of: str | TimeSpan
    """The id of the event, or the `TimeSpan` of an unnamed one."""
    begin: Moment
    """Its beginning."""
    end: Moment
    """Its end."""
    zone: str | None
    """The zone in which its time is written."""


@attrs.frozen(repr=False)
class World:
    """One possible world: a beginning and an end for every event, within all bounds and in the order of the record.

    >>> import vnus_trade
    >>> record = vnus_trade.load()
    >>> world = record.why("deal", "after", "july-call").holds
    >>> world["july-call"].end <= world["deal"].begin
    True
    """

    occurrences: tuple[Occurrence, ...]
    """Every event of the record, and each unnamed one of the questions."""
    named: tuple[str | TimeSpan, ...]
    """The event that was asked about, and those that the questions name."""

    def __getitem__(self, of: Event | TimeSpan | str) -> Occurrence:
        """Return when an event, given by itself or its id, or an unnamed one takes place; raises `NotFound`."""
        found = {occurrence.of: occurrence for occurrence in self.occurrences}
        key = of.id if isinstance(of, Event) else of
        if key not in found:
            raise NotFound("event of this world", str(key), near(str(key), map(str, found)))
        return found[key]

    def __repr__(self) -> str:
        return f"<World of {len(self.occurrences)} events>"


@attrs.frozen
class Step:
    """One bound or link of a chain: that one point lies no later than another, and what says so.

    It is a bound if one side is an instant, and a comparison of instants if both are. What has no support holds of
    itself: that an event begins before it ends, or what the question asks or says of its time.

    >>> import vnus_trade
    >>> ((step,),) = vnus_trade.load().why("round-1", "before", "round-2").judgements[0].chains
    >>> step.earlier, step.later, step.strict
    (Point(of='round-1', is_end=True), Point(of='round-2', is_end=False), False)
    """

    earlier: Point | datetime
    """What comes first."""
    later: Point | datetime
    """What comes next."""
    strict: bool
    """Whether they certainly differ; otherwise they may coincide."""
    zone: str | None = None
    """The zone in which the instant of a bound is read."""
    support: tuple[FieldSupport, ...] = ()
    """What states it: the field of the event, and the publication of a source if that is what bounds the event."""


Chain = tuple[Step, ...]
"""Steps, each of which begins where the one before ends."""


@attrs.frozen
class Leeway:
    """How far one point can lie, which leaves a question open.

    >>> import vnus_trade
    >>> latest, earliest = vnus_trade.load().why("deal", "after", "july-call").judgements[0].leeways
    >>> latest.point, latest.chain[-1].later.isoformat()
    (Point(of='july-call', is_end=True), '2025-07-02T17:00:00+00:00')
    """

    point: Point
    """The point."""
    is_latest: bool
    """Whether this is about how late it can be; otherwise about how early."""
    chain: Chain
    """The steps to its latest instant, or from its earliest one; none if nothing bounds it."""


@attrs.frozen
class Judgement:
    """Whether one question holds, and what decides that.

    >>> import vnus_trade
    >>> (judgement,) = vnus_trade.load().why("launch-call", "overlapping", "round-2").judgements
    >>> str(judgement.question), judgement.verdict, len(judgement.chains)
    ('overlapping(round-2)', <Certainty.NOT: 'not'>, 1)
    """

    question: AskedQuestion
    """The question."""
    verdict: Certainty
    """Whether it holds by itself; a fact does or does not, and only a time may be possible."""
    chains: tuple[Chain, ...] = ()
    """For each relation of points that is certain its chain; if the question cannot hold, the chain that excludes it.

    A chain that excludes several relations at once leads back to its beginning, or to an earlier instant.
    """
    support: tuple[FieldSupport, ...] = ()
    """For a fact that holds, the fields through which it does."""
    leeways: tuple[Leeway, ...] = ()
    """For what is only possible, the points that can lie on either side, with their bounds."""


@attrs.frozen(repr=False)
class Why(Shown):
    """Why an event is a certain or a possible answer, or is left out.

    Printed, and in notebooks, it shows each bound and each link with the words that state it.

    >>> import vnus_trade
    >>> record = vnus_trade.load()
    >>> why = record.rounds.before(record.deal).why("round-2")
    >>> why
    <Why of_kind(NegotiationRound).before(deal): round-2 is certain>
    >>> [(step.earlier, step.later) for step in why.judgements[1].chains[0]][0]
    (Point(of='round-2', is_end=True), datetime.datetime(2025, 5, 23, 4, 0, tzinfo=datetime.timezone.utc))
    """

    event: Event
    """The event that was asked about."""
    verdict: Certainty
    """Whether all questions hold together."""
    judgements: tuple[Judgement, ...]
    """Each question, in the order in which they were asked, judged by itself."""
    together: Chain = ()
    """If each question may hold and no world satisfies all, the chain that excludes it."""
    holds: World | None = None
    """For a possible answer, a world in which all questions hold."""
    fails: World | None = None
    """For a possible answer, a world in which some question does not hold."""
    clocks: FrozenMapping[str] = attrs.field(default=NONE_GIVEN, eq=False)
    """The zones that displays show, by the names of their places."""

    def __repr__(self) -> str:
        asked = ".".join(str(judgement.question) for judgement in self.judgements)
        return f"<Why {asked}: {self.event.id} is {'left out' if self.verdict is Certainty.NOT else self.verdict}>"

    def __str__(self) -> str:
        return str(lazy.reasoning.explanation_text(self))

    def rows(self) -> list[dict[str, Any]]:
        """Make a flat dict of each piece of support of each step and field; instants are in UTC."""
        return [dict.fromkeys(_COLUMNS) | row for row in _rows(self)]


def explained(catalogue: Catalogue, event: Event, asked: Sequence[Asked]) -> Why:
    """Judge each question about an event, and all together."""
    explanation = _Explanation(catalogue, event, asked)
    judgements = (*explanation.existence(), *map(explanation.judged, asked))
    verdicts = {judgement.verdict for judgement in judgements}
    verdict = next((each for each in (Certainty.NOT, Certainty.POSSIBLE) if each in verdicts), Certainty.CERTAIN)
    why = Why(event, verdict, judgements, clocks=FrozenMapping(clocks_of(catalogue.negotiations)))
    return explanation.together(why) if verdict is Certainty.POSSIBLE else why


class _Explanation:
    """Judges questions about one event by the premises of its record."""

    def __init__(self, catalogue: Catalogue, event: Event, asked: Sequence[Asked]) -> None:
        self._event = event
        conditions = [condition for each in asked for condition in each.conditions]
        self._asked_about = [condition.reference for condition in conditions]
        named = dict.fromkeys((event.id, *self._asked_about))
        self._named = tuple(of for of in named if not isinstance(of, Window))
        self._network = Network.of(catalogue.order, named)
        self._order = catalogue.order
        self._takes_place = catalogue.order.takes_place[event.id]
        asking = () if self._takes_place is Certainty.NOT else conditions
        self._links = [link for condition in asking for link in self._network.asked(event.id, condition)]
        self._known = dict(catalogue.events)

    def existence(self) -> Iterator[Judgement]:
        """Judge whether the event takes place, unless it certainly does."""
        if self._takes_place is not Certainty.CERTAIN:
            event: Event = self._event
            while event.status in REPORTED and (on := event.announcement or event.occasion) is not None:
                event = on
            evidence = tuple(item for item in event.evidence if event.status in (item.status, Status.DISPUTED))
            planned = tuple(item for plan in event.plans for item in plan.evidence)
            support = FieldSupport(event, "status", evidence or planned)
            yield Judgement(AskedQuestion("takes_place", (event,)), self._takes_place, support=(support,))

    def judged(self, asked: Asked) -> Judgement:
        """Judge one question by itself."""
        question = asked.question
        if (fact := asked.fact) is not None:
            if not fact.admits(self._event):
                return Judgement(question, Certainty.NOT)
            is_open = fact.is_open is not None and fact.is_open(self._event)
            verdict = Certainty.POSSIBLE if is_open else Certainty.CERTAIN
            return Judgement(question, verdict, support=tuple(fact.support(self._event)))
        is_itself = any(condition.reference == self._event.id for condition in asked.conditions)
        if is_itself or self._takes_place is Certainty.NOT:
            return Judgement(question, Certainty.NOT)
        beside = [Condition((), reference) for reference in self._asked_about if reference != self._event.id]
        if not self._order.judge(self._event.id, beside).possible:
            # What need not take place may be unable to beside something else that need not.
            apart = self._network.refutation([premise for premise in self._network.premises if premise.is_link])
            return Judgement(question, Certainty.NOT, (self._chain(apart or ()),))
        links = [link for condition in asked.conditions for link in self._network.asked(self._event.id, condition)]
        proofs = [(link, self._network.proof(link)) for link in links]
        proved = tuple(self._chain(proof) for _, proof in proofs if proof is not None)
        unproved = [link for link, proof in proofs if proof is None]
        if not unproved:
            return Judgement(question, Certainty.CERTAIN, proved)
        refuted = next(filter(None, (self._network.proof(link.denied()) for link in unproved)), None)
        refuted = self._network.refutation(links) if refuted is None else refuted
        if refuted is not None:
            return Judgement(question, Certainty.NOT, (self._chain(refuted),))
        leeways = tuple(leeway for link in unproved for leeway in self._leeways(link))
        return Judgement(question, Certainty.POSSIBLE, proved, leeways=leeways)

    def together(self, why: Why) -> Why:
        """Judge all questions together, each of which may hold by itself."""
        refuted = self._network.refutation(self._links)
        if refuted is not None:
            return attrs.evolve(why, verdict=Certainty.NOT, together=self._chain(refuted))
        unproved = next((link for link in self._links if self._network.proof(link) is None), None)
        fails = None
        if unproved is not None:
            fails = self._world(self._network, [unproved.denied()])
        elif self._takes_place is Certainty.POSSIBLE:
            fails = self._world(Network.of(self._order, self._asked_about), [])
        return attrs.evolve(why, holds=self._world(self._network, self._links), fails=fails)

    def _world(self, network: Network, links: Iterable[Premise]) -> World:
        instants = network.world(links)
        references = [point.of for point in network.points[::2]]
        there = zip(references, instants[::2], instants[1::2], strict=True)
        occurrences = (
            Occurrence(of, begin, end, self._zone(of)) for of, begin, end in there if not isinstance(of, Window)
        )
        return World(tuple(occurrences), tuple(of for of in self._named if of in references))

    def _leeways(self, link: Premise) -> Iterator[Leeway]:
        """How late the first point of an open link can be, and how early the second; windows have no leeway."""
        for number, is_latest in ((link.first, True), (link.second, False)):
            point = self._network.points[number]
            if not isinstance(point.of, Window):
                yield Leeway(point, is_latest, self._chain(self._network.tightest(number, is_upper=is_latest)))

    def _chain(self, premises: Sequence[Premise]) -> Chain:
        """The steps of a proof; an upper bound is compared with the lower one that follows it."""
        found: list[Step] = []
        for premise in premises:
            step = self._step(premise)
            before = found[-1].later if found else None
            if isinstance(before, datetime) and isinstance(step.earlier, datetime):
                found.append(Step(before, step.earlier, before < step.earlier))
            found.append(step)
        return tuple(found)

    def _step(self, premise: Premise) -> Step:
        points = self._network.points
        instant, apart = premise.instant
        earlier = instant if premise.first == CALENDAR else points[premise.first]
        later = instant if premise.second == CALENDAR else points[premise.second]
        strict = premise.strict if premise.is_link else apart
        named = next(point.of for point in (earlier, later) if isinstance(point, Point))
        return Step(earlier, later, strict, self._zone(premise.by or named), tuple(self._supports(premise)))

    def _supports(self, premise: Premise) -> Iterator[FieldSupport]:
        """What states a premise: a field of an event, or that a source published by then reports it as over."""
        if not premise.stated_in:
            return
        event = self._find(premise.by)
        if event is None:
            unknown = f"of {premise.by} this record knows the order alone"
            yield FieldSupport(None, premise.stated_in, reasons={premise.stated_in: unknown})
        elif premise.stated_in == PUBLISHED or (premise.stated_in == DATED and event.dated is None):
            yield from _published(event, premise)
        else:
            yield support_of(event, premise.stated_in)

    def _zone(self, of: Reference) -> str | None:
        if isinstance(of, str):
            event = self._find(of)
            return None if event is None else event.when.zone
        return of.zone if isinstance(of, TimeSpan) else None

    def _find(self, id_: str) -> Event | None:
        """The event of an id: of this record, or one of another negotiation to which it refers."""
        if id_ not in self._known:
            self._known |= {event.id: event for event in beyond(self._known.values(), Event)}
        return self._known.get(id_)


def _published(event: Event, premise: Premise) -> Iterator[FieldSupport]:
    """The words of a source that report an event, and what supports the time at which that source was published."""
    instant, _ = premise.instant
    for item in event.evidence:
        source = item.quotation.source
        when = source.published or TimeSpan()
        if instant in four_bounds(when):
            yield FieldSupport(event, PUBLISHED, (item,))
            yield support_in(source, PUBLISHED)
            return


_Cells = Iterator[dict[str, Any]]
"""Those columns of a row that have a value."""
_COLUMNS = (
    *("question", "verdict", "part", "earlier", "later", "strict"),
    *("entry", "field", "source", "line", "quotation", "reason"),
)


def _rows(why: Why) -> _Cells:
    for judgement in why.judgements:
        asked = {"question": str(judgement.question), "verdict": str(judgement.verdict)}
        steps = [("chain", step) for chain in judgement.chains for step in chain]
        steps += [("leeway", step) for leeway in judgement.leeways for step in leeway.chain]
        rows = [{**asked, "part": part, **cells} for part, step in steps for cells in _step_cells(step)]
        rows += [{**asked, "part": "fact", **cells} for cells in _support_cells(judgement.support)]
        yield from rows or [{**asked, "part": "fact"}]
    asked = {"question": "together", "verdict": str(why.verdict)}
    yield from ({**asked, "part": "chain", **cells} for step in why.together for cells in _step_cells(step))
    for part, world in (("holds", why.holds), ("fails", why.fails)):
        for there in map(world.__getitem__, world.named) if world else ():
            times = {"earlier": there.begin.at.isoformat(), "later": there.end.at.isoformat()}
            yield {**asked, "part": part, **times, "entry": str(there.of)}


def _step_cells(step: Step) -> _Cells:
    sides = {"earlier": _side(step.earlier), "later": _side(step.later), "strict": step.strict}
    yield from ({**sides, **cells} for cells in list(_support_cells(step.support)) or [{}])


def _support_cells(support: Iterable[FieldSupport]) -> _Cells:
    for each in support:
        field = {"entry": None if each.entry is None else each.entry.id, "field": each.field}
        for quotation in (item.quotation for item in each.evidence):
            yield {**field, "source": quotation.source.id, "line": quotation.line, "quotation": quotation.words}
        for reason in each.reasons.values():
            yield {**field, "reason": reason}
        if not (each.evidence or each.reasons):
            yield field


def _side(side: Point | datetime) -> str:
    if isinstance(side, datetime):
        return side.isoformat()
    return f"{'end' if side.is_end else 'beginning'} of {side.of}"
