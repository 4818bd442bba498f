"""Looking at folders however faulty they are: entries, located quotations, and faults as data."""

from pathlib import Path

import pytest

import vnus_trade
from tests.curated import LATER, VALID, changed
from vnus_trade import Fix, survey

SECOND = ("meeting", 0)


def test_a_sound_folder() -> None:
    """Of a folder without faults, every entry has the quotations and reasons of its object."""
    seen, record = survey(VALID, LATER), vnus_trade.load(VALID, LATER)
    assert seen.faults == ()
    (meeting,) = [entry for entry in seen.entries if entry.id == "fifth-meeting"]
    assert (meeting.file, meeting.path, meeting.line, meeting.kind) == (
        *("valid/curation/article.toml", SECOND, 53, "meeting"),
    )
    assert (meeting.title, meeting.evidence) == ("Fifth meeting", record["fifth-meeting"].evidence)
    (kest,) = [entry for entry in seen.entries if entry.id == "kest"]
    assert len(kest.evidence) == 2
    assert {entry.kind for entry in seen.entries} >= {"source", "extend", "topic", "negotiation", "actor"}


def test_faults_are_data(tmp_path: Path) -> None:
    """A fault has the path of its table, the key, and the passage that comes nearest."""
    folder = changed(
        VALID, tmp_path / "f", ("the envoy of the Borland Office since", "an envoy of the Borland Office since")
    )
    (fault,) = survey(folder).faults
    assert (fault.path, fault.field) == (("actor", 2, "office", 0, "evidence", 0), "office[0].quote")
    assert fault.passage == "Bram Kest has been the envoy of the Borland Office since 2030."


def test_one_file(tmp_path: Path) -> None:
    """Of one file alone, the quotations of this file are looked for, and those of others are not."""
    later = changed(LATER, tmp_path / "later", ("Minister of Glass since 2029", "Minister of Glass since 2028"))
    first, second = "valid/curation/article.toml", "later/curation/article.toml"
    assert survey(VALID, later, only=first).faults == ()
    seen = survey(VALID, later, only=second)
    assert {entry.file for entry in seen.entries} == {second}
    assert [fault.file for fault in seen.faults] == [second]
    assert survey(VALID, later).of_file(first).faults == ()


def test_drafts_are_read(tmp_path: Path) -> None:
    """The drafts of a folder are read where they lie."""
    folder = changed(VALID, tmp_path / "f")
    (folder / "curation" / "drafts").mkdir()
    (folder / "curation" / "drafts" / "more.toml").write_text('[[topic]]\nid = "more"\n', encoding="utf-8")
    (fault,) = survey(folder).faults
    assert str(fault) == "f/curation/drafts/more.toml:1: more title: is missing"
    assert vnus_trade.load(folder).topics


def test_a_limit_is_kept() -> None:
    """A survey stops where loading would stop."""
    seen = survey(VALID, limits=vnus_trade.Limits(steps=100_000))
    assert "takes more than 100000 steps" in seen.faults[0].message
    assert seen.entries


def test_there_is_no_folder(tmp_path: Path) -> None:
    """What is no folder is a fault."""
    seen = survey(tmp_path / "nowhere", limits=vnus_trade.Limits(faults=1))
    assert (seen.entries, len(seen.faults)) == ((), 1)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (('is = "2031-05-01", ', ""), Fix((*SECOND, "when"), "is", "2031-05-01")),
        (('published = { is = "2031-05-03", ', "published = { "), Fix(("source", "published"), "is", "2031-05-03")),
        (('sha256 = "DIGEST"\n', ""), None),
        (('for = "form when place', 'line = 3\n  for = "form when place'), Fix((*SECOND, "evidence", 0), "line", 5)),
    ],
)
def test_what_would_mend_it(tmp_path: Path, change: tuple[str, str], expected: Fix | None) -> None:
    """A fault has the value that would mend it, where only one is right."""
    folder = changed(VALID, tmp_path / "f")
    file = folder / "curation" / "article.toml"
    text = file.read_text(encoding="utf-8")
    digest = text.partition('sha256 = "')[2][:64]
    old, new = change[0].replace("DIGEST", digest), change[1]
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    fixes = [fault.fix for fault in survey(folder).faults]
    assert fixes[0] == (expected or Fix(("source",), "sha256", digest))
