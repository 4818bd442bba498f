"""Entries of what the record has already, and of one thing that is told twice."""

import attrs
import pytest

from tests.authoring.drafted import drafted_article
from tests.drafting.test_entries import KNOWN, drafted_of
from vnus_trade.evidence.vocabulary import Status
from vnus_trade.model.entities import Negotiation
from vnus_trade.model.events import Agreement, Meeting, NegotiationRound, Participant, Plan, TariffAnnouncement
from vnus_trade.model.quantities import Goods, Rate
from vnus_trade.model.vocabulary import AgreementStage, MeetingForm, Role, TariffStage
from vnus_trade.time.span import TimeSpan

ROUND = NegotiationRound(id="third-round", title="Third round", number=3)
CALL = Meeting(
    id="the-call",
    title="Call",
    form=MeetingForm.PHONE_CALL,
    dated=TimeSpan.parse("2025-07-01", "Asia/Ho_Chi_Minh"),
    participants=(Participant(KNOWN[2], Role.PARTY), Participant(KNOWN[3], Role.PARTY)),
)
LEVIED = TariffAnnouncement(
    id="the-tariff", title="T", rate=Rate(5), applied_to=(KNOWN[1],), imposed_by=KNOWN[0], stage=TariffStage.ENACTED
)

TEA = TariffAnnouncement(
    id="the-tea-tariff",
    title="T",
    rate=Rate(7),
    applied_to=(KNOWN[1],),
    imposed_by=KNOWN[0],
    goods=(Goods("tea"),),
    stage=TariffStage.ENACTED,
    dated=TimeSpan.parse("2025-07-02", "Asia/Ho_Chi_Minh"),
)


@pytest.mark.parametrize(
    ("text", "id_", "fields"),
    [
        ("The third round was held on July 1.", "third-round", ["when"]),
        ("India and Japan held a third round in Kobe.", "third-round", ["place", "parties"]),
        ("Berg held a phone call with Kest in Kobe on July 1.", "the-call", ["place"]),
        ("Japan imposed a tariff of 5 per cent on Chilean steel.", "the-tariff", ["goods", "change"]),
        ("A Japanese tariff of 7 per cent on Chilean tea was in the way.", "the-tea-tariff", []),
        ("On July 2 Japan raised its tariff on Chilean tea to 7 per cent.", "the-tea-tariff", ["change"]),
    ],
)
def test_what_the_record_has_is_extended(text: str, id_: str, fields: list[str]) -> None:
    """A round of the same number, a meeting of the same people that day, and a tariff of the same rate are extended."""
    drafted = drafted_article(text, actors=KNOWN, all_events=(ROUND, CALL, LEVIED, TEA))
    (entry,) = [entry for entry in drafted.entries if entry.kind == "extend"]
    assert entry.id == id_
    assert sorted(entry.fields) == sorted(fields)
    assert set(fields) <= set(entry.notes["for"].split())


def test_a_round_to_come_that_the_record_has_is_still_to_come() -> None:
    """An extension of a round whose plan the record has says that it is to come, which its check asks for."""
    known = attrs.evolve(ROUND, plans=(Plan(place="Kobe"),), status=Status.EXPECTED)
    drafted = drafted_article(
        "Japan and Chile will hold a third round in Kobe in August.", actors=KNOWN, all_events=(known,)
    )
    (entry,) = [entry for entry in drafted.entries if entry.kind == "extend"]
    assert entry.fields == {"parties": ["japan", "chile"], "status": "expected"}
    assert entry.notes["for"] == "number parties status"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Japan will impose a tariff of 5 per cent on Chilean steel.", "note"),
        ("Chile faces a tariff of 5 per cent.", "note"),
        ("Japan will impose a tariff of 7 per cent on Chilean tea.", "note"),
        ("On June 2 Japan imposed a tariff of 7 per cent on Chilean tea.", "note"),
        ("Japan imposed a tariff of 7 per cent on Chilean tea and rice.", "note"),
        ("A tariff of 7 per cent on Chilean tea was in the way.", "note"),
        ("A tariff of 5 per cent will take effect in August.", "remark"),
        ("Japan will impose a tariff of 5 per cent on Indian steel.", ""),
        ("Berg cut its tariff of 5 per cent on Chilean figs to 4 per cent.", ""),
    ],
)
def test_a_tariff_that_may_be_one_of_the_record(text: str, told: str) -> None:
    """A tariff of a rate that the record has is asked about, and is none where nothing says that it is another."""
    drafted = drafted_article(text, actors=KNOWN, all_events=(LEVIED, TEA))
    noted = [entry for entry in drafted.entries if "tariff of the record?" in entry.notes.get("id", "")]
    remarked = '"5 per cent": nothing says that it is not the-tariff, so no entry' in [
        r.message for r in drafted.remarks
    ]
    assert (bool(noted), remarked) == (told == "note", told == "remark")


