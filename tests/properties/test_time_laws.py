"""The laws of `TimeSpan`: its written form, and its relations against every possible world."""

from datetime import date, datetime, timedelta
from itertools import product
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.properties import laws
from tests.properties.effort import effort
from tests.properties.strategies import days, knowns, spans, units, written_times, zones
from tests.properties.worlds import INTERVALS, Known, allen
from vnus_trade.errors import TimeRefused
from vnus_trade.time.constraints import ALLEN, Relation
from vnus_trade.time.span import TimeSpan
from vnus_trade.time.wording import in_words
from vnus_trade.time.written import read_bounds
from vnus_trade.time.zones import FIRST, LAST, MICROSECOND, day_from, day_until, end_of, start_of, zone_of

CONVERSES = {
    Relation.BEFORE: Relation.AFTER,
    Relation.MEETS: Relation.MET_BY,
    Relation.OVERLAPS: Relation.OVERLAPPED_BY,
    Relation.STARTS: Relation.STARTED_BY,
    Relation.DURING: Relation.CONTAINS,
    Relation.FINISHES: Relation.FINISHED_BY,
    Relation.EQUALS: Relation.EQUALS,
}
CONVERSES |= {converse: relation for relation, converse in CONVERSES.items()}


def composition() -> dict[tuple[Relation, Relation], frozenset[Relation]]:
    """Allen's table, read off three intervals with endpoints among six moments: all the room that three have."""
    small = [interval for interval in INTERVALS if interval.end < 6]
    table: dict[tuple[Relation, Relation], set[Relation]] = {}
    for a, b, c in product(small, repeat=3):
        table.setdefault((allen(a, b), allen(b, c)), set()).add(allen(a, c))
    return {pair: frozenset(found) for pair, found in table.items()}


COMPOSITION = composition()


@given(spans())
@effort(300)
def test_written_form_law(span: TimeSpan) -> None:
    """`TimeSpan.parse(str(s), s.zone) == s`, and equal spans are hashed and written alike."""
    again = TimeSpan.parse(str(span), span.zone)
    assert again == span
    assert hash(again) == hash(span)
    assert str(again) == str(span)
    assert eval(repr(span), {"TimeSpan": TimeSpan}) == span  # noqa: S307 (the law of a repr)


@given(written_times(), zones)
def test_reading_law(text: str, zone: str | None) -> None:
    """Whatever is read is written so that it reads the same; whatever is refused names the whole text."""
    try:
        span = TimeSpan.parse(text, zone)
    except TimeRefused as error:
        named = error.text
    else:
        named = text
        assert TimeSpan.parse(str(span), zone) == span
    assert named == text


@given(spans())
def test_written_bounds_law(span: TimeSpan) -> None:
    """The written form states bounds that include all of a span, and leaves out only those that follow from others."""
    bounds = read_bounds(str(span), span.zone)
    kept = (span.begin_earliest, span.begin_latest, span.end_earliest, span.end_latest)
    assert all(bound in (None, own) for bound, own in zip(bounds, kept, strict=True))


@given(days, zones)
def test_day_law(day: date, zone: str | None) -> None:
    """A civil day lies within the calendar, and its first and last instants are of that day, unless it is skipped."""
    there = zone_of(zone)
    start, end = start_of(day, there), end_of(day, there)
    assert FIRST <= start <= end <= LAST
    if start < end:
        assert (day_from(start, there), day_until(end, there)) == (day, day)


def offset_changes(zone: str) -> list[date]:
    """The days since 1970 on which the clocks of a zone changed, and the days beside them."""
    there = ZoneInfo(zone)
    noons = [datetime(1970, 1, 1, 12) + timedelta(days=number) for number in range(62 * 365)]  # noqa: DTZ001
    offsets = [there.utcoffset(noon) for noon in noons]
    changed = [number for number in range(1, len(noons)) if offsets[number] != offsets[number - 1]]
    return [noons[number + beside].date() for number in changed for beside in (-2, -1, 0, 1)]


def days_are_tight(zone: str) -> None:
    """Every day lasts from the first instant at which the clocks show it to the last, and is written as itself."""
    there, quarter, hour = ZoneInfo(zone), timedelta(minutes=15), timedelta(hours=1)
    for day in offset_changes(zone):
        start, end = start_of(day, there), end_of(day, there)
        if start >= end:
            continue
        assert start.astimezone(there).date() == (end - MICROSECOND).astimezone(there).date() == day
        around = [start - step * quarter for step in range(1, 120)] + [end + step * quarter for step in range(120)]
        around += [start - MICROSECOND, end, start - hour - MICROSECOND, end + hour]
        assert day not in {instant.astimezone(there).date() for instant in around}
        span = TimeSpan.parse(day.isoformat(), zone)
        assert (str(span), TimeSpan.parse(str(span), zone)) == (day.isoformat(), span)


@given(st.sampled_from(sorted(available_timezones())))
@effort(5)
@example("America/Havana")
@example("Atlantic/Azores")
@example("America/St_Johns")
@example("Asia/Beirut")
@example("America/Asuncion")
def test_tight_day_law(zone: str) -> None:
    """Days since 1970 on which clocks change are neither too wide nor too narrow, in every zone."""
    days_are_tight(zone)


@pytest.mark.thorough
def test_days_of_all_zones() -> None:
    """The same in all zones, one by one."""
    for zone in sorted(available_timezones()):
        days_are_tight(zone)


