"""The declarations of the subcommands, and what the command imports for its help."""

from argparse import Namespace
from importlib import import_module

import pytest

from tests.curated import VALID
from tests.test_lazy import imported_by
from vnus_trade.command.declarations import Subcommand
from vnus_trade.command.subcommands import SUBCOMMANDS


@pytest.mark.parametrize("subcommand", SUBCOMMANDS, ids=lambda subcommand: subcommand.name)
def test_every_subcommand_has_its_function(subcommand: Subcommand) -> None:
    """The function that a declaration names is there."""
    module, _, name = subcommand.function.partition(".")
    assert callable(getattr(import_module(f"vnus_trade.command.{module}"), name))


def test_a_subcommand_runs_its_function() -> None:
    """A subcommand yields the lines of the function that it names."""
    diff = next(each for each in SUBCOMMANDS if each.name == "diff")
    options = Namespace(shipped=False, form=None, old=str(VALID), new=str(VALID))
    assert list(diff.run(options)) == ["0 added, 0 gone, 0 changed"]


def test_the_help_imports_the_command_only() -> None:
    """The help waits for no record, no check and no display: it needs the declarations and the vocabularies."""
    there = imported_by("from vnus_trade.command.parser import read_options; read_options([])")
    packages = {name.split(".")[1] for name in there if name.startswith("vnus_trade.")}
    assert packages == {"command", "console", "errors", "evidence", "lazy", "letters", "model", "words"}
    assert not there & {f"vnus_trade.{name}" for name in ("display.terminal", "model.events", "command.asking")}
    assert not there & {"json", "tomllib", "zoneinfo", "dateutil", "cattrs", "subprocess"}
