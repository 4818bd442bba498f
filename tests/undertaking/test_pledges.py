"""The words by which something is promised, asked for or refrained from, and what is done to it."""

from typing import Any

import pytest

from tests.drafting.test_entries import drafted_of
from tests.undertaking.test_commitments import REST, plain

Told = dict[str, Any]

TOLD: list[tuple[str, list[Told]]] = [
    # Plans that are announced
    (
        "Chile announced plans to buy $15 billion of US crude oil.",
        [
            {
                "stage": "announced",
                "obliged": ["chile"],
                "amount": ("15000000000 USD", "$15 billion"),
                "goods": ["crude oil"],
            }
        ],
    ),
    (
        "Chile đã công bố kế hoạch mua thêm 15 tỉ USD dầu thô của Mỹ.",
        [
            {
                "stage": "announced",
                "obliged": ["chile"],
                "amount": ("15000000000 USD", "15 tỉ USD"),
                "goods": ["dầu thô"],
            }
        ],
    ),
    # Quotas that are opened or moved
    (
        "Japan will open an annual quota of 12,000 tonnes for Chilean honey.",
        [
            {
                "obliged": ["japan"],
                "goods": ["honey"],
                "amount": ("12000 tonnes per year", "annual quota of 12,000 tonnes"),
                "stage": "pledged",
            }
        ],
    ),
    (
        (
            "In exchange Japan would open a quota of 40,000 tonnes a year for Chilean pork, up from the 25,000 tonnes "
            "it offered in May."
        ),
        [
            {
                "goods": ["pork"],
                "amount": ("40000 tonnes per year", "40,000 tonnes a year"),
                "amount_before": None,
                "when": None,
                "stage": None,
            }
        ],
    ),
    (
        (
            "Chile will grant duty-free access to 92 per cent of tariff lines and open a yearly quota of 7,000 tonnes "
            "for Japanese rice."
        ),
        [{"matter": "quota", "obliged": ["chile"], "goods": ["rice"], "stage": "pledged"}],
    ),
    (
        (
            "Japan is ready to raise the yearly ceiling on duty-free garment imports from six million to nine "
            "million pieces, provided that Chile lowers its surcharge on motorcycles."
        ),
        [
            {
                "matter": "quota",
                "stage": "offered",
                "change": "raises",
                "goods": ["garment imports"],
                "amount": ("9000000 pieces per year", "nine million pieces"),
                "amount_before": ("6000000 pieces per year", "six million"),
                "provided": "provided that Chile lowers its surcharge on motorcycles",
            }
        ],
    ),
    (
        "Japan offered to lift the cap on duty-free tyre imports to 40,000 units.",
        [{"change": None, "amount": ("40000 units", "40,000 units")}],
    ),
    ("Japan agreed to scrap quotas on Chilean rice.", []),
    ("Japan wants a quota of 300 tonnes scrapped.", []),
    ("Chile agreed to put a cap on its duties on Japanese steel of 10 per cent.", []),
    ("Japan will discuss a quota of 9,000 tonnes for rice.", []),
    ("Japan will discuss export restrictions on rare earths.", []),
    ("Under the proposed pact, Japan will open its market to Chilean rice.", [{"stage": None}]),
    ("Under the deal, Japan will open its market to Chilean rice.", [{"stage": "agreed"}]),
    # Contracts and purchases
    (
        "Three Chilean companies inked memorandums to purchase $1.7 billion of Japanese farm products.",
        [
            {
                "obliged": None,
                "stage": "agreed",
                "goods": ["farm products"],
                "amount": ("1700000000 USD", "$1.7 billion"),
            }
        ],
    ),
    (
        "Chile signed contracts to buy 20 locomotives worth $90 million from Japan.",
        [{"obliged": ["chile"], "amount": ("20 locomotives", "20 locomotives"), "stage": "agreed"}],
    ),
    (
        "Tokyo had proposed to buy more Chilean copper and to cut its duty on wine.",
        [{"obliged": ["japan"], "goods": ["copper"], "amount": None, "stage": "offered"}],
    ),
    ("If Chile signs, Japan will buy more rice.", []),
    ("The ministers agreed to hold talks on a contract to buy 40 jets.", []),
    ("The contract to buy 40 jets was cancelled.", []),
    ("Contracts to buy 40 jets were signed in Kobe.", [{"amount": ("40 jets", "40 jets")}]),
    # Access
    (
        "Under the deal, Chile grants preferential access for substantially all Japanese fish.",
        [{"matter": "market access", "obliged": ["chile"], "goods": ["fish"], "stage": "agreed"}],
    ),
    ("Chile grants preferential access for nearly all Japanese fish.", [{"goods": ["fish"], "stage": None}]),
    ("Chile pledged to buy industrial and farm goods for $3 billion.", [{"goods": ["industrial and farm goods"]}]),
    ("Chile pledged to buy rice and farm goods for $3 billion.", [{"goods": ["rice", "farm goods"]}]),
    (
        "Japan would grant 3,000 temporary visas a year to Chilean nurses.",
        [
            {
                "matter": "other",
                "subject": "temporary visas",
                "amount": ("3000 visas per year", "3,000 temporary visas a year"),
                "stage": None,
            }
        ],
    ),
    (
        "Chile undertook to provide a concessional loan of US$80 million for the upgrading of the port.",
        [{"subject": "concessional loan", "amount": ("80000000 USD", "US$80 million"), "stage": "pledged"}],
    ),
    ("Japan promised to provide $80 million in aid.", [{"subject": "aid"}]),
    ("Japan promised to provide $80 million.", []),
    ("Japan promised to provide a list of 40 aircraft.", []),
    ("Japan will issue bonds worth $4 billion.", []),
    ("Japan promised to provide 400 tonnes of rice.", [{"subject": "rice", "amount": ("400 tonnes", "400 tonnes")}]),
    ("The Asia Fund will lend $300 million to farmers.", []),
    ("Chile provides 12 million tonnes of rice a year to Japan.", []),
    ("Japan will extend a deadline for 40 ships.", []),
    ("Japan offered a grant for the port.", []),
    # Restrictions
    (
        "Chile asked Japan to lift its curbs on exports of rare earths.",
        [{"matter": "export control", "obliged": ["japan"], "change": "removes", "goods": ["rare earths"]}],
    ),
    (
        "Chile pressed for the removal of port restrictions on its garments and a higher quota for wine.",
        [
            {
                "matter": "non-tariff measure",
                "subject": "port restrictions",
                "change": "removes",
                "goods": ["garments"],
            },
            {"matter": "quota", "change": "raises", "goods": ["wine"], "stage": "requested"},
        ],
    ),
    ("Japan agreed to port fees of $40 million.", []),
    (
        "Chile will suspend import permits for Japanese rice.",
        [
            {
                "matter": "non-tariff measure",
                "subject": "import permits",
                "change": "suspends",
                "stage": "announced",
                "goods": ["rice"],
            }
        ],
    ),
    # What is promised not to be done
    (
        "Japan reiterated that it would not apply export restrictions to rare earths.",
        [
            {
                "matter": "export control",
                "subject": "not apply export restrictions",
                "goods": ["rare earths"],
                "change": None,
                "stage": None,
            }
        ],
    ),
    (
        "Japan agreed not to restrict exports of magnets.",
        [{"subject": "not to restrict exports", "goods": ["magnets"], "stage": "agreed"}],
    ),
    ("Japan agreed to refrain from export bans on figs.", [{"subject": "refrain from export bans"}]),
    (
        "Chile promised it would not reduce the quota of 9,000 tonnes for Japanese rice.",
        [{"subject": "not reduce the quota", "change": None, "amount": None, "stage": "pledged"}],
    ),
    ("Threatened with duties, Japan will buy 40,000 tonnes of Chilean rice.", [{"stage": "pledged"}]),
    (
        "Japan pledged to buy 24 jets, a day before Chile agreed to invest $3 billion in its ports.",
        [{"obliged": ["japan"]}, {"obliged": ["chile"], "matter": "investment"}],
    ),
    ("Japan would not lift its export curbs on rare earths.", []),
    ("Japan would not raise its quota for pork.", []),
    ("Japan will not buy more rice from Chile.", []),
    (
        "Nhật Bản cam kết không hạn chế xuất khẩu đất hiếm sang Chile và các bên.",
        [{"subject": "không hạn chế xuất khẩu", "goods": ["đất hiếm"], "stage": "pledged"}],
    ),
    (
        "Chile cam kết cung cấp khoản tín dụng 80 triệu USD cho các bên.",
        [{"subject": "khoản tín dụng", "amount": ("80000000 USD", "80 triệu USD")}],
    ),
]


