"""The public names as text: each with its signature, its fields and methods, and the columns of its rows.

`python -m tests.rewrite` writes the list that `tests/test_public_names.py` compares.
"""

import inspect
import re
from collections.abc import Iterator
from enum import Enum
from typing import Any

import attrs

import vnus_trade
import vnus_trade.errors
import vnus_trade.strategies
from vnus_trade.interchange.rows import columns
from vnus_trade.model.fields import COLLECTIONS, KINDS


def listed() -> str:
    """The list, one line for each name, so that a change is a line of the diff."""
    lines: list[str] = []
    for module in (vnus_trade, vnus_trade.errors, vnus_trade.strategies):
        names = getattr(module, "__all__", None) or [name for name in vars(module) if not name.startswith("_")]
        for name in sorted(names):
            thing = getattr(module, name)
            if module is vnus_trade or getattr(thing, "__module__", "").startswith(module.__name__):
                lines += _lines(f"{module.__name__}.{name}", thing)
    kinds = {cls.__name__: cls for cls in (*COLLECTIONS.values(), *KINDS.values())}
    for name, cls in sorted(kinds.items()):
        lines += (f"rows of {name}: {column} {spec.type.__name__}" for column, spec in columns(cls).items())
    return "".join(f"{line}\n" for line in lines)


def _lines(name: str, thing: Any) -> Iterator[str]:
    if not inspect.isclass(thing):
        yield f"{name}{_signature(thing)}" if callable(thing) else f"{name}: {type(thing).__name__}"
        return
    yield f"{name}({', '.join(base.__name__ for base in thing.__bases__)})"
    if issubclass(thing, Enum):
        yield from (f"{name}.{word.name} = {word.value!r}" for word in thing)
        return
    fields = {field.name: field for field in attrs.fields(thing)} if attrs.has(thing) else {}
    for field in fields.values():
        if not field.name.startswith("_"):
            default = "" if field.default is attrs.NOTHING else " = ..."
            yield f"{name}.{field.name}: {_plain(inspect.formatannotation(field.type))}{default}"
    for member, value in sorted(_members(thing).items()):
        if member not in fields:
            is_property = isinstance(value, property) or hasattr(value, "attrname")
            called = getattr(value, "fget", None) or getattr(value, "func", None) or getattr(value, "__func__", value)
            yield f"{name}.{member}{_signature(called) if callable(called) else ''}{' (property)' * is_property}"


def _members(cls: type[Any]) -> dict[str, Any]:
    """The public members of a class and of its bases in this package."""
    found: dict[str, Any] = {}
    for base in reversed(cls.__mro__):
        if base.__module__.startswith("vnus_trade"):
            found |= {name: value for name, value in vars(base).items() if not name.startswith("_")}
    return found


def _signature(thing: Any) -> str:
    return _plain(re.sub(r"(?: object)? at 0x[0-9a-f]+", "", str(inspect.signature(thing))))


def _plain(text: str) -> str:
    """Annotations without the modules in which their names happen to stand."""
    return re.sub(r"\b(?:[a-z_]+\.)+(?=[A-Z])", "", text).replace("'", "").replace('"', "")
