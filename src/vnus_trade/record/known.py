"""What was known on a day: the part of a record that is backed by what may have been published by then.

What each thing refers to is made before it, and the status and the order of events follow from the evidence that is
left. Which fields need evidence, and what they hold, is read from `vnus_trade.model.fields`.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from graphlib import TopologicalSorter
from itertools import chain
from typing import Any

import attrs

from vnus_trade.contents.index import Contents
from vnus_trade.evidence.backing import Backing
from vnus_trade.evidence.sources import Evidence, Source
from vnus_trade.evidence.statuses import PublishedBounds, judged_status, published_bounds, takes_place
from vnus_trade.evidence.vocabulary import Status
from vnus_trade.model.entities import Actor, Entity, Topic
from vnus_trade.model.events import TAKEN, Agreement, Event, Participant
from vnus_trade.model.fields import Field, beyond, evident_parts, fields_of, keyed, referred
from vnus_trade.model.findings import Discrepancy, Gap
from vnus_trade.model.quantities import Goods
from vnus_trade.ordering.order import Order
from vnus_trade.ordering.stated import ANNOUNCED, COMES_AFTER, DATED, OCCASION, ONGOING_AT, Stated
from vnus_trade.time.constraints import Certainty
from vnus_trade.time.span import TimeSpan
from vnus_trade.words.edges import sees
from vnus_trade.words.names import by_rarest_word


def published_by(source: Source, day: TimeSpan) -> Certainty:
    """Return whether a source had been published by the end of a day in every world, in some, or in none."""
    end, by = (source.published or TimeSpan()).end_bounds, day.end_bounds.greatest
    if end.least > by:
        return Certainty.NOT
    return Certainty.CERTAIN if end.greatest <= by else Certainty.POSSIBLE


def known_by(day: TimeSpan, contents: Contents, order: Order) -> tuple[Contents, Order]:
    """Return what the sources back that may have been published by the end of a day, and the order of its events.

    Of events that these contents neither have nor lead to, nothing is known. Raises `OrderContradiction` if the
    sources contradict each other, which only a later one settles.
    """
    left = _Left(day, contents)
    known = Order.of(left.stated(each) for each in order.stated if isinstance(left.things.get(each.id), Event))
    made = left.made(known)
    kept = {name: [made[thing.id] for thing in things if thing.id in made] for name, things in contents.curated.items()}
    return Contents(**kept), known


class _Left:
    """What is left of the things of a record, and of each of their fields."""

    def __init__(self, day: TimeSpan, contents: Contents) -> None:
        self._day = day
        self._is_known: dict[str, bool] = {}
        # Actors of whose own quotations none is left, and whom those of other things name.
        self._named: set[str] = set()
        before = list(chain.from_iterable(contents.curated.values()))
        before += beyond(before, Entity, Topic, Source)
        self.things: dict[str, Any] = {thing.id: thing for thing in before if self._is_left(thing)}
        waiting = list(self.things.values())
        while waiting:
            for actor in self._naming(waiting.pop()):
                self._named.add(actor.id)
                self.things[actor.id] = actor
                waiting.append(actor)
        self._left_out = {thing.id for thing in before} - self.things.keys()
        self._made: dict[str, Any] = {}

    def stated(self, before: Stated) -> Stated:
        """What is still stated of the time of an event."""
        event: Event = self.things[before.id]
        fields = keyed(type(event))
        has = {key for key in fields if self._has(event, fields[key])}
        evidence = self._evidence(event)
        status, _ = self._status(event)
        bounds = PublishedBounds() if "existence" in event.inferred else published_bounds(evidence)
        # An article's own voice speaks when it is published.
        is_spoken = any(before.span == item.quotation.source.published for item in evidence)
        is_dated = is_spoken or (DATED in has and event.dated is not None)
        return Stated(
            id=event.id,
            span=before.span if is_dated else TimeSpan(zone=before.span.zone),
            after=self._events(before.after) if COMES_AFTER in has else (),
            within=next(iter(self._events((before.within,))), None) if OCCASION in has else None,
            same=next(iter(self._events((before.same,))), None) if ANNOUNCED in has else None,
            ongoing_at=self._events(before.ongoing_at) if ONGOING_AT in has else (),
            **bounds._asdict(),
            takes_place=takes_place(status, evidence),
        )

    def made(self, order: Order) -> dict[str, Any]:
        """Make every thing anew, each after those that it refers to."""
        named = {id_: {other.id for other in _named(thing)} & self.things.keys() for id_, thing in self.things.items()}
        for id_ in TopologicalSorter(named).static_order():
            thing = self.things[id_]
            if isinstance(thing, Source):
                self._made[id_] = self._source(thing)
                continue
            values = self._values(thing)
            values |= self._derived(thing, values, order) if isinstance(thing, Event) else {}
            self._made[id_] = type(thing)(**values)
        return self._made

    def _source(self, source: Source) -> Source:
        """A source as it is, but for what it says of sources that are left out."""
        others: dict[str, Any] = {field.name: self._made.get(other.id) for field, other in _others(source)}
        return attrs.evolve(source, **others, evidence=tuple(self._evidence(source)))

    def _derived(self, event: Event, values: dict[str, Any], order: Order) -> dict[str, Any]:
        """The values of an event that follow from those that are left of it."""
        statement = values.get(ANNOUNCED)
        taken = {} if statement is None else {name: getattr(statement, said) for name, said in TAKEN.items()}
        status, settled = self._status(event)
        zone = {"read_in": event.read_in} if isinstance(event, Agreement) else {}
        return {**taken, **zone, "latest_status": settled, "status": status, "when": order.when(event.id)}

    def _status(self, event: Event) -> tuple[Status, Status | None]:
        """How an event stands by the evidence that is left, and the word that settles it, where it has one.

        Where a later source alone settles which of several statuses is the latest, it is the first of these as
        statuses move on.
        """
        evidence = self._evidence(event)
        latest = event.latest_status if self._has(event, keyed(type(event))["latest_status"]) else None
        default = Status.ENDED if evidence else Status.EXPECTED
        judged = ((judged_status(evidence, settled, default), settled) for settled in (latest, *Status))
        return next((status, settled) for status, settled in judged if isinstance(status, Status))

    def _events(self, ids: Iterable[str | None]) -> tuple[str, ...]:
        return tuple(id_ for id_ in ids if id_ in self.things)

    # What is backed

    def _knows(self, evidence: Evidence) -> bool:
        source = evidence.quotation.source
        if source.id not in self._is_known:
            self._is_known[source.id] = published_by(source, self._day) is not Certainty.NOT
        return self._is_known[source.id]

    def _evidence(self, thing: Any) -> list[Evidence]:
        return list(filter(self._knows, thing.evidence))

    def _is_left(self, thing: Any) -> bool:
        """Return whether some quotation of a thing is left, and one for each field that its class requires.

        Of a discrepancy, two are left, unless it has but one: no passage disagrees with itself.
        """
        if isinstance(thing, Source):
            return published_by(thing, self._day) is not Certainty.NOT
        parts = list(evident_parts(thing))
        needed = min(2, len(thing.evidence)) if isinstance(thing, Discrepancy) else 1
        left = [item for part in parts for item in part.evidence if self._knows(item)]
        is_quoted = not parts or len(left) >= needed
        required = (field for field in fields_of(type(thing)).values() if field.is_required)
        return is_quoted and all(self._has(thing, field) for field in required)

    def _naming(self, thing: Any) -> Iterator[Actor]:
        """Yield the actors, left out so far, whom the quotations that are left of a thing and its parts name."""
        for part in evident_parts(thing):
            for field in (each for each in fields_of(type(part)).values() if each.backing is Backing.NAMED):
                quoted = [item for item in self._evidence(part) if field.key in item.fields]
                value = getattr(part, field.name)
                for member in value if field.is_several else (value,):
                    actor = _actor(member)
                    is_new = actor is not None and actor.id not in self.things
                    if actor is not None and is_new and any(_shows(item, actor) for item in quoted):
                        yield actor

    def _has(self, thing: Any, field: Field) -> bool:
        """Return whether a field of a thing is left: the curator's filing, what words say, and what is inferred."""
        is_named = isinstance(thing, Actor) and thing.id in self._named and field.is_required
        if is_named or field.backing is Backing.FILING or not hasattr(thing, "evidence"):
            return True
        is_left = any(self._knows(item) for part in evident_parts(thing) for item in part.evidence)
        quoted = [item for item in thing.evidence if field.key in item.fields]
        if any(map(self._knows, quoted)):
            return True
        # Where words state a time, its reason says why they read so. Judgements are backed as a whole.
        is_inferred = field.key in thing.inferred and field.value is not TimeSpan
        is_judged = isinstance(thing, Discrepancy | Gap) and field.is_required
        return is_left and (is_inferred or is_judged or not quoted) and not _is_taken(thing, field)

    def _has_reason(self, thing: Any, key: str) -> bool:
        """Return whether what a reason is given for is left: a field, the zone or the year of some time, or a thing."""
        fields = keyed(type(thing))
        if key in fields:
            return self._has(thing, fields[key])
        times = (each for each in fields.values() if each.value is TimeSpan and getattr(thing, each.name) is not None)
        return key not in ("year", "zone") or any(self._has(thing, each) for each in times)

    # What is made

    def _values(self, thing: Any) -> dict[str, Any]:
        """The values of the fields of a thing that are left, by their names."""
        fields = [field for field in fields_of(type(thing)).values() if field.backing is not Backing.DERIVED]
        found = {field.name: self._value(thing, field) for field in fields if self._has(thing, field)}
        found |= {
            field.for_all: getattr(thing, field.for_all) for field in fields if field.for_all and field.name in found
        }
        return {name: value for name, value in found.items() if value is not None}

    def _value(self, thing: Any, field: Field) -> Any:
        value = getattr(thing, field.name)
        if field.name == "inferred":
            return {key: reason for key, reason in value.items() if self._has_reason(thing, key)}
        if field.is_mapping:
            found = {key: self._member(field, member) for key, member in value.items()}
            return {key: member for key, member in found.items() if member is not None}
        if field.is_several:
            members = (self._member(field, member) for member in filter(self._shown(thing, field), value))
            return tuple(member for member in members if member is not None)
        return self._member(field, value)

    def _member(self, field: Field, value: Any) -> Any:
        """A value, or one of several: what it refers to as it was made anew, and `None` for what is left out."""
        if field.refers_to:
            return None if value is None else self._made.get(value.id)
        if field.names and isinstance(value, tuple):
            return tuple(id_ for id_ in value if id_ not in self._left_out) or None
        if field.names:
            return None if value in self._left_out else value
        return self._part(value) if _may_lose(type(value)) else value

    def _part(self, part: Any) -> Any:
        """A part of a thing, such as an office; `None` if nothing backs it, or it lacks what its class requires."""
        if isinstance(part, Evidence) and not self._knows(part):
            return None
        values = self._values(part) if self._is_left(part) else {}
        required = {field.name for field in fields_of(type(part)).values() if field.is_required}
        return type(part)(**values) if values and required <= values.keys() else None

    def _shown(self, thing: Any, field: Field) -> Callable[[Any], bool]:
        """Tell which members of a field are left: all but those that the words of later sources alone show."""
        is_seen = field.backing in (Backing.NAMED, Backing.PRINTED) and hasattr(thing, "evidence")
        quoted = [item for item in thing.evidence if field.key in item.fields] if is_seen else []
        later = [item for item in quoted if not self._knows(item)]
        if not later:
            return lambda _: True
        known_show, later_show = _showing(list(filter(self._knows, quoted))), _showing(later)
        return lambda member: known_show(member) or not later_show(member)


