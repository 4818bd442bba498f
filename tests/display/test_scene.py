"""What a timeline picture shows: rows, lanes and the words of each mark."""

import attrs

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
)
from vnus_trade.display.scene import Lanes, Row, Scene, laned
from vnus_trade.model.events import Statement
from vnus_trade.record.chronology import Chronology


def lanes(record: Chronology, by: Lanes) -> dict[str, list[str]]:
    """The ids of the events of each lane, by its heading."""
    return {heading: [row.event.id for row in rows] for _, heading, rows in laned(Scene.of_record(record), by)}


def test_what_a_record_shows() -> None:
    """A scene of a record has its title, its account and the zone whose dates it counts in."""
    scene = Scene.of_record(chronology())
    assert (scene.title, scene.zone) == ("Talks on glass", "Asia/Ho_Chi_Minh")
    assert scene.account == "9 events from 1 source; dates are those of Arden"


def test_a_record_without_clocks_or_zone() -> None:
    """Where no clocks are named, dates are those of the negotiation's zone, and without that of UTC."""
    unclocked = chronology(negotiations=(attrs.evolve(NEGOTIATION, clocks={}),))
    assert Scene.of_record(unclocked).account.endswith("dates are those of Asia/Ho_Chi_Minh")
    nothing = Scene.of_record(chronology((), negotiations=()))
    assert (nothing.title, nothing.account) == ("Timeline", "0 events from 1 source; dates are those of UTC")


def test_what_is_made_known_shares_a_row() -> None:
    """A tariff that is announced in a statement has no row beside it, but one of its own where that is not shown."""
    record = chronology()
    rows = {row.event.id: row for row in Scene.of_record(record).rows()}
    assert "tariff" not in rows
    assert rows["speech"].announces == (record["tariff"],)
    assert [row.event.id for row in Scene(title="", account="", events=(TARIFF,)).rows()] == ["tariff"]


def test_lanes_by_kind() -> None:
    """Each kind has a lane, in which what a statement makes known counts more than that it is one."""
    assert lanes(chronology(), Lanes.KIND) == {
        "Rounds of negotiation": ["first", "second", "third"],
        "Meetings and calls": ["call"],
        "Tariffs": ["speech", "levy"],
        "Agreements": ["deal"],
        "Statements": ["reply"],
    }


def test_lanes_by_side() -> None:
    """A lane holds what one side did, one what several did together, and one what nobody's side did."""
    silent = Statement(id="silent", title="Said by nobody", gist="So it is", after=(CALL,), evidence=REPLY.evidence)
    report = Statement(id="report", title="Said by a ministry", gist="So", speakers=(MINISTRY,), after=(CALL,))
    assert lanes(chronology((*EVENTS, silent, report)), Lanes.SIDE) == {
        "Arden": ["speech", "report", "levy", "third"],
        "Borland": ["reply"],
        "Several sides together": ["call", "first", "second", "deal"],
        "No side of the negotiation": ["silent"],
    }


def test_an_undated_event_has_a_lane_of_its_own() -> None:
    """Events of whose time nothing is known stand in the last lane, whatever their kind."""
    undated = attrs.evolve(FIRST, id="undated", after=())
    assert lanes(chronology((undated, LEVY)), Lanes.KIND) == {"Tariffs": ["levy"], "No date known": ["undated"]}


def test_the_words_of_a_mark() -> None:
    """A mark says what happened, when and where, what it came after, and the words and line of a source."""
    scene = Scene.of_record(chronology())
    said = {row.event.id: row.said(scene.clocks) for row in scene.rows()}
    assert said["second"] == (
        "Second round\n19 to 22 May 2031; Long Ford, Borland\nAfter: First round\n"
        "“The second round was held at Long Ford, Borland, from 19 to 22 May.” post, line 3"
    )
    assert said["speech"].splitlines()[2] == "Made known in it: Tariff on glass"
    assert "Concluded by the curator, not stated" in said["first"].splitlines()


def test_the_words_of_an_event_that_only_may_answer() -> None:
    """A mark says so where its event is only possibly an answer, and long quotations are cut."""
    whole = attrs.evolve(LEVY.evidence[0].quotation, start=0)
    long = attrs.evolve(LEVY, evidence=(attrs.evolve(LEVY.evidence[0], quotation=whole),))
    lines = Row(long, (), certain=False).said({}).splitlines()
    assert lines[2] == "Only possibly an answer"
    assert len(lines[-1]) < 270
    assert "…” post, line 1" in lines[-1]
    assert len(Row(attrs.evolve(DEAL, evidence=()), (), certain=True).said({}).splitlines()) == 2


def test_a_star_for_what_was_concluded() -> None:
    """A label has a star where the curator concluded that the event took place."""
    assert Row(FIRST, (), certain=True).title == "First round *"
    assert Row(SECOND, (), certain=True).title == "Second round"


def test_a_state_stands_for_itself() -> None:
    """Where no parties are named, lanes bear the names of the states that took part or to which people belong."""
    record = chronology((SECOND, SPEECH, CALL, FIRST, LEVY), negotiations=())
    assert lanes(record, Lanes.SIDE) == {
        "Arden": ["speech", "levy"],
        "Several sides together": ["call", "first", "second"],
    }
