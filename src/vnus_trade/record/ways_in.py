"""Ways into a record: by id, by name, by office and by words."""

from collections.abc import Iterable
from itertools import chain
from typing import Any, TypeVar, overload

import attrs

from vnus_trade import lazy
from vnus_trade.contents.index import Catalogue, Contents
from vnus_trade.errors import NotFound
from vnus_trade.evidence.sources import Evidence, Source
from vnus_trade.model.entities import Actor, Document, Office
from vnus_trade.model.events import Event
from vnus_trade.model.fields import evident_parts
from vnus_trade.notebook import Shown
from vnus_trade.words.names import near, stands_in

_Default = TypeVar("_Default")


@attrs.frozen(kw_only=True, eq=False, repr=False)
class WaysIn(Shown, Contents):
    """Finds what a record has."""

    _catalogue: Catalogue

    def __getitem__(self, id: str) -> Event:
        """Return the event of this id; raises `NotFound` with near misses."""
        if not isinstance(id, str):
            raise TypeError(f"record[...] takes the id of an event, not {id!r}; record.events takes places")
        return self._catalogue.find(Event, id)

    @overload
    def get(self, id: str) -> Event: ...
    @overload
    def get(self, id: str, default: _Default, /) -> Event | _Default: ...
    def get(self, id: str, *default: Any) -> Any:
        """Return the event of this id; a default, if one is given, where there is none, and else raises `NotFound`.

        >>> import vnus_trade
        >>> vnus_trade.load().get("round-9", None) is None
        True
        """
        return self[id] if not default or id in self._catalogue.events else default[0]

    def __contains__(self, thing: object) -> bool:
        """Return whether it has an object, or anything of this id."""
        return thing in self._catalogue

    def _ipython_key_completions_(self) -> list[str]:
        return list(self._catalogue.events)

    def actor(self, name: str) -> Actor:
        """Return the actor of this name, as people write it: with or without accents, with a title, an alias, an id.

        Raises `NotFound` with near misses, `Ambiguous` with the candidates where it fits several, and `Misnamed`
        where a source uses the name by mistake.

        >>> import vnus_trade
        >>> vnus_trade.load().actor("General Secretary Lam")
        <Actor to-lam>
        """
        return self._catalogue.find(Actor, name)

    def holders(self, title: str) -> tuple[tuple[Actor, Office], ...]:
        """List who held an office whose title has these words, each with the office.

        Raises `NotFound` with near misses.

        >>> import vnus_trade
        >>> [actor.id for actor, office in vnus_trade.load().holders("trade representative")]
        ['jamieson-greer']
        """
        offices = [(actor, office) for actor in self.actors for office in actor.offices]
        found = tuple((actor, office) for actor, office in offices if stands_in(title, office.title))
        if not found:
            raise NotFound("office", title, near(title, (office.title for _, office in offices)))
        return found

    def source(self, name: str) -> Source:
        """Return the source of this id, file, title, publisher or origin; raises as `actor` does."""
        return self._catalogue.find(Source, name)

    def document(self, id: str) -> Document:
        """Return the document of this id, title or number; raises as `actor` does."""
        return self._catalogue.find(Document, id)

    def search(self, words: str) -> "lazy.passages.Passages":
        """List the passages of texts and quotations that have these words, each with the entries that cite it.

        Case and accents are ignored, and a number is found as it is written. Of texts that are withheld, only the words
        quoted are searched, and the list says so. Raises `QuestionRefused` if there is no word to search.

        >>> import vnus_trade
        >>> vnus_trade.load().search("aircraft")[0]
        <Passage ..., line ...>
        """
        return lazy.passages.found(self._catalogue, words, self.sources, self._cited())

    def citations(self) -> Iterable[tuple[str, Evidence]]:
        """Yield every piece of evidence, with the id of what it supports, also through an office or a plan."""
        return ((thing.id, item) for thing, item in self._cited())

    def _cited(self) -> Iterable[tuple[Any, Evidence]]:
        things = chain.from_iterable(self.curated.values())
        return ((thing, item) for thing in things for part in evident_parts(thing) for item in part.evidence)
