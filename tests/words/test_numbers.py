"""Reading numbers in running text."""

import pytest

from vnus_trade.words.numbers import cut, has_whole, numbers

SAID = [
    ("en", "a Section 301 duty of twenty-five per cent", "301; 25 per cent"),
    ("en", "$8 billion, US$1.2bn, A$5 million and 50 aircraft", "8000000000 USD; 1200000000 USD; 5000000 AUD; 50"),
    (
        "en",
        "Rp 20 trillion, KSh18.4bn, R$3bn, ₦500 and 4 rand",
        "20000000000000 IDR; 18400000000 KES; 3000000000 BRL; 500 NGN; 4 ZAR",
    ),
    ("en", "R4 a kilogram, R12bn, RM30 per tonne", "4 ZAR; 12000000000 ZAR; 30 MYR"),
    ("en", "Rule R4, route R61, R2 rules and RM 204", "204"),
    ("vi", "300 tỷ rupiah, 5 rand", "300000000000 IDR; 5 ZAR"),
    ("en", "$8-10 billion; 500 to 1 million dollars", "8000000000 to 10000000000 USD; 500 to 1000000 USD"),
    (
        "en",
        "up to 40 per cent, at least 20%, more than $5",
        "at most 40 per cent; at least 20 per cent; more than 5 USD",
    ),
    (
        "en",
        "20% or more, 8% and up, 9% or more a year",
        "at least 20 per cent; at least 8 per cent; at least 9 per cent",
    ),
    (
        "en",
        "50% and up to 60%, 15% or less than 10%",
        "50 per cent; at most 60 per cent; 15 per cent; less than 10 per cent",
    ),
    ("en", "$3, at least $2, $1 plus 20 planes", "3 USD; at least 2 USD; 1 USD; 20"),
    ("en", "5% at most, 5% at most two, 5% plus a levy", "at most 5 per cent; 5 per cent; at most 2; 5 per cent"),
    ("en", "rates of 10, 15 and 20 per cent", "10 per cent; 15 per cent; 20 per cent"),
    ("en", "between 20 and 40 per cent; 25-40%; 10% to 15%", "20 to 40 per cent; 25 to 40 per cent; 10 to 15 per cent"),
    ("en", "from 46 to 20 per cent; from 10 to 15%", "46 per cent; 20 per cent; 10 per cent; 15 per cent"),
    ("en", "cut on July 2 to 20 per cent, in 2025 to 10%", "2; 20 per cent; 2025; 10 per cent"),
    ("en", "In 2025, 20 per cent; of the 500, 20 per cent", "2025; 20 per cent; 500; 20 per cent"),
    ("en", "Section 301 to 25%", "301; 25 per cent"),
    ("en", "one hundred and forty-five percent, a hundred per cent", "145 per cent; 100 per cent"),
    ("en", "two and a half per cent, two point five per cent", "2.5 per cent; 2.5 per cent"),
    ("en", "two million and three hundred thousand, one hundred five", "2300000; 105"),
    (
        "en",
        "the second round, the 13th, the twenty-first, the one hundred and tenth",
        "2 ordinal; 13 ordinal; 21 ordinal; 110 ordinal",
    ),
    ("en", "Round 2, rounds 2 and 3, Round Two, 2 rounds", "2 ordinal; 2 ordinal; 3 ordinal; 2 ordinal; 2"),
    ("en", "two-thirds of, one third of, half of one per cent, 1/2 per cent", "? per cent; ?; ? per cent"),
    (
        "en",
        "fell by 3 percentage points, 25 basis points, 2% points",
        "3 percentage point; 25 basis point; 2 percentage point",
    ),
    ("en", "-5%, (−3%), .5 per cent, G7 20%, 5G", "-5 per cent; -3 per cent; 0.5 per cent; 20 per cent"),
    ("en", "from 5% to zero from May", "5 per cent; 0 per cent"),
    ("en", "lower the duty to zero", "0 per cent"),
    ("en", "cut that on rice and olive oil to zero, and sales to zero", "0 per cent; 0"),
    ("vi", "giảm thuế gạo về 0, thuế chè xuống 0,5%", "0 per cent; 0.5 per cent"),
    ("en", "zero tariff, duty-free, zero per cent", "0 per cent; 0 per cent; 0 per cent"),
    ("en", "1,234.5 tonnes, 12,5 tonnes, 15 200 tonnes", "1234.5; ?; ?"),
    ("en", "9" * 30 + " per cent", "? per cent"),
    ("vi", "thuế 12,5% và 3,5 nghìn tỷ đồng", "12.5 per cent; 3500000000000 VND"),
    ("vi", "hai mươi lăm phần trăm, mười một, ba trăm linh năm", "25 per cent; 11; 305"),
    ("vi", "mười hai phẩy năm phần trăm, một tỷ rưỡi đô la", "12.5 per cent; 1500000000 USD"),
    ("vi", "một trăm hai mươi ba nghìn bốn trăm, hai mươi tư", "123400; 24"),
    ("vi", "mười năm, 3 năm, năm 2025, năm phần trăm", "10; 3; 2025; 5 per cent"),
    ("vi", "vòng 2, vòng đàm phán thứ hai, lần thứ 5, thứ nhất", "2 ordinal; 2 ordinal; 5 ordinal; 1 ordinal"),
    ("en", "the 19th century, second quarter, a third of it, the third of many", "19; 2; 3; 3 ordinal"),
    ("en", "minus 5 per cent, at 3:20 per cent, one per cent and a half", "-5 per cent; ?; ? per cent; ? per cent"),
    ("vi", "một phần trăm rưỡi, thứ năm tuần này", "? per cent; 5"),
    ("zh", "百分之三分之一，10分の1％", "? per cent; ?; ? per cent"),
    ("en", "May 19th, 2nd of May, 3rd June, the third", "19; 2; 3; 3 ordinal"),
    ("en", "a fourth round failed, and a fifth, planned for May, was called off", "4 ordinal; 5 ordinal"),
    ("en", "the third round was held, while a fourth will be", "3 ordinal; 4 ordinal"),
    ("en", "the third round cut it by a third, and a fifth of the figs came", "3 ordinal; 3; 5"),
    ("en", "five of them, and a fifth, came", "5; 5"),
    (
        "en",
        "1 / 2 per cent, 2⁄3%, 5 pct points, 3pp",
        "?; ? per cent; ?; ? per cent; 5 percentage point; 3 percentage point",
    ),
    ("vi", "sáng thứ hai, vào thứ ba, phiên thứ tư", "2; 3; 4 ordinal"),
    ("vi", "chuyến đi thứ ba của ông, chuyến đi hôm thứ ba", "3 ordinal; 3"),
    ("zh", "百分之二点五，百分之12.5，二十五", "2.5 per cent; 12.5 per cent"),
    ("vi", "vòng đàm phán đầu tiên; thứ Hai", "1 ordinal; 2"),
    ("vi", "từ 10 đến 15%, tối đa 20%, 1.000 tấn", "10 per cent; 15 per cent; at most 20 per cent; 1000"),
    (
        "zh",
        "第2轮 关税10%，百分之20，第二十五轮，第十轮",
        "2 ordinal; 10 per cent; 20 per cent; 25 ordinal; 10 ordinal",
    ),
    (
        "ja",
        "116.36億ドル、1億2000万円、3百万ドル、１２．５％",
        "11636000000 USD; 120000000 JPY; 3000000 USD; 12.5 per cent",
    ),
    ("fr", "10 000 tonnes, 1 234,5 %", "10000; 1234.5 per cent"),
    ("", "1.000 tonnes, 12,5%, 2.5%, 46", "?; 12.5 per cent; 2.5 per cent; 46"),
]


