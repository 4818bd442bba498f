"""Tables: rows and their columns, CSV and Parquet, and what the libraries that people use make of them."""

import csv
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import attrs
import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import vnus_trade
from tests import CHECKOUT
from tests.invented import CALL, DEAL, LEVY, NEGOTIATION, SPEECH, TARIFF, ZONE, chronology
from vnus_trade.errors import QuestionRefused
from vnus_trade.interchange.rows import columns, to_csv, to_parquet
from vnus_trade.model.events import EVENT_CLASSES, Event, TariffAnnouncement
from vnus_trade.model.fields import COLLECTIONS
from vnus_trade.model.quantities import Rate

RECORD = chronology()
SHIPPED = vnus_trade.load()
PAGE = CHECKOUT / "docs" / "interchange.md"


def row(id_: str) -> dict[str, Any]:
    """The row of an event among those of its kind."""
    (found,) = (row for row in RECORD.events.of_kind(type(RECORD[id_])).rows() if row["id"] == id_)
    return found


def test_a_row() -> None:
    """A row is flat: instants in UTC, rates as decimals, ids with names beside them, and the first quotation."""
    begin, end = datetime(2031, 4, 30, 17, tzinfo=UTC), datetime(2031, 5, 1, 17, tzinfo=UTC)
    none_in_force = {f"in_force{part}": None for part in ("", "_zone", *_BOUNDS)}
    never_expires = {f"expires{part}": None for part in ("", "_zone", *_BOUNDS)}
    found = row("tariff")
    expected = {
        "id": "tariff",
        "kind": "tariff",
        "title": "Tariff on glass",
        "certain": True,
        "basis": "stated",
        "status": "ended",
        "caveat": None,
        "written": "2031-05-01",
        "zone": ZONE,
        "begin_earliest": begin,
        "begin_latest": end,
        "end_earliest": begin,
        "end_latest": end,
        "dated": None,
        "place": None,
        "occasion": "call",
        "occasion_named": "Lorn telephones Kest",
        "after": None,
        "after_named": None,
        "actors": "lorn; arden; borland",
        "actors_named": "Ada Lorn; Arden; Borland",
        "topics": "glass",
        "topics_named": "The glass trade",
        "documents": None,
        "documents_named": None,
        "inferred": None,
        "quotation": "glass would cost between 12 and 20 per cent",
        "source": "post",
        "source_named": "The Arden Post",
        "offset": 202,
        "line": 4,
        "sources": "post",
        "announced_in": "speech",
        "announced_in_named": "Lorn speaks of glass",
        "announced_by": "lorn",
        "announced_by_named": "Ada Lorn",
        "imposed_by": "arden",
        "imposed_by_named": "Arden",
        "applied_to": "borland",
        "applied_to_named": "Borland",
        "goods": "glass",
        "goods_hs": None,
        "rate_minimum": Decimal(12),
        "rate_maximum": Decimal(20),
        "stage": "announced",
        "instrument": None,
        "instrument_named": None,
        **none_in_force,
        **never_expires,
        "applied_to_all": False,
    }
    assert found == expected | dict.fromkeys(found.keys() - expected.keys())


_BOUNDS = ("_begin_earliest", "_begin_latest", "_end_earliest", "_end_latest")


def test_cells_of_several() -> None:
    """A cell of several has them in their order, and each role with who has it."""
    call, speech, levy = row("call"), row("speech"), row("levy")
    assert (call["participants"], call["participants_named"]) == (
        "chair: lorn; party: kest",
        "chair: Ada Lorn; party: Bram Kest",
    )
    assert (call["outcomes"], call["ordinal"], call["inferred"]) == ("They will meet", 5, "year; ordinal")
    assert (speech["about"], speech["about_named"]) == ("borland; first", "Borland; First round")
    assert (speech["speech_acts"], speech["outlet"], speech["medium"]) == ("announces; asserts", "envoy", "spoken")
    assert (levy["goods"], levy["goods_hs"], levy["instrument_named"]) == ("lenses", "9001", "Law on glass")
    assert (levy["in_force"], levy["in_force_zone"]) == ("[2031-06-01..]", ZONE)
    assert levy["in_force_begin_earliest"] == datetime(2031, 5, 31, 17, tzinfo=UTC)
    assert (levy["dated"], levy["rate_minimum"]) == ("2031-06", None)


def test_possible_answers_come_after_the_certain() -> None:
    """Each row says whether its event certainly answers."""
    rows = RECORD.rounds.before(DEAL).rows()
    assert [(row["id"], row["certain"]) for row in rows] == [("first", True), ("second", True), ("third", False)]


