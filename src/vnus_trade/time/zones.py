"""Time zones: finding one by its name, when its days begin and end, and what its clocks show, also where years end.

The calendar ends at the years 1 and 9999. An instant that a zone would place beyond them is kept at the first or the
last instant of the calendar, or is shown by the clocks of Greenwich. `None` in place of a zone means somewhere on
Earth, from UTC+14 to UTC−12.
"""

import re
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from zoneinfo import TZPATH, ZoneInfo, available_timezones

from vnus_trade.errors import ZoneUnknown
from vnus_trade.words.names import alike, fold

FIRST, LAST = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)
"""The first and the last instant of the calendar."""

MICROSECOND = timedelta(microseconds=1)
_DAY = timedelta(days=1)
_LONGEST_NAME, _OFFSET = 50, re.compile(r"(?:UTC|GMT)?([+-])(0?[0-9]|1[0-4])(?::?00)?")
# The midnight that begins a day where clocks show one twice, the first and the second; and that of Greenwich.
_MIDNIGHTS, _IN_UTC = (time(0), time(0, fold=1)), time(0, tzinfo=UTC)

# The zones in which a date begins first and ends last: without a zone, a date lasts from the one to the other.
_AHEAD, _BEHIND = timezone(timedelta(hours=14)), timezone(timedelta(hours=-12))
AROUND_EARTH = timedelta(hours=26)
"""From the first beginning of a date somewhere on Earth to its last one."""


def zone_of(zone: str | None) -> tzinfo | None:
    """The zone of an IANA name or of an offset written ±HH:MM; raises `ZoneUnknown`."""
    if zone is None:
        return None
    try:
        return timezone(offset_of(zone)) if zone.startswith(("+", "-")) else ZoneInfo(zone)
    except (KeyError, ValueError, OSError) as error:
        raise ZoneUnknown(zone, _nearest_zone(zone), installed=bool(_zone_names())) from error


def offset_of(written: str) -> timedelta:
    """The difference from UTC that ±HH:MM states; raises `ValueError` for anything else."""
    sign, hours, colon, minutes = written[:1], written[1:3], written[3:4], written[4:]
    if sign not in "+-" or colon != ":" or len(minutes) != 2 or not (hours + minutes).isascii() or int(minutes) > 59:
        raise ValueError(written)
    size = timedelta(hours=int(hours), minutes=int(minutes))
    if size >= timedelta(days=1):
        raise ValueError(written)
    return -size if sign == "-" else size


@lru_cache(maxsize=64)
def _nearest_zone(name: str) -> tuple[str, ...]:
    """The zones of the city that has this name, the offset that it states, or the zone with a similar name, if any."""
    if (cities := city_zones().get(city_letters(name[:_LONGEST_NAME]))) is not None:
        return cities
    if offset := _OFFSET.fullmatch(name):
        return (f"{offset[1]}{offset[2]:0>2}:00",)
    # Comparing takes time that grows with the square of the length, and the name of no zone is this long.
    zones = {zone.casefold(): zone for zone in _zone_names()} if len(name) < _LONGEST_NAME else {}
    return tuple(zones[found] for found in alike(name.casefold(), zones, 1, 0.85))


@cache
def _zone_names() -> frozenset[str]:
    """The names of all zones, which are looked up on the disk."""
    return frozenset(available_timezones())


# The parts of the world by which the tz database sorts the cities that it names.
_PARTS = ("Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")
# Names in it that are of no city, or of other places too.
_OF_OTHERS = re.compile(
    "act|beulah|casey|center|christmas|cordoba|creston|currie|davis|dawson|easter|jersey|johnston|knox|lapaz|larioja|lhi"
    "|marengo|merida|midway|monticello|newsalem|norfolk|north|nsw|oral|palmer|petersburg|resolute|sanjuan|sanluis"
    "|santaisabel|santarem|south|stanley|stjohns|troll|victoria|vincennes|virgin|wake|west"
)
# Capitals and other places of talks that it does not name, by their zones.
_MORE = {
    "Africa/Casablanca": ("Rabat",),
    "Africa/Johannesburg": ("Pretoria", "Cape Town"),
    "Africa/Lagos": ("Abuja",),
    "America/Guayaquil": ("Quito",),
    "America/Los_Angeles": ("San Francisco",),
    "America/New_York": ("Washington", "Washington, D.C."),
    "America/Sao_Paulo": ("Brasília", "Rio de Janeiro"),
    "America/Toronto": ("Ottawa",),
    "Asia/Dubai": ("Abu Dhabi",),
    "Asia/Ho_Chi_Minh": ("Hanoi", "Hà Nội"),
    "Asia/Karachi": ("Islamabad",),
    "Asia/Kolkata": ("New Delhi", "Delhi", "Mumbai"),
    "Asia/Qatar": ("Doha",),
    "Asia/Shanghai": ("Beijing", "Shenzhen", "Guangzhou"),
    "Asia/Yangon": ("Naypyidaw",),
    "Europe/Amsterdam": ("The Hague",),
    "Europe/Istanbul": ("Ankara", "Istanbul"),
    "Europe/Paris": ("Strasbourg",),
    "Europe/Zurich": ("Geneva", "Bern", "Davos"),
    "Pacific/Auckland": ("Wellington",),
}


def city_letters(name: str) -> str:
    """A name as names of cities are compared: its letters, without case and accents."""
    return fold(name).replace(" ", "")


