"""The things of a negotiation: actors, events, documents, and what is contradicted or left unsaid.

Everything is frozen, compares by what was curated, and hashes by class and id. Fields that refer to
another object hold that object and compare by its id. Values that cannot be right raise `ImpossibleValue`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any, ClassVar, TypeVar

import attrs

from vnus_trade.deferred import Shown, deferred
from vnus_trade.errors import ImpossibleValue, NotFound
from vnus_trade.names import near
from vnus_trade.sources import NONE_GIVEN, Evidence, FrozenMapping, frozen_texts
from vnus_trade.timespan import TimeSpan

S = TypeVar("S", bound=StrEnum)

# What curations may quote words or give a reason for, beside the fields.
_BESIDE_FIELDS = frozenset(("existence", "holder", "year", "zone"))


class ActorKind(StrEnum):
    """What sort of actor takes part."""

    PERSON = "person"
    GROUP = "group"
    STATE = "state"
    GOVERNMENT = "government"
    PARTY = "party"
    DELEGATION = "delegation"
    MISSION = "mission"
    ORGANISATION = "organisation"
    MEDIA = "media"


class EventKind(StrEnum):
    """The five kinds of event."""

    MEETING = "meeting"
    ROUND = "round"
    TARIFF = "tariff"
    STATEMENT = "statement"
    AGREEMENT = "agreement"


class Basis(StrEnum):
    """Whether a source says that something happened, or the curator concluded it."""

    STATED = "stated"
    INFERRED = "inferred"


class Status(StrEnum):
    """Where an event stood when its sources were published."""

    ENDED = "ended"
    ONGOING = "ongoing"
    EXPECTED = "expected"


class MeetingForm(StrEnum):
    """How people met."""

    PHONE_CALL = "phone call"
    CABINET_MEETING = "cabinet meeting"
    PRESS_CONFERENCE = "press conference"
    MEETING = "meeting"


class Role(StrEnum):
    """What a participant was at a meeting."""

    CHAIR = "chair"
    PARTY = "party"
    SPEAKER = "speaker"
    HOST = "host"
    ATTENDEE = "attendee"


class SpeechAct(StrEnum):
    """What a speaker does by saying it, after Searle (1976): assertives, commissives, directives, expressives."""

    ASSERTS = "asserts"
    ANNOUNCES = "announces"
    COMMITS = "commits"
    OFFERS = "offers"
    AGREES = "agrees"
    REQUESTS = "requests"
    INSTRUCTS = "instructs"
    APPRECIATES = "appreciates"
    WISHES = "wishes"


class Medium(StrEnum):
    """By what means a statement was made."""

    SPOKEN = "spoken"
    POST = "post"
    LETTER = "letter"
    PUBLICATION = "publication"


class TariffStage(StrEnum):
    """How far a tariff measure had come."""

    ANNOUNCED = "announced"
    OFFERED = "offered"
    REQUESTED = "requested"
    PLEDGED = "pledged"
    ENACTED = "enacted"


class AgreementStage(StrEnum):
    """How far an agreement had come, in the words of whoever speaks of it."""

    INTENDED = "intended"
    AGREED = "agreed"
    CONSENSUS = "consensus"
    PRELIMINARY = "preliminary"
    ANNOUNCED = "announced"
    SIGNED = "signed"
    IN_FORCE = "in force"


class DiscrepancyKind(StrEnum):
    """A source is wrong, sources conflict, words differ, or they only seem to conflict."""

    ERROR = "error"
    CONFLICT = "conflict"
    WORDING = "wording"
    APPARENT = "apparent"


def _id_of(value: Any) -> Any:
    """The key by which a reference compares: the class and id of what it refers to."""
    if isinstance(value, tuple):
        return tuple(map(_id_of, value))
    return None if value is None else (type(value), value.id)


def _key(thing: Any, field: "attrs.Attribute[Any]") -> Any:
    """What a field of an object is compared by."""
    value = getattr(thing, field.name)
    key: Callable[[Any], Any] | None = getattr(field, "eq_key", None)
    return value if key is None else key(value)


def _one_of(kind: type[S], value: S | str) -> S:
    try:
        return kind(value)
    except ValueError as error:
        allowed = ", ".join(repr(str(member)) for member in kind)
        raise ImpossibleValue(kind.__name__, repr(value), f"is none of {allowed}") from error


def _actor_kind(value: ActorKind | str) -> ActorKind:
    return _one_of(ActorKind, value)


def _status(value: Status | str) -> Status:
    return _one_of(Status, value)


def _role(value: Role | str) -> Role:
    return _one_of(Role, value)


def _meeting_form(value: MeetingForm | str) -> MeetingForm:
    return _one_of(MeetingForm, value)


def _tariff_stage(value: TariffStage | str) -> TariffStage:
    return _one_of(TariffStage, value)


def _agreement_stage(value: AgreementStage | str) -> AgreementStage:
    return _one_of(AgreementStage, value)


def _discrepancy_kind(value: DiscrepancyKind | str) -> DiscrepancyKind:
    return _one_of(DiscrepancyKind, value)


def _medium(value: Medium | str | None) -> Medium | None:
    return None if value is None else _one_of(Medium, value)


def _frozen_actors(items: "Mapping[str, Actor]") -> "FrozenMapping[Actor]":
    return FrozenMapping(items)


def _acts(values: Iterable[SpeechAct | str]) -> tuple[SpeechAct, ...]:
    return tuple(_one_of(SpeechAct, value) for value in values)


def _at_least_one(owner: Any, field: "attrs.Attribute[Any]", value: int | None) -> None:
    if value is not None and value < 1:
        raise ImpossibleValue(owner.id, field.name, f"is {value}; it counts from 1")


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Entity(Shown):
    """What has an id, quotations that support it, and reasons for what was concluded rather than said."""

    id: str
    """Lower-case words joined by ``-``, unique over everything that is loaded together."""
    evidence: tuple[Evidence, ...] = ()
    """The quotations that support it, in the order of the curation."""
    inferred: FrozenMapping[str] = attrs.field(default=NONE_GIVEN, converter=frozen_texts)
    """The reason for each field that no source states, by the name of the field."""

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return all(_key(self, field) == _key(other, field) for field in attrs.fields(type(self)) if field.eq)

    def __hash__(self) -> int:
        return hash((type(self), self.id))

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.id}>"

    def cite(self) -> str:
        """A footnote in one line: what it is, the words that support it with their lines, and the sources they are of.

        >>> import vnus_trade
        >>> print(vnus_trade.load()["round-2"].cite())
        Second round of the trade negotiations (round-2), 19 to 22 May 2025. “... Washington, D.C., USA.” (line 4), ...
        """
        return str(deferred("vnus_trade.citations", "of_entity")(self))

    def evidence_for(self, field: str) -> tuple[Evidence, ...]:
        """The quotations that support this field; none where it is inferred. `dated` is what curations call `when`.

        Raises `NotFound` with near misses for what is no field.
        """
        known = {*attrs.fields_dict(type(self)), *_BESIDE_FIELDS}
        if field not in known:
            raise NotFound(f"field of {self.id}", field, near(field, known))
        name = "when" if field == "dated" else field
        return tuple(evidence for evidence in self.evidence if name in evidence.fields)


@attrs.frozen(kw_only=True, repr=False)
class Office(Shown):
    """A post that an actor held."""

    title: str
    """The title, in the source's words."""
    organisation: "Actor | None" = attrs.field(default=None, eq=_id_of)
    """Of what it is an office, if a source says so."""
    as_of: TimeSpan | None = None
    """A time at which the office was held."""
    since: TimeSpan | None = None
    """When the actor took it."""
    evidence: tuple[Evidence, ...] = ()
    """The quotations that support it."""
    inferred: FrozenMapping[str] = attrs.field(default=NONE_GIVEN, converter=frozen_texts)
    """The reason for each field that no source states, by the name of the field."""

    def __repr__(self) -> str:
        of = "" if self.organisation is None else f" of {self.organisation.id}"
        return f"<Office {self.title!r}{of}>"


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Actor(Entity):
    """Who takes part."""

    name: str
    """The principal name, as a source prints it."""
    native_name: str | None = None
    """The name in the actor's own language, only where a source prints it."""
    aliases: tuple[str, ...] = ()
    """Other names that the sources use. A wrong name is none: a `Discrepancy` has it."""
    kind: ActorKind = attrs.field(converter=_actor_kind)
    """What sort of actor it is."""
    side: "Actor | None" = attrs.field(default=None, eq=_id_of)
    """The party of the negotiation on whose side it stands."""
    named: bool = True
    """False for one whom the sources mention without a name, such as "the US Ambassador"."""
    offices: tuple[Office, ...] = ()
    """The posts that the sources give it."""

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that the sources give, the principal one first."""
        native = () if self.native_name is None else (self.native_name,)
        return (self.name, *native, *self.aliases)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Document(Entity):
    """A resolution, decree or text that a source refers to."""

    title: str
    """What it is called."""
    number: str | None = None
    """Its number as printed, such as ``59-NQ/TW``."""
    issued_by: tuple[Actor, ...] = attrs.field(default=(), eq=_id_of)
    """Who issued it."""


@attrs.frozen(kw_only=True)
class Topic:
    """A subject under which events are filed."""

    id: str
    """Lower-case words joined by ``-``, unique over everything that is loaded together."""
    title: str
    """The subject in our own words."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Event(Entity):
    """What happened or was said at a time."""

    kind: ClassVar[EventKind]
    """What kind of event it is, which its class decides."""

    title: str
    """What happened, in our own words."""
    dated: TimeSpan | None = None
    """Its time as curated, if a source gives one."""
    when: TimeSpan = attrs.field(factory=TimeSpan, eq=False)
    """All that is known of its time: as curated, and as implied by order, occasion and publication."""
    place: str | None = None
    """Where, in the source's words."""
    topics: tuple[Topic, ...] = ()
    """The subjects under which it is filed."""
    occasion: "Meeting | None" = attrs.field(default=None, eq=_id_of)
    """The meeting within whose time it lies."""
    after: "tuple[Event, ...]" = attrs.field(default=(), eq=_id_of)
    """The events that had ended before it began."""
    documents: tuple[Document, ...] = attrs.field(default=(), eq=_id_of)
    """The documents that it is about."""
    status: Status = attrs.field(default=Status.ENDED, converter=_status)
    """Whether it was over when its sources were published."""

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.id}: {self.when}>"

    @property
    def basis(self) -> Basis:
        """Whether a source says that it happened; time is judged apart, in `when`."""
        return Basis.INFERRED if "existence" in self.inferred else Basis.STATED

    @property
    def actors(self) -> tuple[Actor, ...]:
        """Everyone in any role, each once; who is merely spoken about has none."""
        return tuple(dict.fromkeys(actor for _, actor in self.roles()))

    @property
    def origins(self) -> tuple[str, ...]:
        """The agencies or outlets behind its sources; a source that names none stands for itself, by its id."""
        sources = (evidence.quotation.source for evidence in self.evidence)
        return tuple(dict.fromkeys(source.origin or source.id for source in sources))

    @property
    def announcement(self) -> "Statement | None":
        """The statement in which this was made known, whose time, place and occasion it then shares."""
        return None

    def roles(self) -> Iterator[tuple[str, Actor]]:
        """Each role and who has it, such as ``("speaker", <Actor jamieson-greer>)``."""
        yield from ()


