"""Reads the values of numbers in running text, in figures and words, without their units.

>>> [str(number.value) for number in values("twenty-five, 8 billion, hai mươi lăm, 1億2000万", ["en"])]
['25', '8000000000', '25', '120000000']
"""

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from vnus_trade.words import numerals
from vnus_trade.words.lexicon import pattern, words
from vnus_trade.words.names import WordTable, remembered, spaced
from vnus_trade.words.numerals import CARDINALS, DIGITS, ORDINALS, ROOM, SCALES, SHORT_SCALES


class _Piece(NamedTuple):
    """Figures, a word in small letters, a letter of Chinese or Japanese, or a sign."""

    start: int
    end: int
    word: str

    @property
    def is_figures(self) -> bool:
        return self.word[-1].isdecimal()


class NumberValue(NamedTuple):
    """A number without its unit, and its last scale; the value is None where languages differ."""

    start: int
    end: int
    value: Decimal | None
    scale: int = 1
    is_ordinal: bool = False


SEPARATE = "\u3005-\u309f\u3400-\u9fff\uf900-\ufaff"
"""A range of a pattern: the letters of Chinese and Japanese that are words by themselves."""
_FIGURES = r"(?<!\w)(?<!\d )\.\d+|\d{1,3}(?: \d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,．，٫٬'’\u00a0\u2009\u202f]\d+)*"
_PIECE = re.compile(rf"{_FIGURES}|[{SEPARATE}]|(?:[^\W\d_{SEPARATE}]|[\u0300-\u036f])+|[^\w\s]")
_GAP = re.compile(r"\s{0,3}")
_FRACTION = re.compile(rf"[\s-]{{1,3}}(?:{pattern('fractions')})\b", re.IGNORECASE)
_NUMERAL = pattern("numerals")
_PART_OF = re.compile(
    rf"(?:{pattern('part_of')}|\d_|\d\s?[×*÷^+=]\s?|[±∓]\s?|\+\s?/\s?[-−–]\s?"
    rf"|\d(?:\s?[/\u2044]\s?|:|\s+[.,]\s*)|(?:\d|{_NUMERAL})[·・‧])\Z",
    re.IGNORECASE,
)
_PARTS = re.compile(
    rf"\s?[/\u2044]\s?\d|:\d|_\d|\s?[×*÷^]\s?\d|[·・‧](?:\d|{_NUMERAL})|{pattern('parts')}"
    rf"|[\s-](?:{pattern('other_scales')})\b",
    re.IGNORECASE,
)
_HALF = re.compile(rf"\b(?:{pattern('half_of')})\s\Z", re.IGNORECASE)
_MINUS = re.compile(
    rf"(?:(?:\A|[\s(（$€£¥{SEPARATE}])[-−–]|[△▲－]|\b(?i:{pattern('minus')})\s|{pattern('minus_signs')})\Z"
)
_BEFORE_PARTS = frozenset((*words("before_parts"), *words("minus")))
_SIGNS_OF_PARTS = frozenset("-−–－△▲_×*÷^+=±∓/\u2044:·・‧")
_LONGEST_MINUS = max(map(len, words("minus"))) + 1
_HYPHENS = dict.fromkeys(map(ord, "‐‑−"), "-")
# A word, such as that of "non-46" or "Q1-46", that makes a name with the number behind its hyphen.
_NAMED = re.compile(rf"(?<!\w)([^\W\d_{SEPARATE}][^\W_{SEPARATE}]*)[-‐‑]\Z")
# Before and around the numerals of Chinese and Japanese that are no parts of words.
_SIGN = re.compile(rf"(?:{pattern('before_numerals')})\Z")
_WITH_UNIT = re.compile(rf"(?<!{pattern('no_numerals')}){_NUMERAL}{{1,12}}(?:{pattern('numeral_units')})")
_ZERO_JOINERS, _ORDINAL_HEAD, _FIVE_OR_YEAR = words("zero_joiners"), words("ordinal_head"), words("five_or_year")
_AN, _AND = words("an"), words("and_within")
# In these, numbers are read in a text that does not say its language.
_SPOKEN = frozenset(("en", "vi"))
# Figures with more digits are no number that anybody reads.
_LONGEST = 24
INSIDE = frozenset((*CARDINALS, *ORDINALS, *numerals.AFTER_TENS, *SCALES, *SHORT_SCALES, *numerals.DECIMAL_WORDS))
INSIDE |= frozenset((*words("within"), *_ZERO_JOINERS))
"""Words with which a number may go on."""


