"""Questions about one field of an event: the values that `where` accepts, and what `stated` and `inferred` look at."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import attrs

from vnus_trade.contents.index import Catalogue
from vnus_trade.errors import ImpossibleValue, NotFound, QuestionRefused
from vnus_trade.evidence.backing import Backing
from vnus_trade.evidence.sources import Evidence, Source
from vnus_trade.evidence.vocabulary import Status
from vnus_trade.frozen import NONE_GIVEN, FrozenMapping
from vnus_trade.guesses import advice
from vnus_trade.model.entities import Actor
from vnus_trade.model.events import EVENT_CLASSES, TAKEN, Event, Participant, Statement, TariffAnnouncement
from vnus_trade.model.fields import ALL, Field, fields_of
from vnus_trade.model.quantities import Amount, Exemptions, Goods, Rate
from vnus_trade.time.span import TimeSpan
from vnus_trade.time.written import states_its_offsets
from vnus_trade.words.names import near

REASONED = frozenset(("existence", "year", "zone"))
"""The keys besides fields for which curations may give a reason."""

# Fields that hold the support of all others.
_SUPPORT = frozenset(("evidence", "inferred"))
# The statuses that no answer has, and what to ask instead.
_NEVER: Mapping[str, str] = {
    Status.CALLED_OFF: "what was called off is in no answer; `called_off` of the record has it",
    Status.DENIED: "what some source denies is 'disputed'; ask for that status",
}


@attrs.frozen
class FieldSupport:
    """What supports one field: quotations, or the reason why it was inferred.

    >>> import vnus_trade
    >>> (support,) = vnus_trade.load().statements.by("Greer").why("greer-confidence").judgements[1].support
    >>> support.entry, support.field, support.evidence[0].quotation.line
    (<Statement greer-confidence: [2025-04-23T18:00+07:00..2025-04-23]>, 'speakers', 9)
    """

    entry: Event | Source | None
    """The event or source that has the field; `None` for an event of which this record knows the order alone."""
    field: str
    """The name of the field in curation files."""
    evidence: tuple[Evidence, ...] = ()
    """The quotations that support it."""
    reasons: FrozenMapping[str] = attrs.field(default=NONE_GIVEN, converter=FrozenMapping[str])
    """Why it was inferred, by its name; for a time also why it has its year and its zone."""


def field_test(
    kind: type[Event], name: str, wanted: Any, catalogue: Catalogue
) -> tuple[str, Any, Callable[[Any], bool]]:
    """Return the key of a field, a value as curations have it, and the test of the field's values.

    Raises `NotFound` for a field or a name that there is not, and `QuestionRefused` for a value that the field never
    has.
    """
    fields = _fields_called(kind, name)
    if name == "status" and isinstance(wanted, str) and wanted in _NEVER:
        raise QuestionRefused("where", _NEVER[Status(wanted)])
    return fields[0].key, *_value_test(fields, wanted, catalogue)


def names_of_fields(kind: type[Event]) -> frozenset[str]:
    """The names of the fields of these events that `where` asks about."""
    classes = [fields_of(cls) for cls in EVENT_CLASSES.values() if issubclass(cls, kind)]
    fields = [field for each in classes for field in each.values()]
    known = {field.name for field in fields if field.backing is not Backing.DERIVED}
    return frozenset(known - _SUPPORT | {field.for_all for field in fields if field.for_all})


def asked_field(kind: type[Event], name: str, wanted: Any) -> tuple[str, Any]:
    """Return the name of the field that holds what `where` asks, and the value: everybody has a field beside."""
    field = _fields_called(kind, name)[0]
    return (field.for_all, True) if field.for_all and wanted == ALL else (name, wanted)


def _value_test(fields: Sequence[Field], wanted: Any, catalogue: Catalogue) -> tuple[Any, Callable[[Any], bool]]:
    """Return a value as curations have it, and the test of the values of a field."""
    if callable(wanted):
        return wanted, lambda value: bool(wanted(value))
    if isinstance(wanted, tuple | list) and fields[0].value is Rate:
        within = Rate(*wanted)
        return within, lambda value: value is not None and value.lies_within(within)
    if isinstance(wanted, tuple | list | set | frozenset):
        if not fields[0].is_several:
            name = fields[0].name
            reason = f"{name} is one value; give one, or a function such as {name}=lambda value: value in (...)"
            raise QuestionRefused("where", reason)
        several = tuple(_meant(fields, member, catalogue) for member in wanted)
        return several, lambda value: _matches(value, several)
    meant = _meant(fields, wanted, catalogue)
    return meant, lambda value: _matches(value, meant)


def evidenced(kind: type[Event], name: str, asked: str) -> str:
    """Return the name of a field that needs evidence, `dated` for `when`; `asked` is the query.

    Raises `NotFound` with near misses, and `QuestionRefused` for a field that is the curator's own filing.
    """
    if name == "when":
        return "dated"
    if _fields_called(kind, name)[0].backing is Backing.FILING:
        raise QuestionRefused(asked, f"{name} is the curator's own filing, which no source says; ask for another")
    return name


def is_stated(event: Event, name: str) -> bool:
    """Return whether words are quoted for a field, here or in the statement that announces the event."""
    entry, key = _supporting(event, name)
    return key not in entry.inferred and any(key in evidence.fields for evidence in entry.evidence)


def is_inferred(event: Event, name: str) -> bool:
    """Return whether a reason is given for a field, here or in the statement that announces the event."""
    entry, key = _supporting(event, name)
    return key in entry.inferred


def support_of(event: Event, field: str) -> FieldSupport:
    """What supports a field of an event, there or in the statement that announces it."""
    entry, key = _supporting(event, field)
    return support_in(entry, key)


def support_in(entry: Event | Source, key: str) -> FieldSupport:
    """What supports the field of this key in an entry; for a time also why it has its year and its zone."""
    keys = (key, "year", "zone") if key in ("when", "published") else (key,)
    evidence = tuple(item for item in entry.evidence if key in item.fields)
    return FieldSupport(entry, key, evidence, {key: entry.inferred[key] for key in keys if key in entry.inferred})


def _supporting(event: Event, name: str) -> tuple[Event, str]:
    """Return the entry that supports a field, and the key of the field there.

    It is the statement for a field that an announcement takes from it and neither quotes nor infers itself.
    """
    field = fields_of(type(event)).get(name)
    key = name if field is None else field.key
    if event.announcement is None or name not in TAKEN or key in event.inferred or event.evidence_for(key):
        return event, key
    return event.announcement, fields_of(Statement)[TAKEN[name]].key


def _fields_called(kind: type[Event], name: str) -> tuple[Field, ...]:
    """Return the field of this name in each class of these events that has one."""
    known = names_of_fields(kind)
    if name not in known:
        instead = advice("where", name) or ""
        raise NotFound("field of these events", name, near(name, known) or tuple(sorted(known)), instead)
    classes = [fields_of(cls) for cls in EVENT_CLASSES.values() if issubclass(cls, kind)]
    return tuple(fields[name] for fields in classes if name in fields)


def _meant(fields: Sequence[Field], wanted: Any, catalogue: Catalogue) -> Any:
    """Return a value as curations have it: the thing of a name, the rate of its figures."""
    field = fields[0]
    if wanted is None or isinstance(wanted, Rate):
        return wanted
    if field.value is Exemptions and isinstance(wanted, str):
        exempt = (event.exempts.goods for event in catalogue.events.values() if isinstance(event, TariffAnnouncement))
        said = {goods.words for each in exempt for goods in each}
        return wanted if wanted in said else catalogue.find(Actor, wanted)
    vocabulary = dict.fromkeys(str(word) for each in fields for word in each.vocabulary or ())
    words = catalogue.places if field.name == "place" else tuple(vocabulary)
    if words and wanted not in words:
        raise NotFound(f"{field.name} of these events", str(wanted), near(str(wanted), words) or words)
    if field.value is Rate:
        try:
            return Rate(wanted)
        except ImpossibleValue as refused:
            more = "" if ";" in refused.reason else "; write 46, (20, 40) for what lies within, or (20, None)"
            raise ImpossibleValue(refused.owner, refused.field, refused.reason + more) from refused
    if field.value is Amount:
        return Amount.parse(wanted) if isinstance(wanted, str) else wanted
    if field.value is int and (not isinstance(wanted, int) or isinstance(wanted, bool)):
        raise QuestionRefused("where", f"{field.name} is a whole number, and {wanted!r} is none; write {field.name}=2")
    if field.value is Participant and not isinstance(wanted, Participant):
        return catalogue.find(Actor, wanted)
    if len(field.refers_to) > 1:
        return catalogue.subject(wanted)
    return catalogue.find(field.refers_to[0], wanted) if field.refers_to else wanted


def _matches(value: Any, wanted: Any) -> bool:
    if isinstance(value, tuple) and isinstance(wanted, tuple):
        return all(_matches(value, one) for one in wanted) and all(
            any(_matches(member, one) for one in wanted) for member in value
        )
    if isinstance(value, tuple):
        return any(_matches(member, wanted) for member in value)
    if isinstance(value, Participant) and isinstance(wanted, Actor):
        return value.actor == wanted
    if isinstance(value, Exemptions) and not isinstance(wanted, Exemptions):
        return _matches((*value.goods, *value.payers), wanted)
    if isinstance(value, Goods) and isinstance(wanted, str):
        return value.words == wanted
    if isinstance(value, TimeSpan) and isinstance(wanted, str):
        read = TimeSpan.parse(wanted, None if states_its_offsets(wanted) else value.zone)
        return (value.begin_bounds, value.end_bounds) == (read.begin_bounds, read.end_bounds)
    return bool(value == wanted)
