"""Notebooks as pages: their text, their code, and the output that is stored with them; nothing is run."""

import json
from typing import Any

from docutils import nodes
from myst_parser.parsers.sphinx_ import MystParser
from sphinx.application import Sphinx

_RICHEST = ("image/svg+xml", "text/html", "text/plain")


def markdown_of(notebook: dict[str, Any]) -> str:
    """The Markdown of a notebook (nbformat 4)."""
    parts = []
    for cell in notebook["cells"]:
        source = "".join(cell["source"])
        if cell["cell_type"] == "markdown":
            parts.append(source)
        elif source:
            parts.append(f"```python\n{source}\n```")
            parts += map(_shown, cell.get("outputs", ()))
    return "\n\n".join(parts)


def _shown(output: dict[str, Any]) -> str:
    if output["output_type"] == "stream":
        return _fenced("text", "".join(output["text"]))
    if output["output_type"] == "error":
        return _fenced("text", f"{output['ename']}: {output['evalue']}")
    kind = next(kind for kind in _RICHEST if kind in output["data"])
    shown = "".join(output["data"][kind])
    return _fenced("text", shown) if kind == "text/plain" else f":::{{raw}} html\n{shown}\n:::"


def _fenced(language: str, text: str) -> str:
    return f"```{language}\n{text.rstrip()}\n```"


class NotebookParser(MystParser):
    """Reads a notebook as the Markdown that it amounts to."""

    supported = ("ipynb",)  # type: ignore[misc]  # a variable of the class for docutils, and of instances for MyST

    def parse(self, inputstring: str, document: nodes.document) -> None:
        super().parse(markdown_of(json.loads(inputstring)), document)


def setup(app: Sphinx) -> dict[str, Any]:
    """Take notebooks for pages."""
    app.add_source_suffix(".ipynb", "ipynb")
    app.add_source_parser(NotebookParser)
    return {"parallel_read_safe": True}