@attrs.frozen
class Participant:
    """Someone at a meeting, and as what."""

    actor: Actor = attrs.field(eq=_id_of)
    """Who."""
    role: Role = attrs.field(converter=_role)
    """As what."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Meeting(Event):
    """People met or spoke."""

    kind = EventKind.MEETING

    form: MeetingForm = attrs.field(converter=_meeting_form)
    """How people met."""
    participants: tuple[Participant, ...] = ()
    """Who took part, each with a role."""
    ordinal: int | None = attrs.field(default=None, validator=_at_least_one)
    """Which of a series it is, counted from 1: 5 for "the fifth meeting"."""
    outcomes: tuple[str, ...] = ()
    """What came of it, in our own words."""

    def roles(self) -> Iterator[tuple[str, Actor]]:
        yield from ((participant.role, participant.actor) for participant in self.participants)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class NegotiationRound(Event):
    """A round of talks. Who led a delegation is an office, not a field of a round."""

    kind = EventKind.ROUND

    number: int | None = attrs.field(default=None, validator=_at_least_one)
    """Which round it is, counted from 1; `None` if no source numbers it."""
    parties: tuple[Actor, ...] = attrs.field(default=(), eq=_id_of)
    """Between whom it was held."""

    def roles(self) -> Iterator[tuple[str, Actor]]:
        yield from (("party", party) for party in self.parties)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Statement(Event):
    """Something said or written. What it announces points here by its own `announced_in`."""

    kind = EventKind.STATEMENT

    speakers: tuple[Actor, ...] = attrs.field(default=(), eq=_id_of)
    """Who said it: several if it is joint, none if it is the article's own voice."""
    speech_acts: tuple[SpeechAct, ...] = attrs.field(default=(), converter=_acts)
    """What is done by saying it."""
    gist: str
    """What is said, in our own words."""
    verbatim: str | None = None
    """The speaker's own words, where a source quotes them."""
    medium: Medium | None = attrs.field(default=None, converter=_medium)
    """By what means it was made."""
    outlet: Actor | None = attrs.field(default=None, eq=_id_of)
    """Where it appeared, such as a network or an agency."""
    relayed_by: tuple[Actor, ...] = attrs.field(default=(), eq=_id_of)
    """Who passed it on without speaking for themselves."""
    addressees: tuple[Actor, ...] = attrs.field(default=(), eq=_id_of)
    """To whom it was said."""
    about: tuple[Actor | Event, ...] = attrs.field(default=(), eq=_id_of)
    """The actors and events of which it speaks, but for what is announced in it."""
    replies_to: "Statement | None" = attrs.field(default=None, eq=_id_of)
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


