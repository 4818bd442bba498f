"""Times of publication and zones as people and web pages write them."""

import re
from collections.abc import Collection
from contextlib import suppress
from email.utils import parsedate_to_datetime

from vnus_trade.errors import PhraseRefused, TimeRefused, ZoneUnknown
from vnus_trade.phrases.finding import read_phrase
from vnus_trade.phrases.reading_policy import ReadingPolicy
from vnus_trade.time.span import TimeSpan
from vnus_trade.time.zones import city_letters, city_zones, zone_of
from vnus_trade.words.names import near

_OFFSET = r"(?:GMT|UTC)?\s?([+\-−])([0-9]{1,2}):?([0-9]{2})?|GMT|UTC|Z"
_ZONE = re.compile(rf"(?:{_OFFSET})", re.IGNORECASE)
# A day and a clock as programs write them (ISO 8601, RFC 3339), with white space where people put it.
_STAMP = re.compile(
    rf"([0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})(?:T|,?\s)([0-9]{{1,2}}:[0-9]{{2}}(?::[0-9]{{2}})?)(?:[.,][0-9]+)?"
    rf"\s?\(?({_OFFSET})?\)?",
    re.IGNORECASE,
)
# As mail and feeds write it (RFC 5322).
_MAIL = re.compile(r"(?:[A-Z][a-z]{2}, )?[0-9]{1,2} [A-Z][a-z]{2} [0-9]{4} [0-9:]{5,8} (?:[+-][0-9]{4}|GMT|UT)")
_LONGEST = 100


def zone_called(name: str, policy: ReadingPolicy) -> str:
    """The zone that people mean by a name: that of a place of the policy or a city of the tz database, or itself.

    An IANA name and an offset stay as they are. Raises `ZoneUnknown` with the nearest names.

    >>> from vnus_trade.phrases.reading_policy import DEFAULT_POLICY
    >>> [zone_called(name, DEFAULT_POLICY) for name in ("Hanoi", "los angeles", "GMT+7")]
    ['Asia/Ho_Chi_Minh', 'America/Los_Angeles', '+07:00']
    """
    offset = _ZONE.fullmatch(name.strip())
    zone = _offset_of(offset[0]) if offset is not None and offset[1] else name
    try:
        zone_of(zone)
    except ZoneUnknown as unknown:
        if (known := policy.zone_at(name)) is not None:
            return known
        cities, shown = city_zones(), name[:_LONGEST]
        names = [place.title() for place, _ in policy.places if place.replace(" ", "").isalpha()]
        names += (zone.rpartition("/")[2].replace("_", " ") for each in cities.values() for zone in each)
        meant = cities.get(city_letters(name)) or unknown.candidates or near(shown, dict.fromkeys(names))
        raise ZoneUnknown(shown, meant, cities=True) from None
    return zone


def published_at(written: str, *, zone: str | None, policy: ReadingPolicy, languages: Collection[str] = ()) -> TimeSpan:
    """When an article appeared, as its page or a person writes it; a clock without a zone is that of `zone`.

    Raises `TimeRefused` for what is no time or may be two, such as 3/7/2025 where the language does not say which.

    >>> from vnus_trade.phrases.reading_policy import DEFAULT_POLICY
    >>> print(published_at("2025-07-03 14:00 GMT+7", zone=None, policy=DEFAULT_POLICY))
    2025-07-03T14:00+07:00
    >>> print(published_at("July 3, 2025", zone="Asia/Ho_Chi_Minh", policy=DEFAULT_POLICY))
    2025-07-03
    """
    zone_of(zone)
    span = _time(written, zone, policy, languages)
    # An instant with an offset of its own is shown by the clocks of the zone.
    return span if zone in (None, span.zone) else TimeSpan.parse(str(TimeSpan.parse(str(span))), zone)


def _time(written: str, zone: str | None, policy: ReadingPolicy, languages: Collection[str]) -> TimeSpan:
    text = " ".join(written.split())
    stamp = _STAMP.fullmatch(text)
    if stamp is not None:
        offset = _offset_of(stamp[3] or "")
        return TimeSpan.parse(f"{stamp[1]}T{stamp[2]:0>5}{offset}", offset.rstrip("Z") or (None if offset else zone))
    if _MAIL.fullmatch(text):
        with suppress(ValueError):
            return TimeSpan.parse(parsedate_to_datetime(text).isoformat())
    with suppress(TimeRefused):
        return TimeSpan.parse(text, zone)
    try:
        return read_phrase(text, anchor=TimeSpan(), zone=zone, policy=policy, languages=languages)
    except PhraseRefused as refused:
        raise TimeRefused(written[:_LONGEST], f"{refused.reason}; {_WRITE}") from refused


_WRITE = "write it as 2025-07-03 or 2025-07-03T14:05+07:00"


def _offset_of(written: str) -> str:
    """An offset as the written form has it: ``+07:00`` for "GMT+7", nothing for nothing."""
    found = _ZONE.fullmatch(written)
    if found is None:
        return ""
    sign = "-" if found[1] == "−" else found[1]
    return f"{sign}{found[2]:0>2}:{found[3] or '00'}" if sign else "Z"
