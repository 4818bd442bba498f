"""Timelines as SVG: what is drawn how, in colours that can be read, and what a mark leads to."""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from io import BytesIO
from itertools import accumulate
from xml.etree import ElementTree as ET

import attrs
import pytest
import vl_convert
from PIL import Image

from tests import CHECKOUT
from tests.invented import CALL, FIRST, LEVY, SECOND, THIRD, chronology, scene_of, span
from vnus_trade import load
from vnus_trade.display.theme import DARK, LIGHT, escaped
from vnus_trade.model.events import Event
from vnus_trade.pictures.layout import laid_out
from vnus_trade.pictures.svg import drawn

SVG = "{http://www.w3.org/2000/svg}"
DRAWN = CHECKOUT / "docs" / "timeline.svg"


def parsed(*events: Event, possible: tuple[str, ...] = ()) -> ET.Element:
    """The SVG of the timeline of these events, some of them only possible."""
    scene = attrs.evolve(scene_of(chronology(events)), possible=frozenset(possible))
    return ET.fromstring(drawn(laid_out(scene)).svg)  # noqa: S314 - it is ours


def group(svg: ET.Element, event: str) -> ET.Element:
    """The mark of one event."""
    return next(each for each in svg.iter(f"{SVG}g") if each.get("data-event") == event)


def shapes(svg: ET.Element, event: str) -> list[str]:
    """The names of the shapes that the mark of an event is drawn with, without its words."""
    return [
        shape.tag.removeprefix(SVG) for shape in group(svg, event) if shape.tag not in (f"{SVG}title", f"{SVG}text")
    ]


def test_what_lasted_is_a_bar_in_a_bar() -> None:
    """A round of several days is a pale bar with a full one in it; what is known to the day is a pale bar alone."""
    svg = parsed(SECOND, CALL, FIRST)
    assert shapes(svg, "second") == ["rect", "rect"]
    assert [bar.get("fill-opacity") for bar in group(svg, "second").findall(f"{SVG}rect")] == [".25", "1"]
    assert shapes(svg, "call") == ["rect"]


def test_an_open_end_is_an_arrow() -> None:
    """An unknown beginning is an arrow to the left from the bound that is known, an unknown end one to the right."""
    (first,) = group(parsed(SECOND, FIRST), "first").findall(f"{SVG}path")
    late = attrs.evolve(THIRD, dated=span("2031-06-01/.."))
    (third,) = group(parsed(late), "third").findall(f"{SVG}path")
    assert (first.get("d") or "").endswith("m4 -3.5l-4 3.5l4 3.5")
    assert (third.get("d") or "").endswith("m-4 -3.5l4 3.5l-4 3.5")


def test_a_moment_and_what_has_no_date() -> None:
    """What is known to the minute is a dot, and what has no date at all is its title alone."""
    moment = attrs.evolve(LEVY, dated=span("2031-06-01T10:00"))
    svg = parsed(moment, attrs.evolve(SECOND, after=()), attrs.evolve(FIRST, id="undated"))
    assert shapes(svg, "levy") == ["circle"]
    assert shapes(svg, "undated") == []


def test_what_is_only_possible_is_hollow() -> None:
    """An event that only may answer has dashed lines, no filling and slanted letters, whatever its shape."""
    moment = attrs.evolve(LEVY, dated=span("2031-06-01T10:00"))
    open_ = attrs.evolve(THIRD, dated=span("[2031-06-02..]"))
    second = attrs.evolve(SECOND, after=())
    svg = parsed(moment, open_, second, possible=("levy", "third", "second"))
    for event in ("levy", "third", "second"):
        drawn_shapes = [shape for shape in group(svg, event) if shape.tag not in (f"{SVG}title", f"{SVG}text")]
        assert all(shape.get("stroke-dasharray") for shape in drawn_shapes), event
        assert all(shape.get("fill-opacity") == "0" or shape.get("fill") == "none" for shape in drawn_shapes), event
        words = group(svg, event).findall(f"{SVG}text")
        assert [word.get("font-style") for word in words] == ["italic"] * len(words)


