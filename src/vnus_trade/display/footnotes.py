"""Footnotes in one line: which source says something, in which words, and on which line."""

from collections.abc import Iterable

from vnus_trade.evidence.sources import Evidence, Source
from vnus_trade.model.entities import Entity
from vnus_trade.model.events import Event
from vnus_trade.model.fields import title_of
from vnus_trade.time.wording import in_words

# So many digits of a digest identify a text among all articles that people read.
_DIGITS = 12


def of_source(source: Source) -> str:
    """The publisher, origin, title and date of a source, and the digest of its text."""
    voices = dict.fromkeys(voice for voice in (source.publisher, source.origin) if voice)
    parts = [*voices, f"“{source.title}”"]
    if source.published is not None:
        inferred = " (inferred)" if "published" in source.inferred else ""
        parts.append(f"published {in_words(source.published)}{inferred}")
    checked = "" if source.whole else "; text left out, not checked"
    return f"{', '.join(parts)} [{source.id}; SHA-256 {source.sha256[:_DIGITS]}{checked}]"


def of_entity(entity: Entity) -> str:
    """The title of an entry, and for each source the words that support it, with their lines."""
    when = f", {in_words(entity.when)}" if isinstance(entity, Event) else ""
    return f"{title_of(entity)} ({entity.id}){when}. {_quoted(entity.evidence)}."


def _quoted(evidence: Iterable[Evidence]) -> str:
    words: dict[Source, list[str]] = {}
    for quotation in (item.quotation for item in evidence):
        words.setdefault(quotation.source, []).append(f"“{quotation.words}” (line {quotation.line})")
    quoted = (f"{', '.join(found)}: {of_source(source)}" for source, found in words.items())
    return "; ".join(quoted) or "No source says so in words that are quoted here"
