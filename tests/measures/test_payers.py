"""Measures that concern some payers, some goods, or a part of what another covers."""

from typing import Any

import pytest

from tests.measures.invented_courses import ESTMARK, NORLAND, SUDMARK, WESTMARK, Course, Told, shown, told
from vnus_trade.model.quantities import Amount, Exemptions, Goods, Rate, SpecificDuty


def decreed(id_: str, stood: str = "may june", **fields: Any) -> Told:
    """A tariff that was decreed on 2 April for 5 April."""
    return told(id_, "2025-04-02", "decree", stood, **{"change": "introduces", "in_force": "2025-04-05", **fields})


def course(*announcements: Told) -> Course:
    """What a decree of April announced, and two later articles confirm."""
    articles = {
        "decree": ("2025-04-03", "Norland decrees tariffs, from 5 April on."),
        "may": ("2025-05-01", "All that Norland decreed is in force."),
        "june": ("2025-06-01", "All that Norland decreed is still in force."),
    }
    return Course(articles, announcements)


EVERYBODY = decreed("world", rate=10, applied_to=(), applied_to_all=True, exempts=Exemptions(payers=(ESTMARK,)))
LAMPS: dict[str, Any] = {"goods": (Goods("lamps"),), "applied_to": ()}


def test_what_is_levied_on_everybody_is_on_each_but_those_exempted() -> None:
    """A tariff on everybody's goods answers for every payer but those that it exempts, and its imposer."""
    record = course(EVERYBODY).until()
    assert shown(record, applied_to="Norland") == []
    assert shown(record, applied_to="Sudmark") == ["world: 10 per cent | "]
    assert shown(record, applied_to="Estmark") == []
    (line,) = record.rates(on="2025-05-10")
    assert (line.applied_to, line.applied_to_all, line.rate) == ((), True, Rate(10))
    assert repr(line) == "<RatedMeasure world: 10 per cent certain, nothing possible>"


def test_a_rate_for_one_payer_is_for_no_other() -> None:
    """Where an announcement raises the tariff of one payer, everybody else pays what there was."""
    raised = decreed("raised", change="raises", rate=46, in_force="2025-04-09", continues="world")
    record = course(EVERYBODY, raised).until()
    assert shown(record, applied_to="Sudmark") == ["world#sudmark: 46 per cent | "]
    assert shown(record, applied_to="Westmark") == ["world#westmark: 10 per cent | "]
    assert shown(record) == ["world#sudmark: 46 per cent | ", "world#others: 10 per cent | "]
    assert [line.title for line in record.rates()] == ["Announcement world"] * 2
    tariffs = record.tariffs.in_force(on="2025-05-10", applied_to=WESTMARK)
    assert ([each.id for each in tariffs], len(tariffs.possible)) == (["world"], 0)


def test_tariffs_of_two_payers_have_a_line_each() -> None:
    """Where a measure names its payers one after another, each has a line, and nobody else has one."""
    second = decreed("second", change="raises", rate=20, continues="first", applied_to=(ESTMARK,))
    record = course(decreed("first", rate=10), second).until()
    assert shown(record) == ["first#sudmark: 10 per cent | ", "first#estmark: 20 per cent | "]


def test_a_part_that_takes_a_payer_out_leaves_nothing_to_the_whole() -> None:
    """While a part for one payer has effect, the whole does not apply to that payer; it still does to others."""
    record = course(EVERYBODY, decreed("part", rate=30, within="world")).until()
    assert shown(record, applied_to="Sudmark") == ["world: none | ", "part: 30 per cent | "]
    assert shown(record, applied_to="Westmark") == ["world: 10 per cent | "]
    assert shown(record) == ["world: 10 per cent | ", "part: 30 per cent | "]
    assert [each.id for each in record.tariffs.in_force(on="2025-05-10", applied_to="Sudmark")] == ["part"]


def test_a_part_of_the_goods_leaves_the_rest_to_the_whole() -> None:
    """A part for some goods is shown under the whole, which goes on for all others; a removal of it levies nothing."""
    lamps = decreed("lamps", rate=30, within="world", **LAMPS)
    free = decreed("free", change="removes", within="world", goods=(Goods("coffee"),), applied_to=())
    other = decreed("aside", rate=5, goods=(Goods("tea"),))
    record = course(EVERYBODY, lamps, free, other).until()
    assert shown(record, applied_to=SUDMARK) == [
        *("aside: 5 per cent | ", "world: 10 per cent | ", "free: none | ", "lamps: 30 per cent | ")
    ]
    assert [line.within and line.within.id for line in record.rates()] == [None, None, "world", "world"]


def test_only_what_may_be_levied_says_on_which_goods() -> None:
    """A cut pledged for some goods says nothing of those that are levied on, unless a later tariff takes it up."""
    pledged = {"change": "cuts", "stage": "pledged", "goods": LAMPS["goods"]}
    pledge = decreed("pledge", "", continues="whole", **pledged)
    whole, kept = decreed("whole", rate=46), decreed("kept", change="cuts", rate=20, fulfils=("pledge",))
    assert [line.goods for line in course(whole, pledge).until().rates()] == [()]
    assert [line.goods for line in course(whole, pledge, kept).until().rates()] == [LAMPS["goods"]]


