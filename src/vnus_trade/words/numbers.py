"""Reads numbers in running text with their units (per cent, money, ordinals); and whether a passage cuts one or a word.

This is the one reader for drafts and checks. Words are read in English and Vietnamese, and figures in every
language, with its decimal comma or point. A unit reaches back over a range or list that ends with it. Figures that the
languages read differently have no value.

>>> [str(number) for number in numbers("a Section 301 duty of twenty-five per cent, or between 10 and 15%")]
['301', '25 per cent', '10 to 15 per cent']
>>> [str(number) for number in numbers("thuế 12,5% và 3,5 nghìn tỷ đồng", ["vi"])]
['12.5 per cent', '3500000000000 VND']
"""

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from vnus_trade.words import numerals
from vnus_trade.words.edges import is_edge, is_whole, word_around
from vnus_trade.words.lexicon import pattern, words
from vnus_trade.words.number_values import INSIDE, SEPARATE, NumberValue, is_part, values, zero_rates
from vnus_trade.words.numerals import AND, BOUNDS, CHANGES, ORDINAL, PER_CENT, TO, UNITS_AFTER, UNITS_BEFORE


class Number(NamedTuple):
    """A number in a text, or a range of two, from `start` to `end` in code points, its unit included."""

    start: int
    end: int
    least: Decimal | None
    """The number, or the lower end of a range; None where the languages of the text read it differently."""
    greatest: Decimal | None
    """The number, or the upper end of a range."""
    unit: str = ""
    """A unit of `numerals`, an ISO 4217 code, or nothing."""
    scale: int = 1
    """The last scale in it: a billion in 8 billion."""
    bound: str = ""
    """``at most``, ``less than``, ``at least`` or ``more than`` where the words say so: "up to 15", "over 40"."""

    @property
    def ends(self) -> tuple[Decimal | None, ...]:
        """The number, or both ends of the range."""
        return tuple(dict.fromkeys((self.least, self.greatest)))

    @property
    def bounds(self) -> tuple[Decimal | None, Decimal | None]:
        """The least and the most that it may be; None at an end that the words leave open."""
        least = None if self.bound in ("at most", "less than") else self.least
        return least, None if self.bound in ("at least", "more than") else self.greatest

    @property
    def is_strict(self) -> bool:
        """Whether its bound itself is left out: "less than 15"."""
        return self.bound in ("less than", "more than")

    def __str__(self) -> str:
        ends = ("?" if end is None else f"{end.normalize():f}" for end in self.ends)
        return " ".join(filter(None, (self.bound, " to ".join(ends), self.unit)))


def numbers(text: str, languages: Collection[str] = (), among: str = "") -> list[Number]:
    """The numbers in a text, in its order; `languages` are BCP 47 tags, and none are English and Vietnamese.

    In what stands between two spaces, none but zero is looked for where `among` has a point.
    """
    zeros = [
        Number(*zero.span(), Decimal(0), Decimal(0), PER_CENT, bound=_bound(text, zero.start())[0])
        for zero in zero_rates(text)
    ]
    united = [(one, _with_unit(one, text)) for one in values(text, languages, among)]
    found = [to for one, to in united if any(is_whole(text, each.start, each.end) for each in (one, to))]
    found = list(_ranges(_with_shared_units(found, text), text))
    said = {zero.start for zero in zeros}
    return sorted([*zeros, *(number for number in found if number.start not in said)], key=attrgetter("start"))


def common_unit(unit: str) -> str:
    """The name that all words for a unit share; the unit itself where they are not known."""
    return numerals.UNITS_OF_GOODS.get(_said(unit), unit)


def words_for(quantity: str) -> set[str]:
    """A quantity, such as "100 kilograms", with each word for its unit that means the same.

    >>> "100 kilos" in words_for("100 kilograms"), words_for("drum")
    (True, {'drum'})
    """
    count = _COUNT.match(quantity)
    at = count.end() if count else 0
    alike = numerals.UNITS_OF_GOODS.get(_said(quantity[at:]))
    return {quantity, *(quantity[:at] + word for word, name in numerals.UNITS_OF_GOODS.items() if name == alike)}


