"""The report of a load: what was found wrong so far, and what therefore is not looked at again."""

from vnus_trade.curation.limits import Limits
from vnus_trade.errors import CurationError, Fault


class Enough(Exception):
    """As many faults have been found as the limits allow."""


class Report:
    """The faults found so far, the ids that they make unfit for use, and the files in the order of reading.

    What follows from a fault that has been reported is not reported again: so whoever finds that an entry refers to
    something unfit says nothing.
    """

    def __init__(self, limits: Limits) -> None:
        self.faults: list[Fault] = []
        self.unfit: set[str] = set()
        self.files: list[str] = []
        self._most = limits.faults

    def add(self, fault: Fault, *ids: str) -> None:
        """Keep a fault, and the ids that it makes unfit for use; raises `Enough` when there are as many as allowed."""
        self.faults.append(fault)
        self.unfit.update(ids)
        if len(self.faults) >= self._most:
            raise Enough

    def error(self) -> CurationError:
        """The error that tells of all faults, each once, in the order of files and lines."""
        rank = {file: number for number, file in enumerate(self.files)}
        ranked = sorted(self.faults, key=lambda fault: (rank[fault.file], fault.line))
        return CurationError(tuple(dict.fromkeys(ranked)))
