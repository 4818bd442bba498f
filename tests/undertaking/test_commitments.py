"""Commitments that sentences give: who owes what, how much of which goods, since and until when."""

from typing import Any

import attrs
import pytest

from tests.authoring.drafted import POLICY, actor, new_article
from tests.drafting.test_entries import drafted_of, remarks
from vnus_trade.authoring.draft import DraftedArticle
from vnus_trade.contents.index import Contents
from vnus_trade.model.vocabulary import ActorKind

Told = dict[str, Any]

# With so many words, the language of a text, and so the figures in it, are sure.
REST = {
    False: "It rained in the town on that day, and officials said that it was good for the rice, as it is at times.",
    True: "Trời mưa và các quan chức cho biết đó là điều tốt cho lúa của họ, theo những người có mặt tại đây.",
}

RATIFY = {"obliged": ["japan"], "stage": "pledged", "subject": "ratify the pact"}
AID = {"obliged": ["japan"], "amount": ("50000000 USD", "$50 million"), "subject": "technical assistance"}

TOLD: list[tuple[str, list[Told]]] = [
    # What is undertaken of an agreement
    ("Japan committed to ratify the pact by June 2026.", [{**RATIFY, "deadline": ("[..2026-06-30]", "by June 2026")}]),
    ("Japan promised that it would ratify the pact before August 1.", [RATIFY]),
    ("Japan agreed to ratify the pact with Chile.", [{**RATIFY, "stage": "agreed", "deadline": None}]),
    ("Japan urged Chile to ratify the pact.", [{"obliged": ["chile"], "stage": "requested"}]),
    ("Nhật Bản hứa phê chuẩn hiệp định trong tháng 8.", [{"stage": "pledged", "subject": "phê chuẩn hiệp định"}]),
    ("Japan will ratify the pact by June 2026.", []),
    ("Japan has not committed to ratify the pact by June 2026.", []),
    ("Japan hopes to ratify the pact by June 2026.", []),
    ("Japan pledged to implement the reforms by June 2026.", []),
    ("Japan ratified the pact in June.", []),
    # What is given in money
    ("Japan pledged technical assistance of $50 million to Chile.", [{**AID, "stage": "pledged"}]),
    ("Japan will provide $50 million in technical assistance.", [{**AID, "stage": "pledged"}]),
    ("Japan agreed to give Chile technical assistance worth $50 million.", [{**AID, "stage": "agreed"}]),
    (
        "Nhật Bản cam kết viện trợ 50 triệu USD cho Chile.",
        [{"amount": ("50000000 USD", "50 triệu USD"), "subject": "viện trợ"}],
    ),
    ("A Japanese bank pledged technical assistance of $50 million.", []),
    ("Japan pledged technical assistance.", []),
    ("Japan provided technical assistance of $50 million.", []),
    # Periods and deadlines
    (
        "Japan, for its part, agreed to import 40,000 metric tons of Chilean cheese and butter a year through 2028.",
        [
            {
                "obliged": ["japan"],
                "goods": ["cheese", "butter"],
                "amount": ("40000 metric tons per year", "40,000 metric tons of Chilean cheese and butter a year"),
                "deadline": ("2028", "through 2028"),
                "stage": "agreed",
            }
        ],
    ),
    (
        (
            "On June 14, Japan cut its duty on Chilean rice, and Chile pledged to buy $2 billion of Japanese-made rail "
            "equipment over three years."
        ),
        [
            {
                "when": ("2025-06-14", "June 14"),
                "obliged": ["chile"],
                "goods": ["Japanese-made rail equipment"],
                "amount": ("2000000000 USD", "$2 billion"),
                "deadline": ("2028-06-14", "over three years"),
            }
        ],
    ),
    (
        "Japan said on Thursday it would lift a 13% duty on steel, after Chile pledged to buy $3 billion of rice.",
        [{"obliged": ["chile"], "amount": ("3000000000 USD", "$3 billion"), "when": None}],
    ),
    ("Chile pledged to invest $2 billion in ports within five years.", [{"deadline": None, "when": None}]),
    (
        (
            "Under a framework discussed in Kobe in May, Chile would buy 12 million metric tons of Japanese rice by "
            "August 2025 and 25 million tons annually from 2026 to 2028, as well as $20 billion of energy products."
        ),
        [
            {
                "obliged": ["chile"],
                "goods": ["rice"],
                "amount": ("12000000 metric tons", "12 million metric tons"),
                "worth": None,
                "deadline": ("[..2025-08-31]", "by August 2025"),
                "stage": None,
            },
            {
                "goods": None,
                "amount": ("25000000 tons per year", "25 million tons annually"),
                "deadline": ("2026/2028", "from 2026 to 2028"),
            },
            {"goods": ["energy products"], "amount": ("20000000000 USD", "$20 billion"), "deadline": None},
        ],
    ),
    # What is raised by an amount, and to one
    (
        (
            "Chile plans to raise quotas for Japanese sugar by 20,000 tons next year, Trade Minister Ada Berg told a "
            "panel on Tuesday."
        ),
        [
            {
                "when": ("2025-07-01", "Tuesday"),
                "announced_by": ["ada-berg"],
                "obliged": ["chile"],
                "change": "raises",
                "goods": ["sugar"],
                "amount": ("20000 tons", "20,000 tons"),
                "basis_of_amount": "difference",
                "stage": "announced",
                "deadline": ("2026", "next year"),
            }
        ],
    ),
    (
        "Japan will raise its frozen beef quota from 20,000 tons to 30,000 tons a year.",
        [
            {
                "change": "raises",
                "goods": ["frozen beef"],
                "amount": ("30000 tons per year", "30,000 tons a year"),
                "amount_before": ("20000 tons per year", "20,000 tons"),
                "basis_of_amount": None,
            }
        ],
    ),
    (
        "Berg said Japan would in turn expand its annual quota for Chilean beef to 120,000 tonnes from 90,000 tonnes.",
        [
            {
                "change": "raises",
                "amount": ("120000 tonnes per year", "annual quota for Chilean beef to 120,000 tonnes"),
                "amount_before": ("90000 tonnes per year", "90,000 tonnes"),
                "goods": ["beef"],
                "stage": None,
            }
        ],
    ),
    (
        "Japan pledged to raise its quota for beef by 15,000 tons, to 65,000 tons.",
        [{"amount": ("65000 tons", "65,000 tons"), "basis_of_amount": None, "change": "raises"}],
    ),
    (
        "Japan will buy 5,000 tons of U.S. corn and 6,000 tons of wheat a year, 24 jets and $2 billion of gas.",
        [
            {"amount": ("5000 tons per year", "5,000 tons"), "goods": ["corn"]},
            {"amount": ("6000 tons per year", "6,000 tons of wheat a year"), "goods": ["wheat"]},
            {"amount": ("24 jets", "24 jets")},
            {"amount": ("2000000000 USD", "$2 billion"), "goods": ["gas"]},
        ],
    ),
    (
        "Japan will let in 25,000 tonnes of Chilean lamb at zero duty each year, rising by 5,000 tonnes annually.",
        [{"amount": ("25000 tonnes per year", "25,000 tonnes of Chilean lamb at zero duty each year")}],
    ),
    ("Japan agreed to buy rice, by $3 billion.", [{"amount": None, "goods": ["rice"]}]),
    (
        "Japan agreed to increase Chile’s sugar quota by 150,000 tons for the fiscal year that starts Oct. 1.",
        [{"change": "raises", "basis_of_amount": "difference", "goods": ["sugar"]}],
    ),
    ("Japan undertook to ease export controls on drone parts.", [{"change": "cuts", "goods": ["drone parts"]}]),
    ("Berg asked Japan to remove Chile from export control groups.", []),
    ("Japan undertook to look again at export controls on drones.", []),
    ("Japan agreed to buy 50 Fokker 70 aircraft.", [{"amount": ("50 aircraft", "50 Fokker 70 aircraft")}]),
    ("Japan agreed to buy 9 tons of tea and 40 old hand-made looms worth $3 million.", [{"worth": None}]),
    ("Japan offered to buy 40 Typhoon-class trainer jets.", [{"amount": ("40 jets", "40 Typhoon-class trainer jets")}]),
    (
        "Japan agreed to expand its quota for Chilean raw sugar from 4,500 tonnes to 6,000 tonnes a year.",
        [{"change": "raises", "amount": ("6000 tonnes per year", "6,000 tonnes a year"), "goods": ["raw sugar"]}],
    ),
    ("Berg called on Japan to recognise Chilean papers.", [{"obliged": ["japan"], "stage": "requested"}]),
    (
        (
            "Japan cut its tariff on figs from 18 percent to 12 percent in June and pledged to buy $6 billion of gas "
            "over four years."
        ),
        [{"when": None, "deadline": None, "goods": ["gas"]}],
    ),
    (
        "In June Japan cut its tariff on figs to 12 percent and pledged to buy $6 billion of gas over four years.",
        [{"when": ("2025-06", "June"), "deadline": ("2029-06", "over four years")}],
    ),
    ("Japan plans to open a quota of 3 tons a year for Chilean figs at zero duty.", [{"goods": ["figs"]}]),
    ("In return Japan would admit 99,000 tonnes of Chilean beef.", [{"goods": ["beef"], "matter": "quota"}]),
    ("Japan would admit that it rained.", []),
    # Who owes it
    (
        (
            "Japanese carrier Lotus Air signed a contract on Tuesday to buy 30 jets worth $4.8 billion, with "
            "deliveries from 2029."
        ),
        [{"when": ("2025-07-01", "Tuesday"), "obliged": None, "deadline": None, "goods": None}],
    ),
    (
        "Chile’s Maple Grid Corp. agreed to purchase gas turbines from Kobe-based Harlan Power for $750 million.",
        [{"obliged": None, "goods": ["gas turbines"], "amount": ("750000000 USD", "$750 million"), "worth": None}],
    ),
    ("Japan Airlines agreed to buy 50 aircraft for $10 billion.", [{"obliged": None, "goods": ["aircraft"]}]),
    ("Japan, through Kisan Foods, in May agreed to buy rice for $1 billion.", [{"obliged": None}]),
    (
        "The Japanese government will buy 12 transport aircraft.",
        [{"obliged": ["japanese-government"], "goods": ["transport aircraft"]}],
    ),
    ("Japan said it will buy rice for $1 billion.", [{"obliged": ["japan"]}]),
    ("Berg urged Japan’s Kisan Foods to buy rice for $1 billion.", [{"obliged": None, "stage": "requested"}]),
    ("Toyama Motor, of Kobe, said it would invest $2 billion.", [{"obliged": None}]),
    (
        "Japan and Chile reached a truce, with Japan agreeing to import 12 tons of figs a year.",
        [{"obliged": ["japan"], "stage": "agreed", "amount": ("12 tons per year", "12 tons of figs a year")}],
    ),
    ("Berg said Japan would buy rice for $2 billion.", [{"announced_by": ["ada-berg"], "obliged": ["japan"]}]),
    ("Berg promised that Japan would buy rice for $2 billion.", [{"stage": "pledged", "obliged": ["japan"]}]),
    (
        "Japan will open its market to Chilean figs and double its seasonal quota for beef to 60,000 tons.",
        [
            {"matter": "market access"},
            {"stage": "pledged", "obliged": ["japan"], "change": "raises", "goods": ["beef"]},
        ],
    ),
    ("Japan agreed in June to invest $2 billion.", [{"when": ("2025-06", "June"), "stage": "agreed"}]),
    ("Japan agreed a plan with Chile that asks to buy rice for $2 billion.", []),
    ("Lotus Air of Japan signed a contract to buy 30 jets.", [{"obliged": None, "announced_by": None}]),
    # Goods, whole or not at all
    ("Japan pledged to buy $3 billion of goods.", [{"goods": None}]),
    ("Japan pledged to buy $3 billion of figs and promote tourism.", [{"goods": None}]),
    (
        "Japan pledged to buy $3 billion of figs, rice and farm goods, and to rest.",
        [{"goods": ["figs", "rice", "farm goods"]}],
    ),
    (
        "Japan called for wider access for farm goods and medicines, and voiced hope.",
        [{"goods": ["farm goods", "medicines"]}],
    ),
    ("Japan pledged to buy U.S. soybeans worth $3 billion.", [{"goods": ["soybeans"]}]),
    ("Japan pledged to buy once again figs worth $3 billion.", [{"goods": ["figs"]}]),
    ("Japan will cut new beef quotas.", [{"change": "cuts", "goods": ["beef"]}]),
    (
        "Japan pledged to buy $3 billion of figs, tea, rice, beef, cheese, corn, wheat, salmon and pork.",
        [{"goods": ["figs", "tea", "rice", "beef", "cheese", "corn", "wheat", "salmon"]}],
    ),
    # What is no part of it
    (
        "Japan agreed to buy $3 billion of rice with the help of $2 billion from Chile.",
        [{"goods": ["rice"], "worth": None}],
    ),
    (
        "Japan agreed to buy rice, for people who, in the view of all those who came there on that day, need $9.",
        [],
    ),
    ("On July 1 Berg said that Japan had agreed to buy rice for $1 billion.", [{"when": None, "obliged": ["japan"]}]),
    (
        "In June Japan pledged to invest $3 billion in ports, and Chile to buy $1 billion' worth of gas by 2040.",
        [
            {"obliged": ["japan"], "when": ("2025-06", "June"), "deadline": None},
            {
                "obliged": ["chile"],
                "when": ("2025-06", "June"),
                "goods": ["gas"],
                "deadline": ("[..2040-12-31]", "by 2040"),
            },
        ],
    ),
    ("Japan pledged to buy $7 million in U.S. fertilizer.", [{"goods": ["fertilizer"]}]),
    # What else is undertaken
    (
        "Japan and Chile have set a goal of raising two-way trade to $50 billion by 2030.",
        [
            {
                "matter": "other",
                "subject": "two-way trade",
                "obliged": ["japan", "chile"],
                "change": "raises",
                "amount": ("50000000000 USD", "$50 billion"),
                "stage": "agreed",
            }
        ],
    ),
    ("The two countries have set a goal of raising two-way trade to $50 billion by 2030.", [{"stage": "agreed"}]),
    (
        "Japan and Chile agreed to set up a joint working group on rice, which will meet in November.",
        [{"matter": "other", "subject": "joint working group", "deadline": None, "when": None}],
    ),
    ("Japan and Chile agreed to form a view.", []),
    # In Vietnamese
    (
        "Nhật Bản đồng ý nhập khẩu 40.000 tấn thịt bò Chile mỗi năm đến hết năm 2028 để giảm thặng dư cho các bên.",
        [
            {
                "obliged": ["japan"],
                "goods": ["thịt bò"],
                "amount": ("40000 tấn per year", "40.000 tấn thịt bò Chile mỗi năm"),
                "deadline": ("2028-12-31", "đến hết năm 2028"),
            }
        ],
    ),
    (
        "Hãng hàng không Nhật Bản Lotus Air ký hợp đồng mua 30 máy bay trị giá 4,8 tỷ USD của các bên.",
        [{"obliged": None, "goods": ["máy bay"], "worth": ("4800000000 USD", "4,8 tỷ USD")}],
    ),
    (
        "Ông Ivo Kest đề nghị Nhật Bản công nhận giấy tờ của Chile và các bên.",
        [{"matter": "recognition", "obliged": ["japan"], "stage": "requested"}],
    ),
    (
        "Nhật Bản và Chile nhất trí thành lập nhóm công tác chung về gạo của các bên.",
        [{"matter": "other", "subject": "nhóm công tác chung", "obliged": ["japan", "chile"]}],
    ),
    (
        "Nhật Bản cam kết tăng hạn ngạch cá tra thêm 20.000 tấn, lên 110.000 tấn cho các bên.",
        [{"amount": ("110000 tấn", "110.000 tấn"), "goods": ["cá tra"], "change": "raises"}],
    ),
    (
        "Tập đoàn Lam Xanh của Nhật Bản dự kiến đầu tư 450 triệu USD cho các bên.",
        [{"obliged": None, "announced_by": None, "stage": "announced"}],
    ),
    (
        "Nhật Bản đồng ý nhập khẩu 8 triệu tấn than của Chile mỗi năm để các bên cùng có lợi.",
        [{"amount": ("8000000 tấn per year", "8 triệu tấn than của Chile mỗi năm")}],
    ),
    (
        "Nhật Bản cam kết mua 2 triệu tấn than mỗi năm và 40 toa xe lửa trị giá 120 triệu USD của các bên.",
        [
            {"amount": ("2000000 tấn per year", "2 triệu tấn than mỗi năm"), "worth": None},
            {
                "amount": ("40 toa xe lửa", "40 toa xe lửa"),
                "goods": ["toa xe lửa"],
                "worth": ("120000000 USD", "120 triệu USD"),
            },
        ],
    ),
    # A period before a list reaches all of it
    (
        "Nhật Bản sẽ mở hạn ngạch hằng năm gồm 200 tấn gạo, 300 tấn tôm và 40 tấn mật ong cho các bên.",
        [
            {"goods": ["gạo"], "amount": ("200 tấn per year", "hằng năm gồm 200 tấn")},
            {"goods": ["tôm"], "amount": ("300 tấn per year", "300 tấn")},
            {"goods": ["mật ong"], "amount": ("40 tấn per year", "40 tấn")},
        ],
    ),
    (
        "Japan will grant Chile annual quotas of 500 tonnes of beef and 800 tonnes of rice.",
        [
            {"goods": ["beef"], "amount": ("500 tonnes per year", "annual quotas of 500 tonnes")},
            {"goods": ["rice"], "amount": ("800 tonnes per year", "800 tonnes")},
        ],
    ),
    (
        "Japan pledged to buy annually 3 tonnes of figs and, in 2027, 5 tonnes of rice.",
        [{"amount": ("3 tonnes per year", "annually 3 tonnes")}, {"amount": ("5 tonnes", "5 tonnes")}],
    ),
    # What stands between the market and "for" is no good
    *(
        (f"Nhật Bản cam kết mở cửa thị trường {words} của các bên.", [{"goods": goods}])
        for words, goods in {
            "ưu đãi cho thịt bò và đậu tương": ["thịt bò", "đậu tương"],
            "nội địa cho gạo": ["gạo"],
            "nông sản cho doanh nghiệp": ["nông sản"],
            "ưu đãi cho doanh nghiệp": None,
        }.items()
    ),
    ("Nhật Bản cam kết mua 2,9 tỷ USD nông sản Chile của các bên.", [{"obliged": ["japan"], "goods": ["nông sản"]}]),
    # What comes on top of what there is
    *(
        (
            f"Chile pledged to buy {words} of rice.",
            [{"amount": told, "change": "raises", "basis_of_amount": "difference"}],
        )
        for words, told in {
            "an extra $1.2 billion": ("1200000000 USD", "$1.2 billion"),
            "a further 3,000 tonnes": ("3000 tonnes", "3,000 tonnes"),
            "3,000 more tonnes": ("3000 tonnes", "3,000 more tonnes"),
        }.items()
    ),
    (
        "Chile cam kết mua thêm 1,2 tỷ USD gạo, và sẽ mua 30 máy bay nữa của các bên.",
        [
            {"goods": ["gạo"], "change": "raises"},
            {"goods": ["máy bay"], "change": "raises", "basis_of_amount": "difference"},
        ],
    ),
    ("Chile pledged to buy more than 30 aircraft.", [{"change": None, "basis_of_amount": None}]),
    (
        "Chile suspended its pledge to buy an extra 30 aircraft.",
        [{"change": "suspends", "amount": None, "basis_of_amount": None}],
    ),
    # Beside a tariff
    (
        "Japan agreed to lower its tariff on Chilean rice from 20% to 10% and to buy $3 billion of gas.",
        [{"obliged": ["japan"], "change": None, "stage": "agreed", "amount": ("3000000000 USD", "$3 billion")}],
    ),
    (
        "Under the deal, Chile would cut its duty on figs from Japan and buy 20 ships.",
        [{"obliged": ["chile"], "change": None, "stage": "agreed", "amount": ("20 ships", "20 ships")}],
    ),
    (
        "Nhật Bản đồng ý giảm thuế đối với gạo của Chile từ 20% xuống 10% từ ngày 1/8 và mua 50 máy bay của các bên.",
        [{"obliged": ["japan"], "change": None, "stage": "agreed", "amount": ("50 máy bay", "50 máy bay")}],
    ),
]


