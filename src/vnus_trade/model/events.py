"""What happened or was said at a time: the classes of events."""

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import ClassVar

import attrs

from vnus_trade.errors import ImpossibleValue
from vnus_trade.evidence.backing import DERIVED, FILING, PRINTED, VERBATIM
from vnus_trade.evidence.sources import Evidence, Source
from vnus_trade.evidence.statuses import REPORTED, judged_status, rests_on_retracted
from vnus_trade.evidence.vocabulary import Standing, Status
from vnus_trade.frozen import NONE_GIVEN, FrozenMapping
from vnus_trade.model.entities import Actor, Document, Entity, Topic, at_least_one, identity
from vnus_trade.model.vocabulary import (
    AgreementStage,
    Basis,
    EventKind,
    Medium,
    MeetingForm,
    Mode,
    Role,
    SpeechAct,
    TariffStage,
)
from vnus_trade.notebook import Shown
from vnus_trade.time.span import TimeSpan


@attrs.frozen(kw_only=True, repr=False)
class Plan(Shown):
    """The time and the place that a source gave for an event that was still to come."""

    when: TimeSpan | None = None
    """The time that was planned."""
    place: str | None = attrs.field(default=None, metadata=PRINTED)
    """The place that was planned, in the source's words."""
    made: TimeSpan | None = None
    """When it was made; `None` if no source says more than that it was before its publication."""
    evidence: tuple[Evidence, ...] = attrs.field(default=(), metadata=FILING)
    """The quotations that support it."""
    inferred: FrozenMapping[str] = attrs.field(default=NONE_GIVEN, converter=FrozenMapping[str], metadata=FILING)
    """The reason for each field that no source states, by the name of the field."""

    def __repr__(self) -> str:
        return f"<Plan {self.when or 'at no named time'}{f', {self.place}' if self.place else ''}>"


