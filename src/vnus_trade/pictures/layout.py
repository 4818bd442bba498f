"""The place of everything in a timeline picture, as boxes in pixels that `svg` draws.

Each row of a lane is a line of its own: a mark over all the time in which the event may lie, and its whole title to the
right of the mark, to the left where the picture ends, or below a mark that leaves no room beside it. The font is not
known, so text is measured with rather too much than too little.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta, tzinfo
from enum import StrEnum
from functools import cache

import attrs

from vnus_trade.errors import ImpossibleValue
from vnus_trade.model.vocabulary import Basis
from vnus_trade.pictures.axis import Axis, Tick
from vnus_trade.pictures.timeline import Lane, Lanes, Row, Scene, Statements, laned
from vnus_trade.time.zones import day_from, day_until, start_of

FONT, SMALL, _TITLE, PITCH = 12, 11, 18, 1.25
"""The sizes of letters in pixels, and the distance between lines in sizes."""

MARGIN, LINE, BAR, TAIL, DOT = 16.0, FONT * PITCH, 9.0, 18.0, 4.0
"""Pixels: the edge of the picture, a line of a label, the height of a bar, an open end, the radius of a dot."""

NARROWEST, WIDEST = 480, 4000
_SIGN, _GAP, _ROW_GAP, _TICK_GAP, _AXIS, _TALL, _ROOM = 28.0, 6.0, 3.0, 8.0, 34.0, 700.0, 130.0
# The axis leaves the rest of the width to the labels of the last events.
_AXIS_SHARE = 0.72
# Bold letters are wider than others.
_BOLD = 0.88
_NARROW, _WIDE = frozenset("iIjl.,:;'|!‘’ftr()[]- "), frozenset("mwMW@%—…")


@attrs.frozen
class Box:
    """A rectangle in pixels, from its upper left corner."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.top + self.height


@attrs.frozen
class Label:
    """Lines of text in a box, flush with its left edge or, if `is_flipped`, with its right edge."""

    box: Box
    lines: tuple[str, ...]
    size: float = FONT
    is_flipped: bool = False

    @classmethod
    def within(cls, text: str, left: float, top: float, width: float, size: float = FONT) -> "Label":
        """A text in lines of at most this width."""
        lines = wrapped(text, width * FONT / size)
        return cls(Box(left, top, max(map(width_of, lines)) * size / FONT, size * PITCH * len(lines)), lines, size)


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
class Mark:
    """A row in the picture: the signs for its time within `box`, none if it has no date, and its label."""

    row: Row
    box: Box
    signs: Mapping[Sign, Box]
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
    legend: tuple[tuple[Sign, Box, Label], ...]
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
    if type(width) not in (int, float) or not NARROWEST <= width <= WIDEST:
        raise ImpossibleValue("timeline", "width", f"is {width!r}; give {NARROWEST} to {WIDEST} pixels")
    rows = [row for lane in groups for row in lane.rows]
    axis, days = _axis(rows, scene.zone, width)
    title = Label.within(scene.title, MARGIN, MARGIN, (width - 2 * MARGIN) * _BOLD, _TITLE)
    account = Label.within(scene.account, MARGIN, title.box.bottom + 2, width - 2 * MARGIN)
    legend = tuple(_legend(rows, axis, account.box.bottom + 8, width))
    top = max((label.box.bottom for *_, label in legend), default=account.box.bottom) + 12
    # Below the ticks, a first axis says how long the stretches are that are cut short.
    first = top + _AXIS + (LINE if axis.cut else 0)
    bands = tuple(_stacked(groups, axis, width, first))
    foot = max((band.box.bottom for band in bands if band.lane.is_dated), default=first)
    # In a tall picture the axis is below the lanes too, before what has no date.
    axis_tops = (top, foot) if foot > _TALL else (top,)
    below = foot + _AXIS * (len(axis_tops) - 1)
    return Layout(
        scene=scene,
        width=width,
        height=max([below, *(band.box.bottom for band in bands)]) + MARGIN,
        words=(title, account),
        legend=legend,
        axis=axis,
        axis_tops=axis_tops,
        foot=foot,
        ticks=tuple(legible(axis.ticks(days, scene.zone))),
        bands=bands,
        arrows=tuple(_arrows([mark for band in bands for mark in band.marks if mark.signs])),
    )


def _axis(rows: Iterable[Row], zone: tzinfo, width: float) -> tuple[Axis, set[date]]:
    """The axis for these rows, and the first and the last day of each range that they give."""
    points, days = set[datetime](), set[date]()
    for row in rows:
        points.update(row.known)
        for day_of, bound in zip((day_from, day_until) * 2, row.bounds, strict=True):
            days.update(() if bound is None else (day_of(bound, zone),))
    if points and max(points) - min(points) > timedelta(days=3):
        points |= {start_of(day, zone) for day in days}
    return Axis.of(points, MARGIN + TAIL, (width - MARGIN) * _AXIS_SHARE), days


