"""Plans: what sources said of the time and place of what was still to come, and what became of that."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime

import attrs

from vnus_trade.answers.facts import class_of
from vnus_trade.answers.windows import When, condition, conditions_between
from vnus_trade.contents.index import Catalogue
from vnus_trade.contents.listing import Answer, possible_answers
from vnus_trade.errors import NotFound
from vnus_trade.evidence.backing import PRINTED
from vnus_trade.evidence.sources import Evidence, Source
from vnus_trade.evidence.statuses import TO_COME, takes_place
from vnus_trade.evidence.vocabulary import Status, Vocabulary
from vnus_trade.frozen import FrozenMapping
from vnus_trade.model.events import Event, Plan
from vnus_trade.model.vocabulary import EventKind
from vnus_trade.notebook import Titled
from vnus_trade.ordering.order import NEITHER, Condition
from vnus_trade.time.constraints import AFTER, BEFORE, DURING, Certainty, Link
from vnus_trade.time.span import TimeSpan, beginning
from vnus_trade.words.names import near


class Fate(Vocabulary):
    """What became of a plan."""

    OPEN = "open"
    """It is still to come, as far as the sources say."""
    UNHEARD_OF = "unheard of"
    """A source of the negotiation was published after the planned time, and none says what became of it."""
    REPLACED = "replaced"
    """A later plan for the same event names another time or place."""
    KEPT = "kept"
    """The event took place within the planned time and at the planned place."""
    MISSED = "missed"
    """The event took place at another time or at another place."""
    DROPPED = "dropped"
    """The event was postponed to no named time, or called off."""
    UNCLEAR = "unclear"
    """The sources leave open whether the event took place, or whether it did as planned."""


@attrs.frozen(repr=False)
class FollowedPlan(Titled):
    """A plan with the event that it is for, and what became of it.

    >>> import vnus_trade
    >>> list(vnus_trade.load().plans)
    []
    """

    id: str
    """The id of the event and the number of the plan among those for it, such as ``round-3#2``."""
    event: Event
    """The event that was planned."""
    when: TimeSpan | None
    """The time that was planned, if one was named."""
    place: str | None = attrs.field(metadata=PRINTED)
    """The place that was planned, if one was named."""
    became: Fate
    """What became of it, as far as the sources of the record say."""
    made: TimeSpan
    """When it was made; by default at some time before its source was published."""
    evidence: tuple[Evidence, ...]
    """The quotations that support it."""
    inferred: FrozenMapping[str]
    """The reason for each field that no source states."""

    @classmethod
    def of(cls, event: Event, number: int, became: Fate) -> "FollowedPlan":
        """Follow one of the plans for an event, counted from 1."""
        plan = event.plans[number - 1]
        made = plan.made or TimeSpan(end_latest=_latest(plan.evidence))
        found = plan.when, plan.place, became, made, plan.evidence, plan.inferred
        return cls(f"{event.id}#{number}", event, *found)

    @property
    def title(self) -> str:
        """The title of the event."""
        return self.event.title

    def __repr__(self) -> str:
        return f"<FollowedPlan {self.id}: {self.when or 'at no named time'}, {self.became}>"


@attrs.frozen(repr=False)
class Plans(Answer[FollowedPlan]):
    """Plans in the order of their planned times: those that a question on time certainly takes, and `possible` ones.

    Questions judge the planned time alone, whatever became of it.
    """

    _candidates: tuple[FollowedPlan, ...] = attrs.field(eq=False)
    _conditions: tuple[Condition, ...] = attrs.field(eq=False)

    @classmethod
    def of(cls, catalogue: Catalogue, filed: Mapping[str, str]) -> "Plans":
        """List the plans for all events, by planned time; `filed` has the negotiation of each event and source."""
        sources: dict[str, list[Source]] = {}
        for source in catalogue.sources:
            sources.setdefault(filed.get(source.id, ""), []).append(source)
        followed: list[FollowedPlan] = []
        for event in catalogue.events.values():
            own = sources.get(filed.get(event.id, ""), ())
            found = fates(event, own, catalogue)
            followed += (FollowedPlan.of(event, number, became) for number, became in enumerate(found, start=1))
        return cls._judged(catalogue, sorted(followed, key=_by_time), ())

    @classmethod
    def _judged(
        cls, catalogue: Catalogue, candidates: Iterable[FollowedPlan], conditions: tuple[Condition, ...]
    ) -> "Plans":
        """Judge the conditions together on the planned time of each, and keep certain and possible answers apart."""
        among = tuple(candidates)
        verdicts = {
            plan.id: catalogue.order.judge(plan.when, conditions) if plan.when is not None else NEITHER
            for plan in among
            if conditions
        }
        certain = tuple(plan for plan in among if not conditions or verdicts[plan.id].certain)
        left = (plan for plan in among if plan not in certain and verdicts[plan.id].possible)
        return cls(catalogue, FollowedPlan, certain, possible_answers(catalogue, FollowedPlan, left), among, conditions)

    @property
    def extent(self) -> str:
        """How many plans there are; of an answer to a question on time, how many certainly and how many may be."""
        return super().extent if self._conditions else str(len(self))

    def before(self, when: When, *, zone: str | None = None) -> "Plans":
        """Keep plans for a time that ends no later than this begins; accepts what `Events.before` accepts."""
        return self._asked("before", BEFORE, when, zone)

    def after(self, when: When, *, zone: str | None = None) -> "Plans":
        """Keep plans for a time that begins no earlier than this ends."""
        return self._asked("after", AFTER, when, zone)

    def during(self, when: When, *, zone: str | None = None) -> "Plans":
        """Keep plans for a time within this."""
        return self._asked("during", DURING, when, zone)

    def on(self, day: date | str, *, zone: str | None = None) -> "Plans":
        """Keep plans for a time within this day."""
        return self._asked("on", DURING, day, zone)

    def between(self, earlier: When, later: When, *, zone: str | None = None) -> "Plans":
        """Keep plans for a time after one and before another."""
        both = conditions_between(self._catalogue, earlier, later, zone)
        return self._judged(self._catalogue, self._candidates, (*self._conditions, *both))

    def of_kind(self, kind: type[Event] | EventKind | str) -> "Plans":
        """Keep plans for events of a class, or of a kind by its word, such as ``"round"``; raises `NotFound`."""
        wanted = class_of(kind)
        return self._kept(lambda plan: isinstance(plan.event, wanted))

    def where(self, *, became: Fate | str) -> "Plans":
        """Keep plans of which this became; raises `NotFound` for another word than those of `Fate`."""
        if became not in tuple(Fate):
            raise NotFound("fate of a plan", str(became), near(str(became), Fate) or tuple(Fate))
        return self._kept(lambda plan: plan.became == became)

    def _kept(self, keeps: Callable[[FollowedPlan], bool]) -> "Plans":
        return self._judged(self._catalogue, filter(keeps, self._candidates), self._conditions)

    def _asked(self, asked: str, links: tuple[Link, ...], when: When, zone: str | None) -> "Plans":
        found = condition(self._catalogue, asked, links, when, zone)
        return self._judged(self._catalogue, self._candidates, (*self._conditions, found))


