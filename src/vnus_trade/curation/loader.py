"""Loading: curated folders to a chronology, with every check, or one report of all that is wrong."""

import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import chain
from pathlib import Path
from typing import Any

from vnus_trade.curation.articles import Texts
from vnus_trade.curation.build import KINDS, Maker
from vnus_trade.curation.checks import ACTORS, Claim, Located, phrase_faults, uncovered, unseen, wrong_words
from vnus_trade.curation.limits import STANDARD, Effort, Exhausted, Limits
from vnus_trade.curation.registry import Register, with_article
from vnus_trade.curation.report import Enough, Report
from vnus_trade.curation.tables import Step
from vnus_trade.curation.times import Times
from vnus_trade.curation.toml_files import Folders, Placed, read
from vnus_trade.errors import ImpossibleValue
from vnus_trade.evidence.sources import Source, spans_of, unaccounted
from vnus_trade.model.events import Rate
from vnus_trade.model.vocabulary import EventKind
from vnus_trade.record.chronology import Chronology
from vnus_trade.record.index import Contents
from vnus_trade.record.order import Order, Stated, components
from vnus_trade.seeds import SEEDS
from vnus_trade.time.constraints import Link
from vnus_trade.time.span import TimeSpan

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
    # All that is made here stays, so that to look for garbage meanwhile would only cost time.
    collecting = gc.isenabled()
    gc.disable()
    report = Report(limits)
    try:
        return Loading(read([Path(folder) for folder in folders] or [SEEDS], report, limits), report, limits).whole()
    except Enough:
        raise report.error() from None
    finally:
        if collecting:
            gc.enable()


