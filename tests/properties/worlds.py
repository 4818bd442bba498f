"""Brute force: every possible world of a few events on a small grid, as sets of numbered intervals held in integers.

Bounds lie on `GRID` points only. Between any two of them, and beyond the outermost, there is `ROOM` for the longest
chain of moments, each strictly before the next, that an order of three events can require. A law of this grid is
therefore a law of the line: stretching the room between grid points changes no order. Nothing here uses the library's
own reasoning, only its names for relations.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import combinations
from typing import NamedTuple

from vnus_trade.ordering.stated import Stated
from vnus_trade.time.constraints import Certainty, Relation
from vnus_trade.time.span import TimeSpan, Window

GRID = 3
ROOM = 4
MOMENTS = GRID * (ROOM + 1) + ROOM
START = datetime(2025, 4, 22, tzinfo=UTC)
UNITS = (timedelta(days=1), timedelta(microseconds=1))

Grid = int | None


class Interval(NamedTuple):
    """One event in one world: the moments of its beginning and its end."""

    begin: int
    end: int


INTERVALS = [Interval(begin, end) for end in range(MOMENTS) for begin in range(end)]
EVERYTHING = (1 << len(INTERVALS)) - 1

Predicate = Callable[[Interval, Interval], bool]

TRUTH: dict[str, Predicate] = {
    "before": lambda a, b: a.end <= b.begin,
    "after": lambda a, b: b.end <= a.begin,
    "during": lambda a, b: b.begin <= a.begin and a.end <= b.end,
    "overlapping": lambda a, b: a.begin < b.end and b.begin < a.end,  # an instant too, strictly within
    "contains": lambda a, b: a.begin <= b.begin and b.end <= a.end,
    "same": lambda a, b: a == b,
    "begins no later": lambda a, b: a.begin <= b.begin,
    "begins earlier": lambda a, b: a.begin < b.begin,
}


def allen(a: Interval, b: Interval) -> Relation:
    """Return the one relation of Allen's that holds, from the signs of the comparisons of endpoints."""
    if a.end < b.begin:
        return Relation.BEFORE
    if a.end == b.begin:
        return Relation.MEETS
    if b.end < a.begin:
        return Relation.AFTER
    if b.end == a.begin:
        return Relation.MET_BY
    begins = (a.begin > b.begin) - (a.begin < b.begin)
    ends = (a.end > b.end) - (a.end < b.end)
    return {
        (-1, -1): Relation.OVERLAPS,
        (-1, 0): Relation.FINISHED_BY,
        (-1, 1): Relation.CONTAINS,
        (0, -1): Relation.STARTS,
        (0, 0): Relation.EQUALS,
        (0, 1): Relation.STARTED_BY,
        (1, -1): Relation.DURING,
        (1, 0): Relation.FINISHES,
        (1, 1): Relation.OVERLAPPED_BY,
    }[begins, ends]


@cache
def rows(name: str) -> list[int]:
    """For each interval, the set of all intervals to which it has this relation."""
    if name in TRUTH:
        holds = TRUTH[name]
    else:
        relation = Relation(name.removeprefix("allen "))

        def holds(a: Interval, b: Interval) -> bool:
            return allen(a, b) is relation

    return [as_set(holds(a, b) for b in INTERVALS) for a in INTERVALS]


def as_set(flags: Iterator[bool]) -> int:
    """Return the set of the numbers whose flag is true."""
    return sum(1 << number for number, flag in enumerate(flags) if flag)


def members(numbers: int) -> Iterator[int]:
    """Yield the numbers in a set."""
    while numbers:
        lowest = numbers & -numbers
        yield lowest.bit_length() - 1
        numbers ^= lowest


def moment(grid: int) -> int:
    """The moment at which a grid point lies."""
    return ROOM + grid * (ROOM + 1)


def floor(at: int) -> Grid:
    """The last grid point no later than a moment."""
    return None if at < ROOM else (at - ROOM) // (ROOM + 1)


