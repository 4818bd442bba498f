"""Laws of copies: what is pickled or copied is the same record, answer or listing, however long its chains are."""

import copy
import pickle
from collections.abc import Callable, Sequence
from itertools import product
from typing import Any

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.model.test_chains import MEETING, SOURCE
from tests.properties.effort import effort
from vnus_trade import (
    Chronology,
    Event,
    Events,
    Evidence,
    Meeting,
    NotFound,
    Quotation,
    TimeSpan,
    load,
)
from vnus_trade.contents.index import as_told
from vnus_trade.model.chains import in_order
from vnus_trade.model.fields import referred
from vnus_trade.strategies import chronologies


def _pickled(thing: Any, protocol: int | None = None) -> Any:
    return pickle.loads(pickle.dumps(thing, protocol))  # noqa: S301 (our own)


COPIES: Sequence[Callable[[Any], Any]] = (_pickled, copy.copy, copy.deepcopy)


def _check_same(found: Chronology, record: Chronology) -> None:
    assert found == record
    assert hash(found) == hash(record)
    assert found.digest == record.digest
    assert found.order == record.order
    assert hash(found.order) == hash(record.order)
    assert found.filed == record.filed
    assert found.events.rows() == record.events.rows()
    assert [each.id for each in found.gaps] == [each.id for each in record.gaps]
    assert found.to_json() == record.to_json()
    assert repr(found) == repr(record)


@given(chronologies(min_events=1), st.sampled_from(COPIES))
@effort(50)
def test_a_copy_is_the_same_record(record: Chronology, copied: Callable[[Any], Any]) -> None:
    """A copy of a record is equal to it, with the same digest, order, filing, rows and document."""
    _check_same(copied(record), record)


@given(chronologies(min_events=1), st.sampled_from(COPIES), st.data())
@effort(50)
def test_a_copy_of_an_answer_can_be_asked(
    record: Chronology, copied: Callable[[Any], Any], data: st.DataObject
) -> None:
    """A copy of an answer has the same answers and possible ones, and is asked further with the same answers."""
    events = [each for each in record.all_events if each not in record.called_off]
    assume(events)
    event = data.draw(st.sampled_from(events))
    answer = record.events.after(event)
    found: Events[Event] = copied(answer)
    assert (found, found.possible, str(found)) == (answer, answer.possible, str(answer))
    again, whole = found.before(event), answer.before(event)
    assert (again, again.possible) == (whole, whole.possible)
    assert str(found.why(event.id)) == str(answer.why(event.id))
    sources = copied(record.sources[:1])
    assert (sources, sources.extent) == (record.sources[:1], record.sources[:1].extent)


def test_what_is_pickled_together_stays_together() -> None:
    """A record and its events, pickled as one, share their objects afterwards."""
    record = load()
    found, events, deal = _pickled((record, record.events, record.deal))
    assert found.deal is deal
    assert events.get(deal.id) is deal
    assert all(mine is its for mine, its in zip(events, found.events, strict=True))


def test_a_record_of_a_day_and_of_a_negotiation_are_copied() -> None:
    """So are the records that others make: of a day, and of one negotiation."""
    record = load()
    for part in (record.as_of("2025-05-30"), record.negotiation("vietnam-us-tariffs")):
        _check_same(_pickled(part), part)
        assert _pickled(part).day == part.day


_trees = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 3)), min_size=1, max_size=12)


@given(_trees)
def test_events_are_numbered_as_they_are_told(tree: list[tuple[int, int]]) -> None:
    """Events come in the order of the places that tell of them, each after those that tell of its meeting."""
    events: list[Meeting] = []
    paths: dict[str, tuple[int, ...]] = {}
    for number, (parent, at) in enumerate(tree):
        occasion = events[parent] if parent < len(events) else None
        told = (Evidence(Quotation(SOURCE, at, 5), ("form",)),) if at < 3 else ()
        events.append(attrs.evolve(MEETING, id=f"m{number}", occasion=occasion, evidence=told))
        paths[f"m{number}"] = (*(paths[occasion.id] if occasion else ()), at)
    numbers = as_told(reversed(events))
    for (one, path), (other, its) in product(paths.items(), repeat=2):
        assert (numbers[one] < numbers[other]) == (path < its)
        assert (numbers[one] == numbers[other]) == (path == its)


@given(chronologies(min_events=1))
@effort(30)
def test_what_is_referred_to_comes_first(record: Chronology) -> None:
    """In order, each object comes once, and after everything that it refers to."""
    done: set[int] = set()
    for thing in in_order(record.all_events):
        assert all(id(other) in done for other in referred(thing))
        assert id(thing) not in done
        done.add(id(thing))
    assert done >= {id(event) for event in record.all_events}


def test_a_copy_of_an_error_says_the_same() -> None:
    """Errors are pickled with what they say, so that they reach the parent of a pool of processes."""
    with pytest.raises(NotFound) as refusal:
        load()["rond-1"]
    assert str(_pickled(refusal.value)) == str(refusal.value)
    assert _pickled(TimeSpan.parse("2025-07")) == TimeSpan.parse("2025-07")