def _status(event: "Event") -> Status:
    """How an event stands by its evidence; raises `ImpossibleValue` where that is open or moves back."""
    is_planned_only = bool(event.plans) and not event.evidence and event.dated is None
    default = Status.EXPECTED if is_planned_only else Status.ENDED
    found = judged_status(event.evidence, event.latest_status, default)
    if isinstance(found, Status):
        return found
    raise ImpossibleValue(event.id, *found)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Event(Entity):
    """What happened or was said at a time."""

    kind: ClassVar[EventKind]
    """What kind of event it is, which its class decides."""

    title: str = attrs.field(metadata=FILING)
    """What happened, in our own words."""
    dated: TimeSpan | None = None
    """Its time as curated, if a source gives one."""
    when: TimeSpan = attrs.field(factory=TimeSpan, eq=False, metadata=DERIVED)
    """All that is known of its time: as curated, and as implied by order, occasion and publication."""
    place: str | None = attrs.field(default=None, metadata=PRINTED)
    """Where, in the source's words."""
    topics: tuple[Topic, ...] = attrs.field(default=(), metadata=FILING)
    """The subjects under which it is filed."""
    occasion: "Meeting | None" = attrs.field(default=None, eq=identity)
    """The meeting within whose time it lies."""
    after: "tuple[Event, ...]" = attrs.field(default=(), eq=identity)
    """The events that had ended before it began."""
    documents: tuple[Document, ...] = attrs.field(default=(), eq=identity)
    """The documents that it is about."""
    plans: tuple[Plan, ...] = attrs.field(default=(), metadata=FILING)
    """What sources said of its time and place while it was still to come."""
    ongoing_at: "tuple[Event, ...]" = attrs.field(default=(), eq=identity)
    """The events at whose time it had begun and had not ended."""
    latest_status: Status | None = attrs.field(default=None, converter=attrs.converters.optional(Status))
    """The latest of the statuses that its evidence gives, where the times of publication leave that open."""
    status: Status = attrs.field(default=attrs.Factory(_status, takes_self=True), converter=Status, eq=False)
    """How it stands: by the evidence that was published last, or disputed if some source denies it."""

    def __repr__(self) -> str:
        if not self.caveat:
            return f"<{type(self).__name__} {self.id}: {self.when}>"
        planned = [f"planned for {plan.when}" for plan in self.plans if plan.when]
        is_dated = self.dated is not None or self.status in REPORTED or not planned
        return f"<{type(self).__name__} {self.id}: {self.caveat}, {self.when if is_dated else planned[-1]}>"

    @property
    def basis(self) -> Basis:
        """Whether a source says that it happened; time is judged apart, in `when`."""
        return Basis.INFERRED if "existence" in self.inferred else Basis.STATED

    @property
    def caveat(self) -> str:
        """How it stands, unless it is over, and whether that rests on retracted sources alone; '' if neither is so.

        >>> import vnus_trade
        >>> vnus_trade.load().deal.caveat
        ''
        """
        marks = [] if self.status is Status.ENDED else [str(self.status)]
        marks += [str(Standing.RETRACTED)] * rests_on_retracted(self.status, self.evidence)
        return ", ".join(marks)

    @property
    def actors(self) -> tuple[Actor, ...]:
        """Everyone in any role, each once; who is merely spoken about has none."""
        return tuple(dict.fromkeys(actor for _, actor in self.roles()))

    @property
    def origins(self) -> tuple[str, ...]:
        """The agencies or outlets behind its sources, as far as they are known.

        A version or a translation of another source is no second witness: the origin of its original counts.
        """
        return tuple(dict.fromkeys(source.origin for source in self._originals() if source.origin is not None))

    @property
    def of_unknown_origin(self) -> tuple[Source, ...]:
        """The sources behind it of which no agency or outlet is known; each may be of any, also of one of `origins`.

        For a version or a translation of another source, its original.

        >>> import vnus_trade
        >>> vnus_trade.load()["round-2"].of_unknown_origin
        (<Source second-round: 002_32f4797222d6251e.txt>,)
        """
        return tuple(source for source in self._originals() if source.origin is None)

    def _originals(self) -> Iterable[Source]:
        return dict.fromkeys(evidence.quotation.source.original for evidence in self.evidence)

    @property
    def announcement(self) -> "Statement | None":
        """The statement in which this was made known, whose time, place and occasion it then shares."""
        return None

    def roles(self) -> Iterator[tuple[str, Actor]]:
        """Each role and who has it, such as ``("speaker", <Actor jamieson-greer>)``."""
        yield from ()


