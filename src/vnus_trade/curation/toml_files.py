"""Reading curated folders: TOML files to entries, each with the file and line where it stands."""

import re
import tomllib
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from operator import methodcaller
from pathlib import Path
from typing import Any, NamedTuple

from vnus_trade.curation.limits import STANDARD, Limits
from vnus_trade.curation.report import Report
from vnus_trade.curation.tables import TABLES, Malformed, Step, structured
from vnus_trade.errors import Fault
from vnus_trade.names import called, is_unseen, near
from vnus_trade.seeds import SEEDS, parsed, sha256

DRAFTED = "event"
"""What drafts call an event of which a person has to say the kind."""

_SINGLE = frozenset(("source",))


class CurationFile:
    """One TOML file: the name to show, the text file that it curates, and its own text.

    `heads` are those of `from` and `[source]` that it gives; neither if it is no article's file.
    """

    def __init__(self, folder: Path, shown: str, article: str | None, heads: frozenset[str], text: str) -> None:
        self.folder = folder
        self.shown = shown
        self.article = article
        self.heads = heads
        self.text = text

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


class Placed:
    """An entry, the keys that it gives, and where it stands; a fault calls it by its id, or else by its kind."""

    def __init__(self, kind: str, entry: Any, keys: frozenset[str], file: CurationFile, path: Step) -> None:
        self.kind = kind
        self.entry = entry
        self.keys = keys
        self.file = file
        self.path = path
        self.name: str = getattr(entry, "id", kind)

    @property
    def where(self) -> str:
        """The file and the line, as faults give them."""
        return f"{self.file.shown}:{self.file.line_of(self.path)}"

    def fault(self, field: str, message: str, *inner: str | int) -> Fault:
        """A fault in this entry, at the line of an inner table if its path is given."""
        return self.file.fault((*self.path, *inner), self.name, field, message)


class Continues(NamedTuple):
    """The earlier negotiation that a folder continues, and where the folder says so."""

    file: CurationFile
    id: str


def read(folders: Iterable[Path], report: Report, limits: Limits = STANDARD) -> "Folders":
    """Read every `curation/*.toml` of the folders, `record.toml` first; raises `Enough`."""
    found = Folders(report, limits)
    for folder in folders:
        found.read(folder)
    return found


