"""Edits TOML files without touching anything else: where each value stands, and values beside it or in its place.

The files have been read by `tomllib` before, so that their syntax is right.
"""

import re
import tomllib
from collections.abc import Iterator
from contextlib import suppress
from decimal import Decimal
from functools import reduce
from operator import getitem
from typing import Any, NamedTuple

from vnus_trade.authoring.toml_writer import toml_value
from vnus_trade.folders.untrusted import TomlPath


class ValuePlace(NamedTuple):
    """The start and the end of a value, and whether it stands in a list or table in one line."""

    start: int
    end: int
    is_inline: bool


class Edit(NamedTuple):
    """What is written between two offsets of a text."""

    start: int
    end: int
    new: str


def edited(text: str, edits: list[Edit]) -> str:
    """The text after edits that do not overlap."""
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def beside(text: str, place: ValuePlace, key: str, value: str) -> Edit:
    """The edit that gives a table one more key, next to the key whose value is at this place."""
    if place.is_inline:
        return Edit(place.end, place.end, f", {key} = {value}")
    newline = "\r\n" if "\r\n" in text else "\n"
    indent = re.compile(r"[ \t]*").match(text, text.rfind("\n", 0, place.start) + 1)
    added = f"{indent[0] if indent else ''}{key} = {value}"
    end = text.find("\n", place.end) + 1
    return Edit(end, end, f"{added}{newline}") if end else Edit(len(text), len(text), f"{newline}{added}")


def with_value(text: str, path: TomlPath, key: str, value: str | int) -> str | None:
    r"""Give a key of a table this value, in place of the one that it has or as one more; proved by reading it again.

    `None` where the table is written in a way that this cannot go on with.

    >>> with_value("[[round]]\nid = 'first'  # of two\n", ("round", 0), "number", 1)
    "[[round]]\nid = 'first'  # of two\nnumber = 1\n"
    """
    wanted: Any = toml_of(text)
    table, steps = wanted, []
    for step in path:
        # A table that may be one of several may also stand alone.
        if not isinstance(table, dict) or step != 0:
            table = table[step]
            steps.append(step)
    path = tuple(steps)
    found = places(text)
    own = [at for at in found if at[:-1] == path and isinstance(at[-1], str)]
    if (*path, key) in found:
        place = found[*path, key]
        edit = Edit(place.start, place.end, toml_value(value))
    elif own:
        edit = beside(text, found[max(own, key=lambda at: found[at].end)], key, toml_value(value))
    else:
        return None
    table[key] = value
    after = edited(text, [edit])
    with suppress(tomllib.TOMLDecodeError):
        return after if toml_of(after) == wanted else None
    return None


def toml_of(text: str) -> dict[str, Any]:
    """The document that a text is, its decimals exact."""
    return tomllib.loads(text, parse_float=Decimal)


def value_at(document: Any, path: TomlPath) -> Any:
    """The value at a path in a document."""
    return reduce(getitem, path, document)


def places(text: str) -> dict[TomlPath, ValuePlace]:
    r"""The place of every value, by its path; members of lists have numbers.

    >>> text = "[[round]]\nid = 'first'\nplan = { place = 'Port Sorrow' }"
    >>> {path: text[place.start : place.end] for path, place in places(text).items()}[("round", 0, "plan", "place")]
    "'Port Sorrow'"
    """
    return {path: place for path, place, is_header in _found(text) if not is_header}


def table_lines(text: str) -> dict[TomlPath, list[tuple[int, int]]]:
    r"""The lines of each table of the first rank with all that is in it, in stretches: starts and ends of offsets.

    To a stretch belong the comments that touch it, those above the next header excepted, and the blank lines after it.

    >>> text = "a = 1\n# One\n[[round]]\nid = 'r'\n[[round.evidence]]\nquote = 'q'\n\n# Note\n\n[source]\nid = 's'\n"
    >>> [text[start:end] for start, end in table_lines(text)[("round", 0)]]
    ["# One\n[[round]]\nid = 'r'\n[[round.evidence]]\nquote = 'q'\n\n"]
    """
    runs: list[tuple[TomlPath, int, int]] = []
    for path, place, is_header in _found(text):
        if is_header:
            top = path[:2] if isinstance(path[1:2] and path[1], int) else path[:1]
            if not runs or runs[-1][0] != top:
                runs.append((top, _above(text, place.start), place.end))
        if runs:
            runs[-1] = (*runs[-1][:2], max(place.end, runs[-1][2]))
    stretches: dict[TomlPath, list[tuple[int, int]]] = {}
    limits = [*(start for _, start, _ in runs[1:]), len(text)]
    for (top, start, end), limit in zip(runs, limits, strict=False):
        stretches.setdefault(top, []).append((start, _below(text, end, limit)))
    return stretches