_COUNT = re.compile(r"\d\S*\s+")


def cuts(text: str, start: int, end: int) -> bool:
    """Return whether a passage of a text begins or ends within a word or a number.

    >>> cuts("a tariff of twenty-five per cent", 0, 18), cuts("a tariff of 46 per cent", 0, 14)
    (True, False)
    """
    return not is_whole(text, start, end) or any(_number_around(text, at) for at in (start, end))


def cut(text: str, start: int, end: int) -> str:
    """The word or number that a passage of a text begins or ends within; '' if there is none."""
    for at in (start, end):
        first, last = _number_around(text, at) or (word_around(text, at) if not is_edge(text, at) else (at, at))
        if first < last:
            return text[first:last]
    return ""


def _number_around(text: str, at: int) -> tuple[int, int] | None:
    """Start and end of the number, the fraction, the date or the time of day that an offset is within."""
    for joined in _JOINED.finditer(text, max(0, at - _REACH), at + _REACH):
        if joined.start() < at < joined.end():
            return joined.span()
    if not _may_be_inside(text, at):
        return None
    reach = max(0, at - _REACH)
    spans = ((reach + value.start, reach + value.end) for value in values(text[reach : at + _REACH], ()))
    return next(((start, end) for start, end in spans if start < at < end), None)


def has_whole(part: str, text: str) -> bool:
    """Return whether a text has a part letter for letter, somewhere with no word or number cut at its ends.

    A part that is cut a thousand times is not looked for any further.
    """
    at = text.find(part) if part else -1
    for _ in range(_MOST_CUTS):
        if at < 0 or not cuts(text, at, at + len(part)):
            return at >= 0
        at = text.find(part, at + 1)
    return False


def _may_be_inside(text: str, at: int) -> bool:
    """Return whether the words around an edge may be parts of one number."""
    if not 0 < at < len(text) or not _is_part(_NEXT_WORD.match(text, at)):
        return False
    return _is_part(_LAST_WORD.search(text, max(0, at - _LONGEST_BEFORE), at))


def _is_part(found: "re.Match[str] | None") -> bool:
    word = unicodedata.normalize("NFC", found[1]).casefold() if found else ""
    return word in INSIDE or word[-1:].isdecimal()


_REACH = 100
_JOINED = re.compile(r"\d+(?:[-‐‑–—~/:\u2044]\d+)+")
_LAST_WORD, _NEXT_WORD = re.compile(r"([^\s‐‑–-]+)[\s‐‑–-]{0,3}\Z"), re.compile(r"[\s‐‑–-]{0,3}(\w+)")
_MOST_CUTS = 1_000


# Their units


def _said(words: str) -> str:
    return " ".join(re.split(r"[\s‐‑-]+", unicodedata.normalize("NFC", words).casefold().strip()))


# The words that the patterns beside numbers have, by the names of their tables.
_TABLES: Mapping[str, Mapping[str, str]] = {
    "units after": UNITS_AFTER,
    "units before": UNITS_BEFORE,
    "bounds": BOUNDS,
}


@cache
def _any(table: str) -> "re.Pattern[str]":
    """A pattern for any word of a table just after a number, the longest first, in both normal forms.

    Words before a number are matched backwards, from the number on.
    """
    words, before = _TABLES[table], table != "units after"
    forms = {unicodedata.normalize(form, word) for word in words for form in ("NFC", "NFD")}
    gap, letter = r"[\s‐‑-]{0,3}", rf"[^\W\d_{SEPARATE}²³¹⁰-⁹]"
    groups: dict[str, list[str]] = {}
    for form in sorted(forms, key=len, reverse=True):
        end = "" if before or not _is_spaced(form[-1]) else rf"(?!{letter}|[\u0300-\u036f\u00ad\u200b-\u200d])"
        written = re.escape(form[::-1] if before else form).replace(r"\ ", r"[\s‐‑-]{1,3}")
        groups.setdefault(end, []).append(written)
    # Only the words ignore the case: otherwise each letter of a range of thousands would be looked up.
    alternatives = "|".join(f"(?i:{'|'.join(written)}){end}" for end, written in groups.items())
    beyond = rf"(?<!(?s:.){{{_LONGEST_BEFORE + 1}}})(?!{letter})(?!(?<=>)[-=])" if before else ""
    return re.compile(f"{gap}({alternatives}){beyond}")


