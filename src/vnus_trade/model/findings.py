"""Where sources disagree, and what they leave unsaid."""

from typing import Any

import attrs

from vnus_trade.errors import ImpossibleValue
from vnus_trade.evidence.backing import DERIVED, FILING
from vnus_trade.evidence.sources import Source
from vnus_trade.frozen import NONE_GIVEN, FrozenMapping, typed
from vnus_trade.model.entities import Actor, Entity, Topic, at_least_one, identity
from vnus_trade.model.vocabulary import DiscrepancyKind
from vnus_trade.time.span import TimeSpan


def _of_a_record(owner: Entity, field: "attrs.Attribute[Any]", value: tuple[Any, ...]) -> None:
    """Validates what a record refers to by id; raises `ImpossibleValue`."""
    for thing in value:
        if not isinstance(thing, Entity | Source | Topic):
            raise ImpossibleValue(owner.id, field.name, f"has {thing!r}, which is nothing of a record")


@attrs.frozen(kw_only=True, eq=False, repr=False, field_transformer=typed)
class Discrepancy(Entity):
    """Where sources, passages or languages disagree, one is wrong, or they only seem to disagree."""

    title: str = attrs.field(metadata=FILING)
    """What it is about, in our own words."""
    kind: DiscrepancyKind = attrs.field(converter=DiscrepancyKind)
    """Whether somebody is wrong, sources conflict, words differ, or they only seem to conflict."""
    concerns: tuple[Any, ...] = attrs.field(default=(), eq=identity, validator=_of_a_record)
    """What it concerns: events, actors, sources, documents, topics, gaps or other discrepancies."""
    explanation: str
    """What disagrees with what."""
    resolution: str
    """What the record does about it."""
    misnames: FrozenMapping[Actor] = attrs.field(default=NONE_GIVEN, converter=FrozenMapping[Actor], eq=identity)
    """The actor that is meant by each wrong name; looking the name up then explains itself."""
    derived: bool = attrs.field(default=False, eq=False, metadata=DERIVED)
    """Whether nobody wrote it: the record derives it from an event that a source denies, and counts it in no digest."""


@attrs.frozen(kw_only=True, eq=False, repr=False, field_transformer=typed)
class Gap(Entity):
    """What the sources imply and leave unsaid: events of a kind, or a field of what it concerns."""

    title: str = attrs.field(metadata=FILING)
    """What is left unsaid, in our own words."""
    missing: str
    """A kind of event, or the name of a field of what it concerns."""
    when: TimeSpan | None = None
    """Where it would lie in time."""
    count: int | None = attrs.field(default=None, validator=at_least_one)
    """How many are missing, at least 1, if the sources imply a number."""
    concerns: tuple[Any, ...] = attrs.field(default=(), eq=identity, validator=_of_a_record)
    """What it concerns, as in `Discrepancy`."""
    explanation: str
    """What implies it."""
    closed_by: tuple[Any, ...] = attrs.field(default=(), eq=identity, validator=_of_a_record)
    """What supplies it: events, actors and the like of a later source. Answers no longer name a gap that is closed."""
    derived: bool = attrs.field(default=False, eq=False, metadata=DERIVED)
    """Whether nobody wrote it: the record derives it from the numbers of its rounds, and counts it in no digest."""
