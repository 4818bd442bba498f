"""Loading: the shipped record, a folder of one's own beside it, and what the loader adds and checks.

The table of faults shows every kind of fault; here is what it cannot show by one report.
"""

import gc
import shutil
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest

import vnus_trade
from tests import text_of
from tests.curated import NEIGHBOUR, VALID, changed, write
from vnus_trade import SEEDS, Chronology, CurationError, QuestionRefused, TimeSpan
from vnus_trade.evidence.stretches import Reason


@pytest.fixture(scope="module")
def record() -> Chronology:
    """The shipped record."""
    return vnus_trade.load()


@pytest.fixture(scope="module")
def valid() -> Chronology:
    """The invented folder from which the broken ones are made."""
    return vnus_trade.load(VALID)


def test_every_quotation_is_the_exact_slice(record: Chronology) -> None:
    """Each quotation is a slice of its source's text, within the text and not empty."""
    citations = list(record.citations())
    assert len(citations) > 200
    for id_, evidence in citations:
        quotation = evidence.quotation
        assert 0 <= quotation.start < quotation.end <= len(text_of(quotation.source)), id_
        assert quotation.exact == text_of(quotation.source)[quotation.start : quotation.end]
        assert quotation.exact == quotation.exact.strip()


def test_every_source_is_its_file(record: Chronology) -> None:
    """Each source is pinned by the digest of its file, and its text is the decoded file and nothing else."""
    assert len(record.sources) == 5
    for source in record.sources:
        content = (SEEDS / source.file).read_bytes()
        assert sha256(content).hexdigest() == source.sha256
        assert content.decode() == source.text


def test_everything_has_a_quotation(record: Chronology) -> None:
    """Every actor, office, document, event, discrepancy and gap has a quotation."""
    things = (*record.actors, *record.documents, *record.all_events, *record.discrepancies, *record.gaps)
    assert all(thing.evidence for thing in things)
    assert all(office.evidence for actor in record.actors for office in actor.offices)


def test_the_ledgers_balance(record: Chronology) -> None:
    """No line of a source is left over, and what repeats another line says which."""
    for source in record.sources:
        assert not any(line.unaccounted for line in record.ledger(source))
        for aside in source.set_aside:
            assert (aside.repeats is not None) == (aside.reason in (Reason.DUPLICATE, Reason.TRANSLATION))


def test_no_folder_named_means_the_shipped_one(record: Chronology) -> None:
    """`load()` is `load(SEEDS)`, and loading twice gives equal records."""
    assert vnus_trade.load(SEEDS) == record
    assert vnus_trade.load(str(SEEDS)).digest == record.digest


def test_a_folder_of_ones_own_beside_the_shipped_one(record: Chronology) -> None:
    """Two folders make one record, and each negotiation can be had apart."""
    both = vnus_trade.load(SEEDS, NEIGHBOUR)
    assert len(both.all_events) == len(record.all_events) + 1
    assert both.deal.id == "deal"
    own = both.negotiation("river-talks")
    assert [event.id for event in own.events] == ["river-meeting"]
    assert [negotiation.id for negotiation in own.negotiations] == ["river-talks"]
    assert own == vnus_trade.load(NEIGHBOUR)
    assert own.digest == vnus_trade.load(NEIGHBOUR).digest
    shipped = both.negotiation("vietnam-us-tariffs")
    assert shipped == record
    assert shipped.digest == record.digest


def test_a_folder_may_refer_to_an_earlier_one(tmp_path: Path) -> None:
    """A later folder may name actors of an earlier one, and its own negotiation keeps them."""
    river = tmp_path / "river"
    shutil.copytree(NEIGHBOUR, river)
    gazette = river / "curation" / "gazette.toml"
    gazette.write_text(gazette.read_text().replace('party = ["river-lands"]', 'party = ["river-lands", "arden"]'))
    both = vnus_trade.load(VALID, river)
    own = both.negotiation("river-talks")
    assert [event.id for event in own.meetings.involving("Arden")] == ["river-meeting"]
    assert {actor.id for actor in own.actors} == {"arden", "river-lands"}


def test_a_folder_without_a_negotiation_adds_to_the_one_before(tmp_path: Path) -> None:
    """What a folder that names no negotiation holds belongs to the negotiation of the folder before it."""
    river = tmp_path / "river"
    shutil.copytree(NEIGHBOUR, river)
    (river / "curation" / "record.toml").unlink()
    both = vnus_trade.load(VALID, river)
    assert "river-meeting" in {event.id for event in both.negotiation("talks").events}


