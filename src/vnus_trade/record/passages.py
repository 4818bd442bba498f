"""Searching for words: the places of texts and quotations that have them, and which entries cite them."""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator

import attrs

from vnus_trade import lazy
from vnus_trade.contents.index import Catalogue
from vnus_trade.contents.listing import Listing
from vnus_trade.errors import QuestionRefused
from vnus_trade.evidence.backing import PRINTED
from vnus_trade.evidence.sources import Evidence, Quotation, Source
from vnus_trade.model.entities import Entity, identity
from vnus_trade.notebook import Titled
from vnus_trade.words.edges import folded_places, is_edge
from vnus_trade.words.names import fold
from vnus_trade.words.numerals import PER_CENT, UNITS_AFTER

# The letters beside the words that a passage shows, on either side.
_BESIDE = 60
# Figures with their points and commas, which `fold` takes away.
_FIGURES = re.compile(r"\d(?:[\d.,]*\d)?")
# The spellings of per cent behind figures; whichever is searched for, each is found.
_SPELLINGS = tuple(words for words, unit in UNITS_AFTER.items() if unit == PER_CENT)
_PER_CENT = re.compile(rf"(?<=\d)\s*(?:{'|'.join(map(re.escape, _SPELLINGS))})(?!\w)", re.IGNORECASE)

_Entry = Entity | Source


@attrs.frozen(repr=False, kw_only=True)
class Passage(Titled):
    """A place that has the words of a search: in a text, or in quotations of a text that is withheld."""

    id: str
    """The id of the source, with the offsets of the words in it: ``courier:12-19``."""
    entries: tuple[_Entry, ...] = attrs.field(eq=identity)
    """What cites the words; nothing if they stand in no quotation."""
    source: Source = attrs.field(eq=identity)
    """The source that has them."""
    line: int
    """Their line, from 1."""
    passage: str = attrs.field(metadata=PRINTED)
    """The words, in one line, with some letters before and behind."""

    @property
    def title(self) -> str:
        """The passage."""
        return self.passage

    def __repr__(self) -> str:
        return f"<Passage {self.id}, line {self.line}>"


@attrs.frozen(repr=False, eq=False)
class Passages(Listing[Passage]):
    """What a search found, source by source in the order of their texts."""

    withheld: tuple[Source, ...] = attrs.field(default=(), kw_only=True)
    """The sources whose texts are withheld, and of which only the words quoted were searched."""

    def __str__(self) -> str:
        return lazy.listings.passages_text(self)

    @property
    def extent(self) -> str:
        """How many passages there are, and of which texts only the words quoted were searched."""
        ids = ", ".join(source.id for source in self.withheld)
        only = f"; of texts that are withheld, only quotations were searched: {ids}" if ids else ""
        return f"{super().extent}{only}"


def found(
    catalogue: Catalogue, words: str, sources: Iterable[Source], cited: Iterable[tuple[_Entry, Evidence]]
) -> Passages:
    """List each place that has these words; raises `QuestionRefused` if there is no word in them."""
    if not isinstance(words, str):
        raise TypeError(f"search takes words, not {words!r}; write search({str(words)!r})")
    if not fold(words):
        raise QuestionRefused("search", f"{words!r} has no word in it")
    quoted: dict[str, list[tuple[Quotation, _Entry]]] = {}
    for entry, evidence in cited:
        quoted.setdefault(evidence.quotation.source.id, []).append((evidence.quotation, entry))
    members = [passage for source in sources for passage in _in_source(words, source, quoted.get(source.id, ()))]
    withheld = tuple(source for source in sources if source.text is None)
    return Passages(catalogue, Passage, tuple(members), withheld=withheld)


def _in_source(words: str, source: Source, quoted: Iterable[tuple[Quotation, _Entry]]) -> Iterator[Passage]:
    text = source.text or ""
    places = _places(words, text)
    shown = {place: _shown(text, *place) for place in places}
    by: dict[tuple[int, int], dict[str, _Entry]] = {place: {} for place in places}
    for quotation, entry in quoted:
        inside = [place for place in places if quotation.start < place[1] and place[0] < quotation.end]
        # Of a withheld text, and where stray letters stand between, only the words of the quotation have them.
        if not inside and _places(words, quotation.words):
            inside = [(quotation.start, quotation.end)]
            shown[inside[0]] = quotation.words
        for place in inside:
            by.setdefault(place, {})[entry.id] = entry
    for start, end in sorted(by):
        yield Passage(
            id=f"{source.id}:{start}-{end}",
            entries=tuple(by[start, end].values()),
            source=source,
            line=bisect_right(source.line_starts, start),
            passage=shown[start, end],
        )


def _shown(text: str, start: int, end: int) -> str:
    """The words with some of what stands in their line before and behind."""
    before, after = text[:start].rpartition("\n")[2], text[end:].partition("\n")[0]
    if len(before) > _BESIDE:
        before = f"... {before[-_BESIDE:].partition(' ')[2]}"
    if len(after) > _BESIDE:
        after = f"{after[:_BESIDE].rpartition(' ')[0]} ..."
    return " ".join(f"{before}{text[start:end]}{after}".split())


def _places(words: str, text: str) -> Collection[tuple[int, int]]:
    """The places where whole words, and whole figures, are these in any case, accents and spelling of per cent."""
    signs = [sign.end() for sign in _PER_CENT.finditer(words)]
    numbers = _FIGURES.findall(words), len(signs)
    places = set()
    for written in (words, *(_PER_CENT.sub(f" {each}", words) for each in _SPELLINGS if signs)):
        for start, end in folded_places(written, text):
            # A sign is no letter, so that the words end before it.
            sign = _PER_CENT.match(text, end) if signs and signs[-1] == len(words.rstrip()) else None
            last = sign.end() if sign else end
            there = text[start:last]
            is_whole = _begins(text, start) and _begins(text, last)
            if is_whole and (_FIGURES.findall(there), len(_PER_CENT.findall(there)) if signs else 0) == numbers:
                places.add((start, last))
    return places


def _begins(text: str, at: int) -> bool:
    """Return whether a word begins or ends here: beside an apostrophe too, and never within figures."""
    around = text[max(0, at - 1) : at + 1]
    return is_edge(text, at) or not (around.isalnum() or any(map(str.isdigit, text[max(0, at - 2) : at + 2])))
