"""Labels are measured with too much rather than too little, and cut where they have no room."""

import pytest

from vnus_trade.display.lettering import widest, width_of, wrapped


def test_an_accent_takes_no_room() -> None:
    """Vietnamese letters are as wide as the letters below their accents, however they are composed."""
    assert width_of("Tô Lâm") == width_of("To Lam") == width_of("To\u0302 La\u0302m")


def test_wide_letters() -> None:
    """A letter of East Asia takes more room than a Latin one, and that more than a dot."""
    assert width_of("ꦛ") <= width_of("越")
    assert width_of(".") < width_of("n") < width_of("W")


def test_the_widest_line() -> None:
    """Lines are as wide as the widest of them."""
    assert widest(("a", "abc")) == width_of("abc")


@pytest.mark.parametrize(
    ("text", "width", "most", "expected"),
    [
        ("", 100, 2, ("",)),
        ("one two", 100, 2, ("one two",)),
        ("one two", 30, 2, ("one", "two")),
        ("one two three", 60, 2, ("one two", "three")),
        ("one two three four five", 60, 2, ("one two", "three fo…")),
        ("incomprehensibilities", 60, 1, ("incomp…",)),
        ("word", 1, 1, ("…",)),
    ],
)
def test_where_lines_break(text: str, width: float, most: int, expected: tuple[str, ...]) -> None:
    """Words fill lines up to their width, and an ellipsis stands for what has no room."""
    assert wrapped(text, width, most) == expected
