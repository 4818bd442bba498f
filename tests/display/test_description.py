"""The description of an entry, which the terminal, HTML and the site render."""

import attrs
import pytest

from tests.invented import CALL, FIRST, LORN, NEGOTIATION, POST, SECOND, TARIFF, chronology
from vnus_trade.display.description import (
    Described,
    bearing_on,
    described,
    in_text,
    labelled,
    open_orders,
    parts_of,
    quotations_of,
)
from vnus_trade.evidence.sources import Evidence
from vnus_trade.model.entities import Document
from vnus_trade.model.events import Plan
from vnus_trade.model.quantities import Goods


def row(thing: object, key: str) -> Described:
    """The only row of this key."""
    (found,) = (row for row in described(thing) if row.key == key)  # type: ignore[arg-type]
    return found


def test_a_field() -> None:
    """A field has its key in curation files, its value and its numbered quotations."""
    assert row(SECOND, "when") == Described("when", SECOND.dated, {1: SECOND.evidence[0]}, [])


def test_an_inferred_field() -> None:
    """An inferred field has its reason."""
    parties = row(FIRST, "parties")
    assert (parties.value, parties.notes) == (FIRST.parties, ["inferred: It is their negotiation"])


def test_a_plan_is_described_once() -> None:
    """Words for a plan stand where the plan is described, and by themselves only if no plan has them."""
    item = Evidence(POST.locate("The second round"), ("plan",))
    planned = attrs.evolve(SECOND, evidence=(item,), plans=(Plan(place="Port", evidence=(item,)),))
    assert row(planned, "plan").value == planned.plans[0]
    other = attrs.evolve(planned, plans=(Plan(place="Port", evidence=(SECOND.evidence[0],)),))
    assert [row.value for row in described(other) if row.key == "plan"] == [None, other.plans[0]]


def test_readings() -> None:
    """Words that are read as an actor stand where the field has that actor, and with the offices of an actor."""
    words = POST.locate("The second round")
    read = Evidence(words, ("parties", "number"), {"It": (SECOND.parties[0].id,), "round": ("lorn",)})
    second = attrs.evolve(SECOND, evidence=(read,))
    assert row(second, "number").notes == []
    assert row(second, "parties").notes == [f"“It” means {SECOND.parties[0].name}"]
    office = attrs.evolve(LORN.offices[0], evidence=(Evidence(words, ("title",), {"she": (LORN.id,)}),))
    assert row(attrs.evolve(LORN, offices=(office,)), "office").notes[0] == f"“she” means {LORN.name}"


def test_a_key_that_is_no_field() -> None:
    """A key that has support and is no field has a row without a value."""
    assert row(FIRST, "existence") == Described("existence", None, {}, ["inferred: There was a second"])
    quoted = attrs.evolve(FIRST, inferred={}, evidence=(Evidence(POST.locate("The second round"), ("existence",)),))
    assert row(quoted, "existence") == Described("existence", None, {1: quoted.evidence[0]}, [])


def test_what_is_taken_from_a_statement() -> None:
    """A value that a statement gives names the statement, unless the entry has evidence or a reason of its own."""
    assert row(TARIFF, "announced_by").notes == ["as in the statement [speech]"]
    assert row(TARIFF, "rate").notes == []
    reasoned = attrs.evolve(TARIFF, inferred={"announced_by": "She spoke"})
    assert row(reasoned, "announced_by").notes == ["inferred: She spoke"]


def test_offices_come_last() -> None:
    """Each office is a row, whose quotations are numbered after those of the actor."""
    office = row(LORN, "office")
    assert office.value == LORN.offices[0]
    assert office.evidence == {len(LORN.evidence) + 1: LORN.offices[0].evidence[0]}
    assert quotations_of(LORN) == [*LORN.evidence, *LORN.offices[0].evidence]


def test_defaults_are_left_out() -> None:
    """What nobody curated has no row."""
    assert [row.key for row in described(Document(id="x", title="X"))] == []


def test_what_is_quoted_or_concluded_has_its_value() -> None:
    """A default that words or a reason support has its value: a round that is said to have ended says so."""
    said = attrs.evolve(FIRST, inferred={"status": "It has ended"})
    assert in_text(row(said, "status").value, {}) == "ended"
    quoted = attrs.evolve(FIRST, evidence=(Evidence(POST.locate("The second round"), ("status",)),))
    assert in_text(row(quoted, "status").value, {}) == "ended"


def test_what_has_no_evidence() -> None:
    """A negotiation has no evidence and is described all the same."""
    assert described(NEGOTIATION)[0].key == "parties"
    assert quotations_of(NEGOTIATION) == []


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (True, "yes"),
        (False, "no"),
        (5, "5"),
        ((LORN, CALL), "Ada Lorn; Lorn telephones Kest [call]"),
        ({"Hanoi": "UTC", "Huế": "UTC"}, "Hanoi: UTC; Huế: UTC"),
        (Goods("glass"), "glass"),
        (LORN.offices[0], "Minister, Ministry of Glass, as of 1 May 2031 (2031-05-01)"),
        (SECOND.dated, "19 to 22 May 2031 (2031-05-19/2031-05-22)"),
    ],
)
def test_values_in_text(value: object, text: str) -> None:
    """A value is said in words, with the names of objects and the written form of times."""
    assert in_text(value, {}) == text


def test_objects_stay_objects() -> None:
    """The parts of a value keep objects and times, so that a display can link them."""
    assert list(parts_of((LORN, CALL))) == [LORN, "; ", CALL]
    assert labelled(POST) == "The Arden Post [post]"


def test_runs_of_neighbours() -> None:
    """Events fall into runs; the order of neighbours within a run is open, and that of two runs is certain."""
    record = chronology()
    ids = " ".join(event.id for event in record.events)
    assert ids == "call speech tariff reply first second third levy deal"
    said = "the order of the next 2 entries is not certain"
    assert open_orders(record.events, record) == {record["reply"]: said, record["third"]: said}
    assert open_orders((), record) == {}


def test_what_bears_on_an_entry() -> None:
    """The gaps and discrepancies that concern an entry bear on it."""
    record = chronology()
    assert [point.id for point in bearing_on(SECOND, record)] == ["rounds-between", "wrong-land"]
    assert bearing_on(CALL, record) == []
