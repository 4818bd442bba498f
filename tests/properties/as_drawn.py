"""The law of loading that drawn folders hold: the record says what the hidden world says, field by field."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import timedelta
from functools import reduce
from typing import Any

import attrs

from vnus_trade import Certainty, Chronology, Event, Participant, Relation, Source, Statement, TimeSpan
from vnus_trade.model.events import TAKEN
from vnus_trade.model.fields import Field, keyed
from vnus_trade.model.quantities import Exemptions
from vnus_trade.strategies.folder_files import article_of
from vnus_trade.strategies.span_shapes import instant
from vnus_trade.strategies.world import InventedWorld, Timing, WorldEntry
from vnus_trade.time.constraints import Bounds
from vnus_trade.time.span import beginning

WITHIN = frozenset((Relation.DURING, Relation.STARTS, Relation.FINISHES, Relation.EQUALS))


def check_as_drawn(record: Chronology, world: InventedWorld) -> None:
    """A record has the entries that were drawn, each with its fields, quotations and reasons; the times are true."""
    things = {thing.id: thing for collection in record.curated.values() for thing in collection}
    assert things.keys() == world.by_id.keys()
    assert record.filed == filed(world)
    for id_, thing in things.items():
        parts = [entry for entry in world.entries if entry.id == id_]
        check_fields(thing, sorted(parts, key=lambda part: (part.folder, part.home.id if part.home else "")))
    for article in world.articles:
        assert things[article.id].text == article.printed[0]
        assert len(things[article.id].set_aside) == sum(sentence.reason is not None for sentence in article.sentences)
    check_times(record, world)


def check_fields(thing: Any, parts: Sequence[WorldEntry]) -> None:
    """An object has the values, quotations and reasons of the entry that was drawn, and of what extends it."""
    inner = {
        "plan": sorted((plan for part in parts for plan in part.plans), key=made),
        "steps": [step for part in parts for step in part.steps],
    }
    for key, field in keyed(thing.__class__).items():
        value = getattr(thing, field.name)
        if key == "office":
            offices: dict[str, list[WorldEntry]] = {}
            for office in (office for part in parts for office in part.offices):
                # The same office said twice is one, with the evidence of both.
                same = {name: getattr(given, "span", given) for name, given in sorted(office.values.items())}
                offices.setdefault(repr(same), []).append(office)
            assert len(value) == len(offices)
            for office, drawn in zip(value, offices.values(), strict=True):
                check_fields(office, drawn)
        elif key in inner:
            for each, drawn_part in zip(value, inner[key], strict=True):
                check_fields(each, [drawn_part])
        elif field.name in TAKEN and getattr(thing, "announced_in", None) is not None:
            assert value == getattr(thing.announced_in, TAKEN[field.name])
        elif key not in ("id", "sha256", "evidence", "inferred", "status"):
            given = [part.values[key] for part in parts if key in part.values]
            assert as_ids(value) == (expected(field, given) if given else default(thing, field)), key
    if "evidence" in keyed(thing.__class__):
        assert [
            (each.quotation.source.id, each.quotation.start, each.quotation.end, each.fields, each.reads, each.effect)
            for each in thing.evidence
        ] == [
            (
                cited.article.id,
                *cited.article.printed[1][cited.sentence],
                tuple(cited.fields),
                {words: tuple(ids) for words, ids in cited.reads.items()},
                cited.effect,
            )
            for part in parts
            for cited in part.evidence
        ]
        assert thing.inferred == {field: why for part in reversed(parts) for field, why in reasons(part)}
    if isinstance(thing, Event):
        assert [each.status for each in thing.evidence] == [status for part in parts for status in part.stands]
        assert thing.status in expected_statuses(thing)


def expected_statuses(event: Event) -> Collection[str]:
    """How an event may stand: as denied, else as it moved on to last, else as curated or as published last."""
    said = {each.status for each in event.evidence}
    if "denied" in said:
        return ("disputed",)
    reported = next(([status] for status in ("ended", "ongoing") if status in said), None)
    if reported or event.latest_status:
        return reported or [str(event.latest_status)]
    return said or {"expected"}


def made(plan: WorldEntry) -> int:
    """When a plan was made, by default when its source was published, as a number to sort by."""
    published = plan.evidence[0].article.values.get("published")
    when = plan.values.get("made", published)
    return beginning(TimeSpan() if when is None else when.span)


def expected(field: Field, given: Sequence[Any]) -> Any:
    """The value of a field that one or more entries give: spans narrow each other, and lists and roles are joined."""
    if isinstance(given[0], Timing):
        return reduce(TimeSpan.narrowed_by, (time.span for time in given))
    if field.value is Participant:
        roles = dict.fromkeys(role for roles in given for role in roles)
        pairs = ((id_, role) for role in roles for several in given for id_ in several.get(role, ()))
        return tuple(dict.fromkeys(pairs))
    if field.value is Exemptions:
        several = [[each for part in given for each in part.get(key, ())] for key in ("goods", "payers")]
        return tuple(tuple(dict.fromkeys(members)) for members in several)
    return tuple(dict.fromkeys(member for several in given for member in several)) if field.is_several else given[0]


def default(thing: Any, field: Field) -> Any:
    """The value of a field that no entry gives."""
    value = attrs.fields_dict(type(thing))[field.name].default
    return () if isinstance(value, attrs.Factory) else as_ids(value)  # type: ignore[arg-type] # a class, for all that is said


def as_ids(value: Any) -> Any:
    """A value with the ids of what it refers to."""
    if isinstance(value, tuple):
        return tuple(map(as_ids, value))
    if isinstance(value, Mapping):
        return {key: as_ids(member) for key, member in value.items()}
    if isinstance(value, Exemptions):
        return value.goods, as_ids(value.payers)
    if isinstance(value, Participant):
        return value.actor.id, value.role
    return getattr(value, "id", value)


def reasons(part: WorldEntry) -> Iterator[tuple[str, str]]:
    """Why what an entry leaves out is so, its own reasons last: as its articles say of zones and years."""
    times = {key: time for key, time in part.values.items() if isinstance(time, Timing) and time.phrase is not None}
    for key, time in reversed([(key, times[key]) for key in keyed(part.cls) if key in times]):
        article = article_of(part, time)
        zone, year = article.values.get("zone"), article.values.get("year")
        if zone is not None and zone == time.span.zone and part.cls is not Source:
            yield "zone", f"as of the article: {article.inferred.get('zone', zone)}"
        if year is not None and str(year) not in str(time.phrase) and part.cls is not Source:
            yield "year", f"as of the article: {article.inferred.get('year', year)}"
        if time.why is not None:
            yield key, time.why
    yield from part.inferred.items()


def filed(world: InventedWorld) -> dict[str, str]:
    """The negotiation of each entry: the one that its folder continues or declares, or the first one before."""
    declared = {entry.folder: entry.id for entry in world.entries if entry.kind == "negotiation"}
    subjects = []
    for folder, continues in enumerate(world.continues):
        earlier = [id_ for number, id_ in declared.items() if number < folder]
        subjects.append(continues or declared.get(folder) or next(iter(earlier), ""))
    return {id_: subjects[entry.folder] for id_, entry in world.by_id.items()}


def exactly(begin: int, end: int) -> TimeSpan:
    """The span of a stretch of the hidden world."""
    return TimeSpan(instant(begin), instant(begin), instant(end), instant(end), "UTC")


def check_times(record: Chronology, world: InventedWorld) -> None:
    """What is known of each event, and of every two, is true in the hidden world; and what is stated is known.

    An event that does not take place has the time that it would have.
    """
    moments = {id_: exactly(*moment) for id_, moment in world.moments.items()}
    for event in record.all_events:
        own = moments[event.id]
        takes_place = record.order.takes_place[event.id]
        assert takes_place is expected_certainty(event)
        assert takes_place != ("certain" if event.id in world.absent else "not")
        assert narrowed(event.when, own) == (own.begin_bounds, own.end_bounds)
        for other in record.all_events:
            if Certainty.NOT not in (takes_place, record.order.takes_place[other.id]):
                assert own.relations(moments[other.id]) <= record.relations(event, other)
        if takes_place is Certainty.NOT:
            continue
        links = [(event, earlier, {Relation.AFTER, Relation.MET_BY}) for earlier in event.after]
        links += [(event, meeting, {*WITHIN}) for meeting in (event.occasion,) if meeting is not None]
        links += [(during, event, {*WITHIN}) for during in event.ongoing_at]
        for one, other, relations in links:
            if Certainty.NOT not in (record.order.takes_place[one.id], record.order.takes_place[other.id]):
                assert record.relations(one, other) <= relations
        for stated in stated_times(event, world.by_id[event.id]):
            assert narrowed(event.when, stated) == (event.when.begin_bounds, event.when.end_bounds)


def expected_certainty(event: Event | None) -> Certainty:
    """Whether an event takes place by its own evidence, and by that of what it is at or announced in."""
    if event is None:
        return Certainty.CERTAIN
    took_place = event.status in ("ended", "ongoing")
    same = [each for each in event.evidence if each.status in (("ended", "ongoing") if took_place else (event.status,))]
    rests = bool(same) and all(each.quotation.source.standing == "retracted" for each in same)
    settled = Certainty.CERTAIN if took_place else Certainty.NOT if event.status == "called off" else Certainty.POSSIBLE
    own = Certainty.POSSIBLE if rests else settled
    occasion = None if event.announcement else event.occasion
    found = [own, expected_certainty(occasion), expected_certainty(event.announcement)]
    return next((each for each in (Certainty.NOT, Certainty.POSSIBLE) if each in found), Certainty.CERTAIN)


def stated_times(event: Event, entry: WorldEntry) -> Iterator[TimeSpan]:
    """What is stated of an event's time: its date, how it stood in each source, and that an article speaks itself."""
    if event.dated is not None:
        yield event.dated
    if event.announcement is not None:
        yield event.announcement.when
    for evidence in event.evidence if "existence" not in event.inferred else ():
        if (published := evidence.quotation.source.published) is not None:
            yield stated_by(evidence.status, published)
    if isinstance(event, Statement) and not (event.speakers or event.dated) and len(set(entry.quotes)) == 1:
        yield event.evidence[0].quotation.source.published or TimeSpan()


def stated_by(status: str, published: TimeSpan) -> TimeSpan:
    """What follows for the time of an event that stood so when its source was published, rounded to what is written."""
    earliest, latest = published.begin_earliest, published.end_latest
    if status == "ended":
        return TimeSpan(None, None, None, latest)
    if status in ("expected", "postponed"):
        return TimeSpan(earliest, None, None, None)
    if status == "ongoing":
        return TimeSpan(None, latest and latest + _STEP, earliest and earliest - _STEP, None)
    return TimeSpan()


_STEP = timedelta(microseconds=1)


def narrowed(span: TimeSpan, other: TimeSpan) -> tuple[Bounds, Bounds]:
    """The bounds of a span as narrowed by another."""
    both = span.narrowed_by(other)
    return both.begin_bounds, both.end_bounds
