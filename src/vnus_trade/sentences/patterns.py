"""The patterns of each language, from its file in `patterns/`: phrases, and what each of them says.

A phrase is words in a row. ``|`` separates alternatives of one word, an empty one of which leaves the word out:
``impose|imposes|imposed`` and ``in| response`` are three phrases and two. No phrase has gaps, so that finding all
phrases of a text takes time that grows with its length alone.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cache
from importlib.resources import files
from itertools import product
from typing import Any, NamedTuple

import attrs

from vnus_trade.evidence.vocabulary import Status
from vnus_trade.model.vocabulary import (
    AgreementStage,
    CommitmentMatter,
    MeasureChange,
    Medium,
    MeetingForm,
    RateBasis,
    SpeechAct,
    TariffStage,
)
from vnus_trade.words.tokens import Token, tokens_of

LANGUAGES_OF_DRAFTS = ("en", "vi")
"""The languages in which articles are drafted, by their BCP 47 tags."""

VALUED: Mapping[str, type[StrEnum] | None] = {
    "say": SpeechAct,
    "form": MeetingForm,
    "performs": SpeechAct,
    "medium": Medium,
    "status": Status,
    "tariff_stage": TariffStage,
    "change": MeasureChange,
    "rate_basis": RateBasis,
    "agreement_stage": AgreementStage,
    "matter": CommitmentMatter,
    "pledge": TariffStage,
    "proposed": TariffStage,
    "talks_change": MeasureChange,
    "pronoun": None,
    "possessive": None,
    "own": None,
    "pair": None,
    "state": None,
}
"""The kinds of phrases that say a value, with the vocabulary of the value where it is closed."""

_KINDS = """
    on_which arising since pact_act assistance travel so_as
    refused befalling measure_named adding demanding otherwise term
    topic taxing
    common filler negation denial rumour untrue supposed supposed_before was_to condition inverted
    hypothetical modal to_come done bare but definite relative held ended begun round no_round unnumbered
    talks negotiations talks_changed reference agreement tariff good treated quota_edge teams no_good
    generic_good counted measure worth price about during adposition quantity needs_amount expands eases
    firm part founds founded measured on of by from to with between and that passive faces was_rate
    compared levied it_was wish old earlier answering article lasting share in_force expires clause place_in according
    office office_of office_word courtesy body official no_name no_place neutral future acting willing should
    behest brought
    exempting exempted calls passively was counterpart leads led_by team each joint preposition verb stands
    will_not including rate_noun unnamed levying particle plan present video mutual awaited needed furniture
    unrelated members members_of undecided averting unmaking rarity length throughout length_of_time under
    import_duty session chairs chaired_by occasioned scheduled compares into toward organisation family
    formality own_act whom minister president question yielding trait perhaps gives giving more refraining
    paper inviting private district no_verb shipment collects retaliates exporter comprises
    tabling unmade proposing convening settled to_rate echo compound brings exchange noun_too superlative had_done
