"""Where everything of a timeline picture lies, as boxes in pixels; `pictures` draws them.

Each event has a mark in its lane: a bar over all the time in which it may lie, and within it, more strongly, the time
that it certainly lasted. Labels take the room beside or below the marks, so that no two run into each other.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta, tzinfo
from enum import StrEnum
from typing import NamedTuple

import attrs

from vnus_trade.display.axis import Axis, Tick
from vnus_trade.display.lettering import FONT, widest, width_of, wrapped
from vnus_trade.display.scene import UNDATED, Lanes, Row, Scene, known, laned
from vnus_trade.errors import ImpossibleValue
from vnus_trade.model.vocabulary import Basis
from vnus_trade.time.span import TimeSpan
from vnus_trade.time.zones import start_of, zone_of

LINE, BAR, MARGIN, TAIL = 14.0, 9.0, 16.0, 30.0
"""Pixels: the pitch of the lines of a label, a bar's height, the picture's edge, an open end."""

TITLE_FONT, TITLE_LINE = 18, 22.0
"""Pixels: the letters of the title, and the pitch of its lines."""

SMALL_FONT, SIGN = 11, 26.0
"""Pixels: the letters of the legend and of what explains the axis, and the room of a sign in the legend."""

NARROWEST, WIDEST = 480, 4000
_LABEL_WIDTH, _LABEL_LINES = 204.0, 2
_GAP = 6.0
_DOT = 4.0
_MANY = 150
_HEADING, _AXIS, _TALL = 24.0, 34.0, 800.0


@attrs.frozen
class Box:
    """A rectangle in pixels, from its upper left corner."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def bottom(self) -> float:
        return self.top + self.height


@attrs.frozen
class Label:
    """Words in lines within a box."""

    box: Box
    lines: tuple[str, ...]


class Bounds(NamedTuple):
    """Where the bounds of a span lie on the axis; `None` for what is unknown."""

    begin_earliest: float | None
    begin_latest: float | None
    end_earliest: float | None
    end_latest: float | None


@attrs.frozen
class Mark:
    """An event in the picture: its bar from `left` to `right`, its open ends, and its label.

    `lane` is the number of its lane. `solid` is where it certainly lasted. A bar too narrow to see is drawn as a dot.
    """

    row: Row
    lane: int
    bounds: Bounds
    left: float
    right: float
    middle: float
    label: Label

    @property
    def is_open_left(self) -> bool:
        return self.bounds.begin_earliest is None

    @property
    def is_open_right(self) -> bool:
        return self.bounds.end_latest is None

    @property
    def is_dated(self) -> bool:
        return any(bound is not None for bound in self.bounds)

    @property
    def is_dot(self) -> bool:
        return self.right - self.left < _DOT

    @property
    def solid(self) -> tuple[float, float] | None:
        """From the latest beginning to the earliest end."""
        begin, end = self.bounds.begin_latest, self.bounds.end_earliest
        return (begin, end) if begin is not None and end is not None and begin < end else None

    @property
    def box(self) -> Box:
        """All that is drawn of it but its label."""
        if not self.is_dated:
            return Box(self.left - _DOT, self.middle - BAR / 2, 2 * _DOT, BAR)
        left = self.left - (TAIL if self.is_open_left else _DOT)
        right = self.right + (TAIL if self.is_open_right else _DOT)
        return Box(left, self.middle - BAR / 2, right - left, BAR)


@attrs.frozen
class Lane:
    """A band of the picture with a heading; `key` names its colour."""

    key: str
    heading: str
    box: Box


class Sign(StrEnum):
    """What the legend explains, in its words."""

    WITHIN = "some time within"
    LASTED = "certainly lasted"
    OPEN = "beginning or end not known"
    EXACT = "known exactly, at this scale"
    POSSIBLE = "only possibly an answer"
    AFTER = "said to come after"
    CONCLUDED = "concluded by the curator"


@attrs.frozen
class Explained:
    """A sign of the legend and its words, in a box."""

    sign: Sign
    box: Box


@attrs.frozen
class Layout:
    """Everything of a timeline picture and where it lies."""

    scene: Scene
    width: float
    height: float
    title: tuple[str, ...]
    axis: Axis
    axis_tops: tuple[float, ...]
    ticks: tuple[Tick, ...]
    lanes: tuple[Lane, ...]
    marks: tuple[Mark, ...]
    links: tuple[tuple[Mark, Mark], ...]
    legend: tuple[Explained, ...]