def _stacked(lanes: Iterable[Lane], axis: Axis, width: float, top: float) -> Iterator[Band]:
    """Stack lanes from `top` on, each with its heading above its rows."""
    for lane in lanes:
        if top > _TALL and not lane.is_dated:
            top += _AXIS
        heading = Label.within(lane.heading, MARGIN, top + 8, (width - 2 * MARGIN) * _BOLD)
        marks, bottom = [], heading.box.bottom + 5
        for row in lane.rows:
            marks.append(_mark(row, axis, bottom, width))
            bottom = max(marks[-1].label.box.bottom, bottom + LINE) + _ROW_GAP
        yield Band(lane, Box(0, top, width, bottom + 5 - top), heading, tuple(marks))
        top = bottom + 5


def _mark(row: Row, axis: Axis, top: float, width: float) -> Mark:
    signs = _signs(row, axis, top + (LINE - BAR) / 2)
    if not signs:
        return Mark(row, Box(MARGIN, top, 0, LINE), {}, Label.within(row.title, MARGIN, top, width - 2 * MARGIN))
    left, right = min(box.left for box in signs.values()), max(box.right for box in signs.values())
    box = Box(left, top + (LINE - BAR) / 2, right - left, BAR)
    return Mark(row, box, signs, _label(row.title, box, top, width))


def _signs(row: Row, axis: Axis, top: float) -> dict[Sign, Box]:
    """The signs for the time of a row: a bar over all of it or a dot, its certain part, and its open ends."""
    edges = [None if bound is None else axis.x(bound) for bound in row.bounds]
    known = [edge for edge in edges if edge is not None]
    if not known:
        return {}
    (first, begin, end, last), left, right = edges, min(known), max(known)
    found = {}
    if right - left >= DOT:
        found[Sign.WITHIN] = Box(left, top, right - left, BAR)
    elif first is not None and last is not None:
        found[Sign.EXACT] = Box((left + right) / 2 - DOT, top, 2 * DOT, BAR)
    if begin is not None and end is not None and begin < end:
        found[Sign.LASTED] = Box(begin, top, end - begin, BAR)
    if first is None:
        found[Sign.BEFORE] = Box(left - TAIL, top, TAIL, BAR)
    if last is None:
        found[Sign.BEYOND] = Box(right, top, TAIL, BAR)
    return found


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


def _legend(rows: Iterable[Row], axis: Axis, top: float, width: float) -> Iterator[tuple[Sign, Box, Label]]:
    """The signs that the picture has, in lines like the words of a text."""
    ids = {event.id for row in rows for event in row.events}
    there = {sign for row in rows for sign in _signs(row, axis, top)}
    there |= {Sign.POSSIBLE for row in rows if not row.certain}
    there |= {Sign.AFTER for row in rows for event in row.events if any(other.id in ids for other in event.after)}
    there |= {Sign.CONCLUDED for row in rows if row.event.basis is Basis.INFERRED}
    left = MARGIN
    for sign in (sign for sign in Sign if sign in there):
        label = Label.within(sign, left + _SIGN, top, width, SMALL)
        if label.box.right > width - MARGIN:
            left, top = MARGIN, top + LINE
            label = Label.within(sign, left + _SIGN, top, width, SMALL)
        yield sign, Box(left, top + (label.box.height - BAR) / 2, _SIGN - 8, BAR), label
        left = label.box.right + 2 * _GAP


def legible(ticks: Iterable[Tick]) -> Iterator[Tick]:
    """The ticks that do not run into the one before, each with the larger unit only if that is another."""
    end = below_end = float("-inf")
    shown = ""
    for tick in ticks:
        below = "" if tick.below == shown else tick.below
        if tick.x >= (max(end, below_end) if below else end):
            end, shown = tick.x + width_of(tick.text) + _TICK_GAP, tick.below
            below_end = tick.x + width_of(below) + _TICK_GAP if below else below_end
            yield attrs.evolve(tick, below=below)


def width_of(text: str) -> float:
    """The width that a text may have: rather too much, as the font is not known."""
    return FONT * sum(map(_advance, text))


@cache
def _advance(letter: str) -> float:
    base = unicodedata.normalize("NFD", letter)[0]
    if unicodedata.combining(base):
        return 0.0
    if base in _NARROW:
        return 0.36
    if base in _WIDE or unicodedata.east_asian_width(base) in ("W", "F"):
        return 1.04
    return 0.72 if base.isupper() else 0.62


def wrapped(text: str, width: float) -> tuple[str, ...]:
    """The words in lines of this width; only a word that is wider than a line is broken within."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".lstrip()
        if width_of(longer) <= width:
            lines[-1] = longer
            continue
        if lines[-1]:
            lines.append("")
        for letter in word:
            if lines[-1] and width_of(lines[-1] + letter) > width:
                lines.append("")
            lines[-1] += letter
    return tuple(lines)
