"""The command line: its help, its version, and what is said of a misuse."""

import shlex
import tomllib

import pytest

from tests import CHECKOUT
from tests.command import misused, printed
from vnus_trade.command.parser import EXAMPLES, read_options
from vnus_trade.command.subcommands import SUBCOMMANDS


def test_the_help_lists_every_subcommand(capsys: pytest.CaptureFixture[str]) -> None:
    """`--help` says of each subcommand what it does, in a line, by what it is for, and shows examples."""
    out = printed(capsys, "--help")
    assert out.startswith("usage: vnus-trade [--help] [--version] [--no-pager] COMMAND ...\n\nShows what happened in ")
    listed = [line.split()[0] for line in out.partition("\nexamples:")[0].splitlines() if line.startswith("  ")]
    assert [name for name in listed if name in {each.name for each in SUBCOMMANDS}] == [
        each.name for each in SUBCOMMANDS
    ]
    assert "examples:\n  vnus-trade rounds --before deal\n      the rounds before the deal\n" in out
    assert printed(capsys, "-h") == out


@pytest.mark.parametrize("name", [each.name for each in SUBCOMMANDS])
def test_each_subcommand_has_its_help(capsys: pytest.CaptureFixture[str], name: str) -> None:
    """The help of a subcommand needs none of its arguments, says each of its options, and has its own examples."""
    out = printed(capsys, name, "--help")
    assert out.startswith(f"usage: vnus-trade {name} ")
    (subcommand,) = (each for each in SUBCOMMANDS if each.name == name)
    assert all(
        argument.names[0] in out or argument.settings.get("metavar", "") in out for argument in subcommand.arguments
    )
    assert out.count(f"\n  vnus-trade {name}") == sum(words.split()[0] == name for words, _ in EXAMPLES)


@pytest.mark.parametrize("words", [words for words, _ in EXAMPLES])
def test_every_example_is_understood(words: str) -> None:
    """What the help shows can be typed."""
    assert read_options(shlex.split(words)).command == words.split(maxsplit=1)[0]


def test_the_version(capsys: pytest.CaptureFixture[str]) -> None:
    """`--version` prints the version of the project, before or behind a subcommand."""
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert printed(capsys, "--version") == f"vnus-trade {project['version']}\n"
    assert printed(capsys, "rounds", "--version") == printed(capsys, "--version")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["roundz"], "vnus-trade: error: no command is called 'roundz'; did you mean 'rounds'?"),
        (
            ["timelines", "--as-of", "2025"],
            "vnus-trade: error: no command is called 'timelines'; did you mean 'timeline'",
        ),
        (["xyz"], "vnus-trade: error: no command is called 'xyz'; vnus-trade --help lists them"),
        (
            ["rounds", "--befor", "deal"],
            "vnus-trade rounds: error: no option is called '--befor'; did you mean '--before'",
        ),
        (
            ["rounds", "--befor=deal"],
            "vnus-trade rounds: error: no option is called '--befor'; did you mean '--before'",
        ),
        (
            ["rounds", "--bef", "deal"],
            "vnus-trade rounds: error: no option is called '--bef'; did you mean '--before'?",
        ),
        (
            ["actors", "--side", "x"],
            "vnus-trade actors: error: no option is called '--side'; vnus-trade actors --help lists them",
        ),
        (["--side"], "vnus-trade: error: no option is called '--side'; vnus-trade --help lists them"),
        (["--verison"], "vnus-trade: error: no option is called '--verison'; did you mean '--version'?"),
        (
            ["tariffs", "--imposed-by", "US"],
            "vnus-trade tariffs: error: no option is called '--imposed-by'; write --where imposed_by=...",
        ),
        (["events", "--rate", "46"], "vnus-trade events: error: no option is called '--rate'; write --where rate=..."),
        (["check", "--all"], "vnus-trade check: error: no option is called '--all'"),
        (["show", "--jsno", "deal"], "vnus-trade show: error: no option is called '--jsno'; did you mean '--json'?"),
        (["rounds", "."], "vnus-trade rounds: error: '.' is one word too many; write --folder . ("),
        (
            ["show", "Tô", "Lâm"],
            "vnus-trade show: error: 'Lâm' is one word too many; quote words that belong together, and give each ",
        ),
        (["show"], "vnus-trade show: error: the following arguments are required: ID"),
        (
            ["export", "--format", "xls"],
            "vnus-trade export: error: argument --format: invalid choice: 'xls' (choose from",
        ),
    ],
)
def test_misuse(capsys: pytest.CaptureFixture[str], words: list[str], message: str) -> None:
    """A mistyped command or option is a misuse that names the nearest one."""
    assert misused(capsys, *words).startswith(message)
