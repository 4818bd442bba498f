"""Agreements that sentences give: how far they had come, when, between whom, and where they are to be signed."""

from typing import Any

import pytest

from tests.authoring.drafted import POLICY, new_article
from tests.drafting.test_entries import drafted_of
from tests.undertaking.test_commitments import plain
from vnus_trade.authoring.draft import DraftedArticle
from vnus_trade.contents.index import Contents

Told = dict[str, Any]

TOLD: list[tuple[str, list[Told]]] = [
    # What negotiations come to
    (
        "Japan and Chile concluded negotiations on the Second Protocol, following four rounds held since May 2024.",
        [{"stage": "agreed", "parties": ["japan", "chile"], "when": None}],
    ),
    (
        "Japan and Chile concluded negotiations on a free trade agreement on Tuesday.",
        [{"stage": "agreed", "when": ("2025-07-01", "Tuesday")}],
    ),
    ("Japan and Chile concluded negotiations on chapters of the agreement.", []),
    ("Japan and Chile concluded the third round of negotiations on a free trade agreement.", []),
    (
        "Nhật Bản và Chile kết thúc đàm phán hiệp định thương mại của các bên.",
        [{"stage": "agreed", "parties": ["japan", "chile"]}],
    ),
    # Which of many agreements it is
    ("Berg called it the most valuable agreement her country had concluded since leaving the bloc.", []),
    ("Berg called it the best deal Japan had ever signed.", []),
    ("The largest deal that Japan and Chile have ratified was hailed by Berg.", []),
    ("Bà Berg gọi đây là hiệp định lớn nhất mà đất nước bà từng ký.", []),
    (
        "The largest deal in years was signed by Japan and Chile on Monday.",
        [{"stage": "signed", "parties": ["japan", "chile"], "when": ("2025-06-30", "Monday")}],
    ),
    (
        "Japan and Chile signed their most ambitious trade agreement on Monday.",
        [{"stage": "signed", "parties": ["japan", "chile"]}],
    ),
    ("Most of the agreement that Japan and Chile signed on Monday is about rice.", [{"stage": "signed"}]),
    ("Berg called the agreement that Japan and Chile signed on Monday a triumph.", [{"stage": "signed"}]),
    # What is to be signed
    (
        "Nhật Bản và Chile gỡ vướng mắc, mở đường cho việc ký hiệp định thương mại trong quý IV năm nay.",
        [{"stage": "intended", "when": None, "plan": {"when": ("[2025-10-01..2025-12-31]", "quý IV năm nay")}}],
    ),
    (
        "Japan and Chile settled it on Tuesday, which paves the way for the signing of a pact in October 2025.",
        [{"stage": "intended", "when": None, "plan": {"when": ("2025-10", "October 2025")}}],
    ),
    ("Nhật Bản và Chile hoan nghênh việc ký hiệp định thương mại.", [{"stage": "signed"}]),
    ("Nhật Bản và Chile không mở đường cho việc ký hiệp định thương mại.", []),
    # Days of what was signed
    (
        (
            "They met under the Kobe Partnership Agreement (KPA), which was signed on 3 June 2023 and entered into "
            "force on 1 February 2024."
        ),
        [
            {"stage": "signed", "when": ("2023-06-03", "3 June 2023")},
            {"stage": "in force", "when": ("2024-02-01", "1 February 2024")},
        ],
    ),
    (
        "The Lima accord, which was signed on 3 June 2025 and entered into force on 1 July 2025, covers tea.",
        [{"stage": "signed", "when": ("2025-06-03", "3 June 2025")}, {"stage": "in force"}],
    ),
    ("The accord, which was signed on 3 June 2023, covers tea.", []),
    ("The accord, which has yet to be signed, covers tea.", []),
    ("Rice is sold under the accord in towns, which was signed on 3 June 2025.", []),
    # What was when it was signed
    (
        "They have talked since November, when Japan and Chile signed a pact.",
        [{"stage": "signed", "when": ("2024-11", "November")}],
    ),
    (
        "In November, when Japan and Chile signed a pact, it rained.",
        [{"stage": "signed", "when": ("2024-11", "November")}],
    ),
    (
        "Kể từ tháng 11, khi Nhật Bản và Chile đã ký hiệp định, thuế đã giảm.",
        [{"stage": "signed", "when": ("2024-11", "tháng 11")}],
    ),
    ("In November, when Japan and Chile will sign a pact, Berg leaves.", [{"stage": "intended", "when": None}]),
    ("They have talked since November, after Japan and Chile signed a pact.", [{"stage": "signed", "when": None}]),
    # What is done under it has a time of its own
    (
        "Japan lifted its 12 per cent duty on figs in January, under a deal Prime Minister Ada Berg struck with Chile.",
        [{"stage": "agreed", "when": None}],
    ),
    (
        "Under a trade deal reached with Chile, Japan scrapped its duty on figs on Monday.",
        [{"stage": "agreed", "when": None}],
    ),
    (
        "Japan scrapped its duty on figs on Monday under a deal signed with Chile in May 2025.",
        [{"stage": "signed", "when": ("2025-05", "May 2025")}],
    ),
    (
        "Under a pact signed with Chile on Monday, Japan will scrap its duty on figs in May 2026.",
        [{"stage": "signed", "when": ("2025-06-30", "Monday")}],
    ),
    ("On Monday, the pact was signed in Kobe.", [{"stage": "signed", "when": ("2025-06-30", "Monday")}]),
    (
        "Tháng 1, Nhật Bản bỏ thuế gạo theo một thỏa thuận đã đạt được với Chile.",
        [{"stage": "agreed", "when": None}],
    ),
    # What somebody makes known of it
    (
        "Japan announced the suspension of the agreement with Chile.",
        [{"stage": "suspended", "parties": ["japan", "chile"]}],
    ),
    (
        "Japan announced on Monday the suspension of the pact.",
        [{"stage": "suspended", "when": ("2025-06-30", "Monday")}],
    ),
    ("Japan announced its withdrawal from the pact with Chile.", [{"stage": "terminated"}]),
    (
        "The end of the accord was announced by Japan on Monday.",
        [{"stage": "terminated", "when": ("2025-06-30", "Monday")}],
    ),
    ("Nhật Bản tuyên bố đình chỉ hiệp định với các bên.", [{"stage": "suspended"}]),
    ("Nhật Bản thông báo việc rút khỏi hiệp định với các bên.", [{"stage": "terminated"}]),
    # What has a day that is to come
    (
        "The truce expires on 9 July.",
        [{"stage": "expired", "status": "expected", "plan": {"when": ("2025-07-09", "9 July")}}],
    ),
    (
        "Japan and Chile aim to sign the pact before the end of July.",
        [{"stage": "intended", "plan": {"when": ("[..2025-07-31]", "before the end of July")}}],
    ),
    ("Japan and Chile signed the pact by the end of May.", [{"stage": "signed", "plan": None}]),
    ("The pact lapses on July 9.", [{"stage": "expired", "plan": {"when": ("2025-07-09", "July 9")}}]),
    ("The truce is due to expire on July 9.", [{"stage": "expired", "plan": {"when": ("2025-07-09", "July 9")}}]),
    (
        "The pact will enter into force on 1 August.",
        [{"stage": "in force", "plan": {"when": ("2025-08-01", "1 August")}}],
    ),
    ("The truce expired on July 1.", [{"stage": "expired", "status": None, "when": ("2025-07-01", "July 1")}]),
    (
        "Hiệp định giữa Nhật Bản và Chile sẽ hết hạn vào ngày 9/7.",
        [{"stage": "expired", "status": "expected", "plan": {"when": ("2025-07-09", "ngày 9/7")}}],
    ),
    ("Nhật Bản và Chile cam kết ký hiệp định trước tháng 8.", [{"stage": "intended", "status": "expected"}]),
    # What is to be signed
    (
        (
            "The Protocol will be signed in Lima, the capital of Peru, in March 2026, and will enter into force once "
            "both parliaments have ratified it."
        ),
        [{"stage": "intended", "status": "expected", "plan": {"when": ("2026-03", "March 2026"), "place": "Lima"}}],
    ),
    (
        "Japan and Chile plan to sign a deal that takes effect on 1 May 2026.",
        [{"stage": "intended", "plan": None}],
    ),
]


