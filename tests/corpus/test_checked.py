"""Checks of folders, in batches."""

import shutil
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

import vnus_trade
from tests.curated import TALKS, VALID
from vnus_trade import CHECKED, checked
from vnus_trade.corpus import checked as module


def rows(units: list[Any]) -> list[dict[str, Any]]:
    """The rows of these units."""
    table = pa.table({"folders": units})
    found: list[dict[str, Any]] = pa.Table.from_batches(checked(table.to_batches()), CHECKED.schema).to_pylist()
    return found


def test_folders_are_checked(tmp_path: Path) -> None:
    """A folder without faults is one row with its digest, and each fault of another is a row."""
    broken = tmp_path / "broken"
    shutil.copytree(VALID, broken)
    (broken / "curation" / "extra.toml").write_text('from = "none.txt"\n')
    sound, *faults = rows([str(TALKS), str(broken)])
    record = vnus_trade.load(TALKS)
    assert sound == dict.fromkeys(CHECKED.schema.names) | {
        "folders": [str(TALKS)],
        "digest": record.digest,
        "events": len(record.events) + len(record.events.possible),
    }
    with pytest.raises(vnus_trade.CurationError) as error:
        vnus_trade.load(broken)
    assert [(row["file"], row["line"], row["fault"]) for row in faults] == [
        (fault.file, fault.line, fault.message) for fault in error.value.faults
    ]


def test_folders_that_belong_together_are_one_unit() -> None:
    """Folders in one row are loaded together, in their order."""
    together = [str(TALKS), str(TALKS.with_name("talks-later"))]
    (row,) = rows([together])
    assert (row["folders"], row["digest"]) == (together, vnus_trade.load(*together).digest)


def test_what_cannot_be_loaded_is_one_row(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever else goes wrong with a folder is a row too, and stops no job."""

    def broken(*_: object) -> None:
        raise MemoryError("too much")

    monkeypatch.setattr(module, "load_folders", broken)
    (row,) = rows(["folder"])
    assert (row["folders"], row["fault"]) == (["folder"], "MemoryError: too much")
