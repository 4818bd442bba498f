"""Actors and events: what they say of themselves, when they are equal, and values that cannot be right."""

import copy
import pickle
from collections.abc import Callable
from decimal import Decimal

import attrs
import pytest

from vnus_trade.errors import ImpossibleValue
from vnus_trade.evidence.sources import Evidence, Quotation, Source
from vnus_trade.evidence.vocabulary import Status
from vnus_trade.frozen import FrozenMapping
from vnus_trade.model.entities import Actor, Document, Entity, Negotiation, Office, Topic
from vnus_trade.model.events import (
    EVENT_CLASSES,
    Agreement,
    Event,
    Meeting,
    NegotiationRound,
    Participant,
    Plan,
    Statement,
    TariffAnnouncement,
)
from vnus_trade.model.findings import Discrepancy, Gap
from vnus_trade.model.quantities import Goods, Rate
from vnus_trade.model.vocabulary import (
    ActorKind,
    AgreementStage,
    Basis,
    DiscrepancyKind,
    EventKind,
    Medium,
    MeetingForm,
    Role,
    SpeechAct,
    TariffStage,
)
from vnus_trade.time.span import TimeSpan

VIETNAM = Actor(id="vietnam", name="Vietnam", kind=ActorKind.STATE)
UNITED_STATES = Actor(id="united-states", name="United States", kind="state", aliases=("US", "U.S."))
TO_LAM = Actor(id="to-lam", name="To Lam", native_name="Tô Lâm", aliases=("Lam",), kind="person", side=VIETNAM)
TRUMP = Actor(id="trump", name="Donald Trump", kind="person", side=UNITED_STATES)
POST = Actor(id="post", name="Truth Social", kind="media")
APRIL, JULY = TimeSpan.parse("2025-04", "UTC"), TimeSpan.parse("2025-07-02", "UTC")
CALL = Meeting(
    id="call",
    title="The call",
    dated=JULY,
    form="phone call",
    participants=(Participant(TO_LAM, Role.PARTY), Participant(TRUMP, "party"), Participant(TRUMP, "speaker")),
)
SAID = Statement(
    id="said",
    title="The announcement",
    dated=JULY,
    place="Washington, D.C.",
    occasion=CALL,
    speakers=(TRUMP,),
    speech_acts=("announces", SpeechAct.COMMITS),
    gist="There is a deal.",
    medium="post",
    outlet=POST,
    relayed_by=(POST,),
    addressees=(TO_LAM,),
    about=(VIETNAM, CALL),
)


def tariff(**fields: object) -> TariffAnnouncement:
    """A tariff with these fields."""
    return TariffAnnouncement(**{"id": "tariff", "title": "The tariff", "stage": "announced", **fields})  # type: ignore[arg-type]


def test_words_become_members_of_the_vocabularies() -> None:
    """Every closed vocabulary may be given by its word."""
    assert TO_LAM.kind is ActorKind.PERSON
    assert CALL.form is MeetingForm.PHONE_CALL
    assert CALL.participants[1].role is Role.PARTY
    assert SAID.speech_acts == (SpeechAct.ANNOUNCES, SpeechAct.COMMITS)
    assert SAID.medium is Medium.POST
    assert attrs.evolve(SAID, medium=None).medium is None
    assert CALL.status is Status.ENDED
    assert tariff().stage is TariffStage.ANNOUNCED
    assert Agreement(id="deal", title="The deal", stage="in force").stage is AgreementStage.IN_FORCE


