"""Laws run without a count of the lines that they reach, which takes as long again: examples cover the code."""

import os
import sys
from collections.abc import Iterator

import coverage
import pytest


@pytest.fixture(scope="module", autouse=True)
def _uncounted() -> Iterator[None]:
    # A debugger traces too, and `benchmarks/mutants.py` does ask which lines a law reaches.
    is_counted = coverage.Coverage.current() is not None and os.environ.get("HYPOTHESIS_PROFILE") != "mutants"
    tracer = sys.gettrace()
    if is_counted:
        sys.settrace(None)
    yield
    if is_counted:
        sys.settrace(tracer)
