"""What lasts from one event until another, and whether it does at some time of a day."""

from collections.abc import Iterable

from vnus_trade.time.constraints import Bounds, Certainty
from vnus_trade.time.span import TimeSpan, Window

NEVER = Bounds(least=Bounds().greatest)
"""The bounds of an end that does not come."""


def first_end(ended: Iterable[TimeSpan], may_end: Iterable[TimeSpan] = ()) -> Bounds:
    """The bounds of the first end of these times, of which those of `may_end` need not take place."""
    ends = [each.end_bounds for each in ended]
    open_ends = [Bounds(each.end_bounds.least, NEVER.greatest) for each in may_end]
    return first_of(NEVER, *ends, *open_ends)


def first_of(*ends: Bounds) -> Bounds:
    """The bounds of the first of several points in time."""
    return Bounds(min(end.least for end in ends), min(end.greatest for end in ends))


def lasts_on(day: TimeSpan | Window, begun: TimeSpan, until: Bounds) -> Certainty:
    """Whether what began with one event, and lasts until the first of others has ended, did at some time of a day.

    >>> first, then = TimeSpan.parse("2025-07-02"), first_end([TimeSpan.parse("2025-08")])
    >>> [str(lasts_on(TimeSpan.parse(day), first, then)) for day in ("2025-07-02", "2025-08-15", "2025-09-03")]
    ['certain', 'possible', 'not']
    """
    begin, end = day.begin_bounds.least, day.end_bounds.greatest
    if begun.begin_bounds.least >= end or until.greatest <= begin:
        return Certainty.NOT
    goes_on = begun.begin_bounds.greatest < end and until.least > begin
    return Certainty.CERTAIN if goes_on else Certainty.POSSIBLE
