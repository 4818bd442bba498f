"""What is stated about the time of one event: bounds on it, links to other events, and whether it takes place."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

import attrs

from vnus_trade.time.constraints import Bounds, Certainty
from vnus_trade.time.span import TimeSpan, Window

DATED, PUBLISHED, COMES_AFTER, OCCASION = "when", "published", "after", "occasion"
ONGOING_AT, ANNOUNCED, NOTHING = "ongoing_at", "announced_in", ""
"""The field that states a bound or a link; `NOTHING` for what holds of every event and for what a question asks."""

End = tuple[str, bool]
"""The beginning of an event, or its end: its id, and whether it is the end."""


class StatedLink(NamedTuple):
    """One beginning or end lies no later than another."""

    earlier: End
    later: End
    strict: bool
    """Whether they certainly differ."""
    field: str
    """The field that states it."""


@attrs.frozen
class Stated:
    """Everything stated about the time of one event.

    It begins after the events `after` have ended, lies within the time of `within`, contains the times of `ongoing_at`,
    and shares the time of `same`. It takes place only in worlds in which `within` and `same` do.
    """

    id: str
    span: TimeSpan = attrs.field(factory=TimeSpan)
    after: tuple[str, ...] = ()
    within: str | None = None
    same: str | None = None
    ongoing_at: tuple[str, ...] = ()
    begins_from: datetime | None = None
    """It began no earlier: it was still to come when a source was published."""
    begins_by: datetime | None = None
    """It had begun: a source reports it as going on."""
    ends_from: datetime | None = None
    """It ended no earlier: a source reports it as going on."""
    ends_by: datetime | None = None
    """It had ended: a source reports it as over."""
    takes_place: Certainty = attrs.field(default=Certainty.CERTAIN, converter=Certainty)
    """Whether its own evidence leaves it to take place in every world, in some, or in none."""

    @property
    def depends_on(self) -> Iterator[str]:
        """The ids of the events without which it does not take place."""
        yield from (id_ for id_ in (self.within, self.same) if id_ is not None)

    def links(self) -> Iterator[StatedLink]:
        """List every link that this states, the one between its own beginning and end first."""
        begin, end = (self.id, False), (self.id, True)
        yield StatedLink(begin, end, strict=True, field=NOTHING)
        for id_ in self.after:
            yield StatedLink((id_, True), begin, strict=False, field=COMES_AFTER)
        if self.within is not None:
            yield StatedLink((self.within, False), begin, strict=False, field=OCCASION)
            yield StatedLink(end, (self.within, True), strict=False, field=OCCASION)
        for id_ in self.ongoing_at:
            yield StatedLink(begin, (id_, False), strict=False, field=ONGOING_AT)
            yield StatedLink((id_, True), end, strict=False, field=ONGOING_AT)
        if self.same is not None:
            for own, theirs in ((begin, (self.same, False)), (end, (self.same, True))):
                yield StatedLink(own, theirs, strict=False, field=ANNOUNCED)
                yield StatedLink(theirs, own, strict=False, field=ANNOUNCED)

    def own_bounds(self) -> tuple[Bounds, Bounds]:
        """The bounds of its beginning and of its end that follow from no link."""
        tight = [Bounds(), Bounds()]
        for is_end, (least, greatest), _ in self.bounds():
            known = tight[is_end]
            tight[is_end] = Bounds(max(known.least, least), min(known.greatest, greatest))
        return tight[False], tight[True]

    def bounds(self) -> Iterator[tuple[bool, Bounds, str]]:
        """List the bounds of its beginning and of its end, as dated and as published, with the field of each."""
        yield False, self.span.begin_bounds, DATED
        yield True, self.span.end_bounds, DATED
        unknown = Bounds()
        for is_end, earliest, latest in (
            (False, self.begins_from, self.begins_by),
            (True, self.ends_from, self.ends_by),
        ):
            least = unknown.least if earliest is None else Window(earliest, None).begin_bounds.least
            greatest = unknown.greatest if latest is None else Window(None, latest).end_bounds.greatest
            if (least, greatest) != unknown:
                yield is_end, Bounds(least, greatest), PUBLISHED
