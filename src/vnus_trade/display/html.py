"""Objects as HTML for notebooks: complete in themselves, with no script and nothing from outside.

Every text is escaped and kept apart from the direction of its neighbours. A quotation is marked within the words
around it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Sized
from itertools import chain
from typing import Any

from vnus_trade.answers.bearing import HANDFUL
from vnus_trade.answers.queries import Events
from vnus_trade.contents.index import Catalogue
from vnus_trade.display.description import (
    Describable,
    Described,
    closing,
    counted,
    described,
    kept_to,
    known_on,
    labelled,
    not_begun,
    not_checked,
    parts_of,
    quotations_of,
    sort_of,
    standing_of,
)
from vnus_trade.display.event_times import EventTimes, is_unbegun, planned_time
from vnus_trade.display.reasoning import Sentence, sentences
from vnus_trade.display.theme import escaped, themed
from vnus_trade.evidence.sources import WEB_ADDRESS, Evidence, Quotation, Source
from vnus_trade.model.entities import Entity, Office
from vnus_trade.model.events import Event
from vnus_trade.model.findings import Discrepancy, Gap
from vnus_trade.model.vocabulary import Basis
from vnus_trade.proofs.why import Why
from vnus_trade.record.chronology import Chronology
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
    """The HTML of an object by its class: a chronology, a time, words of a source, or an entry with its fields."""
    match thing:
        case Chronology():
            return _page(*_record(thing))
        case TimeSpan():
            return _span(thing)
        case Quotation():
            return _page(_quotation(thing))
        case Evidence():
            return _page(_quotation(thing.quotation, thing.fields))
        case Why():
            return _page(*map(_sentence, sentences(thing)))
    return _page(*_entry(thing))


def shown_answer(events: Events[Event], catalogue: Catalogue) -> str:
    """An answer as a table, certain events before possible ones, and what the sources leave open."""
    hints = "".join(_quiet(hint, "p") for hint in (*events.hints, kept_to(catalogue)) if hint)
    return _page(_events(events, EventTimes.of(catalogue)), hints, _open(events, HANDFUL))


def shown_table(caption: str, heads: Iterable[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of cells of plain text."""
    return _page(_table(caption, heads, ([_text(cell) for cell in row] for row in rows)))


def _record(record: Chronology) -> Iterator[str]:
    """The timeline as a picture and as a table, the sources, and what they leave open."""
    times = EventTimes.of(record)
    quoted = ({item.quotation.source.id for item in event.evidence} for event in record.events)
    citing = Counter(chain.from_iterable(quoted))
    rows = (
        (
            f"{_named(source)}{standing_of(source)}",
            _text(source.origin or source.publisher or "not said"),
            _text("not said" if source.published is None else in_words(source.published, times.clocks)),
            str(citing[source.id]),
        )
        for source in record.sources
    )
    things: Iterable[Sized] = (record.sources, record.all_events, record.actors, record.documents)
    counts = ", ".join(map(counted, things, ("source", "event", "actor", "document")))
    yield from (_quiet(sentence, "p") for sentence in known_on(record))
    yield record.timeline()._repr_html_()
    yield _details("The same as a table", _events(record.events, times))
    for heading, events in not_begun(record).items():
        items = (f"<li>{_named(event)}: {_text(times.said(event))}</li>" for event in events)
        yield _details(heading, _list("ul", items))
    yield _details("What it rests on", _table(counts, ("Source", "Origin", "Published", "Events"), rows))
    yield _quiet(not_checked(record.sources), "p") if record.unchecked else ""
    yield _open(record)


def _span(span: TimeSpan) -> str:
    """A time in words, with its zone and its written form."""
    words = in_words(span)
    zone = "anywhere on Earth; " if span.zone is None else "" if span.zone in words else f"{span.zone}; "
    said = f"{_text(words)} {_quiet(f'{zone}written {span}')}"
    return f'<span class="vnus vnus-span" lang="en"><style>{_STYLE}</style>{said}</span>'


def _entry(thing: Describable) -> Iterator[str]:
    """The heading, the fields with the numbers of their quotations, the quotations, and the beginning of a source."""
    id_ = "" if isinstance(thing, Office) else f" <code>{escaped(thing.id)}</code>"
    when = ""
    if isinstance(thing, Event):
        known = f"all that is known of its time: {_when(thing.when)}"
        when = f"; {planned_time(thing, {}) if is_unbegun(thing) else known}"
    yield f"<h3>{_text(str(thing))}{id_}</h3>{_quiet(sort_of(thing) + when, 'p')}"
    yield _list("dl", (f"<dt>{escaped(row.key)}</dt><dd>{_row(row)}</dd>" for row in described(thing)))
    yield _list("ol", (f"<li>{_quotation(item.quotation, item.fields)}</li>" for item in quotations_of(thing)))
    if isinstance(thing, Source) and thing.text is not None:
        lines = [line for line in thing.text.splitlines() if line.strip()]
        cut = (f"{line[:_LINE_LENGTH]}{'…' * (len(line) > _LINE_LENGTH)}" for line in lines[:_FIRST_LINES])
        beginning = "".join(f"<p>{_text(line)}</p>" for line in cut)
        head = f"The first of {counted(lines, 'line')} with words; the text is its publisher's"
        yield _details(head, f"<blockquote{_language(thing)}>{beginning}</blockquote>")


