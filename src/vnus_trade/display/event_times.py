"""When an event was, in words: by the clocks of its negotiation, or by the event before or after which it was."""

from collections.abc import Mapping
from datetime import UTC

import attrs

from vnus_trade.contents.index import Catalogue, clocks_of
from vnus_trade.evidence.statuses import TO_COME
from vnus_trade.evidence.vocabulary import Status
from vnus_trade.model.events import Event, Meeting, NegotiationRound
from vnus_trade.ordering.order import Order
from vnus_trade.record.chronology import Chronology
from vnus_trade.time.span import TimeSpan
from vnus_trade.time.wording import in_words
from vnus_trade.time.zones import day_from, day_until, end_of, start_of, zone_of

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


@attrs.frozen
class EventTimes:
    """Says when the events of a record were; `clocks` are the zones of its places, the reader's own first."""

    clocks: Mapping[str, str]
    _events: Mapping[str, Event]
    _order: Order

    @classmethod
    def of(cls, record: Chronology | Catalogue) -> "EventTimes":
        """The times of a whole record, or of the one that an answer is from."""
        events = record.all_events if isinstance(record, Chronology) else record.events.values()
        return cls(clocks_of(record.negotiations), {event.id: event for event in events}, record.order)

    def said(self, event: Event) -> str:
        """Say when an event was; a bound that stated order alone gives is said by the event that gives it.

        Of an event that is not known to have begun it says what is planned.
        """
        if is_unbegun(event):
            return planned_time(event, self.clocks)
        if event.id not in self._events:
            return in_words(event.when, self.clocks)
        after, without = self._given(event, "begin_earliest", "end_earliest", upper=False)
        before, more = self._given(event, "end_latest", "begin_latest", upper=True)
        rest = attrs.evolve(event.when, **dict.fromkeys((*without, *more)))
        is_known = any(bound is not None for bound in attrs.astuple(rest)[:4])
        own = [in_words(rest, self.clocks)] if is_known or not without + more else []
        return ", ".join([*after, *own, *before])

    def _given(self, event: Event, bound: str, other: str, *, upper: bool) -> tuple[list[str], list[str]]:
        """Say the event that gives a bound, if one does, and list which bounds of the two it gives."""
        givers = {
            each: self._order.given_by(event.id, end=each.startswith("end"), upper=upper) for each in (bound, other)
        }
        giver = self._events.get(givers[bound] or "")
        if giver is None:
            return [], []
        said = f"before {_named(giver, 'began')}" if upper else f"after {_named(giver, 'ended')}"
        return [said + self._dated(giver, begins=upper)], [each for each in givers if givers[each] == giver.id]

    def _dated(self, event: Event, *, begins: bool) -> str:
        """The day or days on which an event began or ended, in brackets, where anything is known of them."""
        when = event.when
        first, last = (when.begin_earliest, when.begin_latest) if begins else (when.end_earliest, when.end_latest)
        name = when.zone or next(iter(self.clocks.values()), "UTC")
        zone = zone_of(name) or UTC
        begin = None if first is None else start_of(day_from(first, zone), zone)
        end = None if last is None else end_of(day_from(last, zone) if last == first else day_until(last, zone), zone)
        days = TimeSpan(begin_earliest=begin, end_latest=end, zone=name)
        return f" ({in_words(days, self.clocks)})" if first or last else ""


def is_unbegun(event: Event) -> bool:
    """Return whether the sources leave an event to come, or have it as called off: then its bounds say little."""
    return event.status in (*TO_COME, Status.CALLED_OFF)


def planned_time(event: Event, clocks: Mapping[str, str]) -> str:
    """Say for when an event was planned last."""
    planned = _planned(event)
    return "at no named time" if planned is None else f"planned for {in_words(planned, clocks)}"


def written_time(event: Event) -> str:
    """Write when an event was, or for when it was planned."""
    if not is_unbegun(event):
        return str(event.when)
    return f"planned for {_planned(event)}" if _planned(event) else "at no named time"


def time_shown(event: Event) -> TimeSpan:
    """The time of an event, or that for which it was planned last."""
    return _planned(event) or TimeSpan() if is_unbegun(event) else event.when


def _planned(event: Event) -> TimeSpan | None:
    return next((plan.when for plan in reversed(event.plans) if plan.when is not None), None)


def _named(event: Event, verb: str) -> str:
    """Name an event within a sentence; what lasts begins and ends."""
    if isinstance(event, NegotiationRound) and event.number is not None:
        number = event.number
        return f"the {_ORDINALS[number - 1]} round {verb}" if number <= len(_ORDINALS) else f"round {number} {verb}"
    return f"“{event.title}”" + (f" {verb}" if isinstance(event, Meeting | NegotiationRound) else "")
