"""Questions about times as SQL text."""

from datetime import UTC, date, datetime
from pickle import dumps, loads

import polars as pl
import pytest

import vnus_trade
from vnus_trade import Question, QuestionRefused, Relation, TimeRefused, TimeSpan, pairs
from vnus_trade.answers.predicates import span_row

JUNE = 127768665600000000
"""The first instant of June 2025 in UTC, as the columns count them."""


def test_a_window_is_one_comparison() -> None:
    """What one bound decides is one comparison, so that Parquet and indexes can skip rows by it."""
    asked = Question(zone="UTC").before("2025-06-01")
    assert asked.answers == f"end_least <= {JUNE}"
    assert asked.certain == f"certain_to_take_place and (end_greatest < {JUNE + 1})"
    assert asked.possible == f"({asked.answers}) and not ({asked.certain})"


def test_conditions_are_judged_together() -> None:
    """What may be before one unnamed event, and may be after it, is no answer to both."""
    some_day = TimeSpan.parse("2025-06-01", "UTC")
    asked = Question().before(some_day).after(some_day)
    assert asked.answers == "end_least < -1"
    assert asked.certain == "certain_to_take_place and (end_least < -1)"


def test_what_asks_nothing_is_true_of_every_row() -> None:
    """A question without conditions has every row as its answer, and is text that engines read."""
    assert Question().answers == Question().overlapping("[..]").answers == "end_least >= -1"
    assert Question().certain == "certain_to_take_place"


@pytest.mark.parametrize("day", ["2025-06-01", date(2025, 6, 1)])
def test_days_are_read_in_the_zone(day: str | date) -> None:
    """A date is that of the zone of the question, and `on` means within it."""
    hours = 2 * 3_600_000_000
    with_offsets = "[2025-06-01T00:00+07:00..2025-06-01T23:59+07:00]"
    assert Question(zone="+07:00").on(day).answers == Question(zone="UTC").during(with_offsets).answers
    assert f"begin_greatest >= {JUNE - 7 * hours}" in Question(zone="+07:00").on(day).answers
    assert f"begin_greatest >= {JUNE}" in Question().after(datetime(2025, 6, 1, tzinfo=UTC)).answers


def test_between_is_after_and_before() -> None:
    """`between` asks for both sides, and refuses times with no room between them."""
    asked = Question(zone="UTC")
    assert asked.between("2025-05-01", "2025-06-01") == asked.after("2025-05-01").before("2025-06-01")
    with pytest.raises(QuestionRefused, match="the other way round"):
        asked.between("2025-06-02", "2025-06-01")


def test_events_are_refused() -> None:
    """A table does not have the order of a record, so that a question about its events is asked of the record."""
    deal = vnus_trade.load().deal
    with pytest.raises(QuestionRefused) as refused:
        Question().before(deal)  # type: ignore[arg-type]
    assert str(refused.value) == (
        "before: deal has its order in its record, which no table has; ask record.events, also in a worker that loads "
        "the record, or ask a table of others about its `when`"
    )


@pytest.mark.parametrize(
    ("query", "when", "error", "message"),
    [
        ("before", "[..2025]", QuestionRefused, "no beginning to be before"),
        ("during", datetime(2025, 6, 1, tzinfo=UTC), QuestionRefused, "nothing lasts no time"),
        ("on", "2025-06", QuestionRefused, "is no day"),
        ("after", "June", TimeRefused, "June"),
        ("after", 3, TypeError, "not 3"),
    ],
)
def test_what_is_no_time_is_refused(query: str, when: object, error: type[Exception], message: str) -> None:
    """Questions refuse the times that `Events` refuses."""
    with pytest.raises(error, match=message):
        getattr(Question(), query)(when)


def test_a_question_shows_itself() -> None:
    """A question shows what was asked, and the zone in which it is read."""
    assert repr(Question()) == "<Question of everything>"
    asked = Question(zone="UTC").between("2025-05", TimeSpan.parse("2025-07")).on("2025-06-01")
    assert repr(asked) == "<Question between(2025-05, 2025-07), on(2025-06-01) in UTC>"


def test_a_question_goes_to_workers() -> None:
    """A question is a value that can be pickled."""
    asked = Question(zone="UTC").after(TimeSpan.parse("2025"))
    assert loads(dumps(asked)) == asked  # noqa: S301 - pickled here


def test_a_word_means_what_a_query_means() -> None:
    """The word "during" allows shared endpoints, as the query does, and Allen's relation does not."""
    assert pairs("during").answers == "b.begin_least <= a.begin_greatest and a.end_least <= b.end_greatest"
    assert pairs(Relation.DURING, "x", "y").answers == (
        "(y.begin_least | 1) <= x.begin_greatest and (x.end_least | 1) <= y.end_greatest"
    )
    assert pairs("before").certain == (
        "a.certain_to_take_place and b.certain_to_take_place and (b.begin_least | 1) > a.end_greatest"
    )
    with pytest.raises(QuestionRefused, match="'meets' is no query; write before, after, during, overlapping"):
        pairs("meets")  # type: ignore[arg-type]


def test_a_plan_for_no_named_time_is_no_answer() -> None:
    """No question about a time has the row of a plan for no named time as its answer."""
    row = pl.DataFrame([span_row(None)])
    for asked in (Question(), Question().before("2025"), Question().after("2025"), Question().overlapping("2025")):
        assert row.filter(pl.sql_expr(asked.certain)).is_empty()
        assert row.filter(pl.sql_expr(asked.answers)).is_empty() == (asked != Question())
