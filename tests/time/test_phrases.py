"""Time phrases as articles write them: what is read, what is refused and why, and what is said."""

import unicodedata

import pytest

from vnus_trade.errors import NotFound, PhraseRefused, QuestionRefused, TimeRefused
from vnus_trade.time.phrases import phrase_places, read_phrase, say_phrase
from vnus_trade.time.reading_policy import POLICIES, ReadingPolicy
from vnus_trade.time.span import TimeSpan

HANOI, WASHINGTON = "Asia/Ho_Chi_Minh", "America/New_York"
THIRDS, HALVES = POLICIES["thirds"], POLICIES["halves"]
EVENING = "[2025-07-02T18:00+07:00..2025-07-02T23:59+07:00]"
MORNING = "[2025-05-25T00:00+07:00..2025-05-25T11:59+07:00]"


def read(phrase: str, anchor: str = "2025-07-02", zone: str | None = HANOI, policy: ReadingPolicy = THIRDS) -> TimeSpan:
    """Read a phrase of an article of Wednesday, 2 July 2025, in Hanoi, or of another."""
    return read_phrase(phrase, anchor=TimeSpan.parse(anchor, zone), zone=zone, policy=policy)


def refusal(phrase: str, anchor: str = "2025-07-02", zone: str | None = HANOI) -> str:
    """Say why a phrase is refused."""
    with pytest.raises(PhraseRefused) as caught:
        read(phrase, anchor, zone)
    assert caught.value.phrase == phrase
    assert str(caught.value) == f"cannot read the phrase {phrase!r}: {caught.value.reason}"
    return caught.value.reason


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("2025-04-23", "2025-04-23"),
        ("April 22", "2025-04-22"),
        ("April 22, 2025", "2025-04-22"),
        ("22 April 2025", "2025-04-22"),
        ("July 02, 2025", "2025-07-02"),
        ("July 2", "2025-07-02"),
        ("on July 3", "2025-07-03"),
        ("Sept. 3, 2025", "2025-09-03"),
        ("may 5", "2025-05-05"),
        ("23/4/2025", "2025-04-23"),
        ("4/23", "2025-04-23"),
        ("4/4/2025", "2025-04-04"),
        ("Wednesday, July 2", "2025-07-02"),
        ("Wednesday", "2025-07-02"),
        ("Thursday", "2025-06-26"),
        ("today", "2025-07-02"),
        ("yesterday", "2025-07-01"),
        ("May 19-22, 2025", "2025-05-19/2025-05-22"),
        ("from May 19–22, 2025", "2025-05-19/2025-05-22"),
        ("19 to 22 May", "2025-05-19/2025-05-22"),
        ("May 19 to June 2, 2025", "2025-05-19/2025-06-02"),
        ("from May 19, 2024 through June 2", "2024-05-19/2024-06-02"),
        ("December 30, 2024 to January 2, 2025", "2024-12-30/2025-01-02"),
        ("from Monday to Wednesday", "2025-06-30/2025-07-02"),
        ("April to May 2024", "2024-04/2024-05"),
        ("from May to 2026", "2025-05/2026"),
        ("2024-2025", "2024/2025"),
        ("early April", "[2025-04-01..2025-04-10]"),
        ("in early April", "[2025-04-01..2025-04-10]"),
        ("mid-May 2025", "[2025-05-11..2025-05-20]"),
        ("late June", "[2025-06-21..2025-06-30]"),
        ("late February 2024", "[2024-02-21..2024-02-29]"),
        ("April 2025", "2025-04"),
        ("in April", "2025-04"),
        ("MAY", "2025-05"),
        ("2025", "2025"),
        ("in 2024", "2024"),
        ("the first half of 2025", "[2025-01-01..2025-06-30]"),
        ("in the third quarter of 2025", "[2025-07-01..2025-09-30]"),
        ("Q1 2025", "[2025-01-01..2025-03-31]"),
        ("H2", "[2025-07-01..2025-12-31]"),
        ("Wednesday evening", EVENING),
        ("on Wednesday evening", EVENING),
        ("on Wednesday night (Hanoi time)", EVENING),
        ("today evening", EVENING),
        ("the evening of July 2", EVENING),
        ("the morning of May 25", MORNING),
        ("On the morning of May 25", MORNING),
        ("May 25 afternoon", "[2025-05-25T12:00+07:00..2025-05-25T17:59+07:00]"),
        ("10:25 a.m. on July 2 (local time)", "2025-07-02T10:25+07:00"),
        ("At 10:25 a.m. on July 2 (local time)", "2025-07-02T10:25+07:00"),
        ("12:05 AM on July 2", "2025-07-02T00:05+07:00"),
        ("12.05pm on July 2", "2025-07-02T12:05+07:00"),
        ("July 2, at 22:25", "2025-07-02T22:25+07:00"),
        ("0:25, July 2", "2025-07-02T00:25+07:00"),
        ("from 1:05 p.m. on July 1 to July 2", "2025-07-01T13:05+07:00/2025-07-02"),
        ("some time from 1 April 2025 to 10 April 2025", "[2025-04-01..2025-04-10]"),
    ],
)
def test_english_is_read(phrase: str, expected: str) -> None:
    """An English phrase is read relative to the date of the article, in the article's zone."""
    assert read(phrase) == TimeSpan.parse(expected, HANOI)


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("ngày 2 tháng 7 năm 2025", "2025-07-02"),
        ("vào ngày 2 tháng 7", "2025-07-02"),
        ("ngày 2/7/2025", "2025-07-02"),
        ("ngày 2025-07-02", "2025-07-02"),
        ("2 tháng 7/2025", "2025-07-02"),
        ("thứ Tư", "2025-07-02"),
        ("thứ 4", "2025-07-02"),
        ("Chủ nhật", "2025-06-29"),
        ("thứ Tư, ngày 2/7", "2025-07-02"),
        ("thứ Tư (2/7)", "2025-07-02"),
        ("hôm nay", "2025-07-02"),
        ("hôm qua", "2025-07-01"),
        ("tối thứ Tư (giờ Hà Nội)", EVENING),
        ("vào tối thứ Tư", EVENING),
        ("vào tối thứ Tư (giờ địa phương)", EVENING),
        ("đêm 2/7", EVENING),
        ("sáng 25/5", MORNING),
        ("đầu tháng 4", "[2025-04-01..2025-04-10]"),
        ("cuối tháng 6 năm 2025", "[2025-06-21..2025-06-30]"),
        ("giữa tháng Năm", "[2025-05-11..2025-05-20]"),
        ("tháng Năm năm 2024", "2024-05"),
        ("trong tháng mười một", "2025-11"),
        ("năm 2024", "2024"),
        ("6 tháng đầu năm 2025", "[2025-01-01..2025-06-30]"),
        ("nửa cuối năm 2025", "[2025-07-01..2025-12-31]"),
        ("quý II/2025", "[2025-04-01..2025-06-30]"),
        ("từ ngày 19 đến ngày 22 tháng 5 năm 2025", "2025-05-19/2025-05-22"),
        ("ngày 19-22/5", "2025-05-19/2025-05-22"),
        ("từ 30/4 đến 2/5/2025", "2025-04-30/2025-05-02"),
        ("từ 2024 đến năm 2025", "2024/2025"),
        ("lúc 10 giờ 25 phút ngày 2/7", "2025-07-02T10:25+07:00"),
        ("vào lúc 10h25 tối, thứ Tư", "2025-07-02T22:25+07:00"),
        ("trong khoảng từ 1/4 đến 10/4", "[2025-04-01..2025-04-10]"),
    ],
)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_vietnamese_is_read(phrase: str, expected: str, form: str) -> None:
    """A Vietnamese phrase is read in either normal form, the day before the month."""
    written = unicodedata.normalize("NFC" if form == "NFC" else "NFD", phrase)
    assert read(written) == TimeSpan.parse(expected, HANOI)


