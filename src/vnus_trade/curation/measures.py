"""Checks what tariffs and commitments say of the rates and amounts of those that they continue."""

from collections.abc import Iterator, Sequence

from vnus_trade.curation.registry import Registry
from vnus_trade.folders.entries import AmountEntry, Entry
from vnus_trade.folders.toml_files import EntryAt
from vnus_trade.model.quantities import Amount, Rate

# What an entry gives as what was before, and what the entry that it continues gives as its own.
_BEFORE = {"rate_before": "rate", "amount_before": "amount"}


def measure_faults(parts: Sequence[EntryAt], registry: Registry) -> None:
    """Report what contradicts the entry that another one, given with its extensions, continues."""
    whole = parts[-1].whole
    for at in parts:
        for key, own in _BEFORE.items():
            before = _measured(at.entry, key)
            there = list(_rates(whole, own, registry)) if before is not None and key not in whole.inferred else []
            if there and before not in there:
                said = " or ".join(map(str, there))
                wrong = f"is {before}, and what it continues, {whole.text('continues')!r}, has {said}"
                at.report(key, f"{wrong}; correct it, or give the reason in `inferred`")


def _rates(entry: Entry, key: str, registry: Registry) -> Iterator[Rate | Amount]:
    """What is given under a key by the entry that one continues, or else by the one that this continues, and so on."""
    seen: set[str] = set()
    while (id_ := entry.text("continues")) is not None and id_ in registry.entries and id_ not in seen:
        seen.add(id_)
        entry = registry.whole(registry.entries[id_])
        found = (_measured(each, key) for each in (entry, *entry.steps))
        given = [value for value in found if value is not None]
        if given:
            yield from given
            return


def _measured(entry: Entry, key: str) -> Rate | Amount | None:
    amount = entry.get(key, AmountEntry)
    return entry.get(key, Rate) if amount is None else amount.amount
