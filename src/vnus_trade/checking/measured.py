"""Judges whether quoted words show the rates, amounts and places in a row of an entry; says what else they have."""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from unicodedata import normalize

import attrs

from vnus_trade.checking.support import Located, Shows, Support, letter_places
from vnus_trade.folders.entries import AmountEntry
from vnus_trade.folders.limits import Effort
from vnus_trade.model.quantities import Amount, Rate, SpecificDuty
from vnus_trade.model.vocabulary import AmountBasis, Period, RateBasis
from vnus_trade.model.worded import amount_in, is_difference
from vnus_trade.words.edges import name_places
from vnus_trade.words.lexicon import pattern, words
from vnus_trade.words.numbers import (
    Number,
    between,
    bound_behind,
    common_unit,
    cuts,
    has_whole,
    is_label,
    numbers,
    words_for,
)
from vnus_trade.words.numerals import AFTER_COUNTED, MEASURES, ORDINAL, PER_CENT, TO
from vnus_trade.words.periods import period_beside, periods
from vnus_trade.words.tokens import is_unspaced

# The cost of reading words for their numbers, and of each of their letters; and the figures that a message repeats.
_STEPS_OF_A_SEARCH, _STEPS_OF_A_FIGURE, _MOST_SAID = 1_000, 500, 3


def measured(support: Support, value: int | Rate | AmountEntry) -> Iterator[tuple[str, Shows]]:
    """A place in a row, a rate or an amount of an entry, and whether a quotation shows it.

    By how much a measure changes shows nothing that it comes to.
    """
    entry = support.entry if support.target is None else support.entry.joined(support.target)
    if isinstance(value, Rate):
        is_moved = entry.text("basis_of_rate") == RateBasis.ADDITIONAL
        yield str(value), _shows_rate(value, is_moved=is_moved)
    elif isinstance(value, int):
        yield str(value), _shows_place(value)
    elif value.amount is not None:
        is_moved = entry.text("basis_of_amount") == AmountBasis.DIFFERENCE
        yield str(value), _shows_amount(value, value.amount, is_moved=is_moved)


def _shows_place(wanted: int) -> Shows:
    """Show a place in a row by an ordinal or by a number behind its noun."""
    return lambda item, effort: any(one.least == wanted and one.unit == ORDINAL for one in numbers_of(item, effort))


def _shows_rate(wanted: Rate, *, is_moved: bool) -> Shows:
    """Show a rate by percentages or bounds."""

    def shows(item: Located, effort: Effort) -> bool:
        found = [one for one in numbers_of(item, effort) if is_moved or not is_difference(one, item.text)]
        return (wanted.minimum, wanted.maximum, wanted.is_strict) in _ends(found, PER_CENT, item.text)

    return shows


def _ends(found: Iterable[Number], unit: str, text: str) -> Iterator[tuple[Decimal | None, Decimal | None, bool]]:
    """Both ends of each number and range of a unit, `None` an open one, and whether it is strict.

    What is more than 40 is at least 40, too.
    """
    measured = [one for one in found if one.unit == unit and one.least is not None]
    for one in measured:
        for is_strict in {False, one.is_strict}:
            yield *one.bounds, is_strict
    for one, other in pairwise(measured):
        if (one.bounds[1] is None and other.bounds[0] is None) or between(one, other, text) in TO:
            yield one.least, other.greatest, False


def _shows_amount(wanted: AmountEntry, amount: Amount, *, is_moved: bool) -> Shows:
    """Show an amount by a number with its currency, or with its unit in one of the next words, all in its phrase.

    Its period is shown by words in the same sentence; without one, no such words stand beside the amount.
    """
    ways = words_for(wanted.per) if wanted.per else ()

    def shows(item: Located, effort: Effort) -> bool:
        found = numbers_of(item, effort)
        spans = [(item.first, item.last)]
        if wanted.phrase is not None:
            phrase = normalize("NFC", " ".join(wanted.phrase.split()))
            ends = ((at, at + len(phrase)) for at in letter_places(phrase, item.text))
            spans = [
                span for span in ends if item.first <= span[0] and span[1] <= item.last and not cuts(item.text, *span)
            ]
        for start, end in spans:
            inside = [number for number in found if start <= number.start and number.end <= end]
            inside = [number for number in inside if is_moved or not is_difference(number, item.text)]
            if not amount.is_money:
                inside = [_counting(number, amount.unit, item.text[:end]) for number in inside]
                inside = [_sharing(number, amount.unit, found, item.text) for number in inside]
            if ways:
                # A number in what a duty is per, as in "per 100 litres", parts nothing.
                own = [(at, at + len(per)) for per in ways for at in letter_places(per, item.text)]
                others = [each for each in found if not any(at <= each.start and each.end <= to for at, to in own)]
                beside = ((number, _around(number, others, item.text, start, end)) for number in inside)
                inside = [number for number, said in beside if any(has_whole(per, said) for per in ways)]
            else:
                inside = [number for number in inside if _is_per(amount.per, number, found, item.text)]
            if (amount.least, amount.greatest, amount.is_strict) in _ends(inside, amount.unit, item.text):
                return True
        return False

    return shows


