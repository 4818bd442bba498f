"""Finds words in a text, exactly or by their letters alone, and prints each place as evidence to paste."""

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import NamedTuple

import attrs

from vnus_trade.authoring.excerpts import Offsets
from vnus_trade.authoring.toml_writer import toml_evidence
from vnus_trade.errors import QuotationAmbiguous, QuotationNotFound
from vnus_trade.evidence.locator import Locator
from vnus_trade.names import fold

_SPACE_BUT_NO_BLANK_LINE = r"(?!\s*\n\s*\n)\s+"
_BLANK_LINE = re.compile(r"\n\s*\n")
_RUN = re.compile(r"(?:[^\W_]|[.\u0300-\u036f])+")


class FoundWords(NamedTuple):
    """Words found in a text: as the text has them, the line where they begin, and how to tell the place from others.

    With `by_line` a quotation needs the line; without `is_unique` not even the line tells the place from all others.
    """

    quote: str
    line: int
    by_line: bool = False
    is_unique: bool = True


def find_words(locator: Locator, words: str) -> list[FoundWords]:
    """All places of these words, as they are written or else whatever their case, accents and punctuation.

    Raises `QuotationNotFound` with the nearest passage.
    """
    pattern = _SPACE_BUT_NO_BLANK_LINE.join(map(re.escape, words.split()))
    found = [match.span(1) for match in re.finditer(f"(?=({pattern}))", locator.text)] if pattern else []
    if not found:
        found = [_without_stops(locator.text, at, words) for at in FoldedWords.of(locator.text).places(words)]
    if not found:
        # The locator may still find them: it reads over stray letters that the source's repairs name.
        found = [locator.find(words)]
    return [_found(locator, words, offsets) for offsets in found]


def evidence_toml(found: FoundWords, source: str | None) -> str:
    """A piece of evidence that quotes these words, with `for` left empty."""
    note = "" if found.is_unique else f"# Line {found.line} has these words several times; quote more of it.\n"
    return note + toml_evidence("event", found.quote, "", line=found.line if found.by_line else None, source=source)


def _without_stops(text: str, offsets: Offsets, words: str) -> Offsets:
    """The offsets without full stops at either end that are not among the words searched for."""
    start, end = offsets
    if not words.rstrip().endswith("."):
        end = start + len(text[start:end].rstrip("."))
    return end - len(text[start:end].lstrip(".")), end


def _found(locator: Locator, words: str, offsets: Offsets) -> FoundWords:
    line = locator.line_of(offsets[0])
    printed = " ".join(locator.text[slice(*offsets)].split())
    for quote in (printed, words):
        for by_line in (False, True):
            with suppress(QuotationNotFound, QuotationAmbiguous):
                if locator.find(quote, line if by_line else None) == offsets:
                    return FoundWords(quote, line, by_line)
    return FoundWords(printed, line, by_line=True, is_unique=False)


@attrs.frozen(eq=False, repr=False)
class FoldedWords:
    """The words of a text without case, accents and punctuation, each with its offsets."""

    text: str
    _words: list[str]
    _offsets: list[Offsets]
    _numbers: dict[str, list[int]]

    @classmethod
    def of(cls, text: str) -> "FoldedWords":
        found = [(word, run.span()) for run in _RUN.finditer(text) for word in fold(run[0]).split()]
        numbers: dict[str, list[int]] = {}
        for number, (word, _) in enumerate(found):
            numbers.setdefault(word, []).append(number)
        return cls(text, [word for word, _ in found], [offsets for _, offsets in found], numbers)

    def places(self, words: str) -> Iterator[Offsets]:
        """Every place where these words follow each other with no blank line between."""
        wanted = fold(words).split()
        for first in self._numbers.get(wanted[0], ()) if wanted else ():
            if self._words[first : first + len(wanted)] == wanted:
                start, end = self._offsets[first][0], self._offsets[first + len(wanted) - 1][1]
                if not _BLANK_LINE.search(self.text, start, end):
                    yield start, end
