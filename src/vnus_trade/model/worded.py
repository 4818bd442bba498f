"""Amounts in words: the one that a phrase names, and whether words say by how much something changes."""

import re
from collections.abc import Sequence
from unicodedata import normalize

from vnus_trade.model.quantities import Amount
from vnus_trade.words.lexicon import pattern
from vnus_trade.words.numbers import Number, numbers
from vnus_trade.words.numerals import AFTER_COUNTED, ORDINAL, PER_CENT
from vnus_trade.words.periods import periods


def amount_in(phrase: str, languages: Sequence[str]) -> Amount | None:
    """The one amount that a phrase names, of money or of what the words behind are; `None` where it is not just one."""
    phrase = " ".join(normalize("NFC", phrase).split())
    often = next(periods(phrase), None)
    found = [one for one in numbers(phrase, languages) if not (often and often.start <= one.start < often.end)]
    if len(found) != 1 or found[0].least is None or found[0].unit in (PER_CENT, ORDINAL):
        return None
    one = found[0]
    behind = phrase[one.end : often.start if often and often.start > one.end else len(phrase)]
    unit = one.unit or _BEHIND_COUNTED.split(behind)[0].strip(" ,")
    return amount_of(one, unit, often.period if often else None) if unit else None


_BEHIND_COUNTED = re.compile(rf"\s(?:{AFTER_COUNTED})\b", re.IGNORECASE)


def amount_of(number: Number, unit: str, per: str | None) -> Amount:
    """The amount that a number of a unit says, with its bounds, for a period."""
    least, greatest = (None if end is None else f"{end.normalize():f}" for end in number.bounds)
    return Amount(least, greatest, unit=unit, is_strict=number.is_strict, per=per)


def is_difference(number: Number, text: str) -> bool:
    """Return whether words say that a number is by how much something changes: "by 20,000 tonnes".

    It is not in "was followed by a 35 per cent duty".
    """
    by = _BY.search(text, max(0, number.start - _LONGEST_BY), number.start)
    return by is not None and not (by["one"] and _THING.match(text, number.end))


_LONGEST_BY = 40
_BY = re.compile(rf"\b(?:{pattern('by')})\s\Z", re.IGNORECASE)
_THING = re.compile(pattern("thing_of_rate"), re.IGNORECASE)
