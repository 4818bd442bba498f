"""Laws of what people read: descriptions are complete, and texts never become HTML elements."""

import re
from typing import Any

import attrs
from hypothesis import given

from tests.display.test_html import Reader
from tests.invented import CALL, DISCREPANCIES, GAPS, LORN, POST, SPEECH
from tests.properties.chronologies import chronologies
from tests.properties.strategies import foreign, spans, timelines
from vnus_trade.display.description import Identified, described, quotations_of
from vnus_trade.letters import harmless
from vnus_trade.model.entities import Office
from vnus_trade.model.events import Plan, RateStep
from vnus_trade.record.chronology import Chronology
from vnus_trade.time.span import TimeSpan

OURS = {"div", "style", "details", "summary", "table", "caption", "thead", "tbody", "tr", "th", "td", "bdi", "code"}
OURS |= {"svg", "title", "desc", "rect", "text", "g", "path", "circle"}
_NOT_SHOWN = re.compile("[\ufffe\uffff]")


def tags(html: str) -> list[tuple[str, list[str]]]:
    """The elements of a page and the names of their attributes, in order; `Reader` checks that all are closed."""
    return [(tag, sorted(attributes)) for tag, attributes in Reader(html).tags]


def words(text: str) -> str:
    """A text as a page shows it: letters that nobody sees are escaped, and those that no page can show replaced."""
    return _NOT_SHOWN.sub("\ufffd", harmless(text, "\n\r"))


def evolved(thing: Any, field: str, value: Any) -> Any:
    """An object with another value in one field."""
    return attrs.evolve(thing, **{field: value})


def stays_a_text(plain_one: Any, foreign_one: Any, text: str) -> None:
    """Assert that a foreign text adds no element to those of a plain one, and that its words are shown."""
    assert tags(foreign_one._repr_html_()) == tags(plain_one._repr_html_())
    assert words(text) in Reader(foreign_one._repr_html_()).text


@given(foreign)
def test_the_texts_of_entries(text: str) -> None:
    """No title, name, place, reason or explanation becomes an element of the page that shows it."""
    for thing, field in (
        (CALL, "title"),
        (CALL, "place"),
        (SPEECH, "gist"),
        (LORN, "name"),
        (LORN, "native_name"),
        (GAPS[0], "explanation"),
        (DISCREPANCIES[0], "resolution"),
    ):
        stays_a_text(evolved(thing, field, "x"), evolved(thing, field, f"{text}x"), text)
    stays_a_text(evolved(CALL, "inferred", {"year": "x"}), evolved(CALL, "inferred", {"year": text}), text)


@given(foreign, foreign, foreign)
def test_quotations(before: str, quoted: str, after: str) -> None:
    """A quotation and the words around it are shown as in the source, and exactly the quotation is marked."""
    source = attrs.evolve(POST, text=f"{before}“{quoted}”{after}", title=after)
    start = len(before)
    quotation = attrs.evolve(POST.locate("Port Sorrow"), source=source, start=start, end=start + len(quoted) + 2)
    page = Reader(quotation._repr_html_())
    assert page.marked == words(quotation.exact)
    assert tags(quotation._repr_html_()) == tags(POST.locate("Port Sorrow")._repr_html_())


@given(spans())
def test_times(when: TimeSpan) -> None:
    """Every time can be shown, with its written form."""
    assert str(when) in Reader(when._repr_html_()).text


@given(timelines())
def test_records_and_answers(record: Chronology) -> None:
    """A record and its events are shown completely, whatever their titles, and with our elements only."""
    answer, whole = Reader(record.events._repr_html_()), Reader(record._repr_html_())
    assert [tag for tag, _ in answer.tags].count("tr") == 1 + len(record.events)
    assert {tag for tag, _ in whole.tags} <= OURS
    for event in record.all_events:
        assert words(str(event)) in answer.text
        assert words(str(event)) in whole.text


@given(chronologies())
def test_descriptions(record: Chronology) -> None:
    """Every quotation has one number, and every key that it supports has a row with this number."""
    things: list[Identified] = [*record.all_events, *record.actors, *record.sources, *record.gaps]
    for thing in things:
        numbered = dict(enumerate(quotations_of(thing), start=1))
        rows = described(thing)
        assert all(numbered[number] is item for row in rows for number, item in row.evidence.items())
        parts = [row for row in rows if isinstance(row.value, Office | Plan | RateStep)]
        others = {row.key: row for row in rows if row not in parts}
        assert len(others) + len(parts) == len(rows)
        of_parts = [number for row in parts for number in row.evidence]
        assert of_parts == list(numbered)[len(numbered) - len(of_parts) :]
        for number in numbered.keys() - set(of_parts):
            keys = {key for key, row in others.items() if number in row.evidence}
            assert keys == set(numbered[number].fields)
