"""Reads one phrase of time against its article: the year it leaves out, and safe readings, or why there is none."""

import re
from collections.abc import Callable, Collection, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from vnus_trade.errors import PhraseRefused, TimeRefused
from vnus_trade.grammars.grammar import LANGUAGES, Facts, Language, languages_of
from vnus_trade.grammars.parser import SUGGESTED, PhrasePieces, readings, refusal
from vnus_trade.phrases.calendar_facts import NEAR, SIDE, YEAR, Choice, FactReader, WrittenTime
from vnus_trade.phrases.places import PhrasePlace, time_places
from vnus_trade.phrases.reading_policy import ReadingPolicy
from vnus_trade.time.span import TimeSpan, beginning
from vnus_trade.time.zones import day_from, day_until, zone_of
from vnus_trade.words.tokens import tokens_of

_LONGEST_PHRASE = 200  # letters; every phrase that can be read is much shorter
_LONGEST_UNNAMED = timedelta(days=100)  # "year-end" is near to two years
_SHORTLY = 2  # words
_LONGEST_SENTENCE = 1000  # letters before a phrase that are looked at
# Where the sentence before a phrase begins: after a mark and white space, but not after an abbreviation ("Mr. "). Any
# word with a capital may be one, unlike in `corpus.layout`: beside more words, fewer bare weekdays are read.
_SENTENCE_END = re.compile(r"(?:[!?…。！？]|(?<![^\W\d_])(?:[^\W\d_]{2,})\.|(?<=[0-9%)\"”’])\.)[\"”’)\]]*\s+|\n\s*\n")

_YEAR = re.compile(r"(?<![0-9.,])(?:19|20)[0-9]{2}(?![0-9])")


def _last_sentence(before: str) -> str:
    """The end of a text, from the beginning of its last sentence; a blank where the sentence has only begun."""
    text = before[-_LONGEST_SENTENCE:]
    stop = 0
    for match in _SENTENCE_END.finditer(text):
        word = match[0].rstrip(' \n."”’)]')
        if word == word.casefold():
            stop = match.end()
    return text[stop:] or before[-1:]


class PhraseReading(NamedTuple):
    """What a phrase may mean, and why it is not read, if it is not read as one time."""

    spans: tuple[TimeSpan, ...]
    reason: str


class _SentenceNeeded(Exception):
    """The reading of a phrase depends on its sentence, which is not given."""


class _Sentence(NamedTuple):
    """What stands beside a phrase in its sentence."""

    before: str = ""
    after: str = ""

    def is_of_what_is_to_come(self, language: Language) -> bool:
        """Whether a word says so, before the phrase or shortly after it; anywhere if the phrase opens the sentence."""
        before, after = ([token.word for token in tokens_of(part)] for part in self)
        after = [word for word in after if word not in language.words["reported"]]
        is_within = any(word.isalpha() for word in before if word not in language.words["leading"])
        return not language.words["to_come"].isdisjoint((*before, *(after[:_SHORTLY] if is_within else after)))


def phrase_spans(
    phrase: str,
    *,
    anchor: TimeSpan,
    zone: str | None,
    policy: ReadingPolicy,
    before: str = "",
    languages: Collection[str] = (),
) -> tuple[TimeSpan, ...]:
    """What a phrase reads as: one span, or the two of which it may mean one; raises `PhraseRefused` for all else."""
    tags = tuple(languages)
    reading = _reading_within(phrase, anchor, zone, policy, tags, lambda: _Sentence(_last_sentence(before)))
    if not reading.spans:
        raise PhraseRefused(phrase, reading.reason)
    return reading.spans


def _reading_within(
    phrase: str,
    anchor: TimeSpan,
    zone: str | None,
    policy: ReadingPolicy,
    tags: tuple[str, ...],
    sentence: Callable[[], _Sentence],
) -> PhraseReading:
    """What a phrase reads as; its sentence is asked for only where the reading depends on it, as that of few does."""
    given = phrase, anchor, zone, policy, tags
    reading = _reading(*given, None)
    return reading if any(reading) else _reading(*given, sentence())


def may_be(spans: Collection[TimeSpan]) -> str:
    """Why a phrase that may mean each of these is not read."""
    return f"it may be {' or '.join(map(str, spans))}"


# An article says the same few dates over and over.
@lru_cache(maxsize=1024)
def _reading(
    phrase: str,
    anchor: TimeSpan,
    zone: str | None,
    policy: ReadingPolicy,
    tags: tuple[str, ...],
    sentence: _Sentence | None,
) -> PhraseReading:
    """What a phrase reads as; nothing if that depends on its sentence, and none is given."""
    zone_of(zone)
    if len(phrase) > _LONGEST_PHRASE:
        return PhraseReading((), f"it is too long; give only the words about time, up to {_LONGEST_PHRASE} letters")
    articles = [_Article(phrase, anchor, zone, policy, sentence, language) for language in languages_of(tags)]
    if not articles:
        return PhraseReading((), f"no times are read in {', '.join(tags)}, only in {', '.join(LANGUAGES)}")
    try:
        spans = _spans(articles)
    except PhraseRefused as refused:
        return PhraseReading((), refused.reason)
    except _SentenceNeeded:
        return PhraseReading((), "")
    return PhraseReading(spans, may_be(spans) if len(spans) > 1 else "")


