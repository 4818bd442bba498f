"""Accepts drafts: those without faults become part of their folder."""

from collections.abc import Sequence
from pathlib import Path

from vnus_trade.curation.survey import survey
from vnus_trade.errors import CurationError, NotFound
from vnus_trade.files import inside, remove, write_new
from vnus_trade.filing.new_folders import DRAFTS, waiting_drafts
from vnus_trade.folders.toml_files import labels_of
from vnus_trade.words.names import near

_SUGGESTED = 3


def accept(folder: Path, draft: str, *, earlier: Sequence[Path] = ()) -> Path:
    """Move a draft up, by the name of its file, if it has no fault; return where it is now.

    `earlier` are folders to load before. Faults of other files and drafts do not matter. Raises `CurationError` with
    the faults of the draft, `NotFound` if there is none of this name, and `WriteRefused`; then the draft stays there.
    """
    name = f"{Path(draft).name.removesuffix('.toml')}.toml"
    waiting = waiting_drafts(folder)
    if name not in waiting:
        raise NotFound("draft", draft, near(draft, waiting) or tuple(waiting[:_SUGGESTED]))
    seen = survey(*earlier, folder, drafts=lambda other: other == name)
    label = f"{labels_of([*earlier, folder])[-1]}/{DRAFTS}/{name}"
    faults = tuple(fault for fault in seen.faults if fault.file == label)
    if faults:
        raise CurationError(faults)
    draft_file, accepted = inside(folder, f"{DRAFTS}/{name}"), inside(folder, f"curation/{name}")
    write_new(accepted, draft_file.read_bytes())
    remove(draft_file)
    return folder / "curation" / name
