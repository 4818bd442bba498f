"""What real tariffs of 2025 levied on a day, as far as the articles of another day told it."""

import pytest

from tests.measures.invented_courses import Course
from tests.measures.real_courses import ANSWERS


@pytest.mark.parametrize(("course", "published", "day", "certain", "possible"), ANSWERS)
def test_the_rates_of_a_day(course: Course, published: str, day: str, certain: str, possible: str) -> None:
    """What a tariff levied on a day is as a trade lawyer says it by the articles of another day."""
    (line,) = course.until(published).rates(on=day, imposed_by="Norland", applied_to="Sudmark")
    found = [" ".join(str(rate).removesuffix(" per cent") for rate in rates) for rates in (line.certain, line.possible)]
    assert found == [certain, possible]
