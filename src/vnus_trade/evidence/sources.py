"""Sources and quotations: pinned texts, spans of them, and finding the words that somebody quotes.

A quotation is a span of code points and the exact text between (W3C Web Annotation:
TextPositionSelector, TextQuoteSelector). Always ``quotation.exact == source.text[quotation.start:quotation.end]``.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cached_property
from itertools import accumulate, islice
from typing import Any, NamedTuple, TypeVar
from unicodedata import category, normalize

import attrs

from vnus_trade import lazy
from vnus_trade.errors import QuotationAmbiguous, QuotationNotFound
from vnus_trade.evidence.backing import DERIVED, FILING, PRINTED
from vnus_trade.names import called, fold
from vnus_trade.notebook import Shown
from vnus_trade.time.span import TimeSpan

V_co = TypeVar("V_co", covariant=True)

UNACCOUNTED_LETTERS = 40
"""A run of more letters than this, neither cited nor set aside, unbalances a source's ledger."""

MOST_PLACES = 100
"""No more places than this are told where words stand more than once."""

# No more words than the first of a quotation are asked where it was probably meant to be from.
_MOST_VOTERS = 200
# What is longer is no word that one would compare letter by letter.
_LONGEST_WORD = 100

WITHHELD = "\u2588"
"""What stands for each letter that a document has left out: a full block, which is no letter of any word."""


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
    """The first line, counted from 1."""
    last: int
    """The last line, which belongs to it."""

    def __contains__(self, line: int) -> bool:
        return self.first <= line <= self.last

    def __str__(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first}-{self.last}"


@attrs.frozen(kw_only=True)
class SetAside:
    """Lines that nothing cites, with the reason; `repeats` are the lines that a duplicate or translation repeats."""

    lines: Lines
    """Which lines."""
    reason: Reason
    """Why."""
    repeats: Lines | None = None
    """The lines that a duplicate or translation repeats."""
    note: str | None = None
    """What else is to be said."""


@attrs.frozen(kw_only=True)
class Repair:
    """A stray letter at a code-point offset that quotations read over."""

    at: int
    """Its offset, in code points of the text."""
    stray: str
    """The stray letter, or letters."""
    reason: str
    """Why it is taken for one."""


@attrs.frozen(kw_only=True, repr=False)
class Source(Shown):
    """One document, pinned by the SHA-256 of its bytes. Two sources of one `origin` do not corroborate each other.

    Where a JSON document has left the text out, `text` has the quoted words, each at its place, and a full block for
    every other letter; the digest could not be checked.
    """

    id: str = attrs.field(metadata=FILING)
    """Lower-case words joined by ``-``, unique over everything that is loaded together."""
    file: str = attrs.field(metadata=DERIVED)
    """The name of its file in the folder."""
    sha256: str = attrs.field(metadata=FILING)
    """The SHA-256 of its bytes, in hexadecimal."""
    text: str = attrs.field(eq=False, metadata=DERIVED)
    """The decoded file and nothing else, line ends and stray letters included."""
    whole: bool = attrs.field(default=True, eq=False, metadata=DERIVED)
    """False where a JSON document has left the text out."""
    title: str = attrs.field(metadata=FILING)
    """Its headline, or in brackets our own words for one."""
    publisher: str | None = attrs.field(default=None, metadata=PRINTED)
    """Who published it, if that is known."""
    origin: str | None = attrs.field(default=None, metadata=PRINTED)
    """The agency or outlet behind it, in the source's words."""
    published: TimeSpan | None = None
    """When it was published."""
    zone: str | None = None
    """The zone of its words that name none: an IANA name or an offset."""
    year: int | None = None
    """The year of its words that name none."""
    languages: tuple[str, ...] = attrs.field(default=(), metadata=FILING)
    """Its languages, as BCP 47 tags such as ``vi``."""
    repairs: tuple[Repair, ...] = attrs.field(default=(), metadata=DERIVED)
    """Its stray letters, which quotations read over."""
    set_aside: tuple[SetAside, ...] = attrs.field(default=(), metadata=DERIVED)
    """Its lines that nothing cites, with the reasons."""
    evidence: "tuple[Evidence, ...]" = attrs.field(default=(), eq=False, metadata=FILING)
    """The quotations that support what is said of it here."""
    inferred: FrozenMapping[str] = attrs.field(default=NONE_GIVEN, converter=frozen_texts, metadata=FILING)
    """The reason for each field that no source states, by the name of the field."""

    def __hash__(self) -> int:
        return hash((type(self), self.id))

    def __repr__(self) -> str:
        return f"<Source {self.id}: {self.file}>"

    def cite(self) -> str:
        """A footnote in one line: publisher and origin, title, date, and the id and the digest of the text.

        >>> import vnus_trade
        >>> print(vnus_trade.load().source("second-round").cite())
        “The Second Round of ...”, published no earlier than 22 May 2025 (inferred) [second-round; SHA-256 248b58fa6bcb]
        """
        return lazy.footnotes.of_source(self)

    def locate(self, quote: str, line: int | None = None) -> "Quotation":
        """The one place where these words stand; raises as `Locator.find` does.

        To look for many quotations in one text, make its `Locator` once.
        """
        start, end = Locator(self.text, self.id, self.repairs, self.set_aside).find(quote, line)
        return Quotation(self, start, end)