class Folders:
    """What the folders hold, as far as they have been read: files, and the entries in their order.

    `continues` has the negotiation that each folder continues, if it says so. Where `all_ids_known` is false, what
    could not be read may hold any id. `half_read` are files of which a repair or a repetition could not be read, so
    that quotations may not be found for that reason. Texts are read through `store`.
    """

    def __init__(self, report: Report, limits: Limits) -> None:
        self.files: list[CurationFile] = []
        self.entries: list[Placed] = []
        self.continues: dict[Path, Continues] = {}
        self.all_ids_known = True
        self.half_read: set[CurationFile] = set()
        self.store = Store(limits)
        self._report = report
        self._limits = limits
        self._labels: dict[Path, str] = {}

    def read(self, folder: Path) -> None:
        """Read one folder's curation."""
        try:
            resolved = self.store.resolved(folder)
        except Unreadable as unreadable:
            self._fail(folder, unreadable.problem)
            return
        if resolved in self._labels:
            self._fail(folder, "is named twice; name each folder once")
            return
        # Two folders of one name would look alike in a report.
        labels = (resolved.name, str(folder), str(resolved))
        self._labels[resolved] = next(label for label in labels if label not in self._labels.values())
        paths = sorted((folder / "curation").glob("*.toml"), key=lambda path: (path.name != "record.toml", path.name))
        if not paths:
            missing = "has no curation/*.toml" if folder.is_dir() else "is no folder"
            self._fail(folder, f"{missing}; a folder holds texts, and curation/ beside them")
        elif len(paths) > self._limits.files:
            too_many = f"has {len(paths)} files in curation/, more than {self._limits.files}"
            self._fail(folder, f"{too_many}; if it must, load with Limits(files=...)")
        else:
            documents = parsed() if folder == SEEDS else {}
            for path in paths:
                self._file(folder, path, f"{self._labels[resolved]}/curation/{path.name}", documents)

    def _fail(self, folder: Path, message: str) -> None:
        self._report.files.append(str(folder))
        self.all_ids_known = False
        self._report.add(Fault(str(folder), 0, "", "", message))

    def _file(self, folder: Path, path: Path, shown: str, documents: Mapping[str, dict[str, Any]]) -> None:
        """Read a file, unless what its bytes hold is among these documents, by their digests."""
        self._report.files.append(shown)
        try:
            content = self.store.content(folder, path)
            text = decoded(content)
            document = documents.get(sha256(content)) or _document(text, self._limits)
        except Unreadable as unreadable:
            self.all_ids_known = False
            self._report.add(Fault(shown, unreadable.line, "", "", unreadable.problem))
            return
        heads = frozenset(("from", "source")) & document.keys()
        article, continues = document.pop("from", None), document.pop("continues", None)
        file = CurationFile(folder, shown, article if isinstance(article, str) else None, heads, text)
        if article is not None and file.article is None:
            self._report.add(file.fault((), "", "from", "is not the name of a text file, in quotation marks"))
        if isinstance(continues, str) and path.name == "record.toml":
            self.continues[folder] = Continues(file, continues)
        elif continues is not None:
            wanted = "belongs into record.toml, and is the id of a negotiation in quotation marks"
            self._report.add(file.fault((), "", "continues", wanted))
        self.files.append(file)
        self._tables(document, file)

    def _tables(self, document: dict[str, Any], file: CurationFile) -> None:
        self._inner_tables(document, file)
        for kind, value in document.items():
            if kind not in TABLES:
                self._unknown(kind, value, file)
            elif not isinstance(value, dict if kind in _SINGLE else list):
                right = f"[{kind}]" if kind in _SINGLE else f"[[{kind}]]"
                self._unread(_ids(value))
                self._report.add(file.fault((kind, 0), "", kind, f"write it as {right}"))
            elif kind in _SINGLE:
                self._table(kind, value, file, (kind,))
            elif len(self.entries) + len(value) > self._limits.entries:
                too_many = f"there are more than {self._limits.entries} entries"
                self.all_ids_known = False
                self.half_read.add(file)
                self._report.add(file.fault((kind, 0), "", kind, f"{too_many}; load with Limits(entries=...)"))
            else:
                for number, table in enumerate(value):
                    self._table(kind, table, file, (kind, number))

    def _unread(self, ids: Iterable[str | None]) -> None:
        """Keep the ids of what could not be read; `None` is one that cannot be told."""
        for id_ in ids:
            if id_ is None:
                self.all_ids_known = False
            else:
                self._report.unfit.add(id_)

    def _unknown(self, kind: str, value: Any, file: CurationFile) -> None:
        """Report each entry under a header that is none of ours."""
        close = near(kind, TABLES, 1)
        meant = f"did you mean {close[0]!r}?" if close else f"there are {', '.join(TABLES)}"
        if kind == DRAFTED:
            meant = "say what it is: meeting, round, statement, tariff or agreement"
        for number, id_ in enumerate(_ids(value)):
            self._unread([id_])
            self._report.add(file.fault((kind, number), id_ or "", kind, f"unknown table; {meant}"))

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
            self._report.add(file.fault(path, "", f"{kind}.{name}", f"stands under no [[{kind}]]"))
            return
        entry[name].append(table)
        # Where the header above is none of ours, that is what has to be mended.
        if above[0] in TABLES:
            right = f"is out of place: it stands under [[{above[0]}]], so write [[{above[0]}.{name}]]"
            self._report.add(file.fault(path, str(entry.get("id", "")), f"{kind}.{name}", right))

    def _table(self, kind: str, table: Any, file: CurationFile, path: Step) -> None:
        try:
            entry = structured(table, kind, self._limits)
        except Malformed as malformed:
            id_ = next(_ids(table))
            self._unread([None if ("id",) in dict(malformed.problems) else id_])
            if kind in ("repair", "set_aside"):
                self.half_read.add(file)
            for step, message in malformed.problems:
                self._report.add(file.fault((*path, *step), id_ or kind, _written(step), message))
        else:
            self.entries.append(Placed(kind, entry, frozenset(table), file, path))


def header_lines(text: str) -> Mapping[Step, int]:
    """The line of each table header: ``("meeting", 0, "evidence", 1)`` is the second one in the first meeting."""
    found: dict[Step, int] = {(): 1}
    counts: dict[Step, int] = {}
    for number, line in enumerate(re.sub(_TEXTS, _in_one_line, text).split("\n"), start=1):
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
    if max(map(methodcaller("count", "."), text.split("\n"))) < limits.nesting:
        return
    plain = re.sub(_TEXTS, lambda found: "_" + "\n" * found.group().count("\n"), text)
    found = re.search(rf"(?<![\w-])(?:[\w-]++[ \t]*+\.[ \t]*+){{{limits.nesting}}}", plain)
    if found is not None:
        line = plain.count("\n", 0, found.start()) + 1
        raise Unreadable(f"has a key of more than {limits.nesting} parts; load with Limits(nesting=...)", line)


# The texts and comments of TOML; one that is never closed runs to the end, so that nothing is looked at twice. It is
# compiled when it is first used, which most loads never do.
_TEXTS = r"""(?s)'''.*?(?:'''+|\Z)|"{3}(?:\\.|[^\\])*?(?:"{3,}|\Z)|'[^'\n]*+'?|"(?:\\.|[^"\\\n])*+"?|#[^\n]*+"""


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