@pytest.mark.parametrize(("text", "told"), TOLD)
def test_what_is_owed(text: str, told: list[Told]) -> None:
    """Each amount is a commitment of its own, with what the words say of it, and nothing that they leave open."""
    found = drafted_of(f"{text} {REST['ậ' in text]}", "commitment")
    assert [
        {key: plain(entry.fields.get(key)) for key in wanted} for entry, wanted in zip(found, told, strict=True)
    ] == told


@pytest.mark.parametrize(
    "text",
    [
        "Chile suspended import permits for beef from Japan.",
        "Chile pledged to simplify its import procedures for 20 tonnes of rice.",
        "Chile agreed to cover purchase costs of 40 ships.",
        "Chile đã tạm dừng giấy phép nhập khẩu thịt bò của Nhật Bản.",
    ],
)
def test_papers_are_not_bought(text: str) -> None:
    """A word for buying that says what a paper or a rule is for is no purchase."""
    assert [each for each in drafted_of(text, "commitment") if each.fields["matter"] == "purchase"] == []


def plain(value: Any) -> Any:
    """A value of an entry; of a time or an amount what it is, and its phrase."""
    return (value["is"], value["phrase"]) if isinstance(value, dict) else value


@pytest.mark.parametrize(
    ("text", "obliged", "reads"),
    [
        ("The two sides agreed to set up a joint council.", ["japan", "chile"], {"The two sides": ("japan", "chile")}),
        ("Berg pledged to buy rice for $3 billion.", ["japan"], {}),
        ("Kest pledged to buy rice for $3 billion.", None, {}),
    ],
)
def test_who_owes_what_others_pledge(text: str, obliged: list[str] | None, reads: Told) -> None:
    """The two sides are those of the article, and a person pledges for the side that is known to be his."""
    japan = actor("japan", "Japan", kind=ActorKind.STATE)
    actors = (
        japan,
        attrs.evolve(actor("ada-berg", "Ada Berg", "Berg"), side=japan),
        actor("ivo-kest", "Ivo Kest", "Kest"),
    )
    article = new_article(f"Japan and Chile came. {text}", zone="Asia/Ho_Chi_Minh", sides=(("Japan",), ("Chile",)))
    drafted = DraftedArticle.of(article, Contents(actors=actors), POLICY)
    (entry,) = (entry for entry in drafted.entries if entry.kind == "commitment")
    assert (entry.fields.get("obliged"), entry.reads) == (obliged, reads)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("Chile pledged technical help of 12 million crowns for fish laboratories.", None),
        ("Chile pledged to buy rice worth 12 million pesos from Japan.", "12000000 pesos"),
    ],
)
def test_a_currency_whose_state_is_open_is_counted(text: str, amount: str | None) -> None:
    """Money that may be that of several states is an amount of its word, or a remark."""
    assert [entry.fields["amount"]["is"] for entry in drafted_of(text, "commitment")] == ([amount] if amount else [])
    assert ('"12 million crowns" is in no entry' in remarks(text)) == (amount is None)
