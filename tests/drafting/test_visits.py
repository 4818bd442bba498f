"""Visits that sentences give: where, of whom, and at whose invitation; and the ordinals of meetings."""

from typing import Any

import pytest

from tests.drafting.test_entries import drafted_of

INVITED = "At the invitation of Karen Mori, Minister of Trade of Japan, Tomas Rivas, Minister of Trade of Chile, paid "


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            f"{INVITED}a working visit to Kobe from 1 to 3 June 2025.",
            {"participants": {"attendee": ["tomas-rivas"], "host": ["karen-mori"]}, "place": "Kobe"},
        ),
        ("Trade Minister Tomas Rivas of Chile paid an official visit to Tokyo on 1 July.", {"place": "Tokyo"}),
        ("Trade Minister Tomas Rivas of Chile travelled to Kobe on 1 July.", {"place": "Kobe"}),
        ("Trade Minister Tomas Rivas of Chile visited Toyo Motor on 1 July.", {"place": None}),
        ("Trade Minister Tomas Rivas of Chile visited a plant in Kobe on 1 July.", {"place": "Kobe"}),
        ("The Ministers held the Fourth Ministerial Meeting in Kobe on 1 July 2025.", {"ordinal": 4, "place": "Kobe"}),
    ],
)
def test_where_and_of_whom(text: str, told: dict[str, Any]) -> None:
    """A visit is to what is behind its "to", and who invites the visitor is the host."""
    (meeting,) = drafted_of(text, "meeting")
    assert {key: meeting.fields.get(key) for key in told} == told


def test_a_visit_to_come_has_its_place() -> None:
    """What is planned has its place in the plan."""
    (meeting,) = drafted_of("Trade Minister Tomas Rivas will go on a trip to Kobe on 3 November.", "meeting")
    assert meeting.fields["plan"]["place"] == "Kobe"


@pytest.mark.parametrize(
    "text",
    [
        "Trade Minister Tomas Rivas accepted an invitation to visit Kobe on 3 November.",
        "Trade Minister Tomas Rivas of Chile praised the visit to Kobe.",
    ],
)
def test_no_visit_is_only_spoken_of(text: str) -> None:
    """An invitation is no visit yet, and a place by itself makes none."""
    assert drafted_of(text, "meeting") == []


@pytest.mark.parametrize(
    "text",
    [
        "Japan invited Trade Minister Tomas Rivas of Chile to visit Kobe on 3 November.",
        "Trade Minister Tomas Rivas, invited to visit Kobe on 3 November, thanked Japan.",
        "Chile urged Japan to hold a third round of talks in Kobe on 3 November.",
        "Chile is ready to hold a third round of talks with Japan in Kobe on 3 November.",
        "Nhật Bản mời Bộ trưởng Tomas Rivas thăm Kobe ngày 3/11.",
        "Chile đề nghị Nhật Bản tổ chức vòng đàm phán thứ ba tại Kobe ngày 3/11.",
    ],
)
def test_what_is_only_asked_for_is_none(text: str) -> None:
    """Neither an invitation nor a wish is a visit or a round."""
    assert not drafted_of(text, "meeting")
    assert not drafted_of(text, "round")


@pytest.mark.parametrize(
    "text",
    [
        "Chile and Japan agreed to hold a third round of talks in Kobe on 3 November.",
        "Chile asked Japan at the third round of talks in Kobe on 1 July to cut its duty.",
        "Chile và Nhật Bản nhất trí tổ chức vòng đàm phán thứ ba tại Kobe ngày 3/11.",
    ],
)
def test_what_is_agreed_or_asked_at_a_round(text: str) -> None:
    """A round that both agree to hold is to come, and one at which something is asked for was held."""
    (entry,) = drafted_of(text, "round")
    assert entry.fields["number"] == 3
