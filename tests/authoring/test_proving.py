"""Drafts without what has a fault."""

import shutil
from pathlib import Path

import attrs
import pytest

from tests.authoring.drafted import POLICY, actor, drafted_article, new_article
from tests.curated import VALID, write
from vnus_trade.authoring import proving
from vnus_trade.authoring.draft import DraftedArticle
from vnus_trade.authoring.new_article import BegunCuration
from vnus_trade.authoring.proving import proved
from vnus_trade.contents.index import Contents
from vnus_trade.drafting.entries import DraftedEntry

TEXT = "Minister Ito Strand said on July 1 that it rained in Kobe."


def faulty() -> DraftedArticle:
    """A draft with an entry whose place and reading are not in its words, and two whose speakers are not there."""
    drafted = drafted_article(TEXT, actors=(actor("lorn", "Ada Lorn"),))
    statement = next(entry for entry in drafted.entries if entry.kind == "statement")
    one = statement.having(place="Port Sorry")
    reading = attrs.evolve(statement, id="reading", reads={"nobody": ("lorn",)})
    wrong = attrs.evolve(statement.having(speakers=["nobody"]), id="wrong")
    entries = [one if entry is statement else entry for entry in drafted.entries]
    return attrs.evolve(drafted, entries=[*entries, reading, wrong])


def by_id(drafted: DraftedArticle) -> dict[str, DraftedEntry]:
    """The entries of a draft."""
    return {entry.id: entry for entry in drafted.entries}


def test_what_has_a_fault_is_left_empty() -> None:
    """A key at fault is left out with the fault as a note; an entry that cannot stand without it is a remark."""
    found = proved(faulty(), [VALID])
    statement = by_id(found)["ito-strand-asserts"]
    assert "place" not in statement.fields
    assert "do not mention 'Port Sorry'" in statement.notes["place"]
    assert by_id(found)["reading"].reads == {}
    assert "wrong" not in by_id(found)
    assert any(
        remark.message.startswith("a statement, but speakers: there is no actor 'nobody'") for remark in found.remarks
    )
    assert "# place: the words quoted for it do not mention 'Port Sorry'" in found.toml()


def test_a_plan_at_fault_leaves_what_is_to_come_expected() -> None:
    """What was to come by a plan that is taken out is still only expected."""
    drafted = drafted_article("The third round will be held on August 1.")
    (planned,) = [entry for entry in drafted.entries if entry.kind == "round"]
    wrong = planned.having(plan={"place": "Port Sorry"})
    (found,) = proved(attrs.evolve(drafted, entries=[wrong]), [VALID]).entries
    assert (found.fields.get("plan"), found.fields["status"]) == (None, "expected")


def test_what_cannot_be_proved_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """An entry that still has faults when a draft has been checked often enough is left out."""
    monkeypatch.setattr(proving, "_MOST_ROUNDS", 1)
    assert by_id(proved(faulty(), [VALID])).keys() == {"ito-strand"}


def test_faults_of_other_files_do_not_matter(tmp_path: Path) -> None:
    """What is wrong with other files than the draft takes nothing out of it."""
    drafted = drafted_article(TEXT)
    shutil.copytree(VALID / "curation", tmp_path / "f" / "curation")
    assert by_id(proved(drafted, [tmp_path / "f"])) == by_id(drafted)


BEGUN = """from = "text.txt"
id = "note"
sha256 = "DIGEST"
title = "A note"

[[actor]]
id = "kest"
name = "Bram Kest"
kind = "person"
quote = "The envoy Bram Kest came on July 1."

  [[actor.office]]
  title = "envoy"
  quote = "The envoy Bram Kest came on July 1."
"""


def test_a_draft_is_proved_in_its_place(tmp_path: Path) -> None:
    """The rest of an article is checked as one with what was accepted: a title means whom it means there."""
    text = "The envoy Bram Kest came on July 1.\nThe envoy said that rain would fall.\n"
    folder = write(tmp_path / "f", text, BEGUN)
    begun = BegunCuration('from = "text.txt"\n', ())
    article = attrs.evolve(new_article(text, file="text.txt"), begun=begun)
    drafted = DraftedArticle.of(article, Contents(actors=(actor("kest", "Bram Kest"),)), POLICY)
    statement = DraftedEntry(
        "statement", 36, ((36, 71),), {"speakers": ["kest"], "speech_acts": ["asserts"]}, id="says"
    )
    other = attrs.evolve(statement, start=0, quotes=((0, 35),), id="kest")
    assert by_id(proved(attrs.evolve(drafted, entries=[statement, other]), [folder])) == {"says": statement}
