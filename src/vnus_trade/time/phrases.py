"""Time as articles write it, in English and Vietnamese: reading a phrase, and saying a span in one.

>>> article = TimeSpan.parse("2025-07-02", "Asia/Ho_Chi_Minh")
>>> print(read_phrase("Wednesday night (Hanoi time)", anchor=article, zone=article.zone, policy=POLICIES["thirds"]))
[2025-07-02T18:00+07:00..2025-07-02]

The tables `_ENGLISH` and `_VIETNAMESE` are the grammar. Each line is one way to write what its rule names: small
letters and marks stand for themselves, `a|b` is either, `?` is "or nothing", `first=` keeps apart what a part
says, and capitals name a rule, a kind of number, or a table of words with what they say. A phrase in which a word
of the Vietnamese grammar stands, with its marks, is read by that one. Only what a line has as itself and may leave
out ("on", "the", "ngày", a comma) adds nothing to the reading; every other word counts, or the phrase is refused.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta, timezone, tzinfo
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Any, NamedTuple

import attrs
from dateutil.relativedelta import FR, MO, SA, SU, TH, TU, WE, relativedelta

from vnus_trade.errors import ImpossibleValue, NotFound, PhraseRefused, QuestionRefused, TimeRefused
from vnus_trade.names import alike, fold
from vnus_trade.time.span import TimeSpan, zone_of

_Facts = Mapping[str, Any]
"""What words say, by its name: "month" is 4, "weekday" is dateutil's WE; "first" holds the facts of one side."""

PLACES: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("Hanoi", "Hà Nội", "Vietnam", "Việt Nam", "Ho Chi Minh City"), "Asia/Ho_Chi_Minh"),
        **dict.fromkeys(("Washington", "Washington, D.C.", "New York", "Eastern", "U.S. Eastern"), "America/New_York"),
        "Beijing": "Asia/Shanghai",
        "Geneva": "Europe/Zurich",
        "London": "Europe/London",
        "Kuala Lumpur": "Asia/Kuala_Lumpur",
        "Rio de Janeiro": "America/Sao_Paulo",
    }
)
"""Places whose time every policy knows. A state that has several zones is none of them."""


class _Token(NamedTuple):
    """A run of letters, a run of the digits 0 to 9, or one mark: as it is written, and without its case."""

    text: str
    word: str

    @property
    def plain(self) -> str:
        """The word without its accents, as names of places are compared."""
        return fold(self.word) or self.word


_LONGEST_WORD, _LONGEST_PHRASE = 100, 200  # letters; no phrase that is read comes near


def _tokens(text: str) -> list[_Token]:
    """The words, numbers and marks of a text; white space only parts them."""
    return [token for _, _, token in _placed_tokens(text)]


def _placed_tokens(text: str) -> Iterator[tuple[int, int, _Token]]:
    """The tokens of a text as it stands, each with its start and end."""
    start, last = 0, ""
    for at, letter in enumerate(f"{text} "):
        kind = (
            "number" if letter in "0123456789" else "word" if letter.isalpha() or unicodedata.combining(letter) else ""
        )
        if not kind or kind != last:
            run = text[start:at]
            # A longer run is no word of ours, and marks without end would take as long to put in order.
            if len(run) <= _LONGEST_WORD:
                run = unicodedata.normalize("NFC", run)
            if run and not run.isspace():
                yield start, at, _Token(run, run.casefold())
            start = at
        last = kind


def _by_words(places: Mapping[str, str] | Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted({_plain(name): zone for name, zone in dict(places).items()}.items()))


@lru_cache(maxsize=256)
def _plain(name: str) -> str:
    """The words of a place's name as they are compared; every policy has the same few places."""
    return " ".join(token.plain for token in _tokens(name))


