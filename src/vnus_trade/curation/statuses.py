"""Checks how events stood when their sources were published: what entries leave unsaid, and what contradicts it."""

from collections.abc import Mapping, Sequence

from vnus_trade.evidence.sources import Evidence
from vnus_trade.evidence.statuses import TO_COME, is_reported, judged_status
from vnus_trade.evidence.vocabulary import Status
from vnus_trade.folders.entries import Entry
from vnus_trade.folders.registry import Registry
from vnus_trade.folders.toml_files import EntryAt

_SAY = "is missing: other sources have {!r} as {}; say with `status` how this one has it, or give `when` it took place"
_PLANNED = "an event that is {} has no time of its own; write plan = {{ when = ... }} instead, with its quotation"
_NOT_HELD = "no source reports that {!r}, which is {}, took place, and this has; extend {!r} with the words that do"


def status_of(whole: Entry, evidence: Sequence[Evidence]) -> Status | None:
    """Return how an event stands, of whose entry and extensions this is the whole; `None` if that is at fault."""
    found = judged_status(evidence, _settled(whole), whole.default_status)
    return found if isinstance(found, Status) else None


def status_faults(parts: Sequence[EntryAt], evidence: Mapping[str, Sequence[Evidence]], registry: Registry) -> None:
    """Report the faults in the statuses of one event, given by an entry and its extensions.

    `evidence` is that of each event, by its id.
    """
    at, whole = parts[-1], parts[-1].whole
    own = evidence[at.id]
    said = dict.fromkeys(str(item.status) for item in own if item.status is not Status.ENDED)
    if said:
        for part in parts[1:]:
            is_said = bool(part.entry.keys & {"status", "when"} or part.entry.plans)
            if part.entry.evidence and not (is_said or all(item.status for item in part.entry.evidence)):
                part.report("status", _SAY.format(at.id, " and ".join(said)))
    found = judged_status(own, _settled(whole), whole.default_status)
    if not isinstance(found, Status):
        at.report(*found)
    elif found in (*TO_COME, Status.CALLED_OFF):
        for part in parts:
            if "when" in part.entry.keys:
                part.report("when", _PLANNED.format(found))
    if is_reported(own):
        _check_others(parts, evidence, registry)


def _check_others(parts: Sequence[EntryAt], evidence: Mapping[str, Sequence[Evidence]], registry: Registry) -> None:
    """Report the events that an event needs to have taken place, as it has, and that no source reports."""
    for part in parts:
        ended = (item for item in part.entry.evidence if part.entry.status_of(item) is Status.ENDED)
        says_after = any("after" in (item.supports or ()) for item in ended)
        needed = [("after", id_) for id_ in (part.entry.texts("after") if says_after else ())]
        needed += [(key, id_) for key in ("occasion", "announced_in") for id_ in part.entry.texts(key)]
        for key, id_ in needed:
            other = registry.whole(registry.entries[id_])
            status = status_of(other, evidence[id_])
            if status is not None and not is_reported(evidence[id_]) and "existence" not in other.inferred:
                part.report(key, _NOT_HELD.format(id_, status, id_))


def _settled(whole: Entry) -> Status | None:
    word = whole.text("latest_status")
    return None if word is None else Status(word)
