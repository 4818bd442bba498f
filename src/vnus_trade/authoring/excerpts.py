"""Splits a text into paragraphs and sentences, and quotes the words around a finding so that they are unique."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import chain, groupby, pairwise
from operator import itemgetter
from textwrap import indent
from typing import NamedTuple

import attrs

from vnus_trade.authoring.toml_writer import toml_evidence
from vnus_trade.errors import QuotationAmbiguous, QuotationNotFound
from vnus_trade.evidence.locator import Locator

Offsets = tuple[int, int]
"""The start and the end of a stretch of a text, in code points."""

MOST_LETTERS = 100_000
"""The letters of a text that are searched, up to the sentence that goes beyond; most articles have a tenth of that."""

_LONGEST_SENTENCE = 400
# Letters quoted on either side of the words that matter, if their sentence is too long or not unique.
_REACHES = (150, 500, 1500)
# A line with this share of the letters of the longest line of several words is full: in print, lines of one width
# differ in their number of letters.
_FULL = 0.75
_LINE = re.compile("^.*$", re.MULTILINE)
_SPACE = re.compile(r"\s+")
# Where a sentence may end: a mark, perhaps a closing quotation mark or bracket, and white space.
_SENTENCE_END = re.compile(r"([.!?…][\"'”’»)\]]{0,3})\s+")
_ABBREVIATION = re.compile(
    r"(?:\b[^\W\d_]|\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|Gov|No|St|vs|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec))\.$"
)


class Excerpt(NamedTuple):
    """Words of a text in one line, and the line in which they begin: the only place in that line where they do."""

    quote: str
    line: int

    def evidence(self, kind: str, fields: str) -> str:
        """The table, indented, that supports these fields of an entry of this kind by it, after a blank line."""
        return f"\n{indent(toml_evidence(kind, self.quote, fields, line=self.line), '  ')}\n"


@attrs.frozen(eq=False, repr=False)
class TextStructure:
    """The lines, blocks, paragraphs and sentences of a text; each begins and ends with a word.

    Blank lines separate blocks. In a block that is wrapped, a paragraph continues over the ends of its lines. What
    begins before `stop` is searched, in `blocks` that end there.
    """

    text: str
    locator: Locator
    lines: list[Offsets]
    blocks: list[Offsets]
    paragraphs: list[Offsets]
    sentences: list[Offsets]
    stop: int

    @classmethod
    def of(cls, text: str) -> "TextStructure":
        blocks = list(_blocks(text))
        lines = list(chain.from_iterable(blocks))
        full = _FULL * max((end - start for start, end in lines if _SPACE.search(text, start, end)), default=0)
        paragraphs = [offsets for block in blocks for offsets in _paragraphs(text, block, full)]
        sentences = [offsets for start, end in paragraphs for offsets in _sentences(text, start, end)]
        stop = next((start for start, end in sentences if end > MOST_LETTERS), len(text))
        searched = [(block[0][0], min(block[-1][1], stop)) for block in blocks if block[0][0] < stop]
        return cls(text, Locator(text), lines, searched, paragraphs, sentences, stop)

    def paragraph(self, at: int) -> Offsets:
        """The paragraph that holds the letter at this offset."""
        return self.paragraphs[bisect_right(self.paragraphs, at, key=itemgetter(0)) - 1]

    def sentence(self, at: int) -> Offsets:
        """The sentence that holds the letter at this offset."""
        return self.sentences[bisect_right(self.sentences, at, key=itemgetter(0)) - 1]

    def excerpt(self, start: int, end: int) -> Excerpt | None:
        """The sentence of these words, shortened if it is too long, or more of the paragraph until it is unique."""
        sentences = self.sentence(start)[0], self.sentence(end - 1)[1]
        paragraphs = self.paragraph(start)[0], self.paragraph(end - 1)[1]
        tried: Iterator[Offsets] = (_reach(self.text, (start, end), paragraphs, letters) for letters in _REACHES)
        if sentences[1] - sentences[0] <= _LONGEST_SENTENCE:
            tried = chain([sentences], tried)
        return next((unique for offsets in tried if (unique := self._unique(*offsets))), None)

    def _unique(self, start: int, end: int) -> Excerpt | None:
        words, line = self.text[start:end], self.locator.line_of(start)
        last = bisect_right(self.lines, start, key=itemgetter(0)) - 1
        # This settles most cases, in far less time than it takes to find every place.
        if self.text.find(words, start + 1, self.lines[last][1] + len(words)) >= 0:
            return None
        excerpt = Excerpt(in_one_line(words), line)
        try:
            self.locator.find(*excerpt)
        except (QuotationAmbiguous, QuotationNotFound):
            return None
        return excerpt


def in_one_line(words: str) -> str:
    """Words of a text with one space in place of each line end and the white space around it."""
    return " ".join(map(str.strip, words.split("\n"))) if "\n" in words else words


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


def _reach(text: str, words: Offsets, within: Offsets, letters: int) -> Offsets:
    """So many letters on both sides of some words, within a paragraph, from space to space where there are any."""
    left, right = max(within[0], words[0] - letters), min(within[1], words[1] + letters)
    if left > within[0] and (gap := _SPACE.search(text, left, words[0])):
        left = gap.end()
    if right < within[1]:
        after = text[words[1] : right]
        cut = next((n for n, letter in enumerate(reversed(after)) if letter.isspace()), 0)
        right = words[1] + len(after[: len(after) - cut].rstrip())
    return left, right
