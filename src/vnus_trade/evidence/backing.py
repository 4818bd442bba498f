"""`Backing`: how quoted words must support a field, by showing its value, by their meaning, or not at all."""

from collections.abc import Mapping
from enum import Enum
from typing import Any


class Backing(Enum):
    """How quoted words back the value of a field."""

    SAID = "said"
    """By their meaning, which no program checks."""
    NAMED = "named"
    """They name each actor, by a name that is known or declared."""
    PRINTED = "printed"
    """They print the value: each text, number or figure."""
    VERBATIM = "verbatim"
    """They hold the value letter for letter."""
    FILING = "filing"
    """It needs none: it is the curator's own filing, the evidence itself, or said by the bytes of a source."""
    DERIVED = "derived"
    """It needs none and has no key in its entry: it is derived, or given by tables of its own."""


def _metadata(backing: Backing) -> Mapping[str, Any]:
    return {"backing": backing}


PRINTED, VERBATIM = _metadata(Backing.PRINTED), _metadata(Backing.VERBATIM)
"""The metadata of a field of an attrs class whose value the quoted words show."""
FILING, DERIVED = _metadata(Backing.FILING), _metadata(Backing.DERIVED)
"""The metadata of a field that needs no words."""
