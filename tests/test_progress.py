"""How far a long load has come, on a terminal."""

import io
from collections.abc import Iterator
from types import SimpleNamespace

import pytest

from vnus_trade.folders import progress
from vnus_trade.folders.progress import watched


class Screen(io.StringIO):
    """Standard error that is a terminal."""

    def isatty(self) -> bool:
        """It is one."""
        return True


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> Screen:
    """A terminal, on a clock that goes half a second further each time that it is read."""
    ticks: Iterator[float] = iter(number / 2 for number in range(1_000))
    made = Screen()
    monkeypatch.setattr(progress, "monotonic", lambda: next(ticks))
    monkeypatch.setattr(progress, "sys", SimpleNamespace(stderr=made))
    return made


def test_what_takes_long_says_how_far_it_is(screen: Screen) -> None:
    """After a second a line counts, and nothing of it is left at the end."""
    assert list(watched("abcd", "checking")) == ["a", "b", "c", "d"]
    lines = screen.getvalue().split("\r")
    assert lines == ["", "checking: 1 of 4", "checking: 2 of 4", "checking: 3 of 4", " " * 16, ""]


def test_what_is_quick_says_nothing(screen: Screen) -> None:
    """What ends within a second writes nothing."""
    assert list(watched("a", "checking")) == ["a"]
    assert screen.getvalue() == ""


def test_no_terminal_is_written_to(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where standard error is no terminal, such as a file, nothing is written to it."""
    written = io.StringIO()
    monkeypatch.setattr(progress, "sys", SimpleNamespace(stderr=written))
    monkeypatch.setattr(progress, "_PATIENCE", 0.0)
    assert list(watched("abcd", "checking")) == list("abcd")
    assert written.getvalue() == ""
