"""Accepts drafts, or some entries of them: those without faults become part of their folder, by edits of the files."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

import attrs

from vnus_trade.authoring.toml_edits import Edit, edited, head_lines, table_lines, toml_of
from vnus_trade.corpus.layout import Offsets
from vnus_trade.curation.survey import surveyed
from vnus_trade.errors import CurationError, Fault, NotFound, WriteRefused
from vnus_trade.files import inside, remove, replace, write_new
from vnus_trade.filing.waiting import WaitingEntries, waiting_drafts
from vnus_trade.folders.toml_files import DRAFTS, WHOLE, Scope, labels_of
from vnus_trade.folders.untrusted import TomlPath
from vnus_trade.words.names import near

_SUGGESTED = 3
# The heading that a draft has, and no part of a folder.
_HEADING = re.compile(r"\A# A draft of (?:.*\n)(?:#.*\n)*\s*\n")
# The keys that a draft keeps at its head while it waits; lines are set aside when all of it is accepted.
_SHARED = ("from", "topics", "occasion")
_ASIDE = "aside"


@attrs.frozen
class Acceptance:
    """Where accepted entries are now, their ids, and the ids of those that wait; `None` if the draft is gone."""

    file: Path
    accepted: tuple[str, ...]
    waiting: tuple[str, ...] | None


def accept(folder: Path, draft: str, ids: Sequence[str] = (), *, earlier: Sequence[Path] = ()) -> Acceptance:
    """Move a draft up, by the name of its file, or only the entries with these ids, if they have no fault.

    What waits stays in the draft, letter for letter; what the article is goes with the first entries. `earlier` are
    folders to load before. Faults of other files, drafts and entries do not matter. Raises `CurationError` with the
    faults, `NotFound` for a draft or an id that there is not, and `WriteRefused`; then nothing is changed.
    """
    if not (folder / "curation").is_dir():
        raise WriteRefused(str(folder), "it is no folder of yours that is laid out; name one")
    name = draft_called(draft)
    waiting = waiting_drafts(folder)
    if name not in waiting and (folder / "curation" / name).is_file():
        raise WriteRefused(str(folder / "curation" / name), "it is accepted already, and no draft of it waits")
    if name not in waiting:
        raise NotFound("draft", draft, near(draft, waiting) or tuple(waiting[:_SUGGESTED]))
    waits_in, file = inside(folder, f"{DRAFTS}/{name}"), inside(folder, f"curation/{name}")
    before = file.read_bytes().decode(errors="replace") if file.is_file() else ""
    move = EntryMove(waits_in.read_bytes().decode(errors="replace"), before, str(file), ids)
    if faults := refusing([*earlier, folder], name, move.chosen if ids else None):
        own = {id_ for path, id_ in move.ids.items() if path not in move.chosen}
        raise CurationError(tuple(_with_place(fault, dict.fromkeys(own, f"{name}, too")) for fault in faults))
    after, rest = move.done()
    if before:
        replace(file, after.encode())
    else:
        write_new(file, after.encode())
    if rest is None:
        remove(waits_in)
    else:
        replace(waits_in, rest.encode())
    left = None if rest is None else tuple(id_ for path, id_ in move.ids.items() if path not in move.chosen)
    return Acceptance(
        folder / "curation" / name, tuple(move.ids[path] for path in move.ids if path in move.chosen), left
    )


def draft_called(name: str) -> str:
    """The name of a draft that is called so, or as its article is."""
    return f"{Path(name).name.removesuffix('.toml').removesuffix('.txt')}.toml"


class EntryMove:
    """Entries that move from a draft to the file that was accepted of it before, '' if none was.

    Without ids, everything moves. A text that is no TOML has no entries. Raises `NotFound` for an id that no entry has,
    and `WriteRefused` for a file to which nothing of this draft can be added.
    """

    def __init__(self, text: str, before: str, file: str, ids: Collection[str]) -> None:
        self._text = text
        self._before = before
        self._file = file
        self._is_whole = not ids
        self._draft: Mapping[str, Any] = _read(text)
        self._accepted: Mapping[str, Any] = _read(before)
        self.ids: dict[TomlPath, str] = {
            (kind, number): str(table.get("id", ""))
            for kind, value in self._draft.items()
            for number, table in enumerate(value if _are_entries(kind, value) else ())
        }
        here = {table.get("id") for key, value in self._accepted.items() if _are_entries(key, value) for table in value}
        for id_ in ids if self._draft else ():
            if id_ not in self.ids.values() and id_ in here:
                raise WriteRefused(file, f"{id_!r} is accepted already, and does not wait")
            if id_ not in self.ids.values():
                raise NotFound("entry of the draft", id_, near(id_, filter(None, self.ids.values())))
        self.chosen: set[TomlPath] = {path for path, id_ in self.ids.items() if not ids or id_ in ids}
        # What the text is, at the head or in tables.
        self._of_text: list[str] = [
            key for key, value in self._draft.items() if key not in (*_SHARED, _ASIDE) and not _are_entries(key, value)
        ]
        self._check_file()

    def _check_file(self) -> None:
        if not self._before:
            return
        if self._of_text or self._accepted.get("from") != self._draft.get("from"):
            raise WriteRefused(self._file, "it exists, and was not accepted of this draft; rename the draft")
        for key in ("topics", "occasion"):
            if self._accepted.get(key) != self._draft.get(key):
                raise WriteRefused(self._file, f"its `{key}` is not that of the draft; write it in the entries instead")
        if self._is_whole and _ASIDE in self._accepted and _ASIDE in self._draft:
            raise WriteRefused(self._file, "it sets lines aside, and so does the draft; do so in one of them")

    def done(self) -> tuple[str, str | None]:
        """The file and the draft afterwards, proved by reading them; `None` for a draft that is gone."""
        text, tables, head = self._text, table_lines(self._text), head_lines(self._text)
        going = [*chain.from_iterable(tables.get(path, ()) for path in self.chosen)]
        going += (lines for key in self._of_text for lines in head.get(key, ()))
        going += (lines for path, each in tables.items() if path[0] in self._of_text for lines in each)
        shared = _shared(head)
        rest = None
        if not self._is_whole:
            top = self._before or shared_head(text)
            after = _joined(top, *(text[start:end] for start, end in _merged(going)))
            rest = _without(text, going)
        else:
            heading = _HEADING.match(text)
            drop = [(0, heading.end())] if heading else []
            aside = head.get(_ASIDE, [])
            after = _without(text, [*drop, *shared, *aside] if self._before else drop)
            if self._before:
                at = head_lines(self._before)["from"][0][1]
                lines = "".join(text[start:end] for start, end in aside)
                after = _joined(edited(self._before, [Edit(at, at, lines)]), after)
        self._prove(after, rest)
        return after, rest

    def _prove(self, after: str, rest: str | None) -> None:
        """Raise `WriteRefused` unless the file has what it had and what was to move, and the draft the remainder."""
        moved, kept = dict[str, Any](self._accepted), dict[str, Any]()
        for key, value in self._draft.items():
            if _are_entries(key, value):
                going = [table for number, table in enumerate(value) if (key, number) in self.chosen]
                moved[key] = [*moved.get(key, []), *going]
                kept[key] = [table for number, table in enumerate(value) if (key, number) not in self.chosen]
            else:
                is_kept = key in (*_SHARED, _ASIDE)
                kept |= {key: value} if is_kept else {}
                moved |= {key: value} if self._is_whole or key in _SHARED or not is_kept else {}
        wanted = [{key: value for key, value in each.items() if value != []} for each in (moved, kept)]
        read = [{key: value for key, value in _read(each).items() if value != []} for each in (after, rest)]
        if read[0] != wanted[0] or (rest is not None and read[1] != wanted[1]):
            raise WriteRefused(self._file, "the draft is written in a way that these edits cannot go on with")


def refusing(folders: Sequence[Path], name: str, chosen: Collection[TomlPath] | None = None) -> tuple[Fault, ...]:
    """The faults for which a draft of the last folder, or its chosen entries, are not accepted: their own, or new ones.

    With all of a draft, what was accepted of it before has to be without faults, too: its lines are accounted for. Of
    an entry that is missing, the fault says which draft has it.
    """
    folder = labels_of(folders)[-1]
    label = f"{folder}/{DRAFTS}/{name}"
    partial = {} if chosen is None else {label: chosen}
    faults = surveyed(folders, Scope(drafts=lambda other: other == name, partial=partial)).faults
    files = (label, f"{folder}/curation/{name}") if chosen is None else (label,)
    own = [fault for fault in faults if fault.file in files]
    if faults and not own:
        known = surveyed(folders, WHOLE).faults
        own = [fault for fault in faults if fault not in known]
    return with_places(own, folders[-1:], name)


def waiting_elsewhere(folder: Path, name: str) -> Mapping[str, str]:
    """The ids of the entries that wait in the other drafts of a folder, each with the name of its draft."""
    return WaitingEntries.of(folder, *(other for other in waiting_drafts(folder) if other != name)).ids


def with_places(faults: Iterable[Fault], folders: Iterable[Path], name: str = "") -> tuple[Fault, ...]:
    """Faults that say of an entry that is missing in which draft of these folders, but for this, it waits."""
    faults, others = tuple(faults), dict[str, str]()
    for folder in folders if any(fault.missing for fault in faults) else ():
        others |= waiting_elsewhere(folder, name)
    return tuple(_with_place(fault, others) for fault in faults)


def _with_place(fault: Fault, others: Mapping[str, str]) -> Fault:
    draft = others.get(fault.missing)
    said = fault.message.partition("; ")[0]
    return fault if draft is None else attrs.evolve(fault, message=f"{said}; it waits in the draft {draft}: accept it")


def shared_head(text: str) -> str:
    """The lines at the head of a curation file that a draft of the same article has, too."""
    return "".join(text[start:end] for start, end in _shared(head_lines(text)))


def _shared(head: Mapping[str, Sequence[Offsets]]) -> list[Offsets]:
    return [lines for key in _SHARED for lines in head.get(key, ())]


def _are_entries(key: str, value: Any) -> bool:
    """Whether a value at the head of a file is its entries of a kind: tables, but not of what its text is."""
    return key != "repair" and isinstance(value, list) and bool(value) and all(isinstance(each, dict) for each in value)


def _read(text: str | None) -> dict[str, Any]:
    """The document that a text is; nothing if it is none."""
    try:
        return toml_of(text or "")
    except (ValueError, RecursionError):
        return {}


def _merged(stretches: Iterable[Offsets]) -> list[Offsets]:
    """Stretches of a text in order, as few as they make."""
    merged: list[Offsets] = []
    for start, end in sorted(stretches):
        begin = merged.pop()[0] if merged and merged[-1][1] == start else start
        merged.append((begin, end))
    return merged


def _without(text: str, stretches: Iterable[Offsets]) -> str:
    return edited(text, [Edit(start, end, "") for start, end in stretches])


def _joined(*parts: str) -> str:
    """Parts of a file, a blank line between any two."""
    newline = "\r\n" if "\r\n" in parts[0] else "\n"
    return (newline * 2).join(part.strip("\r\n") for part in parts if part.strip()) + newline
