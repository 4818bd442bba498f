"""The place of everything in a timeline picture, as boxes in pixels that `svg` draws.

Each row of a lane is a line of its own: a mark over all the time in which the event may lie, and its whole title to the
right of the mark, to the left where the picture ends, or below a mark that leaves no room beside it.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta, tzinfo
from enum import StrEnum

import attrs

from vnus_trade.display.axis import Axis, Tick
from vnus_trade.display.lettering import FONT, Box, Label, pitch, width_of
from vnus_trade.display.timeline import UNDATED, Lane, Lanes, Row, Scene, Statements, laned
from vnus_trade.errors import ImpossibleValue
from vnus_trade.model.vocabulary import Basis
from vnus_trade.time.zones import day_from, start_of, zone_of

MARGIN, LINE, BAR, TAIL, DOT = 16.0, pitch(FONT), 9.0, 18.0, 4.0
"""Pixels: the edge of the picture, a line of a label, the height of a bar, an open end, the radius of a dot."""

NARROWEST, WIDEST = 480, 4000
SMALL, _TITLE = 11, 18
_SIGN, _GAP, _ROW_GAP, _AXIS, _TALL, _ROOM = 28.0, 6.0, 3.0, 34.0, 700.0, 130.0
# The axis leaves the rest of the width to the labels of the last events.
_AXIS_SHARE = 0.72
# Bold letters are wider than others.
_BOLD = 0.88


class Sign(StrEnum):
    """The signs of which marks are made, by their words in the legend."""

    EXACT = "exact at this scale"
    WITHIN = "some time within"
    LASTED = "certainly lasted"
    BEFORE = "beginning unknown"
    BEYOND = "end unknown"
    POSSIBLE = "only possibly an answer"
    AFTER = "comes after"
    CONCLUDED = "concluded by the curator"


@attrs.frozen
class Part:
    """A sign and the box in which it is drawn."""

    sign: Sign
    box: Box


@attrs.frozen
class Mark:
    """A row in the picture: the signs for its time within `box`, none if it has no date, and its label."""

    row: Row
    box: Box
    parts: tuple[Part, ...]
    label: Label


@attrs.frozen
class Arrow:
    """Stated order: from the end of one mark at (`x`, `y`) down or up to `to_y`, and then across to `to_x`."""

    x: float
    y: float
    to_x: float
    to_y: float


@attrs.frozen
class Band:
    """The part of the picture that a lane takes, with its heading and the marks of its rows."""

    lane: Lane
    box: Box
    heading: Label
    marks: tuple[Mark, ...]


@attrs.frozen
class Layout:
    """Everything of a timeline picture and where it lies."""

    scene: Scene
    width: float
    height: float
    words: tuple[Label, ...]
    legend: tuple[tuple[Part, Label], ...]
    axis: Axis
    axis_tops: tuple[float, ...]
    foot: float
    ticks: tuple[Tick, ...]
    bands: tuple[Band, ...]
    arrows: tuple[Arrow, ...]

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The marks of all lanes."""
        return tuple(mark for band in self.bands for mark in band.marks)


def laid_out(scene: Scene, lanes: str = Lanes.KIND, statements: str = Statements.FOLDED, width: int = 1000) -> Layout:
    """Lay a scene out in lanes; raises `ImpossibleValue` as `laned` does, and for an odd width."""
    groups = laned(scene, lanes, statements)
    if not NARROWEST <= width <= WIDEST:
        raise ImpossibleValue("timeline", "width", f"is {width}; give {NARROWEST} to {WIDEST} pixels")
    zone = zone_of(scene.zone) or UTC
    axis, noted = _axis([row for lane in groups for row in lane.rows], zone, width)
    title = Label.within(scene.title, MARGIN, MARGIN, (width - 2 * MARGIN) * _BOLD, _TITLE)
    account = Label.within(scene.account, MARGIN, title.box.bottom + 2, width - 2 * MARGIN)
    legend = tuple(_legend(groups, axis, account.box.bottom + 8, width))
    top = max((label.box.bottom for _, label in legend), default=account.box.bottom) + 12
    # Below the ticks, a first axis says how long the stretches are that are cut short.
    first = top + _AXIS + (LINE if axis.cut else 0)
    bands = _stacked([lane for lane in groups if lane.key != UNDATED], axis, width, first)
    foot = bands[-1].box.bottom if bands else first
    axis_tops = (top, foot) if foot > _TALL else (top,)
    below = foot + (_AXIS if foot > _TALL else 0)
    undated = _stacked([lane for lane in groups if lane.key == UNDATED], axis, width, below)
    return Layout(
        scene=scene,
        width=width,
        height=(undated[-1].box.bottom if undated else below) + MARGIN,
        words=(title, account),
        legend=legend,
        axis=axis,
        axis_tops=axis_tops,
        foot=foot,
        ticks=axis.ticks(noted, zone),
        bands=(*bands, *undated),
        arrows=tuple(_arrows([mark for band in bands for mark in band.marks])),
    )


def _axis(rows: Iterable[Row], zone: tzinfo, width: float) -> tuple[Axis, list[datetime]]:
    """The axis for these rows, and an instant of the first and of the last day of each range that they give."""
    points, noted = set(), set()
    for row in rows:
        points.update(row.known)
        for number, bound in enumerate(row.bounds):
            if bound is not None:
                is_end = number % 2 == 1 and bound > datetime.min.replace(tzinfo=UTC)
                noted.add(bound - timedelta(microseconds=1) if is_end else bound)
    if noted and max(noted) - min(noted) > timedelta(days=3):
        points |= {min(start_of(day_from(instant, zone), zone), instant) for instant in noted}
    return Axis.of(points, MARGIN + TAIL, (width - MARGIN) * _AXIS_SHARE), sorted(noted)


