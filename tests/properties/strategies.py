"""The shared strategies. They are directed: what they draw touches, coincides and chains, as uniform draws do not."""

from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from hypothesis import strategies as st

import vnus_trade as model
from tests import invented
from tests.properties.worlds import (
    GRID,
    UNITS,
    Asked,
    Event,
    Fixed,
    Grid,
    Histories,
    Known,
    Worlds,
    intervals,
)
from vnus_trade.record.chronology import Chronology
from vnus_trade.strategies import span_shapes
from vnus_trade.time.constraints import Certainty
from vnus_trade.time.span import TimeSpan

ZONES = (
    None,
    "UTC",
    "+07:00",
    "-12:00",
    "+14:00",
    "+05:45",
    "-00:30",
    "Asia/Ho_Chi_Minh",
    "America/New_York",
    "America/St_Johns",  # its clocks once went back at one minute past midnight, into the day before
    "America/Sao_Paulo",  # its clocks skipped midnight
    "Australia/Lord_Howe",  # its clocks change by half an hour
    "Africa/Monrovia",  # its offset once had seconds
    "Pacific/Apia",  # it skipped 30 December 2011
    "Pacific/Kwajalein",
    "Europe/London",
)
IDS = ("a", "b", "c")
RELATIONS = ("before", "after", "during", "overlapping")

units = st.sampled_from(UNITS)
zones = st.one_of(st.none(), st.sampled_from(ZONES), st.sampled_from(ZONES))

_GRID_OR_OPEN: tuple[Grid, ...] = (None, *range(GRID))
_ALL_KNOWN = [
    known
    for a in _GRID_OR_OPEN
    for b in _GRID_OR_OPEN
    for c in _GRID_OR_OPEN
    for d in _GRID_OR_OPEN
    if intervals(known := Known(a, b, c, d))
]
_DAYS = [Known(day, day + 1, day, day + 1) for day in range(GRID - 1)]
_EXACT = [Known(a, a, b, b) for a in range(GRID) for b in range(a + 1, GRID)]
_OPEN = [known for known in _ALL_KNOWN if None in known]

knowns = st.one_of(*map(st.sampled_from, (_DAYS, _EXACT, _OPEN, _ALL_KNOWN)))
"""What may be known of one event: a unit of the grid, exact ends, open ends, or anything that has a world."""


@st.composite
def fixed(draw: st.DrawFn) -> Fixed:
    """A window, of no length too, and open on a side now and then."""
    begin = draw(st.sampled_from((*range(GRID), None)))
    return Fixed(begin, draw(st.sampled_from((*range(begin or 0, GRID), None))))


class _Draft(NamedTuple):
    """A hidden world on half steps of the grid, around which a satisfiable case is stated."""

    begin: int
    end: int


