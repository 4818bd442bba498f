"""Who meets whom by words that name nobody, and whom words such as "the two ministers" mean."""

import pytest

from tests.drafting.test_entries import drafted_of, the

BERG_AND_KEST = {"party": ["ada-berg", "ivo-kest"]}
TOLD = [
    ("Berg and Kest spoke by phone. Berg said the two had agreed to meet in Lima on August 5.", {"the two"}),
    (
        "Berg and Kest spoke by phone. Berg said so. She said the two would meet in Lima on August 5.",
        {"She", "the two"},
    ),
    ("Berg said that she and Kest would meet again in Lima on August 5.", set()),
    ("Berg came. She said she and Kest would meet in Lima on August 5.", {"She", "she"}),
    ("Berg came. She will meet Kest in Lima on August 5.", {"She"}),
    (
        "Bà Berg điện đàm với ông Kest. Bà Berg cho biết hai bộ trưởng đã nhất trí gặp nhau tại Lima ngày 5/8.",
        {"hai bộ trưởng"},
    ),
]


@pytest.mark.parametrize(("text", "words"), TOLD)
def test_who_will_meet_by_words_that_name_nobody(text: str, words: set[str]) -> None:
    """Who says that "the two" or "he and Kest" will meet takes part as these words mean him, which are declared."""
    entry = drafted_of(text, "meeting")[-1]
    assert entry.fields["participants"] == BERG_AND_KEST
    assert entry.fields["plan"]["when"]["is"] == "2025-08-05"
    assert entry.fields["plan"]["place"] == "Lima"
    assert set(entry.reads) == words


@pytest.mark.parametrize(
    "text",
    [
        "Berg said the teams would meet in Lima on August 5.",
        "Berg said teams of both sides had agreed to meet in Lima on August 5.",
        "Berg said they would meet in Lima on August 5.",
        "Berg met Kest. Minister Olof Strand came. Berg said the two would meet in Lima on August 5.",
    ],
)
def test_who_only_says_that_others_will_meet(text: str) -> None:
    """Who says that others will meet, or nobody knows who, does not meet."""
    assert "participants" not in drafted_of(text, "meeting")[-1].fields


def test_who_says_something_and_will_meet_somebody() -> None:
    """Who says something "and will meet" somebody meets."""
    assert (
        the("Berg said so and will meet Kest in Lima on August 5.", "meeting").fields["participants"] == BERG_AND_KEST
    )


@pytest.mark.parametrize(
    ("text", "plan"),
    [
        ("Berg and Kest agreed to resume talks.", None),
        ("Berg and Kest agreed on Monday to resume talks.", None),
        ("Berg and Kest had decided on Monday to open talks in August.", {"2025-08"}),
        ("Japan and Chile agreed to resume talks on fish in Tokyo.", {"Tokyo"}),
        ("Japan offered talks with Chile in May.", None),
        ("Berg proposed a meeting with Kest in Lima.", {"Lima"}),
        ("Berg đồng ý gặp Kest tại Lima.", {"Lima"}),
        ("Berg agreed to visit Chile.", None),
        ("Berg will meet Kest as early as July 10.", {"[2025-07-10..]"}),
        ("Berg agreed to talk to Kest by phone on August 2.", {"2025-08-02"}),
    ],
)
def test_a_meeting_that_is_only_agreed_is_none_that_was(text: str, plan: set[str] | None) -> None:
    """What somebody agrees, offers or asks to do was not done: it is a plan, or nothing where no time or place is."""
    found = drafted_of(text, "meeting")
    plans = [{each.get("place") or each["when"]["is"]} for entry in found for each in [entry.fields["plan"]]]
    assert plans == ([plan] if plan else [])
    assert not any(entry.fields.keys() & {"when", "place"} for entry in found)


OFFICES = [
    ("The two ministers agreed.", "Trade Minister", True),
    ("The two ministers agreed.", "Commerce Secretary", True),
    ("The two ministers agreed.", "Farm Union President", False),
    ("The two officials agreed.", "Farm Union President", True),
    ("Both presidents agreed.", "President", False),
    ("Hai bộ trưởng nhất trí.", "Ngoại trưởng", True),
    ("Hai bộ trưởng nhất trí.", "Đại sứ", False),
]


