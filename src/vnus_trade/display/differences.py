"""What one record has beyond another, as text, as a table in HTML, and as rows."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from vnus_trade.display.description import labelled, parts_of
from vnus_trade.display.html import MOST_ROWS, shown_table
from vnus_trade.evidence.sources import Evidence
from vnus_trade.evidence.vocabulary import Status
from vnus_trade.model.events import Plan
from vnus_trade.model.fields import KINDS
from vnus_trade.record.compared import Compared, Difference, FieldChange
from vnus_trade.time.span import TimeSpan
from vnus_trade.time.wording import in_words

# What displays call the fields that hold the time of an event.
_CALLED = {"dated": "when", "when": "all that is known of its time"}
_BETWEEN = "; "


def difference_text(difference: Difference) -> str:
    """The entries that are added, gone and changed, each of the last with its changed fields below it."""
    lines = [difference.extent]
    lines += [f"  added: {_named(entry)}" for entry in difference.added]
    lines += [f"  gone: {_named(entry)}" for entry in difference.gone]
    for change in difference.changed:
        lines.append(f"  changed: {_named(change.now)}")
        lines += [f"    {line}" for field in change.fields for line in _told(field)]
    return "\n".join(lines)


def difference_html(difference: Difference) -> str:
    """A table for a notebook."""
    found = [{key: value or "" for key, value in row.items()} for row in difference_rows(difference)]
    more = f"; the first {MOST_ROWS} lines are shown" if len(found) > MOST_ROWS else ""
    cells = ([row["title"], *(row[key] for key in _COLUMNS if key != "title")] for row in found[:MOST_ROWS])
    return shown_table(f"{difference.extent}{more}", ("title", *(key for key in _COLUMNS if key != "title")), cells)


_COLUMNS = ("change", "kind", "id", "title", "field", "added", "gone")


def difference_rows(difference: Difference) -> list[dict[str, str | None]]:
    """A flat dict of each entry that is added or gone, and of each field that has changed."""
    found: list[tuple[str | None, ...]] = []
    for change, entries in (("added", difference.added), ("gone", difference.gone)):
        found += [(change, _kind(entry), entry.id, str(entry), None, None, None) for entry in entries]
    for each in difference.changed:
        entry = ("changed", _kind(each.now), each.id, str(each.now))
        found += [(*entry, field.name, _joined(field.added), _joined(field.gone)) for field in each.fields]
    return [dict(zip(_COLUMNS, row, strict=True)) for row in found]


def _told(field: FieldChange) -> Iterator[str]:
    """Say what has changed of a field: each member that is added or gone, or both values of a single one."""
    name = _CALLED.get(field.name, field.name)
    if not field.added and not field.gone:
        yield f"{name}: in another order"
    elif isinstance(field.now, tuple | Mapping):
        yield from (f"+ {name}: {_said(member)}" for member in field.added)
        yield from (f"- {name}: {_said(member)}" for member in field.gone)
    else:
        yield f"{name}: {_joined(field.added) or 'not given'} (was: {_joined(field.gone) or 'not given'})"


def _named(entry: Compared) -> str:
    return f"{_kind(entry)} “{entry}” [{entry.id}]"


def _kind(entry: Compared) -> str:
    """The word that curation files have for the kind of an entry."""
    return next(kind for kind, cls in KINDS.items() if type(entry) is cls)


def _joined(values: Iterable[Any]) -> str | None:
    return _BETWEEN.join(map(_said, values)) or None


def _said(value: Any) -> str:
    """A value in plain words; a quotation with its line, its fields and the status that it gives."""
    if isinstance(value, Evidence):
        quotation = value.quotation
        supports = f", for {' '.join(value.fields)}" if value.fields else ""
        status = "" if value.status is Status.ENDED else f", {value.status}"
        return f"“{quotation.words}” ({quotation.source.id}, line {quotation.line}{supports}{status})"
    if isinstance(value, Plan):
        value = tuple(filter(None, (value.when, value.place)))
    return "".join(in_words(part) if isinstance(part, TimeSpan) else labelled(part) for part in parts_of(value))
