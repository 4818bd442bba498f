"""Quantities in events: rates, amounts, specific duties, and the goods and payers that they are for."""

import re
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from numbers import Number
from typing import Self

import attrs

from vnus_trade import lazy
from vnus_trade.errors import ImpossibleValue
from vnus_trade.evidence.backing import PRINTED
from vnus_trade.frozen import typed
from vnus_trade.guesses import Explained
from vnus_trade.letters import Legible
from vnus_trade.model.entities import Actor, identity
from vnus_trade.model.vocabulary import Period

_STRICT = ", is_strict=True"

# More digits than these before the point, or behind it, are no measure of anything, and take long to write.
_DIGITS = 60
_SCALES = ((10**12, " trillion"), (10**9, " billion"), (10**6, " million"))


def _decimal(owner: str, value: Decimal | int | str) -> Decimal:
    """An exact and finite number, of which 0 has no sign; raises `ImpossibleValue`, which names its owner."""
    if isinstance(value, float | bool):
        raise ImpossibleValue(owner, repr(value), "is no exact number; give an int, a Decimal or a string")
    try:
        number = Decimal(value) or Decimal(0)
    except (InvalidOperation, TypeError, ValueError) as error:
        raise ImpossibleValue(owner, repr(value), "is no number") from error
    if not number.is_finite():
        raise ImpossibleValue(owner, repr(value), "is not finite")
    if number.adjusted() >= _DIGITS or -int(number.as_tuple().exponent) > _DIGITS:
        said = f"{str(value)[:20]}{'...' * (len(str(value)) > 20)}"
        raise ImpossibleValue(owner, said, f"has more than {_DIGITS} digits before or behind the point")
    return number


def _per_cent(value: Decimal | int | str | None) -> Decimal | None:
    if isinstance(value, str) and value.endswith("%"):
        raise ImpossibleValue(
            "Rate", repr(value), f"has its unit, which is per cent always; write {value.rstrip(' %')!r}"
        )
    return None if value is None else _decimal("Rate", value)


def _quantity(value: Decimal | int | str | None) -> Decimal | None:
    return None if value is None else _decimal("Amount", value)


def _check_ends(quantity: "Rate | Amount") -> None:
    """Raise `ImpossibleValue` if the ends are those of no range from zero on; `None` is an open end."""
    owner, (least, greatest) = type(quantity).__name__, quantity.ends
    if least is None and greatest is None:
        raise ImpossibleValue(owner, "it", "has neither end; give one of them or both")
    for end in (least, greatest):
        if end is not None and end < 0:
            raise ImpossibleValue(owner, str(end), "is below zero")
    if least is not None and greatest is not None and least > greatest:
        raise ImpossibleValue(owner, f"{least} to {greatest}", f"is reversed; write {greatest} to {least}")
    if quantity.is_strict and None not in (least, greatest):
        raise ImpossibleValue(owner, "it", "has both ends; only a bound by itself may be left out, as in 'more than 8'")


def _bound(quantity: "Rate | Amount") -> str:
    said = (("at least", "more than"), ("at most", "less than"))[quantity.ends[0] is None][quantity.is_strict]
    return said if None in quantity.ends else ""


def is_against(change: str | None, now: "Rate | Amount", before: "Rate | Amount") -> bool:
    """Return whether a change is certainly another one: a rise to less, a cut to more, or keeping what differs.

    >>> is_against("raises", Rate(9), Rate(18)), is_against("raises", Rate(9, 20), Rate(18))
    (True, False)
    >>> tonnes, bales = Amount(2, unit="tonnes"), Amount(1, unit="bales")
    >>> is_against("raises", bales, tonnes), is_against("keeps", tonnes, Amount(1, unit="tonnes"))
    (False, True)
    """
    if isinstance(now, Amount) and isinstance(before, Amount) and now.counted != before.counted:
        return False
    (least, greatest), (first, last) = now.ends, before.ends
    is_less = greatest is not None and first is not None and greatest < first
    is_more = least is not None and last is not None and last < least
    return {"raises": is_less, "cuts": is_more, "keeps": is_less or is_more}.get(change or "", False)


def in_figures(quantity: "Rate | Amount", figure: Callable[[Decimal], str] = "{:f}".format) -> str:
    """The ends of a rate or an amount with its bound, without its unit: ``more than 40``, ``20 to 40``."""
    ends = dict.fromkeys(figure(end) for end in quantity.ends if end is not None)
    return f"{quantity.bound} {' to '.join(ends)}".strip()


def in_thousands(number: Decimal) -> str:
    """A number in thousands, or in millions and more where three decimals are enough for it."""
    for scale, name in _SCALES:
        scaled = number / scale
        if scaled >= 1 and scaled == round(scaled, 3):
            return f"{scaled.normalize():,f}{name}"
    return f"{number:,f}"


