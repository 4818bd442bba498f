"""Judges each candidate: a certain answer, a possible one, or none."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import compress
from typing import Generic, NamedTuple, TypeVar

from vnus_trade.model.events import Event
from vnus_trade.ordering.boxes import Columns
from vnus_trade.ordering.order import Condition, Order
from vnus_trade.time.constraints import Certainty

E_co = TypeVar("E_co", bound=Event, covariant=True)

# So many questions on time are remembered with their answers.
_REMEMBERED = 8


class Judged(NamedTuple, Generic[E_co]):
    """The events that certainly answer, and those that only may."""

    certain: tuple[E_co, ...]
    possible: tuple[E_co, ...]


class Candidates(Generic[E_co]):
    """Events of which a question is asked; those that take place in no world are none."""

    def __init__(self, order: Order, events: Iterable[E_co]) -> None:
        takes_place = order.takes_place
        self.events: tuple[E_co, ...] = tuple(e for e in events if takes_place[e.id] is not Certainty.NOT)
        self._order = order
        self._answers: dict[tuple[Condition, ...], Judged[E_co]] = {}

    @cached_property
    def ids(self) -> Mapping[str, E_co]:
        """The events by their ids."""
        return {event.id: event for event in self.events}

    @cached_property
    def _columns(self) -> Columns:
        return self._order.columns(self.ids)

    @cached_property
    def _open(self) -> frozenset[str]:
        """The ids of those that take place in some worlds only."""
        return frozenset(self._order.open_ids & self.ids.keys())

    def judged(self, times: tuple[Condition, ...], open_: Iterable[str] = ()) -> Judged[E_co]:
        """Judge conditions on time on each event; those in `open_` keep the facts in some worlds only."""
        doubtful = self._open.union(open_)
        if times in self._answers and not open_:
            return self._answers[times]
        certain = possible = [True] * len(self.events)
        if times:
            certain, possible = self._order.judge_all(self.ids, self._columns, times)
        if doubtful:
            certain = [each and id_ not in doubtful for id_, each in zip(self.ids, certain, strict=True)]
        maybe = [each and not sure for each, sure in zip(possible, certain, strict=True)]
        found = Judged(tuple(compress(self.events, certain)), tuple(compress(self.events, maybe)))
        if not open_:
            if len(self._answers) == _REMEMBERED:
                self._answers.clear()
            self._answers[times] = found
        return found

    def among(self, events: Sequence[Event]) -> Iterable[E_co]:
        """Those of these events that are candidates."""
        return (self.ids[event.id] for event in events if event.id in self.ids)
