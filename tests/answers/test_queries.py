"""Answers as sequences of events: every query, every error with its whole text, and the gaps that bear on an answer."""

import itertools
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.invented import (
    ARDEN,
    BORLAND,
    CALL,
    DEAL,
    DISCREPANCIES,
    FIRST,
    GLASS,
    LAW,
    LORN,
    NEGOTIATION,
    POST,
    SECOND,
    SPEECH,
    ZONE,
    chronology,
    span,
)
from vnus_trade import Chronology, Events, TimeSpan
from vnus_trade.contents.index import Contents
from vnus_trade.contents.listing import Listing
from vnus_trade.evidence.sources import Evidence, Quotation, Source
from vnus_trade.model.entities import Topic
from vnus_trade.model.events import (
    Agreement,
    Event,
    Meeting,
    NegotiationRound,
    Statement,
    TariffAnnouncement,
)
from vnus_trade.model.vocabulary import EventKind

RECORD = chronology()
Asked = Callable[[Chronology], object]


def ids(answer: Events[Any]) -> tuple[list[str], list[str]]:
    """The ids of the certain and of the possible answers."""
    return [event.id for event in answer], [event.id for event in answer.possible]


TIME: list[tuple[str, Callable[[Events[Event]], Events[Any]], list[str], list[str]]] = [
    ("before an event", lambda e: e.before(SECOND), ["call", "first", "speech", "tariff"], ["reply"]),
    ("before a date", lambda e: e.before("2031-05-19"), ["call", "speech", "tariff"], ["reply", "first"]),
    ("before a date object", lambda e: e.before(date(2031, 5, 1)), [], ["first"]),
    ("before an instant", lambda e: e.before(datetime(2031, 4, 30, 17, tzinfo=UTC)), [], ["first"]),
    ("before in another zone", lambda e: e.before("2031-05-01", zone="+14:00"), [], ["first"]),
    (
        "before an unnamed event",
        lambda e: e.before(span("[2031-05-01..2031-05-03]")),
        [],
        ["call", "speech", "tariff", "reply", "first"],
    ),
    ("after an event", lambda e: e.after(SPEECH), ["second", "levy", "third", "deal", "reply"], ["first"]),
    ("after a month", lambda e: e.after("2031-06"), ["deal"], ["reply", "third"]),
    ("after an instant", lambda e: e.after(datetime(2031, 7, 2, 3, 26, tzinfo=UTC)), [], ["reply", "third"]),
    ("during an event", lambda e: e.during(CALL), ["speech", "tariff"], ["first", "reply"]),
    ("during a window", lambda e: e.during("2031-05"), ["call", "speech", "tariff", "second"], ["reply", "first"]),
    (
        "during a window open before",
        lambda e: e.during("[..2031-05-22]"),
        ["call", "speech", "tariff", "first", "second"],
        ["reply"],
    ),
    ("during a window open after", lambda e: e.during("[2031-07-02..]"), ["deal"], ["reply", "third"]),
    ("overlapping an event", lambda e: e.overlapping(SECOND), [], ["reply"]),
    ("overlapping a window", lambda e: e.overlapping("2031-05-20"), ["second"], ["reply"]),
    (
        "overlapping an instant",
        lambda e: e.overlapping(datetime(2031, 7, 2, 3, 25, 30, tzinfo=UTC)),
        [],
        ["reply", "third", "deal"],
    ),
    ("between two events", lambda e: e.between(CALL, DEAL), ["second", "levy"], ["reply", "first", "third"]),
    ("between dates", lambda e: e.between("2031-05-18", "2031-07-01"), ["second", "levy"], ["first", "reply", "third"]),
    (
        "between a date and an event",
        lambda e: e.between("2031-05-18", DEAL),
        ["second", "levy"],
        ["first", "reply", "third"],
    ),
    ("on a day", lambda e: e.on("2031-05-01"), ["call", "speech", "tariff"], ["reply", "first"]),
    ("on a date object", lambda e: e.on(date(2031, 7, 2)), ["deal"], ["reply", "third"]),
    ("nothing is before itself", lambda e: e.before(FIRST), [], ["call", "speech", "tariff", "reply"]),
]


