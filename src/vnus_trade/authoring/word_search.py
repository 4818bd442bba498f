"""Finds words in a text, exactly or by their letters alone, and prints each place as evidence to paste."""

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import NamedTuple

from vnus_trade.authoring.toml_writer import toml_evidence
from vnus_trade.corpus.layout import Offsets
from vnus_trade.errors import QuotationAmbiguous, QuotationNotFound
from vnus_trade.evidence.locator import Locator
from vnus_trade.words.edges import ends_name, folded_places
from vnus_trade.words.numbers import cuts

_SPACE_BUT_NO_BLANK_LINE = r"(?!\s*\n\s*\n)\s+"


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
    found = [offsets for offsets in found if not cuts(locator.text, *offsets)] or list(_folded(locator.text, words))
    if not found:
        # The locator may still find them: it reads over stray letters that the source's repairs name.
        found = [locator.find(words)]
    return [_found(locator, words, offsets) for offsets in found]


def evidence_toml(found: FoundWords, source: str | None) -> str:
    """A piece of evidence that quotes these words, with `for` left empty."""
    note = "" if found.is_unique else f"# Line {found.line} has these words several times; quote more of it.\n"
    return note + toml_evidence("event", found.quote, "", line=found.line if found.by_line else None, source=source)


def _folded(text: str, words: str) -> Iterator[Offsets]:
    """Every place where whole words are these, whatever the case, accents and signs."""
    for start, end in folded_places(words, text):
        if ends_name(text, start, end):
            has_stop = words.rstrip().endswith(".") and text[end : end + 1] == "."
            yield start, end + has_stop


def _found(locator: Locator, words: str, offsets: Offsets) -> FoundWords:
    line = locator.line_of(offsets[0])
    printed = " ".join(locator.text[slice(*offsets)].split())
    for quote in (printed, words):
        for by_line in (False, True):
            with suppress(QuotationNotFound, QuotationAmbiguous):
                if locator.find(quote, line if by_line else None) == offsets:
                    return FoundWords(quote, line, by_line)
    return FoundWords(printed, line, by_line=True, is_unique=False)
