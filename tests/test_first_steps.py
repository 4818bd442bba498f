"""The notebook that a newcomer reads first shows what its cells give."""

from pathlib import Path

import pytest

from tests.notebook import FIRST_STEPS, read, run, written


def test_the_notebook_shows_what_it_gives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run in order, the cells give the outputs that are stored; `python -m tests.rewrite` stores them anew."""
    monkeypatch.chdir(tmp_path)
    notebook = read(FIRST_STEPS)
    assert run(notebook)["cells"] == notebook["cells"]


def test_the_notebook_is_one_of_jupyter() -> None:
    """The file is of nbformat 4.5, written as Jupyter writes it, and each cell has an id of its own."""
    notebook = read(FIRST_STEPS)
    assert (notebook["nbformat"], notebook["nbformat_minor"]) == (4, 5)
    assert len({cell["id"] for cell in notebook["cells"]}) == len(notebook["cells"])
    assert written(notebook) == FIRST_STEPS.read_text(encoding="utf-8")


def test_what_a_cell_gives_is_shown() -> None:
    """A cell shows what it prints and the value of its last line; nothing is shown for `None` and for statements."""
    sources = ["x = 1", "print('x')\nx + 1", "None", "", "class Page:\n    _repr_html_ = lambda self: '<p>'\nPage()"]
    cells = [{"cell_type": "code", "source": source.splitlines(keepends=True)} for source in sources]
    given = run({"cells": [{"cell_type": "markdown", "source": ["# x"]}, *cells]})["cells"]
    shown = [cell.get("outputs") for cell in given]
    assert shown[0:2] == [None, []]
    assert shown[2] == [
        {"output_type": "stream", "name": "stdout", "text": ["x\n"]},
        {"output_type": "execute_result", "data": {"text/plain": ["2"]}, "metadata": {}, "execution_count": 2},
    ]
    assert shown[3:5] == [[], []]
    assert shown[5][0]["data"]["text/html"] == ["<p>"]
