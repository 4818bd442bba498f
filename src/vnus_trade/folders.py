"""Reading curated folders: TOML files to entries, each with the file and line where it stands."""

import re
import tomllib
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import attrs

from vnus_trade.entries import TABLES, Malformed, Step, structured
from vnus_trade.errors import Fault
from vnus_trade.limits import STANDARD, Limits
from vnus_trade.names import called, is_unseen, near

DRAFTED = "event"
"""What drafts call an event of which a person has to say the kind."""

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
        while path not in self._lines:
            path = path[:-1]
        return self._lines[path]

    @cached_property
    def _lines(self) -> Mapping[Step, int]:
        # Only faults ask for lines, and then many ask of the same file.
        return header_lines(self.text)

    def entry_above(self, line: int) -> Step | None:
        """The path of the entry whose header is the last one above a line; an article's [source] is one, too."""
        before = bisect_left(self._entries, line, key=lambda entry: entry[0])
        return self._entries[before - 1][1] if before else None

    @cached_property
    def _entries(self) -> Sequence[tuple[int, Step]]:
        entries = [path for path in self._lines if path == ("source",) or (len(path) == 2 and isinstance(path[1], int))]
        return [(self._lines[path], path) for path in entries]


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


class Continues(NamedTuple):
    """The earlier negotiation that a folder continues, and where the folder says so."""

    file: CurationFile
    id: str


@attrs.frozen(eq=False, repr=False)
class Folders:
    """What the folders hold: entries in the order of files, and the ids of those that could not be read.

    Where `all_ids_known` is false, what could not be read may hold any id. `shown` names all files in the order of
    reading, `continues` the negotiation that each folder continues, if it says so; texts are read through `store`.
    """

    files: tuple[CurationFile, ...]
    shown: tuple[str, ...]
    entries: tuple[Placed, ...]
    continues: Mapping[Path, Continues]
    unread: frozenset[str]
    all_ids_known: bool
    faults: tuple[Fault, ...]
    # Files of which a repair or a repetition could not be read, so that quotations may not be found for that reason.
    half_read: frozenset[CurationFile]
    store: "Store"


def read(folders: Iterable[Path], limits: Limits = STANDARD) -> Folders:
    """Read every `curation/*.toml` of the folders, `record.toml` first; faults are collected, not raised."""
    reading = Reading(limits)
    with suppress(Enough):
        for folder in folders:
            reading.folder(folder)
    return reading.whole()


class Enough(Exception):
    """As many faults have been found as the limits allow."""


