"""Entries and remarks that sentences give, field by field, and what they give none for."""

from typing import Any

import pytest

from tests.authoring.drafted import POLICY, actor, drafted_article, new_article
from vnus_trade.authoring.draft import DraftedArticle
from vnus_trade.contents.index import Contents
from vnus_trade.drafting.entries import DraftedEntry, Remark
from vnus_trade.model.entities import Actor
from vnus_trade.model.quantities import Rate
from vnus_trade.model.vocabulary import ActorKind

KNOWN = (
    actor("japan", "Japan", "Japanese", kind=ActorKind.STATE),
    actor("chile", "Chile", "Chilean", kind=ActorKind.STATE),
    actor("ada-berg", "Ada Berg", "Berg"),
    actor("ivo-kest", "Ivo Kest", "Kest"),
)


def drafted_of(text: str, kind: str) -> list[DraftedEntry]:
    """The entries of a kind that are drafted of a text."""
    return [entry for entry in drafted_article(text, actors=KNOWN).entries if entry.kind == kind]


def the(text: str, kind: str) -> DraftedEntry:
    """The only entry of a kind that is drafted of a text."""
    (entry,) = drafted_of(text, kind)
    return entry


def remarks(text: str) -> list[str]:
    """The remarks on a text."""
    return [remark.message for remark in drafted_article(text, actors=KNOWN).remarks]


def phrase(value: dict[str, Any]) -> str:
    """The words of a time or an amount."""
    return str(value["phrase"])


STATEMENTS = [
    ("Berg said that it rained.", ["ada-berg"], ["asserts"]),
    ("“It rained in Tokyo,” said Berg.", ["ada-berg"], ["asserts"]),
    ("Rain, Berg said, is good for rice.", ["ada-berg"], ["asserts"]),
    ("According to Ivo Kest, it rained.", ["ivo-kest"], ["asserts"]),
    ("Berg, who was there, thanked Kest.", ["ada-berg"], ["appreciates"]),
    ("Berg criticised the deal.", ["ada-berg"], ["asserts"]),
    ("Berg (who was there) urged Chile to act.", ["ada-berg"], ["requests"]),
    ("Berg and Kest promised more.", ["ada-berg", "ivo-kest"], ["commits"]),
    ("Berg met the press and announced a plan.", ["ada-berg"], ["announces"]),
    ("Berg and Minister Ivo Kest spoke on Monday and agreed to hurry.", ["ada-berg", "ivo-kest"], ["agrees"]),
    ("The minister and Berg denied it.", ["ada-berg"], ["asserts"]),
    ("Berg has also hoped for rain, and thanked farmers.", ["ada-berg"], ["wishes", "appreciates"]),
    ("Japan proposed a plan.", ["japan"], ["offers"]),
    ("Berg proposed that the two countries trade more.", ["ada-berg"], ["requests"]),
    ("Bộ trưởng Ada Berg đề xuất hai bên ký bản ghi nhớ.", ["ada-berg"], ["requests"]),
]


@pytest.mark.parametrize(("text", "speakers", "acts"), STATEMENTS)
def test_who_says_it_and_with_which_act(text: str, speakers: list[str], acts: list[str]) -> None:
    """A statement has its speakers and its acts, with the words that decided them."""
    entry = the(text, "statement")
    assert list(entry.fields["speakers"]) == speakers
    assert entry.fields["speech_acts"] == acts
    assert entry.notes["speech_acts"].count('"') == 2 * len(acts)


@pytest.mark.parametrize(
    ("text", "reads"),
    [
        ("Berg came. He said that it rained.", {"He": ("ada-berg",)}),
        ("Berg came. Mira Olm, Chile's chief economics minister, was cooler. She said so.", {"She": ("mira-olm",)}),
        ("Berg came. On Monday, the minister, too, was there. He said that it rained.", {"He": ("ada-berg",)}),
        ("Berg came. Figs, a minister thought, were dear. He said that it rained.", {"He": ("ada-berg",)}),
        ("Berg met Kest. The two ministers said little.", {"The two ministers": ("ada-berg", "ivo-kest")}),
        ("Berg met Kest. They said little.", {"They": ("ada-berg", "ivo-kest")}),
        ("Minister Ada Berg came.\n\nThe minister said so.", {"The minister": ("ada-berg",)}),
        ("The Ministry of Fish came. It said so.", {"It": ("ministry-of-fish",)}),
        ("Japan will cut tariffs. It said so.", {"It": ("japan",)}),
        ("Chile will act. Japan will cut tariffs, and now it said so.", {"it": ("japan",)}),
        (
            "Chile sẽ cắt giảm thuế với Nhật Bản. Bộ Tài chính nước này cho biết đã chuẩn bị.",
            {"nước này": ("chile",)},
        ),
    ],
)
def test_whom_other_words_mean(text: str, reads: dict[str, tuple[str, ...]]) -> None:
    """Words that do not name a speaker are declared to mean whoever was spoken of last."""
    assert the(text, "statement").reads == reads


@pytest.mark.parametrize(
    "text",
    [
        "He said that it rained.",
        "Japan came. He said that it rained.",
        "Berg came. Mira Olm, Chile's chief kelp minister, was cooler. She said that it rained.",
        "Berg đã đến. Bà Mira Olm, Bộ trưởng Tài chính, không đồng ý. Bà nói rằng trời mưa.",
        "Berg came.\n\nIt rained.\n\nIt poured.\n\nIt rained again.\n\nHe said so.",
        "Both sides said so.",
        "The president of Chile said so.",
        "The governor said so.",
        "A spokesperson for Kest denied that it rained.",
        "Người phát ngôn của Kest nói rằng trời mưa.",
        "Berg, Kest and the others met and agreed to act.",
        "Some said so.",
        "A statement, it was said, came.",
        "No. They said so.",
        "It rained, said nobody.",
        f"Berg {'also ' * 20}said so.",
        "Japan and Chile agreed on a deal.",
        "Chile will act. Japanese growers were not happy. It said so.",
        "Chile sẽ tăng thuế, và Nhật Bản đã phản đối. Bộ Tài chính nước này cho biết đã đệ đơn kiện.",
        "Chile will act. On Monday Japan cut its duty on figs, as it had pledged to do in March.",
        "Chile cut a duty on figs, while Japan kept one on tea. It also pledged to buy rice.",
    ],
)
def test_nobody_is_meant_for_certain(text: str) -> None:
    """Where it is not clear who speaks, there is no statement: "he" is no state, and nobody named long ago."""
    assert drafted_of(text, "statement") == []


BOTH = ["ada-berg", "ivo-kest"]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Trade Minister Ada Berg of Japan and Trade Secretary Ivo Kest of Chile announced it.", BOTH),
        ("Ada Berg, Japan's trade minister, and Ivo Kest, Chile's trade secretary, announced it.", BOTH),
        ("Ada Berg, Japan's trade minister, and her Chilean counterpart, Ivo Kest, announced it.", BOTH),
        ("Ada Berg and her Chilean counterpart Ivo Kest announced it.", BOTH),
        ("Japan’s Ada Berg and Chile’s Ivo Kest said so.", BOTH),
        ("Ngoại trưởng Nhật Bản Ada Berg và Bộ trưởng Thương mại Chile Ivo Kest công bố kế hoạch.", BOTH),
        ("Bà Ada Berg, Ngoại trưởng Nhật Bản, và ông Ivo Kest, Bộ trưởng Thương mại Chile, nói vậy.", BOTH),
        ("“It rains,” said Trade Minister Ada Berg of Japan and Trade Secretary Ivo Kest of Chile.", BOTH),
        ("Berg met the growers of Chile, and Kest said so.", ["ivo-kest"]),
    ],
)
def test_several_who_speak_are_all_named(text: str, speakers: list[str]) -> None:
    """Of two whom "and" joins, both speak, whatever introduces them; who begins a clause speaks alone."""
    assert list(the(text, "statement").fields["speakers"]) == speakers


def test_one_of_several_who_speak_is_not_all() -> None:
    """Where "and" joins somebody to others of whom not all are found, no one speaks."""
    assert drafted_of("Berg, the minister, her envoy Olof Strand, and Kest, the secretary, said so.", "statement") == []


def test_what_somebody_goes_on_to_say() -> None:
    """What a speaker goes on to say in the next sentence is one statement, whose name need not be declared."""
    entry = the("Berg said that it rained. She also thanked Kest, “a friend of us all”.", "statement")
    assert entry.fields["speech_acts"] == ["asserts", "appreciates"]
    assert entry.fields["verbatim"] == "a friend of us all"
    assert entry.reads == {}


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("Berg told Kest that it rained.", "addressees", ["ivo-kest"]),
        ("Berg urged Kest to act.", "addressees", ["ivo-kest"]),
        ("Berg told reporters that it rained.", "medium", "spoken"),
        ("Berg asked that Chile act.", "addressees", None),
        ("Berg thanked “Kest”, as she put it.", "addressees", None),
        ("Berg said Kest left.", "addressees", None),
        ("Berg asked Chile would it act.", "addressees", None),
    ],
)
def test_details_of_a_statement(text: str, field: str, value: Any) -> None:
    """A statement has its addressees and its medium, where words say so."""
    assert the(text, "statement").fields.get(field) == value


def test_when_it_was_said() -> None:
    """A statement has the time beside its verb, and none of what it tells of."""
    assert phrase(the("Berg said on July 2 that it rained.", "statement").fields["when"]) == "July 2"
    assert "when" not in the("Berg said that it had rained on July 2.", "statement").fields
    assert "when" not in the("Berg said it will rain on August 2.", "statement").fields


ROUNDS = [
    ("Japan and Chile held the second round in Kobe on July 1.", {"number": 2, "place": "Kobe", "when": "July 1"}),
    ("Round 4 ended on June 30.", {"number": 4, "when": "June 30"}),
    (
        "Under a plan outlined last week, round 4 would take place in Kobe, an old harbour city, from July 12 to 15.",
        {"number": 4, "plan": "from July 12 to 15"},
    ),
    ("Round 4 broke up on June 30.", {"number": 4, "when": "June 30"}),
    ("Round 4 wound up on June 30.", {"number": 4, "when": "June 30"}),
    ("Round 4 adjourned on June 30.", {"number": 4, "when": "June 30"}),
    ("Japan and Chile held the fifth round by video on July 1.", {"number": 5, "mode": "video", "when": "July 1"}),
    ("The third round will be held in Kobe on August 1.", {"number": 3, "plan": "August 1"}),
    ("The third round began on July 3.", {"number": 3, "status": "ongoing", "when": "July 3"}),
    ("The third round has been called off.", {"number": 3, "status": "called off"}),
    ("The third round, planned for August 1, was postponed.", {"number": 3, "status": "postponed", "plan": "August 1"}),
    ("The third round was postponed to August 9.", {"number": 3, "plan": "August 9"}),
    ("The third round is expected.", {"number": 3, "status": "expected"}),
    ("A third round, scheduled for August 1, never took place.", {"status": "called off", "plan": "August 1"}),
    ("The third round was not held.", {"number": 3, "status": "called off"}),
    ("Vòng đàm phán thứ ba, dự kiến ngày 1/8/2025, đã không diễn ra.", {"number": 3, "status": "called off"}),
    ("The third round, which was put off in May, was held in Kobe.", {"status": "postponed"}),
    ("A new round was held in Kobe.", {"place": "Kobe"}),
    ("The third and last round was held in Kobe.", {"number": 3, "place": "Kobe"}),
    ("Vòng đàm phán thứ ba diễn ra tại Hà Nội ngày 1/7/2025.", {"number": 3, "when": "ngày 1/7/2025"}),
    ("The third round of trade talks in Kobe on July 1 brought no deal.", {"number": 3, "when": "July 1"}),
    ("India and Japan held a third round in Kobe.", {"number": 3, "place": "Kobe", "parties": ["india", "japan"]}),
]


@pytest.mark.parametrize(("text", "fields"), ROUNDS)
def test_rounds(text: str, fields: dict[str, Any]) -> None:
    """A round has its number, its time and place or those planned, and how it stands."""
    found = dict(the(text, "round").fields)
    if "plan" in found:
        found["plan"] = phrase(found["plan"]["when"])
    if "when" in found:
        found["when"] = phrase(found["when"])
    found.setdefault("parties", None)
    wanted = {"parties": found["parties"]} | fields
    assert {key: value for key, value in found.items() if key in wanted} == wanted


@pytest.mark.parametrize(
    "text",
    [
        "The first round of elections was held in Kobe.",
        "The third round table was held in Kobe.",
        "A new round is talked of.",
        "They left a quarrel over licences, which they postponed to a third round.",
        "“A new round was held in Kobe,” said Berg.",
        "The third round.",
        "The fifth meeting was held.",
    ],
)
def test_what_is_no_round(text: str) -> None:
    """Rounds of other things, and rounds of which nothing is known, are none."""
    assert drafted_of(text, "round") == []


@pytest.mark.parametrize(
    "text",
    [
        "The third round of talks on a free trade agreement between Japan and Chile concluded in Kobe on July 1.",
        "Ngày 1/7/2025, tại Kobe, vòng đàm phán thứ ba Hiệp định Thương mại giữa Nhật Bản và Chile đã kết thúc.",
    ],
)
def test_a_round_that_ended_on_a_day(text: str) -> None:
    """A round that ended on a day began no later, however far its verb is from its name."""
    assert the(text, "round").fields["when"]["is"] == "../2025-07-01"


def test_a_round_of_days_is_no_round_of_that_number() -> None:
    """A number of days beside "round" counts days."""
    text = "A second round began in Kobe. The five-day round was held there and ended on Thursday."
    found = drafted_of(text, "round")
    assert {entry.fields.get("number") for entry in found} == {2}


