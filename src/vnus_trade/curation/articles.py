"""Reads the articles of a load as they were pinned: their texts, stray letters, and the lines that are set aside."""

from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from functools import partial
from typing import Any

import attrs

from vnus_trade.checking.support import Located, Support
from vnus_trade.checking.times import report_reading, time_of
from vnus_trade.errors import ImpossibleValue, QuotationAmbiguous, QuotationNotFound
from vnus_trade.evidence.locator import Locator, unfit
from vnus_trade.evidence.sources import Quotation, Source
from vnus_trade.evidence.stretches import Lines, Reason, Repair, SetAside, Strays
from vnus_trade.evidence.withheld import KeptLetters, with_strays
from vnus_trade.folders.entries import EvidenceEntry, TimeEntry
from vnus_trade.folders.limits import Effort
from vnus_trade.folders.report import Report
from vnus_trade.folders.toml_files import CurationFile, EntryAt, Folders
from vnus_trade.folders.untrusted import Unreadable, decoded
from vnus_trade.phrases.finding import read_phrase
from vnus_trade.phrases.reading_policy import DEFAULT_POLICY
from vnus_trade.seeds import is_sha256, sha256
from vnus_trade.time.span import TimeSpan
from vnus_trade.words.edges import is_whole
from vnus_trade.words.names import meant


class _Misplaced(Exception):
    """A quotation whose `at` is wrong or missing, and why."""


