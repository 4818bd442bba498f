"""What is imported only when it is asked for: drawing and writing cost nothing to who does not use them."""

import difflib
import subprocess
import sys

import pytest

import vnus_trade
from vnus_trade import lazy
from vnus_trade.errors import ExtraMissing


def test_a_module_by_its_name() -> None:
    """A module that is imported late is the module of that name, in whatever package it lies."""
    assert lazy.difflib is difflib
    assert {name: getattr(lazy, name).__name__.rpartition(".")[2] for name in lazy.__all__} == {
        name: name for name in lazy.__all__
    }


def test_a_name_that_is_no_module() -> None:
    """What is not named there is no attribute."""
    with pytest.raises(AttributeError):
        getattr(lazy, "no_such_module")  # noqa: B009 - a type checker knows that there is none


def test_a_library_that_an_extra_brings() -> None:
    """Where a library of an extra is missing, the error says how to install it."""
    with pytest.raises(ExtraMissing) as caught:
        lazy.from_extra("plot", "no_such_library")
    assert str(caught.value) == "no_such_library is not installed; pip install 'vnus-trade[plot]' brings it"


def test_the_package_does_not_import_what_draws() -> None:
    """Importing the package, loading and asking import no module that draws or writes, nor Altair."""
    code = (
        "import sys, vnus_trade; record = vnus_trade.load(); record.rounds.before(record.deal); "
        "print([name for name in sys.modules if name.startswith(('vnus_trade.display', 'vnus_trade.interchange'))], "
        "'altair' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["[]", "False"]


def test_a_chart_without_its_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """Asking for a chart where Altair is not installed names the extra that brings it."""
    monkeypatch.setitem(sys.modules, "altair", None)
    with pytest.raises(ExtraMissing) as caught:
        vnus_trade.load().chart()
    assert str(caught.value) == "altair is not installed; pip install 'vnus-trade[plot]' brings it"
