"""Making the model's objects of entries that have been read and checked."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any

from vnus_trade.curation.checks import Located
from vnus_trade.curation.registry import Register
from vnus_trade.curation.tables import OfficeEntry, Step
from vnus_trade.curation.times import Times
from vnus_trade.curation.toml_files import Placed
from vnus_trade.errors import TimeRefused
from vnus_trade.evidence.sources import Evidence, FrozenMapping
from vnus_trade.model.entities import Actor, Document, Negotiation, Office, Topic
from vnus_trade.model.events import EVENT_CLASSES, Event, Goods, Participant, Rate, Statement
from vnus_trade.model.findings import Discrepancy, Gap
from vnus_trade.model.vocabulary import EventKind
from vnus_trade.record.order import Order

KINDS = ("topic", "actor", "document", *map(str, EventKind), "negotiation", "discrepancy", "gap")
"""The kinds of entry that become objects; what comes first is referred to by what comes later."""

# What an announced tariff or agreement shares with the statement that makes it known.
_TAKEN = ("dated", "place", "occasion")


class Maker:
    """Makes objects of entries: of the evidence and the times of each and of what extends it, and of what is made."""

    def __init__(
        self,
        order: Order,
        evidence: Mapping[tuple[Placed, Step], Sequence[Located]],
        times: Times,
        register: Register,
        made: Mapping[str, Any],
    ) -> None:
        self.order = order
        self.evidence = evidence
        self.spans = times.spans
        self.reasons = times.reasons
        self.extending = register.extending
        self.made = made

    def make(self, placed: Placed) -> Any:
        """The object of an entry, all of whose references are made; raises `ImpossibleValue`."""
        match placed.kind:
            case "topic":
                return Topic(id=placed.entry.id, title=placed.entry.title)
            case "actor":
                return self._actor(placed)
            case "document":
                return self._document(placed)
            case "negotiation":
                return self._negotiation(placed)
            case "discrepancy":
                return self._discrepancy(placed)
            case "gap":
                return self._gap(placed)
        return self._event(placed)

    def _actor(self, placed: Placed) -> Actor:
        entry = placed.entry
        return Actor(
            **self._common(placed),
            name=entry.name,
            native_name=entry.native_name,
            aliases=tuple(dict.fromkeys((*entry.aliases, *self._added(placed, "aliases")))),
            kind=entry.kind,
            side=self._one(entry.side),
            named=entry.named,
            offices=tuple(
                self._office(each, office, number)
                for each in self._with_extensions(placed)
                for number, office in enumerate(each.entry.office)
            ),
        )

    def _office(self, placed: Placed, entry: OfficeEntry, number: int) -> Office:
        path = ("office", number)
        return Office(
            title=entry.title,
            organisation=self._one(entry.organisation),
            as_of=self.spans.get((placed, path, "as_of")),
            since=self.spans.get((placed, path, "since")),
            evidence=self._evidence_of(placed, path),
            inferred=FrozenMapping(self.reasons[placed, path]),
        )

    def _document(self, placed: Placed) -> Document:
        entry = placed.entry
        return Document(
            **self._common(placed),
            title=entry.title,
            number=entry.number,
            issued_by=self._all(entry.issued_by),
        )

    def _negotiation(self, placed: Placed) -> Negotiation:
        entry = placed.entry
        return Negotiation(
            id=entry.id,
            title=entry.title,
            parties=self._all(entry.parties),
            zone=entry.zone,
            clocks=FrozenMapping(entry.clocks),
            policy=entry.policy,
            deal=next(iter(filter(None, (entry.deal, *(more.entry.deal for more in self.extending(placed))))), None),
        )

    def _discrepancy(self, placed: Placed) -> Discrepancy:
        entry = placed.entry
        return Discrepancy(
            **self._common(placed),
            title=entry.title,
            kind=entry.kind,
            concerns=self._all(entry.concerns),
            explanation=entry.explanation,
            resolution=entry.resolution,
            misnames=FrozenMapping({wrong: self.made[id_] for wrong, id_ in entry.misnames.items()}),
        )

    def _gap(self, placed: Placed) -> Gap:
        entry = placed.entry
        return Gap(
            **self._common(placed),
            title=entry.title,
            missing=entry.missing,
            when=self.spans.get((placed, (), "when")),
            count=entry.count,
            concerns=self._all(entry.concerns),
            explanation=entry.explanation,
        )

    def _event(self, placed: Placed) -> Event:
        entry = placed.entry
        announced_in = self._one(getattr(entry, "announced_in", None))
        taken = {} if announced_in is None else {name: getattr(announced_in, name) for name in _TAKEN}
        common = {
            **self._common(placed),
            "title": entry.title,
            "dated": self.spans.get((placed, (), "when")),
            "place": entry.place,
            "topics": self._all(entry.topics),
            "occasion": self._one(entry.occasion),
            "after": self._all(dict.fromkeys((*entry.after, *self._added(placed, "after")))),
            "documents": self._all(entry.documents),
            "status": entry.status,
        }
        for name, value in taken.items():
            common[name] = common[name] or value
        with suppress(TimeRefused):  # raised only where a contradiction has been reported
            common["when"] = self.order.when(placed.name)
        own = self._own_fields(placed, announced_in)
        return EVENT_CLASSES[EventKind(placed.kind)](**common, **own)

    def _own_fields(self, placed: Placed, announced_in: Statement | None) -> dict[str, Any]:
        """What an event of its kind has beyond what all events have."""
        entry = placed.entry
        match placed.kind:
            case EventKind.MEETING:
                people = [(role, id_) for role, ids in entry.participants.items() for id_ in ids]
                return {
                    "form": entry.form,
                    "participants": tuple(Participant(self.made[id_], role) for role, id_ in people),
                    "ordinal": entry.ordinal,
                    "outcomes": tuple(entry.outcomes),
                }
            case EventKind.ROUND:
                return {"number": entry.number, "parties": self._all(entry.parties)}
            case EventKind.STATEMENT:
                return {
                    "speakers": self._all(entry.speakers),
                    "speech_acts": entry.speech_acts,
                    "gist": entry.gist,
                    "verbatim": entry.verbatim,
                    "medium": entry.medium,
                    "outlet": self._one(entry.outlet),
                    "relayed_by": self._all(entry.relayed_by),
                    "addressees": self._all(entry.addressees),
                    "about": self._all(entry.about),
                    "replies_to": self._one(entry.replies_to),
                }
        return self._announced_fields(placed, announced_in)

    def _announced_fields(self, placed: Placed, announced_in: Statement | None) -> dict[str, Any]:
        """What a tariff or an agreement has beyond what all events have."""
        entry = placed.entry
        speakers = announced_in.speakers if announced_in else ()
        announced = {
            "announced_in": announced_in,
            "announced_by": self._all(entry.announced_by) or speakers,
            "stage": entry.stage,
        }
        if placed.kind == EventKind.AGREEMENT:
            reached = self.spans.get((placed, (), "reached"))
            return {**announced, "parties": self._all(entry.parties), "reached": reached}
        return {
            **announced,
            "imposed_by": self._one(entry.imposed_by),
            "applied_to": self._one(entry.applied_to),
            "goods": tuple(Goods(goods.words, goods.hs) for goods in entry.goods),
            "rate": None if entry.rate is None else Rate(entry.rate.minimum, entry.rate.maximum),
            "instrument": self._one(entry.instrument),
            "in_force": self.spans.get((placed, (), "in_force")),
            "expires": self.spans.get((placed, (), "expires")),
        }

    def _common(self, placed: Placed) -> dict[str, Any]:
        reasons: dict[str, str] = {}
        for each in reversed(self._with_extensions(placed)):
            reasons |= self.reasons.get((each, ()), {})
        return {
            "id": placed.name,
            "evidence": tuple(piece for each in self._with_extensions(placed) for piece in self._evidence_of(each)),
            "inferred": FrozenMapping(reasons),
        }

    def _evidence_of(self, placed: Placed, path: Step = ()) -> tuple[Evidence, ...]:
        return tuple(item.evidence for item in self.evidence.get((placed, path), ()))

    def _with_extensions(self, placed: Placed) -> Sequence[Placed]:
        return (placed, *self.extending(placed))

    def _added(self, placed: Placed, field: str) -> Iterator[Any]:
        """What extensions add to a list."""
        return (item for more in self.extending(placed) for item in getattr(more.entry, field))

    def _one(self, id_: str | None) -> Any:
        return None if id_ is None else self.made[id_]

    def _all(self, ids: Iterable[str]) -> tuple[Any, ...]:
        return tuple(map(self.made.__getitem__, ids))
