"""Turns the times that a question names into conditions on events."""

from datetime import date, datetime

from vnus_trade import lazy
from vnus_trade.contents.index import Catalogue
from vnus_trade.errors import QuestionRefused, TimeRefused
from vnus_trade.model.events import Event
from vnus_trade.ordering.order import Condition, Order, Reference
from vnus_trade.time.constraints import AFTER, B_BEGIN, B_END, BEFORE, DURING, Link
from vnus_trade.time.span import TimeSpan, Window
from vnus_trade.time.written import states_its_offsets
from vnus_trade.words.names import near

When = Event | TimeSpan | str | date
"""The argument of a query on time: an event, a span (one unnamed event), a written time, date or aware `datetime`."""


def condition(catalogue: Catalogue, asked: str, links: tuple[Link, ...], when: When, zone: str | None) -> Condition:
    """Return the condition of a query on time, `asked`; raises `QuestionRefused` for one that has no answer."""
    if isinstance(when, Event | TimeSpan) and zone is not None:
        raise QuestionRefused(asked, "an event and a TimeSpan have their zone; leave zone= out")
    if isinstance(when, Event):
        event = catalogue.find(Event, when)
        refuse_called_off(catalogue, asked, event)
        return Condition(links, event.id)
    if isinstance(when, str) and when in catalogue.events:
        raise QuestionRefused(asked, f"{when!r} is the id of an event; write record[{when!r}]")
    if isinstance(when, str | date) and zone is None:
        zone = _zone(catalogue, asked, when)
    try:
        return time_condition(asked, links, when, zone)
    except TimeRefused:
        for close in near(str(when), catalogue.events, 1):
            reason = f"{when!r} is no time, and no id of an event; did you mean record[{close!r}]?"
            raise QuestionRefused(asked, reason) from None
        raise


def time_condition(asked: str, links: tuple[Link, ...], when: TimeSpan | str | date, zone: str | None) -> Condition:
    """Return the condition of a question about a time, and not about an event; raises as `condition` does."""
    if isinstance(when, TimeSpan):
        return Condition(links, when)
    if not isinstance(when, str | date):
        raise TypeError(f"{asked} takes an event, a TimeSpan, a written time, a date or a datetime, not {when!r}")
    window = Window.read(when, zone)
    if links is BEFORE and window.begin is None:
        raise QuestionRefused(asked, "the window has no beginning to be before")
    if links is AFTER and window.end is None:
        raise QuestionRefused(asked, "the window has no end to be after")
    if links is DURING and window.begin == window.end is not None:
        raise QuestionRefused(asked, "nothing lasts no time; write the minute or the day, such as '2025-07-02'")
    # An open side of a window excludes nothing.
    open_sides = {point for point, side in ((B_BEGIN, window.begin), (B_END, window.end)) if side is None}
    return Condition(tuple(link for link in links if open_sides.isdisjoint(link[:2])), window)


def day_of(catalogue: Catalogue, asked: str, day: date | str, zone: str | None) -> TimeSpan:
    """Return the span of a day, or of a longer written time; raises `QuestionRefused` for one without an end."""
    if isinstance(day, datetime) or not isinstance(day, str | date):
        raise TypeError(f"{asked} takes a date or a written time such as '2025-07-02', not {day!r}")
    if isinstance(day, str) and day in catalogue.events:
        raise QuestionRefused(asked, f"{day!r} is the id of an event; write a day, such as '2025-07-02'")
    span = TimeSpan.parse(str(day), zone if zone is not None else _zone(catalogue, asked, day))
    if span.end_latest is None:
        raise QuestionRefused(asked, f"{day} has no end; write a day, such as '2025-07-02'")
    return span


def read_day(asked: str, day: date | str) -> str:
    """Return a day as it is written; raises `QuestionRefused` for anything but one day."""
    instead = ", or ask `during`" if asked == "on" else ""
    if isinstance(day, datetime):
        raise QuestionRefused(asked, f"{str(day)!r} is an instant; write its date(){instead}")
    if isinstance(day, str) and (len(day) != len("YYYY-MM-DD") or "X" in day):
        days = [repr(each) for each in lazy.written_dates.written_forms(day, None) if len(each) == len("YYYY-MM-DD")]
        meant = " or ".join(days) or f"a date such as '2025-07-02'{instead}"
        raise QuestionRefused(asked, f"{day!r} is no day; write {meant}")
    return str(day)


def refuse_called_off(catalogue: Catalogue, asked: str, event: Event) -> None:
    """Raise `QuestionRefused` for an event that takes place in no world, with the times that were planned for it."""
    if catalogue.order.is_called_off(event.id):
        planned = [str(plan.when) for plan in event.plans if plan.when is not None]
        instead = f"; it was planned for {' and then '.join(planned)}: ask about that time" if planned else ""
        raise QuestionRefused(asked, f"{event.id} did not take place, as it was called off{instead}")


def names_instants(when: str | date) -> bool:
    """Return whether a time is the same in every zone: a `datetime`, or written with its offsets."""
    return isinstance(when, datetime) or (isinstance(when, str) and states_its_offsets(when))


def _zone(catalogue: Catalogue, asked: str, when: str | date) -> str | None:
    """Return the one zone of the negotiations, in which a time without an offset is read."""
    if names_instants(when):
        return None
    zones = dict.fromkeys(negotiation.zone for negotiation in catalogue.negotiations if negotiation.zone)
    if len(zones) > 1:
        raise QuestionRefused(asked, f"the negotiations are read in {' and '.join(zones)}; say which with zone=")
    return next(iter(zones), None)


def conditions_between(
    catalogue: Catalogue, earlier: When, later: When, zone: str | None
) -> tuple[Condition, Condition]:
    """Return the conditions of lying between two times; raises `QuestionRefused` where there is no room."""
    first = condition(catalogue, "between", AFTER, earlier, zone)
    second = condition(catalogue, "between", BEFORE, later, zone)
    refuse_no_room(catalogue.order, first, second)
    return first, second


def refuse_no_room(order: Order, first: Condition, second: Condition) -> None:
    """Raise `QuestionRefused` if nothing can lie after the one reference and before the other."""
    if _ends_before(order, second.reference, first.reference):
        raise QuestionRefused("between", "the second is certainly before the first; write them the other way round")
    if not order.judge(TimeSpan(), (first, second)).possible:
        nothing = "nothing fits between them, as the second begins no later than the first ends"
        raise QuestionRefused("between", f"{nothing}; to count both in, ask during('2025-07-01/2025-07-03')")


def _ends_before(order: Order, reference: Reference, other: Reference) -> bool:
    if isinstance(reference, str) and isinstance(other, str):
        return order.judge(reference, (Condition(BEFORE, other),)).certain
    spans = [order.when(point) if isinstance(point, str) else point for point in (reference, other)]
    return spans[0].end_bounds.greatest <= spans[1].begin_bounds.least
