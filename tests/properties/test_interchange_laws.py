"""Laws of JSON, tables and annotations: over chronologies as users have them, and documents as strangers send them."""

import csv
import json
from collections.abc import Callable
from io import StringIO
from typing import Any

import duckdb
import jsonschema
import pandas as pd
import polars as pl
import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from tests import text_of
from tests.properties.chronologies import articles, chronologies, texts
from tests.properties.effort import effort
from vnus_trade.errors import DocumentError
from vnus_trade.evidence.sources import Quotation, Source
from vnus_trade.interchange.json_schema import DOCUMENT
from vnus_trade.interchange.rows import BETWEEN
from vnus_trade.interchange.tables import to_csv
from vnus_trade.interchange.web_annotations import around, collection
from vnus_trade.record.chronology import Chronology

# Whole chronologies take their time to draw.
few = effort(33)
VALIDATOR = jsonschema.Draft202012Validator(DOCUMENT)


@given(chronologies(), st.booleans())
def test_nothing_is_lost(record: Chronology, with_texts: bool) -> None:  # noqa: FBT001 (hypothesis gives it)
    """Reading what was written gives an equal chronology, of the same digest, times, order and document."""
    written = record.to_json(texts=with_texts)
    found = Chronology.from_json(written)
    assert found == record
    assert found.digest == record.digest
    assert found.events.rows() == record.events.rows()
    assert [event.id for event in found.events] == [event.id for event in record.events]
    assert found.filed == record.filed
    assert found.to_json(texts=with_texts) == written
    assert bool(found.unchecked) is not with_texts


@given(chronologies())
@few
def test_each_negotiation_is_a_whole_of_its_own(record: Chronology) -> None:
    """The chronology of one negotiation, with what it refers to elsewhere, is written and read back like any other."""
    for negotiation in record.negotiations:
        part = record.negotiation(negotiation.id)
        found = Chronology.from_json(part.to_json())
        assert found == part
        assert found.events.rows() == part.events.rows()
        assert found.to_json() == part.to_json()


@given(chronologies(), st.booleans())
@few
def test_the_schema_accepts_what_is_written(record: Chronology, with_texts: bool) -> None:  # noqa: FBT001 (as above)
    """Every document is valid under the shipped schema."""
    VALIDATOR.validate(json.loads(record.to_json(texts=with_texts)))


_WILD: st.SearchStrategy[Any] = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(-5, 400),
        st.sampled_from((10**20, -1, 2**53, 1.5, float("nan"), float("inf"))),
        st.sampled_from(
            ("", "event-0", "actor-0", "source-0", "2025-13-45", "[..", "../..", "UTC", "America", "\ud800")
        ),
        texts,
    ),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(texts, inner, max_size=3)),
    max_leaves=6,
)


def _damage(draw: st.DrawFn, value: Any) -> Any:
    """Something in a document removed, renamed, doubled, exchanged or replaced."""
    if isinstance(value, dict) and value and draw(st.integers(0, 9)):
        key = draw(st.sampled_from(sorted(value)))
        done: Callable[[], Any] = draw(
            st.sampled_from(
                (
                    lambda: value | {key: _damage(draw, value[key])},
                    lambda: value | {key: _damage(draw, value[key])},
                    lambda: value | {key: _damage(draw, value[key])},
                    lambda: {name: item for name, item in value.items() if name != key},
                    lambda: {name if name != key else draw(texts): item for name, item in value.items()},
                    lambda: value | {key: value[draw(st.sampled_from(sorted(value)))]},
                )
            )
        )
        return done()
    if isinstance(value, list) and value and draw(st.integers(0, 9)):
        at, other = draw(st.integers(0, len(value) - 1)), draw(st.integers(0, len(value) - 1))
        done = draw(
            st.sampled_from(
                (
                    lambda: [*value[:at], _damage(draw, value[at]), *value[at + 1 :]],
                    lambda: [*value[:at], _damage(draw, value[at]), *value[at + 1 :]],
                    lambda: value[:at] + value[at + 1 :],
                    lambda: [*value, value[at]],
                    lambda: [*value[:at], value[other], *value[at + 1 :]],
                )
            )
        )
        return done()
    if isinstance(value, int) and not isinstance(value, bool):
        return value + draw(st.sampled_from((-1, 1, 100)))
    return draw(_WILD)


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """The document of a chronology with up to three damages; without a digest in half the cases."""
    document = json.loads(draw(chronologies()).to_json(texts=draw(st.booleans())))
    if draw(st.booleans()):
        del document["digest"]
    for _ in range(draw(st.integers(1, 3))):
        document = _damage(draw, document)
    return json.dumps(document)


def read(document: str | bytes) -> Chronology | None:
    """The chronology of a document; none if it is refused with the path of each fault."""
    try:
        return Chronology.from_json(document)
    except DocumentError as error:
        if error.faults and all(fault.path.startswith("$") for fault in error.faults) and str(error):
            return None
        raise


