"""Loading: curated folders to a chronology, with every check, or one report of all that is wrong."""

import gc
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from functools import partial
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import Any, TypeVar

import attrs

from vnus_trade.catalogue import Contents
from vnus_trade.checks import (
    ACTORS,
    EXTENDABLE,
    Claim,
    Located,
    claims,
    located,
    phrase_faults,
    source_of,
    uncovered,
    unseen,
    wrong_words,
)
from vnus_trade.chronology import Chronology
from vnus_trade.entries import Step, WhenEntry
from vnus_trade.errors import (
    CurationError,
    Fault,
    ImpossibleValue,
    PhraseRefused,
    QuotationAmbiguous,
    QuotationNotFound,
    TimeRefused,
)
from vnus_trade.folders import Continues, CurationFile, Enough, Folders, Placed, Unreadable, decoded, read
from vnus_trade.limits import STANDARD, Effort, Exhausted, Limits
from vnus_trade.making import KINDS, Maker
from vnus_trade.model import EventKind, Rate
from vnus_trade.names import near
from vnus_trade.order import Order, Stated, components
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
    spans_of,
    unaccounted,
)
from vnus_trade.timespan import Link, TimeSpan, zone_of

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


def load(*folders: str | Path, limits: Limits = STANDARD) -> Chronology:
    """The chronology of the shipped record, or of the folders that are named, checked throughout.

    Each folder holds texts and, in `curation/`, the TOML that says what they say; `seeds/README.md` describes
    it. A folder may refer to what those named before it hold, continue their negotiation and extend their entries:
    ``load(vnus_trade.SEEDS, "my-articles/")``. Nothing outside a folder is read, and no more than `limits` allow.

    Raises `CurationError` with all faults of all folders, each with its file and line; nothing is half loaded.

    >>> import vnus_trade
    >>> vnus_trade.load().deal
    <Agreement deal: 2025-07-02T10:25-04:00>
    """
    # All that is made here stays, so that collecting garbage meanwhile would only cost a cold start a tenth.
    collecting = gc.isenabled()
    gc.disable()
    try:
        return Loading(read([Path(folder) for folder in folders] or [SEEDS], limits), limits).whole()
    finally:
        if collecting:
            gc.enable()


