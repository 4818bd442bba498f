"""Sentences of a text, and excerpts that are unique."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.authoring.drafted import LETTERS
from vnus_trade.authoring.excerpts import Excerpt, TextStructure, in_one_line
from vnus_trade.evidence.sources import Locator

TEXT = """A round was held on May 5. Mr. Kest left the U.S. on May 6! “It went well,” he said. it seems

It rained. It rained. It rained.

So what. It rained.
"""


@pytest.mark.parametrize(
    ("words", "passage"),
    [
        ("May 5", "A round was held on May 5."),
        ("May 6", "Mr. Kest left the U.S. on May 6!"),
        ("went", "“It went well,” he said. it seems"),
        # Across the end of a sentence, both are quoted.
        ("5. Mr", "A round was held on May 5. Mr. Kest left the U.S. on May 6!"),
    ],
)
def test_a_passage_is_the_sentence(words: str, passage: str) -> None:
    """The passage around words is their sentence; an abbreviation ends none, nor a small letter begins one."""
    start = TEXT.index(words)
    assert TextStructure.of(TEXT).excerpt(start, start + len(words)) == Excerpt(passage, 1)


PRINTED = """Talks are on
They go well, said the minister

He spoke at length and on all
things. He was very
tired, and so was Ann
Lee.
It rained.
"""


@pytest.mark.parametrize(
    ("words", "passage"),
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
def test_a_sentence_goes_on_over_the_end_of_a_full_line(words: str, passage: Excerpt) -> None:
    """A sentence goes on in the next line where its line is full, and is quoted in one line."""
    start = PRINTED.index(words)
    assert TextStructure.of(PRINTED).excerpt(start, start + len(words)) == passage


def test_a_passage_grows_until_it_is_unique() -> None:
    """Where a sentence stands twice in its line, more of the line is quoted; another line does not matter."""
    passages = TextStructure.of(TEXT)
    start = TEXT.index("rained")
    assert passages.excerpt(start, start + 6) == Excerpt("It rained. It rained. It rained.", 3)
    start = TEXT.rindex("rained")
    assert passages.excerpt(start, start + 6) == Excerpt("It rained.", 5)


def test_a_passage_that_is_never_unique() -> None:
    """Where even the whole line begins twice in it, there is no passage."""
    assert TextStructure.of("so " * 2_000).excerpt(0, 2) is None
    # White space tells no places apart.
    assert TextStructure.of(f"so  {'so ' * 2_000}").excerpt(0, 2) is None


def test_a_long_sentence_is_cut() -> None:
    """Of a sentence that is too long to quote, the words around are quoted, from white space to white space."""
    text = f"{'before ' * 100}on May 5 {'after ' * 100}".strip()
    start = text.index("May")
    passage = TextStructure.of(text).excerpt(start, start + 5)
    assert passage is not None
    assert passage.quote.startswith("before before")
    assert "before on May 5 after" in passage.quote
    assert passage.quote.endswith("after after")
    assert 290 < len(passage.quote) < 310


def test_a_long_sentence_without_white_space_is_cut() -> None:
    """A text that parts no words is cut between letters."""
    text = f"{'前' * 500}五月{'後' * 500}"
    assert TextStructure.of(text).excerpt(500, 502) == Excerpt(f"{'前' * 150}五月{'後' * 150}", 1)


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, int, int]:
    """A text with odd letters, and a span of words in one line of it."""
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
def test_passages_are_exact(case: tuple[str, int, int]) -> None:
    """A passage stands in the text as it is quoted but for ends of lines, once, and holds the words that it is for."""
    text, start, end = case
    passage = TextStructure.of(text).excerpt(start, end)
    if passage is not None:
        begin, stop = Locator(text).find(*passage)
        assert in_one_line(text[begin:stop]) == passage.quote
        assert begin <= start < end <= stop
