"""Questions on invented talks that were planned, moved, held, called off, taken up again and denied, a line each."""

import re
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

import vnus_trade
from tests import CHECKOUT
from tests.curated import TALKS, TALKS_LATER
from tests.printed import text
from vnus_trade import Chronology, Event, QuestionRefused
from vnus_trade.command.main import main
from vnus_trade.display.terminal import timeline_lines
from vnus_trade.record.plans import Fate

SAIGON = "Asia/Ho_Chi_Minh"


@pytest.fixture(scope="module")
def record() -> Chronology:
    """The ten articles."""
    return vnus_trade.load(TALKS)


@pytest.fixture(scope="module")
def later() -> Chronology:
    """The ten articles and the one that completes them."""
    return vnus_trade.load(TALKS, TALKS_LATER)


def ids(events: Iterable[Event]) -> str:
    """The ids of events, in their order."""
    return " ".join(event.id for event in events)


def heads(event: Event) -> dict[str, str]:
    """Who headed the delegation of each side."""
    return {actor.side.name: actor.name for role, actor in event.roles() if role == "head" and actor.side is not None}


QUESTIONS: list[tuple[str, Callable[[Chronology], object], object]] = [
    (
        "What was planned for October, and what became of it?",
        lambda record: [repr(plan) for plan in record.plans.during("2031-10", zone=SAIGON)],
        ["<FollowedPlan round-2#2: 2031-10, kept>"],
    ),
    (
        "For when had the second round been planned at first, and when was it held?",
        lambda record: [str(record["round-2"].plans[0].when), str(record["round-2"].dated)],
        ["2031-09", "2031-10-14/2031-10-16"],
    ),
    (
        "What was planned for December in Corvia's time?",
        lambda record: [plan.id for plan in record.plans.during("2031-12")],
        ["customs-accord#1", "working-group#1"],
    ),
    (
        "Which plans did nobody mention again?",
        lambda record: [plan.id for plan in record.plans.where(became="unheard of")],
        ["experts-meeting#1", "working-group#1"],
    ),
    (
        "What is still to come?",
        lambda record: [f"{plan.title}, {plan.when}" for plan in record.plans.where(became=Fate.OPEN)],
        ["Sixth round, 2032-02", "Customs accord, 2032-03-15"],
    ),
    (
        "What was called off?",
        lambda record: ids(record.called_off),
        "ministers-meeting",
    ),
    (
        "Which rounds are before the signing that is expected?",
        lambda record: [ids(record.rounds.before(record.deal)), ids(record.rounds.before(record.deal).possible)],
        ["round-1 round-2 round-4 round-5", "round-6"],
    ),
    (
        "Who headed each delegation, in which round?",
        lambda record: {event.id: heads(event) for event in record.rounds if heads(event)},
        {
            "round-1": {"Corvia": "Elin Marsh", "Nam Hai": "Tran Vinh An"},
            "round-2": {"Corvia": "Elin Marsh", "Nam Hai": "Le Thu Ha"},
        },
    ),
    (
        "Which agreement is reported by a retracted article alone?",
        lambda record: [repr(event) for event in record.agreements.possible if event.caveat == "retracted"],
        ["<Agreement fisheries-memorandum: retracted, 2032-01-07>"],
    ),
    (
        "Which articles have been corrected or retracted?",
        lambda record: [f"{source.id} {source.standing}" for source in record.sources if source.standing != "current"],
        ["beacon-january retracted", "courier-october corrected"],
    ),
    (
        "What was known of the second round at the end of September?",
        lambda record: repr(record.as_of("2031-09-30")["round-2"]),
        "<NegotiationRound round-2: expected, planned for 2031-10>",
    ),
    (
        "Which plans were open on 21 October?",
        lambda record: [plan.id for plan in record.as_of("2031-10-21").plans.where(became="open")],
        ["experts-meeting#1", "ministers-meeting#1", "customs-accord#1"],
    ),
    (
        "Was the secret meeting denied before December?",
        lambda record: [str(record.as_of(day)["secret-meeting"].status) for day in ("2031-11-30", "2031-12-02")],
        ["ended", "disputed"],
    ),
    (
        "What changed between the two texts on the second round?",
        lambda record: [repr(each) for each in record.as_of("2031-10-22").diff(record.as_of("2031-10-21")).changed],
        ["<Change round-2: evidence, inferred, dated, when, mode>"],
    ),
    (
        "When had the second round ended, by the first text and by the second?",
        lambda record: [str(record.as_of(day)["round-2"].when) for day in ("2031-10-21", "2031-10-22")],
        ["[2031-09-17T17:00Z..2031-10-20]", "2031-10-14/2031-10-16"],
    ),
    (
        "Which text is a version of another?",
        lambda record: {each.id: each.version_of.id for each in record.sources if each.version_of is not None},
        {"courier-october-corrected": "courier-october"},
    ),
    (
        "Which rounds are missing?",
        lambda record: [gap.title for gap in record.rounds.gaps],
        ["round 3 is not in the record"],
    ),
    (
        "Which meetings took place?",
        lambda record: [ids(record.meetings), ids(record.meetings.possible)],
        ["press-conference", "experts-meeting secret-meeting visit working-group"],
    ),
    (
        "What is said to have taken place and denied?",
        lambda record: [point.title for point in record.meetings.discrepancies],
        ["“Marsh meets Ha in Hai Van” is denied"],
    ),
    (
        "Who denied it?",
        lambda record: [statement.speakers[0].name for statement in record.statements.about(record["secret-meeting"])],
        ["Le Thu Ha"],
    ),
    (
        "Which round took up the talks that were broken off?",
        lambda record: ids(record.rounds.after(record["round-4"])),
        "round-5",
    ),
    (
        "Did the press conference take place while the fourth round went on?",
        lambda record: ids(record.meetings.during(record["round-4"])),
        "press-conference",
    ),
    (
        "How do the visit and the signing stand?",
        lambda record: [str(record[id_].status) for id_ in ("visit", "customs-accord")],
        ["postponed", "expected"],
    ),
    (
        "Was the second round held in Hai Van, by whatever spelling it was planned?",
        lambda record: ids(record.rounds.at_place("Hải Vân")),
        "round-2",
    ),
]


