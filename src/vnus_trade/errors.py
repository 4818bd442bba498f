"""Every error of the library, and every fault in a curation with its file and line; each renders its own text.

All derive from `VnusTradeError`, and besides from the built-in exception that a caller would
expect: `ValueError` for something that cannot be right, `LookupError` for something that is not there.
"""

from typing import Any

import attrs

from vnus_trade.letters import Legible, printable


class VnusTradeError(Legible, Exception):
    """The base of every error that this library raises on purpose."""


class TimeRefused(VnusTradeError, ValueError):
    """A written time, a zone or bounds that cannot be read as a `TimeSpan`."""

    def __init__(self, text: str, reason: str) -> None:
        super().__init__(text, reason)
        self.text = text
        self.reason = reason

    def __str__(self) -> str:
        return f"cannot read {self.text!r} as a time: {self.reason}"


class ZoneUnknown(TimeRefused):
    """No time zone goes by this name; `candidates` are the nearest that exist.

    Where `installed` is false, Python finds no time zones at all: the system has none, and nor is `tzdata` installed.
    """

    def __init__(
        self, zone: str, candidates: tuple[str, ...] = (), *, installed: bool = True, cities: bool = False
    ) -> None:
        super().__init__(zone, "no such time zone")
        self.args: tuple[Any, ...] = (zone, candidates)
        self.candidates = candidates
        self.installed = installed
        self._instead = f"{_WRITE_A_CITY if cities else ''}{_WRITE_A_ZONE}"

    def __str__(self) -> str:
        if not self.installed:
            return f"{self.text!r} cannot be looked up: no time zones are installed; pip install tzdata brings them"
        meant = f"did you mean {_or(self.candidates)}?" if self.candidates else f"write {self._instead}"
        return f"no time zone is called {self.text!r}; {meant}"


_WRITE_A_CITY = "a large city of that zone such as 'Sydney', "
_WRITE_A_ZONE = "an IANA name such as 'Asia/Ho_Chi_Minh', or an offset such as '+07:00'"


class PhraseRefused(VnusTradeError, ValueError):
    """Words about time, as an article writes them, that cannot be read as one `TimeSpan`.

    `candidates` are the times, in the written form, of which the words may mean one; none if they are not read at all.
    """

    def __init__(self, phrase: str, reason: str, candidates: tuple[str, ...] = ()) -> None:
        super().__init__(phrase, reason, candidates)
        self.phrase = phrase
        self.reason = reason
        self.candidates = candidates

    def __str__(self) -> str:
        return f"cannot read the phrase {self.phrase!r}: {self.reason}"


class ImpossibleValue(VnusTradeError, ValueError):
    """A value that cannot be right, refused when the object is made."""

    def __init__(self, owner: str, field: str, reason: str) -> None:
        super().__init__(owner, field, reason)
        self.owner = owner
        self.field = field
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.owner}: {self.field} {self.reason}"


_MOST_NEAR = 10
"""So many names may be near to another; more are all that there are."""


class NotFound(VnusTradeError, LookupError):
    """Nothing of this kind goes by this name; `candidates` are the nearest that exist.

    `instead` is the expression that has what is of this name and of another kind.
    """

    def __init__(self, kind: str, name: str, candidates: tuple[str, ...] = (), instead: str = "") -> None:
        super().__init__(kind, name, candidates, instead)
        self.kind = kind
        self.name = name
        self.candidates = candidates
        self.instead = instead

    def __str__(self) -> str:
        said = f"no {self.kind} is called {self.name!r}" if self.name else f"an empty name finds no {self.kind}"
        if self.instead:
            return f"{said}; write {self.instead}"
        if len(self.candidates) > _MOST_NEAR:
            return f"{said}; there are {', '.join(self.candidates)}"
        return f"{said}; did you mean {_or(self.candidates)}?" if self.candidates else said


class Ambiguous(VnusTradeError, LookupError):
    """Several things of this kind go by this name; `candidates` are their ids.

    `inferred` are those among them who are only concluded to hold the office of this title.
    """

    def __init__(self, kind: str, name: str, candidates: tuple[str, ...], inferred: tuple[str, ...] = ()) -> None:
        super().__init__(kind, name, candidates, inferred)
        self.kind = kind
        self.name = name
        self.candidates = candidates
        self.inferred = inferred

    def __str__(self) -> str:
        inferred = f" ({_or(self.inferred)} by inference)" if self.inferred else ""
        return (
            f"{self.name!r} is the name of several: {_or(self.candidates)}{inferred}; say which {self.kind} by its id"
        )


