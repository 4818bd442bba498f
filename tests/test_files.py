"""Writing files: whole or not at all, inside the folder, and never over an existing file."""

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from socket import AF_UNIX, socket

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


def test_nothing_is_left_without_hard_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If the file cannot have its name without hard links, no file is left."""
    monkeypatch.setattr(os, "link", fail)
    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(WriteRefused, match="No space left on device"):
        write_new(tmp_path / "a.txt", b"ours")
    assert files(tmp_path) == {}


def test_writers_without_hard_links_wait_for_each_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of several that write one name at once without hard links, one does and the others are refused."""
    monkeypatch.setattr(os, "link", fail)
    contents = [str(number).encode() for number in range(8)]

    def written(content: bytes) -> bytes:
        try:
            write_new(tmp_path / "a.txt", content)
        except WriteRefused:
            return b""
        return content

    with ThreadPoolExecutor(len(contents)) as pool:
        (won,) = filter(None, pool.map(written, contents))
    assert files(tmp_path) == {"a.txt": won}


_CRASH = """
import os, sys
from pathlib import Path
from vnus_trade import files

def fail(*_, **__):
    raise OSError

write, path, links = getattr(files, sys.argv[1]), Path(sys.argv[2]), sys.argv[3] == "links"
os.link = os.link if links else fail
step, found = 0, None
while found != "done":
    step += 1
    path.write_bytes(b"old") if write is files.replace else path.unlink(missing_ok=True)
    child = os.fork()
    if not child:
        left = step
        def crash(frame, event, _):
            global left
            left -= frame.f_code.co_filename == files.__file__
            return crash if left else os._exit(9)
        sys.settrace(crash)
        write(path, b"new")
        sys.settrace(None)
        os._exit(0)
    found = {0: "done", 9: "crashed"}[os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])]
    whole = {b"new"} | ({b"old"} if write is files.replace else {None})
    there = path.read_bytes() if path.exists() else None
    assert there in whole, (step, there)
    if there != b"new":
        write(path, b"new")
    assert path.read_bytes() == b"new"
print(step)
"""


@pytest.mark.parametrize("links", ["links", "no links"])
@pytest.mark.parametrize("write", ["write_new", "replace"])
def test_a_crash_at_any_line(tmp_path: Path, write: str, links: str) -> None:
    """Wherever the process dies, the old file or none is there, or the whole new one, and writing again goes well."""
    code = (sys.executable, "-c", _CRASH, write, tmp_path / "a.txt", links)
    done = subprocess.run(code, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 15


def test_replacing_keeps_the_permissions(tmp_path: Path) -> None:
    """A replaced file keeps its permissions."""
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    path.chmod(0o600)
    replace(path, b"new")
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"new", 0o600)


def a_socket(path: Path) -> None:
    """Put a socket there."""
    with socket(AF_UNIX) as made:
        made.bind(str(path))


@pytest.mark.parametrize(
    "put",
    [
        os.mkfifo,
        Path.mkdir,
        a_socket,
        lambda path: path.symlink_to("/dev/null"),
        lambda path: path.symlink_to("nowhere"),
        lambda path: path.symlink_to("theirs"),
    ],
    ids=["pipe", "folder", "socket", "link to a device", "dangling link", "link to a file"],
)
def test_only_regular_files_are_replaced(tmp_path: Path, put: Callable[[Path], None]) -> None:
    """What is no regular file is left as it is, with what it leads to."""
    path = tmp_path / "a.txt"
    (tmp_path / "theirs").write_bytes(b"theirs")
    put(path)
    before = path.lstat(), sorted(tmp_path.iterdir())
    with pytest.raises(WriteRefused) as refused:
        replace(path, b"ours")
    assert str(refused.value) == (
        f"{path} is not written: it is no regular file, and only such are replaced; give another name"
    )
    assert (path.lstat(), sorted(tmp_path.iterdir())) == before
    assert (tmp_path / "theirs").read_bytes() == b"theirs"


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
