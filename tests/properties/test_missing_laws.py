"""Laws of missing numbers: they and the numbers that are there are all numbers below the highest held round."""

from hypothesis import given
from hypothesis import strategies as st

from tests.invented import chronology
from vnus_trade.evidence.vocabulary import Status
from vnus_trade.model.events import NegotiationRound

NUMBERED = st.lists(st.tuples(st.none() | st.integers(1, 12), st.sampled_from((Status.ENDED, Status.EXPECTED))))


@given(NUMBERED)
def test_missing_numbers_complete_the_count(drawn: list[tuple[int | None, Status]]) -> None:
    """The counts of derived gaps add up to the numbers below the highest held round that no round has."""
    events = [
        NegotiationRound(id=f"r-{at}", title="A round", number=number, status=status)
        for at, (number, status) in enumerate(drawn)
    ]
    gaps = chronology(events, gaps=(), discrepancies=()).gaps
    highest = max((number or 0 for number, status in drawn if status is Status.ENDED), default=0)
    missing = {*range(1, highest)} - {number for number, _ in drawn}
    neighbours = [sorted({each.number for each in gap.concerns}) for gap in gaps]
    found = [range([0, *those][-2] + 1, those[-1]) for those in neighbours]
    assert sorted(number for each in found for number in each) == sorted(missing)
    has_unnumbered = (None, Status.ENDED) in drawn
    assert [gap.count for gap in gaps] == [None if has_unnumbered else len(each) for each in found]
