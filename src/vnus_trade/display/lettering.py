"""Text in a picture: how wide it may be in a font that is not known, and where its lines break."""

import unicodedata
from functools import cache

import attrs

FONT = 12
"""The size of the letters of most texts, in pixels."""

_NARROW, _WIDE = frozenset("iIjl.,:;'|!‘’ftr()[]- "), frozenset("mwMW@%—…")


@attrs.frozen
class Box:
    """A rectangle in pixels, from its upper left corner."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.top + self.height


@attrs.frozen
class Label:
    """Lines of text in a box, flush with its left edge or, if `is_flipped`, with its right edge."""

    box: Box
    lines: tuple[str, ...]
    size: float = FONT
    is_flipped: bool = False

    @classmethod
    def within(cls, text: str, left: float, top: float, width: float, size: float = FONT) -> "Label":
        """A text in lines of at most this width."""
        lines = wrapped(text, width * FONT / size)
        return cls(Box(left, top, max(map(width_of, lines)) * size / FONT, pitch(size) * len(lines)), lines, size)


def pitch(size: float) -> float:
    """The distance between lines of this size."""
    return 1.25 * size


def width_of(text: str) -> float:
    """The width that a text may have: rather too much, as the font is not known."""
    return FONT * sum(map(_advance, text))


@cache
def _advance(letter: str) -> float:
    base = unicodedata.normalize("NFD", letter)[0]
    if unicodedata.combining(base):
        return 0.0
    if base in _NARROW:
        return 0.36
    if base in _WIDE or unicodedata.east_asian_width(base) in ("W", "F"):
        return 1.04
    return 0.72 if base.isupper() else 0.62


def wrapped(text: str, width: float) -> tuple[str, ...]:
    """The words in lines of this width; only a word that is wider than a line is broken within."""
    lines, used = [""], 0.0
    for word in text.split():
        with_word = used + width_of(f" {word}")
        if lines[-1] and with_word <= width:
            lines[-1], used = f"{lines[-1]} {word}", with_word
            continue
        if lines[-1]:
            lines.append("")
        used = 0.0
        for letter in word:
            used += width_of(letter)
            if lines[-1] and used > width:
                lines.append("")
                used = width_of(letter)
            lines[-1] += letter
    return tuple(lines)