@attrs.frozen(eq=False, repr=False)
class Loading:
    """One run of the loader: what it has read, made and found wrong so far.

    What is kept of an entry is kept by the entry and the path within it, such as that of an office.
    """

    folders: Folders
    limits: Limits = STANDARD
    faults: list[Fault] = attrs.field(default=attrs.Factory(lambda self: list(self.folders.faults), takes_self=True))
    # Ids that a fault has been reported for, so that what follows from it is not reported again.
    faulty: set[str] = attrs.field(default=attrs.Factory(lambda self: set(self.folders.unread), takes_self=True))
    placed: dict[str, Placed] = attrs.field(factory=dict)
    # The entries that extend each one, by its id.
    extensions: dict[str, list[Placed]] = attrs.field(factory=dict)
    sources: dict[str, Source] = attrs.field(factory=dict)
    locators: dict[str, Locator] = attrs.field(factory=dict)
    evidence: dict[tuple[Placed, Step], list[Located]] = attrs.field(factory=dict)
    spans: dict[tuple[Placed, Step, str], TimeSpan] = attrs.field(factory=dict)
    reasons: dict[tuple[Placed, Step], dict[str, str]] = attrs.field(factory=dict)
    # The ids that each entry refers to.
    refers: dict[Placed, set[str]] = attrs.field(factory=dict)
    made: dict[str, Any] = attrs.field(factory=dict)
    # The negotiation that each folder is about, and where in the sequence of folders it stands.
    subjects: dict[Path, str] = attrs.field(factory=dict)
    ranks: dict[Path, int] = attrs.field(factory=dict)
    # Folders that build on one that is not there: whatever they refer to may be in it.
    unfounded: set[Path] = attrs.field(factory=set)
    policies: dict[str, ReadingPolicy] = attrs.field(factory=dict)
    # Entries that may cite more than is known: they lack quotations, or not every one was found.
    unlocated: set[Placed] = attrs.field(factory=set)
    # The source of each article's file.
    articles: dict[CurationFile, str] = attrs.field(factory=dict)
    # Sources of which a repair or a repetition is at fault, with the errors in finding quotations that follow from it.
    unsettled: set[tuple[str, type[Exception]]] = attrs.field(factory=set)
    effort: Effort = attrs.field(default=attrs.Factory(lambda self: Effort(self.limits), takes_self=True))

    def whole(self) -> Chronology:
        """Check and make everything; raises `CurationError` with all that is wrong."""
        if len(self.faults) >= self.limits.faults:
            raise self.report_of(self.faults)
        try:
            self.read_sources()
            self.check_references()
            self.check_evidence()
            self.read_times()
            order = self.order()
            self.make_all(order)
            self.check_ledgers()
        except Enough:
            raise self.report_of(self.faults) from None
        return self.finished(order)

    def report(self, fault: Fault, *ids: str) -> None:
        """Keep a fault, and the ids that it makes unfit for use; raises `Enough` when there are as many as allowed."""
        self.faults.append(fault)
        self.faulty.update(ids)
        if len(self.faults) >= self.limits.faults:
            raise Enough

    @contextmanager
    def _within_limits(self, placed: Placed) -> Iterator[None]:
        """Report an entry that takes more steps than are left, and stop."""
        try:
            yield
        except Exhausted:
            steps = f"checking all entries up to this one takes more than {self.limits.steps} steps"
            self.report(placed.fault("", f"{steps}; if it must, load with Limits(steps=...)"))
            raise Enough from None

    # Sources and ids

    def read_sources(self) -> None:
        """Index every entry by its id, and read the texts."""
        self.ranks.update({folder: rank for rank, folder in enumerate(_folders(self.folders.files))})
        for placed in self.folders.entries:
            if placed.kind in ("repair", "set_aside", "extend"):
                continue
            earlier = self.placed.setdefault(placed.name, placed)
            if not _is_id(placed.name):
                self.report(placed.fault("id", f"{placed.name!r} is no id; write lower-case words joined by -"))
            elif earlier is not placed:
                where = f"{earlier.file.shown}:{earlier.file.line_of(earlier.path)}"
                taken = f"is taken already, at {where}; ids are unique over all folders"
                self.report(placed.fault("id", taken), placed.name)
            self._check_head(placed)
        self._read_subjects()
        for placed in self.folders.entries:
            if placed.kind == "extend":
                self._read_extension(placed)
        for file in self.folders.files:
            self._read_source(file)

    def _check_head(self, placed: Placed) -> None:
        """Check what an entry says that neither its quotations nor other entries can bear out."""
        entry = placed.entry
        if placed.kind == "negotiation":
            for place, zone in entry.clocks.items():
                self._zone(placed, f"clocks.{place}", zone)
            self.policies[placed.name] = self._policy(placed)
        if not getattr(entry, "title", "none").strip():
            self.report(placed.fault("title", "is empty; say in a few words what it is"))
        if placed.kind in ("negotiation", "source"):
            self._zone(placed, "zone", entry.zone)
        if placed.kind == "source" and entry.year is not None and not 1 <= entry.year <= 9999:
            self.report(placed.fault("year", f"{entry.year} is no year from 1 to 9999"), placed.name)

    def _read_subjects(self) -> None:
        """Tell for each folder which negotiation it declares or continues."""
        declared: dict[Path, list[Placed]] = {folder: [] for folder in self.ranks}
        for placed in self.placed.values():
            if placed.kind == "negotiation":
                declared[placed.file.folder].append(placed)
        earlier: list[str] = []
        for folder, own in declared.items():
            for second in own[1:]:
                more = f"is a second negotiation beside {own[0].name!r}; a folder is about one"
                self.report(second.fault("", more), second.name)
            continues = self.folders.continues.get(folder)
            if continues is not None:
                self._check_continues(continues, own, earlier)
                self.subjects[folder] = continues.id
            elif own:
                self.subjects[folder] = own[0].name
            elif len(earlier) > 1:
                file = next(file for file in self.folders.files if file.folder == folder)
                known = ", ".join(map(repr, earlier))
                self.report(file.fault((), "", "continues", f"is missing in record.toml; name one of {known}"))
            else:
                self.subjects[folder] = next(iter(earlier), "")
            earlier += [placed.name for placed in own]

    def _check_continues(self, continues: Continues, own: Sequence[Placed], earlier: Sequence[str]) -> None:
        if own:
            both = f"{continues.id!r}, but the folder declares {own[0].name!r}; it does one or the other"
            self.report(continues.file.fault((), "", "continues", both))
        elif continues.id not in earlier and self.folders.all_ids_known and continues.id not in self.faulty:
            close = near(continues.id, earlier, 1)
            meant = f"did you mean {close[0]!r}?" if close else _NAME_IT
            message = f"no folder before this one declares a negotiation {continues.id!r}; {meant}"
            self.unfounded.add(continues.file.folder)
            self.report(continues.file.fault((), "", "continues", message))

    def _read_extension(self, placed: Placed) -> None:
        """File an extension with what it extends, if that is there and can be extended so."""
        target = self.placed.get(placed.name)
        self.unlocated.add(placed)
        if target is None or self._is_later(target, placed):
            if target is not None or self._may_be_told(placed, placed.name):
                self.report(placed.fault("id", self._no_such(placed, placed.name, EXTENDABLE, "entry")), placed.name)
            return
        allowed = EXTENDABLE.get(target.kind)
        if allowed is None:
            self.report(placed.fault("id", f"is {_a(target.kind)}, which cannot be extended"), placed.name)
            return
        for key in sorted(placed.keys - allowed - {"id", "evidence", "inferred"}):
            fields = ", ".join(sorted({*allowed, "evidence", "inferred"}))
            self.report(placed.fault(key, f"cannot be added to {_a(target.kind)}; it takes {fields}"), placed.name)
        if placed.keys <= {"id", "inferred"}:
            self.report(placed.fault("", "adds nothing; give evidence, or what it says"), placed.name)
            return
        extensions = self.extensions.setdefault(placed.name, [])
        if placed.entry.deal is not None and target.kind == "negotiation":
            deals = [each.entry.deal for each in (target, *extensions) if each.entry.deal is not None]
            if deals:
                has = f"{target.name!r} has the deal {deals[0]!r}; nothing is replaced"
                self.report(placed.fault("deal", has), placed.name)
        extensions.append(placed)
        self.unlocated.discard(placed)

    def _is_later(self, target: Placed, placed: Placed) -> bool:
        """Whether an entry stands in a folder that was loaded after another's, and which that one may have wanted."""
        later = self.ranks[target.file.folder] > self.ranks[placed.file.folder]
        return later and placed.file.folder not in self.unfounded

    def _may_be_told(self, placed: Placed, id_: str) -> bool:
        """Whether it is certain that no entry of this id is there for another, and nothing reported explains it."""
        known = self.folders.all_ids_known and placed.file.folder not in self.unfounded
        return known and id_ not in self.faulty

    def _no_such(self, placed: Placed, id_: str, allowed: Collection[str], what: str) -> str:
        """Says that no entry of these kinds goes by an id before or in the folder of the entry that names it."""
        target = self.placed.get(id_)
        if target is not None and target.kind in allowed:
            folder = target.file.folder
            return f"{id_!r} stands in a later folder; name {folder.name!r} before {placed.file.folder.name!r}"
        close = near(id_, [name for name, other in self.placed.items() if other.kind in allowed], 1)
        meant = f"; did you mean {close[0]!r}?" if close else ""
        return f"there is no {what} {id_!r}{meant}"

    def _policy(self, negotiation: Placed) -> ReadingPolicy:
        """The policy under which a negotiation's phrases are read, with the places of its clocks."""
        name = negotiation.entry.policy
        if name is not None and name not in POLICIES:
            there = ", ".join(map(repr, POLICIES))
            self.report(negotiation.fault("policy", f"no reading policy is called {name!r}; there are {there}"))
        return POLICIES.get(name, DEFAULT_POLICY).with_places(negotiation.entry.clocks)

    def _read_source(self, file: CurationFile) -> None:
        entries = [placed for placed in self.folders.entries if placed.file is file]
        heads = [placed for placed in entries if self._is_source(placed)]
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
        if file in self.folders.half_read:
            self.unsettled.update((made.id, follows) for follows in (QuotationNotFound, QuotationAmbiguous))
        self.articles[file] = made.id
        self.locators[head.name] = Locator.of(text, made.id, made.repairs, made.set_aside)

    def _is_source(self, placed: Placed) -> bool:
        """Whether this is the source of its id, and not a second one that has been reported."""
        return placed.kind == "source" and self.placed[placed.name] is placed

    def _zone(self, placed: Placed, field: str, zone: str | None) -> None:
        try:
            zone_of(zone)
        except TimeRefused as refusal:
            self.report(placed.fault(field, str(refusal)), placed.name)

    def _whole(
        self, head: Placed, placed: Sequence[Placed], make: Callable[[Placed], M | None], follows: type[Exception]
    ) -> tuple[M, ...]:
        """The repairs or the lines set aside of a source; if one is at fault, so may be what is looked for in it."""
        made = tuple(item for item in map(make, placed) if item is not None)
        if len(made) < len(placed):
            self.unsettled.add((head.name, follows))
        return made

    def _text(self, head: Placed, article: str) -> str | None:
        """The text of an article that is as it was pinned; anything else is reported."""
        folder, file = head.file.folder, head.file
        if Path(article).name != article or not _is_file(folder / article):
            texts = [path.name for path in folder.glob("*.txt") if path.is_file()]
            close = near(article, texts, 1)
            meant = f"; did you mean {close[0]!r}?" if close else ""
            self.report(file.fault((), "", "from", f"no text {article!r} lies in the folder{meant}"))
            return None
        try:
            content = self.folders.store.content(folder, folder / article)
            digest = sha256(content).hexdigest()
            if digest != head.entry.sha256:
                changed = f"{article} has the digest {digest}, but {head.entry.sha256} is recorded"
                mend = "restore the text, or check every quotation and record the new one"
                self.report(head.fault("sha256", f"{changed}; {mend}"))
                return None
            return decoded(content)
        except Unreadable as unreadable:
            self.report(file.fault((), "", "from", f"{article} {unreadable.problem}"))
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
        with suppress(ValueError):
            lines = Lines(int(first), int(last or first))
            if 1 <= lines.first <= lines.last <= text.count("\n") + 1:
                return lines
        self.report(placed.fault(field, f"{written!r} are no lines of the text; write 7 or 4-22, counted from 1"))
        return None

    # References

    def check_references(self) -> None:
        for placed in self.folders.entries:
            for fault in wrong_words(placed):
                self.report(fault, placed.name)
            references = list(_references(placed))
            self.refers[placed] = {id_ for _, _, ids in references for id_ in ids}
            for path, field, ids in references:
                for id_ in ids:
                    self._check_reference(placed, path, field, id_)
        for name, extensions in self.extensions.items():
            self.refers[self.placed[name]].update(*(self.refers[extension] for extension in extensions))

    def _check_reference(self, placed: Placed, path: tuple[str | int, ...], field: str, id_: str) -> None:
        target = self.placed.get(id_)
        allowed = _REFERENCES[field]
        fits = target is not None and target.kind in allowed
        if target is not None and fits and not self._is_later(target, placed):
            return
        if fits or (target is None and self._may_be_told(placed, id_)):
            self.report(placed.fault(field, self._no_such(placed, id_, allowed, _either(allowed)), *path))
        elif target is not None and id_ not in self.faulty:
            self.report(placed.fault(field, f"{id_!r} is {_a(target.kind)}, not {_a(_either(allowed))}", *path))
        self.faulty.add(placed.name)

    # Evidence and times

    def check_evidence(self) -> None:
        names = {
            placed.name: (
                placed.entry.name,
                *filter(None, (placed.entry.native_name,)),
                *placed.entry.aliases,
                *(alias for extension in self.extensions.get(placed.name, ()) for alias in extension.entry.aliases),
            )
            for placed in self.placed.values()
            if placed.kind == "actor"
        }
        # A source's own quotations come first, so that all others refer to the source that has them.
        for placed in sorted(self.folders.entries, key=lambda placed: placed.kind != "source"):
            own = self.articles.get(placed.file)
            if own is None and placed.file.heads:
                continue
            for claim in self._claims(placed):
                with self._within_limits(placed):
                    self._check_claim(claim, own, names)
                if self._is_source(placed) and placed.name in self.sources:
                    evidence = tuple(item.evidence for item in self.evidence[placed, claim.path])
                    self.sources[placed.name] = attrs.evolve(self.sources[placed.name], evidence=evidence)

    def _check_claim(self, claim: Claim, own: str | None, names: Mapping[str, Sequence[str]]) -> None:
        """Find the quotations of a claim, and report what they leave open; `own` is the source of its file."""
        found, faults = located(claim, self.sources, self.locators, own, self._is_excused, self.effort)
        self.evidence[claim.placed, claim.path] = found
        if len(found) < len(claim.entry.evidence):
            self.unlocated.add(claim.placed)
        for fault in chain(faults, uncovered(claim), phrase_faults(claim, found)):
            if fault.field.endswith("evidence"):
                self.unlocated.add(claim.placed)
            self.report(fault)
        if len(found) == len(claim.entry.evidence):
            for fault in unseen(claim, found, names, self.effort):
                self.report(fault)

    def _claims(self, placed: Placed) -> Iterator[Claim]:
        """The claims of an entry; of an extension only if what it extends is there."""
        if placed.kind != "extend":
            yield from claims(placed)
        elif placed in self.extensions.get(placed.name, ()):
            yield from claims(placed, self.placed[placed.name])

    def _is_excused(self, source: str, error: Exception | None) -> bool:
        """Whether a source is unknown, or words are not found in it, only for a fault that is reported elsewhere."""
        if error is None:
            return source in self.faulty or not self.folders.all_ids_known
        return (source, type(error)) in self.unsettled

    def read_times(self) -> None:
        for placed in self.folders.entries:
            for claim in self._claims(placed):
                found = self.evidence.get((placed, claim.path), [])
                self.reasons[placed, claim.path] = dict(claim.entry.inferred)
                with self._within_limits(placed):
                    for field in ("when", "as_of", "since", "reached", "in_force", "expires"):
                        when = getattr(claim.entry, field, None)
                        if isinstance(when, WhenEntry):
                            self._read_time(claim, field, when, source_of(when, found))
                    made = self.sources.get(placed.name) if self._is_source(placed) else None
                    if made is not None and made.published is not None:
                        self._check_phrase(claim, "published", claim.entry.published, made.published)
        for name, extensions in self.extensions.items():
            for extension in extensions:
                self._narrow(self.placed[name], extension)

    def _narrow(self, target: Placed, extension: Placed) -> None:
        """Add an extension's bounds to the time of what it extends."""
        own, more = self.spans.get((target, (), "when")), self.spans.get((extension, (), "when"))
        if more is None:
            return
        try:
            self.spans[target, (), "when"] = more if own is None else own.narrowed_by(more)
        except TimeRefused:
            where = f"{target.file.shown}:{target.file.line_of(target.path)}"
            self.report(extension.fault("when", f"{more} contradicts {own}, which is said at {where}"), target.name)

    def _read_time(self, claim: Claim, field: str, when: WhenEntry, source: Source | None) -> None:
        span = self._span(claim, field, when, self._zones(source.id, source.zone) if source else _ANY_ZONE)
        if span is None:
            return
        key = (claim.placed, claim.path)
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
        source = source_of(when, self.evidence.get((claim.placed, claim.path), []))
        if when.phrase is None or source is None or source.id in self.faulty:
            return
        self.effort.spend(_STEPS_OF_A_PHRASE)
        policy = self.policies.get(self.subjects.get(claim.placed.file.folder, ""), DEFAULT_POLICY)
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
            self.reasons[claim.placed, claim.path].setdefault(field, when.why)

    def _zones(self, source: str, zone: str | None) -> Sequence[str | None]:
        return _ANY_ZONE if source in self.faulty else (zone,)

    def _span(self, claim: Claim, field: str, when: WhenEntry | None, zones: Sequence[str | None]) -> TimeSpan | None:
        """The time in the zone that it names, else in the first of these; `None` if it can only be read in another."""
        if when is None:
            return None
        if when.zone is None and zones is _ANY_ZONE:
            # A clock time is read in any zone that it allows, only to see that it can be read at all.
            offset = _OFFSET.search(when.written)
            zones = (*_ANY_ZONE, offset.group() if offset else "UTC")
        for zone in zones if when.zone is None else (when.zone,):
            try:
                span = TimeSpan.parse(when.written, zone)
                return span if zone in (when.zone, zones[0]) else None
            except TimeRefused as error:
                refusal = error
        self.report(claim.fault(field, str(refusal)), claim.placed.name)
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
                added = [more for id_ in contradiction.entries for more in self.extensions.get(id_, ())]
                # What was added last is what the rest contradicts.
                at = [more for more in added if more.entry.after or more.entry.when] or [
                    self.placed[contradiction.entries[0]]
                ]
                self.report(at[-1].fault("when", f"{contradiction}; {_MEND_ORDER}"), *contradiction.entries)
        return order

    def _stated(self, placed: Placed, known: set[str]) -> Stated:
        entry = placed.entry
        announced_in = getattr(entry, "announced_in", None)
        sources = [item.evidence.quotation.source for item in self.evidence.get((placed, ()), [])]
        after = [*entry.after, *(id_ for more in self.extensions.get(placed.name, ()) for id_ in more.entry.after)]
        return Stated(
            placed.name,
            self.spans.get((placed, (), "when")) or self._implied(placed, announced_in, sources),
            tuple(id_ for id_ in dict.fromkeys(after) if id_ in known),
            entry.occasion if entry.occasion in known else None,
            announced_in if announced_in in known else None,
            None if entry.status != "ended" or "existence" in entry.inferred else _earliest(sources),
        )

    def _implied(self, placed: Placed, announced_in: str | None, sources: Sequence[Source]) -> TimeSpan:
        """The time of an event that gives none: an article's own voice speaks when it is published."""
        if placed.kind == EventKind.STATEMENT and not placed.entry.speakers and len(set(sources)) == 1:
            return sources[0].published or TimeSpan(zone=sources[0].zone)
        shared = (announced_in, placed.entry.occasion)
        stated = [self.placed.get(id_) for id_ in shared if id_]
        spans = [self.spans[other, (), "when"] for other in stated if other and (other, (), "when") in self.spans]
        zones = [*(span.zone for span in spans), *(source.zone for source in sources)]
        return TimeSpan(zone=next(filter(None, zones), None))

    # Objects

    def make_all(self, order: Order) -> None:
        """Make every object whose entry has no fault, what it refers to first."""
        maker = Maker(order, self.evidence, self.spans, self.reasons, self.extensions, self.made)
        self.made.update(self.sources)
        waiting = {
            placed: {id_ for id_ in self.refers[placed] if id_ in self.placed and id_ not in self.made}
            for placed in self.placed.values()
        }
        referring: dict[str, list[Placed]] = {}
        for placed, ids in waiting.items():
            for id_ in ids:
                referring.setdefault(id_, []).append(placed)
        # What is at fault waits for nothing, since it will not be made.
        ready = [placed for placed, ids in waiting.items() if not ids or placed.name in self.faulty]
        while ready:
            placed = ready.pop()
            if waiting.pop(placed, None) is None:
                continue
            if placed.name in self.faulty or self.refers[placed] & self.faulty:
                self.faulty.add(placed.name)
            elif placed.kind in KINDS:
                self._make(placed, maker)
            for other in referring.get(placed.name, ()):
                if other in waiting:
                    waiting[other].discard(placed.name)
                    if not waiting[other]:
                        ready.append(other)
        for circle in _circles(waiting):
            named = ", ".join(placed.name for placed in circle)
            self.report(circle[0].fault("", f"these refer to each other in a circle: {named}; leave out one reference"))

    def _make(self, placed: Placed, maker: Maker) -> None:
        try:
            self.made[placed.name] = maker.make(placed)
        except ImpossibleValue as error:
            field, message = error.field, error.reason
            if error.owner == Rate.__name__:
                field, message = "rate", f"{field} {message}"
            self.report(placed.fault(field, message), placed.name)

    # The whole

    def check_ledgers(self) -> None:
        """Report passages that nothing accounts for, unless what should cite them could not be read or found."""
        if self.folders.faults or self.unsettled or self.unlocated:
            return
        cited: dict[str, list[tuple[int, int, str]]] = {id_: [] for id_ in self.sources}
        for (placed, _), items in self.evidence.items():
            for item in items:
                quotation = item.evidence.quotation
                cited[quotation.source.id].append((quotation.start, quotation.end, placed.name))
        for id_, source in self.sources.items():
            aside = spans_of(source.text, [item.lines for item in source.set_aside])
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
            raise self.report_of(self.faults)
        made = [(placed.kind, self.made[id_]) for id_, placed in self.placed.items()]
        contents = Contents(
            **{name: tuple(thing for kind, thing in made if kind == name[:-1]) for name in _COLLECTIONS},
            discrepancies=tuple(thing for kind, thing in made if kind == "discrepancy"),
            all_events=tuple(thing for kind, thing in made if kind in _EVENTS),
        )
        filed = {id_: self.subjects[placed.file.folder] for id_, placed in self.placed.items()}
        return Chronology.of(contents, order, filed)

    def report_of(self, faults: Iterable[Fault]) -> CurationError:
        """The error that tells of these faults, in the order of files and lines."""
        rank = {shown: number for number, shown in enumerate(self.folders.shown)}
        ranked = sorted(faults, key=lambda fault: (rank[fault.file], fault.line))
        return CurationError(tuple(dict.fromkeys(ranked)))


