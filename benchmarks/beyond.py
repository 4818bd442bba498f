"""Measures docs/how-to/beyond-one-machine.md: questions on tables of many rows, and articles searched a second.

    python benchmarks/beyond.py [ROWS ...]

Spark is measured where pyspark is installed and Java is here, as `make test-spark` leaves it.
"""

import importlib.util
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import product
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
import numpy as np
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

import vnus_trade
from vnus_trade import Finder, Question

DAY = 2 * 86_400_000_000
JUNE = Question(zone="UTC").after("2025-05-31").before("2025-07-01")
ASKED = {
    "before": Question(zone="UTC").before("2020-01-01"),
    "between": JUNE,
    "during": Question(zone="UTC").during("2025"),
}
RECORD = vnus_trade.load()
ARTICLES = 4_000


def table(rows: int) -> pa.Table:
    """Events of ten years, of a day each, of which a tenth need not take place."""
    random = np.random.default_rng(7)
    begin = Question(zone="UTC").after("2015-12-31").answers.rpartition(" ")[2]
    first = int(begin) + DAY * random.integers(0, 3_650, rows)
    bounds = {
        "begin_least": first,
        "begin_greatest": first + DAY - 1,
        "end_least": first + 1,
        "end_greatest": first + DAY,
    }
    return pa.table({"id": np.arange(rows), **bounds, "certain_to_take_place": random.random(rows) > 0.1})


def best(asked: Callable[[], Any], times: int = 5) -> float:
    """The shortest of a few times, in seconds."""
    spent = []
    for _ in range(times):
        begun = time.perf_counter()
        asked()
        spent.append(time.perf_counter() - begun)
    return min(spent)


def engines(events: pa.Table) -> Iterator[tuple[str, Callable[[str], int]]]:
    """Each engine with how it counts the rows of which a text is true."""
    frame = pl.from_arrow(events)
    assert isinstance(frame, pl.DataFrame)  # noqa: S101 - polars gives a Series for an array alone
    yield "polars", lambda sql: frame.lazy().filter(pl.sql_expr(sql)).select(pl.len()).collect().item()
    with duckdb.connect() as connection:
        connection.execute("set threads = 2")
        connection.execute("create table held as select * from events")
        yield "DuckDB", lambda sql: connection.execute(f"select count(*) from held where {sql}").fetchall()[0][0]  # noqa: S608
    if importlib.util.find_spec("pyspark"):
        sql = importlib.import_module("pyspark.sql")
        settings = {"spark.ui.enabled": "false", "spark.driver.memory": "4g", "spark.ui.showConsoleProgress": "false"}
        spark = sql.SparkSession.builder.master("local[2]").config(map=settings).getOrCreate()
        spark.sparkContext.setLogLevel("OFF")
        with TemporaryDirectory() as folder:
            pq.write_table(events, f"{folder}/events.parquet")
            held = spark.read.parquet(folder).repartition(4).cache()
            held.count()
            yield "Spark", lambda sql: held.where(sql).count()
        spark.stop()


def articles(share: int) -> list[pa.RecordBatch]:
    """Articles of which one in so many is about the talks, in small batches."""
    other = "The market opened higher on Monday as traders awaited a report by the central bank on prices. " * 50
    texts = [source.text or "" for source in RECORD.sources]
    cells = [
        {
            "id": str(at),
            "text": f"{texts[at // share % len(texts)] if at % share == 0 else other}\n{at}",
            "published": "2025-07-03",
        }
        for at in range(ARTICLES)
    ]
    # A batch of its own for each twenty: what is cut from one table is sent to a process with all of the table.
    return [pa.RecordBatch.from_pylist(cells[at : at + 20]) for at in range(0, ARTICLES, 20)]


FINDER = Finder(names=Finder.of(RECORD).names, least=2)


def count(batch: pa.RecordBatch) -> int:
    """The number of findings in a batch."""
    return sum(found.num_rows for found in FINDER.scan([batch]))


def main() -> None:
    """Print a line for each figure."""
    for rows in map(int, sys.argv[1:] or ["1_000_000", "10_000_000"]):
        events = table(rows)
        for name, ask in engines(events):
            for (query, asked), kind in product(ASKED.items(), ("certain", "possible")):
                spent = best(partial(ask, getattr(asked, kind)))
                print(f"{rows:>10,} rows  {name:7} {query:8} {kind:8} {spent:.3f} s", flush=True)
    for share in (1, 10):
        batches = articles(share)
        begun, spent = time.perf_counter(), time.process_time()
        list(map(count, batches))
        alone, cpu = time.perf_counter() - begun, time.process_time() - spent
        with ProcessPoolExecutor(2) as pool:
            list(pool.map(count, batches[:2]))
            begun = time.perf_counter()
            list(pool.map(count, batches))
            both = time.perf_counter() - begun
        rates = f"{ARTICLES / alone:.0f} a second on one core, {ARTICLES / both:.0f} on two"
        print(f"one article in {share} about the talks: {rates}; {ARTICLES / cpu:.0f} by the processor's time")


if __name__ == "__main__":
    main()
