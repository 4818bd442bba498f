"""Relations of points and of intervals in time, Allen's among them, as links that some world satisfies or none."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import cache
from typing import NamedTuple


class Bounds(NamedTuple):
    """The least and greatest value of one point in time.

    An instant is the integer 2·µs since year 1, and the odd number above it is the open gap before the next
    microsecond, which has room for any number of instants. So "at least", "more than", "at most" and "less than"
    are one comparison of integers. An unknown bound is the gap before or after all instants.
    """

    least: int = -1
    greatest: int = 2**63 - 1


class Link(NamedTuple):
    """One point lies at or before another or, if strict, before it; the caller numbers the points."""

    first: int
    second: int
    strict: bool


class Certainty(StrEnum):
    """Whether something holds in every possible world, in some and not in all, or in none.

    >>> import vnus_trade
    >>> vnus_trade.load().why("round-2", "before", "deal").verdict
    <Certainty.CERTAIN: 'certain'>
    """

    CERTAIN = "certain"
    POSSIBLE = "possible"
    NOT = "not"


def satisfiable(bounds: Sequence[Bounds], links: Sequence[Link]) -> bool:
    """Return whether some world keeps all points within their bounds and satisfies all links.

    This is a simple temporal problem without distances (Dechter, Meiri and Pearl 1991): lower bounds are
    pushed along the links, and a world exists if none passes its upper bound and no strict link closes a cycle.
    It suits the few points of one question; `order.Order` does the same for a whole chronology.
    """
    if any(bound.least > bound.greatest for bound in bounds):
        return False
    paths = paths_between(links, len(bounds))
    return all(
        not (strict and first == second) and pushed(bounds[first].least, strict=strict) <= bounds[second].greatest
        for (first, second), strict in paths.items()
    )


@cache
def comparisons(links: tuple[Link, ...]) -> tuple[Link, ...] | None:
    """The comparisons of bounds that decide whether some world has these links of two intervals; `None` if none can.

    They decide where the bounds of each interval are tight and nothing else links the two: the other paths between
    their points follow from these, as a tight end is known to lie beyond its beginning.
    """
    paths = paths_between((*OWN, *links), 4)
    if any(strict and first == second for (first, second), strict in paths.items()):
        return None
    return tuple(
        Link(first, second, strict)
        for (first, second), strict in paths.items()
        if first // 2 != second // 2
        and (first % 2 or (first + 1, second) not in paths)
        and (not second % 2 or (first, second - 1) not in paths)
    )


def some_world(links: tuple[Link, ...], bounds: Sequence[Bounds]) -> bool:
    """Return whether some world has these links of two intervals, given their tight bounds; see `comparisons`."""
    compared = comparisons(links)
    return compared is not None and all(
        # What `pushed` makes of the lower bound, as this is asked of every event of a record.
        bounds[first].least | strict <= bounds[second].greatest
        for first, second, strict in compared
    )


def every_world(links: tuple[Link, ...], bounds: Sequence[Bounds]) -> bool:
    """Return whether every world has these links of two intervals, given their tight bounds."""
    return not any(some_world((negated(link),), bounds) for link in links)


def tightened(bounds: Sequence[Bounds], links: Sequence[Link]) -> list[Bounds]:
    """The tight bounds of points that satisfy all links."""
    least, greatest = [each.least for each in bounds], [each.greatest for each in bounds]
    for (first, second), strict in paths_between(links, len(bounds)).items():
        least[second] = max(least[second], pushed(bounds[first].least, strict=strict))
        greatest[first] = min(greatest[first], pulled(bounds[second].greatest, strict=strict))
    return [Bounds(*pair) for pair in zip(least, greatest, strict=True)]


def paths_between(links: Iterable[Link], count: int) -> dict[tuple[int, int], bool]:
    """Find which of so many points links lead from and to, and whether strictly."""
    paths: dict[tuple[int, int], bool] = {}
    for first, second, strict in links:
        paths[first, second] = paths.get((first, second), False) or strict
    points = range(count)
    for middle in points:
        before = [(p, s) for p in points if (s := paths.get((p, middle))) is not None]
        beyond = [(p, s) for p in points if (s := paths.get((middle, p))) is not None]
        for first, into in before:
            for second, out_of in beyond:
                paths[first, second] = paths.get((first, second), False) or into or out_of
    return paths


def pushed(least: int, *, strict: bool) -> int:
    """The lower bound of what follows a point that has this lower bound."""
    return least | 1 if strict else least


def pulled(greatest: int, *, strict: bool) -> int:
    """The upper bound of what precedes a point that has this upper bound."""
    return (greatest - 1) | 1 if strict else greatest


class Relation(StrEnum):
    """Allen's thirteen relations of two intervals, read "a *relation* b" (Allen 1983)."""

    BEFORE = "before"
    MEETS = "meets"
    OVERLAPS = "overlaps"
    STARTS = "starts"
    DURING = "during"
    FINISHES = "finishes"
    EQUALS = "equals"
    FINISHED_BY = "finished by"
    CONTAINS = "contains"
    STARTED_BY = "started by"
    OVERLAPPED_BY = "overlapped by"
    MET_BY = "met by"
    AFTER = "after"