def _is_spaced(letter: str) -> bool:
    return letter.isalpha() and not re.match(f"[{SEPARATE}\u30a0-\u30ff]", letter)


_JOINS = TO | AND
_BOUND_AFTER = re.compile(numerals.BOUNDS_AFTER, re.IGNORECASE)


def _like(name: str, form: str = "{}") -> "re.Pattern[str]":
    """A pattern of the languages' files, in the form that it has here."""
    return re.compile(form.replace("{}", f"(?:{pattern(name)})"), re.IGNORECASE)


_SUFFIX, _OF_POINTS, _HALF_MORE = _like("suffixes", r"{}\b"), _like("of_points"), _like("half_more", r"\s{}\b")
# What is around an ordinal, and tells whether it is a place among rounds.
_OF_ROUND, _OF_OTHERS, _ALONE = _like("of_round"), _like("counted_otherwise"), _like("alone")
_LASTING = _like("lasting", r"(?:\d|\b{})[\s‐‑-]\Z")
_MORE, _OF_MONTH, _OF, _TIME = _like("more_ordinals", r"\A{}"), _like("of_month"), _like("of_ordinal"), _like("times")
_MEETS, _THE, _ANOTHER = (_like(name, r"{}\Z") for name in ("meets", "definite", "another_round"))
_ROUND_BEFORE, _OF_ROW, _ROW_SIGN = _like("round_before", r"{}\Z"), _like("of_row"), _like("of_row_sign")
_BEHIND_WEEKDAY, _SIGNS = _like("behind_weekday"), _like("round_signs")
_ROUND_OR_OTHER, _OF_OTHER_ROUND = _like("round_or_other"), _like("of_other_round", r"{}\Z")
_PLURAL, _COUNTED = _like("plural"), _like("counted")
_MONTH_BEFORE = _like("months", r"\b{}\.?\s\Z")
# A noun with the figure of a note at its end, or with a year.
_NO_PLACE = re.compile(r"[a-z]\d|(?<![\d.,])(?:19|20)\d\d\Z")
_YEAR = re.compile(r"(?:19|20)\d\d")
# The word before a number; the first group is empty where the word begins a sentence.
_LABEL = re.compile(r"((?<=\w)[,;:]?[ \n]|)\b([^\W\d_]+)\.?[ \n]\Z")
_LONGEST_BEFORE, _BESIDE = 24, 90


def _before(table: str, text: str, start: int) -> tuple[str, int]:
    """The meaning of a word of a table just before a place, and where it begins; '' and the place for none."""
    found = _any(table).match(text[max(0, start - _LONGEST_BEFORE - 2) : start][::-1])
    return ("", start) if found is None else (_TABLES[table][_said(found[1][::-1])], start - found.end())


# A dollar is that of the United States unless the words behind the number name another.
_DOLLAR = "$"
_OTHER_DOLLAR, _NO_UNIT = re.compile(numerals.OTHER_DOLLARS), re.compile(numerals.NO_UNITS)
_FOR_GOODS = re.compile(numerals.FOR_GOODS, re.IGNORECASE)
_NEGATED = re.compile(numerals.NEGATORS, re.IGNORECASE)
# Between a bound and its number.
_ABOUT_BEFORE = _like("about", r"(?:(?<=\s){}\s+|[“\"‘「])\Z")
_BELOW_ZERO = _like("minus", r"(?:(?:\A|[\s(（])(?<!\d\s)(?<!illion\s)(?<![nm]\s)[-−]|\b{}\s)\Z")


