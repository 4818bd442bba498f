"""Checks, exports, displays and slow libraries, imported when they are first asked for.

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
    import tomllib
    from importlib import metadata

    from vnus_trade import files
    from vnus_trade.answers import facts, measures, standing
    from vnus_trade.contents import row_types, where
    from vnus_trade.curation import loader
    from vnus_trade.display import description, differences, html, listings, reasoning
    from vnus_trade.evidence import ledger, locator
    from vnus_trade.filing import accepting
    from vnus_trade.folders import limits
    from vnus_trade.interchange import citations, from_json, rows, tables, to_json, web_annotations
    from vnus_trade.model import chains
    from vnus_trade.phrases import written_dates
    from vnus_trade.pictures import altair_chart, svg
    from vnus_trade.proofs import why
    from vnus_trade.record import compared, digest, known, passages, plans, positions
    from vnus_trade.site import publishing
    from vnus_trade.words import names, numbers

__all__ = ["altair_chart", "chains", "citations", "compared", "description", "differences", "difflib", "digest"]
__all__ += ["facts", "fcntl", "files", "from_json", "html", "json", "known", "ledger", "limits", "listings", "loader"]
__all__ += ["locator", "measures", "metadata", "names", "numbers", "passages", "plans", "positions", "publishing"]
__all__ += ["reasoning", "row_types", "rows", "standing", "svg", "tables", "to_json", "tomllib", "web_annotations"]
__all__ += ["accepting", "where", "why", "written_dates"]

_PACKAGES = {
    "": "difflib fcntl json tomllib",
    "importlib.": "metadata",
    "vnus_trade.": "files",
    "vnus_trade.answers.": "facts measures standing",
    "vnus_trade.contents.": "row_types where",
    "vnus_trade.curation.": "loader",
    "vnus_trade.display.": "description differences html listings reasoning",
    "vnus_trade.evidence.": "ledger locator",
    "vnus_trade.filing.": "accepting",
    "vnus_trade.folders.": "limits",
    "vnus_trade.interchange.": "citations from_json rows tables to_json web_annotations",
    "vnus_trade.model.": "chains",
    "vnus_trade.phrases.": "written_dates",
    "vnus_trade.pictures.": "altair_chart svg",
    "vnus_trade.proofs.": "why",
    "vnus_trade.record.": "compared digest known passages plans positions",
    "vnus_trade.site.": "publishing",
    "vnus_trade.words.": "names numbers",
}
_MODULES = {name: package + name for package, names in _PACKAGES.items() for name in names.split()}


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(name)
    return import_module(_MODULES[name])


def from_extra(extra: str, module: str) -> Any:
    """A module of a library that this extra brings; raises `ExtraMissing` where it is not installed."""
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        raise ExtraMissing(extra, str(error.name)) from error
