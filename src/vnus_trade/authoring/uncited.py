"""Lists the lines of an article that no drafted entry cites, ready to be set aside."""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import accumulate

from vnus_trade.authoring.leftovers import figures
from vnus_trade.collating.drafter import Drafts
from vnus_trade.corpus.layout import Offsets
from vnus_trade.evidence.stretches import UNACCOUNTED_LETTERS
from vnus_trade.reading.article import ReadArticle

_BACKGROUND, _FACTS = "background", "facts"
_COMMENTS = {
    _BACKGROUND: '# background = "{lines}"   # without the first # once you have read them',
    _FACTS: (
        "# {lines}: times, numbers, denials, direct speech or names in no entry; curate them, or set the lines aside"
    ),
}
_HEAD = """\
# Lines that no entry cites, or only in part: every passage has to be accounted for.
[aside]
"""


def asides_toml(drafts: Drafts, quotes: Sequence[Offsets]) -> str:
    """The table that sets aside what quotations, in their order, leave of an article, by its reason.

    Lines that tell no fact are suggested as background, and the others are named.
    """
    layout = drafts.article.layout
    reasons = dict(drafts.article.report.asides)
    by_reason: dict[str, list[int]] = {}
    paragraph_of = {start: layout.paragraph(start) for start, _ in layout.lines}
    facts = _Facts(drafts.article, quotes)
    for line, (start, end) in _numbered(layout.text, layout.lines):
        letters = {run: sum(map(str.isalpha, layout.text[slice(*run)])) for run in _runs(start, end, quotes)}
        if (reason := reasons.get(paragraph_of[start])) is not None:
            by_reason.setdefault(reason, []).append(line)
        elif any(count > UNACCOUNTED_LETTERS or facts.has_sentence(run) for run, count in letters.items()):
            tells = any(facts.are_in(run) for run, count in letters.items() if count)
            by_reason.setdefault(_FACTS if tells else _BACKGROUND, []).append(line)
    blank = {number for number, line in enumerate(layout.text.split("\n"), start=1) if not line.strip()}
    comments = {key: _ranges(by_reason.pop(key), blank) for key in (_BACKGROUND, _FACTS) if key in by_reason}
    lines = [f'{reason} = "{_ranges(found, blank)}"' for reason, found in by_reason.items()]
    lines += [_COMMENTS[key].format(lines=found) for key, found in comments.items()]
    return _HEAD + "\n".join(lines) + "\n" if lines else ""


class _Facts:
    """The sentences that tell what no quotation cites: when, how much, direct speech, who, or what is not so."""

    def __init__(self, article: ReadArticle, quotes: Iterable[Offsets]) -> None:
        told = [(figure.start, figure.start + 1) for figure in figures(article)]
        told += [found.span() for found in re.finditer(r"\d+", article.layout.text[: article.layout.stop])]
        for sentence in article.sentences:
            told += [*sentence.quoted, *((place.start, place.end) for place in sentence.actors)]
            told += [(cue.start, cue.end) for cue in sentence.cues(("negation", "denial"))]
        cited = _Spans(quotes)
        uncited = _Spans(span for span in told if not cited.overlap(span))
        spans = [(sentence.start, sentence.end) for sentence in article.sentences]
        self._telling = _Spans(filter(uncited.overlap, spans))
        of_talks = (each for each in article.sentences if each.actors and each.has(OF_TALKS))
        self._of_talks = [(each.start, each.end) for each in of_talks if not cited.overlap((each.start, each.end))]
        self._read = _Spans(spans)

    def are_in(self, run: Offsets) -> bool:
        """Whether a stretch of a text belongs to such a sentence, or to none that was read."""
        return self._telling.overlap(run) or not self._read.overlap(run)

    def has_sentence(self, run: Offsets) -> bool:
        """Whether a stretch has a whole sentence in which somebody acts or speaks: "Seltis called it too little"."""
        return any(run[0] <= start and end <= run[1] for start, end in self._of_talks)


OF_TALKS = ("say", "calls", "talks", "talks_change", "pledge", "agreement", "tariff")
"""The kinds of words by which somebody acts or speaks in talks."""


class _Spans:
    """Stretches of a text, which may overlap each other."""

    def __init__(self, spans: Iterable[Offsets]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._ends = list(accumulate((end for _, end in ordered), max))

    def overlap(self, run: Offsets) -> bool:
        """Whether one of them has a letter of this stretch."""
        count = bisect_left(self._starts, run[1])
        return count > 0 and self._ends[count - 1] > run[0]


def _numbered(text: str, lines: Sequence[Offsets]) -> Iterator[tuple[int, Offsets]]:
    """The lines with words, each with its number."""
    number, at = 1, 0
    for start, end in lines:
        number += text.count("\n", at, start)
        at = start
        yield number, (start, end)


def _runs(start: int, end: int, quotes: Sequence[Offsets]) -> Iterator[Offsets]:
    """The parts of a line that no quotation cites."""
    at = start
    for first, last in quotes:
        if last > at and first < end:
            yield at, max(at, first)
            at = max(at, last)
    yield at, max(at, end)


def _ranges(lines: Sequence[int], blank: Collection[int]) -> str:
    """Numbers of lines as ranges, over blank lines between them: "6-7, 12"."""
    spans: list[list[int]] = []
    for line in lines:
        if spans and all(between in blank for between in range(spans[-1][1] + 1, line)):
            spans[-1][1] = line
        else:
            spans.append([line, line])
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in spans)
