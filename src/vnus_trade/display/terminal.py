"""The record in a terminal: the timeline, an answer, an entry with its quotations, and the account of the letters."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from textwrap import wrap

from vnus_trade.answers.bearing import handful
from vnus_trade.answers.queries import Events
from vnus_trade.display.colours import as_heading, as_mark, as_quiet
from vnus_trade.display.description import (
    Identified,
    bearing_on,
    closing,
    counted,
    described,
    in_text,
    known_on,
    labelled,
    leading,
    letters_by_use,
    not_begun,
    not_checked,
    open_orders,
    place_of,
    sort_of,
    standing_of,
    without,
)
from vnus_trade.display.event_times import EventTimes, is_unbegun
from vnus_trade.display.measures import in_a_line
from vnus_trade.evidence.copies import shared_passages
from vnus_trade.evidence.sources import Evidence
from vnus_trade.model.entities import Place
from vnus_trade.model.events import Announced, Event, TariffAnnouncement
from vnus_trade.model.fields import title_of
from vnus_trade.model.quantities import Rate
from vnus_trade.model.vocabulary import Basis, MeasureChange
from vnus_trade.record.chronology import Chronology
from vnus_trade.words.names import stands_in

WIDTH = 80

UNSURE, CONCLUDED = "~", "*"


def timeline_lines(record: Chronology) -> Iterator[str]:
    """The lines of the timeline: each event under its time, with what it makes known and its first quotation."""
    times = EventTimes.of(record)
    yield from (as_heading(negotiation.title) for negotiation in record.negotiations)
    count = f"{counted(record.all_events, 'event')} from {counted(record.sources, 'source')}"
    reader = next((f"dates without a place are those of {place}" for place in times.clocks), "")
    yield f"{count}; {reader or 'each date is that of its own place'}"
    yield from known_lines(record)
    yield ""
    shown = [event for event in record.all_events if event.announcement is None and not is_unbegun(event)]
    unsure = open_orders(shown, record)
    made_known: dict[str, list[Announced]] = {}
    for event in record.all_events:
        if isinstance(event, Announced) and event.announced_in is not None:
            made_known.setdefault(event.announced_in.id, []).append(event)
    for when, events in groupby(shown, key=times.said):
        yield ""
        yield from map(as_heading, wrap(when[:1].upper() + when[1:], WIDTH, subsequent_indent="  "))
        for event in events:
            if event in unsure:
                yield as_mark(f"{UNSURE}   {unsure[event]}")
            yield from _event(event, made_known.get(event.id, ()), times.clocks)
    for heading, unbegun in not_begun(record).items():
        yield from ("", "", as_heading(heading))
        for event in unbegun:
            yield from _titled("    ", event)
            yield from _wrapped(_when_and_where(event, times), 6)
            for evidence in leading(event):
                yield from (as_quiet(line) for line in quotation_lines(evidence, 6, limit=3))
    yield ""
    yield f"  {CONCLUDED} concluded by the curator, not stated"
    yield from _wrapped(not_checked(record.sources), 2)


def known_lines(record: Chronology) -> Iterator[str]:
    """The lines that say of which day a record is, and with which doubts; none for the whole."""
    for sentence in known_on(record):
        yield from wrap(sentence, WIDTH)


def _event(event: Event, made_known: Iterable[Announced], clocks: Mapping[str, str]) -> Iterator[str]:
    indent = 4 if event.occasion is None else 8
    yield from _titled(f"{'' if event.basis is Basis.STATED else CONCLUDED:<{indent}}", event)
    for other in made_known:
        yield from _wrapped(f"{in_a_line(other, clocks)} [{other.id}]", indent + 2)
    if isinstance(event, Announced):
        yield from _wrapped(in_a_line(event, clocks), indent + 2)
    for evidence in leading(event):
        yield from (as_quiet(line) for line in quotation_lines(evidence, indent + 2, limit=3))


def _titled(prefix: str, thing: Identified, title: Callable[[str], str] = str) -> Iterator[str]:
    """A title after a prefix, with its id beside it, or below where a line has no room for both."""
    id_ = f"[{thing.id}]"
    for number, line in enumerate(wrap(f"{title_of(thing)} {id_}", WIDTH - len(prefix), break_on_hyphens=False)):
        words = line.removesuffix(id_)
        yield f"{' ' * len(prefix) if number else as_mark(prefix)}{title(words)}{as_quiet(line.removeprefix(words))}"


def quotation_lines(evidence: Evidence, indent: int, *, limit: int | None = None) -> Iterator[str]:
    """A quotation in lines of at most `WIDTH`, ended by its source and line; `limit` cuts it to so many lines."""
    quotation, width = evidence.quotation, WIDTH - indent
    place = f"{place_of(quotation)}{f', {evidence.effect} then' if evidence.effect else ''}"
    words = f"\u201c{quotation.words}\u201d"
    *lines, last = wrap(words, width, break_on_hyphens=False, max_lines=limit, placeholder=" ...")
    ends = [f"{last} {place}"] if len(last) + 1 + len(place) <= width else [last, place]
    return (" " * indent + line for line in (*lines, *ends))


def answer_lines(question: str, events: Events[Event], record: Chronology) -> Iterator[str]:
    """The lines of an answer: certain and possible apart, each with its words, and what the sources leave open."""
    times = EventTimes.of(record)
    yield as_heading(question)
    yield f"{len(events)} certain, {len(events.possible)} possible"
    for hint in events.hints:
        yield from _wrapped(hint, 2)
    for sure, found in (("certain", events), ("possible", events.possible)):
        for event in found:
            yield ""
            yield from _titled(f"  {sure}: ", event, as_heading)
            yield from _wrapped(f"{event.basis}; {_when_and_where(event, times)}", 4)
            for evidence in event.evidence:
                yield from quotation_lines(evidence, 4)
            for field, reason in event.inferred.items():
                if field in ("existence", "after"):
                    yield from _wrapped(f"{field} inferred: {reason}", 4)
    for head, points in (
        ("The sources leave open", events.gaps),
        ("They disagree, or seem to", events.discrepancies),
    ):
        few, more = handful(points)
        explained = [_wrapped(f"{labelled(point)}: {point.explanation}", 4) for point in few]
        yield from _below(as_heading(f"  {head}"), explained + [[f"    and {more} more"]] * bool(more))


def _when_and_where(event: Event, times: EventTimes) -> str:
    """The time and the place of an event; a place that is that of the clock stands for it."""
    said = times.said(event)
    place = event.place
    if is_unbegun(event):
        place = next((plan.place for plan in reversed(event.plans) if plan.place), None)
    if place is None:
        return said
    for clock in times.clocks:
        if said.endswith(f", {clock}") and stands_in(clock, place):
            return f"{said.removesuffix(clock)}{place}"
    return f"{said}; {place}"


def entry_lines(thing: Identified, record: Chronology) -> Iterator[str]:
    """The lines of one entry: every field with its quotations and their lines, or with the reason."""
    times = EventTimes.of(record)
    yield from _titled("", thing, as_heading)
    yield sort_of(thing)
    if isinstance(thing, Event):
        yield from _wrapped(f"all that is known of its time: {times.said(thing)}", 0)
    for row in described(thing):
        yield ""
        yield from _wrapped(f"{row.key}: {in_text(row.value, times.clocks)}", 0)
        for evidence in row.evidence.values():
            yield from quotation_lines(evidence, 4)
        for note in row.notes:
            yield from _wrapped(note, 4)
    others = (quotation_lines(item, 4) for item in getattr(thing, "evidence", ()) if not item.fields)
    yield from _below("quotations:", others)
    points = (f"{sort_of(point).lower()}: {labelled(point)}{closing(point)}" for point in bearing_on(thing, record))
    yield from _below("what bears on it:", (_wrapped(point, 4) for point in points))
    names = thing.names if isinstance(thing, Place) else ()
    filed = (labelled(event) for event in record.events if thing in event.topics or event.place in names)
    yield from _below("events there:" if names else "events on it:", (_wrapped(event, 4) for event in filed))


def _below(heading: str, things: Iterable[Iterable[str]]) -> Iterator[str]:
    """The lines of these things below a heading; nothing for none."""
    for number, lines in enumerate(things):
        yield from () if number else ("", heading)
        yield from lines


def account_lines(record: Chronology) -> Iterator[str]:
    """The lines of the account: how many letters of each source are cited, set aside and left over, and near copies."""
    for source in record.sources:
        yield as_heading(f"{source.id}{standing_of(source)} ({source.file})")
        yield from (f"  {count:6} {use}" for use, count in letters_by_use(record.ledger(source)).items())
        yield from [f"  {'text':>6} withheld; its quotations were not checked"] * (source.text is None)
    for passage in shared_passages(record.sources):
        yield from _wrapped(f"hint: {passage}", 0)
    for event in record.all_events:
        match event:
            case TariffAnnouncement(change=MeasureChange.SUSPENDS, rate=Rate() as rate, rate_before=None):
                meant = (
                    f"{rate} is what is levied while {event.id} suspends a tariff; what is suspended is `rate_before`"
                )
                yield from _wrapped(f"hint: {meant}", 0)
    things = (*record.actors, *record.documents, *record.discrepancies, *record.curated["gaps"])
    faults = without(record.left_out) or "no fault"
    yield from _wrapped(f"{counted(record.all_events, 'event')} and {counted(things, 'other entry')}; {faults}", 0)
    yield f"digest {record.digest}"


def _wrapped(text: str, indent: int) -> list[str]:
    return wrap(text, WIDTH, initial_indent=" " * indent, subsequent_indent=" " * (indent + 2), break_on_hyphens=False)
