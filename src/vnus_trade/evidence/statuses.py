"""How an event stood by its evidence: the moves that sources may report, the latest status, and bounds on time."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from vnus_trade.evidence.sources import Evidence
from vnus_trade.evidence.vocabulary import Standing, Status
from vnus_trade.time.constraints import Certainty
from vnus_trade.time.span import TimeSpan

REPORTED = (Status.ENDED, Status.ONGOING)
"""The statuses of evidence that reports an event as having taken place, at least in part."""

TO_COME = (Status.EXPECTED, Status.POSTPONED)
"""The statuses of an event that may still take place."""

# Statuses move on from those of one number to any, and then to those of higher numbers alone.
_MOVES = {Status.EXPECTED: 0, Status.POSTPONED: 0, Status.CALLED_OFF: 0, Status.ONGOING: 1, Status.ENDED: 2}


class PublishedBounds(NamedTuple):
    """What follows for the time of an event from when its sources were published; `None` where nothing does."""

    begins_from: datetime | None = None
    begins_by: datetime | None = None
    ends_from: datetime | None = None
    ends_by: datetime | None = None


def is_reported(evidence: Iterable[Evidence]) -> bool:
    """Return whether some source reports the event as having taken place, at least in part."""
    return any(item.status in REPORTED for item in evidence)


def default_status(*, is_planned: bool, is_dated: bool) -> Status:
    """How an event stands where nothing says so: what is planned and has no time of its own is to come."""
    return Status.EXPECTED if is_planned and not is_dated else Status.ENDED


def judged_status(
    evidence: Sequence[Evidence], settled: Status | None = None, default: Status = Status.ENDED
) -> Status | tuple[str, str]:
    """Return how an event stands: the status that was published last, or disputed if any source denies the event.

    What may have been published in any order comes in the order in which statuses move on. Where that is open too,
    `settled` is the answer if it is one of the candidates. `default` is the answer if there is no evidence. Returns the
    field at fault and what is wrong if a status moves back in every order of publication, or if the latest is open.
    """
    evidence = list({(each.quotation.source.id, each.status): each for each in evidence}.values())
    for earlier in evidence:
        for later in evidence:
            if _MOVES.get(later.status, 3) < _MOVES.get(earlier.status, -1) and _is_earlier(earlier, later):
                return "status", _moving_back(earlier, later)
    said = {item.status for item in evidence}
    if settled not in (None, *said):
        return "latest_status", f"is {str(settled)!r}, as no evidence has it; give one of the statuses of the evidence"
    if Status.DENIED in said:
        return Status.DISPUTED
    for status in REPORTED:
        if status in said:
            return status
    last = [each for each in evidence if not any(_is_earlier(each, other) for other in evidence)]
    candidates = {item.status for item in last} or {default}
    if settled in candidates and settled is not None:
        return settled
    if len(candidates) == 1:
        return candidates.pop()
    open_ = " or ".join(repr(str(status)) for status in Status if status in candidates)
    return "latest_status", f"is missing: the times of publication leave open whether the latest is {open_}; say which"


def _moving_back(earlier: Evidence, later: Evidence) -> str:
    """Say of which two pieces of evidence the later moves a status back."""
    (status, source), (then, other) = ((str(each.status), each.quotation.source.id) for each in (earlier, later))
    mend = "what takes it up again is another event, `after` this one"
    if later.status is Status.CALLED_OFF and earlier.status is Status.ONGOING:
        mend = "what is broken off has ended"
    if later.status is Status.EXPECTED:
        mend += ", and words that look back on a plan are the `quote` of the plan itself"
    return f"is {then!r} in {other!r}, which was published after {source!r}, and that has it as {status!r}; {mend}"


def published_bounds(evidence: Iterable[Evidence]) -> PublishedBounds:
    """Return the bounds that follow from each piece of evidence by itself."""
    begins_from, begins_by = list[datetime](), list[datetime]()
    ends_from, ends_by = list[datetime](), list[datetime]()
    for item in evidence:
        published = item.quotation.source.published or TimeSpan()
        earliest, latest = published.begin_earliest, published.end_latest
        if item.status in TO_COME and earliest is not None:
            begins_from.append(earliest)
        if item.status is Status.ONGOING:
            ends_from += [] if earliest is None else [earliest]
            begins_by += [] if latest is None else [latest]
        if item.status is Status.ENDED and latest is not None:
            ends_by.append(latest)
    return PublishedBounds(
        max(begins_from, default=None),
        min(begins_by, default=None),
        max(ends_from, default=None),
        min(ends_by, default=None),
    )


def takes_place(status: Status, evidence: Sequence[Evidence]) -> Certainty:
    """Return whether an event of this status and evidence takes place in every world, in some, or in none.

    What rests on retracted sources alone takes place in some worlds only.
    """
    if rests_on_retracted(status, evidence) or status not in (*REPORTED, Status.CALLED_OFF):
        return Certainty.POSSIBLE
    return Certainty.NOT if status is Status.CALLED_OFF else Certainty.CERTAIN


def rests_on_retracted(status: Status, evidence: Iterable[Evidence]) -> bool:
    """Return whether some sources have an event so, as reported or as of this status, and all of them are retracted."""
    same = REPORTED if status in REPORTED else (status,)
    standings = {item.quotation.source.standing for item in evidence if item.status in same}
    return standings == {Standing.RETRACTED}


def _is_earlier(one: Evidence, other: Evidence) -> bool:
    """Return whether the source of one piece of evidence was certainly published before that of another."""
    first, second = one.quotation.source.published, other.quotation.source.published
    return first is not None and second is not None and first.certainly_before(second)
