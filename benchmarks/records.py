"""Records to measure with: any number of invented events, with sources, actors and order as real ones have them."""

from datetime import date, timedelta
from itertools import accumulate

from vnus_trade import (
    Actor,
    Chronology,
    Evidence,
    Meeting,
    Negotiation,
    NegotiationRound,
    Quotation,
    Rate,
    Source,
    Statement,
    TariffAnnouncement,
    TimeSpan,
    Topic,
)
from vnus_trade.contents.index import Contents
from vnus_trade.model.events import Event
from vnus_trade.ordering.order import Order
from vnus_trade.ordering.stated import Stated
from vnus_trade.seeds import sha256

PER_SOURCE = 50
FIRST = date(1990, 1, 1)
ZONE = "Asia/Ho_Chi_Minh"


def invented(count: int) -> Chronology:
    """A record of so many events, of which each source tells fifty: meetings, what is said there, tariffs, rounds."""
    topics = tuple(Topic(id=f"topic-{n}", title=f"Topic {n}") for n in range(20))
    sources = tuple(map(_source, range(-(-count // PER_SOURCE))))
    parties = tuple(_actor(f"party-{n}", sources[0], None) for n in range(2))
    people = tuple(_actor(f"person-{n}", sources[0], parties[n % 2]) for n in range(198))
    stated = [_stated(number, count) for number in range(count)]
    order = Order.of(stated)
    events: list[Event] = []
    for statement in stated:
        events.append(_event(statement, order, events, topics, (*parties, *people), sources))
    negotiation = Negotiation(id="talks", title="Invented talks", parties=parties, zone=ZONE)
    contents = Contents(
        sources=sources,
        actors=(*parties, *people),
        topics=topics,
        negotiations=(negotiation,),
        all_events=tuple(events),
    )
    return Chronology.of(
        contents, order, dict.fromkeys((*(each.id for each in sources), *(each.id for each in events)), "talks")
    )


def chain(count: int) -> Chronology:
    """A record of so many events, each after the one before it."""
    order = Order.of(
        Stated(f"event-{n}", TimeSpan.parse(_day(n, count), ZONE), (f"event-{n - 1}",) if n else ())
        for n in range(count)
    )
    events: list[Event] = []
    for n in range(count):
        when = order.when(f"event-{n}")
        events.append(Meeting(id=f"event-{n}", title=f"Event {n}", form="meeting", when=when, after=tuple(events[-1:])))
    return Chronology.of(Contents(all_events=events), order, {})


def _source(number: int) -> Source:
    lines = [
        f"Word {number * PER_SOURCE + n} was that delegate {n} of the talks met in Town {n}." for n in range(PER_SOURCE)
    ]
    text = "\n".join(lines)
    published = TimeSpan.parse("2026-01-01", ZONE)
    return Source(
        id=f"source-{number}",
        file=f"{number}.txt",
        sha256=sha256(text.encode()),
        text=text,
        title=f"Article {number}",
        published=published,
        languages=("en",),
    )


def _quoted(source: Source, line: int) -> Evidence:
    assert source.text is not None  # noqa: S101 (every source here has its text)
    lengths = [len(each) for each in source.text.split("\n")]
    start = [0, *accumulate(length + 1 for length in lengths)][line]
    return Evidence(Quotation(source, start, start + lengths[line]), ("when", "place"))


def _actor(id_: str, source: Source, side: Actor | None) -> Actor:
    return Actor(id=id_, name=id_.replace("-", " ").title(), kind="person", side=side, evidence=(_quoted(source, 0),))


def _day(number: int, count: int) -> str:
    return (FIRST + timedelta(days=number * 12_000 // count)).isoformat()


def _stated(number: int, count: int) -> Stated:
    """Of ten events, the first is a meeting at which five are said, and one comes after it without a date."""
    day, place = _day(number - number % 10, count), number % 10
    if place == 0:
        return Stated(f"event-{number}", TimeSpan.parse(day, ZONE))
    meeting = f"event-{number - place}"
    if place <= 5:
        return Stated(f"event-{number}", TimeSpan(zone=ZONE), within=meeting)
    if place == 6:
        return Stated(f"event-{number}", TimeSpan.parse(f"[{day}..]", ZONE), after=(meeting,))
    return Stated(f"event-{number}", TimeSpan.parse(day[:7] if place == 7 else day, ZONE))


def _event(
    stated: Stated,
    order: Order,
    events: list[Event],
    topics: tuple[Topic, ...],
    actors: tuple[Actor, ...],
    sources: tuple[Source, ...],
) -> Event:
    number = len(events)
    given = {
        "id": stated.id,
        "title": f"Event {number}",
        "dated": stated.span,
        "when": order.when(stated.id),
        "topics": (topics[number % len(topics)],),
        "evidence": (_quoted(sources[number // PER_SOURCE], number % PER_SOURCE),),
        "place": f"Town {number % PER_SOURCE}",
    }
    place, meeting = number % 10, events[number - number % 10] if number % 10 else None
    actor, other = actors[number % len(actors)], actors[-1 - number % 7]
    if 1 <= place <= 5:
        said = {"occasion": meeting, "speakers": (actor,), "about": (other, meeting), "gist": f"Gist {number}"}
        return Statement(**given, **said)  # type: ignore[arg-type]
    if place == 8:
        levied = {"imposed_by": actors[0], "applied_to": actors[1:2], "rate": Rate(number % 50), "stage": "announced"}
        return TariffAnnouncement(**given, announced_by=(actor,), **levied)  # type: ignore[arg-type]
    if place == 9:
        return NegotiationRound(**given, parties=actors[:2])  # type: ignore[arg-type]
    after = (meeting,) if stated.after else ()
    return Meeting(**given, form="meeting", after=after)  # type: ignore[arg-type]
