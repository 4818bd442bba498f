"""The text of an article, cut where quotations begin and end, so that a page can mark exactly the quoted words."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import groupby, pairwise

import attrs

from vnus_trade.corpus.layout import Offsets
from vnus_trade.evidence.ledger import LedgerLine
from vnus_trade.evidence.sources import Evidence, Source
from vnus_trade.evidence.stretches import SetAside
from vnus_trade.model.entities import Entity
from vnus_trade.model.events import Event
from vnus_trade.site.addresses import anchor

Thing = Entity | Source
"""An object with quotations and a page."""


@attrs.frozen
class CitedWords:
    """A quotation, with the object that it supports and its number there."""

    thing: Thing
    number: int
    evidence: Evidence

    @property
    def anchor(self) -> str:
        """Its anchor in the article."""
        return anchor(self.thing, self.number)

    @property
    def span(self) -> Offsets:
        """The offsets at which its words begin and end."""
        return self.evidence.quotation.start, self.evidence.quotation.end


@attrs.frozen
class Piece:
    """A stretch of a text, and the numbers of the spans that cover all of it."""

    start: int
    end: int
    covered_by: tuple[int, ...]


def pieces(start: int, end: int, spans: Sequence[Offsets]) -> Iterable[Piece]:
    """Cut the stretch from `start` to `end` wherever one of the spans, which may overlap, begins or ends in it.

    >>> [(piece.start, piece.end, piece.covered_by) for piece in pieces(0, 9, [(2, 6), (4, 9)])]
    [(0, 2, ()), (2, 4, (0,)), (4, 6, (0, 1)), (6, 9, (1,))]
    """
    near = [(number, first, last) for number, (first, last) in enumerate(spans) if first < end and start < last]
    cuts = sorted({start, end, *(min(max(at, start), end) for _, *span in near for at in span)})
    for first, last in pairwise(cuts):
        yield Piece(first, last, tuple(number for number, begin, stop in near if begin <= first and last <= stop))


@attrs.frozen
class Words:
    """Words of a line that the same quotations cover, if any: their runs, each with the reason if it is stray."""

    name: str
    runs: tuple[tuple[str, str], ...]
    numbers: tuple[int, ...]
    things: tuple[Thing, ...]
    begins: tuple[str, ...]
    """The anchors of the quotations that begin here."""


@attrs.frozen
class Note:
    """An object that words of a line support, the fields that they support, and the names of these words."""

    thing: Thing
    fields: tuple[str, ...]
    names: tuple[str, ...]


@attrs.frozen
class MarkedLine:
    """A line of an article; one without letters has no words."""

    number: int
    text: str | None
    words: tuple[Words, ...]
    notes: tuple[Note, ...]


@attrs.frozen(slots=False)
class MarkedText:
    """The lines of an article, and every quotation from it."""

    source: Source
    ledger: Sequence[LedgerLine]
    cited: Sequence[CitedWords]

    @cached_property
    def blocks(self) -> Sequence[tuple[SetAside | None, Sequence[MarkedLine]]]:
        """The lines in runs that are, or are not, set aside for one reason."""
        starts = pairwise(self.source.line_starts)
        lines = [(line, start, after - 1) for line, (start, after) in zip(self.ledger, starts, strict=True)]
        begun: set[int] = set()
        runs = groupby(lines, key=lambda line: line[0].set_aside)
        return [(aside, [self._line(*each, begun) for each in run]) for aside, run in runs]

    @property
    def loose(self) -> Sequence[str]:
        """The anchors of quotations of line ends alone, which no line shows."""
        begins = {id_ for _, lines in self.blocks for line in lines for words in line.words for id_ in words.begins}
        return [each.anchor for each in self.cited if each.anchor not in begins]

    def rules(self) -> str:
        """Style rules that set off the target of a link: all words of a quotation, or the notes beside words."""
        found = [
            f'.article:has([id="{each.anchor}"]:target) .q{number}{{background:var(--led-to)}}'
            for number, each in enumerate(self.cited)
        ]
        for _, lines in self.blocks:
            names = [words.name for line in lines for words in line.words if len(words.things) > 1]
            found += [f".article:has(#{name}:target) .{name}{{background:var(--led-to)}}" for name in names]
        return "".join(found)

    def _line(self, line: LedgerLine, start: int, end: int, begun: set[int]) -> MarkedLine:
        near = {at: each.span for at, each in enumerate(self.cited) if each.span[0] < end and start < each.span[1]}
        numbers, words = list(near), []
        is_blank = not near and line.text is not None and not line.text.strip()
        for at, piece in enumerate(() if is_blank else pieces(start, end, list(near.values()))):
            covering = tuple(numbers[each] for each in piece.covered_by)
            things = tuple(dict.fromkeys(self.cited[number].thing for number in covering))
            begins = tuple(self.cited[number].anchor for number in covering if number not in begun)
            begun.update(covering)
            runs = tuple(self._runs(piece.start, piece.end, covering))
            words.append(Words(f"S{line.number}-{at}", runs, covering, things, begins))
        return MarkedLine(line.number, line.text, tuple(words), tuple(self._notes(words)))

    def _runs(self, start: int, end: int, covering: Sequence[int]) -> Iterator[tuple[str, str]]:
        """The text from `start` to `end`, stray letters apart with the reason; an ellipsis for what is withheld."""
        text, at = self.source.text or "", 0
        if self.source.text is None:
            if not covering:
                yield " … ", ""
                return
            quotation = self.cited[covering[0]].evidence.quotation
            text, at = quotation.exact, quotation.start
        for repair in sorted(self.source.repairs, key=lambda repair: repair.at):
            if start <= repair.at < end:
                stop = min(repair.at + len(repair.stray), end)
                yield text[start - at : repair.at - at], ""
                yield text[repair.at - at : stop - at], repair.reason
                start = stop
        yield text[start - at : end - at], ""

    def _notes(self, words: Sequence[Words]) -> Iterator[Note]:
        """What the words of a line support: events before entries of other classes."""
        numbers = sorted({number for each in words for number in each.numbers}, key=lambda at: self.cited[at].span)
        fields: dict[Thing, dict[str, None]] = {}
        for number in numbers:
            found = fields.setdefault(self.cited[number].thing, {})
            found.update(dict.fromkeys(self.cited[number].evidence.fields))
        names: dict[Thing, list[str]] = {thing: [] for thing in fields}
        for each in words:
            for thing in each.things:
                names[thing].append(each.name)
        for thing in sorted(fields, key=lambda thing: not isinstance(thing, Event)):
            yield Note(thing, tuple(fields[thing]), tuple(names[thing]))
