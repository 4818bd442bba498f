"""Whole chronologies as users may have them: texts of any letters, quotations from them, order, and all that refers."""

from collections.abc import Sequence
from hashlib import sha256
from typing import Any, TypeVar

import attrs
from hypothesis import reject
from hypothesis import strategies as st

import vnus_trade as model
from tests import text_of
from tests.properties.strategies import spans, zones
from vnus_trade.contents.index import Contents
from vnus_trade.errors import TimeRefused
from vnus_trade.evidence.locator import unfit
from vnus_trade.evidence.sources import Evidence, Quotation, Source
from vnus_trade.evidence.statuses import PublishedBounds, judged_status, published_bounds, takes_place
from vnus_trade.evidence.stretches import Lines, Reason, Repair, SetAside, Strays
from vnus_trade.evidence.vocabulary import Status
from vnus_trade.model.events import EVENT_CLASSES, Announced
from vnus_trade.ordering.order import Order
from vnus_trade.ordering.stated import Stated
from vnus_trade.record.chronology import Chronology
from vnus_trade.time.span import TimeSpan
from vnus_trade.words.edges import is_edge

T = TypeVar("T")

_LETTERS = st.characters(codec="utf-8")
_ODD = ("", " ", "=1+1", "Tô Lâm", "a; b", '"', "\u202e", "\ufeff", "\x00", "\\u0041", "12.50", "<b>", "null", "🛃")
texts = st.one_of(st.sampled_from(_ODD), st.text(_LETTERS, max_size=12))
"""Texts of any letters, and some that other formats take for something else."""

_words = st.sampled_from(("Tô", "Lâm", "said", "a", "a", "“46%", "deal”", "\n", "\n", "\r\n", " ", "\ufeff", "🛃", "█"))
articles = st.one_of(
    st.lists(_words, min_size=1, max_size=25).map(" ".join),
    st.text(_LETTERS, min_size=1, max_size=40),
    st.text(st.sampled_from("ab\n"), min_size=1, max_size=40),
)
"""Texts of sources: with words that repeat, with breaks of every kind, or with any letters."""

spells = st.one_of(st.none(), spans())


def some(draw: st.DrawFn, things: Sequence[T], most: int = 2) -> tuple[T, ...]:
    """A few of these things, each once."""
    chosen = draw(st.lists(st.integers(0, len(things) - 1), max_size=most, unique=True)) if things else []
    return tuple(things[number] for number in chosen)


def maybe(draw: st.DrawFn, things: Sequence[T]) -> T | None:
    """One of these things or none."""
    return next(iter(some(draw, things, 1)), None)


reasons = st.dictionaries(st.sampled_from(("existence", "year", "place", "published")), texts, max_size=2)


@st.composite
def sources(draw: st.DrawFn, number: int, text: str) -> Source:
    """A source with this text, of which a letter may be stray and lines may be set aside."""
    at = draw(st.integers(0, len(text) - 1))
    repairs = (Repair(at=at, stray=text[at], reason=draw(texts)),) if draw(st.booleans()) else ()
    last = draw(st.integers(1, text.count("\n") + 1))
    lines = Lines(draw(st.integers(1, last)), last)
    aside = SetAside(
        lines=lines,
        reason=draw(st.sampled_from(Reason)),
        repeats=draw(st.sampled_from((None, lines))),
        note=draw(st.none() | texts),
    )
    return Source(
        id=f"source-{number}",
        file=f"{number}.txt",
        sha256=sha256(text.encode()).hexdigest(),
        text=text,
        title=draw(texts),
        publisher=draw(st.none() | texts),
        origin=draw(st.none() | texts),
        published=draw(spells),
        zone=draw(zones),
        year=draw(st.sampled_from((None, 2025))),
        languages=draw(st.sampled_from(((), ("en",), ("vi", "en")))),
        repairs=repairs,
        set_aside=(aside,) if draw(st.booleans()) else (),
        inferred=draw(reasons),
    )


def _unfit(quotation: Quotation) -> str:
    return unfit(text_of(quotation.source), Strays.of(quotation.source.repairs), quotation.start, quotation.end)


goods = st.builds(model.Goods, texts, st.sampled_from((None, "09", "9001.30")))
rates = st.sampled_from(
    (
        *(None, model.Rate(46), model.Rate(20, 40), model.Rate("2.50", "1E+1")),
        *(model.Rate(None, 15), model.Rate("0.5", None)),
    )
)
amounts = st.sampled_from(
    (
        *(None, model.Amount(50, unit="aircraft"), model.Amount("4.5E+9", unit="USD")),
        *(model.Amount(None, 8, unit="USD"), model.Amount(8, None, unit="tấn"), model.Amount(10, 12, unit="bales")),
    )
)
_FULFILLED = (model.TariffAnnouncement, model.Commitment, model.Agreement)


