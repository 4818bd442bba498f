"""Phrases of time in their context: words beside a phrase that give it another year, or make it no time."""

from pathlib import Path

import pytest

import vnus_trade
from tests.curated import write
from vnus_trade.errors import CurationError

ARTICLE = """from = "text.txt"

[source]
id = "note"
sha256 = "DIGEST"
title = "A note"
published = "2025-07-03"
zone = "Asia/Ho_Chi_Minh"
languages = ["{language}"]
inferred = {{ published = "r", zone = "r" }}

[[meeting]]
id = "meeting"
title = "A meeting"
form = "meeting"
when = {{ is = "{date}", phrase = "{phrase}" }}
inferred = {{ form = "r" }}

  [[meeting.evidence]]
  quote = '''{words}'''
  for = "when"
"""


def proved(folder: Path, language: str, words: str, date: str, phrase: str) -> bool:
    """Return whether a meeting has no fault that quotes all words, for its date by a phrase in them."""
    article = ARTICLE.format(language=language, words=words, date=date, phrase=phrase)
    try:
        vnus_trade.load(write(folder, words, article))
    except CurationError as error:
        (fault,) = error.faults
        assert "phrase" in fault.message
        return False
    return True


@pytest.mark.parametrize(
    ("language", "words", "date", "phrase"),
    [
        ("en", "In 2024, on May 19, they met.", "2025-05-19", "May 19"),
        ("en", "In 2024’s May 19 talks they met.", "2025-05-19", "May 19"),
        ("en", "They met in 2024 (May 19).", "2025-05-19", "May 19"),
        ("en", "They met on May 19 ’24.", "2025-05-19", "May 19"),
        ("en", "They met on May 19, in 2024.", "2025-05-19", "May 19"),
        ("en", "They met on May 19-22, 2024, there.", "2025-05-19/2025-05-22", "May 19-22"),
        ("en", "They met on May 19, ２０２４.", "2025-05-19", "May 19"),
        ("en", "They met on May 5 per cent duties.", "2025-05-05", "May 5"),
        ("en", "They met of COVID-2019 that year.", "2019", "2019"),
        ("en", "They met in mid-2023 there.", "2023", "2023"),
        ("en", "They spoke after next Tuesday’s talks there.", "2025-07-01", "Tuesday"),
        ("en", "They spoke of about Tuesday’s time there.", "2025-07-01", "Tuesday"),
        ("en", "They spoke of Tuesdays in the hall there.", "2025-07-01", "Tuesday"),
        ("vi", "Năm 2024, ngày 19/5 họ gặp nhau.", "2025-05-19", "19/5"),
        ("vi", "Họ thông qua các ngày 19/5 cho cuộc gặp.", "2025-05-19", "ngày 19/5"),
        ("vi", "Họ gặp nhau ngày 19/5 năm kia.", "2025-05-19", "ngày 19/5"),
        ("vi", "Họ gặp nhau khoảng 19/5 ở đó.", "2025-05-19", "19/5"),
        ("vi", "Họ gặp nhau về 2/3 số hàng.", "2025-03-02", "2/3"),
        ("vi", "Họ gặp nhau theo Nghị định 12/5 đó.", "2025-05-12", "12/5"),
        ("vi", "Họ gặp nhau theo văn bản 12/5/NĐ-CP.", "2025-05-12", "12/5"),
        ("zh", "他们去年5月19日会谈。", "2025-05-19", "5月19日"),
        ("zh", "他们农历5月19日会谈。", "2025-05-19", "5月19日"),
        ("ja", "昨年5月19日に会談した。", "2025-05-19", "5月19日"),
        ("ja", "令和6年5月19日に会談した。", "2025-05-19", "5月19日"),
    ],
)
def test_words_beside_a_phrase_count(tmp_path: Path, language: str, words: str, date: str, phrase: str) -> None:
    """A phrase is no date where the words beside it name another year, a calendar, a bound or what it counts."""
    assert not proved(tmp_path / "note", language, words, date, phrase)


