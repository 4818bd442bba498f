"""Writing files: whole or not at all, inside the folder, and never over an existing file."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from vnus_trade import files as writing
from vnus_trade.errors import WriteRefused
from vnus_trade.files import inside, replace, write_all_new, write_new

TAKEN = "something of that name exists and is left as it is; move it away or delete it first"


def files(folder: Path) -> dict[str, bytes]:
    """All files under a folder, by their names in it."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def fail(*_: object, **__: object) -> None:
    """Fail as a full disk does."""
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize("write", [write_new, replace])
def test_a_new_file_is_written_whole(tmp_path: Path, write: Callable[[Path, bytes], None]) -> None:
    """The file has the bytes that were written, and no other file is left."""
    write(tmp_path / "a.txt", b"caf\xc3\xa9\r\n\x00")
    assert files(tmp_path) == {"a.txt": b"caf\xc3\xa9\r\n\x00"}


def test_a_new_file_has_the_usual_permissions(tmp_path: Path) -> None:
    """A new file has the permissions of any new file, not those of temporary files."""
    (tmp_path / "by-hand").write_bytes(b"")
    write_new(tmp_path / "ours", b"")
    assert (tmp_path / "ours").stat().st_mode == (tmp_path / "by-hand").stat().st_mode


@pytest.mark.parametrize("taken", ["file", "folder", "link", "dangling"])
def test_what_is_there_is_never_written_over(tmp_path: Path, taken: str) -> None:
    """An existing file, folder, link or dangling link is left unchanged."""
    path, other = tmp_path / "a.txt", tmp_path / "other"
    other.write_bytes(b"theirs")
    if taken == "file":
        path.write_bytes(b"theirs")
    elif taken == "folder":
        path.mkdir()
    else:
        path.symlink_to(other if taken == "link" else tmp_path / "nothing")
    before = files(tmp_path), os.path.lexists(path)
    with pytest.raises(WriteRefused) as refused:
        write_new(path, b"ours")
    assert str(refused.value) == f"{path} is not written: {TAKEN}"
    assert (files(tmp_path), os.path.lexists(path)) == before


def test_a_file_system_without_hard_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without hard links a new file is written too, and still never over another."""
    monkeypatch.setattr(os, "link", fail)
    write_new(tmp_path / "a.txt", b"ours")
    with pytest.raises(WriteRefused, match=TAKEN):
        write_new(tmp_path / "a.txt", b"more")
    assert files(tmp_path) == {"a.txt": b"ours"}


def test_no_claim_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If the file cannot replace the name that was claimed for it, that name is removed again."""
    monkeypatch.setattr(os, "link", fail)
    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(WriteRefused, match="No space left on device"):
        write_new(tmp_path / "a.txt", b"ours")
    assert files(tmp_path) == {}


def test_replacing_keeps_the_permissions(tmp_path: Path) -> None:
    """A replaced file keeps its permissions."""
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    path.chmod(0o600)
    replace(path, b"new")
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"new", 0o600)


def test_replacing_a_link_leaves_what_it_leads_to(tmp_path: Path) -> None:
    """A link is replaced and not followed."""
    (tmp_path / "other").write_bytes(b"theirs")
    (tmp_path / "a.txt").symlink_to(tmp_path / "other")
    replace(tmp_path / "a.txt", b"ours")
    assert files(tmp_path) == {"a.txt": b"ours", "other": b"theirs"}


@pytest.mark.parametrize("write", [write_new, replace])
def test_nothing_is_left_of_a_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, write: Callable[[Path, bytes], None]
) -> None:
    """If the bytes cannot be written, no file is new, and the old one is unchanged."""
    (tmp_path / "b.txt").write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", fail)
    target = tmp_path / ("a.txt" if write is write_new else "b.txt")
    with pytest.raises(WriteRefused, match="is not written: No space left on device"):
        write(target, b"new")
    assert files(tmp_path) == {"b.txt": b"old"}


def test_no_folder_to_write_in(tmp_path: Path) -> None:
    """Writing one file makes no folders."""
    with pytest.raises(WriteRefused, match="No such file or directory"):
        write_new(tmp_path / "none" / "a.txt", b"")


def test_a_refusal_is_what_a_caller_expects(tmp_path: Path) -> None:
    """A refusal is an `OSError`, as any failure to write a file is."""
    with pytest.raises(OSError, match="No such file"):
        replace(tmp_path / "none" / "a.txt", b"")


