"""Displays say wherever an entry rests on a corrected or retracted source, and lead to pages."""

import pytest

from tests.cited import cited
from tests.printed import text
from vnus_trade.display import html
from vnus_trade.display.terminal import account_lines, answer_lines, entry_lines
from vnus_trade.record.chronology import Chronology


@pytest.fixture(name="record", scope="module")
def _record(tmp_path_factory: pytest.TempPathFactory) -> Chronology:
    return cited(tmp_path_factory.mktemp("talks"))


def test_footnotes(record: Chronology) -> None:
    """A footnote leads to the page, names the authors, and says where the source stands and what it is a version of."""
    source = record.source("bureau")
    assert source.cite() == (
        f"Đỗ Thị Ngọc, Ola {{Sand}}, Bureau of Arden, “{source.title}” (corrected), published 4 June 2031, "
        f"{source.url}, archived at {source.archived}, accessed 2031-12-03 [bureau; SHA-256 {source.sha256[:12]}]"
    )
    assert (
        "“Envoys meet” (retracted), published June 2031 (inferred), a translation of bureau ["
        in record["round-3"].cite()
    )


def test_the_terminal(record: Chronology) -> None:
    """`show` and answers say beside each quotation where its source stands, and so does the account."""
    for lines in (
        entry_lines(record["round-3"], record),
        answer_lines("Which rounds?", record.events, record),
    ):
        shown = text(lines)
        assert "bureau (corrected), line 2" in shown
        assert "dispatch (retracted), line 1" in shown
    assert "dispatch (retracted) (dispatch.txt)" in text(account_lines(record))


def test_a_place_in_the_terminal(record: Chronology) -> None:
    """`show` lists the names of a place and the events there."""
    shown = text(entry_lines(record.places[0], record))
    assert "aliases: Genève; 日內瓦" in shown
    assert "events there:\n    Third round [round-3]" in shown


def test_html(record: Chronology) -> None:
    """Cards, answers and the record say where a source stands, and the address of a page is a link."""
    assert "<code>dispatch</code> (retracted), line 1" in html.shown(record["round-3"])
    assert "dispatch (retracted)" in record.events._repr_html_()
    assert "<code>dispatch</code> (retracted)" in html.shown(record)
    card = html.shown(record.source("bureau"))
    assert '<a href="https://example.org/đàm-phán?a=1&amp;b=%7B2%7D_#3">' in card
    assert "<dt>standing</dt><dd><bdi>corrected</bdi></dd>" in card


def test_pictures_and_reasons(record: Chronology) -> None:
    """The tooltip of a mark and the reasons of an answer say where the source of the words stands."""
    assert "bureau (corrected), line 2" in record.timeline().svg
    assert "(bureau (corrected), line 2)" in str(record.events.after("2031-06-01").why("round-3"))
