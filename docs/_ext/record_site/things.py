"""The pages of single events and actors."""

from collections.abc import Sequence

from record_site.pages import Page, Writer, facts_listed, framed, in_python, items, kind_of, said, sections
from vnus_trade import Actor, Basis, Event
from vnus_trade.display.event_times import is_unbegun
from vnus_trade.model.fields import title_of


def event(event: Event, writer: Writer) -> Page:
    """Show an event: its fields beside their quotations, what refers to it, what is open, and its neighbours."""
    basis = "stated by a source" if event.basis is Basis.STATED else "concluded by the curator; no source states it"
    lead = (
        f'<p class="lead">{kind_of(event.kind)}, {basis}. '
        f"{said(event.status) if is_unbegun(event) else 'All that is known of its time'}: "
        f"<strong>{writer.when(event)}</strong>.</p>"
    )
    return Page(
        f"events/{event.id}",
        title_of(event),
        framed(lead),
        writer.crumbs(("events/index", "Events")),
        sections(
            event.id,
            ("What is known", "known", writer.known(event, writer.facts(event))),
            ("What leads here", "ties", _ties(event, writer)),
            ("What bears on it", "open", writer.bearing(event)),
            ("Beside it in the timeline", "beside", _neighbours(event, writer)),
        ),
        code=in_python(f'record["{event.id}"]', event),
        is_listed=False,
    )


def _ties(event: Event, writer: Writer) -> str:
    """The events that refer to this one, by the way they do."""
    events, statements = writer.record.all_events, writer.record.statements
    ties: dict[str, Sequence[Event]] = {
        "made known in it": [other for other in events if other.announcement == event],
        "said or done at it": [other for other in events if other.occasion == event and not other.announcement],
        "said to come after it": [other for other in events if event in other.after],
        "in reply to it": [other for other in statements if other.replies_to == event],
        "said about it": [other for other in statements if event in other.about],
    }
    rows = [(name, writer.events(found)) for name, found in ties.items() if found]
    return facts_listed(rows) if rows else ""


def _neighbours(event: Event, writer: Writer) -> str:
    events = writer.record.all_events
    at = events.index(event)
    before = [f"before: {writer.link(other)}" for other in events[max(at - 1, 0) : at]]
    return items([*before, *(f"after: {writer.link(other)}" for other in events[at + 1 : at + 2])])


def actor(actor: Actor, writer: Writer) -> Page:
    """Show an actor: names and offices beside their quotations, the events in each role, and what is open."""
    native = f", <strong>{said(actor.native_name)}</strong>" if actor.native_name else ""
    facts = [*writer.facts(actor), *_misnames(actor, writer)]
    side = items(writer.link(other) for other in writer.record.actors if other.side == actor)
    return Page(
        f"actors/{actor.id}",
        actor.name,
        framed(f'<p class="lead">{actor.kind.capitalize()}{native}.</p>'),
        writer.crumbs(("actors/index", "Actors")),
        sections(
            actor.id,
            ("Names and offices", "known", writer.known(actor, facts)),
            ("Events", "events", _roles(actor, writer)),
            ("On this side", "side", side),
            ("What bears on it", "open", writer.bearing(actor)),
        ),
        code=in_python(f'record.actor("{actor.id}")', actor),
        is_listed=False,
    )


def _misnames(actor: Actor, writer: Writer) -> list[tuple[str, str]]:
    return [
        ("wrongly called", f"{said(name)}: {writer.link(discrepancy)}")
        for discrepancy in writer.record.discrepancies
        for name, meant in discrepancy.misnames.items()
        if meant == actor
    ]


def _roles(actor: Actor, writer: Writer) -> str:
    """The events of an actor by role, and the statements about it."""
    roles: dict[str, list[Event]] = {}
    for event in writer.record.all_events:
        for role in dict.fromkeys(f"as {role}" for role, other in event.roles() if other == actor):
            roles.setdefault(role, []).append(event)
    about = [statement for statement in writer.record.statements if actor in statement.about]
    if about:
        roles["spoken of in"] = list(about)
    rows = [(role, writer.events(events)) for role, events in roles.items()]
    return facts_listed(rows) if rows else ""
