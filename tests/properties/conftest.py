"""Laws run without a count of the lines that they reach, which takes as long again: examples cover the code."""

import os
from collections.abc import Iterator

import coverage
import pytest


@pytest.fixture(scope="module", autouse=True)
def _uncounted() -> Iterator[None]:
    # `benchmarks/mutants.py` does ask which lines a law reaches.
    counting = None if os.environ.get("HYPOTHESIS_PROFILE") == "mutants" else coverage.Coverage.current()
    if counting is not None:
        counting.stop()
    yield
    if counting is not None:
        counting.start()