def ceiling(at: int) -> Grid:
    """The first grid point no earlier than a moment."""
    return None if at > moment(GRID - 1) else -((ROOM - at) // (ROOM + 1))


class Known(NamedTuple):
    """Bounds on one event's beginning and end, in grid points, as `TimeSpan` defines them."""

    begin_earliest: Grid
    begin_latest: Grid
    end_earliest: Grid
    end_latest: Grid

    def span(self, unit: timedelta, zone: str | None = None) -> TimeSpan:
        """Make the `TimeSpan` of these bounds."""
        a, b, c, d = self
        return TimeSpan(instant(a, unit), instant(b, unit), instant(c, unit), instant(d, unit), zone)


class Fixed(NamedTuple):
    """A window: where it begins and ends, in grid points."""

    begin: Grid
    end: Grid

    def window(self, unit: timedelta) -> Window:
        """Make the `Window` between these points."""
        return Window(instant(self.begin, unit), instant(self.end, unit))

    @property
    def interval(self) -> Interval:
        """Its interval of moments; an open side lies beyond them all."""
        begin = -1 if self.begin is None else moment(self.begin)
        return Interval(begin, MOMENTS if self.end is None else moment(self.end))


class Event(NamedTuple):
    """Everything stated of one event of a case."""

    id: str
    known: Known
    after: tuple[str, ...] = ()
    within: str | None = None
    same: str | None = None
    ends_by: Grid = None
    begins_from: Grid = None
    begins_by: Grid = None
    ends_from: Grid = None
    ongoing_at: tuple[str, ...] = ()
    takes_place: Certainty = Certainty.CERTAIN

    def stated(self, unit: timedelta) -> Stated:
        """Translate this for the library."""
        return Stated(
            self.id,
            self.known.span(unit),
            self.after,
            self.within,
            self.same,
            self.ongoing_at,
            instant(self.begins_from, unit),
            instant(self.begins_by, unit),
            instant(self.ends_from, unit),
            instant(self.ends_by, unit),
            self.takes_place,
        )

    @property
    def published(self) -> tuple[Grid, Grid, Grid, Grid]:
        """The bounds from publication: on the end above, on the beginning below and above, and on the end below."""
        return self.ends_by, self.begins_from, self.begins_by, self.ends_from

    @property
    def depends_on(self) -> set[str]:
        """The events without which it does not take place."""
        return {other for other in (self.within, self.same) if other is not None}

    def beside(self, there: frozenset[str]) -> "Event":
        """Everything stated of it in worlds in which just these take place: of one that does not, nothing."""
        if self.id not in there:
            return Event(self.id, Known(None, None, None, None))
        after, ongoing_at = (tuple(id_ for id_ in ids if id_ in there) for ids in (self.after, self.ongoing_at))
        return self._replace(after=after, ongoing_at=ongoing_at)


class Asked(NamedTuple):
    """A condition: a relation to an event, to one unnamed event, or to a window."""

    relation: str
    reference: str | Known | Fixed


def instant(grid: Grid, unit: timedelta) -> datetime | None:
    """The instant of a grid point."""
    return None if grid is None else START + grid * unit


@cache
def intervals(known: Known) -> int:
    """The set of the intervals that these bounds allow."""
    begin_earliest, begin_latest, end_earliest, end_latest = (
        None if bound is None else moment(bound) for bound in known
    )

    def begins(at: int) -> bool:
        if begin_earliest is not None and begin_earliest == begin_latest:
            return at == begin_earliest
        return (begin_earliest is None or begin_earliest <= at) and (begin_latest is None or at < begin_latest)

    def ends(at: int) -> bool:
        if end_earliest is not None and end_earliest == end_latest:
            return at == end_earliest
        return (end_earliest is None or end_earliest < at) and (end_latest is None or at <= end_latest)

    return as_set(begins(begin) and ends(end) for begin, end in INTERVALS)


class Verdict(NamedTuple):
    """The result of brute force: whether conditions hold in every world, and in some world."""

    certain: bool
    possible: bool


NO_WORLD = Verdict(certain=True, possible=False)
"""The verdict of no world at all."""
NOWHERE = Verdict(certain=False, possible=False)
"""The verdict of worlds in which the event does not take place."""


def taking_place(events: Sequence[Event]) -> Iterator[frozenset[str]]:
    """Yield each set of events that take place in some worlds: with what each depends on, and all that certainly do."""
    ids = {event.id: event for event in events}
    needs = {event.id: {event.id} for event in events}
    for _ in events:
        needs = {id_: {id_}.union(*(needs[other] for other in event.depends_on)) for id_, event in ids.items()}
    certain = {id_ for id_, all_ in needs.items() if all(ids[each].takes_place == "certain" for each in all_)}
    for size in range(len(events) + 1):
        for there in map(frozenset, combinations(ids, size)):
            closed = all(needs[id_] <= there and ids[id_].takes_place != "not" for id_ in there)
            if closed and certain <= there:
                yield there


class Histories:
    """All worlds of three events, some of which need not take place."""

    def __init__(self, events: Sequence[Event]) -> None:
        self.events = list(events)
        self.sets = {there: Worlds([event.beside(there) for event in events]) for there in taking_place(events)}

    def with_(self, *named: str) -> "list[Worlds]":
        """List the worlds in which the named events take place, by what else does."""
        return [worlds for there, worlds in self.sets.items() if there.issuperset(named)]

    @property
    def any(self) -> bool:
        """True if there is a world, and one for each event that takes place in some set of them."""
        return any(worlds.any for worlds in self.with_()) and all(
            any(worlds.any for worlds in self.with_(event.id)) for event in self.events if self.with_(event.id)
        )

    def judge(self, event: str, conditions: "Sequence[Asked]", supposing: Sequence[str] = ()) -> "Verdict":
        """Judge conditions on an event in the worlds in which it and all that they name take place, and others too."""
        named = [condition.reference for condition in conditions if isinstance(condition.reference, str)]
        return _all_of(worlds.judge(event, conditions) for worlds in self.with_(event, *named, *supposing))

    def answers(self, event: str, conditions: "Sequence[Asked]") -> "Verdict":
        """Judge whether an event takes place and meets conditions, in the worlds in which all that they name do."""
        named = [condition.reference for condition in conditions if isinstance(condition.reference, str)]
        return _all_of(
            worlds.judge(event, conditions) if event in there else NOWHERE if worlds.any else NO_WORLD
            for there, worlds in self.sets.items()
            if there.issuperset(named)
        )

    def is_called_off(self, event: str) -> bool:
        """Return whether an event takes place in no world."""
        return not self.with_(event)

    def judge_unnamed(self, known: Known, conditions: "Sequence[Asked]") -> "Verdict":
        """Judge conditions on an unnamed event within these bounds."""
        named = [condition.reference for condition in conditions if isinstance(condition.reference, str)]
        return _all_of(worlds.judge_unnamed(known, conditions) for worlds in self.with_(*named))

    def hull(self, event: str, supposing: Sequence[str] = ()) -> int:
        """The set of the intervals of an event in all worlds in which it and these take place."""
        number = next(number for number, each in enumerate(self.events) if each.id == event)
        found = 0
        for worlds in self.with_(event, *supposing):
            found |= worlds.hulls()[number]
        return found

    def together(self, event: str, other: str) -> dict[int, int]:
        """For each interval of one event, the set of intervals that the other can have beside it."""
        found: dict[int, int] = {}
        for worlds in self.with_(event, other):
            for here, left in worlds.together(event, other).items():
                found[here] = found.get(here, 0) | left
        return found

    def in_all(self, relation: str, event: str, other: str) -> bool:
        """Return whether a relation holds in every world in which both events take place, of which there is one."""
        together = self.together(event, other)
        return bool(together) and all(not left & ~rows(relation)[here] for here, left in together.items())


def _all_of(verdicts: "Iterator[Verdict]") -> "Verdict":
    found = [verdict for verdict in verdicts if verdict is not NO_WORLD]
    possible = any(verdict.possible for verdict in found)
    return Verdict(possible and all(verdict.certain for verdict in found), possible)


class Worlds:
    """All worlds of three events that take place."""

    def __init__(self, events: Sequence[Event]) -> None:
        self.events = list(events)
        self.numbers = {event.id: number for number, event in enumerate(events)}
        self.single = [intervals(event.known) & _published(*event.published) for event in events]
        self.pairs: dict[tuple[int, int], list[int]] = {}
        for number, event in enumerate(events):
            self._require(number, "after", event.after)
            self._require(number, "during", () if event.within is None else (event.within,))
            self._require(number, "same", () if event.same is None else (event.same,))
            self._require(number, "contains", event.ongoing_at)

    def _require(self, number: int, relation: str, others: Sequence[str]) -> None:
        for other in others:
            there = self.numbers[other]
            if there == number:
                here = rows(relation)
                self.single[number] &= as_set(bool(here[at] >> at & 1) for at in range(len(INTERVALS)))
                continue
            converse = {"after": "before", "during": "contains", "same": "same", "contains": "during"}[relation]
            for pair, name in (((number, there), relation), ((there, number), converse)):
                required = rows(name)
                known = self.pairs.get(pair)
                self.pairs[pair] = required if known is None else [a & b for a, b in zip(known, required, strict=True)]

    def __iter__(self) -> Iterator[tuple[int, int, int]]:
        """Yield worlds: intervals of the first two events, and the set of intervals that they leave to the third."""
        return self.from_(0, 1, 2)

    def from_(self, first: int, second: int, third: int) -> Iterator[tuple[int, int, int]]:
        """Yield worlds with the events in another order."""
        no_link = [EVERYTHING] * len(INTERVALS)
        one_two, one_three = self.pairs.get((first, second), no_link), self.pairs.get((first, third), no_link)
        two_three = self.pairs.get((second, third), no_link)
        for here in members(self.single[first]):
            thirds = self.single[third] & one_three[here]
            for there in members(self.single[second] & one_two[here] if thirds else 0):
                left = thirds & two_three[there]
                if left:
                    yield here, there, left

    @property
    def any(self) -> bool:
        """True if there is any world."""
        return next(iter(self), None) is not None

    def hulls(self) -> list[int]:
        """For each event, the set of its intervals in all worlds."""
        found = [0, 0, 0]
        for here, there, left in self:
            found[0] |= 1 << here
            found[1] |= 1 << there
            found[2] |= left
        return found

    def together(self, event: str, other: str) -> dict[int, int]:
        """For each interval of one event, the set of intervals that the other can have beside it."""
        first, second = self.numbers[event], self.numbers[other]
        third = 3 - first - second
        found: dict[int, int] = {}
        for here, _, left in self.from_(first, third, second):
            found[here] = found.get(here, 0) | left
        return found

    def in_all(self, relation: str, event: str, other: str) -> bool:
        """Return whether a relation holds in every world."""
        return all(not left & ~rows(relation)[here] for here, left in self.together(event, other).items())

    def allows(self, event: str, condition: Asked) -> bool:
        """Return whether one condition holds of an event in some world."""
        can, _ = _judged_alone([condition])
        relation, reference = condition
        if not isinstance(reference, str):
            return any(can >> here & 1 for here, _, _ in self.from_(*self._led_by(event)))
        if reference == event:
            return False
        first, second, third = self._led_by(event)
        if self.numbers[reference] == second:
            second, third = third, second
        return any(left & rows(relation)[here] for here, _, left in self.from_(first, second, third))

    def _led_by(self, event: str) -> tuple[int, int, int]:
        first = self.numbers[event]
        second, third = (number for number in range(3) if number != first)
        return first, second, third

    def judge(self, event: str, conditions: Sequence[Asked]) -> Verdict:
        """Judge conditions on an event: whether all hold in every world, and whether all hold together in some."""
        if not self.any:
            return NO_WORLD
        if any(condition.reference == event for condition in conditions):
            return Verdict(certain=False, possible=False)
        can, must = _judged_alone(conditions)
        first, second, third = self._led_by(event)
        named = [[EVERYTHING] * len(INTERVALS) for _ in range(3)]
        for relation, reference in conditions:
            if isinstance(reference, str):
                there = self.numbers[reference]
                named[there] = [a & b for a, b in zip(named[there], rows(relation), strict=True)]
        certain, possible = True, False
        for here, there, left in self.from_(first, second, third):
            good = left & named[third][here] if named[second][here] >> there & 1 else 0
            possible = possible or bool(good and can >> here & 1)
            certain = certain and good == left and bool(must >> here & 1)
            if possible and not certain:
                break
        return Verdict(certain, possible)

    def judge_unnamed(self, known: Known, conditions: Sequence[Asked]) -> Verdict:
        """Judge conditions on an unnamed event within these bounds."""
        can, must = _judged_alone(conditions)
        named = [[EVERYTHING] * len(INTERVALS) for _ in range(3)]
        for relation, reference in conditions:
            if isinstance(reference, str):
                there = self.numbers[reference]
                named[there] = [a & b for a, b in zip(named[there], rows(relation), strict=True)]
        certain, possible = True, False
        worlds = list(self)
        if not worlds:
            return NO_WORLD
        for own in members(intervals(known)):
            for here, there, left in worlds:
                fits = named[0][own] >> here & 1 and named[1][own] >> there & 1
                good = left & named[2][own] if fits else 0
                possible = possible or bool(good and can >> own & 1)
                certain = certain and good == left and bool(must >> own & 1)
                if possible and not certain:
                    return Verdict(certain, possible)
        return Verdict(certain, possible)


@cache
def _published(ends_by: Grid, begins_from: Grid, begins_by: Grid, ends_from: Grid) -> int:
    """The set of the intervals that publication allows."""

    def allows(begin: int, end: int) -> bool:
        return (
            (ends_by is None or end <= moment(ends_by))
            and (begins_from is None or begin >= moment(begins_from))
            and (begins_by is None or begin <= moment(begins_by))
            and (ends_from is None or end >= moment(ends_from))
        )

    return as_set(allows(begin, end) for begin, end in INTERVALS)


def _judged_alone(conditions: Sequence[Asked]) -> tuple[int, int]:
    """Find the intervals at which the conditions on windows and unnamed events can hold, and at which they must."""
    can = must = EVERYTHING
    # Spans that leave the same room are equal, and name one event.
    unnamed: dict[int, list[str]] = {}
    for relation, reference in conditions:
        if isinstance(reference, Fixed):
            fixed = reference.interval
            held = as_set(TRUTH[relation](own, fixed) for own in INTERVALS)
            can, must = can & held, must & held
        elif isinstance(reference, Known):
            unnamed.setdefault(intervals(reference), []).append(relation)
    for whole, relations in unnamed.items():
        met = [whole] * len(INTERVALS)
        for relation in relations:
            met = [a & b for a, b in zip(met, rows(relation), strict=True)]
        can &= as_set(bool(each) for each in met)
        must &= as_set(each == whole for each in met)
    return can, must


def hull(whole: int, unit: timedelta) -> tuple[datetime | None, datetime | None, datetime | None, datetime | None]:
    """The tightest bounds of a `TimeSpan` around these intervals, in whole microseconds."""
    begins = {INTERVALS[number].begin for number in members(whole)}
    ends = {INTERVALS[number].end for number in members(whole)}
    step = timedelta(microseconds=1)
    begin_earliest, begin_latest = instant(floor(min(begins)), unit), instant(ceiling(max(begins)), unit)
    end_earliest, end_latest = instant(floor(min(ends)), unit), instant(ceiling(max(ends)), unit)
    if floor(max(begins)) == ceiling(max(begins)) and len(begins) > 1 and begin_latest is not None:
        begin_latest += step
    if floor(min(ends)) == ceiling(min(ends)) and len(ends) > 1 and end_earliest is not None:
        end_earliest -= step
    return begin_earliest, begin_latest, end_earliest, end_latest


def distances(ends: int, begins: int) -> tuple[Grid, Grid]:
    """The least and greatest distance, in grid points, of two moments that keep their order among all moments."""
    before, after = (floor(ends), ceiling(ends)), (floor(begins), ceiling(begins))
    if before == after:
        if ends == begins:
            return 0, 0
        low, high = before
        width = None if low is None or high is None else high - low
        if ends < begins:
            return 0, width
        return None if width is None else -width, 0
    least = None if after[0] is None or before[1] is None else after[0] - before[1]
    most = None if after[1] is None or before[0] is None else after[1] - before[0]
    return least, most
