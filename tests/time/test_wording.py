"""Spans in English words; `tests/display` shows more of them."""

import pytest

from vnus_trade.time.span import TimeSpan
from vnus_trade.time.wording import in_words


@pytest.mark.parametrize(
    ("written", "zone", "said"),
    [
        ("2025-04", "UTC", "April 2025"),
        ("2025-05-19/2025-06-02", "UTC", "19 May to 2 June 2025"),
        ("../=0001-01-01", "America/New_York", "began by 1 January 1, ended 1 January 1"),
        (
            "2025-05-19/9999-12-31",
            "America/New_York",
            "began 19 May 2025, ended 31 December 9999, some time from 00:00 to 18:59 in America/New_York",
        ),
        ("2025-07-02T10:25", "America/New_York", "2 July 2025, 10:25 (UTC-4)"),
        ("2025-07-02T10:25", "Asia/Kathmandu", "2 July 2025, 10:25 (UTC+5:45)"),
        ("2025-07-02T10:25", "UTC", "2 July 2025, 10:25 in UTC"),
        ("[..2025-07-03T00:00:00.000000+07:00]/..", "Asia/Ho_Chi_Minh", "began by 2 July 2025"),
        (
            "../[2025-07-02T23:59:59.999999+07:00..]",
            "Asia/Ho_Chi_Minh",
            "began at an unknown time, ended no earlier than 3 July 2025",
        ),
        (
            "../[9999-12-31T23:59:59.999999Z..]",
            "UTC",
            "began at an unknown time, ended no earlier than 31 December 9999, 23:59 in UTC",
        ),
    ],
)
def test_spans_in_words(written: str, zone: str, said: str) -> None:
    """A span is said by whole days and months if it has them, also where it just reaches them, and else by clocks."""
    assert in_words(TimeSpan.parse(written, zone)) == said
