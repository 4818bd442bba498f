"""What a curation file may say: one class per table, and the strict reading of tables into them.

Nothing is converted silently: `3` is no text, an unknown key is a fault, a text is no list of letters.
"""

from collections.abc import Callable, Iterable
from decimal import Decimal
from functools import lru_cache, partial
from inspect import get_annotations
from types import UnionType
from typing import Any, NewType, NoReturn, Union, get_args, get_origin

from cattrs import BaseConverter

from vnus_trade.curation.limits import STANDARD, Limits
from vnus_trade.names import called, is_unseen, near


class Table:
    """A table as read: its annotations are the keys it may have, and those without a default the ones it must.

    Entries live for one load, and nobody compares or prints them; so there is no code for attrs to generate.
    """

    def __init__(self, values: dict[str, Any]) -> None:
        self.__dict__.update(values)


Quoted = NewType("Quoted", str)
"""A text of a source's own, which may hold whatever the source holds."""


class EvidenceEntry(Table):
    quote: Quoted
    supports: str = ""
    line: int | None = None
    source: str | None = None
    reads: dict[Quoted, str | list[str]] = {}


class WhenEntry(Table):
    written: str
    zone: str | None = None
    phrase: Quoted | None = None
    why: str | None = None


class RateEntry(Table):
    minimum: int | Decimal
    maximum: int | Decimal


class GoodsEntry(Table):
    words: str
    hs: str | None = None


class Entry(Table):
    id: str
    inferred: dict[str, str] = {}
    evidence: list[EvidenceEntry] = []


class NegotiationEntry(Table):
    id: str
    title: str
    parties: list[str]
    zone: str | None = None
    clocks: dict[str, str] = {}
    policy: str | None = None
    deal: str | None = None


class TopicEntry(Table):
    id: str
    title: str


class RepairEntry(Table):
    at: int
    stray: Quoted
    reason: str


class SetAsideEntry(Table):
    lines: str
    reason: str
    repeats: str | None = None
    note: str | None = None


class SourceEntry(Entry):
    title: str
    sha256: str
    publisher: str | None = None
    origin: str | None = None
    published: WhenEntry | None = None
    zone: str | None = None
    year: int | None = None
    languages: list[str] = []


class OfficeEntry(Table):
    title: str
    organisation: str | None = None
    as_of: WhenEntry | None = None
    since: WhenEntry | None = None
    inferred: dict[str, str] = {}
    evidence: list[EvidenceEntry] = []


class ActorEntry(Entry):
    name: str
    native_name: str | None = None
    aliases: list[str] = []
    kind: str
    side: str | None = None
    named: bool = True
    office: list[OfficeEntry] = []


class DocumentEntry(Entry):
    title: str
    number: str | None = None
    issued_by: list[str] = []


class EventEntry(Entry):
    title: str
    when: WhenEntry | None = None
    place: str | None = None
    topics: list[str] = []
    occasion: str | None = None
    after: list[str] = []
    documents: list[str] = []
    status: str = "ended"


class MeetingEntry(EventEntry):
    form: str
    participants: dict[str, list[str]] = {}
    ordinal: int | None = None
    outcomes: list[str] = []


class RoundEntry(EventEntry):
    number: int | None = None
    parties: list[str] = []


class StatementEntry(EventEntry):
    speakers: list[str] = []
    speech_acts: list[str] = []
    gist: str
    verbatim: Quoted | None = None
    medium: str | None = None
    outlet: str | None = None
    relayed_by: list[str] = []
    addressees: list[str] = []
    about: list[str] = []
    replies_to: str | None = None


class TariffEntry(EventEntry):
    announced_by: list[str] = []
    announced_in: str | None = None
    imposed_by: str | None = None
    applied_to: str | None = None
    goods: list[GoodsEntry] = []
    rate: RateEntry | None = None
    stage: str
    instrument: str | None = None
    in_force: WhenEntry | None = None
    expires: WhenEntry | None = None


class AgreementEntry(EventEntry):
    parties: list[str] = []
    announced_by: list[str] = []
    announced_in: str | None = None
    stage: str
    reached: WhenEntry | None = None


class DiscrepancyEntry(Entry):
    title: str
    kind: str
    concerns: list[str] = []
    explanation: str
    resolution: str
    misnames: dict[str, str] = {}


class GapEntry(Entry):
    title: str
    missing: str
    when: WhenEntry | None = None
    count: int | None = None
    concerns: list[str] = []
    explanation: str


class ExtendEntry(Entry):
    aliases: list[str] = []
    office: list[OfficeEntry] = []
    when: WhenEntry | None = None
    after: list[str] = []
    deal: str | None = None


