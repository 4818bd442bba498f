"""Time phrases as articles write them: what is read, what is refused and why, and what is said."""

import unicodedata
from typing import Any

import pytest

from vnus_trade.errors import NotFound, PhraseRefused, QuestionRefused, TimeRefused
from vnus_trade.grammars import parser
from vnus_trade.grammars.grammar import LANGUAGES
from vnus_trade.phrases.finding import find_times, read_phrase, say_phrase
from vnus_trade.phrases.reading_policy import POLICIES, ReadingPolicy
from vnus_trade.time.span import TimeSpan
from vnus_trade.words.tokens import is_unspaced

HANOI, WASHINGTON = "Asia/Ho_Chi_Minh", "America/New_York"
WEDNESDAY = TimeSpan.parse("2025-07-02", HANOI)
THIRDS, HALVES, NEARLY_A_YEAR = POLICIES["thirds"], POLICIES["halves"], POLICIES["thirds-9-3"]
EVENING = "[2025-07-02T18:00+07:00..2025-07-02T23:59+07:00]"
MORNING = "[2025-05-25T00:00+07:00..2025-05-25T11:59+07:00]"


def read(
    phrase: str, anchor: str = "2025-07-02", zone: str | None = HANOI, policy: ReadingPolicy = NEARLY_A_YEAR
) -> TimeSpan:
    """Read a phrase after words of what is past, in an article of Wednesday, 2 July 2025, in Hanoi, or of another."""
    return read_phrase(phrase, anchor=TimeSpan.parse(anchor, zone), zone=zone, policy=policy, before="They met ")


