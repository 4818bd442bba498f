"""Explanations of answers as data: verdicts, chains, fields, worlds and rows, of the shipped and an invented record."""

from datetime import UTC, date, datetime
from fractions import Fraction
from typing import Any

import attrs
import pytest

import vnus_trade
from tests.invented import CALL, DEAL, EVENTS, FIRST, KEST, LORN, REPLY, SECOND, SPEECH, chronology, span
from vnus_trade import (
    AskedQuestion,
    Certainty,
    Chronology,
    Event,
    Evidence,
    FieldSupport,
    Meeting,
    MeetingForm,
    Moment,
    NotFound,
    Point,
    QuestionRefused,
    Quotation,
    Source,
    Statement,
    Status,
    TimeSpan,
    Why,
)
from vnus_trade.contents.index import Contents
from vnus_trade.model.events import Participant
from vnus_trade.ordering.order import Order
from vnus_trade.ordering.stated import Stated

SHIPPED = vnus_trade.load()
RECORD = chronology()


def supported(why: Why) -> list[tuple[str, str, str, str]]:
    """Each piece of support of the chains and fields: the entry, its field, and the line quoted or the reason given."""
    rows = [row for row in why.rows() if row["part"] in ("chain", "fact") and row["field"]]
    return [(row["part"], row["entry"], row["field"], row["reason"] or f"line {row['line']}") for row in rows]


def test_a_speaker_at_a_meeting() -> None:
    """Who speaks at a meeting is a voice of it, which its participants support; who only takes part is none."""
    spoken = attrs.evolve(CALL, participants=(Participant(LORN, "speaker"), Participant(KEST, "party")))
    record = chronology((spoken,), gaps=(), discrepancies=())
    for answer in (record.events.by(LORN), record.events.by_side("Arden"), record.events.involving(KEST)):
        (support,) = answer.why("call").judgements[0].support
        assert support.field == "participants"
    assert record.events.by(KEST).why("call").verdict is Certainty.NOT


def test_every_round_before_the_deal() -> None:
    """Every round before the deal is explained by the words that make it so."""
    answer = SHIPPED.rounds.before(SHIPPED.deal)
    assert [answer.why(event).verdict for event in answer] == [Certainty.CERTAIN] * 2
    assert supported(answer.why("round-2"))[:2] == [
        ("chain", "round-2", "when", "line 4"),
        ("chain", "round-2", "when", "The round was held in Washington, D.C."),
    ]
    assert [support[1:3] for support in supported(answer.why("round-1"))] == [
        ("round-2", "after"),
        ("round-2", "when"),
        ("round-2", "when"),
        *[("truth-social-post", "when")] * 3,
        ("deal", "announced_in"),
    ]


def test_a_certain_relation_by_publication() -> None:
    """A call without a date was before the second round, as an article of April reports it."""
    why = SHIPPED.why("april-call", "before", "round-2")
    assert why.verdict is Certainty.CERTAIN
    assert supported(why)[:3] == [
        ("chain", "april-call", "published", "line 15"),
        ("chain", "vns-2025-04-23", "published", "line 1"),
        ("chain", "vns-2025-04-23", "published", "The dateline is HÀ NỘI"),
    ]


def test_the_article_that_bounds_is_quoted() -> None:
    """Of several articles that expect an event, the one whose publication bounds it is quoted, wherever it is named."""
    intended = SHIPPED["trade-agreement-intended"]
    turned = attrs.evolve(intended, evidence=intended.evidence[::-1])
    contents = Contents(all_events=tuple(turned if event == intended else event for event in SHIPPED.all_events))
    why = Chronology.of(contents, SHIPPED.order, {}).why(intended, "after", "2025-05-01")
    bounding = [row[1:] for row in supported(why) if row[0] == "chain"]
    assert bounding[0] == ("trade-agreement-intended", "published", "line 4")
    assert {row[0] for row in bounding[1:]} == {"second-round"}


def test_an_article_s_own_voice_speaks_when_it_is_published() -> None:
    """A statement without speakers and without a time rests on the publication of its source."""
    (chain,) = SHIPPED.why("vietnam-measures-reported", "after", "tariff-46").judgements[0].chains
    assert [(step.support[-1].entry, step.support[-1].field) for step in chain if step.support][-1] == (
        SHIPPED.source("vna-2025-04-22"),
        "published",
    )


