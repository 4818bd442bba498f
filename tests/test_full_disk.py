"""On a full disk nothing is lost, nothing half is left, and one line says so; with room again, all is written."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests import FOLDERS

_WRITES = """
import sys
from pathlib import Path
import vnus_trade
from vnus_trade.command.main import main

record, folder = vnus_trade.load(sys.argv[2]), Path(sys.argv[1])
old, ballast = folder / "old.json", folder / "ballast"
old.write_bytes(b"old")

def written():
    for write, path in ((record.save, "old.json"), (record.save, "new.json"), (record.timeline().save, "new.svg")):
        try:
            write(folder / path)
        except vnus_trade.WriteRefused as refusal:
            yield str(refusal)
    loaded = ("--folder", sys.argv[2])
    yield main(["export", "--format", "json", *loaded, "--output", str(folder / "exported.json")])
    yield main(["export", "--format", "json", *loaded, "--output", str(old), "--overwrite"])

"""
_FULL = """
with ballast.open("wb", buffering=0) as file:
    try:
        while True:
            file.write(bytes(1024))
    except OSError as error:
        full = error.strerror
there = sorted(folder.iterdir())
*refused, one, other = written()
assert refused == [f"{folder / name} is not written: {full}" for name in ("old.json", "new.json", "new.svg")], refused
assert (one, other) == (1, 1)
assert (sorted(folder.iterdir()), old.read_bytes()) == (there, b"old")
ballast.unlink()
"""
_AGAIN = """
assert list(written()) == [0, 0]
assert vnus_trade.Chronology.from_json((folder / "exported.json").read_bytes()) == record
assert sorted(path.name for path in folder.iterdir()) == ["exported.json", "new.json", "new.svg", "old.json"]
"""
_MOUNTED = 'mount -t tmpfs -o size=256k none "$0" && exec "$@"'
_IN_NAMESPACE = ("unshare", "--map-root-user", "--mount", "sh", "-c", _MOUNTED)


def run(*command: str | Path) -> None:
    """Run a command, which succeeds."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_a_full_disk(tmp_path: Path) -> None:
    """On a disk of 256 KiB that is full, each write is refused in one line, the old file stays, and no other is new."""
    try:
        run(*_IN_NAMESPACE, tmp_path, "true")
    except (AssertionError, FileNotFoundError):
        pytest.skip("this system lets nobody mount a small disk")
    run(*_IN_NAMESPACE, tmp_path, sys.executable, "-c", _WRITES + _FULL + _AGAIN, tmp_path, FOLDERS / "talks")


def test_a_file_that_may_grow_no_further(tmp_path: Path) -> None:
    """So it is where a file may have no more than a thousand bytes."""
    limited = "resource.setrlimit(resource.RLIMIT_FSIZE, ({0}, resource.RLIM_INFINITY))\n".format
    code = f"import resource\n{_WRITES}{limited(1_000)}{_FULL}{limited('resource.RLIM_INFINITY')}{_AGAIN}"
    run(sys.executable, "-c", code, tmp_path, FOLDERS / "talks")


@pytest.mark.parametrize("asked", [("check",), ("show", "round-1"), ("export", "--format", "json")])
def test_output_that_finds_no_room(asked: tuple[str, ...]) -> None:
    """What is printed to a full disk ends in one line of error and the exit code 1."""
    command = (sys.executable, "-m", "vnus_trade", *asked)
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, "the output is not whole: No space left on device\n")
