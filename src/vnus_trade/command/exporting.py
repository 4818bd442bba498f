"""The subcommands that write the record for other programs, and as pages."""

import sys
from argparse import Namespace
from collections.abc import Iterable
from io import TextIOWrapper

from vnus_trade import lazy
from vnus_trade.command.declarations import TABLE_FORMATS, Printed
from vnus_trade.command.opening import loaded
from vnus_trade.files import replace, write_new
from vnus_trade.model.events import EVENT_CLASSES
from vnus_trade.record.digest import encoded


def run_export(options: Namespace) -> Iterable[Printed]:
    """Write the record in a format of other programs, letter for letter."""
    if options.kind and options.format not in TABLE_FORMATS:
        options.misuse(f"--kind is for tables, and {options.format} is none; leave it out")
    if options.no_texts and options.format != "json":
        options.misuse(f"--no-texts is for json, and {options.format} has no texts; leave it out")
    if options.overwrite and options.output is None:
        options.misuse("--overwrite needs --output")
    if (options.excel or options.separator != ",") and options.format != "csv":
        options.misuse(f"--excel and --separator are for csv, and not for {options.format}")
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


def run_site(options: Namespace) -> Iterable[Printed]:
    """Write the record as static pages."""
    loaded(options).site(options.output, overwrite=options.overwrite)
    yield f"{options.output / 'index.html'} is written, and the pages that it leads to"


def _exported(options: Namespace) -> bytes:
    record = loaded(options)
    if options.format == "json":
        return f"{record.to_json(texts=not options.no_texts)}\n".encode()
    if options.format == "annotations":
        return encoded(lazy.web_annotations.collection(record)) + b"\n"
    if options.format in ("bibtex", "csl-json"):
        return (record.to_bibtex() if options.format == "bibtex" else record.to_csl_json()).encode()
    events = record.events.of_kind(EVENT_CLASSES[options.kind]) if options.kind else record.events
    if options.format == "csv":
        return lazy.tables.to_csv(events, excel=options.excel, separator=options.separator)
    return lazy.tables.to_parquet(events)
