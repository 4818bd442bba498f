"""Plausible mistakes in what becomes of events: each changes the library, and some law must notice.

They stand beside the mistakes about time in `wrong_variants`, of which those that need not take place have some.
"""

# ruff: noqa: D103 - `WRONG_COURSES` says what each function gets wrong

from collections.abc import Sequence
from random import Random
from typing import Any

import attrs
import pytest
from hypothesis import strategies as st

from tests.properties.as_drawn import check_as_drawn
from tests.properties.courses import course, the_truth_is_a_world
from tests.properties.wrong_variants import Law, WrongVariant
from vnus_trade.curation import loader
from vnus_trade.curation.loader import Loading
from vnus_trade.errors import CurationError
from vnus_trade.evidence import statuses
from vnus_trade.evidence.sources import Evidence
from vnus_trade.evidence.vocabulary import Status
from vnus_trade.folders.toml_files import EntryAt
from vnus_trade.ordering.stated import Stated
from vnus_trade.record.chronology import Chronology
from vnus_trade.strategies import ALPHABET, ZONES, folder_files
from vnus_trade.strategies.folder_files import DrawnFolders, drawn_folders
from vnus_trade.strategies.standing import says_status
from vnus_trade.strategies.world import Options
from vnus_trade.time.constraints import Certainty

evidence_of = Loading.evidence_of
stated_of = Loading._stated  # noqa: SLF001 (a mistake is made inside)
takes_place = statuses.takes_place
published_bounds = statuses.published_bounds


def loaded(drawn: DrawnFolders) -> Chronology:
    """Load folders anew, since a mistake must not be remembered."""
    return folder_files._loaded.__wrapped__(tuple(tuple(files.items()) for files in drawn.files))  # noqa: SLF001


def loads_as_drawn(drawn: DrawnFolders) -> None:
    """A folder loads as it was drawn."""
    check_as_drawn(loaded(drawn), drawn.world)


def silence_is_refused(drawn: DrawnFolders) -> None:
    """An extension that does not say how an event stands is refused, if another source has it as other than ended."""
    world = drawn.world
    for part in world.entries:
        others = [each for each in world.entries if each.id == part.id and each is not part]
        said = {status for each in others for status in each.stands}
        if part.kind != "extend" or not part.stands or says_status(part) or said == {Status.ENDED}:
            continue
        given = [cited.status for cited in part.evidence]
        for cited in part.evidence:
            cited.status = None
        silent = DrawnFolders(world)
        for cited, status in zip(part.evidence, given, strict=True):
            cited.status = status
        with pytest.raises(CurationError, match="say with `status`"):
            loaded(silent)


COURSE: Law = (lambda seed: the_truth_is_a_world(course(Random(seed))), st.tuples(st.integers(0, 20_000)))  # noqa: S311
DRAWN: Law = (loads_as_drawn, st.tuples(drawn_folders(Options(ZONES, ALPHABET, max_events=3, max_folders=2))))
SILENT: Law = (silence_is_refused, DRAWN[1])


def expected_is_certain(status: Status, evidence: Sequence[Evidence]) -> Certainty:
    return Certainty.CERTAIN if status is Status.EXPECTED else takes_place(status, evidence)


def called_off_is_possible(status: Status, evidence: Sequence[Evidence]) -> Certainty:
    return Certainty.POSSIBLE if status is Status.CALLED_OFF else takes_place(status, evidence)


def denied_is_certain(status: Status, evidence: Sequence[Evidence]) -> Certainty:
    return Certainty.CERTAIN if status is Status.DISPUTED else takes_place(status, evidence)


def bounds_of_the_latest(evidence: Sequence[Evidence]) -> Any:
    return published_bounds(evidence[-1:])


def bounds_of_what_is_expected_above(evidence: Sequence[Evidence]) -> Any:
    return published_bounds([attrs.evolve(each, status=Status.ENDED) for each in evidence])


def planned_times_narrow(self: Loading, at: EntryAt) -> Stated:
    stated = stated_of(self, at)
    plans = [(part, path) for part in self.registry.parts(at) for path, _ in part.entry.inner if path[0] == "plan"]
    for part, path in plans:
        planned = self.times.spans.get((part, path, "when"))
        if planned is not None:
            stated = attrs.evolve(stated, span=planned)
    return stated


def previews_bound(self: Loading, at: EntryAt) -> list[Evidence]:
    parts = self.registry.parts(at)
    paths = [(part, path) for part in parts for path, _ in part.entry.inner if path[0] == "plan"]
    return [*evidence_of(self, at), *(item.evidence for path in paths for item in self.evidence.get(path, ()))]


def discrepancies_make_possible(self: Loading, at: EntryAt) -> Stated:
    stated = stated_of(self, at)
    concerned = {
        id_
        for other in self.registry.entries.values()
        if other.kind == "discrepancy"
        for id_ in self.registry.whole(other).texts("concerns")
    }
    is_certain = stated.takes_place is Certainty.CERTAIN
    return attrs.evolve(stated, takes_place=Certainty.POSSIBLE) if at.id in concerned and is_certain else stated


def nothing_is_reported(*_: Any) -> None:
    """No fault in any status."""


WRONG_COURSES = [
    WrongVariant("expected counted as certain", statuses, "takes_place", expected_is_certain, COURSE),
    WrongVariant("called off is listed", loader, "takes_place", called_off_is_possible, DRAWN),
    WrongVariant("denied counted as certain", statuses, "takes_place", denied_is_certain, COURSE),
    WrongVariant("a later source widens a bound", statuses, "published_bounds", bounds_of_the_latest, COURSE),
    WrongVariant(
        "what is to come is over when published", statuses, "published_bounds", bounds_of_what_is_expected_above, COURSE
    ),
    WrongVariant("a plan narrows the time", Loading, "_stated", planned_times_narrow, DRAWN),
    WrongVariant("a preview bounds", Loading, "evidence_of", previews_bound, DRAWN),
    WrongVariant("a discrepancy makes only possible", Loading, "_stated", discrepancies_make_possible, DRAWN),
    WrongVariant("an extension reports by default", loader, "status_faults", nothing_is_reported, SILENT),
]