@attrs.frozen
class Goods:
    """Goods, as a source names them."""

    words: str
    """The goods in the source's own words."""
    hs: str | None = None
    """Their Harmonized System code, only if the source gives one."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Announced(Event):
    """What may be made known in a statement, and then has its time, place, occasion and speakers."""

    announced_in: Statement | None = attrs.field(default=None, eq=_id_of)
    """The statement that made it known, whose time, place, occasion and speakers it shares."""
    announced_by: tuple[Actor, ...] = attrs.field(
        default=attrs.Factory(lambda self: self.announced_in.speakers if self.announced_in else (), takes_self=True),
        eq=_id_of,
    )
    """Who made it known; the speakers of `announced_in` if there is one."""

    def __attrs_post_init__(self) -> None:
        statement = self.announced_in
        if statement is None:
            return
        for field, own, theirs in (
            ("announced_by", self.announced_by, statement.speakers),
            ("dated", self.dated, statement.dated),
            ("place", self.place, statement.place),
            ("occasion", self.occasion, statement.occasion),
        ):
            if own and own != theirs:
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

    imposed_by: Actor | None = attrs.field(default=None, eq=_id_of)
    """Who levies it."""
    applied_to: Actor | None = attrs.field(default=None, eq=_id_of)
    """Whose goods it is levied on."""
    goods: tuple[Goods, ...] = ()
    """On which goods, where a source says so."""
    rate: Rate | None = None
    """The rate, in per cent ad valorem."""
    stage: TariffStage = attrs.field(converter=_tariff_stage)
    """How far the measure had come."""
    instrument: Document | None = attrs.field(default=None, eq=_id_of)
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

    parties: tuple[Actor, ...] = attrs.field(default=(), eq=_id_of)
    """Who agreed."""
    stage: AgreementStage = attrs.field(converter=_agreement_stage)
    """How far it had come, in the words of whoever speaks of it."""
    reached: TimeSpan | None = None
    """When it came about; `when` is when it was made known."""

    def roles(self) -> Iterator[tuple[str, Actor]]:
        yield from (("party", actor) for actor in self.parties)
        yield from (("announcer", actor) for actor in self.announced_by)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Discrepancy(Entity):
    """Where sources, passages or languages disagree, one is wrong, or they only seem to disagree."""

    title: str
    """What it is about, in our own words."""
    kind: DiscrepancyKind = attrs.field(converter=_discrepancy_kind)
    """Whether somebody is wrong, sources conflict, words differ, or they only seem to conflict."""
    concerns: tuple[Any, ...] = attrs.field(default=(), eq=_id_of)
    """What it concerns: events, actors, sources, documents, topics, gaps or other discrepancies."""
    explanation: str
    """What disagrees with what."""
    resolution: str
    """What the record does about it."""
    misnames: FrozenMapping[Actor] = attrs.field(default=NONE_GIVEN, converter=_frozen_actors)
    """The actor that is meant by each wrong name; looking the name up then explains itself."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Gap(Entity):
    """What the sources imply and leave unsaid: events of a kind, or a field of what it concerns."""

    title: str
    """What is left unsaid, in our own words."""
    missing: str
    """A kind of event, or the name of a field of what it concerns."""
    when: TimeSpan | None = None
    """Where it would lie in time."""
    count: int | None = attrs.field(default=None, validator=_at_least_one)
    """How many are missing, at least 1, if the sources imply a number."""
    concerns: tuple[Any, ...] = attrs.field(default=(), eq=_id_of)
    """What it concerns, as in `Discrepancy`."""
    explanation: str
    """What implies it."""


