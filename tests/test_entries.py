"""Reading tables strictly: what each key may hold, what may be written in short, and all that is wrong at once."""

from decimal import Decimal
from typing import Any

import pytest

from vnus_trade.entries import TABLES, Malformed, structured

MEETING: dict[str, Any] = {"id": "m", "title": "They meet", "form": "meeting"}
TARIFF: dict[str, Any] = {"id": "t", "title": "A tariff", "stage": "announced"}


def problems(table: Any, kind: str) -> list[tuple[tuple[str | int, ...], str]]:
    """All that is wrong in a table of this kind."""
    with pytest.raises(Malformed) as caught:
        structured(table, kind)
    return list(caught.value.problems)


def test_what_is_left_out_has_its_default() -> None:
    """Keys that may be left out have nothing in them then."""
    entry = structured(MEETING, "meeting")
    assert (entry.id, entry.title, entry.form, entry.status) == ("m", "They meet", "meeting", "ended")
    assert (entry.when, entry.place, entry.participants, entry.after, entry.evidence) == (None, None, {}, [], [])


def test_a_time_in_short() -> None:
    """A time may be its text alone, or a table with its zone and phrase."""
    short = structured({**MEETING, "when": "2025-04-22"}, "meeting").when
    assert (short.written, short.zone, short.phrase) == ("2025-04-22", None, None)
    when = {"is": "2025-04-22", "zone": "UTC", "phrase": "April 22", "why": "The dateline"}
    whole = structured({**MEETING, "when": when}, "meeting").when
    assert (whole.written, whole.zone, whole.phrase, whole.why) == ("2025-04-22", "UTC", "April 22", "The dateline")


@pytest.mark.parametrize("rate", [46, Decimal("2.5")])
def test_a_rate_in_short(rate: int | Decimal) -> None:
    """A rate may be one number, which is then both its ends."""
    entry = structured({**TARIFF, "rate": rate}, "tariff")
    assert (entry.rate.minimum, entry.rate.maximum) == (rate, rate)


def test_a_rate_as_a_range() -> None:
    """A range of rates names both its ends."""
    entry = structured({**TARIFF, "rate": {"from": 20, "to": Decimal("40.5")}}, "tariff")
    assert (entry.rate.minimum, entry.rate.maximum) == (20, Decimal("40.5"))


def test_goods_in_short() -> None:
    """Goods may be their words alone, or a table with a code."""
    goods = structured({**TARIFF, "goods": ["glass", {"words": "lenses", "hs": "9001"}]}, "tariff").goods
    assert [(item.words, item.hs) for item in goods] == [("glass", None), ("lenses", "9001")]


def test_evidence_reads_one_or_many() -> None:
    """Words may be read as one actor or as several."""
    evidence = {"quote": "They met", "for": "form", "reads": {"They": ["a", "b"], "met": "c"}}
    entry = structured({**MEETING, "evidence": [evidence]}, "meeting")
    assert entry.evidence[0].reads == {"They": ["a", "b"], "met": "c"}
    assert entry.evidence[0].supports == "form"


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
        (("evidence", 0, "line"), "'4' is not a whole number"),
        (("evidence", 1, "quote"), "is missing"),
        (("evidence", 2), "'x' is not a table"),
        (("participants", "chair"), "'a' is not a list; write [ ... ]"),
        (("ordinal",), "true is not a whole number"),
        (("form",), "is missing"),
    ]


def test_a_misspelt_key_is_not_missing_too() -> None:
    """A key that must be there and is misspelt is one problem, not two."""
    assert problems({"id": "m", "title": "They meet", "from": "meeting"}, "meeting") == [
        (("from",), "unknown key; did you mean 'form'?")
    ]


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
