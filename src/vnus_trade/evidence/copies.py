"""Finds passages that two sources have in common: near copies, which are no second witness."""

from collections.abc import Iterable, Iterator

import attrs

from vnus_trade.evidence.sources import Source
from vnus_trade.letters import Legible
from vnus_trade.words.names import fold

_WORDS = 12
"""The words in a row that two sources must share."""


@attrs.frozen
class SharedPassage(Legible):
    """Words in a row that two sources share, whatever the case, accents and signs, and the line of each."""

    source: Source
    line: int
    other: Source
    other_line: int
    words: int

    def __str__(self) -> str:
        return (
            f"{self.source.id}, line {self.line}, has {self.words} words in a row of "
            f"{self.other.id}, line {self.other_line}: near copies are one witness"
        )


def shared_passages(sources: Iterable[Source]) -> Iterator[SharedPassage]:
    """The longest passage that each source shares with each earlier one, if it is long enough and no text is withheld.

    Of words that a source has several times, the first place counts. A version and its original are one witness anyway.
    """
    seen: dict[tuple[str, ...], dict[str, tuple[Source, int, int]]] = {}
    for source in sources:
        lines = enumerate((source.text or "").split("\n"), start=1)
        words = [(word, number) for number, line in lines for word in fold(line).split()]
        runs = [tuple(word for word, _ in words[at : at + _WORDS]) for at in range(len(words) - _WORDS + 1)]
        longest: dict[str, SharedPassage] = {}
        # By the place of the last run in an earlier source: the first line here, the first line there, and the words.
        going: dict[tuple[str, int], tuple[int, int, int]] = {}
        for at, run in enumerate(runs):
            before, going = going, {}
            for id_, (other, there, line) in seen.get(run, {}).items():
                first, other_line, count = before.get((id_, there - 1), (words[at][1], line, _WORDS - 1))
                going[id_, there] = first, other_line, count + 1
                if id_ not in longest or longest[id_].words <= count:
                    longest[id_] = SharedPassage(source, first, other, other_line, count + 1)
        yield from (each for each in longest.values() if each.other.original != source.original)
        for at, run in enumerate(runs):
            seen.setdefault(run, {}).setdefault(source.id, (source, at, words[at][1]))
