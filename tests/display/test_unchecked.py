"""Wherever something rests on a text that is withheld, its display says that quotations were not checked."""

from collections.abc import Callable
from typing import Any

import pytest

import vnus_trade
from tests.display.test_html import Reader
from tests.printed import text
from vnus_trade import Chronology
from vnus_trade.display import terminal

RECORD = vnus_trade.load()
UNCHECKED = Chronology.from_json(RECORD.to_json(texts=False))

DISPLAYS: dict[str, Callable[[Chronology], Any]] = {
    "the timeline": lambda record: text(terminal.timeline_lines(record)),
    "the timeline, in its note": lambda record: text([*terminal.timeline_lines(record)][-3:]),
    "the answer in a terminal": lambda record: text(terminal.answer_lines("?", record.rounds, record)),
    "an entry in a terminal": lambda record: text(terminal.entry_lines(record["round-2"], record)),
    "a source in a terminal": lambda record: text(terminal.entry_lines(record.sources[0], record)),
    "the account": lambda record: text(terminal.account_lines(record)),
    "the picture": lambda record: record.timeline().svg,
    "the picture, in its note": lambda record: record.timeline().svg.partition("<desc")[2].partition("</desc")[0],
    "an answer": lambda record: str(record.rounds),
    "a table": lambda record: str(record.actors),
    "a table in a notebook": lambda record: Reader(record.actors._repr_html_()).text,
    "a table of sources": lambda record: str(record.sources),
    "an answer in a notebook": lambda record: Reader(record.rounds._repr_html_()).text,
    "an event in a notebook": lambda record: Reader(record["round-2"]._repr_html_()).text,
    "a quotation in a notebook": lambda record: Reader(record["round-2"].evidence[0]._repr_html_()).text,
    "a source in a notebook": lambda record: Reader(record.sources[0]._repr_html_()).text,
    "the record in a notebook": lambda record: Reader(record._repr_html_()).text,
    "an explanation": lambda record: str(record.why("round-2", "before", "deal")),
    "a footnote": lambda record: record["round-2"].cite(),
    "the footnote of a source": lambda record: record.sources[0].cite(),
}


@pytest.mark.parametrize("name", DISPLAYS)
def test_displays_say_what_was_not_checked(name: str) -> None:
    """A display of unchecked words says so, and one of checked words does not."""
    assert "not checked" in " ".join(DISPLAYS[name](UNCHECKED).split())
    assert "not checked" not in DISPLAYS[name](RECORD)
