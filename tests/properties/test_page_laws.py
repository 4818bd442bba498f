"""Whatever a text says, it stays a text: what notebooks show has our elements, and all of the words."""

import re
from typing import Any

import attrs
from hypothesis import given

from tests.display.test_html import Reader
from tests.invented import CALL, DISCREPANCIES, GAPS, LORN, POST, SPEECH
from tests.properties.strategies import foreign, spans, timelines
from vnus_trade.record.chronology import Chronology
from vnus_trade.time.span import TimeSpan

OURS = {"div", "style", "details", "summary", "table", "caption", "thead", "tbody", "tr", "th", "td", "bdi", "code"}
OURS |= {"svg", "title", "desc", "rect", "text", "g", "path", "circle"}
_NOT_SHOWN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def tags(html: str) -> list[tuple[str, list[str]]]:
    """The elements of a page and the names of their attributes, in order; `Reader` sees that all are closed."""
    return [(tag, sorted(attributes)) for tag, attributes in Reader(html).tags]


def words(text: str) -> str:
    """A text as a page shows it: what no page can show is replaced."""
    return _NOT_SHOWN.sub("\ufffd", text)


def evolved(thing: Any, field: str, value: Any) -> Any:
    """An object with another value in one field."""
    return attrs.evolve(thing, **{field: value})


def stays_a_text(harmless: Any, foreign_one: Any, text: str) -> None:
    """An object with a foreign text has the same elements as with a harmless one, and its words stand in it."""
    assert tags(foreign_one._repr_html_()) == tags(harmless._repr_html_())
    assert words(text) in Reader(foreign_one._repr_html_()).text


@given(foreign)
def test_the_texts_of_entries(text: str) -> None:
    """No title, name, place, reason or explanation breaks out of the card that shows it."""
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
    """A quotation and the words around it stand on the page as in the source, and the mark is around the quotation."""
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
    """A record and its events can be shown, whatever their titles: all are there, and no element but ours."""
    answer, whole = Reader(record.events._repr_html_()), Reader(record._repr_html_())
    assert [tag for tag, _ in answer.tags].count("tr") == 1 + len(record.events)
    assert {tag for tag, _ in whole.tags} <= OURS
    for event in record.all_events:
        assert words(event.title) in answer.text
        assert words(event.title) in whole.text