@attrs.frozen(repr=False, eq=False, field_transformer=typed)
class Rate(Explained, Legible):
    """A tariff rate in per cent ad valorem: exact, a range with both ends included, or open at one end.

    >>> print(Rate(20, 40), Rate(46), Rate(None, 15), Rate(40, None, is_strict=True), sep=", ")
    20 to 40 per cent, 46 per cent, at most 15 per cent, more than 40 per cent

    An exact rate equals the number of its figure, with the same hash; a range or a bound equals none.

    >>> Rate(46) == 46, Rate(20, 40) == 20, f"{Rate(46):>12}"
    (True, False, ' 46 per cent')
    """

    minimum: Decimal | None = attrs.field(converter=_per_cent)
    """Per cent ad valorem, at least; `None` for "up to 15"."""
    maximum: Decimal | None = attrs.field(
        default=attrs.Factory(lambda rate: rate.minimum, takes_self=True),
        converter=_per_cent,
    )
    """Per cent ad valorem, at most; the same as `minimum` for an exact rate, and `None` for "at least 40"."""
    is_strict: bool = attrs.field(default=False, kw_only=True)
    """Whether its one end is left out: "more than 40", "under 15"."""

    def __attrs_post_init__(self) -> None:
        _check_ends(self)

    @property
    def is_exact(self) -> bool:
        """Whether it is one figure rather than a range or a bound."""
        return self.minimum == self.maximum

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Rate):
            return (self.ends, self.is_strict) == (other.ends, other.is_strict)
        return self.minimum == other if self.is_exact and isinstance(other, Number) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.minimum if self.is_exact else (self.ends, self.is_strict))

    def lies_within(self, other: "Rate") -> bool:
        """Whether it certainly lies within another rate, ends included.

        >>> Rate(25).lies_within(Rate(20, 40)), Rate(None, 15).lies_within(Rate(10, 20))
        (True, False)
        """
        if not isinstance(other, Rate):
            raise TypeError(f"expected a Rate, not {other!r}; write Rate(20, 40), or Rate(20, None) for at least 20")
        above = other.minimum is None or (self.minimum is not None and other.minimum <= self.minimum)
        below = other.maximum is None or (self.maximum is not None and self.maximum <= other.maximum)
        touches = self.minimum == other.minimum if other.maximum is None else self.maximum == other.maximum
        return above and below and not (touches and other.is_strict and not self.is_strict)

    @property
    def ends(self) -> tuple[Decimal | None, Decimal | None]:
        """The least and the most that it may be."""
        return self.minimum, self.maximum

    @property
    def bound(self) -> str:
        """``at most``, ``less than``, ``at least`` or ``more than`` if it is open at one end; else empty."""
        return _bound(self)

    def __repr__(self) -> str:
        return f"Rate(minimum={self.minimum!r}, maximum={self.maximum!r}{_STRICT * self.is_strict})"

    def __str__(self) -> str:
        return f"{in_figures(self)} per cent"


_AMOUNT = re.compile(
    r"(?:(?:at least|(?P<over>more than)) (?P<least>[\d.]+)|(?:at most|(?P<under>less than)) (?P<most>[\d.]+)"
    r"|(?P<from>[\d.]+)(?: to (?P<to>[\d.]+))?) (?P<unit>\S.*)"
)
_PER = re.compile(rf"(?P<unit>.*\S) (?:per|an?|each|every) (?P<per>{'|'.join(Period)})")


