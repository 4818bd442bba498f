"""What a timeline picture shows: the rows of a timeline, in lanes, and their words."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from enum import StrEnum

import attrs

from vnus_trade.display.description import clocks_of, counted
from vnus_trade.model.entities import Actor, Negotiation
from vnus_trade.model.events import Event, Statement
from vnus_trade.model.vocabulary import Basis, EventKind
from vnus_trade.record.chronology import Chronology
from vnus_trade.record.index import Catalogue
from vnus_trade.record.queries import Events
from vnus_trade.time.span import TimeSpan
from vnus_trade.time.wording import in_words

UNDATED = "undated"
"""The key of the lane of events of whose time nothing is known."""


class Lanes(StrEnum):
    """What the lanes of a timeline stand for: kinds of event, or the sides that take part."""

    KIND = "kind"
    SIDE = "side"


@attrs.frozen(kw_only=True)
class Scene:
    """What a picture shows: events in timeline order, those that only may answer, and whose dates it counts in."""

    title: str
    account: str
    events: tuple[Event, ...]
    possible: frozenset[str] = frozenset()
    parties: tuple[Actor, ...] = ()
    clocks: Mapping[str, str] = attrs.field(factory=dict)
    zone: str = "UTC"

    @classmethod
    def of_record(cls, record: Chronology) -> "Scene":
        """A whole record."""
        return cls._of(
            record.negotiations,
            record.all_events,
            f"{counted(record.all_events, 'event')} from {counted(record.sources, 'source')}",
        )

    @classmethod
    def of_answer(cls, events: Events[Event], catalogue: Catalogue) -> "Scene":
        """An answer: certain and possible events, in the order of the record."""
        among = {event.id for event in (*events, *events.possible)}
        shown = cls._of(
            catalogue.negotiations,
            tuple(event for event in catalogue.events.values() if event.id in among),
            f"{len(events)} certain, {len(events.possible)} possible",
        )
        return attrs.evolve(shown, possible=frozenset(event.id for event in events.possible))

    @classmethod
    def _of(cls, negotiations: Sequence[Negotiation], events: tuple[Event, ...], account: str) -> "Scene":
        clocks = clocks_of(negotiations)
        zoned = ((negotiation.zone, negotiation.zone) for negotiation in negotiations if negotiation.zone)
        place, zone = next(iter(clocks.items()), None) or next(zoned, ("UTC", "UTC"))
        return cls(
            title="; ".join(negotiation.title for negotiation in negotiations) or "Timeline",
            account=f"{account}; dates are those of {place}",
            events=events,
            parties=tuple(party for negotiation in negotiations for party in negotiation.parties),
            clocks=clocks,
            zone=zone,
        )

    def rows(self) -> tuple["Row", ...]:
        """The rows of the timeline: what is made known in a statement that is shown has none of its own."""
        shown = {event.id for event in self.events}
        announced: dict[str, list[Event]] = {}
        for event in self.events:
            if event.announcement is not None and event.announcement.id in shown:
                announced.setdefault(event.announcement.id, []).append(event)
        within = {event.id for events in announced.values() for event in events}
        return tuple(
            Row(event, tuple(announced.get(event.id, ())), certain=event.id not in self.possible)
            for event in self.events
            if event.id not in within
        )


@attrs.frozen
class Row:
    """An event, the tariffs and agreements that are made known in it, and whether it certainly answers."""

    event: Event
    announces: tuple[Event, ...]
    certain: bool = attrs.field(kw_only=True)

    @property
    def kind(self) -> EventKind:
        """The kind under which it is shown: what a statement makes known says more than that it is a statement."""
        kinds = {event.kind for event in self.announces}
        return next((kind for kind in (EventKind.AGREEMENT, EventKind.TARIFF) if kind in kinds), self.event.kind)

    @property
    def title(self) -> str:
        """What its label says; a star stands for what the curator concluded."""
        return self.event.title if self.event.basis is Basis.STATED else f"{self.event.title} *"

    def said(self, clocks: Mapping[str, str]) -> str:
        """The event in words, and the words of its first source."""
        event = self.event
        when = in_words(event.when, clocks)
        lines = [event.title, when[:1].upper() + when[1:]]
        if event.place:
            lines[1] += f"; {event.place}"
        if event.basis is Basis.INFERRED:
            lines.append("Concluded by the curator, not stated")
        if not self.certain:
            lines.append("Only possibly an answer")
        lines += [f"Made known in it: {other.title}" for other in self.announces]
        lines += [f"After: {other.title}" for other in event.after]
        for evidence in event.evidence[:1]:
            words = evidence.quotation.words
            short = words if len(words) <= 240 else f"{words[:239].rstrip()}…"
            lines.append(f"“{short}” {evidence.quotation.source.id}, line {evidence.quotation.line}")
        return "\n".join(lines)


_HEADINGS = {
    EventKind.ROUND: "Rounds of negotiation",
    EventKind.MEETING: "Meetings and calls",
    EventKind.TARIFF: "Tariffs",
    EventKind.AGREEMENT: "Agreements",
    EventKind.STATEMENT: "Statements",
}


# No actor has such an id.
_SEVERAL = ("several sides",)


def laned(scene: Scene, by: Lanes) -> Iterator[tuple[str, str, list[Row]]]:
    """The lanes that have any row, by colour and heading; the undated events have one of their own, the last."""
    rows = scene.rows()
    dated = [row for row in rows if known(row.event.when)]
    if by is Lanes.KIND:
        for kind, heading in _HEADINGS.items():
            among = [row for row in dated if row.kind is kind]
            if among:
                yield str(kind), heading, among
    else:
        yield from _sided(dated, scene)
    undated = [row for row in rows if not known(row.event.when)]
    if undated:
        yield UNDATED, "No date known", undated


def _sided(rows: Sequence[Row], scene: Scene) -> Iterator[tuple[str, str, list[Row]]]:
    groups: dict[tuple[str, ...], list[Row]] = {}
    names: dict[str, str] = {party.id: party.name for party in scene.parties}
    for row in rows:
        sides = {side.id: side.name for side in _sides(row.event, scene.parties)}
        names.update(sides)
        groups.setdefault(tuple(sides) if len(sides) < 2 else _SEVERAL, []).append(row)
    colours = iter(("round", "tariff", "agreement", "statement") * len(groups))
    for side, name in names.items():
        if (side,) in groups:
            yield next(colours), name, groups[side,]
    if _SEVERAL in groups:
        yield "meeting", "Several sides together", groups[_SEVERAL]
    if () in groups:
        yield "other", "No side of the negotiation", groups[()]


def _sides(event: Event, parties: Sequence[Actor]) -> tuple[Actor, ...]:
    """The sides of whoever spoke, announced or took part; who was merely spoken to does not count."""
    if isinstance(event, Statement):
        actors = event.speakers
    else:
        actors = tuple(actor for role, actor in event.roles() if role != "target")
    sides = [actor.side or (actor if actor in parties or actor.kind == "state" else None) for actor in actors]
    return tuple(side for side in sides if side is not None)


def known(when: TimeSpan) -> list[datetime]:
    """The bounds that are known of a time."""
    bounds = (when.begin_earliest, when.begin_latest, when.end_earliest, when.end_latest)
    return [bound for bound in bounds if bound is not None]
