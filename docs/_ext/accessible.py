"""Mends what axe-core finds wanting in the HTML of Sphinx and of the theme; `_templates/page.html` asks for it."""

import re
from collections.abc import Iterable
from typing import Any

from sphinx.application import Sphinx

_MENDED: Iterable[tuple[str, str]] = (
    # The captions of the sidebar are headings without a level.
    ('role="heading"', 'role="heading" aria-level="2"'),
    # Two parts of the page are asides, and have no names.
    ('<aside class="sidebar-drawer"', '<aside aria-label="The site" class="sidebar-drawer"'),
    ('<aside class="toc-drawer', '<aside aria-label="This page" class="toc-drawer'),
    # Code and tables that scroll sideways are to be reached by keyboard.
    ("<pre>", '<pre tabindex="0">'),
    ('<div class="table-wrapper', '<div tabindex="0" class="table-wrapper'),
    # A box to tick has no words of its own.
    ('class="task-list-item-checkbox"', 'class="task-list-item-checkbox" aria-label="To be done"'),
)
_PARAMETERS = re.compile(r"<dl>\n((?:<dd>.*?</dd>\n?)+)</dl>", re.DOTALL)


def mended(html: str) -> str:
    """The HTML of a page with its faults mended."""
    for found, better in _MENDED:
        html = html.replace(found, better)
    return _PARAMETERS.sub(_spelled_out, html)


def _spelled_out(parameters: re.Match[str]) -> str:
    """The parameters of a long signature, which Sphinx writes as the definitions of nothing."""
    lines = parameters[1].replace("<dd>", '<span class="sig-line">').replace("</dd>", "</span>")
    return f'<span class="sig-lines">\n{lines}</span>'


def setup(app: Sphinx) -> dict[str, Any]:
    """Let templates ask for it."""
    app.connect("builder-inited", _offer)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def _offer(app: Sphinx) -> None:
    app.builder.templates.environment.filters["mended"] = mended
