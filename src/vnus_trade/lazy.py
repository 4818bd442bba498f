"""Displays, exports and slow libraries, imported when they are first asked for.

A program that only loads and asks does not wait for them: ``lazy.html.shown(actor)`` imports
`vnus_trade.display.html` unless somebody has already.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from vnus_trade.errors import ExtraMissing

if TYPE_CHECKING:  # pragma: no cover - only type checkers read it
    import difflib
    import fcntl
    import json

    from vnus_trade import files
    from vnus_trade.display import description, differences, html, listings, reasoning
    from vnus_trade.interchange import citations, from_json, rows, to_json, web_annotations
    from vnus_trade.pictures import altair_chart, svg
    from vnus_trade.proofs import why

__all__ = ["altair_chart", "citations", "description", "differences", "difflib", "fcntl", "files", "from_json", "html"]
__all__ += ["json", "listings", "reasoning", "rows", "svg", "to_json", "web_annotations", "why"]

_PACKAGES = {
    **dict.fromkeys(("description", "differences", "html", "listings", "reasoning"), "vnus_trade.display."),
    **dict.fromkeys(("altair_chart", "svg"), "vnus_trade.pictures."),
    **dict.fromkeys(("citations", "from_json", "rows", "to_json", "web_annotations"), "vnus_trade.interchange."),
    **dict.fromkeys(("difflib", "fcntl", "json"), ""),
    "files": "vnus_trade.",
    "why": "vnus_trade.proofs.",
}


def __getattr__(name: str) -> Any:
    if name not in _PACKAGES:
        raise AttributeError(name)
    return import_module(_PACKAGES[name] + name)


def from_extra(extra: str, module: str) -> Any:
    """A module of a library that this extra brings; raises `ExtraMissing` where it is not installed."""
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        raise ExtraMissing(extra, str(error.name)) from error
