"""The command: read the timeline, ask for rounds, look at an entry; lay out, draft, quote and check folders."""

import argparse
import os
import re
import shlex
import sys
from collections.abc import Iterable, Sequence
from io import TextIOWrapper
from itertools import chain, count
from pathlib import Path

from vnus_trade import lazy
from vnus_trade.authoring.draft import Article, Draft, Known, draft, id_of, record_of, text_of
from vnus_trade.authoring.quote import evidence_entry, places, visible
from vnus_trade.curation.limits import STANDARD
from vnus_trade.curation.loader import load
from vnus_trade.curation.report import Report
from vnus_trade.curation.toml_files import read_folders
from vnus_trade.display import terminal as views
from vnus_trade.display.description import Identified
from vnus_trade.errors import ArticleRefused, NotFound, VnusTradeError, WriteRefused
from vnus_trade.evidence.locator import Locator
from vnus_trade.files import inside, replace, write_all_new, write_new
from vnus_trade.model.events import EVENT_CLASSES
from vnus_trade.names import near
from vnus_trade.record.chronology import Chronology
from vnus_trade.record.digest import encoded
from vnus_trade.record.queries import When
from vnus_trade.seeds import SEEDS
from vnus_trade.time.reading_policy import DEFAULT_POLICY, POLICIES

_DESCRIPTION = """What happened in a trade negotiation, in what order, and who says so.

Without a command, prints the timeline of the shipped record and the rounds
before the deal. Dates are given as far as the sources bound them; every entry
shows the words that support it."""

_EXAMPLES = """examples:
  vnus-trade                                the timeline, with the words that prove it
  vnus-trade rounds --before deal           the rounds before the deal
  vnus-trade rounds --after 2025-05-01      the same by date, read in the record's zone
  vnus-trade show round-2                   every field of an entry, with its quotations
  vnus-trade show "Tô Lâm"                  an actor, by any name
  vnus-trade check                          the account of the shipped record
  vnus-trade check my-articles/             all faults of a folder of your own, with file and line
  vnus-trade timeline --folder my-articles/ the timeline of your own folder
  vnus-trade export --format csv --kind tariff --output tariffs.csv
                                            the tariffs as a table; or json, parquet, annotations

articles of your own:
  vnus-trade new my-articles/               lay out a folder, with an example to fill in
  vnus-trade add my-articles/ news.txt --published 2025-08-01 --zone Asia/Ho_Chi_Minh
                                            copy an article in, and draft what it says
  vnus-trade quote my-articles/news.txt "early April"
                                            find words, and print them as ready evidence
  vnus-trade new more/ --continues vietnam-us-tariffs
  vnus-trade check more/ --shipped          the same beside the shipped record"""