def fates(event: Event, sources: Sequence[Source], catalogue: Catalogue) -> Iterator[Fate]:
    """What became of each plan for an event, by later plans, its status, and the sources of its negotiation."""
    # An event is also called off with the meeting that it was to take place at.
    is_called_off = catalogue.order.is_called_off(event.id)
    for number, plan in enumerate(event.plans, start=1):
        if not all(_agrees(plan, other, catalogue) for other in event.plans[number:]):
            yield Fate.REPLACED
        elif is_called_off or event.status is Status.POSTPONED:
            yield Fate.DROPPED
        elif takes_place(event.status, event.evidence) is Certainty.CERTAIN:
            yield _kept(event, plan, catalogue)
        elif event.status in TO_COME:
            yield Fate.UNHEARD_OF if _has_passed(plan, sources) else Fate.OPEN
        else:
            yield Fate.UNCLEAR


def _agrees(plan: Plan, later: Plan, catalogue: Catalogue) -> bool:
    """Return whether a later plan only repeats this one, or names its time or place more or less closely."""
    if plan.when is not None and later.when is not None:
        is_within = [_lies_within(*each)[0] for each in ((plan.when, later.when), (later.when, plan.when))]
        if not any(is_within):
            return False
    return _is_at(plan, later.place, catalogue)


def _has_passed(plan: Plan, sources: Iterable[Source]) -> bool:
    """Return whether some source was published after the planned time."""
    published = (source.published for source in sources if source.published is not None)
    return plan.when is not None and any(each.certainly_after(plan.when) for each in published)


def _kept(event: Event, plan: Plan, catalogue: Catalogue) -> Fate:
    """Compare an event that took place with the plan for it."""
    certainly, possibly = (True, True) if plan.when is None else _lies_within(event.when, plan.when)
    if not possibly or not _is_at(plan, event.place, catalogue):
        return Fate.MISSED
    is_known = certainly and (plan.place is None or event.place is not None)
    return Fate.KEPT if is_known else Fate.UNCLEAR


def _is_at(plan: Plan, place: str | None, catalogue: Catalogue) -> bool:
    """Return whether a place is the planned one, as far as both are named."""
    return plan.place is None or place is None or catalogue.is_same_place(plan.place, place)


def _lies_within(when: TimeSpan, planned: TimeSpan) -> tuple[bool, bool]:
    """Return whether a time certainly lies between the earliest and the latest that another allows, and possibly."""
    first, last = planned.begin_bounds.least, planned.end_bounds.greatest
    begin, end = when.begin_bounds, when.end_bounds
    certainly = first <= begin.least and end.greatest <= last
    return certainly, first <= begin.greatest and end.least <= last and first < end.greatest and begin.least < last


def _by_time(plan: FollowedPlan) -> tuple[int, int, str]:
    planned = plan.when or TimeSpan()
    return beginning(planned), planned.end_bounds.greatest, plan.id


def _latest(evidence: Iterable[Evidence]) -> datetime | None:
    """The earliest instant by which some source of these quotations had been published."""
    published = (item.quotation.source.published for item in evidence)
    return min((each.end_latest for each in published if each is not None and each.end_latest), default=None)
