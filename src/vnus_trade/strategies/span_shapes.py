"""Time spans to draw: bounded by a few instants where calendars go wrong, or around a stretch of a hidden world."""

from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

from hypothesis import strategies as st

from vnus_trade.errors import TimeRefused
from vnus_trade.time.span import TimeSpan
from vnus_trade.time.zones import FIRST, LAST, start_of, zone_of

# At a few instants

TRAPS = (
    *(date(2025, 3, 9), date(2025, 11, 2), date(1987, 10, 25), date(2006, 10, 29), date(2018, 11, 4)),
    *(date(2011, 12, 29), date(2011, 12, 31), date(1993, 8, 20), date(1972, 1, 7), date.min, date.max),
)
"""Days on which clocks changed, or beside which a zone skipped one, and the first and last that can be written."""

_BESIDE = st.sampled_from(
    (
        *(timedelta(0), timedelta(0), timedelta(minutes=1), timedelta(hours=1, minutes=30), timedelta(hours=12)),
        *(timedelta(seconds=1), timedelta(microseconds=1), timedelta(microseconds=-1), timedelta(days=1)),
    )
)
_TIES = st.sampled_from(("none", "none", "one range", "exact begin", "exact end"))


def days_between(first: date, last: date) -> st.SearchStrategy[date]:
    """Days of a range, most of them close to its first one, or traps."""
    traps = tuple(day for day in TRAPS if first <= day <= last)
    near = st.integers(0, min(3, (last - first).days)).map(lambda number: first + timedelta(days=number))
    return st.one_of(near, *([st.sampled_from(traps)] if traps else []), st.dates(first, last))


@st.composite
def instants(draw: st.DrawFn, days: st.SearchStrategy[date], zone: str | None) -> datetime:
    """Draw an instant at which a written unit is likely to begin or end, in this zone or beside it."""
    there = draw(st.sampled_from((zone, zone, zone, "UTC", "+14:00", "-12:00")))
    start = start_of(draw(days), zone_of(there) or UTC)
    beside = draw(_BESIDE)
    return start + max(FIRST - start, min(LAST - start, beside))


@st.composite
def bounded_spans(draw: st.DrawFn, days: st.SearchStrategy[date], zones: st.SearchStrategy[str | None]) -> TimeSpan:
    """Draw a few instants, of which each bound is one, or open; many bounds coincide."""
    zone = draw(zones)
    chosen = sorted(draw(st.lists(instants(days, zone), min_size=1, max_size=4)))
    bounds = st.sampled_from((None, *chosen))
    a, b, c, d = (draw(bounds) for _ in range(4))
    tie = draw(_TIES)
    if tie == "one range":
        c, d = a, b
    elif tie == "exact begin":
        b = a
    elif tie == "exact end":
        c = d
    try:
        return TimeSpan(a, b, c, d, zone)
    except TimeRefused:
        return TimeSpan(chosen[0], None, None, None, zone)


# Around a stretch of the hidden world, which counts minutes

_EPOCH = datetime(2025, 4, 18, tzinfo=UTC)
_WIDE = timedelta(days=3)

SHAPES = (
    *("day", "undated", "month", "year", "decade", "range", "wide", "from", "until", "open"),
    *(*["exact"] * 7, "begins", "within", "loose"),
)
"""How a span may hold a stretch of the hidden world; often exactly, so that spans touch."""


def instant(minute: int) -> datetime:
    """The instant of a minute of the hidden world."""
    return _EPOCH + timedelta(minutes=minute)


@lru_cache(maxsize=4096)
def span_around(shape: str, begin: int, end: int, zone: str | None) -> tuple[TimeSpan, str]:
    """A span of this shape that holds a stretch of the hidden world, and how it is written."""
    first, stop = instant(begin), instant(end)
    bounds = {
        "exact": (first, first, stop, stop),
        "begins": (first, first, None, None),
        "within": (first, stop, first, stop),
        "loose": (first - _WIDE, first + _WIDE, stop - _WIDE, stop + _WIDE),
    }
    if shape in bounds:
        span = TimeSpan(*bounds[shape], zone)
        return span, str(span)
    there = zone_of(zone) or UTC
    local, last = first.astimezone(there), (stop - timedelta(microseconds=1)).astimezone(there)
    day, until = f"{local:%Y-%m-%d}", f"{last:%Y-%m-%d}"
    written = {
        "day": _unit(local, last, "%Y-%m-%d"),
        "undated": "[..]",
        "month": _unit(local, last, "%Y-%m"),
        "year": _unit(local, last, "%Y"),
        "decade": "202X",
        "range": f"[{day}..{until}]",
        "wide": f"[{local - _WIDE:%Y-%m-%d}..{last + _WIDE:%Y-%m-%d}]",
        "from": f"[{day}..]",
        "until": f"[..{until}]",
        "open": f"{day}/..",
    }
    return TimeSpan.parse(written[shape], zone), written[shape]


def _unit(begin: datetime, last: datetime, form: str) -> str:
    """A day, month or year as it is written, or from one to another."""
    first, until = begin.strftime(form), last.strftime(form)
    return first if first == until else f"{first}/{until}"
