"""Files every entry of a load by its id, with its extensions, and each folder under its negotiation."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from vnus_trade.curation.report import Report
from vnus_trade.curation.tables import EXTENDABLE
from vnus_trade.curation.toml_files import Continues, EntryAt, Folders
from vnus_trade.errors import TimeRefused
from vnus_trade.model.events import Event
from vnus_trade.model.fields import KINDS
from vnus_trade.names import is_id, meant
from vnus_trade.time.reading_policy import DEFAULT_POLICY, POLICIES, ReadingPolicy
from vnus_trade.time.zones import zone_of

_ALWAYS = frozenset(("id", "evidence", "inferred"))
# What may be of more classes than this is called an entry.
_FEW = 2


class Registry:
    """Every entry of the folders by its id, and the extensions of each; faults in ids and heads are reported.

    `subjects` has the negotiation of each folder, or '' for none.
    """

    def __init__(self, folders: Folders, report: Report) -> None:
        self.entries: dict[str, EntryAt] = {}
        self.subjects: dict[Path, str] = {}
        self._extensions: dict[str, list[EntryAt]] = {}
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

    def sound(self) -> Sequence[EntryAt]:
        """The entries, and the extensions of known ones, without a fault so far, in the order of reading."""
        return [at for at in self._folders.entries if at.kind in (*KINDS, "extend") and not at.is_left_out]

    def extending(self, at: EntryAt) -> Sequence[EntryAt]:
        """The extensions of an entry, in the order of their folders."""
        return self._extensions.get(at.id, ()) if at.kind != "extend" else ()

    def target(self, at: EntryAt) -> EntryAt | None:
        """The entry that this one extends; None if it is no extension."""
        return self.entries[at.id] if at.kind == "extend" else None

    def policy(self, at: EntryAt) -> ReadingPolicy:
        """The policy under which phrases of an entry are read, with the places of its negotiation's clocks."""
        return self._policies.get(self.subjects.get(at.file.folder, ""), DEFAULT_POLICY)

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
        if self._is_later(found, at):
            folder = found.file.folder
            return f"{id_!r} is in a later folder; name {folder.name!r} before {at.file.folder.name!r}"
        return ""

    def _is_later(self, found: EntryAt, at: EntryAt) -> bool:
        return self._ranks[found.file.folder] > self._ranks[at.file.folder]

    def _add(self, at: EntryAt) -> None:
        earlier = self.entries.setdefault(at.id, at)
        if not is_id(at.id):
            self._report.add(at.fault("id", f"{at.id!r} is no id; write lower-case words joined by -"))
        elif earlier is not at:
            taken = f"is taken already, at {earlier.where}; ids are unique over all folders"
            self._report.add(at.fault("id", taken))
        self._check_head(at)

    def _check_head(self, at: EntryAt) -> None:
        """Check the fields that neither quotations nor other entries can bear out."""
        entry = at.entry
        for key in ("title", "name"):
            called = entry.text(key)
            if called is not None and not called.strip():
                self._report.add(at.fault(key, "is empty; say in a few words what it is"))
        zones = {"zone": entry.text("zone")} if at.kind in ("negotiation", "source") else {}
        clocks = entry.values.get("clocks", {})
        if at.kind == "negotiation" and isinstance(clocks, dict):
            zones |= {f"clocks.{place}": zone for place, zone in clocks.items()}
            self._policies[at.id] = self._policy(at, clocks)
        for field, zone in zones.items():
            try:
                zone_of(zone)
            except TimeRefused as refusal:
                self._report.add(at.fault(field, str(refusal)))
        year = entry.number("year")
        if year is not None and not 1 <= year <= 9999:
            self._report.add(at.fault("year", f"{year} is no year from 1 to 9999"))

    def _policy(self, negotiation: EntryAt, clocks: dict[str, str]) -> ReadingPolicy:
        name = negotiation.entry.text("policy")
        if name is not None and name not in POLICIES:
            there = ", ".join(map(repr, POLICIES))
            self._report.add(negotiation.fault("policy", f"no reading policy is called {name!r}; there are {there}"))
        return POLICIES.get(name or "", DEFAULT_POLICY).with_places(clocks)

    def _read_subjects(self) -> None:
        """Find the negotiation that each folder declares or continues."""
        declared: dict[Path, list[EntryAt]] = {folder: [] for folder in self._ranks}
        for at in self.entries.values():
            if at.kind == "negotiation":
                declared[at.file.folder].append(at)
        earlier: list[str] = []
        for folder, own in declared.items():
            for second in own[1:]:
                more = f"is a second negotiation beside {own[0].id!r}; a folder is about one"
                self._report.add(second.fault("", more))
            continues = self._folders.continues.get(folder)
            if continues is not None:
                self._check_continues(continues, own, earlier)
                self.subjects[folder] = continues.id
            elif own:
                self.subjects[folder] = own[0].id
            elif len(earlier) > 1:
                file = next(file for file in self._folders.files if file.folder == folder)
                known = ", ".join(map(repr, earlier))
                self._report.add(file.fault((), "", "continues", f"is missing in record.toml; name one of {known}"))
            else:
                self.subjects[folder] = next(iter(earlier), "")
            earlier += [at.id for at in own]

    def _check_continues(self, continues: Continues, own: Sequence[EntryAt], earlier: Sequence[str]) -> None:
        if own:
            both = f"{continues.id!r}, but the folder declares {own[0].id!r}; it does one or the other"
            self._report.add(continues.file.fault((), "", "continues", both))
        elif continues.id not in earlier and not self._report.explains(continues.id):
            message = f"no folder before this one declares a negotiation {continues.id!r}"
            mend = meant(continues.id, earlier) or _NAME_IT
            self._report.add(continues.file.fault((), "", "continues", message + mend))
            # Whatever the folder refers to may be in the folder that is not there.
            self._report.ids_are_known = False

    def _extend(self, at: EntryAt) -> None:
        """File an extension with its target, if that is there and can be extended so."""
        found = self.entries.get(at.id)
        wrong = self.check_reference(at, at.id, [KINDS[kind] for kind in EXTENDABLE])
        if found is not None and found.kind not in EXTENDABLE:
            wrong = f"is {with_article(found.kind)}, which cannot be extended"
        if wrong:
            self._report.add(at.fault("id", wrong))
        if found is None or wrong:
            at.is_left_out = True
            return
        allowed = EXTENDABLE[found.kind]
        beyond = sorted(at.entry.keys - allowed - _ALWAYS)
        for key in beyond:
            fields = ", ".join(sorted({*allowed, "evidence", "inferred"}))
            cannot = f"cannot be added to {with_article(found.kind)}; it takes {fields}"
            self._report.add(at.fault(key, cannot))
        if at.entry.keys <= {"id", "inferred"}:
            self._report.add(at.fault("", "adds nothing; give evidence, or what it says"))
        deals = [deal for each in (found, *self.extending(found)) if (deal := each.entry.text("deal"))]
        if deals and "deal" in at.entry.keys & allowed:
            self._report.add(at.fault("deal", f"{at.id!r} has the deal {deals[0]!r}; nothing is replaced"))
        self._extensions.setdefault(at.id, []).append(at)


_NAME_IT = "; name its folder before this one (for the shipped record vnus_trade.SEEDS, or --shipped)"


def with_article(kind: str) -> str:
    """A kind of entry with its article."""
    return f"an {kind}" if kind.startswith(("a", "e", "i", "o", "u")) else f"a {kind}"


def _either(classes: Sequence[type[Any]]) -> str:
    """What entries of these classes are called."""
    if len(classes) > _FEW:
        return "entry"
    words = sorted(
        "event" if cls is Event else next(kind for kind, each in KINDS.items() if each is cls) for cls in classes
    )
    return " or ".join(words)
