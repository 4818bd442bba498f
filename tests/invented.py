"""A small chronology made of objects, without any folder: what the tests of queries ask about.

Arden and Borland hold talks on glass. What is known of each event's time is of a different shape.
"""

from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from vnus_trade.contents.index import Contents
from vnus_trade.evidence.sources import Evidence, Source
from vnus_trade.evidence.statuses import takes_place
from vnus_trade.evidence.stretches import Lines, Reason, SetAside
from vnus_trade.frozen import FrozenMapping
from vnus_trade.model.entities import Actor, Document, Negotiation, Office, Topic
from vnus_trade.model.events import (
    Agreement,
    Announced,
    Event,
    Meeting,
    NegotiationRound,
    Participant,
    Statement,
    TariffAnnouncement,
)
from vnus_trade.model.findings import Discrepancy, Gap
from vnus_trade.model.quantities import Goods, Rate
from vnus_trade.ordering.order import Order
from vnus_trade.ordering.stated import Stated
from vnus_trade.pictures.timeline import Scene
from vnus_trade.record.chronology import Chronology
from vnus_trade.time.span import TimeSpan

ZONE = "Asia/Ho_Chi_Minh"
TEXT = """Arden and Borland talk of glass, says the Post.
Ada Lorn telephoned Bram Kest from Port Sorrow on 1 May.
The second round was held at Long Ford, Borland, from 19 to 22 May.
Ada Lorn told Bram Kest that glass would cost between 12 and 20 per cent.
The law 7/GL charges for lenses from June on.
A deal has been made, Arden wrote at 10:25 on 2 July.
Rain is expected over the hills, and the ferries to the islands may be late.
"""

POST = Source(
    id="post",
    file="post.txt",
    sha256="0" * 64,
    text=TEXT,
    title="The Arden Post",
    publisher="post-house",
    set_aside=(SetAside(lines=Lines(7, 7), reason=Reason.UNRELATED),),
)


def span(text: str) -> TimeSpan:
    """A time in the zone of the negotiation."""
    return TimeSpan.parse(text, ZONE)


def says(quote: str, fields: str = "", **reads: tuple[str, ...]) -> tuple[Evidence, ...]:
    """The evidence of one quotation of the Post."""
    return (Evidence(POST.locate(quote), tuple(fields.split()), FrozenMapping(reads)),)


TALK = "Arden and Borland talk of glass"
ARDEN = Actor(id="arden", name="Arden", aliases=("Ardeners",), kind="state", evidence=says(TALK, "name"))
BORLAND = Actor(id="borland", name="Borland", kind="state", evidence=says(TALK, "name"))
MINISTRY = Actor(id="ministry", name="Ministry of Glass", kind="organisation", side=ARDEN, evidence=says(TALK))
LORN = Actor(
    id="lorn",
    name="Ada Lorn",
    native_name="Áda Lôrn",
    kind="person",
    side=ARDEN,
    offices=(
        Office(
            title="Minister",
            organisation=MINISTRY,
            as_of=span("2031-05-01"),
            evidence=says("Ada Lorn telephoned Bram Kest"),
        ),
    ),
    evidence=says("Ada Lorn telephoned", "name"),
)
KEST = Actor(id="kest", name="Bram Kest", kind="person", side=BORLAND, evidence=says("Bram Kest from", "name"))
ENVOY = Actor(id="envoy", name="the envoy", kind="person", named=False, evidence=says(TALK))
GLASS = Topic(id="glass", title="The glass trade")
LAW = Document(id="law", title="Law on glass", number="7/GL", issued_by=(ARDEN,), evidence=says("7/GL", "number"))

