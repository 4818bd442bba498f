"""Cuts a text where quotations begin and end, into pieces that know which quotations cover them."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

import attrs


@attrs.frozen
class Piece:
    """A stretch of a text, and the numbers of the spans that cover all of it."""

    start: int
    end: int
    covered_by: tuple[int, ...]


def pieces(start: int, end: int, spans: Sequence[tuple[int, int]]) -> Iterable[Piece]:
    """Cut the stretch from `start` to `end` wherever one of the spans, which may overlap, begins or ends in it.

    >>> [(piece.start, piece.end, piece.covered_by) for piece in pieces(0, 9, [(2, 6), (4, 9)])]
    [(0, 2, ()), (2, 4, (0,)), (4, 6, (0, 1)), (6, 9, (1,))]
    """
    near = [(number, first, last) for number, (first, last) in enumerate(spans) if first < end and start < last]
    cuts = sorted({start, end, *(min(max(at, start), end) for _, *span in near for at in span)})
    for first, last in pairwise(cuts):
        yield Piece(first, last, tuple(number for number, begin, stop in near if begin <= first and last <= stop))
