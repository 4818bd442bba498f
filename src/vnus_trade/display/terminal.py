"""What people read in a terminal: times in words, the timeline, an answer, an entry with its quotations, an account."""

from collections.abc import Iterable, Iterator, Mapping, Sized
from textwrap import wrap
from typing import Any

import attrs

from vnus_trade.evidence.sources import Evidence, Source
from vnus_trade.evidence.stretches import Reason
from vnus_trade.model.entities import Actor, Entity, Negotiation, Office, Topic
from vnus_trade.model.events import Agreement, Announced, Event, Goods, Participant, TariffAnnouncement
from vnus_trade.model.findings import Discrepancy, Gap
from vnus_trade.model.vocabulary import Basis
from vnus_trade.names import stands_in
from vnus_trade.record.chronology import Chronology
from vnus_trade.record.queries import Events
from vnus_trade.time.span import TimeSpan
from vnus_trade.time.wording import in_words

WIDTH = 80


@attrs.frozen
class Style:
    """How to set words off: with ANSI colours on a terminal, plainly elsewhere; `escape` begins each colour."""

    colour: bool = False
    escape: str = "\x1b"

    def heading(self, text: str) -> str:
        return self._set(text, "1")

    def quiet(self, text: str) -> str:
        return self._set(text, "2")

    def mark(self, text: str) -> str:
        return self._set(text, "33")

    def _set(self, text: str, code: str) -> str:
        return f"{self.escape}[{code}m{text}{self.escape}[0m" if self.colour and text else text


PLAIN = Style()


# The timeline


def timeline(record: Chronology, style: Style = PLAIN) -> Iterator[str]:
    """The lines of the whole timeline, and of the answer to which rounds came before the deal."""
    clocks = _clocks(record)
    for negotiation in record.negotiations:
        yield style.heading(negotiation.title)
    count = f"{_counted(record.all_events, 'event')} from {_counted(record.sources, 'source')}"
    yield f"{count}; dates without a place are those of {next(iter(clocks), 'UTC')}"
    yield ""
    shown = [event for event in record.events if event.announcement is None]
    heading = ""
    for number, event in enumerate(shown):
        when = in_words(event.when, clocks)
        if when != heading:
            heading = when
            yield ""
            yield from map(style.heading, wrap(when[:1].upper() + when[1:], WIDTH, subsequent_indent="  "))
        sure = number == 0 or record.begins_no_later(shown[number - 1], event)
        yield from _entry(record, event, style, order_is_sure=sure)
    yield ""
    yield from _wrapped(
        f"{UNSURE} its order to the entry above is not certain;  {CONCLUDED} concluded by the curator, not stated",
        2,
    )


UNSURE, CONCLUDED = "~", "*"


def _entry(record: Chronology, event: Event, style: Style, *, order_is_sure: bool) -> Iterator[str]:
    marks = ("" if order_is_sure else UNSURE) + ("" if event.basis is Basis.STATED else CONCLUDED)
    indent = 4 if event.occasion is None else 8
    yield f"{style.mark(marks):<{indent - 2 + len(style.mark(marks)) - len(marks)}}  " + _titled(event, indent, style)
    for made_known in record.events:
        if made_known.announcement == event:
            yield from _wrapped(f"{_detail(made_known)} [{made_known.id}]", indent + 2)
    if isinstance(event, TariffAnnouncement | Agreement):
        yield from _wrapped(_detail(event), indent + 2)
    for evidence in event.evidence[:1]:
        yield from (style.quiet(line) for line in quoted(evidence, indent + 2, limit=3))


def _titled(event: Event, indent: int, style: Style) -> str:
    id_ = f"[{event.id}]"
    if indent + len(event.title) + 1 + len(id_) <= WIDTH:
        return f"{event.title} {style.quiet(id_)}"
    return f"{event.title}\n{' ' * indent}{style.quiet(id_)}"


def _detail(event: Event) -> str:
    """The gist of a tariff or an agreement in a line."""
    if isinstance(event, TariffAnnouncement):
        by = f" by {event.imposed_by.name}" if event.imposed_by else ""
        whose = f" on goods of {event.applied_to.name}" if event.applied_to else ""
        return f"{event.stage}: {event.rate or 'a tariff of unsaid rate'}{by}{whose}"
    return f"agreement, {event.stage}" if isinstance(event, Agreement) else str(event.kind)


