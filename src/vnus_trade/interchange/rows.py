"""Tables: one flat row for each event of an answer, with the same columns for every row; as CSV and as Parquet."""

import csv
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from io import BytesIO, StringIO
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

import attrs

from vnus_trade import lazy
from vnus_trade.errors import QuestionRefused
from vnus_trade.evidence.sources import Quotation
from vnus_trade.model.entities import Actor, Entity, Topic
from vnus_trade.model.events import EVENT_CLASSES, Event, Goods, Participant, Rate
from vnus_trade.record.queries import Events
from vnus_trade.time.span import TimeSpan

BETWEEN = "; "
"""What stands between the members of a cell that has several."""

_BOUNDS = ("begin_earliest", "begin_latest", "end_earliest", "end_latest")
# Digits that a column of rates may have, and how many of them, at least, stand after the point.
_PRECISION, _SCALE = 38, 4
# What a spreadsheet takes for the beginning of a formula, and what stands before it to say that it is none.
_FORMULA, _NO_FORMULA = ("=", "+", "-", "@", "\t", "\r", "'"), "'"


@attrs.frozen(eq=False)
class Column:
    """A column: its name, the type of its values (any may be `None`), and the value that an event has in it."""

    name: str
    type: type
    value: Callable[[Any], Any]


def columns(kind: type[Event]) -> dict[str, Column]:
    """The columns of answers of this class: those of every event, and then those that only some kinds have."""
    found = dict(_COMMON)
    for cls, own in _OWN.items():
        if issubclass(cls, kind):
            found |= own
    return found


def rows(answer: Events[Any]) -> list[dict[str, Any]]:
    """A flat dict for each certain event of an answer, and then for each possible one."""
    there = columns(answer.kind)
    judged = [(event, True) for event in answer] + [(event, False) for event in answer.possible]
    return [
        {name: column.value(event) for name, column in there.items()} | {"certain": certain}
        for event, certain in judged
    ]


def to_csv(answer: Events[Any]) -> bytes:
    """The rows as CSV (RFC 4180) in UTF-8; times are RFC 3339, what is not there is an empty cell.

    A text that a spreadsheet would run as a formula, or that begins with an apostrophe, gets an apostrophe before it.
    """
    written = StringIO(newline="")
    table = csv.DictWriter(written, list(columns(answer.kind)), lineterminator="\r\n")
    table.writeheader()
    table.writerows({name: _cell(value) for name, value in row.items()} for row in rows(answer))
    return written.getvalue().encode()


def to_parquet(answer: Events[Any]) -> bytes:
    """The rows as Parquet.

    Raises `ExtraMissing` where pyarrow is not installed, and `QuestionRefused` for rates of more digits than it has.
    """
    arrow = lazy.from_extra("parquet", "pyarrow")
    table = rows(answer)
    written = BytesIO()
    arrow_table = arrow.Table.from_pylist(table, schema=_arrow_schema(answer, table, arrow))
    lazy.from_extra("parquet", "pyarrow.parquet").write_table(arrow_table, written)
    return written.getvalue()


def _arrow_schema(answer: Events[Any], table: Iterable[dict[str, Any]], arrow: Any) -> Any:
    """The types of the columns as Arrow has them, whatever this answer happens to hold."""
    numbers = [value for row in table for value in row.values() if isinstance(value, Decimal)]
    scale = max([_SCALE, *(-int(number.as_tuple().exponent) for number in numbers)])
    digits = scale + max((number.adjusted() + 1 for number in numbers), default=0)
    if digits > _PRECISION:
        reason = f"the rates want {digits} digits, and a column has {_PRECISION}; write CSV or JSON"
        raise QuestionRefused("Parquet", reason)
    types = {
        str: arrow.string(),
        bool: arrow.bool_(),
        int: arrow.int64(),
        datetime: arrow.timestamp("us", tz="UTC"),
        Decimal: arrow.decimal128(_PRECISION, scale),
    }
    return arrow.schema([(name, types[kind]) for name, kind in answer.columns.items()])


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.isoformat().replace("+00:00", "Z")
    if isinstance(value, Decimal):
        return f"{value:f}"
    text = str(value)
    return f"{_NO_FORMULA}{text}" if text.startswith(_FORMULA) else text


def _by_name(of: Iterable[Column]) -> dict[str, Column]:
    return {column.name: column for column in of}


