"""Completion: what may stand at the end of a command line, and the script of a real shell."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import vnus_trade
from tests.command import misused, printed
from tests.curated import VALID
from vnus_trade.command.subcommands import SHELLS, SUBCOMMANDS

RECORD = vnus_trade.load()


def completed(capsys: pytest.CaptureFixture[str], *words: str) -> list[str]:
    """What may stand in place of the last word."""
    return printed(capsys, "completion", "bash", "--", *words).splitlines()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ([""], [each.name for each in SUBCOMMANDS]),
        (["ro"], ["rounds"]),
        (["--v"], ["--version"]),
        (["rounds", "--be"], ["--before"]),
        (["rounds", "--json", "--aft"], ["--after"]),
        (["rounds", "--before", "round-"], ["round-1", "round-2"]),
        (["rounds", "--before", "dea"], ["deal"]),
        (["events", "--kind", ""], ["meeting", "round", "tariff", "statement", "agreement", "commitment"]),
        (["events", "--status", "o"], ["ongoing"]),
        (["statements", "--by", "jam"], ["jamieson-greer"]),
        (["events", "--about", "reci"], ["reciprocal-tariffs"]),
        (["events", "--citing", "vns"], ["vns-2025-04-23"]),
        (["show", "round-1-w"], ["round-1-when", "round-1-where"]),
        (["export", "--format", "c"], ["csv", "csl-json"]),
        (["completion", ""], [*SHELLS]),
        (["show", "lor", "--folder", str(VALID), "--no"], ["--no-pager"]),
        (["show", "--folder", str(VALID), "lor"], ["lorn"]),
        (["show", "--folder", "nowhere", ""], []),
        (["rounds", ""], []),
        (["check", ""], []),
        (["rounds", "--as-of", "2"], []),
        (["nothing", ""], []),
    ],
)
def test_what_may_stand_there(capsys: pytest.CaptureFixture[str], words: list[str], expected: list[str]) -> None:
    """Commands, options, words of a vocabulary and ids complete a line; where a file may stand, nothing."""
    assert completed(capsys, *words) == expected


@pytest.mark.parametrize("shell", SHELLS)
def test_each_shell_has_a_script(capsys: pytest.CaptureFixture[str], shell: str) -> None:
    """The script of a shell says where it goes, and asks for what may stand there."""
    out = printed(capsys, "completion", shell)
    assert out.startswith("# ")
    assert f"vnus-trade completion {shell} -- " in out
    assert "required: SHELL" in misused(capsys, "completion")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("vnus-trade rounds --bef", "--before"),
        ("vnus-trade rounds --after round-2", "round-2"),
        ("vnus-trade tari", "tariffs"),
    ],
)
def test_bash(tmp_path: Path, line: str, expected: str) -> None:
    """In bash, the script completes the last word of a line."""
    command = tmp_path / "vnus-trade"
    command.write_text(f'#!/bin/sh\nexec {sys.executable} -m vnus_trade "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    source = Path(vnus_trade.__file__).parents[1]
    paths = {"PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": str(source)}
    words = " ".join(f"'{word}'" for word in line.split())
    script = (
        f'eval "$(vnus-trade completion bash)"\nCOMP_WORDS=({words}); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1))\n'
        '_vnus_trade; printf "%s\\n" "${COMPREPLY[@]}"'
    )
    done = subprocess.run(
        ["/bin/bash", "-c", script], env={**os.environ, **paths}, capture_output=True, text=True, check=True
    )
    assert (done.stdout, done.stderr) == (f"{expected}\n", "")


@pytest.mark.parametrize(("shell", "option"), [("zsh", "-n"), ("fish", "--no-execute")])
def test_other_shells_read_their_scripts(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, shell: str, option: str
) -> None:
    """Where zsh and fish are installed, they find no fault in their scripts."""
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"{shell} is not installed")
    script = tmp_path / "script"
    script.write_text(printed(capsys, "completion", shell), encoding="utf-8")
    assert subprocess.run([program, option, str(script)], check=False).returncode == 0
