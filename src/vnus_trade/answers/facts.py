"""Questions about facts: which events keep each, and the fields of an event through which it does."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from functools import cache, partial
from typing import Any, NamedTuple

from vnus_trade.contents.index import Catalogue
from vnus_trade.contents.where import (
    REASONED,
    FieldSupport,
    asked_field,
    evidenced,
    field_test,
    is_inferred,
    is_stated,
    support_of,
)
from vnus_trade.errors import NotFound
from vnus_trade.evidence.sources import Quotation, Source
from vnus_trade.model.entities import Actor, Entity, Topic, identity
from vnus_trade.model.events import EVENT_CLASSES, Event, Meeting, Participant
from vnus_trade.model.fields import fields_of, members_of
from vnus_trade.model.vocabulary import Basis, EventKind, Role
from vnus_trade.words.names import fold, near, stands_in


class Fact(NamedTuple):
    """One condition on facts: the query that asked it, what for, and the test of an event.

    A question has it once, however often it is asked: two facts of one query and value are the same.
    """

    query: str
    """The query, such as ``"by"``; each field of a `where` is a condition of its own."""
    value: Any
    """What was asked for; of a `where`, the key of the field and the value."""
    keeps: Callable[[Event], bool]
    """Whether an event answers."""
    support: Callable[[Event], Iterable[FieldSupport]] = lambda _: ()
    """What supports the fields through which an event answers."""
    is_open: Callable[[Event], bool] | None = None
    """Whether an event that answers does so in some worlds only; `None` if each does in all."""
    among: Callable[[], Sequence[Event]] | None = None
    """The events of the record among which all answers are, in timeline order; `None` if all of them may answer."""

    @property
    def names(self) -> Iterable[str]:
        """The ids of what it names."""
        named = self.value[1] if self.query == "where" else self.value
        for thing in named if isinstance(named, tuple) else (named,):
            if isinstance(thing, Entity | Source | Topic):
                yield thing.id

    def admits(self, event: Event) -> bool:
        """Return whether an event answers that the other conditions may have left out."""
        try:
            return self.keeps(event)
        except Exception:  # noqa: BLE001 (a user's function may fail on a value that the other conditions exclude)
            return False


def class_of(kind: type[Event] | EventKind | str) -> type[Event]:
    """Return a class of events, given itself or by the word of its kind; raises `NotFound` and `TypeError`."""
    if isinstance(kind, str):
        if kind not in EVENT_CLASSES:
            raise NotFound("kind of event", kind, near(kind, EVENT_CLASSES) or tuple(EVENT_CLASSES))
        kind = EVENT_CLASSES[EventKind(kind)]
    given: object = kind
    if not isinstance(given, type) or not issubclass(given, Event):
        raise TypeError(f"of_kind takes a class of events or the word of a kind, not {kind!r}")
    return kind


def of_class(kind: type[Event]) -> Fact:
    """An event is of this class."""
    return Fact("of_kind", kind, lambda event: isinstance(event, kind))


def naming(catalogue: Catalogue, query: str, wanted: Any) -> Fact:
    """An event names this in a field that the query ``involving``, ``by``, ``by_side`` or ``about`` looks at."""

    def keys(event: Event) -> Iterator[Hashable]:
        for name in _fields_of_query(event.kind, query):
            for thing in _named(event, name, query):
                yield identity(thing)
                yield identity(thing.side) if query == "by_side" else None

    return Fact(
        query,
        wanted,
        lambda event: any(True for _ in _fields_naming(event, query, wanted)),
        lambda event: (support_of(event, name) for name in _fields_naming(event, query, wanted)),
        among=lambda: catalogue.indexed(query, keys, [identity(wanted)]),
    )


def at(meeting: Meeting) -> Fact:
    """An event took place at this meeting, or at one within it."""
    # What was found of each event and of the meetings at which it took place, so that none is looked at twice.
    known: dict[str, bool] = {}

    def keeps(event: Event) -> bool:
        new = [event] * (event.id not in known)
        while new and (occasion := new[-1].occasion) is not None and occasion.id not in known:
            new.append(occasion)
        for each in reversed(new):
            occasion = each.occasion
            known[each.id] = occasion is not None and (occasion == meeting or known[occasion.id])
        return known[event.id]

    return Fact(
        "at",
        meeting,
        keeps,
        lambda event: (support_of(each, "occasion") for each in _visited(event, meeting)),
    )


def at_place(names: tuple[str, ...]) -> Fact:
    """An event has one of these places."""
    return Fact("at_place", names, lambda event: event.place in names, lambda event: (support_of(event, "place"),))


def citing(catalogue: Catalogue, source: Source) -> Fact:
    """An event has a quotation of this source."""

    def keys(event: Event) -> Iterator[Hashable]:
        return (item.quotation.source.id for item in event.evidence)

    among = partial(catalogue.indexed, "citing", keys, [source.id])
    return _quoting("citing", source, lambda quotation: quotation.source == source, among)


def mentioning(catalogue: Catalogue, said: str) -> Fact:
    """An event has a quotation with these words, which are folded."""

    def keys(event: Event) -> Iterator[Hashable]:
        return (word for item in event.evidence for word in fold(item.quotation.words).split())

    among = partial(catalogue.indexed, "mentioning", keys, said.split())
    return _quoting("mentioning", said, lambda quotation: stands_in(said, quotation.words), among)


def _quoting(
    query: str, wanted: Any, is_meant: Callable[[Quotation], bool], among: Callable[[], Sequence[Event]]
) -> Fact:
    """An event has a quotation that is meant."""

    def support(event: Event) -> Iterator[FieldSupport]:
        yield FieldSupport(event, "evidence", tuple(item for item in event.evidence if is_meant(item.quotation)))

    def keeps(event: Event) -> bool:
        return any(is_meant(item.quotation) for item in event.evidence)

    return Fact(query, wanted, keeps, support, among=among)


def of_one_origin() -> Fact:
    """An event rests on one agency or outlet; it may do so if it has several sources and one of unknown origin."""
    return Fact(
        "of_one_origin",
        None,
        lambda event: len(event.origins) < 2,
        lambda event: (FieldSupport(event, "origins", event.evidence),),
        lambda event: len((*event.origins, *event.of_unknown_origin)) > 1,
    )


def of_field(kind: type[Event], name: str, wanted: Any, catalogue: Catalogue) -> Fact:
    """An event of this class has a value of a field, as `Events.where` describes it; raises as `field_test` does."""
    name, wanted = asked_field(kind, name, wanted)
    key, meant, test = field_test(kind, name, wanted, catalogue)
    return Fact(
        "where",
        (key, meant),
        lambda event: hasattr(event, name) and test(getattr(event, name)),
        lambda event: (support_of(event, name),),
    )


def passing(test: Callable[[Any], object]) -> Fact:
    """An event passes a function; raises `TypeError` for what is none."""
    if not callable(test):
        raise TypeError(f"where takes fields, such as number=2, or functions of an event, not {test!r}")
    return Fact("where", ("", test), lambda event: bool(test(event)))


def stated(kind: type[Event], field: str | None) -> Fact:
    """A source says that an event happened, or says this field of it; raises as `evidenced` does."""
    if field is None or field == "existence":
        return Fact(
            "stated",
            None,
            lambda event: event.basis is Basis.STATED,
            lambda event: (FieldSupport(event, "existence", event.evidence),),
        )
    name = evidenced(kind, field, "stated")
    return Fact("stated", name, lambda event: is_stated(event, name), lambda event: (support_of(event, name),))


def inferred(kind: type[Event], field: str | None) -> Fact:
    """The curator concluded that an event happened, or this field of it; raises as `evidenced` does."""
    name = "existence" if field is None else field if field in REASONED else evidenced(kind, field, "inferred")
    value = None if field is None else name
    return Fact("inferred", value, lambda event: is_inferred(event, name), lambda event: (support_of(event, name),))


_VOICES = ("speakers", "announced_by", "participants")
_SUBJECTS = (
    *("topics", "documents", "about", "imposed_by", "applied_to", "obliged", "to", "instrument", "authority"),
    *("continues", "within", "retaliates_for", "fulfils"),
)


@cache
def _fields_of_query(kind: EventKind, query: str) -> tuple[str, ...]:
    """The fields of a kind of event at which a query looks; a round has parties, and is not about them."""
    fields = fields_of(EVENT_CLASSES[kind])
    if query == "involving":
        return tuple(name for name, each in fields.items() if each.refers_to == (Actor,) or each.value is Participant)
    names = _VOICES if query != "about" else _SUBJECTS if kind is EventKind.ROUND else (*_SUBJECTS, "parties")
    return tuple(name for name in names if name in fields)


def _fields_naming(event: Event, query: str, wanted: Any) -> Iterator[str]:
    """The fields through which an event has what a query asks for: itself, as a participant, or by its side."""
    for name in _fields_of_query(event.kind, query):
        members = _named(event, name, query)
        if wanted in members or (query == "by_side" and any(wanted == each.side for each in members)):
            yield name


def _named(event: Event, field: str, query: str) -> tuple[Any, ...]:
    """What an event names in a field, as far as a query looks at it."""
    value = getattr(event, field)
    if field == "participants":
        return tuple(each.actor for each in value if query == "involving" or each.role is Role.SPEAKER)
    return members_of(value)


def _visited(event: Event, meeting: Meeting | None = None) -> Iterator[Event]:
    """The event and the meetings at which it took place, up to the one that took place at this meeting."""
    at_: Event = event
    while at_ != meeting and at_.occasion is not None:
        yield at_
        at_ = at_.occasion
