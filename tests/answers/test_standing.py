"""What stands on a day: commitments that are due, stages of agreements, and sums of amounts."""

from datetime import date
from decimal import Decimal
from typing import Any

import attrs
import pytest

import vnus_trade
from tests import FOLDERS
from tests.invented import ARDEN, BORLAND, DEAL, EVENTS, chronology, says, span
from vnus_trade import (
    Agreement,
    Amount,
    Chronology,
    Commitment,
    Events,
    QuestionRefused,
    Rate,
    StagesOn,
    Status,
    TariffAnnouncement,
)


@pytest.fixture(name="record", scope="module")
def _record() -> Chronology:
    return vnus_trade.load(FOLDERS / "tariffs")


def ids(answer: Events[Any]) -> tuple[list[str], list[str]]:
    """List the ids of the certain and of the possible answers."""
    return [event.id for event in answer], [event.id for event in answer.possible]


def commitment(id_: str, when: str, **others: Any) -> Commitment:
    """A commitment of Borland's, pledged on a day."""
    given = {"stage": "pledged", "obliged": (BORLAND,), "matter": "purchase", "dated": span(when), **others}
    return Commitment(id=id_, title=id_, evidence=says("A deal has been made", "stage"), **given)


FIRST = commitment("first", "2031-05-02", amount=Amount(5, unit="tonnes"), deadline=span("2031-09"))
MORE = commitment("more", "2031-06-02", amount=Amount(8, 9, unit="tonnes"), deadline=span("2031-12"), continues=FIRST)
KEPT = TariffAnnouncement(
    id="kept",
    title="Kept",
    stage="enacted",
    rate=Rate(0),
    dated=span("2031-07-02"),
    fulfils=(MORE,),
    evidence=says("A deal has been made", "stage"),
)
ASKED = commitment("asked", "2031-06-10", stage="requested", continues=MORE, amount=Amount(20, unit="tonnes"))
MAYBE = commitment("maybe", "2031-05-02", amount=Amount(None, 3, unit="USD"), deadline=span("2032"), provided="if")
OPEN = commitment("open", "[2031-05-01..2031-05-03]", amount=Amount(2, None, unit="USD"))
OFFERED = commitment("offered", "2031-05-01", stage="offered", amount=Amount(7, unit="USD"), obliged=(ARDEN, BORLAND))
INVENTED = chronology((*EVENTS, FIRST, MORE, KEPT, ASKED, MAYBE, OPEN, OFFERED))


@pytest.mark.parametrize(
    ("day", "certain", "possible"),
    [
        ("2031-04-30", [], []),
        ("2031-05-01", [], ["open"]),
        ("2031-05-02", ["first"], ["open", "maybe"]),
        ("2031-06-02", ["first", "more"], ["open", "maybe"]),
        ("2031-06-11", ["more"], ["open", "maybe"]),
        ("2031-07-03", [], ["open", "maybe"]),
        ("2033-01-02", [], ["open"]),
    ],
)
def test_what_is_due(day: str, certain: list[str], possible: list[str]) -> None:
    """Due is what was undertaken and neither kept, changed nor withdrawn, up to its deadline."""
    assert ids(INVENTED.commitments.due(on=day)) == (certain, possible)
    assert ids(INVENTED.commitments.due(on=date.fromisoformat(day))) == (certain, possible)


def test_due_asks_about_a_day() -> None:
    """An event is no day."""
    with pytest.raises(QuestionRefused, match="due: it asks about a day; write a date such as '2025-07-02'"):
        INVENTED.commitments.due(on=DEAL)  # type: ignore[arg-type]


def test_totals_by_side_stage_and_unit() -> None:
    """Amounts are summed by side, stage and unit; an open end leaves the sum open; what is changed counts once."""
    found = [
        (total.id, total.least, total.greatest, [each.id for each in total.commitments])
        for total in INVENTED.commitments.totals()
    ]
    assert found == [
        ("arden+borland:offered:USD", Decimal(7), Decimal(7), ["offered"]),
        ("borland:pledged:USD", Decimal(2), None, ["open", "maybe"]),
        ("borland:pledged:tonnes", Decimal(8), Decimal(9), ["more"]),
        ("borland:requested:tonnes", Decimal(20), Decimal(20), ["asked"]),
    ]


