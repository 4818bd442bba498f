"""Reads the waiting drafts of a folder: their names, the ids that are taken, and the actors that they add."""

import tomllib
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from vnus_trade.contents.index import Contents
from vnus_trade.errors import VnusTradeError
from vnus_trade.filing.new_folders import DRAFTS
from vnus_trade.model.entities import Actor
from vnus_trade.model.fields import COLLECTIONS


def waiting_drafts(folder: Path) -> list[str]:
    """The names of the drafts in a folder that have not been moved up."""
    return sorted(path.name for path in (folder / DRAFTS).glob("*.toml"))


class WaitingEntries:
    """The entries of drafts, so that a later draft names their actors and repeats none of their ids."""

    def __init__(self, drafts: Iterable[str]) -> None:
        self.ids: set[str] = set()
        self._actors: dict[str, Actor] = {}
        for toml in drafts:
            self.add(toml)

    def add(self, toml: str) -> None:
        """Add the entries of a draft; of one that cannot be read, none."""
        try:
            document = tomllib.loads(toml)
        except ValueError:
            return
        for kind, tables in document.items():
            for table in tables if isinstance(tables, list) and kind != "extend" else ():
                if isinstance(table, dict) and isinstance(id_ := table.get("id"), str):
                    self.ids.add(id_)
                    if kind == "actor":
                        self._add_actor(id_, table)

    def _add_actor(self, id_: str, table: dict[str, Any]) -> None:
        with suppress(VnusTradeError, TypeError, ValueError):
            names = {"name": table.get("name", ""), "aliases": tuple(table.get("aliases", ()))}
            self._actors.setdefault(id_, Actor(id=id_, kind=table.get("kind", ""), **names))

    def beside(self, known: Contents) -> Contents:
        """What is known, with the actors of the drafts."""
        ids = {actor.id for actor in known.actors}
        own = [actor for actor in self._actors.values() if actor.id not in ids]
        rest = {name: getattr(known, name) for name in COLLECTIONS if name != "actors"}
        return Contents(actors=(*known.actors, *own), **rest)
