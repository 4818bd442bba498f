"""An analyst's questions, each one line of the query API, with the certain and the possible answers.

Every answer was checked against the articles; `seeds/` is where to look when one changes.
"""

import unicodedata
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

import vnus_trade
from tests import text_of
from tests.curated import NAMESAKES
from vnus_trade import SEEDS, Ambiguous, Chronology, Events, Relation

Asked = Callable[[Chronology], Events[Any]]

QUESTIONS: list[tuple[str, Asked, str, str]] = [
    (
        "Which rounds came before the deal?",
        lambda record: record.rounds.before(record.deal),
        "round-1 round-2",
        "",
    ),
    (
        "Which rounds came after talks were launched?",
        lambda record: record.rounds.after(record["launch-call"]),
        "round-2",
        "round-1",
    ),
    (
        "What did President Trump say, by date?",
        lambda record: record.statements.by("President Trump"),
        (
            "leaders-delight leaders-welcome-consensus trump-values-access trump-affirms-reduction "
            "trump-affirms-work leaders-agree-exchanges trump-thanks truth-social-post"
        ),
        "",
    ),
    (
        "What did he say before the call of 2 July?",
        lambda record: record.statements.by("Trump").before(record["july-call"]),
        "",
        "truth-social-post",
    ),
    (
        "What did To Lam say?",
        lambda record: record.statements.by("Tô Lâm"),
        (
            "zero-offer-statement leaders-delight leaders-welcome-consensus lam-asks-export-controls "
            "lam-asks-market-economy leaders-agree-exchanges lam-invitation lam-appreciation"
        ),
        "",
    ),
    (
        "What did To Lam ask for?",
        lambda record: record.statements.by("To Lam").where(speech_acts="requests"),
        "zero-offer-statement lam-asks-export-controls lam-asks-market-economy lam-invitation",
        "",
    ),
    (
        "What did the United States ask of Vietnam?",
        lambda record: record.statements.by_side("United States").where(speech_acts="requests"),
        "",
        "",
    ),
    (
        "Which requests were answered?",
        lambda record: record.statements.where(replies_to=lambda asked: asked is not None),
        "trump-thanks",
        "",
    ),
    (
        "What did Vietnam offer?",
        lambda record: record.tariffs.by_side("Vietnam").where(stage="offered"),
        "zero-offer",
        "",
    ),
    (
        "What did the Prime Minister instruct?",
        lambda record: record.statements.by("PM Chinh").where(speech_acts="instructs"),
        "pm-instructs-preparation pm-tasks-us-concerns pm-instructs-team proposals-instructed",
        "",
    ),
    (
        "What was said on the call that launched the talks?",
        lambda record: record.statements.at("launch-call"),
        "dien-partnership dien-readiness greer-appreciation greer-confidence heads-agree-contact",
        "",
    ),
    (
        "What did Greer say after 22 April?",
        lambda record: record.statements.by("Greer").after("2025-04-22"),
        "greer-appreciation greer-confidence heads-agree-contact",
        "",
    ),
    (
        "What did both leaders say together?",
        lambda record: record.statements.by("To Lam").by("Trump"),
        "leaders-delight leaders-welcome-consensus leaders-agree-exchanges",
        "",
    ),
    (
        "What happened on 2 July, in Hanoi?",
        lambda record: record.events.on("2025-07-02").where(occasion=None),
        "july-call truth-social-post deal",
        (
            "trade-agreement-intended decree-tariff-cuts us-imports-increased vietnam-measures-reported "
            "us-goods-negotiated pm-review "
            "team-follows-directions rounds-progress "
            "contacts-kept-up ministries-informed goods-trade-promoted project-issues-addressed leaders-monitor "
            "missions-support-team market-access-pledge tariff-20-40 proposals-instructed "
            "lutnick-commends lutnick-market third-partner-claim preliminary-agreement"
        ),
    ),
    (
        "What happened on 2 July, in UTC?",
        lambda record: record.events.during("2025-07-02", zone="UTC").where(occasion=None),
        "july-call truth-social-post deal",
        (
            "trade-agreement-intended decree-tariff-cuts us-imports-increased vietnam-measures-reported "
            "us-goods-negotiated pm-review "
            "team-follows-directions rounds-progress "
            "contacts-kept-up ministries-informed goods-trade-promoted project-issues-addressed leaders-monitor "
            "missions-support-team market-access-pledge tariff-20-40 july-negotiations "
            "press-conference proposals-instructed lutnick-commends lutnick-market third-partner-claim "
            "preliminary-agreement"
        ),
    ),
    (
        "Was the deal announced after the call?",
        lambda record: record.agreements.after(record["july-call"]),
        "",
        "trade-agreement-intended deal preliminary-agreement",
    ),
    (
        "Which meetings were telephone calls?",
        lambda record: record.meetings.where(form="phone call"),
        "april-call launch-call july-call",
        "",
    ),
    (
        "Which meetings did the Prime Minister chair?",
        lambda record: record.meetings.where(participants=lambda those: any(one.role == "chair" for one in those)),
        "cabinet-meeting-5",
        "",
    ),
    (
        "Which calls had To Lam taken part in before the second round?",
        lambda record: record.meetings.involving("To Lam").before(record["round-2"]),
        "april-call",
        "",
    ),
    (
        "Which tariffs were announced, with a rate?",
        lambda record: record.tariffs.where(stage="announced", rate=lambda rate: rate is not None),
        "tariff-46 tariff-20-40",
        "",
    ),
    (
        "Which tariffs fall on Vietnamese goods?",
        lambda record: record.tariffs.where(applied_to="Vietnam"),
        "tariff-46 zero-request us-reduction-pledge tariff-20-40",
        "",
    ),
    (
        "Which tariff measures came before the talks were launched?",
        lambda record: record.tariffs.before(record["launch-call"]),
        "tariff-46 zero-offer zero-request",
        "decree-tariff-cuts",
    ),
    (
        "Who asked for zero?",
        lambda record: record.tariffs.where(rate=0),
        "zero-offer zero-request",
        "",
    ),
    (
        "What was said of market-economy status?",
        lambda record: record.statements.about("market-economy-status"),
        "lam-asks-market-economy",
        "",
    ),
    (
        "What was said of export controls?",
        lambda record: record.statements.about("export-controls"),
        "lam-asks-export-controls",
        "",
    ),
    (
        "What speaks of aircraft?",
        lambda record: record.events.mentioning("aircraft"),
        "us-imports-increased vietnam-measures-reported us-goods-negotiated goods-trade-promoted",
        "",
    ),
    (
        "What is concluded rather than stated to have happened?",
        lambda record: record.events.inferred(),
        "round-1",
        "",
    ),
    (
        "What was relayed by the spokeswoman?",
        lambda record: record.statements.where(relayed_by="Pham Thu Hang"),
        "lam-appreciation",
        "",
    ),
    (
        "What does the article of 3 July report in its own voice?",
        lambda record: record.statements.citing("vna-2025-07-03").where(speakers=()),
        "third-partner-claim",
        "",
    ),
    (
        "Which agreements are spoken of, and how far had they come?",
        lambda record: record.agreements,
        "agreement-to-negotiate joint-statement-consensus deal preliminary-agreement",
        "trade-agreement-intended",
    ),
    (
        "What took place in Washington?",
        lambda record: record.events.at_place("Washington"),
        "round-2",
        "",
    ),
    (
        "What was still going on when it was reported?",
        lambda record: record.events.where(status="ongoing"),
        "us-goods-negotiated july-negotiations",
        "",
    ),
    (
        "What meetings were there on 3 July?",
        lambda record: record.meetings.overlapping("2025-07-03"),
        "july-negotiations press-conference",
        "pm-review",
    ),
    (
        "Of which statements is the speaker concluded, not named?",
        lambda record: record.statements.inferred("speakers"),
        ("pm-ready-to-negotiate pm-commends-ministries pm-welcomes-us-attitude pm-instructs-team proposals-instructed"),
        "",
    ),
    (
        "Which agreements did Greer make known?",
        lambda record: record.agreements.by("Greer"),
        "",
        "",
    ),
    (
        "Which meetings and rounds lie between the second round and the deal?",
        lambda record: record.meetings.between(record["round-2"], record.deal),
        "",
        "pm-review july-call",
    ),
    (
        "What was still to come, as far as the articles say?",
        lambda record: record.events.where(status="expected"),
        "",
        "trade-agreement-intended",
    ),
    (
        "Which agreements came before the deal?",
        lambda record: record.agreements.before(record.deal),
        "agreement-to-negotiate",
        "trade-agreement-intended joint-statement-consensus preliminary-agreement",
    ),
    (
        "At which meetings do heads of delegations speak?",
        lambda record: record.meetings.where(participants=lambda those: any(one.role == "head" for one in those)),
        "launch-call",
        "",
    ),
    (
        "What took place in Hà Nội?",
        lambda record: record.events.at_place("Hà Nội").where(occasion=None),
        "press-conference",
        "",
    ),
]


