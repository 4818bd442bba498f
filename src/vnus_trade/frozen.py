"""Mappings that cannot change, and classes whose fields take only values of their types, with tuples for sequences."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest
from types import NoneType
from typing import Any, Self, TypeVar, get_args, get_origin, get_type_hints

import attrs

from vnus_trade.errors import ImpossibleValue

V_co = TypeVar("V_co", covariant=True)


class Unchanging:
    """What cannot change, nor can anything that it holds: so it is its own copy."""

    __slots__ = ()

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, _: object) -> Self:
        return self


@attrs.frozen(init=False, eq=False, repr=False)
class FrozenMapping(Mapping[str, V_co]):
    """A mapping that cannot change, in the order of the items given; equal to any mapping of the same items."""

    _items: dict[str, V_co]

    def __init__(self, items: Mapping[str, V_co] | None = None) -> None:
        self.__attrs_init__(dict(items or {}))

    def __getitem__(self, key: str) -> V_co:
        return self._items[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def __eq__(self, other: object) -> bool:
        return self._items == (other._items if isinstance(other, FrozenMapping) else other)

    def __hash__(self) -> int:
        return hash(frozenset(self._items))

    def __repr__(self) -> str:
        return repr(self._items)


NONE_GIVEN: FrozenMapping[Any] = FrozenMapping()
"""The empty mapping, which most entries have for their reasons and readings."""


_HINTS: dict[type[Any], Mapping[str, Any]] = {}


def hints_of(cls: type[Any]) -> Mapping[str, Any]:
    """The annotations of the fields of a class, by their names."""
    if cls not in _HINTS:
        _HINTS[cls] = get_type_hints(cls)
    return _HINTS[cls]


def typed(_: type[Any], fields: "list[attrs.Attribute[Any]]") -> "list[attrs.Attribute[Any]]":
    """The ``field_transformer`` of a class of which each field takes values of its annotated kind alone.

    Sequences become tuples, and mappings frozen ones. Raises `ImpossibleValue` for any other value, and for an id that
    is empty. All fields of an object are checked at once: at the last of them, and before any that is made of others.
    """
    found: list[attrs.Attribute[Any]] = []
    waiting: list[tuple[str, Any]] = []
    for field, following in zip_longest(fields, fields[1:]):
        own = field.metadata.get(_OWN, field.converter)
        waiting.append((field.name, own))
        checks = following is None or getattr(following.default, "takes_self", False)
        metadata = {**field.metadata, _OWN: own, _WAITING: tuple(waiting)}
        found.append(field.evolve(converter=_CHECKED if checks else None, metadata=metadata))
        waiting = [] if checks else waiting
    return found


class _Unfit(Exception):
    """A value is not of a kind."""


# Where the metadata of a field hold the converter that it had, and the fields that are checked with it.
_OWN, _WAITING = "own converter", "checked with it"
# What fits the fields that are checked with one of a class, by their names.
_FITS: dict[tuple[type[Any], str], Sequence[tuple[str, Callable[[Any], Any]]]] = {}


def _checked(value: Any, owner: Any, field: "attrs.Attribute[Any]") -> Any:
    """Return what fits a field, once those that wait for it, which are set already, are made to fit as well.

    Nothing of an object that has been made changes when somebody asks what a default becomes.
    """
    cls, key = type(owner), (type(owner), field.name)
    if key not in _FITS:
        # Not before: what the annotations name may be defined further below.
        _FITS[key] = [(name, _fit(hints_of(cls)[name], own)) for name, own in field.metadata[_WAITING]]
    found = value
    for name, fit in _FITS[key]:
        given = value if name == field.name else getattr(owner, name)
        try:
            found = fit(given)
        except _Unfit as unfit:
            named = str(getattr(owner, "id", cls.__name__)) if name != "id" else cls.__name__
            raise ImpossibleValue(named, name, str(unfit)) from None
        if name == "id" and not found:
            raise ImpossibleValue(cls.__name__, name, "is empty")
        if found is not given and name != field.name:
            object.__setattr__(owner, name, found)
    return found


# One for all fields, as attrs takes the signature of each converter apart.
_CHECKED: Any = attrs.Converter(_checked, takes_self=True, takes_field=True)


def _fit(hint: Any, own: Any = None) -> Callable[[Any], Any]:
    """What gives back a value of the kind of an annotation, and raises `_Unfit` for any other."""
    if get_origin(hint) is tuple:
        member = _fit(get_args(hint)[0])
        return lambda values: tuple(map(member, _members(values) if own is None else own(_members(values))))
    if get_origin(hint) is FrozenMapping:
        key, item = _fit(str), _fit(*get_args(hint))
        return lambda values: (
            values if values is NONE_GIVEN else _frozen({key(each): item(value) for each, value in _items(values)})
        )
    kinds = tuple(get_origin(kind) or kind for kind in get_args(hint) or (hint,))
    said = " or ".join(kind.__name__ for kind in kinds if kind is not NoneType)

    def one(value: Any) -> Any:
        found = value if own is None or value is None else own(value)
        # A truth is an instance of `int` too, and no number.
        if type(found) not in kinds and (isinstance(found, bool) or not isinstance(found, kinds)):
            raise _Unfit(f"is {_few(found)}, which is no {said}")
        return found

    return one if hint is not Any else lambda value: value


def _frozen(items: dict[str, Any]) -> FrozenMapping[Any]:
    return FrozenMapping(items) if items else NONE_GIVEN


def _items(values: Any) -> Iterable[tuple[Any, Any]]:
    if isinstance(values, Mapping):
        return values.items()
    raise _Unfit(f"is {_few(values)}, which is no mapping")


def _members(values: Any) -> Sequence[Any]:
    if isinstance(values, tuple):
        return values
    if isinstance(values, str | bytes) or not isinstance(values, Sequence):
        raise _Unfit(f"is {_few(values)}, which is no tuple")
    return values


def _few(value: Any) -> str:
    said = repr(value)
    return said if len(said) <= 60 else f"{said[:57]}..."