def _is_per(period: Period | None, number: Number, found: Sequence[Number], text: str) -> bool:
    """Return whether words give a number for a period, or for none; words of its sentence may, up to the next number.

    A year, the other end of a range, and what another number rises to part nothing.
    """
    beside = period_beside(text, number.start, number.end)
    if period is None or beside:
        return (beside and beside.period) == period
    if number.unit and _FORMER.search(text, 0, number.start):  # 3 tons a year at a 5% duty, up from two tons
        before = (each for each in reversed(found) if each.end <= number.start)
        alike = next((each for each in before if _counting(each, number.unit, text).unit == number.unit), None)
        former = period_beside(text, alike.start, alike.end) if alike else None
        if alike and former and former.period == period and not _END.search(text, alike.end, number.start):
            return True
    first = max((end.end() for end in _END.finditer(text, 0, number.start)), default=0)
    last = min((end.start() for end in _END.finditer(text, number.end)), default=len(text))
    own = list(periods(text, first, last))
    for other in found:
        said = text[min(number.end, other.end) : max(number.start, other.start)]
        is_free = other.unit == PER_CENT and not other.greatest  # "the annual ceiling on duty-free imports"
        is_apart = not (is_free or _YEAR.fullmatch(text, other.start, other.end) or _JOINED.fullmatch(said))
        if is_apart and other.start != number.start and not any(at.start <= other.start < at.end for at in own):
            its = period_beside(text, other.start, other.end) or other
            if other.start > number.start:
                last = min(last, other.start, its.start)
            else:
                first = max(first, other.end, its.end)
    return any(at.period == period and first <= at.start and at.end <= last for at in own)


# Where a sentence ends, and what joins a number to another, perhaps behind its unit.
_END = re.compile(r"[.;!?][”\"»]?\s(?=[^\W\d_a-zà-ỹđ]|[“\"«])")
_YEAR, _AND = re.compile(r"(?:19|20)\d\d"), pattern("joining_amounts")
_FORMER = re.compile(rf"\b(?:{pattern('before_former')})\s\Z", re.IGNORECASE)
_JOINED = re.compile(rf"(?:(?: (?!(?:{_AND})\s)[^\s,;]+){{0,6}}(?:,? (?:{_AND})|,)(?=\s))+ ")


def mended(support: Support, key: str, value: str, found: Sequence[Located], effort: Effort) -> str:
    """What to write instead of a rate or an amount that the words give otherwise; '' if nothing is known."""
    for own in support.values(key):
        if isinstance(own, Rate) and any(_shows_rate(own, is_moved=True)(item, effort) for item in found):
            return f"that is by how much it changes: leave `{key}` out, or give what it comes to, with the reason"
        if str(own) != value or not isinstance(own, AmountEntry) or own.amount is None:
            continue
        given = as_shown(own, own.amount, found, effort)
        if given == own.amount:
            return 'that is by how much it changes: write `change`, and basis_of_amount = "difference"'
        # "600 million crowns" is not 600 of a unit.
        given = given or amount_in(value, ())
        if given and given != own.amount:
            return f"write {str(given)!r}"
    return ""


def as_shown(own: AmountEntry, amount: Amount, found: Sequence[Located], effort: Effort) -> Amount | None:
    """An amount of an entry with the period for which words give it; `None` where they do not show it at all.

    A period that its phrase names is never left out.
    """
    is_often = any(periods(own.phrase or ""))
    ways = (attrs.evolve(amount, per=per) for per in (amount.per, *([] if is_often else [None]), *Period))
    return next(
        (way for way in ways if any(_shows_amount(own, way, is_moved=True)(item, effort) for item in found)), None
    )


