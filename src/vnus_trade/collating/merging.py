"""Makes one entry of what an article tells twice, and of what the record has already an extension of that."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import attrs

from vnus_trade.cast.cast import Cast
from vnus_trade.contents.index import Contents
from vnus_trade.drafting.entries import DraftedEntry, DraftedPart, Remark
from vnus_trade.evidence.vocabulary import Status
from vnus_trade.model.events import Agreement, Event, Meeting, NegotiationRound, TariffAnnouncement
from vnus_trade.model.vocabulary import CommitmentMatter, EventKind, MeasureChange, SpeechAct, TariffStage
from vnus_trade.time.span import TimeSpan
from vnus_trade.words.names import fold

_MOST_QUOTES = 3
_TOLD_BY_ENTRIES = frozenset(
    (SpeechAct.ANNOUNCES, SpeechAct.COMMITS, SpeechAct.OFFERS, SpeechAct.REQUESTS, SpeechAct.AGREES, SpeechAct.ASSERTS)
)
_ALIKE: Mapping[str, tuple[str, ...]] = {
    EventKind.ROUND: ("number",),
    EventKind.TARIFF: ("rate",),
    EventKind.AGREEMENT: ("stage",),
    EventKind.MEETING: ("form",),
}

_ANNOUNCING = frozenset((EventKind.TARIFF, EventKind.COMMITMENT))

_LATER = frozenset((MeasureChange.POSTPONES, MeasureChange.RESTORES, MeasureChange.KEEPS))
"""What is done to a tariff that is there already."""


def told_once(found: Iterable[DraftedPart], cast: Cast) -> list[DraftedPart]:
    """The entries in the order of the text, those that tell of one thing as one; remarks stay."""
    kept: list[DraftedPart] = []
    for each in sorted(found, key=lambda one: one.start):
        twin = next((n for n, other in enumerate(kept) if _is_twin(other, each)), None)
        other = kept[twin] if twin is not None else None
        if twin is not None and isinstance(each, DraftedEntry) and isinstance(other, DraftedEntry):
            kept[twin] = _joined_entry(other, each)
        else:
            kept.append(each)
    kept = _without_talks_twice(kept, cast)
    told = [entry for entry in kept if isinstance(entry, DraftedEntry) and entry.kind in _ANNOUNCING]
    left: list[DraftedPart] = []
    times: dict[int, Any] = {}
    for each in kept:
        by = _told_by(each, told)
        left += [] if by else [each]
        # Of several, and of what is done already, none is known to be announced when that was said.
        if len(by) == 1 and isinstance(each, DraftedEntry) and "when" in each.fields and "when" not in by[0].fields:
            times |= {id(by[0]): each.fields["when"]} if by[0].fields.get("stage") != TariffStage.ENACTED else {}
    return [
        each.having(when=times[id(each)]) if isinstance(each, DraftedEntry) and id(each) in times else each
        for each in left
    ]


def _without_talks_twice(kept: Sequence[DraftedPart], cast: Cast) -> list[DraftedPart]:
    """These, but of talks that the same words resume the meeting alone where persons hold it or it has a place.

    Else the commitment, which says what becomes of a negotiation: "Japan and Chile resumed talks on Monday".
    """
    entries = [each for each in kept if isinstance(each, DraftedEntry)]
    met = {each.start: each for each in entries if each.kind == EventKind.MEETING}
    twice = [each for each in entries if each.fields.get("matter") == CommitmentMatter.NEGOTIATION]
    left_out = set[int]()
    for each in twice:
        if (meeting := met.get(each.start)) is not None:
            ids = [id_ for role in meeting.fields.get("participants", {}).values() for id_ in role]
            is_met = any(cast.members[id_].sort == "person" for id_ in ids)
            is_met = is_met or "place" in meeting.fields.get("plan", meeting.fields)
            left_out.add(id(each if is_met else meeting))
    return [each for each in kept if id(each) not in left_out]


def _told_by(each: DraftedPart, told: Sequence[DraftedEntry]) -> list[DraftedEntry]:
    """The entries of its sentence of which a statement says no more than that its speaker makes them known."""
    if not isinstance(each, DraftedEntry) or each.kind != EventKind.STATEMENT or "verbatim" in each.fields:
        return []
    acts = set(each.fields.get("speech_acts", ()))
    if not acts <= _TOLD_BY_ENTRIES or acts <= {str(SpeechAct.ASSERTS)} or len(each.quotes) > 1:
        return []
    speakers = set(each.fields["speakers"])
    return [entry for entry in told if entry.quotes[0] == each.quotes[0] and speakers & _makers(entry)]


def _makers(entry: DraftedEntry) -> set[str]:
    """Those who announce a tariff or a commitment, impose the one, or owe the other."""
    fields = entry.fields
    return {*fields.get("announced_by", ()), fields.get("imposed_by", ""), *fields.get("obliged", ())}


def _is_twin(one: DraftedPart, other: DraftedPart) -> bool:
    if isinstance(one, Remark) or isinstance(other, Remark) or one.kind != other.kind or one.kind not in _ALIKE:
        return False
    mine, theirs = one.fields, other.fields
    if any(mine.get(key) != theirs.get(key) or key not in mine for key in _ALIKE[one.kind]):
        return False
    shared = mine.keys() & theirs.keys()
    if one.kind == EventKind.MEETING:
        if ("when" in mine) != ("when" in theirs) and ({"plan", "status"} & (mine.keys() ^ theirs.keys())):
            return False
        people = [{id_ for ids in fields.get("participants", {}).values() for id_ in ids} for fields in (mine, theirs)]
        if not all(people) and ("plan" in mine) != ("plan" in theirs):
            return False  # who will meet need not be those who met
        return len(people[0] & people[1]) >= min(2, *map(len, people)) and _agrees(
            mine, theirs, shared & {"when", "place"}
        )
    if one.kind == EventKind.TARIFF:
        changes = {mine.get("change"), theirs.get("change")}
        own, others = (fields.keys() & {"goods", "applied_to"} for fields in (mine, theirs))
        is_other = (len(changes) > 1 and bool(changes & _LATER)) or bool(own and others and not own & others)
        return not is_other and _agrees(mine, theirs, shared - {"change", "when"})
    if one.kind == EventKind.AGREEMENT:
        return _may_be_one(one, other) and _agrees(mine, theirs, shared & {"parties", "when"})
    return True


def _may_be_one(one: DraftedEntry, other: DraftedEntry) -> bool:
    """Return whether names allow two agreements to be one; a day is that of the same name."""
    names = one.called, other.called
    is_dated = "when" in one.fields, "when" in other.fields
    is_alike = not all(names) or names[0].endswith(names[1]) or names[1].endswith(names[0])
    return names[0] == names[1] or (is_alike and is_dated[0] == is_dated[1])


def _agrees(mine: Mapping[str, Any], theirs: Mapping[str, Any], keys: Iterable[str]) -> bool:
    return all(mine[key] == theirs[key] for key in keys)


def _is_open(fields: Mapping[str, Any]) -> bool:
    """Return whether only the beginning or only the end of an event is known."""
    return "when" in fields and ".." in fields["when"]["is"].split("/")


def _whole(one: Mapping[str, Any] | None, other: Mapping[str, Any] | None) -> dict[str, Any] | None:
    """The time of what began at the one and ended at the other time; None where they do not say both."""
    begun, ended = sorted((one or {}, other or {}), key=lambda when: when.get("is", "").startswith("../"))
    first, last = begun.get("is", ""), ended.get("is", "")
    if not (first.endswith("/..") and last.startswith("../") and first[:-2] <= last[3:]):
        return None
    return {**ended, "is": f"{first[:-2]}{last[3:]}", "why": f'it began on "{begun["phrase"]}", and ended then'}


def _joined_entry(one: DraftedEntry, other: DraftedEntry) -> DraftedEntry:
    """An entry with what another passage adds to it; of a round that was to come and then took place, the latter."""
    fields = dict(one.fields)
    added = {key: value for key, value in other.fields.items() if key not in fields}
    if _is_open(fields) and "when" in other.fields and not _is_open(other.fields):
        added["when"] = other.fields["when"]  # not only when it ended
    elif whole := _whole(fields.get("when"), other.fields.get("when")):
        added = {key: value for key, value in added.items() if key not in ("plan", "status")} | {"when": whole}
    if "when" in added:
        fields = {key: value for key, value in fields.items() if key not in ("plan", "status")}
    elif "when" in fields or fields.get("status") == Status.CALLED_OFF:
        added = {key: value for key, value in added.items() if key not in ("plan", "status")}
    if not added or len(one.quotes) >= _MOST_QUOTES or set(other.quotes) <= set(one.quotes):
        return attrs.evolve(one, fields={**fields, **(added if set(other.quotes) <= set(one.quotes) else {})})
    return attrs.evolve(
        one,
        fields={**fields, **added},
        notes={**other.notes, **one.notes},
        quotes=(*one.quotes, *(quote for quote in other.quotes if quote not in one.quotes)),
        reads={**other.reads, **one.reads},
    )


# What the record has


def with_known(found: Sequence[DraftedPart], known: Contents, zone: str | None, cast: Cast) -> list[DraftedPart]:
    """The entries, those of what is known as extensions; where that is not sure, a note asks, or a remark says so.

    Of an article that tells of other states than the parties of a round, none is surely that of the record.
    """
    return [_extended(each, known, zone, cast) if isinstance(each, DraftedEntry) else each for each in found]


def _extended(entry: DraftedEntry, known: Contents, zone: str | None, cast: Cast) -> DraftedPart:
    when = entry.fields.get("when")
    span = TimeSpan.parse(when["is"], when["zone"] or zone) if when else None
    same = [event for event in known.all_events if event.kind == entry.kind and _is_same(event, entry, span)]
    own = [party.id for event in same if isinstance(event, NegotiationRound) for party in event.parties]
    others = cast.others_than(own) or cast.others
    is_of_others = entry.kind == EventKind.ROUND and bool(others) and "parties" not in entry.fields
    if is_of_others:
        entry = attrs.evolve(entry, notes={"parties": f"{others[0]} and ...?"} | dict(entry.notes))
    is_dated = entry.kind != EventKind.MEETING or (span is not None and all(event.dated for event in same))
    if entry.kind == EventKind.AGREEMENT:  # two may be signed in a month
        is_dated = "parties" in entry.fields and all(_is_that_day(event.dated, span) for event in same)
    if len(same) == 1 and is_dated and not is_of_others:
        return _extension(entry, same[0])
    alike = same or [event for event in known.all_events if _may_be(event, entry, span)]
    named = " or ".join(event.id for event in alike[:2])
    if alike and entry.kind == EventKind.TARIFF and not entry.fields.keys() & {"applied_to", "goods"}:
        return Remark(entry.start, f'"{entry.fields["rate"]}": nothing says that it is not {named}, so no entry')
    if alike:
        then = "[[extend]]" if same or entry.kind == EventKind.ROUND else "[[extend]], or as what `continues` it"
        return attrs.evolve(entry, notes={**entry.notes, "id": f"is it {named} of the record? Then write it as {then}"})
    return entry


def _is_that_day(dated: TimeSpan | None, span: TimeSpan | None) -> bool:
    """Return whether an event was at a time, or at some time of that day."""
    is_day = span is not None and len(str(span)) == len("2025-05-20")
    return dated == span or (is_day and span is not None and dated is not None and span.narrowed_by(dated) == dated)


def _is_same(event: Event, entry: DraftedEntry, span: TimeSpan | None) -> bool:
    fields = entry.fields
    if isinstance(event, NegotiationRound):
        sides = {party.id for party in event.parties}
        is_theirs = not (fields.get("parties") and sides) or sides == set(fields["parties"])
        return event.number is not None and event.number == fields.get("number") and event.series is None and is_theirs
    if isinstance(event, Meeting):
        people = {p.actor.id for p in event.participants}
        own = {id_ for ids in fields.get("participants", {}).values() for id_ in ids}
        enough = min(2, len(people)) if people else 2
        is_then = span is None or event.dated is None or event.dated.possibly_overlaps(span)
        return str(event.form) == fields.get("form") and len(people & own) >= enough and is_then
    if isinstance(event, Agreement):
        own, theirs = set(fields.get("parties", ())), {party.id for party in event.parties}
        is_then = span is None or event.dated is None or event.dated.possibly_overlaps(span)
        return str(event.stage) == fields["stage"] and is_then and (own == theirs or not own or not theirs)
    return isinstance(event, TariffAnnouncement) and _is_same_tariff(event, entry, span)


def _is_same_tariff(event: TariffAnnouncement, entry: DraftedEntry, span: TimeSpan | None) -> bool:
    """Return whether an entry tells of a tariff of the record: of its rate, payers and stage, and of nothing else.

    One whose stage no words say has all of its goods and both of its sides.
    """
    fields = entry.fields
    goods = {fold(good.words) for good in event.goods}, {fold(good) for good in fields.get("goods", ())}
    is_theirs = {actor.id for actor in event.applied_to} == set(fields.get("applied_to", ("",)))
    imposer = event.imposed_by.id if event.imposed_by else ""
    is_whole = "stage" not in fields and imposer == fields.get("imposed_by") and all(goods)
    is_stage = is_whole or str(event.stage) == fields.get("stage")
    is_goods = goods[0] == goods[1] or not all(goods)
    is_change = event.change is None or str(event.change) == fields.get("change", event.change)
    is_then = span is None or event.dated is None or event.dated.possibly_overlaps(span)
    return is_theirs and is_stage and is_goods and is_change and is_then and _is_alike(event, entry)


def _may_be(event: Event, entry: DraftedEntry, span: TimeSpan | None) -> bool:
    """Return whether an event may be that of an entry: a tariff that is alike, or a round whose number nobody gave."""
    if entry.kind != EventKind.ROUND or not isinstance(event, NegotiationRound):
        return _is_alike(event, entry)
    is_then = span is None or event.dated is None or event.dated.possibly_overlaps(span)
    return event.number is None and event.series is None and is_then


def _is_alike(event: Event, entry: DraftedEntry) -> bool:
    """Return whether a tariff has the rate of another, and neither sides nor goods that contradict."""
    fields = entry.fields
    if not isinstance(event, TariffAnnouncement) or event.rate is None or event.rate != fields.get("rate"):
        return False
    pairs: list[tuple[set[str], set[str]]] = [
        ({actor.id for actor in event.applied_to}, set(fields.get("applied_to", ()))),
        ({event.imposed_by.id} if event.imposed_by else set(), {fields.get("imposed_by", "")} - {""}),
        ({fold(good.words) for good in event.goods}, {fold(good) for good in fields.get("goods", ())}),
    ]
    return all(theirs & own or not theirs or not own for theirs, own in pairs)


def _extension(entry: DraftedEntry, event: Event) -> DraftedEntry:
    """An extension by what the event leaves empty; its quotation supports what it repeats, too."""
    empty = {
        key: value
        for key, value in entry.fields.items()
        if not getattr(event, {"when": "dated", "plan": "plans"}.get(key, key), None) and key != "status"
    }
    is_planned = "plan" in entry.fields and "plan" not in empty
    if status := entry.fields.get("status", str(Status.EXPECTED) if is_planned else None):
        empty["status"] = status
    repeated = " ".join((*_ALIKE[entry.kind], *(key for key in empty if key != "plan")))
    return attrs.evolve(entry, kind="extend", id=event.id, fields=empty, notes={"for": repeated}, extends=True)
