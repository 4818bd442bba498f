"""The written form: the bounds that each text states, its canonical text, and refusals that teach."""

from datetime import UTC, datetime, timedelta
from typing import cast

import pytest

from vnus_trade.errors import TimeRefused
from vnus_trade.time.span import TimeSpan
from vnus_trade.time.written import states_its_offsets

HANOI, NEW_YORK = "Asia/Ho_Chi_Minh", "America/New_York"
SHAPE = "write YYYY-MM-DD, YYYY-MM, YYYY or YYYX"
SET = "a set of dates is not one time; write the range, or one entry for each"
RANGE = "write the range that is meant, such as [2025-04-20..2025-04-24]"
SEASON = "a season has no agreed bounds; write the months as a range"
YEARS = "years run from 0001 to 9999"
CLOCK = "a clock time is written hh:mm, hh:mm:ss or hh:mm:ss.ffffff, then its offset"
BRACKETS = "a range is written [earliest..latest], either end may be left out"
ORDER = "it would end before it begins"
EXACT = "an exact end needs a clock time with its offset, or a zone"
MIXED = "beside a clock time with an offset, a date needs a zone, or write both ends as clock times"


def shown(span: TimeSpan) -> str:
    """The four bounds in UTC, as short as they can be told."""
    bounds = (span.begin_earliest, span.begin_latest, span.end_earliest, span.end_latest)
    return " ".join(bound.isoformat()[:-6].removesuffix(":00") if bound else "-" for bound in bounds)


@pytest.mark.parametrize(
    ("text", "zone", "bounds"),
    [
        ("2025-04-22", "UTC", "2025-04-22T00:00 2025-04-23T00:00 2025-04-22T00:00 2025-04-23T00:00"),
        ("2025-04-22", HANOI, "2025-04-21T17:00 2025-04-22T17:00 2025-04-21T17:00 2025-04-22T17:00"),
        ("2025-04-22", "-05:30", "2025-04-22T05:30 2025-04-23T05:30 2025-04-22T05:30 2025-04-23T05:30"),
        ("2025-04-22", None, "2025-04-21T10:00 2025-04-23T12:00 2025-04-21T10:00 2025-04-23T12:00"),
        ("2025-04", "UTC", "2025-04-01T00:00 2025-05-01T00:00 2025-04-01T00:00 2025-05-01T00:00"),
        ("2025-12-XX", "UTC", "2025-12-01T00:00 2026-01-01T00:00 2025-12-01T00:00 2026-01-01T00:00"),
        ("2024", "UTC", "2024-01-01T00:00 2025-01-01T00:00 2024-01-01T00:00 2025-01-01T00:00"),
        ("202X", "UTC", "2020-01-01T00:00 2030-01-01T00:00 2020-01-01T00:00 2030-01-01T00:00"),
        ("2025-05-19/2025-05-22", "UTC", "2025-05-19T00:00 2025-05-20T00:00 2025-05-22T00:00 2025-05-23T00:00"),
        ("2025-05-19/..", "UTC", "2025-05-19T00:00 2025-05-20T00:00 2025-05-19T00:00 -"),
        ("../2025-05-19", "UTC", "- 2025-05-20T00:00 2025-05-19T00:00 2025-05-20T00:00"),
        ("[2025-04-01..2025-04-10]", "UTC", "2025-04-01T00:00 2025-04-11T00:00 2025-04-01T00:00 2025-04-11T00:00"),
        ("[..2025-04-22]", "UTC", "- 2025-04-23T00:00 - 2025-04-23T00:00"),
        ("[2025-05-25..]", "UTC", "2025-05-25T00:00 - 2025-05-25T00:00 -"),
        ("[..]", "UTC", "- - - -"),
        (
            "[2025-04-01..2025-04-03]/[..2025-05-02]",
            "UTC",
            "2025-04-01T00:00 2025-04-04T00:00 2025-04-01T00:00 2025-05-03T00:00",
        ),
        ("2025-07-02T10:25-04:00", None, "2025-07-02T14:25 2025-07-02T14:26 2025-07-02T14:25 2025-07-02T14:26"),
        (
            "2025-07-02T10:25:30Z",
            None,
            "2025-07-02T10:25:30 2025-07-02T10:25:31 2025-07-02T10:25:30 2025-07-02T10:25:31",
        ),
        (
            "[2025-07-02T18:00+07:00..2025-07-02T23:59+07:00]",
            None,
            "2025-07-02T11:00 2025-07-02T17:00 2025-07-02T11:00 2025-07-02T17:00",
        ),
        ("2025-07-02T10:25", HANOI, "2025-07-02T03:25 2025-07-02T03:26 2025-07-02T03:25 2025-07-02T03:26"),
        ("=2025-04-22/=2025-04-23", "UTC", "2025-04-22T00:00 2025-04-22T00:00 2025-04-23T00:00 2025-04-23T00:00"),
        ("2025-07-02T10:25+07", None, "2025-07-02T03:25 2025-07-02T03:26 2025-07-02T03:25 2025-07-02T03:26"),
        ("19XX", "UTC", "1900-01-01T00:00 2000-01-01T00:00 1900-01-01T00:00 2000-01-01T00:00"),
        ("2025-33", "UTC", "2025-01-01T00:00 2025-04-01T00:00 2025-01-01T00:00 2025-04-01T00:00"),
        ("2025-36", "UTC", "2025-10-01T00:00 2026-01-01T00:00 2025-10-01T00:00 2026-01-01T00:00"),
        ("2025-38", "UTC", "2025-05-01T00:00 2025-09-01T00:00 2025-05-01T00:00 2025-09-01T00:00"),
        ("2025-40", "UTC", "2025-01-01T00:00 2025-07-01T00:00 2025-01-01T00:00 2025-07-01T00:00"),
        ("9999-41", "UTC", "9999-07-01T00:00 9999-12-31T23:59:59.999999 9999-07-01T00:00 9999-12-31T23:59:59.999999"),
        ("[2025-04-10..2025-04]", None, "2025-04-09T10:00 2025-05-01T12:00 2025-04-09T10:00 2025-05-01T12:00"),
    ],
)
def test_a_written_time_is_read_as_its_bounds(text: str, zone: str | None, bounds: str) -> None:
    """Each form of the profile has the bounds that the design gives it."""
    assert shown(TimeSpan.parse(text, zone)) == bounds


