"""Accepting drafts: those without faults move up, whatever else a folder has."""

from pathlib import Path

import pytest

import vnus_trade
from tests.curated import LATER, VALID, changed
from vnus_trade import CurationError, NotFound, WriteRefused
from vnus_trade.filing.accepting import accept


def drafted(to: Path, *changes: tuple[str, str]) -> Path:
    """The later folder, whose article is a draft, with changes in it, beside one that is no TOML."""
    folder = changed(LATER, to, *changes)
    drafts = folder / "curation" / "drafts"
    drafts.mkdir()
    (folder / "curation" / "article.toml").rename(drafts / "article.toml")
    (drafts / "half.toml").write_text("= 3", encoding="utf-8")
    return folder


@pytest.mark.parametrize("name", ["article", "article.toml", "curation/drafts/article.toml"])
def test_a_draft_without_faults(tmp_path: Path, name: str) -> None:
    """A draft without faults moves up, and other drafts do not matter."""
    folder = drafted(tmp_path / "later")
    before = (folder / "curation" / "drafts" / "article.toml").read_bytes()
    assert accept(folder, name, earlier=[VALID]) == folder / "curation" / "article.toml"
    assert (folder / "curation" / "article.toml").read_bytes() == before
    assert not (folder / "curation" / "drafts" / "article.toml").exists()
    assert vnus_trade.load(VALID, folder) == vnus_trade.load(VALID, LATER)


def test_a_draft_with_faults(tmp_path: Path) -> None:
    """A draft with faults stays, and the faults are its own."""
    folder = drafted(tmp_path / "later", ("since 2029", "since 2028"))
    with pytest.raises(CurationError) as caught:
        accept(folder, "article", earlier=[VALID])
    assert {fault.file for fault in caught.value.faults} == {"later/curation/drafts/article.toml"}
    assert (folder / "curation" / "drafts" / "article.toml").exists()


def test_a_draft_with_faults_beside_a_folder_of_the_same_name(tmp_path: Path) -> None:
    """A draft with faults stays, also where faults call its folder by its path, as an earlier one has its name."""
    folder = drafted(tmp_path / VALID.name, ("since 2029", "since 2028"))
    with pytest.raises(CurationError) as caught:
        accept(folder, "article", earlier=[VALID])
    assert {fault.file for fault in caught.value.faults} == {f"{folder}/curation/drafts/article.toml"}
    assert (folder / "curation" / "drafts" / "article.toml").exists()


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    """A file of the same name stays, and an unknown name is an error with suggestions."""
    folder = drafted(tmp_path / "later")
    (folder / "curation" / "article.toml").write_text("", encoding="utf-8")
    with pytest.raises(WriteRefused):
        accept(folder, "article", earlier=[VALID])
    with pytest.raises(NotFound, match=r"article\.toml"):
        accept(folder, "artikle")
    with pytest.raises(NotFound, match=r"no draft is called 'x'; did you mean 'article\.toml' or 'half\.toml'\?"):
        accept(folder, "x")