class Reading:
    """One run over the folders: what it has found so far."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.files: list[CurationFile] = []
        self.entries: list[Placed] = []
        self.continues: dict[Path, Continues] = {}
        # The ids of what could not be read; `None` for one that cannot be told.
        self.unread: set[str | None] = set()
        self.faults: list[Fault] = []
        self.shown: list[str] = []
        self.known: dict[Path, str] = {}
        self.half_read: set[CurationFile] = set()
        self.store = Store(limits)

    def whole(self) -> Folders:
        """All that was read."""
        return Folders(
            tuple(self.files),
            tuple(self.shown),
            tuple(self.entries),
            self.continues,
            frozenset(filter(None, self.unread)),
            None not in self.unread,
            tuple(self.faults),
            frozenset(self.half_read),
            self.store,
        )

    def folder(self, folder: Path) -> None:
        """Read one folder's curation."""
        try:
            resolved = self.store.resolved(folder)
        except Unreadable as unreadable:
            self._fail(folder, unreadable.problem)
            return
        if resolved in self.known:
            self._fail(folder, "is named twice; name each folder once")
            return
        # Two folders of one name would look alike in a report.
        labels = (resolved.name, str(folder), str(resolved))
        self.known[resolved] = next(label for label in labels if label not in self.known.values())
        paths = sorted((folder / "curation").glob("*.toml"), key=lambda path: (path.name != "record.toml", path.name))
        if not paths:
            missing = "has no curation/*.toml" if folder.is_dir() else "is no folder"
            self._fail(folder, f"{missing}; a folder holds texts, and curation/ beside them")
        elif len(paths) > self.limits.files:
            too_many = f"has {len(paths)} files in curation/, more than {self.limits.files}"
            self._fail(folder, f"{too_many}; if it must, load with Limits(files=...)")
        else:
            for path in paths:
                self._file(folder, path)

    def _fail(self, folder: Path, message: str) -> None:
        self.shown.append(str(folder))
        self.unread.add(None)
        self._report(Fault(str(folder), 0, "", "", message))

    def _report(self, fault: Fault) -> None:
        """Keep a fault; raises `Enough` when there are as many as allowed."""
        self.faults.append(fault)
        if len(self.faults) >= self.limits.faults:
            raise Enough

    def _file(self, folder: Path, path: Path) -> None:
        shown = f"{self.known[self.store.resolved(folder)]}/curation/{path.name}"
        self.shown.append(shown)
        try:
            text = self.store.text(folder, path)
            document = _document(text, self.limits)
        except Unreadable as unreadable:
            self.unread.add(None)
            self._report(Fault(shown, unreadable.line, "", "", unreadable.problem))
            return
        heads = frozenset(("from", "source")) & document.keys()
        article, continues = document.pop("from", None), document.pop("continues", None)
        file = CurationFile(folder, shown, article if isinstance(article, str) else None, heads, text)
        if article is not None and file.article is None:
            self._report(file.fault((), "", "from", "is not the name of a text file, in quotation marks"))
        if isinstance(continues, str) and path.name == "record.toml":
            self.continues[folder] = Continues(file, continues)
        elif continues is not None:
            wanted = "belongs into record.toml, and is the id of a negotiation in quotation marks"
            self._report(file.fault((), "", "continues", wanted))
        self.files.append(file)
        self._tables(document, file)

    def _tables(self, document: dict[str, Any], file: CurationFile) -> None:
        self._inner_tables(document, file)
        for kind, value in document.items():
            if kind not in TABLES:
                self._unknown(kind, value, file)
            elif not isinstance(value, dict if kind in _SINGLE else list):
                right = f"[{kind}]" if kind in _SINGLE else f"[[{kind}]]"
                self.unread.update(_ids(value))
                self._report(file.fault((kind, 0), "", kind, f"write it as {right}"))
            elif kind in _SINGLE:
                self._table(kind, value, file, (kind,))
            elif len(self.entries) + len(value) > self.limits.entries:
                too_many = f"there are more than {self.limits.entries} entries"
                self.unread.add(None)
                self.half_read.add(file)
                self._report(file.fault((kind, 0), "", kind, f"{too_many}; load with Limits(entries=...)"))
            else:
                for number, table in enumerate(value):
                    self._table(kind, table, file, (kind, number))

    def _unknown(self, kind: str, value: Any, file: CurationFile) -> None:
        """Report each entry under a header that is none of ours."""
        close = near(kind, TABLES, 1)
        meant = f"did you mean {close[0]!r}?" if close else f"there are {', '.join(TABLES)}"
        if kind == DRAFTED:
            meant = "say what it is: meeting, round, statement, tariff or agreement"
        for number, id_ in enumerate(_ids(value)):
            self.unread.add(id_)
            self._report(file.fault((kind, number), id_ or "", kind, f"unknown table; {meant}"))

    def _inner_tables(self, document: dict[str, Any], file: CurationFile) -> None:
        """Report inner tables whose header names another kind than the entry above them, and give them to that one."""
        for kind in [kind for kind, value in document.items() if kind not in _SINGLE and _is_inner(value)]:
            for name, tables in document.pop(kind).items():
                for number, table in enumerate(tables):
                    self._inner_table(document, file, (kind, name, number), table)

    def _inner_table(self, document: Any, file: CurationFile, path: Step, table: Any) -> None:
        kind, name, _ = path
        above = file.entry_above(file.line_of(path))
        entry = None if above is None else _at(document, above)
        if above is None or not isinstance(entry, dict) or not isinstance(entry.setdefault(name, []), list):
            self._report(file.fault(path, "", f"{kind}.{name}", f"stands under no [[{kind}]]"))
            return
        entry[name].append(table)
        # Where the header above is none of ours, that is what has to be mended.
        if above[0] in TABLES:
            right = f"is out of place: it stands under [[{above[0]}]], so write [[{above[0]}.{name}]]"
            self._report(file.fault(path, str(entry.get("id", "")), f"{kind}.{name}", right))

    def _table(self, kind: str, table: Any, file: CurationFile, path: Step) -> None:
        try:
            entry = structured(table, kind, self.limits)
        except Malformed as malformed:
            id_ = next(_ids(table))
            self.unread.add(None if ("id",) in dict(malformed.problems) else id_)
            if kind in ("repair", "set_aside"):
                self.half_read.add(file)
            for step, message in malformed.problems:
                self._report(file.fault((*path, *step), id_ or kind, _written(step), message))
        else:
            self.entries.append(Placed(kind, entry, frozenset(table), file, path))


def header_lines(text: str) -> Mapping[Step, int]:
    """The line of each table header: ``("meeting", 0, "evidence", 1)`` is the second one in the first meeting."""
    found: dict[Step, int] = {(): 1}
    counts: dict[Step, int] = {}
    for number, line in enumerate(_TEXTS.sub(_in_one_line, text).split("\n"), start=1):
        header = line.partition("#")[0].strip()
        if not (header.startswith("[") and header.endswith("]")) or header.count(".") > _DEEPEST:
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


def _in_one_line(found: re.Match[str]) -> str:
    """What stands for a text of a curation file where only headers are looked for: a long one holds none."""
    return "\n" * found.group().count("\n") or found.group()


