"""Tables: a flat row for each member of a listing, with the same columns for every row; as CSV and as Parquet."""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from decimal import Decimal
from io import BytesIO, StringIO
from itertools import chain
from operator import attrgetter
from typing import Any

import attrs

from vnus_trade import lazy
from vnus_trade.contents.listing import Listing
from vnus_trade.errors import QuestionRefused
from vnus_trade.model.entities import Office
from vnus_trade.model.events import EVENT_CLASSES, Event, Participant, RateStep
from vnus_trade.model.fields import Field, fields_of, title_of
from vnus_trade.model.quantities import Amount, Exemptions, Goods, Rate, SpecificDuty
from vnus_trade.time.span import TimeSpan

BETWEEN = "; "
"""The separator between the members of a cell that has several."""

# The digits that a column of rates may have, and the least that stand after the point.
_PRECISION, _SCALE = 38, 4
# Texts and what is done with them, which are no cells, and support, which has columns of its own.
_BESIDE = frozenset(("text", "line_lengths", "repairs", "set_aside", "evidence", "inferred"))
# What every event has, which comes first, and the zone for questions, which the negotiation has.
_OF_EVENTS = attrs.fields_dict(Event).keys() | {"read_in"}
# The letters with which a formula may begin in a spreadsheet, and the one before them that makes it a text.
_FORMULA, _NO_FORMULA = ("=", "+", "-", "@", "\t", "\r", "'"), "'"


@attrs.frozen(eq=False)
class Column:
    """A column: its name, the type of its values (any may be `None`), and the value that an event has in it."""

    name: str
    type: type
    value: Callable[[Any], Any]


def columns(kind: type[Any]) -> dict[str, Column]:
    """The columns of listings of this class: of events those of every event, then those that only some kinds have."""
    if not issubclass(kind, Event):
        fields = [field for name, field in fields_of(kind).items() if name not in _BESIDE]
        support = _SUPPORT if "evidence" in fields_of(kind) else ()
        return {column.name: column for column in (*chain.from_iterable(map(_columns, fields)), *support)}
    kinds: list[Any] = [cls for cls in EVENT_CLASSES.values() if issubclass(cls, kind)]
    fields = [field for cls in kinds for name, field in fields_of(cls).items() if name not in _OF_EVENTS]
    return {column.name: column for column in (*_COMMON, *_SUPPORT, *chain.from_iterable(map(_columns, fields)))}


def rows(listing: Listing[Any]) -> list[dict[str, Any]]:
    """A flat dict for each member; of an answer the possible events come last."""
    there = columns(listing.kind)
    certain = {"certain"} & there.keys()
    return [
        {name: column.value(member) for name, column in there.items()} | dict.fromkeys(certain, is_certain)
        for member, is_certain in listing.judged
    ]


def to_csv(answer: Listing[Any]) -> bytes:
    """The rows as CSV (RFC 4180) in UTF-8; times are RFC 3339, and a missing value is an empty cell.

    A text that a spreadsheet would run as a formula, or that begins with an apostrophe, gets an apostrophe before it.
    """
    written = StringIO(newline="")
    table = csv.DictWriter(written, list(columns(answer.kind)), lineterminator="\r\n")
    table.writeheader()
    table.writerows({name: _cell(value) for name, value in row.items()} for row in rows(answer))
    return written.getvalue().encode()


def to_parquet(answer: Listing[Any]) -> bytes:
    """The rows as Parquet.

    Raises `ExtraMissing` where pyarrow is not installed, and `QuestionRefused` for rates of more digits than it has.
    """
    arrow = lazy.from_extra("parquet", "pyarrow")
    table = rows(answer)
    written = BytesIO()
    arrow_table = arrow.Table.from_pylist(table, schema=_arrow_schema(answer, table, arrow))
    lazy.from_extra("parquet", "pyarrow.parquet").write_table(arrow_table, written)
    return written.getvalue()


def _arrow_schema(answer: Listing[Any], table: Iterable[dict[str, Any]], arrow: Any) -> Any:
    """The types of the columns in Arrow, whatever values the rows happen to hold."""
    numbers = [value for row in table for value in row.values() if isinstance(value, Decimal)]
    scale = max([_SCALE, *(-int(number.as_tuple().exponent) for number in numbers)])
    digits = scale + max((number.adjusted() + 1 for number in numbers), default=0)
    if digits > _PRECISION:
        reason = f"the rates need {digits} digits, and a column has {_PRECISION}; write CSV or JSON"
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