@attrs.frozen
class ReadingPolicy:
    """What the vague words of a phrase mean, under a name that a curation can cite.

    `early`, `mid` and `late` are the first and the last day of their part of a month, held within the month.
    `morning` to `night` are the hours, 0 to 24, at which they begin and end on the day that the phrase names. None
    passes midnight: what happened after midnight on "Wednesday night" is of Thursday, and a curation that knows it
    says so. "Evening" and "night" are the same hours, because reports use one for the other. Raises `ImpossibleValue`
    for parts that are none of a month or a day.

    >>> jakarta = POLICIES["thirds"].with_places({"Jakarta": "Asia/Jakarta"})
    >>> print(read_phrase("13:25 on July 2, 2025 (Jakarta time)", anchor=TimeSpan(), zone=None, policy=jakarta))
    2025-07-02T13:25+07:00
    """

    name: str
    """What a curation calls it by."""
    early: tuple[int, int]
    """The first and the last day of "early April"."""
    mid: tuple[int, int]
    """The first and the last day of "mid-April"."""
    late: tuple[int, int]
    """The first and the last day of "late April"."""
    morning: tuple[int, int] = (0, 12)
    """The hours, 0 to 24, between which a morning lies."""
    afternoon: tuple[int, int] = (12, 18)
    """The hours of an afternoon."""
    evening: tuple[int, int] = (18, 24)
    """The hours of an evening."""
    night: tuple[int, int] = (18, 24)
    """The hours of a night, which ends at midnight."""
    places: tuple[tuple[str, str], ...] = attrs.field(default=PLACES, converter=_by_words, repr=False)
    """The IANA zone of each place whose time a phrase may name, in pairs."""

    def __attrs_post_init__(self) -> None:
        for part in ("early", "mid", "late"):
            first, last = getattr(self, part)
            if not 1 <= first <= last <= 31:
                raise ImpossibleValue(self.name, part, f"is {first} to {last}; give its first and last day, 1 to 31")
        for part in ("morning", "afternoon", "evening", "night"):
            begin, end = getattr(self, part)
            if not 0 <= begin < end <= 24:
                raise ImpossibleValue(self.name, part, f"is {begin} to {end}; give hours of one day, 0 to 24")

    def with_places(self, places: Mapping[str, str]) -> "ReadingPolicy":
        """The same policy for phrases that name the time of these places too, each with its IANA zone."""
        return attrs.evolve(self, places=(*self.places, *places.items()))


POLICIES: Mapping[str, ReadingPolicy] = MappingProxyType(
    {
        "thirds": ReadingPolicy("thirds", early=(1, 10), mid=(11, 20), late=(21, 31)),
        "halves": ReadingPolicy("halves", early=(1, 15), mid=(11, 20), late=(16, 31)),
    }
)
"""The policies that are shipped: the one has the tens of a month, the other its halves around the same middle."""

DEFAULT_POLICY = POLICIES["thirds"]
"""The policy of a curation that names none."""


class _Number(NamedTuple):
    """A kind of number: the fact that it gives, how many digits it may have, and its least and greatest value."""

    fact: str
    widths: tuple[int, ...]
    least: int
    greatest: int


_NUMBERS = {
    "YEAR": _Number("year", (4,), 1, 9999),
    "MONTH_NUMBER": _Number("month", (1, 2), 1, 12),
    "MM": _Number("month", (2,), 1, 12),
    "DAY_NUMBER": _Number("day", (1, 2), 1, 31),
    "DD": _Number("day", (2,), 1, 31),
    "LAST_DAY": _Number("until", (1, 2), 1, 31),
    "HOUR": _Number("hour", (1, 2), 0, 23),
    "HOUR_0": _Number("hour", (1, 2), 0, 0),
    "HOUR_1_TO_12": _Number("hour", (1, 2), 1, 12),
    "HOUR_13_TO_23": _Number("hour", (2,), 13, 23),
    "MINUTE": _Number("minute", (2,), 0, 59),
}


class _Grammar(NamedTuple):
    """The ways to write each rule, and tables of words with what they say."""

    rules: Mapping[str, tuple[str, ...]]
    tables: Mapping[str, Mapping[str, _Facts]]


def _table(fact: str, words: str, values: Iterable[object]) -> dict[str, _Facts]:
    return {entry.strip(): {fact: value} for entry, value in zip(words.split(","), values, strict=True)}


