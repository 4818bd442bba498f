"""Questions about commitments and agreements on a day: what is due, sums of amounts, and stages."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal
from graphlib import TopologicalSorter
from operator import or_
from typing import NamedTuple, TypeVar

import attrs

from vnus_trade.answers.facts import Fact
from vnus_trade.answers.windows import condition
from vnus_trade.contents.index import Catalogue
from vnus_trade.contents.where import support_of
from vnus_trade.errors import QuestionRefused
from vnus_trade.model.entities import Actor, identity
from vnus_trade.model.events import Agreement, Commitment, Event
from vnus_trade.model.quantities import Amount
from vnus_trade.model.vocabulary import AmountBasis, MeasureChange, Period, TariffStage
from vnus_trade.notebook import Titled
from vnus_trade.time.constraints import DURING, Bounds, Certainty
from vnus_trade.time.lasting import NEVER, first_end, first_of, lasts_on
from vnus_trade.time.span import TimeSpan, Window

_Value = TypeVar("_Value")
_UNDERTAKEN = frozenset((TariffStage.PLEDGED, TariffStage.AGREED, TariffStage.ANNOUNCED))
"""The stages of commitments that somebody has to keep."""
_TAKING_THE_PLACE = frozenset((*_UNDERTAKEN, TariffStage.ENACTED, TariffStage.WITHDRAWN))
"""The stages of what takes the place of a commitment that it continues or fulfils."""
_FAR = 20
"""How many times over a commitment may be a part of others for sums to see it."""


class _Group(NamedTuple):
    """What amounts have in common that are added up."""

    sides: tuple[Actor, ...]
    stage: TariffStage
    unit: str
    per: Period | None
    change: MeasureChange | None

    @property
    def id(self) -> str:
        sides = "+".join(side.id for side in self.sides) or "nobody"
        return ":".join(filter(None, (sides, self.stage, self.unit, self.per, self.change)))


@attrs.frozen(repr=False)
class Total(Titled):
    """The sum of the amounts of commitments of one side, one stage and one unit.

    An amount that is open at one end, such as "more than 8 billion", leaves the sum open there. What only may be an
    answer counts in `greatest` alone. Words for one unit are one: tonnes, metric tons and tấn. A quantity and what it
    is worth are sums apart, and so are amounts of another period, and those that only raise or cut something. A part
    counts only where what it is `within` does not.
    """

    id: str
    """The ids of the sides, the stage, the unit and its period, and what is raised or cut: ``chile:pledged:USD``."""
    sides: tuple[Actor, ...] = attrs.field(eq=identity)
    """The sides of those who owe it, or are asked for it."""
    stage: TariffStage
    """How far the commitments had come."""
    unit: str
    """The ISO 4217 code of a currency, or the one name of the sources' unit."""
    per: Period | None
    """For how long, over and over; `None` for what they come to in all."""
    change: MeasureChange | None
    """What these amounts do to what was there; `None` for amounts that are no difference."""
    least: Decimal | None
    """The least that they come to; `None` if none of them says so."""
    greatest: Decimal | None
    """The most that they come to; `None` where some amount has no upper end."""
    commitments: tuple[Commitment, ...] = attrs.field(eq=identity)
    """What was summed."""

    @property
    def title(self) -> str:
        """Whose it is, and how far it had come."""
        return f"{', '.join(side.name for side in self.sides) or 'nobody named'}, {self.stage}"

    def __repr__(self) -> str:
        return f"<Total {self.id}: {self.least} to {self.greatest}>"


def totals(judged: Iterable[tuple[Commitment, bool | None]]) -> Iterator[Total]:
    """Sum amounts by side, stage and unit; what another of these commitments takes the place of counts no more."""
    among = list(judged)
    certain = {each.id: is_certain for each, is_certain in among}

    def replaces(event: Event) -> bool | None:
        known = event.id in certain and getattr(event, "stage", None) in _TAKING_THE_PLACE
        return certain[event.id] is not False if known else None

    replaced = _later((each for each, _ in among), Commitment, replaces, or_)
    groups: dict[_Group, list[tuple[Commitment, Amount, bool | None]]] = {}
    for commitment, is_certain in among:
        if not replaced.get(commitment.id):
            owed = next((each for each in (commitment, *_wholes(commitment)) if each.obliged), commitment)
            sides = tuple(dict.fromkeys(actor.side or actor for actor in owed.obliged))
            for amount in commitment.amounts:
                is_moved = commitment.basis_of_amount is AmountBasis.DIFFERENCE and amount is commitment.amount
                if is_moved and commitment.change is None:
                    continue  # of a record of an earlier day, which may not say yet what becomes of it
                change = commitment.change if is_moved else None
                key = _Group(sides, commitment.stage, amount.common_unit, amount.per, change)
                groups.setdefault(key, []).append(
                    (commitment, amount, False if commitment.id in replaced else is_certain)
                )
    for group, members in groups.items():
        is_sure = {each.id: is_certain is not False for each, _, is_certain in members}
        covered = {each.id: [is_sure[w.id] for w in _wholes(each) if w.id in is_sure] for each, *_ in members}
        surely = [amount.least for each, amount, _ in members if is_sure[each.id] and not any(covered[each.id])]
        least = [each for each in surely if each is not None]
        greatest = [amount.greatest for each, amount, _ in members if not covered[each.id]]
        yield Total(
            group.id,
            *group,
            sum(least, Decimal()) if least else None,
            None if None in greatest else sum(filter(None, greatest), Decimal()),
            tuple(each for each, *_ in members if not any(covered[each.id])),
        )


