"""The parser of time phrases: every way in which a grammar accounts for all words and marks of a phrase.

What is parsed is the shape of a phrase, in which all names of months are one thing and all days of a month another, so
that each shape is parsed once. Every word counts, save those that a rule may leave out, or there is no reading.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from vnus_trade.phrases.grammar import NUMBERS, Facts, Language, LinePart, Token, is_kind, language_of, plain_words
from vnus_trade.words.names import alike, fold

LONGEST = 24
"""The most tokens in a phrase."""

_LONGEST_ENTRY = 6  # tokens in one entry of a table, or in the name of a place
_MOST_NAMED = 6  # words that are not understood, in one refusal
_TOWN = "TOWN"
SUGGESTED = "did you mean"
"""What a refusal says before words that may have been meant."""

_Shape = tuple[str, ...]
"""What the rules look at, for each piece of a phrase; see `Language.key`."""


class PhrasePiece(NamedTuple):
    """A token, or the tokens of a place's name, with what rules look at: None for a word that no rule knows."""

    key: str | None
    token: Token
    zone: str | None = None
    """The zone of the place, if it is one."""

    @property
    def end(self) -> int:
        return self.token.end


class _At(NamedTuple):
    """The facts of one piece, by the table or the kind of number that took it."""

    place: int
    name: str


_Found = tuple[int, Mapping[str, Any], tuple[_At, ...]]
"""Where a match ends, what its entries and kept parts state, and the pieces whose facts are to be added."""


def pieces_of(tokens: Sequence[Token], language: Language, places: Mapping[str, str]) -> list[PhrasePiece]:
    """What the rules of a language see of tokens; `places` are folded names of places, each with its zone."""
    pieces: list[PhrasePiece] = []
    at = 0
    clocked = language.words["clock_words"]
    near = {place for place, token in enumerate(tokens) if token.word in clocked} if clocked else set()
    if not near:
        return [PhrasePiece(language.key(token), token) for token in tokens]
    may_begin = {place - ahead for place in near for ahead in range(-1, _LONGEST_ENTRY + 3)}
    while at < len(tokens):
        count, zone = _town(tokens, at, places, near) if at in may_begin else (0, None)
        if zone is not None:
            text = " ".join(token.text for token in tokens[at : at + count])
            pieces.append(PhrasePiece(_TOWN, Token(text, text, tokens[at].start, tokens[at + count - 1].end), zone))
            at += count
        else:
            pieces.append(PhrasePiece(language.key(tokens[at]), tokens[at]))
            at += 1
    return pieces


def _town(tokens: Sequence[Token], at: int, places: Mapping[str, str], near: set[int]) -> tuple[int, str | None]:
    """How many tokens from a place on are the longest name of a town beside a word for its clocks, and its zone."""
    for count in range(min(_LONGEST_ENTRY, len(tokens) - at), 0, -1):
        if not near.isdisjoint((at - 1, at + count, at + count + 2)):
            name = plain_words(tokens[at : at + count])
            if name in places:
                return count, places[name]
    return 0, None


def readings(pieces: Sequence[PhrasePiece], language: Language) -> Iterator[Facts]:
    """What all pieces state, once for each way to read them."""
    shape = tuple(piece.key or "" for piece in pieces)
    for end, facts, leaves in _parsed(language.tag, shape):
        if end == len(shape):
            yield _filled(facts, leaves, pieces, language)


def ends(pieces: Sequence[PhrasePiece], language: Language) -> tuple[int, ...]:
    """After how many of the pieces a phrase that begins with the first may end, the longest first."""
    shape = tuple(piece.key or "" for piece in pieces)
    return tuple(sorted({end for end, _, _ in _parsed(language.tag, shape)}, reverse=True))