def test_rounds_told_twice_are_one() -> None:
    """What is told of one round in several places is one entry, with the quotations that add to it."""
    text = (
        "The third round is planned for August.\n\nThe third round was held on July 1.\n\nThe third round was in Kobe."
    )
    entry = the(text, "round")
    assert phrase(entry.fields["when"]) == "July 1"
    assert "plan" not in entry.fields
    assert entry.fields["place"] == "Kobe"
    assert len(entry.quotes) == 3
    ended = the("The third round was held on July 1.\n\nA third round is planned for August.", "round")
    assert "plan" not in ended.fields


@pytest.mark.parametrize(
    "text",
    [
        "The third round nearly collapsed on Wednesday, when growers walked out.",
        "On Wednesday the third round nearly collapsed.",
    ],
)
def test_times_of_other_verbs(text: str) -> None:
    """A time of what befell a round is no time at which it was held."""
    entry = the(text, "round")
    assert (entry.fields, entry.notes) == ({"number": 3}, {"when": '"Wednesday" may be of another verb'})


MEETINGS = [
    ("Berg met Kest in Kobe on July 1.", "meeting", ["ada-berg", "ivo-kest"]),
    ("Berg and Kest held talks.", "meeting", ["ada-berg", "ivo-kest"]),
    ("Berg held a phone call with Kest.", "phone call", ["ada-berg", "ivo-kest"]),
    ("There was a phone call between Berg and Kest.", "phone call", ["ada-berg", "ivo-kest"]),
    ("Kest said Berg met Minister Ito Sato.", "meeting", ["ada-berg", "ito-sato"]),
    ("Berg held a press conference in Kobe.", "press conference", ["ada-berg"]),
    ("Berg chaired a meeting of ministers.", "cabinet meeting", ["ada-berg"]),
    ("Berg visited Chile on July 1.", "visit", ["ada-berg"]),
    ("Berg spoke with Kest by phone.", "phone call", ["ada-berg", "ivo-kest"]),
    ("Berg phoned Chile’s trade minister, Ivo Kest.", "phone call", ["ada-berg", "ivo-kest"]),
    ("Berg, Japan’s minister, and his Chilean colleague, Ivo Kest, met in Kobe.", "meeting", ["ada-berg", "ivo-kest"]),
]


@pytest.mark.parametrize(("text", "form", "people"), MEETINGS)
def test_meetings(text: str, form: str, people: list[str]) -> None:
    """A meeting has its form, and who took part."""
    entry = the(text, "meeting")
    assert entry.fields["form"] == form
    assert [id_ for ids in entry.fields["participants"].values() for id_ in ids] == people


@pytest.mark.parametrize(
    ("text", "form", "mode"),
    [
        ("Berg and Kest agreed on quotas in a video conference on July 1.", "meeting", "video"),
        ("Berg held a video call with Kest on July 1.", "meeting", "video"),
        ("Berg and Kest met virtually on July 1.", "meeting", "video"),
        ("Berg and Kest will meet by videoconference on August 1.", "meeting", "video"),
        ("Ông Ivo Kest và Thủ tướng Ada Berg họp trực tuyến ngày 1/7.", "meeting", "video"),
        ("Berg met Kest on July 1 and praised a video of the port.", "meeting", None),
        ("Berg held a phone call with Kest on July 1, not seen on video.", "phone call", None),
        ("Ông Ivo Kest điện đàm với Thủ tướng Ada Berg ngày 1/7.", "phone call", None),
    ],
)
def test_meetings_by_video(text: str, form: str, mode: str | None) -> None:
    """Who speaks by video meets so, and does not phone."""
    fields = the(text, "meeting").fields
    assert (fields["form"], fields.get("mode")) == (form, mode)


@pytest.mark.parametrize(
    ("text", "place", "when"),
    [
        ("Berg, who will lead talks in Lima in May, met Kest in Kobe on Tuesday.", "Kobe", "Tuesday"),
        ("Berg met Kest in Kobe in May and in Porto Alva in June.", "Kobe", "May"),
        ("In Kobe in May and in Porto Alva in June, Berg met Kest.", "Porto Alva", "June"),
        ("Berg, who came on Monday, met Kest in Kobe on Tuesday.", "Kobe", "Tuesday"),
        ("Berg, who led the talks in Kobe, told a press conference on Tuesday.", None, "Tuesday"),
        ("Berg met Kest in Kobe in May, a month before they meet again.", "Kobe", "May"),
        ("Berg met Kest in Kobe and in Porto Alva in June this year.", None, "June this year"),
        ("Berg met Kest at Hill House in Kobe in June this year.", "Hill House", "June this year"),
        ("Berg met Kest in Kobe on Friday to talk.", "Kobe", "Friday"),
        ("In May Berg met Kest in Kobe, after a year of letters, and in Porto Alva.", "Kobe", "May"),
    ],
)
def test_meetings_in_two_places(text: str, place: str | None, when: str) -> None:
    """No meeting has the place of one and the time of another."""
    fields = the(text, "meeting").fields
    assert (fields.get("place"), phrase(fields["when"])) == (place, when)


@pytest.mark.parametrize(
    "text",
    [
        "Berg, who spoke by phone with Kest on Friday, will visit Kobe next spring.",
        "Berg, who was in Lima in May, will visit Kobe.",
    ],
)
def test_visits_to_come_without_a_time(text: str) -> None:
    """A visit that only will be is expected, and has no time of what a clause between commas tells."""
    (visit,) = [entry for entry in drafted_of(text, "meeting") if entry.fields["form"] == "visit"]
    assert visit.fields == {"form": "visit", "participants": {"attendee": ["ada-berg"]}, "status": "expected"}
    assert "when" not in visit.notes


def test_which_meeting_of_a_row_it_was() -> None:
    """A meeting has its place in a row where words count it."""
    assert the("Berg and Kest held talks, the fifth meeting of theirs.", "meeting").fields["ordinal"] == 5


@pytest.mark.parametrize("text", ["Berg met no one.", "Berg left.", "Some met in Kobe."])
def test_what_is_no_meeting(text: str) -> None:
    """Of one person, or of nobody, there is no meeting without more."""
    assert drafted_of(text, "meeting") == []


@pytest.mark.parametrize(
    "text",
    ["Berg and Kest spoke by telephone before the ceremony.", "Berg met Kest in Kobe ahead of the vote on Monday."],
)
def test_meetings_before_something_else(text: str) -> None:
    """A meeting that took place before something else is not to come, and its time is not that of the other."""
    assert not the(text, "meeting").fields.keys() & {"status", "plan", "when"}


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Japan concluded the third round on Tuesday. The round was held from June 28 to 30.", "from June 28 to 30"),
        ("Japan concluded the third round on June 30. The round ended on June 30.", "June 30"),
        ("The third round was held on June 30. The round ended on July 1.", "June 30"),
        ("The third round was held on June 30. Both said that the round went on for days.", "June 30"),
        ("The third round followed the second round on June 30. The round was held for days.", "June 30"),
    ],
)
def test_the_round_of_the_sentence_before(text: str, when: str) -> None:
    """The time at which a round was held says more than the day on which it ended, also without its number."""
    entry = next(entry for entry in drafted_of(text, "round") if "when" in entry.fields)
    assert phrase(entry.fields["when"]) == when


def test_rounds_that_others_precede() -> None:
    """A round ahead of which something took place is still to come."""
    assert the("Berg came ahead of the third round in Kobe.", "round").fields["plan"] == {"place": "Kobe"}


def test_a_meeting_told_twice() -> None:
    """A meeting of the same people in the same form is one, unless one is to come and the other is over."""
    assert len(drafted_of("Berg met Kest on July 1.\n\nBerg met Kest in Kobe.", "meeting")) == 1
    assert len(drafted_of("Berg visited Chile in 2023.\n\nBerg will visit Chile on August 1.", "meeting")) == 2