@given(spans())
def test_words_law(span: TimeSpan) -> None:
    """Every span is said in words, and one that is not known at all is said to be unknown."""
    said = in_words(span, {"Hanoi": "Asia/Ho_Chi_Minh", "Washington": "America/New_York"})
    assert said.startswith("at an unknown time") == (span == TimeSpan(zone=span.zone))


@given(spans())
def test_canonical_law(span: TimeSpan) -> None:
    """Canonical bounds are bounds that give themselves."""
    bounds = (span.begin_earliest, span.begin_latest, span.end_earliest, span.end_latest)
    assert TimeSpan(*bounds, span.zone) == span
    assert TimeSpan.of_bounds(span.begin_bounds, span.end_bounds, span.zone) == span


@given(spans())
def test_length_law(span: TimeSpan) -> None:
    """An event lasts at least nothing, and its least length is no more than its greatest."""
    least, most = span.length()
    assert least >= timedelta(0)
    assert most is None or (most > timedelta(0) and least <= most)


@given(knowns, units)
def test_own_hull_law(known: Known, unit: timedelta) -> None:
    """The bounds of a span are the hull of its worlds."""
    laws.bounds_are_kept(known, unit)


@given(knowns, knowns, units)
def test_worlds_law(one: Known, other: Known, unit: timedelta) -> None:
    """What is certain holds in every world, what is possible in some, and nothing else is either."""
    laws.spans_agree_with_worlds(one, other, unit)


@given(spans(), spans())
def test_certain_implies_possible_law(a: TimeSpan, b: TimeSpan) -> None:
    """What is certain is possible."""
    for relation, certainly in laws.CERTAINLY.items():
        assert not certainly(a, b) or laws.POSSIBLY[relation](a, b)


@given(spans(), spans())
def test_converse_law(a: TimeSpan, b: TimeSpan) -> None:
    """`a` is before `b` exactly if `b` is after `a`; overlapping is symmetric; Allen's relations have converses."""
    assert a.certainly_before(b) == b.certainly_after(a)
    assert a.possibly_before(b) == b.possibly_after(a)
    assert a.certainly_overlaps(b) == b.certainly_overlaps(a)
    assert a.possibly_overlaps(b) == b.possibly_overlaps(a)
    assert a.relations(b) == {CONVERSES[relation] for relation in b.relations(a)}


@given(spans(), spans())
def test_before_or_overlapping_or_after_law(a: TimeSpan, b: TimeSpan) -> None:
    """In each world exactly one of before, overlapping and after holds, so none is certain if another is possible."""
    possible = (a.possibly_before(b), a.possibly_overlaps(b), a.possibly_after(b))
    certain = (a.certainly_before(b), a.certainly_overlaps(b), a.certainly_after(b))
    assert any(possible)
    assert any(certain) == (sum(possible) == 1)
    assert not any(certain) or certain == possible


@given(knowns, knowns, knowns, units)
def test_composition_law(one: Known, two: Known, three: Known, unit: timedelta) -> None:
    """What `a` may be to `c` lies within the composition of what `a` may be to `b` and `b` to `c` (Allen 1983)."""
    a, b, c = one.span(unit), two.span(unit), three.span(unit)
    composed = {
        relation for first, second in product(a.relations(b), b.relations(c)) for relation in COMPOSITION[first, second]
    }
    assert a.relations(c) <= composed


@given(spans(), spans(), spans())
def test_transitivity_law(a: TimeSpan, b: TimeSpan, c: TimeSpan) -> None:
    """What is certainly before what is certainly before a third is certainly before that; `during` likewise."""
    if a.certainly_before(b) and b.certainly_before(c):
        assert a.certainly_before(c)
    if a.certainly_during(b) and b.certainly_during(c):
        assert a.certainly_during(c)


@given(st.sampled_from(INTERVALS), st.sampled_from(INTERVALS))
def test_one_relation_law(a: tuple[int, int], b: tuple[int, int]) -> None:
    """Of Allen's relations exactly one holds in each world: they are jointly exhaustive and pairwise disjoint."""
    points = (*a, *b)
    held = [
        relation
        for relation, links in ALLEN.items()
        if all(points[x] < points[y] if strict else points[x] <= points[y] for x, y, strict in links)
    ]
    assert held == [allen(*(INTERVALS[INTERVALS.index(each)] for each in (a, b)))]  # type: ignore[arg-type]


@given(knowns, units)
def test_no_relation_to_all_law(known: Known, unit: timedelta) -> None:
    """Of something of which nothing is known no relation is certain, and every relation is possible to it."""
    nothing, span = TimeSpan(), known.span(unit)
    assert nothing.relations(span) == set(Relation)
    assert not any(certainly(nothing, span) for certainly in laws.CERTAINLY.values())


@given(knowns, knowns, units)
def test_narrowing_law(a: Known, b: Known, unit: timedelta) -> None:
    """What two times leave open together lies within both, whichever comes first; they contradict only both ways."""
    one, other = a.span(unit), b.span(unit)
    try:
        both = one.narrowed_by(other)
    except TimeRefused:
        with pytest.raises(TimeRefused):
            other.narrowed_by(one)
        return
    again = other.narrowed_by(one)
    assert (both.begin_bounds, both.end_bounds) == (again.begin_bounds, again.end_bounds)
    assert both.narrowed_by(one) == both.narrowed_by(other) == both
    assert one.narrowed_by(one) == one
    for span in (one, other):
        assert span.begin_bounds.least <= both.begin_bounds.least <= both.begin_bounds.greatest
        assert both.begin_bounds.greatest <= span.begin_bounds.greatest
        assert span.end_bounds.least <= both.end_bounds.least <= both.end_bounds.greatest <= span.end_bounds.greatest
