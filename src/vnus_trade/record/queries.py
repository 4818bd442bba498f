"""Queries and their answers: events that certainly answer, events that may, and the gaps that bear on an answer.

Answers are certain or possible in the sense of incomplete data (Imieliński and Lipski 1984): a certain one
answers in every world that the record allows, a possible one in at least one and not in all. Conditions on time
that are chained are judged together, in one world at a time.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Generic, TypeVar, overload

import attrs

from vnus_trade import lazy
from vnus_trade.errors import NoSingleAnswer, NotFound, QuestionRefused
from vnus_trade.evidence.sources import Source
from vnus_trade.model.entities import Actor, Document, Topic
from vnus_trade.model.events import EVENT_CLASSES, Agreement, Event, Meeting
from vnus_trade.model.findings import Discrepancy, Gap
from vnus_trade.model.vocabulary import Basis, EventKind
from vnus_trade.names import fold, near, stands_in
from vnus_trade.notebook import Picture, Shown
from vnus_trade.record.bearing import NO_CONDITIONS, Asked, Conditions, Fact, Question, handful
from vnus_trade.record.index import Catalogue
from vnus_trade.record.order import Condition
from vnus_trade.record.where import REASONED, evidenced, fact_of_field, is_inferred, is_stated
from vnus_trade.time.constraints import AFTER, B_BEGIN, B_END, BEFORE, DURING, OVERLAPPING, Link
from vnus_trade.time.span import TimeSpan, Window
from vnus_trade.time.written import states_its_offsets

E = TypeVar("E", bound=Event, covariant=True)  # noqa: PLC0105 (users read it in every signature)
F = TypeVar("F", bound=Event)
When = Event | TimeSpan | str | date
"""The argument of a query on time: an event, a span (one unnamed event), a written time, date or aware `datetime`."""


@attrs.frozen(repr=False)
class Events(Shown, Sequence[E], Generic[E]):
    """Events in timeline order: as a sequence the certain answers; `possible` has the others that may be answers.

    Every query returns another `Events`. Queries chain in any order with the same answer. It is immutable.

    >>> import vnus_trade
    >>> record = vnus_trade.load()
    >>> record.rounds.before(record.deal)
    <Events[NegotiationRound] 2 certain: round-1, round-2; 0 possible>
    """

    _catalogue: Catalogue = attrs.field(eq=False)
    _kind: type[E] = attrs.field(eq=False)
    # The events that keep all facts of the question.
    _candidates: tuple[E, ...] = attrs.field(eq=False)
    _conditions: Conditions = attrs.field(eq=False)
    _certain: tuple[E, ...]
    possible: tuple[E, ...]
    """The events that answer in some world and not in all, in timeline order."""
    # The questions so far, in order, for `why`.
    _questions: tuple[Asked, ...] = attrs.field(default=(), eq=False)

    @classmethod
    def of(
        cls, catalogue: Catalogue, kind: type[F], candidates: Iterable[F], conditions: Conditions = NO_CONDITIONS
    ) -> "Events[F]":
        """Judge the conditions on time on each candidate, and keep the certain and the possible answers apart."""
        among = tuple(candidates)
        verdicts = [(event, catalogue.order.judge(event.id, conditions.times)) for event in among if conditions.times]
        possible = {event.id for event, verdict in verdicts if not verdict.certain} | conditions.open
        impossible = {event.id for event, verdict in verdicts if not verdict.possible}
        answers = tuple(event for event in among if event.id not in impossible)
        certain = tuple(event for event in answers if event.id not in possible)
        left = tuple(event for event in answers if event.id in possible)
        return Events(catalogue, kind, among, conditions, certain, left)

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
        certain, possible = _count(self._certain, "certain"), _count(self.possible, "possible")
        return f"<Events[{self._kind.__name__}] {certain}; {possible}>"

    def __str__(self) -> str:
        lines = [f"{len(self._certain)} certain, {len(self.possible)} possible"]
        lines += [f"  {_line(event)}" for event in self._certain]
        lines += [f"  {_line(event)} (possible)" for event in self.possible]
        lines += [f"  {hint}" for hint in self.hints]
        points: tuple[tuple[str, str, Sequence[Gap | Discrepancy]], ...]
        points = ("left open", "gaps", self.gaps), ("see", "discrepancies", self.discrepancies)
        for word, name, found in points:
            shown, more = handful(found)
            lines += [f"  {word}: {point.title} ({point.id})" for point in shown]
            lines += [f"  {word}: {more} more, in `{name}`"] * bool(more)
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        return lazy.html.shown_answer(self, self._catalogue)

    # Time

    def before(self, when: When, *, zone: str | None = None) -> "Events[E]":
        """Keep events that end no later than this begins.

        Accepts an event; a `TimeSpan`, as one unnamed event; or a written time, `date` or aware `datetime`. These
        last are a fixed window, read in `zone` or else, unless it states its offset, in the record's zone. Raises
        `QuestionRefused` for a window that is open on that side and for an id in place of an event, `TimeRefused`
        for what is no time.
        """
        return self._asked("before", BEFORE, when, zone)

    def after(self, when: When, *, zone: str | None = None) -> "Events[E]":
        """Keep events that begin no earlier than this ends; accepts what `before` accepts."""
        return self._asked("after", AFTER, when, zone)

    def during(self, when: When, *, zone: str | None = None) -> "Events[E]":
        """Keep events that lie within this, shared endpoints allowed; accepts what `before` accepts."""
        return self._asked("during", DURING, when, zone)

    def overlapping(self, when: When, *, zone: str | None = None) -> "Events[E]":
        """Keep events that share some time with this; accepts what `before` accepts."""
        return self._asked("overlapping", OVERLAPPING, when, zone)

    def between(self, earlier: When, later: When, *, zone: str | None = None) -> "Events[E]":
        """Keep events after one time and before another; accepts what `before` accepts.

        Raises `QuestionRefused` if no world has room between them.
        """
        first = _condition(self._catalogue, "between", AFTER, earlier, zone)
        second = _condition(self._catalogue, "between", BEFORE, later, zone)
        if self._ends_before(second.reference, first.reference):
            raise QuestionRefused("between", "the second is certainly before the first; write them the other way round")
        if not self._catalogue.order.judge(TimeSpan(), (first, second)).possible:
            nothing = "nothing fits between them, as the second begins no later than the first ends"
            raise QuestionRefused("between", f"{nothing}; to count both in, ask during('2025-07-01/2025-07-03')")
        return self._with(Question("between", (earlier, later), _options(zone)), first, second)

    def on(self, day: date | str, *, zone: str | None = None) -> "Events[E]":
        """Keep events that began and ended on this day; for everything going on that day, use `overlapping`."""
        written = isinstance(day, str) and len(day) == len("YYYY-MM-DD") and "X" not in day
        if not (written or (isinstance(day, date) and not isinstance(day, datetime))):
            raise QuestionRefused("on", f"{str(day)!r} is no day; write a date such as '2025-07-02', or ask `during`")
        return self._asked("on", DURING, day, zone)

    # Facts

    def involving(self, actor: Actor | str) -> "Events[E]":
        """Keep events in which this actor has a role; sides and memberships are not followed."""
        wanted = self._catalogue.find(Actor, actor)
        return self._kept("involving", wanted, lambda event: wanted in event.actors)

    def by(self, actor: Actor | str) -> "Events[E]":
        """Keep events that this actor said or announced, alone or jointly; merely relaying them does not count."""
        wanted = self._catalogue.find(Actor, actor)
        return self._kept("by", wanted, lambda event: wanted in _voices(event))

    def by_side(self, party: Actor | str) -> "Events[E]":
        """Keep events that this party, or anyone on its side, said or announced."""
        wanted = self._catalogue.find(Actor, party)
        return self._kept("by_side", wanted, lambda event: _is_by_side(event, wanted))

    def about(self, subject: Topic | Document | Event | Actor | str) -> "Events[E]":
        """Keep events that are filed under this topic, or speak of this actor, event or document."""
        wanted = self._catalogue.subject(subject)
        return self._kept("about", wanted, lambda event: wanted in _subjects(event))

    def at(self, meeting: Meeting | str) -> "Events[E]":
        """Keep events that took place at this meeting."""
        wanted = self._catalogue.find(Event, meeting)
        if not isinstance(wanted, Meeting):
            raise QuestionRefused("at", f"{wanted.id} is no meeting; its kind is {wanted.kind}")
        return self._kept("at", wanted, lambda event: wanted in _occasions(event))

    def at_place(self, place: str) -> "Events[E]":
        """Keep events at a place of this name, or of another name of the same `Place`.

        Raises `NotFound` for a name that no place has.
        """
        if not isinstance(place, str):
            raise TypeError(f"at_place takes the name of a place, not {place!r}")
        matching = self._catalogue.places_called(place)
        return self._kept("at_place", matching, lambda event: event.place in matching)

    def citing(self, source: Source | str) -> "Events[E]":
        """Keep events that some quotation of this source supports."""
        wanted = self._catalogue.find(Source, source)
        return self._kept(
            "citing", wanted, lambda event: any(item.quotation.source == wanted for item in event.evidence)
        )

    def of_one_origin(self) -> "Events[E]":
        """Keep events that rest on a single agency or outlet, however many of its texts report them.

        Sources whose origin is not known may be of any, so that an event of two such sources is a possible answer.
        """
        among = [event for event in self._candidates if len(event.origins) < 2]
        open_ = frozenset(event.id for event in among if len((*event.origins, *event.of_unknown_origin)) > 1)
        fact = Fact("of_one_origin", None, lambda event: len(event.origins) < 2)
        conditions = attrs.evolve(self._conditions.with_fact(fact), open=self._conditions.open | open_)
        found = Events.of(self._catalogue, self._kind, among, conditions)
        asked = Asked(Question("of_one_origin"), keeps=fact.keeps, open=open_)
        return attrs.evolve(found, questions=(*self._questions, asked))

    @overload
    def of_kind(self, kind: type[F]) -> "Events[F]": ...
    @overload
    def of_kind(self, kind: EventKind | str) -> "Events[E]": ...
    def of_kind(self, kind: type[Event] | EventKind | str) -> "Events[Any]":
        """Keep events of a class, or of a kind by its word, such as ``"round"``."""
        if isinstance(kind, str):
            if kind not in EVENT_CLASSES:
                raise NotFound("kind of event", kind, near(kind, EVENT_CLASSES) or tuple(EVENT_CLASSES))
            kind = EVENT_CLASSES[EventKind(kind)]
        if not issubclass(kind, Event):
            raise TypeError(f"of_kind takes a class of events or the word of a kind, not {kind!r}")
        found = self._kept("of_kind", kind, lambda event: isinstance(event, kind))
        return attrs.evolve(found, kind=kind)  # type: ignore[arg-type]

    def mentioning(self, words: str) -> "Events[E]":
        """Keep events with these words in one of their quotations; case and accents are ignored."""
        if not isinstance(words, str):
            raise TypeError(f"mentioning takes words, not {words!r}")
        if not fold(words):
            raise QuestionRefused("mentioning", f"{words!r} has no word in it")
        said = fold(words)
        return self._kept(
            "mentioning", said, lambda event: any(stands_in(words, item.quotation.words) for item in event.evidence)
        )

    def where(self, **fields: Any) -> "Events[E]":
        """Keep events whose curated fields have these values: equal to one, containing it, or passing a function.

        To ask a field of several values for all of them, give a tuple, in any order. Actors may be given by name,
        vocabulary by its word, a range of rates as ``(20, 40)``. A field that no such event has, or a word that is
        not in its vocabulary, is an error.

        >>> import vnus_trade
        >>> vnus_trade.load().meetings.where(form="phone call", ordinal=None)[0].form
        <MeetingForm.PHONE_CALL: 'phone call'>
        """
        found = self
        for name, wanted in fields.items():
            fact = fact_of_field(self._kind, name, wanted, self._catalogue)
            found = Events._with_fact(found, fact, Question("where", (), {name: wanted}))
        return found

    def stated(self, field: str | None = None) -> "Events[E]":
        """Keep events that a source says happened; or events of which a source says this field."""
        if field in (None, "existence"):
            return self._kept("stated", None, lambda event: event.basis is Basis.STATED)
        name = evidenced(self._kind, field, "stated")
        return self._kept("stated", name, lambda event: is_stated(event, name))

    def inferred(self, field: str | None = None) -> "Events[E]":
        """Keep events that the curator concluded to have happened; or events of which this field was concluded.

        Fields include the `year` and the `zone` of a time.
        """
        if field is None:
            return self._kept("inferred", None, lambda event: event.basis is Basis.INFERRED)
        name = field if field in REASONED else evidenced(self._kind, field, "inferred")
        return self._kept("inferred", name, lambda event: is_inferred(event, name))

    # Taking

    def one(self) -> E:
        """Return the only answer; raises `NoSingleAnswer` unless one is certain and none is possible."""
        if len(self._certain) == 1 and not self.possible:
            return self._certain[0]
        raise self._refused("expected exactly one answer")

    @property
    def first(self) -> E:
        """The first certain answer in timeline order; raises `NoSingleAnswer` if there is none."""
        if self._certain:
            return self._certain[0]
        raise self._refused("there is no first answer")

    @property
    def last(self) -> E:
        """The last certain answer in timeline order; raises `NoSingleAnswer` if there is none."""
        if self._certain:
            return self._certain[-1]
        raise self._refused("there is no last answer")

    def get(self, id: str) -> E:
        """Return the answer of this id, certain or possible; raises `NotFound` with near misses."""
        if not isinstance(id, str):
            raise TypeError(f"get takes the id of an event, not {id!r}")
        answers = {event.id: event for event in (*self._certain, *self.possible)}
        if id not in answers:
            raise NotFound(f"{self._kind.__name__} of this answer", id, near(id, answers))
        return answers[id]

    def rows(self) -> list[dict[str, Any]]:
        """Make a flat dict of each certain answer, then each possible one; times in UTC, rates as `Decimal` per cent.

        Every row of an answer has its `columns`, which `docs/interchange.md` describes.
        """
        return lazy.rows.rows(self)

    @property
    def columns(self) -> dict[str, type]:
        """The name and the type of each column of `rows`; the class of the events alone decides them.

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

    def timeline(
        self,
        *,
        lanes: str = "kind",
        statements: str = "folded",
        width: int = 1000,
        link: Callable[[str], str] | None = None,
    ) -> Picture:
        """These events as a picture: the certain ones solid, the possible ones hollow; as `Chronology.timeline`."""
        return lazy.svg.timeline_picture(self, self._catalogue, lanes, statements, width, link)

    def why(self, event: Event | str) -> "lazy.why.Why":
        """Explain why an event, or that of an id, is an answer, may be one, or is left out: question by question.

        Of a certain answer it shows the chain of bounds and links behind it, of a possible one two worlds and what is
        open, and of one left out the question that fails; each with the quotations, or with the reasons given.

        >>> import vnus_trade
        >>> record = vnus_trade.load()
        >>> print(record.rounds.why("launch-call"))
        Diên and Greer launch the talks by telephone [launch-call] is left out of of_kind(NegotiationRound)
        of_kind(NegotiationRound): no
        """
        return lazy.why.explained(self._catalogue, self._catalogue.find(Event, event), self._questions)

    # Gaps and discrepancies

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """The gaps that bear on this answer, in whatever order it was asked; those that may hide an answer first.

        A gap bears on it if it concerns an event in it; or if what it misses is of the kind asked for, or is the field
        that `where` asked, and it concerns something that the question named, or an event that all conditions on facts
        but one keep. A missing event must be able to lie where the question asks.

        >>> import vnus_trade
        >>> vnus_trade.load().agreements.where(stage="signed").gaps
        (<Gap agreement-signed>,)
        """
        return self._conditions.gaps(self._catalogue, self._ids)

    @property
    def discrepancies(self) -> tuple[Discrepancy, ...]:
        """The discrepancies that concern an event of this answer, conflicts first."""
        ids = self._ids
        return tuple(d for d in self._catalogue.discrepancies if any(thing.id in ids for thing in d.concerns))

    @property
    def hints(self) -> tuple[str, ...]:
        """What else to ask, where nothing is `by` a party or body itself and something is by its side.

        >>> import vnus_trade
        >>> vnus_trade.load().tariffs.by("United States").hints
        ("no tariff by United States itself; by_side('United States') has 3",)
        """
        return () if self._ids else tuple(self._hints())

    def _hints(self) -> Iterator[str]:
        facts = self._conditions.facts
        for number, fact in enumerate(facts):
            if fact.query == "by":
                actor = fact.value
                others = facts[:number] + facts[number + 1 :]
                among = (event for event in self._catalogue.events.values() if _is_by_side(event, actor))
                kept = [event for event in among if all(other.admits(event) for other in others)]
                sided = Events.of(self._catalogue, Event, kept, self._conditions)
                if sided or sided.possible:
                    possible = f", and {len(sided.possible)} possible" if sided.possible else ""
                    kind = getattr(self._kind, "kind", "event")
                    yield (f"no {kind} by {actor.name} itself; by_side({actor.name!r}) has {len(sided)}{possible}")

    @property
    def _ids(self) -> set[str]:
        return {event.id for event in (*self._certain, *self.possible)}

    def _asked(self, asked: str, links: tuple[Link, ...], when: When, zone: str | None) -> "Events[E]":
        question = Question(asked, (when,), _options(zone))
        return self._with(question, _condition(self._catalogue, asked, links, when, zone))

    def _with(self, question: Question, *conditions: Condition) -> "Events[E]":
        together = attrs.evolve(self._conditions, times=(*self._conditions.times, *conditions))
        found = Events.of(self._catalogue, self._kind, self._candidates, together)
        return attrs.evolve(found, questions=(*self._questions, Asked(question, conditions)))

    def _kept(self, query: str, value: Any, keep: Callable[[Event], bool]) -> "Events[E]":
        return self._with_fact(Fact(query, value, keep), Question(query, () if value is None else (value,)))

    def _with_fact(self, fact: Fact, question: Question) -> "Events[E]":
        """Keep events that pass, certain and possible alike."""
        return attrs.evolve(
            self,
            candidates=tuple(filter(fact.keeps, self._candidates)),
            conditions=self._conditions.with_fact(fact),
            certain=tuple(filter(fact.keeps, self._certain)),
            possible=tuple(filter(fact.keeps, self.possible)),
            questions=(*self._questions, Asked(question, keeps=fact.keeps)),
        )

    def _ends_before(self, reference: str | TimeSpan | Window, other: str | TimeSpan | Window) -> bool:
        order = self._catalogue.order
        if isinstance(reference, str) and isinstance(other, str):
            return order.judge(reference, (Condition(BEFORE, other),)).certain
        spans = [order.when(point) if isinstance(point, str) else point for point in (reference, other)]
        return spans[0].end_bounds.greatest <= spans[1].begin_bounds.least

    def _refused(self, reason: str) -> NoSingleAnswer:
        ids = [tuple(event.id for event in answers) for answers in (self._certain, self.possible)]
        return NoSingleAnswer(reason, *ids)


