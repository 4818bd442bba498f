"""Checks a draft beside its folders, and empties each field that has a fault."""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import attrs

from vnus_trade.authoring.draft import DraftedArticle
from vnus_trade.curation.survey import surveyed
from vnus_trade.drafting.entries import DraftedEntry, Remark
from vnus_trade.errors import Fault
from vnus_trade.evidence.vocabulary import Status
from vnus_trade.folders.registry import with_article
from vnus_trade.folders.toml_files import DRAFTS, Scope, labels_of

_MOST_ROUNDS = 6
"""How often a draft is checked: what is left out of it may bring other faults to light."""


def proved(drafted: DraftedArticle, folders: Sequence[Path]) -> DraftedArticle:
    """The draft without what has a fault in the last of these folders, which are only read."""
    for _ in range(_MOST_ROUNDS):
        by_entry = _faults(drafted, folders)
        if not by_entry:
            return drafted
        drafted = _without(drafted, by_entry)
    return attrs.evolve(drafted, entries=[each for each in drafted.entries if each.id not in by_entry])


def _faults(drafted: DraftedArticle, folders: Sequence[Path]) -> dict[str, list[Fault]]:
    """The faults of each entry, by its id, when the draft is checked in its place, beside all that waits."""
    article, folder = drafted.article, folders[-1]
    draft = f"{DRAFTS}/{article.curated_in}"
    unwritten = {folder / draft: drafted.toml(is_checked=True).encode(), folder / article.file: article.content}
    label = f"{labels_of(folders)[-1]}/{draft}"
    faults = surveyed(folders, Scope(drafts=bool, unwritten=unwritten), only=label).faults
    paths = dict(zip(_paths(drafted.in_order()), drafted.in_order(), strict=True))
    found: dict[str, list[Fault]] = {}
    for fault in faults:
        entry = paths.get(fault.path[:2]) if fault.file == label else None
        if entry is not None:
            found.setdefault(entry.id, []).append(fault)
    return found


def _paths(entries: Iterable[DraftedEntry]) -> list[tuple[str | int, ...]]:
    """The path of each entry in the file that is checked."""
    numbers: Counter[str] = Counter()
    paths: list[tuple[str | int, ...]] = []
    for entry in entries:
        paths.append((entry.kind, numbers[entry.kind]))
        numbers[entry.kind] += 1
    return paths


def _without(drafted: DraftedArticle, by_entry: dict[str, list[Fault]]) -> DraftedArticle:
    entries, remarks = [], list(drafted.remarks)
    for entry in drafted.entries:
        faults = by_entry.get(entry.id, [])
        keys = {key for fault in faults for key in _keys_at_fault(entry, fault)}
        if not faults:
            entries.append(entry)
        elif keys and not keys & _VITAL:
            notes = {str(fault.field): fault.message for fault in faults if fault.field in keys}
            kept = entry.having(**dict.fromkeys(keys, None))
            if "plan" in keys and not kept.fields.keys() & {"status", "when"}:
                kept = kept.having(status=str(Status.EXPECTED))
            reads = {} if "reads" in keys else kept.reads
            entries.append(attrs.evolve(kept, notes={**kept.notes, **notes}, reads=reads))
        else:
            remarks.append(
                Remark(entry.start, f"{with_article(entry.kind)}, but {faults[0].field}: {faults[0].message}")
            )
    return attrs.evolve(drafted, entries=entries, remarks=remarks)


_VITAL = frozenset(("quote", "id", "name", "evidence", "speakers"))
"""Without these an entry cannot stand."""


def _keys_at_fault(entry: DraftedEntry, fault: Fault) -> list[str]:
    """The keys of an entry that a fault is about: its own, and that of a part, such as an office."""
    named = fault.field.partition("[")[0].partition(".")[0]
    own = {*entry.fields, *_VITAL, *(["reads"] if entry.reads else ())}
    return [key for key in (named, *map(str, fault.path[2:3])) if key in own][:1]
