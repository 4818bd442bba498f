"""Reads the articles of a load as they were pinned: their texts, stray letters, and the lines that are set aside."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import attrs

from vnus_trade.curation.checks import Located, Support
from vnus_trade.curation.limits import Effort
from vnus_trade.curation.report import Report
from vnus_trade.curation.times import time_of
from vnus_trade.curation.toml_files import CurationFile, EntryAt, Folders, Unreadable, decoded
from vnus_trade.errors import Fault, ImpossibleValue, QuotationAmbiguous, QuotationNotFound
from vnus_trade.evidence.locator import Locator
from vnus_trade.evidence.sources import Quotation, Source
from vnus_trade.evidence.stretches import Lines, Reason, Repair, SetAside
from vnus_trade.names import meant
from vnus_trade.seeds import sha256
from vnus_trade.time.span import TimeSpan

M = TypeVar("M")


class Articles:
    """The source of each article's file, and what finds quotations in it; any text that is not as pinned is a fault."""

    def __init__(self, folders: Folders, report: Report) -> None:
        self.sources: dict[str, Source] = {}
        self._own: dict[CurationFile, str] = {}
        # The source with each digest.
        self._pinned: dict[str, str] = {}
        self._locators: dict[str, Locator] = {}
        self._folders = folders
        self._report = report
        entries: dict[CurationFile, list[EntryAt]] = {file: [] for file in folders.files}
        for at in folders.entries:
            entries[at.file].append(at)
        for file, there in entries.items():
            self._read(file, there)

    def has_text(self, file: CurationFile) -> bool:
        """Whether a file curates no article, or one that could be read."""
        return file in self._own or not file.heads

    def source_of(self, file: CurationFile) -> str:
        """The id of the source that a file curates; '' of none."""
        return self._own.get(file, "")

    def located(self, support: Support, effort: Effort) -> list[Located]:
        """Find the quotations of a support; faults are reported. Raises `Exhausted`."""
        found = []
        for number, item in enumerate(support.entry.evidence):
            name = item.source or self._own.get(support.at.file)
            if name is None or name not in self.sources:
                self._report_unknown(support, number, name)
                continue
            locator = self._locators[name]
            effort.spend(locator.steps)
            try:
                start, end = locator.find(item.quote, item.line, spend=effort.spend)
            except (QuotationNotFound, QuotationAmbiguous) as error:
                if name not in self._doubtful:
                    self._report.add(support.fault("quote", str(error), "evidence", number))
                continue
            found.append(Located(item, Quotation(self.sources[name], start, end)))
        return found

    @property
    def _doubtful(self) -> set[str]:
        """The sources in which quotations may not be found because of a fault that has been reported."""
        return {name for file, name in self._own.items() if file.shown in self._report.doubtful_files}

    def _report_unknown(self, support: Support, number: int, name: str | None) -> None:
        """Report evidence of an unknown source, unless a reported fault explains it."""
        if name is None:
            nameless = 'the evidence names no source; give source = "..."'
            self._report.add(support.fault("", nameless, "evidence", number))
        elif not self._report.explains(name):
            unknown = f"no source is called {name!r}{meant(name, self.sources)}"
            self._report.add(support.fault("source", unknown, "evidence", number))

    def complete(self, at: EntryAt, found: Sequence[Located], reasons: Mapping[str, str]) -> None:
        """Give a source its original, the quotations for what is said of it, and the reasons for the rest."""
        keys = [key for key, field in at.entry.fields.items() if field.refers_to]
        known: dict[str, Any] = {key: self.sources.get(at.entry.text(key) or "") for key in keys}
        try:
            source = attrs.evolve(self.sources[at.id], inferred=reasons, **known)
        except ImpossibleValue as error:
            self._report.add(at.fault(error.field, error.reason))
            return
        own = [attrs.evolve(item.quotation, source=source) for item in found]
        evidence = tuple(item.evidence(quotation) for item, quotation in zip(found, own, strict=True))
        self.sources[at.id] = attrs.evolve(source, evidence=evidence)

    def _read(self, file: CurationFile, entries: Sequence[EntryAt]) -> None:
        head = next((at for at in entries if at.kind == "source"), None)
        for part in ("from", "source") if file.heads else ():
            if part not in file.heads:
                missing = "is missing; an article's file begins with from and [source]"
                self._report.add(file.fault((), "", part, missing))
        if not file.heads:
            for at in entries:
                if at.kind in ("repair", "set_aside"):
                    self._report.add(at.fault("", "belongs to no text; move it to the file of the article"))
        if head is None or head.is_left_out:
            return
        text = None if file.article is None else self._text(head, file.article)
        if file.article is None or text is None:
            self._report.faulty_ids.add(head.id)
            return
        try:
            source = self._source(head, file.article, text, entries)
        except ImpossibleValue as error:
            self._report.add(head.fault(error.field, error.reason))
            self._report.faulty_ids.add(head.id)
            return
        same = self._pinned.setdefault(source.sha256, source.id)
        if same != source.id:
            one = f"{file.article} has the same bytes as {self.sources[same].file}, which is the source {same!r}"
            mend = f'quote it with source = "{same}", and add to its entries with [[extend]]'
            self._report.add(file.fault((), "", "from", f"{one}; curate a text once, {mend}"))
            self._report.faulty_ids.add(head.id)
            return
        self.sources[source.id] = source
        self._own[file] = source.id
        self._locators[source.id] = Locator(text, source.id, source.repairs, source.set_aside)

    def _source(self, head: EntryAt, article: str, text: str, entries: Sequence[EntryAt]) -> Source:
        entry = head.entry
        values: dict[str, Any] = {
            field.name: tuple(entry.texts(key)) if field.is_several else entry.values[key]
            for key, field in entry.fields.items()
            if key in entry.values and not (field.value is TimeSpan or field.refers_to)
        }
        times = {key: time_of(Support(head, entry), key, when, entry.text("zone")) for key, when in entry.times()}
        for fault in times.values():
            if isinstance(fault, Fault):
                self._report.add(fault)
        values |= {key: span for key, span in times.items() if isinstance(span, TimeSpan)}
        return Source(
            **values,
            file=article,
            text=text,
            repairs=self._all(entries, "repair", partial(self._repair, text)),
            set_aside=self._all(entries, "set_aside", partial(self._set_aside, text)),
            inferred=entry.inferred,
        )

    def _all(self, entries: Sequence[EntryAt], kind: str, make: Callable[[EntryAt], M | None]) -> tuple[M, ...]:
        """The repairs of a source, or the lines set aside; a fault in one makes quotations doubtful."""
        there = [at for at in entries if at.kind == kind]
        made = tuple(item for item in map(make, there) if item is not None)
        if len(made) < len(there):
            self._report.doubtful_files.add(there[0].file.shown)
        return made

    def _text(self, head: EntryAt, article: str) -> str | None:
        """The text of an article that is as it was pinned; anything else is a fault."""
        folder, file = head.file.folder, head.file
        if Path(article).name != article or not _is_file(folder / article):
            texts = [path.name for path in folder.glob("*.txt") if path.is_file()]
            missing = f"the folder has no text {article!r}{meant(article, texts)}"
            self._report.add(file.fault((), "", "from", missing))
            return None
        try:
            content = self._folders.store.content(folder, folder / article)
            digest, pinned = sha256(content), head.entry.text("sha256")
            if digest != pinned:
                changed = f"{article} has the digest {digest}, but {pinned} is recorded"
                mend = "restore the text, or check every quotation and record the new one"
                self._report.add(head.fault("sha256", f"{changed}; {mend}"))
                return None
            return decoded(content)
        except Unreadable as unreadable:
            self._report.add(file.fault((), "", "from", f"{article} {unreadable.problem}"))
            return None

    def _repair(self, text: str, at: EntryAt) -> Repair | None:
        stray, reason, offset = at.entry.text("stray") or "", at.entry.text("reason") or "", at.entry.number("at") or 0
        if not stray or offset < 0 or not text.startswith(stray, offset):
            there = text[max(offset, 0) :][:1]
            self._report.add(at.fault("stray", f"at {offset} the text has {there!r}, not {stray!r}"))
            return None
        if any(letter.isdecimal() or letter in ".,%" for letter in stray):
            self._report.add(at.fault("stray", f"{stray!r} may be part of a number, which no repair changes"))
            return None
        return Repair(at=offset, stray=stray, reason=reason)

    def _set_aside(self, text: str, at: EntryAt) -> SetAside | None:
        reason = at.entry.text("reason")
        lines, repeats = self._lines(at, "lines", text), self._lines(at, "repeats", text)
        if reason not in tuple(Reason):
            reasons = ", ".join(map(repr, map(str, Reason)))
            self._report.add(at.fault("reason", f"{reason!r} is none of {reasons}"))
        elif reason in (Reason.DUPLICATE, Reason.TRANSLATION) and at.entry.text("repeats") is None:
            self._report.add(at.fault("repeats", f"is missing; a {reason} names the lines that it repeats"))
        elif lines is not None:
            return SetAside(lines=lines, reason=Reason(reason), repeats=repeats, note=at.entry.text("note"))
        return None

    def _lines(self, at: EntryAt, field: str, text: str) -> Lines | None:
        written = at.entry.text(field)
        if written is None:
            return None
        first, _, last = written.partition("-")
        with suppress(ValueError):
            lines = Lines(int(first), int(last or first))
            if 1 <= lines.first <= lines.last <= text.count("\n") + 1:
                return lines
        self._report.add(at.fault(field, f"{written!r} are no lines of the text; write 7 or 4-22, counted from 1"))
        return None


def _is_file(path: Path) -> bool:
    """Whether a file is there; False for a name that no file can have."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False