def _bound(text: str, start: int) -> tuple[str, bool]:
    """The bound that the words before a place say, and whether a word before them leaves open which."""
    about = _ABOUT_BEFORE.search(text, max(0, start - _LONGEST_BEFORE), start)
    bound, begin = _before("bounds", text, about.start() if about else start)
    before = text[max(0, begin - _LONGEST_BEFORE) : begin] if bound else ""
    if not _NEGATED.search(unicodedata.normalize("NFC", before)):
        return bound, False
    is_open = _said(text[begin:start]) in numerals.NEARLY or bound not in numerals.OPPOSITES
    return numerals.OPPOSITES.get(bound, bound), is_open


def bounded_from(number: Number, text: str) -> int:
    """Where a number begins with the words that bound it: "| under 20%"."""
    about = _ABOUT_BEFORE.search(text, max(0, number.start - _LONGEST_BEFORE), number.start)
    return _before("bounds", text, about.start() if about else number.start)[1]


def _with_unit(value: NumberValue, text: str) -> Number:
    """A number with the unit and the bound that the words beside it give; a currency before it comes first."""
    before, start = _before("units before", text, value.start)
    if value.scale == 1 and _said(text[start : value.start]) in numerals.DOUBTFUL_SIGNS:
        before, start = (before, start) if _FOR_GOODS.match(text, value.end) else ("", value.start)
    after = _any("units after").match(text, value.end)
    suffix = _SUFFIX.match(text, value.end)
    bound, is_open = _bound(text, start)
    if after and _NO_UNIT.match(unicodedata.normalize("NFC", text[after.start(1) : after.end() + _LONGEST_BEFORE])):
        after = None
    unit, end = (UNITS_AFTER[_said(after[1])], after.end()) if after else ("", value.end)
    if value.is_ordinal or suffix:
        unit, end = ORDINAL, suffix.end() if suffix else value.end
    elif not unit or (before.isupper() and not (unit.isupper() and text[start : value.start].strip() == _DOLLAR)):
        unit = before
    if unit == PER_CENT and _OF_POINTS.match(text, end):
        unit = numerals.POINT
    is_counted = after is not None and end == after.end()
    if unit == "USD" and before == unit and _OTHER_DOLLAR.match(text, end):
        unit = ""
    if unit == ORDINAL and not is_counted and not _is_of_rounds(text, start, end, is_word=start == value.start):
        unit = ""
    if not unit:
        start = value.start
    bound = bound or bound_behind(text, end)
    said = None if is_open or _HALF_MORE.match(text, end) else value.value
    if start < value.start and unit != ORDINAL and is_part(text, start):
        said = None
    if said is not None and start < value.start and _BELOW_ZERO.search(text, max(0, start - _LONGEST_BEFORE), start):
        said = -said
    return Number(start, end, said, said, unit, value.scale, bound)


def _is_of_rounds(text: str, start: int, end: int, *, is_word: bool) -> bool:
    """Return whether an ordinal, or a number behind a noun, is a place among rounds, as far as the words beside say."""
    before = unicodedata.normalize("NFC", text[max(0, start - _BESIDE) : start]).casefold()
    after = unicodedata.normalize("NFC", text[end : end + _BESIDE])
    noun = _said(text[start:end])
    if _ROW_SIGN.match(noun):
        return _SIGNS.match(after) is not None
    if _OF_ROW.match(noun):
        written = text[start + 1 : end]
        is_weekday = _BEHIND_WEEKDAY.match(after) or not (written.islower() or written.isupper())
        return _ROUND_BEFORE.search(before) is not None and not is_weekday
    if not is_word:
        if _NO_PLACE.search(noun):
            return False
        is_other = _ROUND_OR_OTHER.match(noun) is not None
        is_round = not is_other or not _OF_OTHER_ROUND.search(before) or text[start].isupper()
        return is_round and not _is_count(after, is_plural=not is_other)
    if _MONTH_BEFORE.search(before) or _OF_OTHERS.match(after) or _LASTING.search(before):
        return False
    after = _MORE.sub("", after)
    is_next = _ANOTHER.search(before) and not _OF.match(after)
    is_alone = (is_next or _THE.search(before)) and _ALONE.match(after) and not _OF_MONTH.match(after)
    return bool(_OF_ROUND.match(after) or is_alone or (_TIME.match(after) and _MEETS.search(before)))


