"""Timelines as SVG, drawn with the standard library alone.

The colours follow the reader's choice of light or dark, in notebooks too, and every text and line keeps its contrast
to the paper that is painted below it. Programs that know no style sheets find the light ones in the attributes.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from html import escape

from vnus_trade.display.axis import Stretch
from vnus_trade.display.layout import (
    BAR,
    LINE,
    MARGIN,
    SIGN,
    SMALL_FONT,
    TAIL,
    TITLE_FONT,
    TITLE_LINE,
    Box,
    Layout,
    Mark,
    Sign,
    laid_out,
)
from vnus_trade.display.lettering import FONT
from vnus_trade.display.scene import UNDATED, Lanes, Scene
from vnus_trade.model.events import Event
from vnus_trade.notebook import Picture
from vnus_trade.record.chronology import Chronology
from vnus_trade.record.index import Catalogue
from vnus_trade.record.queries import Events
from vnus_trade.seeds import sha256

Link = Callable[[str], str] | None
"""Gives the address of an event's id, to which its mark then leads."""

LIGHT: Mapping[str, str] = {
    "paper": "#ffffff",
    "band": "#f5f5f2",
    "ink": "#1c1c1c",
    "quiet": "#5c5c5c",
    "rule": "#c9c9c4",
    "mark": "#fff1a8",
    "round": "#a3380a",
    "meeting": "#1d5c9e",
    "tariff": "#8a2459",
    "agreement": "#1a6b3c",
    "statement": "#5b4a9e",
    "other": "#5c5c5c",
}
"""The colours on light paper, by what they are for."""

DARK: Mapping[str, str] = {
    "paper": "#16181c",
    "band": "#1d2025",
    "ink": "#ececec",
    "quiet": "#a9aeb6",
    "rule": "#474c54",
    "mark": "#5c4d00",
    "round": "#ff9d6b",
    "meeting": "#7db4f0",
    "tariff": "#f390bf",
    "agreement": "#6fd195",
    "statement": "#b9a8f5",
    "other": "#a9aeb6",
}
"""The colours on dark paper."""

_HALOED = (
    f'class="ink halo" fill="{LIGHT["ink"]}" stroke="{LIGHT["paper"]}" stroke-width="3" paint-order="stroke" '
    'stroke-linejoin="round"'
)
_SLANTED = ' font-style="italic"'
_DASHED = 'stroke-dasharray="3 2"'
_RULE = f'class="rule" stroke="{LIGHT["rule"]}"'

_FONT = "system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans','Helvetica Neue',Arial,'DejaVu Sans',sans-serif"


def themed(own: str) -> str:
    """A style sheet for everything in the class `vnus`: the colours of light and dark, and these own rules.

    The reader's system decides, but a notebook or page that says which it is overrules that.
    """
    light, dark = (
        "{" + f"color-scheme:{name};" + "".join(f"--{key}:{value};" for key, value in colours.items()) + "}"
        for name, colours in (("light", LIGHT), ("dark", DARK))
    )
    is_light = ("[data-jp-theme-light=true]", ".vscode-light", "[theme=light]", "[data-theme=light]")
    is_dark = ("[data-jp-theme-light=false]", ".vscode-dark", "[theme=dark]", "[data-theme=dark]")
    return (
        f".vnus{light}@media screen and (prefers-color-scheme:dark){{.vnus{dark}}}"
        f"@media screen{{{','.join(f'{where} .vnus' for where in is_light)}{light}"
        f"{','.join(f'{where} .vnus' for where in is_dark)}{dark}}}{own}"
    )