@pytest.mark.parametrize(
    ("make", "text"),
    [
        (
            lambda: Meeting(id="m", title="M", form="chat"),
            "MeetingForm: 'chat' is none of 'phone call', 'cabinet meeting', 'press conference', 'meeting', 'visit'",
        ),
        (
            lambda: Participant(TO_LAM, "guest"),
            "Role: 'guest' is none of 'chair', 'party', 'speaker', 'host', 'attendee', 'head', 'member'",
        ),
        (lambda: Meeting(id="m", title="M", form="meeting", ordinal=0), "m: ordinal is 0; it counts from 1"),
        (lambda: NegotiationRound(id="r", title="R", number=-1), "r: number is -1; it counts from 1"),
        (
            lambda: Gap(id="g", title="G", missing="round", count=0, explanation="none"),
            "g: count is 0; it counts from 1",
        ),
        (lambda: Rate(-1), "Rate: -1 is below zero"),
        (lambda: Rate(40, 20), "Rate: 40 to 20 is reversed; write 20 to 40"),
        (lambda: Rate(0.2), "Rate: 0.2 is no exact number; give an int, a Decimal or a string"),  # type: ignore[arg-type]
        (lambda: Rate(None), "Rate: it has neither end; give one of them or both"),
        (lambda: Rate((12, 20)), "Rate: (12, 20) is no number"),  # type: ignore[arg-type]
        (lambda: Rate(True), "Rate: True is no exact number; give an int, a Decimal or a string"),  # noqa: FBT003
        (lambda: Rate("a lot"), "Rate: 'a lot' is no number"),
        (lambda: Rate("NaN"), "Rate: 'NaN' is not finite"),
        (lambda: Rate(20, "Infinity"), "Rate: 'Infinity' is not finite"),
        (
            lambda: tariff(announced_in=SAID, dated=APRIL),
            "tariff: dated contradicts the statement said in which it was announced; leave it out",
        ),
        (
            lambda: tariff(announced_in=SAID, announced_by=(TO_LAM,)),
            "tariff: announced_by contradicts the statement said in which it was announced; leave it out",
        ),
        (
            lambda: tariff(announced_in=SAID, place="Hanoi"),
            "tariff: place contradicts the statement said in which it was announced; leave it out",
        ),
        (
            lambda: tariff(announced_in=SAID, occasion=attrs.evolve(CALL, id="other")),
            "tariff: occasion contradicts the statement said in which it was announced; leave it out",
        ),
        (
            lambda: tariff(in_force=JULY, expires=APRIL),
            "tariff: expires at 2025-04 is before it is in force, 2025-07-02",
        ),
    ],
)
def test_a_value_that_cannot_be_right_is_refused(make: Callable[[], object], text: str) -> None:
    """A value that cannot be right is refused when the object is made, saying what may be there."""
    with pytest.raises(ImpossibleValue) as refusal:
        make()
    assert str(refusal.value) == text


def test_what_is_announced_takes_its_speakers_from_the_statement() -> None:
    """A tariff made known in a statement is announced by its speakers, and may repeat what the statement says."""
    announced = tariff(announced_in=SAID, dated=JULY, place="Washington, D.C.", occasion=CALL)
    assert announced.announced_by == (TRUMP,)
    assert announced.announcement is SAID
    assert tariff().announced_by == ()
    assert tariff().announcement is None
    assert CALL.announcement is None


def test_a_tariff_may_expire_after_it_is_in_force() -> None:
    """The three dates of a tariff are apart; an end after the beginning, or no end, is in order."""
    assert tariff(in_force=APRIL, expires=JULY).expires == JULY
    assert tariff(in_force=APRIL).expires is None


@pytest.mark.parametrize(
    ("event", "roles"),
    [
        (CALL, [("party", TO_LAM), ("party", TRUMP), ("speaker", TRUMP)]),
        (
            NegotiationRound(id="r", title="R", parties=(VIETNAM, UNITED_STATES)),
            [("party", VIETNAM), ("party", UNITED_STATES)],
        ),
        (SAID, [("speaker", TRUMP), ("relayer", POST), ("addressee", TO_LAM), ("outlet", POST)]),
        (Statement(id="s", title="S", gist="Something."), []),
        (
            tariff(announced_by=(TRUMP,), imposed_by=UNITED_STATES, applied_to=(VIETNAM,)),
            [("announcer", TRUMP), ("imposer", UNITED_STATES), ("target", VIETNAM)],
        ),
        (tariff(), []),
        (
            Agreement(id="d", title="D", stage="announced", parties=(VIETNAM,), announced_in=SAID),
            [("party", VIETNAM), ("announcer", TRUMP)],
        ),
        (Event(id="e", title="E"), []),
    ],
)
def test_everyone_in_any_role(event: Event, roles: list[tuple[str, Actor]]) -> None:
    """The roles of an event name who has them; its actors are the same people, each once."""
    assert list(event.roles()) == roles
    assert event.actors == tuple(dict.fromkeys(actor for _, actor in roles))


