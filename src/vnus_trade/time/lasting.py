"""What lasts from one event until another, and whether it does at some time of a day."""

from collections.abc import Iterable

from vnus_trade.time.constraints import Certainty
from vnus_trade.time.span import TimeSpan, Window


def lasts_on(
    day: TimeSpan | Window, begun: TimeSpan, ended: Iterable[TimeSpan], may_end: Iterable[TimeSpan] = ()
) -> Certainty:
    """Whether what began with one event, and lasts until the first of others has ended, did at some time of a day.

    Those of `may_end` need not take place.

    >>> first, then = TimeSpan.parse("2025-07-02"), TimeSpan.parse("2025-08")
    >>> [str(lasts_on(TimeSpan.parse(day), first, [then])) for day in ("2025-07-02", "2025-08-15", "2025-09-03")]
    ['certain', 'possible', 'not']
    """
    first, last = day.begin_bounds.least, day.end_bounds.greatest
    ends = [each.end_bounds for each in ended]
    if begun.begin_bounds.least >= last or any(end.greatest <= first for end in ends):
        return Certainty.NOT
    goes_on = all(end.least > first for end in (*ends, *(each.end_bounds for each in may_end)))
    return Certainty.CERTAIN if begun.begin_bounds.greatest < last and goes_on else Certainty.POSSIBLE
