"""Times with an open end: words that say that something began or ended then need no other reason."""

from pathlib import Path

import pytest

from tests.checking.test_phrases import proved
from vnus_trade.checking.open_ends import is_open_ended
from vnus_trade.time.span import TimeSpan


@pytest.mark.parametrize(
    ("language", "words", "date", "phrase"),
    [
        ("en", "The talks opened in Kaira on May 19.", "2025-05-19/..", "May 19"),
        ("en", "The talks on steel, which began in Kaira on May 19, go on.", "2025-05-19/..", "May 19"),
        ("en", "On May 19, Arden and Borland kicked off their talks.", "2025-05-19/..", "May 19"),
        ("en", "Arden and Borland started them in May.", "2025-05/..", "in May"),
        ("en", "The talks have been under way since May 19.", "2025-05-19/..", "since May 19"),
        ("en", "The talks ended in Kaira on May 19.", "../2025-05-19", "May 19"),
        ("en", "They met and the talks came to a close on May 19.", "../2025-05-19", "May 19"),
        ("vi", "Vòng đàm phán khai mạc tại Kaira ngày 19/5.", "2025-05-19/..", "ngày 19/5"),
        ("vi", "Ngày 19/5, hai bên bắt đầu vòng đàm phán.", "2025-05-19/..", "Ngày 19/5"),
        ("vi", "Vòng đàm phán kết thúc tại Kaira ngày 19/5.", "../2025-05-19", "ngày 19/5"),
    ],
)
def test_words_open_an_end(tmp_path: Path, language: str, words: str, date: str, phrase: str) -> None:
    """What began on a day may have lasted beyond it, and what ended on one may have begun before."""
    assert proved(tmp_path / "note", language, words, date, phrase)


@pytest.mark.parametrize(
    ("language", "words", "date", "phrase"),
    [
        ("en", "They met in Kaira on May 19.", "2025-05-19/..", "May 19"),
        ("en", "The talks ended in Kaira on May 19.", "2025-05-19/..", "May 19"),
        ("en", "The talks began in Kaira on May 19.", "../2025-05-19", "May 19"),
        ("en", "The talks began in Kaira on May 19.", "2025-05-18/..", "May 19"),
        ("en", "The talks did not begin, and had not started on May 19.", "2025-05-19/..", "May 19"),
        ("en", "The talks hadn’t started. They hasn’t opened on May 19.", "2025-05-19/..", "May 19"),
        ("en", "Talks began. On the whole they met on May 19.", "2025-05-19/..", "May 19"),
        ("en", "Lorn, who opened the talks, met Berg on May 19.", "2025-05-19/..", "May 19"),
        ("en", "Lorn opened the talks and met Berg on May 19.", "2025-05-19/..", "May 19"),
        ("en", "They met on May 19 as the talks opened.", "2025-05-19/..", "May 19"),
        ("en", "The talks began on May 19 of last year.", "2025-05-19/..", "May 19"),
        ("vi", "Vòng đàm phán chưa bắt đầu ngày 19/5.", "2025-05-19/..", "ngày 19/5"),
    ],
)
def test_other_words_open_none(tmp_path: Path, language: str, words: str, date: str, phrase: str) -> None:
    """An end is not open by words of another statement, by denied ones, or by words for the other end."""
    assert not proved(tmp_path / "note", language, words, date, phrase)


def test_an_end_is_open_in_no_other_language() -> None:
    """Words are those of the language of the article."""
    day, since = TimeSpan.parse("2031-01-21", "UTC"), TimeSpan.parse("2031-01-21/..", "UTC")
    assert is_open_ended(since, day, "The talks opened on", "", ["en-GB"])
    assert not is_open_ended(since, day, "The talks opened on", "", ["vi"])
