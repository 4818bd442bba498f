"""What became of plans, and questions about their planned times."""

from typing import Any

import attrs
import pytest

import vnus_trade
from tests.curated import TALKS
from tests.invented import POST, chronology, span
from vnus_trade import Chronology, NotFound, Place, QuestionRefused
from vnus_trade.evidence.sources import Evidence, Quotation
from vnus_trade.model.events import Meeting, NegotiationRound, Plan, Statement
from vnus_trade.record.plans import Fate, FollowedPlan

WORDS = Quotation(attrs.evolve(POST, published=span("2031-05-10")), 0, 7)
EVIDENCE = Evidence(WORDS)


def plan(when: str = "", place: str | None = None, **fields: Any) -> Plan:
    """A plan for this time and place."""
    return Plan(when=span(when) if when else None, place=place, evidence=(EVIDENCE,), **fields)


def fates(*plans: Plan, status: str = "expected", published: str = "2031-05-10", **fields: Any) -> list[str]:
    """What became of the plans for a round that stands so, in a record of one source."""
    evidence = () if status == "unsaid" else (attrs.evolve(EVIDENCE, status=status),)
    if "dated" in fields:
        fields["dated"] = span(fields["dated"])
    event = NegotiationRound(id="r-1", title="Round 1", plans=plans, evidence=evidence, **fields)
    source = attrs.evolve(POST, published=span(published) if published else None)
    return [str(plan.became) for plan in chronology([event], sources=(source,), gaps=(), discrepancies=()).plans]


@pytest.mark.parametrize(
    ("planned", "place", "held", "at", "became"),
    [
        ("2031-06", None, "2031-06-03/2031-06-05", None, Fate.KEPT),
        ("2031-06-03/2031-06-05", None, "2031-06-04", None, Fate.KEPT),
        ("2031-06", "Long Ford", "2031-06-03", "Long Ford", Fate.KEPT),
        ("2031-06", "Hai Van", "2031-06-03", "Hải Vân", Fate.KEPT),
        ("", "Long Ford", "2031-06-03", "Long Ford", Fate.KEPT),
        ("2031-06/..", None, "2031-07-03", None, Fate.KEPT),
        ("2031-06", None, "2031-07-01", None, Fate.MISSED),
        ("2031-06", None, "2031-05-31", None, Fate.MISSED),
        ("2031-06", "Long Ford", "2031-06-03", "Port Sorrow", Fate.MISSED),
        ("2031-06", None, "2031", None, Fate.UNCLEAR),
        ("2031-06", "Long Ford", "2031-06-03", None, Fate.UNCLEAR),
    ],
)
def test_what_was_held_is_compared_with_its_plan(
    planned: str, place: str | None, held: str, at: str | None, became: Fate
) -> None:
    """A plan is kept if the whole event certainly lies within the planned time, and at the planned place."""
    assert fates(plan(planned, place), status="ended", dated=held, place=at) == [became]


@pytest.mark.parametrize(
    ("plans", "became"),
    [
        ((plan("2031-06"), plan("2031-07")), "replaced open"),
        ((plan("2031-06", "Long Ford"), plan("2031-06", "Port Sorrow")), "replaced open"),
        ((plan("2031-06"), plan("2031-06-03")), "open open"),
        ((plan("2031-06-03"), plan("2031-06")), "open open"),
        ((plan("2031-06"), plan("", "Long Ford")), "open open"),
        ((plan("2031-06", "Hai Van"), plan("2031-06", "Hải Vân")), "open open"),
    ],
)
def test_a_later_plan_replaces_one_that_it_contradicts(plans: tuple[Plan, ...], became: str) -> None:
    """A later plan replaces an earlier one, unless it only repeats it or says more or less closely the same."""
    assert sorted(fates(*plans)) == sorted(became.split())


def test_what_is_to_come_is_open_until_its_time_has_passed() -> None:
    """A plan is unheard of once a source was certainly published after the planned time."""
    assert fates(plan("2031-06"), published="2031-05-10") == ["open"]
    assert fates(plan("2031-06"), published="2031-07-01") == ["unheard of"]
    assert fates(plan("2031-06"), published="2031") == ["open"]
    assert fates(plan("2031-06"), published="") == ["open"]
    assert fates(plan("", "Long Ford"), published="2031-07-01") == ["open"]
    assert fates(plan("2031-06"), status="unsaid", published="2031-07-01") == ["unheard of"]


def test_what_does_not_take_place_as_planned() -> None:
    """A plan is dropped if its event is postponed to no named time, and unclear if its event is disputed."""
    assert fates(plan("2031-06"), status="postponed") == ["dropped"]
    assert fates(plan("2031-06"), status="denied") == ["unclear"]