def _spans(articles: Sequence["_Article"]) -> tuple[TimeSpan, ...]:
    """What a phrase reads as in the languages of its article; raises `PhraseRefused` if it is nothing."""
    spans: dict[TimeSpan, None] = {}
    refusals: list[PhraseRefused] = []
    parsed = []
    for article in articles:
        pieces = PhrasePieces(article.phrase, article.language, dict(article.policy.places))
        parsed.append(pieces)
        for facts in readings(pieces):
            try:
                spans.update(dict.fromkeys(article.spans(facts)))
            except PhraseRefused as refused:
                refusals.append(refused)
    if spans:
        return tuple(sorted(spans, key=beginning))
    if refusals:
        raise refusals[0]
    fewest = min(pieces.keys.count("") for pieces in parsed)
    reasons = [refusal(pieces) for pieces in parsed if pieces.keys.count("") == fewest]
    raise PhraseRefused(articles[0].phrase, next((each for each in reasons if SUGGESTED in each), reasons[0]))


class _Article(NamedTuple):
    """The article of a phrase, against which its facts are read; `home` is the article's zone."""

    phrase: str
    anchor: TimeSpan
    home: str | None
    policy: ReadingPolicy
    said: _Sentence | None
    language: Language

    @property
    def sentence(self) -> _Sentence:
        if self.said is None:
            raise _SentenceNeeded
        return self.said

    def spans(self, facts: Facts) -> tuple[TimeSpan, ...]:
        """What facts may mean on each day that the article may have."""
        zone = _zone_named(facts) or self.home
        found = [self._settled(facts, day, zone) for day in _days_of(self.anchor, self.home, zone)]
        if found[0] != found[-1]:
            least, greatest = (" or ".join(each) for each in (found[0], found[-1]))
            raise self._refused(f"by the date of the article it may be any from {least} to {greatest}")
        return tuple(self._span(written, zone, facts) for written in found[0])

    def _span(self, written: str, zone: str | None, facts: Facts) -> TimeSpan:
        try:
            span = TimeSpan.parse(written, zone)
        except TimeRefused as refused:
            raise self._refused(refused.reason) from refused
        shown = zone_of(zone)
        if "offset" in facts and shown is not None and span.begin_earliest is not None:
            offset = span.begin_earliest.astimezone(shown).utcoffset()
            if offset != timedelta(minutes=facts["offset"]):
                raise self._refused("the clocks of that zone do not show this time on that day; name the place")
        return span

    def _settled(self, facts: Facts, day: date | None, zone: str | None) -> tuple[str, ...]:
        """The written times that facts may mean in an article of a day, in order."""
        declared = _declared_year(self.anchor)
        year = declared or (None if day is None else day.year)
        reader, first = self._attempt(facts, day, Choice(year), zone)
        if not reader.open - {"article"} or (declared and YEAR in reader.open):
            return (self._given(first).written,)
        if YEAR in reader.open and {"weekday", "day"} <= facts.keys():
            self._check_nearest(facts, day, zone)
        years = (year - 1, year, year + 1) if YEAR in reader.open and year else (year,)
        sides = (False, True) if SIDE in reader.open else (False,)
        nears = (False, True) if NEAR in reader.open else (False,)
        found: list[tuple[WrittenTime, str]] = []
        for choice in (Choice(each, ahead, far) for each in years for ahead in sides for far in nears):
            reader, whole = self._attempt(facts, day, choice, zone)
            if not isinstance(whole, PhraseRefused):
                found.append((reader.whole, whole.written))
        if not found or day is None:
            return (self._given(first).written,)
        return tuple(dict.fromkeys(written for _, written in self._chosen(found, reader.open, facts, day)))

    def _check_nearest(self, facts: Facts, day: date | None, zone: str | None) -> None:
        """Refuse a date whose weekday is wrong in the year that is near: that is a slip, and no other year."""
        without = {name: value for name, value in facts.items() if name not in {"weekday", "bound"}}
        near = self._settled(without, day, zone)
        if len(near) == 1:
            self._given(self._attempt({**facts, "year": int(near[0].lstrip("[")[:4])}, day, Choice(None), zone)[1])

    def _chosen(
        self, found: list[tuple[WrittenTime, str]], opened: Collection[str], facts: Facts, day: date
    ) -> list[tuple[WrittenTime, str]]:
        """Of all that a phrase may mean, what is safe to take; else the last and the next."""
        # Of several ends of one beginning, the first: "from today through 17 November".
        found = list({each[0].first: each for each in sorted(found, reverse=True)}.values())[::-1]
        found = [each for each in found if "gone" not in facts or each[0].first <= day] or found
        is_short = "first" in facts or found[0][0].last - found[0][0].first < _LONGEST_UNNAMED
        if YEAR in opened and is_short:
            before, after = timedelta(self.policy.days_before), timedelta(self.policy.days_after)
            near = [each for each in found if day - each[0].last <= before and each[0].first - day <= after]
            if len(near) > 1:
                near = [each for each in near if -before <= each[0].first - day <= after]
            if len(near) == 1:
                return near
        found.sort(key=lambda each: each[0].first)
        past = [each for each in found if each[0].first <= day][-1:]
        if SIDE in opened and past and YEAR not in opened:
            is_open = not self.sentence.before or self.sentence.is_of_what_is_to_come(self.language)
            if past[0][0].first == day or not (is_open or facts.get("bound") in {"by", "until", "before"}):
                return past
        if NEAR in opened and YEAR not in opened:
            return found
        if YEAR in opened and len(found) == 1 and not facts.keys() & {"weekday", "gone"}:
            raise self._refused(f"it names no year, and the article is of {day}")
        return past + [each for each in found if each[0].first > day][:1]

    def _attempt(
        self, facts: Facts, day: date | None, choice: Choice, zone: str | None
    ) -> tuple[FactReader, WrittenTime | PhraseRefused]:
        reader = FactReader(self.phrase, day, choice, self.policy, has_clock=zone is not None)
        if "named" in facts:
            reader.named = self._named(facts["unit"])
        if "of_year" in facts:
            years = _YEAR.findall(self.sentence.before)
            reader.named_year = int(years[-1]) if years else None
        try:
            return reader, reader.read(facts)
        except PhraseRefused as refused:
            return reader, refused
        except (OverflowError, ValueError):
            return reader, self._refused("it would be outside the years 1 to 9999")

    @staticmethod
    def _given(whole: WrittenTime | PhraseRefused) -> WrittenTime:
        if isinstance(whole, PhraseRefused):
            raise whole
        return whole

    def _named(self, unit: str) -> date | None:
        """The day that the words before the phrase name last, or the first of the month if that is the unit."""
        before, tags = self.sentence.before, (self.language.tag,)
        places = time_places(before, policy=self.policy, languages=tags)
        if not places:
            return None
        phrase, sentence = before[places[-1].begin : places[-1].end], _Sentence(before[: places[-1].begin])
        spans = _reading_within(phrase, self.anchor, self.home, self.policy, tags, lambda: sentence).spans
        if len(spans) != 1:
            return None
        last = spans[0]
        if last.begin_earliest is None or last.end_latest is None:
            return None
        zone = zone_of(last.zone)
        first, until = day_from(last.begin_earliest, zone), day_until(last.end_latest, zone)
        return first if first == until or (unit == "month" and str(first)[:7] == str(until)[:7]) else None

    def _refused(self, reason: str) -> PhraseRefused:
        return PhraseRefused(self.phrase, reason)


