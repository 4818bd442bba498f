"""The parser of time phrases: words and marks of a text, and every way in which a grammar accounts for all of them.

A phrase that contains a word of the Vietnamese grammar, with its marks, is read by that grammar, any other by the
English one. Every word of it counts, save those that a rule may leave out, or there is no reading.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from vnus_trade.time.phrase_grammar import LANGUAGES, NUMBERS, Facts, Language
from vnus_trade.words.names import alike, fold


class Token(NamedTuple):
    """A run of letters, a run of the digits 0 to 9, or one mark: as it is written, and without its case."""

    text: str
    word: str

    @property
    def plain(self) -> str:
        """The word without its accents, as names of places are compared."""
        return fold(self.word) or self.word


_LONGEST_WORD = 100  # letters; no grammar has a longer one, and normalising endless marks would take too long
_LONGEST_ENTRY = 6  # tokens in one entry of a table, or in the name of a place
_MOST_NAMED = 6  # words that are not understood, in one refusal
_FARTHEST = 10  # tokens from a number on, among which a year or a word about time makes it worth parsing
_YEAR_WIDTH = 4
# The tables with whose words a phrase may begin.
_OPENING_TABLES = ("MONTH_NAME", "SHORT_MONTH", "WEEKDAY", "RELATIVE", "THIRD", "PART", "PERIOD", "QUARTER", "WITHIN")

_Match = tuple[int, Facts]
"""The place of the first token that is left, and what the tokens before it state."""


def placed_tokens(text: str) -> Iterator[tuple[int, int, Token]]:
    """The words, numbers and marks of a text, each with its start and end; white space only separates them."""
    start, last = 0, ""
    for at, letter in enumerate(f"{text} "):
        kind = (
            "number" if letter in "0123456789" else "word" if letter.isalpha() or unicodedata.combining(letter) else ""
        )
        if not kind or kind != last:
            run = text[start:at]
            if len(run) <= _LONGEST_WORD:
                run = unicodedata.normalize("NFC", run)
            if run and not run.isspace():
                yield start, at, Token(run, run.casefold())
            start = at
        last = kind


@lru_cache(maxsize=256)
def plain_words(name: str) -> str:
    """The words of a place's name as they are compared, without case and accents."""
    return " ".join(token.plain for _, _, token in placed_tokens(name))


class Parser:
    """Finds every way in which a language accounts for tokens; each part is tried only once at a place.

    `places` are the names of places as `plain_words` gives them, each with its zone.
    """

    def __init__(self, tokens: list[Token], language: str, places: Iterable[tuple[str, str]]) -> None:
        self.tokens = tokens
        self.name = language
        self.language: Language = LANGUAGES[language]
        self.places: Mapping[str, Facts] = {words: {"place": zone} for words, zone in places}
        self.tried: dict[tuple[str, int], list[_Match]] = {}

    @classmethod
    def of(cls, phrase: str, places: Iterable[tuple[str, str]]) -> "Parser":
        """The parser of a phrase, in the language that its words show."""
        tokens = [token for _, _, token in placed_tokens(phrase)]
        return cls(tokens, _language_of(tokens), places)

    def readings(self) -> Iterator[Facts]:
        """What all tokens state, once for each way to read them."""
        return (facts for end, facts in self._matches("PHRASE", 0) if end == len(self.tokens))

    def ends(self, at: int) -> Iterator[int]:
        """Where a phrase of this language that begins at a token may end."""
        for end, _ in self._matches("PHRASE", at):
            if self.name == _language_of(self.tokens[at:end]):
                yield end

    def refusal(self) -> str:
        """Why there is no reading: the words that no rule has, or else the place where all rules end."""
        known = _vocabulary(self.name).union(*(name.split() for name in self.places))
        unknown = [each for each in self.tokens if each.word[0].isalpha() and known.isdisjoint((each.word, each.plain))]
        if unknown:
            return f"not understood: {', '.join(map(_with_suggestions, list(dict.fromkeys(unknown))[:_MOST_NAMED]))}"
        at = max((end for matches in self.tried.values() for end, _ in matches), default=0)
        before = self.tokens[at - 1].text if at else ""
        reason = f"{self.tokens[at].text!r} is not understood" if at < len(self.tokens) else "it breaks off"
        reason += f" after {before!r}" if before else " at the beginning"
        lone = f"; a month with neither day nor year is written {before.capitalize()!r}"
        return reason + lone if before in self.language.other_words_too else reason

    def _matches(self, part: str, at: int) -> list[_Match]:
        if (part, at) not in self.tried:
            self.tried[part, at] = self._try(part, at)
        return self.tried[part, at]

    def _try(self, part: str, at: int) -> list[_Match]:
        """The matches of one part of a line: a rule, a part kept separate, a table, a kind of number, or words."""
        if part in self.language.rules:
            return [match for line in self.language.rules[part] for match in self._line(line, at)]
        kept, apart, name = part.rpartition("=")
        if apart:
            return [(end, {kept: facts}) for end, facts in self._matches(name, at)]
        ahead = self.tokens[at : at + _LONGEST_ENTRY]
        if name in self.language.tables:
            return list(_entries(self.language.tables[name], [token.word for token in ahead], at))
        if name == "TOWN":
            return list(_entries(self.places, [token.plain for token in ahead], at))
        if name == "LONE_MONTH":
            is_name = ahead and ahead[0].text not in self.language.other_words_too
            return self._matches("MONTH", at) if is_name else []
        return list(_token(name, ahead[0].word if ahead else "", at))

    def _line(self, line: str, at: int) -> list[_Match]:
        """The matches of a line of a rule: those of its parts, one after the other."""
        found: list[_Match] = [(at, {})]
        for part, optional in _parts(line):
            longer: list[_Match] = []
            for place, facts in found:
                longer += [(end, {**facts, **more}) for end, more in self._matches(part, place)]
                if optional:
                    longer.append((place, facts))
            found = longer
            if not found:
                break
        return found