def values(text: str, languages: Collection[str], among: str = "") -> Iterator[NumberValue]:
    """The numbers in a text, in its order, each by itself; `languages` say how its figures are read."""
    codes = frozenset(language.partition("-")[0].casefold() for language in languages) or _SPOKEN
    found = [value for pieces in _stretches(text, among) for value in _read(text, pieces, codes)]
    torn = [at for at in range(1, len(found)) if _is_torn(found[at - 1], found[at], text)]
    unclear = {at - before for at in torn for before in (0, 1)}
    return (one._replace(value=None) if at in unclear else one for at, one in enumerate(found))


def is_part(text: str, start: int) -> bool:
    """Return whether what begins there is said to be a part or a multiple of something: half of $8."""
    return _PART_OF.search(unicodedata.normalize("NFC", text[max(0, start - 24) : start])) is not None


def _stretches(text: str, among: str) -> Iterator[list[_Piece]]:
    """The pieces of each stretch of a text that may have a number; no word beside it can be part of one."""
    begun = (run.span() for run in _RUN.finditer(_uses(text)) if run[0].strip(_GOES_ON))
    runs = [run for run in begun if not among or among[slice(*run)].strip(_OTHER)]
    ends = [0, *accumulate(map(len, spaced(text)))] if runs else []
    for first, last in runs:
        yield _pieces(text, ends[first] + first, ends[last] + last - 1)


def zero_rates(text: str) -> Iterator["re.Match[str]"]:
    """The words in a text that say that a rate is zero; the first or the next one has one of `ZERO_WORDS`."""
    uses, stop = _uses(text), 0
    ends = [0, *accumulate(map(len, spaced(text)))] if _ZERO in uses else []
    for zero in re.finditer(_ZERO, uses):
        before, last = max(0, zero.start() - 1), ends[zero.end()] + zero.start()
        reach = next(_TWO_WORDS.finditer(text, last)).end()
        for found in _ZERO_RATE.finditer(text, max(stop, ends[before] + before), reach):
            at = found.start()
            if at < last and (not found["alone"] or _BEFORE_ZERO.search(text, max(0, at - _LONGEST_BEFORE_ZERO), at)):
                stop = found.end()
                yield found


def _pieces(text: str, start: int, end: int) -> list[_Piece]:
    return [_Piece(*found.span(), _word_of(found[0])) for found in _PIECE.finditer(text, start, end)]


def _use(word: str) -> str:
    """Whether a number may begin in a word, as words between two spaces are, or go on in it or over it, or is zero."""
    if _OF_ZERO.search(word):
        return _ZERO
    is_one = word.isascii() and word.isalpha()
    said = {word.lower()} if is_one else {piece.word for piece in _pieces(word, 0, len(word))}
    if any(map(_may_begin, said.difference(_AN))) or not said.isdisjoint(SCALES):
        return _BEGINS
    return _OTHER if said and said.isdisjoint(_WITHIN) else _GOES_ON


def _word_of(written: str) -> str:
    """A piece as tables have it."""
    if written.isascii():
        return written.lower()
    return unicodedata.normalize("NFC", written).casefold().translate(_HYPHENS)


def _is_torn(one: NumberValue, other: NumberValue, text: str) -> bool:
    """Return whether two numbers in words may be one, or an estimate: "twenty, five", "two three", "ba bốn"."""
    if one.value is None or other.value is None or any(map(str.isdecimal, text[one.start : other.end])):
        return False
    between = text[one.end : other.start].strip()
    may_go_on = 0 < other.value < 10 < one.value and one.value % 10 == 0
    parts = between in (",", "-", "–", "—", "/") or (between == "." and text[other.start].islower())
    return not between or (parts and may_go_on and not one.is_ordinal)


