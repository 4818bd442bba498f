"""Resource limits for loading folders from strangers."""

import attrs

from vnus_trade.frozen import typed


@attrs.frozen(kw_only=True, field_transformer=typed)
class Limits:
    """Resource limits for loading untrusted folders. Exceeding one is a fault.

    Sizes are bytes for files and code points for single texts of a curation. Raise what your own folders outgrow:

    >>> Limits(file_bytes=4 * 2**20)
    Limits(file_bytes=4194304, total_bytes=8388608, ..., faults=1000)
    """

    file_bytes: int = 2**20
    """Bytes of one article, or of one file of a curation."""
    total_bytes: int = 2**23
    """Bytes of all of them together."""
    members: int = 500
    """Members of one list or keys of one table; pieces of evidence of one entry are a list."""
    text_length: int = 20_000
    """Code points of one text in a curation, such as a quotation."""
    nesting: int = 8
    """Parts of one dotted key."""
    steps: int = 4 * 10**9
    """Letters looked at in searching for quotations and names, each as often as it is looked at."""
    faults: int = 1_000
    """Faults that are looked for; then loading stops."""


class Exhausted(Exception):
    """Loading takes more steps than the limits allow; the message is that of a fault."""


class Effort:
    """The steps that one load has left."""

    def __init__(self, limits: Limits) -> None:
        self._steps = self._left = limits.steps

    def spend(self, steps: int) -> None:
        """Take these off; raises `Exhausted` if there are not so many."""
        self._left -= steps
        if self._left < 0:
            too_many = f"checking all entries up to this one takes more than {self._steps} steps"
            raise Exhausted(f"{too_many}; to allow it, load with Limits(steps=...)")


STANDARD = Limits()
"""The limits that hold where no others are given."""