@attrs.frozen(kw_only=True, repr=False)
class Negotiation(Shown):
    """One folder's subject."""

    id: str
    """Lower-case words joined by ``-``, unique over everything that is loaded together."""
    title: str
    """What it is about."""
    parties: tuple[Actor, ...] = attrs.field(default=(), eq=_id_of)
    """Who negotiates."""
    zone: str | None = None
    """Where its dates are read: an IANA name or an offset such as ``+07:00``."""
    clocks: FrozenMapping[str] = attrs.field(default=NONE_GIVEN, converter=frozen_texts)
    """The zones that displays show, by the name of a place."""
    policy: str | None = None
    """The name of the `ReadingPolicy` under which its time phrases are read."""
    deal: str | None = None
    """The id of the agreement that is its deal."""

    def __repr__(self) -> str:
        return f"<Negotiation {self.id}>"


EVENT_CLASSES: dict[EventKind, type[Event]] = {
    cls.kind: cls for cls in (Meeting, NegotiationRound, TariffAnnouncement, Statement, Agreement)
}

VOCABULARIES: dict[str, dict[type[Event], type[StrEnum]]] = {
    "form": {Meeting: MeetingForm},
    "status": {Event: Status},
    "medium": {Statement: Medium},
    "speech_acts": {Statement: SpeechAct},
    "stage": {TariffAnnouncement: TariffStage, Agreement: AgreementStage},
}
"""The words that each field with a closed vocabulary allows, by the class of event that has the field."""
