"""Writes, replaces and removes files: whole or not at all; refuses new ones over others, and paths out of a folder."""

import os
import secrets
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from stat import S_IMODE, S_ISREG

from vnus_trade import lazy
from vnus_trade.errors import WriteRefused

_EXISTS = "something of that name exists and is left as it is; move it away or delete it first"


def write_new(path: Path, content: bytes) -> None:
    """Write a file that does not exist yet, so that readers see all of it or no file.

    Raises `WriteRefused` if anything has that name, even a dangling link, or if the system refuses.
    """
    _write(path, content, _put)


def replace(path: Path, content: bytes) -> None:
    """Write a file in place of an old one, with its permissions, so that readers see all of the old or of the new.

    Raises `WriteRefused` if what has that name is no regular file, such as a link, a pipe or a device, or if the system
    refuses; then it stays as it is.
    """
    if os.path.lexists(path) and not S_ISREG(path.lstat().st_mode):
        raise WriteRefused(str(path), "it is no regular file, and only such are replaced; give another name")
    _write(path, content, Path.replace)


def remove(path: Path) -> None:
    """Remove a file; raises `WriteRefused` if the system refuses."""
    try:
        path.unlink()
    except OSError as error:
        raise WriteRefused(str(path), f"it cannot be removed: {error.strerror or error}") from error


def inside(folder: Path, name: str) -> Path:
    """The path of this name in a folder, without links on the way; raises `WriteRefused` if it leads out of it."""
    named = folder / name
    try:
        path = named.parent.resolve() / named.name
        leads_out = not path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError) as error:
        # Older Pythons raise RuntimeError for links in a circle.
        raise WriteRefused(str(named), f"the system cannot tell where it leads: {error}") from error
    if leads_out:
        raise WriteRefused(str(named), "it leads out of the folder; put a folder or a file in place of the link")
    return path


def write_all_new(folder: Path, files: Mapping[str, bytes], directories: Iterable[str] = ()) -> None:
    """Write several new files of a folder, by their names in it, and make the directories: all of them, or none.

    Makes missing parents, the folder among them. Raises `WriteRefused` as `write_new` and `inside` do.
    """
    targets = {inside(folder, name): content for name, content in files.items()}
    for name, path in zip(files, targets, strict=True):
        if os.path.lexists(path):
            raise WriteRefused(str(folder / name), _EXISTS)
    with ExitStack() as undo:
        for directory in (*(path.parent for path in targets), *(inside(folder, name) for name in directories)):
            _make(directory, undo)
        for path, content in targets.items():
            write_new(path, content)
            undo.callback(path.unlink, missing_ok=True)
        undo.pop_all()


def _make(directory: Path, undo: ExitStack) -> None:
    """Make a directory and its missing parents."""
    missing = [path for path in (directory, *directory.parents) if not path.is_dir()]
    for path in reversed(missing):
        try:
            path.mkdir()
        except OSError as error:
            raise _refusal(path, error) from error
        undo.callback(_remove_if_empty, path)


def _remove_if_empty(directory: Path) -> None:
    with suppress(OSError):
        directory.rmdir()


def _write(path: Path, content: bytes, put: Callable[[Path, Path], object]) -> None:
    """Write a temporary file beside the path, and then put it there."""
    temporary = path.parent / f".{secrets.token_hex(8)}.part"
    try:
        with ExitStack() as undo:
            with temporary.open("xb") as file:
                undo.callback(temporary.unlink, missing_ok=True)
                if path.is_file():
                    temporary.chmod(S_IMODE(path.stat().st_mode))
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            put(temporary, path)
    except OSError as error:
        raise _refusal(path, error) from error


def _put(temporary: Path, path: Path) -> None:
    """Put a file where nothing is."""
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError:
        if sys.platform == "win32":  # pragma: no cover - there, renaming replaces nothing
            temporary.rename(path)
            return
        # On a file system without hard links, look and rename while no other process that writes so does.
        with _locked(path.parent):
            if os.path.lexists(path):
                raise FileExistsError from None
            temporary.replace(path)


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Keep others that lock a folder waiting; a lock ends with its process, so that a crash leaves none behind."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        lazy.fcntl.flock(opened, lazy.fcntl.LOCK_EX)
        yield
    finally:
        os.close(opened)


def _refusal(path: Path, error: OSError) -> WriteRefused:
    if isinstance(error, FileExistsError):
        return WriteRefused(str(path), _EXISTS)
    return WriteRefused(str(path), error.strerror or str(error))
