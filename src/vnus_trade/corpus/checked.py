"""Checks of any number of folders: from Arrow batches of their names to Arrow batches of their faults."""

from collections.abc import Iterable, Iterator
from typing import Any

from vnus_trade.corpus.batches import BatchColumns
from vnus_trade.curation.loader import load_folders
from vnus_trade.errors import CurationError

CHECKED = BatchColumns(
    {
        "folders": "list<string>",
        "file": "string",
        "line": "int32",
        **dict.fromkeys(("entry", "field", "fault", "digest"), "string"),
        "events": "int32",
    }
)
"""The columns of what `checked` yields."""


def checked(batches: Iterable[Any]) -> Iterator[Any]:
    """Load the folders of each batch, and yield a `pyarrow.RecordBatch` of what became of them, with columns `CHECKED`.

    A row of the column `folders` is one unit: the path of a folder, or a list of paths of folders that belong together,
    in the order in which `load` takes them. A unit without faults is one row with the digest of its record and the
    number of its events; of any other each fault is a row. The `folders` are paths that the worker can read. Raises
    `ExtraMissing` without the extra `parquet`.

    >>> import pyarrow, vnus_trade
    >>> batch = pyarrow.RecordBatch.from_pylist([{"folders": [str(vnus_trade.SEEDS)]}])
    >>> (row,) = [row for found in checked([batch]) for row in found.to_pylist()]
    >>> row["fault"], row["digest"] == vnus_trade.load().digest
    (None, True)
    """
    for batch in batches:
        units = ([unit] if isinstance(unit, str) else unit for unit in batch.column("folders").to_pylist())
        yield CHECKED.batch(row for unit in units for row in _rows(unit))


def _rows(folders: list[str]) -> list[dict[str, Any]]:
    """What is wrong with folders that are loaded together, or what is in them."""
    unit = {"folders": folders}
    try:
        record = load_folders(*folders)
    except CurationError as error:
        return [
            unit
            | {"file": each.file, "line": each.line, "entry": each.entry, "field": each.field, "fault": each.message}
            for each in error.faults
        ]
    except Exception as error:  # noqa: BLE001 - no folder may stop a job of thousands; its row says what happened
        return [unit | {"fault": f"{type(error).__name__}: {error}"}]
    return [unit | {"digest": record.digest, "events": len(record.events) + len(record.events.possible)}]
