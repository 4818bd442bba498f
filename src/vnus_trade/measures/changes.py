"""The announcements of one measure as the law reads them: what each changes, and the points in time that it has."""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import compress
from typing import NamedTuple

import attrs

from vnus_trade.evidence.sources import Evidence
from vnus_trade.evidence.vocabulary import Effect, Standing
from vnus_trade.measures.worlds import Contradiction, PointOrder, Precedence, TimePoint
from vnus_trade.model.events import TariffAnnouncement
from vnus_trade.model.quantities import Rate
from vnus_trade.model.vocabulary import MeasureChange, TariffStage
from vnus_trade.ordering.order import Condition, Order
from vnus_trade.time.constraints import A_BEGIN, B_BEGIN, Bounds, Link
from vnus_trade.time.span import TimeSpan, Window

POWERLESS = frozenset(
    (
        TariffStage.UNDER_CONSIDERATION,
        TariffStage.THREATENED,
        TariffStage.UNDER_NEGOTIATION,
        TariffStage.OFFERED,
        TariffStage.REQUESTED,
        TariffStage.PLEDGED,
    )
)
"""The stages of announcements that have no effect of their own."""
_IN_DOUBT = frozenset((TariffStage.ANNOUNCED, TariffStage.AGREED))
_ABSORBED = frozenset((MeasureChange.PROLONGS, MeasureChange.POSTPONES, MeasureChange.KEEPS))
_ON_WHAT_WAS = frozenset((*MeasureChange,)) - {MeasureChange.INTRODUCES, MeasureChange.POSTPONES}
# What these do to what is not in the record is to have their own rate.
_ON_THEIR_OWN = frozenset((MeasureChange.POSTPONES, MeasureChange.RESTORES))
_BEGINS_EARLIER = (Link(A_BEGIN, B_BEGIN, strict=True),)
_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")


class DatedRate(NamedTuple):
    """A rate from a point in time on."""

    rate: Rate
    point: TimePoint
    is_settled: bool


@attrs.frozen(eq=False, kw_only=True)
class TariffChange:
    """One announcement, or what one continues that is not in the record."""

    id: str
    event: TariffAnnouncement
    kind: MeasureChange | None
    """What it does; nothing more if the stage is withdrawn."""
    depth: int
    """How many announcements it carries on or changes, one after another."""
    continues: str | None
    """What it continues, if that is here."""
    rate: Rate | None
    steps: tuple[DatedRate, ...] = ()
    reported: bool = True
    """Whether its announcement is in the record."""
    is_open: bool = False
    """Whether it was made, or concerns the payer, in some worlds only."""
    is_settled: bool = True
    """Whether it takes effect in every world in which it was made."""
    is_made: bool = True
    """Whether a postponement moves a date in every world, whatever becomes of the new one."""
    group: Hashable
    """What takes effect or not together with others has this in common with them."""
    came: TimePoint
    start: TimePoint | None
    end: TimePoint | None = None
    ends_surely: bool = False

    @property
    def credited(self) -> str | None:
        """The id of the announcement that is in force while this counts; `None` if it is not in the record."""
        return self.event.id if self.reported else None

    @property
    def is_absorbed(self) -> bool:
        """Whether it only changes when another has effect."""
        return self.kind in _ABSORBED and self.continues is not None

    @property
    def is_switch(self) -> bool:
        """Whether what it continues has no effect while it has, or from then on."""
        return self.ends_another or self.kind is MeasureChange.SUSPENDS

    @property
    def ends_another(self) -> bool:
        """Whether what it continues has no effect from then on."""
        is_withdrawn = self.event.stage is TariffStage.WITHDRAWN and self.reported
        return (is_withdrawn or self.kind is MeasureChange.RESTORES) and self.continues is not None

    @property
    def counts(self) -> bool:
        """Whether it is what counts while it has effect, or rather what it leaves to count."""
        is_bare = self.kind is MeasureChange.SUSPENDS and self.rate is None
        return not (self.is_absorbed or self.ends_another or is_bare or self.event.stage is TariffStage.WITHDRAWN)


class EffectReport(NamedTuple):
    """How an announcement stood at the time of a publication."""

    change: str
    effect: Effect
    at: TimePoint


class Made(NamedTuple):
    """An announcement, and whether the record leaves open if it was made, or whether it concerns the payer."""

    event: TariffAnnouncement
    is_open: bool


