"""Questions about commitments and agreements on a day: what is due, sums of amounts, and stages."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import attrs

from vnus_trade.answers.facts import Fact
from vnus_trade.answers.windows import condition
from vnus_trade.contents.index import Catalogue
from vnus_trade.contents.where import support_of
from vnus_trade.errors import QuestionRefused
from vnus_trade.model.entities import Actor, identity
from vnus_trade.model.events import Agreement, Commitment, Event
from vnus_trade.model.quantities import Amount
from vnus_trade.model.vocabulary import TariffStage
from vnus_trade.notebook import Titled
from vnus_trade.time.constraints import DURING, Certainty
from vnus_trade.time.lasting import lasts_on
from vnus_trade.time.span import TimeSpan, Window

_UNDERTAKEN = frozenset((TariffStage.PLEDGED, TariffStage.AGREED, TariffStage.ANNOUNCED))
"""The stages of commitments that somebody has to keep."""
_TAKING_THE_PLACE = frozenset((*_UNDERTAKEN, TariffStage.ENACTED, TariffStage.WITHDRAWN))
"""The stages of what takes the place of a commitment that it continues or fulfils."""


@attrs.frozen(repr=False)
class Total(Titled):
    """The sum of the amounts of commitments of one side, one stage and one unit.

    An amount that is open at one end, such as "more than 8 billion", leaves the sum open there. What only may be an
    answer counts in `greatest` alone. Words for one unit are one: tonnes, metric tons and tấn. A quantity and what it
    is worth are sums apart.
    """

    id: str
    """The ids of the sides, the stage and the unit, such as ``vietnam:pledged:USD``."""
    sides: tuple[Actor, ...] = attrs.field(eq=identity)
    """The sides of those who owe it, or are asked for it."""
    stage: TariffStage
    """How far the commitments had come."""
    unit: str
    """The ISO 4217 code of a currency, or the one name of the sources' unit."""
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
    later = _later((each for each, _ in among), Commitment)
    groups: dict[tuple[tuple[Actor, ...], TariffStage, str], list[tuple[Commitment, Amount, bool | None]]] = {}
    for commitment, is_certain in among:
        replaced_by = [certain[other.id] for other in _replacing(commitment, later)]
        if all(each is False for each in replaced_by):
            sides = tuple(dict.fromkeys(actor.side or actor for actor in commitment.obliged))
            for amount in commitment.amounts:
                key = sides, commitment.stage, amount.common_unit
                groups.setdefault(key, []).append((commitment, amount, False if replaced_by else is_certain))
    for (sides, stage, unit), members in groups.items():
        least = [
            amount.least for _, amount, is_certain in members if is_certain is not False and amount.least is not None
        ]
        greatest = [amount.greatest for _, amount, _ in members]
        yield Total(
            ":".join(("+".join(side.id for side in sides) or "nobody", stage, unit)),
            sides,
            stage,
            unit,
            sum(least, Decimal()) if least else None,
            None if None in greatest else sum(filter(None, greatest), Decimal()),
            tuple(each for each, *_ in members),
        )


def _replacing(commitment: Event, later: Mapping[str, Sequence[Event]]) -> list[Event]:
    """What takes the place of a commitment: undertakes anew, carries out or withdraws what it continues or fulfils."""
    others = later.get(commitment.id, ())
    return [other for other in others if getattr(other, "stage", None) in _TAKING_THE_PLACE]


def due(catalogue: Catalogue, on: date | str, zone: str | None) -> Fact:
    """The fact that a commitment is still to be kept on a day, certainly or in some worlds."""
    day = _window(catalogue, "due", on, zone)
    later = _later(catalogue.events.values(), Commitment)

    def certainty(event: Event) -> Certainty:
        if not isinstance(event, Commitment) or event.stage not in _UNDERTAKEN:
            return Certainty.NOT
        deadline = [] if event.deadline is None else [event.deadline]
        found = _lasting(catalogue, day, event.when, _replacing(event, later), deadline)
        # Without a deadline it may have been kept, and with a condition it may never have been owed.
        is_open = event.deadline is None or event.provided is not None
        return Certainty.POSSIBLE if found is Certainty.CERTAIN and is_open else found

    return _fact("due", on, certainty, "deadline")


def current(catalogue: Catalogue, on: date | str, zone: str | None) -> Fact:
    """The fact that an agreement is the stage that its chain has reached on a day, certainly or in some worlds."""
    day = _window(catalogue, "current", on, zone)
    later = _later(catalogue.events.values(), Agreement)

    def certainty(event: Event) -> Certainty:
        if not isinstance(event, Agreement):
            return Certainty.NOT
        others = [each for each in later.get(event.id, ()) if isinstance(each, Agreement) and each.stage]
        return _lasting(catalogue, day, event.since, others)

    return _fact("current", on, certainty, "stage")


def _later(events: Iterable[Event], cls: type[Event]) -> dict[str, list[Event]]:
    """What of these events continues or fulfils each event of a class, directly or by what it continues."""
    later: dict[str, list[Event]] = {}
    for event in events:
        named: list[Any] = [getattr(event, "continues", None), *getattr(event, "fulfils", ())]
        for other in named:
            while isinstance(other, cls):
                later.setdefault(other.id, []).append(event)
                other = getattr(other, "continues", None)  # noqa: PLW2901 (it walks along the chain)
    return later


def _window(catalogue: Catalogue, asked: str, on: date | str, zone: str | None) -> Window:
    """The day that is asked about, in this zone or else in the record's."""
    window = condition(catalogue, asked, DURING, on, zone).reference
    if not isinstance(window, Window):
        raise QuestionRefused(asked, "it asks about a day; write a date such as '2025-07-02'")
    return window


def _lasting(
    catalogue: Catalogue, day: Window, begun: TimeSpan, others: Iterable[Event], limits: Iterable[TimeSpan] = ()
) -> Certainty:
    """Whether what has begun lasts on a day, until one of these others has happened or one of these times is over."""
    times: dict[Certainty, list[TimeSpan]] = {certainty: [] for certainty in Certainty}
    for other in others:
        when = other.since if isinstance(other, Agreement) else other.when
        times[catalogue.order.takes_place[other.id]].append(when)
    return lasts_on(day, begun, [*limits, *times[Certainty.CERTAIN]], times[Certainty.POSSIBLE])


def _fact(query: str, on: date | str, certainty: Callable[[Event], Certainty], field: str) -> Fact:
    return Fact(
        query,
        on,
        lambda event: certainty(event) is not Certainty.NOT,
        lambda event: (support_of(event, field),),
        lambda event: certainty(event) is Certainty.POSSIBLE,
    )