def laid_out(scene: Scene, lanes: str = Lanes.KIND, width: int = 1000) -> Layout:
    """Lay a scene out in lanes; raises `ImpossibleValue` for lanes that there are not and for an odd width."""
    groups = list(laned(scene, _asked(lanes, width)))
    rows = [row for _, _, among in groups for row in among]
    lettering = _Lettering.of(len(rows), width)
    zone = zone_of(scene.zone) or UTC
    axis, instants = _axis(rows, zone, width, lettering)
    title = wrapped(scene.title, (width - 2 * MARGIN) * FONT / TITLE_FONT, 3)
    stack = _stacked(groups, axis, width, lettering, MARGIN + TITLE_LINE * len(title) + 26)
    links = _links(stack.marks)
    legend = tuple(_legend(stack.marks, is_linked=bool(links), top=stack.bottom + 14, width=width))
    return Layout(
        scene=scene,
        width=width,
        height=max((sign.box.bottom for sign in legend), default=stack.bottom) + MARGIN,
        title=title,
        axis=axis,
        axis_tops=stack.axis_tops,
        ticks=axis.ticks(instants, zone),
        lanes=stack.lanes,
        marks=stack.marks,
        links=links,
        legend=legend,
    )


def _asked(lanes: str, width: int) -> Lanes:
    try:
        by = Lanes(lanes)
    except ValueError as error:
        raise ImpossibleValue("timeline", "lanes", f"{lanes!r} is none of 'kind', 'side'") from error
    if not NARROWEST <= width <= WIDEST:
        raise ImpossibleValue("timeline", "width", f"is {width}; give {NARROWEST} to {WIDEST} pixels")
    return by


class _Stack(NamedTuple):
    """The lanes one below the other, with their marks, the axes between them, and where they end."""

    lanes: tuple[Lane, ...]
    marks: tuple[Mark, ...]
    axis_tops: tuple[float, ...]
    bottom: float


def _stacked(
    groups: Iterable[tuple[str, str, list[Row]]], axis: Axis, width: float, lettering: "_Lettering", top: float
) -> _Stack:
    """Stack lanes below the axis at `top`; a tall picture has it again, below what is dated."""
    lanes: list[Lane] = []
    marks: list[Mark] = []
    axis_tops = [top]
    top += _AXIS
    for key, heading, rows in groups:
        if key == UNDATED and top > _TALL:
            axis_tops.append(top)
            top += _AXIS
        packing = _Packing(axis, width, lettering, len(lanes), top + _HEADING)
        own = packing.undated(rows) if key == UNDATED else packing.dated(rows)
        bottom = max(max(mark.label.box.bottom, mark.box.bottom) for mark in own) + 8
        shown = wrapped(f"{heading} · {len(rows)}", width - 2 * MARGIN, 1)[0]
        lanes.append(Lane(key, shown, Box(0, top, width, bottom - top)))
        marks += own
        top = bottom
    if len(axis_tops) == 1 and top > _TALL:
        axis_tops.append(top)
        top += _AXIS
    return _Stack(tuple(lanes), tuple(marks), tuple(axis_tops), top)


def _links(marks: Iterable[Mark]) -> tuple[tuple[Mark, Mark], ...]:
    """The marks of events that were said to come one after the other; the undated have no place to link."""
    told = [(event, mark) for mark in marks if mark.is_dated for event in (mark.row.event, *mark.row.announces)]
    places = {event.id: mark for event, mark in told}
    links = {
        (earlier.id, mark.row.event.id): (places[earlier.id], mark)
        for event, mark in told
        for earlier in event.after
        if earlier.id in places and places[earlier.id] is not mark
    }
    return tuple(links.values())


def _legend(marks: Iterable[Mark], *, is_linked: bool, top: float, width: float) -> Iterator[Explained]:
    dated = [mark for mark in marks if mark.is_dated]
    there = {
        Sign.WITHIN: any(not mark.is_dot for mark in dated),
        Sign.LASTED: any(mark.solid for mark in dated),
        Sign.OPEN: any(mark.is_open_left or mark.is_open_right for mark in dated),
        Sign.EXACT: any(mark.is_dot and not (mark.is_open_left or mark.is_open_right) for mark in dated),
        Sign.POSSIBLE: any(not mark.row.certain for mark in marks),
        Sign.AFTER: is_linked,
        Sign.CONCLUDED: any(mark.row.event.basis is Basis.INFERRED for mark in marks),
    }
    left = MARGIN
    for sign in filter(there.__getitem__, Sign):
        box = Box(left, top, SIGN + width_of(sign) * SMALL_FONT / FONT, LINE)
        if box.right > width - MARGIN:
            top += LINE + 4
            box = attrs.evolve(box, left=MARGIN, top=top)
        left = box.right + 3 * _GAP
        yield Explained(sign, box)


class _Lettering(NamedTuple):
    """How wide a label may be and how many lines it may have."""

    width: float
    lines: int

    @classmethod
    def of(cls, count: int, width: float) -> "_Lettering":
        return cls(min(_LABEL_WIDTH, width / 3.5), 1 if count > _MANY else _LABEL_LINES)

    @property
    def room(self) -> float:
        """How wide a break is: enough for a label, unless there are so many marks that breadth is dear."""
        return self.width * 0.6 if self.lines == 1 else self.width + 24


