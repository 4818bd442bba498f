"""Goods are named whole or not at all, and end before the quota or the occasion that stands behind them."""

from typing import Any

import pytest

from tests.drafting.test_entries import drafted_of, remarks, the

FIGS = ["figs in brine"]
GOODS = [
    ("Japan levies a duty of 12% on ready-to-eat meals.", ["ready-to-eat meals"]),
    ("Japan levies a duty of 12% on on-road vehicles.", ["on-road vehicles"]),
    ("Japan imposed a 10% tariff on made-to-order clothes from Chile.", ["made-to-order clothes"]),
    ("Japan raised tariffs on over-the-counter medicines from Chile.", ["over-the-counter medicines"]),
    ("Over-the-counter drugs from Chile will face a tariff of 10%.", ["Over-the-counter drugs"]),
    ("Japan levies a duty of 12% on Chilean-made tea.", ["tea"]),
    ("Japan will raise non-steel tariffs to 20%.", None),
    ("Japan cut its duty on tea, live cattle and dried plums to 5%.", ["tea", "live cattle", "dried plums"]),
    ("Japan cut its duty on tea, wine, and rice to 5%.", ["tea", "wine", "rice"]),
    ("Japan cut its duty on tea as well as wine to 5%.", ["tea", "wine"]),
    ("Nhật Bản cắt giảm thuế đối với chè, cà phê, và gạo xuống 5%.", ["chè", "cà phê", "gạo"]),
    ("Japan cut its duty on tea, and Chile kept its own.", ["tea"]),
    ("Japan imposed a 10% duty on tea and curbed rice imports.", None),
    ("Japan levies a duty of 12% on almonds in shell and 15% on wine.", ["almonds in shell"]),
    ("Japan raised its duty on figs in brine, almonds in shell and wine to 24%.", [*FIGS, "almonds in shell", "wine"]),
    ("Almonds in shell from Chile will face a tariff of 10%.", ["Almonds in shell"]),
    # A list beside the word for tariffs, also behind a bracket or whose goods they are
    ("Japan raised its steel, aluminium and copper duties to 50%.", ["steel", "aluminium", "copper"]),
    ("Chile raised its steel duty and cut its tea duty to 5%.", ["steel"]),
    ("On Friday, steel duties were raised to 50 per cent.", ["steel"]),
    ("Chile raised its steel and machine duties to 50%.", None),
    ("Nhật Bản đã nâng thuế thép, nhôm và đồng lên 50%.", ["thép", "nhôm", "đồng"]),
    ("Nhật Bản đã hạ thuế thép cuộn, nhôm thỏi và gỗ xuống 4%.", ["thép cuộn", "nhôm thỏi", "gỗ"]),
    ("Nhật Bản đã hạ thuế ô tô công nghệ cao xuống 4%.", ["ô tô công nghệ cao"]),
    ("Các bên hạ thuế nhập khẩu xe máy phân khối lớn từ 40% còn 20%.", ["xe máy phân khối lớn"]),
    # Names, and what a quota is of
    ("Nhật Bản sẽ giảm thuế nhập khẩu ô tô châu Âu từ 50% xuống 10%.", ["ô tô châu Âu"]),
    ("Nhật Bản sẽ giảm thuế thép châu Á và gạo Trung Quốc xuống 10%.", ["thép châu Á", "gạo"]),
    ("Nhật Bản sẽ giảm thuế nhập khẩu thép vùng Vịnh từ 50% xuống 10%.", ["thép"]),
    ("Nhật Bản dành cho Chile hạn ngạch 40.000 tấn gạo mỗi năm với thuế suất 0%.", ["gạo"]),
    ("Nhật Bản áp thuế 5% đối với hạn ngạch gạo.", ["gạo"]),
    ("Japan will cut to 5% its duty on a quota of 400 tonnes of Chilean figs.", ["figs"]),
    ("Japan will levy a 5% duty on quotas of rice.", ["rice"]),
    ("Japan will levy a 5% duty on quotas.", None),
    ("Nhật Bản đã nâng thuế thép và vật dụng lên 50%.", None),
    ("Chile đã giảm thuế về 0% đối với khí hóa lỏng (LNG), ngô và gạo của Nhật Bản.", ["khí hóa lỏng", "ngô", "gạo"]),
    ("Japan cut its duty on gas (LNG), tea and wine to 5%.", ["gas", "tea", "wine"]),
    (
        "Nhật Bản đã áp thuế 25% lên hàng hóa Chile, gồm hạnh nhân và táo.",
        ["hạnh nhân", "táo"],
    ),
    ("Nhật Bản đã áp thuế 12% với máy bay và thiết bị hàng không của Chile.", None),
    ("Thép không gỉ của Chile chịu thuế 12%, theo các báo.", ["Thép không gỉ"]),
    ("Chile đã áp thuế 12% lên cá nhân và các doanh nghiệp.", None),
    ("Japan imposed a 24% duty on parts of engines.", ["parts of engines"]),
    ("Japan imposed a 24% duty on meat of goats.", None),
    ("Japan imposed a 24% duty on wine in Kobe.", ["wine"]),
    ("Nhật Bản sẽ giảm thuế 9% đối với chè và bột sắn.", ["chè", "bột sắn"]),
    ("Japan will scrap its 9% duty on tea and dried plums upon entry into force of the pact.", ["tea", "dried plums"]),
    ("Japan will scrap its duty on tea upon ratification of the pact.", ["tea"]),
    ("Japan imposed a 10% duty on tea and lustrous beads on account of the quarrel.", None),
    # Three names and more, the last behind "and", are a list, also of goods that nobody knows.
    ("Japan will levy 20% on dryers, refrigerators and ovens from May 1.", ["dryers", "refrigerators", "ovens"]),
    ("Japan raised its duty on Chilean quartz, mica, and talc to 9%.", ["quartz", "mica", "talc"]),
    ("Nhật Bản áp thuế 20% đối với máy giặt, tủ lạnh và lò nướng của Chile.", ["máy giặt", "tủ lạnh", "lò nướng"]),
    ("Japan imposed a 10% duty on tea, dryers and curbed trade.", None),
    ("Japan imposed a 10% duty on tea, dryers and others.", None),
    ("Japan imposed a 10% duty on dryers, Chile and ovens.", ["dryers"]),
    ("Japan imposed a 10% duty on tea, dryers and kilns in Lima, and growers protested.", ["tea", "dryers", "kilns"]),
    ("Japan imposed a 10% duty on beads and lustrous combs on farmers' advice.", None),
    ("Japan imposed a 10% duty on Chilean goods, including figs, and talks began.", ["figs"]),
    ("Japan imposed a 10% duty on Chilean goods, including figs, quinoa and Acme went bust.", ["figs", "quinoa"]),
]


