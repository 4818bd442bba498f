"""The timeline as an Altair chart, drawn by the real library, without a network."""

import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import altair as alt
import attrs
import pytest

from tests.invented import CALL, EVENTS, FIRST, LEVY, SECOND, THIRD, chronology, span
from vnus_trade import load
from vnus_trade.errors import ImpossibleValue
from vnus_trade.pictures.altair_chart import TimelineChart


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise AssertionError("a chart is drawn without a network")

    monkeypatch.setattr(socket.socket, "connect", refuse)


def rows(chart: TimelineChart) -> dict[str, dict[str, Any]]:
    """The rows that a chart draws, by the ids of their events."""
    (values,) = chart.to_dict()["datasets"].values()
    return {row["id"]: row for row in values}


def test_a_row_for_each_event() -> None:
    """A chart has a row for each event, with its lane, its words and its bounds in civil time."""
    second = rows(chronology().chart())["second"]
    assert rows(chronology().chart()).keys() == {event.id for event in EVENTS}
    assert (second["lane"], second["name"]) == ("Rounds of negotiation · 3", "Second round")
    assert (second["begin"], second["end"]) == ("2031-05-19T00:00:00Z", "2031-05-23T00:00:00Z")
    assert (second["solid_begin"], second["solid_end"]) == ("2031-05-20T00:00:00Z", "2031-05-22T00:00:00Z")
    assert "19 to 22 May 2031" in second["said"]


def test_what_is_not_known() -> None:
    """Open ends and short times are signs of their own, and what has no date has a row without any."""
    undated = attrs.evolve(FIRST, id="undated")
    moment = attrs.evolve(LEVY, dated=span("2031-06-01T10:00"))
    late = attrs.evolve(THIRD, dated=span("[2031-06-02..]"))
    found = rows(chronology((undated, moment, late, SECOND, FIRST, CALL)).chart())
    signs = {id_: [name for name in ("brief", "open_left", "open_right") if row[name]] for id_, row in found.items()}
    assert signs == {
        "second": [],
        "call": [],
        "levy": ["brief"],
        "third": ["open_right"],
        "first": ["open_left"],
        "undated": [],
    }
    assert found["undated"]["begin"] is found["undated"]["solid_begin"] is None


def test_events_of_one_title() -> None:
    """Events of the same title have rows of their own, told apart by their ids."""
    found = rows(chronology((LEVY, attrs.evolve(LEVY, id="second-levy"))).chart())
    assert [row["name"] for row in found.values()] == ["Levy on lenses [levy]", "Levy on lenses [second-levy]"]


@pytest.mark.parametrize("lanes", ["kind", "side"])
def test_a_chart_is_saved_as_svg(lanes: str, tmp_path: Path) -> None:
    """A chart is saved as SVG, with the titles of the events, and without a network."""
    file = tmp_path / "chart.svg"
    load().chart(lanes=lanes).save(str(file))
    words = "".join(ET.parse(file).getroot().itertext())  # noqa: S314 - it is ours
    assert "Second round of the trade negotiations" in words
    assert "79 certain, 1 possible; dates are those of Hanoi" in words


def test_a_chart_is_saved_as_png(tmp_path: Path) -> None:
    """A chart is saved as PNG without a network, also that of a record without events."""
    for name, record in (("whole", chronology()), ("empty", chronology(()))):
        file = tmp_path / f"{name}.png"
        record.chart().save(str(file))
        assert file.read_bytes().startswith(b"\x89PNG")


def test_a_notebook_shows_it_as_svg() -> None:
    """A notebook is given SVG, unless another of Altair's renderers was asked for; the choice is left as it was."""
    chart = chronology().chart()
    assert "image/svg+xml" in str(chart._repr_mimebundle_())[:200]
    assert alt.renderers.active == "default"
    with alt.renderers.enable("mimetype"):
        assert "application/vnd.vegalite" in str(chart._repr_mimebundle_())[:200]


def test_it_stays_what_it_is() -> None:
    """A chart that its user changes is shown without a network too."""
    assert isinstance(chronology().chart().properties(title="Glass"), TimelineChart)


def test_what_cannot_be_laid_out() -> None:
    """A chart refuses what a picture refuses."""
    draw: Callable[..., Any] = chronology().chart
    with pytest.raises(ImpossibleValue):
        draw(lanes="topic")
