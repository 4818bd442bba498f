"""What a record knows, found in batches of articles."""

import re
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, date, datetime
from pickle import dumps
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.authoring.drafted import LETTERS, PUBLISHED, RECORD, SEEDS, draft_of_shipped
from tests.invented import chronology
from tests.properties.effort import effort
from vnus_trade import FINDINGS, Finder, TimeSpan
from vnus_trade.corpus import finder as module
from vnus_trade.corpus.layout import TextLayout
from vnus_trade.phrases.reading_policy import DEFAULT_POLICY
from vnus_trade.sentences.sentences import report_of

FINDER = Finder.of(RECORD)
ZONE = "Asia/Ho_Chi_Minh"
DENSE = SEEDS["001"].read_bytes()


def scanned(*articles: dict[str, Any], finder: Finder = FINDER) -> list[dict[str, Any]]:
    """The rows that are found in these articles."""
    table = pa.Table.from_pylist(list(articles))
    return [row for batch in finder.scan(table.to_batches()) for row in batch.to_pylist()]


def found(text: str, kind: str = "", **given: Any) -> list[tuple[Any, ...]]:
    """What is found in a text, of one kind or of any: the words, the value and the note."""
    rows = scanned({"id": "a", "text": text, **given}, finder=Finder(names=(("kest", ("Kest",)),)))
    return [(row["exact"], row["value"], row["note"]) for row in rows if kind in ("", row["kind"])]


@pytest.mark.parametrize("number", SEEDS)
def test_drafts_find_the_same(number: str) -> None:
    """The known actors of a draft are those that a scan finds, and all that it finds in the report is in the draft."""
    article = {"id": number, "text": SEEDS[number].read_bytes(), "published": PUBLISHED[number], "zone": ZONE}
    rows = scanned(article)
    draft = draft_of_shipped(number)
    listed = re.findall(r"^#   (\S+) \(\d", draft.toml, flags=re.MULTILINE)
    assert set(listed) == {row["value"] for row in rows if row["kind"] == "actor"}
    report = report_of(TextLayout.of(SEEDS[number].read_bytes().decode())).sentences
    told = [row for row in rows if any(each.start <= row["begin"] < each.end for each in report)]
    assert all(row["exact"].split("\n")[0] in draft.toml for row in told if row["kind"] in ("rate", "time"))
    assert {row["article"] for row in rows} == {number}


def test_what_is_found() -> None:
    """Each kind of finding has its words, its value, and a note on how it is meant."""
    text = "Kest offers up to 20 per cent, $4.5 billion or 1.000 đồng in the third round on May 5, 2025."
    assert found(text, published="2025-05-20", zone=ZONE) == [
        ("Kest", "kest", "Kest"),
        ("20 per cent", "20", "at most"),
        ("$4.5 billion", "4500000000 USD", ""),
        ("1.000 đồng", None, "languages read these figures differently"),
        ("third", "3", ""),
        ("May 5, 2025", "2025-05-05", ZONE),
    ]


def test_times_have_the_bounds_that_questions_ask() -> None:
    """A time that is read has the four integers of its span, and any other row has none."""
    rows = scanned({"id": "a", "text": "Vietnam, May 2025"})
    span = TimeSpan.parse("2025-05")
    (time,) = [row for row in rows if row["kind"] == "time"]
    assert [time[name] for name in FINDINGS.schema.names[-4:]] == [*span.begin_bounds, *span.end_bounds]
    assert all(row["begin_least"] is None for row in rows if row["kind"] != "time")


@pytest.mark.parametrize(
    "published", ["2025-05-20", date(2025, 5, 20), datetime(2025, 5, 20, 8, tzinfo=UTC), b"2025-05-20"]
)
def test_dates_may_have_their_types(published: object) -> None:
    """The date of an article may be written, a date, or an instant."""
    assert found("Kest came yesterday.", "time", published=published, zone="UTC")[0][1] == "2025-05-19"


