"""The classes of events, from meetings to commitments; plans for them; and what they take from their statements."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import ClassVar

import attrs

from vnus_trade.errors import ImpossibleValue
from vnus_trade.evidence.backing import DERIVED, FILING, PRINTED, VERBATIM
from vnus_trade.evidence.sources import Evidence, Source
from vnus_trade.evidence.statuses import REPORTED, default_status, judged_status, rests_on_retracted
from vnus_trade.evidence.vocabulary import Standing, Status
from vnus_trade.frozen import NONE_GIVEN, FrozenMapping, typed
from vnus_trade.model.entities import Actor, Document, Entity, Topic, at_least_one, identity
from vnus_trade.model.quantities import NOTHING_EXEMPT, Amount, Exemptions, Goods, Rate, SpecificDuty
from vnus_trade.model.vocabulary import (
    AgreementStage,
    AmountBasis,
    Basis,
    CommitmentMatter,
    EventKind,
    MeasureChange,
    Medium,
    MeetingForm,
    Mode,
    RateBasis,
    Role,
    SpeechAct,
    TariffStage,
)
from vnus_trade.notebook import Shown
from vnus_trade.time.constraints import Certainty
from vnus_trade.time.lasting import NEVER, first_of, lasts_on
from vnus_trade.time.span import TimeSpan, Window


@attrs.frozen(kw_only=True, repr=False, field_transformer=typed)
class Plan(Shown):
    """The time and the place that a source gave for an event that was still to come."""

    when: TimeSpan | None = None
    """The time that was planned."""
    place: str | None = attrs.field(default=None, metadata=PRINTED)
    """The place that was planned, in the source's words."""
    provided: str | None = attrs.field(default=None, metadata=PRINTED)
    """What it depends on, in the source's words."""
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
    default = default_status(is_planned=bool(event.plans), is_dated=event.dated is not None)
    found = judged_status(event.evidence, event.latest_status, default)
    if isinstance(found, Status):
        return found
    raise ImpossibleValue(event.id, *found)


@attrs.frozen(kw_only=True, eq=False, repr=False, field_transformer=typed)
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

    def __str__(self) -> str:
        return f"{self.title} ({self.caveat})" if self.caveat else self.title

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


@attrs.frozen(field_transformer=typed)
class Participant(Shown):
    """Someone at a meeting or a round, and as what."""

    actor: Actor = attrs.field(eq=identity)
    """Who."""
    role: Role = attrs.field(converter=Role)
    """As what."""

    def __str__(self) -> str:
        return f"{self.actor} ({self.role})"


@attrs.frozen(kw_only=True, eq=False, repr=False, field_transformer=typed)
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


@attrs.frozen(kw_only=True, eq=False, repr=False, field_transformer=typed)
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


@attrs.frozen(kw_only=True, eq=False, repr=False, field_transformer=typed)
class Statement(Event):
    """Something said or written. What it announces points here by its own `announced_in`."""

    kind = EventKind.STATEMENT

    speakers: tuple[Actor, ...] = attrs.field(default=(), eq=identity)
    """Who said it: several if it is joint, none if it is the article's own voice."""
    speech_acts: tuple[SpeechAct, ...] = attrs.field(default=(), converter=_acts)
    """What is done by saying it."""
    gist: str | None = None
    """What is said, in our own words; without them, displays show the quotation."""
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


TAKEN: Mapping[str, str] = {"announced_by": "speakers", "dated": "dated", "place": "place", "occasion": "occasion"}
"""What is announced in a statement takes from it: each field of a tariff or an agreement, and the statement's own."""


@attrs.frozen(kw_only=True, eq=False, repr=False, field_transformer=typed)
class Announced(Event):
    """What may be made known in a statement, and then has its time, place, occasion and speakers."""

    announced_in: Statement | None = attrs.field(default=None, eq=identity)
    """The statement that made it known, whose time, place, occasion and speakers it shares."""
    announced_by: tuple[Actor, ...] = attrs.field(
        default=attrs.Factory(lambda self: self.announced_in.speakers if self.announced_in else (), takes_self=True),
        eq=identity,
    )
    """Who made it known; the speakers of `announced_in` if there is one."""
    provided: str | None = attrs.field(default=None, metadata=PRINTED)
    """What it depends on, in the source's words: "provided that its parliament approves"."""

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

    def roles(self) -> Iterator[tuple[str, Actor]]:
        yield from (("announcer", actor) for actor in self.announced_by)


@attrs.frozen(kw_only=True, repr=False, field_transformer=typed)
class RateStep(Shown):
    """The rate that a tariff has from a date on, where it changes in steps."""

    rate: Rate = attrs.field(metadata=PRINTED)
    """The rate from then on, in per cent ad valorem."""
    in_force: TimeSpan
    """From when."""
    evidence: tuple[Evidence, ...] = attrs.field(default=(), metadata=FILING)
    """The quotations that support it."""
    inferred: FrozenMapping[str] = attrs.field(default=NONE_GIVEN, converter=FrozenMapping[str], metadata=FILING)
    """The reason for each field that no source states, by the name of the field."""

    def __repr__(self) -> str:
        return f"<RateStep {self.rate} from {self.in_force}>"


