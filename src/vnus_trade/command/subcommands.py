"""The subcommands, in the order of the help: a new one is declared here, and its function stands in a module beside."""

from pathlib import Path

from vnus_trade.command.declarations import BESIDE, LOADED, SHIPPED, VIEWED, Subcommand, argument
from vnus_trade.model.vocabulary import EventKind

TABLE_FORMATS = ("csv", "parquet")
"""The formats of `export` that are tables."""

SUBCOMMANDS = (
    Subcommand(
        "timeline",
        "print everything in order (the default)",
        "asking.run_timeline",
        VIEWED,
    ),
    Subcommand(
        "rounds",
        "print the rounds, or those before or after something",
        "asking.run_rounds",
        (
            argument("--before", metavar="WHEN", help="'deal', the id of an event, or a date such as 2025-07-02"),
            argument("--after", metavar="WHEN", help="the same, for what came after it"),
            *VIEWED,
        ),
    ),
    Subcommand(
        "show",
        "print an entry: every field with its quotations and their line",
        "showing.run_show",
        (
            argument("id", metavar="ID", help="the id of an entry, or the name of an actor or a source"),
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
            argument("--shipped", action="store_true", help="load the shipped record before each"),
        ),
    ),
    Subcommand(
        "check",
        "check folders, and print their account",
        "curating.run_check",
        (
            argument(
                "folder", metavar="FOLDER", nargs="*", help="folders laid out like seeds/; without any, the shipped one"
            ),
            argument(
                "--fix", action="store_true", help="first write what only one value can mend, such as a phrase's `is`"
            ),
            argument("--drafts", action="store_true", help="check the drafts in place too, and print their faults"),
            argument("--lenient", action="store_true", help="leave out articles with faults, and what rests on them"),
            SHIPPED,
        ),
    ),
    Subcommand(
        "new",
        "lay out a folder for articles of your own",
        "curating.run_new",
        (
            argument("folder", metavar="FOLDER", type=Path, help="a folder that does not exist yet, or has texts only"),
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
                "article", metavar="FILE", nargs="*", help="texts in UTF-8, web pages that you saved, or news/*.html"
            ),
            argument(
                "--list",
                metavar="CSV",
                type=Path,
                help="a table of files, with columns such as file, published, zone, url; its paths begin where it lies",
            ),
            argument("--id", help="the id of the article; without it, made of its name"),
            argument("--url", help="the address of the page; a saved page may name it itself"),
            argument(
                "--published",
                metavar="WHEN",
                help="when it appeared, such as 'July 3, 2025' or '2025-07-03 14:00 GMT+7'; its times are read by it",
            ),
            argument("--zone", help="where dates that name no place are read: a city, or a zone as Asia/Ho_Chi_Minh"),
            argument(
                "--language", metavar="TAG", action="append", default=[], help="its language, as vi; may be repeated"
            ),
            *BESIDE,
        ),
    ),
    Subcommand(
        "accept",
        "make a draft without faults part of its folder",
        "curating.run_accept",
        (
            argument("folder", metavar="FOLDER", type=Path, help="the folder in which the draft waits"),
            argument("draft", metavar="DRAFT", help="the name of its file, with or without .toml"),
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
                "source", metavar="SOURCE", help="the id of the article; its text is deleted, so keep a copy elsewhere"
            ),
            *BESIDE,
        ),
    ),
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
            argument("--overwrite", action="store_true", help="replace the file if it exists"),
            argument(
                "--kind", choices=tuple(map(str, EventKind)), help="only events of this kind, for csv and parquet"
            ),
            argument("--no-texts", action="store_true", help="leave the texts of the articles out of json"),
            *VIEWED,
        ),
    ),
)
"""Each subcommand; the first is the default."""
