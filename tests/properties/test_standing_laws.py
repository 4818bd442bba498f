"""The law of what lasts on a day: certain in every world, possible in some, as brute force over worlds finds."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from vnus_trade import TimeSpan
from vnus_trade.time.constraints import Certainty
from vnus_trade.time.lasting import first_end, lasts_on

# A span of whole days, as the first and the last of them.
SPANS = st.tuples(st.integers(1, 6), st.integers(0, 3)).map(lambda days: (days[0], days[0] + days[1]))


def written(span: tuple[int, int]) -> TimeSpan:
    """Some time within these days of May 2031."""
    return TimeSpan.parse(f"[2031-05-{span[0]:02}..2031-05-{span[1]:02}]", "UTC")


@given(st.integers(1, 9), SPANS, st.lists(SPANS, max_size=2), st.lists(SPANS, max_size=1))
def test_what_lasts_on_a_day(
    day: int, begun: tuple[int, int], ended: list[tuple[int, int]], may_end: list[tuple[int, int]]
) -> None:
    """What lasts does so certainly if it does in every world, and possibly if in some; half days make the worlds."""
    begins: list[float | None] = [tick / 2 for tick in range(2 * begun[0], 2 * (begun[1] + 1))]
    ends: list[list[float | None]] = [
        [tick / 2 for tick in range(2 * first + 1, 2 * (last + 1) + 1)] for first, last in ended
    ]
    doubtful: list[list[float | None]] = [
        [None, *(tick / 2 for tick in range(2 * first + 1, 2 * (last + 1) + 1))] for first, last in may_end
    ]
    held = {
        (begin or 0) < day + 1 and all(end is None or end > day for end in others)
        for begin, *others in product(begins, *ends, *doubtful)
    }
    expected = Certainty.POSSIBLE if len(held) > 1 else Certainty.CERTAIN if True in held else Certainty.NOT
    found = lasts_on(written((day, day)), written(begun), first_end(map(written, ended), map(written, may_end)))
    assert found is expected
