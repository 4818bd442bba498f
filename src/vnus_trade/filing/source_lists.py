"""Reads lists of articles: tables with a row for each file, and what the curator says of it in named columns."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from glob import glob, has_magic
from pathlib import Path
from typing import Any

from vnus_trade.errors import ArticleRefused
from vnus_trade.filing.intake import GivenArticle, read_article
from vnus_trade.words.names import meant

COLUMNS = (
    *("file", "published", "zone", "url", "id", "title", "authors", "publisher", "languages", "archived", "accessed"),
    "sides",
)
"""The columns that a list may have; `authors`, `languages` and `sides` may hold several, separated by semicolons."""

_SEVERAL = ("authors", "languages", "sides")
_SEPARATORS = (",", ";", "\t")


def given_files(names: Iterable[str], facts: Mapping[str, Any]) -> Iterator[GivenArticle]:
    """Each file that is named, or that a pattern such as ``news/*.html`` matches, with these facts."""
    for name in names:
        # Where the shell has not done so. A file may have such signs in its name, and a pattern may begin anywhere.
        files = sorted(glob(name)) if has_magic(name) and not Path(name).is_file() else [name]  # noqa: PTH207
        yield from (GivenArticle(file, facts) for file in files or [name])


def listed_files(path: Path, facts: Mapping[str, Any]) -> list[GivenArticle]:
    """Each file of a list, which lies where the list does, with what its row says, and these facts where it is silent.

    Raises `ArticleRefused` for a list that is no table with a column `file`, or that has columns beyond `COLUMNS`.
    """
    try:
        text = read_article(path).decode("utf-8-sig")
        separator = max(_SEPARATORS, key=text.partition("\n")[0].count)
        rows = list(enumerate(csv.reader(text.splitlines(keepends=True), delimiter=separator, strict=True), start=1))
    except (UnicodeDecodeError, csv.Error) as error:
        raise ArticleRefused(str(path), f"it is no table in UTF-8 with commas between its columns: {error}") from error
    head = [name.strip().casefold() for name in rows[0][1]] if rows else []
    for name in head:
        if name not in COLUMNS:
            raise ArticleRefused(str(path), f"no column is called {name!r}{meant(name, COLUMNS) or _HAS}")
    if "file" not in head or len(set(head)) < len(head):
        raise ArticleRefused(str(path), f"its first row does not name the column `file`, or names one twice{_HAS}")
    listed = []
    for line, row in rows[1:]:
        cells = {name: cell.strip() for name, cell in zip(head, row, strict=False) if cell.strip()}
        if cells:
            file = cells.pop("file", "")
            said = {name: _members(cell) if name in _SEVERAL else cell for name, cell in cells.items()}
            place = file if "://" in file else str(path.parent / file)
            listed.append(GivenArticle(place, {**facts, **said}, where=f"{path}, row {line}"))
    return listed


_HAS = f"; a list has the columns {', '.join(COLUMNS)}"


def _members(cell: str) -> tuple[str, ...]:
    return tuple(filter(None, map(str.strip, cell.split(";"))))
