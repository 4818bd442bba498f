"""The wheel: it has the seeds byte for byte, and works without the checkout."""

import hashlib
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

import vnus_trade
from tests import CHECKOUT

# One worker runs all of these, so that the wheel is built once.
pytestmark = pytest.mark.xdist_group("wheel")


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


@pytest.mark.parametrize("name", ["authoring/new_record.toml", "interchange/schema.json", "snapshot.json"])
def test_what_stands_in_json_is_in_the_wheel(wheel: Path, name: str) -> None:
    """The template of a new record, the JSON Schema and the parsed curation are in the wheel, as in the checkout."""
    content = (CHECKOUT / "src" / "vnus_trade" / name).read_bytes()
    assert digests(wheel)[f"vnus_trade/{name}"] == hashlib.sha256(content).hexdigest()


def test_the_sdist_builds_the_same_wheel(wheel: Path, tmp_path: Path) -> None:
    """A wheel built from the sdist holds the same files as one built from the checkout."""
    with tarfile.open(build(CHECKOUT, tmp_path / "sdist", "sdist")) as archive:
        archive.extractall(tmp_path / "source", filter="data")
    (source,) = (tmp_path / "source").iterdir()
    assert digests(build(source, tmp_path / "wheel", "wheel")) == digests(wheel)


def test_the_wheel_works_away_from_the_checkout(wheel: Path, tmp_path: Path) -> None:
    """Installed into a fresh environment, the package loads a record with the checkout's digest."""
    venv.create(tmp_path / "fresh", with_pip=False)
    paths = sysconfig.get_paths(vars={"base": str(tmp_path / "fresh"), "platbase": str(tmp_path / "fresh")})
    python = Path(paths["scripts"], "python")
    pip = (sys.executable, "-m", "pip", "-qq", "--python", python)
    run(*pip, "install", "--no-deps", "--no-index", wheel, folder=tmp_path)
    # The dependencies are those of the running environment; its link to the checkout is not followed.
    Path(paths["purelib"], "dependencies.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    code = "import vnus_trade; print(vnus_trade.__file__, vnus_trade.load().digest, sep='\\n')"
    file, digest = run(python, "-I", "-c", code, folder=tmp_path).splitlines()
    assert Path(file).is_relative_to(tmp_path)
    assert digest == vnus_trade.load().digest
