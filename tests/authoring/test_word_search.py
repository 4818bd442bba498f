"""Finding words in a text, and printing them as evidence."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnus_trade.authoring.word_search import FoundWords, evidence_toml, find_words
from vnus_trade.errors import QuotationNotFound
from vnus_trade.evidence.locator import Locator
from vnus_trade.evidence.stretches import Lines, Reason, Repair, SetAside
from vnus_trade.words.names import fold

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
        ("Tô Lâm", [FoundWords("Tô Lâm", 1)]),
        ("  Tô \n Lâm", [FoundWords("Tô Lâm", 1)]),
        ("to lam", [FoundWords("Tô Lâm", 1)]),
        ("to la", None),
        ('"to lam" - in hanoi', None),
        ('met "to lam" - IN HA NOI', [FoundWords("met “Tô Lâm” – in Ha-Noi", 1)]),
        ("met to lam in ha noi.", [FoundWords("met “Tô Lâm” – in Ha-Noi.", 1)]),
        ("the pm met", [FoundWords("The P.M. met", 1)]),
        (
            "Tariffs rise.",
            [
                FoundWords("Tariffs rise.", 2, by_line=True, is_unique=False),
                FoundWords("Tariffs rise.", 2, by_line=True, is_unique=False),
                FoundWords("Tariffs rise.", 3, by_line=True),
            ],
        ),
        ("tariffs rise. tariffs rise. tariffs", [FoundWords("Tariffs rise. Tariffs rise. Tariffs", 2)]),
        ("", None),
        ("“”", None),
        ("nowhere", None),
    ],
)
def test_places(words: str, expected: list[FoundWords] | None) -> None:
    """Words are found exactly, or else by their letters alone, never across a blank line, and given as printed."""
    locator = Locator(ARTICLE, "a.txt")
    if expected is None:
        with pytest.raises(QuotationNotFound):
            find_words(locator, words)
    else:
        assert find_words(locator, words) == expected


def test_exact_words_come_first() -> None:
    """If words occur exactly, places that are only similar are left out."""
    locator = Locator("Lam, lam and LÂM")
    assert find_words(locator, "lam") == [FoundWords("lam", 1)]
    assert [place.quote for place in find_words(locator, "Lâm")] == ["Lam", "lam", "LÂM"]


def test_words_in_a_repetition_want_their_line() -> None:
    """Words in lines set aside as a repetition are found too, and need their line."""
    aside = [SetAside(lines=Lines(2, 2), reason=Reason.DUPLICATE, repeats=Lines(1, 1))]
    locator = Locator("We met.\nWe met.", aside=aside)
    assert find_words(locator, "We met.") == [FoundWords("We met.", 1), FoundWords("We met.", 2, by_line=True)]


def test_words_with_a_stray_letter() -> None:
    """Words with a repaired stray letter are found, and quoted without it."""
    locator = Locator("The mi§nister came.", repairs=[Repair(at=6, stray="§", reason="a slip")])
    assert find_words(locator, "The minister") == [FoundWords("The minister", 1)]


@pytest.mark.parametrize(
    ("place", "source", "entry"),
    [
        (FoundWords("We met.", 4), None, "[[event.evidence]]\nquote = '''We met.'''\nfor = \"\""),
        (
            FoundWords("a ''' b", 4, by_line=True),
            "news",
            '[[event.evidence]]\nquote = "a \\u0027\\u0027\\u0027 b"\nline = 4\nsource = "news"\nfor = ""',
        ),
        (
            FoundWords("We met.", 4, by_line=True, is_unique=False),
            None,
            (
                "# Line 4 has these words several times; quote more of it.\n"
                "[[event.evidence]]\nquote = '''We met.'''\nline = 4\nfor = \"\""
            ),
        ),
    ],
)
def test_evidence_toml(place: FoundWords, source: str | None, entry: str) -> None:
    """Found words are printed as evidence with an empty `for`, and with the line and the source if needed."""
    assert evidence_toml(place, source) == entry
    assert tomllib.loads(entry)["event"]["evidence"][0]["quote"] == place.quote


@given(st.text(st.sampled_from("aAâ. -_’1½\n"), max_size=30), st.text(st.sampled_from("aâ. 1"), max_size=4))
def test_words_stand_where_they_are_found(text: str, words: str) -> None:
    """Each place found has exactly these words but for case, accents and punctuation."""
    try:
        found = find_words(Locator(text), words)
    except QuotationNotFound:
        return
    assert {fold(place.quote) for place in found} <= {fold(words)}
