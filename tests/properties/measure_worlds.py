"""The law of measures by brute force: every world of small courses, on a grid of instants, day by day.

It shares no reasoning with the library. Time is four days of `SLOTS` instants each, the first of which is the first
instant of the day; what happens at an unknown time of a day may happen at any of its instants.
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from functools import cached_property
from itertools import product
from math import prod
from typing import Any, NamedTuple

import attrs

from tests.measures.invented_courses import NORLAND, SUDMARK, record_of, whole
from vnus_trade import Chronology, TimeSpan
from vnus_trade.evidence.sources import Evidence, Source
from vnus_trade.model.entities import Negotiation
from vnus_trade.model.events import RateStep, TariffAnnouncement
from vnus_trade.model.quantities import Rate

DAYS, SLOTS = 4, 4
NEVER = DAYS * SLOTS
FIRST = datetime(2031, 5, 1, tzinfo=UTC)
POWERLESS = ("under consideration", "threatened", "under negotiation", "offered", "requested", "pledged")
TALKS = Negotiation(id="talks", title="Talks", parties=(NORLAND, SUDMARK), zone="UTC")


@attrs.frozen
class Told:
    """One announcement: days are numbers from 0, and other announcements are named by their ids."""

    id: str
    made: int
    source: str
    change: str | None = None
    stage: str = "enacted"
    rate: int | None = None
    rate_before: int | None = None
    in_force: int | None = None
    expires: int | None = None
    vague: tuple[str, ...] = ()
    """What happens at some time of its day and not at its first instant: ``made``, ``start``."""
    continues: str | None = None
    fulfils: str | None = None
    provided: bool = False
    steps: tuple[tuple[int, int], ...] = ()
    stood: tuple[tuple[str, str], ...] = ()
    """How it stood, by source."""

    @property
    def finishes(self) -> bool:
        """Whether what it continues has no effect from then on."""
        return self.continues is not None and (self.stage == "withdrawn" or self.change == "restores")

    @property
    def moves(self) -> bool:
        """Whether it only moves a date of what it continues, or leaves it as it is."""
        return self.continues is not None and self.change in ("prolongs", "postpones", "keeps")

    @property
    def counts(self) -> bool:
        """Whether it may be what counts."""
        is_bare = self.change == "suspends" and self.rate is None
        return self.stage not in (*POWERLESS, "withdrawn") and not (self.finishes or self.moves or is_bare)


class Levied(NamedTuple):
    """The announcement that counts, if it is one of the record, and its rate; -1 if no source says it."""

    id: str | None
    rate: int | None


NONE = Levied(None, None)


class State(NamedTuple):
    """The announcements that have begun by an instant, with when; that are over; and that are off, also for good.

    `until` has the announcement that says when each ends: itself, or what prolongs it.
    """

    begun: dict[str, int]
    over: set[str]
    off: set[str]
    finished: set[str]
    until: dict[str, str]

    def in_effect(self, id_: str) -> bool:
        """Whether an announcement has effect."""
        return id_ in self.begun and id_ not in self.over | self.off


@attrs.frozen(slots=False)
class Course:
    """Announcements, each after what it continues, and the days on which their sources were published."""

    told: tuple[Told, ...]
    published: Mapping[str, int]

    @cached_property
    def among(self) -> dict[str, Told]:
        """The announcements as the law reads them, and what they continue that is not among them."""
        found: dict[str, Told] = {}
        for told in self.told:
            change, was = told.change, None
            if told.stage == "withdrawn" or (told.continues is None and change in ("postpones", "restores")):
                change = None
            goes_on = told.change in ("keeps", "prolongs")
            implies = goes_on or told.change in ("raises", "cuts", "removes", "suspends", "restores")
            is_known = told.continues is None and told.stage not in (*POWERLESS, "withdrawn")
            if is_known and (implies or told.rate_before is not None):
                rate = told.rate if goes_on and told.rate_before is None else told.rate_before
                was = Told(f"{told.id}#{'goes-on' if goes_on else 'was'}", -1, told.source, rate=rate)
                found[was.id] = was
            found[told.id] = attrs.evolve(told, change=change, continues=was.id if was else told.continues)
        return found

    def target(self, id_: str) -> str:
        """What an announcement is about: what it moves, at the end of a chain, or else itself."""
        return self._targets[id_]

    @cached_property
    def _targets(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for told in self.among.values():
            found[told.id] = found[str(told.continues)] if told.moves else told.id
        return found

    def depth(self, id_: str) -> int:
        """How many announcements one continues, one after another."""
        before = self.among[id_].continues
        return 0 if before is None else 1 + self.depth(before)

    def group(self, told: Told) -> Any:
        """What comes about together."""
        if told.in_force is None or told.stage == "withdrawn":
            return told.id
        return told.in_force, "start" in told.vague, told.provided, told.made, "made" in told.vague, told.source

    def is_past(self, day: int | None, told: Told, *, by: str = "") -> bool:
        """Whether a day lies before the source that states it, or before one by which the announcement stood so."""
        sources = [told.source, *(source for source, stood in told.stood if stood == by)]
        return day is not None and any(day < self.published[source] for source in sources)

    def levied(self, day: int) -> tuple[set[str], set[int | None], set[Levied]]:
        """What counts on a day: the ids and the rates that do in every world, and all that does in some."""
        days = range(day * SLOTS, (day + 1) * SLOTS)
        found = [{world.counting(at) for at in days} for world in worlds(self) if world.agrees()]
        possible = set[Levied]().union(*found)
        if not found or not self.is_settled(day):
            return set(), set(), possible
        ids = set.intersection(*({each.id for each in some if each.id} for some in found))
        return ids, set.intersection(*({each.rate for each in some} for some in found)), possible

    def suspended(self, day: int) -> tuple[set[str], set[str]]:
        """The announcements by which something is suspended on a day, in every world and in some."""
        days = range(day * SLOTS, (day + 1) * SLOTS)
        found = [{id_ for at in days for id_ in world.suspending(at)} for world in worlds(self) if world.agrees()]
        certain = set.intersection(*found) if found and self.is_settled(day) else set[str]()
        return certain, set[str]().union(*found)

    def is_settled(self, day: int) -> bool:
        """Whether something is known to have been in force on this day or later."""
        reports = [self.published[source] for told in self.told for source, stood in told.stood if stood == "in force"]
        return day <= max(reports, default=-1)

    def record(self) -> Chronology:
        """The same course as a chronology."""
        sources = {id_: _source(id_, day) for id_, day in self.published.items()}
        events: dict[str, TariffAnnouncement] = {}
        for each in self.told:
            events[each.id] = _event(each, sources, events)
        return record_of(events.values(), sources.values(), TALKS)


@attrs.frozen(slots=False)
class World:
    """One world: when each thing happened, and what came about."""

    course: Course
    among: Mapping[str, Told]
    depths: Mapping[str, int]
    at: Mapping[tuple[str, str], int]
    comes: Mapping[Any, bool]

    def counting(self, slot: int, heard: int = NEVER) -> Levied:
        """What counts at an instant, among what had been announced by another."""
        winner = self.winner(slot, heard)
        if winner is None or winner.change == "removes":
            return NONE
        rate = winner.rate
        for number, (_, step) in enumerate(winner.steps):
            if self.at[winner.id, f"step {number}"] <= slot and self.comes[winner.id, f"step {number}"]:
                rate = step
        credited = None if winner.id.endswith("#was") else winner.id.partition("#")[0]
        return Levied(credited, -1 if rate is None else rate)

    def winner(self, slot: int, heard: int) -> Told | None:
        """The announcement in effect that came into force last, of one instant the one that was announced later."""
        state = self.state(slot, heard)
        counting = [id_ for id_ in state.begun if state.in_effect(id_) and self.among[id_].counts]
        return self.among[max(counting, key=lambda id_: self.place(state, id_))] if counting else None

    def place(self, state: State, id_: str) -> tuple[int, ...]:
        """The place of what has begun in the order in which it came into force, and was announced."""
        return state.begun[id_], *self.announced(id_)

    def announced(self, id_: str) -> tuple[int, ...]:
        """The place of an announcement in the order in which they were made."""
        return self.at[id_, "made"], self.depths[id_], ord(id_[0]) * (1 if self.comes["tie"] else -1)

    def suspending(self, slot: int) -> Iterator[str]:
        """What holds something suspended at an instant, and no later change has overtaken; or what prolongs it."""
        state, winner = self.state(slot, NEVER), self.winner(slot, NEVER)
        for told in self.among.values():
            is_held = told.change == "suspends" and state.in_effect(told.id)
            if is_held and (winner is None or self.place(state, winner.id) <= self.place(state, told.id)):
                yield state.until[told.id]

    def state(self, slot: int, heard: int) -> State:
        """What has begun, ended and been switched off by an instant; what changes others comes before them."""
        known = [told for told in self.among.values() if self.at[told.id, "made"] <= heard]
        known = [told for told in known if told.stage not in POWERLESS]
        kept = {told.fulfils for told in known}
        moved: dict[tuple[str, str], list[Told]] = {}
        state = State({}, set(), set(), set(), {})
        for told in sorted(known, key=lambda each: -self.depths[each.id]):
            if told.id in kept:
                continue
            if told.moves:
                acts = (
                    self.comes["acts", told.id] if told.change == "postpones" else self.comes[self.course.group(told)]
                )
                if acts and told.id not in state.off:
                    moved.setdefault((self.course.target(told.id), str(told.change)), []).append(told)
                continue
            starts, ends = (
                max(moved.get((told.id, how), [told]), key=lambda each: self.announced(each.id))
                for how in ("postpones", "prolongs")
            )
            state.until[told.id] = ends.id
            if self.comes[self.course.group(starts)] and self.at[starts.id, "start"] <= slot:
                state.begun[told.id] = self.at[starts.id, "start"]
            end = self.at.get((ends.id, "end"), NEVER) if self.comes["ends", ends.id] else NEVER
            if not told.finishes and min(end, self.at.get((told.id, "gone"), NEVER)) <= slot:
                state.over.add(told.id)
            if told.continues and (told.change == "suspends" or told.finishes) and state.in_effect(told.id):
                aims = _aims(self.course, told)
                state.off.update(aims)
                state.finished.update(aims if told.finishes else ())
        return state

    def stood(self, day: int) -> Iterator[tuple[str, str]]:
        """How each announcement stands at the first instant of a day, as a source could say."""
        now = day * SLOTS
        state, winner = self.state(now, now), self.winner(now, now)
        for told in self.among.values():
            if winner is told and not told.id.endswith("#was"):
                yield told.id.partition("#")[0], "in force"
            elif "#" not in told.id and self.at[told.id, "made"] <= now and not told.moves:
                if told.id in state.over | state.finished and told.id in state.begun:
                    yield told.id, "ended"
                elif told.id not in state.begun:
                    yield told.id, "not yet"
                elif state.in_effect(told.id) and not told.counts:
                    yield told.id, "in force"

    def agrees(self) -> bool:
        """Whether it stood as the sources say, nothing ends before it begins, or is carried on before it is made."""
        for told in self.among.values():
            if told.continues and self.at[told.continues, "made"] > self.at[told.id, "made"]:
                return False
            start, end = self.at.get((told.id, "start"), -1), self.at.get((told.id, "end"), NEVER)
            if told.in_force is None and (told.id, "start") in self.at and start < self.at[told.id, "made"]:
                return False
            if "#" in told.id:
                by = told.id.partition("#")[0]
                if not (start <= self.at[by, "made"] and start < self.at.get((by, "start"), NEVER + 2)):
                    return False
            both = self.comes[self.course.group(told)] and self.comes["ends", told.id]
            if both and not told.moves and start >= end and (told.id, "end") in self.at:
                return False
        return all(self._as_stood(told, *each) for told in self.course.told for each in told.stood)

    def _as_stood(self, reported: Told, source: str, stood: str) -> bool:
        told, now = self.among[self.course.target(reported.id)], self.at[source, "published"]
        if told.stage in POWERLESS:
            return True
        state = self.state(now, now)
        keeping = [
            each.id
            for each in self.among.values()
            if each.fulfils == told.id and each.stage not in POWERLESS and self.at[each.id, "made"] <= now
        ]
        if stood == "not yet":
            return told.id not in state.begun
        if stood == "ended":
            gone = self.at.get((told.id, "gone"), NEVER)
            is_over = told.id in state.over | state.finished
            return bool(keeping) or (told.id in state.begun and is_over and state.begun[told.id] < gone)
        if self.at[reported.id, "made"] > now:
            return False
        if not told.counts:
            return state.in_effect(told.id)
        winner = self.winner(now, now)
        return winner is not None and winner.id in (told.id, *keeping)


def worlds(course: Course) -> Iterator[World]:
    """Every world of a course, also those that its sources rule out."""
    at, comes = _times(course), _choices(course)
    among, depths = course.among, {id_: course.depth(id_) for id_ in course.among}
    for instants in product(*at.values()):
        chosen = dict(zip(at, instants, strict=True))
        chosen |= {(id_, "start"): chosen[id_, "made"] for id_, told in among.items() if _starts_when_made(told)}
        for values in product(*comes.values()):
            yield World(course, among, depths, chosen, dict(zip(comes, values, strict=True)))


def size(course: Course) -> int:
    """How many worlds a course has."""
    return prod(len(each) for each in (*_times(course).values(), *_choices(course).values()))


def vagueness(course: Course) -> int:
    """How many things of a course happen at an unknown time."""
    return sum(len(each) > 1 for each in _times(course).values())


def _times(course: Course) -> dict[tuple[str, str], range]:
    """The instants at which each thing may happen."""
    found: dict[tuple[str, str], range] = {}
    stood = {source for told in course.told for source, _ in told.stood}
    for source in stood:
        found[source, "published"] = _day(course.published[source], is_vague=True)
    for told in sorted(course.among.values(), key=lambda each: "#" in each.id):
        if "#" in told.id:
            found[told.id, "made"] = range(-1, found[told.id.partition("#")[0], "made"].stop)
            continue
        found[told.id, "made"] = _day(told.made, is_vague="made" in told.vague)
        if told.in_force is not None:
            found[told.id, "start"] = _day(told.in_force, is_vague="start" in told.vague)
        elif told.stage != "withdrawn" and told.stage not in POWERLESS:
            found[told.id, "start"] = range(told.made * SLOTS, NEVER + 1)
        if told.expires is not None:
            found[told.id, "end"] = _day(told.expires, is_vague=False)
        elif told.change == "prolongs":
            found[told.id, "end"] = range(told.made * SLOTS, NEVER + 1)
        for number, (day, _) in enumerate(told.steps):
            found[told.id, f"step {number}"] = _day(day, is_vague=False)
    for told in course.told:
        for source, how in told.stood:
            if how == "ended" and not _may_end(course, course.target(told.id), found[source, "published"].stop, found):
                found[course.target(told.id), "gone"] = range(-1, found[source, "published"].stop)
    return found


def _may_end(course: Course, id_: str, by: int, times: Mapping[tuple[str, str], range]) -> bool:
    """Whether a date that some announcement gives may have ended another by an instant."""
    among = course.among
    ends = [(told.id, "end") for told in among.values() if course.target(told.id) == id_]
    ends += [
        (told.id, "start" if (told.id, "start") in times else "made")
        for told in among.values()
        if told.finishes and told.stage not in POWERLESS and id_ in _aims(course, told)
    ]
    return any(times[end].start < by for end in ends if end in times)


def _aims(course: Course, told: Told) -> set[str]:
    """What a switch takes out of effect: of something prolonged both, unless only the prolonging is withdrawn."""
    before = str(told.continues)
    is_literal = told.stage == "withdrawn" and course.among[before].change != "keeps"
    return {before} if is_literal else {before, course.target(before)}


def _choices(course: Course) -> dict[Any, tuple[bool, ...]]:
    """What may come about or not."""
    found: dict[Any, tuple[bool, ...]] = {"tie": (False, True)}
    for told in course.among.values():
        had_come = any(stood in ("in force", "ended") for _, stood in told.stood)
        is_sure = had_come or (told.stage not in ("announced", "agreed") and not told.provided)
        is_past = told.in_force is None or "#" in told.id or course.is_past(told.in_force, told)
        settled = had_come or (is_sure and is_past)
        if settled or course.group(told) not in found:
            found[course.group(told)] = (True,) if settled else (False, True)
        found["acts", told.id] = (True,) if is_sure or told.change != "postpones" else (False, True)
        has_end = told.expires is not None or told.change == "prolongs"
        found["ends", told.id] = (True,) if course.is_past(told.expires, told) or not has_end else (False, True)
        for number, (day, _) in enumerate(told.steps):
            is_settled = course.is_past(day, told, by="in force")
            found[told.id, f"step {number}"] = (True,) if is_settled else (False, True)
    return found


def _day(day: int, *, is_vague: bool) -> range:
    return range(day * SLOTS, day * SLOTS + (SLOTS if is_vague else 1))


def _starts_when_made(told: Told) -> bool:
    return "#" in told.id or (told.stage == "withdrawn" and told.in_force is None)


def _source(id_: str, day: int) -> Source:
    digest = f"{sum(map(ord, id_)):064}"
    return Source(id=id_, file=f"{id_}.txt", sha256=digest, text="Of lamps.", title=id_, published=span(day))


def _event(told: Told, sources: Mapping[str, Source], events: Mapping[str, TariffAnnouncement]) -> TariffAnnouncement:
    started = FIRST + timedelta(days=told.made)
    moment = TimeSpan(started, started, started + timedelta(microseconds=1), started + timedelta(microseconds=1), "UTC")
    in_force = None if told.in_force is None else span(told.in_force)
    if told.in_force is not None and "start" in told.vague:
        begin = FIRST + timedelta(days=told.in_force)
        in_force = TimeSpan(begin, begin + timedelta(hours=23), None, begin + timedelta(days=1), zone="UTC")
    evidence = [Evidence(whole(sources[told.source]), ("when", "in_force", "expires"))]
    evidence += [Evidence(whole(sources[source]), effect=stood) for source, stood in told.stood]
    return TariffAnnouncement(
        id=told.id,
        title=told.id,
        dated=span(told.made) if "made" in told.vague else moment,
        imposed_by=NORLAND,
        applied_to=(SUDMARK,),
        stage=told.stage,
        change=told.change,
        rate=None if told.rate is None else Rate(told.rate),
        rate_before=None if told.rate_before is None else Rate(told.rate_before),
        in_force=in_force,
        expires=None if told.expires is None else span(told.expires),
        continues=events[told.continues] if told.continues else None,
        fulfils=(events[told.fulfils],) if told.fulfils else (),
        provided="if the council agrees" if told.provided else None,
        steps=tuple(RateStep(rate=Rate(rate), in_force=span(day)) for day, rate in told.steps),
        evidence=tuple(evidence),
    )


def span(day: int) -> TimeSpan:
    """A day, counted from 0."""
    return TimeSpan.parse((FIRST + timedelta(days=day)).date().isoformat(), "UTC")
