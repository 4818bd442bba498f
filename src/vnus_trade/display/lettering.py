"""Letters in a picture: how wide they may be in a font that is not known, and where lines break."""

import unicodedata
from collections.abc import Sequence

FONT = 12
"""The size of the letters of a label, in pixels."""

_NARROW, _WIDE = frozenset("iIjl.,:;'|!‘’ftr()[]- "), frozenset("mwMW@%—…")


def width_of(text: str) -> float:
    """How wide a text may be in the letters of a label: rather too much, as the font is not known."""
    return FONT * sum(map(_advance, unicodedata.normalize("NFD", text)))


def _advance(letter: str) -> float:
    if unicodedata.combining(letter):
        return 0.0
    if letter in _NARROW:
        return 0.36
    if letter in _WIDE or unicodedata.east_asian_width(letter) in ("W", "F"):
        return 1.04
    return 0.72 if letter.isupper() else 0.62


def widest(lines: Sequence[str]) -> float:
    """The width of the widest of these lines."""
    return max(map(width_of, lines))


def wrapped(text: str, width: float, most: int) -> tuple[str, ...]:
    """The words in at most so many lines of this width; an ellipsis stands for what has no room."""
    words = text.split()
    lines: list[str] = []
    at = 0
    while at < len(words) and len(lines) < most:
        line, at = words[at], at + 1
        while at < len(words) and width_of(f"{line} {words[at]}") <= width:
            line, at = f"{line} {words[at]}", at + 1
        lines.append(line)
    if at < len(words):
        lines[-1] += " " + " ".join(words[at:])
    return tuple(_cut(line, width) for line in lines) or ("",)


def _cut(line: str, width: float) -> str:
    used, kept = 0.0, 0
    for number, letter in enumerate(line):
        used += width_of(letter)
        if used + FONT * _advance("…") <= width:
            kept = number + 1
        if used > width:
            return f"{line[:kept].rstrip()}…"
    return line
