"""Checking evidence: that quotations stand in their sources, cover every field, and show what the field says."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any, NamedTuple

from vnus_trade.curation.limits import Effort
from vnus_trade.curation.tables import EvidenceEntry, GoodsEntry, RateEntry, Step, WhenEntry
from vnus_trade.curation.toml_files import Placed
from vnus_trade.errors import Fault
from vnus_trade.evidence.sources import NONE_GIVEN, Evidence, FrozenMapping, Quotation, Source
from vnus_trade.model.events import EVENT_CLASSES, VOCABULARIES
from vnus_trade.model.vocabulary import ActorKind, DiscrepancyKind, EventKind, Role
from vnus_trade.names import fold, near, stands_in

# What looking for one name takes besides the letters that it is looked for in.
_STEPS_OF_A_SEARCH = 1_000
# What needs no quotation: our own handles, and what the bytes of a source say for themselves.
_EXEMPT = frozenset(("id", "title", "topics", "evidence", "inferred", "office", "sha256", "languages"))
# What is our own judgement throughout and needs a quotation, but none for each field.
_JUDGEMENTS = frozenset(("discrepancy", "gap"))
_NEEDS_EVIDENCE = frozenset(
    (
        "actor",
        "document",
        "meeting",
        "round",
        "tariff",
        "statement",
        "agreement",
        "discrepancy",
        "gap",
        "office",
    )
)
# Reasons that may be given though no key of the table goes by that name.
_BESIDE_KEYS = frozenset(("existence", "holder", "zone", "year"))

ACTORS = frozenset(
    (
        *("parties", "speakers", "announced_by", "imposed_by", "applied_to", "addressees", "relayed_by", "outlet"),
        *("side", "organisation", "issued_by", "about", "participants"),
    )
)
"""Fields whose members are actors, or may be, and must be seen in the words by name."""

EXTENDABLE: Mapping[str, frozenset[str]] = {
    "actor": frozenset(("aliases", "office")),
    **dict.fromkeys(map(str, EventKind), frozenset(("when", "after"))),
    **dict.fromkeys(("document", "discrepancy", "gap"), frozenset[str]()),
    "negotiation": frozenset(("deal",)),
}
"""What may be added to an entry of each kind, besides evidence."""

_LITERAL = frozenset(("place", "name", "native_name", "aliases", "goods", "publisher", "origin"))
_NUMBERS = frozenset(("number", "ordinal", "rate"))
CARDINALS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)
"""The numbers that are read in words, each at its place."""

_ORDINALS = (
    *("zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"),
    *("eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth"),
    *("sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth"),
)


class Claim:
    """What one set of quotations has to support: an entry's own fields, or those of one office of an actor.

    `target` is what the entry extends, fields of which its quotations may support besides its own. `given` are the
    fields that need support, `supported` those that quotations may support.
    """

    def __init__(self, placed: Placed, entry: Any, kind: str, path: Step = (), target: Placed | None = None) -> None:
        self.placed = placed
        self.entry = entry
        self.kind = kind
        self.path = path
        self.target = target
        self.given = self._given()
        self.supported = self.given
        if target is not None and not path:
            # What cannot be added has been reported, and is no wrong name of a field too.
            self.supported = (placed.keys | target.keys) - _EXEMPT

    def _given(self) -> frozenset[str]:
        if self.kind in _JUDGEMENTS:
            return frozenset()
        if self.path:
            fields = ("title", "organisation", "as_of", "since")
            return frozenset(field for field in fields if getattr(self.entry, field) is not None)
        allowed = self.placed.keys if self.target is None else self.placed.keys & EXTENDABLE[self.target.kind]
        return allowed - _EXEMPT

    def value(self, field: str) -> Any:
        """What the entry says in a field, or else what it extends."""
        if self.target is not None and not self.path and field not in self.given:
            return getattr(self.target.entry, field, None)
        return getattr(self.entry, field)

    def fault(self, field: str, message: str, *inner: str | int) -> Fault:
        """A fault in this claim, at the line of an inner table if its path is given."""
        shown = f"office[{self.path[1]}].{field}" if self.path and field else field
        return self.placed.fault(shown, message, *self.path, *inner)


class Located(NamedTuple):
    """A piece of evidence as written and as found, and the words of its quotation."""

    entry: EvidenceEntry
    evidence: Evidence
    words: str

    @classmethod
    def of(cls, entry: EvidenceEntry, quotation: Quotation) -> "Located":
        reads: FrozenMapping[tuple[str, ...]] = NONE_GIVEN
        if entry.reads:
            reads = FrozenMapping(
                {words: (ids,) if isinstance(ids, str) else tuple(ids) for words, ids in entry.reads.items()}
            )
        return cls(entry, Evidence(quotation, tuple(entry.supports.split()), reads), quotation.words)


def claims(placed: Placed, target: Placed | None = None) -> list[Claim]:
    """The claims of an entry: its own, and one for each office of an actor; `target` is what it extends."""
    kind = placed.kind if target is None else target.kind
    own = [Claim(placed, placed.entry, kind, (), target)] if kind in _NEEDS_EVIDENCE or kind == "source" else []
    offices = enumerate(getattr(placed.entry, "office", ()))
    return [*own, *(Claim(placed, office, "office", ("office", number), target) for number, office in offices)]


def wrong_words(placed: Placed) -> Iterator[Fault]:
    """Words that are not of the closed vocabulary of their field."""
    for field, allowed in _VOCABULARIES.get(placed.kind, {}).items():
        value = getattr(placed.entry, field)
        for word in [value] if isinstance(value, str) else value or ():
            if word not in allowed:
                yield placed.fault(field, f"{word!r} is none of {', '.join(map(repr, allowed))}")


def uncovered(claim: Claim) -> Iterator[Fault]:
    """Fields without quotation or reason, and names of fields that the entry does not give."""
    adds_offices_only = claim.target is not None and "office" in claim.placed.keys and not claim.given
    if not claim.entry.evidence and claim.kind in _NEEDS_EVIDENCE and not adds_offices_only:
        yield claim.fault("evidence", "is missing; quote the words that say it")
        return
    given = claim.given
    supported: set[str] = set()
    for number, item in enumerate(claim.entry.evidence):
        for field in item.supports.split():
            supported.add(field)
            if field not in claim.supported and claim.kind not in _JUDGEMENTS:
                close = near(field, claim.supported, 1)
                meant = f"; did you mean {close[0]!r}?" if close else ""
                yield claim.fault("for", f"names {field!r}, which the entry does not give{meant}", "evidence", number)
    for field, reason in claim.entry.inferred.items():
        known = field in given or field in _BESIDE_KEYS or field in claim.supported & claim.placed.keys
        if not known and claim.kind not in _JUDGEMENTS:
            yield claim.fault("inferred", f"gives a reason for {field!r}, which the entry does not give")
        elif not reason.strip():
            yield claim.fault("inferred", f"gives no reason for {field!r}")
    for field in sorted(given - supported - claim.entry.inferred.keys()):
        yield claim.fault(
            field, "has no evidence; name it in the `for` of a quotation, or give the reason in `inferred`"
        )


def unseen(
    claim: Claim, found: Sequence[Located], names: Mapping[str, Sequence[str]], effort: Effort
) -> Iterator[Fault]:
    """Values that no quotation for their field shows, and readings that read nothing.

    `names` gives every name of each actor. Raises `Exhausted` when it takes more than the `effort` that is left.
    """
    read: set[tuple[int, str]] = set()
    holder = {"holder"} if claim.kind == "office" else set()
    for field in sorted((claim.supported & _SHOWN | holder) - claim.entry.inferred.keys()):
        quotations = [(n, item) for n, item in enumerate(found) if field in (*holder, *item.evidence.fields)]
        wanted = list(_wanted(claim, field, names)) if quotations else []
        readers = _readers(quotations)
        steps = sum(_STEPS_OF_A_SEARCH + len(item.words) for _, item in quotations)
        missed = []
        for value, count, seen in wanted:
            effort.spend(count * steps)
            if value in readers:
                read.update(readers[value])
            elif not any(seen(item.words) for _, item in quotations):
                missed.append(value)
        said = [f"{value!r} is not seen" for value in missed]
        # More evidence for what an earlier entry says need not show all of it once more.
        if claim.target is not None and field not in (*claim.given, *holder) and len(wanted) > 1:
            said = [f"none of {', '.join(map(repr, missed))} is seen"] if len(missed) == len(wanted) else []
        for unseen in said:
            mend = "quote the words that say so, or declare them with `reads`"
            yield claim.fault(field, f"{unseen} in the words quoted for it; {mend}")
    for number, item in enumerate(found):
        for words in item.evidence.reads:
            if words not in item.words:
                yield claim.fault("reads", f"{words!r} does not stand in the quotation", "evidence", number)
            elif (number, words) not in read:
                message = f"{words!r} is read as what no field that this quotation supports says"
                yield claim.fault("reads", message, "evidence", number)


def _readers(quotations: Iterable[tuple[int, Located]]) -> Mapping[str, Sequence[tuple[int, str]]]:
    """Which words, of which of these quotations, are declared to mean each id."""
    readers: dict[str, list[tuple[int, str]]] = {}
    for number, item in quotations:
        for words, ids in item.evidence.reads.items():
            for id_ in ids:
                readers.setdefault(id_, []).append((number, words))
    return readers


def phrase_faults(claim: Claim, found: Sequence[Located]) -> Iterator[Fault]:
    """Times without the source's words for them, or with words that no quotation has."""
    for field in ("published", "when", "as_of", "since", "reached", "in_force", "expires"):
        when = getattr(claim.entry, field, None)
        if not isinstance(when, WhenEntry) or claim.kind == "gap":
            continue
        if when.phrase is None:
            if field not in claim.entry.inferred:
                yield claim.fault(field, "gives no `phrase`; give the source's own words, or the reason in `inferred`")
        elif found and len(found) == len(claim.entry.evidence) and not _quoting(when.phrase, found):
            yield claim.fault(field, f"the phrase {when.phrase!r} stands in no quotation of the entry")


