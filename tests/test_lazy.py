"""What is imported only when it is asked for: drawing and writing cost nothing to who does not use them."""

import ast
import difflib
import subprocess
import sys
from pathlib import Path

import pytest

import vnus_trade
from vnus_trade import lazy
from vnus_trade.errors import ExtraMissing
from vnus_trade.filing.web_pages import read_page


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


def imported_by(code: str) -> set[str]:
    """The modules that some code imports into a fresh interpreter, which a measure of coverage may have begun in."""
    asked = [sys.executable, "-c", f"import sys; there = {{*sys.modules}}; {code}; print(*{{*sys.modules}} - there)"]
    return set(subprocess.run(asked, capture_output=True, text=True, check=True).stdout.split())


def test_the_package_imports_nothing_of_itself() -> None:
    """Importing the package imports none of its modules, nor what they rest on: each waits for a name of its own."""
    there = imported_by("import vnus_trade")
    assert {name for name in there if name.startswith("vnus_trade")} == {"vnus_trade"}
    assert not there & {"attr", "cattrs", "dateutil", "zoneinfo", "json", "tomllib"}


def test_a_cold_start_imports_what_it_needs() -> None:
    """Loading the shipped record and asking imports no package that checks, draws, writes or explains, nor cattrs."""
    there = imported_by("import vnus_trade; record = vnus_trade.load(); record.rounds.before(record.deal)")
    packages = {name.split(".")[1] for name in there if name.startswith("vnus_trade.")}
    assert packages == {
        *(
            "answers",
            "contents",
            "errors",
            "evidence",
            "frozen",
            "guesses",
            "lazy",
            "letters",
            "loading",
            "model",
            "notebook",
        ),
        *("notebook", "ordering", "record", "seeds", "time", "words"),
    }
    assert not there & {"altair", "cattrs", "dateutil", "tomllib", "hashlib"}
    assert not there & {f"vnus_trade.{name}" for name in ("evidence.locator", "words.numbers", "phrases")}


def test_every_public_name_is_imported_from_its_home() -> None:
    """The names that type checkers see are those that are imported late, from the same modules."""
    tree = ast.parse(Path(vnus_trade.__file__).read_text(encoding="utf-8"))
    seen = {
        alias.name: node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for alias in node.names
    }
    homes = {name: f"vnus_trade.{module}" for name, module in vnus_trade._MODULES.items()}  # noqa: SLF001 (the table)
    assert homes == {name: module for name, module in seen.items() if (module or "").startswith("vnus_trade.")}
    assert homes.keys() == set(vnus_trade.__all__)
    assert all(hasattr(vnus_trade, name) for name in homes)
    with pytest.raises(AttributeError, match="module 'vnus_trade' has no attribute 'nothing'"):
        vnus_trade.nothing  # type: ignore[attr-defined] # noqa: B018 (it raises)


def test_a_chart_without_its_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """Asking for a chart where Altair is not installed names the extra that brings it."""
    monkeypatch.setitem(sys.modules, "altair", None)
    with pytest.raises(ExtraMissing) as caught:
        vnus_trade.load().chart()
    assert str(caught.value) == "altair is not installed; pip install 'vnus-trade[plot]' brings it"


def test_a_web_page_without_its_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading a web page where no reader of HTML is installed names the extra that brings it."""
    monkeypatch.setitem(sys.modules, "readability", None)
    with pytest.raises(ExtraMissing) as caught:
        read_page("a.html", b"<html>")
    assert str(caught.value) == "readability is not installed; pip install 'vnus-trade[html]' brings it"
