"""The timeline as an Altair chart, for those who want to go on from there; needs the extra `plot`."""

from collections import Counter
from datetime import timedelta
from typing import Any

import altair as alt

from vnus_trade.answers.queries import Events
from vnus_trade.contents.index import Catalogue
from vnus_trade.display.theme import LIGHT
from vnus_trade.model.events import Event
from vnus_trade.pictures.layout import laid_out
from vnus_trade.pictures.timeline import Row, Scene, Statements
from vnus_trade.time.zones import civil_time

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


def timeline_chart(answer: Events[Event], catalogue: Catalogue, lanes: str, width: int) -> TimelineChart:
    """The timeline of an answer: a row for each event, over an axis without cuts, in the civil time of its zone.

    Stated order is in the tooltips. Raises as `layout.laid_out` does.
    """
    scene = Scene.of(answer, catalogue)
    groups = [band.lane for band in laid_out(scene, lanes, Statements.EACH, width).bands]
    rows = [{"lane": lane.heading, **_columns(row, scene)} for lane in groups for row in lane.rows]
    titles = Counter(row["title"] for row in rows)
    for number, row in enumerate(rows):
        # Of events of one title, the ids keep the rows apart.
        beside = "" if titles[row["title"]] == 1 else f" [{row['id']}]"
        row |= {"number": number, "name": f"{row['title']}{beside}"}
    headings = [lane.heading for lane in groups]
    colours = alt.Scale(domain=headings, range=[LIGHT[lane.colour] for lane in groups])
    return TimelineChart(
        data=alt.InlineData(rows),
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


def _columns(row: Row, scene: Scene) -> dict[str, Any]:
    """The words and the times of an event: civil ones, written as if they were UTC, in which the axis counts."""
    first, begin, end, last = row.bounds
    solid = (begin, end) if begin is not None and end is not None and begin < end else (None, None)
    known = min(row.known, default=None), max(row.known, default=None)
    times = zip(("begin", "end", "solid_begin", "solid_end"), (*known, *solid), strict=True)
    return {
        "id": row.event.id,
        "title": row.title,
        "said": row.said(scene.times),
        **{name: None if at is None else f"{civil_time(at, scene.zone).isoformat()}Z" for name, at in times},
        "brief": first is not None and last is not None and last - first < timedelta(hours=12),
        "open_left": bool(row.known) and first is None,
        "open_right": bool(row.known) and last is None,
    }
