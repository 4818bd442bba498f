"""The order of events: the bounds it implies, the answers it gives, and the contradictions it reports."""

from datetime import UTC, datetime, timedelta

import pytest

from vnus_trade.errors import OrderContradiction
from vnus_trade.ordering.order import Condition, Order, Verdict
from vnus_trade.ordering.stated import Stated
from vnus_trade.time.constraints import AFTER, BEFORE, DURING, OVERLAPPING, Certainty, Relation
from vnus_trade.time.span import TimeSpan, Window


def on(text: str) -> TimeSpan:
    """A time in UTC."""
    return TimeSpan.parse(text, "UTC")


def instant(text: str) -> datetime:
    """An instant in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


ROUNDS = Order.of(
    [
        Stated("launch", on("2025-04-23")),
        Stated("round-1", after=("launch",)),
        Stated("round-2", on("2025-05-19/2025-05-22"), after=("round-1",)),
        Stated("opening", within="round-2"),
        Stated("report", same="opening"),
        Stated("review", ends_by=instant("2025-07-03")),
    ]
)


@pytest.mark.parametrize(
    ("event", "when"),
    [
        ("launch", "2025-04-23"),
        ("round-1", "[2025-04-23..2025-05-19]"),
        ("round-2", "2025-05-19/2025-05-22"),
        ("opening", "[2025-05-19..2025-05-22]"),
        ("report", "[2025-05-19..2025-05-22]"),
        ("review", "[..2025-07-02]"),
    ],
)
def test_order_bounds_the_undated(event: str, when: str) -> None:
    """Order, occasion, a shared time and publication bound an event that has no date of its own."""
    found = ROUNDS.when(event)
    assert str(TimeSpan.of_bounds(found.begin_bounds, found.end_bounds, "UTC")) == when


def test_when_keeps_the_zone() -> None:
    """The time of a dated event is in the zone of its date."""
    assert ROUNDS.when("launch") == on("2025-04-23")
    assert ROUNDS.when("round-1").zone is None


@pytest.mark.parametrize(
    ("event", "conditions", "verdict"),
    [
        ("round-1", [Condition(BEFORE, "round-2")], Verdict(certain=True, possible=True)),
        ("round-1", [Condition(AFTER, "round-2")], Verdict(certain=False, possible=False)),
        ("round-1", [Condition(BEFORE, "round-1")], Verdict(certain=False, possible=False)),
        ("opening", [Condition(DURING, "round-2")], Verdict(certain=True, possible=True)),
        ("opening", [Condition(OVERLAPPING, "report")], Verdict(certain=True, possible=True)),
        ("review", [Condition(BEFORE, "launch")], Verdict(certain=False, possible=True)),
        ("review", [Condition(BEFORE, "launch"), Condition(AFTER, "round-1")], Verdict(certain=False, possible=False)),
        ("round-2", [Condition(DURING, Window(instant("2025-05-19"), None))], Verdict(certain=True, possible=True)),
        ("review", [Condition(DURING, Window(None, instant("2025-07-03")))], Verdict(certain=True, possible=True)),
        ("launch", [Condition(AFTER, on("2025-04-22"))], Verdict(certain=True, possible=True)),
        ("launch", [], Verdict(certain=True, possible=True)),
    ],
)
def test_conditions_are_judged(event: str, conditions: list[Condition], verdict: Verdict) -> None:
    """Conditions hold in every world, together in some, or never; nothing is before itself."""
    assert ROUNDS.judge(event, conditions) == verdict


def test_something_unnamed_is_judged() -> None:
    """An unnamed event is judged by its time, in the worlds of all named events."""
    both = [Condition(AFTER, "launch"), Condition(BEFORE, "round-1")]
    assert ROUNDS.judge(on("2025-04-24"), both) == Verdict(certain=False, possible=True)
    assert ROUNDS.judge(on("2025-04-24"), [both[0]]) == Verdict(certain=True, possible=True)
    # Each could be alone, but the first round is before the second.
    other = [Condition(BEFORE, "round-1"), Condition(AFTER, "round-2")]
    assert ROUNDS.judge(on("[..]"), other) == Verdict(certain=False, possible=False)


def test_relations_of_two_events() -> None:
    """Allen's relations are those that stated order leaves; an event equals itself."""
    assert ROUNDS.relations("round-1", "round-2") == {Relation.BEFORE, Relation.MEETS}
    assert ROUNDS.relations("opening", "report") == {Relation.EQUALS}
    assert ROUNDS.relations("review", "review") == {Relation.EQUALS}
    assert ROUNDS.relations("opening", "round-2") == {
        Relation.STARTS,
        Relation.DURING,
        Relation.FINISHES,
        Relation.EQUALS,
    }


