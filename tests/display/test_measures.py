"""Tariffs, commitments and agreements in a line: what changes, by whom, on what, and from when."""

from typing import Any

import attrs
import pytest

from tests.invented import ARDEN, BORLAND, DEAL, LORN, TARIFF, says, span
from vnus_trade import (
    Actor,
    Amount,
    Commitment,
    Exemptions,
    Goods,
    Rate,
    RatedMeasure,
    RateStep,
    SpecificDuty,
    TariffAnnouncement,
    TimeSpan,
)
from vnus_trade.display.measures import amount_said, in_a_line, rate_in_short, rated_lines
from vnus_trade.measures.course import NO_TARIFF, AppliedRate
from vnus_trade.model.vocabulary import MeasureChange


def tariff(**given: Any) -> TariffAnnouncement:
    """A tariff of Arden's on goods of Borland."""
    values = {"imposed_by": ARDEN, "applied_to": (BORLAND,), "stage": "enacted", **given}
    return TariffAnnouncement(id="tariff", title="Tariff", evidence=says("A deal has been made", "stage"), **values)


def commitment(**given: Any) -> Commitment:
    """A commitment of Borland's to Arden."""
    values = {"obliged": (BORLAND,), "to": (ARDEN,), "stage": "pledged", "matter": "purchase", **given}
    return Commitment(id="commitment", title="It", evidence=says("A deal has been made", "stage"), **values)


@pytest.mark.parametrize(
    ("given", "line"),
    [
        ({"rate": Rate(46)}, "enacted: a tariff of 46 per cent by Arden on goods from Borland"),
        ({}, "enacted: tariffs by Arden on goods from Borland; change not stated"),
        ({"change": "cuts"}, "enacted: a cut by Arden in tariffs on goods from Borland"),
        (
            {"change": "cuts", "rate": Rate(20), "rate_before": Rate(46), "in_force": span("2031-08-07")},
            (
                "enacted: a cut by Arden in tariffs on goods from Borland, from 46 per cent to 20 per "
                "cent; takes effect 7 August 2031"
            ),
        ),
        (
            {"rate": Rate(46), "in_force": span("2031-08-07/.."), "expires": span("2031-10/..")},
            (
                "enacted: a tariff of 46 per cent by Arden on goods from Borland; "
                "takes effect 7 August 2031; ends October 2031"
            ),
        ),
        ({"change": "introduces"}, "enacted: a new tariff by Arden on goods from Borland; rate not stated"),
        (
            {"change": "suspends", "rate": Rate(10), "rate_before": Rate(46), "expires": span("2031-10")},
            (
                "enacted: a suspension by Arden of tariffs of 46 per cent on goods from Borland, "
                "meanwhile 10 per cent; ends October 2031"
            ),
        ),
        (
            {"change": "restores", "rate": Rate(46), "rate_before": Rate(10)},
            (
                "enacted: the reinstatement by Arden of tariffs on goods from Borland, at 46 per cent; "
                "before it, 10 per cent"
            ),
        ),
        (
            {"change": "introduces", "rate": Rate(15), "trade_covered": Amount("6.5e9", unit="USD")},
            "enacted: a new tariff of 15 per cent by Arden on goods from Borland worth 6.5 billion USD",
        ),
        (
            {
                "applied_to": (),
                "stage": "under consideration",
                "trade_covered": Amount(99_000, None, unit="tonnes"),
                "condition": "salted",
            },
            "under consideration: tariffs by Arden on goods, at least 99,000 tonnes (“salted”); change not stated",
        ),
        (
            {"stage": "requested", "rate": Rate(0), "announced_by": (LORN,), "goods": (Goods("glass"),)},
            "requested of Arden by Ada Lorn: a tariff of 0 per cent on glass from Borland",
        ),
        (
            {"stage": "requested", "imposed_by": None, "applied_to": (), "rate": Rate(0)},
            "requested: a tariff of 0 per cent",
        ),
        (
            {
                "imposed_by": None,
                "applied_to": (),
                "applied_to_all": True,
                "rate": Rate(None, 15),
                "basis_of_rate": "cap",
                "exempts": Exemptions((Goods("tea"),), (BORLAND,)),
                "condition": "transshipped",
            },
            (
                "enacted: a tariff of up to 15 per cent on goods from all countries (“transshipped”), as "
                "a ceiling on all duties together; exempt: tea, Borland"
            ),
        ),
        (
            {
                "applied_to": (),
                "specific": SpecificDuty(Amount("0.28", unit="USD"), "kilogram"),
                "rate": Rate(5),
                "basis_of_rate": "additional",
                "steps": (RateStep(rate=Rate(3), in_force=span("2032-01-01")),),
                "provided": "that it rains",
            },
            (
                "enacted: a tariff of 5 per cent and 0.28 USD per kilogram by Arden, on top of other "
                "duties, then 3 per cent from 1 January 2032; provided “that it rains”"
            ),
        ),
    ],
)
def test_a_tariff_in_a_line(given: dict[str, Any], line: str) -> None:
    """A line says the change and not only the rate; what is requested is requested of somebody."""
    assert in_a_line(tariff(**given), {}) == line


