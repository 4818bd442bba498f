"""Where instants lie on the axis, which stretches are cut short, and what is written below."""

from datetime import UTC, datetime, timedelta

import pytest

from vnus_trade.display.axis import Axis, Stretch, local_time
from vnus_trade.time.zones import zone_of

HANOI = zone_of("Asia/Ho_Chi_Minh") or UTC


def day(number: int, hour: int = 0, month: int = 5, year: int = 2031) -> datetime:
    """An hour of a day of May 2031, unless another month or year is given."""
    return datetime(year, month, number, hour, tzinfo=UTC)


def written(axis: Axis, *noted: datetime) -> list[str]:
    """What the ticks say, the larger unit in brackets."""
    return [f"{tick.text} ({tick.below})" if tick.below else tick.text for tick in axis.ticks(noted, UTC)]


def test_one_scale() -> None:
    """Where events are spread evenly, a day takes as many pixels everywhere."""
    axis = Axis.of([day(1), day(11), day(21)], 100, 500, 50)
    assert [axis.x(day(number)) for number in (1, 6, 11, 21)] == [100, 200, 300, 500]
    assert axis.a_day == 20


def test_beyond_the_axis() -> None:
    """What is beyond the first and the last instant lies at the ends, and without any instant all lies at the left."""
    axis = Axis.of([day(2), day(3)], 100, 160, 50)
    assert (axis.x(day(1)), axis.x(day(4))) == (100, 160)
    assert Axis.of([], 100, 160, 50).x(day(1)) == Axis.of([day(1)], 100, 160, 50).x(day(2)) == 100
    assert Axis.of([day(1)], 100, 160, 50).a_day == 0


def test_a_long_time_in_which_nothing_happens_is_cut_short() -> None:
    """A stretch that would cramp the others becomes a break of the width of its room, and the others gain by that."""
    axis = Axis.of([day(1), day(2), day(1, month=12), day(2, month=12)], 0, 300, 200)
    assert axis.stretches == (
        Stretch(day(1), day(2), 0, 50, is_break=False),
        Stretch(day(2), day(1, month=12), 50, 250, is_break=True),
        Stretch(day(1, month=12), day(2, month=12), 250, 300, is_break=False),
    )


def test_breaks_that_gain_nothing_are_not_made() -> None:
    """Events at even distances keep them, however far apart they are."""
    points = [day(number, year=2000 + year) for year in range(6) for number in (1, 2)]
    assert not any(stretch.is_break for stretch in Axis.of(points, 0, 1000, 150).stretches)


def test_the_scale_has_a_limit() -> None:
    """A single minute does not fill the whole width."""
    axis = Axis.of([day(1), day(1) + timedelta(minutes=1)], 0, 1000, 150)
    assert axis.x(day(2)) == 60


def test_days_of_note_are_ticked() -> None:
    """The days on which something happens are written, neighbours as a range, and the year where it changes."""
    axis = Axis.of([day(1), day(12), day(13), day(30), day(2, month=6)], 0, 600, 150)
    assert written(axis, day(1), day(12), day(13), day(30), day(2, month=6)) == [
        "1 May (2031)",
        "12–13 May",
        "30 May–2 Jun",
    ]


def test_days_across_the_turn_of_a_year() -> None:
    """A range of days in two years names both months and the later year, and the year is written anew after it."""
    axis = Axis.of([day(30, month=12), day(2, month=1, year=2032), day(20, month=1, year=2032)], 0, 300, 150)
    noted = (day(30, month=12), day(2, month=1, year=2032), day(20, month=1, year=2032))
    assert written(axis, *noted) == ["30 Dec–2 Jan 2032 (2031)", "20 Jan"]


def test_days_are_those_of_the_zone() -> None:
    """An instant is written as the day that it is in the zone of the record."""
    axis = Axis.of([day(1, 18), day(9, 18)], 0, 300, 150)
    assert [tick.text for tick in axis.ticks([day(1, 18), day(9, 18)], HANOI)] == ["2 May", "10 May"]


@pytest.mark.parametrize(
    ("years", "expected"),
    [
        (1, ["May 2031", "Jul 2031", "Oct 2031", "Jan 2032", "Apr 2032"]),
        (6, ["2031", "2032", "2033", "2034", "2035", "2036", "2037"]),
        (900, ["2031", "2200", "2300", "2400", "2500", "2600", "2700", "2800", "2900"]),
    ],
)
def test_months_and_years_are_ticked(years: int, expected: list[str]) -> None:
    """A long axis is written in months, years or centuries, no closer than there is room."""
    axis = Axis.of([day(1), day(1, year=2031 + years)], 0, 700, 900)
    assert [tick.text for tick in axis.ticks([], UTC)] == expected


def test_months_are_not_written_in_breaks() -> None:
    """What is cut short has no ticks, and what follows it begins with one."""
    points = [day(1) + timedelta(days=9 * number) for number in range(30)]
    axis = Axis.of([*points, *(point.replace(year=point.year + 40) for point in points)], 0, 400, 100)
    assert [stretch.right - stretch.left for stretch in axis.stretches if stretch.is_break] == [100]
    assert [tick.text for tick in axis.ticks([], UTC)] == ["May 2031", "Oct 2031", "May 2071", "Oct 2071"]


def test_clock_times_are_ticked() -> None:
    """Where an hour is wide, the clock is written, with its day where that changes, and not within breaks."""
    axis = Axis.of([day(1, 22), day(2), day(2, 1), day(2, 2), day(9, 11), day(9, 12)], 0, 400, 100)
    assert [(round(tick.x), tick.text, tick.below) for tick in axis.ticks([], UTC)] == [
        (0, "22:00", "1 May 2031"),
        (60, "23:00", ""),
        (120, "00:00", "2 May 2031"),
        (180, "01:00", ""),
        (240, "02:00", ""),
        (340, "11:00", "9 May 2031"),
        (400, "12:00", ""),
    ]


def test_the_ends_of_the_calendar() -> None:
    """Civil time beyond the calendar is that of Greenwich."""
    first = datetime.min.replace(tzinfo=UTC)
    assert local_time(first, zone_of("-05:00") or UTC) == datetime.min  # noqa: DTZ901 - civil times are naive
    assert local_time(day(1, 18), HANOI) == datetime(2031, 5, 2, 1)  # noqa: DTZ001
