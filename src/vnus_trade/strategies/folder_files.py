"""The curated folders of a hidden world: the texts of its articles and the TOML of its entries, drawn and loaded."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import indent
from typing import Any

import attrs
from hypothesis import strategies as st

from vnus_trade.authoring.toml_writer import toml_value
from vnus_trade.curation.loader import load
from vnus_trade.model.entities import Negotiation
from vnus_trade.model.fields import KINDS
from vnus_trade.record.chronology import Chronology
from vnus_trade.seeds import sha256
from vnus_trade.strategies.choices import Choices, Options
from vnus_trade.strategies.entries import draw_article, draw_entry, draw_extension, fill
from vnus_trade.strategies.world import Article, ArticleSentence, InventedWorld, Timing, WorldEntry

# Where files live in memory, on the systems that have it: writing there takes a third of the time.
_IN_MEMORY = Path("/dev/shm")  # noqa: S108 - only directories with names of their own are made there

_BEFORE_EVENTS = ("topic", "article", "article", "actor", "actor", "actor", "document")
_AFTER_EVENTS = ("gap", "discrepancy", "subject", "subject", "extension", "extension", "extension")
"""What else a folder has, in this order, as often as it is named in seven."""


@st.composite
def drawn_folders(draw: st.DrawFn, options: Options) -> "DrawnFolders":
    """Draw valid folders that keep to the options."""
    world = InventedWorld(options, Choices(draw, options.alphabet))
    for folder in range(1 + draw(st.integers(0, options.max_folders - 1))):
        _draw_folder(world, folder)
    if options.last:
        _draw_all(world, folder, world.choices.begin(options.last, 1, 1))
    for article in world.articles:
        fill(world, article)
    return DrawnFolders(world)


def _draw_folder(world: InventedWorld, folder: int) -> None:
    """Draw the entries of one folder, which may refer to those of the folders before it."""
    options, begin, have = world.options, world.choices.begin, len(world.moments)
    world.continues.append(None)
    _draw_all(world, folder, sorted(begin(_BEFORE_EVENTS, 0, 6), key=lambda begun: _BEFORE_EVENTS.index(begun[0])))
    has_article = any(article.entry.folder == folder for article in world.articles)
    if options.kinds and (has_article or have < options.min_events):
        _draw_all(world, folder, begin(options.kinds, options.min_events - have, options.max_events - have))
    _draw_all(world, folder, begin(_AFTER_EVENTS, 0, 4))
    if len(world.ids(Negotiation)) > 1:
        _draw_subject(world, folder)


def _draw_all(world: InventedWorld, folder: int, begun: Iterable[tuple[str, Iterator[int]]]) -> None:
    for kind, world.choices.tape in begun:
        if kind in KINDS:
            draw_entry(world, kind, folder)
        else:
            _OTHERS[kind](world, folder)


def _draw_subject(world: InventedWorld, folder: int) -> None:
    """Say once which negotiation a folder is about: one of its own or, with a later byte, an earlier one."""
    declared = world.ids(Negotiation)
    if world.continues[folder] or any(world.by_id[id_].folder == folder for id_ in declared):
        return
    if declared and world.choices.chance(2):
        world.continues[folder] = world.choices.pick(declared)
    else:
        draw_entry(world, "negotiation", folder)


_OTHERS: dict[str, Callable[[InventedWorld, int], None]] = {
    "article": draw_article,
    "extension": draw_extension,
    "subject": _draw_subject,
}


@attrs.define(eq=False, repr=False, slots=False)
class DrawnFolders:
    """The folders of a hidden world: each has its files, by their names in it."""

    world: InventedWorld

    @cached_property
    def files(self) -> tuple[Mapping[str, bytes], ...]:
        """The files of each folder, in the order of loading."""
        printed = {article: Printed(article) for article in self.world.articles}
        return tuple(dict(_files(self.world, folder, printed)) for folder in range(len(self.world.continues)))

    @property
    def last(self) -> str:
        """The id of the last entry."""
        return self.world.entries[-1].id

    def load(self) -> Chronology:
        """Load the folders from a directory that is removed again."""
        with TemporaryDirectory(dir=_IN_MEMORY if _IN_MEMORY.is_dir() else None) as where:
            for number, files in enumerate(self.files):
                Path(where, str(number), "curation").mkdir(parents=True)
                for name, content in files.items():
                    Path(where, str(number), name).write_bytes(content)
            return load(*(Path(where, str(number)) for number in range(len(self.files))))

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:  # noqa: FBT001 - as IPython and Hypothesis call it
        """Show the files, as they would be written."""
        del cycle  # there is none
        shown = "\n".join(
            f"folder-{number}/{name}:\n{indent(content.decode(), '    ')}".rstrip()
            for number, files in enumerate(self.files, start=1)
            for name, content in files.items()
        )
        for number, line in enumerate(shown.splitlines()):
            if number:
                printer.break_()
            printer.text(line)


class Printed:
    """An article as it is printed: where each sentence begins and ends, and what its curation file says of that."""

    def __init__(self, article: Article) -> None:
        text = article.mark
        self.spans: dict[ArticleSentence, tuple[int, int]] = {}
        self.repairs: list[dict[str, Any]] = []
        for sentence in article.sentences:
            text += sentence.head
            body, middle = sentence.body, len(sentence.body) // 2
            if sentence.stray:
                self.repairs.append({"at": len(text) + middle, "stray": sentence.stray, "reason": "A stray letter"})
            start = len(text)
            text += body[:middle] + sentence.stray + body[middle:]
            self.spans[sentence] = start, len(text)
            text += article.newline * (1 + sentence.blank)
        self.text = text
        self.set_aside: list[dict[str, Any]] = [
            {
                "lines": self._lines(sentence),
                "reason": str(sentence.reason),
                "repeats": sentence.repeats and self._lines(sentence.repeats),
            }
            for sentence in article.sentences
            if sentence.reason
        ]
        self._in_one_line = " ".join(f"{sentence.head}{sentence.quote}" for sentence in article.sentences)

    def line_of(self, sentence: ArticleSentence) -> int | None:
        """The line that a quotation of this sentence has to name, where its words may be found elsewhere too."""
        words = self._in_one_line
        is_unique = words.find(sentence.quote, words.find(sentence.quote) + 1) < 0
        return None if is_unique else self._line(self.spans[sentence][0])

    def _line(self, at: int) -> int:
        return self.text.count("\n", 0, at) + 1

    def _lines(self, sentence: ArticleSentence) -> str:
        first, last = map(self._line, self.spans[sentence])
        return str(first) if first == last else f"{first}-{last}"


# TOML


def _files(world: InventedWorld, folder: int, printed: Mapping[Article, Printed]) -> Iterator[tuple[str, bytes]]:
    continues = world.continues[folder]
    head = "" if continues is None else f"continues = {toml_value(continues)}\n\n"
    tables: dict[Article | None, list[str]] = {None: [head]}
    for entry in world.entries:
        if entry.folder == folder:
            tables.setdefault(entry.home, []).extend(_tables(entry, printed))
    for home, written_tables in tables.items():
        if home is not None:
            yield home.file, printed[home].text.encode()
        yield f"curation/{'record' if home is None else home.entry.id}.toml", "".join(written_tables).encode()


def _tables(entry: WorldEntry, printed: Mapping[Article, Printed]) -> Iterator[str]:
    """The tables of an entry; those of a source begin its article's file."""
    home = entry.home
    if home is None or entry is not home.entry:
        yield from _table(entry, f"[[{entry.kind}]]", {"id": entry.id}, printed)
        return
    yield f"from = {toml_value(home.file)}\n\n"
    text = printed[home].text.encode()
    yield from _table(entry, "[source]", {"id": entry.id, "sha256": sha256(text)}, printed)
    for repair in printed[home].repairs:
        yield _keys("[[repair]]", repair)
    for aside in printed[home].set_aside:
        yield _keys("[[set_aside]]", aside)


