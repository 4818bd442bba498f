"""Reading tables strictly: what each key may hold, what may be written in short, and all that is wrong at once."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from vnus_trade.folders.entries import TimeEntry
from vnus_trade.folders.limits import Limits
from vnus_trade.folders.tables import TABLES, Malformed, read_table
from vnus_trade.model.quantities import Goods, Rate

MEETING: dict[str, Any] = {"id": "m", "title": "They meet", "form": "meeting"}
TARIFF: dict[str, Any] = {"id": "t", "title": "A tariff", "stage": "announced"}


def problems(table: Any, kind: str) -> list[tuple[tuple[str | int, ...], str]]:
    """All that is wrong in a table of this kind."""
    with pytest.raises(Malformed) as caught:
        read_table(table, kind)
    return list(caught.value.problems)


def test_what_is_left_out_has_its_default() -> None:
    """Keys that may be left out have nothing in them then."""
    entry = read_table(MEETING, "meeting")
    assert [entry.text(key) for key in ("id", "title", "form", "status", "place")] == [
        *("m", "They meet", "meeting"),
        *(None, None),
    ]
    assert (entry.get("when", TimeEntry), entry.texts("participants"), entry.texts("after")) == (None, [], [])
    assert (entry.get("ordinal", int), entry.evidence, entry.inferred) == (None, [], {})


def test_a_time_in_short() -> None:
    """A time may be its text alone, or a table with its zone and phrase."""
    short = read_table({**MEETING, "when": "2025-04-22"}, "meeting").get("when", TimeEntry)
    assert short is not None
    assert (short.written, short.zone, short.phrase) == ("2025-04-22", None, None)
    when = {"is": "2025-04-22", "zone": "UTC", "phrase": "April 22", "why": "The dateline"}
    whole = read_table({**MEETING, "when": when}, "meeting").get("when", TimeEntry)
    assert whole is not None
    assert (whole.written, whole.zone, whole.phrase, whole.why) == ("2025-04-22", "UTC", "April 22", "The dateline")


@pytest.mark.parametrize("rate", [46, Decimal("2.5")])
def test_a_rate_in_short(rate: int | Decimal) -> None:
    """A rate may be one number, which is then both its ends."""
    entry = read_table({**TARIFF, "rate": rate}, "tariff")
    assert entry.values["rate"] == Rate(rate)


def test_a_rate_as_a_range() -> None:
    """A range of rates names both its ends."""
    entry = read_table({**TARIFF, "rate": {"from": 20, "to": Decimal("40.5")}}, "tariff")
    assert entry.values["rate"] == Rate(20, Decimal("40.5"))
    assert entry.shown("rate") == [Rate(20, Decimal("40.5"))]


def test_goods_in_short() -> None:
    """Goods may be their words alone, or a table with a code."""
    goods = read_table({**TARIFF, "goods": ["glass", {"words": "lenses", "hs": "9001"}]}, "tariff")
    assert goods.values["goods"] == [Goods("glass"), Goods("lenses", "9001")]
    assert goods.shown("goods") == [Goods("glass"), Goods("lenses", "9001")]


def test_evidence_reads_one_or_many() -> None:
    """Words may be read as one actor or as several."""
    evidence = {"quote": "They met", "for": "form", "reads": {"They": ["a", "b"], "met": "c"}}
    entry = read_table({**MEETING, "evidence": [evidence]}, "meeting")
    assert entry.evidence[0].reads == {"They": ("a", "b"), "met": ("c",)}
    assert entry.evidence[0].supports == ("form",)


def test_every_problem_of_a_table_at_once() -> None:
    """All that is wrong in a table comes together, each with the path to it."""
    table = {
        "id": 7,
        "title": "They meet",
        "wehn": "2025",
        "after": ["a", 2, 3.5],
        "evidence": [{"quote": "x", "line": "4"}, {"for": "form"}, "x"],
        "participants": {"chair": "a"},
        "ordinal": True,
    }
    assert problems(table, "meeting") == [
        (("id",), "7 is not a text; put it in quotation marks"),
        (("wehn",), "unknown key; did you mean 'when'?"),
        (("after", 1), "2 is not a text; put it in quotation marks"),
        (("after", 2), "3.5 is not a text; put it in quotation marks"),
        (("evidence", 0, "line"), "'4' is not a whole number; leave out the quotation marks"),
        (("evidence", 1, "quote"), "is missing"),
        (("evidence", 2), "'x' is not a table"),
        (("ordinal",), "true is not a whole number"),
        (("form",), "is missing"),
    ]


def test_a_misspelt_key_is_not_missing_too() -> None:
    """A key that must be there and is misspelt is one problem, not two."""
    assert problems({"id": "m", "title": "They meet", "from": "meeting"}, "meeting") == [
        (("from",), "unknown key; did you mean 'form'?")
    ]


@pytest.mark.parametrize(
    ("key", "value", "mend"),
    [
        ("rate", "10%", "; write 10"),
        ("rate", "12.5 per cent", "; write 12.5"),
        ("rate", "10", "; leave out the quotation marks"),
        ("rate", "ten", ""),
        ("authority", ["a", "b"], "; write one, without [ ], and the others in `documents`"),
        ("instrument", ["a", "b"], "; write one, without [ ], and the others in `documents`"),
        ("provided", ["a", "b"], "; write one, without [ ]"),
    ],
)
def test_a_wrong_value_says_what_to_write(key: str, value: object, mend: str) -> None:
    """A percentage in quotation marks is to be its number, and of several documents one is a tariff's authority."""
    [(path, said)] = problems({**TARIFF, key: value}, "tariff")
    assert (path, said.partition(";")[1] + said.partition(";")[2]) == ((key,), mend)


