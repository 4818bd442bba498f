"""Reads the times that entries give, checks them against the phrases of their articles, and keeps the reasons."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from functools import partial

import attrs

from vnus_trade.curation.checks import source_of
from vnus_trade.curation.registry import Registry
from vnus_trade.curation.support import Located, Support
from vnus_trade.errors import Fix, PhraseRefused, TimeRefused
from vnus_trade.evidence.sources import Source
from vnus_trade.folders.entries import TimeEntry
from vnus_trade.folders.limits import Effort
from vnus_trade.folders.named_rules import NamedRule
from vnus_trade.folders.toml_files import EntryAt
from vnus_trade.folders.untrusted import TomlPath
from vnus_trade.time.durations import is_duration, read_duration
from vnus_trade.time.phrases import read_phrase
from vnus_trade.time.span import TimeSpan
from vnus_trade.time.written import states_its_offsets

# The cost of reading a phrase, against looking at a letter.
_STEPS_OF_A_PHRASE = 100_000
# The times that may be durations.
_COUNTED = frozenset(("expires", "deadline"))


class Times:
    """The times and the reasons of each entry, by the path within it, such as an office's."""

    def __init__(self, registry: Registry, effort: Effort) -> None:
        self.spans: dict[tuple[EntryAt, TomlPath, str], TimeSpan] = {}
        self.reasons: dict[tuple[EntryAt, TomlPath], dict[str, str]] = {}
        self._registry = registry
        self._effort = effort
        # Durations, which are counted when all other times are known.
        self._durations: list[tuple[Support, str, TimeEntry, TimeSpan | None]] = []

    def read(self, support: Support, found: Sequence[Located], own: Source | None) -> None:
        """Read the times of a support, whose quotations have been found; `own` is the source that it is about, if any.

        Raises `Exhausted`.
        """
        reasons = self.reasons[support.at, support.path] = dict(support.entry.inferred)
        for key, when in support.entry.times():
            source = source_of(when, found) or own
            if source is None or (own is not None and when.written is None):
                continue  # its quotations could not be found, or it could not be read, which has been reported
            place = self._place_zone(support, key, when, source)
            zone = when.zone or place or source.zone
            span = None
            if own is not None:
                span = getattr(own, key)
            elif when.written is not None:
                span = time_of(support, key, when, zone)
                if span is not None:
                    self.spans[support.at, support.path, key] = span
            if when.phrase is not None and (span is not None or when.written is None):
                if place is not None and when.zone is None:
                    said = support.entry.text("place") or ""
                    reasons.setdefault("zone", NamedRule.PLACE_ZONE.format(place=said))
                if own is None:
                    _add_reasons(reasons, when, source)
                self._check_phrase(support, key, when, source, (span, zone))

    def narrow(self) -> None:
        """Add the times of extensions to those of their targets: what both leave open."""
        for id_, at in self._registry.entries.items():
            for extension in self._registry.parts(at)[1:]:
                for key, _ in extension.entry.times():
                    own, more = self.spans.get((at, (), key)), self.spans.get((extension, (), key))
                    try:
                        if more is not None:
                            self.spans[at, (), key] = more if own is None else own.narrowed_by(more)
                    except TimeRefused:
                        where = (self._registry.giving(at, key) or at).where
                        extension.report(key, f"{more} contradicts {own}, which {id_!r} gives at {where}")

    def check_durations(self) -> None:
        """Check the durations, and read those that have no written time, when all other times are known."""
        for support, key, when, span in self._durations:
            at = self._registry.entries[support.at.id]
            whole = self._registry.whole(at)
            statement = self._registry.entries.get(whole.text("announced_in") or "")
            starts = ((at, (), "in_force"), (at, (), "when"), *([(statement, (), "when")] if statement else []))
            start = next((self.spans[each] for each in starts if each in self.spans), TimeSpan())
            self._compare(support, key, when, span, partial(read_duration, when.phrase or "", start))

    def _check_phrase(
        self, support: Support, key: str, when: TimeEntry, source: Source, given: tuple[TimeSpan | None, str | None]
    ) -> None:
        """Report a phrase that does not read as the time that is given for it, unless the entry says why."""
        self._effort.spend(_STEPS_OF_A_PHRASE)
        span, zone = given
        phrase = when.phrase or ""
        if key in _COUNTED and is_duration(phrase):
            self._durations.append((support, key, when, span))
            return
        policy = self._registry.policy(support.at)
        anchor = _anchor(source, support.entry.inferred, when)
        zone = zone if span is None else span.zone
        read = partial(read_phrase, phrase, anchor=anchor, zone=zone, policy=policy)
        self._compare(support, key, when, span, read, f" under the policy {policy.name!r}")

    def _compare(
        self,
        support: Support,
        key: str,
        when: TimeEntry,
        span: TimeSpan | None,
        reading: Callable[[], TimeSpan],
        how: str = "",
    ) -> None:
        try:
            read = reading()
        except PhraseRefused as refusal:
            problem = str(refusal)
        else:
            if span is None:
                report_unread(support, key, when.phrase or "", read)
                return
            if _bounds(read) == _bounds(span):
                return
            problem = f"the phrase {when.phrase!r} reads as {read}{how}, not as {span}"
        if span is None:
            support.report(key, f"gives no `is`, and {problem}; write it")
        elif when.why is None:
            support.report(key, f"{problem}; correct it, or say `why`")
        else:
            self.reasons[support.at, support.path].setdefault(key, when.why)

    def _place_zone(self, support: Support, key: str, when: TimeEntry, source: Source) -> str | None:
        """The zone of the place where an event was or is planned, for a time that names no zone in any way."""
        place = support.entry.text("place") or (support.target.text("place") if support.target else None)
        if key != "when" or place is None or when.zone is not None or "zone" in support.entry.inferred:
            return None
        zone = self._registry.zone_of(support.at, place)
        has_offset = when.written is not None and states_its_offsets(when.written)
        return None if zone == source.zone or has_offset else zone


