"""The pages of the shipped record: a page for each entry, and articles in which every quotation is marked."""

import re
from pathlib import Path

import pytest

import vnus_trade
from record_site import pages
from record_site.lists import all_actors, all_events
from record_site.pages import Page, Site, Writer, language
from tests import text_of
from tests.cited import cited
from tests.display.test_html import Reader
from tests.invented import LEVY, chronology
from vnus_trade.display.description import quotations_of
from vnus_trade.model.entities import Entity

RECORD = vnus_trade.load()
PAGES = {page.name: page for page in pages(RECORD)}


def html(page: Page) -> str:
    """The HTML blocks of a page."""
    return "\n".join(re.findall(r"^```+\{raw\} html\n(.*?)\n^```+$", page.text, flags=re.MULTILINE | re.DOTALL))


def test_there_is_a_page_for_each() -> None:
    """Events, actors and articles have a page each; topics, documents, places and findings a section each."""
    names = {f"events/{event.id}" for event in RECORD.all_events} | {f"actors/{actor.id}" for actor in RECORD.actors}
    names |= {f"articles/{source.id}" for source in RECORD.sources}
    names |= {"index", "events/index", "actors/index", "articles/index", "subjects", "discrepancies", "gaps"}
    assert set(PAGES) == names
    labels = {name: [section.label for section in PAGES[name].sections] for name in PAGES}
    assert labels["gaps"] == [f"record-{gap.id}" for gap in RECORD.gaps]
    assert labels["discrepancies"] == [f"record-{discrepancy.id}" for discrepancy in RECORD.discrepancies]
    subjects = [thing.id for things in (RECORD.topics, RECORD.documents, RECORD.places) for thing in things]
    assert labels["subjects"] == [f"record-{id_}" for id_ in subjects]


def test_pages_say_where_a_source_stands(tmp_path: Path) -> None:
    """Pages say beside words whether their source was corrected or retracted, and the address of a page is a link."""
    shown = {page.name: html(page) + "".join(each.html for each in page.sections) for page in pages(cited(tmp_path))}
    assert "Envoys meet (retracted), line 1</a>" in shown["events/round-3"]
    assert '<a href="https://example.org/đàm-phán?a=1&amp;b=%7B2%7D_#3">' in shown["articles/bureau"]
    assert "Envoys meet</a> (retracted)" in shown["articles/index"]
    assert '<p>Geneva; <span lang="vi">Genève</span>; 日內瓦, Switzerland</p>' in shown["subjects"]
    assert '<a href="events/round-3.html">Third round</a>' in shown["subjects"]


def test_an_event() -> None:
    """An event's page has its fields with the numbers of their quotations, the words, and what bears on it."""
    page = PAGES["events/round-2"]
    text = html(page)
    assert page.title == RECORD["round-2"].title
    assert '<dt>place</dt>\n<dd>Washington, D.C. <a class="number" href="#words-round-2-1"' in text
    assert 'href="../articles/second-round.html#round-2-1"' in text
    assert "for when, place, number, parties" in text
    assert "inferred: Rounds are numbered in their order" in text
    assert 'href="../gaps.html#record-rounds-before-deal"' in text
    assert 'In Python, `record["round-2"]` is this {py:class}`vnus_trade.NegotiationRound`.' in page.text


def test_what_leads_to_an_event() -> None:
    """A meeting's page lists what was said at it, and a statement's page what it made known."""
    call, post = Reader(html(PAGES["events/july-call"])).text, Reader(html(PAGES["events/truth-social-post"])).text
    assert "said or done at it" in call
    assert "To Lam repeats his invitation to Trump" in call
    assert "made known in it" in post
    assert "Trade deal with Vietnam" in post


def test_an_actor() -> None:
    """An actor's page has every name, the offices, wrong names with their discrepancies, and events by role."""
    text = html(PAGES["actors/to-lam"])
    assert '<span lang="vi">Tô Lâm</span>' in text
    assert "top Vietnamese leader" in text
    assert "<dt>wrongly called</dt>" in text
    assert 'href="../discrepancies.html#record-wrong-general-secretary"' in text
    assert "<dt>as speaker</dt>" in text
    assert "<dt>spoken of in</dt>" in text
    assert "On this side" in PAGES["actors/vietnam"].text


@pytest.mark.parametrize("source", RECORD.sources, ids=lambda source: source.id)
def test_an_article(source: vnus_trade.Source) -> None:
    """An article's page has its whole text, an anchor for each quotation, and a reason for all lines set aside."""
    page = PAGES[f"articles/{source.id}"]
    text = html(page)
    shown = Reader(text).text
    assert [line for line in text_of(source).split("\n") if line.strip() and line not in shown] == []
    assert "belongs to" in text
    things: list[Entity | vnus_trade.Source] = [
        *RECORD.actors,
        *RECORD.documents,
        *RECORD.all_events,
        *RECORD.gaps,
        *RECORD.discrepancies,
        *RECORD.sources,
    ]
    for thing in things:
        for number, evidence in enumerate(quotations_of(thing), start=1):
            if evidence.quotation.source == source:
                assert f'<span id="{thing.id}-{number}"></span>' in text
    assert text.count('<p class="why">') == len(source.set_aside)


def test_stray_letters_are_set_off() -> None:
    """A stray letter is set off in the text, with the reason."""
    assert '<span class="stray" title="A stray Tibetan letter after has">ཧ</span>' in html(
        PAGES["articles/vna-2025-07-03"]
    )


def test_kinds_of_which_there_is_none() -> None:
    """The lists of events and actors have no sections for kinds that do not occur."""
    writer = Writer(Site(chronology((LEVY,))), "../")
    assert [section.title for section in all_events(writer).sections] == ["Tariffs"]
    assert [section.title for section in all_actors(writer).sections] == ["People", "States", "Organisations"]


def test_languages() -> None:
    """Vietnamese words are marked as such; English words have the language of the page."""
    assert language("Tổng Bí thư Đảng Cộng sản Việt Nam") == language("Tô Lâm") == ' lang="vi"'
    assert language("Việt Nam was among the countries hit") == language("") == language("46") == ""
    assert '<span lang="vi">- Tổng Bí thư' not in html(PAGES["articles/second-round"])
    assert html(PAGES["articles/bilingual-2025-07-02"]).count('<span lang="vi">') >= 8


def test_an_article_that_is_withheld() -> None:
    """The page of a withheld text has its quoted words with their marks, says so, and quotations say it elsewhere."""
    record = vnus_trade.Chronology.from_json(RECORD.to_json(texts=False))
    pages_ = {page.name: page for page in pages(record)}
    article = html(pages_["articles/second-round"])
    assert "It is withheld: only the words that are quoted stand here, and nobody has checked them" in article
    assert "letters in" not in article
    shown = Reader(article).text
    assert "…" in shown
    quotations = [item.quotation for _, item in record.citations() if item.quotation.source.id == "second-round"]
    assert [each.words for each in quotations if each.words not in " ".join(shown.split())] == []
    assert "(not checked), line 4" in html(pages_["events/round-2"])
