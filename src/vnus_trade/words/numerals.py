"""The tables by which numbers in words are read: words, scales, units, bounds, and what joins ranges and lists."""

from collections.abc import Mapping

from vnus_trade.words.lexicon import counting, meanings, pattern, words

PER_CENT, POINT, ORDINAL = "per cent", "percentage point", "ordinal"
"""Units that are no currency; an ordinal is a place in a row."""

DIGITS: Mapping[str, int] = counting("digits")
"""Words for one digit."""
_TEENS, _TENS = counting("teens"), counting("tens")
ROOM: Mapping[str, int] = dict.fromkeys((*DIGITS, *_TEENS), 1) | dict.fromkeys(_TENS, 10)
"""After each of these words a number goes on with one less than this: after twenty with less than ten."""
CARDINALS: Mapping[str, int] = {**DIGITS, **_TEENS, **_TENS}
"""Words that stand for a number by themselves."""
AFTER_TENS: Mapping[str, int] = counting("after_tens")
"""Words for one digit after tens; "năm", five, is a year there."""
ORDINALS: Mapping[str, int] = counting("ordinals")
"""Words that end an ordinal."""
AFTER_THU: Mapping[str, int] = counting("after_ordinal")
"""Words that are numbers after "thứ" alone."""
SCALES: Mapping[str, int] = counting("scales")
"""Words that multiply the number before them."""
SHORT_SCALES: Mapping[str, int] = counting("short_scales")
"""Letters that multiply the figures before them."""
HALVES = tuple(tuple(said.split()) for said in words("halves"))
"""Words that add half of the last scale."""
FIRST_IN_ROW = tuple(words("first_in_row")[0].split())
"""The words for an ordinal of one that have no number in them."""
DECIMAL_WORDS = frozenset(words("decimal"))
"""Words between a number and its decimals."""

_COMMA = "bg ca cs da de el es et fi fr hr hu id is it lt lv nb nl nn no pl pt ro ru sk sl sr sv tr uk vi"
COMMA_LANGUAGES = frozenset(_COMMA.split())
"""Languages that write 12,5 and 1.000 where others write 12.5 and 1,000."""

UNITS_AFTER: Mapping[str, str] = meanings("units_after")
"""The unit that words after a number name: one of those above, or an ISO 4217 code."""
NO_UNITS = pattern("no_units")
"""A pattern for words that begin with one for a unit and are none."""
OTHER_DOLLARS = pattern("other_dollars")
"""A pattern for words after a sum with $ that name another dollar."""
UNITS_BEFORE: Mapping[str, str] = meanings("units_before")
"""The unit that words and signs before a number name; a number is an ordinal behind its noun."""
DOUBTFUL_SIGNS = frozenset(words("doubtful_signs"))
"""Letters before a number that are a unit only where it has a scale, or is paid for a quantity of goods."""
_EACH = f"{pattern('period_of_another')}|{pattern('each_period')}"
FOR_GOODS = rf"\s?(?:(?:{_EACH})\s|/\s?)(?:{pattern('units_of_goods')})\b"
"""A pattern for words after a number that say for which quantity it is paid: "a kilogram"."""
UNITS_OF_GOODS: Mapping[str, str] = meanings("units_of_goods")
"""The one name of each unit of goods by the words for it; a ton that is not called metric may be another."""
MEASURES = frozenset(UNITS_OF_GOODS.values()) - {"aircraft"}
"""The units that measure other goods: 3 tonnes of rice are no 3 of rice."""
AFTER_COUNTED = pattern("after_counted")
"""A pattern for words behind what a number counts, which therefore is none of the words after them."""
BOUNDS: Mapping[str, str] = meanings("bounds")
"""The bound that words before a number say it is; none behind another one, as in "from 20% up to 46%"."""
OPPOSITES: Mapping[str, str] = {"less than": "at least", "more than": "at most"}
"""What a bound is behind one of these words, as in "not below"."""
NEGATORS = rf"(?:{pattern('negators')})\Z"
NEARLY = frozenset(words("nearly"))
"""Words for a bound that are not the opposite behind such a word, and say nothing then."""
BOUNDS_AFTER = r",?[\s-]?\(?(?:(?P<at_most>{})|(?P<less_than>{})|(?P<at_least>\+|{})|(?P<more_than>{}))".format(
    *map(pattern, ("at_most", "less_than", "at_least", "more_than"))
)
"""A pattern for words after a number that say it is a bound; before another number they are of that one."""
TO = frozenset(words("to"))
"""What separates the two ends of a range."""
AND = frozenset((",", *words("and"), *(f", {joint}" for joint in words("and"))))
"""What separates the members of a list."""
RANGE_HEADS = f"(?:{pattern('range_heads')})"
"""A pattern for words before a range, whatever is between its ends."""
MOVED = words("moved")
"""Words after which "10% to 20%" is a change by the one to the other."""
CHANGES = words("changes")
"""Words after which two numbers may be a change from one to the other, and so are no range."""
MONTH_WORDS = words("months")
"""Words beside which an ordinal is a day."""
LABELS = frozenset((*MONTH_WORDS, *words("labels")))
"""Words that name something together with the number behind them."""
DOUBTFUL_LABELS = frozenset(words("doubtful_labels"))
"""Those that are also other words, where they do not begin a sentence."""
ZERO_RATES = pattern("zero_rates")
"""A pattern for words that say that a rate is zero; "zero" alone does so behind the next one."""
BEFORE_ZERO = rf"(?:{pattern('before_zero')})\Z"
"""A pattern for what is cut to zero, which is therefore a rate: "cut that on rice to ..."."""
ZERO_WORDS = pattern("zero")
"""A pattern for what each of them has in one of its words."""
