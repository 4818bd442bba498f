"""Timelines as SVG, drawn with the standard library alone.

Every colour is an attribute, that of light paper, so that programs that know no style sheets or no custom properties
draw it right. Others follow the reader's choice of light or dark, in notebooks too.
"""

from collections.abc import Callable, Iterator
from datetime import timedelta

from vnus_trade.contents.index import Catalogue
from vnus_trade.contents.listing import Listing
from vnus_trade.display.event_times import EventTimes
from vnus_trade.display.theme import LIGHT, escaped, themed
from vnus_trade.model.events import Event
from vnus_trade.notebook import Picture
from vnus_trade.pictures.layout import FONT, MARGIN, PITCH, SMALL, Arrow, Box, Label, Layout, Mark, Sign, laid_out
from vnus_trade.pictures.timeline import HEADINGS, Scene
from vnus_trade.seeds import sha256

Address = Callable[[str], str] | None
"""Gives the address for an event's id, to which its mark then leads."""

# Programs without custom properties pass over the whole block.
# A height within `style` would be taken at its word by programs that know no "auto".
_STYLE = "@supports(fill:var(--ink)){" + themed(
    "".join(f".vnus .{key}{{fill:var(--{key});stroke:var(--{key})}}" for key in (*HEADINGS, "other"))
    + "".join(f".vnus .{key}{{fill:var(--{key})}}" for key in ("paper", "band", "ink", "quiet"))
    + ".vnus .rule{stroke:var(--rule)}.vnus .arrow{stroke:var(--quiet)}.vnus text{unicode-bidi:isolate}"
    "svg.vnus{height:auto}.vnus a:hover text,.vnus a:focus text{text-decoration:underline}}"
)
_PAPER, _INK, _QUIET = (f'class="{name}" fill="{LIGHT[name]}"' for name in ("paper", "ink", "quiet"))
_FONTS = "system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans','Helvetica Neue',Arial,'DejaVu Sans',sans-serif"


def timeline_picture(
    answer: Listing[Event], catalogue: Catalogue, lanes: str, statements: str, width: int, link: Address
) -> Picture:
    """The timeline of an answer, with the events that only may answer drawn hollow."""
    return drawn(laid_out(Scene.of(answer, catalogue), lanes, statements, width), link)


def drawn(layout: Layout, link: Address = None) -> Picture:
    """Draw a layout."""
    body = "".join(_body(layout, link))
    name = f"vnus-{sha256(body.encode())[:10]}"
    width, height = layout.width, round(layout.height)
    # A screen reader would not offer the links within an image.
    role = "img" if link is None else "group"
    lanes = "; ".join(band.lane.heading for band in layout.bands)
    described = f"Timeline, {layout.scene.account}. Lanes: {lanes or 'none'}."
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="vnus" role="{role}" width="{_n(width)}" height="{height}" '
        f'viewBox="0 0 {_n(width)} {height}" aria-labelledby="{name}-title {name}-desc" font-family="{_FONTS}" '
        f'style="max-width:100%;min-width:{min(width, 640):.0f}px">'
        f'<title id="{name}-title">{escaped(layout.scene.title)}</title>'
        f'<desc id="{name}-desc">{escaped(described)}</desc><style>{_STYLE}</style>{body}</svg>\n'
    )
    return Picture(svg, layout.scene.title, width, height)


def page(picture: Picture) -> str:
    """A picture as a page of HTML that needs nothing else."""
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n<meta name="color-scheme" content="light dark">\n'
        f"<title>{escaped(picture.title)}</title>\n<body>\n{picture._repr_html_()}\n"
    )


def _body(layout: Layout, link: Address) -> Iterator[str]:
    yield f"<rect {_PAPER} {_placed(Box(0, 0, layout.width, layout.height))}/>"
    title, account = layout.words
    yield _words(title, f'{_INK} font-weight="700"') + _words(account, _QUIET)
    for sign, box, label in layout.legend:
        yield _group("other", _sign(sign, box, certain=sign is not Sign.POSSIBLE)) + _words(label, _QUIET)
    yield f'<g class="arrow" fill="none" stroke="{LIGHT["quiet"]}" stroke-width=".9" opacity=".6">'
    yield "".join(map(_arrow, layout.arrows)) + "</g>"
    yield from _axis(layout)
    for band in layout.bands:
        yield _rule(f"M{_n(MARGIN)} {_n(band.box.top)}H{_n(layout.width - MARGIN)}")
        heading = _words(band.heading, 'stroke="none" font-weight="700"')
        marks = (_mark(mark, layout.scene.times, link) for mark in band.marks)
        yield _group(band.lane.colour, heading + "".join(marks))