@pytest.mark.parametrize(("ask", "certain", "possible"), [row[1:] for row in TIME], ids=[row[0] for row in TIME])
def test_time(ask: Callable[[Events[Event]], Events[Any]], certain: list[str], possible: list[str]) -> None:
    """A query on time keeps certain answers apart from possible ones."""
    found = ask(RECORD.events)
    assert (sorted(event.id for event in found), sorted(event.id for event in found.possible)) == (
        sorted(certain),
        sorted(possible),
    )


FACTS: list[tuple[str, Callable[[Events[Event]], Events[Any]], list[str]]] = [
    ("involving, by name", lambda e: e.involving("ada LORN"), ["call", "speech", "tariff"]),
    ("involving, as an object", lambda e: e.involving(LORN), ["call", "speech", "tariff"]),
    ("involving does not follow sides", lambda e: e.involving("Borland"), ["tariff", "first", "second", "deal"]),
    ("by its speaker", lambda e: e.by("Minister Lorn"), ["speech", "tariff"]),
    ("by one of several", lambda e: e.by("the envoy"), ["reply"]),
    ("by its announcer", lambda e: e.by(ARDEN), ["levy", "deal"]),
    ("by never means a relayer", lambda e: e.by("Kest"), ["reply"]),
    ("by a side", lambda e: e.by_side("Arden"), ["speech", "tariff", "levy", "deal"]),
    ("by a side, as an object", lambda e: e.by_side(BORLAND), ["reply"]),
    ("about a topic", lambda e: e.about("glass"), ["call", "tariff"]),
    ("about a topic by its title", lambda e: e.about("The Glass Trade"), ["call", "tariff"]),
    ("about a topic as an object", lambda e: e.about(GLASS), ["call", "tariff"]),
    ("about a document", lambda e: e.about("7/GL"), ["levy"]),
    ("about a document as an object", lambda e: e.about(LAW), ["levy"]),
    ("about an actor", lambda e: e.about("Borland"), ["speech", "tariff", "deal"]),
    ("about an event", lambda e: e.about("first"), ["speech"]),
    ("at a meeting", lambda e: e.at("call"), ["speech", "tariff"]),
    ("at a meeting as an object", lambda e: e.at(CALL), ["speech", "tariff"]),
    ("at a place", lambda e: e.at_place("borland"), ["second"]),
    ("citing a source", lambda e: e.citing("The Arden Post"), [event.id for event in RECORD.events]),
    ("citing a source as an object", lambda e: e.of_kind("round").citing(POST), ["first", "second", "third"]),
    ("of one origin", lambda e: e.of_one_origin(), [event.id for event in RECORD.events]),
    ("of a kind by its word", lambda e: e.of_kind("round"), ["first", "second", "third"]),
    ("of a kind by its vocabulary", lambda e: e.of_kind(EventKind.MEETING), ["call"]),
    ("of a class", lambda e: e.of_kind(Agreement), ["deal"]),
    ("mentioning words", lambda e: e.mentioning("ARDEN, and Borland"), ["third", "reply"]),
    ("about one of another record", lambda e: e.about(attrs.evolve(FIRST, place="Elsewhere")), ["speech"]),
]


@pytest.mark.parametrize(("ask", "found"), [row[1:] for row in FACTS], ids=[row[0] for row in FACTS])
def test_facts(ask: Callable[[Events[Event]], Events[Any]], found: list[str]) -> None:
    """A query on facts keeps the events with the fact; certain answers stay certain, and possible ones possible."""
    answer = ask(RECORD.events)
    assert sorted(event.id for event in answer) == sorted(found)
    asked_of_possible = ask(RECORD.events.before(TimeSpan()))
    assert {event.id for event in asked_of_possible.possible} <= set(found)


NAMELESS = [Source(id=i, file=f"{i}.txt", sha256=i * 64, text="They met.", title=i) for i in ("a", "b")]
AGENCIES = [attrs.evolve(source, id=f"{source.id}-{o}", origin=o) for source in NAMELESS for o in ("AP", "VNA")]


