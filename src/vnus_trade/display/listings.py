"""Answers in text, and listings as tables in text and HTML, whose columns follow from the fields of the members."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import islice
from typing import Any

import attrs

from vnus_trade.answers.bearing import handful
from vnus_trade.answers.queries import Events
from vnus_trade.console.wrapping import columns_of, padded
from vnus_trade.contents.index import Catalogue
from vnus_trade.contents.listing import Answer, Listing
from vnus_trade.display.description import captioned, counted, kept_to, labelled, not_checked, parts_of
from vnus_trade.display.event_times import EventTimes, written_time
from vnus_trade.display.html import MOST_ROWS, shown_table
from vnus_trade.evidence.backing import Backing
from vnus_trade.evidence.ledger import Ledger, LedgerLine
from vnus_trade.evidence.sources import Source
from vnus_trade.letters import harmless
from vnus_trade.model.entities import Actor
from vnus_trade.model.events import Event
from vnus_trade.model.fields import Field, evident_parts, fields_of, value_of
from vnus_trade.model.findings import Discrepancy, Gap
from vnus_trade.model.vocabulary import Basis
from vnus_trade.record.chronology import Chronology
from vnus_trade.record.passages import Passages
from vnus_trade.record.plans import FollowedPlan
from vnus_trade.record.positions import Position
from vnus_trade.time.span import TimeSpan
from vnus_trade.time.wording import in_words

_WIDTH, _CELL = 100, 32
"""The columns of a table in text that a line has no room for are left out, and longer cells are cut."""

# In columns of their own, or of no use in a line; what is of an event has its id.
_ELSEWHERE = frozenset(
    ("id", "title", "name", "evidence", "inferred", "when", "dated", "year", "status", "line_lengths", "applied_to_all")
) | {"event"}


def answer_text(events: Events[Event], catalogue: Catalogue) -> str:
    """The lines of an answer: its events, and the hints, gaps and discrepancies that bear on it."""
    lines = [events.extent]
    lines += [f"  if it takes place: {labelled(event)}" for event in events.supposing]
    lines += [f"  {_line(event)}{'' if certain else ' (possible)'}" for event, certain in events.judged]
    lines += [f"  {hint}" for hint in events.hints]
    points: tuple[tuple[str, str, Sequence[Gap | Discrepancy]], ...]
    points = ("left open", "gaps", events.gaps), ("see", "discrepancies", events.discrepancies)
    for word, name, found in points:
        shown, more = handful(found)
        lines += [f"  {word}: {point.title} ({'derived; ' * point.derived}{point.id})" for point in shown]
        lines += [f"  {word}: {more} more, in `{name}`"] * bool(more)
    notes = kept_to(catalogue), _unchecked(event for event, _ in events.judged)
    lines += [f"  {note}" for note in notes if note]
    return "\n".join(lines)


def _line(event: Event) -> str:
    return f"{written_time(event)}  {event}{_mark(event)} [{event.id}]"


def text(listing: Listing[Any], catalogue: Catalogue) -> str:
    """A listing as a table of aligned columns, as many as fit in a line."""
    cells = [[id_, _titled(title), *map(_cut, rest)] for id_, title, *rest in table(listing, catalogue)]
    widths = [max(map(columns_of, column)) for column in zip(*cells, strict=True)]
    fitting = [at for at in range(len(widths)) if sum(widths[: at + 1]) + 2 * at <= _WIDTH]
    lines = ["  ".join(padded(row[at], widths[at]) for at in fitting).rstrip() for row in cells]
    more = len(list(listing.judged)) - MOST_ROWS
    rows = lines if len(lines) > 1 else ()
    ends = [f"and {more} more" if more > 0 else "", kept_to(catalogue), _unchecked(listing)]
    return "\n".join([captioned(listing), *rows, *filter(None, ends)])


def passages_text(found: Passages) -> str:
    """Each passage in a line with its place, and the entries that cite it below."""
    lines = [captioned(found)]
    for each in found:
        lines += [f"  {each.source.id}, line {each.line}: {each.passage}"]
        lines += [f"    cited by {', '.join(entry.id for entry in each.entries)}"] * bool(each.entries)
    return "\n".join(lines)


def ledger_text(ledger: Ledger) -> str:
    """The lines of a ledger in a row each: what cites it or why it is set aside, and its text."""
    rows = [(str(line.number), _use(line, counted(line.cited_by, "entry")), line.text or "") for line in ledger]
    width = max((columns_of(use) for _, use, _ in rows), default=0)
    said = (f"{number:>4}  {padded(use, width)}  {text}".rstrip() for number, use, text in rows)
    cut = (line if len(line) <= _WIDTH else f"{line[:_WIDTH]}…" for line in said)
    return "\n".join([_left_over(ledger), *map(harmless, cut)])


def ledger_html(ledger: Ledger) -> str:
    """The lines of a ledger as a table for a notebook, with the ids of what cites each."""
    rows = (
        [str(line.number), line.text or "", _use(line, ", ".join(line.cited_by)), str(line.unaccounted or "")]
        for line in ledger
    )
    return shown_table(_left_over(ledger), ["line", "text", "accounted for by", "letters left over"], rows)


def _use(line: LedgerLine, cited: str) -> str:
    """Say what cites a line, and why it is set aside."""
    aside = "" if line.set_aside is None else f"set aside: {line.set_aside.reason}"
    is_blank = line.text is not None and not line.text.strip()
    return "; ".join(filter(None, [f"cited by {cited}" * bool(line.cited_by), aside])) or "nothing" * (not is_blank)


def _left_over(ledger: Ledger) -> str:
    over = sum(line.unaccounted or 0 for line in ledger)
    withheld = any(line.text is None for line in ledger)
    return f"{counted(ledger, 'line')}{' of a text that is withheld' if withheld else f', {over} letters left over'}"


def html(listing: Listing[Any], catalogue: Catalogue) -> str:
    """A listing as a table for a notebook."""
    heads, *rows = table(listing, catalogue)
    more = f"; the first {MOST_ROWS} are shown" if len(list(listing.judged)) > MOST_ROWS else ""
    notes = captioned(listing) + more, kept_to(catalogue), _unchecked(listing)
    return shown_table("; ".join(filter(None, notes)), heads, rows)


def table(
    listing: Listing[Any], record: Catalogue | Chronology, most: int | None = MOST_ROWS
) -> Iterator[Sequence[str]]:
    """The heads and the rows, of answers also of the possible ones; columns that say nothing are left out."""
    times = EventTimes.of(record)
    is_of_events = issubclass(listing.kind, Event)
    members = [member for member, _ in islice(listing.judged, most)]
    fields = [field for field in fields_of(listing.kind).values() if _is_short(field)]
    defaults = {field.name: field.default for field in attrs.fields(listing.kind)}
    cells = {
        field.key: [_cell(value, times.clocks) if value != defaults[field.name] else "" for value in values]
        for field in fields
        if any(values := [value_of(member, field) for member in members])
    }
    titles = [str(each) + _mark(each) for each in members]
    if isinstance(listing, Answer):
        titles[len(listing) :] = [f"{title} (possible)" for title in titles[len(listing) :]]
    named = {"id": [member.id for member in members], "title": titles}
    if is_of_events:
        named |= {"when": list(map(times.said, members)), "kind": [str(event.kind) for event in members]}
    if listing.kind is FollowedPlan:
        named["became"] = [str(plan.became) for plan in members]
    said = {key: column for key, column in cells.items() if any(column)}
    if listing.kind in (FollowedPlan, Position):
        # Of a position, what it is and whose comes first.
        when = {"when": [_cell(each.when, times.clocks) for each in members]}
        said = {**when, **said} if listing.kind is FollowedPlan else {**said, **when}
    named |= said
    yield list(named)
    yield from map(list, zip(*named.values(), strict=True))


def _is_short(field: Field) -> bool:
    """Return whether the values of a field fit in a cell: words in print, a word of a vocabulary, a number, a name."""
    fits = field.backing is Backing.PRINTED or field.vocabulary or field.value in (TimeSpan, int, bool, Decimal)
    return bool(field.refers_to or field.names or fits) and not field.is_mapping and field.name not in _ELSEWHERE


def _cell(value: Any, clocks: Mapping[str, str]) -> str:
    """The value of a field in few words: an actor by its name, anything else by its id."""
    return "".join(
        part
        if isinstance(part, str)
        else in_words(part, clocks)
        if isinstance(part, TimeSpan)
        else part.name
        if isinstance(part, Actor)
        else part.id
        for part in parts_of(value)
    )


def _mark(thing: Any) -> str:
    return " (inferred)" if isinstance(thing, Event) and thing.basis is Basis.INFERRED else ""


def _unchecked(things: Iterable[Any]) -> str:
    """Name the sources behind things whose quotations were not checked; nothing if there are none."""
    things = list(things)
    quoted = (item.quotation.source for each in things for part in evident_parts(each) for item in part.evidence)
    return not_checked(dict.fromkeys((*(each for each in things if isinstance(each, Source)), *quoted)))


def _cut(cell: str, width: int = _CELL) -> str:
    return cell if len(cell) <= width else f"{cell[: width - 1].rstrip()}…"


def _titled(title: str) -> str:
    """A title that is cut, but for what stands in brackets at its end, such as how its event stands."""
    said, bracket, mark = title.rpartition(" (")
    if mark.endswith(")") and 2 * len(mark) < _CELL:
        return _cut(said, _CELL - len(bracket + mark)) + bracket + mark
    return _cut(title)
