"""Reads a phrase of an article, such as "early April", as a span; finds phrases in a text; says a span as a phrase.

>>> article = TimeSpan.parse("2025-07-02", "Asia/Ho_Chi_Minh")
>>> print(read_phrase("Wednesday night (Hanoi time)", anchor=article, zone=article.zone, policy=POLICIES["thirds"]))
[2025-07-02T18:00+07:00..2025-07-02]
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from dateutil.relativedelta import relativedelta

from vnus_trade.errors import NotFound, PhraseRefused, QuestionRefused, TimeRefused
from vnus_trade.time.phrase_grammar import LANGUAGES, MONTHS, WEEKDAYS, Facts
from vnus_trade.time.phrase_parser import Parser, beginning_places, placed_tokens
from vnus_trade.time.reading_policy import POLICIES, ReadingPolicy
from vnus_trade.time.span import TimeSpan
from vnus_trade.time.zones import day_from, day_until, zone_of

_LONGEST_PHRASE = 200  # letters; every phrase that can be read is much shorter


def read_phrase(phrase: str, *, anchor: TimeSpan, zone: str | None, policy: ReadingPolicy) -> TimeSpan:
    """Read time as an article writes it, or refuse; every word of the phrase counts.

    `anchor` is the date of the article, as far as it is known: a phrase without a year is of the year of the
    article, and a weekday is the last one on or before its date. A reading that differs within the anchor is
    refused; if only the year is known, "2025" is the anchor. `zone` is that of the article. A phrase that
    names a place ("Hanoi time", "giờ Hà Nội") is read in the zone of that place, "Wednesday" and "today" included.

    Raises `PhraseRefused` with the words that are not understood or another reason, and `TimeRefused` for an
    unknown zone.

    >>> given = {"anchor": TimeSpan.parse("2025"), "zone": "Asia/Ho_Chi_Minh", "policy": POLICIES["thirds"]}
    >>> print(read_phrase("in early April", **given))
    [2025-04-01..2025-04-10]
    >>> print(read_phrase("từ ngày 19 đến 22 tháng 5", **given))
    2025-05-19/2025-05-22
    >>> read_phrase("April or so", **given)
    Traceback (most recent call last):
    vnus_trade.errors.PhraseRefused: cannot read the phrase 'April or so': not understood: 'or', 'so'
    """
    return _read(phrase, anchor, zone, policy)


def phrase_places(text: str, *, policy: ReadingPolicy) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Find possible phrases of time in a text: each start, with the ends that a grammar allows, the last one first.

    The date of the article decides if `read_phrase` reads them. No phrase begins with words that add nothing to a
    reading ("on", "the"), nor within a longer word.

    >>> text = "They met from May 19-22, 2025, in Washington."
    >>> [[text[start:end] for end in ends] for start, ends in phrase_places(text, policy=POLICIES["thirds"])][0]
    ['May 19-22, 2025', 'May 19-22', 'May 19', 'May']
    """
    placed = list(placed_tokens(text))
    tokens = [token for _, _, token in placed]
    parsers = [Parser(tokens, language, policy.places) for language in LANGUAGES]
    for at in beginning_places(tokens):
        touches = at > 0 and placed[at - 1][1] == placed[at][0] and tokens[at - 1].word[0].isalnum()
        stops = set() if touches else {end for parser in parsers for end in parser.ends(at)}
        if stops:
            yield placed[at][0], tuple(placed[end - 1][1] for end in sorted(stops, reverse=True))


