"""Reads the tables of a curation file into entries, strictly: the keys and types are those of the model's fields.

Nothing is converted silently: `3` is not a text, an unknown key is a fault, and a text is not a list of letters.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache, partial
from typing import Any, NamedTuple, TypeAlias

from vnus_trade.curation.limits import STANDARD, Limits
from vnus_trade.errors import ImpossibleValue
from vnus_trade.evidence.backing import Backing
from vnus_trade.evidence.sources import Evidence
from vnus_trade.evidence.stretches import Repair, SetAside
from vnus_trade.evidence.vocabulary import Vocabulary
from vnus_trade.letters import JOINERS, is_unseen, letter_name
from vnus_trade.model.entities import Actor, Negotiation, Office
from vnus_trade.model.events import EVENT_CLASSES, Goods, Participant, Rate
from vnus_trade.model.fields import KINDS, Field, keyed
from vnus_trade.model.vocabulary import Role
from vnus_trade.names import near
from vnus_trade.time.span import TimeSpan

TomlPath = tuple[str | int, ...]
"""The path to a value in a curation file, or within one of its tables: ``("meeting", 0, "evidence", 1)``."""


class Malformed(Exception):
    """A table that cannot be read; `problems` has the path to each fault within it, and its message."""

    def __init__(self, problems: Sequence[tuple[TomlPath, str]]) -> None:
        super().__init__(problems)
        self.problems = problems


class TimeEntry(NamedTuple):
    """A time as a table gives it: its written form, its zone, the source's words, and why they read otherwise."""

    written: str
    zone: str | None = None
    phrase: str | None = None
    why: str | None = None


class EvidenceEntry(NamedTuple):
    """A quotation as a table gives it, the fields that it supports, and whom its words mean, by their ids."""

    quote: str
    supports: tuple[str, ...] = ()
    line: int | None = None
    source: str | None = None
    reads: Mapping[str, tuple[str, ...]] = {}


Value: TypeAlias = (
    "str | int | Decimal | TimeEntry | EvidenceEntry | Rate | Goods | Entry | Sequence[Value] | Mapping[str, Value]"
)
"""A value of a table. What refers to other entries is an id, a sequence of ids, or a mapping to either."""


class Entry:
    """An entry, or an office of an actor, as its table gives it: the value of each key, and its evidence.

    `cls` is the class of the object that it becomes, with its `fields` by their keys; an extension has the fields of
    its target.

    Entries live for one load, and nobody compares or prints them; so attrs need not generate code for them.
    """

    def __init__(self, kind: str, cls: type[Any], fields: Mapping[str, Field], values: dict[str, Any]) -> None:
        self.kind = kind
        self.cls = cls
        self.fields = fields
        self.keys: frozenset[str] = frozenset(values)
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

    def times(self) -> Sequence[tuple[str, TimeEntry]]:
        """The times of the table, by their keys."""
        return [(key, value) for key, value in self.values.items() if isinstance(value, TimeEntry)]

    def texts(self, key: str) -> Sequence[str]:
        """The texts or ids under a key, each once: one, those of a list, or all those of a table."""
        value: Any = self.values.get(key, ())
        if isinstance(value, str):
            return [value]
        if isinstance(value, dict):
            value = [text for inner in value.values() for text in ([inner] if isinstance(inner, str) else inner)]
        return list(dict.fromkeys(value))

    def shown(self, key: str) -> Sequence[str | int | Decimal]:
        """The figures and texts under a key that quoted words must show: the words of goods, both ends of a rate."""
        value = self.values.get(key)
        if isinstance(value, Rate):
            return list(dict.fromkeys((value.minimum, value.maximum)))
        if isinstance(value, int):
            return [value]
        if key == "goods":
            return [goods.words for goods in value if isinstance(goods, Goods)] if isinstance(value, list) else []
        return self.texts(key)

    def codes(self, key: str) -> Sequence[str]:
        """The customs codes of the goods under a key."""
        goods = self.values.get(key) if key == "goods" else ()
        return [each.hs for each in goods if isinstance(each, Goods) and each.hs] if isinstance(goods, list) else []


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
    read: Entry | None = _readers(limits).tables[kind](table, (), problems)
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