def city_zone(name: str) -> str | None:
    """The zone of a city that the tz database names, or of another place of talks, unless other places have the name.

    >>> city_zone("Montevideo"), city_zone("New Delhi"), city_zone("Victoria"), city_zone("Port Sorrow")
    ('America/Montevideo', 'Asia/Kolkata', None, None)
    """
    zones = city_zones().get(city_letters(name), ())
    return zones[0] if len(zones) == 1 and not _OF_OTHERS.fullmatch(city_letters(name)) else None


@lru_cache(maxsize=1024)
def zone_at(places: tuple[tuple[str, str], ...], place: str) -> str | None:
    """The zone of a place by a list of some with their zones, or else of the city that has its name.

    A country behind a comma has to be that of the city.

    >>> zone_at((), "Montevideo, Uruguay"), zone_at((), "Seoul, South Korea"), zone_at((), "Paris, Texas")
    ('America/Montevideo', 'Asia/Seoul', None)
    """
    own = {city_letters(name): zone for name, zone in places}
    city, _, land = place.rpartition(",")
    there = own.get(city_letters(city)) or city_zone(city)
    words, known = fold(land).split(), lands().get(there or "", frozenset())
    is_there = words and (known.issuperset(words) or "".join(words) in known)
    return own.get(city_letters(place)) or city_zone(place) or (there if is_there else None)


@cache
def lands() -> dict[str, frozenset[str]]:
    """The words for the country of each zone, by the tables of the tz database, which are installed with it."""
    package = find_spec("tzdata")
    roots = [*map(Path, TZPATH), *([Path(package.origin).with_name("zoneinfo")] if package and package.origin else [])]
    rows = []
    for name in ("iso3166.tab", "zone.tab"):
        found = [path for path in (root / name for root in roots) if path.is_file()]
        lines = found[0].read_text(encoding="utf-8").splitlines() if found else []
        rows.append([line.split("\t") for line in lines if not line.startswith("#")])
    words = {code: frozenset(fold(f"{name} {code}").split()) for code, name in rows[0]}
    return {row[2]: words[row[0]] for row in rows[1]}


@cache
def city_zones() -> dict[str, tuple[str, ...]]:
    """The zones by the letters of their cities; of several names of one zone, the one that says most."""
    found: dict[str, list[str]] = {}
    for zone in sorted(_zone_names()):
        if zone.partition("/")[0] in _PARTS:
            found.setdefault(city_letters(zone.rpartition("/")[2]), []).append(zone)
    most = {city: max(zone.count("/") for zone in zones) for city, zones in found.items()}
    named = {city: tuple(zone for zone in zones if zone.count("/") == most[city]) for city, zones in found.items()}
    return named | {city_letters(city): (zone,) for zone, cities in _MORE.items() for city in cities}


def start_of(day: date, zone: tzinfo | None) -> datetime:
    """The first instant of a civil day; if the clocks skip its midnight, the instant at which they do."""
    return _midnight(day, zone or _AHEAD)[0]


def end_of(day: date, zone: tzinfo | None) -> datetime:
    """The first instant after a civil day; if the clocks go back across midnight, after its last part."""
    if day == date.max:
        return LAST
    here = zone or _BEHIND
    first, last = _midnight(day + _DAY, here)
    # Clocks that go back onto midnight, as in Havana, show it twice and the day before it only once.
    return last if first == last or clock_at(last, here, less=MICROSECOND).date() <= day else first


def day_from(instant: datetime, zone: tzinfo | None) -> date:
    """The civil day that begins at an instant or contains it."""
    return clock_at(instant, zone or _AHEAD).date()


def day_until(instant: datetime, zone: tzinfo | None) -> date:
    """The civil day that ends at an instant or contains it."""
    return clock_at(instant, zone or _BEHIND, less=MICROSECOND).date()


def _midnight(day: date, zone: tzinfo) -> tuple[datetime, datetime]:
    """The first and the last instant at which the clocks show the midnight that begins a day, or skip it."""
    offsets = [zone.utcoffset(datetime.combine(day, midnight)) for midnight in _MIDNIGHTS]
    here = _instant(day, offsets[0])
    if offsets[0] == offsets[1]:
        return here, here
    there = _instant(day, offsets[1])
    if here < there:
        return here, there
    while here - there > MICROSECOND:
        middle = there + (here - there) // 2
        there, here = (middle, here) if middle.astimezone(zone).date() < day else (there, middle)
    return here, here


def _instant(day: date, offset: timedelta | None) -> datetime:
    """The instant of a midnight whose clocks are this far ahead of UTC, held within the calendar."""
    try:
        return datetime.combine(day, _IN_UTC) - (offset or timedelta(0))
    except OverflowError:
        return FIRST if day.year == 1 else LAST


def instant_of(local: datetime, zone: tzinfo) -> datetime:
    """The instant, in UTC, at which the clocks of a zone show a civil time, held within the calendar."""
    try:
        return local.replace(tzinfo=zone).astimezone(UTC)
    except OverflowError:
        return FIRST if local.year == 1 else LAST


def clock_at(instant: datetime, zone: tzinfo, *, less: timedelta = timedelta(0)) -> datetime:
    """The same instant in a zone, `less` a duration; where that is beyond the calendar, the instant unchanged."""
    try:
        return (instant - less).astimezone(zone)
    except OverflowError:
        return instant


def civil_time(instant: datetime, zone: tzinfo) -> datetime:
    """The date and time that the clocks of a zone show, without a zone; beyond the calendar, those of Greenwich."""
    return clock_at(instant, zone).replace(tzinfo=None)
