"""Writing a site into a folder."""

import json
import sys
from pathlib import Path

import pytest

from tests.invented import CALL, EVENTS, chronology
from vnus_trade.command.main import main
from vnus_trade.errors import ExtraMissing, WriteRefused
from vnus_trade.site.pages import files_of
from vnus_trade.site.publishing import MANIFEST


def written(folder: Path) -> dict[str, bytes]:
    """The files of a folder, by their paths in it."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_new_folder(tmp_path: Path) -> None:
    """A site is written into a folder that does not exist or is empty, with a list of its files."""
    record = chronology(EVENTS)
    (tmp_path / "empty").mkdir()
    for folder in (tmp_path / "new" / "site", tmp_path / "empty"):
        record.site(folder)
        there = written(folder)
        listed = json.loads(there.pop(MANIFEST))
        assert there == files_of(record)
        assert listed == {"made_by": "vnus-trade site", "record": record.digest, "files": sorted(there)}


def test_what_is_there_stays(tmp_path: Path) -> None:
    """A folder that holds anything is left as it is, with or without `overwrite`, unless an earlier site is in it."""
    (tmp_path / "mine.txt").write_text("mine")
    for overwrite in (False, True):
        with pytest.raises(WriteRefused, match="holds something that no site wrote"):
            chronology(EVENTS).site(tmp_path, overwrite=overwrite)
    assert written(tmp_path) == {"mine.txt": b"mine"}


@pytest.mark.parametrize(
    "listed",
    [
        "",
        "[]",
        '{"made_by": "somebody", "files": ["mine.txt"]}',
        '{"files": 3}',
        '{"made_by": "vnus-trade site"}',
        '{"made_by": "vnus-trade site", "files": 3}',
    ],
)
def test_a_list_that_no_site_wrote(tmp_path: Path, listed: str) -> None:
    """A folder whose list is of another making is no earlier site."""
    (tmp_path / MANIFEST).write_text(listed)
    with pytest.raises(WriteRefused):
        chronology(EVENTS).site(tmp_path, overwrite=True)
    assert written(tmp_path) == {MANIFEST: listed.encode()}


def test_an_earlier_site_is_replaced(tmp_path: Path) -> None:
    """With `overwrite`, pages are replaced, those of entries that are gone are removed, and all else is left alone."""
    chronology(EVENTS).site(tmp_path)
    (tmp_path / "CNAME").write_text("talks.example")
    (tmp_path / "site.css").unlink()
    later = chronology((CALL,))
    with pytest.raises(WriteRefused, match="a site is there; write it anew with --overwrite, in Python overwrite=True"):
        later.site(tmp_path)
    later.site(tmp_path, overwrite=True)
    there = written(tmp_path)
    assert there.pop("CNAME") == b"talks.example"
    assert json.loads(there.pop(MANIFEST))["files"] == sorted(there)
    assert there == files_of(later)


def test_a_file_of_somebody_else_is_in_the_way(tmp_path: Path) -> None:
    """A page is not written over a file that the earlier site did not write; then everything stays as it was."""
    chronology((CALL,)).site(tmp_path)
    (tmp_path / "events" / "second.html").write_text("mine")
    before = written(tmp_path)
    with pytest.raises(WriteRefused, match=r"second\.html"):
        chronology(EVENTS).site(tmp_path, overwrite=True)
    assert written(tmp_path) == before


def test_a_list_that_leads_out(tmp_path: Path) -> None:
    """A list of files that leads out of the folder is refused, and nothing there is touched."""
    (tmp_path / "mine.txt").write_text("mine")
    site = tmp_path / "site"
    chronology((CALL,)).site(site)
    listed = json.loads((site / MANIFEST).read_text())
    (site / MANIFEST).write_text(json.dumps({**listed, "files": [*listed["files"], "../mine.txt"]}))
    with pytest.raises(WriteRefused, match="leads out"):
        chronology((CALL,)).site(site, overwrite=True)
    assert (tmp_path / "mine.txt").read_text() == "mine"


def test_without_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without Jinja, the error says what to install."""
    monkeypatch.setitem(sys.modules, "jinja2", None)
    with pytest.raises(ExtraMissing, match=r"vnus-trade\[site\]"):
        chronology((CALL,)).site(tmp_path / "site")


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`vnus-trade site` writes the site of the folders that it is given, and refuses what it may not write over."""
    arguments = ["site", "docs/your-own-articles/talks", "--output", str(tmp_path / "public")]
    assert main(arguments) == 0
    assert (
        capsys.readouterr().out == f"{tmp_path / 'public' / 'index.html'} is written, and the pages that it leads to\n"
    )
    assert (tmp_path / "public" / "index.html").is_file()
    assert main(arguments) == 1
    assert "a site is there" in capsys.readouterr().err
    assert main([*arguments, "--overwrite"]) == 0
