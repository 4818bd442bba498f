"""Quoting: texts in TOML, passages that are unique, and words that a person looks for."""

import tomllib

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from vnus_trade.authoring.quote import (
    Passage,
    Passages,
    Place,
    Words,
    evidence_entry,
    in_one_line,
    places,
    quoted,
    visible,
    written,
)
from vnus_trade.errors import QuotationNotFound
from vnus_trade.evidence.locator import Locator
from vnus_trade.evidence.stretches import Lines, Reason, Repair, SetAside

LETTERS = st.sampled_from(
    "aÀé'\"\\\t\r #[]{}=.!?%\u2019\u201c\u200b\u200d\u202e\ufeff\x00\x07\x1b\x7f\x85\u2028\u0301😀\U000e0001"
)
texts = st.one_of(st.text(LETTERS, max_size=30), st.text(st.characters(codec="utf-8"), max_size=30))


@given(texts)
@example("'''")
@example("ends in '")
@example('""" \\')
def test_written_texts_are_read_as_they_were(text: str) -> None:
    """What is written as a TOML string is read back letter by letter, in one line."""
    line = written(text)
    assert "\n" not in line
    assert tomllib.loads(f"a = {line}")["a"] == text


@given(texts.filter(lambda text: "\n" not in text))
@example("'''")
@example("ends in '")
@example("")
def test_quotations_are_read_as_they_were(text: str) -> None:
    """What is written as a quotation is read back letter by letter, and nothing in it is hidden."""
    line = quoted(text)
    assert tomllib.loads(f"a = {line}")["a"] == text
    assert not {"\u202e", "\u200b", "\ufeff", "\x1b", "\r"} & set(line)


@given(texts)
def test_comments_end_where_they_should(text: str) -> None:
    """A text in a comment neither ends it nor is refused there."""
    assert tomllib.loads(f"# {visible(text)}\na = 1") == {"a": 1}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain, “curly”, Tô Lâm", "plain, “curly”, Tô Lâm"),
        ("a\x1b[31mb\u202ec\x00", "a\\u001b[31mb\\u202ec\\u0000"),
        ("می\u200cخواهم\tx", "می\u200cخواهم\tx"),
        ("\U000e0001", "\\U000e0001"),
    ],
)
def test_what_cannot_be_seen_is_shown(text: str, shown: str) -> None:
    """Controls and format characters are shown as escapes; spelling is left alone."""
    assert visible(text) == shown


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
    assert Passages.of(TEXT).around(start, start + len(words)) == Passage(passage, 1)


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
        ("Talks", Passage("Talks are on", 1)),
        ("They go", Passage("They go well, said the minister", 2)),
        ("all", Passage("He spoke at length and on all things.", 4)),
        # A line that would be full with the first word of the next goes on there.
        ("very", Passage("He was very tired, and so was Ann Lee.", 5)),
        ("so was", Passage("He was very tired, and so was Ann Lee.", 5)),
        ("rained", Passage("It rained.", 8)),
        ("well, said the minister", Passage("They go well, said the minister", 2)),
    ],
)
def test_a_sentence_goes_on_over_the_end_of_a_full_line(words: str, passage: Passage) -> None:
    """A sentence goes on in the next line where its line is full, and is quoted in one line."""
    start = PRINTED.index(words)
    assert Passages.of(PRINTED).around(start, start + len(words)) == passage


def test_a_passage_grows_until_it_is_unique() -> None:
    """Where a sentence stands twice in its line, more of the line is quoted; another line does not matter."""
    passages = Passages.of(TEXT)
    start = TEXT.index("rained")
    assert passages.around(start, start + 6) == Passage("It rained. It rained. It rained.", 3)
    start = TEXT.rindex("rained")
    assert passages.around(start, start + 6) == Passage("It rained.", 5)


def test_a_passage_that_is_never_unique() -> None:
    """Where even the whole line begins twice in it, there is no passage."""
    assert Passages.of("so " * 2_000).around(0, 2) is None
    # White space tells no places apart.
    assert Passages.of(f"so  {'so ' * 2_000}").around(0, 2) is None


def test_a_long_sentence_is_cut() -> None:
    """Of a sentence that is too long to quote, the words around are quoted, from white space to white space."""
    text = f"{'before ' * 100}on May 5 {'after ' * 100}".strip()
    start = text.index("May")
    passage = Passages.of(text).around(start, start + 5)
    assert passage is not None
    assert passage.quote.startswith("before before")
    assert "before on May 5 after" in passage.quote
    assert passage.quote.endswith("after after")
    assert 290 < len(passage.quote) < 310


