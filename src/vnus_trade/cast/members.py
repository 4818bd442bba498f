"""A member of the cast: somebody whom an article may name, with all his names and offices."""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

import attrs

from vnus_trade.cast.titles import TitledName
from vnus_trade.model.vocabulary import ActorKind

SORTS: Mapping[ActorKind, str] = {ActorKind.PERSON: "person", ActorKind.STATE: "state"}
"""How actors of a kind are looked for; all others are groups."""


@attrs.frozen
class Member:
    """Someone whom an article may name: with `known` names of the record, and with others that only the article has."""

    id: str
    kind: ActorKind
    known: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    side: str | None = None
    introduced: TitledName | None = None
    """Where the article gives an office."""
    is_side: bool = False
    """Whether it trades as states do, as the European Union does."""

    @property
    def names(self) -> tuple[str, ...]:
        """All names, those of the record first."""
        return tuple(dict.fromkeys((*self.known, *self.others)))

    @property
    def sort(self) -> str:
        """Person, state or group; whatever trades as states do counts as one."""
        return "state" if self.is_side else SORTS.get(self.kind, "group")


class Given(NamedTuple):
    """What is said of the cast before an article is read: the sides, by the names of each, and ids that are taken."""

    sides: Sequence[Sequence[str]] = ()
    taken: Collection[str] = ()
