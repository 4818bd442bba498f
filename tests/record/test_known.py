"""What was known on a day: the entries, fields and members that the sources of the day support, and what follows."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

import pytest

import vnus_trade
from tests.curated import LATER, NEIGHBOUR, VALID
from vnus_trade import (
    Actor,
    Agreement,
    Chronology,
    Discrepancy,
    Evidence,
    Gap,
    Goods,
    Meeting,
    Negotiation,
    NegotiationRound,
    Office,
    Participant,
    Plan,
    Source,
    Statement,
    Status,
    TariffAnnouncement,
    TimeSpan,
)
from vnus_trade.contents.index import Contents
from vnus_trade.errors import OrderContradiction, QuestionRefused, TimeRefused
from vnus_trade.evidence.statuses import published_bounds, takes_place
from vnus_trade.ordering.order import Order
from vnus_trade.ordering.stated import Stated

EARLY_TEXT = """Ada Lorn of Arden spoke of glass.
The round will be held.
The envoy came.
"""
LATE_TEXT = """Bram Kest of Borland met Ada Lorn, known as Addie, over glass and lenses.
The round was held on 8 May, and the accord was told.
"""


def day(written: str) -> TimeSpan:
    """A time in UTC."""
    return TimeSpan.parse(written, "UTC")


EARLY = Source(id="early", file="e", sha256="0" * 64, text=EARLY_TEXT, title="Early", published=day("2031-05-02"))
LATE = Source(id="late", file="l", sha256="1" * 64, text=LATE_TEXT, title="Late", published=day("2031-05-09"))
THEN = "2031-05-05"


def early(fields: str = "", words: str = "Ada Lorn of Arden spoke of glass", **more: Any) -> Evidence:
    """Words of the early source for these fields."""
    return Evidence(EARLY.locate(words), tuple(fields.split()), **more)


def late(fields: str = "", words: str = LATE_TEXT.split("\n", maxsplit=1)[0], **more: Any) -> Evidence:
    """Words of the late source for these fields."""
    return Evidence(LATE.locate(words), tuple(fields.split()), **more)


def record_of(*things: Any, sources: Iterable[Source] = (EARLY, LATE)) -> Chronology:
    """A record of these things, with the order that follows from its events."""
    events = [thing for thing in things if isinstance(thing, vnus_trade.Event)]
    stated = [
        Stated(
            id=event.id,
            span=event.dated or TimeSpan(),
            after=tuple(other.id for other in event.after),
            within=event.occasion.id if event.occasion and not event.announcement else None,
            same=event.announcement.id if event.announcement else None,
            **published_bounds(event.evidence)._asdict(),
            takes_place=takes_place(event.status, event.evidence),
        )
        for event in events
    ]
    kinds = {"actors": Actor, "gaps": Gap, "discrepancies": Discrepancy, "negotiations": Negotiation}
    parts: dict[str, Any] = {name: [thing for thing in things if isinstance(thing, cls)] for name, cls in kinds.items()}
    return Chronology.of(Contents(sources=list(sources), all_events=events, **parts), Order.of(stated), {})


LORN = Actor(id="lorn", name="Ada Lorn", kind="person", evidence=(early("name kind"),))
KEST = Actor(id="kest", name="Bram Kest", kind="person", evidence=(late("name kind"),))
ROUND = NegotiationRound(id="round", title="A round", evidence=(early("number", words="The round will be held"),))


def meeting(**fields: Any) -> Meeting:
    """A meeting of which the early source tells, with these fields."""
    return Meeting(**{"id": "meeting", "title": "A meeting", "form": "visit", "evidence": (early("form"),)} | fields)


def test_a_later_folder_is_not_known_yet() -> None:
    """As of a day between two articles, the record is that of the first folder alone, in its order and display too."""
    whole, first = vnus_trade.load(VALID, LATER), vnus_trade.load(VALID)
    known = whole.as_of("2031-05-08")
    assert known == first
    assert known.digest == first.digest
    assert known.order.stated == first.order.stated
    assert known.rounds.before("2031-05-09").possible == first.rounds.before("2031-05-09").possible
    assert repr(known) == "<Chronology talks as of 2031-05-08: 8 events from 1 sources>"
    assert repr(first) == "<Chronology talks: 8 events from 1 sources>"
    assert whole.as_of("2031-05-09") == whole


def test_a_field_is_known_if_words_of_the_day_say_it() -> None:
    """A field that only later words say is empty, one that is inferred stays, and so does one that nothing backs."""
    told = meeting(
        place="Port", ordinal=5, outcomes=("Joy",), evidence=(early("form"), late("place")), inferred={"ordinal": "So"}
    )
    known = record_of(told).as_of(THEN)["meeting"]
    assert isinstance(known, Meeting)
    assert (known.place, known.ordinal, known.outcomes) == (None, 5, ("Joy",))
    assert known.evidence == (early("form"),)


def test_reasons_go_with_their_fields() -> None:
    """The reasons for the zone and the year of a time go with it; words state a time, whatever its reason says."""
    reasons = {"when": "It reads so", "zone": "As here", "year": "As there", "existence": "It must be"}
    told = meeting(dated=day("2031-05-01"), evidence=(early("form"), late("when")), inferred=reasons)
    record = record_of(told)
    assert record.as_of(THEN)["meeting"].inferred == {"existence": "It must be"}
    assert record.as_of("2031-05-09")["meeting"].inferred == reasons


def test_what_lacks_a_required_field_is_left_out() -> None:
    """A meeting whose form is not yet told is left out, and so is every reference to it."""
    visit = Meeting(id="visit", title="A visit", form="visit", evidence=(early(), late("form")))
    accord = Agreement(id="accord", title="Accord", stage="signed", occasion=visit, evidence=(early("stage occasion"),))
    later = meeting(after=(visit,), evidence=(early("form after"),))
    known = record_of(visit, accord, later).as_of(THEN)
    assert [event.id for event in known.events] == ["accord", "meeting"]
    assert known["accord"].occasion is None
    assert known["meeting"].after == ()
    assert {stated.id: (stated.within, stated.after) for stated in known.order.stated} == {
        "accord": (None, ()),
        "meeting": (None, ()),
    }


def test_time_follows_from_the_words_of_the_day() -> None:
    """Bounds follow from the publications of the day alone, and order from the words that state it by then."""
    first = NegotiationRound(id="first", title="First", dated=day("2031-05-01"), evidence=(early("when"),))
    then = NegotiationRound(
        id="then", title="Then", after=(first,), evidence=(early("", status="ongoing"), late("after", status="ended"))
    )
    record = record_of(first, then)
    known = record.as_of(THEN)
    assert (known["then"].status, record["then"].status) == (Status.ONGOING, Status.ENDED)
    assert (known["then"].when.end_latest, record.order.when("then").end_latest) == (None, day("2031-05-09").end_latest)
    assert (known["then"].after, known.order.when("then").begin_earliest) == ((), None)
    assert record.order.when("then").begin_earliest == day("2031-05-01").begin_earliest


def test_what_is_announced_takes_what_is_left_of_its_statement() -> None:
    """A tariff has those speakers and that place of its statement that are known; without it, only what is its own."""
    speech = Statement(
        id="speech",
        title="A speech",
        gist="Glass",
        place="Port",
        dated=day("2031-05-01"),
        speakers=(LORN, KEST),
        evidence=(early("gist speakers when"), late("place speakers")),
    )
    taken: dict[str, Any] = {"place": "Port", "dated": day("2031-05-01")}
    fields: dict[str, Any] = {"stage": "announced", "announced_in": speech, **taken}
    soon = TariffAnnouncement(id="soon", title="Soon", evidence=(early("stage announced_in"),), **fields)
    unsaid = TariffAnnouncement(id="unsaid", title="Unsaid", evidence=(early("stage"), late("announced_in")), **fields)
    known = record_of(LORN, KEST, speech, soon, unsaid).as_of(THEN)
    assert [(known[id_].place, known[id_].dated) for id_ in ("soon", "unsaid")] == [
        (None, day("2031-05-01")),
        (None, None),
    ]
    assert [each.announced_by for each in known.tariffs] == [(LORN,), ()]


def test_members_that_only_later_words_show_are_left_out() -> None:
    """Of several actors and texts those are left out that only later words name; what no words show stays."""
    lorn = Actor(
        id="lorn", name="Ada Lorn", kind="person", aliases=("Ada", "Addie"), evidence=(early("name kind aliases"),)
    )
    lorn = vnus_trade.Actor(**{**fields_of(lorn), "evidence": (early("name kind aliases"), late("aliases"))})
    people = (Participant(lorn, "party"), Participant(KEST, "host"))
    met = meeting(participants=people, evidence=(early("form participants"), late("participants")))
    tariff = TariffAnnouncement(
        id="levy",
        title="Levy",
        stage="announced",
        goods=(Goods("glass"), Goods("lenses"), Goods("sand")),
        evidence=(early("stage goods"), late("goods")),
    )
    known = record_of(lorn, KEST, met, tariff).as_of(THEN)
    assert known.meetings[0].participants == (Participant(lorn, "party"),)
    unquoted = meeting(participants=(Participant(lorn, "party"), Participant(KEST, "host")))
    assert [each.actor.id for each in record_of(lorn, KEST, unquoted).as_of(THEN).meetings[0].participants] == ["lorn"]
    assert [goods.words for goods in known.tariffs[0].goods] == ["glass", "sand"]
    assert known.actors[0].aliases == ("Ada",)


def fields_of(thing: Any) -> dict[str, Any]:
    """The fields of an object by their names."""
    return {name: getattr(thing, name) for name in ("id", "name", "kind", "aliases")}


def test_an_actor_is_known_once_words_name_it() -> None:
    """An actor of whom the own quotations are later is in the record if words for something else name or mean it."""
    envoy = Actor(id="envoy", name="Zed", kind="person", side=LORN, evidence=(late("name kind side"),))
    minister = Actor(
        id="minister",
        name="Yan",
        kind="person",
        offices=(Office(title="envoy", evidence=(late("title"),)),),
        evidence=(late("name kind"),),
    )
    speech = Statement(
        id="speech",
        title="A speech",
        gist="Glass",
        speakers=(envoy, minister, KEST),
        outlet=None,
        evidence=(early("gist speakers", words="The envoy came", reads={"envoy": ("envoy", "kest-once")}),),
    )
    known = record_of(LORN, envoy, minister, KEST, speech).as_of(THEN)
    assert [actor.id for actor in known.statements[0].speakers] == ["envoy", "minister"]
    assert [(actor.id, actor.side, actor.offices, actor.evidence) for actor in known.actors[1:]] == [
        ("envoy", None, (), ()),
        ("minister", None, (), ()),
    ]


def test_readings_of_those_who_are_left_out_go() -> None:
    """Words that mean an actor who is not known yet are no longer read."""
    told = meeting(evidence=(early("form", reads={"Ada": ("kest",), "Lorn": ("lorn", "kest")}),))
    known = record_of(LORN, KEST, told).as_of(THEN)
    assert known["meeting"].evidence[0].reads == {"Lorn": ("lorn",)}


def test_offices_and_plans_come_with_their_words() -> None:
    """An office and a plan are left out with their quotations, and an event stays that has no more than a plan."""
    minister, envoy = (Office(title=title, evidence=(say("title"),)) for title, say in (("M", late), ("E", early)))
    lorn = Actor(id="lorn", name="Ada Lorn", kind="person", offices=(minister, envoy), evidence=(early("name kind"),))
    plans = tuple(Plan(place=place, evidence=(say("place"),)) for place, say in (("Port", early), ("Ford", late)))
    planned = NegotiationRound(id="round", title="Round", plans=plans, evidence=(late("", status="ended"),))
    known = record_of(lorn, planned).as_of(THEN)
    assert [office.title for office in known.actors[0].offices] == ["E"]
    assert [plan.place for plan in known.plans] == ["Port"]
    assert (known["round"].status, known["round"].evidence) == (Status.EXPECTED, ())
    assert [event.id for event in known.rounds.possible] == ["round"]
    assert record_of(lorn, planned).rounds[0].status == Status.ENDED


def test_judgements_are_known_with_some_words() -> None:
    """A gap is in the record with one quotation, concerns what is there, and is closed only by what is there."""
    accord = Agreement(id="accord", title="Accord", stage="signed", evidence=(late("stage"),))
    fields: dict[str, Any] = {"title": "Gap", "missing": "agreement", "explanation": "Unsaid", "concerns": (LORN, KEST)}
    closed = Gap(id="closed", closed_by=(accord,), evidence=(early("missing"), late("closed_by explanation")), **fields)
    unsaid = Gap(id="unsaid", evidence=(late(),), **fields)
    wrong = Discrepancy(
        id="wrong",
        title="Wrong",
        kind="error",
        explanation="So",
        resolution="So",
        misnames={"Ade": LORN, "Bran": KEST},
        evidence=(early(),),
    )
    known = record_of(LORN, KEST, accord, closed, unsaid, wrong).as_of(THEN)
    assert [(gap.id, gap.concerns, gap.closed_by) for gap in known.gaps] == [("closed", (LORN,), ())]
    assert known.discrepancies[0].misnames == {"Ade": LORN}


def test_a_discrepancy_needs_two_passages() -> None:
    """A disagreement is not known before a second passage is published; what one passage has by itself is."""
    fields: dict[str, Any] = {"kind": "wording", "explanation": "So", "resolution": "So", "concerns": (LORN,)}
    given = {"one": (early(),), "later": (early(), late()), "two": (early(), early(), late())}
    told = [Discrepancy(id=id_, title=id_, evidence=evidence, **fields) for id_, evidence in given.items()]
    record = record_of(LORN, KEST, *told)
    assert [each.id for each in record.as_of(THEN).discrepancies] == ["one", "two"]
    assert len(record.as_of("2031-05-09").discrepancies) == 3


def test_a_negotiation_knows_its_parties_and_its_deal_of_the_day() -> None:
    """A negotiation is always there, without the parties and the deal that are not."""
    accord = Agreement(id="accord", title="Accord", stage="signed", evidence=(late("stage"),))
    talks = Negotiation(id="talks", title="Talks", parties=(LORN, KEST), zone="UTC", deal="accord")
    record = record_of(LORN, KEST, accord, talks)
    (known,) = record.as_of(THEN).negotiations
    assert (known.parties, known.deal, known.zone) == ((LORN,), None, "UTC")
    assert record.as_of("2031-05-09").negotiations == record.negotiations


def test_an_articles_own_voice_speaks_when_it_is_published() -> None:
    """A statement that takes its time from its article keeps it if that is known, and not if only another is."""
    voice = Statement(id="voice", title="Voice", gist="Glass", evidence=(early("gist"), late("gist")))
    for source, expected in ((EARLY, EARLY.published), (LATE, TimeSpan(end_latest=day("2031-05-02").end_latest))):
        order = Order.of([Stated("voice", span=source.published or TimeSpan())])
        record = Chronology.of(Contents(sources=[EARLY, LATE], all_events=[voice]), order, {})
        when = record.as_of(THEN)["voice"].when
        assert expected is not None
        assert (when.begin_bounds, when.end_bounds) == (expected.begin_bounds, expected.end_bounds)


def test_a_status_that_a_later_source_settles_is_the_first() -> None:
    """Where the sources of the day leave open which status is the latest, it is the first as statuses move on."""
    other = Source(id="other", file="o", sha256="2" * 64, text=EARLY_TEXT, title="Other", published=day("2031-05-02"))
    again = Evidence(other.locate("The round will be held"), (), status="called off")
    told = NegotiationRound(
        id="round",
        title="Round",
        latest_status="called off",
        evidence=(early("", status="expected"), again, late("latest_status", status="called off")),
    )
    record = record_of(told, sources=(EARLY, other, LATE))
    known = record.as_of(THEN)["round"]
    assert (known.status, known.latest_status) == (Status.EXPECTED, Status.EXPECTED)
    assert (record["round"].status, record.as_of("2031-05-09")["round"].latest_status) == ("called off", "called off")


def test_sources_that_contradict_each_other_until_later() -> None:
    """Where only a later source settles a contradiction, the record of the day before is refused."""
    first = NegotiationRound(
        id="first", title="First", evidence=(early("", status="expected"), late("", status="called off"))
    )
    second = meeting(dated=day("2031-04"), after=(first,), evidence=(early("form when after", status="ended"),))
    record = record_of(first, second)
    with pytest.raises(OrderContradiction):
        record.as_of(THEN)


def test_a_later_version_is_not_known() -> None:
    """A source forgets that it is a version of a later one, and what that one says of it."""
    text = "A digest of the late news.\n"
    short = Source(
        id="short",
        file="s",
        sha256="3" * 64,
        text=text,
        title="Short",
        published=day("2031-05-03"),
        version_of=LATE,
        evidence=(late("published"),),
    )
    (known,) = record_of(sources=(short, LATE)).as_of(THEN).sources
    assert (known.version_of, known.evidence, known.text) == (None, (), text)
    assert record_of(sources=(short, LATE)).as_of("2031-05-09").sources[0].version_of == LATE


def test_sources_that_may_have_been_published_later_are_named() -> None:
    """A source whose publication is open or unknown is in the record of every day that allows it, and is unsure."""
    opened = Source(id="open", file="s", sha256="4" * 64, text="", title="Open", published=day("[2031-05-02..]"))
    unknown = Source(id="unknown", file="s", sha256="5" * 64, text="", title="Unknown")
    record = record_of(sources=(EARLY, opened, unknown))
    assert [source.id for source in record.as_of("2031-05-02").unsure] == ["open", "unknown"]
    assert [source.id for source in record.as_of("2031-04-30").sources] == ["unknown"]
    assert record.unsure == ()
    assert record.day is None


def test_a_day_is_read_in_the_records_zone() -> None:
    """A date, a month and a zone are read as questions read them; the day of a part is that of its whole."""
    record = vnus_trade.load()
    assert record.as_of(date(2025, 4, 23)) == record.as_of("2025-04-23") == record.as_of("2025-04")
    assert record.as_of("2025-04-22", zone="Pacific/Honolulu") == record.as_of("2025-04-23")
    known = record.as_of("2025-04-22")
    assert known.as_of("2025-04-25") is known
    assert record.as_of("2025-04-25").as_of("2025-04-22") == known
    assert known.negotiation("vietnam-us-tariffs").day == known.day == TimeSpan.parse("2025-04-22", "Asia/Ho_Chi_Minh")


@pytest.mark.parametrize(
    ("given", "error", "message"),
    [
        ("2025-13-01", TimeRefused, "cannot read '2025-13-01' as a time: 2025-13-01 is no day of the calendar"),
        ("2025-05-01/..", QuestionRefused, "as_of: 2025-05-01/.. has no end; write a day, such as '2025-07-02'"),
        ("deal", QuestionRefused, "as_of: 'deal' is the id of an event; write a day, such as '2025-07-02'"),
        (5, TypeError, "as_of takes a date or a written time such as '2025-07-02', not 5"),
        (
            datetime(2025, 7, 2, tzinfo=UTC),
            TypeError,
            f"as_of takes a date or a written time such as '2025-07-02', not {datetime(2025, 7, 2, tzinfo=UTC)!r}",
        ),
    ],
)
def test_what_is_no_day_is_refused(given: Any, error: type[Exception], message: str) -> None:
    """What is no time, has no end, is an id or an instant is refused with what to write instead."""
    with pytest.raises(error) as refusal:
        vnus_trade.load().as_of(given)
    assert str(refusal.value) == message


def test_a_day_of_several_zones_needs_one() -> None:
    """Where negotiations are read in several zones, the day needs one."""
    record = record_of(*(Negotiation(id=f"n{zone[1:3]}", title="N", zone=zone) for zone in ("+07:00", "-05:00")))
    with pytest.raises(QuestionRefused, match=r"as_of: the negotiations are read in .* say which with zone="):
        record.as_of(THEN)
    assert len(record.as_of(THEN, zone="UTC").sources) == 1


def test_a_part_of_a_record_knows_its_own() -> None:
    """As of a day, the record of one negotiation has what is its own and what that refers to."""
    both = vnus_trade.load(VALID, NEIGHBOUR)
    known = both.negotiation("river-talks").as_of("2031-05-10")
    assert known == both.negotiation("river-talks")
    assert [stated.id for stated in known.order.stated] == ["river-meeting"]
