"""Discrepancies that nobody need write: events that one source reports and another denies."""

from collections.abc import Iterable

import attrs
import pytest

from tests.invented import POST, chronology
from vnus_trade import Chronology
from vnus_trade.evidence.sources import Evidence, Quotation, Source
from vnus_trade.evidence.vocabulary import Status
from vnus_trade.model.events import Meeting
from vnus_trade.model.findings import Discrepancy

HERALD = attrs.evolve(POST, id="herald", file="herald.txt", title="The Herald", sha256="1" * 64)


def quoted(source: Source, status: str = "ended") -> Evidence:
    """A quotation of a source that has its event as this."""
    return Evidence(Quotation(source, 0, 5), ("form",), status=Status(status))


DENIED = Meeting(id="secret", title="Secret meeting", form="meeting", evidence=(quoted(POST), quoted(HERALD, "denied")))


def record_of(*written: Discrepancy, events: Iterable[Meeting] = (DENIED,)) -> Chronology:
    """A record with these curated discrepancies."""
    return chronology(events, sources=(POST, HERALD), gaps=(), discrepancies=written)


def discrepancy(source: Source, concerns: tuple[Meeting, ...] = (DENIED,), **fields: str) -> Discrepancy:
    """A discrepancy that quotes this source."""
    words = {"id": "written", "title": "Who is right", "kind": "conflict", "explanation": "E", "resolution": "R"}
    return Discrepancy(**{**words, **fields}, concerns=concerns, evidence=(quoted(source),))  # type: ignore[arg-type]


def test_a_denied_event_is_only_possible_and_a_discrepancy() -> None:
    """A denied event is a possible answer, and the record derives a conflict that quotes both sides."""
    record = record_of()
    assert (tuple(record.meetings), tuple(record.meetings.possible)) == ((), (DENIED,))
    (found,) = record.meetings.discrepancies
    assert (found.id, found.kind, found.derived) == ("secret-disputed", "conflict", True)
    assert found.concerns == (DENIED,)
    assert found.evidence == DENIED.evidence
    assert found.explanation == "Derived from its evidence: post has it as ended, and herald has it as denied."


def test_it_is_in_no_digest() -> None:
    """What is derived is part of what was curated neither in the digest nor in the equality of records."""
    record = record_of()
    assert record.curated["discrepancies"] == ()


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (discrepancy(HERALD), ["written"]),
        (discrepancy(POST), ["secret-disputed", "written"]),
        (discrepancy(HERALD, concerns=()), ["secret-disputed", "written"]),
        (discrepancy(POST, id="secret-disputed"), ["secret-disputed", "secret-disputed-2"]),
    ],
)
def test_a_curated_discrepancy_stands_for_it(written: Discrepancy, expected: list[str]) -> None:
    """A curated discrepancy that concerns the event and quotes who denies it leaves nothing to derive."""
    assert sorted(each.id for each in record_of(written).discrepancies) == expected
