"""The contents of a timeline: which events share a row, the lanes of the rows, and the words of each."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from enum import StrEnum
from typing import TypeVar

import attrs

from vnus_trade.display.description import counted
from vnus_trade.display.event_times import EventTimes
from vnus_trade.errors import ImpossibleValue
from vnus_trade.model.entities import Actor, Negotiation
from vnus_trade.model.events import Event, Statement, TariffAnnouncement
from vnus_trade.model.vocabulary import Basis, EventKind
from vnus_trade.record.chronology import Chronology
from vnus_trade.record.index import Catalogue
from vnus_trade.record.queries import Events


class Lanes(StrEnum):
    """The lanes of a timeline: one for each kind of event, or one for each side that takes part."""

    KIND = "kind"
    SIDE = "side"


class Statements(StrEnum):
    """The rows of statements said at a meeting: one for all of them in a lane, or one for each."""

    FOLDED = "folded"
    EACH = "each"


@attrs.frozen(kw_only=True)
class Scene:
    """The events to show, in order; the ids of those that only possibly answer; the zone in which dates are shown."""

    title: str
    account: str
    events: tuple[Event, ...]
    possible: frozenset[str] = frozenset()
    parties: tuple[Actor, ...] = ()
    times: EventTimes
    zone: str = "UTC"

    @classmethod
    def of_record(cls, record: Chronology) -> "Scene":
        """A whole record."""
        account = f"{counted(record.all_events, 'event')} from {counted(record.sources, 'source')}"
        return cls._of(record.negotiations, record.all_events, account, EventTimes.of_record(record))

    @classmethod
    def of_answer(cls, events: Events[Event], catalogue: Catalogue) -> "Scene":
        """An answer: certain and possible events, in the order of the record."""
        possible = frozenset(event.id for event in events.possible)
        among = possible.union(event.id for event in events)
        shown = tuple(event for event in catalogue.events.values() if event.id in among)
        account = f"{len(events)} certain, {len(events.possible)} possible"
        return attrs.evolve(
            cls._of(catalogue.negotiations, shown, account, EventTimes.of_answer(catalogue)), possible=possible
        )

    @classmethod
    def _of(
        cls, negotiations: Sequence[Negotiation], events: tuple[Event, ...], account: str, times: EventTimes
    ) -> "Scene":
        zoned = ((negotiation.zone, negotiation.zone) for negotiation in negotiations if negotiation.zone)
        place, zone = next(iter(times.clocks.items()), None) or next(zoned, ("UTC", "UTC"))
        return cls(
            title="; ".join(negotiation.title for negotiation in negotiations) or "Timeline",
            account=f"{account}; dates are those of {place}",
            events=events,
            parties=tuple(party for negotiation in negotiations for party in negotiation.parties),
            times=times,
            zone=zone,
        )


@attrs.frozen
class Row:
    """An event, or several statements said at one meeting, and whether they certainly answer."""

    events: tuple[Event, ...]
    certain: bool = attrs.field(kw_only=True)

    @property
    def event(self) -> Event:
        """The event whose time the row shows: of several statements, the meeting."""
        first = self.events[0]
        return first if len(self.events) == 1 else first.occasion or first

    @property
    def bounds(self) -> tuple[datetime | None, ...]:
        """Its earliest and latest beginning, and its earliest and latest end."""
        when = self.event.when
        return when.begin_earliest, when.begin_latest, when.end_earliest, when.end_latest

    @property
    def known(self) -> list[datetime]:
        """The bounds that are known."""
        return [bound for bound in self.bounds if bound is not None]

    @property
    def title(self) -> str:
        """The words of its label: rate or count, title, and a star for what the curator concluded."""
        event = self.event
        parts = [event.title if event.basis is Basis.STATED else f"{event.title} *"]
        if len(self.events) > 1:
            parts.insert(0, counted(self.events, "statement"))
        elif isinstance(event, TariffAnnouncement) and event.rate is not None:
            least, most = f"{event.rate.minimum:f}", f"{event.rate.maximum:f}"
            parts.insert(0, f"{least}%" if event.rate.is_exact else f"{least}–{most}%")
        return " · ".join(parts)

    def said(self, times: EventTimes) -> str:
        """The event in words, with the words of its first source or the titles of what was said at it."""
        event = self.event
        when = times.said(event)
        lines = [event.title, f"{when[:1].upper()}{when[1:]}{f'; {event.place}' if event.place else ''}"]
        if event.basis is Basis.INFERRED:
            lines.append("Concluded by the curator, not stated")
        if not self.certain:
            lines.append("Only possibly an answer")
        if len(self.events) > 1:
            return "\n".join([*lines, *(f"Said at it: {statement.title}" for statement in self.events)])
        if event.announcement is not None:
            lines.append(f"Made known in: {event.announcement.title}")
        lines += [f"After: {other.title}" for other in event.after]
        for evidence in event.evidence[:1]:
            words = evidence.quotation.words
            short = words if len(words) <= 240 else f"{words[:239].rstrip()}…"
            lines.append(f"“{short}” {evidence.quotation.source.id}, line {evidence.quotation.line}")
        return "\n".join(lines)


@attrs.frozen
class Lane:
    """Rows below a heading; `key` names their colour."""

    key: str
    heading: str
    rows: tuple[Row, ...]


_HEADINGS = {
    EventKind.ROUND: "Rounds of negotiation",
    EventKind.MEETING: "Meetings and calls",
    EventKind.TARIFF: "Tariffs",
    EventKind.AGREEMENT: "Agreements",
    EventKind.STATEMENT: "Statements",
}
UNDATED = "undated"
"""The key of the lane of events without any known time."""

# No actor has such an id.
_SEVERAL = ("several sides",)
_Group = tuple[str, str, list[Event]]
_Word = TypeVar("_Word", bound=StrEnum)


def laned(scene: Scene, lanes: str = Lanes.KIND, statements: str = Statements.FOLDED) -> tuple[Lane, ...]:
    """The lanes that have any rows; the last is that of events without any known time.

    Raises `ImpossibleValue` for lanes or statements that are no word of their vocabulary.
    """
    by, shown = _word(Lanes, "lanes", lanes), _word(Statements, "statements", statements)
    dated = [event for event in scene.events if Row((event,), certain=True).known]
    groups = list(_by_kind(dated) if by is Lanes.KIND else _by_side(dated, scene.parties))
    among = {event.id for event in dated}
    groups.append((UNDATED, "No date known", [event for event in scene.events if event.id not in among]))
    return tuple(
        Lane(key, f"{heading} · {len(events)}", tuple(_rows(events, scene.possible, shown)))
        for key, heading, events in groups
        if events
    )


def _word(vocabulary: type[_Word], name: str, word: str) -> _Word:
    try:
        return vocabulary(word)
    except ValueError as error:
        known = ", ".join(repr(str(each)) for each in vocabulary)
        raise ImpossibleValue("timeline", name, f"{word!r} is none of {known}") from error


def _rows(events: Iterable[Event], possible: frozenset[str], statements: Statements) -> Iterator[Row]:
    rows: dict[tuple[str, ...], list[Event]] = {}
    for event in events:
        certainty = "possible" if event.id in possible else "certain"
        is_folded = isinstance(event, Statement) and event.occasion is not None and statements is Statements.FOLDED
        key = (event.occasion.id, certainty) if is_folded and event.occasion else (event.id,)
        rows.setdefault(key, []).append(event)
    return (Row(tuple(row), certain=row[0].id not in possible) for row in rows.values())


def _by_kind(events: Sequence[Event]) -> Iterator[_Group]:
    for kind, heading in _HEADINGS.items():
        yield str(kind), heading, [event for event in events if event.kind is kind]


def _by_side(events: Sequence[Event], parties: Sequence[Actor]) -> Iterator[_Group]:
    groups: dict[tuple[str, ...], list[Event]] = {}
    names = {party.id: party.name for party in parties}
    for event in events:
        sides = {side.id: side.name for side in _sides(event, parties)}
        names.update(sides)
        groups.setdefault(tuple(sides) if len(sides) < 2 else _SEVERAL, []).append(event)
    colours = iter(("round", "tariff", "agreement", "statement") * len(groups))
    for side, name in names.items():
        if (side,) in groups:
            yield next(colours), name, groups[side,]
    yield "meeting", "Several sides together", groups.get(_SEVERAL, [])
    yield "other", "No side of the negotiation", groups.get((), [])


def _sides(event: Event, parties: Sequence[Actor]) -> Iterator[Actor]:
    """The sides of the actors who spoke, announced or took part, but not of those spoken to or targeted."""
    if isinstance(event, Statement):
        actors = event.speakers
    else:
        actors = tuple(actor for role, actor in event.roles() if role != "target")
    for actor in actors:
        side = actor.side or (actor if actor in parties or actor.kind == "state" else None)
        if side is not None:
            yield side
