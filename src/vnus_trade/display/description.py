"""An entry described once, for the terminal, HTML and the site: its fields, their values and what supports each."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Sized
from itertools import islice
from typing import Any

import attrs

from vnus_trade.evidence.sources import Evidence, Source
from vnus_trade.evidence.stretches import Reason
from vnus_trade.frozen import NONE_GIVEN
from vnus_trade.model.entities import Actor, Entity, Negotiation, Office, Topic
from vnus_trade.model.events import TAKEN, Announced, Event, Goods, Participant, Statement
from vnus_trade.model.fields import fields_of, title_of
from vnus_trade.model.findings import Discrepancy, Gap
from vnus_trade.record.chronology import Chronology
from vnus_trade.record.ledger import LedgerLine
from vnus_trade.time.span import TimeSpan
from vnus_trade.time.wording import in_words

Identified = Entity | Source | Topic | Negotiation
"""An object with an id, which displays show as an entry of its own."""

Describable = Identified | Office
"""An object that has fields to describe."""

Part = str | Entity | Source | Topic | TimeSpan
"""A part of a value: plain words, or an object that a display may link or set off."""

# Described elsewhere: in the heading, as support, office by office, or as the text of a source.
_ELSEWHERE = frozenset(("id", "title", "evidence", "inferred", "offices", "text", "repairs", "set_aside"))


@attrs.frozen
class Described:
    """One field of an entry, with everything that supports its value."""

    key: str
    """The name of the field in curation files."""
    value: Any
    """The value; `None` for a key that is no field, such as ``existence``, which has only support."""
    evidence: Mapping[int, Evidence]
    """The quotations that support it, by their numbers among `quotations_of` the entry."""
    reasons: Mapping[str, str]
    """Why it is inferred, by its key; for an office, by the fields of the office."""
    taken_from: Statement | None = None
    """The statement that gives the value, if the entry has no evidence or reason of its own."""

    @property
    def notes(self) -> Sequence[str]:
        """What supports the value besides quotations, in words."""
        reasons = [
            f"inferred: {reason}" if key == self.key else f"{key} inferred: {reason}"
            for key, reason in self.reasons.items()
        ]
        return reasons if self.taken_from is None else [*reasons, f"as in the statement [{self.taken_from.id}]"]


def described(thing: Describable) -> Sequence[Described]:
    """Describe each field that has a value, then each further key that has support, then each office."""
    announcement = thing.announcement if isinstance(thing, Event) else None
    reasons: Mapping[str, str] = getattr(thing, "inferred", NONE_GIVEN)
    numbered = enumerate(quotations_of(thing), start=1)
    evidence = dict(islice(numbered, len(getattr(thing, "evidence", ()))))
    values = _values(thing)
    found = []
    for key in dict.fromkeys((*values, *(key for item in evidence.values() for key in item.fields), *reasons)):
        own = {number: item for number, item in evidence.items() if key in item.fields}
        why = {key: reasons[key]} if key in reasons else {}
        taken_from = None if own or why or key not in _TAKEN_KEYS else announcement
        found.append(Described(key, values.get(key), own, why, taken_from))
    posts = thing.offices if isinstance(thing, Actor) else ()
    return found + [
        Described("office", post, dict(islice(numbered, len(post.evidence))), post.inferred) for post in posts
    ]


def quotations_of(thing: Describable) -> Sequence[Evidence]:
    """List the evidence of an entry in the order of its numbers, which count from 1; that of offices comes last."""
    posts = thing.offices if isinstance(thing, Actor) else ()
    return [*getattr(thing, "evidence", ()), *(item for post in posts for item in post.evidence)]


def parts_of(value: Any) -> Iterator[Part]:
    """Split the value of a field into words, times and objects, in reading order."""
    match value:
        case tuple():
            yield from _joined(map(parts_of, value))
        case Mapping():
            yield from _joined((f"{key}: ", *parts_of(member)) for key, member in value.items())
        case Participant():
            yield from (value.actor, f" ({value.role})")
        case Goods():
            yield value.words
        case Office():
            yield value.title
            yield from (", ", value.organisation) if value.organisation else ()
            for word, span in (("as of", value.as_of), ("since", value.since)):
                yield from (f", {word} ", span) if span else ()
        case Entity() | Source() | Topic() | TimeSpan():
            yield value
        case _:
            yield {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)


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
    return title_of(part) if isinstance(part, Actor) else f"{title_of(part)} [{part.id}]"


def sort_of(thing: Describable) -> str:
    """Say what an entry is; of an event, also whether a source states it."""
    return type(thing).__name__ + (f", {thing.basis}" if isinstance(thing, Event) else "")


def bearing_on(thing: Identified, record: Chronology) -> Sequence[Gap | Discrepancy]:
    """Find the gaps and discrepancies that concern an entry."""
    points: tuple[Gap | Discrepancy, ...] = (*record.gaps, *record.discrepancies)
    return [point for point in points if thing in point.concerns]


def unordered(events: Iterable[Event], record: Chronology) -> Iterator[Sequence[Event]]:
    """Split events in timeline order into runs: the order of neighbours in one run is open, of others certain."""
    run: list[Event] = []
    for event in events:
        if run and record.begins_no_later(run[-1], event):
            yield run
            run = []
        run.append(event)
    if run:
        yield run


def said_of_run(run: Sequence[Event]) -> str:
    """Say that the order of neighbours in a run is open."""
    return f"the order of the next {len(run)} entries is not certain"


def clocks_of(negotiations: Iterable[Negotiation]) -> dict[str, str]:
    """The zones that displays of these negotiations show, by the names of their places; the reader's own first."""
    return {place: zone for negotiation in negotiations for place, zone in negotiation.clocks.items()}


