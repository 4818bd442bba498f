"""Twenty short texts in four languages, each with curations that its words prove and ones that they do not."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

import vnus_trade
from tests.curated import write
from vnus_trade.display.description import letters_by_use
from vnus_trade.errors import CurationError, Fault

HEAD = "Arvania and Belmora talk."
ACTORS = "".join(
    f"""[[actor]]
id = "{id_}"
name = "{name}"
aliases = {json.dumps(aliases, ensure_ascii=False)}
kind = "person"
inferred = {{ name = "r", kind = "r", aliases = "r" }}

  [[actor.evidence]]
  source = "text"
  quote = "{HEAD}"

"""
    for id_, name, aliases in (
        ("lam", "Tô Lâm", ["To Lam", "Lam"]),
        ("hang", "Phạm Thu Hằng", ["Pham Thu Hang", "Hang"]),
        ("chinh", "Pham Minh Chinh", ["Chinh", "PM Chinh"]),
        ("us", "United States", ["US", "U.S.", "Mỹ", "美国", "米国"]),
        ("trump", "Donald Trump", ["Trump", "特朗普", "トランプ"]),
        ("dien", "Nguyễn Hồng Diên", ["Diên", "Nguyen Hong Dien"]),
    )
)
SOURCE = """from = "text.txt"