def quoted(evidence: Evidence, indent: int, *, limit: int | None = None) -> Iterator[str]:
    """A quotation in lines of at most `WIDTH`, ended by its source and line; `limit` cuts it to so many lines."""
    quotation = evidence.quotation
    place = f"{quotation.source.id}, line {quotation.line}"
    lines = wrap(f"\u201c{quotation.words}\u201d", WIDTH - indent, break_on_hyphens=False)
    if limit is not None and len(lines) > limit:
        lines = [*lines[: limit - 1], f"{lines[limit - 1][: WIDTH - indent - 4].rstrip()} ..."]
    if len(lines[-1]) + len(place) + 1 <= WIDTH - indent:
        lines[-1] += f" {place}"
    else:
        lines.append(place)
    return (" " * indent + line for line in lines)


def answer(question: str, events: Events[Event], record: Chronology, style: Style = PLAIN) -> Iterator[str]:
    """The lines of an answer: certain and possible apart, each with its words, and what the sources leave open."""
    clocks = _clocks(record)
    yield style.heading(question)
    yield f"{len(events)} certain, {len(events.possible)} possible"
    for event in (*events, *events.possible):
        sure = "certain" if event in events else "possible"
        yield ""
        yield f"  {sure}: {style.heading(event.title)} {style.quiet(f'[{event.id}]')}"
        yield from _wrapped(f"{event.basis}; {_when_and_where(event, clocks)}", 4)
        for evidence in event.evidence:
            yield from quoted(evidence, 4)
        for field, reason in event.inferred.items():
            if field in ("existence", "after"):
                yield from _wrapped(f"inferred, {field}: {reason}", 4)
    for head, found in (
        ("The sources leave open", events.gaps),
        ("They disagree, or seem to", events.discrepancies),
    ):
        if found:
            yield ""
            yield style.heading(f"  {head}")
            for thing in found:
                yield from _wrapped(f"{thing.title} [{thing.id}]: {thing.explanation}", 4)


def _when_and_where(event: Event, clocks: Mapping[str, str]) -> str:
    """The time and the place of an event; a place that is that of the clock stands for it."""
    said = in_words(event.when, clocks)
    if event.place is None:
        return said
    for clock in clocks:
        if said.endswith(f", {clock}") and stands_in(clock, event.place):
            return f"{said.removesuffix(clock)}{event.place}"
    return f"{said}; {event.place}"


# One entry


Shown = Entity | Source | Topic | Negotiation
"""What has a card of its own."""


def card(thing: Shown, record: Chronology, style: Style = PLAIN) -> Iterator[str]:
    """The lines of one entry: every field with its quotations and their line, or with the reason."""
    clocks = _clocks(record)
    name = thing.name if isinstance(thing, Actor) else getattr(thing, "title", thing.id)
    kind = type(thing).__name__
    lines = wrap(name, WIDTH) or [""]
    apart = len(lines[-1]) + len(thing.id) + len(" []") > WIDTH
    yield from map(style.heading, lines if apart else lines[:-1])
    yield style.quiet(f"[{thing.id}]") if apart else f"{style.heading(lines[-1])} {style.quiet(f'[{thing.id}]')}"
    yield f"{kind}, {thing.basis}" if isinstance(thing, Event) else kind
    if isinstance(thing, Event):
        yield from _wrapped(f"all that is known of its time: {in_words(thing.when, clocks)}", 0)
    fields = fields_of(thing)
    for field, value in fields.items():
        yield ""
        if field == "offices":
            yield from _offices(value, clocks)
            continue
        yield from _wrapped(f"{field}: {said(value, clocks)}", 0)
        yield from _support(thing, field)
    if isinstance(thing, Topic | Negotiation):
        yield from _filed_under(thing, record)
        return
    for field, reason in thing.inferred.items():
        if field not in fields:
            yield ""
            yield from _wrapped(f"{field}, inferred: {reason}", 0)
    loose = [evidence for evidence in thing.evidence if not fields.keys() & set(evidence.fields)]
    if loose:
        yield ""
        yield "the words:"
        for evidence in loose:
            yield from quoted(evidence, 4)
    open_points: tuple[Gap | Discrepancy, ...] = (*record.gaps, *record.discrepancies)
    bearing = [other for other in open_points if thing in other.concerns]
    if bearing:
        yield ""
        yield "what bears on it:"
        for other in bearing:
            yield from _wrapped(f"{type(other).__name__.lower()}: {other.title} [{other.id}]", 4)


def fields_of(thing: Shown | Office) -> dict[str, Any]:
    """The curated fields that an entry has, by the names that the curation gives them."""
    shown: dict[str, Any] = {}
    for field in attrs.fields(type(thing)):
        value = getattr(thing, field.name)
        derived = field.name == "when" and isinstance(thing, Event)
        if not derived and field.name not in _OWN_LINES and value not in (None, (), {}, field.default):
            shown["when" if field.name == "dated" else field.name] = value
    return shown


