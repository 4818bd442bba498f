"""Reads the waiting drafts of a folder: their names, the ids that are taken, and the actors that they add."""

import tomllib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from vnus_trade.contents.index import Contents
from vnus_trade.errors import VnusTradeError
from vnus_trade.folders.toml_files import DRAFTS
from vnus_trade.model.entities import Actor
from vnus_trade.model.fields import COLLECTIONS


def waiting_drafts(folder: Path) -> list[str]:
    """The names of the drafts in a folder that have not been moved up."""
    return sorted(path.name for path in (folder / DRAFTS).glob("*.toml"))


class WaitingEntries:
    """The entries of drafts, so that a later draft names their actors and repeats none of their ids."""

    def __init__(self, drafts: Mapping[str, str]) -> None:
        """Take the text of each draft, by the name of its file."""
        self.ids: dict[str, str] = {}
        """The ids of the entries, each with the name of its draft."""
        self._actors: dict[str, Actor] = {}
        for name, toml in drafts.items():
            self.add(name, toml)

    @classmethod
    def of(cls, folder: Path, *names: str) -> "WaitingEntries":
        """Those of these drafts of a folder."""
        return cls({name: (folder / DRAFTS / name).read_bytes().decode(errors="replace") for name in names})

    def add(self, name: str, toml: str) -> None:
        """Add the entries of a draft; of one that cannot be read, none."""
        for kind, tables in _document(toml).items():
            for table in tables if isinstance(tables, list) and kind != "extend" else ():
                if isinstance(table, dict) and isinstance(id_ := table.get("id"), str):
                    self.ids[id_] = name
                    if kind == "actor":
                        self._add_actor(id_, table)

    def named_in(self, toml: str) -> list[str]:
        """The names of the drafts to whose entries another draft refers."""
        own = WaitingEntries({"": toml}).ids
        return sorted({self.ids[text] for text in _texts(_document(toml)) if text in self.ids and text not in own})

    def _add_actor(self, id_: str, table: dict[str, Any]) -> None:
        with suppress(VnusTradeError, TypeError, ValueError):
            aliases = table.get("aliases", ())
            names = {
                "name": table.get("name", ""),
                "aliases": (aliases,) if isinstance(aliases, str) else tuple(aliases),
            }
            self._actors.setdefault(id_, Actor(id=id_, kind=table.get("kind", ""), **names))

    def beside(self, known: Contents) -> Contents:
        """What is known, with the actors of the drafts."""
        ids = {actor.id for actor in known.actors}
        own = [actor for actor in self._actors.values() if actor.id not in ids]
        rest = {name: getattr(known, name) for name in COLLECTIONS if name != "actors"}
        return Contents(actors=(*known.actors, *own), **rest)


def _document(toml: str) -> dict[str, Any]:
    try:
        return tomllib.loads(toml)
    except ValueError:
        return {}


def _texts(value: Any) -> Iterator[str]:
    """The texts in a value of a draft, but for its quotations."""
    if isinstance(value, str):
        yield value
    members = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, member in members:
        yield from _texts(member) if key != "quote" else ()
