"""What sources said of events as they went on: the truth is a world of every record, and more sources say more."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

import vnus_trade
from tests.properties.courses import course, the_order_of_files_says_nothing, the_truth_is_a_world
from tests.properties.effort import effort
from vnus_trade.strategies import Curated, folders

THOROUGHLY = 5_000


@given(st.randoms(use_true_random=False))
@effort(300)
def test_course_law(random: Random) -> None:
    """Whatever has been published, the truth is a world of the record; a later source widens and retracts nothing."""
    drawn = course(random)
    the_truth_is_a_world(drawn)
    the_order_of_files_says_nothing(drawn)


@given(folders(max_folders=2))
def test_file_order_law(curated: Curated) -> None:
    """Whatever the files of a folder are called, and in whatever order they are read, the same is known of events."""
    turned = [
        {
            name.replace("source-", "z-" if name.endswith("-1.toml") else "a-"): content
            for name, content in files.items()
        }
        for files in curated.folders
    ]
    with Curated(tuple(turned), curated.record).written() as paths:
        record = vnus_trade.load(*paths)
    known = ({event.id: (event.status, event.when) for event in each.all_events} for each in (record, curated.record))
    assert next(known) == next(known)
    assert record.order.takes_place == curated.record.order.takes_place


@pytest.mark.thorough
def test_course_law_thoroughly() -> None:
    """So it is in thousands of random courses."""
    for seed in range(THOROUGHLY):
        drawn = course(Random(seed))  # noqa: S311 (no secret is made of it)
        the_truth_is_a_world(drawn)
        the_order_of_files_says_nothing(drawn)
