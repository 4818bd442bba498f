"""What sources said of events as they went on: the truth is a world of every record, and more sources say more."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.properties.courses import course, the_order_of_files_says_nothing, the_truth_is_a_world

THOROUGHLY = 20_000


@given(st.randoms(use_true_random=False))
@settings(max_examples=300)
def test_course_law(random: Random) -> None:
    """Whatever has been published, the truth is a world of the record; a later source widens and retracts nothing."""
    drawn = course(random)
    the_truth_is_a_world(drawn)
    the_order_of_files_says_nothing(drawn)


@pytest.mark.thorough
def test_course_law_thoroughly() -> None:
    """So it is in twenty thousand random courses."""
    for seed in range(THOROUGHLY):
        drawn = course(Random(seed))  # noqa: S311 (no secret is made of it)
        the_truth_is_a_world(drawn)
        the_order_of_files_says_nothing(drawn)
