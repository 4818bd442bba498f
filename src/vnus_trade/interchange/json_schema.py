"""The JSON Schema of documents, made from the fields of the model; checks the types and keys of JSON by it.

A reference is an id, and a mapping is an array of pairs, which keeps its order. Empty values are omitted, so a key is
required only if its class has no empty value for it.
"""

import pathlib
import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from itertools import islice, repeat
from types import NoneType
from typing import Any, NamedTuple, get_args

import attrs

from vnus_trade import lazy
from vnus_trade.errors import DocumentFault
from vnus_trade.evidence.sources import WEB_ADDRESS, Quotation
from vnus_trade.frozen import NONE_GIVEN
from vnus_trade.model.events import EVENT_CLASSES, Event
from vnus_trade.model.fields import COLLECTIONS, Field, fields_of
from vnus_trade.model.quantities import NOTHING_EXEMPT
from vnus_trade.ordering.stated import Stated
from vnus_trade.time.span import TimeSpan
from vnus_trade.words.names import near

FORMAT = "vnus-trade chronology"
VERSION = (1, 0)
"""The major and minor version of the documents that are written and read."""

ARRAYS: Mapping[str, str] = {name.removeprefix("all_"): name for name in COLLECTIONS}
"""The collection of a chronology that each array of objects in a document holds."""

SCHEMA = pathlib.Path(__file__).with_name("schema.json")
"""The schema as it is shipped; `python -m tests.rewrite` writes it anew."""

MOST_FAULTS = 1_000
"""Reading stops after so many faults."""

Schema = dict[str, Any]

# Messages show so many letters of a value.
_SHOWN = 60
# Near misses take time to find: so many faults get one, out of so many names.
_SUGGESTIONS, _SEARCHED = 50, 2_000


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

# The check


class TooManyFaults(Exception):
    """Raised by the fault that makes `MOST_FAULTS`."""


class RepeatedKeys(dict[str, Any]):
    """An object of JSON that has a key more than once."""


Path = str | tuple["Path", str | int]
"""The path to a value: as it is written, or that of what holds the value and the key there; few are ever written."""


class FoundId(NamedTuple):
    """An id at `holder[key]`, and the field that refers to something by it."""

    path: Path
    id: str
    field: Field
    holder: Any
    key: Any


_TYPES = {"string": str, "boolean": bool, "integer": int, "array": list, "object": dict}
_SURROGATE = re.compile("[\ud800-\udfff]")


@attrs.frozen(eq=False, repr=False)
class Faults:
    """The faults found so far, and the ids by which something is referred to.

    `newer` is said of unknown keys, if the document is newer than this library.
    """

    newer: str = ""
    found: list[DocumentFault] = attrs.field(factory=list)
    ids: list[FoundId] = attrs.field(factory=list)

    def add(self, path: Path, message: str) -> None:
        self.found.append(DocumentFault(_written(path), message))
        if len(self.found) >= MOST_FAULTS:
            raise TooManyFaults

    def meant(self, name: str, known: Iterable[str]) -> str:
        """The known name nearest to an unknown one; empty if there is none, or if it would take long to find."""
        if len(self.found) >= _SUGGESTIONS or len(name) > _SHOWN:
            return ""
        return next(iter(near(name, islice(known, _SEARCHED), 1)), "")

    def ids_in(self, value: Any, schema: Schema, path: Path) -> list[FoundId] | None:
        """The ids that a value under a schema refers to; `None`, with its faults added, if it has any."""
        self.ids.clear()
        return [*self.ids] if self.check(value, schema, path) else None

    def check(self, value: Any, schema: Schema, path: Path) -> bool:
        """Add every fault of a value under a schema; return whether there is none."""
        before = len(self.found)
        schema = DEFINITIONS[schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema
        if isinstance(value, RepeatedKeys):
            self.add(path, "has a key more than once")
        elif isinstance(value, str) and _SURROGATE.search(value):
            self.add(path, f"{abridged(value)} has half of a surrogate pair, which is no letter")
        elif type(value) is not _TYPES[schema["type"]] or not _fits(value, schema):
            self.add(path, f"{abridged(value)} is not {schema['description']}")
        elif isinstance(value, dict):
            self._check_members(value, schema, path)
        elif isinstance(value, list):
            parts = schema.get("prefixItems") or repeat(schema["items"])
            for number, part in zip(range(len(value)), parts, strict=False):
                self._check_part(value, number, part, (path, number))
        return len(self.found) == before

    def _check_members(self, value: dict[str, Any], schema: Schema, path: Path) -> None:
        known, others = schema.get("properties", {}), schema["additionalProperties"]
        misspelt = set()
        for key in value:
            if part := known.get(key) or others:
                self._check_part(value, key, part, (path, key))
            elif others is False:
                meant = self.meant(key, (name for name in known if name not in value))
                misspelt.add(meant)
                self.add((path, key), f"unknown key{f'; did you mean {meant!r}?' if meant else self.newer}")
        for key in schema.get("required", ()):
            if key not in value and key not in misspelt:
                self.add((path, key), "is missing")

    def _check_part(self, holder: Any, key: Any, schema: Schema, path: Path) -> None:
        if self.check(holder[key], schema, path) and isinstance(schema, IdSchema):
            self.ids.append(FoundId(path, holder[key], schema.field, holder, key))


def _fits(value: Any, schema: Schema) -> bool:
    return (
        value == schema.get("const", value)
        and value in schema.get("enum", (value,))
        and ("pattern" not in schema or re.fullmatch(schema["pattern"], value) is not None)
        and ("minimum" not in schema or value >= schema["minimum"])
        and ("minItems" not in schema or len(value) == schema["minItems"])
    )


def abridged(value: Any) -> str:
    """A value that is at fault, in a few words."""
    if isinstance(value, str):
        return repr(value if len(value) <= _SHOWN else f"{value[: _SHOWN - 3]}...")
    if isinstance(value, dict | list):
        return "an object" if isinstance(value, dict) else "an array"
    return lazy.json.dumps(value)


def _written(path: Path) -> str:
    if isinstance(path, str):
        return path
    holder, key = path
    return f"{_written(holder)}[{key}]" if isinstance(key, int) else step(_written(holder), key)


def step(path: str, key: str) -> str:
    """The path to a member of an object, quoted where its name is no plain word (RFC 9535)."""
    return f"{path}.{key}" if key.isidentifier() and len(key) <= _SHOWN else f"{path}[{abridged(key)}]"
