"""Words for numbers, units, currencies and names, from the file of each language in `languages/`; new ones go there.

A file has tables of words by what they mean, and lists, each between commas; and parts of patterns, which are regular
expressions. In these, ``{name}`` stands for the part or the list of that name, of every language that has it.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

_FILES = ("signs", "en", "vi", "zh", "ja", "fr", "de", "es")
_NAMED = re.compile(r"\{([a-z_]{2,})\}")


@cache
def _file(name: str) -> Mapping[str, Any]:
    told: Mapping[str, Any] = tomllib.loads((files(__package__) / "languages" / f"{name}.toml").read_text("utf-8"))
    return told


def _given(kind: str, name: str) -> Iterator[Any]:
    """What each of the files has under a name."""
    told = (_file(each).get(kind, {}).get(name) for each in _FILES)
    return (each for each in told if each is not None)


def meanings(name: str) -> dict[str, str]:
    """The words of a table, each with what it means."""
    tables = (table for table in _given("tables", name))
    return {word: meaning for table in tables for meaning, words in table.items() for word in _split(words)}


def counting(name: str) -> dict[str, int]:
    """The words of a table of numbers."""
    return {word: int(meaning) for word, meaning in meanings(name).items()}


def words(name: str) -> tuple[str, ...]:
    """The words of a list."""
    return tuple(word for listed in _given("words", name) for word in _split(listed))


@cache
def pattern(name: str) -> str:
    """The alternatives of a pattern, of all languages; raises `LookupError` where none has it."""
    parts = (*_given("patterns", name), *words(name), *meanings(name))
    if not parts:
        raise LookupError(f"no language has a pattern {name!r}")
    return "|".join(_NAMED.sub(lambda named: f"(?:{pattern(named[1])})", part.replace("\n", "")) for part in parts)


def _split(listed: str) -> Iterator[str]:
    return (" ".join(word.split()) for word in listed.split(",") if word.strip())
