"""What shows itself in notebooks: objects as HTML, and pictures as SVG that can be saved."""

from pathlib import Path

import attrs

from vnus_trade import lazy


class Shown:
    """Shows itself as HTML in a notebook."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        return lazy.html.shown(self)


@attrs.frozen(repr=False)
class Picture:
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

    def save(self, path: str | Path) -> None:
        """Write the SVG, in UTF-8, whole or not at all; what the file held is replaced."""
        lazy.files.replace(Path(path), self.svg.encode())

    def __repr__(self) -> str:
        return f"<Picture {self.title!r}: {self.width:.0f} by {self.height:.0f} pixels>"

    def _repr_html_(self) -> str:
        # Inline, and not as an image, so that the titles of its marks show under the pointer and links lead on.
        return f'<div style="overflow-x:auto" tabindex="0">{self.svg}</div>'