# An article says the same few dates over and over.
@lru_cache(maxsize=256)
def _read(phrase: str, anchor: TimeSpan, zone: str | None, policy: ReadingPolicy) -> TimeSpan:
    zone_of(zone)
    if len(phrase) > _LONGEST_PHRASE:
        raise PhraseRefused(phrase, f"it is too long; give only the words about time, up to {_LONGEST_PHRASE} letters")
    parser = Parser.of(phrase, policy.places)
    spans: set[TimeSpan] = set()
    refusals = []
    for facts in parser.readings():
        try:
            spans.add(_Reader(phrase, anchor, zone, facts.get("place") or zone, policy).span(facts))
        except PhraseRefused as refusal:
            refusals.append(refusal)
    if len(spans) > 1:
        raise PhraseRefused(phrase, f"it may be {' or '.join(sorted(map(str, spans)))}")
    if spans:
        return spans.pop()
    raise refusals[0] if refusals else PhraseRefused(phrase, parser.refusal())


class _Reader(NamedTuple):
    """Makes spans of what a phrase states; `zone` is that of the phrase, `home` that of the article."""

    phrase: str
    anchor: TimeSpan
    home: str | None
    zone: str | None
    policy: ReadingPolicy

    def span(self, facts: Facts) -> TimeSpan:
        try:
            return TimeSpan.parse(self._written(facts), self.zone)
        except TimeRefused as refusal:
            raise self._refused(refusal.reason) from refusal

    def _written(self, facts: Facts) -> str:
        """The written form of the span."""
        if "until" in facts:
            return f"{self._unit(facts)}/{self._unit({**facts, 'day': facts['until']})}"
        if "first" in facts:
            return self._two_sided(facts["first"], facts["last"], within="within" in facts)
        if "months" in facts:
            year, (first, last) = self._year(facts), facts["months"]
            return f"[{year:04}-{first:02}..{year:04}-{last:02}]"
        if "third" in facts:
            month = date(self._year(facts), facts["month"], 1)
            begin, end = (month + relativedelta(day=day) for day in getattr(self.policy, facts["third"]))
            return f"[{begin}..{end}]"
        unit = self._unit(facts)
        if "part" in facts:
            hour, stop = getattr(self.policy, facts["part"])
            left = f"{unit}{self._clock(hour, 0)}" if hour > 0 else unit
            right = f"{unit}{self._clock(stop - 1, 59)}" if stop < 24 else unit
            return f"[{left}..{right}]"
        return unit

    def _two_sided(self, first: Facts, last: Facts, *, within: bool) -> str:
        """From one unit to another; a side that names a month without a year is of the other's year."""
        dated = [side for side in (first, last) if side.keys() >= {"year", "month"}]
        year = {"year": dated[0]["year"]} if dated else {}
        begin, end = self._unit({**year, **first}), self._unit({**year, **last})
        return f"[{begin}..{end}]" if within else f"{begin}/{end}"

    def _unit(self, facts: Facts) -> str:
        """The written form of a day, clock time, month or year."""
        day = self._day(facts)
        if day is None:
            year = f"{self._year(facts):04}"
            return f"{year}-{facts['month']:02}" if "month" in facts else year
        if "hour" not in facts:
            return day.isoformat()
        hour = facts["hour"] % 12 + facts["noon"] if "noon" in facts else facts["hour"]
        return f"{day}{self._clock(hour, facts['minute'])}"

    def _clock(self, hour: int, minute: int) -> str:
        if self.zone is None:
            raise self._refused("a time of day needs a zone, and neither the phrase nor the article has one")
        return f"T{hour:02}:{minute:02}"

    def _day(self, facts: Facts) -> date | None:
        if "day" in facts:
            return self._civil_day(self._year(facts), facts)
        if not facts.keys() & {"weekday", "days_back"}:
            return None
        try:
            first, last = (_day_before(day, facts) for day in self._days_of_article(self.zone))
        except OverflowError as error:
            raise self._refused("it would be before the year 1") from error
        if first != last:
            raise self._refused(f"by the date of the article it may be any from {first} to {last}")
        return first

    def _civil_day(self, year: int, facts: Facts) -> date:
        try:
            day = date(year, facts["month"], facts["day"])
        except ValueError as error:
            written = f"{year:04}-{facts['month']:02}-{facts['day']:02}"
            raise self._refused(f"{written} is no day of the calendar") from error
        if facts.get("weekday", day.weekday()) != day.weekday():
            raise self._refused(f"{day} is a {WEEKDAYS[day.weekday()]}")
        return day

    def _year(self, facts: Facts) -> int:
        """The year that the phrase names, or else that of the article, by the calendar of the article."""
        if "year" in facts:
            return int(facts["year"])
        first, last = (day.year for day in self._days_of_article(None))
        if first != last:
            raise self._refused(
                f"it names no year, and by the date of the article it may be any from {first} to {last}"
            )
        return first

    def _days_of_article(self, zone: str | None) -> tuple[date, date]:
        """The first and the last possible day of the article, by the calendar of a zone or else by its own."""
        anchor = self.anchor
        if anchor.zone is None and self.home is not None:
            anchor = TimeSpan.parse(str(anchor), self.home)
        first, last = anchor.begin_earliest, anchor.end_latest
        if first is None or last is None:
            raise self._refused("it depends on the date of the article, which is open")
        own = zone_of(zone or anchor.zone)
        days = day_from(first, own), day_until(last, own)
        return min(days), max(days)

    def _refused(self, reason: str) -> PhraseRefused:
        return PhraseRefused(self.phrase, reason)


