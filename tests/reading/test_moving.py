"""Rates between which a verb moves a tariff, and rates that were only threatened."""

from typing import Any

import pytest

from tests.drafting.test_entries import drafted_of

ASKED = {"stage": "requested", "imposed_by": "chile", "announced_by": ["japan"]}
MOVED: list[tuple[str, dict[str, Any]]] = [
    (
        "Nhật Bản đã đề nghị Chile đưa mức thuế đối ứng 46% xuống dưới 20%.",
        ASKED | {"change": "cuts", "rate": "less than 20 per cent", "rate_before": "46 per cent"},
    ),
    (
        "Nhật Bản đã kêu gọi Chile hạ mức thuế 30% với cá hồi xuống còn dưới 12%.",
        ASKED | {"change": "cuts", "rate": "less than 12 per cent", "rate_before": "30 per cent"},
    ),
    (
        "Japan asked Chile to bring its 46% reciprocal duty down to under 20%.",
        ASKED | {"change": "cuts", "rate": "less than 20 per cent", "rate_before": "46 per cent"},
    ),
    (
        "Japan asked Chile to take the 30% tariff on figs down to less than 12%.",
        ASKED | {"change": "cuts", "rate": "less than 12 per cent", "rate_before": "30 per cent"},
    ),
    (
        "Chile đã kéo thuế thép 25% về dưới 10%.",
        {"stage": "enacted", "change": "cuts", "rate": "less than 10 per cent", "rate_before": "25 per cent"},
    ),
    (
        "Chile brought its 25% steel duty to below 10%.",
        {"stage": "enacted", "change": "cuts", "rate": "less than 10 per cent", "rate_before": "25 per cent"},
    ),
    (
        "Chile sẽ đưa thuế nhập khẩu 40% đối với ô tô về 15%.",
        {"stage": "announced", "change": "cuts", "rate": "15 per cent", "goods": ["ô tô"]},
    ),
    (
        "Chile đã đưa thuế nhập khẩu ô tô từ 30% lên 35%.",
        {"stage": "enacted", "change": "raises", "rate": "35 per cent", "rate_before": "30 per cent"},
    ),
    # A threat of another rate, and what one gets for a pledge
    (
        "Nhật Bản nhận mức thuế 19%, thay cho 36% mà Tổng thống Ivo Kest từng đe dọa áp lên hàng của họ.",
        {"stage": None, "announced_by": None, "imposed_by": None, "rate": "19 per cent", "rate_before": "36 per cent"},
    ),
    (
        "Chile đe dọa áp thuế 36% thay cho 20% với gạo Nhật Bản.",
        {"stage": "threatened", "rate": "36 per cent", "rate_before": "20 per cent"},
    ),
    (
        "Chile cut its duty on rice to 5% in exchange for concessions of Japan.",
        {"stage": "enacted", "rate": "5 per cent"},
    ),
]


@pytest.mark.parametrize(("text", "fields"), MOVED)
def test_rates_that_a_verb_moves(text: str, fields: dict[str, Any]) -> None:
    """A verb such as "bring" cuts or raises as its rates say, which words of bounds are of, and threats are past."""
    (entry,) = drafted_of(text, "tariff")
    said = {key: str(value) if key.startswith("rate") else value for key, value in entry.fields.items()}
    assert {key: said.get(key) for key in fields} == fields


@pytest.mark.parametrize(
    "text",
    [
        "Bangkok cam kết mở cửa thị trường gạo để đổi lấy mức thuế 19% của các nước.",
        "Chile đã hứa mua gạo nhằm được hưởng mức thuế 19% của Nhật Bản.",
        "Japan pledged to buy rice in exchange for a 15% tariff from Chile.",
        "Chile took a 10% duty on figs to the WTO.",
        "Chile có thể đưa thuế nhập khẩu 40% đối với ô tô lên hơn 50%.",
        "Nhật Bản đã yêu cầu Chile không đưa thuế 10% lên 15%.",
    ],
)
def test_what_is_no_tariff(text: str) -> None:
    """What somebody pledges is not the tariff that he gets for it, nor is what may be, or is taken elsewhere."""
    assert drafted_of(text, "tariff") == []


PLANS = [
    ("Chile đã công bố kế hoạch: giảm thuế ô tô từ 70% xuống 40% trong hai năm.", "announced", "chile"),
    ("Chile announced a plan: cutting its duty on cars from 70% to 40%.", "announced", "chile"),
    ("Chile đã công bố kế hoạch giảm thuế ô tô từ 70% xuống 40%.", "announced", "chile"),
    ("Nhật Bản trình bày các lộ trình giảm thuế thép từ 9% xuống 4%.", None, None),
    ("Bộ trưởng Ada Berg nói về các bên: Nhật Bản giảm thuế gạo từ 7% xuống 4%.", "enacted", "japan"),
]


@pytest.mark.parametrize(("text", "stage", "imposer"), PLANS)
def test_what_a_plan_would_do(text: str, stage: str | None, imposer: str | None) -> None:
    """What a plan would do, also behind a colon, is as far as the plan: nothing is done by a bare verb there."""
    (entry,) = drafted_of(text, "tariff")
    assert (entry.fields.get("stage"), entry.fields.get("imposed_by")) == (stage, imposer)
