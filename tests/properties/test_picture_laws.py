"""Whatever happened, its picture can be read: each event has its mark, and no label lies over anything else."""

import re
from datetime import UTC, datetime, timedelta
from itertools import chain, pairwise
from xml.etree import ElementTree as ET

import attrs
from hypothesis import given
from hypothesis import strategies as st

from tests.invented import scene_of
from tests.properties.strategies import foreign, instants, timelines
from vnus_trade.pictures.axis import Axis
from vnus_trade.pictures.layout import FONT, Box, Label, Layout, Mark, Sign, laid_out, width_of, wrapped
from vnus_trade.pictures.svg import drawn
from vnus_trade.pictures.timeline import Lanes, Statements

SVG = "{http://www.w3.org/2000/svg}"


@st.composite
def layouts(draw: st.DrawFn) -> Layout:
    """A timeline laid out, some of whose events are only possible answers."""
    scene = scene_of(draw(timelines()))
    possible = draw(st.sets(st.sampled_from([event.id for event in scene.events] or ["none"])))
    shown = attrs.evolve(scene, possible=frozenset(possible), title=draw(foreign))
    lanes, statements = draw(st.sampled_from(tuple(Lanes))), draw(st.sampled_from(tuple(Statements)))
    return laid_out(shown, lanes, statements, draw(st.integers(480, 1600)))


def overlaps(one: Box, other: Box) -> bool:
    """Whether two boxes share more than an edge."""
    apart = one.right <= other.left or other.right <= one.left
    return not (apart or one.bottom <= other.top or other.bottom <= one.top)


def holds(one: Box, other: Box) -> bool:
    """Whether the other lies within the one, but for the rounding of its numbers."""
    across = one.left - 0.01 <= other.left and other.right <= one.right + 0.01
    return across and one.top - 0.01 <= other.top and other.bottom <= one.bottom + 0.01


def boxes(mark: Mark) -> tuple[Box, ...]:
    """Everything that is drawn of a mark."""
    return (*mark.signs.values(), mark.label.box)


@given(layouts())
def test_each_event_has_one_mark(layout: Layout) -> None:
    """Each event is in one row; only statements of one meeting share a row, if that was asked for."""
    shown = [event.id for mark in layout.marks for event in mark.row.events]
    assert sorted(shown) == sorted(event.id for event in layout.scene.events)
    for mark in layout.marks:
        if len(mark.row.events) > 1:
            assert {event.occasion for event in mark.row.events} == {mark.row.event}
            assert {event.id in layout.scene.possible for event in mark.row.events} == {not mark.row.certain}


@given(layouts())
def test_nothing_lies_over_a_label(layout: Layout) -> None:
    """No label lies over its own mark, and each row ends before the next begins."""
    for mark in layout.marks:
        assert not any(overlaps(box, mark.label.box) for box in mark.signs.values()), mark
    for one, other in pairwise(layout.marks):
        assert max(box.bottom for box in boxes(one)) < min(box.top for box in boxes(other)), (one, other)


@given(layouts())
def test_no_title_is_cut(layout: Layout) -> None:
    """The lines of each label hold every letter of its title."""
    for mark in layout.marks:
        assert "".join("".join(mark.label.lines).split()) == "".join(mark.row.title.split())


@given(layouts())
def test_everything_lies_within_its_frame(layout: Layout) -> None:
    """Lines fit their labels, marks their lanes, lanes and legend the view; no two lanes or words overlap."""
    view = Box(0, 0, layout.width, layout.height)
    legend = [Box(box.left, label.box.top, label.box.right - box.left, 1) for _, box, label in layout.legend]
    labels: list[Label] = [*layout.words, *(label for *_, label in layout.legend)]
    for band in layout.bands:
        labels += [band.heading, *(mark.label for mark in band.marks)]
        assert all(holds(band.box, box) for mark in band.marks for box in boxes(mark)), band
        assert not any(overlaps(band.heading.box, box) for mark in band.marks for box in boxes(mark))
    for label in labels:
        assert all(width_of(line) * label.size / FONT <= label.box.width + 1e-6 for line in label.lines)
        assert holds(view, label.box), label
    for one, other in pairwise([*(label.box for label in layout.words), *legend]):
        assert not overlaps(one, other)
    for above, below in pairwise([*legend[-1:], *(band.box for band in layout.bands)]):
        assert above.bottom <= below.top + 1e-6
    assert all(holds(view, box) for box in chain(legend, (band.box for band in layout.bands)))


@given(layouts())
def test_places_keep_the_order_of_time(layout: Layout) -> None:
    """Of any two bounds, the earlier never lies right of the later, and bars reach from the first to the last."""
    places: list[tuple[datetime, float]] = []
    for mark in layout.marks:
        known = sorted(mark.row.known)
        places += [(bound, layout.axis.x(bound)) for bound in known]
        if within := mark.signs.get(Sign.WITHIN):
            ends = (layout.axis.x(known[0]), layout.axis.x(known[-1]))
            assert (within.left, within.right) == (ends[0], ends[0] + (ends[1] - ends[0]))
        assert bool(mark.signs) == bool(known)
        assert (Sign.BEFORE in mark.signs, Sign.BEYOND in mark.signs) == (
            bool(known) and mark.row.bounds[0] is None,
            bool(known) and mark.row.bounds[3] is None,
        )
    places.sort()
    assert [x for _, x in places] == sorted(x for _, x in places)


@given(layouts())
def test_arrows_lead_forward(layout: Layout) -> None:
    """No arrow leads to the left, and each ends at a mark."""
    boxes = [mark.box for mark in layout.marks if mark.signs]
    for arrow in layout.arrows:
        assert arrow.x <= arrow.to_x or any(arrow.to_x == box.right for box in boxes)
        assert any(holds(box, Box(arrow.to_x, arrow.to_y, 0, 0)) for box in boxes)


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
    places = [float(x) for x in re.findall(r"[MH](-?[0-9.]+)", shape.get("d", ""))]
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


@given(st.lists(instants("UTC"), max_size=20), st.integers(100, 900))
def test_an_axis_keeps_order(points: list[datetime], width: int) -> None:
    """An axis lies within its ends, no instant lies right of a later one, and cuts take a third of it at most."""
    axis = Axis.of(points, 50.0, 50.0 + width)
    places = [axis.x(point) for point in sorted(points)]
    assert places == sorted(places)
    assert all(50.0 <= x <= 50.0 + width for x in places)
    assert sum(right - left for left, right, _ in axis.cuts()) <= width / 3 + 1e-6


@given(st.lists(st.integers(0, 60), min_size=20, max_size=40, unique=True), st.integers(1, 1900))
def test_an_early_date_cannot_squeeze_an_axis(days: list[int], years: int) -> None:
    """However early one more date is, most of the width is left to the days of all others."""
    points = [datetime(2025, 1, 1, tzinfo=UTC) + timedelta(days=number) for number in days]
    early = datetime(2025 - years, 1, 1, tzinfo=UTC)
    alone, squeezed = Axis.of(points, 0.0, 700.0), Axis.of([*points, early], 0.0, 700.0)
    assert squeezed.a_day >= alone.a_day * 0.7


@given(foreign, st.floats(20, 400))
def test_lines_have_room(text: str, width: float) -> None:
    """Lines are no wider than allowed, and lose no letter."""
    lines = wrapped(text, width)
    assert all(width_of(line) <= width + 1e-6 for line in lines)
    assert "".join(" ".join(lines).split()) == "".join(text.split())


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