@pytest.mark.parametrize(("asked", "answer"), [row[1:] for row in QUESTIONS], ids=[row[0] for row in QUESTIONS])
def test_question(record: Chronology, asked: Callable[[Chronology], object], answer: object) -> None:
    """Each question is answered in a line, with what is certain and what is possible apart."""
    assert asked(record) == answer


def test_a_later_article_completes_the_record(later: Chronology) -> None:
    """The continuing folder supplies the missing round and the place of the fifth, and reports the sixth as held."""
    assert not [gap.title for gap in later.rounds.gaps]
    assert (later["round-5"].place, heads(later["round-5"])) == ("Port Ellis", {"Nam Hai": "Le Thu Ha"})
    assert repr(later.plans.get("round-6#1")) == "<FollowedPlan round-6#1: 2032-02, kept>"
    assert ids(later.rounds.before(later.deal)) == "round-1 round-2 round-3 round-4 round-5"
    assert ids(later.rounds.before(later.deal).possible) == "round-6"


def test_what_a_later_article_adds(record: Chronology, later: Chronology) -> None:
    """The difference between the records names the entries that it adds and the fields that it changes."""
    difference = later.diff(record)
    assert [thing.id for thing in difference.added] == ["saobien-march", "round-3"]
    assert not difference.gone
    changed = {change.id: [field.name for field in change.fields] for change in difference.changed}
    assert changed == {
        "round-5": ["evidence", "place", "participants"],
        "round-6": ["evidence", "inferred", "dated", "when", "place", "status"],
    }


def test_as_of_the_last_day_is_the_record(later: Chronology) -> None:
    """What was known on the day of the latest article is all that is recorded, plans of their own included."""
    known = later.as_of("2032-03-01")
    assert known == later
    assert [source.id for source in known.unsure] == ["notice"]
    assert list(map(repr, known.plans)) == list(map(repr, later.plans))


def test_files_need_not_be_in_the_order_of_their_dates(record: Chronology) -> None:
    """Plans come in the order of publication, and the statuses that were published last count."""
    files = [item.quotation.source.file for plan in record["round-2"].plans for item in plan.evidence]
    assert files == ["courier-june.txt", "saobien-september.txt"]
    published = [source.published.begin_bounds for source in record.sources if source.published is not None]
    assert published != sorted(published)


DISPLAYS: dict[str, Callable[[Chronology], str]] = {
    "answer": lambda record: str(record.events),
    "answer to a question": lambda record: str(record.rounds.before(record.deal)),
    "events by themselves": lambda record: "\n".join(map(repr, record.all_events)),
    "listing": lambda record: str(record.all_events),
    "slice": lambda record: str(record.events.possible[:4]),
    "called off": lambda record: str(record.called_off),
    "plans": lambda record: str(record.plans),
    "plans by themselves": lambda record: "\n".join(map(repr, record.plans)),
    "timeline": lambda record: text(timeline_lines(record)),
    "answer in HTML": lambda record: record.events._repr_html_(),
    "listing in HTML": lambda record: record.all_events._repr_html_(),
    "plans in HTML": lambda record: record.plans._repr_html_(),
    "picture": lambda record: record.timeline().svg,
    "picture by sides": lambda record: record.timeline(lanes="side").svg,
    "rows": lambda record: "\n".join(f"{row['title']} {row['caveat']}" for row in record.all_events.rows()),
}
_ENDS = re.compile(r"\n|</(?:tr|li|p|h\d|div|text|title|caption)>")