TABLES: dict[str, type[Any]] = {
    "negotiation": NegotiationEntry,
    "topic": TopicEntry,
    "source": SourceEntry,
    "repair": RepairEntry,
    "set_aside": SetAsideEntry,
    "actor": ActorEntry,
    "document": DocumentEntry,
    "meeting": MeetingEntry,
    "round": RoundEntry,
    "tariff": TariffEntry,
    "statement": StatementEntry,
    "agreement": AgreementEntry,
    "discrepancy": DiscrepancyEntry,
    "gap": GapEntry,
    "extend": ExtendEntry,
}
"""The class of each table of a curation file."""

Step = tuple[str | int, ...]
"""A path within a curation file or a table of it."""


class Malformed(Exception):
    """All that is wrong in one value: the path to each fault within it, and what is wrong there."""

    def __init__(self, *problems: tuple[Step, str]) -> None:
        super().__init__(*problems)
        self.problems = problems


def structured(table: Any, kind: str, limits: Limits = STANDARD) -> Any:
    """The entry of a table of this kind; raises `Malformed`."""
    return _converter(limits).structure(table, TABLES[kind])


# Keys that Python or our own words do not let us call what the file calls them.
_WRITTEN = {"supports": "for", "written": "is", "minimum": "from", "maximum": "to"}
# What may be written in short: the value alone, for the first field of the table (and the last, of a range).
_SHORT: dict[type, tuple[tuple[type, ...], str]] = {
    WhenEntry: ((str,), "a time in quotation marks, or a table"),
    GoodsEntry: ((str,), "a text or a table"),
    RateEntry: ((int, Decimal), "a number or a table"),
}
_PLAIN: dict[Any, tuple[tuple[type, ...], str]] = {
    int: ((int,), "a whole number"),
    bool: ((bool,), "true or false"),
    int | Decimal: ((int, Decimal), "a number"),
}
# No ordinal, year, offset or rate comes near it, and what is larger, or finer, takes long to print.
_GREATEST, _DECIMALS = 10**12, 12
# Letters that show nothing and yet are spelling, in Persian and in many scripts of India.
_JOINERS = "\u200c\u200d"


def _plain(kind: Any) -> Callable[[Any, Any], Any]:
    allowed, what = _PLAIN[kind]

    def hook(value: Any, _: Any) -> Any:
        if type(value) not in allowed or (isinstance(value, Decimal) and not value.is_finite()):
            raise Malformed(((), f"{_shown(value)} is not {what}"))
        if not -_GREATEST <= value <= _GREATEST:
            raise Malformed(((), f"{_shown(value)} is not {what} up to {_GREATEST}"))
        if isinstance(value, Decimal) and -int(value.as_tuple().exponent) > _DECIMALS:
            raise Malformed(((), f"{_shown(value)} has more than {_DECIMALS} decimals"))
        return value

    return hook


def _text(most: int, *, ours: bool) -> Callable[[Any, Any], str]:
    """Reads a text of this length at the most; one of ours, not a source's, has no letters that nobody sees."""

    def hook(value: Any, _: Any) -> str:
        if type(value) is not str:
            raise Malformed(((), f"{_shown(value)} is not a text; put it in quotation marks"))
        if len(value) > most:
            _refuse_size("code points", len(value), "text_length", most)
        if ours and not value.isprintable():
            _check_letters(value)
        return value

    return hook


def _check_letters(text: str) -> None:
    """Refuse letters that nobody sees, in words that are ours and so need none."""
    for offset, letter in enumerate(text):
        if is_unseen(letter) and letter not in _JOINERS:
            raise Malformed(((), f"has {called(letter)} at offset {offset}; leave it out"))


def _refuse_size(what: str, size: int, limit: str, allowed: int) -> None:
    raise Malformed(((), f"has {size} {what}, more than {allowed}; if it must, load with Limits({limit}=...)"))


def _shown(value: Any) -> str:
    """A value that is at fault, in a few words."""
    if isinstance(value, str):
        return repr(value if len(value) <= 60 else f"{value[:57]}...")
    if isinstance(value, dict | list):
        return "a table" if isinstance(value, dict) else "a list"
    if isinstance(value, int) and abs(value) > _GREATEST:
        return "so great a number"
    said = str(value).lower() if isinstance(value, bool) else str(value)
    return said if len(said) <= 60 else f"{said[:57]}..."


def _refuse(reads: Iterable[tuple[str | int, Callable[[], Any]]], limits: Limits) -> NoReturn:
    """Raise `Malformed` with all that is wrong in these, at the step that comes with each, or as much as is allowed."""
    problems: list[tuple[Step, str]] = []
    for step, read in reads:
        try:
            read()
        except Malformed as malformed:
            problems += [((step, *path), message) for path, message in malformed.problems]
            if len(problems) >= limits.faults:
                break
    raise Malformed(*problems)


