"""The whole record: its parts, the ways into it, and equality."""

from datetime import timedelta
from typing import Any

import attrs
import pytest

from tests.invented import (
    ARDEN,
    BORLAND,
    CALL,
    DEAL,
    EVENTS,
    FIRST,
    GLASS,
    LAW,
    LORN,
    MINISTRY,
    NEGOTIATION,
    POST,
    SECOND,
    SPEECH,
    THIRD,
    chronology,
    says,
    span,
)
from vnus_trade import Chronology, Relation
from vnus_trade.model.entities import Document, Negotiation, Office, Topic
from vnus_trade.model.events import Meeting, Statement

RECORD = chronology()


def test_parts() -> None:
    """Events are in timeline order, also by kind; everything else is a tuple."""
    order = ["call", "speech", "tariff", "reply", "first", "second", "third", "levy", "deal"]
    assert [event.id for event in RECORD.events] == order
    assert [event.id for event in RECORD.all_events] == order
    kinds = (RECORD.meetings, RECORD.rounds, RECORD.tariffs, RECORD.statements, RECORD.agreements)
    assert [[event.id for event in kind] for kind in kinds] == [
        ["call"],
        ["first", "second", "third"],
        ["tariff", "levy"],
        ["speech", "reply"],
        ["deal"],
    ]
    assert RECORD.sources == (POST,)
    assert RECORD.topics == (GLASS,)
    assert repr(RECORD) == "<Chronology glass-talks: 9 events from 1 sources>"


def test_looking_up() -> None:
    """Events are found by id, actors, sources and documents by any name."""
    assert RECORD["second"] == SECOND
    assert RECORD.actor("Minister Áda Lôrn") == LORN
    assert RECORD.source("post.txt") == RECORD.source("the arden post") == RECORD.source("post-house") == POST
    assert RECORD.document("law") == RECORD.document("LAW ON GLASS") == RECORD.document("7/gl") == LAW
    assert RECORD.holders("minister") == ((LORN, LORN.offices[0]),)


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (lambda: RECORD["secnd"], "no event of this record is called 'secnd'; did you mean 'second'?"),
        (lambda: RECORD.document("8/GL"), "no document is called '8/GL'; did you mean '7/GL'?"),
        (lambda: RECORD.source("xyz"), "no source is called 'xyz'"),
        (lambda: RECORD.holders("minster"), "no office is called 'minster'; did you mean 'Minister'?"),
        (
            lambda: RECORD.negotiation("glas-talks"),
            "no negotiation is called 'glas-talks'; did you mean 'glass-talks'?",
        ),
        (
            lambda: RECORD.relations("call", "cal"),
            "no event of this record is called 'cal'; did you mean 'call'?",
        ),
        (
            lambda: chronology(negotiations=(attrs.evolve(NEGOTIATION, deal="call"),)).deal,
            "deal: call is no agreement",
        ),
        (
            lambda: chronology(negotiations=(attrs.evolve(NEGOTIATION, deal=None),)).deal,
            "deal: 0 negotiations name a deal; record.toml names one by `deal` in its [[negotiation]]",
        ),
    ],
)
def test_what_is_not_there(ask: Any, message: str) -> None:
    """Looking up something that does not exist raises an error with near misses."""
    with pytest.raises((LookupError, ValueError)) as caught:
        ask()
    assert str(caught.value) == message


def test_a_chronology_is_no_sequence() -> None:
    """A chronology is subscribed by ids; its length and iteration are refused, with what to write."""
    assert bool(RECORD)
    with pytest.raises(TypeError, match=r"^Chronology has no 'len'; write len\(record.events\)$"):
        len(RECORD)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match=r"^Chronology has no 'iteration'; write for event in record.events$"):
        list(RECORD)  # type: ignore[call-overload]


def test_deal() -> None:
    """The deal is the agreement that the only negotiation names."""
    assert RECORD.deal == DEAL


def test_relations_and_elapsed() -> None:
    """Relations, distances and order of two events can be asked by their ids or with objects."""
    assert RECORD.relations("first", SECOND) == {Relation.BEFORE, Relation.MEETS}
    assert RECORD.relations(CALL, "second") == {Relation.BEFORE}
    assert RECORD.elapsed("second", "deal") == (
        timedelta(days=40, hours=10, minutes=25),
        timedelta(days=41, hours=10, minutes=26),
    )
    assert RECORD.elapsed("first", SECOND) == (timedelta(0), None)
    assert RECORD.begins_no_later("call", "speech")
    assert not RECORD.begins_no_later("speech", "call")


