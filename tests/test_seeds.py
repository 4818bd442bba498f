"""Where the shipped seeds lie, and what the files of their curation hold."""

import importlib
import shutil
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import vnus_trade
from tests.rewrite import shipped_curation
from vnus_trade import seeds as shipped
from vnus_trade.curation import toml_files as folders


@pytest.fixture
def _reloaded() -> Iterator[None]:
    yield
    importlib.reload(shipped)


def test_the_seeds_hold_texts_and_curation() -> None:
    """The folder that ships holds the article texts, and `curation/` beside them."""
    assert len(list(shipped.SEEDS.glob("*.txt"))) == 5
    assert (shipped.SEEDS / "curation" / "record.toml").is_file()


@pytest.mark.usefixtures("_reloaded")
@pytest.mark.parametrize("packaged", [True, False])
def test_a_packaged_folder_goes_before_the_checkout(monkeypatch: pytest.MonkeyPatch, *, packaged: bool) -> None:
    """In an installed package the seeds lie inside it; in a checkout they lie beside `src`."""
    monkeypatch.setattr(Path, "is_dir", lambda _: packaged)
    inside = Path(shipped.__file__).parent / "seeds"
    beside = Path(shipped.__file__).parents[2] / "seeds"
    found = importlib.reload(shipped).SEEDS
    assert found == (inside if packaged else beside)


def refused(*_: object, **__: object) -> dict[str, object]:
    """Stands in for a reader of TOML that must not be asked."""
    raise AssertionError("TOML is read")


def test_the_parsed_curation_is_that_of_the_seeds() -> None:
    """What is shipped in JSON is what TOML says; `python -m tests.rewrite` writes it anew."""
    assert shipped.parsed() == shipped_curation()


def test_the_shipped_record_is_read_without_toml(monkeypatch: pytest.MonkeyPatch) -> None:
    """The files whose bytes are known are not read as TOML, and give the same record."""
    digest = vnus_trade.load().digest
    monkeypatch.setattr(tomllib, "loads", refused)
    assert vnus_trade.load().digest == digest


def test_a_shipped_file_that_has_changed_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of the seeds of which the digest is not known is read as TOML, as those of any other folder are."""
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
    """Nothing but time hangs on where the seeds lie."""
    copy = shutil.copytree(shipped.SEEDS, tmp_path / "copy")
    assert vnus_trade.load(copy).digest == vnus_trade.load().digest
