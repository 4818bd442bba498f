"""Questions about tariff rates: which tariffs are in force on a day, and what each measure levies then."""

from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date
from typing import NamedTuple

import attrs

from vnus_trade.answers.facts import Fact
from vnus_trade.answers.windows import read_day
from vnus_trade.contents.index import Catalogue
from vnus_trade.contents.listing import Listing
from vnus_trade.contents.where import FieldSupport, support_of
from vnus_trade.evidence.backing import PRINTED
from vnus_trade.measures.changes import POWERLESS
from vnus_trade.measures.course import ALWAYS, NO_TARIFF, NOTHING_COUNTS, AppliedRate, Clash, Course, Stretch, Verdicts
from vnus_trade.measures.measure import Measure, measures_of
from vnus_trade.model.entities import Actor
from vnus_trade.model.events import Event, TariffAnnouncement
from vnus_trade.model.quantities import Amount, Goods, Rate
from vnus_trade.notebook import Titled
from vnus_trade.time.constraints import Bounds
from vnus_trade.time.span import TimeSpan, Window


class Sides(NamedTuple):
    """Who levies the tariffs that are asked about, and on whose goods; `None` for anybody."""

    imposed_by: Actor | str | None = None
    applied_to: Actor | str | None = None


@attrs.frozen(repr=False, kw_only=True)
class RatedMeasure(Titled):
    """One measure, and what it levies on the day asked about; rates of several measures are not added up.

    >>> import vnus_trade
    >>> vnus_trade.load().rates(on="2025-04-20").columns["certainly"]
    <class 'str'>
    """

    id: str
    """The id of its first announcement, and behind ``#`` the payer where its announcements concern several."""
    title: str
    """The title of its first announcement that is no mere threat, offer, request or pledge, or else of its first."""
    within: TariffAnnouncement | None
    """The announcement of the measure of which this one covers a part."""
    certainly: tuple[AppliedRate, ...] = attrs.field(metadata=PRINTED)
    """What it certainly levies at some time of the day: if several, one after another."""
    possibly: tuple[AppliedRate, ...] = attrs.field(metadata=PRINTED)
    """What it may levy at some time of the day, beyond that."""
    imposed_by: Actor | None
    """Who levies it."""
    applied_to: tuple[Actor, ...]
    """Whose goods it is levied on, as far as they are named."""
    applied_to_all: bool
    """Whether it is levied on the goods of everybody who is not named elsewhere."""
    goods: tuple[Goods, ...] = attrs.field(metadata=PRINTED)
    """On which goods, as those announcements say that may have effect, and what these carry on."""
    exempt: tuple[Goods, ...] = attrs.field(metadata=PRINTED)
    """The goods that it exempts."""
    condition: str | None = attrs.field(metadata=PRINTED)
    """Which of the goods it covers, in the source's words."""
    trade_covered: Amount | None = attrs.field(metadata=PRINTED)
    """The trade that it covers, by value or by quantity; of a part only what is said of that."""
    span: TimeSpan | None
    """From when until when it has effect, as far as that is known; `None` if nothing is known of that."""
    rate: Rate | None
    """The only rate, if one is certain and nothing else is possible."""
    announcements: tuple[TariffAnnouncement, ...]
    """The announcements that count, certainly or possibly, in timeline order."""

    def __repr__(self) -> str:
        certain, possible = ("; ".join(map(str, each)) or "nothing" for each in (self.certainly, self.possibly))
        return f"<RatedMeasure {self.id}: {certain} certain, {possible} possible>"


class _Told(NamedTuple):
    """A measure for one payer, and the stretch asked about."""

    measure: Measure
    payer: Actor | None
    course: Course
    zone: str
    stretch: Stretch


def in_force(catalogue: Catalogue, on: date | str, sides: Sides) -> Fact:
    """A tariff counts at some time of a day, certainly or possibly."""
    day = read_day("in_force", on)
    verdicts = [told.course.judge(told.stretch) for told in _told(catalogue, day, sides)]
    judged = [(each.certain, frozenset(counting.id for counting in each.possible)) for each in verdicts]
    return _fact("in_force", day, judged)


def suspended(catalogue: Catalogue, on: date | str, sides: Sides) -> Fact:
    """A tariff holds another suspended at some time of a day, certainly or possibly."""
    day = read_day("suspended", on)
    return _fact("suspended", day, [told.course.suspending(told.stretch) for told in _told(catalogue, day, sides)])


def _fact(query: str, day: str, judged: Sequence[tuple[Collection[str | None], Collection[str | None]]]) -> Fact:
    """The fact that the certain or the possible ids of some measure have that of an event."""
    certain, possible = ({id_ for each in judged for id_ in each[number]} for number in (0, 1))
    return Fact(
        query, day, lambda event: event.id in possible, _counting, is_open=lambda event: event.id not in certain
    )


def _counting(event: Event) -> Iterator[FieldSupport]:
    """What supports the fields of a tariff that say from when until when it counts, as far as it has them."""
    told = (support_of(event, key) for key in ("stage", "in_force", "expires"))
    return (support for support in told if support.evidence or support.reasons)