def test_a_time_that_may_be_two_is_not_read() -> None:
    """A time of which two may be meant has no value, and its note names them."""
    assert found("Kest will come on Friday.", "time", published="2025-05-25", zone=ZONE) == [
        ("Friday", None, "it may be 2025-05-23 or 2025-05-30")
    ]


def test_quotations_that_are_repeated() -> None:
    """Words that the record quotes are found in any case and accents, with the entries that rest on them."""
    quotation = RECORD["round-2"].evidence[0].quotation
    words = quotation.words.upper()
    place = f"{quotation.source.id}[{quotation.start}:{quotation.end}]"
    rows = [row for row in scanned({"id": "a", "text": f"Again: {words}!"}) if row["kind"] == "repeats"]
    (row,) = [row for row in rows if row["note"] == place]
    assert row["exact"] == words.rstrip(".")
    assert "round-2" in row["value"].split("; ")
    assert place not in [row["note"] for row in scanned({"id": "a", "text": f"{row['exact']}s"})]


def test_few_actors_are_passed_over() -> None:
    """An article that names fewer different actors than asked for has no findings."""
    two = {"id": "two", "text": "Greer spoke with Nguyễn Hồng Diên in May 2025."}
    one = {"id": "one", "text": "Greer spoke, and Greer spoke again in May 2025."}
    none = {"id": "none", "text": "Nobody spoke in May 2025."}
    assert {row["article"] for row in scanned(two, one, none, finder=Finder.of(RECORD, least=2))} == {"two"}
    assert {row["article"] for row in scanned(two, one, none)} == {"two", "one"}
    everything = Finder.of(RECORD, least=0)
    assert {row["article"] for row in scanned(two, one, none, finder=everything)} == {"two", "one", "none"}


def test_letters_of_a_name_are_no_name() -> None:
    """A text with the letters of a name within other words does not name the actor."""
    assert found("The kestrels met in May 2025.") == []


