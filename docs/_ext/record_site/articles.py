"""The pages of the articles: the whole text, in which quoted words are marked and link to what they support."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import attrs

from record_site.pages import (
    Cited,
    Page,
    Thing,
    Writer,
    framed,
    in_python,
    items,
    kind_of,
    language,
    said,
    sections,
    spoken,
    table,
)
from record_site.pieces import Piece, pieces
from vnus_trade import Event, LedgerLine, Source
from vnus_trade.display.description import letters_by_use, not_checked, sort_of, standing_of
from vnus_trade.display.theme import escaped
from vnus_trade.evidence.stretches import Lines, SetAside
from vnus_trade.model.fields import title_of


def all_articles(writer: Writer) -> Page:
    """List the articles, each with the number of events that cite it."""
    rows = (
        (
            writer.link(source) + standing_of(source),
            said(source.origin or source.publisher or "not said"),
            "not said" if source.published is None else writer.time(source.published),
            str(len(writer.record.events.citing(source))),
        )
        for source in writer.record.sources
    )
    heads = ("Article", "Agency or outlet", "Published", "Events that cite it")
    notice = (
        '<p class="notice">The texts belong to their publishers. They are shown as evidence, unchanged, so that every '
        "quotation can be checked. The licence of the code does not cover them."
        f" {escaped(not_checked(writer.record.sources))}</p>"
    )
    return Page(
        "articles/index",
        "Articles",
        framed(notice, table("Articles", heads, rows)),
        writer.crumbs(),
        leads_to=tuple(source.id for source in writer.record.sources),
    )


def article(source: Source, writer: Writer) -> Page:
    """Show an article: its text, what is known of it, and what bears on it."""
    publisher = said(source.publisher) if source.publisher else "its publisher, whom it does not name"
    shown = (
        "It is withheld: only the words that are quoted stand here, and nobody has checked them"
        if source.text is None
        else "It is shown as evidence, unchanged, so that every quotation can be checked"
    )
    notice = (
        f'<p class="notice">This text belongs to {publisher}. {shown}; the licence of the code does not cover it.</p>'
    )
    marked = MarkedText.of(source, writer)
    letters = "; ".join(f"{count} {use}" for use, count in letters_by_use(marked.ledger).items())
    facts = [*writer.facts(source), *([("letters", letters)] if letters else [])]
    about = writer.known(source, facts)
    repairs = items(f"At code point {repair.at}: {said(repair.reason)}." for repair in source.repairs)
    strays = f"<p>Stray letters, which quotations read over:</p>\n{repairs}" if repairs else ""
    how = (
        "<p>Marked words are quoted. A mark links to the entry that it supports; a mark that supports several links to "
        "their names beside the paragraph. Lines that are set aside are grey, with the reason.</p>"
    )
    return Page(
        f"articles/{source.id}",
        source.title,
        framed(notice),
        writer.crumbs(("articles/index", "Articles")),
        sections(
            source.id,
            ("The text", "text", f"{how}\n{marked.html()}"),
            ("About the article", "known", about + strays),
            ("What bears on it", "open", writer.bearing(source)),
        ),
        code=in_python(f'record.source("{source.id}")', source),
    )


@attrs.frozen
class MarkedText:
    """The lines of an article, and every quotation from it."""

    source: Source
    writer: Writer
    ledger: Sequence[LedgerLine]
    cited: Sequence[Cited]
    spans: Sequence[tuple[int, int]]

    @classmethod
    def of(cls, source: Source, writer: Writer) -> "MarkedText":
        cited = [each for each in writer.site.cited if each.evidence.quotation.source == source]
        spans = [(each.evidence.quotation.start, each.evidence.quotation.end) for each in cited]
        return cls(source, writer, writer.record.ledger(source), cited, spans)

    def html(self) -> str:
        """The text, with style rules that set off a mark, or its names, when a link leads there."""
        lines = "\n".join(self._lines())
        rules = "\n".join(self._rules())
        return f'<style>\n{rules}\n</style>\n<div class="article">\n{lines}\n</div>'

    @property
    def _starts(self) -> Iterator[tuple[LedgerLine, int, int]]:
        """Each line, with the offsets at which it begins and ends."""
        starts = self.source.line_starts
        return ((line, start, after - 1) for line, (start, after) in zip(self.ledger, pairwise(starts), strict=True))

    def _lines(self) -> Iterator[str]:
        aside: SetAside | None = None
        for line, start, end in self._starts:
            if line.set_aside != aside:
                if aside:
                    yield "</div>"
                if line.set_aside:
                    yield f'<div class="aside">\n<p class="why">{_why(line.set_aside)}</p>'
                aside = line.set_aside
            if end > start and (line.text is None or line.text.strip()):
                yield self._line(line, start, end)
        if aside:
            yield "</div>"

    def _line(self, line: LedgerLine, start: int, end: int) -> str:
        cut = [(f"S{line.number}-{at}", piece) for at, piece in enumerate(pieces(start, end, self.spans))]
        text = "".join(self._piece(name, piece) for name, piece in cut)
        lang = language(line.text or "") if "vi" in self.source.languages else ""
        number = f'<a class="line" href="#L{line.number}" aria-label="Line {line.number}">{line.number}</a>'
        return (
            f'<div class="passage" id="L{line.number}">\n<p class="text">{number}<span{lang}>{text}</span></p>\n'
            f"{self._notes(line, cut)}\n</div>"
        )

    def _piece(self, name: str, piece: Piece) -> str:
        """Words, as a linked mark if they are quoted."""
        text = self._plain(piece)
        if not piece.covered_by:
            return text
        things = self._things(piece)
        beginning = "".join(
            f'<span id="{self.cited[number].thing.id}-{self.cited[number].number}"></span>'
            for number in piece.covered_by
            if self.spans[number][0] == piece.start
        )
        classes = " ".join(f"q{number}" for number in piece.covered_by)
        names = escaped("; ".join(map(title_of, things)))
        to = self.writer.address(things[0]) if len(things) == 1 else f"#{name}"
        several = " several" if len(things) > 1 else ""
        return f'{beginning}<a class="mark{several} {classes}" href="{to}" title="Supports: {names}">{text}</a>'

    def _plain(self, piece: Piece) -> str:
        """The text of a piece, with stray letters set off; an ellipsis for what is withheld."""
        text, at, start, end = self.source.text or "", 0, piece.start, piece.end
        if self.source.text is None:
            if not piece.covered_by:
                return " … "
            quotation = self.cited[piece.covered_by[0]].evidence.quotation
            text, at = quotation.exact, quotation.start
        parts = []
        for repair in sorted(self.source.repairs, key=lambda repair: repair.at):
            if start <= repair.at < end:
                stop = repair.at + len(repair.stray)
                parts.append(escaped(text[start - at : repair.at - at]))
                stray = escaped(text[repair.at - at : stop - at])
                parts.append(f'<span class="stray" title="{escaped(repair.reason)}">{stray}</span>')
                start = stop
        return "".join([*parts, escaped(text[start - at : end - at])])

    def _things(self, piece: Piece) -> list[Thing]:
        return list(dict.fromkeys(self.cited[number].thing for number in piece.covered_by))

    def _notes(self, line: LedgerLine, cut: Sequence[tuple[str, Piece]]) -> str:
        """List what the words of a line support: events with their fields, then the rest by class."""
        marked = [(name, piece) for name, piece in cut if piece.covered_by]
        if not marked:
            return ""
        anchors = "".join(f'<span id="{name}"></span>' for name, piece in marked if len(self._things(piece)) > 1)
        numbers = sorted({number for _, piece in marked for number in piece.covered_by}, key=self.spans.__getitem__)
        notes: dict[tuple[int, str], list[str]] = {}
        for thing in dict.fromkeys(self.cited[number].thing for number in numbers):
            names = " ".join(name.lower() for name, piece in marked if thing in self._things(piece))
            fields = dict.fromkeys(
                spoken(field)
                for number in numbers
                if self.cited[number].thing == thing
                for field in self.cited[number].evidence.fields
            )
            rank, sort, of = _sort(thing, fields)
            link = "this article" if thing == self.source else self.writer.link(thing)
            notes.setdefault((rank, sort), []).append(f'<span class="{names}">{link}{of}</span>')
        listed = items(f"{head}{'; '.join(found)}" for (_, head), found in sorted(notes.items()))
        return f'<div class="notes">{anchors}\n<p class="column">Line {line.number} supports</p>\n{listed}\n</div>'

    def _rules(self) -> Iterator[str]:
        """Style rules that set off the target of a link: all pieces of a quotation, or the names beside a mark."""
        for number, each in enumerate(self.cited):
            yield f".article:has(#{each.thing.id}-{each.number}:target) .q{number}{{background:var(--led-to)}}"
        for line, start, end in self._starts:
            for at, piece in enumerate(pieces(start, end, self.spans)):
                if len(self._things(piece)) > 1:
                    name = f"S{line.number}-{at}"
                    yield f".article:has(#{name}:target) .{name.lower()}{{background:var(--led-to)}}"


def _sort(thing: Thing, fields: Iterable[str]) -> tuple[int, str, str]:
    """The rank and the heading under which a thing is listed, and its fields that the words support."""
    of = f' <span class="quiet">({escaped(", ".join(fields))})</span>'
    match thing:
        case Event():
            return 0, f"{kind_of(thing.kind)} ", of
        case Source():
            return 1, "", of
        case _:
            return 2, f'<span class="sort">{sort_of(thing).lower()}</span> ', ""


def _why(aside: SetAside) -> str:
    repeats = f' of <a href="#L{aside.repeats.first}">{_numbered(aside.repeats)}</a>' if aside.repeats else ""
    note = f". {said(aside.note)}" if aside.note else ""
    return f"Set aside, {_numbered(aside.lines)}: {aside.reason}{repeats}{note}."


def _numbered(lines: Lines) -> str:
    return f"line{'s' * (lines.first != lines.last)} {lines}"
