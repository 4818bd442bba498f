"""Letters that nobody sees or that drive a terminal: which they are, their names, and how they are escaped."""

import re
import unicodedata
from collections.abc import Callable
from functools import wraps
from typing import Any

JOINERS = "\u200c\u200d"
"""Two letters that nobody sees, and that are spelling in Persian and in many scripts of India."""

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def is_unseen(letter: str) -> bool:
    """Return whether no editor shows a letter, or whether it changes how others show; tabs and line ends do not."""
    return letter not in ("", "\t", "\n") and unicodedata.category(letter) in ("Cc", "Cf")


def needs_escape(letter: str) -> bool:
    """Return whether a text in one line must escape a letter: it is unseen, or no ordinary space, or ends a line."""
    return not letter.isprintable() and unicodedata.category(letter) in ("Cc", "Cf", "Cs", "Zl", "Zp")


def escape(letter: str) -> str:
    r"""The escape of a letter in TOML and JSON: ``\u202e``, and ``\U000e0001`` beyond the first 65,536 letters."""
    return f"\\u{ord(letter):04x}" if ord(letter) <= 0xFFFF else f"\\U{ord(letter):08x}"


def letter_name(letter: str) -> str:
    """The code point and the name of a letter that cannot be shown: ``U+202E RIGHT-TO-LEFT OVERRIDE``."""
    return f"U+{ord(letter):04X} {unicodedata.name(letter, 'control character')}"


def harmless(text: str, keep: str = "") -> str:
    r"""A text that neither moves a terminal's cursor nor hides words, with escapes; tabs and joiners stay as they are.

    So do letters that are to be kept, such as line ends in a text of several lines.

    >>> print(harmless("one\n\u202etwo"))
    one\u000a\u202etwo
    """
    if text.isprintable():
        return text
    kept = f"\t{JOINERS}{keep}"
    return "".join(escape(letter) if needs_escape(letter) and letter not in kept else letter for letter in text)


class Legible:
    """What shows itself in words: they are harmless, whatever its fields hold, in `repr` and `cite` in one line."""

    __slots__ = ()

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        for name, keep in (("__repr__", ""), ("__str__", "\n"), ("cite", "")):
            said = vars(cls).get(name)
            # attrs makes a class with slots anew, from methods that are legible already.
            if said is not None and not hasattr(said, "__wrapped__"):
                setattr(cls, name, _legible(said, keep))


def _legible(said: Callable[[Any], str], keep: str) -> Callable[[Any], str]:
    @wraps(said)
    def legible(self: Any) -> str:
        return harmless(said(self), keep)

    return legible


def printable(text: str) -> str:
    r"""A text in one line, in which every letter that `str.isprintable` does not accept is an escape of Python's.

    >>> print(printable("one\n\u202etwo"))
    one\n\u202etwo
    """
    if text.isprintable():
        return text
    return "".join(letter if letter.isprintable() else repr(letter)[1:-1] for letter in text)


def fit_for_xml(text: str) -> str:
    """A text with the replacement character for each letter that XML does not allow."""
    return _NOT_XML.sub("\ufffd", text)
