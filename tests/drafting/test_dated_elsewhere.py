"""Rounds and talks beside times that are of something else, or that the sentence before has."""

import pytest

from tests.drafting.test_entries import drafted_of, the


@pytest.mark.parametrize(
    "text",
    [
        "It was the third round since the two sides opened negotiations in 2022.",
        "It was the third round since talks began in March 2023.",
        "The third round was held in Kobe before Chile raised its duty in June.",
        "The talks in Lima were the third round after Berg met Kest in May.",
        "The third round was held in Kobe after talks in May.",
        "The third round was held in Kobe after the agreement of May 3.",
        "Vòng đàm phán thứ năm diễn ra sau khi Chile tăng thuế hồi tháng 5.",
    ],
)
def test_a_time_of_a_clause_that_depends_on_that_of_a_round(text: str) -> None:
    """What a clause with "since", "before" or "after" tells has its own time."""
    assert "when" not in the(text, "round").fields


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("The third round since negotiations were launched in 2021 took place in Kobe on June 10.", None),
        ("The third round since 2022 was held in Kobe on June 10.", "2025-06-10"),
        ("The third round was held in Kobe on June 10, after Chile raised its duty in May.", "2025-06-10"),
        ("The third round was held in Kobe in June when Berg visited Japan.", "2025-06"),
    ],
)
def test_a_time_of_the_clause_of_a_round(text: str, when: str | None) -> None:
    """A round has the time of its own clause beside others."""
    assert the(text, "round").fields.get("when", {}).get("is") == when


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        (
            "The Chilean delegation held four days of talks in Kobe that ended on Wednesday. It was the third round.",
            ("2025-06-29/2025-07-02", "Kobe"),
        ),
        ("Chile and Japan held talks in Kobe on June 10. It was the third round since 2022.", ("2025-06-10", "Kobe")),
        (
            "Talks in Kobe ended on June 10. It was the third round, and a fourth is due.",
            ("../2025-06-10", "Kobe"),
        ),
        ("Nhật Bản và Chile đã tiến hành đàm phán tại Kobe ngày 10/6. Đây là vòng thứ ba.", ("2025-06-10", "Kobe")),
        ("Chile and Japan held talks in Kobe on June 10. It was the third round, held in Lima.", (None, "Lima")),
        ("Berg spoke in Kobe on June 10. It was after the third round, which was held.", (None, None)),
        ("Talks on the second round ended in Kobe on June 10. It was the third round, held.", (None, None)),
        ("Talks in Kobe did not end on June 10. It was the third round, which was held.", (None, "Kobe")),
        ("Talks in Kobe ended on June 10. It was after the third round, which was held.", (None, None)),
        ("Talks in Kobe ended on June 10.\n\nIt was the third round, which was held.", (None, None)),
    ],
)
def test_talks_of_which_the_next_sentence_says_which_round_they_were(
    text: str, fields: tuple[str | None, str | None]
) -> None:
    """Where a sentence begins with "It was" and a round that it does not date, the talks before it were that."""
    entry = next(each for each in drafted_of(text, "round") if each.fields["number"] == 3)
    assert (entry.fields.get("when", {}).get("is"), entry.fields.get("place")) == fields


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Talks between Berg and Kest began in 2018 and have stalled.", None),
        ("Berg and Kest began talks in 2019.", None),
        ("Talks between Berg and Kest began in Lima in May.", "2025-05/.."),
        ("Talks between Berg and Kest began on Monday.", "2025-06-30/.."),
        ("Berg and Kest began talks on Monday.", "2025-06-30"),
        ("Berg held talks with Kest in May.", "2025-05"),
        ("Berg and Kest met in 2018.", "2018"),
    ],
)
def test_negotiations_that_began_are_no_meeting(text: str, when: str | None) -> None:
    """Talks that began in a month or a year, no one knows where, are no one meeting."""
    assert [entry.fields.get("when", {}).get("is") for entry in drafted_of(text, "meeting")] == [when] * bool(when)
