"""The HTML of each object in a notebook."""

import pickle
import re
from html.parser import HTMLParser
from typing import Any

import attrs
import pytest

import vnus_trade
from tests import text_of
from tests.curated import VALID
from tests.invented import (
    ARDEN,
    CALL,
    DISCREPANCIES,
    EVENTS,
    FIRST,
    GAPS,
    LAW,
    LEVY,
    LORN,
    NEGOTIATION,
    POST,
    SECOND,
    TARIFF,
    chronology,
    span,
)
from vnus_trade.display.html import MOST_ROWS
from vnus_trade.evidence.sources import Evidence, Quotation
from vnus_trade.model.entities import Entity
from vnus_trade.time.span import TimeSpan


class Reader(HTMLParser):
    """Reads HTML into its tags and its text, and the text of `mark` elements apart; styles are left out."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.marked = ""
        self._open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attributes)))
        self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self._open:
            self.text += data
            self.marked += data if "mark" in self._open else ""


def shown(thing: Any) -> Reader:
    """The HTML of an object, read."""
    return Reader(thing._repr_html_())


def test_an_event() -> None:
    """An event shows its fields in words, each with the numbers of its quotations or with its reason."""
    text = shown(SECOND).text
    assert text.startswith("Second round secondNegotiation round, stated; all that is known of its time:")
    assert "when19 to 22 May 2031, Asia/Ho_Chi_Minh (2031-05-19/2031-05-22) [1]" in text
    assert "placeLong Ford, Borland [1]" in text
    assert "afterFirst round [first]" in text
    assert "announced_byAda Lorn as in the statement [speech]" in shown(TARIFF).text
    assert "existenceinferred: There was a second" in shown(FIRST).text
    assert "partiesArden; Borland inferred: It is their negotiation" in shown(FIRST).text


def test_a_quotation_within_its_words() -> None:
    """A quotation is marked within the words around it, with its source, its line and the fields it supports."""
    page = shown(Evidence(POST.locate("Bram Kest from"), ("name",)))
    assert page.marked == "Bram Kest from"
    assert "says the Post.\nAda Lorn telephoned Bram Kest from Port Sorrow on 1 May.\nThe second" in page.text
    assert page.text.endswith("…The Arden Post post, line 2supports name")
    assert shown(POST.locate("ferries")).marked == "ferries"


def test_a_quotation_at_the_ends_of_a_text() -> None:
    """Context that reaches the end of the text has no ellipsis."""
    short = attrs.evolve(POST, text="One. Two. Three.")
    text = shown(short.locate("Two.")).text
    assert text.startswith("One. Two. Three.The Arden Post")


def test_a_script_without_spaces() -> None:
    """In a script without spaces, the letters beside a quotation are its context."""
    short = attrs.evolve(POST, text=f"{'越' * 200}关税{'美' * 200}")
    assert shown(short.locate("关税")).text.startswith(f"…{'越' * 90}关税{'美' * 90}…The Arden Post")


def test_blank_lines_do_not_part_a_quotation_from_its_words() -> None:
    """Blank lines are left out of the context of a quotation."""
    short = attrs.evolve(POST, text="One.\n\n \nTwo.\n\nThree.")
    assert shown(short.locate("Two.")).text.startswith("One.\nTwo.\nThree.")


def test_a_source_whose_text_is_withheld() -> None:
    """Of a text that is withheld, a quotation has no context, a source no first lines, and both say so."""
    withheld = attrs.evolve(POST, text=None, line_lengths=(80, 20))
    quotation = Quotation(withheld, 20, 34, "Bram Kest from")
    assert shown(quotation).text.startswith("Bram Kest fromThe Arden Post")
    assert "post (not checked), line 1" in shown(quotation).text
    assert "lines with words" not in shown(withheld).text
    assert "withheld; its quotations were not checked" in shown(withheld).text


def test_a_source() -> None:
    """A source shows its heading and its first lines, cut, and says that the text is its publisher's."""
    long = attrs.evolve(POST, text="A" * 300 + "\n" + text_of(POST), languages=("en",))
    page = shown(long)
    assert "The first of 8 lines with words; the text is its publisher's" in page.text
    assert "A" * 240 + "…" in page.text
    assert "A deal has been made" not in page.text
    assert ("blockquote", {"lang": "en"}) in page.tags