@given(st.lists(st.sampled_from([*NAMELESS, *AGENCIES]), min_size=1, unique=True))
def test_origins_law(sources: list[Source]) -> None:
    """An event has one origin certainly if in every world, possibly if in some: an unknown one may be any."""
    evidence = tuple(Evidence(Quotation(source, 0, 4)) for source in sources)
    met = attrs.evolve(CALL, evidence=evidence)
    contents = Contents(actors=RECORD.actors, all_events=(met,), sources=tuple(sources))
    answer = Chronology.of(contents, RECORD.order, {}).events.of_one_origin()
    worlds = itertools.product(*([source.origin] if source.origin else ["AP", "VNA", "x"] for source in sources))
    alone = [len(set(world)) == 1 for world in worlds]
    assert [len(answer), len(answer.possible)] == [int(all(alone)), int(any(alone) and not all(alone))]
    assert [len(answer.on("2031-05-01")), len(answer.on("2031-05-01").possible)] == [len(answer), len(answer.possible)]
    assert len(answer.after("2032")) == len(answer.after("2032").possible) == 0
    assert len(answer.of_kind("meeting").possible) == len(answer.possible)


REFUSED: list[tuple[Asked, str]] = [
    (lambda r: r.events.before("call"), "before: 'call' is the id of an event; write record['call']"),
    (lambda r: r.events.after("[..2031-05]").before("[..2031-05]"), "before: the window has no beginning to be before"),
    (lambda r: r.events.after("2031-05/.."), "after: the window has no end to be after"),
    (
        lambda r: r.events.during(datetime(2031, 5, 1, tzinfo=UTC)),
        "during: nothing lasts no time; write the minute or the day, such as '2025-07-02'",
    ),
    (
        lambda r: r.events.before(datetime(2031, 5, 1)),  # noqa: DTZ001 (naive on purpose)
        "cannot read '2031-05-01T00:00:00' as a time: a clock time without a zone; give the datetime a tzinfo",
    ),
    (
        lambda r: r.events.before("1 May 2031"),
        "cannot read '1 May 2031' as a time: write '2031-05-01'",
    ),
    (
        lambda r: r.events.before("2031-05-01", zone="Arden"),
        (
            "no time zone is called 'Arden'; write an IANA name such as 'Asia/Ho_Chi_Minh', "
            "or an offset such as '+07:00'"
        ),
    ),
    (
        lambda r: r.events.between(DEAL, SECOND),
        "between: the second is certainly before the first; write them the other way round",
    ),
    (
        lambda r: r.events.between("2031-06", "2031-05"),
        "between: the second is certainly before the first; write them the other way round",
    ),
    (lambda r: r.events.on("2031-05"), "on: '2031-05' is no day; write a date such as '2025-07-02', or ask `during`"),
    (
        lambda r: r.events.on("2031-05-XX"),
        "on: '2031-05-XX' is no day; write a date such as '2025-07-02', or ask `during`",
    ),
    (
        lambda r: r.events.on(datetime(2031, 5, 1, tzinfo=UTC)),
        "on: '2031-05-01 00:00:00+00:00' is an instant; write its date(), or ask `during`",
    ),
    (
        lambda r: r.tariffs.in_force(on="2031-05"),
        "in_force: '2031-05' is no day; write a date such as '2025-07-02'",
    ),
    (
        lambda r: r.rates(on=datetime(2031, 5, 1, tzinfo=UTC)),
        "rates: '2031-05-01 00:00:00+00:00' is an instant; write its date()",
    ),
    (
        lambda r: r.events.before(attrs.evolve(CALL, id="cal")),
        "no Meeting of this record is called 'cal'; did you mean 'call'?",
    ),
    (
        lambda r: r.events.before(NegotiationRound(id="call", title="Not that one")),
        "no NegotiationRound of this record is called 'call'",
    ),
    (lambda r: r.events.involving("Ada Lorne"), "no actor is called 'Ada Lorne'; did you mean 'Áda Lôrn'?"),
    (lambda r: r.events.by(""), "an empty name finds no actor"),
    (
        lambda r: r.events.involving(attrs.evolve(LORN, id="lorne")),
        "no Actor of this record is called 'lorne'; did you mean 'lorn'?",
    ),
    (
        lambda r: r.events.by("Arlen"),
        "'Arlen' is a wrong name in the sources, for 'Arden': There is no Arlen (discrepancy wrong-land)",
    ),
    (
        lambda r: r.events.about("glas"),
        "no topic, document, event or actor is called 'glas'; did you mean 'glass'?",
    ),
    (
        lambda r: r.events.about(Topic(id="glas", title="Glas")),
        "no Topic of this record is called 'glas'; did you mean 'glass'?",
    ),
    (
        lambda r: r.events.by(attrs.evolve(LORN, id="minister")),  # a title that one has here, but no id
        "no Actor of this record is called 'minister'; did you mean 'ministry'?",
    ),
    (
        lambda r: r.events.citing(attrs.evolve(POST, id="post-house")),  # a publisher here, but no id
        "no Source of this record is called 'post-house'",
    ),
    (
        lambda r: r.events.between("2031-05-01", "2031-05-02"),
        (
            "between: nothing fits between them, as the second begins no later than the first ends; "
            "to count both in, ask during('2025-07-01/2025-07-03')"
        ),
    ),
    (
        lambda r: r.events.between(CALL, CALL),
        (
            "between: nothing fits between them, as the second begins no later than the first ends; "
            "to count both in, ask during('2025-07-01/2025-07-03')"
        ),
    ),
    (
        lambda r: r.events.before("2031-05-01", zone=""),
        ("no time zone is called ''; write an IANA name such as 'Asia/Ho_Chi_Minh', or an offset such as '+07:00'"),
    ),
    (lambda r: r.events.at("second"), "at: second is no meeting; its kind is round"),
    (lambda r: r.events.at("cal"), "no event of this record is called 'cal'; did you mean 'call'?"),
    (lambda r: r.events.at_place("Port Sorow"), "no place is called 'Port Sorow'; did you mean 'Port Sorrow'?"),
    (
        lambda r: r.events.citing("The Arden Pots"),
        "no source is called 'The Arden Pots'; did you mean 'The Arden Post'?",
    ),
    (lambda r: r.events.of_kind("rounds"), "no kind of event is called 'rounds'; did you mean 'round'?"),
    (
        lambda r: r.events.of_kind("xyz"),
        (
            "no kind of event is called 'xyz'; did you mean 'meeting', 'round', 'tariff', 'statement', 'agreement' "
            "or 'commitment'?"
        ),
    ),
    (lambda r: r.events.mentioning("..."), "mentioning: '...' has no word in it"),
    (
        lambda r: r.rounds.before(r.deal, zone="UTC"),
        "before: an event and a TimeSpan have their zone; leave zone= out",
    ),
    (
        lambda r: r.rounds.one(),
        "expected exactly one answer: 3 certain (first, second, third), 0 possible",
    ),
    (
        lambda r: r.rounds.where(number=2).before(span("[2031-05-22..2031-05-25]")).one(),
        "expected exactly one answer: 0 certain, 1 possible (second)",
    ),
    (
        lambda r: r.rounds.before("2031-05-19").first,
        "there is no first answer: 0 certain, 1 possible (first)",
    ),
    (lambda r: r.rounds.after("2032").last, "there is no last answer: 0 certain, 0 possible"),
    (
        lambda r: r.rounds.before("2031-06").get("frist"),
        "no NegotiationRound of this answer is called 'frist'; did you mean 'first'?",
    ),
]


