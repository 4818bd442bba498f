"""Every row of the table of faults gives just the report that is expected of it, word for word."""

from pathlib import Path

import pytest

import vnus_trade
from tests import FOLDERS
from tests.curation.fault_table import BY_NAME, FAULTS, GROUPS, SEVERAL, FaultRow, rows

each_row = pytest.mark.parametrize("row", BY_NAME.values(), ids=list(BY_NAME))


@each_row
def test_the_report_is_as_expected(row: FaultRow, tmp_path: Path) -> None:
    """Loading the folders of a row gives the report that the row expects, in lines that can be printed."""
    report = row.report(tmp_path)
    head = f"{len(row.expected)} fault{'s' if len(row.expected) > 1 else ''} in the curation; nothing was loaded"
    assert report.splitlines() == [head, *(f"  {fault}" for fault in row.expected)]
    assert report.replace("\n", "").isprintable()


def test_a_row_shows_one_fault() -> None:
    """Each row expects one fault, except in the group that shows several."""
    assert [row.name for row in rows() if len(row.expected) != 1 and row.group != SEVERAL] == []


def test_names_are_unique() -> None:
    """No two rows have one name, and no file of rows is left out."""
    assert len(BY_NAME) == len(list(rows()))
    assert sorted(GROUPS) == sorted(FAULTS.iterdir())


@pytest.mark.parametrize("names", [["valid"], ["neighbour"], ["namesakes"], ["valid", "later"]], ids="-".join)
def test_the_folders_load(names: list[str]) -> None:
    """The folders that the rows change have no fault."""
    assert vnus_trade.load(*(FOLDERS / name for name in names)).events