def test_an_actor() -> None:
    """An actor shows its names, and its offices with their times and the numbers of their quotations."""
    text = shown(LORN).text
    assert text.startswith("Ada Lorn lornActor")
    assert "native_nameÁda Lôrn" in text
    assert "officeMinister, Ministry of Glass, as of 1 May 2031, Asia/Ho_Chi_Minh (2031-05-01) [2]" in text
    assert shown(LORN.offices[0]).text.startswith("MinisterOfficeorganisationMinistry of Glass")


@pytest.mark.parametrize("thing", [*GAPS, *DISCREPANCIES, LAW, *EVENTS, ARDEN], ids=lambda thing: thing.id)
def test_every_entry_has_a_card(thing: Entity) -> None:
    """Every entry shows its id, and marks each of its quotations."""
    page = shown(thing)
    assert thing.id in page.text
    assert page.marked == "".join(evidence.quotation.exact for evidence in thing.evidence)


def test_a_negotiation() -> None:
    """A negotiation shows its parties and its clocks."""
    text = shown(NEGOTIATION).text
    assert text.startswith("Talks on glass glass-talksNegotiation")
    assert "partiesArden; Borland" in text
    assert "clocksArden: Asia/Ho_Chi_Minh; Borland: America/New_York" in text
    assert Reader(attrs.evolve(NEGOTIATION, parties=(), zone=None, clocks={}, deal=None)._repr_html_()).text


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        (span("2031-05-19/2031-05-22"), "19 to 22 May 2031 Asia/Ho_Chi_Minh; written 2031-05-19/2031-05-22"),
        (span("2031-07-02T10:25"), "2 July 2031, 10:25 (UTC+7) Asia/Ho_Chi_Minh; written 2031-07-02T10:25+07:00"),
        (TimeSpan.parse("[..2031-05-02]", "UTC"), "by 2 May 2031 UTC; written [..2031-05-02]"),
        (TimeSpan(), "at an unknown time anywhere on Earth; written [..]"),
    ],
)
def test_a_time(when: TimeSpan, expected: str) -> None:
    """A time is shown in words, with the zone of its dates and its written form."""
    assert shown(when).text == expected


def test_an_answer_with_a_hint_and_many_gaps() -> None:
    """An answer shows its hints, five gaps with the count of all, and how many more there are; a record shows all."""
    gaps = tuple(attrs.evolve(GAPS[2], id=f"gap-{number}") for number in range(7))
    record = chronology(gaps=gaps)
    page = shown(record.statements.by("Arden"))
    assert "no statement by Arden itself; by_side('Arden') has 1" in page.text
    assert "7 gaps: what the sources leave open" in page.text
    assert "gap-4" in page.text
    assert "gap-5" not in page.text
    assert page.text.endswith("2 more")
    assert "gap-6" in shown(record).text


def test_an_answer() -> None:
    """An answer is a table with both counts, which marks each event as certain or possible, and what is left open."""
    record = chronology()
    page = shown(record.rounds.before(record.deal))
    assert "2 certain, 1 possible" in page.text
    assert "Second round second19 to 22 May 2031Long Ford, Borlandroundcertainpost" in page.text
    assert "Third round third" in page.text
    assert "roundpossiblepost" in page.text
    assert "First round first (inferred)" in page.text
    assert "gaps: what the sources leave open" in page.text
    assert "1 discrepancy: where they disagree, or seem to" in page.text


def test_tables_can_be_read_aloud() -> None:
    """A table has a caption, and each of its header cells has a scope."""
    page = shown(chronology().rounds)
    assert [tag for tag, _ in page.tags].count("caption") == 1
    scopes = [attributes.get("scope") for tag, attributes in page.tags if tag == "th"]
    assert scopes == ["col"] * 6 + ["row"] * 3


def test_a_long_answer() -> None:
    """A long table shows its first rows only, and says so."""
    many = [attrs.evolve(LEVY, id=f"levy-{number}") for number in range(MOST_ROWS + 1)]
    page = shown(chronology(many, gaps=(), discrepancies=()).events)
    assert f"{MOST_ROWS + 1} certain, 0 possible; the first {MOST_ROWS} are shown" in page.text
    assert [tag for tag, _ in page.tags].count("tr") == MOST_ROWS + 1
    assert "leave open" not in page.text


