"""The laws of what was known on a day: it is what the articles of that day and before it would have given alone."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import vnus_trade
from tests.curated import LATER, VALID, write
from tests.properties.effort import effort
from vnus_trade.errors import CurationError
from vnus_trade.model.fields import COLLECTIONS
from vnus_trade.time.constraints import Certainty

FIRST = date(2031, 5, 2)
RECORDS = {
    "shipped": (vnus_trade.load(), date(2025, 4, 20)),
    "invented": (vnus_trade.load(VALID, LATER), date(2031, 5, 1)),
}
DAYS = st.integers(0, 90)
STATUSES = ("expected", "postponed", "called off", "ongoing", "ended", "denied")
HELD = "1 May 2031"
PLACES = {"r1": "Port Sorrow", "r2": "Long Ford"}


class Report(NamedTuple):
    """What one article says of a round: how it stands, and which of its fields."""

    round: str
    status: str = "expected"
    parties: tuple[str, ...] = ()
    fields: frozenset[str] = frozenset()


class Article(NamedTuple):
    """An article: whether it may have been published later than on its day, and what it says."""

    is_open: bool
    reports: Sequence[Report]


FIELDS = ("place", "number", "after", "when", "plan")
REPORTS = st.builds(
    Report,
    st.sampled_from(("r1", "r2")),
    st.sampled_from(STATUSES),
    st.sampled_from(((), ("arden",), ("borland",))),
    st.frozensets(st.sampled_from(FIELDS)),
)
HISTORIES = st.lists(
    st.builds(Article, st.booleans(), st.lists(REPORTS, min_size=1, max_size=2)), min_size=2, max_size=4
)


def day_of(number: int) -> date:
    """The day on which the article of this number was published."""
    return FIRST + timedelta(days=2 * number)


def is_dated(report: Report) -> bool:
    """Whether an article says when a round was held."""
    return "when" in report.fields and report.status == "ended"


def sentence(report: Report, place: str) -> str:
    """Words that show all that an article says of a round, in one line."""
    parts = [f"At {place} it is reported: {report.round} is {report.status}"]
    parts += [f"at {PLACES[report.round]}"] if "place" in report.fields else []
    parts += [f"with {party.title()}" for party in report.parties]
    parts += [f"as round {report.round[1]}"] if "number" in report.fields else []
    parts += [f"on {HELD}"] if is_dated(report) else []
    return ", ".join(parts) + "."


def table(report: Report, quote: str, *, kind: str) -> str:
    """The table of a report, as an entry of its own or as an extension."""
    fields = [f"place = '{PLACES[report.round]}'"] if "place" in report.fields else []
    fields += [f"parties = {[*report.parties]}"] if report.parties else []
    fields += [f"number = {report.round[1]}"] if "number" in report.fields else []
    fields += ["after = ['r1']"] if "after" in report.fields and report.round == "r2" else []
    fields += [f"when = {{ is = '2031-05-01', phrase = '{HELD}' }}"] if is_dated(report) else []
    keys = " ".join(field.split(" ")[0] for field in fields)
    lines = [f"[[{kind}]]", f"id = '{report.round}'", *([f"title = '{report.round}'"] if kind == "round" else [])]
    lines += [*fields, f"[[{kind}.evidence]]", f"quote = '{quote}'", f"status = '{report.status}'", f"for = '{keys}'"]
    if "plan" in report.fields:
        lines += [f"[[{kind}.plan]]", f"place = '{PLACES[report.round]}'"]
        lines += [f"quote = 'The plan of {report.round} is {PLACES[report.round]}'"]
    return "\n".join(lines)


def written(number: int, article: Article) -> tuple[str, str]:
    """The text of an article and its curation; the first one has both rounds as entries."""
    told = {report.round: report for report in article.reports}
    if not number:
        told = {id_: told.get(id_, Report(id_)) for id_ in PLACES}
    said = f"{day_of(number).day} May 2031"
    lines, tables = [f"Post of {said}"], []
    for id_, report in told.items():
        quote = sentence(report, f"desk {number}")
        lines += [quote, *([f"The plan of {id_} is {PLACES[id_]}"] if "plan" in report.fields else [])]
        tables.append(table(report, quote, kind="extend" if number else "round"))
    head = (
        f"from = 'text.txt'\n[source]\nid = 's{number}'\nsha256 = 'DIGEST'\ntitle = 'Post'\nzone = 'UTC'\n"
        f"inferred = {{ zone = 'It is told', published = 'It is told' }}\n"
        f"published = {{ is = '{f'[{day_of(number)}..]' if article.is_open else day_of(number)}' }}\n"
        f"[[source.evidence]]\nquote = 'Post of {said}'\nfor = 'published'\n"
    )
    return "\n".join([*lines, "Arden and Borland are states."] if not number else lines), head + "\n".join(tables)


ACTORS = "\n".join(
    f"[[actor]]\nid = '{name.lower()}'\nname = '{name}'\nkind = 'state'\n[[actor.evidence]]\nsource = 's0'\n"
    "quote = 'Arden and Borland are states.'\nfor = 'name kind'"
    for name in ("Arden", "Borland")
)


def folders(root: Path, history: Sequence[Article]) -> list[Path]:
    """Write a folder for each article, the later ones continuing the first."""
    negotiation = f"[[negotiation]]\nid = 'talks'\ntitle = 'Talks'\nzone = 'UTC'\nparties = []\n{ACTORS}"
    return [
        write(root / str(number), *written(number, article), "continues = 'talks'" if number else negotiation)
        for number, article in enumerate(history)
    ]


@effort(60)
@given(HISTORIES)
def test_a_day_knows_what_its_articles_alone_would_give(history: Sequence[Article]) -> None:
    """As of the day of each article, a record is that of the folders up to it, in all that it says and in its order."""
    with TemporaryDirectory() as root:
        paths = folders(Path(root), history)
        try:
            loaded = [vnus_trade.load(*paths[:number]) for number in range(1, len(paths) + 1)]
        except CurationError:
            assume(False)  # noqa: FBT003 (statuses that move back are at fault)
    for number, earlier in enumerate(loaded):
        known = loaded[-1].as_of(day_of(number))
        assert known == earlier
        assert not known.diff(earlier)
        assert known.digest == earlier.digest
        assert known.order.stated == earlier.order.stated
        assert [(each.id, each.status, each.when) for each in known.all_events] == [
            (each.id, each.status, each.when) for each in earlier.all_events
        ]
        assert known.gaps == earlier.gaps
        assert [plan.id for plan in known.plans] == [plan.id for plan in earlier.plans]
    assert_never_wider(loaded)


def assert_never_wider(loaded: Sequence[vnus_trade.Chronology]) -> None:
    """Without a denial, no later article widens the time of an event that takes place."""
    last = loaded[-1]
    if any(event.status is vnus_trade.Status.DISPUTED for event in last.all_events):
        return
    for event in last.events:
        for earlier in loaded:
            if event.id in earlier.events:
                assert contains(earlier[event.id].when, event.when)


def contains(wide: vnus_trade.TimeSpan, narrow: vnus_trade.TimeSpan) -> bool:
    """Whether a span admits every beginning and end that another admits."""
    pairs = ((wide.begin_bounds, narrow.begin_bounds), (wide.end_bounds, narrow.end_bounds))
    return all(outer.least <= inner.least and inner.greatest <= outer.greatest for outer, inner in pairs)


@cache
def known(name: str, days: int) -> vnus_trade.Chronology:
    """What was known of a record so many days after its first day."""
    record, first = RECORDS[name]
    return record.as_of(first + timedelta(days=days))


def ids(record: vnus_trade.Chronology) -> set[Any]:
    """The class and the id of everything that a record did not derive."""
    return {(type(thing), thing.id) for name in COLLECTIONS for thing in record.curated[name]}


@pytest.mark.parametrize("name", RECORDS)
@effort(40)
@given(days=DAYS, more=DAYS)
def test_what_was_known_only_grows(name: str, days: int, more: int) -> None:
    """What is in a record as of a day is in it later, in time no wider; asked of the later record, it is the same."""
    earlier, later = known(name, days), known(name, days + more)
    assert ids(earlier) <= ids(later)
    assert later.as_of(RECORDS[name][1] + timedelta(days=days)) == earlier
    assert not earlier.diff(later).added
    for event in earlier.all_events:
        if later.order.takes_place[event.id] is Certainty.CERTAIN:
            assert contains(event.when, later[event.id].when)


@pytest.mark.parametrize("name", RECORDS)
@effort(40)
@given(days=DAYS)
def test_a_day_rests_on_its_own_sources(name: str, days: int) -> None:
    """Every quotation is of a source of the day, everything referred to is there, and the document of it reads back."""
    record = known(name, days)
    sources = {source.id for source in record.sources}
    assert {item.quotation.source.id for _, item in record.citations()} <= sources
    assert {source.id for source in record.unsure} <= sources
    assert vnus_trade.Chronology.from_json(record.to_json()) == record


@pytest.mark.parametrize("name", RECORDS)
def test_the_last_day_knows_everything(name: str) -> None:
    """As of a day after all sources a record is itself, in the same order and with the same digest."""
    whole, record = RECORDS[name][0], known(name, 400)
    assert record == whole
    assert (record.digest, record.order.stated) == (whole.digest, whole.order.stated)
    assert record.gaps == whole.gaps
    assert [event.id for event in record.all_events] == [event.id for event in whole.all_events]
