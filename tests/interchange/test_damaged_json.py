"""Documents damaged in every place: the reader refuses each, the schema those that it can know to be wrong."""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import cache
from typing import Any

import pytest

from tests.interchange.test_json import VALIDATOR, WRITTEN, document
from vnus_trade.errors import DocumentError
from vnus_trade.interchange.json_schema import DOCUMENT
from vnus_trade.record.chronology import Chronology
from vnus_trade.record.digest import encoded

pytestmark = pytest.mark.repetitive


def _places(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    yield path, value
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in items:
        yield from _places(item, (*path, key))


def _sorts(whole: Any) -> dict[str, tuple[tuple[str | int, ...], Any]]:
    """One place of each sort in a document, such as the title of some meeting, and what stands there."""
    found: dict[str, tuple[tuple[str | int, ...], Any]] = {}
    for path, value in _places(whole):
        kind = whole["events"][path[1]]["kind"] if path[:1] == ("events",) and len(path) > 1 else ""
        sort = ".".join("*" if isinstance(step, int) else step for step in path)
        found.setdefault(f"{sort} {kind}".strip(), (path, value))
    return found


def _changed(path: tuple[str | int, ...], change: Callable[[Any, Any], None]) -> dict[str, Any]:
    whole: dict[str, Any] = json.loads(WRITTEN)
    holder: Any = whole
    for step in path[:-1]:
        holder = holder[step]
    change(holder, path[-1])
    return whole


def _set(to: Any) -> Callable[[Any, Any], None]:
    def change(holder: Any, step: Any) -> None:
        holder[step] = to

    return change


def _add_key(holder: Any, step: Any) -> None:
    holder[step]["colour"] = "blue"


def _remove(holder: Any, step: Any) -> None:
    del holder[step]


def _alter(holder: Any, step: Any) -> None:
    holder[step] = f"{holder[step]}x" if isinstance(holder[step], str) else holder[step] + 1


# Keys without which a document is as good, and texts that say nothing that could be wrong.
_FREE = ("digest", "beside", "notice")


@cache
def damages() -> Sequence[tuple[str, bool, dict[str, Any]]]:
    """All damaged documents, made when they are first asked for."""
    return [*_damages()]


def _damages() -> Iterator[tuple[str, bool, dict[str, Any]]]:
    """Damaged documents: what was done, whether a schema can know, and the document."""
    whole = document()
    definitions = DOCUMENT["$defs"]
    needed = {key for body in (DOCUMENT, *definitions.values()) for key in body["required"]}
    for sort, (path, value) in _sorts(whole).items():
        if not path or path[0] in _FREE:
            continue
        yield f"{sort} is null", True, _changed(path, _set(None))
        yield f"{sort} is of another type", True, _changed(path, _set({} if isinstance(value, list) else [7]))
        if isinstance(value, dict) and path != ("filed",):
            yield f"{sort} has an unknown key", True, _changed(path, _add_key)
        elif isinstance(path[-1], str) and path[0] != "filed":
            # Events have topics and documents, or have none; the record of them all has both.
            by_schema = path[-1] in needed and not (len(path) > 1 and path[-1] in DOCUMENT["required"])
            by_schema &= sort != "events.*.stage agreement"
            yield f"{sort} is missing", by_schema, _changed(path, _remove)
        if isinstance(value, str | int) and not isinstance(value, bool):
            yield f"{sort} is altered", False, _changed(path, _alter)


def test_there_are_damages_enough() -> None:
    """Hundreds of documents are damaged, many of them in ways of which no schema can know."""
    assert len(damages()) > 1_000
    assert sum(by_schema for _, by_schema, _ in damages()) > 700
    assert sum(not by_schema for _, by_schema, _ in damages()) > 250


def test_every_damaged_document_is_refused() -> None:
    """The reader refuses every damaged document."""
    believed = []
    for name, _, damaged in damages():
        with suppress(DocumentError):
            Chronology.from_json(encoded(damaged))
            believed.append(name)
    assert believed == []


def test_the_schema_refuses_what_it_can_know() -> None:
    """A schema knows of types, keys and vocabularies; references, quotations and digests are left to the reader."""
    whole = document()

    def alone(key: str, value: Any) -> Any:
        # What refers to what is left out, no schema sees.
        are_lists = isinstance(value, list) and isinstance(whole.get(key), list)
        return [item for item in value if item not in whole[key]] if are_lists else value

    def is_valid(damaged: dict[str, Any]) -> bool:
        return VALIDATOR.is_valid({key: alone(key, value) for key, value in damaged.items()})

    valid = [(name, by_schema) for name, by_schema, damaged in damages() if is_valid(damaged)]
    assert [name for name, by_schema in valid if by_schema] == []
    assert len(valid) > 200