@pytest.mark.parametrize("display", DISPLAYS.values(), ids=DISPLAYS)
def test_no_display_calls_what_may_not_have_happened_an_event_of_the_past(
    record: Chronology, display: Callable[[Chronology], str]
) -> None:
    """Each line that names an event which is not known to have taken place says how it stands."""
    lines = [re.sub("<[^>]*>", " ", line) for line in _ENDS.split(display(record))]
    for event in record.all_events:
        if event.caveat not in ("", "ongoing"):
            named = [line for line in lines if event.title in line or f" {event.id}:" in line]
            words = (event.caveat, "planned", "denied", *Fate)
            assert [line for line in named if not any(word in line for word in words)] == []


def test_the_talks_survive_a_document(later: Chronology) -> None:
    """Read back from JSON, the record has the same statuses, plans, digest and answers."""
    again = Chronology.from_json(later.to_json())
    assert (again, again.digest) == (later, later.digest)
    assert [event.status for event in again.all_events] == [event.status for event in later.all_events]
    assert list(map(repr, again.plans)) == list(map(repr, later.plans))
    assert str(again.rounds.before(again.deal)) == str(later.rounds.before(later.deal))
    assert again.discrepancies == later.discrepancies


def test_every_letter_is_accounted_for(later: Chronology) -> None:
    """Plans with quotations of their own count in the ledger as entries do."""
    assert [line for source in later.sources for line in later.ledger(source) if line.unaccounted] == []


def test_the_page_on_plans_shows_the_curation_of_the_talks() -> None:
    """Each table of the page stands in the folder letter for letter, so that it loads as the page says."""
    page = (CHECKOUT / "docs" / "explanation" / "plans.md").read_text(encoding="utf-8")
    curation = "\n".join(path.read_text(encoding="utf-8") for path in sorted((TALKS / "curation").glob("*.toml")))
    tables = re.findall(r"^```toml\n(.*?)^```$", page, flags=re.MULTILINE | re.DOTALL)
    assert tables
    assert [table for table in tables if table not in curation] == []


def test_explanations_tell_what_is_to_come_from_what_is_reported(record: Chronology) -> None:
    """An explanation says what a source has as still to come, and of what it is open whether it took place."""
    assert (
        "customs-accord begins no earlier than 12 January 2032, 00:00 in Corvia: "
        "courier-january has it as still to come, and was not published before"
    ) in str(record.why("round-5", "before", "customs-accord"))
    assert "takes_place(secret-meeting): possible" in str(record.meetings.why("secret-meeting"))
    assert "was to meet in Port Ellis on Monday" in str(record.meetings.why("working-group"))


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (lambda record: record.meetings.after(record["ministers-meeting"]), "it was planned for 2031-11-28"),
        (lambda record: record.statements.at("ministers-meeting"), "called off"),
    ],
)
def test_questions_about_what_was_called_off_are_refused(
    record: Chronology, ask: Callable[[Chronology], object], message: str
) -> None:
    """A question about what did not take place is an error that says what to ask instead."""
    with pytest.raises(QuestionRefused, match=message):
        ask(record)


def test_a_withheld_text_answers_as_the_others_do(record: Chronology) -> None:
    """The article on the fourth round is not passed on; its quotations bound, deny and explain, and are unchecked."""
    assert [source.id for source in record.unchecked] == ["saobien-december"]
    assert not (TALKS / "saobien-december.txt").exists()
    denial = record.statements.about(record["secret-meeting"]).one()
    assert denial.verbatim is not None
    assert denial.verbatim in denial.evidence[0].quotation.exact
    assert record["round-4"].ongoing_at == (record["press-conference"],)


@pytest.mark.parametrize("source", ["courier-december", "courier-june", "notice"])
def test_any_text_of_the_talks_may_be_withheld(record: Chronology, tmp_path: Path, source: str) -> None:
    """Without another of its texts, the folder loads with the same digest, statuses and plans."""
    folder = shutil.copytree(TALKS, tmp_path / "talks")
    assert main(["withhold", str(folder), source]) == 0
    again = vnus_trade.load(folder)
    assert (again, again.digest) == (record, record.digest)
    assert [event.status for event in again.all_events] == [event.status for event in record.all_events]
    assert list(map(repr, again.plans)) == list(map(repr, record.plans))
    assert {each.id for each in again.unchecked} == {source, "saobien-december"}