STATES = Actor(id="states", name="United States", aliases=("American",), kind="state")


def test_names_as_a_sentence_has_them() -> None:
    """A state has its article, and goods that name whose they are name it once."""
    given = {"imposed_by": STATES, "applied_to": (STATES,), "change": "removes", "exempts": Exemptions((), (STATES,))}
    said = [
        in_a_line(tariff(**given, goods=(Goods(words),)), {}) for words in ("American goods", "goods of African origin")
    ]
    assert said == [
        "enacted: the removal by the United States of tariffs on American goods; exempt: the United States",
        (
            "enacted: the removal by the United States of tariffs on goods of African origin from the United States; "
            "exempt: the United States"
        ),
    ]


def test_what_is_extended() -> None:
    """A suspension that is extended is called so; of anything else its terms are."""
    levied, paused = tariff(rate=Rate(46)), tariff(change="suspends")
    extended = tariff(change="prolongs", continues=paused)
    assert [in_a_line(tariff(change="prolongs", continues=each), {}) for each in (extended, levied, None)] == [
        "enacted: an extension by Arden of the suspension of tariffs on goods from Borland",
        *2 * ["enacted: an extension by Arden of existing tariff terms on goods from Borland"],
    ]


def test_a_day_is_one_where_the_tariff_is_levied() -> None:
    """A day from which a tariff is levied names no place from which an article tells of it; a clock time does."""
    clocks = {"Arden": "UTC"}
    days = [TimeSpan.parse(when, "+07:00") for when in ("2031-08-07", "2031-08-07T06:00+07:00")]
    assert [
        in_a_line(tariff(rate=Rate(5), applied_to=(), in_force=day), clocks).partition("; ")[2] for day in days
    ] == [
        "takes effect 7 August 2031",
        "takes effect 7 August 2031, 06:00 (UTC+7), 6 August 2031, 23:00 in Arden",
    ]


def test_no_cut_is_called_a_new_tariff() -> None:
    """Whatever a change does, its line says a new tariff of that which introduces one alone."""
    lines = {change: in_a_line(tariff(change=change, rate=Rate(5)), {}) for change in MeasureChange}
    assert [change for change, line in lines.items() if "new tariff" in line] == [MeasureChange.INTRODUCES]
    assert len(set(lines.values())) == len(MeasureChange)


@pytest.mark.parametrize(
    ("given", "line"),
    [
        ({}, "pledged: purchases by Borland from Arden"),
        (
            {
                "matter": "quota",
                "change": "raises",
                "goods": (Goods("wool"),),
                "amount": Amount(10_000, 12_000, unit="tonnes"),
                "amount_before": Amount(5000, unit="tonnes"),
                "deadline": span("2033"),
            },
            (
                "pledged: an increase by Borland in quotas for wool from Arden, from 5,000 tonnes to "
                "between 10,000 and 12,000 tonnes; due 2033"
            ),
        ),
        ({"deadline": span("../2030")}, "pledged: purchases by Borland from Arden; due by the end of 2030"),
        ({"deadline": span("../2030-06")}, "pledged: purchases by Borland from Arden; due by the end of June 2030"),
        ({"deadline": span("../2030-06-12")}, "pledged: purchases by Borland from Arden; due by 12 June 2030"),
        ({"deadline": span("2029/2030")}, "pledged: purchases by Borland from Arden; due by the end of 2030"),
        ({"deadline": span("[..2030-06-12]")}, "pledged: purchases by Borland from Arden; due by 12 June 2030"),
        ({"stage": "requested", "announced_by": (LORN,)}, "requested of Borland by Ada Lorn: purchases"),
        (
            {"matter": "export control", "change": "removes", "stage": "requested", "to": ()},
            "requested of Borland: the removal of export controls",
        ),
        (
            {"amount": Amount(40, unit="aircraft"), "worth": Amount(3 * 10**9, None, unit="USD", is_strict=True)},
            "pledged: purchases by Borland from Arden, 40 aircraft worth more than 3 billion USD",
        ),
        (
            {
                "matter": "non-tariff measure",
                "change": "suspends",
                "stage": "enacted",
                "to": (),
                "subject": "import licences",
                "goods": (Goods("barley"),),
            },
            "carried out: a suspension by Borland of import licences on barley",
        ),
        (
            {"matter": "non-tariff measure", "change": "introduces", "subject": "port fees"},
            "pledged: new port fees by Borland towards Arden",
        ),
        (
            {"matter": "negotiation", "change": "removes", "stage": "enacted", "subject": "talks on barley"},
            "carried out: the breaking off by Borland of negotiations (“talks on barley”) with Arden",
        ),
        (
            {"matter": "negotiation", "change": "restores", "stage": "agreed"},
            "agreed: the resumption by Borland of negotiations with Arden",
        ),
        (
            {"matter": "negotiation", "change": "suspends", "stage": "threatened"},
            "threatened: a suspension by Borland of negotiations with Arden",
        ),
        ({"matter": "non-tariff measure"}, "pledged: non-tariff measures by Borland towards Arden"),
        ({"matter": "other", "goods": (Goods("barley"),)}, "pledged: undertakings by Borland on barley towards Arden"),
        (
            {"matter": "other", "change": "suspends", "stage": "enacted", "goods": (Goods("barley"),)},
            "carried out: a suspension by Borland on barley towards Arden",
        ),
        (
            {"matter": "market access", "change": "keeps", "stage": "enacted"},
            "carried out: unchanged market access by Borland for Arden",
        ),
        (
            {
                "matter": "quota",
                "change": "cuts",
                "amount": Amount(None, 5, unit="t"),
                "amount_before": Amount(8, unit="t"),
            },
            "pledged: a reduction by Borland in quotas for Arden, from 8 t to at most 5 t",
        ),
        (
            {
                "matter": "quota",
                "change": "raises",
                "goods": (Goods("sugar"),),
                "amount": Amount(20_000, unit="tons", per="year"),
                "basis_of_amount": "difference",
                "stage": "announced",
            },
            "announced: an increase of 20,000 tons per year by Borland in quotas for sugar from Arden",
        ),
        (
            {"matter": "quota", "change": "raises", "amount": Amount(20_000, unit="tons"), "to": ()},
            "pledged: an increase by Borland in quotas, to 20,000 tons",
        ),
        ({"to": (), "within": commitment()}, "pledged: purchases by Borland; a part of commitment"),
    ],
)
def test_a_commitment_in_a_line(given: dict[str, Any], line: str) -> None:
    """A line says who owes what to whom, and until when."""
    assert in_a_line(commitment(**given), {}) == line


