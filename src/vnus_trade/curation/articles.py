"""The texts of a load: articles as they were pinned, with their stray letters and the lines that are set aside."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TypeVar

import attrs

from vnus_trade.curation.checks import Claim, Located
from vnus_trade.curation.limits import Effort
from vnus_trade.curation.registry import Register
from vnus_trade.curation.report import Report
from vnus_trade.curation.times import time_of
from vnus_trade.curation.toml_files import CurationFile, Folders, Placed, Unreadable, decoded
from vnus_trade.errors import QuotationAmbiguous, QuotationNotFound
from vnus_trade.evidence.sources import FrozenMapping, Lines, Locator, Quotation, Reason, Repair, SetAside, Source
from vnus_trade.names import near
from vnus_trade.seeds import sha256

M = TypeVar("M")


class Texts:
    """The source of each article's file, and what finds quotations in it; what is not as it was pinned is reported."""

    def __init__(self, folders: Folders, register: Register, report: Report) -> None:
        self.sources: dict[str, Source] = {}
        # Sources of which a repair or a repetition is at fault, with the errors in finding quotations that follow.
        self.unsettled: set[tuple[str, type[Exception]]] = set()
        self._own: dict[CurationFile, str] = {}
        self._locators: dict[str, Locator] = {}
        self._folders = folders
        self._register = register
        self._report = report
        entries: dict[CurationFile, list[Placed]] = {file: [] for file in folders.files}
        for placed in folders.entries:
            entries[placed.file].append(placed)
        for file, placed_there in entries.items():
            self._read(file, placed_there)

    def has_text(self, file: CurationFile) -> bool:
        """Whether a file curates no article, or one that could be read."""
        return file in self._own or not file.heads

    def located(self, claim: Claim, effort: Effort) -> list[Located]:
        """Find the quotations of a claim; those that are not found are reported. Raises `Exhausted`."""
        found = []
        for number, item in enumerate(claim.entry.evidence):
            name = item.source or self._own.get(claim.placed.file)
            if name is None or name not in self.sources:
                self._report_unknown(claim, number, name)
                continue
            locator = self._locators[name]
            effort.spend(locator.steps)
            try:
                start, end = locator.find(item.quote, item.line)
            except (QuotationNotFound, QuotationAmbiguous) as error:
                if (name, type(error)) not in self.unsettled:
                    self._report.add(claim.fault("quote", str(error), "evidence", number))
                continue
            found.append(Located.of(item, Quotation(self.sources[name], start, end)))
        return found

    def _report_unknown(self, claim: Claim, number: int, name: str | None) -> None:
        """Report evidence of a source that is not known, unless a fault that has been reported is to blame."""
        if name is None:
            nameless = 'the evidence names no source; give source = "..."'
            self._report.add(claim.fault("", nameless, "evidence", number))
        elif name not in self._report.unfit and self._folders.all_ids_known:
            close = near(name, self.sources, 1)
            meant = f"; did you mean {close[0]!r}?" if close else ""
            unknown = f"no source is called {name!r}{meant}"
            self._report.add(claim.fault("source", unknown, "evidence", number))

    def complete(self, id_: str, found: Sequence[Located], reasons: Mapping[str, str]) -> None:
        """Give a source the quotations that were found for what is said of it, and the reasons for the rest."""
        source = attrs.evolve(self.sources[id_], inferred=FrozenMapping(reasons))
        quoted = [(item.evidence, attrs.evolve(item.evidence.quotation, source=source)) for item in found]
        evidence = tuple(attrs.evolve(evidence, quotation=quotation) for evidence, quotation in quoted)
        self.sources[id_] = attrs.evolve(source, evidence=evidence)

    def _read(self, file: CurationFile, entries: Sequence[Placed]) -> None:
        heads = [placed for placed in entries if self._register.is_source(placed)]
        for part in ("from", "source") if file.heads else ():
            if part not in file.heads:
                self._report.add(
                    file.fault((), "", part, "is missing; an article's file begins with from and [source]")
                )
        if not file.heads:
            for placed in entries:
                if placed.kind in ("repair", "set_aside"):
                    self._report.add(placed.fault("", "belongs to no text; move it to the file of the article"))
        if file.article is None or not heads:
            self._report.unfit.update(placed.name for placed in heads)
            return
        head = heads[0]
        text = self._text(head, file.article)
        if text is None:
            self._report.unfit.add(head.name)
            return
        source = self._source(head, file.article, text, entries)
        self.sources[source.id] = source
        self._own[file] = source.id
        self._locators[source.id] = Locator(text, source.id, source.repairs, source.set_aside)
        if file in self._folders.half_read:
            self.unsettled.update((source.id, follows) for follows in (QuotationNotFound, QuotationAmbiguous))

    def _source(self, head: Placed, article: str, text: str, entries: Sequence[Placed]) -> Source:
        entry = head.entry
        known = head.name not in self._report.unfit
        zone = entry.zone if known else None
        repairs = [placed for placed in entries if placed.kind == "repair"]
        aside = [placed for placed in entries if placed.kind == "set_aside"]
        zones = (zone,) if known else None
        claim = Claim(head, entry, "source")
        return Source(
            id=entry.id,
            file=article,
            sha256=entry.sha256,
            text=text,
            title=entry.title,
            publisher=entry.publisher,
            origin=entry.origin,
            published=time_of(claim, "published", entry.published, zones, self._report),
            zone=zone,
            year=entry.year,
            languages=tuple(entry.languages),
            repairs=self._all(head, repairs, partial(self._repair, text), QuotationNotFound),
            set_aside=self._all(head, aside, partial(self._set_aside, text), QuotationAmbiguous),
            inferred=FrozenMapping(entry.inferred),
        )

    def _all(
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
            self._report.add(file.fault((), "", "from", f"no text {article!r} lies in the folder{meant}"))
            return None
        try:
            content = self._folders.store.content(folder, folder / article)
            digest = sha256(content)
            if digest != head.entry.sha256:
                changed = f"{article} has the digest {digest}, but {head.entry.sha256} is recorded"
                mend = "restore the text, or check every quotation and record the new one"
                self._report.add(head.fault("sha256", f"{changed}; {mend}"))
                return None
            return decoded(content)
        except Unreadable as unreadable:
            self._report.add(file.fault((), "", "from", f"{article} {unreadable.problem}"))
            return None

    def _repair(self, text: str, placed: Placed) -> Repair | None:
        entry = placed.entry
        if not entry.stray or text[entry.at : entry.at + len(entry.stray)] != entry.stray or entry.at < 0:
            there = text[max(entry.at, 0) :][:1]
            self._report.add(placed.fault("stray", f"at {entry.at} the text has {there!r}, not {entry.stray!r}"))
            return None
        return Repair(at=entry.at, stray=entry.stray, reason=entry.reason)

    def _set_aside(self, text: str, placed: Placed) -> SetAside | None:
        entry = placed.entry
        lines = self._lines(placed, "lines", entry.lines, text)
        repeats = None if entry.repeats is None else self._lines(placed, "repeats", entry.repeats, text)
        if entry.reason not in tuple(Reason):
            reasons = ", ".join(map(repr, map(str, Reason)))
            self._report.add(placed.fault("reason", f"{entry.reason!r} is none of {reasons}"))
        elif entry.reason in (Reason.DUPLICATE, Reason.TRANSLATION) and entry.repeats is None:
            missing = f"is missing; a {entry.reason} names the lines that it repeats"
            self._report.add(placed.fault("repeats", missing))
        elif lines is not None:
            return SetAside(lines=lines, reason=Reason(entry.reason), repeats=repeats, note=entry.note)
        return None

    def _lines(self, placed: Placed, field: str, written: str, text: str) -> Lines | None:
        first, _, last = written.partition("-")
        with suppress(ValueError):
            lines = Lines(int(first), int(last or first))
            if 1 <= lines.first <= lines.last <= text.count("\n") + 1:
                return lines
        no_lines = f"{written!r} are no lines of the text; write 7 or 4-22, counted from 1"
        self._report.add(placed.fault(field, no_lines))
        return None


def _is_file(path: Path) -> bool:
    """Whether a file lies there; a name that no file can have is none."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False
