"""The subcommands that show one entry, or what differs between two records."""

from argparse import Namespace
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from vnus_trade import lazy
from vnus_trade.command.declarations import Printed, Verbatim
from vnus_trade.command.opening import day_heading, loaded, opened, shipped
from vnus_trade.display import terminal as views
from vnus_trade.display.description import Identified
from vnus_trade.errors import NotFound
from vnus_trade.model.entities import Actor
from vnus_trade.model.fields import COLLECTIONS
from vnus_trade.record.chronology import Chronology
from vnus_trade.words.names import near


def run_show(options: Namespace) -> Iterable[Printed]:
    """An entry: every field with its quotations."""
    record = loaded(options)
    thing = _named(options.id, record)
    if options.form == "json":
        yield Verbatim(lazy.to_json.entry_to_json(thing))
        return
    yield from day_heading(record)
    yield from views.entry_lines(thing, record)


def _named(name: str, record: Chronology) -> Identified:
    """The thing of this id, or else the actor or the source of this name."""
    things: dict[str, Identified] = {thing.id: thing for part in COLLECTIONS for thing in getattr(record, part)}
    if name in things:
        return things[name]
    for find in (record.actor, record.source):
        with suppress(NotFound):
            return find(name)
    ids = [id_ for id_, thing in things.items() if not isinstance(thing, Actor)]
    names = [name for actor in record.actors for name in actor.names]
    raise NotFound("entry", name, near(name, [*ids, *names]))


def run_diff(options: Namespace) -> Iterable[Printed]:
    """What one folder has beyond another."""
    old, new = (opened(shipped(options), [Path(folder)]) for folder in (options.old, options.new))
    found = new.diff(old)
    yield Verbatim(lazy.tables.rows_to_json(found.rows())) if options.form == "json" else str(found)
