"""Finding quoted words in a text: the one place where they are, or an error with the nearest passage or all places."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate, islice
from unicodedata import normalize

from vnus_trade.errors import QuotationAmbiguous, QuotationNotFound
from vnus_trade.evidence.stretches import Reason, Repair, SetAside, Strays
from vnus_trade.letters import is_unseen, letter_name
from vnus_trade.words.names import fold
from vnus_trade.words.numbers import cut, cuts

MOST_PLACES = 100
"""The most places that an error lists for words that a text contains more than once."""

# Letters beside a quotation that tell whether it cuts a word or number.
_BESIDE = 100
# The words at the beginning of a quotation that are looked up to find the nearest passage.
_MOST_VOTERS = 200
# Letters of a word that a hint compares with another.
_LONGEST_WORD = 100
# The cost of finding that a quotation would cut a word.
_STEPS_OF_A_CUT = 2_000


class Locator:
    """Finds quoted words in one text, that of `source`, whose id its errors name.

    White space is compared as single spaces, a blank line is never a space, and stray letters are skipped; all else
    must be equal, and no word or number may be cut at either end. Lines set aside as duplicate or translation are
    searched only if they are named.
    """

    def __init__(
        self, text: str, source: str = "", repairs: Iterable[Repair] = (), aside: Iterable[SetAside] = ()
    ) -> None:
        strays = Strays.of(repairs)
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
        """The cost of finding one quotation: letters that are compared, and other work that takes as long."""

    def find(
        self, quote: str, line: int | None = None, *, spend: Callable[[int], None] = lambda _: None
    ) -> tuple[int, int]:
        """Start and end of the one place of the words, in code points.

        Without `line`, lines set aside as duplicate or translation are not searched. `spend` is called with the cost
        of what is found besides `steps`. Raises `QuotationNotFound` with the nearest passage, or with the word that
        the quotation would cut, and `QuotationAmbiguous` with all lines if there are several places.
        """
        if "\n" in quote and "" in map(str.strip, quote.strip().split("\n")) and quote.strip():
            raise QuotationNotFound(self.source, quote, "it has a blank line; quote each paragraph by itself")
        wanted = " ".join(quote.split())
        places = []
        for at in self._places(wanted, line, repeated=line is not None):
            if cuts(self._plain, at, at + len(wanted)):
                spend(_STEPS_OF_A_CUT)
            else:
                places.append((self._offset(at), self._offset(at + len(wanted) - 1) + 1))
            if len(places) == MOST_PLACES:
                break
        if not places:
            raise QuotationNotFound(self.source, quote, *self._hint(wanted, line))
        if len(places) > 1:
            raise QuotationAmbiguous(self.source, quote, tuple(self.line_of(start) for start, _ in places))
        return places[0]

    def line_of(self, offset: int) -> int:
        """The line of an offset, counted from 1."""
        return bisect_right(self._line_starts, offset)

    def _places(self, wanted: str, line: int | None, *, repeated: bool) -> Iterator[int]:
        """Where `_plain` has the letters, on this line or on any; without `repeated`, on none set aside as such."""
        begin, stop = (0, len(self._plain)) if line is None else (self._plain_at(line), self._plain_at(line + 1))
        last = stop + len(wanted) - 1
        at = self._plain.find(wanted, begin, last) if wanted else -1
        while at >= 0:
            number = bisect_right(self._repeated_begins, at) - 1
            if repeated or number < 0 or at >= self._repeated_stops[number]:
                yield at
                at += 1
            else:
                at = self._repeated_stops[number]
            at = self._plain.find(wanted, at, last)

    def _plain_at(self, line: int) -> int:
        """The offset in `_plain` at which a line begins; its end for lines beyond the last one."""
        if line > len(self._line_starts):
            return len(self._plain)
        piece = bisect_left(self._text_starts, self._line_starts[max(line, 1) - 1])
        return self._plain_starts[piece] if piece < len(self._plain_starts) else len(self._plain)

    def _offset(self, at: int) -> int:
        piece = bisect_right(self._plain_starts, at) - 1
        return self._text_starts[piece] + at - self._plain_starts[piece]

    def _hint(self, wanted: str, line: int | None) -> tuple[str, str]:
        """Say why words are not found, and give the passage that comes nearest, if any does."""
        if not wanted:
            return "a quotation must have words", ""
        places = list(islice(self._places(wanted, None, repeated=True), MOST_PLACES))
        words = {cut(self._plain, at, at + len(wanted)): at for at in reversed(places)}
        if places and "" not in words:
            word, at = words.popitem()
            where = f"in line {self.line_of(self._offset(at))}"
            return f"it would cut {word!r} {where}; quote whole words and numbers", ""
        elsewhere = [
            str(self.line_of(self._offset(at))) for at in places if not cuts(self._plain, at, at + len(wanted))
        ]
        if elsewhere:
            aside = "" if line is not None else ", set aside as a repetition; give the `line` to quote it all the same"
            return f"it stands in line {', '.join(elsewhere)}{aside}", wanted
        return self._nearest(wanted.split())

    @cached_property
    def _words_read(self) -> tuple[Sequence[str], Sequence[int], Mapping[str, Sequence[int]]]:
        """The words of the text, the offset of each, and the numbers of the words with each key."""
        found = [(match.group(), match.start()) for match in _WORD.finditer(self._plain)]
        places: dict[str, list[int]] = {}
        for number, (word, _) in enumerate(found):
            places.setdefault(_key(word), []).append(number)
        return [word for word, _ in found], [start for _, start in found], places

    def _nearest(self, words: Sequence[str]) -> tuple[str, str]:
        """Say which passage was probably meant and where its words first differ; and give that passage.

        Each word votes for the beginning of every passage that would have it in its place, in any case and accents.
        """
        said, starts, places = self._words_read
        votes = Counter(
            at - number
            for number, word in enumerate(words[:_MOST_VOTERS])
            for at in places.get(_key(word), ())[:MOST_PLACES]
        )
        if not votes:
            return "no word of it stands there", ""
        start = max(0, max(votes, key=lambda begin: (votes[begin], -begin)))
        passage = said[start : start + len(words)]
        shown = " ".join(passage)
        hint = f"the nearest passage is {shown if len(shown) <= 120 else shown[:117] + chr(8230)!r}"
        pairs = enumerate(zip(passage, words, strict=False))
        number, pair = next(((at, pair) for at, pair in pairs if pair[0] != pair[1]), (0, None))
        if pair is None:
            return hint, shown
        return f"{hint}, which {_difference(*pair, self._offset(starts[start + number]))}", shown


@lru_cache(maxsize=4)
def locator_of(text: str, source: str, repairs: tuple[Repair, ...], aside: tuple[SetAside, ...]) -> Locator:
    """The `Locator` of a text; those of the last few texts are kept, as many quotations are looked for in one."""
    return Locator(text, source, repairs, aside)


def unfit(text: str, strays: Strays, start: int, end: int) -> str:
    """What forbids to quote a span of a text, besides other places of its words; '' if nothing does."""
    spans = ((max(0, start - _BESIDE), start), (start, end), (end, end + _BESIDE))
    before, quoted, after = ("".join(text[a:b] for a, b in strays.around(*span)) for span in spans)
    if quoted != quoted.strip() or _BLANK_LINE.search(quoted):
        return "begins or ends with white space, or has a blank line; quote the words of one paragraph"
    before, quoted, after = (re.sub(r"\s", " ", part) for part in (before, quoted, after))
    if cuts(before + quoted + after, len(before), len(before + quoted)):
        word = cut(before + quoted + after, len(before), len(before + quoted))
        return f"cuts {word!r}; quote whole words and numbers"
    return ""


def _difference(ours: str, quoted: str, offset: int) -> str:
    """Say how a word of the text differs from one of a quotation, also if the two look alike."""
    if max(len(ours), len(quoted)) > _LONGEST_WORD:
        return f"differs in the long word that begins with {ours[:20]!r}"
    if normalize("NFC", ours) == normalize("NFC", quoted):
        return f"has {ours!r} in another Unicode normal form; copy the words from the text"
    if "".join(letter for letter in ours if not is_unseen(letter)) == quoted:
        unseen = enumerate(ours, offset)
        names = ", ".join(f"{letter_name(letter)} at offset {at}" for at, letter in unseen if is_unseen(letter))
        return f"has {names}; copy the words from the text"
    return f"has {ours!r} where the quotation has {quoted!r}"


def _key(word: str) -> str:
    return fold(word) or word


def _pieces(text: str, strays: Strays) -> Iterator[tuple[int, int]]:
    """Spans without white space but single spaces: whole lines, or the words of lines with other space or strays."""
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
_BLANK_LINE = re.compile(r"\n\s*\n")


def _gap(text: str, stop: int, start: int, strays: Strays) -> str:
    """The text between two pieces as it is compared: nothing, a space, or a blank line."""
    left = "".join(text[begin:end] for begin, end in strays.around(stop, start))
    return "\n\n" if left.count("\n") > 1 else " " if left else ""
