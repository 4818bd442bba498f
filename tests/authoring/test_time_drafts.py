"""Events for the times in an article, and remarks on the words that cannot be read."""

import pytest

from tests.authoring.drafted import draft_of_shipped, drafted, entries
from vnus_trade.corpus import finders


def times(text: str, **given: str | None) -> dict[str, str]:
    """The phrases read in a text, and the time that each reads as."""
    events = entries(drafted(text, **given), "event")
    return {entry["when"]["phrase"]: entry["when"]["is"] for entry in events if "when" in entry}


@pytest.mark.parametrize(
    ("number", "phrase", "written"),
    [
        ("000", "10:25 a.m. on July 2 (local time)", "2025-07-02T10:25+07:00"),
        ("000", "first half of 2025", "[2025-01-01..2025-06-30]"),
        ("001", "Wednesday night (Hanoi time)", "[2025-07-02T18:00+07:00..2025-07-02]"),
        ("001", "tối thứ Tư (giờ Hà Nội)", "[2025-07-02T18:00+07:00..2025-07-02]"),
        ("001", "ngày 2 tháng 7 năm 2025", "2025-07-02"),
        ("002", "from May 19-22, 2025", "2025-05-19/2025-05-22"),
        ("003", "2025-04-23", "2025-04-23"),
        ("003", "early April", "[2025-04-01..2025-04-10]"),
        ("004", "April 22", "2025-04-22"),
    ],
)
def test_times_of_the_shipped_articles(number: str, phrase: str, written: str) -> None:
    """The times of the shipped articles are found and read."""
    assert (phrase, written) in [
        (entry["when"]["phrase"], entry["when"]["is"])
        for entry in entries(draft_of_shipped(number), "event")
        if "when" in entry
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("held from May 19-22, 2025, in Washington", {"from May 19-22, 2025": "2025-05-19/2025-05-22"}),
        ("On July 2, 2024 he left.", {"July 2, 2024": "2024-07-02"}),
        ("the 2021-2025 term", {"2021-2025": "2021/2025"}),
        ("on 23/4/2025.", {"23/4/2025": "2025-04-23"}),
        ("in 2024, he", {"2024": "2024"}),
        ("By 2030 he", {"By 2030": "[..2030-12-31]"}),
        ("in May, March and June", {"May": "2025-05", "June": "2025-06"}),
        ("in Q2 2025 and q1", {"Q2 2025": "[2025-04-01..2025-06-30]"}),
        ("vào ngày 2/7 và năm 2024", {"ngày 2/7": "2025-07-02", "năm 2024": "2024"}),
        ("từ ngày 19 đến 22 tháng 5", {"từ ngày 19 đến 22 tháng 5": "2025-05-19/2025-05-22"}),
        ("chu\u031b nga\u0300y 2 tha\u0301ng 7", {"nga\u0300y 2 tha\u0301ng 7": "2025-07-02"}),
        ("yesterday's talks", {"yesterday": "2025-07-02"}),
        ("Yesterday, talks", {"Yesterday": "2025-07-02"}),
        # A number, a name or another word.
        ("2024 was", {}),
        ("Resolution 2024 may march 24/7", {}),
        ("3/4 of 1234-5678 and July 1,000 and July 5%", {"July": "2025-07"}),
        ("COVID-19 May 5", {"May 5": "2025-05-05"}),
        ("aug 5, sep", {"aug 5": "2025-08-05"}),
        ("the G7 July", {"July": "2025-07"}),
        ("1,234 May 5th and in 2025-26", {"May 5th": "2025-05-05"}),
        # The grammar knows no such word, and so a part of it is read.
        ("on July 2 or July 3", {"July 2": "2025-07-02", "July 3": "2025-07-03"}),
    ],
)
def test_times_that_are_found(text: str, found: dict[str, str]) -> None:
    """The longest readable phrase is found, and no part of another word or number, nor a bare number."""
    assert times(text) == found


def test_a_phrase_that_is_not_read_is_remarked() -> None:
    """A phrase that cannot be read becomes a remark with the reason; no part of it is read instead."""
    made = drafted("At 10:25 a.m. on July 2 (local time), he left on Wednesday, July 4, 2024.")
    assert entries(made, "event") == []
    remarks = [line for line in made.toml.splitlines() if line.startswith("# Line")]
    assert remarks == [
        (
            '# Line 1: "10:25 a.m. on July 2 (local time)" is not read: '
            "a time of day needs a zone, and neither the phrase nor the article has one"
        ),
        '# Line 1: "Wednesday, July 4, 2024" is not read: 2024-07-04 is a Thursday',
    ]


def test_without_a_date_of_the_article() -> None:
    """Without a date of the article, a phrase that depends on it becomes a remark; others are read."""
    made = drafted("On July 2 and in May 2025.", published=None)
    assert [entry["when"]["is"] for entry in entries(made, "event")] == ["2025-05"]
    assert '# Line 1: "July 2" is not read: it depends on the date of the article, which is open\n' in made.toml
    assert made.unread == 1


def test_the_zone_of_a_phrase() -> None:
    """An entry gives the zone of its phrase if it is not that of the article."""
    text = "At 10:25 a.m. on July 2 (Hanoi time). At 9:25 a.m. on July 2 (local time)."
    other, own = (entries(drafted(text, zone=zone), "event") for zone in ("Asia/Tokyo", "Asia/Ho_Chi_Minh"))
    assert [entry["when"].get("zone") for entry in other] == ["Asia/Ho_Chi_Minh", None]
    assert [entry["when"].get("zone") for entry in own] == [None, None]
    assert drafted(text, zone="Asia/Tokyo").toml.count("# local time is read as that of the article") == 1


def test_a_time_that_may_be_one_of_two_is_drafted_with_both() -> None:
    """Both times stand in the draft as comments, of which one is to be kept."""
    made = drafted("They will meet again on Friday.")
    (entry,) = entries(made, "event")
    assert "when" not in entry
    assert (
        '# when = { is = "2025-06-27", phrase = "Friday" }\n'
        '# when = { is = "2025-07-04", phrase = "Friday" }\n'
        "# keep the one that is meant\n"
    ) in made.toml


def test_a_time_is_drafted_once_a_sentence() -> None:
    """A time that a sentence names twice is one entry; another sentence has its own."""
    made = drafted("On July 2 he came, and on July 2 he left. He was ill on July 2.\n")
    assert [entry["evidence"][0]["quote"] for entry in entries(made, "event")] == [
        "On July 2 he came, and on July 2 he left.",
        "He was ill on July 2.",
    ]


def test_a_time_that_nothing_tells_apart() -> None:
    """A time that fills a line by repetition becomes a remark with its reading."""
    made = drafted("It was on May 5. " * 400)
    assert entries(made, "event") == []
    assert '# Line 1: "May 5" reads as 2025-05-05; the words occur there several times, so' in made.toml


def test_times_are_looked_for_in_no_more_places(monkeypatch: pytest.MonkeyPatch) -> None:
    """The search for times ends at a limit of places, and the draft says where."""
    monkeypatch.setattr(finders, "MOST_PHRASES", 2)
    made = drafted("tomorrow, around May 4,\nnext week\n\nMay 5\n")
    assert [entry["when"]["is"] for entry in entries(made, "event")] == ["2025-07-04"]
    assert "# Line 2: from here on, times were not searched for; there are too many\n" in made.toml
    assert made.unread == 1
