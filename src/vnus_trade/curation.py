"""Loading: curated folders to a chronology, with every check, or one report of all that is wrong."""

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

import attrs

from vnus_trade.catalogue import Contents
from vnus_trade.checks import ACTORS, Claim, Located, claims, located, phrase_faults, source_of, uncovered, unseen
from vnus_trade.chronology import Chronology
from vnus_trade.entries import WhenEntry
from vnus_trade.errors import (
    CurationError,
    Fault,
    ImpossibleValue,
    PhraseRefused,
    QuotationAmbiguous,
    QuotationNotFound,
    TimeRefused,
)
from vnus_trade.folders import CurationFile, Folders, Placed, read
from vnus_trade.making import KINDS, Maker
from vnus_trade.model import (
    EventKind,
)
from vnus_trade.names import near
from vnus_trade.order import Order, Stated
from vnus_trade.phrases import DEFAULT_POLICY, POLICIES, ReadingPolicy, read_phrase
from vnus_trade.shipped import SEEDS
from vnus_trade.sources import (
    FrozenMapping,
    Lines,
    Locator,
    Reason,
    Repair,
    SetAside,
    Source,
    span_of,
    unaccounted,
)
from vnus_trade.timespan import TimeSpan, zone_of

M = TypeVar("M")

_EVENTS = frozenset(map(str, EventKind))
_ANYTHING = frozenset(("actor", "document", "source", "topic", "discrepancy", "gap")) | _EVENTS
# What the ids in each field may lead to.
_REFERENCES: dict[str, frozenset[str]] = {
    **dict.fromkeys([*ACTORS, "misnames"], frozenset(("actor",))),
    "topics": frozenset(("topic",)),
    "documents": frozenset(("document",)),
    "instrument": frozenset(("document",)),
    "occasion": frozenset(("meeting",)),
    "after": _EVENTS,
    "announced_in": frozenset(("statement",)),
    "replies_to": frozenset(("statement",)),
    "about": _EVENTS | {"actor"},
    "concerns": _ANYTHING,
    "deal": frozenset(("agreement",)),
}


def load(*folders: str | Path) -> Chronology:
    """The chronology of the shipped record, or of the folders that are named, checked throughout.

    Each folder holds texts and, in `curation/`, the TOML that says what they say; `seeds/README.md` describes
    it. Raises `CurationError` with all faults of all folders, each with its file and line; nothing is half loaded.

    >>> import vnus_trade
    >>> vnus_trade.load().deal
    <Agreement deal: 2025-07-02T10:25-04:00>
    """
    # All that is made here stays, so that collecting garbage meanwhile would only cost a cold start a tenth.
    collecting = gc.isenabled()
    gc.disable()
    try:
        return Loading(read([Path(folder) for folder in folders] or [SEEDS])).whole()
    finally:
        if collecting:
            gc.enable()


