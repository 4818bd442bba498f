"""The command `vnus-trade`: each subcommand with its options, its help and what it prints."""

import argparse
import os
import shlex
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path
from typing import Any

from vnus_trade import lazy
from vnus_trade.answers.queries import Events
from vnus_trade.answers.windows import When
from vnus_trade.authoring.accepting import accept
from vnus_trade.authoring.draft import article_text
from vnus_trade.authoring.filing import DRAFTS, file_article, lay_out, read_article, waiting_drafts
from vnus_trade.authoring.fixing import fix
from vnus_trade.authoring.toml_writer import toml_value
from vnus_trade.authoring.withholding import withhold
from vnus_trade.authoring.word_search import evidence_toml, find_words
from vnus_trade.curation.survey import survey
from vnus_trade.display import terminal as views
from vnus_trade.display.description import Identified, counted
from vnus_trade.errors import CurationError, Fault, NotFound, VnusTradeError
from vnus_trade.evidence.locator import Locator
from vnus_trade.files import replace, write_new
from vnus_trade.folders.toml_files import labels_of, written_path
from vnus_trade.letters import harmless
from vnus_trade.loading import load
from vnus_trade.model.entities import Actor
from vnus_trade.model.events import EVENT_CLASSES
from vnus_trade.model.fields import COLLECTIONS
from vnus_trade.record.chronology import Chronology
from vnus_trade.record.digest import encoded
from vnus_trade.seeds import SEEDS
from vnus_trade.words.names import near

_DESCRIPTION = """Shows what happened in a trade negotiation, in what order, and who says so.

Without a command, prints the timeline of the shipped record and the rounds
before the deal. Dates are as precise as the sources allow; every entry shows
the words that support it."""

_EXAMPLES = """examples:
  vnus-trade                                the timeline, with the words that prove it
  vnus-trade rounds --before deal           the rounds before the deal
  vnus-trade rounds --after 2025-05-01      the same by date, read in the record's zone
  vnus-trade show round-2                   every field of an entry, with its quotations
  vnus-trade show "Tô Lâm"                  an actor, by any name
  vnus-trade check                          the account of the shipped record
  vnus-trade timeline --as-of 2025-05-01    what the sources of that day and before it say
  vnus-trade diff before/ after/            what one folder has beyond another
  vnus-trade check my-articles/             all faults of a folder of your own, with file and line
  vnus-trade timeline --folder my-articles/ the timeline of your own folder
  vnus-trade export --format csv --kind tariff --output tariffs.csv
                                            the tariffs as a table; or json, parquet, annotations

articles of your own:
  vnus-trade new my-articles/               lay out a folder, with examples to fill in
  vnus-trade add my-articles/ news.txt --published 2025-08-01 --zone Asia/Ho_Chi_Minh
                                            copy an article in, and draft its curation
  vnus-trade quote my-articles/news.txt "early April"
                                            find words, and print them as evidence
  vnus-trade withhold my-articles/ news    take away a text that may not be passed on
  vnus-trade new more/ --continues vietnam-us-tariffs
  vnus-trade check more/ --shipped          the same beside the shipped record"""