@pytest.mark.parametrize(("text", "told"), TOLD)
def test_what_is_pledged(text: str, told: list[Told]) -> None:
    """A verb that does something to a matter, with the word that pledges it, makes a commitment; others make none."""
    found = drafted_of(f"{text} {REST['ấ' in text]}", "commitment")
    assert [
        {key: plain(entry.fields.get(key)) for key in wanted} for entry, wanted in zip(found, told, strict=True)
    ] == told


_JETS: Told = {"matter": "purchase", "amount": ("40 aircraft", "40 aircraft")}
_OF_JAPAN: Told = _JETS | {"stage": "offered", "obliged": ["japan"]}
_MAY_BAY: Told = {"stage": "offered", "amount": ("40 máy bay", "40 máy bay"), "obliged": ["japan"]}
OFFERS: list[tuple[str, list[Told]]] = [
    (
        "A revised offer that included the purchase of 40 aircraft worth $8 billion was handed to Chile.",
        [_JETS | {"stage": "offered", "obliged": None, "worth": ("8000000000 USD", "$8 billion")}],
    ),
    ("Japan submitted a revised offer that includes the purchase of 40 aircraft.", [_OF_JAPAN]),
    ("Japan’s revised proposal includes a commitment to buy 40 aircraft.", [_OF_JAPAN]),
    ("A Japanese offer to buy 40 aircraft was welcomed.", [_OF_JAPAN]),
    ("Japan offers to buy 40 aircraft.", [_OF_JAPAN]),
    ("Chile’s demands include the purchase of 40 aircraft.", [_JETS | {"stage": "requested", "obliged": None}]),
    ("Chile received an offer that included the purchase of 40 aircraft.", [_JETS | {"obliged": None}]),
    ("Growers tabled an offer that included the purchase of 40 aircraft.", [_JETS | {"obliged": None}]),
    (
        "Japan withdrew a revised offer that had included the purchase of 40 aircraft.",
        [_JETS | {"stage": "withdrawn", "obliged": ["japan"]}],
    ),
    ("A revised offer that Japan put forward in June included the purchase of 40 aircraft.", [_OF_JAPAN]),
    # None that certainly is, or that others wait for or took
    ("Chile rejected a revised offer that included the purchase of 40 aircraft.", []),
    ("The revised offer does not include the purchase of 40 aircraft.", []),
    ("If the offer includes the purchase of 40 aircraft, all is well.", []),
    ("Chile accepted an offer that included the purchase of 40 aircraft.", []),
    ("Chile is waiting for an offer that includes the purchase of 40 aircraft.", []),
    ("Chile hopes for an offer that includes the purchase of 40 aircraft.", []),
    ("The offer was discussed at a meeting with many growers, including the purchase of 40 aircraft.", []),
    ("Chile’s request to buy 40 aircraft was approved.", []),
    # Vietnamese
    ("Đề nghị sửa đổi bao gồm việc mua 40 máy bay của các bên.", [_MAY_BAY | {"obliged": None}]),
    ("Đề xuất sửa đổi của Nhật Bản bao gồm việc mua 40 máy bay của các bên.", [_MAY_BAY]),
    ("Nhật Bản đã đưa ra đề xuất sửa đổi, trong đó có việc mua 40 máy bay của các bên.", [_MAY_BAY]),
    ("Nhật Bản rút đề xuất bao gồm việc mua 40 máy bay của các bên.", [_MAY_BAY | {"stage": "withdrawn"}]),
    ("Đề xuất mới không bao gồm việc mua 40 máy bay của các bên.", []),
]


