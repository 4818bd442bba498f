"""Curated folders with a fault each: `expected.txt` beside one is the whole report, word for word.

Where a fault needs other folders beside it, `loaded.txt` names all that are loaded, in their order.
"""

import shutil
from pathlib import Path

import pytest

import vnus_trade
from tests.curated import BROKEN, loaded_with

SEVERAL = ("several-faults", "no-echo-of-an-unread-entry", "order-against-times-and-a-reference")
FOLDERS = sorted(expected.parent.name for expected in BROKEN.glob("*/expected.txt"))


def report_of(*folders: str) -> str:
    """The report that loading these folders gives."""
    with pytest.raises(vnus_trade.CurationError) as caught:
        vnus_trade.load(*folders)
    return str(caught.value)


@pytest.fixture(autouse=True)
def _in_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    # A folder without curation is reported by the path that was given.
    monkeypatch.chdir(BROKEN)


@pytest.mark.parametrize("name", FOLDERS)
def test_the_report_is_as_expected(name: str) -> None:
    """A broken folder gives just the report that lies in it."""
    report = report_of(*loaded_with(name))
    assert report + "\n" == (BROKEN / name / "expected.txt").read_text(encoding="utf-8")
    assert report.replace("\n", "").isprintable()


def test_every_folder_is_tested() -> None:
    """Each folder but the valid ones has its expected report."""
    assert sorted(path.name for path in BROKEN.iterdir() if not path.name.startswith("_")) == FOLDERS


@pytest.mark.parametrize("name", FOLDERS)
def test_one_fault_a_folder(name: str) -> None:
    """A folder shows one fault; one that is there to show several has them in the order of files and lines."""
    faults = report_of(*loaded_with(name)).splitlines()[1:]
    assert len(faults) == 1 or name in SEVERAL
    places = [(fault.split(":")[0].endswith("article.toml"), int(fault.split(":")[1])) for fault in faults[1:]]
    assert places == sorted(places)


@pytest.mark.parametrize("names", [["_valid"], ["_neighbour"], ["_namesakes"], ["_valid", "_later"]], ids="-".join)
def test_the_valid_folders_load(names: list[str]) -> None:
    """What the broken folders are made from has no fault."""
    assert vnus_trade.load(*names).events


def test_the_faults_of_two_folders_come_in_one_report(tmp_path: Path) -> None:
    """All faults of all folders are reported together, in the order in which the folders are named."""
    river = tmp_path / "river"
    shutil.copytree("_neighbour", river)
    article = river / "curation" / "gazette.toml"
    article.write_text(article.read_text().replace('"Long Ford"', '"Longford"').replace("river-lands", "river-folk", 1))
    unknown = "there is no actor 'river-lands'; did you mean 'river-folk'?"
    unseen = "do not mention 'Longford'; quote the words that say so, or declare them with `reads`"
    faults = [
        f"  river/curation/record.toml:1: river-talks parties: {unknown}",
        f"  river/curation/gazette.toml:22: river-meeting participants: {unknown}",
        f"  river/curation/gazette.toml:22: river-meeting place: the words quoted for it {unseen}",
    ]
    own = report_of("year-missing").splitlines()[1:]
    head = "4 faults in the curation; nothing was loaded"
    assert report_of(str(river), "year-missing").splitlines() == [head, *faults, *own]
    assert report_of("year-missing", str(river)).splitlines() == [head, *own, *faults]


def test_no_ledger_beside_another_fault() -> None:
    """A passage that nothing accounts for is not reported while there is a fault that may explain it."""
    assert "passage-unaccounted" not in report_of("_neighbour", "year-missing")


def test_an_id_taken_in_an_earlier_folder(tmp_path: Path) -> None:
    """Ids are unique over the folders loaded together, and the fault says where the earlier one stands."""
    copied = shutil.copytree(BROKEN / "_valid", tmp_path / "copied")
    assert report_of("_valid", str(copied)).splitlines()[1] == (
        "  copied/curation/record.toml:1: talks id: is taken already, at _valid/curation/record.toml:1; "
        "ids are unique over all folders"
    )


def test_a_folder_named_twice() -> None:
    """A folder that is named twice is one fault, and not one for each of its entries."""
    assert report_of("_valid", "./_valid") == (
        "1 fault in the curation; nothing was loaded\n  _valid: is named twice; name each folder once"
    )


def test_texts_of_one_name_in_two_folders() -> None:
    """Two folders may each have a text of the same name, and each article is checked against its own."""
    both = vnus_trade.load("_valid", "_neighbour")
    assert [source.file for source in both.sources] == ["text.txt", "text.txt"]
    assert both["river-meeting"].evidence[0].quotation.source.id == "river-report"
