"""Who asks for a tariff, and of whom, and which words only look like a request."""

from typing import Any

import pytest

from tests.drafting.test_entries import drafted_of, remarks
from vnus_trade.model.quantities import Rate

_CUT = {"stage": "requested", "change": "cuts", "rate": Rate(5)}
_OF_JAPAN = {"imposed_by": "japan", "announced_by": ["chile"]}
_OPEN = {"imposed_by": None, "announced_by": ["chile"]}
_IN_FULL = " Đây là tin của các bên trong ngày."

REQUESTS: list[tuple[str, dict[str, Any]]] = [
    # What is wanted behind the tariff, and as a noun
    ("Chile wants the tariff on figs cut to 5%.", _CUT | _OPEN | {"goods": ["figs"]}),
    ("Chile wants to see the tariff on figs cut to 5%.", _CUT | _OPEN),
    ("Chile would like the levy on figs lowered to 5%.", _CUT | _OPEN),
    ("Chile is seeking a cut in the levy on figs to 5%.", _CUT | _OPEN),
    ("Chile wants the tariff on Chilean figs cut to 5%.", _CUT | _OPEN | {"applied_to": ["chile"]}),
    ("Berg said Chile was seeking a reduction in the Japanese duty on figs from 8% to 5%.", _CUT | _OF_JAPAN),
    (
        "Chile wants the 8% Japanese tariff on figs and dried plums cut to 5%.",
        _CUT | _OF_JAPAN | {"rate_before": Rate(8)},
    ),
    ("Chile called for duties on rice to be scrapped.", {"stage": "requested", "change": "removes", **_OPEN}),
    ("Chile asked that duties on figs be scrapped.", {"stage": "requested", "goods": ["figs"], **_OPEN}),
    ("Chile asked for the tariff on figs to be kept at 5%.", {"change": "keeps", "rate": Rate(5), **_OPEN}),
    ("Chile called for an end to the 8% tariff on figs.", {"change": "removes", "rate_before": Rate(8), **_OPEN}),
    ("Chile wants Japan’s 8% tariff on figs reduced to 5%.", _CUT | _OF_JAPAN | {"rate_before": Rate(8)}),
    ("Chile has long sought the removal of the 8% duty on its figs.", {"change": "removes", **_OPEN}),
    ("Chile asked that the tariff increase on figs to 5% be delayed.", {"change": "postpones", "rate": Rate(5)}),
    ("Chile, which held no talks, is seeking a cut in the Japanese levy on figs to 5%.", _CUT | _OF_JAPAN),
    (
        "“We are asking Japan to cut its duty on figs to 5%,” growers said.",
        _CUT | {"imposed_by": "japan", "announced_by": None},
    ),
    ("Asked by growers, Chile will cut its duty on figs to 5%.", {"stage": "announced", "imposed_by": "chile"}),
    # Of whom
    ("Chile is pressing Japan for a cut in its duty on figs to 5%.", _CUT | _OF_JAPAN),
    ("Chile asked Japan’s growers for a cut in the duty on figs to 5%.", _CUT | _OPEN),
    ("Chile has asked Japan to lower its 8% duty on figs to 5%.", _CUT | _OF_JAPAN),
    ("Chile appealed to Japan to cut the duty on figs to 5%.", _CUT | _OF_JAPAN),
    ("Chile pressed Japan to drop its 8% duty on figs.", {"stage": "requested", "change": "removes", **_OF_JAPAN}),
    ("Chile urged Japan at talks in Lima to cut its duty on figs to 5%.", _CUT | _OF_JAPAN),
    ("Chile has demanded that Japan remove its 8% duty on figs.", {"stage": "requested", **_OF_JAPAN}),
    ("Chile proposed that Japan cut its duty on figs to 5%.", _CUT | _OF_JAPAN),
    ("Chile proposed Japan cut its duty on figs to 5%.", _CUT | _OF_JAPAN),
    ("Japan was asked by Chile to cut its duty on figs to 5%.", _CUT | _OF_JAPAN),
    ("Japan was asked to cut its duty on figs to 5%.", _CUT | {"imposed_by": "japan", "announced_by": None}),
    ("Chile urged Japan and Peru to cut their duties on figs to 5%.", _CUT),
    ("Chile asked Japanese importers for a 5% duty on figs.", {"stage": "requested", **_OPEN}),
    ("Japan said Chile had asked for a cut in its duty on figs to 5%.", _CUT | {"announced_by": ["chile"]}),
    # Vietnamese
    ("Chile đề nghị Nhật Bản sớm hạ thuế đối với tôm về 5%.", _CUT | _OF_JAPAN),
    ("Nhật Bản bị Chile yêu cầu giảm thuế tôm xuống 5%.", _CUT | _OF_JAPAN | {"applied_to": None}),
    ("Chile yêu cầu mức thuế 5% đối với hàng của mình.", {"stage": "requested", "goods": None, **_OPEN}),
    ("Chile muốn thuế với tôm giảm về 5%.", _CUT | _OPEN | {"goods": ["tôm"]}),
    ("Chile mong muốn thuế tôm được hạ xuống 5%.", _CUT | _OPEN),
    ("Chile muốn được giảm thuế tôm xuống 5%.", _CUT | _OPEN),
    ("Chile muốn Nhật Bản giảm thuế tôm xuống 5%.", _CUT | _OF_JAPAN),
    ("Chile đã đề nghị Nhật Bản hạ mức thuế 8% đối với tôm xuống còn 5%.", _CUT | _OF_JAPAN | {"rate_before": Rate(8)}),
    ("Chile đã nhiều lần yêu cầu Nhật Bản bỏ thuế 8% đối với tôm.", {"change": "removes", **_OF_JAPAN}),
    ("Chile đề xuất Nhật Bản giảm thuế tôm xuống 5%.", _CUT | _OF_JAPAN),
    ("Chile kêu gọi bãi bỏ thuế đối với tôm.", {"stage": "requested", "change": "removes", **_OPEN}),
    ("Nhật Bản được đề nghị giảm thuế tôm xuống 5%.", _CUT | {"imposed_by": "japan", "announced_by": None}),
]


