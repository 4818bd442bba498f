"""Sentences of a text, and excerpts that are unique."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.authoring.drafted import LETTERS
from vnus_trade.authoring.excerpts import Excerpt, TextStructure, in_one_line
from vnus_trade.evidence.locator import Locator

TEXT = """A round was held on May 5. Mr. Kest left the U.S. on May 6! “It went well,” he said. it seems

It rained. It rained. It rained.

So what. It rained.
"""


@pytest.mark.parametrize(
    ("words", "excerpt"),
    [
        ("May 5", "A round was held on May 5."),
        ("May 6", "Mr. Kest left the U.S. on May 6!"),
        ("went", "“It went well,” he said. it seems"),
        # Across the end of a sentence, both are quoted.
        ("5. Mr", "A round was held on May 5. Mr. Kest left the U.S. on May 6!"),
    ],
)
def test_an_excerpt_is_the_sentence(words: str, excerpt: str) -> None:
    """The excerpt around words is their sentence; abbreviations do not end one, and small letters do not begin one."""
    start = TEXT.index(words)
    assert TextStructure.of(TEXT).excerpt(start, start + len(words)) == Excerpt(excerpt, 1)


PRINTED = """Talks are on
They go well, said the minister

He spoke at length and on all
things. He was very
tired, and so was Ann
Lee.
It rained.
"""


@pytest.mark.parametrize(
    ("words", "excerpt"),
    [
        # A short line is one by itself.
        ("Talks", Excerpt("Talks are on", 1)),
        ("They go", Excerpt("They go well, said the minister", 2)),
        ("all", Excerpt("He spoke at length and on all things.", 4)),
        # A line that would be full with the first word of the next goes on there.
        ("very", Excerpt("He was very tired, and so was Ann Lee.", 5)),
        ("so was", Excerpt("He was very tired, and so was Ann Lee.", 5)),
        ("rained", Excerpt("It rained.", 8)),
        ("well, said the minister", Excerpt("They go well, said the minister", 2)),
    ],
)
def test_a_sentence_goes_on_over_the_end_of_a_full_line(words: str, excerpt: Excerpt) -> None:
    """A sentence continues in the next line if its line is full, and is quoted in one line."""
    start = PRINTED.index(words)
    assert TextStructure.of(PRINTED).excerpt(start, start + len(words)) == excerpt


def test_an_excerpt_grows_until_it_is_unique() -> None:
    """If a sentence occurs twice in its line, more of the line is quoted; other lines do not matter."""
    structure = TextStructure.of(TEXT)
    start = TEXT.index("rained")
    assert structure.excerpt(start, start + 6) == Excerpt("It rained. It rained. It rained.", 3)
    start = TEXT.rindex("rained")
    assert structure.excerpt(start, start + 6) == Excerpt("It rained.", 5)


def test_words_that_are_never_unique() -> None:
    """Words that are never unique in their line have no excerpt."""
    assert TextStructure.of("so " * 2_000).excerpt(0, 2) is None
    # White space tells no places apart.
    assert TextStructure.of(f"so  {'so ' * 2_000}").excerpt(0, 2) is None


def test_a_long_sentence_is_cut() -> None:
    """A sentence that is too long is cut at white space on both sides of the words."""
    text = f"{'before ' * 100}on May 5 {'after ' * 100}".strip()
    start = text.index("May")
    excerpt = TextStructure.of(text).excerpt(start, start + 5)
    assert excerpt is not None
    assert excerpt.quote.startswith("before before")
    assert "before on May 5 after" in excerpt.quote
    assert excerpt.quote.endswith("after after")
    assert 290 < len(excerpt.quote) < 310


def test_a_long_sentence_without_white_space_is_cut() -> None:
    """A text without white space is cut between letters."""
    text = f"{'前' * 500}五月{'後' * 500}"
    assert TextStructure.of(text).excerpt(500, 502) == Excerpt(f"{'前' * 150}五月{'後' * 150}", 1)


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, int, int]:
    """Draw a text with odd letters, and the offsets of a letter in it."""
    text = draw(st.text(LETTERS | st.sampled_from("ab \n"), min_size=1, max_size=60))
    lines = [(at, line) for at, line in _lines(text) if line.strip()]
    if not lines:
        return "a", 0, 1
    at, line = draw(st.sampled_from(lines))
    words = draw(st.sampled_from([(n, n + 1) for n, letter in enumerate(line) if not letter.isspace()]))
    return text, at + words[0], at + words[1]


def _lines(text: str) -> list[tuple[int, str]]:
    lines = text.split("\n")
    return [(sum(len(line) + 1 for line in lines[:n]), line) for n, line in enumerate(lines)]


@given(marked())
def test_excerpts_are_exact(case: tuple[str, int, int]) -> None:
    """An excerpt occurs once in the text, exact but for line ends, and contains the words that it is for."""
    text, start, end = case
    excerpt = TextStructure.of(text).excerpt(start, end)
    if excerpt is not None:
        begin, stop = Locator(text).find(*excerpt)
        assert in_one_line(text[begin:stop]) == excerpt.quote
        assert begin <= start < end <= stop
