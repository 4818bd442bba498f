"""The laws of reading and saying time phrases."""

import unicodedata
from datetime import date
from typing import NamedTuple

from hypothesis import assume, given
from hypothesis import strategies as st

from tests.properties.strategies import days, spans, zones
from vnus_trade.errors import PhraseRefused, QuestionRefused, TimeRefused
from vnus_trade.grammars.grammar import LANGUAGES, language_of
from vnus_trade.phrases.finding import find_times, read_phrase, say_phrase
from vnus_trade.phrases.reading_policy import POLICIES, ReadingPolicy
from vnus_trade.time.span import TimeSpan

HANOI = "Asia/Ho_Chi_Minh"
ARTICLE = TimeSpan.parse("2025-07-02", HANOI)
THIRDS = POLICIES["thirds-9-3"]

MONTHS = "January February March April May June July August September October November December".split()  # noqa: SIM905 (as one reads it)
ENGLISH = (
    "2025-04-23",
    "on April 22, 2025",
    "22 April",
    "Sept. 3",
    "from May 19-22, 2025",
    "19–22 May",
    "May 19 to June 2, 2025",
    "in early April",
    "mid-May 2025",
    "in April 2025",
    "in 2025",
    "on Wednesday evening",
    "Wednesday night (Hanoi time)",
    "Wednesday, July 2",
    "At 10:25 a.m. on July 2 (local time)",
    "July 2, at 22:25 (Washington time)",
    "on the morning of May 25",
    "yesterday",
    "in the first half of 2025",
    "Q1 of 2025",
    "4/23/2025",
    "some time from 1 April to 10 April 2025",
)
VIETNAMESE = (
    "ngày 2 tháng 7 năm 2025",
    "vào ngày 2/7",
    "vào tối thứ Tư (giờ Hà Nội)",
    "sáng 25/5",
    "đầu tháng 4",
    "trong tháng Tư năm 2025",
    "năm 2025",
    "từ ngày 19 đến ngày 22 tháng 5 năm 2025",
    "vào lúc 10 giờ 25 phút, ngày 2 tháng 7",
    "thứ Tư, ngày 2/7",
    "6 tháng đầu năm 2025",
    "trong quý II năm 2025",
    "trong khoảng từ 1/4 đến 10/4/2025",
    "hôm qua",
)
FILLERS = frozenset("on in at the of from , - . ( ) vào trong lúc từ ngày phút năm".split())  # noqa: SIM905 (as one reads it)
"""What a phrase may have or lack, in its place: the marks, too, of "Sept." and "mid-May", and "năm? 2025" of a side."""
AGREEING = frozenset(("2025", "2025,", "wednesday", "wednesday,", "2/7"))
"""What counts and yet changes nothing here: another year is another time, another weekday or date is refused."""

readable = st.sampled_from(ENGLISH + VIETNAMESE)
policies = st.one_of(
    st.just(THIRDS),
    st.builds(
        ReadingPolicy,
        st.just("any"),
        early=st.tuples(st.just(1), st.integers(1, 15)),
        mid=st.just((10, 20)),
        late=st.tuples(st.integers(16, 28), st.just(31)),
        night=st.tuples(st.integers(17, 22), st.integers(23, 24)),
        days_before=st.just(274),
        days_after=st.just(91),
    ),
)


class Said(NamedTuple):
    """A span of the shapes that have a phrase, by the way in which it is written."""

    written: str
    zone: str | None


@st.composite
def written_units(draw: st.DrawFn, zone: str | None) -> str:
    """A day, month, year or, if there is a zone, minute."""
    day = draw(days).isoformat()
    clock = f"{day}T{draw(st.integers(0, 23)):02}:{draw(st.sampled_from((0, 5, 25, 59))):02}"
    return draw(st.sampled_from((day, day[:7], day[:4]) if zone is None else (day, day[:7], day[:4], clock)))


@st.composite
def sayable(draw: st.DrawFn) -> TimeSpan:
    """A span of one unit, or from one unit to another."""
    zone = draw(zones)
    first, last = sorted((draw(written_units(zone)), draw(written_units(zone))))
    written = draw(st.sampled_from((first, f"{first}/{last}", f"[{first}..{last}]")))
    try:
        return TimeSpan.parse(written, zone)
    except TimeRefused:
        assume(False)  # noqa: FBT003 (the clocks skipped it, or the calendar did)
        raise


def reading(phrase: str, anchor: TimeSpan = ARTICLE, zone: str | None = HANOI) -> TimeSpan | None:
    """Read a phrase, or nothing if it is refused."""
    try:
        return read_phrase(phrase, anchor=anchor, zone=zone, policy=THIRDS, before="They met ")
    except PhraseRefused:
        return None


