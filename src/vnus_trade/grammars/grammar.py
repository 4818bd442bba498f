"""The grammars of time phrases: the words and rules of each language, from its file in `languages/`.

Each line of `rules` is one way to write what its rule names. Words in small letters and marks mean themselves, `a|b`
is either of two, and `?` marks what may be left out. `first=` keeps the facts of a part separate. Capitals name
another rule, a kind of number of `NUMBERS`, or one of `tables`, which hold words with the facts that they state;
LONE_ before a table excepts the words that are other words too. What a line itself contains and may leave out
("on", "the", "ngày", a comma) adds nothing to the reading.
"""

import tomllib
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from vnus_trade.words.names import WordTable, fold
from vnus_trade.words.tokens import TOKENS, Token, tokens_of

Facts = Mapping[str, Any]
"""What words state, by its name: "month" is 4, "weekday" is 2 for Wednesday; "first" holds the facts of one side."""

LANGUAGES = ("en", "vi", "fr", "es", "zh", "ja", "ko", "id")
"""The languages whose time phrases are read and said, by their BCP 47 tags."""

SPOKEN = ("en", "vi")
"""The languages in which a text is read that does not say its language."""


class NumberRule(NamedTuple):
    """A kind of number: the fact that it states, how many digits it may have, and its least and greatest value."""

    fact: str
    widths: tuple[int, ...]
    least: int
    greatest: int


NUMBERS: Mapping[str, NumberRule] = {
    "YEAR": NumberRule("year", (4,), 1, 9999),
    "MONTH_NUMBER": NumberRule("month", (1, 2), 1, 12),
    "MM": NumberRule("month", (2,), 1, 12),
    "DAY_NUMBER": NumberRule("day", (1, 2), 1, 31),
    "DD": NumberRule("day", (2,), 1, 31),
    "LAST_DAY": NumberRule("until", (1, 2), 1, 31),
    "HOUR": NumberRule("hour", (1, 2), 0, 23),
    "HOUR_0": NumberRule("hour", (1, 2), 0, 0),
    "HOUR_1_TO_12": NumberRule("hour", (1, 2), 1, 12),
    "HOUR_13_TO_23": NumberRule("hour", (2,), 13, 23),
    "MINUTE": NumberRule("minute", (2,), 0, 59),
    "OFFSET": NumberRule("ahead", (1, 2), 0, 14),
    "COUNT_NUMBER": NumberRule("count", (1, 2), 1, 99),
    "HHMM": NumberRule("clock", (4,), 0, 2359),
}
# The greatest values of the kinds: between two of them, all numbers of one width are read alike.
_STEPS = sorted({edge for rule in NUMBERS.values() for edge in (rule.least - 1, rule.greatest)})
_JOINING = ("BOUND", "TO", "BETWEEN", "AND", "AND_WORD", "THIRD")
_LONGEST_NUMBER = 4  # digits


def plain_words(tokens: Iterable[Token]) -> str:
    """The words of a place's name as they are compared, without case and accents."""
    return " ".join(fold(token.word) or token.word for token in tokens)


def _number_key(written: str) -> str:
    """What is the same for all numbers that are read alike, as "2#12"; '' for those that no kind has."""
    return f"{len(written)}#{_STEPS[bisect_left(_STEPS, int(written))]}" if len(written) <= _LONGEST_NUMBER else ""


@cache
def is_kind(kind: str, key: str) -> bool:
    """Return whether the numbers with a key are of a kind."""
    width, apart, greatest = key.partition("#")
    rule, greatest = NUMBERS[kind], greatest.partition("=")[0]
    return bool(apart) and int(width) in rule.widths and rule.least <= int(greatest) <= rule.greatest


