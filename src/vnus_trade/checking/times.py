"""Reads the times that entries give, checks them against the phrases of their articles, and keeps the reasons."""

import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from itertools import chain
from typing import Any, NamedTuple

from vnus_trade.checking.checks import source_of
from vnus_trade.checking.open_ends import is_open_ended
from vnus_trade.checking.showing import is_possessor, phrase_places
from vnus_trade.checking.support import Located, Support
from vnus_trade.errors import PhraseRefused, TimeRefused
from vnus_trade.evidence.sources import Source
from vnus_trade.folders.entries import TimeEntry
from vnus_trade.folders.limits import Effort
from vnus_trade.folders.named_rules import NamedRule
from vnus_trade.folders.registry import Registry
from vnus_trade.folders.toml_files import EntryAt
from vnus_trade.folders.untrusted import TomlPath
from vnus_trade.grammars.grammar import language_of
from vnus_trade.model.events import Plan
from vnus_trade.model.fields import BEGINNINGS, ENDS, only_point
from vnus_trade.model.vocabulary import PUT_OFF, MeasureChange
from vnus_trade.phrases.durations import is_duration, read_duration
from vnus_trade.phrases.places import PhrasePlace, changer_beside, time_places
from vnus_trade.phrases.reading import may_be, phrase_spans
from vnus_trade.phrases.reading_policy import DEFAULT_POLICY, ReadingPolicy
from vnus_trade.time.span import TimeSpan, four_bounds
from vnus_trade.time.written import has_offsets_of, states_its_offsets
from vnus_trade.words.lexicon import pattern

# A year that is said just before a phrase: "In 2024, on", "2024's", "2024 (".
_YEAR_BESIDE = re.compile(
    rf"(?:(?:\A|[.;!?]\s)(?:{pattern('before_year')})\s((?:19|20)\d\d),?\s(?:(?:{pattern('before_day')})\s)?"
    r"|\b((?:19|20)\d\d)(?:['’]s\s|\s\(?))\Z",
    re.IGNORECASE,
)
# The cost of reading a phrase, against looking at a letter.
_STEPS_OF_A_PHRASE = 100_000
_WORDS_OF_DURATION = 4  # "for 180 days on"
_BY = re.compile(rf"(?:{pattern('by')})\s", re.IGNORECASE)