@pytest.fixture(
    scope="module",
    params=[(), (SEEDS, NAMESAKES), (NAMESAKES, SEEDS)],
    ids=["alone", "before-namesakes", "after-namesakes"],
)
def record(request: pytest.FixtureRequest) -> Chronology:
    """The shipped record, alone or taken out of one with a negotiation of people of the same names, in either order."""
    loaded = vnus_trade.load(*request.param)
    return loaded.negotiation("vietnam-us-tariffs") if request.param else loaded


@pytest.mark.parametrize(("question", "asked", "certain", "possible"), QUESTIONS, ids=[row[0] for row in QUESTIONS])
def test_question(record: Chronology, question: str, asked: Asked, certain: str, possible: str) -> None:
    """An analyst's question has these certain answers and these possible ones, in timeline order."""
    answer = asked(record)
    assert [event.id for event in answer] == certain.split(), question
    assert [event.id for event in answer.possible] == possible.split(), question


def test_who_led_each_delegation_and_since_when(record: Chronology) -> None:
    """Two heads are named, as of the launch; no article says since when they led."""
    heads = [(actor.id, str(office.as_of), office.since) for actor, office in record.holders("head-of-delegation")]
    assert heads == [("nguyen-hong-dien", "2025-04-23", None), ("jamieson-greer", "2025-04-23", None)]
    with pytest.raises(Ambiguous) as caught:
        record.actor("Head of delegation")
    assert set(caught.value.candidates) == {"nguyen-hong-dien", "jamieson-greer"}
    assert caught.value.inferred == ("jamieson-greer",)
    inferred = {actor.id: "holder" in office.inferred for actor, office in record.holders("head-of-delegation")}
    assert inferred == {"nguyen-hong-dien": False, "jamieson-greer": True}


