"""Looking things up: everything of a record by id and by name, with near misses where there is no such thing."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from typing import Any, TypeVar

import attrs

from vnus_trade import lazy
from vnus_trade.errors import Ambiguous, LeftOut, Misnamed, NotFound
from vnus_trade.evidence.sources import Source
from vnus_trade.frozen import Unchanging
from vnus_trade.model.chains import RowEnd, in_a_row
from vnus_trade.model.entities import Actor, Document, Negotiation, Place, Topic
from vnus_trade.model.events import Event
from vnus_trade.model.fields import COLLECTIONS
from vnus_trade.model.findings import Discrepancy, Gap
from vnus_trade.ordering.order import Order
from vnus_trade.time.constraints import Bounds
from vnus_trade.time.span import TimeSpan, beginning
from vnus_trade.time.zones import city_zone
from vnus_trade.words.names import Named, NameIndex, fold, initials, near, stands_in, without_beside

_Member = TypeVar("_Member")


@attrs.frozen(kw_only=True, repr=False)
class Contents:
    """The collections of one or more curated folders; the events in any order."""

    sources: Sequence[Source] = ()
    actors: Sequence[Actor] = ()
    documents: Sequence[Document] = ()
    topics: Sequence[Topic] = ()
    places: Sequence[Place] = ()
    discrepancies: Sequence[Discrepancy] = ()
    gaps: Sequence[Gap] = ()
    negotiations: Sequence[Negotiation] = ()
    all_events: Sequence[Event] = ()

    @property
    def curated(self) -> Mapping[str, tuple[Any, ...]]:
        """What was curated, by collection: all but the gaps and discrepancies that are derived."""
        return {
            name: tuple(thing for thing in getattr(self, name) if not (isinstance(thing, _DERIVED) and thing.derived))
            for name in COLLECTIONS
        }


# What may be derived rather than curated.
_DERIVED = (Discrepancy, Gap)
# The fields that hold the names of a thing, where it has no method for them.
_NAMES: Mapping[type[Any], tuple[str, ...]] = {
    Source: ("id", "file", "title", "publisher", "origin"),
    Document: ("id", "title", "number"),
    Topic: ("id", "title"),
    Negotiation: ("id", "title"),
}
_NAMED = frozenset((Actor, *_NAMES))
_FILED: tuple[type[Topic | Document], ...] = (Topic, Document)


class Catalogue(Unchanging):
    """Finds everything of a record by id and by name, and holds the order of its events."""

    def __init__(
        self, contents: Contents, order: Order, left_out: Sequence[LeftOut] = (), day: TimeSpan | None = None
    ) -> None:
        known = {event.id: event for event in contents.all_events}
        self._contents = contents
        self.order: Order = order
        # What was left out because of faults.
        self.left_out: Sequence[LeftOut] = left_out
        # The day of which it is the record; `None` if it has all.
        self.day: TimeSpan | None = day
        sequence = order.sequence(as_told(known.values()))
        self.events: Mapping[str, Event] = {id_: known[id_] for id_ in sequence if id_ in known}
        self.sources: Sequence[Source] = contents.sources
        self.gaps: Sequence[Gap] = contents.gaps
        self.discrepancies: Sequence[Discrepancy] = contents.discrepancies
        self.negotiations: Sequence[Negotiation] = contents.negotiations
        self._members: Mapping[type[Any], Mapping[str, Any]] = {
            cls: {thing.id: thing for thing in getattr(contents, name)} for name, cls in COLLECTIONS.items()
        }
        self._indexes: dict[type[Any], NameIndex] = {}
        self.asked: dict[type[Event], Any] = {}
        """The answers that every question begins with: all events, and all of a class, once somebody asked for them."""
        self._keyed: dict[str, Mapping[Hashable, Sequence[Event]]] = {}

    def __reduce__(self) -> tuple[Any, ...]:
        things = chain.from_iterable(getattr(self._contents, name) for name in COLLECTIONS)
        return _unpickled, (*in_a_row(things), self._contents, self.order, self.left_out, self.day)

    def __contains__(self, thing: object) -> bool:
        """Return whether it has an object, or anything of this id."""
        if isinstance(thing, str):
            return thing in self.ids
        members = next((members for cls, members in self._members.items() if isinstance(thing, cls)), {})
        return members.get(str(getattr(thing, "id", ""))) == thing

    def find(self, cls: type[_Member], name: _Member | str) -> _Member:
        """Return the member of a collection of this name, or the one with the id and the class of a given object.

        Events are found by their ids only. Raises `NotFound` with near misses, `Ambiguous` with the candidates, and
        `Misnamed` for a name that a source uses by mistake for an actor.
        """
        found: _Member = self._found(cls, name)
        return found

    def indexed(
        self, query: str, keys: Callable[[Event], Iterable[Hashable]], wanted: Iterable[Hashable]
    ) -> Sequence[Event]:
        """The events with the rarest of some keys, in timeline order; an index is made when it is first asked for."""
        if query not in self._keyed:
            found: dict[Hashable, list[Event]] = {}
            for event in self.events.values():
                for each in dict.fromkeys(keys(event)):
                    found.setdefault(each, []).append(event)
            self._keyed[query] = found
        return min((self._keyed[query].get(key, ()) for key in wanted), key=len)

    def subject(self, subject: Topic | Document | Event | Actor | str) -> Topic | Document | Event | Actor:
        """Return a topic, document, event or actor of this name, the first that there is in this order."""
        if isinstance(subject, Topic | Document | Event | Actor):
            found: Topic | Document | Event | Actor = self._own(subject)
            return found
        if not isinstance(subject, str):
            raise TypeError(f"expected a topic, document, event or actor, or its name, not {subject!r}")
        for cls in _FILED:
            if self._index(cls).candidates(subject):
                return self.find(cls, subject)
        if subject in self.events:
            return self.events[subject]
        try:
            return self.find(Actor, subject)
        except NotFound as error:
            ids = (id_ for cls in (*_FILED, Event) for id_ in self._members[cls])
            names = (*ids, *(actor.name for actor in self._members[Actor].values()))
            raise NotFound("topic, document, event or actor", subject, near(subject, names)) from error

    @cached_property
    def digest(self) -> str:
        """The digest of the record."""
        return lazy.digest.digest(self._contents.curated)

    @cached_property
    def ids(self) -> frozenset[str]:
        """The ids of everything in the record."""
        return frozenset(chain.from_iterable(self._members.values()))

    @cached_property
    def places(self) -> tuple[str, ...]:
        """The places of all events, each once."""
        return tuple(sorted({event.place for event in self.events.values() if event.place}))

    def is_same_place(self, one: str, other: str) -> bool:
        """Return whether two names differ in accents and case alone, or are both names of one `Place`."""
        wanted = {fold(one), fold(other)}
        named = ({fold(name) for name in place.names} for place in self._members[Place].values())
        return len(wanted) == 1 or any(wanted <= names for names in named)

    def places_called(self, name: str) -> tuple[str, ...]:
        """List the places of events to which a name leads, or another name of a `Place`; raises `NotFound`."""
        known = [place.names for place in self._members[Place].values()]
        alike = {other for names in known if any(stands_in(name, each) for each in names) for other in names}
        found = tuple(place for place in self.places if place in alike or stands_in(name, place))
        if not found and not alike:
            raise NotFound("place", name, near(name, (*self.places, *(each for names in known for each in names))))
        return found

    def zone_of(self, actor: Actor | None) -> str | None:
        """The zone of the clock of an actor's place, or of a city that is a name of his, or of the only negotiation."""
        called = actor.names if actor is not None else ()
        names = set(map(fold, called))
        for place in self._members[Place].values():
            names |= {fold(name) for name in place.names if place.country and fold(place.country) in names}
        clocks = clocks_of(self.negotiations)
        zones = {negotiation.zone for negotiation in self.negotiations}
        own = (zone for place, zone in clocks.items() if fold(place) in names)
        city = next(filter(None, chain(own, map(city_zone, called))), None)
        return city or (zones.pop() if len(zones) == 1 else None)

    def _found(self, cls: type[Any], name: Any) -> Any:
        if isinstance(name, Event if issubclass(cls, Event) else cls):
            return self._own(name)
        if issubclass(cls, Event):
            if not isinstance(name, str):
                raise TypeError(f"expected an event or its id, not {name!r}")
            if name in self.events:
                return self.events[name]
            shared = tuple(sorted(id_ for id_ in self.events if id_.endswith(f":{name}")))
            if not name or not shared:
                raise NotFound("event of this record", name, near(name, self.events), self._instead(name))
            if len(shared) > 1:
                raise Ambiguous("event", name, shared)
            return self.events[shared[0]]
        try:
            return self._members[cls][self._index(cls).find(name)]
        except Ambiguous as error:
            inferred = (id_ for id_ in error.candidates if _by_inference(self._members[cls][id_], name))
            raise Ambiguous(error.kind, name, error.candidates, tuple(inferred)) from None
        except NotFound:
            for discrepancy in self.discrepancies if cls is Actor else ():
                for wrong, actor in discrepancy.misnames.items():
                    if stands_in(wrong, name):
                        raise Misnamed(name, actor.name, discrepancy.id, discrepancy.explanation) from None
            raise

    def _instead(self, name: str) -> str:
        """The expression that has what is of this id or name and no event; '' if there is none, or several."""
        found = [
            f"record.{collection}.get({id_!r})"
            for collection, cls in COLLECTIONS.items()
            for id_ in (
                [name] if name in self._members[cls] else self._index(cls).candidates(name) if cls in _NAMED else ()
            )
        ]
        return found[0] if len(found) == 1 else ""

    def _own(self, thing: Any) -> Any:
        """Return what this record has under the id and of the class of an object of any record."""
        members = next(members for cls, members in self._members.items() if isinstance(thing, cls))
        found = members.get(thing.id)
        if not isinstance(found, type(thing)):
            alike = [id_ for id_, other in members.items() if isinstance(other, type(thing))]
            raise NotFound(f"{type(thing).__name__} of this record", thing.id, near(thing.id, alike))
        return found

    def _index(self, cls: type[Any]) -> NameIndex:
        if cls not in self._indexes:
            members = self._members[cls].values()
            named = map(_named, members) if cls is not Actor else self._named_actors()
            self._indexes[cls] = NameIndex(cls.__name__.lower(), named)
        return self._indexes[cls]

    def _named_actors(self) -> Iterator[Named]:
        actors = self._members[Actor].values()
        parties = {party.id for negotiation in self.negotiations for party in negotiation.parties}
        parties |= {actor.side.id for actor in actors if actor.side is not None}
        read: dict[str, set[str]] = {}
        for event in self.events.values():
            for item in event.evidence:
                for words, ids in item.reads.items():
                    for id_ in ids:
                        read.setdefault(id_, set()).add(words)
        for actor in actors:
            yield _named_actor(actor, is_party=actor.id in parties, read=sorted(read.get(actor.id, ())))