@attrs.frozen
class Participant:
    """Someone at a meeting or a round, and as what."""

    actor: Actor = attrs.field(eq=identity)
    """Who."""
    role: Role = attrs.field(converter=Role)
    """As what."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Meeting(Event):
    """People met or spoke."""

    kind = EventKind.MEETING

    form: MeetingForm = attrs.field(converter=MeetingForm)
    """How people met."""
    participants: tuple[Participant, ...] = ()
    """Who took part, each with a role."""
    mode: Mode | None = attrs.field(default=None, converter=attrs.converters.optional(Mode))
    """Whether they met in one room, if a source says so."""
    ordinal: int | None = attrs.field(default=None, validator=at_least_one, metadata=PRINTED)
    """Which of a series it is, counted from 1: 5 for "the fifth meeting"."""
    outcomes: tuple[str, ...] = ()
    """What came of it, in our own words."""

    def roles(self) -> Iterator[tuple[str, Actor]]:
        yield from ((participant.role, participant.actor) for participant in self.participants)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class NegotiationRound(Event):
    """A round of talks. Who led a delegation is a participant with the role of head."""

    kind = EventKind.ROUND

    number: int | None = attrs.field(default=None, validator=at_least_one, metadata=PRINTED)
    """Which round it is, counted from 1; `None` if no source numbers it."""
    parties: tuple[Actor, ...] = attrs.field(default=(), eq=identity)
    """Between whom it was held."""
    participants: tuple[Participant, ...] = ()
    """Who took part, each with a role, such as the head of a delegation."""
    mode: Mode | None = attrs.field(default=None, converter=attrs.converters.optional(Mode))
    """Whether it was held in one room, if a source says so."""
    series: str | None = None
    """The series in which it has its number, in our own words, where rounds are counted anew."""

    def roles(self) -> Iterator[tuple[str, Actor]]:
        yield from (("party", party) for party in self.parties)
        yield from ((participant.role, participant.actor) for participant in self.participants)


def _acts(words: Iterable[SpeechAct | str]) -> tuple[SpeechAct, ...]:
    return tuple(map(SpeechAct, words))


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Statement(Event):
    """Something said or written. What it announces points here by its own `announced_in`."""

    kind = EventKind.STATEMENT

    speakers: tuple[Actor, ...] = attrs.field(default=(), eq=identity)
    """Who said it: several if it is joint, none if it is the article's own voice."""
    speech_acts: tuple[SpeechAct, ...] = attrs.field(default=(), converter=_acts)
    """What is done by saying it."""
    gist: str
    """What is said, in our own words."""
    verbatim: str | None = attrs.field(default=None, metadata=VERBATIM)
    """The speaker's own words, where a source quotes them."""
    medium: Medium | None = attrs.field(default=None, converter=attrs.converters.optional(Medium))
    """By what means it was made."""
    outlet: Actor | None = attrs.field(default=None, eq=identity)
    """Where it appeared, such as a network or an agency."""
    relayed_by: tuple[Actor, ...] = attrs.field(default=(), eq=identity)
    """Who passed it on without speaking for themselves."""
    addressees: tuple[Actor, ...] = attrs.field(default=(), eq=identity)
    """To whom it was said."""
    about: tuple[Actor | Event, ...] = attrs.field(default=(), eq=identity)
    """The actors and events of which it speaks, but for what is announced in it."""
    replies_to: "Statement | None" = attrs.field(default=None, eq=identity)
    """The statement that it answers."""

    def roles(self) -> Iterator[tuple[str, Actor]]:
        yield from (("speaker", actor) for actor in self.speakers)
        yield from (("relayer", actor) for actor in self.relayed_by)
        yield from (("addressee", actor) for actor in self.addressees)
        if self.outlet is not None:
            yield "outlet", self.outlet


def _decimal(value: Decimal | int | str) -> Decimal:
    if isinstance(value, float | bool):
        raise ImpossibleValue("Rate", repr(value), "is no exact number; give an int, a Decimal or a string")
    try:
        number = Decimal(value)
    except (InvalidOperation, TypeError, ValueError) as error:
        raise ImpossibleValue("Rate", repr(value), "is no number") from error
    if not number.is_finite():
        raise ImpossibleValue("Rate", repr(value), "is not finite")
    return number


@attrs.frozen
class Rate:
    """A tariff rate in per cent ad valorem, exact or a range with both ends included.

    >>> print(Rate(20, 40), Rate(46))
    20 to 40 per cent 46 per cent
    """

    minimum: Decimal = attrs.field(converter=_decimal)
    """Per cent ad valorem, at least."""
    maximum: Decimal = attrs.field(
        default=attrs.Factory(lambda rate: rate.minimum, takes_self=True), converter=_decimal
    )
    """Per cent ad valorem, at most; the same as `minimum` for an exact rate."""

    def __attrs_post_init__(self) -> None:
        if not 0 <= self.minimum <= self.maximum:
            reason = "is below zero" if self.minimum < 0 else f"is reversed; write {self.maximum} to {self.minimum}"
            raise ImpossibleValue("Rate", f"{self.minimum} to {self.maximum}", reason)

    @property
    def is_exact(self) -> bool:
        """Whether it is one figure rather than a range."""
        return self.minimum == self.maximum

    def __str__(self) -> str:
        return f"{self.minimum:f}{'' if self.is_exact else f' to {self.maximum:f}'} per cent"


_HS = re.compile(r"[0-9]{2}|[0-9]{4}(?:\.?[0-9]{2}){0,3}")


