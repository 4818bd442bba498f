"""The wheel: it has the seeds byte for byte, and works without the checkout."""

import hashlib
import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from pathlib import Path
from typing import Any

import pytest

import vnus_trade
from tests import CHECKOUT

NOT_PYTHON = (
    *("filing/new_record.toml", "interchange/schema.json", "snapshot.json"),
    *("site/site.css", "site/site.js", "site/templates/base.html"),
)


def run(*command: str | Path, folder: Path) -> str:
    """Run a command in a folder and return what it prints."""
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def build(source: Path, target: Path, kind: str) -> Path:
    """Build a wheel or an sdist without the network, and return its path."""
    run(sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", target, folder=source)
    (built,) = target.iterdir()
    return built


def digests(wheel: Path) -> dict[str, str]:
    """Return the SHA-256 of each file in a wheel."""
    with zipfile.ZipFile(wheel) as archive:
        return {name: hashlib.sha256(archive.read(name)).hexdigest() for name in archive.namelist()}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel from the checkout."""
    return build(CHECKOUT, tmp_path_factory.mktemp("wheel"), "wheel")


def test_the_seeds_are_in_the_wheel(wheel: Path) -> None:
    """Every file of the seeds is in the wheel, byte for byte, and no other."""
    seeds = {
        f"vnus_trade/{path.relative_to(CHECKOUT).as_posix()}": hashlib.sha256(path.read_bytes()).hexdigest()
        for path in (CHECKOUT / "seeds").rglob("*")
        if path.is_file()
    }
    assert seeds
    assert {name: sha256 for name, sha256 in digests(wheel).items() if name.startswith("vnus_trade/seeds/")} == seeds


@pytest.mark.parametrize("name", NOT_PYTHON)
def test_what_stands_in_json_is_in_the_wheel(wheel: Path, name: str) -> None:
    """Templates, styles, the JSON Schema and the parsed curation are in the wheel, as in the checkout."""
    content = (CHECKOUT / "src" / "vnus_trade" / name).read_bytes()
    assert digests(wheel)[f"vnus_trade/{name}"] == hashlib.sha256(content).hexdigest()


def test_the_sdist_builds_the_same_wheel(wheel: Path, tmp_path: Path) -> None:
    """A wheel built from the sdist holds the same files as one built from the checkout."""
    with tarfile.open(build(CHECKOUT, tmp_path / "sdist", "sdist")) as archive:
        # Python 3.11 has filters from 3.11.4 on.
        safely: dict[str, Any] = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}
        archive.extractall(tmp_path / "source", **safely)  # noqa: S202 (it is ours)
    (source,) = (tmp_path / "source").iterdir()
    assert digests(build(source, tmp_path / "wheel", "wheel")) == digests(wheel)


@pytest.mark.thorough
def test_two_builds_are_the_same(wheel: Path, tmp_path: Path) -> None:
    """A wheel and an sdist built elsewhere and later, from files of other times, are the same byte for byte."""
    left_out = shutil.ignore_patterns(".*", "__pycache__", "_build", "node_modules")
    shutil.copytree(CHECKOUT, tmp_path / "tree", ignore=left_out)
    shutil.copy(CHECKOUT / ".gitignore", tmp_path / "tree")
    for path in (tmp_path / "tree").rglob("*"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
    again = build(tmp_path / "tree", tmp_path / "wheel", "wheel")
    assert (again.name, again.read_bytes()) == (wheel.name, wheel.read_bytes())
    sdists = [build(tree, tmp_path / f"sdist-{tree.name}", "sdist") for tree in (tmp_path / "tree", CHECKOUT)]
    assert digest_of(sdists[0]) == digest_of(sdists[1])


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def installed(what: Path, folder: Path) -> Path:
    """Install a wheel or an sdist into a fresh environment, and return its Python."""
    venv.create(folder / "fresh", with_pip=False)
    paths = sysconfig.get_paths(vars={"base": str(folder / "fresh"), "platbase": str(folder / "fresh")})
    python = Path(paths["scripts"], "python")
    # The dependencies are those of the running environment; its link to the checkout is not followed.
    Path(paths["purelib"], "dependencies.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    pip = (sys.executable, "-m", "pip", "-qq", "--python", python)
    run(*pip, "install", "--ignore-installed", "--no-deps", "--no-index", "--no-build-isolation", what, folder=folder)
    return python


def test_the_wheel_works_away_from_the_checkout(wheel: Path, tmp_path: Path) -> None:
    """Installed into a fresh environment, the package loads a record with the checkout's digest."""
    code = "import vnus_trade; print(vnus_trade.__file__, vnus_trade.load().digest, sep='\\n')"
    file, digest = run(installed(wheel, tmp_path), "-I", "-c", code, folder=tmp_path).splitlines()
    assert Path(file).is_relative_to(tmp_path)
    assert digest == vnus_trade.load().digest


_SHOWN = """
import hashlib, vnus_trade
record = vnus_trade.load()
said = (record.to_json(), str(record.events), repr(record.events), record.timeline().svg, record.events._repr_html_())
said += (record.deal.cite(), str(record.rounds.why(record.rounds[0])), record.to_bibtex(), str(record.events.rows()))
print(vnus_trade.__file__, record.digest, hashlib.sha256("".join(said).encode()).hexdigest(), sep="\\n")
"""
_READ_ONLY = 'mount --bind "$0" "$0" && mount -o remount,bind,ro "$0" && exec "$@"'


def read_only(folder: Path) -> tuple[str | Path, ...]:
    """Let nobody write into a folder: what a command begins with that not even root may, where that can be had."""
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o555 if path.is_dir() else path.stat().st_mode & 0o555)
    begin = ("unshare", "--map-root-user", "--mount", "sh", "-c", _READ_ONLY, folder)
    can = shutil.which("unshare") and subprocess.run((*begin, "true"), capture_output=True, check=False).returncode == 0
    return begin if can else ()