def refusal(
    phrase: str, anchor: str = "2025-07-02", zone: str | None = HANOI, policy: ReadingPolicy = NEARLY_A_YEAR
) -> str:
    """Say why a phrase is refused."""
    with pytest.raises(PhraseRefused) as caught:
        read(phrase, anchor, zone, policy)
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
        ("Q2", "[2025-04-01..2025-06-30]"),
        ("this week", "[2025-06-30..2025-07-06]"),
        ("last month", "2025-06"),
        ("next year", "2026"),
        ("the third quarter of last year", "[2024-07-01..2024-09-30]"),
        ("last year's fourth quarter", "[2024-10-01..2024-12-31]"),
        ("earlier this year", "[2025-01-01..2025-07-02]"),
        ("later this week", "[2025-07-02..2025-07-06]"),
        ("the beginning of 2025", "[2025-01-01..2025-04-30]"),
        ("early 2011", "[2011-01-01..2011-04-30]"),
        ("mid-2025", "[2025-05-01..2025-08-31]"),
        ("year-end 2025", "[2025-09-01..2025-12-31]"),
        ("end-November 2025", "[2025-11-21..2025-11-30]"),
        ("December 9999", "9999-12"),
        ("December 30 to January 2, 2025", "2024-12-30/2025-01-02"),
        ("December 30, 2024 to January 2", "2024-12-30/2025-01-02"),
        ("late last quarter", "[2025-06-01..2025-06-30]"),
        ("Wednesday, July 2 morning", "[2025-07-02..2025-07-02T11:59+07:00]"),
        ("the first half of June", "[2025-06-01..2025-06-15]"),
        ("in the second week of June", "[2025-06-08..2025-06-14]"),
        ("during the last week of February 2025", "[2025-02-22..2025-02-28]"),
        ("the end of the month", "[2025-07-21..2025-07-31]"),
        ("the 1990s", "199X"),
        ("the late 1990s", "[1996-01-01..1999-12-31]"),
        ("the week of June 23", "[2025-06-23..2025-06-29]"),
        ("last weekend", "[2025-06-28..2025-06-29]"),
        ("three days ago", "2025-06-29"),
        ("two weeks ago", "[2025-06-16..2025-06-22]"),
        ("a month ago", "2025-06"),
        ("two years ago", "2023"),
        ("five days from now", "2025-07-07"),
        ("last Wednesday", "2025-06-25"),
        ("next Monday", "2025-07-07"),
        ("this Friday", "2025-07-04"),
        ("this coming Friday", "2025-07-04"),
        ("Monday of last week", "2025-06-23"),
        ("last October", "2024-10"),
        ("this April", "2025-04"),
        ("April last year", "2024-04"),
        ("July 3 of last year", "2024-07-03"),
        ("tomorrow", "2025-07-03"),
        ("the day after tomorrow", "2025-07-04"),
        ("tonight", EVENING),
        ("last night", "[2025-07-01T18:00+07:00..2025-07-01]"),
        ("early Wednesday", "[2025-07-02..2025-07-02T07:59+07:00]"),
        ("July 3rd", "2025-07-03"),
        ("the 3rd of July", "2025-07-03"),
        ("Thurs., June 26", "2025-06-26"),
        ("24.07.2025", "2025-07-24"),
        ("9 p.m. Tuesday", "2025-07-01T21:00+07:00"),
        ("noon on July 2", "2025-07-02T12:00+07:00"),
        ("between June 16 and 20", "[2025-06-16..2025-06-20]"),
        ("between Oct. 6 and Oct. 10, 2025", "[2025-10-06..2025-10-10]"),
        ("June 16 and 17", "2025-06-16/2025-06-17"),
        ("from 9 a.m. to 11 a.m. on July 2", "2025-07-02T09:00+07:00/2025-07-02T11:00+07:00"),
        ("June 16 and June 17", "2025-06-16/2025-06-17"),
        ("June 30 and July 1", "2025-06-30/2025-07-01"),
        ("31 December 2024 and 1 January 2025", "2024-12-31/2025-01-01"),
        ("hôm thứ Hai và thứ Ba", "2025-06-30/2025-07-01"),
        ("vào thứ Hai và thứ Ba tuần này", "2025-06-30/2025-07-01"),
        ("ngày 30/6 và 1/7", "2025-06-30/2025-07-01"),
        ("ngày 30/6 và ngày 1/7", "2025-06-30/2025-07-01"),
        ("trong hai ngày 1 và 2/7", "2025-07-01/2025-07-02"),
        ("trong hai ngày 1-2/7", "2025-07-01/2025-07-02"),
        ("trong các ngày 1 và 2-7", "2025-07-01/2025-07-02"),
        ("since April 2", "2025-04-02/.."),
        ("since November", "2024-11/.."),
        ("as early as July 10", "[2025-07-10..]"),
        ("as early as next week", "[2025-07-07..]"),
        ("as soon as August", "[2025-08-01..]"),
        ("as early as the end of August", "[2025-08-21..]"),
        ("as early as June 2024", "2024-06"),
        ("sớm nhất vào tháng 8", "[2025-08-01..]"),
        ("sớm nhất là ngày 10/7", "[2025-07-10..]"),
        ("from August 1", "2025-08-01/.."),
        ("until July 9", "../2025-07-09"),
        ("by the end of 2025", "[..2025-12-31]"),
        ("no later than July 9", "[..2025-07-09]"),
        ("before July 9", "[..2025-07-08]"),
        ("before 10:25 a.m. on July 2", "[..2025-07-02T10:24+07:00]"),
        ("after July 9", "[2025-07-10..]"),
        ("after 11:59 p.m. on July 2", "[2025-07-03T00:00+07:00..]"),
        ("as of June 30", "2025-06-30"),
        ("December 30 to January 2", "2024-12-30/2025-01-02"),
        ("from Wednesday to Monday", "2025-07-02/2025-07-07"),
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
        ("trong tháng mười một", "2024-11"),
        ("hôm 2-7", "2025-07-02"),
        ("ngày 15-6", "2025-06-15"),
        ("ngày 15-6-2025", "2025-06-15"),
        ("sáng 25-5", MORNING),
        ("từ ngày 12 đến 14-6", "2025-06-12/2025-06-14"),
        ("ngày 14.6", "2025-06-14"),
        ("hôm 14.6", "2025-06-14"),
        ("chiều 14.6", "[2025-06-14T12:00+07:00..2025-06-14T17:59+07:00]"),
        ("từ 12 đến 14.6", "2025-06-12/2025-06-14"),
        ("ngày 29.5 - 2.6", "2025-05-29/2025-06-02"),
        ("đến cuối năm 2028", "../2028-12-31"),
        ("đến hết năm 2028", "../2028-12-31"),
        ("cho đến hết tháng 6", "../2025-06-30"),
        ("đến đầu năm 2028", "../[2028-01-01..2028-04-30]"),
        ("20h ngày 1/7", "2025-07-01T20:00+07:00"),
        ("20h30 ngày 1/7", "2025-07-01T20:30+07:00"),
        ("Thứ năm, 3/7/2025, 15:37", "2025-07-03T15:37+07:00"),
        ("trong tuần thứ hai của tháng 6", "[2025-06-08..2025-06-14]"),
        ("tuần cuối tháng sáu", "[2025-06-22..2025-06-30]"),
        ("10h25 tối 1/7", "2025-07-01T22:25+07:00"),
        ("12h30 trưa ngày 1/7", "2025-07-01T12:30+07:00"),
        ("rạng sáng 1/7", "[2025-07-01..2025-07-01T05:59+07:00]"),
        ("trưa 1/7", "[2025-07-01T10:00+07:00..2025-07-01T13:59+07:00]"),
        ("sáng nay", "[2025-07-02..2025-07-02T11:59+07:00]"),
        ("chiều nay (2/7)", "[2025-07-02T12:00+07:00..2025-07-02T17:59+07:00]"),
        ("tối qua", "[2025-07-01T18:00+07:00..2025-07-01]"),
        ("ngày mai", "2025-07-03"),
        ("năm ngoái", "2024"),
        ("năm nay", "2025"),
        ("tháng 7 năm ngoái", "2024-07"),
        ("tuần trước", "[2025-06-23..2025-06-29]"),
        ("cuối tuần trước", "[2025-06-28..2025-06-29]"),
        ("thứ Hai tuần trước", "2025-06-23"),
        ("thứ Sáu tuần qua", "2025-06-27"),
        ("thứ Hai tới", "2025-07-07"),
        ("thứ Tư vừa qua", "2025-06-25"),
        ("tháng tới", "2025-08"),
        ("tháng 4 này", "2025-04"),
        ("tháng 5 vừa qua", "2025-05"),
        ("hồi tháng 6", "2025-06"),
        ("hồi tháng 10", "2024-10"),
        ("hồi cuối tháng 8", "[2024-08-21..2024-08-31]"),
        ("hồi quý IV", "[2024-10-01..2024-12-31]"),
        ("hồi ngày 20/11", "2024-11-20"),
        ("tháng Tư 2025", "2025-04"),
        ("8 tháng năm 2024", "[2024-01-01..2024-08-31]"),
        ("5 tháng năm nay", "[2025-01-01..2025-05-31]"),
        ("tháng 8-2017", "2017-08"),
        ("đầu năm 2025", "[2025-01-01..2025-04-30]"),
        ("quý đầu năm 2025", "[2025-01-01..2025-03-31]"),
        ("9 tháng đầu năm 2024", "[2024-01-01..2024-09-30]"),
        ("6 tháng cuối năm nay", "[2025-07-01..2025-12-31]"),
        ("ba ngày trước", "2025-06-29"),
        ("cách đây 2 năm", "2023"),
        ("thập niên 1990", "199X"),
        ("trước ngày 9/7", "[..2025-07-08]"),
        ("chậm nhất ngày 9/7", "[..2025-07-09]"),
        ("kể từ tháng 4", "2025-04/.."),
        ("từ 1/7 trở đi", "2025-07-01/.."),
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
        ("9 p.m. EDT on July 2", WASHINGTON, "2025-07-02T21:00-04:00"),
        ("2100 ET on July 2", WASHINGTON, "2025-07-02T21:00-04:00"),
        ("July 2, 10 p.m. eastern daylight time", WASHINGTON, "2025-07-02T22:00-04:00"),
        ("0735 GMT on July 2", "UTC", "2025-07-02T07:35Z"),
        ("8 a.m. GMT+9 on July 2", "+09:00", "2025-07-02T08:00+09:00"),
        ("0h01 ngày 9/7 (giờ Mỹ)", WASHINGTON, "2025-07-09T00:01-04:00"),
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
        ("last Monday", "it may be 2025-06-23 or 2025-06-30"),
        ("next Friday", "it may be 2025-07-04 or 2025-07-11"),
        ("thứ Ba tuần qua", "it may be 2025-06-24 or 2025-07-01"),
        ("last April", "it may be 2024-04 or 2025-04"),
        ("tháng 10", "it may be 2024-10 or 2025-10"),
        ("8 tháng Năm 2024", "it may be [2024-01-01..2024-08-31] or 2024-05-08"),
        ("the 1995s", "a decade begins with a year that ends in 0"),
        ("after December 31, 9999", "it would be outside the years 1 to 9999"),
        ("before January 1, 0001", "it would be outside the years 1 to 9999"),
        ("the past year", "it may be 2024 or [2024-07-02..2025-07-02]"),
        ("0735 GMT", "it gives a time of day and no day"),
        ("midnight Friday", "midnight may be the beginning or the end of 2025-06-27; write the hour that is meant"),
        ("12h30 tối 1/7", "the hour 12 does not go with the part of the day"),
        ("June 16 and 18", "these are two times, not one; give each its own entry"),
        ("June 16th and 18th", "these are two times, not one; give each its own entry"),
        ("Monday and Thursday", "these are two times, not one; give each its own entry"),
        ("June 16 and June 18", "these are two times, not one; give each its own entry"),
        ("thứ Hai và thứ Tư", "these are two times, not one; give each its own entry"),
        ("ngày 1/7 và 3/7", "these are two times, not one; give each its own entry"),
        ("9 p.m. EST on July 2", "the clocks of that zone do not show this time on that day; name the place"),
        ("the same day", "it depends on a day that the words before it do not name"),
        ("before June 16-18", "'-' is not understood after '16'"),
        ("hôm nay (1/7)", "2025-07-01 is not 0 days from the day of the article"),
        ("13 tháng đầu năm 2024", "no year has 13 months"),
        ("by April 22 or so, or so", "not understood: 'so'"),
        ("ngay 2 thang 7", "not understood: 'ngay' (did you mean 'ngày'?), 'thang' (did you mean 'tháng' or 'sáng'?)"),
        ("July 2 (giờ Hà Nội)", "not understood: 'July'"),
        ("July 2 (Jakarta time)", "not understood: 'Jakarta'"),
        ("April 22 2025 2025", "'2025' is not understood after '2025'"),
        ("April ٢", "'٢' is not understood after 'April'"),
        ("April 22,", "',' is not understood after '22'"),
        ("10:25 a.m.", "it gives a time of day and no day"),
        ("10:25 on July 2", "'on' is not understood after '25'"),
        ("10:25 a.m. Hanoi time on July 2 (Hanoi time)", "'(' is not understood after '2'"),
        ("in may", "it breaks off after 'may'; a month with neither day nor year is written 'May'"),
        ("2/7/2025", "it may be 2025-02-07 or 2025-07-02"),
        ("1/2", "it may be 2025-01-02 or 2025-02-01"),
        ("February 30", "2025-02-30 is no day of the calendar"),
        ("Thursday, July 2", "2025-07-02 is a Wednesday"),
        ("May 22-19", "it would end before it begins"),
    ],
)
def test_what_is_not_understood_is_named(phrase: str, reason: str) -> None:
    """A phrase is refused as a whole, with the words that nothing accounts for, or what does not fit."""
    assert refusal(phrase) == reason