@pytest.mark.parametrize(
    ("phrase", "zone", "expected"),
    [
        ("10:25 a.m. on July 2 (Washington time)", WASHINGTON, "2025-07-02T10:25-04:00"),
        ("10:25 a.m. Washington, D.C. time on July 2", WASHINGTON, "2025-07-02T10:25-04:00"),
        ("At 10:25 a.m. ET on July 2", WASHINGTON, "2025-07-02T10:25-04:00"),
        ("14:25 UTC, July 2", "UTC", "2025-07-02T14:25Z"),
        ("lúc 10h25 (giờ Washington) ngày 2/7", WASHINGTON, "2025-07-02T10:25-04:00"),
        ("July 2 (Ha Noi time)", HANOI, "2025-07-02"),
        ("July 2 Hà Nội time", HANOI, "2025-07-02"),
    ],
)
def test_a_named_place_has_its_own_zone(phrase: str, zone: str, expected: str) -> None:
    """A phrase that names a place is read in that place's zone, whatever the article's."""
    assert read(phrase) == TimeSpan.parse(expected, zone)


@pytest.mark.parametrize(
    ("phrase", "reason"),
    [
        ("", "it breaks off at the beginning"),
        ("of April", "'of' is not understood at the beginning"),
        ("Arpil 22", "not understood: 'Arpil' (did you mean 'April'?)"),
        ("last Wednesday", "not understood: 'last'"),
        ("by April 22 or so, or so", "not understood: 'by', 'or', 'so'"),
        ("ngay 2 thang 7", "not understood: 'ngay' (did you mean 'ngày'?), 'thang' (did you mean 'tháng' or 'sáng'?)"),
        ("July 2 (giờ Hà Nội)", "not understood: 'July'"),
        ("July 2 (Jakarta time)", "not understood: 'Jakarta'"),
        ("April 22 2025 2025", "'2025' is not understood after '2025'"),
        ("April ٢", "'٢' is not understood after 'April'"),
        ("April 22,", "it breaks off after ','"),
        ("10:25 a.m.", "it breaks off after '.'"),
        ("10:25 on July 2", "'on' is not understood after '25'"),
        ("10:25 a.m. Hanoi time on July 2 (Hanoi time)", "'(' is not understood after '2'"),
        ("in may", "it breaks off after 'may'; a month with neither day nor year is written 'May'"),
        ("2/7/2025", "it may be 2025-02-07 or 2025-07-02"),
        ("1/2", "it may be 2025-01-02 or 2025-02-01"),
        ("February 30", "2025-02-30 is no day of the calendar"),
        ("Thursday, July 2", "2025-07-02 is a Wednesday"),
        ("May 22-19", "it would end before it begins"),
        ("December 30 to January 2", "it would end before it begins"),
        ("from Wednesday to Monday", "it would end before it begins"),
    ],
)
def test_what_is_not_understood_is_named(phrase: str, reason: str) -> None:
    """A phrase is refused as a whole, with the words that nothing accounts for, or what does not fit."""
    assert refusal(phrase) == reason


