"""What is found in a text, and where."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.properties.effort import effort
from vnus_trade.corpus import finders
from vnus_trade.corpus.finders import NumberKind, found_numbers, found_times
from vnus_trade.corpus.layout import TextLayout
from vnus_trade.phrases.finding import FoundTime
from vnus_trade.phrases.reading_policy import POLICIES
from vnus_trade.time.span import TimeSpan
from vnus_trade.words.numbers import numbers

TEXT = """Kest met To Lam on May 5.

The fourth round ends on May 6: 20 per cent, or $4.5 billion, for 12 people in all.
"""


def test_numbers_are_found_by_what_they_may_be() -> None:
    """A number is a round, a rate or an amount by its unit, and its offsets are those of the text."""
    found = [(kind, TEXT[number.start : number.end]) for kind, number in found_numbers(TextLayout.of(TEXT))]
    assert found == [
        (NumberKind.ROUND, "fourth"),
        (NumberKind.RATE, "20 per cent"),
        (NumberKind.AMOUNT, "$4.5 billion"),
    ]


PIECES = [
    *(
        "20",
        "5th",
        "twenty",
        "third",
        "1.5",
        "0",
        "½",
        "hai mươi",
        "thứ",
        "10-15",
        "zero",
        "a hundred",
        "2025",
        "百分之五",
    ),
    *(
        "per cent",
        "%",
        "$",
        "USD",
        "đồng",
        "round",
        "vòng",
        "bps",
        "tons",
        "dollars",
        "pct²",
        "ドル",
        "phần trăm",
        "百分之五",
    ),
    *("to", "and", ",", "or", "between", "from", "about", "-", "and a half", "up to", "đến", "the", "duty", "of"),
]


@given(st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from([" ", " ", "", "-", "\n", "  "])), max_size=14))
@effort(300)
def test_no_number_with_a_unit_is_passed_over_law(pieces: list[tuple[str, str]]) -> None:
    """Numbers are looked for near words of units alone, and those with units are the same as if all had been."""
    text = "".join(map("".join, pieces)).strip()
    known = [number for number in numbers(text) if number.unit.isupper() or number.unit in ("per cent", "ordinal")]
    found = [number for _, number in found_numbers(TextLayout.of(text))]
    assert found == [
        number for number in known if number.unit != "per cent" or number.least is None or number.least >= 0
    ]


def test_times_are_found_in_every_block(monkeypatch: pytest.MonkeyPatch) -> None:
    """Times have the offsets of the text, and the first beyond the most that are looked for says so."""

    def found() -> list[FoundTime]:
        layout = TextLayout.of(TEXT)
        return list(found_times(layout, anchor=TimeSpan.parse("2025"), zone=None, policy=POLICIES["thirds"]))

    read = [(TEXT[time.begin : time.end], str(time.span)) for time in found()]
    assert read == [("May 5", "2025-05-05"), ("May 6", "2025-05-06")]
    monkeypatch.setattr(finders, "MOST_PHRASES", 1)
    _, last = found()
    assert (TEXT[last.begin : last.end], last.span, last.reason) == ("May 6", None, finders.TOO_MANY_TIMES)
