"""The record in a terminal: times in words, and whole outputs.

`expected/` holds the outputs; each is compared letter for letter.
"""

import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

import attrs
import pytest

import vnus_trade
from tests import EXPECTED, FOLDERS
from tests.curated import VALID
from tests.invented import CALL, DEAL, EVENTS, NEGOTIATION, chronology, says
from tests.printed import text
from vnus_trade import TimeSpan
from vnus_trade.console.colours import ESCAPE
from vnus_trade.console.wrapping import WIDTH, Line
from vnus_trade.display import terminal as views
from vnus_trade.display.terminal import quotation_line
from vnus_trade.model.events import Agreement, Meeting, Statement
from vnus_trade.model.findings import Discrepancy
from vnus_trade.time.wording import in_words

RECORD = chronology()
VALID_RECORD = vnus_trade.load(VALID)
CLOCKS = {"Hanoi": "Asia/Ho_Chi_Minh", "Washington": "America/New_York"}


@pytest.mark.parametrize(
    ("written", "zone", "said"),
    [
        ("2025-04-22", "Asia/Ho_Chi_Minh", "22 April 2025"),
        ("2025-04", "Asia/Ho_Chi_Minh", "April 2025"),
        ("2025", "Asia/Ho_Chi_Minh", "2025"),
        ("202X", "Asia/Ho_Chi_Minh", "some time from 1 January 2020 to 31 December 2029"),
        ("2025-05-19/2025-05-22", "Asia/Ho_Chi_Minh", "19 to 22 May 2025"),
        ("2025-05-30/2025-06-02", "Asia/Ho_Chi_Minh", "30 May to 2 June 2025"),
        ("2024-12-30/2025-01-02", "Asia/Ho_Chi_Minh", "30 December 2024 to 2 January 2025"),
        ("2025-05-19/2025-05-22", "America/New_York", "19 to 22 May 2025, Washington"),
        ("2025-05-19", "Europe/Paris", "19 May 2025, Europe/Paris"),
        ("2025-05-19/..", "Asia/Ho_Chi_Minh", "began 19 May 2025"),
        ("2025-05/..", "Asia/Ho_Chi_Minh", "began May 2025"),
        ("[2025-05-25..]", "Asia/Ho_Chi_Minh", "no earlier than 25 May 2025"),
        ("[..2025-04-22]", "Asia/Ho_Chi_Minh", "by 22 April 2025"),
        ("[..]", "Asia/Ho_Chi_Minh", "at an unknown time"),
        ("[2025-04-01..2025-04-10]", "Asia/Ho_Chi_Minh", "some time from 1 to 10 April 2025"),
        ("[2025-04-28..2025-05-02]", "Asia/Ho_Chi_Minh", "some time from 28 April to 2 May 2025"),
        (
            "[2025-04-01..2025-04-03]/[..2025-05-02]",
            "Asia/Ho_Chi_Minh",
            "began some time from 1 to 3 April 2025, ended some time from 1 April to 2 May 2025",
        ),
        ("../2025-05-22", "Asia/Ho_Chi_Minh", "began by 22 May 2025, ended 22 May 2025"),
        ("2025-07-02T10:25-04:00", "America/New_York", "2 July 2025, 10:25 in Washington, 21:25 in Hanoi"),
        ("2025-07-02T10:25:30-04:00", "America/New_York", "2 July 2025, 10:25 in Washington, 21:25 in Hanoi"),
        ("2025-07-02T21:25+07:00", "Asia/Ho_Chi_Minh", "2 July 2025, 21:25 in Hanoi, 10:25 in Washington"),
        (
            "2025-07-02T22:25-04:00",
            "America/New_York",
            "2 July 2025, 22:25 in Washington, 3 July 2025, 09:25 in Hanoi",
        ),
        (
            "[2025-07-02T18:00+07:00..2025-07-02T23:59+07:00]",
            "Asia/Ho_Chi_Minh",
            "2 July 2025, some time from 18:00 to 24:00 in Hanoi, 07:00 to 13:00 in Washington",
        ),
        (
            "[2025-07-02T18:00+07:00..2025-07-02T20:29+07:00]",
            "Asia/Ho_Chi_Minh",
            "2 July 2025, some time from 18:00 to 20:30 in Hanoi, 07:00 to 09:30 in Washington",
        ),
        (
            "[2025-07-02T18:00+07:00..2025-07-04T20:29+07:00]",
            "Asia/Ho_Chi_Minh",
            "some time from 2 July 2025, 18:00 to 4 July 2025, 20:30 in Hanoi",
        ),
        ("[..2025-05-20T11:00+07:00]", "Asia/Ho_Chi_Minh", "by 20 May 2025, 11:01 in Hanoi"),
        ("[2025-05-20T11:00+07:00..]", "Asia/Ho_Chi_Minh", "no earlier than 20 May 2025, 11:00 in Hanoi"),
        (
            "2025-07-02T10:25+07:00/2025-07-02T11:00+07:00",
            "Asia/Ho_Chi_Minh",
            "began 2 July 2025, 10:25, ended 2 July 2025, 11:00 in Hanoi",
        ),
    ],
)
def test_in_words(written: str, zone: str, said: str) -> None:
    """A time is said in words, by the clock of its own zone and by the clocks of the negotiation."""
    assert in_words(TimeSpan.parse(written, zone), CLOCKS) == said


