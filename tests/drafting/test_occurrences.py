"""When and where rounds and meetings were held, or will be, and which of several words tell of which."""

from typing import Any

import pytest

from tests.authoring.drafted import POLICY, drafted, new_article
from tests.drafting.test_entries import drafted_of, phrase, remarks, the
from vnus_trade.authoring.draft import DraftedArticle
from vnus_trade.contents.index import Contents


@pytest.mark.parametrize(
    ("text", "is_", "status"),
    [
        ("A first round of talks sat down on Thursday in Kobe.", "2025-07-03/..", "ongoing"),
        ("Japan and Chile opened a second round on Wednesday.", "2025-07-02/..", "ongoing"),
        ("Japan and Chile opened a second round on Monday.", "2025-06-30/..", None),
        ("The third round opened Tuesday and runs through Friday.", "2025-07-01/2025-07-04", "ongoing"),
        ("The third round began on May 6 and ran until May 9.", "2025-05-06/2025-05-09", None),
        (
            "Vòng đàm phán thứ ba của các bên khai mạc ngày 1/7 và kéo dài đến ngày 5/7.",
            "2025-07-01/2025-07-05",
            "ongoing",
        ),
        ("The third round in October produced nothing.", "2024-10", None),
        ("The third round, which ran in Kobe from June 9 to 11, ended.", "2025-06-09/2025-06-11", None),
    ],
)
def test_what_began_and_may_go_on(text: str, is_: str, status: str | None) -> None:
    """What began that day or the day before goes on, and so does what has not come to its end."""
    fields = the(text, "round").fields
    assert (fields["when"]["is"], fields.get("status")) == (is_, status)


def test_talks_that_are_taken_up_again_began_before() -> None:
    """The day on which a round resumed is none on which it began."""
    assert "when" not in the("The third round resumed on Tuesday.", "round").fields


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Japan and Peru agreed on a fifth round, planned for July in Santiago, Chile.", ["japan", "peru"]),
        ("Japan and Peru held the fifth round in Santiago, Chile, in May.", ["japan", "peru"]),
        ("In Santiago, Chile held the third round with Japan.", ["chile", "japan"]),
        ("Chile, Japan and Peru held the third round.", ["chile", "japan", "peru"]),
    ],
)
def test_where_a_town_lies_is_no_party(text: str, parties: list[str]) -> None:
    """A state behind a comma after a town only says where that is, unless a verb follows."""
    assert the(text, "round").fields["parties"] == parties


ROUNDS = [
    (
        "A fourth round in October produced no breakthrough, and a fifth, planned for December, was called off.",
        [{"number": 4, "when": "October", "status": None}, {"number": 5, "when": None, "status": "called off"}],
    ),
    (
        "The third round was held in Kobe, while a fourth will be held in Lima.",
        [{"number": 3, "place": "Kobe"}, {"number": 4, "plan": {"place": "Lima"}, "place": None}],
    ),
    ("The first round was held in May and the second in June.", [{"when": "May"}, {"number": 2, "when": "June"}]),
    ("The third round brought a fifth of the figs.", [{"number": 3}]),
    ("The third round was held in May, the second week of which was wet.", [{"number": 3}]),
    ("Five of them, and a fifth, came.", []),
]


@pytest.mark.parametrize(("text", "wanted"), ROUNDS)
def test_rounds_without_the_word(text: str, wanted: list[dict[str, Any]]) -> None:
    """Behind a round, an ordinal alone counts another one; each has its own time, place and status."""
    found = [dict(entry.fields) for entry in drafted_of(text, "round")]
    said = [
        {key: phrase(each[key]) if key == "when" and key in each else each.get(key) for key in keys}
        for each, keys in zip(found, wanted, strict=True)
    ]
    assert said == wanted


def test_times_of_a_round_and_of_what_was_reached_then() -> None:
    """A deal that was reached during a round does not have the day on which that opened, nor a round its place."""
    text = "Berg and Kest struck a deal in Kobe on the occasion of the third round, which opened Tuesday."
    assert "when" not in the(text, "agreement").fields
    assert "place" not in the(text, "round").fields


MEETINGS = [
    ("Berg said after meeting Kest on Tuesday that it rained.", ["ada-berg", "ivo-kest"], "Tuesday"),
    ("After talks with Kest in Kobe on Tuesday, Berg said that it rained.", ["ada-berg", "ivo-kest"], "Tuesday"),
    ("Sau cuộc gặp với Kest hôm thứ Ba, Berg cho biết các bên đã tiến bộ.", ["ada-berg", "ivo-kest"], "hôm thứ Ba"),
    ("Berg met Kest on Tuesday on the sidelines of the third round.", ["ada-berg", "ivo-kest"], "Tuesday"),
    ("Berg and Kest reached a deal during their talks on Tuesday.", ["ada-berg", "ivo-kest"], "Tuesday"),
]


@pytest.mark.parametrize(("text", "people", "when"), MEETINGS)
def test_meetings_beside_something_else(text: str, people: list[str], when: str) -> None:
    """A meeting after which somebody spoke, or beside a round, is one if its day is known."""
    fields = the(text, "meeting").fields
    assert (fields["participants"], phrase(fields["when"])) == ({"party": people}, when)