def test_a_row_without_evidence() -> None:
    """An event without a quotation has none in its row."""
    (bare,) = chronology((attrs.evolve(CALL, evidence=()),)).events.rows()
    assert [bare[name] for name in ("quotation", "source", "source_named", "offset", "line", "sources")] == [None] * 6


def test_columns_are_those_of_the_class_asked_about() -> None:
    """Every row of an answer has the same columns, and an answer without rows has them, too."""
    assert {tuple(row) for row in RECORD.events.rows()} == {tuple(RECORD.events.columns)}
    none = RECORD.tariffs.after("2040-01-01")
    assert none.rows() == []
    assert none.columns == RECORD.tariffs.columns
    assert "rate_minimum" in none.columns
    assert "rate_minimum" not in RECORD.rounds.columns
    assert RECORD.events.of_kind(TariffAnnouncement).columns == RECORD.tariffs.columns


_TYPES = {"text": str, "yes or no": bool, "whole number": int, "instant": datetime, "decimal": Decimal}


def _documented() -> Iterator[tuple[str, type, str]]:
    """The name, type and kinds of each column in the page about them."""
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("| `") and len(cells) == 4 and cells[1] in _TYPES:
            yield from ((name, _TYPES[cells[1]], cells[2]) for name in re.findall("`([a-z_]+)`", cells[0]))


@pytest.mark.parametrize("kind", EVENT_CLASSES)
def test_the_page_describes_every_column(kind: str) -> None:
    """`docs/interchange.md` has every column of every kind, with its type, and no other."""
    documented = {name: type_ for name, type_, kinds in _documented() if kinds == "all" or kind in kinds.split(", ")}
    assert documented == {name: column.type for name, column in columns(EVENT_CLASSES[kind]).items()}  # type: ignore[index]


# CSV


def cells(content: bytes) -> list[dict[str, str]]:
    """The cells as a reader of CSV finds them."""
    return list(csv.DictReader(StringIO(content.decode(), newline="")))


def test_csv() -> None:
    """CSV has a head and a line for each row, ends lines as RFC 4180 says, and writes times as RFC 3339."""
    content = to_csv(RECORD.tariffs)
    assert content.startswith(b"id,kind,title,certain,")
    assert content.count(b"\r\n") == content.count(b"\n") == 3
    tariff, levy = cells(content)
    assert (tariff["certain"], tariff["rate_minimum"], tariff["line"]) == ("true", "12", "4")
    assert tariff["begin_earliest"] == "2031-04-30T17:00:00Z"
    assert (tariff["place"], levy["rate_minimum"]) == ("", "")
    possible = cells(to_csv(RECORD.rounds.before(DEAL)))[-1]
    assert possible["certain"] == "false"


def test_an_empty_answer_as_csv() -> None:
    """An answer without rows is its head alone."""
    assert to_csv(RECORD.tariffs.after("2040-01-01")).decode() == f"{','.join(RECORD.tariffs.columns)}\r\n"


@pytest.mark.parametrize("title", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "'=1"])
def test_no_cell_is_a_formula(title: str) -> None:
    """A text that a spreadsheet would run as a formula, or that begins with an apostrophe, gets one before it."""
    (cell,) = cells(to_csv(chronology((attrs.evolve(CALL, title=title),)).meetings))
    assert cell["title"] == f"'{title}"


def test_csv_quotes_what_it_must() -> None:
    """Commas, quotation marks and breaks stay as they are."""
    title = 'a, "b"\r\nc\nđ'
    assert cells(to_csv(chronology((attrs.evolve(CALL, title=title),)).meetings))[0]["title"] == title


# Parquet


def read(content: bytes) -> Any:
    """The Arrow table of a Parquet file."""
    return pq.read_table(BytesIO(content))


def test_parquet() -> None:
    """A Parquet file has the rows again, letter for letter and to the microsecond."""
    assert read(to_parquet(SHIPPED.events)).to_pylist() == SHIPPED.events.rows()


def test_the_types_of_parquet() -> None:
    """The types of a Parquet file are those of the columns, also where no row has a value."""
    for answer in (SHIPPED.tariffs, SHIPPED.tariffs.after("2040-01-01")):
        schema = read(to_parquet(answer)).schema
        assert schema.names == list(answer.columns)
        assert str(schema.field("begin_earliest").type) == "timestamp[us, tz=UTC]"
        assert str(schema.field("rate_minimum").type) == "decimal128(38, 4)"
        assert str(schema.field("line").type) == "int64"
        assert str(schema.field("certain").type) == "bool"
        assert str(schema.field("place").type) == "string"


def test_parquet_has_room_for_every_rate() -> None:
    """A rate of many digits after the point keeps them all."""
    rate = Rate("0.123456", "12.5")
    table = read(to_parquet(chronology((SPEECH, CALL, attrs.evolve(TARIFF, rate=rate))).tariffs))
    assert table.to_pylist()[0]["rate_minimum"] == rate.minimum


