"""The grammars of time phrases, as tables: how English and Vietnamese write dates, clock times and stretches of time.

Each line of `rules` is one way to write what its rule names. Words in small letters and marks mean themselves, `a|b`
is either of two, and `?` marks what may be left out. `first=` keeps the facts of a part separate. Capitals name
another rule, a kind of number of `NUMBERS`, or one of `tables`, which hold words with the facts that they state.
A part that a line itself contains and may leave out ("on", "the", "ngày", a comma) adds nothing to the reading.
"""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

Facts = Mapping[str, Any]
"""What words state, by its name: "month" is 4, "weekday" is 2 for Wednesday; "first" holds the facts of one side."""

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
"""The English names of the months."""

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
"""The English names of the days of the week, in the order of `date.weekday`."""


class NumberRule(NamedTuple):
    """A kind of number: the fact that it states, how many digits it may have, and its least and greatest value."""

    fact: str
    widths: tuple[int, ...]
    least: int
    greatest: int


NUMBERS = {
    "YEAR": NumberRule("year", (4,), 1, 9999),
    "MONTH_NUMBER": NumberRule("month", (1, 2), 1, 12),
    "MM": NumberRule("month", (2,), 1, 12),
    "DAY_NUMBER": NumberRule("day", (1, 2), 1, 31),
    "DD": NumberRule("day", (2,), 1, 31),
    "LAST_DAY": NumberRule("until", (1, 2), 1, 31),
    "HOUR": NumberRule("hour", (1, 2), 0, 23),
    "HOUR_0": NumberRule("hour", (1, 2), 0, 0),
    "HOUR_1_TO_12": NumberRule("hour", (1, 2), 1, 12),
    "HOUR_13_TO_23": NumberRule("hour", (2,), 13, 23),
    "MINUTE": NumberRule("minute", (2,), 0, 59),
}


class Language(NamedTuple):
    """One language: how it writes each rule, its tables of words, and how it says a span."""

    rules: Mapping[str, tuple[str, ...]]
    """The ways to write each rule; that of a whole phrase is PHRASE."""
    tables: Mapping[str, Mapping[str, Facts]]
    """Words, in small letters and separated by spaces, with the facts that they state."""
    openings: tuple[str, ...]
    """Words of the rules with which a phrase may begin; so may the words of most tables."""
    other_words_too: tuple[str, ...]
    """Names of months that are other words as well, unless a capital, a day or a year is with them."""
    suggestions: tuple[str, ...]
    """Words that a refusal suggests for what is probably misspelt."""
    sayings: Mapping[str, str]
    """How `say_phrase` says each shape of a span."""


def _table(fact: str, words: str, values: Iterable[object]) -> dict[str, Facts]:
    return {entry.strip(): {fact: value} for entry, value in zip(words.split(","), values, strict=True)}


_HALVES, _QUARTERS = ((1, 6), (7, 12)), ((1, 3), (4, 6), (7, 9), (10, 12))
_PARTS = ("morning", "afternoon", "evening", "night")

LANGUAGES = {
    "en": Language(
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
            "MONTH_NAME": _table("month", ",".join(MONTHS).casefold(), range(1, 13)),
            "SHORT_MONTH": _table(
                "month", "jan,feb,mar,apr,jun,jul,aug,sep,sept,oct,nov,dec", (1, 2, 3, 4, *range(6, 10), *range(9, 13))
            ),
            "WEEKDAY": _table("weekday", ",".join(WEEKDAYS).casefold(), range(7)),
            "RELATIVE": _table("days_back", "today, yesterday", (0, 1)),
            "THIRD": _table("third", "early, mid, late", ("early", "mid", "late")),
            "PART": _table("part", "morning, afternoon, evening, night", _PARTS),
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
        openings=(),
        other_words_too=("march", "may", "august"),
        suggestions=(*MONTHS, *WEEKDAYS),
        sayings={
            "year": "{year}",
            "month": "{name} {year}",
            "day": "{day} {name} {year}",
            "clock": "{hour_to_12}:{minute:02} {noon} on {day} {name} {year}",
            "lasting": "from {} to {}",
            "within": "some time from {} to {}",
        },
    ),
    "vi": Language(
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
                **_table("weekday", "thứ hai,thứ ba,thứ tư,thứ năm,thứ sáu,thứ bảy,chủ nhật", range(7)),
                **_table("weekday", "thứ 2,thứ 3,thứ 4,thứ 5,thứ 6,thứ 7", range(6)),
            },
            "RELATIVE": _table("days_back", "hôm nay, hôm qua", (0, 1)),
            "THIRD": _table("third", "đầu, giữa, cuối", ("early", "mid", "late")),
            "PART": _table("part", "sáng, chiều, tối, đêm", _PARTS),
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
        openings=("ngày", "tháng", "năm"),
        other_words_too=(),
        suggestions=("ngày", "tháng", "năm", "thứ", "giờ", "hôm", "quý", "sáng", "chiều", "tối", "đầu", "cuối"),
        sayings={
            "year": "năm {year}",
            "month": "tháng {month} năm {year}",
            "day": "ngày {day} tháng {month} năm {year}",
            "clock": "{hour} giờ {minute:02} phút ngày {day} tháng {month} năm {year}",
            "lasting": "từ {} đến {}",
            "within": "trong khoảng từ {} đến {}",
        },
    ),
}
"""The languages in which phrases are read and said, by their BCP 47 tags."""