@st.composite
def _around(draw: st.DrawFn, draft: _Draft) -> Known:
    """Bounds that hold a drafted event: mostly none where order is to decide, else mostly the tightest of the grid."""
    begin, end = draft
    grid = range(GRID)
    no_later, later = [g for g in grid if 2 * g <= begin], [g for g in grid if begin < 2 * g]
    earlier, no_earlier = [g for g in grid if 2 * g < end], [g for g in grid if end <= 2 * g]

    vague = draw(st.booleans())

    def one(bounds: list[int], tightest: list[int]) -> Grid:
        return draw(st.sampled_from((None,) * 6 + tuple(bounds) if vague else (*tightest, *tightest, *bounds, None)))

    known_begin = (one(no_later, no_later[-1:]), one(later, later[:1]))
    known_end = (one(earlier, earlier[-1:]), one(no_earlier, no_earlier[:1]))
    if begin // 2 in no_later and begin % 2 == 0 and not vague and draw(st.booleans()):
        known_begin = (begin // 2, begin // 2)
    if end // 2 in no_earlier and end % 2 == 0 and not vague and draw(st.booleans()):
        known_end = (end // 2, end // 2)
    return Known(*known_begin, *known_end)


@st.composite
def satisfiable_events(draw: st.DrawFn, *, bare: bool = False) -> tuple[Event, ...]:
    """Three events with at least one world: drafted first, then bounded and ordered as the draft allows.

    All of them take place if they are bare, and publication bounds none.
    """
    halves = st.integers(min_value=-1, max_value=2 * GRID - 1)
    drafts: list[_Draft] = []
    for _ in IDS:
        begin = draw(halves.filter(lambda half: half < 2 * GRID - 1))
        # In half the cases an event begins where one drafted earlier ends, so that chains are common.
        ends = [draft.end for draft in drafts if draft.end < 2 * GRID - 1]
        chained = draw(st.booleans())
        if ends and chained:
            begin = draw(st.sampled_from(ends))
        drafts.append(_Draft(begin, draw(st.integers(begin + 1, 2 * GRID - 1))))
    events = []
    for own, draft in zip(IDS, drafts, strict=True):
        others = [(other, theirs) for other, theirs in zip(IDS, drafts, strict=True) if other != own]
        earlier = [other for other, theirs in others if theirs.end <= draft.begin]
        around = [other for other, theirs in others if theirs.begin <= draft.begin and draft.end <= theirs.end]
        twins = [other for other, theirs in others if theirs == draft]
        inside = [other for other, theirs in others if draft.begin <= theirs.begin and theirs.end <= draft.end]
        published = [
            None if bare else draw(st.sampled_from((None, None, None, *grids)))
            for grids in (
                [grid for grid in range(GRID) if draft.end <= 2 * grid],
                [grid for grid in range(GRID) if 2 * grid <= draft.begin],
                [grid for grid in range(GRID) if draft.begin <= 2 * grid],
                [grid for grid in range(GRID) if 2 * grid <= draft.end],
            )
        ]
        events.append(
            Event(
                own,
                draw(_around(draft)),
                tuple(other for other in earlier if draw(st.integers(0, 3))),
                draw(st.sampled_from((None, *around))),
                draw(st.sampled_from((None, None, *twins))),
                ends_by=published[0],
                begins_from=published[1],
                begins_by=published[2],
                ends_from=published[3],
                ongoing_at=() if bare else tuple(other for other in inside if not draw(st.integers(0, 3))),
            )
        )
    return tuple(events if bare else draw(_some_open(events)))


@st.composite
def _some_open(draw: st.DrawFn, events: list[Event]) -> list[Event]:
    """Now and then leave events open, or call them off, and then state of them what no world need satisfy."""
    if draw(st.booleans()):
        return events
    found = [
        event._replace(takes_place=draw(st.sampled_from((*Certainty, Certainty.POSSIBLE, Certainty.CERTAIN))))
        for event in events
    ]
    for number, event in enumerate(found):
        if event.takes_place is Certainty.POSSIBLE and draw(st.booleans()):
            other = draw(st.sampled_from([each for each in IDS if each != event.id]))
            loose = event._replace(known=draw(knowns), after=(other,), within=None, same=None)
            changed = [*found[:number], loose, *found[number + 1 :]]
            found = changed if Histories(changed).any else found
    return found


@st.composite
def any_events(draw: st.DrawFn) -> tuple[Event, ...]:
    """Three events that have a world, with one statement then added or exchanged: about half still have one."""
    events = draw(satisfiable_events())
    own = draw(st.integers(0, len(IDS) - 1))
    other = draw(st.sampled_from([event for event in IDS if event != IDS[own]]))
    event = events[own]
    changed = draw(
        st.sampled_from(
            (
                event,
                event._replace(known=draw(knowns)),
                event._replace(after=tuple({*event.after, other})),
                event._replace(within=other),
                event._replace(same=other),
                event._replace(ongoing_at=(other,)),
                event._replace(begins_from=draw(st.integers(0, GRID - 1))),
                event._replace(ends_from=draw(st.integers(0, GRID - 1))),
                event._replace(takes_place=draw(st.sampled_from(Certainty))),
                event._replace(ends_by=draw(st.integers(0, GRID - 1))),
            )
        )
    )
    return (*events[:own], changed, *events[own + 1 :])


def _apart_from_a(event: Event, *, dated: bool) -> Event:
    known = event.known if dated else Known(None, None, None, None)
    apart = Event(event.id, known, takes_place=event.takes_place)
    if event.id == "a":
        return apart
    after, ongoing_at = (tuple(id_ for id_ in ids if id_ != "a") for ids in (event.after, event.ongoing_at))
    within, same = (None if id_ == "a" else id_ for id_ in (event.within, event.same))
    return apart._replace(after=after, ongoing_at=ongoing_at, within=within, same=same)


class Question(NamedTuple):
    """Conditions on one event, `a`, that are to hold together; the unit is that of the grid."""

    events: tuple[Event, ...]
    conditions: tuple[Asked, ...]
    unit: timedelta


@st.composite
def questions(draw: st.DrawFn) -> Question:
    """Conditions on the event `a`, one or two on each of a few references, each possible when asked alone."""
    events = draw(satisfiable_events())
    if draw(st.booleans()):
        # Nothing is stated of `a`, and now and then no date at all: only the order of the references decides.
        dated = draw(st.booleans())
        apart = tuple(_apart_from_a(event, dated=dated) for event in events)
        # What took place only where `a` did may certainly do so now.
        events = apart if Histories(apart).any else events
    worlds = Worlds(events)
    named = st.sampled_from(("b", "c"))
    both: st.SearchStrategy[list[str | Known | Fixed]] = st.just(["b", "c"])
    itself: st.SearchStrategy[list[str | Known | Fixed]] = st.just(["a"])
    mixed: st.SearchStrategy[list[str | Known | Fixed]] = st.lists(
        st.one_of(named, knowns, fixed()), min_size=1, max_size=3
    )
    references = draw(st.one_of(both, both, itself, mixed))
    conditions = []
    for reference in dict.fromkeys(references):
        alone = [r for r in RELATIONS if worlds.allows("a", Asked(r, reference))] or RELATIONS
        relations = draw(st.lists(st.sampled_from(alone), min_size=1, max_size=2, unique=True))
        conditions += [Asked(relation, reference) for relation in relations]
    return Question(events, tuple(conditions), draw(units))


_YEARS = (1, 2, 9, 10, 999, 1000, 1844, 1945, 1987, 2011, 2018, 2024, 2025, 2026, 9989, 9990, 9998, 9999)
days = st.one_of(
    st.sampled_from(span_shapes.TRAPS),
    st.builds(date, st.sampled_from(_YEARS), st.sampled_from((1, 2, 4, 12)), st.sampled_from((1, 2, 28))),
    st.dates(date(2025, 4, 1), date(2025, 4, 4)),
)


def instants(zone: str | None) -> st.SearchStrategy[datetime]:
    """Instants that a written unit is likely to begin or end at, in this zone or beside it."""
    return span_shapes.instants(days, zone)


def spans() -> st.SearchStrategy[TimeSpan]:
    """Spans in any zone: a few instants of which each bound is one, or open; many bounds coincide."""
    return span_shapes.bounded_spans(days, zones)


@st.composite
def written_units(draw: st.DrawFn) -> str:
    """A day, month, year or decade as the profile writes it."""
    day = draw(days).isoformat()
    return draw(st.sampled_from((day, day[:7], day[:7] + "-XX", day[:4], day[:3] + "X")))


@st.composite
def written_times(draw: st.DrawFn) -> str:
    """Any form of the profile made of dates; not every one has a world."""
    unit = written_units()
    ranges = st.builds("[{}..{}]".format, st.one_of(st.just(""), unit), st.one_of(st.just(""), unit))
    side = st.one_of(unit, unit, ranges, st.just(".."))
    return draw(st.one_of(unit, ranges, st.builds("{}/{}".format, side, side)))


_VIETNAMESE = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
_words = st.text(st.sampled_from(_VIETNAMESE), min_size=1, max_size=6)
names = st.one_of(
    st.sampled_from(
        ("Tô Lâm", "Đỗ Hưng Việt", "Hồng Diên", "Nguyễn Hồng Diên", "Jamieson Greer", "Łukasz Ørsted", "Vietnam+")
    ),
    st.lists(_words, min_size=1, max_size=4).map(lambda words: " ".join(words).title()),
)
"""Names with every letter of Vietnamese, and a few whose letters no normal form takes apart."""

nothing_to_find = st.text(st.sampled_from(" \t\n.,;:!?-–—'\"“”‘’()[]/…\u0301\u0323\u200b"), max_size=8)
"""Texts without a letter or digit."""


class Cut(NamedTuple):
    """A text and a slice of it that begins and ends with a word."""

    text: str
    start: int
    end: int


_pieces = st.sampled_from(("Tô", "Lâm", "said", "on", "46%", "a", "a", "a", "deal,", "“the", "U.S."))
_gaps = st.sampled_from((" ", " ", " ", "  ", "\n", " \n ", "\t", "\u00a0", "\r\n", "\n\n", "\n \n"))


@st.composite
def cuts(draw: st.DrawFn) -> Cut:
    """A text of few words, so that they repeat, and a slice cut at its word borders."""
    text = ""
    borders = []
    for piece, gap in draw(st.lists(st.tuples(_pieces, _gaps), min_size=1, max_size=12)):
        borders.append((len(text), len(text) + len(piece)))
        text += piece + gap
    first = draw(st.integers(0, len(borders) - 1))
    last = draw(st.integers(first, min(first + 4, len(borders) - 1)))
    return Cut(text, borders[first][0], borders[last][1])


_MARKUP = (
    "<script>alert(1)</script>",
    "</title></svg>",
    "]]>",
    "\"'><b onclick=x",
    "&amp;lt;",
    "<!--",
    "\u202eright to left\u2066",
    "Nguyễn Hồng Diên",
    "Nguye\u0302\u0303n",
    "\x00\x07\x85",
    "越南 🛃",
    "word " * 40,
    "W" * 200,
)
foreign = st.one_of(st.sampled_from(_MARKUP), st.text(st.characters(codec="utf-8"), max_size=30))
"""Texts that would be markup if they were not escaped, that are long, or that turn their neighbours round."""


_CROWDED = ("2031-05-01", "2031-05-01/2031-05-03", "[2031-04-20..2031-05-02]", "[2031-05-02..]", "[..]")
_crowded = st.sampled_from([TimeSpan.parse(text, invented.ZONE) for text in _CROWDED])
_dated = st.one_of(st.none(), _crowded, spans())
_kinds = st.sampled_from(tuple(model.EventKind))
_speakers = st.sampled_from(((), (invented.LORN,), (invented.KEST,), (invented.LORN, invented.KEST)))
_reasons: st.SearchStrategy[dict[str, str]] = st.sampled_from(({}, {"existence": "It follows"}))
_places = st.none() | foreign


@st.composite
def timelines(draw: st.DrawFn) -> Chronology:
    """Events of every kind, close together or far apart, undated too; some after others, some made known in others."""
    events: list[model.Event] = []
    for number in range(draw(st.integers(0, 10))):
        dated = draw(_dated)
        earlier = [event for event in events if dated and event.dated and event.dated.certainly_before(dated)]
        events.append(_of_some_kind(draw, f"event-{number}", dated, tuple(earlier[:2]), events))
    return invented.chronology(draw(st.permutations(events)), gaps=(), discrepancies=())


def _of_some_kind(
    draw: st.DrawFn, id_: str, dated: TimeSpan | None, after: tuple[model.Event, ...], others: list[model.Event]
) -> model.Event:
    speakers = draw(_speakers)
    common: dict[str, Any] = {
        "id": id_,
        "title": draw(foreign),
        "dated": dated,
        "after": after,
        "place": draw(_places),
        "evidence": invented.says(invented.TALK, "when"),
        "inferred": draw(_reasons),
    }
    kind = draw(_kinds)
    if kind is model.EventKind.MEETING:
        return model.Meeting(
            **common, form="meeting", participants=tuple(model.Participant(each, "party") for each in speakers)
        )
    if kind is model.EventKind.ROUND:
        return model.NegotiationRound(**common, parties=(invented.ARDEN, invented.BORLAND))
    if kind is model.EventKind.STATEMENT:
        return model.Statement(**common, gist=draw(foreign), speakers=speakers)
    statements = [event for event in others if isinstance(event, model.Statement)]
    is_told = draw(st.booleans())
    if statements and is_told:
        told = draw(st.sampled_from(statements))
        common |= {"announced_in": told, "dated": None, "after": (), "place": None}
    else:
        common |= {"announced_by": speakers}
    if kind is model.EventKind.TARIFF:
        return model.TariffAnnouncement(**common, stage="announced")
    if kind is model.EventKind.COMMITMENT:
        return model.Commitment(**common, stage="pledged", matter="other")
    return model.Agreement(**common, stage="agreed")