# What reading a phrase takes, against looking at a letter.
_STEPS_OF_A_PHRASE = 100_000
# Where no zone is known: as what may be anywhere, or, for a clock time that needs one, anyhow.
_ANY_ZONE = (None,)
_OFFSET = re.compile(r"[+-]\d\d:\d\d")
_MEND_ORDER = (
    "mend the time, `after` or `occasion` of one of them, or give the `status` of what was still going on "
    "or to come when its sources were published"
)
_NAME_IT = "name its folder before this one (for the shipped record vnus_trade.SEEDS, or --shipped)"
_COLLECTIONS = ("sources", "actors", "documents", "topics", "gaps", "negotiations")


def _references(placed: Placed) -> Iterator[tuple[tuple[str | int, ...], str, list[str]]]:
    """Each field that refers to others: the path to its table, its name, and the ids in it."""
    yield from (((), field, ids) for field, ids in _referring(placed.entry))
    for number, office in enumerate(getattr(placed.entry, "office", ())):
        yield from ((("office", number), field, ids) for field, ids in _referring(office))


def _circles(waiting: Mapping[Placed, set[str]]) -> Iterator[list[Placed]]:
    """Those of the entries that refer to each other in circles: the members of each circle, in their order."""
    numbers = {placed.name: number for number, placed in enumerate(waiting)}
    links = [
        Link(numbers[p.name], numbers[id_], strict=True) for p, ids in waiting.items() for id_ in ids if id_ in numbers
    ]
    circle_of, _ = components(len(numbers), links)
    circles: dict[int, list[Placed]] = {}
    for placed, number in zip(waiting, circle_of, strict=True):
        circles.setdefault(number, []).append(placed)
    for circle in circles.values():
        if len(circle) > 1 or circle[0].name in waiting[circle[0]]:
            yield circle


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


def _folders(files: Iterable[CurationFile]) -> dict[Path, None]:
    """The folders of these files, each once, in their order."""
    return dict.fromkeys(file.folder for file in files)


def _is_file(path: Path) -> bool:
    """Whether a file lies there; a name that no file can have is none."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def _anchor(source: Source, entry: Any, when: WhenEntry) -> TimeSpan:
    """When the words about time were written: the article's date, or, if that leaves the year open, the year given."""
    span = source.published or TimeSpan()
    bounds = [bound.year for bound in (span.begin_earliest, span.end_latest) if bound is not None]
    if len(bounds) == 2 and bounds[0] == bounds[1]:
        return span
    year = source.year or ("year" in entry.inferred and when.written.lstrip("[.")[:4])
    with suppress(TimeRefused):  # what does not begin with a year, such as [..]
        return TimeSpan.parse(f"{year:04}", source.zone) if year else span
    return span


def _earliest(sources: Iterable[Source]) -> datetime | None:
    """The earliest time by which one of these had certainly been published."""
    published = [s.published.end_latest for s in sources if s.published is not None and s.published.end_latest]
    return min(published, default=None)