@pytest.mark.parametrize(
    ("text", "zone", "written"),
    [
        ("2025-04-XX", "UTC", "2025-04"),
        ("[2025-04-01..2025-04-30]", "UTC", "2025-04"),
        ("[2025-01..2025-12]", HANOI, "2025"),
        ("[2020..2029]", None, "202X"),
        ("[0001..0009]", None, "000X"),
        ("[0010..0019]", "UTC", "001X"),
        ("../..", "UTC", "[..]"),
        ("2004-XX", "UTC", "2004"),
        ("[1900..1999]", HANOI, "19XX"),
        ("[2020..2022]", "UTC", "[2020-01-01..2022-12-31]"),
        ("00XX", "UTC", "00XX"),
        ("1985/", "UTC", "1985/.."),
        ("/1985-04", "UTC", "../1985-04"),
        ("=1985-04-01/", "UTC", "=1985-04-01/[1985-04-01..]"),
        ("2025-34", "UTC", "[2025-04-01..2025-06-30]"),
        ("2024-02-XX/2025-41", "UTC", "2024-02/[2025-07-01..2025-12-31]"),
        ("2025-05-19/[..2025-05-22]", "UTC", "2025-05-19/[..2025-05-22]"),
        ("[2025-05-19..]/[..2025-05-22]", "UTC", "[2025-05-19..2025-05-22]"),
        ("[2025-07-02..2025-07-02T12:29]", HANOI, "[2025-07-02..2025-07-02T12:29+07:00]"),
        ("2025-07-02T10:25+00:00", "UTC", "2025-07-02T10:25Z"),
        ("2025-07-02T03:25Z", HANOI, "2025-07-02T10:25+07:00"),
        ("1800-01-01T03:25Z", HANOI, "1800-01-01T03:25Z"),
        ("=2025-07-02T03:25Z/..", None, "=2025-07-02T03:25Z/[2025-07-02T03:25Z..]"),
        ("=2025-04-22T00:00Z/=2025-04-23T00:00:00.000001Z", "UTC", "=2025-04-22/=2025-04-23T00:00:00.000001Z"),
    ],
)
def test_a_span_is_written_in_a_canonical_form(text: str, zone: str | None, written: str) -> None:
    """One span has one written form, by units of the calendar where it has them."""
    assert str(TimeSpan.parse(text, zone)) == written


