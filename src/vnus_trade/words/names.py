"""Names and ids: folding, looking up, and suggesting the nearest; the form of an id.

>>> fold("Tô Lâm") == fold("TO LAM") == "to lam"
True
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache, reduce, wraps
from heapq import nlargest
from itertools import accumulate, pairwise
from operator import or_
from typing import NamedTuple, TypeVar

from vnus_trade import lazy
from vnus_trade.errors import Ambiguous, NotFound

Found = TypeVar("Found")

# Of longer texts, such as whole articles, only the last few results are remembered.
_SHORT, _FEW = 1_000, 4
_LONGEST_WORD, _MOST_WORDS = 40, 2**14


def remembered(most: int) -> Callable[[Callable[[str], Found]], Callable[[str], Found]]:
    """Remember what a function makes of the last so many texts, so that those of whole articles take no memory."""

    def remembering(function: Callable[[str], Found]) -> Callable[[str], Found]:
        short, long = lru_cache(most)(function), lru_cache(_FEW)(function)
        return wraps(function)(lambda text: short(text) if len(text) <= _SHORT else long(text))

    return remembering


class WordTable(dict[str, Found]):
    """What a function makes of the words of texts, which say most of their words again and again.

    It forgets everything when it is full, and remembers no stretch that is longer than those that come again.
    """

    def __init__(self, function: Callable[[str], Found], longest: int = _LONGEST_WORD) -> None:
        super().__init__()
        self._function, self._longest = function, longest

    def __missing__(self, word: str) -> Found:
        found = self._function(word)
        if len(word) <= self._longest:
            if len(self) >= _MOST_WORDS:
                self.clear()
            self[word] = found
        return found


@remembered(64)
def spaced(text: str) -> tuple[str, ...]:
    """What stands between the spaces of a text, for which a `WordTable` remembers what a function makes of it."""
    return tuple(text.split(" "))


def by_rarest_word(texts: Iterable[str]) -> Callable[[str], Sequence[int]]:
    """Of several texts, the numbers of those that have the rarest word of a name: they name it most likely.

    >>> likely = by_rarest_word(["Ada Lorn came", "Bram Lorn went", "Ada stayed"])
    >>> likely("Bram Lorn"), likely("Ada Lorn"), likely("Kest")
    ([1], [0, 2], ())
    """
    having: dict[str, list[int]] = {}
    for number, text in enumerate(texts):
        for word in {*fold(text).split()}:
            having.setdefault(word, []).append(number)
    return lambda name: min((having.get(word, ()) for word in fold(name).split()), key=len, default=())


class _Letters(dict[int, str | None]):
    """Maps each code point to its letters and digits without their marks, to a space, or to nothing.

    Each code point is decomposed by itself. A normal form would also sort long runs of marks, which takes time that
    grows with the square of their length, and is useless here because marks are removed.
    """

    def __missing__(self, code: int) -> str | None:
        parts = unicodedata.normalize("NFKD", _BARE.get(chr(code), chr(code)))
        self[code] = "".join(map(_folded_part, parts)) or None
        return self[code]


def _folded_part(part: str) -> str:
    """A letter, digit, or mark that is spelling; nothing for an accent or full stop; a space for anything else."""
    if part.isalnum():
        return part
    is_mark = unicodedata.category(part)[0] == "M"
    if part == "." or (is_mark and ("\u0300" <= part <= "\u036f" or unicodedata.combining(part) in _ACCENTS)):
        return ""
    return part if is_mark else " "


# The combining classes of accents, Hebrew points and Arabic vowels. Marks of other classes are part of the spelling:
# the vowels of Thai and Devanagari, and the marks that tell the kana "ba" from "pa".
_ACCENTS = frozenset((*range(10, 36), *range(200, 256)))

# Letters that no Unicode normal form decomposes; without them, names such as Đỗ would not be found as "do".
_BARE = {"đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "ı": "i"}
_LETTERS = _Letters()
# Comparing takes time that grows at least with the square of the length: letters of each name, and names compared.
_LONGEST, _MOST = 80, 10
# The least similarity, from 0 to 1, of names that are near: with less, a stranger is suggested for a stranger.
_NEAR = 0.7
_BESIDE_TITLES = frozenset(("the", "of", "and", "mr", "mrs", "ms", "dr", "his", "her", "excellency"))


@remembered(4096)
def fold(text: str) -> str:
    """The words of a text without case, accents and punctuation, separated by single spaces.

    Full stops are removed ("U.S." becomes "us"); all other punctuation separates words. A text without letters and
    digits folds to ''.
    """
    # Letters beyond ASCII are translated one by one, which takes longer than to remember what words with them fold to.
    return _folded(text) if text.isascii() else "".join(map(_FOLDED.__getitem__, spaced(text))).removesuffix(" ")


def _folded(text: str) -> str:
    return " ".join(text.translate(_LETTERS).split()).casefold()


def _folded_word(word: str) -> str:
    """What stands between two spaces as `fold` gives it, with a space behind it; '' if nothing is left."""
    return (folded := _folded(word)) and f"{folded} "


_FOLDED = WordTable(_folded_word)


def _folded_offsets(word: str) -> tuple[int, ...]:
    """The offset of each letter of a folded word, and of the space behind it."""
    offsets, is_apart = [], True
    for offset, letter in enumerate(f"{word} "):
        for folded in (_LETTERS[ord(letter)] or "").casefold():
            if folded != " " or not is_apart:
                offsets.append(offset)
            is_apart = folded == " "
    return tuple(offsets)


_OFFSETS = WordTable(_folded_offsets)


class FoldedText:
    """A text as `fold` gives it, and where in the text its letters are.

    >>> folded = FoldedText("à l’œuvre")
    >>> folded.letters, folded.place(2, 8)
    ('a l œuvre', (2, 8))
    """

    def __init__(self, text: str) -> None:
        self._words = spaced(text)
        folded = [_FOLDED[word] for word in self._words]
        self.letters: str = "".join(folded).removesuffix(" ")
        self._ends = list(accumulate(map(len, folded)))
        self._stops = list(accumulate(map(len, self._words)))
        self._last: tuple[int, tuple[int, ...]] = -1, ()

    def place(self, first: int, last: int) -> tuple[int, int] | None:
        """The offsets in the text of two letters; None if what is before or after them is of the same letter there.

        A letter such as ½ folds to several, which are there together or not at all. Neither of the two is a space.
        """
        start, offsets, one = end, others, other = self._find(first)
        if one + last - first < len(offsets):
            other = one + last - first
        else:
            end, others, other = self._find(last)
        is_cut = last + 1 < len(self.letters) and others[other] == others[other + 1]
        if is_cut or (one and offsets[one - 1] == offsets[one]):
            return None
        return start + offsets[one], end + others[other]

    def _find(self, at: int) -> tuple[int, tuple[int, ...], int]:
        """Where the word of a letter begins in the text, the offsets of its letters, and which of them this is."""
        number = bisect_right(self._ends, at)
        if self._last[0] != number:  # no table remembers a long word, in which there may be thousands of places
            self._last = number, _OFFSETS[self._words[number]]
        offsets = self._last[1]
        return self._stops[number] - len(self._words[number]) + number, offsets, at - self._ends[number] + len(offsets)


def stands_in(name: str, text: str) -> bool:
    """Return whether a text contains a name as whole words, in any case and with any accents.

    A short name in capitals (US, PM) must be in capitals in the text too, so that "let us" does not name a state.
    """
    acronym = name.isupper() and len(name.replace(".", "")) <= 3
    wanted, words = (_words(name), _words(text)) if acronym else (fold(name), fold(text))
    return bool(wanted) and f" {wanted} " in f" {words} "


# The nouns behind which or as which a name has an article, and the abbreviations of such names.
_WITH_ARTICLE = frozenset(
    (
        *("States", "Kingdom", "Emirates", "Republic", "Union", "Federation", "Islands", "Government", "House"),
        *("Netherlands", "Philippines", "Bahamas", "Maldives", "Gambia", "US", "USA", "UK", "EU", "UAE"),
        *("Ministry", "Department", "Office", "Commission", "Committee", "Council", "Embassy", "Parliament", "Bank"),
    )
)


def with_the(name: str) -> str:
    """A name of a state or a body as it stands within an English sentence.

    >>> with_the("United States"), with_the("Ministry of Finance"), with_the("Vietnam")
    ('the United States', 'the Ministry of Finance', 'Vietnam')
    """
    head = name.partition(" of ")[0].rpartition(" ")[2].replace(".", "")
    return f"the {name}" if head in _WITH_ARTICLE and not name.startswith(("The ", "the ")) else name


_ID = re.compile("[a-z0-9]+(?:-[a-z0-9]+)*")


def is_id(text: str) -> bool:
    """Return whether a text has the form of an id: lower-case words and numbers in ASCII, joined by hyphens."""
    return _ID.fullmatch(text) is not None


def id_from(name: str) -> str:
    """An id made of the words of a name; '' if ASCII can write none of them.

    >>> id_from("Đàm phán Việt-Mỹ (July 3)")
    'dam-phan-viet-my-july-3'
    """
    return "-".join(re.findall("[a-z0-9]+", fold(name)))


_LEAST_WORD = 4
"""So many letters has a word at least by whose end alone a name is suggested: "Greer", and no number."""


def near(name: str, known: Iterable[str], count: int = 3) -> tuple[str, ...]:
    """The names with all words of this one, and the most similar; or else some that begin with it or end alike.

    Of long names only the beginnings are compared.
    """
    wanted = _pairs(name[:_LONGEST])

    def shared(candidate: str) -> float:
        theirs = _pairs(candidate[:_LONGEST])
        return (wanted & theirs).bit_count() / (wanted.bit_count() + theirs.bit_count())

    by_fold = {fold(candidate[:_LONGEST]): candidate for candidate in nlargest(_MOST, sorted(known), shared)}
    folded = fold(name[:_LONGEST])
    words = {*folded.split()}
    having = [each for each in by_fold if len(folded) >= _LEAST_WORD and words <= {*each.split()}]
    found = [*dict.fromkeys((*having, *alike(folded, by_fold, count, _NEAR)))][:count]
    if not found:
        last = folded.rpartition(" ")[2]
        ends = (f" {last}",) if len(last) >= _LEAST_WORD and last.isalpha() else ()
        found = [each for each in by_fold if each.startswith(f"{folded} ") or each.endswith(ends)][:count]
    return tuple(by_fold[each] for each in found)


def meant(name: str, known: Iterable[str]) -> str:
    """The end of a message about a name that is not known: ``; did you mean 'x'?``, or nothing if none is like it."""
    return "".join(f"; did you mean {close!r}?" for close in near(name, known, 1))


def alike(word: str, known: Iterable[str], count: int, least: float) -> list[str]:
    """The known words whose similarity to a word, from 0 to 1, is at least `least`; the most similar first."""
    # Imported late: only misspelt words need it.
    return lazy.difflib.get_close_matches(word, known, count, least)


@lru_cache(maxsize=2**14)
def _pairs(text: str) -> int:
    """The pairs of neighbouring letters in a text, each as a bit; similar texts share many."""
    letters = f" {fold(text)} "
    return reduce(or_, (1 << (31 * ord(a) + ord(b)) % 251 for a, b in pairwise(letters)))


def without_beside(name: str) -> list[str]:
    """The words of a name without those that say nothing of its bearer, such as "the" and "his"."""
    return [word for word in fold(name).split() if word not in _BESIDE_TITLES]


class Named(NamedTuple):
    """The names of one thing, the titles that it holds, and words that go with those titles.

    `bare_titles` need such words beside them; `hints` lead to it if they lead to nothing else.
    """

    id: str
    names: tuple[str, ...]
    titles: tuple[str, ...] = ()
    title_words: tuple[str, ...] = ()
    bare_titles: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()


def initials(title: str) -> str:
    """The abbreviation of a title; words in capitals keep all their letters.

    >>> initials("Prime Minister"), initials("US Trade Representative")
    ('PM', 'USTR')
    """
    words = re.findall(r"[^\W\d_]+", title)
    return "".join(word if word.isupper() else word[0].upper() for word in words if fold(word) not in _BESIDE_TITLES)


class NameIndex:
    """Finds things of one kind by name, by title, or by title and name together."""

    def __init__(self, kind: str, things: Iterable[Named]) -> None:
        self._kind = kind
        self._names: dict[str, set[str]] = {}
        self._titles: dict[str, set[str]] = {}
        self._bare_titles: dict[str, set[str]] = {}
        self._hints: dict[str, set[str]] = {}
        self._title_words: dict[str, set[str]] = {}
        self._spellings: list[str] = []
        for thing in things:
            for name in (thing.id, *thing.names):
                self._names.setdefault(fold(name), set()).add(thing.id)
            for kept, called in (
                (self._titles, thing.titles),
                (self._bare_titles, (*thing.titles, *thing.bare_titles)),
                (self._hints, thing.hints),
            ):
                for words in called:
                    kept.setdefault(_without_the(words), set()).add(thing.id)
            self._title_words[thing.id] = set(" ".join(map(fold, (*thing.titles, *thing.title_words))).split())
            self._spellings += (*thing.names, *thing.titles)

    def find(self, name: str) -> str:
        """The id of the thing with this name.

        Raises `NotFound` with similar names, and `Ambiguous` with the candidates if several things have the name.
        """
        if not isinstance(name, str):
            raise TypeError(f"expected the name of the {self._kind}, not {name!r}")
        if not fold(name):
            raise NotFound(self._kind, "")
        found = self.candidates(name)
        if not found:
            raise NotFound(self._kind, name, near(name, self._spellings))
        if len(found) > 1:
            raise Ambiguous(self._kind, name, tuple(sorted(found)))
        return next(iter(found))

    def candidates(self, name: str) -> set[str]:
        """The ids of everything that goes by this name."""
        folded = fold(name)
        bare = _without_the(name)
        for words in dict.fromkeys((folded, bare)):
            found = self._names.get(words) or self._titles.get(bare)
            found = found or self._with_title(words.split(), self._names)
            found = found or self._with_title(words.split(), self._bare_titles)
            if found:
                return found
        hinted = self._hints.get(bare, set())
        return hinted if len(hinted) == 1 else set()

    def _with_title(self, words: list[str], known: Mapping[str, set[str]]) -> set[str]:
        """The things with the longest name that ends or begins the words, if all other words belong to their titles."""
        for length in range(len(words) - 1, 0, -1):
            found: set[str] = set()
            for name, rest in ((words[-length:], words[:-length]), (words[:length], words[length:])):
                for thing in known.get(" ".join(name), ()):
                    if self._title_words[thing] and self._title_words[thing] | _BESIDE_TITLES >= set(rest):
                        found.add(thing)
            if found:
                return found
        return set()


def _without_the(name: str) -> str:
    return fold(name).removeprefix("the ")


@remembered(4096)
def _words(text: str) -> str:
    return " ".join(text.translate(_LETTERS).split())