def _stacked(lanes: Iterable[Lane], axis: Axis, width: float, top: float) -> list[Band]:
    """Stack lanes from `top` on, each with its heading above its rows."""
    bands = []
    for lane in lanes:
        heading = Label.within(lane.heading, MARGIN, top + 8, (width - 2 * MARGIN) * _BOLD)
        marks, bottom = [], heading.box.bottom + 5
        for row in lane.rows:
            marks.append(_mark(row, axis, bottom, width))
            bottom = max(marks[-1].label.box.bottom, bottom + LINE) + _ROW_GAP
        bands.append(Band(lane, Box(0, top, width, bottom + 5 - top), heading, tuple(marks)))
        top = bottom + 5
    return bands


def _mark(row: Row, axis: Axis, top: float, width: float) -> Mark:
    parts = tuple(_parts(row, axis, top + (LINE - BAR) / 2))
    if not parts:
        label = Label.within(row.title, MARGIN, top, width - 2 * MARGIN)
        return Mark(row, Box(MARGIN, top, 0, LINE), parts, label)
    left, right = min(part.box.left for part in parts), max(part.box.right for part in parts)
    box = attrs.evolve(parts[0].box, left=left, width=right - left)
    return Mark(row, box, parts, _label(row.title, box, top, width))


def _parts(row: Row, axis: Axis, top: float) -> Iterator[Part]:
    """The signs for the time of a row: a bar over all of it or a dot, its certain part, and its open ends."""
    edges = [None if bound is None else axis.x(bound) for bound in row.bounds]
    known = [edge for edge in edges if edge is not None]
    if not known:
        return
    (first, begin, end, last), left, right = edges, min(known), max(known)
    if right - left >= DOT:
        yield Part(Sign.WITHIN, Box(left, top, right - left, BAR))
    elif first is not None and last is not None:
        yield Part(Sign.EXACT, Box((left + right) / 2 - DOT, top, 2 * DOT, BAR))
    if begin is not None and end is not None and begin < end:
        yield Part(Sign.LASTED, Box(begin, top, end - begin, BAR))
    if first is None:
        yield Part(Sign.BEFORE, Box(left - TAIL, top, TAIL, BAR))
    if last is None:
        yield Part(Sign.BEYOND, Box(right, top, TAIL, BAR))


def _label(title: str, box: Box, top: float, width: float) -> Label:
    """The whole title to the right of a mark, to the left where the picture ends, or below a mark without room beside.

    The side depends on the place alone, so that labels of events of one time lie below each other.
    """
    wanted = width_of(title)
    left, right = box.left - _GAP - MARGIN, width - MARGIN - box.right - _GAP
    if max(left, right) < min(wanted, _ROOM):
        most = width - 2 * MARGIN
        return Label.within(title, min(box.left, width - MARGIN - min(wanted, most)), box.bottom + 2, most)
    if right >= min(left, width / 3):
        return Label.within(title, box.right + _GAP, top, right)
    label = Label.within(title, 0, top, left)
    at = attrs.evolve(label.box, left=box.left - _GAP - label.box.width)
    return attrs.evolve(label, box=at, is_flipped=True)


def _arrows(marks: Sequence[Mark]) -> Iterator[Arrow]:
    """An arrow for each two marks of which the later holds an event that was said to come after one of the earlier."""
    places = {event.id: mark for mark in marks for event in mark.row.events}
    pairs = {
        (places[earlier.id].box, mark.box)
        for mark in marks
        for event in mark.row.events
        for earlier in event.after
        if earlier.id in places and places[earlier.id] is not mark
    }
    for one, other in sorted(pairs, key=lambda pair: (pair[0].top, pair[1].top)):
        x, to_x = one.right, min(max(one.right, other.left), other.right)
        middle = other.top + BAR / 2
        edge = other.top if one.top < other.top else other.bottom
        yield Arrow(x, one.top + BAR / 2, to_x, middle if to_x != x else edge)


def _legend(lanes: Iterable[Lane], axis: Axis, top: float, width: float) -> Iterator[tuple[Part, Label]]:
    """The signs that the picture has, in lines like the words of a text."""
    rows = [row for lane in lanes for row in lane.rows]
    there = {part.sign for row in rows for part in _parts(row, axis, top)}
    ids = {event.id for row in rows for event in row.events}
    there |= {Sign.POSSIBLE for row in rows if not row.certain}
    there |= {Sign.AFTER for row in rows for event in row.events if any(other.id in ids for other in event.after)}
    there |= {Sign.CONCLUDED for row in rows if row.event.basis is Basis.INFERRED}
    left = MARGIN
    for sign in sorted(there, key=list(Sign).index):
        label = Label.within(sign, left + _SIGN, top, width, SMALL)
        if label.box.right > width - MARGIN:
            left, top = MARGIN, top + LINE
            label = Label.within(sign, left + _SIGN, top, width, SMALL)
        yield Part(sign, Box(left, top + (label.box.height - BAR) / 2, _SIGN - 8, BAR)), label
        left = label.box.right + 2 * _GAP