def head_lines(text: str) -> dict[str, list[tuple[int, int]]]:
    """The lines of each key before the first header: starts and ends of offsets."""
    stretches: dict[str, list[tuple[int, int]]] = {}
    for path, place, is_header in _found(text):
        if is_header:
            break
        if not place.is_inline:
            line = text.rfind("\n", 0, place.start) + 1, _line_end(text, place.end)
            stretches.setdefault(str(path[0]), []).append(line)
    return stretches


def _above(text: str, at: int) -> int:
    """Where the line of an offset begins, or the first of the lines of comments directly above it."""
    start = text.rfind("\n", 0, at) + 1
    while start and text[text.rfind("\n", 0, start - 1) + 1 : start].lstrip().startswith("#"):
        start = text.rfind("\n", 0, start - 1) + 1
    return start


def _below(text: str, at: int, limit: int) -> int:
    """Where the lines of comments directly below the line of an offset end, with the blank lines after them."""
    end = _line_end(text, at)
    while end < limit and text[end : _line_end(text, end)].lstrip().startswith("#"):
        end = _line_end(text, end)
    while end < limit and not text[end : _line_end(text, end)].strip():
        end = _line_end(text, end)
    return min(end, limit)


def _line_end(text: str, at: int) -> int:
    return text.find("\n", at) + 1 or len(text)


_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*+)*+")
_NAME = r"""(?:[\w-]++|'[^'\n]*+'|"(?:\\.|[^"\\\n])*+")"""
_KEY = re.compile(rf"{_NAME}(?:[ \t]*\.[ \t]*{_NAME})*+")
_VALUE = re.compile(
    r"(?s)'''.*?'{3,5}|\"{3}(?:\\.|[^\\])*?\"{3,5}|'[^'\n]*+'|\"(?:\\.|[^\"\\\n])*+\"|[\[{]|[^,\]}#\n]*[^,\]}#\s]"
)


def _found(text: str) -> Iterator[tuple[TomlPath, ValuePlace, bool]]:
    """Every value and every header with its path and place, and whether it is a header."""
    counts: dict[TomlPath, int] = {}
    table: TomlPath = ()
    at = _end(_BLANK, text, 0)
    while at < len(text):
        if text[at] == "[":
            start, brackets = at, 2 if text.startswith("[[", at) else 1
            names, at = _key(text, _end(_BLANK, text, at + brackets))
            table = ()
            for number, name in enumerate(names, start=1):
                table = (*table, name)
                if number == len(names) and brackets > 1:
                    counts[table] = counts.get(table, 0) + 1
                if table in counts:
                    table = (*table, counts[table] - 1)
            at = text.index("]", at) + brackets
            yield table, ValuePlace(start, at, is_inline=False), True
        else:
            at = yield from _pair(text, at, table, is_inline=False)
        at = _end(_BLANK, text, at)


def _pair(text: str, at: int, table: TomlPath, *, is_inline: bool) -> Any:
    """Find a value behind its key, and all that is in it; return where it ends."""
    names, at = _key(text, at)
    return (yield from _value(text, _end(_BLANK, text, text.index("=", at) + 1), (*table, *names), is_inline=is_inline))


def _value(text: str, start: int, path: TomlPath, *, is_inline: bool) -> Any:
    end = _end(_VALUE, text, start)
    opening, number = text[start], 0
    while opening in "[{":
        end = _end(_BLANK, text, end)
        if text[end] in "]}":
            end += 1
            break
        if text[end] == ",":
            end += 1
        elif opening == "{":
            end = yield from _pair(text, end, path, is_inline=True)
        else:
            end = yield from _value(text, end, (*path, number), is_inline=True)
            number += 1
    yield path, ValuePlace(start, end, is_inline), False
    return end


def _key(text: str, at: int) -> tuple[list[str], int]:
    """The names of a dotted key, and where it ends."""
    end = _end(_KEY, text, at)
    inner: Any = tomllib.loads(f"{text[at:end]} = 0")
    names = []
    while isinstance(inner, dict):
        ((name, inner),) = inner.items()
        names.append(name)
    return names, end


def _end(pattern: re.Pattern[str], text: str, at: int) -> int:
    found = pattern.match(text, at)
    return at if found is None else found.end()