def test_arrows_of_stated_order() -> None:
    """An arrow ends with a point: downwards or upwards into a mark, or from the left at a mark that begins later."""
    later = attrs.evolve(CALL, id="later", dated=span("2031-06-20"), after=(LEVY,))
    for events, end in (
        ((SECOND, FIRST, CALL), "m-3 -4l3 4l3 -4"),
        ((later, attrs.evolve(LEVY, dated=span("2031-06-01"))), "m-4 -3l4 3l-4 3"),
        ((attrs.evolve(CALL, after=(LEVY,), dated=span("2031-06-30")), LEVY), "m-3 4l3 -4l3 4"),
    ):
        (arrows,) = (each for each in parsed(*events).iter(f"{SVG}g") if each.get("class") == "arrow")
        assert [(arrow.get("d") or "").endswith(end) for arrow in arrows] == [True], end


@pytest.mark.parametrize(
    ("days", "hours", "expected"), [(365, 0, "364 days"), (3653, 0, "10 years"), (0, 34, "33 hours")]
)
def test_a_cut_says_how_long_it_is(days: int, hours: int, expected: str) -> None:
    """Where time is passed over, the axis says how much: in hours, days or years."""
    begin = datetime(2031, 5, 1, tzinfo=UTC)
    instants = [begin + timedelta(minutes=number) for number in (0, 1, 2, 3, 4)]
    instants += [instant + timedelta(days=days, hours=hours) for instant in instants]
    events = [
        attrs.evolve(LEVY, id=f"levy-{number}", dated=span(f"{instant:%Y-%m-%dT%H:%M}"))
        for number, instant in enumerate(instants)
    ]
    words = [text.text for text in parsed(*events).iter(f"{SVG}text")]
    assert expected in words


def test_who_cannot_see_it() -> None:
    """A picture is an image with a title, and a description that says what its lanes hold."""
    svg = parsed(CALL, SECOND, FIRST)
    names = (svg.get("aria-labelledby") or "").split()
    assert [svg[0].get("id"), svg[1].get("id")] == names
    assert svg.get("role") == "img"
    assert svg[0].text == "Talks on glass"
    assert svg[1].text == (
        "Timeline, 3 events from 1 source; dates are those of Arden. "
        "Lanes: Rounds of negotiation · 2; Meetings and calls · 1."
    )
    assert "Lanes: none." in (parsed()[1].text or "")


def test_two_pictures_have_names_of_their_own() -> None:
    """The names in one picture are not those in another, so that a page can hold both."""
    assert parsed(CALL).get("aria-labelledby") != parsed(SECOND, FIRST).get("aria-labelledby")


def test_a_mark_leads_to_its_event() -> None:
    """With a link, each mark leads to the address of its event, and the picture is no mere image."""
    svg = load().rounds.timeline(link=lambda id_: f"events/{id_}.html").svg
    assert re.findall('href="([^"]*)"', svg) == [
        "events/round-1.html",
        "events/round-2.html",
    ]
    assert 'role="group"' in svg


def test_nothing_comes_from_outside() -> None:
    """A picture has no script, and no address but those that a caller gives."""
    svg = load().timeline().svg
    assert "script" not in svg.lower()
    assert set(re.findall(r"https?://[^\"' <]*", svg)) == {"http://www.w3.org/2000/svg"}
    assert not re.search(r"url\(|@import|href=", svg)


def test_the_shipped_record_by_side() -> None:
    """The shipped record has a lane for each side, one for both together, and one for the articles' own voice."""
    svg = load().timeline(lanes="side", width=800).svg
    assert re.findall(r">([^<>]*) · \d+[^<>]*</text>", svg) == [
        "Vietnam",
        "United States",
        "Several sides together",
        "No side of the negotiation",
        "No date known",
    ]