@pytest.mark.parametrize(
    ("text", "zone", "reason"),
    [
        ("2025-04-22~", None, f"~ bounds nothing; {RANGE}"),
        ("2025?", None, "? bounds nothing; write the range that is meant, or say in the entry why it is doubtful"),
        ("2025%", None, f"% bounds nothing; {RANGE}"),
        ("2025-21", None, SEASON),
        ("2025-32", None, SEASON),
        ("2025-42", None, "2025-42 is no month of the calendar"),
        ("{2025}", None, SET),
        ("[2025,2026]", None, SET),
        ("2025-04-01,2025-04-03", None, SET),
        ("0000", None, YEARS),
        ("0000-04-01", None, YEARS),
        ("Y12025", None, YEARS),
        ("10000", None, f"'10000' is no date; {SHAPE}"),
        ("-0044", None, f"'-0044' is no date; {SHAPE}"),
        ("2025-02-29", None, "2025-02-29 is no day of the calendar"),
        ("2025-13", None, "2025-13 is no month of the calendar"),
        ("garbage", None, "'garbage' is no date; write YYYY-MM-DD, YYYY-MM, YYYY or YYYX"),
        ("2025-04-31", None, "2025-04-31 is no day of the calendar"),
        ("[2025-04-10..2025-04-01]", "UTC", "the range is reversed; write [2025-04-01..2025-04-10]"),
        ("[2025-04-22..2025-04-21]", None, "the range is reversed; write [2025-04-21..2025-04-22]"),
        ("2025-04-22/2025-04-21", "UTC", ORDER),
        ("2025-04-22/2025-04-21", None, ORDER),
        ("[2025-04-22..]/[..2025-04-21]", None, ORDER),
        ("=2025-04-22/=2025-04-22", "UTC", ORDER),
        ("2025-04-22T00:00:01Z/=2025-04-22T00:00:00Z", "UTC", ORDER),
        ("../=0001-01-01", "UTC", "it would begin before the year 1"),
        ("２０２５-04-22", None, "'２０２５' is not 4 digits from 0 to 9"),
        ("2025-٠٤", None, "'٠٤' is not 2 digits from 0 to 9"),
        ("2025-XX-XX", None, "'XX' is not 2 digits from 0 to 9"),
        ("2XXX", None, "'2XXX' is not 4 digits from 0 to 9"),
        ("20XX-04", None, "'20XX' is not 4 digits from 0 to 9"),
        ("2025-07-02T10:25", None, "a clock time needs its offset, such as +07:00 or Z, or a zone"),
        ("2025-07-02T24:00Z", None, "there is no clock time 24:00"),
        ("2025-07-02T10Z", None, CLOCK),
        ("2025-07-02T10:25.5Z", None, CLOCK),
        ("2025-07-02T10:25:00.5Z", None, "'5' is not 6 digits from 0 to 9"),
        ("2025-07-02T10:25+0700", None, "the offset +0700 is not written +HH:MM or -HH:MM"),
        ("2025-07-02T10:25+7", None, "the offset +7 is not written +HH:MM or -HH:MM"),
        ("2025-07-02T10:25+07:60", None, "the offset +07:60 is not written +HH:MM or -HH:MM"),
        ("2025-07-02T10:25-24:00", None, "the offset -24:00 is not written +HH:MM or -HH:MM"),
        ("2025-07-02T10:25+07:00", NEW_YORK, f"the offset +07:00 contradicts the zone {NEW_YORK}"),
        ("[2025-07-02..2025-07-03T12:00Z]", None, MIXED),
        ("2025-07-02/2025-07-03T12:00Z", None, MIXED),
        ("=2025-07-02/..", None, EXACT),
        ("=2025-07-02T12:00Z", None, "an event lasts; write =begin/=end for exact ends"),
        ("..", None, "write [..] for a time of which nothing is known"),
        ("2025/04/22", None, "write '2025-04-22'"),
        ("2025/04/22/23", None, "an interval has two sides, written begin/end"),
        ("[2025-04-22", None, BRACKETS),
        ("[2025-04-22]", None, BRACKETS),
        ("", None, f"'' is no date; {SHAPE}"),
        ("/", None, f"'' is no date; {SHAPE}"),
        ("2025-33-01", None, "2025-33-01 is no day of the calendar"),
        ("22 April 2025", None, "write '2025-04-22'"),
        ("22 Aprilis 2025", None, f"'22 Aprilis 2025' is no date; {SHAPE}"),
        ("2025-03-09T02:30", NEW_YORK, f"the clocks in {NEW_YORK} skipped 2025-03-09 02:30:00; give the offset"),
        ("2025-11-02T01:30", NEW_YORK, f"the clocks in {NEW_YORK} showed 2025-11-02 01:30:00 twice; give the offset"),
        ("2025-03-09T02:30-05:00", NEW_YORK, f"the offset -05:00 contradicts the zone {NEW_YORK}"),
        ("2011-12-30", "Pacific/Apia", "2011-12-30 does not exist in Pacific/Apia: the calendar there skips it"),
    ],
)
def test_a_refusal_teaches(text: str, zone: str | None, reason: str) -> None:
    """What the profile leaves out is refused, with the reason and mostly with what to write instead."""
    with pytest.raises(TimeRefused) as refusal:
        TimeSpan.parse(text, zone)
    assert str(refusal.value) == f"cannot read {text!r} as a time: {reason}"