_STYLE = themed(
    f".vnus text{{font-family:{_FONT};unicode-bidi:isolate}}"
    ".vnus .paper{fill:var(--paper)}.vnus .band{fill:var(--band)}"
    ".vnus .ink{fill:var(--ink)}.vnus .quiet{fill:var(--quiet)}.vnus .rule{stroke:var(--rule)}"
    ".vnus .halo{stroke:var(--paper)}.vnus .link{stroke:var(--quiet)}.vnus .tip{fill:var(--quiet)}"
    + "".join(
        f".vnus .{key}{{--own:var(--{key})}}"
        for key in ("round", "meeting", "tariff", "agreement", "statement", "other")
    )
    + ".vnus .fill{fill:var(--own)}.vnus .line{stroke:var(--own)}"
    ".vnus a:hover text,.vnus a:focus text{text-decoration:underline}"
)


def of_record(record: Chronology, lanes: str = Lanes.KIND, width: int = 1000, link: Link = None) -> Picture:
    """The timeline of a whole record."""
    return drawn(laid_out(Scene.of_record(record), lanes, width), link)


def of_answer(
    events: Events[Event], catalogue: Catalogue, lanes: str = Lanes.KIND, width: int = 1000, link: Link = None
) -> Picture:
    """The timeline of an answer, with the events that only may answer drawn hollow."""
    return drawn(laid_out(Scene.of_answer(events, catalogue), lanes, width), link)


def drawn(layout: Layout, link: Link = None) -> Picture:
    """Draw a layout."""
    body = "".join(_body(layout, link))
    name = f"vnus-{sha256(body.encode())[:10]}"
    width, height = layout.width, round(layout.height)
    # What leads somewhere is no mere image, whose parts a screen reader would not offer.
    role = "img" if link is None else "group"
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="vnus" role="{role}" width="{_n(width)}" height="{height}" '
        f'viewBox="0 0 {_n(width)} {height}" aria-labelledby="{name}-title {name}-desc" '
        f'style="max-width:100%;min-width:{min(width, 640):.0f}px;height:auto">'
        f'<title id="{name}-title">{escaped(layout.scene.title)}</title>'
        f'<desc id="{name}-desc">{escaped(_described(layout))}</desc>'
        f"<style>{_STYLE}</style>{body}</svg>\n"
    )
    return Picture(svg, layout.scene.title, width, height)


def _described(layout: Layout) -> str:
    lanes = "; ".join(lane.heading for lane in layout.lanes)
    return f"Timeline, {layout.scene.account}. Lanes: {lanes or 'none'}."


def _body(layout: Layout, link: Link) -> Iterator[str]:
    yield f'<rect class="paper" fill="{LIGHT["paper"]}" width="{_n(layout.width)}" height="{_n(layout.height)}"/>'
    for number, line in enumerate(layout.title):
        yield _text(
            MARGIN,
            MARGIN + TITLE_FONT + TITLE_LINE * number,
            line,
            f'class="ink" fill="{LIGHT["ink"]}" font-size="{TITLE_FONT}" font-weight="700"',
        )
    below = MARGIN + TITLE_LINE * len(layout.title) + 14
    yield _text(MARGIN, below, layout.scene.account, _quiet(FONT))
    for number, lane in enumerate(layout.lanes):
        if number % 2 == 0:
            yield f'<rect class="band" fill="{LIGHT["band"]}" {_placed(lane.box)}/>'
    yield from _axis(layout)
    for lane in layout.lanes:
        key = colour_of(lane.key)
        head = f'class="{key} fill" fill="{LIGHT[key]}" font-size="{FONT}" font-weight="700"'
        yield _text(MARGIN, lane.box.top + 16, lane.heading, head)
    yield f'<g fill="none" stroke-width=".9" opacity="{".35" if len(layout.marks) > 150 else ".5"}">'
    for earlier, later in layout.links:
        yield _link(earlier, later)
    yield "</g>"
    for mark in layout.marks:
        yield from _mark(mark, layout, link)
    signs = _signs()
    for explained in layout.legend:
        yield f'<g transform="translate({_n(explained.box.left)} {_n(explained.box.top)})">{signs[explained.sign]}'
        yield f"{_text(SIGN, 9, explained.sign, _quiet(SMALL_FONT))}</g>"


