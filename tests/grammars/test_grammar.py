"""The grammars of time phrases: what the rules of a language look at."""

import pytest

from tests.cldr_names import cldr_names
from vnus_trade.grammars.grammar import LANGUAGES, NUMBERS, is_kind, language_of
from vnus_trade.words.tokens import tokens_of


@pytest.mark.parametrize("tag", LANGUAGES)
def test_names_of_months_and_days_are_those_of_the_locale_data(tag: str) -> None:
    """The names in the file of a language are those of CLDR, which the documentation's dependencies bring along."""
    pytest.importorskip("babel")
    language = language_of(tag)
    for table, names in cldr_names(tag).items():
        for name in names:
            words = " ".join(token.word for token in tokens_of(name.partition("|")[0]))
            assert words in language.tables[table] or words.split()[0].isdecimal() or tag == "vi"


@pytest.mark.parametrize(
    ("numbers", "kinds"),
    [
        ("0", "HOUR HOUR_0 OFFSET"),
        ("00", "HOUR HOUR_0 MINUTE OFFSET"),
        ("1 9", "MONTH_NUMBER DAY_NUMBER LAST_DAY HOUR HOUR_1_TO_12 OFFSET COUNT_NUMBER"),
        ("01 12", "MONTH_NUMBER MM DAY_NUMBER DD LAST_DAY HOUR HOUR_1_TO_12 MINUTE OFFSET COUNT_NUMBER"),
        ("13 14", "DAY_NUMBER DD LAST_DAY HOUR HOUR_13_TO_23 MINUTE OFFSET COUNT_NUMBER"),
        ("15 23", "DAY_NUMBER DD LAST_DAY HOUR HOUR_13_TO_23 MINUTE COUNT_NUMBER"),
        ("24 31", "DAY_NUMBER DD LAST_DAY MINUTE COUNT_NUMBER"),
        ("32 59", "MINUTE COUNT_NUMBER"),
        ("60 99", "COUNT_NUMBER"),
        ("0000", "HHMM"),
        ("0001 2359", "YEAR HHMM"),
        ("2360 9999", "YEAR"),
        ("000 999", ""),
    ],
)
def test_what_a_number_may_be(numbers: str, kinds: str) -> None:
    """A number is of each kind that has its width and a range with it, at both ends of the range."""
    for token in tokens_of(numbers):
        key = language_of("en").key(token) or ""
        assert [kind for kind in NUMBERS if is_kind(kind, key)] == kinds.split(), token.text
