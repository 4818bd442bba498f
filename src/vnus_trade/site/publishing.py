"""Writes the site of a record into a folder: whole, never over files of others, and anew only over a site."""

import os
from collections.abc import Iterable
from pathlib import Path

from vnus_trade import lazy
from vnus_trade.errors import WriteRefused
from vnus_trade.files import inside, remove, replace, write_all_new
from vnus_trade.record.chronology import Chronology
from vnus_trade.site.pages import files_of

MANIFEST = "vnus-trade-site.json"
"""The file of a site that lists all others, so that a later one can replace them and nothing else."""

_MADE_BY = "vnus-trade site"


def write_site(record: Chronology, path: str | Path, *, overwrite: bool = False) -> None:
    """Write the site of a record into a folder that is new or empty, or with `overwrite` in place of an earlier one.

    An earlier site's files are replaced or removed, each as a whole, and everything else in the folder stays. Raises
    `WriteRefused` if the folder holds anything else that is in the way.
    """
    folder, files = Path(path), files_of(record)
    manifest = _manifest(record, files)
    if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
        write_all_new(folder, {**files, MANIFEST: manifest})
        return
    earlier = _earlier(folder)
    if earlier is None:
        raise WriteRefused(str(folder), "it holds something that no site wrote; name a new folder")
    if not overwrite:
        mend = "write it anew with --overwrite, in Python overwrite=True, or name a new folder"
        raise WriteRefused(str(folder), f"a site is there; {mend}")
    there = {name for name in earlier if os.path.lexists(inside(folder, name))}
    write_all_new(folder, {name: content for name, content in files.items() if name not in there})
    # Until all is done it lists old and new, so that what is interrupted here can be overwritten too.
    replace(folder / MANIFEST, _manifest(record, {*there, *files}))
    for name in sorted(there & files.keys()):
        replace(inside(folder, name), files[name])
    for name in sorted(there - files.keys()):
        remove(inside(folder, name))
    replace(folder / MANIFEST, manifest)


def _manifest(record: Chronology, names: Iterable[str]) -> bytes:
    listed = {"made_by": _MADE_BY, "record": record.digest, "files": sorted(names)}
    return f"{lazy.json.dumps(listed, indent=1)}\n".encode()


def _earlier(folder: Path) -> frozenset[str] | None:
    """The names of the files of the site in a folder; `None` if there is none."""
    try:
        listed = lazy.json.loads((folder / MANIFEST).read_bytes())
    except (OSError, ValueError):
        return None
    names = listed.get("files") if isinstance(listed, dict) and listed.get("made_by") == _MADE_BY else None
    return frozenset(map(str, names)) - {MANIFEST} if isinstance(names, list) else None
