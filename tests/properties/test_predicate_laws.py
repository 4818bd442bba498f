"""SQL text answers as `Events` and `TimeSpan` do, on every engine that is installed with the tests."""

import sqlite3
from collections.abc import Callable
from typing import Any

import duckdb
import pandas as pd
import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from tests.properties.effort import effort
from tests.properties.strategies import Question as Drawn
from tests.properties.strategies import knowns, questions
from tests.properties.test_query_laws import asked, conditions_of, ids, record_of, window
from tests.properties.worlds import UNITS, Asked, Fixed, Known
from vnus_trade.answers.predicates import BOUND_COLUMNS, TAKES_PLACE, Question, event_row, pairs
from vnus_trade.answers.queries import Events
from vnus_trade.time.constraints import AFTER, ALLEN, BEFORE, DURING, OVERLAPPING, Link, every_world, some_world
from vnus_trade.time.span import TimeSpan

Rows = list[dict[str, Any]]


def of_polars(rows: Rows, sql: str) -> set[str]:
    """The ids of the rows for which polars finds that this is true."""
    return set(pl.DataFrame(rows).filter(pl.sql_expr(sql))["id"])


def of_pandas(rows: Rows, sql: str) -> set[str]:
    """The same in pandas."""
    return set(pd.DataFrame(rows).query(sql)["id"])


def of_duckdb(rows: Rows, sql: str) -> set[str]:
    """The same in DuckDB."""
    frame = pl.DataFrame(rows).to_arrow()
    return {id_ for (id_,) in duckdb.from_arrow(frame).filter(sql).project("id").fetchall()}


def of_sqlite(rows: Rows, sql: str) -> set[str]:
    """The same in SQLite."""
    names = tuple(rows[0])
    with sqlite3.connect(":memory:") as database:
        database.execute(f"create table t ({', '.join(names)})")
        marks = ", ".join("?" * len(names))
        database.executemany(f"insert into t values ({marks})", [[*row.values()] for row in rows])  # noqa: S608
        found = {id_ for (id_,) in database.execute(f"select id from t where {sql}")}  # noqa: S608 - our own text
    database.close()
    return found


ENGINES: tuple[Callable[[Rows, str], set[str]], ...] = (of_polars, of_pandas, of_duckdb, of_sqlite)


def of_tables(drawn: Drawn) -> tuple[Question, list[Any]]:
    """The question about fixed times that a table takes, and the conditions that `Events` is asked for the same."""
    question = Question(zone="UTC")
    conditions: list[Asked] = []
    for condition in conditions_of(drawn):
        reference = condition.reference
        if isinstance(reference, Known | Fixed):
            when: Any = reference.span(drawn.unit) if isinstance(reference, Known) else window(reference, drawn.unit)
            question = getattr(question, condition.relation)(when)
            conditions.append(condition)
    return question, conditions


def answered(drawn: Drawn) -> tuple[Rows, set[str], set[str]]:
    """The table of a drawn record, and the certain and the possible answers of `Events`."""
    record = record_of(drawn.events, drawn.unit)
    answer: Events[Any] = record.events
    rows = [{"id": event.id, **event_row(record.order, event.id)} for event, _ in answer.judged]
    for condition in of_tables(drawn)[1]:
        answer = asked(answer, condition, record, drawn.unit)
    return rows, *ids(answer)


@given(questions())
@effort(60)
def test_tables_answer_as_events(drawn: Drawn) -> None:
    """A question about fixed times has the certain and the possible answers of `Events` on every engine."""
    rows, certain, possible = answered(drawn)
    question, _ = of_tables(drawn)
    for engine in ENGINES if rows else ():
        assert engine(rows, question.certain) == certain, engine
        assert engine(rows, question.possible) == possible, engine
        assert engine(rows, question.answers) == certain | possible, engine


# No dict: an Allen relation equals its word, which is also that of a query.
JOINED: tuple[tuple[Any, tuple[Link, ...]], ...] = (
    *ALLEN.items(),
    ("before", BEFORE),
    ("after", AFTER),
    ("during", DURING),
    ("overlapping", OVERLAPPING),
)
SPANS = st.lists(knowns, min_size=1, max_size=6)


def table(spans: list[TimeSpan]) -> pl.DataFrame:
    """The rows of these spans, numbered."""
    bounds = [(*span.begin_bounds, *span.end_bounds) for span in spans]
    return pl.DataFrame(
        [{"n": n, TAKES_PLACE: True, **dict(zip(BOUND_COLUMNS, row, strict=True))} for n, row in enumerate(bounds)]
    )


@given(SPANS, SPANS, st.sampled_from(UNITS))
@effort(30)
def test_joins_relate_as_spans_do(ours: list[Known], theirs: list[Known], unit: Any) -> None:
    """A join by a relation has the pairs of spans that certainly, and that possibly, are so related."""
    a, b = ([known.span(unit) for known in each] for each in (ours, theirs))
    tables = {"a": table(a), "b": table(b)}
    bounds = {
        (n, m): (one.begin_bounds, one.end_bounds, other.begin_bounds, other.end_bounds)
        for n, one in enumerate(a)
        for m, other in enumerate(b)
    }
    with pl.SQLContext(tables) as polars, duckdb.connect() as duck:
        for name, frame in tables.items():
            duck.register(name, frame.to_arrow())
        for relation, links in JOINED:
            asked = pairs(relation)
            certain = {pair for pair, points in bounds.items() if every_world(links, points)}
            answers = {pair for pair, points in bounds.items() if some_world(links, points)}
            for sql, expected in (
                (asked.certain, certain),
                (asked.answers, answers),
                (asked.possible, answers - certain),
            ):
                joined = f"select a.n, b.n as m from a join b on {sql}"  # noqa: S608 - our own text
                assert set(duck.sql(joined).fetchall()) == expected, relation
                assert set(polars.execute(joined, eager=True).rows()) == expected, relation
