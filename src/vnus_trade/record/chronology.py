"""The immutable whole: everything of one or more curated folders, and the ways into it."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any, ClassVar, NamedTuple, TypeVar

import attrs

from vnus_trade import lazy
from vnus_trade.errors import NotFound, QuestionRefused
from vnus_trade.evidence.sources import Evidence, Source
from vnus_trade.evidence.stretches import SetAside, unaccounted
from vnus_trade.model.entities import Actor, Document, Office, Topic
from vnus_trade.model.events import (
    Agreement,
    Event,
    Meeting,
    NegotiationRound,
    Participant,
    Statement,
    TariffAnnouncement,
)
from vnus_trade.names import Named, NameIndex, near, stands_in
from vnus_trade.notebook import Picture, Shown
from vnus_trade.record import digest as canonical
from vnus_trade.record.index import Catalogue, Contents
from vnus_trade.record.order import Order
from vnus_trade.record.queries import Events
from vnus_trade.time.constraints import Relation

E = TypeVar("E", bound=Event)


class LedgerLine(NamedTuple):
    """One line of a source: the ids of what cites words of it, why it is set aside, and the letters left over."""

    number: int
    """The line, counted from 1."""
    text: str
    """The line as it stands."""
    cited_by: tuple[str, ...]
    """The ids of what cites words of it."""
    set_aside: SetAside | None
    """Why it is set aside, if it is."""
    unaccounted: int
    """How many letters of it are neither cited nor set aside, in runs of more than 40."""

    def __repr__(self) -> str:
        aside = "" if self.set_aside is None else f"; set aside: {self.set_aside.reason}"
        return f"<LedgerLine {self.number} cited by {len(self.cited_by)}{aside}; {self.unaccounted} letters left over>"


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Chronology(Shown, Contents):
    """What `load()` returns. Equal to another if the same was curated, in whatever order; `digest` says so in one word.

    >>> import vnus_trade
    >>> record = vnus_trade.load()
    >>> record.rounds.before(record.deal).last.number
    2
    """

    # Subscribed by ids, it is no sequence, which Python would otherwise take it for.
    __iter__: ClassVar[None] = None

    _catalogue: Catalogue
    filed: Mapping[str, str]
    """For which negotiation each object was curated, by their ids."""

    @classmethod
    def of(cls, contents: Contents, order: Order, filed: Mapping[str, str]) -> "Chronology":
        """The whole of these contents; `filed` says for which negotiation each id was curated."""
        catalogue = Catalogue(contents, order)
        parts = {field.name: getattr(contents, field.name) for field in attrs.fields(Contents)}
        parts["all_events"] = tuple(catalogue.events.values())
        return cls(**parts, catalogue=catalogue, filed=filed)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Chronology):
            return NotImplemented
        return all(
            {thing.id: thing for thing in getattr(self, field.name)}
            == {thing.id: thing for thing in getattr(other, field.name)}
            for field in attrs.fields(Contents)
        )

    def __hash__(self) -> int:
        return hash((type(self), frozenset(self._catalogue.events)))

    def __repr__(self) -> str:
        ids = ", ".join(negotiation.id for negotiation in self.negotiations)
        unchecked = ", whose quotations nobody could check" if self.unchecked else ""
        return f"<Chronology {ids}: {len(self.all_events)} events from {len(self.sources)} sources{unchecked}>"

    @property
    def events(self) -> Events[Event]:
        """Every event, in timeline order."""
        return Events.of(self._catalogue, Event, self.all_events)

    @property
    def meetings(self) -> Events[Meeting]:
        """The meetings and calls."""
        return self._of_class(Meeting)

    @property
    def rounds(self) -> Events[NegotiationRound]:
        """The rounds of negotiation."""
        return self._of_class(NegotiationRound)

    @property
    def tariffs(self) -> Events[TariffAnnouncement]:
        """The tariffs announced, offered, requested, pledged or enacted."""
        return self._of_class(TariffAnnouncement)

    @property
    def statements(self) -> Events[Statement]:
        """What was said or written."""
        return self._of_class(Statement)

    @property
    def agreements(self) -> Events[Agreement]:
        """The agreements, each as somebody calls it."""
        return self._of_class(Agreement)

    def __getitem__(self, id: str) -> Event:
        """The event of this id; raises `NotFound` with near misses."""
        return self._catalogue.event(id)

    @property
    def deal(self) -> Agreement:
        """The agreement that the only negotiation names as its deal; else `QuestionRefused` says which there are."""
        deals = {negotiation.id: negotiation.deal for negotiation in self.negotiations if negotiation.deal}
        if len(deals) != 1:
            there = ", ".join(f"record.negotiation({id_!r}).deal" for id_ in deals) or "none"
            raise QuestionRefused("deal", f"{len(deals)} negotiations name a deal; there is {there}")
        (deal,) = deals.values()
        found = self._catalogue.event(deal)
        if not isinstance(found, Agreement):
            raise QuestionRefused("deal", f"{deal} is no agreement")
        return found

    def negotiation(self, id: str) -> "Chronology":
        """The chronology of one negotiation, with the actors, documents and topics of others that it refers to.

        Raises `NotFound` with near misses.
        """
        index = NameIndex("negotiation", (Named(n.id, (n.id, n.title)) for n in self.negotiations))
        chosen = index.find(id)

        parts = {
            field.name: tuple(t for t in getattr(self, field.name) if self.filed.get(t.id, chosen) == chosen)
            for field in attrs.fields(Contents)
        }
        referred = _referred([thing for things in parts.values() for thing in things])
        for shared in ("actors", "documents", "topics"):
            parts[shared] = tuple(t for t in getattr(self, shared) if t in parts[shared] or t in referred)
        return Chronology.of(Contents(**parts), self._catalogue.order, self.filed)

    def actor(self, name: str) -> Actor:
        """Who goes by this name, as people write it: with or without accents, with a title, by an alias, by an id.

        Raises `NotFound` with near misses, `Ambiguous` with the candidates where it fits several, and `Misnamed`
        where a source uses the name by mistake.

        >>> import vnus_trade
        >>> vnus_trade.load().actor("General Secretary Lam")
        <Actor to-lam>
        """
        return self._catalogue.actor(name)

    def holders(self, title: str) -> tuple[tuple[Actor, Office], ...]:
        """Who held an office whose title has these words, with the office; raises `NotFound` with near misses.

        >>> import vnus_trade
        >>> [actor.id for actor, office in vnus_trade.load().holders("trade representative")]
        ['jamieson-greer']
        """
        offices = [(actor, office) for actor in self.actors for office in actor.offices]
        found = tuple((actor, office) for actor, office in offices if stands_in(title, office.title))
        if not found:
            raise NotFound("office", title, near(title, (office.title for _, office in offices)))
        return found

    def source(self, name: str) -> Source:
        """The source of this id, file, title, publisher or origin; raises as `actor` does."""
        return self._catalogue.source(name)

    def document(self, id: str) -> Document:
        """The document of this id, title or number; raises as `actor` does."""
        names = (Named(d.id, (d.id, d.title, *filter(None, (d.number,)))) for d in self.documents)
        return self._catalogue.documents[NameIndex("document", names).find(id)]

    def relations(self, a: Event | str, b: Event | str) -> frozenset[Relation]:
        """Allen's relations of two events that hold in some world; a single one is certain."""
        return self._catalogue.order.relations(self._catalogue.event(a).id, self._catalogue.event(b).id)

    def elapsed(self, a: Event | str, b: Event | str) -> tuple[timedelta | None, timedelta | None]:
        """The least and greatest time from the end of a to the beginning of b; `None` where nothing bounds it."""
        return self._catalogue.order.elapsed(self._catalogue.event(a).id, self._catalogue.event(b).id)

    def begins_no_later(self, a: Event | str, b: Event | str) -> bool:
        """Whether a certainly begins no later than b; the timeline marks neighbours of which it is not certain."""
        return self._catalogue.order.begins_no_later(self._catalogue.event(a).id, self._catalogue.event(b).id)

    def ledger(self, source: Source | str) -> tuple[LedgerLine, ...]:
        """For each line of a source what cites it, or why it is set aside."""
        found = self._catalogue.source(source)
        cited = [(item.quotation, id_) for id_, item in self.citations() if item.quotation.source == found]
        return ledger(found, [(quotation.start, quotation.end, id_) for quotation, id_ in cited])

    def citations(self) -> Iterable[tuple[str, Evidence]]:
        """Every piece of evidence, with the id of what it supports; an office's goes with its holder's id."""
        for actor in self.actors:
            for office in actor.offices:
                yield from ((actor.id, evidence) for evidence in office.evidence)
        for collection in (
            self.sources,
            self.actors,
            self.documents,
            self.all_events,
            self.discrepancies,
            self.gaps,
        ):
            for thing in collection:
                yield from ((thing.id, evidence) for evidence in thing.evidence)

    @property
    def digest(self) -> str:
        """The SHA-256, in hexadecimal, of the canonical JSON of what was curated; texts count by their digests."""
        return canonical.digest({field.name: getattr(self, field.name) for field in attrs.fields(Contents)})

    def timeline(self, *, lanes: str = "kind", width: int = 1000, link: Callable[[str], str] | None = None) -> Picture:
        """The timeline as a picture, with lanes by ``"kind"`` of event or by ``"side"``, `width` pixels wide.

        `link` gives the address to which the mark of an event leads, by its id. Raises `ImpossibleValue` for other
        lanes and for widths that are no use.
        """
        return lazy.svg.of_record(self, lanes, width, link)

    def chart(self, *, lanes: str = "kind", width: int = 1000) -> Any:
        """The timeline as an `altair.LayerChart` with tooltips, to be changed and saved as its users know.

        Raises `ExtraMissing` without the extra `plot`, and as `timeline` does.
        """
        lazy.from_extra("plot", "altair")
        return lazy.altair_chart.of_record(self, lanes, width)

    @property
    def order(self) -> Order:
        """The order of the events, with what is stated of it."""
        return self._catalogue.order

    @property
    def unchecked(self) -> tuple[Source, ...]:
        """The sources of which only quoted words are here, as a document left the text out; nobody could check them."""
        return tuple(source for source in self.sources if not source.whole)

    def to_json(self, *, texts: bool = True) -> str:
        """All of it as one JSON document, which `from_json` reads back; `docs/interchange.md` describes it.

        The texts of the sources, which are their publishers', go with it, unless `texts` is false: then quotations
        cannot be checked again.
        """
        return lazy.to_json.to_json(self, texts=texts)

    @classmethod
    def from_json(cls, document: str | bytes) -> "Chronology":
        """The chronology of such a document; raises `DocumentError` with the path of each fault."""
        return lazy.from_json.from_json(document)

    def annotations(self) -> list[dict[str, Any]]:
        """A W3C Web Annotation, as JSON-LD, for each piece of evidence; `docs/interchange.md` describes it."""
        return lazy.web_annotations.annotations(self)

    def save(self, path: str | Path, *, texts: bool = True) -> None:
        """Write `to_json` to a file, whole or not at all, in place of what it held; raises `WriteRefused`."""
        lazy.to_json.save(self, path, texts=texts)

    def _of_class(self, kind: type[E]) -> Events[E]:
        return Events.of(self._catalogue, kind, [event for event in self.all_events if isinstance(event, kind)])


