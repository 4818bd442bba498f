"""Dates as people write them, where the written form is wanted."""

import pytest

from vnus_trade import TimeRefused, TimeSpan
from vnus_trade.phrases.written_dates import written_forms


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("July 2, 2025", ("2025-07-02",)),
        (" 2025/7/2 ", ("2025-07-02",)),
        ("2025.07.02", ("2025-07-02",)),
        ("20250702", ("2025-07-02",)),
        ("2025-07-02 10:25", ("2025-07-02T10:25",)),
        ("2/7/2025", ("2025-07-02", "2025-02-07")),
        ("7/7/2025", ("2025-07-07",)),
        ("13/7/2025", ("2025-07-13",)),
        ("ngày 2 tháng 7 năm 2025", ("2025-07-02",)),
        ("May 19-22, 2025", ("2025-05-19/2025-05-22",)),
        ("July 2", ()),
        ("today", ()),
        ("30/30/2025", ()),
        ("2025-02-30", ()),
        ("Tuesday of old", ()),
    ],
)
def test_written_forms(text: str, forms: tuple[str, ...]) -> None:
    """A date means the same whenever it is written, or both dates of which it may be one; else nothing."""
    assert written_forms(text, "UTC") == forms


def test_both_dates_are_named() -> None:
    """A refusal names both dates of which figures may be one."""
    with pytest.raises(TimeRefused) as refused:
        TimeSpan.parse("2/7/2025")
    assert refused.value.reason == "write '2025-07-02' or '2025-02-07'"
