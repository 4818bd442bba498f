"""The report of a load: the faults found so far, and which entries and sources have one."""

from vnus_trade.errors import CurationError, Fault
from vnus_trade.folders.limits import Limits


class Enough(Exception):
    """As many faults have been found as the limits allow."""


class Report:
    """The faults found so far, and what they put out of use, so that their consequences are not reported again.

    `faulty_ids` are the ids of entries with a fault. `ids_are_known` turns False when something that could not be
    read may hold any id. `doubtful_files` curate articles of which a repair or lines set aside could not be read, so
    that quotations may not be found for that reason. `files` are the names of all files, in the order of reading.
    """

    def __init__(self, limits: Limits) -> None:
        self.faults: list[Fault] = []
        self.files: list[str] = []
        self.faulty_ids: set[str] = set()
        self.ids_are_known = True
        self.doubtful_files: set[str] = set()
        self._most = limits.faults

    def add(self, fault: Fault) -> None:
        """Keep a fault; raises `Enough` when there are as many as allowed."""
        self.faults.append(fault)
        self.faulty_ids.add(fault.entry)
        if len(self.faults) >= self._most:
            raise Enough

    def explains(self, id_: str) -> bool:
        """Whether a reported fault may be the reason why no entry of this id is known."""
        return not self.ids_are_known or id_ in self.faulty_ids

    def error(self) -> CurationError:
        """The error with all faults, each once, in the order of files and lines."""
        rank = {file: number for number, file in enumerate(self.files)}
        ranked = sorted(self.faults, key=lambda fault: (rank[fault.file], fault.line))
        return CurationError(tuple(dict.fromkeys(ranked)))
