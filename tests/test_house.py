"""The house is as CONTRIBUTING.md lists it: every module has its place, and imports only what is listed before it."""

import ast
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter

import pytest

import vnus_trade
from tests import CHECKOUT

PACKAGE = "vnus_trade"
WINGS = frozenset(("curation", "interchange", "display"))
# The modules that name for type checkers what they import late; the first may name what is listed after it.
LATE = ("lazy", "__init__")


def listed(document: str) -> dict[str, int]:
    """Number the files and packages of the listing by their places; the files above the packages share the first."""
    listing = document.partition(f"\n{PACKAGE}/\n")[2].partition("```")[0]
    names = re.findall(r"^  (\w+)(\.py|/) ", listing, flags=re.MULTILINE)
    first = next((number for number, (_, end) in enumerate(names) if end == "/"), len(names))
    return {name: max(0, number - first + 1) for number, (name, _) in enumerate(names)}


def modules() -> dict[str, str]:
    """The text of each module of the package."""
    folder = CHECKOUT / "src" / PACKAGE
    return {
        ".".join(path.relative_to(folder).with_suffix("").parts).removesuffix(".__init__"): path.read_text("utf-8")
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


def misplaced(module: str, tree: ast.Module) -> Iterator[str]:
    """Say which imports of one module stand where none should."""
    if not ast.get_docstring(tree):
        yield f"{module} does not say what it owns"
    for node in ast.walk(tree) if module not in LATE else ():
        if isinstance(node, ast.Name | ast.Attribute) and "TYPE_CHECKING" in vars(node).values():
            yield f"{module}:{node.lineno} asks for TYPE_CHECKING"
        if isinstance(node, ast.Import | ast.ImportFrom) and node not in tree.body:
            yield f"{module}:{node.lineno} imports below the top of the module"
        if isinstance(node, ast.ImportFrom) and node.level:
            yield f"{module}:{node.lineno} imports by a relative name"


def beyond(module: str, read: Iterable[str], places: Mapping[str, int]) -> Iterator[str]:
    """Say which of the modules that one reads are listed after it, or in another wing."""
    own = module.partition(".")[0]
    if own not in places:
        yield f"{module} is not listed"
    for other in sorted(read) if own in places else ():
        theirs = other.partition(".")[0]
        if places.get(theirs, 0) > places[own]:
            yield f"{module} imports {other}, which is listed after it"
        elif own != theirs and {own, theirs} <= WINGS:
            yield f"{module} imports {other}, another wing"


def faults(texts: Mapping[str, str], places: Mapping[str, int]) -> list[str]:
    """Say what is wrong with the imports of the modules in `texts`."""
    trees = {module: ast.parse(text) for module, text in sorted(texts.items())}
    found = [fault for module, tree in trees.items() for fault in misplaced(module, tree)]
    graph = {
        module: {
            read
            for node in ast.walk(tree)
            if isinstance(node, ast.Import | ast.ImportFrom) and module not in LATE
            for read in imported(node, texts)
        }
        for module, tree in trees.items()
    }
    found += [fault for module, read in graph.items() for fault in beyond(module, read, places)]
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        found.append(f"a cycle: {', '.join(sorted(set(error.args[1])))}")
    return found


def defined(tree: ast.Module) -> Iterator[str]:
    """Name the classes, functions and constants that a module defines for others."""
    for node in tree.body:
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        if isinstance(node, ast.ClassDef | ast.FunctionDef):
            yield node.name
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            yield from (
                each.id for target in targets if target for each in ast.walk(target) if isinstance(each, ast.Name)
            )


def ambiguous(texts: Mapping[str, str]) -> list[str]:
    """Say which public names are defined in several modules of `texts`."""
    places: dict[str, list[str]] = {}
    for module, text in sorted(texts.items()):
        for name in dict.fromkeys(defined(ast.parse(text))):
            places.setdefault(name, []).append(module)
    shared = ((name, modules) for name, modules in sorted(places.items()) if len(modules) > 1)
    return [f"{name} is defined in {', '.join(modules)}" for name, modules in shared if not name.startswith("_")]


def test_every_module_imports_what_is_listed_before_it() -> None:
    """Every module has its place in the listing, and imports only what is listed before it, without a cycle."""
    places = listed((CHECKOUT / "CONTRIBUTING.md").read_text(encoding="utf-8"))
    assert faults(modules(), places) == []
    assert set(places) == {module.partition(".")[0] for module in modules()} - {PACKAGE}


def test_a_room_is_small_enough_to_see_through() -> None:
    """A module has at most 500 lines and a package at most 1,900; a larger one is split."""
    sizes = {name: text.count("\n") for name, text in modules().items()}
    assert {name: size for name, size in sizes.items() if size > 500} == {}
    packages = Counter[str]()
    for name, size in sizes.items():
        packages[name.partition(".")[0]] += size
    assert {name: size for name, size in packages.items() if size > 1_900} == {}


def test_the_tests_mirror_the_packages() -> None:
    """Every package has a folder of tests of its name."""
    packages = {module.partition(".")[0] for module in modules() if "." in module}
    assert packages <= {path.name for path in (CHECKOUT / "tests").iterdir() if path.is_dir()}


def test_the_package_shows_its_public_names_only() -> None:
    """`dir` of the package lists what is documented and no module that happens to be imported."""
    assert {name for name in dir(vnus_trade) if not name.startswith("__")} == set(vnus_trade.__all__)


SAID = '"""What it owns."""\n'


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ({"low": "import os", "high.a": "from vnus_trade import low\nfrom vnus_trade.low import x"}, []),
        ({"low": "from vnus_trade.high import x", "high": ""}, ["low imports high, which is listed after it"]),
        ({"low": "import vnus_trade.high", "high": ""}, ["low imports high, which is listed after it"]),
        ({"high": "from vnus_trade import load"}, ["high imports __init__, which is listed after it"]),
        ({"high": "import vnus_trade"}, ["high imports __init__, which is listed after it"]),
        (
            {"high.a": "import vnus_trade.high.b", "high.b": "from vnus_trade.high.a import x"},
            ["a cycle: high.a, high.b"],
        ),
        (
            {"display.a": "import vnus_trade.curation.b", "curation.b": ""},
            ["display.a imports curation.b, another wing"],
        ),
        ({"stray": "import os"}, ["stray is not listed"]),
        ({"low": "def f():\n    import os"}, ["low:3 imports below the top of the module"]),
        ({"low": "from .high import x", "high": ""}, ["low:2 imports by a relative name"]),
        ({"low": "import typing\nx = typing.TYPE_CHECKING"}, ["low:3 asks for TYPE_CHECKING"]),
    ],
)
def test_what_breaks_the_house_is_named(texts: dict[str, str], expected: list[str]) -> None:
    """Each way of breaking the rule of imports is a fault that says where it is."""
    places = listed(
        "```\nvnus_trade/\n  low.py     a\n  high/      b\n  curation/  c\n  display/   d\n  __init__.py  e\n```\n"
    )
    assert faults({module: SAID + text for module, text in texts.items()}, places) == expected


def test_a_public_name_has_one_meaning() -> None:
    """No class, function or constant is defined for others in two modules of the package."""
    assert ambiguous(modules()) == []


def test_names_with_two_meanings_are_named() -> None:
    """A name is ambiguous however it is defined, unless it is private or defined in overloads of one module."""
    texts = {
        "a": "def f(): ...\ndef f(): ...\nclass C: ...\nA, (B, _D) = 1, (2, 3)\n_E = 4\n__all__ = []",
        "b": "from a import f\nclass f: ...\nB: int = 3\nA = 2\n_D = _E = 1\n__all__ = []\nx.y[0] = C",
    }
    assert ambiguous(texts) == ["A is defined in a, b", "B is defined in a, b", "f is defined in a, b"]


def test_a_module_that_says_nothing_is_named() -> None:
    """The first line of a module says what it owns."""
    assert faults({"low": "import os"}, {"low": 0}) == ["low does not say what it owns"]
