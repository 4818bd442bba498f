"""The query sequence: events that certainly answer, those that only may, and what the sources leave open.

Answers are certain or possible in the sense of incomplete data (Imieliński and Lipski 1984): a certain one
answers in every world that the record allows, a possible one in at least one and not in all. Conditions on time
that are chained are judged together, in one world at a time.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any, Generic, TypeVar, overload

import attrs

from vnus_trade import lazy
from vnus_trade.errors import NoSingleAnswer, NotFound, QuestionRefused
from vnus_trade.evidence.sources import Source
from vnus_trade.model.entities import Actor, Document, Topic
from vnus_trade.model.events import (
    EVENT_CLASSES,
    VOCABULARIES,
    Agreement,
    Announced,
    Event,
    Goods,
    Meeting,
    Participant,
    Rate,
    Statement,
    TariffAnnouncement,
)
from vnus_trade.model.findings import Discrepancy, Gap
from vnus_trade.model.vocabulary import Basis, EventKind
from vnus_trade.names import fold, near, stands_in
from vnus_trade.notebook import Picture, Shown
from vnus_trade.record.index import Catalogue, When
from vnus_trade.record.order import Condition
from vnus_trade.time.constraints import AFTER, BEFORE, DURING, OVERLAPPING, Link
from vnus_trade.time.span import TimeSpan, Window
from vnus_trade.time.written import states_its_offsets

E = TypeVar("E", bound=Event, covariant=True)  # noqa: PLC0105 (it stands in every signature that users read)
F = TypeVar("F", bound=Event)

# Fields of an event that say how it is curated rather than what happened.
_CURATORIAL = frozenset(("evidence", "inferred", "when"))


@attrs.frozen(repr=False)
class Events(Shown, Sequence[E], Generic[E]):
    """Events in timeline order: as a sequence, those that certainly answer; `possible` are those that only may.

    Every query returns another `Events`, and they chain in any order with the same answer. It is immutable.

    >>> import vnus_trade
    >>> record = vnus_trade.load()
    >>> record.rounds.before(record.deal)
    <Events[NegotiationRound] 2 certain: round-1, round-2; 0 possible>
    """

    _catalogue: Catalogue = attrs.field(eq=False)
    _kind: type[E] = attrs.field(eq=False)
    _candidates: tuple[E, ...] = attrs.field(eq=False)
    _conditions: tuple[Condition, ...] = attrs.field(eq=False)
    # The ids of what facts were asked about; `None` while no fact was.
    _narrowed_to: tuple[str, ...] | None = attrs.field(eq=False)
    _certain: tuple[E, ...]
    possible: tuple[E, ...]
    """The events that answer in some world and not in all, in timeline order."""

    @classmethod
    def of(
        cls,
        catalogue: Catalogue,
        kind: type[F],
        candidates: Iterable[F],
        conditions: tuple[Condition, ...] = (),
        narrowed_to: tuple[str, ...] | None = None,
    ) -> "Events[F]":
        """The candidates that answer to all conditions, apart as certain and possible."""
        among = tuple(candidates)
        if not conditions:
            return Events(catalogue, kind, among, (), narrowed_to, among, ())
        verdicts = [(event, catalogue.order.judge(event.id, conditions)) for event in among]
        certain = tuple(event for event, verdict in verdicts if verdict.certain)
        possible = tuple(event for event, verdict in verdicts if verdict.possible and not verdict.certain)
        return Events(catalogue, kind, among, conditions, narrowed_to, certain, possible)

    @overload
    def __getitem__(self, index: int) -> E: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[E, ...]: ...
    def __getitem__(self, index: int | slice) -> E | tuple[E, ...]:
        return self._certain[index]

    def __len__(self) -> int:
        return len(self._certain)

    def __iter__(self) -> Iterator[E]:
        return iter(self._certain)

    def __repr__(self) -> str:
        return (
            f"<Events[{self._kind.__name__}] {_count(self._certain, 'certain')}; {_count(self.possible, 'possible')}>"
        )

    def __str__(self) -> str:
        lines = [f"{len(self._certain)} certain, {len(self.possible)} possible"]
        lines += [f"  {_line(event)}" for event in self._certain]
        lines += [f"  {_line(event)} (possible)" for event in self.possible]
        lines += [f"  left open: {gap.title} ({gap.id})" for gap in self.gaps]
        lines += [f"  see: {discrepancy.title} ({discrepancy.id})" for discrepancy in self.discrepancies]
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        return lazy.html.of_answer(self, self._catalogue)

    # Time

    def before(self, when: When, *, zone: str | None = None) -> "Events[E]":
        """Those that end no later than this begins.

        An event, or a `TimeSpan` as one unnamed event; or a written time, `date` or aware `datetime`, which
        is a fixed window, read in `zone` or else, unless it states its offset, in the record's zone. Raises
        `QuestionRefused` for a window that is open on that side and for an id in place of an event, `TimeRefused`
        for what is no time.
        """
        return self._asked("before", BEFORE, when, zone)

    def after(self, when: When, *, zone: str | None = None) -> "Events[E]":
        """Those that begin no earlier than this ends; takes what `before` takes."""
        return self._asked("after", AFTER, when, zone)

    def during(self, when: When, *, zone: str | None = None) -> "Events[E]":
        """Those that lie within this, shared endpoints allowed; takes what `before` takes."""
        return self._asked("during", DURING, when, zone)

    def overlapping(self, when: When, *, zone: str | None = None) -> "Events[E]":
        """Those that share some time with this; takes what `before` takes."""
        return self._asked("overlapping", OVERLAPPING, when, zone)

    def between(self, earlier: When, later: When, *, zone: str | None = None) -> "Events[E]":
        """Those after the one and before the other; raises `QuestionRefused` if in no world anything fits between."""
        first = self._catalogue.condition("between", AFTER, earlier, zone)
        second = self._catalogue.condition("between", BEFORE, later, zone)
        if self._ends_before(second.reference, first.reference):
            raise QuestionRefused("between", "the second is certainly before the first; write them the other way round")
        if not self._catalogue.order.judge_unnamed(TimeSpan(), (first, second)).possible:
            nothing = "nothing fits between them, as the second begins no later than the first ends"
            raise QuestionRefused("between", f"{nothing}; to count both in, ask during('2025-07-01/2025-07-03')")
        return self._with(first, second)

    def on(self, day: date | str, *, zone: str | None = None) -> "Events[E]":
        """Those that began and ended on this day; for whatever was going on then, ask `overlapping`."""
        written = isinstance(day, str) and len(day) == len("YYYY-MM-DD") and "X" not in day
        if not (written or (isinstance(day, date) and not isinstance(day, datetime))):
            raise QuestionRefused("on", f"{str(day)!r} is no day; write a date such as '2025-07-02', or ask `during`")
        return self._asked("on", DURING, day, zone)

    # Facts

    def involving(self, actor: Actor | str) -> "Events[E]":
        """Those in which this actor has a role; sides and memberships are not followed."""
        wanted = self._catalogue.actor(actor)
        return self._kept(lambda event: wanted in event.actors, wanted.id)

    def by(self, actor: Actor | str) -> "Events[E]":
        """Those that this actor said or announced, alone or jointly; who merely relayed it does not count."""
        wanted = self._catalogue.actor(actor)
        return self._kept(lambda event: wanted in _voices(event), wanted.id)

    def by_side(self, party: Actor | str) -> "Events[E]":
        """Those that this party, or anyone on its side, said or announced."""
        wanted = self._catalogue.actor(party)
        return self._kept(lambda event: any(wanted in (actor, actor.side) for actor in _voices(event)), wanted.id)

    def about(self, subject: Topic | Document | Event | Actor | str) -> "Events[E]":
        """Those filed under this topic, or that speak of this actor, event or document."""
        wanted = self._catalogue.subject(subject)
        return self._kept(lambda event: wanted in _subjects(event), wanted.id)

    def at(self, meeting: Meeting | str) -> "Events[E]":
        """Those that took place at this meeting."""
        wanted = self._catalogue.event(meeting)
        if not isinstance(wanted, Meeting):
            raise QuestionRefused("at", f"{wanted.id} is no meeting; its kind is {wanted.kind}")
        return self._kept(lambda event: wanted in tuple(_occasions(event)), wanted.id)

    def at_place(self, place: str) -> "Events[E]":
        """Those at a place of this name; a name that no event has is an error."""
        if not isinstance(place, str):
            raise TypeError(f"at_place takes the name of a place, not {place!r}")
        places = {event.place for event in self._catalogue.events.values() if event.place}
        matching = {known for known in places if stands_in(place, known)}
        if not matching:
            raise NotFound("place", place, near(place, places))
        return self._kept(lambda event: event.place in matching)

    def citing(self, source: Source | str) -> "Events[E]":
        """Those that some quotation of this source supports."""
        wanted = self._catalogue.source(source)
        return self._kept(lambda event: any(evidence.quotation.source == wanted for evidence in event.evidence))

    def of_one_origin(self) -> "Events[E]":
        """Those that rest on one agency or outlet alone, however many of its texts tell them."""
        return self._kept(lambda event: len(event.origins) == 1)

    @overload
    def of_kind(self, kind: type[F]) -> "Events[F]": ...
    @overload
    def of_kind(self, kind: EventKind | str) -> "Events[E]": ...
    def of_kind(self, kind: type[Event] | EventKind | str) -> "Events[Any]":
        """Those of a class, or of a kind by its word, such as ``"round"``."""
        if isinstance(kind, str):
            if kind not in EVENT_CLASSES:
                raise NotFound("kind of event", kind, near(kind, EVENT_CLASSES) or tuple(EVENT_CLASSES))
            kind = EVENT_CLASSES[EventKind(kind)]
        if not issubclass(kind, Event):
            raise TypeError(f"of_kind takes a class of events or the word of a kind, not {kind!r}")
        among = [event for event in self._candidates if isinstance(event, kind)]
        return Events.of(self._catalogue, kind, among, self._conditions, self._narrowed_to)

    def mentioning(self, words: str) -> "Events[E]":
        """Those with these words in one of their quotations, whatever the case and accents."""
        if not isinstance(words, str):
            raise TypeError(f"mentioning takes words, not {words!r}")
        if not fold(words):
            raise QuestionRefused("mentioning", f"{words!r} has no word in it")
        return self._kept(lambda event: any(stands_in(words, item.quotation.words) for item in event.evidence))

    def where(self, **fields: Any) -> "Events[E]":
        """Those whose curated fields have these values: equal to it, containing it, or passing a function.

        A field of several values may be asked for all of them, as a tuple in any order. Actors may be given by name,
        vocabulary by its word, a range of rates as ``(20, 40)``. A field that no such event has, or a word that is
        not in its vocabulary, is an error.

        >>> import vnus_trade
        >>> vnus_trade.load().meetings.where(form="phone call", ordinal=None)[0].form
        <MeetingForm.PHONE_CALL: 'phone call'>
        """
        tests = {field: self._test(field, wanted) for field, wanted in fields.items()}
        return self._kept(
            lambda event: all(hasattr(event, field) and test(getattr(event, field)) for field, test in tests.items())
        )

    def stated(self, field: str | None = None) -> "Events[E]":
        """Those of which a source says that they happened; or of which it says this field."""
        if field in (None, "existence"):
            return self._kept(lambda event: event.basis is Basis.STATED)
        name = "dated" if field == "when" else self._evidenced("stated", field)
        return self._kept(lambda event: _is_stated(*_curated(event, name)))

    def inferred(self, field: str | None = None) -> "Events[E]":
        """Those whose taking place the curator concluded; or of which the curator concluded this field.

        The `year` and the `zone` of a time may be asked for, too.
        """
        if field is None:
            return self._kept(lambda event: event.basis is Basis.INFERRED)
        name = "dated" if field == "when" else field if field in _REASONED else self._evidenced("inferred", field)

        def is_inferred(event: Event) -> bool:
            source, written = _curated(event, name)
            return written in source.inferred

        return self._kept(is_inferred)

    # Taking

    def one(self) -> E:
        """The only answer; raises `NoSingleAnswer` unless one is certain and none is possible."""
        if len(self._certain) == 1 and not self.possible:
            return self._certain[0]
        raise self._no_single("just one was wanted")

    @property
    def first(self) -> E:
        """The first certain answer in timeline order; raises `NoSingleAnswer` if there is none."""
        if self._certain:
            return self._certain[0]
        raise self._no_single("the first was wanted")

    @property
    def last(self) -> E:
        """The last certain answer in timeline order; raises `NoSingleAnswer` if there is none."""
        if self._certain:
            return self._certain[-1]
        raise self._no_single("the last was wanted")

    def get(self, id: str) -> E:
        """The answer of this id, certain or possible; raises `NotFound` with near misses."""
        if not isinstance(id, str):
            raise TypeError(f"get takes the id of an event, not {id!r}")
        answers = {event.id: event for event in (*self._certain, *self.possible)}
        if id not in answers:
            raise NotFound(f"{self._kind.__name__} of this answer", id, near(id, answers))
        return answers[id]

    def rows(self) -> list[dict[str, Any]]:
        """A flat dict for each certain answer, then each possible one; times are UTC, rates per cent as `Decimal`.

        Every row of an answer has its `columns`, which `docs/interchange.md` describes.
        """
        return lazy.rows.rows(self)

    @property
    def columns(self) -> dict[str, type]:
        """The name and the type of each column of `rows`, which the class of the events alone decides.

        >>> import vnus_trade
        >>> vnus_trade.load().rounds.columns["begin_earliest"]
        <class 'datetime.datetime'>
        """
        columns = lazy.rows.columns(self._kind)
        return {name: column.type for name, column in columns.items()}

    @property
    def kind(self) -> type[E]:
        """The class of the events that were asked about."""
        return self._kind

    def timeline(self, *, lanes: str = "kind", width: int = 1000, link: Callable[[str], str] | None = None) -> Picture:
        """These events as a picture: the certain ones solid, the possible ones hollow; as `Chronology.timeline`."""
        return lazy.svg.of_answer(self, self._catalogue, lanes, width, link)

    # What bears on the answer

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """What the sources leave open that bears on this answer: its events' fields, or events that may be missing."""
        ids = {event.id for event in (*self._certain, *self.possible)}
        return tuple(gap for gap in self._catalogue.gaps if self._bears(gap, ids))

    @property
    def discrepancies(self) -> tuple[Discrepancy, ...]:
        """The discrepancies that concern an event of this answer."""
        ids = {event.id for event in (*self._certain, *self.possible)}
        return tuple(d for d in self._catalogue.discrepancies if any(thing.id in ids for thing in d.concerns))

    def _bears(self, gap: Gap, ids: set[str]) -> bool:
        kind = EVENT_CLASSES.get(gap.missing)  # type: ignore[call-overload]
        concerned = any(thing.id in ids for thing in gap.concerns)
        if kind is None:
            return concerned
        if not issubclass(kind, self._kind):
            return False
        asked_for = self._narrowed_to is None or any(thing.id in self._narrowed_to for thing in gap.concerns)
        if not (concerned or asked_for):
            return False
        return self._catalogue.order.judge_unnamed(gap.when or TimeSpan(), self._conditions).possible

    def _asked(self, asked: str, links: tuple[Link, ...], when: When, zone: str | None) -> "Events[E]":
        return self._with(self._catalogue.condition(asked, links, when, zone))

    def _with(self, *conditions: Condition) -> "Events[E]":
        return Events.of(
            self._catalogue, self._kind, self._candidates, (*self._conditions, *conditions), self._narrowed_to
        )

    def _kept(self, keep: Callable[[Event], bool], *about: str) -> "Events[E]":
        """Those that pass, certain and possible alike; `about` are the ids of what the fact is about."""
        return Events(
            self._catalogue,
            self._kind,
            tuple(filter(keep, self._candidates)),
            self._conditions,
            (*(self._narrowed_to or ()), *about),
            tuple(filter(keep, self._certain)),
            tuple(filter(keep, self.possible)),
        )

    def _ends_before(self, reference: str | TimeSpan | Window, other: str | TimeSpan | Window) -> bool:
        order = self._catalogue.order
        if isinstance(reference, str) and isinstance(other, str):
            return order.judge(reference, (Condition(BEFORE, other),)).certain
        spans = [order.when(point) if isinstance(point, str) else point for point in (reference, other)]
        return spans[0].end_bounds.greatest <= spans[1].begin_bounds.least

    def _field(self, name: str) -> str:
        kinds = [kind for kind in EVENT_CLASSES.values() if issubclass(kind, self._kind)]
        known = {field.name for kind in kinds for field in attrs.fields(kind)} - _CURATORIAL
        if name not in known:
            raise NotFound("field of these events", name, ("dated",) if name == "when" else near(name, known))
        return name

    def _evidenced(self, asked: str, name: str) -> str:
        """A field that needs evidence; raises `QuestionRefused` for one that is our own filing."""
        if self._field(name) in _FILING:
            raise QuestionRefused(asked, f"{name} is the curator's own filing, which no source says; ask for another")
        return name

    def _test(self, field: str, wanted: Any) -> Callable[[Any], bool]:
        vocabulary = self._vocabulary(self._field(field))
        if callable(wanted):
            return lambda value: bool(wanted(value))
        if isinstance(wanted, tuple | list) and field != "rate":
            if field not in _SEVERAL:
                raise QuestionRefused("where", f"{field} is one value; give one, or a function that takes it")
            several = tuple(self._meant(field, member, vocabulary) for member in wanted)
            return lambda value: _matches(value, several)
        meant = self._meant(field, wanted, vocabulary)
        return lambda value: _matches(value, meant)

    def _meant(self, field: str, wanted: Any, vocabulary: tuple[str, ...]) -> Any:
        """A value as it is curated: what a name leads to, and a rate for its figures."""
        if wanted is None or isinstance(wanted, Rate):
            return wanted
        if vocabulary and wanted not in vocabulary:
            raise NotFound(f"{field} of these events", str(wanted), near(str(wanted), vocabulary) or vocabulary)
        if field == "rate":
            return Rate(*wanted) if isinstance(wanted, tuple | list) else Rate(wanted)
        if field in _WHOLE_NUMBERS and (not isinstance(wanted, int) or isinstance(wanted, bool)):
            raise QuestionRefused("where", f"{field} is a whole number, and {wanted!r} is none; write {field}=2")
        if field in _REFERRING and not isinstance(wanted, Participant):
            return _REFERRING[field](self._catalogue, wanted)
        return wanted

    def _vocabulary(self, field: str) -> tuple[str, ...]:
        """The words that a field of these events may have; none where any may stand."""
        if field == "place":
            return tuple(sorted({event.place for event in self._catalogue.events.values() if event.place}))
        return tuple(
            word
            for kind, words in VOCABULARIES.get(field, {}).items()
            if issubclass(kind, self._kind) or issubclass(self._kind, kind)
            for word in words
        )

    def _no_single(self, wanted: str) -> NoSingleAnswer:
        ids = [tuple(event.id for event in answers) for answers in (self._certain, self.possible)]
        return NoSingleAnswer(wanted, *ids)


