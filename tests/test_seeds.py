"""The folder of the shipped record, its snapshot, and the digests that pin texts."""

import hashlib
import importlib
import shutil
import tomllib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import vnus_trade
from tests.snapshot import snapshot
from vnus_trade import seeds as shipped
from vnus_trade.record import snapshot as snapshots


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


def test_the_snapshot_is_what_all_checks_make() -> None:
    """The shipped snapshot is that of the checked record; `python -m tests.rewrite` writes it again."""
    assert shipped.SNAPSHOT.read_text(encoding="utf-8") == snapshot()


def test_the_record_of_the_snapshot_is_the_checked_one() -> None:
    """It has the same objects, texts, order, filing and digest."""
    known, checked = vnus_trade.load(), vnus_trade.load(check=True)
    assert known == checked
    assert known.to_json() == checked.to_json()
    assert known.order.stated == checked.order.stated
    assert (known.filed, known.digest) == (checked.filed, checked.digest)
    assert [event.id for event in known.all_events] == [event.id for event in checked.all_events]
    assert [source.evidence for source in known.sources] == [source.evidence for source in checked.sources]
    assert [event.when for event in known.all_events] == [event.when for event in checked.all_events]


@pytest.mark.parametrize("asked", [{"check": True}, {"limits": vnus_trade.Limits()}])
def test_the_shipped_record_is_checked_again_where_that_is_asked(
    monkeypatch: pytest.MonkeyPatch, asked: dict[str, Any]
) -> None:
    """Files with known bytes are not read as TOML, unless checks are asked for, or limits given."""
    digest = vnus_trade.load().digest
    monkeypatch.setattr(tomllib, "loads", refused)
    assert vnus_trade.load().digest == digest
    with pytest.raises(AssertionError, match="TOML is read"):
        vnus_trade.load(**asked)


@pytest.mark.parametrize("name", ["curation/record.toml", "curation/another.toml", "001_c41fdd670238073b.txt"])
def test_a_shipped_folder_that_has_changed_is_checked(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    """The snapshot is of these bytes alone: where a file has others, or is new, everything is checked again."""
    copy = shutil.copytree(shipped.SEEDS, tmp_path / "copy")
    monkeypatch.setattr(shipped, "SEEDS", copy)
    assert snapshots.read() is not None
    file = copy / name
    file.write_bytes((file.read_bytes() if file.exists() else b"") + b"\n")
    assert snapshots.read() is None


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