TARIFFS = [
    (
        "Kest threatened to raise the timber tariff to 35 per cent on Aug. 1 unless Japan withdrew its duty.",
        {"rate": 35, "stage": "threatened", "provided": "unless Japan withdrew its duty"},
    ),
    (
        "Japan would cut its duty on Chilean corn from 8 per cent to 5 per cent to ease the burden on farmers.",
        {"rate": 5, "rate_before": 8, "goods": ["corn"], "change": "cuts"},
    ),
    (
        "Japan imposed a 10 per cent tariff on Chilean salmon.",
        {"rate": 10, "imposed_by": "japan", "applied_to": ["chile"], "goods": ["salmon"], "stage": "enacted"},
    ),
    (
        "Japan will cut its tariff on Chilean steel from 20 to 10 per cent on August 1.",
        {"rate": 10, "rate_before": 20, "change": "cuts", "stage": "announced", "in_force": "August 1"},
    ),
    ("Japan raised tariffs to 15 per cent from 10 per cent.", {"rate": 15, "rate_before": 10, "change": "raises"}),
    ("To avoid tariffs, Japan cut its duty on figs to 5%.", {"rate": 5, "stage": "enacted", "change": "cuts"}),
    ("Japan cut its duty on buses from five percent to zero.", {"rate": 0, "rate_before": 5, "change": "cuts"}),
    ("Japan will lower its 50% duty to zero.", {"rate": 0, "rate_before": 50, "stage": "announced"}),
    ("Japan threatened to impose a 30% tariff if Chile failed.", {"rate": 30, "stage": "threatened"}),
    (
        "Japan suspended its 12 per cent tariff on steel until August 9.",
        {"rate_before": 12, "expires": "until August 9"},
    ),
    ("Japan cut its 6 per cent duty on machine tools to 2 per cent.", {"rate_before": 6, "rate": 2}),
    ("A duty of up to 15 per cent was imposed by Japan.", {"rate": (None, 15), "imposed_by": "japan"}),
    (
        "Japan imposed tariffs of at least 40 per cent on steel and cars.",
        {"rate": (40, None), "goods": ["steel", "cars"]},
    ),
    ("Chile faces a 25 per cent tariff.", {"rate": 25, "applied_to": ["chile"]}),
    ("They face a 5 per cent tariff on steel.", {"rate": 5, "goods": ["steel"]}),
    ("A duty of 5 per cent on steel was imposed by farmers in Japan.", {"rate": 5}),
    ("Chile faces a tariff of 15%, instead of the 25% threatened.", {"rate": 15, "rate_before": 25}),
    ("Tariffs on cars will be lowered to 15 per cent from the current 27.5 per cent.", {"rate": 15, "goods": ["cars"]}),
    ("Tariffs will be lowered to 15 per cent from the current 28 per cent.", {"rate": 15, "rate_before": 28}),
    ("Japan raised 5 per cent duties to 10 per cent.", {"rate": 10, "rate_before": 5}),
    ("Japan imposed a 20 per cent tariff on steel, down from 46 per cent.", {"rate": 20, "rate_before": 46}),
    ("Japan imposed a 5 per cent tariff on steel before July 9.", {"rate": 5}),
    ("Japan will also impose a 5 per cent tariff on steel.", {"stage": "announced"}),
    ("Japan cut its duty on cars from 50 per cent to zero.", {"rate_before": 50}),
    ("Japan said that its tariff on steel will not exceed 8 per cent.", {"rate": (None, 8), "basis_of_rate": "cap"}),
    ("Japan cut duties on cut flowers from Chile to 5 per cent.", {"goods": ["cut flowers"], "applied_to": ["chile"]}),
    ("Tin foil from Chile will face a duty of 15 per cent.", {"goods": ["Tin foil"], "applied_to": ["chile"]}),
    ("Steel from Chile will face a duty of 15 per cent.", {"goods": ["Steel"], "applied_to": ["chile"]}),
    ("Japan imposed the tariff of 5 per cent on Chile, India and Peru.", {"applied_to": ["chile", "india", "peru"]}),
    ("Japan imposed an additional 5 per cent tariff on steel.", {"basis_of_rate": "additional"}),
    ("A Japanese tariff of 5 per cent on steel took effect on July 1.", {"imposed_by": "japan", "in_force": "July 1"}),
    ("Japan will reduce tariffs on Chilean goods.", {"change": "cuts", "applied_to": ["chile"], "stage": "announced"}),
    ("Berg imposed a steel duty of 5 per cent.", {"announced_by": ["ada-berg"], "goods": ["steel"]}),
    ("Japan imposed a 5 per cent tariff on imports of Chilean wine.", {"goods": ["wine"], "applied_to": ["chile"]}),
    ("Japan ended the suspension of its 9 per cent duty on figs.", {"rate": 9, "change": "restores"}),
    ("Japan delayed its 8 per cent duty on figs until August 9.", {"rate": 8, "in_force": "until August 9"}),
    ("Japan lifted its duty on figs to 25 per cent from 12 per cent.", {"rate": 25, "rate_before": 12, "change": None}),
    ("Japan cut its duty on figs to 25 per cent from 12 per cent.", {"rate": 25, "rate_before": 12, "change": None}),
    ("Japan raised its duty on figs to 25 per cent from 12 per cent.", {"change": "raises"}),
    ("Japan imposed a 5 per cent tariff on Arden’s figs.", {"goods": ["figs"]}),
    ("Japan imposed a 5 per cent tariff on the growers’ figs.", {"goods": ["figs"]}),
    ("Japan imposed a 5 per cent tariff on cheese and milk powder.", {"goods": ["cheese", "milk powder"]}),
    ("Japan imposed a 5 per cent tariff on cheese and had to explain it.", {"goods": ["cheese"]}),
    ("A 30 per cent duty on Chilean figs, up from 22 per cent, is due.", {"applied_to": ["chile"], "goods": ["figs"]}),
    ("Japan decided to impose a 5 per cent duty on figs.", {"stage": "announced", "imposed_by": "japan"}),
    ("Nhật Bản quyết định áp thuế 5% đối với gạo của Chile.", {"stage": "announced", "imposed_by": "japan"}),
    (
        "Japan decided to postpone to July 15 the rise in its duty on Chilean figs.",
        {"change": "postpones", "in_force": "July 15"},
    ),
    ("Japan scrapped the rise in its duty on Chilean figs.", {"change": None, "stage": "withdrawn"}),
    ("Japan set a 5 per cent tariff on Chilean cars, brushing aside a cut in the steel levy.", {"goods": ["cars"]}),
    ("Japan will keep its 15% levy on wine and citrus until the steel duty is gone.", {"goods": ["wine", "citrus"]}),
    (
        "Japan will keep its 15% levy on wine until the end of July.",
        {"goods": ["wine"], "expires": "until the end of July"},
    ),
    ("Japan raised its levy to 15% after Chile raised its duty on steel.", {"rate": 15, "goods": None}),
    ("After talks on steel failed, Japan raised its levy to 15%.", {"rate": 15, "goods": None}),
    ("Japan raised its levy on figs after talks in Kobe to 15%.", {"rate": 15, "goods": ["figs"]}),
    (
        "Under its terms, Japan will cut its duty on figs to 8% on August 1.",
        {"stage": "agreed", "in_force": "August 1"},
    ),
    (
        "Nhật Bản sẽ giữ mức thuế 15% đến khi Chile bãi bỏ thuế thép.",
        {"rate": 15, "goods": None, "imposed_by": "japan"},
    ),
    ("Chile chờ, trong khi Nhật Bản áp thuế 30% đối với thép của Chile.", {"rate": 30, "imposed_by": "japan"}),
    ("Japan has charged a 30% tariff on Chilean figs since May.", {"imposed_by": "japan", "stage": "enacted"}),
    ("When talks end, Japan will cut its duty on figs to 5 per cent.", {"stage": "announced", "rate": 5}),
    ("Khi đàm phán kết thúc, Nhật Bản sẽ hạ thuế đối với gạo của Chile xuống 10%.", {"rate": 10, "goods": ["gạo"]}),
    ("Japan and Chile cut duties on each other’s goods.", {"applied_to": ["japan", "chile"], "imposed_by": None}),
    (
        "Nhật Bản và Chile nhất trí tạm ngừng áp thuế bổ sung đối với hàng hóa của nhau trong 90 ngày.",
        {"applied_to": ["japan", "chile"], "goods": None, "change": "suspends", "stage": "agreed"},
    ),
    ("Growers cut duties of 5 per cent on goods of each other.", {"applied_to": None, "goods": None}),
    # What is only planned, stands, or has a day of another act
    ("Under the draft, Japan would lower its tariff on figs to 20% from 45%.", {"stage": None, "rate_before": 45}),
    ("Japan imposes duties of 30 to 60 percent on most fig imports.", {"change": None, "stage": "enacted"}),
    ("Nhật Bản đang áp thuế 15% đối với gạo.", {"change": None, "stage": "enacted"}),
    ("Japan has imposed a 20% duty on figs, down from the 46% announced in April.", {"rate_before": 46, "when": None}),
    ("Berg said that a 12% levy on figs imposed in June would stay.", {"change": "keeps", "when": None, "rate": 12}),
    ("Japan threatened a duty of 20% on figs, a threat by Berg to go on.", {"stage": "threatened"}),
    # What a verb moves, keeps or asks for
    ("Japan imposed the 20% rate on most Chilean goods.", {"rate": 20, "goods": None, "applied_to": ["chile"]}),
    ("Japan levies a 5% tariff on U.S. corn.", {"goods": ["corn"], "imposed_by": "japan"}),
    ("Japan will bring its duty on Chilean steel down from 25% to 12%.", {"change": "cuts", "imposed_by": "japan"}),
    ("Japan imposes a 30% duty on figs from March through August.", {"in_force": None, "when": None}),
    ("Japan will cut its duty on figs to 9%, people familiar with it said.", {"stage": None, "change": "cuts"}),
    (
        "Japan will impose a 15% levy on Chilean goods, including bourbon, motorcycles and orange juice, on August 4.",
        {"goods": ["bourbon", "motorcycles", "orange juice"], "in_force": "August 4"},
    ),
    ("Japan will lower a 26% tariff on Chilean figs to 12%.", {"rate_before": 26, "rate": 12, "change": "cuts"}),
    ("Chile đề nghị Nhật Bản giảm thuế 8% đối với gạo xuống 3%.", {"rate_before": 8, "rate": 3, "stage": "requested"}),
    (
        "It wants Chile to lower its 20% duty on Japanese furniture to 15%.",
        {"stage": "requested", "imposed_by": "chile", "rate_before": 20, "rate": 15, "goods": ["furniture"]},
    ),
    (
        "Berg said that Japan would not lift its anti-dumping duties on Chilean plywood, which stand at 18%.",
        {"stage": "announced", "change": "keeps", "rate": 18, "applied_to": ["chile"], "goods": ["plywood"]},
    ),
    ("Japan won’t lower its 25% duty on figs.", {"stage": "announced", "change": "keeps", "rate": 25}),
    ("Nhật Bản sẽ không giảm thuế 25% đối với gạo.", {"stage": "announced", "change": "keeps", "rate": 25}),
    ("Japan will lower its duty on tea, which stands at 5%.", {"change": "cuts", "rate_before": 5, "rate": None}),
    ("Japan lifted its duty on figs to 17%.", {"rate": 17, "change": None, "stage": "enacted"}),
    (
        "A 5% levy on tea, introduced by Japan in May, will be lifted on August 1.",
        {"rate_before": 5, "stage": "announced"},
    ),
    (
        "Minister Mia Lund said her government would impose a 15% surtax on figs if Chile acts.",
        {"stage": "threatened", "provided": "if Chile acts"},
    ),
]


@pytest.mark.parametrize(("text", "fields"), TARIFFS)
def test_tariffs(text: str, fields: dict[str, Any]) -> None:
    """A tariff has its rates, sides, goods, stage and dates, as far as words say them."""
    found = the(text, "tariff").fields
    for key, value in fields.items():
        if key in ("rate", "rate_before"):
            assert found.get(key) == (Rate(*value) if isinstance(value, tuple) else value and Rate(value))
        elif key in ("in_force", "expires", "when"):
            assert (phrase(found[key]) if key in found else None) == value
        else:
            assert found.get(key) == value


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Japan imposed a 5 per cent tariff on cheese and quinoa flakes.", "goods"),
        ("The part from Chile would face a 5 per cent tariff.", "goods"),
        ("Duties from Chile were raised to 5 per cent.", "goods"),
        ("Japan imposed a 5 per cent tariff on figs, as it did in February 2021.", "in_force"),
    ],
)
def test_what_is_not_said_of_a_tariff(text: str, key: str) -> None:
    """A list whose end is not understood gives no goods, "for its part" neither, and "as it did in" no date."""
    assert key not in the(text, "tariff").fields


TWO_TARIFFS = [
    (
        "Japan cut its levy on figs to 5% once Chile had cut its duty on tea to 9%.",
        [{"goods": ["figs"], "imposed_by": "japan"}, {"goods": ["tea"], "imposed_by": "chile", "applied_to": None}],
    ),
    (
        "Japan raised its levy on figs to 15% because Chile raised its duty on tea to 20%.",
        [{"goods": ["figs"], "imposed_by": "japan"}, {"goods": ["tea"], "imposed_by": "chile", "applied_to": None}],
    ),
    (
        "Japan imposed a 22 per cent duty on tea from Chile, retaliating for a 15 per cent duty on Japanese figs.",
        [{"rate": Rate(22), "stage": "enacted"}, {"rate": Rate(15), "stage": None, "imposed_by": None}],
    ),
    (
        "In response to a Chilean duty of 12 per cent, Japan raised its tariff on tea to 30 per cent.",
        [{"rate": Rate(12), "change": None, "goods": None}, {"rate": Rate(30), "change": "raises", "goods": ["tea"]}],
    ),
    (
        (
            "Japan shelved its plan to hit Chilean cars with a 30 per cent levy from August 1, "
            "and agreed to cut its tariff on wheat from 18 to 9 per cent."
        ),
        [
            {"rate": Rate(30), "stage": "withdrawn", "change": None, "goods": None, "in_force": "from August 1"},
            {"rate": Rate(9), "rate_before": Rate(18), "stage": "agreed", "change": "cuts", "goods": ["wheat"]},
        ],
    ),
    (
        "Japan cut its duty on rice to 5 per cent and raised its duty on figs to 9 per cent on July 1.",
        [
            {"rate": Rate(5), "change": "cuts", "goods": ["rice"], "when": None},
            {"rate": Rate(9), "change": "raises", "goods": ["figs"], "imposed_by": "japan"},
        ],
    ),
    (
        "Japan lowered its duty on rice to 5 per cent, raised its duty on figs to 9 per cent.",
        [{"goods": ["rice"], "change": "cuts"}, {"goods": ["figs"], "change": "raises"}],
    ),
    (
        "Japan cut its duties on wheat and also slapped a 5 per cent tariff on figs.",
        [
            {"rate": None, "change": "cuts", "goods": ["wheat"], "stage": "enacted"},
            {"rate": Rate(5), "change": "introduces", "goods": ["figs"], "imposed_by": "japan"},
        ],
    ),
    (
        "Japan abolished its 15 per cent duty on rice and halved that on oil to 5 per cent.",
        [{"rate_before": Rate(15), "rate": None, "goods": ["rice"]}, {"rate": Rate(5), "goods": ["oil"]}],
    ),
    ("Japan cut its duty on tea and cut flowers to 5 per cent.", [{"rate": Rate(5), "goods": ["tea", "cut flowers"]}]),
    # What one clause tells is of no tariff of another
    (
        "Chile, for its part, agreed to buy 40,000 tons of butter a year through 2028, and to drop a 7.5% levy on tea.",
        [{"rate": None, "rate_before": Rate("7.5"), "change": "removes", "stage": "agreed", "expires": None}],
    ),
    (
        "Japan imposed a duty of 20% on tea from Chile in May, after earlier threatening a levy of 46%.",
        [
            {"rate": Rate(20), "stage": "enacted", "change": "introduces", "goods": ["tea"], "applied_to": ["chile"]},
            {"rate": Rate(46), "stage": "threatened", "change": None, "goods": None, "when": None, "applied_to": None},
        ],
    ),
    (
        "Chile had raised its duty on tea to 17% in May, after Japan extended a 15% levy on Chilean figs until 2027.",
        [
            {"rate": Rate(17), "imposed_by": "chile", "goods": ["tea"], "expires": None},
            {"rate_before": Rate(15), "imposed_by": "japan", "goods": ["figs"], "when": None, "applied_to": ["chile"]},
        ],
    ),
    (
        "It says that Japan will scrap its 8% duty on Chilean figs and Chile will cut duties on Japanese cars to 9%.",
        [
            {"imposed_by": "japan", "applied_to": ["chile"], "goods": ["figs"], "rate_before": Rate(8), "rate": None},
            {"imposed_by": "chile", "applied_to": ["japan"], "goods": ["cars"], "rate": Rate(9)},
        ],
    ),
    (
        "Japan, which met Chile in May, won a cut in the duty on figs to 2% and promised to drop a 3% levy on tea.",
        [
            {"rate": Rate(2), "when": None, "stage": None, "imposed_by": None, "goods": ["figs"]},
            {"rate_before": Rate(3), "stage": "pledged", "imposed_by": "japan", "goods": ["tea"], "when": None},
        ],
    ),
    (
        "Berg urged Japan to revoke its 8% duty on rice and lower its 11% levy on butter, threatening to go to court.",
        [
            {"stage": "requested", "imposed_by": "japan", "change": "removes", "announced_by": ["ada-berg"]},
            {"stage": "requested", "imposed_by": "japan", "change": "cuts", "goods": ["butter"]},
        ],
    ),
    (
        "Japan will ease its rules and cut the tariff on oil to 4%, halve a 12% duty on figs.",
        [{"rate": Rate(4), "stage": "announced"}, {"rate_before": Rate(12), "stage": "announced"}],
    ),
    (
        "Japan agreed to cut its duty on figs to 8% and waived a 5% duty on tea.",
        [{"rate": Rate(8), "stage": "agreed"}, {"rate_before": Rate(5), "stage": None, "imposed_by": "japan"}],
    ),
    (
        "Japan, which met Chile’s envoys in Lima, Kobe and Porto Alva in May, raised its duty on figs to 9%.",
        [{"rate": Rate(9), "imposed_by": "japan", "goods": ["figs"], "applied_to": None, "when": None}],
    ),
    (
        "Chile raised its duty on figs to 5%, after Japan raised its duty on tea to 9%, and cut one on rice to 8%.",
        [{"imposed_by": "chile"}, {"imposed_by": "japan"}, {"imposed_by": None, "rate": Rate(8), "goods": ["rice"]}],
    ),
    (
        "Japan offered to end an 8% duty on tea as soon as he signs and to halve the 50% tariff on wine to 25%.",
        [
            {"provided": "as soon as he signs", "rate_before": Rate(8), "change": "removes", "goods": ["tea"]},
            {"provided": None, "rate_before": Rate(50), "rate": Rate(25), "stage": "offered", "goods": ["wine"]},
        ],
    ),
    (
        "Japan put a 30% duty on Chilean wool on Tuesday, two days after Chile imposed a 24% duty on Japanese tea.",
        [{"rate": Rate(30), "stage": None}, {"rate": Rate(24), "when": None, "imposed_by": "chile", "goods": ["tea"]}],
    ),
    (
        "Japan has imposed a 20% duty on figs, down from the 46% announced in April, and kept a 10% levy on tea.",
        [{"rate": Rate(20), "stage": "enacted"}, {"rate": Rate(10), "stage": None, "change": "keeps", "when": None}],
    ),
    (
        "Japan said it would tax rice, a day after Chile, its largest market, cut its duty on figs to 7%.",
        [{"stage": "enacted", "imposed_by": "chile", "goods": ["figs"], "rate": Rate(7)}],
    ),
    (
        "Japan voted to double its duty on figs to 16%, rejecting a proposal to raise it to 30%.",
        [{"rate": Rate(16), "goods": ["figs"]}],
    ),
    (
        "Chile reimposed a 12% duty on tea that it had suspended in May and prompted Japan to threaten 5% on figs.",
        [{"change": "restores", "when": None}, {"rate": Rate(5), "stage": "threatened", "change": None, "when": None}],
    ),
    (
        "Nhật Bản sẽ áp thuế 14% đối với thép nếu Chile không rút lại, còn thuế 5% đối với gạo được giữ nguyên.",
        [{"provided": "nếu Chile không rút lại", "goods": ["thép"]}],
    ),
    (
        "If Chile stays out, Japan will levy 5% on figs, and Peru will levy 9% on tea if it likes.",
        [{"provided": "If Chile stays out", "goods": ["figs"]}],
    ),
    (
        "Japan raised its duty on figs to 22%, and Chile said it will levy 16% on tea in duties unless that goes.",
        [{"rate": Rate(22), "stage": "enacted", "provided": None}, {"provided": "unless that goes", "goods": ["tea"]}],
    ),
    (
        "Japan vowed to hit back with a 25% duty on Chilean marble.",
        [{"stage": "threatened", "imposed_by": "japan", "goods": ["marble"]}],
    ),
    (
        "Japan opened its ports and waived a 5% duty on tea.",
        [{"rate_before": Rate(5), "stage": None, "imposed_by": "japan"}],
    ),
    (
        "Japan reduced its tariff on figs to 8%, waived a 5% duty on buses and answered Chile by raising a levy to 9%.",
        [{"rate": Rate(8)}, {"rate_before": Rate(5), "stage": "enacted"}, {"rate": Rate(9), "imposed_by": "japan"}],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), TWO_TARIFFS)