[source]
id = "text"
sha256 = "DIGEST"
title = "T"
languages = {languages}
{entry}
"""
TARIFF = '[[tariff]]\nid = "x"\ntitle = "x"\nstage = "announced"\ninferred = { stage = "r" }\n'
ENTRIES = {
    "rate": TARIFF,
    "goods": TARIFF,
    "specific": TARIFF,
    "amount": '[[commitment]]\nid = "x"\ntitle = "x"\nmatter = "purchase"\nstage = "pledged"\nannounced_by = []\n'
    'inferred = { matter = "r", stage = "r" }\n',
    "number": '[[round]]\nid = "x"\ntitle = "x"\n',
    "place": '[[round]]\nid = "x"\ntitle = "x"\n',
    "parties": '[[round]]\nid = "x"\ntitle = "x"\n',
    "when": '[[round]]\nid = "x"\ntitle = "x"\n',
    "verbatim": '[[statement]]\nid = "x"\ntitle = "x"\ngist = "g"\ninferred = { gist = "r" }\n',
}


class Text(NamedTuple):
    """A text with claims about it, `field = value` or a quotation of it: the right and the wrong ones."""

    languages: list[str]
    words: str
    right: list[str]
    wrong: list[str]


TEXTS = [
    Text(
        ["en"],
        "The US has announced a 46 per cent tariff on Vietnamese goods, up from 4.6 per cent in 2024.",
        ["rate = 46", "rate = 4.6", 'parties = ["us"]', "a 46 per cent tariff"],
        ["rate = 4", "rate = 6", "rate = 2024", "a 4", "6 per cent in 2024", "a 46 per cent tar"],
    ),
    Text(
        ["en"],
        "A Section 301 duty of twenty-five per cent will hit 1,200 products by May 19, they told U.S.-based firms.",
        ["rate = 25", 'parties = ["us"]', "of twenty-five per cent"],
        ["rate = 301", "rate = 20", "rate = 5", "rate = 1200", "rate = 19", "five per cent will", "duty of twenty"],
    ),
    Text(
        ["en"],
        "The second round took place in Washington, D.C. from May 19 to 22, and the third was set for June.",
        ["number = 2", "number = 3", 'place = "Washington, D.C."'],
        ["number = 19", "number = 22", 'place = "Wash"', 'place = "June 2"', "The second round took place in Wash"],
    ),
    Text(
        ["en"],
        "Party chief To Lam spoke with Trump’s envoy; let us note that hang-ups over lambs delayed the call.",
        ['parties = ["lam"]', 'parties = ["trump"]'],
        ['parties = ["us"]', 'parties = ["hang"]', "spoke with Trump", "over lamb"],
    ),
    Text(
        ["en"],
        "Vietnam pledged a zero tariff on US cars and to buy 50 aircraft for over 8 billion dollars.",
        ["rate = 0", 'goods = ["cars"]', 'parties = ["us"]'],
        ["rate = 50", "rate = 8", 'goods = ["car"]', "aircraft for over 8"],
    ),
    Text(
        ["en"],
        "Rates of 10, 15 and 20 per cent apply; on July 2 to 40 per cent was added for tea (heading 0902.10).",
        ["rate = 10", "rate = 15", "rate = 20", "rate = 40", 'goods = [{ words = "tea", hs = "0902.10" }]'],
        ["rate = 2", "rate = 902.10", 'goods = [{ words = "tea", hs = "0902" }]', "for tea (heading 0902"],
    ),
    Text(
        ["en"],
        "The duty rose by 3 percentage points, or 300 basis points, after one third of firms met on 5 May.",
        ["The duty rose by 3 percentage points"],
        ["rate = 3", "rate = 300", "rate = 5", "number = 3", "number = 5"],
    ),
    Text(
        ["vi"],
        "Thủ tướng Chính phủ yêu cầu làm việc với Mỹ; mức thuế 12,5% với mặt hàng điện tử có hiệu lực.",
        ["rate = 12.5", 'parties = ["us"]', 'goods = ["mặt hàng điện tử"]'],
        [
            *("rate = 125", "rate = 12", "rate = 5", 'parties = ["lam"]', 'parties = ["hang"]'),
            *('parties = ["chinh"]', 'parties = ["dien"]', 'goods = ["mat hang"]', "mức thuế 12"),
        ],
    ),
    Text(
        ["vi"],
        "Tổng Bí thư Tô Lâm và bà Phạm Thu Hằng dự vòng đàm phán thứ hai tại Hà Nội vào Thứ Ba.",
        ["number = 2", 'place = "Hà Nội"', 'parties = ["lam", "hang"]'],
        ["number = 3", 'place = "Ha Noi"', 'place = "Nộ"', 'parties = ["chinh"]', "và bà Phạm Thu Hằn"],
    ),
    Text(
        ["vi"],
        "Thuế đối ứng hai mươi lăm phần trăm sẽ tăng lên từ 30 đến 40 phần trăm sau mười năm.",
        ["rate = 25", "rate = 30", "rate = 40"],
        ["rate = 20", "rate = 5", "rate = 10", "rate = 15", "lăm phần trăm sẽ tăng", "Thuế đối ứng hai mươi"],
    ),
    Text(
        ["vi"],
        "Kim ngạch đạt 1.000 tỷ đồng, 3,5 nghìn tỷ đồng và 20% của 116.000 tấn tại phiên 3.",
        ["rate = 20", "number = 3"],
        ["rate = 1", "rate = 1000", "rate = 3.5", "rate = 116", "number = 20", "Kim ngạch đạt 1"],
    ),
    Text(
        ["vi"],
        "Hạ viện Hoa Kỳ bàn về Hà Lan, còn ông Diên nói điện thoại là công cụ làm ăn.",
        ['place = "Hà Lan"', 'parties = ["dien"]', "ông Diên nói"],
        ['place = "Hà Nội"', 'place = "Ha Lan"', 'parties = ["lam"]', "còn ông Diê", "ạ viện Hoa Kỳ bàn"],
    ),
    Text(
        ["zh"],
        "美国总统特朗普5月12日在日内瓦宣布对华关税10%。",
        ["rate = 10", 'place = "日内瓦"', 'parties = ["us", "trump"]', "5月12日在日内瓦宣布", "对华关税10%"],
        ["rate = 12", "rate = 1", "number = 5", 'place = "日内互"', "5月1", "2日在日内瓦"],
    ),
    Text(
        ["zh"],
        "第2轮谈判在北京举行，关税从百分之145降至百分之三十。",
        ["number = 2", 'place = "北京"', "rate = 145", "rate = 30"],
        ["number = 145", "rate = 2", "rate = 3", "rate = 14", "关税从百分之14"],
    ),
    Text(
        ["zh"],
        "第十二轮磋商中，美方提出采购116.36亿美元的商品，并征收25%的关税。",
        ["number = 12", "rate = 25"],
        ["number = 2", "number = 10", "rate = 116", "rate = 36", "第十", "二轮磋商", "采购116.36"],
    ),
    Text(
        ["zh"],
        "双方将税号8541.40项下产品的零关税延长90天。",
        ["rate = 0", 'goods = [{ words = "产品", hs = "8541.40" }]'],
        ["rate = 90", "rate = 8541", 'goods = [{ words = "产品", hs = "8541.41" }]', "将税号8541"],
    ),
    Text(
        ["ja"],
        "トランプ米大統領は２日、ワシントンで自動車に25％の関税を課すと述べた。",
        ["rate = 25", 'place = "ワシントン"', 'parties = ["trump"]', 'goods = ["自動車"]'],
        ["rate = 2", "rate = 5", 'place = "シントン"', "ランプ米大統領は", "自動車に2"],
    ),
    Text(
        ["ja"],
        "日本企業は116.36億ドルを投資し、関税は12.5％から１０％に下がる。",
        ["rate = 12.5", "rate = 10"],
        ["rate = 116.36", "rate = 125", "rate = 5", "日本企業は116.36", "36億ドルを投資"],
    ),
    Text(
        ["ja"],
        "ばばさんは第3回会合の前、米国と協議した。会合は1億2000万円かかった。",
        ['place = "ばば"', 'parties = ["us"]', "number = 3"],
        ['place = "ぱぱ"', 'place = "はは"', "number = 1", "number = 2000", "会合は1億", "2000万円かかった"],
    ),
    Text(
        [],
        "Thuế 1.000% hay 12,5%? Tariffs of 1,234.5 per cent and 2.5%, said “glass will cost more”.",
        ["rate = 12.5", "rate = 1234.5", "rate = 2.5", 'verbatim = "glass will cost more"'],
        [
            "rate = 1000",
            "rate = 1",
            "rate = 125",
            "rate = 25",
            'verbatim = "glass will cost less"',
            'verbatim = "lass will"',
        ],
    ),
]


def proves(folder: Path, text: Text, claim: str, part: str = "") -> bool:
    """Load a curation of a text that claims a field, or only quotes the words, and say whether it has no fault.

    A field is quoted with the whole text, or with a part of it.
    """
    field, is_field, _ = claim.partition(" = ")
    quote = part or (text.words if is_field else claim)
    entry = f"{ENTRIES[field if is_field else 'number']}{claim if is_field else ''}\n"
    evidence = (
        f"[[{entry[2 : entry.index(']')]}.evidence]]\nquote = '''{quote}'''\nfor = \"{field if is_field else ''}\"\n"
    )
    aside = "" if quote == text.words else '[[set_aside]]\nlines = "2"\nreason = "background"\n'
    article = SOURCE.format(languages=json.dumps(text.languages), entry=f"{aside}{entry}{evidence}")
    record = f'[[negotiation]]\nid = "n"\ntitle = "N"\nparties = []\n\n{ACTORS}'
    faults: Sequence[Fault] = ()
    try:
        vnus_trade.load(write(folder, f"{HEAD}\n{text.words}\n", article, record))
    except CurationError as error:
        faults = error.faults
    expected = ("do not mention", "would cut", "does not stand")
    assert [str(fault) for fault in faults if not any(part in fault.message for part in expected)] == []
    return not faults


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text.words[:30])
def test_right_claims_are_proved(tmp_path: Path, text: Text) -> None:
    """What a text prints, its words prove."""
    refused = [claim for number, claim in enumerate(text.right) if not proves(tmp_path / str(number), text, claim)]
    assert refused == []


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text.words[:30])
def test_wrong_claims_are_refused(tmp_path: Path, text: Text) -> None:
    """What a text does not print, no words of it prove."""
    proved = [claim for number, claim in enumerate(text.wrong) if proves(tmp_path / str(number), text, claim)]
    assert proved == []


NOTE = """from = "text.txt"
id = "note"
sha256 = "DIGEST"
title = "A note"
aside = {{ {aside} }}

[[actor]]
id = "arden"
name = "Arden"
kind = "state"
quote = "Arden came."
"""
BEGUN = "Arden came. Nobody who saw it there could say how many others had come along with it.\nIt was late.\n"


def test_a_line_that_is_cited_in_part(tmp_path: Path) -> None:
    """Of a line that is cited in part, the message says that it may be set aside, and then it counts as both."""
    with pytest.raises(CurationError) as caught:
        vnus_trade.load(write(tmp_path / "a", BEGUN, NOTE.format(aside="")))
    (fault,) = caught.value.faults
    assert fault.message.endswith("'; quote it too, or set the line aside, of which other words are cited")
    record = vnus_trade.load(write(tmp_path / "b", BEGUN, NOTE.format(aside='background = "1"')))
    uses = letters_by_use(record.ledger(record.sources[0]))
    assert uses == {
        "letters in 2 lines": 76,
        "in lines that are cited, by 1 entry": 0,
        "in lines cited in part, the rest set aside: background": 67,
        "in lines too short to need an account": 9,
        "unaccounted for": 0,
    }
