"""Tariffs for the percentages in an article."""

from decimal import Decimal
from typing import Any

import pytest

from tests.authoring.drafted import draft_of_shipped, drafted, entries


def rates(text: str) -> list[Any]:
    """The rates found in a text."""
    return [entry.get("rate") for entry in entries(drafted(text), "tariff")]


@pytest.mark.parametrize(
    ("number", "rate", "line"), [("000", {"from": 20, "to": 40}, 2), ("003", 46, 13), ("003", 0, 15)]
)
def test_percentages_of_the_shipped_articles(number: str, rate: object, line: int) -> None:
    """The percentages of the shipped articles are found, in digits and in words."""
    assert (rate, line) in [
        (entry["rate"], entry["evidence"][0]["line"]) for entry in entries(draft_of_shipped(number), "tariff")
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("46 per cent, 0.5% and ten percent", [46, Decimal("0.5"), 10]),
        ("between 20%- 40% after", [{"from": 20, "to": 40}]),
        ("20-40 per cent; 20 to 40%; 20%–40%", [{"from": 20, "to": 40}] * 3),
        ("between 20 and 40 percent; ranging from 5% to 8%", [{"from": 20, "to": 40}, {"from": 5, "to": 8}]),
        ("from 10% to 25%", [10, 25]),
        ("20 and 40 percent", [20, 40]),
        ("46% to 20%", [46, 20]),
        ("1,234 per cent", [None]),
        ("twenty-five per cent, zero tariff", [25, 0]),
        ("khoảng 20 phần trăm", [20]),
        ("2,5%", [Decimal("2.5")]),
        ("2,5 to 3%", [{"from": Decimal("2.5"), "to": 3}]),
        ("1.2.3%", [None]),
        ("a46% tenth percent 5 percentage", []),
        ("Zero per cent", [0]),
        ("twenty pct", [20]),
    ],
)
def test_percentages_that_are_found(text: str, found: list[object]) -> None:
    """Percentages are read as numbers, or as ranges if the words say so, unless languages read them differently."""
    separate = "\n".join(f"{part}." for part in text.split("; "))
    assert rates(separate) == found


def test_an_open_number_is_told() -> None:
    """An ambiguous number is left to the curator, with its words."""
    assert '# rate = "1,234%": write it as a number\n' in drafted("at 1,234% now").toml


def test_a_bound_is_told() -> None:
    """A bound is no exact rate, and is left to the curator, with its words."""
    assert '# rate = "40%": at most, so no exact rate\n' in drafted("up to 40% now").toml
