"""`load`: the shipped record as it was checked, or any folders, checked throughout."""

import gc
from pathlib import Path

from vnus_trade import lazy
from vnus_trade.record import snapshot
from vnus_trade.record.chronology import Chronology
from vnus_trade.seeds import SEEDS


def load(
    *folders: str | Path, limits: "lazy.limits.Limits | None" = None, strict: bool = True, check: bool = False
) -> Chronology:
    """The chronology of the shipped record, or of the folders that are named, checked throughout.

    Each folder holds texts and, in `curation/`, the TOML that says what they say; `seeds/README.md` describes
    it. A folder may refer to what those named before it hold, continue their negotiation and extend their entries:
    ``load(vnus_trade.SEEDS, "my-articles/")``. Nothing outside a folder is read, and no more than `limits` allow.

    The shipped record by itself is read from a snapshot of the objects that checking made, if its files are still
    those very bytes; with `check`, and with `limits`, it is checked again.

    Raises `CurationError` with the faults of all folders, each with its file and line; nothing is half loaded. An
    entry at fault is left out of further checks, so that mending its faults may bring others to light. With
    ``strict=False``, an article with faults is left out instead, and with it each entry that rests on it; `left_out`
    of the record has them, and every display names them. Faults of a folder or a negotiation are raised even then.

    >>> import vnus_trade
    >>> vnus_trade.load().deal
    <Agreement deal: 2025-07-02T10:25-04:00>
    """
    # Nothing that is made here becomes garbage meanwhile, so that looking for garbage would only cost time.
    collecting = gc.isenabled()
    gc.disable()
    try:
        known = None if folders or check or limits else snapshot.read()
        if known is not None:
            return known
        most = limits or lazy.limits.STANDARD
        return lazy.loader.load_folders(*(folders or [SEEDS]), limits=most, strict=strict)
    finally:
        if collecting:
            gc.enable()
