"""Marks colours in lines for a terminal, in a way that no quoted text can imitate."""

import re
from collections.abc import Callable
from functools import partial

ESCAPE = "\udc1b"
"""Begins a colour in place of the escape character: a lone surrogate, which no text read from UTF-8 contains."""

COLOUR = re.compile(rf"{ESCAPE}\[\d+m")
"""A colour of ANSI that sets words off, or ends that; whoever shows lines without colours leaves it out."""


def _set_off(code: str, text: str) -> str:
    words = text.strip(" ")
    return text.replace(words, f"{ESCAPE}[{code}m{words}{ESCAPE}[0m", 1) if words else text


as_heading: Callable[[str], str] = partial(_set_off, "1")
as_quiet: Callable[[str], str] = partial(_set_off, "2")
as_mark: Callable[[str], str] = partial(_set_off, "33")