def test_two_tariffs_of_one_sentence(text: str, wanted: list[dict[str, Any]]) -> None:
    """Each of two tariffs takes its change, goods and dates from what its own verb governs."""
    found = [dict(entry.fields) for entry in drafted_of(text, "tariff")]
    said = [
        {key: phrase(each[key]) if key == "in_force" else each.get(key) for key in keys}
        for each, keys in zip(found, wanted, strict=True)
    ]
    assert said == wanted


IF_THEY_STAY = "if these duties are still in place on 1 August"


@pytest.mark.parametrize(
    ("text", "stage", "provided"),
    [
        ("Japan said it would impose a 20 per cent levy on figs if Chile acts.", "threatened", "if Chile acts"),
        (f"I{IF_THEY_STAY[1:]}, Japan will impose a 20 per cent levy on figs.", "threatened", f"I{IF_THEY_STAY[1:]}"),
        (
            f"“I{IF_THEY_STAY[1:]}, Japan will raise its levy to 20 per cent,” Berg said.",
            "threatened",
            f"I{IF_THEY_STAY[1:]}",
        ),
        (f"“It is late. Japan will impose a 20 per cent levy {IF_THEY_STAY},” Berg said.", "threatened", IF_THEY_STAY),
        ("Berg threatened a 20 per cent levy on figs unless Chile, by and by, acts.", "threatened", "unless Chile"),
        (
            "Japan offered to cut its duty on figs to 5 per cent if Chile acts by July 9, 2025, too.",
            "offered",
            "if Chile acts by July 9, 2025",
        ),
        ("Japan will cut its duty on figs to 5 per cent if Chile acts.", None, "if Chile acts"),
        (
            f"N{'ếu'} Chile vẫn giữ thuế này, Nhật Bản sẽ áp thuế 20% đối với gạo của Chile.",
            "threatened",
            "Nếu Chile vẫn giữ thuế này",
        ),
    ],
)
def test_what_depends_on_something(text: str, stage: str | None, provided: str) -> None:
    """What is only to come where something holds has that as its condition, and is a threat if it is harsh."""
    fields = the(text, "tariff").fields
    assert (fields.get("stage"), fields["provided"]) == (stage, provided)
    assert not fields.keys() & {"in_force", "when"}


@pytest.mark.parametrize(
    "text",
    [
        "If Chile acts, Japan would impose a 20 per cent levy on figs.",
        "Analysts said Japan would impose a 20 per cent levy on figs if Chile acts.",
        "Berg said “Japan would impose a 20 per cent levy on figs if Chile acts”.",
        "“If Chile acts, fine. Japan will impose a 20 per cent levy on figs,” Berg said.",
        "Japan imposed a 20 per cent levy on figs if only for a week.",
        "If the levy on figs rises to 20 per cent, Japan will act.",
    ],
)
def test_what_is_only_supposed(text: str) -> None:
    """What would be, or is itself the condition, is no tariff."""
    assert drafted_of(text, "tariff") == []


def test_until_when_a_suspension_is_prolonged() -> None:
    """The day to which a suspension is extended is that of its end."""
    text = "Japan agreed to extend the suspension of its 12 per cent duty on figs by two weeks, to July 28."
    fields = the(text, "tariff").fields
    assert (fields["change"], phrase(fields["expires"]), fields.get("in_force")) == ("prolongs", "July 28", None)


@pytest.mark.parametrize(
    ("text", "key", "written"),
    [
        ("Japan will suspend its 12 per cent duty on figs until January 14.", "expires", "2026-01-14"),
        ("Japan suspended its 12 per cent duty on figs until January 14.", "expires", "2026-01-14"),
        ("Japan suspended until January 14 its 12 per cent duty on figs.", "expires", "2026-01-14"),
        ("Japan on Tuesday extended until January 14 the suspension of its 12 per cent duty.", "expires", "2026-01-14"),
        ("Japan suspended its 12 per cent duty on Monday.", "when", "2025-06-30"),
        ("Japan had suspended until January 14 a 12 per cent duty on figs.", "expires", None),
        ("Japan in December suspended until January 14 a 12 per cent duty on figs.", "expires", None),
        ("Nhật Bản tạm ngừng đến hết ngày 14/1 việc áp thuế 12% đối với gạo.", "expires", "2026-01-14"),
        ("Japan will raise its duty on figs to 12 per cent on January 1.", "in_force", "2026-01-01"),
        ("Japan said it would raise its duty on figs to 12 per cent in January.", "in_force", "2026-01"),
        ("The duty on figs will be lowered to 12 per cent on January 1.", "in_force", "2026-01-01"),
        ("Japan will raise its duty on figs to 12 per cent, a rate of January.", "in_force", None),
        ("Japan will raise to 12 per cent its duty on figs picked in January.", "in_force", None),
        ("Japan will raise to 12 per cent the duty that it lowered in January.", "in_force", None),
        ("Japan agreed to raise its duty on figs to 12 per cent on January 14.", "when", None),
        ("Japan agreed on Friday to cut its duty on figs to 12 per cent.", "when", "2025-06-27"),
        ("Japan agreed on Friday to cut its duty on figs to 12 per cent.", "in_force", None),
        ("Japan will now on Friday cut its duty on figs to 12 per cent.", "when", None),
        ("Nhật Bản sẽ tạm hoãn mức thuế 12% đối với gạo đến ngày 14/1.", "expires", "2026-01-14"),
    ],
)
def test_of_which_year_or_week_a_date_is(text: str, key: str, written: str | None) -> None:
    """The end and the day of what is to come or put off are ahead, what is done is past, and others stay open."""
    fields = the(text, "tariff").fields
    assert fields.get(key, {}).get("is") == written
    assert fields["stage"] in ("announced", "agreed") or fields["change"] in ("suspends", "prolongs")


def test_tariffs_of_one_rate_on_other_goods_or_sides() -> None:
    """Tariffs of one rate are one only where they name the same goods or sides, and do the same."""
    first = "Japan imposed a 5 per cent tariff on figs.\n\n"
    others = (
        ("The 5 per cent tariff on Chile took effect.", 2),
        ("Japan delayed the 5 per cent tariff on figs.", 2),
        ("The 5 per cent tariff on figs took effect on July 1.", 1),
        ("The 5 per cent tariff took effect on July 1.", 1),
        ("A decree exempts rice from the 5 per cent tariff.", 1),
    )
    assert [len(drafted_of(first + other, "tariff")) for other, _ in others] == [count for _, count in others]
    told = '"5 per cent": "exempts": what is exempt from it belongs in `exempts` of the tariff'
    assert told in remarks(first + others[-1][0])


def test_each_rate_of_a_list_has_its_own_side() -> None:
    """What stands behind a rate, up to the next one, is said of it."""
    text = "Japan will impose a tariff of 25 per cent on Chilean steel and 10 per cent on Indian cars."
    found = [
        (entry.fields["rate"].minimum, entry.fields["applied_to"], entry.fields["goods"])
        for entry in drafted_of(text, "tariff")
    ]
    assert found == [(25, ["chile"], ["steel"]), (10, ["india"], ["cars"])]


def test_verbs_that_compete_leave_the_stage_open() -> None:
    """Where two verbs say different stages, none is written, and a note has both."""
    entry = the("Japan proposed and imposed and threatened a 5 per cent tariff on Chile.", "tariff")
    assert "stage" not in entry.fields
    assert entry.notes["stage"] == '"imposed" or "threatened"'


CONDITIONS = [
    ("Japan offered to cut its duty on figs, which would suffer if talks fail, to 5%.", ["figs"], None),
    ("Berg proposed to cut the 9% duty on figs, which Chile would pay if talks fail, to 5%.", ["figs"], None),
    ("Japan offered a 5% duty on figs from growers who pay more if they sell them.", ["figs"], None),
    ("Japan offered a 5% duty on figs, which growers welcomed, if Chile acts.", ["figs"], "if Chile acts"),
    (
        "If talks that are under way fail, Japan will impose a 5% duty on figs.",
        ["figs"],
        "If talks that are under way fail",
    ),
    (
        "Japan will impose a 5% duty on figs if Chile, which buys them, acts.",
        ["figs"],
        "if Chile, which buys them, acts",
    ),
    ("Chile đề xuất giảm thuế đối với gạo, vốn sẽ tăng giá nếu đàm phán đổ vỡ, xuống 5%.", ["gạo"], None),
    ("Chile đề xuất giảm thuế đối với gạo xuống 5% nếu đàm phán đổ vỡ.", ["gạo"], "nếu đàm phán đổ vỡ"),
]


@pytest.mark.parametrize(("text", "goods", "provided"), CONDITIONS)
def test_what_a_condition_is_of(text: str, goods: list[str], provided: str | None) -> None:
    """A condition in a clause that tells of a noun is none of the tariff, whose rate may stand behind that clause."""
    fields = the(text, "tariff").fields
    assert (fields["rate"], fields["goods"], fields.get("provided")) == (Rate(5), goods, provided)


def test_words_within_others_say_nothing_by_themselves() -> None:
    """The "cho" of "cho biết", and the "on" of "called on", are before no goods and no payers."""
    assert "goods" not in the("Bộ trưởng Ada Berg cho biết Chile sẽ giảm thuế 10% xuống 5%.", "tariff").fields
    assert "applied_to" not in the("Berg called on Japan to cut its duty to 5%.", "tariff").fields


