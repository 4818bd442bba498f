"""Paragraphs wrapped to the width of a terminal, as it shows letters: wide ones take two columns, marks none."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from vnus_trade.console.colours import COLOUR, ESCAPE
from vnus_trade.letters import harmless

WIDTH = 80
"""The columns of a page where nothing says otherwise."""

_OFF = f"{ESCAPE}[0m"
_CUT = " ..."
# Letters of scripts that are written without spaces: a line may end after each that no closing mark follows.
_IDEOGRAPH = "[\u2e80-\u2fff\u3041-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003fffd]"
_CLOSING = rf"(?:{COLOUR.pattern}|[^\w\s{ESCAPE}])*"
_PIECE = re.compile(rf"(?P<space>[ \t\n]*)(?P<word>{_IDEOGRAPH}{_CLOSING}|(?:(?!{_IDEOGRAPH})[^ \t\n])+)")


class Line(NamedTuple):
    """A paragraph, whose first line is set in as its text is, and whose others by `hang` columns.

    Nothing in it moves the cursor of a terminal or hides words; such letters are written as escapes.
    """

    text: str = ""
    hang: int = 0
    most: int | None = None
    """After how many lines the text is cut, with three points."""
    end: str = ""
    """What follows the text, cut or not, on one line if it fits in one."""

    def wrapped(self, width: int) -> list[str]:
        """The lines of at most this many columns; only a word that is longer by itself makes a longer one."""
        text, end = (ESCAPE.join(map(harmless, part.split(ESCAPE))) for part in (self.text, self.end))
        hang = " " * min(self.hang, width // 2)
        lines = _filled(text, hang, width)
        if self.most is not None and len(lines) > self.most:
            lines = [*lines[: self.most - 1], _cut(lines[self.most - 1], width)]
        if end and columns_of(f"{lines[-1]} {end}") <= width:
            lines[-1] += f" {end}"
        elif end:
            lines += _filled(hang + end, hang, width)
        return list(_coloured(lines))


def columns_of(text: str) -> int:
    """How many columns of a terminal a text takes, whatever colours are in it.

    >>> columns_of("Tô Lâm"), columns_of("東京")
    (6, 4)
    """
    plain = COLOUR.sub("", text)
    return len(plain) if plain.isascii() else sum(map(_columns_taken, plain))


def padded(text: str, width: int) -> str:
    """A text with spaces behind it, up to a number of columns."""
    return text + " " * (width - columns_of(text))


def paragraphs(text: str) -> Iterator[Line]:
    """The lines of a plain text as paragraphs, each of which hangs two columns deeper than it is set in."""
    for line in text.split("\n"):
        yield Line(line, len(line) - len(line.lstrip(" ")) + 2)


def _columns_taken(letter: str) -> int:
    if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in ("W", "F") else 1


def _filled(text: str, hang: str, width: int) -> list[str]:
    """The words of a text in lines, each as full as it can be."""
    line = " " * (len(text) - len(text.lstrip(" ")))
    lines, room = [], width - len(line)
    is_empty = True
    for piece in _PIECE.finditer(text):
        space = "" if is_empty else " " * len(piece["space"])
        need = len(space) + columns_of(piece["word"])
        if need > room and not is_empty:
            lines.append(line)
            line, room, space, need = hang, width - len(hang), "", need - len(space)
        line, room, is_empty = line + space + piece["word"], room - need, False
    return [*lines, line if not is_empty else ""]


def _cut(line: str, width: int) -> str:
    """A line without the last words, so that three points have room."""
    while columns_of(line + _CUT) > width and " " in line.strip():
        line = line.rstrip().rpartition(" ")[0]
    return line.rstrip() + _CUT


def _coloured(lines: Iterable[str]) -> Iterator[str]:
    """Lines each of which ends the colours that it begins, as pagers want it."""
    colour = ""
    for line in lines:
        begun = len(line) - len(line.lstrip(" "))
        shown = line[:begun] + colour + line[begun:]
        last = [*COLOUR.findall(shown)][-1:]
        colour = "".join(last) if last != [_OFF] else ""
        yield shown + _OFF if colour else shown
