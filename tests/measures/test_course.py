"""What changes of a tariff do, one by one, and what evidence of effect settles."""

from typing import Any

import attrs
import pytest

from tests.invented import LEVY
from tests.measures.invented_courses import (
    ESTMARK,
    NORLAND,
    SUDMARK,
    TALKS,
    Course,
    Told,
    record_of,
    shown,
    span,
    told,
    whole,
)
from tests.measures.real_courses import LAMPS, MOVED, TRUCE
from vnus_trade import Chronology
from vnus_trade.answers.measures import clashes
from vnus_trade.errors import QuestionRefused
from vnus_trade.evidence.sources import Evidence
from vnus_trade.measures import course as law
from vnus_trade.measures import worlds
from vnus_trade.measures.changes import Changes, Made
from vnus_trade.model.entities import Place
from vnus_trade.model.events import Agreement, RateStep
from vnus_trade.model.quantities import Rate

ARTICLES = {
    "april": ("2025-04-12", "Of the tariffs of April."),
    "may": ("2025-05-20", "Of the tariffs of May."),
    "june": ("2025-06-20", "Of the tariffs of June."),
    "july": ("2025-07-20", "Of the tariffs of July."),
}


def rates(day: str, *announcements: Told, published: str = "2025-12-31") -> str:
    """The certain and the possible rates of the one measure on a day."""
    (line,) = shown(Course(ARTICLES, announcements).until(published), on=day)
    return line.partition(": ")[2].replace(" per cent", "")


def tax(stood: Any = "may june july", **fields: Any) -> Told:
    """The tariff of 10 per cent that everything here changes."""
    given = {"change": "introduces", "rate": 10, "in_force": "2025-04-05", **fields}
    return told("tax", "2025-04-02", "april", stood, **given)


def later(
    change: str | None, *, made: str = "2025-05-10", article: str = "may", stood: Any = "", **fields: Any
) -> Told:
    """A change of May to that tariff."""
    return told("later", made, article, stood, **{"change": change, "continues": "tax", **fields})


def alone(change: str | None, stood: Any = "june", **fields: Any) -> Told:
    """A change of May to what is not in the record."""
    return told("alone", "2025-05-10", "may", stood, **{"change": change, "in_force": "2025-05-15", **fields})


NEXT = told("next", "2025-07-01", "july", "july", rate=6, in_force="2025-07-15", continues="tax")
"""Another rate, whose evidence lets certain answers reach into July."""

