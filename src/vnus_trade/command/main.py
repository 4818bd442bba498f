"""Runs the command: exit codes, interrupts, and closed or full outputs."""

import os
import sys
from collections.abc import Sequence
from contextlib import suppress

from vnus_trade.command.output import complain, print_all
from vnus_trade.command.parser import read_options
from vnus_trade.errors import VnusTradeError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return 0 on success, 1 for a fault or an unknown name, 130 if it is interrupted.

    A misuse ends the program with 2. An output that takes no more is a fault, unless its reader has read enough.
    """
    if sys.stdout is None:
        complain("the output is closed")
        return 1
    try:
        _run(arguments)
    except BrokenPipeError:
        _discard()
    except KeyboardInterrupt:
        _discard()
        return 130
    except VnusTradeError as error:
        complain(str(error))
        return 1
    except OSError as error:
        _discard()
        complain(f"{error.filename or 'the output is not whole'}: {error.strerror or error}")
        return 1
    return 0


def _run(arguments: Sequence[str] | None) -> None:
    try:
        options = read_options(arguments)
        print_all(options.run(options), paged=not options.no_pager)
    finally:
        # What is still buffered meets a broken pipe or a full disk here, and not when the interpreter closes.
        sys.stdout.flush()


def _discard() -> None:
    """Let nothing more be written when the interpreter closes."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
