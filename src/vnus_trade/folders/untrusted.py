"""Reads files of strangers within limits, as text or TOML with lines of headers; refuses paths out of the folder."""

import re
import tomllib
from bisect import bisect_left
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from functools import cached_property
from operator import methodcaller
from os.path import isfile
from pathlib import Path
from typing import Any

from vnus_trade.letters import is_unseen, letter_name

TomlPath = tuple[str | int, ...]
"""The path to a value in a TOML file, or within one of its tables: ``("meeting", 0, "evidence", 1)``."""


class Headers:
    """The lines of the table headers of a text; it is searched for them when one is first asked for."""

    def __init__(self, text: str) -> None:
        self._text = text

    def line_of(self, path: TomlPath) -> int:
        """The line of the innermost table of this path that has a header of its own."""
        while path not in self._lines:
            path = path[:-1]
        return self._lines[path]

    def entry_above(self, line: int) -> TomlPath | None:
        """The path of the entry whose header is the last one above a line; [source] counts as one."""
        before = bisect_left(self._entries, line, key=lambda entry: entry[0])
        return self._entries[before - 1][1] if before else None

    @cached_property
    def _lines(self) -> Mapping[TomlPath, int]:
        return header_lines(self._text)

    @cached_property
    def _entries(self) -> list[tuple[int, TomlPath]]:
        entries = [path for path in self._lines if path == ("source",) or (len(path) == 2 and isinstance(path[1], int))]
        return [(self._lines[path], path) for path in entries]


def header_lines(text: str) -> Mapping[TomlPath, int]:
    """The line of each table header: ``("meeting", 0, "evidence", 1)`` is the second one in the first meeting."""
    found: dict[TomlPath, int] = {(): 1}
    counts: dict[TomlPath, int] = {}
    for number, line in enumerate(re.sub(_TEXTS, _in_one_line, text).split("\n"), start=1):
        header = line.partition("#")[0].strip()
        if not (header.startswith("[") and header.endswith("]")) or header.count(".") > _DEEPEST:
            continue
        path: TomlPath = ()
        names = [name.strip().strip("\"'") for name in header.strip("[] \t").split(".")]
        for name in names:
            path = (*path, name)
            if name is names[-1] and header.startswith("[["):
                counts[path] = counts.get(path, 0) + 1
            if path in counts:
                path = (*path, counts[path] - 1)
        found.setdefault(path, number)
    return found


def _in_one_line(found: re.Match[str]) -> str:
    """The line ends of a text of a curation file, which holds no header; the whole text if it has no line end."""
    return "\n" * found.group().count("\n") or found.group()


# Parts of the longest header that a curation file may have, `[actor.office.evidence.reads]`, and a few more.
_DEEPEST = 8


class Unreadable(Exception):
    """A file that cannot be read, or not as TOML: in which line, if it can be told, and why."""

    def __init__(self, problem: str, line: int = 0) -> None:
        super().__init__(problem, line)
        self.problem = problem
        self.line = line


class FolderReader:
    """Reads files of folders, and nothing outside them: so many bytes of one file, and of all of them."""

    def __init__(self, file_bytes: int, total_bytes: int, unwritten: Mapping[Path, bytes]) -> None:
        """Take the limits, and the files that are read as if they were there."""
        self._unwritten = unwritten
        self._file_bytes = file_bytes
        self._total_bytes = total_bytes
        self._read = 0
        self._folders: dict[Path, Path] = {}

    def resolved(self, folder: Path) -> Path:
        """The folder without the links on the way to it; raises `Unreadable`."""
        if folder not in self._folders:
            try:
                self._folders[folder] = folder.resolve()
            except (OSError, ValueError, RuntimeError) as error:
                raise _unreadable(error) from error
        return self._folders[folder]

    def has(self, folder: Path, name: str) -> bool:
        """Whether a folder has a file of this name, which may be one that no file can have."""
        # Of a name that no file can have, a `Path` would raise.
        is_name = Path(name).name == name
        return is_name and (folder / name in self._unwritten or isfile(folder / name))  # noqa: PTH113 (see above)

    def content(self, folder: Path, path: Path) -> bytes:
        """The bytes of a file that lies in the folder; raises `Unreadable`."""
        if path in self._unwritten:
            return self._unwritten[path]
        try:
            if not path.resolve().is_relative_to(self.resolved(folder)):
                raise Unreadable("leads out of the folder; a folder's files lie in it")
            if not path.is_file():
                raise Unreadable("is no file")
            with path.open("rb") as file:
                content = file.read(self._file_bytes + 1)
        except (OSError, ValueError, RuntimeError) as error:
            raise _unreadable(error) from error
        if len(content) > self._file_bytes:
            raise Unreadable(f"has more than {self._file_bytes} bytes; load with Limits(file_bytes=...)")
        self._read += len(content)
        if self._read > self._total_bytes:
            so_far = f"with it, the folders have more than {self._total_bytes} bytes"
            raise Unreadable(f"{so_far}; load with Limits(total_bytes=...)")
        return content


def _unreadable(error: Exception) -> Unreadable:
    return Unreadable(f"cannot be read: {getattr(error, 'strerror', None) or error}")


