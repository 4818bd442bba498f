"""Reading curated folders: TOML files to entries, each with the file and line where it stands."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

import attrs

from vnus_trade.entries import TABLES, Malformed, Step, structured
from vnus_trade.errors import Fault
from vnus_trade.names import near

_SINGLE = frozenset(("source",))


@attrs.frozen(eq=False, repr=False)
class CurationFile:
    """One TOML file: the name to show, the text file that it curates, and its own text."""

    folder: Path
    shown: str
    article: str | None
    # Which of `from` and `[source]` it gives; neither if it is no article's file.
    heads: frozenset[str]
    text: str

    def fault(self, path: Step, entry: str, field: str, message: str) -> Fault:
        """A fault at the innermost table of this path."""
        return Fault(self.shown, self.line_of(path), entry, field, message)

    def line_of(self, path: Step) -> int:
        """The line of the innermost table of this path that has a header of its own."""
        lines = header_lines(self.text)
        while path not in lines:
            path = path[:-1]
        return lines[path]


@attrs.frozen(eq=False, repr=False)
class Placed:
    """An entry, the keys that it gives, and where it stands."""

    kind: str
    entry: Any
    keys: frozenset[str]
    file: CurationFile
    path: Step

    @property
    def name(self) -> str:
        """What a fault calls the entry: its id, or its kind where it has none."""
        return getattr(self.entry, "id", self.kind)

    def fault(self, field: str, message: str, *inner: str | int) -> Fault:
        """A fault in this entry, at the line of an inner table if its path is given."""
        return self.file.fault((*self.path, *inner), self.name, field, message)


@attrs.frozen(eq=False, repr=False)
class Folders:
    """What the folders hold: entries in the order of files, and the ids of those that could not be read.

    Where `all_ids_known` is false, what could not be read may hold any id. `shown` names all files in the order of
    reading.
    """

    files: tuple[CurationFile, ...]
    shown: tuple[str, ...]
    entries: tuple[Placed, ...]
    unread: frozenset[str]
    all_ids_known: bool
    faults: tuple[Fault, ...]


def read(folders: Iterable[Path]) -> Folders:
    """Read every `curation/*.toml` of the folders, `record.toml` first; faults are collected, not raised."""
    files: list[CurationFile] = []
    entries: list[Placed] = []
    unread: set[str | None] = set()
    faults: list[Fault] = []
    names: list[str] = []
    known_folders: set[Path] = set()
    for folder in folders:
        if folder.resolve() in known_folders:
            faults.append(Fault(str(folder), 0, "", "", "is named twice; name each folder once"))
            names.append(str(folder))
            continue
        known_folders.add(folder.resolve())
        paths = sorted((folder / "curation").glob("*.toml"), key=lambda path: (path.name != "record.toml", path.name))
        if not paths:
            missing = "has no curation/*.toml" if folder.is_dir() else "is no folder"
            faults.append(Fault(str(folder), 0, "", "", f"{missing}; a folder holds texts, and curation/ beside them"))
            names.append(str(folder))
            unread.add(None)
        for path in paths:
            shown = f"{folder.resolve().name}/curation/{path.name}"
            names.append(shown)
            read_file = _document(path, shown)
            if isinstance(read_file, Fault):
                faults.append(read_file)
                unread.add(None)
                continue
            document, text = read_file
            heads = frozenset(("from", "source")) & document.keys()
            article = document.pop("from", None)
            file = CurationFile(folder, shown, article if isinstance(article, str) else None, heads, text)
            if article is not None and file.article is None:
                faults.append(file.fault((), "", "from", f"{article!r} is not the name of a text file"))
            files.append(file)
            _read_tables(document, file, entries, unread, faults)
    known = frozenset(filter(None, unread))
    return Folders(tuple(files), tuple(names), tuple(entries), known, None not in unread, tuple(faults))


# Only faults ask for lines, and then many ask of the same file.
@lru_cache(maxsize=64)
def header_lines(text: str) -> Mapping[Step, int]:
    """The line of each table header: ``("meeting", 0, "evidence", 1)`` is the second one in the first meeting."""
    found: dict[Step, int] = {(): 1}
    counts: dict[Step, int] = {}
    for number, line in _bracketed_lines(text):
        header = line.partition("#")[0].strip()
        if not header.endswith("]"):
            continue
        path: Step = ()
        names = [name.strip().strip("\"'") for name in header.strip("[] \t").split(".")]
        for name in names:
            path = (*path, name)
            if name is names[-1] and header.startswith("[["):
                counts[path] = counts.get(path, 0) + 1
            if path in counts:
                path = (*path, counts[path] - 1)
        found.setdefault(path, number)
    return found


def _bracketed_lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines that begin with a bracket, and not inside a text of several lines; counted from 1."""
    closing = ""
    for number, line in enumerate(text.split("\n"), start=1):
        if not closing and line.lstrip().startswith("["):
            yield number, line
        rest = line
        while "'''" in rest or '"""' in rest:
            mark = closing or min(("'''", '"""'), key=lambda mark: rest.find(mark) % (len(rest) + 1))
            before, found, rest = rest.partition(mark)
            if not found or (not closing and "#" in before):
                break
            closing = "" if closing else mark


def _document(path: Path, shown: str) -> tuple[dict[str, Any], str] | Fault:
    try:
        text = path.read_bytes().decode()
        return tomllib.loads(text, parse_float=Decimal), text
    except UnicodeDecodeError as error:
        return Fault(shown, 0, "", "", f"is not UTF-8 at byte {error.start}")
    except tomllib.TOMLDecodeError as error:
        message, _, place = str(error).partition(" (at line ")
        line = place.partition(",")[0]
        return Fault(shown, int(line) if line.isdigit() else 0, "", "", f"is no TOML: {message}")


def _read_tables(
    document: Mapping[str, Any],
    file: CurationFile,
    entries: list[Placed],
    unread: set[str | None],
    faults: list[Fault],
) -> None:
    for kind, value in document.items():
        if kind not in TABLES:
            close = near(kind, TABLES, 1)
            meant = f"; did you mean {close[0]!r}?" if close else f"; there are {', '.join(TABLES)}"
            faults.append(file.fault((kind, 0), "", kind, f"unknown table{meant}"))
            unread.update(_ids(value))
        elif not isinstance(value, dict if kind in _SINGLE else list):
            right = f"[{kind}]" if kind in _SINGLE else f"[[{kind}]]"
            faults.append(file.fault((kind, 0), "", kind, f"write it as {right}"))
            unread.update(_ids(value))
        else:
            tables = [((kind,), value)] if kind in _SINGLE else [((kind, i), t) for i, t in enumerate(value)]
            for path, table in tables:
                try:
                    entry = structured(table, kind)
                except Malformed as malformed:
                    name = str(table.get("id", kind)) if isinstance(table, dict) else kind
                    unread.update(_ids(table))
                    faults += [
                        file.fault((*path, *step), name, _written(step), message)
                        for step, message in malformed.problems
                    ]
                else:
                    entries.append(Placed(kind, entry, frozenset(table), file, path))


def _ids(value: Any) -> Iterator[str | None]:
    """The ids in tables that cannot be read; `None` for one that cannot be told."""
    for table in value if isinstance(value, list) else [value]:
        id_ = table.get("id") if isinstance(table, dict) else None
        yield id_ if isinstance(id_, str) else None


def _written(step: Step) -> str:
    """A path within an entry as its fault shows it: ``evidence[0].quote``."""
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in step).lstrip(".")
