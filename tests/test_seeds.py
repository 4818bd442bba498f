"""The folder of the shipped record, its parsed curation, and the digests that pin texts."""

import hashlib
import importlib
import shutil
import tomllib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

import vnus_trade
from tests.rewrite import shipped_curation
from vnus_trade import seeds as shipped
from vnus_trade.folders import toml_files as folders


@pytest.fixture
def _reloaded() -> Iterator[None]:
    yield
    importlib.reload(shipped)


def test_the_seeds_hold_texts_and_curation() -> None:
    """The shipped folder holds the articles, and `curation/` beside them."""
    assert len(list(shipped.SEEDS.glob("*.txt"))) == 5
    assert (shipped.SEEDS / "curation" / "record.toml").is_file()


@pytest.mark.usefixtures("_reloaded")
@pytest.mark.parametrize("packaged", [True, False])
def test_a_packaged_folder_goes_before_the_checkout(monkeypatch: pytest.MonkeyPatch, *, packaged: bool) -> None:
    """An installed package has the seeds inside; in a checkout they are beside `src`."""
    monkeypatch.setattr(Path, "is_dir", lambda _: packaged)
    inside = Path(shipped.__file__).parent / "seeds"
    beside = Path(shipped.__file__).parents[2] / "seeds"
    found = importlib.reload(shipped).SEEDS
    assert found == (inside if packaged else beside)


def refused(*_: object, **__: object) -> dict[str, object]:
    """A replacement for the reader of TOML, which must not be called."""
    raise AssertionError("TOML is read")


def test_the_parsed_curation_is_that_of_the_seeds() -> None:
    """The shipped JSON equals the TOML files; `python -m tests.rewrite` writes it again."""
    assert shipped.parsed() == shipped_curation()


def test_the_shipped_record_is_read_without_toml(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files with known bytes are not read as TOML, and give the same record."""
    digest = vnus_trade.load().digest
    monkeypatch.setattr(tomllib, "loads", refused)
    assert vnus_trade.load().digest == digest


def test_a_shipped_file_that_has_changed_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of the seeds with an unknown digest is read as TOML, like the files of any other folder."""
    known = shipped.parsed()
    known.pop(next(iter(known)))
    monkeypatch.setattr(folders, "parsed", lambda: known)
    digest = vnus_trade.load().digest
    monkeypatch.setattr(tomllib, "loads", refused)
    with pytest.raises(AssertionError, match="TOML is read"):
        vnus_trade.load()
    monkeypatch.undo()
    assert vnus_trade.load().digest == digest


def test_a_copy_of_the_seeds_gives_the_same_record(tmp_path: Path) -> None:
    """A copy of the seeds elsewhere gives the same digest."""
    copy = shutil.copytree(shipped.SEEDS, tmp_path / "copy")
    assert vnus_trade.load(copy).digest == vnus_trade.load().digest


@given(st.binary())
def test_digests_are_those_of_hashlib(content: bytes) -> None:
    """`sha256` gives the same digest as `hashlib`."""
    assert shipped.sha256(content) == hashlib.sha256(content).hexdigest()


def test_a_python_without_its_own_sha256(monkeypatch: pytest.MonkeyPatch) -> None:
    """A Python without its own SHA-256 uses that of `hashlib`."""

    def lacking(name: str) -> ModuleType:
        if name.startswith("_"):
            raise ImportError(name)
        return importlib.import_module(name)

    monkeypatch.setattr(shipped, "import_module", lacking)
    assert shipped.sha256_without_openssl()(b"glass").hexdigest() == shipped.sha256(b"glass")