def test_a_picture_of_an_answer() -> None:
    """The picture of an answer has its counts, and its possible events beside the certain ones."""
    record = load()
    picture = record.agreements.after(record["july-call"]).timeline()
    assert "0 certain, 3 possible; dates are those of Hanoi" in picture.svg
    assert re.findall('data-event="([^"]*)"', picture.svg) == [
        "deal",
        "trade-agreement-intended",
        "preliminary-agreement",
    ]


def by_resvg(svg: str) -> bytes:
    """The picture as PNG, by the renderer of vl-convert."""
    png: bytes = vl_convert.svg_to_png(svg)
    return png


def by_cairo(svg: str) -> bytes:
    """The picture as PNG, by CairoSVG, which needs the library of cairo."""
    try:
        png: bytes = pytest.importorskip("cairosvg").svg2png(bytestring=svg.encode())
    except OSError:
        pytest.skip("cairo is not here; on Debian: apt-get install libcairo2")
    return png


@pytest.mark.parametrize("renderer", [by_resvg, by_cairo])
def test_renderers_without_custom_properties(renderer: Callable[[str], bytes]) -> None:
    """Renderers that know no custom properties draw white paper, and the letters and marks in their light colours."""
    picture = load().timeline()
    image = Image.open(BytesIO(renderer(picture.svg))).convert("RGB")
    colours = image.tobytes()
    pixels = Counter(zip(colours[::3], colours[1::3], colours[2::3], strict=True))
    assert image.size == (round(picture.width), round(picture.height))
    assert tuple(colours[:3]) == (255, 255, 255)
    assert pixels[255, 255, 255] > pixels.total() / 2
    for name in ("ink", "quiet", "round", "meeting", "tariff", "agreement", "statement"):
        red, green, blue = (int(LIGHT[name][at : at + 2], 16) for at in (1, 3, 5))
        near = [many for (r, g, b), many in pixels.items() if max(abs(r - red), abs(g - green), abs(b - blue)) < 6]
        assert sum(near) > 20, name
    assert pixels[0, 0, 0] == 0


def test_colours_are_overruled_within_a_guard_alone() -> None:
    """Each use of a custom property is within a condition that only programs with custom properties meet."""
    svg = load().timeline().svg
    style = svg.partition("<style>")[2].partition("</style>")[0]
    assert style.startswith("@supports(fill:var(--ink)){")
    depths = list(accumulate({"{": 1, "}": -1}.get(letter, 0) for letter in style))
    opened = depths.index(1)
    assert depths.index(0, opened) == len(style) - 1, "the condition ends with the style sheet"
    assert "var(" not in svg.replace(style, "")


def luminance(colour: str) -> float:
    """The relative luminance of a colour, as WCAG 2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, as WCAG 2 defines it."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_words_stand_out(colours: Mapping[str, str]) -> None:
    """Every colour in which words are set has a contrast of 4.5 or more to what lies below it."""
    written = [name for name in colours if name not in ("paper", "band", "rule", "mark")]
    for name in written:
        for below in ("paper", "band"):
            assert contrast(colours[name], colours[below]) >= 4.5, (name, below)
    assert contrast(colours["ink"], colours["mark"]) >= 4.5


def test_letters_that_xml_has_no_place_for() -> None:
    """Letters that nobody sees are escaped, and what XML has no place for else becomes the sign for such letters."""
    assert escaped("a\x00b\x1f\ufffe") == "a\\u0000b\\u001f\ufffd"
    assert escaped("<'Tô\tLâm'\n\"\r>&\u202e") == "&lt;&#x27;Tô\tLâm&#x27;\n&quot;&#13;&gt;&amp;\\u202e"


def test_the_readme_shows_what_is_drawn() -> None:
    """The picture beside the README is the timeline of the record as it stands."""
    assert DRAWN.read_text(encoding="utf-8") == load().timeline().svg
