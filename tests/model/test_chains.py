"""Chains of references, however long, are pickled and copied: of records, of answers and of single things."""

import copy
import io
import pickle
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any

import attrs
import pytest

from tests.invented import TEXT, ZONE
from tests.model.test_kinds import ONE_OF_EACH
from vnus_trade import Chronology, Event, Evidence, Meeting, Quotation, Source, Statement
from vnus_trade.contents.index import Contents
from vnus_trade.model.fields import KINDS, fields_of
from vnus_trade.ordering.order import Order
from vnus_trade.ordering.stated import Stated

pytestmark = pytest.mark.repetitive


def pickled(thing: Any, protocol: int | None = None) -> Any:
    """What comes back of a thing that is pickled."""
    return pickle.loads(pickle.dumps(thing, protocol))  # noqa: S301 (our own)


COPIES: Sequence[Callable[[Any], Any]] = (pickled, copy.copy, copy.deepcopy)


SOURCE = Source(id="post", file="post.txt", sha256="0", text=TEXT, title="Arden Post", zone=ZONE)
LONG = 2_000


def chain_of(name: str, first: Event | Source) -> list[Any]:
    """Objects each of which refers to the one before it by this field."""
    found: list[Any] = [first]
    while len(found) < LONG:
        value: Any = found[-1] if name in ("occasion", "replies_to", "version_of") else (found[-1],)
        found.append(attrs.evolve(first, **{"id": f"{first.id}-{len(found)}", name: value}))
    return found


MEETING = Meeting(id="call", title="Call", form="phone call", evidence=(Evidence(Quotation(SOURCE, 0, 5), ("form",)),))
STATEMENT = Statement(id="speech", title="Speech", gist="They talk", evidence=MEETING.evidence)


def record_of(things: Iterable[Any]) -> Chronology:
    """A record of these events and sources."""
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
    """A record of two thousand entries in a row is pickled and copied whole, and so are its answers and its last."""
    chain = chain_of(field, first)
    record = record_of(chain)
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
    *(partial(pickled, protocol=number) for number in range(pickle.HIGHEST_PROTOCOL)),
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
