"""The register of a load: every entry by its id, what extends it, and the negotiation that its folder is about."""

from collections.abc import Collection, Sequence
from pathlib import Path

from vnus_trade.curation.checks import EXTENDABLE, Claim, claims
from vnus_trade.curation.report import Report
from vnus_trade.curation.toml_files import Continues, Folders, Placed
from vnus_trade.errors import TimeRefused
from vnus_trade.names import near
from vnus_trade.time.phrases import DEFAULT_POLICY, POLICIES, ReadingPolicy
from vnus_trade.time.span import zone_of


class Register:
    """Every entry of the folders by its id, with the entries that extend each; ids taken twice are reported.

    `subjects` has the negotiation that each folder is about, or '' for none.
    """

    def __init__(self, folders: Folders, report: Report) -> None:
        self.placed: dict[str, Placed] = {}
        self.extensions: dict[str, list[Placed]] = {}
        self.subjects: dict[Path, str] = {}
        # Extensions that lead nowhere, and so say nothing.
        self.lost: set[Placed] = set()
        self._folders = folders
        self._report = report
        self._ranks: dict[Path, int] = {
            folder: rank for rank, folder in enumerate(dict.fromkeys(file.folder for file in folders.files))
        }
        # Folders that build on one that is not there: whatever they refer to may be in it.
        self._unfounded: set[Path] = set()
        self._policies: dict[str, ReadingPolicy] = {}
        for placed in folders.entries:
            if placed.kind not in ("repair", "set_aside", "extend"):
                self._add(placed)
        self._read_subjects()
        for placed in folders.entries:
            if placed.kind == "extend":
                self._read_extension(placed)

    def claims(self, placed: Placed) -> Sequence[Claim]:
        """The claims of an entry; an extension that leads nowhere has none."""
        if placed.kind != "extend":
            return claims(placed)
        return [] if placed in self.lost else claims(placed, self.placed[placed.name])

    def extending(self, placed: Placed) -> Sequence[Placed]:
        """The entries that extend one, in the order of their folders."""
        return self.extensions.get(placed.name, ())

    def policy(self, placed: Placed) -> ReadingPolicy:
        """The policy under which phrases of an entry are read, with the places of its negotiation's clocks."""
        return self._policies.get(self.subjects.get(placed.file.folder, ""), DEFAULT_POLICY)

    def is_source(self, placed: Placed) -> bool:
        """Whether this is the source of its id, and not a second one that has been reported."""
        return placed.kind == "source" and self.placed[placed.name] is placed

    def is_later(self, target: Placed, placed: Placed) -> bool:
        """Whether an entry stands in a folder that was loaded after another's, and which that one may have wanted."""
        folder = placed.file.folder
        return self._ranks[target.file.folder] > self._ranks[folder] and folder not in self._unfounded

    def may_be_told(self, placed: Placed, id_: str) -> bool:
        """Whether it is certain that no entry of this id is there for another, and nothing reported explains it."""
        known = self._folders.all_ids_known and placed.file.folder not in self._unfounded
        return known and id_ not in self._report.unfit

    def no_such(self, placed: Placed, id_: str, allowed: Collection[str], what: str) -> str:
        """Says that no entry of these kinds goes by an id before or in the folder of the entry that names it."""
        target = self.placed.get(id_)
        if target is not None and target.kind in allowed:
            folder = target.file.folder
            return f"{id_!r} stands in a later folder; name {folder.name!r} before {placed.file.folder.name!r}"
        close = near(id_, [name for name, other in self.placed.items() if other.kind in allowed], 1)
        meant = f"; did you mean {close[0]!r}?" if close else ""
        return f"there is no {what} {id_!r}{meant}"

    def _add(self, placed: Placed) -> None:
        earlier = self.placed.setdefault(placed.name, placed)
        if not _is_id(placed.name):
            self._report.add(placed.fault("id", f"{placed.name!r} is no id; write lower-case words joined by -"))
        elif earlier is not placed:
            taken = f"is taken already, at {earlier.where}; ids are unique over all folders"
            self._report.add(placed.fault("id", taken), placed.name)
        self._check_head(placed)

    def _check_head(self, placed: Placed) -> None:
        """Check what an entry says that neither its quotations nor other entries can bear out."""
        entry = placed.entry
        if placed.kind == "negotiation":
            for place, zone in entry.clocks.items():
                self._check_zone(placed, f"clocks.{place}", zone)
            self._policies[placed.name] = self._policy(placed)
        if not getattr(entry, "title", "none").strip():
            self._report.add(placed.fault("title", "is empty; say in a few words what it is"))
        if placed.kind in ("negotiation", "source"):
            self._check_zone(placed, "zone", entry.zone)
        if placed.kind == "source" and entry.year is not None and not 1 <= entry.year <= 9999:
            self._report.add(placed.fault("year", f"{entry.year} is no year from 1 to 9999"), placed.name)

    def _check_zone(self, placed: Placed, field: str, zone: str | None) -> None:
        try:
            zone_of(zone)
        except TimeRefused as refusal:
            self._report.add(placed.fault(field, str(refusal)), placed.name)

    def _policy(self, negotiation: Placed) -> ReadingPolicy:
        name = negotiation.entry.policy
        if name is not None and name not in POLICIES:
            there = ", ".join(map(repr, POLICIES))
            self._report.add(negotiation.fault("policy", f"no reading policy is called {name!r}; there are {there}"))
        return POLICIES.get(name, DEFAULT_POLICY).with_places(negotiation.entry.clocks)

    def _read_subjects(self) -> None:
        """Tell for each folder which negotiation it declares or continues."""
        declared: dict[Path, list[Placed]] = {folder: [] for folder in self._ranks}
        for placed in self.placed.values():
            if placed.kind == "negotiation":
                declared[placed.file.folder].append(placed)
        earlier: list[str] = []
        for folder, own in declared.items():
            for second in own[1:]:
                more = f"is a second negotiation beside {own[0].name!r}; a folder is about one"
                self._report.add(second.fault("", more), second.name)
            continues = self._folders.continues.get(folder)
            if continues is not None:
                self._check_continues(continues, own, earlier)
                self.subjects[folder] = continues.id
            elif own:
                self.subjects[folder] = own[0].name
            elif len(earlier) > 1:
                file = next(file for file in self._folders.files if file.folder == folder)
                known = ", ".join(map(repr, earlier))
                self._report.add(file.fault((), "", "continues", f"is missing in record.toml; name one of {known}"))
            else:
                self.subjects[folder] = next(iter(earlier), "")
            earlier += [placed.name for placed in own]

    def _check_continues(self, continues: Continues, own: Sequence[Placed], earlier: Sequence[str]) -> None:
        if own:
            both = f"{continues.id!r}, but the folder declares {own[0].name!r}; it does one or the other"
            self._report.add(continues.file.fault((), "", "continues", both))
        elif continues.id not in earlier and self._folders.all_ids_known and continues.id not in self._report.unfit:
            close = near(continues.id, earlier, 1)
            meant = f"did you mean {close[0]!r}?" if close else _NAME_IT
            message = f"no folder before this one declares a negotiation {continues.id!r}; {meant}"
            self._unfounded.add(continues.file.folder)
            self._report.add(continues.file.fault((), "", "continues", message))

    def _read_extension(self, placed: Placed) -> None:
        """File an extension with what it extends, if that is there and can be extended so."""
        self.lost.add(placed)
        target = self.placed.get(placed.name)
        if target is None or self.is_later(target, placed):
            if target is not None or self.may_be_told(placed, placed.name):
                missing = self.no_such(placed, placed.name, EXTENDABLE, "entry")
                self._report.add(placed.fault("id", missing), placed.name)
            return
        allowed = EXTENDABLE.get(target.kind)
        if allowed is None:
            self._report.add(
                placed.fault("id", f"is {with_article(target.kind)}, which cannot be extended"), placed.name
            )
            return
        for key in sorted(placed.keys - allowed - {"id", "evidence", "inferred"}):
            fields = ", ".join(sorted({*allowed, "evidence", "inferred"}))
            cannot = f"cannot be added to {with_article(target.kind)}; it takes {fields}"
            self._report.add(placed.fault(key, cannot), placed.name)
        if placed.keys <= {"id", "inferred"}:
            self._report.add(placed.fault("", "adds nothing; give evidence, or what it says"), placed.name)
            return
        extensions = self.extensions.setdefault(placed.name, [])
        if placed.entry.deal is not None and target.kind == "negotiation":
            deals = [each.entry.deal for each in (target, *extensions) if each.entry.deal is not None]
            if deals:
                has = f"{target.name!r} has the deal {deals[0]!r}; nothing is replaced"
                self._report.add(placed.fault("deal", has), placed.name)
        extensions.append(placed)
        self.lost.discard(placed)


_NAME_IT = "name its folder before this one (for the shipped record vnus_trade.SEEDS, or --shipped)"


def with_article(kind: str) -> str:
    """A kind of entry with its article."""
    return f"an {kind}" if kind.startswith(("a", "e", "i", "o", "u")) else f"a {kind}"


def _is_id(name: str) -> bool:
    return all(part.isascii() and part.isalnum() and part == part.lower() for part in name.split("-"))
