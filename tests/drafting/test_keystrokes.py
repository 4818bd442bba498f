"""Counting what is typed to complete a draft."""

import pytest

from tests.drafting.keystrokes import typed_letters

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
