"""What has an id and quotations: actors and their offices, documents, topics, places and negotiations.

Everything is frozen, compares by what was curated, and hashes by class and id. Fields that refer to
another object hold that object and compare by its id. Values that cannot be right raise `ImpossibleValue`.
"""

from collections.abc import Callable, Mapping
from typing import Any

import attrs

from vnus_trade import lazy
from vnus_trade.errors import ImpossibleValue, NotFound
from vnus_trade.evidence.backing import FILING, PRINTED
from vnus_trade.evidence.sources import Evidence, Quotation, Source, web_address
from vnus_trade.frozen import NONE_GIVEN, FrozenMapping, typed
from vnus_trade.model.vocabulary import ActorKind
from vnus_trade.notebook import Titled
from vnus_trade.time.span import TimeSpan
from vnus_trade.words.names import near, with_the

BESIDE_FIELDS = frozenset(("existence", "holder", "year", "zone"))
"""What curations may quote words or give a reason for, beside the fields."""


def identity(value: Any) -> Any:
    """Compares a reference by the class and the id of what it refers to, and several one by one."""
    if isinstance(value, tuple):
        return tuple(map(identity, value))
    if isinstance(value, Mapping):
        return {key: identity(member) for key, member in value.items()}
    return None if value is None else (type(value), value.id)


def _key(thing: Any, field: "attrs.Attribute[Any]") -> Any:
    value = getattr(thing, field.name)
    key: Callable[[Any], Any] | None = getattr(field, "eq_key", None)
    return value if key is None else key(value)


def _counts(owner: Any, field: "attrs.Attribute[Any]", value: int) -> None:
    if value < 1:
        raise ImpossibleValue(owner.id, field.name, f"is {value}; it counts from 1")


at_least_one: Any = attrs.validators.optional(_counts)
"""Validates a number that counts from 1; raises `ImpossibleValue`."""


@attrs.frozen(kw_only=True, eq=False, repr=False, field_transformer=typed)
class Entity(Titled):
    """What has an id, quotations that support it, and reasons for what was concluded rather than said."""

    id: str = attrs.field(metadata=FILING)
    """Lower-case words joined by ``-``, unique in its negotiation; ``negotiation:id`` where others share it."""
    evidence: tuple[Evidence, ...] = attrs.field(default=(), metadata=FILING)
    """The quotations that support it, in the order of the curation."""
    inferred: FrozenMapping[str] = attrs.field(default=NONE_GIVEN, converter=FrozenMapping[str], metadata=FILING)
    """The reason for each field that no source states, by the name of the field."""

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return all(_key(self, field) == _key(other, field) for field in attrs.fields(type(self)) if field.eq)

    def __hash__(self) -> int:
        return hash((type(self), self.id))

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.id}>"

    @property
    def quotations(self) -> tuple[Quotation, ...]:
        """The words that support it, in the order of the curation."""
        return tuple(evidence.quotation for evidence in self.evidence)

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources of those words, each once."""
        return tuple(dict.fromkeys(quotation.source for quotation in self.quotations))

    def cite(self) -> str:
        """A footnote in one line: what it is, the words that support it with their lines, and the sources they are of.

        >>> import vnus_trade
        >>> print(vnus_trade.load()["round-2"].cite())
        Second round of the trade negotiations (round-2), 19 to 22 May 2025. “... Washington, D.C., USA.” (line 4), ...
        """
        return lazy.description.entity_footnote(self)

    def evidence_for(self, field: str) -> tuple[Evidence, ...]:
        """The quotations that support this field; none where it is inferred. `dated` is what curations call `when`.

        Raises `NotFound` with near misses for what is no field.
        """
        known = {*attrs.fields_dict(type(self)), *BESIDE_FIELDS}
        if field not in known:
            raise NotFound(f"field of {self.id}", field, near(field, known))
        name = "when" if field == "dated" else field
        return tuple(evidence for evidence in self.evidence if name in evidence.fields)


@attrs.frozen(kw_only=True, repr=False, field_transformer=typed)
class Office(Titled):
    """A post that an actor held."""

    title: str = attrs.field(metadata=PRINTED)
    """The title, in the source's words."""
    organisation: "Actor | None" = attrs.field(default=None, eq=identity)
    """Of what it is an office, if a source says so."""
    as_of: TimeSpan | None = None
    """A time at which the office was held."""
    since: TimeSpan | None = None
    """When the actor took it."""
    evidence: tuple[Evidence, ...] = attrs.field(default=(), metadata=FILING)
    """The quotations that support it."""
    inferred: FrozenMapping[str] = attrs.field(default=NONE_GIVEN, converter=FrozenMapping[str], metadata=FILING)
    """The reason for each field that no source states, by the name of the field."""

    def __repr__(self) -> str:
        of = "" if self.organisation is None else f" of {self.organisation.id}"
        return f"<Office {self.title!r}{of}>"