def says_itself(span: TimeSpan, anchor: TimeSpan, policy: ReadingPolicy, language: str) -> bool:
    """Whether a span has a phrase, which then must read back to it."""
    try:
        said = say_phrase(span, language=language)
    except QuestionRefused:
        return False
    for written in (said, unicodedata.normalize("NFD", said)):
        given = {"anchor": anchor, "zone": span.zone, "policy": policy, "languages": (language,)}
        assert read_phrase(written, **given) == span  # type: ignore[arg-type]
    return True


@given(
    st.sampled_from(
        (
            "from May {0} to {1}, 2025",
            "{0}-{1} May 2025",
            "from the {0} to the {1} of May 2025",
            "between May {0} and {1}, 2025",
            "between the {0} and the {1} of May 2025",
            "May {0} and {1}, 2025",
            "on the {0} and {1} of May 2025",
        )
    ),
    st.integers(1, 30),
    st.integers(1, 6),
)
def test_the_days_of_a_range_may_be_ordinals(phrase: str, first: int, later: int) -> None:
    """Each pair of days of a month reads alike, or is refused alike, as "2 and 6" and as "2nd and 6th"."""
    numbers = (first, min(31, first + later))
    ends = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}
    said = []
    for days_of_it in (numbers, [f"{number}{ends.get(number, 'th')}" for number in numbers]):
        try:
            said.append(str(read_phrase(phrase.format(*days_of_it), anchor=ARTICLE, zone=HANOI, policy=THIRDS)))
        except PhraseRefused as refused:
            said.append(refused.reason)
    assert said[0] == said[1]
    assert said[0][:5] in ("2025-", "[2025", "these")


@given(sayable(), spans(), policies, st.sampled_from(LANGUAGES))
def test_round_trip_law(span: TimeSpan, anchor: TimeSpan, policy: ReadingPolicy, language: str) -> None:
    """Every span of the shapes that have a phrase is said, and reads back to itself under every policy and anchor."""
    units = str(span).strip("[]").replace("..", "/").split("/")
    # As a date, month, year, or minute with "Z" or an offset of hours and minutes; a bound may lie on something else.
    plain = all(unit[:4].isdigit() and len(unit) in (4, 7, 10, 17, 22) for unit in units)
    assert says_itself(span, anchor, policy, language) or not plain or (span.zone is None and "T" in str(span))


@given(spans(), spans(), policies, st.sampled_from(LANGUAGES))
def test_saying_law(span: TimeSpan, anchor: TimeSpan, policy: ReadingPolicy, language: str) -> None:
    """Any span is said in a phrase that reads back to it, or is refused."""
    says_itself(span, anchor, policy, language)


@given(readable, policies, st.sampled_from(LANGUAGES))
def test_what_is_read_is_said_law(phrase: str, policy: ReadingPolicy, language: str) -> None:
    """Whatever a phrase reads to has a phrase of its own, with the dates in full."""
    span = read_phrase(phrase, anchor=ARTICLE, zone=HANOI, policy=policy)
    assert says_itself(span, TimeSpan(), policy, language)


@given(st.one_of(st.text(), st.text("0123456789 /:-.,()aApPmM"), readable), spans(), zones)
def test_refusal_law(text: str, anchor: TimeSpan, zone: str | None) -> None:
    """Any text is read or refused under any anchor and zone; a refusal carries the text and a reason."""
    try:
        read_phrase(text, anchor=anchor, zone=zone, policy=THIRDS)
    except PhraseRefused as refusal:
        assert refusal.phrase == text  # noqa: PT017 (it may be read as well)
        assert refusal.reason  # noqa: PT017


KNOWN_WORDS = sorted({word for phrase in ENGLISH + VIETNAMESE for word in phrase.split()} | FILLERS)


@given(readable, st.data(), st.one_of(st.text(min_size=1, max_size=8), st.sampled_from(KNOWN_WORDS)))
def test_added_word_law(phrase: str, data: st.DataObject, word: str) -> None:
    """A word added to a phrase is refused, or is a filler in its place, or is one that the reading takes up."""
    words = phrase.split()
    place = data.draw(st.integers(0, len(words)))
    added = " ".join([*words[:place], word, *words[place:]])
    found = reading(added)
    if found is not None and found == reading(phrase) and word.split():
        assert word.casefold() in FILLERS | AGREEING


@given(readable, st.data(), st.text("abcdeghiklmnopqrstuvxyăâđêôơư", max_size=6).map("zz{}".format))
def test_unknown_word_law(phrase: str, data: st.DataObject, word: str) -> None:
    """A word that no grammar has is named in the refusal, wherever it is added."""
    words = phrase.split()
    place = data.draw(st.integers(0, len(words)))
    try:
        read_phrase(" ".join([*words[:place], word, *words[place:]]), anchor=ARTICLE, zone=HANOI, policy=THIRDS)
    except PhraseRefused as refusal:
        assert repr(word) in refusal.reason  # noqa: PT017 (the law is what it names)
    else:
        raise AssertionError(word)