@pytest.mark.parametrize("value", [Decimal("NaN"), Decimal("Infinity"), Decimal("-Infinity")])
def test_numbers_are_finite(value: Decimal) -> None:
    """What TOML writes as nan and inf is no number here."""
    assert problems({**TARIFF, "rate": {"from": 1, "to": value}}, "tariff") == [
        (("rate", "to"), f"{value} is not a number")
    ]


@pytest.mark.parametrize("kind", TABLES)
def test_every_table_is_a_table(kind: str) -> None:
    """What is no table at all is refused in each place where one belongs."""
    assert problems([], kind) == [((), "a list is not a table")]


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (Decimal("1e999999999"), "1E+999999999 is not a number up to 1000000000000"),
        (Decimal("-1e13"), "-1E+13 is not a number up to 1000000000000"),
        (10**12 + 1, "so great a number is not a number up to 1000000000000"),
        (-(10**5_000), "so great a number is not a number up to 1000000000000"),
        (Decimal("1e-999999999"), "1E-999999999 has more than 12 decimals"),
        (Decimal(f"1.{'1' * 100}"), f"1.{'1' * 55}... has more than 12 decimals"),
    ],
    ids=lambda value: str(value)[:20] if isinstance(value, str | Decimal) else "whole",
)
def test_numbers_have_an_end(value: Decimal | int, message: str) -> None:
    """No rate is as great, or as fine, as what takes long to print; a rate in short is one problem, not two."""
    assert problems({**TARIFF, "rate": value}, "tariff") == [(("rate",), message)]


@pytest.mark.parametrize("value", [10**12, Decimal("0.000000000001")])
def test_numbers_up_to_the_end(value: Decimal | int) -> None:
    """The greatest and the finest number are read as they are."""
    assert read_table({**TARIFF, "rate": value}, "tariff").values["rate"] == Rate(value)


def test_an_impossible_rate() -> None:
    """A rate that cannot be one is a problem of its key."""
    assert problems({**TARIFF, "rate": {"from": 40, "to": 20}}, "tariff") == [
        (("rate",), "40 to 20 is reversed; write 20 to 40")
    ]


