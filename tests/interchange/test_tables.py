"""Tables in other programs: CSV, Arrow and Parquet, and what the libraries that people use make of them."""

import csv
from decimal import Decimal
from importlib.metadata import version
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
from tests.curated import TALKS
from tests.invented import CALL, DEAL, SPEECH, TARIFF, chronology
from vnus_trade.answers.predicates import BOUND_COLUMNS, TAKES_PLACE, Question
from vnus_trade.errors import QuestionRefused, WriteRefused
from vnus_trade.interchange.rows import BETWEEN
from vnus_trade.interchange.tables import NOTICE, to_csv, to_parquet
from vnus_trade.model.fields import COLLECTIONS
from vnus_trade.model.quantities import Rate

RECORD = chronology()
SHIPPED = vnus_trade.load()
TALKED = vnus_trade.load(TALKS)


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


def test_csv_for_excel() -> None:
    """For Excel, CSV is marked as UTF-8 and has times without letters, in columns that say UTC.

    With semicolons, decimals have a comma.
    """
    record = chronology((SPEECH, CALL, attrs.evolve(TARIFF, title="Thuế; =1", rate=Rate("12.5", 20))))
    content = to_csv(record.tariffs, excel=True, separator=";")
    assert content.startswith(b"\xef\xbb\xbfid;kind;")
    (row,) = csv.DictReader(StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";")
    assert (row["title"], row["rate_minimum"], row["begin_earliest (UTC)"]) == (
        "Thuế; =1",
        "12,5",
        "2031-04-30 17:00:00",
    )
    (row,) = cells(to_csv(record.tariffs, excel=True).removeprefix(b"\xef\xbb\xbf"))
    assert row["rate_minimum"] == "12.5"
    with pytest.raises(QuestionRefused) as refused:
        to_csv(record.tariffs, separator="|")
    assert str(refused.value) == "CSV: '|' is no separator; give one of ',', ';', '\\t'"


# Files


def test_save(tmp_path: Path) -> None:
    """An answer is saved as CSV or Parquet by the suffix of the path, and replaces what was there."""
    for name, content in (("a.csv", to_csv(RECORD.rounds)), ("a.PARQUET", to_parquet(RECORD.rounds))):
        (tmp_path / name).write_bytes(b"old")
        RECORD.rounds.save(tmp_path / name)
        assert (tmp_path / name).read_bytes() == content
    RECORD.rounds.save(str(tmp_path / "b.csv"), excel=True, separator=";")
    assert (tmp_path / "b.csv").read_bytes() == to_csv(RECORD.rounds, excel=True, separator=";")


@pytest.mark.parametrize(
    ("name", "excel", "reason"),
    [
        ("a.xlsx", False, "a table is saved as .csv or .parquet; give that suffix"),
        ("a.parquet", True, "a table is saved for Excel as .csv; give that suffix"),
    ],
)
def test_what_is_not_saved(tmp_path: Path, name: str, excel: bool, reason: str) -> None:  # noqa: FBT001 (pytest gives it)
    """A suffix of no format of tables is refused, and nothing is written."""
    with pytest.raises(WriteRefused) as refused:
        RECORD.rounds.save(tmp_path / name, excel=excel)
    assert str(refused.value) == f"{tmp_path / name} is not written: {reason}"
    assert not [*tmp_path.iterdir()]


ASKED = [*BOUND_COLUMNS, TAKES_PLACE]
"""The columns that only `Question` asks."""


# Parquet


def read(content: bytes) -> Any:
    """The Arrow table of a Parquet file."""
    return pq.read_table(BytesIO(content))


def joined(table: Any) -> list[dict[str, Any]]:
    """The rows of an Arrow table as `rows` has them: with the lists joined, and without what `Question` asks."""
    return [
        {name: BETWEEN.join(value) if isinstance(value, list) else value for name, value in row.items()}
        for row in table.drop_columns([name for name in ASKED if name in table.schema.names]).to_pylist()
    ]


def test_parquet() -> None:
    """A Parquet file has the rows again, letter for letter and to the microsecond."""
    assert joined(read(to_parquet(SHIPPED.events))) == SHIPPED.events.rows()


def test_the_types_of_parquet() -> None:
    """The types of a Parquet file are those of the columns, also where no row has a value."""
    for answer in (SHIPPED.tariffs, SHIPPED.tariffs.after("2040-01-01")):
        schema = read(to_parquet(answer)).schema
        assert schema.names == [*answer.columns, *ASKED]
        assert [str(schema.field(name).type) for name in ASKED] == ["int64"] * 4 + ["bool"]
        assert str(schema.field("begin_earliest").type) == "timestamp[us, tz=UTC]"
        assert str(schema.field("rate_minimum").type) == "decimal128(38, 4)"
        assert str(schema.field("line").type) == "int64"
        assert str(schema.field("certain").type) == "bool"
        assert str(schema.field("place").type) == "string"
        assert str(schema.field("topics").type) == "list<element: string>"


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
    assert str(refused.value) == "Arrow: the numbers need 39 digits, and a column has 38; write CSV or JSON"


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