@given(damaged())
def test_damage_is_refused_and_nothing_else_is_raised(document: str) -> None:
    """The reader refuses a damaged document with paths, or gives a chronology that is whole."""
    found = read(document)
    assert found is None or read(found.to_json()) == found


@given(chronologies(), st.data())
@few
def test_damaged_bytes_are_refused(record: Chronology, data: st.DataObject) -> None:
    """Bytes that were changed, cut off or doubled give no other error, and no other chronology without one."""
    content = record.to_json().encode()
    at = data.draw(st.integers(0, len(content) - 1))
    other = data.draw(st.binary(max_size=3))
    for changed in (content[:at] + other + content[at + 1 :], content[:at], content[:at] + content[at // 2 :]):
        assert read(changed) in (None, record)


@given(st.one_of(st.text(), st.binary(), _WILD.map(json.dumps)))
def test_what_is_no_document_is_refused(anything: str | bytes) -> None:
    """Nothing but a document is read as one."""
    assert read(anything) is None


@st.composite
def quotations(draw: st.DrawFn) -> Quotation:
    """Any words of a text in which words repeat."""
    text = draw(articles)
    start = draw(st.integers(0, len(text) - 1))
    source = Source(id="a", file="a.txt", sha256="0" * 64, text=text, title="A")
    return Quotation(source, start, draw(st.integers(start + 1, len(text))))


@given(quotations())
def test_a_selector_finds_its_words(quotation: Quotation) -> None:
    """Plain text search for prefix, words and suffix finds them in the source once, where they stand."""
    prefix, suffix = around(quotation)
    text, words = text_of(quotation.source), f"{prefix}{quotation.exact}{suffix}"
    assert text.find(words) == text.rfind(words) == quotation.start - len(prefix)


@given(chronologies())
@few
def test_every_selector_of_a_chronology_finds_its_words(record: Chronology) -> None:
    """Each annotation has an identifier of its own, and leads to the words in the source that its digest names."""
    items = collection(record)["first"]["items"]
    assert len(items) == len(list(record.citations()))
    assert len({item["id"] for item in items}) == len(items)
    by_file = {source.file: source for source in record.sources}
    for item in items:
        text = text_of(by_file[item["target"]["source"]["label"]])
        position, quote = item["target"]["selector"]
        assert text[position["start"] : position["end"]] == quote["exact"]
        assert text.count(quote["prefix"] + quote["exact"] + quote["suffix"]) == 1


@given(chronologies())
@few
def test_rows_are_of_the_columns_and_their_types(record: Chronology) -> None:
    """Every row has the columns of its answer, in their order, and each cell is of its column's type or none."""
    for answer in (record.events, record.meetings, record.rounds, record.tariffs, record.statements, record.agreements):
        for row in answer.rows():
            assert list(row) == list(answer.columns)
            assert all(value is None or type(value) is answer.columns[name] for name, value in row.items())


@given(chronologies())
@few
def test_csv_can_be_read_back(record: Chronology) -> None:
    """A reader of CSV finds the same texts, but for the apostrophe before what a spreadsheet would run."""
    content = to_csv(record.events).decode()
    table = csv.DictReader(StringIO(content, newline=""))
    for_excel = to_csv(record.events, excel=True, separator=";").decode("utf-8-sig")
    again = csv.DictReader(StringIO(for_excel, newline=""), delimiter=";")
    for row, cells, others in zip(record.events.rows(), table, again, strict=True):
        for name, value in row.items():
            if isinstance(value, str):
                assert cells[name] == others[name]
                assert cells[name] in (value, f"'{value}")
                assert not cells[name].startswith(("=", "+", "-", "@", "\t", "\r"))


@given(chronologies())
@few
def test_arrow_tables_hold_the_rows(record: Chronology) -> None:
    """An Arrow table has the rows of its answer, and pandas, polars and DuckDB find the same values in it."""
    for answer in (record.events, record.tariffs, record.actors):
        table = answer.to_arrow(empty=True)
        readable = table.select(list(answer.columns)).to_pylist()
        assert [{name: _joined(value) for name, value in row.items()} for row in readable] == answer.rows()
        kept = answer.to_arrow()
        assert kept.equals(table.select(kept.schema.names))
        if kept.num_rows:
            assert pl.DataFrame(kept).to_dicts() == kept.to_pylist()
            assert pa.Table.from_pandas(kept.to_pandas(types_mapper=pd.ArrowDtype)).to_pylist() == kept.to_pylist()
            with duckdb.connect() as connection:
                assert connection.sql("SELECT * FROM kept").to_arrow_table().to_pylist() == kept.to_pylist()


def _joined(value: Any) -> Any:
    return BETWEEN.join(value) if isinstance(value, list) else value
