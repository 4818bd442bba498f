"""The law of measures: what counts on a day, certainly and possibly, is so in all or some worlds of a brute force."""

from collections.abc import Sequence

import attrs
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.properties.measure_worlds import DAYS, Course, Told, size, vagueness, worlds
from vnus_trade.answers.measures import clashes
from vnus_trade.measures.course import AppliedRate

CHANGES = (None, "introduces", "raises", "cuts", "removes", "suspends", "restores", "prolongs", "postpones", "keeps")
STAGES = (*("enacted",) * 9, "announced", "agreed", "pledged", "withdrawn")
MOST = 6_000
"""The most worlds that the brute force is given."""


@st.composite
def courses(draw: st.DrawFn, changes: Sequence[str | None] = CHANGES) -> Course:
    """Courses of up to four announcements, whose instants are few enough to try all of them.

    Sources say how announcements stood as they did in some world, so that there is one in which all of them agree.
    """
    late = st.integers(0, DAYS - 1).map(lambda day: DAYS - 1 - day)
    published = {source: draw(late) for source in ("post", "echo", "gazette")}
    told: list[Told] = []
    for id_ in "abcd"[: draw(st.integers(1, 4))]:
        told.append(draw(announcements(id_, told, published, changes)))
    silent = Course(tuple(told), published)
    assume(vagueness(silent) <= 2 and size(silent) <= MOST)
    among = [world for world in worlds(silent) if world.agrees()]
    assume(among)
    world = among[draw(st.integers(0, len(among) - 1))]
    stood: dict[str, list[tuple[str, str]]] = {each.id: [] for each in told}
    least = min(1, draw(st.integers(0, 4)))
    for source in draw(st.lists(st.sampled_from(sorted(published)), min_size=least, max_size=2, unique=True)):
        for id_, how in world.stood(published[source]):
            if how == "in force" or draw(st.integers(0, 4)) == 0:
                stood[id_].append((source, how))
    found = Course(tuple(attrs.evolve(each, stood=tuple(stood[each.id])) for each in told), published)
    assume(vagueness(found) <= 3 and size(found) <= MOST)
    return found


@st.composite
def announcements(
    draw: st.DrawFn, id_: str, earlier: list[Told], published: dict[str, int], changes: Sequence[str | None]
) -> Told:
    """One announcement, which may continue or fulfil an earlier one."""
    days = st.integers(0, DAYS - 1)
    first = earlier[0].made if earlier else 0
    source = draw(st.sampled_from([each for each in sorted(published) if published[each] >= first]))
    made = draw(st.integers(first, published[source]))
    begins = draw(st.one_of(st.integers(made, min(made + 1, DAYS - 1)), days, st.none()))
    ends = draw(st.none() | st.none() | st.integers((0 if begins is None else begins) + 1, DAYS))
    before = [each.id for each in earlier if each.made <= made]
    fulfils = draw(st.none() | st.none() | st.sampled_from(before)) if before else None
    is_apart = fulfils is not None and draw(st.booleans())
    return Told(
        id=id_,
        made=made,
        source=source,
        change=draw(st.sampled_from(changes)),
        stage=draw(st.sampled_from(STAGES)),
        rate=draw(st.none() | st.integers(1, 4)),
        rate_before=draw(st.none() | st.none() | st.integers(5, 6)),
        in_force=begins,
        expires=ends,
        vague=tuple(draw(st.sets(st.sampled_from(("made", "start")), max_size=1))),
        continues=draw(st.sampled_from([before[-1], *before])) if before and not is_apart else None,
        fulfils=fulfils,
        provided=draw(st.integers(0, 9)) == 0,
        steps=((begins + 1, 9),) if begins is not None and draw(st.integers(0, 5)) == 0 else (),
    )


@given(courses(), st.data())
def test_what_counts_on_a_day(course: Course, data: st.DataObject) -> None:
    """What counts in every world is certain, what counts in some and not in all is possible, and so with the rates."""
    day = data.draw(
        st.integers(
            0, max((course.published[source] for told in course.told for source, _ in told.stood), default=DAYS - 1)
        )
    )
    certain, rates, possible = course.levied(day)
    assume(possible)
    on, record = f"2031-05-0{day + 1}", course.record()
    tariffs = record.tariffs.in_force(on=on)
    assert {each.id for each in tariffs} == certain
    assert {each.id for each in tariffs.possible} == {each.id for each in possible if each.id} - certain
    for line in record.rates(on=on):
        assert {levied(each) for each in line.certainly} == rates
        assert {levied(each) for each in line.possibly} == {each.rate for each in possible} - rates


@given(courses((None, *("suspends", "prolongs") * 3, "restores", "cuts")), st.integers(0, DAYS - 1))
def test_what_is_suspended_on_a_day(course: Course, day: int) -> None:
    """What holds something suspended in every world is certain, what does so in some is possible."""
    certain, possible = course.suspended(day)
    tariffs = course.record().tariffs.suspended(on=f"2031-05-0{day + 1}")
    assert {each.id for each in tariffs} == certain
    assert {each.id for each in tariffs.possible} == possible - certain


@given(courses(), st.data())
def test_evidence_of_effect_that_no_world_allows(course: Course, data: st.DataObject) -> None:
    """Reports of how announcements stood contradict each other if no world has them all; one is then named."""
    stood = st.tuples(st.sampled_from(sorted(course.published)), st.sampled_from(("in force", "not yet", "ended")))
    told = tuple(attrs.evolve(each, stood=data.draw(st.just(()) | st.tuples(stood))) for each in course.told)
    reported = attrs.evolve(course, told=told)
    assume(vagueness(reported) <= 3 and size(reported) <= MOST)
    record = reported.record()
    found = list(clashes(record.events._catalogue, lambda _: None))  # noqa: SLF001 (loading has the catalogue)
    assert bool(found) == (not any(world.agrees() for world in worlds(reported)))
    for clash in found:
        (blamed,) = (each for each in told if each.id == clash.report.change)
        assert (clash.report.at[0], str(clash.report.effect)) in blamed.stood


def levied(applied: AppliedRate) -> int | None:
    """A rate as the brute force has it."""
    if not applied.is_levied:
        return None
    return -1 if applied.rate is None else int(str(applied.rate).partition(" ")[0])
