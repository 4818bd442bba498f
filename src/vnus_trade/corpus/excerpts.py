"""Quotes the words of a text so that they are found in one place."""

from contextlib import suppress
from typing import NamedTuple

import attrs

from vnus_trade.corpus.layout import TextLayout
from vnus_trade.errors import QuotationAmbiguous, QuotationNotFound
from vnus_trade.evidence.locator import Locator


class Excerpt(NamedTuple):
    """Words of a text in one line, and the line in which they begin, where they stand elsewhere too."""

    quote: str
    line: int | None
    """None where no other place of the text has the words."""


@attrs.frozen(eq=False, repr=False)
class TextStructure(TextLayout):
    """The layout of a text, and excerpts of it."""

    locator: Locator = attrs.field(init=False)

    @locator.default
    def _locator(self) -> Locator:
        return Locator(self.text)

    def excerpt(self, start: int, end: int) -> Excerpt | None:
        """The words between two offsets as they are quoted; None if not even their line tells the place from others."""
        words, line = in_one_line(self.text[start:end]), self.locator.line_of(start)
        for told in (None, line):
            with suppress(QuotationAmbiguous, QuotationNotFound):
                if self.locator.find(words, told)[0] == start:
                    return Excerpt(words, told)
        return None


def in_one_line(words: str) -> str:
    """Words of a text with one space in place of each line end and the white space around it."""
    return " ".join(map(str.strip, words.split("\n"))) if "\n" in words else words
