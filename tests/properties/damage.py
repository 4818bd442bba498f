"""The law of loading that damage and fuzzing hold: a chronology that passes every check, or faults at real places."""

from collections.abc import Iterable
from pathlib import Path

import vnus_trade
from tests import text_of
from vnus_trade import Chronology, CurationError, Limits
from vnus_trade.display import terminal as views
from vnus_trade.folders.limits import STANDARD


def judged(*folders: Path, limits: Limits = STANDARD) -> Chronology | CurationError:
    """Load folders; whatever they hold, the record is sound or every fault names a place that is there."""
    try:
        loaded: Chronology | CurationError = vnus_trade.load(*folders, limits=limits)
    except CurationError as error:
        loaded = error
    if isinstance(loaded, CurationError):
        assert 0 < len(loaded.faults) == len(set(loaded.faults)) <= limits.faults
        check_places(loaded, folders)
    else:
        check_record(loaded)
    return loaded


def check_places(error: CurationError, folders: Iterable[Path]) -> None:
    """Each fault is one printable line, in a file of these folders and a line within it, in the order of both."""
    lines = {str(folder): 0 for folder in folders}
    for folder in folders:
        for path in sorted((folder / "curation").glob("*.toml"), key=lambda path: (path.name != "record.toml", path)):
            content = path.read_bytes() if path.is_file() else b""
            lines[f"{folder.name}/curation/{path.name}"] = content.count(b"\n") + 1
    ranks = {shown: rank for rank, shown in enumerate(lines)}
    for fault in error.faults:
        assert 0 <= fault.line <= lines[fault.file], fault
        assert fault.line > 0 or not (fault.entry or fault.field), fault
        assert fault.message
        assert str(fault).isprintable(), fault
    places = [(ranks[fault.file], fault.line) for fault in error.faults]
    assert places == sorted(places)
    assert len(str(error).split("\n")) == 1 + len(error.faults)


def check_record(record: Chronology) -> None:
    """All quotations are exact, all ledgers balance, all times and their order agree, and all of it can be shown."""
    for _, evidence in record.citations():
        quotation = evidence.quotation
        assert quotation.exact == text_of(quotation.source)[quotation.start : quotation.end] != ""
    # What is left out may have cited what nothing else does.
    for source in record.sources if not record.left_out else ():
        assert not any(line.unaccounted for line in record.ledger(source))
    for event in record.events:
        assert event.evidence
        assert event.dated is None or event.when.narrowed_by(event.dated).relations(event.when)
        held = [earlier for earlier in event.after if earlier not in record.called_off]
        assert not any(record.relations(event, earlier) == {"before"} for earlier in held)
    shown = [*views.timeline_lines(record), *views.account_lines(record)]
    for things in (record.all_events, record.actors, record.documents, record.sources, record.gaps):
        for thing in things:
            shown += views.entry_lines(thing, record)
    assert shown
    assert len(record.events.rows()) + len(record.called_off) == len(record.all_events)
    assert len(record.digest) == 64