def _day_before(day: date, facts: Facts) -> date:
    """The last day of a weekday, on or before a day, or the day so many days back."""
    back = (day.weekday() - facts["weekday"]) % 7 if "weekday" in facts else facts["days_back"]
    return day - timedelta(days=back)


def say_phrase(span: TimeSpan, *, language: str = "en") -> str:
    """Say a span in a phrase with dates in full, which reads back to it under every policy and anchor.

    There is a phrase for a day, month, year or minute, for a span that lasts from one of these to another, and for
    one that lies some time from one to another. The phrase is in the zone of the span and does not name it.
    Raises `QuestionRefused` for any other span, and `NotFound` for a language other than "en" and "vi".

    >>> say_phrase(TimeSpan.parse("2025-05-19/2025-05-22", "America/New_York"))
    'from 19 May 2025 to 22 May 2025'
    >>> say_phrase(TimeSpan.parse("2025-07-02T10:25-04:00", "America/New_York"), language="vi")
    '10 giờ 25 phút ngày 2 tháng 7 năm 2025'
    """
    if language not in LANGUAGES:
        raise NotFound("language", language, tuple(LANGUAGES))
    sayings = LANGUAGES[language].sayings
    written = str(span)
    within = written.startswith("[") and "/" not in written
    units = written[1:-1].split("..") if within else written.split("/")
    refusal = QuestionRefused(f"say_phrase({span!r})", "no phrase says exactly this; print the span itself")
    try:
        said = [_unit_said(unit, sayings) for unit in units]
        phrase = said[0] if len(said) == 1 else sayings["within" if within else "lasting"].format(*said)
        again = read_phrase(phrase, anchor=TimeSpan(), zone=span.zone, policy=POLICIES["thirds"])
    except ValueError as error:
        raise refusal from error
    if again != span:
        raise refusal
    return phrase


def _unit_said(unit: str, sayings: Mapping[str, str]) -> str:
    """A day, month, year or minute in words; raises `ValueError` for anything else."""
    civil, _, clock = unit.partition("T")
    numbers = [int(number) for number in (*civil.split("-"), *filter(None, clock[:5].split(":")))]
    shape = ("year", "month", "day", "", "clock")[len(numbers) - 1]
    year, month, day, hour, minute = (*numbers, 1, 1, 1, 1)[:5]
    return sayings[shape].format(
        year=f"{year:04}",
        month=month,
        name=MONTHS[month - 1],
        day=day,
        hour=hour,
        hour_to_12=hour % 12 or 12,
        noon="a.m." if hour < 12 else "p.m.",
        minute=minute,
    )
