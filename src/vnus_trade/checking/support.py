"""An entry with its quotations, and the fields that these must support."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice
from typing import NamedTuple, TypeAlias
from unicodedata import normalize

import attrs

from vnus_trade.errors import Fault, Fix
from vnus_trade.evidence.backing import Backing
from vnus_trade.evidence.sources import Evidence, Quotation
from vnus_trade.evidence.vocabulary import Status
from vnus_trade.folders.entries import AmountEntry, Entry, EvidenceEntry
from vnus_trade.folders.limits import Effort
from vnus_trade.folders.toml_files import EntryAt
from vnus_trade.folders.untrusted import TomlPath
from vnus_trade.model.entities import Entity, Office
from vnus_trade.model.events import Plan, RateStep
from vnus_trade.model.fields import Field
from vnus_trade.model.findings import Discrepancy, Gap
from vnus_trade.model.quantities import Goods, Rate

# The letters beside a quotation that its numbers are read with.
_BESIDE, _SPACE = 90, re.compile(r"\s+")
# The letters among which they are looked for: white space may be long.
_REACH = 4 * _BESIDE


Shows: TypeAlias = Callable[["Located", Effort], bool]
"""Whether words show a value; raises `Exhausted` when its search takes more than the effort that is left."""
# The places of some letters in quoted words that are looked at.
_MOST_PLACES = 1_000


class Lent(NamedTuple):
    """What the parts of an entry take of its quotations: their numbers, by the keys of the parts, and readings."""

    numbers: dict[str, set[int]]
    reads: set[str]


class Support:
    """The evidence of an entry, or of a part of one such as an office, and the fields that it has to support.

    `fields` are those of its class. `given` are the keys that need evidence or a reason, and `supported` the keys that
    evidence may name: those of an extension are also the keys of its target. A part without quotations has those of
    its entry that name it, or else those that leave to the words what they support: `borrowed` has their numbers.
    """

    def __init__(self, at: EntryAt, entry: Entry, path: TomlPath = ()) -> None:
        self.at = at
        self.entry = entry
        self.path = path
        # What an extension extends; an office or a plan is always given as a whole.
        self.target: Entry | None = None if path else at.target
        self.fields: Mapping[str, Field] = entry.fields
        self.is_source: bool = at.kind == "source"
        # Discrepancies and gaps are judgements, supported as a whole.
        self.is_judgement: bool = entry.cls in (Discrepancy, Gap)
        self.is_needed: bool = issubclass(entry.cls, Entity | Office | Plan | RateStep)
        self.given: frozenset[str] = frozenset() if self.is_judgement else self._needing(entry)
        supported = self.given if self.target is None else self._needing(self.target)
        self.supported: frozenset[str] = supported | {str(inner[0]) for inner, _ in entry.inner}
        self.borrowed: Sequence[int] = ()
        self.borrows: bool = bool(path) and not entry.evidence
        if self.borrows:
            self._borrow()

    def _borrow(self) -> None:
        """Take the quotations of the entry that say so."""
        entry, lent = self.entry, self.at.entry.evidence
        said = [item for item in lent if item.supports is not None and self.path[0] in item.supports]
        if said:
            entry.evidence = [item._replace(supports=tuple(entry.values)) for item in said]
        else:
            self.borrowed = [number for number, item in enumerate(lent) if item.supports is None]
            entry.evidence = [lent[number] for number in self.borrowed]
        entry.quoted = len(entry.evidence)

    def _needing(self, entry: Entry) -> frozenset[str]:
        """The keys of an entry that need evidence or a reason: what is empty needs none."""
        fields, values = self.fields, entry.values
        backed = [key for key in entry.keys if key in fields and fields[key].backing is not Backing.FILING]
        return frozenset(key for key in backed if values.get(key) != [])

    @classmethod
    def of(cls, at: EntryAt) -> "list[Support]":
        """One for each part of the entry, and then one for the entry itself, if its kind has evidence."""
        inner = [cls(at, part, path) for path, part in at.entry.inner]
        own = cls(at, at.entry)
        return [*inner, own] if own.is_needed or own.is_source else inner

    def values(self, key: str) -> Sequence[str | int | Rate | AmountEntry | Goods]:
        """The values under a key that words must show, of the entry or else of its target."""
        giving = self.entry if self.target is None or key in self.given else self.target
        return giving.shown(key)

    def fault(self, field: str, message: str, number: int | None = None) -> Fault:
        """A fault here, at a piece of evidence if its number is given."""
        shown = f"{self.path[0]}[{self.path[1]}].{field}" if self.path and field else field
        inner = () if number is None else self.entry.evidence_path(number)
        return self.at.fault(shown, message, *self.path, *inner)

    def fix_of(self, key: str, value: str | int, number: int) -> Fix | None:
        """What would mend a piece of evidence by one key, unless it is one of several in one list."""
        inner = self.entry.evidence_path(number)
        if inner[0] == "quote" and (self.entry.quoted > 1 or self.borrowed):
            return None
        return Fix((*self.at.path, *self.path, *(inner if inner[0] == "evidence" else ())), key, value)

    def unread(self, key: str, phrase: str, read: object) -> Fault:
        """The fault of a value that gives only its phrase, with what this reads as, which would mend it."""
        message = f"gives no `is`; {phrase!r} reads as {read}: `vnus-trade check --fix` writes it"
        return attrs.evolve(self.fault(key, message), fix=Fix((*self.at.path, *self.path, key), "is", str(read)))

    def report(self, field: str, message: str, number: int | None = None) -> None:
        """Report such a fault."""
        self.at.file.add(self.fault(field, message, number))


class Located:
    """A piece of evidence as written, its quotation, and the words of that.

    `text` has these words from `first` to `last`, among those beside them: a quotation may leave out "up to", but its
    number stays a bound.
    """

    def __init__(self, entry: EvidenceEntry, quotation: Quotation, status: Status = Status.ENDED) -> None:
        self.entry = entry
        self.status = status
        self.quotation = quotation
        self.words: str = quotation.words
        text, start, end = quotation.context
        around = text[max(0, start - _REACH) : start].split("\n\n")[-1], text[end : end + _REACH].split("\n\n")[0]
        before, words, after = (normalize("NFC", _SPACE.sub(" ", part)) for part in (around[0], self.words, around[1]))
        before, after = before[-_BESIDE:], after[:_BESIDE]
        self.text: str = before + words + after
        self.first: int = len(before)
        self.last: int = len(before + words)

    @cached_property
    def evidence(self) -> Evidence:
        """The piece of evidence that it is of the model."""
        return Evidence(self.quotation, self.entry.supports or (), self.entry.reads, self.status, self.entry.effect)


def letter_places(part: str, text: str) -> Iterator[int]:
    """Where letters stand in a text, as often as is looked."""
    return (found.start() for found in islice(re.finditer(f"(?={re.escape(part)})", text), _MOST_PLACES))
