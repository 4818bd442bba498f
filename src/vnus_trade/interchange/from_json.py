"""JSON in: a document of `interchange` read back as a chronology, or one report of all that is wrong with it.

A document may come from a stranger. So nothing in it is believed that can be seen: types, references, quotations,
digests and order are all checked, sizes are bounded, and whatever is wrong is a `DocumentError` and nothing else.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter
from itertools import chain
from typing import Any

import attrs

from vnus_trade.errors import DocumentError, DocumentFault, ImpossibleValue, TimeRefused
from vnus_trade.evidence.sources import WITHHELD, Quotation, Source
from vnus_trade.evidence.stretches import Lines, spans_of
from vnus_trade.frozen import FrozenMapping
from vnus_trade.interchange.converter import (
    FAULTY,
    Draft,
    Faults,
    Reference,
    TooManyFaults,
    Twice,
    body_of,
    members,
    shown,
    step,
)
from vnus_trade.interchange.to_json import COLLECTIONS, PARTS, REQUIRED, VERSION, field_of
from vnus_trade.model.entities import Negotiation
from vnus_trade.model.events import Agreement, Event
from vnus_trade.record.chronology import Chronology
from vnus_trade.record.index import Contents
from vnus_trade.record.order import Order, Stated
from vnus_trade.seeds import sha256
from vnus_trade.time.span import TimeSpan

LARGEST_DOCUMENT = 2**26
"""So many bytes, or code points of a `str`, a document may have."""
LARGEST_TEXTS = 2**25
"""So many code points the texts that a document leaves out may have together."""

# So many of a circle are named.
_NAMED = 6
# More digits than this are no number of anything here, and take long to read.
_DIGITS = 15


def from_json(document: str | bytes) -> Chronology:
    """The chronology of a document; raises `DocumentError` with the path of every fault, and nothing else."""
    parsed = _parsed(document)
    faults = Faults(newer=_check_version(parsed))
    try:
        record = Reading(faults).whole(parsed)
    except TooManyFaults:
        record = None
    if record is None:
        raise DocumentError(tuple(faults.found))
    return record


def _refused(message: str, path: str = "$") -> DocumentError:
    return DocumentError((DocumentFault(path, message),))


def _parsed(document: str | bytes) -> Any:
    """The JSON of a document, in which an object with a key more than once is `Twice`."""
    if len(document) > LARGEST_DOCUMENT:
        raise _refused(f"is larger than {LARGEST_DOCUMENT} bytes; leave articles or their texts out")
    try:
        text = document if isinstance(document, str) else document.decode()
        return json.loads(text, object_pairs_hook=_object, parse_int=_integer)
    except UnicodeDecodeError as error:
        raise _refused(f"is not UTF-8 at byte {error.start}") from error
    except json.JSONDecodeError as error:
        raise _refused(f"is no JSON: {error.msg} in line {error.lineno}, column {error.colno}") from error
    except RecursionError as error:
        raise _refused("nests deeper than any document of a chronology") from error


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    return members if len(members) == len(pairs) else Twice(members)


def _integer(digits: str) -> int | float:
    return int(digits) if len(digits) <= _DIGITS else float(digits)


def _check_version(document: Any) -> str:
    """Refuse what is no document or is of another major version; what to say of unknown keys if the minor is newer."""
    if not isinstance(document, dict):
        raise _refused(f"{shown(document)} is not an object")
    faults = Faults()
    _, written = (PARTS[key].read(document.get(key), f"$.{key}", faults) for key in ("format", "version"))
    if faults.found:
        raise DocumentError(tuple(faults.found))
    major, minor = map(int, written.split("."))
    ours = ".".join(map(str, VERSION))
    if major != VERSION[0]:
        mend = "install a newer release of vnus-trade" if major > VERSION[0] else "write it anew with this one"
        raise _refused(f"is {written}, and this release reads version {ours}; {mend}", "$.version")
    newer = f", of version {written} perhaps, while this release reads {ours}"
    return newer if minor > VERSION[1] else ""


@attrs.frozen(eq=False, repr=False)
class Reading:
    """One run of the reader: what it has read, made and found wrong so far."""

    faults: Faults
    drafts: dict[str, Draft] = attrs.field(factory=dict)
    # Where objects stand whose id cannot be read; what refers to them then seems to lead nowhere.
    unread: list[str] = attrs.field(factory=list)
    texts: dict[str, str] = attrs.field(factory=dict)
    made: dict[str, Any] = attrs.field(factory=dict)

    def whole(self, document: Any) -> Chronology | None:
        """The chronology; `None` if anything is at fault."""
        read = members(document, PARTS, REQUIRED, "$", self.faults) or {}
        parts = {name: part for name, part in read.items() if part is not FAULTY}
        self.index(parts)
        self.check_references(parts)
        self.read_texts()
        self.check_quotations()
        order = self.order(parts)
        self.make_all()
        self.check_filing(parts)
        if self.faults.found or order is None:
            return None
        if parts["texts"] != all(source.whole for source in self.made.values() if isinstance(source, Source)):
            self.faults.add("$.texts", "is true if every source has its text, and only then")
        made = [[self.made[draft.values["id"]] for draft in parts[name]] for name in COLLECTIONS]
        beside = frozenset(parts.get("beside", ()))
        contents = {
            field_of(name): tuple(thing for thing in things if thing.id not in beside)
            for name, things in zip(COLLECTIONS, made, strict=True)
        }
        record = Chronology.of(Contents(**contents), order, parts["filed"])
        stated = parts.get("digest", record.digest)
        if stated != record.digest:
            self.faults.add("$.digest", f"is not that of what stands here, which is {record.digest}")
        return None if self.faults.found else record

    # What there is

    def index(self, parts: Mapping[str, Any]) -> None:
        """Find every object by its id."""
        self.unread.extend(name for name in COLLECTIONS if FAULTY in parts.get(name, (FAULTY,)))
        for draft in _drafts(parts, COLLECTIONS):
            id_ = draft.values.get("id", FAULTY)
            if id_ in self.drafts:
                self.faults.add(f"{draft.path}.id", f"{shown(id_)} is taken already, by {self.drafts[id_].path}")
            elif id_ is FAULTY:
                self.unread.append(draft.path)
            else:
                self.drafts[id_] = draft

    def check_references(self, parts: Mapping[str, Any]) -> None:
        """See that every id leads to something of a class that may stand there."""
        for draft in self.drafts.values():
            for reference in _references(draft):
                self._check_reference(reference)
        ordered = {draft.values.get("id") for draft in _drafts(parts, ("order",))}
        for draft in _drafts(parts, ("negotiations",)):
            deal = draft.values.get("deal")
            # The chronology of one negotiation may know no more of a deal that was curated for another.
            if isinstance(deal, str) and (deal in self.drafts or deal not in ordered):
                self._check_reference(Reference(deal, f"{draft.path}.deal", (Agreement,)))

    def _check_reference(self, reference: Reference) -> None:
        target = self.drafts.get(reference.id)
        wanted = " or ".join(sorted(kind.__name__ for kind in reference.classes))
        if target is None and not self.unread:
            known = (id_ for id_, draft in self.drafts.items() if issubclass(draft.kind, reference.classes))
            meant = self.faults.meant(reference.id, known)
            hint = f"; did you mean {meant!r}?" if meant else ""
            self.faults.add(reference.path, f"there is no {wanted} {shown(reference.id)}{hint}")
        elif target is not None and not issubclass(target.kind, reference.classes):
            self.faults.add(reference.path, f"{shown(reference.id)} is of {target.kind.__name__}, not of {wanted}")

    # Texts and quotations

    def read_texts(self) -> None:
        """The text of each source, or, where it was left out, the quoted words at their places."""
        quotations: dict[str, list[Draft]] = {}
        for quotation in chain.from_iterable(map(_quotations, self.drafts.values())):
            if self._is_sound(quotation):
                quotations.setdefault(quotation.values["source"].id, []).append(quotation)
        left = LARGEST_TEXTS
        for draft in (draft for draft in self.drafts.values() if draft.kind is Source):
            values = draft.values
            if ("text" in values) == ("length" in values) or ("text" in values and "breaks" in values):
                self.faults.add(draft.path, "has either its text, or its length and the breaks of its lines")
            if self._has_fault(draft):
                continue
            if "text" in values:
                self._take_text(draft)
                continue
            left -= values["length"]
            if left < 0:
                self.faults.add(f"{draft.path}.length", f"makes the texts longer than {LARGEST_TEXTS} together")
                return
            self._assemble(draft, quotations.get(values["id"], []))

    def _take_text(self, draft: Draft) -> None:
        text = draft.values["text"]
        digest = sha256(text.encode())
        if digest != draft.values["sha256"]:
            self.faults.add(f"{draft.path}.sha256", f"is not that of the text, which is {digest}")
        self.texts[draft.values["id"]] = text

    def _assemble(self, draft: Draft, quotations: Sequence[Draft]) -> None:
        length, breaks = draft.values["length"], draft.values.get("breaks", ())
        if list(breaks) != sorted(set(breaks)) or any(at >= length for at in breaks):
            self.faults.add(f"{draft.path}.breaks", f"are not offsets below {length}, each once and in their order")
            return
        letters = [WITHHELD] * length
        for at in breaks:
            letters[at] = "\n"
        for repair in draft.values.get("repairs", ()):
            at, stray = repair.values["at"], repair.values["stray"]
            letters[at : at + len(stray)] = stray[: max(length - at, 0)]
        for quotation in quotations:
            start, end, exact = (quotation.values[name] for name in ("start", "end", "exact"))
            if end - start == len(exact) and end <= length and all(map(_fits, letters[start:end], exact)):
                letters[start:end] = exact
        self.texts[draft.values["id"]] = "".join(letters)

    def check_quotations(self) -> None:
        """Compare every quotation with its source, and see that repairs and lines set aside are in theirs."""
        for draft in self.drafts.values():
            for quotation in _quotations(draft):
                if self._is_sound(quotation) and quotation.values["source"].id in self.texts:
                    self._check_quotation(quotation)
            if draft.kind is Source and draft.values.get("id") in self.texts:
                self._check_lines(draft, self.texts[draft.values["id"]])

    def _check_quotation(self, quotation: Draft) -> None:
        start, end, exact = (quotation.values[name] for name in ("start", "end", "exact"))
        source = self.drafts[quotation.values["source"].id]
        text = self.texts[source.values["id"]]
        if not start < end <= len(text):
            self.faults.add(f"{quotation.path}.end", f"no words stand from {start} to {end}; the text has {len(text)}")
        elif end - start != len(exact) or not text.startswith(exact, start):
            words = shown(text[start : min(end, start + 100)])
            whose = "the text has" if "text" in source.values else "other quotations and the breaks leave"
            self.faults.add(f"{quotation.path}.exact", f"quotes {shown(exact)}, and from {start} {whose} {words}")

    def _check_lines(self, draft: Draft, text: str) -> None:
        for repair in draft.values.get("repairs", ()):
            at, stray = repair.values["at"], repair.values["stray"]
            if not stray or not text.startswith(stray, at):
                self.faults.add(f"{repair.path}.stray", f"{shown(stray)} does not stand at {at}")
        for aside in draft.values.get("set_aside", ()):
            for field in ("lines", "repeats"):
                if field in aside.values:
                    self._check_span(aside.values[field], text)

    def _check_span(self, written: Draft, text: str) -> None:
        lines = Lines(**written.values)
        try:
            spans_of(text, [lines])
        except IndexError:
            self.faults.add(written.path, f"the text has no lines {lines}")

    def _is_sound(self, quotation: Draft) -> bool:
        """Whether all that a quotation says could be read, and its source is there."""
        values = quotation.values
        if FAULTY in values.values() or values.keys() != body_of(Quotation).fields.keys():
            return False
        source = self.drafts.get(values["source"].id)
        return source is not None and source.kind is Source

    # Order

    def order(self, parts: Mapping[str, Any]) -> Order | None:
        """The order of all events; `None` if what is stated of it is at fault."""
        entries: dict[str, Draft] = {}
        for draft in _drafts(parts, ("order",)):
            id_ = draft.values.get("id", FAULTY)
            if id_ in entries:
                self.faults.add(f"{draft.path}.id", f"{shown(id_)} stands in {entries[id_].path} already")
            elif id_ is not FAULTY:
                entries[id_] = draft
        for draft in entries.values():
            if not self._has_fault(draft):
                self._check_stated(draft, entries)
        if "order" not in parts or any(path.startswith("$.order[") for path in self.faults.members):
            return None
        events = [draft for draft in self.drafts.values() if issubclass(draft.kind, Event)]
        for draft in events:
            if draft.values["id"] not in entries:
                self.faults.add(f"{draft.path}.id", f"{shown(draft.values['id'])} stands nowhere in `order`")
        order = self._judged(entries)
        if order is not None:
            for draft in events:
                if not self._has_fault(draft):
                    self._check_order(draft, entries[draft.values["id"]], order)
        return order

    def _check_stated(self, draft: Draft, entries: Mapping[str, Draft]) -> None:
        after = [(f"after[{number}]", id_) for number, id_ in enumerate(draft.values.get("after", ()))]
        for field, id_ in (*after, *((field, draft.values.get(field)) for field in ("within", "same"))):
            if isinstance(id_, str) and id_ not in entries:
                self.faults.add(f"{draft.path}.{field}", f"{shown(id_)} stands nowhere in `order`")

    def _judged(self, entries: Mapping[str, Draft]) -> Order | None:
        stated = [Stated(**{**body_of(Stated).empty, **draft.values}) for draft in entries.values()]
        order, contradictions = Order.judged(stated)
        for contradiction in contradictions:
            self.faults.add(entries[contradiction.entries[0]].path, f"is contradicted: {contradiction}")
        return None if contradictions else order

    def _check_order(self, draft: Draft, entry: Draft, order: Order) -> None:
        """Report what an event says of its time and order that the stated order does not hold to."""
        values, stated = draft.values, entry.values
        later = {reference.id for reference in values.get("after", ())} - {*stated.get("after", ())}
        if later:
            self.faults.add(f"{entry.path}.after", f"leaves out {shown(min(later))}, which {draft.path} is after")
        announced_in = values.get("announced_in")
        if announced_in is not None and stated.get("same") != announced_in.id:
            self.faults.add(
                f"{entry.path}.same", f"is not {shown(announced_in.id)}, in which {draft.path} is announced"
            )
        occasion = values.get("occasion")
        if occasion is not None and announced_in is None and stated.get("within") != occasion.id:
            self.faults.add(f"{entry.path}.within", f"is not {shown(occasion.id)}, the occasion of {draft.path}")
        dated = values.get("dated")
        try:
            when = order.when(values["id"])
        except TimeRefused as refusal:
            self.faults.add(entry.path, f"leaves {shown(values['id'])} no time: {refusal.reason}")
            return
        if values["when"] != when:
            self.faults.add(f"{draft.path}.when", f"is {values['when']}, and all that is stated leaves {when!r}")
        elif dated is not None and not _keeps_to(when, dated):
            self.faults.add(f"{draft.path}.dated", f"is {dated}, and all that is stated leaves {when}")

    # Objects

    def make_all(self) -> None:
        """Make every object that has no fault, what it refers to first."""
        refers = {id_: {reference.id for reference in _held(draft)} for id_, draft in self.drafts.items()}
        # The quotations of a source are of sources, which are made without them first.
        refers |= {id_: set() for id_, draft in self.drafts.items() if draft.kind is Source}
        try:
            turns = list(TopologicalSorter(refers).static_order())
        except CycleError as error:
            circle = list(dict.fromkeys(reversed(error.args[1])))
            named = ", ".join(circle[:_NAMED]) + (", ..." if len(circle) > _NAMED else "")
            self.faults.add(
                self.drafts[circle[0]].path, f"these refer to each other in a circle: {named}; leave out one reference"
            )
            return
        for id_, text in self.texts.items():
            draft = self.drafts[id_]
            known = {"text": text, "whole": "text" in draft.values, "evidence": ()}
            self._make(attrs.evolve(draft, values=draft.values | known))
        for id_, source in list(self.made.items()):
            draft = self.drafts[id_]
            if all(reference.id in self.made for reference in _held(draft)):
                self.made[id_] = attrs.evolve(source, evidence=self._made(draft.values.get("evidence", ())))
        for id_ in turns:
            if id_ in self.drafts and self.drafts[id_].kind is not Source:
                self._make(self.drafts[id_])

    def _make(self, draft: Draft) -> None:
        if not self._has_fault(draft) and all(reference.id in self.made for reference in _held(draft)):
            made = self._made(draft)
            if made is not FAULTY:
                self.made[draft.values["id"]] = made

    def _made(self, value: Any) -> Any:
        """What a value stands for, references followed; `FAULTY` if its class refuses it."""
        if isinstance(value, Reference):
            return value.id if value.by_id else self.made[value.id]
        if isinstance(value, tuple):
            made = tuple(map(self._made, value))
            return FAULTY if FAULTY in made else made
        if isinstance(value, dict):
            items = {key: self._made(item) for key, item in value.items()}
            return FrozenMapping(items)
        if not isinstance(value, Draft):
            return value
        body = body_of(value.kind)
        given = {name: self._made(item) for name, item in value.values.items() if name in body.taken}
        fields = {**body.empty, **given}
        if FAULTY in fields.values():
            return FAULTY
        try:
            return value.kind(**fields)
        except ImpossibleValue as error:
            path = f"{value.path}.{error.field}" if error.field in body.fields else value.path
            self.faults.add(path, str(error))
            return FAULTY

    # What else there is

    def check_filing(self, parts: Mapping[str, Any]) -> None:
        """See that what is filed, what it is filed under, and what stands here for others' sake is there."""
        known = self.drafts.keys()
        for id_, under in parts.get("filed", {}).items():
            target = self.drafts.get(under)
            if id_ not in known and not self.unread:
                self.faults.add(step("$.filed", id_), "nothing here has this id")
            elif isinstance(under, str) and under and (target is None or target.kind is not Negotiation):
                self.faults.add(step("$.filed", id_), f"there is no Negotiation {shown(under)}")
        for number, id_ in enumerate(parts.get("beside", ())):
            if isinstance(id_, str) and id_ not in known and not self.unread:
                self.faults.add(f"$.beside[{number}]", f"nothing here has the id {shown(id_)}")

    def _has_fault(self, draft: Draft) -> bool:
        return draft.path in self.faults.members