@attrs.frozen(repr=False, field_transformer=typed)
class Amount(Explained, Legible):
    """An amount of money or of something counted: exact, a range with both ends included, or open at one end.

    >>> print(Amount(40_000, unit="tonnes", per="year"), Amount(8000000000, None, unit="USD", is_strict=True), sep=", ")
    40000 tonnes per year, more than 8000000000 USD
    """

    least: Decimal | None = attrs.field(converter=_quantity)
    """The least that it may be, in the unit; `None` for "up to 15 tonnes"."""
    greatest: Decimal | None = attrs.field(
        default=attrs.Factory(lambda amount: amount.least, takes_self=True),
        converter=_quantity,
    )
    """The most that it may be; the same as `least` for an exact amount, and `None` for "more than 8 billion"."""
    unit: str = attrs.field(kw_only=True)
    """The ISO 4217 code of a currency, such as ``USD``, or the source's unit, such as ``tonnes``."""
    is_strict: bool = attrs.field(default=False, kw_only=True)
    """Whether its one end is left out: "more than 8 billion", "under 15 tonnes"."""
    per: Period | None = attrs.field(default=None, kw_only=True, converter=attrs.converters.optional(Period))
    """For how long, over and over: the year of "40,000 tonnes a year"; `None` for an amount in all."""

    def __attrs_post_init__(self) -> None:
        _check_ends(self)
        if not self.unit.strip():
            raise ImpossibleValue("Amount", "unit", "is empty; give a currency or the unit in the source's words")
        if found := _PER.fullmatch(self.unit):
            mend = f"write unit={found['unit']!r} and per={found['per']!r}"
            raise ImpossibleValue("Amount", f"unit {self.unit!r}", f"has a period; {mend}")

    @property
    def is_exact(self) -> bool:
        """Whether it is one figure rather than a range or a bound."""
        return self.least == self.greatest

    @property
    def is_money(self) -> bool:
        """Whether its unit is the code of a currency."""
        return re.fullmatch("[A-Z]{3}", self.unit) is not None

    @classmethod
    def parse(cls, text: str) -> Self:
        """The amount that `str` writes so; raises `ImpossibleValue` for what is none.

        >>> Amount.parse("4000000000 to 5000000000 USD").greatest
        Decimal('5000000000')
        >>> str(Amount.parse("at most 10000 tonnes a year"))
        'at most 10000 tonnes per year'
        """
        often = _PER.fullmatch(text)
        read = _AMOUNT.fullmatch(often["unit"] if often else text)
        if read is None:
            forms = (
                "without commas, as '4500000000 USD', '50 to 60 aircraft', or with 'at least', 'more than', 'at most'"
            )
            wrong = f"is no number with its unit; write it {forms} or 'less than' before it"
            raise ImpossibleValue("Amount", repr(text), wrong)
        least, greatest = read["least"] or read["from"], read["most"] or read["to"] or read["from"]
        is_strict, per = bool(read["over"] or read["under"]), often and often["per"]
        return cls(least, greatest, unit=read["unit"], is_strict=is_strict, per=per)

    @property
    def ends(self) -> tuple[Decimal | None, Decimal | None]:
        """The least and the most that it may be."""
        return self.least, self.greatest

    @property
    def bound(self) -> str:
        """``at most``, ``less than``, ``at least`` or ``more than`` if it is open at one end; else empty."""
        return _bound(self)

    @property
    def common_unit(self) -> str:
        """Its unit by the name that it shares with other words for it: ``tonnes`` for ``tấn`` and ``metric tons``.

        >>> Amount(200_000, unit="tấn").common_unit, Amount(40, unit="aircraft").common_unit
        ('tonnes', 'aircraft')
        """
        return lazy.numbers.common_unit(self.unit)

    @property
    def counted(self) -> str:
        """Its unit by its common name, with its period: only what has the same is compared or added up."""
        return _in_period(self.common_unit, self.per)

    def __repr__(self) -> str:
        per = f", per={str(self.per)!r}" if self.per else ""
        ends = f"least={self.least!r}, greatest={self.greatest!r}"
        return f"Amount({ends}, unit={self.unit!r}{_STRICT * self.is_strict}{per})"

    def __str__(self) -> str:
        return self.written(in_figures(self))

    def written(self, figures: str) -> str:
        """Its figures, written in some way, with its unit and its period."""
        return _in_period(f"{figures} {self.unit}", self.per)


def _in_period(said: str, per: Period | None) -> str:
    return f"{said} per {per}" if per else said


@attrs.frozen(field_transformer=typed)
class SpecificDuty(Legible):
    """A duty that is an amount for a quantity of goods, whatever they cost.

    >>> print(SpecificDuty(Amount("0.28", unit="USD"), "kilogram"))
    0.28 USD per kilogram
    """

    amount: Amount
    """How much."""
    per: str
    """For which quantity, in the source's words, such as ``kilogram`` or ``100 litres``."""

    def __attrs_post_init__(self) -> None:
        if self.amount.per:
            raise ImpossibleValue("SpecificDuty", "amount", f"is per {self.amount.per}; a duty is for a quantity")

    def __str__(self) -> str:
        return f"{self.amount} per {self.per}"


_HS = re.compile(r"[0-9]{2}|[0-9]{4}(?:\.?[0-9]{2}){0,3}")


@attrs.frozen(field_transformer=typed)
class Goods:
    """Goods, as a source names them."""

    words: str
    """The goods in the source's own words."""
    hs: str | None = None
    """Their Harmonized System code, only if the source gives one: 2, 4, 6, 8 or 10 digits, with points or without."""

    def __attrs_post_init__(self) -> None:
        if self.hs is not None and not _HS.fullmatch(self.hs):
            raise ImpossibleValue("Goods", f"hs {self.hs!r}", "is no customs code; write it as 09, 0902 or 0902.10")


@attrs.frozen(field_transformer=typed)
class Exemptions:
    """The goods and the payers to which a tariff does not apply."""

    goods: tuple[Goods, ...] = attrs.field(default=(), metadata=PRINTED)
    """The goods, in the source's words."""
    payers: tuple[Actor, ...] = attrs.field(default=(), eq=identity)
    """Those whose goods it is not levied on."""

    def __bool__(self) -> bool:
        return bool(self.goods or self.payers)


NOTHING_EXEMPT = Exemptions()
"""The exemptions of a tariff that exempts nothing."""
