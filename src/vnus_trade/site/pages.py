"""The pages of a site: which there are, and what each shows of the record; `templates/` lays them out as HTML."""

import re
from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from hashlib import sha256
from importlib.resources import files
from itertools import chain, groupby
from typing import Any

import attrs
import jinja2
from markupsafe import Markup

from vnus_trade.display.description import (
    counted,
    described,
    known_on,
    leading,
    letters_by_use,
    not_begun,
    not_checked,
    open_orders,
    parts_of,
    quotations_of,
    sort_of,
    standing_of,
)
from vnus_trade.display.event_times import EventTimes, is_unbegun, time_shown
from vnus_trade.display.theme import escaped, themed
from vnus_trade.evidence.sources import WEB_ADDRESS, Source
from vnus_trade.evidence.stretches import Lines
from vnus_trade.interchange.citations import to_bibtex
from vnus_trade.model.entities import Actor, Entity
from vnus_trade.model.events import Event
from vnus_trade.model.fields import COLLECTIONS, members_of
from vnus_trade.model.findings import Discrepancy, Gap
from vnus_trade.model.vocabulary import ActorKind, Basis
from vnus_trade.pictures.timeline import HEADINGS, clock_of, sides_of
from vnus_trade.record.chronology import Chronology
from vnus_trade.record.plans import FollowedPlan
from vnus_trade.site.addresses import address, anchor, name_of
from vnus_trade.site.marked import CitedWords, MarkedText
from vnus_trade.site.search_index import indexed, label_of
from vnus_trade.time.span import TimeSpan, four_bounds
from vnus_trade.time.wording import in_words

