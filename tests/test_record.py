"""The shipped record answers the questions that the library was built for."""

import unicodedata
from decimal import Decimal

import pytest

import vnus_trade
from vnus_trade import Basis, Chronology, Misnamed, Relation, TimeSpan
from vnus_trade.words.names import fold

HANOI, WASHINGTON = "Asia/Ho_Chi_Minh", "America/New_York"


@pytest.fixture(scope="module")
def record() -> Chronology:
    """The shipped record."""
    return vnus_trade.load()


def test_rounds_before_the_deal(record: Chronology) -> None:
    """The first round, which is inferred, and the second certainly came before the deal; those to follow only may."""
    answer = record.rounds.before(record.deal)
    assert [event.id for event in answer] == ["round-1", "round-2"]
    assert [event.id for event in answer.possible] == []
    first, second = answer
    assert (first.number, first.basis) == (1, Basis.INFERRED)
    assert (second.number, second.basis, second.place) == (2, Basis.STATED, "Washington, D.C.")
    assert second.when == TimeSpan.parse("2025-05-19/2025-05-22", WASHINGTON)
    assert "was held from May 19-22, 2025, in Washington, D.C., USA." in second.evidence_for("when")[0].quotation.exact
    assert second.evidence_for("dated") == second.evidence_for("when")
    assert first.when.certainly_before(record.deal.when)
    assert record.relations(first, second) <= {Relation.BEFORE, Relation.MEETS}


def test_nobody_says_how_many_rounds_followed(record: Chronology) -> None:
    """The answer names the gap: the sources do not say how many rounds followed the second."""
    gaps = record.rounds.before(record.deal).gaps
    followed = [gap for gap in gaps if gap.missing == "round"]
    assert followed
    assert all(gap.count is None and gap.evidence for gap in followed)
    assert followed[0].title in str(record.rounds.before(record.deal))


def test_the_deal(record: Chronology) -> None:
    """The deal is the one announced as a trade deal, on 2 July, by Trump; no other agreement is merged with it."""
    deal = record.deal
    assert deal in record.agreements.on("2025-07-02", zone=WASHINGTON)
    assert record.actor("Trump") in deal.announced_by
    assert len(record.agreements) > 1
    assert any(deal in discrepancy.concerns for discrepancy in record.discrepancies)


def test_what_greer_said_after_the_cabinet_meeting(record: Chronology) -> None:
    """Greer certainly made statements after 22 April, read in the record's zone."""
    said = record.statements.by("Greer").after("2025-04-22")
    assert said
    assert all(record.actor("jamieson-greer") in statement.speakers for statement in said)
    assert said == record.statements.after("2025-04-22").by("Greer")


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
@pytest.mark.parametrize(
    "name",
    [
        "Tô Lâm",
        "To Lam",
        "TO LAM",
        "to lam",
        "TÔ LÂM",
        "Lam",
        "General Secretary Lam",
        "General Secretary To Lam",
        "Party General Secretary Tô Lâm",
        "  To   Lam ",
    ],
)
def test_to_lam_by_every_spelling(record: Chronology, name: str, form: str) -> None:
    """The General Secretary is found with and without accents, in every normal form, by part of his name and office."""
    assert record.actor(unicodedata.normalize(form, name)).id == "to-lam"  # type: ignore[arg-type]


def test_every_name_finds_its_actor(record: Chronology) -> None:
    """Every name that is not shared finds its actor, in every normal form and without accents."""
    owners: dict[str, set[str]] = {}
    for actor in record.actors:
        for name in actor.names:
            owners.setdefault(fold(name), set()).add(actor.id)
    for actor in record.actors:
        assert record.actor(actor.id) == actor
        for name in (name for name in actor.names if len(owners[fold(name)]) == 1):
            for spelling in (name, name.upper(), unicodedata.normalize("NFD", name), fold(name)):
                assert record.actor(spelling) == actor


def test_the_wrong_name_explains_itself(record: Chronology) -> None:
    """The name that one passage prints by mistake leads to the discrepancy, not to the actor."""
    with pytest.raises(Misnamed) as caught:
        record.actor("Nguyễn Phú Trọng")
    assert caught.value.meant == record.actor("to-lam").name
    assert caught.value.discrepancy in {discrepancy.id for discrepancy in record.discrepancies}
    assert str(caught.value).startswith("'Nguyễn Phú Trọng' is a wrong name in the sources, for 'To Lam': ")
    with pytest.raises(Misnamed):
        record.events.involving("nguyen phu trong")


def test_the_tariffs(record: Chronology) -> None:
    """The 46 per cent of early April, the offer of zero, and the 20 to 40 per cent are all there, with their words."""
    rates = {(tariff.rate.minimum, tariff.rate.maximum): tariff for tariff in record.tariffs if tariff.rate is not None}
    assert {(46, 46), (0, 0), (20, 40)} <= rates.keys()
    april = rates[Decimal(46), Decimal(46)]
    assert april in record.tariffs.during("2025-04")
    assert "at 46 per cent" in april.evidence_for("rate")[0].quotation.exact
    offer = record.tariffs.where(stage="offered", rate=0)
    assert any(record.actor("To Lam") in tariff.announced_by for tariff in offer)


def test_the_backbone_in_order(record: Chronology) -> None:
    """The backbone is certain: the tariff, the call, the cabinet meeting, the launch, the rounds, the deal."""
    call = record.meetings.involving("To Lam").involving("Trump").after("2025-07-01")
    assert record.deal.when.zone in (WASHINGTON, HANOI)
    assert call
    launch = record.meetings.involving("Greer").on("2025-04-23").one()
    cabinet = record.meetings.where(ordinal=5).one()
    assert cabinet.when.certainly_before(launch.when)
    assert launch.when.certainly_before(record["round-2"].when)
    order = [event.id for event in record.events]
    ids = [cabinet.id, launch.id, "round-2", record.deal.id]
    assert [id_ for id_ in order if id_ in ids] == ids


def test_the_timeline_contradicts_nothing_certain(record: Chronology) -> None:
    """No event comes after one that it certainly precedes."""
    events = list(record.events)
    for number, event in enumerate(events):
        later = {other.id for other in events[number + 1 :]}
        assert later.isdisjoint(other.id for other in record.events.before(event))


def test_displays_show_no_source_text(record: Chronology) -> None:
    """`repr` shows ids and never words of a source."""
    for event in record.events:
        stands = "" if event.status == "ended" else f"{event.status}, "
        assert repr(event) == f"<{type(event).__name__} {event.id}: {stands}{event.when}>"
    assert "said" not in repr(record)