@attrs.frozen(kw_only=True, eq=False, repr=False, field_transformer=typed)
class TariffAnnouncement(Announced):
    """One change to a tariff, from threatened to enacted or withdrawn.

    Its three dates are apart: when it was announced (`when`), `in_force`, and `expires`. What `continues` connects is
    one measure.
    """

    kind = EventKind.TARIFF

    imposed_by: Actor | None = attrs.field(default=None, eq=identity)
    """Who levies it."""
    applied_to: tuple[Actor, ...] = attrs.field(default=(), eq=identity, metadata={"all": "applied_to_all"})
    """Whose goods it is levied on: the payers."""
    applied_to_all: bool = attrs.field(default=False, metadata=DERIVED)
    """Whether it is levied on everybody's goods but those that `exempts` names; written ``applied_to = "all"``."""
    goods: tuple[Goods, ...] = attrs.field(default=(), metadata=PRINTED)
    """On which goods, where a source says so."""
    exempts: Exemptions = NOTHING_EXEMPT
    """The goods and the payers to which it does not apply."""
    condition: str | None = attrs.field(default=None, metadata=PRINTED)
    """Which of the goods it covers, in the source's words: "transshipped", "above the quota"."""
    trade_covered: Amount | None = attrs.field(default=None, metadata=PRINTED)
    """The trade that it covers, by value or by quantity: "a surtax on $6.5 billion of American goods"."""
    within: "TariffAnnouncement | None" = attrs.field(default=None, eq=identity)
    """The announcement that covers more, and does not apply to the payers, goods or condition of this one."""
    change: MeasureChange | None = attrs.field(default=None, converter=attrs.converters.optional(MeasureChange))
    """What it does to the tariff; `None` if no source says so."""
    rate: Rate | None = attrs.field(default=None, metadata=PRINTED)
    """The rate, in per cent ad valorem."""
    rate_before: Rate | None = attrs.field(default=None, metadata=PRINTED)
    """The rate that it changes, in per cent ad valorem."""
    basis_of_rate: RateBasis | None = attrs.field(default=None, converter=attrs.converters.optional(RateBasis))
    """Whether the rate is all that is levied, comes on top of other duties, or is the most that they come to."""
    steps: tuple[RateStep, ...] = attrs.field(default=(), metadata=FILING)
    """The rates that follow, each from a date on."""
    specific: SpecificDuty | None = attrs.field(default=None, metadata=PRINTED)
    """The duty as an amount for a quantity of the goods."""
    stage: TariffStage = attrs.field(converter=TariffStage)
    """How far the change had come."""
    instrument: Document | None = attrs.field(default=None, eq=identity)
    """The legal act; a post or a speech is none."""
    authority: Document | None = attrs.field(default=None, eq=identity)
    """The law that it rests on."""
    in_force: TimeSpan | None = None
    """When it takes effect."""
    expires: TimeSpan | None = None
    """When it ends."""
    continues: "TariffAnnouncement | None" = attrs.field(default=None, eq=identity)
    """The announcement that this one carries on or changes."""
    retaliates_for: "tuple[TariffAnnouncement | Commitment, ...]" = attrs.field(default=(), eq=identity)
    """What it answers."""
    fulfils: "tuple[TariffAnnouncement | Commitment | Agreement, ...]" = attrs.field(default=(), eq=identity)
    """What it keeps or carries out, as a whole, and what then has effect through it alone."""

    def __attrs_post_init__(self) -> None:
        super().__attrs_post_init__()
        if self.in_force and self.expires and not self.in_force.possibly_before(self.expires):
            raise ImpossibleValue(self.id, "expires", f"at {self.expires} is before it is in force, {self.in_force}")
        if self.applied_to_all and self.applied_to:
            raise ImpossibleValue(self.id, "applied_to", "names payers, and applied_to_all says that it is everybody")

    def roles(self) -> Iterator[tuple[str, Actor]]:
        yield from super().roles()
        if self.imposed_by is not None:
            yield "imposer", self.imposed_by
        yield from (("target", actor) for actor in self.applied_to)


