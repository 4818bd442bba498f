"""The command: read the timeline, ask for rounds, look at an entry with its quotations, check folders."""

import argparse
import os
import sys
from collections.abc import Iterable, Sequence
from io import TextIOWrapper

from vnus_trade import views
from vnus_trade.catalogue import When
from vnus_trade.chronology import Chronology
from vnus_trade.curation import load
from vnus_trade.errors import NotFound, VnusTradeError
from vnus_trade.model import Entity
from vnus_trade.names import near
from vnus_trade.sources import Source

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
  vnus-trade timeline --folder my-articles/ the timeline of your own folder"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; 0 if all went well, 1 for a fault or a name that is not there, 2 for a misuse."""
    options = _parser().parse_args(arguments)
    if isinstance(sys.stdout, TextIOWrapper):
        # Where the terminal has no such letter, a question mark is better than no timeline.
        sys.stdout.reconfigure(errors="replace")
    style = views.Style(colour=sys.stdout.isatty() and not os.environ.get("NO_COLOR"))
    try:
        _print(options.run(options, style))
    except BrokenPipeError:
        # Whoever read this has read enough; nothing more may be written when the interpreter closes.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except VnusTradeError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="vnus-trade",
        description=_DESCRIPTION,
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.set_defaults(run=_timeline, folder=[])
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
    for command in (timeline, rounds, show):
        command.add_argument(
            "--folder",
            action="append",
            default=[],
            help="a folder of your own in place of the shipped one; may be repeated",
        )
    return parser


def _timeline(options: argparse.Namespace, style: views.Style) -> Iterable[str]:
    record = load(*options.folder)
    yield from views.timeline(record, style)
    if any(negotiation.deal for negotiation in record.negotiations):
        yield ""
        yield from _rounds_before_deals(record, style)


def _rounds_before_deals(record: Chronology, style: views.Style) -> Iterable[str]:
    for negotiation in record.negotiations:
        if negotiation.deal:
            part = record.negotiation(negotiation.id)
            yield from views.answer("Which rounds came before the deal?", part.rounds.before(part.deal), part, style)


def _rounds(options: argparse.Namespace, style: views.Style) -> Iterable[str]:
    record = load(*options.folder)
    rounds, question = record.rounds, "Which rounds were there"
    if options.before is not None:
        rounds, question = rounds.before(_when(options.before, record)), f"{question} before {_the(options.before)}"
    if options.after is not None:
        rounds, question = rounds.after(_when(options.after, record)), f"{question} after {_the(options.after)}"
    return views.answer(f"{question}?", rounds, record, style)


def _the(written: str) -> str:
    return "the deal" if written == "deal" else written


def _when(written: str, record: Chronology) -> When:
    if written == "deal":
        return record.deal
    return record[written] if written[:1].isalpha() else written


def _show(options: argparse.Namespace, style: views.Style) -> Iterable[str]:
    record = load(*options.folder)
    return views.card(_named(options.id, record), record, style)


def _named(name: str, record: Chronology) -> Entity | Source:
    things: dict[str, Entity | Source] = {
        thing.id: thing
        for collection in (
            record.all_events,
            record.documents,
            record.discrepancies,
            record.gaps,
            record.sources,
        )
        for thing in collection
    }
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
    return views.account(load(*options.folder), style)


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        print(line)
    # What is still buffered meets a broken pipe here, where it is caught, and not when the interpreter closes.
    sys.stdout.flush()
