"""Writes the pages of the record for each build of the site, into the folder `record` beside its sources."""

from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.config import Config

import vnus_trade
from record_site import pages
from vnus_trade.display.theme import themed


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the steps and styles with Sphinx."""
    app.connect("config-inited", _colours)
    app.connect("builder-inited", _written)
    app.add_css_file("record-colours.css")
    app.add_css_file("record.css")
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def _colours(app: Sphinx, config: Config) -> None:
    """The colours of the timeline, for the pages around it."""
    folder = Path(app.srcdir) / "record" / "_static"
    folder.mkdir(parents=True, exist_ok=True)
    _put(folder / "record-colours.css", themed(""))
    config.html_static_path.append(str(folder))


def _written(app: Sphinx) -> None:
    folder = Path(app.srcdir) / "record"
    wanted = {folder / f"{page.name}.md": page.text for page in pages(vnus_trade.load())}
    for path in set(folder.rglob("*.md")) - wanted.keys():
        path.unlink()
    for path, text in wanted.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        _put(path, text)


def _put(path: Path, text: str) -> None:
    """Write a file only if its text changes, since Sphinx reads newer files again."""
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")
