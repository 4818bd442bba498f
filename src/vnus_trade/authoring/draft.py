"""Drafts the curation file of a new article from its text."""

import shlex
from collections.abc import Iterable
from pathlib import PurePath

import attrs

from vnus_trade.authoring.entry_drafts import DraftPart, actor_parts, rate_parts, time_parts
from vnus_trade.authoring.new_article import NewArticle
from vnus_trade.contents.index import Contents
from vnus_trade.phrases.reading_policy import ReadingPolicy


@attrs.frozen
class ArticleDraft:
    """A draft in TOML, and the numbers of actors, times, unread words about time, and percentages in it."""

    toml: str
    actors: int
    times: int
    unread: int
    percentages: int


def draft_article(article: NewArticle, known: Contents, policy: ReadingPolicy) -> ArticleDraft:
    """Draft the curation of an article beside what is known, with its phrases read under this policy."""
    structure = article.structure
    actors = actor_parts(structure, known)
    times = list(time_parts(structure, article.date, article.zone, policy))
    percentages = list(rate_parts(structure))
    in_order = sorted([*times, *percentages], key=lambda part: part.start)
    sections = [
        _HEAD.format(file=article.file, draft=shlex.quote(PurePath(article.file).stem)),
        article.source_toml(),
        _section("Known actors", actors),
        _section("Times and percentages, in the order of the text", in_order),
    ]
    if structure.stop < len(structure.text):
        line = structure.locator.line_of(structure.stop)
        sections.append(f"# From line {line} on, the text was not searched; it is too long.\n")
    return ArticleDraft(
        toml="\n".join(filter(None, [*sections, _TAIL])),
        actors=sum(part.is_entry for part in actors),
        times=sum(part.is_entry for part in times),
        unread=sum(part.is_unread for part in times),
        percentages=sum(part.is_entry for part in percentages),
    )


def _section(title: str, parts: Iterable[DraftPart]) -> str:
    blocks = [part.toml for part in parts]
    return "\n".join([f"# {title}\n", *blocks]) if blocks else ""


_HEAD = """# A draft of what {file} says. It is no part of the folder until it is accepted.
#
# Every quotation is exact. Complete, confirm or delete each entry, and fill in the empty values.
# Then, in the folder:
#
#   vnus-trade accept . {draft}
#   vnus-trade check .
"""
_TAIL = """# Set aside the lines that no entry quotes, so that every passage is accounted for.

# [[set_aside]]
# lines = "24-42"
# reason = ""   # unrelated, duplicate, translation, furniture or background
"""
