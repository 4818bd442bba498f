"""Text is measured with too much rather than too little, and broken into lines but never cut."""

import pytest

from vnus_trade.display.lettering import Box, Label, width_of, wrapped


def test_an_accent_takes_no_room() -> None:
    """Vietnamese letters are as wide as the letters below their accents, however they are composed."""
    assert width_of("Tô Lâm") == width_of("To Lam") == width_of("To\u0302 La\u0302m")


def test_wide_letters() -> None:
    """A letter of East Asia takes more room than a Latin one, and that more than a dot."""
    assert width_of("ꦛ") <= width_of("越")
    assert width_of(".") < width_of("n") < width_of("W")


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("", 100, ("",)),
        ("one two", 100, ("one two",)),
        ("one two", 30, ("one", "two")),
        ("one two three", 60, ("one two", "three")),
        ("incomprehensibilities", 60, ("incompre", "hensibilit", "ies")),
        ("word", 1, ("w", "o", "r", "d")),
    ],
)
def test_where_lines_break(text: str, width: float, expected: tuple[str, ...]) -> None:
    """Words fill lines up to their width; only a word that is wider than a line is broken within."""
    assert wrapped(text, width) == expected


def test_a_label_fits_its_lines() -> None:
    """The box of a label is as wide as its widest line and as high as its lines, at its size."""
    label = Label.within("one three", 10, 20, 80, 24)
    assert label.lines == ("one", "three")
    assert label.box == Box(10, 20, width_of("three") * 24 / 12, 60)
    assert (label.box.right, label.box.bottom) == (10 + label.box.width, 80)
