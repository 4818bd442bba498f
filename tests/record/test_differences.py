"""What one record has beyond another: entries and fields, as data."""

import attrs
import pytest

import vnus_trade
from tests.curated import LATER, NEIGHBOUR, VALID
from tests.invented import chronology
from vnus_trade.model.events import Meeting, NegotiationRound

WHOLE, FIRST = vnus_trade.load(VALID, LATER), vnus_trade.load(VALID)


def test_what_a_later_folder_adds() -> None:
    """A later folder adds its entries, and changes the fields of those that it extends; evidence is one of them."""
    found = WHOLE.diff(FIRST)
    assert [entry.id for entry in found.added] == ["herald", "round-3"]
    assert found.gone == ()
    assert {change.id: [field.name for field in change.fields] for change in found.changed} == {
        "arden": ["evidence", "aliases"],
        "lorn": ["offices"],
        "glass-law": ["evidence"],
        "accord": ["evidence"],
        "round-2": ["evidence", "inferred", "dated", "when"],
    }
    assert repr(found) == "<Difference 2 added, 0 gone, 5 changed>"
    assert repr(found.changed[0]) == "<Change arden: evidence, aliases>"


def test_a_change_has_both_values_and_what_differs() -> None:
    """Of several values a change has those that are new and those that are gone, and of a single one both."""
    changes = {change.id: {field.name: field for field in change.fields} for change in WHOLE.diff(FIRST).changed}
    aliases, dated, inferred = changes["arden"]["aliases"], changes["round-2"]["dated"], changes["round-2"]["inferred"]
    assert (aliases.now, aliases.was, aliases.added, aliases.gone) == (("Old Shore",), (), ("Old Shore",), ())
    assert (dated.now, dated.was, dated.gone) == (WHOLE["round-2"].dated, None, ())
    assert {"when": "It ended by then"} in inferred.added
    assert repr(aliases) == "<FieldChange aliases: 1 added, 0 gone>"


def test_the_other_way_round_all_is_gone() -> None:
    """What one record has beyond another is what is gone the other way round."""
    ours, theirs = WHOLE.diff(FIRST), FIRST.diff(WHOLE)
    assert (ours.added, ours.gone) == (theirs.gone, theirs.added)
    assert [(change.now, change.was) for change in ours.changed] == [
        (change.was, change.now) for change in theirs.changed
    ]


def test_equal_records_do_not_differ() -> None:
    """A record has nothing beyond itself, and a difference of nothing is false."""
    assert not FIRST.diff(vnus_trade.load(VALID))
    assert FIRST.diff(vnus_trade.load(NEIGHBOUR))
    assert WHOLE.diff(FIRST).rows()
    assert FIRST.diff(FIRST).rows() == []


def test_an_entry_of_another_kind_is_another() -> None:
    """An id that has become that of another kind of event is gone as the one and added as the other."""
    held, met = NegotiationRound(id="r", title="R"), Meeting(id="r", title="R", form="visit")
    found = chronology([met], gaps=(), discrepancies=()).diff(chronology([held], gaps=(), discrepancies=()))
    assert (found.added, found.gone, found.changed) == ((met,), (held,), ())


def test_another_order_is_a_change() -> None:
    """Where only the order of several values differs, the field has changed, and nothing is new or gone."""
    one = NegotiationRound(id="r", title="R", parties=FIRST.negotiations[0].parties)
    other = attrs.evolve(one, parties=one.parties[::-1])
    (change,) = (
        chronology([one], gaps=(), discrepancies=()).diff(chronology([other], gaps=(), discrepancies=())).changed
    )
    assert [(field.name, field.added, field.gone) for field in change.fields] == [("parties", (), ())]


def test_what_is_no_record() -> None:
    """A record is compared with records alone."""
    with pytest.raises(TypeError, match=r"^diff takes another record, not 'x'; vnus_trade\.load reads one"):
        FIRST.diff("x")  # type: ignore[arg-type]
