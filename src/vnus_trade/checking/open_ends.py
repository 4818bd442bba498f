"""Says whether words tell that something only began at a time, or only ended then, so that its other end is open."""

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from vnus_trade.grammars.grammar import Language, languages_of
from vnus_trade.time.span import TimeSpan, four_bounds
from vnus_trade.words.tokens import tokens_of

_NEAR, _OPENING, _NEAR_DENIAL = 12, 2, 3  # words
_APART = re.compile(r"[.;:!?,—–]\s|\n\s*\n")
_EDGES = ("begins", "ends")


def is_open_ended(given: TimeSpan, read: TimeSpan, before: str, after: str, languages: Collection[str] = ()) -> bool:
    """Whether a time is what words read as with one end open, and the words beside them say so.

    `before` and `after` are the words of the quotation on both sides. The word for a beginning or an end stands before
    the time with no other statement between, or behind it where the time opens the sentence.

    >>> day, since = TimeSpan.parse("2031-01-21", "UTC"), TimeSpan.parse("2031-01-21/..", "UTC")
    >>> is_open_ended(since, day, "The talks opened in Kaira on", ""), is_open_ended(since, day, "They met on", "")
    (True, False)
    """
    edge = _edge(given, read)
    words = [token.word for token in tokens_of(_APART.split(before)[-1])][-_NEAR:]
    tokens = tokens_of(_APART.split(after.lstrip(" ,"))[0])[:_NEAR]
    # What stands before a name joins it to another: "On Monday, Arden and Borland opened their talks".
    behind = ["" if other.text[0].isupper() else token.word for token, other in pairwise(tokens)]
    is_opening = len(words) <= _OPENING
    return edge != "" and any(
        _says(edge, words[::-1], language, is_reversed=True) or (is_opening and _says(edge, behind, language))
        for language in languages_of(languages)
    )


def _edge(given: TimeSpan, read: TimeSpan) -> str:
    """Which end of what is read has to be open so that it is what is given; '' if it is not."""
    first, begin, end, last = four_bounds(read)
    spans = TimeSpan(first, begin, end, None, read.zone), TimeSpan(None, begin, end, last, read.zone)
    return next((edge for edge, span in zip(_EDGES, spans, strict=True) if four_bounds(span) == four_bounds(given)), "")


def _says(edge: str, words: Sequence[str], language: Language, *, is_reversed: bool = False) -> bool:
    """Whether the word for a beginning or an end that is nearest to a time, from where these are counted, is this."""
    for at in range(len(words)):
        if words[at] in language.words["clause"]:
            return False
        for other in _EDGES:
            for said in map(str.split, language.words[other]):
                if list(words[at : at + len(said)]) == (said[::-1] if is_reversed else said):
                    near = words[at : at + len(said) + _NEAR_DENIAL] if is_reversed else words[:at]
                    return other == edge and language.words["denied"].isdisjoint(near)
    return False
