"""The types of rows as code, from the columns that rows have: `python -m tests.rewrite` writes them."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from tests import CHECKOUT
from vnus_trade.interchange.rows import Column, columns
from vnus_trade.model.events import EVENT_CLASSES

ROW_TYPES = CHECKOUT / "src" / "vnus_trade" / "contents" / "row_types.py"
# What every event has a value of.
_NEVER_NONE = frozenset(("id", "kind", "title", "basis", "status"))
_HEAD = '''\
"""The types of the rows of events, by kind: written by `tests.rewrite` from `interchange/rows.py`, never by hand."""

from datetime import datetime
from decimal import Decimal
from typing import TypedDict
'''


def written() -> str:
    """The code of the types."""
    kinds = {str(kind): columns(cls) for kind, cls in EVENT_CLASSES.items()}
    common = set.intersection(*(set(each) for each in kinds.values()))
    first = next(iter(kinds.values())).values()
    parts = [
        _type("CommonRow", "TypedDict", "What the row of every event has.", (c for c in first if c.name in common))
    ]
    for kind, each in kinds.items():
        about = f"The row of {'an' if kind[0] in 'aeiou' else 'a'} {kind}."
        parts.append(_type(_called(kind), "CommonRow", about, (c for c in each.values() if c.name not in common)))
    parts.append(_type("EventRow", ", ".join(map(_called, kinds)), "The row of an event among those of all kinds.", ()))
    return "\n\n".join([_HEAD, *parts])


def _called(kind: str) -> str:
    return f"{kind.capitalize()}Row"


def _type(name: str, bases: str, about: str, fields: Iterable[Column]) -> str:
    return "\n".join([f"class {name}({bases}):", f'    """{about}"""', *_fields(fields)]) + "\n"


def _fields(fields: Iterable[Column]) -> Iterator[str]:
    for number, column in enumerate(fields):
        if not number:
            yield ""
        kind = "Decimal" if column.type is Decimal else column.type.__name__
        yield f"    {column.name}: {kind}{'' if column.name in _NEVER_NONE else ' | None'}"
