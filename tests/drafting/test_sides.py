"""For which state somebody is whom an article names without saying so in a title."""

import pytest

from tests.drafting.test_entries import drafted_of, the

SIDES = [
    ("Lan Pham of Vietnam and Joe Roe of the United States met in Kobe on July 1.", ["vietnam", "united-states"]),
    ("Lan Pham, of Vietnam, and Joe Roe, of Chile, met in Kobe on July 1.", ["vietnam", "chile"]),
    ("Talks between Lan Pham of Vietnam and Joe Roe of Chile were held on July 1.", ["vietnam", "chile"]),
    ("Bà Lan Phạm của Việt Nam và ông Joe Roe của Chile đã gặp nhau ngày 1/7.", ["vietnam", "chile"]),
    (
        "Japan’s trade minister, Olof Strand, and his Chilean counterpart, Matteo Varga, met on July 1.",
        ["japan", "chile"],
    ),
    ("Japanese Trade Minister Olof Strand met his Chilean counterpart Matteo Varga on July 1.", ["japan", "chile"]),
    ("Bộ trưởng Nhật Bản Ren Ito đã gặp người đồng cấp Chile Matteo Varga tại Kobe ngày 1/7.", ["japan", "chile"]),
]


@pytest.mark.parametrize(("text", "sides"), SIDES)
def test_who_meets_is_of_a_state(text: str, sides: list[str]) -> None:
    """Persons who meet have the states that stand behind their names or before "counterpart", and take part."""
    people = [entry for entry in drafted_of(text, "actor") if entry.fields["kind"] == "person"]
    assert [entry.fields["side"] for entry in people] == sides
    assert the(text, "meeting").fields["participants"] == {"party": [entry.id for entry in people]}


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Lan Pham of Vietnam said that it rained.", "vietnam"),
        ("Minister Lan Pham led the Vietnamese side, and Minister Joe Roe stayed.", "vietnam"),
        ("Bộ trưởng Ren Ito dẫn đầu đoàn Nhật Bản và các bên.", "japan"),
        ("Indian Commerce and Industry Minister Piyush Goyal said so.", "india"),
        ("Indian Finance, Trade and Industry Minister Piyush Goyal said so.", "india"),
        ("Minister Lan Pham led the talks.", None),
        ("Minister Lan Pham led Vietnamese growers.", None),
        ("Bộ trưởng Ren Ito dẫn đầu đoàn và Bộ trưởng Matteo Varga của Chile đến cùng các bên.", None),
    ],
)
def test_for_which_state_somebody_acts(text: str, side: str | None) -> None:
    """Who speaks with "of" a state, leads its side, or has it in his title is of it."""
    person = next(entry for entry in drafted_of(text, "actor") if entry.fields["kind"] == "person")
    assert person.fields.get("side") == side


@pytest.mark.parametrize(
    "text",
    [
        "Marble Arch of Vietnam was closed.",
        "The Farm Union of Chile and the Fig Board of Japan met on July 1.",
        "Berg spoke by phone with her Chilean counterpart on July 1.",
        "Her counterpart, Matteo Varga, came.",
    ],
)
def test_who_is_nobody_and_takes_no_part(text: str) -> None:
    """What is of a state is neither a person nor the state, and a counterpart without a name or a state is nobody."""
    assert [entry.id for entry in drafted_of(text, "actor") if entry.fields["kind"] == "person"] == []
    people = [
        id_ for entry in drafted_of(text, "meeting") for ids in entry.fields["participants"].values() for id_ in ids
    ]
    assert not {"chile", "japan"} & set(people)


def test_who_is_quoted_as_saying_something() -> None:
    """Who was quoted as saying something said it."""
    assert list(the("“It rained,” Berg was quoted as saying.", "statement").fields["speakers"]) == ["ada-berg"]


HEADS = [
    ("Minister Lan Pham led the Vietnamese side, while Minister Joe Roe headed the US team.", ["lan-pham", "joe-roe"]),
    ("The Vietnamese side was led by Minister Lan Pham, and the US team by Minister Joe Roe.", ["lan-pham", "joe-roe"]),
    (
        "It was led on the Vietnamese side by Minister Lan Pham, while the US team was headed by Minister Joe Roe.",
        ["lan-pham", "joe-roe"],
    ),
    ("The Vietnamese side was led by a minister, while Minister Joe Roe headed the US team.", None),
    ("Bộ trưởng Ren Ito dẫn đầu đoàn Nhật Bản và các bên.", ["ren-ito"]),
    ("Minister Lan Pham led the talks.", None),
]


@pytest.mark.parametrize(("text", "heads"), HEADS)
def test_who_led_the_delegations_at_a_round(text: str, heads: list[str] | None) -> None:
    """Who led a delegation is a head at the only round of the sentence or of the one before, if that was held."""
    wanted = {"head": heads} if heads else None
    entry = the(f"The third round was held in Kobe on July 1. {text}", "round")
    assert (entry.fields["place"], entry.fields.get("participants")) == ("Kobe", wanted)
    assert "participants" not in the(f"The third round will be held in August. {text}", "round").fields
    assert drafted_of(f"It rained. {text}", "round") == []


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("A sixth round between Japan and Chile, held in Kobe, did not settle how many Mexican parts are too many.", 2),
        ("A sixth round between Japan and Chile was held in Kobe, and dealt with Peruvian steel and inputs.", 2),
        ("Japan, Chile and Peru held the sixth round in Kobe, on whose duties no word was said.", 3),
        ("The Chilean side and Japanese negotiators held a sixth round in Kobe.", 2),
    ],
)
def test_a_state_that_only_says_of_a_thing_whose_it_is(text: str, parties: int) -> None:
    """An adjective before goods, or before a word that is not known, makes no party of a round; nor does a question."""
    assert len(the(text, "round").fields["parties"]) == parties


def test_who_led_a_delegation_in_the_sentence_of_a_round() -> None:
    """Of two rounds in a sentence, nobody knows whose head it is."""
    text = "Minister Lan Pham led the Vietnamese side at the third round in Kobe on July 1{}."
    assert the(text.format(""), "round").fields["participants"] == {"head": ["lan-pham"]}
    both = drafted_of(text.format(", and the fourth round was held in Lima"), "round")
    assert ["participants" in entry.fields for entry in both] == [False, False]


def test_a_side_that_somebody_else_leads() -> None:
    """Who leads the side of a state by the words before his title is of it."""
    found = drafted_of("The US side was headed by Minister Joe Roe.", "actor")
    assert [entry.fields["side"] for entry in found if entry.fields["kind"] == "person"] == ["united-states"]
