"""Computes the date that a phrase means ("last Tuesday", "mid-April"), seen from the article's day.

A phrase may leave open the year, or on which side of the article a weekday lies: a `Choice` settles it, and
`FactReader.open` tells afterwards what had to be settled.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from dateutil.relativedelta import relativedelta

from vnus_trade.errors import PhraseRefused
from vnus_trade.grammars.grammar import Facts
from vnus_trade.phrases.reading_policy import ReadingPolicy
from vnus_trade.time.wording import WEEKDAYS

YEAR, SIDE, NEAR = "year", "side", "near"
"""What a phrase may leave open: the year of a date; if a bare weekday is past; which of two, as in "last Monday"."""

_SUNDAY = 6
LENGTHS: Mapping[str, relativedelta] = {
    "day": relativedelta(days=1),
    "week": relativedelta(weeks=1),
    "month": relativedelta(months=1),
    "quarter": relativedelta(months=3),
    "year": relativedelta(years=1),
}
"""How long each unit of the calendar lasts."""


class Choice(NamedTuple):
    """One way to settle what a phrase leaves open."""

    year: int | None
    ahead: bool = False
    """A bare weekday is the next one, not the last."""
    far: bool = False
    """"Last Monday" is not the nearest one that is past, but the one of the week before."""


class WrittenTime(NamedTuple):
    """A time as it is written, with its first and its last day."""

    written: str
    first: date
    last: date

    @classmethod
    def between(cls, first: date, last: date) -> "WrittenTime":
        """Some time from one day to another."""
        return cls(f"[{first}..{last}]", first, last)


class FactReader:
    """Writes what facts state, for an article of one day; raises `PhraseRefused` for what is no time.

    `article` is None if the day is open. `has_clock` says whether a time of day has a zone.
    """

    def __init__(
        self, phrase: str, article: date | None, choice: Choice, policy: ReadingPolicy, *, has_clock: bool
    ) -> None:
        self.phrase = phrase
        self.choice = choice
        self.policy = policy
        self.named: date | None = None
        self.named_year: int | None = None
        self.open: set[str] = set()
        self.whole: WrittenTime = WrittenTime("", date.min, date.min)
        self._article = article
        self._has_clock = has_clock

    @property
    def article(self) -> date:
        """The day of the article, on which the reading depends."""
        if self._article is None:
            raise self.refused("it depends on the date of the article, which is open")
        self.open.add("article")
        return self._article

    def read(self, facts: Facts) -> WrittenTime:
        """All that a phrase states."""
        self.whole = self._two_sided(facts) if facts.keys() & {"first", "until"} else self.stretch(facts)
        if "closes" in facts and facts.get("bound") == "until":
            self.whole = self._around(self.whole.last, "day")  # until the end of the year
        is_by = facts.get("bound") == "before" and facts.get("third") == "late"  # before the end of the year
        return self._bounded(self.whole, "by" if is_by else facts["bound"]) if "bound" in facts else self.whole

    def refused(self, reason: str) -> PhraseRefused:
        """The refusal of the phrase for a reason."""
        return PhraseRefused(self.phrase, reason)

    def _bounded(self, whole: WrittenTime, bound: str) -> WrittenTime:
        """Since, until, by, before or after a time, or not before it, with the other side open."""
        units = whole.written.strip("[]").split("..")
        begin, end = units[0], units[-1]
        if bound == "earliest" and whole.last < self.article:
            return whole  # what came as early as that came then
        bounded = {
            "on": whole,
            "since": WrittenTime(f"{whole.written}/..", whole.first, date.max),
            "until": WrittenTime(f"../{whole.written}", date.min, whole.last),
            "by": WrittenTime(f"[..{end}]", date.min, whole.last),
            "earliest": WrittenTime(f"[{begin}..]", whole.first, date.max),
        }
        if bound in bounded:
            return bounded[bound]
        if bound == "before":
            limit = self._minute(begin, -1) if "T" in begin else str(whole.first - timedelta(days=1))
            return WrittenTime(f"[..{limit}]", date.min, whole.last)
        limit = self._minute(end, 1) if "T" in end else str(whole.last + timedelta(days=1))
        return WrittenTime(f"[{limit}..]", whole.first, date.max)

    @staticmethod
    def _minute(written: str, by: int) -> str:
        day, _, clock = written.partition("T")
        minutes = int(clock[:2]) * 60 + int(clock[3:]) + by
        civil = date.fromisoformat(day) + timedelta(days=minutes // 1440)
        return f"{civil}T{minutes % 1440 // 60:02}:{minutes % 60:02}"

    def _two_sided(self, facts: Facts) -> WrittenTime:
        """From one time to another; what one side does not name is as the other side or the whole phrase names it."""
        if "until" in facts:
            first, last = facts, {**facts, "day": facts["until"]}
        else:
            shared = {key: facts[key] for key in facts.keys() - {"first", "last", "bound", "within"}}
            first, last = {**shared, **facts["first"]}, {**shared, **facts["last"]}
        for one, other in ((first, last), (last, first)):
            if {"year", "month"} <= one.keys() and "month" in other and other.keys().isdisjoint({"year", "shift"}):
                return self._joined(facts, *self._of_one_year(first, last, int(one["year"])))
        begin = self.stretch(first)
        if {"weekday"} <= first.keys() & last.keys() and not last.keys() & {"day", "shift"}:
            ahead = (last["weekday"] - begin.first.weekday()) % 7
            return self._joined(facts, begin, self._day(begin.first + timedelta(days=ahead), last))
        end = self.stretch(last)
        is_later = "until" not in facts and YEAR in self.open and last.keys().isdisjoint({"year", "shift", "weekday"})
        if end.last < begin.first and is_later:
            end = self._in_year(last, begin.first.year + 1)
        return self._joined(facts, begin, end)

    def _of_one_year(self, first: Facts, last: Facts, year: int) -> tuple[WrittenTime, WrittenTime]:
        """Both sides in a year that one of them names, or over the new year."""
        begin, end = self._in_year(first, first.get("year", year)), self._in_year(last, last.get("year", year))
        if end.last < begin.first:
            begin, end = (
                (begin, self._in_year(last, year + 1)) if "year" in first else (self._in_year(first, year - 1), end)
            )
        return begin, end

    def _in_year(self, facts: Facts, year: int) -> WrittenTime:
        return self.stretch({**facts, "year": year})

    def _joined(self, facts: Facts, begin: WrittenTime, end: WrittenTime) -> WrittenTime:
        if end.last < begin.first:
            raise self.refused("it would end before it begins")
        if "consecutive" in facts and end.first - begin.last != timedelta(days=1):
            raise self.refused("these are two times, not one; give each its own entry")
        if "within" in facts:
            left, right = begin.written.strip("[]").split("..")[0], end.written.strip("[]").split("..")[-1]
            return WrittenTime(f"[{left}..{right}]", begin.first, end.last)
        return WrittenTime(f"{begin.written}/{end.written}", begin.first, end.last)

    def stretch(self, facts: Facts) -> WrittenTime:
        """One unit of the calendar, a part of one, or a clock time."""
        for fact, method in self._methods.items():
            if fact in facts:
                return method(self, facts)
        return self._year_unit(facts)

    def _year_unit(self, facts: Facts) -> WrittenTime:
        year = self._year(facts)
        if "decade" in facts:
            if year % 10:
                raise self.refused("a decade begins with a year that ends in 0")
            decade = self._unit(f"{year // 10:03}X", date(max(year, 1), 1, 1), relativedelta(years=10))
            return self._shared(facts, decade)
        return self._shared(facts, self._around(date(year, 1, 1), "year"))

    def _month_unit(self, facts: Facts) -> WrittenTime:
        first = date(self._year_of_month(facts), facts["month"], 1)
        return self._shared(facts, self._around(first, "month"))

    def _unit(self, written: str, first: date, length: relativedelta) -> WrittenTime:
        try:
            return WrittenTime(written, first, first + length - timedelta(days=1))
        except (OverflowError, ValueError):
            return WrittenTime(written, first, date.max)

    def _shared(self, facts: Facts, unit: WrittenTime, now: date = date.min) -> WrittenTime:
        """A part of a unit: before or after a day, its early, middle or late part, or a half or quarter of it."""
        if so_far := facts.get("so_far"):
            return WrittenTime.between(*((unit.first, now) if so_far < 0 else (now, unit.last)))
        if "third" in facts:
            first, last = getattr(self.policy, facts["third"])
            share = (first, min(last, 30), 30)
        elif "months_of_it" in facts:
            count = facts["count"]
            share = (1, count, 12) if facts["months_of_it"] > 0 else (13 - count, 12, 12)
            if count > 12:
                raise self.refused(f"no year has {count} months")
        elif "share" in facts:
            share = facts["share"]
        else:
            return unit
        days = (unit.last - unit.first).days + 1
        if days > 360:  # of years the months count, of what is shorter the days
            count, step = (10, relativedelta(years=1)) if days > 3_000 else (12, relativedelta(months=1))
        elif days > 80:
            count, step = 3, relativedelta(months=1)
        else:
            count, step = 30 if days > 7 else 7, relativedelta(days=1)
        low, high = (share[0] - 1) * count // share[2], -(-share[1] * count // share[2])
        begin = unit.first + low * step
        end = unit.last if high == count else min(unit.first + high * step - timedelta(days=1), unit.last)
        return WrittenTime.between(begin, end)

    def _week_of(self, facts: Facts) -> WrittenTime:
        return self._around(self.stretch(facts["week"]).first, "week")

    def _shifted(self, facts: Facts) -> WrittenTime:
        """This, the last or the next week, month, quarter or year, or as much of it as lies before or after now."""
        before = self.article - LENGTHS[facts["unit"]]
        if "past" in facts:  # the unit before this one, or what lies between then and now
            self.open.add(NEAR)
            if self.choice.far:
                return WrittenTime.between(before, self.article)
            return self._around(before, facts["unit"])
        day = self.article + int(facts.get("shift", 0)) * LENGTHS[facts["unit"]]
        if facts["unit"] == "week" and day.weekday() == _SUNDAY:  # with which weeks begin in America, and end elsewhere
            self.open.add(NEAR)
            day += timedelta(days=self.choice.far)
        unit = self._around(day, facts["unit"])
        return self._shared(facts, unit, self.article)

    def _around(self, day: date, unit: str) -> WrittenTime:
        """The day, week, month, quarter or year that holds a day."""
        if unit == "day":
            return WrittenTime(str(day), day, day)
        if unit == "week":
            monday = day - timedelta(days=day.weekday())
            return WrittenTime.between(monday, monday + timedelta(days=6))
        month = {"month": day.month, "quarter": day.month - (day.month - 1) % 3, "year": 1}[unit]
        whole = self._unit("", date(day.year, month, 1), LENGTHS[unit])
        first, last = whole.first.isoformat()[:7], whole.last.isoformat()[:7]
        return whole._replace(written={"month": first, "quarter": f"[{first}..{last}]", "year": first[:4]}[unit])

    def _away(self, facts: Facts) -> WrittenTime:
        """So many units before or after the article."""
        by = int(facts["away"] * facts["count"])
        return self._around(self.article + by * LENGTHS[facts["unit"]], facts["unit"])

    def _from_named(self, facts: Facts) -> WrittenTime:
        """So many days before or after the day that the sentence names last, or what is left of its week or month."""
        if self.named is None:
            raise self.refused("it depends on a day that the words before it do not name")
        by = int(facts["named"] * facts["count"])
        unit = self._around(self.named + by * LENGTHS[facts["unit"]], facts["unit"])
        return self._shared(facts, unit, self.named)

    def _date(self, facts: Facts) -> WrittenTime:
        year = self._year_of_month(facts)
        try:
            day = date(year, facts["month"], facts["day"])
        except ValueError as error:
            written = f"{year:04}-{facts['month']:02}-{facts['day']:02}"
            raise self.refused(f"{written} is no day of the calendar") from error
        if facts.get("weekday", day.weekday()) != day.weekday():
            raise self.refused(f"{day} is a {WEEKDAYS[day.weekday()]}")
        if "days" in facts and day != self.article + timedelta(days=facts["days"]):
            raise self.refused(f"{day} is not {facts['days']} days from the day of the article")
        return self._day(day, facts)

    def _weekday(self, facts: Facts) -> WrittenTime:
        of_week, shift = facts["weekday"] - self.article.weekday(), -1 if "past" in facts else facts.get("shift")
        coming = (of_week - 1) % 7 + 1
        if "unit" in facts and "past" not in facts:  # Monday of last week
            days = of_week + 7 * facts["shift"]
        elif "coming" in facts:
            days = coming if facts["coming"] > 0 else of_week % 7 - 7
        elif shift is None:
            self.open.add(SIDE)
            days = coming if self.choice.ahead else -(-of_week % 7)
        elif of_week * shift > 0:  # "last Monday", said on a Wednesday, may be of this week
            self.open.add(NEAR)
            days = of_week + 7 * shift * self.choice.far
        else:
            days = of_week + 7 * shift
        return self._day(self.article + timedelta(days=days), facts)

    def _days(self, facts: Facts) -> WrittenTime:
        return self._day(self.article + timedelta(days=facts["days"]), facts)

    def _day(self, day: date, facts: Facts) -> WrittenTime:
        """A day, its part, or a clock time on it."""
        if "clock" in facts:
            facts = {**facts, "hour": facts["clock"] // 100, "minute": facts["clock"] % 100}
        if "midnight" in facts:
            raise self.refused(f"midnight may be the beginning or the end of {day}; write the hour that is meant")
        if "hour" in facts:
            return WrittenTime(f"{day}{self._clock(facts)}", day, day)
        if "part" in facts:
            return self._hours(day, *getattr(self.policy, facts["part"]))
        if "third" in facts:
            first, last = getattr(self.policy, facts["third"])
            return self._hours(day, (first - 1) * 24 // 30, -(-min(last, 30) * 24 // 30))
        return WrittenTime(str(day), day, day)

    def _hours(self, day: date, hour: int, stop: int) -> WrittenTime:
        self._need_zone()
        left = f"{day}T{hour:02}:00" if hour > 0 else str(day)
        right = f"{day}T{stop - 1:02}:59" if stop < 24 else str(day)
        return WrittenTime(f"[{left}..{right}]", day, day)

    def _clock(self, facts: Facts) -> str:
        self._need_zone()
        hour, minute = facts["hour"], facts.get("minute", 0)
        if "noon" in facts:
            added = next((add for least, most, add in _hours_of(facts["noon"]) if least <= hour <= most), None)
            if added is None:
                raise self.refused(f"the hour {hour} does not go with the part of the day")
            hour += added
        elif "part" in facts:  # 10h25 in the evening
            begin, stop = getattr(self.policy, facts["part"])
            hour = next((each for each in (hour, hour + 12) if begin <= each < stop), 24)
        if hour > 23 or minute > 59:
            raise self.refused(f"{hour:02}:{minute:02} is no time of day")
        return f"T{hour:02}:{minute:02}"

    def _need_zone(self) -> None:
        if not self._has_clock:
            raise self.refused("a time of day needs a zone, and neither the phrase nor the article has one")

    def _without_day(self, _: Facts) -> WrittenTime:
        raise self.refused("it gives a time of day and no day")

    def _year(self, facts: Facts) -> int:
        """The year that the phrase names, or counts from that of the article, or else leaves open."""
        if "year" in facts:
            return int(facts["year"])
        if "of_year" in facts:  # the year before the one that the sentence names, or before this one
            return (self.named_year or self.article.year) + int(facts["of_year"])
        if facts.get("unit") == "year" and "shift" in facts:
            return self.article.year + int(facts["shift"])
        self.open.add(YEAR)
        return self.article.year if self.choice.year is None else self.choice.year

    def _year_of_month(self, facts: Facts) -> int:
        """The year of a month: that of "last April" is this year or the last one."""
        shift = facts.get("shift")
        if "coming" in facts:
            coming = int(facts["coming"])
            return self.article.year + coming * ((self.article.month - int(facts["month"])) * coming >= 0)
        if shift is None or "unit" in facts or "weekday" in facts:
            return self._year(facts)
        today = self.article
        if (facts["month"] - today.month) * shift > 0:
            self.open.add(NEAR)
            return today.year + int(shift) * self.choice.far
        return today.year + int(shift)

    _methods: Mapping[str, Callable[["FactReader", Facts], WrittenTime]] = {
        "week": _week_of,
        "named": _from_named,
        "away": _away,
        "day": _date,
        "weekday": _weekday,
        "days": _days,
        "month": _month_unit,
        "of_year": _year_unit,
        "unit": _shifted,
        "clock": _without_day,
        "hour": _without_day,
        "midnight": _without_day,
    }


def _hours_of(rule: str) -> list[tuple[int, int, int]]:
    """The hours that may stand with a part of the day, and what is added to them: "5-11:12 17-23:0"."""
    pieces = re.findall(r"(\d+)(?:-(\d+))?:(-?\d+)", rule)
    return [(int(least), int(most or least), int(add)) for least, most, add in pieces]
