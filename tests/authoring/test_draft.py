"""Whole drafts: TOML with exact quotations, for any text."""

import textwrap
import tomllib
from pathlib import Path

import attrs
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import vnus_trade
from tests.authoring.drafted import (
    POLICY,
    PUBLISHED,
    RECORD,
    SEEDS,
    actor,
    draft_of_shipped,
    drafted,
    entries,
    quotations,
)
from tests.curated import VALID, write
from vnus_trade.authoring.draft import draft_article
from vnus_trade.authoring.entry_drafts import MOST_PARTS
from vnus_trade.authoring.excerpts import in_one_line
from vnus_trade.authoring.new_article import NewArticle
from vnus_trade.contents.index import Contents
from vnus_trade.corpus import layout
from vnus_trade.evidence.locator import Locator
from vnus_trade.model.entities import Actor
from vnus_trade.phrases.reading_policy import DEFAULT_POLICY


@pytest.mark.parametrize("number", SEEDS)
def test_quotations_of_the_shipped_articles(number: str) -> None:
    """Every quotation of a draft occurs in its line exactly once."""
    text = SEEDS[number].read_bytes().decode()
    locator = Locator(text)
    found = quotations(draft_of_shipped(number))
    assert len(found) > 10
    for quote, line in found:
        start, end = locator.find(quote, line)
        assert text[start:end] == quote


# A whole draft

TEXT = """Arden raises tariffs
ARDEN CITY, July 2 (Post) - Minister Ada Lorn said on Wednesday that tariffs of 12.5 per cent will stay.
She spoke around May 1 of "glass".
"""
EXPECTED = """# A draft of what news.txt says. It is no part of the folder until it is accepted.
#
# Every quotation is exact. Complete, confirm or delete each entry, and fill in the empty values.
# Then, in the folder:
#
#   vnus-trade accept . news
#   vnus-trade check .

from = "news.txt"

[source]
id = "news"
sha256 = "DIGEST"
title = "Arden raises tariffs"
published = "2025-07-03"
zone = "Asia/Tokyo"
# year = 2025                # for dates without a year, where `published` leaves it open; with a reason
# languages = ["en"]
# publisher = ""             # also origin, the agency; both in words of the text, quoted below

# [[source.evidence]]
# quote = ''
# for = "published publisher"

# Known actors

# Arden also appears in line 2.
[[extend]]
id = "arden"   # Arden

  [[extend.evidence]]
  quote = '''Arden raises tariffs'''
  line = 1
  for = "name"

[[extend]]
id = "lorn"   # Ada Lorn

  [[extend.evidence]]
  quote = '''ARDEN CITY, July 2 (Post) - Minister Ada Lorn said on Wednesday that tariffs of 12.5 per cent will stay.'''
  line = 2
  for = "name"

# Times and percentages, in the order of the text

[[event]]   # write meeting, round, statement, tariff, commitment or agreement
id = ""
title = ""
when = { is = "2025-07-02", phrase = "July 2" }

  [[event.evidence]]
  quote = '''ARDEN CITY, July 2 (Post) - Minister Ada Lorn said on Wednesday that tariffs of 12.5 per cent will stay.'''
  line = 2
  for = "when"

[[event]]   # write meeting, round, statement, tariff, commitment or agreement
id = ""
title = ""
when = { is = "2025-07-02", phrase = "Wednesday" }

  [[event.evidence]]
  quote = '''ARDEN CITY, July 2 (Post) - Minister Ada Lorn said on Wednesday that tariffs of 12.5 per cent will stay.'''
  line = 2
  for = "when"

[[tariff]]   # delete it unless it is a tariff
id = ""
title = ""
rate = 12.5
stage = ""   # threatened, announced, offered, requested, pledged, agreed, enacted, ...

  [[tariff.evidence]]
  quote = '''ARDEN CITY, July 2 (Post) - Minister Ada Lorn said on Wednesday that tariffs of 12.5 per cent will stay.'''
  line = 2
  for = "rate"

# Line 3: "May 1" is not read: 'around' beside it changes what it says

# Set aside the lines that no entry quotes, so that every passage is accounted for.

# [[set_aside]]
# lines = "24-42"
# reason = ""   # unrelated, duplicate, translation, furniture or background
"""