def test_two_deals_are_asked_for_by_negotiation(tmp_path: Path) -> None:
    """Where two negotiations name a deal, `deal` says how to ask for each."""
    river = tmp_path / "river"
    shutil.copytree(NEIGHBOUR, river)
    own = river / "curation" / "record.toml"
    own.write_text(own.read_text() + 'deal = "accord"\n')
    both = vnus_trade.load(VALID, river)
    with pytest.raises(QuestionRefused) as caught:
        _ = both.deal
    assert str(caught.value) == (
        "deal: 2 negotiations name a deal; there is record.negotiation('talks').deal, "
        "record.negotiation('river-talks').deal"
    )
    assert both.negotiation("talks").deal.id == "accord"


def test_a_negotiation_without_a_deal() -> None:
    """A record whose negotiation names no deal says so."""
    with pytest.raises(QuestionRefused) as caught:
        _ = vnus_trade.load(NEIGHBOUR).deal
    assert (
        str(caught.value) == "deal: 0 negotiations name a deal; record.toml names one by `deal` in its [[negotiation]]"
    )


def test_a_tariff_takes_what_its_statement_has(valid: Chronology) -> None:
    """A tariff announced in a statement has its time, speakers, place and occasion, without evidence of its own."""
    tariff, statement = valid.tariffs.get("glass-tariff"), valid.statements.get("glass-statement")
    assert tariff.announced_in == statement
    assert (tariff.dated, tariff.when, tariff.announced_by) == (statement.dated, statement.when, statement.speakers)
    assert tariff.evidence_for("announced_by") == ()
    assert {field for evidence in tariff.evidence for field in evidence.fields}.isdisjoint(("when", "announced_by"))


def test_the_zone_of_the_article_is_an_inferred_field(valid: Chronology) -> None:
    """A date whose words name no zone takes the article's, with the reason that the article gives for it."""
    meeting = valid["fifth-meeting"]
    assert meeting.when == TimeSpan.parse("2031-05-01", "UTC")
    assert dict(meeting.inferred) == {
        "zone": "as of the article, as no clock of Port Sorrow is known: Arden keeps the time of Greenwich"
    }


def test_an_articles_own_voice_speaks_when_it_is_published(valid: Chronology) -> None:
    """A statement of no speaker is as old as its article."""
    assert valid["glad"].dated is None
    assert valid["glad"].when == TimeSpan.parse("2031-05-03", "UTC")


def test_publication_bounds_what_had_ended(valid: Chronology, tmp_path: Path) -> None:
    """An event of an article ended no later than its publication, unless its status says otherwise."""
    assert valid["accord"].when == TimeSpan.parse("[2031-01-01..2031-05-03]", "UTC")
    going_on = changed(
        VALID,
        tmp_path / "going-on",
        ('stage = "signed"\n', 'stage = "signed"\nstatus = "ongoing"\ninferred = { status = "It is still 3 May" }\n'),
    )
    when = vnus_trade.load(going_on)["accord"].when
    begun, ends = datetime(2031, 5, 4, 0, 0, 0, 1, UTC), datetime(2031, 5, 2, 23, 59, 59, 999999, UTC)
    assert (when.begin_latest, when.end_earliest) == (begun, ends)


def test_why_a_source_is_of_another_time_than_its_words(tmp_path: Path) -> None:
    """The reason for a date of publication that its phrase does not give is kept with the source."""
    why = "It was printed the day after its dateline"
    later = changed(
        VALID,
        tmp_path / "later",
        ('is = "2031-05-03", phrase = "3 May 2031" }', f'is = "2031-05-04", phrase = "3 May 2031", why = "{why}" }}'),
    )
    record = vnus_trade.load(later)
    source = record.source("report")
    assert source.inferred["published"] == why
    assert source.evidence[0].quotation.source == source
    assert not any(line.unaccounted for line in record.ledger("report"))
    assert source.inferred["zone"] == "Arden keeps the time of Greenwich"


def test_an_inferred_event_is_not_bounded_by_publication(tmp_path: Path) -> None:
    """What no source reports may still lie ahead of every source."""
    folder = changed(
        VALID,
        tmp_path / "inferred",
        (
            'parties = ["arden", "borland"]\nstage = "signed"\n',
            'parties = ["arden", "borland"]\nstage = "signed"\ninferred = { existence = "Somebody must" }\n',
        ),
    )
    assert vnus_trade.load(folder)["accord"].when == TimeSpan.parse("2031", "UTC")


