"""What the search of a site is told."""

import json

import vnus_trade
from vnus_trade.model.fields import COLLECTIONS
from vnus_trade.site.pages import Site
from vnus_trade.site.search_index import indexed

RECORD = vnus_trade.load()
INDEX = json.loads(indexed(RECORD, Site(RECORD).times.clocks))


def test_every_entry_is_in_the_index() -> None:
    """Each entry is there once, people first and what is open last, then the lines of the articles."""
    sorts = [sort for sort, *_ in INDEX]
    entries = [sort for sort in sorts if not sort.startswith("line ")]
    assert len(entries) == sum(len(getattr(RECORD, name)) for name in COLLECTIONS)
    assert sorts.index("person") < sorts.index("statement") < sorts.index("topic") < sorts.index("discrepancy")
    assert sorts[len(entries) :] == [sort for sort in sorts if sort.startswith("line ")]


def test_the_words_of_an_entry() -> None:
    """An entry has its quotations and values, times in words and objects by title."""
    _, title, address, words = next(entry for entry in INDEX if entry[2] == "events/tariff-46.html")
    assert (title, address) == ("Trump announces a 46 per cent reciprocal tariff on Vietnam", "events/tariff-46.html")
    assert "46 per cent" in words
    assert "Donald Trump" in words


def test_a_line_of_an_article() -> None:
    """A line has the title of its article and its own address."""
    line = next(entry for entry in INDEX if entry[2] == "articles/second-round.html#L4")
    assert line[0] == "line 4"
    assert "May 19-22, 2025" in line[3]


def test_no_element_can_begin_in_it() -> None:
    """The index holds no sign that begins an element."""
    assert "<" not in indexed(RECORD, {})
