"""Running the command: its options, its output and its exit codes."""

import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper

from vnus_trade.command.parser import command_parser
from vnus_trade.display import colours
from vnus_trade.errors import VnusTradeError
from vnus_trade.letters import harmless


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return 0 on success, 1 for a fault, an unknown name or a full disk, 2 for a misuse."""
    options = command_parser().parse_args(arguments)
    if isinstance(sys.stdout, TextIOWrapper):
        # Where the terminal lacks a letter, a question mark is better than no timeline.
        sys.stdout.reconfigure(errors="replace")
    has_colours = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    try:
        for line in options.run(options):
            print(_shown(line if has_colours else colours.COLOUR.sub("", line)))
        # What is still buffered meets a broken pipe or a full disk here, where it is caught, and not at the end.
        sys.stdout.flush()
    except VnusTradeError as error:
        print(_shown(str(error)), file=sys.stderr)
        return 1
    except OSError as error:
        # Nothing more may be written when the interpreter closes.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        # A reader who has gone has read enough.
        if not isinstance(error, BrokenPipeError):
            print(f"the output is not whole: {error.strerror or error}", file=sys.stderr)
            return 1
    return 0


def _shown(text: str) -> str:
    """The text without anything that drives a terminal, but for line ends and our own colours."""
    return "\x1b".join(harmless(part, "\n") for part in text.split(colours.ESCAPE))
