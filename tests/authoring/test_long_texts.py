"""Drafts of long texts of few words, and of articles however they are wrapped."""

import textwrap
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.authoring.drafted import EVENTS, POLICY, RECORD, drafted, entries, new_article
from tests.drafting.yardstick import Article, articles
from tests.properties.effort import effort
from vnus_trade.authoring.draft import DraftedArticle

pytestmark = pytest.mark.repetitive


@given(st.sampled_from(articles("tuning")), st.integers(60, 100))
@effort(40)
def test_how_an_article_is_wrapped_does_not_matter(article: Article, width: int) -> None:
    """The same is drafted of an article wherever its lines are broken."""
    lines = (
        textwrap.fill(line, width, break_long_words=False, break_on_hyphens=False) for line in article.text.split("\n")
    )
    ids = [
        [row["id"] for kind in ("actor", *EVENTS) for row in entries(drafted(text, published="2031-06-01"), kind)]
        for text in (article.text, "\n".join(lines))
    ]
    assert ids[0] == ids[1]


# Of some, a large text is one sentence or is soon read; of others it is many sentences, each of which takes its time.
FEW = (
    *("5% ", "May 1 ", "1/2/", "in 2025 ", "To Lam\n", "Vietnam on May 1 at 5%, ", "may ", "a", "\n", "'", "“"),
    *("Minister of ", "said ", "he said, ", "a tariff of 5% on steel, ", "Vietnam and ", "not ", "to buy $5 billion "),
    "X said.\n\n",
)
MANY = ("5%. ", "To Lam. ", '"x" said he. ', "Minister Ada Lorn said on May 1. ", "Trump met Greer. ")


@pytest.mark.parametrize(
    ("piece", "size"),
    [
        *((piece, 10_000) for piece in (*FEW, *MANY)),
        *(pytest.param(piece, 2**20, marks=pytest.mark.thorough) for piece in FEW),
        *(pytest.param(piece, 2**16, marks=pytest.mark.thorough) for piece in MANY),
    ],
)
def test_a_monotonous_text_is_drafted(piece: str, size: int) -> None:
    """The draft of a repetitive text is short, up to the largest file that a folder may hold."""
    text = piece * (size // len(piece))
    made = DraftedArticle.of(new_article(text, published="2025", file="a.txt"), RECORD, POLICY).draft()
    assert tomllib.loads(made.toml)["from"] == "a.txt"
    assert len(made.toml) < 2**14
