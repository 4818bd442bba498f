"""Shared by the tests of drafts: texts, actors, and the entries of their drafts."""

import tomllib
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

import vnus_trade
from vnus_trade.authoring.draft import ArticleDraft, DraftedArticle
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
EVENTS = ("round", "meeting", "statement", "tariff", "agreement", "commitment")


def actor(id: str, name: str, *aliases: str, native: str | None = None, kind: ActorKind = ActorKind.PERSON) -> Actor:
    """An actor of these names."""
    return Actor(id=id, name=name, native_name=native, aliases=aliases, kind=kind)


def new_article(
    text: str | bytes, *, published: str | None = "2025-07-03", file: str = "news.txt", **facts: Any
) -> NewArticle:
    """A text that is to be drafted, with what is said of it."""
    content = text if isinstance(text, bytes) else text.encode()
    return NewArticle(file=file, content=content, id="news", published=published, **facts)


def drafted(
    text: str | bytes, *actors: Actor, published: str | None = "2025-07-03", zone: str | None = None
) -> ArticleDraft:
    """The draft of a text, in which these actors are known."""
    return DraftedArticle.of(new_article(text, published=published, zone=zone), Contents(actors=actors), POLICY).draft()


def drafted_article(text: str, **known: Any) -> DraftedArticle:
    """What is drafted of a text published on 3 July 2025 in Hanoi, beside what is known."""
    return DraftedArticle.of(new_article(text, zone="Asia/Ho_Chi_Minh"), Contents(**known), POLICY)


@cache
def draft_of_shipped(number: str) -> ArticleDraft:
    """The draft of a shipped article, beside the shipped record."""
    path, published = SEEDS[number], PUBLISHED[number]
    article = new_article(path.read_bytes(), published=published, zone="Asia/Ho_Chi_Minh", file=Path(path).name)
    return DraftedArticle.of(article, RECORD, POLICY).draft()


def entries(made: ArticleDraft, kind: str) -> list[dict[str, Any]]:
    """The entries of a kind in a draft."""
    found = tomllib.loads(made.toml, parse_float=Decimal).get(kind, [])
    assert isinstance(found, list)
    return found


def quotations(made: ArticleDraft) -> list[tuple[str, int | None]]:
    """All quotations of a draft, with their lines where they have some."""
    found = []
    for kind in ("actor", "extend", *EVENTS):
        for entry in entries(made, kind):
            for table in (entry, *entry.get("evidence", ())):
                quotes = table.get("quote", [])
                found += [(quote, table.get("line")) for quote in ([quotes] if isinstance(quotes, str) else quotes)]
    return found