# Fields that refer to others, which may be given by name: how to find what is meant.
_REFERRING: dict[str, Callable[[Catalogue, str], Any]] = {
    **dict.fromkeys(
        ("parties", "participants", "speakers", "outlet", "relayed_by", "addressees", "announced_by", "imposed_by"),
        Catalogue.actor,
    ),
    **dict.fromkeys(("occasion", "after", "announced_in", "replies_to"), Catalogue.event),
    **dict.fromkeys(("documents", "instrument"), Catalogue.document),
    "topics": Catalogue.topic,
    "about": Catalogue.subject,
    "applied_to": Catalogue.actor,
}


# Fields by which the curator files an event, and which need no evidence.
_FILING = frozenset(("id", "title", "topics"))
_WHOLE_NUMBERS = frozenset(("number", "ordinal"))

# Fields of several values.
_SEVERAL = frozenset(
    field.name
    for kind in EVENT_CLASSES.values()
    for field in attrs.fields(kind)
    if str(field.type).startswith("tuple[")
)
# What a curation may give a reason for beside the fields.
_REASONED = frozenset(("existence", "year", "zone"))


def _matches(value: Any, wanted: Any) -> bool:
    if isinstance(value, tuple) and isinstance(wanted, tuple):
        return all(_matches(value, one) for one in wanted) and all(
            any(_matches(member, one) for one in wanted) for member in value
        )
    if isinstance(value, tuple):
        return any(_matches(member, wanted) for member in value)
    if isinstance(value, Participant) and isinstance(wanted, Actor):
        return value.actor == wanted
    if isinstance(value, Goods) and isinstance(wanted, str):
        return value.words == wanted
    if isinstance(value, TimeSpan) and isinstance(wanted, str):
        read = TimeSpan.parse(wanted, None if states_its_offsets(wanted) else value.zone)
        return (value.begin_bounds, value.end_bounds) == (read.begin_bounds, read.end_bounds)
    return bool(value == wanted)


