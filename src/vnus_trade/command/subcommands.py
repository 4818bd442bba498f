"""The subcommands, in the order of the help: a new one is declared here, and its function stands in a module beside."""

from argparse import SUPPRESS
from collections.abc import Mapping
from itertools import chain
from pathlib import Path

from vnus_trade.command.declarations import (
    BESIDE,
    JSON,
    LISTED,
    LOADED,
    OVERWRITE,
    SHIPPED,
    TABLE_FORMATS,
    VIEWED,
    Subcommand,
    argument,
)
from vnus_trade.command.questions import CALLS, EVENT_QUERIES, LISTS, ZONE
from vnus_trade.model.vocabulary import EventKind

SHELLS = ("bash", "zsh", "fish")
"""The shells that `completion` knows."""


def _listing(name: str) -> Subcommand:
    said, queries = LISTS[name]
    asking = tuple(query.argument for query in queries)
    return Subcommand(name, said, "asking.run_list", (*asking, *[ZONE] * bool(asking), *LISTED))


def _calling(name: str) -> Subcommand:
    said, arguments = CALLS[name]
    return Subcommand(name, said, "asking.run_call", (*arguments, *LISTED))


_LOOK = (
    Subcommand(
        "timeline",
        "print everything in order (the default), or draw it",
        "asking.run_timeline",
        (
            argument(
                "--output", metavar="PATH", type=Path, help="draw it to a new file instead: .svg, .html, .png or .pdf"
            ),
            OVERWRITE,
            JSON,
            *VIEWED,
        ),
    ),
    Subcommand(
        "show",
        "print an entry: every field with its quotations and their line",
        "showing.run_show",
        (
            argument(
                "id",
                metavar="ID",
                help="the id of an entry, or the name of an actor or a source; each list prints ids",
            ),
            JSON,
            *VIEWED,
        ),
    ),
    Subcommand(
        "why",
        "explain why an event answers a question, or does not",
        "asking.run_why",
        (
            argument("id", metavar="EVENT", help="the id of an event, such as round-2"),
            *(query.argument for query in EVENT_QUERIES),
            ZONE,
            JSON,
            *VIEWED,
        ),
    ),
    Subcommand(
        "diff",
        "print what one folder has beyond another: entries added, gone and changed",
        "showing.run_diff",
        (
            argument("old", metavar="OLD", help="a folder laid out like seeds/, such as an earlier version"),
            argument("new", metavar="NEW", help="the folder that is compared with it"),
            SHIPPED,
            JSON,
        ),
    ),
)

_HAND_ON = (
    Subcommand(
        "export",
        "write everything for other programs: JSON, tables, annotations",
        "exporting.run_export",
        (
            argument(
                "--format",
                choices=("json", *TABLE_FORMATS, "annotations", "bibtex", "csl-json"),
                default="json",
                help="json: all of it; csv or parquet: a row for each event; annotations: the quotations, as W3C "
                "JSON-LD; bibtex or csl-json: the articles, for bibliographies",
            ),
            argument("--output", metavar="PATH", type=Path, help="a new file; without it, the standard output"),
            OVERWRITE,
            argument(
                "--kind", choices=tuple(map(str, EventKind)), help="only events of this kind, for csv and parquet"
            ),
            argument("--excel", action="store_true", help="csv as Excel reads it: marked as UTF-8, and times for it"),
            argument("--separator", choices=(",", ";"), default=",", help="of csv: ; for an Excel with decimal commas"),
            argument("--no-texts", action="store_true", help="leave the texts of the articles out of json"),
            *VIEWED,
        ),
    ),
    Subcommand(
        "site",
        "write the record as static pages, to read offline or to publish",
        "exporting.run_site",
        (
            argument(
                "folder", metavar="FOLDER", nargs="*", help="folders laid out like seeds/; without any, the shipped one"
            ),
            argument("--output", metavar="PATH", type=Path, required=True, help="a folder that is new or empty"),
            argument("--overwrite", action="store_true", help="replace the files of an earlier site in that folder"),
            *VIEWED[1:],
        ),
    ),
    Subcommand(
        "completion",
        "print what lets a shell complete commands, options and ids",
        "completion.run_completion",
        (
            argument(
                "shell", metavar="SHELL", choices=SHELLS, help=f"{', '.join(SHELLS)}; the script says where it goes"
            ),
            argument("words", nargs="*", help=SUPPRESS),
        ),
    ),
)

