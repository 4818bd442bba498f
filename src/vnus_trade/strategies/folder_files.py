"""The curated folders of a hidden world: the texts of its articles and the TOML of its entries, drawn and loaded."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import indent
from typing import Any

from hypothesis import strategies as st

from vnus_trade.authoring.toml_writer import toml_lines, toml_value
from vnus_trade.curation.loader import load_folders
from vnus_trade.model.entities import Negotiation
from vnus_trade.record.chronology import Chronology
from vnus_trade.seeds import sha256
from vnus_trade.strategies.entries import draw_article, draw_aside, draw_entry, draw_extension
from vnus_trade.strategies.world import Article, Choices, Cited, InventedWorld, Options, Timing, WorldEntry
from vnus_trade.words.numbers import has_whole

# Where files live in memory, on the systems that have it: writing there takes a third of the time.
_IN_MEMORY = Path("/dev/shm")  # noqa: S108 - only directories with names of their own are made there

_BEFORE_EVENTS = ("topic", "place", "article", "article", "actor", "actor", "actor", "document")
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
    _draw_all(world, folder, world.choices.begin(("aside",), 0, 4))
    return DrawnFolders(world)


def _draw_folder(world: InventedWorld, folder: int) -> None:
    """Draw the entries of one folder, which may refer to those of the folders before it."""
    options, begin, have = world.options, world.choices.begin, len(world.moments)
    world.continues.append(None)
    _draw_all(world, folder, sorted(begin(_BEFORE_EVENTS, 0, 6), key=lambda begun: _BEFORE_EVENTS.index(begun[0])))
    has_article = any(article.folder == folder for article in world.articles)
    if options.kinds and (has_article or have < options.min_events):
        _draw_all(world, folder, begin(options.kinds, options.min_events - have, options.max_events - have))
    _draw_all(world, folder, begin(_AFTER_EVENTS, 0, 4))
    if len(world.ids(Negotiation)) > 1:
        _draw_subject(world, folder)


def _draw_all(world: InventedWorld, folder: int, begun: Iterable[tuple[str, Iterator[int]]]) -> None:
    for kind, world.choices.tape in begun:
        _OTHERS.get(kind, partial(draw_entry, kind=kind))(world, folder)


def _draw_subject(world: InventedWorld, folder: int) -> None:
    """Say once which negotiation a folder is about: one of its own or, with a later byte, an earlier one."""
    declared = world.ids(Negotiation)
    if world.continues[folder] or any(world.by_id[id_].folder == folder for id_ in declared):
        return
    if declared and world.choices.chance(2):
        world.continues[folder] = world.choices.pick(declared)
    else:
        draw_entry(world, folder, "negotiation")


_OTHERS: dict[str, Callable[[InventedWorld, int], None]] = {
    "article": draw_article,
    "aside": draw_aside,
    "extension": draw_extension,
    "subject": _draw_subject,
}


class DrawnFolders:
    """The folders of a hidden world, in the order of loading: each has its files, by their names in it."""

    # No attrs class, since Hypothesis would show the fields of one.
    def __init__(self, world: InventedWorld) -> None:
        self.world: InventedWorld = world
        folders = range(len(world.continues))
        self.files: tuple[Mapping[str, bytes], ...] = tuple(dict(_files(world, folder)) for folder in folders)

    def load(self) -> Chronology:
        """Load the folders, unless the same ones were loaded shortly before."""
        return _loaded(tuple(tuple(files.items()) for files in self.files))

    def __repr__(self) -> str:
        """Show the files, as they would be written; a failing example shows this."""
        return "\n".join(
            f"folder-{number}/{name}:\n{indent(content.decode(), '    ')}".rstrip()
            for number, files in enumerate(self.files, start=1)
            for name, content in files.items()
        )


@lru_cache(maxsize=64)
def _loaded(folders: tuple[tuple[tuple[str, bytes], ...], ...]) -> Chronology:
    """Load folders from a directory that is removed again; shrinking draws many of them more than once."""
    with TemporaryDirectory(dir=_IN_MEMORY if _IN_MEMORY.is_dir() else None) as where:
        paths = [Path(where, str(number)) for number in range(len(folders))]
        for path, files in zip(paths, folders, strict=True):
            path.joinpath("curation").mkdir(parents=True)
            for name, content in files:
                path.joinpath(name).write_bytes(content)
        return load_folders(*paths)


# TOML


def _files(world: InventedWorld, folder: int) -> Iterator[tuple[str, bytes]]:
    continues = world.continues[folder]
    tables: dict[Article | None, list[str]] = {
        None: [] if continues is None else [f"continues = {toml_value(continues)}\n\n"]
    }
    for entry in world.entries:
        if entry.folder == folder:
            tables.setdefault(entry.home, []).extend(_tables(entry))
    for home, written_tables in tables.items():
        if home is not None:
            yield home.file, home.printed[0].encode()
        yield f"curation/{'record' if home is None else home.id}.toml", "".join(written_tables).encode()


def _tables(entry: WorldEntry) -> Iterator[str]:
    """The tables of an entry; those of a source begin its article's file."""
    home = entry.home
    if home is None or entry is not home:
        yield from _table(entry, f"[[{entry.kind}]]", {"id": entry.id})
        return
    text, spans = home.printed
    yield f"from = {toml_value(home.file)}\n\n"
    yield from _table(entry, "[source]", {"id": entry.id, "sha256": sha256(text.encode())})
    for sentence, (start, _) in spans.items():
        if sentence.stray:
            yield _keys(
                "[[repair]]", {"at": start + sentence.middle, "stray": sentence.stray, "reason": "A stray letter"}
            )
        if sentence.reason:
            repeats = sentence.repeats and str(home.lines(sentence.repeats))
            set_aside = {"lines": str(home.lines(sentence)), "reason": sentence.reason, "repeats": repeats}
            yield _keys("[[set_aside]]", set_aside)


