"""Entries as drafted from an article, and remarks on what is left to the curator."""

from collections.abc import Mapping
from typing import Any, TypeAlias

import attrs

from vnus_trade.corpus.layout import Offsets
from vnus_trade.reading.subjects import Readings
from vnus_trade.sentences.sentences import ReadSentence
from vnus_trade.words.numbers import Number, says_about


@attrs.frozen
class DraftedEntry:
    """An entry of some kind, drafted from the words at `quotes`; `start` is where the text speaks of it.

    `fields` are its keys with their values. A note on a key is a comment behind it, or in its place where it is empty.
    """

    kind: str
    start: int
    quotes: tuple[Offsets, ...]
    fields: Mapping[str, Any]
    notes: Mapping[str, str] = attrs.field(factory=dict)
    reads: Readings = attrs.field(factory=dict)
    id: str = ""
    extends: bool = False
    """Whether it adds to the entry of its id."""
    called: str = ""
    """Its name in the article, if it has one there: what has another name is another."""
    within: int | None = None
    """The `start` of the entry of its kind of which it is a part."""

    def having(self, **changes: Any) -> "DraftedEntry":
        """The same with some fields more, or with other values in them; those that are None are taken out."""
        fields = {key: value for key, value in {**self.fields, **changes}.items() if value is not None}
        return attrs.evolve(self, fields=fields)


@attrs.frozen
class Remark:
    """What a passage says that is no entry, and why, or which words say something that could not be read."""

    start: int
    message: str


DraftedPart: TypeAlias = DraftedEntry | Remark


def not_exact(sentence: ReadSentence, **numbers: Number | None) -> dict[str, str]:
    """A note for each key whose number the words give only about."""
    words = {key: says_about(number, sentence.text) for key, number in numbers.items() if number is not None}
    return {key: f'"{word}", so it is not exact' for key, word in words.items() if word}