ON_A_DAY: list[tuple[str, str, tuple[Told, ...], str]] = [
    (
        "a restored tariff counts again",
        "2025-05-16",
        (
            tax("june"),
            later("suspends", in_force="2025-05-11", stood=""),
            told("back", "2025-05-12", "may", change="restores", in_force="2025-05-14", continues="later"),
        ),
        "10 | ",
    ),
    (
        "until then it is suspended",
        "2025-05-12",
        (
            tax("june"),
            later("suspends", in_force="2025-05-11"),
            told("back", "2025-05-12", "may", change="restores", in_force="2025-05-14", continues="later"),
        ),
        "none | ",
    ),
    (
        "a withdrawn tariff has no effect from then on",
        "2025-05-16",
        (tax("april"), later(None, stage="withdrawn"), NEXT),
        "none | ",
    ),
    (
        "it had until then",
        "2025-05-01",
        (
            tax("april"),
            later(None, stage="withdrawn"),
            told("x", "2025-05-10", "may", "july", stage="withdrawn", continues="later"),
        ),
        "10 | ",
    ),
    ("a kept tariff goes on", "2025-05-16", (tax(""), later("keeps", stood="june")), "10 | "),
    (
        "a prolonging that is withdrawn leaves the old end",
        "2025-05-25",
        (
            tax("april", expires="2025-05-18"),
            later("prolongs", expires="2025-08-01"),
            told("x", "2025-05-12", "may", "", stage="withdrawn", in_force="2025-05-12", continues="later"),
            NEXT,
        ),
        " | none, 10",
    ),
    (
        "a prolonging to no named date may end at any time",
        "2025-08-25",
        (tax("april", expires="2025-05-30"), later("prolongs")),
        " | none, 10",
    ),
    (
        "the latest of two prolongings counts",
        "2025-07-05",
        (
            tax(expires="2025-05-18"),
            later("prolongs", expires="2025-07-01"),
            told("x", "2025-06-12", "june", change="prolongs", expires="2025-08-01", continues="later"),
        ),
        "10 | ",
    ),
    (
        "a tariff put off to no date may come or not",
        "2025-07-01",
        (tax("", in_force="2025-06-01"), later("postpones")),
        " | none, 10",
    ),
    (
        "a postponing that is only announced may not hold",
        "2025-06-10",
        (
            tax("", in_force="2025-06-01"),
            later("postpones", stage="announced", in_force="2025-06-15"),
            told("x", "2025-06-25", "july", "july", rate=3, in_force="2025-06-26", continues="tax"),
        ),
        " | none, 10",
    ),
    (
        "what is announced may have effect",
        "2025-05-25",
        (tax(), later("cuts", rate=5, stage="announced", in_force="2025-05-12")),
        "10 | ",
    ),
    (
        "and has where evidence says so",
        "2025-06-15",
        (tax("april"), later("cuts", rate=5, stage="announced", in_force="2025-05-12", stood="july")),
        "5 | ",
    ),
    (
        "what depends on something may have effect",
        "2025-05-25",
        (tax("april"), later("cuts", rate=5, in_force="2025-05-12", provided="if talks succeed")),
        " | 10, 5",
    ),
    (
        "without a date it has from some time on",
        "2025-05-25",
        (tax("april"), later("cuts", rate=5, stood="june")),
        " | 10, 5",
    ),
    ("it has begun by the evidence", "2025-06-20", (tax("april"), later("cuts", rate=5, stood="june")), "5 | 10"),
    (
        "it had not yet begun",
        "2025-05-25",
        (tax("april july"), later("cuts", rate=5, stood={"june": "not yet"})),
        "10 | ",
    ),
    (
        "what ended at no known time is over by then",
        "2025-07-01",
        (tax({"april": "in force", "june": "ended"}), NEXT),
        "none | ",
    ),
    ("and may have been over before", "2025-06-01", (tax({"april": "in force", "june": "ended"}), NEXT), " | none, 10"),
    (
        "what ended by a known date ended then",
        "2025-05-28",
        (tax({"may": "in force", "june": "ended"}, expires="2025-06-01"), NEXT),
        "10 | ",
    ),
    (
        "what ended by being withdrawn ended then",
        "2025-05-13",
        (tax({"april": "in force", "june": "ended"}), later(None, stage="withdrawn", in_force="2025-05-14"), NEXT),
        "10 | ",
    ),
    (
        "what a promise said counts as what keeps it",
        "2025-06-10",
        (
            told("tax", "2025-04-02", "april", "june", stage="announced", rate=10, in_force="2025-06-01"),
            told("kept", "2025-05-30", "june", change="introduces", rate=10, in_force="2025-06-01", fulfils=("tax",)),
        ),
        "10 | ",
    ),
    (
        "what a promise said did not end with it",
        "2025-06-10",
        (
            told("tax", "2025-04-02", "april", {"june": "ended"}, stage="announced", rate=10, in_force="2025-06-01"),
            told(
                "kept",
                "2025-05-30",
                "june",
                "july",
                change="introduces",
                rate=10,
                in_force="2025-06-01",
                fulfils=("tax",),
            ),
        ),
        "10 | ",
    ),
    (
        "evidence of what has no effect settles nothing",
        "2025-06-10",
        (tax("july"), later("raises", rate=50, stage="threatened", stood="june")),
        "10 | ",
    ),
    (
        "the rate before stands for what is not there",
        "2025-05-25",
        (alone("suspends", rate_before=Rate(30), expires="2025-06-01", stood="june"),),
        "none | ",
    ),
    (
        "a raise that expires leaves the rate before",
        "2025-06-10",
        (
            alone("raises", {"may": "in force", "june": "ended"}, rate=40, rate_before=Rate(30), expires="2025-06-01"),
            attrs.evolve(NEXT, fields={**NEXT.fields, "continues": "alone"}),
        ),
        "30 | ",
    ),
    ("a removal has nothing left", "2025-05-25", (alone("removes", rate_before=Rate(30)),), "none | "),
    ("a kept tariff that is not there counts itself", "2025-05-25", (alone("keeps", rate=25),), "25 | "),
    ("a restored one too", "2025-05-25", (alone("restores", rate=25),), "25 | "),
    (
        "before it nothing is known of the rate",
        "2025-05-13",
        (alone("restores", rate=25),),
        "a rate that is not said | ",
    ),
    ("a prolonged one too", "2025-05-25", (alone("prolongs", rate_before=Rate(25), expires="2025-09-01"),), "25 | "),
    ("a postponed one comes at its date", "2025-05-14", (alone("postpones", rate=25),), "none | "),
    (
        "evidence that is older than its announcement fits in no world",
        "2025-05-25",
        (tax("april"), later("cuts", rate=5, in_force="2025-05-12", stood="april"), NEXT),
        " | none, 10, 5",
    ),
    (
        "what has no date of effect comes before it ends",
        "2025-04-09",
        (told("tax", "2025-04-02", "april", rate=10, expires="2025-04-10"), NEXT),
        "10 | none",
    ),
    (
        "and if it does not come, it does not end",
        "2025-04-09",
        (told("tax", "2025-04-02", "april", rate=10, expires="2025-04-10", stage="announced"), NEXT),
        " | none, 10",
    ),
    (
        "what is reported as ended had begun before",
        "2025-05-01",
        (told("tax", "2025-04-02", "april", {"june": "ended"}, rate=10), NEXT),
        " | none, 10",
    ),
    (
        "of two announced at one time the one that continues the other",
        "2025-05-20",
        (tax("", in_force="2025-05-15"), later("cuts", made="2025-04-02", rate=5, in_force="2025-05-15"), NEXT),
        "5 | ",
    ),
    (
        "of two for one instant the one announced later counts",
        "2025-05-20",
        (tax("june", in_force="2025-05-15"), later("cuts", made="2025-04-01", rate=5, in_force="2025-05-15"), NEXT),
        "10 | ",
    ),
]