@pytest.mark.parametrize(
    ("text", "remark"),
    [
        (
            "Căng thẳng bùng phát từ tháng 11 năm ngoái, khi Nhật Bản áp thuế 30% đối với thép của Chile.",
            '"30%": "khi" looks back, so no new tariff',
        ),
        (
            "Berg said that a planned reduction in the steel duty to 18 per cent was off the table.",
            '"18 per cent": "planned reduction" looks back, so no new tariff',
        ),
        ("Japan did not impose a 5 per cent tariff.", '"5 per cent": "not" denies it, so no entry'),
        ("Japan didn't impose a 5 per cent tariff.", '"5 per cent": "didn\'t" denies it, so no entry'),
        ("Japan won’t impose a 5 per cent tariff.", '"5 per cent": "won’t" denies it, so no entry'),
        ("Japan decided against imposing a 5 per cent duty.", '"5 per cent": "decided against" denies it, so no entry'),
        (
            "Japan offered to scrap duties in a bid to avert a 36 per cent tariff.",
            '"36 per cent": "avert": it is one that somebody acts against, so no entry',
        ),
        (
            "Talks opened in Kobe, with Japan hoping to lower a 19% duty of Chile.",
            '"19%": "hoping" only supposes it, so no entry',
        ),
        (
            "Japan will scrap its 5% duty on figs from June 1.",
            '"from June 1" (2025-06-01/..) is in no entry',
        ),
        (
            "Japan cut its duty on figs to 5% to head off the planned 15% duty of Chile.",
            '"15%": "head off": it is one that somebody acts against, so no entry',
        ),
        (
            "Nhật Bản đề nghị bỏ thuế với cá để tránh mức thuế 36%.",
            '"36%": "tránh": it is one that somebody acts against, so no entry',
        ),
        ("Japan defended its 34 per cent tariffs.", '"34 per cent": "its" looks back, so no new tariff'),
        (
            "Berg met Kest in Kobe, where Japan agreed to suspend its 25 per cent duty on rice.",
            '"25 per cent": "where" looks back, so no new tariff',
        ),
        (
            "In 2019 Japan set a duty of 12 per cent on rice.",
            '"12 per cent": "2019" looks back, so no new tariff',
        ),
        (
            "Chile had just raised its duty on rice to 12 per cent.",
            '"12 per cent": "had just" looks back, so no new tariff',
        ),
        ("Chile had just lifted its duty on rice.", '"duty": "had just" looks back, so no new tariff'),
        ("If talks fail, Japan would impose a 5 per cent tariff.", '"5 per cent": "If" only supposes it, so no entry'),
        ("Japan will not cut tariffs on steel.", '"tariffs": "not" denies "cut", so it stays: no entry'),
        ("Japan did not lift its 5% duty on figs.", '"5%": "not" denies "lift", so it stays: no entry'),
        ("Chile từ chối dỡ bỏ thuế 12% đối với cá hồi.", '"12%": "từ chối" denies "dỡ bỏ", so it stays: no entry'),
        ("Chile không áp thuế 8% đối với gạo.", '"8%": "không" denies it, so no entry'),
        ("Japan will not cut its duty on figs to 5%.", '"5%": "not" denies it, so no entry'),
        ("Japan, which wept, said 5% of tariffs, which stand at 9%, hurt.", '"5%" is in no entry'),
        (
            "Japan raised its duty on figs in 2019, and cut it back to 50% later.",
            '"50%": "2019" looks back, so no new tariff',
        ),
        (
            "Japan raised its duty on figs in 2019, after Chile doubled its duty on tea to 50%.",
            '"50%": "2019" looks back, so no new tariff',
        ),
        (
            "The pact of Japan and Chile currently grants tariff cuts of 10% to 70% on about 450 items on each side.",
            '"10% to 70%": "currently" tells of what is given already, so no new tariff',
        ),
        (
            "Hiệp định giữa Nhật Bản và Chile hiện dành mức giảm thuế 10% cho gạo.",
            '"10%": "hiện" tells of what is given already, so no new tariff',
        ),
        ("Japan and Chile failed to reach a deal.", '"failed to": no deal that certainly is'),
        ("The deal needs to be signed by Japan.", '"needs to": no deal that certainly is'),
        ("Berg and Kest did not hold the third round.", '"not": denied, so no entry'),
        ("The third round has not yet been held.", '"not yet": denied, so no entry'),
        ("The third round has never begun.", '"never": denied, so no entry'),
        ("Berg might have met Kest.", '"might": only supposed, so no entry'),
        ("Berg never said so.", '"never": what was not said is no statement'),
        (
            "Japan has not pledged to buy $5 billion of steel.",
            '"not": no commitment that certainly is',
        ),
    ],
)
def test_what_is_denied_or_supposed_is_a_remark(text: str, remark: str) -> None:
    """Denied, supposed and old news make no entries, but remarks with the word that says so."""
    assert remark in remarks(text)


@pytest.mark.parametrize(
    "text",
    [
        "Steel rose 5 per cent, and tariffs did not matter.",
        "Some 62 per cent want the government to keep tariffs on wine.",
        "The tariff hit 5 per cent of exports.",
        "Japan talked of tariffs.",
        "Japan answered the decision to double tariffs on steel, Berg announced.",
        "Japan expected Chile to cut tariffs on steel to 5 per cent.",
        "Japan cut tariffs.",
        "Japan withdrew its request for a cut in the duty on figs to 3 per cent.",
        "Under the draft, Japan would scrap duties on Chilean goods, including figs, which now face a levy of 17%.",
        "Japan would impose duties of 25% on figs within 48 hours of any increase.",
        "Chile complained of a 40% duty on figs, which it wants lowered to 10%.",
    ],
)
def test_what_is_no_tariff(text: str) -> None:
    """Growth, shares, polls and mere talk are no tariffs."""
    assert drafted_of(text, "tariff") == []


_TO_COME = ("intended", "ratified")
AGREEMENTS = [
    ("Japan and Chile reached a trade deal on July 1.", "agreed", ["japan", "chile"]),
    ("Japan and Chile signed a joint statement.", "signed", ["japan", "chile"]),
    ("The agreement between Japan and Chile entered into force.", "in force", ["japan", "chile"]),
    ("Japan and Chile are expected to sign an agreement.", "intended", ["japan", "chile"]),
    ("Japan reached a preliminary deal.", "preliminary", None),
    ("Berg announced a deal with Chile.", "announced", None),
    ("The deal between Japan and Chile awaits ratification.", "ratified", ["japan", "chile"]),
    ("Chile’s parliament must still ratify the accord.", "ratified", None),
    ("The accord of Japan and Chile takes effect on August 1.", "in force", ["japan", "chile"]),
]


@pytest.mark.parametrize(("text", "stage", "parties"), AGREEMENTS)
def test_agreements(text: str, stage: str, parties: list[str] | None) -> None:
    """An agreement has its stage with the word that says it, and its parties where both are named."""
    entry = the(text, "agreement")
    assert entry.fields["stage"] == stage
    assert entry.fields.get("parties") == parties
    assert entry.fields.get("status") == ("expected" if stage in _TO_COME or "August" in text else None)


@pytest.mark.parametrize(
    "text",
    [
        "Japan and Chile concluded their first round of talks on a deal.",
        "Japan reached for the stars.",
        "Berg announced the suspension of the 2014 sugar agreement on Tuesday.",
        "Chile has suspended work on the deal.",
        "Japan suspended ratification of the deal.",
        "Japan suspended its duty under the deal.",
        "Under the deal, tariffs were suspended.",
        "Japan will suspend the deal with Chile.",
        "The end of the accord was feared by Japan on Monday.",
        "Japan opposed the suspension of the deal with Chile.",
        "Japan announced the expansion of the deal with Chile.",
        "The truce between Japan and Chile expires soon.",
        "Nhật Bản phản đối việc đình chỉ hiệp định với các bên.",
        "Berg công bố việc chấm dứt thỏa thuận năm 2014 hôm thứ Ba.",
        "Both parliaments of Japan and Chile must ratify any agreement.",
        "Japan and Chile hope that a deal is ratified.",
        "They agreed to impose a deal.",
        "Japan expects the deal to be ratified.",
        "The first round, in Kobe in July, ended without an agreement.",
        "Berg said that the deal would enter into force after both parliaments had approved it.",
        "The deal, Berg said after a long day in Kobe, was signed.",
        "A memorandum of Japan and Chile, signed in May, remains in force.",
        "Japan and Chile signed a fisheries agreement in 2019.",
        "The second round, held in Kobe on July 1, ended without a joint statement.",
        "The deal for farmers in the far north of the old country was signed.",
        "Japan reached, after many long nights of hard and bitter haggling over every comma in Kobe, a deal.",
    ],
)
def test_what_is_no_agreement(text: str) -> None:
    """A round that ends, and what is hoped for, are no agreements."""
    assert drafted_of(text, "agreement") == []


def test_rounds_without_an_agreement() -> None:
    """Talks that ended without an agreement were held; what would be without one is only supposed."""
    assert the("The first round, in Kobe in July, ended without an agreement.", "round").fields["place"] == "Kobe"
    assert drafted_of("Without an agreement, Japan would levy a duty of 5 per cent on figs.", "tariff") == []


COMMITMENTS = [
    (
        "Japan pledged to buy 40 aircraft worth $8 billion by 2030.",
        {"matter": "purchase", "amount": "40 aircraft", "worth": "$8 billion"},
    ),
    (
        "Japan pledged to buy 40 paper mills worth $8 billion.",
        {"amount": "40 paper mills", "worth": "$8 billion"},
    ),
    ("Japan pledged to buy rice worth $8 billion.", {"amount": "$8 billion"}),
    ("Japan pledged to invest $8 billion in 4 ships.", {"matter": "investment", "amount": "$8 billion"}),
    (
        "Japan agreed to invest more than $5 billion.",
        {"matter": "investment", "amount": "$5 billion", "stage": "agreed"},
    ),
    ("Berg urged Chile to buy steel for $1 billion.", {"stage": "requested", "obliged": ["chile"], "goods": ["steel"]}),
    (
        "Berg promised that Japan will buy rice for up to $1 billion.",
        {"announced_by": ["ada-berg"], "obliged": ["japan"]},
    ),
    (
        "Chile offered to open its market to Japanese cars.",
        {"matter": "market access", "stage": "offered", "goods": ["cars"]},
    ),
]


@pytest.mark.parametrize(("text", "fields"), COMMITMENTS)
def test_commitments(text: str, fields: dict[str, Any]) -> None:
    """A commitment has what is promised, by whom, and how much of it."""
    found = the(text, "commitment").fields
    for key, value in fields.items():
        assert (phrase(found[key]) if key in ("amount", "worth") else found[key]) == value


def test_what_an_apposition_says_of_a_commitment() -> None:
    """Money behind a comma, by which a purchase is called what it is, is what the purchase is worth."""
    fields = the("Japan agreed to buy 24 jets from Chile, a purchase valued at $1.4 billion.", "commitment").fields
    assert (phrase(fields["amount"]), phrase(fields["worth"])) == ("24 jets", "$1.4 billion")
    assert fields["obliged"] == ["japan"]


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        (
            "Japan pledged to buy 300 tonnes of rice a year through 2036, valued at $9 million.",
            ("300 tonnes per year", "300 tonnes of rice a year"),
        ),
        ("Nhật Bản cam kết mua 300 tấn gạo của Chile mỗi năm.", ("300 tấn per year", "300 tấn gạo của Chile mỗi năm")),
        ("Japan pledged to buy an annual $3 billion of rice.", ("3000000000 USD per year", "annual $3 billion")),
    ],
)
def test_how_often_it_is_due(text: str, amount: tuple[str, str]) -> None:
    """An amount that is due again and again has its period, and the words that say so."""
    found = the(text, "commitment").fields["amount"]
    assert (found["is"], found["phrase"]) == amount


def test_until_when_it_is_due() -> None:
    """A commitment has its deadline."""
    assert (
        phrase(the("Japan pledged to buy rice for $1 billion by August 2025.", "commitment").fields["deadline"])
        == "by August 2025"
    )
    pledges = "Japan pledged to invest $2 billion in ports, and Chile to buy rice for $1 billion by 2040."
    assert "deadline" not in drafted_of(pledges, "commitment")[0].fields


def test_a_purchase_without_an_amount_is_none() -> None:
    """Who buys something buys no certain amount of it; a pledge is needed as well."""
    assert drafted_of("Japan pledged to buy rice.", "commitment") == []
    assert the("Japan pledged to buy more rice.", "commitment").fields["goods"] == ["rice"]
    assert drafted_of("Japan will buy more rice.", "commitment") == []
    assert drafted_of("Japan bought rice for $1 billion.", "commitment") == []
    assert drafted_of("Japan will import more rice under its existing quota.", "commitment") == []


ACTORS = [
    ("Trade Minister Olof Strand said so.", "Olof Strand", "Trade Minister", None),
    (
        "Foreign Trade and Industry Minister Olof Strand said so.",
        "Olof Strand",
        "Foreign Trade and Industry Minister",
        None,
    ),
    ("Japanese Trade Minister Olof Strand said so.", "Olof Strand", "Japanese Trade Minister", "japan"),
    ("Japanese farm union leader Olof Strand said so.", "Olof Strand", "Japanese farm union leader", None),
    ("Japanese peach lobby leader Olof Strand said so.", "Olof Strand", "Japanese peach lobby leader", None),
    ("Japanese economist Olof Strand said so.", "Olof Strand", "Japanese economist", None),
    (
        "Olof Strand, head of the Japan Wine Growers’ Federation, said so.",
        "Olof Strand",
        "head of the Japan Wine Growers’ Federation",
        None,
    ),
    ("Japan’s Olof Strand, head of the dairy lobby, said so.", "Olof Strand", "head of the dairy lobby", None),
    ("Japanese Industry Minister Olof Strand said so.", "Olof Strand", "Japanese Industry Minister", "japan"),
    (
        "Olof Strand, head of the Japanese State Council, said so.",
        "Olof Strand",
        "head of the Japanese State Council",
        "japan",
    ),
    ("Goat union leader Olof Strand said so.", "Olof Strand", "union leader", None),
    ("Norway’s Olof Strand, minister of trade, said so.", "Olof Strand", "minister of trade", "norway"),
    (
        "Norway’s chief negotiator and coordinating minister, Olof Strand, said so.",
        "Olof Strand",
        "chief negotiator and coordinating minister",
        "norway",
    ),
    (
        "Bộ trưởng Điều phối Kinh tế Na Uy Olof Strand cho biết như vậy.",
        "Olof Strand",
        "Bộ trưởng Điều phối Kinh tế Na Uy",
        "norway",
    ),
    ("Olof Strand, the minister of trade, said so.", "Olof Strand", "minister of trade", None),
    ("Japan’s chief negotiator, Olof Strand, said so.", "Olof Strand", "chief negotiator", "japan"),
    ("Foreign Minister Olof Strand of Chile said so.", "Olof Strand", "Foreign Minister", "chile"),
    ("“It rained,” said Olof Strand, head of the federation.", "Olof Strand", "head of the federation", None),
    ("Vice Premier He Lifeng said so.", "He Lifeng", "Vice Premier", None),
    ("Minister Jamieson L. van Oort-Berg said so.", "Jamieson L. van Oort-Berg", "Minister", None),
    ("Bộ trưởng Thương mại Nhật Bản Ren Ito cho biết như vậy.", "Ren Ito", "Bộ trưởng Thương mại Nhật Bản", "japan"),
    ("Opposition leader Olof Strand said so.", "Olof Strand", "Opposition leader", None),
    ("Mr Strand said so.", "Strand", None, None),
    ("Olof Strand, a farmer of seventy, said so.", "Olof Strand", None, None),
    ("Minister-President Olof Strand said so.", "Olof Strand", "Minister-President", None),
    ("Olof Strand, minister since 2020, said so.", "Olof Strand", None, None),
    ("Olof Strand, head of 5 farms, said so.", "Olof Strand", None, None),
    ("Olof Strand, head of many small old red dairy farms, said so.", "Olof Strand", None, None),
    ("General Secretary To Strand came. Secretary Strand said so.", "To Strand", "General Secretary", None),
    ("Industry and Trade Minister Olof Strand said so.", "Olof Strand", "Industry and Trade Minister", None),
    ("Director-General Olof Strand said so.", "Olof Strand", "Director-General", None),
]


