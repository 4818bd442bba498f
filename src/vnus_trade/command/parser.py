"""Reads the command line: its help, and its messages for wrong use."""

import shlex
import sys
from argparse import SUPPRESS, ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from vnus_trade import lazy
from vnus_trade.command.declarations import Subcommand, Verbatim
from vnus_trade.command.subcommands import GROUPS, SUBCOMMANDS
from vnus_trade.console.wrapping import Line, paragraphs
from vnus_trade.errors import NotFound
from vnus_trade.model.vocabulary import EventKind
from vnus_trade.words.names import near

_USAGE = "vnus-trade [--help] [--version] [--no-pager] COMMAND ..."
_DESCRIPTION = """\
Shows what happened in a trade negotiation, in what order, and who says so.

Without a command, prints the timeline of the shipped record and the rounds before the deal. Dates are as precise as \
the sources allow; every entry shows the words that support it."""

EXAMPLES = (
    ("rounds --before deal", "the rounds before the deal"),
    ("statements --by Greer --after 2025-04-22", "by name and date; a date is read in the record's zone"),
    ("tariffs --side Vietnam --json", "rows for other programs"),
    ("search aircraft", "every passage that has the word, and what cites it"),
    ("show round-2", "every field of an entry, with its quotations"),
    ('show "Tô Lâm"', "an actor, by any name"),
    ("why round-1 --before deal", "what makes it certain that it was before the deal"),
    ("timeline --as-of 2025-05-01", "what the sources of that day and before it say"),
    ("timeline --folder my-articles/", "the timeline of your own folder"),
    ("timeline --output timeline.svg", "draw it; a name in .html, .png or .pdf makes that"),
    ("check my-articles/", "all its faults, with file and line"),
    ("export --format csv --kind tariff --output tariffs.csv", "the tariffs as a table"),
    ("site my-articles/ --output public/", "the record of your own folder as pages to publish"),
    ("diff before/ after/", "what one folder has beyond another"),
    ("new my-articles/", "lay out a folder, with examples to fill in"),
    ("new more/ --continues vietnam-us-tariffs", "a folder that goes on where the shipped one ends"),
    (
        'add my-articles/ news.txt --published "August 1, 2025" --zone Hanoi',
        "copy an article in, and draft its curation",
    ),
    ("add my-articles/ pages/*.html", "the same of web pages that you saved"),
    ("accept my-articles/ news", "make the draft part of the folder"),
    ("check more/ --shipped", "the same beside the shipped record"),
    ('quote my-articles/news.txt "early April"', "find words, and print them as evidence"),
    ("withhold my-articles/ news", "delete a text that may not be passed on, and keep its quotations"),
    ("completion bash", "the script, which says where it goes"),
)
"""What may be typed after `vnus-trade`, and what it does: the help shows the first, each subcommand its own."""

_SHOWN = 12
_NO_PAGER = "print long output without a pager; PAGER names another than less"


def read_options(arguments: Sequence[str] | None = None) -> Namespace:
    """The options that arguments mean, `run` among them; ends the program for a misuse with exit code 2."""
    words = sys.argv[1:] if arguments is None else list(arguments)
    known = {subcommand.name: subcommand for subcommand in SUBCOMMANDS}
    at = next((at for at, word in enumerate(words) if not word.startswith("-")), None)
    named, rest = (SUBCOMMANDS[0].name, words) if at is None else (words[at], words[:at] + words[at + 1 :])
    if named not in known:
        ArgumentParser("vnus-trade", _USAGE).error(_missed("command", named, near(named, known), "vnus-trade"))
    parser = _parser(known[named])
    asked = rest[: rest.index("--")] if "--" in rest else rest
    if {"-h", "--help"} & {*asked}:
        help_text = _help() if at is None else [Verbatim(parser.format_help().rstrip())]
        return Namespace(run=lambda _: help_text, no_pager="--no-pager" in asked)
    options, unknown = parser.parse_known_args(rest)
    if unknown:
        # Without a command, what is wrong is no matter of the timeline's.
        refusing = ArgumentParser("vnus-trade", _USAGE) if at is None else parser
        refusing.error(_misused(unknown[0], known[named], refusing.prog))
    if options.version:
        options.run = lambda _: [f"vnus-trade {lazy.metadata.version('vnus-trade')}"]
    return options