class Changes:
    """Reads the announcements of one measure for one payer; days without an hour are read in `zone`."""

    def __init__(self, made: Iterable[Made], zone: str) -> None:
        self.points: dict[TimePoint, Bounds] = {}
        self.known: list[Precedence] = []
        self.reports: list[EffectReport] = []
        self._zone = zone
        among = {each.event.id: each for each in made}
        self._within = among
        self.all: dict[str, TariffChange] = {}
        for each in among.values():
            self._add(each)
        settled: dict[Hashable, bool] = defaultdict(bool)
        for change in self.all.values():
            settled[change.group] |= change.is_settled
        self.all = {id_: attrs.evolve(change, is_settled=settled[change.group]) for id_, change in self.all.items()}

    def stands_for(self, id_: str) -> str:
        """The announcement that a prolonging, postponing or keeping one is about, at the end of such a chain."""
        while (change := self.all[id_]).is_absorbed and change.continues:
            id_ = change.continues
        return id_

    def _add(self, made: Made) -> None:
        event = made.event
        if event.id in self.all:
            return
        before = event.continues and self._within.get(event.continues.id)
        if before:
            self._add(before)
        kind = event.change
        if event.stage is TariffStage.WITHDRAWN or (kind in _ON_THEIR_OWN and not before):
            kind = None
        self.points[event.id, "came"] = event.when.begin_bounds
        start = self._start(event)
        continues = before.event.id if before else self._before(made) if event.continues is None else None
        effects = [item.effect for item in event.evidence if item.effect and _holds(item)]
        has_come = Effect.IN_FORCE in effects or Effect.ENDED in effects
        is_sure = event.stage not in _IN_DOUBT and event.provided is None
        is_past = event.in_force is None or _is_past(event.in_force, event.evidence, "in_force")
        self._report(event)
        self.all[event.id] = TariffChange(
            id=event.id,
            event=event,
            kind=kind,
            depth=self.all[continues].depth + 1 if continues else 0,
            continues=continues,
            rate=event.rate,
            steps=tuple(self._steps(event)),
            is_open=made.is_open,
            is_settled=has_come or (is_sure and is_past),
            is_made=has_come or is_sure,
            group=_group(event),
            came=(event.id, "came"),
            start=start,
            end=self._end(event, kind),
            ends_surely=event.expires is not None and _is_past(event.expires, event.evidence, "expires"),
        )
        if before:
            self.known.append(Precedence((before.event.id, "came"), (event.id, "came")))

    def _start(self, event: TariffAnnouncement) -> TimePoint | None:
        if event.stage in POWERLESS:
            return None
        point = (event.id, "start")
        if event.in_force is not None:
            self.points[point] = self.instants(event.in_force)
        elif event.stage is TariffStage.WITHDRAWN:
            return (event.id, "came")
        else:
            self.points[point] = Bounds(event.when.begin_bounds.least)
            self.known.append(Precedence((event.id, "came"), point))
        return point

    def _end(self, event: TariffAnnouncement, kind: MeasureChange | None) -> TimePoint | None:
        point = (event.id, "end")
        if event.expires is not None:
            self.points[point] = self.instants(event.expires)
        elif kind is MeasureChange.PROLONGS:
            self.points[point] = Bounds(event.when.begin_bounds.least)
        else:
            return None
        return point

    def _before(self, made: Made) -> str | None:
        """Add what an announcement continues that is not in the record: its rate before stands for it."""
        event, kind = made.event, made.event.change
        is_powerless = event.stage in POWERLESS or event.stage is TariffStage.WITHDRAWN
        if is_powerless or (kind not in _ON_WHAT_WAS and event.rate_before is None):
            return None
        id_ = f"{event.id}#before"
        point = (id_, "start")
        goes_on = kind in (MeasureChange.PROLONGS, MeasureChange.KEEPS)
        self.points[point] = Bounds(greatest=self.points[event.id, "came"].greatest)
        self.known += (
            Precedence(point, (event.id, "came")),
            Precedence(point, (event.id, "start"), strict=True),
        )
        self.all[id_] = TariffChange(
            id=id_,
            event=event,
            kind=None,
            depth=0,
            continues=None,
            rate=event.rate_before or (event.rate if goes_on else None),
            reported=goes_on,
            is_open=made.is_open,
            group=id_,
            came=point,
            start=point,
        )
        return id_

    def _steps(self, event: TariffAnnouncement) -> Iterator[DatedRate]:
        confirmed = [attrs.evolve(item, effect=None) for item in event.evidence if item.effect is Effect.IN_FORCE]
        told = [item for item in event.evidence if not item.effect]
        for number, step in enumerate(event.steps):
            point = (event.id, f"step {number}")
            self.points[point] = self.instants(step.in_force)
            yield DatedRate(step.rate, point, _is_past(step.in_force, (*(step.evidence or told), *confirmed), ""))

    def _report(self, event: TariffAnnouncement) -> None:
        for item in event.evidence:
            published = item.quotation.source.published
            if item.effect and _holds(item) and published is not None:
                point = (item.quotation.source.id, "published")
                self.points[point] = published.begin_bounds
                self.reports.append(EffectReport(event.id, item.effect, point))

    def instants(self, span: TimeSpan) -> Bounds:
        """When something dated so begins: a day without an hour is its first instant where the duty is levied."""
        written = str(span)
        if _DAY.fullmatch(written):
            return Window.read(written, self._zone).begin_bounds
        return span.begin_bounds


def _holds(item: Evidence) -> bool:
    return item.quotation.source.standing is not Standing.RETRACTED


def _is_past(span: TimeSpan, evidence: Sequence[Evidence], field: str) -> bool:
    """Return whether a time lies before a source that states it."""
    stating = [item for item in evidence if field in item.fields] or [item for item in evidence if not item.effect]
    published = (item.quotation.source.published for item in stating if _holds(item))
    return any(each is not None and span.certainly_before(each) for each in published)


def _group(event: TariffAnnouncement) -> Hashable:
    """What is made known together for one instant comes together."""
    if event.in_force is None or event.stage is TariffStage.WITHDRAWN:
        return event.id
    said = event.announced_in.id if event.announced_in else (event.dated, *event.sources[:1])
    return event.in_force, event.provided, said


def known_order(made: Sequence[Made], read: Changes, order: Order) -> Sequence[Precedence]:
    """What the record knows of the order of the points; nothing where that contradicts itself."""
    known = [*read.known, *_stated_order(made, read.points, order)]
    try:
        PointOrder(read.points, known)
    except Contradiction:
        return []
    return known


def _stated_order(made: Sequence[Made], points: Mapping[TimePoint, Bounds], order: Order) -> Iterator[Precedence]:
    """The order of the announcements that their bounds leave open and the record states."""
    ids = [each.event.id for each in made if each.event.id not in order.open_ids]
    columns = order.columns(ids)
    for later in ids:
        least = points[later, "came"].least
        earlier, _ = order.judge_all(ids, columns, [Condition(_BEGINS_EARLIER, later)])
        for id_ in compress(ids, earlier):
            if least <= points[id_, "came"].greatest:
                yield Precedence((id_, "came"), (later, "came"), strict=True)
