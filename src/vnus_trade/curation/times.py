"""The times of a load: what entries give, as their articles word it, with the reasons for what no source states."""

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any

from vnus_trade.curation.checks import Claim, Located, source_of
from vnus_trade.curation.limits import Effort
from vnus_trade.curation.registry import Register
from vnus_trade.curation.report import Report
from vnus_trade.curation.tables import Step, WhenEntry
from vnus_trade.curation.toml_files import Placed
from vnus_trade.errors import PhraseRefused, TimeRefused
from vnus_trade.evidence.sources import Source
from vnus_trade.time.phrases import read_phrase
from vnus_trade.time.span import TimeSpan

# What reading a phrase takes, against looking at a letter.
_STEPS_OF_A_PHRASE = 100_000
_FIELDS = ("when", "as_of", "since", "reached", "in_force", "expires")


class Times:
    """The time in each field of an entry, and the reasons of each entry, by the path within it, such as an office's."""

    def __init__(self, register: Register, sources: Mapping[str, Source], report: Report, effort: Effort) -> None:
        self.spans: dict[tuple[Placed, Step, str], TimeSpan] = {}
        self.reasons: dict[tuple[Placed, Step], dict[str, str]] = {}
        self._register = register
        self._sources = sources
        self._report = report
        self._effort = effort

    def read(self, claim: Claim, found: Sequence[Located]) -> None:
        """Read the times of a claim, whose quotations have been found; raises `Exhausted`."""
        self.reasons[claim.placed, claim.path] = dict(claim.entry.inferred)
        for field in _FIELDS:
            when = getattr(claim.entry, field, None)
            if when is not None:
                self._read(claim, field, when, found)
        if self._register.is_source(claim.placed) and claim.placed.name in self._sources:
            source = self._sources[claim.placed.name]
            if source.published is not None:
                quoted = source_of(claim.entry.published, found) or source
                self._check_phrase(claim, "published", quoted, source.published)

    def narrow(self) -> None:
        """Add the bounds of extensions to the times of what they extend."""
        for id_, extensions in self._register.extensions.items():
            key = (self._register.placed[id_], (), "when")
            for extension in extensions:
                own, more = self.spans.get(key), self.spans.get((extension, (), "when"))
                try:
                    if more is not None:
                        self.spans[key] = more if own is None else own.narrowed_by(more)
                except TimeRefused:
                    said = f"{more} contradicts {own}, which is said at {key[0].where}"
                    self._report.add(extension.fault("when", said), id_)

    def _read(self, claim: Claim, field: str, when: WhenEntry, found: Sequence[Located]) -> None:
        source = source_of(when, found)
        known = source is not None and source.id not in self._report.unfit
        span = time_of(claim, field, when, (source.zone,) if source is not None and known else None, self._report)
        if span is None:
            return
        self.spans[claim.placed, claim.path, field] = span
        if source is not None and when.phrase is not None:
            reasons = self.reasons[claim.placed, claim.path]
            if when.zone is None and source.zone is not None:
                reasons.setdefault("zone", f"as of the article: {source.inferred.get('zone', source.zone)}")
            if source.year is not None and str(source.year) not in when.phrase:
                reasons.setdefault("year", f"as of the article: {source.inferred.get('year', source.year)}")
            self._check_phrase(claim, field, source, span)

    def _check_phrase(self, claim: Claim, field: str, source: Source, span: TimeSpan) -> None:
        """Report a phrase that does not read as the time that is given for it, unless the entry says why."""
        when: WhenEntry = getattr(claim.entry, field)
        if when.phrase is None or source.id in self._report.unfit:
            return
        self._effort.spend(_STEPS_OF_A_PHRASE)
        policy = self._register.policy(claim.placed)
        try:
            read = read_phrase(when.phrase, anchor=_anchor(source, claim.entry, when), zone=span.zone, policy=policy)
        except PhraseRefused as refusal:
            problem = str(refusal)
        else:
            if (read.begin_bounds, read.end_bounds) == (span.begin_bounds, span.end_bounds):
                return
            problem = f"the phrase {when.phrase!r} reads as {read} under the policy {policy.name!r}, not as {span}"
        if when.why is None:
            self._report.add(claim.fault(field, f"{problem}; correct it, or say `why`"))
        else:
            self.reasons[claim.placed, claim.path].setdefault(field, when.why)


def time_of(
    claim: Claim, field: str, when: WhenEntry | None, zones: tuple[str | None] | None, report: Report
) -> TimeSpan | None:
    """The time in the zone that it names, or else in the one that its source has; what cannot be read is reported.

    Without `zones` that one is not known, and the time is read only to see that it can be.
    """
    if when is None:
        return None
    tried: Sequence[str | None] = (when.zone,)
    if when.zone is None:
        # Where no zone is known: as what may be anywhere, or, for a clock time that needs one, in any that it allows.
        offset = re.search(r"[+-]\d\d:\d\d", when.written) if zones is None else None
        tried = zones or (None, offset.group() if offset else "UTC")
    for zone in tried:
        try:
            span = TimeSpan.parse(when.written, zone)
            return span if zone in (when.zone, tried[0]) else None
        except TimeRefused as error:
            refusal = error
    report.add(claim.fault(field, str(refusal)), claim.placed.name)
    return None


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
