"""Find what the record knows in articles/*.parquet, on all cores of this machine, file by file."""

from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pyarrow.parquet as pq

import vnus_trade
from vnus_trade import FINDINGS, Finder

FINDER = Finder.of(vnus_trade.load(), least=2)


def find(file: Path) -> Path:
    """Write the findings of one file, unless an earlier run has."""
    found = Path("findings", file.name)
    if not found.exists():
        unfinished = found.with_suffix(".part")
        with pq.ParquetWriter(unfinished, FINDINGS.schema) as written:
            for batch in FINDER.scan(pq.ParquetFile(file).iter_batches(1_000)):
                written.write_batch(batch)
        unfinished.rename(found)
    return found


if __name__ == "__main__":
    Path("findings").mkdir(exist_ok=True)
    with ProcessPoolExecutor() as pool:
        print(len(list(pool.map(find, sorted(Path("articles").glob("*.parquet"))))), "files")