def counted(things: Sized, name: str) -> str:
    """Say how many things of a name there are."""
    many = f"{name[:-1]}ies" if name.endswith("y") else f"{name}s"
    return f"{len(things)} {name if len(things) == 1 else many}"


def letters_by_use(ledger: Iterable[LedgerLine]) -> Mapping[str, int]:
    """Count the letters of a source: all, those in cited lines, in lines set aside by reason, and unaccounted for."""
    lines = [(line, sum(map(str.isalpha, line.text))) for line in ledger]
    citing = {id_ for line, _ in lines for id_ in line.cited_by}
    uses = {
        f"letters in {counted([count for _, count in lines if count], 'line')}": sum(count for _, count in lines),
        f"in lines that are cited, by {counted(citing, 'entry')}": sum(
            count for line, count in lines if line.cited_by and not line.set_aside
        ),
    }
    for reason in Reason:
        aside = sum(count for line, count in lines if line.set_aside and line.set_aside.reason == reason)
        uses |= {f"in lines set aside: {reason}": aside} if aside else {}
    return uses | {"unaccounted for": sum(line.unaccounted for line, _ in lines)}


def _values(thing: Describable) -> dict[str, Any]:
    """Give the values to describe by their keys: those that were curated and are not the default."""
    found = {}
    cls: Any = type(thing)
    for attribute, field in zip(attrs.fields(cls), fields_of(cls).values(), strict=True):
        value = getattr(thing, field.name)
        is_implied = isinstance(thing, Event) and field.name == "when"
        if not is_implied and field.name not in _ELSEWHERE and value not in (None, (), {}, attribute.default):
            found[field.key] = value
    return found


def _joined(groups: Iterable[Iterable[Part]]) -> Iterator[Part]:
    for number, parts in enumerate(groups):
        yield from ("; ",) if number else ()
        yield from parts


# The keys of what is announced in a statement whose values the statement may give.
_TAKEN_KEYS = frozenset(field.key for field in fields_of(Announced).values() if field.name in TAKEN)
