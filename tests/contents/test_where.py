"""Questions about one field: the values that `where` accepts, and the fields that `stated` and `inferred` look at."""

from collections.abc import Callable
from typing import Any

import attrs
import pytest

from tests.invented import ARDEN, BORLAND, TARIFF, chronology
from vnus_trade import Chronology, Events, TimeSpan, guesses
from vnus_trade.model.entities import Topic
from vnus_trade.model.events import Event, NegotiationRound
from vnus_trade.model.quantities import Goods, Rate
from vnus_trade.model.vocabulary import AgreementStage, TariffStage

RECORD = chronology()
TARIFF_STAGES = f"{', '.join(repr(str(stage)) for stage in [*TariffStage][:-1])} or 'withdrawn'"
Asked = Callable[[Chronology], object]


def ids(answer: Events[Any]) -> tuple[list[str], list[str]]:
    """List the ids of the certain and of the possible answers."""
    return [event.id for event in answer], [event.id for event in answer.possible]


FACTS: list[tuple[str, Callable[[Events[Event]], Events[Any]], list[str]]] = [
    ("stated", lambda e: e.of_kind("round").stated(), ["second", "third"]),
    ("stated, a field", lambda e: e.stated("number"), ["first", "second"]),
    ("stated, the time", lambda e: e.stated("when"), ["call", "second", "levy", "deal"]),
    ("stated, in the statement that announces it", lambda e: e.of_kind("tariff").stated("announced_by"), ["tariff"]),
    ("stated of a tariff by itself", lambda e: e.stated("rate"), ["tariff"]),
    ("inferred", lambda e: e.inferred(), ["first"]),
    ("inferred, a field", lambda e: e.inferred("ordinal"), ["call"]),
    ("where a number", lambda e: e.where(number=2), ["second"]),
    ("where nothing", lambda e: e.of_kind(NegotiationRound).where(number=None), ["third"]),
    ("where a word of a vocabulary", lambda e: e.where(form="phone call"), ["call"]),
    ("where one of several words", lambda e: e.where(speech_acts="asserts"), ["speech"]),
    ("where all the words", lambda e: e.where(speech_acts=("announces", "asserts")), ["speech"]),
    ("where not all the words", lambda e: e.where(speech_acts=("asserts",)), []),
    ("where an actor by name", lambda e: e.where(applied_to="Borland"), ["tariff"]),
    ("where an actor among several", lambda e: e.where(parties="Borland"), ["first", "second", "deal"]),
    ("where a participant", lambda e: e.where(participants="Lorn"), ["call"]),
    ("where an event by id", lambda e: e.where(occasion="call"), ["speech", "tariff"]),
    ("where a document by number", lambda e: e.where(instrument="7/GL"), ["levy"]),
    ("where a topic", lambda e: e.where(topics="glass"), ["call", "tariff"]),
    ("where it speaks of an actor", lambda e: e.where(about="Borland"), ["speech"]),
    ("where a topic as an object", lambda e: e.where(topics=RECORD.topics[0]), ["call", "tariff"]),
    ("where a document", lambda e: e.where(documents="7/GL"), ["levy"]),
    ("where a document as an object", lambda e: e.where(documents=RECORD.documents[0]), ["levy"]),
    ("where goods by their words", lambda e: e.where(goods="lenses"), ["levy"]),
    ("where goods as an object", lambda e: e.where(goods=Goods("lenses", "9001")), ["levy"]),
    ("where a rate", lambda e: e.where(rate=Rate(12, 20)), ["tariff"]),
    ("where a range", lambda e: e.where(rate=(12, 20)), ["tariff"]),
    ("where an exact rate, of a range", lambda e: e.where(rate=12), []),
    ("where a rate within others", lambda e: e.where(rate=(10, 20)), ["tariff"]),
    ("where a rate beyond others", lambda e: e.where(rate=(12, 15)), []),
    ("where everybody pays", lambda e: e.where(applied_to="all"), []),
    ("where all of several", lambda e: e.where(parties=["Borland", "Arden"]), ["second", "first", "deal"]),
    ("where just these", lambda e: e.of_kind("round").where(parties=("Arden",)), ["third"]),
    (
        "where one of another record",
        lambda e: e.where(parties=attrs.evolve(BORLAND, kind="group"), number=2),
        ["second"],
    ),
    ("where a clock time of another zone", lambda e: e.where(dated="2031-07-01T23:25-04:00"), ["deal"]),
    ("inferred year", lambda e: e.inferred("year"), ["call"]),
    ("inferred existence", lambda e: e.inferred("existence"), ["first"]),
    ("stated existence of rounds", lambda e: e.of_kind("round").stated("existence"), ["second", "third"]),
    ("where no rate", lambda e: e.where(rate=None), ["levy"]),
    ("where a date", lambda e: e.where(dated="2031-06"), ["levy"]),
    ("where a function", lambda e: e.where(rate=lambda rate: rate and rate.maximum > 15), ["tariff"]),
    ("where two fields", lambda e: e.where(number=2, parties="Arden"), ["second"]),
    ("where no such event has the field", lambda e: e.of_kind("meeting").where(ordinal=4), []),
]


@pytest.mark.parametrize(("ask", "found"), [row[1:] for row in FACTS], ids=[row[0] for row in FACTS])
def test_fields(ask: Callable[[Events[Event]], Events[Any]], found: list[str]) -> None:
    """A question about a field keeps the events that pass; certain answers stay certain, and possible ones possible."""
    assert sorted(event.id for event in ask(RECORD.events)) == sorted(found)
    asked_of_possible = ask(RECORD.events.before(TimeSpan()))
    assert {event.id for event in asked_of_possible.possible} <= set(found)


