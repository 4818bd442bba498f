"""Spark answers questions as `Events` does, and joins by relations as `TimeSpan` does."""

from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.properties.strategies import Question as Drawn
from tests.properties.strategies import knowns, questions
from tests.properties.test_predicate_laws import JOINED, answered, of_tables, table
from tests.properties.worlds import UNITS
from vnus_trade import Question, pairs
from vnus_trade.time.constraints import every_world, some_world

pytestmark = pytest.mark.filterwarnings("default")


@given(st.lists(questions(), min_size=15, max_size=15))
@settings(max_examples=4, deadline=None)
def test_spark_answers_as_events(spark: Any, drawn: list[Drawn]) -> None:
    """Questions about fixed times have the certain and the possible answers of `Events`, many at once."""
    rows: list[dict[str, Any]] = []
    asked: list[Question] = []
    expected: dict[tuple[int, str], set[str]] = {}
    for number, each in enumerate(drawn):
        own, certain, possible = answered(each)
        question, _ = of_tables(each)
        rows += [{"number": number, **row} for row in own]
        asked.append(question)
        expected |= {
            (number, "certain"): certain,
            (number, "possible"): possible,
            (number, "answers"): certain | possible,
        }
    frame = spark.createDataFrame(pa.Table.from_pylist(rows))
    named = [f"({getattr(asked[number], kind)}) as {kind}_{number}" for number, kind in expected]
    found = frame.selectExpr("number", "id", *named).collect()
    for (number, kind), ids in expected.items():
        assert {row.id for row in found if row.number == number and row[f"{kind}_{number}"]} == ids


@given(st.lists(knowns, min_size=20, max_size=20), st.lists(knowns, min_size=20, max_size=20), st.sampled_from(UNITS))
@settings(max_examples=3, deadline=None)
def test_spark_relates_as_spans_do(spark: Any, ours: list[Any], theirs: list[Any], unit: Any) -> None:
    """A join by a relation has the pairs of spans that certainly, and that possibly, are so related."""
    a, b = ([known.span(unit) for known in each] for each in (ours, theirs))
    frames = [spark.createDataFrame(table(spans).to_arrow()).alias(name) for name, spans in (("a", a), ("b", b))]
    sql = [
        f"({text}) as {kind}_{n}"
        for n, (relation, _) in enumerate(JOINED)
        for kind, text in pairs(relation)._asdict().items()
    ]
    found = frames[0].crossJoin(frames[1]).selectExpr("a.n as n", "b.n as m", *sql).collect()
    assert len(found) == len(a) * len(b)
    for row in found:
        one, other = a[row.n], b[row.m]
        points = (one.begin_bounds, one.end_bounds, other.begin_bounds, other.end_bounds)
        for number, (relation, links) in enumerate(JOINED):
            certain, answers = every_world(links, points), some_world(links, points)
            told = (row[f"certain_{number}"], row[f"possible_{number}"], row[f"answers_{number}"])
            assert told == (certain, answers and not certain, answers), relation
