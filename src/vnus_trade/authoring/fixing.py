"""`check --fix`: writes into curation files what only one value can mend: times, amounts, lines and digests."""

import tomllib
from collections.abc import Sequence
from pathlib import Path

from vnus_trade.authoring.toml_edits import with_value
from vnus_trade.curation.survey import survey
from vnus_trade.errors import Fault, Fix
from vnus_trade.files import inside, replace
from vnus_trade.folders.toml_files import labels_of


def fix(folder: Path, *, earlier: Sequence[Path] = ()) -> list[tuple[str, Fix]]:
    """Write what mends faults of a folder and its drafts, where only one value is right; return what was written.

    `earlier` are folders to load before it, which are not touched. Each edit changes one value and nothing else, and is
    proved by reading the file again.
    """
    written: list[tuple[str, Fix]] = []
    # What is written may bring to light what else there is to write: a digest, and then quotations.
    while done := [found for found in _fixes(folder, earlier) if _fixed(folder, *found)]:
        written += done
    return written


def _fixes(folder: Path, earlier: Sequence[Path]) -> list[tuple[str, Fix]]:
    """What would mend faults of a folder, each with the file in it."""
    label = f"{labels_of([*earlier, folder])[-1]}/"
    faults: Sequence[Fault] = survey(*earlier, folder).faults
    mended = [(fault.file.removeprefix(label), fault.fix) for fault in faults if fault.file.startswith(label)]
    return list(dict.fromkeys((file, each) for file, each in mended if each is not None))


def _fixed(folder: Path, file: str, mend: Fix) -> bool:
    """Mend a file; return whether anything was to be written."""
    path = inside(folder, file)
    text = path.read_bytes().decode()
    at = mend.path
    if at[:1] == ("source",) and "source" not in tomllib.loads(text):
        at = at[1:]  # what [source] holds stands at the head
    after = with_value(text, at, mend.key, mend.value)
    if after is None or after == text:
        return False
    replace(path, after.encode())
    return True