def test_what_need_not_take_place() -> None:
    """An event that takes place in some worlds only has relations in these, and what is called off in none."""
    order = Order.of(
        [
            Stated("launch", on("2025-04-23")),
            Stated("talks", on("2025-04-20"), takes_place=Certainty.POSSIBLE),
            Stated("gala", on("2025-04-20"), takes_place=Certainty.NOT),
        ]
    )
    assert order.relations("talks", "launch") == {Relation.BEFORE}
    ids = ("launch", "talks")
    assert order.judge_all(ids, order.columns(ids), [Condition(AFTER, "gala")]) == ([False] * 2, [False] * 2)
    assert order.judge_all(ids, order.columns(ids), [Condition(BEFORE, "launch")]) == ([False, True], [False, True])


def test_orders_of_the_same_statements_are_equal() -> None:
    """Orders are compared and hashed by what is stated of the events, in whatever turn."""
    same, other = Order.of(reversed(ROUNDS.stated)), Order.of(ROUNDS.stated[1:2])
    assert (same, hash(same)) == (ROUNDS, hash(ROUNDS))
    assert other != ROUNDS
    assert ROUNDS.stated != ROUNDS


def test_elapsed_time() -> None:
    """The time between two events has the bounds that their ends and their order give."""
    day = timedelta(days=1)
    assert ROUNDS.elapsed("launch", "round-2") == (25 * day, 27 * day)
    assert ROUNDS.elapsed("round-1", "round-2") == (timedelta(0), 27 * day)
    assert ROUNDS.elapsed("round-2", "round-1") == (-30 * day, -2 * day)
    assert ROUNDS.elapsed("review", "launch") == (-71 * day, None)
    assert ROUNDS.elapsed("launch", "review") == (None, 71 * day)


def test_beginning_no_later() -> None:
    """A meeting begins no later than the statements at it; order decides as well as bounds."""
    assert ROUNDS.begins_no_later("round-2", "opening")
    assert not ROUNDS.begins_no_later("opening", "round-2")
    assert ROUNDS.begins_no_later("launch", "report")
    assert not ROUNDS.begins_no_later("review", "launch")


def test_the_sequence_is_a_timeline() -> None:
    """The sequence goes by earliest beginnings, or by the latest without one, and a meeting precedes its statements."""
    assert ROUNDS.sequence() == ["launch", "round-1", "round-2", "opening", "report", "review"]


def test_what_time_leaves_open_follows_the_sources() -> None:
    """Among events that may begin at one instant, the order of the sources decides; what nothing tells comes last."""
    order = Order.of(
        [
            *(Stated(id_, on("2025-04-22")) for id_ in ("a", "b", "c", "meeting")),
            *(Stated(id_, within="meeting") for id_ in ("said", "more")),
            Stated("made", same="said"),
            Stated("early", on("[..2025-04-22]"), after=()),
        ]
    )
    told = {id_: number for number, id_ in enumerate(("made", "c", "meeting", "more", "said", "b", "early"))}
    assert order.sequence(told) == ["c", "meeting", "more", "said", "made", "b", "a", "early"]


@pytest.mark.parametrize(
    ("event", "end", "upper", "giver"),
    [
        ("round-1", True, True, "round-2"),
        ("round-1", False, True, "round-2"),
        ("round-1", False, False, "launch"),
        ("launch", True, True, None),
        ("round-2", True, True, None),
        ("opening", True, True, None),
        ("opening", False, False, None),
        ("review", True, True, None),
        ("review", False, False, None),
        ("noted", True, True, "note"),
        ("remark", True, True, "rest"),
        ("talk", True, True, "rest"),
        ("eve", True, True, "last"),
        ("seen", True, True, None),
    ],
)
def test_what_alone_gives_a_bound(event: str, end: bool, upper: bool, giver: str | None) -> None:  # noqa: FBT001
    """A bound is given by another event's stated order only where neither its own time nor its sources bound it."""
    order = Order.of(
        [
            *ROUNDS.stated,
            Stated("noted"),
            Stated("note", within="round-2", after=("noted",)),
            Stated("talk", after=("launch",)),
            Stated("remark", within="talk"),
            Stated("rest", on("2025-06"), after=("talk",)),
            Stated("eve"),
            Stated("last", after=("eve",), ends_by=instant("2025-08-01")),
            Stated("seen", ends_by=instant("2025-08-01")),
            Stated("later", after=("seen",), ends_by=instant("2025-08-01")),
        ]
    )
    assert order.given_by(event, end=end, upper=upper) == giver


