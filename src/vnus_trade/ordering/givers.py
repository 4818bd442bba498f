"""Finds the event from which another event has a bound of its time."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from vnus_trade.ordering.graph import Graph, components
from vnus_trade.ordering.stated import DATED, PUBLISHED, Stated
from vnus_trade.time.constraints import Bounds, Link

_ENDS = (False, True)
_Side = tuple[bool, bool]
"""Of the beginning or the end, and a lower or an upper bound."""


class _Own(NamedTuple):
    """What is stated of an event and of the events on which it depends."""

    dated: frozenset[_Side]
    """The bounds that their own times have."""
    published: Mapping[_Side, int]
    """The tightest of each bound that sources give."""


class Givers:
    """Finds what gives each bound in a graph; what it has looked at once, it does not look at again."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        at: tuple[dict[int, list[str]], dict[int, list[str]]] = {}, {}
        for id_, points in graph.points.items():
            for is_end in _ENDS:
                at[is_end].setdefault(points[is_end], []).append(id_)
        # An upper bound is given by a beginning, and a lower one by an end.
        self._at: Mapping[bool, Mapping[int, Sequence[str]]] = {True: at[False], False: at[True]}
        self._own = self._owns()
        self._first = {upper: self._firsts(upper) for upper in _ENDS}

    def given_by(self, event: str, *, end: bool, upper: bool) -> str | None:
        """Return the event whose stated order alone gives this bound, as `Order.given_by` describes it."""
        point, side = self._graph.points[event][end], self._graph.sides[upper]
        own = self._own[event]
        # A bound that is tighter only by the gap of a strict link says no more.
        known = (side.value[point] + upper) // 2
        said = [own.published[each] for each in {(end, upper), (upper, upper)} if each in own.published]
        if (end, upper) in own.dated or any(each <= known if upper else each >= known for each in said):
            return None
        # What the event depends on begins no later and ends no earlier, and so lies at no other point on the way.
        via = side.via[point]
        first = self._first[upper][via] if via >= 0 else -1
        if first >= 0:
            return self._at[upper][first][0]
        others = [other for other in self._at[upper].get(point, ()) if other != event]
        theirs = self._depended_on(event) if others else ()
        return next((other for other in others if other not in theirs), None)

    def _firsts(self, upper: bool) -> Sequence[int]:  # noqa: FBT001 (it says which side)
        """For each point the first on the way along which its bound came at which an event begins, or ends; or -1."""
        via, there = self._graph.sides[upper].via, self._at[upper]
        found = [-1] * len(via)
        for point in range(len(via)) if upper else reversed(range(len(via))):
            earlier = found[via[point]] if via[point] >= 0 else -1
            found[point] = earlier if earlier >= 0 else point if point in there else -1
        return found

    def _owns(self) -> Mapping[str, _Own]:
        """What is stated of each event and of those that it depends on, some of which may depend on each other."""
        entries = [*self._graph.entries.values()]
        number = {entry.id: at for at, entry in enumerate(entries)}
        links = [Link(number[entry.id], number[id_], strict=False) for entry in entries for id_ in entry.depends_on]
        group, count = components(len(entries), links)
        members: list[list[Stated]] = [[] for _ in range(count)]
        for entry in entries:
            members[group[number[entry.id]]].append(entry)
        found: dict[str, _Own] = {}
        for together in members:
            others = [found[id_] for entry in together for id_ in entry.depends_on if id_ in found]
            found.update(dict.fromkeys((entry.id for entry in together), _together(together, others)))
        return found

    def _depended_on(self, event: str) -> set[str]:
        found, waiting = {event}, [event]
        while waiting:
            new = found.symmetric_difference({*found, *self._graph.entries[waiting.pop()].depends_on})
            found |= new
            waiting += new
        return found


def _together(entries: Sequence[Stated], others: Sequence[_Own]) -> _Own:
    """What is stated of some entries, and of those that they depend on."""
    dated = {each for other in others for each in other.dated}
    published: dict[_Side, int] = {}
    said = [each for other in others for each in other.published.items()]
    unknown = Bounds()
    for is_end, bounds, field in (each for entry in entries for each in entry.bounds()):
        for upper in _ENDS:
            if field == DATED and bounds[upper] != unknown[upper]:
                dated.add((is_end, upper))
            elif field == PUBLISHED:
                said.append(((is_end, upper), (bounds[upper] + upper) // 2))
    for side, value in said:
        tightest = min if side[1] else max
        published[side] = tightest(value, published.get(side, value))
    return _Own(frozenset(dated), published)
