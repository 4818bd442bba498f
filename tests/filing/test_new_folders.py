"""The record of a new folder. The command's tests show the rest: folders laid out, and articles filed in them."""

import re
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from vnus_trade.errors import ArticleRefused
from vnus_trade.filing.intake import read_article
from vnus_trade.filing.new_folders import new_record
from vnus_trade.folders.tables import TABLES, read_table


def uncommented(toml: str) -> dict[str, Any]:
    """Read the TOML with all examples uncommented."""
    return tomllib.loads(re.sub(r"(?m)^#(?=\S)", "", toml), parse_float=Decimal)


@pytest.mark.parametrize("continues", [None, "fish-talks"])
def test_the_example_is_right(continues: str | None) -> None:
    """The record of a new folder is TOML, and so is every example in it, with keys that its table allows."""
    toml = new_record("my-talks", 'My "talks"', continues)
    document = tomllib.loads(toml)
    if continues is None:
        assert document == {"negotiation": [{"id": "my-talks", "title": 'My "talks"', "parties": []}]}
    else:
        assert document == {"continues": "fish-talks"}
    whole = uncommented(toml)
    whole.pop("continues", None)
    assert {"topic"} <= whole.keys() <= set(TABLES)
    for kind, tables in whole.items():
        for table in tables:
            assert read_table(table, kind).text("id") == table["id"]


def test_the_example_can_be_taken_up_line_by_line() -> None:
    """Each example key of the negotiation can be uncommented by itself."""
    lines = new_record("my-talks", "My talks").split("\n")
    for number, line in enumerate(lines):
        if re.match(r"#[a-z]", line) and number < lines.index("# The subjects of events, for their `topics`."):
            taken = [*lines[:number], line[1:], *lines[number + 1 :]]
            (negotiation,) = tomllib.loads("\n".join(taken))["negotiation"]
            assert len(negotiation) == 4


def test_an_article_that_cannot_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """An article that the system refuses to read is refused with the system's reason."""

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "is_file", refuse)
    with pytest.raises(ArticleRefused, match=r"news\.txt cannot be curated: Permission denied"):
        read_article(Path("news.txt"))
