"""The contents of a timeline: rows, lanes and the words of each row."""

import attrs
import pytest

from tests.invented import (
    CALL,
    DEAL,
    EVENTS,
    FIRST,
    LEVY,
    MINISTRY,
    NEGOTIATION,
    REPLY,
    SECOND,
    SPEECH,
    TARIFF,
    chronology,
    scene_of,
)
from vnus_trade.errors import ImpossibleValue
from vnus_trade.model.events import Statement
from vnus_trade.model.quantities import Rate
from vnus_trade.pictures.timeline import Lanes, Row, Scene, Statements, laned
from vnus_trade.record.chronology import Chronology
from vnus_trade.time.zones import zone_of


def lanes(record: Chronology, by: Lanes = Lanes.KIND, statements: str = "each") -> dict[str, list[str]]:
    """The ids of the events that the rows of each lane show, by its heading."""
    scene = scene_of(record)
    return {lane.heading: [row.event.id for row in lane.rows] for lane in laned(scene, by, statements)}


def rows(scene: Scene, statements: str = "each") -> dict[str, Row]:
    """The rows of a scene, by the ids of the events that they show."""
    return {row.event.id: row for lane in laned(scene, statements=statements) for row in lane.rows}


def test_what_a_record_shows() -> None:
    """A scene of a record has its title, its account and the zone whose dates it counts in."""
    scene = scene_of(chronology())
    assert (scene.title, scene.zone) == ("Talks on glass", zone_of("Asia/Ho_Chi_Minh"))
    assert scene.account == "9 events from 1 source; dates are those of Arden"


def test_a_record_without_clocks_or_zone() -> None:
    """Where no clocks are named, dates are those of the negotiation's zone, and without that of UTC."""
    unclocked = chronology(negotiations=(attrs.evolve(NEGOTIATION, clocks={}),))
    assert scene_of(unclocked).account.endswith("dates are those of Asia/Ho_Chi_Minh")
    nothing = scene_of(chronology((), negotiations=()))
    assert (nothing.title, nothing.account) == ("Timeline", "0 events from 1 source; dates are those of UTC")


def test_lanes_by_kind() -> None:
    """Each kind has a lane with the number of its events, and what is announced in a statement is shown beside it."""
    assert lanes(chronology()) == {
        "Rounds of negotiation · 3": ["first", "second", "third"],
        "Meetings and calls · 1": ["call"],
        "Tariffs · 2": ["tariff", "levy"],
        "Agreements · 1": ["deal"],
        "Statements · 2": ["speech", "reply"],
    }


def test_lanes_count_as_answers_do() -> None:
    """The count of a lane is that of the answer: what is possible apart, and what has no date counted in."""
    record = chronology((*EVENTS, Statement(id="silent", title="Said by nobody", gist="So it is")))
    scene = attrs.evolve(scene_of(record), possible=frozenset(("levy",)))
    headings = [lane.heading for lane in laned(scene)]
    assert "Tariffs · 1 and 1 possible" in headings
    assert f"Statements · {len(record.statements)}, 1 of them without a date" in headings
    assert headings[-1] == "No date known · 1"


def test_lanes_by_side() -> None:
    """A lane holds what one side did, one what several did together, and one what nobody's side did."""
    silent = Statement(id="silent", title="Said by nobody", gist="So it is", after=(CALL,), evidence=REPLY.evidence)
    report = Statement(id="report", title="Said by a ministry", gist="So", speakers=(MINISTRY,), after=(CALL,))
    assert lanes(chronology((*EVENTS, silent, report)), Lanes.SIDE) == {
        "Arden · 5": ["speech", "tariff", "report", "third", "levy"],
        "Borland · 1": ["reply"],
        "Several sides together · 4": ["call", "first", "second", "deal"],
        "No side of the negotiation · 1": ["silent"],
    }


def test_statements_at_a_meeting_share_a_row() -> None:
    """Statements said at one meeting share a row with their count in their lane, unless each is asked for."""
    more = attrs.evolve(REPLY, id="more", title="Kest says more", occasion=CALL)
    record = chronology((*EVENTS, more))
    folded = lanes(record, statements="folded")
    assert folded["Statements · 3"] == ["call", "reply"]
    assert lanes(record)["Statements · 3"] == ["speech", "reply", "more"]
    row = laned(scene_of(record))[-1].rows[0]
    assert [event.id for event in row.events] == ["speech", "more"]
    assert row.title == "2 statements · Lorn telephones Kest"
    assert row.said(scene_of(record).times).splitlines()[2:] == [
        "Said at it: Lorn speaks of glass",
        "Said at it: Kest says more",
    ]