def _table(entry: WorldEntry, header: str, given: Mapping[str, Any]) -> Iterator[str]:
    name = header.strip("[]")
    plans = [_plan(plan, entry) for plan in entry.plans]
    # A table in one line, a list of them, or tables with headers of their own.
    has_own = any("quote" in plan for plan in plans)
    inline: dict[str, Any] = {} if has_own or not plans else {"plan": plans[0] if len(plans) == 1 else plans}
    inline |= {"steps": list(map(_values, entry.steps))} if entry.steps else {}
    yield _keys(header, {**given, **_values(entry), **inline})
    for office in entry.offices:
        yield from _table(office, f"[[{name}.office]]", {})
    for plan in plans if has_own else ():
        yield _keys(f"[[{name}.plan]]", plan)
    for cited in entry.evidence:
        written = {**_quoted(cited, entry), "for": " ".join(cited.fields), "status": cited.status}
        written |= {"effect": cited.effect}
        yield _keys(f"[[{name}.evidence]]", written)


def _values(entry: WorldEntry) -> dict[str, Any]:
    values = {key: _time(entry, v) if isinstance(v, Timing) else v for key, v in entry.values.items()}
    return {**values, "inferred": entry.inferred}


def _plan(plan: WorldEntry, entry: WorldEntry) -> dict[str, Any]:
    """The table of a plan, with its quotation if that is none of its entry's."""
    own = {} if plan.quotes is entry.quotes else _quoted(plan.evidence[0], entry)
    return {**_values(plan), **own}


def _quoted(cited: Cited, entry: WorldEntry) -> dict[str, Any]:
    """The words of a piece of evidence, where they are, and whom they mean."""
    return {
        "quote": cited.sentence.quote,
        "line": cited.article.line_of(cited.sentence),
        "source": None if cited.article is entry.home else cited.article.id,
        "reads": cited.reads,
    }


def _time(entry: WorldEntry, time: Timing) -> dict[str, Any]:
    """A time, without the zone that its article has as well."""
    zone = None if article_of(entry, time).values.get("zone") == time.span.zone else time.span.zone
    return {"is": time.written, "zone": zone, "phrase": time.phrase, "why": time.phrase and time.why}


def article_of(entry: WorldEntry, time: Timing) -> Article:
    """The article whose words a time is read from: the first one quoted that has the phrase, or the first one."""
    has_phrase = (c.article for c in entry.evidence if time.phrase and has_whole(time.phrase, c.sentence.quote))
    return next(has_phrase, entry.quotes[0])


def _keys(header: str, values: Mapping[str, Any]) -> str:
    return "\n".join([header, *toml_lines(values), "\n"])
