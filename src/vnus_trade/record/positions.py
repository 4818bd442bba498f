"""Sides and sources side by side: what each offers, asks and pledges on a topic, and what each says of an event."""

from collections.abc import Iterable, Iterator

import attrs

from vnus_trade.contents.index import Catalogue
from vnus_trade.evidence.backing import PRINTED
from vnus_trade.evidence.sources import Evidence, Source
from vnus_trade.evidence.vocabulary import Status
from vnus_trade.model.entities import Actor, Topic, identity
from vnus_trade.model.events import Announced, Commitment, Event, Statement, TariffAnnouncement
from vnus_trade.model.fields import members_of
from vnus_trade.model.vocabulary import DiscrepancyKind, SpeechAct, TariffStage
from vnus_trade.notebook import Titled
from vnus_trade.time.constraints import Relation
from vnus_trade.time.span import TimeSpan

_TAKEN = frozenset((TariffStage.OFFERED, TariffStage.REQUESTED, TariffStage.PLEDGED))
_APART = frozenset((Relation.BEFORE, Relation.MEETS, Relation.MET_BY, Relation.AFTER))
_ACTS = frozenset((SpeechAct.OFFERS, SpeechAct.REQUESTS, SpeechAct.COMMITS))


@attrs.frozen(repr=False)
class Position(Titled):
    """What a side offers, requests or pledges, and what took it up."""

    id: str
    """The id of the event."""
    does: str = attrs.field(metadata=PRINTED)
    """What it does: the stage of a tariff or a commitment, or the speech acts of a statement."""
    sides: tuple[Actor, ...] = attrs.field(eq=identity)
    """Whose position it is: the sides of those who announce or say it, or else of those who would have to keep it."""
    when: TimeSpan
    """When it was taken."""
    event: Event = attrs.field(eq=identity)
    """The tariff, commitment or statement in which it is taken."""
    continued_by: tuple[Event, ...] = attrs.field(eq=identity)
    """What carries it on or changes it."""
    fulfilled_by: tuple[Event, ...] = attrs.field(eq=identity)
    """What keeps it or carries it out."""
    answered_by: tuple[Event, ...] = attrs.field(eq=identity)
    """What retaliates for it."""

    @property
    def title(self) -> str:
        """The title of the event."""
        return str(self.event)

    def __repr__(self) -> str:
        return f"<Position {self.id}: {self.does} by {', '.join(side.id for side in self.sides) or 'nobody named'}>"


@attrs.frozen(repr=False)
class Account(Titled):
    """What one source says of an event, or of what somebody else calls it."""

    id: str
    """The ids of the event and of the source, such as ``deal@courier``."""
    stage: str | None = attrs.field(metadata=PRINTED)
    """How far it had come by this account: the stage of a tariff, a commitment or an agreement."""
    source: Source = attrs.field(eq=identity)
    """Who publishes it."""
    sides: tuple[Actor, ...] = attrs.field(eq=identity)
    """The sides of those whom it quotes; none if it speaks in its own voice."""
    event: Event = attrs.field(eq=identity)
    """The event as it is called there, or a statement about it."""
    status: Status
    """How the event stood, by the last of the quotations."""
    evidence: tuple[Evidence, ...]
    """The quotations."""

    @property
    def title(self) -> str:
        """The title of the event."""
        return str(self.event)

    def __repr__(self) -> str:
        return f"<Account {self.id}: {self.status}>"


def positions(catalogue: Catalogue, topic: Topic) -> Iterator[Position]:
    """What is offered, requested and pledged on a topic, side by side, and in timeline order for each."""
    taken = [event for event in catalogue.events.values() if topic in event.topics and _does(event)]
    told = {event.announcement for event in taken}
    own = [(event, _sides(event)) for event in taken if event not in told]
    places = {sides: number for number, sides in reversed([*enumerate(sides for _, sides in own)])}
    for event, sides in sorted(own, key=lambda each: places[each[1]]):
        later = {
            field: tuple(
                other for other in catalogue.events.values() if event in members_of(getattr(other, field, None))
            )
            for field in ("continues", "fulfils", "retaliates_for")
        }
        yield Position(event.id, _does(event), sides, event.when, event, *later.values())


def accounts(catalogue: Catalogue, event: Event) -> Iterator[Account]:
    """What each source says of an event: of itself, of what a discrepancy ties to it, and in statements about it."""
    tied = {*_tied(catalogue, event)}
    for other in catalogue.events.values():
        is_about = isinstance(other, Statement) and event in other.about
        if other == event or other in tied or is_about:
            by_source: dict[Source, list[Evidence]] = {}
            for item in other.evidence:
                by_source.setdefault(item.quotation.source, []).append(item)
            for source, items in by_source.items():
                told = f"{other.id}@{source.id}"
                stage = getattr(other, "stage", None)
                yield Account(told, stage, source, _speaking(other), other, items[-1].status, tuple(items))


def _tied(catalogue: Catalogue, event: Event) -> Iterator[Event]:
    """What discrepancies tie to an event; other words for what certainly was at another time tie nothing."""
    for discrepancy in catalogue.discrepancies:
        is_wording = discrepancy.kind is DiscrepancyKind.WORDING
        for other in discrepancy.concerns if event in discrepancy.concerns else ():
            if isinstance(other, type(event)):
                relations = catalogue.order.relations(event.id, other.id) if is_wording else ()
                if not relations or not _APART.issuperset(relations):
                    yield other


def _does(event: Event) -> str:
    """What an event does that makes it a position; empty if nothing."""
    if isinstance(event, Statement):
        return ", ".join(act for act in event.speech_acts if act in _ACTS)
    is_taken = isinstance(event, TariffAnnouncement | Commitment) and event.stage in _TAKEN
    return str(event.stage) if is_taken and isinstance(event, TariffAnnouncement | Commitment) else ""


def _speaking(event: Event) -> tuple[Actor, ...]:
    """The sides of those who say or announce an event."""
    speakers = event.speakers if isinstance(event, Statement) else ()
    return _sides_of(event.announced_by if isinstance(event, Announced) else speakers)


def _sides(event: Event) -> tuple[Actor, ...]:
    """The sides of those who say or announce a position, or else of those who take it by what it is."""
    bound: tuple[Actor, ...] = ()
    if isinstance(event, TariffAnnouncement):
        levied = () if event.imposed_by is None else (event.imposed_by,)
        bound = event.applied_to if event.stage is TariffStage.REQUESTED else levied
    elif isinstance(event, Commitment):
        bound = event.to if event.stage is TariffStage.REQUESTED else event.obliged
    return _speaking(event) or _sides_of(bound)


def _sides_of(actors: Iterable[Actor]) -> tuple[Actor, ...]:
    return tuple(dict.fromkeys(actor.side or actor for actor in actors))
