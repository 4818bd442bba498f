"""Lists, questions and reasons: what the command prints is what the record answers."""

import json
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import vnus_trade
from tests import CHECKOUT
from tests.command import FOLDER, failed, misused, printed
from tests.curated import TALKS
from tests.test_worked_example import Reader
from vnus_trade.command.main import main
from vnus_trade.command.questions import LISTS
from vnus_trade.contents.listing import Answer, Listing

RECORD = vnus_trade.load()
TALKS_RECORD = vnus_trade.load(TALKS)


@pytest.mark.parametrize(
    ("arguments", "head", "ids"),
    [
        ([], "Which rounds were there?", ["round-1", "round-2"]),
        (["--before", "deal"], "Which rounds were there before the deal?", []),
        (["--before", "2031-05-03"], "Which rounds were there before 2031-05-03?", ["round-1"]),
        (["--after", "2031-03"], "Which rounds were there after 2031-03?", ["round-1", "round-2"]),
        (["--after", "round-1"], "Which rounds were there after round-1?", ["round-2"]),
        (
            ["--after", "2031-03", "--before", "2031-05-03"],
            "Which rounds were there before 2031-05-03 after 2031-03?",
            ["round-1"],
        ),
    ],
)
def test_rounds(capsys: pytest.CaptureFixture[str], arguments: list[str], head: str, ids: list[str]) -> None:
    """Rounds are asked for by the deal, by the id of an event, or by a date."""
    lines = printed(capsys, "rounds", *arguments, *FOLDER).splitlines()
    assert lines[0] == head
    assert [line.split("[")[1].rstrip("]") for line in lines if line.startswith("  certain: ")] == ids


def read_back(value: Any) -> Any:
    """A value of a row as its JSON has it."""
    if isinstance(value, datetime):
        return value.isoformat().replace("+00:00", "Z")
    return f"{value:f}" if isinstance(value, Decimal) else value


def rows(found: Listing[Any]) -> list[dict[str, Any]]:
    """The rows of a listing as their JSON has them."""
    return [{name: read_back(value) for name, value in row.items()} for row in found.rows()]


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize(("record", "options"), [(RECORD, []), (TALKS_RECORD, ["--folder", str(TALKS)])])
def test_json_is_the_rows_of_the_record(
    capsys: pytest.CaptureFixture[str], name: str, record: vnus_trade.Chronology, options: list[str]
) -> None:
    """`--json` of each list has the rows of the collection, in order, and nothing else."""
    assert json.loads(printed(capsys, name, "--json", *options)) == rows(getattr(record, name))


@pytest.mark.parametrize("name", LISTS)
def test_ids_are_those_of_the_record(capsys: pytest.CaptureFixture[str], name: str) -> None:
    """`--ids` prints the ids of the certain members, and names the others on standard error."""
    found = getattr(TALKS_RECORD, name)
    assert main([name, "--ids", "--folder", str(TALKS)]) == 0
    captured = capsys.readouterr()
    assert captured.out.split() == [member.id for member in found]
    possible = [member.id for member in getattr(found, "possible", ())]
    assert captured.err == (f"{len(possible)} possible left out: {', '.join(possible)}\n" if possible else "")


def test_the_timeline_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    """`timeline --json` has the rows of all events, those called off among them."""
    assert json.loads(printed(capsys, "timeline", "--json", "--folder", str(TALKS))) == rows(TALKS_RECORD.all_events)