def test_who_was_sent_as_an_envoy(record: Chronology) -> None:
    """Two envoys are named, of the General Secretary and of the Prime Minister, appointed by 22 April."""
    envoys = {actor.id: office.since for actor, office in record.holders("envoy")}
    assert sorted(envoys) == ["ho-duc-phoc", "nguyen-hong-dien"]
    assert all(since is not None and since.end_latest is not None for since in envoys.values())


def test_every_rate_with_who_announced_it_for_whose_goods_and_at_what_stage(record: Chronology) -> None:
    """Four measures have rates."""
    rates = [
        (
            row["stage"],
            vnus_trade.Rate(row["rate_minimum"], row["rate_maximum"]),
            row["announced_by"],
            row["imposed_by"],
            row["applied_to"],
        )
        for row in record.tariffs.where(rate=lambda rate: rate is not None).rows()
    ]
    assert rates == [
        ("announced", vnus_trade.Rate(46), "donald-trump", "united-states", "vietnam"),
        ("offered", vnus_trade.Rate(0), "to-lam", "vietnam", "united-states"),
        ("requested", vnus_trade.Rate(0), "to-lam", "united-states", "vietnam"),
        ("announced", vnus_trade.Rate(20, 40), "donald-trump", "united-states", "vietnam"),
    ]


GOODS = {
    "aircraft": "United States",
    "American goods": "United States",
    "Boeing aircraft": "United States",
    "certain high-tech products": "",
    "large-engine automobiles": "United States",
    "LNG": "United States",
    "many Vietnamese exports": "Vietnam",
    "some agricultural products": "United States",
    "U.S. goods": "United States",
    "US goods": "United States",
    "Vietnamese goods": "Vietnam",
}
"""Whose goods the sources name: those on which tariffs are levied, and those that commitments are about."""


def test_which_goods_are_named_from_which_side(record: Chronology) -> None:
    """A table of goods by direction is a line: those of the payers of tariffs, and of those to whom it is owed."""
    payers = [(named, tariff.applied_to) for tariff in record.tariffs for named in tariff.goods]
    owed = [(named, commitment.to) for commitment in record.commitments for named in commitment.goods]
    assert {named.words: ", ".join(side.name for side in sides) for named, sides in [*payers, *owed]} == GOODS


