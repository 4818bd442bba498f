"""Courses of invented tariffs, each told by articles of a sentence or two, and the record as it stood on a day."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

import attrs

from vnus_trade import Chronology, TimeSpan
from vnus_trade.contents.index import Contents
from vnus_trade.evidence.sources import Evidence, Quotation, Source
from vnus_trade.evidence.statuses import takes_place
from vnus_trade.model.entities import Actor, Negotiation
from vnus_trade.model.events import TariffAnnouncement
from vnus_trade.model.quantities import Rate
from vnus_trade.ordering.order import Order
from vnus_trade.ordering.stated import Stated

ZONE = "-04:00"
"""The zone of the capital of Norland, which levies the tariffs."""

NORLAND = Actor(id="norland", name="Norland", kind="state")
SUDMARK = Actor(id="sudmark", name="Sudmark", kind="state")
ESTMARK = Actor(id="estmark", name="Estmark", kind="state")
WESTMARK = Actor(id="westmark", name="Westmark", kind="state")
TALKS = Negotiation(id="talks", title="Talks", parties=(NORLAND, SUDMARK), zone=ZONE)


def span(written: str) -> TimeSpan:
    """A time as Norland writes it."""
    return TimeSpan.parse(written, ZONE)


@attrs.frozen
class Told:
    """One announcement: its fields, the article that tells of it, and how it stood by this and later articles."""

    id: str
    made: str
    article: str
    fields: Mapping[str, Any]
    stood: Mapping[str, str]


def told(id_: str, made: str, article: str, stood: Mapping[str, str] | str = "", **fields: Any) -> Told:
    """Tell of an announcement; `stood` names the articles by which it was in force, or says how it stood by each."""
    by = dict.fromkeys(stood.split(), "in force") if isinstance(stood, str) else stood
    return Told(id_, made, article, {"stage": "enacted", "imposed_by": NORLAND, "applied_to": (SUDMARK,), **fields}, by)


@attrs.frozen
class Course:
    """Articles, each with its day of publication and its text, and the announcements that they tell of."""

    articles: Mapping[str, tuple[str, str]]
    announcements: Sequence[Told]

    def until(self, day: str = "9999-12-31") -> Chronology:
        """The record of the articles that were published by the end of a day."""
        sources = {
            id_: Source(
                id=id_, file=f"{id_}.txt", sha256=f"{number:064}", text=text, title=id_, published=span(published)
            )
            for number, (id_, (published, text)) in enumerate(self.articles.items())
            if published <= day
        }
        events: dict[str, TariffAnnouncement] = {}
        for each in self.announcements:
            if each.article in sources:
                events[each.id] = _announcement(each, sources, events)
        return record_of(events.values(), sources.values())


def record_of(
    events: Collection[TariffAnnouncement], sources: Iterable[Source], negotiation: Negotiation = TALKS, **others: Any
) -> Chronology:
    """A chronology of these tariffs."""
    order = Order.of(
        Stated(
            event.id,
            event.dated or TimeSpan(),
            tuple(earlier.id for earlier in event.after),
            takes_place=takes_place(event.status, event.evidence),
        )
        for event in events
    )
    among = tuple(attrs.evolve(event, when=order.when(event.id)) for event in events)
    contents = {"actors": (NORLAND, SUDMARK, ESTMARK, WESTMARK), "negotiations": (negotiation,), **others}
    return Chronology.of(Contents(all_events=among, sources=tuple(sources), **contents), order, {})


def _announcement(
    this: Told, sources: Mapping[str, Source], events: Mapping[str, TariffAnnouncement]
) -> TariffAnnouncement:
    fields = dict(this.fields)
    for name, value in fields.items():
        if name in ("continues", "within"):
            fields[name] = events.get(value)
        elif name == "fulfils":
            fields[name] = tuple(events[id_] for id_ in value if id_ in events)
        elif name in ("in_force", "expires"):
            fields[name] = span(value)
        elif name in ("rate", "rate_before") and not isinstance(value, Rate):
            fields[name] = Rate(value)
    evidence = [Evidence(whole(sources[this.article]), ("when", *fields))]
    evidence += [Evidence(whole(sources[id_]), effect=stood) for id_, stood in this.stood.items() if id_ in sources]
    return TariffAnnouncement(
        id=this.id, title=f"Announcement {this.id}", dated=span(this.made), evidence=tuple(evidence), **fields
    )


def whole(source: Source) -> Quotation:
    """All words of an article."""
    return Quotation(source, 0, len(source.text or ""))


def shown(record: Chronology, **asked: Any) -> list[str]:
    """Each line of the rates on 10 May 2025 or another day, the certain rates before the stroke."""
    return [
        f"{line.id}: {', '.join(map(str, line.certainly))} | {', '.join(map(str, line.possibly))}"
        for line in record.rates(**{"on": "2025-05-10", **asked})
    ]
