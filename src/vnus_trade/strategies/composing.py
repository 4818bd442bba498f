"""What invented articles and entries come to: the chronology that `load` makes of them, and the folders' files.

`inventing` draws what is composed here. The chronology is made without the loader, so that tests may ask of the loader
that it makes the same.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from graphlib import TopologicalSorter
from typing import Any

import attrs

from vnus_trade.authoring.toml_writer import toml_value
from vnus_trade.errors import QuotationAmbiguous
from vnus_trade.evidence.sources import Evidence, Quotation, Source
from vnus_trade.model.entities import Actor, Document, Negotiation, Office, Topic
from vnus_trade.model.events import EVENT_CLASSES, Participant
from vnus_trade.model.findings import Discrepancy, Gap
from vnus_trade.model.vocabulary import EventKind, Status
from vnus_trade.record.chronology import Chronology
from vnus_trade.record.index import Contents
from vnus_trade.record.order import Order, Stated
from vnus_trade.strategies.manuscript import Article, Cited, Draft, Entry, Text
from vnus_trade.time.span import TimeSpan

# The fields that are times, in the order in which the loader reads them.
_TIMES = ("when", "as_of", "since", "reached", "in_force", "expires")
# Fields that refer to others by their ids.
_ONE = frozenset(
    (
        *("side", "organisation", "occasion", "outlet", "replies_to", "announced_in", "imposed_by", "applied_to"),
        *("instrument",),
    )
)
_SEVERAL = frozenset(
    (
        *("issued_by", "topics", "after", "documents", "parties", "speakers", "relayed_by", "addressees", "about"),
        *("announced_by", "concerns"),
    )
)
_CLASSES: dict[str, Any] = {
    "topic": Topic,
    "actor": Actor,
    "document": Document,
    "negotiation": Negotiation,
    "discrepancy": Discrepancy,
    "gap": Gap,
    **{str(kind): cls for kind, cls in EVENT_CLASSES.items()},
}


@attrs.frozen(eq=False, repr=False)
class Composition:
    """One draft on its way to a chronology and to folders; `made` are the objects by their ids."""

    draft: Draft
    texts: dict[Article, Text] = attrs.field(factory=dict, init=False)
    made: dict[str, Any] = attrs.field(factory=dict, init=False)

    @classmethod
    def of(cls, draft: Draft) -> "Composition":
        composition = cls(draft)
        made = composition.made
        for article in draft.articles:
            composition.texts[article] = text = Text.of(article)
            made[article.entry.id] = text.source(article)
        for article in draft.articles:
            source = made[article.entry.id]
            made[source.id] = attrs.evolve(source, evidence=composition.evidence(article.entry))
        return composition

    def record(self) -> Chronology:
        """The chronology that loading the folders gives."""
        order = Order.of(self.stated(entry) for entry in self.draft.entries if entry.kind in EVENT_CLASSES)
        entries = {entry.id: entry for entry in self.draft.entries}
        for id_ in TopologicalSorter({id_: _references(entry) for id_, entry in entries.items()}).static_order():
            if id_ in entries:
                self.made[id_] = self.object(entries[id_], order)
        made = [(entry.kind, self.made[entry.id]) for entry in self.draft.entries]

        def of(*kinds: str) -> tuple[Any, ...]:
            return tuple(thing for kind, thing in made if kind in kinds)

        contents = Contents(
            sources=tuple(self.made[article.entry.id] for article in self.draft.articles),
            actors=of("actor"),
            documents=of("document"),
            topics=of("topic"),
            discrepancies=of("discrepancy"),
            gaps=of("gap"),
            negotiations=of("negotiation"),
            all_events=of(*EVENT_CLASSES),
        )
        return Chronology.of(contents, order, self.filed())

    def filed(self) -> dict[str, str]:
        """The negotiation for which each thing is curated: what its folder declares or continues, or the only one."""
        declared = {entry.folder: entry.id for entry in self.draft.entries if entry.kind == "negotiation"}
        only = next(iter(declared.items()), None)
        subjects = [
            continues or declared.get(folder) or (only[1] if only and only[0] < folder else "")
            for folder, continues in enumerate(self.draft.continues)
        ]
        entries = (*(article.entry for article in self.draft.articles), *self.draft.entries)
        return {entry.id: subjects[entry.folder] for entry in entries}

    def evidence(self, entry: Entry) -> tuple[Evidence, ...]:
        return tuple(
            Evidence(
                Quotation(self.made[cited.article.entry.id], *self.texts[cited.article].spans[cited.line]),
                tuple(cited.fields),
                {words: tuple(ids) for words, ids in cited.reads.items()},
            )
            for part in entry.parts
            for cited in part.evidence
        )

    def span(self, entry: Entry, field: str = "when") -> TimeSpan | None:
        """A time of an entry, narrowed by what extends it."""
        span: TimeSpan | None = None
        for part in entry.parts:
            if field in part.times:
                more = part.times[field].span
                span = more if span is None else span.narrowed_by(more)
        return span

    def reasons(self, entry: Entry) -> dict[str, str]:
        """Why what is inferred is so: as the entry says, or as what its article says of zones and years."""
        reasons: dict[str, str] = {}
        for part in reversed(entry.parts):
            own = dict(part.inferred)
            for field in _TIMES:
                if field in part.times:
                    self._add_reasons(own, part, field)
            reasons |= own
        return reasons

    def _add_reasons(self, reasons: dict[str, str], part: Entry, field: str) -> None:
        time, article = part.times[field], self.article_of(part, field)
        if time.phrase is None:
            return
        given = article.entry
        if self.zone_left_out(part, field) and article.zone is not None:
            reasons.setdefault("zone", f"as of the article: {given.inferred.get('zone', article.zone)}")
        if given.values.get("year") is not None and str(given.values["year"]) not in time.phrase:
            reasons.setdefault("year", f"as of the article: {given.inferred.get('year', given.values['year'])}")
        if time.why is not None:
            reasons.setdefault(field, time.why)

    def article_of(self, part: Entry, field: str) -> Article:
        """The article whose words a time is read from: the first quoted for it that has the phrase, or the first."""
        phrase = part.times[field].phrase
        quoting = [c for c in part.evidence if phrase is not None and phrase in " ".join(c.line.body.split())]
        return (*quoting, *part.evidence)[0].article

    def zone_left_out(self, part: Entry, field: str) -> bool:
        """Whether a time is written without its zone, which its article then has as well."""
        time = part.times[field]
        zone = part.values.get("zone") if part.kind == "source" else self.article_of(part, field).zone
        return time.span.zone is None or (time.short and zone == time.span.zone)

    def stated(self, entry: Entry) -> Stated:
        """What is stated of an event's time, as the loader takes it."""
        values = entry.values
        ended = values.get("status", Status.ENDED) == Status.ENDED and "existence" not in entry.inferred
        articles = [cited.article for cited in entry.evidence]
        return Stated(
            entry.id,
            self.span(entry) or self._implied(entry, articles),
            entry.all_of("after"),
            values.get("occasion"),
            values.get("announced_in"),
            _first_published(cited.article for part in entry.parts for cited in part.evidence) if ended else None,
        )

    def _implied(self, entry: Entry, articles: Sequence[Article]) -> TimeSpan:
        if entry.kind == EventKind.STATEMENT and not entry.values.get("speakers") and len(set(articles)) == 1:
            published = articles[0].entry.times.get("published")
            return TimeSpan(zone=articles[0].zone) if published is None else published.span
        shared = {entry.values.get("announced_in"), entry.values.get("occasion")}
        spans = [self.span(other) for other in self.draft.entries if other.id in shared]
        zones = [*(span.zone for span in spans if span is not None), *(article.zone for article in articles)]
        return TimeSpan(zone=next(filter(None, zones), None))

    def object(self, entry: Entry, order: Order) -> Any:
        """The object of an entry, all of whose references are made."""
        fields = {name: self._value(name, value) for name, value in entry.values.items()}
        fields |= {field: self.span(entry, field) for field in _TIMES if self.span(entry, field) is not None}
        fields |= {"id": entry.id}
        if entry.kind == "negotiation":
            fields["deal"] = next((part.values["deal"] for part in entry.parts if "deal" in part.values), None)
        if entry.kind in ("topic", "negotiation"):
            return _CLASSES[entry.kind](**fields)
        fields |= {"evidence": self.evidence(entry), "inferred": self.reasons(entry)}
        if entry.kind == "actor":
            fields["aliases"] = entry.all_of("aliases")
            fields["offices"] = tuple(self._office(office) for part in entry.parts for office in part.offices)
        if entry.kind in EVENT_CLASSES:
            fields["dated"] = fields.pop("when", None)
            fields["when"] = order.when(entry.id)
            fields["after"] = tuple(self.made[id_] for id_ in entry.all_of("after"))
        announced_in = fields.get("announced_in")
        if announced_in is not None:
            fields |= {name: getattr(announced_in, name) for name in ("dated", "place", "occasion")}
        return _CLASSES[entry.kind](**fields)

    def _office(self, office: Entry) -> Office:
        fields = {name: self._value(name, value) for name, value in office.values.items()}
        fields |= {field: time.span for field, time in office.times.items()}
        return Office(**fields, evidence=self.evidence(office), inferred=self.reasons(office))

    def _value(self, name: str, value: Any) -> Any:
        if name in _ONE:
            return self.made[value]
        if name == "after":
            return ()  # which extensions may add to
        if name in _SEVERAL:
            return tuple(self.made[id_] for id_ in value)
        if name == "participants":
            return tuple(Participant(self.made[id_], role) for role, ids in value.items() for id_ in ids)
        if name == "misnames":
            return {wrong: self.made[id_] for wrong, id_ in value.items()}
        return value

    # Folders

    def folders(self) -> tuple[Mapping[str, bytes], ...]:
        """The files of each folder, by their names in it."""
        return tuple(dict(self._files(folder)) for folder in range(len(self.draft.continues)))

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:  # noqa: FBT001 - as IPython and Hypothesis call it
        """Show the files of its folders, as they would be written."""
        del cycle  # there is none
        lines = []
        for number, files in enumerate(self.folders(), start=1):
            for name, content in files.items():
                lines.append(f"folder-{number}/{name}:")
                lines += (f"    {line}" for line in content.decode().rstrip().splitlines())
        for line in lines[:-1]:
            printer.text(line)
            printer.break_()
        printer.text(lines[-1])

    def _files(self, folder: int) -> Iterator[tuple[str, bytes]]:
        entries = [part for entry in self.draft.entries for part in entry.parts if part.folder == folder]
        continues = self.draft.continues[folder]
        head = "" if continues is None else f"continues = {toml_value(continues)}\n\n"
        yield "curation/record.toml", "".join([head, *self._tables(entries, None)]).encode()
        for article in self.draft.articles:
            if article.entry.folder == folder:
                yield article.file, self.texts[article].text.encode()
                tables = [*self._head(article), *self._tables(entries, article)]
                yield f"curation/{article.curated_in}", "".join(tables).encode()

    def _head(self, article: Article) -> Iterator[str]:
        source = self.made[article.entry.id]
        yield f"from = {toml_value(article.file)}\n\n"
        yield from self._table(article.entry, article, "source", {"id": source.id, "sha256": source.sha256})
        for repair in source.repairs:
            yield _keys("[[repair]]", {"at": repair.at, "stray": repair.stray, "reason": repair.reason})
        for aside in source.set_aside:
            repeats = None if aside.repeats is None else str(aside.repeats)
            yield _keys("[[set_aside]]", {"lines": str(aside.lines), "reason": aside.reason, "repeats": repeats})

    def _tables(self, entries: Iterable[Entry], home: Article | None) -> Iterator[str]:
        for entry in entries:
            if entry.home is home:
                yield from self._table(entry, home, entry.kind, {"id": entry.id})

    def _table(self, entry: Entry, home: Article | None, name: str, given: Mapping[str, Any]) -> Iterator[str]:
        times = {field: self._written(entry, field) for field in entry.times}
        header = "[source]" if name == "source" else f"[[{name}]]"
        yield _keys(header, {**given, **entry.values, **times, "inferred": entry.inferred})
        for office in entry.offices:
            yield from self._table(office, home, f"{name}.office", {})
        for cited in entry.evidence:
            yield _keys(f"[[{name}.evidence]]", self._quotation(cited, home))

    def _written(self, part: Entry, field: str) -> dict[str, Any]:
        time = part.times[field]
        zone = None if self.zone_left_out(part, field) else time.span.zone
        return {"is": str(time.span), "zone": zone, "phrase": time.phrase, "why": time.why}

    def _quotation(self, cited: Cited, home: Article | None) -> dict[str, Any]:
        source: Source = self.made[cited.article.entry.id]
        quotation = Quotation(source, *self.texts[cited.article].spans[cited.line])
        line = None
        try:
            self.texts[cited.article].locator.find(quotation.words)
        except QuotationAmbiguous:
            line = quotation.line
        return {
            "quote": quotation.words,
            "for": " ".join(cited.fields),
            "line": line,
            "source": None if cited.article is home else source.id,
            "reads": cited.reads,
        }


def _references(entry: Entry) -> set[str]:
    """The ids of what an entry refers to."""
    found: set[str] = set()
    for part in (*entry.parts, *(office for each in entry.parts for office in each.offices)):
        values = part.values
        found.update(values[name] for name in _ONE & values.keys())
        found.update(*(values[name] for name in _SEVERAL & values.keys()))
        found.update(*values.get("participants", {}).values(), values.get("misnames", {}).values())
    return found


def _first_published(articles: Iterable[Article]) -> datetime | None:
    """The earliest time by which one of these had certainly been published."""
    published = [article.entry.times["published"].span for article in articles if "published" in article.entry.times]
    return min((span.end_latest for span in published if span.end_latest is not None), default=None)


# TOML


def _keys(header: str, values: Mapping[str, Any]) -> str:
    """A table with what is given."""
    lines = [f"{key} = {toml_value(value)}\n" for key, value in values.items() if _is_given(value)]
    return f"{header}\n{''.join(lines)}\n"


def _is_given(value: Any) -> bool:
    return value is not None and value != {}
