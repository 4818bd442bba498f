"""The time axis: where instants lie, which stretches are cut short, and what its ticks say."""

from datetime import UTC, datetime, timedelta

import pytest

from vnus_trade.pictures.axis import CUT, Axis
from vnus_trade.pictures.layout import legible
from vnus_trade.time.zones import zone_of

HANOI = zone_of("Asia/Ho_Chi_Minh") or UTC


def day(number: int, hour: int = 0, month: int = 5, year: int = 2031) -> datetime:
    """An hour of a day of May 2031, unless another month or year is given."""
    return datetime(year, month, number, hour, tzinfo=UTC)


def written(axis: Axis, *noted: datetime) -> list[str]:
    """What the ticks say, the larger unit in brackets."""
    ticks = legible(axis.ticks([each.date() for each in noted], UTC))
    return [f"{tick.text} ({tick.below})" if tick.below else tick.text for tick in ticks]


def test_one_scale() -> None:
    """Where events are spread evenly, a day takes as many pixels everywhere."""
    axis = Axis.of([day(number) for number in (1, 6, 11, 16, 21)], 100, 500)
    assert [axis.x(day(number)) for number in (1, 6, 11, 21)] == [100, 200, 300, 500]
    assert (axis.a_day, axis.cut) == (20, frozenset())


def test_beyond_the_axis() -> None:
    """What is beyond the first and the last instant lies at the ends, and without any instant all lies at the left."""
    axis = Axis.of([day(2), day(3)], 100, 160)
    assert (axis.x(day(1)), axis.x(day(4))) == (100, 160)
    assert Axis.of([], 100, 160).x(day(1)) == Axis.of([day(1)], 100, 160).x(day(2)) == 100
    assert Axis.of([day(1)], 100, 160).a_day == 0


def test_an_early_date_does_not_squeeze_the_others() -> None:
    """A stretch that would cramp the others is cut to a fixed width, and the others share the rest."""
    axis = Axis.of([day(1, year=1900), *map(day, range(1, 29))], 0, CUT + 270)
    assert [axis.x(day(number)) for number in (1, 2, 28)] == [CUT, CUT + 10, CUT + 270]
    (cut,) = axis.cuts()
    assert cut == (0, CUT, timedelta(days=47847))


def test_cuts_take_a_third_at_most() -> None:
    """However many empty stretches there are, two thirds of the width are to scale."""
    points = [day(number, year=1900 + 10 * decade) for decade in range(20) for number in (1, 2)]
    axis = Axis.of(points, 0, 10 * CUT)
    assert len(axis.cut) <= 3


def test_cuts_that_gain_nothing_are_not_made() -> None:
    """Events at even distances keep them, however far apart they are."""
    points = [day(number, year=2000 + year) for year in range(16) for number in (1, 2)]
    assert Axis.of(points, 0, 1000).cut == frozenset()


def test_the_scale_has_a_limit() -> None:
    """A single minute does not fill the whole width."""
    axis = Axis.of([day(1), day(1) + timedelta(minutes=1)], 0, 1000)
    assert axis.x(day(2)) == 120


def test_days_of_note_are_ticked() -> None:
    """The days on which something happens are written where there is room, with the year where it changes."""
    noted = (day(1), day(12), day(13), day(30), day(20, month=12), day(2, year=2032, month=1), day(3, year=2032))
    axis = Axis.of(noted, 0, 1600)
    assert written(axis, *noted) == ["1 May (2031)", "12 May", "30 May", "20 Dec", "2 Jan (2032)", "3 May"]


def test_days_are_those_of_the_zone() -> None:
    """A day has its tick where it begins in the zone of the record."""
    axis = Axis.of([day(1, 17), day(9, 17)], 0, 320)
    days = (day(10).date(), day(6).date())
    assert [(tick.x, tick.text) for tick in axis.ticks(days, HANOI)] == [(160, "6 May"), (320, "10 May")]


@pytest.mark.parametrize(
    ("years", "expected"),
    [
        (1, "May (2031) Jun Jul Aug Sep Oct Nov Dec Jan (2032) Feb Mar Apr May"),
        (3, "May (2031) Jul Oct Jan (2032) Apr Jul Oct Jan (2033) Apr Jul Oct Jan (2034) Apr"),
        (12, "2031 2032 2033 2034 2035 2036 2037 2038 2039 2040 2041 2042 2043"),
        (900, "2031 2100 2200 2300 2400 2500 2600 2700 2800 2900"),
    ],
)
def test_months_and_years_are_ticked(years: int, expected: str) -> None:
    """A long axis is written in months, years or centuries, no closer than there is room."""
    assert " ".join(written(Axis.of([day(1), day(1, year=2031 + years)], 0, 700))) == expected


def test_months_are_not_written_in_cuts() -> None:
    """What is cut short has no ticks, and what follows it begins with one."""
    points = [day(1) + timedelta(days=9 * number) for number in range(30)]
    axis = Axis.of([*points, *(point.replace(year=point.year + 40) for point in points)], 0, 400)
    assert [right - left for left, right, _ in axis.cuts()] == [CUT]
    assert written(axis) == ["May (2031)", "Jul", "Oct", "Jan (2032)", "May (2071)", "Jul", "Oct", "Jan (2072)"]


def test_nothing_is_written_between_two_cuts() -> None:
    """An instant between two stretches that are cut short has no run of its own, and no month is written at it."""
    points = [day(1, year=1900), day(1, year=1950), *(day(1) + timedelta(days=9 * number) for number in range(30))]
    axis = Axis.of(points, 0, 2 * CUT + 600)
    assert [left for left, *_ in axis.cuts()] == [0, CUT]
    assert written(axis)[0] == "May (2031)"


def test_clock_times_are_ticked() -> None:
    """Where an hour is wide, the clock is written, with its day where that changes, and not within cuts."""
    hours = [day(1, 22) + timedelta(hours=number) for number in range(5)]
    minutes = [day(1, 22) + timedelta(minutes=5 * number) for number in range(49)]
    axis = Axis.of([*hours, *minutes, day(9, 11), day(9, 12)], 0, 356)
    assert [(round(tick.x), tick.text, tick.below) for tick in legible(axis.ticks([], UTC))] == [
        (0, "22:00", "1 May 2031"),
        (60, "23:00", ""),
        (120, "00:00", "2 May 2031"),
        (180, "01:00", ""),
        (240, "02:00", ""),
        (296, "11:00", "9 May 2031"),
        (356, "12:00", ""),
    ]
