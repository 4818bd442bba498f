"""The canonical JSON of what was curated, and its digest.

Objects become JSON by their attrs fields: references as ids, times in their written form with their zone, rates
as decimal strings. Keys are sorted and no white space is written, in UTF-8 (after RFC 8785). What is
derived (`when`, `status`), what is as its class has it by default, and the texts, which their digests pin, are left
out: a field that is added to the model changes no digest.
"""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

import attrs

from vnus_trade import lazy
from vnus_trade.evidence.sources import Quotation, Source
from vnus_trade.frozen import FrozenMapping
from vnus_trade.model.entities import Entity, Topic
from vnus_trade.model.events import Event
from vnus_trade.seeds import sha256
from vnus_trade.time.span import TimeSpan

_DERIVED: dict[type, frozenset[str]] = {
    Event: frozenset(("when", "status", "read_in")),
    Source: frozenset(("text", "line_lengths")),
}
# The fields of each class that are no derived ones, with their defaults.
_WRITTEN: dict[type[Any], tuple[tuple[str, Any], ...]] = {}


def plain(thing: Any) -> Any:
    """The JSON of one object and of all that it holds; what it refers to is given by id."""
    body = {"kind": str(thing.kind)} if isinstance(thing, Event) else {}
    cls = type(thing)
    if cls not in _WRITTEN:
        derived = next((names for kind, names in _DERIVED.items() if issubclass(cls, kind)), ())
        _WRITTEN[cls] = tuple((field.name, field.default) for field in attrs.fields(cls) if field.name not in derived)
    for name, default in _WRITTEN[cls]:
        value = getattr(thing, name)
        if value is not default and value != default and (shown := _value(value)) not in (None, [], {}):
            body[name] = shown
    return body


def digest(collections: Mapping[str, Iterable[Any]]) -> str:
    """The SHA-256, in hexadecimal, of named collections of objects; each is taken in the order of ids."""
    document = {
        name: [plain(thing) for thing in sorted(things, key=lambda thing: str(thing.id))]
        for name, members in collections.items()
        if (things := tuple(members))
    }
    return sha256(encoded(document))


def encoded(document: Any) -> bytes:
    """Canonical bytes of a JSON document: sorted keys, no white space, UTF-8."""
    text = lazy.json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode()


def _value(value: Any) -> Any:
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, tuple):
        return [_value(item) for item in value]
    if isinstance(value, TimeSpan):
        return {"is": str(value)} if value.zone is None else {"is": str(value), "zone": value.zone}
    if isinstance(value, Decimal):
        # Not `normalize`, which rounds to the precision of the caller's context.
        return re.sub(r"\.0*$|(\.\d*[1-9])0+$", r"\1", f"{value:f}")
    if isinstance(value, Quotation):
        return {"source": value.source.id, "start": value.start, "end": value.end}
    if isinstance(value, Entity | Source | Topic):
        return value.id
    if isinstance(value, FrozenMapping):
        return {key: _value(item) for key, item in value.items()}
    return plain(value)