def test_an_agreement_in_a_line() -> None:
    """A line says how far an agreement has come, if anybody does."""
    assert in_a_line(DEAL, {}) == "agreement, announced"
    assert in_a_line(attrs.evolve(DEAL, stage=None, provided="it rains"), {}) == "agreement; provided “it rains”"


def test_amounts() -> None:
    """Amounts have their thousands set off, and say whether they are bounds."""
    amounts = [
        *(Amount(8_000, unit="USD"), Amount(8_000, None, unit="USD"), Amount(None, "8.5", unit="USD")),
        *(Amount(8 * 10**9, 12 * 10**12, unit="VND"), Amount(1_234_567, unit="t"), Amount("4250000", unit="t")),
    ]
    assert [amount_said(amount) for amount in amounts] == [
        *("8,000 USD", "at least 8,000 USD", "at most 8.5 USD"),
        *("8 billion to 12 trillion VND", "1,234,567 t", "4.25 million t"),
    ]


RATED: dict[str, Any] = {
    **dict.fromkeys(("certainly", "possibly", "applied_to", "goods", "exempt"), ()),
    **dict.fromkeys(("imposed_by", "condition", "trade_covered", "span", "within", "rate")),
    "applied_to_all": False,
    "announcements": (TARIFF,),
}


@pytest.mark.parametrize(
    ("given", "lines"),
    [
        ({"possibly": (NO_TARIFF,)}, ["possibly: none", "announced in tariff"]),
        (
            {
                "certainly": (AppliedRate(Rate(10)), NO_TARIFF),
                "possibly": (AppliedRate(),),
                "imposed_by": ARDEN,
                "applied_to": (BORLAND,),
                "exempt": (Goods("lamps"),),
                "span": span("2031-06-01/.."),
                "within": TARIFF,
            },
            [
                "certainly: 10 per cent, none; possibly: a rate that is not said",
                (
                    "by Arden on goods from Borland; exempt: lamps; takes effect 1 June 2031; "
                    "a part of tariff; announced in tariff"
                ),
            ],
        ),
        (
            {"possibly": (NO_TARIFF,), "imposed_by": ARDEN, "goods": (Goods("glass"),), "announcements": ()},
            ["possibly: none", "by Arden on glass"],
        ),
        ({"possibly": (NO_TARIFF,), "announcements": ()}, ["possibly: none"]),
        (
            {"certainly": (AppliedRate(Rate(10)),), "applied_to_all": True, "span": span("2031-06-01/2031-06-03")},
            ["certainly: 10 per cent", "on goods from all countries; has effect 1 to 3 June 2031; announced in tariff"],
        ),
    ],
)
def test_what_a_measure_levies(given: dict[str, Any], lines: list[str]) -> None:
    """A measure has its rates in a line, and whose they are, on what and when in another."""
    assert list(rated_lines(RatedMeasure(id="measure", title="It", **{**RATED, **given}), {})) == lines


def test_rates_in_short() -> None:
    """The label of a picture says what a rate is to a change that does not levy it."""
    assert rate_in_short(TARIFF) == "12–20%"
    assert [
        rate_in_short(tariff(rate=rate, change=change))
        for rate, change in (
            *((Rate(15), "cuts"), (Rate(None, 15), None), (Rate(15, None), "raises"), (None, "cuts")),
            *((Rate(15, None, is_strict=True), "introduces"), (Rate(15), "suspends"), (Rate(15), "keeps")),
        )
    ] == ["cuts to 15%", "≤15%", "raises to ≥15%", "", ">15%", "suspends, meanwhile 15%", "keeps 15%"]