@pytest.mark.parametrize(("ask", "message"), REFUSED)
def test_refused(ask: Asked, message: str) -> None:
    """A question that cannot be answered raises an error that says what to ask instead."""
    with pytest.raises((ValueError, LookupError)) as caught:
        ask(RECORD)
    assert str(caught.value) == message


NO_QUESTIONS: list[tuple[Asked, str]] = [
    (lambda r: r.events.by(3), "expected the name of the actor, not 3"),  # type: ignore[arg-type]
    (lambda r: r.events.at(None), "expected an event or its id, not None"),  # type: ignore[arg-type]
    (
        lambda r: r.events.about(3),  # type: ignore[arg-type]
        "expected a topic, document, event or actor, or its name, not 3",
    ),
    (
        lambda r: r.events.of_kind(Topic),  # type: ignore[type-var]
        "of_kind takes a class of events or the word of a kind, not <class 'vnus_trade.model.entities.Topic'>",
    ),
    (lambda r: r.events.at_place(None), "at_place takes the name of a place, not None"),  # type: ignore[arg-type]
    (lambda r: r.events.mentioning(3), "mentioning takes words, not 3"),  # type: ignore[arg-type]
    (lambda r: r.events.where(3), "where takes fields, such as number=2, or functions of an event, not 3"),  # type: ignore[arg-type]
    (lambda r: r.events.get(None), "get takes an id, not None"),  # type: ignore[call-overload]
]


