"""Whole drafts: TOML with exact quotations, for any text."""

# ruff: noqa: E501 - the lines of drafts are as long as sentences

import tomllib

import pytest

from tests.authoring.drafted import (
    EVENTS,
    POLICY,
    PUBLISHED,
    RECORD,
    SEEDS,
    actor,
    draft_of_shipped,
    drafted,
    entries,
    new_article,
    quotations,
)
from vnus_trade.authoring.draft import DraftedArticle
from vnus_trade.authoring.leftovers import MOST_LEFTOVERS
from vnus_trade.collating.drafter import MOST_ENTRIES
from vnus_trade.contents.index import Contents
from vnus_trade.corpus import layout
from vnus_trade.corpus.excerpts import in_one_line
from vnus_trade.evidence.locator import Locator
from vnus_trade.model.vocabulary import ActorKind


@pytest.mark.parametrize("number", SEEDS)
def test_quotations_of_the_shipped_articles(number: str) -> None:
    """Every quotation of a draft is found where it says."""
    text = SEEDS[number].read_bytes().decode()
    locator = Locator(text)
    for quote, line in quotations(draft_of_shipped(number)):
        start, end = locator.find(quote, line)
        assert in_one_line(text[start:end]) == quote


# A whole draft

TEXT = """Arden raises tariffs
ARDEN CITY, July 2 (Post) - Trade Minister Ada Lorn said on Wednesday that Arden would raise tariffs on Borland.
“No deal was struck,” she said. Lorn pledged that Arden will buy grain worth $2 billion.

Glass rose 3 per cent. The third round is planned for August 4 in Port Sorrow.
Photo: Post
"""
EXPECTED = """# A draft of what news.txt says. It is no part of the folder until it is accepted.
#
# Every quotation is exact. The words that decided a value stand behind it. Confirm, correct or delete each entry, and
# fill in what is empty. Then, in the folder:
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
languages = ["en"]
publisher = "Post"   # read from the dateline below; an agency that another paper prints is its `origin`
# year = 2025                # for dates without a year, where `published` leaves it open; with a reason

[[source.evidence]]
quote = '''ARDEN CITY, July 2 (Post)'''
for = "publisher"

# Known actors, with the lines that name them:
#   arden (1, 2, 3)
#   borland (2)

# Actors, and what the record has already

[[actor]]
id = "ada-lorn"
name = "Ada Lorn"
aliases = ["Lorn"]
kind = "person"
office = "Trade Minister"
# side: "Arden will": of that state?
quote = [
  '''ARDEN CITY, July 2 (Post) - Trade Minister Ada Lorn said on Wednesday that Arden would raise tariffs on Borland.''',
  '''Lorn pledged that Arden will buy grain worth $2 billion.''',
]

# What happened, in the order of the text

[[statement]]
id = "lorn-asserts"
when = { is = "2025-07-02", phrase = "Wednesday" }
speakers = ["ada-lorn"]
speech_acts = ["asserts"]   # "said"
verbatim = "No deal was struck"
quote = '''ARDEN CITY, July 2 (Post) - Trade Minister Ada Lorn said on Wednesday that Arden would raise tariffs on Borland. “No deal was struck,” she said.'''

[[tariff]]
id = "tariff-borland"
imposed_by = "arden"
applied_to = ["borland"]
change = "raises"   # "raise"
stage = "announced"   # "would raise"
quote = '''ARDEN CITY, July 2 (Post) - Trade Minister Ada Lorn said on Wednesday that Arden would raise tariffs on Borland.'''

[[commitment]]
id = "purchase-arden"
announced_by = ["ada-lorn"]
obliged = ["arden"]
matter = "purchase"   # "buy"
goods = ["grain"]
amount = { is = "2000000000 USD", phrase = "$2 billion" }
stage = "pledged"   # "will"
quote = '''Lorn pledged that Arden will buy grain worth $2 billion.'''

# Line 5: "3 per cent" is in no entry

[[round]]
id = "round-3"
number = 3
plan = { when = { is = "2025-08-04", phrase = "August 4" }, place = "Port Sorrow" }   # "is planned"
quote = '''The third round is planned for August 4 in Port Sorrow.'''

# Lines that no entry cites, or only in part: every passage has to be accounted for.
[aside]
furniture = "1"
"""
COUNTS = {"actor": 1, "round": 1, "statement": 1, "tariff": 1, "commitment": 1, "remark": 1}