ANY = "by the date of the article it may be any from"
OPEN = "it depends on the date of the article, which is open"


@pytest.mark.parametrize(
    ("phrase", "anchor", "reason"),
    [
        ("April 22", "[2024-12-31..2025-01-01]", "it may be 2024-04-22 or 2025-04-22"),
        ("March 2", "[2024-12-31..2025-01-01]", f"{ANY} 2024-03-02 or 2025-03-02 to 2025-03-02"),
        ("April 22", "2025-05-25/..", OPEN),
        ("in April", "[..2025-05-25]", OPEN),
        ("today", "2025", f"{ANY} 2025-01-01 to 2025-12-31"),
        ("Wednesday", "2025-07-01/2025-07-02", f"{ANY} 2025-06-25 to 2025-07-02"),
        ("Wednesday (Washington time)", "2025-07-02", f"{ANY} 2025-06-25 to 2025-07-02"),
        ("yesterday", "0001-01-01", "it would be outside the years 1 to 9999"),
    ],
)
def test_a_reading_that_differs_within_the_anchor_is_refused(phrase: str, anchor: str, reason: str) -> None:
    """What depends on the article's date is refused unless it is the same on each date that the article may have."""
    assert refusal(phrase, anchor, "UTC" if anchor.startswith("0001") else HANOI, THIRDS) == reason