def test_the_sequence_does_not_depend_on_the_input() -> None:
    """Of two undated events with one upper bound, the first by id comes first, in whatever order they are given."""
    stated = [
        Stated("x1", on("[..2025-04-22]")),
        Stated("x2", on("[..2025-04-22]")),
        Stated("z", on("[2025-04-05..]"), after=("x1",)),
        Stated("b", on("[2025-04-05..]"), after=("x2",)),
    ]
    assert Order.of(stated).sequence() == Order.of(stated[::-1]).sequence() == ["x1", "x2", "b", "z"]


def test_of_two_exact_beginnings_the_certain_one_is_first() -> None:
    """An event that begins at an instant precedes one that cannot begin before that instant."""
    order = Order.of([Stated("a", on("[2025-04-22..2025-04-23]")), Stated("b", on("=2025-04-22/2025-04-22"))])
    assert order.begins_no_later("b", "a")
    assert order.sequence() == ["b", "a"]


@pytest.mark.parametrize(
    ("stated", "texts"),
    [
        (
            [Stated("a", after=("b",)), Stated("b", after=("a",)), Stated("c")],
            ["a, b: each would have to end before it begins, as their stated order runs in a circle"],
        ),
        (
            [Stated("a", after=("a",))],
            ["a: each would have to end before it begins, as their stated order runs in a circle"],
        ),
        (
            [
                Stated("late", on("2025-05-01")),
                Stated("middle", after=("late",)),
                Stated("early", on("2025-04-01"), after=("middle",)),
            ],
            [
                (
                    "late, middle, early: late puts this later than 2025-05-01T00:00:00+00:00, "
                    "and early no later than 2025-04-02T00:00:00+00:00"
                )
            ],
        ),
        (
            [Stated("a", on("2025-05-01"), ends_by=instant("2025-04-01"))],
            [("a: a puts this later than 2025-05-01T00:00:00+00:00, and a no later than 2025-04-01T00:00:00+00:00")],
        ),
        (
            [Stated("a", on("2025-04-22")), Stated("b", on("2025-04-21"), after=("a",))],
            [("a, b: a puts this later than 2025-04-22T00:00:00+00:00, and b no later than 2025-04-22T00:00:00+00:00")],
        ),
        (
            [
                Stated("outer", on("[2025-04-22..]")),
                Stated("inner", on("../2025-05-01"), within="outer"),
                Stated("after", on("=0001-01-01/.."), after=("inner",)),
            ],
            [
                (
                    "inner, after: inner puts this later than 2025-05-01T00:00:00+00:00, "
                    "and after no later than 0001-01-01T00:00:00+00:00"
                ),
            ],
        ),
        (
            [
                Stated("a", on("2025-05-01")),
                Stated("b", on("2025-04-01"), after=("a",)),
                Stated("x", on("2025-05-01")),
                Stated("y", on("2025-04-01"), within="x"),
            ],
            [
                (
                    "a, b: a puts this later than 2025-05-01T00:00:00+00:00, "
                    "and b no later than 2025-04-02T00:00:00+00:00"
                ),
                (
                    "x, y: x puts this later than 2025-05-01T00:00:00+00:00, "
                    "and y no later than 2025-04-02T00:00:00+00:00"
                ),
            ],
        ),
    ],
)
def test_a_contradiction_names_its_entries(stated: list[Stated], texts: list[str]) -> None:
    """A contradiction names the entries that take part in it, and no others."""
    _, contradictions = Order.judged(stated)
    assert sorted(map(str, contradictions)) == texts
    with pytest.raises(OrderContradiction) as refusal:
        Order.of(stated)
    assert str(refusal.value) in texts


def test_long_chains_are_ordered_at_once() -> None:
    """A chain of ten thousand events is ordered without recursion and without a table of all pairs."""
    count = 10_000
    chain = [Stated("0", on("2025-04-22")), *(Stated(str(n), after=(str(n - 1),)) for n in range(1, count))]
    order = Order.of(chain)
    assert order.when(str(count - 1)).begin_earliest == instant("2025-04-22")
    assert order.sequence() == [str(number) for number in range(count)]
