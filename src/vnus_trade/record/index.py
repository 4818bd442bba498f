"""What queries look things up in: everything of a chronology by id and by name, and the order of its events."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from functools import cached_property
from typing import Any, TypeVar

import attrs

from vnus_trade.errors import Misnamed, NotFound, QuestionRefused
from vnus_trade.evidence.sources import Source
from vnus_trade.model.entities import Actor, Document, Negotiation, Topic
from vnus_trade.model.events import Event
from vnus_trade.model.findings import Discrepancy, Gap
from vnus_trade.names import Named, NameIndex, fold, near, stands_in
from vnus_trade.record.order import Condition, Order
from vnus_trade.time.constraints import AFTER, BEFORE, DURING, Link
from vnus_trade.time.span import TimeSpan, Window
from vnus_trade.time.written import states_its_offsets

T = TypeVar("T", Source, Actor, Event, Topic | Document | Event | Actor)
When = Event | TimeSpan | str | date
"""What a query on time takes: an event, a span (one unnamed event), or a written time, date or aware `datetime`."""


@attrs.frozen(kw_only=True, repr=False)
class Contents:
    """Everything of one or more curated folders; the events are in no order yet."""

    sources: tuple[Source, ...] = ()
    """The texts that the folders rest on."""
    actors: tuple[Actor, ...] = ()
    """Everyone who takes part in something."""
    documents: tuple[Document, ...] = ()
    """The resolutions, decrees and texts that the sources refer to."""
    topics: tuple[Topic, ...] = ()
    """The subjects under which events are filed."""
    discrepancies: tuple[Discrepancy, ...] = ()
    """Where sources disagree, or seem to."""
    gaps: tuple[Gap, ...] = ()
    """What the sources leave unsaid."""
    negotiations: tuple[Negotiation, ...] = ()
    """The subject of each folder."""
    all_events: tuple[Event, ...] = ()
    """The events as a tuple; of a chronology, in timeline order."""


class Catalogue:
    """Everything of a chronology by id and by name, and the order of its events; what queries look things up in."""

    def __init__(self, contents: Contents, order: Order) -> None:
        known = {event.id: event for event in contents.all_events}
        self.order = order
        self.events: Mapping[str, Event] = {id_: known[id_] for id_ in order.sequence() if id_ in known}
        self.zones = tuple(dict.fromkeys(n.zone for n in contents.negotiations if n.zone))
        self.zone = self.zones[0] if len(self.zones) == 1 else None
        self.actors: Mapping[str, Actor] = {actor.id: actor for actor in contents.actors}
        self.topics: Mapping[str, Topic] = {topic.id: topic for topic in contents.topics}
        self.documents: Mapping[str, Document] = {document.id: document for document in contents.documents}
        self.sources: Mapping[str, Source] = {source.id: source for source in contents.sources}
        self.gaps = contents.gaps
        self.discrepancies = contents.discrepancies
        self.negotiations = contents.negotiations

    @cached_property
    def _actor_names(self) -> NameIndex:
        return NameIndex("actor", map(_named, self.actors.values()))

    @cached_property
    def _source_names(self) -> NameIndex:
        named = (
            Named(s.id, (s.id, s.file, s.title, *filter(None, (s.publisher, s.origin)))) for s in self.sources.values()
        )
        return NameIndex("source", named)

    def event(self, event: Event | str) -> Event:
        """The event of this id, or of the id and the class of this event, which may come from another record."""
        if isinstance(event, Event):
            return _own(event, self.events)
        if not isinstance(event, str):
            raise TypeError(f"an event or its id is wanted, not {event!r}")
        if event not in self.events:
            raise NotFound("event of this record", event, near(event, self.events))
        return self.events[event]

    def actor(self, name: Actor | str) -> Actor:
        """Who goes by this name; raises `Misnamed` for a name that a source uses by mistake."""
        if isinstance(name, Actor):
            return _own(name, self.actors)
        try:
            return self.actors[self._actor_names.find(name)]
        except NotFound:
            for discrepancy in self.discrepancies:
                for wrong, actor in discrepancy.misnames.items():
                    if stands_in(wrong, name):
                        raise Misnamed(name, actor.name, discrepancy.id, discrepancy.explanation) from None
            raise

    def source(self, name: Source | str) -> Source:
        """The source of this id, file, title, publisher or origin."""
        if isinstance(name, Source):
            return _own(name, self.sources)
        return self.sources[self._source_names.find(name)]

    def subject(self, subject: Topic | Document | Event | Actor | str) -> Topic | Document | Event | Actor:
        """The topic, document, event or actor that is meant."""
        if isinstance(subject, Topic | Document | Event | Actor):
            known = {**self.topics, **self.documents, **self.events, **self.actors}
            return _own(subject, known)
        if not isinstance(subject, str):
            raise TypeError(f"a topic, document, event or actor is wanted, or its name, not {subject!r}")
        named: list[Topic | Document] = [*_topics_called(subject, self.topics)]
        named += _documents_called(subject, self.documents)
        if named:
            return named[0]
        if subject in self.events:
            return self.events[subject]
        try:
            return self.actor(subject)
        except NotFound as error:
            names = [
                *self.topics,
                *self.documents,
                *self.events,
                *(actor.name for actor in self.actors.values()),
            ]
            raise NotFound("topic, document, event or actor", subject, near(subject, names)) from error

    def topic(self, name: Topic | str) -> Topic:
        """The topic of this id or title."""
        if isinstance(name, Topic):
            return self.topics[_own(name, self.topics).id]
        for topic in _topics_called(name, self.topics):
            return topic
        raise NotFound("topic", name, near(name, (*self.topics, *(topic.title for topic in self.topics.values()))))

    def document(self, name: Document | str) -> Document:
        """The document of this id, title or number."""
        if isinstance(name, Document):
            return self.documents[_own(name, self.documents).id]
        for document in _documents_called(name, self.documents):
            return document
        raise NotFound("document", name, near(name, (*self.documents, *(d.title for d in self.documents.values()))))

    def condition(self, asked: str, links: tuple[Link, ...], when: When, zone: str | None) -> Condition:
        """The condition that a query on time puts; raises `QuestionRefused` for one that has no answer."""
        if isinstance(when, Event | TimeSpan):
            if zone is not None:
                raise QuestionRefused(asked, "an event and a TimeSpan have their zone; leave zone= out")
            return Condition(links, when if isinstance(when, TimeSpan) else self.event(when).id)
        if isinstance(when, str) and when in self.events:
            raise QuestionRefused(asked, f"{when!r} is the id of an event; write record[{when!r}]")
        if not isinstance(when, str | date):
            raise TypeError(f"{asked} takes an event, a TimeSpan, a written time, a date or a datetime, not {when!r}")
        window = Window.read(when, self._zone(asked, when, zone))
        if links is BEFORE and window.begin is None:
            raise QuestionRefused(asked, "the window has no beginning to be before")
        if links is AFTER and window.end is None:
            raise QuestionRefused(asked, "the window has no end to be after")
        if links is DURING and window.begin == window.end is not None:
            raise QuestionRefused(asked, "nothing lasts no time; write the minute or the day, such as '2025-07-02'")
        sides = {2: window.begin, 3: window.end}
        kept = tuple(link for link in links if None not in (sides.get(link.first, 0), sides.get(link.second, 0)))
        return Condition(kept, window)

    def _zone(self, asked: str, when: str | date, zone: str | None) -> str | None:
        if zone is not None or isinstance(when, datetime) or (isinstance(when, str) and states_its_offsets(when)):
            return zone
        if len(self.zones) > 1:
            there = " and ".join(self.zones)
            raise QuestionRefused(asked, f"the negotiations are read in {there}; say which with zone=")
        return self.zone


def _topics_called(name: str, topics: Mapping[str, Topic]) -> Iterator[Topic]:
    wanted = fold(name)
    return (topic for topic in topics.values() if wanted in (fold(topic.id), fold(topic.title)))


def _documents_called(name: str, documents: Mapping[str, Document]) -> Iterator[Document]:
    wanted = fold(name)
    return (d for d in documents.values() if wanted in (fold(d.id), fold(d.title), fold(d.number or d.id)))


def _own(thing: T, known: Mapping[str, Any]) -> T:
    """What this record has under the id and of the class of a thing, which may come from another record."""
    alike = {id_: other for id_, other in known.items() if isinstance(other, type(thing))}
    if thing.id not in alike:
        raise NotFound(f"{type(thing).__name__} of this record", thing.id, near(thing.id, alike))
    return alike[thing.id]


def _named(actor: Actor) -> Named:
    others = [office.organisation for office in actor.offices if office.organisation is not None]
    words = [name for other in (*others, *filter(None, (actor.side,))) for name in other.names]
    return Named(actor.id, actor.names, tuple(office.title for office in actor.offices), tuple(words))
