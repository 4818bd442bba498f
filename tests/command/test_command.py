"""The command: its output, its messages and its exit codes."""

import io
import json
import re
import runpy
import shutil
import sys
from hashlib import sha256
from pathlib import Path

import attrs
import pytest

import vnus_trade
from tests import EXPECTED, FOLDERS
from tests.command import FOLDER, failed, printed
from tests.curated import LATER, NEIGHBOUR, VALID, changed, write
from vnus_trade.command.main import main
from vnus_trade.errors import CurationError


def expected(name: str) -> str:
    """The expected output of this name."""
    return (EXPECTED / f"{name}.txt").read_text(encoding="utf-8")


def test_timeline(capsys: pytest.CaptureFixture[str]) -> None:
    """The timeline is followed by the rounds before the deal."""
    out = printed(capsys, "timeline", *FOLDER)
    timeline = expected("timeline-of-the-valid-folder")
    assert out.startswith(timeline)
    assert out[len(timeline) :] == "\n" + expected("answer-of-the-valid-folder")


def test_timeline_is_the_default(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a command the shipped record's timeline is printed."""
    assert printed(capsys) == printed(capsys, "timeline")


def test_timeline_without_a_deal(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a negotiation that names a deal, the timeline has no answer about one."""
    out = printed(capsys, "timeline", "--folder", str(NEIGHBOUR))
    assert "The lands of the river meet at Long Ford [river-meeting]" in out
    assert "deal" not in out


def test_timeline_of_two_folders(capsys: pytest.CaptureFixture[str]) -> None:
    """`--folder` may be repeated; each negotiation with a deal has its own answer."""
    out = printed(capsys, "timeline", *FOLDER, "--folder", str(NEIGHBOUR))
    assert out.startswith("Talks of Arden and Borland\nTalks of the lands of the river\n9 events from 2 sources")
    assert out.count("Which rounds came before the deal?") == 1


@pytest.mark.parametrize(
    "name", ["fifth-meeting", "lorn", "Addie", "ADA LORN", "report", "text.txt", "arlen", "glass-law"]
)
def test_show(capsys: pytest.CaptureFixture[str], name: str) -> None:
    """An entry is shown by its id, an actor or a source by any name."""
    assert printed(capsys, "show", name, *FOLDER).splitlines()[0].endswith("]")


def test_show_is_the_card(capsys: pytest.CaptureFixture[str]) -> None:
    """`show` prints the card of the entry."""
    assert printed(capsys, "show", "fifth-meeting", *FOLDER) == expected("card-fifth-meeting")


def test_what_was_known_on_a_day(capsys: pytest.CaptureFixture[str]) -> None:
    """`--as-of` shows the record of a day, and says so above it; a whole record has no such lines."""
    known = vnus_trade.load().as_of("2025-05-30")
    note = (
        "As of 30 May 2025: from the sources that may have been published by then.\nTitles, gists and reasons are the "
        "curator's words of today.\nIt is not certain that these had been published: second-round, vna-2025-04-22.\n"
    )
    timeline = printed(capsys, "timeline", "--as-of", "2025-05-30")
    assert timeline.splitlines()[1].startswith(f"{len(known.all_events)} events from 3 sources")
    assert note in timeline
    assert printed(capsys, "rounds", "--as-of", "2025-05-30").startswith(f"{note}\nWhich rounds were there?")
    assert printed(capsys, "show", "july-call", "--as-of", "2025-07-02").startswith("As of 2 July 2025: ")
    assert printed(capsys, "export", "--as-of", "2025-05-30") == f"{known.to_json()}\n"
    assert "As of" not in printed(capsys, "rounds")


def test_diff(capsys: pytest.CaptureFixture[str]) -> None:
    """`diff` prints what the second folder has beyond the first, with the shipped record before each if asked for."""
    first, other = vnus_trade.load(VALID), vnus_trade.load(NEIGHBOUR)
    assert printed(capsys, "diff", str(VALID), str(NEIGHBOUR)) == f"{other.diff(first)}\n"
    assert printed(capsys, "diff", str(VALID), str(VALID)) == "0 added, 0 gone, 0 changed\n"
    assert json.loads(printed(capsys, "diff", str(VALID), str(NEIGHBOUR), "--json")) == other.diff(first).rows()
    beside = printed(capsys, "diff", str(NEIGHBOUR), str(NEIGHBOUR), "--shipped")
    assert beside == "0 added, 0 gone, 0 changed\n"


def test_check(capsys: pytest.CaptureFixture[str]) -> None:
    """A folder without a fault gives its account."""
    assert printed(capsys, "check", str(VALID)) == expected("account")
    assert printed(capsys, "check").splitlines()[-1] == f"digest {vnus_trade.load().digest}"


def test_faults_as_json(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """`check --json` prints each fault with all that it carries, beside the report on standard error; else none."""
    assert printed(capsys, "check", "--json", str(VALID)) == "[]\n"
    folder = changed(VALID, tmp_path / "f", ('is = "2031-05-01", ', ""))
    with pytest.raises(CurationError) as caught:
        vnus_trade.load(folder)
    assert main(["check", "--json", str(folder)]) == 1
    captured = capsys.readouterr()
    (fault,) = json.loads(captured.out)
    (expected,) = caught.value.faults
    assert fault == json.loads(json.dumps(attrs.asdict(expected)))
    assert fault["fix"] == {"path": ["meeting", 0, "when"], "key": "is", "value": "2031-05-01"}
    assert captured.err == f"{caught.value}\n"
    assert printed(capsys, "check", "--json", "--fix", str(folder)) == "[]\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["show", "fith-meeting", *FOLDER], "no entry is called 'fith-meeting'; did you mean 'fifth-meeting'?\n"),
        (["show", "Ada Lorne", *FOLDER], "no entry is called 'Ada Lorne'; did you mean 'Ada Lorn'?\n"),
        (["show", "", *FOLDER], "an empty name finds no entry\n"),
        (
            ["show", "glass-law", "--as-of", "2031-05-01", *FOLDER],
            "no entry is called 'glass-law'; did you mean 'glass'?\n",
        ),
        (
            ["timeline", "--as-of", "2025-13-01"],
            "cannot read '2025-13-01' as a time: 2025-13-01 is no day of the calendar\n",
        ),
        (
            ["rounds", "--as-of", "round-1", *FOLDER],
            "as_of: 'round-1' is the id of an event; write a day, such as '2025-07-02'\n",
        ),
        (
            ["show", "Arlen", *FOLDER],
            "'Arlen' is a wrong name in the sources, for 'Arden': There is no Arlen (discrepancy arlen)\n",
        ),
        (
            ["rounds", "--before", "rond-1", *FOLDER],
            (
                "--before: no event of this record is called 'rond-1'; did you mean 'round-1' or 'round-2'? A date "
                "is written 2025-07-02, 2025-07 or 2025\n"
            ),
        ),
        (
            ["rounds", "--before", "1 May", *FOLDER],
            "cannot read '1 May' as a time: '1 May' is no date; write YYYY-MM-DD, YYYY-MM, YYYY or YYYX\n",
        ),
        (
            ["rounds", "--before", "deal", "--folder", str(NEIGHBOUR)],
            "deal: 0 negotiations name a deal; record.toml names one by `deal` in its [[negotiation]]\n",
        ),
    ],
)
def test_what_cannot_be_answered(capsys: pytest.CaptureFixture[str], arguments: list[str], message: str) -> None:
    """An unknown name is reported on standard error, with similar names, and the exit code is 1."""
    assert failed(capsys, *arguments) == message


def test_faults_of_a_folder(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """The faults of a folder are its whole report, and the exit code is 1."""
    with pytest.raises(CurationError) as caught:
        vnus_trade.load(tmp_path)
    assert failed(capsys, "check", str(tmp_path)) == f"{caught.value}\n"


class Terminal(io.StringIO):
    """A stream that claims to be a terminal."""

    def isatty(self) -> bool:
        """Claim to be a terminal."""
        return True


@pytest.mark.parametrize(("no_color", "coloured"), [(None, True), ("", True), ("1", False)])
def test_colour_only_on_a_terminal(monkeypatch: pytest.MonkeyPatch, no_color: str | None, *, coloured: bool) -> None:
    """Only a terminal gets colour, and only if NO_COLOR is not set or empty."""
    if no_color is not None:
        monkeypatch.setenv("NO_COLOR", no_color)
    terminal = Terminal()
    monkeypatch.setattr(sys, "stdout", terminal)
    assert main(["show", "lorn", *FOLDER]) == 0
    assert ("\x1b[" in terminal.getvalue()) is coloured


def test_running_the_package(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """`python -m vnus_trade` runs the command and exits with its code."""
    monkeypatch.setattr(sys, "argv", ["vnus-trade", "show", "nobody", *FOLDER])
    with pytest.raises(SystemExit) as stopped:
        runpy.run_module("vnus_trade", run_name="__main__")
    assert stopped.value.code == 1
    assert capsys.readouterr().err.startswith("no entry is called 'nobody'")


# Articles of one's own

ARTICLE = """Arden Post, 3 May 2031
Minister Ada Lorn said on May 2 that tariffs of 12 per cent on glass would stay.
“They will stay,” she said; they will stay.
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    """A new folder in the working directory, with an article beside it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "news.txt").write_text(ARTICLE, encoding="utf-8", newline="")
    assert main(["new", "Glass talks"]) == 0
    capsys.readouterr()
    return Path("Glass talks")


def names(folder: Path) -> set[str]:
    """All files and links under a folder."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()}


def test_new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A new folder loads as it stands, and the command says what to do next."""
    monkeypatch.chdir(tmp_path)
    assert printed(capsys, "new", "Glass talks") == (
        f"{Path('Glass talks/curation/record.toml')} is laid out; say in it what the articles are about.\n"
        "Then draft what an article says, and see what is still missing:\n"
        "\n"
        "  vnus-trade add 'Glass talks' ARTICLE.txt --published DATE --zone ZONE --side STATE --side STATE\n"
        "  vnus-trade check 'Glass talks'\n"
    )
    assert (tmp_path / "Glass talks" / "curation" / "drafts").is_dir()
    (negotiation,) = vnus_trade.load("Glass talks").negotiations
    assert (negotiation.id, negotiation.title) == ("glass-talks", "Glass talks")
    assert "no fault" in printed(capsys, "check", "Glass talks")


def test_new_with_texts_in_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder that has texts only can be laid out; if its name has no letters for an id, the id is `negotiation`."""
    folder = tmp_path / "新聞"
    folder.mkdir()
    (folder / "a.txt").write_bytes(b"a")
    printed(capsys, "new", str(folder))
    assert names(folder) == {"a.txt", "curation/record.toml"}
    assert vnus_trade.load(folder).negotiations[0].id == "negotiation"


def test_new_with_a_name_that_cannot_be_seen(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder whose name has a control character gets a title without it."""
    printed(capsys, "new", str(tmp_path / "a\x07b"))
    assert vnus_trade.load(tmp_path / "a\x07b").negotiations[0].title == "a-b"


def test_new_beside_the_shipped_record(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder may continue the shipped negotiation, and is loaded after it."""
    out = printed(capsys, "new", str(tmp_path / "more"), "--continues", "vietnam-us-tariffs")
    assert out.endswith(f"  vnus-trade check {tmp_path / 'more'} --shipped\n")
    assert "80 events" in printed(capsys, "check", str(tmp_path / "more"), "--shipped")
    assert "no folder before this one declares" in failed(capsys, "check", str(tmp_path / "more"))


def test_new_never_writes_over(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder that is laid out already is left unchanged, and so is a file."""
    record = folder / "curation" / "record.toml"
    record.write_bytes(b"mine")
    assert failed(capsys, "new", str(folder)) == (
        f"{record} is not written: something of that name exists and is left as it is; "
        "move it away or delete it first\n"
    )
    assert record.read_bytes() == b"mine"
    assert failed(capsys, "new", "news.txt") == "news.txt is not written: it is a file; name a folder\n"


def test_add(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An article is copied byte for byte and drafted where `load` does not read; the command prints the next steps."""
    out = printed(capsys, "add", str(folder), "news.txt", "--published", "2031-05-03", "--zone", "UTC")
    assert out == (
        f"{folder / 'news.txt'} is drafted in {folder / 'curation' / 'drafts' / 'news.toml'}:\n"
        "  1 actor, 1 statement, 1 tariff\n"
        "Without --side: news.txt. Drafts leave open there who imposes a tariff and for whom somebody speaks. "
        "To say it, delete the draft and add the article again.\n"
        "Complete the draft, and make it part of the folder when it has no fault:\n"
        "\n"
        "  vnus-trade accept 'Glass talks' news\n"
        "  vnus-trade check 'Glass talks'\n"
    )
    assert names(folder) == {"news.txt", "curation/record.toml", "curation/drafts/news.toml"}
    assert (folder / "news.txt").read_bytes() == Path("news.txt").read_bytes()
    drafts = folder / "curation" / "drafts"
    assert printed(capsys, "check", str(folder)).endswith(
        f"1 draft waits in {drafts}: news.toml (no fault: accept it)\n"
    )


def test_drafts_that_wait(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`check` names the waiting drafts of all folders, with their faults, and prints these if asked."""
    for name in ("b.txt", "a.txt"):
        text = f"{name} is about nothing that anybody would like to read today, or on any other day."
        Path(name).write_text(text, encoding="utf-8")
        printed(capsys, "add", str(folder), name)
    drafts = folder / "curation" / "drafts"
    waiting = f"2 drafts wait in {drafts}: a.toml (1 fault), b.toml (1 fault)\n"
    more = "  vnus-trade check 'Glass talks' --drafts lists them.\n"
    assert printed(capsys, "check", str(folder), str(VALID)).endswith(waiting + more)
    long = printed(capsys, "check", str(folder), str(VALID), "--drafts")
    assert long.startswith(f"{waiting}  Glass talks/curation/drafts/a.toml:")
    assert "is neither cited nor set aside" in long


def test_check_fixes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`check --fix` says what it writes, and then checks."""
    folder = changed(VALID, tmp_path / "f", ('is = "2031-05-01", ', ""))
    assert "gives no `is`" in failed(capsys, "check", str(folder))
    out = printed(capsys, "check", "--fix", str(folder))
    assert out.startswith(f'{folder}/curation/article.toml: meeting[0].when.is = "2031-05-01"\n')
    assert "no fault" in out


def test_check_goes_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`check --lenient` leaves out what has faults, and says so."""
    talks, folder = str(FOLDERS / "talks"), shutil.copytree(FOLDERS / "talks-tariffs", tmp_path / "f")
    article = folder / "curation" / "courier-may.toml"
    article.write_text(article.read_text(encoding="utf-8").replace("rate = 30", "rate = 31"), encoding="utf-8")
    assert "do not mention '31 per cent'" in failed(capsys, "check", talks, str(folder))
    out = printed(capsys, "check", "--lenient", talks, str(folder))
    said = " ".join(out.split())
    assert "left out because of faults:" in said
    assert "f/curation/courier-may.toml (" in said


def test_check_does_not_go_on_with_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`check --lenient` fails with the faults if no event is left."""
    folder = changed(VALID, tmp_path / "f", ("ordinal = 5", "ordinal = 6"))
    assert "do not mention '6'" in failed(capsys, "check", "--lenient", str(folder))


def test_parties_that_wait(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Parties may be named before an article has them: `check` says what to do, and `add` goes on."""
    record = folder / "curation" / "record.toml"
    said = '[[negotiation]]\nid = "n"\ntitle = "N"\nparties = ["arden", "borland"]\n'
    record.write_text(said, encoding="utf-8")
    place = "  Glass talks/curation/record.toml:1: n parties: there is no actor"
    assert failed(capsys, "check", str(folder)) == (
        "2 faults in the curation; nothing was loaded\n"
        f"{place} 'arden'; give it once an article has it: add one with --side, and accept its draft\n"
        f"{place} 'borland'; give it once an article has it: add one with --side, and accept its draft\n"
    )
    Path("talks.txt").write_text("Arden and Borland held the second round of their talks on May 2.\n", encoding="utf-8")
    sides = ["--side", "Arden", "--side", "Borland", "--published", "2031-05-03", "--zone", "UTC"]
    printed(capsys, "add", str(folder), "talks.txt", *sides)
    assert main(["check", str(folder)]) == 1
    out, err = capsys.readouterr()
    assert out.startswith("1 draft waits in")
    assert err == (
        "2 faults in the curation; nothing was loaded\n"
        f"{place} 'arden'; it waits in the draft talks.toml: accept it\n"
        f"{place} 'borland'; it waits in the draft talks.toml: accept it\n"
    )
    assert failed(capsys, "timeline", "--folder", str(folder)) == err
    assert main(["check", str(folder), "--json"]) == 1
    assert "it waits in the draft talks.toml: accept it" in capsys.readouterr().out
    printed(capsys, "accept", str(folder), "talks")
    assert "no fault" in printed(capsys, "check", str(folder))


@pytest.mark.parametrize("name", ["Arden", "arden-talks"])
def test_a_folder_may_be_called_as_a_side(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    """The name of a folder is free for an actor and an article."""
    monkeypatch.chdir(tmp_path)
    printed(capsys, "new", name)
    Path("arden.txt").write_text("Arden raised its tariff on wool to 20 per cent.\n", encoding="utf-8")
    assert "1 actor, 1 tariff" in printed(capsys, "add", name, "arden.txt", "--side", "Arden")
    printed(capsys, "accept", name, "arden")
    record = vnus_trade.load(name)
    ids = [[each.id for each in named] for named in (record.negotiations, record.sources, record.actors)]
    assert ids == [["arden-talks"], ["arden-2"], ["arden"]]


def test_a_draft_is_accepted_as_it_is(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A draft that leaves nothing empty is moved up, and loads."""
    Path("said.txt").write_text("Minister Ada Lorn said on May 2 that glass would cost more.", encoding="utf-8")
    printed(capsys, "add", str(folder), "said.txt", "--published", "2031-05-03", "--zone", "UTC")
    waiting = folder / "curation" / "drafts" / "said.toml"
    out = printed(capsys, "accept", str(folder), "said.toml")
    assert out.startswith(f"{folder / 'curation' / 'said.toml'} is part of the folder now.")
    assert out.endswith(f"  vnus-trade check '{folder}'\n")
    assert not waiting.exists()
    assert "1 event and 1 other entry; no fault" in printed(capsys, "check", str(folder))
    record = vnus_trade.load(folder)
    assert str(record["ada-lorn-asserts"].dated) == "2031-05-02"
    assert record.actor("Ada Lorn").offices[0].title == "Minister"


def test_add_with_known_actors(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The actors of earlier folders are known, and the policy is that of the continued negotiation."""
    (tmp_path / "news.txt").write_text("Tô Lâm spoke in early April (Hanoi time) and on May 2.", encoding="utf-8")
    printed(capsys, "new", str(tmp_path / "more"), "--continues", "vietnam-us-tariffs")
    beside = ["--shipped", "--beside", str(NEIGHBOUR)]
    out = printed(capsys, "add", str(tmp_path / "more"), str(tmp_path / "news.txt"), *beside)
    draft = (tmp_path / "more" / "curation" / "drafts" / "news.toml").read_text(encoding="utf-8")
    assert "#   to-lam (1)\n" in draft
    assert out.endswith(f"  vnus-trade check {NEIGHBOUR} {tmp_path / 'more'} --shipped\n")


def test_add_beside_other_folders(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With `--beside`, the actors of that folder are known."""
    out = printed(capsys, "add", str(folder), "news.txt", "--beside", str(VALID), "--zone", "UTC")
    assert "#   lorn (2" in (folder / "curation" / "drafts" / "news.toml").read_text(encoding="utf-8")
    assert out.endswith(f"  vnus-trade check {VALID} 'Glass talks'\n")


@pytest.mark.parametrize(
    ("name", "content", "read"),
    [
        ("shared", '[[topic]]\nid = "t"\ntitle = "T"\n', "[2031-05-01..2031-05-10]"),
        ("record", "", "[2031-05-01..2031-05-10]"),
        (
            "record",
            '[[negotiation]]\nid = "t"\ntitle = "T"\nparties = []\npolicy = "halves"\n',
            "[2031-05-01..2031-05-15]",
        ),
    ],
)
def test_the_policy_of_the_folder(
    folder: Path, capsys: pytest.CaptureFixture[str], name: str, content: str, read: str
) -> None:
    """Times are read under the policy of the folder's negotiation, or under the default if it has none."""
    (folder / "curation" / "record.toml").unlink()
    (folder / "curation" / f"{name}.toml").write_text(content, encoding="utf-8")
    Path("early.txt").write_text("It happened in early May 2031.", encoding="utf-8")
    printed(capsys, "add", str(folder), "early.txt")
    assert f'"early May 2031" ({read})' in (folder / "curation" / "drafts" / "early.toml").read_text(encoding="utf-8")


def test_nothing_to_draft(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of an article in which nothing is found, the command says so."""
    Path("late.txt").write_text("It rained.", encoding="utf-8")
    out = printed(capsys, "add", str(folder), "late.txt", "--published", "2031-05-03")
    assert out.splitlines()[1:3] == [
        "  no entries",
        "Complete the draft, and make it part of the folder when it has no fault:",
    ]


def test_add_what_lies_there(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A text that is in the folder already is drafted if it is the same; another text is not overwritten."""
    (folder / "news.txt").write_text(ARTICLE, encoding="utf-8", newline="")
    printed(capsys, "add", str(folder), str(folder / "news.txt"))
    (folder / "curation" / "drafts" / "news.toml").unlink()
    (folder / "news.txt").write_bytes(b"mine")
    assert failed(capsys, "add", str(folder), "news.txt") == (
        f"{(folder / 'news.txt').resolve()} is not written: another text of that name is there; rename the article\n"
    )
    assert names(folder) == {"news.txt", "curation/record.toml"}
    assert (folder / "news.txt").read_bytes() == b"mine"


def test_a_draft_is_never_written_over(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A waiting draft is not overwritten, and its article is not copied."""
    draft = folder / "curation" / "drafts" / "news.toml"
    draft.write_bytes(b"mine")
    assert "something of that name exists" in failed(capsys, "add", str(folder), "news.txt")
    assert draft.read_bytes() == b"mine"
    assert not (folder / "news.txt").exists()


@pytest.mark.parametrize("link", ["curation/drafts", "curation", "news.txt"])
def test_nothing_is_written_through_a_link(folder: Path, capsys: pytest.CaptureFixture[str], link: str) -> None:
    """A link in the folder that leads out of it is not followed."""
    outside = Path("outside")
    outside.mkdir()
    if link == "news.txt":
        (folder / link).symlink_to(outside.resolve() / "news.txt")
    else:
        (folder / "curation" / "drafts").rmdir()
        if link == "curation":
            (folder / "curation").rename(outside / "curation")
            (folder / link).symlink_to(outside.resolve() / "curation")
        else:
            (folder / link).symlink_to(outside.resolve())
    before = names(outside)
    assert "lead" in failed(capsys, "add", str(folder), "news.txt")
    assert names(outside) == before


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["none.txt"], "none.txt cannot be curated: there is no such file\n"),
        (["."], ". cannot be curated: it is a folder; name the files in it, such as *.html\n"),
        (
            ["https://example.org/news"],
            "https://example.org/news cannot be curated: it is an address, and nothing is fetched; save the page, ",
        ),
        (["empty.txt"], "empty.txt cannot be curated: it has no words; save the words of the article in it\n"),
        (["talks.pdf"], "talks.pdf cannot be curated: it is a PDF; save its words as a text in UTF-8\n"),
        (["latin.txt"], "latin.txt cannot be curated: it is not UTF-8 at byte 3; save it as UTF-8\n"),
        (
            ["large.txt"],
            "large.txt cannot be curated: it has more than 1048576 bytes, the most that `load` reads of a file\n",
        ),
        (
            ["news.txt", "--id", "Glass"],
            "news.txt cannot be curated: 'Glass' is no id; write lower-case words joined by -\n",
        ),
        (
            ["news.txt", "--id", "glass-talks"],
            "news.txt cannot be curated: the id 'glass-talks' is taken; give another\n",
        ),
        (
            ["news.txt", "--zone", "Mars"],
            "news.txt cannot be curated: no time zone is called 'Mars'; write a large city of that zone",
        ),
        (["news.txt", "--published", "May"], "news.txt cannot be curated: cannot read 'May' as a time: "),
        (
            ["news.txt", "--published", "3/7/2025"],
            "news.txt cannot be curated: cannot read '3/7/2025' as a time: it may be 2025-03-07 or 2025-07-03; ",
        ),
    ],
)
def test_what_cannot_be_added(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    """An article that cannot be added is refused with the reason, and nothing is written."""
    Path("latin.txt").write_bytes(b"caf\xe9")
    Path("large.txt").write_bytes(b"a" * (2**20 + 1))
    Path("talks.pdf").write_bytes(b"%PDF-1.7")
    Path("empty.txt").write_bytes(b" \r\n...\n")
    assert failed(capsys, "add", str(folder), *arguments).startswith(message)
    assert names(folder) == {"curation/record.toml"}


def test_add_to_a_folder_with_faults(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """While its `record.toml` cannot be read, `add` says so and writes nothing; half-done articles do not matter."""
    (tmp_path / "curation").mkdir()
    (tmp_path / "curation" / "record.toml").write_bytes(b"= 3\n")
    (tmp_path / "news.txt").write_bytes(b"news")
    assert failed(capsys, "add", str(tmp_path), str(tmp_path / "news.txt")).startswith("1 fault in the curation")
    assert names(tmp_path) == {"news.txt", "curation/record.toml"}
    (tmp_path / "curation" / "record.toml").rename(tmp_path / "curation" / "half.toml")
    assert "is drafted" in printed(capsys, "add", str(tmp_path), str(tmp_path / "news.txt"))


def test_an_article_is_curated_once(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A text that is curated already is refused under any name, and so is one whose curation file exists."""
    again = tmp_path / "again.txt"
    again.write_bytes((VALID / "text.txt").read_bytes())
    message = f"{again} cannot be curated: it is curated already, as the source 'report'\n"
    assert failed(capsys, "add", str(folder), str(again), "--beside", str(VALID)) == message
    other = folder / "curation" / "news.toml"
    other.write_bytes(b"")
    assert failed(capsys, "add", str(folder), "news.txt") == (
        f"news.txt cannot be curated: its curation file would be {other}, which exists; rename the text\n"
    )


def test_the_id_of_an_article(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The id of an article is made of its name, and is not taken."""
    for name, given, id_ in (
        ("Glass talks.txt", [], "glass-talks-2"),
        ("新聞.txt", [], "article"),
        ("a.txt", ["--id", "post-2"], "post-2"),
    ):
        Path(name).write_text(name, encoding="utf-8")
        printed(capsys, "add", str(folder), name, *given)
        drafted = (folder / "curation" / "drafts" / Path(name).with_suffix(".toml")).read_text(encoding="utf-8")
        assert f'[source]\nid = "{id_}"\n' in drafted


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        (["THE", "minister", "seemed"], None),
        (
            ["arden and borland are neighbours"],
            (
                "# report, line 2\n[[event.evidence]]\nquote = '''Arden and Borland are neighbours'''\n"
                'source = "report"\nfor = ""\n\n'
                "# report, line 15\n[[event.evidence]]\nquote = '''Arden and Borland are neighbours'''\n"
                'line = 15\nsource = "report"\nfor = ""\n'
            ),
        ),
        (
            ['"glass', 'will cost more"'],
            (
                "# report, line 9\n[[event.evidence]]\nquote = '''glass will cost more'''\n"
                'source = "report"\nfor = ""\n'
            ),
        ),
    ],
)
def test_quote(capsys: pytest.CaptureFixture[str], words: list[str], shown: str | None) -> None:
    """Words of a source are printed as evidence, as the text has them, with the line if it is needed."""
    if shown is None:
        assert "does not stand in report; the nearest passage is" in failed(capsys, "quote", "report", *words, *FOLDER)
    else:
        assert printed(capsys, "quote", "report", *words, *FOLDER) == shown


def test_quote_a_text(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An article that is not curated yet is quoted by its path, even if the folder has faults."""
    (folder / "curation" / "record.toml").write_bytes(b"fault")
    assert printed(capsys, "quote", "news.txt", "ada lorn") == (
        "# news.txt, line 2\n[[event.evidence]]\nquote = '''Ada Lorn'''\nfor = \"\"\n"
    )


def test_quote_many_places(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The first of many places are printed, and the others counted."""
    Path("many.txt").write_text("word\n" * 23, encoding="utf-8")
    out = printed(capsys, "quote", "many.txt", "word", "--folder", str(folder))
    assert out.count("[[event.evidence]]") == 20
    assert out.endswith("# 3 more places; give more words.\n")


def test_quote_no_source(capsys: pytest.CaptureFixture[str]) -> None:
    """A source that is neither known nor a file is reported, with similar names."""
    assert (
        failed(capsys, "quote", "reprot", "word", *FOLDER) == "no source is called 'reprot'; did you mean 'report'?\n"
    )
    assert failed(capsys, "quote", "x" * 300, "word", *FOLDER).startswith("no source is called")


def test_withhold(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A text is taken away, and everything that is printed of it says that it was not checked."""
    folder = Path(shutil.copytree(VALID, tmp_path / "valid"))
    (folder / "curation" / "drafts").mkdir()
    (folder / "curation" / "drafts" / "more.toml").write_bytes(b"")
    (folder / "originals").mkdir()
    (folder / "originals" / "text.html").write_bytes(b"")
    written = folder / "curation" / "article.toml"
    assert printed(capsys, "withhold", str(folder), "report") == (
        "18 quotations have their offsets now, and the source the lengths of its 17 lines:\n"
        f"  {written}\n  {folder / 'curation' / 'record.toml'}\n"
        f"{folder / 'text.txt'} is deleted; put back, it lets its quotations be checked again.\n"
        f"The page that it was taken from is still there; keep it elsewhere, too: {folder}/originals/text.html\n"
        f"Look for words of it in {folder / 'curation' / 'drafts'} too: more.toml\n"
    )
    options = ("--folder", str(folder))
    assert "report (not checked), line " in printed(capsys, "show", "fifth-meeting", *options)
    assert "text: withheld; its quotations were not checked" in printed(capsys, "show", "report", *options)
    assert "report (not checked), line " in printed(capsys, "rounds", *options)
    timeline = printed(capsys, "timeline", *options)
    assert "  quotations not checked, as the texts are withheld: report\n" in timeline
    assert "text withheld; its quotations were not checked\n" in printed(capsys, "check", str(folder))
    assert "the text of report is withheld" in failed(capsys, "quote", "report", "Bram", *options)
    assert "it is withheld already" in failed(capsys, "withhold", str(folder), "report")
    later = Path(shutil.copytree(LATER, tmp_path / "later"))
    assert "have their offsets now" in printed(capsys, "withhold", str(later), "herald", "--beside", str(folder))


def test_withhold_one_quotation(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One quotation is one."""
    head = 'from = "text.txt"\n[source]\nid = "post"\nsha256 = "DIGEST"\ntitle = "Post"\n'
    actor = '[[actor]]\nid = "vale"\nname = "Mora Vale"\nkind = "person"\n[[actor.evidence]]\n'
    folder = write(tmp_path / "one", "Mora Vale", f'{head}{actor}quote = "Mora Vale"\nfor = "name kind"')
    assert printed(capsys, "withhold", str(folder), "post").startswith("1 quotation has its offsets now")


@pytest.mark.parametrize("command", [["timeline"], ["rounds"], ["show", "to-lam"], ["check"]])
def test_beside_the_shipped_record(capsys: pytest.CaptureFixture[str], command: list[str]) -> None:
    """With `--shipped` the shipped record is loaded before other folders, or alone."""
    own = ["--folder", str(NEIGHBOUR)] if command[0] != "check" else [str(NEIGHBOUR)]
    both = printed(capsys, *command, "--shipped", *own)
    assert ("Tô Lâm" in both) or ("round-2" in both) or ("second-round" in both)
    assert printed(capsys, *command, "--shipped") == printed(capsys, *command)


@pytest.mark.parametrize(("name", "kind"), [("talks", "Negotiation"), ("glass", "Topic")])
def test_show_what_is_filed(capsys: pytest.CaptureFixture[str], name: str, kind: str) -> None:
    """A topic is shown with its events, and a negotiation with its fields, by its id."""
    out = printed(capsys, "show", name, *FOLDER)
    assert out.splitlines()[1] == kind
    assert ("Arden speaks of glass [glass-statement]" in out) is (kind == "Topic")
    assert ("parties: Arden; Borland" in out) is (kind == "Negotiation")


EVIL = "\x1b]0;owned\x07\x1b[31m\u202ered\u2066"
HARMLESS = "\\u001b]0;owned\\u0007\\u001b[31m\\u202ered\\u2066"


@pytest.mark.parametrize("colour", [False, True])
def test_a_text_does_not_drive_the_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, colour: bool) -> None:
    """Control characters in a text are printed as escapes, also on a terminal with colours."""
    article = (VALID / "curation" / "article.toml").read_text(encoding="utf-8")
    text = (VALID / "text.txt").read_text(encoding="utf-8").replace("for the fifth time", f"for the fifth time {EVIL}")
    article = article.replace("for the fifth time", f"for the fifth time {HARMLESS}")
    digest = sha256((VALID / "text.txt").read_bytes()).hexdigest()
    article = article.replace(digest, "DIGEST").replace("at = 840", f"at = {841 + len(EVIL)}")
    record = (VALID / "curation" / "record.toml").read_text(encoding="utf-8")
    own = write(tmp_path / "own", text, article, record)
    screen = Terminal() if colour else io.StringIO()
    monkeypatch.setattr(sys, "stdout", screen)
    assert main(["show", "fifth-meeting", "--folder", str(own)]) == 0
    shown = screen.getvalue()
    assert f"fifth time {HARMLESS}" in shown.replace("\n    ", " ")
    left = re.sub(r"\x1b\[(?:0|1|2|33)m", "", shown)
    assert (left != shown) is colour
    assert not {"\x1b", "\x07", "\u202e", "\u2066"} & set(left)


def test_an_error_does_not_drive_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    """Control characters in an error message are printed as escapes."""
    assert failed(capsys, "show", EVIL, *FOLDER).isprintable() is False
    assert "\x1b" not in failed(capsys, "show", EVIL, *FOLDER)


def test_add_before_new(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Adding to a folder that is not laid out is refused with the command that lays it out."""
    assert failed(capsys, "add", str(folder / "not there"), "news.txt") == (
        f"{folder / 'not there'} is not written: it is not laid out yet; "
        f"run first: vnus-trade new '{folder / 'not there'}'\n"
    )