# The numbers of the points of two intervals, in all tables of links below.
A_BEGIN, A_END, B_BEGIN, B_END = range(4)
OWN = (Link(A_BEGIN, A_END, strict=True), Link(B_BEGIN, B_END, strict=True))

BEFORE = (Link(A_END, B_BEGIN, strict=False),)
AFTER = (Link(B_END, A_BEGIN, strict=False),)
DURING = (Link(B_BEGIN, A_BEGIN, strict=False), Link(A_END, B_END, strict=False))
OVERLAPPING = (Link(A_BEGIN, B_END, strict=True), Link(B_BEGIN, A_END, strict=True))

_SAME_BEGIN = (Link(A_BEGIN, B_BEGIN, strict=False), Link(B_BEGIN, A_BEGIN, strict=False))
_SAME_END = (Link(A_END, B_END, strict=False), Link(B_END, A_END, strict=False))
_A_BEGINS, _B_BEGINS = Link(A_BEGIN, B_BEGIN, strict=True), Link(B_BEGIN, A_BEGIN, strict=True)
_A_ENDS, _B_ENDS = Link(A_END, B_END, strict=True), Link(B_END, A_END, strict=True)

ALLEN: dict[Relation, tuple[Link, ...]] = {
    Relation.BEFORE: (Link(A_END, B_BEGIN, strict=True),),
    Relation.MEETS: (Link(A_END, B_BEGIN, strict=False), Link(B_BEGIN, A_END, strict=False)),
    Relation.OVERLAPS: (_A_BEGINS, Link(B_BEGIN, A_END, strict=True), _A_ENDS),
    Relation.STARTS: (*_SAME_BEGIN, _A_ENDS),
    Relation.DURING: (_B_BEGINS, _A_ENDS),
    Relation.FINISHES: (_B_BEGINS, *_SAME_END),
    Relation.EQUALS: (*_SAME_BEGIN, *_SAME_END),
    Relation.FINISHED_BY: (_A_BEGINS, *_SAME_END),
    Relation.CONTAINS: (_A_BEGINS, _B_ENDS),
    Relation.STARTED_BY: (*_SAME_BEGIN, _B_ENDS),
    Relation.OVERLAPPED_BY: (_B_BEGINS, Link(A_BEGIN, B_END, strict=True), _B_ENDS),
    Relation.MET_BY: (Link(B_END, A_BEGIN, strict=False), Link(A_BEGIN, B_END, strict=False)),
    Relation.AFTER: (Link(B_END, A_BEGIN, strict=True),),
}


def negated(link: Link) -> Link:
    """The link that holds in exactly the worlds where this one does not."""
    return Link(link.second, link.first, not link.strict)
