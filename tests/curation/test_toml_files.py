"""Finding curated folders, and the lines of table headers."""

from pathlib import Path

import pytest

import vnus_trade
from tests.curated import VALID, write
from vnus_trade.curation.limits import STANDARD
from vnus_trade.curation.report import Report
from vnus_trade.curation.toml_files import Folders, header_lines
from vnus_trade.errors import CurationError


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


def test_header_lines() -> None:
    """Each table has the line of its header: arrays are counted, within the table that they stand in."""
    text = (
        'from = "text.txt"\n'
        "[source]\n"
        "[[source.evidence]]\n"
        "  [[source.evidence]]  # the second\n"
        "[[actor]]\n"
        '[[ actor . "office" ]]\n'
        "[[actor.office.evidence]]\n"
        "[actor.office.inferred]\n"
        "[[actor]]\n"
        "[[actor.office]]\n"
    )
    assert header_lines(text) == {
        (): 1,
        ("source",): 2,
        ("source", "evidence", 0): 3,
        ("source", "evidence", 1): 4,
        ("actor", 0): 5,
        ("actor", 0, "office", 0): 6,
        ("actor", 0, "office", 0, "evidence", 0): 7,
        ("actor", 0, "office", 0, "inferred"): 8,
        ("actor", 1): 9,
        ("actor", 1, "office", 0): 10,
    }


@pytest.mark.parametrize(
    "before",
    [
        "quote = '''\n[[actor]]\n'''",
        'quote = """\n[[actor]]\n"""',
        "quote = '''\n\"\"\"\n[[actor]]\n'''",
        "quote = '''one''' # '''\n",
        "quote = '''it is ''''\n",
        "# it's '''not a text\n",
        "one = '''a'''; two = \"\"\"b\"\"\"\n\n",
        "names = [\n  ['a']\n,]",
        "names = [\n  ['a'],\n]",
    ],
)
def test_headers_within_texts_are_no_headers(before: str) -> None:
    """A line within a text of several lines is no header, and none after it is missed or shifted."""
    assert header_lines(f"{before}\n[[meeting]]\n")["meeting", 0] == before.count("\n") + 2
    assert ("actor", 0) not in header_lines(f"{before}\n[[meeting]]\n")


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


def test_a_header_of_too_many_parts_is_none() -> None:
    """A quoted name full of dots is no path to a table."""
    assert header_lines('["' + "." * 100_000 + '"]\n[[meeting]]\n') == {(): 1, ("meeting", 0): 2}