@pytest.mark.parametrize(
    "part",
    [{"condition": "transshipped"}, {"trade_covered": Amount(2 * 10**9, unit="NLD")}],
    ids=lambda part: next(iter(part)),
)
def test_what_rests_on_a_condition_is_a_part_too(part: dict[str, Any]) -> None:
    """A part under a condition, or for some of the trade, leaves the whole to the goods that are not of it."""
    record = course(EVERYBODY, decreed("part", rate=40, within="world", **part)).until()
    assert shown(record, applied_to="Sudmark") == ["world: 10 per cent | ", "part: 40 per cent | "]


def test_the_trade_of_the_whole_is_not_that_of_a_part() -> None:
    """A part has the condition of the whole, but not the value of the trade that this covers."""
    trade = Amount(2 * 10**9, unit="NLD")
    whole: dict[str, Any] = {"condition": "ocean-going", "trade_covered": trade, "applied_to": ()}
    record = course(decreed("whole", rate=10, **whole), decreed("part", within="whole", change="removes")).until()
    told = [(line.condition, line.trade_covered) for line in record.rates()]
    assert told == [("ocean-going", trade), ("ocean-going", None)]


def test_a_part_that_continues_the_whole_is_a_measure_of_its_own() -> None:
    """A part may carry on what the whole said, and is still a line of its own."""
    part = decreed("part", change="raises", rate=40, within="world", continues="world", **LAMPS)
    until = {"change": "prolongs", "expires": "2025-09-01", "in_force": "2025-04-06"}
    longer = decreed("longer", continues="part", applied_to=(), **until)
    record = course(EVERYBODY, part, longer).until()
    assert shown(record, applied_to="Sudmark") == ["world: 10 per cent | ", "part: 40 per cent | "]


def test_a_part_of_which_less_is_known_leaves_the_whole_uncertain() -> None:
    """Where a part that takes a payer out may have effect, the whole only may."""
    part = decreed("part", "", rate=30, within="world")
    record = course(EVERYBODY, part).until()
    assert shown(record, applied_to="Sudmark") == ["world:  | none, 10 per cent", "part:  | none, 30 per cent"]


def test_totals_and_additional_duties_are_never_added() -> None:
    """Rates that come on top of others, totals and caps stand side by side, each with what it is."""
    total = decreed("total", rate=20, basis_of_rate="total")
    duty = SpecificDuty(Amount(3, unit="NLD"), "kilo")
    extra = decreed("extra", rate=10, basis_of_rate="additional", specific=duty)
    cap = decreed("cap", rate=Rate(None, 15), basis_of_rate="cap")
    assert shown(course(total, extra, cap).until()) == [
        "cap: at most 15 per cent (cap) | ",
        "extra: 10 per cent and 3 NLD per kilo (additional) | ",
        "total: 20 per cent (total) | ",
    ]


def test_a_rate_of_which_nothing_is_said_is_not_none() -> None:
    """A tariff whose rate no source says is levied all the same."""
    assert shown(course(decreed("unsaid")).until()) == ["unsaid: a rate that is not said | "]


@pytest.mark.parametrize(
    ("fields", "asked"),
    [({"applied_to": ()}, {"applied_to": "Estmark"}), ({"imposed_by": None}, {"imposed_by": "Norland"})],
)
def test_what_no_source_says_is_only_possible(fields: dict[str, Any], asked: dict[str, str]) -> None:
    """A tariff of which no source says who levies it, or on whose goods, is no certain answer to who asks for that."""
    record = course(decreed("tax", rate=10, **fields)).until()
    assert shown(record, **asked) == ["tax:  | none, 10 per cent"]
    assert shown(record) == ["tax: 10 per cent | "]


def test_nobody_levies_a_tariff_on_its_own_goods() -> None:
    """A tariff of which no source says whose goods it is on is not on those of the side that levies it."""
    record = course(decreed("tax", rate=10, applied_to=())).until()
    assert shown(record, applied_to="Norland") == []
    assert str(record.tariffs.in_force(on="2025-05-10", applied_to=NORLAND)).startswith("0 certain, 0 possible")


def test_announcements_of_a_measure_share_its_payers() -> None:
    """An announcement that names no payers concerns those of its measure, if they are the same for all others."""
    promise = told("promise", "2025-04-02", "decree", stage="pledged", applied_to=(), rate=5)
    kept = decreed("kept", rate=5, fulfils=("promise",))
    assert shown(course(promise, kept).until(), applied_to="Sudmark") == ["kept: 5 per cent | "]
    other = decreed("other", rate=7, applied_to=(ESTMARK,), continues="kept", change="raises")
    later = decreed("later", "", rate=9, applied_to=(), fulfils=("other",), in_force="2025-04-06")
    asked = shown(course(promise, kept, other, later).until(), applied_to="Estmark")
    assert asked == ["kept#estmark:  | 9 per cent, 7 per cent"]


def test_who_levies_nothing_and_whose_goods_are_not_named_have_no_line() -> None:
    """A measure of others is not in the answer."""
    record = course(decreed("tax", rate=10)).until()
    assert shown(record, imposed_by="Sudmark") == shown(record, applied_to="Estmark") == []
