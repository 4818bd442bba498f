"""Sources and quotations: pinned texts, spans of them, and finding the words that somebody quotes.

A quotation is a span of code points and the exact text between (W3C Web Annotation:
TextPositionSelector, TextQuoteSelector). Always ``quotation.exact == source.text[quotation.start:quotation.end]``.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Any, TypeVar

import attrs

from vnus_trade.errors import QuotationAmbiguous, QuotationNotFound
from vnus_trade.timespan import TimeSpan

V_co = TypeVar("V_co", covariant=True)

UNACCOUNTED_LETTERS = 40
"""A run of more letters than this, neither cited nor set aside, unbalances a source's ledger."""


@attrs.frozen(init=False, eq=False, repr=False)
class FrozenMapping(Mapping[str, V_co]):
    """A mapping that cannot change, in the order in which it was written; equal to any mapping of the same items."""

    _items: dict[str, V_co]

    def __init__(self, items: Mapping[str, V_co] | None = None) -> None:
        self.__attrs_init__(dict(items or {}))

    def __getitem__(self, key: str) -> V_co:
        return self._items[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def __hash__(self) -> int:
        return hash(frozenset(self._items))

    def __repr__(self) -> str:
        return repr(self._items)


NONE_GIVEN: FrozenMapping[Any] = FrozenMapping()
"""The mapping of nothing, which most entries have for their reasons and readings."""


def frozen_texts(items: Mapping[str, str]) -> FrozenMapping[str]:
    """Texts by name, as a mapping that cannot change."""
    return items if isinstance(items, FrozenMapping) else FrozenMapping(items)


def _frozen_readings(items: Mapping[str, tuple[str, ...]]) -> FrozenMapping[tuple[str, ...]]:
    return items if isinstance(items, FrozenMapping) else FrozenMapping(items)


class Reason(StrEnum):
    """Why words of a source are set aside."""

    UNRELATED = "unrelated"
    DUPLICATE = "duplicate"
    TRANSLATION = "translation"
    FURNITURE = "furniture"
    BACKGROUND = "background"


@attrs.frozen(order=True)
class Lines:
    """Whole lines of a text, counted from 1, both ends included."""

    first: int
    last: int

    def __contains__(self, line: int) -> bool:
        return self.first <= line <= self.last

    def __str__(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first}-{self.last}"


@attrs.frozen(kw_only=True)
class SetAside:
    """Lines that nothing cites, with the reason; `repeats` are the lines that a duplicate or translation repeats."""

    lines: Lines
    reason: Reason
    repeats: Lines | None = None
    note: str | None = None


@attrs.frozen(kw_only=True)
class Repair:
    """A stray letter at a code-point offset that quotations read over."""

    at: int
    stray: str
    reason: str


@attrs.frozen(kw_only=True, repr=False)
class Source:
    """One document, pinned by the SHA-256 of its bytes.

    `text` is the decoded file and nothing else. `origin` is the agency or outlet behind it: two sources of one
    origin do not corroborate each other. `zone` and `year` hold for the source's words that name none.
    """

    id: str
    file: str
    sha256: str
    text: str = attrs.field(eq=False)
    title: str
    publisher: str | None = None
    origin: str | None = None
    published: TimeSpan | None = None
    zone: str | None = None
    year: int | None = None
    languages: tuple[str, ...] = ()
    repairs: tuple[Repair, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    evidence: "tuple[Evidence, ...]" = attrs.field(default=(), eq=False)
    inferred: FrozenMapping[str] = attrs.field(default=NONE_GIVEN, converter=frozen_texts)

    def __hash__(self) -> int:
        return hash((type(self), self.id))

    def __repr__(self) -> str:
        return f"<Source {self.id}: {self.file}>"

    def locate(self, quote: str, line: int | None = None) -> "Quotation":
        """The one place where these words stand; raises as `Locator.find` does.

        To look for many quotations in one text, make its `Locator` once.
        """
        start, end = Locator.of(self.text, self.id, self.repairs, self.set_aside).find(quote, line)
        return Quotation(self, start, end)


@attrs.frozen(repr=False)
class Quotation:
    """A span of a source, in code points of its text."""

    source: Source = attrs.field(eq=lambda source: source.sha256)
    start: int
    end: int

    def __hash__(self) -> int:
        return hash((self.source.sha256, self.start, self.end))

    def __repr__(self) -> str:
        return f"<Quotation {self.source.id}[{self.start}:{self.end}]>"

    @property
    def exact(self) -> str:
        """The words, exactly as the source has them."""
        return self.source.text[self.start : self.end]

    @property
    def words(self) -> str:
        """The words as one reads them: in one line, without the stray letters that the source's repairs name."""
        kept = self.exact
        for repair in sorted(self.source.repairs, key=lambda repair: -repair.at):
            if self.start <= repair.at < self.end:
                at = repair.at - self.start
                kept = kept[:at] + kept[at + len(repair.stray) :]
        return " ".join(kept.split())

    @property
    def line(self) -> int:
        """The line on which the quotation begins, counted from 1."""
        return self.source.text.count("\n", 0, self.start) + 1


@attrs.frozen(repr=False)
class Evidence:
    """A quotation and the names of the fields that it supports.

    `reads` says whom words of it mean that are no name: ``{"He": ("jamieson-greer",)}``.
    """

    quotation: Quotation
    fields: tuple[str, ...] = ()
    reads: FrozenMapping[tuple[str, ...]] = attrs.field(default=NONE_GIVEN, converter=_frozen_readings)

    def __repr__(self) -> str:
        return f"<Evidence {self.quotation!r} for {' '.join(self.fields)}>"


@attrs.frozen(eq=False, repr=False)
class Locator:
    """Finds quoted words in one text.

    White space is compared as single spaces, a blank line is never a space, and stray letters are read
    over; nothing else is forgiven. `_plain` is the text so compared; the piece that begins at `_plain_starts[i]` in it
    begins at `_text_starts[i]` in the text.
    """

    source: str
    text: str
    _plain: str
    _plain_starts: Sequence[int]
    _text_starts: Sequence[int]
    _line_starts: Sequence[int]
    _skipped: tuple[Lines, ...]

    @classmethod
    def of(
        cls, text: str, source: str = "", repairs: Iterable[Repair] = (), aside: Iterable[SetAside] = ()
    ) -> "Locator":
        strays = {repair.at: len(repair.stray) for repair in repairs}
        pieces = list(_pieces(text, strays))
        gaps = [
            _gap(text, stop, start, strays) for (_, stop), (start, _) in zip([(0, 0), *pieces], pieces, strict=False)
        ]
        plain_starts: list[int] = []
        length = 0
        for (start, stop), gap in zip(pieces, gaps, strict=True):
            plain_starts.append(length + len(gap))
            length += len(gap) + stop - start
        plain = "".join(gap + text[start:stop] for (start, stop), gap in zip(pieces, gaps, strict=True))
        text_starts = [start for start, _ in pieces]
        line_starts = [0]
        while newline := text.find("\n", line_starts[-1]) + 1:
            line_starts.append(newline)
        skipped = tuple(a.lines for a in aside if a.reason in (Reason.DUPLICATE, Reason.TRANSLATION))
        return cls(source, text, plain, plain_starts, text_starts, line_starts, skipped)

    def find(self, quote: str, line: int | None = None) -> tuple[int, int]:
        """Start and end of the one place where the words stand, in code points.

        Without `line`, lines set aside as duplicate or translation are not looked at. Raises `QuotationNotFound`
        with the nearest passage, and `QuotationAmbiguous` with all lines where the words stand more than once.
        """
        if "\n" in quote and "" in map(str.strip, quote.strip().split("\n")) and quote.strip():
            raise QuotationNotFound(self.source, quote, "it has a blank line; quote each paragraph by itself")
        wanted = " ".join(quote.split())
        places = list(self._places(wanted))
        if line is not None:
            places = [place for place in places if self.line_of(place[0]) == line]
        elif self._skipped:
            places = [place for place in places if not any(self.line_of(place[0]) in lines for lines in self._skipped)]
        if not places:
            raise QuotationNotFound(self.source, quote, self._hint(wanted, line))
        if len(places) > 1:
            raise QuotationAmbiguous(self.source, quote, tuple(self.line_of(start) for start, _ in places))
        return places[0]

    def line_of(self, offset: int) -> int:
        """The line of an offset, counted from 1."""
        return bisect_right(self._line_starts, offset)

    def _places(self, wanted: str) -> Iterator[tuple[int, int]]:
        at = self._plain.find(wanted) if wanted else -1
        while at >= 0:
            yield self._offset(at), self._offset(at + len(wanted) - 1) + 1
            at = self._plain.find(wanted, at + 1)

    def _offset(self, at: int) -> int:
        piece = bisect_right(self._plain_starts, at) - 1
        return self._text_starts[piece] + at - self._plain_starts[piece]

    def _hint(self, wanted: str, line: int | None) -> str:
        if not wanted:
            return "a quotation must have words"
        elsewhere = [str(self.line_of(start)) for start, _ in self._places(wanted)]
        if elsewhere:
            aside = "" if line else ", set aside as a repetition; give the `line` to quote it all the same"
            return f"it stands in line {', '.join(elsewhere)}{aside}"
        return _nearest(wanted, self._plain)


def span_of(text: str, lines: Lines) -> tuple[int, int]:
    """Start and end of whole lines of a text; raises `IndexError` beyond it."""
    texts = text.split("\n")
    if not 1 <= lines.first <= lines.last <= len(texts):
        raise IndexError(f"lines {lines}: the text has {len(texts)}")
    start = sum(len(line) + 1 for line in texts[: lines.first - 1])
    return start, start + len("\n".join(texts[lines.first - 1 : lines.last]))


def unaccounted(text: str, covered: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches between the covered ones that have more than `UNACCOUNTED_LETTERS` letters."""
    found = []
    position = 0
    for start, end in sorted([*covered, (len(text), len(text))]):
        if sum(map(str.isalpha, text[position:start])) > UNACCOUNTED_LETTERS:
            found.append((position, start))
        position = max(position, end)
    return found


def _pieces(text: str, strays: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    """Spans with no white space but single spaces: whole lines, or the words of a line with other, or with strays."""
    start = 0
    for line in text.split("\n"):
        stop = start + len(line)
        words = line.split()
        if line == " ".join(words) and not any(start <= at < stop for at in strays):
            if line:
                yield start, stop
        else:
            yield from _words(text, start, words, strays)
        start = stop + 1


def _words(text: str, position: int, words: Iterable[str], strays: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    """These words of a text as spans, cut where a stray letter stands in them."""
    for word in words:
        start = text.index(word, position)
        position = start + len(word)
        for at in sorted(strays):
            if start <= at < position:
                if at > start:
                    yield start, at
                start = at + strays[at]
        if start < position:
            yield start, position


def _gap(text: str, stop: int, start: int, strays: Mapping[int, int]) -> str:
    """What stands for the text between two pieces: nothing, a space, or a blank line."""
    if start - stop == 1 and stop not in strays:
        return " "
    between = list(text[stop:start])
    for at, size in strays.items():
        if stop <= at < start:
            between[at - stop : at - stop + size] = [""] * size
    left = "".join(between)
    return "\n\n" if left.count("\n") > 1 else " " if left else ""


def _nearest(wanted: str, plain: str) -> str:
    """Says which passage was probably meant and where the words first differ."""
    words, said = wanted.split(), plain.split()
    blocks = SequenceMatcher(None, said, words, autojunk=False).get_matching_blocks()
    best = max(blocks, key=lambda block: block.size)
    if best.size == 0:
        return "no word of it stands there in this order"
    start = max(0, best.a - best.b)
    passage = said[start : start + len(words)]
    pairs = zip(passage, words, strict=False)
    differing = next((pair for pair in pairs if pair[0] != pair[1]), None)
    shown = " ".join(passage)
    hint = f"the nearest passage is {shown if len(shown) <= 120 else shown[:117] + chr(8230)!r}"
    return hint if differing is None else f"{hint}, which has {differing[0]!r} where the quotation has {differing[1]!r}"
