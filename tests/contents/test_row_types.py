"""The types of rows are those of the columns that rows have."""

from typing import get_type_hints

import pytest

import vnus_trade
from tests.row_types import ROW_TYPES, written
from vnus_trade.model.events import EVENT_CLASSES

RECORD = vnus_trade.load()


def test_the_types_follow_from_the_columns() -> None:
    """The module of the types is what `tests.rewrite` makes of the columns."""
    assert ROW_TYPES.read_text(encoding="utf-8") == written()


@pytest.mark.parametrize("kind", ["event", *EVENT_CLASSES])
def test_rows_are_of_their_type(kind: str) -> None:
    """Each row has the keys of its type, and values of the types that it gives."""
    answer = RECORD.events if kind == "event" else RECORD.events.of_kind(kind)
    hints = get_type_hints(getattr(vnus_trade, f"{kind.capitalize()}Row"))
    assert hints.keys() == answer.columns.keys()
    for row in answer.rows():
        assert all(isinstance(row[name], hint) for name, hint in hints.items())  # type: ignore[literal-required]