@pytest.mark.parametrize(
    ("day", "announcements", "expected"), [row[1:] for row in ON_A_DAY], ids=[row[0] for row in ON_A_DAY]
)
def test_what_a_change_does(day: str, announcements: tuple[Told, ...], expected: str) -> None:
    """Each change does what the law says, and evidence settles no more than it says."""
    assert rates(day, *announcements) == expected


def test_a_day_is_one_where_the_duty_is_levied() -> None:
    """Days are read by the clock of who levies: by its own name, by that of a place in it, or by a city for a name."""
    far = attrs.evolve(TALKS, zone="Asia/Ho_Chi_Minh", clocks={"Norland": "-04:00", "Hanoi": "Asia/Ho_Chi_Minh"})
    hourly = tax("april", in_force="2025-04-05T20:00-04:00")
    record = Course(ARTICLES, (hourly,)).until()
    capital = Place(id="nord", name="Nordby", country="Norland")
    for talks, places in ((far, ()), (attrs.evolve(far, clocks={"Nordby": "-04:00"}), (capital,))):
        there = record_of(record.tariffs, record.sources, talks, places=places)
        assert shown(there, on="2025-04-05") == ["tax: none, 10 per cent | "]
        assert shown(there, on="2025-04-06") == ["tax: 10 per cent | "]
    elsewhere = record_of(record.tariffs, record.sources, attrs.evolve(far, clocks={}))
    assert shown(elsewhere, on="2025-04-05") == ["tax: none | "]
    ottawa = attrs.evolve(NORLAND, aliases=("Ottawa",))
    named = attrs.evolve(record.tariffs.get("tax"), imposed_by=ottawa)
    assert shown(record_of((named,), record.sources, attrs.evolve(far, clocks={})), on="2025-04-05") == [
        "tax: none, 10 per cent | "
    ]
    two = record_of(record.tariffs, record.sources, negotiations=(TALKS, attrs.evolve(far, id="far", clocks={})))
    assert shown(two, on="2025-04-05") == ["tax: none, 10 per cent | "]
    bare = attrs.evolve(record.tariffs.get("tax"), in_force=None, imposed_by=None)
    nowhere = record_of((bare,), record.sources, negotiations=())
    assert shown(nowhere, on="2025-04-13") == ["tax:  | none, 10 per cent"]


