"""Offices of actors whom the record has already."""

import pytest

from tests.authoring.drafted import POLICY, drafted_article, new_article
from vnus_trade.authoring.draft import DraftedArticle
from vnus_trade.contents.index import Contents
from vnus_trade.model.entities import Actor, Office
from vnus_trade.model.vocabulary import ActorKind

JAPAN = Actor(id="japan", name="Japan", aliases=("Japanese",), kind=ActorKind.STATE)


@pytest.mark.parametrize(
    ("known", "text", "office"),
    [
        ("Japanese Minister of Trade", "Japan’s trade minister, Ada Berg, said so.", None),
        ("Minister of Trade", "Japanese Trade Minister Ada Berg said so.", None),
        ("President", "President Ada Berg of Japan said so.", None),
        ("Deputy Trade Minister", "Trade Minister Ada Berg said so.", "Trade Minister"),
        ("Bộ trưởng Bộ Công Thương", "Bộ trưởng Công Thương Nhật Bản Ada Berg cho biết như vậy.", None),
    ],
)
def test_one_post_is_one_office(known: str, text: str, office: str | None) -> None:
    """A title that has the words of a known one, but for states and what joins them, is no other office."""
    berg = Actor(id="ada-berg", name="Ada Berg", kind=ActorKind.PERSON, offices=(Office(title=known),))
    offices = [
        entry.fields.get("office")
        for entry in drafted_article(text, actors=(JAPAN, berg)).entries
        if entry.id == "ada-berg"
    ]
    assert [each for each in offices if each] == [office] * (office is not None)


def test_an_adjective_is_no_name_of_a_union() -> None:
    """The first word of the name of a union is none of its other names, where others call it something."""
    article = new_article(
        "The EU and Chile agreed to meet. Spain, the biggest European buyer of rice, urged Brussels to sign the deal.",
        sides=(("EU", "European Union"), ("Chile",)),
    )
    (union,) = (e for e in DraftedArticle.of(article, Contents(), POLICY).entries if e.id == "european-union")
    assert union.fields["aliases"] == ["Brussels"]