def test_a_possible_answer() -> None:
    """A possible answer has a world in which it holds and one in which it does not, and what leaves that open."""
    why = SHIPPED.agreements.after(SHIPPED["july-call"]).why("deal")
    assert why.verdict is Certainty.POSSIBLE
    assert why.holds is not None
    assert why.fails is not None
    assert why.holds.named == why.fails.named == ("deal", "july-call")
    assert why.holds["july-call"].end <= why.holds["deal"].begin
    assert why.fails[SHIPPED["july-call"]].end > why.fails["deal"].begin
    assert [(leeway.point, leeway.is_latest) for leeway in why.judgements[1].leeways] == [
        (Point("july-call", is_end=True), True),
        (Point("deal", is_end=False), False),
    ]
    assert repr(why.holds) == f"<World of {len(SHIPPED.events)} events>"


def test_a_left_out_answer() -> None:
    """An event that is left out has the question that fails, of facts, of time, or of the kind asked for."""
    answer = SHIPPED.statements.by("Greer").after("2025-07-01")
    for event, verdicts in (
        ("greer-confidence", ["certain", "certain", "not"]),
        ("lam-invitation", ["certain", "not", "certain"]),
        ("july-call", ["not", "not", "certain"]),
    ):
        why = answer.why(event)
        assert why.verdict is Certainty.NOT
        assert [judgement.verdict for judgement in why.judgements] == verdicts


def test_questions_that_exclude_each_other() -> None:
    """Where each question may hold and all together cannot, one chain shows it."""
    why = SHIPPED.meetings.before("2025-06-10").after("2025-06-10").why("pm-review")
    assert [judgement.verdict for judgement in why.judgements] == ["certain", "possible", "possible"]
    assert why.verdict is Certainty.NOT
    assert [row["question"] for row in why.rows()].count("together") == len(why.together) == 5


def test_an_answer_without_questions() -> None:
    """Every event answers where nothing was asked."""
    why = SHIPPED.events.why("round-1")
    assert (why.verdict, why.judgements, why.rows()) == (Certainty.CERTAIN, (), [])


FACTS: list[tuple[Any, str, list[tuple[str, str, str]]]] = [
    (RECORD.events.involving("Kest"), "call", [("call", "participants", "line 2")]),
    (RECORD.events.by("Lorn"), "tariff", [("speech", "speakers", "line 4")]),
    (RECORD.events.by_side("Arden"), "speech", [("speech", "speakers", "line 4")]),
    (RECORD.events.about("glass"), "tariff", [("tariff", "topics", "line None")]),
    (RECORD.events.about("arden"), "second", []),
    (RECORD.events.at("call"), "tariff", [("speech", "occasion", "line 4")]),
    (RECORD.events.at_place("Port Sorrow"), "call", [("call", "place", "line 2")]),
    (RECORD.events.citing("post"), "reply", [("reply", "evidence", "line 1")]),
    (RECORD.events.mentioning("10:25"), "deal", [("deal", "evidence", "line 6")]),
    (RECORD.events.of_one_origin(), "deal", [("deal", "origins", "line 6")]),
    (RECORD.events.where(rate=(12, 20)), "tariff", [("tariff", "rate", "line 4")]),
    (RECORD.events.stated(), "deal", [("deal", "existence", "line 6")]),
    (RECORD.events.stated("when"), "deal", [("deal", "when", "line 6")]),
    (RECORD.events.inferred(), "first", [("first", "existence", "There was a second")]),
    (RECORD.events.inferred("existence"), "first", [("first", "existence", "There was a second")]),
]


@pytest.mark.parametrize(("answer", "event", "expected"), FACTS, ids=lambda value: str(value)[:40])
def test_the_fields_of_a_fact(answer: Any, event: str, expected: list[tuple[str, str, str]]) -> None:
    """A fact holds through fields, each with its quotation or its reason."""
    assert [support[1:] for support in supported(answer.why(event))] == expected