def _is_count(after: str, *, is_plural: bool) -> bool:
    """Return whether the words behind a number are what it counts."""
    return bool(_COUNTED.match(after) or (is_plural and _PLURAL.match(after)))


def bound_behind(text: str, at: int) -> str:
    """The bound that words behind a place say of the number before them, as in "50 aircraft or more"."""
    following = _BOUND_AFTER.match(unicodedata.normalize("NFC", text[at : at + _LONGEST_BEFORE]))
    return str(following.lastgroup).replace("_", " ") if following else ""


def counts(number: Number, text: str) -> bool:
    """Return whether a number counts the words behind it: 301 pages, but not the tariffs of Section 301."""
    return not _is_labelled(number, text) and _PLURAL.match(text, number.end) is not None


def _with_shared_units(found: Sequence[Number], text: str) -> list[Number]:
    """The numbers, those of a range or list with the unit of its last one; ordinals and currencies reach forward too.

    A comma alone joins three numbers and more, and a number with a label, such as a date, begins no list.
    """
    shared, joins = list(found), [between(one, other, text) for one, other in pairwise(found)]
    for at in range(len(shared) - 2, -1, -1):
        one, other = shared[at : at + 2]
        join = joins[at]
        goes_on = at > 0 and joins[at - 1] == "," and not _is_labelled(shared[at - 1], text)
        is_after_another = (
            at > 0 and text[shared[at - 1].end : one.start].isspace() and not _is_year(shared[at - 1], text)
        )
        in_list = (
            not is_after_another and join in _JOINS and (join != "," or other.unit != found[at + 1].unit or goes_on)
        )
        if in_list and not one.unit and other.unit not in ("", ORDINAL) and not _is_labelled(one, text):
            one = one._replace(unit=other.unit)
        is_range = join in TO or (join in AND and _has_head(one, text))
        if not is_range and join in AND and one.unit and one.unit == other.unit and _may_share_scale(one, other):
            one = one._replace(least=None, greatest=None)
        if is_range and one.scale == 1 and one.least and other.least and one.least * other.scale < other.least:
            one = one._replace(least=one.least * other.scale, greatest=one.least * other.scale)
        shared[at] = one
    for at in range(1, len(shared)):
        one, other = shared[at - 1 : at + 1]
        join = joins[at - 1]
        is_before = one.unit.isupper() or text.startswith(_PER_CENT_BEFORE, one.start)
        reaches = _JOINS - {","} if one.unit == ORDINAL else TO if is_before else ()
        is_count = one.unit == ORDINAL and _is_count(text[other.end : other.end + _BESIDE], is_plural=True)
        if not other.unit and join in reaches and not is_count:
            shared[at] = other._replace(unit=one.unit)
        elif not found[at - 1].unit and one.bound and one.unit == other.unit and join in AND:
            shared[at] = other._replace(bound=other.bound or one.bound)
    return shared


_LEAST_SHARED = 1_000
_PER_CENT_BEFORE = tuple(word for word, unit in UNITS_BEFORE.items() if unit == PER_CENT)


def _may_share_scale(one: Number, other: Number) -> bool:
    """Return whether a number may have the scale of the one behind it, as in "5 and 6 billion dollars"."""
    if one.least is None or other.least is None or one.scale > 1 or other.scale < _LEAST_SHARED:
        return False
    return other.least <= 10 * other.scale * one.least <= 100 * other.least


