"""The trade that a tariff covers, as a sentence tells it."""

from typing import Any

import pytest

from tests.authoring.drafted import actor, drafted, entries
from vnus_trade.model.vocabulary import ActorKind

SIDES = (
    actor("japan", "Japan", "Japanese", kind=ActorKind.STATE),
    actor("chile", "Chile", "Chilean", kind=ActorKind.STATE),
)


def tariff(text: str) -> dict[str, Any]:
    """The one tariff that is drafted of a text."""
    (entry,) = entries(drafted(text, *SIDES), "tariff")
    return entry


@pytest.mark.parametrize(
    ("text", "trade", "goods"),
    [
        (
            "Japan will waive its duty on the first 5000 tonnes of Chilean figs a year.",
            {"is": "5000 tonnes per year", "phrase": "5000 tonnes of Chilean figs a year"},
            ["figs"],
        ),
        (
            "Chile will lift the tariff on up to 300 tonnes of tea from Japan.",
            {"is": "at most 300 tonnes", "phrase": "300 tonnes"},
            ["tea"],
        ),
        (
            "Japan waives its 8% duty for 50 tonnes of figs.",
            {"is": "50 tonnes", "phrase": "50 tonnes"},
            ["figs"],
        ),
        (
            "Japan imposed a 15 per cent surtax on $6.5 billion of Chilean goods, including wine and tea.",
            {"is": "6500000000 USD", "phrase": "$6.5 billion"},
            ["Chilean goods", "wine", "tea"],
        ),
        (
            "Japan will impose tariffs of 25 per cent on C$29.8 billion worth of Chilean wine from July 20.",
            {"is": "29800000000 CAD", "phrase": "C$29.8 billion"},
            ["wine"],
        ),
        (
            "Japan raised its tariff on more than $3 billion in Chilean wine to 20 per cent.",
            {"is": "more than 3000000000 USD", "phrase": "$3 billion"},
            ["wine"],
        ),
        (
            "Japan imposed a 10 per cent tariff on Chilean wine worth about $3 billion a year.",
            {"is": "3000000000 USD per year", "phrase": "$3 billion a year"},
            ["wine"],
        ),
        (
            "Hôm nay Nhật Bản đã áp thuế 15% đối với 6,5 tỷ USD hàng hóa của nước này.",
            {"is": "6500000000 USD", "phrase": "6,5 tỷ USD"},
            None,
        ),
        (
            "Nhật Bản đã áp thuế 15% đối với 6,5 tỷ USD hàng hóa của Chile, gồm chè và thép.",
            {"is": "6500000000 USD", "phrase": "6,5 tỷ USD"},
            ["hàng hóa của Chile", "chè", "thép"],
        ),
    ],
)
def test_the_trade_covered(text: str, trade: dict[str, str], goods: list[str] | None) -> None:
    """Money behind "on" is what the goods come to, and so is what goods on the tariff are worth; goods follow it.

    Goods that it includes come behind what the money is of.
    """
    entry = tariff(text)
    assert (entry["trade_covered"], entry.get("goods")) == (trade, goods)


@pytest.mark.parametrize(
    "text",
    [
        "Japan imposed a tariff of 5 per cent on Chilean parcels worth less than $800.",
        "Japan imposed a tariff of 5 per cent on Chilean copper, part of a market worth $2 billion.",
        "Japan imposed a tariff of 5 per cent on Chilean copper and pledged to buy $2 billion of wine.",
        "Japan imposed a tariff of 5 per cent on Chilean copper after $2 billion of losses.",
        "Japan imposed $2 billion of tariffs on Chilean wine.",
    ],
)
def test_money_that_is_no_trade_covered(text: str) -> None:
    """What parcels are worth, a market beside a comma, purchases, losses and duties themselves are no trade covered."""
    assert "trade_covered" not in tariff(text)


def test_trade_that_is_only_about_so_much() -> None:
    """The word for a sum that is not exact stands behind it."""
    made = drafted("Japan imposed a 10 per cent tariff on about $3 billion of Chilean wine.", *SIDES)
    assert '# "about", so it is not exact' in made.toml
