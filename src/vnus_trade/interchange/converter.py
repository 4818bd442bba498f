"""How each class stands in a JSON document, from its attrs fields and their types: written, read and described.

Every shape does all three: `write` gives the JSON of a value, `read` takes JSON apart strictly and notes every
fault with its path, and `schema` says the same to others, as JSON Schema. What refers to another object is its
id. What is empty (none, no members) is left out, so that a key is wanted only if its value cannot be empty.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from functools import cache
from itertools import islice
from types import NoneType, UnionType
from typing import Any, ClassVar, Protocol, Union, get_args, get_origin, get_type_hints

import attrs

from vnus_trade.errors import DocumentFault, TimeRefused
from vnus_trade.evidence.sources import Evidence, Quotation, Source
from vnus_trade.frozen import NONE_GIVEN, FrozenMapping
from vnus_trade.model.entities import Actor, Document, Entity, Negotiation, Topic
from vnus_trade.model.events import Event
from vnus_trade.model.findings import Discrepancy, Gap
from vnus_trade.names import near
from vnus_trade.time.span import TimeSpan

MOST_FAULTS = 1_000
"""So many faults are looked for in a document; then reading stops."""

_ANYTHING = (Actor, Discrepancy, Document, Event, Gap, Source, Topic)
_INSTANT = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{6})?Z$"
_DECIMAL = r"^[0-9]{1,60}(\.[0-9]{1,60})?$"
_SURROGATE = re.compile("[\ud800-\udfff]")
_SHOWN = 60
# Finding what was meant takes time: so only the first faults get it, and only among so many names.
_SUGGESTIONS = 50
_SEARCHED = 2_000


class TooManyFaults(Exception):
    """Raised by the fault that makes `MOST_FAULTS`."""


@attrs.frozen(eq=False, repr=False)
class Faults:
    """What has been found wrong so far."""

    found: list[DocumentFault] = attrs.field(factory=list)
    # Said of an unknown key, if the document is newer than this library.
    newer: str = ""
    # The paths of the members of collections that have a fault, such as ``$.events[3]``.
    members: set[str] = attrs.field(factory=set)

    def add(self, path: str, message: str) -> None:
        self.found.append(DocumentFault(path, message))
        self.members.add(path[: path.find("]") + 1])
        if len(self.found) >= MOST_FAULTS:
            raise TooManyFaults

    def meant(self, name: str, known: Iterable[str]) -> str:
        """What was probably meant by a name that is not known, unless to look for it would take long."""
        if len(self.found) >= _SUGGESTIONS or len(name) > _SHOWN:
            return ""
        return next(iter(near(name, islice(known, _SEARCHED), 1)), "")


@attrs.frozen
class Reference:
    """The id in a document of what an object refers to, and where it stands; `by_id` if the object holds but the id."""

    id: str
    path: str
    classes: tuple[type, ...] = attrs.field(eq=False)
    by_id: bool = attrs.field(default=False, kw_only=True)


@attrs.frozen(eq=False)
class Draft:
    """An object as read: the class that it is to be of, and the values of its fields, references as yet unfollowed."""

    kind: type
    values: dict[str, Any]
    path: str


class Twice(dict[str, Any]):
    """An object of JSON that has a key more than once."""


# What was at fault when it was read, and stands for no value.
FAULTY = object()


class Shape(Protocol):
    """How the values of one type stand in a document."""

    def write(self, value: Any) -> Any:
        """The JSON of a value."""
        ...

    def read(self, value: Any, path: str, faults: Faults) -> Any:
        """The value that JSON stands for; `FAULTY`, with faults added, if it stands for none."""
        ...

    def schema(self) -> dict[str, Any]:
        """The JSON Schema of what `write` gives."""
        ...


@attrs.frozen
class Text:
    """A text, as it is; `pattern` is what all of it must match."""

    said: str = "a text"
    pattern: str | None = None

    def write(self, value: Any) -> Any:
        return value

    def read(self, value: Any, path: str, faults: Faults) -> Any:
        if not isinstance(value, str):
            faults.add(path, f"{shown(value)} is not {self.said}")
        elif _SURROGATE.search(value):
            faults.add(path, f"{shown(value)} has half of a surrogate pair, which is no letter")
        elif self.pattern and not re.fullmatch(self.pattern, value):
            faults.add(path, f"{shown(value)} is not {self.said}")
        else:
            return value
        return FAULTY

    def schema(self) -> dict[str, Any]:
        return {"type": "string"} | ({"pattern": self.pattern} if self.pattern else {})


SHA256 = Text("a SHA-256 in hexadecimal", "^[0-9a-f]{64}$")
"""A digest."""
NAME = Text("an id", r"^[\s\S]{1,1000}$")
"""The id that an object is called by."""


@attrs.frozen
class Exactly:
    """One text and no other."""

    text: str

    def write(self, value: Any) -> Any:
        return value

    def read(self, value: Any, path: str, faults: Faults) -> Any:
        if value == self.text:
            return value
        faults.add(path, f"{shown(value)} is not {self.text!r}")
        return FAULTY

    def schema(self) -> dict[str, Any]:
        return {"const": self.text}


@attrs.frozen
class Flag:
    """True or false."""

    def write(self, value: Any) -> Any:
        return value

    def read(self, value: Any, path: str, faults: Faults) -> Any:
        if isinstance(value, bool):
            return value
        faults.add(path, f"{shown(value)} is not true or false")
        return FAULTY

    def schema(self) -> dict[str, Any]:
        return {"type": "boolean"}


@attrs.frozen
class Whole:
    """A whole number, no less than `minimum`."""

    minimum: int = 0

    def write(self, value: Any) -> Any:
        return value

    def read(self, value: Any, path: str, faults: Faults) -> Any:
        if isinstance(value, int) and not isinstance(value, bool) and value >= self.minimum:
            return value
        faults.add(path, f"{shown(value)} is not a whole number from {self.minimum}")
        return FAULTY

    def schema(self) -> dict[str, Any]:
        return {"type": "integer", "minimum": self.minimum}


@attrs.frozen
class Number:
    """A decimal number as a text, digit for digit."""

    def write(self, value: Any) -> Any:
        return f"{value:f}"

    def read(self, value: Any, path: str, faults: Faults) -> Any:
        read = Text("a decimal number in quotation marks, such as '12.5'", _DECIMAL).read(value, path, faults)
        return read if read is FAULTY else Decimal(read)

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": _DECIMAL}


@attrs.frozen
class Word:
    """A word of a closed vocabulary."""

    vocabulary: type[StrEnum]

    def write(self, value: Any) -> Any:
        return str(value)

    def read(self, value: Any, path: str, faults: Faults) -> Any:
        if isinstance(value, str) and value in tuple(self.vocabulary):
            return self.vocabulary(value)
        allowed = ", ".join(repr(str(word)) for word in self.vocabulary)
        faults.add(path, f"{shown(value)} is none of {allowed}")
        return FAULTY

    def schema(self) -> dict[str, Any]:
        return {"enum": [str(word) for word in self.vocabulary]}


@attrs.frozen
class Instant:
    """An instant in UTC, as RFC 3339 writes it."""

    def write(self, value: Any) -> Any:
        return value.isoformat().replace("+00:00", "Z")

    def read(self, value: Any, path: str, faults: Faults) -> Any:
        said = "an instant such as '2025-07-02T14:25:00Z'"
        read = Text(said, _INSTANT).read(value, path, faults)
        if read is FAULTY:
            return FAULTY
        try:
            return datetime.fromisoformat(read)
        except ValueError:
            faults.add(path, f"{shown(value)} is not {said}")
            return FAULTY

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "format": "date-time", "pattern": _INSTANT}


@attrs.frozen
class Time:
    """A `TimeSpan` in its written form, with its zone."""

    # Whatever a time or a zone is, it is written with fewer letters.
    parts: ClassVar[Mapping[str, Shape]] = {
        "is": Text("a time", r"^[\s\S]{0,200}$"),
        "zone": Text("a zone", r"^[\s\S]{0,200}$"),
    }

    def write(self, value: Any) -> Any:
        return {"is": str(value)} if value.zone is None else {"is": str(value), "zone": value.zone}

    def read(self, value: Any, path: str, faults: Faults) -> Any:
        parts = members(value, self.parts, frozenset(("is",)), path, faults)
        if parts is None or FAULTY in parts.values() or "is" not in parts:
            return FAULTY
        try:
            return TimeSpan.parse(parts["is"], parts.get("zone"))
        except TimeRefused as refusal:
            faults.add(path, f"cannot read {shown(refusal.text)} as a time: {refusal.reason}")
            return FAULTY

    def schema(self) -> dict[str, Any]:
        return object_schema(self.parts, frozenset(("is",)))


@attrs.frozen
class Id:
    """What an object refers to, by its id; `by_id` if the object holds nothing else of it."""

    classes: tuple[type, ...]
    by_id: bool = attrs.field(default=False, kw_only=True)

    def write(self, value: Any) -> Any:
        return value if self.by_id else value.id

    def read(self, value: Any, path: str, faults: Faults) -> Any:
        read = Text("an id").read(value, path, faults)
        return read if read is FAULTY else Reference(read, path, self.classes, by_id=self.by_id)

    def schema(self) -> dict[str, Any]:
        named = "anything" if self.classes == _ANYTHING else " or ".join(kind.__name__ for kind in self.classes)
        return {"type": "string", "description": f"the id of {named}"}


@attrs.frozen
class Several:
    """Members in their order."""

    member: Shape

    def write(self, value: Any) -> Any:
        return [self.member.write(item) for item in value]

    def read(self, value: Any, path: str, faults: Faults) -> Any:
        if not isinstance(value, list):
            faults.add(path, f"{shown(value)} is not an array")
            return FAULTY
        return tuple(self.member.read(item, f"{path}[{number}]", faults) for number, item in enumerate(value))

    def schema(self) -> dict[str, Any]:
        return {"type": "array", "items": self.member.schema()}


@attrs.frozen
class Pairs:
    """A mapping, as pairs of key and value, because an object of JSON does not keep the order of its keys."""

    member: Shape

    def write(self, value: Any) -> Any:
        return [[key, self.member.write(item)] for key, item in value.items()]

    def read(self, value: Any, path: str, faults: Faults) -> Any:
        if not isinstance(value, list):
            faults.add(path, f"{shown(value)} is not an array of pairs")
            return FAULTY
        found: dict[str, Any] = {}
        for number, pair in enumerate(value):
            here = f"{path}[{number}]"
            if not isinstance(pair, list) or len(pair) != 2:
                faults.add(here, f"{shown(pair)} is not a pair of a key and its value")
                continue
            key, item = Text().read(pair[0], f"{here}[0]", faults), self.member.read(pair[1], f"{here}[1]", faults)
            if key is not FAULTY and key in found:
                faults.add(f"{here}[0]", f"{shown(key)} stands here twice")
            elif key is not FAULTY:
                found[key] = item
        return FAULTY if len(found) < len(value) else found

    def schema(self) -> dict[str, Any]:
        pair = {"type": "array", "prefixItems": [Text().schema(), self.member.schema()], "minItems": 2, "items": False}
        return {"type": "array", "items": pair}


@attrs.frozen
class Keyed:
    """A mapping as an object, where the order of its keys means nothing."""

    member: Shape

    def write(self, value: Any) -> Any:
        return {key: self.member.write(item) for key, item in value.items()}

    def read(self, value: Any, path: str, faults: Faults) -> Any:
        if not isinstance(value, dict):
            faults.add(path, f"{shown(value)} is not an object")
            return FAULTY
        if isinstance(value, Twice):
            faults.add(path, "has a key more than once")
        return {key: self.member.read(item, step(path, key), faults) for key, item in value.items()}

    def schema(self) -> dict[str, Any]:
        return {"type": "object", "additionalProperties": self.member.schema()}


@attrs.frozen(eq=False)
class Body:
    """An object with its fields.

    `empty` is what those fields that may be left out then are; `taken` are the names that the class takes.
    """

    kind: type
    fields: Mapping[str, Shape]
    required: frozenset[str]
    empty: Mapping[str, Any]
    taken: frozenset[str]

    def write(self, value: Any) -> Any:
        body = {name: _written(shape, getattr(value, name, None)) for name, shape in self.fields.items()}
        return {name: item for name, item in body.items() if item not in (None, [])}

    def read(self, value: Any, path: str, faults: Faults) -> Any:
        values = members(value, self.fields, self.required, path, faults)
        return FAULTY if values is None else Draft(self.kind, values, path)

    def schema(self) -> dict[str, Any]:
        return {"$ref": f"#/$defs/{self.kind.__name__}"}

    def definition(self) -> dict[str, Any]:
        """What `schema` refers to."""
        said = (self.kind.__doc__ or "").partition("\n")[0]
        return {"description": said} | object_schema(self.fields, self.required) | _ONLY.get(self.kind, {})


@attrs.frozen(eq=False)
class OneOf:
    """An object of one of several classes, which the value of `key` tells apart."""

    key: str
    bodies: Mapping[str, Body]

    def write(self, value: Any) -> Any:
        return self.bodies[str(getattr(value, self.key))].write(value)

    def read(self, value: Any, path: str, faults: Faults) -> Any:
        if not isinstance(value, dict):
            faults.add(path, f"{shown(value)} is not an object")
            return FAULTY
        said = value.get(self.key)
        if not isinstance(said, str) or said not in self.bodies:
            what = f"{shown(said)} is none of" if self.key in value else "is missing; it is one of"
            faults.add(f"{path}.{self.key}", f"{what} {', '.join(map(repr, self.bodies))}")
            return FAULTY
        return self.bodies[said].read(value, path, faults)

    def schema(self) -> dict[str, Any]:
        return {"oneOf": [body.schema() for body in self.bodies.values()]}


@cache
def body_of(kind: type) -> Body:
    """The shape of the objects of a class: an attrs class of the model, or a named tuple."""
    hints = get_type_hints(kind)
    if attrs.has(kind):
        least = {field.name: 0 if field.validator is None else 1 for field in attrs.fields(kind)}
    else:
        least = dict.fromkeys(hints, 0)
    fields = {name: _shape(hints[name], minimum) for name, minimum in least.items()} | _BESIDE.get(kind, {})
    for name in _UNWRITTEN.get(kind, ()):
        del fields[name]
    empty = {name: _EMPTY[sort] for name in least if name in fields and (sort := _sort(hints[name])) in _EMPTY}
    if "id" in fields:
        fields["id"] = NAME
    if issubclass(kind, Event):
        fields["kind"] = Exactly(str(kind.kind))
    return Body(
        kind, fields, frozenset(fields) - empty.keys() - _OPTIONAL.get(kind, frozenset()), empty, frozenset(least)
    )


# What documents have beside the fields of a class or in their place, what they do without, and what they may.
_BESIDE: dict[type, dict[str, Shape]] = {
    Quotation: {"exact": Text()},
    Evidence: {"reads": Pairs(Several(Id((Actor,), by_id=True)))},
    Source: {"sha256": SHA256, "length": Whole(), "breaks": Several(Whole())},
}
_UNWRITTEN: dict[type, tuple[str, ...]] = {Source: ("whole",)}
_OPTIONAL: dict[type, frozenset[str]] = {Source: frozenset(("text", "length", "breaks"))}
_ONLY: dict[type, dict[str, Any]] = {Source: {"oneOf": [{"required": ["text"]}, {"required": ["length"]}]}}

_EMPTY: dict[Any, Any] = {NoneType: None, tuple: (), FrozenMapping: NONE_GIVEN}

_PLAIN: dict[Any, Shape] = {
    str: Text(),
    bool: Flag(),
    Decimal: Number(),
    datetime: Instant(),
    TimeSpan: Time(),
    Any: Id(_ANYTHING),
}


def _shape(hint: Any, minimum: int) -> Shape:
    """The shape of values of a type; whole numbers are no less than `minimum`."""
    if hint in _PLAIN:
        return _PLAIN[hint]
    if hint is int:
        return Whole(minimum)
    arguments = [argument for argument in get_args(hint) if argument is not NoneType]
    origin = get_origin(hint)
    if origin is tuple:
        return Several(_shape(arguments[0], minimum))
    if origin is FrozenMapping:
        return Pairs(_shape(arguments[0], minimum))
    if origin in (Union, UnionType):
        return _shape(arguments[0], minimum) if len(arguments) == 1 else Id(tuple(arguments))
    if issubclass(hint, StrEnum):
        return Word(hint)
    return Id((hint,)) if issubclass(hint, Entity | Source | Topic | Negotiation) else body_of(hint)


def _sort(hint: Any) -> Any:
    return NoneType if NoneType in get_args(hint) else get_origin(hint)


def bodies_in(shape: Any) -> Iterator[Body]:
    """Every object's shape within a shape, itself too."""
    if isinstance(shape, Several | Pairs):
        yield from bodies_in(shape.member)
    elif isinstance(shape, OneOf):
        for body in shape.bodies.values():
            yield from bodies_in(body)
    elif isinstance(shape, Body):
        yield shape
        for inner in shape.fields.values():
            yield from bodies_in(inner)