_WEEK = (MO, TU, WE, TH, FR, SA, SU)
_HALVES, _QUARTERS = ((1, 6), (7, 12)), ((1, 3), (4, 6), (7, 9), (10, 12))

_ENGLISH = _Grammar(
    {
        "PHRASE": ("TIME", "TIME PLACE", "at? CLOCK PLACE ,? on? DAY"),
        "TIME": (
            "on? DAY",
            "on? DAY PART",
            "on|in? the? PART of DAY",
            "at? CLOCK ,? on? DAY",
            "on? DAY ,? at? CLOCK",
            "in? MONTHLY",
            "in? THIRD -? MONTH OF_YEAR?",
            "in? YEAR",
            "in? the? PERIOD of YEAR",
            "in? QUARTER of? YEAR?",
            "from? MONTH DAY_NUMBER TO LAST_DAY OF_YEAR?",
            "from? DAY_NUMBER TO LAST_DAY MONTH OF_YEAR?",
            "from? first=SIDE TO last=SIDE",
            "WITHIN first=SIDE to last=SIDE",
        ),
        "SIDE": ("DAY", "at? CLOCK on? DAY", "MONTHLY", "YEAR"),
        "DAY": ("DATE", "WEEKDAY", "WEEKDAY ,? DATE", "RELATIVE"),
        "DATE": (
            "MONTH DAY_NUMBER OF_YEAR?",
            "DAY_NUMBER MONTH OF_YEAR?",
            "DAY_NUMBER / MONTH_NUMBER SLASH_YEAR?",
            "MONTH_NUMBER / DAY_NUMBER SLASH_YEAR?",
            "YEAR - MM - DD",
        ),
        "OF_YEAR": ("YEAR", ", YEAR"),
        "SLASH_YEAR": ("/ YEAR",),
        "MONTHLY": ("MONTH OF_YEAR", "LONE_MONTH"),
        "MONTH": ("MONTH_NAME", "SHORT_MONTH .?"),
        "CLOCK": ("HOUR_1_TO_12 :|. MINUTE NOON", "HOUR_0 : MINUTE", "HOUR_13_TO_23 : MINUTE"),
        "PLACE": ("CLOCK_OF", "( CLOCK_OF )"),
        "CLOCK_OF": ("TOWN time", "LOCAL time", "ZONE"),
    },
    {
        "MONTH_NAME": _table(
            "month",
            "january,february,march,april,may,june,july,august,september,october,november,december",
            range(1, 13),
        ),
        "SHORT_MONTH": _table(
            "month", "jan,feb,mar,apr,jun,jul,aug,sep,sept,oct,nov,dec", (1, 2, 3, 4, *range(6, 10), *range(9, 13))
        ),
        "WEEKDAY": _table("weekday", "monday,tuesday,wednesday,thursday,friday,saturday,sunday", _WEEK),
        "RELATIVE": _table("days_back", "today, yesterday", (0, 1)),
        "THIRD": _table("third", "early, mid, late", ("early", "mid", "late")),
        "PART": _table("part", "morning, afternoon, evening, night", ("morning", "afternoon", "evening", "night")),
        "NOON": _table("noon", "a . m ., am, p . m ., pm", (0, 0, 12, 12)),
        "PERIOD": {
            **_table("months", "first half, second half", _HALVES),
            **_table("months", "first quarter, second quarter, third quarter, fourth quarter", _QUARTERS),
        },
        "QUARTER": _table("months", "h 1, h 2, q 1, q 2, q 3, q 4", (*_HALVES, *_QUARTERS)),
        "TO": {word: {} for word in ("to", "through", "until", "-", "–", "—")},
        "WITHIN": {"some time from": {"within": True}},
        "LOCAL": {"local": {"place": None}},
        "ZONE": _table("place", "et, gmt, utc", ("America/New_York", "UTC", "UTC")),
    },
)
_VIETNAMESE = _Grammar(
    {
        "PHRASE": ("TIME", "TIME PLACE", "vào? lúc? CLOCK PLACE ,? DAY"),
        "TIME": (
            "vào? DAY",
            "vào? PART DAY",
            "vào? lúc? CLOCK ,? DAY",
            "vào|trong? MONTHLY",
            "vào|trong? THIRD MONTHLY",
            "vào|trong? năm YEAR",
            "vào|trong? PERIOD năm YEAR",
            "vào|trong? QUARTER OF_YEAR?",
            "từ? ngày? DAY_NUMBER TO ngày? LAST_DAY OF_MONTH",
            "từ? first=SIDE TO last=SIDE",
            "WITHIN first=SIDE đến last=SIDE",
        ),
        "SIDE": ("DAY", "lúc? CLOCK ,? DAY", "MONTHLY", "năm? YEAR"),
        "DAY": ("DATE", "WEEKDAY", "WEEKDAY ,? DATE", "WEEKDAY ( DATE )", "RELATIVE"),
        "DATE": ("ngày? DAY_NUMBER OF_MONTH", "ngày? YEAR - MM - DD"),
        "OF_MONTH": ("MONTHLY", "/ MONTH_NUMBER OF_YEAR?"),
        "OF_YEAR": ("năm YEAR", "/ YEAR"),
        "MONTHLY": ("tháng MONTH OF_YEAR?",),
        "MONTH": ("MONTH_NUMBER", "MONTH_NAME"),
        "CLOCK": ("HOUR :|h|giờ MINUTE phút?", "HOUR_1_TO_12 :|h|giờ MINUTE phút? NOON"),
        "PLACE": ("CLOCK_OF", "( CLOCK_OF )"),
        "CLOCK_OF": ("giờ TOWN", "giờ LOCAL"),
    },
    {
        "MONTH_NAME": _table("month", "một,hai,ba,tư,năm,sáu,bảy,tám,chín,mười,mười một,mười hai", range(1, 13)),
        "WEEKDAY": {
            **_table("weekday", "thứ hai,thứ ba,thứ tư,thứ năm,thứ sáu,thứ bảy,chủ nhật", _WEEK),
            **_table("weekday", "thứ 2,thứ 3,thứ 4,thứ 5,thứ 6,thứ 7", _WEEK[:6]),
        },
        "RELATIVE": _table("days_back", "hôm nay, hôm qua", (0, 1)),
        "THIRD": _table("third", "đầu, giữa, cuối", ("early", "mid", "late")),
        "PART": _table("part", "sáng, chiều, tối, đêm", ("morning", "afternoon", "evening", "night")),
        "NOON": _table("noon", "sáng, chiều, tối", (0, 12, 12)),
        "PERIOD": _table("months", "nửa đầu, nửa cuối, 6 tháng đầu, 6 tháng cuối", (*_HALVES, *_HALVES)),
        "QUARTER": {
            **_table("months", "quý 1, quý 2, quý 3, quý 4", _QUARTERS),
            **_table("months", "quý i, quý ii, quý iii, quý iv", _QUARTERS),
        },
        "TO": {word: {} for word in ("đến", "tới", "-", "–", "—")},
        "WITHIN": {"trong khoảng từ": {"within": True}},
        "LOCAL": {"địa phương": {"place": None}},
    },
)
_MOST_TOLD = 6  # words that are not understood, in one refusal
_LONGEST = 6  # tokens in one entry of a table, or in the name of a place
_GRAMMARS = {"en": _ENGLISH, "vi": _VIETNAMESE}
_MONTHS = [name.capitalize() for name in _ENGLISH.tables["MONTH_NAME"]]
_WEEKDAYS = [name.capitalize() for name in _ENGLISH.tables["WEEKDAY"]]
_ALSO_OTHER_WORDS = ("march", "may", "august")
_OFTEN_WITHOUT_MARKS = ("ngày", "tháng", "năm", "thứ", "giờ", "hôm", "quý", "sáng", "chiều", "tối", "đầu", "cuối")


