"""Gaps that nobody need write: numbers of rounds that are not in the record."""

from collections.abc import Iterable

import attrs
import pytest

import vnus_trade
from tests.invented import ARDEN, BORLAND, chronology, span
from vnus_trade.contents.index import Contents
from vnus_trade.display.description import described, sort_of
from vnus_trade.evidence.vocabulary import Status
from vnus_trade.model.entities import Negotiation
from vnus_trade.model.events import NegotiationRound
from vnus_trade.model.findings import Gap
from vnus_trade.record.chronology import Chronology


def rounds(*numbers: int | None) -> list[NegotiationRound]:
    """A round of each number, in the May of one year after another."""
    times = [span(f"{2030 + at}-05") for at in range(len(numbers))]
    return [
        NegotiationRound(id=f"r-{at}", title=f"Round {number}", number=number, when=times[at], dated=times[at])
        for at, number in enumerate(numbers)
    ]


def record_of(events: Iterable[NegotiationRound], *gaps: Gap) -> Chronology:
    """A record of these rounds and curated gaps."""
    return chronology(events, gaps=gaps, discrepancies=())


def titles(record: Chronology) -> list[str]:
    """The titles of the gaps that a record derives."""
    return [gap.title for gap in record.gaps if gap.derived]


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ((1, 2, 13), ["rounds 3 to 12 are not in the record"]),
        ((13, 1, 2, 2), ["rounds 3 to 12 are not in the record"]),
        ((1, 3, 6), ["round 2 is not in the record", "rounds 4 and 5 are not in the record"]),
        ((3,), ["rounds 1 and 2 are not in the record"]),
        ((1, None, 3), ["round 2 is not in the record, unless a round without a number is among them"]),
        ((1, 2, 3), []),
        ((None,), []),
        ((), []),
    ],
)
def test_missing_numbers_are_gaps(numbers: tuple[int | None, ...], expected: list[str]) -> None:
    """Each run of numbers below the highest is a gap, in any order; a round without a number may be among them."""
    record = record_of(rounds(*numbers))
    assert titles(record) == expected
    assert {gap.count is None for gap in record.gaps} <= {None in numbers}


def test_a_number_counts_from_one_round_that_was_held() -> None:
    """Numbers are missing below the highest round that was held; one that is only expected counts as there."""
    first, second, fourth, ninth = rounds(1, 2, 4, 9)
    expected = attrs.evolve(ninth, status=Status.EXPECTED)
    assert titles(record_of([first, fourth, expected])) == ["rounds 2 and 3 are not in the record"]
    unnumbered = attrs.evolve(expected, number=None)
    assert titles(record_of([first, fourth, unnumbered])) == ["rounds 2 and 3 are not in the record"]
    assert titles(record_of([first, attrs.evolve(fourth, status=Status.EXPECTED), ninth])) == [
        "rounds 2 and 3 are not in the record",
        "rounds 5 to 8 are not in the record",
    ]
    assert titles(record_of([first, second, expected])) == []
    assert titles(record_of([first, attrs.evolve(fourth, status=Status.ONGOING)])) != []


def test_each_series_is_counted_apart() -> None:
    """A number that one series lacks is missing although another series has it."""
    first, second, third, fourth = rounds(1, 2, 3, 4)
    of_experts = [attrs.evolve(each, series="experts") for each in (first, third)]
    record = record_of([*of_experts, second, attrs.evolve(fourth, number=1)])
    assert titles(record) == ["round 2 (experts) is not in the record"]


def test_rounds_of_other_parties_are_counted_apart() -> None:
    """Numbers are missing between the same parties; one that names none belongs to no count beside several."""
    first, second, third, fourth = rounds(1, 2, 3, 4)
    ours = [attrs.evolve(each, parties=(ARDEN, BORLAND)) for each in (first, third)]
    theirs = (
        attrs.evolve(second, parties=(BORLAND,), series="experts"),
        attrs.evolve(first, parties=(ARDEN,), series="experts"),
    )
    assert titles(record_of([*ours, *theirs, attrs.evolve(fourth, parties=(ARDEN,)), second])) == [
        "round 2 (Arden and Borland) is not in the record",
        "rounds 1 to 3 (Arden) are not in the record",
        "round 1 (experts, Borland) is not in the record",
    ]
    assert titles(record_of([attrs.evolve(first, parties=(ARDEN,)), third])) == ["round 2 is not in the record"]


