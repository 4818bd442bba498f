"""Numbers that articles print with all that bounds, counts and measures them, and what quotations of them prove."""

import unicodedata
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.curation.test_texts import Text, proves


class Said(NamedTuple):
    """Words, with the claims that quoting them, or only the part in `quote`, proves, and those that it does not."""

    language: str
    words: str
    right: str
    wrong: str
    quote: str = ""


SAID = [
    Said("en", "The US may set tariffs of up to 40 per cent on tea.", "", "rate 40, rate 0..40"),
    Said("en", "The US may set tariffs of up to 40 per cent on tea.", "", "rate 40", "40 per cent on tea"),
    Said("en", "The US may set tariffs of less than 5 per cent.", "", "rate 5"),
    Said("en", "The US may set tariffs of 20 to 40 per cent.", "rate 20..40", "rate 20, rate 40, rate 20..30"),
    Said("en", "The US may set tariffs of 20 to 40 per cent.", "", "rate 40", "40 per cent."),
    Said("en", "The US may set tariffs of between about 20 and 40 per cent.", "rate 20..40", "rate 20, rate 40"),
    Said("en", "The US may set tariffs of 20-to-40 per cent.", "rate 20..40", "rate 20, rate 40"),
    Said("en", "The US may set tariffs of 20 to about 40 per cent.", "rate 20..40", "rate 40"),
    Said(
        "en",
        "Tariffs of no less than 20 per cent and no more than 40 per cent apply.",
        "rate 20..40",
        "rate 20, rate 40",
    ),
    Said("en", "A tariff of 20 per cent or more applies.", "", "rate 20"),
    Said("en", "A tariff of 20 per cent or higher applies.", "", "rate 20"),
    Said("en", "A tariff of at most 20% applies.", "", "rate 20"),
    Said("en", "A tariff of 20% at most applies.", "", "rate 20"),
    Said("en", "A tariff >20% applies.", "", "rate 20"),
    Said("en", "A tariff of ≤20% applies.", "", "rate 20"),
    Said("en", "A tariff went 10% -> 20% in May.", "rate 10, rate 20", ""),
    Said("en", "A tariff as high as 50 per cent applies.", "", "rate 50"),
    Said("en", "A tariff of nearly 50 per cent applies.", "", "rate 50"),
    Said("en", "A tariff of just under 50 per cent applies.", "", "rate 50"),
    Said("en", "The tariff was raised from 10 to 15 per cent.", "rate 10, rate 15, rate 10..15", ""),
    Said("en", "The tariff was cut from 46 to 20 per cent.", "rate 46, rate 20", "rate 20..46"),
    Said("en", "Under a 46 per cent tariff, exports fall.", "rate 46", ""),
    Said("en", "A dispute over the 46 per cent tariff.", "rate 46", ""),
    Said("en", "Up to 10, 15 or 20 per cent will be paid.", "", "rate 10, rate 15, rate 20"),
    Said("vi", "Mức thuế lên tới 46% với hàng Việt Nam.", "", "rate 46"),
    Said("vi", "Thuế tăng từ 20% lên tới 46% với hàng.", "rate 20, rate 46", ""),
    Said("vi", "Thuế tối đa 20 phần trăm và dưới 5%.", "", "rate 20, rate 5"),
    Said("vi", "Thuế 20% trở lên được áp dụng.", "", "rate 20"),
    Said("vi", "Mức thuế từ 20% đến 40% được áp dụng.", "rate 20..40", "rate 20..30"),
    Said("vi", "Mức thuế âm 5 phần trăm hay −3%.", "", "rate 5, rate 3"),
    Said("vi", "Khoảng hai phần ba phần trăm số hàng.", "", "rate 3, rate 2"),
    Said("vi", "Thuế ba bốn phần trăm được áp dụng.", "", "rate 3, rate 4"),
    Said("vi", "Thuế hai mươi, năm phần trăm.", "", "rate 20, rate 5"),
    Said("zh", "关税不超过20%。", "", "rate 20"),
    Said("zh", "关税超过百分之二十。", "", "rate 20"),
    Said("zh", "关税为百分之三至五。", "rate 3..5", "rate 3, rate 5"),
    Said("zh", "关税为百分之三十多。", "", "rate 30"),
    Said("zh", "关税为百分之十几。", "", "rate 10"),
    Said("zh", "关税为20%以上。", "", "rate 20"),
    Said("zh", "关税为20%至40%。", "rate 20..40", "rate 20, rate 40"),
    Said("zh", "关税从10%提高到25%。", "rate 10, rate 25", ""),
    Said("zh", "关税从10%到25%。", "rate 10, rate 25", ""),
    Said("zh", "下降3个百分点，3百分点，5%点。", "", "rate 3, rate 5, rate 300"),
    Said("zh", "关税负5%。", "", "rate 5"),
    Said("zh", "非零关税商品。", "", "rate 0"),
    Said("ja", "関税は20％以上となる。", "", "rate 20"),
    Said("ja", "関税は最大20％となる。", "", "rate 20"),
    Said("ja", "関税は20％未満となる。", "", "rate 20"),
    Said("ja", "関税は20％を超える。", "", "rate 20"),
    Said("ja", "関税を10％から15％に引き上げる。", "rate 10, rate 15", ""),
    Said("ja", "関税は10～15％となる。", "rate 10..15", "rate 10, rate 15"),
    Said("ja", "関税は12・5％となる。", "", "rate 5, rate 12"),
    Said("ja", "関税は一二・五％となる。", "", "rate 5, rate 2, rate 12"),
    Said("ja", "関税は二十五％となる。", "rate 25", "rate 5, rate 20, rate 2, rate 10"),
    Said("ja", "関税は二五％となる。", "", "rate 5, rate 2"),
    Said("ja", "関税は数十％となる。", "", "rate 10"),
    Said("ja", "前年比▲5％、△3％。", "", "rate 5, rate 3"),
    Said("ja", "前年比3ポイント、2％ポイント。", "", "rate 3, rate 2"),
    Said("ja", "関税は２５％、１２．５％となる。", "rate 25, rate 12.5", "rate 5, rate 2, rate 12"),
    Said("fr", "Un droit jusqu'à 40 % sur le thé.", "", "rate 40"),
    Said("fr", "Un droit d’au moins 40 % sur le thé.", "", "rate 40"),
    Said("fr", "Un droit entre 10 et 20 % sur le thé.", "rate 10..20", "rate 10, rate 20"),
    Said("fr", "Un droit de 10 à 20 % sur le thé.", "rate 10..20", ""),
    Said("fr", "Un droit de 12,5 % et 1 234,5 %.", "rate 12.5, rate 1234.5", "rate 125, rate 5, rate 234.5"),
    Said("de", "Ein Zoll von 12,5 % und 1.000,5 %.", "rate 12.5, rate 1000.5", "rate 125, rate 5, rate 1.0"),
    Said("de", "Ein Zoll von bis zu 40 % oder 25%-Zoll.", "rate 25", "rate 40"),
    Said("de", "Ein Zoll von 10 bis 20 % gilt.", "rate 10..20", ""),
    Said("de", "Ein Plus von 3 %-Punkten gilt.", "", "rate 3"),
    Said("en", "A non-46 per cent tariff applies.", "", "rate 46"),
    Said("en", "A non-twenty per cent tariff applies.", "", "rate 20"),
    Said("en", "A sub-20 per cent tariff applies.", "", "rate 20"),
    Said("en", "A rise of 30 percent-age points.", "", "rate 30"),
    Said("en", "A rise of 30 percent- age points.", "", "rate 30"),
    Said("en", "A rise of 30 percent\u00adage points.", "", "rate 30"),
    Said("en", "A rise of 30 %-points, 5%p, 4 %pts, 3 percent age points.", "", "rate 30, rate 5, rate 4, rate 3"),
    Said("en", "A rise of 30 basis points, 5 pp, 7 per mille, 8‰.", "", "rate 30, rate 5, rate 7, rate 8"),
    Said("en", "A duty of twenty, five per cent.", "", "rate 5, rate 20"),
    Said("en", "A duty of twenty – five per cent.", "", "rate 5, rate 20"),
    Said("en", "A duty of twenty\u2011five per cent.", "rate 25", "rate 5, rate 20"),
    Said("en", "A duty of two three per cent.", "", "rate 2, rate 3"),
    Said("en", "Duties of 10, 15, 20%.", "rate 10, rate 15, rate 20", ""),
    Said("en", "On July 2, 2025, 20% duty.", "rate 20", "rate 2, rate 2025"),
    Said("en", "A duty of 4⁶% and 46²%.", "", "rate 4, rate 6, rate 46, rate 2"),
    Said("en", "A duty of 46 per cent¹ and 20%² applies.", "rate 46, rate 20", "rate 1, rate 2, rate 461"),
    Said("en", "A duty of 5½ per cent, ½ per cent.", "", "rate 5, rate 2, rate 0"),
    Said("en", "A duty of 5 1/2 per cent, 1/10 of 2 per cent.", "", "rate 5, rate 2"),
    Said("en", "One-hundredth of one per cent, a fraction of 3 per cent.", "", "rate 1, rate 3"),
    Said("en", "A growth of 5 per cent in the month of 3 per cent inflation.", "rate 5, rate 3", ""),
    Said(
        "en", "It pays half a per cent, a dozen per cent, double, a quarter.", "", "rate 0.5, rate 12, rate 2, rate 25"
    ),
    Said("en", "A 20.0 tariff line, non-zero tariffs and duty-free shops.", "", "rate 0"),
    Said("en", "A duty of 12·5% applies.", "", "rate 5, rate 12"),
    Said("en", "A duty at 10:25% or 5:20 per cent.", "", "rate 25, rate 20"),
    Said("en", "Prices –5% and (−3%) and -4%.", "", "rate 5, rate 3, rate 4"),
    Said("en", "A change of negative 5 per cent.", "", "rate 5"),
    Said(
        "en",
        "A Section 301 duty of 25% at 9 a.m. for 84 24 3825 1234 calls.",
        "rate 25",
        "rate 301, rate 9, rate 84, rate 24",
    ),
    Said("en", "The third paragraph of the text.", "", "number 3"),
    Said("en", "The third day of round 2 ended.", "number 2", "number 3"),
    Said(
        "en",
        "The second bilateral round ended; the 3rd Vietnam - US negotiation session began.",
        "number 2, number 3",
        "",
    ),
    Said("en", "The second and third rounds ended.", "number 2, number 3", ""),
    Said("en", "The first and third paragraphs.", "", "number 1, number 3"),
    Said("en", "Second, tariffs fall. First, they talk. America First. At first, yes.", "", "number 1, number 2"),
    Said(
        "en",
        "The second-largest party, a third party, the 47th President, the 116th Congress.",
        "",
        "number 2, number 3, number 47, number 116",
    ),
    Said("en", "They arrived on the 12th.", "", "number 12"),
    Said(
        "en", "They arrived on 12th May, the 4th of July, the 5th of this month.", "", "number 12, number 4, number 5"
    ),
    Said("en", "The first time that tariffs rose.", "", "number 1"),
    Said("en", "They met for the fifth time.", "number 5", ""),
    Said(
        "en",
        "A meeting 20 officials attended, a round 50 jobs, a year-round 30.",
        "",
        "number 20, number 50, number 30",
    ),
    Said(
        "en",
        "Round 2 and 3 ministers met; session 40 minutes long; round 6 days later.",
        "number 2",
        "number 3, number 40, number 6",
    ),
    Said("en", "Rounds 2 and 3 took place. Round 5 talks begin.", "number 2, number 3, number 5", ""),
    Said("en", "Round Two ended, the third concluded, the fourth was held.", "number 2, number 3, number 4", ""),
    Said("en", "second-round talks ended.", "number 2", ""),
    Said("en", "The third paragraph of the text.", "", "number 3", "The third"),
    Said("en", "Round 2.5, round 3/4, Round II.", "", "number 2, number 3, number 4, number 5"),
    Said("vi", "Trong vòng 24 giờ, trong vòng ba ngày, trong vòng 3 tháng.", "", "number 24, number 3"),
    Said("vi", "Vòng đàm phán song phương Việt Nam - Hoa Kỳ lần thứ hai và thứ ba.", "number 2, number 3", ""),
    Said("vi", "Đoạn thứ ba của bài, điều thứ năm.", "", "number 3, number 5"),
    Said("vi", "Thứ nhất, thuế giảm. Vào thứ ba họ đi.", "", "number 1, number 3"),
    Said("vi", "Vòng đàm phán thứ 2 và vòng 3 kết thúc, vòng đàm phán 4 bên.", "number 2, number 3", "number 4"),
    Said("vi", "Vòng đàm phán đầu tiên kết thúc.", "number 1", ""),
    Said("vi", "Lần đầu tiên thuế tăng.", "", "number 1"),
    Said("zh", "第三段、第三方、第二大、第三季度、第301条。", "", "number 3, number 2, number 301"),
    Said("zh", "第二和第三轮谈判，第四、五轮磋商。", "number 2, number 3, number 4, number 5", ""),
    Said("zh", "第二，关税下降。三轮谈判。", "", "number 2, number 3"),
    Said("zh", "第十二轮，第２０轮谈判。", "number 12, number 20", "number 2, number 10"),
    Said("ja", "第3回会合、第４回目の会合。三回目の協議、5回目の協議。", "number 3, number 4, number 5", ""),
    Said("ja", "3回の会合、三日目、第三者、第2次世界。", "", "number 3"),
    Said("en", "Headings 0902 and 0903.10 for tea from 2025.", "hs 0902, hs 0903.10", "hs 2025, hs 0903"),
    Said("en", "HS code 0902 for tea, 1.5 tonnes at 10.30, 2025.04.22.", "hs 0902", "hs 15, hs 1030, hs 20250422"),
    Said("en", "Some tea (0902.10) and tea, page 0903.", "hs 0902.10, hs 090210", "hs 0903, hs 09"),
    Said("en", "Area code 8424 for tea.", "", "hs 8424"),
    Said("en", "Rates of (up to 40 per cent) apply.", "", "rate 40"),
    Said(
        "en",
        "Rates of up to as much as 40 per cent, or above 30%, or upwards of 20%, apply.",
        "",
        "rate 40, rate 30, rate 20",
    ),
    Said("en", "Rates of not more than 40 per cent apply.", "", "rate 40"),
    Said("en", "A rate exceeding 40 per cent, a rate below 30 per cent.", "", "rate 40, rate 30"),
    Said(
        "en",
        "A rate of 40 per cent maximum, 30 per cent minimum, a 20-per-cent-plus rate.",
        "",
        "rate 40, rate 30, rate 20",
    ),
    Said(
        "en",
        "A rate of over 40% and of some 30-odd per cent, 20-plus per cent, 50+ per cent.",
        "",
        "rate 40, rate 30, rate 20, rate 50",
    ),
    Said(
        "en",
        "A rate of 20-40%, 50–60 per cent and 70 — 80 per cent.",
        "rate 20..40, rate 50..60, rate 70..80",
        "rate 20, rate 40, rate 50, rate 60, rate 70, rate 80",
    ),
    Said("en", "A rate in the range of 20 per cent to 40 per cent.", "rate 20..40", "rate 20, rate 40"),
    Said("en", "A rate of 20 per cent up to 40 per cent.", "", "rate 40"),
    Said("en", "A rate of twenty to forty per cent.", "rate 20..40", "rate 20, rate 40"),
    Said("en", "A rate of at least 20 but less than 40 per cent.", "", "rate 20, rate 40"),
    Said("en", "A rate of 20 per cent, not up to 40 per cent.", "rate 20", "rate 40"),
    Said(
        "en",
        "A rate of ten or twelve per cent, 5 per cent or 6 per cent.",
        "rate 10, rate 12, rate 5, rate 6",
        "rate 10..12",
    ),
    Said(
        "en",
        "Rates of 10, 15 and 20 per cent, respectively, apply to 300 goods.",
        "rate 10, rate 15, rate 20",
        "rate 300",
    ),
    Said("en", "From 2018 to 20 per cent in 2025.", "rate 20", "rate 2018, rate 20..2018"),
    Said("en", "Its exports, up 46 per cent, and down 3 per cent.", "rate 46, rate 3", ""),
    Said("en", "A duty of more than the 46 per cent that was imposed.", "rate 46", ""),
    Said("en", "Duties range from 10 per cent to 25 per cent.", "rate 10..25", "rate 10, rate 25"),
    Said(
        "en",
        "Vietnam wants a rate between 20 and 25 per cent, the US 46 per cent.",
        "rate 20..25, rate 46",
        "rate 20, rate 25",
    ),
    Said(
        "en", "Duties of 25 percent (or 50 percent) apply from 1 p.m. and 10%.", "rate 25, rate 50, rate 10", "rate 1"
    ),
    Said(
        "en", "Duties of 25%, up from 10%, and of 5%, down from 7.5%.", "rate 25, rate 10, rate 5, rate 7.5", "rate 75"
    ),
    Said("en", "The rate, 20 per cent at the least, applies; 30 per cent as a minimum.", "", "rate 20"),
    Said("en", "20 per cent is the ceiling; a cap of 15 per cent.", "rate 20, rate 15", ""),
    Said("en", "Tariffs of 0 to 5 per cent.", "rate 0..5", "rate 0, rate 5"),
    Said("en", "A 10% baseline and an additional 36% make 46%.", "rate 10, rate 36, rate 46", ""),
    Said("en", "A ten-per-cent duty; a 10-percent duty; a 12 pct duty.", "rate 10, rate 12", ""),
    Said("en", "He bought 46 PCs and 20 pc units.", "", "rate 46"),
    Said("en", "46 percentile, 46 percentages, 46 per cents.", "", "rate 46"),
    Said("en", "The 20/20 per cent rule, 24/7 and 3:2 per cent.", "", "rate 20, rate 7, rate 2"),
    Said(
        "en",
        "COVID-19 per cent, F-16 per cent, G7 per cent, Q3 per cent, 737-800 per cent.",
        "",
        "rate 19, rate 16, rate 7, rate 3",
    ),
    Said("en", "A COVID-19, 20 per cent rate.", "rate 20", "rate 19"),
    Said(
        "en",
        "A one and a half per cent rate; a rate of one-and-a-half per cent; two and a quarter per cent.",
        "rate 1.5",
        "rate 1, rate 2, rate 0.5",
    ),
    Said("en", "A rate of two and three quarters per cent; three-quarters of a per cent.", "", "rate 2, rate 3"),
    Said("en", "A rate of three quarters per cent or five eighths per cent.", "", "rate 3, rate 5"),
    Said(
        "en",
        "A hundred and five per cent, a thousand per cent, one hundred per cent.",
        "rate 105, rate 1000, rate 100",
        "rate 5, rate 1",
    ),
    Said("en", "A rate of one hundred, five per cent.", "", "rate 5"),
    Said(
        "en", "A rate of forty- six per cent and twenty -five per cent.", "rate 46, rate 25", "rate 6, rate 5, rate 40"
    ),
    Said("en", "A rate of 12 .5 per cent.", "", "rate 0.5"),
    Said("en", "A rate of 12 , 5 per cent.", "", "rate 5"),
    Said("en", "A rate of 1 000 per cent.", "", "rate 0, rate 1"),
    Said("en", "A rate of 1,00,000 per cent.", "", "rate 0, rate 100"),
    Said("en", "A rate of 12,5 per cent.", "", "rate 5, rate 12, rate 125"),
    Said("en", "A mid-20s per cent rate, a high-teens rate, 20s per cent.", "", "rate 20"),
    Said("en", "A tariff of XX per cent, of IV per cent.", "", "rate 20, rate 4, rate 10"),
    Said("en", "A 25% tariff on Chapter 99 goods and 50% on page 12.", "rate 25, rate 50", "rate 99, rate 12"),
    Said("en", "A rate of 2.5-3 per cent.", "rate 2.5..3", "rate 3, rate 2.5, rate 5"),
    Said("en", "A rate of 25 percent*, 26 percent[1], 27%† applies.", "rate 25, rate 26, rate 27", "rate 1"),
    Said("en", 'Trump\'s “reciprocal” tariff of ‘46 per cent’ and "20%".', "rate 46, rate 20", ""),
    Said("en", "A tariff of 20%/40%, 20% / 30%.", "rate 20, rate 40", ""),
    Said("en", "A tariff of 20percent or 30 Per Cent or 40 PERCENT.", "rate 20, rate 30, rate 40", ""),
    Said("vi", "Thuế 20-40%, 20 - 40%, 20% - 40%, từ 5 tới 10%.", "rate 20..40, rate 5..10", "rate 20, rate 40"),
    Said("vi", "Thuế giảm từ 46% xuống còn 20%, xuống 15%.", "rate 46, rate 20, rate 15", ""),
    Said("vi", "Thuế 20% hoặc 40%; 10%, 15% và 25%.", "rate 20, rate 40, rate 10, rate 15, rate 25", ""),
    Said("vi", "Thuế 1.000% và 12,5%, 2.5%.", "rate 1000, rate 12.5", "rate 1, rate 25, rate 2.5, rate 5"),
    Said(
        "vi",
        "Thuế hai mươi lăm phần trăm rưỡi; nửa phần trăm; một phần ba; ba phần tư phần trăm.",
        "",
        "rate 25, rate 1, rate 3, rate 4",
    ),
    Said(
        "vi",
        "Tăng 3 điểm phần trăm, hai điểm phần trăm, 4 điểm %, 25 điểm cơ bản.",
        "",
        "rate 3, rate 2, rate 4, rate 25",
    ),
    Said("vi", "Mười mấy phần trăm, hai mươi mấy phần trăm, vài phần trăm.", "", "rate 10, rate 20"),
    Said(
        "vi", "Thuế mười lăm, hai mươi phần trăm; một trăm linh năm phần trăm.", "rate 105, rate 20", "rate 5, rate 10"
    ),
    Said("vi", "Cửa hàng miễn thuế; không được miễn thuế.", "", "rate 0"),
    Said("vi", "Hàng được miễn thuế; thuế suất 0%; thuế không phần trăm.", "rate 0", ""),
    Said("vi", "Gấp đôi 20%, một nửa của 46%.", "rate 20", ""),
    Said("vi", "Năm 2025, 20% hàng; tháng 7, 10%.", "rate 20, rate 10", "rate 2025, rate 7"),
    Said(
        "vi",
        "Vòng hai, vòng 3, vòng IV, phiên thứ 5, kỳ họp thứ 9, cuộc gặp lần thứ ba.",
        "number 2, number 3, number 5, number 9",
        "",
    ),
    Said("vi", "Họ nói lần thứ ba rằng thuế tăng lần thứ tư.", "", "number 3, number 4"),
    Said("vi", "Người thứ ba, bên thứ ba, lý do thứ hai, quý thứ tư.", "", "number 3, number 2, number 4"),
    Said(
        "vi",
        "Sáng thứ hai, thứ Ba 15/7, ngày thứ tư, tuần thứ năm của vòng đàm phán.",
        "",
        "number 2, number 3, number 4, number 5",
    ),
    Said("vi", "Trong vòng đàm phán, thứ Ba tuần sau, họ gặp nhau.", "", "number 3"),
    Said("vi", "Lần 2, gấp 3 lần, 5 lần 20.", "", "number 3, number 5, number 20"),
    Said("zh", "关税20％、30%、百分之四十、百分之５０。", "rate 20, rate 30, rate 40, rate 50", "rate 4"),
    Said(
        "zh",
        "关税二成，百分之一百二十五，百分之零点五。",
        "rate 125, rate 0.5",
        "rate 2, rate 100, rate 20, rate 5, rate 0",
    ),
    Said("zh", "关税百分之三四十，百分之几，千分之三，万分之五。", "", "rate 3, rate 40, rate 30, rate 5"),
    Said("zh", "关税三分之一，四分之三，百分之半。", "", "rate 1, rate 3, rate 4"),
    Said("zh", "在20%和30%之间，介于10%至15%之间。", "rate 10..15", "rate 10, rate 15"),
    Said("zh", "二〇二五年第二季度，第三次工业革命，第三代。", "", "number 2"),
    Said("zh", "第三届会议，第四次会谈，第五场会议，第六轮。", "number 3, number 4, number 5, number 6", ""),
    Said("zh", "第二轮至第四轮谈判；第七到第九轮。", "number 2, number 4, number 7, number 9", "number 3"),
    Said(
        "ja", "第2回から第4回の会合。第五回会議、第６ラウンド。", "number 2, number 4, number 5, number 6", "number 3"
    ),
    Said("ja", "3度目の協議、第3の道、三番目。", "number 3", ""),
    Said("ja", "関税は2割、二割五分、3分。", "", "rate 2, rate 20, rate 5, rate 3"),
    Said("ja", "関税は10％か15％、10％または20％。", "rate 10, rate 15, rate 20", ""),
    Said("ja", "関税は10％から15％の間。", "rate 10..15", "rate 10, rate 15"),
    Said("ja", "関税は24％から20％へ下がる。１００％。", "rate 24, rate 20, rate 100", "rate 1, rate 0"),
    Said("ja", "8月7日25％、午後3時25分％。", "rate 25", "rate 7, rate 3"),
    Said("fr", "Un droit de 46 % (quarante-six pour cent) et 5 points de %.", "rate 46", "rate 5, rate 6"),
    Said("fr", "Un droit de 2,5 points de pourcentage, de 25 points de base.", "", "rate 2.5, rate 25"),
    Said("fr", "Des droits de 10, 15 et 20 %.", "rate 10, rate 15, rate 20", ""),
    Said(
        "de",
        "Zölle von 10, 15 und 20 %; mindestens 30 %; über 40 %; 50 % oder mehr.",
        "rate 10, rate 15, rate 20",
        "rate 30, rate 40, rate 50",
    ),
    Said("de", "Zölle von 12,5 Prozent; 3 Prozentpunkte; 7%ig.", "", "rate 3"),
    Said(
        "en",
        "The second, third and fourth rounds; the fifth, in May; the sixth meeting.",
        "number 2, number 3, number 4, number 5, number 6",
        "",
    ),
    Said(
        "en",
        "In its third year, second term, first phase, fourth quarter, 21st century.",
        "",
        "number 3, number 2, number 1, number 4, number 21",
    ),
    Said("en", "The first trade deal; the second big tariff; the third country.", "", "number 1, number 2, number 3"),
    Said("en", "The first lady met the second man about the talks.", "", "number 1, number 2"),
    Said(
        "en",
        "The second day of the talks; the third week after the round; the first week of talks.",
        "",
        "number 1, number 2, number 3",
    ),
    Said("en", "The first to sign; the second is tea; the third will be rice.", "", "number 1"),
    Said("en", "Two thirds of it, one third is tea, a third of it.", "", "number 3"),
    Said("en", "one-third of the talks", "", "number 3"),
    Said("en", "They met twice; the 2nd Vietnam-US ministerial-level round; the 10th.", "number 2, number 10", ""),
    Said("en", "Round no. 4, Round 5: talks; session 6; meeting no. 7.", "number 4, number 5, number 6, number 7", ""),
    Said("en", "Round 2, 30 officials; round 2 and, 40 days later, tea.", "number 2", "number 30, number 40"),
    Said("en", "They round 7 up. The all-round 8. He will round 9.", "", "number 8"),
    Said("en", "Two rounds, 3 sessions, four meetings.", "", "number 2, number 3, number 4"),
    Said("en", "Meeting 3 ministers and session 4 hours.", "", "number 3, number 4"),
    Said("en", "After the first two rounds, the first of the talks, the last round.", "number 1", "number 2"),
    Said("en", "Round 3 per cent, Round 4%.", "", "number 3, number 4"),
    Said("en", "the second-round-of-talks; the third-round", "number 2, number 3", ""),
    Said("en", "The second quarter talks; third-party talks; first-class discussions.", "", "number 2, number 3"),
    Said("en", "Round 13 of 15.", "number 13", "number 15"),
    Said("en", "On the second they met; on the third day.", "", "number 3, number 2"),
    Said("en", "The twenty-first and the thirtieth rounds.", "number 21, number 30", "number 1, number 20"),
    Said(
        "en",
        "Under heading 0902, 20 per cent; in chapter 85, 2025 goods; headings 0902, 2025 saw tea.",
        "hs 0902, hs 85",
        "hs 20",
    ),
    Said(
        "en",
        "heading 0902 20 tonnes; tea 1200.50 tonnes; 8541.40 tonnes; section 3004",
        "hs 0902",
        "hs 1200.50, hs 8541.40, hs 3004, hs 20",
    ),
    Said("en", "tea ($1200.50), tea (1200.50 dollars), tea (2025.04)", "", "hs 1200.50"),
    Said("en", "tariff lines 0902.10.10 and 0902.10.20 of tea.", "hs 0902.10.10, hs 0902.10.20", "hs 0902.10, hs 0902"),
    Said(
        "en",
        "Rates of 20 to 40 per cent and up to 50 per cent, less than 5 per cent.",
        "",
        "rate 40",
        "40 per cent and",
    ),
    Said(
        "en",
        "Rates of 20 to 40 per cent and up to 50 per cent, less than 5 per cent.",
        "",
        "rate 20, rate 40, rate 20..40",
        "Rates of 20",
    ),
    Said("en", "Rates of 20 to 40 per cent and up to 50 per cent, less than 5 per cent.", "", "rate 50", "50 per cent"),
    Said(
        "en",
        "Rates of 20 to 40 per cent and up to 50 per cent, less than 5 per cent.",
        "rate 20..40",
        "",
        "20 to 40 per cent",
    ),
    Said("en", "A rise of 30 percentage points and non-46 per cent.", "", "rate 30, rate 46", "30 percentage points"),
    Said("en", "A rise of 30 percent-age points and minus 46 per cent.", "", "rate 30", "A rise of 30 percent"),
    Said("en", "A rise of 30 per cent points and minus 46 per cent.", "", "rate 30", "A rise of 30 per cent"),
    Said("en", "A rise of 30 percent-age points and minus 46 per cent.", "", "rate 46", "46 per cent"),
    Said("en", "A rate of 20 per cent or more.", "", "rate 20", "A rate of 20 per cent"),
    Said("en", "Half of 20 per cent or 1/2 per cent.", "", "rate 20", "20 per cent or"),
    Said("en", "Half of 20 per cent or 1/2 per cent.", "", "rate 2", "2 per cent"),
    Said("en", "Rates of 10, 15 and 20 per cent.", "rate 20", "rate 10", "20 per cent"),
    Said("en", "Rates of 10, 15 and 20 per cent.", "rate 10, rate 15", "", "Rates of 10, 15"),
    Said("en", "Held in the third quarter of talks.", "", "number 3", "in the third"),
    Said("en", "Rounds 2 and 3 took place.", "number 3", "", "3 took place"),
    Said("en", "trade talks: Round 2 of 5 took place.", "number 2", "number 5", "Round 2 of 5"),
    Said(
        "en",
        "It cost $8 billion, a 20 per cent rise, 3.5 per cent less.",
        "rate 20, rate 3.5",
        "rate 8, rate 5, rate 3",
    ),
    Said("en", "Headings 0902 and 0903 for tea.", "hs 0903", "", "0903 for tea"),
    Said("en", "In 2025 tea (0902.10) and page 7.", "hs 0902.10", "hs 2025, hs 07"),
    Said("en", "(2009.11) juice and tea (2025.04.22) and tea (1200.50)", "", "hs 2025.04.22"),
    Said("en", "tea in chapter 9, heading 902, chapters 09 and 10", "hs 09, hs 10", ""),
    Said(
        "en",
        "tea under HS 0902, 0903 and 1,200 goods; HTS numbers 9903.01.25 through 9903.01.33.",
        "hs 0902, hs 0903, hs 9903.01.25",
        "hs 12, hs 1200",
    ),
    Said("en", "The duty on tea (HS 0902.10.10) is 20%; code 0902", "hs 0902.10.10", "hs 20, hs 1010"),
    Said("en", "tea headings of 20 newspapers, product codes for 2025, code: 3004", "", "hs 20, hs 2025"),
    Said(
        "en",
        "The US imposed a 10% universal tariff, plus 20% on fentanyl and 25% on steel, for a total of 55%.",
        "rate 10, rate 20, rate 25, rate 55",
        "",
    ),
    Said("en", "Tariffs were set at 46%, with exemptions.", "rate 46", ""),
    Said("en", "The tariff would be 20 per cent and a 40 per cent tariff on transshipping.", "rate 20, rate 40", ""),
    Said("en", "Duties rose to 145 percent from 125 percent.", "rate 145, rate 125", ""),
    Said("en", "A 90-day pause of the 46% tariff, with a 10% rate.", "rate 46, rate 10", "rate 90"),
    Said("en", "Tariffs on steel: 25%; aluminium: 10%; cars: 25%.", "rate 25, rate 10", ""),
    Said("en", "Việt Nam's average rate is 9.4%, Trump's chart said 90%.", "rate 9.4, rate 90", ""),
    Said("en", "Rates from 10% (baseline) to 50% (Lesotho).", "rate 10, rate 50", ""),
    Said("en", "It lowered the rate, 46 per cent, to 20 per cent.", "rate 46, rate 20", ""),
    Said("en", "US - 25%, EU - 15%, Japan – 24%.", "rate 25, rate 15, rate 24", ""),
    Said("en", "US: 25%, EU-15%.", "rate 25", ""),
    Said("en", "- 25% on cars", "rate 25", ""),
    Said("en", "• 25% on cars, •10% on tea, –15% on rice", "rate 25, rate 10", ""),
    Said("en", "A tariff of 25% or 10% more than before.", "rate 25", ""),
    Said("en", "In 2025, twenty per cent; in May, five per cent.", "rate 20, rate 5", ""),
    Said("en", "They cut it by one half, five per cent remained.", "rate 5", ""),
    Said(
        "en", "In round two, five per cent was agreed; of the hundred, ten per cent.", "rate 5, rate 10, number 2", ""
    ),
    Said("en", "Sections one, two and ten, five per cent", "rate 5", ""),
    Said("en", "On day ten, five per cent was cut.", "rate 5", ""),
    Said(
        "en",
        "the second round of reciprocal talks; the fifth ministerial-level meeting, 9th US–Vietnam TIFA talks",
        "number 2, number 5, number 9",
        "",
    ),
    Said("en", "The sixth online technical negotiation session took place", "number 6", ""),
    Said(
        "en",
        "their third face-to-face meeting; the second in-person round; the second virtual talks",
        "number 3, number 2",
        "",
    ),
    Said(
        "en",
        "The second technical-level round, the third official direct negotiation round between them",
        "number 2, number 3",
        "",
    ),
    Said(
        "en",
        "Round 2 negotiations lasted; Round 3 talks; Round 4 opened; round 5 sees; Round 6 focuses on tea",
        "number 2, number 3, number 4, number 5, number 6",
        "",
    ),
    Said(
        "en",
        "The second wrapped up, while the third kicks off in June; the fourth ran late; the fifth saw progress.",
        "number 2, number 3, number 4, number 5",
        "",
    ),
    Said(
        "en",
        "Second Round of Bilateral Negotiations; THIRD ROUND; Fourth round opens",
        "number 2, number 3, number 4",
        "",
    ),
    Said("en", "Meeting for the third time, the ministers; they talked a second time", "number 3", ""),
    Said(
        "en",
        "the first and second round; both the 3rd & 4th rounds; rounds one through five; rounds 6-8",
        "number 1, number 2, number 4, number 5, number 6, number 8",
        "",
    ),
    Said(
        "vi",
        "Vòng đàm phán thứ hai; phiên đàm phán kỹ thuật lần thứ ba; vòng thứ 4; kỳ họp lần thứ 5; cuộc điện đàm thứ 6",
        "number 2, number 3, number 4, number 5",
        "",
    ),
    Said(
        "vi",
        "Vòng đàm phán lần 3, vòng 4 đàm phán, vòng 5 diễn ra, trong vòng đàm phán thứ 6, trong vòng 7 của đàm phán",
        "number 3, number 4, number 5, number 6, number 7",
        "",
    ),
    Said(
        "vi",
        "Phiên đàm phán cấp Bộ trưởng thứ hai về Hiệp định Thương mại đối ứng giữa Việt Nam và Hoa Kỳ",
        "number 2",
        "",
    ),
    Said(
        "vi",
        "Việt Nam và Hoa Kỳ đàm phán về Hiệp định Đối ứng, công bằng và cân bằng tại Washington vòng thứ năm",
        "number 5",
        "",
    ),
    Said(
        "vi",
        "Mức thuế đối ứng 20%, thuế 40% đối với hàng trung chuyển, thuế 0%, giảm 46 phần trăm.",
        "rate 20, rate 40, rate 0",
        "rate 46",
    ),
    Said(
        "vi",
        "Thuế tăng lên 20%, tới 25%, đến 30%, còn 10%, mức 46 %.",
        "rate 20, rate 25, rate 30, rate 10, rate 46",
        "",
    ),
    Said("vi", "Trong năm 2025, năm phần trăm; năm ngoái, mười phần trăm.", "rate 5, rate 10", ""),
    Said("zh", "美国将对越南商品征收20%的关税，对转运商品征收40%。", "rate 20, rate 40", ""),
    Said("zh", "关税由34%上调至84%，再加征50个百分点。", "rate 34, rate 84", "rate 50"),
    Said("zh", "自8月7日起税率为百分之二十。第三轮会谈。中美第二次会谈。", "rate 20, number 3, number 2", "rate 7"),
    Said("zh", "加征10%-15%的关税；10%~15%；10%、15%、25%三档。", "rate 10..15, rate 10, rate 15, rate 25", ""),
    Said(
        "ja",
        "米国は相互関税を24％から15％に引き下げ、自動車は27.5％から15％とした。",
        "rate 24, rate 15, rate 27.5",
        "",
    ),
    Said("ja", "第7回閣僚協議、7回目の協議、第二回会合、２回目の訪米", "number 7, number 2", ""),
    Said("en", "A cut by 10% to 36%; a cut of 10% from 46%; up 3% to 5%.", "rate 36, rate 46, rate 5", "rate 10"),
    Said(
        "en",
        "It will raise its tariff by up to 10%, and its duty by an additional 5 per cent.",
        "",
        "rate 5, rate ..10",
    ),
    Said(
        "zh",
        "第三十五次、第一百零一次会议；第十次；第二十轮",
        "number 35, number 101, number 10",
        "number 3, number 5, number 1",
    ),
    Said("zh", "税率百分之十七点五，百分之二十五点五", "rate 17.5, rate 25.5", "rate 17, rate 25, rate 5"),
    Said("zh", "税率10%或20%，10%和15%，各为百分之五、百分之六", "rate 10, rate 20, rate 15, rate 5, rate 6", ""),
    Said("ja", "第一に、第二に、第三に関税", "", "number 1, number 2, number 3"),
    Said("en", "A tenth per cent; the third per cent; a second dollar.", "", "number 10, number 3, number 2"),
    Said("en", "a tariff of ４６ per cent and ５％, of 2⁵ per cent", "rate 46, rate 5", "rate 4, rate 6, rate 2"),
    Said("en", "a tariff of 4\u200b6%, 4\u20606%", "", "rate 4, rate 6, rate 46"),
    Said("en", "two to three per cent; two or three per cent", "rate 2..3, rate 2, rate 3", "rate 23"),
    Said("vi", "Tăng 0,5 điểm phần trăm lên 4,5%/năm", "rate 4.5", "rate 0.5, rate 5, rate 45"),
    Said(
        "en",
        "Duties no higher than 15 per cent, not over 16%, never more than 17%; they cannot exceed 18%.",
        "rate ..15, rate ..16, rate ..17, rate ..18",
        "rate 15, rate >15, rate 16.., rate >17, rate 18, rate >18",
    ),
    Said(
        "en",
        "Duties no lower than 15 per cent, not below 16%, not under 17%, no fewer than 18%.",
        "rate 15.., rate 16.., rate 17.., rate 18..",
        "rate 15, rate <15, rate ..16, rate <17, rate 18",
    ),
    Said("en", "Duties not nearly 15 per cent, not up to 16%, not at least 17%.", "", "rate <15, rate ..16, rate 17.."),
    Said(
        "en",
        "Duties shy of 15%, short of 16%, approaching 17%, south of 18%, north of 19%, in excess of 20%.",
        "rate <15, rate <16, rate <17, rate <18, rate >19, rate >20",
        "rate 15, rate 16, rate 17, rate 18, rate 19, rate 20",
    ),
    Said(
        "en", "Duties of 15 per cent at a minimum, 16% as a maximum, as little as 17%.", "", "rate 15, rate 16, rate 17"
    ),
    Said(
        "vi",
        "Thuế không dưới 15%, không hơn 16%, chưa tới 17%, không cao hơn 18%, ngót 19%.",
        "rate 15.., rate ..16, rate <17, rate ..18, rate <19",
        "rate <15, rate >16, rate 17, rate >18, rate 19",
    ),
    Said(
        "zh",
        "关税不低于15%，不高于16%，不少于17%，不足18%。",
        "rate 15.., rate ..16, rate 17.., rate <18",
        "rate <15, rate >16, rate 17, rate 18",
    ),
    Said("ja", "関税は15％弱、16％強、17％台、18％余り、19％近く。", "", "rate 15, rate 16, rate 17, rate 18, rate 19"),
    Said(
        "en",
        "Hundred-and-five per cent, nought point six per cent, almost zero tariffs, Q1-46%.",
        "",
        "rate 5, rate 6, rate 0, rate 46",
    ),
    Said("en", "A four-and-a-half per cent duty, in the 40 %ile, 30 %o.", "rate 4.5", "rate 4, rate 40, rate 30"),
    Said(
        "en",
        "Under section 59 and 46 per cent; page 9 and 10 per cent; call 84 24 and 20 per cent.",
        "rate 46, rate 10, rate 20",
        "rate 59, rate 9, rate 24",
    ),
    Said(
        "en",
        "Duties up to about 25%, upto 26%, up to and including 27%, a maximum rate of 28%, over some 29%, up to “30%”.",
        "rate ..25, rate ..26, rate ..27, rate ..28, rate >29, rate ..30",
        "rate 25, rate 26, rate 27, rate 28, rate 29, rate 30",
    ),
    Said("en", "As noted above (46%), and the rate below: 20%.", "rate 46, rate 20", ""),
    Said(
        "en",
        "±5%, +/-6%, 4×7%, forty/eight per cent, forty. one per cent",
        "",
        "rate 5, rate 6, rate 7, rate 8, rate 1",
    ),
    Said(
        "en",
        "They pay 5 or 6 million dollars, $9 and $10 billion, between 2 and 3 billion dollars, $500 and $1 million.",
        "amount 6000000 USD, amount 10000000000 USD, amount 2000000000 to 3000000000 USD, amount 500 USD",
        "amount 5 USD, amount 9 USD, amount 2 USD",
    ),
    Said(
        "en",
        "They buy 50 aircraft or more, and 60 jets.",
        "amount at least 50 aircraft, amount 60 jets",
        "amount 50 aircraft",
    ),
    Said(
        "en",
        "Every second round, each third meeting, per fifth session, round number four.",
        "number 4",
        "number 2, number 3, number 5",
    ),
    Said("en", "They buy 50 Boeing 737 Max aircraft and 60 jets.", "amount 50 aircraft, amount 60 jets", ""),
    Said(
        "en",
        "They buy 24 Lotus Co. 300 Neo jets, 12 planes and 8 tonnes of tea.",
        "amount 24 jets, amount 24 aircraft, amount 12 aircraft, amount 8 metric tons",
        "amount 8 aircraft, amount 8 kg, amount 12 tonnes",
    ),
    Said("vi", "Họ mua 3 tấn chè (tea).", "amount 3 tấn, amount 3 tonnes", "amount 3 kilograms"),
    Said(
        "en",
        "They cut the 9% duty on silk tea and that on black tea to zero.",
        "rate 9, rate 0",
        "rate 3",
    ),
    Said("en", "Sales of tea, on which there is a duty, fell to zero.", "", "rate 0"),
    Said("en", "They lower the rate for all tea from the coast to zero.", "rate 0", ""),
    Said("vi", "Họ giảm thuế chè (tea) về 0, thuế gạo xuống còn 0.", "rate 0", ""),
    Said("vi", "Thuế chè (tea) xuống 0,5% và giá về 0.", "rate 0.5", "rate 0"),
    Said(
        "en",
        "A rise of 46 per cent‑points, 47 percentage‐points, 48 per cent upwards, 49 per cent (or more).",
        "",
        "rate 46, rate 47, rate 48, rate 49",
    ),
    Said(
        "en",
        "Half of $8, a third of €9, $4_000, $5 × 10.",
        "",
        "amount 8 USD, amount 9 EUR, amount 4 USD, amount 5 USD",
    ),
    Said(
        "en",
        "zero point forty-six per cent, hundred and 47%, thousand forty-eight per cent, 1_49%",
        "",
        "rate 46, rate 47, rate 48, rate 49",
    ),
    Said("vi", "Trăm bốn mươi sáu phần trăm, một phẩy bốn mươi bảy phần trăm.", "", "rate 46, rate 47"),
    Said("zh", "关税百分之四十六・五。", "", "rate 46"),
    Said("ja", "前年比－46％。", "", "rate 46"),
    Said("vi", "Nhóm 20 nước chè (tea), nhóm 8541 của tea.", "hs 8541", "hs 20"),
    Said("vi", "Vài ba phần trăm, dăm bảy phần trăm.", "", "rate 3, rate 7"),
    Said(
        "en",
        "A second-hand talk, fifth-floor session, tenth anniversary meeting, third from last round, ten second talks.",
        "",
        "number 2, number 3, number 5, number 10",
    ),
    Said(
        "en",
        "Meeting 5 May, session 6 June, rounds 8 am, session 2025, round4, a meeting 15 km away.",
        "",
        "number 5, number 6, number 8, number 2025, number 4, number 15",
    ),
    Said("en", "The second-ever round, the third round3.", "number 2, number 3", ""),
    Said("vi", "Họp với bên thứ hai, ở tầng thứ bảy, về chương thứ năm.", "", "number 2, number 7, number 5"),
    Said("ja", "第2会議室、第3会議", "number 3", "number 2"),
    Said(
        "en",
        "HS 2017 and chapter 2025 of tea; tariff line 12 months of tea; tea under 5000.50 tonnes.",
        "",
        "hs 2017, hs 2025, hs 12, hs 5000.50",
    ),
    Said(
        "en",
        "They buy 40 new Boeing aircraft, 30 of the trucks, 3 million tonnes of rice for $8 billion.",
        "amount 40 aircraft, amount 30 trucks, amount 3000000 tonnes, amount 8000000000 USD",
        "amount 3000000 rice, amount 3 tonnes, amount 8 USD",
    ),
    Said(
        "en",
        "They met 50 minutes about aircraft; on May 19 aircraft came; in 2025 aircraft came; Section 301 aircraft.",
        "",
        "amount 50 aircraft, amount 19 aircraft, amount 2025 aircraft, amount 301 aircraft",
    ),
    Said(
        "en",
        "In July 50 aircraft came; in 30 aircraft and 2000 jets.",
        "amount 50 aircraft, amount 30 aircraft, amount 2000 jets",
        "",
    ),
    Said("en", "It costs $5m Canadian, $6m (Australian).", "", "amount 5000000 USD, amount 6000000 USD"),
    Said("en", "It cost -$7, minus $8, $-9.", "", "amount 7 USD, amount 8 USD, amount 9 USD"),
    Said("en", "It cost $2 dozen, $3 lakh, $4 trillions.", "", "amount 2 USD, amount 3 USD, amount 4 USD"),
    Said(
        "en",
        "They give $5 million Canadian farmers want, 9 bln dollars, half a billion dollars.",
        "amount 5000000 USD, amount 9000000000 USD",
        "amount 9 USD, amount 1000000000 USD",
    ),
    Said(
        "en",
        "6 Dong Nai farms, 7 euro zone states, 8 dollar stores, 9 pounds per inch",
        "",
        "amount 6 VND, amount 7 EUR, amount 8 USD, amount 9 GBP",
    ),
    Said(
        "vi",
        "5 đồng chí, 6 đồng minh, 7 tỷ đô la Úc, 8 đồng, 9 nghìn tấn gạo",
        "amount 8 VND, amount 7000000000 AUD, amount 9000 tấn",
        "amount 5 VND, amount 6 VND, amount 7000000000 USD, amount 9000 gạo",
    ),
    Said(
        "zh",
        "5元首，6元素，50架飞机，60名记者乘飞机",
        "amount 50 架飞机, amount 50 飞机",
        "amount 5 CNY, amount 6 CNY, amount 60 飞机",
    ),
    Said("ja", "100円卓会議、200円", "amount 200 JPY", "amount 100 JPY"),
    Said(
        "en",
        "A duty of $2 per kilogram, 30 cents per litre and $7 a tonne.",
        "specific 2 USD/kilogram, specific 7 USD/tonne",
        "specific 2 USD/litre, specific 2 USD/tonne, specific 7 USD/kilogram",
    ),
    Said(
        "en",
        "A duty of $2 per 100 litres, and $7 per 200 litres.",
        "specific 2 USD/100 litres, specific 7 USD/200 litres",
        "specific 2 USD/200 litres, specific 100 USD/litres",
    ),
]
# Words that each claim of a rate of 40 must be refused beside, whatever part of them is quoted.
PASSAGES = [
    "The US may set tariffs of up to 40 per cent on tea.",
    "The US may set tariffs of 20 to 40 per cent on tea.",
    "Between 20 and 40 per cent may be levied on tea.",
    "It rose by 40 per cent points, and by 40 percent-age points.",
    "It fell by minus 40 per cent in a non-40 per cent year.",
    "They pay 40 per cent or more, and half of 40 per cent.",
]