@pytest.mark.parametrize(
    "text",
    [
        "“It rained,” Berg told reporters after meeting Kest.",
        "“It rained,” Berg told reporters on Tuesday after meeting Kest.",
    ],
)
def test_meetings_on_a_day_that_nobody_says(text: str) -> None:
    """Where no words say when a meeting was that is only mentioned, a remark asks."""
    assert drafted_of(text, "meeting") == []
    assert "a meeting of ada-berg and ivo-kest, but on which day?" in remarks(text)


@pytest.mark.parametrize(
    "text",
    [
        "Negotiators are due to meet again in Lima on August 10.",
        "Officials plan to begin talks on timber in Lima on August 10.",
    ],
)
def test_meetings_to_come_of_nobody_in_particular(text: str) -> None:
    """A meeting with a planned time and place needs no participants."""
    fields = the(text, "meeting").fields
    assert (phrase(fields["plan"]["when"]), fields["plan"]["place"]) == ("August 10", "Lima")
    assert "participants" not in fields
    assert drafted_of("Negotiators are due to meet again on August 10.", "meeting") == []


@pytest.mark.parametrize(
    "text",
    [
        "A press conference was held in Kobe on Tuesday.",
        "A cabinet meeting was held on Tuesday.",
        "A phone call was held on Tuesday.",
        "Một cuộc họp báo diễn ra tại Hà Nội ngày 1/7.",
    ],
)
def test_meetings_of_nobody(text: str) -> None:
    """What one person holds, or two by phone, is no meeting where nobody is named."""
    assert drafted_of(text, "meeting") == []


@pytest.mark.parametrize("text", ["The two sides will meet again in Lima in August.", "Hai bên sẽ gặp lại ngày 6/8."])
def test_who_the_two_sides_are_that_will_meet(text: str) -> None:
    """The two sides that will meet are those of the article, as `reads` says."""
    sides = (("Japan", "Nhật Bản"), ("Chile",))
    article = new_article(f"Japan và Chile came. {text}", zone="Asia/Ho_Chi_Minh", sides=sides)
    (meeting,) = [each for each in DraftedArticle.of(article, Contents(), POLICY).entries if each.kind == "meeting"]
    assert meeting.fields["participants"] == {"party": ["japan", "chile"]}
    assert list(meeting.reads.values()) == [("japan", "chile")]


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("Minister Yeo Han-koo came. Yeo said so.", "yeo-asserts"),
        ("Minister Olof Strand said so.", "olof-strand-asserts"),
        ("Vice Premier He Lifeng came. He said so.", "he-lifeng-asserts"),
        ("Thứ trưởng Nguyễn Văn Thọ nói rằng trời mưa, và các ông đã đến.", "nguyen-van-tho-asserts"),
        ("Thứ trưởng Nguyễn Văn Thọ đến. Ông Thọ nói rằng trời mưa.", "tho-asserts"),
    ],
)
def test_ids_have_the_name_by_which_somebody_is_called(text: str, id_: str) -> None:
    """An id has that part of a name that the article has alone, and else all of it, in whatever order its parts are."""
    assert the(text, "statement").id == id_


def test_what_is_agreed_to_be_done_about_a_deal() -> None:
    """Who agrees to do something about a deal has reached none."""
    assert drafted_of("Japan and Chile agreed to hasten work on upgrading their trade pact.", "agreement") == []
    assert drafted_of("Japan and Chile agreed on hastening talks on a trade pact.", "agreement") == []


@pytest.mark.parametrize("place", ["Washington D.C.", "Washington, D.C."])
def test_places_with_points(place: str) -> None:
    """The points of a place belong to its name."""
    assert the(f"The third round was held in {place} on July 1.", "round").fields["place"] == place


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Japanese firms signed a memorandum with Chile.", "Japanese firms"),
        ("Japanese and Chilean firms signed a memorandum on figs.", "Chilean firms"),
        ("Doanh nghiệp Việt Nam ký biên bản ghi nhớ với các bên.", "Việt Nam"),
    ],
)
def test_what_those_of_a_state_sign(text: str, told: str) -> None:
    """What firms sign is no agreement of their state."""
    assert drafted_of(text, "agreement") == []
    assert f'"{told}": the state itself does not say so, so no entry' in remarks(text)


def test_a_model_is_no_number_of_things() -> None:
    """The number that is part of a name counts nothing."""
    fields = the("Japan agreed last year to purchase 50 Boeing 737 jets.", "commitment").fields
    assert fields["amount"] == {"is": "50 jets", "phrase": "50 Boeing 737 jets"}