def _is_labelled(number: Number, text: str) -> bool:
    """Return whether a number is a year, or names something together with the word before it: July 2, Section 301."""
    if _is_year(number, text):
        return True
    label = _LABEL.search(text, max(0, number.start - _LONGEST_BEFORE), number.start)
    if label is None:
        return False
    word = _said(label[2])
    is_doubtful = label[1] and word in numerals.DOUBTFUL_LABELS
    return (word in numerals.LABELS and not is_doubtful) or bool(label[1] and label[2][0].isupper())


def is_label(number: Number, text: str) -> bool:
    """Return whether a number counts nothing, since it is a day, a year behind "in", or of a section."""
    label = _LABEL.search(text, max(0, number.start - _LONGEST_BEFORE), number.start)
    word = _said(label[2]) if label else ""
    if word in _MONTHLY:
        return number.least is not None and number.least <= 31
    if word in _BEFORE_A_YEAR:
        return _is_year(number, text)
    return word in numerals.LABELS - numerals.DOUBTFUL_LABELS


_MONTHLY, _BEFORE_A_YEAR = frozenset(numerals.MONTH_WORDS), frozenset(words("before_a_year"))


def _is_year(number: Number, text: str) -> bool:
    return _YEAR.fullmatch(text, number.start, number.end) is not None


def _ranges(found: Sequence[Number], text: str) -> Iterator[Number]:
    """The numbers, with two as one where words say that they are the ends of a range."""
    at = 0
    while at < len(found):
        one, other = found[at], found[at + 1] if at + 1 < len(found) else None
        if other is not None and _is_range(one, other, text):
            yield one._replace(end=other.end, greatest=other.greatest)
            at += 1
        else:
            yield one
        at += 1


def _is_range(one: Number, other: Number, text: str) -> bool:
    if one.unit != other.unit or one.unit == ORDINAL or one.least is None or other.least is None:
        return False
    join = between(one, other, text)
    if join not in _JOINS or one.least >= other.least:
        return False
    before = _said_before(one, text)
    is_moved = before.endswith(numerals.MOVED) and not text[one.end - 1].isdecimal()
    is_change = is_moved or before.endswith(CHANGES) or (_FROM_TO.fullmatch(join) and _BECOMES.match(text, other.end))
    return _has_head(one, text) or (join in TO and not is_change)


def _said_before(number: Number, text: str) -> str:
    return _said(text[max(0, number.start - _LONGEST_BEFORE) : number.start])


def _has_head(number: Number, text: str) -> bool:
    """Return whether words such as "between" begin a range with a number."""
    return _HEAD.search(_said_before(number, text)) is not None


def between(one: Number, other: Number, text: str) -> str:
    """The words between two numbers, without hyphens and words such as "about"."""
    said = unicodedata.normalize("NFC", text[one.end : other.start]).strip().casefold()
    bare = said.strip("-")
    return (_AROUND.sub("", bare) if bare.endswith(ABOUT_WORDS) else bare) or said


def says_about(number: Number, text: str) -> str:
    """The word before a number that says that it is not exact, such as "about"; '' if there is none.

    >>> text = "They owe about $500 million."
    >>> [says_about(number, text) for number in numbers(text)]
    ['about']
    """
    before = unicodedata.normalize("NFC", text[max(0, number.start - _LONGEST_BEFORE) : number.start])
    found = _INEXACT.search(f" {before.rstrip()}".casefold())
    return found[0].strip() if found else ""


ABOUT_WORDS = (*words("about"), *words("around"))
_INEXACT, _FROM_TO, _BECOMES = _like("about", r"\s{}\Z"), _like("from_to"), _like("becomes")
_ABOUT = rf"(?:\s(?:{'|'.join(ABOUT_WORDS)}))"
_AROUND, _HEAD = re.compile(rf"{_ABOUT}+\Z"), re.compile(rf"{numerals.RANGE_HEADS}{_ABOUT}*\Z")