@pytest.mark.parametrize(("text", "name", "office", "side"), ACTORS)
def test_persons_with_their_offices(text: str, name: str, office: str | None, side: str | None) -> None:
    """A person whom nobody knows is drafted with the office and the side that words give."""
    entry = next(entry for entry in drafted_of(text, "actor") if entry.fields["kind"] == "person")
    assert (entry.fields["name"], entry.fields.get("office"), entry.fields.get("side")) == (name, office, side)


@pytest.mark.parametrize("text", ["The minister said so.", "Minister of Trade.", "He, the minister, said so.", "Mr."])
def test_titles_without_a_name(text: str) -> None:
    """A title without a name is nobody."""
    assert drafted_of(text, "actor") == []


def test_names_that_the_record_lacks() -> None:
    """A known actor gets the names and the office that only the article has, with the words for them."""
    known: tuple[Actor, ...] = (actor("ada-berg", "Ada Berg"), actor("japan", "Japan", kind=ActorKind.STATE))
    drafted = drafted_article(
        "Minister Ada Berg came.\n\nBerg thanked Japanese farmers, and said that Japanese rice is good.", actors=known
    )
    extended = {entry.id: entry.fields for entry in drafted.entries if entry.kind == "extend"}
    assert extended == {"ada-berg": {"aliases": ["Berg"], "office": "Minister"}}


@pytest.mark.parametrize(
    ("known", "text", "aliases"),
    [
        (("Tran Quoc Tho",), "Trần Quốc Thọ said so.\n\nThọ thanked Kest.", ["Trần Quốc Thọ", "Thọ"]),
        (("Tran Quoc Tho", "Tho"), "Trần Quốc Thọ said so.\n\nThọ thanked Kest.", ["Trần Quốc Thọ", "Thọ"]),
        (("Le Thi Be Ha",), "Lê Thị Bé Hà said so.\n\nHà thanked Kest.", ["Lê Thị Bé Hà", "Hà"]),
        (("Lê Thị Bé Hà",), "Lê Thị Bé Hà cho biết như vậy.\n\nBà Hà cảm ơn Kest.", ["Hà"]),
        (("Trần Quốc Thọ", "Thọ"), "Tran Quoc Tho said so.\n\nTho thanked Kest.", None),
        (("Trần Quốc Thọ", "Tran Quoc Tho"), "Trần Quốc Thơ said so.\n\nTran Quoc Tho thanked Kest.", None),
    ],
)
def test_names_with_and_without_marks(known: tuple[str, ...], text: str, aliases: list[str] | None) -> None:
    """Who is known without the marks that an article writes speaks in it, and has its spelling and short name too."""
    drafted = drafted_article(text, actors=(*KNOWN, actor("who", *known)))
    assert "who" in {id_ for entry in drafted.entries for id_ in entry.fields.get("speakers", ())}
    assert [entry.fields["aliases"] for entry in drafted.entries if entry.kind == "extend"] == (
        [aliases] if aliases else []
    )


def test_names_that_are_words_as_well() -> None:
    """A last name such as May means its bearer behind a title, and a month elsewhere."""
    known = (actor("nora-may", "Nora May"), actor("tam-an", "Tam Van An"))
    (entry,) = drafted_article("Mrs May said so. An old man came in May.", actors=known).entries[1:]
    assert entry.fields["speakers"] == ("nora-may",)
    assert [each.kind for each in drafted_article("In May it rained. An end is near.", actors=known).entries] == []


def test_states_that_nobody_knows() -> None:
    """A state that entries name is an actor, by its own name rather than by its adjective."""
    text = "Peruvian farmers left. Japan imposed a tariff of 5 per cent on Peruvian copper. Peru left."
    peru = next(entry for entry in drafted_of(text, "actor") if entry.id == "peru")
    assert peru.fields["name"] == "Peru"
    assert peru.fields["aliases"] == ["Peruvian"]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("The state airline Air Japan said so. Air Japan said so again.", []),
        ("On Monday Japan said so.", ["japan"]),
        ("Japan ordered 24 jets from Chile.", []),
        ("Japan ordered Kest to act.", ["japan"]),
    ],
)
def test_what_is_only_called_after_a_state(text: str, speakers: list[str]) -> None:
    """A name that ends with that of a state is not the state, and who orders things tells nobody to do anything."""
    assert [id_ for entry in drafted_of(text, "statement") for id_ in entry.fields["speakers"]] == speakers


@pytest.mark.parametrize(
    ("text", "name", "aliases"),
    [
        ("Japan will raise its duty on Seltian rice to 9%.", "Seltia", ["Seltian"]),
        ("Japan will raise its duty on Seltian rice to 9%. Seltia wept.", "Seltia", ["Seltian"]),
        ("Japan will raise its duty on Peruvian rice to 9%.", "Peru", ["Peruvian"]),
        ("Japan will raise its duty on Vietnamese rice to 9%. Viet Nam wept.", "Viet Nam", ["Vietnamese"]),
        ("Beijing will raise its duty on Japanese rice to 9%.", "China", ["Beijing"]),
        ("Bắc Kinh sẽ áp thuế 9% đối với gạo.", "Trung Quốc", ["Bắc Kinh"]),
    ],
)
def test_a_state_is_called_by_no_adjective(text: str, name: str, aliases: list[str]) -> None:
    """A state that an article calls by its adjective or its capital alone has its own name, as inferred."""
    article = new_article(text, sides=(("Seltia",), ("Vietnam",)))
    found = DraftedArticle.of(article, Contents(actors=KNOWN), POLICY).in_order()
    (entry,) = [each for each in found if each.kind == "actor"]
    assert (entry.fields["name"], entry.fields["aliases"]) == (name, aliases)
    assert ("inferred" in entry.fields) == (name not in text.replace(aliases[0], ""))


def test_sides_that_nobody_knows() -> None:
    """A side is drafted with the sentence that names it, whether or not an entry does; not from a longer name."""
    article = new_article("Rain fell, and Seltia sold tea. Arden Stores had none.", sides=(("Seltia",), ("Arden",)))
    (entry,) = DraftedArticle.of(article, Contents(), POLICY).entries
    assert (entry.id, entry.fields, entry.quotes) == ("seltia", {"name": "Seltia", "kind": "state"}, ((0, 31),))


def test_what_else_a_side_is_called() -> None:
    """A side that nobody knows has the names by which it does something, and none that only says where."""
    sides = (("Seltia", "Selt City", "Old Town"),)
    text = "Seltia sold tea in Old Town on the coast. It was said that Selt City reserved the right to sell more."
    (entry,) = DraftedArticle.of(new_article(text, sides=sides), Contents(), POLICY).entries
    assert (entry.fields["name"], entry.fields["aliases"]) == ("Seltia", ["Selt City"])


def test_bodies_that_speak() -> None:
    """A body that speaks is an actor, with all of its name; one that the record has needs no entry."""
    assert the("The Ministry of Finance of Japan said so.", "actor").fields["kind"] == "organisation"
    assert drafted_of("The ministry said so.", "actor") == []


def test_ids_that_others_have() -> None:
    """What the record has under the id that a state or a body would get is not taken for it."""
    known = (actor("mexico", "Bram Mexico"), actor("ministry-of-finance", "Ada Lorn"), actor("olof-strand", "O. S."))
    assert drafted_article("Minister Olof Strand said so.", actors=known).entries == []
    text = "The Ministry of Finance said so. It imposed a tariff of 5 per cent on Mexico."
    (entry,) = drafted_article(text, actors=known).entries
    assert entry.kind == "tariff"
    assert "applied_to" not in entry.fields


def test_a_sentence_without_an_end() -> None:
    """The last words of a text are read too, where no mark ends them."""
    text = "It rained.\n\nIt went on raining over the old town while people of all ages waited, and so did the {}"
    ends = "farmer Olof Strand", "people with Olof Strand of Chile", "minister led", "president and both sides"
    for last in ("Ministry of Finance", "Minister Ed", "farmer Olof Strand, the minister of trade", *ends):
        assert drafted_of(text.format(last), "statement") == []


def test_names_without_letters_of_an_id() -> None:
    """A person whose name gives no id is left to the curator."""
    assert drafted_of("Minister Иван Петров said so.", "actor") == []


def test_one_name_is_part_of_another() -> None:
    """Who is called by a part of a name, and later by all of it, is one person."""
    (entry,) = drafted_of("Secretary Strand came. General Secretary To Strand said so.", "actor")
    assert (entry.id, entry.fields["name"], entry.fields["office"]) == ("strand", "Strand", "Secretary")


def test_who_has_a_longer_name_here() -> None:
    """A known person whose name goes on here has the longer name as another one."""
    (entry,) = drafted_of("Ada Berg Luna said so.", "extend")
    assert (entry.id, entry.fields) == ("ada-berg", {"aliases": ["Ada Berg Luna"]})


def test_remarks_know_their_place() -> None:
    """A remark is on the offset of what it is about."""
    (remark,) = drafted_article("It rained. Growth was 5 per cent.").remarks
    assert remark == Remark(22, '"5 per cent" is in no entry')


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Japan cut its duty on rice from 9 to 5 per cent for 60 days.", ["60 days"]),
        ("Japan imposed a 5 per cent tariff on rice on July 1.", []),
        (
            "Berg said that exports fell 7 per cent to 250,000 tonnes in 2024.",
            ["7 per cent", "250,000 tonnes", "2024"],
        ),
        ("Berg said “a third of 30 per cent is ten”.", []),
        ("Japan pledged to buy 40 ships worth $8 billion by August 2025.", []),
        ("Berg said that 4 others came, and $3 million.", ["$3 million"]),
        ("It rained for a 60-day term, and cost nobody 7", ["60-day"]),
    ],
)
def test_figures_that_no_entry_has(text: str, left: list[str]) -> None:
    """Each percentage, time, amount and duration that no field has is a remark, even in words that are quoted."""
    told = [remark for remark in remarks(f"{text} It rained.") if remark.endswith("is in no entry")]
    assert [remark.split('"')[1] for remark in told] == left


@pytest.mark.parametrize(
    ("text", "kind", "notes"),
    [
        ("Japan will impose a tariff of around 20 per cent on rice.", "tariff", {"rate": "around"}),
        ("Japan ended its tariff of about 20 per cent on rice.", "tariff", {"rate_before": "about"}),
        ("Japan will impose a 20 per cent tariff on rice.", "tariff", {}),
        ("Japan agreed to buy about $500 million of rice from Chile.", "commitment", {"amount": "about"}),
        (
            "Japan agreed to buy some 50 aircraft from Chile for approximately $3 billion.",
            "commitment",
            {"amount": "some", "worth": "approximately"},
        ),
    ],
)
def test_numbers_that_are_not_exact(text: str, kind: str, notes: dict[str, str]) -> None:
    """Beside a rate or an amount that the words give only about stands the word that says so."""
    found = {key: note for key, note in the(text, kind).notes.items() if note.endswith(", so it is not exact")}
    assert found == {key: f'"{word}", so it is not exact' for key, word in notes.items()}