# No text that is read from UTF-8 has it: so the command tells its own colours from what a text would do to a terminal.
_COLOUR = "\udc1b"
_MOST_PLACES = 20
_TABLES = ("csv", "parquet")
_FORMATS = ("json", *_TABLES, "annotations")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; 0 if all went well, 1 for a fault or a name that is not there, 2 for a misuse."""
    options = _parser().parse_args(arguments)
    if isinstance(sys.stdout, TextIOWrapper):
        # Where the terminal has no such letter, a question mark is better than no timeline.
        sys.stdout.reconfigure(errors="replace")
    style = views.Style(colour=sys.stdout.isatty() and not os.environ.get("NO_COLOR"), escape=_COLOUR)
    try:
        _print(options.run(options, style))
    except BrokenPipeError:
        # Whoever read this has read enough; nothing more may be written when the interpreter closes.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except VnusTradeError as error:
        print(_shown(str(error)), file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="vnus-trade",
        description=_DESCRIPTION,
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.set_defaults(run=_timeline, folder=[], shipped=False)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    timeline = commands.add_parser("timeline", help="print everything in order (the default)")
    timeline.set_defaults(run=_timeline)
    rounds = commands.add_parser("rounds", help="print the rounds, or those before or after something")
    rounds.add_argument("--before", metavar="WHEN", help="'deal', the id of an event, or a date such as 2025-07-02")
    rounds.add_argument("--after", metavar="WHEN", help="the same, for what came after it")
    rounds.set_defaults(run=_rounds)
    show = commands.add_parser("show", help="print an entry: every field with its quotations and their line")
    show.add_argument("id", metavar="ID", help="the id of an entry, or the name of an actor or a source")
    show.set_defaults(run=_show)
    check = commands.add_parser("check", help="check folders, and print their account")
    check.add_argument(
        "folder",
        metavar="FOLDER",
        nargs="*",
        help="folders laid out as seeds/ is; without any, the shipped one",
    )
    check.set_defaults(run=_check)
    quote = _add_curating(commands)
    export = _add_export(commands)
    for command in (timeline, rounds, show, quote, export):
        command.add_argument(
            "--folder",
            action="append",
            default=[],
            help="a folder of your own in place of the shipped one; may be repeated",
        )
    for command in (timeline, rounds, show, quote, check, export):
        command.add_argument("--shipped", action="store_true", help="load the shipped record before your folders")
    return parser


def _add_curating(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> argparse.ArgumentParser:
    """The commands for articles of one's own; returns that for quoting, which loads folders as others do."""
    new = commands.add_parser("new", help="lay out a folder for articles of your own")
    new.add_argument("folder", metavar="FOLDER", type=Path, help="a folder that is not there yet, or has texts only")
    new.add_argument("--continues", metavar="ID", help="the negotiation of another folder that this one goes on with")
    new.set_defaults(run=_new)
    add = commands.add_parser("add", help="copy an article into a folder, and draft what it says")
    add.add_argument("folder", metavar="FOLDER", type=Path, help="a folder that `new` laid out")
    add.add_argument("article", metavar="ARTICLE.txt", type=Path, help="a text in UTF-8")
    add.add_argument("--id", help="the id of the article; without it, made of its name")
    add.add_argument("--published", metavar="DATE", help="when it appeared, such as 2025-07-03; times are read by it")
    add.add_argument("--zone", help="where its dates are read that name no place, such as Asia/Ho_Chi_Minh")
    add.add_argument(
        "--beside", metavar="F", action="append", default=[], help="load this folder before; may be repeated"
    )
    add.add_argument("--shipped", action="store_true", help="load the shipped record before")
    add.set_defaults(run=_add)
    quote = commands.add_parser("quote", help="find words in a text, and print them as ready evidence")
    quote.add_argument("source", metavar="SOURCE", help="the id or name of an article, or the path of a text")
    quote.add_argument("words", metavar="WORDS", nargs="+", help="what to look for")
    quote.set_defaults(run=_quote)
    return quote