def test_a_meeting_whose_day_is_missing_is_asked_about() -> None:
    """Where the day of a meeting is not said, a note asks whether it is the one that the record has."""
    drafted = drafted_article("Berg held a phone call with Kest.", actors=KNOWN, all_events=(CALL,))
    (entry,) = [entry for entry in drafted.entries if entry.kind == "meeting"]
    assert entry.notes["id"] == "is it the-call of the record? Then write it as [[extend]]"


@pytest.mark.parametrize(
    ("text", "dated", "asked"),
    [
        ("The fourth round was held on July 1.", None, 1),
        ("A new round was held in Kobe.", "2025-06", 1),
        ("The fourth round was held on July 1.", "2025-07", 1),
        ("The fourth round was held on July 1.", "2025-06", 0),
        ("Berg held a phone call with Kest.", None, 0),
    ],
)
def test_a_round_without_a_number_is_asked_about(text: str, dated: str | None, asked: int) -> None:
    """A round may be the one that the record has without a number, unless that was at another time."""
    when = TimeSpan.parse(dated, "Asia/Ho_Chi_Minh") if dated else None
    next_round = NegotiationRound(id="round-next", title="Next round", dated=when)
    drafted = drafted_article(text, actors=KNOWN, all_events=(next_round,))
    (entry,) = [entry for entry in drafted.entries if entry.kind in ("round", "meeting")]
    notes = [note for key, note in entry.notes.items() if key == "id"]
    assert notes == ["is it round-next of the record? Then write it as [[extend]]"] * asked


TALKS = Negotiation(id="talks", title="Talks", parties=KNOWN[:2])


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("India and Peru spoke in Kobe. The third round was held on July 1.", 1),
        ("India raised its duty, Japan said. India and Peru fought. India left. The third round was held.", 1),
        ("Ấn Độ và Peru đã gặp nhau. Vòng đàm phán thứ ba của hai bên đã diễn ra ngày 1/7.", 1),
        ("India and Peru held the third round in Kobe.", 0),
        ("Japan and Chile spoke, and India answered. The third round was held on July 1.", 0),
        ("The third round was held on July 1.", 0),
    ],
)
def test_a_round_in_an_article_of_other_states_is_asked_about(text: str, asked: int) -> None:
    """Where an article tells far more of others than of a party, a round without parties may be one of their talks."""
    drafted = drafted_article(text, actors=KNOWN, all_events=(ROUND,), negotiations=(TALKS,))
    found = [entry for entry in drafted.entries if entry.kind in ("round", "extend") and "parties" in entry.notes]
    question = "is it third-round of the record? Then write it as [[extend]]"
    assert [(entry.kind, entry.notes["parties"], entry.notes["id"]) for entry in found] == [
        ("round", "india and ...?", question)
    ] * asked
    assert bool(drafted.draft().others) == (bool(asked) or text.startswith("India and Peru held"))


