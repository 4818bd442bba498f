"""Footnotes: which source says something, in which words, and where they stand."""

from collections.abc import Iterable

from vnus_trade.evidence.sources import Evidence, Quotation, Source
from vnus_trade.model.entities import Actor, Entity, Negotiation, Topic
from vnus_trade.model.events import Event
from vnus_trade.time.wording import in_words

# Digits of a digest that name a text beyond doubt among any number of articles that people read.
_DIGITS = 12


def name_of(thing: Entity | Source | Negotiation | Topic) -> str:
    """What a thing is called: an actor by its name, all else by its title."""
    return thing.name if isinstance(thing, Actor) else str(getattr(thing, "title", thing.id))


def of_source(source: Source) -> str:
    """Who published a source, what it is called, when it was published, and which text it is."""
    voices = dict.fromkeys(voice for voice in (source.publisher, source.origin) if voice)
    parts = [*voices, f"“{source.title}”"]
    if source.published is not None:
        inferred = " (inferred)" if "published" in source.inferred else ""
        parts.append(f"published {in_words(source.published)}{inferred}")
    checked = "" if source.whole else "; text left out, not checked"
    return f"{', '.join(parts)} [{source.id}; SHA-256 {source.sha256[:_DIGITS]}{checked}]"


def of_entity(entity: Entity) -> str:
    """What an entry is called, and, source by source, the words that support it with their lines."""
    return f"{_called(entity)}. {_quoted(entity.evidence)}."


def _called(entity: Entity) -> str:
    if isinstance(entity, Event):
        return f"{name_of(entity)} ({entity.id}), {in_words(entity.when)}"
    return f"{name_of(entity)} ({entity.id})"


def _quoted(evidence: Iterable[Evidence]) -> str:
    by_source: dict[str, list[Quotation]] = {}
    for item in evidence:
        by_source.setdefault(item.quotation.source.id, []).append(item.quotation)
    return (
        "; ".join(
            f"{', '.join(f'“{quotation.words}” (line {quotation.line})' for quotation in quotations)}: "
            f"{of_source(quotations[0].source)}"
            for quotations in by_source.values()
        )
        or "No source says so in words that are quoted here"
    )
