"""The heads of text files: which lines say what article it is."""

import tomllib
from pathlib import Path

import pytest

from vnus_trade.command.main import main
from vnus_trade.filing.text_heads import head_facts


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("Title: Talks: an end\n\nSource: The Post\nBody: no.", {"title": "Talks: an end", "publisher": "The Post"}),
        ("Headline: Talks open", {"title": "Talks open"}),
        ("\ufeffSource:  AFP\r\nDate: 3 May 2031\r\n", {"publisher": "AFP", "published": "3 May 2031"}),
        ("Title: A\nBy: Ann Post and Bo Lind, Cy Ek", {"title": "A", "authors": ("Ann Post", "Bo Lind", "Cy Ek")}),
        ("Title: A\nTitle: B", {"title": "A"}),
        (
            "Tiêu đề: Đàm phán\nNguồn: TTXVN\nNgày đăng: 3/5/2031",
            {"title": "Đàm phán", "publisher": "TTXVN", "published": "3/5/2031"},
        ),
        # One line may be the article's own, and so may what stands below other words.
        ("Source: the ministry said so.", {}),
        ("Talks open\nTitle: A\nSource: B", {}),
        ("Note: well\nTitle: A", {}),
        ("", {}),
    ],
)
def test_what_heads_say(text: str, facts: dict[str, object]) -> None:
    """A title alone, or two facts together, at the very beginning are the head of a text."""
    assert head_facts(text) == facts


HEAD = "Title: Talks open\nSource: The Post\nPublished: {when}\nURL: {url}\n\nTavira and Ostmark met.\n"


@pytest.mark.parametrize(
    ("when", "url", "options", "said"),
    [
        ("3 May 2031", "https://example.org/a", [], ("The Post", "2031-05-03", "https://example.org/a")),
        ("last week", "no address", [], ("The Post", None, None)),
        ("2031-05-03", "", ["--publisher", "AFP", "--published", "2031-05-04"], ("AFP", "2031-05-04", None)),
    ],
)
def test_a_head_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, when: str, url: str, options: list[str], said: tuple[object, ...]
) -> None:
    """What the head of a text says is known of its article; options count before, and what is not read is left out."""
    monkeypatch.chdir(tmp_path)
    Path("news.txt").write_text(HEAD.format(when=when, url=url), encoding="utf-8")
    assert main(["new", "talks"]) == 0
    assert main(["add", "talks", "news.txt", *options]) == 0
    source = tomllib.loads(Path("talks/curation/drafts/news.toml").read_text(encoding="utf-8"))["source"]
    assert (source["title"], *map(source.get, ("publisher", "published", "url"))) == ("Talks open", *said)
