"""The ledger of a source: what cites each of its lines, why a line is set aside, and the letters left over."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple, SupportsIndex, overload

from vnus_trade import lazy
from vnus_trade.evidence.sources import Source
from vnus_trade.evidence.stretches import SetAside, spans_of, unaccounted


class LedgerLine(NamedTuple):
    """One line of a source, and what accounts for it."""

    number: int
    """The line, counted from 1."""
    text: str | None
    """The whole line; `None` if the text is withheld."""
    cited_by: tuple[str, ...]
    """The ids of the entries that cite words of it."""
    set_aside: SetAside | None
    """Why it is set aside, if it is."""
    unaccounted: int | None
    """How many letters of it are neither cited nor set aside, in runs of more than 40; `None` as above."""

    def __repr__(self) -> str:
        aside = "" if self.set_aside is None else f"; set aside: {self.set_aside.reason}"
        over = "text withheld" if self.unaccounted is None else f"{self.unaccounted} letters left over"
        return f"<LedgerLine {self.number} cited by {len(self.cited_by)}{aside}; {over}>"


class Ledger(tuple[LedgerLine, ...]):
    """The lines of a source with what accounts for each; it prints as a table, and shows itself as one in notebooks.

    >>> import vnus_trade
    >>> print(vnus_trade.load().ledger("second-round")[:2])
    2 lines, 0 letters left over
       1  cited by 4 entries  The Second Round of Bilateral Negotiations for the Trade Agreement between…
       2
    """

    __slots__ = ()

    @overload
    def __getitem__(self, index: SupportsIndex) -> LedgerLine: ...
    @overload
    def __getitem__(self, index: slice) -> "Ledger": ...
    def __getitem__(self, index: SupportsIndex | slice) -> "LedgerLine | Ledger":
        return Ledger(super().__getitem__(index)) if isinstance(index, slice) else super().__getitem__(index)

    def rows(self) -> list[dict[str, str | int | None]]:
        """Make a flat dict of each line; the ids of what cites it are one text, with semicolons between them.

        >>> import vnus_trade
        >>> vnus_trade.load().ledger("second-round").rows()[23]["set_aside"]
        'duplicate'
        """
        return [
            {
                "line": line.number,
                "text": line.text,
                "cited_by": "; ".join(line.cited_by) or None,
                "set_aside": str(line.set_aside.reason) if line.set_aside else None,
                "unaccounted": line.unaccounted,
            }
            for line in self
        ]

    def __str__(self) -> str:
        return lazy.listings.ledger_text(self)

    def _repr_html_(self) -> str:
        return lazy.listings.ledger_html(self)


def ledger_of(source: Source, cited: Iterable[tuple[int, int, str]]) -> Ledger:
    """Account for each line of a source, given each span that is cited and the id of what cites it."""
    spans = sorted(cited)
    starts = source.line_starts
    count = len(starts) - 1

    def lines_of(start: int, end: int) -> Iterator[int]:
        """Yield the lines, counted from 0, of which a span has some letter."""
        reached = range(bisect_right(starts, start) - 1, bisect_left(starts, end, hi=count))
        return (line for line in reached if start < starts[line + 1] - 1)

    by: list[dict[str, None]] = [{} for _ in range(count)]
    for start, end, id_ in spans:
        for line in lines_of(start, end):
            by[line][id_] = None
    aside: dict[int, SetAside] = {}
    for each in source.set_aside:
        for line in range(each.lines.first - 1, each.lines.last):
            aside.setdefault(line, each)
    if source.text is None:
        return Ledger(LedgerLine(line + 1, None, tuple(by[line]), aside.get(line), None) for line in range(count))
    over = [0] * count
    covered = spans_of(starts, [each.lines for each in source.set_aside])
    for start, end in unaccounted(source.text, [*covered, *(span[:2] for span in spans)]):
        for line in lines_of(start, end):
            letters = source.text[max(start, starts[line]) : min(end, starts[line + 1])]
            over[line] += sum(map(str.isalpha, letters))
    texts = enumerate(source.text.split("\n"))
    return Ledger(LedgerLine(line + 1, text, tuple(by[line]), aside.get(line), over[line]) for line, text in texts)