@pytest.mark.parametrize(
    ("phrase", "anchor", "expected"),
    [
        ("January 1", "2031-12-20", "2032-01-01"),
        ("December 20", "2032-01-10", "2031-12-20"),
        ("January 9", "0001-01-02", "0001-01-09"),
        ("December 20", "9999-12-30", "9999-12-20"),
        ("Oct. 23", "1999-01-15", None),
        ("in May", "2025-07-02", "2025-05"),
        ("early April", "2025-07-02", None),
        ("Thursday, October 23", "2025-07-02", "2025-10-23"),
        ("Thursday, July 2", "2025-07-02", None),
        ("February 29", "2025-02-01", None),
        ("from December 30 to January 2", "2025-01-15", "2024-12-30/2025-01-02"),
        ("from today through July 17", "2025-07-02", "2025-07-02/2025-07-17"),
        ("by year-end", "2025-12-02", None),
    ],
)
def test_a_date_without_a_year_is_the_nearest_one(phrase: str, anchor: str, expected: str | None) -> None:
    """It is read if it lies within 60 days of the article, or if a weekday beside it settles the year; else refused."""
    if expected is None:
        refusal(phrase, anchor, HANOI, THIRDS)
    else:
        assert read(phrase, anchor, HANOI, THIRDS) == TimeSpan.parse(expected, HANOI)


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("", None),
        ("The ministers met ", "2025-06-27"),
        ("The ministers will meet ", None),
        ("The duty takes effect ", None),
        ("The duty took effect ", "2025-06-27"),
        ("They will be happy. The ministers met ", "2025-06-27"),
        ("They will be happy, said Mr. Anh, who arrived ", None),
        ("Hai bên gặp nhau ", "2025-06-27"),
    ],
)
def test_a_bare_weekday_is_the_last_one_after_words_of_what_is_past(before: str, expected: str | None) -> None:
    """The sentence before a weekday decides; without it, or with a word of what is to come, both days are named."""
    try:
        found = read_phrase("on Friday", anchor=WEDNESDAY, zone=HANOI, policy=THIRDS, before=before)
    except PhraseRefused as refused:
        assert expected is None
        assert refused.candidates == ("2025-06-27", "2025-07-04")  # noqa: PT017
    else:
        assert str(found) == expected
    today = read_phrase("Wednesday", anchor=WEDNESDAY, zone=HANOI, policy=THIRDS, before=before)
    assert str(today) == "2025-07-02"