def test_a_round_of_its_own_parties_is_asked_about() -> None:
    """So it is where the round of the record has parties, of which an article tells nothing."""
    theirs = attrs.evolve(ROUND, parties=KNOWN[:2])
    text = "India and Peru spoke in Kobe. The third round was held on July 1."
    (entry,) = [e for e in drafted_article(text, actors=KNOWN, all_events=(theirs,)).entries if e.kind == "round"]
    assert entry.notes["parties"] == "india and ...?"


SIGNED = Agreement(
    id="the-deal",
    title="Deal",
    stage=AgreementStage.SIGNED,
    parties=KNOWN[:2],
    dated=TimeSpan.parse("2025-05-20", "Asia/Ho_Chi_Minh"),
)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Japan and Chile signed a customs deal on May 20.", "extend"),
        ("Japan and Chile signed a customs deal in May.", "asked"),
        ("The two countries signed a customs deal in May.", "asked"),
        ("Japan and India signed a customs deal in May.", "agreement"),
        ("Japan and Chile signed a customs deal on May 9.", "agreement"),
        ("Japan and Chile reached a customs deal in May.", "agreement"),
    ],
)
def test_an_agreement_that_the_record_has(text: str, kind: str) -> None:
    """An agreement of the same parties and day is extended; where either is open, a note asks."""
    at_noon = attrs.evolve(SIGNED, dated=TimeSpan.parse("2025-05-20T12:00", "Asia/Ho_Chi_Minh"))
    drafted = drafted_article(text, actors=KNOWN, all_events=(SIGNED,))
    assert drafted_article(text, actors=KNOWN, all_events=(at_noon,)).entries == drafted.entries
    (entry,) = [entry for entry in drafted.entries if entry.kind in ("agreement", "extend")]
    assert (entry.kind, "id" in entry.notes) == ("agreement" if kind == "asked" else kind, kind == "asked")


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("They met under the Kobe Agreement, which was signed on 3 June 2023. They signed a Protocol on tea.", 2),
        ("They met under the Kobe Agreement, which was signed on 3 June 2023. They signed a deal.", 2),
        ("The Kobe Trade Agreement was signed on Tuesday. They signed the Trade Agreement on Tuesday.", 1),
        ("They signed a deal on Tuesday. The deal was signed in Kobe.", 1),
    ],
)
def test_agreements_of_other_names_are_others(text: str, count: int) -> None:
    """What is called otherwise is another agreement, and a day is only that of the same name."""
    assert len([entry for entry in drafted_article(text).entries if entry.kind == "agreement"]) == count


RESUMED = [
    ("Japan and Chile resumed talks in Lima on Monday.", "meeting"),
    ("Berg resumed talks with Kest on Monday.", "meeting"),
    ("Talks between Berg and Kest resumed on Monday.", "meeting"),
    ("Japan and Chile will resume talks in Lima on July 10.", "meeting"),
    ("Berg and Kest agreed to resume talks in Lima on July 10.", "meeting"),
    ("Japan and Chile resumed talks on Monday.", "commitment"),
    ("Japan resumed talks with Chile on Monday.", "commitment"),
    ("Nhật Bản và Chile nối lại đàm phán tại Lima ngày 1/7.", "commitment"),
]


@pytest.mark.parametrize(("text", "kind"), RESUMED)
def test_talks_that_are_resumed_are_told_once(text: str, kind: str) -> None:
    """Talks that persons resume, or that have a place, are a meeting, and others what becomes of the negotiation."""
    found = [entry for each in ("meeting", "commitment") for entry in drafted_of(text, each)]
    assert [entry.kind for entry in found] == [kind]


def test_talks_that_are_resumed_beside_a_meeting() -> None:
    """Who met, and agreed to resume talks, did two things."""
    text = "Berg met Kest on Monday and agreed to resume talks."
    assert [len(drafted_of(text, kind)) for kind in ("meeting", "commitment")] == [1, 1]
