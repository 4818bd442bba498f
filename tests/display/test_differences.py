"""Differences of records as people read them: lines, a table in HTML, and rows."""

import attrs

import vnus_trade
from tests.curated import LATER, VALID
from tests.invented import chronology
from vnus_trade.evidence.sources import Evidence
from vnus_trade.model.events import NegotiationRound, Plan

WHOLE, FIRST = vnus_trade.load(VALID, LATER), vnus_trade.load(VALID)
LINES = """2 added, 0 gone, 5 changed
  added: source “Borland Herald of 9 May 2031” [herald]
  added: round “Third round” [round-3]
  changed: actor “Arden” [arden]
    + evidence: “Arden, which the people of the coast call the Old Shore, will not yield.” (herald, line 2, for aliases)
    + aliases: Old Shore
  changed: actor “Ada Lorn” [lorn]
    + offices: Minister of Glass, since 2029
  changed: document “Law on glass” [glass-law]
    + evidence: “The law 7/GL was read aloud in the square.” (herald, line 7, for number)
  changed: agreement “The accord” [accord]
    + evidence: “Borland calls the accord a first step.” (herald, line 6, for parties)
  changed: round “Second round” [round-2]
    + evidence: “The second round ended by 20 April 2031, says the envoy.” (herald, line 4, for when)
    + inferred: zone: as of the article: Borland keeps the time of Greenwich
    + inferred: when: It ended by then
    when: by 20 April 2031 (was: not given)
    all that is known of its time: some time from 1 to 20 April 2031 (was: some time from 1 April to 3 May 2031)"""


def told(*events: NegotiationRound) -> vnus_trade.Chronology:
    """A record of these events alone."""
    return chronology(events, gaps=(), discrepancies=())


def test_a_difference_in_lines() -> None:
    """Printed, a difference names each entry, and below what has changed each field with its old and its new value."""
    assert str(WHOLE.diff(FIRST)) == LINES


def test_a_difference_of_status_plans_and_order() -> None:
    """A status, a plan and another order of values are said in words; a quotation says which status it gives."""
    source = FIRST.sources[0]
    words = source.locate("After it came the second round")
    planned = Plan(when=vnus_trade.TimeSpan.parse("2031-06", "UTC"), place="Port Sorrow")
    now = NegotiationRound(
        id="r",
        title="R",
        parties=FIRST.negotiations[0].parties,
        plans=(planned, Plan(place="Long Ford")),
        evidence=(Evidence(words, status="postponed"),),
    )
    was = attrs.evolve(now, plans=(), evidence=(), status="ended", parties=now.parties[::-1])
    assert str(told(now).diff(told(was))) == (
        "0 added, 0 gone, 1 changed\n"
        "  changed: round “R (postponed)” [r]\n"
        "    + evidence: “After it came the second round” (report, line 8, postponed)\n"
        "    + plans: June 2031; Port Sorrow\n"
        "    + plans: Long Ford\n"
        "    status: postponed (was: ended)\n"
        "    parties: in another order"
    )


def test_a_difference_in_rows() -> None:
    """Each entry that is added or gone is a row, and so is each changed field of the others."""
    rows = FIRST.diff(WHOLE).rows()
    assert rows[0] == {
        "change": "gone",
        "kind": "source",
        "id": "herald",
        "title": "Borland Herald of 9 May 2031",
        "field": None,
        "added": None,
        "gone": None,
    }
    assert rows[-2] == {
        "change": "changed",
        "kind": "round",
        "id": "round-2",
        "title": "Second round",
        "field": "dated",
        "added": None,
        "gone": "by 20 April 2031",
    }
    assert len(rows) == 11


def test_a_difference_in_a_notebook() -> None:
    """A notebook shows a table of the rows, and says how many lines it leaves out."""
    shown = WHOLE.diff(FIRST)._repr_html_()
    assert "<caption>2 added, 0 gone, 5 changed</caption>" in shown
    assert shown.count("<tr>") == 12
    record = vnus_trade.load()
    many = record.diff(record.as_of("2025-04-01"))._repr_html_()
    assert "1 changed; the first 100 lines are shown</caption>" in many
    assert many.count("<tr>") == 101
