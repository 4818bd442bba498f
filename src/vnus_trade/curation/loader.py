"""Loads curated folders: every check, in stages, and then the chronology, or one report of all faults."""

from collections.abc import Iterator, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter
from itertools import chain
from os import PathLike
from pathlib import Path
from typing import Any

import attrs

from vnus_trade.checking.checks import ShownFields, support_faults
from vnus_trade.checking.naming import KnownNames
from vnus_trade.checking.support import Lent, Located, Support
from vnus_trade.checking.times import Times
from vnus_trade.contents.index import Contents
from vnus_trade.curation.articles import Articles
from vnus_trade.curation.build import Builder
from vnus_trade.curation.filling_in import fill_in
from vnus_trade.curation.measures import effect_faults, measure_faults, own_faults, part_faults
from vnus_trade.curation.readings import reading_faults
from vnus_trade.curation.statuses import status_faults, status_of
from vnus_trade.curation.wording import wording_faults
from vnus_trade.errors import CurationError, ImpossibleValue, LeftOut
from vnus_trade.evidence.sources import Evidence
from vnus_trade.evidence.statuses import PublishedBounds, published_bounds, takes_place
from vnus_trade.evidence.stretches import spans_of, unaccounted
from vnus_trade.evidence.vocabulary import Status
from vnus_trade.folders.limits import STANDARD, Effort, Exhausted, Limits
from vnus_trade.folders.progress import watched
from vnus_trade.folders.registry import Registry
from vnus_trade.folders.report import Enough, Report
from vnus_trade.folders.toml_files import DRAFTS, WHOLE, EntryAt, Folders, Scope
from vnus_trade.folders.untrusted import TomlPath
from vnus_trade.model.entities import Actor
from vnus_trade.model.events import EVENT_CLASSES, Participant
from vnus_trade.model.fields import ALL, COLLECTIONS
from vnus_trade.model.quantities import Exemptions
from vnus_trade.model.vocabulary import EventKind
from vnus_trade.ordering.order import Order
from vnus_trade.ordering.stated import Stated
from vnus_trade.record.chronology import Chronology
from vnus_trade.time.span import TimeSpan


def load_folders(
    *folders: str | Path, limits: Limits = STANDARD, strict: bool = True, scope: Scope = WHOLE
) -> Chronology:
    """The chronology of what of these folders is in a scope, checked throughout, as `vnus_trade.load` describes it.

    Raises `CurationError`.
    """
    named, scope = named_folders(folders, limits), attrs.evolve(scope, is_lenient=not strict)
    while True:
        try:
            return _loaded(named, limits, scope)
        except CurationError as error:
            wider = scope if strict else scope.without(left_out_for(error, is_first=not scope.left_out))
            if wider == scope:
                raise
            scope = wider


def named_folders(folders: Sequence[str | Path], limits: Limits) -> list[Path]:
    """The folders to read; raises `TypeError` for what is no folder and for what are no limits, with what to write."""
    for folder in folders:
        if not isinstance(folder, str | PathLike):
            raise TypeError(f"folders are named one by one, as in load('seeds/', 'my-articles/'), not as {folder!r}")
    if not isinstance(limits, Limits):
        raise TypeError(f"limits takes Limits, such as Limits(faults=5), not {limits!r}")
    return [Path(folder) for folder in folders]


def _loaded(folders: Sequence[Path], limits: Limits, scope: Scope) -> Chronology:
    report = Report(limits)
    try:
        return Loading(folders, report, limits, scope).chronology()
    except Enough:
        raise report.error() from None


def left_out_for(error: CurationError, *, is_first: bool) -> Sequence[LeftOut]:
    """What is left out for faults, one for each; nothing if that would not do.

    Accepted articles are left out whole for faults that are found first; later ones are of entries that rest on those.
    """
    found: list[LeftOut] = []
    for fault in error.faults:
        entry = fault.path[:2] if fault.path[:1] != ("source",) and len(fault.path) > 1 else ()
        is_article = "/curation/" in fault.file and not fault.file.endswith("/curation/record.toml")
        path = () if is_article and is_first and f"/{DRAFTS}/" not in fault.file else entry
        if not (path or is_article) or path[:1] == ("negotiation",):
            return ()
        found.append(LeftOut(fault.file, path, fault.entry if path else "", (fault,)))
    return found


