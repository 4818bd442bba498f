"""Whatever is wrong with folders, a survey tells all of it, and what is sound of them can be loaded."""

from pathlib import Path

import pytest

import vnus_trade
from tests.curation.fault_table import BY_NAME, FaultRow
from vnus_trade import CurationError, survey

pytestmark = [pytest.mark.repetitive, pytest.mark.parametrize("row", BY_NAME.values(), ids=list(BY_NAME))]


def test_a_survey(row: FaultRow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However faulty a folder is, a survey has the faults that loading reports, each at its path."""
    row.write(tmp_path)
    monkeypatch.chdir(tmp_path)
    seen = survey(*row.loaded)
    assert tuple(map(str, seen.faults)) == row.expected
    assert all(fault.path for fault in seen.faults if fault.entry not in ("", "event"))


def test_what_is_sound(row: FaultRow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However faulty a folder is, loading comes to an end: its faults are left out, or else raised."""
    row.write(tmp_path)
    monkeypatch.chdir(tmp_path)
    faults: set[str] = set()
    try:
        left_out = vnus_trade.load(*row.loaded, strict=False).left_out
    except CurationError as error:
        faults = {str(fault) for fault in error.faults}
    else:
        faults = {str(fault) for each in left_out for fault in each.faults}
    assert faults & set(row.expected)
