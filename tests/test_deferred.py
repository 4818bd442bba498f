"""What is imported only when it is asked for: drawing and writing cost nothing to who does not use them."""

import subprocess
import sys

import pytest

import vnus_trade
from vnus_trade.deferred import deferred
from vnus_trade.errors import ExtraMissing

LATE = ("axis", "charts", "layout", "lettering", "pages", "pictures", "scene")


def test_what_a_module_calls_by_a_name() -> None:
    """A deferred name is what the module has under it."""
    assert deferred("vnus_trade.errors", "ExtraMissing") is ExtraMissing


def test_a_library_that_an_extra_brings() -> None:
    """Where a library of an extra is missing, the error says how to install it."""
    with pytest.raises(ExtraMissing) as caught:
        deferred("no_such_library", "anything", extra="plot")
    assert str(caught.value) == "no_such_library is not installed; pip install 'vnus-trade[plot]' brings it"


def test_a_module_that_should_be_there() -> None:
    """Without an extra, a module that is missing is a fault of the installation and shows as one."""
    with pytest.raises(ModuleNotFoundError, match="no_such_module"):
        deferred("no_such_module", "anything")


def test_the_package_does_not_import_what_draws() -> None:
    """Importing the package, loading and asking import no module that draws, nor Altair."""
    code = (
        "import sys, vnus_trade; record = vnus_trade.load(); record.rounds.before(record.deal); "
        f"print([name for name in {LATE!r} if f'vnus_trade.{{name}}' in sys.modules], 'altair' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["[]", "False"]


def test_a_chart_without_its_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """Asking for a chart where Altair is not installed names the extra that brings it."""
    monkeypatch.setitem(sys.modules, "altair", None)
    monkeypatch.delitem(sys.modules, "vnus_trade.charts", raising=False)
    with pytest.raises(ExtraMissing) as caught:
        vnus_trade.load().chart()
    assert str(caught.value) == "altair is not installed; pip install 'vnus-trade[plot]' brings it"