@attrs.frozen(repr=False)
class Quotation(Shown):
    """A span of a source, in code points of its text."""

    source: Source = attrs.field(eq=lambda source: source.sha256)
    """Of what it is a span."""
    start: int
    """The offset of its first letter, in code points, from 0."""
    end: int
    """The offset after its last letter."""

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
        exact = self.exact
        if self.source.repairs:
            strays = _Strays.of(repair for repair in self.source.repairs if self.start <= repair.at < self.end)
            exact = "".join(self.source.text[start:end] for start, end in strays.around(self.start, self.end))
        return " ".join(exact.split())

    @property
    def line(self) -> int:
        """The line on which the quotation begins, counted from 1."""
        return self.source.text.count("\n", 0, self.start) + 1


@attrs.frozen(repr=False)
class Evidence(Shown):
    """A quotation and the names of the fields that it supports.

    `reads` says whom words of it mean that are no name: ``{"He": ("jamieson-greer",)}``.
    """

    quotation: Quotation
    """The words."""
    fields: tuple[str, ...] = ()
    """The names of the fields that they support."""
    reads: FrozenMapping[tuple[str, ...]] = attrs.field(default=NONE_GIVEN, converter=_frozen_readings)
    """The ids of the actors whom words of it mean that are no name."""

    def __repr__(self) -> str:
        return f"<Evidence {self.quotation!r} for {' '.join(self.fields)}>"


