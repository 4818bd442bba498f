"""What a caller wishes of the draws, refused where it cannot be had."""

from collections.abc import Collection, Iterable

import attrs

from vnus_trade.errors import ImpossibleValue
from vnus_trade.model.vocabulary import EventKind
from vnus_trade.names import fold
from vnus_trade.time.zones import zone_of


def known_zones(zones: Collection[str | None]) -> tuple[str | None, ...]:
    """These zones. Raises `ImpossibleValue` if there is none, and `TimeRefused` for unknown ones."""
    if not zones:
        raise ImpossibleValue("strategy", "zones", "is empty; None is a zone that nobody names")
    for zone in zones:
        zone_of(zone)
    return tuple(zones)


def _kinds(kinds: Iterable[EventKind | str]) -> tuple[EventKind, ...]:
    try:
        return tuple(map(EventKind, kinds))
    except ImpossibleValue as error:
        raise ImpossibleValue("strategy", "kinds", f"has {error.field}, which {error.reason}") from error


@attrs.frozen(eq=False)
class Wishes:
    """What a caller wants of the draws; `last` are the kinds of which one more entry, or article, is to come last.

    Raises `ImpossibleValue` for what cannot be had, and `TimeRefused` for unknown zones.
    """

    zones: tuple[str | None, ...] = attrs.field(converter=known_zones)
    alphabet: str
    min_events: int = 0
    max_events: int = 2
    max_folders: int = 1
    kinds: tuple[EventKind, ...] = attrs.field(default=tuple(EventKind), converter=_kinds)
    last: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        if not 0 <= self.min_events <= self.max_events:
            raise ImpossibleValue("strategy", "min_events", f"is {self.min_events}; give 0 to {self.max_events}")
        if self.max_folders < 1:
            raise ImpossibleValue("strategy", "max_folders", f"is {self.max_folders}; give 1 or more")
        if not self.kinds and self.min_events:
            raise ImpossibleValue("strategy", "kinds", "is empty; name some, or leave min_events out")
        if not self.alphabet:
            raise ImpossibleValue("strategy", "alphabet", "is empty; names are made of it")
        for letter in self.alphabet:
            if not fold(letter):
                raise ImpossibleValue("strategy", "alphabet", f"has {letter!r}, of which no name can be made")
