"""Builds model objects from checked entries, their evidence, times and extensions."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any

from vnus_trade.curation.checks import Located
from vnus_trade.curation.registry import Registry
from vnus_trade.curation.tables import Entry, TomlPath
from vnus_trade.curation.times import Times
from vnus_trade.curation.toml_files import EntryAt
from vnus_trade.errors import TimeRefused
from vnus_trade.model.entities import Actor, Entity, Office
from vnus_trade.model.events import TAKEN, Event, Participant
from vnus_trade.model.fields import Field
from vnus_trade.ordering.order import Order
from vnus_trade.time.span import TimeSpan


class Builder:
    """Builds the object of each entry, after the objects that it refers to; `built` has them all by their ids."""

    def __init__(
        self,
        order: Order,
        evidence: Mapping[tuple[EntryAt, TomlPath], Sequence[Located]],
        times: Times,
        registry: Registry,
        built: dict[str, Any],
    ) -> None:
        self.built = built
        self._order = order
        self._evidence = evidence
        self._times = times
        self._registry = registry

    def build(self, at: EntryAt) -> None:
        """Build the object of an entry; raises `ImpossibleValue`."""
        cls = at.entry.cls
        parts = (at, *self._registry.extending(at))
        values = self._values(at.entry.fields, [(part, part.entry, ()) for part in parts])
        if issubclass(cls, Entity):
            values |= self._backed([(part, ()) for part in parts])
        if cls is Actor:
            values["offices"] = tuple(
                self._office(part, number) for part in parts for number in range(len(part.entry.offices))
            )
        if issubclass(cls, Event):
            statement = values.get("announced_in")
            if statement is not None:
                taken = {name: getattr(statement, said) for name, said in TAKEN.items()}
                values = {**taken, **values}
            values.pop("status", None)
            with suppress(TimeRefused):  # raised only where a contradiction has been reported
                values["when"] = self._order.when(at.id)
        self.built[at.id] = cls(**values)

    def _office(self, at: EntryAt, number: int) -> Office:
        path: TomlPath = ("office", number)
        office = at.entry.offices[number]
        values = self._values(office.fields, [(at, office, path)])
        return Office(**values, **self._backed([(at, path)]))

    def _values(self, fields: Mapping[str, Field], parts: Sequence[tuple[EntryAt, Entry, TomlPath]]) -> dict[str, Any]:
        """The fields that an entry gives, or its extensions, by the names of the class; what is empty is left out."""
        found = {}
        for key in dict.fromkeys(key for _, entry, _ in parts for key in entry.values):
            field = fields[key]
            given: list[Any] = [
                self._times.spans.get((at, path, key))
                if field.value is TimeSpan
                else self._value(field, entry.values.get(key))
                for at, entry, path in parts
            ]
            there = [value for value in given if value not in (None, ())]
            if there:
                found[field.name] = _joined(there) if field.is_several else there[0]
        return found

    def _value(self, field: Field, value: Any) -> Any:
        if value is None:
            return None
        if field.value is Participant:
            return tuple(Participant(self.built[id_], role) for role, ids in value.items() for id_ in ids)
        if field.is_several:
            return tuple(self.built[id_] for id_ in value) if field.refers_to else tuple(value)
        if field.is_mapping:
            return {key: self.built[id_] for key, id_ in value.items()} if field.refers_to else value
        return self.built[value] if field.refers_to else value

    def _backed(self, parts: Sequence[tuple[EntryAt, TomlPath]]) -> dict[str, Any]:
        """The evidence and the reasons of an entry and its extensions; the earlier reason for a field counts."""
        reasons: dict[str, str] = {}
        for part in reversed(parts):
            reasons |= self._times.reasons.get(part, {})
        evidence = tuple(item.evidence() for part in parts for item in self._evidence.get(part, ()))
        return {"evidence": evidence, "inferred": reasons}


def _joined(several: Sequence[tuple[Any, ...]]) -> tuple[Any, ...]:
    """The members of all, each once; of only one, as they are."""
    return several[0] if len(several) == 1 else tuple(dict.fromkeys(member for each in several for member in each))