class Locator:
    """Finds quoted words in one text, that of `source`, the id of which its errors name.

    White space is compared as single spaces, a blank line is never a space, and stray letters are read
    over; nothing else is forgiven. Lines set aside as duplicate or translation are looked at only if they are named.
    """

    def __init__(
        self, text: str, source: str = "", repairs: Iterable[Repair] = (), aside: Iterable[SetAside] = ()
    ) -> None:
        strays = _Strays.of(repairs)
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
        line_starts = [0]
        while newline := text.find("\n", line_starts[-1]) + 1:
            line_starts.append(newline)
        self.source = source
        self.text = text
        # The text as it is compared; the piece that begins at `_plain_starts[i]` in it begins at `_text_starts[i]`.
        self._plain = plain
        self._plain_starts = plain_starts
        self._text_starts = [start for start, _ in pieces]
        self._line_starts = line_starts
        repeated = sorted(a.lines for a in aside if a.reason in (Reason.DUPLICATE, Reason.TRANSLATION))
        self._repeated_begins = [self._plain_at(lines.first) for lines in repeated]
        self._repeated_stops = list(accumulate((self._plain_at(lines.last + 1) for lines in repeated), max))
        self.steps: int = 1_000 * (2 + len(repeated)) + 100 * len(strays.begins) + len(plain)
        """How many letters are looked at to find a quotation, and other work that takes as long."""

    def find(self, quote: str, line: int | None = None) -> tuple[int, int]:
        """Start and end of the one place where the words stand, in code points.

        Without `line`, lines set aside as duplicate or translation are not looked at. Raises `QuotationNotFound`
        with the nearest passage, and `QuotationAmbiguous` with all lines where the words stand more than once.
        """
        if "\n" in quote and "" in map(str.strip, quote.strip().split("\n")) and quote.strip():
            raise QuotationNotFound(self.source, quote, "it has a blank line; quote each paragraph by itself")
        wanted = " ".join(quote.split())
        places = list(islice(self._told_apart(wanted, line), MOST_PLACES))
        if not places:
            raise QuotationNotFound(self.source, quote, self._hint(wanted, line))
        if len(places) > 1:
            raise QuotationAmbiguous(self.source, quote, tuple(self.line_of(start) for start, _ in places))
        return places[0]

    def line_of(self, offset: int) -> int:
        """The line of an offset, counted from 1."""
        return bisect_right(self._line_starts, offset)

    def _told_apart(self, wanted: str, line: int | None) -> Iterator[tuple[int, int]]:
        """The places that begin on this line or, without one, on no line that is set aside as a repetition."""
        if line is not None:
            return self._places(wanted, self._plain_at(line), self._plain_at(line + 1))
        return self._places(wanted, 0, len(self._plain), repeated=False)

    def _places(self, wanted: str, begin: int, stop: int, *, repeated: bool = True) -> Iterator[tuple[int, int]]:
        """Where the words stand in the text, if they begin within these places of `_plain`, repetitions or not."""
        last = stop + len(wanted) - 1
        at = self._plain.find(wanted, begin, last) if wanted else -1
        while at >= 0:
            number = bisect_right(self._repeated_begins, at) - 1
            if repeated or number < 0 or at >= self._repeated_stops[number]:
                yield self._offset(at), self._offset(at + len(wanted) - 1) + 1
                at += 1
            else:
                at = self._repeated_stops[number]
            at = self._plain.find(wanted, at, last)

    def _plain_at(self, line: int) -> int:
        """Where a line begins in `_plain`; the end beyond the last one."""
        if line > len(self._line_starts):
            return len(self._plain)
        piece = bisect_left(self._text_starts, self._line_starts[max(line, 1) - 1])
        return self._plain_starts[piece] if piece < len(self._plain_starts) else len(self._plain)

    def _offset(self, at: int) -> int:
        piece = bisect_right(self._plain_starts, at) - 1
        return self._text_starts[piece] + at - self._plain_starts[piece]

    def _hint(self, wanted: str, line: int | None) -> str:
        if not wanted:
            return "a quotation must have words"
        places = islice(self._places(wanted, 0, len(self._plain)), MOST_PLACES)
        elsewhere = [str(self.line_of(start)) for start, _ in places]
        if elsewhere:
            aside = "" if line is not None else ", set aside as a repetition; give the `line` to quote it all the same"
            return f"it stands in line {', '.join(elsewhere)}{aside}"
        return self._nearest(wanted.split())

    @cached_property
    def _words_read(self) -> tuple[Sequence[str], Sequence[int], Mapping[str, Sequence[int]]]:
        """The words of the text, where each begins, and the numbers of those with the same key."""
        found = [(match.group(), match.start()) for match in _WORD.finditer(self._plain)]
        places: dict[str, list[int]] = {}
        for number, (word, _) in enumerate(found):
            places.setdefault(_key(word), []).append(number)
        return [word for word, _ in found], [start for _, start in found], places

    def _nearest(self, words: Sequence[str]) -> str:
        """Says which passage was probably meant and where the words first differ.

        Each word votes for the places where the passage would begin if it stood there; accents and case do not count.
        """
        said, starts, places = self._words_read
        votes = Counter(
            at - number
            for number, word in enumerate(words[:_MOST_VOTERS])
            for at in places.get(_key(word), ())[:MOST_PLACES]
        )
        if not votes:
            return "no word of it stands there"
        start = max(0, max(votes, key=lambda begin: (votes[begin], -begin)))
        passage = said[start : start + len(words)]
        shown = " ".join(passage)
        hint = f"the nearest passage is {shown if len(shown) <= 120 else shown[:117] + chr(8230)!r}"
        pairs = enumerate(zip(passage, words, strict=False))
        number, pair = next(((at, pair) for at, pair in pairs if pair[0] != pair[1]), (0, None))
        if pair is None:
            return hint
        return f"{hint}, which {_difference(*pair, self._offset(starts[start + number]))}"