def test_a_date_within_bounds_comes_at_any_time_of_them() -> None:
    """A date that is known to some days may be any of them, until evidence says that it had come."""
    record = Course(ARTICLES, (tax("april", in_force="[2025-04-05..2025-04-07]"),)).until()
    assert shown(record, on="2025-04-06") == ["tax:  | none, 10 per cent"]
    assert shown(record, on="2025-04-07") == ["tax: 10 per cent | none"]
    assert shown(record, on="2025-04-08") == ["tax: 10 per cent | "]


def test_steps_give_the_rate_from_their_dates_on() -> None:
    """From the date of each step the rate is that of the step; one that does not lie before its source may not come."""
    steps = (RateStep(rate=Rate(8), in_force=span("2025-05-01")), RateStep(rate=Rate(6), in_force=span("2025-06-01")))
    record = Course(ARTICLES, (tax("april may", steps=steps),)).until()
    shows = {day: shown(record, on=f"2025-{day}") for day in ("04-20", "05-02", "06-01")}
    assert shows == {
        "04-20": ["tax: 10 per cent | "],
        "05-02": ["tax: 8 per cent | "],
        "06-01": ["tax:  | 6 per cent, 8 per cent"],
    }
    tariffs = record.tariffs.in_force(on="2025-05-01")
    assert [each.id for each in tariffs] == ["tax"]


def test_over_all_time() -> None:
    """Without a day, each measure has a line with its span and all that it levied or may levy."""
    record = LAMPS.until()
    assert shown(record, on=None) == ["ten: 10 per cent, 46 per cent, 20 per cent | "]
    (line,) = record.rates()
    assert str(line.span) == "=2025-04-05/[2025-08-10..]"
    assert [each.id for each in line.announcements] == ["ten", "forty-six", "pause", "order"]
    assert line.rate is None
    assert not Course(ARTICLES, (tax("", stage="threatened"),)).until().rates()
    (over,) = Course(ARTICLES, (tax("", expires="2025-04-08"),)).until().rates()
    assert str(over.span) == "=2025-04-05/[2025-04-05..2025-04-07]"
    one_day = told("tax", "2025-04-08", "april", change="introduces", rate=10, expires="2025-04-08")
    (short,) = Course(ARTICLES, (one_day,)).until().rates()
    assert short.span is None


def test_rates_print_as_a_table() -> None:
    """The rates of a day are a listing: a table, and rows with the figures of the only rate."""
    rates_ = LAMPS.until().rates(on="2025-08-10")
    assert str(rates_).splitlines() == [
        "1 measure",
        "id   title             certainly    imposed_by  applied_to  span",
        "ten  Announcement ten  20 per cent  Norland     Sudmark     began 5 April 2025, ended no ea…",
    ]
    row = rates_.rows()[0]
    figures = row["certainly"], row["possibly"], row["rate_minimum"], row["rate_maximum"], row["announcements"]
    assert figures == ("20 per cent", None, 20, 20, "order")


def test_what_was_not_announced_by_then_has_no_line() -> None:
    """A measure of which nothing was announced by the end of a day is not shown for it, unless it came into force."""
    record = Course(ARTICLES, (tax(""),)).until()
    assert shown(record, on="2025-04-01") == []
    assert shown(record, on="2025-04-02") == ["tax:  | none"]


def test_a_tariff_that_may_not_have_been_made_is_only_possible() -> None:
    """What some source denies is no certain answer, whatever another says of its effect."""
    course = Course(ARTICLES, (tax(),))
    record = course.until()
    made = record.tariffs.get("tax")
    denied = attrs.evolve(
        made, evidence=(*made.evidence, Evidence(whole(record.source("may")), status="denied")), status="disputed"
    )
    assert shown(record_of((denied,), record.sources)) == ["tax:  | none, 10 per cent"]