ARTICLE = """from = "text.txt"

[source]
id = "note"
sha256 = "DIGEST"
title = "A note"
{head}

[[meeting]]
id = "meeting"
title = "They meet"
form = "meeting"
when = {{ is = "{written}", phrase = "{phrase}" }}
{more}

  [[meeting.evidence]]
  quote = "They met on 1 May."
  for = "form when"
"""


def note(
    folder: Path, head: str = "", written: str = "2031-05-01", phrase: str = "1 May", more: str = ""
) -> Chronology:
    """The record of a note of one sentence, with these lines in its head and its only entry."""
    article = ARTICLE.format(head=head, written=written, phrase=phrase, more=more)
    return vnus_trade.load(write(folder / "note", "They met on 1 May.\n", article))


YEAR = 'year = 2031\ninferred = { year = "The note lay in the box of 2031" }'


def test_the_year_of_the_article(tmp_path: Path) -> None:
    """A date whose words name no year may take the article's, with the reason that the article gives for it."""
    meeting = note(tmp_path, YEAR)["meeting"]
    assert dict(meeting.inferred) == {"year": "as of the article: The note lay in the box of 2031"}


def test_the_year_in_the_entry(tmp_path: Path) -> None:
    """An entry may give its own reason for a year, which then stands."""
    meeting = note(tmp_path, YEAR, more='inferred = { year = "They met but once" }')["meeting"]
    assert dict(meeting.inferred) == {"year": "They met but once"}


def test_a_date_of_no_zone_is_somewhere_on_earth(tmp_path: Path) -> None:
    """Without a zone in the words, the entry and the article, a date is that date anywhere on Earth."""
    meeting = note(tmp_path, YEAR)["meeting"]
    assert meeting.when == TimeSpan.parse("2031-05-01")
    assert meeting.when.zone is None


def test_a_source_without_a_date_bounds_nothing(tmp_path: Path) -> None:
    """Publication is an upper bound only where it is known."""
    when = note(tmp_path, YEAR, more='status = "ended"\ninferred = { status = "It is told as past" }')["meeting"].when
    assert when == TimeSpan.parse("2031-05-01")


def test_collecting_garbage_goes_on_after_a_fault() -> None:
    """Loading leaves the garbage collector as it was, also when it fails."""
    for was_on in (True, False):
        (gc.enable if was_on else gc.disable)()
        with pytest.raises(CurationError):
            vnus_trade.load(VALID, VALID)
        assert gc.isenabled() is was_on
    gc.enable()


def test_a_quotation_leads_to_the_source_as_it_is_in_the_record() -> None:
    """The source of a quotation is the record's own object, with the quotations that say what it is."""
    record = vnus_trade.load()
    quotation = record["round-2"].evidence[0].quotation
    assert quotation.source is record.source(quotation.source.id)
    assert quotation.source.evidence


@pytest.mark.parametrize("written", ["[..]", "[..2031-05]", "=2031-05-01/2031-05-02"])
def test_a_year_that_is_given_as_a_reason(tmp_path: Path, written: str) -> None:
    """Where the year of a phrase is inferred, it is that of the time; a time that begins with none leaves it open."""
    with pytest.raises(CurationError) as caught:
        note(
            tmp_path,
            'zone = "UTC"\ninferred = { zone = "So it is" }',
            written,
            more='inferred = { year = "As all know" }',
        )
    (fault,) = caught.value.faults
    assert "the phrase '1 May'" in fault.message


def test_a_year_of_three_digits(tmp_path: Path) -> None:
    """The year of an article may be any of the calendar."""
    given = 'year = 931\ninferred = { year = "The note lay in the box of 931" }'
    assert note(tmp_path, given, "0931-05-01")["meeting"].when == TimeSpan.parse("0931-05-01")


def test_texts_of_one_name_in_two_folders() -> None:
    """Two folders may each have a text of the same name, and each article is checked against its own."""
    both = vnus_trade.load(VALID, NEIGHBOUR)
    assert [source.file for source in both.sources] == ["text.txt", "text.txt"]
    assert both["river-meeting"].evidence[0].quotation.source.id == "river-report"