@pytest.mark.parametrize(("ask", "message"), NO_QUESTIONS)
def test_no_question(ask: Asked, message: str) -> None:
    """An argument that is neither a name nor an object raises a `TypeError` that says what is expected."""
    with pytest.raises(TypeError) as caught:
        ask(RECORD)
    assert str(caught.value) == message


@pytest.mark.parametrize("when", [None, 2031, 20.31])
def test_what_is_no_time(when: Any) -> None:
    """An argument that is no time raises a `TypeError`."""
    with pytest.raises(TypeError) as caught:
        RECORD.events.before(when)
    assert str(caught.value) == (
        f"before takes an event, a TimeSpan, a written time, a date or a datetime, not {when!r}"
    )


def test_an_ambiguous_name() -> None:
    """A name that fits several actors raises an error that lists them."""
    twin = attrs.evolve(LORN, id="other-lorn")
    with pytest.raises(LookupError) as caught:
        chronology(actors=(LORN, twin)).events.by("Ada Lorn")
    assert str(caught.value) == "'Ada Lorn' is the name of several: 'lorn' or 'other-lorn'; say which actor by its id"


def test_negotiations_of_two_zones() -> None:
    """Where the negotiations are read in two zones, a query by date must give one."""
    both = chronology(negotiations=(NEGOTIATION, attrs.evolve(NEGOTIATION, id="b", zone="UTC")))
    with pytest.raises(ValueError, match="zone=") as caught:
        both.events.before("2031-05-01")
    assert str(caught.value) == "before: the negotiations are read in Asia/Ho_Chi_Minh and UTC; say which with zone="
    assert ids(both.rounds.before("2031-05-23", zone="UTC")) == (["first", "second"], [])
    assert ids(both.rounds.before(datetime(2031, 5, 23, tzinfo=UTC))) == (["first", "second"], [])
    assert ids(both.rounds.before("2031-05-23T00:00+07:00")) == (["first", "second"], [])


def test_a_clock_time_with_its_offset() -> None:
    """A clock time that states its offset means the same in every zone, so times as displayed can be asked about."""
    assert str(DEAL.dated) == "2031-07-02T10:25+07:00"
    assert ids(RECORD.agreements.during("2031-07-01T23:25-04:00")) == (["deal"], [])
    assert ids(RECORD.agreements.during("2031-07-02T10:25")) == (["deal"], [])


def test_negotiations_without_a_zone() -> None:
    """Where no negotiation names a zone, a date in a query is that date anywhere on Earth."""
    nowhere = chronology(negotiations=())
    assert ids(nowhere.events.on("2031-05-01")) == (["call", "speech", "tariff"], ["reply", "first"])
    assert ids(nowhere.rounds.before("2031-05-23")) == (["first"], ["second"])
    assert ids(nowhere.rounds.before("2031-05-23", zone=ZONE)) == (["first", "second"], [])


def test_an_answer_is_a_sequence_of_the_certain() -> None:
    """Length, truth, membership, iteration, slices and equality concern the certain answers; `possible` is apart."""
    answer = RECORD.rounds.before(DEAL)
    assert (len(answer), bool(answer)) == (2, True)
    assert SECOND in answer
    assert RECORD["third"] not in answer
    assert answer[0].number == 1
    assert answer[-1].number == 2
    assert answer[1:] == (SECOND,)
    assert [event.id for event in reversed(answer)] == ["second", "first"]
    assert answer.index(SECOND) == 1
    assert isinstance(answer.possible, Listing)
    assert not RECORD.rounds.after("2032")
    assert answer == RECORD.rounds.before(DEAL)
    assert answer != RECORD.rounds
    assert hash(answer) == hash(RECORD.rounds.before(DEAL))
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        answer.possible = answer[:0]  # type: ignore[misc]


