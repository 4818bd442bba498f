"""Looks at folders however faulty they are: their entries, where their quotations stand, and every fault."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

import attrs

from vnus_trade.curation.loader import Loading, named_folders
from vnus_trade.errors import CurationError, Fault
from vnus_trade.evidence.sources import Evidence
from vnus_trade.folders.limits import STANDARD, Limits
from vnus_trade.folders.report import Enough, Report
from vnus_trade.folders.toml_files import Scope


@attrs.frozen(kw_only=True)
class SurveyedEntry:
    """An entry of a curation file, as far as it can be read."""

    file: str
    """The file, beginning with the name of its folder."""
    path: tuple[str | int, ...]
    """The path to its table in the file, such as ``("round", 0)``."""
    line: int
    """The line of its header, counted from 1."""
    kind: str
    """What it is: the kind of its table, or ``"extend"``."""
    id: str
    """Its id."""
    title: str
    """Its title or name, also one that is made of its fields; empty if it has none."""
    evidence: tuple[Evidence, ...]
    """The quotations of its own and of its parts that were found, with the fields that they support."""
    inferred: dict[str, str]
    """The reasons for what is inferred, those of named rules included."""


@attrs.frozen(kw_only=True)
class Survey:
    """What folders say, and what is wrong with them."""

    entries: tuple[SurveyedEntry, ...]
    """The entries that can be read, in the order of files and lines."""
    faults: tuple[Fault, ...]
    """The faults, in the order of files and lines."""

    def of_file(self, file: str) -> "Survey":
        """What is of one file."""
        return Survey(
            entries=tuple(each for each in self.entries if each.file == file),
            faults=tuple(each for each in self.faults if each.file == file),
        )


def survey(
    *folders: str | Path,
    only: str | None = None,
    drafts: Callable[[str], bool] | None = None,
    limits: Limits = STANDARD,
) -> Survey:
    """Look at folders, with all drafts or those of whose file names `drafts` is true, and raise nothing for faults.

    With `only`, the name of a file as faults give it, the quotations of this file alone are looked for, which takes
    milliseconds. Of folders without drafts, no faults are found just where `load` finds none; faults of several entries
    together, such as contradictions of order, are looked for when no entry has one.

    >>> import vnus_trade
    >>> seen = vnus_trade.survey(vnus_trade.SEEDS)
    >>> len(seen.faults), [entry.title for entry in seen.entries if entry.id == "round-2"]
    (0, ['Second round of the trade negotiations'])
    """
    return surveyed(named_folders(folders, limits), Scope(drafts=drafts or bool), only=only, limits=limits)


def surveyed(folders: Sequence[Path], scope: Scope, *, only: str | None = None, limits: Limits = STANDARD) -> Survey:
    """Look at what is in a scope of folders, as `survey` does."""
    report = Report(limits)
    loading = None
    with suppress(Enough, CurationError):
        loading = Loading(folders, report, limits, scope)
        if only is None:
            loading.chronology()
        else:
            loading.look(only)
    return Survey(entries=() if loading is None else _entries(loading, only), faults=report.error().faults)


def _entries(loading: Loading, only: str | None) -> tuple[SurveyedEntry, ...]:
    found = []
    for at in loading.entries:
        if only in (None, at.file.shown) and at.kind not in ("repair", "set_aside"):
            paths = ((), *(path for path, _ in at.entry.inner))
            evidence = tuple(item.evidence for path in paths for item in loading.evidence.get((at, path), ()))
            found.append(
                SurveyedEntry(
                    file=at.file.shown,
                    path=at.path,
                    line=at.file.headers.line_of(at.path),
                    kind=at.kind,
                    id=at.id,
                    title=at.entry.text("title") or at.entry.text("name") or "",
                    evidence=evidence,
                    inferred=dict(loading.times.reasons.get((at, ()), at.entry.inferred)),
                )
            )
    rank = {file: number for number, file in enumerate(loading.report.files)}
    return tuple(sorted(found, key=lambda entry: (rank[entry.file], entry.line)))
