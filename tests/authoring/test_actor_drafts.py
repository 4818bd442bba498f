"""Extensions of known actors, by the names that an article has for them."""

import pytest

from tests.authoring.drafted import SEEDS, actor, draft_of_shipped, drafted, entries, quotations
from vnus_trade.folders.tables import read_table


@pytest.mark.parametrize("number", ["000", "001", "003", "004"])
def test_actors_of_the_shipped_articles(number: str) -> None:
    """To Lam is found in every article that names him, by the names that it uses."""
    (found,) = [entry for entry in entries(draft_of_shipped(number), "extend") if entry["id"] == "to-lam"]
    fields = {field for evidence in found["evidence"] for field in evidence["for"].split()}
    assert {"003": "native_name"}.get(number, "name") in fields
    assert 1 <= len(found["evidence"]) <= 3


def test_a_wrong_name_is_remarked() -> None:
    """A wrong name that the record knows becomes a remark with the actor who is meant, not an entry."""
    assert (
        "# Nguyễn Phú Trọng, in lines 4, 8, 14, 16, 18: a wrong name for to-lam, "
        "see the discrepancy wrong-general-secretary\n"
    ) in draft_of_shipped("001").toml


def test_extensions_of_the_shipped_articles_are_entries() -> None:
    """The extensions of known actors in a draft are complete entries."""
    for number in SEEDS:
        for entry in entries(draft_of_shipped(number), "extend"):
            assert read_table(entry, "extend").text("id") == entry["id"]


def test_an_actor_by_several_names() -> None:
    """An actor has one entry, with the first sentence for each of its names, three at most; the rest are lines."""
    lam = actor("lam", "To Lam", "Lam", "Party chief", "our leader", native="Tô Lâm")
    text = "The Party chief came.\nTo Lam left.\nTo Lam slept.\nTô Lâm woke, and To Lam ate.\nLam.\nour leader.\n"
    (found,) = entries(drafted(text, lam), "extend")
    assert [(evidence["line"], evidence["for"]) for evidence in found["evidence"]] == [
        (1, "aliases"),
        (2, "name"),
        (4, "native_name name"),
    ]
    assert "# To Lam also appears in lines 3, 5, 6.\n" in drafted(text, lam).toml


def test_many_more_lines() -> None:
    """A remark lists the first of many lines and counts the others."""
    assert (
        "# Kest also appears in lines 2, 3, 4, 5, 6, 7, 8, 9 and 3 more.\n"
        in drafted("Kest.\n" * 12, actor("kest", "Kest")).toml
    )


@pytest.mark.parametrize(
    ("name", "text", "is_found"),
    [
        ("To Lam", "TO LAM", True),
        ("To Lam", "TÔ LÂM", False),
        ("Diên", "Dien", True),
        ("Diên", "điện đàm", False),
        ("Diên", "DIÊN", True),
        ("US", "let us", False),
        ("US", "the US.", True),
        ("U.S.", "the US", True),
        ("Ada Lorn", "Ada\r\n  Lorn", True),
        ("Ada Lorn", "Ada\n\nLorn", False),
        ("Ada Lorn", "Ada  Lorn", True),
        ("Lorn", "Lornes", False),
        ("Bộ Ngoại giao", "Bô\u0323 Ngoa\u0323i giao", True),
    ],
)
def test_names(name: str, text: str, is_found: bool) -> None:  # noqa: FBT001 - a parameter of the test
    """A name is found in any case or without its accents, but not with other accents, as whole words."""
    assert bool(entries(drafted(text, actor("x", name)), "extend")) is is_found


def test_an_actor_that_cannot_be_quoted() -> None:
    """Where no quotation is unique, a remark gives the lines, and there is no entry."""
    made = drafted(f"{'Kest ' * 2_000}\n\nKest", actor("kest", "Kest"))
    assert made.actors == 1
    assert "# Kest also appears in line 1.\n" in made.toml
    assert [quote for quote, _ in quotations(made)] == ["Kest"]


def test_a_name_beyond_a_cut() -> None:
    """In a sentence too long to quote whole, a name outside the quotation is in the remark with the lines."""
    text = f"Kest {'and so on ' * 60} Bram"
    made = drafted(text, actor("kest", "Kest", "Bram"))
    assert [evidence["for"] for evidence in entries(made, "extend")[0]["evidence"]] == ["name"]
    assert "# Kest also appears in line 1.\n" in made.toml


def test_a_name_that_nothing_tells_apart() -> None:
    """A name that fills a line by repetition becomes a remark, not a quotation."""
    made = drafted("Ada Lorn " * 400, actor("lorn", "Ada Lorn"))
    assert entries(made, "extend") == []
    assert "# Ada Lorn also appears in line 1.\n" in made.toml