def _read(text: str, pieces: Sequence[_Piece], languages: frozenset[str]) -> Iterator[NumberValue]:
    at = 0
    while at < len(pieces):
        if not _may_begin(pieces[at].word):
            at += 1
            continue
        reading = _Reading(text, pieces, languages, at)
        if reading.stop == at:
            at += 1
            continue
        value, at = reading.whole(), reading.stop
        if value.is_ordinal or not _FRACTION.match(text, value.end):
            yield value
        else:
            at += 2 if at < len(pieces) and pieces[at].word == "-" else 1


_OTHER, _GOES_ON, _BEGINS, _ZERO = ".-#0"
_RUN = re.compile(f"[{_GOES_ON}{_BEGINS}{_ZERO}]+")
_USES = WordTable(_use)
_ZERO_RATE, _OF_ZERO = (re.compile(each, re.IGNORECASE) for each in (numerals.ZERO_RATES, numerals.ZERO_WORDS))
_BEFORE_ZERO, _LONGEST_BEFORE_ZERO = re.compile(numerals.BEFORE_ZERO, re.IGNORECASE), 90
_TWO_WORDS = re.compile(r"\s*\S*\s*\S*")

_uses = remembered(64)(lambda text: "".join(map(_USES.__getitem__, spaced(text))))
_WITHIN = frozenset((*INSIDE, *numerals.AFTER_THU, *numerals.FIRST_IN_ROW, *_ORDINAL_HEAD, *_AN, "-"))
_BEGIN = frozenset((*ORDINALS, *CARDINALS, *numerals.AFTER_THU, numerals.FIRST_IN_ROW[0], *_AN))


def _may_begin(word: str) -> bool:
    """Return whether a number may begin with a piece, as almost none does."""
    return word in _BEGIN or word[-1].isdecimal() or (len(word) == 1 and _is_numeral(word))