@attrs.frozen(eq=False, repr=False)
class Loading:
    """One run of the loader: what it has read, made and found wrong so far."""

    folders: Folders
    faults: list[Fault] = attrs.field(default=attrs.Factory(lambda self: list(self.folders.faults), takes_self=True))
    # Ids that a fault has been reported for, so that what follows from it is not reported again.
    faulty: set[str] = attrs.field(default=attrs.Factory(lambda self: set(self.folders.unread), takes_self=True))
    placed: dict[str, Placed] = attrs.field(factory=dict)
    sources: dict[str, Source] = attrs.field(factory=dict)
    locators: dict[str, Locator] = attrs.field(factory=dict)
    evidence: dict[tuple[str, tuple[str | int, ...]], list[Located]] = attrs.field(factory=dict)
    spans: dict[tuple[str, tuple[str | int, ...], str], TimeSpan] = attrs.field(factory=dict)
    reasons: dict[tuple[str, tuple[str | int, ...]], dict[str, str]] = attrs.field(factory=dict)
    # The ids that each entry refers to.
    refers: dict[Placed, set[str]] = attrs.field(factory=dict)
    made: dict[str, Any] = attrs.field(factory=dict)
    filed: dict[str, str] = attrs.field(factory=dict)
    policies: dict[str, ReadingPolicy] = attrs.field(factory=dict)
    # The source of each article's file.
    articles: dict[CurationFile, str] = attrs.field(factory=dict)
    # Sources of which a repair or a repetition is at fault, with the errors in finding quotations that follow from it.
    unsettled: set[tuple[str, type[Exception]]] = attrs.field(factory=set)

    def whole(self) -> Chronology:
        """Check and make everything; raises `CurationError` with all that is wrong."""
        self.read_sources()
        self.check_references()
        self.check_evidence()
        self.read_times()
        order = self.order()
        self.make_all(order)
        self.check_ledgers()
        return self.finished(order)

    def report(self, fault: Fault, *ids: str) -> None:
        self.faults.append(fault)
        self.faulty.update(ids)

    # Sources and ids

    def read_sources(self) -> None:
        """Index every entry by its id, and read the texts."""
        for placed in self.folders.entries:
            if placed.kind in ("repair", "set_aside"):
                continue
            earlier = self.placed.setdefault(placed.name, placed)
            if earlier is not placed:
                where = f"{earlier.file.shown}:{earlier.file.line_of(earlier.path)}"
                taken = f"is taken already, at {where}; ids are unique over all folders"
                self.report(placed.fault("id", taken), placed.name)
            elif not _is_id(placed.name):
                self.report(placed.fault("id", f"{placed.name!r} is no id; write lower-case words joined by -"))
            if placed.kind == "negotiation":
                for place, zone in placed.entry.clocks.items():
                    self._zone(placed, f"clocks.{place}", zone)
                self.policies[placed.name] = self._policy(placed)
            if not getattr(placed.entry, "title", "none").strip():
                self.report(placed.fault("title", "is empty; say in a few words what it is"))
            if placed.kind in ("negotiation", "source"):
                self._zone(placed, "zone", placed.entry.zone)
        self.filed.update(_filed(self.folders.files, self.placed.values()))
        for file in self.folders.files:
            self._read_source(file)

    def _policy(self, negotiation: Placed) -> ReadingPolicy:
        """The policy under which a negotiation's phrases are read, with the places of its clocks."""
        name = negotiation.entry.policy
        if name is not None and name not in POLICIES:
            there = ", ".join(map(repr, POLICIES))
            self.report(negotiation.fault("policy", f"no reading policy is called {name!r}; there are {there}"))
        return POLICIES.get(name, DEFAULT_POLICY).with_places(negotiation.entry.clocks)

    def _read_source(self, file: CurationFile) -> None:
        entries = [placed for placed in self.folders.entries if placed.file is file]
        heads = [placed for placed in entries if placed.kind == "source" and self.placed[placed.name] is placed]
        for part in ("from", "source") if file.heads else ():
            if part not in file.heads:
                self.report(file.fault((), "", part, "is missing; an article's file begins with from and [source]"))
        if not file.heads:
            for placed in entries:
                if placed.kind in ("repair", "set_aside"):
                    self.report(placed.fault("", "belongs to no text; move it to the file of the article"))
        if file.article is None or not heads:
            self.faulty.update(placed.name for placed in heads)
            return
        head = heads[0]
        text = self._text(head, file.article)
        if text is None:
            self.faulty.add(head.name)
            return
        repairs = [placed for placed in entries if placed.kind == "repair"]
        aside = [placed for placed in entries if placed.kind == "set_aside"]
        entry = head.entry
        zone = None if head.name in self.faulty else entry.zone
        self.sources[head.name] = Source(
            id=entry.id,
            file=file.article,
            sha256=entry.sha256,
            text=text,
            title=entry.title,
            publisher=entry.publisher,
            origin=entry.origin,
            published=self._span(
                Claim(head, entry, "source"), "published", entry.published, self._zones(head.name, zone)
            ),
            zone=zone,
            year=entry.year,
            languages=tuple(entry.languages),
            repairs=self._whole(head, repairs, partial(self._repair, text), QuotationNotFound),
            set_aside=self._whole(head, aside, partial(self._set_aside, text), QuotationAmbiguous),
            inferred=FrozenMapping(entry.inferred),
        )
        made = self.sources[head.name]
        self.articles[file] = made.id
        self.locators[head.name] = Locator.of(text, made.id, made.repairs, made.set_aside)

    def _zone(self, placed: Placed, field: str, zone: str | None) -> None:
        try:
            zone_of(zone)
        except TimeRefused as refusal:
            self.report(placed.fault(field, f"{refusal.text!r} is {refusal.reason}"), placed.name)

    def _whole(
        self, head: Placed, placed: Sequence[Placed], make: Callable[[Placed], M | None], follows: type[Exception]
    ) -> tuple[M, ...]:
        """The repairs or the lines set aside of a source; if one is at fault, so may be what is looked for in it."""
        made = tuple(item for item in map(make, placed) if item is not None)
        if len(made) < len(placed):
            self.unsettled.add((head.name, follows))
        return made

    def _text(self, head: Placed, article: str) -> str | None:
        path = head.file.folder / article
        if Path(article).name != article or not path.is_file():
            texts = [path.name for path in head.file.folder.glob("*.txt")]
            close = near(article, texts, 1)
            meant = f"; did you mean {close[0]!r}?" if close else ""
            self.report(head.file.fault((), "", "from", f"no text {article!r} lies in the folder{meant}"))
            return None
        content = path.read_bytes()
        digest = sha256(content).hexdigest()
        if digest != head.entry.sha256:
            changed = f"{article} has the digest {digest}, but {head.entry.sha256} is recorded"
            self.report(
                head.fault("sha256", f"{changed}; restore the text, or check every quotation and record the new one")
            )
            return None
        try:
            return content.decode()
        except UnicodeDecodeError as error:
            self.report(head.file.fault((), "", "from", f"{article} is not UTF-8 at byte {error.start}"))
            return None

    def _repair(self, text: str, placed: Placed) -> Repair | None:
        entry = placed.entry
        if not entry.stray or text[entry.at : entry.at + len(entry.stray)] != entry.stray or entry.at < 0:
            self.report(
                placed.fault(
                    "stray",
                    f"at {entry.at} the text has {text[max(entry.at, 0) :][:1]!r}, not {entry.stray!r}",
                )
            )
            return None
        return Repair(at=entry.at, stray=entry.stray, reason=entry.reason)

    def _set_aside(self, text: str, placed: Placed) -> SetAside | None:
        entry = placed.entry
        lines = self._lines(placed, "lines", entry.lines, text)
        repeats = None if entry.repeats is None else self._lines(placed, "repeats", entry.repeats, text)
        if entry.reason not in tuple(Reason):
            self.report(placed.fault("reason", f"{entry.reason!r} is none of {', '.join(map(repr, map(str, Reason)))}"))
        elif entry.reason in (Reason.DUPLICATE, Reason.TRANSLATION) and entry.repeats is None:
            self.report(placed.fault("repeats", f"is missing; a {entry.reason} names the lines that it repeats"))
        elif lines is not None:
            return SetAside(lines=lines, reason=Reason(entry.reason), repeats=repeats, note=entry.note)
        return None

    def _lines(self, placed: Placed, field: str, written: str, text: str) -> Lines | None:
        first, _, last = written.partition("-")
        try:
            lines = Lines(int(first), int(last or first))
            span_of(text, lines)
        except (ValueError, IndexError):
            self.report(placed.fault(field, f"{written!r} are no lines of the text; write 7 or 4-22, counted from 1"))
            return None
        return lines

    # References

    def check_references(self) -> None:
        for placed in self.folders.entries:
            references = list(_references(placed))
            self.refers[placed] = {id_ for _, _, ids in references for id_ in ids}
            for path, field, ids in references:
                for id_ in ids:
                    self._check_reference(placed, path, field, id_)

    def _check_reference(self, placed: Placed, path: tuple[str | int, ...], field: str, id_: str) -> None:
        target = self.placed.get(id_)
        allowed = _REFERENCES[field]
        if target is not None and target.kind in allowed:
            return
        if target is None and id_ not in self.faulty and self.folders.all_ids_known:
            known = [name for name, other in self.placed.items() if other.kind in allowed]
            close = near(id_, known, 1)
            meant = f"; did you mean {close[0]!r}?" if close else ""
            self.report(placed.fault(field, f"there is no {_either(allowed)} {id_!r}{meant}", *path))
        elif target is not None:
            self.report(placed.fault(field, f"{id_!r} is {_a(target.kind)}, not {_a(_either(allowed))}", *path))
        self.faulty.add(placed.name)

    # Evidence and times

    def check_evidence(self) -> None:
        names = {
            placed.name: (
                placed.entry.name,
                *filter(None, (placed.entry.native_name,)),
                *placed.entry.aliases,
            )
            for placed in self.placed.values()
            if placed.kind == "actor"
        }
        # A source's own quotations come first, so that all others refer to the source that has them.
        for placed in sorted(self.folders.entries, key=lambda placed: placed.kind != "source"):
            own = self.articles.get(placed.file)
            if own is None and placed.file.heads:
                continue
            for claim in claims(placed):
                found, faults = located(claim, self.sources, self.locators, own, self._is_excused)
                if self.placed[placed.name] is placed:
                    self.evidence[placed.name, claim.path] = found
                more = [*uncovered(claim), *phrase_faults(claim, found)]
                if len(found) == len(claim.entry.evidence):
                    more += unseen(claim, found, names)
                for fault in (*faults, *more):
                    self.report(fault)
                if placed.kind == "source" and placed.name in self.sources:
                    evidence = tuple(item.evidence for item in found)
                    self.sources[placed.name] = attrs.evolve(self.sources[placed.name], evidence=evidence)

    def _is_excused(self, source: str, error: Exception | None) -> bool:
        """Whether a source is unknown, or words are not found in it, only for a fault that is reported elsewhere."""
        if error is None:
            return source in self.faulty or not self.folders.all_ids_known
        return (source, type(error)) in self.unsettled

    def read_times(self) -> None:
        for placed in self.placed.values():
            for claim in claims(placed):
                found = self.evidence.get((placed.name, claim.path), [])
                self.reasons[placed.name, claim.path] = dict(claim.entry.inferred)
                for field in ("when", "as_of", "since", "reached", "in_force", "expires"):
                    when = getattr(claim.entry, field, None)
                    if isinstance(when, WhenEntry):
                        self._read_time(claim, field, when, source_of(when, found))
                made = self.sources.get(placed.name)
                if made is not None and made.published is not None:
                    self._check_phrase(claim, "published", claim.entry.published, made.published)

    def _read_time(self, claim: Claim, field: str, when: WhenEntry, source: Source | None) -> None:
        span = self._span(claim, field, when, self._zones(source.id, source.zone) if source else _ANY_ZONE)
        if span is None:
            return
        key = (claim.placed.name, claim.path)
        self.spans[(*key, field)] = span
        reasons = self.reasons[key]
        if source is not None and when.phrase is not None:
            if when.zone is None and source.zone is not None:
                reasons.setdefault("zone", f"as of the article: {source.inferred.get('zone', source.zone)}")
            if source.year is not None and str(source.year) not in when.phrase:
                reasons.setdefault("year", f"as of the article: {source.inferred.get('year', source.year)}")
            self._check_phrase(claim, field, when, span)

    def _check_phrase(self, claim: Claim, field: str, when: WhenEntry, span: TimeSpan) -> None:
        """Report a phrase that does not read as the time that is given for it, unless the entry says why."""
        source = source_of(when, self.evidence[claim.placed.name, claim.path])
        if when.phrase is None or source is None or source.id in self.faulty:
            return
        policy = self.policies.get(self.filed.get(claim.placed.name, ""), DEFAULT_POLICY)
        try:
            read = read_phrase(when.phrase, anchor=_anchor(source, claim.entry, when), zone=span.zone, policy=policy)
        except PhraseRefused as refusal:
            problem = str(refusal)
        else:
            if (read.begin_bounds, read.end_bounds) == (span.begin_bounds, span.end_bounds):
                return
            problem = f"the phrase {when.phrase!r} reads as {read} under the policy {policy.name!r}, not as {span}"
        if when.why is None:
            self.report(claim.fault(field, f"{problem}; correct it, or say `why`"))
        else:
            self.reasons[claim.placed.name, claim.path].setdefault(field, when.why)

    def _zones(self, source: str, zone: str | None) -> Sequence[str | None]:
        return _ANY_ZONE if source in self.faulty else (zone,)

    def _span(self, claim: Claim, field: str, when: WhenEntry | None, zones: Sequence[str | None]) -> TimeSpan | None:
        """The time in the zone that it names, else in the first of these; `None` if it can only be read in another."""
        if when is None:
            return None
        for zone in zones if when.zone is None else (when.zone,):
            try:
                span = TimeSpan.parse(when.written, zone)
                return span if zone in (when.zone, zones[0]) else None
            except TimeRefused as error:
                refusal = error
        message = str(refusal) if refusal.text == when.written else f"{refusal.text!r} is {refusal.reason}"
        self.report(claim.fault(field, message), claim.placed.name)
        return None

    # Order

    def order(self) -> Order:
        """The order of all events; contradictions in it are reported."""
        events = [placed for placed in self.placed.values() if placed.kind in _EVENTS]
        known = {placed.name for placed in events}
        order, contradictions = Order.judged(self._stated(placed, known) for placed in events)
        named: set[str] = set()
        for contradiction in contradictions:
            # One wrong time contradicts all that it is ordered with.
            if not named & set(contradiction.entries):
                named.update(contradiction.entries)
                self.report(
                    self.placed[contradiction.entries[0]].fault("when", f"{contradiction}; {_MEND_ORDER}"),
                    *contradiction.entries,
                )
        return order

    def _stated(self, placed: Placed, known: set[str]) -> Stated:
        entry = placed.entry
        announced_in = getattr(entry, "announced_in", None)
        sources = [item.evidence.quotation.source for item in self.evidence.get((placed.name, ()), [])]
        return Stated(
            placed.name,
            self.spans.get((placed.name, (), "when")) or self._implied(placed, announced_in, sources),
            tuple(id_ for id_ in entry.after if id_ in known),
            entry.occasion if entry.occasion in known else None,
            announced_in if announced_in in known else None,
            None if entry.status != "ended" or "existence" in entry.inferred else _earliest(sources),
        )

    def _implied(self, placed: Placed, announced_in: str | None, sources: Sequence[Source]) -> TimeSpan:
        """The time of an event that gives none: an article's own voice speaks when it is published."""
        if placed.kind == EventKind.STATEMENT and not placed.entry.speakers and len(set(sources)) == 1:
            return sources[0].published or TimeSpan(zone=sources[0].zone)
        shared = (announced_in, placed.entry.occasion)
        spans = [self.spans[id_, (), "when"] for id_ in shared if id_ and (id_, (), "when") in self.spans]
        zones = [*(span.zone for span in spans), *(source.zone for source in sources)]
        return TimeSpan(zone=next(filter(None, zones), None))

    # Objects

    def make_all(self, order: Order) -> None:
        """Make every object whose entry has no fault, what it refers to first."""
        maker = Maker(order, self.evidence, self.spans, self.reasons, self.made)
        self.made.update(self.sources)
        turn = {id_: number for number, id_ in enumerate(order.sequence())}
        waiting = [placed for placed in self.placed.values() if placed.kind in KINDS]
        waiting.sort(key=lambda placed: (KINDS.index(placed.kind), turn.get(placed.name)))
        while waiting:
            left = []
            for placed in waiting:
                ids = self.refers[placed]
                if placed.name in self.faulty or ids & self.faulty:
                    self.faulty.add(placed.name)
                elif ids - self.made.keys():
                    left.append(placed)
                else:
                    self._make(placed, maker)
            if len(left) == len(waiting):
                circle = _circle(left, self.refers)
                named = ", ".join(placed.name for placed in circle)
                self.report(
                    circle[0].fault("", f"these refer to each other in a circle: {named}; leave out one reference")
                )
                return
            waiting = left

    def _make(self, placed: Placed, maker: Maker) -> None:
        try:
            self.made[placed.name] = maker.make(placed)
        except ImpossibleValue as error:
            field, message = error.field, error.reason
            if error.owner != placed.name:
                field, message = _FIELDS[error.owner], f"{error.field} {error.reason}"
            self.report(placed.fault(field, message), placed.name)

    # The whole

    def check_ledgers(self) -> None:
        """Report passages that nothing accounts for, unless what should cite them is itself at fault."""
        if self.faults:
            return
        cited: dict[str, list[tuple[int, int, str]]] = {id_: [] for id_ in self.sources}
        for (name, _), items in self.evidence.items():
            for item in items:
                quotation = item.evidence.quotation
                cited[quotation.source.id].append((quotation.start, quotation.end, name))
        for id_, source in self.sources.items():
            aside = [span_of(source.text, item.lines) for item in source.set_aside]
            for start, end in unaccounted(source.text, [*aside, *(span[:2] for span in cited[id_])]):
                passage = source.text[start:end]
                words = " ".join(passage.split())
                shown = words if len(words) <= 80 else f"{words[:77]}..."
                line = source.text.count("\n", 0, end - len(passage.lstrip())) + 1
                message = f"line {line} of {source.file} is neither cited nor set aside: {shown!r}"
                self.report(self.placed[id_].fault("", message))

    def finished(self, order: Order) -> Chronology:
        """The chronology; raises `CurationError` if anything was found wrong."""
        if self.faults:
            ranked = sorted(self.faults, key=lambda fault: (self.folders.shown.index(fault.file), fault.line))
            raise CurationError(tuple(dict.fromkeys(ranked)))
        made = [(placed.kind, self.made[id_]) for id_, placed in self.placed.items()]
        contents = Contents(
            **{name: tuple(thing for kind, thing in made if kind == name[:-1]) for name in _COLLECTIONS},
            discrepancies=tuple(thing for kind, thing in made if kind == "discrepancy"),
            all_events=tuple(thing for kind, thing in made if kind in _EVENTS),
        )
        return Chronology.of(contents, order, self.filed)


