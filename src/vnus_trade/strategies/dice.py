"""Small decisions, many of which are made of each draw: one entry asks for dozens.

Bytes for all that an entry asks for are drawn at once, as its tape: drawing takes longer than all else, and shrinking
can leave one entry out, or make it simpler, without a change to the others. Where they end, all is as simple as can be.
"""

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import TypeVar

import attrs
from hypothesis import strategies as st

T = TypeVar("T")

_TAPE = st.binary(min_size=24, max_size=64)
_BYTE = 256
_LONGEST = 5


@lru_cache
def _tapes(least: int, most: int) -> st.SearchStrategy[list[bytes]]:
    return st.lists(_TAPE, min_size=max(least, 0), max_size=most)


@attrs.frozen(eq=False, repr=False)
class Dice:
    """Decisions, each made of the next byte; each shrinks to the first, the fewest, or no."""

    draw: st.DrawFn
    alphabet: str
    tape: deque[int] = attrs.field(factory=deque, init=False)

    def begin(self) -> None:
        """Draw the bytes for what is decided next."""
        self._take(self.draw(_TAPE))

    def repeat(self, act: Callable[[], None], least: int, most: int) -> None:
        """Do something a few times, each time by decisions of its own."""
        for tape in self.draw(_tapes(least, most)):
            self._take(tape)
            act()

    def _take(self, tape: bytes) -> None:
        self.tape.clear()
        self.tape.extend(tape)

    def below(self, number: int) -> int:
        if number < 2:
            return 0
        drawn = self.tape.popleft() if self.tape else 0
        return (drawn if number <= _BYTE else _BYTE * drawn + self.below(_BYTE)) % number

    def pick(self, items: Sequence[T]) -> T:
        return items[self.below(len(items))]

    def chance(self, of: int) -> bool:
        """Once in so many times."""
        return self.below(of) == of - 1

    def several(self, items: Iterable[T], most: int = 2) -> tuple[T, ...]:
        """As many of these as the draw wants, each once.

        They are counted from the last one, so that a draw means the same when shrinking leaves out an earlier one.
        """
        left = list(items)[::-1]
        chosen: list[T] = []
        while left and len(chosen) < most and 0 < (drawn := self.below(2 * len(left))) <= len(left):
            chosen.append(left.pop(drawn - 1))
        return tuple(chosen)

    def maybe(self, items: Iterable[T]) -> T | None:
        """One of these, or none."""
        return next(iter(self.several(items, 1)), None)

    def times(self, most: int) -> range:
        """What a loop runs over that is done so many times at most."""
        return range(len(self.several(range(most), most)))

    def text(self) -> str:
        """One or two words."""
        words = [self.word()]
        if self.chance(4):
            words.append(self.word())
        return " ".join(words)

    def word(self) -> str:
        return "".join(self.pick(self.alphabet) for _ in range(1 + self.below(_LONGEST)))