_WHOLE, _NUMBER = _plain((int,), "a whole number"), _plain((int, Decimal), "a number")


class _Readers:
    """What reads each sort of value within these limits, and, in `tables`, each kind of table."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        ours, quoted = self._text(), self._text(quoted=True)
        time = {"is": ours, "zone": ours, "phrase": quoted, "why": ours}
        reads = self._mapping(quoted, self._one_or_several(ours))
        evidence = {"quote": quoted, "for": ours, "line": _WHOLE, "source": ours, "reads": reads}
        self._by_class: dict[type[Any], _Reader] = {
            str: ours,
            int: _WHOLE,
            bool: _plain((bool,), "true or false"),
            TimeSpan: self._table(time, ("is",), _time, (str,), "a time in quotation marks, or a table"),
            Evidence: self._table(evidence, ("quote",), _evidence),
            Goods: self._table({"words": ours, "hs": ours}, ("words",), _goods, (str,), "a text or a table"),
            Rate: self._table(
                {"from": _NUMBER, "to": _NUMBER}, ("from", "to"), _rate, (int, Decimal), "a number or a table"
            ),
            Participant: self._mapping(self._word(Role), self._list(ours)),
        }
        self._by_class[Office] = self._entry("office", Office)
        extend = {key: self._reader(keyed(Actor)[key]) for key in _COMMON}
        extend |= {key: self._reader(keyed(KINDS[kind])[key]) for kind, keys in EXTENDABLE.items() for key in keys}
        repair = {"at": _WHOLE, "stray": quoted, "reason": ours}
        set_aside = dict.fromkeys(("lines", "reason", "repeats", "note"), ours)
        self.tables: Mapping[str, _Reader] = {
            **{kind: self._entry(kind, cls) for kind, cls in KINDS.items()},
            "repair": self._table(repair, repair, partial(Entry, "repair", Repair, {})),
            "set_aside": self._table(set_aside, ("lines", "reason"), partial(Entry, "set_aside", SetAside, {})),
            "extend": self._table(extend, ("id",), partial(Entry, "extend", object, {})),
        }

    def _entry(self, kind: str, cls: type[Any]) -> _Reader:
        fields = keyed(cls)
        required = [key for key, field in fields.items() if field.is_required or (cls, key) == (Negotiation, "parties")]
        reads = {key: self._reader(field) for key, field in fields.items()}
        return self._table(reads, required, partial(Entry, kind, cls, fields))

    def _reader(self, field: Field) -> _Reader:
        if field.vocabulary is not None:
            read = self._word(field.vocabulary)
        elif field.refers_to:
            read = self._by_class[str]
        else:
            read = self._text(quoted=True) if field.backing is Backing.VERBATIM else self._by_class[field.value]
        if field.is_mapping:
            return self._mapping(self._by_class[str], read)
        return self._list(read) if field.is_several and field.value is not Participant else read

    def _text(self, *, quoted: bool = False) -> _Reader:
        """Reads a text; only one that is quoted from a source may have letters that nobody sees."""
        longest = self._limits.text_length

        def read(value: Any, path: TomlPath, problems: _Problems) -> Any:
            if type(value) is not str:
                problems.add(path, f"{_shown(value)} is not a text; put it in quotation marks")
                return None
            if len(value) > longest:
                self._is_small(value, "code points", "text_length", path, problems)
            elif not (quoted or value.isprintable()):
                for offset, letter in enumerate(value):
                    if is_unseen(letter) and letter not in JOINERS:
                        problems.add(path, f"has {letter_name(letter)} at offset {offset}; leave it out")
                        break
            return value

        return read

    def _word(self, vocabulary: type[Vocabulary]) -> _Reader:
        text = self._text()

        def read(value: Any, path: TomlPath, problems: _Problems) -> Any:
            word = text(value, path, problems)
            try:
                return word if word is None else vocabulary(word)
            except ImpossibleValue as error:
                problems.add(path, f"{word!r} {error.reason}")
                return None

        return read

    def _list(self, member: _Reader) -> _Reader:
        def read(value: Any, path: TomlPath, problems: _Problems) -> Any:
            if isinstance(value, dict):
                problems.add(path, "is one table where a list belongs; write its header in [[ ]]")
            elif not isinstance(value, list):
                problems.add(path, f"{_shown(value)} is not a list; write [ ... ]")
            elif self._is_small(value, "members", "members", path, problems):
                return [member(item, (*path, number), problems) for number, item in enumerate(value)]
            return None

        return read

    def _one_or_several(self, member: _Reader) -> _Reader:
        several = self._list(member)
        return lambda value, path, problems: (
            several(value, path, problems) if isinstance(value, list) else [member(value, path, problems)]
        )

    def _mapping(self, key: _Reader, member: _Reader) -> _Reader:
        def read(value: Any, path: TomlPath, problems: _Problems) -> Any:
            if not isinstance(value, dict):
                problems.add(path, f"{_shown(value)} is not a table; write {{ name = ... }}")
            elif self._is_small(value, "members", "members", path, problems):
                for name in value:
                    key(name, path, problems)
                return {name: member(item, (*path, name), problems) for name, item in value.items()}
            return None

        return read

    def _table(
        self,
        reads: Mapping[str, _Reader],
        required: Iterable[str],
        make: Callable[[dict[str, Any]], Any],
        shorts: tuple[type, ...] = (),
        what: str = "a table",
    ) -> _Reader:
        """Reads a table, every key known and nothing missing; a value of `shorts` stands for the required ones."""
        needed = list(required)

        def read(value: Any, path: TomlPath, problems: _Problems) -> Any:
            before = len(problems)
            if type(value) in shorts:
                given = dict.fromkeys(needed, reads[needed[0]](value, path, problems))
            elif not isinstance(value, dict):
                problems.add(path, f"{_shown(value)} is not {what}")
            elif self._is_small(value, "keys", "members", path, problems):
                given = _values(value, path, problems, reads, needed)
            if len(problems) > before:
                return None
            try:
                return make(given)
            except ImpossibleValue as error:
                problems.add(path, f"{error.field} {error.reason}")
                return None

        return read

    def _is_small(self, value: Any, what: str, limit: str, path: TomlPath, problems: _Problems) -> bool:
        """Whether a value is within the limit of this name; if not, that is a problem."""
        allowed: int = getattr(self._limits, limit)
        if len(value) > allowed:
            size = f"has {len(value)} {what}, more than {allowed}"
            problems.add(path, f"{size}; to allow it, load with Limits({limit}=...)")
        return len(value) <= allowed


_readers = lru_cache(maxsize=4)(_Readers)
_COMMON = ("id", "evidence", "inferred")


def _values(
    table: Mapping[str, Any], path: TomlPath, problems: _Problems, reads: Mapping[str, _Reader], needed: Iterable[str]
) -> dict[str, Any]:
    """The values of a table by their keys; keys that are unknown, or missing and not just misspelt, are problems."""
    given: dict[str, Any] = {}
    misspelt: set[str] = set()
    for key, item in table.items():
        if key in reads:
            given[key] = reads[key](item, (*path, key), problems)
        else:
            close = near(key, reads, 1)
            misspelt.update(close)
            problems.add((*path, key), f"unknown key{f'; did you mean {close[0]!r}?' if close else ''}")
    for key in needed:
        if key not in given and key not in misspelt:
            problems.add((*path, key), "is missing")
    return given


def _time(given: dict[str, Any]) -> TimeEntry:
    return TimeEntry(given.pop("is"), **given)


def _evidence(given: dict[str, Any]) -> EvidenceEntry:
    reads = {words: tuple(ids) for words, ids in given.pop("reads", {}).items()}
    return EvidenceEntry(given.pop("quote"), tuple(given.pop("for", "").split()), reads=reads, **given)


def _goods(given: dict[str, Any]) -> Goods:
    return Goods(**given)


def _rate(given: dict[str, Any]) -> Rate:
    return Rate(given["from"], given["to"])


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
