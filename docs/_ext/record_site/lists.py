"""The pages of lists: the timeline, events, actors, topics, documents and places, discrepancies and gaps."""

from collections.abc import Iterable, Mapping
from itertools import groupby

from record_site.pages import Page, Section, Writer, framed, items, said, table
from vnus_trade import Actor, ActorKind, Basis, Discrepancy, Document, Event, Gap, Place
from vnus_trade.display.description import not_begun, open_orders
from vnus_trade.display.event_times import is_unbegun
from vnus_trade.display.theme import escaped
from vnus_trade.model.fields import title_of
from vnus_trade.pictures.timeline import HEADINGS

_ACTORS: Mapping[ActorKind, str] = {
    ActorKind.PERSON: "People",
    ActorKind.GROUP: "Groups",
    ActorKind.STATE: "States",
    ActorKind.GOVERNMENT: "Governments",
    ActorKind.PARTY: "Parties",
    ActorKind.DELEGATION: "Delegations",
    ActorKind.MISSION: "Missions",
    ActorKind.ORGANISATION: "Organisations",
    ActorKind.MEDIA: "Media",
}


def timeline(writer: Writer) -> Page:
    """The front page: the timeline as a picture and as a list."""
    record = writer.record
    picture = record.timeline(link=lambda id_: f"events/{id_}.html")
    counts = (
        f'<p class="lead"><a href="events/index.html">{len(record.all_events)} events</a>, '
        f'<a href="actors/index.html">{len(record.actors)} actors</a> and '
        f'<a href="articles/index.html">{len(record.sources)} articles</a>; '
        f'<a href="discrepancies.html">{len(record.discrepancies)} points</a> on which the articles disagree or seem '
        f'to, and <a href="gaps.html">{len(record.gaps)} things</a> that they leave open.</p>\n'
        "<p>Each field of each event has the words that support it, or the reason why it follows.</p>"
    )
    figure = (
        '<div class="picture" role="region" aria-label="Timeline, which scrolls sideways on a narrow screen" '
        f'tabindex="0">\n{picture.svg}</div>'
    )
    zone = escaped(next(iter(writer.site.clocks), "UTC"))
    legend = f"<p>Each mark links to its event. A date is that of {zone} where no other place is named.</p>"
    return Page(
        "index",
        "The record",
        framed(counts),
        sections=(
            Section("The timeline", "record-timeline", framed(legend, figure)),
            Section("In order", "record-in-order", framed(_in_order(writer))),
        ),
        leads_to=("events/index", "actors/index", "articles/index", "subjects", "discrepancies", "gaps"),
    )


def _in_order(writer: Writer) -> str:
    """The events in the order of the timeline, grouped by their times."""
    there = writer.record.all_events
    shown = [event for event in there if event.announcement is None and not is_unbegun(event)]
    orders = open_orders(shown, writer.record)
    unsure = {event: f'<span class="unsure">~ {order}</span> ' for event, order in orders.items()}
    groups = []
    for time, events in groupby(shown, key=writer.when):
        rows = items(f"{unsure.get(event, '')}{_with_announced(event, writer)}" for event in events)
        groups.append(f'<li>\n<p class="time">{time[:1].upper()}{time[1:]}</p>\n{rows}\n</li>')
    for heading, unbegun in not_begun(writer.record).items():
        groups.append(f'<li>\n<p class="time">{heading}</p>\n{writer.events(unbegun)}\n</li>')
    listed = "\n".join(groups)
    return f'<ol class="in-order">\n{listed}\n</ol>'


def _with_announced(event: Event, writer: Writer) -> str:
    """An event, with what it made known below it."""
    announced = [other for other in writer.record.all_events if other.announcement == event]
    return writer.row(event) + items(map(writer.row, announced))


def all_events(writer: Writer) -> Page:
    """List the events by kind."""
    sections = []
    for kind, heading in HEADINGS.items():
        rows = [_event_row(event, writer) for event in writer.record.all_events if event.kind == kind]
        if rows:
            listed = framed(table(heading, ("Event", "When", "Where"), rows))
            sections.append(Section(heading, f"record-events-{kind}", listed))
    lead = (
        "<p>Each kind is in the order of the timeline; (inferred) marks an event that the curator concluded and no "
        "article states.</p>"
    )
    return Page("events/index", "Events", framed(lead), writer.crumbs(), tuple(sections))


