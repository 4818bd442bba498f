"""Writes TOML: strings, quotations, other values in one line, and tables of evidence."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from vnus_trade.letters import escape, needs_escape
from vnus_trade.model.quantities import Amount, Goods, Rate, SpecificDuty

_BARE_KEY = re.compile("[A-Za-z0-9_-]+")


def toml_string(text: str) -> str:
    """A text between double quotation marks, with escapes for what would end it or would not be seen."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("'''", "\\u0027" * 3)
    if not escaped.isprintable():
        escaped = "".join(escape(letter) if needs_escape(letter) else letter for letter in escaped)
    return f'"{escaped}"'


def toml_quotation(text: str) -> str:
    """A text of one line as it is between ``'''``; as `toml_string` if that would hide or end something."""
    if "'''" in text or text.endswith("'") or any(map(needs_escape, text)):
        return toml_string(text)
    return f"'''{text}'''"


def toml_value(value: Any) -> str:
    """A value in one line; an inline table leaves out what `toml_lines` does."""
    match _in_short(value):
        case bool(truth):
            return str(truth).lower()
        case str(text):
            return toml_string(text)
        case int(number):
            return str(number)
        case Decimal() as number:
            return f"{number:f}"
        case Mapping() as table:
            return f"{{ {', '.join(toml_lines(table))} }}"
        case several:
            return f"[{', '.join(map(toml_value, several))}]"


def _in_short(value: Any) -> Any:
    """A value as curation files write it: a number, a text, a table or a list."""
    match value:
        case Rate():
            ends = ("over", "under") if value.is_strict else ("from", "to")
            return value.minimum if value.is_exact else dict(zip(ends, (value.minimum, value.maximum), strict=True))
        case Amount():
            return str(value)
        case SpecificDuty():
            return {"is": value.amount, "per": value.per}
        case Goods():
            return value.words if value.hs is None else {"words": value.words, "hs": value.hs}
    return value


def toml_lines(values: Mapping[str, Any]) -> list[str]:
    """The keys of a table with their values, a line each; leaves out what is `None` or an empty mapping."""
    given = {key: value for key, value in values.items() if value is not None and value != {}}
    return [f"{_key(key)} = {toml_value(value)}" for key, value in given.items()]


def toml_evidence(
    kind: str, quote: str, fields: str | None, *, line: int | None = None, source: str | None = None
) -> str:
    """The table of a quotation of an entry of this kind; without `fields`, its words say which it supports."""
    head = [f"[[{kind}.evidence]]", f"quote = {toml_quotation(quote)}"]
    return "\n".join([*head, *toml_lines({"line": line, "source": source, "for": fields})])


def _key(key: str) -> str:
    return key if _BARE_KEY.fullmatch(key) else toml_string(key)