_SURROUNDINGS: dict[str, tuple[tuple[str, ...], dict[str, str]]] = {
    "as it is": ((), {}),
    "-O": (("-O",), {}),
    "-OO": (("-OO",), {}),
    "-W error": (("-W", "error"), {}),
    "-X dev": (("-X", "dev"), {}),
    "LANG=C": ((), {"LANG": "C", "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}),
    "TZ of Kiritimati": ((), {"TZ": "Pacific/Kiritimati"}),
    "TZ of Honolulu": ((), {"TZ": "Pacific/Honolulu"}),
    **{f"PYTHONHASHSEED={seed}": ((), {"PYTHONHASHSEED": str(seed)}) for seed in (0, 1, 2, 3)},
    "no zones of the system, but those of tzdata": ((), {"PYTHONTZPATH": ""}),
}


@pytest.mark.thorough
@pytest.mark.parametrize("kind", ["wheel", "sdist"])
def test_what_is_installed_says_the_same_anywhere(kind: str, wheel: Path, tmp_path: Path) -> None:
    """Installed from wheel or sdist, into folders that nobody may write to, the package says the same anywhere."""
    python = installed(wheel if kind == "wheel" else build(CHECKOUT, tmp_path / "sdist", "sdist"), tmp_path)
    begin = read_only(tmp_path / "fresh")
    said = set()
    for options, environment in _SURROUNDINGS.values():
        done = subprocess.run(
            (*begin, python, *options, "-c", _SHOWN),
            cwd=tmp_path,
            env={"PATH": os.environ["PATH"], **environment},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        file, *rest = done.stdout.splitlines()
        assert Path(file).is_relative_to(tmp_path)
        said.add(tuple(rest))
    assert {digest for digest, _ in said} == {vnus_trade.load().digest}
    assert len(said) == 1