@pytest.mark.parametrize(("text", "fields"), REQUESTS)
def test_what_is_asked_for(text: str, fields: dict[str, Any]) -> None:
    """Who asks announces it, and who is asked would impose it, or nobody who is named."""
    (entry,) = drafted_of(text + _IN_FULL * ("ế" in text), "tariff")
    assert {key: entry.fields.get(key) for key in fields} == fields


@pytest.mark.parametrize(
    ("text", "stages"),
    [
        ("Chile urged Japan to revoke its 8% duty on rice and cut its 5% levy on tea.", ["requested", "requested"]),
        (
            "Chile asked Japan to scrap its 8% duty on rice, and to cut the levy on tea to 5%.",
            ["requested", "requested"],
        ),
        ("Chile urged Japan to revoke its 8% duty on rice, and cut its 5% levy on tea.", ["requested", None]),
        (
            "Chile urged Japan to scrap its 8% duty on rice, and to impose a duty of 5% on tea.",
            ["requested", "requested"],
        ),
        (
            "Japan threatened to raise its duty on rice to 8%, and to impose one of 5% on tea.",
            ["threatened", "threatened"],
        ),
        ("Japan is to raise its duty on rice to 8%, and to impose one of 5% on tea.", ["announced", "announced"]),
        ("Chile yêu cầu Nhật Bản bỏ thuế 8% đối với gạo và giảm thuế tôm xuống 5%.", ["requested", "requested"]),
    ],
)
def test_what_else_is_asked_for(text: str, stages: list[str | None]) -> None:
    """What "and" joins to a request is one as well; of two who may do it behind a comma, nobody does."""
    found = drafted_of(text + _IN_FULL * ("ế" in text), "tariff")
    assert [entry.fields.get("stage") for entry in found] == stages
    assert [entry.fields.get("imposed_by") for entry in found] == [stage and "japan" for stage in stages]