NO_VALUES_OF_OTHERS: list[tuple[str, str, dict[str, Any]]] = [
    # Who says it, or levies it
    ("The growers of Chile called for calm.", "statement", {}),
    ("President Ada Berg of Chile welcomed it.", "statement", {"speakers": ("ada-berg",)}),
    ("Hiệp hội Lương thực Chile kêu gọi đối thoại.", "statement", {}),
    ("Theo Cục Hải quan Chile, hàng đã đến.", "statement", {}),
    ("Theo thỏa thuận, Chile sẽ mua thép.", "statement", {}),
    ("Bộ Tài chính Chile cho biết hàng đã đến.", "statement", {"speakers": ("bo-tai-chinh-chile",)}),
    ("Berg thanked Kest but said that it rained.", "statement", {"speech_acts": ["appreciates", "asserts"]}),
    ("Japan and Chile agreed to impose a 5 per cent duty on figs.", "tariff", {"imposed_by": None, "rate": Rate(5)}),
    ("If Chile keeps its duty, we will impose a further 5 per cent on figs.", "tariff", {"imposed_by": None}),
    ("Traders in Chile called for calm.", "statement", {}),
    ("The government of Chile called for calm.", "statement", {"speakers": ("chile",)}),
    ("Chính phủ Chile cho biết hàng đã đến.", "statement", {"speakers": ("chile",)}),
    ("A panel of Japan will meet in May to talk of quotas for figs.", "commitment", {}),
    ("Traders in Japan will buy 24 jets.", "commitment", {"obliged": None}),
    ("Somebody said Japan had sought zero duty.", "tariff", {"imposed_by": None, "announced_by": ["japan"]}),
    (
        "Japan called on Chile to scrap its 5 per cent duty on figs.",
        "tariff",
        {"imposed_by": "chile", "announced_by": ["japan"], "applied_to": None},
    ),
    ("Traders called for a Chilean duty of 5 per cent.", "tariff", {"imposed_by": "chile", "announced_by": None}),
    ("Japan urged Berg to impose a 5 per cent duty.", "tariff", {"imposed_by": None, "announced_by": ["japan"]}),
    ("Minister of Trade Olof Strand came. Prime Minister Eda Lorn came. The minister said so.", "statement", {}),
    ("“It rained,” said Chile’s deputy minister, Ada Berg.", "statement", {"speakers": ("ada-berg",)}),
    ("“It rained,” said the Philippines’ deputy minister, Ada Berg.", "statement", {"speakers": ("ada-berg",)}),
    ("Judge Orloff of the Northern Customs Union, to which both belong, said so.", "statement", {}),
    ("An invitation to Kest to visit Chile was withdrawn on Monday.", "meeting", {}),
    ("A visit to Chile began on Monday.", "meeting", {}),
    (
        "Negotiators from Chile signed a pact that phases out a duty of 5 per cent on figs.",
        "tariff",
        {"applied_to": None},
    ),
    (
        "Japan phases out a duty of 9 per cent on figs and caps Chilean tariffs on rice.",
        "tariff",
        {"imposed_by": "japan"},
    ),
    ("Cùng ngày, hai bên đạt thỏa thuận, theo đó Chile giảm thuế gạo của Nhật Bản.", "statement", {}),
    (
        "Hôm nay Thủ tướng Chile Ada Berg đã điện đàm với Bộ trưởng Chile Ivo Kest của các bên.",
        "meeting",
        {"form": "phone call", "participants": {"party": ["ada-berg", "ivo-kest"]}},
    ),
    ("Tổng thống Chile dự kiến thăm các bên vào tháng 8.", "meeting", {}),
    ("Thủ tướng Ada Berg nói vậy với các bên. Sau đó Berg Đăng phát biểu.", "statement", {"medium": None}),
    ("Berg thanked both ministers, but Kest said that “a fee is not gone”.", "statement", {"verbatim": None}),
    # How far it had come
    ("The third round was to be held in Kobe in June.", "round", {}),
    ("Berg said that the third round was due to be held in Kobe in August.", "round", {"number": 3, "status": None}),
    ("A fourth round was to be held in June but was called off.", "round", {"status": "called off"}),
    ("Berg was to meet Kest in Kobe on July 1.", "meeting", {}),
    ("Berg had been due to visit Chile in June.", "meeting", {}),
    ("Japan was about to impose a 5 per cent duty on Chilean figs.", "tariff", {}),
    ("Japan and Chile nearly signed a deal on July 1.", "agreement", {}),
    ("Japan raised its duty on nearly all rice to 5 per cent.", "tariff", {"stage": "enacted", "change": "raises"}),
    ("Japan postponed signing the deal with Chile.", "agreement", {}),
    ("Japan and Chile agreed to sign a deal in August.", "agreement", {"stage": "intended", "when": None}),
    ("Berg warned that Japan would raise its duty on figs to 5 per cent.", "tariff", {"stage": "threatened"}),
    ("Berg said that Japan would raise its duty on figs to 5 per cent.", "tariff", {"stage": "announced"}),
    ("Japan scrapped its 14 per cent duty on figs.", "tariff", {"stage": None, "change": "removes"}),
    ("Japan scrapped a planned 14 per cent duty on figs.", "tariff", {"stage": "withdrawn"}),
    ("A 14 per cent duty on figs was dropped.", "tariff", {"stage": "withdrawn"}),
    ("They hope to finish a pact that would cut duties on figs from 8 per cent to 2 per cent.", "tariff", {}),
    ("Berg came to finish a pact that would cut duties on figs from 8 per cent to 2.", "tariff", {"stage": None}),
    (
        "Chile had asked for a lasting cut in the duty to 5 per cent.",
        "tariff",
        {"imposed_by": None, "announced_by": ["chile"], "stage": "requested"},
    ),
    ("Growers said that Japan would otherwise impose a 5 per cent duty on figs.", "tariff", {}),
    # How far it had come
    ("The third round is due in Kobe soon.", "round", {"plan": {"place": "Kobe"}, "place": None}),
    ("The sixth round of talks on a trade agreement concluded in Kobe on July 1.", "agreement", {}),
    ("The third round broke off on July 1.", "round", {"number": 3}),
    ("Traders estimate that the Chilean duty on figs will fall to 5 per cent.", "tariff", {}),
    ("The average tariff on Chilean figs will fall to 5 per cent.", "tariff", {}),
    ("Nhật Bản muốn Chile giảm thuế gạo từ 25% xuống 10% cho các bên.", "tariff", {"stage": "requested"}),
    ("Chile bãi bỏ thuế 8% đối với gạo của các bên ngay khi hiệp định có hiệu lực.", "agreement", {}),
    ("Chủ tịch ủng hộ việc các bên sớm ký kết hiệp định.", "agreement", {}),
    ("Japan keeps its duty at 8 per cent and expires it on August 31 unless Chile acts.", "tariff", {}),
    ("Japan will soon lift the 30 per cent duty that it imposed in 2020.", "tariff", {"rate_before": Rate(30)}),
    ("“Should Chile sell drones, Japan will levy 25 per cent on figs,” Berg said.", "tariff", {"stage": "threatened"}),
    ("Japan is considering a duty of 5 per cent on figs.", "tariff", {}),
    ("Nhật Bản và Chile đạt thỏa thuận, theo đó Chile giảm thuế gạo của các bên xuống 5%.", "tariff", {"stage": None}),
    ("Nhật Bản và Chile đã đạt thỏa thuận sơ bộ.", "agreement", {"stage": "preliminary"}),
    ("Japan pays 5 per cent on figs from the day the pact enters into force.", "agreement", {}),
    ("If Chile still acts, Japan will impose a 5 per cent duty on figs.", "tariff", {"change": "introduces"}),
    ("At present Japan imposes a 5 per cent duty on figs.", "tariff", {"change": None, "stage": "enacted"}),
    ("Opposition leaders urged Japan and Chile to sign the deal.", "agreement", {}),
    ("Japan will cut its duty as soon as Chile has ratified the deal.", "agreement", {}),
    ("Japan signed a deal with Chile on Wednesday, ending talks begun in 2019.", "agreement", {"stage": "signed"}),
    ("The plan was dropped after the eighth round.", "round", {}),
    ("Japan scrapped a 2019 deal that let boats land.", "agreement", {"stage": "terminated", "when": None}),
    ("Talks went on since May 2024, when Japan scrapped a deal.", "agreement", {}),
    ("Japan warned of more, a day after Chile got a duty of 9 per cent.", "tariff", {"rate": Rate(9), "stage": None}),
    ("Japan will ratify the deal with Chile.", "agreement", {}),
    ("Those include reviving a 5 per cent duty on figs, and freezing aid.", "tariff", {}),
    ("Options include a 5 per cent duty on Chilean figs.", "tariff", {}),
    ("Japan is considering imposing a 5 per cent duty on figs.", "tariff", {}),
    ("The union allows members to impose a 5 per cent duty on figs.", "tariff", {}),
    ("The ruling authorised Japan to impose a 5 per cent duty on figs.", "tariff", {}),
    ("Nhật Bản đang cân nhắc áp thuế 5% đối với gạo của Chile.", "tariff", {}),
    ("Japan, which is weighing a ban on rice, raised its duty on figs to 5 per cent.", "tariff", {"stage": "enacted"}),
    ("Japan said it would act as soon as Chile abolishes its 12 per cent duty on oil.", "tariff", {}),
    ("Japan will consider a request to recognise Chilean papers.", "commitment", {}),
    ("The deal between Japan and Chile will be signed in Kobe.", "agreement", {"stage": "intended"}),
    ("The third round, planned for May, was skipped.", "round", {"status": "called off"}),
    ("Japan may also raise its duty on old Chilean bourbon and motorcycles to 25 per cent.", "tariff", {}),
    # Rates and goods
    ("Japan will cut by half a 20 per cent levy on figs.", "tariff", {"rate_before": Rate(20), "rate": None}),
    ("Traders said that prices had risen 6 per cent since the tariff was raised.", "tariff", {}),
    ("Japan brought its tariff on Chilean cars down to 10 per cent.", "tariff", {"goods": ["cars"]}),
    ("The new duties made exports fall 9 per cent.", "tariff", {}),
    ("Các mức thuế mới khiến xuất khẩu của Chile trong năm nay giảm 9%.", "tariff", {}),
    ("After the tariff of last year, exports of figs rose 9 per cent.", "tariff", {}),
    ("Japan imposed a 5 per cent duty on the figs of Chile.", "tariff", {"goods": ["figs"]}),
    ("Japan cut its duty on rice to 5 per cent and will invest in figs.", "tariff", {"goods": ["rice"]}),
    ("Nhật Bản giảm thuế gạo xuống 5% và cam kết đầu tư vào cảng.", "tariff", {"goods": ["gạo"]}),
    ("Japan will double the 5 per cent duty on figs.", "tariff", {"rate": None, "rate_before": Rate(5)}),
    ("It would come on top of the 5 per cent duty that Japan has charged.", "tariff", {}),
    ("Japan imposed a 5 per cent duty on top of others on figs.", "tariff", {"goods": ["figs"]}),
    ("Japan cut its duty on packed Chilean figs to 5 per cent.", "tariff", {"goods": ["packed Chilean figs"]}),
    ("Japan offered to buy 2 jets, and to lift its quota for beef.", "commitment", {"goods": None}),
    ("Japan lowers its duty to 5 per cent on the day it likes.", "tariff", {"goods": None}),
    ("Nhật Bản đã giảm thuế thép cuộn xuống 5% cho các bên.", "tariff", {"goods": ["thép cuộn"]}),
    ("Japan agreed to buy 24 jets, and Chile promised to buy figs.", "commitment", {"goods": None}),
    ("Nhật Bản đồng ý mua 15 tàu, Chile hứa giữ thuế gạo của các bên.", "commitment", {"goods": None}),
    ("Japan will double the quota for duty-free figs.", "tariff", {}),
    ("A pact let Chilean boats land duty-free.", "tariff", {}),
    ("Chile will get duty-free access to the market.", "tariff", {}),
    ("Japan pledged to cut its duty on rice, while Chile will expand its quota.", "commitment", {"obliged": ["chile"]}),
    ("Japan imposed a 5 per cent duty on frozen fish.", "tariff", {"change": "introduces", "goods": ["frozen fish"]}),
    ("Japan froze its duty on figs at 5 per cent.", "tariff", {"change": None, "rate": Rate(5)}),
    ("Nhật Bản áp thuế 5% đối với cá hồi Chile.", "tariff", {"goods": ["cá hồi"]}),
    ("Japan will scrap its 5 per cent duty on figs altogether.", "tariff", {"goods": ["figs"]}),
    ("Under a protocol, all else pays a duty of 6 per cent.", "tariff", {}),
    ("Chile sẵn sàng giảm thuế đối với cá tra của Việt Nam xuống 5%.", "tariff", {"applied_to": ["vietnam"]}),
    ("Ông Ivo Kest cho biết Chile sẽ giảm thuế đối với cá tra xuống 5%.", "tariff", {"imposed_by": "chile"}),
    ("Japan pledged to buy 24 dairy robots worth $9 million.", "commitment", {"goods": None}),
    # Dates
    (
        "Berg and Kest spoke by phone for an hour and will rest now.",
        "meeting",
        {"status": None, "form": "phone call"},
    ),
    ("Bộ Công Thương Chile dự kiến công bố danh sách của các bên.", "statement", {}),
    ("Japan has put off until August 3 a planned 18 per cent levy on figs.", "tariff", {"change": "postpones"}),
    (
        "Japan will keep its 5 per cent duty on figs, and that they meet on August 1 is sure.",
        "tariff",
        {"in_force": None},
    ),
    ("Japan imposed a 5 per cent duty on figs, making good on a threat from June.", "tariff", {"in_force": None}),
    (
        "Ngày 20/6, Nhật Bản ký hiệp định hải quan, sau cuộc gặp giữa Ada Berg và Ivo Kest tại Lima.",
        "meeting",
        {"when": None},
    ),
    ("Japan raised the duty on figs from 8 per cent in June.", "tariff", {"in_force": None, "rate_before": Rate(8)}),
    ("Berg on May 20 signed a deal, on the occasion of the third round.", "round", {}),
    (
        "Berg signed a deal on May 20 on the sidelines of the third round in Kobe.",
        "round",
        {"place": "Kobe", "when": None},
    ),
    ("Nhân dịp vòng đàm phán thứ ba, Berg và Kest ngày 20/5 ký hiệp định hải quan.", "round", {}),
    ("During the third round, Berg signed a deal on May 20.", "round", {}),
    ("Talks have gone on since May 2025, after a deal was signed.", "agreement", {"when": None}),
    ("Under a pact of 2020, Japan will cut its duty on figs to 5 per cent.", "tariff", {"when": None}),
    (
        "Nhật Bản đồng ý mua 2 tấn than, Chile hứa giữ thuế của các bên đến hết năm 2034.",
        "commitment",
        {"deadline": None},
    ),
    ("Japan kept its duty of 5 per cent, less than the 9 per cent proposed in May.", "tariff", {"when": None}),
    ("Nhật Bản đồng ý mua 2 tấn than của Chile từ ngày 1/8.", "commitment", {"deadline": None}),
    ("“Japan will raise its duty on figs to 5 per cent,” Berg said before August 1.", "tariff", {"in_force": None}),
    ("Berg said on Monday: “Japan raised its duty on figs on Tuesday to 5 per cent.”", "tariff", {"goods": ["figs"]}),
    ("Japan will raise its duty on figs to 5 per cent and meet Chile on August 1.", "tariff", {"in_force": None}),
    ("Japan will raise its duty to 5 per cent on July 9, hours after the third round.", "round", {}),
    ("Nhật Bản và Chile nhất trí tổ chức vòng đàm phán thứ ba tại Lima.", "round", {"place": None, "number": 3}),
    ("The duty was to be cut in stages: to 8 per cent in May, to 4 per cent in June.", "tariff", {}),
]


