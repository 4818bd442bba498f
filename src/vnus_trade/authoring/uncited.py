"""Lists the lines of an article that no drafted entry cites, ready to be set aside."""

from collections.abc import Iterable, Iterator, Sequence

from vnus_trade.collating.drafter import Drafts
from vnus_trade.corpus.layout import Offsets
from vnus_trade.evidence.stretches import UNACCOUNTED_LETTERS

_BACKGROUND = "background"
_HEAD = """\
# Lines that no entry cites, or only in part: every passage has to be accounted for.
[aside]
"""


def asides_toml(drafts: Drafts, quotes: Sequence[Offsets]) -> str:
    """The table that sets aside what quotations, in their order, leave of an article, by its reason."""
    layout = drafts.article.layout
    reasons = dict(drafts.article.report.asides)
    by_reason: dict[str, list[int]] = {}
    paragraph_of = {start: layout.paragraph(start) for start, _ in layout.lines}
    for line, (start, end) in _numbered(layout.text, layout.lines):
        if (
            any(run > UNACCOUNTED_LETTERS for run in _runs(layout.text, start, end, quotes))
            or paragraph_of[start] in reasons
        ):
            by_reason.setdefault(reasons.get(paragraph_of[start], _BACKGROUND), []).append(line)
    blank = _blank_lines(layout.text)
    background = by_reason.pop(_BACKGROUND, [])
    lines = [f'{reason} = "{_ranges(found, blank)}"' for reason, found in by_reason.items()]
    if background:
        lines.append(
            f'# {_BACKGROUND} = "{_ranges(background, blank)}"   # without the first # once you have read them'
        )
    return _HEAD + "\n".join(lines) + "\n" if lines else ""


def _numbered(text: str, lines: Sequence[Offsets]) -> Iterator[tuple[int, Offsets]]:
    """The lines with words, each with its number."""
    number, at = 1, 0
    for start, end in lines:
        number += text.count("\n", at, start)
        at = start
        yield number, (start, end)


def _runs(text: str, start: int, end: int, quotes: Sequence[Offsets]) -> Iterator[int]:
    """How many letters the parts of a line have that no quotation cites."""
    at = start
    for first, last in quotes:
        if last > at and first < end:
            yield sum(map(str.isalnum, text[at : max(at, first)]))
            at = max(at, last)
    yield sum(map(str.isalnum, text[at:end])) if at < end else 0


def _blank_lines(text: str) -> set[int]:
    return {number for number, line in enumerate(text.split("\n"), start=1) if not line.strip()}


def _ranges(lines: Sequence[int], blank: Iterable[int]) -> str:
    """Numbers of lines as ranges, over blank lines between them: "6-7, 12"."""
    passed = set(blank)
    spans: list[list[int]] = []
    for line in lines:
        if spans and all(between in passed for between in range(spans[-1][1] + 1, line)):
            spans[-1][1] = line
        else:
            spans.append([line, line])
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in spans)
