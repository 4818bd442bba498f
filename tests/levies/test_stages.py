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