@attrs.frozen(kw_only=True, eq=False, repr=False, field_transformer=typed)
class Commitment(Announced):
    """What a side does, undertakes, offers or is asked to do that is no tariff: purchases, import licences."""

    kind = EventKind.COMMITMENT

    obliged: tuple[Actor, ...] = attrs.field(default=(), eq=identity)
    """Who owes it, or is asked for it."""
    to: tuple[Actor, ...] = attrs.field(default=(), eq=identity)
    """To whom it is owed."""
    matter: CommitmentMatter = attrs.field(converter=CommitmentMatter)
    """What it is about."""
    subject: str | None = attrs.field(default=None, metadata=PRINTED)
    """What that is in the source's words: "import licences" that are suspended, "not apply export restrictions"."""
    within: "Commitment | None" = attrs.field(default=None, eq=identity)
    """The commitment of which this one is a part: the purchases that include 40 billion dollars of aircraft."""
    change: MeasureChange | None = attrs.field(default=None, converter=attrs.converters.optional(MeasureChange))
    """What it does to what was there, such as a quota; `None` if no source says so."""
    goods: tuple[Goods, ...] = attrs.field(default=(), metadata=PRINTED)
    """Which goods, where a source says so."""
    amount: Amount | None = attrs.field(default=None, metadata=PRINTED)
    """How much, in money or in the source's unit."""
    basis_of_amount: AmountBasis | None = attrs.field(default=None, converter=attrs.converters.optional(AmountBasis))
    """Whether the amount is all there is to be, or by how much `change` raises or cuts what was there."""
    worth: Amount | None = attrs.field(default=None, metadata=PRINTED)
    """What the quantity in `amount` comes to in money: the 3 billion dollars of "40 aircraft for $3 billion"."""
    amount_before: Amount | None = attrs.field(default=None, metadata=PRINTED)
    """The amount that it changes."""
    stage: TariffStage = attrs.field(converter=TariffStage)
    """How far it had come."""
    deadline: TimeSpan | None = None
    """By when it is to be done."""
    continues: "Commitment | None" = attrs.field(default=None, eq=identity)
    """The commitment that this one carries on or changes."""
    fulfils: "tuple[TariffAnnouncement | Commitment | Agreement, ...]" = attrs.field(default=(), eq=identity)
    """What it keeps or carries out, as a whole: what carries out a part leaves the pledge to be kept."""

    def __attrs_post_init__(self) -> None:
        super().__attrs_post_init__()
        if self.worth and not (self.worth.is_money and self.amount and not self.amount.is_money):
            wrong = f"is {self.worth}; it is money, and beside a quantity: write the only sum of money as `amount`"
            raise ImpossibleValue(self.id, "worth", wrong)

    @property
    def amounts(self) -> tuple[Amount, ...]:
        """The quantity and the money, as far as there is either."""
        return tuple(filter(None, (self.amount, self.worth)))

    def roles(self) -> Iterator[tuple[str, Actor]]:
        yield from super().roles()
        yield from (("obliged", actor) for actor in self.obliged)
        yield from (("beneficiary", actor) for actor in self.to)


@attrs.frozen
class StagesOn:
    """The stages of an agreement on a day."""

    certain: tuple[AgreementStage, ...]
    """Those that it had at some time of the day in every world."""
    possible: tuple[AgreementStage, ...]
    """Those that it may have had."""


@attrs.frozen(kw_only=True, eq=False, repr=False, field_transformer=typed)
class Agreement(Announced):
    """An agreement as somebody calls it."""

    kind = EventKind.AGREEMENT

    parties: tuple[Actor, ...] = attrs.field(default=(), eq=identity)
    """Who agreed."""
    stage: AgreementStage | None = attrs.field(default=None, converter=attrs.converters.optional(AgreementStage))
    """How far it had come, in the words of whoever speaks of it; `None` if they name no stage."""
    reached: TimeSpan | None = None
    """When it came about; `when` is when it was made known."""
    continues: "Agreement | None" = attrs.field(default=None, eq=identity)
    """The agreement of which this is a later stage."""
    read_in: str | None = attrs.field(default=None, eq=False, metadata=DERIVED)
    """The zone in which `stage_on` reads a day: that of the negotiation for which it was curated."""

    @property
    def since(self) -> TimeSpan:
        """When it came about, or else when it was made known."""
        return self.reached or self.when

    @property
    def stages(self) -> "tuple[Agreement, ...]":
        """The agreements of which this is a later stage, from the first on, and then this one."""
        chain: list[Agreement] = []
        stage: Agreement | None = self
        while stage is not None:
            chain.insert(0, stage)
            stage = stage.continues
        return tuple(chain)

    def stage_on(self, day: date | str, *, zone: str | None = None) -> "StagesOn":
        """The stages up to this one that the agreement had at some time of a day: ask the last of the chain.

        The day is read in `zone`, or else in the zone of the negotiation, as everywhere. What came later is unknown
        to it: `record.agreements.current(on=day)` has all stages, and knows which need not have taken place.
        """
        window, until = Window.read(day, zone or self.read_in), NEVER
        found: dict[Certainty, list[AgreementStage]] = {certainty: [] for certainty in Certainty}
        for each in reversed(self.stages):
            if each.stage is not None:
                found[lasts_on(window, each.since, until)].insert(0, each.stage)
                until = first_of(until, each.since.end_bounds)
        return StagesOn(tuple(found[Certainty.CERTAIN]), tuple(found[Certainty.POSSIBLE]))

    def roles(self) -> Iterator[tuple[str, Actor]]:
        yield from (("party", actor) for actor in self.parties)
        yield from super().roles()


EVENT_CLASSES: dict[EventKind, type[Event]] = {
    cls.kind: cls for cls in (Meeting, NegotiationRound, TariffAnnouncement, Statement, Agreement, Commitment)
}