def test_an_event_shows_how_it_stands() -> None:
    """The repr of an event that is not over has its status, and its planned time where it has no other."""
    day = TimeSpan.parse("2031-05-01", "UTC")
    plan = Plan(when=day, place="Port Sorrow")
    assert repr(plan) == "<Plan 2031-05-01, Port Sorrow>"
    assert repr(Plan(place="Port Sorrow")) == "<Plan at no named time, Port Sorrow>"
    assert repr(NegotiationRound(id="r", title="R", when=day)) == "<NegotiationRound r: 2031-05-01>"
    planned = NegotiationRound(id="r", title="R", plans=(plan,))
    assert repr(planned) == "<NegotiationRound r: expected, planned for 2031-05-01>"
    ongoing = attrs.evolve(planned, status="ongoing", when=day)
    assert repr(ongoing) == "<NegotiationRound r: ongoing, 2031-05-01>"
    disputed = attrs.evolve(planned, status="disputed", when=day, dated=day)
    assert repr(disputed) == "<NegotiationRound r: disputed, 2031-05-01>"


def test_a_status_that_is_open_is_refused() -> None:
    """An event whose evidence leaves its status open cannot be made until the latest status is given."""
    source = Source(id="s", file="s.txt", sha256="0" * 64, text="words", title="S")
    evidence = tuple(Evidence(Quotation(source, 0, 5), status=status) for status in ("expected", "postponed"))
    with pytest.raises(ImpossibleValue, match="leave open whether the latest is 'expected' or 'postponed'"):
        NegotiationRound(id="r", title="R", evidence=evidence)
    settled = NegotiationRound(id="r", title="R", evidence=evidence, latest_status="postponed")
    assert settled.status is Status.POSTPONED


def test_basis_is_that_of_existence() -> None:
    """An event is inferred when its existence is, whatever else of it is."""
    assert CALL.basis is Basis.STATED
    assert attrs.evolve(CALL, inferred={"place": "the dateline"}).basis is Basis.STATED
    assert attrs.evolve(CALL, inferred={"existence": "a second implies a first"}).basis is Basis.INFERRED


def test_evidence_for_a_field() -> None:
    """The evidence for a field is what names it."""
    source = Source(id="s", file="s.txt", sha256="0" * 64, text="They met.", title="S")
    when = Evidence(Quotation(source, 0, 4), ("when", "place"))
    form = Evidence(Quotation(source, 5, 9), ("form",), FrozenMapping({"They": ("to-lam",)}))
    event = attrs.evolve(CALL, evidence=(when, form))
    assert event.evidence_for("place") == (when,)
    assert event.evidence_for("title") == ()
    with pytest.raises(LookupError) as caught:
        event.evidence_for("plce")
    assert str(caught.value) == f"no field of {event.id} is called 'plce'; did you mean 'place'?"


def test_origins_are_those_behind_the_sources() -> None:
    """Two sources of one origin are one, and the origin of a source that names none is unknown."""
    agency, paper = (
        Source(id=name, file=f"{name}.txt", sha256=digit * 64, text="They met.", title="S", origin="VNA")
        for name, digit in (("a", "0"), ("b", "1"))
    )
    other = attrs.evolve(paper, id="c", origin=None)
    evidence = tuple(Evidence(Quotation(source, 0, 4)) for source in (agency, paper, other))
    call = attrs.evolve(CALL, evidence=evidence)
    assert call.origins == ("VNA",)
    assert call.of_unknown_origin == (other,)


def test_a_rate_is_exact_or_a_range() -> None:
    """A rate is kept as a decimal number, never rounded, and reads as per cent."""
    assert Rate("46") == Rate(46, 46) == Rate(Decimal(46))
    assert Rate(46).is_exact
    assert not Rate(20, 40).is_exact
    assert [str(rate) for rate in (Rate("2.70"), Rate(20, 40), Rate("1E+2"), Rate(0))] == [
        "2.70 per cent",
        "20 to 40 per cent",
        "100 per cent",
        "0 per cent",
    ]


def test_names_of_an_actor() -> None:
    """The principal name comes first, then the native one, then the others."""
    assert TO_LAM.names == ("To Lam", "Tô Lâm", "Lam")
    assert VIETNAM.names == ("Vietnam",)


