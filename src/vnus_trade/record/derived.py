"""Findings that nobody need write: rounds whose numbers a record leaves out, and events that some source denies."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, count, pairwise

import attrs

from vnus_trade.errors import TimeRefused
from vnus_trade.evidence.statuses import takes_place
from vnus_trade.evidence.vocabulary import Status
from vnus_trade.model.events import Event, NegotiationRound
from vnus_trade.model.findings import Discrepancy, Gap
from vnus_trade.model.vocabulary import DiscrepancyKind, EventKind
from vnus_trade.time.constraints import Certainty
from vnus_trade.time.span import TimeSpan


def missing_rounds(
    events: Iterable[Event], gaps: Collection[Gap], filed: Mapping[str, str], taken: Iterable[str]
) -> Iterator[Gap]:
    """Yield a gap for each run of numbers without a round, below the highest that was held.

    Rounds are counted in each negotiation apart, in each series, and between the same parties; `filed` says for which
    negotiation each event was curated. Numbers whose neighbours a curated gap concerns are left to it. `taken` are the
    ids that others have.
    """
    used = set(taken)
    counted: dict[tuple[str, str], list[NegotiationRound]] = defaultdict(list)
    for event in events:
        if isinstance(event, NegotiationRound):
            counted[filed.get(event.id, ""), event.series or ""].append(event)
    for (negotiation, series), rounds in counted.items():
        for called, those in _by_parties(rounds, series):
            for gap in _gaps(those, gaps, called):
                name = f"{negotiation}-{gap.id}" if negotiation else gap.id
                yield attrs.evolve(gap, id=_free(name, used))


def _by_parties(rounds: Sequence[NegotiationRound], series: str) -> Iterator[tuple[str, Sequence[NegotiationRound]]]:
    """The rounds of a series between the same parties, and what they are called.

    Where there are several such parties, a round that names none is counted nowhere.
    """
    between: dict[frozenset[str], list[NegotiationRound]] = defaultdict(list)
    for each in rounds:
        between[frozenset(party.id for party in each.parties)].append(each)
    if len(between.keys() - {frozenset()}) <= 1:
        yield series, rounds
        return
    for parties, those in between.items():
        names = " and ".join(party.name for party in those[0].parties)
        if parties:
            yield f"{series}, {names}" if series else names, those


def _gaps(rounds: Iterable[NegotiationRound], curated: Collection[Gap], series: str) -> Iterator[Gap]:
    """Yield the gaps of one series of rounds, with ids that do not name the negotiation."""
    numbered: dict[int, list[NegotiationRound]] = defaultdict(list)
    for each in rounds:
        numbered[each.number or 0].append(each)
    # What is only expected is missing as long as nobody reports it, whatever its number.
    is_unnumbered = any(map(_is_held, numbered.pop(0, [])))
    held = [each for those in numbered.values() for each in those if _is_held(each)]
    highest = max((each.number or 0 for each in held), default=0)
    for below, above in pairwise(sorted({0, *(number for number in numbered if number <= highest)})):
        neighbours = [numbered[number] for number in (below, above) if number]
        if above - below > 1 and not any(_covers(gap, neighbours) for gap in curated):
            beside, when = tuple(chain.from_iterable(neighbours)), _between(held, below, above)
            yield _missing(range(below + 1, above), beside, series, when, is_among=is_unnumbered)


def _is_held(each: NegotiationRound) -> bool:
    return takes_place(each.status, each.evidence) is Certainty.CERTAIN


def _covers(gap: Gap, neighbours: Sequence[Iterable[NegotiationRound]]) -> bool:
    """Return whether a curated gap concerns both neighbours of a run; a single one, only if it misses rounds."""
    is_concerned = all(any(each in gap.concerns for each in rounds) for rounds in neighbours)
    return is_concerned and (len(neighbours) > 1 or gap.missing == EventKind.ROUND)


def _missing(
    run: range, neighbours: tuple[NegotiationRound, ...], series: str, when: TimeSpan | None, *, is_among: bool
) -> Gap:
    """The gap of the rounds of these numbers, unless one without a number `is_among` them."""
    first, last = run[0], run[-1]
    several = f"rounds {first} {'and' if last == first + 1 else 'to'} {last}" if last > first else f"round {first}"
    title = f"{several}{f' ({series})' if series else ''} {'are' if last > first else 'is'} not in the record"
    there = " and ".join(f"“{each.title}”" for each in neighbours)
    return Gap(
        id=f"{several.replace(' ', '-')}-missing",
        title=f"{title}, unless a round without a number is among them" if is_among else title,
        missing=str(EventKind.ROUND),
        when=when,
        count=None if is_among else len(run),
        concerns=neighbours,
        explanation=f"Derived from the numbers of rounds: the record has {there}, and none of these numbers.",
        derived=True,
    )


def _between(held: Sequence[NegotiationRound], below: int, above: int) -> TimeSpan | None:
    """The time between the rounds before and after a run, as far as it is known: rounds are counted in their order."""
    before = max((each.number or 0 for each in held if (each.number or 0) <= below), default=0)
    after = min(each.number or 0 for each in held if (each.number or 0) >= above)
    unbounded = found = TimeSpan(zone=next(each.when.zone for each in held if each.number == after))
    try:
        for each in held:
            if each.number == before:
                found = found.narrowed_by(TimeSpan(begin_earliest=each.when.end_earliest))
            elif each.number == after:
                found = found.narrowed_by(TimeSpan(end_latest=each.when.begin_latest))
    except TimeRefused:
        return None
    return None if found == unbounded else found


def disputes(events: Iterable[Event], written: Iterable[Discrepancy], taken: Iterable[str]) -> Iterator[Discrepancy]:
    """Yield a discrepancy for each event that a source denies, unless a curated one that quotes the source is on it."""
    used = set(taken)
    curated = [(thing, item.quotation.source) for each in written for thing in each.concerns for item in each.evidence]
    for event in events:
        denying = [item.quotation.source for item in event.evidence if item.status is Status.DENIED]
        if event.status is Status.DISPUTED and not any((event, source) in curated for source in denying):
            said = dict.fromkeys(f"{item.quotation.source.id} has it as {item.status}" for item in event.evidence)
            yield Discrepancy(
                id=_free(f"{event.id}-disputed", used),
                title=f"“{event.title}” is denied",
                kind=DiscrepancyKind.CONFLICT,
                concerns=(event,),
                explanation=f"Derived from its evidence: {', and '.join(said)}.",
                resolution="It takes place in some possible worlds only, so that no answer has it as certain.",
                evidence=event.evidence,
                derived=True,
            )


def _free(name: str, used: set[str]) -> str:
    """Take the first id of this name that is free."""
    id_ = next(free for free in chain((name,), (f"{name}-{n}" for n in count(2))) if free not in used)
    used.add(id_)
    return id_