def test_the_timeline_as_a_picture(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """`timeline --output` draws what `Picture.save` does, in the format of the suffix, and over nothing unasked."""
    path = tmp_path / "talks.svg"
    arguments = ["timeline", "--folder", str(TALKS), "--output", str(path)]
    assert printed(capsys, *arguments) == f"{path} is written\n"
    assert path.read_text(encoding="utf-8") == TALKS_RECORD.timeline().svg
    path.write_text("mine")
    assert "something of that name exists" in failed(capsys, *arguments)
    assert path.read_text() == "mine"
    assert printed(capsys, *arguments, "--overwrite") == f"{path} is written\n"
    assert path.read_text(encoding="utf-8") == TALKS_RECORD.timeline().svg
    assert "give one of these suffixes" in failed(capsys, "timeline", "--output", str(tmp_path / "talks.gif"))
    assert "--overwrite needs --output" in misused(capsys, "timeline", "--overwrite")
    assert "leave one of them out" in misused(capsys, *arguments, "--json")


QUESTIONS: dict[str, Listing[Any]] = {
    "events --side Vietnam --before deal": RECORD.events.by_side("Vietnam").before(RECORD.deal),
    "events --involving Lam --involving Trump": RECORD.events.involving("Lam").involving("Trump"),
    "events --kind meeting --on 2025-04-22": RECORD.events.of_kind("meeting").on("2025-04-22"),
    "events --status ongoing": RECORD.events.where(status="ongoing"),
    "events --about reciprocal-tariffs --during 2025-07": RECORD.events.about("reciprocal-tariffs").during("2025-07"),
    "statements --by Greer --after 2025-04-22": RECORD.statements.by("Greer").after("2025-04-22"),
    "statements --at july-call": RECORD.statements.at("july-call"),
    "statements --mentioning aircraft": RECORD.statements.mentioning("aircraft"),
    "meetings --citing vns-2025-04-23": RECORD.meetings.citing("vns-2025-04-23"),
    "meetings --after july-call": RECORD.meetings.after(RECORD["july-call"]),
    "rounds --before deal": RECORD.rounds.before(RECORD.deal),
    "rounds --after 2025-05-18 --zone America/New_York": RECORD.rounds.after("2025-05-18", zone="America/New_York"),
    "tariffs --in-force 2025-07-10": RECORD.tariffs.in_force(on="2025-07-10"),
    "agreements --current 2025-07-03": RECORD.agreements.current(on="2025-07-03"),
    "tariffs --where stage=announced": RECORD.tariffs.where(stage="announced"),
    "tariffs --where rate=20..40": RECORD.tariffs.where(rate=(20, 40)),
    "tariffs --where rate=40..": RECORD.tariffs.where(rate=(40, None)),
    "tariffs --where rate=..0.5": RECORD.tariffs.where(rate=(None, "0.5")),
    "rounds --where number=2": RECORD.rounds.where(number=2),
    "rates --on 2025-07-10 --applied-to Vietnam": RECORD.rates(on="2025-07-10", applied_to="Vietnam"),
    "positions reciprocal-tariffs": RECORD.positions("reciprocal-tariffs"),
    "accounts deal": RECORD.accounts("deal"),
    "search aircraft": RECORD.search("aircraft"),
    "search 46 per cent": RECORD.search("46 per cent"),
    "commitments --due 2025-07-03": RECORD.commitments.due(on="2025-07-03"),
    "meetings --as-of 2025-05-01": RECORD.as_of("2025-05-01").meetings,
    "actors --as-of 2025-05-01": RECORD.as_of("2025-05-01").actors,
}


@pytest.mark.parametrize("asked", QUESTIONS)
def test_questions_are_those_of_the_record(capsys: pytest.CaptureFixture[str], asked: str) -> None:
    """Each option asks what the method of the same meaning asks: the rows are the same, certain and possible."""
    found = QUESTIONS[asked]
    assert json.loads(printed(capsys, *asked.split(), "--json")) == rows(found)
    said = " ".join(printed(capsys, *asked.split()).split())
    named = "{0.source.id}, line {0.line}: " if asked.startswith("search") else "[{0.id}]"
    assert [*found.judged]
    assert all(named.format(member) in said for member, _ in found.judged)
    assert (found.extent if isinstance(found, Answer) else f"{len(found)} ") in said


def test_plans_are_asked_too(capsys: pytest.CaptureFixture[str]) -> None:
    """Plans are listed with when they were for and what became of them, and asked by time and by that."""
    plans = TALKS_RECORD.plans
    out = printed(capsys, "plans", "--folder", str(TALKS))
    assert out.startswith(f"Which plans were there?\n{len(plans)} plans\n")
    assert all(f"[{plan.id}]" in out for plan in plans)
    kept = plans.where(became="kept")
    assert kept
    out = printed(capsys, "plans", "--became", "kept", "--folder", str(TALKS))
    assert "Which plans were there that became “kept”?" in out
    assert [line.rpartition("[")[2] for line in out.splitlines() if line.endswith("]")] == [f"{p.id}]" for p in kept]


def test_a_question_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    """All that is asked stands above the answer."""
    out = printed(capsys, "tariffs", "--side", "Vietnam", "--before", "deal", "--in-force", "2025-07-01")
    assert out.startswith(
        "Which tariffs were there before the deal by the side of Vietnam in force on\n  2025-07-01?\n"
    )
    assert "Which meetings were there?" in printed(capsys, "meetings", "--as-of", "2025-05-01")


def test_lists_say_what_their_members_are(capsys: pytest.CaptureFixture[str]) -> None:
    """Gaps are listed with their explanations, actors with their other names and their side, topics by their title."""
    assert f"  {RECORD.gaps[0].title} [{RECORD.gaps[0].id}]\n    {RECORD.gaps[0].explanation[:20]}" in printed(
        capsys, "gaps"
    )
    out = printed(capsys, "actors")
    assert out.startswith(
        "48 actors\n  Vietnam [vietnam]\n    native_name: Việt Nam; aliases: Vietnamese; kind: state\n"
    )
    assert "  Reciprocal tariffs [reciprocal-tariffs]\n" in printed(capsys, "topics")
    assert "of 30 May 2025" in printed(capsys, "gaps", "--as-of", "2025-05-30").splitlines()[0]


def test_why(capsys: pytest.CaptureFixture[str]) -> None:
    """`why` prints the explanation of the answer to the same question."""
    why = RECORD.events.before(RECORD.deal).why("round-1")
    assert printed(capsys, "why", "round-1", "--before", "deal").split() == str(why).split()
    why = RECORD.events.by("Greer").of_kind("statement").why("july-call")
    assert printed(capsys, "why", "july-call", "--by", "Greer", "--kind", "statement").split() == str(why).split()
    rows = json.loads(printed(capsys, "why", "july-call", "--by", "Greer", "--kind", "statement", "--json"))
    assert rows == why.rows()
    assert misused(capsys, "why", "round-1") == (
        "vnus-trade why: error: ask a question too, such as: vnus-trade why round-1 --before deal"
    )


def test_show_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    """`show --json` prints the entry as it stands in the document of the record."""
    document = json.loads(RECORD.to_json())
    for id_, part in (("round-2", "events"), ("to-lam", "actors"), ("agreement-signed", "gaps")):
        entry = json.loads(printed(capsys, "show", id_, "--json"))
        assert [entry] == [each for each in document[part] if each["id"] == id_]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["rounds", "--after", "july"],
            (
                "--after: no event of this record is called 'july'; did you mean 'july-call' or "
                "'july-negotiations'? A date is written 2025-07-02, 2025-07 or 2025\n"
            ),
        ),
        (
            ["rounds", "--during", "Xmas", *FOLDER],
            "--during: no event of this record is called 'Xmas'. A date is written 2025-07-02, 2025-07 or 2025\n",
        ),
        (
            ["rounds", "--on", "round-1"],
            "on: 'round-1' is no day; write a date such as '2025-07-02', or ask `during`\n",
        ),
        (["events", "--kind", "meetng"], "no kind of event is called 'meetng'; did you mean 'meeting'?\n"),
        (
            ["rounds", "--before", "deal", "--as-of", "2025-06-01"],
            "--before: no source of that day tells of a deal; write an id or a date\n",
        ),
        (["rounds", "--after", "July 2, 2025"], "cannot read 'July 2, 2025' as a time: write '2025-07-02'\n"),
        (
            ["tariffs", "--where", "stage"],
            "--where: 'stage' is no question; write a field and its value, as stage=announced\n",
        ),
        (
            ["positions", "reciprocal-tarifs"],
            "no topic is called 'reciprocal-tarifs'; did you mean 'reciprocal-tariffs'?\n",
        ),
        (["events", "--about", "nothing"], "no topic, document, event or actor is called 'nothing'\n"),
        (
            ["why", "dael", "--before", "deal"],
            "no event of this record is called 'dael'; did you mean 'deal'?\n",
        ),
    ],
)
def test_questions_that_are_not_understood(
    capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    """What is no date, id or word of a vocabulary is an error that says what would be."""
    assert failed(capsys, *arguments) == message


def test_a_list_as_wide_as_the_terminal(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Lists are wrapped to the terminal's width, up to a hundred columns."""
    widths = []
    for columns in ("40", "80", "200"):
        monkeypatch.setenv("COLUMNS", columns)
        lines = printed(capsys, "gaps").splitlines()
        widths.append(max(map(len, lines)))
    assert widths[0] <= 40 < widths[1] <= 80 < widths[2] <= 100


def test_the_guide_shows_what_is_printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The commands of the guide print what it shows."""
    monkeypatch.chdir(tmp_path)
    page = (CHECKOUT / "docs" / "how-to" / "ask-from-the-command-line.md").read_text(encoding="utf-8")
    assert Reader().replayed(page).splitlines() == page.splitlines()
