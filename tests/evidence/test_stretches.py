"""Stretches of a text: lines and what nothing accounts for."""

import pytest

from vnus_trade import ImpossibleValue
from vnus_trade.evidence.stretches import Lines, spans_of, starts_of, unaccounted


def test_lines_count_both_ends() -> None:
    """Lines contain their first and last one, and are written as one number if they are one."""
    assert 2 in Lines(2, 3)
    assert 3 in Lines(2, 3)
    assert 1 not in Lines(2, 3)
    assert (str(Lines(2, 2)), str(Lines(2, 3))) == ("2", "2-3")


def test_the_span_of_lines() -> None:
    """The span of whole lines leaves the last line's end out."""
    assert spans_of(starts_of([3, 3, 5]), [Lines(1, 1), Lines(2, 3)]) == [(0, 3), (4, 13)]


@pytest.mark.parametrize(("first", "last"), [(0, 1), (2, 1), (-1, -1)])
def test_lines_that_no_text_has(first: int, last: int) -> None:
    """Lines count from 1, and the last is no earlier than the first."""
    with pytest.raises(ImpossibleValue, match="are no lines, which count from 1; give the first and the last"):
        Lines(first, last)


def test_lines_beyond_a_text() -> None:
    """Lines that a text does not have are refused."""
    with pytest.raises(IndexError) as refusal:
        spans_of(starts_of([3, 3, 5]), [Lines(3, 4)])
    assert str(refusal.value) == "lines 3-4: the text has 3"


def test_what_is_unaccounted() -> None:
    """More than forty letters between what is covered are reported; forty, or many signs, are not."""
    assert unaccounted("a" * 41, []) == [(0, 41)]
    assert unaccounted("a" * 40, []) == []
    assert unaccounted("-" * 50 + "a" * 40, []) == []
    assert unaccounted("a" * 100, [(50, 60), (0, 9), (20, 55)]) == []
    assert unaccounted("a" * 100, [(0, 9), (60, 100), (2, 5)]) == [(9, 60)]
