"""Count the times in July 2025 that each article speaks of, or may speak of."""

import duckdb
import pyarrow as pa
from pyarrow.dataset import dataset

import vnus_trade

finder = vnus_trade.Finder.of(vnus_trade.load())
batches = finder.scan(dataset("articles").to_batches())
findings = pa.RecordBatchReader.from_batches(vnus_trade.FINDINGS.schema, batches)
july = vnus_trade.Question(zone="Asia/Ho_Chi_Minh").overlapping("2025-07").answers
duckdb.sql(f"select article, count(*) as times from findings where {july} group by article order by article").show()
