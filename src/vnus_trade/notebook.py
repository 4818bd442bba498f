"""What shows itself in notebooks: objects as HTML, and pictures as SVG that can be saved."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import attrs

from vnus_trade import lazy
from vnus_trade.errors import WriteRefused
from vnus_trade.frozen import Unchanging
from vnus_trade.guesses import Explained
from vnus_trade.letters import Legible


class Shown(Explained, Legible, Unchanging):
    """Shows itself as HTML in a notebook, and in words that are harmless."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        return lazy.html.shown(self)


class Titled(Shown):
    """Goes by its title, or by its name, in a text, and is pickled with all that it refers to."""

    # How long the chains are that begin with it, once somebody has asked.
    __slots__ = ("_height",)

    def __reduce_ex__(self, protocol: Any) -> Any:
        return lazy.chains.reduced(self, protocol)

    def __str__(self) -> str:
        return str(getattr(self, "title", None) or getattr(self, "name", ""))


@attrs.frozen(repr=False)
class Picture(Explained, Legible):
    """A drawing as `svg`, which stands for itself: it refers to nothing outside and runs no script.

    >>> import vnus_trade
    >>> vnus_trade.load().rounds.timeline(width=600)
    <Picture 'Vietnam-United States tariff negotiation, 2025': 600 by ... pixels>
    """

    svg: str
    """The drawing, as SVG."""
    title: str
    """What it shows."""
    width: float
    """Its width in pixels."""
    height: float
    """Its height in pixels."""

    def save(self, path: str | Path, *, overwrite: bool = True) -> None:
        """Write it in the format of the suffix, whole or not at all; what the file held is replaced.

        The formats are ``.svg``, ``.html`` (a page that needs nothing else), ``.png`` (with two pixels for one, so that
        it is sharp in print) and ``.pdf``. Raises `WriteRefused` for other suffixes, and without `overwrite` where
        anything has that name; and `ExtraMissing` for PNG and PDF without the extra `plot`.
        """
        to = Path(path)
        suffix = to.suffix.lower()
        if suffix not in _FORMATS:
            raise WriteRefused(str(to), f"a picture is saved as {', '.join(_FORMATS)}; give one of these suffixes")
        (lazy.files.replace if overwrite else lazy.files.write_new)(to, _FORMATS[suffix](self))

    def __repr__(self) -> str:
        return f"<Picture {self.title!r}: {self.width:.0f} by {self.height:.0f} pixels>"

    def _repr_html_(self) -> str:
        # Inline, and not as an image, so that the titles of its marks show under the pointer and links lead on.
        return f'<div style="overflow-x:auto" tabindex="0">{self.svg}</div>'


_FORMATS: Mapping[str, Callable[[Picture], bytes]] = {
    ".svg": lambda picture: picture.svg.encode(),
    ".html": lambda picture: lazy.svg.page(picture).encode(),
    ".png": lambda picture: lazy.from_extra("plot", "vl_convert").svg_to_png(picture.svg, scale=2),
    ".pdf": lambda picture: lazy.from_extra("plot", "vl_convert").svg_to_pdf(picture.svg),
}