def _table(
    entry: WorldEntry, header: str, given: Mapping[str, Any], printed: Mapping[Article, Printed]
) -> Iterator[str]:
    values = {key: _time(entry, v) if isinstance(v, Timing) else v for key, v in entry.values.items()}
    yield _keys(header, {**given, **values, "inferred": entry.inferred})
    name = header.strip("[]")
    for office in entry.offices:
        yield from _table(office, f"[[{name}.office]]", {}, printed)
    for cited in entry.evidence:
        yield _keys(
            f"[[{name}.evidence]]",
            {
                "quote": cited.sentence.quote,
                "for": " ".join(cited.fields),
                "line": printed[cited.article].line_of(cited.sentence),
                "source": None if cited.article is entry.home else cited.article.entry.id,
                "reads": cited.reads,
            },
        )


def _time(entry: WorldEntry, time: Timing) -> dict[str, Any]:
    """A time, without the zone that its article has as well."""
    article = article_of(entry, time)
    zone = None if article.zone == time.span.zone else time.span.zone
    phrased = {} if time.phrase is None else {"phrase": time.phrase, "why": time.why}
    return {"is": time.written, "zone": zone, **phrased}


def article_of(entry: WorldEntry, time: Timing) -> Article:
    """The article whose words a time is read from: the first one quoted that has the phrase, or the first one."""
    has_phrase = (c.article for c in entry.evidence if time.phrase is not None and time.phrase in c.sentence.quote)
    return next(has_phrase, entry.quotes[0])


def _keys(header: str, values: Mapping[str, Any]) -> str:
    """A table of what is given."""
    lines = [f"{key} = {toml_value(value)}\n" for key, value in values.items() if value is not None and value != {}]
    return f"{header}\n{''.join(lines)}\n"
