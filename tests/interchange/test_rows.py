"""Rows and their columns."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import attrs
import pytest

import vnus_trade
from tests import CHECKOUT
from tests.invented import CALL, DEAL, LEVY, NEGOTIATION, ZONE, chronology
from vnus_trade.interchange.rows import columns
from vnus_trade.model.events import EVENT_CLASSES, Event, TariffAnnouncement
from vnus_trade.model.fields import COLLECTIONS

RECORD = chronology()
PAGE = CHECKOUT / "docs" / "interchange.md"


def row(id_: str) -> dict[str, Any]:
    """The row of an event among those of its kind."""
    (found,) = (row for row in RECORD.events.of_kind(type(RECORD[id_])).rows() if row["id"] == id_)
    return {**found}


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


def test_rows_of_what_has_no_reasons() -> None:
    """Members that have quotations and no reasons, such as accounts, have rows without a column of reasons."""
    (account,) = vnus_trade.load().accounts("april-call")[:1].rows()
    assert (account["id"], account["line"]) == ("april-call@vns-2025-04-23", 15)
    assert "inferred" not in account
