"""Loading what citing needs: sources with their pages and originals, documents with dates, rounds with people."""

from pathlib import Path

import pytest

import vnus_trade
from tests.cited import cited
from vnus_trade.errors import CurationError
from vnus_trade.evidence.vocabulary import Standing
from vnus_trade.model.vocabulary import Mode, Role
from vnus_trade.record.chronology import Chronology


@pytest.fixture(name="record", scope="module")
def _record(tmp_path_factory: pytest.TempPathFactory) -> Chronology:
    return cited(tmp_path_factory.mktemp("talks"))


def test_a_source_with_its_page(record: Chronology) -> None:
    """A source has its authors, its page, an archived copy and when it was read, none of which needs words."""
    source = record.source("bureau")
    assert source.authors == ("Đỗ Thị Ngọc", "Ola {Sand}")
    assert (source.standing, str(source.accessed)) == (Standing.CORRECTED, "2031-12-03")
    assert {"url", "archived", "accessed", "standing", "authors"}.isdisjoint(source.inferred)


def test_a_translation_leads_to_the_source_itself(record: Chronology) -> None:
    """A translation has the source that it is of as the record has it, whichever file is read first."""
    translation, original = record.source("dispatch"), record.source("bureau")
    assert translation.translation_of is original
    assert (translation.original, original.original) == (original, original)
    assert original.evidence


def test_a_translation_is_no_second_witness(record: Chronology) -> None:
    """An event of a source and its translation has one origin, certainly, whatever the translation says of itself."""
    assert len({item.quotation.source.origin for item in record["round-3"].evidence}) == 2
    assert record["round-3"].origins == ("Bureau of Arden",)
    assert record["round-3"].of_unknown_origin == ()
    assert [*record.events.of_one_origin()] == [record["round-3"]]


def test_an_original_of_unknown_origin(tmp_path: Path) -> None:
    """If nobody knows the origin of the original, nobody knows that of its translation."""
    record = cited(tmp_path, **{'origin = "Bureau of Arden"\n': "", '"origin published"': '"published"'})
    assert record["round-3"].origins == ()
    assert record["round-3"].of_unknown_origin == (record.source("bureau"),)
    assert [*record.events.of_one_origin()] == [record["round-3"]]


def test_who_headed_a_delegation(record: Chronology) -> None:
    """A round has participants with roles, as meetings have, and says how and in which series it was held."""
    held = record.rounds.get("round-3")
    assert [(each.actor.name, each.role) for each in held.participants] == [("Ada Lorn", Role.HEAD)]
    assert (held.mode, held.series) == (Mode.VIDEO, "the second talks")
    assert record.rounds.involving("Lorn").where(participants="Ada Lorn", mode="video").one() is held
    row = record.rounds.rows()[0]
    assert (row["participants_named"], row["mode"], row["series"]) == ("head: Ada Lorn", "video", "the second talks")


def test_a_document_with_a_date(record: Chronology) -> None:
    """A document has a date, with the words for it, and the page where it can be read, without."""
    minutes = record.document("minutes")
    assert (str(minutes.date), minutes.url) == ("2031-06-03", "http://example.org/minutes")
    assert minutes.evidence_for("date")


def test_words_name_a_place_otherwise(tmp_path: Path) -> None:
    """Words show a place by any of its names, and by no other."""
    with pytest.raises(CurationError) as raised:
        cited(tmp_path, **{', "日內瓦"]': "]"})
    (fault,) = raised.value.faults
    assert "do not mention 'Geneva'" in str(fault)


def test_json_keeps_all_of_it(record: Chronology) -> None:
    """The JSON reads back as an equal record, in which translations lead to sources of that record."""
    again = Chronology.from_json(record.to_json())
    assert (again, again.digest) == (record, record.digest)
    assert again.source("dispatch").translation_of is again.source("bureau")
    assert again.places[0].names == ("Geneva", "Genève", "日內瓦")


def test_sources_that_are_versions_of_each_other(tmp_path: Path) -> None:
    """A circle of versions is one fault that names it, in folders and in JSON."""
    with pytest.raises(CurationError, match="in a circle: ") as raised:
        cited(tmp_path, **{'standing = "corrected"': 'version_of = "dispatch"'})
    assert len(raised.value.faults) == 1


def test_the_shipped_articles_say_nothing_of_their_pages() -> None:
    """The shipped articles print no writer, no address and no correction, and none is a version of another."""
    record = vnus_trade.load()
    pages = {(each.authors, each.url, each.archived, each.accessed, each.original) for each in record.sources}
    assert pages == {((), None, None, None, source) for source in record.sources}
    assert {each.standing for each in record.sources} == {Standing.CURRENT}
