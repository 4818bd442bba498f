"""`TimeSpan` and `Window`: their bounds, relations, lengths, and being values."""

import copy
import pickle
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

import attrs
import pytest
from hypothesis.vendor.pretty import pretty

from vnus_trade.errors import TimeRefused
from vnus_trade.time.constraints import Bounds, Relation
from vnus_trade.time.span import TimeSpan, Window, beginning
from vnus_trade.time.written import FourBounds

HANOI, NEW_YORK = "Asia/Ho_Chi_Minh", "America/New_York"


@pytest.mark.parametrize(
    ("bounds", "text"),
    [
        (
            (datetime(2025, 4, 22), None, None, None),  # noqa: DTZ001 (what is refused)
            "cannot read '2025-04-22T00:00:00' as a time: a clock time without a zone; give the datetime a tzinfo",
        ),
        (
            (datetime(2025, 4, 22, tzinfo=UTC), None, None, datetime(2025, 4, 22, tzinfo=UTC)),
            (
                "cannot read '2025-04-22T00:00:00+00:00, open, open, 2025-04-22T00:00:00+00:00' as a time: "
                "it would end before it begins"
            ),
        ),
        (
            (None, datetime.min.replace(tzinfo=UTC), None, None),
            "cannot read 'open, 0001-01-01T00:00:00+00:00, open, open' as a time: it would begin before the year 1",
        ),
    ],
)
def test_bounds_that_cannot_be_are_refused(bounds: FourBounds, text: str) -> None:
    """Naive and reversed bounds are refused, and those that nobody could write."""
    with pytest.raises(TimeRefused) as refusal:
        TimeSpan(*bounds)
    assert str(refusal.value) == text


def test_neighbouring_days_are_certainly_in_order() -> None:
    """What is of 22 April is always before what is of 23 April, and never after it, not even at midnight."""
    a, b = TimeSpan.parse("2025-04-22", HANOI), TimeSpan.parse("2025-04-23", HANOI)
    assert a.certainly_before(b)
    assert b.certainly_after(a)
    assert not b.possibly_before(a)
    assert not a.possibly_after(b)
    assert not a.possibly_overlaps(b)
    assert a.relations(b) == {Relation.BEFORE, Relation.MEETS}


def test_one_day_in_two_zones() -> None:
    """The same date in Hanoi and New York may be in either order, and dates of no zone more so."""
    a, b = TimeSpan.parse("2025-04-22", HANOI), TimeSpan.parse("2025-04-22", NEW_YORK)
    assert a.possibly_before(b)
    assert a.possibly_after(b)
    assert not a.certainly_before(b)
    assert TimeSpan.parse("2025-04-22").possibly_after(TimeSpan.parse("2025-04-23"))


def test_during_allows_shared_endpoints() -> None:
    """What has exactly the same time is during it and overlaps it, and equals is the one relation."""
    span = TimeSpan.parse("=2025-04-22/=2025-04-23", "UTC")
    assert span.certainly_during(span)
    assert span.certainly_overlaps(span)
    assert span.relations(span) == {Relation.EQUALS}
    assert not TimeSpan.parse("2025-04-22", "UTC").certainly_during(TimeSpan.parse("2025-04-22", "UTC"))
    assert TimeSpan.parse("2025-04-22", "UTC").possibly_during(TimeSpan.parse("2025-04-22", "UTC"))


def test_length_has_bounds_where_the_ends_have() -> None:
    """The length lies between the nearest and the farthest ends, unbounded where an end is."""
    day = timedelta(days=1)
    assert TimeSpan.parse("2025-05-19/2025-05-22", "UTC").length() == (2 * day, 4 * day)
    assert TimeSpan.parse("2025-05-19/..", "UTC").length() == (timedelta(0), None)
    assert TimeSpan.parse("[..]").length() == (timedelta(0), None)


def test_a_span_is_a_value() -> None:
    """Spans are equal and hashed by their bounds and zone, copied and pickled whole, and evolved with their checks."""
    span = TimeSpan.parse("2025-05-19/2025-05-22", HANOI)
    assert span == TimeSpan.parse("2025-05-19/2025-05-22", HANOI)
    assert hash(span) == hash(TimeSpan.parse("2025-05-19/2025-05-22", HANOI))
    assert span != TimeSpan.parse("2025-05-19/2025-05-22", "+07:00")
    assert span != TimeSpan.parse("2025-05-19/2025-05-23", HANOI)
    for again in (copy.copy(span), copy.deepcopy(span), pickle.loads(pickle.dumps(span))):  # noqa: S301 (our own)
        assert again == span
        assert str(again) == str(span)
    assert str(attrs.evolve(span, end_earliest=None, end_latest=None)) == "2025-05-19/.."
    with pytest.raises(TimeRefused):
        attrs.evolve(span, end_latest=datetime(2025, 5, 1, tzinfo=UTC), end_earliest=None)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        span.zone = "UTC"  # type: ignore[misc]
    with pytest.raises(TypeError):
        sorted([span, TimeSpan()])


def test_bounds_are_made_canonical() -> None:
    """An end is after the earliest beginning, a beginning before the latest end, and every bound is in UTC."""
    first, last = datetime(2025, 4, 1, tzinfo=ZoneInfo(HANOI)), datetime(2025, 4, 2, tzinfo=UTC)
    span = TimeSpan(first, None, None, last)
    assert span == TimeSpan(first, last, first, last)
    assert span.begin_earliest == first
    assert span.begin_earliest.tzinfo is UTC


