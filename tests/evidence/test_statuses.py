"""How events stand by the statuses that sources gave and the times at which these were published."""

import attrs
import pytest

from vnus_trade.evidence.sources import Evidence, Quotation, Source
from vnus_trade.evidence.statuses import PublishedBounds, is_reported, judged_status, published_bounds, takes_place
from vnus_trade.evidence.vocabulary import Status
from vnus_trade.time.constraints import Certainty
from vnus_trade.time.span import TimeSpan


def said(text: str) -> list[Evidence]:
    """Evidence as written: ``"expected 2031-05, ended ?"`` has two sources, the second of an unknown time."""
    found = []
    for number, (*status, published) in enumerate(map(str.split, text.split(", ") if text else ())):
        when = None if published == "?" else TimeSpan.parse(published, "UTC")
        source = Source(id=f"s-{number}", file="s.txt", sha256="0" * 64, text="words", title="S", published=when)
        found.append(Evidence(Quotation(source, 0, 5), status=Status(" ".join(status))))
    return found


@pytest.mark.parametrize(
    ("evidence", "status"),
    [
        ("", "ended"),
        ("expected 2031-05-01", "expected"),
        ("expected 2031-05-01, postponed 2031-05-02", "postponed"),
        ("postponed 2031-05-02, expected 2031-05-01", "postponed"),
        ("postponed 2031-05-01, expected 2031-05-02", "expected"),
        ("called off 2031-05-01, expected 2031-05-02", "expected"),
        ("called off 2031-05-01, ended 2031-05-02", "ended"),
        ("expected 2031-05, ended 2031-05", "ended"),
        ("ongoing ?, expected ?, called off 2031-05", "ongoing"),
        ("ongoing 2031-05-01, ended 2031-05-02, ended 2031-05-03", "ended"),
        ("ended 2031-05-01, denied 2031-05-02", "disputed"),
        ("denied 2031-05-01, ended 2031-05-02, ended ?", "disputed"),
        ("denied 2031-05-01", "disputed"),
    ],
)
def test_the_status_that_was_published_last_counts(evidence: str, status: str) -> None:
    """The latest status counts, in the order in which statuses move on where publication leaves it open."""
    assert judged_status(said(evidence)) == status


def test_without_evidence_the_default_counts() -> None:
    """An event of which only plans have words is expected by default."""
    assert judged_status((), default=Status.EXPECTED) is Status.EXPECTED


@pytest.mark.parametrize(
    "evidence", ["expected 2031-05, postponed 2031-05", "expected ?, postponed 2031-05", "expected ?, called off ?"]
)
def test_an_open_latest_status_is_a_fault_until_it_is_said(evidence: str) -> None:
    """Where publication leaves open which status is the latest, it has to be said, as one of those that may be."""
    statuses = said(evidence)
    fault = judged_status(statuses)
    assert isinstance(fault, tuple)
    assert fault[0] == "latest_status"
    assert judged_status(statuses, statuses[1].status) is statuses[1].status
    assert judged_status(statuses, statuses[0].status) is statuses[0].status


def test_what_is_said_to_be_the_latest_gives_way_to_what_was_published_later() -> None:
    """A latest status of an earlier folder does not outlast a later source, and has to be among the statuses."""
    assert judged_status(said("expected ?, postponed ?, ended 2031-05"), Status.POSTPONED) is Status.ENDED
    assert judged_status(said("expected 2031-05-01, postponed 2031-05-02"), Status.EXPECTED) is Status.POSTPONED
    assert judged_status(said("expected 2031-05-01"), Status.POSTPONED) == (
        "latest_status",
        "is 'postponed', as no evidence has it; give one of the statuses of the evidence",
    )


@pytest.mark.parametrize(
    ("evidence", "mend"),
    [
        ("ended 2031-05-01, postponed 2031-05-02", "what takes it up again is another event, `after` this one"),
        (
            "ended 2031-05-01, expected 2031-05-02",
            (
                "what takes it up again is another event, `after` this one, "
                "and words that look back on a plan are the `quote` of the plan itself"
            ),
        ),
        ("ended 2031-05-01, ongoing 2031-05-02", "what takes it up again is another event, `after` this one"),
        ("called off 2031-05-02, ongoing 2031-05-01", "what is broken off has ended"),
        ("called off 2031-05-02, ended 2031-05-01", "what takes it up again is another event, `after` this one"),
    ],
)
def test_a_status_that_moves_back_is_a_fault(evidence: str, mend: str) -> None:
    """A status moves back only if it was certainly published later, and the message says what to write instead."""
    fault = judged_status(said(evidence))
    assert isinstance(fault, tuple)
    assert (fault[0], fault[1].partition("; ")[2]) == ("status", mend)


def test_publication_bounds_by_each_piece_of_evidence() -> None:
    """What was to come begins no earlier than its source, what goes on spans it, and what is over ended by it."""
    assert published_bounds(said("denied 2031-05-01, called off 2031-05-02")) == PublishedBounds()
    assert published_bounds(said("expected ?, ongoing ?, ended ?")) == PublishedBounds()
    day = {number: TimeSpan.parse(f"2031-05-0{number}", "UTC") for number in (1, 2, 3, 4, 5)}
    statuses = said("expected 2031-05-01, postponed 2031-05-02, ongoing 2031-05-03, ended 2031-05-05, ended 2031-05-04")
    assert published_bounds(statuses) == PublishedBounds(
        begins_from=day[2].begin_earliest,
        begins_by=day[3].end_latest,
        ends_from=day[3].begin_earliest,
        ends_by=day[4].end_latest,
    )


def test_whether_it_takes_place() -> None:
    """What is reported takes place in every world, what is called off in none, and everything else in some."""
    certain = {Status.ENDED, Status.ONGOING}
    for status in Status:
        expected = Certainty.CERTAIN if status in certain else Certainty.POSSIBLE
        assert takes_place(status, ()) is (Certainty.NOT if status is Status.CALLED_OFF else expected)
    assert is_reported(said("denied ?, ongoing ?"))
    assert not is_reported(said("denied ?, expected ?"))


def retracted(evidence: Evidence) -> Evidence:
    """The same evidence from a source that was retracted."""
    quotation = evidence.quotation
    return attrs.evolve(
        evidence, quotation=attrs.evolve(quotation, source=attrs.evolve(quotation.source, standing="retracted"))
    )


@pytest.mark.parametrize(
    ("evidence", "sure"),
    [("ended ?", Certainty.CERTAIN), ("ongoing ?, ended ?", Certainty.CERTAIN), ("called off ?", Certainty.NOT)],
)
def test_what_is_retracted_decides_nothing(evidence: str, sure: Certainty) -> None:
    """What an event's status rests on decides whether it takes place, unless all of it was retracted."""
    statuses = [*said("expected 2031"), *said(evidence)]
    status = statuses[-1].status
    assert takes_place(status, statuses) is sure
    first, *others = statuses
    assert takes_place(status, [first, *map(retracted, others)]) is Certainty.POSSIBLE
    assert takes_place(status, [first, *map(retracted, others), *others]) is sure
    assert takes_place(status, [retracted(first), *others]) is sure
