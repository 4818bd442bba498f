"""A span in words, as one would say it: '19 to 22 May 2025, Washington'."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta

from vnus_trade.time.span import TimeSpan, zone_of

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_DAY = timedelta(days=1)


def in_words(span: TimeSpan, clocks: Mapping[str, str] | None = None) -> str:
    """A span as one would say it, in its own zone.

    `clocks` names zones, the reader's own first: clock times are shown by each of them, and a date that
    is read in another than the first says where.

    >>> clocks = {"Hanoi": "Asia/Ho_Chi_Minh", "Washington": "America/New_York"}
    >>> in_words(TimeSpan.parse("2025-05-19/2025-05-22", "America/New_York"), clocks)
    '19 to 22 May 2025, Washington'
    >>> in_words(TimeSpan.parse("[2025-04-01..2025-04-10]", "Asia/Ho_Chi_Minh"), clocks)
    'some time from 1 to 10 April 2025'
    >>> in_words(TimeSpan.parse("2025-07-02T10:25-04:00", "America/New_York"), clocks)
    '2 July 2025, 10:25 in Washington, 21:25 in Hanoi'
    """
    named = {zone: place for place, zone in (clocks or {}).items()}
    own = span.zone or next(iter(named), "UTC")
    begin = _local(span.begin_earliest, own), _local(span.begin_latest, own)
    end = _local(span.end_earliest, own), _local(span.end_latest, own)
    if all(bound is None or bound.time() == time.min for bound in (*begin, *end)):
        said = _interval(begin, end)
        return said if own == next(iter(named), own) else f"{said}, {named.get(own, own)}"
    said = f"{_interval(begin, end)} in {named.get(own, own)}"
    first, last = span.begin_earliest, span.end_latest
    if begin != end or first is None or last is None or last - first > _DAY:
        return said
    others = [
        f"{_by_another_clock(_shown(first, zone), _shown(last, zone), _shown(first, own))} in {place}"
        for zone, place in named.items()
        if zone != own
    ]
    return ", ".join([said, *others])


_Range = tuple[datetime | None, datetime | None]


def _interval(begin: _Range, end: _Range) -> str:
    if begin == end:
        return _range(*begin)
    if end == (begin[0], None):
        return f"began {_range(*begin)}"
    if None not in (*begin, *end) and begin[0] + _DAY == begin[1] and end[0] + _DAY == end[1]:  # type: ignore[operator]
        return _days(begin[0], end[0])  # type: ignore[arg-type]
    return f"began {_range(*begin)}, ended {_range(*end)}"


def _range(earliest: datetime | None, latest: datetime | None) -> str:
    if earliest is None:
        return "at an unknown time" if latest is None else f"by {_last(latest)}"
    if latest is None:
        return f"no earlier than {_first(earliest)}"
    if latest - earliest <= timedelta(minutes=1):
        return _first(earliest)
    final = latest - timedelta(microseconds=1)
    if earliest.time() == latest.time() == time.min:
        return _whole(earliest, final) or f"some time from {_days(earliest, final)}"
    if earliest.date() == final.date():
        return f"{_day(earliest)}, some time from {_hours(earliest, latest)}"
    return f"some time from {_first(earliest)} to {_last(latest)}"


def _whole(first: datetime, last: datetime) -> str | None:
    """The name of the day, month or year that these days just fill."""
    if first.date() == last.date():
        return _day(first)
    if first.year != last.year or first.day != 1 or (last + _DAY).day != 1:
        return None
    if first.month == last.month:
        return f"{_MONTHS[first.month - 1]} {first.year}"
    return str(first.year) if (first.month, last.month) == (1, 12) else None


def _days(first: datetime, last: datetime) -> str:
    if first.year != last.year:
        return f"{_day(first)} to {_day(last)}"
    if first.month != last.month:
        return f"{first.day} {_MONTHS[first.month - 1]} to {_day(last)}"
    return f"{first.day} to {_day(last)}"


def _first(earliest: datetime) -> str:
    return _day(earliest) if earliest.time() == time.min else f"{_day(earliest)}, {earliest:%H:%M}"


def _last(latest: datetime) -> str:
    return _day(latest - _DAY) if latest.time() == time.min else f"{_day(latest)}, {latest:%H:%M}"


def _hours(first: datetime, last: datetime) -> str:
    return f"{first:%H:%M} to {'24:00' if last.time() == time.min else f'{last:%H:%M}'}"


def _by_another_clock(first: datetime, last: datetime, ours: datetime) -> str:
    """The clock times of another place, with the date only where it is another."""
    hours = f"{first:%H:%M}" if last - first <= timedelta(minutes=1) else _hours(first, last)
    return hours if first.date() == ours.date() else f"{_day(first)}, {hours}"


def _day(day: datetime) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _local(instant: datetime | None, zone: str) -> datetime | None:
    return None if instant is None else _shown(instant, zone)


def _shown(instant: datetime, zone: str) -> datetime:
    try:
        return instant.astimezone(zone_of(zone)).replace(tzinfo=None)
    except OverflowError:
        return instant.replace(tzinfo=None)