@pytest.mark.parametrize(
    ("text", "remark"),
    [
        ("Chile has not asked Japan to lower its 8% duty on figs to 5%.", '"5%": "not" denies it, so no entry'),
        ("Chile refused to call for duties on rice to be scrapped.", '"duties": "refused to" denies it, so no entry'),
        ("Chile no longer wants the tariff on figs cut to 5%.", '"5%": "no longer" denies it, so no entry'),
        ("If Chile asks Japan to cut its duty on figs to 5%, all is well.", '"5%": "If" only supposes it, so no entry'),
        ("Chile might ask Japan to cut its duty on figs to 5%.", '"5%": "might" only supposes it, so no entry'),
        (
            "Chile plans to ask Japan to cut its duty on figs to 5%.",
            '"5%": "plans to" is to come, so nothing is asked for yet',
        ),
        (
            "Chile wants to discuss the duty on figs of 5%.",
            '"5%": "wants": of something else that is done, so no tariff is asked for',
        ),
        ("Chile called for new talks on tariffs of 15%.", '"15%": "talks" asked for, so no tariff'),
        ("Chile asked Japan to resume talks on a 15% levy on figs.", '"15%": "talks" asked for, so no tariff'),
        ("Chile is seeking a deal on cutting the duty on figs to 5%.", '"5%": "deal" asked for, so no tariff'),
        (
            "Chile called for a review of the 15% tariff on figs.",
            '"15%": "called for": of a tariff that is there, so none is asked for',
        ),
        ("Chile's request for a 5% tariff on figs is there.", '"5%": "request for" only supposes it, so no entry'),
        ("Japan rebuffed a Chilean demand that it cut its duty to 5%.", '"5%": "rebuffed" denies it, so no entry'),
        (
            "Nhật Bản bác yêu cầu của Chile về việc giảm thuế tôm xuống 5%.",
            '"5%": "bác yêu cầu" denies it, so no entry',
        ),
        # Perhaps his own
        ("Chile wants the tariff on Japanese figs cut to 5%.", '"5%": "wants" only supposes it, so no entry'),
        ("Chile wants its tariff on figs cut to 5%.", '"5%": "wants" only supposes it, so no entry'),
        ("Chile wants the tariff on figs raised to 5%.", '"5%": "wants" only supposes it, so no entry'),
        ("Chile wants a 5% tariff on figs.", '"5%": "wants" only supposes it, so no entry'),
        ("Chile wants to cut the tariff on figs to 5%.", '"5%": "wants" only supposes it, so no entry'),
        ("Analysts want the tariff on figs cut to 5%.", '"5%": "want" only supposes it, so no entry'),
        ("Berg wants the tariff on figs cut to 5%.", '"5%": "wants" only supposes it, so no entry'),
        # Vietnamese
        (
            "Chile nói chưa bao giờ yêu cầu Nhật Bản giảm thuế 12% đối với tôm.",
            '"12%": "chưa bao giờ" denies "giảm", so it stays: no entry',
        ),
        ("Chile chưa đề nghị Nhật Bản giảm thuế tôm xuống 5%.", '"5%": "chưa" denies it, so no entry'),
        ("Chile sẽ đề nghị Nhật Bản giảm thuế tôm xuống 5%.", '"5%": "sẽ" is to come, so nothing is asked for yet'),
        ("Chile có thể đề nghị Nhật Bản giảm thuế tôm xuống 5%.", '"5%": "có thể" only supposes it, so no entry'),
        ("Chile kêu gọi đàm phán về thuế quan 15%.", '"15%": "đàm phán" asked for, so no tariff'),
        ("Chile muốn giảm thuế tôm xuống 5%.", '"5%": "muốn" only supposes it, so no entry'),
        ("Chile đang tìm cách giảm thuế tôm xuống 5%.", '"5%": "tìm cách" only supposes it, so no entry'),
    ],
)
def test_what_is_not_asked_for(text: str, remark: str) -> None:
    """What is denied, supposed or to come, talks, and a wish of what may be one's own tariff ask for none."""
    assert drafted_of(text + _IN_FULL * ("ế" in text), "tariff") == []
    assert remark in remarks(text + _IN_FULL * ("ế" in text))


@pytest.mark.parametrize(
    "text",
    [
        "Japan, pressed by growers, cut its duty on figs to 5%.",
        "Japan met Chile's demands and cut its duty on figs to 5%.",
        "Under demands from Chile, Japan cut its duty on figs to 5%.",
        "Đáp lại đề nghị của Chile, Nhật Bản giảm thuế tôm xuống 5%." + _IN_FULL,
        "Đáp ứng yêu cầu của Chile, Nhật Bản đã giảm thuế tôm xuống 5%." + _IN_FULL,
    ],
)
def test_who_yields_to_a_request(text: str) -> None:
    """What is done as others asked is done."""
    (entry,) = drafted_of(text, "tariff")
    assert entry.fields["stage"] == "enacted"


@pytest.mark.parametrize(
    "text",
    [
        "Asked about the 15% tariff on figs, Berg said nothing.",
        "Berg asked whether the 15% tariff on figs stays.",
        "Japan’s offer of a 9% tariff on figs fell short of the 5% that Chile had asked for.",
        "Japan studied a Chilean demand that it cut its duty on figs to 5%.",
        "Japan agreed to a Chilean request that it cut its duty on figs to 5%.",
        "Yêu cầu của Chile về việc bãi bỏ thuế 8% đối với tôm chưa được trả lời." + _IN_FULL,
    ],
)
def test_what_leaves_the_stage_open(text: str) -> None:
    """Who asks about a tariff asks for none, and what a noun says was asked for has no verb for what became of it."""
    assert all(entry.fields.get("stage") is None for entry in drafted_of(text, "tariff"))