@pytest.mark.parametrize(
    ("before", "phrase", "expected"),
    [
        ("They met on June 10 and left ", "the following day", "2025-06-11"),
        ("They met on June 10 and left ", "two days later", "2025-06-12"),
        ("Họ gặp nhau ngày 10/6 và ra về ", "cùng ngày", "2025-06-10"),
        ("They met on June 10 and left ", "at the end of that month", "[2025-06-21..2025-06-30]"),
        ("They met on June 10 and left ", "later that month", "[2025-06-10..2025-06-30]"),
        ("They met on June 10 after talks ", "earlier that month", "[2025-06-01..2025-06-10]"),
        ("They met in June and left ", "later in the same month", "2025-06"),
        ("They met on June 10 and left ", "in the same week", "[2025-06-09..2025-06-15]"),
        ("They met in June and left ", "that week", None),
        ("They met and left ", "that month", None),
        ("Họ gặp nhau ngày 10/6 và ra về ", "vào cuối tháng đó", "[2025-06-21..2025-06-30]"),
        ("Họ gặp nhau ngày 10/6 và ra về ", "trong cùng tuần", "[2025-06-09..2025-06-15]"),
        ("They met in June and left ", "the following day", None),
        ("They met since June 10 and left ", "the following day", None),
        ("They were tired and left ", "the following day", None),
        ("They met on Sunday, June 9, and left ", "the following day", None),
        ("Năm 2018 xuất khẩu tăng so với ", "năm trước", "2017"),
        ("Xuất khẩu tăng so với ", "năm trước", "2024"),
    ],
)
def test_what_counts_from_another_time_takes_it_from_the_sentence(
    before: str, phrase: str, expected: str | None
) -> None:
    """A day, week or month that rests on another takes it from the one that the sentence names last, if it has one."""
    try:
        found = read_phrase(phrase, anchor=WEDNESDAY, zone=HANOI, policy=THIRDS, before=before)
    except PhraseRefused:
        assert expected is None
    else:
        assert str(found) == expected


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
    assert refusal("1:30 a.m. on November 2, 2025 (ET)") == (
        "the clocks in America/New_York showed 2025-11-02 01:30:00 twice; give the offset"
    )


