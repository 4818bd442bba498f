"""The base of all closed vocabularies, and where a source stands."""

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
