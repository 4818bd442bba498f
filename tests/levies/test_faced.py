"""Rates that goods or states face, where only sentences before or the headline tell of tariffs."""

import pytest

from tests.drafting.test_entries import drafted_of
from vnus_trade.model.quantities import Rate

Told = list[tuple[Rate, list[str] | None, list[str] | None]]

FACED: list[tuple[str, Told]] = [
    (
        "Chilean rice would be taxed at 15%, while figs face 40%.",
        [(Rate(15), ["rice"], ["chile"]), (Rate(40), ["figs"], None)],
    ),
    ("Chilean goods will face 40% from August 1.", [(Rate(40), None, ["chile"])]),
    ("Chile, which has ports, will now face 20%.", [(Rate(20), None, ["chile"])]),
    ("Rice, tea, and figs from Chile face 12%.", [(Rate(12), ["Rice", "tea", "figs"], ["chile"])]),
    ("Widgets and rice face 12%.", []),
    ("Yesterday, rice and figs faced 12%.", [(Rate(12), ["rice", "figs"], None)]),
    ("Workers face 40% inflation, and rice faces 12% losses.", []),
    ("Profits are taxed at 20%.", []),
    ("Rice faces 20% more.", []),
    ("“Rice faces 20%,” Berg said.", []),
    ("Rice fell by 20%.", []),
    ("Gạo và tôm của Chile sẽ chịu 40% từ ngày 1/8.", [(Rate(40), ["Gạo", "tôm"], ["chile"])]),
    ("Cá tra cũng bị áp 12% từ ngày 1/8.", [(Rate(12), ["Cá tra"], None)]),
    ("Người dân phải chịu 12%.", []),
]


def told(text: str) -> Told:
    """The rates that are drafted, each with its goods and its payers."""
    entries = [entry.fields for entry in drafted_of(text, "tariff")]
    return [(fields["rate"], fields.get("goods"), fields.get("applied_to")) for fields in entries]


@pytest.mark.parametrize(("text", "wanted"), FACED)
def test_what_faces_a_rate(text: str, wanted: Told) -> None:
    """A rate that goods or a state face is a tariff, if the headline or a sentence before tells of tariffs."""
    is_vietnamese = text.startswith(("Gạo", "Cá", "Người"))
    head, before = ("Thuế mới", "Thuế đã có hiệu lực.") if is_vietnamese else ("Tariffs loom", "The tariffs were old.")
    assert told(f"{head}\n\n{text}") == wanted
    assert told(f"Chile\n\n{before} {text}") == wanted


def test_a_rate_that_nothing_calls_a_tariff() -> None:
    """Where nothing tells of tariffs, or only long before, a rate that goods face may be of anything."""
    assert told("Chile rose\n\nRice faces 20%.") == []
    assert told("Chile rose\n\nTariffs fell. It rained. It poured. It stopped. Rice faces 20%.") == []


def test_goods_from_a_state_are_listed_whole() -> None:
    """Goods before "from" a state are all of a list, or none where a word of it is not known."""
    assert told("Figs, rice and tea from Chile face a 14% tariff.") == [(Rate(14), ["Figs", "rice", "tea"], ["chile"])]
    assert told("The widgets and rice from Chile face a 14% tariff.") == [(Rate(14), None, ["chile"])]
