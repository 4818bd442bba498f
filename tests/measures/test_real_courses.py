"""What real tariffs of 2025 levied on a day, as far as the articles of another day told it."""

import pytest

from tests.measures.invented_courses import Course
from tests.measures.real_courses import ANSWERS, rates_of


@pytest.mark.parametrize(("course", "published", "day", "certain", "possible"), ANSWERS)
def test_the_rates_of_a_day(course: Course, published: str, day: str, certain: str, possible: str) -> None:
    """What a tariff levied on a day is as a trade lawyer says it by the articles of another day."""
    assert rates_of(course, published, day) == [certain, possible]