def _columns(field: Field) -> Iterator[Column]:
    """The columns of a field of events."""
    name = field.name
    if field.value is TimeSpan:
        yield from _times(name, name, f"{name}_")
    elif field.value is Rate:
        yield from (_at(f"{name}_{bound}", f"{name}.{bound}", Decimal) for bound in ("minimum", "maximum"))
    elif field.value is Goods:
        yield _joined(name, name, attrgetter("words"))
        yield _joined(f"{name}_hs", name, attrgetter("hs"))
    elif field.value in (Amount, SpecificDuty):
        path = name if field.value is Amount else f"{name}.amount"
        yield from (_at(f"{name}_{end}", f"{path}.{end}", Decimal) for end in ("least", "greatest"))
        yield _at(f"{name}_unit", f"{path}.unit")
        yield from () if field.value is Amount else (_at(f"{name}_per", f"{name}.per"),)
    elif field.value is Exemptions:
        yield _joined(f"{name}_goods", f"{name}.goods", attrgetter("words"))
        yield _joined(f"{name}_payers", f"{name}.payers", attrgetter("id"))
        yield _joined(f"{name}_payers_named", f"{name}.payers", title_of)
    elif field.value is RateStep:
        yield _joined(name, name, lambda step: f"{step.rate} from {step.in_force}")
    elif field.value is Participant:
        yield _joined(name, name, lambda person: f"{person.role}: {person.actor.id}")
        yield _joined(f"{name}_named", name, lambda person: f"{person.role}: {title_of(person.actor)}")
    elif field.is_mapping:
        yield Column(name, str, lambda thing: _entries(getattr(thing, name)) or None)
    elif field.refers_to:
        yield from _referred(name)
    elif field.value is Office:
        yield _joined(name, name, attrgetter("title"))
    elif field.is_several or field.vocabulary:
        yield _joined(name, name, str)
    else:
        yield _at(name, name, field.value)


def _times(name: str, path: str, prefix: str = "") -> Iterator[Column]:
    """A time: its written form, its zone, and the bounds of its beginning and its end in UTC."""
    yield _joined(name, path, str)
    yield _at(f"{prefix}zone", f"{path}.zone")
    for bound in ("begin_earliest", "begin_latest", "end_earliest", "end_latest"):
        yield _at(f"{prefix}{bound}", f"{path}.{bound}", datetime)


def _entries(mapping: Mapping[str, Any]) -> str:
    return BETWEEN.join(f"{key}: {getattr(value, 'id', value)}" for key, value in mapping.items())


def _referred(name: str) -> Iterator[Column]:
    yield _joined(name, name, attrgetter("id"))
    yield _joined(f"{name}_named", name, title_of)


def _at(name: str, path: str, kind: type = str) -> Column:
    """The value at the end of a path of attributes; `None` where one of them is `None` or missing."""

    def value(event: Any) -> Any:
        for step in path.split("."):
            event = getattr(event, step, None)
        return event

    return Column(name, kind, value)


def _joined(name: str, path: str, text: Callable[[Any], str | None]) -> Column:
    """The texts of one or several values, joined; `None` if there are none."""
    found = _at(name, path).value

    def value(event: Any) -> str | None:
        members = found(event)
        several = members if isinstance(members, tuple) else () if members is None else (members,)
        return BETWEEN.join(filter(None, map(text, several))) or None

    return Column(name, str, value)


def _quoted(name: str, path: str, kind: type = str) -> Column:
    """A column of the first quotation that supports an event."""
    at = _at(name, path, kind)
    return Column(name, kind, lambda event: at.value(event.evidence[0].quotation) if event.evidence else None)


def _sources(event: Event) -> str | None:
    return BETWEEN.join(dict.fromkeys(evidence.quotation.source.id for evidence in event.evidence)) or None


_COMMON = (
    _at("id", "id"),
    _joined("kind", "kind", str),
    _at("title", "title"),
    Column("certain", bool, lambda _: None),  # only the answer knows it
    *(_joined(name, name, str) for name in ("basis", "status", "caveat")),
    *_times("written", "when"),
    _joined("dated", "dated", str),
    _at("place", "place"),
    *(column for name in ("occasion", "after", "actors", "topics", "documents") for column in _referred(name)),
)

_SUPPORT = (
    Column("inferred", str, lambda event: BETWEEN.join(event.inferred) or None),
    _quoted("quotation", "exact"),
    _quoted("source", "source.id"),
    _quoted("source_named", "source.title"),
    _quoted("offset", "start", int),
    _quoted("line", "line", int),
    Column("sources", str, _sources),
)
