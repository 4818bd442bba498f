"""Numbers of rounds that sentences give, and ordinals that are none."""

import pytest

from tests.drafting.test_entries import drafted_of


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("The two-day round, the second in three years, will cover tea and timber.", []),
        ("Japan held a seventh round in Kobe in May, the first in more than four years.", [7]),
        ("The eighth round of talks, the third since March, opened on Monday.", [8]),
        ("The talks in Lima were the first round in eighteen months.", []),
        ("It was the first round of talks since 2019 in Lima.", []),
        ("The first round of talks in May ended in Kobe.", [1]),
        ("The third round in Kobe in October this year was held.", [3]),
        ("A second round in two weeks will take place in Lima.", [2]),
        ("Vòng đàm phán thứ tư, lần đầu tiên trong ba năm, diễn ra tại Kobe giữa các bên.", [4]),
        ("Vòng đàm phán đầu tiên trong hai năm diễn ra tại Kobe giữa các bên.", []),
    ],
)
def test_what_is_rare_has_no_number(text: str, numbers: list[int]) -> None:
    """An ordinal within a length of time, or since a time, counts no rounds of a series."""
    assert [entry.fields.get("number") for entry in drafted_of(text, "round")] == numbers
