"""The laws of paragraphs in a terminal: no word is lost, no line is too wide, and each ends the colours it begins."""

import re
from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from vnus_trade.console.colours import COLOUR, ESCAPE, as_heading, as_quiet
from vnus_trade.console.wrapping import Line, columns_of

words = st.one_of(
    st.sampled_from(("Tô", "Lâm", "To\u0302", "đàm", "phán", "東京", "会議。", "a", "long-winded", "ｶﾞ", "🛃")),
    st.text("abcô東。", min_size=1, max_size=12),
)
styles: st.SearchStrategy[Callable[[str], str]] = st.sampled_from((str, as_heading, as_quiet))
runs = st.lists(st.tuples(st.lists(words, min_size=1, max_size=6).map(" ".join), styles), min_size=1, max_size=5)
paragraphs = st.builds(
    lambda runs, indent, hang, most, end: Line(
        " " * indent + " ".join(style(text) for text, style in runs), hang, most, end
    ),
    runs,
    st.integers(0, 9),
    st.integers(0, 40),
    st.one_of(st.none(), st.integers(1, 3)),
    st.sampled_from(("", "news (corrected), line 12")),
)
widths = st.integers(20, 60)


def plain(text: str) -> str:
    """A text without colours and blanks."""
    return re.sub(r"\s", "", COLOUR.sub("", text))


@given(paragraphs, widths)
def test_no_word_is_lost(line: Line, width: int) -> None:
    """The lines of a paragraph have its words in their order, but for those that a limit cuts, and then its end."""
    shown = plain("".join(line.wrapped(width)))
    if line.most is None:
        assert shown == plain(line.text + line.end)
    else:
        text, end = plain(line.text), plain(line.end)
        assert shown == text + end or text.startswith(shown.removesuffix(f"...{end}"))


@given(paragraphs, widths)
def test_no_line_is_too_wide(line: Line, width: int) -> None:
    """A line has at most the columns that it is given, unless it is a single word, and no more lines than its limit."""
    lines = [COLOUR.sub("", shown) for shown in line.wrapped(width)]
    assert all(columns_of(shown) <= width or " " not in shown.strip().removesuffix(" ...") for shown in lines)
    assert line.most is None or len(lines) <= line.most + len(line.end.split())


@given(paragraphs, widths)
def test_no_colour_goes_beyond_its_line(line: Line, width: int) -> None:
    """In each line colours are switched on and off in turns, and off at the end; the space before words has none."""
    for shown in line.wrapped(width):
        marks = COLOUR.findall(shown)
        off = f"{ESCAPE}[0m"
        assert all((mark == off) is (number % 2 == 1) for number, mark in enumerate(marks))
        assert len(marks) % 2 == 0
        assert not shown.startswith(tuple(f"{mark} " for mark in marks))
