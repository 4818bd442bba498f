"""Tariff measures: announcements that continue each other as one measure, and whom each concerns."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any

import attrs

from vnus_trade.measures.changes import Made
from vnus_trade.measures.course import Course
from vnus_trade.model.entities import Actor
from vnus_trade.model.events import Event, TariffAnnouncement
from vnus_trade.ordering.order import Order


@attrs.frozen(eq=False, slots=False)
class Measure:
    """The announcements that `continues` and `fulfils` connect, in timeline order but behind what they continue."""

    announcements: tuple[TariffAnnouncement, ...]

    @cached_property
    def whole(self) -> TariffAnnouncement | None:
        """The announcement of which this measure covers a part."""
        return next(filter(None, map(_whole, self.announcements)), None)

    def said(self, field: str) -> Any:
        """The first value that its announcements give for a field, or else those of the whole."""
        own = self.own(field)
        return own or (next(_inherited(self.whole, field), own) if self.whole else own)

    def own(self, field: str) -> Any:
        """The first value that its announcements give for a field."""
        values = [getattr(event, field) for event in self.announcements]
        return next(filter(None, values), values[0])

    def payers(self) -> list[Actor | None]:
        """Those for whom different announcements apply; `None` for all whom no announcement singles out."""
        if self._is_of_one_reach:
            return [None]
        named = {actor.id: actor for by in self._stated for actor in by.applied_to}
        return [*named.values(), *([None] if any(by.applied_to_all for by in self._stated) else [])]

    def concerns(self, event: TariffAnnouncement, payer: Actor | None) -> bool | None:
        """Return whether an announcement of this measure applies to a payer; `None` if no source says.

        Nobody levies a tariff on goods of its own, so everybody's are those of all others.
        """
        stating = _stating_payers(event)
        if stating is None and self._is_of_one_reach:
            stating = next(iter(self._stated), None)
        if payer is None:
            return self._is_of_one_reach or (stating.applied_to_all if stating else None)
        if stating is None:
            return None
        if not stating.applied_to_all:
            return payer.id in {each.id for each in stating.applied_to}
        imposer = self.said("imposed_by")
        return payer.id not in {each.id for each in (*stating.exempts.payers, *([imposer] if imposer else ()))}

    def takes_out(self, payer: Actor | None, other: "Measure") -> bool:
        """Return whether no goods of a payer are left to another measure while this part of it has effect."""
        is_part = self.whole is not None and self.whole.id in {event.id for event in other.announcements}
        if not is_part or any(self.own(each) and self.own(each) != other.said(each) for each in ("goods", "condition")):
            return False
        return any(self.concerns(event, payer) is True for event in self.announcements) and payer is not None

    def course(self, payer: Actor | None, order: Order, zone: str, *, in_doubt: bool) -> Course | None:
        """Read the course of this measure for a payer; `in_doubt` says that it may be somebody else's measure."""
        concerning = {event.id: self.concerns(event, payer) for event in self.announcements}
        among = [event for event in self.announcements if concerning[event.id] is not False]
        made = [Made(event, order.is_open(event.id) or in_doubt or concerning[event.id] is None) for event in among]
        reporting = [event for event in among if self._is_of_one_reach or _applies_only(event, payer)]
        return Course.of(made, reporting, order, zone) if made else None

    @cached_property
    def _stated(self) -> list[TariffAnnouncement]:
        """The announcements that say whose goods the measure concerns."""
        return list(filter(None, map(_stating_payers, self.announcements)))

    @property
    def _is_of_one_reach(self) -> bool:
        """Whether all announcements concern the same payers, as far as they say."""
        return len({(*(each.id for each in by.applied_to), by.applied_to_all) for by in self._stated}) < 2


def measures_of(events: Iterable[Event], order: Order) -> list[Measure]:
    """List the measures of a record, each with its parts behind it."""
    tariffs = {
        event.id: event
        for event in events
        if isinstance(event, TariffAnnouncement) and not order.is_called_off(event.id)
    }
    groups: list[set[str]] = []
    for event in tariffs.values():
        linked = {event.id, *(each.id for each in event.fulfils if each.id in tariffs)}
        before = event.continues
        if before is not None and before.id in tariffs and (_whole(event) is None) == (_whole(before) is None):
            linked.add(before.id)
        for group in [group for group in groups if group & linked]:
            linked |= group
            groups.remove(group)
        groups.append(linked)
    found = [Measure(tuple(_in_turn([tariffs[id_] for id_ in tariffs if id_ in group]))) for group in groups]
    places = {id_: place for place, id_ in enumerate(tariffs)}
    found.sort(key=lambda measure: places[measure.announcements[0].id])
    wholes = (each for each in found if each.whole is None or each.whole.id not in tariffs)
    return [each for whole in wholes for each in _with_parts(whole, found)]


def _in_turn(events: Sequence[TariffAnnouncement]) -> Iterator[TariffAnnouncement]:
    """In timeline order, but each behind what it continues."""
    waiting = list(events)
    while waiting:
        ids = {event.id for event in waiting}
        event = next(each for each in waiting if each.continues is None or each.continues.id not in ids)
        waiting.remove(event)
        yield event


def _with_parts(measure: Measure, among: Sequence[Measure]) -> Iterator[Measure]:
    yield measure
    ids = {event.id for event in measure.announcements}
    for part in among:
        if part.whole is not None and part.whole.id in ids and part is not measure:
            yield from _with_parts(part, among)


def _chain(event: TariffAnnouncement) -> Iterator[TariffAnnouncement]:
    """The announcement, and those that it continues, one after another."""
    at: TariffAnnouncement | None = event
    while at is not None:
        yield at
        at = at.continues


def _inherited(event: TariffAnnouncement, field: str) -> Iterator[Any]:
    return filter(None, (getattr(each, field) for each in (*_chain(event), *_chain_of_whole(event))))


def _chain_of_whole(event: TariffAnnouncement) -> Iterator[TariffAnnouncement]:
    whole = _whole(event)
    if whole is not None:
        yield from _chain(whole)
        yield from _chain_of_whole(whole)


def _whole(event: TariffAnnouncement) -> TariffAnnouncement | None:
    return next((each.within for each in _chain(event) if each.within is not None), None)


def _stating_payers(event: TariffAnnouncement) -> TariffAnnouncement | None:
    """The announcement that says for this one whose goods it concerns."""
    chain = (*_chain(event), *_chain_of_whole(event))
    return next((each for each in chain if each.applied_to or each.applied_to_all), None)


def _applies_only(event: TariffAnnouncement, payer: Actor | None) -> bool:
    """Return whether an announcement names one payer and no other, or is the one for all."""
    stating = _stating_payers(event)
    if stating is None or payer is None:
        return stating is not None and stating.applied_to_all
    return [each.id for each in stating.applied_to] == [payer.id]