def test_in_words_without_clocks() -> None:
    """Without named clocks a time is said in its own zone, by that zone's name."""
    assert in_words(TimeSpan.parse("2025-04-22", "Asia/Ho_Chi_Minh")) == "22 April 2025"
    assert in_words(TimeSpan.parse("2025-07-02T10:25Z", "UTC")) == "2 July 2025, 10:25 in UTC"


def test_in_words_without_a_zone() -> None:
    """A date without a zone is said by the reader's clock, with all the hours that it may have."""
    assert in_words(TimeSpan.parse("2025-04-22")) == (
        "some time from 21 April 2025, 10:00 to 23 April 2025, 12:00 in UTC"
    )
    assert in_words(TimeSpan.parse("2025-04-22"), CLOCKS) == (
        "some time from 21 April 2025, 17:00 to 23 April 2025, 19:00 in Hanoi"
    )


@pytest.mark.parametrize("written", ["[0001-01-01..0001-01-02]", "[9999-12-30..9999-12-31]"])
@pytest.mark.parametrize("zone", ["UTC", "-12:00", "+14:00"])
def test_in_words_at_the_ends_of_time(written: str, zone: str) -> None:
    """The first and the last days of the calendar can be said in every zone."""
    assert in_words(TimeSpan.parse(written, zone), CLOCKS)


def test_an_answer_of_nothing() -> None:
    """An empty answer says so, and names no gap that does not bear on it."""
    none = views.answer_lines("What was in 2032?", RECORD.meetings.after("2032"), RECORD)
    assert text(none) == "What was in 2032?\n0 certain, 0 possible\n"


def test_an_answer_with_a_hint() -> None:
    """An empty answer has the hint below its counts."""
    none = views.answer_lines("Who?", RECORD.statements.by("Arden"), RECORD)
    assert text(none).splitlines()[1:3] == [
        "0 certain, 0 possible",
        "  no statement by Arden itself; --side 'Arden' has 1",
    ]


def test_an_answer_names_a_handful_of_gaps() -> None:
    """An answer names five gaps and counts the rest."""
    gaps = tuple(attrs.evolve(RECORD.gaps[1], id=f"gap-{number}") for number in range(7))
    record = chronology(gaps=gaps, discrepancies=())
    lines = text(views.answer_lines("Which?", record.rounds, record)).splitlines()
    assert lines[-2:] == ["    Where the first was [gap-4]: Unsaid", "    and 2 more"]


def outputs() -> Iterator[tuple[str, Iterable[Line]]]:
    """Each output that is compared whole, by the name of its file in `expected/`."""
    question = "Which rounds came before the deal?"
    yield "timeline", views.timeline_lines(RECORD)
    yield "timeline-of-the-valid-folder", views.timeline_lines(VALID_RECORD)
    yield "answer", views.answer_lines(question, RECORD.rounds.before(DEAL), RECORD)
    valid = VALID_RECORD.rounds.before(VALID_RECORD.deal)
    yield "answer-of-the-valid-folder", views.answer_lines(question, valid, VALID_RECORD)
    yield "account", views.account_lines(VALID_RECORD)
    for record, ids in ((RECORD, CARDS), (VALID_RECORD, VALID_CARDS)):
        things = (record.all_events, record.actors, record.documents, record.sources, record.discrepancies, record.gaps)
        known = {thing.id: thing for collection in things for thing in collection}
        yield from ((f"card-{id_}", views.entry_lines(known[id_], record)) for id_ in ids)


CARDS = ["call", "first", "second", "speech", "reply", "tariff", "levy", "deal", "lorn", "law", "post", "wrong-land"]
CARDS.append("rounds-between")
VALID_CARDS = ["fifth-meeting", "kest", "report"]