BAD = {
    "no text": (None, None, "it has no text"),
    "not UTF-8": (b"\xff\xfe Vietnam", None, "it is not UTF-8 at byte 0"),
    "NUL": (b"Vietnam\0Vietnam", None, "it has NUL at offset 7"),
    "22 MB": (DENSE * 5_000, None, "it has more than 1048576 bytes"),
    "a day that nobody can read": (DENSE, "yesterday", "cannot read 'yesterday'"),
    "50,000 marks": (
        b"Vietnam " + "\u0301\u0323".encode() * 25_000,
        None,
        "it has 100 marks on one letter at offset 8",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_article_is_one_row(name: str) -> None:
    """An article that cannot be read is one row that says why, and the others of its batch are searched."""
    text, published, note = BAD[name]
    good = {"id": "good", "text": DENSE, "published": "2025-07-02"}
    rows = scanned(good, {"id": name, "text": text, "published": published}, good | {"id": "better"})
    (refused,) = [row for row in rows if row["article"] == name]
    assert (refused["kind"], refused["value"]) == ("refused", None)
    assert note in refused["note"]
    assert sum(row["article"] == "good" for row in rows) == sum(row["article"] == "better" for row in rows) > 20


def test_a_string_that_is_not_utf_8_stops_no_batch() -> None:
    """A column of strings whose bytes are not UTF-8 is read as bytes, and each article is judged by itself."""
    offsets, letters = pa.py_buffer(b"\0\0\0\0\x07\0\0\0\x0a\0\0\0"), pa.py_buffer(b"VietnamHa\xff")
    texts = pa.Array.from_buffers(pa.string(), 2, [None, offsets, letters])
    batch = pa.RecordBatch.from_arrays([pa.array(["a", "b"]), texts], names=["id", "text"])
    (rows,) = FINDER.scan([batch])
    assert rows.column("kind").to_pylist() == ["actor", "refused"]


def test_columns_may_be_encoded_by_a_dictionary() -> None:
    """Columns of Arrow that repeat their values by a dictionary are read as any others."""
    texts = pa.array(["Vietnam", "Vietnam"]).dictionary_encode()
    (rows,) = FINDER.scan([pa.RecordBatch.from_arrays([pa.array([1, 2]), texts], names=["id", "text"])])
    assert rows.column("article").to_pylist() == ["1", "2"]


def test_a_long_text_is_cut() -> None:
    """What lies beyond the letters that are searched is a row that says so."""
    *_, last = scanned({"id": "a", "text": "Vietnam is far. " * 10_000})
    assert (last["kind"], last["end"]) == ("cut", 160_000)
    assert 99_000 < last["begin"] <= 100_000


def test_a_fault_of_the_program_is_one_row(monkeypatch: pytest.MonkeyPatch) -> None:
    """What should not happen does not stop a job either, and the row names it."""

    def broken(*_: object) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr(module, "found_numbers", broken)
    ((kind, note),) = {(row["kind"], row["note"]) for row in scanned({"id": "a", "text": "Vietnam"})}
    assert (kind, note) == ("failed", "RuntimeError: broken")


def articles(count: int) -> pa.Table:
    """As many articles as that, each of the bad ones once among them."""
    bad, good = [text for text, _, _ in BAD.values()], [path.read_bytes() for path in SEEDS.values()]
    cells = [*bad, *(good[at % len(good)] for at in range(count - len(bad)))]
    return pa.table({"id": [f"a{at}" for at in range(count)], "text": pa.array(cells, pa.binary())})


def test_processes_find_the_same() -> None:
    """Findings are the same rows in this process and in others, however the articles lie in batches."""
    table = articles(22)
    here = pa.Table.from_batches(FINDER.scan(table.to_batches()), FINDINGS.schema)
    with ProcessPoolExecutor(2) as pool:
        scans = pool.map(scan, [(FINDER, batch) for batch in table.to_batches(max_chunksize=5)])
        assert pa.Table.from_batches([batch for found in scans for batch in found], FINDINGS.schema).equals(here)
    assert len(dumps(FINDER)) < 200_000


def scan(given: tuple[Finder, Any]) -> list[Any]:
    """Scan one batch, in a process of its own."""
    finder, batch = given
    return list(finder.scan([batch]))


WORDS = st.sampled_from(
    [
        "Greer",
        "Hà Nội",
        "U.S.",
        "To Lam",
        "20 per cent",
        "May 5",
        "last week",
        "\n",
        "\n\n",
        ".",
        "’s",
        "the fourth round",
    ]
)


@given(st.lists(st.one_of(WORDS, LETTERS), max_size=12))
@effort(40)
def test_findings_are_exact(pieces: list[str]) -> None:
    """Every row of a text that can be read has the words at its offsets, in their order, as the table's columns say."""
    text = " ".join(pieces)
    rows = scanned({"id": "a", "text": text, "published": "2025-05-20"}, finder=Finder.of(RECORD, least=0))
    assert all(row["kind"] != "failed" for row in rows)
    placed = [row for row in rows if row["begin"] is not None]
    assert [row["exact"] for row in placed] == [text[row["begin"] : row["end"]] for row in placed]
    assert placed == sorted(placed, key=lambda row: row["begin"])


def test_the_columns_of_findings() -> None:
    """The columns have their types in Arrow and in Spark, also where nothing is found."""
    (empty,) = FINDER.scan([pa.RecordBatch.from_pylist([{"id": "a", "text": ""}])])
    assert empty.schema == FINDINGS.schema
    assert FINDINGS.ddl == (
        "article string, sha256 string, kind string, begin int, end int, exact string, value string, note string, "
        "begin_least bigint, begin_greatest bigint, end_least bigint, end_greatest bigint"
    )


def test_a_record_without_a_negotiation() -> None:
    """A record without a negotiation has times read under the default policy."""
    assert Finder.of(chronology(negotiations=())).policy == DEFAULT_POLICY
