"""The contents of a timeline: which events share a row, the lanes of the rows, and the words of each."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, tzinfo
from itertools import chain, cycle

import attrs

from vnus_trade.contents.index import Catalogue
from vnus_trade.contents.listing import Listing
from vnus_trade.display.description import captioned, counted, kept_to, leading, not_checked, place_of
from vnus_trade.display.event_times import EventTimes, time_shown
from vnus_trade.display.measures import rate_in_short
from vnus_trade.evidence.vocabulary import Vocabulary
from vnus_trade.model.entities import Actor, Negotiation
from vnus_trade.model.events import Event, Statement, TariffAnnouncement
from vnus_trade.model.vocabulary import Basis, EventKind
from vnus_trade.time.span import four_bounds
from vnus_trade.time.written import FourBounds
from vnus_trade.time.zones import zone_of


class Lanes(Vocabulary):
    """The lanes of a timeline: one for each kind of event, or one for each side that takes part."""

    KIND = "kind"
    SIDE = "side"


class Statements(Vocabulary):
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
    zone: tzinfo = UTC

    @classmethod
    def of(cls, answer: Listing[Event], catalogue: Catalogue) -> "Scene":
        """The certain and the possible events of an answer, in the order of the record; or all that the record has."""
        judged = {event.id: certain for event, certain in answer.judged}
        possible = frozenset(id_ for id_, certain in judged.items() if certain is False)
        account = captioned(answer)
        if len(answer) == len(catalogue.events):
            account = f"{counted(answer, 'event')} from {counted(catalogue.sources, 'source')}"
        negotiations, times = catalogue.negotiations, EventTimes.of(catalogue)
        place, zone = clock_of(negotiations, times)
        dates = f"dates are those of {place}"
        notes = account, dates, kept_to(catalogue), not_checked(catalogue.sources)
        return cls(
            title="; ".join(each.title for each in negotiations) or "Timeline",
            account="; ".join(filter(None, notes)),
            events=tuple(event for event in catalogue.events.values() if event.id in judged),
            possible=possible,
            parties=tuple(party for each in negotiations for party in each.parties),
            times=times,
            zone=zone_of(zone) or UTC,
        )


def clock_of(negotiations: Iterable[Negotiation], times: EventTimes) -> tuple[str, str]:
    """The place and the zone of the dates of a timeline: the first clock, else the first zone, else UTC."""
    zones = ((each.zone, each.zone) for each in negotiations if each.zone)
    return next(chain(times.clocks.items(), zones), ("UTC", "UTC"))


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
    def bounds(self) -> FourBounds:
        """Its earliest and latest beginning, and its earliest and latest end."""
        return four_bounds(time_shown(self.event))

    @property
    def known(self) -> list[datetime]:
        """The bounds that are known."""
        return [bound for bound in self.bounds if bound is not None]

    @property
    def title(self) -> str:
        """The words of its label: rate or count, title, and a star for what the curator concluded."""
        event = self.event
        parts = [f"{event}{'' if event.basis is Basis.STATED else ' *'}"]
        if len(self.events) > 1:
            parts.insert(0, counted(self.events, "statement"))
        elif isinstance(event, TariffAnnouncement) and event.rate is not None:
            parts.insert(0, rate_in_short(event))
        return " · ".join(parts)

    def said(self, times: EventTimes) -> str:
        """The event in words, with the words of its first source or the titles of what was said at it."""
        event = self.event
        when = times.said(event)
        lines = [str(event), f"{when[:1].upper()}{when[1:]}{f'; {event.place}' if event.place else ''}"]
        if event.basis is Basis.INFERRED:
            lines.append("Concluded by the curator, not stated")
        if not self.certain:
            lines.append("Only possibly an answer")
        if len(self.events) > 1:
            return "\n".join([*lines, *(f"Said at it: {statement.title}" for statement in self.events)])
        if event.announcement is not None:
            lines.append(f"Made known in: {event.announcement.title}")
        lines += [f"After: {other.title}" for other in event.after]
        for evidence in leading(event):
            words = evidence.quotation.words
            short = words if len(words) <= 240 else f"{words[:239].rstrip()}…"
            lines.append(f"“{short}” {place_of(evidence.quotation)}")
        return "\n".join(lines)


@attrs.frozen
class Lane:
    """Rows below a heading, in the colour of this name; events without any known time have a lane of their own."""

    colour: str
    heading: str
    rows: tuple[Row, ...]
    is_dated: bool


HEADINGS: Mapping[EventKind, str] = {
    EventKind.ROUND: "Rounds of negotiation",
    EventKind.MEETING: "Meetings and calls",
    EventKind.TARIFF: "Tariffs",
    EventKind.COMMITMENT: "Commitments",
    EventKind.AGREEMENT: "Agreements",
    EventKind.STATEMENT: "Statements",
}
"""The heading of each kind of event, in the order of their lanes."""

# An event is not that of the side of an actor in one of these roles.
_ASIDE = frozenset(("addressee", "beneficiary", "outlet", "relayer", "target"))


def laned(scene: Scene, lanes: str = Lanes.KIND, statements: str = Statements.FOLDED) -> tuple[Lane, ...]:
    """The lanes that have any rows; the last is that of events without any known time.

    Raises `ImpossibleValue` for lanes or statements that are no word of their vocabulary.
    """
    by, shown = Lanes(lanes), Statements(statements)
    dated = {event.id for event in scene.events if Row((event,), certain=True).known}
    by_kind = ((str(kind), HEADINGS[kind], [each for each in scene.events if each.kind is kind]) for kind in HEADINGS)
    groups = _by_side(scene.events, scene.parties) if by is Lanes.SIDE else by_kind
    undated = "other", "No date known", [event for event in scene.events if event.id not in dated]
    return tuple(
        Lane(colour, _counted(heading, events, own, scene), tuple(_rows(own, scene.possible, shown)), is_dated)
        for (colour, heading, events), is_dated in (*((group, True) for group in groups), (undated, False))
        if (own := [event for event in events if (event.id in dated) is is_dated])
    )


def _counted(heading: str, events: Sequence[Event], own: Sequence[Event], scene: Scene) -> str:
    """A heading with how many events the answer has, certain and possible, and how many of them have no date."""
    some, undated = sum(event.id in scene.possible for event in events), len(events) - len(own)
    said = f"{heading} · {len(events) - some}{f' and {some} possible' * bool(some)}"
    return f"{said}, {undated} of them without a date" if undated else said


def _rows(events: Iterable[Event], possible: frozenset[str], statements: Statements) -> Iterator[Row]:
    rows: dict[tuple[bool, str, bool], list[Event]] = {}
    for event in events:
        is_folded = isinstance(event, Statement) and statements is Statements.FOLDED
        meeting = event.occasion if is_folded else None
        rows.setdefault((meeting is None, (meeting or event).id, event.id in possible), []).append(event)
    return (Row(tuple(row), certain=not is_possible) for (*_, is_possible), row in rows.items())


def sides_of(event: Event, parties: Sequence[Actor]) -> Sequence[Actor]:
    """The sides that take part in an event, each once: parties of the negotiation, and states."""
    actors = (actor for role, actor in event.roles() if role not in _ASIDE)
    states = (actor.side or (actor if actor in parties or actor.kind == "state" else None) for actor in actors)
    return [*dict.fromkeys(side for side in states if side is not None)]


def _by_side(events: Sequence[Event], parties: Sequence[Actor]) -> Iterator[tuple[str, str, list[Event]]]:
    alone: dict[Actor, list[Event]] = {party: [] for party in parties}
    together, none = list[Event](), list[Event]()
    for event in events:
        groups = [alone.setdefault(side, []) for side in sides_of(event, parties)]
        (none if not groups else groups[0] if len(groups) == 1 else together).append(event)
    colours = cycle(("round", "tariff", "agreement", "statement"))
    yield from ((next(colours), side.name, own) for side, own in alone.items() if own)
    yield "meeting", "Several sides together", together
    yield "other", "No side of the negotiation", none
