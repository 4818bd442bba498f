"""JSON out: a chronology as one document that others can read; `reader` reads it back.

A document has every object by its fields (`shapes`), the stated order, and what each thing is filed under;
`docs/interchange.md` describes it and `schema.json` says the same to machines. Its bytes are canonical: sorted
keys, no white space, UTF-8.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any

import attrs

from vnus_trade.evidence.sources import Source
from vnus_trade.files import replace
from vnus_trade.interchange.converter import (
    SHA256,
    Exactly,
    Flag,
    Keyed,
    OneOf,
    Several,
    Shape,
    Text,
    bodies_in,
    body_of,
    object_schema,
)
from vnus_trade.model.entities import Actor, Document, Entity, Negotiation, Topic
from vnus_trade.model.events import EVENT_CLASSES, Event
from vnus_trade.model.findings import Discrepancy, Gap
from vnus_trade.record.chronology import Chronology
from vnus_trade.record.digest import encoded
from vnus_trade.record.order import Stated

FORMAT = "vnus-trade chronology"
VERSION = (1, 0)
"""The major and minor version of the documents that are written."""

SCHEMA = Path(__file__).with_name("schema.json")
"""The JSON Schema of the documents, as it is shipped: what `schema` gave when the model was last changed."""

_WITH_TEXTS = (
    "The texts, and the words quoted from them, belong to their publishers; they stand here as evidence, and the "
    "licence of the software does not cover them."
)
_WITHOUT_TEXTS = (
    "Texts of sources were left out, so that quotations from them cannot be checked again. The words quoted belong "
    "to their publishers, and the licence of the software does not cover them."
)

_KINDS: dict[str, type] = {str(kind): cls for kind, cls in EVENT_CLASSES.items()}
_EVENTS = OneOf("kind", {kind: body_of(cls) for kind, cls in _KINDS.items()})
# The classes of the collections of a chronology, by their keys in a document, and the shape of their members.
_CLASSES: dict[str, type] = {
    "sources": Source,
    "actors": Actor,
    "documents": Document,
    "topics": Topic,
    "discrepancies": Discrepancy,
    "gaps": Gap,
    "negotiations": Negotiation,
    "events": Event,
}
COLLECTIONS: dict[str, Several] = {
    name: Several(_EVENTS if kind is Event else body_of(kind)) for name, kind in _CLASSES.items()
}
"""The shape of each collection of a chronology, by its key in a document."""

PARTS: dict[str, Shape] = {
    "format": Exactly(FORMAT),
    "version": Text("a version such as '1.0'", r"^[0-9]{1,4}\.[0-9]{1,4}$"),
    "notice": Text(),
    "texts": Flag(),
    "digest": SHA256,
    **COLLECTIONS,
    "order": Several(body_of(Stated)),
    "filed": Keyed(Text()),
    "beside": Several(Text()),
}
"""The shape of each part of a document."""

REQUIRED = frozenset(PARTS) - {"digest", "beside"}
"""The parts that no document is without."""


def to_json(record: Chronology, *, texts: bool = True) -> str:
    """The document of a chronology."""
    there = {name: list(getattr(record, field_of(name))) for name in COLLECTIONS}
    beside = sorted(_beside(chain.from_iterable(there.values())), key=lambda thing: str(thing.id))
    for thing in beside:
        there[_collection_of(thing)].append(thing)
    whole = [texts and source.whole for source in there["sources"]]
    negotiations = {negotiation.id for negotiation in record.negotiations}
    filed = [(thing.id, record.filed.get(thing.id)) for thing in chain.from_iterable(there.values())]
    written = {
        "format": FORMAT,
        "version": ".".join(map(str, VERSION)),
        "notice": _WITH_TEXTS if all(whole) else _WITHOUT_TEXTS,
        "texts": all(whole),
        "digest": record.digest,
        **{name: shape.write(there[name]) for name, shape in COLLECTIONS.items()},
        "order": PARTS["order"].write(record.order.stated),
        "filed": PARTS["filed"].write({id_: under for id_, under in filed if under in ("", *negotiations)}),
        "beside": [thing.id for thing in beside],
    }
    written["sources"] = [
        source if kept else _withheld(source) for source, kept in zip(written["sources"], whole, strict=True)
    ]
    return encoded(written).decode()


def save(record: Chronology, path: str | Path, *, texts: bool = True) -> None:
    """Write the document of a chronology in place of what the file held; raises `WriteRefused`."""
    replace(Path(path), to_json(record, texts=texts).encode())


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of the documents that `to_json` writes, made from the fields of the model."""
    bodies = chain.from_iterable(map(bodies_in, PARTS.values()))
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:vnus-trade:chronology:{VERSION[0]}",
        "title": f"A chronology of vnus_trade, in version {VERSION[0]}.{VERSION[1]} of the format",
        **object_schema(PARTS, REQUIRED),
        "$defs": {body.kind.__name__: body.definition() for body in bodies},
    }


def field_of(collection: str) -> str:
    """What `Contents` calls a collection."""
    return "all_events" if collection == "events" else collection


def _collection_of(thing: Any) -> str:
    return next(name for name, kind in _CLASSES.items() if isinstance(thing, kind))


def _withheld(source: Mapping[str, Any]) -> dict[str, Any]:
    """A source without its text, but with its length and where its lines break, in code points."""
    text = source["text"]
    breaks = [at for at, letter in enumerate(text) if letter == "\n"]
    kept = {key: value for key, value in source.items() if key != "text"}
    return kept | {"length": len(text)} | ({"breaks": breaks} if breaks else {})


def _beside(things: Iterable[Any]) -> Iterator[Any]:
    """What these things refer to, and what that refers to in turn, beyond the things themselves."""
    waiting = list(things)
    known = {thing.id for thing in waiting}
    while waiting:
        for other in _held(waiting.pop()):
            if other.id not in known:
                known.add(other.id)
                waiting.append(other)
                yield other


def _held(thing: Any) -> Iterator[Any]:
    """The things that the fields of one lead to."""
    waiting = [getattr(thing, field.name) for field in attrs.fields(type(thing))]
    while waiting:
        value = waiting.pop()
        if isinstance(value, Entity | Source | Topic | Negotiation):
            yield value
        elif isinstance(value, tuple):
            waiting += value
        elif isinstance(value, Mapping):
            waiting += value.values()
        elif attrs.has(type(value)):
            waiting += [getattr(value, field.name) for field in attrs.fields(type(value))]
