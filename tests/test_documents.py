"""Every example in the documents runs, and prints what the document shows."""

import contextlib
import doctest
import io
import re
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

import pytest

from tests import CHECKOUT
from vnus_trade.model.vocabulary import (
    AgreementStage,
    CommitmentMatter,
    MeasureChange,
    SpeechAct,
    TariffStage,
)

pytestmark = pytest.mark.repetitive

# What a build of the site leaves is no document of ours.
PAGES = (path for path in CHECKOUT.glob("docs/**/*.md") if "_build" not in path.parts)
DOCUMENTS = sorted([CHECKOUT / "README.md", CHECKOUT / "CONTRIBUTING.md", *PAGES])
FENCED = re.compile(r"^```(\S*)[^\n]*\n(.*?)^```$", flags=re.MULTILINE | re.DOTALL)


def examples(document: str) -> Iterator[tuple[int, str, str]]:
    """Yield the line, the code and the shown output of each Python block.

    Code without prompts is followed at once by a ```text block if it prints anything.
    """
    blocks = list(FENCED.finditer(document))
    for block, following in zip(blocks, [*blocks[1:], None], strict=False):
        if block[1] == "python":
            shown = ""
            if following and following[1] == "text" and not document[block.end() : following.start()].strip():
                shown = following[2]
            yield document.count("\n", 0, block.start()) + 1, block[2], shown


def faults(document: str, name: str) -> list[str]:
    """Run the examples of a document in order, in one namespace, and report the lines that differ."""
    namespace: dict[str, object] = {"__name__": name}
    found = io.StringIO()
    for line, code, shown in examples(document):
        if ">>>" in code:
            test = doctest.DocTestParser().get_doctest(code, namespace, name, name, line)
            doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(test, out=found.write, clear_globs=False)
            namespace = test.globs
        else:
            with contextlib.redirect_stdout(io.StringIO()) as printed:
                exec(compile(code, f"{name}, line {line}", "exec"), namespace)  # noqa: S102 - it is ours
            if printed.getvalue() != shown:
                found.write(f"{name}, line {line}, prints:\n{printed.getvalue()}but shows:\n{shown}")
    return found.getvalue().splitlines()


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.relative_to(CHECKOUT).as_posix())
def test_document(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The examples of a document run from the top of the checkout, and print what it shows."""
    monkeypatch.chdir(CHECKOUT)
    assert faults(path.read_text(encoding="utf-8"), path.name) == []


def test_a_wrong_example_is_found() -> None:
    """A document that shows what its code does not print is at fault, with prompts or without."""
    right = "```python\nx = 1\nprint(x)\n```\n\n```text\n1\n```\n\n```python\n>>> x + 1\n2\n```\n"
    assert faults(right, "right.md") == []
    assert faults(right.replace("text\n1", "text\n2"), "wrong.md") == [
        "wrong.md, line 1, prints:",
        "1",
        "but shows:",
        "2",
    ]
    assert 'File "wrong.md", line 11, in wrong.md' in faults(right.replace("\n2\n", "\n3\n"), "wrong.md")


@pytest.mark.parametrize(
    ("key", "values"),
    [
        ("`stage` of a tariff or a commitment", TariffStage),
        ("`stage` of an agreement", AgreementStage),
        ("`change` of a tariff or a commitment", MeasureChange),
        ("`matter` of a commitment", CommitmentMatter),
        ("`speech_acts` of a statement", SpeechAct),
    ],
)
def test_the_guide_lists_the_values_of_a_key(key: str, values: type[StrEnum]) -> None:
    """The guide on adding an article has the values that the model has, in its order."""
    guide = (CHECKOUT / "docs" / "how-to" / "add-an-article.md").read_text("utf-8")
    assert f"| {key} | {', '.join(values)} |" in guide
