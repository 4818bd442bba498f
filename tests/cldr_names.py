"""Prints the names of months and days of a language as CLDR has them, for its file: `python -m tests.cldr_names fr`.

It needs Babel, which the group `docs` brings along.
"""

import json
import sys
from collections.abc import Mapping
from importlib import import_module
from typing import Any


def cldr_names(tag: str) -> dict[str, list[str]]:
    """The names of the months and of the days from Monday on, each with its short form behind it, in small letters."""
    locale: Any = import_module("babel").Locale.parse(tag)
    return {
        "MONTH": _both(locale.months["format"], range(1, 13)),
        "WEEKDAY": _both(locale.days["format"], range(7)),
    }


def _both(names: Mapping[str, Mapping[int, str]], numbers: range) -> list[str]:
    pairs = ((names["wide"][number], names["abbreviated"][number]) for number in numbers)
    return ["|".join(dict.fromkeys(name.casefold() for name in pair)) for pair in pairs]


def main(tag: str) -> None:
    """Print both tables as TOML."""
    for table, names in cldr_names(tag).items():
        sys.stdout.write(f"{table} = {json.dumps(names, ensure_ascii=False)}\n")


if __name__ == "__main__":
    main(sys.argv[1])
