"""The conditions of a question, and the gaps of the record that bear on its answer."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

import attrs

from vnus_trade.answers.facts import Fact
from vnus_trade.contents.index import Catalogue
from vnus_trade.frozen import NONE_GIVEN, FrozenMapping
from vnus_trade.letters import Legible
from vnus_trade.model.events import EVENT_CLASSES, Event
from vnus_trade.model.findings import Discrepancy, Gap
from vnus_trade.ordering.order import Condition
from vnus_trade.time.span import TimeSpan

HANDFUL = 5
"""An answer shows no more gaps than this, and no more discrepancies; it says how many more there are."""


def handful(points: Sequence[Gap | Discrepancy]) -> tuple[Sequence[Gap | Discrepancy], int]:
    """Return the first few gaps or discrepancies of an answer, and how many more there are."""
    return points[:HANDFUL], len(points[HANDFUL:])


@attrs.frozen(repr=False)
class Conditions:
    """All conditions of a question: on facts, each once, in the order in which they were asked, and on time."""

    facts: tuple[Fact, ...] = ()
    times: tuple[Condition, ...] = ()

    def with_fact(self, fact: Fact) -> "Conditions":
        """Return these with one more condition on facts, unless it is among them."""
        if any(fact[:2] == other[:2] for other in self.facts):
            return self
        return attrs.evolve(self, facts=(*self.facts, fact))

    def open_among(self, events: Iterable[Event]) -> list[str]:
        """Return the ids of the events that keep the facts in some worlds and not in all, of those that keep them."""
        asked = [fact.is_open for fact in self.facts if fact.is_open is not None]
        return [event.id for event in events if any(is_open(event) for is_open in asked)] if asked else []

    def gaps(self, catalogue: Catalogue, answer: Collection[str]) -> tuple[Gap, ...]:
        """Find the gaps that bear on an answer with events of these ids; those that may hide another come first.

        A gap bears on it if it concerns an event in it. It also does if what it misses is of the kind asked for, or
        is the field that `where` asked, and if it concerns something that the question named, or an event that all
        conditions on facts but one keep; where nothing but a kind is asked for, every missing event of it bears. A
        missing event of the kind asked for must be able to lie where the question asks. So must the event whose field
        is missing. A gap that is closed bears on nothing.
        """
        bearing = [gap for gap in catalogue.gaps if not gap.closed_by and self._bears(gap, catalogue, answer)]
        return tuple(sorted(bearing, key=lambda gap: not (self._misses_kind(gap) or self._misses_field(gap))))

    def _bears(self, gap: Gap, catalogue: Catalogue, answer: Collection[str]) -> bool:
        concerned = any(thing.id in answer for thing in gap.concerns)
        if self._misses_kind(gap):
            asks_for_all = all(fact.query == "of_kind" for fact in self.facts)
            among = concerned or asks_for_all or self._meets(gap, catalogue, ())
            return among and catalogue.order.judge(gap.when or TimeSpan(), self.times).possible
        return concerned or (self._misses_field(gap) and self._meets(gap, catalogue, self.times))

    def _misses_kind(self, gap: Gap) -> bool:
        kind = EVENT_CLASSES.get(gap.missing)  # type: ignore[call-overload]
        return kind is not None and all(issubclass(kind, fact.value) for fact in self.facts if fact.query == "of_kind")

    def _misses_field(self, gap: Gap) -> bool:
        return any(fact.query == "where" and fact.value[0] == gap.missing for fact in self.facts)

    def _meets(self, gap: Gap, catalogue: Catalogue, conditions: Sequence[Condition]) -> bool:
        """Return whether it concerns what was named, or an event that all facts but one and these conditions keep."""
        named = {id_ for fact in self.facts for id_ in fact.names}
        named.update(each.reference for each in self.times if isinstance(each.reference, str))
        events = (catalogue.events[thing.id] for thing in gap.concerns if thing.id in catalogue.events)
        return any(thing.id in named for thing in gap.concerns) or any(
            sum(not fact.admits(event) for fact in self.facts) <= 1
            and catalogue.order.judge(event.id, conditions).possible
            for event in events
        )


@attrs.frozen(repr=False)
class AskedQuestion(Legible):
    """A question as it was asked: the name of the query, and what it was given.

    >>> import vnus_trade
    >>> record = vnus_trade.load()
    >>> why = record.statements.by("Greer").after("2025-04-22").why("greer-confidence")
    >>> [str(judgement.question) for judgement in why.judgements]
    ['of_kind(Statement)', 'by(jamieson-greer)', "after('2025-04-22')"]
    """

    name: str
    """The name of the query, such as ``before``."""
    arguments: tuple[Any, ...] = ()
    """What it was given: the things that names were found to mean, and times as they were written."""
    options: FrozenMapping[Any] = attrs.field(default=NONE_GIVEN, converter=FrozenMapping[Any])
    """What it was given by keyword: the field of ``where``, or the ``zone`` of a time."""

    def __str__(self) -> str:
        given = [*map(_shown, self.arguments), *(f"{name}={_shown(value)}" for name, value in self.options.items())]
        return f"{self.name}({', '.join(given)})"

    def __repr__(self) -> str:
        return f"<AskedQuestion {self}>"


class Asked(NamedTuple):
    """A question with what decides it: conditions on time, or a fact."""

    question: AskedQuestion
    conditions: tuple[Condition, ...] = ()
    fact: Fact | None = None


def _shown(value: Any) -> str:
    """What a question was given, as short as it can be told apart: an id, a word, or a written time."""
    if isinstance(value, tuple | list):
        return f"({', '.join(map(_shown, value))})"
    if callable(value):
        return str(getattr(value, "__name__", "..."))
    if isinstance(value, TimeSpan | date):
        return str(value)
    return str(getattr(value, "id", None) or repr(value))


NO_CONDITIONS = Conditions()
"""Those of a question that asks for everything."""
