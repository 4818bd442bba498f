"""The public functions for time phrases: read one, find them in a text, say a span as one.

>>> article = TimeSpan.parse("2025-07-02", "Asia/Ho_Chi_Minh")
>>> print(read_phrase("Wednesday night (Hanoi time)", anchor=article, zone=article.zone, policy=POLICIES["thirds"]))
[2025-07-02T18:00+07:00..2025-07-02]
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from vnus_trade.errors import NotFound, PhraseRefused, QuestionRefused
from vnus_trade.grammars.grammar import LANGUAGES, language_of
from vnus_trade.phrases.places import says_local_time, time_places
from vnus_trade.phrases.reading import PhraseReading, may_be, phrase_spans, reading_in
from vnus_trade.phrases.reading_policy import POLICIES, ReadingPolicy
from vnus_trade.time.span import TimeSpan


def read_phrase(
    phrase: str,
    *,
    anchor: TimeSpan,
    zone: str | None,
    policy: ReadingPolicy,
    before: str = "",
    languages: Collection[str] = (),
) -> TimeSpan:
    """Read time as an article writes it, or refuse; every word of the phrase counts.

    `anchor` is the date of the article, as far as it is known, and `zone` is that of the article. A phrase that names
    a place ("Hanoi time", "giờ Hà Nội") is read in the zone of that place, "Wednesday" and "today" included.
    `before` is the text that stands before the phrase, of which the last sentence counts. `languages` are those of the
    article, as BCP 47 tags; without them it is read as English or Vietnamese.

    What a phrase leaves open is settled only where it is safe, and is else refused with both candidates:

    - A date without a year is the nearest one, if it is near enough under the policy. A weekday beside it settles the
      year. An anchor that is a whole year, such as "2025", says that dates are of that year.
    - A bare weekday is the day of the article if that is its name; else the last one, if `before` is given and has no
      word of what is to come ("will", "until"). "Last Monday" is refused where two days are called so.

    A reading that differs within the anchor is refused. Raises `PhraseRefused` with the words that are not understood
    or another reason, `TimeRefused` for an unknown zone, and `TypeError` for an anchor or a policy that is only named.

    >>> given = {"anchor": TimeSpan.parse("2025-05-25"), "zone": "Asia/Ho_Chi_Minh", "policy": POLICIES["thirds"]}
    >>> print(read_phrase("in early April", **given))
    [2025-04-01..2025-04-10]
    >>> print(read_phrase("từ ngày 19 đến 22 tháng 5", **given))
    2025-05-19/2025-05-22
    >>> read_phrase("April or so", **given)
    Traceback (most recent call last):
    vnus_trade.errors.PhraseRefused: cannot read the phrase 'April or so': not understood: 'so'
    """
    _check_given(anchor, policy)
    spans = phrase_spans(phrase, anchor=anchor, zone=zone, policy=policy, before=before, languages=languages)
    if len(spans) > 1:
        raise PhraseRefused(phrase, may_be(spans), tuple(map(str, spans)))
    return spans[0]


class FoundTime(NamedTuple):
    """Words about time in a text, with all that changes what they say."""

    begin: int
    """Where they begin in the text, in code points."""
    end: int
    """Where they end."""
    span: TimeSpan | None
    """What they read as; None if they are not read."""
    reason: str
    """Why they are not read."""
    candidates: tuple[TimeSpan, ...]
    """The times of which they may mean one, if that is why."""


def find_times(
    text: str,
    *,
    anchor: TimeSpan,
    zone: str | None,
    policy: ReadingPolicy,
    languages: Collection[str] = (),
) -> Iterator[FoundTime]:
    """Find the words about time in a text, in order: the longest that belong together, read or with why not.

    A phrase is read with its sentence. Where a word beside it changes what it says ("around", "fiscal", "every") and no
    rule takes that up, it is left unread.

    >>> article = TimeSpan.parse("2025-05-25", "Asia/Ho_Chi_Minh")
    >>> text = "They met between May 19 and 22, and will meet again on Friday."
    >>> for found in find_times(text, anchor=article, zone=article.zone, policy=POLICIES["thirds"]):
    ...     print(text[found.begin : found.end], found.span or found.reason)
    between May 19 and 22 [2025-05-19..2025-05-22]
    Friday it may be 2025-05-23 or 2025-05-30
    """
    _check_given(anchor, policy)
    for place in time_places(text, policy=policy, languages=languages):
        if place.changer:
            reading = PhraseReading((), f"{place.changer!r} beside it changes what it says")
        else:
            reading = reading_in(text, place, anchor=anchor, zone=zone, policy=policy)
        if not reading.reason and says_local_time(text[place.begin : place.end], place.tag):
            reading = reading._replace(reason="it does not say of which place the local time is")
        span = None if reading.reason else reading.spans[0]
        yield FoundTime(place.begin, place.end, span, reading.reason, reading.spans)


def _check_given(anchor: object, policy: object) -> None:
    """Raise `TypeError` for a date as text and for the name of a policy, with what is to be given instead."""
    if not isinstance(anchor, TimeSpan):
        raise TypeError(f"expected a TimeSpan as anchor, not {anchor!r}; TimeSpan.parse reads a written time")
    if not isinstance(policy, ReadingPolicy):
        raise TypeError(f"expected a ReadingPolicy, not {policy!r}; POLICIES has those that are shipped, by name")


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
        raise NotFound("language", language, LANGUAGES)
    words = language_of(language)
    written = str(span)
    within = written.startswith("[") and "/" not in written
    units = written[1:-1].split("..") if within else written.split("/")
    refusal = QuestionRefused(f"say_phrase({span!r})", "no phrase says exactly this; print the span itself")
    try:
        said = [_unit_said(unit, words.says, words.months) for unit in units]
        phrase = said[0] if len(said) == 1 else words.says["within" if within else "lasting"].format(*said)
        again = read_phrase(phrase, anchor=TimeSpan(), zone=span.zone, policy=POLICIES["thirds"], languages=[language])
    except ValueError as error:
        raise refusal from error
    if again != span:
        raise refusal
    return phrase


def _unit_said(unit: str, sayings: Mapping[str, str], months: Sequence[str]) -> str:
    """A day, month, year or minute in words; raises `ValueError` for anything else."""
    civil, _, clock = unit.partition("T")
    numbers = [int(number) for number in (*civil.split("-"), *filter(None, clock[:5].split(":")))]
    shape = ("year", "month", "day", "", "clock")[len(numbers) - 1]
    year, month, day, hour, minute = (*numbers, 1, 1, 1, 1)[:5]
    return sayings[shape].format(
        year=f"{year:04}",
        month=month,
        month_name=months[month - 1],
        day=day,
        hour=hour,
        hour_to_12=hour % 12 or 12,
        noon="a.m." if hour < 12 else "p.m.",
        minute=minute,
    )
