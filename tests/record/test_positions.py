"""Sides and sources side by side: positions on a topic, and accounts of an event."""

import attrs
import pytest

import vnus_trade
from tests import FOLDERS
from tests.invented import (
    ARDEN,
    BORLAND,
    DEAL,
    EVENTS,
    FIRST,
    GLASS,
    REPLY,
    SECOND,
    SPEECH,
    TARIFF,
    chronology,
    says,
    span,
)
from vnus_trade import Chronology, Commitment, Discrepancy, NotFound, TariffAnnouncement


def test_positions_of_an_article() -> None:
    """A position says whose it is, what it does, and when."""
    record = vnus_trade.load(FOLDERS / "tariffs")
    (answer,) = record.positions("Duties on glass")
    assert (answer.id, answer.does, [side.id for side in answer.sides]) == ("answer", "offered", ["belmora"])
    assert (answer.title, repr(answer)) == (record["answer"].title, "<Position answer: offered by belmora>")
    assert "offered" in str(record.positions("glass"))


def invented() -> Chronology:
    """A tariff that is offered in a statement, what follows it, and what the sides say besides."""
    offer = attrs.evolve(TARIFF, stage="offered")
    kept = TariffAnnouncement(
        id="kept", title="Kept", stage="enacted", fulfils=(offer,), evidence=says("A deal has been made", "stage")
    )
    more = attrs.evolve(kept, id="more", fulfils=(), continues=offer)
    answer = attrs.evolve(kept, id="answer", fulfils=(), retaliates_for=(offer,))
    asked = Commitment(
        id="asked",
        title="Asked",
        stage="requested",
        matter="other",
        obliged=(BORLAND,),
        to=(ARDEN,),
        topics=(GLASS,),
        dated=span("2031-04"),
        evidence=says("A deal has been made", "stage"),
    )
    pledged = attrs.evolve(asked, id="pledged", stage="pledged", to=(), dated=span("2031-03"))
    levied = attrs.evolve(offer, id="levied", announced_in=None, announced_by=(), stage="pledged", applied_to=())
    sought = attrs.evolve(levied, id="sought", stage="requested", applied_to=(BORLAND,))
    silent = attrs.evolve(levied, id="silent", imposed_by=None)
    spoken = attrs.evolve(REPLY, topics=(GLASS,), speech_acts=("requests", "asserts"))
    events = [event for event in EVENTS if event not in (TARIFF, REPLY)]
    return chronology((*events, offer, spoken, kept, more, answer, asked, pledged, levied, sought, silent))


def test_whose_positions_they_are() -> None:
    """Each position is that of who announces it, or else of who would have to keep it; requests are of who asks."""
    found = [(each.id, each.does, [side.id for side in each.sides]) for each in invented().positions("glass")]
    assert sorted(found) == [
        ("asked", "requested", ["arden"]),
        ("levied", "pledged", ["arden"]),
        ("pledged", "pledged", ["borland"]),
        ("reply", "requests", ["borland", "envoy"]),
        ("silent", "pledged", []),
        ("sought", "requested", ["borland"]),
        ("tariff", "offered", ["arden"]),
    ]
    sides = [sides for _, _, sides in found]
    assert all(sides[at] == sides[at + 1] or sides[at] not in sides[at + 1 :] for at in range(len(sides) - 1))


def test_what_takes_a_position_up() -> None:
    """A position has what continues, fulfils and retaliates for it."""
    offer = invented().positions("glass").get("tariff")
    taken = [[event.id for event in events] for events in (offer.continued_by, offer.fulfilled_by, offer.answered_by)]
    assert taken == [["more"], ["kept"], ["answer"]]
    assert repr(attrs.evolve(offer, sides=())) == "<Position tariff: offered by nobody named>"


def test_positions_on_no_topic() -> None:
    """A topic that there is not is refused."""
    with pytest.raises(NotFound):
        invented().positions("steel")


def test_accounts() -> None:
    """Accounts are what each source says of an event, of what a discrepancy ties to it, and in statements about it."""
    other = attrs.evolve(DEAL, id="other", stage="preliminary", announced_by=())
    tie = Discrepancy(
        id="tie", title="Tie", kind="wording", concerns=(DEAL, other, ARDEN), explanation="Two", resolution="Both"
    )
    about = attrs.evolve(SPEECH, id="about", about=(DEAL,))
    record = chronology((*EVENTS, other, about), discrepancies=(tie,))
    found = [(each.id, each.stage, [side.id for side in each.sides]) for each in record.accounts("deal")]
    assert sorted(found) == [
        ("about@post", None, ["arden"]),
        ("deal@post", "announced", ["arden"]),
        ("other@post", "preliminary", []),
    ]
    account = record.accounts(DEAL).get("deal@post")
    assert (account.title, account.status, account.evidence, repr(account)) == (
        *(DEAL.title, "ended", DEAL.evidence, "<Account deal@post: ended>"),
    )
    assert "preliminary" in str(record.accounts("deal"))


def test_other_words_at_another_time_are_no_account() -> None:
    """A discrepancy of wording ties no event that certainly was at another time; a conflict about both does."""
    record = vnus_trade.load()
    assert {account.event.id.partition("-")[0] for account in record.accounts("july-call")} == {"july", "hang"}
    later = attrs.evolve(SECOND, id="later")
    tie = Discrepancy(
        id="tie", title="Tie", kind="conflict", concerns=(FIRST, later), explanation="Two", resolution="Both"
    )
    assert [each.id for each in chronology((FIRST, later), discrepancies=(tie,)).accounts("first")] == [
        *("first@post", "later@post"),
    ]