@pytest.mark.parametrize(("says", "office", "are_both"), OFFICES)
def test_the_two_ministers_are_ministers(says: str, office: str, are_both: bool) -> None:  # noqa: FBT001
    """Nobody of another office is one of "the two ministers"; of three people, those who are ministers are meant."""
    is_english = not says.startswith("Hai")
    title, met = ("Minister", "met") if is_english else ("Bộ trưởng", "đã gặp")
    texts = [f"{title} Olof Strand {met} {office} Matteo Varga. {says}"]
    if are_both and "officials" not in says:
        third = "and Governor Ian Loos came" if is_english else "và Đại sứ Ian Loos đã có mặt"
        texts.append(f"{title} Olof Strand, {office} Matteo Varga {third}. {says}")
    for text in texts:
        speakers = [list(entry.fields["speakers"]) for entry in drafted_of(text, "statement")]
        assert speakers == ([["olof-strand", "matteo-varga"]] if are_both else [])


ASIDE = [
    ("Berg and Kest met on the margins of the summit.", None),
    ("Berg met Kest on the sidelines of the third round in Kobe.", "Kobe"),
    ("Berg and Kest held talks on the sidelines of the forum.", None),
    ("Berg đã có cuộc gặp với Kest bên lề vòng đàm phán thứ ba của các bên.", None),
]


@pytest.mark.parametrize(("text", "place"), ASIDE)
def test_a_meeting_beside_something_else(text: str, place: str | None) -> None:
    """Who met beside a summit or a round did so, on whatever day."""
    fields = the(text, "meeting").fields
    assert (fields["participants"], fields.get("place"), fields.get("when")) == (BERG_AND_KEST, place, None)


TRAVELS = [
    ("Berg will fly to Lima next week to meet Kest.", "[2025-07-07..2025-07-13]"),
    ("Berg is to travel to Lima on July 10 for talks with Kest.", "2025-07-10"),
    ("Berg plans to go to Lima on July 10 to hold talks with Kest.", "2025-07-10"),
    ("Berg is flying to Lima next week to meet Kest.", "[2025-07-07..2025-07-13]"),
    ("Bà Berg sẽ bay tới Lima vào tuần tới để gặp ông Kest.", "[2025-07-07..2025-07-13]"),
    ("Bà Berg sẽ tới Lima ngày 10/7 để gặp ông Kest.", "2025-07-10"),
]


@pytest.mark.parametrize(("text", "when"), TRAVELS)
def test_who_will_travel_to_meet_somebody(text: str, when: str) -> None:
    """Who will travel somewhere so as to meet somebody plans a meeting there."""
    fields = the(text, "meeting").fields
    assert (fields["participants"], fields["plan"]["place"]) == (BERG_AND_KEST, "Lima")
    assert fields["plan"]["when"]["is"] == when


@pytest.mark.parametrize(
    "text",
    [
        "Berg may fly to Lima next week to meet Kest.",
        "Berg will not fly to Lima next week to meet Kest.",
        "Berg refused to fly to Lima to meet Kest.",
    ],
)
def test_who_may_travel_to_meet_somebody(text: str) -> None:
    """Whose travel is denied or only supposed meets nobody."""
    assert drafted_of(text, "meeting") == []


COUNTERPARTS = [
    ("Berg met Marc Roy, her Canadian counterpart, in Lima on Monday.", ["ada-berg", "marc-roy"]),
    ("Berg and Marc Roy, her Canadian counterpart, met in Lima on Monday.", ["ada-berg", "marc-roy"]),
    ("Berg met her Canadian counterpart, Marc Roy, in Lima on Monday.", ["ada-berg", "marc-roy"]),
    ("Bà Berg gặp ông Marc Roy, người đồng cấp Canada, tại Lima ngày 1/7.", ["ada-berg", "marc-roy"]),
]


@pytest.mark.parametrize(("text", "people"), COUNTERPARTS)
def test_a_counterpart_on_either_side_of_his_name(text: str, people: list[str]) -> None:
    """Whom words call somebody's counterpart is of the state that they name, before his name or behind it."""
    assert the(text, "meeting").fields["participants"] == {"party": people}
    (roy,) = (entry for entry in drafted_of(text, "actor") if entry.id == "marc-roy")
    assert roy.fields["side"] == "canada"


def test_a_counterpart_between_two_names() -> None:
    """Which of two names on both sides is that of a counterpart, nobody knows."""
    assert drafted_of("Olga Lorn, her Canadian counterpart, Marc Roy, came.", "actor") == []