class Times:
    """The times and the reasons of each entry, by the path within it, such as an office's."""

    def __init__(self, registry: Registry, effort: Effort) -> None:
        self.spans: dict[tuple[EntryAt, TomlPath, str], TimeSpan] = {}
        self.reasons: dict[tuple[EntryAt, TomlPath], dict[str, str]] = {}
        self._registry = registry
        self._effort = effort
        # Durations, which are counted when all other times are known.
        self._durations: list[tuple[Support, str, TimeEntry, TimeSpan]] = []

    def read(self, support: Support, found: Sequence[Located], own: Source | None) -> None:
        """Read the times of a support, whose quotations have been found; `own` is the source that it is about, if any.

        Raises `Exhausted`.
        """
        reasons = self.reasons[support.at, support.path] = dict(support.entry.inferred)
        for key, when in support.entry.times():
            source = source_of(when, found) or own
            if source is None or (own is not None and when.written is None):
                continue  # its quotations could not be found, or it could not be read, which has been reported
            place = self._place(support, key, when, source.zone)
            there = self._registry.zone_of(support.at, place) if place else None
            zone = when.zone or there or source.zone
            span = None
            if own is not None:
                span = getattr(own, key)
            elif when.written is not None:
                span = time_of(support, key, when, zone)
                if span is not None:
                    self.spans[support.at, support.path, key] = span
            if when.phrase is not None and (span is not None or when.written is None):
                if there not in (None, source.zone):
                    reasons.setdefault("zone", NamedRule.PLACE_ZONE.format(place=place))
                if own is None:
                    _add_reasons(reasons, when, source, "" if there else place or "")
                self._check_phrase(support, key, when, found, (source, span or TimeSpan(zone=zone)))

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

    def _check_phrase(
        self, support: Support, key: str, when: TimeEntry, found: Sequence[Located], read_by: tuple[Source, TimeSpan]
    ) -> None:
        """Report a phrase that does not read as the time that is given for it, unless the entry says why."""
        phrase, policy, (source, span) = when.phrase or "", self._registry.policy(support.at), read_by
        is_unread = source.published is None and "published" in self._registry.entries[source.id].entry.keys
        if (is_unread and not support.is_source) or self._registry.lacks_policy(support.at):
            return
        self._effort.spend(_STEPS_OF_A_PHRASE)
        whole = self._registry.whole(support.at)
        is_put_off = key == "in_force" and whole.text("change") == MeasureChange.POSTPONES
        if (key in ENDS or is_put_off) and is_duration(_BY.sub("", phrase) if is_put_off else phrase):
            self._durations.append((support, key, when, span))
            return
        written = TimeSpan() if support.is_source and key == "published" else source.published or TimeSpan()
        anchor = _anchor(written, source, support.entry.inferred, when)
        is_put_off = key in ENDS and "when" not in whole.keys and whole.text("change") in PUT_OFF
        is_to_come = is_put_off or support.entry.cls is Plan
        said = _Said(key, phrase, span, anchor, policy, source.languages, is_to_come, source.zone)
        places = [
            _Place(item.text, start, end, item.text[item.first : start], item.text[end : item.last])
            for item, start, end in phrase_places(phrase, found)
        ] or [_Place(phrase, 0, len(phrase))]
        if when.written is None:
            report_reading(support, key, phrase, partial(said.reading, places[0]))
            return
        problems = list(map(said.problem, places))
        self._excuse(support, key, when, None if None in problems else problems[0])

    def check_durations(self) -> None:
        """Check the durations, and read those that have no written time, when all other times are known."""
        for support, key, when, span in self._durations:
            phrase = when.phrase or ""
            reading = partial(self._counted, support.at, key, phrase)
            if when.written is None:
                report_reading(support, key, phrase, partial(_only, phrase, reading))
                continue
            try:
                spans = reading()
            except PhraseRefused as refusal:
                self._excuse(support, key, when, str(refusal))
            else:
                differs = f"the phrase {phrase!r} reads as {spans[0]}, not as {span}"
                self._excuse(support, key, when, None if four_bounds(span) in map(four_bounds, spans) else differs)

    def _counted(self, extension: EntryAt, key: str, phrase: str) -> Sequence[TimeSpan]:
        """When a duration ends: counted from when a measure comes into force, or else is announced.

        What is put off may be so from when that is announced, or from the day on which it had been due; "by" 90 days,
        it is so from the latter.
        """
        at, whole = self._registry.entries[extension.id], self._registry.whole(extension)
        statement, before = (self._registry.entries.get(whole.text(of) or "") for of in ("announced_in", "continues"))
        starts = [(at, "in_force"), (at, "when"), (statement, "when"), (before, "in_force")]
        by = _BY.match(phrase)
        starts = starts[3 if by else 1 :] if key == "in_force" else starts[:-1]
        known = [self.spans[of, (), said] for of, said in starts if of and (of, (), said) in self.spans]
        length = phrase[by.end() if by else 0 :]
        return [read_duration(length, start) for start in known[: 1 if key in ENDS else None] or [TimeSpan()]]

    def _excuse(self, support: Support, key: str, when: TimeEntry, problem: str | None) -> None:
        """Report what is wrong with a phrase, unless its time says why."""
        if problem is not None and when.why is None:
            support.report(key, f"{problem}; correct it, or say `why`")
        elif problem is not None:
            self.reasons[support.at, support.path].setdefault(key, when.why or "")

    @staticmethod
    def _place(support: Support, key: str, when: TimeEntry, zone: str | None) -> str | None:
        """The place where an event was or is planned, for a time that names no zone in any way."""
        place = support.entry.text("place") or (support.target.text("place") if support.target else None)
        is_own = when.written is not None and has_offsets_of(when.written, zone)
        is_named = when.zone is not None or is_own or "zone" in support.entry.inferred
        return None if key != "when" or is_named else place


def time_of(support: Support, key: str, when: TimeEntry, zone: str | None) -> TimeSpan | None:
    """The time in its own zone or else in this one; one that cannot be read is reported."""
    try:
        return TimeSpan.parse(when.written or "", when.zone or zone)
    except TimeRefused as refusal:
        is_words = when.phrase is None and not support.is_source and not any(map(str.isdecimal, when.written or ""))
        words = f"; words for a time are its phrase: {key} = {{ phrase = {when.written!r} }}" if is_words else ""
        support.report(key, f"{refusal}{words}")
        return None


