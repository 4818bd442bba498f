"""How many examples a law is given, as a share of what the profile gives; never none."""

from hypothesis import settings


def effort(percent: int) -> settings:
    """The settings of a law that needs `percent` of the examples of the profile that is loaded."""
    return settings(max_examples=max(1, settings().max_examples * percent // 100))