EVERYTHING: list[Entity] = [
    TO_LAM,
    CALL,
    SAID,
    Document(id="68", title="Resolution 68", number="68-NQ/TW", issued_by=(VIETNAM,)),
    NegotiationRound(id="r", title="R", number=2),
    tariff(rate=Rate(20), goods=(Goods("any and all goods"),), announced_in=SAID),
    Agreement(id="d", title="D", stage=AgreementStage.ANNOUNCED, reached=TimeSpan.parse("[..2025-07-02]")),
    Discrepancy(
        id="x",
        title="X",
        kind=DiscrepancyKind.ERROR,
        concerns=(CALL, TO_LAM),
        explanation="a slip",
        resolution="the other name",
        misnames={"To Lan": TO_LAM},
    ),
    Gap(
        id="g",
        title="G",
        missing="round",
        when=APRIL,
        count=1,
        concerns=(CALL,),
        explanation="a second implies a first",
    ),
]


@pytest.mark.parametrize("thing", EVERYTHING, ids=lambda thing: thing.id)
def test_a_thing_is_a_value(thing: Entity) -> None:
    """Everything is frozen, equal by what was curated, hashed by class and id, and copied and pickled whole."""
    for again in (copy.copy(thing), copy.deepcopy(thing), pickle.loads(pickle.dumps(thing))):  # noqa: S301 (our own)
        assert again == thing
        assert hash(again) == hash(thing)
    changed = attrs.evolve(thing, inferred={"title": "our own words"})
    assert changed != thing
    assert hash(changed) == hash(thing)
    assert hash(attrs.evolve(thing, id="other")) != hash(thing)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        thing.id = "other"  # type: ignore[misc]


def test_things_of_other_classes_are_others() -> None:
    """A meeting is no round and no text, whatever its id."""
    assert NegotiationRound(id="call", title="The call", dated=JULY) != CALL
    assert CALL != "call"


def test_references_are_equal_by_id() -> None:
    """What an event refers to counts by class and id, so that a later folder's additions change no other event."""
    renamed = attrs.evolve(TO_LAM, aliases=("the Party chief",))
    assert renamed != TO_LAM
    assert attrs.evolve(CALL, participants=(Participant(renamed, Role.PARTY),)) == attrs.evolve(
        CALL, participants=(Participant(TO_LAM, Role.PARTY),)
    )
    assert attrs.evolve(SAID, occasion=attrs.evolve(CALL, title="Another title")) == SAID
    assert attrs.evolve(SAID, occasion=None) != SAID


def test_tightened_time_changes_no_equality() -> None:
    """`when` is what is known in the end, and no part of what was curated."""
    assert attrs.evolve(CALL, when=JULY) == CALL
    assert attrs.evolve(CALL, dated=APRIL) != CALL


def test_representations_show_ids() -> None:
    """A representation shows the id, of an event the time too, and never the text of a source."""
    assert repr(TO_LAM) == "<Actor to-lam>"
    assert repr(attrs.evolve(CALL, when=JULY)) == "<Meeting call: 2025-07-02>"
    assert repr(EVERYTHING[-1]) == "<Gap g>"


def test_smaller_values() -> None:
    """Offices, topics, goods and negotiations are plain values."""
    office = Office(title="General Secretary", organisation=VIETNAM, as_of=JULY)
    assert office == attrs.evolve(office, organisation=attrs.evolve(VIETNAM, name="Viet Nam"))
    assert Topic(id="zero-tariffs", title="Zero tariffs") == Topic(id="zero-tariffs", title="Zero tariffs")
    negotiation = Negotiation(
        id="trade", title="Trade", parties=(VIETNAM, UNITED_STATES), clocks={"Hanoi": "Asia/Ho_Chi_Minh"}
    )
    assert dict(negotiation.clocks) == {"Hanoi": "Asia/Ho_Chi_Minh"}
    assert hash(negotiation) == hash(attrs.evolve(negotiation))


def test_each_kind_of_event_has_its_class() -> None:
    """The five kinds of event and their classes lead to each other."""
    assert {kind: cls.kind for kind, cls in EVENT_CLASSES.items()} == {kind: kind for kind in EventKind}
