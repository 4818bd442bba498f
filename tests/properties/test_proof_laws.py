"""The laws of proofs: no quotation cuts a word, no other word is a name, and numbers are read however they are said."""

import re
import unicodedata
from decimal import Decimal
from typing import Literal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import vnus_trade
from tests import text_of
from vnus_trade.errors import QuotationNotFound
from vnus_trade.evidence.locator import Locator
from vnus_trade.evidence.sources import Source
from vnus_trade.words.edges import is_edge, sees
from vnus_trade.words.names import FoldedText, fold
from vnus_trade.words.numbers import numbers
from vnus_trade.words.numerals import BOUNDS, OPPOSITES

Form = Literal["NFC", "NFD"]
FORMS: tuple[Form, ...] = ("NFC", "NFD")
RECORD = vnus_trade.load()
LETTER = re.compile(r"[^\W_]")


@pytest.mark.parametrize("source", RECORD.sources, ids=lambda source: source.id)
def test_cutting_law(source: Source) -> None:
    """A quotation of the record that is cut at any letter is refused, or is found where it is whole."""
    locator = Locator(text_of(source), source.id, source.repairs, source.set_aside)
    quotations = {item.quotation.words for _, item in RECORD.citations() if item.quotation.source == source}
    for words in quotations:
        inside = [at for at in range(1, len(words)) if LETTER.match(words, at) and LETTER.match(words, at - 1)]
        for part in (part for at in inside for part in (words[:at], words[at:])):
            try:
                start, end = locator.find(part)
            except (QuotationNotFound, vnus_trade.QuotationAmbiguous):
                continue
            assert not (LETTER.match(text_of(source), start) and LETTER.match(text_of(source)[start - 1 : start]))
            assert not (LETTER.match(text_of(source), end) and LETTER.match(text_of(source)[end - 1 : end]))


NAMES = sorted({name for actor in RECORD.actors for name in actor.names if " " not in name and name[0].isupper()})
MARKS = "\u0300\u0301\u0303\u0309\u0323\u0302\u0306\u031b"


@given(st.sampled_from(NAMES), st.data(), st.sampled_from(FORMS))
def test_other_words_law(name: str, data: st.DataObject, form: Form) -> None:
    """No word that folds to a name, but has no capital or has marks of its own, is that name."""
    plain = "".join(letter for letter in unicodedata.normalize("NFD", name) if letter not in MARKS)
    small = plain.lower()
    assert not sees(name, f"they say {unicodedata.normalize(form, small)} today")
    vowels = [at for at, letter in enumerate(plain) if letter in "aeiouyAEIOUY"]
    assume(vowels)
    at = data.draw(st.sampled_from(vowels))
    other = unicodedata.normalize(form, plain[: at + 1] + data.draw(st.sampled_from(MARKS)) + plain[at + 1 :])
    assume(unicodedata.normalize("NFC", other) != unicodedata.normalize("NFC", name))
    assert fold(other) == fold(name)
    assert not sees(name, f"they say {other} today")


@given(st.text())
def test_places_of_folded_letters_law(text: str) -> None:
    """Each letter of a folded text comes from a letter of the text, in its order; parts of one have no place."""
    folded = FoldedText(text)
    assert folded.letters == fold(text)
    places = [(letter, folded.place(at, at)) for at, letter in enumerate(folded.letters) if letter != " "]
    found = [(letter, *place) for letter, place in places if place]
    assert all(first == last and fold(text[first]) == letter for letter, first, last in found)
    assert [first for _, first, _ in found] == sorted({first for _, first, _ in found})
    assert {first for _, first, _ in found} >= {
        at for at, letter in enumerate(text) if letter.isascii() and fold(letter)
    }


@given(st.text(), st.text())
def test_folding_by_words_law(left: str, right: str) -> None:
    """Two texts with a space between them fold to the words of both."""
    assert fold(f"{left} {right}") == " ".join(filter(None, map(fold, (left, right))))


@given(st.text(), st.text(), st.sampled_from(FORMS))
def test_edges_law(left: str, right: str, form: Form) -> None:
    """A space has an edge on either side, and no edge parts a letter from its marks."""
    left, right = unicodedata.normalize(form, left), unicodedata.normalize(form, right)
    assert is_edge(f"{left} {right}", len(left))
    assert not is_edge(f"{left}a\u0301{right}", len(left) + 1)


# Numbers, said in every way

ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
MOT = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
SCALES = ((10**9, "billion", "tỷ"), (10**6, "million", "triệu"), (10**3, "thousand", "nghìn"))