def _axis(layout: Layout) -> Iterator[str]:
    top = layout.axis_tops[0]
    foot = max((lane.box.bottom for lane in layout.lanes if lane.key != UNDATED), default=top)
    for tick in layout.ticks:
        yield f'<path {_RULE} d="M{_n(tick.x)} {_n(top + 28)}V{_n(foot)}"/>'
        for axis_top in layout.axis_tops:
            yield _text(tick.x, axis_top + 12, tick.text, f'class="ink" fill="{LIGHT["ink"]}" font-size="{FONT}"')
            if tick.below:
                yield _text(tick.x, axis_top + 24, tick.below, _quiet(SMALL_FONT))
    for stretch in layout.axis.stretches:
        if stretch.is_break:
            yield from _break(stretch, top)


def _break(stretch: Stretch, top: float) -> Iterator[str]:
    """A jagged line in place of the time that is passed over, and how long that is."""
    jags = "".join("l3 -4l3 4" for _ in range(int((stretch.right - stretch.left - 8) / 6)))
    yield f'<path {_RULE} fill="none" d="M{_n(stretch.left + 4)} {_n(top + 32)}{jags}"/>'
    yield _text(
        stretch.right - 6, top + 24, _lasting(stretch.end - stretch.begin), f'{_quiet(SMALL_FONT)} text-anchor="end"'
    )


def _lasting(time: timedelta) -> str:
    if time < timedelta(days=2):
        return f"… {time // timedelta(hours=1)} hours …"
    return f"… {time.days} days …" if time < timedelta(days=730) else f"… {time.days // 365} years …"


def _mark(mark: Mark, layout: Layout, link: Link) -> Iterator[str]:
    event = mark.row.event
    key = colour_of(layout.lanes[mark.lane].key)
    name = f'class="{key} event" data-event="{escaped(event.id)}" fill="{LIGHT[key]}" stroke="{LIGHT[key]}"'
    yield f"<g {name}><title>{escaped(mark.row.said(layout.scene.clocks))}</title>"
    if link is not None:
        yield f'<a href="{escaped(link(event.id))}">'
    yield from _bar(mark)
    yield from _label(mark)
    yield "</a></g>" if link is not None else "</g>"


def _bar(mark: Mark) -> Iterator[str]:
    top, certain = mark.middle - BAR / 2, mark.row.certain
    if not mark.is_dated:
        yield _dot(mark.left, mark.middle, certain=certain, filled=False)
        return
    for is_open, edge, way in ((mark.is_open_left, mark.left, -1), (mark.is_open_right, mark.right, 1)):
        if is_open:
            yield from _tail(edge, way, mark.middle, certain=certain)
    if mark.is_dot:
        if mark.is_open_left or mark.is_open_right:
            stroke = 'stroke-width="3"' if certain else _DASHED
            yield f'<path class="line" {stroke} d="M{_n(mark.left)} {_n(top)}v{_n(BAR)}"/>'
        else:
            yield _dot((mark.left + mark.right) / 2, mark.middle, certain=certain, filled=certain)
        return
    look = 'fill-opacity=".28"' if certain else f'fill-opacity="0" {_DASHED}'
    yield f'<rect class="line fill" {look} {_placed(Box(mark.left, top, mark.right - mark.left, BAR))} rx="2"/>'
    if mark.solid:
        begin, end = mark.solid
        inside = 'class="fill" stroke="none"' if certain else 'class="line" fill="none"'
        yield f"<rect {inside} {_placed(Box(begin, top, end - begin, BAR))}/>"


def _dot(x: float, y: float, *, certain: bool, filled: bool) -> str:
    look = 'class="line fill"' if filled else 'class="line" fill="none"'
    # The circumference has room for five of these dashes.
    dashes = "" if certain else ' stroke-dasharray="3 1.4"'
    return f'<circle {look} stroke-width="1.5"{dashes} cx="{_n(x)}" cy="{_n(y)}" r="3.5"/>'


