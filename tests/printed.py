"""What the paragraphs of displays look like in a terminal."""

from collections.abc import Iterable

from vnus_trade.console.colours import COLOUR
from vnus_trade.console.wrapping import WIDTH, Line


def text(lines: Iterable[Line], width: int = WIDTH) -> str:
    """The lines as they are printed on a page of this width, without colours."""
    return "".join(f"{COLOUR.sub('', shown)}\n" for line in lines for shown in line.wrapped(width))