def _only(phrase: str, reading: Callable[[], Sequence[TimeSpan]]) -> TimeSpan:
    """The one time that words may mean; raises `PhraseRefused` where they may mean several."""
    spans = dict.fromkeys(reading())
    if len(spans) > 1:
        raise PhraseRefused(phrase, may_be(spans))
    return next(iter(spans))


def report_reading(support: Support, key: str, phrase: str, reading: Callable[[], TimeSpan]) -> None:
    """Report a time that gives only its phrase, with what this reads as, if that is one time."""
    try:
        support.at.file.add(support.unread(key, phrase, reading()))
    except PhraseRefused as refusal:
        within = _time_within(key, phrase)
        shorter = f", or give only the words for it as its phrase, such as {within!r}" if within else ""
        support.report(key, f"gives no `is`, and {refusal}; write `is`{shorter}")


def _time_within(key: str, phrase: str) -> str:
    """The words of a phrase that are a time, or of an end those that say how long; '' if they are nearly all of it."""
    words = phrase.split()
    lasting = (" ".join(words[:count]) for count in range(len(words) - 1, 1, -1))
    times = (phrase[place.begin : place.end] for place in time_places(phrase, policy=DEFAULT_POLICY))
    within = next(chain(filter(is_duration, lasting) if key in ENDS else (), times), "")
    return within if len(within.split()) < len(words) - 1 else ""


def _add_reasons(reasons: dict[str, str], when: TimeEntry, source: Source, place: str) -> None:
    """Add why a time has the zone and the year that its article implies, and not the zone of a place."""
    if when.zone is None and source.zone is not None:
        instead = f", as no clock of {place} is known" if place else ""
        reasons.setdefault("zone", f"as of the article{instead}: {source.inferred.get('zone', source.zone)}")
    if source.year is not None and str(source.year) not in (when.phrase or ""):
        reasons.setdefault("year", f"as of the article: {source.inferred.get('year', source.year)}")


class _Place(NamedTuple):
    """Where a phrase stands in a text, and what is quoted on both sides of it."""

    text: str
    start: int
    end: int
    before: str = ""
    after: str = ""


