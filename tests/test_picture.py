"""A picture shows itself in notebooks, is saved whole, and is short to print."""

import sys
from pathlib import Path

import pytest

from vnus_trade import load
from vnus_trade.errors import ExtraMissing, WriteRefused
from vnus_trade.notebook import Picture

PICTURE = Picture("<svg>Tô Lâm</svg>\n", "Talks on <glass>", 600, 400.4)


def test_a_picture_is_saved(tmp_path: Path) -> None:
    """Saving writes the SVG in UTF-8 over what the file held, by a path or its text, and leaves nothing beside it."""
    file = tmp_path / "timeline.svg"
    file.write_text("old", encoding="utf-8")
    PICTURE.save(file)
    PICTURE.save(str(file))
    assert file.read_text(encoding="utf-8") == PICTURE.svg
    assert list(tmp_path.iterdir()) == [file]


def test_a_picture_is_saved_as_a_page(tmp_path: Path) -> None:
    """A page of HTML has the title and the drawing, and refers to nothing else."""
    file = tmp_path / "timeline.html"
    PICTURE.save(file)
    page = file.read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert "<title>Talks on &lt;glass&gt;</title>" in page
    assert PICTURE.svg in page
    assert "http" not in page


@pytest.mark.parametrize(("suffix", "begins"), [(".png", b"\x89PNG"), (".pdf", b"%PDF"), (".PNG", b"\x89PNG")])
def test_a_picture_is_saved_in_the_format_of_its_suffix(suffix: str, begins: bytes, tmp_path: Path) -> None:
    """The suffix says the format, in capitals or not; a PNG has two pixels for each of the picture."""
    picture = load().rounds.timeline(width=600)
    file = tmp_path / f"rounds{suffix}"
    picture.save(file)
    content = file.read_bytes()
    assert content.startswith(begins)
    if begins != b"%PDF":
        assert int.from_bytes(content[16:20]) == 2 * picture.width


@pytest.mark.parametrize("name", ["timeline.jpg", "timeline"])
def test_other_formats_are_refused(name: str, tmp_path: Path) -> None:
    """A suffix of no format is refused with those that there are, and nothing is written."""
    with pytest.raises(WriteRefused) as refused:
        PICTURE.save(tmp_path / name)
    assert str(refused.value) == (
        f"{tmp_path / name} is not written: a picture is saved as .svg, .html, .png, .pdf; give one of these suffixes"
    )
    assert list(tmp_path.iterdir()) == []


def test_a_missing_extra_leaves_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the extra, PNG is refused with how to install it, and the file keeps what it held."""
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    file = tmp_path / "timeline.png"
    file.write_text("old", encoding="utf-8")
    with pytest.raises(ExtraMissing, match=r"pip install 'vnus-trade\[plot\]'"):
        PICTURE.save(file)
    assert file.read_text(encoding="utf-8") == "old"


def test_how_a_picture_prints() -> None:
    """The representation says what it shows and how large it is, and not how it is drawn."""
    assert repr(PICTURE) == "<Picture 'Talks on <glass>': 600 by 400 pixels>"


def test_a_notebook_shows_a_picture_once() -> None:
    """A notebook is given the SVG within HTML, where its titles and links work, and in no other form."""
    assert PICTURE.svg in PICTURE._repr_html_()
    assert not hasattr(PICTURE, "_repr_svg_")