def test_retracted_sources_and_unknown_dates_settle_nothing() -> None:
    """Evidence of a source that was retracted, or of whose publication nothing is known, says nothing of effect."""
    record = Course(ARTICLES, (tax("may"),)).until()

    def but(**changed: Any) -> list[str]:
        tariff = record.tariffs.get("tax")
        sources = [attrs.evolve(item.quotation.source, **changed) for item in tariff.evidence]
        items = [attrs.evolve(item, quotation=whole(each)) for item, each in zip(tariff.evidence, sources, strict=True)]
        return shown(record_of((attrs.evolve(tariff, evidence=tuple(items)),), sources))

    assert but(standing="retracted") == ["tax:  | none, 10 per cent"]
    assert but(published=None) == ["tax:  | 10 per cent"]


def test_evidence_that_contradicts_itself_makes_everything_possible() -> None:
    """Where no world agrees with the evidence, nothing is certain, and all that may have begun is possible."""
    record = Course(ARTICLES, (tax({"april": "in force", "may": "not yet"}),)).until()
    assert shown(record, on="2025-04-13") == ["tax:  | none, 10 per cent"]
    assert shown(record, on="2025-04-04") == ["tax:  | none"]


def test_too_many_worlds_make_everything_possible(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there are more worlds than are tried, nothing is certain, and all that may have begun is possible."""
    record = TRUCE.until()
    monkeypatch.setattr(worlds, "MOST_WORLDS", 1)
    assert shown(record, on="2025-08-20") == ["duel:  | a rate that is not said, none, 145 per cent, 30 per cent"]


def test_the_order_of_announcements_counts() -> None:
    """Of two changes for one instant the one counts that was announced later, as far as the record tells."""
    days = {"in_force": "2025-05-15", "stood": ""}
    first = later("cuts", rate=5, made="[2025-05-10..2025-05-12]", **days)
    second = told(
        "second", "[2025-05-10..2025-05-12]", "may", change="cuts", rate=3, continues="tax", in_force="2025-05-15"
    )
    record = Course(ARTICLES, (tax("april"), first, second, NEXT)).until()
    assert shown(record, on="2025-05-20") == ["tax:  | 5 per cent, 3 per cent"]
    events = {event.id: event for event in record.tariffs}
    events["second"] = attrs.evolve(events["second"], after=(events["later"],))
    assert shown(record_of(events.values(), record.sources), on="2025-05-20") == ["tax: 3 per cent | "]


def test_announcements_that_contradict_their_order_are_judged_without_it() -> None:
    """An announcement that is dated before what it continues is judged by its dates of effect."""
    early = later("cuts", rate=5, made="2025-04-01", in_force="2025-05-15")
    record = Course(ARTICLES, (tax("april"), early, NEXT)).until()
    assert shown(record, on="2025-05-20") == ["tax: 5 per cent | "]


def test_a_question_about_no_tariff_or_no_day_is_refused() -> None:
    """`in_force` asks of tariffs and takes a day; so does `rates`."""
    record = MOVED.until()
    with pytest.raises(QuestionRefused, match=r"in_force: it asks of tariffs, and these are of Event$"):
        record.events.in_force(on="2025-08-08")
    for ask in (record.tariffs.in_force, record.rates):
        with pytest.raises(QuestionRefused, match="'2025-08' is no day"):
            ask(on="2025-08")


def test_tariffs_in_force_answer_other_questions_too() -> None:
    """What is in force may be asked for more, in any order."""
    tariffs = MOVED.until().tariffs
    assert [each.id for each in tariffs.in_force(on="2025-08-08", imposed_by=NORLAND).where(rate=20)] == ["twenty"]
    assert [each.id for each in tariffs.where(rate=20).in_force(on="2025-08-08", applied_to=SUDMARK)] == ["twenty"]
    nothing = tariffs.in_force(on="2025-08-08", applied_to=ESTMARK)
    assert (len(nothing), len(nothing.possible)) == (0, 0)


def test_what_keeps_a_promise_of_another_kind_counts_itself() -> None:
    """A tariff may keep what is no tariff, which has no effect as one."""
    deal = Agreement(id="deal", title="Deal")
    record = Course(ARTICLES, (tax(),)).until()
    kept = attrs.evolve(record.tariffs.get("tax"), fulfils=(deal,))
    assert shown(record_of((kept,), record.sources)) == ["tax: 10 per cent | "]


def suspended(record: Chronology, day: str, **asked: str) -> tuple[str, str]:
    """The ids of the announcements by which something is certainly and possibly suspended on a day."""
    found = record.tariffs.suspended(on=day, **asked)
    return " ".join(each.id for each in found), " ".join(each.id for each in found.possible)


PAUSED = later("suspends", made="2025-05-10", in_force="2025-05-15", expires="2025-06-10", stood="may")
LONGER = told("longer", "2025-06-05", "june", "june", change="prolongs", expires="2025-09-01", continues="later")


def test_what_is_suspended_until_when() -> None:
    """A suspension answers, and once it is prolonged what prolongs it, whether or not it has a rate of its own."""
    record = Course(ARTICLES, (tax("april"), PAUSED, LONGER)).until()
    assert [suspended(record, f"2025-{day}") for day in ("05-14", "05-15", "06-15", "07-01")] == [
        *(("", ""), ("longer", ""), ("longer", ""), ("", "longer"))
    ]
    before = Course(ARTICLES, (tax("april"), PAUSED, LONGER)).until("2025-05-31")
    assert [suspended(before, f"2025-{day}") for day in ("05-16", "06-15")] == [("later", ""), ("", "later")]
    assert suspended(record, "2025-05-16", applied_to="Estmark") == ("", "")


def test_a_suspension_that_a_later_change_overtakes_suspends_no_more() -> None:
    """Where a cut comes into force meanwhile, the tariff is levied at that rate, and is not suspended."""
    cut = told("cut", "2025-06-18", "june", "june", change="cuts", rate=5, in_force="2025-06-19", continues="tax")
    record = Course(ARTICLES, (tax("april"), PAUSED, LONGER, cut)).until()
    assert [suspended(record, day) for day in ("2025-06-18", "2025-06-20")] == [("longer", ""), ("", "")]


def test_what_a_part_takes_out_is_not_suspended() -> None:
    """While a part for a payer has effect, the whole does not apply to him, and so is not suspended for him."""
    part = told("part", "2025-05-18", "june", "june", rate=7, in_force="2025-05-20", within="tax")
    record = Course(ARTICLES, (tax("april"), PAUSED, LONGER, part)).until()
    assert [suspended(record, day, applied_to="Sudmark") for day in ("2025-05-16", "2025-05-21")] == [
        ("longer", ""),
        ("", ""),
    ]


def test_too_many_worlds_leave_every_suspension_possible(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there are more worlds than are tried, whatever suspends or prolongs a suspension may do so."""
    record = Course(ARTICLES, (tax("april"), PAUSED, LONGER)).until()
    monkeypatch.setattr(worlds, "MOST_WORLDS", 0)
    assert suspended(record, "2025-05-16") == ("", "later longer")


def test_suspended_asks_of_tariffs() -> None:
    """Other events are not suspended, and a month is no day."""
    record = Course(ARTICLES, (tax("april"),)).until()
    with pytest.raises(QuestionRefused, match="suspended: it asks of tariffs, and these are of Statement"):
        record.statements.suspended(on="2025-05-16")
    with pytest.raises(QuestionRefused, match="suspended: '2025-05' is no day"):
        record.tariffs.suspended(on="2025-05")


def test_too_many_worlds_contradict_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Evidence is at fault only if it is seen that no world allows it."""
    record = Course(ARTICLES, (tax({"april": "in force", "may": "not yet"}),)).until()
    catalogue = record.tariffs._catalogue  # noqa: SLF001 (loading has the catalogue)
    (found,) = clashes(catalogue, lambda _: None)
    assert (found.report.effect, [each.effect for each in found.against]) == ("not yet", ["in force"])
    monkeypatch.setattr(law, "_MOST_TO_AGREE", 0)
    assert list(clashes(catalogue, lambda _: None)) == []


def test_a_chain_of_prolongations_of_any_length() -> None:
    """What is prolonged two thousand times, more often than calls may nest, is what the last of them is about."""
    chain = [attrs.evolve(LEVY, id="first")]
    while len(chain) < 2_000:
        chain.append(attrs.evolve(LEVY, id=f"again-{len(chain)}", change="prolongs", continues=chain[-1]))
    assert Changes([Made(event, is_open=False) for event in chain], "UTC").stands_for(chain[-1].id) == "first"
