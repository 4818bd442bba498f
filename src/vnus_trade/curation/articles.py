"""Reads the articles of a load as they were pinned: their texts, stray letters, and the lines that are set aside."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from os.path import isfile
from pathlib import Path
from typing import Any

import attrs

from vnus_trade.curation.checks import Located, Support
from vnus_trade.curation.limits import Effort
from vnus_trade.curation.report import Report
from vnus_trade.curation.times import time_of
from vnus_trade.curation.toml_files import CurationFile, EntryAt, Folders
from vnus_trade.errors import ImpossibleValue, QuotationAmbiguous, QuotationNotFound
from vnus_trade.evidence.locator import Locator
from vnus_trade.evidence.sources import Quotation, Source
from vnus_trade.evidence.stretches import Lines, Reason, Repair, SetAside
from vnus_trade.names import meant
from vnus_trade.seeds import sha256
from vnus_trade.time.span import TimeSpan
from vnus_trade.untrusted import Unreadable, decoded


class Articles:
    """The source of each article's file, and what finds quotations in it; any text that is not as pinned is a fault."""

    def __init__(self, folders: Folders, report: Report) -> None:
        self.sources: dict[str, Source] = {}
        self._own: dict[CurationFile, str] = {}
        # The head that pins each digest first.
        self._pinned: dict[str, EntryAt] = {}
        self._locators: dict[str, Locator] = {}
        # The sources in which quotations may not be found because of a fault that has been reported.
        self._doubtful: set[str] = set()
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
            name = item.source or self.source_of(support.at.file)
            if not name:
                support.report("", 'the evidence names no source; give source = "..."', "evidence", number)
            elif name not in self.sources:
                if not self._report.explains(name):
                    unknown = f"no source is called {name!r}{meant(name, self.sources)}"
                    support.report("source", unknown, "evidence", number)
            else:
                locator = self._locators[name]
                effort.spend(locator.steps)
                try:
                    start, end = locator.find(item.quote, item.line, spend=effort.spend)
                    found.append(
                        Located(item, Quotation(self.sources[name], start, end), support.entry.status_of(item))
                    )
                except (QuotationNotFound, QuotationAmbiguous) as error:
                    if name not in self._doubtful:
                        support.report("quote", str(error), "evidence", number)
        return found

    def complete(self, at: EntryAt, found: Sequence[Located], reasons: Mapping[str, str]) -> None:
        """Give a source its original, the quotations for what is said of it, and the reasons for the rest."""
        keys = [key for key, field in at.entry.fields.items() if field.refers_to]
        known: dict[str, Any] = {key: self.sources.get(at.entry.text(key) or "") for key in keys}
        try:
            source = attrs.evolve(self.sources[at.id], inferred=reasons, **known)
        except ImpossibleValue as error:
            at.report(error.field, error.reason)
            return
        own = [attrs.evolve(item.quotation, source=source) for item in found]
        evidence = tuple(item.evidence(quotation) for item, quotation in zip(found, own, strict=True))
        self.sources[at.id] = attrs.evolve(source, evidence=evidence)

    def _read(self, file: CurationFile, entries: Sequence[EntryAt]) -> None:
        for part in ("from", "source") if file.heads else ():
            if part not in file.heads:
                file.report(part, "is missing; an article's file begins with from and [source]")
        for at in entries if not file.heads else ():
            if at.kind in ("repair", "set_aside"):
                at.report("", "belongs to no text; move it to the file of the article")
        head = next((at for at in entries if at.kind == "source" and not at.is_left_out), None)
        if head is None:
            return
        text = self._text(head)
        if text is None:
            self._report.faulty_ids.add(head.id)
            return
        source = self._source(head, text, entries)
        self.sources[source.id] = source
        self._own[file] = source.id
        self._locators[source.id] = Locator(text, source.id, source.repairs, source.set_aside)

    def _source(self, head: EntryAt, text: str, entries: Sequence[EntryAt]) -> Source:
        entry = head.entry
        values: dict[str, Any] = {
            field.name: tuple(entry.texts(key)) if field.is_several else entry.values[key]
            for key, field in entry.fields.items()
            if key in entry.values and not (field.value is TimeSpan or field.refers_to)
        }
        times = {key: time_of(Support(head, entry), key, when, entry.text("zone")) for key, when in entry.times()}
        values |= {key: span for key, span in times.items() if span is not None}
        repairs = [self._repair(text, at) for at in entries if at.kind == "repair"]
        set_aside = [self._set_aside(text, at) for at in entries if at.kind == "set_aside"]
        if head.file.shown in self._report.doubtful_files or None in (*repairs, *set_aside):
            self._doubtful.add(head.id)
        return Source(
            **values,
            file=head.file.article or "",
            text=text,
            repairs=tuple(filter(None, repairs)),
            set_aside=tuple(filter(None, set_aside)),
            inferred=entry.inferred,
        )

    def _text(self, head: EntryAt) -> str | None:
        """The text of an article that is as it was pinned; anything else is a fault."""
        file, article = head.file, head.file.article
        if article is None:
            return None
        # Of a name that no file can have, a `Path` would raise.
        if Path(article).name != article or not isfile(file.folder / article):  # noqa: PTH113 (see above)
            texts = [path.name for path in file.folder.glob("*.txt") if path.is_file()]
            file.report("from", f"the folder has no text {article!r}{meant(article, texts)}")
            return None
        try:
            content = self._folders.store.content(file.folder, file.folder / article)
            digest, pinned = sha256(content), head.entry.text("sha256")
            same = self._pinned.setdefault(digest, head)
            if digest != pinned:
                changed = f"{article} has the digest {digest}, but {pinned} is recorded"
                head.report("sha256", f"{changed}; restore the text, or check every quotation and record the new one")
            elif same is not head:
                one = f"{article} has the same bytes as {same.file.article}, which is the source {same.id!r}"
                mend = f'quote it with source = "{same.id}", and add to its entries with [[extend]]'
                file.report("from", f"{one}; curate a text once, {mend}")
            else:
                return decoded(content)
        except Unreadable as unreadable:
            file.report("from", f"{article} {unreadable.problem}")
        return None

    def _repair(self, text: str, at: EntryAt) -> Repair | None:
        repair = Repair(**at.entry.values)  # type: ignore[arg-type]  # its table has the fields of the class
        if not repair.stray or repair.at < 0 or not text.startswith(repair.stray, repair.at):
            there = text[max(repair.at, 0) :][:1]
            wrong = f"at {repair.at} the text has {there!r}, not {repair.stray!r}"
        elif any(letter.isdecimal() or letter in ".,%" for letter in repair.stray):
            wrong = f"{repair.stray!r} may be part of a number, which no repair changes"
        else:
            return repair
        at.report("stray", wrong)
        return None

    def _set_aside(self, text: str, at: EntryAt) -> SetAside | None:
        lines = {key: self._lines(at, key, text) for key in ("lines", "repeats")}
        aside = SetAside(**{**at.entry.values, **lines})  # type: ignore[arg-type]  # its table has the fields
        if aside.reason in (Reason.DUPLICATE, Reason.TRANSLATION) and at.entry.text("repeats") is None:
            at.report("repeats", f"is missing; a {aside.reason} names the lines that it repeats")
        return None if at.is_left_out else aside

    def _lines(self, at: EntryAt, field: str, text: str) -> Lines | None:
        written = at.entry.text(field)
        if written is None:
            return None
        first, _, last = written.partition("-")
        with suppress(ValueError):
            lines = Lines(int(first), int(last or first))
            if 1 <= lines.first <= lines.last <= text.count("\n") + 1:
                return lines
        at.report(field, f"{written!r} are no lines of the text; write 7 or 4-22, counted from 1")
        return None
