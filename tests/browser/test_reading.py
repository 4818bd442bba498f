"""A reader finds what the site has: by search, by its links, by keyboard, on a phone, in the dark, without scripts."""

from collections.abc import Mapping
from pathlib import Path

import pytest

import vnus_trade
from tests.browser.browsing import PHONE, WIDE, Reader
from tests.invented import scene_of
from vnus_trade.display.theme import DARK, LIGHT
from vnus_trade.pictures.layout import laid_out

RECORD = [
    "record/index.html",
    "record/events/deal.html",
    "record/events/july-call.html",
    "record/events/round-1.html",
    "record/actors/index.html",
    "record/actors/to-lam.html",
    "record/actors/vietnam.html",
    "record/articles/index.html",
    "record/articles/bilingual-2025-07-02.html",
    "record/articles/second-round.html",
    "record/articles/vna-2025-07-03.html",
    "record/subjects.html",
    "record/discrepancies.html",
    "record/gaps.html",
    "record/plans.html",
    "record/search.html?q=46",
]
"""A page of each kind of the record."""


def pages(site: Path) -> list[str]:
    """Every written page, and a page of each kind of the record."""
    everything = [path.relative_to(site).as_posix() for path in site.rglob("*.html")]
    return RECORD + sorted(path for path in everything if not path.startswith(("record/", "_")))


def test_pages_of_the_record_are_there(site: Path) -> None:
    """Each event, actor and article has a page of its own."""
    record = vnus_trade.load()
    wanted = [f"events/{event.id}" for event in record.all_events]
    wanted += [f"actors/{actor.id}" for actor in record.actors]
    wanted += [f"articles/{source.id}" for source in record.sources]
    assert [name for name in wanted if not (site / "record" / f"{name}.html").exists()] == []


def test_nothing_fails(site: Path, reader: Reader) -> None:
    """No page has an error in the console, a request that fails, or one that leaves the site."""
    found = {}
    for path in pages(site):
        reader.open(path)
        found[path] = reader.complaints()
    assert {path: complaints for path, complaints in found.items() if complaints} == {}


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("to lam", "record/actors/to-lam.html"),
        ("Tô Lâm", "record/actors/to-lam.html"),
        ("nguyen hong dien", "record/actors/nguyen-hong-dien.html"),
        ("before", "reference/events.html"),
        ("46", "record/events/tariff-46.html"),
    ],
)
def test_search(reader: Reader, typed: str, address: str) -> None:
    """What is typed into the field at the side, with or without accents, finds the page that it names."""
    reader.open("index.html")
    reader.click(".sidebar-search")
    reader.press(*typed, "\ue007")
    reader.waits_for("document.querySelector('#search-results p')?.innerText.match(/found/)")
    found = reader.asks("[...document.querySelectorAll('#search-results li a')].map(link => link.href)")
    assert any(link.startswith(reader.address + address) for link in found)


def test_marks_of_the_timeline_lead_to_their_events(reader: Reader) -> None:
    """Each mark of the picture leads to the page of its event, which has the title of the event."""
    record = vnus_trade.load()
    reader.without_scripts("record/index.html")
    marks = reader.asks(
        "[...document.querySelectorAll('svg .event')].map(mark => [mark.dataset.event, "
        "mark.querySelector('a').getAttribute('href')])"
    )
    shown = {mark.row.event.id for mark in laid_out(scene_of(record)).marks}
    assert {id_ for id_, _ in marks} == shown
    assert [href for id_, href in marks if href != f"events/{id_}.html"] == []
    reader.click("svg [data-event=july-call] a")
    assert reader.is_at == "record/events/july-call.html"
    assert reader.asks("document.querySelector('h1').innerText").startswith(record["july-call"].title)


@pytest.mark.parametrize(("theme", "colours"), [("light", LIGHT), ("dark", DARK)])
def test_colours_of_the_timeline(reader: Reader, theme: str, colours: Mapping[str, str]) -> None:
    """Paper, letters and lanes of the picture have the colours of the theme."""
    reader.open("record/index.html", theme=theme)
    for name in ("paper", "ink", "quiet", "round", "meeting", "tariff", "agreement", "statement"):
        shown = reader.asks(f"getComputedStyle(document.querySelector('svg .{name}')).fill")
        red, green, blue = (int(colours[name][at : at + 2], 16) for at in (1, 3, 5))
        assert shown == f"rgb({red}, {green}, {blue})", name


