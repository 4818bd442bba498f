"""The parser of time phrases: every way in which a grammar accounts for all words and marks of a phrase.

What is parsed is the shape of a phrase, in which all names of months are one thing and all days of a month another, so
that each shape is parsed once. Every word counts, save those that a rule may leave out, or there is no reading.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, chain
from operator import attrgetter
from typing import Any, NamedTuple

from vnus_trade.grammars.grammar import NUMBERS, Facts, Language, RuleLine, language_of, plain_words, word_of
from vnus_trade.words.names import alike, fold, spaced
from vnus_trade.words.tokens import TOKENS, Token

_LONGEST = 24  # tokens in a phrase that is found
_LONGEST_ENTRY = 6  # tokens in one entry of a table, or in the name of a place
_MOST_NAMED = 6  # words that are not understood, in one refusal
_MOST_PARSES = 2**14
_TOWN = "TOWN"
SUGGESTED = "did you mean"
"""What a refusal says before words that may have been meant."""

_Shape = tuple[str, ...]
"""What the rules look at, for each piece of a phrase; see `Language.key`."""


class _At(NamedTuple):
    """The facts of one piece, by the table or the kind of number that took it."""

    place: int
    name: str


_Found = tuple[int, Mapping[str, Any], tuple[_At, ...]]
"""Where a match ends, what its entries and kept parts state, and the pieces whose facts are to be added."""


class PhrasePieces:
    """What the rules of a language see of a text: the keys of its tokens, '' for a word that no rule knows.

    The name of a place beside a word for its clocks is one piece; `places` are folded names, each with its zone.
    """

    def __init__(self, text: str, language: Language, places: Mapping[str, str]) -> None:
        self._spaced = spaced(text)
        inside = list(map(TOKENS.__getitem__, self._spaced))
        self.language = language
        self.tokens: list[Token] = list(chain.from_iterable(inside))
        """The tokens, with their places in what stands between two spaces."""
        self.words: list[str] = list(map(attrgetter("word"), self.tokens))
        self.keys: list[str] = list(chain.from_iterable(map(language.keys.__getitem__, self._spaced)))
        self.zones: dict[str, str] = {}
        """The zone of each piece that is a town, by its text."""
        self._numbers: Sequence[int] = range(len(self.tokens))
        self._counts = list(accumulate(map(len, inside)))
        self._stops = list(accumulate(map(len, self._spaced)))
        clocked = language.words["clock_words"]
        if not clocked.isdisjoint(self.words):
            self._join_towns({place for place, word in enumerate(self.words) if word in clocked}, places)

    def _join_towns(self, near: set[int], places: Mapping[str, str]) -> None:
        """Make one piece of the tokens of each name of a town beside the words for its clocks."""
        towns: list[tuple[int, int, str]] = []
        stop = 0
        for at in sorted({place - ahead for place in near for ahead in range(-1, _LONGEST_ENTRY + 3)}):
            count, zone = _town(self.tokens, at, places, near) if at >= stop else (0, "")
            if count:
                towns.append((at, count, zone))
                stop = at + count
        for at, count, zone in reversed(towns):
            within, begin = slice(at, at + count), self.tokens[at].start
            text = " ".join(token.text for token in self.tokens[within])
            end = begin + self.end(at + count - 1) - self.start(at)
            self.zones[text] = zone
            self.tokens[within], self.words[within] = [Token(text, text, begin, end)], [text]
            self.keys[within] = [_TOWN]
            self._numbers = [*self._numbers[: at + 1], *self._numbers[at + count :]]

    def start(self, at: int) -> int:
        """Where a piece begins in the text."""
        return self._offset(at) + self.tokens[at].start

    def end(self, at: int) -> int:
        """Where a piece ends in the text."""
        return self._offset(at) + self.tokens[at].end

    def _offset(self, at: int) -> int:
        number = bisect_right(self._counts, self._numbers[at])
        return self._stops[number] - len(self._spaced[number]) + number


def _town(tokens: Sequence[Token], at: int, places: Mapping[str, str], near: set[int]) -> tuple[int, str]:
    """How many tokens from a place on are the longest name of a town beside a word for its clocks, and its zone."""
    for count in range(min(_LONGEST_ENTRY, len(tokens) - at), 0, -1):
        if not near.isdisjoint((at - 1, at + count, at + count + 2)):
            name = plain_words(tokens[at : at + count])
            if name in places:
                return count, places[name]
    return 0, ""


def readings(pieces: PhrasePieces) -> Iterator[Facts]:
    """What all pieces state, once for each way to read them."""
    shape = tuple(pieces.keys)
    for end, facts, leaves in _parsed(pieces.language.tag, shape):
        if end == len(shape):
            yield _filled(facts, leaves, pieces)


def refusal(pieces: PhrasePieces) -> str:
    """Why there is no reading: the words that no rule has, or else the place where all rules end."""
    tokens, language = pieces.tokens, pieces.language
    unknown = [token for key, token in zip(pieces.keys, tokens, strict=True) if not key and token.word[0].isalpha()]
    if unknown:
        named = list(dict.fromkeys((token.text, token.word) for token in unknown))[:_MOST_NAMED]
        return f"not understood: {', '.join(_with_suggestions(*each, language) for each in named)}"
    parse = _Parse(language, tuple(pieces.keys))
    at = max((end for end, _, _ in parse.matches("PHRASE", 0)), default=0)
    at = at or max((end for found in parse.tried.values() for end, _, _ in found), default=0)
    before = tokens[at - 1].text if at else ""
    reason = f"{tokens[at].text!r} is not understood" if at < len(tokens) else "it breaks off"
    reason += f" after {before!r}" if before else " at the beginning"
    lone = f"; a month with neither day nor year is written {before.capitalize()!r}"
    return reason + lone if before in language.words["other_words_too"] else reason


def ends(pieces: PhrasePieces, at: int) -> list[int]:
    """After how many pieces from one on a phrase may end, the most first."""
    found = _parsed(pieces.language.tag, tuple(pieces.keys[at : at + _LONGEST]))
    return sorted({end for end, _, _ in found}, reverse=True)


# Phrases begin alike, and what follows them is seldom looked at.
_PARSES: dict[_Shape, tuple[_Found, ...] | None] = {}
"""The matches of phrases, by the language and all the pieces that were looked at; None where more of them decide."""


def _parsed(tag: str, shape: _Shape) -> tuple[_Found, ...]:
    """Parse a shape. No rule goes beyond a word that none knows, so that the end of a shape is as good as one."""
    whole = (tag, *shape, "")
    for count in range(2, len(whole) + 1):
        found = _PARSES.get(whole[:count])
        if found is not None:
            return found
        if whole[:count] not in _PARSES:
            break
    parse = _Parse(language_of(tag), shape)
    found = tuple(parse.matches("PHRASE", 0))
    if len(_PARSES) > _MOST_PARSES:
        _PARSES.clear()
    _PARSES.update(dict.fromkeys(whole[:count] for count in range(2, parse.reach + 1)))
    _PARSES[whole[: parse.reach + 1]] = found
    return found


def _filled(facts: Mapping[str, Any], leaves: Sequence[_At], pieces: PhrasePieces) -> dict[str, Any]:
    """The facts with those of the pieces, and the same for each part that is kept apart."""
    whole = dict(facts)
    for name, value in facts.items():
        if isinstance(value, tuple):
            inner, its_leaves = value
            whole[name] = _filled(inner, its_leaves, pieces)
    for place, name in leaves:
        token = pieces.tokens[place]
        if name == _TOWN:
            whole["place"] = pieces.zones[token.text]
        elif name in NUMBERS:
            whole[NUMBERS[name].fact] = int(token.word)
        else:
            whole |= pieces.language.facts(name, token)
    return whole


class _Parse:
    """Finds every way in which a language accounts for a shape; each part is tried only once at a place."""

    def __init__(self, language: Language, shape: _Shape) -> None:
        self.language = language
        self.shape = shape
        self.tried: dict[tuple[str, int], list[_Found]] = {}
        self.reach = 0
        """How many pieces have been looked at, the end of the shape as one more."""

    def matches(self, name: str, at: int) -> list[_Found]:
        """The matches of a rule, a table, a kind of number, or words, from a place on."""
        found = self.tried.get((name, at))
        if found is None:
            self.reach = max(self.reach, at + 1)
            found = self.tried[name, at] = list(self._try(name, at)) if at < len(self.shape) else []
        return found

    def _try(self, name: str, at: int) -> Iterator[_Found]:
        key = self.shape[at]
        if name in self.language.rules:
            for line in self.language.lines(name, key):
                yield from self._line(line, at)
        elif self.language.begins(name, key):
            table = name.removeprefix("LONE_")
            if key == table or table not in self.language.tables:
                has_facts = table in self.language.tables or name in NUMBERS or name == _TOWN
                yield at + 1, {}, (_At(at, table),) if has_facts else ()
                return
            for words, facts in self.language.entries(table, word_of(key)):
                end = at + len(words)
                self.reach = max(self.reach, end)
                if [*map(word_of, self.shape[at:end])] == words:
                    yield end, facts, ()

    def _line(self, line: RuleLine, at: int) -> list[_Found]:
        """The matches of a line of a rule: those of its parts, one after the other."""
        found: list[_Found] = [(at, {}, ())]
        for names, optional, kept in line:
            longer: list[_Found] = []
            for match in found:
                place, facts, leaves = match
                for end, more, further in self.matches(names, place):
                    if kept:
                        longer.append((end, {**facts, kept: (more, further)}, leaves))
                    else:
                        longer.append((end, {**facts, **more} if more else facts, leaves + further))
                if optional:
                    longer.append(match)
            found = longer
            if not found:
                break
        return found


def _with_suggestions(text: str, word: str, language: Language) -> str:
    known = {fold(each): each for each in language.suggestions if each.casefold() != word}
    near = [repr(known[each]) for each in alike(fold(word), known, 3, 0.65)]
    return f"{text!r} ({SUGGESTED} {' or '.join(near)}?)" if near else repr(text)
