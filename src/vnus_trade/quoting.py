"""Quoting: finding words in a text, the passage that makes them a unique quotation, and writing both in TOML."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from contextlib import suppress
from typing import NamedTuple

import attrs

from vnus_trade.errors import QuotationAmbiguous, QuotationNotFound
from vnus_trade.names import fold
from vnus_trade.sources import Locator

_UNSEEN = frozenset(("Cc", "Cf", "Cs", "Zl", "Zp"))
# What may be shown: the tabulator, and the joiners that are spelling in Persian and in many scripts of India.
_HARMLESS = "\t\u200c\u200d"
_LONGEST_SENTENCE = 400
# How far a quotation reaches on either side of the words that matter, if their sentence is too long or not unique.
_REACHES = (150, 500, 1500)


# Texts in TOML


def quoted(text: str) -> str:
    """A text of one line as TOML: as it stands between ''' if it can, else with escapes, so that all of it is seen."""
    if "'''" in text or text.endswith("'") or any(map(unseen, text)):
        return written(text)
    return f"'''{text}'''"


def written(text: str) -> str:
    """A text as a TOML string in quotation marks, with escapes for what cannot be seen or would end it."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("'''", "\\u0027" * 3)
    return '"' + "".join(_escape(letter) if unseen(letter) else letter for letter in escaped) + '"'


def visible(text: str) -> str:
    """A text with escapes in place of what controls a terminal, ends a comment or cannot be seen."""
    return "".join(_escape(letter) if unseen(letter) and letter not in _HARMLESS else letter for letter in text)


def unseen(letter: str) -> bool:
    """Whether a letter shows nothing, or moves what is shown: controls, line separators, format characters."""
    return not letter.isprintable() and unicodedata.category(letter) in _UNSEEN


def _escape(letter: str) -> str:
    return f"\\u{ord(letter):04x}" if ord(letter) <= 0xFFFF else f"\\U{ord(letter):08x}"


# Passages


class Passage(NamedTuple):
    """A quotation that is unique in its line, exactly as the text has it."""

    quote: str
    line: int


@attrs.frozen(eq=False, repr=False)
class Passages:
    """The sentences of a text, each with its line, and where a quotation would be unique."""

    text: str
    locator: Locator
    lines: list[tuple[int, int]]
    # Start and end of each sentence, without white space around it.
    sentences: list[tuple[int, int]]
    _starts: list[int]

    @classmethod
    def of(cls, text: str) -> "Passages":
        lines, start = [], 0
        for line in text.split("\n"):
            lines.append((start, start + len(line)))
            start += len(line) + 1
        sentences = [span for start, end in lines for span in _sentences(text, start, end)]
        return cls(text, Locator.of(text), lines, sentences, [start for start, _ in sentences])

    def sentence(self, at: int) -> tuple[int, int]:
        """The sentence in which a letter stands."""
        return self.sentences[bisect_right(self._starts, at) - 1]

    def around(self, start: int, end: int) -> Passage | None:
        """The sentence of these words, cut where it is too long, or more of the line until it is unique; or nothing."""
        line = self.locator.line_of(start)
        first, last = self.lines[line - 1]
        whole = self.sentence(start)[0], self.sentence(end - 1)[1]
        spans = [whole] if whole[1] - whole[0] <= _LONGEST_SENTENCE else []
        spans += [_reach(self.text, start, end, first, last, reach) for reach in _REACHES]
        return next((found for span in spans if (found := self._passage(*span, line))), None)

    def _passage(self, start: int, end: int, line: int) -> Passage | None:
        quote = self.text[start:end]
        first, last = self.lines[line - 1]
        if self.text.find(quote, start + 1, last) >= 0 or self.text.find(quote, first, end - 1) >= 0:
            return None
        try:
            found = self.locator.find(quote, line)
        except (QuotationAmbiguous, QuotationNotFound):
            return None
        return Passage(quote, line) if found == (start, end) else None


# Where a sentence may end: a mark, perhaps a closing quotation mark or bracket, and white space.
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]{0,3}\s+")
_ABBREVIATION = re.compile(
    r"(?:\b[^\W\d_]|\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|Gov|No|St|vs|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec))\.$"
)


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of a line. What may be an abbreviation ends none: a longer quotation does no harm."""
    for mark in _SENTENCE_END.finditer(text, start, end):
        after, before = text[mark.end() : mark.end() + 1], text[max(start, mark.start() - 8) : mark.start() + 1]
        if mark.end() < end and not after.islower() and not _ABBREVIATION.search(before):
            yield from _trimmed(text, start, mark.end())
            start = mark.end()
    yield from _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The span without white space around it, if anything is left."""
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    if words.strip():
        yield start, start + len(words.strip())


def _reach(text: str, start: int, end: int, first: int, last: int, reach: int) -> tuple[int, int]:
    """The words around a span of a line, from white space to white space where there is some."""
    left, right = max(first, start - reach), min(last, end + reach)
    if left > first:
        left += next((n for n, letter in enumerate(text[left:start]) if letter.isspace()), 0)
    if right < last:
        right -= next((n for n, letter in enumerate(reversed(text[end:right])) if letter.isspace()), 0)
    return next(_trimmed(text, left, right))


# Words that a person looks for


class Place(NamedTuple):
    """Words found in a text: as it has them, the line where they begin, and how one says which place is meant.

    `by_line` is whether the line must be named, `unique` whether the words are told from all others then.
    """

    quote: str
    line: int
    by_line: bool = False
    unique: bool = True


def places(locator: Locator, words: str) -> list[Place]:
    """Where words stand in a text: exactly, or else but for case, accents and punctuation.

    Raises `QuotationNotFound` with the nearest passage.
    """
    pattern = _GAP.join(map(re.escape, words.split()))
    spans = [match.span(1) for match in re.finditer(f"(?=({pattern}))", locator.text)] if pattern else []
    if not spans:
        spans = [_bare(locator.text, span, words) for span in Words.of(locator.text).places(words)]
    if not spans:
        # It may find them all the same: it reads over the stray letters that the source's repairs name.
        spans = [locator.find(words)]
    return [_place(locator, words, span) for span in spans]


_GAP = r"(?!\s*\n\s*\n)\s+"


def _bare(text: str, span: tuple[int, int], words: str) -> tuple[int, int]:
    """A span without full stops at its ends that nobody asked for."""
    start, end = span
    if not words.rstrip().endswith("."):
        end = start + len(text[start:end].rstrip("."))
    return end - len(text[start:end].lstrip(".")), end


def _place(locator: Locator, words: str, span: tuple[int, int]) -> Place:
    line = locator.line_of(span[0])
    as_it_stands = " ".join(locator.text[slice(*span)].split())
    for quote in (as_it_stands, words):
        for by_line in (False, True):
            with suppress(QuotationNotFound, QuotationAmbiguous):
                if locator.find(quote, line if by_line else None) == span:
                    return Place(quote, line, by_line)
    return Place(as_it_stands, line, by_line=True, unique=False)


def evidence_entry(place: Place, source: str | None) -> str:
    """The TOML of a piece of evidence that quotes this place, with `for` left to be filled in."""
    lines = [] if place.unique else [f"# Line {place.line} has these words several times; quote more of it."]
    lines += ["[[event.evidence]]", f"quote = {quoted(place.quote)}"]
    if place.by_line:
        lines.append(f"line = {place.line}")
    if source is not None:
        lines.append(f"source = {written(source)}")
    return "\n".join([*lines, 'for = ""'])


# Words, as names are compared

_RUN = re.compile(r"(?:[^\W_]|[.\u0300-\u036f])+")
_BLANK_LINE = re.compile(r"\n\s*\n")


@attrs.frozen(eq=False, repr=False)
class Words:
    """The words of a text without case, accents and punctuation, each with where it stands."""

    text: str
    _folded: list[str]
    _spans: list[tuple[int, int]]
    _at: dict[str, list[int]]

    @classmethod
    def of(cls, text: str) -> "Words":
        runs = [(word, run.span()) for run in _RUN.finditer(text) for word in fold(run[0]).split()]
        at: dict[str, list[int]] = {}
        for number, (word, _) in enumerate(runs):
            at.setdefault(word, []).append(number)
        return cls(text, [word for word, _ in runs], [span for _, span in runs], at)

    def places(self, words: str) -> Iterator[tuple[int, int]]:
        """Start and end of each place where these words stand one after the other, with no blank line between."""
        wanted = fold(words).split()
        for first in self._at.get(wanted[0], ()) if wanted else ():
            if self._folded[first : first + len(wanted)] == wanted:
                start, end = self._spans[first][0], self._spans[first + len(wanted) - 1][1]
                if not _BLANK_LINE.search(self.text, start, end):
                    yield start, end
