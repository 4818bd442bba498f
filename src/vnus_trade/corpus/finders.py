"""Finds rounds, rates, amounts and times in a text: the same findings for drafts and for a corpus."""

from collections.abc import Iterator
from enum import StrEnum

from vnus_trade.corpus.layout import TextLayout
from vnus_trade.model.entities import Negotiation
from vnus_trade.phrases.finding import FoundTime, find_times
from vnus_trade.phrases.reading_policy import DEFAULT_POLICY, ReadingPolicy, policy_named
from vnus_trade.time.span import TimeSpan
from vnus_trade.words.numbers import Number, numbers
from vnus_trade.words.numerals import ORDINAL, PER_CENT

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
        for number in numbers(layout.text[first:last]):
            if kind := _kind_of(number):
                yield kind, number._replace(start=first + number.start, end=first + number.end)


def _kind_of(number: Number) -> NumberKind | None:
    """What a number may be, as its unit says; an ISO 4217 code is that of an amount."""
    if number.unit == ORDINAL:
        return NumberKind.ROUND
    if number.unit == PER_CENT and (number.least is None or number.least >= 0):
        return NumberKind.RATE
    return NumberKind.AMOUNT if number.unit.isupper() else None


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