def test_a_whole_draft() -> None:
    """A draft has a head, the source, actors, what happened in the order of the text, and the lines nothing cites."""
    article = new_article(TEXT, zone="Asia/Tokyo")
    known = Contents(
        actors=(actor("arden", "Arden", kind=ActorKind.STATE), actor("borland", "Borland", kind=ActorKind.STATE))
    )
    made = DraftedArticle.of(article, known, POLICY).draft()
    assert made.toml == EXPECTED.replace("DIGEST", article.sha256)
    assert {kind: count for kind, count in made.counts.items() if count} == COUNTS


def test_a_draft_of_nothing() -> None:
    """The draft of an article with nothing to find has a head and a source."""
    made = drafted("\n\n...\n", published=None)
    assert tomllib.loads(made.toml)["source"]["title"] == "news"
    assert "# published = " in made.toml
    assert "# zone = " in made.toml
    assert not any(made.counts.values())


def test_ids_that_are_taken() -> None:
    """No entry has an id that the record or another draft has, nor that of an entry before."""
    text = "Ada Berg, the minister of trade, said yes. He left.\n\nAda Berg, who left, said no."
    known = Contents(actors=(actor("ada-berg-asserts", "Somebody Else"),))
    made = DraftedArticle.of(new_article(text), known, POLICY, taken=["ada-berg-asserts-2"]).draft()
    assert [entry["id"] for entry in entries(made, "statement")] == ["ada-berg-asserts-3", "ada-berg-asserts-4"]


# Titles


@pytest.mark.parametrize(
    ("number", "title"),
    [
        ("000", "Vietnam, US in negotiations to concretise outcomes of top leaders' phone talks"),
        ("001", "Vietnamese Party leader, US President talk bilateral ties, trade issues"),
        (
            "002",
            "The Second Round of Bilateral Negotiations for the Trade Agreement between Vietnam and the United States",
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
        ("a" * 300, "a" * 99 + "…"),
        ("word " * 40, "word " * 39 + "word"),
        ("word " * 30 + "ends.", "word " * 18 + "word…"),
    ],
)
def test_titles(line: str, title: str) -> None:
    """A title has single spaces, no unseen letters, and a limited length."""
    found = tomllib.loads(drafted(f"\n---\n{line}\nmore").toml)["source"]["title"]
    assert found == title


# Large texts


def test_a_large_article_is_drafted() -> None:
    """An article of 100 KB is drafted whole, each sentence once."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in SEEDS.values()) * 4
    assert len(text.encode()) > 100_000
    made = DraftedArticle.of(new_article(text), RECORD, POLICY).draft()
    assert sum(made.counts[kind] for kind in EVENTS) > 30
    assert not any(line is None for _, line in quotations(made))


def test_words_that_stand_in_several_places_of_a_line() -> None:
    """An entry whose words no quotation would find alone in its line is left out, with a remark."""
    said = "Ada Berg, the minister of trade, said no. Ada Berg said no. Ada Berg said no."
    assert "# Line 1: a statement whose words stand in several places of one line\n" in drafted(said).toml


def test_no_more_entries_than_a_person_reads() -> None:
    """A draft has a limited number of entries and of remarks, and says where the rest begins."""
    said = "".join(f"Minister Ada Lorn said that it was item {n} of them.\n\n" for n in range(MOST_ENTRIES + 50))
    made = drafted(said)
    assert made.counts["statement"] == MOST_ENTRIES
    assert f"# Line {2 * MOST_ENTRIES + 1}: from here on, more entries are left out; there are too many\n" in made.toml
    made = drafted("".join(f"Item {n} came on May 5, 2025.\n\n" for n in range(MOST_LEFTOVERS + 50)))
    assert made.counts["remark"] == MOST_LEFTOVERS + 1
    assert "from here on, times and numbers are not listed; there are too many\n" in made.toml


def test_a_text_beyond_measure(monkeypatch: pytest.MonkeyPatch) -> None:
    """A text that is too long is read up to the end of a sentence, and the draft says where."""
    monkeypatch.setattr(layout, "MOST_LETTERS", 60)
    made = drafted(
        "Minister Ada Lorn said so on May 5.\n\nOn May 6 she said it once more, and she went.\n\nShe left on May 7.\n"
    )
    assert "# From line 3 on, the text was not searched; it is too long.\n" in made.toml
    assert made.counts["statement"] == 1


def test_seeds_are_where_the_tests_look() -> None:
    """These tests draft the five shipped articles."""
    assert list(SEEDS) == list(PUBLISHED)