def test_the_words_for_a_tariff_in_force() -> None:
    """Why a tariff counts on a day is shown by the words for its stage, and for its beginning and its end."""
    why = vnus_trade.load().tariffs.in_force(on="2025-07-20").why("tariff-20-40")
    ((support,),) = [judgement.support for judgement in why.judgements if judgement.question.name == "in_force"]
    assert (support.field, [item.quotation.line for item in support.evidence]) == ("stage", [5])
    assert "\n  by stage\n      “President Donald Trump’s announcement of reciprocal tariffs" in str(why)


def test_a_function_that_fails() -> None:
    """A function of the user that fails on an event does not hold of it."""
    answer = RECORD.events.at_place("Port Sorrow").where(place=lambda place: place.startswith("Port"))
    why = answer.why(DEAL)
    assert why.verdict is Certainty.NOT


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (RECORD.rounds.before(DEAL), "before(deal)"),
        (RECORD.events.after(date(2031, 5, 1), zone="+01:00"), "after(2031-05-01, zone='+01:00')"),
        (RECORD.events.between("2031-04", SECOND), "between('2031-04', second)"),
        (RECORD.events.during(span("2031-05")), "during(2031-05)"),
        (RECORD.events.where(title=str.isupper), "where(title=isupper)"),
        (RECORD.statements.where(speakers=("Kest", "envoy")), "where(speakers=('Kest', 'envoy'))"),
        (RECORD.events.of_one_origin(), "of_one_origin()"),
    ],
)
def test_questions_show_themselves(answer: Any, expected: str) -> None:
    """A question shows its query and what it was given, things by their ids."""
    question = answer.why(DEAL).judgements[-1].question
    assert str(question) == expected
    assert repr(question) == f"<AskedQuestion {expected}>"


def test_relations() -> None:
    """The relations are the questions on time; two words mean sharing some time."""
    assert SHIPPED.why("greer-confidence", "during", "launch-call").verdict is Certainty.CERTAIN
    assert SHIPPED.why("launch-call", "overlaps", "launch-call").verdict is Certainty.NOT
    for relation in ("overlaps", "overlapping"):
        assert SHIPPED.why("deal", relation, SHIPPED["july-call"]).verdict is Certainty.POSSIBLE
    assert SHIPPED.why("round-2", "after", "2025-05-22", zone="Asia/Ho_Chi_Minh").verdict is Certainty.NOT
    assert SHIPPED.why("round-2", "before", datetime(2025, 6, 1, tzinfo=UTC)).verdict is Certainty.CERTAIN
    visit = TimeSpan.parse("2025-05-22/2025-05-24", "Asia/Ho_Chi_Minh")
    why = SHIPPED.why("round-2", "before", visit)
    assert why.holds is not None
    assert why.holds[visit].begin >= why.holds["round-2"].end


def test_what_cannot_be_explained() -> None:
    """A relation, an event or an id that there is not is an error that says what there is."""
    with pytest.raises(QuestionRefused) as refused:
        SHIPPED.why("round-1", "meets", "round-2")
    assert str(refused.value) == ("why: 'meets' is none of its relations: before, after, during, overlapping, overlaps")
    with pytest.raises(NotFound, match="did you mean 'deal'"):
        SHIPPED.why("round-1", "before", "deel")
    with pytest.raises(NotFound):
        SHIPPED.rounds.why("round-99")
    why = SHIPPED.why("deal", "after", "july-call")
    assert why.holds is not None
    with pytest.raises(NotFound, match="no event of this world is called 'july-cal'; did you mean 'july-call'"):
        _ = why.holds["july-cal"]


def test_rows() -> None:
    """Rows are flat, all with the same columns, and have the worlds too."""
    rows = SHIPPED.agreements.after(SHIPPED["july-call"]).why("deal").rows()
    assert {tuple(row) for row in rows} == {tuple(rows[0])}
    assert {row["part"] for row in rows} == {"fact", "leeway", "holds", "fails"}
    assert [row["entry"] for row in rows if row["part"] == "holds"] == ["deal", "july-call"]


def test_an_explanation_changes_no_answer() -> None:
    """Answers that were asked in other words are equal, and show themselves as before."""
    asked, again = RECORD.rounds.before(DEAL), RECORD.events.of_kind("round").before(DEAL)
    assert asked == again
    assert repr(asked) == repr(again)