@cache
def _vocabulary(grammar_of: str) -> frozenset[str]:
    """The words that stand in the lines and the tables of the grammar of "en" or "vi"."""
    grammar = _GRAMMARS[grammar_of]
    lines = " ".join(line for rule in grammar.rules.values() for line in rule).replace("|", " ").replace("?", "")
    entries = " ".join(entry for table in grammar.tables.values() for entry in table)
    return frozenset(word for word in f"{lines} {entries}".split() if word.islower() and "=" not in word)


def _language(tokens: Iterable[_Token]) -> str:
    """In which language a phrase is read: a word of the Vietnamese grammar, with its marks, tells."""
    marked = {token.word for token in tokens if not token.word.isascii()}
    return "en" if marked.isdisjoint(_vocabulary("vi")) else "vi"


@cache
def _beginnings() -> frozenset[str]:
    """The words with which a phrase may begin that says something."""
    tables = [grammar.tables for grammar in _GRAMMARS.values()]
    entries = (entry for table in tables for name in _BEGINNING & table.keys() for entry in table[name])
    return frozenset((*(entry.split()[0] for entry in entries), "ngày", "tháng", "năm"))


_FARTHEST, _YEAR_WIDTH = 10, 4
_BEGINNING = frozenset(
    ("MONTH_NAME", "SHORT_MONTH", "WEEKDAY", "RELATIVE", "THIRD", "PART", "PERIOD", "QUARTER", "WITHIN")
)

