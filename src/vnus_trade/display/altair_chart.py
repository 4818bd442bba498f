"""The timeline as an Altair chart, for those who want to go on from there; needs the extra `plot`."""

from collections import Counter
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Any

import altair as alt

from vnus_trade.display.layout import laid_out
from vnus_trade.display.svg import LIGHT, colour_of
from vnus_trade.display.timeline import Lanes, Row, Scene, Statements
from vnus_trade.record.chronology import Chronology
from vnus_trade.time.zones import civil_time, zone_of

_ROW, _NAMES = 17, 330


class TimelineChart(alt.FacetChart):
    """An Altair chart that notebooks show as SVG: Altair's own way of showing one fetches scripts from the network.

    Whoever enables another of `altair.renderers` gets that one.
    """

    def _repr_mimebundle_(self, *include: Any, **exclude: Any) -> Any:
        if alt.renderers.active != "default":
            return super()._repr_mimebundle_(*include, **exclude)
        with alt.renderers.enable("svg"):
            return super()._repr_mimebundle_(*include, **exclude)


def of_record(record: Chronology, lanes: str = Lanes.KIND, width: int = 1000) -> TimelineChart:
    """The timeline of a record: a row for each event, over an axis without cuts, in the civil time of its zone.

    Stated order is in the tooltips. Raises as `layout.laid_out` does.
    """
    scene = Scene.of_record(record)
    groups = [band.lane for band in laid_out(scene, lanes, Statements.EACH, width).bands]
    zone = zone_of(scene.zone) or UTC
    titles = Counter(row.title for lane in groups for row in lane.rows)
    # Of events of one title, the ids keep the rows apart.
    rows = [
        {
            "lane": lane.heading,
            "name": row.title if titles[row.title] == 1 else f"{row.title} [{row.event.id}]",
            "said": row.said(scene.times),
            **_times(row, zone),
        }
        for lane in groups
        for row in lane.rows
    ]
    headings = [lane.heading for lane in groups]
    colours = alt.Scale(domain=headings, range=[LIGHT[colour_of(lane.key)] for lane in groups])
    return TimelineChart(
        data=alt.InlineData([{"number": number, **row} for number, row in enumerate(rows)]),
        spec=_bars(colours).properties(width=width - _NAMES, height=alt.Step(_ROW)),
        facet=alt.FacetMapping(
            row=alt.Row(
                "lane:N",
                title=None,
                sort=headings,
                header=alt.Header(orient="top", labelAnchor="start", labelAngle=0, labelFontWeight="bold"),
            )
        ),
        resolve=alt.Resolve(scale=alt.ScaleResolveMap(y="independent")),
        spacing=6,
        title=alt.TitleParams(scene.title, subtitle=scene.account, anchor="start"),
    )


def _bars(colours: alt.Scale) -> Any:
    """A row for each event: all the time in which it may lie, and more strongly the time that it certainly lasted."""
    base = alt.Chart().encode(
        y=alt.Y(
            "name:N",
            sort=alt.EncodingSortField("number", op="min"),
            title=None,
            axis=alt.Axis(labelLimit=_NAMES - 20, domain=False, ticks=False),
        ),
        tooltip=[alt.Tooltip(f"{name}:N") for name in ("title", "said", "id")],
        color=alt.Color("lane:N", legend=None, scale=colours),
    )
    x = alt.X(
        "begin:T",
        title=None,
        scale=alt.Scale(type="utc", padding=14),
        axis=alt.Axis(format="%-d %b %Y", labelOverlap=True, grid=True),
    )
    return alt.layer(
        base.mark_bar(height=8, fillOpacity=0.3, strokeWidth=1, cornerRadius=2)
        .transform_filter("!datum.brief")
        .encode(x=x, x2="end:T", stroke=alt.Stroke("lane:N", legend=None, scale=colours)),
        base.mark_bar(height=8).encode(x=alt.X("solid_begin:T"), x2="solid_end:T"),
        base.mark_point(filled=True, size=32, opacity=1).transform_filter("datum.brief").encode(x=x),
        *(
            base.mark_point(shape=f"triangle-{way}", filled=True, size=50, opacity=1, xOffset=offset)
            .transform_filter(f"datum.open_{way}")
            .encode(x=alt.X(f"{bound}:T"))
            for way, bound, offset in (("left", "begin", -6), ("right", "end", 6))
        ),
    )


def _times(row: Row, zone: tzinfo) -> dict[str, Any]:
    """The times of an event: civil ones, written as if they were UTC, in which the axis counts."""
    known = sorted(row.known)
    first, begin, end, last = row.bounds
    has_lasted = begin is not None and end is not None and begin < end
    is_closed = first is not None and last is not None
    return {
        "id": row.event.id,
        "title": row.title,
        "begin": _civil(known[0], zone) if known else None,
        "end": _civil(known[-1], zone) if known else None,
        "solid_begin": _civil(begin, zone) if has_lasted else None,
        "solid_end": _civil(end, zone) if has_lasted else None,
        "brief": is_closed and known[-1] - known[0] < timedelta(hours=12),
        "open_left": bool(known) and first is None,
        "open_right": bool(known) and last is None,
    }


def _civil(instant: datetime | None, zone: tzinfo) -> str | None:
    return None if instant is None else f"{civil_time(instant, zone).isoformat()}Z"