def _unpickled(_: tuple[Any, ...], __: RowEnd, *parts: Any) -> Catalogue:
    """The catalogue of contents that have been read after all that they refer to."""
    return Catalogue(*parts)


def clocks_of(negotiations: Iterable[Negotiation]) -> Mapping[str, str]:
    """The zones that displays of these negotiations show, by the names of their places; the reader's own first."""
    return {place: zone for negotiation in negotiations for place, zone in negotiation.clocks.items()}


def _by_inference(thing: Any, title: str) -> bool:
    """Whether an actor has offices with the words of a title, and is only concluded to hold each."""
    offices = [office for office in getattr(thing, "offices", ()) if stands_in(title, office.title)]
    return bool(offices) and all("holder" in office.inferred for office in offices)


_Place = tuple[int, str, int]
# The place of what no words tell, after all others.
_UNTOLD: _Place = (Bounds().greatest + 1, "", 0)


def _told(event: Event) -> _Place:
    """Where the first quotation of an event stands: when its source was published, its id, and the offset in it."""
    for evidence in event.evidence[:1]:
        source = evidence.quotation.source
        return beginning(source.published or TimeSpan()), source.id, evidence.quotation.start
    return _UNTOLD


def as_told(events: Iterable[Event]) -> Mapping[str, int]:
    """Number events as all sources tell them, each after the meeting at which it took place.

    So what is said at one meeting stays together. Events that stand at one place have one number.
    """
    # A tree of places: what is told at one place, by the place of what is told within it.
    within: list[dict[_Place, int]] = [{}]
    nodes: dict[str, int] = {}
    for event in events:
        line = [event]
        while (occasion := line[-1].occasion) is not None and occasion.id not in nodes:
            line.append(occasion)
        node = 0 if occasion is None else nodes[occasion.id]
        for each in reversed(line):
            node = within[node].setdefault(_told(each), len(within))
            within += [{}] * (node == len(within))
            nodes[each.id] = node
    numbers: dict[int, int] = {}
    waiting = [0]
    while waiting:
        node = waiting.pop()
        numbers[node] = len(numbers)
        waiting += (inner for _, inner in sorted(within[node].items(), reverse=True))
    return {id_: numbers[node] for id_, node in nodes.items()}


