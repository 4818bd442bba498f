"""Tariff measures: announcements that continue each other as one measure, and whom each concerns."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from heapq import heappop, heappush
from typing import Any

import attrs

from vnus_trade.measures.changes import POWERLESS, Made
from vnus_trade.measures.course import Course
from vnus_trade.model.entities import Actor
from vnus_trade.model.events import Event, TariffAnnouncement
from vnus_trade.ordering.order import Order

# What a measure is on: a cut that is only pledged, for some goods, says nothing of those that are levied on.
_COVERAGE = frozenset(("goods", "exempts", "condition", "trade_covered"))
# What may leave goods of a payer to the whole that a part is taken out of.
_SINGLED_OUT = ("goods", "condition", "trade_covered")


@attrs.define(eq=False)
class Inherited:
    """What announcements take from those that they continue, and then from those of which they are a part."""

    _wholes: dict[str, TariffAnnouncement | None] = attrs.field(factory=dict)
    _saying: dict[tuple[str, ...], TariffAnnouncement | None] = attrs.field(factory=dict)

    def whole(self, event: TariffAnnouncement) -> TariffAnnouncement | None:
        """The announcement of which this one, or the nearest that it continues, covers a part."""
        passed: list[str] = []
        at: TariffAnnouncement | None = event
        while at is not None and at.id not in self._wholes and at.within is None:
            passed.append(at.id)
            at = at.continues
        found = None if at is None else self._wholes.get(at.id, at.within)
        self._wholes.update(dict.fromkeys(passed, found))
        return found

    def saying(self, event: TariffAnnouncement, *fields: str) -> TariffAnnouncement | None:
        """The announcement that gives one of these fields: this one or the nearest that it takes it from."""
        passed: list[str] = []
        at: TariffAnnouncement | None = event
        found: TariffAnnouncement | None = None
        while at is not None and found is None and (at.id, *fields) not in self._saying:
            passed.append(at.id)
            among = (at,) if at.within is None else _chain(at)
            found = next((each for each in among if any(getattr(each, field) for field in fields)), None)
            at = at.within or at.continues
        if found is None and at is not None:
            found = self._saying[at.id, *fields]
        self._saying.update(((id_, *fields), found) for id_ in passed)
        return found


@attrs.frozen(eq=False, slots=False)
class Measure:
    """The announcements that `continues` and `fulfils` connect, in timeline order but behind what they continue."""

    announcements: tuple[TariffAnnouncement, ...]
    _inherited: Inherited

    @cached_property
    def whole(self) -> TariffAnnouncement | None:
        """The announcement of which this measure covers a part."""
        return next(filter(None, map(self._inherited.whole, self.announcements)), None)

    def said(self, field: str) -> Any:
        """The first value that its announcements give for a field, or else those of the whole."""
        own = self.own(field)
        saying = self._inherited.saying(self.whole, field) if self.whole and not own else None
        return own if saying is None else getattr(saying, field)

    def own(self, field: str) -> Any:
        """The first value that its announcements give for a field."""
        values = [getattr(event, field) for event in (self._covering if field in _COVERAGE else self.announcements)]
        return next(filter(None, values), values[0])

    @cached_property
    def _covering(self) -> Sequence[TariffAnnouncement]:
        """The announcements that may have effect, and those that they carry on or keep; all, if none may."""
        rest = {event.id: event for event in self.announcements}
        reached = [event.id for event in self.announcements if event.stage not in POWERLESS]
        while reached:
            if (event := rest.pop(reached.pop(), None)) is not None:
                reached += [each.id for each in (event.continues, *event.fulfils) if each is not None]
        return [event for event in self.announcements if event.id not in rest] or self.announcements

    def payers(self) -> list[Actor | None]:
        """Those for whom different announcements apply; `None` for all whom no announcement singles out."""
        if self._is_of_one_reach:
            return [None]
        named = {actor.id: actor for by in self._stated for actor in by.applied_to}
        return [*named.values(), *([None] if any(by.applied_to_all for by in self._stated) else [])]

    def concerns(self, event: TariffAnnouncement, payer: Actor | None) -> bool | None:
        """Return whether an announcement of this measure applies to a payer; `None` if no source says.

        Nobody levies a tariff on goods of its own, whether it is on those of everybody or nobody says whose it is on.
        """
        stating = self._stating_payers(event)
        if stating is None and self._is_of_one_reach:
            stating = next(iter(self._stated), None)
        if payer is None:
            return self._is_of_one_reach or (stating.applied_to_all if stating else None)
        imposer = self.said("imposed_by")
        is_own = imposer is not None and imposer.id == payer.id
        if stating is None:
            return False if is_own else None
        if not stating.applied_to_all:
            return payer.id in {each.id for each in stating.applied_to}
        return not is_own and payer.id not in {each.id for each in stating.exempts.payers}

    def takes_out(self, payer: Actor | None, whole: "Measure") -> bool:
        """Return whether no goods of a payer are left to the whole of this measure while this part has effect."""
        if any(self.own(each) and self.own(each) != whole.said(each) for each in _SINGLED_OUT):
            return False
        return payer is not None and any(self.concerns(event, payer) is True for event in self.announcements)

    def course(self, payer: Actor | None, order: Order, zone: str, *, in_doubt: bool) -> Course | None:
        """Read the course of this measure for a payer; `in_doubt` says that it may be somebody else's measure."""
        concerning = {event.id: self.concerns(event, payer) for event in self.announcements}
        among = [event for event in self.announcements if concerning[event.id] is not False]
        made = [Made(event, event.id in order.open_ids or in_doubt or concerning[event.id] is None) for event in among]
        reporting = [event for event in among if self._is_of_one_reach or self._applies_only(event, payer)]
        return Course.of(made, reporting, order, zone) if made else None

    @cached_property
    def _stated(self) -> list[TariffAnnouncement]:
        """The announcements that say whose goods the measure concerns."""
        return list(filter(None, map(self._stating_payers, self.announcements)))

    @property
    def _is_of_one_reach(self) -> bool:
        """Whether all announcements concern the same payers, as far as they say."""
        return len({(*(each.id for each in by.applied_to), by.applied_to_all) for by in self._stated}) < 2

    def _stating_payers(self, event: TariffAnnouncement) -> TariffAnnouncement | None:
        """The announcement that says for this one whose goods it concerns."""
        return self._inherited.saying(event, "applied_to", "applied_to_all")

    def _applies_only(self, event: TariffAnnouncement, payer: Actor | None) -> bool:
        """Return whether an announcement names one payer and no other, or is the one for all."""
        stating = self._stating_payers(event)
        if stating is None or payer is None:
            return stating is not None and stating.applied_to_all
        return [each.id for each in stating.applied_to] == [payer.id]


