"""When events were, in words: by clocks, or by the events before or after which they were."""

import attrs
import pytest

from tests.invented import CALL, FIRST, NEGOTIATION, SECOND, THIRD, chronology, span
from vnus_trade.display.event_times import EventTimes
from vnus_trade.model.events import Event, Meeting, NegotiationRound
from vnus_trade.time.span import TimeSpan

EVE = NegotiationRound(id="eve", title="The eve")
NIGHT = attrs.evolve(SECOND, dated=span("[2031-05-19T18:00+07:00..2031-05-20T06:00+07:00]"), after=(FIRST,))


def said(*events: Event, of: str) -> str:
    """The time of an event among these, in words."""
    record = chronology(events, gaps=(), discrepancies=())
    return EventTimes.of(record).said(record[of])


@pytest.mark.parametrize(
    ("events", "of", "words"),
    [
        ((FIRST, SECOND), "second", "19 to 22 May 2031"),
        ((FIRST, SECOND), "first", "before the second round began (19 May 2031)"),
        ((FIRST, NIGHT), "first", "before the second round began (some time from 19 to 20 May 2031)"),
        ((FIRST, attrs.evolve(SECOND, number=14)), "first", "before round 14 began (19 May 2031)"),
        ((FIRST, attrs.evolve(SECOND, number=None)), "first", "before “Second round” began (19 May 2031)"),
        ((CALL, attrs.evolve(EVE, after=(CALL,))), "eve", "after “Lorn telephones Kest” ended (1 May 2031)"),
        (
            (CALL, attrs.evolve(EVE, after=(CALL,)), attrs.evolve(SECOND, after=(EVE,))),
            "eve",
            "after “Lorn telephones Kest” ended (1 May 2031), before the second round began (19 May 2031)",
        ),
        (
            (CALL, attrs.evolve(EVE, after=(CALL,), dated=span("[..2031-05-10]"))),
            "eve",
            "after “Lorn telephones Kest” ended (1 May 2031), by 10 May 2031",
        ),
        (
            (attrs.evolve(EVE, dated=span("2031-05-01/..")), attrs.evolve(SECOND, after=(EVE,))),
            "eve",
            "began 1 May 2031, before the second round began (19 May 2031)",
        ),
        (
            (FIRST, attrs.evolve(SECOND, dated=span("=2031-05-19T00:00+07:00/=2031-05-22T00:00+07:00"))),
            "first",
            "before the second round began (19 May 2031)",
        ),
        ((EVE, attrs.evolve(THIRD, dated=None, after=(EVE,))), "eve", "at an unknown time"),
    ],
)
def test_in_words(events: tuple[Event, ...], of: str, words: str) -> None:
    """A bound that stated order alone gives is said by the event that gives it; others by their dates."""
    assert said(*events, of=of) == words


def test_the_bound_of_another_place() -> None:
    """The day of an event that gives a bound is that of its own zone, whose place is named."""
    there = attrs.evolve(SECOND, dated=attrs.evolve(span("2031-05-19"), zone="America/New_York"))
    assert said(FIRST, there, of="first") == "before the second round began (some time from 18 to 19 May 2031, Borland)"


@pytest.mark.parametrize("written", ["[0001-01-01..0001-01-02]", "[9999-12-30..9999-12-31]"])
@pytest.mark.parametrize("zone", ["UTC", "-12:00", "+14:00"])
def test_the_ends_of_the_calendar(written: str, zone: str) -> None:
    """The first and the last days of the calendar can be said of an event that gives a bound."""
    there = attrs.evolve(SECOND, dated=TimeSpan.parse(written, zone))
    assert said(FIRST, there, of="first").startswith("before the second round began (")
    later = attrs.evolve(EVE, after=(attrs.evolve(there, after=()),))
    assert said(attrs.evolve(there, after=()), later, of="eve").startswith("after the second round ended (")


def test_an_event_of_no_record() -> None:
    """An event that the record does not have, or whose neighbour it does not have, is said by the clock."""
    record = chronology((FIRST, SECOND), gaps=(), discrepancies=())
    times = EventTimes.of(record)
    stranger = Meeting(id="stranger", title="Another", form="meeting", when=span("2031-05-01"))
    assert times.said(stranger) == "1 May 2031"
    alone = EventTimes({"Arden": NEGOTIATION.zone or ""}, {"first": record["first"]}, record.order)
    assert alone.said(record["first"]) == "by 19 May 2031"


def test_without_clocks() -> None:
    """Without clocks, the days of an event without a zone are those of Greenwich."""
    first, second = attrs.evolve(FIRST), attrs.evolve(SECOND, dated=attrs.evolve(span("2031-05-19"), zone=None))
    record = chronology((first, second), gaps=(), discrepancies=(), negotiations=())
    assert EventTimes.of(record).said(record["first"]).startswith("before the second round began (")
