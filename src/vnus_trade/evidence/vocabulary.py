"""The base of closed vocabularies, and the words of evidence: statuses, effects, and whether a source still stands."""

from enum import StrEnum
from typing import Self

from vnus_trade.errors import ImpossibleValue


class Vocabulary(StrEnum):
    """A closed vocabulary: any other word raises `ImpossibleValue`, which lists the words that there are."""

    @classmethod
    def _missing_(cls, value: object) -> Self:
        raise ImpossibleValue(cls.__name__, repr(value), f"is none of {', '.join(repr(str(word)) for word in cls)}")


class Standing(Vocabulary):
    """Whether a publisher still stands by a source."""

    CURRENT = "current"
    CORRECTED = "corrected"
    RETRACTED = "retracted"


class Status(Vocabulary):
    """How an event stood, by one source or by all of them.

    A source reports it as expected, postponed, ongoing, ended or called off, or denies that it took place. An event
    that some source denies is disputed.
    """

    EXPECTED = "expected"
    POSTPONED = "postponed"
    CALLED_OFF = "called off"
    ONGOING = "ongoing"
    ENDED = "ended"
    DENIED = "denied"
    DISPUTED = "disputed"


class Effect(Vocabulary):
    """How a tariff stood by a source: in force, not yet in force, or ended."""

    IN_FORCE = "in force"
    NOT_YET = "not yet"
    ENDED = "ended"
