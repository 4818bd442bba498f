"""Reads the head of a text file that says what article it has: lines such as "Title: ..." and "Source: ...", first."""

import re

from vnus_trade.words.lexicon import meanings, pattern
from vnus_trade.words.names import fold

_LINE = re.compile(r"\s*([^\W\d_][^:\n]{0,24}?)\s*:\s+(\S[^\n]*)")
_AND = re.compile(rf"\s*(?:[,;&]|\b(?:{pattern('by_lines')})\b)\s*")
_MOST_LINES = 12
_FIELDS = meanings("heads")
"""The fields of an article, by the words that people write for them, without case and accents."""


def head_facts(text: str) -> dict[str, str | tuple[str, ...]]:
    r"""The facts that the first lines of a text name: its title alone, or at least two of them; else nothing.

    >>> head_facts("Title: Talks open\nSource: The Post\n\nThe talks opened.")
    {'title': 'Talks open', 'publisher': 'The Post'}
    """
    facts: dict[str, str | tuple[str, ...]] = {}
    for line in text.lstrip("\ufeff").split("\n")[:_MOST_LINES]:
        found = _LINE.fullmatch(line.rstrip())
        field = _FIELDS.get(fold(found[1])) if found else None
        if found is not None and field is not None:
            facts.setdefault(field, tuple(_AND.split(found[2])) if field == "authors" else found[2])
        elif line.strip():
            break
    return facts if "title" in facts or len(facts) > 1 else {}