def test_possible_answers_count_in_the_greatest_sum_alone() -> None:
    """What only may be an answer adds to the most that a sum may be, and not to the least."""
    (total,) = INVENTED.commitments.where(stage="pledged").before("2031-05-02").totals()
    assert (total.id, total.least, total.greatest) == ("borland:pledged:USD", None, None)
    (maybe,) = INVENTED.commitments.where(provided="if").totals()
    assert (maybe.least, maybe.greatest, maybe.title) == (None, Decimal(3), "Borland, pledged")
    assert repr(maybe) == "<Total borland:pledged:USD: None to 3>"


def test_what_fulfils_a_pledge_takes_its_place() -> None:
    """A pledge is no second sum beside what fulfils it, also by what it continues; only perhaps, it counts perhaps."""
    pledge = commitment("pledge", "2031-05-02", amount=Amount(9, unit="tấn"))
    asked = commitment("asked", "2031-05-03", stage="requested", continues=pledge)
    bought = commitment("bought", "2031-06-02", stage="enacted", amount=Amount(9, unit="tonnes"), fulfils=(asked,))
    record = chronology((*EVENTS, pledge, asked, bought))
    assert [(each.id, each.least) for each in record.commitments.totals()] == [("borland:enacted:tonnes", Decimal(9))]
    assert [each.id for each in record.commitments.where(stage="pledged").totals()] == ["borland:pledged:tonnes"]
    vague = commitment(
        "vague", "[2031-05-04..2031-07-01]", stage="enacted", amount=Amount(9, unit="t"), fulfils=(pledge,)
    )
    totals = chronology((*EVENTS, pledge, vague)).commitments.before("2031-06-01").totals()
    assert {each.id: (each.least, each.greatest) for each in totals} == {
        "borland:pledged:tonnes": (None, Decimal(9)),
        "borland:enacted:tonnes": (None, Decimal(9)),
    }


def test_a_quantity_and_its_worth_are_sums_apart() -> None:
    """Forty aircraft for more than 3 billion dollars are forty aircraft, and more than 3 billion dollars."""
    worth = Amount(3 * 10**9, None, unit="USD", is_strict=True)
    jets = commitment("jets", "2031-05-02", amount=Amount(40, unit="máy bay"), worth=worth)
    totals = chronology((*EVENTS, jets)).commitments.totals()
    assert [(each.unit, each.least, each.greatest) for each in totals] == [
        ("aircraft", Decimal(40), Decimal(40)),
        ("USD", Decimal(3 * 10**9), None),
    ]


def test_a_part_counts_only_where_its_whole_does_not() -> None:
    """The 40 billion that 150 include are no 190; without their whole, or in another unit, they are a sum."""
    whole = commitment("whole", "2031-05-02", amount=Amount(150, unit="USD"))
    others = commitment("others", "2031-05-02", within=whole)
    jets = commitment(
        "jets", "[2031-05-01..2031-05-04]", obliged=(), amount=Amount(9, unit="barrels"), worth=Amount(40, unit="USD")
    )
    jets = attrs.evolve(jets, within=others)
    record = chronology((*EVENTS, whole, others, jets))
    assert sums(record.commitments) == {"borland:pledged:USD": (150, 150), "borland:pledged:barrels": (9, 9)}
    assert sums(record.commitments.where(within="others"))["borland:pledged:USD"] == (40, 40)
    perhaps = attrs.evolve(whole, dated=span("[2031-05-02..2031-07-02]"))
    record = chronology((*EVENTS, perhaps, attrs.evolve(jets, within=perhaps)))
    assert sums(record.commitments.before("2031-06-01"))["borland:pledged:USD"] == (40, 150)


