"""Reads the tables of a curation file into entries, strictly: the keys and types are those of the model's fields.

Nothing is converted silently: `3` is not a text, an unknown key is a fault, and a text is not a list of letters.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from functools import cache, partial
from typing import Any
from unicodedata import normalize

from vnus_trade.errors import ImpossibleValue, TimeRefused
from vnus_trade.evidence.backing import Backing
from vnus_trade.evidence.sources import Evidence, wrong_address
from vnus_trade.evidence.stretches import Lines, Repair, SetAside
from vnus_trade.evidence.vocabulary import Effect, Status
from vnus_trade.folders.entries import GREATEST, AmountEntry, Entry, EvidenceEntry, TimeEntry, in_few_words
from vnus_trade.folders.limits import STANDARD, Limits
from vnus_trade.folders.untrusted import TomlPath
from vnus_trade.letters import JOINERS, is_unseen, letter_name
from vnus_trade.model.entities import Entity, Negotiation, Office
from vnus_trade.model.events import EVENT_CLASSES, Participant, Plan, RateStep
from vnus_trade.model.fields import KINDS, Field, keyed
from vnus_trade.model.quantities import Amount, Exemptions, Goods, Rate, SpecificDuty
from vnus_trade.model.vocabulary import Role
from vnus_trade.phrases.reading_policy import POLICIES
from vnus_trade.time.span import TimeSpan
from vnus_trade.time.zones import zone_of
from vnus_trade.words.names import near
from vnus_trade.words.numbers import has_whole


class Malformed(Exception):
    """A table that cannot be read; `problems` has the path to each fault within it, and its message."""

    def __init__(self, problems: Sequence[tuple[TomlPath, str]]) -> None:
        super().__init__(problems)
        self.problems = problems


EXTENDABLE = (Entity, Negotiation)
"""The classes of what an extension may add to. A source is curated with its text, and a topic says nothing."""

_CLASSES: Mapping[str, type[Any]] = {**KINDS, "repair": Repair, "set_aside": SetAside}

TABLES = (*_CLASSES, "extend")
"""The kinds of table that a curation file may have."""


def read_table(table: object, kind: str, limits: Limits = STANDARD, extends: type[Any] = Entity) -> Entry:
    """The entry that a table of this kind is, or the extension of one of this class; raises `Malformed`."""
    problems = _Problems(limits)
    cls: Any = _CLASSES.get(kind, extends)
    read: Entry | None = _entry(kind, cls)(table, (), problems)
    if read is None or problems:
        raise Malformed(problems)
    return read


class _Problems(list[tuple[TomlPath, str]]):
    """The faults found so far in one table; raises `Malformed` when there are as many as the limits allow."""

    def __init__(self, limits: Limits) -> None:
        super().__init__()
        self.limits = limits

    def add(self, path: TomlPath, message: str) -> None:
        self.append((path, message))
        if len(self) >= self.limits.faults:
            raise Malformed(self)

    def admit(self, value: Any, path: TomlPath, what: str, limit: str = "members") -> bool:
        """Whether a value is within the limit of this name; if not, that is a problem."""
        allowed: int = getattr(self.limits, limit)
        if len(value) > allowed:
            size = f"has {len(value)} {what}, more than {allowed}"
            self.add(path, f"{size}; to allow it, load with Limits({limit}=...)")
        return len(value) <= allowed


# Reads the value at a path; adds to the problems, and gives None, if it cannot.
_Reader = Callable[[Any, TomlPath, _Problems], Any]

# A key that no more kinds of entry have says which kind was meant.
_MOST_HAVING = 2
# What is finer takes long to print.
_DECIMALS = 12
_NUMBER_AS_TEXT = re.compile(r"(-?[0-9]+(?:\.[0-9]+)?)(\s?%|\sper\s?cent)?")


def _checked(wrong: Callable[[Any], str], read: _Reader | None = None) -> _Reader:
    """Reads a value, or what is read of it, of which a function says what is wrong, if anything is."""

    def checked(value: Any, path: TomlPath, problems: _Problems) -> Any:
        given = value if read is None else read(value, path, problems)
        problem = "" if given is None else wrong(given)
        if problem:
            problems.add(path, problem)
        return None if problem else given

    return checked


def _unfit(value: Any, types: tuple[type, ...], what: str) -> str:
    """Say that a value is of none of these types; of a number in quotation marks, that it needs none."""
    marked = _NUMBER_AS_TEXT.fullmatch(value) if type(value) is str and int in types else None
    mend = "" if marked is None else f"; write {marked[1]}" if marked[2] else "; leave out the quotation marks"
    return f"{in_few_words(value)} is not {what}{mend}"


def _plain(types: tuple[type, ...], what: str) -> _Reader:
    """Reads a number or a truth value of just these types, within the limits of size."""

    def wrong(value: Any) -> str:
        if type(value) not in types or (isinstance(value, Decimal) and not value.is_finite()):
            return _unfit(value, types, what)
        if not -GREATEST <= value <= GREATEST:
            return f"{in_few_words(value)} is not {what} up to {GREATEST}"
        is_too_fine = isinstance(value, Decimal) and -int(value.as_tuple().exponent) > _DECIMALS
        return f"{in_few_words(value)} has more than {_DECIMALS} decimals" if is_too_fine else ""

    return _checked(wrong)


_OF_ONE_DOCUMENT = ("authority", "instrument")


def _quoted(value: Any, path: TomlPath, problems: _Problems) -> Any:
    """Reads a text that is quoted from a source, which may have letters that nobody sees."""
    if type(value) is not str:
        others = ", and the others in `documents`" if path[-1] in _OF_ONE_DOCUMENT else ""
        mend = f"write one, without [ ]{others}" if isinstance(value, list) else "put it in quotation marks"
        problems.add(path, f"{in_few_words(value)} is not a text; {mend}")
        return None
    return value if problems.admit(value, path, "code points", "text_length") else None


def _unseen(text: str) -> str:
    found = () if text.isprintable() else enumerate(text)
    unseen = ((offset, letter_name(letter)) for offset, letter in found if is_unseen(letter) and letter not in JOINERS)
    return next((f"has {name} at offset {offset}; leave it out" for offset, name in unseen), "")


def _wrong_zone(zone: str) -> str:
    try:
        zone_of(zone)
    except TimeRefused as refusal:
        return str(refusal)
    return ""


_text = _checked(_unseen, _quoted)


def _word(vocabulary: Iterable[str]) -> _Reader:
    words = tuple(map(str, vocabulary))
    return _checked(lambda word: "" if word in words else f"{word!r} is none of {', '.join(map(repr, words))}", _text)


def _list(member: _Reader, limit: str = "members") -> _Reader:
    def read(value: Any, path: TomlPath, problems: _Problems) -> Any:
        if isinstance(value, dict):
            problems.add(path, "is one table where a list belongs; write its header in [[ ]]")
        elif not isinstance(value, list):
            problems.add(path, f"{in_few_words(value)} is not a list; write [ ... ]")
        elif problems.admit(value, path, "members", limit):
            return [member(item, (*path, number), problems) for number, item in enumerate(value)]
        return None

    return read


def _one_or_several(member: _Reader, of: type[Any] = object) -> _Reader:
    """Reads a list of several members, all of them of a class, or one member without a list around it."""

    def read(value: Any, path: TomlPath, problems: _Problems) -> Any:
        is_list = isinstance(value, list) and all(isinstance(item, of) for item in value)
        return _list(member)(value, path, problems) if is_list else [member(value, path, problems)]

    return read


def _mapping(key: _Reader, member: _Reader, such: str) -> _Reader:
    """Reads a table whose keys are not those of fields; the message for anything else shows one such."""

    def read(value: Any, path: TomlPath, problems: _Problems) -> Any:
        if not isinstance(value, dict):
            problems.add(path, f"{in_few_words(value)} is not a table such as {such}")
        elif problems.admit(value, path, "members"):
            for name in value:
                key(name, path, problems)
            return {name: member(item, (*path, name), problems) for name, item in value.items()}
        return None

    return read


def _table(
    reads: Mapping[str, _Reader],
    required: Sequence[str],
    make: Callable[[dict[str, Any]], Any],
    shorts: tuple[type, ...] = (),
    what: str = "a table",
) -> _Reader:
    """Reads a table, every key known and nothing missing; a value of `shorts` stands for the first key."""

    def read(value: Any, path: TomlPath, problems: _Problems) -> Any:
        before = len(problems)
        if type(value) in shorts:
            first = next(iter(reads))
            given = {first: reads[first](value, path, problems)}
        elif not isinstance(value, dict):
            problems.add(path, _unfit(value, shorts, what))
        elif problems.admit(value, path, "keys"):
            given = _values(value, path, problems, reads, required)
        if len(problems) > before:
            return None
        try:
            return make(given)
        except ImpossibleValue as error:
            problems.add(path, f"{error.field} {error.reason}")
            return None

    return read


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
            having = [f"[[{kind}]]" for kind, cls in KINDS.items() if key in keyed(cls)]
            is_elsewhere = 0 < len(having) <= _MOST_HAVING
            close = () if is_elsewhere else near(key, reads, 1)
            misspelt.update(close)
            there = f"did you mean {close[0]!r}?" if close else f"there are {', '.join(reads)}"
            elsewhere = f"it belongs to {' and '.join(having)}, and here " if is_elsewhere else ""
            problems.add((*path, key), f"unknown key; {elsewhere}{there}")
    for key in needed:
        if key not in given and key not in misspelt:
            mend = "; `vnus-trade check --fix` writes it" if key == "sha256" else ""
            problems.add((*path, key), f"is missing{mend}")
    return given


@cache
def _entry(kind: str, cls: type[Any]) -> _Reader:
    """Reads an entry, or a part of one, by the fields of its class; all but the id may be left out to extend."""
    fields = keyed(cls)
    required = [key for key, field in fields.items() if field.is_required or (cls, key) == (Negotiation, "parties")]
    required = ["id"] if kind == "extend" else [key for key in required if (cls, key) not in _MADE]
    reads = {key: _field(field) for key, field in fields.items()}
    if "evidence" in fields:
        reads |= _QUOTED
        reads |= {"source": _text} if cls is Plan else {}
    return _table(reads, required, partial(_made, kind, cls, fields), (str,) if cls is Office else ())


def _part(cls: Any) -> _Reader:
    """Reads a part of an entry that has evidence of its own."""
    return _entry(_PARTS[cls], cls)


def _made(kind: str, cls: type[Any], fields: Mapping[str, Field], given: dict[str, Any]) -> Entry:
    """An entry of what its table gives; the quotations in the table itself are its first evidence."""
    quotes = given.get("quote", ())
    beside = {key: given.pop(key) for key in ("line", "reads", "at", "source") if key in given and key not in fields}
    if beside and not quotes:
        raise ImpossibleValue(kind, next(iter(beside)), "belongs to a `quote`, which is missing")
    if len(quotes) > 1 and "line" in beside:
        raise ImpossibleValue(kind, "line", "is that of one `quote`, and there are several; quote more words")
    if len(beside.get("at", quotes)) != len(quotes):
        raise ImpossibleValue(kind, "at", f"has not as many places as there are quotations, {len(quotes)}")
    if quotes:
        reads, places = beside.pop("reads", {}), beside.pop("at", [None] * len(quotes))
        given["quote"] = [
            EvidenceEntry(quote, None, reads=own, at=at, **beside)
            for quote, at, own in zip(quotes, places, _shared(reads, quotes), strict=True)
        ]
    if cls is Plan and not given.keys() & {"when", "place"}:
        raise ImpossibleValue("plan", "it", "names no time and no place; give `when`, `place` or both")
    return Entry(kind, cls, fields, given)


def _shared(reads: Mapping[str, Sequence[str]], quotes: Sequence[str]) -> Sequence[Mapping[str, tuple[str, ...]]]:
    """The readings for each of the quotations: those of words that it has, and with the first those of no quotation."""
    lines = [normalize("NFC", " ".join(quote.split())) for quote in quotes]
    shared: list[dict[str, tuple[str, ...]]] = [{} for _ in quotes]
    for words, ids in reads.items():
        having = [number for number, line in enumerate(lines) if has_whole(normalize("NFC", words), line)]
        for number in having or [0]:
            shared[number][words] = tuple(ids)
    return shared


def _field(field: Field) -> _Reader:
    if field.key == "line_lengths":
        # A text has no more lines than its file may have bytes.
        return _list(_OFFSET, "file_bytes")
    if field.key in _BY_KEY:
        read = _BY_KEY[field.key]
    elif field.value in _PARTS:
        return _one_or_several(_part(field.value))
    elif issubclass(field.value, StrEnum):
        read = _word(field.value)
    elif field.refers_to:
        read = _text
    else:
        read = _quoted if field.backing is Backing.VERBATIM else _BY_CLASS[field.value]
    if field.is_mapping:
        return _mapping(_text, read, _SUCH[field.key])
    if field.value is Evidence:
        return _list(read)
    return _one_or_several(read) if field.is_several and field.value is not Participant else read


def _time(given: dict[str, Any]) -> TimeEntry:
    if not given.keys() & {"is", "phrase"}:
        raise ImpossibleValue("time", "it", "has neither `is` nor the `phrase` of the source")
    return TimeEntry(given.pop("is", None), **given)


def _rate(given: dict[str, Any]) -> Rate:
    if "is" in given:
        return Rate(given["is"])
    strict = given.keys() & {"over", "under"}
    least, greatest = given.get("over", given.get("from")), given.get("under", given.get("to"))
    return Rate(least, greatest, is_strict=bool(strict))


def _amount(given: dict[str, Any]) -> AmountEntry:
    if not given.keys() & {"is", "phrase"}:
        raise ImpossibleValue("amount", "it", "has neither `is` nor the `phrase` of the source")
    entry = AmountEntry(Amount.parse(given.pop("is")) if "is" in given else None, **given)
    if entry.amount and entry.per:
        SpecificDuty(entry.amount, entry.per)  # raises what is wrong with it
    return entry


def _evidence(given: dict[str, Any]) -> EvidenceEntry:
    reads = {words: tuple(ids) for words, ids in given.pop("reads", {}).items()}
    if "at" in given:
        given["at"] = tuple(given["at"])
    says_status = not given.keys().isdisjoint(("status", "effect"))
    supports = tuple(given.pop("for").split()) if "for" in given else () if says_status else None
    return EvidenceEntry(given.pop("quote"), supports, reads=reads, **given)


def _wrong_status(word: str) -> str:
    said = [str(status) for status in Status if status is not Status.DISPUTED]
    mend = "; what some evidence has as 'denied' is disputed" if word == Status.DISPUTED else ""
    return "" if word in said else f"{word!r} is none of {', '.join(map(repr, said))}{mend}"


def _wrong_offsets(at: Sequence[int | None]) -> str:
    # What is `None` has been reported.
    start, end = at if len(at) == 2 else (0, 0)
    is_right = start is None or end is None or start < end
    return "" if is_right else "is not where the words begin, and then where they end; write [start, end]"


_NAMED = f"there are {', '.join(map(repr, POLICIES))}"
_WHOLE, _NUMBER = _plain((int,), "a whole number"), _plain((int, Decimal), "a number")
_OFFSET = _checked(lambda number: "" if number >= 0 else f"{number} is below 0", _WHOLE)
_TIME = {"is": _text, "zone": _text, "phrase": _quoted, "why": _text}
_SAID = _checked(_wrong_status, _text)
_EVIDENCE = {"quote": _quoted, "for": _text, "line": _WHOLE, "source": _text, "status": _SAID}
_ids = _one_or_several(_text)
_EVIDENCE |= {
    "effect": _word(Effect),
    "reads": _mapping(_quoted, _ids, '{ he = "id" }'),
    "at": _checked(_wrong_offsets, _list(_OFFSET)),
}
# What an entry may quote in its own table.
_QUOTED: Mapping[str, _Reader] = {
    "quote": _one_or_several(_quoted),
    **{key: _EVIDENCE[key] for key in ("line", "reads")},
    "at": _one_or_several(_EVIDENCE["at"], list),
}
# The parts of entries that have evidence of their own, and what is made of other fields where it is left out.
_PARTS: Mapping[type[Any], str] = {Office: "office", RateStep: "steps", Plan: "plan"}
_MADE = frozenset((cls, "title") for cls in EVENT_CLASSES.values())
_AMOUNT = {"is": _text, "phrase": _quoted}
_GOODS = _table({"words": _text, "hs": _text}, ["words"], lambda given: Goods(**given), (str,), "a text or a table")
# What the tables look like that hold reasons, zones or names.
_SUCH: Mapping[str, str] = {
    "inferred": '{ zone = "..." }',
    "clocks": '{ Hanoi = "Asia/Ho_Chi_Minh" }',
    "misnames": '{ Arlen = "arden" }',
}
_ROLES = f'{{ party = ["id"] }}, by role: {", ".join(Role)}'
_BY_CLASS: Mapping[type[Any], _Reader] = {
    **dict.fromkeys((str, Lines), _text),
    int: _WHOLE,
    bool: _plain((bool,), "true or false"),
    TimeSpan: _table(_TIME, [], _time, (str,), 'a time in quotation marks, such as "2031-05-01", or a table'),
    Evidence: _table(_EVIDENCE, ["quote"], _evidence),
    Goods: _GOODS,
    Exemptions: _table(
        {"goods": _one_or_several(_GOODS), "payers": _ids},
        [],
        dict,
        (),
        'a table such as { goods = ["figs"], payers = ["id"] }',
    ),
    Rate: _table(
        dict.fromkeys(("is", "from", "to", "over", "under"), _NUMBER),
        [],
        _rate,
        (int, Decimal),
        "a number or a table such as { from = 20, to = 40 }",
    ),
    Amount: _table(_AMOUNT, [], _amount, (str,), 'an amount in quotation marks, such as "40 aircraft", or a table'),
    SpecificDuty: _table(
        {**_AMOUNT, "per": _quoted}, ["per"], _amount, (), 'a table such as { is = "0.28 USD", per = "litre" }'
    ),
    Participant: _mapping(_word(Role), _ids, _ROLES),
}
# What neither quotations nor other entries can bear out; of clocks, each zone.
_BY_KEY: Mapping[str, _Reader] = {
    **dict.fromkeys(("status", "latest_status"), _SAID),
    **dict.fromkeys(
        ("title", "name"),
        _checked(lambda called: "" if called.strip() else "is empty; say in a few words what it is", _text),
    ),
    **dict.fromkeys(("url", "archived"), _checked(wrong_address, _text)),
    **dict.fromkeys(("zone", "clocks"), _checked(_wrong_zone, _text)),
    "policy": _checked(
        lambda name: "" if name in POLICIES else f"no reading policy is called {name!r}; {_NAMED}", _text
    ),
    "year": _checked(lambda year: "" if 1 <= year <= 9999 else f"{year} is no year from 1 to 9999", _WHOLE),
}