def _misused(word: str, subcommand: Subcommand, command: str) -> str:
    """Say that there is no such option, and which is near, or that a word is one too many."""
    names = [name for argument in subcommand.arguments for name in argument.names]
    if not word.startswith("-"):
        if "--folder" in names and Path(word).is_dir():
            return f"{word!r} is one word too many; write --folder {shlex.quote(word)} ({command} --help)"
        said = "quote words that belong together, and give each value with its option"
        return f"{word!r} is one word too many; {said} ({command} --help)"
    option = word.partition("=")[0]
    options = [*(name for name in names if name.startswith("--")), "--version", "--help", "--no-pager"]
    # Two names are not alike because both have dashes.
    alike = [f"--{name}" for name in near(option.lstrip("-"), [name.removeprefix("--") for name in options])]
    alike = alike or [name for name in options if name.startswith(option)]
    return _missed("option", option, alike, command, _asked_by_where(subcommand, option))


def _missed(kind: str, name: str, alike: Sequence[str], command: str, write: str = "") -> str:
    instead = "" if alike or write else f"; {command} --help lists them"
    return f"{NotFound(kind, name, tuple(alike), write)}{instead}"


def _asked_by_where(subcommand: Subcommand, option: str) -> str:
    """How `--where` asks about a field of the listed events that somebody takes for an option; '' for anything else."""
    field = option.removeprefix("--").replace("-", "_")
    listed = [lazy.facts.class_of(kind) for kind in EventKind if subcommand.name in ("events", f"{kind}s")]
    return f"--where {field}=..." if any(field in lazy.where.names_of_fields(kind) for kind in listed) else ""


def _parser(subcommand: Subcommand) -> ArgumentParser:
    """The parser of what stands around the name of a subcommand."""
    values = [each.settings.get("metavar") for each in subcommand.arguments if not each.names[0].startswith("-")]
    own = [(words, what) for words, what in EXAMPLES if words.split()[0] == subcommand.name]
    parser = ArgumentParser(
        f"vnus-trade {subcommand.name}",
        " ".join(("vnus-trade", subcommand.name, *filter(None, values), "[OPTIONS]")),
        f"{subcommand.help[:1].upper()}{subcommand.help[1:]}.",
        epilog="\n".join(_examples(own)) if own else None,
        formatter_class=RawDescriptionHelpFormatter,
        add_help=False,
        allow_abbrev=False,
    )
    for argument in subcommand.arguments:
        parser.add_argument(*argument.names, **argument.settings)
    parser.add_argument("--no-pager", action="store_true", help=_NO_PAGER)
    parser.add_argument("--help", "-h", action="store_true", help="print this help")
    parser.add_argument("--version", action="store_true", help=SUPPRESS)
    parser.set_defaults(command=subcommand.name, run=subcommand.run, misuse=parser.error)
    return parser


def _examples(examples: Iterable[tuple[str, str]]) -> Iterator[str]:
    yield "examples:"
    for words, what in examples:
        yield f"  vnus-trade {words}"
        yield f"      {what}"


def _help() -> Iterator[Line]:
    yield from (Line(f"usage: {_USAGE}", 7), Line(), *map(Line, _DESCRIPTION.split("\n")))
    for title, subcommands in GROUPS.items():
        yield from (Line(), Line(f"{title}:"))
        yield from (Line(f"  {each.name:14} {each.help}", 17) for each in subcommands)
    yield from (Line(), Line("vnus-trade COMMAND --help lists what a command takes."), Line())
    yield from paragraphs("\n".join(_examples(EXAMPLES[:_SHOWN])))
