"""The place of everything in a timeline picture."""

from datetime import timedelta, timezone

import attrs
import pytest

from tests.invented import CALL, EVENTS, FIRST, LEVY, REPLY, SECOND, SPEECH, TARIFF, THIRD, chronology, scene_of, span
from vnus_trade.errors import ImpossibleValue
from vnus_trade.model.events import Event
from vnus_trade.pictures.layout import Box, Label, Layout, Mark, Sign, laid_out, width_of, wrapped


def layout(*events: Event, width: int = 1000) -> Layout:
    """The layout of these events, each in a row of its own."""
    return laid_out(scene_of(chronology(events)), statements="each", width=width)


def marks(shown: Layout) -> dict[str, Mark]:
    """The marks of a layout by the ids of their events."""
    return {mark.row.event.id: mark for mark in shown.marks}


def signs(mark: Mark) -> list[Sign]:
    """The signs of which a mark is made."""
    return list(mark.signs)


RECORD = layout(*EVENTS)


def test_each_event_has_a_row() -> None:
    """Every event has a mark, each lower than the one before, and also what is announced in a statement."""
    tops = [mark.box.top for mark in RECORD.marks]
    assert marks(RECORD).keys() == {event.id for event in EVENTS}
    assert tops == sorted(set(tops))


def test_a_bar_and_what_is_certain_of_it() -> None:
    """A round of four days certainly lasted the middle two, and may have lasted all."""
    second = marks(RECORD)["second"]
    assert signs(second) == [Sign.WITHIN, Sign.LASTED]
    within, lasted = second.signs.values()
    assert lasted.left - within.left == pytest.approx(lasted.width / 2)
    assert within.right - lasted.right == pytest.approx(lasted.width / 2)


def test_an_event_of_a_day_is_not_certain_of_any_of_it() -> None:
    """An event of one day lies somewhere within it."""
    assert signs(marks(RECORD)["call"]) == [Sign.WITHIN]


def test_open_ends() -> None:
    """What is known to end by a day has an open beginning, what is known to begin from then on an open end."""
    assert signs(marks(RECORD)["first"]) == [Sign.BEFORE]
    late = attrs.evolve(LEVY, id="late", dated=span("[2031-06-01..]"))
    begun = attrs.evolve(LEVY, id="begun", dated=span("2031-06-01/.."))
    by_id = marks(layout(late, begun, CALL))
    assert signs(by_id["late"]) == [Sign.BEYOND]
    assert signs(by_id["begun"]) == [Sign.WITHIN, Sign.BEYOND]


def test_a_moment_is_a_dot() -> None:
    """What is known to the minute is too narrow for a bar beside what lasts for days."""
    assert signs(marks(RECORD)["deal"]) == [Sign.EXACT]


def test_events_without_a_date() -> None:
    """An event without any known time has no sign, and its title is below everything that has a date."""
    undated = attrs.evolve(FIRST, id="undated", after=())
    shown = layout(undated, LEVY)
    assert marks(shown)["undated"].signs == {}
    assert marks(shown)["undated"].label.box.top > shown.foot


def test_arrows_lead_from_the_earlier_to_the_later() -> None:
    """Stated order is an arrow from the end of one mark to the next, and nothing leads to its own row."""
    by_id = marks(layout(SECOND, FIRST, CALL))
    (arrow,) = layout(SECOND, FIRST, CALL).arrows
    first, second = by_id["first"].box, by_id["second"].box
    assert (arrow.x, arrow.y) == (first.right, first.top + first.height / 2)
    assert (arrow.to_x, arrow.to_y) == (arrow.x, second.top)
    more = attrs.evolve(REPLY, id="more", after=(SPEECH,), occasion=CALL)
    folded = laid_out(scene_of(chronology((more, SPEECH, CALL))))
    assert folded.arrows == ()


def test_an_arrow_leads_across_to_a_later_mark() -> None:
    """Where the earlier mark ends before the later begins, the arrow leads down and then across; it leads up too."""
    later = attrs.evolve(CALL, id="later", dated=span("2031-06-20"), after=(LEVY,))
    levy = attrs.evolve(LEVY, dated=span("2031-06-01"))
    (arrow,) = layout(later, levy).arrows
    assert arrow.to_x == marks(layout(later, levy))["later"].box.left > arrow.x
    assert arrow.to_y < arrow.y


def test_undated_events_have_no_arrows() -> None:
    """What has no place in time is not linked; its words say what it came after."""
    undated = attrs.evolve(FIRST, id="undated")
    later = attrs.evolve(FIRST, id="later", after=(undated,))
    assert layout(undated, later, LEVY).arrows == ()


