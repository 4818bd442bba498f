"""The words by which numbers, names and amounts are read, a file a language."""

import re

import pytest

from vnus_trade.words.lexicon import counting, meanings, pattern, words


def test_words_of_all_languages() -> None:
    """A list or a table has the words of every language that has it, in one line each."""
    assert {"and", "và", "或", "et", "und"} <= {*words("and")}
    assert {"nearly": "less than", "≤": "at most", "lên tới": "at most"}.items() <= meanings("bounds").items()
    assert {"seven": 7, "bẩy": 7, "bảy": 7}.items() <= counting("digits").items()
    assert words("no such list") == ()


@pytest.mark.parametrize("text", ["nine point ", "chín phần ", "百分の1", "half of "])
def test_patterns_of_all_languages(text: str) -> None:
    """A pattern is that of each language, with the lists that it names."""
    found = re.search(pattern("part_of"), text)
    assert (found is not None) == (text != "百分の1")


def test_a_pattern_that_no_language_has() -> None:
    """A pattern without words would match anything, so that it is an error."""
    with pytest.raises(LookupError, match="no language has a pattern 'nothing'"):
        pattern("nothing")
