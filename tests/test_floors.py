"""Imports run downwards only, as the table of floors in CONTRIBUTING.md says."""

import ast
import re
from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[1]
PACKAGE = "vnus_trade"


def floors(document: str) -> dict[str, int]:
    """Read the floor of each module from the rows of the table, which begin `| 3 | `."""
    rows = re.findall(r"^\| *(\d+) *\|([^|]*)\|", document, flags=re.MULTILINE)
    return {module: int(floor) for floor, modules in rows for module in re.findall(r"`(\w+)`", modules)}


def modules() -> dict[str, str]:
    """Read the text of each module of the package."""
    folder = CHECKOUT / "src" / PACKAGE
    return {
        ".".join(path.relative_to(folder).with_suffix("").parts): path.read_text(encoding="utf-8")
        for path in folder.rglob("*.py")
    }


def imported(node: ast.Import | ast.ImportFrom, known: Mapping[str, str]) -> Iterator[str]:
    """Name the package's own modules that one absolute import reads."""
    if isinstance(node, ast.Import):
        full = [alias.name for alias in node.names]
    else:
        full = [f"{node.module}.{alias.name}" for alias in node.names]
    for name in full:
        if name == PACKAGE:
            yield "__init__"
        elif name.startswith(f"{PACKAGE}."):
            inner = name.removeprefix(f"{PACKAGE}.")
            yield next((each for each in (inner, inner.rpartition(".")[0]) if each in known), "__init__")


def faults(texts: Mapping[str, str], table: Mapping[str, int]) -> list[str]:
    """Say what is wrong with the imports of the modules in `texts`."""
    found = []
    graph: dict[str, set[str]] = {}
    for module, text in sorted(texts.items()):
        tree = ast.parse(text)
        graph[module] = set()
        for node in ast.walk(tree):
            if isinstance(node, ast.Name | ast.Attribute) and ast.unparse(node).endswith("TYPE_CHECKING"):
                found.append(f"{module}:{node.lineno} asks for TYPE_CHECKING")
            if isinstance(node, ast.Import | ast.ImportFrom):
                if node not in tree.body:
                    found.append(f"{module}:{node.lineno} imports below the top of the module")
                if isinstance(node, ast.ImportFrom) and node.level:
                    found.append(f"{module}:{node.lineno} imports by a relative name")
                else:
                    graph[module].update(imported(node, texts))
    for module, read in sorted(graph.items()):
        if module not in table:
            found.append(f"{module} has no floor")
        found += [
            f"{module} (floor {table[module]}) imports {other} (floor {table[other]})"
            for other in sorted(read)
            if module in table and other in table and table[module] < table[other]
        ]
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        found.append(f"a cycle: {', '.join(sorted(set(error.args[1])))}")
    return found


def test_imports_run_downwards() -> None:
    """Every module has a floor, and imports from below it or, without a cycle, beside it."""
    assert faults(modules(), floors((CHECKOUT / "CONTRIBUTING.md").read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ({"low": "import os", "high": "from vnus_trade import low\nfrom vnus_trade.low import x"}, []),
        ({"low": "from vnus_trade.high import x", "high": ""}, ["low (floor 0) imports high (floor 1)"]),
        ({"low": "import vnus_trade.high", "high": ""}, ["low (floor 0) imports high (floor 1)"]),
        ({"high": "from vnus_trade import load"}, ["high (floor 1) imports __init__ (floor 2)"]),
        ({"high": "import vnus_trade"}, ["high (floor 1) imports __init__ (floor 2)"]),
        (
            {"high": "import vnus_trade.wide", "wide": "from vnus_trade.high import x"},
            ["a cycle: high, wide"],
        ),
        ({"stray": "import os"}, ["stray has no floor"]),
        ({"low": "def f():\n    import os"}, ["low:2 imports below the top of the module"]),
        ({"low": "from .high import x", "high": ""}, ["low:1 imports by a relative name"]),
        ({"low": "import typing\nx = typing.TYPE_CHECKING"}, ["low:2 asks for TYPE_CHECKING"]),
    ],
)
def test_what_breaks_the_floors_is_named(texts: dict[str, str], expected: list[str]) -> None:
    """Each way of breaking the floors is a fault that says where it is."""
    table = floors("| 0 | `low` | a |\n| 1 | `high`, `wide` | b |\n| 2 | `__init__` | c |\n")
    assert faults(texts, table) == expected
