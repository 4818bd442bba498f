"""The law of measures: the rate of one tariff measure for a payer at an instant, and through a stretch of time.

Each announcement is one change to its measure. It has effect from when it comes into force until it expires; what
counts is the change in effect that came into force last, and when that ends, the one before counts again. Which dates
came about, and when what was announced without a date took effect, is chosen by a world, as far as evidence of how an
announcement stood leaves it open.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

import attrs

from vnus_trade.evidence.vocabulary import Effect
from vnus_trade.letters import Legible
from vnus_trade.measures.changes import Changes, EffectReport, Made, TariffChange, known_order
from vnus_trade.measures.worlds import (
    Precedence,
    SymbolicWorld,
    T,
    TimePoint,
    TooManyWorlds,
    most_worlds,
    outcomes,
)
from vnus_trade.model.events import TariffAnnouncement
from vnus_trade.model.quantities import Rate, SpecificDuty
from vnus_trade.model.vocabulary import MeasureChange, RateBasis
from vnus_trade.ordering.order import Order
from vnus_trade.time.constraints import Bounds

_STEPS_OF_A_WORLD, _STEPS_OF_A_REPORT = 500_000, 25_000
# A contradiction shows itself in few worlds, and what takes more to be found is none to blame anybody for.
_MOST_TO_AGREE = 1_000
_FROM, _TO, _SETTLED = ("", "from"), ("", "to"), ("", "settled")


@attrs.frozen
class AppliedRate(Legible):
    """What a measure levies: a rate, an amount for a quantity, what no source says, or nothing."""

    rate: Rate | None = None
    """The rate, in per cent ad valorem."""
    specific: SpecificDuty | None = None
    """The duty as an amount for a quantity."""
    basis: RateBasis | None = None
    """Whether that is all that is levied, comes on top of other duties, or is the most that they come to."""
    is_levied: bool = True
    """Whether the measure levies anything; if not, there is no rate."""

    def __str__(self) -> str:
        said = [str(each) for each in (self.rate, self.specific) if each is not None]
        basis = f" ({self.basis})" if self.basis else ""
        return (" and ".join(said) or "a rate that is not said") + basis if self.is_levied else "none"


NO_TARIFF = AppliedRate(is_levied=False)
"""What a measure levies that has no effect."""


class Counting(NamedTuple):
    """What counts at some time: the announcement, unless it is not in the record, and what is levied by it."""

    id: str | None
    levies: AppliedRate


NOTHING_COUNTS = Counting(None, NO_TARIFF)


class Stretch(NamedTuple):
    """From one instant up to another, in the integers of `Bounds`."""

    begin: int
    end: int


ALWAYS = Stretch(-2, 2**63)
"""All time, from before every instant to after it."""


class Clash(NamedTuple):
    """A report of how an announcement stood that no world allows, and those that contradict it by themselves."""

    report: EffectReport
    against: Sequence[EffectReport]


class Verdicts(NamedTuple):
    """What counts at some time of a stretch: in every world, by announcement and by what is levied, and in some."""

    certain: frozenset[str | None]
    levied: frozenset[AppliedRate]
    possible: frozenset[Counting]


@attrs.frozen(eq=False, slots=False)
class Course:
    """A measure through time, for one payer."""

    changes: Mapping[str, TariffChange]
    points: Mapping[TimePoint, Bounds]
    known: Sequence[Precedence]
    """What is known of the order of the points."""
    reports: Sequence[EffectReport]
    targets: Mapping[str, Sequence[str]]
    """The announcements that each takes out of effect."""
    abouts: Mapping[str, str]
    """The announcement that each prolongs, postpones or keeps, or else itself."""
    fulfilled: Mapping[str, Sequence[str]]
    """The announcements that keep each."""
    gone: Mapping[str, TimePoint]
    """When what is reported as ended, by no known date, had ended."""
    reach: int
    """The latest instant for which evidence of effect settles anything, in the integers of `Bounds`; -1 if none."""
    parts: "tuple[Course, ...]" = ()
    """Other measures that take the payer out of this one while they have effect."""

    @cached_property
    def latest_first(self) -> Sequence[TariffChange]:
        """The changes that may count; those that come last first, as they decide most often what counts."""
        counting = [change for change in self.changes.values() if change.counts and change.start is not None]
        return sorted(counting, key=lambda each: self.points[each.start or each.came], reverse=True)

    @cached_property
    def moving(self) -> Mapping[str, Sequence[TariffChange]]:
        """What moves a date of each announcement that stands for itself, and that announcement."""
        found: dict[str, list[TariffChange]] = {id_: [] for id_ in self.changes}
        for id_, change in self.changes.items():
            found[self.abouts[id_]].append(change)
        return found

    @classmethod
    def of(cls, made: Sequence[Made], reporting: Iterable[TariffAnnouncement], order: Order, zone: str) -> "Course":
        """Read the announcements of a measure; `reporting` are those whose evidence of effect concerns the payer."""
        read = Changes(made, zone)
        changes = read.all
        stated = {event.id for event in reporting}
        reports = [report for report in read.reports if report.change in stated]
        abouts = {id_: read.stands_for(id_) for id_ in changes}
        targets = {id_: _targets(change, abouts, changes) for id_, change in changes.items()}
        fulfilled: dict[str, list[str]] = {id_: [] for id_ in changes}
        for id_, change in changes.items():
            for kept in change.event.fulfils if change.start and change.reported else ():
                if kept.id in fulfilled:
                    fulfilled[kept.id].append(id_)
        gone = {}
        for report in reports:
            if report.effect is Effect.ENDED and not _may_end(read, abouts[report.change], targets, report.at):
                point = gone[abouts[report.change]] = (report.change, "gone")
                read.points[point] = Bounds(greatest=read.points[report.at].greatest)
                read.known.append(Precedence(point, report.at))
        known = known_order(made, read, order) if most_worlds(len(read.points)) else []
        reach = [read.points[each.at].least for each in read.reports if each.effect is Effect.IN_FORCE]
        found = changes, read.points, known, reports, targets, abouts, fulfilled, gone
        return cls(*found, max(reach, default=-1))

    def judge(self, stretch: Stretch) -> Verdicts:
        """Judge what counts at some time of a stretch.

        Certain reaches as far as the last evidence that something of the measure was in force: to the end of a stretch
        that has begun by then, if it has an end. Where the worlds are too many, or evidence contradicts itself, all
        that may have come into force by the end is possible and nothing certain.
        """
        found = self._told(stretch, lambda world, at: [self.counting(world, at)])
        if not found:
            return Verdicts(frozenset(), frozenset(), self._all_by(stretch.end))
        certain = frozenset.intersection(*(frozenset(each.id for each in settled) for settled, _ in found))
        levied = frozenset.intersection(*(frozenset(each.levies for each in settled) for settled, _ in found))
        if any(part.reach < max(stretch.begin, 0) for part in self.parts):
            levied -= {NO_TARIFF}
        return Verdicts(certain, levied, frozenset[Counting]().union(*(every for _, every in found)))

    def suspending(self, stretch: Stretch) -> tuple[frozenset[str], frozenset[str]]:
        """Return what certainly suspends something at some time of a stretch, and what may: as `judge` judges it."""
        found = self._told(stretch, self._suspending)
        if not found:
            suspends = {id_ for id_, change in self.changes.items() if change.kind is MeasureChange.SUSPENDS}
            return frozenset(), frozenset(id_ for id_ in self.changes if self.abouts[id_] in suspends)
        certain = frozenset.intersection(*(settled for settled, _ in found))
        return certain, frozenset[str]().union(*(every for _, every in found))

    def clash(self, spend: Callable[[int], None]) -> Clash | None:
        """Return the first report, by publication, that holds in no world in which those before it do.

        `spend` is told the steps that each world takes.
        """
        reports = sorted(self.reports, key=lambda report: self.points[report.at])

        def holds(*together: EffectReport) -> bool:
            ended = {self.abouts[each.change] for each in together if each.effect is Effect.ENDED}
            gone = {id_: point for id_, point in self.gone.items() if id_ in ended}
            course = attrs.evolve(self, reports=together, gone=gone)

            def question(world: SymbolicWorld) -> None:
                spend(_STEPS_OF_A_WORLD + _STEPS_OF_A_REPORT * len(together))
                course.require_reports(world)

            try:
                return any(True for _ in outcomes(question, self.points, self.known, _MOST_TO_AGREE))
            except TooManyWorlds:
                return True

        if holds(*reports):
            return None
        found = next(number for number in range(len(reports)) if not holds(*reports[: number + 1]))
        against = (other for other in reports[:found] if not holds(other, reports[found]))
        return Clash(reports[found], tuple(against))

    def _told(
        self, stretch: Stretch, asked: Callable[[SymbolicWorld, TimePoint], Iterable[T]]
    ) -> list[tuple[frozenset[T], frozenset[T]]]:
        """What is so in each world at some settled time of a stretch, and at any; nothing for too many worlds."""
        settled = self._settled(stretch)
        courses = (self, *self.parts)
        points: dict[TimePoint, Bounds] = {}
        for course in courses:
            points |= course.points
        points |= {
            _FROM: Bounds(*[stretch.begin] * 2),
            _TO: Bounds(*[stretch.end] * 2),
            _SETTLED: Bounds(settled, settled),
        }
        known = [precedence for course in courses for precedence in course.known]
        try:
            return list(outcomes(lambda world: self._through(world, asked), points, known))
        except TooManyWorlds:
            return []

    def counting(self, world: SymbolicWorld, at: TimePoint) -> Counting:
        """Return what counts at an instant: nothing of the whole while a part has effect that takes the payer out."""
        if any(_Moment(part, world, at).winner() for part in self.parts):
            return NOTHING_COUNTS
        moment = _Moment(self, world, at)
        winner = moment.winner()
        if winner is None or winner.kind is MeasureChange.REMOVES:
            return NOTHING_COUNTS
        return Counting(winner.credited, moment.levied(winner))

    def _suspending(self, world: SymbolicWorld, at: TimePoint) -> Iterator[str]:
        """Yield what suspends something at an instant, or else what prolongs that, unless a later change counts."""
        if any(_Moment(part, world, at).winner() for part in self.parts):
            return
        moment = _Moment(self, world, at)
        for change in self.changes.values():
            if change.kind is MeasureChange.SUSPENDS and moment.has_effect(change) and not moment.is_overtaken(change):
                yield (moment.prolonging(change) or change).event.id

    def _settled(self, stretch: Stretch) -> int:
        if self.reach < max(stretch.begin, 0):
            return -2
        return stretch.end if stretch.end < ALWAYS.end else self.reach + 2

    def _through(
        self, world: SymbolicWorld, asked: Callable[[SymbolicWorld, TimePoint], Iterable[T]]
    ) -> tuple[frozenset[T], frozenset[T]]:
        """Return what is so at some settled time of the stretch, and at any."""
        for course in (self, *self.parts):
            course.require_reports(world)
        settled, every = set[T](), set[T]()
        for at in self._moments(world):
            found = list(asked(world, at))
            every.update(found)
            if world.precedes(at, _SETTLED, strict=True):
                settled.update(found)
        return frozenset(settled), frozenset(every)

    def require_reports(self, world: SymbolicWorld) -> None:
        """Leave out the worlds in which a report does not hold, or an announcement would end before it begins."""
        for report in self.reports:
            world.require(holds=self.agrees(world, report))
        for change in self.changes.values():
            self._require_duration(world, change)

    def _moments(self, world: SymbolicWorld) -> Iterator[TimePoint]:
        """The first instant of the stretch, and each one within it from which something else may count."""
        yield _FROM
        for course in (self, *self.parts):
            for point in course.turning_points():
                if world.precedes(_FROM, point, strict=True) and world.precedes(point, _TO, strict=True):
                    yield point

    def turning_points(self) -> Iterator[TimePoint]:
        """Each instant from which something else may count."""
        yield from self.gone.values()
        for change in self.changes.values():
            if change.start is not None:
                yield change.start
                yield from (change.end,) if change.end else ()
                yield from (step.point for step in change.steps)

    def ends_by(self, change: TariffChange) -> int:
        """The latest instant, in the integers of `Bounds`, by which a change has surely ended."""
        moving = (change, *self.moving[change.id])
        ends = [(each.end, each.ends_surely) for each in moving if each.end is not None]
        known = [self.points[end].greatest for end, is_sure in ends if is_sure]
        return max(known) if known and len(known) == len(ends) else Bounds().greatest

    def agrees(self, world: SymbolicWorld, report: EffectReport) -> bool:
        """Return whether what was reported of an announcement holds, among what had been announced by then."""
        change = self.changes[self.abouts[report.change]]
        moment = _Moment(self, world, report.at, heard=report.at)
        if change.start is None or (change.is_open and not world.chooses(("made", change.event.id))):
            return True
        if report.effect is Effect.NOT_YET:
            return not moment.has_begun(change)
        keeping = [self.changes[id_] for id_ in self.fulfilled[change.id]]
        if report.effect is Effect.ENDED:
            return any(map(moment.is_known, keeping)) or moment.has_ended(change)
        if not moment.is_known(self.changes[report.change]):
            return False
        if not change.counts:
            return moment.has_effect(change)
        return moment.winner() in [change, *keeping]

    def _require_duration(self, world: SymbolicWorld, change: TariffChange) -> None:
        start, end = change.start, change.end
        if change.is_absorbed or start is None or end is None or self.points[start].greatest < self.points[end].least:
            return
        if _Moment(self, world, start).ends(change) and _Moment(self, world, start).comes(change):
            world.require_order(start, end)

    def _all_by(self, end: int) -> frozenset[Counting]:
        """Everything that may have come into force by an instant."""
        found = {NOTHING_COUNTS}
        for change in self.changes.values():
            moving = (change, *self.moving[change.id])
            starts = [self.points[each.start].least for each in moving if each.start is not None]
            is_levied = change.counts and change.start is not None and change.kind is not MeasureChange.REMOVES
            if is_levied and min(starts) < end:
                rates = (change.rate, *(step.rate for step in change.steps))
                found |= {Counting(change.credited, _applied(change, rate)) for rate in rates}
        return frozenset(found)


@attrs.frozen(eq=False)
class _Moment:
    """A measure at an instant of one world, among all announcements or those made by a time."""

    course: Course
    world: SymbolicWorld
    at: TimePoint
    heard: TimePoint | None = None

    def winner(self) -> TariffChange | None:
        """The change in effect that came into force last."""
        found: TariffChange | None = None
        for change in self.course.latest_first:
            if (found is None or self._comes_after(change, found)) and self.has_effect(change):
                found = change
        return found

    def has_effect(self, change: TariffChange) -> bool:
        """Return whether an announcement has come into force, has not ended, and is not switched off."""
        return self.has_begun(change) and not self._is_over(change) and not self._is_off(change)

    def has_begun(self, change: TariffChange) -> bool:
        """Return whether an announcement is known, is kept by no other, and has come into force."""
        begins = self._latest(change, MeasureChange.POSTPONES) or change
        if change.start is None or begins.start is None or not self.world.precedes(begins.start, self.at):
            return False
        if not self.is_known(change) or any(self.is_known(other) for other in self._keeping(change)):
            return False
        return self.comes(begins)

    def has_ended(self, change: TariffChange) -> bool:
        """Return whether an announcement has come into force and is over, for good; suspended it is not."""
        ended_by = (other for other in self._switches(change) if other.ends_another)
        gone = self.course.gone.get(change.id)
        if gone is not None and not self.world.precedes(self._began(change), gone, strict=True):
            return False
        return self.has_begun(change) and (self._is_over(change) or any(map(self.has_effect, ended_by)))

    def comes(self, change: TariffChange) -> bool:
        """Return whether the date of an announcement, or the announcement itself, comes into effect."""
        return change.is_settled or self.world.chooses(("comes", change.group))

    def ends(self, change: TariffChange) -> bool:
        """Return whether the date at which an announcement is to end comes."""
        return change.ends_surely or self.world.chooses(("ends", change.id))

    def is_known(self, change: TariffChange) -> bool:
        """Return whether an announcement was made, and by the time in question."""
        if self.heard is not None and not self.world.precedes(change.came, self.heard):
            return False
        return not change.is_open or self.world.chooses(("made", change.event.id))

    def levied(self, change: TariffChange) -> AppliedRate:
        """What an announcement levies: from the date of each of its steps the rate of that step."""
        rate = change.rate
        for step in change.steps:
            if self.world.precedes(step.point, self.at) and (step.is_settled or self.world.chooses(step.point)):
                rate = step.rate
        return _applied(change, rate)

    def prolonging(self, change: TariffChange) -> TariffChange | None:
        """The latest announcement that prolongs a change, as far as it has effect."""
        return self._latest(change, MeasureChange.PROLONGS)

    def is_overtaken(self, change: TariffChange) -> bool:
        """Return whether what counts came into force after a change."""
        winner = self.winner()
        return winner is not None and winner is not change and self._comes_after(winner, change)

    def _is_over(self, change: TariffChange) -> bool:
        if change.ends_another:
            return False
        gone = self.course.gone.get(change.id)
        if gone is not None and self.world.precedes(gone, self.at):
            return True
        until = self.prolonging(change) or change
        return until.end is not None and self.world.precedes(until.end, self.at) and self.ends(until)

    def _is_off(self, change: TariffChange) -> bool:
        return any(map(self.has_effect, self._switches(change)))

    def _switches(self, change: TariffChange) -> list[TariffChange]:
        changes = self.course.changes
        return [changes[id_] for id_, targets in self.course.targets.items() if change.id in targets]

    def _keeping(self, change: TariffChange) -> list[TariffChange]:
        return [self.course.changes[id_] for id_ in self.course.fulfilled[change.id]]

    def _latest(self, change: TariffChange, kind: MeasureChange) -> TariffChange | None:
        """The latest announcement that moves this date of a change, as far as it has effect."""
        found: TariffChange | None = None
        for other in self.course.moving[change.id]:
            moves = other.kind is kind and other.is_absorbed and self._moves(other)
            if moves and (found is None or self._is_announced_after(other, found)):
                found = other
        return found

    def _moves(self, change: TariffChange) -> bool:
        if change.start is None or not self.is_known(change) or any(map(self.is_known, self._keeping(change))):
            return False
        if change.kind is MeasureChange.POSTPONES:
            is_made = change.is_made or self.world.chooses(("moves", change.id))
        else:
            is_made = self.comes(change)
        return is_made and not self._is_off(change)

    def _comes_after(self, change: TariffChange, other: TariffChange) -> bool:
        """Return whether a change came into force after another or, at one instant, was announced later."""
        ours, theirs = self._began(change), self._began(other)
        if self.world.precedes(theirs, ours, strict=True):
            return True
        return self.world.precedes(theirs, ours) and self._is_announced_after(change, other)

    def _began(self, change: TariffChange) -> TimePoint:
        found = (self._latest(change, MeasureChange.POSTPONES) or change).start
        return found or change.came

    def _is_announced_after(self, change: TariffChange, other: TariffChange) -> bool:
        if self.world.precedes(other.came, change.came, strict=True):
            return True
        if self.world.precedes(change.came, other.came, strict=True):
            return False
        if change.depth != other.depth:
            return change.depth > other.depth
        return self.world.chooses(("later", *sorted((change.id, other.id)))) is (change.id > other.id)


def _targets(change: TariffChange, abouts: Mapping[str, str], changes: Mapping[str, TariffChange]) -> Sequence[str]:
    """What a change takes out of effect; of a prolonged one both, unless only that is withdrawn."""
    if not change.is_switch or change.continues is None:
        return ()
    if change.kind is None and changes[change.continues].kind is not MeasureChange.KEEPS:
        return (change.continues,)
    return (change.continues, abouts[change.continues])


def _applied(change: TariffChange, rate: Rate | None) -> AppliedRate:
    specific = change.event.specific if change.id == change.event.id else None
    return AppliedRate(rate, specific, change.event.basis_of_rate)


def _may_end(read: Changes, about: str, targets: Mapping[str, Sequence[str]], by: TimePoint) -> bool:
    """Return whether some known date or switch may have ended an announcement by a time."""
    latest = read.points[by].greatest
    ends = [change.end for id_, change in read.all.items() if read.stands_for(id_) == about]
    ends += [read.all[id_].start for id_, them in targets.items() if about in them and read.all[id_].ends_another]
    return any(read.points[end].least <= latest for end in ends if end is not None)