def _named(thing: Any) -> Named:
    """List the names of a thing that is no actor."""
    names = (getattr(thing, field) for field in _NAMES[type(thing)])
    return Named(thing.id, tuple(filter(None, names)))


# Words for a party behind or before its name.
_SIDE = ("side", "phía")


def _named_actor(actor: Actor, *, is_party: bool, read: Iterable[str]) -> Named:
    """List the names and titles of an actor, the words that go with them, and what else leads to it alone.

    These are the abbreviations of its titles, and words of two or more parts that some evidence reads as it.
    """
    others = [office.organisation for office in actor.offices if office.organisation is not None]
    words = [name for other in (*others, *filter(None, (actor.side,))) for name in other.names]
    titles = tuple(dict.fromkeys(office.title for office in actor.offices))
    bare = [title[len(name) :].strip() for title in titles for name in words if title.startswith(f"{name} ")]
    short = [
        initials(title)
        for title in (*titles, *(f"{name} {title}" for name in words if name.isupper() for title in bare))
    ]
    long = [said for said in read if len(without_beside(said)) > 1]
    return Named(
        actor.id,
        actor.names,
        titles,
        (*words, *(_SIDE if is_party else ())),
        tuple(bare),
        (*(each for each in short if len(each) > 1), *long),
    )