def _columns(name: str, hint: Any) -> Iterator[Column]:
    """The columns of a field of events, by its type."""

    def value(event: Event) -> Any:
        return getattr(event, name, None)

    arguments = [argument for argument in get_args(hint) if argument is not NoneType]
    kind = arguments[0] if arguments else hint
    if get_origin(kind) is UnionType:
        (kind, *_) = get_args(kind)
    if kind is TimeSpan:
        yield from _times(name, value, f"{name}_")
    elif kind is Rate:
        yield Column(f"{name}_minimum", Decimal, _field_of(value, "minimum"))
        yield Column(f"{name}_maximum", Decimal, _field_of(value, "maximum"))
    elif kind is Goods:
        yield Column(name, str, lambda event: _joined(goods.words for goods in value(event) or ()))
        yield Column(f"{name}_hs", str, lambda event: _joined(goods.hs for goods in value(event) or () if goods.hs))
    elif kind is Participant or issubclass(kind, Entity | Topic):
        yield Column(name, str, lambda event: _joined(map(_id, _several(value(event)))))
        yield Column(f"{name}_named", str, lambda event: _joined(map(_name, _several(value(event)))))
    elif get_origin(hint) is tuple:
        yield Column(name, str, lambda event: _joined(map(str, value(event) or ())))
    elif issubclass(kind, StrEnum):
        yield Column(name, str, lambda event: _joined(map(str, _several(value(event)))))
    else:
        yield Column(name, kind, value)


def _times(name: str, value: Callable[[Any], TimeSpan | None], prefix: str = "") -> Iterator[Column]:
    """A time: as it is written, the zone in which, and what bounds its beginning and its end, in UTC."""
    yield Column(name, str, lambda event: None if (span := value(event)) is None else str(span))
    yield Column(f"{prefix}zone", str, _field_of(value, "zone"))
    for bound in _BOUNDS:
        yield Column(f"{prefix}{bound}", datetime, _field_of(value, bound))


def _field_of(value: Callable[[Any], Any], field: str) -> Callable[[Any], Any]:
    return lambda event: _of(value(event), field)


def _of(thing: Any, field: str) -> Any:
    return None if thing is None else getattr(thing, field)


def _several(value: Any) -> tuple[Any, ...]:
    return value if isinstance(value, tuple) else () if value is None else (value,)


def _joined(texts: Iterable[str]) -> str | None:
    return BETWEEN.join(texts) or None


def _id(thing: Any) -> str:
    return f"{thing.role}: {thing.actor.id}" if isinstance(thing, Participant) else str(thing.id)


def _name(thing: Any) -> str:
    if isinstance(thing, Participant):
        return f"{thing.role}: {thing.actor.name}"
    return str(thing.name if isinstance(thing, Actor) else thing.title)


def _quotation(event: Event) -> Quotation | None:
    """The first quotation that supports an event."""
    return next((evidence.quotation for evidence in event.evidence), None)


def _sources(event: Event) -> Iterable[str]:
    return dict.fromkeys(evidence.quotation.source.id for evidence in event.evidence)


_HINTS = get_type_hints(Event)
_COMMON = _by_name(
    (
        Column("id", str, lambda event: event.id),
        Column("kind", str, lambda event: str(event.kind)),
        Column("title", str, lambda event: event.title),
        Column("certain", bool, lambda _: None),  # only the answer knows it
        Column("basis", str, lambda event: str(event.basis)),
        Column("status", str, lambda event: str(event.status)),
        *_times("written", lambda event: event.when),
        Column("dated", str, lambda event: None if event.dated is None else str(event.dated)),
        *(column for name in ("place", "occasion", "after") for column in _columns(name, _HINTS[name])),
        Column("actors", str, lambda event: _joined(map(_id, event.actors))),
        Column("actors_named", str, lambda event: _joined(map(_name, event.actors))),
        *(column for name in ("topics", "documents") for column in _columns(name, _HINTS[name])),
        Column("inferred", str, lambda event: _joined(event.inferred)),
        Column("quotation", str, _field_of(_quotation, "exact")),
        Column("source", str, _field_of(_field_of(_quotation, "source"), "id")),
        Column("source_named", str, _field_of(_field_of(_quotation, "source"), "title")),
        Column("offset", int, _field_of(_quotation, "start")),
        Column("line", int, _field_of(_quotation, "line")),
        Column("sources", str, lambda event: _joined(_sources(event))),
    )
)
_OWN = {
    cls: _by_name(
        column
        for field in attrs.fields(cls)
        if field.name not in attrs.fields_dict(Event)
        for column in _columns(field.name, get_type_hints(cls)[field.name])
    )
    for cls in EVENT_CLASSES.values()
}
