"""Sides: the states that somebody names, and what a text calls them."""

import attrs
import pytest

from tests.authoring.drafted import actor
from vnus_trade.cast.cast import Cast
from vnus_trade.cast.members import Given
from vnus_trade.contents.index import Contents
from vnus_trade.corpus.layout import TextLayout
from vnus_trade.model.vocabulary import ActorKind
from vnus_trade.sentences.sentences import report_of

KNOWN = Contents(actors=(actor("the-dales", "Arden", kind=ActorKind.STATE), actor("us", "US", kind=ActorKind.STATE)))


def cast(text: str, *sides: tuple[str, ...]) -> Cast:
    """Who is named in a text that is about some sides."""
    return Cast(report_of(TextLayout.of(text)).sentences, KNOWN, Given(sides))


def test_sides_that_the_text_names() -> None:
    """A side is a state that nobody knows yet, or that of the record or of the patterns that has one of its names."""
    found = cast(
        "Niger, Arden, Vietnam and Washington met.", ("Niger",), ("Arden", "Niger"), ("Viet Nam",), ("Tavira",)
    )
    assert found.sides == ("niger", "the-dales", "vietnam")
    assert found.members["niger"].known == ()
    assert "Washington" in found.members["us"].names


@pytest.mark.parametrize(
    ("text", "side", "kind"),
    [
        ("The EU cut its duty on tea.", "EU", ActorKind.ORGANISATION),
        ("The four Norvia countries cut their duty on tea.", "Norvia", ActorKind.ORGANISATION),
        ("A duty on tea of the member states of Norvia was cut.", "Norvia", ActorKind.ORGANISATION),
        ("Norvia and its member states cut their duty.", "Norvia", ActorKind.ORGANISATION),
        (
            "Hôm nay các bộ trưởng của khối Norvia đã giảm thuế chè cho những nước này.",
            "Norvia",
            ActorKind.ORGANISATION,
        ),
        (
            "Norvia cut its duty. Several countries welcomed it, and Norvia states that it will go on.",
            "Norvia",
            "state",
        ),
    ],
)
def test_a_side_of_several_countries_is_an_organisation(text: str, side: str, kind: ActorKind) -> None:
    """A union that the patterns know, or a name that a text gives to several countries, is no state, and a side."""
    found = cast(text, (side,))
    (member,) = (found.members[id_] for id_ in found.sides)
    assert (member.kind, member.sort) == (kind, "state")


def test_an_organisation_that_is_a_side() -> None:
    """A party, somebody's side, a known union and what is given as a side act as states do; no other body does."""
    bodies = {"norvia": "Norvia", "mill": "Mill", "eu": "European Union", "osk": "Osk"}
    norvia, *others = (actor(*each, kind=ActorKind.ORGANISATION) for each in bodies.items())
    envoy = attrs.evolve(actor("berg", "Ada Berg"), side=norvia)
    text = TextLayout.of("Norvia, the EU, Osk and the Mill met.")
    found = Cast(report_of(text).sentences, Contents(actors=(norvia, *others, envoy)), Given(sides=(("Osk",),)))
    sorts = {"norvia": "state", "mill": "group", "eu": "state", "osk": "state", "berg": "person"}
    assert {id_: found.members[id_].sort for id_ in sorts} == sorts
    assert "european-union" not in found.members


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


@pytest.mark.parametrize(
    ("name", "last"),
    [
        ("Pieter van Aalst", "van Aalst"),
        ("Luis de la Rúa", "de la Rúa"),
        ("Omar al-Harbi", "al-Harbi"),
        ("Omar bin Rashid", "bin Rashid"),
        ("Ada Berg", "Berg"),
    ],
)
def test_last_names_with_small_words(name: str, last: str) -> None:
    """A last name is the last part with the small words before it, where a text has them."""
    found = cast(f"Arden’s Trade Minister {name} came. Mr {last} spoke.")
    assert name in found.members[found.sentences[1].actors[0].who].names
    assert found.sentences[1].text[slice(*found.sentences[1].actors[0][:2])] == f"Mr {last}"


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("Minister Carla Vega Moss came. “It rained,” Vega Moss said.", ["Carla Vega Moss", "Vega Moss"]),
        ("Bộ trưởng Trần Quốc Lâm đến. Ông Quốc Lâm cho biết trời mưa.", ["Trần Quốc Lâm", "Quốc Lâm"]),
        ("Minister Carla Vega Moss came. Ola Vega Moss said it rained.", ["Carla Vega Moss"]),
        (
            "Minister Carla Vega Moss and Minister Ola Vega Moss came. Vega Moss left.",
            ["Carla Vega Moss", "Ola Vega Moss"],
        ),
    ],
)
def test_the_last_two_of_three_names(text: str, called: list[str]) -> None:
    """A person is called by the last two of three names, unless somebody else, or another name, has them."""
    places = [place for each in cast(text).sentences for place in each.actors if place.sort == "person"]
    assert [text[place.name : place.end] for place in places] == called


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("When To Trung, its head, called, it rained. Mr Trung spoke.", "To Trung"),
        ("It was late when Ha\nMinh left. Mr Minh spoke.", "Ha Minh"),
        ("It was late when An Minh left. Mr Minh spoke.", None),
        ("Then Ha Minh left. Mr Minh spoke.", "Ha Minh"),
        ("Minister Minh left. Mr Minh spoke.", "Minh"),
        ("Mr Minh spoke.", "Minh"),
        ("When So Trung left, To Trung came. Mr Trung spoke.", None),
        ("If Trung stays, it rains. Mr Trung spoke.", None),
    ],
)
def test_names_that_stand_whole_elsewhere(text: str, name: str | None) -> None:
    """A last name behind "Mr" is of the whole name elsewhere, whose first part may be a word; of two, of neither."""
    members = cast(text).members.values()
    assert [member.others[0] for member in members if member.sort == "person"] == ([name] if name else [])


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Ministry of Trade, Industry and Resources said so.", "Ministry of Trade, Industry and Resources"),
        ("The Ministry of Trade, Industry, and Energy said so.", "Ministry of Trade, Industry, and Energy"),
        (
            "It rained, the Department of Foreign Affairs, Trade and Creative Economy said.",
            "Department of Foreign Affairs, Trade and Creative Economy",
        ),
        ("The Ministry of Trade, in Lima, said so.", "Ministry of Trade"),
        ("Berg told the Ministry of Finance, President Rui Moss and Kest that it rained.", "Ministry of Finance"),
        ("The Ministry of Trade, Tarkin and Molle said so.", None),
        ("The Ministry of Trade, Industry and Commerce Minister Ada Berg said so.", None),
        ("Berg told the Parliament of Chile in Dodoma that it rained.", "Parliament of Chile"),
        ("Berg told the Ministry of Fish in the Old Town that it rained.", "Ministry of Fish"),
    ],
)
def test_bodies_with_lists_in_their_names(text: str, name: str | None) -> None:
    """The name of a body has the whole list that it is of, and no place; where others may follow, there is none."""
    bodies = [member.others[0] for member in cast(text).members.values() if member.sort == "group"]
    assert bodies == ([name] if name else [])
