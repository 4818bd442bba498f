"""Indexes all entries of a load by id, with their extensions."""

from collections.abc import Mapping, Sequence
from functools import cached_property, partial
from itertools import chain
from pathlib import Path
from typing import Any

from vnus_trade.folders.entries import Entry
from vnus_trade.folders.report import Report
from vnus_trade.folders.tables import EXTENDABLE
from vnus_trade.folders.toml_files import CurationFile, EntryAt, Folders
from vnus_trade.model.events import Event
from vnus_trade.model.fields import KINDS
from vnus_trade.phrases.reading_policy import DEFAULT_POLICY, ReadingPolicy, policy_named
from vnus_trade.words.names import is_id, meant, near

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
        # The ids that several negotiations have, each with those that their entries have instead.
        self.shared: dict[str, Mapping[str, str]] = {}
        for at in folders.entries:
            if at.kind == "negotiation":
                self._add(at)
        self._read_subjects()
        if len(self._ranks) > 1:
            self._tell_apart()
        for at in folders.entries:
            if at.kind in KINDS and at.kind != "negotiation":
                self._add(at)
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
                self._policies[at.id] = policy_named(self.whole(at).text("policy"), clocks)

    @cached_property
    def places(self) -> Sequence[Sequence[str]]:
        """The names of each place that has an entry."""
        return [
            [name for key in ("name", "aliases") for name in at.entry.texts(key)]
            for at in self.entries.values()
            if at.kind == "place"
        ]

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

    def fill(self, at: EntryAt, key: str, value: Any, reason: str) -> None:
        """Give an entry, and so its extensions, what follows by a rule, unless one of them gives the key."""
        if value and key not in self.whole(at).keys:
            for whole in {id(part.whole): part.whole for part in self.parts(at)}.values():
                whole.fill({key: value}, {key: reason} if reason else {})

    def negotiators(self, at: EntryAt) -> Sequence[str]:
        """The parties of the negotiation of an entry."""
        subject = self.entries.get(self.subjects.get(at.file.folder, ""))
        return self.whole(subject).texts("parties") if subject is not None else []

    def may_follow(self, at: EntryAt, other: EntryAt) -> bool:
        """Return whether an entry may refer to another one of the same negotiation."""
        folders = at.file.folder, other.file.folder
        is_one = self.subjects.get(folders[0]) == self.subjects.get(folders[1])
        return is_one and self._ranks[folders[1]] <= self._ranks[folders[0]]

    def name_of(self, id_: str) -> str:
        """What an actor is called, or its id if it is not known."""
        found = self.entries.get(id_)
        return (self.whole(found).text("name") if found is not None else None) or id_

    def zone_of(self, at: EntryAt, place: str) -> str | None:
        """The zone of the clocks of a place, by any of its names."""
        names = [name for each in self.places if place in each for name in each]
        zones = map(self.policy(at).zone_at, (place, *names))
        return next(filter(None, zones), None)

    def policy(self, at: EntryAt) -> ReadingPolicy:
        """The policy under which phrases of an entry are read, with the places of its negotiation's clocks."""
        return self._policies.get(self.subjects.get(at.file.folder, ""), DEFAULT_POLICY)

    def lacks_policy(self, at: EntryAt) -> bool:
        """Whether the negotiation of an entry, which gives its policy and its clocks, could not be read."""
        if self.subjects.get(at.file.folder) in self._policies:
            return False
        own = (file for file in self._folders.files if file.folder == at.file.folder)
        return not self._report.ids_are_known or any(path[0] == "negotiation" for file in own for path in file.left_out)

    def zone(self, at: EntryAt) -> str | None:
        """The zone of the negotiation of an entry."""
        negotiation = self.entries.get(self.subjects.get(at.file.folder, ""))
        return None if negotiation is None else self.whole(negotiation).text("zone")

    def check_reference(self, at: EntryAt, id_: str, allowed: Sequence[type[Any]]) -> str:
        """What is wrong with an id that must lead to one of these classes; '' if nothing is, or a fault explains it."""
        found = self.entries.get(id_)
        if found is None:
            if id_ in self.shared:
                there = " or ".join(map(repr, self.shared[id_].values()))
                return f"{id_!r} is an id of several entries; write {there}"
            if self._report.explains(id_):
                return ""
            known = [name for name, other in self.entries.items() if issubclass(other.entry.cls, tuple(allowed))]
            mend = meant(id_, known) or (_TO_COME if at.kind == "negotiation" else _UNDECLARED)
            return f"there is no {_either(allowed)} {id_!r}{mend}"
        if not issubclass(found.entry.cls, tuple(allowed)):
            return f"{id_!r} is {with_article(found.kind)}, not {with_article(_either(allowed))}"
        if self._ranks[found.file.folder] > self._ranks[at.file.folder]:
            folder = found.file.folder
            return f"{id_!r} is in a later folder; name {folder.name!r} before {at.file.folder.name!r}"
        return ""

    def missing(self, id_: str) -> str:
        """An id that no entry has; '' for any other."""
        return "" if id_ in self.entries or id_ in self.shared else id_

    def _add(self, at: EntryAt) -> None:
        earlier = self.entries.setdefault(at.id, at)
        self._parts.setdefault(at.id, [at])
        told_apart = chain.from_iterable(each.values() for each in self.shared.values())
        if not is_id(at.id.rpartition(":")[2]) or (":" in at.id and at.id not in told_apart):
            at.report("id", f"{at.id!r} is no id; write lower-case words joined by -")
        elif earlier is not at:
            at.report("id", f"is taken already, at {earlier.where}; ids are unique in a negotiation")

    def _tell_apart(self) -> None:
        """Give entries of several negotiations that share an id others, but for actors that are one."""
        owners: dict[str, dict[str, list[EntryAt]]] = {}
        for at in self._folders.entries:
            if at.kind in KINDS and at.kind != "negotiation":
                owners.setdefault(at.id, {}).setdefault(self.subjects.get(at.file.folder, ""), []).append(at)
        for id_, by_subject in owners.items():
            first, *others = chain.from_iterable(by_subject.values())
            if len(by_subject) == 1 or "" in by_subject or not is_id(id_):
                continue
            if {_called(first)} == set(map(_called, others)) and first.kind == "actor":
                for other in others:
                    other.kind = "extend"
            else:
                self.shared[id_] = {subject: f"{subject}:{id_}" for subject in by_subject}
        if self.shared:
            for at in self._folders.entries:
                if at.kind not in ("repair", "set_aside"):
                    at.entry.rename(partial(self._resolved, self.subjects.get(at.file.folder, "")))
                    at.id = at.entry.text("id") or at.id

    def _resolved(self, subject: str, id_: str) -> str:
        """What an id in a folder of a negotiation means: the own entry that has it, if any has."""
        return self.shared.get(id_, {}).get(subject, id_)

    def _read_subjects(self) -> None:
        """Find the negotiation that each folder declares or continues."""
        declared: dict[Path, list[EntryAt]] = {folder: [] for folder in self._ranks}
        for at in self.entries.values():  # those of negotiations, so far
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
            at.report("id", wrong, missing=self.missing(at.id))
        if found is None or wrong:
            at.file.left_out.add(at.path)
            # It may have been meant for one of these, which then lacks what it says.
            self._report.faulty_ids.update(near(at.id, self.entries))
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
_UNDECLARED = "; write the id of one that there is, or an entry with this id"
_TO_COME = "; give it once an article has it: add one with --side, and accept its draft"
_NAME_IT = "; name its folder before this one (for the shipped record vnus_trade.SEEDS, or --shipped)"


def _called(at: EntryAt) -> tuple[str | None, ...]:
    """What makes two actors of one id the same."""
    return at.kind, at.entry.text("name"), at.entry.text("kind")


def with_article(kind: str) -> str:
    """A kind of entry with its article."""
    return f"an {kind}" if kind.startswith(("a", "e", "i", "o", "u")) else f"a {kind}"


def _either(classes: Sequence[type[Any]]) -> str:
    """What entries of these classes are called."""
    return "entry" if len(classes) > _FEW else " or ".join(sorted(_WORDS[cls] for cls in classes))