@pytest.mark.parametrize(("text", "told"), TOLD)
def test_what_is_agreed(text: str, told: list[Told]) -> None:
    """A verb with the agreement that it speaks of, its own time and place, and nothing of another."""
    found = [each.fields for each in drafted_of(text, "agreement")]
    assert [
        {key: _plain(fields.get(key)) for key in wanted} for fields, wanted in zip(found, told, strict=True)
    ] == told


def _plain(value: Any) -> Any:
    """A value, and those of a plan."""
    is_plan = isinstance(value, dict) and "is" not in value
    return {key: plain(each) for key, each in value.items()} if is_plan else plain(value)


def test_the_two_sides_sign() -> None:
    """The two sides of an article are the parties, and a state behind "of" is no party."""
    text = (
        "Japan and Chile met in Kobe. The two sides signed a protocol. A deal will be signed in Lima, capital of Peru."
    )
    article = new_article(text, zone="Asia/Ho_Chi_Minh", sides=(("Japan",), ("Chile",)))
    drafted = DraftedArticle.of(article, Contents(), POLICY)
    signed, planned = (entry for entry in drafted.entries if entry.kind == "agreement")
    assert (signed.fields["parties"], dict(signed.reads)) == (["japan", "chile"], {"The two sides": ("japan", "chile")})
    assert "parties" not in planned.notes
