"""Whatever happened, its picture can be read: each event has its mark, and no label lies over anything else."""

import re
from collections.abc import Sequence
from datetime import datetime
from itertools import chain, combinations
from xml.etree import ElementTree as ET

import attrs
from hypothesis import given
from hypothesis import strategies as st

from tests.properties.strategies import foreign, instants, timelines
from vnus_trade.display.axis import Axis
from vnus_trade.display.layout import Box, Layout, laid_out
from vnus_trade.display.lettering import width_of, wrapped
from vnus_trade.display.scene import Lanes, Scene
from vnus_trade.display.svg import drawn
from vnus_trade.time.span import TimeSpan

SVG = "{http://www.w3.org/2000/svg}"


@st.composite
def layouts(draw: st.DrawFn) -> Layout:
    """A timeline laid out, some of whose events are only possible answers."""
    scene = Scene.of_record(draw(timelines()))
    possible = draw(st.sets(st.sampled_from([event.id for event in scene.events] or ["none"])))
    shown = attrs.evolve(scene, possible=frozenset(possible), title=draw(foreign))
    return laid_out(shown, draw(st.sampled_from(tuple(Lanes))), draw(st.integers(480, 1600)))


def overlaps(one: Box, other: Box) -> bool:
    """Whether two boxes share more than an edge."""
    apart = one.right <= other.left or other.right <= one.left
    return not (apart or one.bottom <= other.top or other.bottom <= one.top)


def holds(one: Box, other: Box) -> bool:
    """Whether the other lies within the one, but for the rounding of its numbers."""
    across = one.left - 0.01 <= other.left and other.right <= one.right + 0.01
    return across and one.top - 0.01 <= other.top and other.bottom <= one.bottom + 0.01


@given(layouts())
def test_each_row_has_one_mark(layout: Layout) -> None:
    """Each row of the timeline has one mark, and what is made known in a statement shares the statement's."""
    marked = [mark.row.event.id for mark in layout.marks]
    told = [event.id for mark in layout.marks for event in mark.row.announces]
    assert sorted(marked + told) == sorted(event.id for event in layout.scene.events)


@given(layouts())
def test_nothing_lies_over_a_label(layout: Layout) -> None:
    """No label overlaps another, and neither does the mark of another event."""
    for one, other in combinations(layout.marks, 2):
        for a in (one.box, one.label.box):
            for b in (other.box, other.label.box):
                assert not overlaps(a, b), (one, other)
    for mark in layout.marks:
        assert not overlaps(mark.box, mark.label.box)


@given(layouts())
def test_everything_lies_within_its_frame(layout: Layout) -> None:
    """Lines fit their labels, marks and labels their lanes, lanes and legend the view, and no two lanes overlap."""
    for mark in layout.marks:
        assert all(width_of(line) <= mark.label.box.width for line in mark.label.lines)
        assert holds(layout.lanes[mark.lane].box, mark.box), mark
        assert holds(layout.lanes[mark.lane].box, mark.label.box), mark
    for box in chain((lane.box for lane in layout.lanes), (explained.box for explained in layout.legend)):
        assert holds(Box(0, 0, layout.width, layout.height), box)
    for one, other in combinations((lane.box for lane in layout.lanes), 2):
        assert not overlaps(one, other)
    for one, other in combinations((explained.box for explained in layout.legend), 2):
        assert not overlaps(one, other)


def bounds(when: TimeSpan) -> Sequence[datetime | None]:
    """The bounds in the order in which a mark has them."""
    return (when.begin_earliest, when.begin_latest, when.end_earliest, when.end_latest)


@given(layouts())
def test_places_keep_the_order_of_time(layout: Layout) -> None:
    """Of any two bounds, the earlier never lies right of the later, and bars reach from the first to the last."""
    places: list[tuple[datetime, float]] = []
    for mark in layout.marks:
        pairs = list(zip(bounds(mark.row.event.when), mark.bounds, strict=True))
        assert all((instant is None) == (x is None) for instant, x in pairs)
        own = [(instant, x) for instant, x in pairs if instant is not None and x is not None]
        places += own
        if own:
            assert (mark.left, mark.right) == (min(x for _, x in own), max(x for _, x in own))
        if mark.solid:
            assert mark.left <= mark.solid[0] < mark.solid[1] <= mark.right
    places.sort()
    assert [x for _, x in places] == sorted(x for _, x in places)


