"""Judges many events at once, by testing whether their four bounds lie in a box."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from vnus_trade.time.constraints import Bounds, Link, negated, paths_between, pulled, pushed


class BoundsBox(NamedTuple):
    """The limits within which some world has what is asked of an event: upper ones of `least`, lower of `greatest`."""

    begin_least: int
    begin_greatest: int
    end_least: int
    end_greatest: int


# What no bound of an event passes.
_EVERYTHING = BoundsBox(Bounds().greatest, Bounds().least, Bounds().greatest, Bounds().least)


def box_of(bounds: Sequence[Bounds], links: Iterable[Link]) -> BoundsBox | None:
    """What `satisfiable` asks of an event whose points are the first two, and whose bounds are tight and not known yet.

    `None` if no event can satisfy it.
    """
    limits = list(_EVERYTHING)
    for (first, second), strict in paths_between(links, len(bounds)).items():
        if first == second and strict:
            return None
        if first > 1 and second > 1:
            if pushed(bounds[first].least, strict=strict) > bounds[second].greatest:
                return None
        elif second > 1:
            limits[2 * first] = min(limits[2 * first], pulled(bounds[second].greatest, strict=strict))
        elif first > 1:
            limits[2 * second + 1] = max(limits[2 * second + 1], pushed(bounds[first].least, strict=strict))
    return _without_implied(BoundsBox(*limits))


def _without_implied(box: BoundsBox) -> BoundsBox:
    """The same box of tight bounds without limits that follow from others, as an end lies beyond its beginning."""
    if box.begin_least >= pulled(box.end_least, strict=True):
        box = box._replace(begin_least=_EVERYTHING.begin_least)
    if box.end_greatest <= pushed(box.begin_greatest, strict=True):
        box = box._replace(end_greatest=_EVERYTHING.end_greatest)
    return box


class Boxes(NamedTuple):
    """Where the bounds of an event lie, if what is asked of it holds in some world, and where if in every world."""

    possible: BoundsBox
    """The box with the bounds of all events that may answer."""
    refuting: tuple[BoundsBox, ...]
    """An event whose bounds lie in one of these does not certainly answer."""

    @classmethod
    def of(cls, bounds: Sequence[Bounds], links: Sequence[Link], asked: Sequence[Link]) -> "Boxes | None":
        """The boxes of a question whose points have these bounds and links; `None` if no event can answer it."""
        possible = box_of(bounds, [*links, *asked])
        if possible is None:
            return None
        refuting = (box_of(bounds, [*links, negated(link)]) for link in asked)
        return cls(possible, tuple(box for box in refuting if box is not None))


def limits_of(box: BoundsBox) -> Iterator[tuple[int, int]]:
    """The limits of a box that exclude something, each with the number of its column; those of least bounds are upper.

    Most questions have one or two.
    """
    return ((number, limit) for number, limit in enumerate(box) if limit != _EVERYTHING[number])


class Columns:
    """The tight bounds of the beginnings and ends of many events, column by column."""

    def __init__(self, begins: Sequence[Bounds], ends: Sequence[Bounds]) -> None:
        self._columns: tuple[list[int], ...] = tuple(
            [bounds[side] for bounds in each] for each in (begins, ends) for side in (0, 1)
        )

    def within(self, box: BoundsBox) -> list[bool]:
        """Tell of each event whether its bounds lie in a box."""
        found: list[bool] | None = None
        for number, limit in limits_of(box):
            column = self._columns[number]
            own = [value >= limit for value in column] if number % 2 else [value <= limit for value in column]
            found = own if found is None else [one and other for one, other in zip(found, own, strict=True)]
        return [True] * len(self._columns[0]) if found is None else found

    def outside(self, boxes: Sequence[BoundsBox]) -> list[bool]:
        """Tell of each event whether its bounds lie in none of these boxes."""
        found, *others = map(self.within, boxes) if boxes else [[False] * len(self._columns[0])]
        for other in others:
            found = [one or another for one, another in zip(found, other, strict=True)]
        return [not each for each in found]
