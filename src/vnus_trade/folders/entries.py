"""Entries as the tables of curation files give them, and what extensions add to them or would replace."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple, TypeAlias, TypeVar

from vnus_trade.evidence.statuses import default_status
from vnus_trade.evidence.vocabulary import Status
from vnus_trade.folders.untrusted import TomlPath
from vnus_trade.model.events import Participant
from vnus_trade.model.fields import Field
from vnus_trade.model.quantities import Amount, Exemptions, Goods, Rate, SpecificDuty

GREATEST = 10**12
"""No ordinal, year, offset or rate comes near it; what is larger takes long to print."""


class TimeEntry(NamedTuple):
    """A time as a table gives it: its written form, its zone, the source's words, and why they read otherwise.

    Without a written form it cannot be loaded: only a correction may read the phrase.
    """

    written: str | None = None
    zone: str | None = None
    phrase: str | None = None
    why: str | None = None


class AmountEntry(NamedTuple):
    """An amount as a table gives it, with the quantity that it is for, if any, and the source's words.

    Without the amount itself it cannot be loaded, as a `TimeEntry` without its written form.
    """

    amount: Amount | None = None
    per: str | None = None
    phrase: str | None = None

    def __str__(self) -> str:
        return str(self.amount if self.amount is None or self.per is None else SpecificDuty(self.amount, self.per))


class EvidenceEntry(NamedTuple):
    """A quotation as a table gives it: the fields that it supports, whom its words mean, and how its event stood.

    `supports` is `None` where the table leaves that to the words. `at` is where a text that may be withheld has them.
    """

    quote: str
    supports: tuple[str, ...] | None = ()
    line: int | None = None
    source: str | None = None
    reads: Mapping[str, tuple[str, ...]] = {}
    status: str | None = None
    effect: str | None = None
    at: tuple[int, int] | None = None


V = TypeVar("V")
_Single: TypeAlias = "str | int | Decimal | TimeEntry | AmountEntry | EvidenceEntry | Rate | Goods | Entry"
Value: TypeAlias = "_Single | Sequence[Value] | Mapping[str, Value]"
"""A value of a table. What refers to other entries is an id, a sequence of ids, or a mapping to either."""


class Entry:
    """An entry, an office or a plan, as its table gives it: the value of each key, and its evidence.

    `cls` is the class of the object that it becomes, with its `fields` by their keys; those of an extension are its
    target's. The first pieces of evidence are what the table itself quotes, as many as `quoted`.

    Entries live for one load, and nobody compares or prints them; so attrs need not generate code for them.
    """

    def __init__(self, kind: str, cls: type[Any], fields: Mapping[str, Field], values: dict[str, Any]) -> None:
        self.kind = kind
        self.cls = cls
        self.fields = fields
        self.keys: frozenset[str] = frozenset(values)
        own: Sequence[EvidenceEntry] = values.pop("quote", ())
        self.quoted: int = len(own)
        self.evidence: Sequence[EvidenceEntry] = [*own, *values.pop("evidence", ())]
        self.inferred: Mapping[str, str] = values.pop("inferred", {})
        self.offices: Sequence[Entry] = values.pop("office", ())
        self.plans: Sequence[Entry] = values.pop("plan", ())
        self.steps: Sequence[Entry] = values.pop("steps", ())
        inner = ("office", self.offices), ("plan", self.plans), ("steps", self.steps)
        self.inner: Sequence[tuple[TomlPath, Entry]] = [
            ((key, number), part) for key, parts in inner for number, part in enumerate(parts)
        ]
        self.values: Mapping[str, Value] = values

    def fill(self, values: Mapping[str, Any], inferred: Mapping[str, str]) -> None:
        """Give what follows by a rule, each with the reason that it then has."""
        self.values = {**self.values, **values}
        self.inferred = {**self.inferred, **inferred, **self.inferred}
        self.keys |= values.keys()

    def rename(self, resolved: Callable[[str], str]) -> None:
        """Give the entry, its parts and its evidence the ids that theirs have among all that is loaded."""
        referring = {
            "id",
            *(key for key, field in self.fields.items() if field.refers_to or field.names or _holds(field)),
        }
        self.values = {key: _renamed(value, resolved, key in referring) for key, value in self.values.items()}
        self.evidence = [
            item._replace(
                source=None if item.source is None else resolved(item.source),
                reads={words: tuple(map(resolved, ids)) for words, ids in item.reads.items()},
            )
            for item in self.evidence
        ]
        for _, part in self.inner:
            part.rename(resolved)

    def keep_only(self, key: str, ids: Sequence[str]) -> None:
        """Keep only these ids of what refers to others under a key."""
        self.values = {**self.values, key: ids} if ids else {k: v for k, v in self.values.items() if k != key}
        self.keys = self.keys if ids else self.keys - {key}

    def evidence_path(self, number: int) -> TomlPath:
        """The path within the table to a piece of evidence."""
        if number >= self.quoted:
            return "evidence", number - self.quoted
        return ("quote",) if self.quoted == 1 else ("quote", number)

    def joined(self, more: "Entry") -> "Entry":
        """This entry with what an extension adds: members, and the values of fields that this one leaves empty.

        Which status is the latest is judged anew by each.
        """
        values: dict[str, Any] = _joined(self.values, more.values)
        values |= {key: value for key, value in more.values.items() if key == "latest_status"}
        values["inferred"] = {**more.inferred, **self.inferred}
        whole = Entry(self.kind, self.cls, self.fields, values)
        whole.keys = self.keys | more.keys
        whole.plans = (*self.plans, *more.plans)
        whole.steps = (*self.steps, *more.steps)
        return whole

    def replaced(self, more: "Entry") -> Iterator[tuple[str, str, str]]:
        """Each key for which an extension gives another value, with that value and the one that is there."""
        for key, value in more.values.items():
            if key in ("status", "latest_status"):
                continue  # the first is said of the entry's own evidence, and the second of the sources so far
            yield from _replaced(key, self.values.get(key, self.fields[key].implied), value)

    def get(self, key: str, cls: type[V]) -> V | None:
        """The value of this class under a key; None if the table has none."""
        value = self.values.get(key)
        return value if isinstance(value, cls) else None

    def text(self, key: str) -> str | None:
        """The text under a key; None if the table has none."""
        return self.get(key, str)

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
        return list(dict.fromkeys(text for text in value if isinstance(text, str)))

    @property
    def default_status(self) -> Status:
        """How its event stood where neither its evidence nor the entry says so."""
        return default_status(is_planned=bool(self.plans), is_dated="when" in self.keys)

    def status_of(self, item: EvidenceEntry) -> Status:
        """How its event stood when the source of a piece of its evidence was published."""
        return Status(item.status or self.text("status") or self.default_status)

    def shown(self, key: str) -> Sequence[str | int | Rate | AmountEntry | Goods]:
        """The figures, amounts, goods and texts under a key that quoted words must show."""
        value: Any = self.values.get(key, ())
        if isinstance(value, int | Rate | AmountEntry):
            return [value]
        goods = value.get("goods", ()) if isinstance(value, dict) else value
        return [*(each for each in goods if isinstance(each, Goods)), *self.texts(key)]


def _holds(field: Field) -> bool:
    """Return whether the value of a field holds ids within it: whoever takes part, and whose goods are exempt."""
    return field.value in (Participant, Exemptions)


def _renamed(value: Any, resolved: Callable[[str], str], is_id: bool) -> Any:  # noqa: FBT001 (of each value in it)
    """A value with the ids in it resolved; the keys of tables are none."""
    if isinstance(value, dict):
        return {key: _renamed(member, resolved, is_id) for key, member in value.items()}
    if isinstance(value, list | tuple) and type(value) in (list, tuple):
        return [_renamed(member, resolved, is_id) for member in value]
    return resolved(value) if is_id and isinstance(value, str) else value


def _joined(own: Any, more: Any) -> Any:
    """Both values in one: members of lists and tables are added, and of two others the first counts."""
    if own is None or more is None:
        return more if own is None else own
    if isinstance(own, dict):
        return {key: _joined(own.get(key), more.get(key)) for key in {**own, **more}}
    return [*own, *(member for member in more if member not in own)] if isinstance(own, list) else own


def _replaced(key: str, own: Any, more: Any) -> Iterator[tuple[str, str, str]]:
    if isinstance(own, dict):
        for name in (name for name in more if name in own):
            yield from _replaced(f"{key}.{name}", own[name], more[name])
    elif own not in (None, more) and not isinstance(own, list | TimeEntry):
        yield key, in_few_words(more), in_few_words(own)


def in_few_words(value: Any) -> str:
    """A value that is at fault, in a few words."""
    if isinstance(value, str):
        return repr(value if len(value) <= 60 else f"{value[:57]}...")
    if isinstance(value, dict | list):
        return "a table" if isinstance(value, dict) else "a list"
    if isinstance(value, int) and abs(value) > GREATEST:
        return "so great a number"
    said = str(value).lower() if isinstance(value, bool) else str(value)
    return said if len(said) <= 60 else f"{said[:57]}..."