def test_one_side_of_a_fold_is_said_by_its_offset() -> None:
    """A local time that exists twice is read with its offset, and written with it."""
    first = TimeSpan.parse("2025-11-02T01:30-04:00", NEW_YORK)
    second = TimeSpan.parse("2025-11-02T01:30-05:00", NEW_YORK)
    assert (str(first), str(second)) == ("2025-11-02T01:30-04:00", "2025-11-02T01:30-05:00")
    assert second.begin_earliest == cast(datetime, first.begin_earliest) + timedelta(hours=1)
    assert first.certainly_before(second)


@pytest.mark.parametrize(
    ("day", "zone", "bounds"),
    [
        # At one past midnight of the 29th the clocks went back to the 28th, which so ends an hour into the 29th.
        ("2006-10-28", "America/St_Johns", "2006-10-28T02:30 2006-10-29T03:30"),
        ("2006-10-29", "America/St_Johns", "2006-10-29T02:30 2006-10-30T03:30"),
        # At one in the morning the clocks went back to midnight, which they so showed twice, both times on the 2nd.
        ("2025-11-01", "America/Havana", "2025-11-01T04:00 2025-11-02T04:00"),
        ("2025-11-02", "America/Havana", "2025-11-02T04:00 2025-11-03T05:00"),
        ("2025-10-25", "Atlantic/Azores", "2025-10-25T00:00 2025-10-26T00:00"),
        # At midnight the clocks were put forward to one.
        ("2018-11-04", "America/Sao_Paulo", "2018-11-04T03:00 2018-11-05T02:00"),
        ("2025-03-09", NEW_YORK, "2025-03-09T05:00 2025-03-10T04:00"),
        ("2025-11-02", NEW_YORK, "2025-11-02T04:00 2025-11-03T05:00"),
        # Half an hour before midnight they were put forward to half past midnight, and so the day began there.
        ("1919-03-31", "America/Toronto", "1919-03-31T04:30 1919-04-01T04:00"),
        # The 30th was skipped.
        ("2011-12-29", "Pacific/Apia", "2011-12-29T10:00 2011-12-30T10:00"),
        ("2011-12-31", "Pacific/Apia", "2011-12-30T10:00 2011-12-31T10:00"),
        ("0001-01-01", "+14:00", "0001-01-01T00:00 0001-01-01T10:00"),
        ("0001-01-01", "-12:00", "0001-01-01T12:00 0001-01-02T12:00"),
        ("9999-12-31", "UTC", "9999-12-31T00:00 9999-12-31T23:59:59.999999"),
        ("9999-12-31", "-12:00", "9999-12-31T12:00 9999-12-31T23:59:59.999999"),
        ("9999-12-31", None, "9999-12-30T10:00 9999-12-31T23:59:59.999999"),
    ],
)
def test_a_civil_day_lasts_as_long_as_the_clocks_show_it(day: str, zone: str | None, bounds: str) -> None:
    """Gaps, folds and skipped days, and the first and last years, neither lose time nor invent it."""
    span = TimeSpan.parse(day, zone)
    assert shown(span) == f"{bounds} {bounds}"
    assert str(span) == day
    assert TimeSpan.parse(str(span), zone) == span


