"""Excerpts of a text that are found in one place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.authoring.drafted import LETTERS
from vnus_trade.corpus.excerpts import Excerpt, TextStructure, in_one_line
from vnus_trade.evidence.locator import Locator

TEXT = """A round was held on May 5. Mr. Kest left.

It rained. It rained.

So what. It rained
hard on
  all.
"""


@pytest.mark.parametrize(
    ("words", "excerpt"),
    [
        ("A round was held on May 5.", Excerpt("A round was held on May 5.", None)),
        ("It rained\nhard on\n  all.", Excerpt("It rained hard on all.", None)),
        # Elsewhere in the text, and once in its line.
        ("So what. It rained", Excerpt("So what. It rained", None)),
    ],
)
def test_an_excerpt_is_in_one_line(words: str, excerpt: Excerpt) -> None:
    """Words are quoted in one line, and with the number of their line only if they are elsewhere too."""
    start = TEXT.index(words)
    assert TextStructure.of(TEXT).excerpt(start, start + len(words)) == excerpt


def test_words_that_are_elsewhere_too_have_their_line() -> None:
    """Words that stand in several lines have the number of theirs; several times in one line, they have no excerpt."""
    structure = TextStructure.of(TEXT)
    last = TEXT.rindex("It rained")
    assert structure.excerpt(last, last + 9) == Excerpt("It rained", 5)
    first = TEXT.index("It rained")
    assert structure.excerpt(first, first + 9) is None


@given(st.text(LETTERS | st.sampled_from("ab \n"), min_size=1, max_size=60), st.data())
def test_excerpts_are_exact(text: str, data: st.DataObject) -> None:
    """An excerpt is found where it was taken, exact but for line ends."""
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    excerpt = TextStructure.of(text).excerpt(start, end)
    if excerpt is not None:
        begin, stop = Locator(text).find(*excerpt)
        assert begin == start
        assert in_one_line(text[begin:stop]) == excerpt.quote.strip()
