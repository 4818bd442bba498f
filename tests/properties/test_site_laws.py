"""Laws of the pages of a record: nothing is lost, nothing leads nowhere, and no text becomes an element."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tests.properties.chronologies import chronologies
from tests.properties.effort import effort
from tests.properties.test_page_laws import words
from tests.site import dead_links, site_of
from vnus_trade.display.description import quotations_of
from vnus_trade.model.fields import COLLECTIONS
from vnus_trade.record.chronology import Chronology
from vnus_trade.site.addresses import address, name_of
from vnus_trade.site.marked import pieces
from vnus_trade.site.pages import files_of

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


@given(st.text(), st.text())
def test_names(one: str, other: str) -> None:
    """Ids that differ have names that differ, and no name leads out of its folder."""
    assert (name_of(one) == name_of(other)) is (one == other)
    assert set(name_of(one)) <= set("abcdefghijklmnopqrstuvwxyz0123456789-_")
    assert name_of(one)


@effort(20)
@given(chronologies())
def test_every_id_has_its_page(record: Chronology) -> None:
    """Each entry has its page or its place on one, each link leads somewhere, and no anchor stands twice."""
    site = site_of(record)
    for path, page in site.items():
        assert len(page.ids) == len(set(page.ids)), path
    for name in COLLECTIONS:
        for thing in getattr(record, name):
            path, _, anchor = address(thing).partition("#")
            assert not anchor or anchor in site[path].ids
            assert words(str(thing)) in site[path].text
    assert dead_links(site, files_of(record)) == []


@effort(20)
@given(chronologies())
def test_the_marked_words_are_the_cited_ones(record: Chronology) -> None:
    """In each line of an article exactly the letters that some quotation covers are marked."""
    site = site_of(record)
    cited = [item.quotation for name in COLLECTIONS for thing in getattr(record, name) for item in quotations_of(thing)]
    for source in record.sources:
        spans_ = [(each.start, each.end) for each in cited if each.source == source]
        expected: dict[str, str] = {}
        for number, (start, after) in enumerate(pairwise(source.line_starts), start=1):
            letters = [at for at in range(start, after - 1) if any(begin <= at < end for begin, end in spans_)]
            text = words("".join((source.text or "")[at] for at in letters))
            expected |= {f"L{number}": text} if text.strip() else {}
        marked = site[address(source)].marked
        assert {line: text for line, text in marked.items() if text.strip()} == expected


@effort(20)
@given(chronologies())
def test_no_text_becomes_an_element(record: Chronology) -> None:
    """Whatever a record says, its pages have elements and attributes of ours only, and the same bytes each time."""
    site = site_of(record)
    for page in site.values():
        assert {tag for tag, _ in page.tags} <= _OURS
        assert not {name for _, given_ in page.tags for name in given_ if name.startswith("on")}
        scripts = [given_ for tag, given_ in page.tags if tag == "script"]
        assert all(given_.get("src", "site.js").removeprefix("../") == "site.js" for given_ in scripts)
    assert files_of(record) == files_of(record)


_OURS = frozenset(("a", "article", "blockquote", "body", "button", "circle", "code", "dd", "desc", "details", "div"))
_OURS |= {
    "dl",
    "dt",
    "figcaption",
    "figure",
    "footer",
    "form",
    "g",
    "h1",
    "h2",
    "h3",
    "head",
    "header",
    "html",
    "input",
}
_OURS |= {"label", "li", "link", "main", "meta", "nav", "noscript", "ol", "option", "p", "path", "pre", "rect"}
_OURS |= {"script", "section", "select", "span", "strong", "style", "summary", "svg", "table", "tbody", "td", "text"}
_OURS |= {"th", "thead", "title", "tr", "ul"}