def source_of(when: WhenEntry, found: Sequence[Located]) -> Source | None:
    """The source whose words a time is read from: the one that has the phrase, else the first quoted."""
    quoting = [] if when.phrase is None else _quoting(when.phrase, found)
    return next((item.evidence.quotation.source for item in (*quoting, *found)), None)


def _quoting(phrase: str, found: Iterable[Located]) -> list[Located]:
    """The quotations in which a phrase stands."""
    wanted = " ".join(phrase.split())
    return [item for item in found if wanted in item.words]


def _wanted(
    claim: Claim, field: str, names: Mapping[str, Sequence[str]]
) -> Iterator[tuple[str, int, Callable[[str], bool]]]:
    """Each value of a field, the number of names that it may be seen by, and whether words show it."""
    value = claim.placed.name if field == "holder" else claim.value(field)
    if field in ACTORS or field == "holder":
        for id_ in _members(value):
            if id_ in names:
                yield id_, len(names[id_]), _shows_any(names[id_])
    elif field == "verbatim":
        verbatim = " ".join(value.split())
        yield value, 1, lambda words: verbatim in words
    elif field in _LITERAL or (isinstance(value, str) and (claim.kind, field) in _TITLES):
        for member in _members(value):
            yield member, 1, _shows_any([member])
    else:
        for number in _members(value):
            yield str(number), 1, _shows_number(Decimal(number))