@given(st.sampled_from(MONTHS), st.data(), st.sampled_from(("{} 2", "{} 2, 2025", "in early {}", "2 {} 2025")))
def test_misspelt_month_law(month: str, data: st.DataObject, template: str) -> None:
    """A month with one letter wrong, missing, doubled or swapped is refused, and the month is what was meant."""
    place = data.draw(st.integers(0, len(month) - 1))
    wrong = data.draw(
        st.sampled_from(
            (
                month[:place] + month[place + 1 :],
                month[:place] + month[place] + month[place:],
                month[:place] + "x" + month[place + 1 :],
                month[:place] + month[place : place + 2][::-1] + month[place + 2 :],
            )
        )
    )
    assume(reading(template.format(wrong)) is None and len(wrong) > 2)
    try:
        read_phrase(template.format(wrong), anchor=ARTICLE, zone=HANOI, policy=THIRDS)
    except PhraseRefused as refusal:
        assert refusal.reason.startswith(f"not understood: {wrong!r} (did you mean")  # noqa: PT017 (what it names)
        assert repr(month) in refusal.reason  # noqa: PT017


@given(readable, st.sampled_from((str.upper, str.title, str.casefold)), st.sampled_from(("NFC", "NFD")), st.data())
def test_spelling_law(phrase: str, case: object, form: str, data: st.DataObject) -> None:
    """Case, the normal form and the width of the gaps between words make no difference."""
    assert callable(case)
    gap = data.draw(st.sampled_from((" ", "\n", "\u00a0 ", "\t")))
    written = unicodedata.normalize("NFC" if form == "NFC" else "NFD", case(phrase)).replace(" ", gap)
    assert reading(written) == reading(phrase) is not None


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_slashed_date_law(day: date, anchor: date) -> None:
    """A slashed date is read the day first in Vietnamese, and elsewhere only if no other reading is a date."""
    slashed = f"{day.day}/{day.month}/{day.year}"
    article, expected = TimeSpan.parse(anchor.isoformat(), HANOI), TimeSpan.parse(day.isoformat(), HANOI)
    assert reading(f"ngày {slashed}", article) == expected
    ambiguous = day.day <= 12 and day.day != day.month
    assert reading(slashed, article) == (None if ambiguous else expected)


@given(st.dates(date(1900, 1, 8), date(2100, 1, 1)), st.integers(0, 6))
def test_weekday_law(anchor: date, back: int) -> None:
    """After words of what is past, a weekday is the last one on or before the date of the article."""
    day = date.fromordinal(anchor.toordinal() - back)
    article = TimeSpan.parse(anchor.isoformat(), HANOI)
    assert reading(f"on {day:%A}", article) == TimeSpan.parse(day.isoformat(), HANOI)


CHANGES = sorted(
    {
        (tag, word, use)
        for tag in ("en", "vi")
        for use in ("before", "after")
        for word in language_of(tag).words[f"changes_{use}"]
    }
)


@given(readable, st.sampled_from(CHANGES))
def test_changing_word_law(phrase: str, change: tuple[str, str, str]) -> None:
    """A word that changes what a phrase says is read with it, or the phrase is left unread; it is never left out."""
    tag, word, use = change
    assume((phrase in VIETNAMESE) == (tag == "vi") and not (word == "last" and phrase.startswith("from")))
    written = word.replace("_", " ")
    text = f"{written} {phrase}" if use == "before" else f"{phrase} {written}"
    for found in find_times(text, anchor=ARTICLE, zone=HANOI, policy=THIRDS, languages=[tag]):
        between = text[len(written) : found.begin] if use == "before" else text[found.end : len(phrase)]
        is_outside = found.begin > len(written) if use == "before" else found.end <= len(phrase)
        is_beside = is_outside and language_of(tag).words["fillers"].issuperset(between.casefold().split())
        assert not is_beside or found.span is None


@given(readable, st.sampled_from(("They met {} there.", "{} they met.", "The talks, held {}, ended.")))
def test_whole_phrase_law(phrase: str, sentence: str) -> None:
    """No finding in a sentence excludes what the whole phrase there reads to."""
    text = sentence.format(phrase)
    tag = "vi" if phrase in VIETNAMESE else "en"
    begin = text.index(phrase)
    try:
        whole = read_phrase(phrase, anchor=ARTICLE, zone=HANOI, policy=THIRDS, before=text[:begin] or "\n")
    except PhraseRefused:
        return
    for found in find_times(text, anchor=ARTICLE, zone=HANOI, policy=THIRDS, languages=[tag]):
        assert found.span is None or found.span.possibly_overlaps(whole)
