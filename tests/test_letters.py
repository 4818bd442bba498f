"""Letters that nobody sees, and texts in which they are escaped."""

import tomllib
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnus_trade.letters import JOINERS, escape, fit_for_xml, harmless, is_unseen, letter_name, needs_escape, printable

texts = st.text() | st.text("ab\t\n\r\x00\x1b\u00a0\u00ad\u200b\u200d\u2028\u202e\ud800\ufffe\U000e0001")


@pytest.mark.parametrize(
    ("letter", "unseen"),
    [
        ("\u200b", True),
        ("\u202e", True),
        ("\x1b", True),
        ("\r", True),
        ("\n", False),
        ("\t", False),
        ("a", False),
        ("", False),
    ],
)
def test_letters_that_nobody_sees(letter: str, *, unseen: bool) -> None:
    """Control and format characters are unseen; tabs and line ends are white space that any text has."""
    assert is_unseen(letter) is unseen


def test_the_name_of_a_letter() -> None:
    """A letter that cannot be shown has its code point and its name, where Unicode gives it one."""
    assert letter_name("\u202e") == "U+202E RIGHT-TO-LEFT OVERRIDE"
    assert letter_name("\x1b") == "U+001B control character"


@given(st.characters())
def test_unseen_letters_are_escaped_law(letter: str) -> None:
    """Every unseen letter needs an escape; a printable one and a space of any width never do."""
    assert needs_escape(letter) or not is_unseen(letter)
    assert not (needs_escape(letter) and letter.isprintable())


@given(st.characters(exclude_categories=["Cs"]))
def test_escape_law(letter: str) -> None:
    """TOML reads the escape of a letter as the letter."""
    assert tomllib.loads(f'a = "{escape(letter)}"') == {"a": letter}


@given(texts)
def test_harmless_law(text: str) -> None:
    """A harmless text has no letters that need an escape but tabs and joiners; a text without such is unchanged."""
    found = harmless(text)
    assert not [letter for letter in found if needs_escape(letter) and letter not in f"\t{JOINERS}"]
    assert found == text or any(map(needs_escape, text))


@given(texts)
def test_printable_law(text: str) -> None:
    """A printable text is one line of printable letters; a text of such letters is unchanged."""
    assert printable(text).isprintable()
    assert printable(text) == text or not text.isprintable()


@given(texts)
def test_xml_law(text: str) -> None:
    """A text that is fit for XML is read back by a parser of XML, as long as it has no marks and carriage returns."""
    fit = fit_for_xml(text.translate({ord(letter): "-" for letter in "<&>\r"}))
    assert ET.fromstring(f"<a>{fit}</a>".encode()).text == (fit or None)  # noqa: S314 (our own)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain, “curly”, Tô Lâm", "plain, “curly”, Tô Lâm"),
        ("a\x1b[31mb\u202ec\x00", "a\\u001b[31mb\\u202ec\\u0000"),
        ("می\u200cخواهم\tx", "می\u200cخواهم\tx"),
        ("\U000e0001", "\\U000e0001"),
    ],
)
def test_letters_that_nobody_sees_are_escaped(text: str, shown: str) -> None:
    """Controls and format characters become escapes; tabs and the joiners of Persian stay."""
    assert harmless(text) == shown