def test_a_single_statement_keeps_its_title() -> None:
    """The only statement at a meeting is shown with its own title, and so is one said at no meeting."""
    assert {"speech", "reply"} <= rows(scene_of(chronology()), "folded").keys()


def test_certain_and_possible_statements_are_folded_apart() -> None:
    """A row of several statements holds those that certainly answer, or those that only may."""
    more = [attrs.evolve(REPLY, id=f"more-{number}", occasion=CALL) for number in range(3)]
    scene = attrs.evolve(scene_of(chronology((*EVENTS, *more))), possible=frozenset(("more-1", "more-2")))
    shared = [row for row in laned(scene)[-1].rows if len(row.events) > 1]
    assert [(len(row.events), row.certain) for row in shared] == [(2, True), (2, False)]


def test_unknown_words_are_refused() -> None:
    """Lanes and statements that are no word of their vocabulary are refused, with the words that are."""
    scene = scene_of(chronology())
    with pytest.raises(ImpossibleValue) as by:
        laned(scene, "topic")
    assert str(by.value) == "Lanes: 'topic' is none of 'kind', 'side'"
    with pytest.raises(ImpossibleValue) as shown:
        laned(scene, statements="some")
    assert str(shown.value) == "Statements: 'some' is none of 'folded', 'each'"
    assert [*Statements] == ["folded", "each"]


def test_an_undated_event_has_a_lane_of_its_own() -> None:
    """Events of whose time nothing is known stand in the last lane, whatever their kind."""
    undated = attrs.evolve(FIRST, id="undated", after=())
    assert lanes(chronology((undated, LEVY))) == {"Tariffs · 1": ["levy"], "No date known · 1": ["undated"]}


def test_the_words_of_a_mark() -> None:
    """A mark says what happened, when and where, what it came after, and the words and line of a source."""
    scene = scene_of(chronology())
    said = {id_: row.said(scene.times) for id_, row in rows(scene).items()}
    assert said["second"] == (
        "Second round\n19 to 22 May 2031; Long Ford, Borland\nAfter: First round\n"
        "“The second round was held at Long Ford, Borland, from 19 to 22 May.” post, line 3"
    )
    assert said["tariff"].splitlines()[2] == "Made known in: Lorn speaks of glass"
    assert "Concluded by the curator, not stated" in said["first"].splitlines()


def test_the_words_of_an_event_that_only_may_answer() -> None:
    """A mark says so where its event is only possibly an answer, and long quotations are cut."""
    whole = attrs.evolve(LEVY.evidence[0].quotation, start=0)
    long = attrs.evolve(LEVY, evidence=(attrs.evolve(LEVY.evidence[0], quotation=whole),))
    times = scene_of(chronology()).times
    lines = Row((long,), certain=False).said(times).splitlines()
    assert lines[2] == "Only possibly an answer"
    assert len(lines[-1]) < 270
    assert "…” post, line 1" in lines[-1]
    assert len(Row((attrs.evolve(DEAL, evidence=()),), certain=True).said(times).splitlines()) == 2


def test_a_star_for_what_was_concluded() -> None:
    """A label has a star where the curator concluded that the event took place."""
    assert Row((FIRST,), certain=True).title == "First round *"
    assert Row((SECOND,), certain=True).title == "Second round"


def test_the_rate_of_a_tariff() -> None:
    """The label of a tariff begins with its rate, exact or as a range, if a source gives one."""
    assert Row((TARIFF,), certain=True).title == "12–20% · Tariff on glass"
    assert Row((attrs.evolve(TARIFF, rate=Rate("2.5")),), certain=True).title == "2.5% · Tariff on glass"
    assert Row((LEVY,), certain=True).title == "Levy on lenses"


def test_states_are_sides() -> None:
    """Without named parties, lanes have the names of the states that took part or to which people belong."""
    record = chronology((SECOND, SPEECH, CALL, FIRST, LEVY), negotiations=())
    assert lanes(record, Lanes.SIDE) == {
        "Arden · 2": ["speech", "levy"],
        "Several sides together · 3": ["call", "first", "second"],
    }