def test_order_through_another_negotiation() -> None:
    """Of an event of another negotiation, the words are found where something refers to it, else the id is named."""
    filed = {event.id: "others" if event in (FIRST, SECOND, SPEECH) else "glass-talks" for event in EVENTS}
    record = chronology(filed={**filed, "glass-talks": "glass-talks"}).negotiation("glass-talks")
    assert [support.entry for support in supports(record)] == [CALL, SPEECH, REPLY]
    reply = attrs.evolve(REPLY, after=(), replies_to=None)
    alone = Chronology.of(Contents(all_events=(reply, CALL)), RECORD.order, {})
    assert [support.entry for support in supports(alone)] == [CALL, None, reply]
    assert dict(supports(alone)[1].reasons) == {"occasion": "of speech this record knows the order alone"}


def supports(record: Chronology) -> list[FieldSupport]:
    """What supports it that the reply came after a day before the call."""
    (chain,) = record.why("reply", "after", "2031-04-29", zone="UTC").judgements[0].chains
    return [support for step in chain for support in step.support]


def test_worlds_without_dates() -> None:
    """Where nothing at all has a date, worlds lie around the first day of 2000."""
    first, second = (attrs.evolve(event, dated=None, after=(), occasion=None) for event in (FIRST, SECOND))
    record = chronology((first, second))
    why = record.why("first", "before", "second")
    assert why.holds is not None
    assert why.holds["first"].begin.at.year in (1999, 2000)
    assert [leeway.chain for leeway in why.judgements[0].leeways] == [(), ()]


def test_moments() -> None:
    """A moment is a whole microsecond where there is one, keeps what is less, and goes beyond the calendar."""
    assert Moment.of(Fraction(0)) == Moment(datetime.min.replace(tzinfo=UTC))
    assert Moment.of(Fraction(5, 2)).beyond == Fraction(1, 2)
    assert Moment.of(Fraction(-3)) == Moment(datetime.min.replace(tzinfo=UTC), Fraction(-3))
    assert Moment.of(Fraction(10**18)).at.year == 9999


def test_a_question_is_a_value() -> None:
    """Questions of one query and one argument are equal."""
    assert AskedQuestion("by", (DEAL,)) == AskedQuestion("by", (DEAL,))
    assert Order.of(()).stated == ()


def made(*stated: Stated, events: tuple[Event, ...]) -> Chronology:
    """A record of events of which just this is stated."""
    return Chronology.of(Contents(all_events=events), Order.of(stated), {})


def test_what_is_said_at_a_meeting_to_come_may_not_be() -> None:
    """An event that depends on one that is only expected is explained by the words on that one."""
    source = Source(id="post", file="post.txt", sha256="0" * 64, title="Post", text="Talks are to be held.")
    expected = Evidence(Quotation(source, 0, len("Talks")), status=Status.EXPECTED)
    meeting = Meeting(id="talks", title="Talks", form=MeetingForm.MEETING, evidence=(expected,))
    said = Statement(id="said", title="Said", gist="It is said", occasion=meeting)
    record = made(
        Stated("talks", takes_place=Certainty.POSSIBLE), Stated("said", within="talks"), events=(meeting, said)
    )
    (existence, _) = record.statements.why("said").judgements
    assert existence.verdict is Certainty.POSSIBLE
    assert [(each.entry, each.evidence) for each in existence.support] == [(meeting, (expected,))]


def test_what_cannot_be_beside_each_other() -> None:
    """Of two events that need not take place and cannot both, a question that names both holds of neither."""
    one, other = (Meeting(id=id_, title=id_, form=MeetingForm.MEETING) for id_ in ("one", "other"))
    open_ = Certainty.POSSIBLE
    stated = (Stated("one", after=("other",), takes_place=open_), Stated("other", after=("one",), takes_place=open_))
    why = made(*stated, events=(one, other)).why("one", "before", "other")
    assert why.verdict is Certainty.NOT
    assert why.judgements[-1].chains


def test_a_fact_that_is_open_has_no_world_that_fails() -> None:
    """What is only possible because the origin of a source is unknown is shown in one world."""
    answer = SHIPPED.events.of_one_origin()
    why = answer.why(next(event for event in answer.possible if event.status is Status.ENDED))
    assert (why.verdict, why.fails) == (Certainty.POSSIBLE, None)
    assert why.holds is not None
