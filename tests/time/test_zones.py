"""Zones: how they are named, when their days begin and end, and what their clocks show at the ends of the calendar."""

import os
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest

from vnus_trade.errors import TimeRefused
from vnus_trade.time import zones
from vnus_trade.time.span import TimeSpan
from vnus_trade.time.zones import FIRST, LAST, civil_time, day_from, day_until, end_of, start_of, zone_of

HANOI = "Asia/Ho_Chi_Minh"


MEANT = {
    "utc": "did you mean 'UTC'?",
    "Europe/Olso": "did you mean 'Europe/Oslo'?",
    "Hanoi": "did you mean 'Asia/Ho_Chi_Minh'?",
    "los angeles": "did you mean 'America/Los_Angeles'?",
    "+7": "did you mean '+07:00'?",
    "GMT-10": "did you mean '-10:00'?",
}


@pytest.mark.parametrize(
    "zone", [*MEANT, "Mars/Olympus", "", "UTC+15", "+aa:bb", "+24:00", "../zones", "Asia", "+07:0", "Hanoi" * 100]
)
def test_an_unknown_zone_is_refused(zone: str) -> None:
    """A zone is an IANA name or an offset with hours and minutes, wherever it is given."""
    meant = MEANT.get(zone, f"write an IANA name such as {HANOI!r}, or an offset such as '+07:00'")
    expected = f"no time zone is called {zone!r}; {meant}"
    for ask in (lambda: zone_of(zone), lambda: TimeSpan(zone=zone), lambda: TimeSpan.parse("[..]", zone)):
        with pytest.raises(TimeRefused) as refusal:
            ask()
        assert str(refusal.value) == expected


def test_where_no_zones_are_installed_the_refusal_says_so() -> None:
    """Without the zones of the system and those of tzdata, loading says what to install, in one error, also pickled."""
    code = (
        "import pickle, sys; sys.modules['tzdata'] = None; import vnus_trade\n"
        "try: vnus_trade.load()\n"
        "except vnus_trade.ZoneUnknown as refusal: print(pickle.loads(pickle.dumps(refusal)))"
    )
    environment = {**os.environ, "PYTHONTZPATH": ""}
    done = subprocess.run((sys.executable, "-c", code), env=environment, capture_output=True, text=True, check=True)
    assert done.stdout == (
        f"{HANOI!r} cannot be looked up: no time zones are installed; pip install tzdata brings them\n"
    )


def test_no_zone_is_no_zone() -> None:
    """`None` stays `None`, and an offset is a fixed zone."""
    assert zone_of(None) is None
    assert zone_of("-05:30") == timezone(timedelta(hours=-5, minutes=-30))


def test_the_first_instant_of_a_day() -> None:
    """A skipped midnight gives the instant at which it was skipped."""
    assert start_of(date(2018, 11, 4), ZoneInfo("America/Sao_Paulo")) == datetime(2018, 11, 4, 3, tzinfo=UTC)
    assert start_of(date(2025, 4, 22), UTC) == datetime(2025, 4, 22, tzinfo=UTC)


def test_a_date_somewhere_on_earth() -> None:
    """Without a zone a day begins at UTC+14 and ends at UTC-12, and its ends give the day back."""
    day = date(2025, 4, 22)
    assert start_of(day, None) == datetime(2025, 4, 21, 10, tzinfo=UTC)
    assert end_of(day, None) == datetime(2025, 4, 23, 12, tzinfo=UTC)
    assert day_from(start_of(day, None), None) == day_until(end_of(day, None), None) == day


@pytest.mark.parametrize(
    ("instant", "zone", "shown"),
    [
        (datetime(2025, 7, 2, 14, 25, tzinfo=UTC), timezone(timedelta(hours=7)), "2025-07-02T21:25:00"),
        (FIRST, timezone(timedelta(hours=-12)), "0001-01-01T00:00:00"),
        (LAST, timezone(timedelta(hours=14)), "9999-12-31T23:59:59.999999"),
    ],
)
def test_the_civil_time_of_an_instant(instant: datetime, zone: timezone, shown: str) -> None:
    """The clocks of a zone show its civil time and, beyond the calendar, the time of Greenwich."""
    assert civil_time(instant, zone).isoformat() == shown


def test_no_day_ends_after_the_calendar() -> None:
    """The last day ends at the last instant in every zone, and the first one has no day before it."""
    assert end_of(date.max, None) == end_of(date.max, UTC) == LAST
    assert day_until(FIRST, UTC) == date.min


@pytest.mark.parametrize(
    ("place", "zone"),
    [
        ("Montevideo, Uruguay", "America/Montevideo"),
        ("Hà Nội, Việt Nam", "Asia/Ho_Chi_Minh"),
        ("Seoul, South Korea", "Asia/Seoul"),
        ("Washington, U.S.", "America/New_York"),
        ("London, UK", "Europe/London"),
        ("London, Ontario", None),
        ("Tripoli, Lebanon", None),
        (", Uruguay", None),
        ("Port Sorrow, Uruguay", None),
    ],
)
def test_a_city_with_its_country_has_the_zone_of_the_city(place: str, zone: str | None) -> None:
    """A country behind a city leaves its zone known if the city is there, and not if one of that name is elsewhere."""
    assert zones.zone_at((("Hanoi", "Asia/Ho_Chi_Minh"),), place) == zone


def test_countries_are_read_from_the_tables_that_there_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system has no tables of the tz database, those of the package tzdata are read, or none."""
    (tmp_path / "zoneinfo").mkdir()
    (tmp_path / "zoneinfo" / "iso3166.tab").write_text("# code\tname\nUY\tUruguay\n", encoding="utf-8")
    (tmp_path / "zoneinfo" / "zone.tab").write_text("UY\t-345433-0561245\tAmerica/Montevideo\n", encoding="utf-8")
    monkeypatch.setattr(zones, "TZPATH", ())
    package = SimpleNamespace(origin=str(tmp_path / "__init__.py"))
    places = ((), "Montevideo, Uruguay"), ((), "Montevideo, Minnesota")
    for found, known in ((package, ["America/Montevideo", None]), (None, [None, None])):
        monkeypatch.setattr(zones, "find_spec", {"tzdata": found}.get)
        for each in (zones.lands, zones.zone_at):
            each.cache_clear()
        assert [zones.zone_at(*place) for place in places] == known
    for each in (zones.lands, zones.zone_at):
        each.cache_clear()
