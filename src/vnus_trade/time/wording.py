"""A span in English words for readers: '19 to 22 May 2025, Washington'."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta

from vnus_trade.time.span import TimeSpan, four_bounds
from vnus_trade.time.zones import MICROSECOND, civil_time, zone_of

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
"""The English names of the months."""

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
"""The English names of the days of the week, in the order of `date.weekday`."""

_DAY, _LAST = timedelta(days=1), datetime.max.replace(tzinfo=UTC)


def in_words(span: TimeSpan, clocks: Mapping[str, str] | None = None) -> str:
    """A span in English words, in its own zone.

    `clocks` names zones, that of the reader first. Clock times are given by each of them, and a date in another
    zone than the first names the place.

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
    begin = _shown(span.begin_earliest, own), _shown(_next_second(span.begin_latest, -MICROSECOND), own)
    end = _shown(_next_second(span.end_earliest, MICROSECOND), own), _shown(span.end_latest, own)
    if all(bound is None or bound.time() == time.min for bound in (*begin, *end)):
        said = _interval(begin, end)
        return said if own == next(iter(named), own) else f"{said}, {named.get(own, own)}"
    said = f"{_interval(begin, end)} {_clock(own, named, four_bounds(span))}"
    first, last = span.begin_earliest, span.end_latest
    if begin != end or first is None or last is None or last - first > _DAY:
        return said
    others = (_by_another_clock((first, last), zone, own, place) for zone, place in named.items() if zone != own)
    return ", ".join([said, *others])


def instant_in_words(
    instant: datetime, zone: str | None, clocks: Mapping[str, str] | None = None, *, closing: bool = False
) -> str:
    """An instant in English words, by the clocks of a zone, else the first of `clocks`; midnight may close a day.

    >>> midnight = datetime(2025, 5, 23, 4, tzinfo=UTC)
    >>> instant_in_words(midnight, "America/New_York", {"Washington": "America/New_York"}, closing=True)
    '22 May 2025, 24:00 in Washington'
    """
    named = {zone: place for place, zone in (clocks or {}).items()}
    own = zone or next(iter(named), "UTC")
    local = _civil(instant, own)
    if closing and local.time() == time.min and local.date() > date.min:
        return f"{_last(local)}, 24:00 {_clock(own, named, (instant,))}"
    clock = local.time().isoformat("minutes" if local.second == local.microsecond == 0 else "auto")
    return f"{_day(local)}, {clock} {_clock(own, named, (instant,))}"


def _clock(zone: str, named: Mapping[str, str], instants: Iterable[datetime | None]) -> str:
    """Say whose clocks show these times: ``in Hanoi``, or ``(UTC+7)`` where nothing names the place."""
    ahead = {_civil(each, zone) - each.replace(tzinfo=None) for each in instants if each is not None}
    if zone in named or zone == "UTC" or len(ahead) != 1:
        return f"in {named.get(zone, zone)}"
    (offset,) = ahead
    hours, minutes = divmod(round(abs(offset) / timedelta(minutes=1)), 60)
    return f"(UTC{'-' if offset < timedelta() else '+'}{hours}{f':{minutes:02}' * bool(minutes)})"


_Range = tuple[datetime | None, datetime | None]


def _interval(begin: _Range, end: _Range) -> str:
    if begin == end:
        return _range(*begin)
    if end == (begin[0], None):
        return f"began {_range(*begin)}"
    first, last = _one_day(*begin), _one_day(*end)
    if first is not None and last is not None:
        return _days(first, last)
    return f"began {_range(*begin)}, ended {_range(*end)}"


def _one_day(earliest: datetime | None, latest: datetime | None) -> datetime | None:
    """The beginning of a range that lasts one day."""
    return None if earliest is None or latest is None or latest - earliest != _DAY else earliest


def _range(earliest: datetime | None, latest: datetime | None) -> str:
    if earliest is None:
        return "at an unknown time" if latest is None else f"by {_last(latest)}"
    if latest is None:
        return f"no earlier than {_first(earliest)}"
    if latest - earliest <= timedelta(minutes=1):
        return _first(earliest)
    final = latest - MICROSECOND
    if earliest.time() == latest.time() == time.min:
        return _whole(earliest, final) or f"some time from {_days(earliest, final)}"
    if earliest.date() == final.date():
        return f"{_day(earliest)}, some time from {_hours(earliest, latest)}"
    return f"some time from {_first(earliest)} to {_last(latest)}"


def _whole(first: datetime, last: datetime) -> str | None:
    """The name of the day, month or year that consists of exactly these days."""
    if first.date() == last.date():
        return _day(first)
    if first.year != last.year or first.day != 1 or (last + _DAY).day != 1:
        return None
    if first.month == last.month:
        return f"{MONTHS[first.month - 1]} {first.year}"
    return str(first.year) if (first.month, last.month) == (1, 12) else None


def _days(first: datetime, last: datetime) -> str:
    if first.year != last.year:
        return f"{_day(first)} to {_day(last)}"
    if first.month != last.month:
        return f"{first.day} {MONTHS[first.month - 1]} to {_day(last)}"
    return f"{first.day} to {_day(last)}"


def _first(earliest: datetime) -> str:
    return _day(earliest) if earliest.time() == time.min else f"{_day(earliest)}, {earliest:%H:%M}"


def _last(latest: datetime) -> str:
    if latest.time() != time.min:
        return f"{_day(latest)}, {latest:%H:%M}"
    return _day(date.fromordinal(max(latest.toordinal() - 1, 1)))


def _hours(first: datetime, last: datetime) -> str:
    return f"{first:%H:%M} to {'24:00' if last.time() == time.min else f'{last:%H:%M}'}"


def _by_another_clock(ends: tuple[datetime, datetime], zone: str, own: str, place: str) -> str:
    """The clock times of a place whose clocks show `zone`, with the date only if it differs from that in `own`."""
    (first, last), ours = (_civil(end, zone) for end in ends), _civil(ends[0], own)
    hours = f"{first:%H:%M}" if last - first <= timedelta(minutes=1) else _hours(first, last)
    return f"{hours} in {place}" if first.date() == ours.date() else f"{_day(first)}, {hours} in {place}"


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _next_second(beyond: datetime | None, step: timedelta) -> datetime | None:
    """The whole second one step from an excluded bound, and so itself not excluded; the bound, if there is none."""
    if beyond is None or not beyond.microsecond or beyond == _LAST:
        return beyond
    return beyond if (beyond + step).microsecond else beyond + step


def _shown(instant: datetime | None, zone: str) -> datetime | None:
    return None if instant is None else _civil(instant, zone)


def _civil(instant: datetime, zone: str) -> datetime:
    return civil_time(instant, zone_of(zone) or UTC)
