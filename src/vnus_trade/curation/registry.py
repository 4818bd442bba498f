"""Files every entry of a load by its id, with its extensions, and each folder under its negotiation."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from vnus_trade.folders.entries import Entry
from vnus_trade.folders.report import Report
from vnus_trade.folders.tables import EXTENDABLE
from vnus_trade.folders.toml_files import CurationFile, EntryAt, Folders
from vnus_trade.model.events import Event
from vnus_trade.model.fields import KINDS
from vnus_trade.time.reading_policy import DEFAULT_POLICY, POLICIES, ReadingPolicy
from vnus_trade.words.names import is_id, meant

# What may be of more classes than this is called an entry.
_FEW = 2
_WORDS: dict[type[Any], str] = {Event: "event", **{cls: kind for kind, cls in KINDS.items()}}


class Registry:
    """Every entry of the folders by its id, and the extensions of each; faults in ids and heads are reported.

    `subjects` has the negotiation of each folder, or '' for none.
    """

    def __init__(self, folders: Folders, report: Report) -> None:
        self.entries: dict[str, EntryAt] = {}
        self.subjects: dict[Path, str] = {}
        self._parts: dict[str, list[EntryAt]] = {}
        self._folders = folders
        self._report = report
        self._ranks = {folder: rank for rank, folder in enumerate(dict.fromkeys(file.folder for file in folders.files))}
        self._policies: dict[str, ReadingPolicy] = {}
        for at in folders.entries:
            if at.kind in KINDS:
                self._add(at)
        self._read_subjects()
        for at in folders.entries:
            if at.kind == "extend":
                self._extend(at)
        for parts in self._parts.values():
            wholes = {part.file.folder: part.whole for part in parts}
            for part in parts[1:]:
                part.target = wholes[part.file.folder]
        for at in self.entries.values():
            if at.kind == "negotiation":
                clocks: Any = self.whole(at).values.get("clocks", {})
                policy = POLICIES.get(self.whole(at).text("policy") or "", DEFAULT_POLICY)
                self._policies[at.id] = policy.with_places(clocks)

    def sound(self) -> Sequence[EntryAt]:
        """The entries, and the extensions of known ones, without a fault so far, in the order of reading."""
        return [at for at in self._folders.entries if at.kind in (*KINDS, "extend") and not at.is_left_out]

    def parts(self, at: EntryAt) -> Sequence[EntryAt]:
        """An entry and its extensions, in the order of their folders."""
        return self._parts[at.id]

    def giving(self, at: EntryAt, key: str) -> EntryAt | None:
        """The first part of an entry that gives a key."""
        return next((part for part in self.parts(at) if key in part.entry.keys), None)

    def whole(self, at: EntryAt) -> Entry:
        """The values and reasons of an entry and all its extensions."""
        return self.parts(at)[-1].whole

    def policy(self, at: EntryAt) -> ReadingPolicy:
        """The policy under which phrases of an entry are read, with the places of its negotiation's clocks."""
        return self._policies.get(self.subjects.get(at.file.folder, ""), DEFAULT_POLICY)

    def zone(self, at: EntryAt) -> str | None:
        """The zone of the negotiation of an entry."""
        negotiation = self.entries.get(self.subjects.get(at.file.folder, ""))
        return None if negotiation is None else self.whole(negotiation).text("zone")

    def check_reference(self, at: EntryAt, id_: str, allowed: Sequence[type[Any]]) -> str:
        """What is wrong with an id that must lead to one of these classes; '' if nothing is, or a fault explains it."""
        found = self.entries.get(id_)
        if found is None:
            if self._report.explains(id_):
                return ""
            known = [name for name, other in self.entries.items() if issubclass(other.entry.cls, tuple(allowed))]
            return f"there is no {_either(allowed)} {id_!r}{meant(id_, known)}"
        if not issubclass(found.entry.cls, tuple(allowed)):
            return f"{id_!r} is {with_article(found.kind)}, not {with_article(_either(allowed))}"
        if self._ranks[found.file.folder] > self._ranks[at.file.folder]:
            folder = found.file.folder
            return f"{id_!r} is in a later folder; name {folder.name!r} before {at.file.folder.name!r}"
        return ""

    def _add(self, at: EntryAt) -> None:
        earlier = self.entries.setdefault(at.id, at)
        self._parts.setdefault(at.id, [at])
        if not is_id(at.id):
            at.report("id", f"{at.id!r} is no id; write lower-case words joined by -")
        elif earlier is not at:
            at.report("id", f"is taken already, at {earlier.where}; ids are unique over all folders")

    def _read_subjects(self) -> None:
        """Find the negotiation that each folder declares or continues."""
        declared: dict[Path, list[EntryAt]] = {folder: [] for folder in self._ranks}
        for at in self.entries.values():
            if at.kind == "negotiation":
                declared[at.file.folder].append(at)
        earlier: list[str] = []
        for folder, own in declared.items():
            for second in own[1:]:
                second.report("", f"is a second negotiation beside {own[0].id!r}; a folder is about one")
            continues = self._folders.continues.get(folder)
            if continues is not None:
                self._check_continues(*continues, own, earlier)
                self.subjects[folder] = continues[1]
            elif own:
                self.subjects[folder] = own[0].id
            elif len(earlier) > 1:
                file = next(file for file in self._folders.files if file.folder == folder)
                known = ", ".join(map(repr, earlier))
                file.report("continues", f"is missing in record.toml; name one of {known}")
            else:
                self.subjects[folder] = next(iter(earlier), "")
            earlier += [at.id for at in own]

    def _check_continues(self, file: CurationFile, id_: str, own: Sequence[EntryAt], earlier: Sequence[str]) -> None:
        if own:
            file.report("continues", f"{id_!r}, but the folder declares {own[0].id!r}; it does one or the other")
        elif id_ not in earlier and not self._report.explains(id_):
            message = f"no folder before this one declares a negotiation {id_!r}"
            file.report("continues", message + (meant(id_, earlier) or _NAME_IT))
            # Whatever the folder refers to may be in the folder that is not there.
            self._report.ids_are_known = False

    def _extend(self, at: EntryAt) -> None:
        """File an extension with its target, if that is there and can be extended so."""
        found = self.entries.get(at.id)
        wrong = self.check_reference(at, at.id, tuple(KINDS.values()))
        if found is not None and not issubclass(found.entry.cls, EXTENDABLE):
            wrong = f"is {with_article(found.kind)}, which cannot be extended"
        if wrong:
            at.report("id", wrong)
        if found is None or wrong:
            at.file.left_out.add(at.path)
            return
        at.before = self.whole(found)
        at.whole = at.before.joined(at.entry)
        if at.entry.keys <= {"id", "inferred"}:
            at.report("", "adds nothing; give evidence, or what it says")
        for key, value, own in at.before.replaced(at.entry):
            first = self.giving(found, key.partition(".")[0])
            given = ", which it is unless its entry says otherwise" if first is None else f", given at {first.where}"
            at.report(key, f"{value} would replace {own}{given}; {_NOTHING_IS_REPLACED}")
        if "existence" in at.entry.inferred.keys() - at.before.inferred.keys():
            at.report("inferred", f"gives a reason for 'existence', but {found.where} has words for it")
        self._parts[at.id].append(at)


_NOTHING_IS_REPLACED = (
    "an extension replaces nothing: leave it out, and if sources differ keep both words in a [[discrepancy]]"
)
_NAME_IT = "; name its folder before this one (for the shipped record vnus_trade.SEEDS, or --shipped)"


def with_article(kind: str) -> str:
    """A kind of entry with its article."""
    return f"an {kind}" if kind.startswith(("a", "e", "i", "o", "u")) else f"a {kind}"


def _either(classes: Sequence[type[Any]]) -> str:
    """What entries of these classes are called."""
    return "entry" if len(classes) > _FEW else " or ".join(sorted(_WORDS[cls] for cls in classes))
