"""A rate to which somebody moves "it" has the rate before it, where one sentence tells of no other tariff."""

import pytest

from tests.drafting.test_entries import drafted_of, the
from vnus_trade.model.quantities import Rate

MOVED = [
    ("Japan imposed a 12% tariff on Chilean fish in June and has threatened to raise it to 25% on August 1.", "fish"),
    ("Japan has charged a 12% duty on tea since May and plans to double it to 25%.", "tea"),
    ("Nhật Bản áp thuế 12% đối với chè và dọa nâng lên 25%.", "chè"),
]


@pytest.mark.parametrize(("text", "goods"), MOVED)
def test_it_is_the_rate_before(text: str, goods: str) -> None:
    """The only tariff before "it" is that, whose rate, goods and payers these are."""
    first, second = drafted_of(text, "tariff")
    assert (first.fields["rate"], second.fields["rate_before"], second.fields["rate"]) == (Rate(12), Rate(12), Rate(25))
    assert second.fields["goods"] == [goods]
    assert second.fields.get("applied_to") == first.fields.get("applied_to")


OTHERS = [
    "Japan levies a 12% duty on tea and will cut it to 15% in August.",
    "Japan imposed a 12% duty on tea and a 9% duty on figs, and threatened to raise it to 25%.",
    "Japan raised its duty on tea to 12% and its levy on figs to 9%, and may yet abolish it.",
    "Japan threatened a 12% duty on tea and to raise it to 25%.",
    "Japan levies a 12% duty on tea, and Chile will raise it to 25%.",
    "Japan levies a 12% duty on tea and will raise that on figs to 25%.",
    "Japan levies a 12% duty on tea, and a duty of 25% on figs.",
    "Japan lowered its duties on tea and figs to 12%, and the quarrel over duties on rice made it raise it to 25%.",
]


@pytest.mark.parametrize("text", OTHERS)
def test_it_may_be_another(text: str) -> None:
    """Where there are several tariffs or imposers, or none in force, no rate is the one before."""
    assert not any("rate_before" in each.fields for each in drafted_of(text, "tariff"))


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("Japan's 25% duty on figs was cut to 10%.", "enacted"),
        ("The 25% Japanese duty on figs will be cut to 10%.", "announced"),
        ("The 25% duty on figs fell to 10%.", "enacted"),
        ("Mức thuế 25% đối với tôm sẽ được hạ xuống 10%. Đây là tin của các bên trong ngày.", "announced"),
        ("Nhật Bản giảm mức thuế 25% đối với tôm xuống còn 10%. Đây là tin của các bên trong ngày.", "enacted"),
    ],
)
def test_the_rate_before_a_verb_without_a_doer(text: str, stage: str) -> None:
    """The rate before a verb that moves it to another is the one before."""
    fields = the(text, "tariff").fields
    assert (fields["rate_before"], fields["rate"], fields["change"], fields["stage"]) == (
        Rate(25),
        Rate(10),
        "cuts",
        stage,
    )