def toml_files(folder: Path) -> list[Path]:
    """The TOML files of a folder by their names, none if there is no folder; raises `Unreadable`."""
    try:
        return sorted(path for path in folder.iterdir() if path.name.endswith(".toml"))
    except (FileNotFoundError, NotADirectoryError):
        return []
    except (OSError, ValueError) as error:
        raise _unreadable(error) from error


def decoded(content: bytes) -> str:
    """The text that these bytes are in UTF-8; raises `Unreadable`."""
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        problem = f"is not UTF-8 at byte {error.start}, which is 0x{content[error.start]:02X}, in line {line}"
        raise Unreadable(problem, line) from error


def toml_document(text: str, nesting: int) -> dict[str, Any]:
    """The TOML of a text whose dotted keys have at most so many parts; raises `Unreadable`."""
    _check_nesting(text, nesting)
    try:
        return tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        message, _, place = str(error).partition(" (at line ")
        line, _, column = place.rstrip(")").partition(", column ")
        if opened := _open_text(text, is_at_end=not column):
            wrong = f"the text that begins here with {opened[0][:3]} has no {opened[0][:3]} at its end"
            raise Unreadable(f"is no TOML: {wrong}", text.count("\n", 0, opened.start()) + 1) from error
        if not column:
            raise Unreadable(f"is no TOML: {message}") from error
        at = sum(len(before) + 1 for before in text.split("\n")[: int(line) - 1]) + int(column) - 1
        if is_unseen(text[at : at + 1]) and not text.startswith("\r\n", at):
            message = f"{letter_name(text[at])} at offset {at} may not stand there; take it out"
        elif message == "Cannot overwrite a value" and "=" in (said := text.split("\n")[int(line) - 1]):
            message = f"{message}; give each key once"
        elif message == "Cannot overwrite a value" and _ENTRY_HEADER.match(said):
            message = f"{message}; {_IN_BRACKETS}"
        elif mend := next((mend for start, mend in _MENDS.items() if message.startswith(start)), ""):
            message = f"{message}; {mend}"
        raise Unreadable(f"is no TOML: {message}", int(line)) from error
    except RecursionError as error:
        raise Unreadable("has too many lists or tables within each other") from error
    except InvalidOperation as error:
        raise Unreadable("has a number whose exponent has dozens of digits") from error
    except ValueError as error:
        raise Unreadable("has a whole number of thousands of digits") from error


def _open_text(text: str, *, is_at_end: bool) -> re.Match[str] | None:
    """The text of several lines that has no end: the first that takes in a header or a key, or the last of all."""
    found = [each for each in re.finditer(_TEXTS, text) if each[0].startswith(("'''", '"""'))]
    is_cut = is_at_end and found and not found[-1][0].endswith(found[-1][0][:3], 3)
    return next((each for each in found if _TAKES_IN.search(each[0])), found[-1] if is_cut else None)


# A header or a key, which stands in a quotation only if that has no end.
_TAKES_IN = re.compile(r"\n[ \t]*(?:\[\[?[\w.]+\]|[\w-]+ ?= ?[\[{'\"\d])")


def _check_nesting(text: str, nesting: int) -> None:
    """Refuse dotted keys of so many parts that reading them would take hours."""
    if max(map(methodcaller("count", "."), text.split("\n"))) < nesting:
        return
    plain = re.sub(_TEXTS, lambda found: "_" + "\n" * found.group().count("\n"), text)
    found = re.search(rf"(?<![\w-])(?:[\w-]++[ \t]*+\.[ \t]*+){{{nesting}}}", plain)
    if found is not None:
        line = plain.count("\n", 0, found.start()) + 1
        raise Unreadable(f"has a key of more than {nesting} parts; load with Limits(nesting=...)", line)


_ENTRY_HEADER = re.compile(r"\s*\[\[\w+\]\]")
_IN_BRACKETS = "each header of several entries of a kind stands in two brackets, such as [[meeting]]"
# What to do about what `tomllib` says, by how its message begins.
_MENDS = {
    "Cannot overwrite a value": "does a header such as [[meeting.evidence]] stand under another kind of entry?",
    "Cannot declare": _IN_BRACKETS,
    "Invalid value": "put a text in quotation marks, a number in figures",
    "Illegal character '\\n'": "close the text with its quotation mark; one of several lines stands in '''",
    "Expected '='": "write key = value",
    "Invalid statement": "write key = value, or a header such as [[meeting]]",
    "Expected newline": "write one key a line, 10 and not 10%, and a text with quotation marks in it within '''",
    "Unclosed array": "a list ends with ], and its members are parted by commas",
    "Unclosed inline table": "a table ends with }, on the line on which it begins",
    "Unescaped": "put the text in ''' instead",
    "Unterminated string": "close the text with the quotation mark, or the three of them, that it begins with",
}
# The texts and comments of TOML; one that is never closed runs to the end, so that nothing is looked at twice. It is
# compiled when it is first used, which most loads never do.
_TEXTS = r"""(?s)'''.*?(?:'''+|\Z)|"{3}(?:\\.|[^\\])*?(?:"{3,}|\Z)|'[^'\n]*+'?|"(?:\\.|[^"\\\n])*+"?|#[^\n]*+"""
