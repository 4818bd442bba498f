"""Reading policies, by name: how long "early" and "night" last for whoever reads a phrase, and the zones of places."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType

import attrs

from vnus_trade.errors import ImpossibleValue
from vnus_trade.grammars.grammar import plain_words
from vnus_trade.time.zones import zone_at
from vnus_trade.words.tokens import tokens_of

PLACES: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("Hanoi", "Hà Nội", "Vietnam", "Việt Nam", "Ho Chi Minh City"), "Asia/Ho_Chi_Minh"),
        **dict.fromkeys(("Washington", "Washington, D.C.", "New York", "Eastern", "U.S. Eastern"), "America/New_York"),
        **dict.fromkeys(("Mỹ", "Hoa Kỳ"), "America/New_York"),
        "Beijing": "Asia/Shanghai",
        "Geneva": "Europe/Zurich",
        "London": "Europe/London",
        "Kuala Lumpur": "Asia/Kuala_Lumpur",
        "Rio de Janeiro": "America/Sao_Paulo",
    }
)
"""The places whose time every policy knows, each with its zone; no state that has several zones is among them."""


@lru_cache(maxsize=256)
def _plain_words(name: str) -> str:
    return plain_words(tokens_of(name))


def _by_words(places: Mapping[str, str] | Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted({_plain_words(name): zone for name, zone in dict(places).items()}.items()))


@attrs.frozen
class ReadingPolicy:
    """What the vague words of a phrase mean, under a name that a curation can cite.

    `early`, `mid` and `late` are the first and the last day of their part of a month, cut at the month's end.
    `morning` to `night` are the hours, 0 to 24, at which they begin and end on the day that the phrase names. None
    passes midnight: an event after midnight on "Wednesday night" is of Thursday, and a curation that knows of it
    says so. "Evening" and "night" are the same hours, because reports use one for the other. Raises `ImpossibleValue`
    for days or hours that are not part of a month or a day, and for a
    negative number of days.

    >>> from vnus_trade import TimeSpan, read_phrase
    >>> jakarta = POLICIES["thirds"].with_places({"Jakarta": "Asia/Jakarta"})
    >>> print(read_phrase("13:25 on July 2, 2025 (Jakarta time)", anchor=TimeSpan(), zone=None, policy=jakarta))
    2025-07-02T13:25+07:00
    """

    name: str
    """The name by which a curation cites it."""
    early: tuple[int, int]
    """The first and the last day of "early April"."""
    mid: tuple[int, int]
    """The first and the last day of "mid-April"."""
    late: tuple[int, int]
    """The first and the last day of "late April"."""
    morning: tuple[int, int] = (0, 12)
    """The hours, 0 to 24, at which a morning begins and ends."""
    afternoon: tuple[int, int] = (12, 18)
    """The hours of an afternoon."""
    evening: tuple[int, int] = (18, 24)
    """The hours of an evening."""
    night: tuple[int, int] = (18, 24)
    """The hours of a night, which ends at midnight."""
    dawn: tuple[int, int] = (0, 6)
    """The hours of "rạng sáng", before the day begins."""
    midday: tuple[int, int] = (10, 14)
    """The hours of "trưa"."""
    days_before: int = 60
    """How many days before the article a date without a year may lie."""
    days_after: int = 60
    """How many days after the article it may lie; where two years would do, the phrase is refused."""
    places: tuple[tuple[str, str], ...] = attrs.field(default=tuple(PLACES.items()), converter=_by_words, repr=False)
    """The IANA zone of each place whose time a phrase may name, in pairs."""

    def __attrs_post_init__(self) -> None:
        for part in ("early", "mid", "late"):
            first, last = getattr(self, part)
            if not 1 <= first <= last <= 31:
                raise ImpossibleValue(self.name, part, f"is {first} to {last}; give its first and last day, 1 to 31")
        for part in ("dawn", "morning", "midday", "afternoon", "evening", "night"):
            begin, end = getattr(self, part)
            if not 0 <= begin < end <= 24:
                raise ImpossibleValue(self.name, part, f"is {begin} to {end}; give hours of one day, 0 to 24")
        for side in ("days_before", "days_after"):
            if getattr(self, side) < 0:
                raise ImpossibleValue(self.name, side, f"is {getattr(self, side)}; give a number of days from 0 on")

    def with_places(self, places: Mapping[str, str]) -> "ReadingPolicy":
        """The same policy for phrases that name the time of these places too, each with its IANA zone."""
        return attrs.evolve(self, places=(*self.places, *places.items()))

    def zone_at(self, place: str) -> str | None:
        """The zone of a place, if it is one of the policy or a city of which a zone is known.

        >>> [POLICIES["thirds"].zone_at(place) for place in ("Hà Nội", "Montevideo, Uruguay", "Port Sorrow")]
        ['Asia/Ho_Chi_Minh', 'America/Montevideo', None]
        """
        return zone_at(self.places, place)


POLICIES: Mapping[str, ReadingPolicy] = MappingProxyType(
    {
        "thirds": ReadingPolicy("thirds", early=(1, 10), mid=(11, 20), late=(21, 31)),
        "halves": ReadingPolicy("halves", early=(1, 15), mid=(11, 20), late=(16, 31)),
        "thirds-9-3": ReadingPolicy(
            "thirds-9-3", early=(1, 10), mid=(11, 20), late=(21, 31), days_before=274, days_after=91
        ),
    }
)
"""The policies that are shipped.

"thirds" divides a month by its tens, "halves" into halves around the same middle. "thirds-9-3" divides it by its tens
too, and a date without a year may lie nine months before the article and three after it.
"""

DEFAULT_POLICY = POLICIES["thirds"]
"""The policy of a curation that names none."""


def policy_named(name: str | None, clocks: Mapping[str, str]) -> ReadingPolicy:
    """The policy of a negotiation that names this one, or none, and says the zones of these places."""
    return POLICIES.get(name or "", DEFAULT_POLICY).with_places(clocks)