def test_a_curated_gap_takes_the_place_of_a_derived_one() -> None:
    """Nothing is derived where a curated gap concerns both neighbours; of a first run, where it misses rounds."""
    first, third, sixth = rounds(1, 3, 6)
    gap = Gap(id="unsaid", title="Who met", missing="place", concerns=(third, first), explanation="Unsaid")
    assert titles(record_of([first, third, sixth], gap)) == ["rounds 4 and 5 are not in the record"]
    assert titles(record_of([third], gap)) == ["rounds 1 and 2 are not in the record"]
    assert titles(record_of([third], attrs.evolve(gap, missing="round"))) == []


def test_a_derived_gap_says_what_it_is() -> None:
    """It concerns its neighbours, lies between them in time, has no quotation, and every display marks it."""
    first, second, last = rounds(1, 2, 13)
    (gap,) = record_of([first, second, last]).gaps
    assert (gap.id, gap.missing, gap.count, gap.concerns) == ("rounds-3-to-12-missing", "round", 10, (second, last))
    assert gap.when == span("[2031-05-01..2032-05-31]")
    assert gap.explanation == (
        "Derived from the numbers of rounds: the record has “Round 2” and “Round 13”, and none of these numbers."
    )
    assert sort_of(gap) == "Gap, derived"
    assert [row.key for row in described(gap)] == ["missing", "when", "count", "concerns", "explanation"]
    assert "derived" in str(record_of([first, second, last]).gaps)


def test_the_time_of_a_derived_gap() -> None:
    """It is open where nothing is known of the neighbours, or where their times are not in the order of numbers."""
    first, third = rounds(1, 3)
    crossed = attrs.evolve(first, dated=third.dated), attrs.evolve(third, dated=first.dated)
    undated = attrs.evolve(first, dated=None), attrs.evolve(third, dated=None)
    assert record_of(crossed).gaps[0].when is None
    assert record_of(undated).gaps[0].when is None
    assert record_of((first, undated[1])).gaps[0].when == span("[2030-05-01..]")


def test_each_negotiation_counts_its_rounds() -> None:
    """Rounds of two negotiations are counted apart; gaps have free ids, and those of one negotiation stay with it."""
    ours, theirs = rounds(1, 3), [attrs.evolve(each, id=f"other-{each.id}") for each in rounds(2, 5)]
    taken = attrs.evolve(ARDEN, id="ours-round-2-missing")
    filed = {each.id: name for name, group in (("ours", ours), ("theirs", theirs)) for each in group}
    negotiations = (Negotiation(id="ours", title="Ours"), Negotiation(id="theirs", title="Theirs"))
    both = chronology([*ours, *theirs], filed, actors=(taken,), gaps=(), negotiations=negotiations)
    assert [gap.id for gap in both.gaps] == [
        "ours-round-2-missing-2",
        "theirs-round-1-missing",
        "theirs-rounds-3-and-4-missing",
    ]
    assert [gap.id for gap in both.negotiation("theirs").gaps] == [gap.id for gap in both.gaps[1:]]


def test_a_derived_gap_bears_on_answers() -> None:
    """It bears on answers like a curated gap that misses rounds: where it may lie, and on its neighbours."""
    record = record_of(rounds(1, 2, 13))
    assert record.rounds.gaps == record.gaps
    assert record.rounds.before("2031-04-01").gaps == ()
    assert record.rounds.after("2031-07-01").gaps == record.gaps
    assert record.statements.gaps == ()
    assert "left open: rounds 3 to 12 are not in the record (derived; rounds-3-to-12-missing)" in str(record.rounds)


def test_a_derived_gap_is_in_no_digest_document_or_comparison() -> None:
    """The digest, JSON and equality of a record know only what was curated; a document brings the gaps back."""
    shipped = vnus_trade.load()
    seventh = attrs.evolve(shipped.rounds.get("round-2"), number=7)
    events = [seventh if each.id == seventh.id else each for each in shipped.all_events]
    contents = Contents(**{**shipped.curated, "all_events": events})
    changed = Chronology.of(contents, shipped.order, shipped.filed)
    assert titles(changed) == ["rounds 2 to 6 are not in the record"]
    assert titles(shipped) == []
    assert [gap.id for gap in changed.curated["gaps"]] == [gap.id for gap in shipped.gaps]
    document = changed.to_json()
    assert "missing-" not in document
    assert '"derived"' not in document
    again = Chronology.from_json(document)
    assert (again, again.digest, again.gaps) == (changed, changed.digest, changed.gaps)
    (gap,) = (each for each in changed.gaps if each.derived)
    assert gap == attrs.evolve(gap, derived=False)
