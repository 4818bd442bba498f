"""Timelines as SVG: what is drawn how, in colours that can be read, and what a mark leads to."""

import re
from collections.abc import Mapping
from xml.etree import ElementTree as ET

import attrs
import pytest

from tests import CHECKOUT
from tests.invented import CALL, FIRST, LEVY, SECOND, THIRD, chronology, span
from vnus_trade import load
from vnus_trade.display.layout import laid_out
from vnus_trade.display.scene import Scene
from vnus_trade.display.svg import DARK, LIGHT, drawn, escaped
from vnus_trade.model.events import Event

SVG = "{http://www.w3.org/2000/svg}"
DRAWN = CHECKOUT / "docs" / "timeline.svg"


def parsed(*events: Event, possible: tuple[str, ...] = ()) -> ET.Element:
    """The SVG of the timeline of these events, some of them only possible."""
    scene = attrs.evolve(Scene.of_record(chronology(events)), possible=frozenset(possible))
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
    assert shapes(svg, "call") == ["rect"]


def test_an_open_end_fades() -> None:
    """An end that is not known fades in three steps and has an angle that points on."""
    assert shapes(parsed(SECOND, FIRST), "first") == ["rect", "rect", "rect", "path", "path"]
    assert shapes(parsed(attrs.evolve(THIRD, dated=span("2031-06-01/.."))), "third")[-1] == "rect"


def test_a_moment_and_what_has_no_date() -> None:
    """What is known to the minute is a dot, and what has no date at all an empty one."""
    moment = attrs.evolve(LEVY, dated=span("2031-06-01T10:00"))
    svg = parsed(moment, attrs.evolve(SECOND, after=()), attrs.evolve(FIRST, id="undated"))
    (dot,) = group(svg, "levy").findall(f"{SVG}circle")
    (empty,) = group(svg, "undated").findall(f"{SVG}circle")
    assert dot.get("fill") is None
    assert empty.get("fill") == "none"


def test_what_is_only_possible_is_hollow() -> None:
    """An event that only may answer has dashed lines, no filling and slanted letters, whatever its shape."""
    moment = attrs.evolve(LEVY, dated=span("2031-06-01T10:00"))
    open_ = attrs.evolve(THIRD, dated=span("[2031-06-02..]"))
    second = attrs.evolve(SECOND, after=())
    svg = parsed(moment, open_, second, possible=("levy", "third", "second"))
    for event in ("levy", "third", "second"):
        assert any("dasharray" in name for shape in group(svg, event) for name in shape.attrib), event
        words = group(svg, event).findall(f"{SVG}text")
        assert [word.get("font-style") for word in words] == ["italic"] * len(words)
    assert shapes(svg, "third") == ["path", "path", "path"], "no end fades into a filling"
    assert group(svg, "second")[1].get("fill-opacity") == "0"
    assert group(svg, "second")[2].get("fill") == "none"


@pytest.mark.parametrize(
    ("earlier", "later", "expected"),
    [
        ("2031-05-01", "2032-05-01", "… 365 days …"),
        ("2031-05-01", "2041-05-01", "… 10 years …"),
        ("2031-05-01T10:00", "2031-05-02T20:00", "… 33 hours …"),
    ],
)
def test_a_break_says_how_long_it_is(earlier: str, later: str, expected: str) -> None:
    """Where time is passed over, the axis says how much: in hours, days or years."""
    one, two = (attrs.evolve(LEVY, id=when.lower().replace(":", "-"), dated=span(when)) for when in (earlier, later))
    words = [text.text for text in parsed(one, two).iter(f"{SVG}text")]
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
    assert re.findall('href="([^"]*)"', svg) == ["events/round-1.html", "events/round-2.html"]
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
    assert re.findall(r">([^<>]*) · \d+</text>", svg) == [
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
    assert "0 certain, 2 possible; dates are those of Hanoi" in picture.svg
    assert re.findall('data-event="([^"]*)"', picture.svg) == ["deal", "preliminary-agreement"]


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
    """Control characters become the sign for what cannot be shown; everything else is kept."""
    assert escaped("a\x00b\x1f") == "a\ufffdb\ufffd"
    assert escaped("<'Tô\tLâm'\n\"\r>&\u202e") == "&lt;&#x27;Tô\tLâm&#x27;\n&quot;&#13;&gt;&amp;\u202e"


def test_the_readme_shows_what_is_drawn() -> None:
    """The picture beside the README is the timeline of the record as it stands."""
    assert DRAWN.read_text(encoding="utf-8") == load().timeline().svg
