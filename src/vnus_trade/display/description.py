"""Entries described once, for the terminal, HTML and the site: fields, values and what supports each; and footnotes."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Sized
from itertools import islice, pairwise
from typing import Any

import attrs

from vnus_trade.contents.index import Catalogue
from vnus_trade.contents.listing import Listing
from vnus_trade.display.event_times import is_unbegun, planned_time, time_shown
from vnus_trade.errors import LeftOut
from vnus_trade.evidence.ledger import LedgerLine
from vnus_trade.evidence.sources import Evidence, Quotation, Source
from vnus_trade.evidence.stretches import Reason
from vnus_trade.evidence.vocabulary import Standing, Status
from vnus_trade.frozen import NONE_GIVEN
from vnus_trade.model.entities import Actor, Entity, Negotiation, Office, Place, Topic
from vnus_trade.model.events import TAKEN, Announced, Event, Participant, Plan, RateStep, Statement
from vnus_trade.model.fields import PARTS, evident_parts, fields_of, value_of
from vnus_trade.model.findings import Discrepancy, Gap
from vnus_trade.model.quantities import Exemptions, Goods
from vnus_trade.record.chronology import Chronology
from vnus_trade.record.plans import Fate
from vnus_trade.time.span import TimeSpan, beginning
from vnus_trade.time.wording import in_words

Identified = Entity | Source | Topic | Place | Negotiation
"""An object with an id, which displays show as an entry of its own."""

Describable = Identified | Office
"""An object that has fields to describe."""

Part = str | Entity | Source | Topic | TimeSpan
"""A part of a value: plain words, or an object that a display may link or set off."""

# Described elsewhere: in the heading, as support, office by office, or as the text of a source.
_ELSEWHERE = frozenset(
    (
        *("id", "title", "evidence", "inferred", "derived", *PARTS),
        *("text", "line_lengths", "repairs", "set_aside", "applied_to_all", "read_in"),
    )
)
# The keys of the values that a statement may give to what is announced in it.
_TAKEN_KEYS = frozenset(field.key for field in fields_of(Announced).values() if field.name in TAKEN)

_PART_KEYS: Mapping[type[Any], str] = {Office: "office", Plan: "plan", RateStep: "step"}


_MOST_LEFT_OUT = 6


@attrs.frozen
class Described:
    """One field of an entry, with everything that supports its value."""

    key: str
    """The name of the field in curation files."""
    value: Any
    """The value; `None` for a key that is no field, such as ``existence``, which has only support."""
    evidence: Mapping[int, Evidence]
    """The quotations that support it, by their numbers among `quotations_of` the entry."""
    notes: Sequence[str] = ()
    """What supports it besides, in words: whom words mean that are no names, why it is inferred, who announces it."""


def described(thing: Describable) -> Sequence[Described]:
    """Describe each field that has a value, then each further key that has support, then each office."""
    cls: Any = type(thing)
    elsewhere = _ELSEWHERE | {"when"} if isinstance(thing, Event) else _ELSEWHERE
    numbered = enumerate(quotations_of(thing), start=1)
    own = dict(islice(numbered, len(getattr(thing, "evidence", ()))))
    reasons: Mapping[str, str] = getattr(thing, "inferred", NONE_GIVEN)
    supported = {*reasons, *(key for item in own.values() for key in item.fields)}
    values = {}
    for field, attribute in zip(fields_of(cls).values(), attrs.fields(cls), strict=True):
        value = value_of(thing, field)
        is_told = field.key in supported or value not in (Status.ENDED, attribute.default)
        if field.name not in elsewhere and is_told and value not in (None, (), {}):
            values[field.key] = value
    if isinstance(thing, Source) and thing.text is None:
        values["text"] = "withheld; its quotations were not checked"
    if isinstance(thing, Statement) and thing.gist is None:
        values["gist"] = " ".join(f"“{item.quotation.words}”" for item in leading(thing)) or None
    announcement = thing.announcement if isinstance(thing, Event) else None
    parts = [part for part in evident_parts(thing) if part is not thing]
    of_parts = [(_PART_KEYS[type(part)], item.quotation) for part in parts for item in part.evidence]
    found = []
    for key in dict.fromkeys((*values, *(key for item in own.values() for key in item.fields), *reasons)):
        evidence = {number: item for number, item in own.items() if key in item.fields}
        actors = [part for part in parts_of(values.get(key)) if isinstance(part, Actor)]
        notes = _readings(evidence.values(), actors)
        notes += [f"inferred: {reasons[key]}"] if key in reasons else []
        if announcement and key in _TAKEN_KEYS and not (evidence or notes):
            notes = [f"as in the statement [{announcement.id}]"]
        is_shown = key in values or notes or any((key, item.quotation) not in of_parts for item in evidence.values())
        if not is_shown:
            continue  # each part is described with the same quotations
        found.append(Described(key, values.get(key), evidence, notes))
    for part in parts:
        evidence = dict(islice(numbered, len(part.evidence)))
        notes = _readings(evidence.values(), [thing] if isinstance(thing, Actor) else [])
        notes += [f"{key} inferred: {reason}" for key, reason in part.inferred.items()]
        found.append(Described(_PART_KEYS[type(part)], part, evidence, notes))
    return found


def _readings(evidence: Iterable[Evidence], actors: Iterable[Actor]) -> list[str]:
    """Say which words of the quotations of a value mean which of its actors, each once."""
    read = [(words, ids) for item in evidence for words, ids in item.reads.items()]
    said = (f"“{words}” means {actor}" for actor in actors for words, ids in read if actor.id in ids)
    return list(dict.fromkeys(said))


def quotations_of(thing: Describable) -> Sequence[Evidence]:
    """List the evidence of an entry in the order of its numbers, from 1; that of offices and plans comes last."""
    return [item for part in evident_parts(thing) for item in part.evidence]


def leading(event: Event) -> Sequence[Evidence]:
    """The quotation that shows an event where there is room for one: the first by which it stands as it does."""
    planned = [item for plan in event.plans[-1:] for item in plan.evidence] if is_unbegun(event) else []
    telling = [item for item in event.evidence if item.status is event.status]
    return (*planned, *telling, *event.evidence)[:1]


def parts_of(value: Any) -> Iterator[Part]:
    """Split the value of a field into words, times and objects, in reading order; `None` has no parts."""
    groups: Iterable[Iterable[Part]]
    match value:
        case None | tuple():
            groups = map(parts_of, value or ())
        case Mapping():
            groups = ((f"{key}: ", *parts_of(member)) for key, member in value.items())
        case Participant():
            groups = [(value.actor, f" ({value.role})")]
        case Office():
            organisation = (", ", value.organisation) if value.organisation else ()
            as_of = (", as of ", value.as_of) if value.as_of else ()
            since = (", since ", value.since) if value.since else ()
            groups = [(value.title, *organisation, *as_of, *since)]
        case Entity() | Source() | Topic() | TimeSpan():
            groups = [(value,)]
        case Plan():
            place = (", ", value.place) if value.place else ()
            groups = [(*(("planned for ", value.when) if value.when else ("planned",)), *place)]
        case Goods():
            groups = [(value.words,)]
        case Exemptions():
            groups = [*map(parts_of, value.goods), *map(parts_of, value.payers)]
        case RateStep():
            groups = [(f"{value.rate} from ", value.in_force)]
        case _:
            groups = [({True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value),)]
    for number, parts in enumerate(groups):
        yield from ("; ",) if number else ()
        yield from parts


def in_text(value: Any, clocks: Mapping[str, str]) -> str:
    """Say the value of a field in plain text; a time is followed by its written form."""
    return "".join(
        f"{in_words(part, clocks)} ({part})" if isinstance(part, TimeSpan) else labelled(part)
        for part in parts_of(value)
    )


def labelled(part: str | Entity | Source | Topic) -> str:
    """Name an object within a text: an actor by its name, anything else by its title and id."""
    if isinstance(part, str):
        return part
    return str(part) if isinstance(part, Actor) else f"{part} [{part.id}]"


def sort_of(thing: Describable) -> str:
    """Say what an entry is; of an event, also whether a source states it, and of a gap whether it is derived."""
    basis = thing.basis if isinstance(thing, Event) else "derived" if getattr(thing, "derived", False) else ""
    sort = re.sub("(?<=[a-z])(?=[A-Z])", " ", type(thing).__name__).capitalize()
    return f"{sort}{basis and f', {basis}'}"


def bearing_on(thing: Identified, record: Chronology) -> Sequence[Gap | Discrepancy]:
    """Find the gaps and discrepancies that concern an entry."""
    points: tuple[Gap | Discrepancy, ...] = (*record.gaps, *record.discrepancies)
    return [point for point in points if thing in point.concerns]


def closing(point: Gap | Discrepancy) -> str:
    """Say what closes a gap; nothing of what is open."""
    things = point.closed_by if isinstance(point, Gap) else ()
    return f" (closed by {'; '.join(map(labelled, things))})" if things else ""


def open_orders(events: Sequence[Event], record: Chronology) -> Mapping[Event, str]:
    """Say of each run of events in timeline order that the order of neighbours is open, by the first event of it."""
    pairs = enumerate(pairwise(events), start=1)
    begins = [0, *(number for number, (event, other) in pairs if record.begins_no_later(event, other)), len(events)]
    return {
        events[begin]: f"the order of the next {end - begin} entries is not certain"
        for begin, end in pairwise(begins)
        if end - begin > 1
    }


def not_begun(record: Chronology) -> Mapping[str, Sequence[Event]]:
    """The events that are not known to have begun, by planned time, under a heading that says what became of them."""
    fates = {plan.event: plan.became for plan in sorted(record.plans, key=lambda plan: plan.id)}
    found: dict[str, list[Event]] = {heading: [] for heading in _NOT_BEGUN.values()}
    for event in sorted(filter(is_unbegun, record.all_events), key=lambda event: beginning(time_shown(event))):
        said: str = Fate.UNHEARD_OF if fates.get(event) is Fate.UNHEARD_OF else event.status
        found[_NOT_BEGUN[said]].append(event)
    return {heading: events for heading, events in found.items() if events}


_NOT_BEGUN = {
    "expected": "To come, as far as the sources say",
    "postponed": "Postponed to no named time",
    "unheard of": "Planned, and not heard of since",
    "called off": "Called off",
}


def known_on(record: Chronology) -> Iterator[str]:
    """Say of which day a record is, what in it is of today, and which of its sources are doubtful; nothing of a whole.

    >>> import vnus_trade
    >>> list(known_on(vnus_trade.load()))
    []
    """
    if record.day is not None:
        yield (
            f"As of {in_words(record.day)}: from the sources that may have been published by then. Titles, gists and "
            "reasons are the curator's words of today."
        )
    if record.left_out:
        said = without(record.left_out)
        yield f"{said[:1].upper()}{said[1:]}."
    if record.unsure:
        yield f"It is not certain that these had been published: {', '.join(source.id for source in record.unsure)}."


def kept_to(catalogue: Catalogue) -> str:
    """Say of which day a record is, and what it is without because of faults; nothing of a whole one."""
    day = [f"as of {in_words(catalogue.day)}"] if catalogue.day else []
    return "; ".join(filter(None, (*day, without(catalogue.left_out))))


def without(left_out: Sequence[LeftOut]) -> str:
    """Name what a record is without because of faults; nothing of a whole one."""
    more = len(left_out) - _MOST_LEFT_OUT
    shown = [*map(str, left_out[:_MOST_LEFT_OUT]), *([f"{more} more"] if more > 0 else [])]
    return f"left out because of faults: {', '.join(shown)}" if left_out else ""


def counted(things: Sized, name: str) -> str:
    """Say how many things of a name there are."""
    many = f"{name[:-1]}ies" if name.endswith("y") else f"{name}s"
    return f"{len(things)} {name if len(things) == 1 else many}"


def captioned(listing: Listing[Any]) -> str:
    """Say how many members a listing has and of what; answers say what they are themselves."""
    extent = listing.extent
    whole = extent.rpartition(" ")[2]
    name = re.findall("[A-Z][a-z]+", listing.kind.__name__)[-1].lower()
    return f"{extent} {counted(range(int(whole)), name).partition(' ')[2]}" if whole.isdigit() else extent


def not_checked(sources: Iterable[Source]) -> str:
    """Name the sources whose quotations were not checked; nothing if there are none."""
    ids = ", ".join(source.id for source in sources if source.text is None)
    return f"quotations not checked, as the texts are withheld: {ids}" if ids else ""


def letters_by_use(ledger: Iterable[LedgerLine]) -> Mapping[str, int]:
    """Count the letters of a source: all, those in cited lines, in lines set aside by reason, and unaccounted for.

    Of a text that is withheld, nothing can be counted.
    """
    lines = [(line, sum(map(str.isalpha, line.text))) for line in ledger if line.text is not None]
    if not lines:
        return {}
    citing = {id_ for line, _ in lines for id_ in line.cited_by}
    uses = {
        f"letters in {counted([count for _, count in lines if count], 'line')}": sum(count for _, count in lines),
        f"in lines that are cited, by {counted(citing, 'entry')}": sum(
            count for line, count in lines if line.cited_by and not line.set_aside
        ),
    }
    for reason in Reason:
        aside = [(line, count) for line, count in lines if line.set_aside and line.set_aside.reason == reason]
        for is_cited, use in enumerate(("in lines set aside", "in lines cited in part, the rest set aside")):
            letters = sum(count for line, count in aside if bool(line.cited_by) == is_cited)
            uses |= {f"{use}: {reason}": letters} if letters else {}
    short = sum(count - (line.unaccounted or 0) for line, count in lines if not (line.cited_by or line.set_aside))
    uses |= {"in lines too short to need an account": short} if short else {}
    return uses | {"unaccounted for": sum(line.unaccounted or 0 for line, _ in lines)}


def standing_of(source: Source) -> str:
    """Say behind the name of a source that it was corrected or retracted, and that its quotations were not checked."""
    marks = [] if source.standing is Standing.CURRENT else [str(source.standing)]
    marks += ["not checked"] if source.text is None else []
    return f" ({', '.join(marks)})" if marks else ""


def place_of(quotation: Quotation) -> str:
    """Say where a quotation is: in which source, what a reader must know of that, and on which line."""
    return f"{quotation.source.id}{standing_of(quotation.source)}, line {quotation.line}"


def source_footnote(source: Source) -> str:
    """The authors, publisher, origin, title and date of a source, where its page is, and the digest of its text."""
    voices = dict.fromkeys(voice for voice in (*source.authors, source.publisher, source.origin) if voice)
    parts = [*voices, f"“{source.title}”{standing_of(source)}"]
    if source.published is not None:
        inferred = " (inferred)" if "published" in source.inferred else ""
        parts.append(f"published {in_words(source.published)}{inferred}")
    for sort, original in (("version", source.version_of), ("translation", source.translation_of)):
        parts += [f"a {sort} of {original.id}"] if original else []
    parts += [source.url] if source.url else []
    parts += [f"archived at {source.archived}"] if source.archived else []
    parts += [f"accessed {source.accessed}"] if source.accessed else []
    # Twelve digits of a digest identify a text among all articles that people read.
    checked = "" if source.text is not None else "; text withheld"
    return f"{', '.join(parts)} [{source.id}; SHA-256 {source.sha256[:12]}{checked}]"


def entity_footnote(entity: Entity) -> str:
    """The title of an entry, and for each source the words that support it, with their lines."""
    when = ""
    if isinstance(entity, Event):
        when = f", {planned_time(entity, {}) if is_unbegun(entity) else in_words(entity.when)}"
    words: dict[Source, list[str]] = {}
    for quotation in (item.quotation for item in entity.evidence):
        words.setdefault(quotation.source, []).append(f"“{quotation.words}” (line {quotation.line})")
    quoted = "; ".join(f"{', '.join(found)}: {source_footnote(source)}" for source, found in words.items())
    return f"{entity} ({entity.id}){when}. {quoted or 'No source says so in words that are quoted here'}."
