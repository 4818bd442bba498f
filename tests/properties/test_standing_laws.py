"""The law of what lasts on a day: certain in every world, possible in some, as brute force over worlds finds."""

from collections.abc import Iterator
from itertools import product
from typing import Any

import attrs
from hypothesis import given
from hypothesis import strategies as st

from tests.invented import DEAL, EVENTS, chronology, span
from tests.properties.effort import effort
from vnus_trade import Agreement, Amount, Commitment, TimeSpan
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


def _wholes(event: Any) -> Iterator[Any]:
    """What a commitment is a part of, the nearest first."""
    while (event := getattr(event, "within", None)) is not None:
        yield event


def _takes_the_place(event: Any, other: Any) -> bool:
    """Whether one continues or fulfils another or its whole, or what these became by being continued."""
    taken = {other.id, *(whole.id for whole in _wholes(other))}
    for named in (event.continues, *getattr(event, "fulfils", ())):
        at, later = named, event
        while at is not None and at is not getattr(later, "within", None):
            if at.id in taken:
                return True
            at, later = at.continues, at
    return False


@given(
    st.lists(
        st.tuples(st.integers(1, 3), st.integers(1, 3), st.integers(1, 6), st.integers(1, 9)), min_size=3, max_size=9
    ),
    st.integers(2, 7),
)
@effort(40)
def test_stages_and_what_is_due(links: list[tuple[int, int, int, int]], day: int) -> None:
    """A stage lasts until one that continues it comes, and a pledge until what continues or fulfils it or its whole."""
    stages: list[Agreement] = []
    pledges: list[Commitment] = []
    for number, (continued, fulfilled, on, whole) in enumerate(links):
        # So many entries before this one; none where there are not so many.
        when = span(f"2031-05-{on:02}")
        stages.append(
            attrs.evolve(
                DEAL,
                id=f"stage-{number}",
                reached=when,
                continues=stages[-continued] if continued <= number else None,
            )
        )
        pledges.append(
            Commitment(
                id=f"pledge-{number}",
                title="Pledge",
                stage="pledged",
                matter="purchase",
                dated=when,
                deadline=span("2032"),
                continues=pledges[-continued] if continued <= number else None,
                fulfils=(pledges[-fulfilled],) if fulfilled <= number else (),
                within=pledges[-whole] if whole <= number else None,
                evidence=DEAL.evidence,
            )
        )
    record = chronology((*EVENTS, *stages, *pledges))
    asked = f"2031-05-{day:02}"
    found = {each.id for each in (*record.agreements.current(on=asked), *record.commitments.due(on=asked))}
    for among in (stages, pledges):
        for number, event in enumerate(among):
            later = [on for each, (_, _, on, _) in zip(among, links, strict=True) if _takes_the_place(each, event)]
            assert (event.id in found) == (links[number][2] <= day <= min(later, default=day))


@given(
    st.lists(
        st.tuples(st.integers(1, 5), st.integers(1, 9), st.sampled_from(("USD", "barrels")), st.booleans()), max_size=9
    )
)
@effort(40)
def test_no_part_counts_beside_its_whole(drawn: list[tuple[int, int, str, bool]]) -> None:
    """A sum is that of the amounts of an answer that are a part of no other one in it of the same unit."""
    pledges: list[Commitment] = []
    for number, (whole, amount, unit, _) in enumerate(drawn):
        made = Commitment(
            id=f"pledge-{number}",
            title="Pledge",
            stage="pledged",
            matter="purchase",
            amount=Amount(amount, unit=unit),
            within=pledges[-whole] if whole <= number else None,
            evidence=DEAL.evidence,
        )
        pledges.append(made)
    asked = {each.id: unit for each, (_, _, unit, is_asked) in zip(pledges, drawn, strict=True) if is_asked}
    answer = chronology((*EVENTS, *pledges)).commitments.where(lambda each: each.id in asked)
    sums: dict[str, int] = {}
    for each, (_, amount, unit, is_asked) in zip(pledges, drawn, strict=True):
        if is_asked and all(asked.get(whole.id) != unit for whole in _wholes(each)):
            sums[unit] = sums.get(unit, 0) + amount
    assert {total.unit: total.least for total in answer.totals()} == sums
