"""Says on a terminal how far a long run has come."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from time import monotonic
from typing import TypeVar

_Thing = TypeVar("_Thing")

_PATIENCE, _PAUSE = 1.0, 0.2  # seconds before the first line, and between two


def watched(things: Sequence[_Thing], doing: str) -> Iterable[_Thing]:
    """Each thing; if going through them takes longer than a second, say on a terminal how many are done.

    One line on standard error is written over and over, and taken away at the end.
    """
    return _counted(things, doing) if sys.stderr.isatty() else things


def _counted(things: Sequence[_Thing], doing: str) -> Iterator[_Thing]:
    next_at, said = monotonic() + _PATIENCE, ""
    try:
        for number, thing in enumerate(things):
            if monotonic() >= next_at:
                said = f"{doing}: {number} of {len(things)}"
                sys.stderr.write(f"\r{said}")
                sys.stderr.flush()
                next_at = monotonic() + _PAUSE
            yield thing
    finally:
        if said:
            sys.stderr.write(f"\r{' ' * len(said)}\r")
            sys.stderr.flush()