def _axis(rows: Iterable[Row], zone: tzinfo, width: float, lettering: _Lettering) -> tuple[Axis, tuple[datetime, ...]]:
    """The axis for these rows, and the instants of note on it."""
    noted = sorted({instant for row in rows for instant in _noted(row.event.when)})
    bounds = {bound for row in rows for bound in known(row.event.when)}
    left, right = MARGIN + TAIL, width - MARGIN - TAIL - _GAP - lettering.width
    if noted and noted[-1] - noted[0] > timedelta(days=3):
        bounds |= {_morning(instant, zone) for instant in noted}
    return Axis.of(bounds, left, right, lettering.room), tuple(noted)


def _noted(when: TimeSpan) -> Iterator[datetime]:
    """An instant of the first and of the last day of each range of a span."""
    for first in (when.begin_earliest, when.end_earliest):
        if first is not None:
            yield first
    for last in (when.begin_latest, when.end_latest):
        if last is not None:
            yield last - timedelta(microseconds=1) if last > datetime.min.replace(tzinfo=UTC) else last


def _morning(instant: datetime, zone: tzinfo) -> datetime:
    try:
        return min(start_of(instant.astimezone(zone).date(), zone), instant)
    except OverflowError:
        return instant


# Packing


@attrs.frozen
class _Packing:
    """Finds room for the marks of one lane, below `top`."""

    axis: Axis
    width: float
    lettering: _Lettering
    lane: int
    top: float

    def dated(self, rows: Iterable[Row]) -> list[Mark]:
        """Marks at their times, each as high as it can be; its label stands to the right or, of a long bar, below."""
        taken: list[Box] = []
        marks = []
        for row in rows:
            mark = self._mark(row)
            whole = _around(mark.box, mark.label.box)
            lower = _free(taken, whole) - whole.top
            taken.append(attrs.evolve(whole, top=whole.top + lower))
            marks.append(_moved(mark, lower))
        return marks

    def undated(self, rows: Iterable[Row]) -> list[Mark]:
        """Marks in lines like the words of a text: they have no place in time."""
        marks = []
        x, top = MARGIN + _DOT, self.top
        height = self.lettering.lines * LINE
        for row in rows:
            lines = wrapped(row.title, self.lettering.width, self.lettering.lines)
            width = widest(lines)
            if x + 2 * _DOT + width > self.width - MARGIN:
                x, top = MARGIN + _DOT, top + height + _GAP
            label = Label(Box(x + 2 * _DOT, top, width, len(lines) * LINE), lines)
            marks.append(Mark(row, self.lane, Bounds(None, None, None, None), x, x, top + LINE / 2, label))
            x = label.box.right + 3 * _GAP
        return marks

    def _mark(self, row: Row) -> Mark:
        when = row.event.when
        instants = (when.begin_earliest, when.begin_latest, when.end_earliest, when.end_latest)
        bounds = Bounds(*(None if instant is None else self.axis.x(instant) for instant in instants))
        places = [x for x in bounds if x is not None]
        lines = wrapped(row.title, self.lettering.width, self.lettering.lines)
        # Where the label stands depends on how long the bar is.
        unlabelled = Label(Box(0, 0, 0, 0), ())
        mark = Mark(row, self.lane, bounds, min(places), max(places), self.top + LINE / 2, unlabelled)
        return attrs.evolve(mark, label=self._label(mark, lines))

    def _label(self, mark: Mark, lines: tuple[str, ...]) -> Label:
        bar, width, height = mark.box, widest(lines), len(lines) * LINE
        if bar.width < width:
            return Label(Box(bar.right + _GAP, self.top, width, height), lines)
        return Label(Box(mark.left, bar.bottom + 1, width, height), lines)


def _free(taken: Iterable[Box], wanted: Box) -> float:
    """The highest top, from its own on, at which a box has `_GAP` beside and half of it above and below."""
    top = wanted.top
    beside = [box for box in taken if box.left < wanted.right + _GAP and wanted.left < box.right + _GAP]
    for box in sorted(beside, key=lambda box: box.top):
        if box.top < top + wanted.height + _GAP / 2 and top < box.bottom + _GAP / 2:
            top = box.bottom + _GAP / 2
    return top


def _around(one: Box, other: Box) -> Box:
    left, top = min(one.left, other.left), min(one.top, other.top)
    return Box(left, top, max(one.right, other.right) - left, max(one.bottom, other.bottom) - top)


def _moved(mark: Mark, lower: float) -> Mark:
    box = attrs.evolve(mark.label.box, top=mark.label.box.top + lower)
    return attrs.evolve(mark, middle=mark.middle + lower, label=attrs.evolve(mark.label, box=box))
