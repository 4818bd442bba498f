"""What the command prints on terminals of all widths, by pages, into pipes, and where the output takes no more."""

import fcntl
import io
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import vnus_trade
from tests.command import FOLDER, failed, printed
from tests.curated import NEIGHBOUR, TALKS, VALID
from vnus_trade.command.declarations import Verbatim
from vnus_trade.command.main import main
from vnus_trade.command.output import page_width, print_all
from vnus_trade.command.questions import LISTS
from vnus_trade.console.wrapping import Line, columns_of
from vnus_trade.errors import ExtraMissing

COMMANDS = [
    ["timeline", "--folder", str(TALKS)],
    ["timeline"],
    *([name] for name in LISTS),
    *([name, "--folder", str(TALKS)] for name in LISTS),
    ["rounds", "--before", "deal", "--as-of", "2025-07-03"],
    ["search", "Tô Lâm"],
    ["rates", "--on", "2025-07-10"],
    ["show", "to-lam"],
    ["show", "round-2"],
    ["show", "fifth-meeting", *FOLDER],
    ["why", "round-1", "--before", "deal"],
    ["why", "tariff-46", "--after", "july-call"],
    ["diff", str(VALID), str(NEIGHBOUR)],
    ["check"],
    ["--version"],
]
LOAD = cache(vnus_trade.load)
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(vnus_trade.__file__).parents[1]), "PAGER": "", "NO_COLOR": ""}
COMMAND = [sys.executable, "-m", "vnus_trade"]


@pytest.fixture(autouse=True)
def _records_loaded_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vnus_trade.command.opening.load", LOAD)


class Screen(io.TextIOWrapper):
    """A terminal that remembers what it shows."""

    def __init__(self) -> None:
        super().__init__(io.BytesIO(), encoding="utf-8", write_through=True)

    def isatty(self) -> bool:
        """Be a terminal."""
        return True

    @property
    def shown(self) -> str:
        """What it shows, without colours."""
        held = self.buffer
        assert isinstance(held, io.BytesIO)
        return re.sub(r"\x1b\[\d+m", "", held.getvalue().decode())


def terminal(monkeypatch: pytest.MonkeyPatch) -> Screen:
    """Make the standard output a terminal of 24 lines."""
    screen = Screen()
    monkeypatch.setattr(sys, "stdout", screen)
    monkeypatch.setenv("LINES", "24")
    return screen


def run(arguments: list[str]) -> int:
    """The exit code of the command, also where it ends the program."""
    try:
        return main(arguments)
    except SystemExit as stopped:
        return int(stopped.code or 0)


@pytest.mark.parametrize("arguments", [["--help"], *COMMANDS], ids=" ".join)
@pytest.mark.parametrize("width", [40, 80, 200])
def test_no_line_is_wider_than_the_terminal(monkeypatch: pytest.MonkeyPatch, width: int, arguments: list[str]) -> None:
    """On terminals of 40, 80 and 200 columns no line is wider, unless it is a single word; and something is shown."""
    screen = terminal(monkeypatch)
    monkeypatch.setenv("COLUMNS", str(width))
    assert run(arguments) == 0
    lines = screen.shown.splitlines()
    assert lines
    assert [line for line in lines if columns_of(line) > width and len(line.split()) > 1] == []


@pytest.mark.parametrize("arguments", [["tariffs", "--help"], ["quote", "second-round", "Washington"], ["new", "x"]])
def test_what_is_copied_is_never_broken(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, arguments: list[str]) -> None:
    """Commands and TOML that people copy stay in one line, however narrow the terminal is."""
    screen = terminal(monkeypatch)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "20")
    assert run(arguments) == 0
    whole = (
        "  vnus-trade tariffs --side Vietnam --json",
        "quote = ",
        "  vnus-trade add x ARTICLE.txt --published DATE",
    )
    assert any(line.startswith(whole) for line in screen.shown.splitlines())


