"""The edges of words, and seeing names in running text."""

import unicodedata
from typing import Literal

import pytest

from vnus_trade.words.edges import capitals_beside, folded_places, is_edge, name_places, sees, word_around


@pytest.mark.parametrize(
    "parted",
    [
        "|May| |19|-|22|,| |2025|",
        "|the| |U.S|.| |side|’| |and| |Trump’s| |letter|",
        "|46.5|%| |of| |1,234|'|",
        "|T\u00f4| |La\u0302m| |so\u00adon|",
        "|在|日|内|瓦|宣|布|5|月|12|日|",
        "|二十五|个|百万|円|116.36億|",
        "|米|トランプ|大|統|領|は|",
        "|ป|ร|ะ|เ|ท|ศ|ไ|ท|ย|",
        "|G7| |5G| |２．５|％|",
        "|<\u0301|ab\ufeff|",
    ],
)
def test_edges_of_words(parted: str) -> None:
    """An edge lies on each side of a word and between letters of scripts without spaces, never within a number."""
    text = parted.replace("|", "")
    edges = [at for at in range(len(text) + 1) if is_edge(text, at)]
    signs = [number - parted.count("|", 0, number) for number, letter in enumerate(parted) if letter == "|"]
    assert [at for at in edges if at in signs] == signs
    assert [at for at in edges if text[at - 1 : at].isalnum() and text[at : at + 1].isalnum() and at not in signs] == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Trump", "Trump’s letter"),
        ("Trump", "he said.Trump went"),
        ("Trump", "with Trump.He went"),
        ("Iran", "le roi d’Iran"),
        ("Iran", "l'Iran"),
        ("U.S.", "the US side"),
        ("US", "the U.S. side"),
        ("US", "the U.S.’s side"),
        ("Tô Lâm", "TO LAM said"),
        ("Tô Lâm", "To\nLam said"),
        ("the Party", "of the Party chief"),
        ("ministries", "Ministries said"),
        ("日内瓦", "在日内瓦宣布"),
        ("トランプ", "米トランプ大統領は"),
        ("ไทย", "ประเทศไทยกับ"),
        ("ベトナム", "ﾍﾞﾄﾅﾑ政府"),
    ],
)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_names_that_are_seen(name: str, text: str, form: Literal["NFC", "NFD"]) -> None:
    """A name is seen in capitals, without its marks, before a possessive, beside a point and in running scripts."""
    assert sees(name, unicodedata.normalize(form, text), [] if "ﾍ" not in text else ["ﾍﾞﾄﾅﾑ"])


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Lam", "làm việc"),
        ("Lam", "Làm việc"),
        ("Chinh", "Chính phủ"),
        ("Hang", "hàng hóa"),
        ("Hang", "hang on"),
        ("Hang", "Hangar"),
        ("US", "let us go"),
        ("US", "U.S.S.R."),
        ("the Party", "the party of four"),
        ("Trump", "Trump’em"),
        ("Iran", "quel’Iran"),
        ("X", "said.X went"),
        ("X", "with X.He"),
        ("Ada Lorn", "Ada\n\nLorn"),
        ("ランプ", "トランプ"),
        ("ばば", "ぱぱ"),
        ("二月", "十二月"),
        ("", "anything"),
        ("…", "so …"),
        ("a 1", "A½"),
        ("1 2", "A½2"),
    ],
)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_names_that_are_not_seen(name: str, text: str, form: Literal["NFC", "NFD"]) -> None:
    """A name is not seen in part of a word, with marks that are not its own, or without its capital."""
    assert not sees(name, unicodedata.normalize(form, text))


def test_a_name_that_is_known_with_its_marks() -> None:
    """Marks in a text are those of any name of the bearer."""
    assert not sees("Lam", "ông Lâm nói")
    assert sees("Lam", "ông Lâm nói", ["Tô Lâm", "Lâm"])


@pytest.mark.parametrize(
    ("text", "beside"),
    [
        ("they saw the Trump Tower there", ("", "tower")),
        ("they saw Eric Trump there", ("eric", "")),
        ("Eric Trump went there", ("eric", "")),
        ("it rained. Eric Trump went there", ("eric", "")),
        ("they saw China’s Trump, Vance and them", ("china", "")),
        ("they saw the U.S. Trump U.S.A. show", ("us", "usa")),
        ("they saw Eric, Trump (Tower) there", ("", "")),
        ("they saw Trump\nHe went", ("", "")),
        ("they saw Eric\nTrump", ("", "")),
        ("they saw Trump. He went", ("", "")),
        ("Eric Trump Tower Opens for All\nthey went", ("", "")),
        ("Trump Tower\nthey went", ("", "tower")),
        ("họ ở Hồ Trump Nội đó", ("ho", "noi")),
        ("他们在Trump说", ("", "")),
    ],
)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_capitals_beside_a_name(text: str, beside: tuple[str, str], form: Literal["NFC", "NFD"]) -> None:
    """Capitals directly beside a name are those of the same line and sentence, unless that is a headline."""
    text = unicodedata.normalize(form, text)
    at = text.index("Trump")
    assert capitals_beside(text, at, at + 5) == beside
    is_first = text[:at].split()[-1:] == ["Eric"] and "saw" not in text
    assert capitals_beside(text, at, at + 5, first=False)[0] == ("" if is_first else beside[0])


def test_every_place_of_a_name() -> None:
    """The places of a name are those of its letters, marks included, within a paragraph, and no part of a letter."""
    text = "To\u0302 La\u0302m and To Lam; to lamb"
    assert [text[start:end] for start, end in name_places("Tô Lâm", text)] == ["To\u0302 La\u0302m", "To Lam"]
    assert [text[start:end] for start, end in folded_places("lam", text)] == ["La\u0302m", "Lam", "lam"]
    assert list(folded_places("To Lam", "To\n \nLam")) == []
    assert list(folded_places("1", "½ or 1")) == [(5, 6)]


def test_what_is_shown_of_a_long_word() -> None:
    """Of a word without end, only the part nearby is looked at."""
    assert word_around("a" * 1000, 500) == (460, 540)
