"""Laws of copies: what is pickled or copied is the same record, answer or listing, however long its chains are."""

import copy
import io
import pickle
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import product
from typing import Any

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.invented import TEXT, ZONE
from tests.model.test_kinds import ONE_OF_EACH
from tests.properties.effort import effort
from vnus_trade import (
    Chronology,
    Event,
    Events,
    Evidence,
    Meeting,
    NotFound,
    Quotation,
    Source,
    Statement,
    TimeSpan,
    load,
)
from vnus_trade.contents.index import Contents, as_told
from vnus_trade.model.chains import in_order
from vnus_trade.model.fields import KINDS, fields_of, referred
from vnus_trade.ordering.order import Order
from vnus_trade.ordering.stated import Stated
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


SOURCE = Source(id="post", file="post.txt", sha256="0", text=TEXT, title="Arden Post", zone=ZONE)
LONG = 5_000


def _chain(name: str, first: Event | Source) -> list[Any]:
    """Objects each of which refers to the one before it by this field."""
    found: list[Any] = [first]
    while len(found) < LONG:
        value: Any = found[-1] if name in ("occasion", "replies_to", "version_of") else (found[-1],)
        found.append(attrs.evolve(first, **{"id": f"{first.id}-{len(found)}", name: value}))
    return found


MEETING = Meeting(id="call", title="Call", form="phone call", evidence=(Evidence(Quotation(SOURCE, 0, 5), ("form",)),))
STATEMENT = Statement(id="speech", title="Speech", gist="They talk", evidence=MEETING.evidence)


def _record(things: Iterable[Any]) -> Chronology:
    events = [thing for thing in things if isinstance(thing, Event)]
    sources = [SOURCE, *(thing for thing in things if isinstance(thing, Source))]
    stated = [
        Stated(
            event.id,
            after=tuple(each.id for each in event.after),
            within=None if event.occasion is None else event.occasion.id,
            ongoing_at=tuple(each.id for each in event.ongoing_at),
        )
        for event in events
    ]
    return Chronology.of(Contents(sources=sources, all_events=events), Order.of(stated), {})


@pytest.mark.parametrize(
    ("field", "first"),
    [
        ("after", MEETING),
        ("occasion", MEETING),
        ("ongoing_at", MEETING),
        ("about", STATEMENT),
        ("replies_to", STATEMENT),
        ("version_of", attrs.evolve(SOURCE, id="first")),
    ],
)
def test_chains_of_any_length_are_copied(field: str, first: Event | Source) -> None:
    """A record of five thousand entries in a row is pickled and copied whole, and so are its answers and its last."""
    chain = _chain(field, first)
    record = _record(chain)
    for copied in COPIES:
        found = copied(record)
        assert found == record
        assert found.order == record.order
        assert len(found.events) == len(record.events)
        assert copied(record.events[-1:]) == record.events[-1:]
        assert copied(chain[-1]) == chain[-1]


def _in_python(thing: Any) -> Any:
    written = io.BytesIO()
    pickle._Pickler(written).dump(thing)  # noqa: SLF001 (others derive theirs from it)
    return pickle.loads(written.getvalue())  # noqa: S301 (our own)


FORMATS: Sequence[Callable[[Any], Any]] = (
    _in_python,
    *(partial(_pickled, protocol=number) for number in range(pickle.HIGHEST_PROTOCOL)),
)
LEADING = [
    pytest.param(cls, name, id=f"{cls.__name__}.{name}")
    for cls in ONE_OF_EACH
    if cls in KINDS.values()
    for name, field in fields_of(cls).items()
    if any(issubclass(cls, kind) for kind in field.refers_to)
]


@pytest.mark.parametrize(("cls", "name"), LEADING)
def test_whatever_ends_a_long_chain_is_copied_alone(cls: type[Any], name: str) -> None:
    """Whatever field makes it, the last thing of a chain is pickled and copied with all others, in every format."""
    is_several = fields_of(cls)[name].is_several
    first = attrs.evolve(ONE_OF_EACH[cls], **{name: () if is_several else None})
    last, length = first, 400
    for number in range(1, length):
        last = attrs.evolve(first, **{"id": f"e{number}", name: (last,) if is_several else last})
    for copied in (*COPIES, *FORMATS):
        found, told = copied((last, "and", last))[::2]
        assert found is told
        for number in reversed(range(length)):
            assert found.id == (f"e{number}" if number else first.id)
            assert type(found) is cls
            value = getattr(found, name)
            found = value[0] if is_several and value else value
        assert not found


def test_a_long_chain_is_pickled_whatever_became_of_the_one_before() -> None:
    """A chain is pickled after one that could not be written, while its last pickler is there, and beside others."""

    class Full(io.RawIOBase):
        def writable(self) -> bool:
            return True

        def write(self, _: object) -> int:
            raise OSError("no space")

    chain = _chain("after", MEETING)[:1000]
    with pytest.raises(OSError, match="no space"):
        pickle.dump(chain[-1], Full())
    kept = pickle.Pickler(io.BytesIO())
    kept.dump(chain[-1])
    record = _record(chain)
    last, found, again = _pickled((chain[-1], record, chain[500]))
    assert (last, found, again) == (chain[-1], record, chain[500])
    assert found["call-999"] is last
    assert found["call-500"] is again


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
