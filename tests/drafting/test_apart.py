"""Times and places that belong to other words of a sentence: to whoever speaks, or to a second meeting."""

import pytest

from tests.drafting.test_entries import drafted_of, phrase, the

PLACES = [
    ("Berg met Kest on Monday, according to a note from the embassy in Osaka.", None),
    ("Berg met Kest on Monday, the embassy in Osaka said.", None),
    ("Berg met Kest on Monday, said a clerk in Osaka.", None),
    ("Berg spoke by phone with Kest on Monday, the ministry in Osaka said.", None),
    ("Berg spoke with Kest by phone on Monday, officials in Osaka told reporters.", None),
    ("Berg telephoned Kest on Monday, a clerk in Osaka said.", None),
    ("Berg điện đàm với Kest hôm thứ Hai, bộ này ở Osaka cho biết.", None),
    ("Berg gặp Kest hôm thứ Hai, người phát ngôn tại Osaka nói.", None),
    ("Berg gặp Kest tại Lima hôm thứ Hai, người phát ngôn tại Osaka nói.", "Lima"),
    ("Berg gặp Kest hôm thứ Hai, theo thông cáo của bộ này tại Osaka.", None),
    ("Berg met Kest on Monday, with Minister Olof Strand speaking in Osaka.", None),
    ("Berg met Kest on Monday after talks in Osaka had failed.", None),
    ("Berg met Kest in Lima on Monday, according to a note from the embassy in Osaka.", "Lima"),
    ("Berg met Kest in Lima on Monday, warning of a drought in Peru.", "Lima"),
    ("Berg met Carla Moss, acting Trade Minister, in Lima on Monday.", "Lima"),
]


@pytest.mark.parametrize(("text", "place"), PLACES)
def test_where_somebody_speaks_is_no_place_of_a_meeting(text: str, place: str | None) -> None:
    """A meeting has the place of its own clause, and none of those who tell of it, or of what was beside it."""
    fields = the(text, "meeting").fields
    assert fields.get("place") == place
    assert phrase(fields["when"]) in ("Monday", "hôm thứ Hai")


def test_when_somebody_speaks_a_meeting_was_not() -> None:
    """A meeting does not have the day on which somebody told of it, unless that is still to come."""
    assert "when" not in the("Berg met Kest, the embassy said on Monday.", "meeting").fields
    assert "when" not in the("Berg met Kest, according to a note of May 3.", "meeting").fields
    assert "plan" in the("Berg will meet Kest, the embassy said, on July 9.", "meeting").fields


def test_where_somebody_speaks_of_a_round_it_was_not() -> None:
    """A round of which somebody speaks in a town was not there, and no other one was."""
    assert drafted_of("Berg, speaking in Osaka, called the latest round “long but fair”.", "round") == []
    fields = the("The third round ended on Monday, Berg told reporters in Osaka.", "round").fields
    assert "place" not in fields


TWO = [
    ("Berg met Kest for two hours on Monday and {} a day later.", [("Monday", None), ("a day later", None)]),
    ("Berg spoke by phone with Kest on Monday and with {} on Tuesday.", [("Monday", None), ("Tuesday", None)]),
    ("Berg met Kest in Lima and {} in Kobe on Tuesday.", [(None, "Lima"), ("Tuesday", "Kobe")]),
    ("Berg gặp Kest hôm thứ Hai và {} hôm thứ Ba.", [("hôm thứ Hai", None), ("hôm thứ Ba", None)]),
]


@pytest.mark.parametrize(("text", "told"), TWO)
def test_two_meetings_of_one_verb(text: str, told: list[tuple[str | None, str | None]]) -> None:
    """Whom somebody meets at a time or a place of his own is met apart, and each meeting has its own."""
    title = "Bộ trưởng" if "gặp" in text else "Minister"
    found = [each.fields for each in drafted_of(text.format(f"{title} Olof Strand"), "meeting")]
    people = [{"party": ["ada-berg", other]} for other in ("ivo-kest", "olof-strand")]
    assert [each["participants"] for each in found] == people
    assert [(phrase(each["when"]) if "when" in each else None, each.get("place")) for each in found] == told


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Berg met Kest and Minister Olof Strand in Kobe on Tuesday.", ["ada-berg", "ivo-kest", "olof-strand"]),
        ("Berg met Kest in Kobe and Minister Olof Strand said it rained on Tuesday.", ["ada-berg", "ivo-kest"]),
        ("Berg met Kest in Kobe and the old Minister of Fish on Tuesday.", ["ada-berg", "ivo-kest"]),
        ("Berg met Kest in Kobe on Tuesday and Minister Olof Strand.", ["ada-berg", "ivo-kest"]),
    ],
)
def test_one_meeting_of_several(text: str, people: list[str]) -> None:
    """Who has no time or place of his own is met at the same meeting, if at all."""
    assert the(text, "meeting").fields["participants"] == {"party": people}


@pytest.mark.parametrize(
    "text",
    [
        "Kest flew to Canberra on Monday.",
        "Kest paid a visit to Canberra on Monday.",
        "Kest thăm Hà Nội hôm thứ Hai, các bên cho biết.",
    ],
)
def test_a_capital_that_somebody_visits_is_a_town(text: str) -> None:
    """The capital to which somebody travels does not stand for its state, and is no name of that."""
    state = "Việt Nam" if "Hà Nội" in text else "Australia"
    said = drafted_of(f"{text} {state} cut its duty on figs to 5 per cent.", "actor")
    assert [(each.fields["name"], each.fields.get("aliases")) for each in said] == [(state, None)]


BRACKETS = [
    ("Carla Moss, head of the State Agency for Fish (SAF), met Kest in Lima.", "head of the State Agency for Fish"),
    ("Carla Moss, head of the Fig Growers’ Council (FGC), met Kest in Lima.", "head of the Fig Growers’ Council"),
    ("Carla Moss, the secretary of commerce (DOC), met Kest in Lima.", "secretary of commerce"),
    ("Bộ trưởng Bộ Công Thương (MOIT) Trần Văn Lâm gặp Kest tại Lima.", "Bộ trưởng Bộ Công Thương"),
    ("Ông Trần Văn Lâm, Bộ trưởng Bộ Công Thương (MOIT), gặp Kest tại Lima.", "Bộ trưởng Bộ Công Thương"),
]


@pytest.mark.parametrize(("text", "office"), BRACKETS)
def test_a_short_name_in_brackets_ends_no_title(text: str, office: str) -> None:
    """Behind the short name of a body in brackets, its head is a person with an office, and does what follows."""
    (person,) = [each for each in drafted_of(text, "actor") if "office" in each.fields]
    assert person.fields["office"] == office
    assert the(text, "meeting").fields["participants"] == {"party": [person.id, "ivo-kest"]}
