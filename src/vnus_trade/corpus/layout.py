"""Reads the text of an article, and splits it into lines, blocks, paragraphs and sentences."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import chain, groupby, pairwise
from operator import itemgetter
from typing import Self

import attrs

from vnus_trade.errors import ArticleRefused
from vnus_trade.folders.limits import Limits

Offsets = tuple[int, int]
"""The start and the end of a stretch of a text, in code points."""

MOST_LETTERS = 100_000
"""The letters of a text that are searched, up to the sentence that goes beyond; most articles have a tenth of that."""

# A line with this share of the letters of the longest line of several words is full: in print, lines of one width
# differ in their number of letters.
_FULL = 0.75
# Unicode's stream-safe form has 30 marks in a row at most (UAX #15); comparing many takes long.
_MOST_MARKS = 100
_MARKS = re.compile(rf"[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{{{_MOST_MARKS}}}")
_LINE = re.compile("^.*$", re.MULTILINE)
_SPACE = re.compile(r"\s+")
# Where a sentence may end: a mark, perhaps a closing quotation mark or bracket, and white space.
_SENTENCE_END = re.compile(r"([.!?…][\"'”’»)\]]{0,3})\s+")
_ABBREVIATION = re.compile(
    r"(?:\b[^\W\d_]|\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|Gov|No|St|vs|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec))\.$"
)


@attrs.frozen(eq=False, repr=False)
class TextLayout:
    """The lines, blocks, paragraphs and sentences of a text; each begins and ends with a word.

    Blank lines separate blocks. In a block that is wrapped, a paragraph continues over the ends of its lines. What
    begins before `stop` is searched, in `blocks` that end there.
    """

    text: str
    _lines_of_blocks: list[list[Offsets]]

    @classmethod
    def of(cls, text: str) -> Self:
        """Split a text."""
        return cls(text, list(_blocks(text)))

    @cached_property
    def lines(self) -> list[Offsets]:
        """The lines, without the white space around them."""
        return list(chain.from_iterable(self._lines_of_blocks))

    @cached_property
    def blocks(self) -> list[Offsets]:
        """The blocks that are searched."""
        ends = ((lines[0][0], min(lines[-1][1], self.stop)) for lines in self._lines_of_blocks)
        return [(start, end) for start, end in ends if start < self.stop]

    @cached_property
    def paragraphs(self) -> list[Offsets]:
        """The paragraphs."""
        wrapped = (end - start for start, end in self.lines if _SPACE.search(self.text, start, end))
        full = _FULL * max(wrapped, default=0)
        return [offsets for lines in self._lines_of_blocks for offsets in _paragraphs(self.text, lines, full)]

    @cached_property
    def sentences(self) -> list[Offsets]:
        """The sentences."""
        return [offsets for start, end in self.paragraphs for offsets in _sentences(self.text, start, end)]

    @cached_property
    def stop(self) -> int:
        """Where the search of the text ends: before the first sentence that goes beyond `MOST_LETTERS`."""
        sentences = self.sentences if len(self.text) > MOST_LETTERS else ()
        return next((start for start, end in sentences if end > MOST_LETTERS), len(self.text))

    def paragraph(self, at: int) -> Offsets:
        """The paragraph that holds the letter at this offset."""
        return self.paragraphs[bisect_right(self.paragraphs, at, key=itemgetter(0)) - 1]


def refuse_large(file: str, size: int) -> None:
    """Raise `ArticleRefused` for a text of more bytes than `load` reads of a file."""
    most = Limits().file_bytes
    if size > most:
        raise ArticleRefused(file, f"it has more than {most} bytes, the most that `load` reads of a file")


def article_text(file: str, content: bytes) -> str:
    """The text of these bytes; raises `ArticleRefused` with the offset of what is not UTF-8 text."""
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        raise ArticleRefused(file, f"it is not UTF-8 at byte {error.start}; save it as UTF-8") from error
    if "\0" in text:
        raise ArticleRefused(file, f"it has NUL at offset {text.index(chr(0))}; it is damaged, or not a text")
    if not text.isascii() and (marks := _MARKS.search(text)):
        raise ArticleRefused(file, f"it has {_MOST_MARKS} marks on one letter at offset {marks.start()}; it is damaged")
    return text


def _blocks(text: str) -> Iterator[list[Offsets]]:
    """The lines of each block, without the white space around them."""
    trimmed = (_trimmed(text, *line.span()) for line in _LINE.finditer(text))
    for has_words, lines in groupby(trimmed, key=lambda offsets: offsets[0] < offsets[1]):
        if has_words:
            yield list(lines)


def _trimmed(text: str, start: int, end: int) -> Offsets:
    words = text[start:end].lstrip()
    return end - len(words), end - len(words) + len(words.rstrip())


def _paragraphs(text: str, lines: list[Offsets], full: float) -> Iterator[Offsets]:
    """The paragraphs of a block: a line that would be full with the first word of the next one continues there."""
    start = lines[0][0]
    for here, there in pairwise(lines):
        gap = _SPACE.search(text, *there)
        word = (gap.start() if gap else there[1]) - there[0]
        if here[1] - here[0] + 1 + word < full:
            yield start, here[1]
            start = there[0]
    yield start, lines[-1][1]


def _sentences(text: str, start: int, end: int) -> Iterator[Offsets]:
    """The sentences of a paragraph. A possible abbreviation ends none, since a longer quotation does no harm."""
    for mark in _SENTENCE_END.finditer(text, start, end):
        before = text[max(start, mark.start() - 8) : mark.start() + 1]
        if mark.end() < end and not text[mark.end()].islower() and not _ABBREVIATION.search(before):
            yield start, mark.end(1)
            start = mark.end()
    yield start, end
