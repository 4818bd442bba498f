"""Documents of each version of the JSON format, and its schema: every later release reads them.

`python -m tests.rewrite` writes those of today's version where its schema has changed, unless it is released.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from hypothesis import find, settings

import vnus_trade
from tests import FOLDERS
from vnus_trade import Chronology
from vnus_trade.interchange.json_schema import DOCUMENT, VERSION
from vnus_trade.strategies import chronologies

KEPT = Path(__file__).parent / "kept"
NOW = ".".join(map(str, VERSION))
RELEASED: Mapping[str, str] = {}
"""The version of the format that each release writes: what is kept of it never changes."""
_TOGETHER = [["talks", "talks-later", "talks-tariffs"], ["valid", "later"], ["tariffs"], ["namesakes"], ["withheld"]]


def shape() -> str:
    """The schema of today's format, without what it says to people."""

    def bare(schema: Any) -> Any:
        if isinstance(schema, list):
            return [bare(member) for member in schema]
        if not isinstance(schema, dict):
            return schema
        told = ("title", "description")
        return {key: bare(value) for key, value in schema.items() if key not in told or not isinstance(value, str)}

    return f"{json.dumps(bare(DOCUMENT), indent=1, sort_keys=True)}\n"


def is_current() -> bool:
    """Whether the schema that is kept of today's version is that of today's writer."""
    path = KEPT / NOW / "schema.json"
    return path.is_file() and path.read_text(encoding="utf-8") == shape()


def keys(schema: Any) -> set[str]:
    """The keys that a schema knows, anywhere in a document."""
    if isinstance(schema, list):
        return {key for member in schema for key in keys(member)}
    if not isinstance(schema, dict):
        return set()
    return {*schema.get("properties", ()), *(key for member in schema.values() for key in keys(member))}


def used(document: Any) -> set[str]:
    """The keys that a document has, anywhere."""
    members = document.values() if isinstance(document, dict) else document if isinstance(document, list) else ()
    return {*(document if isinstance(document, dict) else ()), *(key for member in members for key in used(member))}


def documents() -> Iterator[tuple[str, str]]:
    """The shipped record without its texts, those of invented folders, and for each key that they lack a drawn one."""
    lacking = keys(DOCUMENT)
    for name, record in _records():
        document = record.to_json(texts=name != "shipped")
        lacking -= used(json.loads(document))
        yield name, document
    while lacking:
        key = min(lacking)
        document = find(chronologies(), lambda record: f'"{key}":' in record.to_json(), settings=_FOUND).to_json()  # noqa: B023 (it is asked at once)
        lacking -= used(json.loads(document))
        yield f"drawn-{key}", document


_FOUND = settings(max_examples=20_000, derandomize=True, database=None, deadline=None)


def _records() -> Iterator[tuple[str, Chronology]]:
    for names in _TOGETHER:
        yield names[0], vnus_trade.load(*(FOLDERS / name for name in names))
    yield "shipped", vnus_trade.load()


def write() -> None:
    """Write what is kept of today's version."""
    if NOW in RELEASED.values():
        raise SystemExit(f"version {NOW} of the format is released: raise VERSION in interchange/json_schema.py")
    folder = KEPT / NOW
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.iterdir():
        path.unlink()
    (folder / "schema.json").write_text(shape(), encoding="utf-8")
    for name, document in documents():
        (folder / f"{name}.json").write_text(f"{document}\n", encoding="utf-8")
