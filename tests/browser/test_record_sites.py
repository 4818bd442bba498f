"""The sites of records, opened as files: of the shipped record, of the worked example, and of a hostile one."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from selenium import webdriver

import vnus_trade
from tests import CHECKOUT
from tests.browser.browsing import WIDE, Reader, served
from tests.site import hostile_record

PHONE = 390
RECORDS = ("shipped", "worked example", "hostile")


@pytest.fixture(scope="module")
def readers(chrome: webdriver.Chrome, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Reader]:
    """One who reads the site of each record from its folder, without a server."""
    records = vnus_trade.load(), vnus_trade.load(CHECKOUT / "docs" / "your-own-articles" / "talks"), hostile_record()
    found = {}
    for name, record in zip(RECORDS, records, strict=True):
        folder = tmp_path_factory.mktemp("sites") / name.replace(" ", "-")
        record.site(folder)
        found[name] = Reader(chrome, f"{folder.as_uri()}/")
    return found


def pages(reader: Reader) -> list[str]:
    """A few pages of each kind."""
    folder = Path(reader.address.removeprefix("file://"))
    found = [path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*.html"))]
    alone = [path for path in found if "/" not in path]
    return [
        *alone,
        *(path for kind in ("actors", "articles", "events") for path in [p for p in found if p.startswith(kind)][:4]),
    ]


@pytest.mark.parametrize("record", RECORDS)
@pytest.mark.parametrize(("theme", "width"), [("light", WIDE), ("dark", PHONE)])
def test_every_page(readers: Mapping[str, Reader], axe: str, record: str, theme: str, width: int) -> None:
    """No page complains, loads anything from elsewhere, scrolls sideways, or has a fault of access."""
    reader, found = readers[record], {}
    for path in pages(reader):
        reader.open(path, theme=theme, width=width)
        complaints: list[object] = [*reader.complaints()]
        if reader.asks("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            complaints.append("it scrolls sideways")
        found[path] = [*complaints, *reader.violations(axe)]
    assert {path: complaints for path, complaints in found.items() if complaints} == {}


def test_nothing_hostile_runs(readers: Mapping[str, Reader]) -> None:
    """A text that is a script stays a text, on its page, on the timeline and among what a search finds."""
    reader = readers["hostile"]
    for path in ("events/call.html", "index.html", "search.html?q=evil"):
        reader.open(path)
        assert reader.asks("document.body.innerText.includes('evil.example')")
        assert reader.asks("[...document.scripts].every(each => !each.src || each.src.startsWith('file:'))")
        assert reader.asks("document.images.length === 0")
        assert reader.asks("window.evil === undefined")


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("to lam", "actors/to-lam.html"),
        ("Tô Lâm", "actors/to-lam.html"),
        ("nguyen hong dien", "actors/nguyen-hong-dien.html"),
        ("46", "events/tariff-46.html"),
    ],
)
def test_search(readers: Mapping[str, Reader], typed: str, first: str) -> None:
    """What is typed, with or without accents, and numbers too, finds the entry of that name first."""
    reader = readers["shipped"]
    reader.open("index.html")
    reader.click(".find input")
    reader.press(typed, "\ue007")
    reader.waits_for("document.querySelector('#_results li')")
    assert reader.asks("document.querySelector('#_results a').href") == reader.address + first


def test_search_for_what_is_not_there(readers: Mapping[str, Reader]) -> None:
    """A search that finds nothing says so."""
    reader = readers["shipped"]
    reader.open("search.html?q=zeppelin")
    assert reader.asks("document.getElementById('_found').textContent") == "0 found for “zeppelin”"


def shown(reader: Reader) -> list[str]:
    """The addresses of the events that the timeline shows."""
    found: list[str] = reader.asks(
        "[...document.querySelectorAll('.row:not([hidden]) .what > p a')].map(link => link.getAttribute('href'))"
    )
    return found


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ("kind=round", lambda record: record.rounds),
        ("kind=tariff", lambda record: record.tariffs),
        ("actor=to-lam", lambda record: record.events.involving("to-lam")),
        ("topic=reciprocal-tariffs", lambda record: record.events.about("reciprocal-tariffs")),
        ("kind=statement&actor=jamieson-greer", lambda record: record.statements.involving("jamieson-greer")),
    ],
)
def test_choosing(readers: Mapping[str, Reader], chosen: str, expected: object) -> None:
    """The timeline shows the events that the record answers with, and says how many."""
    reader, record = readers["shipped"], vnus_trade.load()
    reader.open(f"index.html?{chosen}")
    answer = expected(record)  # type: ignore[operator] # it is a function
    wanted = {f"events/{event.id}.html" for event in (*answer, *answer.possible)}
    assert set(shown(reader)) == wanted
    assert reader.asks("document.querySelector('.count').textContent") == f"{len(wanted)} of 80 events"
    reader.click("button[type=reset]")
    reader.waits_for("document.querySelectorAll('.row:not([hidden])').length === 80")


def test_choosing_a_time(readers: Mapping[str, Reader]) -> None:
    """A day shows the events that overlap it, those that only may marked as such."""
    reader, record = readers["shipped"], vnus_trade.load()
    reader.open("index.html?from=2025-07-02&until=2025-07-02")
    answer = record.events.overlapping("2025-07-02")
    certain = {f"events/{event.id}.html" for event in answer}
    possible = {f"events/{event.id}.html" for event in answer.possible}
    marked = reader.asks(
        "[...document.querySelectorAll('.row.perhaps:not([hidden]) .what > p a')].map(a => a.getAttribute('href'))"
    )
    assert set(shown(reader)) == certain | possible
    assert set(marked) == possible


def test_what_is_chosen_stands_in_the_address(readers: Mapping[str, Reader]) -> None:
    """Where the pages are served, the address is a link to what is chosen."""
    reader = readers["shipped"]
    with served(Path(reader.address.removeprefix("file://"))) as address:
        online = Reader(reader.chrome, address)
        online.open("index.html?kind=round")
        online.asks("document.querySelector('[name=from]').value = '2025-05-01'")
        online.asks("document.querySelector('[name=from]').dispatchEvent(new Event('input', {bubbles: true}))")
        assert online.is_at == "index.html?kind=round&from=2025-05-01"
        assert online.complaints() == []
        online.click("button[type=reset]")
        online.waits_for("location.search === ''")


def test_zooming(readers: Mapping[str, Reader]) -> None:
    """Buttons, and drawing over the dates, zoom in; the dates in the form follow, and `All` leads back."""
    reader = readers["shipped"]
    reader.open("index.html")
    reader.click("[aria-label='Zoom in']")
    begin, end = (reader.asks(f"document.querySelector('[name={name}]').value") for name in ("from", "until"))
    assert "2025-04" < begin < end < "2025-07"
    few = len(shown(reader))
    reader.click("[aria-label='All of the time']")
    assert few < len(shown(reader)) == 80
    axis = reader.chrome.find_element("css selector", "#_axis")
    actions = webdriver.ActionChains(reader.chrome).move_to_element_with_offset(axis, 50, 5)
    actions.click_and_hold().move_by_offset(120, 0).release().perform()
    assert reader.asks("document.querySelector('[name=from]').value") > "2025-05"


def test_under_the_pointer(readers: Mapping[str, Reader]) -> None:
    """An event shows its first quotation, with its source, when it has the pointer or the focus."""
    reader = readers["shipped"]
    reader.open("index.html?kind=round")
    tip = "getComputedStyle(document.querySelector('.row:not([hidden]) .tip')).display"
    assert reader.asks(tip) == "none"
    reader.asks("document.querySelector('.row:not([hidden]) a').focus()")
    assert reader.asks(tip) == "block"
    assert "line" in reader.asks("document.querySelector('.row:not([hidden]) .tip .place').innerText")


def test_copying(readers: Mapping[str, Reader]) -> None:
    """A button copies a footnote."""
    reader = readers["shipped"]
    reader.open("events/deal.html")
    reader.click(".copy button")
    reader.waits_for("document.querySelector('.copy button').textContent === 'Copied'")
    assert reader.asks("getSelection().toString().trim()") == vnus_trade.load()["deal"].cite()


def test_without_scripts(readers: Mapping[str, Reader]) -> None:
    """Where no script runs, the timeline is a picture whose marks lead to their events, and there is no form."""
    reader = readers["shipped"]
    reader.without_scripts("index.html")
    assert reader.asks("document.querySelector('.picture').offsetHeight") > 500
    assert (
        reader.asks("document.querySelector('#_filters').offsetHeight + document.querySelector('.find').offsetHeight")
        == 0
    )
    reader.click("svg [data-event=july-call] a")
    assert reader.is_at == "events/july-call.html"


def test_printing(readers: Mapping[str, Reader]) -> None:
    """On paper there is the picture in place of the form, and no way around the site."""
    reader = readers["shipped"]
    reader.open("index.html", theme="dark")
    reader.chrome.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        assert reader.asks("document.querySelector('.picture').offsetHeight") > 500
        assert reader.asks("document.querySelector('#_filters').offsetHeight") == 0
        assert reader.asks("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    finally:
        reader.chrome.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
