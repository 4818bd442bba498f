"""The stage of a tariff by the words that govern it."""

import pytest

from tests.authoring.drafted import actor, drafted_article
from vnus_trade.model.vocabulary import ActorKind

SIDES = (actor("japan", "Japan", "Japanese", kind=ActorKind.STATE), actor("berg", "Ada Berg"))


@pytest.mark.parametrize(
    ("text", "stage", "who"),
    [
        (
            "Ada Berg also plans to raise tariffs on cranes to 50%, they said, though no final decision was taken.",
            "under consideration",
            (None, None),
        ),
        (
            "Japan will impose a tariff of 50% on cranes, officials said, but no decision has been made.",
            "under consideration",
            ("japan", None),
        ),
        (
            "Nhật Bản sẽ áp thuế 50% đối với thép, các quan chức cho biết, nhưng chưa có quyết định cuối cùng.",
            "under consideration",
            ("japan", None),
        ),
        ("Ada Berg will impose a tariff of 50% on cranes.", "announced", (None, ["berg"])),
        (
            "Japan imposed a tariff of 50% on cranes, but no decision has been made on ships.",
            "enacted",
            ("japan", None),
        ),
        (
            "No decision has been made on ships, and Japan will impose a tariff of 50% on cranes.",
            "announced",
            ("japan", None),
        ),
    ],
)
def test_what_is_not_decided(text: str, stage: str, who: tuple[str | None, list[str] | None]) -> None:
    """A plan on which a sentence then says that nothing is decided is under consideration, and nobody announces it."""
    (entry,) = (each for each in drafted_article(text, actors=SIDES).drafts.entries if each.kind == "tariff")
    assert entry.fields["stage"] == stage
    assert (entry.fields.get("imposed_by"), entry.fields.get("announced_by")) == who


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("Under the Protocol, Japan will cut its duty on cheese to 5 per cent.", "agreed"),
        ("Under the proposed pact, Japan will cut its duty on cheese to 5 per cent.", None),
        ("Under pressure from growers, Japan will cut its duty on cheese to 5 per cent.", "announced"),
        ("Japan will cut its duty on cheese under the pact to 5 per cent.", "announced"),
    ],
)
def test_under_an_agreement_it_is_as_far_as_that(text: str, stage: str | None) -> None:
    """What will be done under an agreement is announced by nobody."""
    (tariff,) = (entry for entry in drafted_article(text, actors=SIDES).entries if entry.kind == "tariff")
    assert tariff.fields.get("stage") == stage


@pytest.mark.parametrize(
    "text",
    [
        "Japan agreed to raise the yearly ceiling on duty-free garment imports to nine million pieces.",
        "Japan offered to lift the cap on duty-free tyre imports to 40,000 units.",
        "Japan will increase duty-free imports of rice by 400 tonnes.",
        "Japan scrapped duty-free treatment for parcels.",
    ],
)
def test_nothing_is_done_to_a_duty_of_zero(text: str) -> None:
    """Where imports are free of duty, what is raised or scrapped is no tariff."""
    assert not [entry for entry in drafted_article(text, actors=SIDES).entries if entry.kind == "tariff"]