_Match = tuple[int, _Facts]
"""The place of the first token that is left, and what the tokens before it say."""


class _Parser:
    """Finds every way in which the rules account for all the tokens of a phrase; each part is tried once a place."""

    def __init__(self, tokens: list[_Token], language: str, places: Mapping[str, _Facts]) -> None:
        self.tokens = tokens
        self.language = language
        self.places = places
        self.tried: dict[tuple[str, int], list[_Match]] = {}

    @classmethod
    def of(cls, phrase: str, policy: ReadingPolicy) -> "_Parser":
        tokens = _tokens(phrase)
        return cls(tokens, _language(tokens), {words: {"place": zone} for words, zone in policy.places})

    def readings(self) -> Iterator[_Facts]:
        return (facts for end, facts in self._matches("PHRASE", 0) if end == len(self.tokens))

    def ends(self, at: int) -> Iterator[int]:
        """Where a phrase that begins at a token may end, of those that are read in this language."""
        for end, _ in self._matches("PHRASE", at):
            if self.language == _language(self.tokens[at:end]):
                yield end

    def _matches(self, part: str, at: int) -> list[_Match]:
        if (part, at) not in self.tried:
            self.tried[part, at] = self._try(part, at)
        return self.tried[part, at]

    def _try(self, part: str, at: int) -> list[_Match]:
        rules, tables = _GRAMMARS[self.language]
        if part in rules:
            return [match for line in rules[part] for match in self._line(_parts(line), at)]
        kept, apart, name = part.rpartition("=")
        if apart:
            return [(end, {kept: facts}) for end, facts in self._matches(name, at)]
        ahead = self.tokens[at : at + _LONGEST]
        if name in tables:
            return list(_entries(tables[name], [token.word for token in ahead], at))
        if name == "TOWN":
            return list(_entries(self.places, [token.plain for token in ahead], at))
        if name == "LONE_MONTH":
            return self._matches("MONTH", at) if ahead and ahead[0].text not in _ALSO_OTHER_WORDS else []
        return list(_token(name, ahead[0].word if ahead else "", at))

    def _line(self, parts: Iterable[tuple[str, bool]], at: int) -> list[_Match]:
        found: list[_Match] = [(at, {})]
        for part, optional in parts:
            longer: list[_Match] = []
            for place, facts in found:
                longer += [(end, {**facts, **more}) for end, more in self._matches(part, place)]
                if optional:
                    longer.append((place, facts))
            found = longer
            if not found:
                break
        return found

    def refusal(self) -> str:
        """Why there is no reading: the words that no rule has, or else the place where the rules gave up."""
        known = _vocabulary(self.language).union(*(name.split() for name in self.places))
        unknown = [each for each in self.tokens if each.word[0].isalpha() and known.isdisjoint((each.word, each.plain))]
        if unknown:
            return f"not understood: {', '.join(map(_with_near_misses, list(dict.fromkeys(unknown))[:_MOST_TOLD]))}"
        at = max((end for matches in self.tried.values() for end, _ in matches), default=0)
        before = self.tokens[at - 1].text if at else ""
        reason = f"{self.tokens[at].text!r} is not understood" if at < len(self.tokens) else "it breaks off"
        reason += f" after {before!r}" if before else " at the beginning"
        lone = f"; a month with neither day nor year is written {before.capitalize()!r}"
        return reason + lone if before in _ALSO_OTHER_WORDS else reason


