"""Reads numbers in running text, in figures and words, each with its unit: the one reader for drafts and checks.

Words are read in English and Vietnamese, figures in every language, with the decimal comma or point of the language. A
unit reaches back over a range or list that ends with it. Figures that the languages read differently have no value.

>>> [str(number) for number in numbers("a Section 301 duty of twenty-five per cent, or between 10 and 15%")]
['301', '25 per cent', '10 to 15 per cent']
>>> [str(number) for number in numbers("thuế 12,5% và 3,5 nghìn tỷ đồng", ["vi"])]
['12.5 per cent', '3500000000000 VND']
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import NamedTuple

import attrs

from vnus_trade import numerals
from vnus_trade.numerals import AND, BETWEEN, BOUNDS, CHANGES, ORDINAL, TO, UNITS_AFTER, UNITS_BEFORE
from vnus_trade.numerals import CARDINALS, DIGITS, ORDINALS, ROOM, SCALES, SHORT_SCALES
from vnus_trade.words import is_edge, is_whole, word_around


@attrs.frozen
class Number:
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
    """``at most`` or ``at least`` where the words say so: "up to 15", "more than 40"."""

    @property
    def ends(self) -> tuple[Decimal | None, ...]:
        """The number, or both ends of the range."""
        return tuple(dict.fromkeys((self.least, self.greatest)))

    def __str__(self) -> str:
        ends = ("?" if end is None else f"{end.normalize():f}" for end in self.ends)
        return " ".join(filter(None, (self.bound, " to ".join(ends), self.unit)))


def numbers(text: str, languages: Collection[str] = ()) -> list[Number]:
    """The numbers in a text, in its order; `languages` are BCP 47 tags, and none are English and Vietnamese."""
    found = [_with_unit(core, text) for core in _cores(text, languages)]
    whole = [number for number in found if is_whole(text, number.start, number.end)]
    return list(_ranges(_with_shared_units(whole, text), text))


def has_zero_rate(text: str) -> bool:
    """Return whether a text says that a rate is zero: "zero tariff", "duty-free"."""
    return _ZERO_RATE.search(text) is not None


def cut(text: str, start: int, end: int) -> str:
    """The word or number that a passage of a text begins or ends within; '' if there is none.

    >>> cut("a tariff of twenty-five per cent", 0, 18), cut("a tariff of 46 per cent", 0, 14)
    ('twenty-five', '')
    """
    for at in (start, end):
        first, last = (at, at) if is_edge(text, at) else word_around(text, at)
        if first == last and _may_be_inside(text, at):
            reach = max(0, at - _REACH)
            cores = _cores(text[reach : at + _REACH], ())
            first, last = next(((reach + c.start, reach + c.end) for c in cores if c.start < at - reach < c.end), (at, at))
        if first < last:
            return text[first:last]
    return ""


def has_whole(part: str, text: str) -> bool:
    """Return whether a text has a part letter for letter, somewhere with no word or number cut at its ends.

    A part that is cut a thousand times is not looked for any further.
    """
    at = text.find(part) if part else -1
    for _ in range(_MOST_CUTS):
        if at < 0 or not cut(text, at, at + len(part)):
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
    return word in _INSIDE or word[-1:].isdecimal()


# Numbers by themselves


class _Piece(NamedTuple):
    """Figures, a word in small letters, a letter of Chinese or Japanese, or a sign."""

    start: int
    end: int
    word: str

    @property
    def is_figures(self) -> bool:
        return self.word[-1].isdecimal()


class _Core(NamedTuple):
    """A number without its unit, and its last scale; the value is None where languages differ."""

    start: int
    end: int
    value: Decimal | None
    scale: int = 1
    is_ordinal: bool = False


_SEPARATE = "\u3005-\u309f\u3400-\u9fff\uf900-\ufaff"
_FIGURES = r"(?<!\w)\.\d+|\d{1,3}(?: \d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,．，٫٬'’\u00a0\u2009\u202f]\d+)*"
_PIECE = re.compile(rf"{_FIGURES}|[{_SEPARATE}]|(?:[^\W\d_{_SEPARATE}]|[\u0300-\u036f])+|[^\w\s]")
_GAP = re.compile(r"\s{0,3}")
_FRACTION = re.compile(r"[\s-]{1,3}(?:half|halves|thirds?|quarters?|fourths?|fifths?|sixths?|eighths?|tenths?)\b", re.IGNORECASE)
_PART_OF = re.compile(r"\b(?:half|thirds?|quarters?|fifths?|tenths?)\s+of\s+(?:an?\s+)?\Z", re.IGNORECASE)
_ZERO_RATE = re.compile(numerals.ZERO_RATES, re.IGNORECASE)
_ZERO_JOINERS = ("linh", "lẻ")
# A number may go on with these words.
_INSIDE = frozenset((*CARDINALS, *ORDINALS, *numerals.AFTER_TENS, *SCALES, *SHORT_SCALES, *numerals.DECIMAL_WORDS))
_INSIDE |= frozenset(("and", "a", "half", "rưỡi", *_ZERO_JOINERS))
_REACH = 100
_LAST_WORD, _NEXT_WORD = re.compile(r"([^\s-]+)[\s-]{0,3}\Z"), re.compile(r"[\s-]{0,3}(\w+)")
_MOST_CUTS = 1_000


def _cores(text: str, languages: Collection[str]) -> Iterator[_Core]:
    pieces = [
        _Piece(found.start(), found.end(), unicodedata.normalize("NFC", found.group()).casefold())
        for found in _PIECE.finditer(text)
    ]
    at = 0
    while at < len(pieces):
        reading = _Reading(text, pieces, languages, at)
        if reading.stop == at:
            at += 1
            continue
        core, at = reading.core(), reading.stop
        if core.is_ordinal or not _FRACTION.match(text, core.end):
            yield core
        else:
            at += 2 if pieces[at].word == "-" else 1


class _Reading:
    """Reads the number that begins at a piece, word by word, as far as it goes; `stop` is the piece after it."""

    def __init__(self, text: str, pieces: Sequence[_Piece], languages: Collection[str], at: int) -> None:
        self.text = text
        self.pieces = pieces
        self.languages = languages
        self.at = at
        self.stop = at
        self.value = Decimal(0)
        self.is_known = True
        self.is_ordinal = False
        self.scale = 1
        # A number that goes on goes on with less than this; None before it has begun.
        self.room: int | None = None
        here = at
        while here < len(pieces) and not self.is_ordinal and self._is_beside(here):
            taken = self._figures(here) or self._word(here) or self._scale(here) or self._end(here)
            if taken:
                self.stop = here + taken
            elif not self._joins(here):
                break
            here += taken or 1

    def core(self) -> _Core:
        """The number that was read."""
        start, end = self.pieces[self.at].start, self.pieces[self.stop - 1].end
        before, after = self.text[max(0, start - 2) : start], self.text[end : end + 2]
        is_part = (before[-1:] == "/" and before[:1].isdecimal()) or (after[:1] == "/" and after[1:].isdecimal())
        is_part = is_part or _PART_OF.search(self.text, max(0, start - 20), start) is not None
        value = self.value if self.is_known and not is_part else None
        if before[-1:] in ("-", "−") and before[:-1] in ("", " ", "\n", "(") and before and value is not None:
            value = -value
        return _Core(start, end, value, self.scale, self.is_ordinal)

    def _is_beside(self, here: int) -> bool:
        gap = (self.pieces[here - 1].end, self.pieces[here].start) if here > self.at else (0, 0)
        return _GAP.fullmatch(self.text, *gap) is not None

    def _said(self, here: int) -> str:
        return self.pieces[here].word if self.at <= here < len(self.pieces) else ""

    def _add(self, number: Decimal | int, room: int = 1) -> bool:
        if self.room is not None and not 0 < number < self.room:
            return False
        self.value, self.room = self.value + number, room
        return True

    def _figures(self, here: int) -> int:
        """Take figures: at the beginning, and after a scale of Chinese or Japanese, as in 1億2000万."""
        if not self.pieces[here].is_figures or (here > self.at and not re.match(f"[{_SEPARATE}]", self._said(here - 1))):
            return 0
        number = _reading(self.pieces[here].word, self.languages)
        self.is_known = self.is_known and number is not None
        return self._add(1 if number is None else number)

    def _word(self, here: int) -> int:
        """Take a word for a number, an ordinal, or a numeral of Chinese behind the sign for an ordinal or per cent."""
        word, following = self._said(here), self._said(here + 1)
        is_after_zero = self._said(here - 1) in _ZERO_JOINERS
        if word in ORDINALS:
            self.is_ordinal = self._add(ORDINALS[word])
            return self.is_ordinal
        if word in numerals.AFTER_TENS and (self.room == 10 or is_after_zero):
            return self._add(numerals.AFTER_TENS[word])
        if word == "năm" and not is_after_zero and self._is_year(here):
            return 0
        if word in CARDINALS:
            return self._add(CARDINALS[word], ROOM[word])
        if _is_numeral(word):
            return self._numeral(here)
        if word in numerals.AFTER_THU and here and self.pieces[here - 1].word == "thứ":
            return self._add(numerals.AFTER_THU[word])
        if (word, following) == numerals.FIRST:
            self.is_ordinal = self._add(1)
            return 2 * self.is_ordinal
        return self._add(1) if word in ("a", "an") and following in SCALES else 0

    def _is_year(self, here: int) -> bool:
        """Return whether "năm" is a year and not five: beside a number, unless a scale follows."""
        before = self.pieces[here - 1].word if here else ""
        numbered = before[-1:].isdecimal() or before in CARDINALS or before in SCALES or before in numerals.AFTER_TENS
        following = self._said(here + 1)
        return following[-1:].isdecimal() or (numbered and following not in SCALES)

    def _numeral(self, here: int) -> int:
        """Take a numeral of Chinese or Japanese, in a number that begins behind a sign; others are parts of words."""
        number = int(unicodedata.numeric(self._said(here)))
        if here > self.at:
            return _is_numeral(self._said(self.at)) and number < 10 and self._add(number)
        begins = self.text.endswith(("第", "百分之"), 0, self.pieces[here].start)
        return begins and self._add(number, max(number // 10 * 10, 1))

    def _scale(self, here: int) -> int:
        """Take a word that multiplies what was read since the last greater one."""
        word, piece = self._said(here), self.pieces[here]
        scale = SCALES.get(word, 0)
        if not scale and here > self.at and self.pieces[here - 1].is_figures and word in SHORT_SCALES:
            scale = SHORT_SCALES[word] if len(word) > 1 or self.pieces[here - 1].end == piece.start else 0
        part = self.value % scale if scale and self.room is not None else 0
        if part:
            self.value, self.room, self.scale = self.value + part * (scale - 1), scale, scale
        return bool(part)

    def _end(self, here: int) -> int:
        """Take "and a half" and decimals in words."""
        word = self._said(here)
        if self.room is None:
            return 0
        for half in numerals.HALVES:
            if tuple(self._said(here + number) for number in range(len(half))) == half:
                self.value += Decimal(self.scale) / 2
                return len(half)
        taken = 1
        while word in numerals.DECIMAL_WORDS and self._said(here + taken) in DIGITS:
            self.value += Decimal(DIGITS[self._said(here + taken)]).scaleb(-taken)
            taken += 1
        return taken if taken > 1 else 0

    def _joins(self, here: int) -> bool:
        """Return whether a word may be between the parts of a number."""
        word, following = self._said(here), self._said(here + 1)
        if self.room is None:
            return False
        if word == "-":
            return following in SCALES or (self.room == 10 and following in (CARDINALS | ORDINALS))
        return self.room >= 100 and word in ("and", *_ZERO_JOINERS)


def _is_numeral(word: str) -> bool:
    return len(word) == 1 and not word.isdecimal() and unicodedata.numeric(word, None) is not None


def _reading(figures: str, languages: Collection[str]) -> Decimal | None:
    """The value of figures; None where it is not the same in all these languages, or none can read it."""
    codes = {language.partition("-")[0].casefold() for language in languages} or {"en", "vi"}
    values = {_decimal(figures, comma=code in numerals.COMMA_LANGUAGES) for code in codes} - {None}
    return next(iter(values)) if len(values) == 1 else None


def _decimal(figures: str, *, comma: bool) -> Decimal | None:
    plain = unicodedata.normalize("NFKC", figures).replace("٫", ".").replace("٬", ",")
    point, groups = (",", r"[. ’']") if comma else (".", r"[,’']")
    read = re.fullmatch(rf"(\d+|\d{{1,3}}({groups})\d{{3}}(?:\2\d{{3}})*)?(?:[{point}](\d+))?", plain)
    return None if read is None else Decimal(f"{re.sub(groups, '', read[1] or '0')}.{read[3] or 0}")


# Their units


def _said(words: str) -> str:
    return " ".join(unicodedata.normalize("NFC", words).casefold().replace("-", " ").split())


@cache
def _any(words: Iterable[str], *, before: bool) -> "re.Pattern[str]":
    """A pattern for any of these words just after a number, or before it; the longest first, in both normal forms."""
    forms = {unicodedata.normalize(form, word) for word in words for form in ("NFC", "NFD")}
    gap, letter = r"[\s-]{0,3}", rf"[^\W\d_{_SEPARATE}]"
    alternatives = "|".join(
        re.escape(form).replace(r"\ ", r"[\s-]{1,3}") + (rf"(?!{letter}|[\u0300-\u036f])" if not before and _is_spaced(form[-1]) else "")
        for form in sorted(forms, key=len, reverse=True)
    )
    return re.compile(rf"(?<!{letter})({alternatives}){gap}\Z" if before else rf"{gap}({alternatives})", re.IGNORECASE)


def _is_spaced(letter: str) -> bool:
    return letter.isalpha() and not re.match(f"[{_SEPARATE}\u30a0-\u30ff]", letter)


_SUFFIX = re.compile(r"(?:st|nd|rd|th)\b", re.IGNORECASE)
_JOINS = TO | AND
_YEAR = re.compile(r"(?:19|20)\d\d")
# The word before a number; the first group is empty where the word begins a sentence.
_LABEL = re.compile(r"((?<=\w)[,;:]?[ \n]|)\b([^\W\d_]+)\.?[ \n]\Z")
_LONGEST_BEFORE = 24


def _before(words: Mapping[str, str], text: str, start: int) -> tuple[str, int]:
    """The meaning of one of these words just before a place, and where it begins; '' and the place for none."""
    found = _any(tuple(words), before=True).search(text, max(0, start - _LONGEST_BEFORE), start)
    if found is None:
        return "", start
    said = _said(found[1])
    is_weekday = said == "thứ" and text[start].isupper() and not text[start : start + 2].isupper()
    return ("", start) if is_weekday else (words[said], found.start())


def _with_unit(core: _Core, text: str) -> Number:
    """A number with the unit and the bound that the words beside it give; a currency before it comes first."""
    before, start = _before(UNITS_BEFORE, text, core.start)
    after = _any(tuple(UNITS_AFTER), before=False).match(text, core.end)
    suffix = _SUFFIX.match(text, core.end)
    bound, _ = _before(BOUNDS, text, start)
    unit, end = (UNITS_AFTER[_said(after[1])], after.end()) if after else ("", core.end)
    if core.is_ordinal or suffix:
        unit, end = ORDINAL, suffix.end() if suffix else core.end
    elif before.isupper() or not unit:
        unit = before
    if not unit:
        start = core.start
    return Number(start, end, core.value, core.value, unit, core.scale, bound)


def _with_shared_units(found: Sequence[Number], text: str) -> list[Number]:
    """The numbers, those of a range or list with the unit of its last member, or of a first one that is an ordinal.

    A comma alone joins no two numbers, and a number with a label, such as a date, begins no list.
    """
    shared = list(found)
    for at in range(len(shared) - 2, -1, -1):
        one, other = shared[at : at + 2]
        join = _between(one, other, text)
        in_list = join in _JOINS and (join != "," or other.unit != found[at + 1].unit)
        if in_list and not one.unit and other.unit not in ("", ORDINAL) and not _is_labelled(one, text):
            one = attrs.evolve(one, unit=other.unit)
        if join in TO and one.scale == 1 and one.least and other.least and one.least * other.scale < other.least:
            one = attrs.evolve(one, least=one.least * other.scale, greatest=one.least * other.scale)
        shared[at] = one
    for at in range(1, len(shared)):
        one, other = shared[at - 1 : at + 1]
        if one.unit and not other.unit and _between(one, other, text) in _JOINS - {","}:
            shared[at] = attrs.evolve(other, unit=one.unit)
    return shared


def _is_labelled(number: Number, text: str) -> bool:
    """Return whether a number is a year, or names something together with the word before it: July 2, Section 301."""
    if _YEAR.fullmatch(text, number.start, number.end):
        return True
    label = _LABEL.search(text, max(0, number.start - _LONGEST_BEFORE), number.start)
    return label is not None and (label[2][0].isupper() if label[1] else _said(label[2]) in numerals.LABELS)


def _ranges(found: Sequence[Number], text: str) -> Iterator[Number]:
    """The numbers, with two as one where words say that they are the ends of a range."""
    at = 0
    while at < len(found):
        one, other = found[at], found[at + 1] if at + 1 < len(found) else None
        if other is not None and _is_range(one, other, text):
            yield attrs.evolve(one, end=other.end, greatest=other.greatest)
            at += 1
        else:
            yield one
        at += 1


def _is_range(one: Number, other: Number, text: str) -> bool:
    if one.unit != other.unit or ORDINAL == one.unit or one.least is None or other.least is None:
        return False
    between, before = _between(one, other, text), _said(text[max(0, one.start - _LONGEST_BEFORE) : one.start])
    is_said = before.endswith(BETWEEN) or (between in TO and not before.endswith(CHANGES))
    return is_said and between in _JOINS and one.least < other.least


def _between(one: Number, other: Number, text: str) -> str:
    return text[one.end : other.start].strip().casefold()
