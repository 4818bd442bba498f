"""The pages of a site: what each shows of a record, and what none can hold."""

import re
import shutil
from base64 import b64decode
from functools import cache
from hashlib import sha256
from pathlib import Path

import pytest

import vnus_trade
from tests import FOLDERS, text_of
from tests.cited import cited
from tests.curated import NEIGHBOUR, VALID
from tests.invented import CALL, EVENTS, LEVY, chronology
from tests.site import SCRIPT, Html, dead_links, hostile_record, site_of
from vnus_trade.display.description import Identified, quotations_of
from vnus_trade.model.events import EVENT_CLASSES, Event
from vnus_trade.model.fields import Field, fields_of
from vnus_trade.site.addresses import anchor, name_of
from vnus_trade.site.pages import TIES, files_of, language

RECORD = vnus_trade.load()


@cache
def shipped() -> dict[str, Html]:
    """The pages of the shipped record, read once."""
    return site_of(RECORD)


def test_every_link_leads_somewhere() -> None:
    """Each link of the shipped record's site leads to a page and a place that are there."""
    assert dead_links(shipped(), files_of(RECORD)) == []
    assert [path for path, page in shipped().items() if len(page.ids) != len(set(page.ids))] == []


def test_an_event() -> None:
    """An event's page has its fields with the numbers of their quotations, what bears on it, and how to cite it."""
    page = shipped()["events/round-2.html"]
    links = [link for link, _ in page.links()]
    assert "#Wround-2_1" in links
    assert "../articles/second-round.html#round-2_1" in links
    assert "../gaps.html#rounds-before-deal" in links
    assert "inferred: Rounds are numbered in their order" in page.text
    assert RECORD["round-2"].cite() in page.text
    assert "@misc{second-round," in page.text
    assert 'record["round-2"]' in page.text


def test_what_is_missing_is_said_in_words() -> None:
    """The page of gaps names a field in words, as pages of events do."""
    assert re.search(r"missing\s+in force\s", shipped()["gaps.html"].text)


def test_what_leads_to_an_event() -> None:
    """A meeting's page lists what was said at it, a statement's what it made known, and so for each field of events."""
    assert "said or done at it" in shipped()["events/july-call.html"].text
    assert "To Lam repeats his invitation to Trump" in shipped()["events/july-call.html"].text
    assert "made known in it" in shipped()["events/truth-social-post.html"].text
    assert re.search(r"carrying it on or changing it\s+Significant reduction", shipped()["events/tariff-46.html"].text)
    assert re.search(r"going on at it\s+Delegations negotiate", shipped()["events/press-conference.html"].text)
    fields = {field.name for cls in EVENT_CLASSES.values() for field in fields_of(cls).values() if _leads(field)}
    assert fields == {*TIES, "occasion", "announced_in"}


def _leads(field: Field) -> bool:
    """Whether a field may refer to an event."""
    return any(issubclass(cls, Event) for cls in field.refers_to)


def test_an_actor() -> None:
    """An actor's page has every name, the offices, wrong names with their discrepancies, and events by role."""
    page = shipped()["actors/to-lam.html"]
    assert "Tô Lâm" in page.text
    assert "top Vietnamese leader" in page.text
    assert "wrongly called" in page.text
    assert "../discrepancies.html#wrong-general-secretary" in [link for link, _ in page.links()]
    assert "as speaker" in page.text
    assert "spoken of in" in page.text
    assert "On this side" in shipped()["actors/vietnam.html"].text


@pytest.mark.parametrize("source", RECORD.sources, ids=lambda source: source.id)
def test_an_article(source: vnus_trade.Source) -> None:
    """An article's page has its whole text, an anchor for each quotation, and whose text it is."""
    page = shipped()[f"articles/{source.id}.html"]
    assert [line for line in text_of(source).split("\n") if line.strip() and line not in page.text] == []
    assert "This text belongs to" in page.text
    things: list[Identified] = [*RECORD.actors, *RECORD.all_events, *RECORD.gaps, *RECORD.discrepancies]
    wanted = [
        anchor(thing, number)
        for thing in (*things, *RECORD.sources)
        for number, item in enumerate(quotations_of(thing), start=1)
        if item.quotation.source == source
    ]
    assert set(wanted) <= set(page.ids)


def test_an_article_that_is_withheld() -> None:
    """The page of a withheld text has its quoted words alone, and says so, as quotations from it do elsewhere."""
    record = vnus_trade.Chronology.from_json(RECORD.to_json(texts=False))
    site = site_of(record)
    page = site["articles/second-round.html"]
    assert "only the words that are quoted stand here, and nobody has checked them" in page.text
    quotations = [item.quotation for _, item in record.citations() if item.quotation.source.id == "second-round"]
    assert [each.words for each in quotations if each.words not in " ".join(page.text.split())] == []
    assert "(not checked), line 4" in " ".join(site["events/round-2.html"].text.split())
    assert '"line ' not in files_of(record)["search.html"].decode()


def test_where_a_source_stands(tmp_path: Path) -> None:
    """Pages say beside words whether their source was corrected or retracted, and the address of its page is a link."""
    site = site_of(cited(tmp_path))
    assert "Envoys meet (retracted), line 1" in site["events/round-3.html"].text
    assert "https://example.org/đàm-phán?a=1&b=%7B2%7D_#3" in [link for link, _ in site["articles/bureau.html"].links()]
    assert "Genève" in site["subjects.html"].text
    assert "events/round-3.html" in [link for link, _ in site["subjects.html"].links()]