def _event_row(event: Event, writer: Writer) -> tuple[str, ...]:
    concluded = "" if event.basis is Basis.STATED else " (inferred)"
    return writer.link(event) + concluded, writer.when(event), said(event.place or "")


def all_actors(writer: Writer) -> Page:
    """List the actors by kind."""
    sections = []
    for kind, heading in _ACTORS.items():
        rows = [_actor_row(actor, writer) for actor in writer.record.actors if actor.kind == kind]
        if rows:
            listed = framed(table(heading, ("Actor", "Side", "Offices", "Events"), rows))
            sections.append(Section(heading, f"record-actors-{kind}", listed))
    lead = "<p>All actors that the articles name or describe, with the number of events in which each has a role.</p>"
    return Page("actors/index", "Actors", framed(lead), writer.crumbs(), tuple(sections))


def _actor_row(actor: Actor, writer: Writer) -> tuple[str, ...]:
    return (
        writer.link(actor),
        writer.link(actor.side) if actor.side else "",
        ", ".join(dict.fromkeys(said(office.title) for office in actor.offices)),
        str(sum(actor in event.actors for event in writer.record.all_events)),
    )


def subjects(writer: Writer) -> Page:
    """List the topics and the places with their events, and the documents."""
    record = writer.record
    sections = [
        Section(
            topic.title,
            f"record-{topic.id}",
            framed(
                '<p class="quiet">Topic</p>',
                writer.events(event for event in record.all_events if topic in event.topics),
            ),
        )
        for topic in record.topics
    ]
    sections += [Section(each.title, f"record-{each.id}", _document(each, writer)) for each in record.documents]
    sections += [Section(each.name, f"record-{each.id}", _place(each, writer)) for each in record.places]
    lead = (
        "<p>What events are filed under, the resolutions, decrees and texts that the articles refer to, and the places "
        "that have several names.</p>"
    )
    return Page("subjects", "Topics, documents and places", framed(lead), writer.crumbs(), tuple(sections))


def _place(place: Place, writer: Writer) -> str:
    names = "; ".join(map(said, place.names)) + (f", {said(place.country)}" if place.country else "")
    events = writer.events(event for event in writer.record.all_events if event.place in place.names)
    return framed('<p class="quiet">Place</p>', f"<p>{names}</p>", events)


def _document(document: Document, writer: Writer) -> str:
    events = [event for event in writer.record.all_events if document in event.documents]
    events += [tariff for tariff in writer.record.tariffs if tariff.instrument == document and tariff not in events]
    return framed(
        '<p class="quiet">Document</p>',
        writer.known(document, writer.facts(document)),
        f"<p>Events that refer to it:</p>\n{writer.events(events)}" if events else "",
        writer.bearing(document),
    )


def discrepancies(writer: Writer) -> Page:
    """List the points on which sources disagree, or seem to."""
    lead = (
        "<p>Where the articles, their passages or their languages disagree, where one is wrong, and where they only "
        "seem to disagree. The record keeps every side, with its words.</p>"
    )
    return _open_points("Discrepancies", lead, writer.record.discrepancies, writer)


def gaps(writer: Writer) -> Page:
    """List what the sources leave unsaid."""
    lead = (
        "<p>What the articles imply and leave unsaid. The record does not fill it in; an answer names the gaps that "
        "bear on it.</p>"
    )
    return _open_points("Gaps", lead, writer.record.gaps, writer)


def _open_points(title: str, lead: str, points: Iterable[Discrepancy | Gap], writer: Writer) -> Page:
    sections = tuple(_open_point(each, writer) for each in points)
    return Page(title.lower(), title, framed(lead), writer.crumbs(), sections)


def _open_point(thing: Discrepancy | Gap, writer: Writer) -> Section:
    resolution = (
        f"<p><strong>What the record does:</strong> {said(thing.resolution)}</p>"
        if isinstance(thing, Discrepancy)
        else ""
    )
    known = writer.known(thing, writer.facts(thing, "explanation", "resolution"))
    return Section(
        title_of(thing), f"record-{thing.id}", framed(f"<p>{said(thing.explanation)}</p>", resolution, known)
    )