def claim(short: str) -> str:
    """A claim as a curation has it: of ``rate 20..40`` the field with both ends."""
    field, _, value = short.partition(" ")
    if field == "amount":
        return f'amount = "{value}"'
    if field == "specific":
        amount, _, per = value.partition("/")
        return f'specific = {{ is = "{amount}", per = "{per}" }}'
    if value[0] in "<>":
        return f"{field} = {{ {'over' if value[0] == '>' else 'under'} = {value[1:]} }}"
    if field == "hs":
        return f'goods = [{{ words = "tea", hs = "{value}" }}]'
    least, is_range, greatest = value.partition("..")
    ends = ", ".join(f"{key} = {end}" for key, end in (("from", least), ("to", greatest)) if end)
    return f"{field} = {{ {ends} }}" if is_range else f"{field} = {value}"


@pytest.mark.parametrize("said", SAID, ids=lambda said: f"{said.words[:30]} {said.quote[:12]}")
def test_what_words_prove(tmp_path: Path, said: Said) -> None:
    """Words prove the numbers that they print in either normal form, and no other ones."""
    for form in ("NFC", "NFD") if not said.words.isascii() else ("NFC",):
        words, quote = (unicodedata.normalize(form, part) for part in (said.words, said.quote))
        text = Text([said.language], words, [], [])
        claims = [(short, True) for short in said.right.split(", ")] + [
            (short, False) for short in said.wrong.split(", ")
        ]
        proved = [
            (short, proves(tmp_path / form / str(number), text, claim(short), quote))
            for number, (short, _) in enumerate(claims)
            if short
        ]
        assert proved == [(short, is_right) for short, is_right in claims if short]


def test_white_space_before_a_number_may_be_long(tmp_path: Path) -> None:
    """A bound counts that a line of spaces parts from its number."""
    text = Text(["en"], f"They pay more than{' ' * 200}40 per cent.", [], [])
    assert not proves(tmp_path, text, "rate = 40", "40 per cent.")


@pytest.mark.parametrize("words", PASSAGES)
def test_parts_of_a_passage(tmp_path: Path, words: str) -> None:
    """No part of a passage proves a number that the whole passage does not print."""
    spaces = [at for at, letter in enumerate(words) if letter == " "]
    parts = [words[:at] for at in spaces] + [words[at + 1 :] for at in spaces]
    text = Text(["en"], words, [], [])
    proved = [part for at, part in enumerate(parts) if proves(tmp_path / str(at), text, "rate = 40", part)]
    assert proved == []
