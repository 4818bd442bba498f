"""The record in a terminal, as paragraphs: the timeline, answers, entries with quotations, the account of letters."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

from vnus_trade import lazy
from vnus_trade.answers.bearing import handful
from vnus_trade.answers.queries import Events
from vnus_trade.console.colours import as_heading, as_mark, as_quiet
from vnus_trade.console.wrapping import Line, columns_of
from vnus_trade.contents.listing import Answer, Listing
from vnus_trade.display.description import (
    Identified,
    bearing_on,
    captioned,
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
from vnus_trade.display.listings import table
from vnus_trade.display.measures import in_a_line, rated_lines
from vnus_trade.evidence.copies import shared_passages
from vnus_trade.evidence.sources import Evidence
from vnus_trade.model.entities import Place
from vnus_trade.model.events import Announced, Event, TariffAnnouncement
from vnus_trade.model.quantities import Rate
from vnus_trade.model.vocabulary import Basis, MeasureChange
from vnus_trade.record.chronology import Chronology
from vnus_trade.record.plans import FollowedPlan
from vnus_trade.time.wording import in_words
from vnus_trade.words.names import stands_in

Style = Callable[[str], str]

UNSURE, CONCLUDED = "~", "*"


def timeline_lines(record: Chronology) -> Iterator[Line]:
    """The timeline: each event under its time, with what it makes known and its first quotation."""
    times = EventTimes.of(record)
    yield from (Line(as_heading(negotiation.title)) for negotiation in record.negotiations)
    count = f"{counted(record.all_events, 'event')} from {counted(record.sources, 'source')}"
    reader = next((f"dates without a place are those of {place}" for place in times.clocks), "")
    yield Line(f"{count}; {reader or 'each date is that of its own place'}")
    yield from known_lines(record)
    yield Line()
    shown = [event for event in record.all_events if event.announcement is None and not is_unbegun(event)]
    unsure = open_orders(shown, record)
    made_known: dict[str, list[Announced]] = {}
    for event in record.all_events:
        if isinstance(event, Announced) and event.announced_in is not None:
            made_known.setdefault(event.announced_in.id, []).append(event)
    for when, events in groupby(shown, key=times.said):
        yield Line()
        yield Line(as_heading(when[:1].upper() + when[1:]), 2)
        for event in events:
            if event in unsure:
                yield _line(as_mark(f"{UNSURE}   {unsure[event]}"), 0)
            yield from _event(event, made_known.get(event.id, ()), times.clocks)
    for heading, unbegun in not_begun(record).items():
        yield from (Line(), Line(), Line(as_heading(heading)))
        for event in unbegun:
            yield _titled("    ", event)
            yield _line(_when_and_where(event, times), 6)
            yield from (quotation_line(evidence, 6, most=3, style=as_quiet) for evidence in leading(event))
    yield Line()
    yield _line(f"{CONCLUDED} concluded by the curator, not stated", 2)
    unchecked = not_checked(record.sources)
    yield from [_line(unchecked, 2)] * bool(unchecked)


def known_lines(record: Chronology) -> Iterator[Line]:
    """Of which day a record is, and with which doubts; nothing for the whole."""
    yield from (Line(sentence) for sentence in known_on(record))


def _event(event: Event, made_known: Iterable[Announced], clocks: Mapping[str, str]) -> Iterator[Line]:
    indent = 4 if event.occasion is None else 8
    yield _titled(f"{'' if event.basis is Basis.STATED else CONCLUDED:<{indent}}", event)
    for other in made_known:
        yield _line(f"{in_a_line(other, clocks)} [{other.id}]", indent + 2)
    if isinstance(event, Announced):
        yield _line(in_a_line(event, clocks), indent + 2)
    yield from (quotation_line(evidence, indent + 2, most=3, style=as_quiet) for evidence in leading(event))


def _titled(prefix: str, thing: Identified, style: Style = str) -> Line:
    """A title after a prefix, with its id behind it."""
    return Line(f"{as_mark(prefix)}{style(str(thing))} {as_quiet(f'[{thing.id}]')}", columns_of(prefix))


def quotation_line(evidence: Evidence, indent: int, *, most: int | None = None, style: Style = str) -> Line:
    """A quotation, ended by its source and line; `most` cuts it to so many lines."""
    quotation = evidence.quotation
    place = f"{place_of(quotation)}{f', {evidence.effect} then' if evidence.effect else ''}"
    words = style(f"\u201c{quotation.words}\u201d")
    return Line(f"{' ' * indent}{words}", indent, most, style(place))


# What a hint says to ask, which is an option of the command.
_ASKED = re.compile(r"\b(?:by_)?(side|about|involving)\((.*?)\)")


def answer_lines(question: str, answer: Answer[Any], record: Chronology) -> Iterator[Line]:
    """An answer: certain and possible apart, each with its words, and what the sources leave open."""
    yield Line(as_heading(question), 2)
    yield Line(captioned(answer))
    if isinstance(answer, Events):
        yield from (_line(f"if it takes place: {labelled(event)}", 2) for event in answer.supposing)
        yield from (_line(_ASKED.sub(r"--\1 \2", hint), 2) for hint in answer.hints)
    times = EventTimes.of(record)
    for sure, found in (("certain", answer), ("possible", answer.possible)):
        for thing in found:
            yield Line()
            yield _titled(f"  {sure}: ", thing, as_heading)
            yield from (_line(in_a_line(each, times.clocks), 4) for each in [thing] if isinstance(each, Announced))
            yield _line(_standing(thing, times), 4)
            yield from (quotation_line(evidence, 4) for evidence in thing.evidence)
            reasons = {field: thing.inferred[field] for field in ("existence", "after") if field in thing.inferred}
            yield from (_line(f"{field} inferred: {reason}", 4) for field, reason in reasons.items())
    for head, points in (
        ("The sources leave open", getattr(answer, "gaps", ())),
        ("They disagree, or seem to", getattr(answer, "discrepancies", ())),
    ):
        few, more = handful(points)
        explained = [_line(f"{labelled(point)}: {point.explanation}", 4) for point in few]
        yield from _below(as_heading(f"  {head}"), explained + [_line(f"and {more} more", 4)] * bool(more))


def _standing(thing: Event | FollowedPlan, times: EventTimes) -> str:
    """Who says that an event took place, when and where; for when and where a plan is, and what became of it."""
    if isinstance(thing, Event):
        return f"{thing.basis}; {_when_and_where(thing, times)}"
    when = "at no named time" if thing.when is None else in_words(thing.when, times.clocks)
    return "; ".join(filter(None, (when, thing.place, thing.became)))


def list_lines(listing: Listing[Any], record: Chronology) -> Iterator[Line]:
    """Members of a record, each with what explains it, or with its other fields that fit in a line."""
    yield Line(as_heading(captioned(listing)))
    heads, *rows = table(listing, record, most=None)
    clocks = EventTimes.of(record).clocks
    for thing, row in zip(listing, rows, strict=True):
        explained = getattr(thing, "explanation", None)
        cells = zip(heads, row, strict=True)
        said = [explained or "; ".join(f"{head}: {cell}" for head, cell in list(cells)[2:] if cell)]
        if isinstance(thing, lazy.measures.RatedMeasure):
            said = [*rated_lines(thing, clocks)]
        yield from [Line()] * bool(explained)
        yield _titled("  ", thing)
        yield from (_line(each, 4) for each in said if each)


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


def entry_lines(thing: Identified, record: Chronology) -> Iterator[Line]:
    """One entry: every field with its quotations and their lines, or with the reason."""
    times = EventTimes.of(record)
    yield _titled("", thing, as_heading)
    yield Line(sort_of(thing))
    if isinstance(thing, Event):
        yield _line(f"all that is known of its time: {times.said(thing)}", 0)
    for row in described(thing):
        yield Line()
        yield _line(f"{row.key}: {in_text(row.value, times.clocks)}", 0)
        yield from (quotation_line(evidence, 4) for evidence in row.evidence.values())
        yield from (_line(note, 4) for note in row.notes)
    others = (quotation_line(item, 4) for item in getattr(thing, "evidence", ()) if not item.fields)
    yield from _below("quotations:", others)
    points = (f"{sort_of(point).lower()}: {labelled(point)}{closing(point)}" for point in bearing_on(thing, record))
    yield from _below("what bears on it:", (_line(point, 4) for point in points))
    names = thing.names if isinstance(thing, Place) else ()
    filed = (labelled(event) for event in record.events if thing in event.topics or event.place in names)
    yield from _below("events there:" if names else "events on it:", (_line(event, 4) for event in filed))


def _below(heading: str, lines: Iterable[Line]) -> Iterator[Line]:
    """These lines below a heading; nothing for none."""
    for number, line in enumerate(lines):
        yield from () if number else (Line(), Line(heading, 2))
        yield line


def account_lines(record: Chronology, hints: Iterable[str] = ()) -> Iterator[Line]:
    """The account: how many letters of each source are cited, set aside and left over, near copies and other hints."""
    for source in record.sources:
        yield Line(as_heading(f"{source.id}{standing_of(source)} ({source.file})"), 2)
        yield from (Line(f"  {count:6} {use}", 9) for use, count in letters_by_use(record.ledger(source)).items())
        yield from [Line(f"  {'text':>6} withheld; its quotations were not checked", 9)] * (source.text is None)
    yield from (_line(f"hint: {each}", 0) for each in (*shared_passages(record.sources), *hints))
    for event in record.all_events:
        match event:
            case TariffAnnouncement(change=MeasureChange.SUSPENDS, rate=Rate() as rate, rate_before=None):
                levied = f"{rate} is what is levied while {event.id} suspends a tariff"
                yield _line(f"hint: {levied}; what is suspended is `rate_before`", 0)
    things = (*record.actors, *record.documents, *record.discrepancies, *record.curated["gaps"])
    faults = without(record.left_out) or "no fault"
    yield _line(f"{counted(record.all_events, 'event')} and {counted(things, 'other entry')}; {faults}", 0)
    yield Line(f"digest {record.digest}")


def _line(text: str, indent: int) -> Line:
    return Line(" " * indent + text, indent + 2)