# Where no zone is known: as what may be anywhere, or, for a clock time that needs one, anyhow.
_ANY_ZONE = (None, "UTC")
_MEND_ORDER = (
    "mend the time, `after` or `occasion` of one of them, or give the `status` of what was still going on "
    "or to come when its sources were published"
)
# The field whose values are of each class that refuses some by itself.
_FIELDS = {
    "ActorKind": "kind",
    "AgreementStage": "stage",
    "DiscrepancyKind": "kind",
    "Medium": "medium",
    "MeetingForm": "form",
    "Rate": "rate",
    "Role": "participants",
    "SpeechAct": "speech_acts",
    "Status": "status",
    "TariffStage": "stage",
}
_COLLECTIONS = ("sources", "actors", "documents", "topics", "gaps", "negotiations")


def _references(placed: Placed) -> Iterator[tuple[tuple[str | int, ...], str, list[str]]]:
    """Each field that refers to others: the path to its table, its name, and the ids in it."""
    yield from (((), field, ids) for field, ids in _referring(placed.entry))
    for number, office in enumerate(getattr(placed.entry, "office", ())):
        yield from ((("office", number), field, ids) for field, ids in _referring(office))


def _circle(entries: Sequence[Placed], refers: Mapping[Placed, set[str]]) -> Sequence[Placed]:
    """Those of the entries that refer to each other in circles, or stand between such."""
    referred = set().union(*(refers[placed] for placed in entries))
    inner = [placed for placed in entries if placed.name in referred]
    return entries if len(inner) == len(entries) else _circle(inner, refers)


