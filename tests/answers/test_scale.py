"""Work grows with what is asked for, and no faster than a record: counted in steps at two sizes, never in seconds."""

import gc
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from itertools import pairwise
from typing import Any

import attrs
import pytest

from tests.invented import DEAL, EVENTS, LEVY, chronology, span
from vnus_trade import Actor, Chronology, Event, Statement, TimeSpan
from vnus_trade.answers import facts
from vnus_trade.contents.index import Contents
from vnus_trade.display.terminal import timeline_lines
from vnus_trade.model.entities import Entity
from vnus_trade.ordering.graph import Links
from vnus_trade.ordering.order import Order
from vnus_trade.ordering.stated import Stated

pytestmark = pytest.mark.repetitive

SMALL, LARGE = 60, 240
SPEAKERS = 30


def record_of(count: int, *, chained: bool = False) -> Chronology:
    """A record of so many statements, two a day or each after the one before, each by one of thirty speakers."""
    speakers = [Actor(id=f"speaker-{n}", name=f"Speaker {n}", kind="person") for n in range(SPEAKERS)]
    ids = [f"event-{number:04}" for number in range(count)]
    stated = [
        Stated(
            id_, TimeSpan.parse(f"{2000 + number // 600}-{1 + number // 50 % 12:02}-{1 + number // 2 % 25:02}", "UTC")
        )
        if not chained
        else Stated(id_, after=(ids[number - 1],) if number else ())
        for number, id_ in enumerate(ids)
    ]
    order = Order.of(stated)
    events = [
        Statement(id=id_, title=id_, gist=id_, when=order.when(id_), speakers=(speakers[number % SPEAKERS],))
        for number, id_ in enumerate(ids)
    ]
    return Chronology.of(Contents(actors=speakers, all_events=events), order, {})


def calls_of(monkeypatch: pytest.MonkeyPatch, where: Any, name: str, run: Callable[[], object]) -> int:
    """How often something calls a function."""
    calls, own = [0], getattr(where, name)

    def counting(*given: Any, **named: Any) -> Any:
        calls[0] += 1
        return own(*given, **named)

    with monkeypatch.context() as patched:
        patched.setattr(where, name, counting)
        run()
    return calls[0]


@pytest.mark.parametrize("query", ["before", "after", "during", "overlapping"])
def test_a_window_judges_no_event_by_itself(monkeypatch: pytest.MonkeyPatch, query: str) -> None:
    """Bounds alone decide about fixed times, whatever the size of the record."""
    for size in (SMALL, LARGE):
        record = record_of(size)
        assert calls_of(monkeypatch, Order, "_judged", partial(getattr(record.events, query), "2000-01")) == 0


def test_a_question_about_an_event_judges_what_is_linked_to_it_and_left_open(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of an event that order alone places, only those linked to it are judged by themselves."""
    for size in (SMALL, LARGE):
        record = record_of(size, chained=True)
        middle = record[f"event-{size // 2:04}"]
        assert calls_of(monkeypatch, Order, "_judged", partial(record.events.before, middle)) == size


def test_a_fact_is_asked_of_those_that_its_index_names(monkeypatch: pytest.MonkeyPatch) -> None:
    """A query by an actor tests the events of that actor alone, after the first."""
    for size in (SMALL, LARGE):
        events = record_of(size).events
        events.by("speaker-1")
        # Each that is tested has its name looked at once.
        assert calls_of(monkeypatch, facts, "_fields_naming", partial(events.by, "speaker-2")) == size // SPEAKERS
        assert len(events.by("speaker-2")) == size // SPEAKERS


def test_the_order_of_neighbours_looks_at_their_links(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether one event begins no later than the next is looked up in as many links, however long the chain is."""
    read = []
    for size in (SMALL, LARGE):
        record = record_of(size, chained=True)
        one, other = list(record.all_events)[size // 2 : size // 2 + 2]
        read.append(calls_of(monkeypatch, Links, "__getitem__", partial(record.begins_no_later, one, other)))
    assert read[0] == read[1] <= 4


def test_nothing_is_kept_of_the_order_that_was_asked_for() -> None:
    """Asking each neighbour's order and relations keeps no object for it."""
    record = record_of(LARGE, chained=True)
    events = list(record.all_events)
    record.relations(*events[:2])
    gc.collect()
    before = len(gc.get_objects())
    for one, other in pairwise(events):
        assert record.begins_no_later(one, other)
        record.relations(one, other)
    gc.collect()
    assert len(gc.get_objects()) - before < 20


def test_objects_kept_for_an_event() -> None:
    """A record holds few objects for an event beside those that it was made of."""

    def kept(size: int) -> int:
        gc.collect()
        before = len(gc.get_objects())
        record = record_of(size)
        gc.collect()
        found = len(gc.get_objects()) - before
        assert len(record.all_events) == size
        return found

    kept(SMALL)
    assert (kept(LARGE) - kept(SMALL)) / (LARGE - SMALL) < 12


@pytest.mark.parametrize("shown", [lambda record: record._repr_html_(), lambda record: list(timeline_lines(record))])
def test_displays_compare_events_no_more_often_than_there_are(
    monkeypatch: pytest.MonkeyPatch, shown: Callable[[Chronology], object]
) -> None:
    """A display of four times as many events compares at most four times as often, and so looks at none for each."""
    small, large = (
        sum(
            calls_of(monkeypatch, where, name, partial(shown, record_of(size)))
            for where, name in ((Entity, "__eq__"), (Event, "__hash__"), (Links, "__getitem__"))
        )
        for size in (SMALL, LARGE)
    )
    assert large <= 4.4 * small


_LONG = 1_500


def test_parts_within_parts_of_any_depth() -> None:
    """Tariffs that are parts of each other, deeper than calls may nest, each have a line behind their whole."""
    tariffs = [attrs.evolve(LEVY, id="part-0")]
    while len(tariffs) < _LONG:
        tariffs.append(attrs.evolve(LEVY, id=f"part-{len(tariffs)}", goods=(), within=tariffs[-1]))
    rates = chronology((*EVENTS, *tariffs)).rates()
    assert [each.id for each in rates if each.id.startswith("part-")] == [tariff.id for tariff in tariffs]
    assert {each.goods for each in rates if each.id.startswith("part-")} == {LEVY.goods}


def test_stages_of_an_agreement_of_any_number() -> None:
    """Of a long chain of stages, the one that was reached last by a day is current."""
    days = [date(2031, 7, 2) + timedelta(number) for number in range(_LONG)]
    stages = [attrs.evolve(DEAL, id="stage-0", reached=span("2031-07-02"))]
    for number, day in enumerate(days[1:], start=1):
        stages.append(
            attrs.evolve(stages[0], id=f"stage-{number}", reached=span(day.isoformat()), continues=stages[-1])
        )
    found = chronology((*EVENTS, *stages)).agreements.current(on=days[700])
    assert [each.id for each in found if each.id.startswith("stage-")] == ["stage-699", "stage-700"]
    assert len(stages[-1].stage_on(days[700]).certain) == 2
