"""Bounds and links of points in time: whether a world satisfies them."""

from vnus_trade import Relation
from vnus_trade.time.constraints import Bounds, Link, satisfiable


def test_the_words_of_relations() -> None:
    """Each of Allen's relations has its word, which rows and explanations show."""
    assert [str(relation) for relation in Relation] == [
        *("before", "meets", "overlaps", "starts", "during", "finishes", "equals"),
        *("finished by", "contains", "started by", "overlapped by", "met by", "after"),
    ]
    assert Relation("contains") is Relation.CONTAINS
    assert Relation("overlapped by") is Relation.OVERLAPPED_BY


def test_points_and_links_may_contradict() -> None:
    """No world satisfies empty bounds, a strict circle, or a bound that a link pushes too far."""
    day = [Bounds(0, 3), Bounds(0, 3)]
    assert satisfiable(day, [])
    assert satisfiable(day, [Link(0, 1, strict=False), Link(1, 0, strict=False)])
    assert not satisfiable(day, [Link(0, 1, strict=False), Link(1, 0, strict=True)])
    assert not satisfiable([Bounds(4, 3)], [])
    assert not satisfiable([Bounds(2, 3), Bounds(0, 2)], [Link(0, 1, strict=True)])