"""
WORDS = frozenset(_KINDS.split())
"""The kinds of phrases that say no value."""


class Cue(NamedTuple):
    """A phrase of some kind in a text, what it says, and its place in code points."""

    start: int
    end: int
    kind: str
    value: str


@attrs.frozen(eq=False)
class Patterns:
    """The phrases of one language: what each sequence of words is, with the most words that follow a first one."""

    tag: str
    phrases: Mapping[tuple[str, ...], Sequence[tuple[str, str]]]
    longest: Mapping[str, int]
    states: Mapping[str, Sequence[str]]
    """The names of each state, and of each of the unions."""
    unions: frozenset[str]
    """The organisations that trade as states do."""
    derived: frozenset[str]
    """The adjectives and capitals by which states are called, behind a semicolon in the file."""
    endings: frozenset[str]
    """What follows the name of a state in its adjective."""
    participles: tuple[str, ...]
    past: tuple[str, ...]
    """How verbs of the past end, and participles of the present; empty where words have no endings."""
    needs_to: tuple[str, ...]
    """The verbs that pledge something only with "to" behind them; none where no such word is before a verb."""
    tokens_of_a_word: int
    """How many tokens most words have: those of Vietnamese are syllables."""
    heads_first: bool
    """Whether a noun comes before what describes it, so that it is right behind a number."""

    @cache  # noqa: B019 - there are as many of them as languages
    def words(self, kinds: frozenset[str]) -> frozenset[str]:
        """The single words that the phrases of some kinds have, without case."""
        return frozenset(
            word
            for phrase, meanings in self.phrases.items()
            if kinds & {kind for kind, _ in meanings}
            for word in phrase
        )

    def cues(self, tokens: Sequence[Token]) -> list[Cue]:
        """All phrases among these words, in order; of those of one kind that overlap, the first and longest."""
        words = [token.word for token in tokens]
        found: list[Cue] = []
        ends: dict[str, int] = {}
        for at, word in enumerate(words):
            for count in range(min(self.longest.get(word, 0), len(words) - at), 0, -1):
                for kind, value in self.phrases.get(tuple(words[at : at + count]), ()):
                    if ends.get(kind, 0) <= at:
                        ends[kind] = at + count
                        found.append(Cue(tokens[at].start, tokens[at + count - 1].end, kind, value))
        return found


_LISTS = ("endings", "participles", "past", "needs_to")


@cache
def patterns_of(tag: str) -> Patterns:
    """The patterns of a language; raises `ValueError` for a kind or a value that no reader of them knows."""
    told = tomllib.loads((files(__package__) / "patterns" / f"{tag}.toml").read_text("utf-8"))
    tokens, heads_first = told.pop("tokens_of_a_word", 1), told.pop("heads_first", False)
    endings, participles, past, needs_to = (tuple(_split(told.pop(key, ""))) for key in _LISTS)
    unions = told.pop("union", {})
    told["state"] |= unions
    phrases: dict[tuple[str, ...], list[tuple[str, str]]] = {}
    for kind, value, phrase in _phrases(told):
        for words in _alternatives(phrase):
            meanings = phrases.setdefault(words, [])
            if (kind, value) not in meanings:
                meanings.append((kind, value))
    longest: dict[str, int] = {}
    for words in phrases:
        longest[words[0]] = max(longest.get(words[0], 0), len(words))
    states = {id_: tuple(_split(names)) for id_, names in told["state"].items()}
    derived = frozenset(name for names in told["state"].values() for name in _split(names.partition(";")[2]))
    return Patterns(
        *(tag, phrases, longest, states, frozenset(unions), derived, frozenset(endings)),
        *(participles, past, needs_to, tokens, heads_first),
    )


def says(kind: str, words: str) -> bool:
    """Return whether some words have a phrase of a kind, in whatever language.

    >>> says("private", "chairman of the Norwegian Timber Association"), says("private", "Norwegian trade minister")
    (True, False)
    """
    tokens = tokens_of(words)
    return any(cue.kind == kind for tag in LANGUAGES_OF_DRAFTS for cue in patterns_of(tag).cues(tokens))


def _phrases(told: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Each phrase of a file with its kind and its value."""
    for kind, given in told.items():
        if kind == "words":
            if unknown := given.keys() - WORDS:
                raise ValueError(f"no patterns are of the kind {min(unknown)!r}")
            yield from ((name, "", phrase) for name, phrases in given.items() for phrase in _split(phrases))
        elif kind not in VALUED:
            raise ValueError(f"no patterns are of the kind {kind!r}")
        else:
            vocabulary = VALUED[kind]
            for value, phrases in given.items():
                said = value if vocabulary is None else str(vocabulary(value))
                yield from ((kind, said, phrase) for phrase in _split(phrases))


def _split(phrases: str) -> Iterator[str]:
    return (phrase for part in phrases.replace(";", ",").split(",") if (phrase := " ".join(part.split())))


def _alternatives(phrase: str) -> Iterator[tuple[str, ...]]:
    """The sequences of words that a phrase stands for."""
    for chosen in product(*(word.split("|") for word in phrase.split(" "))):
        words = tuple(token.word for token in tokens_of(" ".join(chosen)))
        if words:
            yield words
