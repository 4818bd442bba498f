"""Words of a language are data, a file a language: the packages that read articles have none in their code."""

import ast
import re
from collections.abc import Iterator

import pytest

from tests import CHECKOUT

READERS = frozenset(
    (
        *("words", "phrases", "model", "checking", "curation", "corpus", "filing", "authoring", "sentences"),
        *("cast", "reading", "levies", "stages", "drafting", "undertaking", "collating"),
    )
)
# What is no word of an article, by its module.
NAMES = {
    "words.names": "the names of a record, which are looked up at a cold start",
    "phrases.reading_policy": "places, each with its zone",
    "model.quantities": "the written form of an amount",
    "filing.web_pages": "encodings and elements of pages",
}
_CLASSES = re.compile(r"\[(?:\\.|[^\]\\])*\]?|.-.")
_SEVERAL = re.compile(r"[a-z]{2,}[)?]*\|[(?:]*[a-z]{2,}")
_FOREIGN = re.compile(r"[^\W\d_]{2,}")
_COMPARING = ("startswith", "endswith", "removeprefix", "removesuffix")
_TEXTS = ("word", "text")
_WITHOUT_CASE, _READING = ("casefold", "lower"), ("fold", "said")


def literals(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """The texts in code, with their lines, but for docstrings."""
    docstrings = {node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in docstrings:
            yield node.lineno, node.value


def is_text(node: ast.expr) -> bool:
    """Return whether code reads words of an article: of a token, or of a phrase."""
    if isinstance(node, ast.Attribute):
        return node.attr in _TEXTS
    called = node.func if isinstance(node, ast.Call) else None
    if isinstance(called, ast.Attribute):
        return called.attr in _WITHOUT_CASE and is_text(called.value)
    return isinstance(called, ast.Name) and called.id in _READING


def compared(tree: ast.AST) -> Iterator[ast.AST]:
    """What code compares words of an article with."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare) and any(map(is_text, (node.left, *node.comparators))):
            yield from (node.left, *node.comparators)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and is_text(node.func.value):
            yield from node.args if node.func.attr in _COMPARING else ()


def words_in(text: str) -> Iterator[str]:
    """Say which words of a language stand in the code of a module."""
    tree = ast.parse(text)
    for line, written in literals(tree):
        beyond = [
            word for word in _FOREIGN.findall(_CLASSES.sub(" ", written)) if word.isalpha() and not word.isascii()
        ]
        for word in beyond or _SEVERAL.findall(written):
            yield f"{line}: {word}"
    for node in (each for each in compared(tree) if isinstance(each, ast.Constant | ast.Tuple)):
        yield from (f"{line}: {word}" for line, word in literals(node) if re.search(r"[^\W\d_]{2,}", word))


def test_no_word_of_a_language_stands_in_code() -> None:
    """No reader of articles has words in its patterns, or compares what it reads with one."""
    folder = CHECKOUT / "src" / "vnus_trade"
    found = {
        module: list(words_in(path.read_text("utf-8")))
        for package in READERS
        for path in (folder / package).rglob("*.py")
        if (module := ".".join(path.relative_to(folder).with_suffix("").parts)) not in NAMES
    }
    assert {module: words for module, words in found.items() if words} == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('_NO = re.compile(r"\\b(?:not|never)\\b")', ["1: not|never"]),
        ('"""Not or never: "không"."""\n_NO = ("không",)', ["2: không"]),
        ('token.word == "agreed"', ["1: agreed"]),
        ('said(sentence, cue).casefold() in ("agreed",)', ["1: agreed"]),
        ('fold(title).removeprefix("the ")', ["1: the "]),
        ('place.sort == "person" or cue.kind in ("to", "from")', []),
        ('_LETTERS = "[a-zà-ỹđ]+|đ"', []),
    ],
)
def test_words_in_code_are_found(text: str, expected: list[str]) -> None:
    """Alternatives of a pattern, letters of other alphabets and words that are compared are words of a language."""
    assert list(words_in(text)) == expected
