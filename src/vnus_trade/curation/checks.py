"""Checks evidence: that quotations cover every field of an entry, and show the names, texts and figures in it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation

from vnus_trade.curation.limits import Effort
from vnus_trade.curation.tables import EXTENDABLE, Entry, EvidenceEntry, TimeEntry, TomlPath
from vnus_trade.curation.toml_files import EntryAt
from vnus_trade.errors import Fault
from vnus_trade.evidence.backing import Backing
from vnus_trade.evidence.sources import Evidence, Quotation, Source
from vnus_trade.model.entities import Entity, Office
from vnus_trade.model.fields import Field
from vnus_trade.model.findings import Discrepancy, Gap
from vnus_trade.names import fold, meant, stands_in
from vnus_trade.numbers import CARDINALS, ORDINALS

# The cost of looking for one name, besides the letters that are searched.
_STEPS_OF_A_SEARCH = 1_000
# Keys that evidence and reasons may name although no entry gives them.
_BESIDE_KEYS = frozenset(("existence", "holder", "zone", "year"))
# The quoted words for one of these fields must show its value.
_SHOWN = (Backing.NAMED, Backing.PRINTED, Backing.VERBATIM)


class Support:
    """The evidence of an entry, or of one office of an actor, and the fields that it has to support.

    `fields` are those of its class. `given` are the keys that need evidence or a reason, and `supported` the keys that
    evidence may name: those of an extension are also the keys of its target.
    """

    def __init__(self, at: EntryAt, entry: Entry, path: TomlPath = (), target: EntryAt | None = None) -> None:
        self.at = at
        self.entry = entry
        self.path = path
        self.target = target
        shape = entry if path or target is None else target.entry
        self.fields: Mapping[str, Field] = shape.fields
        self.is_source: bool = at.kind == "source"
        # Discrepancies and gaps are judgements, supported as a whole.
        self.is_judgement: bool = shape.cls in (Discrepancy, Gap)
        self.is_needed: bool = issubclass(shape.cls, Entity | Office)
        given = entry.keys if target is None or path else entry.keys & EXTENDABLE[target.kind]
        self.given: frozenset[str] = frozenset() if self.is_judgement else self._needing(given)
        self.supported: frozenset[str] = self.given
        if target is not None and not path:
            self.supported = self._needing(entry.keys | target.entry.keys)

    def _needing(self, keys: Iterable[str]) -> frozenset[str]:
        """Those of the keys that need evidence or a reason."""
        fields = self.fields
        return frozenset(key for key in keys if key in fields and fields[key].backing is not Backing.FILING)

    @classmethod
    def of(cls, at: EntryAt, target: EntryAt | None) -> "list[Support]":
        """One for the entry, if its kind has evidence, and one for each office; `target` is what the entry extends."""
        offices = [cls(at, office, ("office", number), target) for number, office in enumerate(at.entry.offices)]
        own = cls(at, at.entry, (), target)
        return [own, *offices] if own.is_needed or own.is_source else offices

    def values(self, key: str) -> Sequence[str | int | Decimal]:
        """The values under a key that words must show, of the entry or else of its target."""
        if self.target is not None and not self.path and key not in self.given:
            return self.target.entry.shown(key)
        return self.entry.shown(key)

    def fault(self, field: str, message: str, *inner: str | int) -> Fault:
        """A fault here, at the line of an inner table if its path is given."""
        shown = f"office[{self.path[1]}].{field}" if self.path and field else field
        return self.at.fault(shown, message, *self.path, *inner)


class Located:
    """A piece of evidence as written, its quotation, and the words of that."""

    def __init__(self, entry: EvidenceEntry, quotation: Quotation) -> None:
        self.entry = entry
        self.quotation = quotation
        self.words: str = quotation.words

    def evidence(self, quotation: Quotation | None = None) -> Evidence:
        """The evidence with its quotation, or with the same one of a source that has been completed."""
        return Evidence(quotation or self.quotation, self.entry.supports, self.entry.reads)


def uncovered(support: Support) -> Iterator[Fault]:
    """Fields without quotation or reason, and names of fields that the entry does not give."""
    entry, given, supported = support.entry, support.given, support.supported
    adds_offices_only = support.target is not None and bool(support.at.entry.offices) and not given
    if not entry.evidence and support.is_needed and not adds_offices_only:
        yield support.fault("evidence", "is missing; quote the words that say it")
        return
    named: set[str] = set()
    for number, item in enumerate(entry.evidence):
        named.update(item.supports)
        for key in item.supports:
            if key not in supported and not support.is_judgement:
                unknown = f"names {key!r}, which the entry does not give{meant(key, supported)}"
                yield support.fault("for", unknown, "evidence", number)
    for key, reason in entry.inferred.items():
        if key not in given | _BESIDE_KEYS | (supported & entry.keys) and not support.is_judgement:
            yield support.fault("inferred", f"gives a reason for {key!r}, which the entry does not give")
        elif not reason.strip():
            yield support.fault("inferred", f"gives no reason for {key!r}")
    for key in sorted(given - named - entry.inferred.keys()):
        yield support.fault(
            key, "has no evidence; name it in the `for` of a quotation, or give the reason in `inferred`"
        )


def not_shown(
    support: Support, found: Sequence[Located], names: Mapping[str, Sequence[str]], effort: Effort
) -> Iterator[Fault]:
    """Values that no quotation for their field shows, and readings that no field needs.

    `names` gives every name of each actor. Raises `Exhausted` when it takes more than the `effort` that is left.
    """
    read: set[tuple[int, str]] = set()
    shown = {key for key in support.supported if support.fields[key].backing in _SHOWN}
    holder = {"holder"} if support.path else set()
    for key in sorted((shown | holder) - support.entry.inferred.keys()):
        quotations = [(n, item) for n, item in enumerate(found) if key in (*holder, *item.entry.supports)]
        wanted = list(_wanted(support, key, names)) if quotations else []
        readers = _readers(quotations)
        steps = sum(_STEPS_OF_A_SEARCH + len(item.words) for _, item in quotations)
        missed = []
        for value, count, is_in in wanted:
            effort.spend(count * steps)
            if value in readers:
                read.update(readers[value])
            elif not any(is_in(item.words) for _, item in quotations):
                missed.append(value)
        said = [f"do not mention {value!r}" for value in missed]
        # More evidence for what an earlier entry says need not show all of it once more.
        if support.target is not None and key not in (*support.given, *holder) and len(wanted) > 1:
            said = [f"mention none of {', '.join(map(repr, missed))}"] if len(missed) == len(wanted) else []
        for problem in said:
            mend = "quote the words that say so, or declare them with `reads`"
            yield support.fault(key, f"the words quoted for it {problem}; {mend}")
    for number, item in enumerate(found):
        for words in item.entry.reads:
            if words not in item.words:
                yield support.fault("reads", f"{words!r} is not in the quotation", "evidence", number)
            elif (number, words) not in read:
                message = f"{words!r} is read as what no field that this quotation supports says"
                yield support.fault("reads", message, "evidence", number)


def _readers(quotations: Iterable[tuple[int, Located]]) -> Mapping[str, Sequence[tuple[int, str]]]:
    """The words, with the numbers of their quotations, that are declared to mean each id."""
    readers: dict[str, list[tuple[int, str]]] = {}
    for number, item in quotations:
        for words, ids in item.entry.reads.items():
            for id_ in ids:
                readers.setdefault(id_, []).append((number, words))
    return readers


def phrase_faults(support: Support, found: Sequence[Located]) -> Iterator[Fault]:
    """Times without the source's words for them, or with words that no quotation has."""
    for key, when in support.entry.times() if not support.is_judgement else ():
        if when.phrase is None:
            if key not in support.entry.inferred:
                yield support.fault(key, "gives no `phrase`; give the source's own words, or the reason in `inferred`")
        elif found and len(found) == len(support.entry.evidence) and not _quoting(when.phrase, found):
            yield support.fault(key, f"no quotation of the entry has the phrase {when.phrase!r}")