def _referring(entry: Any) -> Iterator[tuple[str, list[str]]]:
    for field, value in vars(entry).items():
        if field not in _REFERENCES:
            continue
        if isinstance(value, dict):
            yield field, [id_ for ids in value.values() for id_ in ([ids] if isinstance(ids, str) else ids)]
        else:
            yield field, [value] if isinstance(value, str) else value


def _either(kinds: Iterable[str]) -> str:
    names = sorted(kinds)
    if set(names) == _ANYTHING:
        return "entry"
    return (
        names[0] if len(names) == 1 else "event" if set(names) == _EVENTS else f"{', '.join(names[:-1])} or {names[-1]}"
    )


def _a(kind: str) -> str:
    return f"an {kind}" if kind.startswith(("a", "e", "i", "o", "u")) else f"a {kind}"


def _is_id(name: str) -> bool:
    return all(part.isascii() and part.isalnum() and part == part.lower() for part in name.split("-"))


def _filed(files: Iterable[CurationFile], entries: Iterable[Placed]) -> Iterator[tuple[str, str]]:
    """For which negotiation each entry is curated: that of its folder, or else of the folder before."""
    current = ""
    for folder in dict.fromkeys(file.folder for file in files):
        inside = [placed for placed in entries if placed.file.folder == folder]
        current = next((placed.name for placed in inside if placed.kind == "negotiation"), current)
        yield from ((placed.name, current) for placed in inside)


def _anchor(source: Source, entry: Any, when: WhenEntry) -> TimeSpan:
    """When the words about time were written: the article's date, or, if that leaves the year open, the year given."""
    span = source.published or TimeSpan()
    bounds = [bound.year for bound in (span.begin_earliest, span.end_latest) if bound is not None]
    if len(bounds) == 2 and bounds[0] == bounds[1]:
        return span
    year = source.year or ("year" in entry.inferred and when.written.lstrip("[.")[:4])
    return TimeSpan.parse(str(year), source.zone) if year else span


def _earliest(sources: Iterable[Source]) -> datetime | None:
    """The earliest time by which one of these had certainly been published."""
    published = [s.published.end_latest for s in sources if s.published is not None and s.published.end_latest]
    return min(published, default=None)