WITHOUT_YEAR = "it names no year, and by the date of the article it may be any from 2024 to 2025"
OPEN = "it depends on the date of the article, which is open"
TWO_WEEKS = "by the date of the article it may be any from 2025-06-25 to 2025-07-02"
ALL_YEAR = "by the date of the article it may be any from 2025-01-01 to 2025-12-31"


@pytest.mark.parametrize(
    ("phrase", "anchor", "reason"),
    [
        ("April 22", "[2024-12-31..2025-01-01]", WITHOUT_YEAR),
        ("Q1", "[2024-12-31..2025-01-01]", WITHOUT_YEAR),
        ("đầu tháng 4", "[2024-12-31..2025-01-01]", WITHOUT_YEAR),
        ("April 22", "2025-05-25/..", OPEN),
        ("in April", "[..2025-05-25]", OPEN),
        ("today", "2025", ALL_YEAR),
        ("Wednesday", "2025-07-01/2025-07-02", TWO_WEEKS),
        ("Wednesday (Washington time)", "2025-07-02", TWO_WEEKS),
        ("yesterday", "0001-01-01", "it would be before the year 1"),
    ],
)
def test_a_reading_that_differs_within_the_anchor_is_refused(phrase: str, anchor: str, reason: str) -> None:
    """What depends on the article's date is refused unless it is the same on each date that the article may have."""
    assert refusal(phrase, anchor, "UTC" if anchor.startswith("0001") else HANOI) == reason


