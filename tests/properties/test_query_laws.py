"""Queries agree with all possible worlds, counted one by one, in whatever order their conditions come."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import permutations
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.properties.effort import effort
from tests.properties.strategies import Question, questions, satisfiable_events, units
from tests.properties.worlds import Asked, Event, Fixed, Histories, Known, instant
from vnus_trade.answers.queries import Events
from vnus_trade.contents.index import Contents
from vnus_trade.model.entities import Topic
from vnus_trade.model.events import NegotiationRound
from vnus_trade.ordering.order import Order
from vnus_trade.record.chronology import Chronology
from vnus_trade.time.span import TimeSpan

ODD = Topic(id="odd", title="Odd")


def record_of(events: Sequence[Event], unit: timedelta, *, backwards: bool = False) -> Chronology:
    """Build a chronology of rounds of which just this is known; the first and third are filed under a topic."""
    rounds = [
        NegotiationRound(id=event.id, title=event.id, number=number, topics=(ODD,) if number % 2 else ())
        for number, event in enumerate(events, start=1)
    ]
    stated = [event.stated(unit) for event in events]
    if backwards:
        rounds.reverse()
        stated.reverse()
    return Chronology.of(Contents(all_events=tuple(rounds), topics=(ODD,)), Order.of(stated), {})


def is_refused(condition: Asked) -> bool:
    """Return whether a query refuses a window: without the side that it needs, or of no length for `during`."""
    relation, reference = condition
    if not isinstance(reference, Fixed):
        return False
    needed = {"before": reference.begin, "after": reference.end}
    is_instant = reference.begin is not None and reference.begin == reference.end
    return needed.get(relation, 0) is None or (relation == "during" and is_instant)


def asked(answer: Events[Any], condition: Asked, record: Chronology, unit: timedelta) -> Events[Any]:
    """Add one more condition, as a user would."""
    relation, reference = condition
    when: Any
    if isinstance(reference, str):
        when = record[reference]
    elif isinstance(reference, Known):
        when = reference.span(unit)
    else:
        # A window of whole days is written as dates, which are read in some zone.
        windowed: Events[Any] = getattr(answer, relation)(window(reference, unit), zone="UTC")
        return windowed
    found: Events[Any] = getattr(answer, relation)(when)
    return found


def window(fixed: Fixed, unit: timedelta) -> str | datetime:
    """Write the time that means this window; or return the instant that it is."""
    begin, end = instant(fixed.begin, unit), instant(fixed.end, unit)
    if begin is not None and begin == end:
        return begin
    return str(TimeSpan(begin, None, None, end, "UTC"))


def ids(answer: Events[Any]) -> tuple[set[str], set[str]]:
    """The ids of the certain and of the possible answers."""
    return {event.id for event in answer}, {event.id for event in answer.possible}


def conditions_of(question: Question) -> list[Asked]:
    """The conditions that a query takes: none names what was called off."""
    worlds = Histories(question.events)
    return [
        condition
        for condition in question.conditions
        if not is_refused(condition)
        and not (isinstance(condition.reference, str) and worlds.is_called_off(condition.reference))
    ]


@given(questions())
@effort(300)
def test_certain_and_possible_law(question: Question) -> None:
    """In every world the true answer has all certain events and others only from the possible; both are tight."""
    record = record_of(question.events, question.unit)
    conditions = conditions_of(question)
    answer: Events[Any] = record.events
    for condition in conditions:
        answer = asked(answer, condition, record, question.unit)
    worlds = Histories(question.events)
    verdicts = {event.id: worlds.answers(event.id, conditions) for event in question.events}
    certain = {id_ for id_, verdict in verdicts.items() if verdict.certain}
    possible = {id_ for id_, verdict in verdicts.items() if verdict.possible}
    assert ids(answer) == (certain, possible - certain)


@given(questions(), st.sampled_from(["involving", "about", "where", "of_kind"]))
def test_order_of_conditions_law(question: Question, fact: str) -> None:
    """Conditions on time and on facts give the same answer in every order."""
    record = record_of(question.events, question.unit)
    steps: list[Asked | None] = [*conditions_of(question)[:3], None]

    def answer(steps: Sequence[Asked | None]) -> Events[Any]:
        found: Events[Any] = record.events
        for step in steps:
            found = narrowed(found, fact) if step is None else asked(found, step, record, question.unit)
        return found

    answers = [answer(steps) for steps in permutations(steps)]
    assert all(other == answers[0] for other in answers)
    assert all((other.gaps, len(other)) == (answers[0].gaps, len(answers[0])) for other in answers)


def narrowed(answer: Events[Any], fact: str) -> Events[Any]:
    """Narrow the answer by a fact of this kind."""
    if fact == "of_kind":
        return answer.of_kind("round")
    return answer.about("odd") if fact == "about" else answer.where(number=lambda number: number != 2)


@given(questions())
def test_facts_law(question: Question) -> None:
    """A fact narrows certain and possible answers alike, and changes neither into the other."""
    record = record_of(question.events, question.unit)
    answer: Events[Any] = record.events
    for condition in conditions_of(question):
        answer = asked(answer, condition, record, question.unit)
    certain, possible = ids(answer)
    assert ids(answer.about("odd")) == (certain - {"b"}, possible - {"b"})
    assert {row["id"] for row in answer.rows() if row["certain"]} == certain


@given(satisfiable_events(), units)
def test_digest_law(events: tuple[Event, ...], unit: timedelta) -> None:
    """Neither the digest nor the timeline depends on the order in which the objects came."""
    record, other = record_of(events, unit), record_of(events, unit, backwards=True)
    assert record.digest == other.digest
    assert record == other
    assert [event.id for event in record.events] == [event.id for event in other.events]
    there = Histories(events).sets
    certain, some = set(frozenset.intersection(*there)), set(frozenset.union(*there))
    assert ids(record.events) == (certain, some - certain)
    assert {event.id for event in record.called_off} == {"a", "b", "c"} - some