def test_what_takes_the_place_of_a_whole_takes_that_of_its_parts() -> None:
    """A part is kept with its whole, and a part that continues its whole leaves that as it is."""
    whole = commitment("whole", "2031-05-02", amount=Amount(150, unit="USD"), deadline=span("2032"))
    part = commitment("part", "2031-05-02", amount=Amount(40, unit="USD"), deadline=span("2032"), within=whole)
    record = chronology((*EVENTS, whole, attrs.evolve(part, continues=whole)))
    assert sums(record.commitments) == {"borland:pledged:USD": (150, 150)}
    assert ids(record.commitments.due(on="2031-06-01")) == (["part", "whole"], [])
    kept = commitment("kept", "2031-05-20", stage="enacted", amount=Amount(150, unit="USD"), fulfils=(whole,))
    record = chronology((*EVENTS, whole, part, kept))
    assert sums(record.commitments) == {"borland:enacted:USD": (150, 150)}
    assert ids(record.commitments.due(on="2031-06-01")) == ([], [])


def sums(answer: Events[Commitment]) -> dict[str, tuple[Any, Any]]:
    """The least and the most of each sum."""
    return {total.id: (total.least, total.greatest) for total in answer.totals()}


def test_amounts_of_other_periods_and_differences_are_sums_apart() -> None:
    """Tonnes a year are never added to tonnes in all or a month, nor to those by which a quota rises or falls."""
    given: list[dict[str, Any]] = [
        {"amount": Amount(5, unit="tonnes")},
        {"amount": Amount(6, unit="tonnes", per="year")},
        {"amount": Amount(7, unit="tấn", per="year")},
        {"amount": Amount(8, unit="tonnes", per="month")},
        {"amount": Amount(9, unit="tonnes"), "change": "raises", "basis_of_amount": "difference"},
        {"amount": Amount(1, unit="tonnes"), "change": "raises", "basis_of_amount": "difference"},
        {"amount": Amount(2, unit="tonnes"), "change": "cuts", "basis_of_amount": "difference"},
        {"amount": Amount(3, unit="tonnes"), "basis_of_amount": "difference"},
        {"amount": Amount(4, unit="tonnes"), "change": "raises", "basis_of_amount": "total"},
    ]
    events = [commitment(f"c{number}", "2031-05-02", **each) for number, each in enumerate(given)]
    totals = chronology(tuple(events)).commitments.totals()
    assert {(each.id, each.least, each.per, each.change) for each in totals} == {
        ("borland:pledged:tonnes", Decimal(9), None, None),
        ("borland:pledged:tonnes:year", Decimal(13), "year", None),
        ("borland:pledged:tonnes:month", Decimal(8), "month", None),
        ("borland:pledged:tonnes:raises", Decimal(10), None, "raises"),
        ("borland:pledged:tonnes:cuts", Decimal(2), None, "cuts"),
    }


def test_totals_of_an_article(record: Chronology) -> None:
    """How much was pledged in dollars, and by whom, is a line."""
    assert [(each.sides[0].name, each.unit, each.least, each.greatest) for each in record.commitments.totals()] == [
        ("Belmora", "USD", Decimal(8 * 10**9), None),
        ("Belmora", "tonnes", Decimal(10_000), Decimal(12_000)),
    ]
    assert "Belmora, pledged" in str(record.commitments.totals())


def test_a_total_of_nobody() -> None:
    """A commitment that names nobody is summed for nobody."""
    nobody = commitment("nobody", "2031-05-02", obliged=(), amount=Amount(1, unit="USD"))
    (total,) = chronology((nobody,)).commitments.totals()
    assert (total.id, total.title) == ("nobody:pledged:USD", "nobody named, pledged")


@pytest.mark.parametrize(
    ("day", "certain", "possible"),
    [
        ("2031-05-01", [], []),
        ("2031-05-02", ["framework"], []),
        ("2031-06-19", ["framework"], []),
        ("2031-06-20", ["framework", "signed-framework"], []),
        ("2031-06-21", ["signed-framework"], []),
        ("2031-07-04", ["signed-framework"], ["applied-framework"]),
    ],
)
def test_the_stage_on_a_day(record: Chronology, day: str, certain: list[str], possible: list[str]) -> None:
    """The stage of a deal on a day is the last that had been reached, and what is only expected may have been."""
    assert ids(record.agreements.current(on=day)) == (certain, possible)