def test_a_wide_anchor_is_enough_where_the_reading_does_not_differ() -> None:
    """The year is enough for a date, an open anchor for a full date, and two days for a weekday before both."""
    assert read("April 22", "2025") == TimeSpan.parse("2025-04-22", HANOI)
    assert read("April 22, 2025", "[..]") == TimeSpan.parse("2025-04-22", HANOI)
    assert read("Tuesday", "2025-07-02/2025-07-03") == TimeSpan.parse("2025-07-01", HANOI)


def test_the_year_is_that_of_the_articles_own_calendar() -> None:
    """A year in Hanoi is one year, although it begins in the year before in Washington."""
    anchor = TimeSpan.parse("2025", HANOI)
    found = read_phrase("10:25 a.m. on July 2 (Washington time)", anchor=anchor, zone=HANOI, policy=THIRDS)
    assert found == TimeSpan.parse("2025-07-02T10:25-04:00", WASHINGTON)


def test_an_anchor_without_a_zone_is_of_the_articles_zone() -> None:
    """A bare date as anchor means that date in the article's zone."""
    for anchor in ("2025-07-02", "2025-07-02T12:00+07:00"):
        given = TimeSpan.parse(anchor)
        found = read_phrase("Wednesday", anchor=given, zone=HANOI, policy=THIRDS)
        assert found == TimeSpan.parse("2025-07-02", HANOI)


def test_without_any_zone_dates_are_somewhere_on_earth() -> None:
    """Without a zone a date is read somewhere on Earth, and a time of day is refused."""
    assert read("Wednesday", zone=None) == TimeSpan.parse("2025-07-02")
    assert read("April 22", "9999", None) == TimeSpan.parse("9999-04-22")
    assert refusal("Wednesday evening", zone=None) == (
        "a time of day needs a zone, and neither the phrase nor the article has one"
    )
    zoned = TimeSpan.parse("2025-07-02", HANOI)
    assert read_phrase("Wednesday", anchor=zoned, zone=None, policy=THIRDS) == TimeSpan.parse("2025-07-02")


@pytest.mark.parametrize(("day", "zone"), [("0001-01-01", "-12:00"), ("9999-12-31", "+14:00")])
def test_the_ends_of_time_are_read(day: str, zone: str) -> None:
    """An anchor at the first or the last day that can be written is of that day in a zone that lies beyond it too."""
    anchor = TimeSpan.parse(day, "UTC")
    assert read_phrase("today", anchor=anchor, zone=zone, policy=THIRDS) == TimeSpan.parse(day, zone)


def test_an_unknown_zone_is_refused() -> None:
    """The zone of the article is checked even where a phrase names another."""
    with pytest.raises(TimeRefused, match="no time zone is called"):
        read_phrase("2025", anchor=TimeSpan(), zone="Hanoi", policy=THIRDS)


def test_what_the_zone_refuses_is_refused_as_a_phrase() -> None:
    """A clock time that the clocks showed twice is refused with the reason of `TimeSpan.parse`."""
    assert refusal("1:30 a.m. on November 2 (ET)") == (
        "the clocks in America/New_York showed 2025-11-02 01:30:00 twice; give the offset"
    )


def test_policies_differ_in_early() -> None:
    """The shipped policies read "early" as the days 1 to 10 and 1 to 15, and each has its name."""
    assert {name: policy.name for name, policy in POLICIES.items()} == {"thirds": "thirds", "halves": "halves"}
    assert read("early April", policy=THIRDS) == TimeSpan.parse("[2025-04-01..2025-04-10]", HANOI)
    assert read("early April", policy=HALVES) == TimeSpan.parse("[2025-04-01..2025-04-15]", HANOI)
    assert read("cuối tháng 2", policy=HALVES) == TimeSpan.parse("[2025-02-16..2025-02-28]", HANOI)


