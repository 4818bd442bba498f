"""Reads the tables of a curation file into entries, strictly: the keys and types are those of the model's fields.

Nothing is converted silently: `3` is not a text, an unknown key is a fault, and a text is not a list of letters.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache, partial
from typing import Any, TypeAlias

from vnus_trade.curation.limits import STANDARD, Limits
from vnus_trade.errors import ImpossibleValue
from vnus_trade.evidence.backing import Backing
from vnus_trade.evidence.sources import Evidence
from vnus_trade.model.entities import Actor, Negotiation, Office
from vnus_trade.model.events import EVENT_CLASSES, Goods, Participant, Rate
from vnus_trade.model.fields import KINDS, Field, keyed
from vnus_trade.model.vocabulary import Role, Vocabulary
from vnus_trade.names import called, is_unseen, near
from vnus_trade.time.span import TimeSpan

TomlPath = tuple[str | int, ...]
"""The path to a value in a curation file, or within one of its tables: ``("meeting", 0, "evidence", 1)``."""


class Malformed(Exception):
    """A table that cannot be read; `problems` has the path to each fault within it, and its message."""

    def __init__(self, problems: Sequence[tuple[TomlPath, str]]) -> None:
        super().__init__(problems)
        self.problems = problems


class TimeEntry:
    """A time as a table gives it: its written form, its zone, the source's words, and why they read otherwise."""

    def __init__(
        self, written: str, zone: str | None = None, phrase: str | None = None, why: str | None = None
    ) -> None:
        self.written = written
        self.zone = zone
        self.phrase = phrase
        self.why = why


