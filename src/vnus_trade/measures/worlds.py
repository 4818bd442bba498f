"""Symbolic worlds: a question runs once for each way in which what it compares and chooses may turn out.

A question is a function that asks a `SymbolicWorld` which of two points in time is earlier, and whether something
open holds. What the bounds of the points and the earlier answers decide is answered so; whatever they leave open is
tried both ways. So the worlds that differ only in what the question never asks are one, and none is left out.
"""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import NamedTuple, TypeVar

from vnus_trade.time.constraints import Bounds, Link, satisfiable

T = TypeVar("T")

TimePoint = tuple[str, str]
"""A point in time: the id of an announcement or a source, and what happens then."""

MOST_WORLDS = 2_000
"""How many symbolic worlds a question may have."""


class Precedence(NamedTuple):
    """One point lies at or before another or, if strict, before it."""

    first: TimePoint
    second: TimePoint
    strict: bool = False


class TooManyWorlds(Exception):
    """A question has more than `MOST_WORLDS` symbolic worlds."""


class _NoWorld(Exception):
    """What was answered before can hold in no world."""


class _Answer(NamedTuple):
    value: bool
    is_free: bool


class SymbolicWorld:
    """One symbolic world: what a question has been answered so far, and what follows for the points in time."""

    def __init__(
        self, points: Mapping[TimePoint, Bounds], known: Sequence[Precedence], decided: Sequence[_Answer]
    ) -> None:
        self._points = points
        self._decided = decided
        self._links = list(known)
        self._answers: dict[Hashable, bool] = {}
        self.path: list[_Answer] = []

    def precedes(self, first: TimePoint, second: TimePoint, *, strict: bool = False) -> bool:
        """Return whether one point lies at or before another or, if strict, before it."""
        found = _by_bounds(self._points[first], self._points[second], strict=strict)
        asked = Precedence(first, second, strict)
        if found is None:
            found = self._answers.get(asked)
        if found is None:
            found = self._answered(asked, lambda value: self._allows(asked if value else _opposite(asked)))
            self._links.append(asked if found else _opposite(asked))
        return found

    def chooses(self, what: Hashable) -> bool:
        """Return whether something holds that nothing decides; it is the same each time it is asked."""
        found = self._answers.get(what)
        return self._answered(what, lambda _: True) if found is None else found

    def require(self, *, holds: bool) -> None:
        """Leave this world out unless this holds in it."""
        if not holds:
            raise _NoWorld

    def require_order(self, first: TimePoint, second: TimePoint) -> None:
        """Leave out the worlds in which the first point does not lie before the second."""
        needed = Precedence(first, second, strict=True)
        self.require(holds=self._allows(needed))
        self._links.append(needed)

    def _answered(self, asked: Hashable, allows: Callable[[bool], bool]) -> bool:
        if len(self.path) < len(self._decided):
            answer = self._decided[len(self.path)]
        else:
            value = allows(True)  # noqa: FBT003 - it is the answer that is tried
            answer = _Answer(value, value and allows(False))  # noqa: FBT003 - as above
        self.path.append(answer)
        self._answers[asked] = answer.value
        return answer.value

    def _allows(self, precedence: Precedence) -> bool:
        links = [*self._links, precedence]
        numbers: dict[TimePoint, int] = {}
        for each in links:
            numbers.setdefault(each.first, len(numbers))
            numbers.setdefault(each.second, len(numbers))
        numbered = [Link(numbers[first], numbers[second], strict) for first, second, strict in links]
        return satisfiable([self._points[point] for point in numbers], numbered)


def outcomes(
    question: Callable[[SymbolicWorld], T], points: Mapping[TimePoint, Bounds], known: Sequence[Precedence] = ()
) -> Iterator[T]:
    """Yield what a question gives in each symbolic world; raises `TooManyWorlds`.

    >>> start, day = ("tariff", "start"), ("", "day")
    >>> points = {start: Bounds(0, 10), day: Bounds(4, 4)}
    >>> sorted(outcomes(lambda world: world.precedes(start, day), points))
    [False, True]
    """
    waiting: list[Sequence[_Answer]] = [()]
    tried = 0
    while waiting:
        tried += 1
        if tried > MOST_WORLDS:
            raise TooManyWorlds
        decided = waiting.pop()
        world = SymbolicWorld(points, known, decided)
        with suppress(_NoWorld):
            yield question(world)
        for place in range(len(decided), len(world.path)):
            value, is_free = world.path[place]
            if is_free:
                waiting.append((*world.path[:place], _Answer(not value, is_free=False)))


def _opposite(precedence: Precedence) -> Precedence:
    return Precedence(precedence.second, precedence.first, not precedence.strict)


def _by_bounds(first: Bounds, second: Bounds, *, strict: bool) -> bool | None:
    """Return whether the bounds alone decide that one point precedes another, and how; see `Bounds` for gaps."""
    if first.greatest < second.least or (not strict and first.greatest == second.least and not first.greatest % 2):
        return True
    if first.least > second.greatest or (strict and first.least == second.greatest and not first.least % 2):
        return False
    return None