def _list(kind: Any, converter: BaseConverter, limits: Limits) -> Callable[[Any, Any], Any]:
    (member,) = get_args(kind)
    read = converter.get_structure_hook(member)

    def hook(value: Any, _: Any) -> Any:
        if isinstance(value, dict):
            raise Malformed(((), "is one table where a list belongs; write its header in [[ ]]"))
        if not isinstance(value, list):
            raise Malformed(((), f"{_shown(value)} is not a list; write [ ... ]"))
        if len(value) > limits.members:
            _refuse_size("members", len(value), "members", limits.members)
        try:
            return [read(item, member) for item in value]
        except Malformed:
            _refuse(((number, partial(read, item, member)) for number, item in enumerate(value)), limits)

    return hook


def _mapping(kind: Any, converter: BaseConverter, limits: Limits) -> Callable[[Any, Any], Any]:
    name, member = get_args(kind)
    read_key, read = converter.get_structure_hook(name), converter.get_structure_hook(member)

    def hook(value: Any, _: Any) -> Any:
        if not isinstance(value, dict):
            raise Malformed(((), f"{_shown(value)} is not a table; write {{ name = ... }}"))
        if len(value) > limits.members:
            _refuse_size("members", len(value), "members", limits.members)
        for key in value:
            read_key(key, name)
        try:
            return {key: read(item, member) for key, item in value.items()}
        except Malformed:
            _refuse(((key, partial(read, item, member)) for key, item in value.items()), limits)

    return hook


def _one_or_many(kind: Any, converter: BaseConverter) -> Callable[[Any, Any], Any]:
    one, many = (converter.get_structure_hook(member) for member in get_args(kind))

    def hook(value: Any, wanted: Any) -> Any:
        return many(value, wanted) if isinstance(value, list) else one(value, wanted)

    return hook


def _table(kind: type[Any], converter: BaseConverter, limits: Limits) -> Callable[[Any, Any], Any]:
    """Reads a table: every key known, every value of its type, nothing missing."""
    kinds = {name: annotation for base in reversed(kind.__mro__) for name, annotation in get_annotations(base).items()}
    fields = {_WRITTEN.get(name, name): name for name in kinds}
    reads = {key: converter.get_structure_hook(kinds[name]) for key, name in fields.items()}
    required = [key for key, name in fields.items() if not hasattr(kind, name)]
    needed = frozenset(required)
    shorts, what = _SHORT.get(kind, ((), "a table"))

    def unknown(key: str) -> None:
        close = near(key, fields, 1)
        raise Malformed(((), f"unknown key{f'; did you mean {close[0]!r}?' if close else ''}"))

    def missing() -> None:
        raise Malformed(((), "is missing"))

    def hook(value: Any, _: Any) -> Any:
        if type(value) in shorts:
            return kind(dict.fromkeys((fields[key] for key in required), reads[required[0]](value, None)))
        if not isinstance(value, dict):
            raise Malformed(((), f"{_shown(value)} is not {what}"))
        if len(value) > limits.members:
            _refuse_size("keys", len(value), "members", limits.members)
        if value.keys() <= fields.keys() and value.keys() >= needed:
            try:
                return kind({fields[key]: reads[key](item, None) for key, item in value.items()})
            except Malformed:
                pass  # which is told in full below
        tried: list[tuple[str, Callable[[], Any]]] = [
            (key, partial(reads[key], item, None) if key in fields else partial(unknown, key))
            for key, item in value.items()
        ]
        misspelt = {close for key in value if key not in fields for close in near(key, fields, 1)}
        tried += [(key, missing) for key in required if key not in value and key not in misspelt]
        _refuse(tried, limits)

    return hook


def _is_a(origin: type, kind: Any) -> bool:
    return get_origin(kind) is origin


def _is_table(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Table)


def _is_optional(kind: Any) -> bool:
    # What may be `Quoted` or nothing is of typing's older class of unions.
    return get_origin(kind) in (Union, UnionType) and type(None) in get_args(kind)


def _optional(kind: Any, converter: BaseConverter) -> Callable[[Any, Any], Any]:
    """TOML has no null, so that an optional value which is given is simply one of its type."""
    return converter.get_structure_hook(next(member for member in get_args(kind) if member is not type(None)))


@lru_cache(maxsize=4)
def _converter(limits: Limits) -> BaseConverter:
    """What reads tables strictly, within these limits."""
    converter = BaseConverter()
    converter.register_structure_hook_factory(_is_optional, _optional)
    converter.register_structure_hook_factory(
        partial(_is_a, dict), lambda kind, converter: _mapping(kind, converter, limits)
    )
    converter.register_structure_hook_factory(
        partial(_is_a, list), lambda kind, converter: _list(kind, converter, limits)
    )
    converter.register_structure_hook_factory(lambda kind: kind == str | list[str], _one_or_many)
    for kind in _PLAIN:
        converter.register_structure_hook(kind, _plain(kind))
    converter.register_structure_hook(str, _text(limits.text_length, ours=True))
    converter.register_structure_hook(Quoted, _text(limits.text_length, ours=False))
    converter.register_structure_hook_factory(_is_table, lambda kind, converter: _table(kind, converter, limits))
    return converter