@attrs.frozen(kw_only=True, eq=False, repr=False, field_transformer=typed)
class Actor(Entity):
    """Who takes part."""

    name: str = attrs.field(metadata=PRINTED)
    """The principal name, as a source prints it."""
    native_name: str | None = attrs.field(default=None, metadata=PRINTED)
    """The name in the actor's own language, only where a source prints it."""
    aliases: tuple[str, ...] = attrs.field(default=(), metadata=PRINTED)
    """Other names that the sources use. A wrong name is none: a `Discrepancy` has it."""
    kind: ActorKind = attrs.field(converter=ActorKind)
    """What sort of actor it is."""
    side: "Actor | None" = attrs.field(default=None, eq=identity)
    """The party of the negotiation on whose side it stands and acts; an industry's body or a firm acts for none."""
    named: bool = True
    """False for one whom the sources mention without a name, such as "the US Ambassador"."""
    offices: tuple[Office, ...] = attrs.field(default=(), metadata=FILING)
    """The posts that the sources give it."""

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that the sources give, the principal one first."""
        native = () if self.native_name is None else (self.native_name,)
        return (self.name, *native, *self.aliases)


def in_a_sentence(actor: Actor) -> str:
    """The name of an actor within an English sentence: "the United States"."""
    return actor.name if actor.kind is ActorKind.PERSON else with_the(actor.name)


@attrs.frozen(kw_only=True, eq=False, repr=False, field_transformer=typed)
class Document(Entity):
    """A resolution, decree or text that a source refers to."""

    title: str = attrs.field(metadata=FILING)
    """What it is called."""
    number: str | None = attrs.field(default=None, metadata=PRINTED)
    """Its number as printed, such as ``59-NQ/TW``."""
    issued_by: tuple[Actor, ...] = attrs.field(default=(), eq=identity)
    """Who issued it."""
    date: TimeSpan | None = None
    """When it was issued."""
    url: str | None = attrs.field(default=None, validator=web_address, metadata=FILING)
    """Where it can be read, as a URL."""


@attrs.frozen(kw_only=True, field_transformer=typed)
class Topic(Titled):
    """A subject under which events are filed."""

    id: str = attrs.field(metadata=FILING)
    """Lower-case words joined by ``-``, unique in its negotiation; ``negotiation:id`` where others share it."""
    title: str = attrs.field(metadata=FILING)
    """The subject in our own words."""


@attrs.frozen(kw_only=True, field_transformer=typed)
class Place(Titled):
    """A place that the sources call by several names. `Event.place` is the name, and the words may have any of them.

    >>> Place(id="geneva", name="Geneva", aliases=("Genève", "日內瓦"), country="Switzerland").names
    ('Geneva', 'Genève', '日內瓦')
    """

    id: str = attrs.field(metadata=FILING)
    """Lower-case words joined by ``-``, unique in its negotiation; ``negotiation:id`` where others share it."""
    name: str = attrs.field(metadata=FILING)
    """The name that events have as their `place`."""
    aliases: tuple[str, ...] = attrs.field(default=(), metadata=FILING)
    """Other names, in any language."""
    country: str | None = attrs.field(default=None, metadata=FILING)
    """The country in which it is."""

    @property
    def names(self) -> tuple[str, ...]:
        """The name and the aliases."""
        return (self.name, *self.aliases)


@attrs.frozen(kw_only=True, repr=False, field_transformer=typed)
class Negotiation(Titled):
    """One folder's subject."""

    id: str = attrs.field(metadata=FILING)
    """Lower-case words joined by ``-``, unique in its negotiation; ``negotiation:id`` where others share it."""
    title: str = attrs.field(metadata=FILING)
    """What it is about."""
    parties: tuple[Actor, ...] = attrs.field(default=(), eq=identity)
    """Who negotiates."""
    zone: str | None = None
    """Where its dates are read: an IANA name or an offset such as ``+07:00``."""
    clocks: FrozenMapping[str] = attrs.field(default=NONE_GIVEN, converter=FrozenMapping[str])
    """The zones that displays show, by the name of a place."""
    policy: str | None = None
    """The name of the `ReadingPolicy` under which its time phrases are read."""
    deal: str | None = None
    """The id of the agreement that is its deal."""

    def __repr__(self) -> str:
        return f"<Negotiation {self.id}>"