@pytest.mark.parametrize("text", ["0001", "000X", "9999", "999X", "9999-12", "9999-12-31T23:59Z", "[..9999-12-31]"])
def test_the_first_and_last_years_are_written(text: str) -> None:
    """What touches the ends of the calendar is read and written like everything else."""
    assert str(TimeSpan.parse(text)) == text


def test_somewhere_on_earth_dates_do_not_mix() -> None:
    """Without a zone, bounds that no two dates in order name are written as clock times, exact ones always."""
    days = [TimeSpan.parse(f"2025-04-2{day}") for day in (1, 2)]
    first, last = days[1].begin_earliest, days[0].end_latest
    reversed_ = TimeSpan(first, last, first, last)
    mixed = TimeSpan(days[0].begin_earliest, datetime(2025, 4, 23, tzinfo=UTC))
    exact = TimeSpan(days[0].begin_earliest, days[0].begin_earliest)
    assert str(reversed_) == "[2025-04-21T10:00Z..2025-04-22T11:59Z]"
    assert str(mixed) == "[2025-04-20T10:00Z..2025-04-22T23:59Z]/.."
    assert str(exact) == "=2025-04-20T10:00Z/[2025-04-20T10:00Z..]"
    for span in (reversed_, mixed, exact):
        assert TimeSpan.parse(str(span)) == span


@pytest.mark.parametrize(
    ("text", "alike"),
    [
        ("2025-07-02T10:25-04:00", True),
        ("[2025-07-02T10:25Z..]", True),
        ("2025-07-02T10:25Z/2025-07-02T10:26", False),
        ("2025-07-02", False),
        ("[..]", True),
    ],
)
def test_clock_times_with_offsets_need_no_zone(text: str, *, alike: bool) -> None:
    """A text states its offsets if each of its units is a clock time with one."""
    assert states_its_offsets(text) is alike


@pytest.mark.parametrize(
    ("text", "zone", "offset"),
    [("9999-12-31T21:30-12:00", HANOI, "-12:00"), ("0001-01-01T11:00+07:00", NEW_YORK, "+07:00")],
)
def test_an_offset_is_compared_beyond_the_calendar(text: str, zone: str, offset: str) -> None:
    """A clock time that the zone shows in the year 0 or 10000 is refused like any other offset of another zone."""
    with pytest.raises(TimeRefused) as refusal:
        TimeSpan.parse(text, zone)
    assert refusal.value.reason == f"the offset {offset} contradicts the zone {zone}"