@pytest.mark.parametrize(
    ("matter", "stages"),
    [
        ("purchase", {"us-imports-increased": "enacted", "us-goods-negotiated": "under negotiation"}),
        ("market access", {"market-access-pledge": "pledged"}),
        ("recognition", {"market-economy-request": "requested"}),
        ("export control", {"export-controls-request": "requested"}),
    ],
)
def test_what_is_promised_and_asked_for_beside_tariffs(record: Chronology, matter: str, stages: dict[str, str]) -> None:
    """Each commitment has its matter, and how far it had come: what is negotiated is not yet pledged, nor owed."""
    assert {each.id: each.stage for each in record.commitments.where(matter=matter)} == stages
    assert not record.commitments.due(on="2025-07-10")
    assert [each.id for each in record.commitments.due(on="2025-07-10").possible] == ["market-access-pledge"]


def test_one_measure_runs_through_the_reciprocal_tariffs(record: Chronology) -> None:
    """In July either rate may have applied, or none: no article says that either took effect."""
    (line,) = record.rates(on="2025-07-10", imposed_by="United States")
    assert (line.id, line.certainly) == ("tariff-46", ())
    assert [str(rate) for rate in line.possibly] == ["none", "46 per cent", "20 to 40 per cent"]
    cuts = {tariff.id: tariff.stage for tariff in record.tariffs.where(change="cuts")}
    assert cuts == {
        "zero-offer": "offered",
        "zero-request": "requested",
        "decree-tariff-cuts": "enacted",
        "us-reduction-pledge": "pledged",
    }


def test_what_of_the_order_of_2_july_is_certain(record: Chronology) -> None:
    """The post lies within the evening of the call; it may have come before, during or after."""
    assert len(record.relations("july-call", "truth-social-post")) == len(Relation)
    assert record.relations("truth-social-post", "deal") == {Relation.EQUALS}
    assert record.relations("july-call", "tariff-20-40") == {Relation.BEFORE, Relation.MEETS}
    call, post = record["july-call"].when, record["truth-social-post"].when
    assert [str(bound) for bound in (call.begin_earliest, post.begin_earliest, post.end_latest, call.end_latest)] == [
        "2025-07-02 11:00:00+00:00",
        "2025-07-02 14:25:00+00:00",
        "2025-07-02 14:26:00+00:00",
        "2025-07-02 17:00:00+00:00",
    ]


def test_how_long_from_launch_to_the_second_round_to_the_deal(record: Chronology) -> None:
    """The times between are bounds to the minute, since the sources give days and no hours."""
    assert record.elapsed("launch-call", "round-2") == (timedelta(days=25, hours=11), timedelta(days=26, hours=17))
    least, most = record.elapsed("round-2", "deal")
    assert least == timedelta(days=40, hours=10, minutes=25)
    assert most == timedelta(days=41, hours=10, minutes=26)


def test_which_facts_rest_on_one_origin(record: Chronology) -> None:
    """An event may have one origin if that of a source is unknown; in two articles of one agency it certainly has."""
    answer = record.events.of_one_origin()
    alone = {event.id for event in answer}
    assert {"july-call", "leaders-welcome-consensus"} <= {event.id for event in answer.possible}
    assert {"truth-social-post", "tariff-20-40", "round-2", "cabinet-meeting-5"} <= alone


def test_what_the_sources_leave_open_about_the_rounds(record: Chronology) -> None:
    """Open are how many rounds followed, when and where the first was, and who led the second and what it settled."""
    assert [gap.id for gap in record.rounds.before(record.deal).gaps] == [
        "rounds-before-deal",
        "round-1-when",
        "round-1-where",
        "round-2-heads",
        "round-2-outcome",
    ]


def test_what_goes_on_on_3_july(record: Chronology) -> None:
    """The July negotiations have no time of their own: they go on at the press conference, after the call."""
    negotiations = record["july-negotiations"]
    assert negotiations.dated is None
    assert [event.id for event in negotiations.ongoing_at] == ["press-conference"]
    assert str(negotiations.when) == "[2025-07-02T18:00+07:00..2025-07-03]/[2025-07-03..]"
    assert negotiations in record.meetings.overlapping("2025-07-03")


def test_what_is_intended_is_not_yet_there(record: Chronology) -> None:
    """The trade agreement was still to come on 22 May, so that it may only come after the second round has begun."""
    intended = record["trade-agreement-intended"]
    assert str(intended.when) == "[2025-05-22T11:00+07:00..]"
    assert len(record.plans) == 0
    assert intended not in record.agreements.after("2025-04-23")
    assert intended in record.agreements.after("2025-04-23").possible


