"""Finding curated folders, and reading their files in order."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import vnus_trade
from tests.curated import VALID, write
from vnus_trade.errors import CurationError
from vnus_trade.folders.limits import STANDARD
from vnus_trade.folders.report import Report
from vnus_trade.folders.toml_files import Folders


def test_the_record_is_read_first(tmp_path: Path) -> None:
    """`record.toml` comes first, the other files by name, and the folders as they are named."""
    for name in ("b", "a"):
        folder = write(tmp_path / name, "", "")
        (folder / "curation" / "Article-2.toml").write_text("")
    assert [file.shown for file in Folders([tmp_path / "b", tmp_path / "a"], Report(STANDARD)).files] == [
        "b/curation/record.toml",
        "b/curation/Article-2.toml",
        "b/curation/article.toml",
        "a/curation/record.toml",
        "a/curation/Article-2.toml",
        "a/curation/article.toml",
    ]


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    """A path that leads to no folder is named as it was given."""
    missing = tmp_path / "nowhere"
    with pytest.raises(CurationError) as caught:
        vnus_trade.load(VALID, missing)
    assert str(caught.value) == (
        "1 fault in the curation; nothing was loaded\n"
        f"  {missing}: is no folder; a folder holds texts, and curation/ beside them"
    )


def test_a_folder_is_shown_by_its_own_name(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A folder named by `.` is shown by its name all the same."""
    monkeypatch.chdir(write(tmp_path / "mine", "", ""))
    files = Folders([Path()], Report(STANDARD)).files
    assert [file.shown for file in files] == ["mine/curation/record.toml", "mine/curation/article.toml"]


def test_empty_files_hold_nothing(tmp_path: Path) -> None:
    """A folder whose files say nothing gives a record of nothing."""
    record = vnus_trade.load(write(tmp_path / "mine", "", ""))
    assert list(record.events) == []
    assert repr(record) == "<Chronology : 0 events from 0 sources>"


def test_folders_of_one_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Folders that have one name are told apart in a report, in whatever way they are named."""
    monkeypatch.chdir(tmp_path)
    for name in ("mine", "a/mine", "b/mine"):
        write(tmp_path / name, "", "", "x = 1\n")
    with pytest.raises(CurationError) as caught:
        vnus_trade.load("a/mine", "b/mine", "mine")
    assert [fault.file for fault in caught.value.faults] == [
        "mine/curation/record.toml",
        "b/mine/curation/record.toml",
        f"{tmp_path}/mine/curation/record.toml",
    ]


@pytest.mark.parametrize("folder", ["curation", "curation/drafts"])
def test_a_folder_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str) -> None:
    """A folder whose files the system does not list is a fault, and no error of Python's."""

    def listed(self: Path) -> Iterator[Path]:
        if self == tmp_path / folder:
            raise PermissionError(13, "Permission denied")
        return listing(self)

    listing = Path.iterdir
    monkeypatch.setattr(Path, "iterdir", listed)
    with pytest.raises(CurationError, match=rf"{re.escape(str(tmp_path))}: cannot be read: Permission denied"):
        vnus_trade.load(tmp_path)