def test_equality_and_digest() -> None:
    """Records of the same entries are equal and have one digest, in whatever order the entries came."""
    again = chronology(tuple(reversed(EVENTS)))
    assert again == RECORD
    assert again.digest == RECORD.digest
    assert len(RECORD.digest) == 64
    assert hash(again) == hash(RECORD)
    assert chronology(actors=(LORN, ARDEN)) == chronology(actors=(ARDEN, LORN)) != RECORD
    assert RECORD != "glass-talks"
    other = chronology([attrs.evolve(event, place="Elsewhere") if event.id == "call" else event for event in EVENTS])
    assert other != RECORD
    assert other.digest != RECORD.digest


def test_what_is_derived_changes_no_digest() -> None:
    """A later event that tightens the bounds of another changes neither that event nor its part of the digest."""
    later = Statement(id="later", title="Later", gist="Afterwards", after=(THIRD,), dated=span("2031-06-15"))
    tighter = chronology((*EVENTS, later))
    assert tighter["third"].when != RECORD["third"].when
    assert tighter["third"] == RECORD["third"]
    assert tighter.negotiation("glass-talks").digest == tighter.digest


def test_one_negotiation_apart() -> None:
    """One negotiation has what was filed for it, and the actors, documents and topics that it refers to."""
    ferries = Topic(id="ferries", title="Ferries")
    harbour_law = Document(id="harbour-law", title="Law on harbours", issued_by=(BORLAND,))
    pilot = attrs.evolve(
        LORN,
        id="pilot",
        name="A pilot",
        native_name=None,
        side=None,
        offices=(Office(title="Pilot", organisation=MINISTRY, evidence=says("the Post")),),
    )
    regatta = Meeting(
        id="regatta",
        title="A regatta",
        form="meeting",
        topics=(ferries,),
        documents=(harbour_law,),
        dated=span("2031-05"),
    )
    crew = Meeting(id="crew", title="The crew meets", form="meeting", participants=RECORD.meetings[0].participants[:1])
    negotiation = Negotiation(id="harbour", title="Talks on the harbour")
    entities = (*EVENTS, *RECORD.actors, *RECORD.documents, *RECORD.gaps, *RECORD.discrepancies)
    filed = dict.fromkeys(["glass-talks", "post", "glass", *(thing.id for thing in entities)], "glass-talks")
    filed |= dict.fromkeys(("regatta", "crew", "harbour", "pilot"), "harbour")
    filed |= dict.fromkeys(("ferries", "harbour-law"), "glass-talks")
    both = chronology(
        (*EVENTS, regatta, crew),
        filed,
        topics=(GLASS, ferries),
        documents=(LAW, harbour_law),
        actors=(*RECORD.actors, pilot),
        negotiations=(NEGOTIATION, negotiation),
    )
    apart = both.negotiation("Talks on the Harbour")
    assert [event.id for event in apart.events] == ["regatta", "crew"]
    assert apart.topics == (ferries,)
    assert apart.documents == (harbour_law,)
    assert {actor.id for actor in apart.actors} == {"arden", "borland", "ministry", "lorn", "pilot"}
    assert [*apart.sources, *apart.gaps, *apart.discrepancies] == []
    assert apart.negotiations == (negotiation,)
    assert [event.id for event in both.negotiation("glass-talks").events] == [event.id for event in RECORD.events]


def test_citations() -> None:
    """Every piece of evidence comes with the id of the entry that it supports, in whole or in part."""
    cited = [(id_, evidence.quotation.exact) for id_, evidence in RECORD.citations()]
    assert ("lorn", "Ada Lorn telephoned Bram Kest") in cited
    assert ("law", "7/GL") in cited
    assert ("speech", SPEECH.evidence[0].quotation.exact) in cited
    assert len(cited) == 1 + 6 + 1 + 9
    assert FIRST.id in {id_ for id_, _ in cited}


def test_frozen() -> None:
    """No attribute of a chronology can be set."""
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        RECORD.sources = RECORD.sources[:0]  # type: ignore[misc]
    assert isinstance(RECORD, Chronology)


@pytest.mark.parametrize("other", [3, None, "glass-talks", ()])
def test_a_record_is_like_no_other_thing(other: object) -> None:
    """A record and its order equal records and orders alone, and are compared with anything."""
    assert other not in (RECORD, RECORD.order)
    assert RECORD.__eq__(other) is NotImplemented
    assert RECORD.order.__eq__(other) is NotImplemented