@pytest.mark.parametrize(("text", "kind", "fields"), NO_VALUES_OF_OTHERS)
def test_no_value_is_that_of_another(text: str, kind: str, fields: dict[str, Any]) -> None:
    """A value is that of what the words tell, and not of somebody or something else in the sentence."""
    found = drafted_of(text, kind)
    assert len(found) == bool(fields)
    assert {key: entry.fields.get(key) for entry in found for key in fields} == fields


def test_when_it_was_announced() -> None:
    """What is to come has the time at which it was made known, behind a verb of saying."""
    text = "Japan will cut its duty on figs to 5 per cent on August 1, Berg announced on July 1."
    fields = the(text, "tariff").fields
    assert (phrase(fields["when"]), phrase(fields["in_force"])) == ("July 1", "August 1")


def test_steps_are_not_announced_when_the_last_one_comes() -> None:
    """Of several steps, none has the time of another."""
    text = "Japan will cut its duty on figs in stages, to 8 per cent in May, to 4 per cent in June and to zero in July."
    assert [entry.fields.get("when") for entry in drafted_of(text, "tariff")] == [None, None]


def test_verbs_that_another_may_govern_leave_the_stage_open() -> None:
    """A verb that looks the same where another governs it says no stage behind that one."""
    text = "Japan agreed to raise its duty on figs to 5 per cent and cut its levy on rice to 3 per cent."
    first, second = drafted_of(text, "tariff")
    assert (first.fields["stage"], second.fields.get("stage")) == ("agreed", None)
    assert second.notes["stage"] == '"cut", or "agreed to"'


def test_goods_of_two_tariffs_that_but_joins() -> None:
    """Each tariff has its own goods, also where words such as "song" join them."""
    text = "Nhật Bản giảm thuế gạo xuống 5%, song nâng thuế đối với cá của các bên lên 9%."
    assert [entry.fields["goods"] for entry in drafted_of(text, "tariff")] == [["gạo"], ["cá"]]


def test_who_does_something_else_does_not_meet() -> None:
    """A subject that another verb has takes no part in what the next one tells."""
    text = "Berg will speak on Friday, and Minister Rui Baltazar is flying to Kobe for a meeting with Kest."
    assert the(text, "meeting").fields["participants"] == {"party": ["rui-baltazar", "ivo-kest"]}


def test_several_meetings_of_a_sentence() -> None:
    """A meeting and a call that "and" joins are two, each with its time; "held talks by phone" is one."""
    talks, call = drafted_of("Berg met Kest in Kobe on Tuesday and spoke by phone on Wednesday.", "meeting")
    assert (talks.fields["form"], phrase(talks.fields["when"]), talks.fields["place"]) == ("meeting", "Tuesday", "Kobe")
    assert (call.fields["form"], phrase(call.fields["when"])) == ("phone call", "Wednesday")
    assert the("Berg and Kest held talks by phone.", "meeting").fields["form"] == "phone call"
    assert "when" not in the("Berg met Kest some Friday to come, and by Tuesday they knew.", "meeting").fields


@pytest.mark.parametrize(
    ("text", "name", "office"),
    [
        (
            "Bộ trưởng Kinh tế Nam Phổ Đỗ Minh Trang cho biết Nam Phổ đã ký.",
            "Đỗ Minh Trang",
            "Bộ trưởng Kinh tế Nam Phổ",
        ),
        ("Thủ tướng Tây Khê Trần Hữu Lâm nói Tây Khê đã ký.", "Trần Hữu Lâm", "Thủ tướng Tây Khê"),
        (
            "Bộ trưởng Tài chính Nhật Bản Đào Quang Khải cho biết các bên đã ký.",
            "Đào Quang Khải",
            "Bộ trưởng Tài chính Nhật Bản",
        ),
        ("Moss Minister Amina Odhiambo said so.", "Amina Odhiambo", "Moss Minister"),
        ("Bộ trưởng Quách Thế Anh cho biết các bên đã ký. Ông Thế Anh nói vậy.", "Quách Thế Anh", "Bộ trưởng"),
        ("Trade Principal Secretary Amina Odhiambo said so.", "Amina Odhiambo", "Trade Principal Secretary"),
    ],
)
def test_titles_with_words_that_nobody_knows(text: str, name: str, office: str) -> None:
    """A place that the article names elsewhere belongs to the title, and so does a word within it."""
    assert [(entry.fields["name"], entry.fields["office"]) for entry in drafted_of(text, "actor")] == [(name, office)]


def test_the_first_line_is_no_sentence_for_its_quotation_mark() -> None:
    """A headline that ends with words in quotation marks is still one."""
    text = "Japan imposes 5 per cent on figs; Chile vows answer ‘in kind’\n\nBerg said so."
    assert [entry.kind for entry in drafted_article(text, actors=KNOWN).entries] == ["statement"]


@pytest.mark.parametrize(
    ("text", "is_", "status"),
    [
        ("The third round of talks opened in Kobe on Monday.", "2025-06-30/..", None),
        ("The third round of talks opened on Thursday morning.", "[2025-07-03..2025-07-03T11:59+07:00]/..", "ongoing"),
        ("The third round began on June 4 and ended on June 6.", "2025-06-04/..", None),
        ("The third round, on June 6, ended without progress.", "2025-06-06", None),
        ("On Tuesday night the third round ended.", "../[2025-07-01T18:00+07:00..2025-07-01]", None),
        ("The third round ran from June 4 to 6 and ended without joy.", "2025-06-04/2025-06-06", None),
    ],
)
def test_what_began_or_ended_on_a_day(text: str, is_: str, status: str | None) -> None:
    """The day on which a round began, or ended, is no whole time of it."""
    fields = the(text, "round").fields
    assert (fields["when"]["is"], fields.get("status")) == (is_, status)


def test_a_body_behind_an_office_is_no_person() -> None:
    """The name of a body that has a possessive is that of nobody."""
    assert drafted_of("The chief executive of the Chilean Machine Builders’ Association came.", "actor") == []
    assert drafted_of("Minister Bo’s Council met.", "actor") == []
    maeve = the("“So it is,” said Maeve Dunne, head of the Chilean Fig Guild.", "actor")
    assert (maeve.fields["name"], maeve.fields["office"]) == ("Maeve Dunne", "head of the Chilean Fig Guild")


def test_an_office_that_may_be_of_either_is_of_none() -> None:
    """Who is named behind "a spokeswoman for the prime minister" may be either."""
    assert drafted_of("A spokeswoman for the prime minister, Lena Okafor, declined.", "actor") == []
    assert drafted_of("A spokeswoman for Chile’s prime minister, Lena Okafor, declined.", "actor") == []
    both = the("Deputy Prime Minister and Foreign Minister, Lena Okafor, said so.", "actor")
    assert both.fields["office"] == "Deputy Prime Minister and Foreign Minister"
    assert drafted_of("Trưởng đoàn đàm phán Đông Lưu, bà Lê Thu Cúc, nói vậy.", "actor") == []


@pytest.mark.parametrize(
    ("text", "wholes"),
    [
        ("Japan pledged to buy $150 billion of goods, including $40 billion of rice.", [None, 0]),
        ("Japan agreed to buy $9 billion of goods, of which $4 billion are rice.", [None, 0]),
        ("Japan will buy $8 billion in goods, including 100 aircraft and $3 billion of rice.", [None, 0, 0]),
        ("Japan will buy $9 billion of energy, including $4 billion of gas, and 50 aircraft.", [None, 0, None]),
        ("Japan will buy $9 billion of energy, including $20 billion of gas.", [None, None]),
        ("Japan will buy $7 billion of energy, $4 billion of chips and 20 jets.", [None, None, None]),
        ("Nhật Bản cam kết mua 8 tỷ USD hàng hóa, trong đó có 2 tỷ USD nông sản.", [None, 0]),
    ],
)
def test_what_is_a_part_of_a_larger_amount(text: str, wholes: list[int | None]) -> None:
    """What an amount includes is a part of it, and what a comma and "and" set apart may not be."""
    found = drafted_of(text, "commitment")
    assert [each.fields.get("within") for each in found] == [at if at is None else found[at].id for at in wholes]


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("Japan suspended its trade deal with Chile.", "suspended"),
        ("The deal was suspended by Japan.", "suspended"),
        ("The parliament of Chile has frozen the pact with Japan.", "suspended"),
        ("The truce between Japan and Chile expired.", "expired"),
        ("Japan withdrew from the agreement.", "terminated"),
        ("Nhật Bản đình chỉ thỏa thuận thương mại với Chile.", "suspended"),
        ("Hiệp định giữa Nhật Bản và Chile đã hết hiệu lực.", "expired"),
    ],
)
def test_agreements_that_are_suspended_or_end(text: str, stage: str) -> None:
    """Of an agreement that is suspended, lapses or is ended, a draft has that as its stage."""
    assert the(text, "agreement").fields["stage"] == stage


TALKS = [
    ("Japan broke off talks with Chile on Monday.", "removes", "enacted", ["japan"], ["chile"]),
    ("Japan resumed negotiations on Monday.", "restores", "enacted", ["japan"], None),
    ("Talks between Japan and Chile resumed on Monday.", "restores", "enacted", None, None),
    ("Japanese and Chilean negotiators resumed talks on Monday.", "restores", "enacted", None, None),
    ("Trade talks were suspended in May.", "suspends", "enacted", None, None),
    ("Japan and Chile agreed to resume trade talks.", "restores", "agreed", ["japan", "chile"], None),
    ("Japan threatened to break off talks with Chile.", "removes", "threatened", ["japan"], ["chile"]),
    ("Japan will resume negotiations by July 9.", "restores", "pledged", ["japan"], None),
    ("Nhật Bản đình chỉ đàm phán với Chile hôm thứ Hai.", "suspends", "enacted", ["japan"], ["chile"]),
    ("Japan put off talks with Chile.", "postpones", "enacted", ["japan"], ["chile"]),
    ("Japan and Chile have delayed negotiations on a pact.", "postpones", "enacted", ["japan", "chile"], None),
    ("Japan suspended talks on a treaty with Chile.", "suspends", "enacted", ["japan"], ["chile"]),
    ("Nhật Bản hoãn đàm phán với Chile về cá.", "postpones", "enacted", ["japan"], ["chile"]),
]


@pytest.mark.parametrize(("text", "change", "stage", "obliged", "to"), TALKS)
def test_talks_that_are_halted_or_resumed(
    text: str, change: str, stage: str, obliged: list[str] | None, to: list[str] | None
) -> None:
    """What a side does to talks, or agrees or threatens to, is a commitment; who does it is said by an active verb."""
    fields = the(text, "commitment").fields
    assert [fields[key] for key in ("matter", "change", "stage")] == ["negotiation", change, stage]
    assert (fields.get("obliged"), fields.get("to")) == (obliged, to)


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        (
            "The row has put off talks on ending the customs union, due to start this week.",
            "talks on ending the customs union",
        ),
        ("Japan suspended talks with Chile on a pact that both began in May.", "talks with Chile on a pact"),
        ("Japan has postponed talks on wine quotas that were due to begin on Monday.", "talks on wine quotas"),
        ("Talks on a customs pact were suspended on July 1.", "Talks on a customs pact"),
        ("Nhật Bản hoãn đàm phán về hiệp định hải quan với Chile.", "đàm phán về hiệp định hải quan"),
        ("Japan broke off talks with Chile over a levy.", None),
        ("Japan resumed talks on Monday.", None),
    ],
)
def test_what_talks_are_on(text: str, subject: str | None) -> None:
    """What becomes of talks has all the words for them as its subject, where these say on what they are."""
    assert the(text, "commitment").fields.get("subject") == subject


@pytest.mark.parametrize(
    "text",
    [
        "Japan refused to resume talks.",
        "Japan did not put off talks.",
        "Japan may put off talks.",
        "Japan put off a decision until talks with Chile.",
        "Nhật Bản hoãn vòng đàm phán thứ năm.",
        "Berg said talks could resume next week.",
        "After talks resumed, Japan cut its duty to 5 per cent.",
        "The third round of talks resumed on Tuesday.",
        "In talks Japan suspended its duty.",
        "Talks went on and Japan suspended its duty.",
        "Japan denied that it had broken off talks.",
    ],
)
def test_talks_of_which_nothing_certainly_becomes(text: str) -> None:
    """Talks that may resume, are a round, or have a day of their own nowhere, are no entry."""
    assert drafted_of(text, "commitment") == []


@pytest.mark.parametrize(
    ("text", "goods"),
    [
        ("Japan cut a tariff of 5% on 40 items on each side.", None),
        ("Japan cut a tariff of 5% on either side.", None),
        ("Japan cut tariffs on side dishes to 5%.", ["side dishes"]),
        ("Japan currently plans tariff cuts of 10% on figs.", ["figs"]),
        ("Nhật Bản đã giảm thuế 5% đối với hàng hóa của mỗi bên.", None),
        ("Nhật Bản đã giảm thuế 5% đối với hàng hóa của hai bên.", None),
        ("Nhật Bản đã giảm thuế 5% đối với cả hai bên.", None),
    ],
)
def test_sides_are_no_goods(text: str, goods: list[str] | None) -> None:
    """Words for the sides name no goods, and "currently" before a plan is no sign of what a pact gives."""
    assert the(text, "tariff").fields.get("goods") == goods