class Articles:
    """The source of each article's file, and what finds quotations in it; any text that is not as pinned is a fault.

    A text that is not there is withheld if its [source] gives the lengths of its lines. A draft `from` a text that has
    its [source] elsewhere in the folder goes on with that.
    """

    def __init__(self, folders: Folders, report: Report) -> None:
        self.sources: dict[str, Source] = {}
        self._own: dict[CurationFile, str] = {}
        # The head that pins each digest first.
        self._pinned: dict[str, EntryAt] = {}
        self._locators: dict[str, Locator] = {}
        # Of each text that is withheld.
        self._kept: dict[str, KeptLetters] = {}
        # The sources in which quotations may not be found because of a fault that has been reported.
        self._doubtful: set[str] = set()
        self._folders = folders
        self._report = report
        entries: dict[CurationFile, list[EntryAt]] = {file: [] for file in folders.files}
        for at in folders.entries:
            entries[at.file].append(at)
        texts = {(file.folder, file.article): file for file in folders.files if "source" in file.heads}
        drafts = (file for file in folders.files if file.is_draft and "source" not in file.heads)
        begun = {file: texts[file.folder, file.article] for file in drafts if (file.folder, file.article) in texts}
        for file, before in begun.items():
            entries[before] += entries.pop(file)
        for file, there in entries.items():
            self._read(file, there)
        self._own |= {file: self._own[before] for file, before in begun.items() if before in self._own}

    def has_text(self, file: CurationFile) -> bool:
        """Whether a file curates no article, or one that could be read."""
        return file in self._own or not file.heads

    def source_of(self, file: CurationFile) -> str:
        """The id of the source that a file curates; '' of none."""
        return self._own.get(file, "")

    def files_of(self, source: str) -> list[str]:
        """The files that curate a source, as faults give them: its own, and a draft that goes on with it."""
        return [file.shown for file, own in self._own.items() if own == source]

    def located(self, support: Support, effort: Effort) -> list[Located]:
        """Find the quotations of a support; faults are reported. Raises `Exhausted`."""
        found: list[Located] = []
        unclear: list[tuple[int, str, Exception]] = []
        for number, item in enumerate(support.entry.evidence):
            name = item.source or self.source_of(support.at.file)
            if not name:
                support.report("", 'the evidence names no source; give source = "..."', number)
            elif name not in self.sources:
                if not self._report.explains(name):
                    unknown = f"no source is called {name!r}{meant(name, self.sources)}"
                    support.report("source", unknown, number)
            else:
                try:
                    quotation = self._quotation(self.sources[name], item, effort)
                    found.append(Located(item, quotation, support.entry.status_of(item)))
                except (QuotationNotFound, QuotationAmbiguous, _Misplaced) as error:
                    # What a part borrows is reported of its entry.
                    if name not in self._doubtful and not support.borrowed:
                        unclear.append((number, name, error))
        lines = {(each.quotation.source.id, each.quotation.line) for each in (found if unclear else ())}
        for number, name, unfound in unclear:
            field = "at" if isinstance(unfound, _Misplaced) else "quote"
            line = self._fitting_line(unfound, support.entry.evidence[number], lines, name)
            passage = unfound.passage if isinstance(unfound, QuotationNotFound) else ""
            fix = None if line is None else support.fix_of("line", line, number)
            fault = attrs.evolve(support.fault(field, str(unfound), number), passage=passage, fix=fix)
            support.at.file.add(fault)
        return found

    def _fitting_line(
        self, error: Exception, item: EvidenceEntry, lines: Collection[tuple[str, int]], name: str
    ) -> int | None:
        """The one line that a quotation can be meant to be on: it has the words once, or others of its entry there."""
        fitting: list[int] = []
        if isinstance(error, QuotationAmbiguous):
            fitting = [line for line in error.lines if (name, line) in lines]
        elif isinstance(error, QuotationNotFound) and item.line is not None:
            locator = self._locators[name]
            with suppress(QuotationNotFound, QuotationAmbiguous):
                fitting = [locator.line_of(locator.find(item.quote)[0])]
        return fitting[0] if len(fitting) == 1 else None

    def _quotation(self, source: Source, item: EvidenceEntry, effort: Effort) -> Quotation:
        """The quotation of a piece of evidence, found in the text, or where its `at` says in one that is withheld."""
        if source.text is None:
            return self._kept_quotation(source, item, effort)
        locator = self._locators[source.id]
        effort.spend(locator.steps)
        span = locator.find(item.quote, item.line, spend=effort.spend)
        if item.at not in (None, span):
            raise _Misplaced(f"is {list(item.at)}, and the text has the words at {list(span)}; correct it")
        return Quotation(source, *span)

    def _kept_quotation(self, source: Source, item: EvidenceEntry, effort: Effort) -> Quotation:
        effort.spend(1_000 + 10 * len(item.quote))
        if item.at is None:
            here = "is withheld, so that nothing can be found in it"
            raise _Misplaced(f"is missing; the text of {source.id!r} {here}: write at = [start, end]")
        if wrong := unfit(item.quote, Strays.of(()), 0, len(item.quote)):
            raise QuotationNotFound(source.id, item.quote, wrong)
        words = with_strays(item.quote, *item.at, source.repairs)
        if words is None:
            raise _Misplaced(f"is {list(item.at)}, which is not as long as the words that are quoted")
        if wrong := self._kept[source.id].contradiction(item.at[0], words):
            raise _Misplaced(wrong)
        quotation = Quotation(source, *item.at, words)
        if item.line not in (None, quotation.line):
            raise _Misplaced(f"begins in line {quotation.line}, and `line` is {item.line}; correct one of them")
        return quotation

    def complete(self, at: EntryAt, found: Sequence[Located], reasons: Mapping[str, str]) -> None:
        """Give a source its original, the quotations for what is said of it, and the reasons for the rest."""
        keys = [key for key, field in at.entry.fields.items() if field.refers_to and key in at.entry.values]
        known: dict[str, Any] = {key: self.sources.get(at.entry.text(key) or "") for key in keys}
        try:
            source = attrs.evolve(self.sources[at.id], inferred=reasons, **known)
        except ImpossibleValue as error:
            at.report(error.field, error.reason)
            return
        own = [attrs.evolve(item.quotation, source=source) for item in found]
        evidence = tuple(attrs.evolve(each.evidence, quotation=there) for each, there in zip(found, own, strict=True))
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
        text = None if self._is_withheld(head) else self._text(head)
        if text is None and head.id not in self._kept:
            self._report.faulty_ids.add(head.id)
            return
        source = self._source(head, text, entries)
        self.sources[source.id] = source
        self._own[file] = source.id
        if text is not None:
            self._locators[source.id] = source.locator()

    def _source(self, head: EntryAt, text: str | None, entries: Sequence[EntryAt]) -> Source:
        entry = head.entry
        values: dict[str, Any] = {
            field.name: tuple(entry.texts(key)) if field.is_several else entry.values[key]
            for key, field in entry.fields.items()
            if key in entry.values and key != "line_lengths" and not (field.value is TimeSpan or field.refers_to)
        }
        lengths = self._line_lengths(head, text)
        times = {key: self._time(Support(head, entry), key, when) for key, when in entry.times()}
        values |= {key: span for key, span in times.items() if span is not None}
        repairs = [self._repair(head.id, text, at) for at in entries if at.kind == "repair"]
        set_aside = [self._set_aside(len(lengths), at) for at in entries if at.kind == "set_aside"]
        if head.file.shown in self._report.doubtful_files or None in (*repairs, *set_aside):
            self._doubtful.add(head.id)
        return Source(
            **values,
            file=head.file.article or "",
            text=text,
            line_lengths=lengths if text is None else (),
            repairs=tuple(filter(None, repairs)),
            set_aside=tuple(filter(None, set_aside)),
            inferred=entry.inferred,
        )

    def _time(self, support: Support, key: str, when: TimeEntry) -> TimeSpan | None:
        """The time of a source; what gives only its phrase is reported, with what this says by itself."""
        zone = support.entry.text("zone")
        if when.written is not None or when.phrase is None:
            return time_of(support, key, when, zone)
        read = partial(read_phrase, anchor=TimeSpan(), zone=when.zone or zone, policy=DEFAULT_POLICY)
        report_reading(support, key, when.phrase, partial(read, when.phrase))
        return None

    def _text(self, head: EntryAt) -> str | None:
        """The text of an article that is as it was pinned; anything else is a fault."""
        file, article = head.file, head.file.article
        if article is None:
            return None
        if not self._folders.store.has(file.folder, article):
            texts = [path.name for path in file.folder.glob("*.txt") if path.is_file()]
            file.report("from", f"the folder has no text {article!r}{meant(article, texts)}")
            return None
        try:
            content = self._folders.store.content(file.folder, file.folder / article)
            digest, pinned = sha256(content), head.entry.text("sha256")
            if digest != pinned:
                changed = f"{article} has the digest {digest}, but {pinned} is recorded"
                head.report("sha256", f"{changed}; restore the text, or check every quotation and record the new one")
            elif self._is_pinned_once(head, digest):
                return decoded(content)
        except Unreadable as unreadable:
            file.report("from", f"{article} {unreadable.problem}")
        return None

    def _is_pinned_once(self, head: EntryAt, digest: str) -> bool:
        """Whether no head before this one pins the same bytes; else that is a fault."""
        same = self._pinned.setdefault(digest, head)
        if same is not head:
            one = f"{head.file.article} has the same bytes as {same.file.article}, which is the source {same.id!r}"
            mend = f'quote it with source = "{same.id}", and add to its entries with [[extend]]'
            head.file.report("from", f"{one}; curate a text once, {mend}")
        return same is head

    def _is_withheld(self, head: EntryAt) -> bool:
        """Whether the lengths of its lines stand in for a text that is not there; then these are kept."""
        lengths, article, digest = head.entry.get("line_lengths", list), head.file.article, head.entry.text("sha256")
        if not lengths or article is None or self._folders.store.has(head.file.folder, article):
            return False
        if not is_sha256(digest or ""):
            head.report("sha256", f"{digest!r} is no SHA-256; write its 64 digits, 0-9 and a-f")
        elif self._is_pinned_once(head, digest or ""):
            self._kept[head.id] = KeptLetters(lengths)
        return True

    def _line_lengths(self, head: EntryAt, text: str | None) -> tuple[int, ...]:
        """The lengths of the lines of a text; others given for one that is there are a fault."""
        given = tuple(head.entry.get("line_lengths", list) or ())
        if text is None:
            return given
        lengths = tuple(map(len, text.split("\n")))
        if given not in ((), lengths):
            head.report("line_lengths", f"are not those of {head.file.article}, which is there; leave them out")
        return lengths

    def _repair(self, id_: str, text: str | None, at: EntryAt) -> Repair | None:
        repair = Repair(**at.entry.values)  # type: ignore[arg-type]  # its table has the fields of the class
        wrong = ""
        if text is None:
            wrong = self._kept[id_].contradiction(repair.at, repair.stray)
        elif repair.at < 0 or not text.startswith(repair.stray, repair.at):
            there = text[max(repair.at, 0) :][:1]
            wrong = f"at {repair.at} the text has {there!r}, not {repair.stray!r}"
        if not repair.stray:
            wrong = "is empty; give the stray letter"
        elif any(letter.isdecimal() or letter in ".,%" for letter in repair.stray):
            wrong = wrong or f"{repair.stray!r} may be part of a number, which no repair changes"
        elif text is not None and not wrong:
            wrong = _is_no_stray(text, repair.at, repair.at + len(repair.stray))
        if wrong:
            at.report("stray", wrong)
        return None if wrong else repair

    def _set_aside(self, count: int, at: EntryAt) -> SetAside | None:
        lines, repeats = (self._lines(at, key, count) for key in ("lines", "repeats"))
        reason = at.entry.text("reason")
        if reason in (Reason.DUPLICATE, Reason.TRANSLATION) and at.entry.text("repeats") is None:
            at.report("repeats", f"is missing; a {reason} names the lines that it repeats")
        if lines is None or at.is_left_out:
            return None
        values: dict[str, Any] = {**at.entry.values, "lines": lines, "repeats": repeats}
        return SetAside(**values)

    def _lines(self, at: EntryAt, field: str, count: int) -> Lines | None:
        written = at.entry.text(field)
        if written is None:
            return None
        first, _, last = written.partition("-")
        with suppress(ValueError):
            lines = Lines(int(first), int(last or first))
            if 1 <= lines.first <= lines.last <= count:
                return lines
        at.report(field, f"{written!r} are no lines of the text; write 7 or 4-22, counted from 1")
        return None


def _is_no_stray(text: str, start: int, end: int) -> str:
    """Why letters of a text are none that a repair may take away; '' if it may."""
    if text[start - 1 : start].isdecimal() and text[end : end + 1].isdecimal():
        return f"{text[start:end]!r} parts two numbers, which no repair joins"
    is_word = end - start > 1 and text[start:end].strip().isalpha() and is_whole(text, start, end)
    return f"{text[start:end]!r} is a word; a repair takes away stray letters" if is_word else ""