@pytest.mark.parametrize(("language", "text", "said"), SAID, ids=[text for _, text, _ in SAID])
def test_numbers_of_a_text(language: str, text: str, said: str) -> None:
    """Numbers are read in figures and words, each with its unit, in the way of the language."""
    assert "; ".join(map(str, numbers(text, [language] if language else []))) == said


def test_where_a_number_is() -> None:
    """A number has the place of its words, with the unit before and after it."""
    text = "It bought at least US$ 8 billion of planes, at 10 to 15 per cent."
    assert [text[number.start : number.end] for number in numbers(text)] == ["US$ 8 billion", "10 to 15 per cent"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a tariff of |twenty-five| per cent", "twenty-five"),
        ("it sold |8 billion| dollars", "8 billion"),
        ("at |one hundred and ten| per cent", "one hundred and ten"),
        ("at |hai mươi lăm| phần trăm", "hai mươi lăm"),
        ("a |46.5|%", "46.5"),
        ("at |two and a half| per cent", "two and a half"),
    ],
)
def test_a_number_that_is_cut(text: str, words: str) -> None:
    """A passage that begins or ends anywhere within a number cuts it, and so do two numbers beside each other not."""
    before, _, after = text.split("|")
    text = text.replace("|", "")
    for at in range(len(before) + 1, len(before) + len(words)):
        assert cut(text, 0, at)
        assert cut(text, at, len(text))
    assert cut(text, len(before), len(text) - len(after)) == ""


def test_numbers_beside_each_other() -> None:
    """Two numbers beside each other are not one."""
    text = "of two or three, and five 5"
    assert [at for at in range(len(text)) if cut(text, at, len(text)) == ""][:4] == [0, 2, 3, 6]


@pytest.mark.parametrize(
    ("part", "text", "has"),
    [("May 1", "May 19, then May 1", True), ("May 1", "May 19", False), ("", "May", False), ("a", "a" * 2000, False)],
)
def test_a_part_of_a_text(part: str, text: str, *, has: bool) -> None:
    """A text has a part if it is there without cutting a word or number."""
    assert has_whole(part, text) is has
