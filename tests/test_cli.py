"""The command: what it prints, where, and with what exit code."""

import io
import os
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

import vnus_trade
from tests.curated import BROKEN, NEIGHBOUR, VALID
from vnus_trade.cli import main

EXPECTED = Path(__file__).parent / "expected"
FOLDER = ["--folder", str(VALID)]


@pytest.fixture(autouse=True)
def _no_colour_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    # argparse wraps its help to the terminal's width.
    monkeypatch.setenv("COLUMNS", "100")


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What the command prints if all goes well."""
    assert main(arguments) == 0
    captured = capsys.readouterr()
    assert captured.err == ""
    return captured.out


def failed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What the command says where it fails; nothing but that is printed."""
    assert main(arguments) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    return captured.err


def expected(name: str) -> str:
    """The output that lies under this name."""
    return (EXPECTED / f"{name}.txt").read_text(encoding="utf-8")


def test_timeline(capsys: pytest.CaptureFixture[str]) -> None:
    """The timeline is followed by the rounds before the deal."""
    out = printed(capsys, "timeline", *FOLDER)
    timeline = expected("timeline-of-the-valid-folder")
    assert out.startswith(timeline)
    assert out[len(timeline) :] == "\n" + expected("answer-of-the-valid-folder")


def test_timeline_is_the_default(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a command the shipped record's timeline is printed."""
    assert printed(capsys) == printed(capsys, "timeline")


def test_timeline_without_a_deal(capsys: pytest.CaptureFixture[str]) -> None:
    """Where no negotiation names a deal, nothing is asked about one."""
    out = printed(capsys, "timeline", "--folder", str(NEIGHBOUR))
    assert "The lands of the river meet at Long Ford [river-meeting]" in out
    assert "deal" not in out


def test_timeline_of_two_folders(capsys: pytest.CaptureFixture[str]) -> None:
    """`--folder` may be repeated; each negotiation with a deal has its own answer."""
    out = printed(capsys, "timeline", *FOLDER, "--folder", str(NEIGHBOUR))
    assert out.startswith("Talks of Arden and Borland\nTalks of the lands of the river\n9 events from 2 sources")
    assert out.count("Which rounds came before the deal?") == 1


@pytest.mark.parametrize(
    ("arguments", "head", "ids"),
    [
        ([], "Which rounds were there?", ["round-1", "round-2"]),
        (["--before", "deal"], "Which rounds were there before the deal?", []),
        (["--before", "2031-05-03"], "Which rounds were there before 2031-05-03?", ["round-1"]),
        (["--after", "2031-03"], "Which rounds were there after 2031-03?", ["round-1", "round-2"]),
        (["--after", "round-1"], "Which rounds were there after round-1?", ["round-2"]),
        (
            ["--after", "2031-03", "--before", "2031-05-03"],
            "Which rounds were there before 2031-05-03 after 2031-03?",
            ["round-1"],
        ),
    ],
)
def test_rounds(capsys: pytest.CaptureFixture[str], arguments: list[str], head: str, ids: list[str]) -> None:
    """Rounds are asked for by the deal, by the id of an event, or by a date."""
    lines = printed(capsys, "rounds", *arguments, *FOLDER).splitlines()
    assert lines[0] == head
    assert [line.split("[")[1].rstrip("]") for line in lines if line.startswith("  certain: ")] == ids


@pytest.mark.parametrize(
    "name", ["fifth-meeting", "lorn", "Addie", "ADA LORN", "report", "text.txt", "arlen", "glass-law"]
)
def test_show(capsys: pytest.CaptureFixture[str], name: str) -> None:
    """An entry is shown by its id, an actor or a source by any name."""
    assert printed(capsys, "show", name, *FOLDER).splitlines()[0].endswith("]")


def test_show_is_the_card(capsys: pytest.CaptureFixture[str]) -> None:
    """What is shown is the card of the entry."""
    assert printed(capsys, "show", "fifth-meeting", *FOLDER) == expected("card-fifth-meeting")


def test_check(capsys: pytest.CaptureFixture[str]) -> None:
    """A folder without a fault gives its account."""
    assert printed(capsys, "check", str(VALID)) == expected("account")
    assert printed(capsys, "check").splitlines()[-1] == f"digest {vnus_trade.load().digest}"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["show", "fith-meeting", *FOLDER], "no entry is called 'fith-meeting'; did you mean 'fifth-meeting'?\n"),
        (["show", "Ada Lorne", *FOLDER], "no entry is called 'Ada Lorne'; did you mean 'Ada Lorn'?\n"),
        (["show", "", *FOLDER], "an empty name finds no entry\n"),
        (
            ["show", "Arlen", *FOLDER],
            "'Arlen' is a wrong name in the sources, for 'Arden': There is no Arlen (discrepancy arlen)\n",
        ),
        (
            ["rounds", "--before", "rond-1", *FOLDER],
            "no event of this record is called 'rond-1'; did you mean 'round-1' or 'round-2'?\n",
        ),
        (
            ["rounds", "--before", "1 May", *FOLDER],
            "cannot read '1 May' as a time: '1 May' is no date; write YYYY-MM-DD, YYYY-MM, YYYY or YYYX\n",
        ),
        (
            ["rounds", "--before", "deal", "--folder", str(NEIGHBOUR)],
            "deal: 0 negotiations name a deal; there is none\n",
        ),
    ],
)
def test_what_cannot_be_answered(capsys: pytest.CaptureFixture[str], arguments: list[str], message: str) -> None:
    """A name that is not there is said on standard error, with what comes near, and the exit code is 1."""
    assert failed(capsys, *arguments) == message