def test_a_quotation_leads_to_its_words(reader: Reader) -> None:
    """The place below a quotation leads to the article, where all of its words, and no others, are set off."""
    reader.open("record/events/deal.html")
    reader.click(".words .place a")
    assert reader.is_at == "record/articles/vna-2025-07-03.html#deal_1"
    marked = reader.asks(
        "(colour => [...document.querySelectorAll('.mark')].filter(mark => getComputedStyle(mark).backgroundColor"
        " === colour).map(mark => mark.innerText).join(''))"
        "(getComputedStyle(document.querySelector('#deal_1 ~ .mark')).backgroundColor)"
    )
    assert marked == vnus_trade.load()["deal"].evidence[0].quotation.exact
    top = reader.asks("document.querySelector('#deal_1').getBoundingClientRect().top")
    assert 0 <= top < 900


def test_marked_words_lead_to_what_they_support(reader: Reader) -> None:
    """Marked words lead to the one thing that they support, or to the names of all of them, which are set off."""
    reader.open("record/articles/vns-2025-04-23.html")
    reader.click("#L5 .mark:not(.several)")
    assert reader.is_at == "record/events/dien-partnership.html"
    reader.open("record/articles/vns-2025-04-23.html")
    title = reader.asks("document.querySelector('#L5 .mark.several').title")
    reader.click("#L5 .mark.several")
    assert reader.is_at.startswith("record/articles/vns-2025-04-23.html#S5-")
    named = reader.asks(
        "[...document.querySelectorAll('#L5 .notes li > span[class]:not(.soft)')].filter(note => "
        "getComputedStyle(note).backgroundColor !== 'rgba(0, 0, 0, 0)').map(note => note.querySelector('a').innerText)"
    )
    assert sorted(named) == sorted(title.removeprefix("Supports: ").split("; "))


@pytest.mark.parametrize("width", [PHONE, 1024, WIDE])
def test_nothing_scrolls_sideways(site: Path, reader: Reader, width: int) -> None:
    """No page is wider than its window; what is wide by nature scrolls in a frame of its own."""
    wide = []
    for path in pages(site):
        reader.open(path, width=width)
        if reader.asks(
            "[document.documentElement, document.querySelector('.content')]"
            ".some(part => part && part.scrollWidth > part.clientWidth)"
        ):
            wide.append(path)
    assert wide == []


@pytest.mark.parametrize(("theme", "is_dark"), [("light", False), ("dark", True)])
def test_theme(reader: Reader, theme: str, *, is_dark: bool) -> None:
    """Page and picture follow the theme that the reader's system asks for, and the button overrules it."""
    lightness = (
        "[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.querySelector('svg .paper')).fill]"
        ".map(colour => colour.match(/\\d+/g).slice(0, 3).every(part => part < 64))"
    )
    reader.open("index.html", theme=theme)
    assert reader.asks(lightness) == [is_dark, is_dark]
    reader.click(".content-icon-container .theme-toggle")
    reader.click(".content-icon-container .theme-toggle")
    shown = reader.asks("document.body.dataset.theme")
    assert reader.asks(lightness) == [shown == "dark"] * 2
    reader.asks("localStorage.clear()")


def test_keyboard(reader: Reader) -> None:
    """Tab and Enter lead from the front page to the record, to an event and to an actor, and the focus is seen."""
    reader.open("index.html")
    _tab_to(reader, "record/index.html")
    _tab_to(reader, "record/events/deal.html")
    _tab_to(reader, "record/actors/donald-trump.html")


def _tab_to(reader: Reader, address: str) -> None:
    """Press Tab until the focus is on a link to this address, then Enter."""
    for _ in range(400):
        reader.press("\ue004")
        link = reader.asks("document.activeElement.href?.baseVal ?? document.activeElement.href ?? ''")
        leads_to = reader.asks("new URL(arguments[0], document.baseURI).href", link)
        if leads_to.partition("#")[0] == reader.address + address:
            break
    else:
        pytest.fail(f"Tab does not reach {address}")
    assert reader.asks("getComputedStyle(document.activeElement).outlineStyle") != "none"
    reader.press("\ue007")
    reader.waits_for(f"location.href.startsWith({reader.address + address!r})")


def test_without_scripts(reader: Reader) -> None:
    """The record can be read where no script runs."""
    reader.without_scripts("record/events/deal.html")
    assert reader.asks("document.documentElement.className === ''")
    text = reader.asks("document.querySelector('article').innerText")
    assert "he had just reached a trade deal with Vietnam" in text
