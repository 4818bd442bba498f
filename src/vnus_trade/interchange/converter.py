"""How cattrs writes the objects of a chronology as JSON, and makes them of JSON that fits the schema."""

from collections.abc import Callable, Iterator
from datetime import datetime
from decimal import Decimal
from typing import Any, get_args, get_origin

import attrs
from cattrs import (
    AttributeValidationNote,
    BaseValidationError,
    ClassValidationError,
    Converter,
    IterableValidationError,
)
from cattrs import IterableValidationNote as Index
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from vnus_trade.errors import ImpossibleValue
from vnus_trade.evidence.sources import Quotation
from vnus_trade.frozen import FrozenMapping
from vnus_trade.interchange.json_faults import abridged
from vnus_trade.interchange.json_schema import DEFINITIONS
from vnus_trade.model.fields import fields_of
from vnus_trade.model.quantities import Amount, Rate
from vnus_trade.time.span import TimeSpan

# So many members at fault are told of one array, and of each array within it.
_TOLD = 20

converter: Converter = Converter()
"""Writes objects, and makes them of JSON in which the objects that they refer to have taken the places of ids."""


def faults_of(error: Exception, path: str) -> Iterator[tuple[str, str]]:
    """The path and the message of each fault for which `converter` made no object."""
    if not isinstance(error, ClassValidationError | IterableValidationError):
        yield path, str(error)
        return
    with_notes, others = error.group_exceptions()
    for each, note in with_notes:
        here = f".{note.name}" if isinstance(note, AttributeValidationNote) else f"[{note.index}]"
        yield from faults_of(each, f"{path}{here}")
    for each in others:
        field = each.field if isinstance(each, ImpossibleValue) else ""
        yield from faults_of(each, f"{path}.{field}" if field in fields_of(error.cl) else path)


@converter.register_structure_hook_factory(attrs.has)
def _reader(cls: Any) -> Callable[[Any, Any], Any]:
    references: Any = {name: override(struct_hook=_held) for name, field in fields_of(cls).items() if field.refers_to}
    return make_dict_structure_fn(cls, converter, **references)


def _is_mapping(hint: Any) -> bool:
    return FrozenMapping in (hint, get_origin(hint))


def _held(value: Any, hint: Any) -> Any:
    if _is_mapping(hint):
        return _mapping(value, hint)
    return tuple(value) if isinstance(value, list) else value


def _mapping(pairs: list[list[Any]], _: Any) -> FrozenMapping[Any]:
    found = {key: tuple(value) if isinstance(value, list) else value for key, value in pairs}
    if len(found) < len(pairs):
        raise ValueError("has a key more than once")
    return FrozenMapping(found)


def _is_several(hint: Any) -> bool:
    return get_origin(hint) is tuple


@converter.register_structure_hook_factory(_is_several)
def _several(hint: Any) -> Callable[[Any, Any], Any]:
    member = converter.get_structure_hook(get_args(hint)[0])

    def read(values: list[Any], _: Any) -> tuple[Any, ...]:
        made, errors = [], []
        for number, value in enumerate(values):
            try:
                made.append(member(value, get_args(hint)[0]))
            except (BaseValidationError, ValueError) as error:
                error.add_note(Index("", number, hint))
                errors.append(error)
                if len(errors) == _TOLD:
                    break
        if errors:
            raise IterableValidationError("", errors, tuple)
        return tuple(made)

    return read


@converter.register_structure_hook
def _quotation(value: Any, _: Any) -> Quotation:
    text, start, end, exact = value["source"].text, value["start"], value["end"], value["exact"]
    if text is None:
        if not 0 < end - start == len(exact):
            raise ValueError(f"there are {len(exact)} letters from {start} to {end}")
        return Quotation(value["source"], start, end, exact)
    if not start < end <= len(text):
        raise ValueError(f"there are no words from {start} to {end}; the text has {len(text)} letters")
    if end - start != len(exact) or not text.startswith(exact, start):
        there = abridged(text[start : min(end, start + 100)])
        raise ValueError(f"quotes {abridged(exact)}, and from {start} the text has {there}")
    return Quotation(value["source"], start, end)


@converter.register_unstructure_hook_factory(attrs.has)
def _writer(cls: Any) -> Callable[[Any], Any]:
    required, there = DEFINITIONS[cls.__name__]["required"], DEFINITIONS[cls.__name__]["properties"]
    hooks: Any = {
        name: override(omit_if_default=name not in required, unstruct_hook=_ids if field.refers_to else None)
        if name in there
        else override(omit=True)
        for name, field in fields_of(cls).items()
    }
    write = make_dict_unstructure_fn(cls, converter, **hooks)
    return (lambda event: {"kind": event.kind} | write(event)) if {"kind"} <= {*required} - hooks.keys() else write


def _ids(value: Any) -> Any:
    if isinstance(value, FrozenMapping):
        return [[key, thing.id] for key, thing in value.items()]
    return [thing.id for thing in value] if isinstance(value, tuple) else value.id


def _register_ends(cls: Any, *ends: str) -> None:
    """Write a range with the ends that it has, as an open end is not the same as one that is left out in Python."""

    def read(value: Any, _: Any) -> Any:
        return cls(*(value.get(end) for end in ends), **{key: value[key] for key in value if key not in ends})

    def write(range_: Any) -> dict[str, str]:
        there = {name: getattr(range_, name) for name in fields_of(cls)}
        said = ((name, value) for name, value in there.items() if value is not None and value is not False)
        return {name: f"{value:f}" if name in ends else value for name, value in said}

    converter.register_structure_hook(cls, read)
    converter.register_unstructure_hook(cls, write)


_register_ends(Rate, "minimum", "maximum")
_register_ends(Amount, "least", "greatest")
converter.register_structure_hook_func(_is_mapping, _mapping)
converter.register_structure_hook(TimeSpan, lambda value, _: TimeSpan.parse(value["is"], value.get("zone")))
converter.register_structure_hook(datetime, lambda value, _: datetime.fromisoformat(value))
converter.register_structure_hook(Decimal, lambda value, _: Decimal(value))
converter.register_unstructure_hook(TimeSpan, lambda t: {"is": str(t)} | ({} if t.zone is None else {"zone": t.zone}))
converter.register_unstructure_hook(datetime, lambda instant: instant.isoformat().replace("+00:00", "Z"))
converter.register_unstructure_hook(Decimal, "{:f}".format)
converter.register_unstructure_hook(
    Quotation, lambda q: {"source": q.source.id, "start": q.start, "end": q.end, "exact": q.exact}
)
converter.register_unstructure_hook_func(_is_mapping, lambda items: [list(pair) for pair in items.items()])