class Language:
    """One language, as its file says; `tag` is its BCP 47 tag."""

    def __init__(self, tag: str) -> None:
        told = tomllib.loads((files(__package__) / "languages" / f"{tag}.toml").read_text("utf-8"))
        self.tag: str = tag
        self.says: Mapping[str, str] = told["says"]
        words = {use: frozenset(said.split() if isinstance(said, str) else said) for use, said in told["words"].items()}
        self.words: Mapping[str, frozenset[str]] = defaultdict(frozenset, words)
        self.rules: dict[str, tuple[RuleLine, ...]] = {
            name: tuple(map(_parts, told["rules"][name])) for name in told["rules"]
        }
        self.tables: dict[str, dict[str, Facts]] = {
            name: dict(_entries(name, table)) for name, table in told["tables"].items()
        }
        names = {name: [each.split("|") for each in told["tables"][name]] for name in ("MONTH", "WEEKDAY")}
        self.months: tuple[str, ...] = tuple(name for name, *_ in names["MONTH"])
        self.suggestions: tuple[str, ...] = (
            *self.months,
            *(name for name, *_ in names["WEEKDAY"]),
            *told["suggestions"].split(),
        )
        short = (tokens_of(name)[0].word for _, *others in (*names["MONTH"], *names["WEEKDAY"]) for name in others)
        self.doubtful: frozenset[str] = frozenset((*short, *self.words["other_words_too"]))
        """The names of months and days that need more with them to be these in running text."""
        joining = [self.tables.get(name, {}) for name in _JOINING]
        joints = (word for table in joining for entry in table for word in entry.split())
        self.joints: frozenset[str] = frozenset((*self.words["fillers"], *joints))
        """The words that stand between two times, or before one."""
        self._entries: dict[tuple[str, str], list[tuple[list[str], Facts]]] = {}
        for name, table in self.tables.items():
            for entry in sorted(table, key=lambda entry: entry.count(" ")):
                self._entries.setdefault((name, entry.split()[0]), []).append((entry.split(), table[entry]))
        self._keys = self._word_keys()
        self._others = self.words["other_words_too"]
        self.opens: WordTable[bool] = WordTable(lambda key: self._opens("PHRASE", key))
        """Whether a phrase may begin with a piece of a key, other than with a word that adds nothing."""
        telling = self._telling("PHRASE")
        self.tells: WordTable[bool] = WordTable(lambda key: ("#" if "#" in key else key.removesuffix("^")) in telling)
        """Whether a key is one of those of which each phrase has one at least."""
        self.keys: WordTable[tuple[str, ...]] = WordTable(lambda words: tuple(map(self.key, TOKENS[words])))
        """The keys of the tokens of what stands between two spaces."""
        self.says_when: WordTable[bool] = WordTable(lambda words: any(map(self.tells.__getitem__, self.keys[words])))
        """Whether it has one that tells."""

    def key(self, token: Token) -> str:
        """What the rules look at: the table of a word that is only in one, else the word; '' if no rule knows it.

        Of a number it is the kind, and after "=" the figures if an entry of a table has them ("Q2"). A word that is
        another word too has "^" behind it if it has a capital.
        """
        word = token.word
        if token.is_number:
            key = _number_key(word)
            return f"{key}={word}" if word in self._keys else key
        if word in self._others and token.text[0] != word[0]:
            return f"{word}^"
        return self._keys.get(token.text) or self._keys.get(word, "")

    def entries(self, table: str, word: str) -> Sequence[tuple[Sequence[str], Facts]]:
        """The entries of a table that begin with a word, as words with what they state, the shortest first."""
        return self._entries.get((table, word), ())

    @cache  # noqa: B019 - there are as many of them as languages
    def lines(self, rule: str, key: str) -> Sequence["RuleLine"]:
        """The lines of a rule that may begin with a piece of a key; none has only parts that may be left out."""
        return [line for line in self.rules[rule] if any(self.begins(part.names, key) for part in _first_parts(line))]

    def begins(self, names: str, key: str) -> bool:
        """Return whether a match of a rule, a table, a kind of number, or words may begin with a piece of a key."""
        table = names.removeprefix("LONE_")
        if names in self.rules:
            return bool(self.lines(names, key))
        if table in self.tables:
            is_other = table != names and key in self._others
            return key == table or (not is_other and bool(self.entries(table, word_of(key))))
        return is_kind(names, key) if names in NUMBERS else key.removesuffix("^") in names.split("|")

    def facts(self, table: str, token: Token) -> Facts:
        """What a word states by a table."""
        entries = self.tables[table]
        return entries.get(token.text) or entries[token.word]

    def is_bound(self, word: str) -> bool:
        """Return whether a word may say that a time is a bound: "since", "until"."""
        return bool(self.entries("BOUND", word))

    @cache  # noqa: B019 - there are as many of them as languages
    def _opens(self, names: str, key: str) -> bool:
        """Return whether what a part of a line names may begin with a key, other than with a word that adds nothing."""
        if names not in self.rules:
            return self.begins(names, key)
        parts = (part for line in self.rules[names] for part in _first_parts(line))
        return any(self._opens(part.names, key) for part in parts if not (part.optional and _is_literal(part)))

    @cache  # noqa: B019 - there are as many of them as languages
    def _telling(self, name: str) -> frozenset[str]:
        """Keys of which each match of a rule has one: those of the part of each line that texts have least often."""
        inner = name.removeprefix("LONE_")
        if inner in self.rules:
            lines = ([self._telling(part.names) for part in line if not part.optional] for line in self.rules[inner])
            return frozenset().union(*(min(parts, key=self._frequency) for parts in lines))
        if inner in self.tables:
            words = (min(entry.split(), key=lambda word: self._frequency([word])) for entry in self.tables[inner])
            return frozenset("#" if word.isdecimal() else self._keys[word] for word in words)
        return frozenset(["#"] if name in NUMBERS else name.split("|"))

    def _frequency(self, keys: Collection[str]) -> tuple[int, int]:
        """How often texts have one of several keys, by how many are words that say little, and how many are words."""
        words = self.words
        return len({*words["small"], *words["leading"], *words["fillers"]}.intersection(keys)), len(keys)

    def _word_keys(self) -> dict[str, str]:
        homes: dict[str, list[str]] = {}
        for name, table in self.tables.items():
            for entry in table:
                words = entry.split()
                for word in words:
                    homes.setdefault(word, []).append(name if len(words) == 1 else "")
        parts = (part for lines in self.rules.values() for line in lines for part in line if _is_literal(part))
        keys = {word: word for part in parts for word in part.names.split("|")}
        for word, names in homes.items():
            alone = len(names) == 1 and names[0] and word not in keys and word not in self.words["other_words_too"]
            keys[word] = names[0] if alone else word
        return keys