def _condition(catalogue: Catalogue, asked: str, links: tuple[Link, ...], when: When, zone: str | None) -> Condition:
    """Return the condition of a query on time, `asked`; raises `QuestionRefused` for one that has no answer."""
    if isinstance(when, Event | TimeSpan):
        if zone is not None:
            raise QuestionRefused(asked, "an event and a TimeSpan have their zone; leave zone= out")
        return Condition(links, when if isinstance(when, TimeSpan) else catalogue.find(Event, when).id)
    if isinstance(when, str) and when in catalogue.events:
        raise QuestionRefused(asked, f"{when!r} is the id of an event; write record[{when!r}]")
    if not isinstance(when, str | date):
        raise TypeError(f"{asked} takes an event, a TimeSpan, a written time, a date or a datetime, not {when!r}")
    window = Window.read(when, zone if zone is not None else _zone(catalogue, asked, when))
    if links is BEFORE and window.begin is None:
        raise QuestionRefused(asked, "the window has no beginning to be before")
    if links is AFTER and window.end is None:
        raise QuestionRefused(asked, "the window has no end to be after")
    if links is DURING and window.begin == window.end is not None:
        raise QuestionRefused(asked, "nothing lasts no time; write the minute or the day, such as '2025-07-02'")
    # An open side of a window excludes nothing.
    open_sides = {point for point, side in ((B_BEGIN, window.begin), (B_END, window.end)) if side is None}
    return Condition(tuple(link for link in links if open_sides.isdisjoint(link[:2])), window)