def time_of(support: Support, key: str, when: TimeEntry, zone: str | None) -> TimeSpan | None:
    """The time in its own zone or else in this one; one that cannot be read is reported."""
    try:
        return TimeSpan.parse(when.written or "", when.zone or zone)
    except TimeRefused as refusal:
        support.report(key, str(refusal))
        return None


def report_unread(support: Support, key: str, phrase: str, read: TimeSpan) -> None:
    """Report a time that gives only its phrase, with what this reads as."""
    message = f"gives no `is`; {phrase!r} reads as {read}: `vnus-trade check --fix` writes it"
    fix = Fix((*support.at.path, *support.path, key), "is", str(read))
    support.at.file.add(attrs.evolve(support.fault(key, message), fix=fix))


def _add_reasons(reasons: dict[str, str], when: TimeEntry, source: Source) -> None:
    """Add why a time has the zone and the year that its article implies."""
    if when.zone is None and source.zone is not None:
        reasons.setdefault("zone", f"as of the article: {source.inferred.get('zone', source.zone)}")
    if source.year is not None and str(source.year) not in (when.phrase or ""):
        reasons.setdefault("year", f"as of the article: {source.inferred.get('year', source.year)}")


def _bounds(span: TimeSpan) -> tuple[datetime | None, ...]:
    return span.begin_earliest, span.begin_latest, span.end_earliest, span.end_latest


def _anchor(source: Source, inferred: Mapping[str, str], when: TimeEntry) -> TimeSpan:
    """When the words about time were written: the article's date, or, if that leaves the year open, the year given."""
    span = source.published or TimeSpan()
    bounds = [bound.year for bound in (span.begin_earliest, span.end_latest) if bound is not None]
    if len(bounds) == 2 and bounds[0] == bounds[1]:
        return span
    year = source.year or ("year" in inferred and (when.written or "").lstrip("[.")[:4])
    with suppress(TimeRefused):  # where the written form does not begin with a year, such as [..]
        return TimeSpan.parse(f"{year:04}", source.zone) if year else span
    return span
