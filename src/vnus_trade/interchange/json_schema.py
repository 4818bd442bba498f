"""The JSON Schema of documents, made from the fields of the model.

A reference is an id, and a mapping is an array of pairs, which keeps its order. Empty values are omitted, so a key is
required only if its class has no empty value for it.
"""

import pathlib
from collections.abc import Iterable, Mapping
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from types import NoneType
from typing import Any, get_args

import attrs

from vnus_trade.evidence.sources import WEB_ADDRESS, Quotation
from vnus_trade.frozen import NONE_GIVEN
from vnus_trade.model.events import EVENT_CLASSES, Event
from vnus_trade.model.fields import COLLECTIONS, Field, fields_of
from vnus_trade.model.quantities import NOTHING_EXEMPT
from vnus_trade.ordering.stated import Stated
from vnus_trade.time.span import TimeSpan

FORMAT = "vnus-trade chronology"
VERSION = (1, 0)
"""The major and minor version of the documents that are written and read."""

ARRAYS: Mapping[str, str] = {name.removeprefix("all_"): name for name in COLLECTIONS}
"""The collection of a chronology that each array of objects in a document holds."""

SCHEMA = pathlib.Path(__file__).with_name("schema.json")
"""The schema as it is shipped; `python -m tests.rewrite` writes it anew."""

Schema = dict[str, Any]


def _text(called: str, pattern: str, **more: str) -> Schema:
    return {"type": "string", "description": called, "pattern": pattern, **more}


def _one_of(words: Iterable[str]) -> Schema:
    known = list(map(str, words))
    return {"type": "string", "description": f"one of {', '.join(map(repr, known))}", "enum": known}


def _array(items: Schema) -> Schema:
    return {"type": "array", "description": "an array", "items": items}


def _object(properties: Schema, required: Iterable[str]) -> Schema:
    described = {"type": "object", "description": "an object", "properties": properties}
    return described | {"required": sorted(required), "additionalProperties": False}


class IdSchema(Schema):
    """The schema of the ids in a field, whose classes the check of references needs."""

    def __init__(self, field: Field) -> None:
        self.field: Field = field
        kinds = " or ".join(kind.__name__ for kind in field.refers_to or field.names)
        super().__init__(type="string", description=f"an id ({kinds})")


_TEXT: Schema = {"type": "string", "description": "a text"}
_SHA256 = _text("a SHA-256 in hexadecimal", "^[0-9a-f]{64}$")
_SHORT = r"^[\s\S]{0,200}$"
_INSTANT = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{6})?Z$"
_FROM_ONE: Schema = {"type": "integer", "description": "a whole number from 1", "minimum": 1}
# The values of fields of these names, and those of these types.
_PLAIN: dict[Any, Schema] = {
    "id": _text("an id", r"^[\s\S]{1,1000}$"),
    "sha256": _SHA256,
    **dict.fromkeys(("url", "archived"), _text("an address such as https://example.org", f"^{WEB_ADDRESS.pattern}$")),
    str: _TEXT,
    bool: {"type": "boolean", "description": "true or false"},
    int: {"type": "integer", "description": "a whole number from 0", "minimum": 0},
    Decimal: _text("a decimal number in quotation marks, such as '12.5'", r"^[0-9]{1,60}(\.[0-9]{1,60})?$"),
    datetime: _text("an instant such as '2025-07-02T14:25:00Z'", _INSTANT, format="date-time"),
    TimeSpan: _object({"is": _text("a time", _SHORT), "zone": _text("a zone", _SHORT)}, ("is",)),
}

# What is derived, what the negotiation says, and the words of a quotation, which are written as `exact`.
_UNWRITTEN = ("derived", "kept", "read_in")

DEFINITIONS: dict[str, Schema] = {}
"""The schema of the objects of each class, by the name of the class."""


def _defined(cls: Any) -> Schema:
    if cls is Event:
        return {"oneOf": [_defined(kind) for kind in EVENT_CLASSES.values()]}
    if cls.__name__ not in DEFINITIONS:
        properties = {name: _value(field, cls) for name, field in fields_of(cls).items() if name not in _UNWRITTEN}
        required = {each.name for each in attrs.fields(cls) if not _is_optional(each)}
        written: dict[str, Schema] = {"exact": _TEXT} if cls is Quotation else {}
        if issubclass(cls, Event):
            written = {"kind": {"type": "string", "const": str(cls.kind)}}
        about = {"title": (cls.__doc__ or "").partition("\n")[0]}
        required = required & properties.keys() | written.keys()
        DEFINITIONS[cls.__name__] = _object(properties | written, required) | about
    return {"$ref": f"#/$defs/{cls.__name__}"}


def _is_optional(attribute: "attrs.Attribute[Any]") -> bool:
    """Return whether a value is left out: an empty one, a word of a vocabulary, or the open end of a range."""
    default = attribute.default
    is_empty = default is False or default in (None, (), NONE_GIVEN, NOTHING_EXEMPT)
    return is_empty or isinstance(default, StrEnum) or NoneType in get_args(attribute.type)


def _value(field: Field, cls: Any) -> Schema:
    if field.refers_to or field.names:
        value: Schema = IdSchema(field)
    elif issubclass(field.value, StrEnum):
        value = _one_of(field.value)
    elif field.value is int and attrs.fields_dict(cls)[field.name].validator is not None:
        value = _FROM_ONE
    else:
        value = _PLAIN.get(field.name) or _PLAIN.get(field.value) or _defined(field.value)
    if field.is_mapping:
        pair = [_TEXT, _array(value) if field.value is tuple else value]
        value = {"type": "array", "description": "a pair of a key and its value", "prefixItems": pair, "items": False}
        return _array(value | {"minItems": 2}) | {"description": "an array of pairs"}
    return _array(value) if field.is_several else value


_HEAD: dict[str, Schema] = {
    "format": {"type": "string", "description": repr(FORMAT), "const": FORMAT},
    "version": _text("a version such as '1.0'", r"^[0-9]{1,4}\.[0-9]{1,4}$"),
}
HEAD: Schema = _object(_HEAD, _HEAD) | {"additionalProperties": {}}
"""The schema of what tells whether a document can be read."""

EVENT: Schema = _object({"kind": _one_of(EVENT_CLASSES)}, ("kind",)) | {"additionalProperties": {}}
"""The schema of what tells of which class an event is."""

DOCUMENT = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": f"urn:vnus-trade:chronology:{VERSION[0]}",
    "title": f"A chronology of vnus_trade, in version {VERSION[0]}.{VERSION[1]} of the format",
    **_object(
        {
            **_HEAD,
            "notice": _TEXT,
            "texts": _PLAIN[bool],
            "digest": _SHA256,
            **{key: _array(_defined(COLLECTIONS[name])) for key, name in ARRAYS.items()},
            "order": _array(_defined(Stated)),
            "filed": {"type": "object", "description": "an object", "additionalProperties": _TEXT},
            "beside": _array(_TEXT),
        },
        (*_HEAD, "notice", "texts", *ARRAYS, "order", "filed"),
    ),
    "$defs": DEFINITIONS,
}
"""The JSON Schema (2020-12) of the documents that `to_json` writes."""