def beginning_places(tokens: list[Token]) -> Iterator[int]:
    """The tokens with which a phrase may begin: words about time, and numbers with a year or such a word near them."""
    beginnings = _beginnings()
    for at, token in enumerate(tokens):
        near = tokens[at : at + _FARTHEST] if token.word.isdecimal() else [token]
        if any(t.word in beginnings or (len(t.word) == _YEAR_WIDTH and t.word.isdecimal()) for t in near):
            yield at


@cache
def _beginnings() -> frozenset[str]:
    """The words that state something, with which a phrase may begin."""
    openings = {word for language in LANGUAGES.values() for word in language.openings}
    tables = [language.tables.get(name, {}) for language in LANGUAGES.values() for name in _OPENING_TABLES]
    return frozenset(openings | {entry.split()[0] for table in tables for entry in table})


@cache
def _vocabulary(language: str) -> frozenset[str]:
    """The words in the rules and the tables of a language."""
    rules, tables = LANGUAGES[language].rules.values(), LANGUAGES[language].tables.values()
    lines = " ".join(line for rule in rules for line in rule).replace("|", " ").replace("?", "")
    entries = " ".join(entry for table in tables for entry in table)
    return frozenset(word for word in f"{lines} {entries}".split() if word.islower() and "=" not in word)


def _language_of(tokens: Iterable[Token]) -> str:
    """The language of a phrase: Vietnamese if it contains a word of that grammar, with its marks."""
    marked = {token.word for token in tokens if not token.word.isascii()}
    return "en" if marked.isdisjoint(_vocabulary("vi")) else "vi"


@cache
def _parts(line: str) -> tuple[tuple[str, bool], ...]:
    """The parts of a line of a rule, and whether each may be left out."""
    return tuple((part.removesuffix("?"), part.endswith("?")) for part in line.split())


def _entries(table: Mapping[str, Facts], ahead: list[str], at: int) -> Iterator[_Match]:
    for count in range(1, len(ahead) + 1):
        entry = " ".join(ahead[:count])
        if entry in table:
            yield at + count, table[entry]


def _token(name: str, word: str, at: int) -> Iterator[_Match]:
    if name not in NUMBERS:
        if word in name.split("|"):
            yield at + 1, {}
    elif word.isascii() and word.isdecimal():
        fact, widths, least, greatest = NUMBERS[name]
        if len(word) in widths and least <= int(word) <= greatest:
            yield at + 1, {fact: int(word)}


def _with_suggestions(token: Token) -> str:
    words = [word for language in LANGUAGES.values() for word in language.suggestions]
    known = {fold(word): word for word in words if word.casefold() != token.word}
    near = [repr(known[word]) for word in alike(fold(token.word), known, 3, 0.65)]
    return f"{token.text!r} (did you mean {' or '.join(near)}?)" if near else repr(token.text)
