"""Spark finds and checks what one process does, whatever happens to its workers."""

import os
import signal
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from subprocess import run
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import vnus_trade
from tests import CHECKOUT
from tests.authoring.drafted import SEEDS
from tests.corpus.test_finder import FINDER, articles
from tests.curated import TALKS, VALID
from vnus_trade import CHECKED, FINDINGS, Finder, checked

pytestmark = pytest.mark.filterwarnings("default")


def rows(table: Any) -> list[str]:
    """The rows of a table, sorted."""
    return sorted(map(repr, table.to_pylist()))


def here(table: Any, finder: Finder = FINDER) -> list[str]:
    """The findings of this process."""
    return rows(pa.Table.from_batches(finder.scan(table.to_batches()), FINDINGS.schema))


def test_spark_finds_the_same_though_a_worker_is_killed(spark: Any, tmp_path: Path) -> None:
    """Bad articles stop no job, and a task whose worker dies is done again: nothing is lost and nothing doubled."""
    killed, found = tmp_path / "killed", tmp_path / "found"
    frame = spark.createDataFrame(articles(110)).repartition(2)
    frame.mapInArrow(_killing(killed), FINDINGS.ddl).write.parquet(str(found))
    assert killed.exists()
    assert rows(spark.read.parquet(str(found)).toArrow()) == here(articles(110))
    frame.mapInArrow(FINDER.scan, FINDINGS.ddl).write.mode("overwrite").parquet(str(found))
    assert rows(spark.read.parquet(str(found)).toArrow()) == here(articles(110))


def _killing(mark: Path) -> Any:
    """A scan that kills its worker once."""
    finder = FINDER

    def scan(batches: Iterable[Any]) -> Iterator[Any]:
        for number, batch in enumerate(finder.scan(batches)):
            if number == 1 and not mark.exists():
                mark.touch()
                os.kill(os.getpid(), signal.SIGKILL)
            yield batch

    return scan


def test_one_part_with_nearly_everything(spark: Any) -> None:
    """Articles that all lie in one part of many are found as if they were spread."""
    many, one = articles(60), articles(10)[9:]
    frame = spark.createDataFrame(many).coalesce(1).union(spark.createDataFrame(one))
    table = pa.concat_tables([many, one])
    assert rows(frame.mapInArrow(FINDER.scan, FINDINGS.ddl).toArrow()) == here(table)


def test_text_that_is_not_utf_8_in_a_column_of_strings(spark: Any, tmp_path: Path) -> None:
    """A line of a text file whose bytes are not UTF-8 is one row that says so."""
    (tmp_path / "bad.txt").write_bytes(b"Vietnam \xff\xfe\nVietnam\n")
    frame = spark.read.text(str(tmp_path)).selectExpr("'x' as id", "value as text")
    assert {row.kind for row in frame.mapInArrow(FINDER.scan, FINDINGS.ddl).collect()} == {"refused", "actor"}


def test_folders_are_checked_on_spark(spark: Any) -> None:
    """Folders have the same digests on Spark as here."""
    units = pa.table({"folders": [[str(TALKS)], [str(VALID)], [str(VALID), "none"]]})
    found = spark.createDataFrame(units).repartition(3).mapInArrow(checked, CHECKED.ddl).toArrow()
    assert rows(found) == rows(pa.Table.from_batches(checked(units.to_batches()), CHECKED.schema))


def submitted(program: str, table: Any, folder: Path) -> Any:
    """What a program of the page writes, run as a job on these articles, as it is printed."""
    (folder / "articles").mkdir()
    pq.write_table(table, folder / "articles" / "all.parquet")
    path = CHECKOUT / "docs" / "how-to" / "programs" / program
    command = [str(Path(sys.executable).with_name("spark-submit")), str(path), "articles", "written"]
    environment = os.environ | {"PYSPARK_PYTHON": sys.executable}
    job = run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert job.returncode == 0, job.stderr
    return pq.read_table(folder / "written")


def test_the_job_of_the_page(tmp_path: Path) -> None:
    """The job finds what one process finds."""
    texts = [path.read_bytes() for path in SEEDS.values()]
    table = pa.table({"id": list(SEEDS), "text": texts, "published": ["2025-07-03"] * len(SEEDS)})
    found = submitted("find_on_spark.py", table, tmp_path).cast(FINDINGS.schema)
    assert rows(found) == here(table, Finder.of(vnus_trade.load(), least=2))


def test_near_copies(tmp_path: Path) -> None:
    """The recipe pairs an article with its copy that differs in a few words, and with no other."""
    texts = [path.read_text(encoding="utf-8") for path in SEEDS.values()]
    table = pa.table({"id": [*SEEDS, "copy"], "text": [*texts, f"(Wire) {texts[1]} Ends."]})
    assert submitted("near_duplicates.py", table, tmp_path).to_pylist() == [{"a": "001", "b": "copy"}]
