"""What the command prints: as wide as the terminal, by pages where it is long, and without what drives a terminal."""

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from io import TextIOWrapper
from typing import IO, cast

from vnus_trade.command.declarations import Printed, Verbatim
from vnus_trade.console.colours import COLOUR, ESCAPE
from vnus_trade.console.wrapping import WIDTH, Line, paragraphs
from vnus_trade.letters import harmless

# Wider lines are hard to read, narrower ones hold no words.
_WIDEST, _NARROWEST = 100, 20


def page_width() -> int:
    """The width of the terminal, within what can be read; where there is none, that of a page."""
    return min(max(shutil.get_terminal_size((WIDTH, 24)).columns, _NARROWEST), _WIDEST)


def print_all(printed: Iterable[Printed], *, paged: bool) -> None:
    """Print on the standard output; what is longer than a terminal goes through a pager, if that is wanted."""
    if isinstance(sys.stdout, TextIOWrapper):
        # Where the terminal lacks a letter, a question mark is better than no timeline.
        sys.stdout.reconfigure(errors="replace")
    is_terminal = sys.stdout.isatty()
    lines = _lines(printed, is_terminal=is_terminal)
    if not (is_terminal and paged and isinstance(sys.stdout, TextIOWrapper)):
        for line in lines:
            print(line)
        return
    shown: list[str] = []
    try:
        shown.extend(lines)
    finally:  # what came before an error is shown too
        pager = _pager() if len(shown) >= shutil.get_terminal_size().lines else []
        if not (pager and _paged(shown, pager)):
            for line in shown:
                print(line)


def complain(text: str) -> None:
    """Print a message on the standard error, if there is one."""
    if sys.stderr is not None:
        for line in _wrapped(text, page_width() if sys.stderr.isatty() else None):
            print(line, file=sys.stderr)


def _lines(printed: Iterable[Printed], *, is_terminal: bool) -> Iterator[str]:
    width = page_width()
    has_colours = is_terminal and not os.environ.get("NO_COLOR")
    for each in printed:
        if isinstance(each, Verbatim):
            yield harmless(each.text, "\n")
        elif isinstance(each, Line):
            for line in each.wrapped(width):
                yield line.replace(ESCAPE, "\x1b") if has_colours else COLOUR.sub("", line)
        else:
            yield from _wrapped(each, width if is_terminal else None)


def _wrapped(text: str, width: int | None) -> Iterator[str]:
    for paragraph in paragraphs(text):
        yield from [harmless(paragraph.text)] if width is None else paragraph.wrapped(width)


def _pager() -> list[str]:
    """The program that shows long output by pages; nothing if the user wants none, or has none."""
    program = shlex.split(os.environ.get("PAGER", "less"))
    return program if program and program != ["cat"] and shutil.which(program[0]) else []


def _paged(lines: Iterable[str], pager: list[str]) -> bool:
    """Show lines by a pager until the user leaves it; return whether it could be started."""
    # What less needs to know: colours, and to leave the last page on the screen.
    settings = {"LESS": "FRX", "LESSCHARSET": "utf-8", **os.environ}
    try:
        process = subprocess.Popen(pager, stdin=subprocess.PIPE, env=settings)  # noqa: S603 (the user's own choice)
    except OSError:
        return False
    # Who has read enough leaves the pager; an interrupt is for the pager, which only stops searching.
    with suppress(BrokenPipeError, KeyboardInterrupt), cast(IO[bytes], process.stdin) as feed:
        feed.write("".join(f"{line}\n" for line in lines).encode(errors="replace"))
    while process.returncode is None:
        with suppress(KeyboardInterrupt):
            process.wait()
    return True
