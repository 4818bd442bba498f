"""Quotes the words of a text around a finding so that they are unique."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import chain
from operator import itemgetter
from textwrap import indent
from typing import NamedTuple

import attrs

from vnus_trade.authoring.toml_writer import toml_evidence
from vnus_trade.corpus.layout import Offsets, TextLayout
from vnus_trade.errors import QuotationAmbiguous, QuotationNotFound
from vnus_trade.evidence.locator import Locator

_LONGEST_SENTENCE = 400
# Letters quoted on either side of the words that matter, if their sentence is too long or not unique.
_REACHES = (150, 500, 1500)
_SPACE = re.compile(r"\s+")


class Excerpt(NamedTuple):
    """Words of a text in one line, and the line in which they begin: the only place in that line where they do."""

    quote: str
    line: int

    def evidence(self, kind: str, fields: str) -> str:
        """The table, indented, that supports these fields of an entry of this kind by it, after a blank line."""
        return f"\n{indent(toml_evidence(kind, self.quote, fields, line=self.line), '  ')}\n"


@attrs.frozen(eq=False, repr=False)
class TextStructure(TextLayout):
    """The layout of a text, and unique excerpts of it."""

    locator: Locator = attrs.field(init=False)

    @locator.default
    def _locator(self) -> Locator:
        return Locator(self.text)

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
