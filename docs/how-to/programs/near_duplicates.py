"""spark-submit near_duplicates.py ARTICLES PAIRS: pairs of articles that are nearly the same text."""

import sys
from collections.abc import Iterable, Iterator

import pyarrow as pa
from pyspark.sql import SparkSession
from rensa import RMinHash

BANDS, ROWS = 16, 8  # finds 95 in 100 pairs that share 80 per cent of their runs of five words


def bands(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Hash each article into bands: two that share one are candidates."""
    for batch in batches:
        ids, keys = [], []
        for id_, text in zip(*(batch.column(name).to_pylist() for name in ("id", "text")), strict=True):
            words = bytes(text).decode(errors="replace").casefold().split()
            signature = RMinHash(BANDS * ROWS, 42)
            signature.update([" ".join(words[at : at + 5]) for at in range(max(1, len(words) - 4))])
            digest = signature.digest()
            ids += [id_] * BANDS
            keys += [f"{band}:{digest[band * ROWS : (band + 1) * ROWS]}" for band in range(BANDS)]
        yield pa.record_batch({"id": ids, "band": keys})


spark = SparkSession.builder.appName("near duplicates").getOrCreate()
articles = spark.read.parquet(sys.argv[1]).selectExpr("id", "cast(text as binary) as text")
articles.mapInArrow(bands, "id string, band string").createOrReplaceTempView("bands")
spark.sql("""
    select distinct a.id as a, b.id as b from bands a join bands b on a.band = b.band and a.id < b.id
""").write.mode("overwrite").parquet(sys.argv[2])
spark.stop()