def due(catalogue: Catalogue, on: date | str, zone: str | None) -> Fact:
    """The fact that a commitment is still to be kept on a day, certainly or in some worlds."""
    day = _window(catalogue, "due", on, zone)

    def end(event: Event) -> Bounds | None:
        return _end(catalogue, event, event.when) if getattr(event, "stage", None) in _TAKING_THE_PLACE else None

    ends = _later(catalogue.events.values(), Commitment, end, first_of)

    def certainty(event: Event) -> Certainty:
        if not isinstance(event, Commitment) or event.stage not in _UNDERTAKEN:
            return Certainty.NOT
        deadline = first_end([] if event.deadline is None else [event.deadline])
        found = lasts_on(day, event.when, first_of(deadline, ends.get(event.id, NEVER)))
        # Without a deadline it may have been kept, and with a condition it may never have been owed.
        is_open = event.deadline is None or event.provided is not None
        return Certainty.POSSIBLE if found is Certainty.CERTAIN and is_open else found

    return _fact("due", on, certainty, "deadline")


def current(catalogue: Catalogue, on: date | str, zone: str | None) -> Fact:
    """The fact that an agreement is the stage that its chain has reached on a day, certainly or in some worlds."""
    day = _window(catalogue, "current", on, zone)

    def end(event: Event) -> Bounds | None:
        return _end(catalogue, event, event.since) if isinstance(event, Agreement) and event.stage else None

    ends = _later(catalogue.events.values(), Agreement, end, first_of)

    def certainty(event: Event) -> Certainty:
        if not isinstance(event, Agreement):
            return Certainty.NOT
        return lasts_on(day, event.since, ends.get(event.id, NEVER))

    return _fact("current", on, certainty, "stage")


def _later(
    events: Iterable[Event],
    cls: type[Event],
    value: Callable[[Event], _Value | None],
    merged: Callable[[_Value, _Value], _Value],
) -> dict[str, _Value]:
    """For each event of a class, the values of what takes its place, merged into one.

    That is what continues or fulfils it or what continues it, and of a part also what takes the place of its whole.
    """
    known = {event.id: event for event in events}
    named: dict[str, list[str]] = {}
    wholes: dict[str, list[str]] = {}
    waiting = list(known.values())
    while waiting:
        event = waiting.pop()
        if event.id not in named:
            whole = getattr(event, "within", None)
            others = (getattr(event, "continues", None), *getattr(event, "fulfils", ()))
            # A part takes the place of no whole, whatever it continues.
            others = tuple(each for each in others if isinstance(each, cls) and (not whole or each.id != whole.id))
            waiting += (known.setdefault(each.id, each) for each in (*others, whole) if isinstance(each, cls))
            named[event.id] = [other.id for other in others]
            wholes[event.id] = [whole.id] if isinstance(whole, cls) else []
    found: dict[str, _Value] = {}

    def add(name: str, its: _Value | None) -> None:
        if its is not None:
            found[name] = merged(found[name], its) if name in found else its

    # What others name comes after all of them, and so knows what takes their place.
    for name in reversed(tuple(TopologicalSorter(named).static_order())):
        continued = getattr(known[name], "continues", None)
        for other in named[name]:
            add(other, value(known[name]))
            add(other, found.get(name) if continued is not None and other == continued.id else None)
    for name in TopologicalSorter(wholes).static_order():
        for whole in wholes[name]:
            add(name, found.get(whole))
    return found


def _wholes(commitment: Commitment) -> Iterator[Commitment]:
    """What a commitment is a part of, the nearest first."""
    whole, more = commitment.within, _FAR
    while whole is not None and more:
        yield whole
        whole, more = whole.within, more - 1


def _window(catalogue: Catalogue, asked: str, on: date | str, zone: str | None) -> Window:
    """The day that is asked about, in this zone or else in the record's."""
    window = condition(catalogue, asked, DURING, on, zone).reference
    if not isinstance(window, Window):
        raise QuestionRefused(asked, "it asks about a day; write a date such as '2025-07-02'")
    return window


def _end(catalogue: Catalogue, event: Event, when: TimeSpan) -> Bounds | None:
    """The bounds of what an event ends by taking place at this time; `None` if it does not take place."""
    takes_place = catalogue.order.takes_place[event.id]
    if takes_place is Certainty.NOT:
        return None
    return first_end([when]) if takes_place is Certainty.CERTAIN else first_end([], [when])


def _fact(query: str, on: date | str, certainty: Callable[[Event], Certainty], field: str) -> Fact:
    return Fact(
        query,
        on,
        lambda event: certainty(event) is not Certainty.NOT,
        lambda event: (support_of(event, field),),
        lambda event: certainty(event) is Certainty.POSSIBLE,
    )