@given(layouts(), st.booleans())
def test_the_svg_is_well_formed(layout: Layout, linked: bool) -> None:  # noqa: FBT001 - an example that is drawn
    """The SVG parses, has one titled mark for each row, and holds none but our own elements."""
    link = (lambda id_: f"?id={id_}&<>\"'") if linked else None
    picture = drawn(layout, link)
    root = ET.fromstring(picture.svg)  # noqa: S314 - it is ours
    assert drawn(layout, link) == picture
    events = [group for group in root.iter(f"{SVG}g") if group.get("data-event")]
    assert [group.get("data-event") for group in events] == [mark.row.event.id for mark in layout.marks]
    assert all(group[0].tag == f"{SVG}title" and group[0].text for group in events)
    hrefs = [anchor.get("href") for anchor in root.iter(f"{SVG}a")]
    assert hrefs == ([f"?id={mark.row.event.id}&<>\"'" for mark in layout.marks] if linked else [])
    tags = {element.tag.removeprefix(SVG) for element in root.iter()}
    assert tags <= {"svg", "title", "desc", "style", "rect", "text", "g", "path", "circle", "a"}
    assert root.get("role") == ("group" if linked else "img")


def drawn_between(shape: ET.Element) -> tuple[float, float]:
    """From where to where a shape of a mark reaches, without the breadth of its line."""
    name = shape.tag.removeprefix(SVG)
    if name == "rect":
        left = float(shape.get("x", ""))
        return left, left + float(shape.get("width", ""))
    if name == "circle":
        return float(shape.get("cx", "")) - 3.5, float(shape.get("cx", "")) + 3.5
    places = [float(x) for x in re.findall(r"[ML](-?[0-9.]+) ", shape.get("d", ""))]
    return min(places), max(places)


@given(layouts())
def test_a_mark_is_drawn_within_its_box(layout: Layout) -> None:
    """What is drawn of a mark lies within its box, but for its words."""
    root = ET.fromstring(drawn(layout).svg)  # noqa: S314 - it is ours
    groups = [group for group in root.iter(f"{SVG}g") if group.get("data-event")]
    for mark, group in zip(layout.marks, groups, strict=True):
        for shape in group:
            if shape.tag not in (f"{SVG}title", f"{SVG}text"):
                left, right = drawn_between(shape)
                assert mark.box.left - 0.1 <= left <= right <= mark.box.right + 0.1, (mark, shape.attrib)


@given(st.lists(instants("UTC"), max_size=20), st.floats(20, 300))
def test_an_axis_keeps_order(points: list[datetime], room: float) -> None:
    """An axis lies within its ends, its stretches join, and no instant lies to the right of a later one."""
    axis = Axis.of(points, 50.0, 700.0, room)
    places = [axis.x(point) for point in sorted(points)]
    assert places == sorted(places)
    assert all(50.0 <= x <= 700.0 for x in places)
    joints = [(one.right, other.left) for one, other in zip(axis.stretches, axis.stretches[1:], strict=False)]
    assert all(right == left for right, left in joints)


@given(foreign, st.floats(20, 400), st.integers(1, 4))
def test_lines_have_room(text: str, width: float, most: int) -> None:
    """Lines are no wider and no more than allowed, and lose no letter but at the end of a line that has no room."""
    lines = wrapped(text, width, most)
    assert 1 <= len(lines) <= most
    assert all(width_of(line) <= width + 1e-6 for line in lines)
    if not any(line.endswith("…") for line in lines):
        assert " ".join(lines).split() == text.split()


@given(st.tuples(*[st.integers(0, 5)] * 4), st.tuples(*[st.integers(0, 5)] * 4))
def test_boxes_that_overlap_share_a_place(one: tuple[int, ...], other: tuple[int, ...]) -> None:
    """Two boxes overlap if and only if they share a square of the grid; a box holds what lies within it."""

    def squares(box: tuple[int, ...]) -> set[tuple[int, int]]:
        left, top, width, height = box
        return {(x, y) for x in range(left, left + width) for y in range(top, top + height)}

    a, b = Box(*one), Box(*other)
    if squares(one) and squares(other):
        assert overlaps(a, b) == overlaps(b, a) == bool(squares(one) & squares(other))
        assert holds(a, b) == (squares(other) <= squares(one))
