"""How the property tests search: HYPOTHESIS_PROFILE names a profile other than `repeatable`."""

import os

from hypothesis import settings

settings.register_profile("repeatable", max_examples=70, derandomize=True, deadline=None, print_blob=True)
settings.register_profile("brief", max_examples=5, derandomize=True, deadline=None, print_blob=True)
settings.register_profile("thorough", max_examples=5_000, deadline=None, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeatable"))