@pytest.mark.parametrize("arguments", [["--help"], *COMMANDS], ids=" ".join)
def test_an_output_that_is_full(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    """On a full disk the command says so in a line, and fails."""
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        monkeypatch.setattr(sys, "stdout", full)
        assert run(arguments) == 1
    assert capsys.readouterr().err == "the output is not whole: No space left on device\n"


@pytest.mark.parametrize("arguments", [["--help"], *COMMANDS], ids=" ".join)
def test_an_output_that_is_closed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    """Without a standard output the command says so in a line, and fails."""
    monkeypatch.setattr(sys, "stdout", None)
    assert run(arguments) == 1
    assert capsys.readouterr().err == "the output is closed\n"


@pytest.mark.parametrize("arguments", [["--help"], *COMMANDS], ids=" ".join)
def test_a_reader_who_has_read_enough(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    """A pipe that is closed early is no error, and later output is discarded."""
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w", encoding="utf-8") as pipe:
        monkeypatch.setattr(sys, "stdout", pipe)
        assert run(arguments) == 0
        assert os.write(writing, b"more") == 4
    assert capsys.readouterr().err == ""


def test_without_a_standard_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is no standard error either, the exit code alone says that the command failed."""
    monkeypatch.setattr(sys, "stderr", None)
    assert main(["show", "nobody"]) == 1
    monkeypatch.setattr(sys, "stdout", None)
    assert main(["show", "to-lam"]) == 1


def test_a_message_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal a message is wrapped to its width."""
    errors = Screen()
    monkeypatch.setattr(sys, "stderr", errors)
    monkeypatch.setenv("COLUMNS", "40")
    assert main(["rounds", "--after", "july"]) == 1
    assert errors.shown == (
        "--after: no event of this record is\n  called 'july'; did you mean\n  'july-call' or 'july-negotiations'? A\n"
        "  date is written 2025-07-02, 2025-07 or\n  2025\n"
    )


def test_interrupted(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Ctrl-C ends the command with exit code 130, and without a message."""

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("vnus_trade.command.opening.load", interrupted)
    with Path(os.devnull).open("w", encoding="utf-8") as output:
        monkeypatch.setattr(sys, "stdout", output)
        assert main(["rounds"]) == 130
    assert capsys.readouterr().err == ""


def test_a_file_that_cannot_be_read(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """What the system refuses is a message in a line, with the file."""

    def refused(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", "talks/news.txt")

    monkeypatch.setattr("vnus_trade.command.opening.load", refused)
    with Path(os.devnull).open("w", encoding="utf-8") as output:
        monkeypatch.setattr(sys, "stdout", output)
        assert main(["rounds"]) == 1
    assert capsys.readouterr().err == "talks/news.txt: Permission denied\n"


@pytest.mark.parametrize("name", ["timeline", "events", "gaps", "show"])
def test_a_folder_that_is_none(capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str) -> None:
    """A folder that is not there, and one that is empty, are one clear message each."""
    arguments = [name, *["round-1"] * (name == "show"), "--folder"]
    assert failed(capsys, *arguments, "nowhere") == (
        "1 fault in the curation; nothing was loaded\n"
        "  nowhere: is no folder; a folder holds texts, and curation/ beside them\n"
    )
    assert "has no curation/*.toml" in failed(capsys, *arguments, str(tmp_path))


# By pages


def pager(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, code: str) -> Path:
    """Make a pager of some code, which may write what it reads to the file that is returned."""
    shown = tmp_path / "shown"
    program = tmp_path / "pager.py"
    program.write_text(f"import sys\nshown = open({str(shown)!r}, 'w')\n{code}\n", encoding="utf-8")
    monkeypatch.setenv("PAGER", f"{sys.executable} {program}")
    return shown


def test_long_output_goes_through_the_pager(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What is longer than the terminal goes through PAGER, unless `--no-pager` says not to; the words are the same."""
    screen = terminal(monkeypatch)
    shown = pager(monkeypatch, tmp_path, "shown.write(sys.stdin.read())")
    assert main(["timeline", *FOLDER]) == 0
    assert screen.shown == ""
    assert main(["timeline", *FOLDER, "--no-pager"]) == 0
    assert re.sub(r"\x1b\[\d+m", "", shown.read_text(encoding="utf-8")) == screen.shown
    for arguments in (["--no-pager"], ["--no-pager", "timeline"]):
        shown.unlink(missing_ok=True)
        assert main(arguments) == 0
        assert not shown.exists()


def test_short_output_does_not(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What fits on the terminal is printed at once."""
    screen = terminal(monkeypatch)
    shown = pager(monkeypatch, tmp_path, "")
    assert main(["topics", "--ids"]) == 0
    assert screen.shown.startswith("reciprocal-tariffs\n")
    assert not shown.exists()


@pytest.mark.parametrize("program", ["", "cat", "no-such-pager -x", "{broken}"])
def test_where_there_is_no_pager(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, program: str) -> None:
    """With no pager, one that is not there and one that cannot run, long output is printed at once."""
    screen = terminal(monkeypatch)
    broken = tmp_path / "broken"
    broken.write_bytes(b"\x00\x01")
    broken.chmod(0o755)
    monkeypatch.setenv("PAGER", program.format(broken=broken))
    assert main(["gaps"]) == 0
    assert screen.shown.startswith("58 gaps\n")


def test_a_pager_that_is_left(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A pager that its user leaves before the end is no error."""
    screen = terminal(monkeypatch)
    pager(monkeypatch, tmp_path, "sys.stdin.close()")
    print_all((Verbatim("word " * 100) for _ in range(10_000)), paged=True)
    assert screen.shown == ""


_PAGED = """
import io, sys
from vnus_trade.command.output import print_all

class Screen(io.TextIOWrapper):
    isatty = lambda self: True

sys.stdout = Screen(sys.stdout.buffer)
print_all((f"line {number}" for number in range(100)), paged=True)
print("after")
"""


def test_an_interrupt_is_the_pagers(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Ctrl-C in a pager does not end the command before the pager ends."""
    pause = "import os, signal, time\ntext = sys.stdin.read()\ntime.sleep(0.3)\nos.kill(os.getppid(), signal.SIGINT)"
    shown = pager(monkeypatch, tmp_path, f"{pause}\ntime.sleep(0.3)\nshown.write(text)")
    environment = {**ENVIRONMENT, "PAGER": os.environ["PAGER"]}
    done = subprocess.run([sys.executable, "-c", _PAGED], env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "after\n", "")
    assert shown.read_text(encoding="utf-8").endswith("line 99\n")


def test_what_came_before_an_error_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is printed before an error is shown, as where a draft has what is missing in a folder."""
    screen = terminal(monkeypatch)

    def lines() -> Iterator[Line]:
        yield Line("before")
        raise ExtraMissing("plot", "altair")

    with pytest.raises(ExtraMissing):
        print_all(lines(), paged=True)
    assert screen.shown == "before\n"


# Streams


def test_a_terminal_without_the_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    """A letter that the output cannot encode is printed as a question mark."""
    held = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(held, encoding="ascii"))
    assert main(["show", "to-lam"]) == 0
    assert b"native_name: T? L?m" in held.getvalue()


def test_output_that_is_no_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command prints to any stream that replaces the output, such as a text in memory."""
    held = io.StringIO()
    monkeypatch.setattr(sys, "stdout", held)
    assert main(["show", "to-lam"]) == 0
    assert "native_name: Tô Lâm" in held.getvalue()


@pytest.mark.parametrize(("columns", "width"), [("40", 40), ("10", 20), ("200", 100), ("", 80)])
def test_the_width_of_a_page(monkeypatch: pytest.MonkeyPatch, columns: str, width: int) -> None:
    """A page is as wide as the terminal, from 20 to 100 columns, and 80 where there is no terminal."""
    monkeypatch.setenv("COLUMNS", columns)
    assert page_width() == width


def test_plain_text_in_a_pipe_is_not_wrapped(capsys: pytest.CaptureFixture[str]) -> None:
    """What programs compare or look for, such as a difference, keeps its lines in a pipe."""
    differences = printed(capsys, "diff", str(TALKS), str(vnus_trade.SEEDS))
    assert max(map(len, differences.splitlines())) > 100


@pytest.mark.parametrize("asked", [("why", "round-1", "--before", "deal"), ("search", "aircraft"), ("gaps",)])
def test_answers_are_wrapped_in_a_pipe_too(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, asked: tuple[str, ...]
) -> None:
    """An explanation and what was found are as wide as lists are, wherever they go."""
    monkeypatch.setenv("COLUMNS", "60")
    assert 50 < max(map(len, printed(capsys, *asked).splitlines())) <= 60


# Processes


@pytest.mark.parametrize(
    ("line", "code", "message"),
    [
        ("--help > /dev/full", 1, "the output is not whole: No space left on device\n"),
        ("timeline > /dev/full", 1, "the output is not whole: No space left on device\n"),
        ("export > /dev/full", 1, "the output is not whole: No space left on device\n"),
        ("rounds >&-", 1, "the output is closed\n"),
        ("show nobody 2>&-", 1, ""),
        ("timeline | head -n 1 > /dev/null; exit ${PIPESTATUS[0]}", 0, ""),
    ],
)
def test_a_process(line: str, code: int, message: str) -> None:
    """A process whose output is full, closed or read no further ends with its code and at most a line."""
    done = subprocess.run(
        ["/bin/bash", "-c", f"{' '.join(COMMAND)} {line}"], env=ENVIRONMENT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (code, message)


def test_a_process_that_is_interrupted() -> None:
    """A process that gets Ctrl-C while it loads ends with 130, and without a traceback."""
    code = (
        "import os, signal, sys\nfrom vnus_trade.command import main, opening\n"
        "opening.load = lambda *_, **__: os.kill(os.getpid(), signal.SIGINT)\nsys.exit(main.main(['rounds']))"
    )
    done = subprocess.run([sys.executable, "-c", code], env=ENVIRONMENT, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (130, b"")


def test_a_real_terminal() -> None:
    """On a terminal of 40 columns a process prints lines of 40 columns, with colours."""
    leader, follower = pty.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 40, 0, 0))
    environment = {name: value for name, value in ENVIRONMENT.items() if name not in ("COLUMNS", "LINES")}
    process = subprocess.Popen([*COMMAND, "topics"], stdout=follower, stderr=follower, env=environment)
    os.close(follower)
    shown = b""
    while chunk := read(leader):
        shown += chunk
    assert process.wait() == 0
    lines = re.sub(r"\x1b\[\d+m", "", shown.decode()).splitlines()
    assert lines[:2] == ["10 topics", "  Reciprocal tariffs"]
    assert max(map(columns_of, lines)) <= 40
    assert b"\x1b[1m10 topics\x1b[0m" in shown


def read(terminal: int) -> bytes:
    """What a terminal shows next; nothing when the process that writes there has ended."""
    try:
        return os.read(terminal, 4096)
    except OSError:
        return b""