# The same few articles are asked about over and over.
@lru_cache(maxsize=256)
def _declared_year(anchor: TimeSpan) -> int | None:
    """The year of dates without one, if the anchor is that whole year."""
    written = str(anchor)
    return int(written) if len(written) == 4 and written.isdecimal() else None


@lru_cache(maxsize=256)
def _days_of(anchor: TimeSpan, home: str | None, zone: str | None) -> tuple[date | None, ...]:
    """The first and the last possible day of an article, by the calendar of a zone or else by its own; None if open."""
    if anchor.zone is None and home is not None:
        anchor = TimeSpan.parse(str(anchor), home)
    first, last = anchor.begin_earliest, anchor.end_latest
    if first is None or last is None:
        return (None,)
    own = zone_of(zone or anchor.zone)
    return tuple(sorted({day_from(first, own), day_until(last, own)}))


def _zone_named(facts: Facts) -> str | None:
    """The zone of the place or clock that a phrase names."""
    if "sign" in facts:
        minutes = facts.get("minutes", {}).get("minute", 0)
        return f"{'-' if facts['sign'] < 0 else '+'}{facts['ahead']:02}:{minutes:02}"
    return facts.get("place") or None


def reading_in(
    text: str, place: PhrasePlace, *, anchor: TimeSpan, zone: str | None, policy: ReadingPolicy
) -> PhraseReading:
    """What a phrase that was found in a text reads as, with its sentence on both sides."""

    def sentence() -> _Sentence:
        after = _SENTENCE_END.split(text[place.end : place.end + _LONGEST_SENTENCE], maxsplit=1)[0]
        return _Sentence(_last_sentence(text[max(0, place.begin - _LONGEST_SENTENCE) : place.begin]), after)

    return _reading_within(text[place.begin : place.end], anchor, zone, policy, (place.tag,), sentence)
