"""Builds model objects from checked entries, their evidence, times and extensions."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any

from vnus_trade.checking.support import Located
from vnus_trade.checking.times import Times
from vnus_trade.errors import TimeRefused
from vnus_trade.evidence.vocabulary import Status
from vnus_trade.folders.entries import AmountEntry, Entry
from vnus_trade.folders.registry import Registry
from vnus_trade.folders.toml_files import EntryAt
from vnus_trade.folders.untrusted import TomlPath
from vnus_trade.model.entities import Actor, Entity, Office
from vnus_trade.model.events import TAKEN, Agreement, Event, Participant, Plan, RateStep
from vnus_trade.model.fields import ALL, Field
from vnus_trade.model.quantities import Exemptions, SpecificDuty
from vnus_trade.ordering.order import Order
from vnus_trade.time.span import TimeSpan, beginning


class Builder:
    """Builds the object of each entry, after the objects that it refers to; `built` has them all by their ids."""

    def __init__(
        self,
        order: Order,
        evidence: Mapping[tuple[EntryAt, TomlPath], Sequence[Located]],
        times: Times,
        registry: Registry,
        statuses: Mapping[str, Status],
        built: dict[str, Any],
    ) -> None:
        self.built = built
        self._order = order
        self._evidence = evidence
        self._times = times
        self._registry = registry
        self._statuses = statuses

    def build(self, at: EntryAt, whole: Entry) -> None:
        """Build the object of an entry with what some of its extensions give; raises `ImpossibleValue`."""
        cls = at.entry.cls
        parts = self._registry.parts(at)
        values = self._values(at, whole)
        if issubclass(cls, Entity):
            values |= self._backed([(part, ()) for part in parts])
        if cls is Actor:
            values["offices"] = self._offices(parts)
        if issubclass(cls, Event):
            statement = values.get("announced_in")
            if statement is not None:
                taken = {name: getattr(statement, said) for name, said in TAKEN.items()}
                values = {**taken, **values}
            values["status"] = self._statuses[at.id]
            values["plans"] = tuple(sorted(self._inner(parts, Plan), key=_made))
            if steps := self._inner(parts, RateStep):
                values["steps"] = steps
            if cls is Agreement:
                values["read_in"] = self._registry.zone(at)
            with suppress(TimeRefused):  # raised only where a contradiction has been reported
                values["when"] = self._order.when(at.id)
        self.built[at.id] = cls(**values)

    def _offices(self, parts: Sequence[EntryAt]) -> tuple[Office, ...]:
        """The offices that an actor is given, each once: what says the same again is more evidence."""
        there: dict[frozenset[tuple[str, Any]], list[tuple[EntryAt, TomlPath]]] = {}
        for at in parts:
            for path, office in ((path, part) for path, part in at.entry.inner if part.cls is Office):
                there.setdefault(frozenset(self._values(at, office, path).items()), []).append((at, path))
        return tuple(Office(**dict(values), **self._backed(backed)) for values, backed in there.items())

    def _inner(self, parts: Sequence[EntryAt], cls: type[Any]) -> tuple[Any, ...]:
        """The plans or the steps of an event, in the order of its entry and its extensions."""
        inner = ((at, path, part) for at in parts for path, part in at.entry.inner if part.cls is cls)
        return tuple(cls(**self._values(at, part, path), **self._backed([(at, path)])) for at, path, part in inner)

    def _values(self, at: EntryAt, entry: Entry, path: TomlPath = ()) -> dict[str, Any]:
        """The values of an entry by the names of the class; what is empty is left out."""
        values: dict[str, Any] = {}
        for key, value in entry.values.items():
            field = entry.fields[key]
            if field.for_all and ALL in entry.texts(key):
                values[field.for_all] = True
            given = self._times.spans.get((at, path, key)) if field.value is TimeSpan else self._value(field, value)
            if given not in (None, ()):
                values[field.name] = given
        return values

    def _value(self, field: Field, value: Any) -> Any:
        if field.value is Participant:
            return tuple(Participant(self.built[id_], role) for role, ids in value.items() for id_ in ids)
        if isinstance(value, AmountEntry):
            return value.amount if value.per is None or value.amount is None else SpecificDuty(value.amount, value.per)
        if field.value is Exemptions:
            return Exemptions(tuple(value.get("goods", ())), tuple(self.built[id_] for id_ in value.get("payers", ())))
        if field.is_several:
            everybody = ALL if field.for_all else None
            return tuple(self.built[id_] if field.refers_to else id_ for id_ in value if id_ != everybody)
        if field.is_mapping:
            return {key: self.built[id_] for key, id_ in value.items()} if field.refers_to else value
        return self.built[value] if field.refers_to else value

    def _backed(self, parts: Sequence[tuple[EntryAt, TomlPath]]) -> dict[str, Any]:
        """The evidence and the reasons of an entry and its extensions; the earlier reason for a field counts."""
        reasons: dict[str, str] = {}
        for part in reversed(parts):
            reasons |= self._times.reasons.get(part, {})
        evidence = tuple(item.evidence for part in parts for item in self._evidence.get(part, ()))
        return {"evidence": evidence, "inferred": reasons}


def _made(plan: Plan) -> int:
    """When a plan was made, or by default its source published, as a number to sort by."""
    return beginning(plan.made or plan.evidence[0].quotation.source.published or TimeSpan())
