"""How the property tests search, and the terminal that all tests have.

HYPOTHESIS_PROFILE names a profile other than `repeatable`.
"""

import os

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