class LinePart(NamedTuple):
    """A part of a line: what it names, whether it may be left out, and under which name its facts are kept apart."""

    names: str
    optional: bool
    kept: str


RuleLine = tuple[LinePart, ...]
"""One way to write what a rule names."""


def _first_parts(line: RuleLine) -> RuleLine:
    """The parts with one of which a match of a line begins."""
    return line[: 1 + next(place for place, part in enumerate(line) if not part.optional)]


def _is_literal(part: LinePart) -> bool:
    return not (part.names.isascii() and part.names.isupper())


def word_of(key: str) -> str:
    """The word or the figures of a key; see `Language.key`."""
    return key.rpartition("=")[2].removesuffix("^")


def _parts(line: str) -> RuleLine:
    parts = []
    for written in line.split():
        kept, _, names = written.rpartition("=")
        parts.append(LinePart(names.removesuffix("?"), names.endswith("?"), kept))
    return tuple(parts)


def _entries(name: str, table: Any) -> Iterator[tuple[str, Facts]]:
    """The words of each entry, with the facts that they state."""
    if isinstance(table, list):
        table = dict(zip(table, range(name == "MONTH", 99), strict=False))
    for entries, value in table.items():
        facts = value if isinstance(value, dict) else {name.lower(): value}
        for entry in entries.split("|"):
            words = " ".join(token.text for token in tokens_of(entry))
            yield words if words.isupper() and len(words) > 1 and words.isascii() else words.casefold(), facts


def languages_of(tags: Collection[str]) -> list["Language"]:
    """The languages of an article that are read: English and Vietnamese if it does not say its own."""
    return [
        language_of(tag)
        for tag in LANGUAGES
        if tag in ((tags and {tag.partition("-")[0].casefold() for tag in tags}) or SPOKEN)
    ]


@cache
def language_of(tag: str) -> Language:
    """The language of a tag of `LANGUAGES`."""
    return Language(tag)
