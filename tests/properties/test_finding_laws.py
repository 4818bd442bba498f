"""The laws of finding: what is looked for only where it may be is found as if it were looked for everywhere."""

import re
from collections import defaultdict
from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from vnus_trade.phrases.grammar import LANGUAGES, Language, language_of
from vnus_trade.phrases.places import time_places
from vnus_trade.phrases.reading_policy import POLICIES
from vnus_trade.words import number_values, numbers
from vnus_trade.words.numerals import AFTER_THU, BOUNDS, ORDINALS, SCALES, UNITS_AFTER, UNITS_BEFORE, ZERO_RATES

_gaps = st.sampled_from((" ", " ", " ", "  ", "\n", "\u00a0", "", "-", ", ", ". ", "_", " _", "/"))
_figures = st.one_of(
    st.integers(0, 3_000).map(str),
    st.from_regex(r"[1-9]\d{0,2}([.,’ ]\d{3}){1,2}|\.\d\d?|\d\d?[:/]\d\d", fullmatch=True),
)
_others = st.sampled_from(
    ("the", "of", "talks", "half", "tenths", "COVID-19", "の", "a\u0301", "½", "ſ", "²", "(", "’s")
)
_numbers = st.one_of(
    st.sampled_from(sorted({*number_values.INSIDE, *ORDINALS, *UNITS_AFTER, *UNITS_BEFORE, *BOUNDS})),
    # What is a number beside another word only.
    st.sampled_from((*(f"a {scale}" for scale in SCALES), *(f"thứ {word}" for word in AFTER_THU), "đầu tiên")),
)
_cases = st.sampled_from((str, str, str.title, str.upper))


def _texts(words: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Texts of such words, of figures and of others."""
    written = st.one_of(st.builds(lambda case, word: case(word), _cases, words), _figures, _others)
    return st.lists(st.builds("{}{}".format, written, _gaps), max_size=15).map("".join)


@given(_texts(_numbers))
def test_every_number_is_looked_for(text: str) -> None:
    """No word of a number stands where numbers are not looked for."""
    found = numbers.numbers(text)
    with (
        patch.object(number_values, "_USES", defaultdict(lambda: "#")),
        patch.object(numbers, "_IS_OF_ZERO", defaultdict(lambda: True)),
    ):
        assert numbers.numbers(text) == found


@given(st.from_regex(re.compile(ZERO_RATES, re.IGNORECASE)))
def test_every_zero_rate_is_looked_for(text: str) -> None:
    """Whatever says that a rate is zero has a word by which it is looked for."""
    assert 0 in [number.least for number in numbers.numbers(text)]


@given(st.sampled_from(LANGUAGES).map(language_of), st.data())
def test_every_time_is_looked_for(language: Language, data: st.DataObject) -> None:
    """Each phrase of a language has a word by which it is looked for."""
    entries = sorted({entry for table in language.tables.values() for entry in table})
    text = data.draw(_texts(st.sampled_from(entries)))
    found = time_places(text, policy=POLICIES["thirds"], languages=[language.tag])
    with (
        patch.object(language, "tells", defaultdict(lambda: True, {"": False})),
        patch.object(language, "says_when", defaultdict(lambda: True)),
    ):
        assert time_places(text, policy=POLICIES["thirds"], languages=[language.tag]) == found