@cache
def _parts(line: str) -> tuple[tuple[str, bool], ...]:
    """The parts of a line of a grammar, and whether each may be left out."""
    return tuple((part.removesuffix("?"), part.endswith("?")) for part in line.split())


def _entries(table: Mapping[str, _Facts], ahead: list[str], at: int) -> Iterator[_Match]:
    for count in range(1, len(ahead) + 1):
        entry = " ".join(ahead[:count])
        if entry in table:
            yield at + count, table[entry]


def _token(name: str, word: str, at: int) -> Iterator[_Match]:
    if name not in _NUMBERS:
        if word in name.split("|"):
            yield at + 1, {}
    elif word.isascii() and word.isdecimal():
        fact, widths, least, greatest = _NUMBERS[name]
        if len(word) in widths and least <= int(word) <= greatest:
            yield at + 1, {fact: int(word)}


def _with_near_misses(token: _Token) -> str:
    words = (*_MONTHS, *_WEEKDAYS, *_OFTEN_WITHOUT_MARKS)
    known = {fold(word): word for word in words if word.casefold() != token.word}
    near = [repr(known[word]) for word in alike(fold(token.word), known, 3, 0.65)]
    return f"{token.text!r} (did you mean {' or '.join(near)}?)" if near else repr(token.text)