def test_a_plan_for_something_at_a_meeting_goes_with_the_meeting() -> None:
    """What was to be said at a meeting that is called off is called off with it, and its plan is dropped."""
    meeting = Meeting(id="m", title="M", form="meeting", evidence=(attrs.evolve(EVIDENCE, status="called off"),))
    speech = Statement(id="speech", title="Speech", gist="Thanks", occasion=meeting, plans=(plan("2031-06"),))
    assert speech.status == "expected"
    record = chronology([meeting, speech], gaps=(), discrepancies=())
    assert [plan.became for plan in record.plans] == [Fate.DROPPED]


def test_what_rests_on_a_retracted_source_alone_is_unclear() -> None:
    """A report that was retracted does not say what became of a plan."""
    retracted = attrs.evolve(WORDS, source=attrs.evolve(WORDS.source, id="herald", standing="retracted"))
    evidence = (attrs.evolve(EVIDENCE, status="expected"), Evidence(retracted))
    event = Meeting(
        id="m", title="M", form="meeting", dated=span("2031-05-09"), evidence=evidence, plans=(plan("2031-05"),)
    )
    record = chronology([event], gaps=(), discrepancies=())
    assert (event.status, event.caveat) == ("ended", "retracted")
    assert repr(event) == "<Meeting m: retracted, [..]>"
    assert list(record.meetings.possible) == [event]
    assert [plan.became for plan in record.plans] == [Fate.UNCLEAR]


def test_a_place_is_the_same_by_any_of_its_names() -> None:
    """A plan is kept at a place that has another of the names of a `Place`."""
    place = Place(id="long-ford", name="Long Ford", aliases=("Langfurt",))
    for name, became in (("Langfurt", Fate.KEPT), ("Port Sorrow", Fate.MISSED)):
        held = span("2031-06-03")
        event = Meeting(id="m", title="M", form="meeting", dated=held, place=name, plans=(plan("", "Long Ford"),))
        record = chronology([event], places=(place,), gaps=(), discrepancies=())
        assert [plan.became for plan in record.plans] == [became]


def test_sources_of_another_negotiation_say_nothing_of_a_plan() -> None:
    """A plan is as open beside other talks as it is alone."""
    earlier = Meeting(id="m", title="M", form="meeting", plans=(plan("2031-06"),), status="expected")
    source = attrs.evolve(POST, published=span("2031-07-01"))
    filed = {"m": "glass-talks", "post": "other-talks"}
    record = chronology([earlier], filed, sources=(source,), gaps=(), discrepancies=())
    assert [plan.became for plan in record.plans] == [Fate.OPEN]


@pytest.fixture(scope="module")
def record() -> Chronology:
    """Ten articles with nine plans."""
    return vnus_trade.load(TALKS)


def ids(plans: Any) -> str:
    """The ids of plans."""
    return " ".join(plan.id for plan in plans)


def test_plans_are_asked_by_their_planned_times(record: Chronology) -> None:
    """Questions judge the planned time alone, whatever became of the plan, with what is possible apart."""
    plans = record.plans
    assert ids(plans.before("2031-11-01")) == "round-2#1 round-2#2"
    assert ids(plans.after("2032-02-20")) == "customs-accord#2"
    assert ids(plans.after("2032-02-20").possible) == "round-6#1 visit#1"
    assert ids(plans.on("2031-12-08")) == "working-group#1"
    assert ids(plans.on("2031-12-08").possible) == "customs-accord#1"
    assert ids(plans.between("2031-11-15", "2031-12-01")) == "ministers-meeting#1"
    assert ids(plans.of_kind("agreement")) == ids(plans.of_kind(vnus_trade.Agreement))
    assert ids(plans.of_kind("agreement").after("2032-01-01")) == "customs-accord#2"
    assert (
        repr(plans.on("2031-12-08")) == "<Plans[FollowedPlan] 1 certain: working-group#1; 1 possible: customs-accord#1>"
    )


def test_a_followed_plan_shows_the_plan_and_its_event(record: Chronology) -> None:
    """It has the time, the place, the words and the event of the plan, and was made before its source was published."""
    found: FollowedPlan = record.plans.get("ministers-meeting#1")
    assert (str(found.when), found.place, found.title) == (
        "2031-11-28",
        "Port Ellis",
        "Meeting of the trade ministers",
    )
    assert found.event == record["ministers-meeting"]
    assert found.evidence[0].quotation.source.id == "courier-october"
    published = record.source("courier-october").published
    assert published is not None
    assert (found.made.begin_earliest, found.made.end_latest) == (None, published.end_latest)


def test_wrong_questions_about_plans_are_refused(record: Chronology) -> None:
    """An unknown fate or event is an error with suggestions, and an event that was called off has plans instead."""
    with pytest.raises(NotFound, match="unheard of"):
        record.plans.where(became="unheard")
    with pytest.raises(NotFound, match="did you mean 'open', 'unheard of', 'replaced'"):
        record.plans.where(became="?")
    with pytest.raises(NotFound, match="round-6#1"):
        record.plans.get("round-6")
    with pytest.raises(QuestionRefused, match="2031-11-28"):
        record.plans.before(record["ministers-meeting"])
