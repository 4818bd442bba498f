"""The subcommands that ask the record: the timeline, lists of what answers a question, and why it does."""

import re
from argparse import Namespace
from collections.abc import Iterable, Sequence
from typing import Any

from vnus_trade import lazy
from vnus_trade.answers.windows import When
from vnus_trade.command.declarations import Printed, Verbatim
from vnus_trade.command.opening import day_heading, loaded
from vnus_trade.command.output import complain
from vnus_trade.command.questions import CALLS, EVENT_QUERIES, LISTS, Query
from vnus_trade.console.wrapping import Line, paragraphs
from vnus_trade.contents.listing import Answer, Listing
from vnus_trade.display import terminal as views
from vnus_trade.errors import NotFound, QuestionRefused
from vnus_trade.record.chronology import Chronology
from vnus_trade.record.passages import Passages

# From one number to another, of which one may be left out: 20..40, or 20.. for at least 20.
_RANGE = re.compile(r"(?=.*\d)([\d.]*\d)?\.\.(\d[\d.]*)?")


def run_timeline(options: Namespace) -> Iterable[Printed]:
    """Everything in order, and the rounds before each deal; or, for an output, the picture of it."""
    if options.overwrite and options.output is None:
        options.misuse("--overwrite needs --output")
    if options.output is not None and options.form == "json":
        options.misuse("--output draws a picture, which --json does not; leave one of them out")
    record = loaded(options)
    if options.output is not None:
        record.timeline().save(options.output, overwrite=options.overwrite)
        yield f"{options.output} is written"
        return
    if options.form == "json":
        yield Verbatim(lazy.tables.rows_to_json(record.all_events.rows()))
        return
    yield from views.timeline_lines(record)
    with_deals = [negotiation for negotiation in record.negotiations if negotiation.deal]
    if with_deals:
        yield Line()
    for negotiation in with_deals:
        part = record.negotiation(negotiation.id)
        rounds = part.rounds.before(part.deal)
        yield from views.answer_lines("Which rounds came before the deal?", rounds, part)


def run_list(options: Namespace) -> Iterable[Printed]:
    """One of the collections of the record, or what of it answers the question of the options."""
    record = loaded(options)
    _, queries = LISTS[options.command]
    found, said = _asked(getattr(record, options.command), queries, options, record)
    yield from listed(found, f"Which {options.command} were there{said}?", options, record)


def run_call(options: Namespace) -> Iterable[Printed]:
    """The list that a method of the record returns for the arguments of the options."""
    record = loaded(options)
    _, arguments = CALLS[options.command]
    names = [argument.names[0].lstrip("-").replace("-", "_") for argument in arguments]
    given = {name: getattr(options, name) for name in names if getattr(options, name) is not None}
    several = {name: " ".join(words) for name, words in given.items() if isinstance(words, list)}
    yield from listed(getattr(record, options.command)(**given | several), "", options, record)


def listed(found: Listing[Any], question: str, options: Namespace, record: Chronology) -> Iterable[Printed]:
    """A list in the form of the options: for people, as JSON, or the ids alone."""
    if options.form == "json":
        yield Verbatim(lazy.tables.rows_to_json(found.rows()))
    elif options.form == "ids":
        yield from (Verbatim(member.id) for member in found)
        left_out = [member.id for member in found.possible] if isinstance(found, Answer) else []
        if left_out:
            complain(f"{len(left_out)} possible left out: {', '.join(left_out)}")
    else:
        yield from day_heading(record)
        yield from _shown(found, question, record)


def _shown(found: Listing[Any], question: str, record: Chronology) -> Iterable[Printed]:
    if isinstance(found, Answer):
        return views.answer_lines(question, found, record)
    return paragraphs(str(found)) if isinstance(found, Passages) else views.list_lines(found, record)


def run_why(options: Namespace) -> Iterable[Printed]:
    """Why an event answers the question of the options, may answer it, or does not."""
    record = loaded(options)
    found, said = _asked(record.events, EVENT_QUERIES, options, record)
    if not said:
        options.misuse(f"ask a question too, such as: vnus-trade why {options.id} --before deal")
    why = found.why(options.id)
    if options.form == "json":
        yield Verbatim(lazy.tables.rows_to_json(why.rows()))
        return
    yield from day_heading(record)
    yield from paragraphs(str(why))


def _asked(found: Any, queries: Sequence[Query], options: Namespace, record: Chronology) -> tuple[Any, str]:
    """What is left of a collection when all has been asked, and the question in words."""
    said = ""
    for query in queries:
        for written in getattr(options, query.option):
            found = _ask(found, query, written, options.zone, record)
            said += f" {query.words.format('the deal' if query.is_time and written == 'deal' else written)}"
    return found, said


def _ask(found: Any, query: Query, written: str, zone: str | None, record: Chronology) -> Any:
    ask = getattr(found, query.method)
    if query.keyword:
        return ask(**{query.keyword: written})
    if query.option == "--where":
        return ask(**_field(written))
    asked = _when(written, query.option, record) if query.metavar == "WHEN" else written
    return ask(asked, zone=zone) if query.is_time and isinstance(asked, str) else ask(asked)


def _field(written: str) -> dict[str, Any]:
    """The field and the value that `where` is given; raises `QuestionRefused` for other words."""
    field, equals, value = written.partition("=")
    if not (field and equals):
        raise QuestionRefused("--where", f"{written!r} is no question; write a field and its value, as stage=announced")
    if ends := _RANGE.fullmatch(value):
        return {field: tuple(end or None for end in ends.groups())}
    return {field: int(value) if value.isdecimal() else value}


def _when(written: str, option: str, record: Chronology) -> When:
    """The event of an id, or else a time as it is written; raises `QuestionRefused` for what may be neither."""
    if written == "deal":
        if record.day is not None and not any(negotiation.deal for negotiation in record.negotiations):
            raise QuestionRefused(option, "no source of that day tells of a deal; write an id or a date")
        return record.deal
    if not written[:1].isalpha() or " " in written:
        return written  # the question says how a date in words is written
    try:
        return record[written]
    except NotFound as error:
        end = "" if error.candidates else "."
        raise QuestionRefused(option, f"{error}{end} A date is written 2025-07-02, 2025-07 or 2025") from error
