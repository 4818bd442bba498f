"""What is kept of a text that may not be passed on: where its lines end, its stray letters and the quoted words."""

from collections.abc import Iterable, Sequence

from vnus_trade.evidence.stretches import Repair, starts_of


class KeptLetters:
    """The letters of a text that are known although it is withheld; each new one must agree with all others.

    Nobody can tell that they are those of the text, but they may not contradict each other and the lengths of lines.
    """

    def __init__(self, line_lengths: Sequence[int]) -> None:
        *_, beyond = starts = starts_of(line_lengths)
        self.length: int = beyond - 1
        self._letters = {start - 1: "\n" for start in starts[1:-1]}

    def contradiction(self, start: int, words: str) -> str:
        """Keep words at their offset; say what is wrong if they cannot stand there, and else nothing."""
        if start < 0 or start + len(words) > self.length:
            return f"there are no words from {start} to {start + len(words)}; the text has {self.length} letters"
        for at, letter in enumerate(words, start):
            there = self._letters.get(at)
            if there is not None and there != letter:
                return f"{letter!r} at {at} contradicts {there!r}, which is kept of the text"
            if there is None and letter == "\n":
                return f"a line end at {at} contradicts the lengths of the lines"
        self._letters.update(enumerate(words, start))
        return ""


def with_strays(quote: str, start: int, end: int, repairs: Iterable[Repair]) -> str | None:
    """The words of a span as the text has them, given the quotation without stray letters; `None` if it does not fit.

    >>> with_strays("tariffs", 3, 11, [Repair(at=6, stray="§", reason="a slip")])
    'tar§iffs'
    """
    strays = {
        at: letter for repair in repairs for at, letter in enumerate(repair.stray, repair.at) if start <= at < end
    }
    if len(quote) + len(strays) != end - start:
        return None
    letters = iter(quote)
    return "".join(strays.get(at) or next(letters) for at in range(start, end))