def test_several_files(tmp_path: Path) -> None:
    """Several files are written, and missing parents and the named folders are made."""
    folder = tmp_path / "deep" / "folder"
    write_all_new(folder, {"a.txt": b"a", "curation/b.toml": b"b"}, ["curation/drafts"])
    assert files(tmp_path) == {"deep/folder/a.txt": b"a", "deep/folder/curation/b.toml": b"b"}
    assert (folder / "curation" / "drafts").is_dir()


def test_all_files_or_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If a later file cannot be written, the earlier ones and their new folders are removed again."""
    written: list[Path] = []

    def second_fails(path: Path, content: bytes) -> None:
        if written:
            raise WriteRefused(str(path), "no more room")
        written.append(path)
        write_new(path, content)

    monkeypatch.setattr(writing, "write_new", second_fails)
    with pytest.raises(WriteRefused, match="no more room"):
        write_all_new(tmp_path / "new", {"a.txt": b"a", "curation/b.toml": b"b"})
    assert written == [tmp_path / "new" / "a.txt"]
    assert list(tmp_path.iterdir()) == []


def test_what_others_put_there_meanwhile_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A new folder is not removed again if somebody else has put a file into it."""

    def meanwhile(path: Path, _: bytes) -> None:
        (path.parent / "theirs.txt").write_bytes(b"theirs")
        raise WriteRefused(str(path), "no more room")

    monkeypatch.setattr(writing, "write_new", meanwhile)
    with pytest.raises(WriteRefused):
        write_all_new(tmp_path / "new", {"a.txt": b"a"})
    assert files(tmp_path) == {"new/theirs.txt": b"theirs"}


def test_everything_is_looked_at_first(tmp_path: Path) -> None:
    """If any of the files exists, none is written."""
    (tmp_path / "b.txt").write_bytes(b"theirs")
    with pytest.raises(WriteRefused, match=TAKEN):
        write_all_new(tmp_path, {"a.txt": b"a", "b.txt": b"b"})
    assert files(tmp_path) == {"b.txt": b"theirs"}


def test_a_file_where_a_folder_is_wanted(tmp_path: Path) -> None:
    """A file in the place of a folder is left unchanged and reported."""
    (tmp_path / "curation").write_bytes(b"theirs")
    with pytest.raises(WriteRefused, match="curation is not written: something of that name exists"):
        write_all_new(tmp_path, {"curation/a.toml": b""})
    assert files(tmp_path) == {"curation": b"theirs"}


@pytest.mark.parametrize("name", ["../a.txt", "curation/../../a.txt", "/a.txt", "out/a.txt", "a-link.txt"])
def test_nothing_leads_out_of_the_folder(tmp_path: Path, name: str) -> None:
    """Neither a name nor a link leads out of the folder."""
    folder, outside = tmp_path / "folder", tmp_path / "outside"
    folder.mkdir()
    outside.mkdir()
    (folder / "out").symlink_to(outside)
    (folder / "a-link.txt").symlink_to(outside / "a.txt")
    with pytest.raises(WriteRefused, match="it leads out of the folder"):
        write_all_new(folder, {name: b""})
    assert list(outside.iterdir()) == []


def test_links_within_the_folder_are_followed(tmp_path: Path) -> None:
    """A link to another folder inside is harmless, and so is one to the folder itself."""
    (tmp_path / "folder" / "real").mkdir(parents=True)
    (tmp_path / "folder" / "curation").symlink_to(tmp_path / "folder" / "real")
    (tmp_path / "short").symlink_to(tmp_path / "folder")
    assert inside(tmp_path / "short", "curation/a.toml") == tmp_path / "folder" / "real" / "a.toml"


def test_links_in_a_circle(tmp_path: Path) -> None:
    """Links in a circle are refused."""
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    with pytest.raises(WriteRefused):
        write_all_new(tmp_path, {"a/c.txt": b""})


def test_links_that_the_system_cannot_follow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name whose target the system cannot resolve is refused."""
    monkeypatch.setattr(Path, "resolve", fail)
    with pytest.raises(
        WriteRefused, match=r"a\.txt is not written: the system cannot tell where it leads: .*No space left"
    ):
        inside(tmp_path, "a.txt")