class _Reader:
    """Turns what a phrase says into a span; `zone` is that of the phrase, `home` that of the article."""

    def __init__(
        self, phrase: str, anchor: TimeSpan, home: str | None, zone: str | None, policy: ReadingPolicy
    ) -> None:
        self.phrase = phrase
        self.anchor = anchor
        self.home = home
        self.zone = zone
        self.policy = policy

    def span(self, facts: _Facts) -> TimeSpan:
        try:
            return TimeSpan.parse(self._written(facts), self.zone)
        except TimeRefused as refusal:
            raise self._refused(refusal.reason) from refusal

    def _written(self, facts: _Facts) -> str:
        """The written form of the span."""
        if "until" in facts:
            return f"{self._unit(facts)}/{self._unit({**facts, 'day': facts['until']})}"
        if "first" in facts:
            return self._two_sided(facts["first"], facts["last"], within="within" in facts)
        if "months" in facts:
            number, (first, last) = self._year(facts), facts["months"]
            return f"[{number:04}-{first:02}..{number:04}-{last:02}]"
        if "third" in facts:
            month = date(self._year(facts), facts["month"], 1)
            days = [month + relativedelta(day=day) for day in getattr(self.policy, facts["third"])]
            return f"[{days[0]}..{days[1]}]"
        unit = self._unit(facts)
        if "part" in facts:
            begin, end = getattr(self.policy, facts["part"])
            left = f"{unit}{self._clock(begin, 0)}" if begin > 0 else unit
            right = f"{unit}{self._clock(end - 1, 59)}" if end < 24 else unit
            return f"[{left}..{right}]"
        return unit

    def _two_sided(self, first: _Facts, last: _Facts, *, within: bool) -> str:
        """From one unit to another; a side that names a month without a year is of the other's year."""
        dated = [side for side in (first, last) if side.keys() >= {"year", "month"}]
        year = {"year": dated[0]["year"]} if dated else {}
        begin, end = self._unit({**year, **first}), self._unit({**year, **last})
        return f"[{begin}..{end}]" if within else f"{begin}/{end}"

    def _unit(self, facts: _Facts) -> str:
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

    def _day(self, facts: _Facts) -> date | None:
        if "day" in facts:
            return self._civil_day(self._year(facts), facts)
        if "weekday" in facts:
            step = relativedelta(weekday=facts["weekday"](-1))
        elif "days_back" in facts:
            step = relativedelta(days=-facts["days_back"])
        else:
            return None
        try:
            first, last = (day + step for day in self._days_of_article(self.zone))
        except OverflowError as error:
            raise self._refused("it would be before the year 1") from error
        if first != last:
            raise self._refused(f"by the date of the article it may be any from {first} to {last}")
        return first

    def _civil_day(self, year: int, facts: _Facts) -> date:
        try:
            day = date(year, facts["month"], facts["day"])
        except ValueError as error:
            written = f"{year:04}-{facts['month']:02}-{facts['day']:02}"
            raise self._refused(f"{written} is no day of the calendar") from error
        if "weekday" in facts and facts["weekday"].weekday != day.weekday():
            raise self._refused(f"{day} is a {_WEEKDAYS[day.weekday()]}")
        return day

    def _year(self, facts: _Facts) -> int:
        """The year that the phrase names, or the one in which the article lies by its own calendar."""
        if "year" in facts:
            return int(facts["year"])
        first, last = (day.year for day in self._days_of_article(None))
        if first != last:
            raise self._refused(
                f"it names no year, and by the date of the article it may be any from {first} to {last}"
            )
        return first

    def _days_of_article(self, zone: str | None) -> tuple[date, date]:
        """The first and the last day that the article may be of, by the calendar of a zone or else by its own."""
        anchor = self.anchor
        if anchor.zone is None and self.home is not None:
            anchor = TimeSpan.parse(str(anchor), self.home)
        first, last = anchor.begin_earliest, anchor.end_latest
        if first is None or last is None:
            raise self._refused("it depends on the date of the article, which is open")
        # Somewhere on Earth, a date begins in the far east and ends in the far west.
        own = zone_of(zone or anchor.zone)
        east, west = own or timezone(timedelta(hours=14)), own or timezone(timedelta(hours=-12))
        days = _day_of(first, east), _day_of(last - timedelta(microseconds=1), west)
        return min(days), max(days)

    def _refused(self, reason: str) -> PhraseRefused:
        return PhraseRefused(self.phrase, reason)


def _day_of(instant: datetime, zone: tzinfo) -> date:
    try:
        return instant.astimezone(zone).date()
    except OverflowError:
        return instant.date()