def _referred(things: Iterable[Any]) -> set[Actor | Document | Topic]:
    """The actors, documents and topics that these refer to, and those that they refer to in turn."""
    found: set[Actor | Document | Topic] = set()
    waiting = [getattr(thing, field.name) for thing in things for field in attrs.fields(type(thing))]
    while waiting:
        value = waiting.pop()
        if isinstance(value, tuple):
            waiting += value
        elif isinstance(value, Mapping):
            waiting += value.values()
        elif isinstance(value, Participant):
            waiting.append(value.actor)
        elif isinstance(value, Office):
            waiting.append(value.organisation)
        elif isinstance(value, Actor | Document | Topic) and value not in found:
            found.add(value)
            waiting += [getattr(value, field.name) for field in attrs.fields(type(value))]
    return found


def ledger(source: Source, cited: Iterable[tuple[int, int, str]]) -> tuple[LedgerLine, ...]:
    """The ledger of a source, given the spans that are cited and the ids of what cites them."""
    spans = sorted(cited)
    texts = source.text.split("\n")
    starts = [0]
    for text in texts:
        starts.append(starts[-1] + len(text) + 1)

    def lines_of(start: int, end: int) -> Iterator[int]:
        """The lines, counted from 0, of which some letter lies in a span."""
        reached = range(bisect_right(starts, start) - 1, bisect_left(starts, end, hi=len(texts)))
        return (line for line in reached if start < starts[line] + len(texts[line]))

    by: list[dict[str, None]] = [{} for _ in texts]
    for start, end, id_ in spans:
        for line in lines_of(start, end):
            by[line][id_] = None
    aside: dict[int, SetAside] = {}
    for each in source.set_aside:
        for line in range(each.lines.first - 1, each.lines.last):
            aside.setdefault(line, each)
    over = [0] * len(texts)
    covered = [(starts[each.lines.first - 1], starts[each.lines.last]) for each in source.set_aside]
    for start, end in unaccounted(source.text, [*covered, *(span[:2] for span in spans)]):
        for line in lines_of(start, end):
            first = max(start, starts[line])
            over[line] += sum(map(str.isalpha, source.text[first : min(end, starts[line + 1])]))
    return tuple(
        LedgerLine(line + 1, text, tuple(by[line]), aside.get(line), over[line]) for line, text in enumerate(texts)
    )