def _tail(edge: float, way: int, middle: float, *, certain: bool) -> Iterator[str]:
    """An end that is not known: it fades, or is dashed where the event only may answer, and an angle points on."""
    top, length = middle - BAR / 2, TAIL - 8
    if certain:
        step = length / 3
        for number, opacity in enumerate((".5", ".3", ".14")):
            box = Box(edge + way * step * number - (step if way < 0 else 0), top, step, BAR)
            yield f'<rect class="fill" stroke="none" fill-opacity="{opacity}" {_placed(box)}/>'
    else:
        begin, end = _n(edge), _n(edge + way * length)
        sides = "".join(f"M{begin} {y}L{end} {y}" for y in (_n(top), _n(top + BAR)))
        yield f'<path class="line" fill="none" {_DASHED} d="{sides}"/>'
    tip = edge + way * (TAIL - 3)
    back = _n(tip - 4 * way)
    angle = f"M{back} {_n(middle - 4)}L{_n(tip)} {_n(middle)}L{back} {_n(middle + 4)}"
    yield f'<path class="line" fill="none" stroke-width="1.5" d="{angle}"/>'


def _label(mark: Mark) -> Iterator[str]:
    label = mark.label
    style = f'{_HALOED} font-size="{FONT}"{"" if mark.row.certain else _SLANTED}'
    for number, line in enumerate(label.lines):
        yield _text(label.box.left, label.box.top + number * LINE + 11, line, style)


def _link(earlier: Mark, later: Mark) -> str:
    """A thin line from the end of the earlier to the beginning of the later."""
    x, y, to_x, to_y = earlier.right, earlier.middle, later.left, later.middle
    bend = max(12.0, min(60.0, abs(to_x - x) / 2))
    stroke = f'class="link" stroke="{LIGHT["quiet"]}"'
    curve = f"M{_n(x)} {_n(y)}C{_n(x + bend)} {_n(y)} {_n(max(to_x - bend, 2))} {_n(to_y)} {_n(to_x)} {_n(to_y)}"
    return f'<path {stroke} d="{curve}"/>'


def _signs() -> Mapping[Sign, str]:
    own = f'class="other line fill" fill="{LIGHT["other"]}" stroke="{LIGHT["other"]}"'
    bar = f'<rect {own} width="20" height="{BAR:.0f}" rx="2"'
    line = f'<path class="other line" stroke="{LIGHT["other"]}" fill="none"'
    return {
        Sign.WITHIN: f'{bar} fill-opacity=".28"/>',
        Sign.LASTED: f"{bar}/>",
        Sign.OPEN: f'{line} d="M6 .5L2 4.5L6 8.5M14 .5L18 4.5L14 8.5"/>',
        Sign.EXACT: f'<circle {own} cx="14" cy="4.5" r="3.5"/>',
        Sign.POSSIBLE: f'{line} {_DASHED} d="M0 0H20V9H0Z"/>',
        Sign.AFTER: f'{line} stroke-opacity=".6" d="M0 1C14 1 6 8 20 8"/>',
        Sign.CONCLUDED: _text(12, 12, "*", _quiet(14)),
    }


def _text(x: float, y: float, words: str, style: str) -> str:
    return f'<text x="{_n(x)}" y="{_n(y)}" {style}>{escaped(words)}</text>'


def _quiet(size: int) -> str:
    return f'class="quiet" fill="{LIGHT["quiet"]}" font-size="{size}"'


def _placed(box: Box) -> str:
    return f'x="{_n(box.left)}" y="{_n(box.top)}" width="{_n(box.width)}" height="{_n(box.height)}"'


def colour_of(key: str) -> str:
    """The name of the colour of a lane or kind."""
    return key if key in LIGHT else "other"


def _n(number: float) -> str:
    """A number as short as it can be said to a hundredth of a pixel."""
    return f"{number:.2f}".rstrip("0").rstrip(".")


_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def escaped(text: str) -> str:
    """Text as XML and HTML write it; a letter that XML has no place for becomes the sign for such letters."""
    return escape(_NOT_XML.sub("\ufffd", text)).replace("\r", "&#13;")
