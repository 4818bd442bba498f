"""Runs a judgement of a measure once for each way in which what it compares may turn out.

A question is a function that asks a `SymbolicWorld` which of two points in time is earlier, and whether something
open holds. What the bounds of the points and the earlier answers decide is answered so; whatever they leave open is
tried both ways. So the worlds that differ only in what the question never asks are one, and none is left out.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import NamedTuple, TypeVar

from vnus_trade.time.constraints import Bounds, pulled, pushed

T = TypeVar("T")

TimePoint = tuple[str, str]
"""A point in time: the id of an announcement or a source, and what happens then."""

MOST_WORLDS = 4_000
"""How many symbolic worlds a question about a few points may have; about many points, fewer: each costs more."""

_FEW_POINTS = 24


def most_worlds(points: int) -> int:
    """How many symbolic worlds a question about so many points may have, so that none takes more than seconds."""
    return MOST_WORLDS * _FEW_POINTS**2 // max(points, _FEW_POINTS) ** 2


class Precedence(NamedTuple):
    """One point lies at or before another or, if strict, before it."""

    first: TimePoint
    second: TimePoint
    strict: bool = False


class TooManyWorlds(Exception):
    """A question has more symbolic worlds than are tried."""


class Contradiction(Exception):
    """What was answered, or is known, can hold in no world."""


class PointOrder:
    """Points within bounds, and which of them precede others: closed, so that what fits in is seen at once."""

    def __init__(self, points: Mapping[TimePoint, Bounds], known: Iterable[Precedence] = ()) -> None:
        """Take what is known; raises `Contradiction` if nothing satisfies it."""
        self._bounds = dict(points)
        self._after: dict[TimePoint, dict[TimePoint, bool]] = {point: {} for point in points}
        self._before: dict[TimePoint, dict[TimePoint, bool]] = {point: {} for point in points}
        for precedence in known:
            if not self.allows(precedence):
                raise Contradiction
            self.add(precedence)

    def copy(self) -> "PointOrder":
        """Return an equal order, to which precedences can be added."""
        found = PointOrder({})
        found._bounds = dict(self._bounds)
        found._after = {point: dict(others) for point, others in self._after.items()}
        found._before = {point: dict(others) for point, others in self._before.items()}
        return found

    def allows(self, precedence: Precedence) -> bool:
        """Return whether one point may precede another so."""
        first, second, strict = precedence
        if first == second:
            return not strict
        back = self._after[second].get(first)
        if back is not None and (back or strict):
            return False
        return pushed(self._bounds[first].least, strict=strict) <= self._bounds[second].greatest

    def add(self, precedence: Precedence) -> None:
        """Add that one point precedes another, and all that follows."""
        first, second, strict = precedence
        known = self._after[first].get(second)
        if first == second or (known is not None and (known or not strict)):
            return
        befores = [(first, False), *self._before[first].items()]
        afters = [(second, False), *self._after[second].items()]
        for before, into in befores:
            for after, out_of in afters:
                is_strict = into or strict or out_of
                if is_strict or after not in self._after[before]:
                    self._after[before][after] = self._before[after][before] = is_strict
                least, most = self._bounds[before].least, self._bounds[after].greatest
                self._bounds[after] = Bounds(max(self._bounds[after].least, pushed(least, strict=is_strict)), most)
                upper = min(self._bounds[before].greatest, pulled(most, strict=is_strict))
                self._bounds[before] = Bounds(least, upper)


class SymbolicWorld:
    """One symbolic world: what a question has been answered so far, and what follows for the points in time."""

    def __init__(self, order: PointOrder, decided: Sequence[bool], most_open: int) -> None:
        self._order = order
        self._decided = decided
        self._longest = len(decided) + most_open
        self._answers: dict[Hashable, bool] = {}
        self.path: list[bool] = []

    def precedes(self, first: TimePoint, second: TimePoint, *, strict: bool = False) -> bool:
        """Return whether one point lies at or before another or, if strict, before it."""
        asked, opposite = Precedence(first, second, strict), Precedence(second, first, not strict)
        if not self._order.allows(asked):
            return False
        if not self._order.allows(opposite):
            return True
        found = self._answered(asked)
        self._order.add(asked if found else opposite)
        return found

    def chooses(self, what: Hashable) -> bool:
        """Return whether something holds that nothing decides; it is the same each time it is asked."""
        found = self._answers.get(what)
        return self._answered(what) if found is None else found

    def require(self, *, holds: bool) -> None:
        """Leave this world out unless this holds in it."""
        if not holds:
            raise Contradiction

    def require_order(self, first: TimePoint, second: TimePoint) -> None:
        """Leave out the worlds in which the first point does not lie before the second."""
        needed = Precedence(first, second, strict=True)
        self.require(holds=self._order.allows(needed))
        self._order.add(needed)

    def _answered(self, asked: Hashable) -> bool:
        """Answer what is open: as decided for this world, and for anything new, with yes."""
        decided = len(self.path) < len(self._decided)
        value = self._decided[len(self.path)] if decided else True
        if len(self.path) == self._longest:
            # Each open answer is another world to be tried.
            raise TooManyWorlds
        self.path.append(value)
        self._answers[asked] = value
        return value


def outcomes(
    question: Callable[[SymbolicWorld], T],
    points: Mapping[TimePoint, Bounds],
    known: Sequence[Precedence] = (),
    most: int | None = None,
) -> Iterator[T]:
    """Yield what a question gives in each symbolic world.

    Raises `TooManyWorlds` after `most_worlds` of them, or after `most` if that is given, and `Contradiction` if nothing
    satisfies what is known.

    >>> start, day = ("tariff", "start"), ("", "day")
    >>> points = {start: Bounds(0, 10), day: Bounds(4, 4)}
    >>> sorted(outcomes(lambda world: world.precedes(start, day), points))
    [False, True]
    """
    limit = most_worlds(len(points)) if most is None else most
    if not limit:
        raise TooManyWorlds
    order = PointOrder(points, known)
    waiting: list[Sequence[bool]] = [()]
    tried = 0
    while waiting:
        decided = waiting.pop()
        tried += 1
        world = SymbolicWorld(order.copy(), decided, limit - tried - len(waiting))
        with suppress(Contradiction):
            yield question(world)
        waiting += ((*world.path[:place], False) for place in range(len(decided), len(world.path)))
