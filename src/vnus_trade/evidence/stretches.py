"""Stretches of a text: whole lines, lines set aside, stray letters, and what is neither cited nor set aside."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

import attrs

from vnus_trade.errors import ImpossibleValue
from vnus_trade.evidence.backing import VERBATIM
from vnus_trade.evidence.vocabulary import Vocabulary
from vnus_trade.frozen import typed

UNACCOUNTED_LETTERS = 40
"""The most letters in one run that may be neither cited nor set aside."""


class Reason(Vocabulary):
    """The reason for which words of a source are set aside."""

    UNRELATED = "unrelated"
    DUPLICATE = "duplicate"
    TRANSLATION = "translation"
    FURNITURE = "furniture"
    BACKGROUND = "background"


@attrs.frozen(order=True, field_transformer=typed)
class Lines:
    """Whole lines of a text, counted from 1, both ends included."""

    first: int
    """The first line, counted from 1."""
    last: int
    """The last line, included."""

    def __attrs_post_init__(self) -> None:
        if not 1 <= self.first <= self.last:
            raise ImpossibleValue("Lines", str(self), "are no lines, which count from 1; give the first and the last")

    def __contains__(self, line: int) -> bool:
        return self.first <= line <= self.last

    def __str__(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first}-{self.last}"


@attrs.frozen(kw_only=True, field_transformer=typed)
class SetAside:
    """Lines that nothing cites, with the reason; `repeats` are the lines that a duplicate or translation repeats."""

    lines: Lines
    """The lines."""
    reason: Reason = attrs.field(converter=Reason)
    """The reason."""
    repeats: Lines | None = None
    """The lines that a duplicate or translation repeats."""
    note: str | None = None
    """A remark of the curator."""


@attrs.frozen(kw_only=True, field_transformer=typed)
class Repair:
    """A stray letter at a code-point offset, which quotations skip."""

    at: int
    """Its offset, in code points of the text."""
    stray: str = attrs.field(metadata=VERBATIM)
    """The stray letter, or letters."""
    reason: str
    """The reason to consider it stray."""


class Strays(NamedTuple):
    """The places where stray letters of a text begin and end, in order and without overlaps."""

    begins: Sequence[int]
    ends: Sequence[int]

    @classmethod
    def of(cls, repairs: Iterable[Repair]) -> "Strays":
        begins: list[int] = []
        ends: list[int] = []
        for begin, end in sorted((repair.at, repair.at + len(repair.stray)) for repair in repairs):
            if ends and begin <= ends[-1]:
                ends[-1] = max(end, ends[-1])
            else:
                begins.append(begin)
                ends.append(end)
        return cls(begins, ends)

    def around(self, start: int, stop: int) -> Iterator[tuple[int, int]]:
        """The parts of a stretch before, between and after the strays in it."""
        for number in range(bisect_right(self.ends, start), bisect_left(self.begins, stop)):
            yield start, self.begins[number]
            start = self.ends[number]
        yield start, stop

    def within(self, start: int, stop: int) -> "Strays":
        """Those that begin in a stretch, counted from its beginning."""
        there = slice(bisect_left(self.begins, start), bisect_left(self.begins, stop))
        return Strays([at - start for at in self.begins[there]], [at - start for at in self.ends[there]])

    def lie_in(self, start: int, stop: int) -> bool:
        """Return whether any part of a stretch is stray."""
        return bisect_right(self.ends, start) < bisect_left(self.begins, stop)


def starts_of(line_lengths: Iterable[int]) -> tuple[int, ...]:
    """The offset at which each line of these lengths begins, and then the one at which one more line would begin."""
    return (0, *accumulate(length + 1 for length in line_lengths))


def spans_of(starts: Sequence[int], stretches: Iterable[Lines]) -> list[tuple[int, int]]:
    """Start and end of each of these stretches of lines, given `starts_of` all lines.

    Raises `IndexError` for lines that are not there.
    """
    spans = []
    for lines in stretches:
        if lines.last >= len(starts):
            raise IndexError(f"lines {lines}: the text has {len(starts) - 1}")
        spans.append((starts[lines.first - 1], starts[lines.last] - 1))
    return spans


def unaccounted(text: str, covered: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches between covered ones that have more than `UNACCOUNTED_LETTERS` letters."""
    found = []
    position = 0
    for start, end in sorted([*covered, (len(text), len(text))]):
        if sum(map(str.isalpha, text[position:start])) > UNACCOUNTED_LETTERS:
            found.append((position, start))
        position = max(position, end)
    return found
