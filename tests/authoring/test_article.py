"""Texts that can be curated, and those that are refused."""

import re
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.authoring.drafted import drafted
from vnus_trade.authoring.new_article import NewArticle
from vnus_trade.corpus.layout import article_text
from vnus_trade.errors import ArticleRefused, TimeRefused


@given(st.binary(max_size=20))
def test_any_bytes_are_a_text_or_refused(content: bytes) -> None:
    """Any bytes are read as text, or refused with the offset of what is not text."""
    try:
        text = article_text("a.txt", content)
    except ArticleRefused as refused:
        text, reason = "", refused.reason
    else:
        reason = ""
    assert text.encode() == content or re.match(r"it is not UTF-8 at byte \d|it has NUL at offset \d", reason)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"caf\xe9", "it is not UTF-8 at byte 3; save it as UTF-8"),
        ("é\0".encode(), "it has NUL at offset 1; it is damaged, or not a text"),
    ],
)
def test_what_is_no_text(content: bytes, reason: str) -> None:
    """Bytes that are not text are refused with the offset."""
    with pytest.raises(ArticleRefused) as refused:
        drafted(content)
    assert str(refused.value) == f"news.txt cannot be curated: {reason}"


@pytest.mark.parametrize(
    "file", ["", ".txt", ".hidden", "a/b.txt", "a\\b.txt", "a\nb.txt", "a\u202eb.txt", "a:b", "a?"]
)
def test_a_name_that_is_not_plain(file: str) -> None:
    """A file name that some system would not allow, or would hide, is refused."""
    with pytest.raises(ArticleRefused, match="its name has characters that not every system allows"):
        NewArticle(file=file, content=b"", id="a")


def test_a_name_that_the_folder_has_for_itself() -> None:
    """A text whose curation file would be the folder's `record.toml` is refused."""
    with pytest.raises(ArticleRefused, match="its curation file would be record"):
        NewArticle(file="Record.txt", content=b"", id="a")


@pytest.mark.parametrize(("published", "zone"), [("3 July", None), (None, "Mars/Olympus")])
def test_what_cannot_be_known_of_an_article(published: str | None, zone: str | None) -> None:
    """A wrong date or zone is refused before anything is drafted."""
    with pytest.raises(TimeRefused):
        NewArticle(file="a.txt", content=b"", id="a", published=published, zone=zone)


def test_what_is_known_of_an_article() -> None:
    """What a page or the curator says of an article is in the head of its curation file, and nothing asks for it."""
    article = NewArticle(
        file="a.txt",
        content=b"Glass talks go on",
        id="a",
        title="Glass\u200b talks",
        authors=("Ada Lorn", "Bram Kest"),
        publisher="Arden Post",
        url="https://example.org/glass",
        accessed="2031-05-04",
        languages=("en",),
        page=("originals/a.html", "d1"),
    )
    assert article.source_toml() == (
        'from = "a.txt"\n\n[source]\nid = "a"\n'
        f'sha256 = "{article.sha256}"\n'
        'title = "Glass talks"\nauthors = ["Ada Lorn", "Bram Kest"]\npublisher = "Arden Post"\n'
        'url = "https://example.org/glass"\naccessed = "2031-05-04"\nlanguages = ["en"]\n'
        'inferred = { publisher = "given when the article was added" }   # or quote the words below\n'
        '# published = { is = "2025-07-03", phrase = "July 3, 2025" }   # with the words for it quoted below\n'
        '# zone = "Asia/Ho_Chi_Minh"   # for dates without a zone; with a reason: inferred = { zone = "..." }\n'
        "# year = 2025                # for dates without a year, where `published` leaves it open; with a reason\n"
        "# The page that the text was taken from is originals/a.html, with the SHA-256 d1.\n"
        "\n# [[source.evidence]]\n# quote = ''\n# for = \"publisher\"\n"
    )


@pytest.mark.parametrize(
    ("text", "publisher", "quote"),
    [
        ("Talks open\n\nHANOI, July 3 (Reuters) - The sides met.", "Reuters", "HANOI, July 3 (Reuters)"),
        ("Hà Nội (TTXVN) – Hai bên gặp nhau.", "TTXVN", "Hà Nội (TTXVN)"),
        ("Kaira, ngày 3 tháng 5 (Kaira Times) — Hai bên.", "Kaira Times", "Kaira, ngày 3 tháng 5 (Kaira Times)"),
        ("(AP) -- The sides met.", "AP", "(AP)"),
        ("(Kaira Mới) Thứ Ba, 5/8/2025 – Hai bên gặp nhau.", "Kaira Mới", "(Kaira Mới)"),
        ("TTO - Ngày 18/2/2026, hai bên gặp nhau.", "TTO", "TTO"),
    ],
)
def test_a_publisher_is_read_from_a_dateline(text: str, publisher: str, quote: str) -> None:
    """Who sent a report is proposed by its dateline, which is quoted for it."""
    toml = NewArticle(file="a.txt", content=text.encode(), id="a").source_toml()
    source = tomllib.loads(toml)["source"]
    assert source["publisher"] == publisher
    assert source["evidence"] == [{"quote": quote, "for": "publisher"}]
    assert "read from the dateline" in toml


@pytest.mark.parametrize(
    "text",
    [
        "The sides met (Monday) – and left.",
        "HANOI (the capital) - They met.",
        "HANOI, July 3 - They met.",
        "HANOI - They met.",
        "(AP) said on July 3 - They met.",
        "KAIRA (AP) - One.\n\nKAIRA (AP) - Two.",
    ],
)
def test_no_publisher_is_read_from_other_words(text: str) -> None:
    """A sentence, a place without a sender, and words that stand in two places name no publisher."""
    toml = NewArticle(file="a.txt", content=text.encode(), id="a").source_toml()
    assert "publisher" not in tomllib.loads(toml)["source"]


def test_the_code_of_a_state_is_no_language() -> None:
    """A language with the code of a state is refused, with the one that is right."""
    with pytest.raises(ArticleRefused, match="'vn' is the code of a state, and of no language; write 'vi'"):
        NewArticle(file="a.txt", content=b"So.", id="a", languages=("en", "vn"))


def test_the_year_that_is_offered_is_that_of_the_article() -> None:
    """What a curator may fill in has the year of the article."""
    toml = NewArticle(file="a.txt", content=b"So.", id="a", published="2026-02-18").source_toml()
    assert "# year = 2026 " in toml


def test_a_wrong_address() -> None:
    """An address that is none is refused, with how one looks."""
    with pytest.raises(ArticleRefused, match=r"'example\.org' is no address of a page; write it as https://"):
        NewArticle(file="a.txt", content=b"", id="a", url="example.org")