_MOST_PLACES = 20


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return 0 on success, 1 for a fault or an unknown name, 2 for a misuse."""
    options = _PARSER.parse_args(arguments)
    if isinstance(sys.stdout, TextIOWrapper):
        # Where the terminal lacks a letter, a question mark is better than no timeline.
        sys.stdout.reconfigure(errors="replace")
    has_colours = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    try:
        for line in options.run(options):
            print(_shown(line if has_colours else views.COLOUR.sub("", line)))
        # What is still buffered meets a broken pipe here, where it is caught, and not when the interpreter closes.
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader has read enough; nothing more may be written when the interpreter closes.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except VnusTradeError as error:
        print(_shown(str(error)), file=sys.stderr)
        return 1
    return 0


def _shown(text: str) -> str:
    """The text without anything that drives a terminal, but for line ends and our own colours."""
    return "\x1b".join(harmless(part, "\n") for part in text.split(views.ESCAPE))


# The subcommands

_Run = Callable[[argparse.Namespace], Iterable[str]]
_PARSER = argparse.ArgumentParser(
    prog="vnus-trade",
    description=_DESCRIPTION,
    epilog=_EXAMPLES,
    formatter_class=argparse.RawDescriptionHelpFormatter,
)
_SUBCOMMANDS = _PARSER.add_subparsers(title="commands", metavar="COMMAND")


def _argument(*names: str, **settings: Any) -> tuple[tuple[str, ...], dict[str, Any]]:
    """The names of an argument of a subcommand, and what argparse has to know of it."""
    return names, settings


def _subcommand(name: str, help: str, *arguments: tuple[tuple[str, ...], dict[str, Any]]) -> Callable[[_Run], _Run]:
    """Add a function as a subcommand, in the order of the help."""

    def added(run: _Run) -> _Run:
        parser = _SUBCOMMANDS.add_parser(name, help=help)
        for names, settings in arguments:
            parser.add_argument(*names, **settings)
        parser.set_defaults(run=run, misuse=parser.error)
        return run

    return added


_SHIPPED = _argument("--shipped", action="store_true", help="load the shipped record before your folders")
_LOADED = (
    _argument(
        "--folder",
        action="append",
        default=[],
        help="a folder of your own in place of the shipped one; may be repeated",
    ),
    _SHIPPED,
)

_BESIDE = (
    _argument("--beside", metavar="F", action="append", default=[], help="load this folder before; may be repeated"),
    _argument("--shipped", action="store_true", help="load the shipped record before"),
)


def _earlier(options: argparse.Namespace) -> list[Path]:
    return [*([SEEDS] if options.shipped else []), *map(Path, options.beside)]


_VIEWED = (
    *_LOADED,
    _argument("--as-of", metavar="DAY", help="only what the sources of that day and before it say, such as 2025-05-01"),
)


def _loaded(options: argparse.Namespace, *, check: bool = False) -> Chronology:
    record = load(*([SEEDS] if options.shipped else []), *options.folder, check=check)
    as_of = getattr(options, "as_of", None)
    return record if as_of is None else record.as_of(as_of)


def _heading(record: Chronology) -> Iterable[str]:
    """The day of which a record is, above what is shown of it."""
    return (*views.known_lines(record), "") if record.day is not None else ()


@_subcommand("timeline", "print everything in order (the default)", *_VIEWED)
def _timeline(options: argparse.Namespace) -> Iterable[str]:
    record = _loaded(options)
    yield from views.timeline_lines(record)
    with_deals = [negotiation for negotiation in record.negotiations if negotiation.deal]
    if with_deals:
        yield ""
    for negotiation in with_deals:
        part = record.negotiation(negotiation.id)
        rounds = part.rounds.before(part.deal)
        yield from views.answer_lines("Which rounds came before the deal?", rounds, part)


_PARSER.set_defaults(run=_timeline, folder=[], shipped=False, as_of=None)


@_subcommand(
    "rounds",
    "print the rounds, or those before or after something",
    _argument("--before", metavar="WHEN", help="'deal', the id of an event, or a date such as 2025-07-02"),
    _argument("--after", metavar="WHEN", help="the same, for what came after it"),
    *_VIEWED,
)
def _rounds(options: argparse.Namespace) -> Iterable[str]:
    record = _loaded(options)
    rounds, question = record.rounds, "Which rounds were there"
    for ask, written in ((Events.before, options.before), (Events.after, options.after)):
        if written is not None:
            rounds = ask(rounds, _when(written, record))
            question += f" {ask.__name__} {'the deal' if written == 'deal' else written}"
    yield from _heading(record)
    yield from views.answer_lines(f"{question}?", rounds, record)


def _when(written: str, record: Chronology) -> When:
    if written == "deal":
        return record.deal
    return record[written] if written[:1].isalpha() else written


@_subcommand(
    "show",
    "print an entry: every field with its quotations and their line",
    _argument("id", metavar="ID", help="the id of an entry, or the name of an actor or a source"),
    *_VIEWED,
)
def _show(options: argparse.Namespace) -> Iterable[str]:
    record = _loaded(options)
    thing = _named(options.id, record)
    yield from _heading(record)
    yield from views.entry_lines(thing, record)


def _named(name: str, record: Chronology) -> Identified:
    """The thing of this id, or else the actor or the source of this name."""
    things: dict[str, Identified] = {thing.id: thing for part in COLLECTIONS for thing in getattr(record, part)}
    if name in things:
        return things[name]
    for find in (record.actor, record.source):
        with suppress(NotFound):
            return find(name)
    ids = [id_ for id_, thing in things.items() if not isinstance(thing, Actor)]
    names = [name for actor in record.actors for name in actor.names]
    raise NotFound("entry", name, near(name, [*ids, *names]))


@_subcommand(
    "diff",
    "print what one folder has beyond another: entries added, gone and changed",
    _argument("old", metavar="OLD", help="a folder laid out like seeds/, such as an earlier version"),
    _argument("new", metavar="NEW", help="the folder that is compared with it"),
    _argument("--shipped", action="store_true", help="load the shipped record before each"),
)
def _diff(options: argparse.Namespace) -> Iterable[str]:
    shipped = [SEEDS] if options.shipped else []
    old, new = (load(*shipped, folder) for folder in (options.old, options.new))
    yield str(new.diff(old))


@_subcommand(
    "check",
    "check folders, and print their account",
    _argument("folder", metavar="FOLDER", nargs="*", help="folders laid out like seeds/; without any, the shipped one"),
    _argument("--fix", action="store_true", help="first write what only one value can mend, such as a phrase's `is`"),
    _argument("--drafts", action="store_true", help="check the drafts in place too, and print their faults"),
    _argument("--lenient", action="store_true", help="leave out articles with faults, and what rests on them"),
    _SHIPPED,
)
def _check(options: argparse.Namespace) -> Iterable[str]:
    shipped, folders = [SEEDS] if options.shipped else [], list(map(Path, options.folder))
    for number, folder in enumerate(folders if options.fix else ()):
        for file, mend in fix(folder, earlier=[*shipped, *folders[:number]]):
            yield f"{folder / file}: {written_path((*mend.path, mend.key))} = {toml_value(mend.value)}"
    waiting = list(filter(waiting_drafts, folders))
    faults = survey(*shipped, *folders).faults if waiting else ()
    labels = dict(zip(folders, labels_of([*shipped, *folders])[len(shipped) :], strict=True)) if waiting else {}
    drafts = [line for each in waiting for line in _drafts(each, labels[each], faults, is_long=options.drafts)]
    yield from drafts if options.drafts else ()
    after = () if options.drafts else drafts
    try:
        record = load(*shipped, *folders, strict=not options.lenient, check=True)
    except CurationError:
        yield from after  # one of them may have what is missing
        raise
    yield from views.account_lines(record)
    yield from after


def _drafts(folder: Path, label: str, faults: Sequence[Fault], *, is_long: bool) -> Iterable[str]:
    """Say which drafts of a folder wait, and how many faults each has, or which; faults call it by its label."""
    names = waiting_drafts(folder)
    found = {name: [fault for fault in faults if fault.file == f"{label}/{DRAFTS}/{name}"] for name in names}
    wait = "draft waits" if len(names) == 1 else "drafts wait"
    said = ", ".join(f"{name} ({counted(own, 'fault')})" for name, own in found.items())
    yield f"{len(names)} {wait} in {folder / DRAFTS}: {said}"
    yield from (f"  {fault}" for own in found.values() for fault in own if is_long)


@_subcommand(
    "new",
    "lay out a folder for articles of your own",
    _argument("folder", metavar="FOLDER", type=Path, help="a folder that does not exist yet, or has texts only"),
    _argument("--continues", metavar="ID", help="the negotiation of another folder that this one continues"),
)
def _new(options: argparse.Namespace) -> Iterable[str]:
    folder = shlex.quote(str(options.folder))
    shipped = " --shipped" if options.continues else ""
    yield f"{lay_out(options.folder, options.continues)} is laid out; say in it what the articles are about."
    yield "Then draft what an article says, and see what is still missing:"
    yield ""
    yield f"  vnus-trade add {folder} ARTICLE.txt --published DATE --zone ZONE{shipped}"
    yield f"  vnus-trade check {folder}{shipped}"


@_subcommand(
    "add",
    "copy an article into a folder, and draft its curation",
    _argument("folder", metavar="FOLDER", type=Path, help="a folder that `new` laid out"),
    _argument("article", metavar="ARTICLE.txt", type=Path, help="a text in UTF-8"),
    _argument("--id", help="the id of the article; without it, made of its name"),
    _argument("--published", metavar="DATE", help="when it appeared, such as 2025-07-03; its times are read by it"),
    _argument("--zone", help="where dates that name no place are read, such as Asia/Ho_Chi_Minh"),
    *_BESIDE,
)
def _add(options: argparse.Namespace) -> Iterable[str]:
    folder: Path = options.folder
    given = {name: getattr(options, name) for name in ("id", "published", "zone")}
    try:
        article, draft = file_article(folder, options.article, earlier=_earlier(options), **given)
    except CurationError:
        if waiting_drafts(folder):  # one of them may have what is missing
            read = [*_earlier(options), folder]
            yield from _drafts(folder, labels_of(read)[-1], survey(*read).faults, is_long=False)
        raise
    waiting = Path(folder, DRAFTS, article.curated_in)
    yield f"{folder / article.file} is drafted in {waiting}:"
    yield f"  known actors: {draft.actors}, times: {draft.times}, percentages: {draft.percentages}"
    if draft.unread:
        why = "" if article.published else "; --published would let dates that name no year be read"
        yield f"  words about time that are not read: {draft.unread}{why}"
    yield "Complete the draft, and make it part of the folder when it has no fault:"
    yield ""
    shipped = ["--shipped"] if options.shipped else []
    beside = [f"--beside={other}" for other in options.beside]
    yield f"  {shlex.join(['vnus-trade', 'accept', str(folder), waiting.stem, *beside, *shipped])}"
    yield f"  {shlex.join(['vnus-trade', 'check', *options.beside, str(folder), *shipped])}"


@_subcommand(
    "accept",
    "make a draft without faults part of its folder",
    _argument("folder", metavar="FOLDER", type=Path, help="the folder in which the draft waits"),
    _argument("draft", metavar="DRAFT", help="the name of its file, with or without .toml"),
    *_BESIDE,
)
def _accept(options: argparse.Namespace) -> Iterable[str]:
    accepted = accept(options.folder, options.draft, earlier=_earlier(options))
    yield f"{accepted} is part of the folder now. See what is still missing:"
    yield ""
    shipped = ["--shipped"] if options.shipped else []
    yield f"  {shlex.join(['vnus-trade', 'check', *options.beside, str(options.folder), *shipped])}"


@_subcommand(
    "quote",
    "find words in a text, and print them as evidence",
    _argument("source", metavar="SOURCE", help="the id or name of an article, or the path of a text"),
    _argument("words", metavar="WORDS", nargs="+", help="the words to find"),
    *_LOADED,
)
def _quote(options: argparse.Namespace) -> Iterable[str]:
    if os.path.isfile(options.source):  # noqa: PTH113 - pathlib's raises for a name that is too long
        path, source = Path(options.source), None
        locator = Locator(article_text(str(path), read_article(path)), path.name)
    else:
        found = _loaded(options).source(options.source)
        source, locator = found.id, found.locator()
    places = find_words(locator, " ".join(options.words))
    for number, place in enumerate(places[:_MOST_PLACES]):
        if number:
            yield ""
        yield f"# {locator.source}, line {place.line}"
        yield evidence_toml(place, source)
    if len(places) > _MOST_PLACES:
        yield ""
        yield f"# {len(places) - _MOST_PLACES} more places; give more words."


@_subcommand(
    "withhold",
    "take away a text that may not be passed on",
    _argument("folder", metavar="FOLDER", type=Path, help="the folder that has the text and loads without a fault"),
    _argument("source", metavar="SOURCE", help="the id of the article; its text is deleted, so keep a copy elsewhere"),
    *_BESIDE,
)
def _withhold(options: argparse.Namespace) -> Iterable[str]:
    folder: Path = options.folder
    done = withhold(folder, options.source, earlier=_earlier(options))
    quotations = "1 quotation has its" if done.quotations == 1 else f"{done.quotations} quotations have their"
    yield f"{quotations} offsets now, and the source the lengths of its {done.lines} lines:"
    yield from (f"  {path}" for path in done.written)
    yield f"{done.text} is deleted; put back, it lets its quotations be checked again."
    drafts = waiting_drafts(folder)
    if drafts:
        yield f"Look for words of it in {folder / DRAFTS} too: {', '.join(drafts)}"


_TABLES = ("csv", "parquet")


@_subcommand(
    "export",
    "write everything for other programs: JSON, tables, annotations",
    _argument(
        "--format",
        choices=("json", *_TABLES, "annotations", "bibtex", "csl-json"),
        default="json",
        help="json: all of it; csv or parquet: a row for each event; annotations: the quotations, as W3C JSON-LD; "
        "bibtex or csl-json: the articles, for bibliographies",
    ),
    _argument("--output", metavar="PATH", type=Path, help="a new file; without it, the standard output"),
    _argument("--overwrite", action="store_true", help="replace the file if it exists"),
    _argument("--kind", choices=EVENT_CLASSES, help="only events of this kind, for csv and parquet"),
    _argument("--no-texts", action="store_true", help="leave the texts of the articles out of json"),
    *_VIEWED,
)
def _export(options: argparse.Namespace) -> Iterable[str]:
    """Write the record in a format of other programs, letter for letter."""
    if options.kind and options.format not in _TABLES:
        options.misuse(f"--kind is for tables, and {options.format} is none; leave it out")
    if options.no_texts and options.format != "json":
        options.misuse(f"--no-texts is for json, and {options.format} has no texts; leave it out")
    if options.overwrite and options.output is None:
        options.misuse("--overwrite needs --output")
    if options.format == "parquet" and options.output is None:
        options.misuse("parquet is not text; name a file with --output")
    content = _exported(options)
    if options.output is not None:
        (replace if options.overwrite else write_new)(options.output, content)
        yield f"{options.output} is written"
    elif isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.buffer.write(content)
    else:
        sys.stdout.write(content.decode())


def _exported(options: argparse.Namespace) -> bytes:
    record = _loaded(options)
    if options.format == "json":
        return f"{record.to_json(texts=not options.no_texts)}\n".encode()
    if options.format == "annotations":
        return encoded(lazy.web_annotations.collection(record)) + b"\n"
    if options.format in ("bibtex", "csl-json"):
        return (record.to_bibtex() if options.format == "bibtex" else record.to_csl_json()).encode()
    events = record.events.of_kind(EVENT_CLASSES[options.kind]) if options.kind else record.events
    return lazy.rows.to_csv(events) if options.format == "csv" else lazy.rows.to_parquet(events)
