"""The columns of the batches that scans of a corpus yield, for Arrow and for Spark."""

from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from vnus_trade import lazy
from vnus_trade.frozen import FrozenMapping

_SPARK = {"int32": "int", "int64": "bigint", "list<string>": "array<string>"}


@attrs.frozen
class BatchColumns:
    """The names and types of columns; any cell may be null.

    >>> from vnus_trade import CHECKED
    >>> CHECKED.ddl
    'folders array<string>, file string, line int, entry string, field string, fault string, digest string, events int'
    """

    types: FrozenMapping[str] = attrs.field(converter=FrozenMapping[str])
    """The type in Arrow of each column, by its name."""

    @property
    def ddl(self) -> str:
        """The columns as Spark writes a schema."""
        return ", ".join(f"{name} {_SPARK.get(kind, kind)}" for name, kind in self.types.items())

    @property
    def schema(self) -> Any:
        """The columns as a `pyarrow.Schema`; raises `ExtraMissing` without the extra `parquet`."""
        arrow = lazy.from_extra("parquet", "pyarrow")
        plain = {name: kind.removeprefix("list<").removesuffix(">") for name, kind in self.types.items()}
        own = {name: getattr(arrow, kind)() for name, kind in plain.items()}
        return arrow.schema(
            [(name, own[name] if kind == plain[name] else arrow.list_(own[name])) for name, kind in self.types.items()]
        )

    def batch(self, rows: Iterable[Mapping[str, Any]]) -> Any:
        """A `pyarrow.RecordBatch` of these rows; what a row lacks is null."""
        arrow, schema = lazy.from_extra("parquet", "pyarrow"), self.schema
        cells = [list(map(row.get, self.types)) for row in rows]
        columns = [arrow.array([row[at] for row in cells], field.type) for at, field in enumerate(schema)]
        return arrow.RecordBatch.from_arrays(columns, schema=schema)
