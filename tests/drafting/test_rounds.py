"""Numbers of rounds that sentences give, and ordinals that are none."""

import pytest

from tests.drafting.test_entries import drafted_of, the


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("The two-day round, the second in three years, will cover tea and timber.", []),
        ("Japan held a seventh round in Kobe in May, the first in more than four years.", [7]),
        ("The eighth round of talks, the third since March, opened on Monday.", [8]),
        ("The talks in Lima were the first round in eighteen months.", []),
        ("It was the first round of talks since 2019 in Lima.", []),
        ("The first round of talks in May ended in Kobe.", [1]),
        ("The third round in Kobe in October this year was held.", [3]),
        ("A second round in two weeks will take place in Lima.", [2]),
        ("Vòng đàm phán thứ tư, lần đầu tiên trong ba năm, diễn ra tại Kobe giữa các bên.", [4]),
        ("Vòng đàm phán đầu tiên trong hai năm diễn ra tại Kobe giữa các bên.", []),
    ],
)
def test_what_is_rare_has_no_number(text: str, numbers: list[int]) -> None:
    """An ordinal within a length of time, or since a time, counts no rounds of a series."""
    assert [entry.fields.get("number") for entry in drafted_of(text, "round")] == numbers


LED = "The fourth round of talks was held in Kobe on June 2. "


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        (
            "The delegations were led by Mrs Ada Berg, Minister of Trade of Japan, and Mr Ivo Kest, envoy of Chile.",
            True,
        ),
        ("Both delegations were headed by Berg and Kest, who thanked Envoy Olof Strand.", True),
        ("Hai đoàn do bà Ada Berg, Bộ trưởng Nhật Bản, và ông Ivo Kest, Bộ trưởng Chile, dẫn đầu.", True),
        ("The delegations were led by ministers.", False),
        ("The delegations of both states met those who were led by Berg and Kest.", False),
    ],
)
def test_several_delegations_have_several_heads(text: str, heads: bool) -> None:  # noqa: FBT001
    """All whom words name behind "the delegations were led by" led one, of the round of the sentence before."""
    participants = the(LED + text, "round").fields.get("participants")
    assert participants == ({"head": ["ada-berg", "ivo-kest"]} if heads else None)


def test_a_name_of_many_words_is_one_word() -> None:
    """A long name of what talks are on does not part a round from its verb, and so from its time."""
    fields = the(
        "The fourth round of talks on the Japan–Chile Comprehensive Economic Partnership Agreement was held in Kobe "
        "from June 2 to 5.",
        "round",
    ).fields
    assert fields["when"]["is"] == "2025-06-02/2025-06-05"


HEADS = [
    "The third round was held in Kobe in June. A delegation led by Berg and Kest took part.",
    "Japan sent a delegation led by Berg and Kest to the third round in Kobe in June.",
    "The third round was held in Kobe in June. Berg and Kest led the Japanese delegation.",
    "Vòng đàm phán thứ ba diễn ra tại Kobe trong tháng 6. Đoàn Nhật Bản do bà Berg và ông Kest dẫn đầu.",
]


@pytest.mark.parametrize("text", HEADS)
def test_a_delegation_that_two_lead(text: str) -> None:
    """All who lead a delegation together are its heads."""
    assert the(text, "round").fields["participants"] == {"head": ["ada-berg", "ivo-kest"]}


def test_who_is_only_with_the_head_of_a_delegation() -> None:
    """Who is named behind the head for something else leads nothing."""
    text = "The third round was held in Kobe in June. The delegation was led by Berg and included Kest."
    assert the(text, "round").fields["participants"] == {"head": ["ada-berg"]}
