"""Writing TOML: every value is read back as it was."""

import tomllib
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.authoring.drafted import LETTERS
from vnus_trade.authoring.toml_writer import toml_quotation, toml_string, toml_value
from vnus_trade.letters import harmless
from vnus_trade.model.quantities import Amount, Goods, Rate, SpecificDuty

texts = st.one_of(st.text(LETTERS, max_size=30), st.text(st.characters(codec="utf-8"), max_size=30))


@given(texts)
@example("'''")
@example("ends in '")
@example('""" \\')
def test_written_texts_are_read_as_they_were(text: str) -> None:
    """A TOML string is one line and reads back as the same text."""
    line = toml_string(text)
    assert "\n" not in line
    assert tomllib.loads(f"a = {line}")["a"] == text


@given(texts.filter(lambda text: "\n" not in text))
@example("'''")
@example("ends in '")
@example("")
def test_quotations_are_read_as_they_were(text: str) -> None:
    """A quotation reads back as the same text, and hides none of its letters."""
    line = toml_quotation(text)
    assert tomllib.loads(f"a = {line}")["a"] == text
    assert not {"\u202e", "\u200b", "\ufeff", "\x1b", "\r"} & set(line)


@given(texts)
def test_comments_end_where_they_should(text: str) -> None:
    """A harmless text in a comment does not end the comment, and is valid there."""
    assert tomllib.loads(f"# {harmless(text)}\na = 1") == {"a": 1}


@pytest.mark.parametrize(
    ("value", "toml"),
    [
        (True, "true"),
        (3, "3"),
        (Decimal("1E+2"), "100"),
        (["a", 2], '["a", 2]'),
        ({"bare-key": "a", "Tô Lâm": ["b"], "none": None, "nothing": {}}, '{ bare-key = "a", "Tô Lâm" = ["b"] }'),
        (Rate(46), "46"),
        (Rate(20, Decimal("40.5")), "{ from = 20, to = 40.5 }"),
        (Goods("glass"), '"glass"'),
        ([Goods("lenses", hs="9001")], '[{ words = "lenses", hs = "9001" }]'),
    ],
)
def test_values(value: object, toml: str) -> None:
    """Numbers, arrays, tables, rates and goods are written in one line, without keys that have no value."""
    assert toml_value(value) == toml


VALUES = st.recursive(
    st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.decimals(-1000, 1000, places=3) | texts,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(texts, inner.filter(lambda value: value != {}), max_size=3)
    ),
    max_leaves=8,
)


@given(VALUES)
def test_values_are_read_as_they_were(value: Any) -> None:
    """Any nested value is read back equal, in one line."""
    line = toml_value(value)
    assert "\n" not in line
    assert tomllib.loads(f"a = {line}", parse_float=Decimal)["a"] == value


def test_bounds_amounts_and_duties() -> None:
    """A bound has the end that it has, an amount is a text, and a duty a table."""
    amount = Amount("0.28", unit="USD")
    assert [
        toml_value(each) for each in (Rate(None, 15), Rate(40, None), amount, SpecificDuty(amount, "kilogram"))
    ] == [
        "{ to = 15 }",
        "{ from = 40 }",
        '"0.28 USD"',
        '{ is = "0.28 USD", per = "kilogram" }',
    ]
