"""What declares a subcommand: its name, its help, its arguments and the function that runs it."""

from argparse import Namespace
from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from typing import Any, NamedTuple

import attrs

from vnus_trade.console.wrapping import Line


class Verbatim(NamedTuple):
    """Lines that are printed as they are, however long: what somebody copies, or what a program reads."""

    text: str


Printed = str | Line | Verbatim
"""What a subcommand prints: plain text, which is wrapped on a terminal only, a paragraph, or what is never wrapped."""


@attrs.frozen
class Argument:
    """The names of an argument, and what argparse has to know of it."""

    names: tuple[str, ...]
    settings: Mapping[str, Any]


@attrs.frozen
class Subcommand:
    """A subcommand, which imports what it needs when it is run, so that no other and no help waits for that."""

    name: str
    help: str
    """What it does, in a line."""
    function: str
    """The module of this package and the function in it that yields the lines, such as ``"asking.run_timeline"``."""
    arguments: tuple[Argument, ...] = ()

    def run(self, options: Namespace) -> Iterable[Printed]:
        """What is printed."""
        module, _, name = self.function.partition(".")
        function: Callable[[Namespace], Iterable[Printed]] = getattr(import_module(f"{__package__}.{module}"), name)
        return function(options)


def argument(*names: str, **settings: Any) -> Argument:
    """An argument of a subcommand, as argparse's `add_argument` takes it."""
    return Argument(names, settings)


TABLE_FORMATS = ("csv", "parquet")
"""The formats of `export` that are tables."""

SHIPPED = argument("--shipped", action="store_true", help="load the shipped record before your folders")

LOADED = (
    argument(
        "--folder",
        metavar="FOLDER",
        action="append",
        default=[],
        help="a folder of your own in place of the shipped one; may be repeated",
    ),
    SHIPPED,
)
"""Which record a subcommand reads; `opening.loaded` loads it."""

VIEWED = (
    *LOADED,
    argument("--as-of", metavar="DAY", help="only what the sources of that day and before it say, such as 2025-05-01"),
)
"""The same, and of which day."""

OVERWRITE = argument("--overwrite", action="store_true", help="replace the file if it exists")

JSON = argument("--json", dest="form", action="store_const", const="json", help="print JSON, for other programs")

LISTED = (
    JSON,
    argument("--ids", dest="form", action="store_const", const="ids", help="print the ids only, one a line"),
    *VIEWED,
)
"""The same, and in which form a list is printed; `asking.listed` prints it."""

BESIDE = (
    argument(
        "--beside", metavar="FOLDER", action="append", default=[], help="load this folder before; may be repeated"
    ),
    SHIPPED,
)
"""What is loaded before the folder that a subcommand works on; `opening.earlier` lists it."""