def _sentence(sentence: Sentence) -> str:
    """A sentence of an explanation, set in as deep as it lies, with its quotations and reasons below."""
    support = "".join(_quotation(item.quotation, item.fields) for each in sentence.support for item in each.evidence)
    support += "".join(_quiet(reason, "p") for reason in sentence.reasons)
    return f'<div style="margin-left:{1.5 * sentence.depth}em"><p>{_text(sentence.text)}</p>{support}</div>'


def _row(row: Described) -> str:
    """The value of a field, the numbers of its quotations, and what else supports it."""
    value = "".join(
        f"{_text(_when(part))} {_quiet(f'({part})')}" if isinstance(part, TimeSpan) else _linked(labelled(part))
        for part in parts_of(row.value)
    )
    numbers = f"[{', '.join(map(str, row.evidence))}]" if row.evidence else ""
    return " ".join(filter(None, (value, *(_quiet(note) for note in (numbers, *row.notes) if note))))


def _quotation(quotation: Quotation, fields: Iterable[str] = ()) -> str:
    """A quotation within some words before and after, and the fields that it supports.

    Of a text that is withheld, the quotation alone.
    """
    source, most = quotation.source, 2 * _CONTEXT
    text, start, end = quotation.context
    before = _last_words(text[max(0, start - most) : start])
    after = _last_words(text[end : end + most][::-1])[::-1]
    supports = ", ".join(fields)
    return (
        f"<blockquote{_language(source)}><bdi>{escaped(before)}<mark>{escaped(quotation.exact)}</mark>"
        f'{escaped(after)}</bdi></blockquote><p class="quiet">{_text(source.title)} '
        f"<code>{escaped(source.id)}</code>{standing_of(source)}, line {quotation.line}</p>"
    ) + (_quiet(f"supports {supports}", "p") if supports else "")


def _last_words(before: str) -> str:
    """The last whole words of a context, after an ellipsis if any are left out.

    In a script without spaces between words, the last letters.
    """
    lines = _BLANK_LINES.sub("\n", before)
    if len(lines) <= _CONTEXT:
        return lines
    last = lines[-_CONTEXT:]
    _, space, rest = last.partition(" ")
    return f"…{space}{rest}" if space else f"…{last}"


def _events(answer: Events[Event], times: EventTimes) -> str:
    """A table of the events of an answer, those that are only possible after the others."""
    judged = list(answer.judged)
    more = f"; the first {MOST_ROWS} are shown" if len(judged) > MOST_ROWS else ""
    rows = (
        (
            _named(event) + ("" if event.basis is Basis.STATED else " (inferred)"),
            _text(times.said(event)),
            _text("" if is_unbegun(event) else event.place or ""),
            escaped(event.kind),
            "certain" if certain else "possible",
            ", ".join(_text(f"{each.id}{standing_of(each)}") for each in event.sources),
        )
        for event, certain in judged[:MOST_ROWS]
    )
    heads = ("Event", "When", "Where", "Kind", "Answer", "Sources")
    return _table(f"{answer.extent}{more}", heads, rows)


def _open(asked: Chronology | Events[Event], most: int | None = None) -> str:
    """What the sources leave open and where they disagree; at most so many of each, and the count of the rest."""
    left, closed = ([gap for gap in asked.gaps if bool(gap.closed_by) is is_closed] for is_closed in (False, True))
    heads: dict[str, Sequence[Gap | Discrepancy]] = {
        f"{counted(left, 'gap')}: what the sources leave open": left,
        f"{counted(closed, 'closed gap')}: what some sources leave open and others say": closed,
        f"{counted(asked.discrepancies, 'discrepancy')}: where they disagree, or seem to": asked.discrepancies,
    }
    parts = []
    for head, points in heads.items():
        items = [f"<li>{_named(point)}: {_text(point.explanation + closing(point))}</li>" for point in points[:most]]
        items += [f"<li>{len(points) - len(items)} more</li>"] if len(items) < len(points) else []
        parts += [_details(head, _list("ul", items))] if items else []
    return "".join(parts)


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


def _list(tag: str, items: Iterable[str]) -> str:
    inside = "".join(items)
    return f"<{tag}>{inside}</{tag}>" if inside else ""


def _details(head: str, inside: str) -> str:
    return f"<details><summary>{escaped(head)}</summary>{inside}</details>"


def _page(*parts: str) -> str:
    return f'<div class="vnus vnus-page" lang="en"><style>{_STYLE}</style>{"".join(parts)}</div>'


def _named(thing: Entity | Source) -> str:
    return f"{_text(str(thing))} <code>{escaped(thing.id)}</code>"


def _quiet(text: str, tag: str = "span") -> str:
    return f'<{tag} class="quiet">{_text(text)}</{tag}>'


def _text(text: str) -> str:
    """Escape a text and isolate its direction from its neighbours."""
    return f"<bdi>{escaped(text)}</bdi>"


def _linked(text: str) -> str:
    """A text, as a link where it is the address of a page."""
    return f'<a href="{escaped(text)}">{_text(text)}</a>' if WEB_ADDRESS.fullmatch(text) else _text(text)


def _when(span: TimeSpan) -> str:
    """A time in words, and the zone whose dates these are, unless its clocks are named."""
    words = in_words(span)
    return words if span.zone is None or span.zone in words or "(UTC" in words else f"{words}, {span.zone}"


def _language(source: Source) -> str:
    return f' lang="{escaped(source.languages[0])}"' if len(source.languages) == 1 else ""
