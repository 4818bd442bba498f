"""The laws of finding: what is looked for only where it may be is found as if it were looked for everywhere."""

import re
from collections import defaultdict
from collections.abc import Iterator
from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from vnus_trade.grammars import parser
from vnus_trade.grammars.grammar import LANGUAGES, NUMBERS, Facts, Language, language_of
from vnus_trade.grammars.parser import PhrasePieces, ends, readings
from vnus_trade.phrases.places import PhrasePlace, time_places
from vnus_trade.phrases.reading_policy import POLICIES
from vnus_trade.words import number_values, numbers
from vnus_trade.words.numerals import (
    AFTER_THU,
    BEFORE_ZERO,
    BOUNDS,
    ORDINALS,
    SCALES,
    UNITS_AFTER,
    UNITS_BEFORE,
    ZERO_RATES,
)

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
_before_parts = st.sampled_from(
    ("third of ", "half of a ", "nine point ", "thousand and ", "thousand ", "minus ", "(-", "3/4 of\n", "1 . ", "the ")
)
_zeros = st.sampled_from(
    (
        "zero",
        "0",
        "tariffs",
        "tariffs to",
        "duty free",
        "0 rate",
        "free",
        "duty free shop",
        "miễn thuế",
        "không",
        "免税",
        "店",
        "非",
    )
)
_cases = st.sampled_from((str, str, str.title, str.upper))


def _joined(words: st.SearchStrategy[str], least: int = 0) -> st.SearchStrategy[str]:
    written = st.builds(lambda case, word: case(word), _cases, words)
    return st.lists(st.builds("{}{}".format, written, _gaps), min_size=least, max_size=15).map("".join)


def _texts(words: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Texts of such words, of figures and of others."""
    return _joined(st.one_of(words, _figures, _others))


_ZERO_RATE, _BEFORE_ZERO = (re.compile(words, re.IGNORECASE) for words in (ZERO_RATES, BEFORE_ZERO))


class _Everything(frozenset[str]):
    """Has every word."""

    def __contains__(self, _: object) -> bool:
        return True


def _zero_rates(text: str) -> Iterator[re.Match[str]]:
    found = _ZERO_RATE.finditer(text)
    return (each for each in found if not each["alone"] or _BEFORE_ZERO.search(text, 0, each.start()))


@given(_texts(_numbers))
def test_every_number_is_looked_for(text: str) -> None:
    """No word of a number stands where numbers are not looked for, and none goes on with a word that is passed over."""
    found = numbers.numbers(text)
    with (
        patch.object(number_values, "_uses", lambda text: "#" * (text.count(" ") + 1)),
        patch.object(number_values, "_WITHIN", _Everything()),
        patch.object(numbers, "zero_rates", _zero_rates),
    ):
        assert numbers.numbers(text) == found


@given(_joined(st.builds("{}{}".format, _before_parts, _figures), 10))
def test_every_part_is_looked_at(text: str) -> None:
    """Where the words before a number are passed over, they say nothing of it."""
    found = numbers.numbers(text)
    with patch.object(number_values, "_is_plain", lambda _: False):
        assert numbers.numbers(text) == found


@given(_joined(_zeros, 10))
def test_every_zero_rate_is_found(text: str) -> None:
    """Looking only beside the words that say zero finds what the whole text has."""
    found = [found.span() for found in number_values.zero_rates(text)]
    assert found == [found.span() for found in _zero_rates(text)]


@given(st.from_regex(_ZERO_RATE))
def test_every_zero_rate_is_looked_for(text: str) -> None:
    """Whatever says that a rate is zero has a word by which it is looked for."""
    assert 0 in [number.least for number in numbers.numbers(text)]


_languages = st.sampled_from(LANGUAGES).map(language_of)


@st.composite
def _written(draw: st.DrawFn, language: Language, names: str) -> str:
    """Words that a rule, a table or a kind of number accounts for."""
    table = names.removeprefix("LONE_")
    if names in language.rules:
        parts = draw(st.sampled_from(language.rules[names]))
        kept = [part.names for part in parts if not part.optional or draw(st.booleans())]
        return " ".join(draw(_written(language, each)) for each in kept)
    if names in NUMBERS:
        width = draw(st.sampled_from(NUMBERS[names].widths))
        return f"{draw(st.integers(NUMBERS[names].least, min(NUMBERS[names].greatest, 10**width - 1))):0{width}}"
    if names == "TOWN":
        return draw(st.sampled_from(("Hanoi", "New York", "Washington, D.C.")))
    return draw(st.sampled_from(sorted(language.tables.get(table, names.split("|")))))


@st.composite
def _with_times(draw: st.DrawFn, language: Language) -> str:
    """A text of phrases of a language, each with other words of it behind it."""
    words = _texts(st.sampled_from(sorted({entry for table in language.tables.values() for entry in table})))
    return " ".join(draw(st.lists(_written(language, "PHRASE") | words, max_size=4)))


def _places(text: str, language: Language) -> list[PhrasePlace]:
    return time_places(text, policy=POLICIES["thirds"], languages=[language.tag])


class _Forgetful(dict[tuple[str, ...], None]):
    """Remembers nothing."""

    def update(self, *_: object) -> None:
        pass

    def __setitem__(self, *_: object) -> None:
        pass


@given(_languages, st.data())
def test_every_time_is_looked_for(language: Language, data: st.DataObject) -> None:
    """Each phrase of a language has a word by which it is looked for."""
    text = data.draw(_with_times(language))
    found = _places(text, language)
    with (
        patch.object(language, "tells", defaultdict(lambda: True, {"": False})),
        patch.object(language, "says_when", defaultdict(lambda: True)),
    ):
        assert _places(text, language) == found


def _parsed(text: str, language: Language) -> tuple[list[list[int]], list[Facts]]:
    """Where the phrases that begin with each piece of a text end, and how the whole of it is read."""
    pieces = PhrasePieces(text, language, dict(POLICIES["thirds"].places))
    return [ends(pieces, at) for at in range(len(pieces.keys))], list(readings(pieces))


@given(_languages, st.data())
def test_every_line_that_may_match_is_tried(language: Language, data: st.DataObject) -> None:
    """Phrases are parsed as if each were parsed by itself, and by every line of the rules."""
    text = data.draw(_with_times(language))
    words = text.split(" ")
    begun = " ".join(words[: data.draw(st.integers(0, len(words)))])
    texts = (text, begun, f"{begun} {data.draw(_with_times(language))}")
    found = [_parsed(each, language) for each in texts]
    with (
        patch.object(Language, "lines", lambda self, rule, _: self.rules[rule]),
        patch.object(parser, "_PARSES", _Forgetful()),
    ):
        assert [_parsed(each, language) for each in texts] == found
