"""The command line as argparse reads it, with its help."""

from argparse import ArgumentParser, RawDescriptionHelpFormatter

from vnus_trade.command.subcommands import SUBCOMMANDS

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
  vnus-trade add my-articles/ news.txt --published "August 1, 2025" --zone Hanoi
                                            copy an article in, and draft its curation
  vnus-trade add my-articles/ pages/*.html  the same of web pages that you saved
  vnus-trade quote my-articles/news.txt "early April"
                                            find words, and print them as evidence
  vnus-trade withhold my-articles/ news    take away a text that may not be passed on
  vnus-trade new more/ --continues vietnam-us-tariffs
  vnus-trade check more/ --shipped          the same beside the shipped record"""


def command_parser() -> ArgumentParser:
    """The parser of the command and of each subcommand; without one, the first runs with its defaults."""
    parser = ArgumentParser(
        prog="vnus-trade",
        description=_DESCRIPTION,
        epilog=_EXAMPLES,
        formatter_class=RawDescriptionHelpFormatter,
    )
    subparsers = parser.add_subparsers(title="commands", metavar="COMMAND")
    for subcommand in SUBCOMMANDS:
        added = subparsers.add_parser(subcommand.name, help=subcommand.help)
        for argument in subcommand.arguments:
            added.add_argument(*argument.names, **argument.settings)
        added.set_defaults(run=subcommand.run, misuse=added.error)
    default = SUBCOMMANDS[0]
    known = vars(subparsers.choices[default.name].parse_args([]))
    parser.set_defaults(**known)
    return parser