@pytest.mark.parametrize(("text", "goods"), GOODS)
def test_goods_are_whole(text: str, goods: list[str] | None) -> None:
    """Words joined by hyphens are one; no part of a list that is not understood is its goods, nor an occasion."""
    assert drafted_of(text, "tariff")[0].fields.get("goods") == goods


QUOTAS = [
    ("Japan levies 30% on rice above an annual quota of 500 tonnes.", "rice", "above an annual quota of 500 tonnes"),
    ("Japan levies 30% on rice outside its quota of 900.", "rice", "outside its quota of 900"),
    ("Japan levies a duty of 30% on rice within the quota.", "rice", "within the quota"),
    (
        "Japan levies 30% on rice within a quota of 1.5mn tonnes a year.",
        "rice",
        "within a quota of 1.5mn tonnes a year",
    ),
    ("Japan levies 30% on rice over a quota of 9 tonnes per month.", "rice", "over a quota of 9 tonnes per month"),
    ("Japan levies 30% on rice outside a quota of 9 tonnes annually.", "rice", "outside a quota of 9 tonnes annually"),
    # What is of another amount, or a time, is no period of the quota.
    ("Japan levies 30% on rice within a quota of 9 tonnes this year.", "rice", "within a quota of 9 tonnes"),
    ("Japan levies 30% on rice within a quota of 9 tonnes in a year.", "rice", "within a quota of 9 tonnes"),
    ("Japan levies 30% on rice within a quota, and sells 40 jets a year.", "rice", "within a quota"),
    ("Japan levies a duty of 30% on rice over the next year.", "rice", None),
    ("Nhật Bản áp thuế 30% đối với gạo vượt hạn ngạch 500 tấn.", "gạo", "vượt hạn ngạch 500 tấn"),
    ("Nhật Bản áp thuế 30% đối với gạo vượt hạn ngạch 500 tấn mỗi năm.", "gạo", "vượt hạn ngạch 500 tấn mỗi năm"),
    ("Nhật Bản áp thuế 30% đối với gạo ngoài hạn ngạch hằng năm 9 tấn.", "gạo", "ngoài hạn ngạch hằng năm 9 tấn"),
    ("Nhật Bản áp thuế 30% đối với gạo ngoài hạn ngạch.", "gạo", "ngoài hạn ngạch"),
]


@pytest.mark.parametrize(("text", "goods", "condition"), QUOTAS)
def test_a_quota_says_which_of_the_goods(text: str, goods: str, condition: str | None) -> None:
    """Words such as "beyond a quota" behind goods are their condition."""
    fields = the(text, "tariff").fields
    assert (fields["goods"], fields.get("condition")) == ([goods], condition)
    assert not any("tonnes" in remark or "tấn" in remark for remark in remarks(text))


def test_a_quota_is_of_the_goods_before_it() -> None:
    """What is beyond a quota are the goods right before it, and not those of the next rate."""
    first, second = drafted_of("Japan levies 30% on rice beyond the quota and 20% on fish.", "tariff")
    assert first.fields["condition"] == "beyond the quota"
    assert "condition" not in second.fields


@pytest.mark.parametrize(
    ("text", "imposers"),
    [
        ("upon entry into force of the pact, and will cut its duty on wine to 8%.", ["japan", "japan"]),
        ("before Chile opens talks, and will cut its duty on wine to 8%.", ["japan", None]),
        ("before the talks open, and will cut its duty on wine to 8%.", ["japan", "japan"]),
    ],
)
def test_who_goes_on_behind_an_occasion(text: str, imposers: list[Any]) -> None:
    """Words without a verb of their own part no verb from its subject; a clause with another subject may."""
    found = drafted_of(f"Japan will scrap its 9% duty on tea {text}", "tariff")
    assert [each.fields.get("imposed_by") for each in found] == imposers


@pytest.mark.parametrize(
    "text",
    ["Upon ratification of the pact, Japan will scrap its duty on tea.", "Nhật Bản bỏ thuế khi hiệp định có hiệu lực."],
)
def test_an_occasion_is_no_agreement(text: str) -> None:
    """That an agreement is to be ratified or in force before something else is no news of it."""
    assert drafted_of(text, "agreement") == []


def test_what_is_bought_is_whole() -> None:
    """What goods are by a word behind them belongs to them in a purchase, too."""
    assert the("Japan agreed to buy 40 tonnes of almonds in shell.", "commitment").fields["goods"] == [
        "almonds in shell"
    ]