def test_repr_is_how_it_is_parsed() -> None:
    """The representation is the call that makes the span."""
    assert repr(TimeSpan.parse("2025-04-22", HANOI)) == "TimeSpan.parse('2025-04-22', 'Asia/Ho_Chi_Minh')"
    assert repr(TimeSpan()) == "TimeSpan.parse('[..]')"


def test_a_window_has_fixed_ends() -> None:
    """A window reads text and dates in the zone of the question, and an aware `datetime` as no length of time."""
    begin, end = datetime(2025, 4, 21, 17, tzinfo=UTC), datetime(2025, 4, 22, 17, tzinfo=UTC)
    assert Window.read("2025-04-22", HANOI) == Window(begin, end)
    assert Window.read(date(2025, 4, 22), HANOI) == Window(begin, end)
    assert Window.read(datetime(2025, 4, 22, tzinfo=ZoneInfo(HANOI)), NEW_YORK) == Window(begin, begin)
    assert Window.read("2025-04-22/..", HANOI) == Window(begin, None)


def test_a_naive_datetime_is_no_window() -> None:
    """A `datetime` is tested before a `date`, and refused without a zone."""
    with pytest.raises(TimeRefused) as refusal:
        Window.read(datetime(2025, 4, 22, 9), HANOI)  # noqa: DTZ001 (what is refused)
    assert str(refusal.value) == (
        "cannot read '2025-04-22T09:00:00' as a time: a clock time without a zone; give the datetime a tzinfo"
    )


def test_an_instant_beyond_the_calendar_is_held_at_its_ends() -> None:
    """An instant whose UTC time lies outside the years 1 to 9999 counts as the first or the last one."""
    first = TimeSpan(begin_earliest=datetime.min.replace(tzinfo=timezone(timedelta(hours=14))))
    assert first.begin_earliest == datetime.min.replace(tzinfo=UTC)
    last = TimeSpan(end_latest=datetime.max.replace(tzinfo=timezone(timedelta(hours=-12))))
    assert last.end_latest == datetime.max.replace(tzinfo=UTC)


def test_what_lies_beyond_the_last_instant_is_open() -> None:
    """Bounds that no `datetime` can tell are given as open ones."""
    last = TimeSpan(begin_earliest=datetime.max.replace(tzinfo=UTC))
    least = last.begin_bounds.least
    assert TimeSpan.of_bounds(Bounds(least, least + 1), Bounds()) == last
    assert str(last) == "[9999-12-31T23:59:59.999999Z..]"


def test_text_is_no_bound() -> None:
    """A written time in place of an instant is a mistake of type that names the method for it."""
    with pytest.raises(
        TypeError, match=r"expected a datetime as bound, not '2025'; TimeSpan\.parse reads a written time"
    ):
        TimeSpan("2025")  # type: ignore[arg-type]


@pytest.mark.parametrize("state", ["before", "after", "during", "overlaps"])
def test_spans_are_compared_with_spans(state: str) -> None:
    """What is no span is refused with what makes one."""
    span = TimeSpan.parse("2025")
    for ask in (getattr(span, f"{how}_{state}") for how in ("certainly", "possibly")):
        with pytest.raises(TypeError, match=r"^expected a TimeSpan, not '2025-07-03'; TimeSpan\.parse reads"):
            ask("2025-07-03")


def test_narrowed_by() -> None:
    """Two times said of one event leave what both leave open, and nothing is left of two that contradict."""
    may, early = TimeSpan.parse("2025-05", HANOI), TimeSpan.parse("[2025-05-01..2025-05-10]", "UTC")
    assert may.narrowed_by(early) == TimeSpan.parse("[2025-05-01T07:00+07:00..2025-05-11T06:59+07:00]", HANOI)
    with pytest.raises(TimeRefused, match="nothing of it lies within 2025-05"):
        may.narrowed_by(TimeSpan.parse("2025-06", HANOI))


def test_a_failing_example_shows_the_written_form() -> None:
    """Hypothesis, which prints values field by field, prints a span as it is written."""
    day = TimeSpan.parse("2025-07-02", HANOI)
    assert pretty(day) == "TimeSpan.parse('2025-07-02', 'Asia/Ho_Chi_Minh')"


@pytest.mark.parametrize("zone", [ZoneInfo("Europe/London"), timezone(timedelta(0)), timezone(timedelta(0), "GMT")])
def test_an_offset_of_zero_is_an_offset(zone: tzinfo) -> None:
    """An instant of an offset of zero is one, whatever its zone is called: London's in winter, or GMT."""
    noon, utc = datetime(2025, 1, 5, 12, tzinfo=zone), datetime(2025, 1, 5, 12, tzinfo=UTC)
    span = TimeSpan(noon, noon, noon + timedelta(hours=1), noon + timedelta(hours=1))
    assert (span.begin_earliest, span.begin_latest) == (utc, utc)
    assert span.end_latest is not None
    assert span.end_latest.tzinfo is UTC
    assert Window.read(noon, HANOI) == Window(utc, utc)


def test_what_begins_with_the_calendar_is_sorted_by_that() -> None:
    """A beginning at the first instant that there is counts as one that is known."""
    assert beginning(TimeSpan.parse("0001", "UTC")) == 0
    assert beginning(TimeSpan.parse("[..0001]", "UTC")) > 0