@pytest.mark.parametrize(("text", "told"), OFFERS)
def test_what_an_offer_includes(text: str, told: list[Told]) -> None:
    """What an offer includes is offered by whose it is, or who makes it; what demands include, nobody owes."""
    found = drafted_of(f"{text} {REST['ấ' in text]}", "commitment")
    assert [
        {key: plain(entry.fields.get(key)) for key in wanted} for entry, wanted in zip(found, told, strict=True)
    ] == told


DONE = {"matter": "non-tariff measure", "change": "removes", "stage": "enacted", "obliged": ["japan"]}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "In February, Japan lifted a ban on imports of Chilean beef, in place since 2023.",
            [DONE | {"goods": ["beef"]}],
        ),
        ("Japan eased curbs on imports of Chilean pork.", [DONE | {"change": "cuts", "goods": ["pork"]}]),
        ("Nhật Bản đã dỡ bỏ lệnh cấm nhập khẩu thịt bò.", [DONE | {"goods": ["thịt bò"]}]),
        (
            "Japan offered to delay the digital tax on firms until July 2027.",
            [DONE | {"change": "postpones", "stage": "offered", "goods": None}],
        ),
        # What was not, may be, or might have been lifted, what is imposed, and what nobody is said to have lifted.
        ("Japan has not lifted the ban on imports of beef.", []),
        ("Nhật Bản chưa dỡ bỏ lệnh cấm nhập khẩu thịt bò Chi-lê.", []),
        ("Japan may lift its ban on imports of beef.", []),
        ("Japan would have lifted the ban on imports of beef.", []),
        ("Japan imposed a ban on imports of beef.", []),
        ("Growers said the lifted ban on imports of beef hurt them.", []),
    ],
)
def test_restrictions_that_are_lifted(text: str, told: list[Told]) -> None:
    """Who has lifted, eased or put off a restriction on trade has done so."""
    found = [each.fields for each in drafted_of(f"{text} {REST['ấ' in text or 'ậ' in text]}", "commitment")]
    seen = [
        {key: list(each["obliged"]) if key == "obliged" else each.get(key) for key in right}
        for each, right in zip(found, told, strict=True)
    ]
    assert seen == told
