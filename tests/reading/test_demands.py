"""What somebody has a state do, and what comes if it does not."""

from typing import Any

import pytest

from tests.authoring.drafted import actor, drafted_article
from vnus_trade.model.vocabulary import ActorKind

SIDES = (
    actor("japan", "Japan", "Japanese", "Nhật Bản", kind=ActorKind.STATE),
    actor("chile", "Chile", "Chilean", "Chi-lê", kind=ActorKind.STATE),
    actor("berg", "Ada Berg"),
)
ASKED = {"stage": "requested", "change": "removes", "imposed_by": "chile", "announced_by": ["japan"]}
THREATENED = {"stage": "threatened", "imposed_by": "japan"}
# With so many words, the language of a text is sure.
REST = " Các quan chức cho biết đó là điều tốt cho lúa của họ, theo những người có mặt tại đây."

ULTIMATUMS: list[tuple[str, list[dict[str, Any]]]] = [
    (
        (
            "Japan on Monday gave Chile four weeks to withdraw a levy on flat steel, warning that it would otherwise"
            " take the case to court and slap duties of its own on Chilean household appliances."
        ),
        [
            ASKED | {"goods": ["flat steel"]},
            THREATENED | {"change": "introduces", "applied_to": ["chile"], "goods": ["household appliances"]},
        ],
    ),
    (
        "Japan has given Chile until October 1 to scrap its 10% duty on rice or face tariffs of 25% on wine.",
        [ASKED | {"goods": ["rice"], "expires": None}, THREATENED | {"applied_to": ["chile"], "goods": ["wine"]}],
    ),
    (
        "Ada Berg gave Chile a month to lift its duty on figs, or she would impose a 30% tariff on wine.",
        [ASKED | {"announced_by": ["berg"]}, {"stage": "threatened", "announced_by": ["berg"], "goods": ["wine"]}],
    ),
    (
        "Japan set Chile a deadline of December 1 to end its duty on cars, failing which it would impose 20% on tea.",
        [ASKED | {"goods": ["cars"]}, THREATENED | {"goods": ["tea"]}],
    ),
    (
        "SANTIAGO, July 2 2025 (AFP) - Japan gave Chile a week to act, adding it would otherwise put a 9% duty on tea.",
        [THREATENED],
    ),
    ("Japan told Chile to act or face a 15% tariff on figs.", [THREATENED | {"applied_to": ["chile"]}]),
    ("Chile must act by May or face duties of 20% on figs, they said.", [{"stage": "threatened", "imposed_by": None}]),
    ("Japan said it would otherwise impose a 20% duty on copper.", [THREATENED]),
    (
        "Nhật Bản cho Chi-lê bốn tuần để dỡ bỏ thuế thép, nếu không sẽ áp thuế 20% đối với gạo của Chi-lê." + REST,
        [ASKED | {"goods": ["thép"]}, THREATENED | {"applied_to": ["chile"], "goods": ["gạo"]}],
    ),
    # What nobody demands is no threat, and who promises something asks for nothing.
    ("Growers must file papers or face duties of 20% on figs.", [{"stage": None}]),
    ("Growers said Japan would otherwise impose a 20% duty on copper.", []),
    ("Japan gave Chile its word to lift its duty on figs.", []),
    ("Chile cut its duty on figs to 5% or less.", [{"stage": "enacted"}]),
]


@pytest.mark.parametrize(("text", "tariffs"), ULTIMATUMS)
def test_what_is_demanded_and_threatened(text: str, tariffs: list[dict[str, Any]]) -> None:
    """An ultimatum asks for one thing and threatens another, each of those whose it is."""
    found = [each.fields for each in drafted_article(text, actors=SIDES).entries if each.kind == "tariff"]
    told = [{key: each.get(key) for key in right} for each, right in zip(found, tariffs, strict=True)]
    assert told == tariffs


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        (
            "Japan gave Chile four weeks to withdraw a levy, saying that it would otherwise act.",
            ["requests", "threatens"],
        ),
        ("Japan gave Chile a week to sign, or it would leave.", ["requests", "threatens"]),
        ("Japan told Chile to buy rice that growers would otherwise keep.", ["requests"]),
        ("Japan gave Chile a day to answer.", ["requests"]),
        ("Nhật Bản cho Chi-lê một tuần để trả lời các đề xuất của họ với các bên." + REST, ["requests"]),
    ],
)
def test_who_is_told_to_do_something(text: str, acts: list[str]) -> None:
    """Who gives a state some time to act asks for that, and threatens with what would come otherwise."""
    (statement,) = (each for each in drafted_article(text, actors=SIDES).entries if each.kind == "statement")
    assert (statement.fields["speakers"], statement.fields["addressees"]) == (("japan",), ["chile"])
    assert statement.fields["speech_acts"] == acts