def test_policies_differ_in_early() -> None:
    """The shipped policies read "early" as the days 1 to 10 and 1 to 15, and each has its name."""
    assert {name: policy.name for name, policy in POLICIES.items()} == {
        name: name for name in ("thirds", "halves", "thirds-9-3")
    }
    assert read("early April 2025", policy=THIRDS) == TimeSpan.parse("[2025-04-01..2025-04-10]", HANOI)
    assert read("early April 2025", policy=HALVES) == TimeSpan.parse("[2025-04-01..2025-04-15]", HANOI)
    assert read("cuối tháng 2/2025", policy=HALVES) == TimeSpan.parse("[2025-02-16..2025-02-28]", HANOI)


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
    with pytest.raises(NotFound, match="no language is called 'de'") as caught:
        say_phrase(TimeSpan.parse("2025"), language="de")
    assert caught.value.candidates == LANGUAGES


def test_a_phrase_has_an_end() -> None:
    """What is longer than any phrase about time is refused unread, and of words not understood the first are told."""
    for phrase, reason in (
        ("on the day after " * 20, "it is too long; give only the words about time, up to 200 letters"),
        ("xa xb xc xd xe xf xg xh", "not understood: 'xa', 'xb', 'xc', 'xd', 'xe', 'xf'"),
    ):
        with pytest.raises(PhraseRefused) as caught:
            read_phrase(phrase, anchor=TimeSpan.parse("2025"), zone=HANOI, policy=POLICIES["thirds"])
        assert caught.value.reason == reason


def found_in(text: str, languages: tuple[str, ...] = ()) -> list[str]:
    """The words about time in a text, with what they read as."""
    found = find_times(text, anchor=WEDNESDAY, zone=HANOI, policy=THIRDS, languages=languages)
    return [f"{text[each.begin : each.end]}: {each.span or each.reason}" for each in found]


def test_marks_without_end_part_no_phrase() -> None:
    """A word with marks without end is one word that no phrase has, and takes no time to put in order."""
    text = "2 July 2025 a" + "\u0301\u0323" * 100_000 + " 3 May 2025"
    assert found_in(text) == ["2 July 2025: 2025-07-02", "3 May 2025: 2025-05-03"]


def test_phrases_are_found_in_either_language() -> None:
    """A phrase in a text is the longest that belongs together, and does not begin within a word."""
    text = "Họ gặp nhau ngày 2/7/2025. They met again on 13/8/2025, on x2 July 2025."
    assert found_in(text) == ["ngày 2/7/2025: 2025-07-02", "13/8/2025: 2025-08-13", "July 2025: 2025-07"]


def test_words_that_change_a_phrase_leave_it_unread() -> None:
    """What a word beside a phrase changes is not read without it, and what two phrases share is not read by half."""
    text = "They met around July 4, in March and April 2024, and at 9 a.m. on July 2 (local time)."
    assert found_in(text) == [
        "July 4: 'around' beside it changes what it says",
        "March: 'and' beside it changes what it says",
        "April 2024: 2024-04",
        "9 a.m. on July 2 (local time): it does not say of which place the local time is",
    ]


def test_how_long_something_lasts_changes_no_beginning() -> None:
    """A duration before a beginning leaves it as it is; an end that is counted from a day is not that day."""
    assert found_in("It is suspended for 90 days from July 4.") == ["from July 4: 2025-07-04/.."]
    assert found_in("It was suspended for 90 days on July 4.") == ["July 4: 2025-07-04"]
    assert found_in("It ends 90 days from July 4.") == ["from July 4: 'days' beside it changes what it says"]


def test_days_that_do_not_follow_each_other_are_two_times() -> None:
    """Two days of which the one follows the other are found as one stretch, and others each by itself."""
    assert found_in("They met on July 1 and July 2.") == ["July 1 and July 2: 2025-07-01/2025-07-02"]
    assert found_in("They met on Feb. 29, 2024 and July 2.")[1] == "July 2: 2025-07-02"
    for text in ("They met on July 1 and July 4.", "They met on July 1 and on July 4."):
        assert found_in(text) == ["July 1: 2025-07-01", "July 4: 2025-07-04"]
    assert found_in("Họ gặp nhau hôm thứ Hai và thứ Tư.", ("vi",)) == ["hôm thứ Hai: 2025-06-30", "thứ Tư: 2025-07-02"]
    assert found_in("Họ gặp nhau ngày 28/6 và 1/7.", ("vi",)) == ["ngày 28/6: 2025-06-28"]