def test_the_stages_of_a_chain(record: Chronology) -> None:
    """The last agreement of a chain knows those before it, and the stage on a day among them."""
    signed = record.agreements.get("signed-framework")
    assert [each.id for each in signed.stages] == ["framework", "signed-framework"]
    assert signed.stage_on("2031-06-01") == StagesOn(("announced",), ())  # type: ignore[arg-type]
    assert signed.stage_on(date(2031, 6, 20), zone="Europe/Paris") == StagesOn(("announced", "signed"), ())  # type: ignore[arg-type]
    assert signed.stage_on("2031-05-01") == StagesOn((), ())


def stage(id_: str, said: str, day: str, **others: Any) -> Agreement:
    """A stage of an agreement that it reached on a day, or is to reach."""
    (evidence,) = says("A deal has been made", "stage reached continues")
    stands = attrs.evolve(evidence, status=others.pop("status", Status.ENDED))
    return Agreement(id=id_, title=id_, stage=said, reached=span(day), evidence=(stands,), **others)


def test_what_is_in_force_on_a_day() -> None:
    """An agreement is in force until it is suspended, again once it is taken up, and perhaps behind its planned end."""
    first = stage("first", "in force", "2031-05-02")
    halted = stage("halted", "suspended", "2031-06-02", continues=first)
    again = stage("again", "in force", "2031-07-02", continues=halted)
    lapses = stage("lapses", "expired", "2031-09-02", continues=again, status=Status.EXPECTED)
    left = stage("left", "terminated", "2031-11-02", continues=again)
    record = chronology((*EVENTS, first, halted, again, lapses, left))

    def in_force(day: str) -> tuple[list[str], list[str]]:
        return ids(record.agreements.current(on=day).where(stage="in force"))

    assert in_force("2031-05-20") == (["first"], [])
    assert in_force("2031-06-20") == ([], [])
    assert in_force("2031-08-20") == (["again"], [])
    assert in_force("2031-09-20") == ([], ["again"])
    assert in_force("2031-12-20") == ([], [])
    assert ids(record.agreements.current(on="2031-06-20").where(stage="suspended")) == (["halted"], [])


def test_a_stage_that_nobody_names_takes_the_place_of_none() -> None:
    """An agreement of which no stage is said leaves the stage before as it was."""
    unsaid = Agreement(
        id="unsaid",
        title="Unsaid",
        dated=span("2031-08"),
        continues=DEAL,
        evidence=says("A deal has been made", "when"),
    )
    invented = chronology((*EVENTS, unsaid))
    assert DEAL in invented.agreements.current(on="2031-09-01")
    assert unsaid.stage_on("2031-09-01", zone="UTC").certain == ("announced",)


def test_other_events_are_neither_due_nor_current() -> None:
    """Events that are no commitments or agreements are not due, and no stage."""
    everything: Any = INVENTED.events
    assert ids(everything.due(on="2031-05-02")) == (["first"], ["open", "maybe"])
    assert {event.kind for event in everything.current(on="2031-09-01")} == {"agreement"}


def test_what_is_called_off_takes_no_place() -> None:
    """A pledge stays due although a later one continues it that was called off before it was made."""
    first = commitment("pledge", "2031-05-02", deadline=span("2031-09"))
    evidence = tuple(attrs.evolve(each, status=Status.CALLED_OFF) for each in first.evidence)
    off = commitment("off", "2031-05-20", continues=first)
    record = chronology((*EVENTS, first, attrs.evolve(off, status=Status.CALLED_OFF, evidence=evidence)))
    assert [each.id for each in record.called_off] == ["off"]
    assert [each.id for each in record.commitments.due(on="2031-06-01")] == ["pledge"]
