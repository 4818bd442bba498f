"""What sort of thing each field of the model is (value, several, ids, backing), read off its type and metadata.

Curation files, evidence, JSON, rows and questions all follow from it, so that a new field is a line in its class.

>>> from vnus_trade import TariffAnnouncement
>>> field = fields_of(TariffAnnouncement)["applied_to"]
>>> field.refers_to == (Actor,), field.is_several, field.backing
(True, True, <Backing.NAMED: 'named'>)
"""

from collections.abc import Iterable, Iterator, Mapping
from types import NoneType, UnionType
from typing import Any, NamedTuple, Union, get_args, get_origin

import attrs

from vnus_trade.evidence.backing import Backing
from vnus_trade.evidence.sources import Source
from vnus_trade.evidence.vocabulary import Vocabulary
from vnus_trade.frozen import FrozenMapping, hints_of
from vnus_trade.model.entities import Actor, Document, Entity, Negotiation, Place, Topic
from vnus_trade.model.events import EVENT_CLASSES, Agreement, Event, Participant
from vnus_trade.model.findings import Discrepancy, Gap
from vnus_trade.model.quantities import Exemptions
from vnus_trade.time.span import TimeSpan

KINDS: Mapping[str, type[Any]] = {
    "negotiation": Negotiation,
    "topic": Topic,
    "place": Place,
    "source": Source,
    "actor": Actor,
    "document": Document,
    **{str(kind): cls for kind, cls in EVENT_CLASSES.items()},
    "discrepancy": Discrepancy,
    "gap": Gap,
}
"""The class of each kind of entry, by the word that curation files have for it."""

COLLECTIONS: Mapping[str, type[Any]] = {
    "sources": Source,
    "actors": Actor,
    "documents": Document,
    "topics": Topic,
    "places": Place,
    "discrepancies": Discrepancy,
    "gaps": Gap,
    "negotiations": Negotiation,
    "all_events": Event,
}
"""The class of the members of each collection of a record."""

BEGINNINGS, ENDS = frozenset(("in_force", "since", "as_of")), frozenset(("expires", "deadline"))
"""The keys of times that are a beginning or an end, and no duration."""

PARTS = ("offices", "plans", "steps")
"""The fields whose members have evidence of their own."""

ALL = "all"
"""What curation files write in place of ids for everybody, in a field that has another one for that."""

_ANYTHING = (Actor, Discrepancy, Document, Event, Gap, Source, Topic)
_REFERRED = (Entity, Source, Topic, Negotiation)
# What curation files call otherwise.
_KEYS = {"dated": "when", "offices": "office", "plans": "plan", "applied_to_all": "applied_to"}
# The fields that hold ids alone; the last four do so in the order of events.
_NAMES: Mapping[str, tuple[type[Any], ...]] = {
    "reads": (Actor,),
    "deal": (Agreement,),
    "after": (Event,),
    "ongoing_at": (Event,),
    "within": (Event,),
    "same": (Event,),
}


class Field(NamedTuple):
    """One field of a class of the model."""

    name: str
    """The name in the class."""
    key: str
    """The name in curation files, in evidence and in reasons."""
    value: type[Any]
    """The class of its value, or of each member where it has several; of a mapping, that of the values."""
    is_several: bool
    """Whether it is a tuple."""
    is_mapping: bool
    """Whether it is a mapping from texts."""
    refers_to: tuple[type[Any], ...]
    """The classes of what it refers to by id; none if it holds its value itself."""
    names: tuple[type[Any], ...]
    """The classes of what its texts are the ids of, where it holds ids alone."""
    is_required: bool
    """Whether the class has no default for it."""
    implied: Any
    """The value of an entry that leaves it out, such as `True` for `named`; `None` where it is then empty."""
    backing: Backing
    """How the quoted words back it."""
    for_all: str = ""
    """The name of the field that says that it is everybody, for which curation files write `ALL` here."""

    @property
    def vocabulary(self) -> type[Vocabulary] | None:
        """The closed vocabulary that its words are of."""
        return self.value if issubclass(self.value, Vocabulary) else None


_FIELDS: dict[type[Any], Mapping[str, Field]] = {}
_KEYED: dict[type[Any], Mapping[str, Field]] = {}
# The fields through which objects of a class refer to others, directly or by their parts.
_LEADING: dict[type[Any], tuple[Field, ...]] = {}