class _Reading:
    """Reads the number that begins at a piece, word by word, as far as it goes; `stop` is the piece after it."""

    def __init__(self, text: str, pieces: Sequence[_Piece], languages: frozenset[str], at: int) -> None:
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
        while here < len(pieces) and not self.is_ordinal and (here == at or self._may_go_on(here)):
            taken = self._figures(here) or self._word(here) or self._scale(here) or self._end(here)
            if taken:
                self.stop = here + taken
            elif not self._joins(here):
                break
            here += taken or 1

    def whole(self) -> NumberValue:
        """The number that was read."""
        start, end = self.pieces[self.at].start, self.pieces[self.stop - 1].end
        before = unicodedata.normalize("NFC", self.text[max(0, start - 24) : start])
        name = _NAMED.search(before) if before.endswith(("-", "‐", "‑")) else None
        is_named = name is not None and name[1].casefold() not in INSIDE | numerals.TO | numerals.AND
        is_half = self.pieces[self.at].word in _AN and _HALF.search(before)
        is_plain = _is_plain(before)
        is_part = is_named or is_half or (not is_plain and _PART_OF.search(before)) or _PARTS.match(self.text, end)
        value = self.value if self.is_known and not is_part else None
        if value is not None and not is_plain and _MINUS.search(before, len(before) - _LONGEST_MINUS):
            value = -value
        return NumberValue(start, end, value, self.scale, self.is_ordinal)

    def _may_go_on(self, here: int) -> bool:
        """Return whether a piece is one with which numbers go on, beside the one before it."""
        word, gap = self.pieces[here].word, (self.pieces[here - 1].end, self.pieces[here].start)
        return (word in _WITHIN or _may_begin(word)) and _GAP.fullmatch(self.text, *gap) is not None

    def _said(self, here: int) -> str:
        return self.pieces[here].word if self.at <= here < len(self.pieces) else ""

    def _add(self, number: Decimal | int, room: int = 1) -> bool:
        if self.room is not None and not 0 < number < self.room:
            return False
        self.value, self.room = self.value + number, room
        return True

    def _figures(self, here: int) -> int:
        """Take figures: at the beginning, and after a scale of Chinese or Japanese, as in 1億2000万."""
        if not self.pieces[here].is_figures or (here > self.at and not re.match(f"[{SEPARATE}]", self._said(here - 1))):
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
        if word in _FIVE_OR_YEAR and not is_after_zero and self._is_year(here):
            return 0
        if word in CARDINALS:
            return self._add(CARDINALS[word], ROOM[word])
        if _is_numeral(word):
            return self._numeral(here)
        if word in numerals.AFTER_THU and here and self.pieces[here - 1].word in _ORDINAL_HEAD:
            return self._add(numerals.AFTER_THU[word])
        if (word, following) == numerals.FIRST_IN_ROW:
            self.is_ordinal = self._add(1)
            return 2 * self.is_ordinal
        return here == self.at and word in _AN and following in SCALES and self._add(1)

    def _is_year(self, here: int) -> bool:
        """Return whether "năm" is a year and not five: beside a number, unless a scale follows."""
        before = self.pieces[here - 1].word if here else ""
        numbered = before[-1:].isdecimal() or before in CARDINALS or before in SCALES or before in numerals.AFTER_TENS
        following = self._said(here + 1)
        return following[-1:].isdecimal() or (numbered and following not in SCALES)

    def _numeral(self, here: int) -> int:
        """Take a numeral of Chinese or Japanese behind a sign or before a unit; others are parts of words."""
        start, number = self.pieces[here].start, int(unicodedata.numeric(self._said(here)))
        if here > self.at:
            return _is_numeral(self._said(self.at)) and number < 10 and self._add(number)
        begins = _SIGN.search(self.text, max(0, start - 13), start) or _WITH_UNIT.match(self.text, start)
        return begins is not None and self._add(number, max(number // 10 * 10, 1))

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
            if word == half[0] and half == tuple(self._said(here + number) for number in range(len(half))):
                self.value += Decimal(self.scale) / 2
                return len(half)
        taken = 1
        while word in numerals.DECIMAL_WORDS and (digit := _digit(self._said(here + taken))) is not None:
            self.value += Decimal(digit).scaleb(-taken)
            taken += 1
        return taken if taken > 1 else 0

    def _joins(self, here: int) -> bool:
        """Return whether a word may be between the parts of a number."""
        word, following = self._said(here), self._said(here + 1)
        if self.room is None:
            return False
        if word == "-":
            return following in SCALES or (self.room == 10 and (following in CARDINALS or following in ORDINALS))
        return self.room >= 100 and word in (*_AND, *_ZERO_JOINERS)


def _is_plain(before: str) -> bool:
    """Return whether neither `_PART_OF` nor `_MINUS` can match, whose last words and signs are few."""
    said = before.rstrip()
    if said[-1:].isalpha():
        word = said.rsplit(maxsplit=1)[-1]
        return word.isascii() and word.isalpha() and word.lower() not in _BEFORE_PARTS
    return said[-1:] not in _SIGNS_OF_PARTS and not (said[-1:] in (".", ",") and said[-2:-1].isspace())


def _is_numeral(word: str) -> bool:
    number = unicodedata.numeric(word, None) if len(word) == 1 and not word.isdecimal() else None
    return number is not None and number == int(number)


def _digit(word: str) -> int | None:
    """The digit that a word or a numeral is."""
    number = int(unicodedata.numeric(word)) if _is_numeral(word) else DIGITS.get(word, 10)
    return number if number < 10 else None


@lru_cache(maxsize=1024)
def _reading(figures: str, languages: frozenset[str]) -> Decimal | None:
    """The value of figures; None where it is not the same in all these languages, or none can read it."""
    if len(figures) > _LONGEST:
        return None
    values = {_decimal(figures, comma=code in numerals.COMMA_LANGUAGES) for code in languages} - {None}
    return next(iter(values)) if len(values) == 1 else None


def _decimal(figures: str, *, comma: bool) -> Decimal | None:
    plain = unicodedata.normalize("NFKC", figures).replace("٫", ".").replace("٬", ",")
    point, groups = (",", r"[. ’']") if comma else (".", r"[,’']")
    read = re.fullmatch(rf"(\d+|\d{{1,3}}({groups})\d{{3}}(?:\2\d{{3}})*)?(?:[{point}](\d+))?", plain)
    return None if read is None else Decimal(".".join(filter(None, (re.sub(groups, "", read[1] or "0"), read[3]))))