class Misnamed(VnusTradeError, LookupError):
    """A source uses this name by mistake; `discrepancy` is the id of the entry that explains it."""

    def __init__(self, name: str, meant: str, discrepancy: str, explanation: str) -> None:
        super().__init__(name, meant, discrepancy, explanation)
        self.name = name
        self.meant = meant
        self.discrepancy = discrepancy
        self.explanation = explanation

    def __str__(self) -> str:
        return (
            f"{self.name!r} is a wrong name in the sources, for {self.meant!r}: {self.explanation} "
            f"(discrepancy {self.discrepancy})"
        )


class QuestionRefused(VnusTradeError, ValueError):
    """A query that has no answer as asked; the text says what to ask instead."""

    def __init__(self, question: str, reason: str) -> None:
        super().__init__(question, reason)
        self.question = question
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.question}: {self.reason}"


class NoSingleAnswer(VnusTradeError, LookupError):
    """`one()`, `first` or `last` of an answer that has none, or not just one."""

    def __init__(self, wanted: str, certain: tuple[str, ...], possible: tuple[str, ...]) -> None:
        super().__init__(wanted, certain, possible)
        self.wanted = wanted
        self.certain = certain
        self.possible = possible

    def __str__(self) -> str:
        return (
            f"{self.wanted}: {len(self.certain)} certain{_listed(self.certain)}, "
            f"{len(self.possible)} possible{_listed(self.possible)}"
        )


class OrderContradiction(VnusTradeError, ValueError):
    """Times and stated order that no world satisfies; `entries` are the ids that take part."""

    def __init__(self, entries: tuple[str, ...], reason: str) -> None:
        super().__init__(entries, reason)
        self.entries = entries
        self.reason = reason

    def __str__(self) -> str:
        return f"{', '.join(self.entries)}: {self.reason}"


class QuotationNotFound(VnusTradeError, LookupError):
    """The words do not stand in the source; `hint` says so of the `passage` that comes nearest."""

    def __init__(self, source: str, quote: str, hint: str = "", passage: str = "") -> None:
        super().__init__(source, quote, hint, passage)
        self.source = source
        self.quote = quote
        self.hint = hint
        self.passage = passage

    def __str__(self) -> str:
        said = f"{_short(self.quote)} does not stand in {self.source}"
        return f"{said}; {self.hint}" if self.hint else said


class QuotationAmbiguous(VnusTradeError, LookupError):
    """The words stand in the source more than once; `lines` are all the places, counted from 1."""

    def __init__(self, source: str, quote: str, lines: tuple[int, ...]) -> None:
        super().__init__(source, quote, lines)
        self.source = source
        self.quote = quote
        self.lines = lines

    def __str__(self) -> str:
        places = ", ".join(str(line) for line in self.lines)
        return (
            f"{_short(self.quote)} stands in {self.source} {len(self.lines)} times, in lines {places}; "
            "say which with `line`, or quote more"
        )


class TextWithheld(VnusTradeError, LookupError):
    """A text in which something is looked for is withheld; whoever has it puts it back as this file."""

    def __init__(self, source: str, file: str) -> None:
        super().__init__(source, file)
        self.source = source
        self.file = file

    def __str__(self) -> str:
        return (
            f"the text of {self.source} is withheld, so that no words can be found in it; if you have it, put it "
            f"back into its folder as {self.file}"
        )


# Letters of one line of a report; what a fault has found may be of any length.
_LONGEST = 1_000


@attrs.frozen
class Fix:
    """A key that would mend a fault, where only one value is right: it is given to a table, or replaced there."""

    path: tuple[str | int, ...]
    """The path to the table in its file, such as ``("round", 0, "when")``."""
    key: str
    """The key."""
    value: str | int
    """What it should have."""


@attrs.frozen
class LeftOut:
    """What was left out of a record because of faults: a file, or the entry of this path in it."""

    file: str
    """The file, beginning with the name of its folder."""
    path: tuple[str | int, ...]
    """The path to the entry in the file, such as ``("round", 0)``; empty for the whole file."""
    entry: str
    """The id of the entry; empty for a whole file."""
    faults: "tuple[Fault, ...]"
    """The faults for which it is left out; of what rests on others that were left out, that these are missing."""

    def __str__(self) -> str:
        count = len(self.faults)
        what = f"{self.entry} in {self.file}" if self.entry else self.file
        return f"{what} ({count} fault{'' if count == 1 else 's'})"


