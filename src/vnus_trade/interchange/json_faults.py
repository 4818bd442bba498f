"""Checks the types and keys of JSON by the schema of documents, and keeps every fault with its path."""

import re
from collections.abc import Iterable
from itertools import islice, repeat
from typing import Any, NamedTuple

import attrs

from vnus_trade import lazy
from vnus_trade.errors import DocumentFault
from vnus_trade.interchange.json_schema import DEFINITIONS, IdSchema, Schema
from vnus_trade.model.fields import Field
from vnus_trade.words.names import near

MOST_FAULTS = 1_000
"""Reading stops after so many faults."""

# Messages show so many letters of a value.
_SHOWN = 60
# Near misses take time to find: so many faults get one, out of so many names.
_SUGGESTIONS, _SEARCHED = 50, 2_000


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
