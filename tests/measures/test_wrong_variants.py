"""Mistakes in the law of measures that the courses notice: each changes some answer."""

from decimal import Decimal
from typing import Any

import attrs
import pytest

from tests.measures.invented_courses import shown
from tests.measures.real_courses import ANSWERS, rates_of
from tests.measures.test_payers import EVERYBODY, course, decreed
from vnus_trade.answers import measures
from vnus_trade.measures import changes
from vnus_trade.measures import course as law
from vnus_trade.measures.changes import Changes, TariffChange
from vnus_trade.measures.measure import Measure
from vnus_trade.model.quantities import Rate
from vnus_trade.model.vocabulary import MeasureChange

pytestmark = pytest.mark.repetitive

RAISED = decreed("raised", change="raises", rate=46, rate_before=Rate(10), in_force="2025-04-09", continues="world")
CAP = decreed("cap", rate=Rate(None, 15), basis_of_rate="cap")
PAUSE = decreed("pause", "", rate=10, in_force="2025-03-01", expires="2025-04-01")
LONGER = decreed("longer", change="prolongs", in_force="2025-04-01", expires="2025-09-01", continues="pause")
OTHERS = [
    (course(PAUSE, LONGER), {}, ["pause: 10 per cent | "]),
    (course(EVERYBODY, RAISED), {"applied_to": "Westmark"}, ["world#westmark: 10 per cent | "]),
    (
        course(decreed("total", rate=20, basis_of_rate="total"), decreed("extra", rate=10, basis_of_rate="additional")),
        {},
        ["extra: 10 per cent (additional) | ", "total: 20 per cent (total) | "],
    ),
    (course(CAP), {}, ["cap: at most 15 per cent (cap) | "]),
]
"""Courses with the lines that they have on 10 May 2025, by who asks."""


def is_right() -> bool:
    """Whether all courses have the answers that they should have."""
    real = all(rates_of(each, until, day) == [certain, possible] for each, until, day, certain, possible in ANSWERS)
    return real and all(shown(each.until(), **asked) == expected for each, asked, expected in OTHERS)


def _no_tariff_while_suspended(change: TariffChange, rate: Rate | None) -> law.AppliedRate:
    is_bare = change.kind is MeasureChange.SUSPENDS and rate is None
    return law.NO_TARIFF if is_bare else law.AppliedRate(rate, None, change.event.basis_of_rate)


def _exact(change: TariffChange, rate: Rate | None) -> law.AppliedRate:
    return law.AppliedRate(rate and Rate(rate.maximum or rate.minimum), None, change.event.basis_of_rate)


def _counts_though_suspending(change: TariffChange) -> bool:
    return change.kind is MeasureChange.SUSPENDS or bool(_COUNTS(change))


_COUNTS = vars(TariffChange)["counts"].fget
_LATEST = law._Moment._latest  # noqa: SLF001 - a wrong variant replaces what users never see
_LINE = measures._line  # noqa: SLF001 - as above


def _without_prolonging(moment: Any, change: TariffChange, kind: MeasureChange) -> TariffChange | None:
    return None if kind is MeasureChange.PROLONGS else _LATEST(moment, change, kind)


def _last_alone(moment: Any) -> TariffChange | None:
    """The change that came into force last, or nothing once that is over."""
    begun = [each for each in moment.course.changes.values() if each.counts and moment.has_begun(each)]
    last = max(begun, key=lambda each: moment.course.points[each.start].least, default=None)
    return last if last is None or moment.has_effect(last) else None


def _added_up(*judged: Any) -> Any:
    line = _LINE(*judged)
    sums = [law.AppliedRate(Rate(Decimal(10) + (rate.rate.maximum or 0))) for rate in line.certainly if rate.rate]
    return attrs.evolve(line, certainly=tuple(sums))


VARIANTS: dict[str, list[tuple[Any, str, Any]]] = {
    "a suspension is ignored": [(law, "_targets", lambda *_: ())],
    "a suspension without a rate is read as no tariff": [
        (TariffChange, "counts", property(_counts_though_suspending)),
        (law, "_applied", _no_tariff_while_suspended),
    ],
    "an open rate is read as exact": [(law, "_applied", _exact)],
    "a future date is taken as come": [(changes, "_is_past", lambda *_: True)],
    "the rate before is not restored": [(law._Moment, "winner", _last_alone)],  # noqa: SLF001 - as above
    "a prolonged pause leaves a hole": [(law._Moment, "_latest", _without_prolonging)],  # noqa: SLF001 - as above
    "an announcement counts beside the order that fulfils it": [(law._Moment, "_keeping", lambda *_: [])],  # noqa: SLF001
    "a rate for one payer is taken for all": [
        (Measure, "concerns", lambda *_: True),
        (Measure, "payers", lambda _: [None]),
    ],
    "something is certain after the last evidence of effect": [
        (law.Course, "_settled", lambda _, stretch: stretch.end)
    ],
    "total and additional are added up": [(measures, "_line", _added_up)],
    "a day without an hour is any time of it": [(Changes, "instants", lambda _, span: span.begin_bounds)],
    "evidence of effect settles nothing": [(law.Course, "agrees", lambda *_: True)],
}


def test_the_courses_are_right() -> None:
    """Without a mistake, all courses have the answers that they should have."""
    assert is_right()


@pytest.mark.parametrize("mistake", VARIANTS)
def test_each_mistake_is_noticed(mistake: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A mistake changes some answer."""
    for where, name, wrong in VARIANTS[mistake]:
        monkeypatch.setattr(where, name, wrong)
    assert not is_right()