def test_a_whole_draft() -> None:
    """A draft has a head, the source, the known actors, and the findings in the order of the text."""
    article = NewArticle(file="news.txt", content=TEXT.encode(), id="news", published="2025-07-03", zone="Asia/Tokyo")
    known = Contents(actors=(actor("lorn", "Ada Lorn"), actor("arden", "Arden"), actor("kest", "Bram Kest")))
    made = draft_article(article, known, POLICY)
    assert made.toml == EXPECTED.replace("DIGEST", article.sha256)
    assert attrs.astuple(made)[1:] == (2, 2, 1, 1)


def test_a_draft_of_nothing() -> None:
    """The draft of an article with nothing to find has a head and a source."""
    made = drafted("\n\n...\n", published=None)
    assert tomllib.loads(made.toml)["source"]["title"] == "news"
    assert made.toml.count("[[") == 2
    assert "# published = " in made.toml
    assert "# zone = " in made.toml


# Wrapped articles

WRAPPED = """The talks between Arden and
Borland went on. Minister Ada
Lorn said that they had met in early
  April 2031, and that a tariff of 12 per
cent would follow.

In May
"""


def test_what_a_wrapped_article_says(tmp_path: Path) -> None:
    """Names, times and percentages are found across line ends, never across a blank line, and `load` accepts them."""
    record = vnus_trade.load(VALID)
    article = NewArticle(file="text.txt", content=WRAPPED.encode(), id="leaflet", published="2031-05-03")
    made = draft_article(article, record, DEFAULT_POLICY)
    extensions, (time, *_), (tariff,) = (entries(made, kind) for kind in ("extend", "event", "tariff"))
    assert [(entry["id"], entry["evidence"][0]["line"]) for entry in extensions] == [
        ("arden", 1),
        ("borland", 1),
        ("lorn", 2),
    ]
    said = (
        "Minister Ada Lorn said that they had met in early April 2031, and that a tariff of 12 per cent would follow."
    )
    assert time["when"] == {"is": "[2031-04-01..2031-04-10]", "phrase": "early April 2031"}
    assert (tariff["rate"], tariff["evidence"][0]["quote"]) == (12, said)
    completed = (
        made.toml.replace('published = ""', 'published = "It is known"')
        .replace("[[event]]", '[[meeting]]\nform = "meeting"\ninferred = { form = "They met" }')
        .replace("[[event.", "[[meeting.")
        .partition("[[tariff]]")[0]
        .replace('id = ""\ntitle = ""', 'id = "talk"\ntitle = "They meet"')
    )
    both = vnus_trade.load(VALID, write(tmp_path / "more", WRAPPED, completed, 'continues = "talks"\n'))
    assert both["talk"].evidence[0].quotation.words == said
    assert both.actor("lorn").evidence[-1].quotation.exact.startswith("Minister Ada\nLorn")


def found(text: str, *known: Actor) -> tuple[set[str], set[tuple[str, str]], set[str]]:
    """The actors, times and rates that are found in a text."""
    made = drafted(text, *known, zone="Asia/Ho_Chi_Minh")
    return (
        {entry["id"] for entry in entries(made, "extend")},
        {(entry["when"]["phrase"], entry["when"]["is"]) for entry in entries(made, "event") if "when" in entry},
        {str(entry.get("rate")) for entry in entries(made, "tariff")},
    )


TOLD = (
    *("Ada Lorn", "Kest,", "Bộ Ngoại giao", "early April,", "on May 19-22, 2025,", "Wednesday night (Hanoi time)"),
    *(
        "10:25 a.m. on July 2 (local time).",
        "in May.",
        "May",
        "2",
        "ngày 2 tháng 7 năm 2025",
        "since 2024",
        "next week",
    ),
    *("between 20%- 40%", "from 5 per cent to 8 phần trăm", "12 per cent.", "ten percent", "The", "U.S."),
)


