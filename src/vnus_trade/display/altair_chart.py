"""The timeline as an Altair chart, for those who want to go on from there; needs the extra `plot`."""

from collections import Counter
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Any

import altair as alt

from vnus_trade.display.axis import local_time
from vnus_trade.display.layout import Layout, Mark, laid_out
from vnus_trade.display.scene import Lanes, Row, Scene, known
from vnus_trade.display.svg import LIGHT, colour_of
from vnus_trade.record.chronology import Chronology
from vnus_trade.time.zones import zone_of

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
    """The timeline of a record: a row for each event, over an axis without breaks, in the civil time of its zone.

    Stated order stands in the tooltips. Raises as `layout.laid_out` does.
    """
    layout = laid_out(Scene.of_record(record), lanes, width)
    zone = zone_of(layout.scene.zone) or UTC
    titles = Counter(mark.row.title for mark in layout.marks)
    rows = [
        _row(mark, layout, zone) | {"number": number, "name": _name(mark.row, titles)}
        for number, mark in enumerate(layout.marks)
    ]
    return TimelineChart(
        data=alt.InlineData(rows),
        spec=_bars(layout).properties(width=layout.width - _NAMES, height=alt.Step(_ROW)),
        facet=alt.FacetMapping(
            row=alt.Row(
                "lane:N",
                title=None,
                sort=[lane.heading for lane in layout.lanes],
                header=alt.Header(orient="top", labelAnchor="start", labelAngle=0, labelFontWeight="bold"),
            )
        ),
        resolve=alt.Resolve(scale=alt.ScaleResolveMap(y="independent")),
        spacing=6,
        title=alt.TitleParams(layout.scene.title, subtitle=layout.scene.account, anchor="start"),
    )


def _bars(layout: Layout) -> Any:
    """All the time in which each event may lie, and more strongly when it certainly lasted."""
    colours = alt.Scale(
        domain=[lane.heading for lane in layout.lanes], range=[LIGHT[colour_of(lane.key)] for lane in layout.lanes]
    )
    base = _named_rows().encode(color=alt.Color("lane:N", legend=None, scale=colours))
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


def _named_rows() -> Any:
    """A row for each event, in the order of the timeline, with its name beside it and its words under the pointer."""
    return alt.Chart().encode(
        y=alt.Y(
            "name:N",
            sort=alt.EncodingSortField("number", op="min"),
            title=None,
            axis=alt.Axis(labelLimit=_NAMES - 20, domain=False, ticks=False),
        ),
        tooltip=[alt.Tooltip(f"{name}:N") for name in ("title", "said", "id")],
    )


def _name(row: Row, titles: Mapping[str, int]) -> str:
    """The title of a row; the id keeps those of one title apart."""
    return row.title if titles[row.title] == 1 else f"{row.title} [{row.event.id}]"


def _row(mark: Mark, layout: Layout, zone: tzinfo) -> dict[str, Any]:
    """What the chart knows of an event; times are civil ones, written as if they were UTC, in which the axis counts."""
    when = mark.row.event.when
    bounds = sorted(known(when))
    begin, end = (_civil(bounds[0], zone), _civil(bounds[-1], zone)) if bounds else (None, None)
    lasted = mark.solid is not None
    is_open = mark.is_open_left or mark.is_open_right
    return {
        "id": mark.row.event.id,
        "title": mark.row.title,
        "said": mark.row.said(layout.scene.clocks),
        "lane": layout.lanes[mark.lane].heading,
        "begin": begin,
        "end": end,
        "solid_begin": _civil(when.begin_latest if lasted else None, zone),
        "solid_end": _civil(when.end_earliest if lasted else None, zone),
        "brief": mark.is_dated and not is_open and bounds[-1] - bounds[0] < timedelta(hours=12),
        "open_left": mark.is_dated and mark.is_open_left,
        "open_right": mark.is_dated and mark.is_open_right,
    }


def _civil(instant: datetime | None, zone: tzinfo) -> str | None:
    if instant is None:
        return None
    return f"{local_time(instant, zone).isoformat()}Z"
