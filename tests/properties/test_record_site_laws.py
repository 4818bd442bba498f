"""Laws of the record's pages: a text is cut without loss, and no text of an article becomes HTML elements."""

import re

from hypothesis import given
from hypothesis import strategies as st

from record_site.articles import article
from record_site.pages import Site, Writer
from record_site.pieces import pieces
from tests import text_of
from tests.display.test_html import Reader
from tests.properties.chronologies import chronologies
from vnus_trade.display.theme import escaped
from vnus_trade.record.chronology import Chronology

_HTML = re.compile(r"^(`+)\{raw\} html\n(.*?)\n\1$", flags=re.MULTILINE | re.DOTALL)

spans = st.tuples(st.integers(0, 30), st.integers(1, 15)).map(lambda span: (span[0], span[0] + span[1]))


@given(st.integers(0, 20), st.integers(1, 20), st.lists(spans, max_size=6))
def test_pieces(start: int, length: int, cited: list[tuple[int, int]]) -> None:
    """Pieces follow each other from start to end, and each names all the spans that touch it, which cover it whole."""
    found = list(pieces(start, start + length, cited))
    assert [start, *(piece.end for piece in found)] == [*(piece.start for piece in found), start + length]
    for piece in found:
        touching = [n for n, (first, last) in enumerate(cited) if first < piece.end and piece.start < last]
        assert piece.start < piece.end
        assert list(piece.covered_by) == touching
        assert all(cited[n][0] <= piece.start and piece.end <= cited[n][1] for n in touching)


@given(chronologies())
def test_articles(record: Chronology) -> None:
    """The page of an article shows all of its lines as text, whatever they say, and closes every element."""
    writer = Writer(Site(record), "../")
    for source in record.sources:
        html = "\n".join(found[2] for found in _HTML.finditer(article(source, writer).text))
        read = Reader(html)
        shown = Reader(f"<p>{escaped(text_of(source))}</p>").text
        assert [line for line in shown.split("\n") if line.strip() and line not in read.text] == []
        assert "script" not in [tag for tag, _ in read.tags]