class Drawing:
    """One chronology as it is being drawn: what there is so far to refer to."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        different = draw(st.lists(articles, min_size=1, max_size=3, unique=True))
        bare = [draw(sources(number, text)) for number, text in enumerate(different)]
        self.sources = bare
        self.sources = [attrs.evolve(source, evidence=self.evidence()) for source in bare]
        self.actors: list[model.Actor] = []
        self.events: list[model.Event] = []
        self.stated: list[Stated] = []
        self.documents: list[model.Document] = []
        titles = draw(st.lists(texts, max_size=2))
        self.topics = [model.Topic(id=f"topic-{number}", title=title) for number, title in enumerate(titles)]

    def evidence(self, *actors: str) -> tuple[Evidence, ...]:
        """A few quotations of whole words of any source, which may read words of it as these actors."""
        drawn = [self._quotation(actors) for _ in range(self.draw(st.integers(0, 2)))]
        return tuple(each for each in drawn if not _unfit(each.quotation))

    def _quotation(self, actors: tuple[str, ...]) -> Evidence:
        source = self.draw(st.sampled_from(self.sources))
        text = text_of(source)
        start = self.draw(st.integers(0, len(text) - 1))
        end = self.draw(st.integers(start + 1, len(text)))
        start = next(at for at in range(start, -1, -1) if is_edge(text, at))
        end = next(at for at in range(end, len(text) + 1) if is_edge(text, at))
        fields = some(self.draw, ("when", "place", "name", "existence"))
        reads = {"He": actors} if self.draw(st.booleans()) and actors else {}
        return Evidence(Quotation(source, start, end), fields, reads)

    def entity(self, id_: str, *actors: str) -> dict[str, Any]:
        """What every entry has; words may be read as these actors."""
        return {"id": id_, "evidence": self.evidence(*actors), "inferred": self.draw(reasons)}

    def add_actor(self) -> None:
        id_ = f"actor-{len(self.actors)}"
        offices = [
            model.Office(
                title=self.draw(texts),
                organisation=maybe(self.draw, self.actors),
                as_of=self.draw(spells),
                since=self.draw(spells),
                evidence=self.evidence(),
                inferred=self.draw(reasons),
            )
            for _ in range(self.draw(st.integers(0, 1)))
        ]
        self.actors.append(
            model.Actor(
                **self.entity(id_, id_),
                name=self.draw(texts),
                native_name=self.draw(st.none() | texts),
                aliases=tuple(self.draw(st.lists(texts, max_size=2))),
                kind=self.draw(st.sampled_from(model.ActorKind)),
                side=maybe(self.draw, self.actors),
                named=self.draw(st.booleans()),
                offices=tuple(offices),
            )
        )

    def add_document(self) -> None:
        self.documents.append(
            model.Document(
                **self.entity(f"document-{len(self.documents)}"),
                title=self.draw(texts),
                number=self.draw(st.none() | texts),
                issued_by=some(self.draw, self.actors),
            )
        )

    def add_event(self) -> None:
        """An event of some kind; one whose time and order would contradict the others goes without."""
        kind = self.draw(st.sampled_from(model.EventKind))
        id_ = f"event-{len(self.events)}"
        meetings = [event for event in self.events if isinstance(event, model.Meeting)]
        time: dict[str, Any] = {
            "dated": self.draw(spells),
            "occasion": maybe(self.draw, meetings),
            "after": some(self.draw, self.events),
        }
        own = self._own(kind)
        statement = own.get("announced_in")
        if statement is not None:
            time = {"dated": statement.dated, "occasion": statement.occasion, "after": ()}
        entity = self.entity(id_)
        entity["evidence"] = self._said(entity["evidence"])
        stated = self._stated(id_, time, statement, entity)
        if Order.judged([*self.stated, stated])[1]:
            time = {"dated": None, "occasion": None, "after": ()}
            own["announced_in"] = None
            entity["evidence"] = ()
            stated = Stated(id_, TimeSpan(zone=self.draw(zones)))
        place = statement.place if statement and own["announced_in"] else self.draw(st.none() | texts)
        if not issubclass(EVENT_CLASSES[kind], Announced):
            del own["announced_in"]
        self.stated.append(stated)
        self.events.append(
            EVENT_CLASSES[kind](
                **entity,
                **time,
                **own,
                plans=self._plans() if entity["evidence"] else (),
                title=self.draw(texts),
                place=place,
                topics=some(self.draw, self.topics),
                documents=some(self.draw, self.documents),
            )
        )

    def _said(self, evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
        """Let all evidence of an event say that it stands the same."""
        status = self.draw(st.sampled_from((Status.ENDED, Status.ENDED, *Status)))
        status = Status.ENDED if status is Status.DISPUTED else status
        return tuple(attrs.evolve(each, status=status) for each in evidence)

    def _plans(self) -> tuple[model.Plan, ...]:
        """Up to two plans, with any quotations."""
        draw = self.draw
        return tuple(
            model.Plan(
                when=draw(spells),
                place=draw(st.none() | texts),
                made=draw(spells),
                evidence=self.evidence(),
                inferred={},
            )
            for _ in range(draw(st.integers(0, 2)))
        )

    def _stated(
        self, id_: str, time: dict[str, Any], statement: model.Statement | None, entity: dict[str, Any]
    ) -> Stated:
        occasion = None if statement or time["occasion"] is None else time["occasion"].id
        dated, evidence = None if statement else time["dated"], entity["evidence"]
        status = judged_status(evidence)
        assert isinstance(status, Status)
        bounds = PublishedBounds() if "existence" in entity["inferred"] else published_bounds(evidence)
        return Stated(
            id_,
            dated or TimeSpan(zone=self.draw(zones)),
            tuple(event.id for event in time["after"]),
            occasion,
            None if statement is None else statement.id,
            **bounds._asdict(),
            takes_place=takes_place(status, evidence),
        )

    def _own(self, kind: model.EventKind) -> dict[str, Any]:
        """What an event of this kind has beyond what all have; all have an `announced_in` here."""
        draw, actors = self.draw, self.actors
        statements = [event for event in self.events if isinstance(event, model.Statement)]
        if kind is model.EventKind.MEETING:
            return {
                "announced_in": None,
                "form": draw(st.sampled_from(model.MeetingForm)),
                "participants": tuple(
                    model.Participant(actor, draw(st.sampled_from(model.Role))) for actor in some(draw, actors)
                ),
                "ordinal": draw(st.sampled_from((None, 1, 5))),
                "outcomes": tuple(draw(st.lists(texts, max_size=2))),
            }
        if kind is model.EventKind.ROUND:
            number = draw(st.sampled_from((None, 1, 2)))
            return {"announced_in": None, "number": number, "parties": some(draw, actors)}
        if kind is model.EventKind.STATEMENT:
            return {
                "announced_in": None,
                "speakers": some(draw, actors),
                "speech_acts": some(draw, tuple(model.SpeechAct)),
                "gist": draw(texts),
                "verbatim": draw(st.none() | texts),
                "medium": draw(st.none() | st.sampled_from(model.Medium)),
                "outlet": maybe(draw, actors),
                "relayed_by": some(draw, actors),
                "addressees": some(draw, actors),
                "about": (*some(draw, actors), *some(draw, self.events)),
                "replies_to": maybe(draw, statements),
            }
        statement = maybe(draw, statements)
        speakers = statement.speakers if statement else some(draw, actors)
        announced: dict[str, Any] = {"announced_in": statement, "announced_by": draw(st.sampled_from(((), speakers)))}
        announced["provided"] = draw(st.none() | texts)
        if kind is model.EventKind.AGREEMENT:
            stage = draw(st.none() | st.sampled_from(model.AgreementStage))
            continues = maybe(draw, [event for event in self.events if isinstance(event, model.Agreement)])
            own = {"parties": some(draw, actors), "stage": stage, "reached": draw(spells), "continues": continues}
            return {**announced, **own}
        announced |= {
            "goods": tuple(draw(st.lists(goods, max_size=2))),
            "stage": draw(st.sampled_from(model.TariffStage)),
            "change": draw(st.none() | st.sampled_from(model.MeasureChange)),
            "continues": maybe(draw, [event for event in self.events if event.kind == kind]),
            "fulfils": some(draw, [event for event in self.events if isinstance(event, _FULFILLED)]),
        }
        if kind is model.EventKind.COMMITMENT:
            return {
                **announced,
                "obliged": some(draw, actors),
                "to": some(draw, actors),
                "matter": draw(st.sampled_from(model.CommitmentMatter)),
                "subject": draw(st.none() | texts),
                "within": maybe(draw, [event for event in self.events if isinstance(event, model.Commitment)]),
                "amount": draw(amounts),
                "amount_before": draw(amounts),
                "deadline": draw(spells),
            }
        in_force, expires = draw(spells), draw(spells)
        fits = in_force is None or expires is None or in_force.possibly_before(expires)
        is_all = draw(st.booleans())
        return {
            **announced,
            "imposed_by": maybe(draw, actors),
            "applied_to": () if is_all else some(draw, actors),
            "applied_to_all": is_all,
            "exempts": model.Exemptions(tuple(draw(st.lists(goods, max_size=1))), some(draw, actors)),
            "condition": draw(st.none() | texts),
            "trade_covered": draw(amounts),
            "within": maybe(draw, [event for event in self.events if isinstance(event, model.TariffAnnouncement)]),
            "rate": draw(rates),
            "rate_before": draw(rates),
            "basis_of_rate": draw(st.none() | st.sampled_from(model.RateBasis)),
            "steps": self._steps(),
            "specific": draw(st.sampled_from((None, model.SpecificDuty(model.Amount("2.5", unit="EUR"), "kg")))),
            "instrument": maybe(draw, self.documents),
            "authority": maybe(draw, self.documents),
            "retaliates_for": some(draw, [event for event in self.events if isinstance(event, _FULFILLED[:2])]),
            "in_force": in_force,
            "expires": expires if fits else None,
        }

    def _steps(self) -> tuple[model.RateStep, ...]:
        """A step of a rate, or none, with quotations of its own."""
        rate, when = self.draw(rates), self.draw(spells)
        if rate is None or when is None:
            return ()
        own = {name: value for name, value in self.entity("step").items() if name != "id"}
        return (model.RateStep(rate=rate, in_force=when, **own),)

    def contents(self) -> Contents:
        """Everything, with what is contradicted and left unsaid."""
        draw = self.draw
        order = Order.of(self.stated)
        self.events = _timed(self.events, order)
        anything = [*self.sources, *self.actors, *self.documents, *self.topics, *self.events]
        deals = [event.id for event in self.events if isinstance(event, model.Agreement)]
        discrepancies = [
            model.Discrepancy(
                **self.entity(f"discrepancy-{number}"),
                title=draw(texts),
                kind=draw(st.sampled_from(model.DiscrepancyKind)),
                concerns=some(draw, anything),
                explanation=draw(texts),
                resolution=draw(texts),
                misnames={draw(texts): actor for actor in some(draw, self.actors, 1)},
            )
            for number in range(draw(st.integers(0, 1)))
        ]
        gaps = [
            model.Gap(
                **self.entity(f"gap-{number}"),
                title=draw(texts),
                missing=draw(st.sampled_from(("round", "place"))),
                when=draw(spells),
                count=draw(st.sampled_from((None, 4))),
                concerns=some(draw, [*anything, *discrepancies]),
                explanation=draw(texts),
            )
            for number in range(draw(st.integers(0, 1)))
        ]
        negotiations = [
            model.Negotiation(
                id=f"negotiation-{number}",
                title=draw(texts),
                parties=some(draw, self.actors),
                zone=draw(zones),
                clocks=draw(st.dictionaries(texts, st.just("UTC"), max_size=2)),
                policy=draw(st.sampled_from((None, "thirds"))),
                deal=maybe(draw, deals),
            )
            for number in range(draw(st.integers(0, 2)))
        ]
        return Contents(
            sources=tuple(self.sources),
            actors=tuple(self.actors),
            documents=tuple(self.documents),
            topics=tuple(self.topics),
            discrepancies=tuple(discrepancies),
            gaps=tuple(gaps),
            negotiations=tuple(negotiations),
            all_events=tuple(self.events),
        )


def _timed(events: Sequence[model.Event], order: Order) -> list[model.Event]:
    """The events with all that is known of their time, referring to each other as such."""
    made: dict[str, model.Event] = {}

    def now(value: Any) -> Any:
        if isinstance(value, tuple):
            return tuple(map(now, value))
        return made[value.id] if isinstance(value, model.Event) else value

    for event in events:
        fields = {field.name: now(getattr(event, field.name)) for field in attrs.fields(type(event))}
        try:
            when = order.when(event.id)
        except TimeRefused:  # order leaves it no time but the first instant of the year 1, which no span has
            reject()
        made[event.id] = type(event)(**fields | {"when": when})
    return list(made.values())


@st.composite
def chronologies(draw: st.DrawFn) -> Chronology:
    """A whole chronology that has a world, and may be of several negotiations, of one, or of none."""
    drawing = Drawing(draw)
    for add, most in ((drawing.add_actor, 3), (drawing.add_document, 2), (drawing.add_event, 7)):
        for _ in range(draw(st.integers(0, most))):
            add()
    contents = drawing.contents()
    under = ["", *(negotiation.id for negotiation in contents.negotiations)]
    things = [thing for field in attrs.fields(Contents) for thing in getattr(contents, field.name)]
    filed = {thing.id: draw(st.sampled_from(under)) for thing in things if draw(st.booleans())}
    filed |= {negotiation.id: negotiation.id for negotiation in contents.negotiations}
    return Chronology.of(contents, Order.of(drawing.stated), filed)
