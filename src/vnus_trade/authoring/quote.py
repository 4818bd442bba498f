"""Quoting: finding words in a text, the passage that makes them a unique quotation, and writing both in TOML."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from contextlib import suppress
from itertools import chain, pairwise
from operator import itemgetter
from typing import NamedTuple

import attrs

from vnus_trade.errors import QuotationAmbiguous, QuotationNotFound
from vnus_trade.evidence.locator import Locator
from vnus_trade.names import fold

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
    """Words of a text, written in one line, and the line of the text in which they begin, and begin only once."""

    quote: str
    line: int


@attrs.frozen(eq=False, repr=False)
class Passages:
    """The sentences of a text, and where a quotation would be unique; all spans begin and end with words.

    Blank lines part `blocks`. In a block that is wrapped, a paragraph goes on over the ends of its `lines`.
    """

    text: str
    locator: Locator
    lines: list[tuple[int, int]]
    blocks: list[tuple[int, int]]
    paragraphs: list[tuple[int, int]]
    sentences: list[tuple[int, int]]

    @classmethod
    def of(cls, text: str) -> "Passages":
        blocks = list(_blocks(text))
        lines = list(chain.from_iterable(blocks))
        full = _FULL * max((end - start for start, end in lines if _SPACE.search(text, start, end)), default=0)
        paragraphs = [span for block in blocks for span in _paragraphs(text, block, full)]
        sentences = [span for start, end in paragraphs for span in _sentences(text, start, end)]
        return cls(text, Locator(text), lines, [(block[0][0], block[-1][1]) for block in blocks], paragraphs, sentences)

    def paragraph(self, at: int) -> tuple[int, int]:
        """The paragraph in which a letter stands."""
        return self.paragraphs[bisect_right(self.paragraphs, at, key=itemgetter(0)) - 1]

    def sentence(self, at: int) -> tuple[int, int]:
        """The sentence in which a letter stands."""
        return self.sentences[bisect_right(self.sentences, at, key=itemgetter(0)) - 1]

    def around(self, start: int, end: int) -> Passage | None:
        """The sentence of these words, cut where it is too long, or more of it all until it is unique; or nothing."""
        whole = self.sentence(start)[0], self.sentence(end - 1)[1]
        within = self.paragraph(start)[0], self.paragraph(end - 1)[1]
        spans = [whole] if whole[1] - whole[0] <= _LONGEST_SENTENCE else []
        spans += [_reach(self.text, (start, end), within, reach) for reach in _REACHES]
        return next((found for span in spans if (found := self._passage(*span))), None)

    def _passage(self, start: int, end: int) -> Passage | None:
        words, line = self.text[start:end], self.locator.line_of(start)
        last = bisect_right(self.lines, start, key=itemgetter(0)) - 1
        # Mostly this is enough, and takes far less time than to be told of every place.
        if self.text.find(words, start + 1, self.lines[last][1] + len(words)) >= 0:
            return None
        passage = Passage(in_one_line(words), line)
        try:
            self.locator.find(*passage)
        except QuotationAmbiguous:
            return None
        return passage


def in_one_line(words: str) -> str:
    """Words of a text with a space for each end of a line, and the white space around it."""
    return " ".join(map(str.strip, words.split("\n"))) if "\n" in words else words


def _blocks(text: str) -> Iterator[list[tuple[int, int]]]:
    """The lines between blank lines, each by where its words begin and end."""
    lines, start = [], 0
    for line in text.split("\n"):
        span = next(_trimmed(text, start, start + len(line)), None)
        if span:
            lines.append(span)
        elif lines:
            yield lines
            lines = []
        start += len(line) + 1
    if lines:
        yield lines


# A line is full that has this part of the letters of the longest line of several words: those of one width in print
# do not all have as many.
_FULL = 0.75


def _paragraphs(text: str, lines: list[tuple[int, int]], full: float) -> Iterator[tuple[int, int]]:
    """The paragraphs of a block: one goes on in the next line if with that line's first word, this one were full."""
    start = lines[0][0]
    for here, there in pairwise(lines):
        gap = _SPACE.search(text, *there)
        word = (gap.start() if gap else there[1]) - there[0]
        if here[1] - here[0] + 1 + word < full:
            yield start, here[1]
            start = there[0]
    yield start, lines[-1][1]


_SPACE = re.compile(r"\s")

# Where a sentence may end: a mark, perhaps a closing quotation mark or bracket, and white space.
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]{0,3}\s+")
_ABBREVIATION = re.compile(
    r"(?:\b[^\W\d_]|\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|Gov|No|St|vs|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec))\.$"
)


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of a paragraph. What may be an abbreviation ends none: a longer quotation does no harm."""
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


def _reach(text: str, span: tuple[int, int], within: tuple[int, int], reach: int) -> tuple[int, int]:
    """So many letters on both sides of a span, as far as its paragraph, from white space to white space if it can."""
    (start, end), (first, last) = span, within
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
