"""What drafts that wait have for the drafts after them."""

from tests.authoring.drafted import actor
from vnus_trade.contents.index import Contents
from vnus_trade.filing.waiting import WaitingEntries

DRAFT = """from = "a.txt"

[source]
id = "a"

[[actor]]
id = "berg"
name = "Ada Berg"
aliases = "Berg"
kind = "person"

[[actor]]
id = "half"
kind = ""

[[actor]]
name = "Nobody"

[[extend]]
id = "kest"

[[round]]
id = "round-2"
"""


def test_ids_and_actors_of_drafts() -> None:
    """Drafts that wait keep their ids, and their actors are known beside those of the record, once each."""
    waiting = WaitingEntries({"a.toml": DRAFT, "b.toml": DRAFT, "c.toml": "= no TOML"})
    assert waiting.ids == dict.fromkeys(("berg", "half", "round-2"), "b.toml")
    known = waiting.beside(Contents(actors=(actor("kest", "Ivo Kest"),)))
    assert [member.names for member in known.actors] == [("Ivo Kest",), ("Ada Berg", "Berg")]


def test_actors_that_are_accepted_by_now() -> None:
    """An actor whom the record has is not known a second time."""
    waiting = WaitingEntries({"a.toml": DRAFT})
    assert [member.name for member in waiting.beside(Contents(actors=(actor("berg", "A. Berg"),))).actors] == [
        "A. Berg"
    ]
