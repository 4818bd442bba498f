"""Work grows with what a record has, whatever its shape, counted in lines of code that run, never in seconds."""

import math
import runpy
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from tests import CHECKOUT
from vnus_trade import load

_BENCHMARK = runpy.run_path(str(CHECKOUT / "benchmarks" / "shapes.py"))
SHAPES, DOES, LIMITS = _BENCHMARK["ALL"], _BENCHMARK["DOES"], _BENCHMARK["LIMITS"]
MEMBERS = 60
MOST = 1.25
"""The greatest exponent: 1 is that of what grows with its input, 2 of what grows with its square."""
BOUNDED = {("a chain of `continues`, tariffs", "rates")}
"""What grows faster up to a bound, which `docs/reference/trust.md` names."""


def lines(run: Callable[[], Any]) -> tuple[int, Any]:
    """How many lines something runs, each turn of a comprehension among them, and what it returns."""
    count = 0

    def tracer(_: FrameType, event: str, __: object) -> Any:
        nonlocal count
        count += event == "line"
        return tracer

    before = sys.gettrace()
    sys.settrace(tracer)
    try:
        done = run()
        return count, done
    finally:
        sys.settrace(before)


def counted(folder: Path, shape: str, members: int) -> dict[str, int]:
    """The lines that loading a record of a shape runs, and each thing that is done with it."""
    paths = SHAPES[shape](folder, members)
    found: dict[str, int] = {}
    found["load"], record = lines(lambda: load(*paths, limits=LIMITS))
    for name, does in DOES.items():
        if (shape, name) not in BOUNDED:
            found[name], _ = lines(partial(does, record))
    return found


@pytest.mark.thorough
@pytest.mark.parametrize("shape", SHAPES)
def test_work_grows_with_its_input(shape: str, tmp_path: Path) -> None:
    """A record of twice as many members takes about twice as many lines to load, write, read, ask, print and draw."""
    counted(tmp_path / "first", shape, 2 * MEMBERS)  # all words are remembered that can be
    some, more = (counted(tmp_path / str(members), shape, members) for members in (MEMBERS, 2 * MEMBERS))
    grown = {name: round(math.log2(more[name] / some[name]), 2) for name in some}
    assert {name: exponent for name, exponent in grown.items() if exponent > MOST} == {}
