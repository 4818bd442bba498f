"""Reads the head of a curation file: what it says there of its source, of all its entries, and of lines set aside."""

from collections.abc import Iterator, Mapping
from typing import Any

from vnus_trade.evidence.sources import Source
from vnus_trade.folders.named_rules import NamedRule
from vnus_trade.model.events import EVENT_CLASSES, Announced, Statement
from vnus_trade.model.fields import keyed

_ENTRY_KEYS = frozenset(("topics", "occasion"))
_SOURCE_KEYS = frozenset(keyed(Source)).difference(["evidence"]) | {"quote", "line", "reads", "at"}
_ASIDE = 'write it as aside = { background = "6-7, 12" }'
_LINES = 'write the numbers of lines in quotation marks: background = "6-7, 12"'


def head_of(document: dict[str, Any], *, has_article: bool) -> tuple[dict[str, Any], list[tuple[str, str]]]:
    """Give what the head of a file says to its tables; return the tables, and the keys at fault with what is wrong."""
    own = {key: value for key, value in document.items() if has_article and key in _SOURCE_KEYS}
    rest = {key: value for key, value in document.items() if key not in own}
    faults = [(key, wrong) for key, wrong in _wrong_defaults(rest)]
    given = {key: rest.pop(key) for key in _ENTRY_KEYS if key in rest and key not in dict(faults)}
    for key, _ in faults:
        del rest[key]
    for kind, tables in rest.items():
        cls = EVENT_CLASSES.get(kind)  # type: ignore[call-overload]  # a word of the vocabulary, or any other
        for table in tables if cls is not None and isinstance(tables, list) else ():
            if isinstance(table, dict):
                _default(table, given, is_said=issubclass(cls, Statement | Announced))
    source = rest.get("source", {})
    if own and isinstance(source, dict):
        faults += [(key, "is given in [source] too; give it once") for key in own if key in source]
        rest = {"source": {**own, **source}, **{key: value for key, value in rest.items() if key != "source"}}
    return rest, faults


def asides(aside: object) -> Iterator[tuple[str, dict[str, Any] | str]]:
    """Each table that sets lines aside as the head of a file says, or what is wrong, with the key of its reason."""
    if not isinstance(aside, Mapping):
        yield "", _ASIDE
        return
    for reason, lines in aside.items():
        if not isinstance(lines, str):
            yield reason, _LINES
            continue
        for part in lines.split(","):
            yield reason, {"lines": part.strip(), "reason": reason}


def _wrong_defaults(document: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    topics, occasion = document.get("topics", []), document.get("occasion", "")
    if not (isinstance(topics, str) or (isinstance(topics, list) and all(isinstance(id_, str) for id_ in topics))):
        yield "topics", 'is not an id or a list of ids; write ["id"]'
    if not isinstance(occasion, str):
        yield "occasion", "is not the id of a meeting, in quotation marks"


def _default(table: dict[str, Any], given: Mapping[str, Any], *, is_said: bool) -> None:
    """Give the table of an event what the head of its file gives for all, and it does not give itself."""
    if "topics" in given:
        table.setdefault("topics", given["topics"])
    inferred = table.get("inferred", {})
    is_free = is_said and table.keys().isdisjoint(("occasion", "announced_in")) and isinstance(inferred, dict)
    if "occasion" in given and is_free and table.get("id") != given["occasion"]:
        table["occasion"] = given["occasion"]
        table["inferred"] = {"occasion": str(NamedRule.OCCASION), **inferred}