@given(st.lists(st.sampled_from(TOLD), max_size=30), st.data())
def test_how_an_article_is_wrapped_does_not_matter(told: list[str], data: st.DataObject) -> None:
    """The same actors, times and percentages are found wherever an article breaks its lines."""
    # A word of its own after each lets every sentence be told from all others.
    words = " ".join(f"{words} {'abcdefghij'[n % 10] * (3 + n // 10)}" for n, words in enumerate(told)).split()
    ends = data.draw(st.lists(st.sampled_from((" ", "\n", "\r\n")), min_size=len(words), max_size=len(words)))
    known = (actor("lorn", "Ada Lorn"), actor("kest", "Kest"), actor("ministry", "Bộ Ngoại giao"))
    wrapped = "".join(f"{word}{end}" for word, end in zip(words, ends, strict=True))
    assert found(wrapped, *known) == found(" ".join(words), *known)


@given(st.sampled_from(sorted(SEEDS)), st.integers(20, 120))
@settings(max_examples=20)
def test_how_a_shipped_article_is_wrapped_does_not_matter(number: str, width: int) -> None:
    """Wrapped at any width, a shipped article gives the same actors, times and percentages."""
    text = SEEDS[number].read_text(encoding="utf-8")
    lines = (textwrap.fill(line, width, break_long_words=False, break_on_hyphens=False) for line in text.split("\n"))
    assert found("\n".join(lines), *RECORD.actors) == found(text, *RECORD.actors)


# Odd texts

ODD = st.sampled_from(
    [
        *("'''", '"""', "\\", "'", '"', "\r\n", "\n", "\n\n", " ", "\t", ". ", "#", "\ufeff", "\u200b", "\u202e"),
        *("\x01", "\x1b[0m", "\x7f", "\x85", "\u2028", "e\u0301", "To Lam", "Tô Lâm", "May 5", "in 2025", "46%"),
        *("20%- 40%", "2,5 percent", "ngày 2/7", "last week", "U.S.", "Kest", "on Wednesday night", "a", "é", "😀"),
    ]
)


@given(st.lists(ODD, max_size=40).map("".join) | st.text(st.characters(codec="utf-8", exclude_characters="\0")))
@example("\ufeffMay 5\r\nMay 5 '''46%'''\r\n")
@example("May 5 May 5\nMay 5")
def test_drafts_of_any_text(text: str) -> None:
    """The draft of any text is TOML, and each quotation is exact, is unique, and has the words that it supports."""
    known = (actor("lam", "To Lam", native="Tô Lâm"), actor("kest", "Kest", "U.S."))
    made = drafted(text, *known, zone="Asia/Tokyo")
    locator = Locator(text)
    for quote, line in quotations(made):
        start, end = locator.find(quote, line)
        assert in_one_line(text[start:end]) == quote
    document = tomllib.loads(made.toml)
    for entry in document.get("event", []):
        assert "when" not in entry or entry["when"]["phrase"] in entry["evidence"][0]["quote"]
    assert document["from"] == "news.txt"
    assert document["source"]["title"].isprintable() or document["source"]["title"].strip()
    assert not {"\x1b", "\u202e", "\x85"} & set(made.toml)


# Titles


