"""The subcommands that ask the record: the timeline, and answers to questions."""

from argparse import Namespace
from collections.abc import Iterable

from vnus_trade.answers.queries import Events
from vnus_trade.answers.windows import When
from vnus_trade.command.opening import day_heading, loaded
from vnus_trade.display import terminal as views
from vnus_trade.record.chronology import Chronology


def run_timeline(options: Namespace) -> Iterable[str]:
    """Everything in order, and the rounds before each deal."""
    record = loaded(options)
    yield from views.timeline_lines(record)
    with_deals = [negotiation for negotiation in record.negotiations if negotiation.deal]
    if with_deals:
        yield ""
    for negotiation in with_deals:
        part = record.negotiation(negotiation.id)
        rounds = part.rounds.before(part.deal)
        yield from views.answer_lines("Which rounds came before the deal?", rounds, part)


def run_rounds(options: Namespace) -> Iterable[str]:
    """The rounds, or those before or after something."""
    record = loaded(options)
    rounds, question = record.rounds, "Which rounds were there"
    for ask, written in ((Events.before, options.before), (Events.after, options.after)):
        if written is not None:
            rounds = ask(rounds, _when(written, record))
            question += f" {ask.__name__} {'the deal' if written == 'deal' else written}"
    yield from day_heading(record)
    yield from views.answer_lines(f"{question}?", rounds, record)


def _when(written: str, record: Chronology) -> When:
    if written == "deal":
        return record.deal
    return record[written] if written[:1].isalpha() else written