@attrs.frozen
class Fault:
    """One thing wrong in a curation: where, in what, and how to mend it. Lines count from 1."""

    file: str
    """The file, beginning with the name of its folder."""
    line: int
    """The line of the entry or its evidence, counted from 1; 0 for the file as a whole."""
    entry: str
    """The id of the entry, or the kind of table."""
    field: str
    """The key that is wrong, if it is one."""
    message: str
    """What is wrong, and what would be right."""
    path: tuple[str | int, ...] = ()
    """The path to the table at fault in its file, such as ``("round", 0, "evidence", 1)``; empty for the whole file."""
    passage: str = ""
    """The passage of the article that comes nearest to words that are not found, if any does."""
    fix: Fix | None = None
    """What `vnus-trade check --fix` would write, where only one value is right."""
    missing: str = ""
    """The id that the field refers to, where no entry has it."""

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        what = " ".join(part for part in (self.entry, self.field) if part)
        said = printable(f"{where}: {what}: {self.message}" if what else f"{where}: {self.message}")
        return said if len(said) <= _LONGEST else f"{said[: _LONGEST - 200]} ... {said[-195:]}"


class CurationError(VnusTradeError, ValueError):
    """All the faults of the folders that were to be loaded, in the order of files and lines."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__(faults)
        self.faults = faults

    def __str__(self) -> str:
        count = len(self.faults)
        head = f"{count} fault{'' if count == 1 else 's'} in the curation; nothing was loaded"
        return "\n".join([head, *(f"  {fault}" for fault in self.faults)])


class ArticleRefused(VnusTradeError, ValueError):
    """A text that cannot be curated as it is; the reason says where and why."""

    def __init__(self, article: str, reason: str) -> None:
        super().__init__(article, reason)
        self.article = article
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.article} cannot be curated: {self.reason}"


class ArticlesRefused(VnusTradeError, ValueError):
    """Some of several articles cannot be curated as they are; `refused` says why of each, `given` were so many."""

    def __init__(self, refused: tuple[VnusTradeError, ...], given: int) -> None:
        super().__init__(refused, given)
        self.refused = refused
        self.given = given

    def __str__(self) -> str:
        head = f"{len(self.refused)} of {self.given} articles are refused:"
        return "\n".join([head, *(f"  {error}" for error in self.refused)])


class WithholdingRefused(VnusTradeError, ValueError):
    """A text that cannot be withheld; the reason says why, and nothing is changed."""

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(source, reason)
        self.source = source
        self.reason = reason

    def __str__(self) -> str:
        return f"the text of {self.source} is not withheld: {self.reason}"


class WriteRefused(VnusTradeError, OSError):
    """A file that is not written, because that would harm what is there or the system does not let it."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.path} is not written: {self.reason}"


@attrs.frozen
class DocumentFault(Legible):
    """One thing wrong in a JSON document: the JSON path to it, such as ``$.events[3].title``, and what is wrong."""

    path: str
    """The JSON path, such as ``$.events[3].title``."""
    message: str
    """What is wrong, and what would be right."""

    def __str__(self) -> str:
        return f"{self.path}: {self.message}"


class DocumentError(VnusTradeError, ValueError):
    """All the faults of a JSON document that was to be read as a chronology; nothing was read."""

    def __init__(self, faults: tuple[DocumentFault, ...]) -> None:
        super().__init__(faults)
        self.faults = faults

    def __str__(self) -> str:
        count = len(self.faults)
        head = f"{count} fault{'' if count == 1 else 's'} in the document; nothing was read"
        return "\n".join([head, *(f"  {fault}" for fault in self.faults)])


class ExtraMissing(VnusTradeError, ImportError):
    """A library that only an extra of this package brings; the text says how to install it."""

    def __init__(self, extra: str, module: str) -> None:
        super().__init__(extra, module)
        self.extra = extra
        self.module = module

    def __str__(self) -> str:
        return f"{self.module} is not installed; pip install 'vnus-trade[{self.extra}]' brings it"


def _or(names: tuple[str, ...]) -> str:
    quoted = [repr(str(name)) for name in names]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} or {quoted[-1]}"


def _listed(ids: tuple[str, ...]) -> str:
    shown = ids if len(ids) <= 6 else (*ids[:6], "...")
    return f" ({', '.join(shown)})" if ids else ""


def _short(quote: str) -> str:
    words = " ".join(quote.split())
    return repr(words if len(words) <= 60 else f"{words[:57]}...")