_OWN = (
    Subcommand(
        "new",
        "lay out a folder for articles of your own",
        "curating.run_new",
        (
            argument("folder", metavar="FOLDER", type=Path, help="a folder that is not there yet, or has texts only"),
            argument("--continues", metavar="ID", help="the negotiation of another folder that this one continues"),
        ),
    ),
    Subcommand(
        "add",
        "copy articles or saved web pages into a folder, and draft their curation",
        "curating.run_add",
        (
            argument("folder", metavar="FOLDER", type=Path, help="a folder that `new` laid out"),
            argument(
                "article",
                metavar="FILE",
                nargs="*",
                help="texts in UTF-8, web pages that you saved, or news/*.html",
            ),
            argument(
                "--list",
                metavar="CSV",
                type=Path,
                help="a table of files, with columns such as file, published, zone, url; its paths begin where it is",
            ),
            argument("--id", help="the id of the article; without it, made of its name"),
            argument("--url", help="the address of the page; a saved page may name it itself"),
            argument(
                "--published",
                metavar="WHEN",
                help="when it appeared, such as 'July 3, 2025' or '2025-07-03 14:00 GMT+7'; its times are read by it",
            ),
            argument(
                "--publisher", metavar="NAME", help="the newspaper or agency; a page or the head of a text may name it"
            ),
            argument("--zone", help="where dates that name no place are read: a city, or a zone as Asia/Ho_Chi_Minh"),
            argument(
                "--side",
                metavar="STATE",
                action="append",
                default=[],
                help="a state it is about, as Arden, or with other names as Burma=Myanmar=Naypyidaw; may be repeated",
            ),
            argument(
                "--language",
                metavar="TAG",
                action="append",
                default=[],
                help="its language, as vi; may be repeated",
            ),
            *BESIDE,
        ),
    ),
    Subcommand(
        "check",
        "check folders, and print their account",
        "curating.run_check",
        (
            argument(
                "folder",
                metavar="FOLDER",
                nargs="*",
                help="laid out like seeds/; without any, the shipped one",
            ),
            argument(
                "--fix",
                action="store_true",
                help="write what only one value can mend, such as a phrase's `is`",
            ),
            argument("--drafts", action="store_true", help="check the drafts in place too, and print their faults"),
            argument("--lenient", action="store_true", help="leave out articles with faults and what rests on them"),
            JSON,
            SHIPPED,
        ),
    ),
    Subcommand(
        "accept",
        "make a draft without faults, or some entries of it, part of its folder",
        "curating.run_accept",
        (
            argument("folder", metavar="FOLDER", type=Path, help="the folder in which the draft waits"),
            argument("draft", metavar="DRAFT", nargs="?", help="the name of its file, with or without .toml"),
            argument("ids", metavar="ID", nargs="*", help="the ids of the entries to accept; without any, all"),
            *BESIDE,
        ),
    ),
    Subcommand(
        "quote",
        "find words in a text, and print them as evidence",
        "curating.run_quote",
        (
            argument("source", metavar="SOURCE", help="the id or name of an article, or the path of a text"),
            argument("words", metavar="WORDS", nargs="+", help="the words to find"),
            *LOADED,
        ),
    ),
    Subcommand(
        "withhold",
        "take away a text that may not be passed on",
        "curating.run_withhold",
        (
            argument(
                "folder", metavar="FOLDER", type=Path, help="the folder that has the text and loads without a fault"
            ),
            argument(
                "source",
                metavar="SOURCE",
                help="the id of the article; its text is deleted, so keep a copy",
            ),
            *BESIDE,
        ),
    ),
)

GROUPS: Mapping[str, tuple[Subcommand, ...]] = {
    "look at the record": _LOOK,
    "list, or ask a question": (*map(_listing, LISTS), *map(_calling, CALLS)),
    "hand on to other programs": _HAND_ON,
    "work on articles of your own": _OWN,
}
"""The subcommands by what they are for, in the order of the help; the first is the default."""

SUBCOMMANDS = tuple(chain.from_iterable(GROUPS.values()))
