"""Number words as tables: English and Vietnamese words, scales, units, bounds, and what joins ranges and lists."""

from collections.abc import Mapping

PER_CENT, POINT, ORDINAL = "per cent", "percentage point", "ordinal"
"""Units that are no currency; an ordinal is a place in a row."""


def _counted(words: str, first: int = 1, step: int = 1) -> dict[str, int]:
    return {word: first + step * number for number, word in enumerate(words.split())}


def _means(**meanings: str) -> dict[str, str]:
    """Map each of the words, which commas separate, to what they mean; an underscore is a space."""
    return {word.strip(): meaning.replace("_", " ") for meaning, words in meanings.items() for word in words.split(",")}


_ONES = _counted("one two three four five six seven eight nine")
_TEENS = _counted("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen", 10)
_TENS = _counted("twenty thirty forty fifty sixty seventy eighty ninety", 20, 10)
_MOT = _counted("một hai ba bốn năm sáu bảy tám chín") | {"bẩy": 7}

DIGITS: Mapping[str, int] = {"zero": 0, **_ONES, "không": 0, **_MOT}
"""Words for one digit."""
ROOM: Mapping[str, int] = dict.fromkeys((*DIGITS, *_TEENS), 1) | dict.fromkeys((*_TENS, "mười"), 10)
"""After each of these words a number goes on with one less than this: after twenty with less than ten."""
CARDINALS: Mapping[str, int] = {**DIGITS, **_TEENS, **_TENS, "mười": 10}
"""Words that stand for a number by themselves."""
AFTER_TENS: Mapping[str, int] = {"mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5}
"""Words for one digit after tens; "năm", five, is a year there."""
ORDINALS: Mapping[str, int] = {
    **_counted("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"),
    **_counted("thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth", 13),
    **_counted("twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth", 20, 10),
}
"""Words that end an ordinal."""
AFTER_THU: Mapping[str, int] = {"nhất": 1, "nhì": 2, "tư": 4}
"""Words that are numbers after "thứ" alone."""
SCALES: Mapping[str, int] = {
    "hundred": 10**2,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "mươi": 10,
    "trăm": 10**2,
    "nghìn": 10**3,
    "ngàn": 10**3,
    "triệu": 10**6,
    "tỷ": 10**9,
    "tỉ": 10**9,
    "十": 10,
    "百": 10**2,
    "千": 10**3,
    "万": 10**4,
    "萬": 10**4,
    "億": 10**8,
    "亿": 10**8,
    "兆": 10**12,
}
"""Words that multiply the number before them."""
SHORT_SCALES: Mapping[str, int] = {
    "k": 10**3,
    "m": 10**6,
    "mn": 10**6,
    "mln": 10**6,
    "b": 10**9,
    "bn": 10**9,
    "bln": 10**9,
    "tn": 10**12,
    "trn": 10**12,
}
"""Letters that multiply the figures before them."""
HALVES = (("and", "a", "half"), ("-", "and", "-", "a", "-", "half"), ("rưỡi",))
"""Words that add half of the last scale."""
FIRST_IN_ROW = ("đầu", "tiên")
"""The words for an ordinal of one that have no number in them."""
DECIMAL_WORDS = frozenset(("point", "phẩy", "点", "點"))
"""Words between a number and its decimals."""

_COMMA = "bg ca cs da de el es et fi fr hr hu id is it lt lv nb nl nn no pl pt ro ru sk sl sr sv tr uk vi"
COMMA_LANGUAGES = frozenset(_COMMA.split())
"""Languages that write 12,5 and 1.000 where others write 12.5 and 1,000."""

UNITS_AFTER: Mapping[str, str] = _means(
    per_cent="%, ％, per cent, percent, per centum, pct, pc, phần trăm, パーセント",
    ordinal="回目, 度目",
    percentage_point=(
        "percentage point, percentage points, % point, % points, per cent point, per cent points, percent point,"
        "percent points, pct point, pct points, pp, ppt, ppts, điểm phần trăm, điểm %, 个百分点, ポイント,"
        "%ポイント, ％ポイント"
    ),
    basis_point="basis point, basis points, bps, điểm cơ bản, 个基点",
    USD=(
        "usd, us dollar, us dollars, u.s. dollars, dollar, dollars, us$, đô la mỹ, đô la hoa kỳ, đồng đô la, đồng usd,"
        "đô la, 美元, 美金, ドル, 米ドル"
    ),
    VND="vnd, vietnamese dong, dong, đồng, ₫, 越南盾",
    EUR="eur, euro, euros, €, đồng euro, 欧元, ユーロ",
    GBP="gbp, pound, pounds, 英镑",
    JPY="jpy, yen, 円, 日元",
    CNY="cny, rmb, yuan, renminbi, 元, 人民币",
    KRW="krw, korean won, 韩元, 韓元, ウォン",
    INR="inr, rupees, indian rupees, 卢比",
    CHF="chf, swiss francs",
    AUD="aud, australian dollars, đô la úc, 澳元, 豪ドル",
    CAD="cad, canadian dollars, đô la canada, 加元",
    HKD="hkd, hong kong dollars, đô la hồng kông, 港元, 港币",
    SGD="sgd, singapore dollars, singaporean dollars, đô la singapore, 新加坡元",
    TWD="twd, new taiwan dollars, taiwan dollars, đô la đài loan, 新台币, 新台幣",
)
"""The unit that words after a number name: one of those above, or an ISO 4217 code."""
NO_UNITS = (
    r"(?i:đồng)\s(?:chí|minh|hồ|tiền|bào|ý|bằng|thời|loạt|nghiệp|hương|lòng|thuận|phục|đội|cỏ|lúa|ruộng|bộ|đẳng|tình"
    r"|hành|yên|won|bảng|rúp|baht|nhân dân tệ)\b|(?i:dong)\s[A-Z]|(?i:euro)[\s-](?:zone|area|\d)"
    r"|(?i:dollars?)[-\s](?:stores?|denominated)|(?i:pounds?)\sper\b|元[首素件旦老帅宵]|円[卓滑環周形筒盤熟陣満]"
    r"|(?i:đô la)\s(?!Mỹ|Hoa|Úc|Canada|Hồng|Singapore|Đài)[A-Z]"
)
"""A pattern for words that begin with one for a unit and are none."""
OTHER_DOLLARS = (
    r"\s?\(?(?:in\s)?(?:Canadian|Australian|New\sZealand|NZ|Hong\sKong|Singapore(?:an)?|Taiwan(?:ese)?)\b"
    r"(?!\s(?!money|dollars|currency)[^\W\d_])"
)
"""A pattern for words after a sum with $ that name another dollar."""
UNITS_BEFORE: Mapping[str, str] = _means(
    ordinal=(
        "第, thứ, lần, lần thứ, round, rounds, round no., round number, session, sessions, meeting, meeting no., vòng,"
        "vòng đàm phán, phiên, phiên họp, cuộc họp"
    ),
    per_cent="百分之",
    USD="$, us$, u.s.$, usd",
    VND="vnd, ₫",
    EUR="€, eur",
    GBP="£, gbp",
    JPY="jpy",
    CNY="cny, rmb",
    KRW="krw, ₩",
    INR="inr, ₹",
    CHF="chf",
    AUD="a$, au$",
    CAD="c$, ca$",
    HKD="hk$",
    SGD="s$",
    TWD="nt$",
)
"""The unit that words and signs before a number name; a number is an ordinal behind its noun."""
UNITS_OF_GOODS: Mapping[str, str] = _means(
    tonnes="tonne, tonnes, metric ton, metric tons, metric tonne, metric tonnes, t, tấn, 吨, 公吨, 噸, 公噸, トン",
    kilograms="kilogram, kilograms, kilogramme, kilogrammes, kg, kgs, kilo, kilos, ki lô gam, 公斤, 千克, キロ",
    litres="litre, litres, liter, liters, l, lít, 升, リットル",
    barrels="barrel, barrels, bbl, bbls, thùng, 桶, バレル",
    bushels="bushel, bushels, giạ, 蒲式耳",
    cubic_metres="cubic metre, cubic metres, cubic meter, cubic meters, m3, m³, mét khối, 立方米",
    gallons="gallon, gallons, 加仑, 加侖",
    aircraft="aircraft, airplane, airplanes, aeroplane, aeroplanes, plane, planes, máy bay, tàu bay, 飞机, 飛機",
) | dict.fromkeys(("jet", "jets", "jetliner", "jetliners", "airliner", "airliners"), "aircraft")
"""The one name of each unit of goods by the words for it; a ton that is not called metric may be another."""
MEASURES = frozenset(UNITS_OF_GOODS.values()) - {"aircraft"}
"""The units that measure other goods: 3 tonnes of rice are no 3 of rice."""
AFTER_COUNTED = (
    "of(?! (?:the|its|their|his|her|our|these|those))|about|as|at|by|for|from|in|into|on|over|per|than|that|to|which"
    "|who|with|not|has|have|had|will|would|after|before|để|về|cho|với|tại|của|là"
)
"""A pattern for words behind what a number counts, which therefore is none of the words after them."""
BOUNDS: Mapping[str, str] = _means(
    at_most=(
        "up to, upto, up to and including, up to a, up to an, up to an additional, at most, no more than,"
        "not more than, a maximum of, maximum of, maximum, max, maximum rate of, as much as, as high as, not exceeding,"
        "not to exceed, ≤, lên tới, lên đến, tối đa, không quá, 最高, 最大, 最高で, 最大で, 不超过, 不超過, 至多, 最多,"
        "高达, 高達, jusqu'à, jusqu’à, au plus, bis zu, höchstens, maximal"
    ),
    less_than=(
        "less than, fewer than, lower than, under, below, shy of, short of, south of, approaching, nearly, almost, <,"
        "＜, dưới, gần, ngót, chưa tới, chưa đến, thấp hơn, ít hơn, 不到, 不足, 低于, 低於, 少于, 少於, 近, 将近,"
        "將近, 接近, moins de, près de, weniger als, unter, fast"
    ),
    at_least=(
        "at least, at least a, no less than, not less than, a minimum of, minimum of, minimum, min, minimum rate of,"
        "as low as, as little as, as few as, ≥, ít nhất, tối thiểu, 至少, 最低, 最少, 少なくとも, au moins, mindestens"
    ),
    more_than=(
        "more than, greater than, higher than, over, above, upward of, upwards of, north of, in excess of, exceed,"
        "exceeds, exceeded, exceeding, >, ＞, hơn, trên, quá, vượt, vượt quá, cao hơn, nhiều hơn, 多于, 多於, 大于,"
        "大於, 超过, 超過, 逾, 超, 高于, 高於, plus de, mehr als, über"
    ),
) | dict.fromkeys(("% lên tới", "% lên đến", "phần trăm lên tới", "phần trăm lên đến"), "")
"""The bound that words before a number say it is; none behind another one, as in "from 20% up to 46%"."""
OPPOSITES: Mapping[str, str] = {"less than": "at least", "more than": "at most"}
"""What a bound is behind one of these words, as in "not below"."""
NEGATORS = r"(?:\b(?:no|not|never|neither|nor|cannot|pas|nicht|không|chẳng|chưa)\s|n['’]t\s|[不未])\Z"
NEARLY = frozenset(("nearly", "almost", "approaching", "gần", "ngót", "近", "将近", "將近", "接近", "près de", "fast"))
"""Words for a bound that are not the opposite behind such a word, and say nothing then."""
_OF_ANOTHER = (
    r"(?!\s+(?:than|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|hundreds|thousands"
    r"|millions|billions)\b|\s+(?:US|A|C|HK)?\W?\d)"
)
BOUNDS_AFTER = (
    r",?[\s-]?\(?(?:(?P<at_most>(?:or (?:less|lower|below|under|fewer)|and below|at (?:the )?most"
    rf"|(?:(?:at|as) an? )?maximum|trở xuống|ou moins|oder weniger)\b{_OF_ANOTHER}|以下|以内)"
    r"|(?P<less_than>未満|未满|を下回|弱(?![いくめ化体点])|近く)"
    r"|(?P<at_least>(?:or (?:more|higher|above|over|greater)|(?:and )?upwards?|and (?:above|up(?! to)|more)"
    r"|at (?:the )?least|(?:(?:at|as) an? )?minimum"
    rf"|plus(?! an?\b)|trở lên|ou plus|oder mehr)\b{_OF_ANOTHER}|\+|以上|台)"
    r"|(?P<more_than>超|を超え|を上回|強(?![いくめ化調制])|余り?))"
)
"""A pattern for words after a number that say it is a bound; before another number they are of that one."""
TO = frozenset(_counted("to - – — ‐ ‑ − ~ 〜 ～ đến tới 至 から 到 through à bis"))
"""What separates the two ends of a range."""
AND = frozenset(
    (", and", ", or", *[",", "、", "and", "or", "và", "hoặc", "hay", "和", "或", "与", "及", "et", "ou", "und", "oder"])
)
"""What separates the members of a list."""
RANGE_HEADS = "(?:between|rang(?:e|es|ed|ing) from|anywhere from|varying from|giữa|entre|zwischen)"
"""A pattern for words before a range, whatever is between its ends."""
MOVED = ("by", "rose", "fell", "grew", "increased", "dropped", "climbed", "jumped", "raised", "cut", "up", "down")
"""Words after which "10% to 20%" is a change by the one to the other."""
CHANGES = ("from", "từ", "从", "從", "由", "de", "von")
"""Words after which two numbers may be a change from one to the other, and so are no range."""
MONTH_WORDS = (
    *_counted("january february march april may june july august september october november december"),
    *_counted("jan feb mar apr jun jul aug sep sept oct nov dec"),
)
"""Words beside which an ordinal is a day."""
LABELS = frozenset(
    (
        *MONTH_WORDS,
        *_counted("section article chapter heading annex no number day year page table item paragraph clause"),
        *_counted("resolution decree proclamation law order ngày tháng năm quý điều khoản mục chương số trang"),
    )
)
"""Words that name something together with the number behind them."""
DOUBTFUL_LABELS = frozenset(("no", "number", "day", "year", "may", "march", "năm", "số"))
"""Those that are also other words, where they do not begin a sentence."""
ZERO_RATES = (
    r"(?<![\w.,‐‑-])(?:(?:zero|0)[-\s](?:tariffs?|dut(?:y|ies)|rates?)|(?:duty|tariff)[-\s]free)\b(?!\sshop)"
    r"|\b(?P<alone>zero|0)\b(?!-|[.,]?\d|\s?%|\s(?:tariff|dut|rate|per\s?cent))"
    r"|(?<!không )(?<!không được )(?<!hàng )\bmiễn\s+thuế\b|(?<!非)(?:零关税|零關稅|無関税)|(?<![不未])免税(?![店品])"
)
"""A pattern for words that say that a rate is zero; "zero" alone does so behind the next one."""
BEFORE_ZERO = (
    r"(?:%|\bcent|\b(?:dut(?:y|ies)|tariffs?|lev(?:y|ies)|(?:dut(?:y|ies)|tariffs?|lev(?:y|ies)|rates?|that|those)\s"
    r"(?:on|for)(?:\s[\w'’-]+){1,6}))\sto\s\Z|\bthuế(?:\s\w+){0,6}\s(?:về|xuống|còn)(?:\s(?:còn|mức|bằng))?\s\Z"
)
"""A pattern for what is cut to zero, which is therefore a rate: "cut that on rice to ..."."""
ZERO_WORDS = r"zero|\b0\b|free|miễn|[税稅]"
"""A pattern for what each of them has in one of its words."""