def test_plans() -> None:
    """A plan stands with its quotation and what became of it; a record without plans says that there are none."""
    record = vnus_trade.load(FOLDERS / "talks")
    page = site_of(record)["plans.html"]
    assert record.plans
    assert {name_of(plan.id) for plan in (*record.plans, *record.plans.possible)} <= set(page.ids)
    assert "name no time or place for anything that was still to come" in shipped()["plans.html"].text


def test_the_timeline_can_be_chosen_from() -> None:
    """Each event stands once on the timeline, with the values by which scripts choose, and its bounds in seconds."""
    rows = [given for tag, given in shipped()["index.html"].tags if "data-bounds" in given and tag == "li"]
    assert len(rows) == len(RECORD.all_events)
    (deal,) = (given for given in rows if given["data-kind"] == "agreement" and "1751466300" in given["data-bounds"])
    assert deal["data-side"] == "united-states vietnam" or deal["data-side"] == "vietnam united-states"
    assert "reciprocal-tariffs" in deal["data-topic"].split()
    options = [given["value"] for tag, given in shipped()["index.html"].tags if tag == "option"]
    assert {"", "round", "vietnam", "to-lam", "reciprocal-tariffs"} <= set(options)


def test_kinds_of_which_there_is_none() -> None:
    """Lists and choices leave out the kinds that do not occur."""
    site = site_of(chronology((LEVY,)))
    assert "People" in site["actors/index.html"].text
    assert "Parties" not in site["actors/index.html"].text
    assert "round" not in [given["value"] for tag, given in site["index.html"].tags if tag == "option"]


def test_a_record_of_a_day() -> None:
    """Every page of a record of a day says of which."""
    site = site_of(RECORD.as_of("2025-05-01"))
    assert [path for path, page in site.items() if "As of 1 May 2025" not in page.text] == []


def test_one_negotiation_of_several(tmp_path: Path) -> None:
    """The site of one negotiation has the actors of another that it refers to, and no link to pages it lacks."""
    folder = shutil.copytree(NEIGHBOUR, tmp_path / "neighbour")
    (curation,) = (path for path in (folder / "curation").iterdir() if "river-meeting" in path.read_text())
    curation.write_text(curation.read_text().replace('party = ["river-lands"]', 'party = ["river-lands", "arden"]'))
    record = vnus_trade.load(VALID, folder).negotiation("river-talks")
    site = site_of(record)
    assert [source.id for source in record.sources] == ["river-report"]
    assert "articles/report.html" not in site
    assert vnus_trade.load(VALID).sources[0].title in site["actors/arden.html"].text
    assert dead_links(site, files_of(record)) == []


def test_a_way_home() -> None:
    """A site within another has a link to it on every page."""
    html = files_of(chronology((CALL,)), home=("The others", "../index.html"))["events/call.html"].decode()
    assert '<a class="home" href="../../index.html">The others</a>' in html


def test_languages() -> None:
    """Vietnamese words are marked as such; English words have the language of the page."""
    assert language("Tổng Bí thư Đảng Cộng sản Việt Nam") == language("Tô Lâm") == ' lang="vi"'
    assert language("Việt Nam was among the countries hit") == language("") == language("46") == ""


def test_a_policy_for_every_page() -> None:
    """Each page allows the site's own files and its own styles, by their digests, and nothing else."""
    for path, content in files_of(RECORD).items():
        if not path.endswith(".html"):
            continue
        policy = next(
            given["content"]
            for _, given in shipped()[path].tags
            if given.get("http-equiv") == "Content-Security-Policy"
        )
        assert policy.startswith("default-src 'none'; script-src 'self' file:; style-src 'self' file:")
        styles = content.decode().split("<style>")[1:]
        for style in styles:
            digest = sha256(style.partition("</style>")[0].encode()).digest()
            assert digest in [b64decode(each[8:-1]) for each in policy.split() if each.startswith("'sha256-")], path
        assert "'unsafe-inline'" not in policy
        scripts = [given for tag, given in shipped()[path].tags if tag == "script"]
        assert all(given.get("src", "").endswith("site.js") or given["type"] == "application/json" for given in scripts)


def test_a_hostile_text_stays_a_text() -> None:
    """A title, a place and a name that are HTML add no element to any page, and are shown as they are."""
    plain = files_of(chronology(EVENTS))
    hostile = site_of(hostile_record())
    assert hostile.keys() == {path for path in plain if path.endswith(".html")}
    for path, page in hostile.items():
        assert "onerror" not in {name for _, given in page.tags for name in given}
        assert {tag for tag, _ in page.tags} <= {tag for page in shipped().values() for tag, _ in page.tags}
        assert not any("evil.example" in given.get("src", "") + given.get("href", "") for _, given in page.tags), path
        assert "\u202e" not in page.text
    assert SCRIPT in hostile["events/call.html"].text
    assert "{{ 7*7 }}" in hostile["events/call.html"].text


def test_the_same_bytes() -> None:
    """The same record gives the same bytes."""
    record = vnus_trade.load(VALID)
    assert files_of(record) == files_of(vnus_trade.load(VALID))