CALL = Meeting(
    id="call",
    title="Lorn telephones Kest",
    dated=span("2031-05-01"),
    place="Port Sorrow",
    form="phone call",
    participants=(Participant(LORN, "chair"), Participant(KEST, "party")),
    ordinal=5,
    outcomes=("They will meet",),
    topics=(GLASS,),
    evidence=says("Ada Lorn telephoned Bram Kest from Port Sorrow on 1 May.", "when place form participants"),
    inferred={"year": "It is the year of the Post", "ordinal": "There were four before"},
)
FIRST = NegotiationRound(
    id="first",
    title="First round",
    number=1,
    parties=(ARDEN, BORLAND),
    evidence=says("The second round", "number"),
    inferred={"existence": "There was a second", "parties": "It is their negotiation"},
)
SECOND = NegotiationRound(
    id="second",
    title="Second round",
    number=2,
    dated=span("2031-05-19/2031-05-22"),
    place="Long Ford, Borland",
    parties=(ARDEN, BORLAND),
    after=(FIRST,),
    evidence=says("The second round was held at Long Ford, Borland, from 19 to 22 May.", "number when place parties"),
)
THIRD = NegotiationRound(
    id="third", title="Third round", dated=span("[2031-06-01..2031-08-01]"), parties=(ARDEN,), evidence=says(TALK)
)
SPEECH = Statement(
    id="speech",
    title="Lorn speaks of glass",
    speakers=(LORN,),
    speech_acts=("announces", "asserts"),
    gist="Glass will cost more",
    verbatim="glass would cost",
    medium="spoken",
    outlet=ENVOY,
    relayed_by=(KEST,),
    addressees=(KEST,),
    about=(BORLAND, FIRST),
    occasion=CALL,
    evidence=says("Ada Lorn told Bram Kest that glass would cost", "speakers addressees gist occasion"),
)
REPLY = Statement(
    id="reply",
    title="Kest replies",
    speakers=(KEST, ENVOY),
    gist="They disagree",
    replies_to=SPEECH,
    after=(SPEECH,),
    evidence=says(TALK, "gist"),
)
TARIFF = TariffAnnouncement(
    id="tariff",
    title="Tariff on glass",
    announced_in=SPEECH,
    occasion=CALL,
    imposed_by=ARDEN,
    applied_to=(BORLAND,),
    goods=(Goods("glass"),),
    rate=Rate(12, 20),
    stage="announced",
    topics=(GLASS,),
    evidence=says("glass would cost between 12 and 20 per cent", "rate goods announced_in"),
)
LEVY = TariffAnnouncement(
    id="levy",
    title="Levy on lenses",
    dated=span("2031-06"),
    announced_by=(ARDEN,),
    stage="enacted",
    goods=(Goods("lenses", "9001"),),
    instrument=LAW,
    documents=(LAW,),
    in_force=span("[2031-06-01..]"),
    evidence=says("The law 7/GL charges for lenses from June on.", "when goods instrument in_force"),
)
DEAL = Agreement(
    id="deal",
    title="The deal",
    dated=span("2031-07-02T10:25+07:00"),
    announced_by=(ARDEN,),
    parties=(ARDEN, BORLAND),
    stage="announced",
    reached=span("[..2031-07-02]"),
    evidence=says("A deal has been made, Arden wrote at 10:25 on 2 July.", "when announced_by"),
)
EVENTS: tuple[Event, ...] = (DEAL, LEVY, TARIFF, REPLY, SPEECH, THIRD, SECOND, FIRST, CALL)
GAPS = (
    Gap(
        id="rounds-between",
        title="How many rounds followed",
        missing="round",
        when=span("[2031-05-22..2031-07-02]"),
        concerns=(SECOND,),
        explanation="Nobody says",
    ),
    Gap(id="first-where", title="Where the first was", missing="place", concerns=(FIRST,), explanation="Unsaid"),
    Gap(id="an-answer", title="What Arden answered", missing="statement", concerns=(ARDEN,), explanation="Unsaid"),
)
DISCREPANCIES = (
    Discrepancy(
        id="wrong-land",
        title="Arlen for Arden",
        kind="error",
        concerns=(SECOND,),
        explanation="There is no Arlen",
        resolution="Arden is meant",
        misnames={"Arlen": ARDEN},
    ),
)
NEGOTIATION = Negotiation(
    id="glass-talks",
    title="Talks on glass",
    parties=(ARDEN, BORLAND),
    zone=ZONE,
    clocks={"Arden": ZONE, "Borland": "America/New_York"},
    deal="deal",
)


def order_of(events: Iterable[Event]) -> Order:
    """The order that these events state of themselves."""
    return Order.of(
        Stated(
            event.id,
            event.dated or TimeSpan(zone=ZONE),
            tuple(earlier.id for earlier in event.after),
            None if event.occasion is None else event.occasion.id,
            event.announced_in.id if isinstance(event, Announced) and event.announced_in else None,
            takes_place=takes_place(event.status, event.evidence),
        )
        for event in events
    )


def chronology(events: Iterable[Event] = EVENTS, filed: Mapping[str, str] | None = None, **others: Any) -> Chronology:
    """A chronology of these events; everything else is as invented here, unless given."""
    among = tuple(events)
    order = order_of(among)
    contents: dict[str, Any] = {
        "sources": (POST,),
        "actors": (ARDEN, BORLAND, MINISTRY, LORN, KEST, ENVOY),
        "documents": (LAW,),
        "topics": (GLASS,),
        "discrepancies": DISCREPANCIES,
        "gaps": GAPS,
        "negotiations": (NEGOTIATION,),
        **others,
        "all_events": tuple(attrs.evolve(event, when=order.when(event.id)) for event in among),
    }
    return Chronology.of(Contents(**contents), order, filed or {})


def scene_of(record: Chronology) -> Scene:
    """Everything that a timeline of this record shows."""
    return Scene.of(record.events, record._catalogue)  # noqa: SLF001 - displays are given it by the record
