"""A picture shows itself in notebooks, is saved whole, and is short to print."""

from pathlib import Path

from vnus_trade.notebook import Picture

PICTURE = Picture("<svg>Tô Lâm</svg>\n", "Talks on glass", 600, 400.4)


def test_a_picture_is_saved(tmp_path: Path) -> None:
    """Saving writes the SVG in UTF-8 over what the file held, by a path or its text, and leaves nothing beside it."""
    file = tmp_path / "timeline.svg"
    file.write_text("old", encoding="utf-8")
    PICTURE.save(file)
    PICTURE.save(str(file))
    assert file.read_text(encoding="utf-8") == PICTURE.svg
    assert list(tmp_path.iterdir()) == [file]


def test_how_a_picture_prints() -> None:
    """The representation says what it shows and how large it is, and not how it is drawn."""
    assert repr(PICTURE) == "<Picture 'Talks on glass': 600 by 400 pixels>"


def test_a_notebook_shows_a_picture_once() -> None:
    """A notebook is given the SVG within HTML, where its titles and links work, and in no other form."""
    assert PICTURE.svg in PICTURE._repr_html_()
    assert not hasattr(PICTURE, "_repr_svg_")
