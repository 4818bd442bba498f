"""True courses of events, and sources published along them, each of which says truly how an event stood: as evidence.

What the library makes of any number of the sources is compared with the truth, and with every order in which the
sources may have been published. A source may deny what took place; all else that it says is true.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import combinations, permutations
from random import Random
from typing import NamedTuple

import vnus_trade as model
from tests.properties.laws import LINKS
from tests.properties.worlds import TRUTH, Interval
from vnus_trade.evidence import statuses
from vnus_trade.evidence.sources import Evidence, Quotation, Source
from vnus_trade.evidence.vocabulary import Status
from vnus_trade.ordering.order import Condition, Order
from vnus_trade.ordering.stated import Stated
from vnus_trade.time.span import TimeSpan

LAST = 12
START = datetime(2025, 9, 1, tzinfo=UTC)
# Statuses move on from one rank to any of its own or a higher one.
RANKS = {Status.EXPECTED: 0, Status.POSTPONED: 0, Status.CALLED_OFF: 0, Status.ONGOING: 1, Status.ENDED: 2}
REPORTED = {Status.ONGOING, Status.ENDED}


class Happening(NamedTuple):
    """An event of a course: when it is, or would be, and whether it takes place."""

    id: str
    own: Interval
    takes_place: bool
    after: tuple[str, ...]
    within: str | None


class Report(NamedTuple):
    """What a source says of one event: when it was published, the days between which that is known to lie, and what."""

    of: str
    at: int
    first: int
    last: int
    status: Status


class Course(NamedTuple):
    """A course of events, and what was published of it, in that order."""

    events: tuple[Happening, ...]
    reports: tuple[Report, ...]


def course(random: Random) -> Course:
    """Invent a course of two or three events and up to six reports."""
    events: list[Happening] = []
    for name in "abc"[: random.randint(2, 3)]:
        begin = random.randrange(LAST - 1)
        own = Interval(begin, random.randint(begin + 1, LAST))
        takes_place = random.random() < 0.7
        after = tuple(each.id for each in events if each.own.end <= own.begin and random.random() < 0.5)
        holding = [each.id for each in events if TRUTH["during"](own, each.own) and each.takes_place >= takes_place]
        within = random.choice([*holding, None]) if holding else None
        events.append(Happening(name, own, takes_place, after, within))
    reports = [_report(random, random.choice(events)) for _ in range(random.randint(1, 6))]
    return Course(tuple(events), tuple(_consistent(events, sorted(reports, key=lambda report: report.at))))


def _report(random: Random, event: Happening) -> Report:
    at = random.randint(0, LAST + 2)
    first, last = at - random.choice((0, 0, 1, 4)), at + 1 + random.choice((0, 0, 1, 4))
    if not event.takes_place:
        said = [Status.EXPECTED, Status.POSTPONED] if at <= event.own.begin else [Status.DENIED]
        said.append(Status.CALLED_OFF)
    elif event.own.end <= at:
        said = [Status.ENDED]
    else:
        said = [Status.EXPECTED, Status.POSTPONED, Status.CALLED_OFF] if at <= event.own.begin else [Status.ONGOING]
    status = Status.DENIED if random.random() < 0.05 else random.choice(said)
    return Report(event.id, at, first, last, status)


def _consistent(events: Sequence[Happening], reports: Sequence[Report]) -> Iterator[Report]:
    """Leave out what no curator can write: reports of what was at an occasion that no source has reported.

    That what takes place was called off is left out too, unless a report of it follows.
    """
    ids = {event.id: event for event in events}
    reported: set[str | None] = {None}
    kept = []
    for report in reports:
        if report.status not in REPORTED or ids[report.of].within in reported:
            reported |= {report.of} if report.status in REPORTED else set()
            kept.append(report)
    for number, report in enumerate(kept):
        follows = any(other.of == report.of and other.status in REPORTED for other in kept[number + 1 :])
        if report.status is not Status.CALLED_OFF or not ids[report.of].takes_place or follows:
            yield report


def evidence_of(reports: Sequence[Report]) -> list[Evidence]:
    """The evidence that these reports are."""
    found = []
    for number, report in enumerate(reports):
        first, last = (START + timedelta(days=day) for day in (report.first, report.last))
        source = Source(
            id=f"source-{report.at}-{number}",
            file="a.txt",
            sha256=f"{report}",
            text="words",
            title="A",
            published=TimeSpan(first, last, first, last),
        )
        found.append(Evidence(Quotation(source, 0, 5), status=report.status))
    return found


def known(course: Course, reports: Sequence[Report]) -> tuple[Order, dict[str, model.Meeting]]:
    """What the library makes of these reports."""
    stated, meetings = [], {}
    for event in course.events:
        evidence = evidence_of([report for report in reports if report.of == event.id])
        status = statuses.judged_status(evidence, None, Status.EXPECTED)
        settled = None if isinstance(status, Status) else [r.status for r in reports if r.of == event.id][-1]
        if settled is not None:
            status = statuses.judged_status(evidence, settled, Status.EXPECTED)
        assert isinstance(status, Status)
        meeting = model.Meeting(
            id=event.id,
            title=event.id,
            form="meeting",
            evidence=tuple(evidence),
            latest_status=settled,
            status=status,
        )
        meetings[event.id] = meeting
        bounds = statuses.published_bounds(evidence)._asdict()
        takes_place = statuses.takes_place(meeting.status, evidence)
        stated.append(Stated(event.id, TimeSpan(), event.after, event.within, **bounds, takes_place=takes_place))
    return Order.of(stated), meetings


def the_truth_is_a_world(course: Course) -> None:
    """Whatever has been published, the truth is a world of the record; a later source widens and retracts nothing.

    Certain answers about what took place stay so, unless a source denies something.
    """
    events = {event.id: event for event in course.events}
    certain: set[tuple[str, str, str]] = set()
    bounds: dict[str, TimeSpan] = {}
    for number in range(len(course.reports) + 1):
        published = course.reports[:number]
        order, meetings = known(course, published)
        if published and published[-1].status is Status.DENIED:
            certain, bounds = set(), {}
        for id_, event in events.items():
            _status_is_that_of_the_latest(meetings[id_], [report for report in published if report.of == id_])
            existence = order.takes_place[id_]
            assert existence != "certain" or event.takes_place
            assert existence != "not" or not event.takes_place or number < len(course.reports)
            if existence == "not":
                continue
            when = order.when(id_)
            assert _is_within(event.own, when)
            assert when.narrowed_by(bounds.get(id_, TimeSpan())) == when
            bounds[id_] = when
        held = [event for event in events.values() if event.takes_place and order.takes_place[event.id] != "not"]
        for one, other in permutations(held, 2):
            for relation, links in LINKS.items():
                verdict = order.judge(one.id, [Condition(links, other.id)])
                is_true = TRUTH[relation](one.own, other.own)
                assert verdict.possible if is_true else not verdict.certain
                answer = (one.id, relation, other.id)
                is_certain = verdict.certain and order.takes_place[one.id] == "certain"
                assert is_certain or answer not in certain
                certain |= {answer} if is_certain else set()


def the_order_of_files_says_nothing(course: Course) -> None:
    """In whatever order the same sources are read, the same is known."""
    order, meetings = known(course, course.reports)
    if any(meeting.latest_status for meeting in meetings.values()):
        return  # the curator says which is the latest
    for reports in (course.reports[::-1], sorted(course.reports, key=lambda report: report.status)):
        again, others = known(course, reports)
        assert again.takes_place == order.takes_place
        assert {id_: each.status for id_, each in others.items()} == {id_: m.status for id_, m in meetings.items()}
        assert [again.when(id_) for id_ in meetings] == [order.when(id_) for id_ in meetings]


def _status_is_that_of_the_latest(meeting: model.Meeting, reports: Sequence[Report]) -> None:
    """A status is that of the report that was published last, in some order that publication and statuses allow."""
    if any(report.status is Status.DENIED for report in reports):
        assert meeting.status is Status.DISPUTED
        return
    latest = {found[-1].status for found in permutations(reports) if found and _is_allowed(found)} or {Status.EXPECTED}
    assert meeting.status in latest
    assert (meeting.latest_status is not None) == (len(latest) > 1)


def _is_allowed(reports: Sequence[Report]) -> bool:
    return all(
        one.first < other.last and RANKS[one.status] <= RANKS[other.status] for one, other in combinations(reports, 2)
    )


def _is_within(own: Interval, when: TimeSpan) -> bool:
    begin, end = (START + timedelta(days=day) for day in own)
    exact = TimeSpan(begin, begin, end, end)
    try:
        both = when.narrowed_by(exact)
    except model.TimeRefused:
        return False
    return (both.begin_bounds, both.end_bounds) == (exact.begin_bounds, exact.end_bounds)
