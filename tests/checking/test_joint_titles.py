"""Titles in the plural beside those who hold them: in which lists a name is that of a holder."""

from pathlib import Path

import pytest

from tests.checking.test_naming import proved
from vnus_trade.checking.joint_titles import holds_jointly


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("chief negotiator", "It was led by their chief negotiators, Zeta Berg and Ivo Kest."),
        ("chief negotiator", "It was led by their chief negotiators, Ivo Kest and Zeta Berg, who left."),
        ("Trade Minister", "Trade ministers Zeta Berg and Ivo Kest met."),
        ("trade minister", "Trade ministers Ivo Kest of Borland, Zeta Berg of Arden and Uwe Blok met."),
        ("trade minister", "trade ministers Ivo Kest (Borland) and Zeta Berg (Arden) met"),
        ("trade minister", "the trade ministers of Arden and the North Union, Zeta Berg and Ivo Kest, met"),
        ("trade minister", "the trade ministers, Borland’s Ivo Kest and Arden's Zeta Berg, met"),
        ("minister for trade", "the ministers for trade, Zeta Berg & Ivo Kest"),
        ("trade minister", "They saw Zeta Berg and Ivo Kest, the trade ministers of Arden and Borland, there."),
        ("trade minister", "They saw Uwe Blok, Zeta Berg and Ivo Kest, their two trade ministers"),
        ("Secretary of State", "Secretaries of State Zeta Berg and Ivo Kest met."),
        ("attorney general", "attorneys general Zeta Berg and I. Kest"),
        ("spokeswoman", "spokeswomen Zeta Berg and Ada van der Kest"),
        ("spokesperson", "spokespeople Ivo Kest and Zeta Berg"),
        ("salesperson", "salespersons Ivo Kest and Zeta Berg"),
        ("coach", "coaches Ivo Kest and Zeta Berg"),
    ],
)
def test_a_plural_beside_a_list_is_the_title_of_each(title: str, words: str) -> None:
    """A list of names directly beside the plural of a title names who holds it."""
    assert holds_jointly(title, ["Zeta Berg"], words, 0, len(words))


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("trade minister", "After talks with the trade ministers, Zeta Berg and Ivo Kest said so."),
        ("trade minister", "Trade ministers met Zeta Berg and Ivo Kest."),
        ("trade minister", "The foreign and trade ministers, Zeta Berg and Ivo Kest, met."),
        ("industry and trade minister", "industry and trade ministers Zeta Berg and Ivo Kest"),
        ("trade minister", "Deputy trade ministers Zeta Berg and Ivo Kest met."),
        ("trade minister", "Trade ministers Ivo Kest and Uwe Blok met Zeta Berg."),
        ("trade minister", "Trade ministers Zeta Bergman and Ivo Kest met."),
        ("trade minister", "They saw Zeta Berg, Uwe Blok and Ivo Kest, the trade ministers, there."),
        ("trade minister", "They saw Zeta Berg and Ivo Kest, the former trade ministers, there."),
        ("trade minister", "Trade ministers Zeta Berg, Ivo Kest went."),
        ("trade minister", "The trade ministers spoke. Zeta Berg and Ivo Kest did not."),
        ("minister", "Zeta Berg and Ivo Kest met."),
    ],
)
def test_a_plural_is_no_title_of_others(title: str, words: str) -> None:
    """Names that stand apart from a plural, or that may hold another of two offices, are not shown to hold it."""
    assert not holds_jointly(title, ["Zeta Berg"], words, 0, len(words))


def test_a_list_is_quoted_as_a_whole() -> None:
    """A quotation has the title and all of its list; what stands behind the list may be left out."""
    text = "The trade ministers, Zeta Berg and Ivo Kest, met."
    assert holds_jointly("trade minister", ["Zeta Berg"], text, 4, text.index(", met"))
    assert not holds_jointly("trade minister", ["Zeta Berg"], text, 4, text.index(" and"))


@pytest.mark.parametrize(("name", "is_proved"), [("Zeta Berg", True), ("Uwe Blok", False)])
def test_an_office_in_the_plural_needs_no_reason(tmp_path: Path, name: str, is_proved: bool) -> None:  # noqa: FBT001
    """The office of a person is shown by the plural before a list with a name of his, and of nobody else."""
    words = "The chief negotiators, Zeta Berg and Ivo Kest, saw Uwe Blok."
    entry = f'[[actor]]\nid = "x"\nname = "{name}"\nkind = "person"\ninferred = {{{{ kind = "r" }}}}\n'
    entry += '[[actor.evidence]]\n{evidence}\nfor = "name"\n[[actor.office]]\ntitle = "chief negotiator"\n'
    entry += '[[actor.office.evidence]]\n{evidence}\nfor = "title"\n'
    assert proved(tmp_path / "note", words, entry) is is_proved
