"""Finds rounds, rates, amounts and times in a text: the same findings for drafts and for a corpus."""

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum

from vnus_trade.corpus.layout import TextLayout
from vnus_trade.model.entities import Negotiation
from vnus_trade.phrases.finding import FoundTime, find_times
from vnus_trade.phrases.reading_policy import DEFAULT_POLICY, ReadingPolicy, policy_named
from vnus_trade.time.span import TimeSpan
from vnus_trade.words.names import WordTable, spaced
from vnus_trade.words.number_values import INSIDE
from vnus_trade.words.numbers import ABOUT_WORDS, Number, numbers
from vnus_trade.words.numerals import (
    AFTER_THU,
    AND,
    FIRST_IN_ROW,
    ORDINAL,
    ORDINALS,
    PER_CENT,
    TO,
    UNITS_AFTER,
    UNITS_BEFORE,
)
from vnus_trade.words.tokens import TOKENS, tokens_of

MOST_PHRASES = 2_000
"""The most places of an article that are searched for times; an article of 100 KB has some two hundred."""

TOO_MANY_TIMES = "from here on, times were not searched for; there are too many"
"""Why the place after the last of `MOST_PHRASES` is not read."""


class NumberKind(StrEnum):
    """What a number in an article about trade may be."""

    ROUND = "round"
    RATE = "rate"
    AMOUNT = "amount"


def policy_of(negotiation: Negotiation | None) -> ReadingPolicy:
    """The policy under which times in articles about a negotiation are read."""
    return policy_named(negotiation.policy, negotiation.clocks) if negotiation else DEFAULT_POLICY


def found_numbers(layout: TextLayout) -> Iterator[tuple[NumberKind, Number]]:
    """The numbers of a text that may be a round, a rate or an amount, in order, with their offsets in the text."""
    for first, last in layout.blocks:
        block = layout.text[first:last]
        for number in numbers(block, among=_with_units(block)):
            if kind := _kind_of(number):
                yield kind, number._replace(start=first + number.start, end=first + number.end)


def _with_units(text: str) -> str:
    """For what stands between two spaces each, a point where there is no number that has a unit or may share one.

    Beside a number with a unit is a word of that, and between two that share one are only what joins them and units.
    """
    links = "".join(map(_LINKS.__getitem__, spaced(text)))
    return _LINKED.sub(lambda words: ("+" if "+" in words[0] else ".") * len(words[0]), links)


def _link(word: str) -> str:
    """A plus for a word that may be a unit, a hyphen for what may be a number or join two, a point for any other."""
    if word.isascii() and word.isalpha():
        said = {word.lower()}
    elif len(word) > _LONGEST_WORD or _UNSPACED.search(word):
        return "+"
    else:
        said = {token.word for token in TOKENS[word]}
    if not said.isdisjoint(_UNIT_WORDS):
        return "+"
    is_other = said.isdisjoint(_LINK_WORDS) and any(map(str.isalpha, word)) and not any(map(str.isnumeric, word))
    return "." if is_other else "-"


def _kind_of(number: Number) -> NumberKind | None:
    """What a number may be, as its unit says."""
    kind = _kind_of_unit(number.unit)
    return None if kind is NumberKind.RATE and number.least is not None and number.least < 0 else kind


def _kind_of_unit(unit: str) -> NumberKind | None:
    """What a number with a unit may be; an ISO 4217 code is that of an amount."""
    if unit == ORDINAL:
        return NumberKind.ROUND
    if unit == PER_CENT:
        return NumberKind.RATE
    return NumberKind.AMOUNT if unit.isupper() else None


def _all_words(phrases: Iterable[str]) -> list[list[str]]:
    return [[token.word for token in tokens_of(words) if token.word != "."] for words in phrases]


_AFTER, _BEFORE = (
    [words for words, unit in units.items() if _kind_of_unit(unit)] for units in (UNITS_AFTER, UNITS_BEFORE)
)
# Beside a number is the first word of a unit behind it, and the last one of a unit before it.
_UNIT_WORDS = frozenset(
    (
        *(words[0] for words in _all_words(_AFTER)),
        *(words[-1] for words in _all_words(_BEFORE)),
        *(*ORDINALS, *FIRST_IN_ROW, "st", "nd", "rd", "th"),
    )
)
_LINK_WORDS = frozenset((*INSIDE, *AFTER_THU, *ABOUT_WORDS)).union(
    *_all_words((*TO, *AND, *UNITS_AFTER, *UNITS_BEFORE))
)
_LONGEST_WORD = 100
# Letters with which a word may end within a token: of scripts without spaces, marks, and the figures of notes.
_UNSPACED = re.compile("[²³¹⁰-⁹\u0300-\u036f\u2e80-\U0010ffff]")
_LINKS, _LINKED = WordTable(_link), re.compile("[+-]+")


def found_times(
    layout: TextLayout, *, anchor: TimeSpan, zone: str | None, policy: ReadingPolicy
) -> Iterator[FoundTime]:
    """The words about time in a text, in order, with their offsets in the text, as `find_times` reads them.

    The search ends after `MOST_PHRASES` places, with one that is not read because of `TOO_MANY_TIMES`.
    """
    left = MOST_PHRASES
    for first, last in layout.blocks:
        for found in find_times(layout.text[first:last], anchor=anchor, zone=zone, policy=policy):
            placed = found._replace(begin=first + found.begin, end=first + found.end)
            if not left:
                yield placed._replace(span=None, reason=TOO_MANY_TIMES, candidates=())
                return
            yield placed
            left -= 1
