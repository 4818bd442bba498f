"""Every row of the table of faults gives just the report that is expected of it, word for word."""

import re
from collections.abc import Iterator
from pathlib import Path

import attrs
import pytest

import vnus_trade
from tests import FOLDERS
from tests.curation.fault_table import BY_NAME, FAULTS, GROUPS, SEVERAL, Change, FaultRow, rows

# A report that asks for a reading, the top of an entry, and its quotations; behind one in braces a comma goes on.
_ASKS = re.compile(r'(?P<path>\S+):(?P<line>\d+): .*reads = \{ "\.\.\." = "(?P<id>[^"]+)" \}$')
_TOP = re.compile(r"^\[\[\w+\]\]", re.MULTILINE)
_QUOTE = re.compile(r"""quote = (\[.*?\]|"{3}.*?"{3}|'{3}.*?'{3}|".*?")(?P<more>\s*[,}])?""", re.DOTALL)
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


@pytest.mark.parametrize(
    "row", [row for row in BY_NAME.values() if _ASKS.search(row.expected[0])], ids=lambda row: row.name
)
def test_what_a_report_proposes_is_accepted(row: FaultRow, tmp_path: Path) -> None:
    """Where a report says to declare whom words mean, the next check accepts that of some words of a quotation."""
    assert any(not each.report(tmp_path) for each in _with_a_reading(row))


def _with_a_reading(row: FaultRow) -> Iterator[FaultRow]:
    """The row with a reading more: of each word without a capital, of each quotation of the entry at fault."""
    asked = _ASKS.fullmatch(row.expected[0])
    assert asked is not None
    folder, _, file = asked["path"].split("/")
    text = row.files()[asked["path"]]
    lines = text.decode().splitlines(keepends=True)
    start = sum(map(len, lines[: int(asked["line"]) - 1]))
    after = _TOP.search("".join(lines), start + 1)
    for quote in _QUOTE.finditer("".join(lines), start, after.start() if after else sum(map(len, lines))):
        for word in re.findall(r"\b[a-z]+\b", quote[1]):
            reads = f'{", " if quote["more"] else chr(10)}reads = {{ "{word}" = "{asked["id"]}" }}'
            new = "".join(lines)[: quote.end(1)] + reads + "".join(lines)[quote.end(1) :]
            yield attrs.evolve(row, changes=(*row.changes, Change(folder, file, text, new.encode())))
