"""Rates, amounts and duties: what they may be, how they are written, and which lie within which."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.invented import ARDEN
from vnus_trade import Amount, Exemptions, Goods, ImpossibleValue, Period, Rate, SpecificDuty

NUMBERS = st.none() | st.decimals(0, 10**15, places=3)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: Rate(None, None), "Rate: it has neither end; give one of them or both"),
        (lambda: Rate(None, -1), "Rate: -1 is below zero"),
        (lambda: Rate(40, 20), "Rate: 40 to 20 is reversed; write 20 to 40"),
        (lambda: Amount(1.5, unit="USD"), "Amount: 1.5 is no exact number; give an int, a Decimal or a string"),  # type: ignore[arg-type]
        (lambda: Amount("Infinity", unit="USD"), "Amount: 'Infinity' is not finite"),
        (
            lambda: Rate("1.0000000000000000e99"),
            "Rate: 1.0000000000000000e9... has more than 60 digits before or behind the point",
        ),
        (lambda: Rate("1e999999999"), "Rate: 1e999999999 has more than 60 digits before or behind the point"),
        (
            lambda: Amount("0." + "0" * 60 + "1", unit="USD"),
            "Amount: 0.000000000000000000... has more than 60 digits before or behind the point",
        ),
        (lambda: Amount(1, unit=" "), "Amount: unit is empty; give a currency or the unit in the source's words"),
        (lambda: Amount(1, unit="t a year"), "Amount: unit 't a year' has a period; write unit='t' and per='year'"),
        (
            lambda: SpecificDuty(Amount(1, unit="USD", per="year"), "litre"),
            "SpecificDuty: amount is per year; a duty is for a quantity",
        ),
        (
            lambda: Rate(20, 40, is_strict=True),
            "Rate: it has both ends; only a bound by itself may be left out, as in 'more than 8'",
        ),
        (
            lambda: Amount.parse("8 billion"),
            None,
        ),
        (
            lambda: Amount.parse("5000"),
            (
                "Amount: '5000' is no number with its unit; write it without commas, as '4500000000 USD', "
                "'50 to 60 aircraft', or with 'at least', 'more than', 'at most' or 'less than' before it"
            ),
        ),
    ],
)
def test_what_is_no_measure(make: Callable[[], object], message: str | None) -> None:
    """A measure that cannot be right is refused, with what would be right; any words may be a unit."""
    if message is None:
        assert str(make()) == "8 billion"
        return
    with pytest.raises(ImpossibleValue) as refusal:
        make()
    assert str(refusal.value) == message


def test_what_is_shown_of_a_bound() -> None:
    """A bound that is left out says so, and nothing else does."""
    assert [repr(Rate(None, 15)), repr(Amount(8, None, unit="USD", is_strict=True))] == [
        "Rate(minimum=None, maximum=Decimal('15'))",
        "Amount(least=Decimal('8'), greatest=None, unit='USD', is_strict=True)",
    ]


def test_what_is_exact() -> None:
    """A range or a bound is no exact figure."""
    assert [rate.is_exact for rate in (Rate(20), Rate(20, 40), Rate(None, 20), Rate(20, None))] == [True] + 3 * [False]
    assert Amount(20, unit="USD").is_exact
    assert not Amount(None, 20, unit="USD").is_exact


@given(
    NUMBERS,
    NUMBERS,
    st.booleans(),
    st.sampled_from(("USD", "tonnes", "Fokker aircraft", "máy bay")),
    st.sampled_from((None, *Period)),
)
def test_an_amount_is_read_as_it_is_written(
    least: Decimal | None,
    greatest: Decimal | None,
    is_strict: bool,  # noqa: FBT001 (it is drawn)
    unit: str,
    per: Period | None,
) -> None:
    """What `str` writes of an amount, `parse` reads as the same amount."""
    ends = sorted(end for end in (least, greatest) if end is not None)
    if ends:
        both = ends[0] if least is not None else None, ends[-1] if greatest is not None else None
        amount = Amount(*both, unit=unit, is_strict=is_strict and None in both, per=per)
        assert Amount.parse(str(amount)) == amount
        assert eval(repr(amount), {"Amount": Amount, "Decimal": Decimal}) == amount  # noqa: S307 (of our own)


@given(NUMBERS, NUMBERS, st.booleans(), st.decimals(0, 10**15, places=3))
def test_a_rate_lies_within_another(
    least: Decimal | None,
    greatest: Decimal | None,
    is_strict: bool,  # noqa: FBT001 (it is drawn)
    figure: Decimal,
) -> None:
    """An exact rate lies within others if its figure does, and each rate lies within itself."""
    ends = sorted(end for end in (least, greatest) if end is not None)
    if ends:
        both = ends[0] if least is not None else None, ends[-1] if greatest is not None else None
        rate = Rate(*both, is_strict=is_strict and None in both)
        for each in (figure, *ends):
            is_above = rate.minimum is None or rate.minimum < each or (rate.minimum == each and not rate.is_strict)
            is_below = rate.maximum is None or each < rate.maximum or (rate.maximum == each and not rate.is_strict)
            assert Rate(each).lies_within(rate) == (is_above and is_below)
        assert rate.lies_within(rate)


@pytest.mark.parametrize(
    ("words", "unit"),
    [
        ("metric tons", "tonnes"),
        *(("tấn", "tonnes"), ("Tonnes", "tonnes"), ("t", "tonnes"), ("tons", "tons"), ("máy bay", "aircraft")),
        *(("jets", "aircraft"), ("trucks", "trucks"), ("USD", "USD"), ("kg", "kilograms")),
    ],
)
def test_units_that_are_one_have_one_name(words: str, unit: str) -> None:
    """A unit has one name in whatever language and number; a ton that may be another is no tonne."""
    assert Amount(5, unit=words).common_unit == unit


def test_a_bound_lies_within_no_range() -> None:
    """A rate that is open at one end lies within no range that is closed there."""
    assert not Rate(None, 15).lies_within(Rate(0, 15))
    assert not Rate(20, None).lies_within(Rate(0, 100))


def test_a_specific_duty() -> None:
    """A specific duty is an amount for a quantity."""
    assert str(SpecificDuty(Amount("2.5", unit="EUR"), "100 litres")) == "2.5 EUR per 100 litres"


def test_exemptions_may_be_empty() -> None:
    """Exemptions are true if they have goods or payers."""
    assert [bool(each) for each in (Exemptions(), Exemptions((Goods("lenses"),)), Exemptions((), (ARDEN,)))] == [
        *(False, True, True)
    ]
