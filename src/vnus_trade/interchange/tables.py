"""Tables in other programs: the rows of a listing as CSV, as JSON, as an Arrow table and as Parquet."""

import csv
from collections.abc import Iterable, Mapping
from datetime import datetime
from decimal import Decimal
from importlib.metadata import version
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

from vnus_trade import lazy
from vnus_trade.answers.predicates import BOUND_COLUMNS, TAKES_PLACE, event_row, span_row
from vnus_trade.contents.index import Catalogue
from vnus_trade.contents.listing import Listing
from vnus_trade.errors import QuestionRefused, WriteRefused
from vnus_trade.interchange.rows import columns, rows
from vnus_trade.model.events import Event
from vnus_trade.ordering.order import Order
from vnus_trade.record.plans import FollowedPlan

NOTICE = "The words quoted belong to their publishers, and the licence of the software does not cover them."
"""Whose the words in tables are."""

_BYTE_ORDER_MARK = "\ufeff"
_SEPARATORS = (",", ";", "\t")
# The digits that a column of decimals may have, and the least that stand after the point.
_PRECISION, _SCALE = 38, 4
# The letters with which a formula may begin in a spreadsheet, and the one before them that makes it a text.
_FORMULA, _NO_FORMULA = ("=", "+", "-", "@", "\t", "\r", "'"), "'"


def to_csv(answer: Listing[Any], *, excel: bool = False, separator: str = ",") -> bytes:
    """The rows as CSV (RFC 4180) in UTF-8; times are RFC 3339, and a missing value is an empty cell.

    A text that a spreadsheet would run as a formula, or that begins with an apostrophe, gets an apostrophe before it.
    For Excel a byte order mark says that it is UTF-8, and times have no letters, so their columns say that they are in
    UTC; an Excel that separates by semicolons has a comma in its decimals. Raises `QuestionRefused` for another
    separator.
    """
    if separator not in _SEPARATORS:
        raise QuestionRefused("CSV", f"{separator!r} is no separator; give one of {', '.join(map(repr, _SEPARATORS))}")
    written = StringIO(newline="")
    there = columns(answer.kind)
    table = csv.DictWriter(written, list(there), delimiter=separator, lineterminator="\r\n")
    in_utc = {name for name, column in there.items() if excel and column.type is datetime}
    table.writerow({name: f"{name} (UTC)" if name in in_utc else name for name in there})
    point = "," if excel and separator == ";" else "."
    for row in rows(answer):
        table.writerow({name: _cell(value, excel=excel, point=point) for name, value in row.items()})
    return f"{_BYTE_ORDER_MARK * excel}{written.getvalue()}".encode()


def save_table(answer: Listing[Any], path: Path, *, excel: bool, separator: str) -> None:
    """Write the rows to a file in the format of its suffix; raises as `Listing.save` does."""
    suffix = path.suffix.lower()
    if suffix == ".csv":
        content = to_csv(answer, excel=excel, separator=separator)
    elif suffix == ".parquet" and not excel:
        content = to_parquet(answer)
    else:
        form = "is saved for Excel as .csv" if excel else "is saved as .csv or .parquet"
        raise WriteRefused(str(path), f"a table {form}; give that suffix")
    lazy.files.replace(path, content)


def rows_to_json(found: Iterable[Mapping[str, Any]]) -> str:
    """Rows as a JSON array of objects; times are RFC 3339, and rates and amounts are texts, as in CSV."""
    return lazy.json.dumps(list(found), default=_cell, indent=2, ensure_ascii=False)


def to_arrow(answer: Listing[Any], catalogue: Catalogue, *, empty: bool) -> Any:
    """The rows as an Arrow table; columns without values are left out, unless they are to stay or there is no row.

    Events and plans have the columns that `Question` asks, unless some of them take place in no world. A cell that may
    have several texts is a list, and the metadata say of which record it is. Raises `ExtraMissing` where pyarrow is not
    installed, and `QuestionRefused` for decimals of more digits than Arrow has.
    """
    arrow = lazy.from_extra("parquet", "pyarrow")
    there, table = columns(answer.kind), rows(answer)
    types = _arrow_types(table, arrow)
    lists = {name: column for name, column in there.items() if column.is_several}
    for row, (member, _) in zip(table, answer.judged, strict=True):
        row |= {name: list(column.of(member)) or None for name, column in lists.items()}
    kept = [name for name in there if empty or not table or any(row[name] is not None for row in table)]
    fields = [(name, arrow.list_(arrow.string()) if name in lists else types[there[name].type]) for name in kept]
    bounds = _bounds(answer, catalogue.order)
    if bounds is not None:
        fields += [(name, arrow.int64()) for name in BOUND_COLUMNS] + [(TAKES_PLACE, arrow.bool_())]
        table = [row | own for row, own in zip(table, bounds, strict=True)]
    about = {"digest": catalogue.digest, "version": version("vnus-trade"), "notice": NOTICE}
    schema = arrow.schema(fields, {f"vnus_trade.{key}": value for key, value in about.items()})
    return arrow.Table.from_pylist(table, schema=schema)


def _bounds(answer: Listing[Any], order: Order) -> list[dict[str, int]] | None:
    """The cells of the columns that `Question` asks, for each member; `None` where a table cannot be asked."""
    members = [member for member, _ in answer.judged]
    if issubclass(answer.kind, FollowedPlan):
        return [span_row(plan.when) for plan in members]
    if not issubclass(answer.kind, Event) or any(order.is_called_off(event.id) for event in members):
        return None
    return [event_row(order, event.id) for event in members]


def to_parquet(answer: Listing[Any]) -> bytes:
    """The Arrow table with all its columns as Parquet; raises as `to_arrow` does."""
    written = BytesIO()
    lazy.from_extra("parquet", "pyarrow.parquet").write_table(answer.to_arrow(empty=True), written)
    return written.getvalue()


def _arrow_types(table: Iterable[dict[str, Any]], arrow: Any) -> dict[type, Any]:
    """The type in Arrow for each type of columns, with room for all decimals."""
    numbers = [value for row in table for value in row.values() if isinstance(value, Decimal)]
    scale = max([_SCALE, *(-int(number.as_tuple().exponent) for number in numbers)])
    digits = scale + max((number.adjusted() + 1 for number in numbers), default=0)
    if digits > _PRECISION:
        reason = f"the numbers need {digits} digits, and a column has {_PRECISION}; write CSV or JSON"
        raise QuestionRefused("Arrow", reason)
    return {
        str: arrow.string(),
        bool: arrow.bool_(),
        int: arrow.int64(),
        datetime: arrow.timestamp("us", tz="UTC"),
        Decimal: arrow.decimal128(_PRECISION, scale),
    }


def _cell(value: Any, *, excel: bool = False, point: str = ".") -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        written = value.replace(tzinfo=None)
        return written.isoformat(" ", "seconds") if excel else f"{written.isoformat()}Z"
    if isinstance(value, Decimal):
        return f"{value:f}".replace(".", point)
    text = str(value)
    return f"{_NO_FORMULA}{text}" if text.startswith(_FORMULA) else text
