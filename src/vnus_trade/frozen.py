"""Mappings that cannot change."""

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

import attrs

V_co = TypeVar("V_co", covariant=True)


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


def frozen(items: Mapping[str, Any] | None) -> FrozenMapping[Any]:
    """The converter of a field that holds a mapping; what cannot change is kept as it is."""
    if isinstance(items, FrozenMapping):
        return items
    return FrozenMapping(items) if items else NONE_GIVEN
