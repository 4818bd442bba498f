"""Explanations prove what they say: chains force it by themselves, worlds are worlds, and each step has its words."""

from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

import vnus_trade
from tests.properties import why_laws
from tests.properties.effort import effort
from tests.properties.strategies import Question, questions
from vnus_trade import Certainty, Chronology, Events, Point, Step, strategies

SHIPPED = vnus_trade.load()
RELATIONS = ("before", "after", "during", "overlapping")


@given(questions())
@effort(300)
def test_chain_law(question: Question) -> None:
    """A link is certain exactly if it has a chain, and the chain alone, all else forgotten, forces it."""
    why_laws.chains_force_what_they_prove(*question)


@given(questions(), st.sampled_from("abc"))
@effort(300)
def test_explanation_law(question: Question, event: str) -> None:
    """The verdict is that of all worlds, and the worlds that are shown are worlds in which it holds and does not."""
    why_laws.questions_are_explained(question, event)


def unsupported(record: Chronology, a: str, relation: str, b: str) -> list[Step]:
    """The steps of an explanation that state a time or an order without words and without a reason."""
    why = record.why(a, relation, b)
    chains = [chain for judgement in why.judgements for chain in judgement.chains]
    chains += [leeway.chain for judgement in why.judgements for leeway in judgement.leeways]
    return [step for chain in chains for step in chain if is_stated(step) and not is_supported(step)]


def is_stated(step: Step) -> bool:
    """Return whether a step is a bound or a link of an event, and not its beginning before its end."""
    ends = [side.of for side in (step.earlier, step.later) if isinstance(side, Point)]
    return len(ends) == 1 or len(set(ends)) == 2


def is_supported(step: Step) -> bool:
    """Return whether words are quoted or a reason is given for a step."""
    return any(each.evidence or each.reasons for each in step.support)


@given(strategies.chronologies(min_events=2), st.data())
def test_support_law(record: Chronology, data: st.DataObject) -> None:
    """Every step of stated order or time of a record that loads has evidence or a reason."""
    assume(len(record.called_off) < len(record.all_events))
    ids = st.sampled_from([event.id for event in record.all_events if event not in record.called_off])
    a, b = data.draw(ids), data.draw(ids)
    for relation in RELATIONS:
        assert unsupported(record, a, relation, b) == []


@given(st.data())
def test_support_law_of_the_shipped_record(data: st.DataObject) -> None:
    """Every step about two events of the shipped record has evidence or a reason."""
    ids = st.sampled_from([event.id for event in SHIPPED.events])
    a, b = data.draw(ids), data.draw(ids)
    for relation in RELATIONS:
        assert unsupported(SHIPPED, a, relation, b) == []


@given(strategies.chronologies(min_events=1), st.data())
def test_fact_law(record: Chronology, data: st.DataObject) -> None:
    """An event is explained as an answer exactly if it is one, through fields that it has."""
    assume(record.events)
    event = data.draw(st.sampled_from(list(record.events)))
    answers: list[Events[Any]] = [record.events.of_kind(event.kind), record.events.stated(), record.events.inferred()]
    for actor in record.actors:
        answers += [record.events.involving(actor), record.events.by(actor), record.events.by_side(actor)]
    subjects: list[Any] = [*record.topics, *record.actors, *record.documents, *record.events]
    answers += [record.events.about(subject) for subject in subjects]
    answers += [record.events.at(meeting) for meeting in record.meetings]
    answers += [record.events.citing(source) for source in record.sources]
    for answer in answers:
        why = answer.why(event)
        assert (why.verdict is Certainty.CERTAIN) == (event in answer)
        (judgement,) = why.judgements
        if judgement.question.name != "of_kind":
            assert bool(judgement.support) == (event in answer)