def shown(value: Any) -> str:
    """A value that is at fault, in a few words."""
    if isinstance(value, str):
        return repr(value if len(value) <= _SHOWN else f"{value[: _SHOWN - 3]}...")
    if isinstance(value, dict | list):
        return "an object" if isinstance(value, dict) else "an array"
    if value is None:
        return "null"
    return str(value).lower() if isinstance(value, bool) else str(value)


def object_schema(shapes: Mapping[str, Shape], required: frozenset[str]) -> dict[str, Any]:
    """The JSON Schema of an object with these members and no others."""
    return {
        "type": "object",
        "properties": {name: shape.schema() for name, shape in shapes.items()},
        "required": sorted(required),
        "additionalProperties": False,
    }


def members(
    value: Any, shapes: Mapping[str, Shape], required: frozenset[str], path: str, faults: Faults
) -> dict[str, Any] | None:
    """The values of an object's keys, each read; `None` if it is no object."""
    if not isinstance(value, dict):
        faults.add(path, f"{shown(value)} is not an object")
        return None
    if isinstance(value, Twice):
        faults.add(path, "has a key more than once")
    found = {}
    misspelt: set[str] = set()
    for key, item in value.items():
        if key in shapes:
            found[key] = shapes[key].read(item, f"{path}.{key}", faults)
            continue
        meant = faults.meant(key, shapes.keys() - value.keys())
        misspelt.add(meant)
        faults.add(step(path, key), f"unknown key{f'; did you mean {meant!r}?' if meant else faults.newer}")
    for key in sorted(required - found.keys() - misspelt):
        faults.add(f"{path}.{key}", "is missing")
    return found


def step(path: str, key: str) -> str:
    """The path to a member of an object, quoted where its name is no plain word (RFC 9535)."""
    if len(key) <= _SHOWN and re.fullmatch("[A-Za-z_][A-Za-z_0-9]*", key):
        return f"{path}.{key}"
    return f"{path}[{shown(key)}]"


def _written(shape: Shape, value: Any) -> Any:
    return None if value is None else shape.write(value)
