"""Verbs that only say how goods are made, and do nothing to a tariff."""

import pytest

from tests.drafting.test_entries import drafted_of, the


@pytest.mark.parametrize(
    ("text", "stage", "change", "goods"),
    [
        ("Chile threatened to double its tariff on cut flowers to 30%.", "threatened", "raises", ["cut flowers"]),
        ("Chile will raise its duty on Japanese cut stones to 25%.", "announced", "raises", ["cut stones"]),
        ("Chile will raise its duty on reduced-fat milk to 12%.", "announced", "raises", ["reduced-fat milk"]),
        ("Japan imposed a 9% duty on processed meat.", "enacted", "introduces", ["processed meat"]),
        ("Japan will increase its tariff on raised floors to 20%.", "announced", "raises", ["raised floors"]),
        ("Chile threatened a 14% tariff on suspended ceilings.", "threatened", None, ["suspended ceilings"]),
        ("Japan raised its tariff on finished steel to 18%.", "enacted", "raises", ["finished steel"]),
        ("Chile will raise its duty on fresh-cut roses to 11%.", "announced", "raises", ["fresh-cut roses"]),
        ("Chile will cut its duty on imported lifted trucks to 4%.", "announced", "cuts", ["imported lifted trucks"]),
        (
            "Chile imposed a 4% duty on delayed-release tea.",
            "enacted",
            "introduces",
            ["delayed-release tea"],
        ),
        ("Cut flowers from Chile will face a tariff of 15%.", "announced", None, ["Cut flowers"]),
        ("Chile raised its duties on tea and cut flowers to 30%.", "enacted", "raises", ["tea", "cut flowers"]),
        ("Nhật Bản sẽ tăng thuế đối với hoa cắt cành lên 30%.", "announced", "raises", ["hoa cắt cành"]),
        ("Chile sẽ tăng thuế đối với sàn nâng lên 20%.", "announced", "raises", ["sàn nâng"]),
        ("Chile sẽ nâng thuế đối với sữa giảm béo lên 12%.", "announced", "raises", ["sữa giảm béo"]),
        # Verbs that are some.
        ("Chile threatened to cut its duty on flowers to 5%.", "threatened", "cuts", ["flowers"]),
        ("Japan agreed on reduced tariffs of 5% on tea.", "agreed", "cuts", ["tea"]),
        ("Nhật Bản sẽ giảm thuế đối với sữa xuống 12%.", "announced", "cuts", ["sữa"]),
        ("Japan and Chile worked on, cut its duty on tea to 5% and met.", "enacted", "cuts", ["tea"]),
    ],
)
def test_a_verb_of_goods_does_nothing_to_a_tariff(text: str, stage: str, change: str | None, goods: list[str]) -> None:
    """A participle right behind "on", joined to the word behind it, or in the name of goods, is no verb."""
    fields = the(text, "tariff").fields
    assert (fields["stage"], fields.get("change"), fields["goods"]) == (stage, change, goods)


def test_goods_behind_who_acts_are_none_that_a_verb_is_of() -> None:
    """Behind a state, or words for what it will do, "cut" is a verb whatever follows it."""
    for text in ("Japan cut flowers and tariffs on tea to 5%.", "Japan will cut flowers and tariffs on tea to 5%."):
        assert [entry.fields["change"] for entry in drafted_of(text, "tariff")] == ["cuts"]