class Loading:
    """One run of the loader. Evidence is kept by the entry and the path within it, such as that of an office."""

    def __init__(
        self, folders: Sequence[Path], report: Report, limits: Limits = STANDARD, scope: Scope = WHOLE
    ) -> None:
        read = Folders(folders, report, limits, scope)
        self.scope: Scope = scope
        self.entries: list[EntryAt] = read.entries
        self.report: Report = report
        self.limits: Limits = limits
        self.registry: Registry = Registry(read, report)
        fill_in(self.registry)
        self.articles: Articles = Articles(read, report)
        self.effort: Effort = Effort(limits)
        self.times: Times = Times(self.registry, self.effort)
        self.evidence: dict[tuple[EntryAt, TomlPath], Sequence[Located]] = {}
        # How each event stands.
        self.statuses: dict[str, Status] = {}
        # The ids that each entry and its extensions refer to.
        self.referred: dict[str, list[str]] = {}

    def look(self, only: str | None = None) -> None:
        """Check each entry by itself, or, besides the sources, those of one file; raises `Enough`."""
        self.check_entries(only)
        self.times.narrow()
        self.times.check_durations()

    def chronology(self) -> Chronology:
        """Check each entry, then all of them together, and build the objects; raises `CurationError` or `Enough`."""
        self.look()
        self.stop_at_faults()
        self.check_statuses()
        self.stop_at_faults()
        order = self.order()
        self.check_ledgers()
        self.stop_at_faults()
        built = self.built(order)
        self.stop_at_faults()
        entries = self.registry.entries
        parts: dict[str, Any] = {
            name: tuple(built[id_] for id_, at in entries.items() if issubclass(at.entry.cls, cls))
            for name, cls in COLLECTIONS.items()
        }
        contents = Contents(**parts)
        filed = {id_: self.registry.subjects[at.file.folder] for id_, at in entries.items()}
        effect_faults(contents, order, self.evidence, self.effort)
        self.stop_at_faults()
        return Chronology.of(contents, order, filed, left_out=self.scope.left_out)

    def stop_at_faults(self) -> None:
        """Raise `CurationError` if any fault has been found."""
        if self.report.faults:
            raise self.report.error()

    # Each entry by itself

    def check_entries(self, only: str | None = None) -> None:
        """Check the references, the evidence and the times of each entry without a fault so far."""
        names = self._known_names()
        for at in watched(self._sources_first(), "checking entries"):
            if only not in (None, at.file.shown) and at.kind != "source":
                continue
            for path, key, ids, allowed in _references(at):
                self.referred.setdefault(at.id, []).extend(ids)
                for id_ in self._there(at, path, key, ids):
                    wrong = self.registry.check_reference(at, id_, allowed)
                    if wrong:
                        at.report(key, wrong, *path, missing=self.registry.missing(id_))
            lent = Lent({}, set())
            try:
                for support in Support.of(at):
                    self._check_support(support, names, lent)
            except Exhausted as exhausted:
                at.report("", str(exhausted))
                raise Enough from None

    def _there(self, at: EntryAt, path: TomlPath, key: str, ids: Sequence[str]) -> Sequence[str]:
        """The ids under a key; where it only points at other entries, without those that are left out or to come."""
        is_open = self.scope.left_out and (key in _POINTING or at.kind == "negotiation")
        is_open = is_open or (self.scope.is_unfinished and at.kind == "negotiation")
        if path or not is_open:
            return ids
        there = [id_ for id_ in ids if id_ in self.registry.entries]
        if len(there) == len(ids) or not (there or key != "concerns"):
            return ids
        self.referred[at.id] = [id_ for id_ in self.referred[at.id] if id_ in self.registry.entries]
        wholes = [part.whole for part in self.registry.parts(self.registry.entries[at.id])]
        for entry in {id(entry): entry for entry in (at.entry, *wholes) if key in entry.values}.values():
            entry.keep_only(key, [id_ for id_ in entry.texts(key) if id_ in self.registry.entries])
        return there

    def _sources_first(self) -> Sequence[EntryAt]:
        """The entries without a fault so far: sources first, each after the one that it is a version of."""
        there = self.registry.sound()
        sources = [at for at in there if at.kind == "source"]
        refers = {at.id: [id_ for _, _, ids, _ in _references(at) for id_ in ids] for at in sources}
        try:
            ranks = {id_: rank for rank, id_ in enumerate(TopologicalSorter(refers).static_order())}
        except CycleError:
            ranks = {}  # the circle is reported when all is built
        return sorted(there, key=lambda at: (at.kind != "source", ranks.get(at.id, 0)))

    def _known_names(self) -> KnownNames:
        """The names and titles that the entries of actors and places give, those of extensions included."""
        parts = {at.id: self.registry.parts(at) for at in self.registry.entries.values() if at.kind == "actor"}
        actors = {id_: [at.entry for at in ats] for id_, ats in parts.items()}
        titles = [
            # A holder who is inferred is one more that the title may mean, and is not named by it.
            (
                office.text("title") or "",
                id_ if "holder" not in office.inferred else "",
                item.source or self.articles.source_of(at.file),
            )
            for id_, ats in parts.items()
            for at in ats
            for office in at.entry.offices
            for item in office.evidence
        ]
        return KnownNames(actors, titles, self.registry.places, self.report.faulty_ids)

    def _check_support(self, support: Support, names: KnownNames, lent: Lent) -> None:
        """Find the quotations, and report what they leave unsupported."""
        if not self.articles.has_text(support.at.file):
            return
        shown = ShownFields(support, self.articles.located(support, self.effort), names, self.effort)
        for fault in support_faults(shown, lent):
            self.report.add(fault)
        found = self.evidence[support.at, support.path] = shown.found
        own = self.articles.sources.get(support.at.id) if support.is_source else None
        self.times.read(support, found, own)
        if own is not None:
            self.articles.complete(support.at, found, self.times.reasons[support.at, support.path])

    # All of them together

    def evidence_of(self, at: EntryAt) -> list[Evidence]:
        """The evidence of an entry and of its extensions."""
        return [item.evidence for part in self.registry.parts(at) for item in self.evidence.get((part, ()), ())]

    def check_statuses(self) -> None:
        """Report what contradicts how events stood when their sources were published, and what they continue."""
        evidence = {at.id: self.evidence_of(at) for at in self.registry.entries.values() if at.kind in EVENT_CLASSES}
        entries = [self.registry.parts(self.registry.entries[id_]) for id_ in evidence]
        for parts in entries:
            status_faults(parts, evidence, self.registry)
        measure_faults(entries, self.registry)
        own_faults(entries)
        part_faults(entries, self.registry)
        reading_faults(self.evidence, self.registry)
        wording_faults(entries, self.evidence, self.registry)

    def order(self) -> Order:
        """The order of all events; contradictions in it are reported."""
        events = [at for at in self.registry.entries.values() if at.kind in EVENT_CLASSES]
        order, contradictions = Order.judged(list(map(self._stated, events)))
        named: set[str] = set()
        for contradiction in contradictions:
            # One wrong time contradicts all that it is ordered with.
            if not named & set(contradiction.entries):
                named.update(contradiction.entries)
                entries = [self.registry.entries[id_] for id_ in contradiction.entries]
                added = [more for at in entries for more in self.registry.parts(at)[1:]]
                # What was added last contradicts the rest.
                blamed = [more for more in added if more.entry.keys & _ORDERING] or entries[:1]
                blamed[-1].report("when", f"{contradiction}; {_MEND_ORDER}")
        return order

    def _stated(self, at: EntryAt) -> Stated:
        entry = self.registry.whole(at)
        evidence = self.evidence_of(at)
        self.statuses[at.id] = status_of(entry, evidence) or Status.ENDED
        bounds = PublishedBounds() if "existence" in entry.inferred else published_bounds(evidence)
        return Stated(
            id=at.id,
            span=self.times.spans.get((at, (), "when")) or self._implied(at),
            after=tuple(entry.texts("after")),
            within=entry.text("occasion"),
            same=entry.text("announced_in"),
            ongoing_at=tuple(entry.texts("ongoing_at")),
            **bounds._asdict(),
            takes_place=takes_place(self.statuses[at.id], evidence),
        )

    def _implied(self, at: EntryAt) -> TimeSpan:
        """The time of an event that gives none: an article's own voice speaks when it is published."""
        entry = self.registry.whole(at)
        sources = [item.quotation.source for item in self.evidence[at, ()]]
        if at.kind == EventKind.STATEMENT and not entry.texts("speakers") and len(set(sources)) == 1:
            return sources[0].published or TimeSpan(zone=sources[0].zone)
        shared = [self.registry.entries[id_] for key in ("announced_in", "occasion") if (id_ := entry.text(key))]
        spans = [span for other in shared if (span := self.times.spans.get((other, (), "when")))]
        zones = [*(span.zone for span in spans), *(source.zone for source in sources)]
        return TimeSpan(zone=next(filter(None, zones), None))

    def check_ledgers(self) -> None:
        """Report the passages of each source that nothing cites or sets aside."""
        cited: dict[str, list[tuple[int, int]]] = {id_: [] for id_ in self.articles.sources}
        for item in chain.from_iterable(self.evidence.values()):
            cited[item.quotation.source.id].append((item.quotation.start, item.quotation.end))
        for id_, source in self.articles.sources.items():
            # What nothing cites may be cited by what is left out.
            if source.text is None or any(map(self.scope.is_touched, self.articles.files_of(id_))):
                continue
            waits = self.registry.entries[id_].file.has_draft
            if self.scope.is_unfinished or (waits and self.scope.is_lenient):
                continue
            aside = spans_of(source.line_starts, [item.lines for item in source.set_aside])
            for start, end in unaccounted(source.text, [*aside, *cited[id_]]):
                passage = source.text[start:end]
                words = " ".join(passage.split())
                shown = words if len(words) <= 80 else f"{words[:77]}..."
                line = source.text.count("\n", 0, end - len(passage.lstrip())) + 1
                first, last = source.line_starts[line - 1 : line + 1]
                is_partly = any(begin < last and first < stop for begin, stop in cited[id_])
                message = f"line {line} of {source.file} is neither cited nor set aside: {shown!r}"
                message += "; quote it too, or set the line aside, of which other words are cited" if is_partly else ""
                message += "; accept the rest of its draft" if waits else ""
                self.registry.entries[id_].report("", message)

    def built(self, order: Order) -> Mapping[str, Any]:
        """The object of every entry, each after those that it refers to; impossible values are reported."""
        entries = self.registry.entries
        built: dict[str, Any] = dict(self.articles.sources)
        builder = Builder(order, self.evidence, self.times, self.registry, self.statuses, built)
        try:
            for id_ in TopologicalSorter({id_: self.referred.get(id_, ()) for id_ in entries}).static_order():
                for part in self.registry.parts(entries[id_]) if id_ not in self.articles.sources else ():
                    if self.report.faults:
                        break
                    try:
                        builder.build(entries[id_], part.whole)
                    except ImpossibleValue as error:
                        part.report(error.field, error.reason)
        except CycleError as error:
            circle = ", ".join(error.args[1][1:])
            wrong = f"these refer to each other in a circle: {circle}; leave out one reference"
            entries[error.args[1][0]].report("", wrong)
        return built


# The keys that point at entries which say nothing of this one.
_POINTING = frozenset(("concerns", "about", "deal", "closed_by"))
# The keys of what decides when an event took place.
_ORDERING = frozenset(("when", "after", "occasion", "announced_in", "status", "speakers"))
_MEND_ORDER = (
    "mend the time, `after`, `occasion` or `announced_in` of one of them, or give the `status` of what was still going "
    "on or to come when its sources were published"
)


def _references(at: EntryAt) -> Iterator[tuple[TomlPath, str, Sequence[str], tuple[type[Any], ...]]]:
    """Each field that refers to others: the path to its table, its key, its ids, and the classes these may name."""
    for path, entry in (((), at.entry), *at.entry.inner):
        for key in entry.values:
            field = entry.fields[key]
            holds_actors = field.value in (Participant, Exemptions)
            allowed = field.refers_to or field.names or ((Actor,) if holds_actors else ())
            if allowed:
                everybody = ALL if field.for_all else None
                yield path, key, [id_ for id_ in entry.texts(key) if id_ != everybody], allowed
