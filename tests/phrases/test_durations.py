"""Durations as articles write them, counted from a start."""

import pytest

from vnus_trade import PhraseRefused, TimeSpan
from vnus_trade.phrases.durations import is_duration, read_duration

START = TimeSpan.parse("2025-07-09", "America/New_York")


@pytest.mark.parametrize(
    ("phrase", "end"),
    [
        ("for 90 days", "2025-10-07"),
        ("a 90-day", "2025-10-07"),
        ("for another ninety days", "2025-10-07"),
        ("within the next two weeks", "2025-07-23"),
        ("over the next three years", "2028-07-09"),
        ("one year", "2026-07-09"),
        ("a thousand days", "2028-04-04"),
        ("in three\nmonths", "2025-10-09"),
        ("trong 90 ngày", "2025-10-07"),
        ("trong vòng hai tháng tới", "2025-09-09"),
    ],
)
def test_durations_are_counted(phrase: str, end: str) -> None:
    """A duration in English or Vietnamese ends so long after its start, by the days of its zone."""
    assert is_duration(phrase)
    assert read_duration(phrase, START) == TimeSpan.parse(end, "America/New_York")


@pytest.mark.parametrize(
    "phrase",
    [
        *("on 9 July", "90 days ago", "for 90 days or more", "for days", "90", "for 1.5 days", "0 days"),
        *("2 to 3 days", "for 99999 days", "the 90th day", "the ninetieth day", "90 dayss", ""),
    ],
)
def test_other_words_are_refused(phrase: str) -> None:
    """What is no duration of so many whole days, weeks, months or years is refused."""
    assert not is_duration(phrase)
    with pytest.raises(PhraseRefused, match="names no duration"):
        read_duration(phrase, START)


def test_a_start_that_is_not_known() -> None:
    """A duration from an unknown start, or one that ends beyond the calendar, is refused."""
    with pytest.raises(PhraseRefused, match="from when"):
        read_duration("for 90 days", TimeSpan())
    with pytest.raises(PhraseRefused, match="beyond the calendar"):
        read_duration("for 9000 years", START)


def test_a_bounded_start() -> None:
    """A duration from a range of days ends within such a range."""
    start = TimeSpan.parse("[2025-07-01..2025-07-09]", "UTC")
    assert str(read_duration("for 10 days", start)) == "[2025-07-11..2025-07-19]"
    assert str(read_duration("for 10 days", TimeSpan.parse("[..2025-07-09]", "UTC"))) == "[..2025-07-19]"
