"""Tariffs, commitments and agreements in a line: what changes, by whom, on what, and from when."""

from typing import Any

import attrs
import pytest

from tests.invented import ARDEN, BORLAND, DEAL, LORN, TARIFF, says, span
from vnus_trade import Amount, Commitment, Exemptions, Goods, Rate, RateStep, SpecificDuty, TariffAnnouncement
from vnus_trade.display.measures import amount_said, in_a_line, rate_in_short
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
        ({"rate": Rate(46)}, "enacted: 46 per cent by Arden on goods of Borland"),
        ({}, "enacted: some change of tariffs by Arden on goods of Borland"),
        ({"change": "cuts"}, "enacted: a cut of tariffs by Arden on goods of Borland"),
        (
            {"change": "cuts", "rate": Rate(20), "rate_before": Rate(46), "in_force": span("2031-08-07")},
            (
                "enacted: a cut of tariffs from 46 per cent to 20 per cent by Arden on goods of Borland; "
                "takes effect 7 August 2031"
            ),
        ),
        ({"change": "introduces"}, "enacted: a new tariff of unsaid rate by Arden on goods of Borland"),
        (
            {"change": "suspends", "rate": Rate(10), "rate_before": Rate(46), "expires": span("2031-10")},
            (
                "enacted: a suspension of tariffs of 46 per cent, meanwhile 10 per cent by Arden on goods of Borland; "
                "ends October 2031"
            ),
        ),
        (
            {"change": "restores", "rate": Rate(46), "rate_before": Rate(10)},
            "enacted: the return of tariffs of 46 per cent, from 10 per cent by Arden on goods of Borland",
        ),
        (
            {"stage": "requested", "rate": Rate(0), "announced_by": (LORN,), "goods": (Goods("glass"),)},
            "requested of Arden by Ada Lorn: 0 per cent on glass of Borland",
        ),
        (
            {"stage": "requested", "imposed_by": None, "applied_to": (), "rate": Rate(0)},
            "requested: 0 per cent",
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
                "enacted: at most 15 per cent at most, with other duties on goods of everybody, “transshipped”, "
                "except tea, Borland"
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
                "enacted: 5 per cent on top of other duties and 0.28 USD per kilogram by Arden, "
                "then 3 per cent from 1 January 2032; provided “that it rains”"
            ),
        ),
    ],
)
def test_a_tariff_in_a_line(given: dict[str, Any], line: str) -> None:
    """A line says the change and not only the rate; what is requested is requested of somebody."""
    assert in_a_line(tariff(**given), {}) == line


def test_no_cut_is_called_a_new_tariff() -> None:
    """Whatever a change does, its line says a new tariff of that which introduces one alone."""
    lines = {change: in_a_line(tariff(change=change, rate=Rate(5)), {}) for change in MeasureChange}
    assert [change for change, line in lines.items() if "new tariff" in line] == [MeasureChange.INTRODUCES]
    assert len(set(lines.values())) == len(MeasureChange)


@pytest.mark.parametrize(
    ("given", "line"),
    [
        ({}, "pledged: purchase by Borland, towards Arden"),
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
                "pledged: a rise of quota of wool, 10,000 to 12,000 tonnes, from 5,000 tonnes by Borland, "
                "towards Arden; due 2033"
            ),
        ),
        ({"stage": "requested", "announced_by": (LORN,)}, "requested of Borland by Ada Lorn: purchase"),
        (
            {"matter": "export control", "change": "removes", "stage": "requested", "to": ()},
            "requested of Borland: the removal of export control",
        ),
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
    amounts = Amount(8_000, unit="USD"), Amount(8_000, None, unit="USD"), Amount(None, "8.5", unit="USD")
    assert [amount_said(amount) for amount in amounts] == ["8,000 USD", "at least 8,000 USD", "at most 8.5 USD"]


def test_rates_in_short() -> None:
    """The label of a picture says what a rate is to a change that does not levy it."""
    assert rate_in_short(TARIFF) == "12–20%"
    assert [
        rate_in_short(tariff(rate=rate, change=change))
        for rate, change in ((Rate(15), "cuts"), (Rate(None, 15), None), (Rate(15, None), "raises"), (None, "cuts"))
    ] == ["cuts, 15%", "≤15%", "≥15%", ""]
