"""The order of events agrees with all its possible worlds, enumerated one by one."""

from datetime import timedelta

from hypothesis import given

from tests.properties import laws
from tests.properties.effort import effort
from tests.properties.strategies import (
    Question,
    any_events,
    knowns,
    questions,
    satisfiable_events,
    units,
)
from tests.properties.worlds import Event, Known


@given(any_events(), units)
def test_contradiction_law(events: tuple[Event, ...], unit: timedelta) -> None:
    """An order is refused exactly if no world satisfies it."""
    laws.contradiction_is_found(events, unit)
    laws.contradiction_lies_in_what_is_named(events, unit)


@given(satisfiable_events(), units)
def test_hull_law(events: tuple[Event, ...], unit: timedelta) -> None:
    """`when` is the tightest span around all worlds."""
    laws.bounds_are_the_hull(events, unit)


@given(questions())
@effort(300)
def test_chained_conditions_law(question: Question) -> None:
    """Conditions are certain if all hold in every world, and possible if all hold together in some world."""
    laws.conditions_are_judged_together(*question)


@given(questions())
@effort(300)
def test_many_at_once_law(question: Question) -> None:
    """What judges all events at once agrees with the plain definition, event by event."""
    laws.many_are_judged_as_one(*question)


@given(satisfiable_events(), units)
def test_path_law(events: tuple[Event, ...], unit: timedelta) -> None:
    """A path between two points is found exactly where the order leads from one to the other."""
    laws.paths_lead_where_they_reach(events, unit)


@given(knowns, questions())
def test_unnamed_candidate_law(known: Known, question: Question) -> None:
    """An unnamed event is judged by the same worlds."""
    laws.unnamed_candidates_too(known, *question)


@given(satisfiable_events(), units)
def test_allen_law(events: tuple[Event, ...], unit: timedelta) -> None:
    """The relations of two events are those that hold in some world."""
    laws.relations_are_those_of_some_world(events, unit)


@given(satisfiable_events(), units)
def test_begins_no_later_law(events: tuple[Event, ...], unit: timedelta) -> None:
    """One event begins no later than another exactly if it does in every world."""
    laws.begins_no_later_in_every_world(events, unit)


@given(satisfiable_events(), units)
def test_elapsed_law(events: tuple[Event, ...], unit: timedelta) -> None:
    """The least and greatest time between two events are tight."""
    laws.elapsed_is_tight(events, unit)


@given(satisfiable_events(), units)
def test_sequence_law(events: tuple[Event, ...], unit: timedelta) -> None:
    """The sequence is a linear extension of what is certain, the same for every order of the input."""
    laws.sequence_keeps_what_is_certain(events, unit)


@given(satisfiable_events(), units)
def test_givers_law(events: tuple[Event, ...], unit: timedelta) -> None:
    """What gives a bound is found as its definition says, however much has been found before."""
    laws.givers_are_as_defined(events, unit)