def test_no_more_problems_than_faults_are_told() -> None:
    """Of a table with any number of problems, no more are looked for than faults may be reported."""
    evidence = [{f"k{number}": 1 for number in range(10)} for _ in range(400)]
    with pytest.raises(Malformed) as caught:
        read_table({**MEETING, "evidence": evidence}, "meeting", Limits(faults=25))
    assert len(caught.value.problems) == 25


def test_names_in_tables_hide_nothing() -> None:
    """The names of a table of one's own are texts like its values; words that a source has may hold what it holds."""
    hidden = {"Han\u202eoi": "UTC"}
    negotiation = {"id": "n", "title": "N", "parties": [], "clocks": hidden}
    assert problems(negotiation, "negotiation") == [
        (("clocks",), "has U+202E RIGHT-TO-LEFT OVERRIDE at offset 3; leave it out")
    ]
    evidence = {"quote": "They\u202e met", "reads": {"They\u202e": "a"}}
    assert read_table({**MEETING, "evidence": [evidence]}, "meeting").evidence[0].reads == {"They\u202e": ("a",)}
    evidence["reads"] = {"x" * 20_001: "a"}
    assert problems({**MEETING, "evidence": [evidence]}, "meeting") == [
        (
            ("evidence", 0, "reads"),
            "has 20001 code points, more than 20000; to allow it, load with Limits(text_length=...)",
        )
    ]


def test_what_is_at_fault_is_shown_in_a_few_words() -> None:
    """A text, a date or a table at fault is shown as it is written, and cut where it is long."""
    assert problems({**MEETING, "ordinal": "x" * 100}, "meeting") == [
        (("ordinal",), f"{'x' * 57 + '...'!r} is not a whole number")
    ]
    assert problems({**MEETING, "ordinal": date(2031, 5, 1)}, "meeting") == [
        (("ordinal",), "2031-05-01 is not a whole number")
    ]


def test_a_plan_has_quotations_of_its_own() -> None:
    """A plan gives one quotation itself, or several in tables, as other entries do."""
    plan = {"when": "2031-06", "quote": "in June", "evidence": [{"quote": "June 2031", "for": "when"}]}
    entry = read_table({"id": "r", "title": "R", "plan": [plan]}, "round")
    (found,) = entry.plans
    assert [(item.quote, item.supports) for item in found.evidence] == [
        ("in June", None),
        ("June 2031", ("when",)),
    ]


def test_one_needs_no_list() -> None:
    """Where several ids or texts may stand, one may stand by itself; a table of evidence has a header of its own."""
    table = {"id": "m", "title": "They meet", "form": "meeting", "participants": {"party": "kest"}, "topics": "glass"}
    entry = read_table(table, "meeting")
    assert (entry.texts("participants"), entry.values["topics"]) == (["kest"], ["glass"])
    assert read_table({"id": "g", "name": "G", "aliases": "Glass", "kind": "state"}, "actor").values["aliases"] == [
        "Glass"
    ]
    assert problems({**table, "evidence": {"quote": "x"}}, "meeting") == [
        (("evidence",), "is one table where a list belongs; write its header in [[ ]]")
    ]
    assert problems({**table, "evidence": 3}, "meeting") == [(("evidence",), "3 is not a list; write [ ... ]")]
    tariff = {"id": "t", "title": "T", "stage": "announced", "exempts": {"goods": "figs", "payers": "kest"}}
    exempts = str(read_table(tariff, "tariff").values["exempts"])
    assert "goods': [Goods(words='figs'" in exempts


@pytest.mark.parametrize(
    ("kind", "key", "such"),
    [
        ("actor", "inferred", '{ zone = "..." }'),
        ("negotiation", "clocks", '{ Hanoi = "Asia/Ho_Chi_Minh" }'),
        ("discrepancy", "misnames", '{ Arlen = "arden" }'),
    ],
)
def test_what_a_table_looks_like(kind: str, key: str, such: str) -> None:
    """What is no table where one of names belongs is told what to write."""
    assert ((key,), f"'x' is not a table such as {such}") in problems({"id": "a", key: "x"}, kind)
