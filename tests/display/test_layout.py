"""Where everything of a timeline picture lies."""

import attrs
import pytest

from tests.invented import CALL, EVENTS, FIRST, LEVY, SPEECH, TARIFF, THIRD, chronology, span
from vnus_trade.display.layout import Layout, Mark, Sign, laid_out
from vnus_trade.display.scene import Scene
from vnus_trade.errors import ImpossibleValue
from vnus_trade.model.events import NegotiationRound


def marks(layout: Layout) -> dict[str, Mark]:
    """The marks of a layout by the ids of their events."""
    return {mark.row.event.id: mark for mark in layout.marks}


RECORD = laid_out(Scene.of_record(chronology()))


def test_a_bar_and_what_is_certain_of_it() -> None:
    """A round of four days certainly lasted the middle two, and may have lasted all."""
    second = marks(RECORD)["second"]
    assert second.solid is not None
    left, begin, end, right = second.left, *second.solid, second.right
    assert begin - left == pytest.approx((end - begin) / 2) == pytest.approx(right - end)


def test_an_event_of_a_day_is_not_certain_of_any_of_it() -> None:
    """An event of one day lies somewhere within it: nothing of its bar is solid."""
    call = marks(RECORD)["call"]
    assert call.solid is None
    assert not call.is_open_left
    assert not call.is_open_right


def test_open_ends() -> None:
    """What is known to end by a day has an open beginning, what is known to begin then an open end."""
    first, levy = marks(RECORD)["first"], marks(RECORD)["levy"]
    assert first.is_open_left
    assert not first.is_open_right
    assert not levy.is_open_left
    late = laid_out(Scene.of_record(chronology((attrs.evolve(LEVY, dated=span("[2031-06-01..]")),))))
    assert marks(late)["levy"].is_open_right


def test_a_moment_is_a_dot() -> None:
    """What is known to the minute is too narrow for a bar beside what lasts for days."""
    assert marks(RECORD)["deal"].is_dot
    assert not marks(RECORD)["second"].is_dot


def test_links_lead_from_the_earlier_to_the_later() -> None:
    """Stated order is a link, also where a tariff that shares a row was said to come after; nothing links to itself."""
    assert [(a.row.event.id, b.row.event.id) for a, b in RECORD.links] == [("first", "second"), ("speech", "reply")]
    told = attrs.evolve(TARIFF, after=(FIRST,))
    linked = laid_out(Scene.of_record(chronology((told, SPEECH, CALL, FIRST))))
    assert [(a.row.event.id, b.row.event.id) for a, b in linked.links] == [("first", "speech")]
    scene = Scene.of_record(chronology((SPEECH, CALL)))
    own = attrs.evolve(TARIFF, after=(SPEECH,), announced_in=SPEECH)
    assert laid_out(attrs.evolve(scene, events=(*scene.events, own))).links == ()


def test_undated_events_have_no_links() -> None:
    """What has no place in time is not linked; its words say what it came after."""
    undated = NegotiationRound(id="undated", title="Undated", evidence=FIRST.evidence)
    later = attrs.evolve(undated, id="later", after=(undated,))
    assert laid_out(Scene.of_record(chronology((undated, later, LEVY)))).links == ()


def test_where_labels_stand() -> None:
    """A label stands right of a short bar and below a long one, also in a narrow picture with long labels."""
    by_id = marks(RECORD)
    assert by_id["second"].label.box.left > by_id["second"].box.right
    assert by_id["third"].label.box.top > by_id["third"].box.bottom
    late = attrs.evolve(THIRD, dated=span("[2031-07-28..]"), title="A word " * 9)
    narrow = laid_out(Scene.of_record(chronology((CALL, late))), width=480)
    assert all(480 - 16 >= mark.label.box.right > mark.box.right for mark in narrow.marks)


def test_tall_pictures_repeat_the_axis() -> None:
    """The axis stands above the lanes, and once more below them where they are tall, before what is undated."""
    many = [attrs.evolve(LEVY, id=f"levy-{number}") for number in range(40)]
    undated = attrs.evolve(FIRST, id="undated")
    assert len(RECORD.axis_tops) == 1
    tall = laid_out(Scene.of_record(chronology(many)))
    assert len(tall.axis_tops) == 2
    assert tall.axis_tops[1] == tall.lanes[-1].box.bottom
    both = laid_out(Scene.of_record(chronology((*many, undated))))
    assert len(both.axis_tops) == 2
    assert both.axis_tops[1] < both.lanes[-1].box.top


def test_many_events_have_labels_of_one_line() -> None:
    """From many events on, labels have one line, so that the picture stays short."""
    many = [attrs.evolve(LEVY, id=f"levy-{number}", title="A levy on lenses " * 3) for number in range(160)]
    assert {len(mark.label.lines) for mark in laid_out(Scene.of_record(chronology(many))).marks} == {1}


def test_the_legend_explains_what_is_there() -> None:
    """The legend has the signs that the picture has, and no others."""
    assert [explained.sign for explained in RECORD.legend] == [
        Sign.WITHIN,
        Sign.LASTED,
        Sign.OPEN,
        Sign.EXACT,
        Sign.AFTER,
        Sign.CONCLUDED,
    ]
    possible = attrs.evolve(Scene.of_record(chronology((LEVY,))), possible=frozenset(("levy",)))
    assert [explained.sign for explained in laid_out(possible).legend] == [Sign.WITHIN, Sign.POSSIBLE]


def test_nothing_to_show() -> None:
    """A record without events has a picture all the same, with a title and no lanes."""
    layout = laid_out(Scene.of_record(chronology(())))
    assert (layout.title, layout.lanes, layout.marks, layout.legend) == (("Talks on glass",), (), (), ())


def test_what_cannot_be_laid_out() -> None:
    """Unknown lanes and widths of no use are refused, with what to write instead."""
    with pytest.raises(ImpossibleValue) as lanes:
        laid_out(Scene.of_record(chronology()), "topic")
    assert str(lanes.value) == "timeline: lanes 'topic' is none of 'kind', 'side'"
    with pytest.raises(ImpossibleValue) as width:
        laid_out(Scene.of_record(chronology()), width=10)
    assert str(width.value) == "timeline: width is 10; give 480 to 4000 pixels"


def test_the_invented_events_are_all_there() -> None:
    """Every invented event but the one that shares a row has a mark."""
    assert marks(RECORD).keys() == {event.id for event in EVENTS} - {"tariff"}


def test_the_ends_of_the_calendar() -> None:
    """The first and the last day that can be written have their places, in whatever zone."""
    first, last = (attrs.evolve(LEVY, id=f"year-{when[:4]}", dated=span(when)) for when in ("0001-01-02", "9999-12-31"))
    for zone in ("+14:00", "-12:00"):
        scene = attrs.evolve(Scene.of_record(chronology((first, last))), zone=zone)
        assert [mark.left < 500 for mark in laid_out(scene).marks] == [True, False]