def measures_of(events: Iterable[Event], order: Order) -> list[Measure]:
    """List the measures of a record, each with its parts behind it."""
    tariffs = {
        event.id: event
        for event in events
        if isinstance(event, TariffAnnouncement) and not order.is_called_off(event.id)
    }
    inherited, linked = Inherited(), {id_: set[str]() for id_ in tariffs}
    for event in tariffs.values():
        others = {each.id for each in event.fulfils} & tariffs.keys()
        before = event.continues
        if before is not None and before.id in tariffs:
            is_part, was_part = (inherited.whole(each) is not None for each in (event, before))
            others |= {before.id} if is_part is was_part else set()
        for other in others:
            linked[event.id].add(other)
            linked[other].add(event.id)
    found = [Measure(tuple(_in_turn(map(tariffs.__getitem__, group))), inherited) for group in _groups(linked)]
    places = {id_: place for place, id_ in enumerate(tariffs)}
    found.sort(key=lambda measure: places[measure.announcements[0].id])
    return list(_with_parts(found))


def _groups(linked: Mapping[str, Collection[str]]) -> Iterator[list[str]]:
    """The groups of what is linked, each in the order that is given."""
    group_of: dict[str, int] = {}
    for number, first in enumerate(linked):
        waiting = [first]
        while waiting:
            id_ = waiting.pop()
            if id_ not in group_of:
                group_of[id_] = number
                waiting += linked[id_]
    groups: dict[int, list[str]] = {}
    for id_ in linked:
        groups.setdefault(group_of[id_], []).append(id_)
    yield from groups.values()


def _in_turn(events: Iterable[TariffAnnouncement]) -> Iterator[TariffAnnouncement]:
    """In timeline order, but each behind what it continues."""
    among = list(events)
    places = {event.id: place for place, event in enumerate(among)}
    behind: dict[int, list[int]] = {}
    for place, event in enumerate(among):
        before = places.get(event.continues.id, -1) if event.continues is not None else -1
        behind.setdefault(before, []).append(place)
    ready = behind.get(-1, [])
    while ready:
        place = heappop(ready)
        yield among[place]
        for other in behind.get(place, ()):
            heappush(ready, other)


def _with_parts(measures: Sequence[Measure]) -> Iterator[Measure]:
    """Each measure that is no part of another, with its parts behind it, and theirs behind them."""
    of = {event.id: measure for measure in measures for event in measure.announcements}
    parts: dict[int, list[Measure]] = {}
    waiting: list[Measure] = []
    for measure in reversed(measures):
        whole = None if measure.whole is None else of.get(measure.whole.id)
        (waiting if whole is None else parts.setdefault(id(whole), [])).append(measure)
    while waiting:
        measure = waiting.pop()
        yield measure
        waiting += parts.get(id(measure), ())


def _chain(event: TariffAnnouncement) -> Iterator[TariffAnnouncement]:
    """The announcement, and those that it continues, one after another."""
    at: TariffAnnouncement | None = event
    while at is not None:
        yield at
        at = at.continues