class _Said(NamedTuple):
    """A phrase that is given for a time, and how its article is read."""

    key: str
    phrase: str
    span: TimeSpan
    anchor: TimeSpan
    policy: ReadingPolicy
    languages: tuple[str, ...]
    is_to_come: bool
    home: str | None
    """The zone by whose calendar the article tells days."""

    def problem(self, place: _Place) -> str | None:
        """What is wrong with the phrase as it stands in a text; None if it reads as the time, or may mean it."""
        text, start, end, before, after = place
        try:
            spans = self.spans(self.phrase, text[:start])
        except PhraseRefused as refusal:
            return str(refusal)
        if self.key in ENDS and self.is_to_come:
            spans = spans[-1:]
        if any(map(self._is_meant, spans)):
            return self.changed(text, start, end)
        for read in spans:
            if is_open_ended(self.span, read, before, after, self.languages):
                return self._replace(span=read).changed(text, start, end)
        said = may_be(spans).removeprefix("it ") if len(spans) > 1 else f"reads as {spans[0]}"
        return f"the phrase {self.phrase!r} {said} under the policy {self.policy.name!r}, not as {self.span}"

    def changed(self, text: str, start: int, end: int) -> str | None:
        """Which words beside the phrase change what it says."""
        year = _YEAR_BESIDE.search(text, 0, start)
        bounds = (self.span.begin_earliest, self.span.end_latest)
        if (
            year is not None
            and self.phrase[-1].isdecimal()
            and int(year[1] or year[2]) not in {bound.year for bound in bounds if bound}
        ):
            return f"the words beside the phrase {self.phrase!r} are of another year, {year[0].strip()!r}"
        read_by: dict[str, Any] = {"policy": self.policy, "languages": self.languages}
        here = [place for place in time_places(text, **read_by) if start < place.end and place.begin < end]
        # A year by itself is a time only where words make it one; an end "by 2033" may be given as 2033.
        is_alone = not here and not self.phrase.isdecimal()
        if is_possessor(text, end):  # after | Tuesday's meeting
            here = [place for place in here if not (place.changer and len(text[place.begin : start].split()) == 1)]
        changers = (
            [changer_beside(text, start, end, **read_by)] if is_alone else [self._changer(place) for place in here]
        )
        if changer := next(filter(None, changers), None):
            return f"{changer!r} beside the phrase {self.phrase!r} changes what it says"
        for place in here:
            longer = text[min(place.begin, start) : max(place.end, end)]
            if longer != self.phrase and not self._means_the_same(longer, text[: min(place.begin, start)]):
                return f"the words beside the phrase {self.phrase!r} change what it says; give {longer!r}"
        return None

    def _changer(self, place: PhrasePlace) -> str:
        """The word that changes a phrase; "20 per cent from June 1" says when a rate begins."""
        begins = self.key in BEGINNINGS and place.changer.casefold() in language_of(place.tag).words["from"]
        return "" if begins else place.changer

    def _means_the_same(self, longer: str, before: str) -> bool:
        try:
            return any(map(self._is_meant, self.spans(longer, before)))
        except PhraseRefused:
            return False

    def reading(self, place: _Place) -> TimeSpan:
        """What the phrase says where it stands in a text, of a beginning or an end only that.

        Of two times that it may be, the later one is that of what is to come. Raises `PhraseRefused` for others, and
        where words beside it change it.
        """
        spans = self.spans(self.phrase, place.text[: place.start])
        if len(spans) > 1 and not self.is_to_come:
            raise PhraseRefused(self.phrase, may_be(spans))
        read = only_point(self.key, spans[-1])
        problem = self._replace(span=read).problem(place)
        words = place.text[: place.start].split()[-_WORDS_OF_DURATION:]
        if self.key in ENDS and any(
            is_duration(" ".join(words[n : len(words) - on])) for n in range(3) for on in (0, 1)
        ):
            problem = "how long it lasts stands before it, and may be the phrase that is meant"
        if problem:
            raise PhraseRefused(self.phrase, problem)
        return read

    def spans(self, phrase: str, before: str) -> tuple[TimeSpan, ...]:
        """What a phrase may say after the words before it.

        A day that is told by that of the article is one of the article's calendar, wherever the event was.
        """
        try:
            return phrase_spans(phrase, before=before, **self._article)
        except PhraseRefused:
            if self.home in (None, self.span.zone):
                raise
            spans = phrase_spans(phrase, before=before, **{**self._article, "zone": self.home})
            if any(states_its_offsets(str(each)) for each in spans):
                raise
            return tuple(TimeSpan.parse(str(each), self.span.zone) for each in spans)

    @property
    def _article(self) -> dict[str, Any]:
        """How the article is read."""
        return {"anchor": self.anchor, "zone": self.span.zone, "policy": self.policy, "languages": self.languages}

    def _is_meant(self, read: TimeSpan) -> bool:
        """Return whether a reading is the time, or is bounded by it, as "until 9 July" is by the day of its end."""
        begin_earliest, begin_latest, end_earliest, end_latest = bounds = four_bounds(read)
        first, last = self.span.begin_earliest, self.span.end_latest
        if self.key in BEGINNINGS and (begin_earliest, begin_latest) == (first, last):
            return True
        if self.key in ENDS and end_latest == last and (first is None or end_earliest in {first, None}):
            return True
        return bounds == four_bounds(self.span)


def _anchor(span: TimeSpan, source: Source, inferred: Mapping[str, str], when: TimeEntry) -> TimeSpan:
    """When words about time were written: the article's date, or, if that leaves the year open, the year given.

    The date itself is read by the year alone.
    """
    bounds = [bound.year for bound in (span.begin_earliest, span.end_latest) if bound is not None]
    if len(bounds) == 2 and bounds[0] == bounds[1]:
        return span
    year = source.year or ("year" in inferred and (when.written or "").lstrip("[.")[:4])
    with suppress(TimeRefused):  # where the written form does not begin with a year, such as [..]
        return TimeSpan.parse(f"{year:04}", source.zone) if year else span
    return span
