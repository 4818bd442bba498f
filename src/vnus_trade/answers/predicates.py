"""Writes questions about times as SQL conditions, for tables too large for one machine."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Literal, NamedTuple

import attrs

from vnus_trade.answers.windows import names_instants, read_day, refuse_no_room, time_condition
from vnus_trade.errors import QuestionRefused
from vnus_trade.model.events import Event
from vnus_trade.ordering.boxes import BoundsBox, limits_of
from vnus_trade.ordering.order import Condition, Order
from vnus_trade.time.constraints import (
    AFTER,
    ALLEN,
    BEFORE,
    DURING,
    OVERLAPPING,
    Bounds,
    Certainty,
    Link,
    Relation,
    comparisons,
    negated,
)
from vnus_trade.time.span import TimeSpan

BOUND_COLUMNS = BoundsBox._fields
"""The columns of tight bounds of the beginning and of the end, in the integers of `Bounds`."""

TAKES_PLACE = "certain_to_take_place"
"""The column that tells whether an event takes place in every world."""


def event_row(order: Order, event: str) -> dict[str, int]:
    """The cells of these columns for an event that takes place in some world."""
    return _row(*order.bounds(event), takes_place=order.takes_place[event] is Certainty.CERTAIN)


def span_row(span: TimeSpan | None) -> dict[str, int]:
    """The cells of these columns for a planned time; no question has the row of none as its answer."""
    if span is None:
        return _row(_NO_TIME, _NO_TIME, takes_place=False)
    return _row(span.begin_bounds, span.end_bounds, takes_place=True)


def bounds_row(begin: Bounds, end: Bounds) -> dict[str, int]:
    """The cells of the four bounds."""
    return dict(zip(BOUND_COLUMNS, (*begin, *end), strict=True))


def _row(begin: Bounds, end: Bounds, *, takes_place: bool) -> dict[str, int]:
    return {**bounds_row(begin, end), TAKES_PLACE: takes_place}


# No limit of a box holds of it.
_NO_TIME = Bounds(Bounds().greatest, Bounds().least)

_ALWAYS, _NEVER = "end_least >= -1", "end_least < -1"
_NO_ORDER = Order.of(())
_QUERIES = {"before": BEFORE, "after": AFTER, "during": DURING, "overlapping": OVERLAPPING}


@attrs.frozen(kw_only=True, repr=False)
class Question:
    """Conditions on time as SQL text, which decides for each row of a table as `Events` does for each event.

    A table has the columns ``begin_least``, ``begin_greatest``, ``end_least`` and ``end_greatest`` (int64, no nulls)
    and the boolean ``certain_to_take_place``, as `Listing.to_arrow` writes them. polars, pandas, DuckDB, SQLite and
    Spark read the text. Each method returns another question; all its conditions are judged together, in one world at a
    time. `zone` is that of written times without an offset, such as ``America/New_York``; without one, a date is that
    date somewhere on Earth.

    >>> asked = Question(zone="Asia/Ho_Chi_Minh").before("2025-06-01")
    >>> asked
    <Question before(2025-06-01) in Asia/Ho_Chi_Minh>
    >>> print(asked.certain)
    certain_to_take_place and (end_greatest < 127768615200000001)
    """

    zone: str | None = None
    """The zone in which written times are read."""
    # Each is a `Condition`, which no user makes.
    _conditions: tuple[Any, ...] = ()
    # The conditions as they were asked.
    _said: tuple[str, ...] = attrs.field(default=(), eq=False)

    def __repr__(self) -> str:
        return f"<Question {', '.join(self._said) or 'of everything'}{f' in {self.zone}' if self.zone else ''}>"

    def before(self, when: TimeSpan | str | date) -> "Question":
        """Ask for what ends no later than this begins.

        Takes a `TimeSpan`, as one unnamed event; or a written time, `date` or aware `datetime`, which are a fixed
        window. Raises `TimeRefused` for what is no time. Raises `QuestionRefused` for a window that is open on that
        side, and for an event: in its own record the order counts as well, which no table has.
        """
        return self._asked("before", BEFORE, when)

    def after(self, when: TimeSpan | str | date) -> "Question":
        """Ask for what begins no earlier than this ends; takes what `before` takes."""
        return self._asked("after", AFTER, when)

    def during(self, when: TimeSpan | str | date) -> "Question":
        """Ask for what lies within this, shared endpoints allowed; takes what `before` takes."""
        return self._asked("during", DURING, when)

    def overlapping(self, when: TimeSpan | str | date) -> "Question":
        """Ask for what shares some time with this; takes what `before` takes."""
        return self._asked("overlapping", OVERLAPPING, when)

    def between(self, earlier: TimeSpan | str | date, later: TimeSpan | str | date) -> "Question":
        """Ask for what lies after one time and before another; raises `QuestionRefused` if there is no room."""
        first, second = self._condition("between", AFTER, earlier), self._condition("between", BEFORE, later)
        refuse_no_room(_NO_ORDER, first, second)
        return self._with(f"between({earlier}, {later})", first, second)

    def on(self, day: date | str) -> "Question":
        """Ask for what began and ended on this day; raises `QuestionRefused` for anything but one day."""
        return self._asked("on", DURING, read_day("on", day))

    @property
    def certain(self) -> str:
        """True of the rows that answer in every world."""
        boxes = _NO_ORDER.boxes(self._conditions)
        parts = [_NEVER] if boxes is None else [_outside(box) for box in boxes.refuting]
        return " and ".join((TAKES_PLACE, *(f"({part})" for part in parts)))

    @property
    def possible(self) -> str:
        """True of the rows that answer in some worlds, and not in all."""
        return f"({self.answers}) and not ({self.certain})"

    @property
    def answers(self) -> str:
        """True of the rows that answer in some world: the certain and the possible ones."""
        boxes = _NO_ORDER.boxes(self._conditions)
        return _NEVER if boxes is None else " and ".join(_within(boxes.possible)) or _ALWAYS

    def _asked(self, asked: str, links: tuple[Link, ...], when: TimeSpan | str | date) -> "Question":
        return self._with(f"{asked}({when})", self._condition(asked, links, when))

    def _condition(self, asked: str, links: tuple[Link, ...], when: TimeSpan | str | date) -> Condition:
        if isinstance(when, Event):
            raise QuestionRefused(asked, _OF_AN_EVENT.format(id=when.id))
        in_zone = isinstance(when, str | date) and not names_instants(when)
        return time_condition(asked, links, when, self.zone if in_zone else None)

    def _with(self, said: str, *conditions: Condition) -> "Question":
        return attrs.evolve(self, conditions=(*self._conditions, *conditions), said=(*self._said, said))


_OF_AN_EVENT = (
    "{id} has its order in its record, which no table has; ask record.events, also in a worker that loads the record, "
    "or ask a table of others about its `when`"
)


class Predicates(NamedTuple):
    """Conditions for the join of two tables, as SQL text."""

    certain: str
    """True of the pairs of rows that are so related in every world."""
    possible: str
    """True of the pairs that are so related in some worlds, and not in all."""
    answers: str
    """True of the pairs that are so related in some world: the certain and the possible ones."""


def pairs(
    relation: Relation | Literal["before", "after", "during", "overlapping"], a: str = "a", b: str = "b"
) -> Predicates:
    """Relate each row of one table to each of another: "a *relation* b", by the columns that `Question` asks.

    `relation` is one of Allen's, or the name of a query, which means what `Question` means by it: ``"during"`` allows
    shared endpoints, `Relation.DURING` does not. The rows are of different records, or nothing is known of their
    order. Raises `QuestionRefused` for another relation.

    >>> print(pairs("overlapping").answers)
    (a.begin_least | 1) <= b.end_greatest and (b.begin_least | 1) <= a.end_greatest
    """
    links = ALLEN[relation] if isinstance(relation, Relation) else _QUERIES.get(relation)
    if links is None:
        raise QuestionRefused("pairs", f"{relation!r} is no query; write {', '.join(_QUERIES)}, or a Relation")
    refuting = [comparison for link in links for comparison in _compared((negated(link),), a, b, ">")]
    certain = " and ".join((f"{a}.{TAKES_PLACE}", f"{b}.{TAKES_PLACE}", *refuting))
    answers = " and ".join(_compared(links, a, b, "<="))
    return Predicates(certain, f"{answers} and not ({certain})", answers)


def _compared(links: tuple[Link, ...], a: str, b: str, sign: str) -> Iterable[str]:
    """Compare the lower bound of each point with the upper bound of each that the links say is no earlier."""
    points = (f"{a}.begin", f"{a}.end", f"{b}.begin", f"{b}.end")
    for first, second, strict in comparisons(links) or ():
        least = f"({points[first]}_least | 1)" if strict else f"{points[first]}_least"
        yield f"{least} {sign} {points[second]}_greatest"


def _within(box: BoundsBox) -> Sequence[str]:
    """What is true of the bounds within a box."""
    return [f"{BOUND_COLUMNS[number]} {'>=' if number % 2 else '<='} {limit}" for number, limit in limits_of(box)]


def _outside(box: BoundsBox) -> str:
    """What is true of the bounds outside a box."""
    parts = [f"{BOUND_COLUMNS[number]} {'<' if number % 2 else '>'} {limit}" for number, limit in limits_of(box)]
    return " or ".join(parts) or _NEVER