def rates_of(catalogue: Catalogue, on: date | str | None, sides: Sides) -> Listing[RatedMeasure]:
    """List what each measure levies on a day, or at some time; a part of a measure follows it."""
    told = _told(catalogue, None if on is None else read_day("rates", on), sides)
    judged = ((each, each.course.judge(each.stretch)) for each in told)
    lines = (_line(each, verdicts) for each, verdicts in judged if _is_known(each, verdicts))
    return Listing(catalogue, RatedMeasure, tuple(lines))


def clashes(catalogue: Catalogue, spend: Callable[[int], None]) -> Iterator[Clash]:
    """List the evidence of effect that no world allows, the first of each measure; `spend` is told the steps."""
    told = (each for each in _told(catalogue, None, Sides()) if each.course.reports)
    return filter(None, (each.course.clash(spend) for each in told))


def _told(catalogue: Catalogue, day: str | None, sides: Sides) -> Iterator[_Told]:
    imposer, payer = (None if each is None else catalogue.find(Actor, each) for each in sides)
    order = catalogue.order
    among = []
    for measure in measures_of(catalogue.events.values(), order):
        by = measure.said("imposed_by")
        if imposer is None or by is None or by.id == imposer.id:
            zone = catalogue.zone_of(by) or _written_zone(measure)
            among.append((measure, zone, imposer is not None and by is None))
    parts_of: dict[str, list[Measure]] = {}
    for measure, *_ in among:
        if measure.whole is not None:
            parts_of.setdefault(measure.whole.id, []).append(measure)
    for measure, zone, in_doubt in among:
        all_parts = [part for event in measure.announcements for part in parts_of.get(event.id, ())]
        for each in measure.payers() if payer is None else [payer]:
            course = measure.course(each, order, zone, in_doubt=in_doubt)
            if course is None:
                continue
            taking = (part for part in all_parts if part.takes_out(each, measure))
            parts = (part.course(each, order, zone, in_doubt=in_doubt) for part in taking)
            course = attrs.evolve(course, parts=tuple(filter(None, parts)))
            stretch = ALWAYS if day is None else _stretch(day, zone)
            yield _Told(measure, each, course, zone, stretch)


def _written_zone(measure: Measure) -> str:
    """The zone in which the dates of a measure are written, of all that a day may be read in the last resort."""
    return next((each.in_force.zone for each in measure.announcements if each.in_force and each.in_force.zone), "UTC")


def _stretch(day: str, zone: str) -> Stretch:
    window = Window.read(day, zone)
    return Stretch(window.begin_bounds.least, window.end_bounds.least)


def _is_known(told: _Told, verdicts: Verdicts) -> bool:
    """Return whether something of a measure may have effect, and may have been announced by the end of the stretch."""
    changes = [change for change in told.course.changes.values() if change.start is not None]
    came = [told.course.points[change.came].least for change in changes if change.reported]
    return verdicts.possible != {NOTHING_COUNTS} or min(came, default=ALWAYS.end) < told.stretch.end


def _line(told: _Told, verdicts: Verdicts) -> RatedMeasure:
    measure, payer, (_, levied, possible) = told.measure, told.payer, verdicts
    if told.stretch == ALWAYS:
        levied, possible = levied - {NO_TARIFF}, possible - {NOTHING_COUNTS}
    places: dict[str | None, int] = {event.id: place for place, event in enumerate(measure.announcements, start=1)}
    in_turn = sorted(possible, key=lambda each: (places.get(each.id, 0), str(each.levies)))
    sure = dict.fromkeys(each.levies for each in in_turn if each.levies in levied)
    maybe = dict.fromkeys(each.levies for each in in_turn if each.levies not in levied)
    only = next(iter(sure)).rate if len(sure) == 1 and not maybe else None
    first = measure.announcements[0]
    taken = next((each for each in measure.announcements if each.stage not in POWERLESS), first)
    several = len(measure.payers()) > 1
    suffix = "" if not several else f"#{payer.id}" if payer else "#others"
    ids = {each.id for each in possible}
    return RatedMeasure(
        id=first.id + suffix,
        title=taken.title,
        within=measure.whole,
        certainly=tuple(sure),
        possibly=tuple(maybe),
        imposed_by=measure.said("imposed_by"),
        applied_to=(payer,) if payer else () if several else measure.said("applied_to"),
        applied_to_all=payer is None and measure.said("applied_to_all"),
        goods=measure.said("goods"),
        exempt=measure.said("exempts").goods,
        condition=measure.said("condition"),
        trade_covered=measure.own("trade_covered"),
        span=_span(told.course, told.zone),
        rate=only,
        announcements=tuple(event for event in measure.announcements if event.id in ids),
    )


def _span(course: Course, zone: str) -> TimeSpan | None:
    """From the first beginning to the last end of what counts in a measure; the end is open where one has none."""
    counting = [change for change in course.changes.values() if change.counts and change.reported and change.start]
    if not counting:
        return None
    begins = [(course.points[change.start], change.is_settled) for change in counting if change.start]
    sure = [bounds.greatest for bounds, is_settled in begins if is_settled]
    begin = Bounds(
        min(bounds.least for bounds, _ in begins), min(sure) if sure else max(bounds.greatest for bounds, _ in begins)
    )
    latest = max(course.reach, *(course.ends_by(change) for change in counting))
    if latest <= begin.least:
        return None
    begun = course.reach + 1 if -1 < course.reach < latest else course.reach
    return TimeSpan.of_bounds(begin, Bounds(begun, latest), zone)
