"""Days of a round of which several sentences tell, and what a round without a number is called."""

import pytest

from tests.drafting.test_entries import phrase, remarks, the

ENDED = "Japan and Chile concluded a fourth round of talks in Kobe on Tuesday."


@pytest.mark.parametrize(
    ("text", "is_"),
    [
        (f"{ENDED} The five-day round began on June 27.", "2025-06-27/2025-07-01"),
        (f"{ENDED} It rained in Lima.\n\nThe round began on June 27.", "2025-06-27/2025-07-01"),
        ("The fourth round of talks began on June 27. The round ended on Tuesday.", "2025-06-27/2025-07-01"),
        (f"{ENDED} The first talks began on June 27.", "../2025-07-01"),
        (f"{ENDED} The wet round began on June 27.", "../2025-07-01"),
        (f"{ENDED} It rained. It poured. It rained on. The round began on June 27.", "../2025-07-01"),
        (f"{ENDED} The round began on July 2.", "../2025-07-01"),
        (f"{ENDED} The round was held in Kobe.", "../2025-07-01"),
    ],
)
def test_a_round_that_began_and_ended(text: str, is_: str) -> None:
    """A round lasts from the day on which a sentence says that it began to that on which another says that it ended."""
    when = the(text, "round").fields["when"]
    why = 'it began on "June 27", and ended then' if is_.startswith("2025") else None
    assert (when["is"], None if "five-day" in text else when.get("why")) == (is_, None if "five-day" in text else why)


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("The latest round was held in Kobe in May.", "round-latest"),
        ("A new round will be held in Kobe in August.", "round-next"),
    ],
)
def test_ids_of_rounds_without_a_number(text: str, id_: str) -> None:
    """A round without a number that was held is no next one."""
    assert the(text, "round").id == id_


LENGTHS = [
    ("The two-day meeting between Berg and Kest opened in Lima on Monday.", "2025-06-30/2025-07-01", "Monday"),
    ("Berg and Kest opened a two-day meeting in Lima on Monday.", "2025-06-30/2025-07-01", "Monday"),
    ("Berg held two days of talks with Kest in Lima starting Tuesday.", "2025-07-01/2025-07-02", "starting Tuesday"),
    ("Berg and Kest concluded two days of talks in Lima on Tuesday.", "2025-06-30/2025-07-01", "Tuesday"),
    ("Cuộc họp hai ngày giữa Berg và Kest khai mạc hôm nay tại Lima.", "2025-07-03/2025-07-04", "hôm nay"),
    ("Cuộc họp hai ngày giữa Berg và Kest kết thúc hôm nay tại Lima.", "2025-07-02/2025-07-03", "hôm nay"),
    ("A two-day round of talks, the third, opened in Kobe on Tuesday.", "2025-07-01/2025-07-02", "Tuesday"),
    ("Japan began a third round of talks lasting 3 days in Kobe on Tuesday.", "2025-07-01/2025-07-03", "Tuesday"),
    ("The four-day third round began in Kobe on Monday, June 30.", "2025-06-30/2025-07-03", "Monday, June 30"),
    ("Vòng đàm phán thứ ba kéo dài hai ngày khai mạc tại Kobe ngày 1/7.", "2025-07-01/2025-07-02", "ngày 1/7"),
    (
        "Vòng đàm phán thứ ba diễn ra trong ba ngày, bắt đầu từ ngày 1/7 tại Kobe.",
        "2025-07-01/2025-07-03",
        "bắt đầu từ ngày 1/7",
    ),
    # What is said to last so long is another thing, or nothing lasts.
    ("The third round opened in Kobe on Monday after a two-day delay.", "2025-06-30/..", "Monday"),
    ("The third round opened in Kobe on Monday, two days after Kest left.", "2025-06-30/..", "Monday"),
    ("The third round opened in Kobe on Monday despite a strike of two days.", "2025-06-30/..", "Monday"),
    ("After a two-day strike, the third round opened in Kobe on Monday.", "2025-06-30/..", "Monday"),
    ("Vòng đàm phán thứ ba khai mạc ngày 1/7, hai ngày sau khi Kest đến Kobe.", "2025-07-01/..", "ngày 1/7"),
    # Days that are given, and a month, need no length; and a day on which it was is neither end.
    (
        "The two-day third round was held in Kobe from July 1 to July 2.",
        "2025-07-01/2025-07-02",
        "from July 1 to July 2",
    ),
    ("The two-day third round was held in Kobe on Tuesday.", "2025-07-01", "Tuesday"),
    ("The two-day third round opened in Kobe in June.", "2025-06/..", "June"),
]


@pytest.mark.parametrize(("text", "is_", "words"), LENGTHS)
def test_days_of_what_has_a_length(text: str, is_: str, words: str) -> None:
    """What lasts so many days and began, or ended, on one has all of them, with the reason why."""
    when = the(text, "round" if "third" in text or "thứ ba" in text else "meeting").fields["when"]
    assert (when["is"], phrase(when)) == (is_, words)
    if "why" in when:
        assert remarks(text) == []


def test_days_of_a_plan_that_has_a_length() -> None:
    """What will begin on a day and last so many has them as its plan."""
    plan = the("The two-day third round will open in Kobe on July 10.", "round").fields["plan"]
    assert plan["when"]["is"] == "2025-07-10/2025-07-11"
    plan = the("Berg will meet Kest for two days of talks in Lima from July 10.", "meeting").fields["plan"]
    assert plan["when"]["is"] == "2025-07-10/2025-07-11"
    assert plan["when"]["why"] == 'it begins then, and "two days of" says how long it is'