ACTORS: Mapping[ActorKind, str] = {
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
"""The heading of each kind of actor, in the order of the page that lists them."""

TIES: Mapping[str, str] = {
    "replies_to": "in reply to it",
    "continues": "carrying it on or changing it",
    "fulfils": "keeping it",
    "retaliates_for": "in answer to it",
    "within": "for a part of what it covers",
    "ongoing_at": "going on at it",
    "after": "said to come after it",
    "about": "said about it",
}
"""What refers to an event in each field, besides what was made known or said at it."""

_ABOUT = "spoken of in"
_VIETNAMESE = re.compile(r"[ăâđêôơưàáãèéìíòóõùúýĩũ\u1ea0-\u1ef9]", re.IGNORECASE)
_STYLES = re.compile(r'<style>(.*?)</style>|<svg [^>]*? style="([^"]*)"', re.DOTALL)


@attrs.frozen
class Page:
    """A page: its path in the folder of the site, the name of its template, its title, and what it is about."""

    path: str
    template: str
    title: str
    about: Any = None


@attrs.frozen(slots=False)
class Site:
    """A record with what several pages ask of it; `home` is the name and the address of a page that leads to it."""

    record: Chronology
    home: tuple[str, str] | None = None

    @property
    def title(self) -> str:
        """The titles of the negotiations."""
        return "; ".join(each.title for each in self.record.negotiations) or "Timeline"

    @cached_property
    def times(self) -> EventTimes:
        """Says when events were."""
        return EventTimes.of(self.record)

    @property
    def clock(self) -> tuple[str, str]:
        """The place and the zone whose dates the timeline has."""
        return clock_of(self.record.negotiations, self.times)

    @cached_property
    def parties(self) -> Sequence[Actor]:
        """The parties of the negotiations."""
        return [party for each in self.record.negotiations for party in each.parties]

    @cached_property
    def cited(self) -> Mapping[Source, Sequence[CitedWords]]:
        """The quotations from each source."""
        found: dict[Source, list[CitedWords]] = {source: [] for source in self.record.sources}
        for thing in self.entries:
            for number, item in enumerate(quotations_of(thing), start=1):
                found.setdefault(item.quotation.source, []).append(CitedWords(thing, number, item))
        return found

    @cached_property
    def entries(self) -> Mapping[Any, None]:
        """Everything that has a page or a place on one; a record of one negotiation refers to entries of others."""
        return dict.fromkeys(chain.from_iterable(getattr(self.record, name) for name in COLLECTIONS))

    @cached_property
    def bearing(self) -> Mapping[Any, Sequence[Gap | Discrepancy]]:
        """The gaps and discrepancies that concern each entry."""
        found: dict[Any, list[Gap | Discrepancy]] = {}
        points: tuple[Gap | Discrepancy, ...] = (*self.record.gaps, *self.record.discrepancies)
        for point in points:
            for thing in dict.fromkeys(point.concerns):
                found.setdefault(thing, []).append(point)
        return found

    @cached_property
    def ties(self) -> Mapping[Event, Mapping[str, Sequence[Event]]]:
        """The events that refer to each event, by the way they do."""
        found: dict[Event, dict[str, list[Event]]] = {}
        for event in self.record.all_events:
            said = "made known in it" if event.announcement else "said or done at it"
            pairs = [(said, event.announcement or event.occasion)]
            for field, name in TIES.items():
                pairs += [(name, other) for other in members_of(getattr(event, field, None))]
            for name, other in pairs:
                if isinstance(other, Event):
                    found.setdefault(other, {}).setdefault(name, []).append(event)
        return found

    @cached_property
    def roles(self) -> Mapping[Actor, Mapping[str, Sequence[Event]]]:
        """The events of each actor by role, and the statements about it."""
        found: dict[Actor, dict[str, list[Event]]] = {}
        for event in self.record.all_events:
            roles = [(f"as {role}", actor) for role, actor in event.roles()]
            roles += [(_ABOUT, each) for each in getattr(event, "about", ()) if isinstance(each, Actor)]
            for role, actor in dict.fromkeys(roles):
                found.setdefault(actor, {}).setdefault(role, []).append(event)
        return found

    @cached_property
    def sections(self) -> Mapping[str, Sequence[tuple[str, Sequence[Event]]]]:
        """The events by time in the order of the timeline, then those not known to have begun, under their headings."""
        sections: Mapping[str, Sequence[Event]] = {"In order": self._begun, **not_begun(self.record)}
        by_time = {heading: groupby(events, key=self.times.said) for heading, events in sections.items()}
        return {heading: [(when, list(events)) for when, events in groups] for heading, groups in by_time.items()}

    @cached_property
    def _begun(self) -> Sequence[Event]:
        return [event for event in self.record.all_events if not is_unbegun(event)]

    @cached_property
    def open_orders(self) -> Mapping[Event, str]:
        """Says before which events the order of the next ones is not certain."""
        taking_place = [event for event in self._begun if not self.record.order.is_called_off(event.id)]
        return open_orders(taking_place, self.record)

    @cached_property
    def choices(self) -> Mapping[str, Mapping[str, str]]:
        """The values by which events can be chosen, with their titles, under the name of each choice."""
        events = self.record.all_events
        there = {event.kind for event in events}
        kinds = {str(kind): heading for kind, heading in HEADINGS.items() if kind in there}
        titles: dict[str, dict[str, str]] = {name: {} for name in ("side", "actor", "topic")}
        for event in events:
            for name, things in self._chosen_by(event).items():
                titles[name] |= {each.id: str(each) for each in things}
        named = {name: dict(sorted(each.items(), key=lambda item: item[1])) for name, each in titles.items()}
        return {"kind": kinds, **named}

    def _chosen_by(self, event: Event) -> Mapping[str, Iterable[Any]]:
        """The things by which an event can be chosen, under the name of each choice."""
        return {"side": sides_of(event, self.parties), "actor": event.actors, "topic": event.topics}

    @cached_property
    def filed(self) -> Mapping[Any, Sequence[Event]]:
        """The events of each topic, document and place."""
        places = {name: place for place in self.record.places for name in place.names}
        found: dict[Any, list[Event]] = {}
        for event in self.record.all_events:
            things = (
                *event.topics,
                *event.documents,
                getattr(event, "instrument", None),
                places.get(event.place or ""),
            )
            for thing in dict.fromkeys(things):
                if thing is not None:
                    found.setdefault(thing, []).append(event)
        return found

    @property
    def subjects(self) -> Sequence[Any]:
        """The negotiations, topics, documents and places."""
        record = self.record
        return [*record.negotiations, *record.topics, *record.documents, *record.places]

    @cached_property
    def members(self) -> Mapping[Actor, Sequence[Actor]]:
        """The actors of each side."""
        found: dict[Actor, list[Actor]] = {}
        for actor in self.record.actors:
            if actor.side is not None:
                found.setdefault(actor.side, []).append(actor)
        return found

    @property
    def plans(self) -> Sequence[FollowedPlan]:
        """The plans whose times are known, and then the others."""
        plans = self.record.plans
        return [*plans, *plans.possible]

    @property
    def picture(self) -> str:
        """The timeline as SVG, whose marks lead to their events."""
        return self.record.timeline(link=lambda id_: f"events/{name_of(id_)}.html").svg

    def misnames(self, actor: Actor) -> Iterator[tuple[Discrepancy, str]]:
        """The wrong names of an actor, each with the discrepancy that explains it."""
        for point in self.record.discrepancies:
            yield from ((point, name) for name, meant in point.misnames.items() if meant == actor)

    def events_of(self, actor: Actor) -> Sequence[Event]:
        """The events in which an actor has a role, each once."""
        roles = self.roles.get(actor, {}).items()
        return [*dict.fromkeys(event for role, events in roles if role != _ABOUT for event in events)]

    def sources(self, thing: Entity) -> Sequence[Source]:
        """The sources of an entry, each once."""
        return [*dict.fromkeys(item.quotation.source for item in quotations_of(thing))]

    def facets(self, event: Event) -> Mapping[str, str]:
        """The values by which an event is chosen, and the bounds of its time in seconds, for scripts to read."""
        bounds = four_bounds(time_shown(event))
        ids = {name: " ".join(each.id for each in found) for name, found in self._chosen_by(event).items()}
        seconds = " ".join("?" if bound is None else f"{bound.timestamp():.0f}" for bound in bounds)
        unsure = "yes" if is_unbegun(event) or event.caveat else ""
        return {"kind": str(event.kind), **ids, "bounds": seconds, "unsure": unsure}

    def marked(self, source: Source) -> MarkedText:
        """The text of a source with its quotations."""
        return MarkedText(source, self.record.ledger(source), self.cited[source])

    def neighbours(self, event: Event) -> Mapping[str, Event]:
        """The events before and after one in the timeline."""
        at, events = self._places[event], self.record.all_events
        beside = {"Before": at - 1, "After": at + 1}
        return {name: events[place] for name, place in beside.items() if 0 <= place < len(events)}

    @cached_property
    def _places(self) -> Mapping[Event, int]:
        return {event: number for number, event in enumerate(self.record.all_events)}


def files_of(record: Chronology, home: tuple[str, str] | None = None) -> Mapping[str, bytes]:
    """Every file of the site of a record, by its path in the folder: the same bytes for the same record."""
    site, environment = Site(record, home), _environment()
    style, script = (files(__package__).joinpath(name).read_text("utf-8") for name in ("site.css", "site.js"))
    written = {"site.css": themed("") + style, "site.js": script, "timeline.svg": record.timeline().svg}
    for page in pages(record):
        written[page.path] = _written(page, site, environment)
    return {path: text.encode("utf-8") for path, text in written.items()}


def pages(record: Chronology) -> Iterator[Page]:
    """Every page of a record."""
    yield Page("index.html", "timeline.html", "Timeline")
    yield from (Page(address(event), "event.html", str(event), event) for event in record.all_events)
    yield Page("actors/index.html", "actors.html", "Actors")
    yield from (Page(address(actor), "actor.html", actor.name, actor) for actor in record.actors)
    yield Page("articles/index.html", "articles.html", "Articles")
    yield from (Page(address(source), "article.html", source.title, source) for source in record.sources)
    yield Page("discrepancies.html", "points.html", "Discrepancies", record.discrepancies)
    yield Page("gaps.html", "points.html", "Gaps", record.gaps)
    yield Page("plans.html", "plans.html", "Plans")
    yield Page("subjects.html", "subjects.html", "Topics, documents and places")
    yield Page("search.html", "search.html", "Search")


def _written(page: Page, site: Site, environment: jinja2.Environment) -> str:
    """The HTML of a page, whose policy lets the browser load the site's own files, and the styles in it, alone."""
    up = "../" * page.path.count("/")
    body = environment.get_template(page.template).render(page=page, about=page.about, site=site, up=up)
    styles = [style or attribute for style, attribute in _STYLES.findall(body)]
    digests = {b64encode(sha256(style.encode()).digest()).decode() for style in styles}
    hashes = "".join(f" 'sha256-{digest}'" for digest in sorted(digests)) + " 'unsafe-hashes'" * bool(digests)
    # Browsers differ in whether 'self' is the folder of a page that is opened as a file.
    own = "'self' file:"
    policy = (
        f"default-src 'none'; script-src {own}; style-src {own}{hashes}; img-src {own} data:; form-action {own}; "
        "base-uri 'none'"
    )
    html = Markup(body)  # noqa: S704 - a template wrote it
    return environment.get_template("base.html").render(page=page, site=site, up=up, body=html, policy=policy)


def _environment() -> jinja2.Environment:
    """Templates that escape whatever is no HTML of their own, and make letters harmless that nobody sees."""
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("vnus_trade.site"),
        autoescape=True,
        finalize=_finalized,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    functions: tuple[Callable[..., Any], ...] = (
        *(address, anchor, counted, described, in_words, indexed, is_unbegun, known_on, label_of, language, leading),
        *(letters_by_use, name_of, not_checked, numbered, parts_of, quotations_of, sort_of, standing_of, to_bibtex),
    )
    environment.globals.update({function.__name__: function for function in functions})
    environment.globals.update(ACTORS=ACTORS, Basis=Basis)
    environment.filters["spoken"] = spoken
    environment.tests.update(
        several=lambda value: isinstance(value, tuple) and len(value) > 1,
        time=lambda value: isinstance(value, TimeSpan),
        web=lambda value: isinstance(value, str) and WEB_ADDRESS.fullmatch(value) is not None,
    )
    return environment


def _finalized(value: Any) -> Any:
    """What a template writes for a value: HTML as it is, and any text escaped."""
    return value if isinstance(value, Markup) else Markup(escaped(str(value)))  # noqa: S704 - it is escaped


def language(text: str) -> Markup:
    """The `lang` attribute of a Vietnamese text; nothing for English, the language of the pages."""
    letters = sum(map(str.isalpha, text))
    is_vietnamese = letters and len(_VIETNAMESE.findall(text)) / letters > 0.1
    return Markup(' lang="vi"' if is_vietnamese else "")  # noqa: S704 - one of two constants


def spoken(field: str) -> str:
    """The name of a field in words."""
    return field.replace("_", " ")


def numbered(lines: Lines) -> str:
    """Name lines of an article."""
    return f"line{'s' * (lines.first != lines.last)} {lines}"
