"""The options of a strategy, refused where they cannot be had, and the choices of a draw, each made of one byte."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TypeVar

import attrs
from hypothesis import strategies as st

from vnus_trade.errors import ImpossibleValue
from vnus_trade.model.vocabulary import EventKind
from vnus_trade.names import fold
from vnus_trade.time.zones import zone_of

_Item = TypeVar("_Item")

_TAPES = st.binary(min_size=24, max_size=64)
_BYTE = 256
_LONGEST_WORD = 5


def _known_kinds(kinds: Iterable[EventKind | str]) -> tuple[EventKind, ...]:
    try:
        return tuple(map(EventKind, kinds))
    except ImpossibleValue as error:
        raise ImpossibleValue("strategy", "kinds", f"has {error.field}, which {error.reason}") from error


@attrs.frozen(eq=False)
class Options:
    """What a caller asks for; one more entry, of one of the kinds in `last`, is drawn after all others.

    Raises `ImpossibleValue` for what cannot be had, and `TimeRefused` for unknown zones.
    """

    zones: Collection[str | None]
    alphabet: str
    min_events: int = 0
    max_events: int = 2
    max_folders: int = 1
    kinds: tuple[EventKind, ...] = attrs.field(default=tuple(EventKind), converter=_known_kinds)
    last: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        events = f"is {self.min_events}; give 0 to {self.max_events}"
        for option, is_impossible, reason in (
            ("zones", not self.zones, "is empty; None is a zone that nobody names"),
            ("min_events", not 0 <= self.min_events <= self.max_events, events),
            ("max_folders", self.max_folders < 1, f"is {self.max_folders}; give 1 or more"),
            ("kinds", self.min_events and not self.kinds, "is empty; name some, or leave min_events out"),
            ("alphabet", not self.alphabet, "is empty; names are made of it"),
            *(("alphabet", not fold(each), f"has {each!r}, of which no name can be made") for each in self.alphabet),
        ):
            if is_impossible:
                raise ImpossibleValue("strategy", option, reason)
        for zone in self.zones:
            zone_of(zone)


@lru_cache
def _lists_of_tapes(least: int, most: int) -> st.SearchStrategy[list[bytes]]:
    return st.lists(_TAPES, min_size=least, max_size=most)


@attrs.define(eq=False, repr=False)
class Choices:
    """Choices made of the next bytes of a tape; each shrinks to the first, the fewest, or no.

    The tape of an entry is drawn at once: a draw takes Hypothesis longer than a choice takes us, and its shrinker can
    leave an entry out, or make it simpler, without a change to the others. Where a tape ends, all is as simple as can
    be.
    """

    draw: st.DrawFn
    alphabet: str
    tape: Iterator[int] = attrs.field(factory=lambda: iter(b""))

    def begin(self, kinds: Sequence[str], least: int, most: int) -> list[tuple[str, Iterator[int]]]:
        """Draw the tapes of several entries, and choose the kind of each."""
        begun = []
        for tape in self.draw(_lists_of_tapes(max(least, 0), most)):
            self.tape = iter(tape)
            begun.append((self.pick(kinds), self.tape))
        return begun

    def below(self, number: int) -> int:
        if number < 2:
            return 0
        drawn = next(self.tape, 0)
        return (drawn if number <= _BYTE else _BYTE * drawn + self.below(_BYTE)) % number

    def pick(self, items: Sequence[_Item]) -> _Item:
        return items[self.below(len(items))]

    def chance(self, of: int) -> bool:
        """Return true once in so many times."""
        return self.below(of) == of - 1

    def several(self, items: Iterable[_Item], most: int = 2) -> tuple[_Item, ...]:
        """Pick some of these, each once, or none.

        They are counted from the last one, so that a choice means the same when shrinking leaves out an earlier one.
        """
        left = list(items)[::-1]
        chosen: list[_Item] = []
        while left and len(chosen) < most and 0 < (drawn := self.below(2 * len(left))) <= len(left):
            chosen.append(left.pop(drawn - 1))
        return tuple(chosen)

    def text(self) -> str:
        """Make one or two words."""
        lengths = [1 + self.below(_LONGEST_WORD) for _ in range(1 + self.chance(4))]
        return " ".join("".join(self.pick(self.alphabet) for _ in range(length)) for length in lengths)