def _add_export(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> argparse.ArgumentParser:
    """The command that writes for other programs."""
    export = commands.add_parser("export", help="write everything for other programs: JSON, tables, annotations")
    export.add_argument(
        "--format",
        choices=_FORMATS,
        default="json",
        help="json: all of it; csv or parquet: a row for each event; annotations: the quotations, as W3C JSON-LD",
    )
    export.add_argument("--output", metavar="PATH", type=Path, help="a new file; without it, the standard output")
    export.add_argument("--overwrite", action="store_true", help="replace the file if it is there")
    export.add_argument("--kind", choices=EVENT_CLASSES, help="only events of this kind, for csv and parquet")
    export.add_argument("--no-texts", action="store_true", help="leave the texts of the articles out of json")
    export.set_defaults(run=_export, misuse=export.error)
    return export


def _loaded(options: argparse.Namespace) -> Chronology:
    return load(*([SEEDS] if options.shipped else []), *options.folder)


def _timeline(options: argparse.Namespace, style: views.Style) -> Iterable[str]:
    record = _loaded(options)
    yield from views.timeline_lines(record, style)
    if any(negotiation.deal for negotiation in record.negotiations):
        yield ""
        yield from _rounds_before_deals(record, style)


def _rounds_before_deals(record: Chronology, style: views.Style) -> Iterable[str]:
    for negotiation in record.negotiations:
        if negotiation.deal:
            part = record.negotiation(negotiation.id)
            yield from views.answer_lines(
                "Which rounds came before the deal?", part.rounds.before(part.deal), part, style
            )


def _rounds(options: argparse.Namespace, style: views.Style) -> Iterable[str]:
    record = _loaded(options)
    rounds, question = record.rounds, "Which rounds were there"
    if options.before is not None:
        rounds, question = rounds.before(_when(options.before, record)), f"{question} before {_the(options.before)}"
    if options.after is not None:
        rounds, question = rounds.after(_when(options.after, record)), f"{question} after {_the(options.after)}"
    return views.answer_lines(f"{question}?", rounds, record, style)


def _the(written: str) -> str:
    return "the deal" if written == "deal" else written


def _when(written: str, record: Chronology) -> When:
    if written == "deal":
        return record.deal
    return record[written] if written[:1].isalpha() else written


def _show(options: argparse.Namespace, style: views.Style) -> Iterable[str]:
    record = _loaded(options)
    return views.entry_lines(_named(options.id, record), record, style)


def _things(record: Chronology) -> dict[str, Identified]:
    """What is known by its id alone."""
    return {
        thing.id: thing
        for collection in (
            record.all_events,
            record.documents,
            record.discrepancies,
            record.gaps,
            record.sources,
            record.topics,
            record.negotiations,
        )
        for thing in collection
    }


def _named(name: str, record: Chronology) -> Identified:
    things = _things(record)
    if name in things:
        return things[name]
    try:
        return record.actor(name)
    except NotFound as error:
        try:
            return record.source(name)
        except NotFound:
            known = [*things, *(name for actor in record.actors for name in actor.names)]
            raise NotFound("entry", name, near(name, known)) from error


def _check(options: argparse.Namespace, style: views.Style) -> Iterable[str]:
    yield from views.account_lines(_loaded(options), style)
    for folder in options.folder:
        drafts = sorted(path.name for path in (Path(folder) / "curation" / "drafts").glob("*.toml"))
        if drafts:
            wait = "draft waits" if len(drafts) == 1 else "drafts wait"
            yield f"{len(drafts)} {wait} in {Path(folder) / 'curation' / 'drafts'}: {', '.join(drafts)}"


def _new(options: argparse.Namespace, _: views.Style) -> Iterable[str]:
    folder: Path = options.folder
    if folder.exists() and not folder.is_dir():
        raise WriteRefused(str(folder), "it is a file; name a folder")
    name = folder.resolve().name
    id_ = id_of(name) or "negotiation"
    record = record_of(id_, name if name.isprintable() else id_, options.continues)
    write_all_new(folder, {"curation/record.toml": record.encode()}, ["curation/drafts"])
    shipped = " --shipped" if options.continues else ""
    yield f"{folder / 'curation' / 'record.toml'} is laid out; say in it what the articles are about."
    yield "Then draft what an article says, and see what is still missing:"
    yield ""
    yield f"  vnus-trade add {shlex.quote(str(folder))} ARTICLE.txt --published DATE --zone ZONE{shipped}"
    yield f"  vnus-trade check {shlex.quote(str(folder))}{shipped}"


def _add(options: argparse.Namespace, _: views.Style) -> Iterable[str]:
    folder: Path = options.folder
    if not (folder / "curation").is_dir():
        make = shlex.join(["vnus-trade", "new", str(folder)])
        raise ArticleRefused(str(options.article), f"{folder} is not laid out yet; run first: {make}")
    record = load(*([SEEDS] if options.shipped else []), *options.beside, folder)
    content = _content(options.article)
    name = options.article.name
    article = Article(
        file=name,
        content=content,
        id=_new_id(options.id, name, record),
        published=options.published,
        zone=options.zone,
    )
    _check_not_curated(article, folder, record)
    made = draft(article, _known(folder, record))
    copy = inside(folder, name)
    files = {f"curation/drafts/{article.draft}": made.toml.encode()}
    if not os.path.lexists(copy):
        files = {name: content, **files}
    elif _content(copy) != content:
        raise WriteRefused(str(copy), "another text of that name lies there; rename the article")
    write_all_new(folder, files)
    yield from _drafted(made, article, options)


def _export(options: argparse.Namespace, _: views.Style) -> Iterable[str]:
    """Write the record in a format of other programs, letter for letter."""
    if options.kind and options.format not in _TABLES:
        options.misuse(f"--kind goes with a table, and {options.format} is none; leave it out")
    if options.no_texts and options.format != "json":
        options.misuse(f"--no-texts goes with json, and {options.format} has no texts; leave it out")
    if options.overwrite and options.output is None:
        options.misuse("--overwrite goes with --output")
    if options.format == "parquet" and options.output is None:
        options.misuse("parquet is no text; say where to with --output")
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
    events = record.events.of_kind(EVENT_CLASSES[options.kind]) if options.kind else record.events
    return lazy.rows.to_csv(events) if options.format == "csv" else lazy.rows.to_parquet(events)


def _content(path: Path) -> bytes:
    """The bytes of an article; raises `ArticleRefused` if it cannot be read, or `load` would not take it."""
    try:
        if not path.is_file():
            raise ArticleRefused(str(path), "there is no such file")
        with path.open("rb") as file:
            content = file.read(STANDARD.file_bytes + 1)
    except OSError as error:
        raise ArticleRefused(str(path), error.strerror or str(error)) from error
    if len(content) > STANDARD.file_bytes:
        raise ArticleRefused(str(path), f"it has more than {STANDARD.file_bytes} bytes, which no folder may hold")
    return content


def _new_id(asked: str | None, name: str, record: Chronology) -> str:
    """The id that was asked for, or one made of the article's name, that nothing has yet."""
    taken = {*_things(record), *(actor.id for actor in record.actors)}
    if asked is None:
        made = id_of(Path(name).stem) or "article"
        return next(id_ for id_ in chain([made], (f"{made}-{n}" for n in count(2))) if id_ not in taken)
    if asked in taken:
        raise ArticleRefused(name, f"the id {asked!r} is taken; give another")
    if not re.fullmatch("[a-z0-9]+(?:-[a-z0-9]+)*", asked):
        raise ArticleRefused(name, f"{asked!r} is no id; write lower-case words joined by -")
    return asked


def _check_not_curated(article: Article, folder: Path, record: Chronology) -> None:
    """Raise `ArticleRefused` for a text that is curated already, and where its draft could not be moved up."""
    for source in record.sources:
        if source.sha256 == article.sha256:
            raise ArticleRefused(article.file, f"it is curated already, as the source {source.id!r}")
    curated = folder / "curation" / article.draft
    if os.path.lexists(curated):
        raise ArticleRefused(article.file, f"its curation would be {curated}, which is there already; rename the text")


def _known(folder: Path, record: Chronology) -> Known:
    """What is known in the folder that was loaded last, and the policy of the negotiation that it is about."""
    continues = read_folders([folder], Report(STANDARD)).continues.get(folder)
    policy = DEFAULT_POLICY
    for negotiation in record.negotiations:
        if continues is None or continues.id == negotiation.id:
            policy = POLICIES.get(negotiation.policy or "", DEFAULT_POLICY).with_places(negotiation.clocks)
    return Known(
        actors=record.actors,
        policy=policy,
        misnames=tuple((name, a.id, d.id) for d in record.discrepancies for name, a in d.misnames.items()),
    )


def _drafted(made: Draft, article: Article, options: argparse.Namespace) -> Iterable[str]:
    """What was found, and what to do next."""
    folder: Path = options.folder
    curation = folder / "curation"
    beside = "".join(f" {shlex.quote(other)}" for other in options.beside)
    shipped = " --shipped" if options.shipped else ""
    moved = shlex.join(["mv", str(curation / "drafts" / article.draft), str(curation / article.draft)])
    yield f"{folder / article.file} is drafted in {curation / 'drafts' / article.draft}:"
    yield f"  known actors: {made.actors}, times: {made.times}, percentages: {made.percentages}"
    if made.unread:
        why = "" if article.published else "; with --published, dates that name no year would be"
        yield f"  words about time that are not read: {made.unread}{why}"
    yield "Complete the draft, move it up, and see what is still missing:"
    yield ""
    yield f"  {moved}"
    yield f"  vnus-trade check{beside} {shlex.quote(str(folder))}{shipped}"


def _quote(options: argparse.Namespace, _: views.Style) -> Iterable[str]:
    words = " ".join(options.words)
    if os.path.isfile(options.source):  # noqa: PTH113 - pathlib's raises for a name that is too long
        path, source = Path(options.source), None
        locator = Locator(text_of(str(path), _content(path)), path.name)
    else:
        found = _loaded(options).source(options.source)
        source, locator = found.id, Locator(found.text, found.id, found.repairs, found.set_aside)
    stand = places(locator, words)
    for number, place in enumerate(stand[:_MOST_PLACES]):
        if number:
            yield ""
        yield f"# {locator.source}, line {place.line}"
        yield evidence_entry(place, source)
    if len(stand) > _MOST_PLACES:
        yield ""
        yield f"# {len(stand) - _MOST_PLACES} places more; look for more words."


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        print(_shown(line))
    # What is still buffered meets a broken pipe here, where it is caught, and not when the interpreter closes.
    sys.stdout.flush()


def _shown(text: str) -> str:
    """A text with nothing in it that drives a terminal but line ends and our own colours."""
    return "\n".join("\x1b".join(map(visible, line.split(_COLOUR))) for line in text.split("\n"))
