"""Where the shipped seeds lie."""

import importlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from vnus_trade import shipped


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
