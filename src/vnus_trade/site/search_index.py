"""The search index of a site: the words of each entry and line, with their addresses."""

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

from vnus_trade import lazy
from vnus_trade.display.description import Part, described, parts_of, quotations_of, sort_of
from vnus_trade.letters import harmless
from vnus_trade.model.entities import Actor
from vnus_trade.model.events import Event
from vnus_trade.model.fields import COLLECTIONS
from vnus_trade.record.chronology import Chronology
from vnus_trade.site.addresses import address
from vnus_trade.time.span import TimeSpan
from vnus_trade.time.wording import in_words

_ORDER = ("actors", "all_events", "negotiations", "topics", "documents", "places", "sources", "discrepancies", "gaps")
"""The collections in the order in which equally good finds are shown."""


def indexed(record: Chronology, clocks: Mapping[str, str]) -> str:
    """The entries of the index as JSON that no HTML can be in: sort, title, address and words of each."""
    found = [[harmless(part) for part in each] for each in chain(_entries(record, clocks), _lines(record))]
    # A page that holds it would read "<" as the beginning of an element.
    return lazy.json.dumps(found, separators=(",", ":")).replace("<", "\\u003c")


def _entries(record: Chronology, clocks: Mapping[str, str]) -> Iterator[tuple[str, str, str, str]]:
    for name in sorted(COLLECTIONS, key=_ORDER.index):
        for thing in getattr(record, name):
            words = [item.quotation.words for item in quotations_of(thing)]
            words += ["".join(_said(part, clocks) for part in parts_of(row.value)) for row in described(thing)]
            yield label_of(thing), str(thing), address(thing), " ".join(words)


def _said(part: Part, clocks: Mapping[str, str]) -> str:
    """Words as they are, a time in words, and an object by its title."""
    return part if isinstance(part, str) else in_words(part, clocks) if isinstance(part, TimeSpan) else str(part)


def label_of(thing: Any) -> str:
    """Say in a word or two what an entry is: an event or an actor by its kind."""
    return str(thing.kind) if isinstance(thing, Event | Actor) else sort_of(thing).lower()


def _lines(record: Chronology) -> Iterator[tuple[str, str, str, str]]:
    """The lines of the articles whose texts are there."""
    for source in record.sources:
        for number, line in enumerate((source.text or "").split("\n"), start=1):
            if line.strip():
                yield f"line {number}", source.title, f"{address(source)}#L{number}", line
