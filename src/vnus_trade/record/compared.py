"""What one record has beyond another: entries added, gone and changed, field by field."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import attrs

from vnus_trade import lazy
from vnus_trade.evidence.sources import Source
from vnus_trade.frozen import FrozenMapping
from vnus_trade.letters import Legible
from vnus_trade.model.entities import Entity, Negotiation, Topic
from vnus_trade.model.events import Event
from vnus_trade.model.fields import members_of
from vnus_trade.notebook import Shown

Compared = Entity | Source | Topic | Negotiation
"""A thing that a record has under an id."""


@attrs.frozen(repr=False)
class FieldChange(Legible):
    """One field of an entry that two records give differently."""

    name: str
    """The name of the field in the class of the entry."""
    now: Any
    """The value in the record that was asked."""
    was: Any
    """The value in the record with which it was compared."""
    added: tuple[Any, ...]
    """The value, or those of several, that the other record does not have; of a mapping each pair as a mapping."""
    gone: tuple[Any, ...]
    """The value, or those of several, that only the other record has; with `added` empty too, the order differs."""

    def __repr__(self) -> str:
        return f"<FieldChange {self.name}: {len(self.added)} added, {len(self.gone)} gone>"


@attrs.frozen(repr=False)
class Change(Legible):
    """An entry that two records give differently."""

    now: Compared
    """The entry in the record that was asked."""
    was: Compared
    """The entry in the record with which it was compared."""
    fields: tuple[FieldChange, ...]
    """The fields that differ, in the order of the class.

    Those of an event have also its status and all that is known of its time. These two follow from what was curated;
    where nothing else differs, the entry is not changed.
    """

    @property
    def id(self) -> str:
        """The id of the entry."""
        return self.now.id

    def __repr__(self) -> str:
        return f"<Change {self.id}: {', '.join(field.name for field in self.fields)}>"


@attrs.frozen(repr=False)
class Difference(Shown):
    """What one record has beyond another; false if both are equal. What records derive is not compared.

    >>> import vnus_trade
    >>> record = vnus_trade.load()
    >>> difference = record.diff(record.as_of("2025-07-02"))
    >>> difference.changed[-1], difference.changed[-1].fields[0].added[0].quotation.source.id
    (<Change joint-statement-consensus: evidence>, 'vna-2025-07-03')
    """

    added: tuple[Compared, ...]
    """The entries that the other record does not have."""
    gone: tuple[Compared, ...]
    """The entries that only the other record has."""
    changed: tuple[Change, ...]
    """The entries that the records give differently."""

    def __bool__(self) -> bool:
        return bool(self.added or self.gone or self.changed)

    def __repr__(self) -> str:
        return f"<Difference {self.extent}>"

    def __str__(self) -> str:
        return lazy.differences.difference_text(self)

    def _repr_html_(self) -> str:
        return lazy.differences.difference_html(self)

    @property
    def extent(self) -> str:
        """How many entries were added, are gone and have changed."""
        return f"{len(self.added)} added, {len(self.gone)} gone, {len(self.changed)} changed"

    def rows(self) -> list[dict[str, str | None]]:
        """Make a flat dict of each entry that is added or gone, and of each changed field of the others.

        Each has the columns ``change``, ``kind``, ``id``, ``title``, ``field``, ``added`` and ``gone``; the last three
        are empty for whole entries.
        """
        return lazy.differences.difference_rows(self)


def difference(ours: Mapping[str, Iterable[Any]], theirs: Mapping[str, Iterable[Any]]) -> Difference:
    """Compare what was curated of one record with that of another, each by collection."""
    now, was = (
        {(type(thing), thing.id): thing for things in curated.values() for thing in things}
        for curated in (ours, theirs)
    )
    return Difference(
        added=tuple(thing for key, thing in now.items() if key not in was),
        gone=tuple(thing for key, thing in was.items() if key not in now),
        changed=tuple(
            Change(thing, was[key], tuple(_changes(thing, was[key])))
            for key, thing in now.items()
            if key in was and thing != was[key]
        ),
    )


def _changes(now: Any, was: Any) -> Iterator[FieldChange]:
    """Yield each field that differs, of an event also the status and the time, which follow from the others."""
    for attribute in attrs.fields(type(now)):
        ours, theirs = (_members(getattr(thing, attribute.name), attribute.eq_key) for thing in (now, was))
        if (attribute.eq or isinstance(now, Event)) and [key for key, _ in ours] != [key for key, _ in theirs]:
            yield FieldChange(
                attribute.name,
                getattr(now, attribute.name),
                getattr(was, attribute.name),
                added=tuple(member for key, member in ours if key not in [other for other, _ in theirs]),
                gone=tuple(member for key, member in theirs if key not in [other for other, _ in ours]),
            )


def _members(value: Any, eq_key: Callable[[Any], Any] | None) -> list[tuple[Any, Any]]:
    """List the members of a value, each after what it is compared by."""
    members = members_of(value)
    if isinstance(value, Mapping):
        members = tuple(FrozenMapping({key: member}) for key, member in value.items())
    return [(member if eq_key is None else eq_key(member), member) for member in members]
