"""Reading policies: what they accept, and that they are values."""

import attrs
import pytest

from vnus_trade.errors import ImpossibleValue
from vnus_trade.phrases.finding import read_phrase
from vnus_trade.phrases.reading_policy import POLICIES, ReadingPolicy
from vnus_trade.time.span import TimeSpan

HANOI = "Asia/Ho_Chi_Minh"
THIRDS = POLICIES["thirds"]


@pytest.mark.parametrize(
    ("part", "given", "message"),
    [
        ("early", (10, 1), "mine: early is 10 to 1; give its first and last day, 1 to 31"),
        ("late", (21, 40), "mine: late is 21 to 40; give its first and last day, 1 to 31"),
        ("night", (20, 28), "mine: night is 20 to 28; give hours of one day, 0 to 24"),
        ("morning", (6, 6), "mine: morning is 6 to 6; give hours of one day, 0 to 24"),
    ],
)
def test_a_policy_that_cannot_be_meant_is_refused(part: str, given: tuple[int, int], message: str) -> None:
    """A part of a month lies within a month and a part of a day within a day, or the policy is refused."""
    with pytest.raises(ImpossibleValue) as refused:
        ReadingPolicy(**{"name": "mine", "early": (1, 10), "mid": (11, 20), "late": (21, 31), part: given})  # type: ignore[arg-type]
    assert str(refused.value) == message


@pytest.mark.parametrize("side", ["days_before", "days_after"])
def test_a_date_without_a_year_is_sought_on_both_sides(side: str) -> None:
    """A negative number of days would find no date at all, and is refused."""
    with pytest.raises(ImpossibleValue) as refused:
        attrs.evolve(THIRDS, name="mine", **{side: -1})  # type: ignore[arg-type]
    assert str(refused.value) == f"mine: {side} is -1; give a number of days from 0 on"


def test_the_policies_that_are_shipped() -> None:
    """They differ in parts of a month, or in how far off a date without a year may lie, and show all but places."""
    hours = "morning=(0, 12), afternoon=(12, 18), evening=(18, 24), night=(18, 24), dawn=(0, 6), midday=(10, 14)"
    thirds, halves = "early=(1, 10), mid=(11, 20), late=(21, 31)", "early=(1, 15), mid=(11, 20), late=(16, 31)"
    assert [repr(policy) for policy in POLICIES.values()] == [
        f"ReadingPolicy(name='thirds', {thirds}, {hours}, days_before=60, days_after=60)",
        f"ReadingPolicy(name='halves', {halves}, {hours}, days_before=60, days_after=60)",
        f"ReadingPolicy(name='thirds-9-3', {thirds}, {hours}, days_before=274, days_after=91)",
    ]


def test_a_policy_is_a_value() -> None:
    """A policy cannot be changed; one of one's own reads by its own hours, days and places."""
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        THIRDS.name = "mine"  # type: ignore[misc]
    article = TimeSpan.parse("2025-07-02", HANOI)
    mine = attrs.evolve(THIRDS, name="mine", night=(20, 22)).with_places({"Sài Gòn": HANOI, "HANOI": "UTC"})
    assert hash(mine) != hash(THIRDS)
    assert mine != THIRDS
    assert attrs.evolve(mine) == mine
    assert read_phrase("Wednesday night (Sai Gon time)", anchor=article, zone=HANOI, policy=mine) == TimeSpan.parse(
        "[2025-07-02T20:00+07:00..2025-07-02T21:59+07:00]", HANOI
    )
    assert read_phrase("July 2 (Hanoi time)", anchor=article, zone=HANOI, policy=mine).zone == "UTC"