@pytest.mark.parametrize(
    ("written", "english", "vietnamese"),
    [
        ("2025", "2025", "năm 2025"),
        ("2025-04", "April 2025", "tháng 4 năm 2025"),
        ("0987-04-02", "2 April 0987", "ngày 2 tháng 4 năm 0987"),
        ("2025-07-02T00:05+07:00", "12:05 a.m. on 2 July 2025", "0 giờ 05 phút ngày 2 tháng 7 năm 2025"),
        (
            "2025-05-19/2025-06",
            "from 19 May 2025 to June 2025",
            "từ ngày 19 tháng 5 năm 2025 đến tháng 6 năm 2025",
        ),
        (
            EVENING,
            "some time from 6:00 p.m. on 2 July 2025 to 2 July 2025",
            "trong khoảng từ 18 giờ 00 phút ngày 2 tháng 7 năm 2025 đến ngày 2 tháng 7 năm 2025",
        ),
    ],
)
def test_spans_are_said(written: str, english: str, vietnamese: str) -> None:
    """A span of units is said with its dates in full, in either language."""
    span = TimeSpan.parse(written, HANOI)
    assert say_phrase(span) == english
    assert say_phrase(span, language="vi") == vietnamese


@pytest.mark.parametrize(
    "written",
    [
        "[..]",
        "202X",
        "2025-05-19/..",
        "[..2025-04-22]",
        "[2025-04-01..2025-04-03]/[..2025-05-02]",
        "=2025-04-01/2025-05-02",
        "2025-07-02T10:25:30",
    ],
)
def test_a_span_without_a_phrase_is_refused(written: str) -> None:
    """What is open, or finer or coarser than phrases are, has no phrase."""
    span = TimeSpan.parse(written, HANOI)
    with pytest.raises(QuestionRefused) as caught:
        say_phrase(span)
    assert str(caught.value) == f"say_phrase({span!r}): no phrase says exactly this; print the span itself"


def test_a_span_in_an_unknown_language_is_refused() -> None:
    """A language that has no wording is named, with those that have one."""
    with pytest.raises(NotFound, match="no language is called 'fr'") as caught:
        say_phrase(TimeSpan.parse("2025"), language="fr")
    assert caught.value.candidates == ("en", "vi")


def test_a_phrase_has_an_end() -> None:
    """What is longer than any phrase about time is refused unread, and of words not understood the first are told."""
    for phrase, reason in (
        ("on the day after " * 20, "it is too long; give only the words about time, up to 200 letters"),
        ("xa xb xc xd xe xf xg xh", "not understood: 'xa', 'xb', 'xc', 'xd', 'xe', 'xf'"),
    ):
        with pytest.raises(PhraseRefused) as caught:
            read_phrase(phrase, anchor=TimeSpan.parse("2025"), zone=HANOI, policy=POLICIES["thirds"])
        assert caught.value.reason == reason


def test_marks_without_end_part_no_phrase() -> None:
    """A word with marks without end is one word that no phrase has, and takes no time to put in order."""
    text = "2 July 2025 a" + "\u0301\u0323" * 100_000 + " 3 May 2025"
    found = [text[start : ends[0]] for start, ends in phrase_places(text, policy=POLICIES["thirds"])]
    assert {"2 July 2025", "3 May 2025"} <= set(found)


def test_phrases_are_found_in_either_language() -> None:
    """A phrase in a text is one of the language that its own words show, and does not begin within a word."""
    text = "Họ gặp nhau ngày 2/7/2025. They met again on 13/8/2025, on x2 July 2025."
    found = [text[start : ends[0]] for start, ends in phrase_places(text, policy=THIRDS)]
    assert found == ["ngày 2/7/2025", "2/7/2025", "2025", "13/8/2025", "2025", "July 2025", "2025"]
