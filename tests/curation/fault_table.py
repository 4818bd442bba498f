"""The table of faults: what is changed in folders that have none, and the report that loading them then gives.

Each file of `faults/` is a group of faults, and its first line is the title of the group. A row reads

    # What is wrong
    -place = "Port Sorrow"
    +place = "Port Sorry"
    ! valid/curation/article.toml:54: fifth-meeting place: ...

- A change is written as in a diff, but may begin and end within a line: what is written with `-` or a space is found
  once in the file, and what is written with `+` or a space takes its place. Lines with `+` alone are added at the end
  of the file, or are a new file.
- `@ later/record.toml` begins a change in another file of another folder; `@` alone, one more in the same file.
  The first is in `valid/article.toml`.
- `$ valid later` names the folders that are loaded, in their order, where they are others than `valid` and then those
  that are changed.
- `{U+200B}` is a letter that nobody sees, `{0xE9}` a byte, and `{5000 * [}` letters in a row.
- `!` begins a line of the expected report. `python -m tests.rewrite` writes these lines anew.

A digest that pins a changed text is changed with it.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import chdir
from functools import cache
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import attrs

import vnus_trade
from tests import FOLDERS

FAULTS = Path(__file__).parent / "faults"
_ORDER = (
    *(
        "quotations",
        "evidence",
        "time",
        "order",
        "statuses",
        "measures",
        "references",
        "extending",
        "passages",
        "tables",
        "files",
    ),
    *("several", "consequences"),
)
GROUPS = tuple(FAULTS / f"{group}.diff" for group in _ORDER)
"""The files of the table, in the order in which the documentation shows them."""
SEVERAL = "Several faults"
"""The title of the one group whose rows may have more than one fault."""

_ROW = re.compile(r"^# ", re.MULTILINE)
_LETTERS = re.compile(rb"\{(?:U\+(\w+)|0x(\w\w)|(\d+) \* ([^}]+))\}")


@attrs.frozen
class Change:
    """One change in one file; an empty `old` adds `new` at the end of the file."""

    folder: str
    file: str
    old: bytes
    new: bytes

    def made(self, content: bytes) -> bytes:
        """Return the content of the file after the change."""
        if not self.old:
            return content + self.new + b"\n"
        assert content.count(self.old) == 1, f"{self.old.decode()!r} is not in {self.folder}/{self.file} just once"
        return content.replace(self.old, self.new)


@attrs.frozen
class FaultRow:
    """A row of the table: the changes that make folders faulty, and the report that is expected."""

    group: str
    name: str
    loaded: tuple[str, ...]
    changes: tuple[Change, ...]
    expected: tuple[str, ...]

    def files(self) -> dict[str, bytes]:
        """Return the files of all folders that are loaded, by their paths."""
        files = {path: content for folder in self.loaded for path, content in _files(folder).items()}
        for change in self.changes:
            path = f"{change.folder}/{'curation/' if change.file.endswith('.toml') else ''}{change.file}"
            before = files.get(path, b"")
            files[path] = change.made(before)
            article = f"{change.folder}/curation/article.toml"
            if change.file == "text.txt" and article in files:
                files[article] = files[article].replace(_digest(before), _digest(files[path]))
        return files

    def write(self, place: Path) -> None:
        """Write the folders to a place."""
        for path, content in self.files().items():
            (place / path).parent.mkdir(parents=True, exist_ok=True)
            (place / path).write_bytes(content)

    def report(self, place: Path) -> str:
        """Write the folders to a place, load them, and return the whole report."""
        self.write(place)
        # A folder is reported by the path that was given, so that paths are given within the place.
        try:
            with chdir(place):
                vnus_trade.load(*self.loaded)
        except vnus_trade.CurationError as error:
            return str(error)
        return ""


@cache
def _files(folder: str) -> Mapping[str, bytes]:
    paths = (path for path in (FOLDERS / folder).rglob("*") if path.is_file())
    return {path.relative_to(FOLDERS).as_posix(): path.read_bytes() for path in paths}


def rows() -> Iterator[FaultRow]:
    """Read all rows of all groups."""
    for path in GROUPS:
        title, *parts = _ROW.split(path.read_text(encoding="utf-8"))
        for part in parts:
            yield _row(title.partition("\n")[0], part.splitlines())


def rewritten(text: str) -> str:
    """Return the text of a group with the reports that its rows give now."""
    title, *parts = _ROW.split(text)
    for number, part in enumerate(parts):
        kept = [line for line in part.splitlines() if line and not line.startswith("!")]
        with TemporaryDirectory() as place:
            faults = _row(title, kept).report(Path(place)).splitlines()[1:]
        parts[number] = "\n".join((f"# {kept[0]}", *kept[1:], *(f"! {fault.strip()}" for fault in faults), ""))
    return title + "\n".join(parts)


def _row(group: str, lines: list[str]) -> FaultRow:
    name, *lines = lines
    blocks: list[tuple[str, list[str]]] = [("valid/article.toml", [])]
    loaded: list[str] = []
    for line in lines:
        match line[:1]:
            case "@":
                blocks.append((line[2:] or blocks[-1][0], []))
            case "$":
                loaded = line[2:].split()
            case " " | "-" | "+":
                blocks[-1][1].append(line)
    changes = tuple(_change(path, block) for path, block in blocks if block)
    loaded = loaded or ["valid", *(change.folder for change in changes)]
    expected = tuple(line[2:] for line in lines if line.startswith("!"))
    return FaultRow(group, name, tuple(dict.fromkeys(loaded)), changes, expected)


def _change(path: str, block: list[str]) -> Change:
    folder, _, file = path.partition("/")
    old, new = ("\n".join(line[1:] for line in block if line[0] in kind).encode() for kind in (" -", " +"))
    return Change(folder, file, old, _LETTERS.sub(_letters, new))


def _letters(match: re.Match[bytes]) -> bytes:
    point, byte, count, repeated = match.groups()
    if point:
        return chr(int(point, 16)).encode()
    return bytes.fromhex(byte.decode()) if byte else int(count) * repeated


def _digest(content: bytes) -> bytes:
    return sha256(content).hexdigest().encode()


BY_NAME = {row.name: row for row in rows()}
"""The rows by their names."""