def _axis(layout: Layout) -> Iterator[str]:
    """Ticks, with lines down to the last date, and grey columns for the stretches that are cut short."""
    top = layout.axis_tops[0]
    for tick in layout.ticks:
        yield _rule(f"M{_n(tick.x)} {_n(top + 31)}V{_n(layout.foot)}")
        for axis_top in layout.axis_tops:
            yield _text(tick.x, axis_top + 14, tick.text, f'{_INK} font-size="{FONT}"')
            if tick.below:
                yield _text(tick.x, axis_top + 27, tick.below, f'{_QUIET} font-size="{SMALL}"')
    # Paper below each label, so that no line runs through its letters.
    for label in (*(band.heading for band in layout.bands), *(mark.label for mark in layout.marks)):
        yield f'<rect {_PAPER} fill-opacity=".85" {_placed(label.box)}/>'
    for left, right, time in layout.axis.cuts():
        box = Box(left, top + 31, right - left, layout.foot - top - 31)
        yield f'<rect class="band" fill="{LIGHT["band"]}" fill-opacity=".7" {_placed(box)}/>'
        yield _text((left + right) / 2, top + 42, _lasting(time), f'{_QUIET} font-size="{SMALL}" text-anchor="middle"')


def _lasting(time: timedelta) -> str:
    if time < timedelta(days=2):
        return f"{time // timedelta(hours=1)} hours"
    return f"{time.days} days" if time < timedelta(days=730) else f"{time.days // 365} years"


def _mark(mark: Mark, times: EventTimes, link: Address) -> str:
    row = mark.row
    titled = f"<title>{escaped(row.said(times))}</title>"
    signs = "".join(_sign(sign, box, certain=row.certain) for sign, box in mark.signs.items())
    slanted = "" if row.certain else ' font-style="italic"'
    inside = signs + _words(mark.label, f'{_INK} stroke="none"{slanted}')
    if link is not None:
        inside = f'<a href="{escaped(link(row.event.id))}">{inside}</a>'
    return f'<g class="event" data-event="{escaped(row.event.id)}">{titled}{inside}</g>'


def _group(colour: str, inside: str) -> str:
    return f'<g class="{colour}" fill="{LIGHT[colour]}" stroke="{LIGHT[colour]}">{inside}</g>'


def _sign(sign: Sign, box: Box, *, certain: bool) -> str:
    """A sign of a mark or of the legend; hollow and dashed if the event only may answer."""
    middle, left, right = _n(box.top + box.height / 2), _n(box.left), _n(box.right)
    dashed = "" if certain else ' stroke-dasharray="3 2"'
    match sign:
        case Sign.EXACT:
            look = "" if certain else ' fill-opacity="0" stroke-dasharray="3 1.4"'
            return f'<circle cx="{_n(box.left + box.width / 2)}" cy="{middle}" r="3.5"{look}/>'
        case Sign.BEFORE | Sign.BEYOND:
            near, far, way = (right, left, 4) if sign is Sign.BEFORE else (left, right, -4)
            shape = f"M{near} {_n(box.top)}v{_n(box.height)}M{near} {middle}H{far}m{way} -3.5l{-way} 3.5l{way} 3.5"
            return f'<path fill="none" stroke-width="1.3"{dashed} d="{shape}"/>'
        case Sign.AFTER:
            return f'<g fill="none">{_arrow(Arrow(box.left + 4, box.top, box.right, box.bottom - 2))}</g>'
        case Sign.CONCLUDED:
            return _text(box.left + 12, box.bottom + 3, "*", f'stroke="none" font-size="{FONT + 2}"')
    opacity = "1" if sign is Sign.LASTED else ".25"
    return f'<rect fill-opacity="{opacity if certain else 0}"{dashed} {_placed(box)}/>'


def _arrow(arrow: Arrow) -> str:
    """A thin line down or up and then across, with a point at the mark to which it leads."""
    x, y, to_x, to_y = (_n(number) for number in (arrow.x, arrow.y, arrow.to_x, arrow.to_y))
    if arrow.to_x != arrow.x:
        shape = f"M{x} {y}V{to_y}H{to_x}m-4 -3l4 3l-4 3"
    else:
        way = -4 if arrow.to_y > arrow.y else 4
        shape = f"M{x} {y}V{to_y}m-3 {way}l3 {-way}l3 {way}"
    return f'<path d="{shape}"/>'


def _words(label: Label, style: str) -> str:
    box, anchor = label.box, ' text-anchor="end"' if label.is_flipped else ""
    x, look = box.right if label.is_flipped else box.left, f'{style} font-size="{label.size}"{anchor}'
    tops = (box.top + label.size * PITCH * number for number in range(len(label.lines)))
    return "".join(_text(x, top + label.size, line, look) for top, line in zip(tops, label.lines, strict=True))


def _text(x: float, y: float, words: str, style: str) -> str:
    return f'<text x="{_n(x)}" y="{_n(y)}" {style}>{escaped(words)}</text>'


def _rule(shape: str) -> str:
    return f'<path class="rule" stroke="{LIGHT["rule"]}" d="{shape}"/>'


def _placed(box: Box) -> str:
    return f'x="{_n(box.left)}" y="{_n(box.top)}" width="{_n(box.width)}" height="{_n(box.height)}"'


def _n(number: float) -> str:
    """A number to a hundredth of a pixel, as short as possible."""
    return f"{number:.2f}".rstrip("0").rstrip(".")