# The words that each field with a closed vocabulary allows, by the kind of entry.
_VOCABULARIES: dict[str, dict[str, tuple[str, ...]]] = {
    "actor": {"kind": tuple(map(str, ActorKind))},
    "discrepancy": {"kind": tuple(map(str, DiscrepancyKind))},
    **{
        str(kind): {
            field: tuple(map(str, words))
            for field, by_class in VOCABULARIES.items()
            for owner, words in by_class.items()
            if issubclass(event, owner)
        }
        for kind, event in EVENT_CLASSES.items()
    },
}
_VOCABULARIES[str(EventKind.MEETING)]["participants"] = tuple(map(str, Role))

# Texts of which the words must be the source's, in the one kind of entry that has them so.
_TITLES = frozenset((("office", "title"), ("document", "number")))
# All fields that words must show.
_SHOWN = ACTORS | _LITERAL | _NUMBERS | {"verbatim", *(field for _, field in _TITLES)}


def _members(value: Any) -> Iterable[Any]:
    if isinstance(value, dict):
        return dict.fromkeys(id_ for ids in value.values() for id_ in ids)
    if isinstance(value, RateEntry):
        return dict.fromkeys((value.minimum, value.maximum))
    if isinstance(value, list):
        return dict.fromkeys(member.words if isinstance(member, GoodsEntry) else member for member in value)
    return [] if value is None else [value]


def _shows_any(names: Iterable[str]) -> Callable[[str], bool]:
    return lambda words: any(stands_in(name, words) for name in names)


def _shows_number(wanted: Decimal) -> Callable[[str], bool]:
    def shows(words: str) -> bool:
        whole = int(wanted) if 0 <= wanted < len(CARDINALS) and wanted == int(wanted) else None
        if whole is not None and {CARDINALS[whole], _ORDINALS[whole]} & set(fold(words).split()):
            return True
        return wanted in _numbers(words)

    return shows


def _numbers(words: str) -> Iterator[Decimal]:
    """The numbers that stand in digits in a text; a comma parts thousands."""
    figures = "".join(letter if letter.isdigit() or letter in ".," else " " for letter in words)
    for figure in figures.split():
        try:
            yield Decimal(figure.strip(".,").replace(",", ""))
        except InvalidOperation:
            continue