def _voices(event: Event) -> tuple[Actor, ...]:
    if isinstance(event, Statement):
        return event.speakers
    return event.announced_by if isinstance(event, Announced) else ()


def _subjects(event: Event) -> tuple[Any, ...]:
    subjects: tuple[Any, ...] = (*event.topics, *event.documents)
    if isinstance(event, Statement):
        return (*subjects, *event.about)
    if isinstance(event, TariffAnnouncement):
        return (
            *subjects,
            *(party for party in (event.imposed_by, event.applied_to, event.instrument) if party),
        )
    return (*subjects, *event.parties) if isinstance(event, Agreement) else subjects


def _occasions(event: Event) -> Iterator[Meeting]:
    while event.occasion is not None:
        yield event.occasion
        event = event.occasion


# What a tariff or an agreement takes from the statement that it is announced in, by the names in the statement.
_TAKEN = {"announced_by": "speakers", "when": "when", "place": "place", "occasion": "occasion"}


def _curated(event: Event, field: str) -> tuple[Event, str]:
    """Where a field of an event is curated, and by what name: in its entry, or in the statement that announces it."""
    field = "when" if field == "dated" else field
    if event.announcement is None or field not in _TAKEN or field in event.inferred or event.evidence_for(field):
        return event, field
    return event.announcement, _TAKEN[field]


def _is_stated(event: Event, field: str) -> bool:
    return field not in event.inferred and any(field in evidence.fields for evidence in event.evidence)


def _count(events: tuple[Event, ...], word: str) -> str:
    ids = [event.id for event in events[:6]] + ["..."] * (len(events) > 6)
    return f"{len(events)} {word}" + (f": {', '.join(ids)}" if ids else "")


def _line(event: Event) -> str:
    return f"{event.when}  {event.title}{'' if event.basis is Basis.STATED else ' (inferred)'} [{event.id}]"