REFUSED: list[tuple[Asked, str]] = [
    (
        lambda r: r.statements.where(speech_acts=("asserts", "assert")),
        "no speech_acts of these events is called 'assert'; did you mean 'asserts'?",
    ),
    (
        lambda r: r.tariffs.where(stage=AgreementStage.SIGNED),
        f"no stage of these events is called 'signed'; did you mean {TARIFF_STAGES}?",
    ),
    (
        lambda r: r.meetings.where(form=("phone call", "meeting")),
        "where: form is one value; give one, or a function such as form=lambda value: value in (...)",
    ),
    (
        lambda r: r.rounds.where(parties=attrs.evolve(ARDEN, id="arlen")),
        "no Actor of this record is called 'arlen'; did you mean 'arden'?",
    ),
    (
        lambda r: r.statements.where(about="Belland"),
        "no topic, document, event or actor is called 'Belland'; did you mean 'Borland'?",
    ),
    (lambda r: r.events.where(numbr=2), "no field of these events is called 'numbr'; did you mean 'number'?"),
    (
        lambda r: r.rounds.where(rate=2),
        (
            "no field of these events is called 'rate'; there are after, dated, documents, id, latest_status, mode, "
            "number, occasion, ongoing_at, participants, parties, place, plans, series, status, title, topics"
        ),
    ),
    (
        lambda r: r.rounds.where(when=2),
        f"no field of these events is called 'when'; write {guesses.advice('where', 'when')}",
    ),
    (
        lambda r: r.meetings.where(form="phonecall"),
        "no form of these events is called 'phonecall'; did you mean 'phone call'?",
    ),
    (
        lambda r: r.meetings.where(form="xyz"),
        (
            "no form of these events is called 'xyz'; did you mean 'phone call', 'cabinet meeting', "
            "'press conference', 'meeting' or 'visit'?"
        ),
    ),
    (
        lambda r: r.tariffs.where(stage="signed"),
        f"no stage of these events is called 'signed'; did you mean {TARIFF_STAGES}?",
    ),
    (
        lambda r: r.events.where(place="Port Sorow"),
        "no place of these events is called 'Port Sorow'; did you mean 'Port Sorrow'?",
    ),
    (lambda r: r.rounds.where(parties="Ardenn"), "no actor is called 'Ardenn'; did you mean 'Arden' or 'Ardeners'?"),
    (
        lambda r: r.meetings.where(topics="glas"),
        "no topic is called 'glas'; did you mean 'glass'?",
    ),
    (
        lambda r: r.meetings.where(documents="lav"),
        "no document is called 'lav'",
    ),
    (
        lambda r: r.rounds.where(number="2"),
        "where: number is a whole number, and '2' is none; write number=2",
    ),
    (
        lambda r: r.rounds.stated("title"),
        "stated: title is the curator's own filing, which no source says; ask for another",
    ),
    (
        lambda r: r.rounds.inferred("topics"),
        "inferred: topics is the curator's own filing, which no source says; ask for another",
    ),
    (
        lambda r: r.statements.where(occasion="cal"),
        "no event of this record is called 'cal'; did you mean 'call'?",
    ),
    (
        lambda r: r.rounds.where(status="called off"),
        "where: what was called off is in no answer; `called_off` of the record has it",
    ),
    (
        lambda r: r.rounds.where(status="denied"),
        "where: what some source denies is 'disputed'; ask for that status",
    ),
    (lambda r: r.tariffs.where(rate=2.5), "Rate: 2.5 is no exact number; give an int, a Decimal or a string"),
    (
        lambda r: r.events.where(dated="June"),
        "cannot read 'June' as a time: 'June' is no date; write YYYY-MM-DD, YYYY-MM, YYYY or YYYX",
    ),
    (lambda r: r.events.stated("numbr"), "no field of these events is called 'numbr'; did you mean 'number'?"),
    (lambda r: r.events.inferred("ordnal"), "no field of these events is called 'ordnal'; did you mean 'ordinal'?"),
]


@pytest.mark.parametrize(("ask", "message"), REFUSED)
def test_refused(ask: Asked, message: str) -> None:
    """A field or a value that no event has raises an error that says what to ask instead."""
    with pytest.raises((ValueError, LookupError)) as caught:
        ask(RECORD)
    assert str(caught.value) == message


@pytest.mark.parametrize("ask", [lambda e: e.where(topics="glass trade"), lambda e: e.about("glass trade")])
def test_a_str_several_topics(ask: Callable[[Events[Event]], Events[Any]]) -> None:
    """A title that several topics share raises an error that lists them, instead of an answer about the first."""
    twins = (Topic(id="glass", title="Glass trade"), Topic(id="panes", title="Glass Trade"))
    with pytest.raises(LookupError) as caught:
        ask(chronology(topics=twins).events)
    assert str(caught.value) == "'glass trade' is the name of several: 'glass' or 'panes'; say which topic by its id"


def test_an_announced_tariff_may_have_evidence_of_its_own() -> None:
    """Words that a tariff itself quotes for a field come before those of its statement."""
    assert ids(RECORD.tariffs.stated("announced_by")) == (["tariff"], [])
    assert ids(RECORD.tariffs.stated("occasion")) == (["tariff"], [])
    guessed = attrs.evolve(TARIFF, inferred={"occasion": "He had no other"})
    other = chronology([guessed if event.id == "tariff" else event for event in RECORD.all_events])
    assert ids(other.tariffs.stated("occasion")) == ([], [])
    assert ids(other.tariffs.inferred("occasion")) == (["tariff"], [])