def _zone(catalogue: Catalogue, asked: str, when: str | date) -> str | None:
    """Return the one zone of the negotiations, in which a time without an offset is read."""
    if isinstance(when, datetime) or (isinstance(when, str) and states_its_offsets(when)):
        return None
    zones = dict.fromkeys(negotiation.zone for negotiation in catalogue.negotiations if negotiation.zone)
    if len(zones) > 1:
        raise QuestionRefused(asked, f"the negotiations are read in {' and '.join(zones)}; say which with zone=")
    return next(iter(zones), None)


def _options(zone: str | None) -> Mapping[str, str]:
    return {} if zone is None else {"zone": zone}


def _voices(event: Event) -> list[Actor]:
    return [actor for role, actor in event.roles() if role in ("speaker", "announcer")]


def _is_by_side(event: Event, party: Actor) -> bool:
    return any(party in (actor, actor.side) for actor in _voices(event))


def _subjects(event: Event) -> Iterator[Any]:
    """List everything that an event is filed under or speaks of; a round has parties, and is not about them."""
    names = ("topics", "documents", "about", "imposed_by", "applied_to", "instrument")
    for name in (*names, "parties") if isinstance(event, Agreement) else names:
        value = getattr(event, name, ())
        yield from value if isinstance(value, tuple) else (value,)


def _occasions(event: Event) -> Iterator[Meeting]:
    while event.occasion is not None:
        yield event.occasion
        event = event.occasion


def _count(events: tuple[Event, ...], word: str) -> str:
    ids = [event.id for event in events[:6]] + ["..."] * (len(events) > 6)
    return f"{len(events)} {word}" + (f": {', '.join(ids)}" if ids else "")


def _line(event: Event) -> str:
    return f"{event.when}  {event.title}{'' if event.basis is Basis.STATED else ' (inferred)'} [{event.id}]"
