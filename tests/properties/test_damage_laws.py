"""However a folder was damaged, loading gives a sound record or a report of real places."""

import shutil
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import FOLDERS
from tests.curated import VALID
from tests.properties.damage import check_places, judged
from tests.properties.effort import effort
from vnus_trade import SEEDS, CurationError, Fault

Damage = Callable[[bytes], bytes]

_offsets = st.integers(0, 5_000)
_letters = st.sampled_from(
    (b"\0", b"\x1b", b"\r", b"\xff", b"\xc3", *(c.encode() for c in "\ufeff\u200b\u202e\u2066é'\"[=#]"))
)
_keys = st.sampled_from(
    (b"when", b"for", b"id", b"after", b"deal", b"source", b"line", b"reads", b"inferred", b"aliases")
)


def _flipped(at: int, bit: int) -> Damage:
    def damage(content: bytes) -> bytes:
        at_ = at % len(content)
        return content[:at_] + bytes([content[at_] ^ 1 << bit]) + content[at_ + 1 :]

    return damage


def _put_in(at: int, letters: bytes) -> Damage:
    return lambda content: content[: at % len(content)] + letters + content[at % len(content) :]


def _cut(at: int, *, before: bool) -> Damage:
    return lambda content: content[at % len(content) :] if before else content[: at % len(content)]


def _lines_taken(at: int, count: int, times: int) -> Damage:
    def damage(content: bytes) -> bytes:
        lines = content.split(b"\n")
        start = at % len(lines)
        return b"\n".join(lines[:start] + lines[start : start + count] * times + lines[start + count :])

    return damage


def _lines_exchanged(one: int, other: int) -> Damage:
    def damage(content: bytes) -> bytes:
        lines = content.split(b"\n")
        a, b = one % len(lines), other % len(lines)
        lines[a], lines[b] = lines[b], lines[a]
        return b"\n".join(lines)

    return damage


def _values_exchanged(one: int, other: int) -> Damage:
    def damage(content: bytes) -> bytes:
        lines = content.split(b"\n")
        given = [number for number, line in enumerate(lines) if b" = " in line]
        if not given:
            return content
        a, b = given[one % len(given)], given[other % len(given)]
        (key, _, value), (other_key, _, other_value) = lines[a].partition(b" = "), lines[b].partition(b" = ")
        lines[a], lines[b] = key + b" = " + other_value, other_key + b" = " + value
        return b"\n".join(lines)

    return damage


def _renamed(at: int, key: bytes) -> Damage:
    def damage(content: bytes) -> bytes:
        lines = content.split(b"\n")
        given = [number for number, line in enumerate(lines) if b" = " in line]
        if given:
            number = given[at % len(given)]
            lines[number] = key + b" = " + lines[number].partition(b" = ")[2]
        return b"\n".join(lines)

    return damage


_damages = st.one_of(
    st.builds(_flipped, _offsets, st.integers(0, 7)),
    st.builds(_put_in, _offsets, _letters),
    st.builds(lambda at, before: _cut(at, before=before), _offsets, st.booleans()),
    st.builds(_lines_taken, _offsets, st.integers(1, 8), st.sampled_from((0, 0, 2))),
    st.builds(_lines_exchanged, _offsets, _offsets),
    st.builds(_values_exchanged, _offsets, _offsets),
    st.builds(_renamed, _offsets, _keys),
)
_files = st.sampled_from(("text.txt", "curation/article.toml", "curation/article.toml", "curation/record.toml"))
_damaged = st.lists(st.tuples(_files, _damages), min_size=1, max_size=3)


@pytest.fixture(scope="module")
def spoilt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copies of the folders that are damaged."""
    folder = tmp_path_factory.mktemp("damage")
    for name in ("valid", "later"):
        shutil.copytree(FOLDERS / name, folder / name)
    shutil.copytree(SEEDS, folder / "seeds")
    return folder


def _spoil(folder: Path, damaged: list[tuple[str, Damage]], *, pinned: bool) -> Iterator[tuple[Path, bytes]]:
    """Damage files of a folder; if `pinned`, a damaged text has its new digest recorded. Gives what they were."""
    for name, damage in damaged:
        path = folder / name
        before = path.read_bytes()
        yield path, before
        path.write_bytes(damage(before or b" "))
        article = folder / "curation" / "article.toml"
        if pinned and name == "text.txt":
            curated = article.read_bytes()
            yield article, curated
            old, new = (sha256(content).hexdigest().encode() for content in (before, path.read_bytes()))
            article.write_bytes(curated.replace(old, new))


def _judge(damaged: list[tuple[str, Damage]], spoilt_one: Path, *folders: Path, pinned: bool) -> None:
    undo: list[tuple[Path, bytes]] = []
    try:
        for step in _spoil(spoilt_one, damaged, pinned=pinned):
            undo.append(step)  # noqa: PERF402 (what came before a step that fails is to be undone)
        judged(*folders)
    finally:
        for path, before in reversed(undo):
            path.write_bytes(before)


@given(damaged=_damaged, pinned=st.booleans())
@effort(150)
def test_damage_law(spoilt: Path, damaged: list[tuple[str, Damage]], *, pinned: bool) -> None:
    """A damaged folder gives a record that passes every check, or one report of faults at real places."""
    _judge(damaged, spoilt / "valid", spoilt / "valid", pinned=pinned)


@given(damaged=_damaged, pinned=st.booleans(), earlier=st.booleans())
def test_damage_to_what_builds_on_another_law(
    spoilt: Path, damaged: list[tuple[str, Damage]], *, pinned: bool, earlier: bool
) -> None:
    """So does a damaged folder with one that builds on it, or with the one that it builds on."""
    folders = (spoilt / "valid", spoilt / "later")
    _judge(damaged, folders[not earlier], *folders, pinned=pinned)


@given(damage=_damages, name=st.sampled_from(sorted(path.relative_to(SEEDS) for path in SEEDS.rglob("*.t*"))))
@effort(15)
def test_damage_to_the_shipped_record_law(spoilt: Path, damage: Damage, name: Path) -> None:
    """So does a damaged copy of the shipped record."""
    _judge([(str(name), damage)], spoilt / "seeds", spoilt / "seeds", pinned=False)


@pytest.mark.parametrize(
    ("file", "line"), [("valid/curation/record.toml", 99), ("valid/curation/other.toml", 1), ("valid/text.txt", 1)]
)
def test_the_law_sees_a_wrong_place(file: str, line: int) -> None:
    """The law that is held here refuses a report of a line beyond its file, or of no file of the folder."""
    with pytest.raises((AssertionError, KeyError)):
        check_places(CurationError((Fault(file, line, "talks", "title", "is wrong"),)), [VALID])
