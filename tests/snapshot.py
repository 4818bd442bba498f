"""Writes the snapshot of the shipped record, from the objects that loading makes with all checks."""

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from decimal import Decimal
from enum import Enum
from graphlib import TopologicalSorter
from typing import Any

import attrs

import vnus_trade
from vnus_trade import Evidence, Source, TimeSpan
from vnus_trade.model.fields import COLLECTIONS, KINDS, referred
from vnus_trade.seeds import pinned_files, sha256

_WITH_IDS = tuple(KINDS.values())


def snapshot() -> str:
    """The snapshot, as JSON."""
    record = vnus_trade.load(check=True)
    things = {thing.id: thing for things in record.curated.values() for thing in things}
    refers = {id_: {other.id for other in referred(thing)} - {id_} for id_, thing in things.items()}
    document = {
        "files": {name: sha256(content) for name, content in pinned_files().items()},
        "objects": [each for id_ in TopologicalSorter(refers).static_order() for each in _written(things[id_])],
        **{name: [thing.id for thing in record.curated[name]] for name in COLLECTIONS},
        "order": [_object(stated) for stated in record.order.stated],
        "filed": dict(record.filed),
    }
    return f"{json.dumps(document, ensure_ascii=False, separators=(',', ':'))}\n"


def _written(thing: Any) -> Iterator[Any]:
    """An object; a source that is quoted for what is said of it comes before that without its quotations."""
    if isinstance(thing, Source) and thing.evidence:
        yield _object(attrs.evolve(thing, evidence=()))
    yield _object(thing)


def _object(thing: Any) -> dict[str, Any]:
    values = {
        field.name: _value(getattr(thing, field.name))
        for field in attrs.fields(type(thing))
        if field.init and field.name != "text" and getattr(thing, field.name) != field.default
    }
    if isinstance(thing, Evidence):
        quotation = thing.quotation
        values |= {"source": quotation.source.id, "start": quotation.start, "end": quotation.end}
        del values["quotation"]
    return {"": type(thing).__name__} | values


def _value(value: Any) -> Any:
    if isinstance(value, _WITH_IDS):
        return {"@": value.id}
    if isinstance(value, TimeSpan):
        return {"": "TimeSpan", "given": [str(value), value.zone]}
    if isinstance(value, datetime):
        return {"": "datetime", "given": [value.isoformat()]}
    if isinstance(value, Decimal | Enum):
        return {"": type(value).__name__, "given": [str(value)]}
    if isinstance(value, tuple):
        return [_value(member) for member in value]
    if isinstance(value, Mapping):
        return {key: _value(member) for key, member in value.items()}
    return _object(value) if attrs.has(type(value)) else value