def test_the_record_of_a_day_says_so() -> None:
    """Above the record of a day it says which day that is, what in it is of today, and which sources are doubtful."""
    text = Reader(vnus_trade.load().as_of("2025-05-30")._repr_html_()).text
    assert "As of 30 May 2025: from the sources that may have been published by then." in text
    assert "It is not certain that these had been published: second-round, vna-2025-04-22." in text
    certain = vnus_trade.load(VALID).as_of("2031-05-03")
    assert "not certain that these" not in Reader(certain._repr_html_()).text


def test_clocks_are_named_once() -> None:
    """An event shown by itself says how far its clocks are from UTC, and its zone only where it has whole days."""
    call, talks = (Reader(vnus_trade.load()[id_]._repr_html_()).text for id_ in ("july-call", "round-2"))
    assert "some time from 18:00 to 24:00 (UTC+7)when" in call
    assert "Asia/Ho_Chi_Minh" not in call
    assert "all that is known of its time: 19 to 22 May 2025, America/New_Yorkwhen" in talks


def test_what_is_shown_of_the_record_of_a_day_says_so() -> None:
    """An answer, a listing and a picture of the record of a day say which day that is, also once they were pickled."""
    whole = vnus_trade.load().as_of("2025-05-30")
    for record in (whole, pickle.loads(pickle.dumps(whole))):  # noqa: S301 (our own)
        assert str(record.rounds).endswith("\n  as of 30 May 2025")
        assert str(record.gaps).endswith("\nas of 30 May 2025")
        assert "as of 30 May 2025" in Reader(record.rounds._repr_html_()).text
        assert "dates are those of Hanoi; as of 30 May 2025<" in record.timeline().svg


def test_a_chronology() -> None:
    """A record shows its timeline as a picture and as a table, its sources, and what is left open."""
    page = shown(chronology())
    tags = [tag for tag, _ in page.tags]
    assert tags.count("svg") == 1
    assert tags.count("table") == 2
    assert "1 source, 9 events, 6 actors, 1 document" in page.text
    assert "The Arden Post postpost-housenot said9" in page.text
    assert "3 gaps: what the sources leave open" in page.text


def test_the_source_of_a_date() -> None:
    """The table of sources has their origin and date, as far as they are known."""
    dated = attrs.evolve(POST, published=span("2031-07-03"), origin="Arden Wire")
    assert "The Arden Post postArden Wire3 July 20310" in shown(chronology((), sources=(dated,))).text
    unnamed = attrs.evolve(POST, publisher=None)
    assert "The Arden Post postnot saidnot said0" in shown(chronology((), sources=(unnamed,))).text


def test_nothing_comes_from_outside() -> None:
    """A page has no script and no address, and its style applies to nothing else."""
    record = vnus_trade.load()
    for thing in (record, record.events, record["round-2"], record.sources[0], record["round-2"].when):
        html = thing._repr_html_()
        tags = {tag for tag, _ in Reader(html).tags}
        assert not tags & {"script", "link", "img", "iframe", "a"}
        assert set(re.findall(r"https?://[^\"' <]*", html)) <= {"http://www.w3.org/2000/svg"}
        style = html[html.index("<style>") + 7 : html.index("</style>")]
        assert all(".vnus" in rule for rule in re.findall(r"[^{}]+(?=\{[^{}@]*\})", style) if "@" not in rule)


def test_no_whole_text_is_shown() -> None:
    """A source is never shown with its whole text."""
    record = vnus_trade.load()
    for source in record.sources:
        lines = [line for line in text_of(source).splitlines() if line.strip()]
        assert sum(line in shown(source).text for line in lines) <= len(lines) / 2


def test_representations_are_short() -> None:
    """Every object prints as its class and its id or value, in a line."""
    record = vnus_trade.load()
    offices = [office for actor in record.actors for office in actor.offices]
    things: list[object] = [
        *record.sources,
        *record.actors,
        *record.documents,
        *record.gaps,
        *record.discrepancies,
        *offices,
    ]
    things += [*record.negotiations, *record.topics, *record.all_events, *(event.when for event in record.all_events)]
    things += [evidence for event in record.all_events for evidence in event.evidence]
    for thing in things:
        assert len(repr(thing)) < 160, thing
        assert "\n" not in repr(thing)
    assert repr(LORN.offices[0]) == "<Office 'Minister' of ministry>"
    assert repr(attrs.evolve(LORN.offices[0], organisation=None)) == "<Office 'Minister'>"
    assert repr(NEGOTIATION) == "<Negotiation glass-talks>"
    assert repr(CALL) == "<Meeting call: [..]>"
