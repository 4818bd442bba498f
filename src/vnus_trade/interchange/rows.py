"""Rows: a flat one for each member of a listing, and the columns that all of them have."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from decimal import Decimal
from itertools import chain
from operator import attrgetter
from typing import Any

import attrs

from vnus_trade.contents.listing import Listing
from vnus_trade.model.entities import Office
from vnus_trade.model.events import EVENT_CLASSES, Event, Participant, RateStep
from vnus_trade.model.fields import Field, fields_of
from vnus_trade.model.quantities import Amount, Exemptions, Goods, Rate, SpecificDuty
from vnus_trade.time.span import TimeSpan

BETWEEN = "; "
"""The separator between the members of a cell that has several."""

# Texts and what is done with them, which are no cells, and support, which has columns of its own.
_BESIDE = frozenset(("text", "line_lengths", "repairs", "set_aside", "evidence", "inferred"))
# What every event has, which comes first, and the zone for questions, which the negotiation has.
_OF_EVENTS = attrs.fields_dict(Event).keys() | {"read_in"}
# Says a value as text, or that it has none.
_Said = Callable[[Any], str | None]


@attrs.frozen(eq=False)
class Column:
    """A column: its name, the type of its values (any may be `None`), and what a member has in it."""

    name: str
    type: type
    of: Callable[[Any], Any]
    """The value of a member, or a tuple of texts where a cell may have several."""
    is_several: bool = False
    """Whether a cell may have several texts."""

    def value(self, member: Any) -> Any:
        """The value of a member; several texts are joined to one, and none are `None`."""
        found = self.of(member)
        return BETWEEN.join(found) or None if self.is_several else found


def columns(kind: type[Any]) -> dict[str, Column]:
    """The columns of listings of this class: of events those of every event, then those that only some kinds have."""
    if not issubclass(kind, Event):
        fields = [field for name, field in fields_of(kind).items() if name not in _BESIDE]
        support = (*[_INFERRED] * ("inferred" in fields_of(kind)), *_SUPPORT * ("evidence" in fields_of(kind)))
        return {column.name: column for column in (*chain.from_iterable(map(_columns, fields)), *support)}
    kinds: list[Any] = [cls for cls in EVENT_CLASSES.values() if issubclass(cls, kind)]
    fields = [field for cls in kinds for name, field in fields_of(cls).items() if name not in _OF_EVENTS]
    return {
        column.name: column for column in (*_COMMON, _INFERRED, *_SUPPORT, *chain.from_iterable(map(_columns, fields)))
    }


def rows(listing: Listing[Any]) -> list[dict[str, Any]]:
    """A flat dict for each member; of an answer the possible events come last."""
    there = columns(listing.kind)
    certain = {"certain"} & there.keys()
    return [
        {name: column.value(member) for name, column in there.items()} | dict.fromkeys(certain, is_certain)
        for member, is_certain in listing.judged
    ]


def _columns(field: Field) -> Iterator[Column]:
    name, text = field.name, _texts if field.is_several else _text
    if field.value is TimeSpan:
        yield from _times(name, name, f"{name}_")
    elif field.value is Rate:
        yield from (_at(f"{name}_{bound}", f"{name}.{bound}", Decimal) for bound in ("minimum", "maximum"))
    elif field.value is Goods:
        yield text(name, name, attrgetter("words"))
        yield text(f"{name}_hs", name, attrgetter("hs"))
    elif field.value in (Amount, SpecificDuty):
        path = name if field.value is Amount else f"{name}.amount"
        yield from (_at(f"{name}_{end}", f"{path}.{end}", Decimal) for end in ("least", "greatest"))
        yield _at(f"{name}_unit", f"{path}.unit")
        yield _text(f"{name}_per", f"{name}.per", str)
    elif field.value is Exemptions:
        yield _texts(f"{name}_goods", f"{name}.goods", attrgetter("words"))
        yield _texts(f"{name}_payers", f"{name}.payers", attrgetter("id"))
        yield _texts(f"{name}_payers_named", f"{name}.payers", str)
    elif field.value is RateStep:
        yield _texts(name, name, lambda step: f"{step.rate} from {step.in_force}")
    elif field.value is Participant:
        yield _texts(name, name, lambda person: f"{person.role}: {person.actor.id}")
        yield _texts(f"{name}_named", name, lambda person: f"{person.role}: {person.actor}")
    elif field.is_mapping:
        yield Column(name, str, lambda thing: _entries(getattr(thing, name)), is_several=True)
    elif field.refers_to:
        yield from _referred(name, text)
    elif field.value is Office:
        yield _texts(name, name, attrgetter("title"))
    elif field.is_several or field.vocabulary:
        yield text(name, name, str)
    else:
        yield _at(name, name, field.value)


def _times(name: str, path: str, prefix: str = "") -> Iterator[Column]:
    """A time: its written form, its zone, and the bounds of its beginning and its end in UTC."""
    yield _text(name, path, str)
    yield _at(f"{prefix}zone", f"{path}.zone")
    for bound in ("begin_earliest", "begin_latest", "end_earliest", "end_latest"):
        yield _at(f"{prefix}{bound}", f"{path}.{bound}", datetime)


def _entries(mapping: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(f"{key}: {getattr(value, 'id', value)}" for key, value in mapping.items())


def _referred(name: str, text: "Callable[[str, str, _Said], Column]") -> Iterator[Column]:
    yield text(name, name, attrgetter("id"))
    yield text(f"{name}_named", name, str)


def _at(name: str, path: str, kind: type = str) -> Column:
    """The value at the end of a path of attributes; `None` where one of them is `None` or missing."""

    def value(event: Any) -> Any:
        for step in path.split("."):
            event = getattr(event, step, None)
        return event

    return Column(name, kind, value)


def _text(name: str, path: str, text: _Said) -> Column:
    found = _at(name, path).of
    return Column(name, str, lambda thing: None if (value := found(thing)) is None else text(value) or None)


def _texts(name: str, path: str, text: _Said) -> Column:
    found = _at(name, path).of
    return Column(name, str, lambda thing: tuple(filter(None, map(text, found(thing) or ()))), is_several=True)


def _quoted(name: str, path: str, kind: type = str) -> Column:
    """A column of the first quotation that supports an event."""
    at = _at(name, path, kind)
    return Column(name, kind, lambda event: at.of(event.evidence[0].quotation) if event.evidence else None)


def _sources(event: Event) -> tuple[str, ...]:
    return tuple(dict.fromkeys(evidence.quotation.source.id for evidence in event.evidence))


_COMMON = (
    _at("id", "id"),
    _text("kind", "kind", str),
    _at("title", "title"),
    Column("certain", bool, lambda _: None),  # only the answer knows it
    *(_text(name, name, str) for name in ("basis", "status", "caveat")),
    *_times("written", "when"),
    _text("dated", "dated", str),
    _at("place", "place"),
    *_referred("occasion", _text),
    *(column for name in ("after", "actors", "topics", "documents") for column in _referred(name, _texts)),
)

_INFERRED = Column("inferred", str, lambda event: tuple(event.inferred), is_several=True)
_SUPPORT = (
    _quoted("quotation", "exact"),
    _quoted("source", "source.id"),
    _quoted("source_named", "source.title"),
    _quoted("offset", "start", int),
    _quoted("line", "line", int),
    Column("sources", str, _sources, is_several=True),
)