@pytest.mark.parametrize(
    ("number", "title"),
    [
        ("000", "Vietnam, US in negotiations to concretise outcomes of top leaders' phone talks"),
        ("001", "Vietnamese Party leader, US President talk bilateral ties, trade issues"),
        (
            "002",
            "The Second Round of Bilateral Negotiations for the Trade Agreement between Vietnam and the United…",
        ),
        # It has no title.
        ("003", "date 2025-04-23 HÀ NỘI — Minister of Industry and Trade Nguyễn Hồng Diên, head of the Vietnamese…"),
        ("004", "Measures sought to promote fair, sustainable trade relations with US"),
    ],
)
def test_titles_of_the_shipped_articles(number: str, title: str) -> None:
    """The title of a shipped article is found, also below a word that belongs to its page."""
    assert tomllib.loads(draft_of_shipped(number).toml)["source"]["title"] == title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Home\nNews\n\nArden raises tariffs\nBy Ann Post, who was there and saw it\n", "Arden raises tariffs"),
        ("Alvera Gazette | Home | The sea today\nArden raises tariffs", "Arden raises tariffs"),
        ("You are here: News » Trade » Glass\nArden raises tariffs", "Arden raises tariffs"),
        ("Arden raises tariffs | Arden Post\n\nmore", "Arden raises tariffs | Arden Post"),
        (
            "Arden raises tariffs on glass and\non sand\n\nThe minister said so.",
            "Arden raises tariffs on glass and on sand",
        ),
        ("Home | News | Sports\n\nGlass\n", "Home | News | Sports"),
    ],
)
def test_titles_below_a_menu(text: str, title: str) -> None:
    """The title is the first line of three words that is no menu, with its continuation; else the first line."""
    assert tomllib.loads(drafted(text).toml)["source"]["title"] == title


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("  A\ttitle \r", "A title"),
        ("\ufeffA ti\u200btle\x07", "A title"),
        ("a" * 200, "a" * 99 + "…"),
        ("word " * 30, "word " * 18 + "word…"),
    ],
)
def test_titles(line: str, title: str) -> None:
    """A title has single spaces, no unseen letters, and a limited length."""
    found = tomllib.loads(drafted(f"\n---\n{line}\nmore").toml)["source"]["title"]
    assert found == title


# Large texts


def test_a_large_article_is_drafted() -> None:
    """An article of 100 KB is drafted whole."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in SEEDS.values()) * 4
    assert len(text.encode()) > 100_000
    article = NewArticle(file="a.txt", content=text.encode(), id="a", published="2025-07-03")
    made = draft_article(article, RECORD, POLICY)
    assert made.times > 80


@pytest.mark.parametrize("size", [20_000, pytest.param(2**20, marks=pytest.mark.thorough)])
@pytest.mark.parametrize(
    "piece",
    [
        "5% ",
        "5%. ",
        "May 1 ",
        "1/2/",
        "in 2025 ",
        "To Lam\n",
        "To Lam. ",
        "Vietnam on May 1 at 5%, ",
        "may ",
        "a",
        "\n",
        "'",
    ],
)
def test_a_monotonous_text_is_drafted(piece: str, size: int) -> None:
    """The draft of a repetitive text is short, up to the largest file that a folder may hold."""
    text = piece * (size // len(piece))
    article = NewArticle(file="a.txt", content=text.encode(), id="a", published="2025")
    made = draft_article(article, RECORD, POLICY)
    assert tomllib.loads(made.toml)["from"] == "a.txt"
    assert made.times + made.unread <= MOST_PARTS >= made.percentages
    assert len(made.toml) < 2**20


def test_no_more_findings_than_a_person_reads() -> None:
    """A draft has a limited number of findings of one kind, and says where the rest begins."""
    made = drafted("\n".join(f"Item {n} on May 5 at {n}%." for n in range(1, MOST_PARTS + 50)))
    assert made.times == made.percentages == MOST_PARTS
    assert f"# From line {MOST_PARTS + 1} on, more times are left out.\n" in made.toml
    assert f"# From line {MOST_PARTS + 1} on, more percentages are left out.\n" in made.toml


def test_a_text_beyond_measure(monkeypatch: pytest.MonkeyPatch) -> None:
    """A text that is too long is searched up to the end of a sentence, and the draft says where."""
    monkeypatch.setattr(layout, "MOST_LETTERS", 30)
    made = drafted("Kest on May 5 at 5%.\n\nKest on May 6 at 6%.\n\nKest on May 7 at 7%.\n", actor("kest", "Kest"))
    assert (made.actors, made.times, made.unread, made.percentages) == (1, 1, 0, 1)
    assert "# From line 3 on, the text was not searched; it is too long.\n" in made.toml
    assert "Kest also appears" not in made.toml


def test_seeds_are_where_the_tests_look() -> None:
    """These tests draft the five shipped articles."""
    assert list(SEEDS) == list(PUBLISHED)
    assert all(isinstance(path, Path) for path in SEEDS.values())
