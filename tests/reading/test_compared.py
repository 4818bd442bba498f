"""Rates with which others are compared, and times that only say which tariff is meant."""

import pytest

from tests.drafting.test_entries import drafted_of, phrase, the
from vnus_trade.model.quantities import Rate


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("a quarter of the 40% rate charged today", 40),
        ("half of the 40% levied today", 40),
        ("one third of the 40% duty currently applied", 40),
        ("half the 40% rate charged now", 40),
        ("well below the 40% applied this year", 40),
        ("less than half the current rate of 40%", 40),
        ("a quarter of today’s 40%", 40),
        ("against 40% today", 40),
        ("half of the 40% imposed in May", 40),
        ("half the 40% now levied", 40),
        ("half of the 40% that Peru pays", None),
        ("half the 40% levied on tea", None),
        ("half of the 40% that was threatened", None),
    ],
)
def test_a_rate_with_which_another_is_compared(text: str, before: int | None) -> None:
    """It is the rate before if words say that it is charged, and is never offered itself."""
    fields = the(f"Japan offered a 10% tariff on figs, {text}.", "tariff").fields
    assert (fields["rate"], fields["stage"], fields["goods"]) == (Rate(10, 10), "offered", ["figs"])
    assert fields.get("rate_before") == (before and Rate(before, before))
    assert "when" not in fields


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("Nhật Bản đề xuất giảm thuế thịt bò xuống 10%, một nửa mức 20% áp dụng hiện nay.", 20),
        ("Nhật Bản đề xuất mức thuế 10% đối với thịt bò, bằng một phần tư mức 40% đang áp dụng.", 40),
        ("Nhật Bản đề xuất mức thuế 10% đối với thịt bò, thấp hơn mức 40% của Chile.", None),
    ],
)
def test_a_rate_with_which_another_is_compared_in_vietnamese(text: str, before: int | None) -> None:
    """In Vietnamese, what is charged so far stands before "đang áp dụng" or "hiện nay"."""
    assert the(text, "tariff").fields.get("rate_before") == (before and Rate(before, before))


def test_a_rate_of_what_is_compared_alone() -> None:
    """Half of a rate is no tariff."""
    assert drafted_of("Chile offered half of the 20% duty charged today.", "tariff") == []
    answer = the("Japan retaliated against tariffs of 20% with a 10% duty on figs.", "tariff")
    assert (answer.fields["rate"], answer.fields["goods"]) == (Rate(10, 10), ["figs"])


def test_a_time_that_says_which_tariff_is_meant() -> None:
    """What is charged today was not decided today, and what somebody offers today is."""
    assert "when" not in the("Chile charges a 40% tariff on wine today.", "tariff").fields
    assert "when" not in the("Japan will cut the duty charged today on rice to 8%.", "tariff").fields
    assert phrase(the("Japan today offered to cut its 40% duty on beef.", "tariff").fields["when"]) == "today"
    quota = "Japan offered a quota of 3000 tonnes a year for Chilean beef, at half of the rate charged {}."
    assert "when" not in the(quota.format("today"), "commitment").fields
    assert phrase(the(f"In May {quota.format('today')}", "commitment").fields["when"]) == "May"
    quota = "Japan offered a quota of 3000 tonnes a year for Chilean beef, at half of today’s rate."
    assert "when" not in the(quota, "commitment").fields


def test_goods_behind_a_rate() -> None:
    """Goods behind "rate on" are those of that rate."""
    first, second = drafted_of("Japan proposed a 10% tariff on beef, and a 40% rate on wine.", "tariff")
    assert (first.fields["goods"], second.fields["goods"]) == (["beef"], ["wine"])
