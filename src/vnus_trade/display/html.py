"""What notebooks show: HTML that stands for itself, with no script and nothing from outside.

Every text is escaped and kept apart from the direction of its neighbours; what a quotation supports is
marked within the words around it.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from vnus_trade.display.footnotes import name_of
from vnus_trade.display.layout import laid_out
from vnus_trade.display.svg import drawn, escaped, themed
from vnus_trade.display.terminal import SHARED, clocks_of, fields_of, said
from vnus_trade.display.timeline import Scene, counted
from vnus_trade.evidence.sources import Evidence, Quotation, Source
from vnus_trade.model.entities import Actor, Entity, Negotiation, Office
from vnus_trade.model.events import Announced, Event
from vnus_trade.model.findings import Discrepancy, Gap
from vnus_trade.model.vocabulary import Basis
from vnus_trade.record.chronology import Chronology
from vnus_trade.record.index import Catalogue
from vnus_trade.record.queries import Events
from vnus_trade.time.span import TimeSpan
from vnus_trade.time.wording import in_words

MOST_ROWS = 100
"""A table shows no more events than this; it says how many more there are."""

_CONTEXT = 90
_BLANK_LINES = re.compile(r"\n(?:\s*\n)+")
_FIRST_LINES, _LINE_LENGTH = 5, 240
_STYLE = themed(
    ".vnus-page,.vnus-span{background:var(--paper);color:var(--ink);padding:.1em .4em}"
    ".vnus-page{padding:.6em .8em;line-height:1.45;max-width:64em}"
    ".vnus .quiet{color:var(--quiet)}.vnus mark{background:var(--mark);color:var(--ink)}"
    ".vnus h3{margin:0;font-size:1.15em}.vnus p{margin:.25em 0}.vnus summary{cursor:pointer}"
    ".vnus blockquote{margin:.3em 0;padding-left:.7em;border-left:3px solid var(--rule);color:var(--ink);"
    "white-space:pre-line}"
    ".vnus dl{display:grid;grid-template-columns:max-content 1fr;gap:.2em 1em;margin:.5em 0}"
    ".vnus dt{font-weight:600}.vnus dd{margin:0}.vnus ol,.vnus ul{margin:.3em 0;padding-left:1.6em}"
    ".vnus table{border-collapse:collapse;margin:.4em 0}.vnus caption{text-align:left;font-weight:600}"
    ".vnus.vnus-page th,.vnus.vnus-page td{text-align:left;vertical-align:top;padding:.2em .7em .2em 0;"
    "color:var(--ink);background:var(--paper);border-bottom:1px solid var(--rule)}"
)


def shown(thing: Any) -> str:
    """The HTML of an object by its class: a chronology, an answer, a time, words of a source, or an entry as a card."""
    match thing:
        case Chronology():
            return of_record(thing)
        case TimeSpan():
            return of_span(thing)
        case Quotation():
            return of_quotation(thing)
        case Evidence():
            return of_evidence(thing)
    return card(thing)


def of_record(record: Chronology) -> str:
    """A chronology: its timeline, the same as a table, its sources, and what they leave open."""
    clocks = clocks_of(record.negotiations)
    scene = Scene.of_record(record)
    sources = _table(
        ", ".join(
            counted(things, name)
            for things, name in (
                (record.sources, "source"),
                (record.all_events, "event"),
                (record.actors, "actor"),
                (record.documents, "document"),
            )
        ),
        ("Source", "Origin", "Published", "Events"),
        (
            (
                _named(source),
                _text(source.origin or source.publisher or "not said"),
                _text("not said" if source.published is None else in_words(source.published, clocks)),
                str(len(record.events.citing(source))),
            )
            for source in record.sources
        ),
    )
    parts = [
        drawn(laid_out(scene))._repr_html_(),
        _details("The same as a table", _events(scene.events, frozenset(), clocks)),
        _details("What it rests on", sources),
        _open(record.gaps, record.discrepancies),
    ]
    return _page(*parts)


def of_answer(events: Events[Event], catalogue: Catalogue) -> str:
    """An answer as a table, the certain events before those that are only possible, and what the sources leave open."""
    possible = frozenset(event.id for event in events.possible)
    table = _events((*events, *events.possible), possible, clocks_of(catalogue.negotiations))
    return _page(table, _open(events.gaps, events.discrepancies))


def card(thing: Entity | Source | Office | Negotiation) -> str:
    """One entry: its fields, and the quotations that support them with some words before and after."""
    evidence = _evidence(thing)
    inferred = _inferred(thing)
    fields = fields_of(thing)
    listed = [
        f"<dt>{escaped(field)}</dt><dd>{_value(value)}{_support(thing, field)}</dd>"
        for field, value in fields.items()
        if field != "offices"
    ]
    listed += [
        f"<dt>{escaped(field)}</dt><dd>{_reason(reason)}</dd>"
        for field, reason in inferred.items()
        if field not in fields
    ]
    parts = [_head(thing), f"<dl>{''.join(listed)}</dl>" if listed else ""]
    if evidence:
        items = "".join(f"<li>{of_evidence(item, inner=True)}</li>" for item in evidence)
        parts.append(f"<ol>{items}</ol>")
    if isinstance(thing, Actor) and thing.offices:
        parts.append(_details(counted(thing.offices, "office"), "".join(map(_office, thing.offices))))
    if isinstance(thing, Source):
        parts.append(_beginning(thing))
    return _page(*parts)


def of_evidence(evidence: Evidence, *, inner: bool = False) -> str:
    """A quotation in its context, and what it supports; `inner` is without the page around it."""
    supports = f'<p class="quiet">supports {_text(", ".join(evidence.fields))}</p>' if evidence.fields else ""
    shown = _quotation(evidence.quotation) + supports
    return shown if inner else _page(shown)


def of_quotation(quotation: Quotation) -> str:
    """A quotation marked within the words around it, with its source and line."""
    return _page(_quotation(quotation))


def of_span(span: TimeSpan) -> str:
    """A time in words, with its zone and its written form."""
    words = in_words(span)
    zone = "anywhere on Earth; " if span.zone is None else "" if span.zone in words else f"{span.zone}; "
    return (
        f'<span class="vnus vnus-span" lang="en"><style>{_STYLE}</style>{_text(words)} '
        f'<span class="quiet">{_text(f"{zone}written {span}")}</span></span>'
    )


# Parts


def _head(thing: Entity | Source | Office | Negotiation) -> str:
    kind = type(thing).__name__
    if isinstance(thing, Office):
        return f'<h3>{_text(thing.title)}</h3><p class="quiet">{kind}</p>'
    if isinstance(thing, Event):
        kind = f"{kind}, {thing.basis}; all that is known of its time: {_when(thing.when)}"
    return f'<h3>{_text(name_of(thing))} <code>{escaped(thing.id)}</code></h3><p class="quiet">{_text(kind)}</p>'


def _value(value: object) -> str:
    if isinstance(value, TimeSpan):
        return f'{_text(_when(value))} <span class="quiet">({_text(str(value))})</span>'
    return _text(said(value, {}))


def _support(thing: Entity | Source | Office | Negotiation, field: str) -> str:
    """The numbers of the quotations that a field rests on, the reason for it, or the statement that has it."""
    numbers = ", ".join(str(number) for number, item in enumerate(_evidence(thing), start=1) if field in item.fields)
    inferred = _inferred(thing)
    parts = [f"[{numbers}]"] if numbers else []
    if field in inferred:
        parts.append(f"inferred: {_text(inferred[field])}")
    elif isinstance(thing, Announced) and thing.announced_in and field in SHARED and not numbers:
        parts.append(f"as in the statement [{escaped(thing.announced_in.id)}]")
    return "".join(f' <span class="quiet">{part}</span>' for part in parts)


def _evidence(thing: Entity | Source | Office | Negotiation) -> tuple[Evidence, ...]:
    return () if isinstance(thing, Negotiation) else thing.evidence


def _inferred(thing: Entity | Source | Office | Negotiation) -> Mapping[str, str]:
    return {} if isinstance(thing, Negotiation) else thing.inferred


def _reason(reason: str) -> str:
    return f'<span class="quiet">inferred: {_text(reason)}</span>'


def _office(office: Office) -> str:
    times = [
        f"{word} {_when(span)}" for word, span in (("as of", office.as_of), ("since", office.since)) if span is not None
    ]
    of = [] if office.organisation is None else [office.organisation.name]
    quotations = "".join(of_evidence(item, inner=True) for item in office.evidence)
    return f"<p>{_text(', '.join([office.title, *of, *times]))}</p>{quotations}"


def _quotation(quotation: Quotation) -> str:
    """A quotation within some words before and after; of a text that is left out, the quotation alone."""
    source = quotation.source
    text = source.text if source.whole else ""
    before = text[max(0, quotation.start - 2 * _CONTEXT) : quotation.start]
    after = text[quotation.end : quotation.end + 2 * _CONTEXT]
    return (
        f"<blockquote{_language(source)}><bdi>{escaped(_last_words(before))}<mark>{escaped(quotation.exact)}</mark>"
        f'{escaped(_last_words(after[::-1])[::-1])}</bdi></blockquote><p class="quiet">{_text(source.title)} '
        f"<code>{escaped(source.id)}</code>, line {quotation.line}</p>"
    )


def _last_words(before: str) -> str:
    """The last whole words of what stands before a quotation; an ellipsis stands for the others.

    Of a script that sets no spaces between words, the last letters.
    """
    lines = _BLANK_LINES.sub("\n", before)
    if len(lines) <= _CONTEXT:
        return lines
    last = lines[-_CONTEXT:]
    _, space, rest = last.partition(" ")
    return f"…{space}{rest}" if space else f"…{last}"


def _beginning(source: Source) -> str:
    """The first lines of a source, so that one sees which text it is."""
    lines = [line for line in source.text.splitlines() if line.strip()]
    shown = "".join(
        f"<p>{_text(line if len(line) <= _LINE_LENGTH else f'{line[:_LINE_LENGTH]}…')}</p>"
        for line in lines[:_FIRST_LINES]
    )
    head = f"The first of {counted(lines, 'line')} with words; the text is its publisher's"
    return _details(head, f"<blockquote{_language(source)}>{shown}</blockquote>") if source.whole else ""


def _events(events: Sequence[Event], possible: frozenset[str], clocks: Mapping[str, str]) -> str:
    shown = events[:MOST_ROWS]
    more = f"; the first {MOST_ROWS} are shown" if len(events) > MOST_ROWS else ""
    caption = f"{len(events) - len(possible)} certain, {len(possible)} possible{more}"
    rows = (
        (
            _named(event) + ("" if event.basis is Basis.STATED else " (inferred)"),
            _text(in_words(event.when, clocks)),
            _text(event.place or ""),
            escaped(event.kind),
            "possible" if event.id in possible else "certain",
            ", ".join(_text(id_) for id_ in dict.fromkeys(item.quotation.source.id for item in event.evidence)),
        )
        for event in shown
    )
    return _table(caption, ("Event", "When", "Where", "Kind", "Answer", "Sources"), rows)


def _open(gaps: Sequence[Gap], discrepancies: Sequence[Discrepancy]) -> str:
    """What the sources leave open and where they disagree."""
    gap, discrepancy = counted(gaps, "gap"), counted(discrepancies, "discrepancy")
    return "".join(
        _details(
            head, f"<ul>{''.join(f'<li>{_named(thing)}: {_text(thing.explanation)}</li>' for thing in things)}</ul>"
        )
        for head, things in (
            (f"{gap}: what the sources leave open", gaps),
            (f"{discrepancy}: where they disagree, or seem to", discrepancies),
        )
        if things
    )


def _table(caption: str, heads: Iterable[str], rows: Iterable[Sequence[str]]) -> str:
    head = "".join(f'<th scope="col">{name}</th>' for name in heads)
    body = "".join(
        f'<tr><th scope="row">{first}</th>{"".join(f"<td>{cell}</td>" for cell in cells)}</tr>'
        for first, *cells in rows
    )
    return (
        f'<div style="overflow-x:auto" tabindex="0"><table><caption>{escaped(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _details(head: str, inside: str) -> str:
    return f"<details><summary>{escaped(head)}</summary>{inside}</details>"


def _page(*parts: str) -> str:
    return f'<div class="vnus vnus-page" lang="en"><style>{_STYLE}</style>{"".join(parts)}</div>'


def _named(thing: Entity | Source) -> str:
    return f"{_text(name_of(thing))} <code>{escaped(thing.id)}</code>"


def _text(text: str) -> str:
    """A text that neither its letters nor their direction lead out of."""
    return f"<bdi>{escaped(text)}</bdi>"


def _when(span: TimeSpan) -> str:
    """A time in words, and the zone whose dates these are where that is said."""
    words = in_words(span)
    return words if span.zone is None or span.zone in words else f"{words}, {span.zone}"


def _language(source: Source) -> str:
    return f' lang="{escaped(source.languages[0])}"' if len(source.languages) == 1 else ""
