"""The command `export`: formats, files and refusals."""

import csv
import json
import sys
from io import StringIO
from pathlib import Path

import pytest

import vnus_trade
from tests.curated import VALID
from vnus_trade.command.main import main
from vnus_trade.interchange.tables import to_csv, to_parquet
from vnus_trade.interchange.web_annotations import collection
from vnus_trade.record.chronology import Chronology

RECORD = vnus_trade.load()


def exported(capture: pytest.CaptureFixture[bytes], *arguments: str) -> bytes:
    """Export, and return what the command writes to the standard output."""
    assert main(["export", *arguments]) == 0
    written: bytes = capture.readouterr().out
    return written


def test_json_is_the_default(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """Without a format the command writes JSON that reads back as the same record."""
    assert Chronology.from_json(exported(capsysbinary)) == RECORD


def test_json_without_texts(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """`--no-texts` leaves the texts out."""
    assert json.loads(exported(capsysbinary, "--format", "json", "--no-texts"))["texts"] is False


def test_a_folder_of_ones_own(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """`--folder` exports a folder in place of the shipped record."""
    assert Chronology.from_json(exported(capsysbinary, "--folder", str(VALID))) == vnus_trade.load(VALID)


def test_csv(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """A table has every event, or those of one kind, byte for byte as `to_csv` writes it."""
    assert exported(capsysbinary, "--format", "csv") == to_csv(RECORD.events)
    assert exported(capsysbinary, "--format", "csv", "--kind", "tariff") == to_csv(RECORD.tariffs)
    written = exported(capsysbinary, "--format", "csv", "--excel", "--separator", ";")
    assert written == to_csv(RECORD.events, excel=True, separator=";")


def test_annotations(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """Annotations are written as one collection."""
    assert json.loads(exported(capsysbinary, "--format", "annotations")) == collection(RECORD)


def test_bibliographies(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """BibTeX and CSL-JSON are written as the record gives them."""
    assert exported(capsysbinary, "--format", "bibtex") == RECORD.to_bibtex().encode()
    assert exported(capsysbinary, "--format", "csl-json") == RECORD.to_csl_json().encode()


def test_a_standard_output_that_takes_text_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """A standard output that takes only text gets the text."""
    output = StringIO()
    monkeypatch.setattr(sys, "stdout", output)
    assert main(["export", "--format", "csv"]) == 0
    written = csv.DictReader(StringIO(output.getvalue(), newline=""))
    assert len(list(written)) == len(RECORD.events) + len(RECORD.events.possible)


def test_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--output` writes a new file; an existing one is left unchanged without `--overwrite`."""
    path = tmp_path / "events.parquet"
    assert main(["export", "--format", "parquet", "--output", str(path)]) == 0
    assert capsys.readouterr().out == f"{path} is written\n"
    assert path.read_bytes() == to_parquet(RECORD.events)
    assert main(["export", "--output", str(path)]) == 1
    assert "something of that name exists" in capsys.readouterr().err
    assert path.read_bytes() == to_parquet(RECORD.events)
    assert main(["export", "--output", str(path), "--overwrite"]) == 0
    assert Chronology.from_json(path.read_bytes()) == RECORD


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--format", "parquet"], "parquet is not text; name a file with --output"),
        (["--kind", "tariff"], "--kind is for tables, and json is none; leave it out"),
        (["--excel"], "--excel and --separator are for csv, and not for json"),
        (["--format", "parquet", "--separator", ";"], "--excel and --separator are for csv, and not for parquet"),
        (["--format", "csv", "--no-texts"], "--no-texts is for json, and csv has no texts; leave it out"),
        (["--overwrite"], "--overwrite needs --output"),
    ],
)
def test_misuse(arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Options that do not fit together are a misuse, and the message says what to do."""
    with pytest.raises(SystemExit) as stopped:
        main(["export", *arguments])
    assert stopped.value.code == 2
    assert capsys.readouterr().err.endswith(f"vnus-trade export: error: {said}\n")


def test_parquet_without_pyarrow(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without pyarrow, the error names the extra that installs it, and nothing is written."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    path = tmp_path / "events.parquet"
    assert main(["export", "--format", "parquet", "--output", str(path)]) == 1
    assert capsys.readouterr().err == "pyarrow is not installed; pip install 'vnus-trade[parquet]' brings it\n"
    assert not path.exists()