def test_taking() -> None:
    """`one` requires one certain answer and none possible; `first`, `last` and `get` take from an answer."""
    assert RECORD.rounds.where(number=2).one() == SECOND
    answer = RECORD.rounds.before(DEAL)
    assert (answer.first.id, answer.last.id, answer.get("third").id) == ("first", "second", "third")


def test_display() -> None:
    """`repr` gives both counts and ids, `str` a line for each answer, gap and discrepancy."""
    answer = RECORD.rounds.before(DEAL)
    assert repr(answer) == "<Events[NegotiationRound] 2 certain: first, second; 1 possible: third>"
    assert repr(RECORD.events) == (
        "<Events[Event] 9 certain: call, speech, tariff, reply, first, second, ...; 0 possible>"
    )
    assert str(answer) == (
        "2 certain, 1 possible\n"
        "  [..2031-05-19]  First round (inferred) [first]\n"
        "  2031-05-19/2031-05-22  Second round [second]\n"
        "  [2031-06-01..2031-08-01]  Third round [third] (possible)\n"
        "  left open: How many rounds followed (rounds-between)\n"
        "  left open: Where the first was (first-where)\n"
        "  see: Arlen for Arden (wrong-land)"
    )


GAPS: list[tuple[Events[Any], list[str]]] = [
    (RECORD.rounds, ["rounds-between", "first-where"]),
    (RECORD.rounds.where(number=2), ["rounds-between"]),
    (RECORD.rounds.after("2031-07"), []),
    (RECORD.rounds.before(SECOND), ["first-where"]),
    (RECORD.meetings, []),
    (RECORD.statements, ["an-answer"]),
    (RECORD.statements.by("Arden"), ["an-answer"]),
    (RECORD.statements.by("Kest"), []),
    (RECORD.events.before("2031-05-10"), ["an-answer", "first-where"]),
    (RECORD.rounds.where(number=7), ["rounds-between"]),
    (RECORD.rounds.where(number=7).before("2031-05-10"), []),
    (RECORD.rounds.where(number=7, parties="Borland"), ["rounds-between"]),
    (RECORD.rounds.where(number=7).where(parties="Kest"), []),
    (RECORD.rounds.where(number=7).where(number=7), ["rounds-between"]),
    (RECORD.rounds.where(number=7).of_kind("statement"), []),
    (RECORD.rounds.where(place="Port Sorrow"), ["first-where", "rounds-between"]),
    (RECORD.rounds.where(place="Port Sorrow").after("2031-07"), []),
    (RECORD.statements.where(outlet="Arden"), ["an-answer"]),
    (RECORD.events.where(place="Port Sorrow"), ["rounds-between", "first-where"]),
]


@pytest.mark.parametrize(("answer", "gaps"), GAPS)
def test_gaps(answer: Events[Any], gaps: list[str]) -> None:
    """A gap bears on an answer if it concerns an event in it, or misses what is asked of what the question is about."""
    assert sorted(gap.id for gap in answer.gaps) == sorted(gaps)


def test_gaps_that_may_hide_an_answer_come_first() -> None:
    """A gap of the kind or the field that was asked for comes before one that merely concerns an event."""
    assert [gap.id for gap in RECORD.events.before("2031-05-10").gaps] == ["an-answer", "first-where"]


def test_a_function_that_other_conditions_guard() -> None:
    """Gaps are found although a user's function fails on a value that another condition excludes."""
    about_all = attrs.evolve(RECORD.rounds.gaps[0], concerns=(RECORD["third"], SECOND))
    rounds = chronology(gaps=(about_all,)).rounds
    numbered = rounds.where(number=lambda number: number is not None).where(number=lambda number: number > 7)
    assert numbered.gaps == (about_all,)


