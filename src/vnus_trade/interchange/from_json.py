"""Reads a record from a JSON document: checks references, quotations, times, order and digest, beside the schema.

A document may come from a stranger: sizes are bounded, and nothing but `DocumentError` is raised. A reference to an
object at fault is no fault of its own.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from graphlib import CycleError, TopologicalSorter
from typing import Any, NamedTuple

import attrs
from cattrs import BaseValidationError

from vnus_trade.contents.index import Contents
from vnus_trade.errors import DocumentError, DocumentFault, TimeRefused
from vnus_trade.evidence.locator import unfit
from vnus_trade.evidence.sources import Evidence, Source, strays_of
from vnus_trade.evidence.statuses import PublishedBounds, judged_status, published_bounds, takes_place
from vnus_trade.evidence.vocabulary import Status
from vnus_trade.evidence.withheld import KeptLetters
from vnus_trade.interchange.converter import converter, faults_of
from vnus_trade.interchange.json_faults import Faults, FoundId, RepeatedKeys, TooManyFaults, abridged, step
from vnus_trade.interchange.json_schema import ARRAYS, DEFINITIONS, DOCUMENT, EVENT, HEAD, VERSION
from vnus_trade.model.entities import Negotiation
from vnus_trade.model.events import EVENT_CLASSES, Agreement, Event
from vnus_trade.model.fields import COLLECTIONS, PARTS
from vnus_trade.ordering.order import Order
from vnus_trade.ordering.stated import Stated
from vnus_trade.record.chronology import Chronology
from vnus_trade.seeds import sha256
from vnus_trade.time.span import TimeSpan

LARGEST_DOCUMENT = 2**26
"""The most bytes, or code points of a `str`, that a document may have."""

# A whole number of more digits is none of anything here, and takes long to read.
_DIGITS = 15
# So many ids of a circle are named.
_NAMED = 6


def from_json(document: str | bytes) -> Chronology:
    """The chronology of a document; raises `DocumentError` with the path of every fault, and nothing else."""
    parsed = _parsed(document)
    faults = Faults(_check_version(parsed))
    try:
        record = _Reading(faults).whole(parsed)
    except TooManyFaults:
        record = None
    if record is None:
        raise DocumentError(tuple(faults.found))
    return record


def _refused(message: str, path: str = "$") -> DocumentError:
    return DocumentError((DocumentFault(path, message),))


def _parsed(document: str | bytes) -> Any:
    if len(document) > LARGEST_DOCUMENT:
        raise _refused(f"is larger than {LARGEST_DOCUMENT} bytes; leave articles or their texts out")
    try:
        text = document if isinstance(document, str) else document.decode()
        return json.loads(text, object_pairs_hook=_members, parse_int=_integer)
    except UnicodeDecodeError as error:
        raise _refused(f"is not UTF-8 at byte {error.start}") from error
    except json.JSONDecodeError as error:
        raise _refused(f"is no JSON: {error.msg} in line {error.lineno}, column {error.colno}") from error
    except RecursionError as error:
        raise _refused("nests deeper than any document of a chronology") from error


def _members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    return members if len(members) == len(pairs) else RepeatedKeys(members)


def _integer(digits: str) -> int | float:
    return int(digits) if len(digits) <= _DIGITS else float(digits)


def _check_version(document: Any) -> str:
    """Refuse other formats and major versions; return what to say of unknown keys if the minor version is newer."""
    faults = Faults()
    if not faults.check(document, HEAD, "$"):
        raise DocumentError(tuple(faults.found))
    written = document["version"]
    major, minor = map(int, written.split("."))
    ours = ".".join(map(str, VERSION))
    if major != VERSION[0]:
        mend = "install a newer release of vnus-trade" if major > VERSION[0] else "write it anew with this one"
        raise _refused(f"is {written}, and this release reads version {ours}; {mend}", "$.version")
    return f", of version {written} perhaps, while this release reads {ours}" if minor > VERSION[1] else ""


class _Entry(NamedTuple):
    """The JSON of an object, its path, the class of the object, and the ids in it if it fits the schema."""

    path: str
    cls: type[Any]
    raw: dict[str, Any]
    ids: list[FoundId] | None


@attrs.define(eq=False, repr=False)
class _Reading:
    """One run of the reader: what it has found and made so far."""

    faults: Faults
    entries: dict[str, _Entry] = attrs.field(factory=dict)
    # The ids in each entry without a fault whose places their objects take.
    held: dict[str, list[FoundId]] = attrs.field(factory=dict)
    # The statement of each event's time and order.
    ordered: dict[str, _Entry] = attrs.field(factory=dict)
    made: dict[str, Any] = attrs.field(factory=dict)
    # The negotiation of each object, by its id.
    filed: Mapping[str, Any] = attrs.field(factory=dict)
    # True if the id of some object cannot be read, since references to it seem to lead nowhere.
    has_nameless: bool = False

    def whole(self, document: dict[str, Any]) -> Chronology | None:
        """The chronology; `None` if anything is at fault."""
        arrays = {key: part for key in (*ARRAYS, "order") if isinstance(part := document.get(key), list)}
        self.faults.check({key: [] if key in arrays else part for key, part in document.items()}, DOCUMENT, "$")
        self.has_nameless = not arrays.keys() >= ARRAYS.keys()
        filed = document.get("filed", {})
        self.filed = (
            {id_: under for id_, under in filed.items() if isinstance(under, str)} if isinstance(filed, dict) else {}
        )
        self.index(arrays)
        for id_, entry in self.entries.items():
            if entry.ids is not None and not [found for found in entry.ids if not self.leads(found)]:
                self.held[id_] = [found for found in entry.ids if found.field.refers_to]
        self.make_all()
        self.check_quotations()
        order = self.order()
        self.check_filing(document)
        if self.faults.found or order is None:
            return None
        if document["texts"] is any(isinstance(thing, Source) and thing.text is None for thing in self.made.values()):
            self.faults.add("$.texts", "is true if every source has its text, and only then")
        beside = frozenset(document.get("beside", ()))
        contents = {
            name: tuple(self.made[raw["id"]] for raw in arrays[key] if raw["id"] not in beside)
            for key, name in ARRAYS.items()
        }
        record = Chronology.of(Contents(**contents), order, document["filed"])
        if "digest" in document and document["digest"] != (digest := record.digest):
            self.faults.add("$.digest", f"is not that of this document, which is {digest}")
        return None if self.faults.found else record

    # Objects

    def index(self, arrays: Mapping[str, list[Any]]) -> None:
        """Find every object, and every statement of order, by its id, and check its JSON."""
        members = ((key, *member) for key, array in arrays.items() for member in enumerate(array))
        for key, number, raw in members:
            path, is_object = f"$.{key}[{number}]", key in ARRAYS
            cls, entries = (COLLECTIONS[ARRAYS[key]], self.entries) if is_object else (Stated, self.ordered)
            id_ = raw.get("id") if isinstance(raw, dict) else None
            kind = EVENT_CLASSES[raw["kind"]] if cls is Event and self.faults.check(raw, EVENT, path) else cls
            ids = None if kind is Event else self.faults.ids_in(raw, DEFINITIONS[kind.__name__], path)
            if not (id_ and isinstance(id_, str)) or kind is Event:
                self.has_nameless |= is_object
            elif id_ in entries:
                self.has_nameless |= is_object
                self.faults.add(f"{path}.id", f"{abridged(id_)} is taken already, by {entries[id_].path}")
            else:
                entries[id_] = _Entry(path, kind, raw, ids)

    def leads(self, reference: FoundId) -> bool:
        """Return whether a reference leads to an object that its field allows, or may do so; else add the fault."""
        path, id_, field, *_ = reference
        classes = field.refers_to or field.names
        target = self.entries.get(id_)
        allowed = " or ".join(sorted(cls.__name__ for cls in classes))
        # The chronology of one negotiation may know no more of a deal that was curated for another.
        is_elsewhere = self.has_nameless or (field.name == "deal" and id_ in self.ordered)
        if target is None and not is_elsewhere:
            known = (id_ for id_, entry in self.entries.items() if issubclass(entry.cls, classes))
            meant = self.faults.meant(id_, known)
            hint = f"; did you mean {meant!r}?" if meant else ""
            self.faults.add(path, f"there is no {allowed} {abridged(id_)}{hint}")
        elif target is not None and not issubclass(target.cls, classes):
            self.faults.add(path, f"{abridged(id_)} is of {target.cls.__name__}, not of {allowed}")
        else:
            return True
        return False

    def make_all(self) -> None:
        """Make every object that has no fault, what it refers to first."""
        # Sources may quote each other, so they are made without their evidence first.
        sources = {
            id_: [each for each in held if each.holder is self.entries[id_].raw]
            for id_, held in self.held.items()
            if self.entries[id_].cls is Source
        }
        refers = {id_: {each.id for each in sources.get(id_, held)} for id_, held in self.held.items()}
        try:
            in_order = [id_ for id_ in TopologicalSorter(refers).static_order() if id_ in refers]
            for id_ in filter(sources.__contains__, in_order):
                self.make(id_, sources[id_], evidence=[])
            for id_ in (id_ for id_ in in_order if id_ in self.made or id_ not in sources):
                self.make(id_, self.held[id_])
        except CycleError as error:
            circle = list(dict.fromkeys(reversed(error.args[1])))
            named = ", ".join(circle[:_NAMED]) + (", ..." if len(circle) > _NAMED else "")
            message = f"these refer to each other in a circle: {named}; leave out one reference"
            self.faults.add(self.entries[circle[0]].path, message)

    def make(self, id_: str, held: Iterable[FoundId], **instead: Any) -> None:
        """Make an object, if everything that it refers to is made; with other values of some fields, if given."""
        entry = self.entries[id_]
        if not all(found.id in self.made for found in held):
            return
        for found in held:
            found.holder[found.key] = self.made[found.id]
        if entry.cls is Agreement and (filed := self.entries.get(self.filed.get(id_, ""))):
            instead["read_in"] = filed.raw.get("zone")
        made = self.structured(entry.raw | instead, entry.cls, entry.path)
        contradictions = list(_contradictions(made)) if isinstance(made, Source) else []
        for where, message in contradictions:
            self.faults.add(f"{entry.path}{where}", message)
        if made is not None and not contradictions:
            self.made[id_] = made

    def structured(self, raw: Any, cls: type[Any], path: str) -> Any:
        """The object of JSON that fits the schema; `None`, with the faults added, if there can be none."""
        try:
            return converter.structure(raw, cls)
        except BaseValidationError as error:
            for where, message in faults_of(error, path):
                self.faults.add(where, message)
            return None

    # Sources and quotations

    def check_quotations(self) -> None:
        """Check that no two sources have the same bytes, and that loading accepts what is quoted of them."""
        kept, pinned = dict[str, KeptLetters](), dict[str, str]()
        for id_, source in self.made.items():
            if isinstance(source, Source):
                path = self.entries[id_].path
                if source.text is None:
                    kept[id_] = KeptLetters(source.line_lengths)
                    laid = (kept[id_].contradiction(repair.at, repair.stray) for repair in source.repairs)
                    for number, problem in enumerate(laid):
                        if problem:
                            self.faults.add(f"{path}.repairs[{number}].stray", problem)
                if (same := pinned.setdefault(source.sha256, id_)) != id_:
                    message = f"is that of {abridged(same)} too; a text is one source, which everything quotes"
                    self.faults.add(f"{path}.sha256", message)
        quoted = (each for id_, thing in self.made.items() for each in _evidence(thing, self.entries[id_].path))
        for path, quotation in ((path, evidence.quotation) for path, evidence in quoted):
            source = quotation.source
            own = strays_of(self.made[source.id])
            if source.text is None:
                # The words alone are there, and the stray letters among them are counted from their beginning.
                own = own.within(quotation.start, quotation.end)
            problem = unfit(quotation.context[0], own, *quotation.context[1:])
            if source.text is None:
                problem = problem or kept[source.id].contradiction(quotation.start, quotation.exact)
            if problem:
                self.faults.add(f"{path}.quotation", problem)

    # Order

    def order(self) -> Order | None:
        """The order of all events; `None` if what is stated of it is at fault."""
        fitting = [entry for entry in self.ordered.values() if entry.ids is not None]
        statements = [self.structured(entry.raw, Stated, entry.path) for entry in fitting]
        if self.is_at_fault("$.order"):
            return None
        events = [(id_, entry.path) for id_, entry in self.entries.items() if issubclass(entry.cls, Event)]
        named = [(found.path, found.id) for entry in fitting for found in entry.ids or ()]
        for path, id_ in (*((f"{path}.id", id_) for id_, path in events), *named):
            if id_ not in self.ordered:
                self.faults.add(path, f"{abridged(id_)} is missing from `order`")
        if self.is_at_fault("$.order"):
            return None
        order, contradictions = Order.judged(statements)
        for contradiction in contradictions:
            self.faults.add(self.ordered[contradiction.entries[0]].path, f"is contradicted: {contradiction}")
        stated = {statement.id: statement for statement in statements}
        for id_, path in events if not contradictions else ():
            if id_ in self.made and id_ in stated:
                self.check_time(self.made[id_], path, order, stated[id_])
        return order

    def check_time(self, event: Event, path: str, order: Order, stated: Stated) -> None:
        """Report where the stated order differs from what an event says of its own time and order."""
        there = self.ordered[event.id].path
        statement = event.announcement
        said = (
            ("after", stated.after, event.after),
            ("ongoing_at", stated.ongoing_at, event.ongoing_at),
            ("same", (stated.same,), filter(None, (statement,))),
            ("within", (stated.within,), () if statement else filter(None, (event.occasion,))),
        )
        for field, ids, others in said:
            for id_ in (other.id for other in others if other.id not in ids):
                self.faults.add(f"{there}.{field}", f"leaves out {abridged(id_)}, which {path} names")
        self.check_status(event, path, stated)
        try:
            when = order.when(event.id)
        except TimeRefused as refusal:
            self.faults.add(there, f"leaves {abridged(event.id)} no time: {refusal.reason}")
            return
        if event.when != when:
            self.faults.add(f"{path}.when", f"is {event.when}, and all that is stated leaves {when!r}")
        elif event.dated is not None and not (order.is_called_off(event.id) or _keeps_to(when, event.dated)):
            self.faults.add(f"{path}.dated", f"is {event.dated}, and all that is stated leaves {when}")

    def check_status(self, event: Event, path: str, stated: Stated) -> None:
        """Report where the status of an event, or what is stated of its time, differs from what its evidence says."""
        there = self.ordered[event.id].path
        if stated.takes_place != (says := takes_place(event.status, event.evidence)):
            self.faults.add(f"{there}.takes_place", f"is {stated.takes_place}; the status of {path} makes it {says}")
        default = Status.EXPECTED if event.status is Status.EXPECTED else Status.ENDED
        found = judged_status(event.evidence, event.latest_status, default)
        if not isinstance(found, Status):
            self.faults.add(f"{path}.{found[0]}", found[1])
        elif found is not event.status:
            self.faults.add(f"{path}.status", f"is {str(event.status)!r}; the evidence makes it {str(found)!r}")
        known = PublishedBounds() if "existence" in event.inferred else published_bounds(event.evidence)
        for bound, follows in known._asdict().items():
            if (given := getattr(stated, bound)) != follows:
                message = f"is {_instant(given)}; the evidence of {path} makes it {_instant(follows)}"
                self.faults.add(f"{there}.{bound}", message)

    # Filing

    def is_at_fault(self, *paths: str) -> bool:
        return any(fault.path.startswith(paths) for fault in self.faults.found)

    def check_filing(self, document: dict[str, Any]) -> None:
        """Check that every id in `filed` and `beside` is that of an object in the document."""
        if self.has_nameless or self.is_at_fault("$.filed", "$.beside"):
            return
        for id_, under in document.get("filed", {}).items():
            if id_ not in self.entries:
                self.faults.add(step("$.filed", id_), "nothing here has this id")
            elif under and (under not in self.entries or self.entries[under].cls is not Negotiation):
                self.faults.add(step("$.filed", id_), f"there is no Negotiation {abridged(under)}")
        for number, id_ in enumerate(document.get("beside", ())):
            if id_ not in self.entries:
                self.faults.add(f"$.beside[{number}]", f"nothing here has the id {abridged(id_)}")


def _evidence(thing: Any, path: str) -> Iterator[tuple[str, Evidence]]:
    """The evidence of an object and of its parts, each with its path."""
    for number, evidence in enumerate(getattr(thing, "evidence", ())):
        yield f"{path}.evidence[{number}]", evidence
    parts = (
        (f"{path}.{name}[{number}]", part) for name in PARTS for number, part in enumerate(getattr(thing, name, ()))
    )
    for inner, part in parts:
        yield from _evidence(part, inner)


def _contradictions(source: Source) -> Iterator[tuple[str, str]]:
    """Each contradiction between a source and its text: the step to it, and the message."""
    text, last = source.text, len(source.line_starts) - 1
    if text is not None and (digest := sha256(text.encode())) != source.sha256:
        yield ".sha256", f"is not that of the text, which is {digest}"
    for number, repair in enumerate(source.repairs):
        if not repair.stray or not (text is None or text.startswith(repair.stray, repair.at)):
            yield f".repairs[{number}].stray", f"{abridged(repair.stray)} is not at {repair.at}"
    for number, aside in enumerate(source.set_aside):
        for name, lines in (("lines", aside.lines), ("repeats", aside.repeats)):
            if lines is not None and not 1 <= lines.first <= lines.last <= last:
                yield f".set_aside[{number}].{name}", f"the text has no lines {lines}"


def _instant(instant: datetime | None) -> str:
    return "no instant" if instant is None else instant.isoformat()


def _keeps_to(when: TimeSpan, dated: TimeSpan) -> bool:
    """Return whether a span lies within the bounds of another."""
    inner, outer = (when.begin_bounds, when.end_bounds), (dated.begin_bounds, dated.end_bounds)
    return all(a.least >= b.least and a.greatest <= b.greatest for a, b in zip(inner, outer, strict=True))
