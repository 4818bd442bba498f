"""Reads curated folders: their TOML files, and the entries in them with the file and line of each."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import attrs

from vnus_trade.errors import Fault, Fix, LeftOut
from vnus_trade.folders.entries import Entry
from vnus_trade.folders.file_heads import asides, head_of
from vnus_trade.folders.limits import STANDARD, Limits
from vnus_trade.folders.progress import watched
from vnus_trade.folders.report import Report
from vnus_trade.folders.tables import EXTENDABLE, TABLES, Malformed, read_table
from vnus_trade.folders.untrusted import FolderReader, Headers, TomlPath, Unreadable, decoded, toml_document, toml_files
from vnus_trade.model.entities import Entity
from vnus_trade.seeds import sha256
from vnus_trade.words.names import meant

DRAFTED = "event"
"""The table that a draft writes for an event whose kind a person has to say."""

DRAFTS = "curation/drafts"
"""Where the drafts of a folder wait."""

_SINGLE = frozenset(("source",))


@attrs.frozen
class Scope:
    """What of folders is read: which drafts, by the names of their files; and what is left out because of faults.

    Of a file in `partial`, only these entries are read, by their paths, and what its text is. Drafts and texts that are
    `unwritten` are read as if they were there. Where `is_lenient`, an article may be unfinished while its draft waits;
    where `is_unfinished`, any may.
    """

    drafts: Callable[[str], bool] = lambda _: False
    left_out: tuple[LeftOut, ...] = ()
    partial: Mapping[str, Collection[TomlPath]] = attrs.field(factory=dict)
    unwritten: Mapping[Path, bytes] = attrs.field(factory=dict)
    is_lenient: bool = False
    is_unfinished: bool = False

    def without(self, more: Iterable[LeftOut]) -> "Scope":
        """This scope, with more left out for faults; equal to it if nothing is new."""
        found = {(each.file, each.path): each for each in self.left_out}
        for each in more:
            earlier = found.get((each.file, each.path), attrs.evolve(each, faults=()))
            faults = tuple(dict.fromkeys((*earlier.faults, *each.faults)))
            found[each.file, each.path] = attrs.evolve(earlier, faults=faults)
        return attrs.evolve(self, left_out=tuple(found.values()))

    def is_unreadable(self, file: str) -> bool:
        """Return whether a file is left out with the source that it curates, since that is at fault itself."""
        faults = (fault for each in self._of(file) if not each.path for fault in each.faults)
        return any(fault.path in ((), ("aside",)) or fault.path[:1] == ("source",) for fault in faults)

    def is_without(self, file: str, path: TomlPath) -> bool:
        """Return whether the entry of this path in a file is left out; of an article, what its text is stays."""
        of_text = path[:1] in (("source",), ("repair",), ("set_aside",), ("aside",))
        if file in self.partial and path[:1] not in (("source",), ("repair",)):
            return path not in self.partial[file]
        return any(each.path == path or (not each.path and not of_text) for each in self._of(file))

    def is_touched(self, file: str) -> bool:
        """Return whether anything of a file is left out, or not read."""
        return file in self.partial or any(self._of(file))

    def _of(self, file: str) -> Iterator[LeftOut]:
        return (each for each in self.left_out if each.file == file)


WHOLE = Scope()
"""All but the drafts."""


class CurationFile:
    """One TOML file: the name to show, the article that it curates, and the lines of its headers.

    `heads` are those of `from` and `[source]` that it gives; neither if it curates no article. `tables` are what it
    holds beside `from`, by their kinds. `left_out` has the paths of entries with a fault, which are checked no further.
    """

    def __init__(self, folder: Path, shown: str, text: str, document: dict[str, Any], report: Report) -> None:
        self.folder = folder
        self.shown = shown
        self.headers: Headers = Headers(text)
        article = document.pop("from", None)
        self.article: str | None = article if isinstance(article, str) else None
        head = head_of(document, has_article=article is not None)
        self.tables: dict[str, Any] = head[0]
        self.heads: frozenset[str] = frozenset(
            part for part, is_there in (("from", article is not None), ("source", "source" in self.tables)) if is_there
        )
        # A draft may go on with the curation of its text, and then has no [source].
        self.is_draft: bool = f"/{DRAFTS}/" in shown
        self.left_out: set[TomlPath] = set()
        self.add: Callable[[Fault], None] = report.add
        report.files.append(shown)
        if "from" in self.heads and self.article is None:
            self.report("from", "is not the name of a text file, in quotation marks")
        for key, message in head[1]:
            self.report(key, message)

    @property
    def has_draft(self) -> bool:
        """Whether a draft that goes on with it waits."""
        return not self.is_draft and (self.folder / DRAFTS / Path(self.shown).name).is_file()

    def report(self, field: str, message: str, path: TomlPath = (), entry: str = "") -> None:
        """Report a fault at the innermost table of this path, which is that of the whole file by default."""
        self.add(self.fault(path, entry, field, message))

    def fault(self, path: TomlPath, entry: str, field: str, message: str) -> Fault:
        """A fault at the innermost table of this path."""
        return Fault(self.shown, self.headers.line_of(path), entry, field, message, path)


class EntryAt:
    """An entry and where it is; faults name it by its id, or else by its kind.

    An extension has `before`, its target with all earlier extensions; `whole` is that with what this one gives. Its
    quotations may also support what other extensions of its folder give, whatever the order of their files: `target`
    is the target with all of those.
    """

    def __init__(self, entry: Entry, file: CurationFile, path: TomlPath) -> None:
        self.entry = entry
        self.file = file
        self.path = path
        self.kind: str = entry.kind
        self.id: str = entry.text("id") or entry.kind
        self.before: Entry | None = None
        self.whole: Entry = entry
        self.target: Entry | None = None

    @property
    def is_left_out(self) -> bool:
        """Whether it has a fault, so that it is checked no further."""
        return self.path in self.file.left_out

    @property
    def where(self) -> str:
        """The file and the line, as faults give them."""
        return f"{self.file.shown}:{self.file.headers.line_of(self.path)}"

    def report(self, field: str, message: str, *inner: str | int, missing: str = "") -> None:
        """Report a fault in this entry, at the line of an inner table if its path is given."""
        self.file.add(attrs.evolve(self.fault(field, message, *inner), missing=missing))

    def fault(self, field: str, message: str, *inner: str | int) -> Fault:
        """A fault in this entry, at the line of an inner table if its path is given."""
        self.file.left_out.add(self.path)
        return self.file.fault((*self.path, *inner), self.id, field, message)


class Folders:
    """The files and entries of all folders, as far as they could be read: every `curation/*.toml`, `record.toml` first.

    `continues` has the negotiation that a folder says it continues, and the file that says so. Articles are read
    through `store`. Raises `Enough`.
    """

    def __init__(
        self, folders: Iterable[Path], report: Report, limits: Limits = STANDARD, scope: Scope = WHOLE
    ) -> None:
        self.files: list[CurationFile] = []
        self.entries: list[EntryAt] = []
        self.continues: dict[Path, tuple[CurationFile, str]] = {}
        self.store: FolderReader = FolderReader(limits.file_bytes, limits.total_bytes, scope.unwritten)
        self._report = report
        self._limits = limits
        self._scope = scope
        self._labels: dict[Path, str] = {}
        # The tables of extensions, which are read when everything that they may extend is there.
        self._extensions: list[tuple[CurationFile, TomlPath, Any]] = []
        for folder in folders:
            self._folder(folder)
        self._read_extensions()

    def _folder(self, folder: Path) -> None:
        try:
            resolved = self.store.resolved(folder)
            paths, drafts = toml_files(folder / "curation"), toml_files(folder / DRAFTS)
        except Unreadable as unreadable:
            self._fail(str(folder), unreadable)
            return
        if resolved in self._labels:
            self._fail(str(folder), Unreadable("is named twice; name each folder once"))
            return
        self._labels[resolved] = _label(folder, resolved, self._labels.values())
        paths.sort(key=lambda path: path.name != "record.toml")
        if not paths:
            missing = "has no curation/*.toml" if folder.is_dir() else "is no folder"
            self._fail(str(folder), Unreadable(f"{missing}; a folder holds texts, and curation/ beside them"))
        own = [path for path in self._scope.unwritten if path.parent == folder / DRAFTS]
        paths += [path for path in drafts if self._scope.drafts(path.name) and path not in own] + own
        for path in watched(paths, f"reading {self._labels[resolved]}"):
            shown = f"{self._labels[resolved]}/{path.relative_to(folder).as_posix()}"
            if self._scope.is_unreadable(shown):
                continue
            try:
                content = self.store.content(folder, path)
                text = decoded(content)
                document = toml_document(text, self._limits.nesting)
            except Unreadable as unreadable:
                self._fail(shown, unreadable)
            else:
                self._file(folder, shown, text, document)

    def _fail(self, shown: str, unreadable: "Unreadable") -> None:
        """Report a folder or a file that cannot be read, and that may hold any id."""
        self._report.files.append(shown)
        self._report.ids_are_known = False
        self._report.add(Fault(shown, unreadable.line, "", "", unreadable.problem))

    def _file(self, folder: Path, shown: str, text: str, document: dict[str, Any]) -> None:
        file = CurationFile(folder, shown, text, document, self._report)
        self.files.append(file)
        document = file.tables
        continues = document.pop("continues", None)
        self._asides(document.pop("aside", {}), file)
        if isinstance(continues, str) and shown.endswith("/record.toml"):
            self.continues[folder] = file, continues
        elif continues is not None:
            file.report("continues", "belongs in record.toml, and is the id of a negotiation in quotation marks")
        inner = [kind for kind, value in document.items() if kind not in _SINGLE and _is_inner(value)]
        misplaced = {kind: document.pop(kind) for kind in inner}
        self._tables(document, file)
        for kind, named in misplaced.items():
            for name, tables in named.items():
                for number in range(len(tables)):
                    self._misplaced(file, (kind, name, number), document)

    def _tables(self, document: dict[str, Any], file: CurationFile) -> None:
        for kind, value in document.items():
            if kind not in TABLES:
                self._unknown(kind, value, file)
            elif self._scope.is_without(file.shown, (kind, 0)) and not isinstance(value, list):
                continue
            elif not isinstance(value, dict if kind in _SINGLE else list):
                right = f"[{kind}]" if kind in _SINGLE else f"[[{kind}]]"
                self._lose(_ids(value))
                file.report(kind, f"write it as {right}", (kind, 0))
            elif kind in _SINGLE:
                self._table(kind, value, file, (kind,))
            elif kind == "extend":
                self._extensions += ((file, (kind, number), table) for number, table in enumerate(value))
            else:
                for number, table in enumerate(value):
                    self._table(kind, table, file, (kind, number))

    def _asides(self, aside: object, file: CurationFile) -> None:
        """Read the lines that the head of a file sets aside."""
        for reason, table in asides(aside):
            path = ("aside", reason) if reason else ("aside",)
            if isinstance(table, str):
                file.report(written_path(path), table, ("aside",))
            else:
                self._table("set_aside", table, file, path)

    def _lose(self, ids: Iterable[str | None]) -> None:
        """Note the ids of tables that could not be read; None is an unknown one."""
        found = set(ids)
        self._report.ids_are_known &= None not in found
        self._report.faulty_ids.update(filter(None, found))

    def _unknown(self, kind: str, value: Any, file: CurationFile) -> None:
        """Report each entry under an unknown header."""
        mend = meant(kind, TABLES) or f"; there are {', '.join(TABLES)}"
        if kind == DRAFTED:
            mend = "; say what it is: meeting, round, statement, tariff, commitment or agreement"
        for number, id_ in enumerate(_ids(value)):
            if not self._scope.is_without(file.shown, (kind, number)):
                self._lose([id_])
                file.report(kind, f"unknown table{mend}", (kind, number), id_ or "")

    def _misplaced(self, file: CurationFile, path: TomlPath, document: Mapping[str, Any]) -> None:
        """Report an inner table whose header names another kind than the entry above, which is then left out."""
        kind, name, _ = path
        above = file.headers.entry_above(file.headers.line_of(path)) or ("",)
        owner = next((at for at in reversed(self.entries) if at.file is file and at.path == above), None)
        wrong = f"stands under no [[{kind}]]"
        # In a text of several lines, what looks like a header is none.
        if above[0] in document:
            file.left_out.add(above)
            wrong = f"is out of place: it stands under [[{above[0]}]], so write [[{above[0]}.{name}]]"
        # If the header above is unknown, that one has to be mended.
        is_first = above[0] not in document or above[0] in TABLES
        if is_first and not self._scope.is_without(file.shown, path[:2]):
            file.report(f"{kind}.{name}", wrong, path, owner.id if owner else "")

    def _read_extensions(self) -> None:
        """Read the extensions, each by the fields of its target; of what extends nothing, only the id."""
        classes = {at.id: at.entry.cls for at in reversed(self.entries) if issubclass(at.entry.cls, EXTENDABLE)}
        for file, path, table in self._extensions:
            cls = classes.get(next(_ids([table])) or "")
            unread = table.keys() - {"id"} if cls is None and isinstance(table, dict) else ()
            for key in unread:
                del table[key]
            self._table("extend", table, file, path, cls or Entity)

    def _table(self, kind: str, table: Any, file: CurationFile, path: TomlPath, extends: type[Any] = Entity) -> None:
        if self._scope.is_without(file.shown, path):
            return
        try:
            self.entries.append(EntryAt(read_table(table, kind, self._limits, extends), file, path))
        except Malformed as malformed:
            id_ = next(_ids([table]))
            if kind in ("repair", "set_aside"):
                self._report.doubtful_files.add(file.shown)
            else:
                self._lose([None if ("id",) in dict(malformed.problems) else id_])
            for inner, message in malformed.problems:
                fault = file.fault((*path, *inner), id_ or kind, written_path(inner), message)
                is_unpinned = kind == "source" and inner == ("sha256",) and "sha256" not in table
                file.add(attrs.evolve(fault, fix=self._digest(file, path)) if is_unpinned else fault)
                file.left_out.add(path)

    def _digest(self, file: CurationFile, path: TomlPath) -> Fix | None:
        """The digest of the text that a file curates, if that can be read."""
        name = file.article or ""
        if Path(name).name != name or not name:
            return None
        try:
            return Fix(path, "sha256", sha256(self.store.content(file.folder, file.folder / name)))
        except Unreadable:
            return None


def labels_of(folders: Iterable[Path]) -> list[str]:
    """The names that faults give these folders when they are loaded together."""
    labels: list[str] = []
    for folder in folders:
        labels.append(_label(folder, folder.resolve(), labels))
    return labels


def _label(folder: Path, resolved: Path, others: Collection[str]) -> str:
    """The name of a folder in a report, where two of one name would look alike."""
    labels = (resolved.name, str(folder))
    return next((label for label in labels if label not in others), str(resolved))


def _is_inner(value: Any) -> bool:
    """Whether a table exists only because of the headers of inner tables."""
    return isinstance(value, dict) and bool(value) and all(isinstance(inner, list) for inner in value.values())


def _ids(value: Any) -> Iterator[str | None]:
    """The ids of tables that cannot be read; None for one whose id is unknown."""
    for table in value if isinstance(value, list) else [value]:
        id_ = table.get("id") if isinstance(table, dict) else None
        yield id_ if isinstance(id_, str) else None


def written_path(path: TomlPath) -> str:
    """A path in a file or an entry as faults show it: ``evidence[0].quote``."""
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path).lstrip(".")