def source_of(when: TimeEntry, found: Sequence[Located]) -> Source | None:
    """The source whose words a time is read from: the one that has the phrase, else the first quoted."""
    quoting = [] if when.phrase is None else _quoting(when.phrase, found)
    return next((item.quotation.source for item in (*quoting, *found)), None)


def _quoting(phrase: str, found: Iterable[Located]) -> list[Located]:
    """The quotations that have a phrase."""
    wanted = " ".join(phrase.split())
    return [item for item in found if wanted in item.words]


def _wanted(
    support: Support, key: str, names: Mapping[str, Sequence[str]]
) -> Iterator[tuple[str, int, Callable[[str], bool]]]:
    """Each value of a field, the number of names that may show it, and whether words show it."""
    if key == "holder":
        yield support.at.id, len(names[support.at.id]), _shows_any(names[support.at.id])
        return
    backing = support.fields[key].backing
    for value in support.values(key):
        if backing is Backing.NAMED:
            if value in names:
                yield str(value), len(names[str(value)]), _shows_any(names[str(value)])
        elif backing is Backing.VERBATIM:
            yield str(value), 1, _shows_letters(str(value))
        elif isinstance(value, str):
            yield value, 1, _shows_any([value])
        else:
            yield str(value), 1, _shows_number(Decimal(value))


def _shows_letters(text: str) -> Callable[[str], bool]:
    letters = " ".join(text.split())
    return lambda words: letters in words


def _shows_any(names: Iterable[str]) -> Callable[[str], bool]:
    return lambda words: any(stands_in(name, words) for name in names)


def _shows_number(wanted: Decimal) -> Callable[[str], bool]:
    def shows(words: str) -> bool:
        whole = int(wanted) if 0 <= wanted < len(CARDINALS) and wanted == int(wanted) else None
        if whole is not None and {CARDINALS[whole], ORDINALS[whole]} & set(fold(words).split()):
            return True
        return wanted in _numbers(words)

    return shows


def _numbers(words: str) -> Iterator[Decimal]:
    """The numbers in figures in a text; a comma parts thousands."""
    figures = "".join(letter if letter.isdigit() or letter in ".," else " " for letter in words)
    for figure in figures.split():
        try:
            yield Decimal(figure.strip(".,").replace(",", ""))
        except InvalidOperation:
            continue
