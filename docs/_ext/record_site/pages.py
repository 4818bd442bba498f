"""The parts that all pages of the record share: page and section, addresses, fields and quotations as HTML."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any

import attrs

from vnus_trade import Actor, Basis, Chronology, Discrepancy, Event, EventKind, Evidence, Gap, Source, TimeSpan, Topic
from vnus_trade.display.description import (
    Described,
    Part,
    bearing_on,
    described,
    parts_of,
    quotations_of,
    sort_of,
    standing_of,
)
from vnus_trade.display.event_times import EventTimes
from vnus_trade.display.theme import escaped
from vnus_trade.evidence.sources import WEB_ADDRESS
from vnus_trade.model.entities import Entity
from vnus_trade.model.fields import COLLECTIONS, title_of
from vnus_trade.time.wording import in_words

Thing = Entity | Source
"""An object with quotations and a description on some page."""

_MANY = 12
"""A page with at least this many sections begins with a list of them."""

_VIETNAMESE = re.compile(r"[ăâđêôơưàáãèéìíòóõùúýĩũ\u1ea0-\u1ef9]", re.IGNORECASE)


@attrs.frozen
class Section:
    """A heading, the label by which other pages refer to it, and the HTML below it."""

    title: str
    label: str
    html: str


@attrs.frozen
class Page:
    """A page, named by its path below the folder of the record; the sidebar shows it only if `is_listed`."""

    name: str
    title: str
    lead: str
    way_up: str = ""
    sections: tuple[Section, ...] = ()
    code: str = ""
    leads_to: tuple[str, ...] = ()
    is_listed: bool = True

    @property
    def text(self) -> str:
        """The page as MyST."""
        listed = "" if self.is_listed else "orphan: true\n"
        name = self.name.replace("/", "-")
        parts = [f"---\nhide-toc: true\n{listed}---", _raw(self.way_up)]
        parts += [f"(record-page-{name})=\n# {_plain(self.title)}", _raw(self.lead), self.code, _raw(self._contents())]
        for section in self.sections:
            parts += [f"({section.label})=\n## {_plain(section.title)}", _raw(section.html)]
        if self.leads_to:
            below = "\n".join(self.leads_to)
            parts.append(f"```{{toctree}}\n:hidden:\n\n{below}\n```")
        return "\n\n".join(filter(None, parts)) + "\n"

    def _contents(self) -> str:
        if len(self.sections) < _MANY:
            return ""
        listed = items(f'<a href="#{section.label}">{said(section.title)}</a>' for section in self.sections)
        return framed(f'<nav class="contents-list" aria-label="On this page">\n{listed}\n</nav>')


@attrs.frozen(slots=False)
class Site:
    """A record, with lookups that all pages share."""

    record: Chronology

    @cached_property
    def times(self) -> EventTimes:
        return EventTimes.of(self.record)

    @property
    def clocks(self) -> Mapping[str, str]:
        return self.times.clocks

    @cached_property
    def cited(self) -> tuple["Cited", ...]:
        """Every quotation of the record."""
        things = (thing for name in COLLECTIONS for thing in getattr(self.record, name))
        return tuple(
            Cited(thing, number, evidence)
            for thing in things
            for number, evidence in enumerate(quotations_of(thing), start=1)
        )


@attrs.frozen
class Cited:
    """A quotation, with the object that it supports and its number there."""

    thing: Thing
    number: int
    evidence: Evidence


@attrs.frozen
class Writer:
    """Writes the HTML of pages; `up` is the relative address of the folder of the record."""

    site: Site
    up: str

    @property
    def record(self) -> Chronology:
        return self.site.record

    def address(self, thing: Thing | Topic) -> str:
        """The address of the description of a thing."""
        match thing:
            case Event():
                return f"{self.up}events/{thing.id}.html"
            case Actor():
                return f"{self.up}actors/{thing.id}.html"
            case Source():
                return f"{self.up}articles/{thing.id}.html"
            case Discrepancy():
                return f"{self.up}discrepancies.html#record-{thing.id}"
            case Gap():
                return f"{self.up}gaps.html#record-{thing.id}"
            case _:
                return f"{self.up}subjects.html#record-{thing.id}"

    def link(self, thing: Thing | Topic) -> str:
        """The title of a thing, with a link to its description."""
        return f'<a href="{self.address(thing)}">{said(title_of(thing))}</a>'

    def time(self, span: TimeSpan) -> str:
        """A time in words, by the clocks of the record."""
        return escaped(in_words(span, self.site.clocks))

    def when(self, event: Event) -> str:
        """When an event was, in words."""
        return escaped(self.site.times.said(event))

    def value(self, value: Any) -> str:
        """The value of a field; several values as a list."""
        if isinstance(value, tuple) and len(value) > 1:
            return items(map(self.value, value))
        return "".join(map(self._part, parts_of(value)))

    def _part(self, part: Part) -> str:
        match part:
            case str():
                return f'<a href="{escaped(part)}">{said(part)}</a>' if WEB_ADDRESS.fullmatch(part) else said(part)
            case TimeSpan():
                return f'{self.time(part)} <code class="written">{escaped(str(part))}</code>'
            case _:
                return self.link(part)

    def facts(self, thing: Thing, *without: str) -> list[tuple[str, str]]:
        """The fields of a thing, each with the numbers of its quotations and what else supports it."""
        return [(spoken(row.key), self._fact(thing, row)) for row in described(thing) if row.key not in without]

    def _fact(self, thing: Thing, row: Described) -> str:
        """A value, linked numbers of its quotations, and notes on what else supports it."""
        numbers = [
            f'<a class="number" href="#words-{thing.id}-{number}" title="{escaped(shortened(item.quotation.words))}" '
            f'aria-label="Quotation {number}">{number}</a>'
            for number, item in row.evidence.items()
        ]
        notes = [f'<span class="reason">{said(note)}</span>' for note in row.notes]
        return " ".join([*([] if row.value is None else [self.value(row.value)]), *numbers, *notes])

    def known(self, thing: Thing, facts: Iterable[tuple[str, str]]) -> str:
        """Facts beside their quotations, or above them on a narrow screen."""
        quotations = "\n".join(
            self._quotation(thing, number, item) for number, item in enumerate(quotations_of(thing), start=1)
        )
        return (
            f'<div class="beside">\n{facts_listed(facts)}\n<div>\n<p class="column">The words</p>\n'
            f'<ol class="words">\n{quotations}\n</ol>\n</div>\n</div>'
        )

    def _quotation(self, thing: Thing, number: int, item: Evidence) -> str:
        quotation = item.quotation
        place = f"{self.up}articles/{quotation.source.id}.html#{thing.id}-{number}"
        within = f"{standing_of(quotation.source)}, line {quotation.line}"
        notes = [f"for {escaped(', '.join(map(spoken, item.fields)))}"] if item.fields else []
        quiet = "".join(f'\n<p class="quiet">{note}</p>' for note in notes)
        return (
            f'<li id="words-{thing.id}-{number}">\n<blockquote{language(quotation.words)}>{escaped(quotation.words)}'
            f'</blockquote>\n<p class="place"><a href="{place}">{said(quotation.source.title)}{within}'
            f"</a></p>{quiet}\n</li>"
        )

    def bearing(self, thing: Thing) -> str:
        """The discrepancies and gaps that concern a thing."""
        return items(
            f'<span class="sort">{sort_of(point).lower()}</span> {self.link(point)}. {said(point.explanation)}'
            for point in bearing_on(thing, self.record)
        )

    def row(self, event: Event) -> str:
        """An event in a list: its title, whether it is inferred, and its kind."""
        concluded = "" if event.basis is Basis.STATED else ' <span class="quiet">(inferred)</span>'
        return f"{self.link(event)}{concluded} {kind_of(event.kind)}"

    def events(self, events: Iterable[Event]) -> str:
        """A list of events that is not by time, each with its time."""
        return items(f'{self.row(event)}<span class="quiet">, {self.when(event)}</span>' for event in events)

    def crumbs(self, *way: tuple[str, str]) -> str:
        """The links to the pages above."""
        steps = "\n".join(
            f'<li><a href="{self.up}{page}.html">{name}</a></li>' for page, name in (("index", "The record"), *way)
        )
        return framed(f'<nav class="crumbs" aria-label="Breadcrumb">\n<ol>\n{steps}\n</ol>\n</nav>')


def sections(id_: str, *parts: tuple[str, str, str]) -> tuple[Section, ...]:
    """The sections on a thing, by title, name and HTML; empty ones are left out."""
    return tuple(Section(title, f"record-{id_}-{name}", framed(html)) for title, name, html in parts if html)


def in_python(call: str, thing: Thing) -> str:
    """The expression that gives a thing in Python, and its class."""
    return f"In Python, `{call}` is this {{py:class}}`vnus_trade.{type(thing).__name__}`."


def language(text: str) -> str:
    """The `lang` attribute of a Vietnamese text; nothing for English, the language of the pages."""
    letters = sum(map(str.isalpha, text))
    return ' lang="vi"' if letters and len(_VIETNAMESE.findall(text)) / letters > 0.1 else ""


def said(text: str) -> str:
    """A text of the record as HTML, marked with its language if that is not English."""
    lang = language(text)
    return f"<span{lang}>{escaped(text)}</span>" if lang else escaped(text)


def spoken(field: str) -> str:
    """The name of a field in words."""
    return field.replace("_", " ")


def shortened(text: str) -> str:
    """A text, cut to 160 letters."""
    return text if len(text) <= 160 else f"{text[:159].rstrip()}…"


def kind_of(kind: EventKind) -> str:
    """The kind of an event, in its colour on the timeline."""
    return f'<span class="sort {kind}">{kind}</span>'


# Elements are separated by line breaks, since Sphinx indexes the words that remain without the tags.


def framed(*parts: str) -> str:
    """The element around all HTML below a heading."""
    inside = "\n".join(filter(None, parts))
    return f'<div class="record vnus">\n{inside}\n</div>'


def items(parts: Iterable[str]) -> str:
    """A list; nothing for none."""
    listed = "\n".join(f"<li>{part}</li>" for part in parts)
    return f"<ul>\n{listed}\n</ul>" if listed else ""


def facts_listed(rows: Iterable[tuple[str, str]]) -> str:
    """A list of names, each with its value."""
    listed = "\n".join(f"<div>\n<dt>{name}</dt>\n<dd>{value}</dd>\n</div>" for name, value in rows)
    return f'<dl class="facts simple">\n{listed}\n</dl>'


def table(name: str, heads: Iterable[str], rows: Iterable[Sequence[str]]) -> str:
    """A table with row headers in the first column; on a narrow screen each row is a block."""
    named = list(heads)
    head = "\n".join(f'<th scope="col">{each}</th>' for each in named)
    body = "\n".join(
        f'<tr>\n<th scope="row">{first}</th>\n'
        + "\n".join(f'<td data-head="{each}">{cell}</td>' for each, cell in zip(named[1:], rest, strict=True))
        + "\n</tr>"
        for first, *rest in rows
    )
    return (
        f'<table aria-label="{escaped(name)}">\n<thead>\n<tr>\n{head}\n</tr>\n</thead>\n<tbody>\n{body}\n</tbody>\n'
        "</table>"
    )


def _plain(title: str) -> str:
    """A title in one line, with all markup escaped."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", " ".join(title.split()))


def _raw(html: str) -> str:
    fence = "`" * (1 + max(map(len, re.findall("`+", html)), default=2))
    return f"{fence}{{raw}} html\n{html}\n{fence}" if html else ""