def test_when_the_rate_before_was_announced() -> None:
    """A time beside the rate before is none of the new one."""
    text = "Japan imposed a 20 per cent duty on figs, down from the 46 per cent announced in April{}"
    assert "in_force" not in the(text.format("."), "tariff").fields
    assert phrase(the(text.format(", on July 1."), "tariff").fields["when"]) == "July 1"


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Berg met Kest. The two leaders said little.", [("ada-berg", "ivo-kest")]),
        ("Berg met Kest, and the two leaders said little.", [("ada-berg", "ivo-kest")]),
        ("Berg met Kest. It rained. The two leaders said little.", []),
        ("Berg met Kest. Minister Olof Strand came, and the two leaders said little.", []),
        ("Berg met Kest. Minister Olof Strand came. The two leaders said little.", []),
    ],
)
def test_who_two_leaders_are(text: str, speakers: list[tuple[str, ...]]) -> None:
    """The two leaders are the two whom the sentence, or the one before, names alone; else nobody."""
    found = [tuple(entry.fields["speakers"]) for entry in drafted_of(text, "statement")]
    assert found == speakers


def test_a_round_that_ended_with_something_open() -> None:
    """What was not settled may be supposed, and the round was held; one that only would be held was not."""
    text = "Japan and Chile {} a second round in Kobe on Tuesday without settling what happens if imports surge."
    assert phrase(the(text.format("ended"), "round").fields["when"]) == "Tuesday"
    assert drafted_of(text.format("will end"), "round") == []
    assert drafted_of("Japan held a second round on Tuesday if one may say so.", "round") == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The third round, in Kobe, will be held on Friday.", {"plan": "Friday"}),
        ("Vòng đàm phán thứ ba, theo bà Berg, sẽ diễn ra ngày 10/7.", {"plan": "ngày 10/7"}),
        ("Japan and Chile put off to autumn the third round.", {"status": "postponed"}),
        ("Ministers put a quarrel off to the third round in Kobe on Tuesday.", {}),
        ("The third round was put off until ministers meet on July 10.", {"status": "postponed", "plan": "July 10"}),
        (
            "Japan invited Chile to host experts, and after weeks of waiting the third round was held on Tuesday.",
            {"when": "Tuesday"},
        ),
    ],
)
def test_how_a_round_stands(text: str, told: dict[str, str]) -> None:
    """The words for how it stands are those that lead to it, and a day behind other words is not right behind them."""
    fields = the(text, "round").fields
    found = {key: fields[key] for key in ("status", "when", "plan") if key in fields}
    found |= {key: phrase(found[key].get("when", found[key])) for key in found.keys() - {"status"}}
    assert found == told


def test_a_round_with_a_long_name_that_goes_on() -> None:
    """A round goes on, however far the verb is from its name."""
    text = (
        "Berg met Kest on the occasion of the 12th round of talks on the wide-ranging and much-debated old "
        "Partnership Agreement, which opened Tuesday and runs through Friday."
    )
    assert the(text, "round").fields["status"] == "ongoing"


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("The third round of talks was held on March 16 in Kobe.", "2025-03-16"),
        ("Minister Joe Roe held talks with Minister Lan Pham on March 16 in Kobe, the third round.", "2025-03-16"),
        ("The third round of talks was planned on March 16 in Kobe.", None),
        ("Vòng đàm phán thứ ba đã được tổ chức ngày 16/3 tại Kobe.", "2025-03-16"),
        ("After the third round of talks, which was long, on July 1 it rained.", None),
        ("On July 1 growers waited for the third round of talks to succeed.", None),
    ],
)
def test_a_day_of_what_was_done(text: str, when: str | None) -> None:
    """Of two days that may be meant, the past one is that behind a passive of the past, unless that only plans it."""
    assert the(text, "round").fields.get("when", {}).get("is") == when


@pytest.mark.parametrize(
    ("text", "plan"),
    [
        ("The next round will be held in Lima, possibly on August 4.", {"place": "Lima"}),
        ("The next round will be held in Lima, perhaps in August.", {"place": "Lima"}),
        ("Vòng đàm phán tiếp theo sẽ diễn ra tại Lima, có lẽ ngày 4/8.", {"place": "Lima"}),
    ],
)
def test_a_day_that_nobody_knows(text: str, plan: dict[str, str]) -> None:
    """A time behind "perhaps" is none of a plan, and a remark says why."""
    assert the(text, "round").fields["plan"] == plan
    assert any("leaves it open" in line for line in drafted(text, published="2025-07-03").toml.splitlines())


def test_a_month_that_is_no_abbreviation() -> None:
    """The full stop behind "May" is that of the sentence."""
    assert the("The fifth round was held in Kobe in May.", "round").fields["when"]["phrase"] == "May"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Japan raised its duty on figs to 20%, rather than the 46% threatened in August.", 0),
        ("The pact signed in Lima in August cut duties.", 0),
        ("Japan and Chile will sign the pact agreed in August.", 1),
        ("Japan has proposed August for the next round.", 1),
        ("Japan cut a duty imposed from August 1.", 1),
    ],
)
def test_a_month_of_what_is_done_is_none_to_come(text: str, read: int) -> None:
    """A month behind what is done, which would be read as one to come, is not read: its year is another."""
    assert ("tells of what is past" not in drafted(text, published="2025-07-03").toml) == bool(read)