def test_as_early_as_a_day() -> None:
    """What may come as early as a day comes no earlier, unless the day is past."""
    assert found_in("They may meet as early as July 10.") == ["as early as July 10: [2025-07-10..]"]
    assert found_in("They met as early as Monday.") == ["as early as Monday: 2025-06-30"]
    assert found_in("They could meet as early as Monday.") == [
        "as early as Monday: it may be 2025-06-30 or [2025-07-07..]"
    ]
    assert found_in("They met as late as June.") == ["June: 'as' beside it changes what it says"]


def test_parses_are_forgotten_when_they_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """A phrase reads alike while all parses are remembered, and when some were forgotten."""
    texts = ["They met on 2 July.", "They meet in August 2025, or so.", "They left on Friday, 4 July 2025."]
    found = [found_in(text) for text in texts]
    monkeypatch.setattr(parser, "_PARSES", {})
    monkeypatch.setattr(parser, "_MOST_PARSES", 1)
    assert [found_in(text) for text in texts * 2] == found * 2


def test_a_level_lasts_from_its_day_on() -> None:
    """A percentage that something is cut to begins on a day; one by which it rose is compared with that of the day."""
    for text in ("The duty is cut to 4% from July 4.", "It goes to 4% from 11% from July 4."):
        assert found_in(text) == ["from July 4: 2025-07-04/.."]
    assert found_in("The duty will rise to 4 per cent from July 4.") == ["from July 4: 2025-07-04/.."]
    for text in ("Thuế hạ xuống 4% từ ngày 4/7.", "Thuế tăng lên 4% từ ngày 4/7.", "Hàng bị áp thuế 4% từ ngày 4/7."):
        assert found_in(text, ("vi",)) == ["từ ngày 4/7: 2025-07-04/.."]
    for text in ("Exports to Japan were up 4% from July 4.", "Sales, 4% from July 4, grew."):
        assert found_in(text) == ["from July 4: 'from' beside it changes what it says"]


@pytest.mark.parametrize("local", ["giờ địa phương", "giờ sở tại"])
def test_local_time_in_vietnamese_leaves_its_place_open(local: str) -> None:
    """Local time is that of the place where something happens, which the words for it do not name."""
    text = f"Họ gặp nhau lúc 9h ngày 2/7 ({local})."
    assert found_in(text, ("vi",)) == [f"9h ngày 2/7 ({local}): it does not say of which place the local time is"]


def test_what_only_looks_like_a_time_is_not_found() -> None:
    """Numbers that count, names, longer numbers and clock words alone are no times."""
    text = 'In 20255 homes at noon, on "This Week", rates rose from 2024 on. It did not end until 2025, he said.'
    assert found_in(text) == [
        "from 2024: 'from' beside it changes what it says",
        "until 2025: 'until' beside it changes what it says",
    ]
    assert found_in("Từ 2 - 3 năm trước, 1,2025 tấn, dự kiến đến vào chiều 25/6.", ("vi",)) == [
        "3 năm trước: '-' beside it changes what it says",
        "chiều 25/6: 'đến' beside it changes what it says",
    ]
    assert found_in("On ’May 5’ they met.") == ["May 5: 2025-05-05"]
    assert found_in("Trong 10 năm qua, xuất khẩu tăng.", ("vi",)) == ["năm qua: '10' beside it changes what it says"]
    assert found_in("The rate is 2025 % of 2025% of it.") == []
    assert found_in("In 5/6 and since 14:30 they met, as in 1899, and not in 2100.") == []
    assert found_in("As in 1900, they met in 2099.") == ["1900: 1900", "2099: 2099"]
    assert found_in("Sau 12 tháng tới, mức này đổi.", ("vi",)) == ["tháng tới: '12' beside it changes what it says"]


def test_on_a_sunday_a_week_may_be_either() -> None:
    """American weeks begin on Sunday and others end with it, so that "last week" of a Sunday's article is refused."""
    assert refusal("last week", "2025-07-06") == "it may be [2025-06-23..2025-06-29] or [2025-06-30..2025-07-06]"


