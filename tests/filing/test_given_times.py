"""Times of publication and zones as people and web pages write them."""

import pytest

from vnus_trade.errors import TimeRefused, ZoneUnknown
from vnus_trade.filing.given_times import published_at, zone_called
from vnus_trade.phrases.reading_policy import DEFAULT_POLICY

HANOI = "Asia/Ho_Chi_Minh"


@pytest.mark.parametrize(
    ("written", "zone", "languages", "expected"),
    [
        ("2025-07-03", None, (), "2025-07-03"),
        ("July 3, 2025", HANOI, (), "2025-07-03"),
        ("3/7/2025", None, ("vi",), "2025-07-03"),
        ("3 de julio de 2025", None, ("es",), "2025-07-03"),
        ("2025-07-03 14:00 GMT+7", None, (), "2025-07-03T14:00+07:00"),
        ("2025-07-03 9:05 (UTC−04:00)", None, (), "2025-07-03T09:05-04:00"),
        ("2025-07-03 14:00", HANOI, (), "2025-07-03T14:00+07:00"),
        ("2025-07-03T07:00:00.123Z", HANOI, (), "2025-07-03T14:00:00+07:00"),
        ("2025-07-03T14:00:00+0700", None, (), "2025-07-03T14:00:00+07:00"),
        ("2025-07-03T07:00:00 UTC", None, (), "2025-07-03T07:00:00Z"),
        ("03/07/2025 15:37 GMT+7", None, ("vi",), "2025-07-03T15:37+07:00"),
        ("Thứ năm, 3/7/2025, 15:37 (GMT+7)", None, ("vi",), "2025-07-03T15:37+07:00"),
        ("July 3, 2025 2:05 p.m. EDT", None, (), "2025-07-03T14:05-04:00"),
        ("Thu, 03 Jul 2025 14:00:00 +0700", None, (), "2025-07-03T07:00:00Z"),
        ("[..]", None, (), "[..]"),
        ("2025-07-03T14:00:00-04:00", HANOI, (), "2025-07-04T01:00:00+07:00"),
        ("03/07/2025 15:37 GMT+7", "America/New_York", ("vi",), "2025-07-03T04:37-04:00"),
        ("Thu, 03 Jul 2025 14:00:00 +0200", HANOI, (), "2025-07-03T19:00:00+07:00"),
    ],
)
def test_times_as_people_write_them(written: str, zone: str | None, languages: tuple[str, ...], expected: str) -> None:
    """A time of publication is read as people, mail and programs write it."""
    assert str(published_at(written, zone=zone, policy=DEFAULT_POLICY, languages=languages)) == expected


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("3/7/2025", "cannot read '3/7/2025' as a time: it may be 2025-03-07 or 2025-07-03; write it as "),
        ("2025-07-03 14:00", "a clock time needs its offset, such as +07:00 or Z, or a zone"),
        ("2025-07-03T25:00Z", "there is no clock time 25:00"),
        ("yesterday", "it depends on the date of the article, which is open; write it as 2025-07-03 or "),
        ("Thu, 99 Jul 2025 14:00:00 +0700", "write it as 2025-07-03 or 2025-07-03T14:05+07:00"),
        ("", "write it as 2025-07-03 or 2025-07-03T14:05+07:00"),
    ],
)
def test_times_that_are_refused(written: str, message: str) -> None:
    """What is no time, or may be two, is refused with what to write."""
    with pytest.raises(TimeRefused) as refused:
        published_at(written, zone=None, policy=DEFAULT_POLICY)
    assert message in str(refused.value)


def test_a_zone_that_is_none() -> None:
    """An unknown zone is refused as such, whatever the time."""
    with pytest.raises(ZoneUnknown):
        published_at("2025-07-03", zone="Mars", policy=DEFAULT_POLICY)


@pytest.mark.parametrize(
    ("name", "zone"),
    [
        ("Hanoi", HANOI),
        ("Hà Nội", HANOI),
        ("new york", "America/New_York"),
        ("Washington DC", "America/New_York"),
        ("São Paulo", "America/Sao_Paulo"),
        ("Buenos Aires", "America/Argentina/Buenos_Aires"),
        ("Lysnes", "Europe/Oslo"),
        ("GMT+7", "+07:00"),
        ("UTC -3:30", "-03:30"),
        ("UTC", "UTC"),
        ("+07:00", "+07:00"),
        ("Asia/Tokyo", "Asia/Tokyo"),
    ],
)
def test_zones_by_city(name: str, zone: str) -> None:
    """A zone is found by a city of the tz database, by a place that the policy knows, and by itself."""
    assert zone_called(name, DEFAULT_POLICY.with_places({"Lysnes": "Europe/Oslo"})) == zone


@pytest.mark.parametrize(
    ("name", "candidates"),
    [
        ("Hanoy", ("Hanoi", "Ha Noi")),
        ("Nicosia", ("Asia/Nicosia", "Europe/Nicosia")),
        ("Asia/Ho_Chi_Min", ("Asia/Ho_Chi_Minh",)),
        ("GMT+25", ()),
        ("x" * 1000, ()),
    ],
)
def test_zones_that_are_refused(name: str, candidates: tuple[str, ...]) -> None:
    """An unknown city is refused with the nearest names, and one of several zones with these."""
    with pytest.raises(ZoneUnknown) as refused:
        zone_called(name, DEFAULT_POLICY)
    assert refused.value.candidates == candidates


def test_a_place_that_is_no_city_of_the_tz_database() -> None:
    """A place of which no zone is known is refused with all that will do, a city among it."""
    with pytest.raises(
        ZoneUnknown, match=r"'Tallberg'; write a large city of that zone such as 'Sydney', an IANA name s"
    ):
        zone_called("Tallberg", DEFAULT_POLICY)