def test_faults_of_a_folder(capsys: pytest.CaptureFixture[str]) -> None:
    """The faults of a folder are its whole report, and the exit code is 1."""
    folder = BROKEN / "place-not-seen"
    assert failed(capsys, "check", str(folder)) == (folder / "expected.txt").read_text(encoding="utf-8")


def test_help(capsys: pytest.CaptureFixture[str]) -> None:
    """`--help` teaches by examples, each of which names a command that is there."""
    with pytest.raises(SystemExit) as stopped:
        main(["--help"])
    assert stopped.value.code == 0
    out = capsys.readouterr().out
    assert out.startswith("usage: vnus-trade [-h] COMMAND ...\n")
    examples = out[out.index("examples:") :].splitlines()[1:]
    assert len(examples) == 8
    assert all(line.startswith("  vnus-trade ") for line in examples)
    for command in ("timeline", "rounds", "show", "check"):
        with pytest.raises(SystemExit) as stopped:
            main([command, "--help"])
        assert stopped.value.code == 0
        assert capsys.readouterr().out.startswith(f"usage: vnus-trade {command}")


@pytest.mark.parametrize("arguments", [["tmeline"], ["show"], ["rounds", "--befor-e", "deal"], ["check", "--all"]])
def test_misuse(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    """A command or an option that is not there is a misuse, with exit code 2."""
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    assert "usage: vnus-trade" in capsys.readouterr().err


class Terminal(io.StringIO):
    """What a terminal looks like to the command."""

    def isatty(self) -> bool:
        """A terminal is one."""
        return True


@pytest.mark.parametrize(("no_color", "coloured"), [(None, True), ("", True), ("1", False)])
def test_colour_only_on_a_terminal(monkeypatch: pytest.MonkeyPatch, no_color: str | None, *, coloured: bool) -> None:
    """A terminal gets colour unless NO_COLOR is set and not empty; nothing else does."""
    if no_color is not None:
        monkeypatch.setenv("NO_COLOR", no_color)
    terminal = Terminal()
    monkeypatch.setattr(sys, "stdout", terminal)
    assert main(["show", "lorn", *FOLDER]) == 0
    assert ("\x1b[" in terminal.getvalue()) is coloured


class Closed(io.StringIO):
    """A pipe that nobody reads any longer."""

    def __init__(self, file: int) -> None:
        super().__init__()
        self.file = file

    def fileno(self) -> int:
        """The descriptor that is to lead nowhere from now on."""
        return self.file

    def flush(self) -> None:
        """Nothing can be written."""
        raise BrokenPipeError


def test_a_reader_who_has_read_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pipe that is closed early is no error, and what is still to be written goes nowhere."""
    reading, writing = os.pipe()
    os.close(reading)
    monkeypatch.setattr(sys, "stdout", Closed(writing))
    assert main(["show", "lorn", *FOLDER]) == 0
    assert os.write(writing, b"more") == 4
    os.close(writing)


def test_a_pipe_that_closes_at_once() -> None:
    """In a shell too, a reader who stops leaves no trace: neither a message nor a failure."""
    source = Path(vnus_trade.__file__).parents[1]
    command = [sys.executable, "-m", "vnus_trade", "show", "lorn", *FOLDER]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ, "PYTHONPATH": str(source)}
    )
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    assert process.stderr.read() == b""
    assert process.wait() == 0
    process.stderr.close()


def test_running_the_package(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """`python -m vnus_trade` is the command, and its exit code is the command's."""
    monkeypatch.setattr(sys, "argv", ["vnus-trade", "show", "nobody", *FOLDER])
    with pytest.raises(SystemExit) as stopped:
        runpy.run_module("vnus_trade", run_name="__main__")
    assert stopped.value.code == 1
    assert capsys.readouterr().err.startswith("no entry is called 'nobody'")


def test_a_terminal_without_the_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the output cannot show a letter, a question mark stands for it, and the rest is printed."""
    printed = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(printed, encoding="ascii"))
    assert main(["show", "to-lam"]) == 0
    sys.stdout.flush()
    assert b"native_name: T? L?m" in printed.getvalue()


def test_output_that_is_no_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command prints to whatever stands for the output, such as a text in memory."""
    printed = io.StringIO()
    monkeypatch.setattr(sys, "stdout", printed)
    assert main(["show", "to-lam"]) == 0
    assert "native_name: Tô Lâm" in printed.getvalue()