def fields_of(cls: type[Any]) -> Mapping[str, Field]:
    """The fields of an attrs class of the model, by their names, in the order of the class."""
    if cls not in _FIELDS:
        _FIELDS[cls] = {
            attribute.name: _field(attribute, hints_of(cls)[attribute.name]) for attribute in attrs.fields(cls)
        }
    return _FIELDS[cls]


def keyed(cls: type[Any]) -> Mapping[str, Field]:
    """The fields that curation files may give, by the keys that they have there."""
    if cls not in _KEYED:
        fields = fields_of(cls).values()
        _KEYED[cls] = {field.key: field for field in fields if field.backing is not Backing.DERIVED}
    return _KEYED[cls]


def only_point(key: str, said: TimeSpan) -> TimeSpan:
    """What words say of a time under a key: of "from 9 July" as a beginning, and of "until 9 July" as an end, the day.

    >>> str(only_point("expires", TimeSpan.parse("../2025-07-09")))
    '2025-07-09'
    """
    begin, end = (said.begin_earliest, said.begin_latest), (said.end_earliest, said.end_latest)
    if key in BEGINNINGS and begin[1] is not None and end[1] is None:
        return TimeSpan(begin[0], None, None, begin[1], said.zone)
    if key in ENDS and end[0] is not None and begin[0] is None:
        return TimeSpan(end[0], None, None, end[1], said.zone)
    return said


def value_of(thing: Any, field: Field) -> Any:
    """The value of a field of an object; `ALL` where the object says that it is everybody."""
    return ALL if field.for_all and getattr(thing, field.for_all) else getattr(thing, field.name)


def members_of(value: Any) -> tuple[Any, ...]:
    """The members of a value: those of several, one, or none."""
    return value if isinstance(value, tuple) else () if value is None else (value,)


def referred(thing: Any) -> Iterator[Any]:
    """Everything that an object and its parts refer to, one step away; the same thing as often as it is named."""
    cls = type(thing)
    if cls not in _LEADING:
        _LEADING[cls] = tuple(f for f in fields_of(cls).values() if f.refers_to or attrs.has(f.value))
    for field in _LEADING[cls]:
        value = getattr(thing, field.name)
        members = value if field.is_several else value.values() if field.is_mapping else (value,)
        for member in members if value is not None else ():
            if field.refers_to:
                yield member
            else:
                yield from referred(member)


def beyond(things: Iterable[Any], *classes: type[Any]) -> Iterator[Any]:
    """Everything else of these classes that the things refer to, directly or through others of them, each once."""
    waiting = list(things)
    known = {thing.id for thing in waiting}
    while waiting:
        for other in referred(waiting.pop()):
            if isinstance(other, classes) and other.id not in known:
                known.add(other.id)
                waiting.append(other)
                yield other


def evident_parts(thing: Any) -> Iterator[Any]:
    """What of an object has evidence of its own: the object, unless it needs none, and then its offices and plans."""
    inner = (part for name in PARTS for part in getattr(thing, name, ()))
    return (part for part in (thing, *inner) if hasattr(part, "evidence"))


def _field(attribute: "attrs.Attribute[Any]", hint: Any) -> Field:
    is_several, is_mapping = get_origin(hint) is tuple, get_origin(hint) is FrozenMapping
    if is_several or is_mapping:
        hint = get_args(hint)[0]
    kinds = [kind for kind in get_args(hint) if kind is not NoneType] if get_origin(hint) in _UNIONS else [hint]
    refers_to = (
        _ANYTHING if kinds == [Any] else tuple(k for k in kinds if isinstance(k, type) and issubclass(k, _REFERRED))
    )
    is_named = bool({Actor, Participant, Exemptions} & set(kinds)) and not is_mapping
    return Field(
        name=attribute.name,
        key=_KEYS.get(attribute.name, attribute.name),
        value=Entity if kinds == [Any] else get_origin(kinds[0]) or kinds[0],
        is_several=is_several,
        is_mapping=is_mapping,
        refers_to=refers_to,
        names=() if refers_to else _NAMES.get(attribute.name, ()),
        is_required=attribute.default is attrs.NOTHING,
        implied=attribute.default if isinstance(attribute.default, bool | Vocabulary) else None,
        backing=attribute.metadata.get("backing") or (Backing.NAMED if is_named else Backing.SAID),
        for_all=attribute.metadata.get("all", ""),
    )


_UNIONS = (Union, UnionType)