class Loading:
    """One run of the loader, from what was read to the chronology.

    What is kept of an entry is kept by the entry and the path within it, such as that of an office.
    """

    def __init__(self, folders: Folders, report: Report, limits: Limits) -> None:
        self.folders = folders
        self.report = report
        self.limits = limits
        # Whether all has been read and found that may cite a passage.
        self.complete = not report.faults
        self.register = Register(folders, report)
        self.texts = Texts(folders, self.register, report)
        self.effort = Effort(limits)
        self.times = Times(self.register, self.texts.sources, report, self.effort)
        self.evidence: dict[tuple[Placed, Step], list[Located]] = {}
        # The ids that each entry refers to.
        self.refers: dict[Placed, set[str]] = {}
        self.made: dict[str, Any] = {}

    def whole(self) -> Chronology:
        """Check and make everything; raises `Enough`, or `CurationError` with all that is wrong."""
        self.check_references()
        self.check_evidence()
        self.times.narrow()
        order = self.order()
        self.make_all(order)
        self.check_ledgers()
        return self.finished(order)

    # References

    def check_references(self) -> None:
        """Report words that no vocabulary has, and ids that lead nowhere or to the wrong kind of entry."""
        for placed in self.folders.entries:
            for fault in wrong_words(placed):
                self.report.add(fault, placed.name)
            references = list(_references(placed))
            self.refers[placed] = {id_ for _, _, ids in references for id_ in ids}
            for path, field, ids in references:
                for id_ in ids:
                    self._check_reference(placed, path, field, id_)
        for name, extensions in self.register.extensions.items():
            self.refers[self.register.placed[name]].update(*(self.refers[extension] for extension in extensions))

    def _check_reference(self, placed: Placed, path: Step, field: str, id_: str) -> None:
        target = self.register.placed.get(id_)
        allowed = _REFERENCES[field]
        fits = target is not None and target.kind in allowed
        if target is not None and fits and not self.register.is_later(target, placed):
            return
        if fits or (target is None and self.register.may_be_told(placed, id_)):
            missing = self.register.no_such(placed, id_, allowed, _either(allowed))
            self.report.add(placed.fault(field, missing, *path))
        elif target is not None and id_ not in self.report.unfit:
            wrong = f"{id_!r} is {with_article(target.kind)}, not {with_article(_either(allowed))}"
            self.report.add(placed.fault(field, wrong, *path))
        self.report.unfit.add(placed.name)

    # Evidence and times

    def check_evidence(self) -> None:
        """Find every quotation, read every time, and report what they leave open."""
        names = {
            placed.name: (
                placed.entry.name,
                *filter(None, (placed.entry.native_name,)),
                *placed.entry.aliases,
                *(alias for more in self.register.extending(placed) for alias in more.entry.aliases),
            )
            for placed in self.register.placed.values()
            if placed.kind == "actor"
        }
        # A source's own quotations come first, so that all others refer to the source that has them.
        for placed in sorted(self.folders.entries, key=lambda placed: placed.kind != "source"):
            try:
                for claim in self.register.claims(placed):
                    self._check_claim(claim, names)
            except Exhausted:
                steps = f"checking all entries up to this one takes more than {self.limits.steps} steps"
                self.report.add(placed.fault("", f"{steps}; if it must, load with Limits(steps=...)"))
                raise Enough from None

    def _check_claim(self, claim: Claim, names: Mapping[str, Sequence[str]]) -> None:
        """Find the quotations of a claim, and report what they leave open; `names` has every name of each actor."""
        if not self.texts.has_text(claim.placed.file):
            self.times.read(claim, [])
            return
        found = self.texts.located(claim, self.effort)
        whole = len(found) == len(claim.entry.evidence)
        self.complete = self.complete and whole
        self.evidence[claim.placed, claim.path] = found
        for fault in chain(uncovered(claim), phrase_faults(claim, found)):
            self.complete = self.complete and not fault.field.endswith("evidence")
            self.report.add(fault)
        for fault in unseen(claim, found, names, self.effort) if whole else ():
            self.report.add(fault)
        self.times.read(claim, found)
        if self.register.is_source(claim.placed) and claim.placed.name in self.texts.sources:
            self.texts.complete(claim.placed.name, found, self.times.reasons[claim.placed, claim.path])

    # Order

    def order(self) -> Order:
        """The order of all events; contradictions in it are reported."""
        events = [placed for placed in self.register.placed.values() if placed.kind in _EVENTS]
        known = {placed.name for placed in events}
        order, contradictions = Order.judged(self._stated(placed, known) for placed in events)
        named: set[str] = set()
        for contradiction in contradictions:
            # One wrong time contradicts all that it is ordered with.
            if not named & set(contradiction.entries):
                named.update(contradiction.entries)
                entries = [self.register.placed[id_] for id_ in contradiction.entries]
                added = [more for entry in entries for more in self.register.extending(entry)]
                # What was added last is what the rest contradicts.
                at = [more for more in added if more.entry.after or more.entry.when] or entries[:1]
                self.report.add(at[-1].fault("when", f"{contradiction}; {_MEND_ORDER}"), *contradiction.entries)
        return order

    def _stated(self, placed: Placed, known: set[str]) -> Stated:
        entry = placed.entry
        announced_in = getattr(entry, "announced_in", None)
        each = (placed, *self.register.extending(placed))
        own = [item.evidence.quotation.source for item in self.evidence.get((placed, ()), ())]
        sources = [item.evidence.quotation.source for one in each for item in self.evidence.get((one, ()), ())]
        after = [id_ for one in each for id_ in one.entry.after]
        return Stated(
            placed.name,
            self.times.spans.get((placed, (), "when")) or self._implied(placed, announced_in, own),
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
        stated = [self.register.placed.get(id_) for id_ in shared if id_]
        spans = [found for other in stated if other and (found := self.times.spans.get((other, (), "when")))]
        zones = [*(span.zone for span in spans), *(source.zone for source in sources)]
        return TimeSpan(zone=next(filter(None, zones), None))

    # Objects

    def make_all(self, order: Order) -> None:
        """Make every object whose entry has no fault, what it refers to first."""
        maker = Maker(order, self.evidence, self.times, self.register, self.made)
        self.made.update(self.texts.sources)
        known = self.register.placed.keys() - self.made.keys()
        waiting = {placed: self.refers[placed] & known for placed in self.register.placed.values()}
        referring: dict[str, list[Placed]] = {}
        for placed, ids in waiting.items():
            for id_ in ids:
                referring.setdefault(id_, []).append(placed)
        # What is at fault waits for nothing, since it will not be made.
        unfit = self.report.unfit
        ready = [placed for placed, ids in waiting.items() if not ids or placed.name in unfit]
        while ready:
            placed = ready.pop()
            if waiting.pop(placed, None) is None:
                continue
            if placed.name in unfit or self.refers[placed] & unfit:
                unfit.add(placed.name)
            elif placed.kind in KINDS:
                self._make(placed, maker)
            for other in referring.get(placed.name, ()):
                if other in waiting:
                    waiting[other].discard(placed.name)
                    if not waiting[other]:
                        ready.append(other)
        for circle in _circles(waiting):
            named = ", ".join(placed.name for placed in circle)
            circular = f"these refer to each other in a circle: {named}; leave out one reference"
            self.report.add(circle[0].fault("", circular))

    def _make(self, placed: Placed, maker: Maker) -> None:
        try:
            self.made[placed.name] = maker.make(placed)
        except ImpossibleValue as error:
            field, message = error.field, error.reason
            if error.owner == Rate.__name__:
                field, message = "rate", f"{field} {message}"
            self.report.add(placed.fault(field, message), placed.name)

    # The whole

    def check_ledgers(self) -> None:
        """Report passages that nothing accounts for, unless what should cite them could not be read or found."""
        if self.texts.unsettled or self.register.lost or not self.complete:
            return
        cited: dict[str, list[tuple[int, int]]] = {id_: [] for id_ in self.texts.sources}
        for item in chain.from_iterable(self.evidence.values()):
            quotation = item.evidence.quotation
            cited[quotation.source.id].append((quotation.start, quotation.end))
        for id_, source in self.texts.sources.items():
            aside = spans_of(source.text, [item.lines for item in source.set_aside])
            for start, end in unaccounted(source.text, [*aside, *cited[id_]]):
                passage = source.text[start:end]
                words = " ".join(passage.split())
                shown = words if len(words) <= 80 else f"{words[:77]}..."
                line = source.text.count("\n", 0, end - len(passage.lstrip())) + 1
                message = f"line {line} of {source.file} is neither cited nor set aside: {shown!r}"
                self.report.add(self.register.placed[id_].fault("", message))

    def finished(self, order: Order) -> Chronology:
        """The chronology; raises `CurationError` if anything was found wrong."""
        if self.report.faults:
            raise self.report.error()
        placed_by_id = self.register.placed
        made = [(placed.kind, self.made[id_]) for id_, placed in placed_by_id.items()]
        contents = Contents(
            **{name: tuple(thing for kind, thing in made if kind == name[:-1]) for name in _COLLECTIONS},
            discrepancies=tuple(thing for kind, thing in made if kind == "discrepancy"),
            all_events=tuple(thing for kind, thing in made if kind in _EVENTS),
        )
        filed = {id_: self.register.subjects[placed.file.folder] for id_, placed in placed_by_id.items()}
        return Chronology.of(contents, order, filed)


_MEND_ORDER = (
    "mend the time, `after` or `occasion` of one of them, or give the `status` of what was still going on "
    "or to come when its sources were published"
)
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


def _earliest(sources: Iterable[Source]) -> datetime | None:
    """The earliest time by which one of these had certainly been published."""
    published = [s.published.end_latest for s in sources if s.published is not None and s.published.end_latest]
    return min(published, default=None)
