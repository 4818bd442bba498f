"""The methods of an answer: each adds a condition to the question.

Answers are certain or possible in the sense of incomplete data (Imieliński and Lipski 1984): a certain one
answers in every world that the record allows, a possible one in at least one and not in all. Conditions on time
that are chained are judged together, in one world at a time.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from typing import Any, Generic, Literal, TypeVar, overload

import attrs

from vnus_trade import lazy
from vnus_trade.answers import facts
from vnus_trade.answers.bearing import NO_CONDITIONS, Asked, AskedQuestion, Conditions
from vnus_trade.answers.candidates import Candidates
from vnus_trade.answers.facts import Fact
from vnus_trade.answers.windows import When, condition, conditions_between, read_day, refuse_called_off
from vnus_trade.contents.index import Catalogue
from vnus_trade.contents.listing import Answer, Listing, possible_answers
from vnus_trade.contents.where import names_of_fields
from vnus_trade.errors import NoSingleAnswer, QuestionRefused, TimeRefused
from vnus_trade.evidence.sources import Source
from vnus_trade.letters import harmless
from vnus_trade.model.entities import Actor, Document, Topic, in_a_sentence
from vnus_trade.model.events import (
    Agreement,
    Commitment,
    Event,
    Meeting,
    NegotiationRound,
    Statement,
    TariffAnnouncement,
)
from vnus_trade.model.findings import Discrepancy, Gap
from vnus_trade.model.vocabulary import EventKind
from vnus_trade.ordering.order import Condition
from vnus_trade.time.constraints import AFTER, BEFORE, DURING, OVERLAPPING, Link
from vnus_trade.words.names import fold

E = TypeVar("E", bound=Event, covariant=True)  # noqa: PLC0105 (users read it in every signature)
F = TypeVar("F", bound=Event)


@attrs.frozen(repr=False)
class Events(Answer[E], Generic[E]):
    """Events in timeline order: as a sequence the certain answers; `possible` has the others that may be answers.

    Every query returns another `Events`. Queries chain in any order with the same answer. A slice is a `Listing`, which
    cannot be asked: which event is the first differs between worlds.

    >>> import vnus_trade
    >>> record = vnus_trade.load()
    >>> record.rounds.before(record.deal)
    <Events[NegotiationRound] 2 certain: round-1, round-2; 0 possible>
    """

    # The events that keep all facts of the question.
    _candidates: Candidates[E] = attrs.field(eq=False)
    _conditions: Conditions = attrs.field(eq=False)
    # The questions so far, in order, for `why`.
    _questions: tuple[Asked, ...] = attrs.field(default=(), eq=False)

    @classmethod
    def of(
        cls,
        catalogue: Catalogue,
        kind: type[F],
        candidates: Iterable[F] | Candidates[F],
        conditions: Conditions = NO_CONDITIONS,
    ) -> "Events[F]":
        """Judge the conditions on time on each candidate, and keep the certain and the possible answers apart."""
        among = candidates if isinstance(candidates, Candidates) else Candidates(catalogue.order, candidates)
        certain, possible = among.judged(conditions.times, conditions.open_among(among.events))
        return Events(catalogue, kind, certain, possible_answers(catalogue, kind, possible), among, conditions)

    @staticmethod
    def _instead(kind: type[Event], guess: str) -> str | None:
        is_field = guess in names_of_fields(kind)
        return f"answer.where({guess}=...), or [each.{guess} for each in answer]" if is_field else None

    def __str__(self) -> str:
        return lazy.listings.answer_text(self, self._catalogue)

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
        """Keep events after one time and before another, and so none within either; accepts what `before` accepts.

        Raises `QuestionRefused` if no world has room between them.
        """
        conditions = conditions_between(self._catalogue, earlier, later, zone)
        return self._with(AskedQuestion("between", (earlier, later), _options(zone)), *conditions)

    def on(self, day: date | str, *, zone: str | None = None) -> "Events[E]":
        """Keep events that began and ended on this day; for everything going on that day, use `overlapping`."""
        return self._asked("on", DURING, read_day("on", day), zone)

    def in_force(
        self, *, on: date | str, imposed_by: Actor | str | None = None, applied_to: Actor | str | None = None
    ) -> "Events[E]":
        """Keep the tariffs that count at some time of this day: no other change to the same measure has their place.

        The day is one where the duty is levied. A date of effect that does not lie before its source comes in some
        worlds only, until evidence of `effect` settles it; after the last such evidence of a measure, nothing of it is
        certain. `imposed_by` and `applied_to` keep what one levies, and what concerns the goods of another. Raises
        `QuestionRefused` of events that are no tariffs, and for what is no day.

        >>> import vnus_trade
        >>> vnus_trade.load().tariffs.in_force(on="2025-04-20", imposed_by="United States")
        <Events[TariffAnnouncement] 0 certain; 1 possible: tariff-46>
        """
        self._refuse_others("in_force")
        return self._kept(lazy.measures.in_force(self._catalogue, on, lazy.measures.Sides(imposed_by, applied_to)))

    def suspended(
        self, *, on: date | str, imposed_by: Actor | str | None = None, applied_to: Actor | str | None = None
    ) -> "Events[E]":
        """Keep the announcements by which tariffs are suspended at some time of this day, asked and read as `in_force`.

        A suspension that was prolonged answers as what prolongs it, so that `expires` says until when; what either
        `continues` leads to what is suspended. No later change to the same measure has taken its place.

        >>> import vnus_trade
        >>> vnus_trade.load().tariffs.suspended(on="2025-07-10")
        <Events[TariffAnnouncement] 0 certain; 0 possible>
        """
        self._refuse_others("suspended")
        return self._kept(lazy.measures.suspended(self._catalogue, on, lazy.measures.Sides(imposed_by, applied_to)))

    def _refuse_others(self, asked: str) -> None:
        if not issubclass(self._kind, TariffAnnouncement):
            raise QuestionRefused(asked, f"it asks of tariffs, and these are of {self._kind.__name__}")

    # Facts

    def involving(self, actor: Actor | str, *others: Actor | str) -> "Events[E]":
        """Keep events in which all these actors have a role; sides and memberships are not followed."""
        found = self
        for each in (actor, *others):
            fact = facts.naming(self._catalogue, "involving", self._catalogue.find(Actor, each))
            found = Events._kept(found, fact)
        return found

    def by(self, actor: Actor | str) -> "Events[E]":
        """Keep events that this actor said or announced, alone or jointly; merely relaying them does not count."""
        return self._kept(facts.naming(self._catalogue, "by", self._catalogue.find(Actor, actor)))

    def by_side(self, party: Actor | str) -> "Events[E]":
        """Keep events that this party, or anyone on its side, said or announced."""
        return self._kept(facts.naming(self._catalogue, "by_side", self._catalogue.find(Actor, party)))

    def about(self, subject: Topic | Document | Event | Actor | str) -> "Events[E]":
        """Keep events that are filed under this topic, or speak of this actor, event or document."""
        return self._kept(facts.naming(self._catalogue, "about", self._catalogue.subject(subject)))

    def at(self, meeting: Meeting | str) -> "Events[E]":
        """Keep events that took place at this meeting."""
        wanted = self._catalogue.find(Event, meeting)
        if not isinstance(wanted, Meeting):
            raise QuestionRefused("at", f"{wanted.id} is no meeting; its kind is {wanted.kind}")
        refuse_called_off(self._catalogue, "at", wanted)
        return self._kept(facts.at(wanted))

    def at_place(self, place: str) -> "Events[E]":
        """Keep events at a place of this name, or of another name of the same `Place`.

        Raises `NotFound` for a name that no place has.
        """
        if not isinstance(place, str):
            raise TypeError(f"at_place takes the name of a place, not {place!r}")
        return self._kept(facts.at_place(self._catalogue.places_called(place)), AskedQuestion("at_place", (place,)))

    def citing(self, source: Source | str) -> "Events[E]":
        """Keep events that some quotation of this source supports."""
        wanted = self._catalogue.find(Source, source)
        return self._kept(facts.citing(self._catalogue, wanted))

    def of_one_origin(self) -> "Events[E]":
        """Keep events that rest on a single agency or outlet, however many of its texts report them.

        Sources whose origin is not known may be of any, so that an event of two such sources is a possible answer.
        """
        return self._kept(facts.of_one_origin())

    @overload
    def of_kind(self, kind: type[F]) -> "Events[F]": ...
    @overload
    def of_kind(self, kind: Literal["meeting", EventKind.MEETING]) -> "Events[Meeting]": ...
    @overload
    def of_kind(self, kind: Literal["round", EventKind.ROUND]) -> "Events[NegotiationRound]": ...
    @overload
    def of_kind(self, kind: Literal["tariff", EventKind.TARIFF]) -> "Events[TariffAnnouncement]": ...
    @overload
    def of_kind(self, kind: Literal["statement", EventKind.STATEMENT]) -> "Events[Statement]": ...
    @overload
    def of_kind(self, kind: Literal["agreement", EventKind.AGREEMENT]) -> "Events[Agreement]": ...
    @overload
    def of_kind(self, kind: Literal["commitment", EventKind.COMMITMENT]) -> "Events[Commitment]": ...
    @overload
    def of_kind(self, kind: EventKind | str) -> "Events[E]": ...
    def of_kind(self, kind: type[Event] | EventKind | str) -> "Events[Any]":
        """Keep events of a class, or of a kind by its word, such as ``"round"``."""
        wanted = facts.class_of(kind)
        return self._kept(facts.of_class(wanted), kind=wanted)

    def mentioning(self, words: str) -> "Events[E]":
        """Keep events with these words in one of their quotations; case and accents are ignored."""
        if not isinstance(words, str):
            raise TypeError(f"mentioning takes words, not {words!r}")
        said = fold(words)
        if not said:
            raise QuestionRefused("mentioning", f"{words!r} has no word in it")
        return self._kept(facts.mentioning(self._catalogue, said))

    def where(self, *tests: Callable[[E], object], **fields: Any) -> "Events[E]":
        """Keep events that pass all functions, and whose curated fields have these values: are equal, or contain them.

        To ask a field of several values for all of them, give a tuple, in any order. Actors may be given by name,
        vocabulary by its word, a range of rates as ``(20, 40)``, and a function that takes the value. `kind` asks as
        `of_kind` does. A field that no such event has, or a word that is not in its vocabulary, is an error.

        >>> import vnus_trade
        >>> vnus_trade.load().meetings.where(form="phone call", ordinal=None)[0].form
        <MeetingForm.PHONE_CALL: 'phone call'>
        """
        found: Events[Any] = self
        for test in tests:
            found = Events._kept(found, facts.passing(test), AskedQuestion("where", (test,)))
        if "kind" in fields:
            found = found.of_kind(fields.pop("kind"))
        for name, wanted in fields.items():
            fact = facts.of_field(self._kind, name, wanted, self._catalogue)
            found = Events._kept(found, fact, AskedQuestion("where", (), {name: wanted}))
        return found

    def stated(self, field: str | None = None) -> "Events[E]":
        """Keep events that a source says happened; or events of which a source says this field."""
        return self._kept(facts.stated(self._kind, field))

    def inferred(self, field: str | None = None) -> "Events[E]":
        """Keep events that the curator concluded to have happened; or events of which this field was concluded.

        Fields include the `year` and the `zone` of a time.
        """
        return self._kept(facts.inferred(self._kind, field))

    # What stands on a day

    def due(self: "Events[Commitment]", *, on: date | str, zone: str | None = None) -> "Events[Commitment]":
        """Keep the commitments that are still to be kept at some time of a day.

        They have been pledged, agreed or announced by then, their deadline is not over, and nothing has fulfilled,
        changed or withdrawn them. One without a deadline, or with `provided`, is only a possible answer. The day is
        read in `zone` or else in the record's zone.

        >>> import vnus_trade
        >>> vnus_trade.load().commitments.due(on="2025-07-03")
        <Events[Commitment] 0 certain; 1 possible: market-access-pledge>
        """
        return self._kept(lazy.standing.due(self._catalogue, on, zone))

    def totals(self: "Events[Commitment]") -> "Listing[lazy.standing.Total]":
        """Sum the amounts of these commitments by side, stage and unit.

        Of those that continue or fulfil each other the last counts, so that a pledge and its purchase are no two sums.
        What is `within` another of these commitments is a part of its amount, and counts beside it only in other units.
        `where(stage="pledged").totals()` has all that was pledged, kept by now or not.

        >>> import vnus_trade
        >>> vnus_trade.load().commitments.totals()
        <Listing[Total] 0>
        """
        return Listing(self._catalogue, lazy.standing.Total, tuple(lazy.standing.totals(self.judged)))

    def current(self: "Events[Agreement]", *, on: date | str, zone: str | None = None) -> "Events[Agreement]":
        """Keep the agreements that were the latest stage of theirs at some time of a day, read as `due` reads it.

        Followed by `where(stage="in force")`, it keeps those in force on that day, and none that was suspended, expired
        or terminated by then.

        >>> import vnus_trade
        >>> record = vnus_trade.load()
        >>> record.deal in record.agreements.current(on="2025-07-03")
        True
        """
        return self._kept(lazy.standing.current(self._catalogue, on, zone))

    # Taking

    def one(self) -> E:
        """Return the only answer; raises `NoSingleAnswer` unless one is certain and none is possible."""
        if len(self._members) == 1 and not self.possible:
            return self._members[0]
        raise self._refused("expected exactly one answer")

    @property
    def first(self) -> E:
        """The first certain answer in timeline order; raises `NoSingleAnswer` if there is none."""
        if self._members:
            return self._members[0]
        raise self._refused("there is no first answer")

    @property
    def last(self) -> E:
        """The last certain answer in timeline order; raises `NoSingleAnswer` if there is none."""
        if self._members:
            return self._members[-1]
        raise self._refused("there is no last answer")

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
    def gaps(self) -> Listing[Gap]:
        """The gaps that bear on this answer, in whatever order it was asked; those that may hide an answer first.

        A gap bears on it if it concerns an event in it; or if what it misses is of the kind asked for, or is the field
        that `where` asked, and it concerns something that the question named, or an event that all conditions on facts
        but one keep. A missing event must be able to lie where the question asks. A gap that is closed bears on none.

        >>> import vnus_trade
        >>> vnus_trade.load().agreements.where(stage="signed").gaps
        <Listing[Gap] 1: agreement-signed>
        """
        return Listing(self._catalogue, Gap, self._conditions.gaps(self._catalogue, self._ids))

    @property
    def discrepancies(self) -> Listing[Discrepancy]:
        """The discrepancies that concern an event of this answer, conflicts first."""
        ids = self._ids
        found = (each for each in self._catalogue.discrepancies if any(thing.id in ids for thing in each.concerns))
        return Listing(self._catalogue, Discrepancy, tuple(found))

    @property
    def supposing(self) -> tuple[Event, ...]:
        """The events that questions on time name and that need not take place: they do in the worlds that count."""
        references = dict.fromkeys(condition.reference for condition in self._conditions.times)
        named = [each for each in references if isinstance(each, str) and each in self._catalogue.order.open_ids]
        return tuple(self._catalogue.events[id_] for id_ in named)

    @property
    def hints(self) -> tuple[str, ...]:
        """What else to ask: rounds, which are no meetings, the days that `between` leaves out, or a side for a party.

        >>> import vnus_trade
        >>> vnus_trade.load().tariffs.by("United States").hints
        ("no tariff by the United States itself; by_side('United States') has 3",)
        """
        return (*self._apart(), *self._at_both_ends(), *(() if self._ids else self._elsewhere()))

    def _apart(self) -> Iterator[str]:
        asked = [fact for fact in self._conditions.facts if fact.query != "of_kind"]
        if self._kind is Meeting:
            among = (event for event in self._catalogue.events.values() if isinstance(event, NegotiationRound))
            yield from self._counted("rounds are no meetings; asked the same, record.rounds has", among, asked)

    def _counted(self, said: str, among: Iterable[Event], asked: Sequence[Fact]) -> Iterator[str]:
        """Say how many of other events answer the same question on time and these on facts, if any do."""
        kept = [event for event in among if all(fact.admits(event) for fact in asked)]
        found = Events.of(self._catalogue, Event, kept, self._conditions)
        if found or found.possible:
            yield harmless(f"{said} {_number(found)}")

    def _at_both_ends(self) -> Iterator[str]:
        """Say how much answers `during` that `between` leaves out, as it lies partly within the times that it names."""
        for question, conditions, _ in self._questions:
            if question.name != "between" or not all(type(each) in (str, date) for each in question.arguments):
                continue
            others = tuple(each for each in self._conditions.times if each not in conditions)
            period = "/".join(map(str, question.arguments))
            with suppress(TimeRefused):  # what is a period itself makes none
                rest = attrs.evolve(self._conditions, times=others)
                whole = Events.of(self._catalogue, self._kind, self._candidates, rest)
                found = whole.during(period, zone=question.options.get("zone"))
                if len(found) > len(self):
                    yield f"between leaves both times out; to count them in, during({period!r}) has {_number(found)}"

    def _elsewhere(self) -> Iterator[str]:
        """Say what another question has of an actor of whom this one has nothing."""
        asked, kind = self._conditions.facts, getattr(self._kind, "kind", "event")
        for number, fact in enumerate(asked):
            if fact.query in _OTHERWISE and isinstance(fact.value, Actor):
                query, none = _OTHERWISE[fact.query]
                keeps = facts.naming(self._catalogue, query, fact.value).keeps
                others = asked[:number] + asked[number + 1 :]
                among = (event for event in self._catalogue.events.values() if keeps(event))
                said = f"no {kind} {none.format(in_a_sentence(fact.value))}; {query}({fact.value.name!r}) has"
                yield from self._counted(said, among, others)

    def _asked(self, asked: str, links: tuple[Link, ...], when: When, zone: str | None) -> "Events[E]":
        question = AskedQuestion(asked, (when,), _options(zone))
        return self._with(question, condition(self._catalogue, asked, links, when, zone))

    def _with(self, question: AskedQuestion, *conditions: Condition) -> "Events[E]":
        together = attrs.evolve(self._conditions, times=(*self._conditions.times, *conditions))
        found = Events.of(self._catalogue, self._kind, self._candidates, together)
        return attrs.evolve(found, questions=(*self._questions, Asked(question, conditions)))

    def _kept(self, fact: Fact, question: AskedQuestion | None = None, kind: type[F] | None = None) -> "Events[Any]":
        """Keep events that pass, certain and possible alike, but for those that pass in some worlds only."""
        asked = question or AskedQuestion(fact.query, () if fact.value is None else (fact.value,))
        among = self._candidates.events if fact.among is None else self._candidates.among(fact.among())
        kept = Candidates(self._catalogue.order, filter(fact.keeps, among))
        found = Events.of(self._catalogue, kind or self._kind, kept, self._conditions.with_fact(fact))
        return attrs.evolve(found, questions=(*self._questions, Asked(asked, fact=fact)))

    def _refused(self, reason: str) -> NoSingleAnswer:
        ids = [tuple(event.id for event in answers) for answers in (self._members, self.possible)]
        return NoSingleAnswer(reason, *ids)


# What to ask of an actor of whom a question has nothing, and how to say that.
_OTHERWISE = {
    "by": ("by_side", "by {} itself"),
    "involving": ("about", "in which {} takes part"),
    "about": ("involving", "about {}"),
}


def _number(found: "Events[Any]") -> str:
    return f"{len(found)}{f', and {len(found.possible)} possible' * bool(found.possible)}"


def _options(zone: str | None) -> Mapping[str, str]:
    return {} if zone is None else {"zone": zone}
