"""Paragraphs in a terminal: where they are wrapped, cut and coloured."""

import pytest

from vnus_trade.console.colours import ESCAPE, as_heading, as_quiet
from vnus_trade.console.wrapping import Line, columns_of, padded, paragraphs


@pytest.mark.parametrize(
    ("line", "width", "expected"),
    [
        (Line(), 20, [""]),
        (Line("one two three"), 7, ["one two", "three"]),
        (Line("  one two three", 4), 9, ["  one two", "    three"]),
        (Line("one incomprehensibilities two"), 10, ["one", "incomprehensibilities", "two"]),
        (Line("one two", 30), 8, ["one two"]),
        (Line("one two three", 30), 8, ["one two", "    three"]),
        (Line("*   one two"), 20, ["*   one two"]),
        (Line("one two three four", most=2), 9, ["one two", "three ..."]),
        (Line("one two three four", most=1, end="news, line 3"), 24, ["one two three four", "news, line 3"]),
        (Line("one two three four", 0, 1, "p, line 3"), 14, ["one two ...", "p, line 3"]),
        (Line("one", end="news, line 3"), 20, ["one news, line 3"]),
        (Line("incomprehensibilities two", most=1), 10, ["incomprehensibilities ..."]),
        (Line("Tổng Bí thư Tô Lâm"), 11, ["Tổng Bí thư", "Tô Lâm"]),
        (Line("To\u0302 La\u0302m hai"), 6, ["To\u0302 La\u0302m", "hai"]),
        (Line("東京で会議、京都で「次の会議」。"), 8, ["東京で会", "議、京都", "で「次の", "会議」。"]),
        (Line("a\x1b[31mb\u202ec"), 40, ["a\\u001b[31mb\\u202ec"]),
    ],
)
def test_wrapping(line: Line, width: int, expected: list[str]) -> None:
    """Words fill lines by the columns that a terminal gives them, whether marks are composed, apart or none."""
    assert line.wrapped(width) == expected


def test_colours_end_with_their_line() -> None:
    """A colour that goes on over lines ends with each and begins again in the next, behind the space before it."""
    line = Line(f"  {as_heading('one two')} {as_quiet('three')}", 2)
    on, dim, off = (f"{ESCAPE}[{code}m" for code in ("1", "2", "0"))
    assert line.wrapped(6) == [f"  {on}one{off}", f"  {on}two{off}", f"  {dim}three{off}"]


def test_a_colour_of_nothing() -> None:
    """Blanks have no colour, and blanks around words none either."""
    assert as_heading("  ") == "  "
    assert as_heading(" x ") == f" {ESCAPE}[1mx{ESCAPE}[0m "


@pytest.mark.parametrize(
    ("text", "columns"), [("", 0), ("abc", 3), ("Tô Lâm", 6), ("To\u0302", 2), ("東京", 4), ("ｶﾞ", 2), ("a\u200bb", 2)]
)
def test_columns(text: str, columns: int) -> None:
    """Wide letters take two columns; marks, what nobody sees and colours take none."""
    assert columns_of(text) == columns
    assert columns_of(as_heading(text)) == columns
    assert columns_of(padded(text, 9)) == 9


def test_paragraphs_of_a_text() -> None:
    """Each line of a text is a paragraph that goes on two columns deeper."""
    assert [*paragraphs("one\n  two")] == [Line("one", 2), Line("  two", 4)]
