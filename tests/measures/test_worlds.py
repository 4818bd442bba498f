"""Symbolic worlds: all that points may do within their bounds, and nothing else."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnus_trade.measures import worlds
from vnus_trade.measures.worlds import Contradiction, PointOrder, Precedence, SymbolicWorld, TooManyWorlds, outcomes
from vnus_trade.time.constraints import Bounds, Link, satisfiable

POINTS = [(name, "at") for name in "abc"]
BOUNDS = st.tuples(st.integers(0, 4), st.integers(0, 4)).map(lambda pair: Bounds(min(pair), max(pair)))
ASKED = [Precedence(one, other, strict) for one in POINTS for other in POINTS for strict in (False, True)]
PRECEDENCES = st.lists(st.sampled_from(ASKED), max_size=5)


def numbered(precedence: Precedence, *, holds: bool) -> Link:
    """What holds, as a link between numbered points."""
    first, second = POINTS.index(precedence.first), POINTS.index(precedence.second)
    return Link(first, second, precedence.strict) if holds else Link(second, first, not precedence.strict)


@given(st.tuples(BOUNDS, BOUNDS, BOUNDS), PRECEDENCES, PRECEDENCES)
def test_a_question_runs_in_each_world_once(
    bounds: tuple[Bounds, ...], known: list[Precedence], asked: list[Precedence]
) -> None:
    """The answers to comparisons are those that some instants within the bounds give, each combination once."""

    def question(world: SymbolicWorld) -> tuple[bool, ...]:
        return tuple(world.precedes(first, second, strict=strict) for first, second, strict in asked)

    links = [numbered(each, holds=True) for each in known]
    expected = [
        values
        for values in product((False, True), repeat=len(asked))
        if satisfiable(bounds, [*links, *(numbered(one, holds=it) for one, it in zip(asked, values, strict=True))])
    ]
    points = dict(zip(POINTS, bounds, strict=True))
    if satisfiable(bounds, links):
        assert sorted(outcomes(question, points, known)) == expected
    else:
        with pytest.raises(Contradiction):
            PointOrder(points, known)


def test_what_nothing_decides_is_tried_both_ways() -> None:
    """What is chosen stays so in a world, and what is required leaves worlds out."""

    def question(world: SymbolicWorld) -> tuple[bool, bool]:
        first = world.chooses("rain")
        world.require(holds=not (first and world.chooses("wind")))
        return first, world.chooses("rain")

    assert sorted(outcomes(question, {})) == [(False, False), (True, True)]


def test_a_required_order_leaves_worlds_out() -> None:
    """Where one point must lie before another, no world has them otherwise."""
    first, second, _ = POINTS
    points = {first: Bounds(0, 4), second: Bounds(2, 2)}

    def question(world: SymbolicWorld) -> bool:
        late = world.precedes(second, first)
        world.require_order(first, second)
        return late

    assert list(outcomes(question, points)) == [False]


def test_worlds_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """As many worlds are tried as are allowed, and one more is an error."""
    monkeypatch.setattr(worlds, "MOST_WORLDS", 2)
    assert len(list(outcomes(lambda world: world.chooses("rain"), {}))) == 2
    with pytest.raises(TooManyWorlds):
        list(outcomes(lambda world: world.chooses("rain") + world.chooses("wind"), {}))


def test_a_question_that_leaves_too_much_open_is_given_up_at_once() -> None:
    """Each open answer of a world is one more world, so that the first may tell that they are too many."""
    asked: list[int] = []

    def question(world: SymbolicWorld) -> None:
        for number in range(100):
            asked.append(number)
            world.chooses(str(number))

    with pytest.raises(TooManyWorlds):
        list(outcomes(question, {}, most=10))
    assert asked == list(range(10))
    with pytest.raises(TooManyWorlds):
        list(outcomes(question, {}, most=0))
    assert len(asked) == 10
