"""The canonical JSON of what was curated, and its digest."""

import json
from decimal import Decimal
from hashlib import sha256

import attrs
import pytest

from tests.invented import CALL, DEAL, GAPS, GLASS, LORN, NEGOTIATION, POST, SPEECH, TARIFF, ZONE
from vnus_trade.model.events import Agreement, TariffAnnouncement
from vnus_trade.model.quantities import Rate
from vnus_trade.record.digest import digest, encoded, plain
from vnus_trade.time.span import TimeSpan


def test_an_event() -> None:
    """References are ids, times have their zone, quotations are offsets, and empty values and defaults are left out."""
    assert plain(CALL) == {
        "id": "call",
        "kind": "meeting",
        "title": "Lorn telephones Kest",
        "dated": {"is": "2031-05-01", "zone": ZONE},
        "place": "Port Sorrow",
        "form": "phone call",
        "ordinal": 5,
        "outcomes": ["They will meet"],
        "participants": [{"actor": "lorn", "role": "chair"}, {"actor": "kest", "role": "party"}],
        "topics": ["glass"],
        "evidence": [
            {
                "quotation": {"source": "post", "start": 48, "end": 104},
                "fields": ["when", "place", "form", "participants"],
            }
        ],
        "inferred": {"year": "It is the year of the Post", "ordinal": "There were four before"},
    }


def test_references_are_ids() -> None:
    """A reference to an event, an actor or a statement is its id alone."""
    assert plain(SPEECH)["occasion"] == "call"
    assert plain(SPEECH)["about"] == ["borland", "first"]
    assert plain(TARIFF)["announced_in"] == "speech"
    assert plain(TARIFF)["goods"] == [{"words": "glass"}]
    assert plain(LORN)["offices"][0]["organisation"] == "ministry"
    assert plain(NEGOTIATION)["clocks"] == {"Arden": ZONE, "Borland": "America/New_York"}


@pytest.mark.parametrize(
    ("rate", "written"),
    [
        (Rate(46), "46"),
        (Rate(0), "0"),
        (Rate(100), "100"),
        (Rate(Decimal("2.50")), "2.5"),
        (Rate(Decimal("1E+2")), "100"),
        (Rate(Decimal("0.001")), "0.001"),
    ],
)
def test_rates_are_decimal_strings(rate: Rate, written: str) -> None:
    """A rate is written as a decimal without exponent or needless zeros."""
    assert plain(rate) == {"minimum": written, "maximum": written}


def test_a_time_without_a_zone() -> None:
    """A time that has no zone is written without one."""
    assert plain(attrs.evolve(DEAL, reached=TimeSpan.parse("2031")))["reached"] == {"is": "2031"}


def test_what_is_derived_is_left_out() -> None:
    """The JSON has neither `when` nor the text of a source; the text counts by its digest."""
    assert "when" not in plain(attrs.evolve(CALL, when=TimeSpan.parse("2031")))
    assert "text" not in plain(POST)
    assert plain(POST)["sha256"] == POST.sha256
    assert plain(POST)["set_aside"] == [{"lines": {"first": 7, "last": 7}, "reason": "unrelated"}]


def test_the_time_of_a_gap_counts() -> None:
    """The `when` of a gap is curated, not derived, so the JSON has it."""
    assert plain(GAPS[0])["when"] == {"is": "[2031-05-22..2031-07-02]", "zone": ZONE}


def test_the_kind_counts() -> None:
    """An agreement and a tariff with the same fields are written with their kinds."""
    agreement = Agreement(id="x", title="X", stage="announced")
    tariff = TariffAnnouncement(id="x", title="X", stage="announced")
    assert plain(agreement) == {"id": "x", "kind": "agreement", "title": "X", "stage": "announced"}
    assert digest({"events": (agreement,)}) != digest({"events": (tariff,)})


def test_canonical_bytes() -> None:
    """Keys are sorted, no white space is written, letters are UTF-8, and reading gives the document back."""
    document = {"b": ["Tô Lâm", 1, True, None], "a": {}}
    assert encoded(document) == '{"a":{},"b":["Tô Lâm",1,true,null]}'.encode()
    assert json.loads(encoded(document)) == document


def test_digest() -> None:
    """The digest is that of the canonical bytes, and the order of the objects does not matter."""
    expected = sha256(b'{"topics":[{"id":"glass","title":"The glass trade"},{"id":"lead","title":"Lead"}]}')
    lead = attrs.evolve(GLASS, id="lead", title="Lead")
    assert digest({"topics": (GLASS, lead)}) == digest({"topics": (lead, GLASS)}) == expected.hexdigest()