def read_phrase(phrase: str, *, anchor: TimeSpan, zone: str | None, policy: ReadingPolicy) -> TimeSpan:
    """Read time as an article writes it, or refuse; every word of the phrase counts.

    `anchor` is the date of the article, as far as it is known: a phrase without a year is of the year in which the
    article lies, and a weekday is the last one on or before it. A reading that differs within the anchor is
    refused; where only the year is known, "2025" is the anchor. `zone` is that of the article; a phrase that
    names a place ("Hanoi time", "giờ Hà Nội") has that place's, also for what "Wednesday" and "today" are.

    Raises `PhraseRefused` with the words that are not understood or whatever else is in the way, and
    `TimeRefused` for an unknown zone.

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
    """Where phrases about time may stand in a text: each start, with the ends that the grammar knows, the last first.

    Whether `read_phrase` reads what stands there depends on the article. No phrase begins with words that add
    nothing to a reading ("on", "the"), nor with the end of a longer word.

    >>> text = "They met from May 19-22, 2025, in Washington."
    >>> [[text[start:end] for end in ends] for start, ends in phrase_places(text, policy=POLICIES["thirds"])][0]
    ['May 19-22, 2025', 'May 19-22', 'May 19', 'May']
    """
    placed = list(_placed_tokens(text))
    tokens = [token for _, _, token in placed]
    places = {words: {"place": zone} for words, zone in policy.places}
    parsers = [_Parser(tokens, language, places) for language in _GRAMMARS]
    for at, (start, _, token) in enumerate(placed):
        touching = at > 0 and placed[at - 1][1] == start and tokens[at - 1].word[0].isalnum()
        if not touching and _may_begin(token, tokens[at + 1 : at + _FARTHEST]):
            stops = {end for parser in parsers for end in parser.ends(at)}
            if stops:
                yield start, tuple(placed[end - 1][1] for end in sorted(stops, reverse=True))


def _may_begin(token: _Token, following: Iterable[_Token]) -> bool:
    """Whether it is worth while to look for a phrase here: a number needs a year or a name of time near it."""
    if token.word.isdecimal():
        return any(
            (len(t.word) == _YEAR_WIDTH and t.word.isdecimal()) or t.word in _beginnings() for t in (token, *following)
        )
    return token.word in _beginnings()


# An article says the same few dates over and over.
@lru_cache(maxsize=256)
def _read(phrase: str, anchor: TimeSpan, zone: str | None, policy: ReadingPolicy) -> TimeSpan:
    zone_of(zone)
    if len(phrase) > _LONGEST_PHRASE:
        raise PhraseRefused(phrase, f"it is too long; give only the words about time, up to {_LONGEST_PHRASE} letters")
    parser = _Parser.of(phrase, policy)
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


_WORDINGS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "year": "{year}",
        "month": "{name} {year}",
        "day": "{day} {name} {year}",
        "clock": "{hour_to_12}:{minute:02} {noon} on {day} {name} {year}",
        "lasting": "from {} to {}",
        "within": "some time from {} to {}",
    },
    "vi": {
        "year": "năm {year}",
        "month": "tháng {month} năm {year}",
        "day": "ngày {day} tháng {month} năm {year}",
        "clock": "{hour} giờ {minute:02} phút ngày {day} tháng {month} năm {year}",
        "lasting": "từ {} đến {}",
        "within": "trong khoảng từ {} đến {}",
    },
}


def say_phrase(span: TimeSpan, *, language: str = "en") -> str:
    """Say a span in a phrase with dates in full, which reads back to it under every policy and anchor.

    A day, month, year or minute has a phrase, and so has what lasted from one of these to another, or happened at
    some time from one to another. The phrase is in the zone of the span and does not name it.
    Raises `QuestionRefused` for any other span, and `NotFound` for a language other than "en" and "vi".

    >>> say_phrase(TimeSpan.parse("2025-05-19/2025-05-22", "America/New_York"))
    'from 19 May 2025 to 22 May 2025'
    >>> say_phrase(TimeSpan.parse("2025-07-02T10:25-04:00", "America/New_York"), language="vi")
    '10 giờ 25 phút ngày 2 tháng 7 năm 2025'
    """
    if language not in _WORDINGS:
        raise NotFound("language", language, tuple(_WORDINGS))
    written = str(span)
    within = written.startswith("[") and "/" not in written
    units = written[1:-1].split("..") if within else written.split("/")
    refusal = QuestionRefused(f"say_phrase({span!r})", "no phrase says just this; print the span itself")
    try:
        said = [_unit_said(unit, _WORDINGS[language]) for unit in units]
        phrase = said[0] if len(said) == 1 else _WORDINGS[language]["within" if within else "lasting"].format(*said)
        again = read_phrase(phrase, anchor=TimeSpan(), zone=span.zone, policy=POLICIES["thirds"])
    except ValueError as error:
        raise refusal from error
    if again != span:
        raise refusal
    return phrase


def _unit_said(unit: str, wording: Mapping[str, str]) -> str:
    """A day, month, year or minute in words; whatever else is written raises `ValueError`."""
    civil, _, clock = unit.partition("T")
    numbers = [int(number) for number in (*civil.split("-"), *filter(None, clock[:5].split(":")))]
    shape = ("year", "month", "day", "", "clock")[len(numbers) - 1]
    year, month, day, hour, minute = (*numbers, 1, 1, 1, 1)[:5]
    return wording[shape].format(
        year=f"{year:04}",
        month=month,
        name=_MONTHS[month - 1],
        day=day,
        hour=hour,
        hour_to_12=hour % 12 or 12,
        noon="a.m." if hour < 12 else "p.m.",
        minute=minute,
    )