def english(number: int, and_: str, hyphen: str) -> str:
    """Say a number in English words."""
    for scale, word, _ in SCALES:
        if number >= scale:
            rest = f" {english(number % scale, and_, hyphen)}" if number % scale else ""
            return f"{english(number // scale, and_, hyphen)} {word}{rest}"
    if number >= 100:
        rest = f"{and_}{english(number % 100, and_, hyphen)}" if number % 100 else ""
        return f"{ONES[number // 100]} hundred{rest}"
    if number >= 20:
        return TENS[number // 10 - 2] + (f"{hyphen}{ONES[number % 10]}" if number % 10 else "")
    return ONES[number]


def vietnamese(number: int, linh: str) -> str:
    """Say a number in Vietnamese words."""
    for scale, _, viet in SCALES:
        if number >= scale:
            rest = f" {vietnamese(number % scale, linh)}" if number % scale else ""
            return f"{vietnamese(number // scale, linh)} {viet}{rest}"
    if number >= 100:
        below = number % 100
        joined = f" {linh}" if 0 < below < 10 else ""
        return f"{MOT[number // 100]} trăm{joined}" + (f" {vietnamese(below, linh)}" if below else "")
    if number >= 20:
        last = {1: "mốt", 4: "tư", 5: "lăm"}.get(number % 10, MOT[number % 10])
        return f"{MOT[number // 10]} mươi" + (f" {last}" if number % 10 else "")
    if number >= 10:
        return "mười" + (f" {'lăm' if number == 15 else MOT[number % 10]}" if number % 10 else "")
    return MOT[number]


whole = st.integers(0, 10**12 - 1) | st.integers(0, 200)
# Lower scales that are a few units are said with words that this speller does not have.
said_in_vietnamese = whole.filter(lambda n: all(not 0 < n % scale < 100 for scale, _, _ in SCALES if n >= scale))


@given(whole, st.sampled_from([" ", " and "]), st.sampled_from([" ", "-"]))
def test_english_words_law(number: int, and_: str, hyphen: str) -> None:
    """A number in English words reads back with its unit, also in capitals."""
    words = english(number, and_, hyphen)
    for said in (words, words.upper(), words.capitalize()):
        assert [str(read) for read in numbers(f"of {said} per cent on", ["en"])] == [f"{number} per cent"]


@given(said_in_vietnamese, st.sampled_from(["linh", "lẻ"]), st.sampled_from(FORMS))
def test_vietnamese_words_law(number: int, linh: str, form: Form) -> None:
    """A number in Vietnamese words reads back in either normal form."""
    words = unicodedata.normalize(form, f"thuế {vietnamese(number, linh)} phần trăm với")
    assert [str(read) for read in numbers(words, ["vi"])] == [f"{number} per cent"]


@given(st.decimals(0, 10**9, places=2), st.sampled_from(["%", " per cent", "-percent", " phần trăm", "％"]))
def test_figures_law(number: Decimal, unit: str) -> None:
    """A number in figures reads back in the way of its language, with its thousands parted or not."""
    for language, groups, point in (("en", ",", "."), ("vi", ".", ","), ("ja", ",", "."), ("fr", "\u202f", ",")):
        for written in (f"{number:,.2f}", f"{number:.2f}"):
            figures = written.translate({ord(","): groups, ord("."): point})
            (read,) = numbers(f"at {figures}{unit}.", [language])
            assert (read.least, read.greatest, read.unit) == (number, number, "per cent")


@given(st.lists(st.integers(1, 99), min_size=2, max_size=5), st.sampled_from([" and ", " or ", " to ", "-", "–"]))
def test_lists_law(members: list[int], last: str) -> None:
    """Each member of a list or range that ends with per cent is a percentage, whatever is a date or a count before."""
    said = ", ".join(map(str, members[:-1])) + f"{last}{members[-1]} per cent"
    read = [end for number in numbers(f"In 2025 duties of {said}", ["en"]) if number.unit for end in number.ends]
    assert read == list(map(Decimal, members)) or set(read) == set(map(Decimal, members))


BOUND_WORDS = sorted(word for word, bound in BOUNDS.items() if bound)


@given(st.sampled_from(BOUND_WORDS), st.integers(1, 99), st.sampled_from(["%", " per cent"]), st.sampled_from(FORMS))
def test_bounds_law(word: str, number: int, unit: str, form: Form) -> None:
    """A number behind words for a bound has that bound, in either normal form."""
    read = numbers(unicodedata.normalize(form, f"duties of {word} {number}{unit} on tea"), ["en"])[-1]
    assert read.least == number
    assert read.bound == BOUNDS[word]


@given(st.sampled_from(BOUND_WORDS), st.sampled_from(("not", "never", "không", "chẳng", "不")), st.integers(1, 99))
def test_negated_bounds_law(word: str, negator: str, number: int) -> None:
    """A bound behind a word such as "not" is the opposite one, or says nothing."""
    read = numbers(f"duties {negator}{'' if negator == '不' else ' '}{word} {number}%", ["en"])[-1]
    assert read.least is None or read.bound in ("at most", "at least")
    assert read.least is None or OPPOSITES.get(BOUNDS[word]) == read.bound or f"{negator} {word}" in BOUNDS


ROUNDS = ("round", "rounds", "negotiating session", "bilateral talks", "in-person ministerial meeting", "US round")
OTHERS = (
    "paragraph",
    "day of the talks",
    "party",
    "largest partner",
    "trade deal",
    "year",
    "President",
    "man",
    "tariff",
)
SAID_ORDINALS = {"2nd": 2, "second": 2, "twenty-first": 21, "21st": 21, "twelfth": 12}


@given(st.sampled_from(sorted(SAID_ORDINALS)), st.sampled_from(ROUNDS), st.sampled_from(OTHERS))
def test_ordinals_law(ordinal: str, of_rounds: str, other: str) -> None:
    """An ordinal numbers a round before its noun, however described, and in a list; before another it does not."""
    number = SAID_ORDINALS[ordinal]
    for words in (f"the {ordinal} {of_rounds} ended", f"the {ordinal} and third {of_rounds} ended"):
        assert number in [read.least for read in numbers(words, ["en"]) if read.unit == "ordinal"]
    for words in (f"the {ordinal} {other} came", f"the {ordinal} and third {other}", f"{ordinal} {other}"):
        assert "ordinal" not in [read.unit for read in numbers(words, ["en"])]


@given(st.sampled_from(TENS), st.sampled_from(ONES[1:10]), st.sampled_from([", ", " – ", "—"]))
def test_torn_words_law(tens: str, ones: str, sign: str) -> None:
    """Tens and ones that a sign parts prove neither: they may be one number."""
    read = numbers(f"duties of {tens}{sign}{ones} per cent", ["en"])
    assert [number.least for number in read if number.unit] in ([None], [None, None], [])
