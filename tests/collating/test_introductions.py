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


@pytest.mark.parametrize(
    ("text", "side", "note"),
    [
        ("Minister Olof Strand said Japan would retaliate.", "japan", '"Japan would"'),
        ("Minister Olof Strand came. It rained. Strand said that Japan will not back down.", "japan", '"Japan will"'),
        ("Minister Olof Strand said Japan would pay 20%.", None, '"Japan would": of that state?'),
        ("Minister Olof Strand said Japan would retaliate. Strand said Chile would retaliate.", None, None),
        ("Minister Olof Strand said it rained. Japan would retaliate.", None, None),
        ("Olof Strand, chairman of the Tea Association, said Japan would retaliate.", None, None),
        ("Minister Olof Strand said the growers of Japan would retaliate.", None, None),
        ("Bộ trưởng Olof Strand cho biết Japan sẽ trả đũa, và các bên đã đến.", "japan", '"Japan sẽ"'),
    ],
)
def test_for_which_state_a_minister_speaks(text: str, side: str | None, note: str | None) -> None:
    """Who says that a state would retaliate is of it; for one that would do something else, a note asks."""
    (entry,) = [each for each in drafted_article(text, actors=(JAPAN,)).entries if each.id == "olof-strand"]
    assert (entry.fields.get("side"), entry.notes.get("side")) == (side, note)
    assert side is None or "Japan" in text[slice(*entry.quotes[-1])]
