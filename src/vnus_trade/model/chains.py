"""Chains of references, however long: in what order to follow them, and how they are pickled."""

import threading
from collections.abc import Callable, Iterable, Iterator
from typing import Any
from weakref import ref

from vnus_trade.model.fields import referred

_SHORT = 30
"""How many steps a chain may have of which each is pickled within the one before it."""


def in_order(things: Iterable[Any], leave_out: Callable[[Any], Any] = lambda _: False) -> Iterator[Any]:
    """The things and everything that they refer to, each object once and after all that it refers to itself.

    So whoever stores them one by one never has to follow a chain of references, however long it is.
    """
    done: set[int] = set()
    waiting = [(thing, False) for thing in things]
    waiting.reverse()
    while waiting:
        thing, is_last = waiting.pop()
        if id(thing) in done or leave_out(thing):
            continue
        if is_last:
            done.add(id(thing))
            yield thing
        else:
            waiting.append((thing, True))
            waiting += ((other, False) for other in referred(thing) if id(other) not in done)


class RowEnd:
    """Stands behind a row of things that are pickled in order."""

    def __reduce__(self) -> tuple[Any, ...]:
        _rows.under_way = _no_row
        return RowEnd, ()


def _no_row() -> RowEnd | None:
    return None


class _Rows(threading.local):
    """The end of the row that is being pickled, as long as the pickler that does so is there."""

    under_way: Callable[[], RowEnd | None] = staticmethod(_no_row)


_rows = _Rows()


def in_a_row(things: Iterable[Any]) -> tuple[tuple[Any, ...], RowEnd]:
    """The things in order and the end of their row, to be pickled next: each then finds there what it refers to."""
    row, end = tuple(in_order(things)), RowEnd()
    _rows.under_way = ref(end)
    return row, end


def reduced(thing: Any, protocol: int) -> Any:
    """What pickles a thing: alone, or behind a row of all that it refers to if that leads on and on."""
    if _rows.under_way() is not None or _height(thing) <= _SHORT:
        return object.__reduce_ex__(thing, protocol)
    return _last, in_a_row((thing,))


def _last(row: tuple[Any, ...], _: RowEnd) -> Any:
    return row[-1]


def _height(thing: Any) -> int:
    """How many things the longest chain has that begins with a thing; told once for each."""
    for each in in_order((thing,), leave_out=_told):
        object.__setattr__(each, "_height", 1 + max(map(_told, referred(each)), default=0))
    return _told(thing)


def _told(thing: Any) -> int:
    try:
        height: int = object.__getattribute__(thing, "_height")
    except AttributeError:
        return 0
    return height