def refusal(pieces: Sequence[PhrasePiece], language: Language) -> str:
    """Why there is no reading: the words that no rule has, or else the place where all rules end."""
    unknown = [piece.token for piece in pieces if piece.key is None and piece.token.word[0].isalpha()]
    if unknown:
        named = list(dict.fromkeys((token.text, token.word) for token in unknown))[:_MOST_NAMED]
        return f"not understood: {', '.join(_with_suggestions(*each, language) for each in named)}"
    parse = _Parse(language, tuple(piece.key or "" for piece in pieces))
    at = max((end for end, _, _ in parse.matches("PHRASE", 0)), default=0) or parse.farthest
    before = pieces[at - 1].token.text if at else ""
    reason = f"{pieces[at].token.text!r} is not understood" if at < len(pieces) else "it breaks off"
    reason += f" after {before!r}" if before else " at the beginning"
    lone = f"; a month with neither day nor year is written {before.capitalize()!r}"
    return reason + lone if before in language.words["other_words_too"] else reason


# The shapes of the phrases of a text are few.
@lru_cache(maxsize=8192)
def _parsed(tag: str, shape: _Shape) -> tuple[_Found, ...]:
    return tuple(_Parse(language_of(tag), shape).matches("PHRASE", 0))


def _filled(
    facts: Mapping[str, Any], leaves: Sequence[_At], pieces: Sequence[PhrasePiece], language: Language
) -> dict[str, Any]:
    """The facts with those of the pieces, and the same for each part that is kept apart."""
    whole = dict(facts)
    for name, value in facts.items():
        if isinstance(value, tuple):
            inner, its_leaves = value
            whole[name] = _filled(inner, its_leaves, pieces, language)
    for place, name in leaves:
        piece = pieces[place]
        if name == _TOWN:
            whole["place"] = piece.zone
        elif name in NUMBERS:
            whole[NUMBERS[name].fact] = int(piece.token.word)
        else:
            whole |= language.facts(name, piece.token)
    return whole


class _Parse:
    """Finds every way in which a language accounts for a shape; each part is tried only once at a place."""

    def __init__(self, language: Language, shape: _Shape) -> None:
        self.language = language
        self.shape = shape
        self.tried: dict[tuple[str, int], list[_Found]] = {}
        self.farthest = 0

    def matches(self, name: str, at: int) -> list[_Found]:
        """The matches of a rule, a table, a kind of number, or words, from a place on."""
        found = self.tried.get((name, at))
        if found is None:
            found = self.tried[name, at] = list(self._try(name, at))
            self.farthest = max([self.farthest, *(end for end, _, _ in found)])
        return found

    def _try(self, name: str, at: int) -> Iterator[_Found]:
        if name in self.language.rules:
            for line in self.language.rules[name]:
                yield from self._line(line, at)
        elif at >= len(self.shape):
            return
        elif name.removeprefix("LONE_") in self.language.tables:
            yield from self._entries(name, at)
        elif name in NUMBERS:
            if is_kind(name, self.shape[at]):
                yield at + 1, {}, (_At(at, name),)
        elif name == _TOWN:
            if self.shape[at] == name:
                yield at + 1, {}, (_At(at, name),)
        elif self.shape[at].removesuffix("^") in name.split("|"):
            yield at + 1, {}, ()

    def _entries(self, name: str, at: int) -> Iterator[_Found]:
        """The entries of a table that stand at a place."""
        table = name.removeprefix("LONE_")
        if self.shape[at] == table:
            yield at + 1, {}, (_At(at, table),)
            return
        if table != name and self.shape[at] in self.language.words["other_words_too"]:
            return
        longest = self.language.longest(table, _word(self.shape[at]))
        words = [_word(key) for key in self.shape[at : at + longest]]
        for count in range(1, len(words) + 1):
            facts = self.language.tables[table].get(" ".join(words[:count]))
            if facts is not None:
                yield at + count, facts, ()

    def _line(self, line: Sequence[LinePart], at: int) -> list[_Found]:
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


def _word(key: str) -> str:
    """The word or the figures of a key; see `Language.key`."""
    return key.rpartition("=")[2].removesuffix("^")


def _with_suggestions(text: str, word: str, language: Language) -> str:
    known = {fold(each): each for each in language.suggestions if each.casefold() != word}
    near = [repr(known[each]) for each in alike(fold(word), known, 3, 0.65)]
    return f"{text!r} ({SUGGESTED} {' or '.join(near)}?)" if near else repr(text)
