"""How the property tests search, the terminal that all tests have, and which tests run without a count of lines.

HYPOTHESIS_PROFILE names a profile other than `repeatable`.
"""

import os
import sys
from collections.abc import Generator

import coverage
import pytest
from hypothesis import Phase, settings

settings.register_profile("repeatable", max_examples=45, derandomize=True, deadline=None, print_blob=True)
settings.register_profile("brief", max_examples=5, derandomize=True, deadline=None, print_blob=True)
settings.register_profile("thorough", max_examples=5_000, deadline=None, print_blob=True)
# `benchmarks/mutants.py` asks only whether a law breaks, and not by which example.
settings.register_profile(
    "mutants", max_examples=10, derandomize=True, deadline=None, phases=(Phase.explicit, Phase.generate)
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeatable"))

# Whoever runs the tests may have any terminal: theirs has 80 columns, and no pager and no wish about colours.
os.environ.update(COLUMNS="80", PAGER="")
os.environ.pop("NO_COLOR", None)


def _is_uncounted(item: pytest.Item) -> bool:
    return "properties" in item.path.parts or item.get_closest_marker("repetitive") is not None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run last what is not counted: a result that it leaves in a cache would be computed for no test that is."""
    items.sort(key=_is_uncounted)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Count no lines where many inputs reach the same ones, which takes as long again: examples cover the code."""
    # A debugger traces too, and `benchmarks/mutants.py` does ask which lines a law reaches.
    is_counted = coverage.Coverage.current() is not None and os.environ.get("HYPOTHESIS_PROFILE") != "mutants"
    if not (is_counted and _is_uncounted(item)):
        return (yield)
    tracer = sys.gettrace()
    sys.settrace(None)
    try:
        return (yield)
    finally:
        sys.settrace(tracer)
