"""The record that the options of a subcommand name, and what is said above what is shown of it."""

from argparse import Namespace
from collections.abc import Iterable, Sequence
from pathlib import Path

from vnus_trade import lazy
from vnus_trade.command.declarations import Printed
from vnus_trade.display import terminal as views
from vnus_trade.errors import CurationError
from vnus_trade.loading import load
from vnus_trade.record.chronology import Chronology
from vnus_trade.seeds import SEEDS


def shipped(options: Namespace) -> list[Path]:
    """The shipped record, where the options ask for it before other folders."""
    return [SEEDS] if options.shipped else []


def earlier(options: Namespace) -> list[Path]:
    """The folders that are loaded before the one that a subcommand works on."""
    return [*shipped(options), *map(Path, options.beside)]


def opened(before: Sequence[Path], folders: Sequence[Path], *, strict: bool = True, check: bool = False) -> Chronology:
    """The record of folders; of an entry that is missing, the fault says in which draft of the later ones it waits."""
    try:
        record = load(*before, *folders, strict=strict, check=check)
        # With nothing left of it, it is read once more, which raises what is wrong.
        return record if not record.left_out or record.all_events else load(*before, *folders, check=check)
    except CurationError as error:
        raise CurationError(lazy.accepting.with_places(error.faults, folders)) from None


def loaded(options: Namespace) -> Chronology:
    """The record that the options name, of the day that they name."""
    record = opened(shipped(options), list(map(Path, options.folder)))
    as_of = getattr(options, "as_of", None)
    return record if as_of is None else record.as_of(as_of)


def day_heading(record: Chronology) -> Iterable[Printed]:
    """The day of which a record is, above what is shown of it."""
    return (*views.known_lines(record), "") if record.day is not None else ()