def test_where_labels_lie() -> None:
    """A label lies right of its mark, left of one near the right edge, and below one that leaves no room beside."""
    by_id = marks(RECORD)
    assert by_id["second"].label.box.left > by_id["second"].box.right
    assert not by_id["second"].label.is_flipped
    long = attrs.evolve(CALL, id="long", title="A word " * 9, dated=span("[2031-04-01..]"))
    late = attrs.evolve(CALL, id="late", title="A word " * 9, dated=span("2031-07-28"))
    narrow = marks(
        layout(long, late, attrs.evolve(THIRD, title="W " * 40, dated=span("2031-04-01/2031-07-28")), width=480)
    )
    assert narrow["late"].label.is_flipped
    assert narrow["late"].label.box.right < narrow["late"].box.left
    assert narrow["third"].label.box.top > narrow["third"].box.bottom


def test_titles_are_never_cut() -> None:
    """A long title takes more lines, and all of its words are there, in a narrow picture too."""
    title = " ".join(f"word-{number}" for number in range(60))
    for width in (480, 1000, 4000):
        shown = layout(attrs.evolve(LEVY, title=title), CALL, THIRD, width=width)
        assert " ".join(marks(shown)["levy"].label.lines) == title


def test_tall_pictures_repeat_the_axis() -> None:
    """The axis is above the lanes, and in a tall picture below them too, before what has no date."""
    many = [attrs.evolve(LEVY, id=f"levy-{number}") for number in range(60)]
    tall = layout(*many, attrs.evolve(FIRST, id="undated"))
    assert len(RECORD.axis_tops) == 1
    assert tall.axis_tops[1] == tall.foot == tall.bands[0].box.bottom < tall.bands[1].box.top


def test_the_legend_explains_what_is_there() -> None:
    """The legend above the lanes has the signs that the picture has, and no others."""
    assert [sign for sign, *_ in RECORD.legend] == [
        Sign.EXACT,
        Sign.WITHIN,
        Sign.LASTED,
        Sign.BEFORE,
        Sign.BEYOND,
        Sign.AFTER,
        Sign.CONCLUDED,
    ]
    assert all(label.box.bottom < RECORD.axis_tops[0] for *_, label in RECORD.legend)
    possible = attrs.evolve(scene_of(chronology((TARIFF, SPEECH, CALL))), possible=frozenset(("call",)))
    assert [sign for sign, *_ in laid_out(possible).legend] == [Sign.WITHIN, Sign.POSSIBLE]


def test_nothing_to_show() -> None:
    """A record without events has a picture all the same, with a title and no lanes."""
    nothing = layout()
    assert (nothing.words[0].lines, nothing.bands, nothing.legend) == (("Talks on glass",), (), ())


def test_what_cannot_be_laid_out() -> None:
    """Widths of no use are refused, with those that are of use."""
    with pytest.raises(ImpossibleValue) as refused:
        layout(width=10)
    assert str(refused.value) == "timeline: width is 10; give 480 to 4000 pixels"


def test_the_ends_of_the_calendar() -> None:
    """The first and the last day that can be written have their places, in whatever zone."""
    first, last = (attrs.evolve(LEVY, id=f"year-{when[:4]}", dated=span(when)) for when in ("0001-01-02", "9999-12-31"))
    for hours in (14, -12):
        scene = attrs.evolve(scene_of(chronology((first, last))), zone=timezone(timedelta(hours=hours)))
        one, other = laid_out(scene).marks
        assert one.box.right < other.box.left


def test_an_accent_takes_no_room() -> None:
    """Vietnamese letters are as wide as the letters below their accents, however they are composed."""
    assert width_of("Tô Lâm") == width_of("To Lam") == width_of("To\u0302 La\u0302m")


def test_wide_letters() -> None:
    """A letter of East Asia takes more room than a Latin one, and that more than a dot."""
    assert width_of("ꦛ") <= width_of("越")
    assert width_of(".") < width_of("n") < width_of("W")


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("", 100, ("",)),
        ("one two", 100, ("one two",)),
        ("one two", 30, ("one", "two")),
        ("one two three", 60, ("one two", "three")),
        ("incomprehensibilities", 60, ("incompre", "hensibilit", "ies")),
        ("word", 1, ("w", "o", "r", "d")),
    ],
)
def test_where_lines_break(text: str, width: float, expected: tuple[str, ...]) -> None:
    """Words fill lines up to their width; only a word that is wider than a line is broken within."""
    assert wrapped(text, width) == expected


def test_a_label_fits_its_lines() -> None:
    """The box of a label is as wide as its widest line and as high as its lines, at its size."""
    label = Label.within("one three", 10, 20, 80, 24)
    assert label.lines == ("one", "three")
    assert label.box == Box(10, 20, width_of("three") * 24 / 12, 60)
    assert (label.box.right, label.box.bottom) == (10 + label.box.width, 80)