@pytest.mark.parametrize("rate", [f"0.{'1' * 39}", "1" * 35, "1E+34"])
def test_parquet_has_no_room_for_more_digits(rate: str) -> None:
    """Rates of more digits than Parquet has are refused, with what to do instead."""
    record = chronology((SPEECH, CALL, attrs.evolve(TARIFF, rate=Rate(rate))))
    with pytest.raises(QuestionRefused) as refused:
        to_parquet(record.tariffs)
    assert str(refused.value) == "Parquet: the rates need 39 digits, and a column has 38; write CSV or JSON"


# The libraries that people use


def test_pandas() -> None:
    """Pandas takes rows as they are: aware times, whole numbers, and rates that are still decimals."""
    frame = pd.DataFrame(SHIPPED.tariffs.rows())
    assert str(frame["begin_earliest"].dtype) == "datetime64[us, UTC]"
    assert str(frame["line"].dtype) == "int64"
    assert str(frame["certain"].dtype) == "bool"
    assert frame.set_index("id")["rate_minimum"]["tariff-46"] == Decimal(46)
    assert pd.DataFrame(SHIPPED.rounds.where(number=9).rows(), columns=list(SHIPPED.rounds.columns)).empty


def test_polars() -> None:
    """Polars takes rows as they are, with real times and decimals."""
    frame = pl.DataFrame(SHIPPED.tariffs.rows(), infer_schema_length=None)
    assert frame.schema["begin_earliest"] == pl.Datetime("us", "UTC")
    assert isinstance(frame.schema["rate_minimum"], pl.Decimal)
    assert frame.schema["line"] == pl.Int64
    assert frame.filter(pl.col("id") == "tariff-46")["rate_minimum"].to_list() == [Decimal(46)]


def test_arrow() -> None:
    """Arrow takes rows as they are, with real times and decimals."""
    table = pa.Table.from_pylist(SHIPPED.events.rows())
    assert str(table.schema.field("begin_earliest").type) == "timestamp[us, tz=UTC]"
    assert str(table.schema.field("rate_minimum").type).startswith("decimal128")
    assert table.schema.names == list(SHIPPED.events.columns)


def test_duckdb(tmp_path: Path) -> None:
    """DuckDB asks an Arrow table and a Parquet file by time and by rate."""
    path = tmp_path / "events.parquet"
    path.write_bytes(to_parquet(SHIPPED.events))
    with duckdb.connect() as connection:
        connection.register("events", pa.Table.from_pylist(SHIPPED.events.rows()))
        for table in ("events", f"'{path}'"):
            asked = f"SELECT id FROM {table} WHERE rate_minimum > 40 AND begin_earliest < TIMESTAMPTZ '2025-07-01'"  # noqa: S608
            assert ("tariff-46",) in connection.sql(asked).fetchall()
            types = dict(connection.sql(f"SELECT column_name, column_type FROM (DESCRIBE {table})").fetchall())  # noqa: S608
            assert types["begin_earliest"] == "TIMESTAMP WITH TIME ZONE"
            assert types["rate_minimum"].startswith("DECIMAL")


def test_every_kind_has_columns() -> None:
    """The columns of all events are those of each kind together."""
    together = {name for kind in EVENT_CLASSES.values() for name in columns(kind)}
    assert set(columns(Event)) == together
    assert LEVY.kind in EVENT_CLASSES


def test_every_collection_has_rows() -> None:
    """Each field of an entry is a cell: references as ids and names, mappings and offices as texts, and its support."""
    (conflict,) = RECORD.discrepancies.rows()
    assert (conflict["kind"], conflict["misnames"], conflict["concerns"]) == ("error", "Arlen: arden", "second")
    lorn = RECORD.actors.get("lorn")
    (cells,) = (each for each in RECORD.actors.rows() if each["id"] == "lorn")
    assert (cells["name"], cells["side"], cells["side_named"], cells["named"]) == ("Ada Lorn", "arden", "Arden", True)
    assert cells["offices"] == "; ".join(office.title for office in lorn.offices)
    (negotiation,) = RECORD.negotiations.rows()
    assert negotiation["clocks"] == "; ".join(f"{place}: {zone}" for place, zone in NEGOTIATION.clocks.items())
    assert "quotation" not in negotiation
    assert RECORD.topics.rows() == [{"id": "glass", "title": "The glass trade"}]
    (source,) = RECORD.sources.rows()
    assert "text" not in source
    for name in COLLECTIONS:
        listing = getattr(RECORD, name)
        for cells in listing.rows():
            assert list(cells) == list(listing.columns)
            assert all(value is None or isinstance(value, listing.columns[key]) for key, value in cells.items())
