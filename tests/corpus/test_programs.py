"""The programs of the page "Beyond one machine" that need no cluster run as they are printed."""

import runpy
import sys
from pathlib import Path
from subprocess import run
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import vnus_trade
from tests import CHECKOUT
from tests.authoring.drafted import SEEDS
from vnus_trade import FINDINGS, Finder

PROGRAMS = CHECKOUT / "docs" / "how-to" / "programs"


@pytest.fixture
def articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The shipped articles in two files, in a folder where the programs run."""
    texts = [path.read_bytes() for path in SEEDS.values()]
    table = pa.table({"id": list(SEEDS), "text": texts, "published": ["2025-07-03"] * len(SEEDS)})
    (tmp_path / "articles").mkdir()
    for number, part in enumerate((table[:3], table[3:])):
        pq.write_table(part, tmp_path / "articles" / f"{number}.parquet")
    monkeypatch.chdir(tmp_path)
    return table


def test_the_script_of_the_page(articles: Any) -> None:
    """The script finds what one process finds, and a second run keeps what is there and completes it."""
    expected = pa.Table.from_batches(Finder.of(vnus_trade.load(), least=2).scan(articles.to_batches()), FINDINGS.schema)
    for _ in range(2):
        done = run([sys.executable, PROGRAMS / "find_here.py"], capture_output=True, text=True, check=False)
        assert (done.stdout, done.stderr) == ("2 files\n", "")
        assert pq.read_table("findings").equals(expected)
        Path("findings", "1.parquet").unlink()


def test_the_cell_of_the_page(articles: Any, capsys: pytest.CaptureFixture[str]) -> None:
    """The cell of a notebook counts the times of July in each article."""
    runpy.run_path(str(PROGRAMS / "find_in_a_notebook.py"))
    printed = capsys.readouterr().out
    assert all(f"│ {number} " in printed for number in articles["id"].to_pylist()[:2])
