"""The immutable whole, which `load` returns: everything of one or more curated folders, and the ways into it."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from itertools import chain
from pathlib import Path
from typing import Any, ClassVar, TypeVar

import attrs

from vnus_trade import lazy
from vnus_trade.answers.queries import Events
from vnus_trade.answers.windows import When, day_of, refuse_called_off
from vnus_trade.contents.index import Catalogue, Contents
from vnus_trade.contents.listing import Listing
from vnus_trade.errors import LeftOut, QuestionRefused
from vnus_trade.evidence.sources import Source
from vnus_trade.frozen import FrozenMapping
from vnus_trade.guesses import no_sequence
from vnus_trade.model.entities import Actor, Document, Negotiation, Place, Topic
from vnus_trade.model.events import (
    Agreement,
    Commitment,
    Event,
    Meeting,
    NegotiationRound,
    Statement,
    TariffAnnouncement,
)
from vnus_trade.model.fields import COLLECTIONS, beyond
from vnus_trade.model.findings import Discrepancy, Gap
from vnus_trade.model.vocabulary import DiscrepancyKind
from vnus_trade.notebook import Picture
from vnus_trade.ordering.order import Order
from vnus_trade.record.derived import disputes, missing_rounds
from vnus_trade.record.ways_in import WaysIn
from vnus_trade.time.constraints import Certainty, Relation
from vnus_trade.time.span import TimeSpan

_Kind = TypeVar("_Kind", bound=Event)


@no_sequence
@attrs.frozen(kw_only=True, eq=False, repr=False)
class Chronology(WaysIn):
    """A whole record. It equals another if the same was curated, in whatever order; equal records have one `digest`.

    >>> import vnus_trade
    >>> record = vnus_trade.load()
    >>> record.rounds.before(record.deal).last.number
    2
    """

    # What type checkers see of `no_sequence`.
    __iter__: ClassVar[None] = None

    sources: Listing[Source]
    """The texts that the folders rest on."""
    actors: Listing[Actor]
    """Everyone who takes part in something."""
    documents: Listing[Document]
    """The resolutions, decrees and texts that the sources refer to."""
    topics: Listing[Topic]
    """The subjects under which events are filed."""
    places: Listing[Place]
    """The places that have several names."""
    discrepancies: Listing[Discrepancy]
    """Where sources disagree, or seem to."""
    gaps: Listing[Gap]
    """What the sources leave unsaid; those that are derived, such as missing numbers of rounds, come last."""
    negotiations: Listing[Negotiation]
    """The subject of each folder."""
    all_events: Listing[Event]
    """The events, in timeline order, of which no question is asked."""
    filed: FrozenMapping[str]
    """The id of the negotiation for which each object was curated, by the object's id."""
    day: TimeSpan | None = None
    """The day of which this is the record, if it is one of `as_of`."""
    left_out: tuple[LeftOut, ...] = ()
    """What was left out because of faults, if it was loaded with ``strict=False``; every display names it."""

    @classmethod
    def of(
        cls,
        contents: Contents,
        order: Order,
        filed: Mapping[str, str],
        day: TimeSpan | None = None,
        left_out: tuple[LeftOut, ...] = (),
    ) -> "Chronology":
        """Build the whole of these contents, as of a day; `filed` says for which negotiation each id was curated."""
        curated = contents.curated
        gaps, written = curated["gaps"], curated["discrepancies"]
        ids = [thing.id for thing in chain.from_iterable(curated.values())]
        gaps += tuple(missing_rounds(contents.all_events, gaps, filed, ids))
        disputed = disputes(contents.all_events, written, (*ids, *(gap.id for gap in gaps)))
        # Conflicts come before errors, wordings and apparent discrepancies, here and wherever they are shown.
        ranked = sorted((*written, *disputed), key=lambda each: each.kind is not DiscrepancyKind.CONFLICT)
        contents = attrs.evolve(contents, discrepancies=tuple(ranked), gaps=gaps)
        catalogue = Catalogue(contents, order, left_out, day)
        parts = {name: tuple(getattr(contents, name)) for name in COLLECTIONS}
        parts["all_events"] = tuple(catalogue.events.values())
        listings: dict[str, Any] = {name: Listing(catalogue, COLLECTIONS[name], parts[name]) for name in parts}
        return cls(**listings, catalogue=catalogue, filed=FrozenMapping(filed), day=day, left_out=left_out)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Chronology):
            return NotImplemented
        ours, theirs = (
            [{thing.id: thing for thing in things} for things in each.curated.values()] for each in (self, other)
        )
        return ours == theirs

    def __hash__(self) -> int:
        return hash((type(self), frozenset(self._catalogue.events)))

    def __repr__(self) -> str:
        ids = ", ".join(negotiation.id for negotiation in self.negotiations)
        unchecked = ", whose quotations nobody could check" if self.unchecked else ""
        day = "" if self.day is None else f" as of {self.day}"
        missing = f", {len(self.left_out)} left out because of faults" if self.left_out else ""
        events, sources = len(self.all_events), len(self.sources)
        return f"<Chronology {ids}{day}: {events} events from {sources} sources{missing}{unchecked}>"

    @property
    def events(self) -> Events[Event]:
        """Every event, in timeline order."""
        return self._of_class(Event)

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

    def rates(
        self,
        *,
        on: date | str | None = None,
        imposed_by: Actor | str | None = None,
        applied_to: Actor | str | None = None,
    ) -> "Listing[lazy.measures.RatedMeasure]":
        """What each measure levies at some time of a day, or of all time: certainly, and possibly.

        A measure within another follows it. Rates that come on top of other duties, totals and caps stand side by side
        and are never added up. The day is one where the duty is levied; a measure of which nothing was known by then
        is left out. Raises `QuestionRefused` for what is no day.

        >>> import vnus_trade
        >>> vnus_trade.load().rates(on="2025-04-20", applied_to="Vietnam")[0]
        <RatedMeasure tariff-46: nothing certain, none; 46 per cent possible>
        """
        return lazy.measures.rates_of(self._catalogue, on, lazy.measures.Sides(imposed_by, applied_to))

    @property
    def statements(self) -> Events[Statement]:
        """Everything said or written."""
        return self._of_class(Statement)

    @property
    def agreements(self) -> Events[Agreement]:
        """The agreements, each as somebody calls it."""
        return self._of_class(Agreement)

    @property
    def commitments(self) -> Events[Commitment]:
        """What sides undertake, offer or are asked to do that is no tariff."""
        return self._of_class(Commitment)

    @property
    def called_off(self) -> Listing[Event]:
        """The events that were called off, or were to take place at one that was: they are in no answer."""
        called_off = tuple(event for event in self.all_events if self.order.is_called_off(event.id))
        return Listing(self._catalogue, Event, called_off)

    @property
    def plans(self) -> "lazy.plans.Plans":
        """What sources said of the time and place of events that were still to come, by planned time."""
        return lazy.plans.Plans.of(self._catalogue, self.filed)

    @property
    def deal(self) -> Agreement:
        """The agreement that the only negotiation names as its deal.

        Raises `QuestionRefused`, with the deals that there are, unless exactly one negotiation names one.
        """
        deals = {negotiation.id: negotiation.deal for negotiation in self.negotiations if negotiation.deal}
        if len(deals) != 1:
            there = ", ".join(f"record.negotiation({id_!r}).deal" for id_ in deals)
            named = f"there is {there}" if there else "record.toml names one by `deal` in its [[negotiation]]"
            raise QuestionRefused("deal", f"{len(deals)} negotiations name a deal; {named}")
        (deal,) = deals.values()
        found = self._catalogue.find(Event, deal)
        if not isinstance(found, Agreement):
            raise QuestionRefused("deal", f"{deal} is no agreement")
        return found

    def negotiation(self, id: str) -> "Chronology":
        """Return the chronology of one negotiation, with the actors, documents and topics of others that it refers to.

        So are places whose names its events have. Raises `NotFound` with near misses.
        """
        chosen = self._catalogue.find(Negotiation, id).id
        parts = {
            name: tuple(thing for thing in getattr(self, name) if self.filed.get(thing.id, chosen) == chosen)
            for name in COLLECTIONS
        }
        shared = beyond(chain(*parts.values()), Actor, Document, Topic)
        kept = {thing.id for thing in chain(*parts.values(), shared)}
        for name in ("actors", "documents", "topics"):
            parts[name] = tuple(thing for thing in getattr(self, name) if thing.id in kept)
        there = {event.place for event in parts["all_events"]}
        parts["places"] = tuple(place for place in self.places if place.id in kept or there & {*place.names})
        return Chronology.of(Contents(**parts), self._catalogue.order, self.filed, self.day, self.left_out)

    def as_of(self, day: date | str, *, zone: str | None = None) -> "Chronology":
        """Return the record from the sources that may have been published by the end of a day.

        The day is a date or a written time, read in `zone` or else in the record's zone. An entry, and each field of
        it, is in it if such a source is quoted for it, or if it is inferred and such a source is quoted for its entry;
        so an entry is left out that lacks a field which its class requires, and a reference to what is left out.
        Status, time and order follow from the quotations that are left. Titles, gists and reasons are the curator's
        words of today, and a time that a later source narrowed stays narrow; `unsure` has the doubtful sources.

        Raises `TimeRefused` for what is no time, `QuestionRefused` for one without an end and where negotiations are
        read in several zones, and `OrderContradiction` if the sources contradicted each other until later.

        >>> import vnus_trade
        >>> record = vnus_trade.load()
        >>> record.as_of("2025-05-01")
        <Chronology vietnam-us-tariffs as of 2025-05-01: ... events from 2 sources>
        >>> record.as_of("2025-05-01").unsure
        <Listing[Source] 1: vna-2025-04-22>
        """
        span = day_of(self._catalogue, "as_of", day, zone)
        if self.day is not None and self.day.end_bounds.greatest <= span.end_bounds.greatest:
            return self
        contents, order = lazy.known.known_by(span, self, self.order)
        return Chronology.of(contents, order, self.filed, span, self.left_out)

    def diff(self, other: "Chronology") -> "lazy.compared.Difference":
        """Return what this record has beyond another, such as an earlier version of it or what was known on a day.

        Entries are compared by their ids, field by field; nothing that records derive is.

        >>> import vnus_trade
        >>> record = vnus_trade.load()
        >>> record.diff(record.as_of("2025-07-02"))
        <Difference ... added, 0 gone, ... changed>
        """
        if not isinstance(other, Chronology):
            raise TypeError(f"diff takes another record, not {other!r}; vnus_trade.load reads one from a folder")
        return lazy.compared.difference(self.curated, other.curated)

    @property
    def unsure(self) -> Listing[Source]:
        """The sources of which it is not certain that they were published by the end of the day of `as_of`."""
        day = self.day
        unsure = (each for each in self.sources if day and lazy.known.published_by(each, day) is not Certainty.CERTAIN)
        return Listing(self._catalogue, Source, tuple(unsure))

    def positions(self, topic: Topic | str) -> "Listing[lazy.positions.Position]":
        """List what each side offers, requests and pledges on a topic, and what took it up; side by side, then by time.

        Raises `NotFound` for a topic that there is not.

        >>> import vnus_trade
        >>> vnus_trade.load().positions("reciprocal-tariffs")[0]
        <Position zero-offer: offered by vietnam>
        """
        found = lazy.positions.positions(self._catalogue, self._catalogue.find(Topic, topic))
        return Listing(self._catalogue, lazy.positions.Position, tuple(found))

    def accounts(self, event: Event | str) -> "Listing[lazy.positions.Account]":
        """List what each source and side says of an event, or calls it where a discrepancy ties the two.

        >>> import vnus_trade
        >>> [str(account.stage) for account in vnus_trade.load().accounts("deal")]
        ['consensus', 'consensus', 'announced', 'preliminary']
        """
        found = lazy.positions.accounts(self._catalogue, self._catalogue.find(Event, event))
        return Listing(self._catalogue, lazy.positions.Account, tuple(found))

    def relations(self, a: Event | str, b: Event | str) -> frozenset[Relation]:
        """Allen's relations of two events that hold in some world; a single one is certain."""
        return self.order.relations(*self._ids(a, b))

    def elapsed(self, a: Event | str, b: Event | str) -> tuple[timedelta | None, timedelta | None]:
        """The least and greatest time from the end of a to the beginning of b; `None` where nothing bounds it."""
        return self.order.elapsed(*self._ids(a, b))

    def why(self, a: Event | str, relation: str, b: When, *, zone: str | None = None) -> "lazy.why.Why":
        """Explain why a is ``"before"``, ``"after"``, ``"during"`` or ``"overlapping"`` b, may be, or cannot be.

        Events are given by themselves or by their ids; b may also be a time, as in `Events.before`. Raises
        `QuestionRefused` for another relation, and as that query does.

        >>> import vnus_trade
        >>> vnus_trade.load().why("round-1", "before", "round-2")
        <Why before(round-2): round-1 is certain>
        """
        event = self._catalogue.find(Event, a)
        if relation not in _RELATIONS:
            raise QuestionRefused("why", f"{relation!r} is none of its relations: {', '.join(_RELATIONS)}")
        if isinstance(b, str) and (b in self._catalogue.events or self._is_no_time(b)):
            b = self._catalogue.find(Event, b)
        return _RELATIONS[relation](Events.of(self._catalogue, Event, (event,)), b, zone=zone).why(event)

    def _is_no_time(self, text: str) -> bool:
        return text[:1].isalpha() and not lazy.written_dates.written_forms(text, None)

    def begins_no_later(self, a: Event | str, b: Event | str) -> bool:
        """Return whether a certainly begins no later than b; timelines mark neighbours for which it is open."""
        return self.order.begins_no_later(*self._ids(a, b))

    def ledger(self, source: Source | str) -> "lazy.ledger.Ledger":
        """Account for each line of a source: what cites it, or why it is set aside."""
        found = self._catalogue.find(Source, source)
        cited = [(item.quotation, id_) for id_, item in self.citations() if item.quotation.source == found]
        return lazy.ledger.ledger_of(found, [(quotation.start, quotation.end, id_) for quotation, id_ in cited])

    @property
    def digest(self) -> str:
        """The SHA-256, in hexadecimal, of the canonical JSON of what was curated; texts count by their digests."""
        return self._catalogue.digest

    def timeline(
        self,
        *,
        lanes: str = "kind",
        statements: str = "folded",
        width: int = 1000,
        link: Callable[[str], str] | None = None,
    ) -> Picture:
        """The timeline as a picture, with lanes by ``"kind"`` of event or by ``"side"``, `width` pixels wide.

        Each event has a row. Statements said at one meeting share a row in their lane if they are ``"folded"``, and
        have one each with ``"each"``. `link` gives the address to which the mark of an event leads, by its id. Raises
        `ImpossibleValue` for other words, and for widths below 480 and above 4,000.
        """
        return self.events.timeline(lanes=lanes, statements=statements, width=width, link=link)

    def chart(self, *, lanes: str = "kind", width: int = 1000) -> Any:
        """The timeline as an `altair.FacetChart` with tooltips and a row for each event, to be changed and saved.

        Raises `ExtraMissing` without the extra `plot`, and as `timeline` does.
        """
        lazy.from_extra("plot", "altair")
        return lazy.altair_chart.timeline_chart(self.events, self._catalogue, lanes, width)

    @property
    def order(self) -> Order:
        """The order of the events, with what is stated of it."""
        return self._catalogue.order

    @property
    def unchecked(self) -> Listing[Source]:
        """The sources whose texts are withheld: only quoted words are here, and nobody could check them."""
        return Listing(self._catalogue, Source, tuple(source for source in self.sources if source.text is None))

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

    def to_bibtex(self) -> str:
        """The sources as BibTeX, an entry for each under its id, for LaTeX and reference managers; in UTF-8.

        >>> import vnus_trade
        >>> print(vnus_trade.load().to_bibtex())
        @misc{bilingual-2025-07-02,...
        """
        return lazy.citations.to_bibtex(self.sources)

    def to_csl_json(self) -> str:
        """The sources as CSL-JSON, an array of items with their ids, for Zotero, pandoc and citation processors."""
        return lazy.citations.to_csl_json(self.sources)

    def annotations(self) -> list[dict[str, Any]]:
        """A W3C Web Annotation, as JSON-LD, for each piece of evidence; `docs/interchange.md` describes it."""
        return lazy.web_annotations.annotations(self)

    def site(self, path: str | Path, *, overwrite: bool = False) -> None:
        """Write the record as static pages into a folder, which need no server, no network and, to be read, no script.

        There is a page for each event, actor and article, on which the cited words are marked; a timeline to choose
        from, discrepancies, gaps, plans, topics, and a search. The folder is new or empty; with `overwrite`, the files
        of an earlier site in it are replaced and all others left alone. Raises `WriteRefused` if something else is in
        the way, and `ExtraMissing` without the extra `site`.
        """
        lazy.from_extra("site", "jinja2")
        lazy.publishing.write_site(self, path, overwrite=overwrite)

    def save(self, path: str | Path, *, texts: bool = True) -> None:
        """Write `to_json` to a file, whole or not at all, in place of what it held; raises `WriteRefused`."""
        lazy.to_json.save(self, path, texts=texts)

    def _of_class(self, kind: type[_Kind]) -> Events[_Kind]:
        asked = self._catalogue.asked
        if kind not in asked:
            everything = Events.of(self._catalogue, Event, self._catalogue.events.values())
            asked[kind] = everything if kind is Event else self.events.of_kind(kind)
        found: Events[_Kind] = asked[kind]
        return found

    def _ids(self, *events: Event | str) -> list[str]:
        found = [self._catalogue.find(Event, event) for event in events]
        for event in found:
            refuse_called_off(self._catalogue, "this", event)
        return [event.id for event in found]


_RELATIONS: Mapping[str, Callable[..., Events[Event]]] = {
    "before": Events.before,
    "after": Events.after,
    "during": Events.during,
    "overlapping": Events.overlapping,
    "overlaps": Events.overlapping,
}
