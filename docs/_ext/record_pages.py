"""The record as pages, which the package itself writes, in the folder `record` of the built site and in its search."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

from docutils import nodes
from docutils.utils import new_document
from sphinx.application import Sphinx

import vnus_trade
from vnus_trade.site.pages import files_of, pages

_FOLDER = "record"


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the step with Sphinx."""
    app.connect("html-collect-pages", _written)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def _written(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Write the pages, and let the search find the words of each; Sphinx itself has no page to write."""
    record = vnus_trade.load()
    files = files_of(record, home=("vnus_trade", "../index.html"))
    for name, content in files.items():
        path = Path(app.outdir) / _FOLDER / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    for page in pages(record):
        name, title = f"{_FOLDER}/{page.path.removesuffix('.html')}", nodes.title("", page.title)
        document = new_document(name)
        document += nodes.section("", title, nodes.paragraph("", _words(files[page.path].decode())))
        # The index and the inventory keep only what they find here.
        app.env.all_docs[name], app.env.titles[name] = 0, title
        app.builder.indexer.feed(name, page.path, page.title, document)  # type: ignore[attr-defined] # of HTML
    yield from ()


def _words(html: str) -> str:
    """The words of a page within its article."""
    article = html.partition("<article>")[2].partition("</article>")[0]
    return unescape(re.sub(r"<(style|svg).*?</\1>|<[^>]+>", " ", article, flags=re.DOTALL))