def test_a_long_sentence_without_white_space_is_cut() -> None:
    """A text that parts no words is cut between letters."""
    text = f"{'前' * 500}五月{'後' * 500}"
    assert Passages.of(text).around(500, 502) == Passage(f"{'前' * 150}五月{'後' * 150}", 1)


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
    passage = Passages.of(text).around(start, end)
    if passage is not None:
        begin, stop = Locator(text).find(*passage)
        assert in_one_line(text[begin:stop]) == passage.quote
        assert begin <= start < end <= stop


ARTICLE = """The P.M. met “Tô Lâm” – in Ha-Noi.
Tariffs rise. Tariffs rise.
Tariffs
rise.

Tariffs

rise
"""


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Tô Lâm", [Place("Tô Lâm", 1)]),
        ("  Tô \n Lâm", [Place("Tô Lâm", 1)]),
        ("to lam", [Place("Tô Lâm", 1)]),
        ('"to lam" - in hanoi', None),
        ('met "to lam" - IN HA NOI', [Place("met “Tô Lâm” – in Ha-Noi", 1)]),
        ("met to lam in ha noi.", [Place("met “Tô Lâm” – in Ha-Noi.", 1)]),
        ("the pm met", [Place("The P.M. met", 1)]),
        (
            "Tariffs rise.",
            [
                Place("Tariffs rise.", 2, by_line=True, unique=False),
                Place("Tariffs rise.", 2, by_line=True, unique=False),
                Place("Tariffs rise.", 3, by_line=True),
            ],
        ),
        ("tariffs rise. tariffs rise. tariffs", [Place("Tariffs rise. Tariffs rise. Tariffs", 2)]),
        ("", None),
        ("“”", None),
        ("nowhere", None),
    ],
)
def test_places(words: str, expected: list[Place] | None) -> None:
    """Words are found exactly or else by their letters alone, never over a blank line, and given as they stand."""
    locator = Locator(ARTICLE, "a.txt")
    if expected is None:
        with pytest.raises(QuotationNotFound):
            places(locator, words)
    else:
        assert places(locator, words) == expected


def test_exact_words_come_first() -> None:
    """Where words stand exactly, places that only look like them are left out."""
    locator = Locator("Lam, lam and LÂM")
    assert places(locator, "lam") == [Place("lam", 1)]
    assert [place.quote for place in places(locator, "Lâm")] == ["Lam", "lam", "LÂM"]


def test_words_in_a_repetition_want_their_line() -> None:
    """What is set aside as a repetition is found too, and wants its line."""
    aside = [SetAside(lines=Lines(2, 2), reason=Reason.DUPLICATE, repeats=Lines(1, 1))]
    locator = Locator("We met.\nWe met.", aside=aside)
    assert places(locator, "We met.") == [Place("We met.", 1), Place("We met.", 2, by_line=True)]


def test_words_with_a_stray_letter() -> None:
    """Words are found over a stray letter that is repaired, and quoted without it."""
    locator = Locator("The mi§nister came.", repairs=[Repair(at=6, stray="§", reason="a slip")])
    assert places(locator, "The minister") == [Place("The minister", 1)]


@pytest.mark.parametrize(
    ("place", "source", "entry"),
    [
        (Place("We met.", 4), None, "[[event.evidence]]\nquote = '''We met.'''\nfor = \"\""),
        (
            Place("a ''' b", 4, by_line=True),
            "news",
            '[[event.evidence]]\nquote = "a \\u0027\\u0027\\u0027 b"\nline = 4\nsource = "news"\nfor = ""',
        ),
        (
            Place("We met.", 4, by_line=True, unique=False),
            None,
            (
                "# Line 4 has these words several times; quote more of it.\n"
                "[[event.evidence]]\nquote = '''We met.'''\nline = 4\nfor = \"\""
            ),
        ),
    ],
)
def test_evidence_entry(place: Place, source: str | None, entry: str) -> None:
    """A place is printed as an entry that only wants its `for`; the line and the source stand there if they must."""
    assert evidence_entry(place, source) == entry
    assert tomllib.loads(entry)["event"]["evidence"][0]["quote"] == place.quote


@given(st.text(st.sampled_from("aAâ. -_’1½\n"), max_size=30), st.text(st.sampled_from("aâ. 1"), max_size=4))
def test_words_stand_where_they_are_found(text: str, words: str) -> None:
    """Each place of words has just these words, whatever their case, accents and punctuation."""
    for start, end in Words.of(text).places(words):
        assert list(Words.of(text[start:end]).places(words)) == [(0, end - start)]