def test_a_handful_is_printed() -> None:
    """A printed answer names five gaps and five discrepancies, conflicts first, and counts the rest."""
    gaps = [attrs.evolve(RECORD.rounds.gaps[1], id=f"gap-{number}", title=f"Gap {number}") for number in range(7)]
    wrong = [attrs.evolve(DISCREPANCIES[0], id=f"wrong-{number}", title=f"Wrong {number}") for number in range(6)]
    conflict = attrs.evolve(DISCREPANCIES[0], id="conflict", title="Conflict", kind="conflict")
    record = chronology(gaps=tuple(gaps), discrepancies=(*wrong, conflict))
    assert str(record.rounds).splitlines()[4:] == [
        *(f"  left open: Gap {number} (gap-{number})" for number in range(5)),
        "  left open: 2 more, in `gaps`",
        "  see: Conflict (conflict)",
        *(f"  see: Wrong {number} (wrong-{number})" for number in range(4)),
        "  see: 2 more, in `discrepancies`",
    ]
    assert len(record.rounds.gaps) == 7


HINTS: list[tuple[Events[Any], tuple[str, ...]]] = [
    (RECORD.statements.by("Arden"), ("no statement by Arden itself; by_side('Arden') has 1",)),
    (
        RECORD.statements.by("Borland").before("2031-05-10"),
        ("no statement by Borland itself; by_side('Borland') has 0, and 1 possible",),
    ),
    (RECORD.events.by("Borland"), ("no event by Borland itself; by_side('Borland') has 1",)),
    (RECORD.statements.by("Arden").about("Kest"), ()),
    (RECORD.meetings.about("Kest"), ("no meeting about Bram Kest; involving('Bram Kest') has 1",)),
    (RECORD.meetings, ("rounds are no meetings; asked the same, record.rounds has 3",)),
    (
        RECORD.meetings.before(DEAL),
        ("rounds are no meetings; asked the same, record.rounds has 2, and 1 possible",),
    ),
    (RECORD.meetings.involving("Kest"), ()),
    (
        RECORD.rounds.between("2031-05-19", date(2031, 8, 1)),
        ("between leaves both times out; to count them in, during('2031-05-19/2031-08-01') has 2, and 1 possible",),
    ),
    (RECORD.rounds.between("2031-05-18", "2031-09"), ()),
    (RECORD.rounds.between("2031-05-19/2031-05-20", "2031-06-20"), ()),
    (RECORD.tariffs.by("Arden"), ()),
    (RECORD.statements.where(place="Port Sorrow"), ()),
]


@pytest.mark.parametrize(("answer", "hints"), HINTS)
def test_hints(answer: Events[Any], hints: tuple[str, ...]) -> None:
    """An empty answer hints at `by_side` where that has an event, meetings hint at rounds, and the hint is printed."""
    assert answer.hints == hints
    assert all(f"\n  {hint}" in str(answer) for hint in hints)


def test_conflicts_come_first() -> None:
    """A chronology has conflicts before all other discrepancies, which keep their order."""
    kinds = ("wording", "conflict", "apparent", "error", "conflict")
    many = [attrs.evolve(DISCREPANCIES[0], id=f"{kind}-{number}", kind=kind) for number, kind in enumerate(kinds)]
    found = [each.id for each in chronology(discrepancies=tuple(many)).discrepancies]
    assert found == ["conflict-1", "conflict-4", "wording-0", "apparent-2", "error-3"]


def test_discrepancies() -> None:
    """A discrepancy bears on an answer if it concerns one of its events."""
    assert [found.id for found in RECORD.rounds.discrepancies] == ["wrong-land"]
    assert RECORD.meetings.discrepancies == ()


def test_conditions_are_judged_together() -> None:
    """An event that may be before one time, or may be after a later one, is no possible answer to both."""
    third = RECORD.rounds.where(number=None)
    early, late = "[2031-06-20..2031-06-21]", "2031-07-01"
    assert ids(third.before(early)) == ([], ["third"])
    assert ids(third.after(late)) == ([], ["third"])
    assert ids(third.before(early).after(late)) == ([], [])
    assert ids(third.after(late).before(early)) == ([], [])


def test_events_keep_their_kind() -> None:
    """Queries keep the class of events, and `of_kind` narrows it."""
    assert repr(RECORD.events.of_kind(Statement).by("Lorn")).startswith("<Events[Statement] 1 certain")
    assert repr(RECORD.events.of_kind("tariff")).startswith("<Events[TariffAnnouncement] 2 certain")
    assert all(isinstance(event, TariffAnnouncement) for event in RECORD.tariffs)
    assert ids(RECORD.rounds.of_kind(Meeting)) == ([], [])