def _filed_under(thing: Topic | Negotiation, record: Chronology) -> Iterator[str]:
    """The events of a topic; those of a negotiation are the timeline."""
    for event in record.events:
        if thing in event.topics:
            yield from _wrapped(f"{event.title} [{event.id}]", 4)


def _support(thing: Shown, field: str) -> Iterator[str]:
    """The quotations for a field, the reason for it, or the statement from which it is taken."""
    if isinstance(thing, Topic | Negotiation):
        return
    found = [evidence for evidence in thing.evidence if field in evidence.fields]
    for evidence in found:
        yield from quoted(evidence, 4)
    if field in thing.inferred:
        yield from _wrapped(f"inferred: {thing.inferred[field]}", 4)
    elif isinstance(thing, Announced) and thing.announced_in and not found and field in SHARED:
        yield from _wrapped(f"as in the statement [{thing.announced_in.id}]", 4)


SHARED = frozenset(("when", "place", "occasion", "announced_by"))
"""What a tariff or an agreement takes from the statement that it is announced in."""

_OWN_LINES = frozenset(("id", "title", "evidence", "inferred", "text", "set_aside", "repairs"))


def _offices(offices: Iterable[Office], clocks: Mapping[str, str]) -> Iterator[str]:
    yield "offices:"
    for office in offices:
        of = f", {office.organisation.name}" if office.organisation else ""
        times = [
            f"{word} {in_words(span, clocks)}"
            for word, span in (("as of", office.as_of), ("since", office.since))
            if span
        ]
        yield from _wrapped(", ".join([f"{office.title}{of}", *times]), 2)
        for evidence in office.evidence:
            yield from quoted(evidence, 4)
        for field, reason in office.inferred.items():
            yield from _wrapped(f"{field}, inferred: {reason}", 4)


def said(value: Any, clocks: Mapping[str, str]) -> str:
    """The value of a field in words."""
    if isinstance(value, TimeSpan):
        return f"{in_words(value, clocks)} ({value})"
    if isinstance(value, tuple):
        return "; ".join(said(member, clocks) for member in value)
    if isinstance(value, Participant):
        return f"{value.actor.name} ({value.role})"
    if isinstance(value, Actor):
        return value.name
    if isinstance(value, Goods):
        return value.words
    if isinstance(value, Mapping):
        return "; ".join(f"{key}: {said(member, clocks)}" for key, member in value.items())
    if hasattr(value, "title") and hasattr(value, "id"):
        return f"{value.title} [{value.id}]"
    return str(value)


# The account


def account(record: Chronology, style: Style = PLAIN) -> Iterator[str]:
    """The lines of the account: for each source how many letters are cited, set aside and left over."""
    for source in record.sources:
        ledger = record.ledger(source)
        letters = {line.number: sum(map(str.isalpha, line.text)) for line in ledger}
        aside = {line.number: line.set_aside for line in ledger if line.set_aside is not None}
        yield style.heading(f"{source.id} ({source.file})")
        yield f"  {sum(letters.values())} letters in {sum(map(bool, letters.values()))} lines"
        cited = [line.number for line in ledger if line.cited_by and line.number not in aside]
        yield f"  {sum(letters[n] for n in cited):6} in lines that are cited, by {_count(ledger)}"
        for reason in Reason:
            lines = [number for number, kept in aside.items() if kept.reason == reason]
            if lines:
                yield f"  {sum(letters[n] for n in lines):6} in lines set aside: {reason}"
        yield f"  {sum(line.unaccounted for line in ledger):6} unaccounted for"
    things = (*record.actors, *record.documents, *record.discrepancies, *record.gaps)
    yield f"{len(record.all_events)} events and {len(things)} other entries; no fault"
    yield f"digest {record.digest}"


def _counted(things: Sized, name: str) -> str:
    return f"{len(things)} {name}{'' if len(things) == 1 else 's'}"


def _count(ledger: Iterable[Any]) -> str:
    count = len({id_ for line in ledger for id_ in line.cited_by})
    return f"{count} {'entry' if count == 1 else 'entries'}"


def _clocks(record: Chronology) -> dict[str, str]:
    return clocks_of(record.negotiations)


def clocks_of(negotiations: Iterable[Negotiation]) -> dict[str, str]:
    """The zones that displays of these negotiations show, by the names of their places; the reader's own first."""
    return {place: zone for negotiation in negotiations for place, zone in negotiation.clocks.items()}


def _wrapped(text: str, indent: int) -> list[str]:
    return wrap(text, WIDTH, initial_indent=" " * indent, subsequent_indent=" " * (indent + 2), break_on_hyphens=False)