# Parts of the longest header that a curation file may have, `[actor.office.evidence.reads]`, and a few more.
_DEEPEST = 8


class Unreadable(Exception):
    """A file that cannot be read, or not as TOML: in which line, if it can be told, and why."""

    def __init__(self, problem: str, line: int = 0) -> None:
        super().__init__(problem, line)
        self.problem = problem
        self.line = line


class Store:
    """Reads files of folders, and nothing outside them, nor more than the limits allow."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
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

    def content(self, folder: Path, path: Path) -> bytes:
        """The bytes of a file that lies in the folder; raises `Unreadable`."""
        try:
            if not path.resolve().is_relative_to(self.resolved(folder)):
                raise Unreadable("leads out of the folder; a folder's files lie in it")
            if not path.is_file():
                raise Unreadable("is no file")
            with path.open("rb") as file:
                content = file.read(self._limits.file_bytes + 1)
        except (OSError, ValueError, RuntimeError) as error:
            raise _unreadable(error) from error
        if len(content) > self._limits.file_bytes:
            raise Unreadable(f"has more than {self._limits.file_bytes} bytes; load with Limits(file_bytes=...)")
        self._read += len(content)
        if self._read > self._limits.total_bytes:
            so_far = f"with it, the folders have more than {self._limits.total_bytes} bytes"
            raise Unreadable(f"{so_far}; load with Limits(total_bytes=...)")
        return content

    def text(self, folder: Path, path: Path) -> str:
        """The text of a file in UTF-8; raises `Unreadable`."""
        return decoded(self.content(folder, path))


def _unreadable(error: Exception) -> Unreadable:
    return Unreadable(f"cannot be read: {getattr(error, 'strerror', None) or error}")


def decoded(content: bytes) -> str:
    """The text that these bytes are in UTF-8; raises `Unreadable`."""
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        problem = f"is not UTF-8 at byte {error.start}, which is 0x{content[error.start]:02X}, in line {line}"
        raise Unreadable(problem, line) from error


def _document(text: str, limits: Limits) -> dict[str, Any]:
    """The TOML of a text; raises `Unreadable`."""
    _check_nesting(text, limits)
    try:
        return tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        message, _, place = str(error).partition(" (at line ")
        line, _, column = place.rstrip(")").partition(", column ")
        if not column:
            raise Unreadable(f"is no TOML: {message}") from error
        at = sum(len(before) + 1 for before in text.split("\n")[: int(line) - 1]) + int(column) - 1
        if is_unseen(text[at : at + 1]) and not text.startswith("\r\n", at):
            message = f"{called(text[at])} at offset {at} may not stand there; take it out"
        elif message == "Cannot overwrite a value":
            message = f"{message}; does a header such as [[meeting.evidence]] stand under another kind of entry?"
        raise Unreadable(f"is no TOML: {message}", int(line)) from error
    except RecursionError as error:
        raise Unreadable("has too many lists or tables within each other") from error
    except ValueError as error:
        raise Unreadable("has a whole number of thousands of digits") from error


def _check_nesting(text: str, limits: Limits) -> None:
    """Refuse dotted keys of so many parts that reading them would take hours."""
    if all(line.count(".") < limits.nesting for line in text.split("\n")):
        return
    plain = _TEXTS.sub(lambda found: "_" + "\n" * found.group().count("\n"), text)
    found = re.search(rf"(?<![\w-])(?:[\w-]++[ \t]*+\.[ \t]*+){{{limits.nesting}}}", plain)
    if found is not None:
        line = plain.count("\n", 0, found.start()) + 1
        raise Unreadable(f"has a key of more than {limits.nesting} parts; load with Limits(nesting=...)", line)


# The texts and comments of TOML; one that is never closed runs to the end, so that nothing is looked at twice.
_TEXTS = re.compile(
    r"""'''.*?(?:'''+|\Z)|"{3}(?:\\.|[^\\])*?(?:"{3,}|\Z)|'[^'\n]*+'?|"(?:\\.|[^"\\\n])*+"?|#[^\n]*+""", re.DOTALL
)


def _at(document: Any, path: Step) -> Any:
    """What stands at a path, if anything does: headers that are written in an odd way may lead nowhere."""
    try:
        for step in path:
            document = document[step]
    except (LookupError, TypeError):
        return None
    return document


def _is_inner(value: Any) -> bool:
    """Whether a table has come about only by the headers of inner tables."""
    return isinstance(value, dict) and bool(value) and all(isinstance(inner, list) for inner in value.values())


def _ids(value: Any) -> Iterator[str | None]:
    """The ids in tables that cannot be read; `None` for one that cannot be told."""
    for table in value if isinstance(value, list) else [value]:
        id_ = table.get("id") if isinstance(table, dict) else None
        yield id_ if isinstance(id_, str) else None


def _written(step: Step) -> str:
    """A path within an entry as its fault shows it: ``evidence[0].quote``."""
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in step).lstrip(".")
