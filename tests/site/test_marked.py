"""The text of an article, with its quotations."""

import attrs

from tests import text_of
from tests.invented import EVENTS, POST, chronology
from vnus_trade import load
from vnus_trade.site.pages import Site


def test_stray_letters_are_runs_of_their_own() -> None:
    """A stray letter is set apart from the words around it, with the reason."""
    record = load()
    text = Site(record).marked(record.source("vna-2025-07-03"))
    words = [words for _, lines in text.blocks for line in lines for words in line.words]
    strays = [run for each in words for run in each.runs if run[1]]
    assert ("ཧ", "A stray Tibetan letter after has") in strays
    assert len(strays) == len(record.source("vna-2025-07-03").repairs)


def test_lines_set_aside_are_blocks() -> None:
    """Lines that are set aside for one reason are one block."""
    record = chronology(EVENTS)
    blocks = Site(record).marked(record.source("post")).blocks
    assert [(aside and aside.reason, [line.number for line in lines]) for aside, lines in blocks] == [
        (None, [1, 2, 3, 4, 5, 6]),
        ("unrelated", [7]),
        (None, [8]),
    ]


def test_what_is_withheld() -> None:
    """Of a text that is withheld there are the quoted words, and an ellipsis for the rest."""
    record = chronology(EVENTS)
    hidden = attrs.evolve(POST, text=None, line_lengths=tuple(map(len, text_of(POST).split("\n"))), repairs=())
    text = attrs.evolve(Site(record).marked(record.source("post")), source=hidden, ledger=record.ledger("post"))
    runs = [run for _, lines in text.blocks for line in lines for words in line.words for run in words.runs]
    assert (" … ", "") in runs
    assert all(run in text_of(POST) for run, _ in runs if run != " … ")


def test_notes_name_what_a_line_supports() -> None:
    """Beside a line stand the things that its words support, events first, with their fields."""
    record = chronology(EVENTS)
    text = Site(record).marked(record.source("post"))
    lines = {line.number: line for _, lines in text.blocks for line in lines}
    assert [note.thing.id for note in lines[3].notes][:2] == ["first", "second"]
    assert "place" in lines[3].notes[1].fields
