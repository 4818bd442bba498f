"""Values are found where they stand in TOML, and edits touch nothing else."""

import tomllib
from typing import Any

import pytest

from vnus_trade.authoring.toml_edits import Edit, beside, edited, head_lines, places

TOML = """# [no] header
"from" = 'a.txt' # said = "so"
dates = [2031-05-01 10:25:00, # ]
  1.5, true,]

[source]
id = "report"

  [[source.evidence]]
  quote = '''It's a "}" 'quoted' [text]'''
  'line' = 4

[[actor]]
reads."He said" = ["a]", 'b']

  [[actor.office]]
  [[actor.office.evidence]]
  quote = \"\"\"
two \\\\ lines, "so" \\\"\"\" it\"\"\"\"

[[actor]]
plan = { when = { is = "2031" }, empty = {}, quote = "so, } it" }
evidence = [
  { quote = "one" },
  { quote = "two", line = 3 },
]
"""


def values(value: Any, path: tuple[str | int, ...] = ()) -> dict[tuple[str | int, ...], Any]:
    """Each value that is no table, and each of a list, by its path."""
    members = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return {path: value} | {each: it for key, member in members for each, it in values(member, (*path, key)).items()}


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_every_value_is_found(newline: str) -> None:
    """What stands at the place of a value is that value, whatever lies in texts and comments."""
    text = TOML.replace("\n", newline)
    wanted = values(tomllib.loads(text))
    found = places(text)
    assert {path: tomllib.loads(f"x = {text[place.start : place.end]}")["x"] for path, place in found.items()} == {
        path: wanted[path] for path in found
    }
    headers = {("source",), ("source", "evidence"), ("actor",), ("actor", 0, "office"), ()}
    headers |= {("source", "evidence", 0), ("actor", 0), ("actor", 1), ("actor", 0, "office", 0), ("actor", 0, "reads")}
    headers |= {("actor", 0, "office", 0, "evidence"), ("actor", 0, "office", 0, "evidence", 0)}
    assert wanted.keys() - found.keys() == headers


def test_a_key_is_added_beside_another() -> None:
    """A new key is on a line of its own below another, with its indent, and behind it in an inline table."""
    found = places(TOML)
    edits = [
        beside(TOML, found["source", "evidence", 0, "quote"], "at", "[1, 2]"),
        beside(TOML, found["actor", 1, "plan", "quote"], "at", "[3, 4]"),
        Edit(*found["source", "id"][:2], '"other"'),
    ]
    changed = edited(TOML, edits)
    assert "[text]'''\n  at = [1, 2]\n  'line' = 4\n" in changed
    assert 'quote = "so, } it", at = [3, 4] }' in changed
    assert 'id = "other"\n' in changed
    assert len(changed) == len(TOML) + len("  at = [1, 2]\n") + len(", at = [3, 4]") - 1


def test_a_key_is_added_at_the_end_of_a_file() -> None:
    """A file that ends without a line end, or has those of Windows, keeps its look."""
    assert edited("a = 1", [beside("a = 1", places("a = 1")[("a",)], "b", "2")]) == "a = 1\nb = 2"
    text = "a = 1 # one\r\nc = 3\r\n"
    assert edited(text, [beside(text, places(text)[("a",)], "b", "2")]) == "a = 1 # one\r\nb = 2\r\nc = 3\r\n"


def test_a_file_without_tables_is_all_head() -> None:
    """The lines of each key before the first header are found where there is none, too."""
    assert head_lines("a = 1\nb = [\n2]\n") == {"a": [(0, 6)], "b": [(6, 15)]}
    assert head_lines("a = 1\n[b]\nc = 2\n") == {"a": [(0, 6)]}
