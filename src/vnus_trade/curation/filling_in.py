"""Fills in fields of events and sources by named rules.

`checking/times.py` fills in the zone of a place, `folders/file_heads.py` the occasion.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from vnus_trade.curation.titles import title_from
from vnus_trade.evidence.statuses import REPORTED
from vnus_trade.evidence.vocabulary import Status
from vnus_trade.folders.entries import Entry
from vnus_trade.folders.named_rules import NamedRule
from vnus_trade.folders.registry import Registry
from vnus_trade.folders.toml_files import EntryAt
from vnus_trade.model.events import EVENT_CLASSES
from vnus_trade.model.vocabulary import ActorKind, EventKind, TariffStage

# A tariff of one of these stages is another side's, or may be.
_OF_ANOTHER = (TariffStage.REQUESTED, TariffStage.UNDER_NEGOTIATION)
# Whose words they are that make a commitment known, by its stage.
_ANNOUNCER = {TariffStage.OFFERED: "obliged", TariffStage.PLEDGED: "obliged", TariffStage.REQUESTED: "to"}


def fill_in(registry: Registry) -> None:
    """Give every entry what it leaves unsaid and a rule says; no rule replaces a value or a reason."""
    rules = _Rules(registry)
    for at in registry.entries.values():
        if at.kind in EVENT_CLASSES:
            for key, value, reason in rules.of(at):
                registry.fill(at, key, value, reason)
            registry.fill(at, "title", title_from(registry.whole(at), registry.name_of), "")
        elif at.kind == "source":
            _fill_source(at.entry)


def _fill_source(entry: Entry) -> None:
    """Say of the date and the zone of a source that they were given, where neither words nor a reason are."""
    quoted = {key for item in entry.evidence for key in item.supports or ()}
    quoted |= {key for key, when in entry.times() if when.phrase is not None}
    given = (entry.keys & {"published", "zone"}) - quoted
    entry.fill({}, dict.fromkeys(sorted(given), str(NamedRule.PUBLISHED)))


class _Rules:
    """The named rules for events: each gives a key, its value, and the sentence of the rule."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        wholes = [(at.kind, registry.whole(at)) for at in registry.entries.values()]
        # Whoever is a party of talks, or the side of others, is a side.
        self._parties = {id_ for kind, whole in wholes if kind == "negotiation" for id_ in whole.texts("parties")}
        self._parties |= {id_ for kind, whole in wholes if kind == "actor" for id_ in whole.texts("side")}
        self._rounds = [
            (at, number)
            for at in registry.entries.values()
            if at.kind == EventKind.ROUND and (number := registry.whole(at).get("number", int)) is not None
        ]
        self._counted = {at.id: (self._series(at), self._parties_of(at)) for at, _ in self._rounds}
        self._known: dict[tuple[str | None, str | None], set[frozenset[str]]] = defaultdict(set)
        for series, parties in self._counted.values():
            self._known[series] |= {parties} - {frozenset()}

    def of(self, at: EntryAt) -> Iterator[tuple[str, Any, str]]:
        """What follows for an event by the rules of its kind."""
        whole = self._registry.whole(at)
        if at.kind == EventKind.ROUND:
            yield "parties", self._registry.negotiators(at), str(NamedRule.PARTIES)
            yield "after", self._before(at, whole), str(NamedRule.AFTER)
        elif at.kind == EventKind.TARIFF:
            yield "imposed_by", self._imposer(whole), str(NamedRule.IMPOSED_BY)
        elif at.kind == EventKind.COMMITMENT and "announced_in" not in whole.keys:
            owner = _ANNOUNCER.get(whole.text("stage") or "")  # type: ignore[call-overload]  # a word of the vocabulary
            yield "announced_by", self._sides(whole.texts(owner)) if owner else [], str(NamedRule.ANNOUNCED_BY)

    def _before(self, at: EntryAt, whole: Entry) -> Sequence[str]:
        """The rounds of the nearest lower number in the series of a round that took place."""
        own = whole.get("number", int)
        lower = [
            (number, other.id)
            for other, number in self._rounds
            if own is not None and number < own and self._is_one_series(at, other) and self._took_place(other)
        ]
        nearest = max((number for number, _ in lower), default=None)
        return [id_ for number, id_ in lower if number == nearest]

    def _is_one_series(self, at: EntryAt, other: EntryAt) -> bool:
        """Return whether two rounds are counted together: in one series, and between the same parties.

        Those of a round that names none may be any of several.
        """
        (series, own), (others, theirs) = self._counted[at.id], self._counted[other.id]
        is_same = own == theirs if own and theirs else len(self._known[series]) <= 1
        return series == others and is_same and self._registry.may_follow(at, other)

    def _series(self, at: EntryAt) -> tuple[str | None, str | None]:
        return self._registry.subjects.get(at.file.folder), self._registry.whole(at).text("series")

    def _parties_of(self, at: EntryAt) -> frozenset[str]:
        return frozenset(self._registry.whole(at).texts("parties") or self._registry.negotiators(at))

    def _took_place(self, at: EntryAt) -> bool:
        parts = [part.entry for part in self._registry.parts(at)]
        said = {part.status_of(item) for part in parts for item in part.evidence}
        is_inferred = any("existence" in part.inferred for part in parts)
        return (is_inferred or not said.isdisjoint(REPORTED)) and Status.DENIED not in said

    def _imposer(self, whole: Entry) -> str | None:
        """The one side that announces a tariff, unless it is that of others, or levied on the goods of this side."""
        statement = self._registry.entries.get(whole.text("announced_in") or "")
        giving, key = (whole, "announced_by") if statement is None else (self._registry.whole(statement), "speakers")
        sides = self._sides(giving.texts(key)) if whole.text("stage") not in _OF_ANOTHER else []
        return sides[0] if len(sides) == 1 and sides[0] not in whole.texts("applied_to") else None

    def _sides(self, ids: Sequence[str]) -> Sequence[str]:
        """The sides of actors, each once; a state or a party is its own. None at all if that of any is unknown."""
        sides = [self._side(id_) for id_ in ids]
        return [] if None in sides else list(dict.fromkeys(side for side in sides if side is not None))

    def _side(self, id_: str) -> str | None:
        at = self._registry.entries.get(id_)
        if at is None or at.kind != "actor":
            return None
        whole = self._registry.whole(at)
        is_side = whole.text("kind") == ActorKind.STATE or id_ in self._parties
        return whole.text("side") or (id_ if is_side else None)