def test_who_led_the_delegations_in_the_launch_call(record: Chronology) -> None:
    """The heads are called so; members of the Vietnamese delegation took part, and nobody is named on the US side."""
    roles = [(role, actor.id) for role, actor in record["launch-call"].roles() if role in ("head", "member")]
    assert roles == [("head", "nguyen-hong-dien"), ("head", "jamieson-greer"), ("member", "vietnamese-delegation")]


def test_by_when_the_documents_were_issued(record: Chronology) -> None:
    """Three documents of which the Prime Minister spoke had been issued by the end of 22 April."""
    dates = {document.id: str(document.date) for document in record.documents if document.date}
    assert dates == dict.fromkeys(("politburo-conclusions", "resolution-59", "resolution-66"), "[..2025-04-22]")


def test_places_by_the_names_that_the_articles_print(record: Chronology) -> None:
    """Every name of a place, and its country, is printed in some article."""
    texts = [unicodedata.normalize("NFC", text_of(source)) for source in record.sources]
    for place in record.places:
        for name in (*place.names, *filter(None, [place.country])):
            assert any(name in text for text in texts), name


@pytest.mark.parametrize(
    ("asked", "gap"),
    [
        (lambda record: record.agreements.where(stage="signed"), "agreement-signed"),
        (
            lambda record: record.statements.by_side("United States").about("market-economy-status"),
            "lam-requests-unanswered",
        ),
        (lambda record: record.tariffs.where(stage="offered"), "zero-offer-unanswered"),
    ],
    ids=["signed", "market-economy-status", "offered"],
)
def test_the_gap_that_is_about_precisely_this(record: Chronology, asked: Asked, gap: str) -> None:
    """An answer names the gap that is about what was asked, and no other."""
    assert [found.id for found in asked(record).gaps] == [gap]


def test_the_prime_minister_speaks_in_the_order_of_the_article(record: Chronology) -> None:
    """What is said at the Cabinet meeting comes in the order of its lines, and what two calls say with each call."""
    said = record.statements.at("cabinet-meeting-5")
    assert said.first.id == "pm-swift-response"
    lines = [statement.evidence[0].quotation.line for statement in said]
    assert lines == sorted(lines)


def test_what_each_side_calls_the_outcome(record: Chronology) -> None:
    """The deal, the consensus and the preliminary agreement are three agreements, which one discrepancy concerns."""
    stages = {agreement.id: str(agreement.stage) for agreement in record.agreements}
    assert stages["deal"] == "announced"
    assert stages["joint-statement-consensus"] == "consensus"
    assert stages["preliminary-agreement"] == "preliminary"
    assert "deal-consensus-or-preliminary" in [discrepancy.id for discrepancy in record.agreements.discrepancies]


def test_the_prime_minister_without_a_name_shows_in_what_he_said(record: Chronology) -> None:
    """What the second round's unnamed Prime Minister said comes with the discrepancy on who he is."""
    for answer in (record.statements.by("Chinh").after(record["round-2"]), record.meetings.involving("Chinh")):
        assert "unnamed-prime-minister" in [discrepancy.id for discrepancy in answer.discrepancies]
    assert not record.statements.by("Chinh").at("pm-review").stated("speakers")


def test_which_bodies_the_offices_belong_to(record: Chronology) -> None:
    """The minister's office is one of his ministry, and the General Secretary's one of the Central Committee."""
    minister, secretary = record.actor("Minister of Industry and Trade"), record.actor("To Lam")
    assert minister.offices[0].organisation == record.actor("Ministry of Industry and Trade")
    assert record.actor("Central Committee") in [office.organisation for office in secretary.offices]


@pytest.mark.parametrize(
    ("event", "gap"),
    [
        ("vietnam-measures-reported", "measures-speaker"),
        ("vietnam-measures-reported", "goods-bought-which"),
        ("contacts-kept-up", "second-round-speaker"),
        ("lam-asks-export-controls", "high-tech-products-which"),
        ("trump-thanks", "invitation-accepted"),
        ("july-call", "us-account-of-calls"),
        ("preliminary-agreement", "first-two-partners"),
    ],
)
def test_what_an_event_leaves_open(record: Chronology, event: str, gap: str) -> None:
    """An answer with the event names what the sources leave open about it."""
    answer = record.events.where(title=record[event].title)
    assert answer.one().id == event
    assert gap in [open_.id for open_ in answer.gaps]
