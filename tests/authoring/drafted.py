"""Shared by the tests of drafts: texts, actors, and the entries of their drafts."""

import tomllib
from decimal import Decimal
from functools import cache
from typing import Any

from hypothesis import strategies as st

import vnus_trade
from vnus_trade.authoring.draft import ArticleDraft, draft_article
from vnus_trade.authoring.new_article import NewArticle
from vnus_trade.contents.index import Contents
from vnus_trade.model.entities import Actor
from vnus_trade.model.vocabulary import ActorKind
from vnus_trade.phrases.reading_policy import POLICIES

LETTERS = st.sampled_from(
    "aÀé'\"\\\t\r #[]{}=.!?%\u2019\u201c\u200b\u200d\u202e\ufeff\x00\x07\x1b\x7f\x85\u2028\u0301😀\U000e0001"
)
RECORD = vnus_trade.load()
POLICY = POLICIES["thirds"].with_places(RECORD.negotiations[0].clocks)
SEEDS = {path.name[:3]: path for path in sorted(vnus_trade.SEEDS.glob("*.txt"))}
PUBLISHED = {"000": "2025-07-03", "001": "2025-07-02", "002": None, "003": "2025-04-23", "004": "2025-04-22"}


def actor(id: str, name: str, *aliases: str, native: str | None = None) -> Actor:
    """An actor of these names."""
    return Actor(id=id, name=name, native_name=native, aliases=aliases, kind=ActorKind.PERSON)


def drafted(
    text: str | bytes, *actors: Actor, published: str | None = "2025-07-03", zone: str | None = None
) -> ArticleDraft:
    """The draft of a text, in which these actors are known."""
    content = text if isinstance(text, bytes) else text.encode()
    article = NewArticle(file="news.txt", content=content, id="news", published=published, zone=zone)
    return draft_article(article, Contents(actors=actors), POLICY)


@cache
def draft_of_shipped(number: str) -> ArticleDraft:
    """The draft of a shipped article, beside the shipped record."""
    path, published = SEEDS[number], PUBLISHED[number]
    article = NewArticle(
        file=path.name, content=path.read_bytes(), id="draft", published=published, zone="Asia/Ho_Chi_Minh"
    )
    return draft_article(article, RECORD, POLICY)


def entries(made: ArticleDraft, kind: str) -> list[dict[str, Any]]:
    """The entries of a kind in a draft."""
    found = tomllib.loads(made.toml, parse_float=Decimal).get(kind, [])
    assert isinstance(found, list)
    return found


def quotations(made: ArticleDraft) -> list[tuple[str, int]]:
    """All quotations of a draft, with their lines."""
    return [
        (evidence["quote"], evidence["line"])
        for kind in ("extend", "event", "tariff")
        for entry in entries(made, kind)
        for evidence in entry["evidence"]
    ]
