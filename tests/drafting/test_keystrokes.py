"""Counting what is typed to complete a draft."""

import pytest

import vnus_trade
from tests.drafting.keystrokes import SIDES, TYPED, articles_of, typed_letters

DRAFT = """from = "a.txt"

[[round]]
id = "round-1"
number = 1
place = ""

[[tariff]]
id = "tariff-7"
rate = 7
"""


@pytest.mark.parametrize(
    ("old", "new", "count"),
    [
        ('place = ""', 'place = ""', 0),
        ('place = ""', 'place = "Oslo"', 4),
        ("number = 1", "number = 12", 1),
        ("number = 1\n", "", 1),
        ("number = 1\n", 'number = 1\nmode = "video"\n', 15),
        ('[[tariff]]\nid = "tariff-7"\nrate = 7\n', "", 1),
        ('[[round]]\nid = "round-1"\nnumber = 1\nplace = ""\n\n[[tariff]]\nid = "tariff-7"\nrate = 7\n', "", 2),
    ],
)
def test_letters_are_counted(old: str, new: str, count: int) -> None:
    """Each inserted letter counts, and so does each deletion of a line or an entry."""
    assert typed_letters(DRAFT, DRAFT.replace(old, new)) == count


def test_nothing_costs_more_than_to_type_it() -> None:
    """Of lines that have nothing in common with the draft, each letter counts, and the deletion of the draft once."""
    assert typed_letters("", "xyz\n") == 4
    assert typed_letters("a\n\nb\n", "uvwxyz") == 6


@pytest.mark.parametrize(
    ("folder", "most"),
    [
        ("tea", {"savanna": 1200, "capital": 1200, "lakeside": 1200}),
        ("duel", {"continental": 2500}),
        ("wool", {"harbour": 1200, "grauwerk": 1200}),
        ("herring", {"meridian": 2500}),
    ],
)
def test_a_draft_saves_most_of_the_typing(folder: str, most: dict[str, int]) -> None:
    """An article of wire news takes at most 1,200 letters to complete, one that is dense with measures 2,500."""
    typed = {article.name: article.letters for article in articles_of(TYPED / folder)}
    assert typed.keys() == most.keys()
    assert {name: letters for name, letters in typed.items() if letters > most[name]} == {}


@pytest.mark.parametrize("folder", SIDES)
def test_the_finished_folders_have_no_fault(folder: str) -> None:
    """What was made of the drafts loads."""
    assert len(vnus_trade.load(TYPED / folder).all_events) > 10