class EvidenceEntry:
    """A quotation as a table gives it, the fields that it supports, and whom its words mean, by their ids."""

    def __init__(
        self,
        quote: str,
        supports: str = "",
        line: int | None = None,
        source: str | None = None,
        reads: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        self.quote = quote
        self.supports = tuple(supports.split())
        self.line = line
        self.source = source
        self.reads = reads or {}


Value: TypeAlias = (
    "str | int | Decimal | TimeEntry | EvidenceEntry | Rate | Goods | Entry | Sequence[Value] | Mapping[str, Value]"
)
"""A value of a table. What refers to other entries is an id, a sequence of ids, or a mapping to either."""


class Entry:
    """An entry, or an office of an actor, as its table gives it: the value of each key, and its evidence.

    Entries live for one load, and nobody compares or prints them; so attrs need not generate code for them.
    """

    def __init__(self, kind: str, cls: type[Any] | None, values: dict[str, Any]) -> None:
        self.kind = kind
        self.cls = cls
        self.keys = frozenset(values)
        self.evidence: Sequence[EvidenceEntry] = values.pop("evidence", ())
        self.inferred: Mapping[str, str] = values.pop("inferred", {})
        self.offices: Sequence[Entry] = values.pop("office", ())
        self.values: Mapping[str, Value] = values

    def text(self, key: str) -> str | None:
        """The text under a key; None if the table has none."""
        value = self.values.get(key)
        return value if isinstance(value, str) else None

    def number(self, key: str) -> int | None:
        """The whole number under a key; None if the table has none."""
        value = self.values.get(key)
        return value if isinstance(value, int) else None

    def time(self, key: str) -> TimeEntry | None:
        """The time under a key; None if the table has none."""
        value = self.values.get(key)
        return value if isinstance(value, TimeEntry) else None

    def texts(self, key: str) -> Sequence[str]:
        """The texts or ids under a key, each once: one, those of a list, or all those of a table."""
        return [member for member in _members(self.values.get(key)) if isinstance(member, str)]

    def shown(self, key: str) -> Sequence[str | int | Decimal]:
        """The figures and texts under a key that quoted words must show: the words of goods, both ends of a rate."""
        return [member for member in _members(self.values.get(key)) if isinstance(member, str | int | Decimal)]


def _members(value: "Value | None") -> Iterable[Value]:
    if isinstance(value, Mapping):
        return dict.fromkeys(member for inner in value.values() for member in _members(inner))
    if isinstance(value, Rate):
        return dict.fromkeys((value.minimum, value.maximum))
    if isinstance(value, Goods):
        return (value.words,)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return dict.fromkeys(member for inner in value for member in _members(inner))
    return () if value is None else (value,)


EXTENDABLE: Mapping[str, frozenset[str]] = {
    "actor": frozenset(("aliases", "office")),
    **dict.fromkeys(map(str, EVENT_CLASSES), frozenset(("when", "after"))),
    **dict.fromkeys(("document", "discrepancy", "gap"), frozenset[str]()),
    "negotiation": frozenset(("deal",)),
}
"""The keys that an extension may add to an entry of each kind, besides evidence."""

TABLES = (*KINDS, "repair", "set_aside", "extend")
"""The kinds of table that a curation file may have."""


def read_table(table: object, kind: str, limits: Limits = STANDARD) -> Entry:
    """The entry that a table of this kind is; raises `Malformed`."""
    problems = _Problems(limits.faults)
    read: Entry | None = _tables(limits)[kind](table, (), problems)
    if read is None or problems:
        raise Malformed(problems)
    return read


class _Problems(list[tuple[TomlPath, str]]):
    """The faults found so far in one table; raises `Malformed` when there are as many as the limits allow."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def add(self, path: TomlPath, message: str) -> None:
        self.append((path, message))
        if len(self) >= self._most:
            raise Malformed(self)


# Reads the value at a path; adds to the problems, and gives None, if it cannot.
_Reader = Callable[[Any, TomlPath, _Problems], Any]

# No ordinal, year, offset or rate comes near it; what is larger, or finer, takes long to print.
_GREATEST, _DECIMALS = 10**12, 12
# Letters that show nothing and yet are spelling, in Persian and in many scripts of India.
_JOINERS = "\u200c\u200d"


def _plain(types: tuple[type, ...], what: str) -> _Reader:
    """Reads a number or a truth value of just these types, within the limits of size."""

    def read(value: Any, path: TomlPath, problems: _Problems) -> Any:
        if type(value) not in types or (isinstance(value, Decimal) and not value.is_finite()):
            problems.add(path, f"{_shown(value)} is not {what}")
        elif not -_GREATEST <= value <= _GREATEST:
            problems.add(path, f"{_shown(value)} is not {what} up to {_GREATEST}")
        elif isinstance(value, Decimal) and -int(value.as_tuple().exponent) > _DECIMALS:
            problems.add(path, f"{_shown(value)} has more than {_DECIMALS} decimals")
        else:
            return value
        return None

    return read


_WHOLE = _plain((int,), "a whole number")
_FLAG = _plain((bool,), "true or false")
_NUMBER = _plain((int, Decimal), "a number")


def _text(limits: Limits, *, quoted: bool = False) -> _Reader:
    """Reads a text; only one that is quoted from a source may have letters that nobody sees."""

    def read(value: Any, path: TomlPath, problems: _Problems) -> Any:
        if type(value) is not str:
            problems.add(path, f"{_shown(value)} is not a text; put it in quotation marks")
            return None
        if len(value) > limits.text_length:
            _refuse_size(path, problems, f"{len(value)} code points", "text_length", limits.text_length)
        elif not (quoted or value.isprintable()):
            for offset, letter in enumerate(value):
                if is_unseen(letter) and letter not in _JOINERS:
                    problems.add(path, f"has {called(letter)} at offset {offset}; leave it out")
                    break
        return value

    return read


def _word(vocabulary: type[Vocabulary], text: _Reader) -> _Reader:
    def read(value: Any, path: TomlPath, problems: _Problems) -> Any:
        word = text(value, path, problems)
        try:
            return word if word is None else vocabulary(word)
        except ImpossibleValue as error:
            problems.add(path, f"{word!r} {error.reason}")
            return None

    return read


def _list(member: _Reader, limits: Limits) -> _Reader:
    def read(value: Any, path: TomlPath, problems: _Problems) -> Any:
        if isinstance(value, dict):
            problems.add(path, "is one table where a list belongs; write its header in [[ ]]")
        elif not isinstance(value, list):
            problems.add(path, f"{_shown(value)} is not a list; write [ ... ]")
        elif len(value) > limits.members:
            _refuse_size(path, problems, f"{len(value)} members", "members", limits.members)
        else:
            return [member(item, (*path, number), problems) for number, item in enumerate(value)]
        return None

    return read


def _mapping(key: _Reader, member: _Reader, limits: Limits) -> _Reader:
    def read(value: Any, path: TomlPath, problems: _Problems) -> Any:
        if not isinstance(value, dict):
            problems.add(path, f"{_shown(value)} is not a table; write {{ name = ... }}")
            return None
        if len(value) > limits.members:
            _refuse_size(path, problems, f"{len(value)} members", "members", limits.members)
            return None
        for name in value:
            key(name, path, problems)
        return {name: member(item, (*path, name), problems) for name, item in value.items()}

    return read


def _one_or_several(member: _Reader, limits: Limits) -> _Reader:
    several = _list(member, limits)
    return lambda value, path, problems: (
        several(value, path, problems) if isinstance(value, list) else [member(value, path, problems)]
    )


def _table(
    reads: Mapping[str, _Reader],
    required: Iterable[str],
    make: Callable[[dict[str, Any]], Any],
    limits: Limits,
    short: tuple[tuple[type, ...], str] = ((), "a table"),
) -> _Reader:
    """Reads a table: every key known, every value of its type, nothing missing; `short` is what may stand for it."""
    needed = list(required)
    shorts, what = short

    def read(value: Any, path: TomlPath, problems: _Problems) -> Any:
        before = len(problems)
        if type(value) in shorts:
            item = reads[needed[0]](value, path, problems)
            given = dict.fromkeys(needed, item)
        elif not isinstance(value, dict):
            problems.add(path, f"{_shown(value)} is not {what}")
            return None
        elif len(value) > limits.members:
            _refuse_size(path, problems, f"{len(value)} keys", "members", limits.members)
            return None
        else:
            given = {}
            misspelt: set[str] = set()
            for key, item in value.items():
                if key in reads:
                    given[key] = reads[key](item, (*path, key), problems)
                else:
                    misspelt.update(_report_unknown(key, (*path, key), problems, reads))
            for key in needed:
                if key not in given and key not in misspelt:
                    problems.add((*path, key), "is missing")
        if len(problems) > before:
            return None
        try:
            return make(given)
        except ImpossibleValue as error:
            problems.add(path, f"{error.field} {error.reason}")
            return None

    return read


def _report_unknown(key: str, path: TomlPath, problems: _Problems, known: Iterable[str]) -> Sequence[str]:
    """Report a key that is not known; returns the key that was probably meant."""
    close = near(key, known, 1)
    problems.add(path, f"unknown key{f'; did you mean {close[0]!r}?' if close else ''}")
    return close


@lru_cache(maxsize=4)
def _tables(limits: Limits) -> Mapping[str, _Reader]:
    """What reads each kind of table, within these limits."""
    ours, quoted = _text(limits), _text(limits, quoted=True)
    time = _table(
        {"is": ours, "zone": ours, "phrase": quoted, "why": ours},
        ("is",),
        lambda given: TimeEntry(given.pop("is"), **given),
        limits,
        ((str,), "a time in quotation marks, or a table"),
    )
    evidence = _table(
        {
            "quote": quoted,
            "for": ours,
            "line": _WHOLE,
            "source": ours,
            "reads": _mapping(quoted, _one_or_several(ours, limits), limits),
        },
        ("quote",),
        lambda given: EvidenceEntry(given.pop("quote"), given.pop("for", ""), **given),
        limits,
    )
    goods = _table(
        {"words": ours, "hs": ours}, ("words",), lambda given: Goods(**given), limits, ((str,), "a text or a table")
    )
    rate = _table(
        {"from": _NUMBER, "to": _NUMBER},
        ("from", "to"),
        lambda given: Rate(given["from"], given["to"]),
        limits,
        ((int, Decimal), "a number or a table"),
    )
    by_class: dict[type[Any], _Reader] = {
        str: ours,
        int: _WHOLE,
        bool: _FLAG,
        TimeSpan: time,
        Evidence: evidence,
        Goods: goods,
        Rate: rate,
        Participant: _mapping(_word(Role, ours), _list(ours, limits), limits),
    }

    def reader(field: Field) -> _Reader:
        if field.vocabulary is not None:
            read = _word(field.vocabulary, ours)
        elif field.refers_to:
            read = ours
        else:
            read = quoted if field.backing is Backing.VERBATIM else by_class[field.value]
        if field.is_mapping:
            return _mapping(ours, read, limits)
        return _list(read, limits) if field.is_several and field.value is not Participant else read

    def table(kind: str, cls: type[Any]) -> _Reader:
        fields = keyed(cls)
        required = [key for key, field in fields.items() if field.is_required or (cls, key) == (Negotiation, "parties")]
        return _table(
            {key: reader(field) for key, field in fields.items()}, required, partial(Entry, kind, cls), limits
        )

    by_class[Office] = table("office", Office)
    added = {key: reader(keyed(KINDS[kind])[key]) for kind, keys in EXTENDABLE.items() for key in keys}
    common = {key: reader(keyed(Actor)[key]) for key in ("id", "evidence", "inferred")}
    return {
        **{kind: table(kind, cls) for kind, cls in KINDS.items()},
        "repair": _table(
            {"at": _WHOLE, "stray": quoted, "reason": ours},
            ("at", "stray", "reason"),
            partial(Entry, "repair", None),
            limits,
        ),
        "set_aside": _table(
            dict.fromkeys(("lines", "reason", "repeats", "note"), ours),
            ("lines", "reason"),
            partial(Entry, "set_aside", None),
            limits,
        ),
        "extend": _table(common | added, ("id",), partial(Entry, "extend", None), limits),
    }


def _refuse_size(path: TomlPath, problems: _Problems, size: str, limit: str, allowed: int) -> None:
    problems.add(path, f"has {size}, more than {allowed}; to allow it, load with Limits({limit}=...)")


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