def test_a_language_without_a_table_is_refused() -> None:
    """An article in a language that no table reads has no readings, and the refusal says which there are."""
    with pytest.raises(PhraseRefused) as caught:
        read_phrase("2. Juli", anchor=WEDNESDAY, zone=HANOI, policy=THIRDS, languages=["de"])
    assert caught.value.reason.startswith("no times are read in de, only in en, vi")
    assert found_in("am 2. July 2025", ("de",)) == []


@pytest.mark.parametrize(
    ("language", "phrase", "expected"),
    [
        ("fr", "le 2 juillet 2025", "2025-07-02"),
        ("fr", "du 19 au 22 mai 2025", "2025-05-19/2025-05-22"),
        ("fr", "1er juillet", "2025-07-01"),
        ("fr", "mi-juin", "[2025-06-11..2025-06-20]"),
        ("fr", "à 20 h 30 le 2 juillet", "2025-07-02T20:30+07:00"),
        ("fr", "2024 et", None),
        ("fr", "mardi prochain", None),
        ("es", "2 de julio de 2025", "2025-07-02"),
        ("es", "del 19 al 22 de mayo de 2025", "2025-05-19/2025-05-22"),
        ("es", "a principios de junio", "[2025-06-01..2025-06-10]"),
        ("es", "2/7/2025", "2025-07-02"),
        ("zh", "2025年7月2日", "2025-07-02"),
        ("zh", "5月19日至22日", "2025-05-19/2025-05-22"),
        ("zh", "7月2日上午", "[2025-07-02..2025-07-02T11:59+07:00]"),
        ("zh", "6月中旬", "[2025-06-11..2025-06-20]"),
        ("ja", "5月19日から22日", "2025-05-19/2025-05-22"),
        ("ja", "6月下旬", "[2025-06-21..2025-06-30]"),
        ("ko", "5월 19일부터 22일까지", "2025-05-19/2025-05-22"),
        ("ko", "2025.7.2.", "2025-07-02"),
        ("id", "Rabu, 2 Juli", "2025-07-02"),
        ("id", "19-22 Mei 2025", "2025-05-19/2025-05-22"),
        ("id-ID", "awal Juni", "[2025-06-01..2025-06-10]"),
    ],
)
def test_other_languages_are_read_by_their_tables(language: str, phrase: str, expected: str | None) -> None:
    """A phrase is read in the language of its article, and refused where its table does not read it."""
    try:
        found = read_phrase(phrase, anchor=WEDNESDAY, zone=HANOI, policy=THIRDS, languages=[language])
    except PhraseRefused as refused:
        assert expected is None
        assert "not understood" in refused.reason  # noqa: PT017
    else:
        assert found == TimeSpan.parse(expected or "", HANOI)


def test_scripts_without_spaces_are_searched() -> None:
    """A date stands beside other words of such a script without a space between them."""
    text = "美国总统7月2日在日内瓦宣布,5月19日至22日举行谈判。"
    assert found_in(text, ("zh",)) == ["7月2日: 2025-07-02", "5月19日至22日: 2025-05-19/2025-05-22"]


def test_a_date_as_text_and_a_name_of_a_policy_are_refused() -> None:
    """What is given in place of an anchor or a policy is refused with what is right."""
    day, thirds = TimeSpan.parse("2025-07-02"), POLICIES["thirds"]
    text: Any = "2025-07-02"
    name: Any = "thirds"
    with pytest.raises(TypeError, match=r"expected a TimeSpan as anchor, not '2025-07-02'; TimeSpan\.parse reads"):
        read_phrase("today", anchor=text, zone=None, policy=thirds)
    with pytest.raises(TypeError, match="expected a ReadingPolicy, not 'thirds'; POLICIES has"):
        list(find_times("It is today.", anchor=day, zone=None, policy=name))


@pytest.mark.parametrize(("first", "last"), ["\u3040\u30ff", "\u3400\u9fff", "\uac00\ud7a3"])
def test_letters_of_scripts_without_spaces(first: str, last: str) -> None:
    """Kana, Chinese characters and Hangul are such letters, from the first to the last, and no letter beside them."""
    assert is_unspaced(first)
    assert is_unspaced(last)
    assert not is_unspaced(chr(ord(first) - 1))
    assert not is_unspaced(chr(ord(last) + 1))