def test_what_libraries_make_of_an_answer() -> None:
    """Pyarrow, pandas and DuckDB take an answer itself as typed data, and polars its table."""
    answer = SHIPPED.tariffs
    table = pa.table(answer)
    assert table.equals(answer.to_arrow())
    frame = pd.DataFrame.from_arrow(answer)
    assert (str(frame["begin_earliest"].dtype), str(frame["line"].dtype)) == ("datetime64[us, UTC]", "int64")
    assert frame.set_index("id")["rate_minimum"]["tariff-46"] == Decimal(46)
    schema = pl.DataFrame(table).schema
    assert (schema["begin_earliest"], schema["rate_minimum"]) == (pl.Datetime("us", "UTC"), pl.Decimal(38, 4))
    assert schema["topics"] == pl.List(pl.String)
    with duckdb.connect() as connection:
        found = (
            connection.sql("SELECT rate_minimum, begin_earliest, topics FROM answer").to_arrow_table().to_pylist()[0]
        )
    expected = {"rate_minimum": Decimal(46), "begin_earliest": answer[0].when.begin_earliest}
    assert found == expected | {"topics": ["reciprocal-tariffs"]}


def test_arrow_without_empty_columns() -> None:
    """Columns without a value are left out unless they are asked for or there is no row."""
    kept, whole = SHIPPED.rounds.to_arrow(), SHIPPED.rounds.to_arrow(empty=True)
    given = {name for row in SHIPPED.rounds.rows() for name, value in row.items() if value is not None}
    assert kept.schema.names == [*(name for name in SHIPPED.rounds.columns if name in given), *ASKED]
    assert joined(whole) == SHIPPED.rounds.rows()
    assert whole.schema == SHIPPED.rounds.after("2040-01-01").to_arrow().schema


def test_tables_say_of_which_record_they_are() -> None:
    """Tables carry the digest of their record, the version of the package, and whose the words in them are."""
    expected = {
        b"vnus_trade.digest": SHIPPED.digest.encode(),
        b"vnus_trade.version": version("vnus-trade").encode(),
        b"vnus_trade.notice": NOTICE.encode(),
    }
    assert SHIPPED.rounds[:1].to_arrow().schema.metadata == expected
    assert read(to_parquet(SHIPPED.gaps)).schema.metadata == expected


def answers(listing: Any, sql: str) -> set[str]:
    """The ids of the rows for which this is true."""
    return set(pl.DataFrame(listing.to_arrow()).filter(pl.sql_expr(sql))["id"])


def ids(listing: Any) -> set[str]:
    """The ids of the members, of which there are some."""
    found = {member.id for member in listing}
    assert found
    return found


def test_tables_are_asked_by_time() -> None:
    """A table of events answers as they do, and one of what was called off has nothing to ask."""
    asked, events = Question(zone="Asia/Ho_Chi_Minh").during("2025-07"), SHIPPED.events.during("2025-07")
    assert answers(SHIPPED.events, asked.certain) == ids(events)
    assert answers(SHIPPED.events, asked.possible) == ids(events.possible)
    assert TAKES_PLACE not in TALKED.called_off.to_arrow().schema.names


def test_what_need_not_take_place_is_only_possible() -> None:
    """An event that is only expected is a possible answer of its table, wherever its time is."""
    table = TALKED.events
    assert answers(table, Question().possible) == ids(TALKED.events.possible)
    assert answers(table, Question().certain) == ids(TALKED.events)


def test_tables_of_plans_are_asked_by_time() -> None:
    """A table of plans answers as they do, by the planned time alone."""
    asked, plans = Question(zone="UTC").before("2031-11-05"), TALKED.plans.before("2031-11-05")
    assert answers(TALKED.plans, asked.certain) == ids(plans)
    assert answers(TALKED.plans, asked.possible) == ids(plans.possible)


@pytest.mark.parametrize("name", COLLECTIONS)
def test_every_collection_becomes_a_table(name: str) -> None:
    """Each listing of a record is a table with its rows."""
    listing = getattr(RECORD, name)
    assert joined(listing.to_arrow(empty=True)) == listing.rows()


def test_duckdb(tmp_path: Path) -> None:
    """DuckDB asks an Arrow table and a Parquet file by time and by rate."""
    path = tmp_path / "events.parquet"
    path.write_bytes(to_parquet(SHIPPED.events))
    with duckdb.connect() as connection:
        connection.register("events", SHIPPED.events.to_arrow())
        for table in ("events", f"'{path}'"):
            asked = f"SELECT id FROM {table} WHERE rate_minimum > 40 AND begin_earliest < TIMESTAMPTZ '2025-07-01'"  # noqa: S608
            assert ("tariff-46",) in connection.sql(asked).fetchall()
            types = dict(connection.sql(f"SELECT column_name, column_type FROM (DESCRIBE {table})").fetchall())  # noqa: S608
            assert types["begin_earliest"] == "TIMESTAMP WITH TIME ZONE"
            assert types["rate_minimum"].startswith("DECIMAL")
