"""Tests of `vnus_trade.command`."""

import pytest

from tests.curated import VALID
from vnus_trade.command.main import main

FOLDER = ["--folder", str(VALID)]


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Run the command, which must succeed, and return its output."""
    assert main(arguments) == 0
    captured = capsys.readouterr()
    assert captured.err == ""
    return captured.out


def failed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Run the command, which must fail, and return its message."""
    assert main(arguments) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    return captured.err


def misused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Run the command, which must end with exit code 2, and return the last line of its message."""
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("usage: vnus-trade")
    return captured.err.splitlines()[-1]
