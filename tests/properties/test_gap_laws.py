"""The gaps that bear on an answer are those of the rule, read gap by gap, in whatever order the question is asked."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import attrs
from hypothesis import given
from hypothesis import strategies as st

import vnus_trade
from tests.properties.effort import effort
from vnus_trade import Chronology, Events
from vnus_trade.contents.index import Contents
from vnus_trade.model.events import EVENT_CLASSES
from vnus_trade.model.fields import COLLECTIONS
from vnus_trade.model.findings import Gap
from vnus_trade.time.span import TimeSpan

RECORD = vnus_trade.load()
DAYS = [datetime(2025, month, day, tzinfo=UTC) for month, day in ((4, 1), (4, 22), (5, 20), (7, 2), (7, 10))]


@attrs.frozen
class Step:
    """A condition on facts, as a user asks for it: the ids that it names, and the field or the kind that it asks."""

    query: str
    args: tuple[Any, ...] = ()
    fields: tuple[tuple[str, Any], ...] = ()
    names: tuple[str, ...] = ()
    field: str = ""

    def asked(self, answer: Events[Any]) -> Events[Any]:
        """The answer to the question with this condition more."""
        found: Events[Any] = getattr(answer, self.query)(*self.args, **dict(self.fields))
        return found


def naming(query: str, *ids: str) -> list[Step]:
    """A step for each of these ids."""
    return [Step(query, (id_,), names=(id_,)) for id_ in ids]


def field(name: str, value: Any, *names: str, key: str = "") -> Step:
    """A step on one field."""
    return Step("where", fields=((name, value),), names=names, field=key or name)


ANY = [
    *naming("by", "donald-trump", "to-lam", "united-states", "pham-minh-chinh"),
    *naming("by_side", "united-states", "vietnam"),
    *naming("involving", "to-lam", "vietnam"),
    *naming("about", "market-economy-status", "reciprocal-tariffs", "vietnam", "joint-statement", "round-2"),
    *naming("at", "july-call", "cabinet-meeting-5"),
    *naming("citing", "vna-2025-07-03", "second-round"),
    *(Step(query) for query in ("of_one_origin", "stated", "inferred")),
    Step("at_place", ("Washington",)),
    Step("mentioning", ("tariff",)),
    Step("stated", ("place",)),
    Step("inferred", ("when",)),
    field("place", None),
    field("dated", None, key="when"),
    field("status", "ended"),
    field("topics", "reciprocal-tariffs", "reciprocal-tariffs"),
    field("after", ()),
]
OF_KIND = {
    "statement": [field("speech_acts", "requests"), field("about", "to-lam", "to-lam"), field("verbatim", None)],
    "meeting": [field("form", "phone call"), field("outcomes", ())],
    "round": [field("number", 3), field("parties", "vietnam", "vietnam")],
    "tariff": [field("stage", "offered"), field("rate", 46), field("imposed_by", "vietnam", "vietnam")],
    "agreement": [field("stage", "signed"), field("reached", None)],
}
THINGS = {
    thing.id: thing
    for things in (RECORD.all_events, RECORD.actors, RECORD.topics, RECORD.documents, RECORD.sources)
    for thing in things
}
SOME = ("round-1", "round-2", "deal", "july-call", "lam-asks-market-economy", "zero-offer", "tariff-46", "pm-review")
SPANS = [TimeSpan.parse(text, "UTC") for text in ("[2025-07-02..]", "[..2025-04-22]", "2025-05-19/2025-05-22")]


@attrs.frozen
class Question:
    """Conditions on facts, which fit each other in any order, conditions on time, and gaps that may bear on them."""

    steps: tuple[Step, ...]
    times: tuple[tuple[str, datetime], ...]
    gaps: tuple[Gap, ...]


@st.composite
def questions(draw: st.DrawFn) -> Question:
    """A question, and gaps that miss what it asks for and concern what it names more often than others."""
    kind = draw(st.none() | st.sampled_from(sorted(OF_KIND)))
    steps = draw(st.lists(st.sampled_from(ANY + OF_KIND.get(kind or "", [])), max_size=3))
    kinds = draw(st.just([]) if kind is None else st.lists(st.sampled_from(sorted(OF_KIND)), max_size=1))
    steps += [Step("of_kind", (each,)) for each in ([] if kind is None or steps else kinds) + [kind] if each]
    times = draw(st.lists(st.tuples(st.sampled_from(("before", "after")), st.sampled_from(DAYS)), max_size=1))
    named = [id_ for step in steps for id_ in step.names]
    missing = [*(step.field for step in steps if step.field), *([] if kind is None else [kind])]
    found = []
    for number in range(draw(st.integers(1, 4))):
        concerns = draw(st.lists(st.sampled_from((*SOME, *named)), max_size=2, unique=True))
        found.append(
            Gap(
                id=f"gap-{number}",
                title="What",
                missing=draw(st.sampled_from((*missing, *missing, *map(str, EVENT_CLASSES), "place"))),
                when=draw(st.none() | st.sampled_from(SPANS)),
                concerns=tuple(THINGS[id_] for id_ in concerns),
                explanation="Unsaid",
                closed_by=draw(st.sampled_from(((), (), (RECORD.deal,)))),
            )
        )
    return Question(tuple(steps), tuple(times), tuple(found))


def with_gaps(gaps: tuple[Gap, ...]) -> Chronology:
    """The record with these gaps in place of its own."""
    parts = {name: getattr(RECORD, name) for name in COLLECTIONS}
    return Chronology.of(Contents(**parts | {"gaps": gaps}), RECORD.order, RECORD.filed)


def ids(answer: Events[Any]) -> set[str]:
    """The ids of all that certainly or possibly answers."""
    return {event.id for event in (*answer, *answer.possible)}


def answered(record: Chronology, steps: Sequence[Step], times: Sequence[tuple[str, datetime]] = ()) -> Events[Any]:
    """The answer to all of these."""
    found: Events[Any] = record.events
    for step in steps:
        found = step.asked(found)
    for query, day in times:
        found = getattr(found, query)(day)
    return found


def may_lie(when: TimeSpan, times: Sequence[tuple[str, datetime]]) -> bool:
    """Whether an unnamed event of this time may lie where one condition on time asks."""
    for query, day in times:
        if query == "before":
            begin, end = when.begin_earliest, when.end_earliest
            if (begin is not None and begin >= day) or (end is not None and end > day):
                return False
        else:
            begin, end = when.begin_latest, when.end_latest
            if (begin is not None and begin <= day) or (end is not None and end <= day):
                return False
    return True


def bears(gap: Gap, record: Chronology, steps: Sequence[Step], times: Sequence[tuple[str, datetime]]) -> bool:
    """The rule as it is written, with every question of one condition less asked anew."""
    facts = list(dict.fromkeys(steps))
    if gap.closed_by:
        return False
    concerns = {thing.id for thing in gap.concerns}
    concerned = bool(concerns & ids(answered(record, facts, times)))
    kinds = [EVENT_CLASSES[step.args[0]] for step in facts if step.query == "of_kind"]
    missed = next((cls for kind, cls in EVENT_CLASSES.items() if kind == gap.missing), None)
    named = bool(concerns & {id_ for step in facts for id_ in step.names})
    kept = ids(answered(record, facts)).union(
        *(ids(answered(record, facts[:number] + facts[number + 1 :])) for number in range(len(facts)))
    )
    if missed is not None and all(issubclass(missed, kind) for kind in kinds):
        is_all = len(facts) == len(kinds)
        return (concerned or named or is_all or bool(concerns & kept)) and may_lie(gap.when or TimeSpan(), times)
    if gap.missing in {step.field for step in facts if step.field}:
        return concerned or named or bool(concerns & kept & ids(answered(record, (), times)))
    return concerned


@given(questions())
@effort(150)
def test_gaps_law(question: Question) -> None:
    """A gap bears on an answer exactly if the rule says so."""
    record = with_gaps(question.gaps)
    found = {gap.id for gap in answered(record, question.steps, question.times).gaps}
    assert found == {gap.id for gap in record.gaps if bears(gap, record, question.steps, question.times)}


@given(questions(), st.randoms(use_true_random=False))
def test_order_of_questions_law(question: Question, random: Any) -> None:
    """A question that is asked in another order, or in part twice, has the same gaps and discrepancies."""
    record = with_gaps(question.gaps)
    first = answered(record, question.steps, question.times)
    shuffled: list[Any] = [*question.steps, *question.times, *question.steps[:1]]
    random.shuffle(shuffled)
    found: Events[Any] = record.events
    for each in shuffled:
        found = each.asked(found) if isinstance(each, Step) else getattr(found, each[0])(each[1])
    assert ids(found) == ids(first)
    assert (found.gaps, found.discrepancies) == (first.gaps, first.discrepancies)
