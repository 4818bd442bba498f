"""Listings as tables in text and HTML."""

from typing import Any

import attrs

from tests.display.test_html import shown
from tests.invented import DEAL, EVENTS, FIRST, POST, chronology, span
from vnus_trade.display.html import MOST_ROWS
from vnus_trade.evidence.ledger import ledger_of
from vnus_trade.model.entities import Document

RECORD = chronology()


def lines(listing: Any) -> list[str]:
    """The lines of a listing in text."""
    return str(listing).splitlines()


def test_a_table_has_the_columns_that_say_something() -> None:
    """The columns follow from the fields; those that are empty or as usual for all members are left out."""
    assert lines(RECORD.documents) == [
        "1 document",
        "id   title         number  issued_by",
        "law  Law on glass  7/GL    Arden",
    ]
    assert lines(RECORD.topics) == ["1 topic", "id     title", "glass  The glass trade"]
    assert lines(RECORD.topics[:0]) == ["0 of 1 topic"]
    actors = lines(RECORD.actors)
    assert actors[0] == "6 actors"
    assert actors[1].split() == ["id", "title", "native_name", "aliases", "kind", "side", "named"]
    assert actors[-1].split()[-1] == "no"
    assert lines(RECORD.discrepancies[:0])[0] == "0 of 1 discrepancy"


def test_a_table_of_events_says_when() -> None:
    """Events have their time in words and their kind, and say that they are inferred; a slice says what is missing."""
    assert lines(RECORD.rounds.before(DEAL)[:1])[0] == "first 1 of 2 certain, 1 possible left out"
    table = lines(RECORD.all_events)
    assert table[0] == f"{len(EVENTS)} events"
    assert table[1].split()[:4] == ["id", "title", "when", "kind"]
    assert "(inferred)" in next(line for line in table if line.startswith("first "))
    assert max(map(len, table)) <= 100


def test_long_cells_and_long_listings_are_cut() -> None:
    """A long cell ends in an ellipsis, and a long table says how many rows it leaves out."""
    laws = [Document(id=f"law-{number}", title="A law on everything, glass and salt included") for number in range(120)]
    documents = chronology(documents=tuple(laws)).documents
    assert lines(documents)[2] == "law-0   A law on everything, glass and…"
    assert lines(documents)[-1] == f"and {120 - MOST_ROWS} more"
    assert f"120 documents; the first {MOST_ROWS} are shown" in shown(documents).text


def test_a_table_in_a_notebook() -> None:
    """A notebook shows the same table in HTML, with every text escaped and none cut."""
    title = "A <b>bold</b> report of what was said about the trade in glass"
    odd = attrs.evolve(POST, title=title, published=span("2031-05-02"))
    table = shown(chronology(sources=(odd,)).sources)
    assert title in table.text
    assert [tag for tag, _ in table.tags].count("tr") == 2
    assert "2 May 2031" in table.text
    assert FIRST.title in shown(RECORD.rounds[:1]).text


def test_a_ledger() -> None:
    """A ledger prints a line for each line, and shows itself in a notebook with the ids of what cites each."""
    ledger = RECORD.ledger("post")
    assert lines(ledger)[0] == "8 lines, 0 letters left over"
    assert lines(ledger)[2].startswith("   2  cited by 3 entries")
    assert "set aside: unrelated" in lines(ledger)[7]
    assert lines(ledger)[1].endswith("says the Post.")
    assert lines(ledger[:1])[0] == "1 line, 0 letters left over"
    table = shown(ledger)
    assert "cited by lorn, call, kest" in table.text
    assert [tag for tag, _ in table.tags].count("tr") == 9
    hidden = attrs.evolve(POST, text=None, line_lengths=(3, 3), evidence=(), set_aside=(), repairs=())
    assert lines(ledger_of(hidden, [])) == ["2 lines of a text that is withheld", "   1  nothing", "   2  nothing"]
    bare = attrs.evolve(POST, text=f"{'word ' * 24}\n", evidence=(), set_aside=(), repairs=())
    assert lines(ledger_of(bare, []))[::2] == ["2 lines, 96 letters left over", "   2"]
    assert lines(ledger_of(bare, []))[1].endswith(" …")