@pytest.mark.parametrize(("name", "lines"), list(outputs()), ids=[name for name, _ in outputs()])
def test_output(name: str, lines: Iterable[Line]) -> None:
    """Timeline, answer, entry and account are as expected, letter for letter."""
    assert text(lines) == (EXPECTED / f"{name}.txt").read_text(encoding="utf-8")


def test_every_expected_output_is_compared() -> None:
    """Every file in `expected/` is compared by a test."""
    assert {path.stem for path in EXPECTED.iterdir()} == {name for name, _ in outputs()}


def test_colour() -> None:
    """Colour changes no words."""
    lines = [line for paragraph in views.timeline_lines(RECORD) for line in paragraph.wrapped(WIDTH)]
    coloured = "".join(f"{line}\n" for line in lines)
    for code in ("1", "2", "33", "0"):
        assert f"{ESCAPE}[{code}m" in coloured
        coloured = coloured.replace(f"{ESCAPE}[{code}m", "")
    assert coloured == text(views.timeline_lines(RECORD))


def test_a_suspension_at_a_rate(tmp_path: Path) -> None:
    """The account hints at what the rate of a suspension means, where nothing says which rate is suspended."""
    folder = shutil.copytree(FOLDERS / "talks-tariffs", tmp_path / "talks")
    assert "suspends a tariff" not in text(views.account_lines(vnus_trade.load(FOLDERS / "talks", folder)))
    article = folder / "curation" / "courier-may.toml"
    kept, said = article.read_text(encoding="utf-8"), "It is the rate of the duty that is suspended"
    for line in ("rate_before = 145\n", f'inferred = {{ rate_before = "{said}" }}\n'):
        kept = kept.replace(line, "", 1)
    article.write_text(kept, encoding="utf-8")
    lines = " ".join(text(views.account_lines(vnus_trade.load(FOLDERS / "talks", folder))).split())
    meant = "30 per cent is what is levied while lamps-suspension suspends a tariff; what is suspended is `rate_before`"
    assert f"hint: {meant}" in lines


def test_quotations_are_wrapped_and_cut() -> None:
    """A quotation is wrapped, ends with its source and line, and is cut to a limit of lines."""
    (evidence,) = says("The second round was held at Long Ford, Borland, from 19 to 22 May.")
    assert text([quotation_line(evidence, 2)]) == (
        "  “The second round was held at Long Ford, Borland, from 19 to 22 May.”\n  post, line 3\n"
    )
    assert text([quotation_line(evidence, 2, most=1)], 42) == (
        "  “The second round was held at Long ...\n  post, line 3\n"
    )
    (short,) = says("The law 7/GL")
    assert text([quotation_line(short, 0)]) == "“The law 7/GL” post, line 5\n"


def test_a_record_of_nothing() -> None:
    """A record without events and negotiations has a timeline."""
    nothing = chronology((), negotiations=(), gaps=(), discrepancies=())
    assert text(views.timeline_lines(nothing)).splitlines()[0] == (
        "0 events from 1 source; each date is that of its own place"
    )


def test_entries_with_few_fields() -> None:
    """An entry with its required fields only can be shown."""
    for thing in (
        Meeting(id="m", title="They meet", form="meeting"),
        Statement(id="s", title="Somebody speaks", gist="Words"),
        Agreement(id="a", title="They agree", stage="agreed"),
        Discrepancy(id="d", title="Odd", kind="error", explanation="Why", resolution="So"),
    ):
        assert text(views.entry_lines(thing, RECORD)).startswith(f"{thing.title} [{thing.id}]\n")


def test_a_negotiation_without_clocks() -> None:
    """Without clocks, dates have no place and clock times the distance to UTC."""
    record = chronology(EVENTS, negotiations=(attrs.evolve(NEGOTIATION, clocks={}),))
    lines = text(views.timeline_lines(record)).splitlines()
    assert "1 May 2031" in lines
    assert "2 July 2031, 10:25 (UTC+7)" in lines


def test_no_title() -> None:
    """An event with an empty title can be shown."""
    bare = Meeting(id="m", title="", form="meeting")
    assert text(views.entry_lines(bare, RECORD)).startswith(" [m]\nMeeting, stated\n")


def test_a_long_title() -> None:
    """A title too long for its line is wrapped, and its id is below where there is no room, in timeline and entry."""
    title = "Lorn telephones Kest about glass and lenses and whatever else is made of sand"
    record = chronology((attrs.evolve(CALL, title=title),), discrepancies=(), gaps=())
    assert f"    {title[:-5]}\n    sand [call]\n" in text(views.timeline_lines(record))
    assert text(views.entry_lines(record["call"], record)).startswith(f"{title}\n[call]\nMeeting, stated\n")
