"""Finds the names of many actors in one pass over the words of a text: who is named, and where."""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import accumulate, combinations, compress
from typing import NamedTuple

from vnus_trade.words.edges import is_name, places_of
from vnus_trade.words.names import FoldedText, WordTable, fold, spaced


class Mention(NamedTuple):
    """A place where a text names an actor, in code points, and the name of the actor that it is."""

    begin: int
    end: int
    name: str


class _Hit(NamedTuple):
    """A place that may be a name of an actor. Of several at a place, the least one is said."""

    actor: int
    begin: int
    end: int
    """The offset of the end, negative: the longest of those that begin alike comes first."""
    is_other: bool
    """Whether the text writes it in another way than the actor does."""
    rank: int
    name: str


class _Judged(NamedTuple):
    """What is found in some words, and the letters at their end with which names begin that go on behind them."""

    found: tuple[_Hit, ...]
    begun: list[str]


# Words in which letters are of two words only where a space parts them once they are folded. Others are "said.Trump",
# signs that fold to letters, and scripts without spaces.
_PLAIN = re.compile(r"(?:[\x00-\x2d\x2f-\x7f\u00c0-\u024f\u1e00-\u1eff–—‘’“”]|\.(?![.\w]))*")

_LONGEST_REMEMBERED = 200
_NONE = frozenset[str]()


class NameSearch:
    """The names of several actors, given in their order, and where a text has them.

    What stands between two spaces is judged once. A name with spaces is looked for where its first words are, and
    judged together with all words that it touches; whether words are a name does not depend on what is beyond a space.
    """

    def __init__(self, actors: Sequence[Collection[str]]) -> None:
        self._actors = actors
        self._spellings: dict[str, list[tuple[int, int, str]]] = {}
        before: dict[str, set[str]] = {}
        given = ((number, name) for number, names in enumerate(actors) for name in filter(fold, names))
        for rank, (number, name) in enumerate(given):
            letters = fold(name)
            self._spellings.setdefault(letters, []).append((number, rank, name))
            words = letters.split()
            for begun, word in zip(accumulate(f"{word} " for word in words), words[1:], strict=False):
                before.setdefault(word, set()).add(begun)
        self._before = {word: frozenset(begun) for word, begun in before.items()}
        """The letters with which names begin, up to a space, by the words that they have behind it."""
        self._begun = _NONE.union(*self._before.values())
        self._first = {letters.partition(" ")[0] for letters in self._spellings}
        self._longest = max(map(len, self._spellings), default=0)
        self._words: WordTable[_Judged | None] = WordTable(self._judged, _LONGEST_REMEMBERED)
        self._begun_before: WordTable[frozenset[str]] = WordTable(self._begins_before)

    def mentions(self, text: str) -> Iterator[tuple[int, Mention]]:
        """The places where a text names each actor, by its number, in order; of those that overlap, the longest."""
        words = spaced(text)
        judged = list(map(self._words.__getitem__, words))
        hits: list[tuple[int, int, int, bool, int, str]] = []
        stops: list[int] = []
        for at, each in zip(compress(range(len(words)), judged), filter(None, judged), strict=True):
            found = each.found
            if each.begun and at + 1 < len(words) and not self._begun_before[words[at + 1]].isdisjoint(each.begun):
                found = self._found_from(words, at, each.begun)
            if found:
                stops = stops or list(accumulate(map(len, words)))
                start = stops[at] - len(words[at]) + at
                hits += [
                    (actor, start + begin, end - start, is_other, rank, name)
                    for actor, begin, end, is_other, rank, name in found
                ]
        last_actor, stop = -1, 0
        for actor, begin, end, _, _, name in sorted(hits):
            if actor != last_actor or begin >= stop:
                last_actor, stop = actor, -end
                yield actor, Mention(begin, stop, name)

    def _found_from(self, words: Sequence[str], at: int, begun: Sequence[str]) -> tuple[_Hit, ...]:
        """What is found in one of the words and in those behind it with which the names that it begins go on."""
        stop = at + 1
        while stop < len(words) and not self._begun_before[words[stop]].isdisjoint(begun):
            if letters := fold(words[stop]):
                begun = [whole for each in begun if (whole := f"{each}{letters} ") in self._begun]
            stop += 1
        judged = self._words[" ".join(words[at:stop])]
        return judged.found if judged else ()

    def _begins_before(self, word: str) -> frozenset[str]:
        """The letters with which names may begin before a word; any, before one without letters."""
        letters = fold(word)[: self._longest]
        if word.isascii() and word.isalpha():
            return self._before.get(letters, _NONE)
        parts = (letters[:end] for end in range(1, len(letters) + 1))
        return _NONE.union(*(self._before.get(part, _NONE) for part in parts)) if letters else self._begun

    def _judged(self, words: str) -> _Judged | None:
        """What is found in words that have spaces, or an end of the text, on both sides; None for nothing."""
        if words.isascii() and words.isalpha():
            if words.lower() not in self._first:
                return None
        elif _PLAIN.fullmatch(words) and self._first.isdisjoint(fold(words).split()):
            return None
        folded = FoldedText(words)
        letters, count = folded.letters, len(folded.letters)
        if count * count < len(self._spellings):
            parts = dict.fromkeys(letters[first:end] for first, end in combinations(range(count + 1), 2))
            named = [part for part in parts if part in self._spellings]
        else:
            named = [name for name in self._spellings if name in letters]
        found = [
            _Hit(actor, begin, -end, words[begin:end] != name, rank, name)
            for letters_of_name in named
            for begin, end in places_of(letters_of_name, words, folded)
            for actor, rank, name in self._spellings[letters_of_name]
            if is_name(name, words, begin, end, self._actors[actor])
        ]
        ends = (f"{letters[first:]} " for first in range(max(0, count - self._longest), count))
        begun = [end for end in ends if end in self._begun]
        return _Judged(tuple(found), begun) if found or begun else None