def _as_said(number: Number, text: str) -> str:
    """A number as a message repeats it: with its bound, what it counts and how often."""
    often, behind = period_beside(text, number.start, number.end), _NEXT_WORDS.match(text, number.end)
    said = text[number.start : max(number.end, often.end if often else 0)]
    if behind and not number.unit and said.endswith(text[number.start : number.end]):
        words = behind[0].split()
        last = next((at for at, word in enumerate(words) if common_unit(word) in MEASURES), 0)
        said = " ".join([said, *words[: last + 1]])
    return f"{'by' if is_difference(number, text) else number.bound} {said!r}".strip()


def _around(number: Number, found: Sequence[Number], text: str, start: int, end: int) -> str:
    """The words from start to end that no other number parts from this one."""
    before = max((other.end for other in found if other.end <= number.start), default=start)
    after = min((other.start for other in found if other.start >= number.end), default=end)
    said = re.split(r"[;,.]", text[max(start, before) : number.start])[-1]
    return f"{said} {text[number.end : min(end, after)]}"


def _counting(number: Number, unit: str, text: str) -> Number:
    """A number that has no unit of its own with this one, if one of the next words is it; a label counts nothing.

    Signs of Chinese and Japanese have at most two others before them, of measure words.
    """
    if number.unit or is_label(number, text):
        return number
    if is_unspaced(unit[0]):
        found = re.compile(rf"\s?\w{{0,2}}{re.escape(unit)}").match(text, number.end)
        end = found.end() if found else 0
    else:
        following = _NEXT_WORDS.match(text, number.end)
        words = following[0].replace(",", " ") if following else ""
        alike = (each for each in (unit, *words.split()) if common_unit(each) == common_unit(unit))  # jets are aircraft
        measures = {common_unit(word) for word in words.split()} & MEASURES - {common_unit(unit)}
        place = None if measures else next((at for each in alike for at in name_places(each, words)), None)
        end = number.end + place[1] if place else 0
    return number._replace(unit=unit, bound=number.bound or bound_behind(text, end)) if end else number


def _sharing(number: Number, unit: str, found: Sequence[Number], text: str) -> Number:
    """A number with the unit that it shares with the next one: "from eight to 12 tonnes"."""
    following = next((one for one in found if one.start >= number.end and _FROM.search(text, 0, number.start)), None)
    is_joined = following and not number.unit and between(number, following, text) in _TO
    return number._replace(unit=_counting(following, unit, text).unit) if following and is_joined else number


_TO = TO.union(words("rising_to"))
_FROM = re.compile(rf"\b(?:{pattern('from')})\s\Z", re.IGNORECASE)
# The words behind a number; a figure is one behind a capitalised word, as in "50 Boeing Co. 737 aircraft".
_NEXT_WORDS = re.compile(
    rf"(?:[\s-]+(?:(?-i:[A-Z])[\w-]*\.?\s\d\w*|(?!\d|(?:{AFTER_COUNTED})\b)[^\s.;:!?()]+)){{1,6}}", re.IGNORECASE
)


def numbers_of(item: Located, effort: Effort) -> list[Number]:
    """The numbers that begin and end in quoted words."""
    effort.spend(_STEPS_OF_A_SEARCH + len(item.text) * _STEPS_OF_A_FIGURE)
    return [number for number in numbers_beside(item) if item.first <= number.start and number.end <= item.last]


def numbers_beside(item: Located) -> list[Number]:
    """The numbers in quoted words and in those beside them."""
    return _numbers_in(item.text, item.quotation.source.languages)


_numbers_in = lru_cache(maxsize=64)(numbers)


def said_instead(support: Support, key: str, quotations: Iterable[Located]) -> str:
    """The percentages or amounts that words state, with their bounds, as the end of a message about another one."""
    measure = support.fields[key].value if key in support.fields else None
    if measure not in (Rate, Amount, SpecificDuty):
        return ""
    measured = [
        (number, _as_said(number, item.text))
        for item in quotations
        for number in numbers_beside(item)
        if (number.unit == PER_CENT if measure is Rate else number.unit not in (PER_CENT, ORDINAL))
        if number.start < item.last and number.end > item.first and not _YEAR.fullmatch(item.text, *number[:2])
    ]
    measured = [each for each in measured if each[0].unit] or measured
    said = ", ".join(words for _, words in measured[:_MOST_SAID])
    is_open = any(number.least is None for number, _ in measured)
    open_ = ", which can be read differently: give the `languages` of the source if they decide it" if is_open else ""
    return f", but {said}{open_}" if measured else ""