def _named(thing: Any) -> Iterator[Any]:
    """Yield what a thing refers to; but for what sources quote of each other."""
    return (other for _, other in _others(thing)) if isinstance(thing, Source) else referred(thing)


def _others(source: Source) -> Iterator[tuple[Field, Source]]:
    """Yield the sources of which one is a version or a translation, each with the field that says so."""
    fields = (field for field in fields_of(Source).values() if field.refers_to)
    return ((field, other) for field in fields if (other := getattr(source, field.name)) is not None)


def _is_taken(thing: Any, field: Field) -> bool:
    """Return whether an event has the value of a field, for which nothing is quoted, from the statement it is in."""
    is_own = field.key in thing.inferred
    return isinstance(thing, Event) and thing.announcement is not None and field.name in TAKEN and not is_own


def _may_lose(cls: Any) -> bool:
    """Return whether values of a class have evidence, or refer to anything that may be left out."""
    fields = fields_of(cls).values() if attrs.has(cls) else ()
    return any(field.names or field.value is Evidence or field.refers_to for field in fields)


def _actor(member: Any) -> Actor | None:
    """The actor that a member of a field is, or whose part in something it says."""
    found = member.actor if isinstance(member, Participant) else member
    return found if isinstance(found, Actor) else None


def _showing(evidence: Sequence[Evidence]) -> Callable[[Any], bool]:
    """Tell whether any of these quotations shows a member of a field; the most likely ones are looked at first."""
    likely = by_rarest_word(item.quotation.words for item in evidence)

    def shown(member: Any) -> bool:
        first = (evidence[number] for name in _called(member) for number in likely(name))
        return any(_shows(item, member) for item in chain(first, evidence))

    return shown


def _called(member: Any) -> Sequence[str]:
    """What shows a member in words: the names and titles of an actor, or a text."""
    if (actor := _actor(member)) is not None:
        return (*actor.names, *(office.title for office in actor.offices))
    words = member.words if isinstance(member, Goods) else member
    return (words,) if isinstance(words, str) else ()


def _shows(evidence: Evidence, member: Any) -> bool:
    """Return whether words print a text, or name an actor, by a title or by a declared reading too."""
    actor = _actor(member)
    known = () if actor is None else actor.names
    is_read = actor is not None and any(actor.id in ids for ids in evidence.reads.values())
    return is_read or any(sees(name, evidence.quotation.words, known) for name in _called(member))