def _drafts(parts: Mapping[str, Any], names: Iterable[str]) -> Iterator[Draft]:
    """The objects in these parts of a document that could be read as such."""
    for name in names:
        value = parts.get(name)
        if isinstance(value, tuple):
            yield from (draft for draft in value if isinstance(draft, Draft))


def _parts(value: Any) -> Iterator[Any]:
    """Every reference and every object within a value as read, itself too."""
    if isinstance(value, Reference):
        yield value
    elif isinstance(value, tuple):
        yield from chain.from_iterable(map(_parts, value))
    elif isinstance(value, dict):
        yield from chain.from_iterable(map(_parts, value.values()))
    elif isinstance(value, Draft):
        yield value
        yield from _parts(value.values)


def _references(draft: Draft) -> Iterator[Reference]:
    return (part for part in _parts(draft) if isinstance(part, Reference))


def _held(draft: Draft) -> Iterator[Reference]:
    """The references to what has to be made first."""
    return (reference for reference in _references(draft) if not reference.by_id)


def _quotations(draft: Draft) -> Iterator[Draft]:
    return (part for part in _parts(draft) if isinstance(part, Draft) and part.kind is Quotation)


def _fits(there: str, letter: str) -> bool:
    """Whether a quoted letter may stand where another, a break or nothing is known yet."""
    return there == letter or (there == WITHHELD and letter != "\n")


def _keeps_to(when: TimeSpan, dated: TimeSpan) -> bool:
    """Whether nothing that one span allows is beyond the other."""
    inner, outer = (when.begin_bounds, when.end_bounds), (dated.begin_bounds, dated.end_bounds)
    return all(a.least >= b.least and a.greatest <= b.greatest for a, b in zip(inner, outer, strict=True))