def _difference(ours: str, quoted: str, offset: int) -> str:
    """How a word of the text differs from one of a quotation; also where the two look the same."""
    if max(len(ours), len(quoted)) > _LONGEST_WORD:
        return f"differs in the long word that begins with {ours[:20]!r}"
    if normalize("NFC", ours) == normalize("NFC", quoted):
        return f"has {ours!r} in another Unicode normal form; copy the words from the text"
    unseen = [at for at, letter in enumerate(ours) if category(letter) == "Cf"]
    if "".join(letter for letter in ours if category(letter) != "Cf") == quoted:
        names = ", ".join(f"{called(ours[at])} at offset {offset + at}" for at in unseen)
        return f"has {names}; copy the words from the text"
    return f"has {ours!r} where the quotation has {quoted!r}"


def _key(word: str) -> str:
    return fold(word) or word


def span_of(text: str, lines: Lines) -> tuple[int, int]:
    """Start and end of whole lines of a text; raises `IndexError` beyond it."""
    return spans_of(text, [lines])[0]


def spans_of(text: str, stretches: Iterable[Lines]) -> list[tuple[int, int]]:
    """Start and end of each of these stretches of whole lines of a text; raises `IndexError` beyond it."""
    starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]
    spans = []
    for lines in stretches:
        if not 1 <= lines.first <= lines.last < len(starts):
            raise IndexError(f"lines {lines}: the text has {len(starts) - 1}")
        spans.append((starts[lines.first - 1], starts[lines.last] - 1))
    return spans


def unaccounted(text: str, covered: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches between the covered ones that have more than `UNACCOUNTED_LETTERS` letters."""
    found = []
    position = 0
    for start, end in sorted([*covered, (len(text), len(text))]):
        if sum(map(str.isalpha, text[position:start])) > UNACCOUNTED_LETTERS:
            found.append((position, start))
        position = max(position, end)
    return found


class _Strays(NamedTuple):
    """Where the stray letters of a text begin and end, in order and without overlaps."""

    begins: Sequence[int]
    ends: Sequence[int]

    @classmethod
    def of(cls, repairs: Iterable[Repair]) -> "_Strays":
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
        """What is left of this stretch of the text, before, between and after the strays in it."""
        for number in range(bisect_right(self.ends, start), bisect_left(self.begins, stop)):
            yield start, self.begins[number]
            start = self.ends[number]
        yield start, stop

    def lie_in(self, start: int, stop: int) -> bool:
        """Whether any of this stretch is stray."""
        return bisect_right(self.ends, start) < bisect_left(self.begins, stop)


def _pieces(text: str, strays: _Strays) -> Iterator[tuple[int, int]]:
    """Spans with no white space but single spaces: whole lines, or the words of a line with other, or with strays."""
    start = 0
    for line in text.split("\n"):
        stop = start + len(line)
        if line == " ".join(line.split()) and not strays.lie_in(start, stop):
            if line:
                yield start, stop
        else:
            for begin, end in strays.around(start, stop):
                yield from (word.span() for word in _WORD.finditer(text, begin, end))
        start = stop + 1


_WORD = re.compile(r"\S+")


def _gap(text: str, stop: int, start: int, strays: _Strays) -> str:
    """What stands for the text between two pieces: nothing, a space, or a blank line."""
    left = "".join(text[begin:end] for begin, end in strays.around(stop, start))
    return "\n\n" if left.count("\n") > 1 else " " if left else ""