@pytest.mark.parametrize(
    ("language", "words", "date", "phrase"),
    [
        ("en", "In 2025, on May 19, they met.", "2025-05-19", "May 19"),
        ("en", "They passed the plan for 2024 on May 19.", "2025-05-19", "May 19"),
        ("en", "They met on May 19, 20% of them.", "2025-05-19", "May 19"),
        ("en", "They met on May 19, 2024, and May 21-22.", "2024-05-19", "May 19, 2024"),
        ("en", "They spoke in Tuesday’s meeting there.", "2025-07-01", "Tuesday"),
        ("en", "They spoke after Tuesday's meeting there.", "2025-07-01", "Tuesday"),
        ("vi", "Họ gặp nhau 19/5 ở đó.", "2025-05-19", "19/5"),
        ("vi", "Luật được thông qua hôm 19/5.", "2025-05-19", "hôm 19/5"),
        ("vi", "Họ gặp nhau ngày 19/5/2024, 21-5-2024.", "2024-05-19", "19/5/2024"),
        ("zh", "他们今年5月19日会谈。", "2025-05-19", "5月19日"),
        ("zh", "他们5月19日5月20日会谈。", "2025-05-19", "5月19日"),
    ],
)
def test_a_phrase_is_a_date(tmp_path: Path, language: str, words: str, date: str, phrase: str) -> None:
    """Words of the same year, of plans for another one, and of other dates beside a phrase take nothing from it."""
    assert proved(tmp_path / "note", language, words, date, phrase)


def test_a_rate_from_a_day_on(tmp_path: Path) -> None:
    """Behind a percentage "from" says when it begins, and not what it is compared with."""
    words = "They levy 20 per cent from June 1, 2025."
    article = ARTICLE.format(language="en", words=words, date="2025-06-01", phrase="June 1, 2025")
    tariff = article.replace("meeting", "tariff").replace('form = "tariff"', 'stage = "announced"')
    tariff = tariff.replace("when =", "in_force =").replace('"when"', '"in_force"').replace("form =", "stage =")
    assert vnus_trade.load(write(tmp_path / "note", words, tariff)).tariffs


@pytest.mark.parametrize(
    ("change", "date", "more", "is_proved"),
    [
        ("suspends", "../2026-01-14", "", True),
        ("suspends", "../2025-01-14", "", False),
        ("prolongs", "../2025-01-14", "", False),
        ("suspends", "../2025-01-14", ', why = "r"', True),
        ("removes", "../2025-01-14", "", True),
    ],
)
def test_until_when_something_is_put_off(
    tmp_path: Path,
    change: str,
    date: str,
    more: str,
    is_proved: bool,  # noqa: FBT001
) -> None:
    """Until when something is suspended is no day before the article, unless a reason is given."""
    words = "They suspended, prolonged and removed the levy until January 14."
    article = ARTICLE.format(language="en", words=words, date=date, phrase="until January 14")
    tariff = article.replace("meeting", "tariff").replace('form = "tariff"', f'stage = "enacted"\nchange = "{change}"')
    tariff = (
        tariff.replace("when =", "expires =").replace('"when"', '"expires"').replace("form =", 'change = "r", stage =')
    )
    folder = write(tmp_path / "note", words, tariff.replace('January 14" }', f'January 14"{more} }}'))
    if is_proved:
        assert vnus_trade.load(folder).tariffs
    else:
        with pytest.raises(CurationError, match="reads as"):
            vnus_trade.load(folder)


@pytest.mark.parametrize(
    ("phrase", "more", "is_proved"),
    [
        ("July 2, 2025", "", True),
        ("July 2", "", False),
        ("July 2", ', year = "r"', True),
    ],
)
def test_the_date_of_an_article(tmp_path: Path, phrase: str, more: str, is_proved: bool) -> None:  # noqa: FBT001
    """The words for the date of an article print its year, or the year is inferred."""
    head = 'from = "text.txt"\nid = "note"\nsha256 = "DIGEST"\ntitle = "T"\nzone = "UTC"\n'
    head += f'published = {{ is = "2025-07-02", phrase = "{phrase}" }}\nquote = "Post, {phrase}"\n'
    head += f'inferred = {{ zone = "r"{more} }}\n'
    folder = write(tmp_path / "note", f"Post, {phrase}\n", head)
    if is_proved:
        assert vnus_trade.load(folder).sources[0].published is not None
    else:
        with pytest.raises(CurationError, match="the phrase 'July 2'"):
            vnus_trade.load(folder)


@pytest.mark.parametrize("published", ["2025-07-33", "July 3", "3/7"])
def test_a_date_of_an_article_that_cannot_be_read_is_the_only_fault(tmp_path: Path, published: str) -> None:
    """What its phrases read as is not known then, and is no fault of theirs."""
    words = "They met on Tuesday."
    article = ARTICLE.format(language="en", words=words, date="2025-07-01", phrase="Tuesday")
    with pytest.raises(CurationError) as faulty:
        vnus_trade.load(write(tmp_path, words, article.replace("2025-07-03", published)))
    assert [(fault.entry, fault.field) for fault in faulty.value.faults] == [("note", "published")]