@attrs.frozen
class Goods:
    """Goods, as a source names them."""

    words: str
    """The goods in the source's own words."""
    hs: str | None = None
    """Their Harmonized System code, only if the source gives one: 2, 4, 6, 8 or 10 digits, with points or without."""

    def __attrs_post_init__(self) -> None:
        if self.hs is not None and not _HS.fullmatch(self.hs):
            raise ImpossibleValue("Goods", f"hs {self.hs!r}", "is no customs code; write it as 09, 0902 or 0902.10")


TAKEN: Mapping[str, str] = {"announced_by": "speakers", "dated": "dated", "place": "place", "occasion": "occasion"}
"""What is announced in a statement takes from it: each field of a tariff or an agreement, and the statement's own."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Announced(Event):
    """What may be made known in a statement, and then has its time, place, occasion and speakers."""

    announced_in: Statement | None = attrs.field(default=None, eq=identity)
    """The statement that made it known, whose time, place, occasion and speakers it shares."""
    announced_by: tuple[Actor, ...] = attrs.field(
        default=attrs.Factory(lambda self: self.announced_in.speakers if self.announced_in else (), takes_self=True),
        eq=identity,
    )
    """Who made it known; the speakers of `announced_in` if there is one."""

    def __attrs_post_init__(self) -> None:
        statement = self.announced_in
        if statement is None:
            return
        for field, said in TAKEN.items():
            own = getattr(self, field)
            if own and own != getattr(statement, said):
                reason = f"contradicts the statement {statement.id} in which it was announced; leave it out"
                raise ImpossibleValue(self.id, field, reason)

    @property
    def announcement(self) -> Statement | None:
        return self.announced_in


@attrs.frozen(kw_only=True, eq=False, repr=False)
class TariffAnnouncement(Announced):
    """A tariff announced, offered, requested, pledged or enacted.

    Its three dates are apart: when it was announced (`when`), `in_force`, and `expires`.
    """

    kind = EventKind.TARIFF

    imposed_by: Actor | None = attrs.field(default=None, eq=identity)
    """Who levies it."""
    applied_to: Actor | None = attrs.field(default=None, eq=identity)
    """Whose goods it is levied on."""
    goods: tuple[Goods, ...] = attrs.field(default=(), metadata=PRINTED)
    """On which goods, where a source says so."""
    rate: Rate | None = attrs.field(default=None, metadata=PRINTED)
    """The rate, in per cent ad valorem."""
    stage: TariffStage = attrs.field(converter=TariffStage)
    """How far the measure had come."""
    instrument: Document | None = attrs.field(default=None, eq=identity)
    """The legal act; a post or a speech is none."""
    in_force: TimeSpan | None = None
    """When it takes effect."""
    expires: TimeSpan | None = None
    """When it ends."""

    def __attrs_post_init__(self) -> None:
        super().__attrs_post_init__()
        if self.in_force and self.expires and not self.in_force.possibly_before(self.expires):
            raise ImpossibleValue(self.id, "expires", f"at {self.expires} is before it is in force, {self.in_force}")

    def roles(self) -> Iterator[tuple[str, Actor]]:
        yield from (("announcer", actor) for actor in self.announced_by)
        if self.imposed_by is not None:
            yield "imposer", self.imposed_by
        if self.applied_to is not None:
            yield "target", self.applied_to


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Agreement(Announced):
    """An agreement as somebody calls it."""

    kind = EventKind.AGREEMENT

    parties: tuple[Actor, ...] = attrs.field(default=(), eq=identity)
    """Who agreed."""
    stage: AgreementStage = attrs.field(converter=AgreementStage)
    """How far it had come, in the words of whoever speaks of it."""
    reached: TimeSpan | None = None
    """When it came about; `when` is when it was made known."""

    def roles(self) -> Iterator[tuple[str, Actor]]:
        yield from (("party", actor) for actor in self.parties)
        yield from (("announcer", actor) for actor in self.announced_by)


EVENT_CLASSES: dict[EventKind, type[Event]] = {
    cls.kind: cls for cls in (Meeting, NegotiationRound, TariffAnnouncement, Statement, Agreement)
}
