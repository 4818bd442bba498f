"""Sides: the states that somebody names, and what a text calls them."""

import pytest

from tests.authoring.drafted import actor
from vnus_trade.contents.index import Contents
from vnus_trade.corpus.layout import TextLayout
from vnus_trade.model.vocabulary import ActorKind
from vnus_trade.reading.cast import Cast
from vnus_trade.sentences.sentences import report_of

KNOWN = Contents(actors=(actor("the-dales", "Arden", kind=ActorKind.STATE), actor("us", "US", kind=ActorKind.STATE)))


def cast(text: str, *sides: tuple[str, ...]) -> Cast:
    """Who is named in a text that is about some sides."""
    return Cast(report_of(TextLayout.of(text)).sentences, KNOWN, sides)


def test_sides_that_the_text_names() -> None:
    """A side is a state that nobody knows yet, or that of the record or of the patterns that has one of its names."""
    found = cast(
        "Niger, Arden, Vietnam and Washington met.", ("Niger",), ("Arden", "Niger"), ("Viet Nam",), ("Tavira",)
    )
    assert found.sides == ("niger", "the-dales", "vietnam")
    assert found.members["niger"].known == ()
    assert "Washington" in found.members["us"].names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ardenian and Ardenese wine is dear to Ardenians.", ["Arden", "Ardenese", "Ardenian"]),
        ("Ardenian wine is sold in Ardenville.", ["Arden"]),
        ("Macardenian wine is no Ardenville’s.", ["Arden"]),
    ],
)
def test_adjectives(text: str, names: list[str]) -> None:
    """The name of a state with an ending is its adjective, if no other word of the text begins with the name."""
    assert list(cast(text).members["the-dales"].names) == names


def test_short_names_have_no_adjectives() -> None:
    """A name of three letters is the beginning of too many words."""
    assert cast("Ban and Banian met.", ("Ban",)).members["ban"].names == ("Ban",)
