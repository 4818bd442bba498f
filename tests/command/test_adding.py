"""Adding articles: many files, patterns, lists and saved web pages; none stops another."""

import tomllib
from pathlib import Path

import pytest

from tests.command import misused
from tests.filing.test_accepting import begun
from tests.filing.test_web_pages import PAGES, SENTENCE, page
from vnus_trade.command.main import main


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    """A folder that is laid out, in a directory with our pages in `news` and three texts."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "news").mkdir()
    for each in PAGES.iterdir():
        (tmp_path / "news" / each.name).write_bytes(each.read_bytes())
    for name in ("first", "second", "third"):
        (tmp_path / f"{name}.txt").write_text(f"The {name} round was held on May 2.\n", encoding="utf-8")
    assert main(["new", "talks"]) == 0
    capsys.readouterr()
    return tmp_path / "talks"


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """The exit code of the command, its output and its messages."""
    code = main(["add", "talks", *arguments])
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def drafted(folder: Path) -> dict[str, bytes]:
    """The drafts of a folder, by the names of their files."""
    return {path.name: path.read_bytes() for path in sorted((folder / "curation" / "drafts").glob("*.toml"))}


def source(folder: Path, name: str) -> dict[str, object]:
    """What the draft of this name says of its source."""
    found = tomllib.loads(drafted(folder)[f"{name}.toml"].decode())["source"]
    assert isinstance(found, dict)
    return found


def test_pages_in_order_of_publication(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Pages that a pattern matches are drafted in the order of their publication, and kept as they are."""
    code, out, err = run(capsys, "news/*.html")
    assert (code, err) == (0, "")
    lines = [line.split()[0] for line in out.split("\n") if " is drafted in " in line]
    names = ["json-ld", "open-graph", "amp", "microdata", "vietnamese"]
    assert lines == [f"talks/{name}.txt" for name in names]
    assert out.count("vnus-trade accept talks ") == 3
    assert "  published: 2031-03-20T18:05:00+01:00, 1 actor, " in out
    assert "Without --zone: json-ld.txt, open-graph.txt, amp.txt and 2 more. Their dates are those of any place" in out
    assert "Without --published" not in out
    for name in names:
        assert (folder / "originals" / f"{name}.html").read_bytes() == (PAGES / f"{name}.html").read_bytes()
    assert source(folder, "json-ld") == {
        "id": "json-ld",
        "sha256": source(folder, "json-ld")["sha256"],
        "title": "Halvia and Torrenza open talks on citrus and timber",
        "authors": ["Marit Solberg", "Jon Aske"],
        "publisher": "Brenholt Courier",
        "url": "https://courier.example/world/halvia-torrenza-open-talks",
        "published": "2031-03-20T18:05:00+01:00",
        "languages": ["en"],
        "inferred": {"publisher": "given when the article was added"},
    }
    assert source(folder, "vietnamese")["published"] == "2031-07-03T15:37+07:00"
    assert source(folder, "amp")["published"] == "2031-05-05T14:20:00Z"
    assert "# The page that the text was taken from is originals/amp.html" in drafted(folder)["amp.toml"].decode()


def test_a_bad_file_stops_no_other(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of several files, the bad ones are a line each, and the drafts of the others are the same as without them."""
    Path("undated.html").write_bytes(page())
    Path("latin.txt").write_bytes(b"caf\xe9")
    files = ["third.txt", "undated.html", "no.txt", "latin.txt", "https://example.org/", "news/amp.html", "first.txt"]
    code, out, err = run(capsys, *files, "--zone", "Hanoi")
    assert code == 1
    assert err == (
        "4 of 7 articles are refused:\n"
        "  undated.html cannot be curated: its page does not name the time of its publication; say when with "
        "--published, or in the list\n"
        "  no.txt cannot be curated: there is no such file\n"
        "  latin.txt cannot be curated: it is not UTF-8 at byte 3; save it as UTF-8\n"
        "  https://example.org/ cannot be curated: it is an address, and nothing is fetched; save the page, and add "
        "its file\n"
    )
    together = drafted(folder)
    assert list(together) == ["amp.toml", "first.toml", "third.toml"]
    for path in folder.rglob("*.toml"):
        if path.parent.name == "drafts":
            path.unlink()
    for file in ("first.txt", "news/amp.html", "third.txt"):
        assert run(capsys, file, "--zone", "Hanoi")[0] == 0
    assert drafted(folder) == together
    assert out.endswith("  vnus-trade check talks\n")


def test_what_was_drafted_before_stays(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An article that is drafted already keeps its draft, so that a command can be repeated."""
    run(capsys, "first.txt", "news/amp.html")
    draft = folder / "curation" / "drafts" / "amp.toml"
    draft.write_text(f"{draft.read_text(encoding='utf-8')}# mine\n", encoding="utf-8")
    code, out, err = run(capsys, "first.txt", "news/amp.html", "second.txt")
    assert (code, err) == (0, "")
    anew = "to draft it anew, delete the draft and add the article again"
    assert f"talks/amp.txt was drafted before, in talks/curation/drafts/amp.toml; {anew}\n" in out
    assert draft.read_text(encoding="utf-8").endswith("# mine\n")
    Path("copy.txt").write_bytes(Path("first.txt").read_bytes())
    assert "the draft first.toml is of the same text; complete that one" in run(capsys, "copy.txt")[2]
    (folder / "curation" / "drafts" / "first.toml").write_text("= 3", encoding="utf-8")
    assert "something of that name exists" in run(capsys, "first.txt")[2]


TALKS = """Tavira and Ostmark held the second round of their trade talks in Lysnes on May 2.
Taviran Trade Minister Ada Lorn said that they were hard.
Lorn said that Tavira would impose a tariff of 20 per cent on glass from Ostmark.
In a joint statement, both sides said that they hoped for an accord.
"""


def test_the_sides_of_a_new_negotiation(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """States that are named are drafted, the rest of the draft knows them, and all of it is accepted at once."""
    Path("news.txt").write_text(TALKS, encoding="utf-8")
    more = TALKS.replace("second round", "third round").replace("May", "June")
    Path("more.txt").write_text(more, encoding="utf-8")
    when = ["--published", "2031-05-03", "--zone", "UTC"]
    assert "Without --side: news.txt. Drafts leave open there who imposes" in run(capsys, "news.txt", *when)[1]
    (folder / "curation" / "drafts" / "news.toml").unlink()
    sides = ["--side", "Tavira", "--side=Ostmark = Ost", "--side=Ardn"]
    code, out, err = run(capsys, "news.txt", "more.txt", *when, *sides)
    assert (code, err) == (0, "")
    assert "Without --side" not in out
    assert "Sides that no article names: Ardn.\n" in out
    draft = tomllib.loads(drafted(folder)["news.toml"].decode())
    actors = {actor["id"]: (actor["kind"], actor.get("aliases"), actor.get("side")) for actor in draft["actor"]}
    assert actors == {
        "tavira": ("state", ["Taviran"], None),
        "ostmark": ("state", None, None),
        "ada-lorn": ("person", ["Lorn"], "tavira"),
    }
    assert draft["round"][0]["parties"] == ["tavira", "ostmark"]
    assert (draft["tariff"][0]["imposed_by"], draft["tariff"][0]["applied_to"]) == ("tavira", ["ostmark"])
    assert draft["statement"][-1]["reads"] == {"both sides": ["tavira", "ostmark"]}
    later = tomllib.loads(drafted(folder)["more.toml"].decode())
    tariff = draft["tariff"][0]["id"]
    assert [entry["id"] for entry in later["extend"]] == [tariff]
    assert "actor" not in later
    assert "\n  It builds on what waits in news.toml; accept that first.\n" in out
    assert main(["accept", "talks", "more.toml"]) == 1
    first = f"accept talks news {tariff} tavira ostmark ada-lorn"
    assert capsys.readouterr().out == (
        f"What it refers to waits in other drafts. Accept that first:\n\n  vnus-trade {first}\n"
    )
    for command in (first.split(), ["accept", "talks", "more"], ["accept", "talks", "news"]):
        assert main(command) == 0


ROUND = """Tavira and Ostmark held the second round of their trade talks in Lysnes on May 2.

Tavira cut its tariff on wool from Ostmark to 7 per cent.
"""


@pytest.mark.parametrize(
    ("old", "new", "extended"),
    [
        ("", "", ["round-2", "tariff-7-ostmark-wool"]),
        # An entry with a fault is not known, and the others of its draft are.
        ("rate = 7", "rate = 8", ["round-2"]),
        # Of one that is no TOML, nothing is.
        ("[[round]]", "[[round]", []),
    ],
)
def test_drafts_know_those_that_wait(
    folder: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, extended: list[str]
) -> None:
    """What a draft that waits proposes is extended by later drafts, which say on which they build."""
    Path("news.txt").write_text(ROUND, encoding="utf-8")
    sides = ["--side", "Tavira", "--side", "Ostmark", "--zone", "UTC"]
    assert run(capsys, "news.txt", "--published", "2031-05-03", *sides)[0] == 0
    draft = folder / "curation" / "drafts" / "news.toml"
    draft.write_text(draft.read_text(encoding="utf-8").replace(old, new, 1) if old else draft.read_text(), "utf-8")
    Path("more.txt").write_text(ROUND.replace("May 2", "2 May 2031"), encoding="utf-8")
    code, out, err = run(capsys, "more.txt", "--published", "2031-05-04", *sides)
    assert (code, err) == (0, "")
    later = tomllib.loads(drafted(folder)["more.toml"].decode())
    assert [entry["id"] for entry in later.get("extend", ())] == extended
    assert ("It builds on what waits in news.toml; accept that first.\n" in out) == bool(extended)


def test_a_draft_that_contradicts_takes_nothing_away(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What was accepted is known, whatever a draft that waits says of it."""
    Path("news.txt").write_text(ROUND, encoding="utf-8")
    when = ["--published", "2031-05-03", "--zone", "UTC", "--side", "Tavira", "--side", "Ostmark"]
    assert run(capsys, "news.txt", *when)[0] == 0
    assert main(["accept", "talks", "news"]) == 0
    contradicting = """[[meeting]]
id = "ferry"
form = "meeting"
when = "2031-04-01"
after = ["round-2"]
inferred = { when = "r", after = "r" }
[[meeting.evidence]]
source = "news"
quote = "in Lysnes on May 2"
for = "form"
"""
    (folder / "curation" / "drafts" / "note.toml").write_text(contradicting, encoding="utf-8")
    Path("more.txt").write_text(ROUND.replace("May 2", "2 May 2031"), encoding="utf-8")
    assert run(capsys, "more.txt", *when)[0] == 0
    assert [entry["id"] for entry in tomllib.loads(drafted(folder)["more.toml"].decode())["extend"]] == [
        "round-2",
        "tariff-7-ostmark-wool",
    ]


def test_an_article_of_other_talks(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An article that tells of other states than the parties of its folder is said to, and extends no round of them."""
    Path("news.txt").write_text(ROUND, encoding="utf-8")
    when = ["--published", "2031-05-03", "--zone", "UTC"]
    assert run(capsys, "news.txt", *when, "--side", "Tavira", "--side", "Ostmark")[0] == 0
    assert main(["accept", "talks", "news"]) == 0
    record = folder / "curation" / "record.toml"
    parties = record.read_text(encoding="utf-8").replace("parties = []", 'parties = ["tavira", "ostmark"]', 1)
    record.write_text(parties, encoding="utf-8")
    Path("more.txt").write_text("Japan spoke with Chile. The second round was held on May 2, 2031.", encoding="utf-8")
    code, out, err = run(capsys, "more.txt", *when)
    assert (code, err) == (0, "")
    assert "  It tells more of japan and chile than of a party of the folder. If it is of other talks, give" in out
    later = tomllib.loads(drafted(folder)["more.toml"].decode())
    assert ("extend" in later, [entry["number"] for entry in later["round"]]) == (False, [2])


@pytest.mark.parametrize(
    ("side", "name"),
    [
        ("United States", "U.S."),
        ("U.S.=Washington", "U.S."),
        ("United States=Washington", "U.S."),
        ("Washington=U.S.", "U.S."),
    ],
)
def test_a_side_by_other_names(folder: Path, capsys: pytest.CaptureFixture[str], side: str, name: str) -> None:
    """A side is found by other names of its state, and is called as the article does, by no capital."""
    words = (
        "The U.S. raised its tariff on wool to 20 per cent on May 2.\nWashington imposed a tariff of 9 per cent on tin."
    )
    Path("news.txt").write_text(words, encoding="utf-8")
    out = run(capsys, "news.txt", "--published", "2031-05-03", "--zone", "UTC", "--side", side)[1]
    assert "Sides that no article names" not in out
    (actor,) = tomllib.loads(drafted(folder)["news.toml"].decode())["actor"]
    assert (actor["id"], actor["name"]) == ("united-states", name)


def test_accepting_a_part_and_adding_what_is_faulty(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What a part of a draft lacks of the same draft is named; what is accepted, or has faults, is told to be so."""
    Path("news.txt").write_text(SIDES, encoding="utf-8")
    options = ["--published", "2031-05-03", "--zone", "UTC", "--side", "Tavira", "--side", "Ostmark"]
    assert run(capsys, "news.txt", *options)[0] == 0
    assert main(["accept", "talks", "news.txt", "round-2"]) == 1
    out, err = capsys.readouterr()
    assert out == (
        "What it refers to waits in the same draft. Accept that with it:\n\n"
        "  vnus-trade accept talks news.txt tavira ostmark round-2\n"
    )
    assert "there is no actor 'tavira'; it waits in the draft news.toml, too: accept it\n" in err
    assert main(["accept", "talks", "news.txt", "tavira", "ostmark", "round-2"]) == 0
    assert main(["accept", "talks", "news", "round-2"]) == 1
    assert "'round-2' is accepted already, and does not wait" in capsys.readouterr().err
    assert main(["accept", "elsewhere", "news"]) == 1
    assert "elsewhere is not written: it is no folder of yours that is laid out" in capsys.readouterr().err
    (folder / "curation" / "drafts" / "news.toml").unlink()
    (folder / "news.txt").write_text("Another text.", encoding="utf-8")
    code, _, err = run(capsys, "news.txt")
    assert code == 1
    assert "news.toml has faults; mend what `vnus-trade check` says of it first" in err


def test_sides_in_a_list(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A list names the sides of each article; two names in one are refused."""
    Path("news.txt").write_text(TALKS, encoding="utf-8")
    Path("list.csv").write_text('file,sides\nnews.txt,Tavira; Ostmark\nfirst.txt,"Arden, Borland"\n', encoding="utf-8")
    err = run(capsys, "--list", "list.csv")[2]
    assert "row 3: first.txt cannot be curated: 'Arden, Borland' is not one side; write each by itself, as Arden" in err
    actors = tomllib.loads(drafted(folder)["news.toml"].decode())["actor"]
    assert {"tavira", "ostmark"} <= {actor["id"] for actor in actors}


@pytest.mark.usefixtures("folder")
def test_a_list_with_ids_is_added_again(capsys: pytest.CaptureFixture[str]) -> None:
    """A list that gives the ids of its articles can be added again; another text gets none of them."""
    Path("list.csv").write_text("file,id\nfirst.txt,one\nsecond.txt,two\n", encoding="utf-8")
    assert [run(capsys, "--list", "list.csv")[0] for _ in range(2)] == [0, 0]
    assert "the id 'one' is taken; give another" in run(capsys, "third.txt", "--id", "one")[2]


def test_what_drafts_do_not_know(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What has a fault is not known to drafts, which is said in a line with what to do; of no new draft, nothing is."""
    record = folder / "curation" / "record.toml"
    actor = "[[actor]]\nid = 'arden'\nname = 'Arden'\nkind = 'state'\nquote = 'Arden'\n"
    record.write_text(f"{record.read_text(encoding='utf-8')}{actor}", encoding="utf-8")
    said = (
        "The drafts know nothing of what is left out because of faults: arden in talks/curation/record.toml (1 fault). "
        "Run vnus-trade check talks, mend it, and then delete the draft and add the article again.\n"
    )
    assert said in run(capsys, "first.txt")[1]
    assert "know nothing" not in run(capsys, "first.txt")[1]


SIDES = """Tavira and Ostmark held the second round of their trade talks in Lysnes on May 2.
Ada Lorn, trade minister of Tavira, said that Tavira would impose a tariff of 20 per cent on glass from Ostmark.
The weather was fine throughout, and the ministers of both sides went for a walk in the rain of the late evening.
"""
STATES = """[[actor]]
id = "{id}"
name = "{name}"
kind = "state"
quote = "Tavira and Ostmark held"

"""


def test_the_rest_is_drafted_anew(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """When some entries of a draft are accepted, the rest is drafted with what is known now, and then accepted."""
    Path("news.txt").write_text(SIDES, encoding="utf-8")
    run(capsys, "news.txt", "--published", "2031-05-03", "--zone", "UTC")
    draft = folder / "curation" / "drafts" / "news.toml"
    first = draft.read_text(encoding="utf-8")
    assert "ostmark" not in first
    states = "".join(STATES.format(id=name.lower(), name=name) for name in ("Tavira", "Ostmark"))
    at = first.index("# What happened")
    draft.write_text(f"{first[:at]}{states}{first[at:]}", encoding="utf-8")
    assert main(["accept", "talks", "news", "tavira", "ostmark", "round-2"]) == 0
    assert "talks/news.txt was drafted before, in " in run(capsys, "news.txt")[1]
    draft.unlink()
    code, out, err = run(capsys, "news.txt")
    assert (code, err) == (0, "")
    assert "The rest of talks/news.txt is drafted in talks/curation/drafts/news.toml:\n" in out
    rest = draft.read_text(encoding="utf-8")
    assert rest.partition("\n\n")[2].startswith('from = "news.txt"\n')
    assert "[source]" not in rest
    assert "# Line 1: words that round-2 has already\n" in rest
    assert "is in no entry" not in rest
    (tariff,) = tomllib.loads(rest)["tariff"]
    assert (tariff["imposed_by"], tariff["applied_to"]) == ("tavira", ["ostmark"])
    assert [actor["side"] for actor in tomllib.loads(rest)["actor"]] == ["tavira"]
    assert '# background = "3"' in rest
    draft.write_text(rest.replace("# background", "background"), encoding="utf-8")
    assert main(["accept", "talks", "news"]) == 0
    assert main(["check", "talks"]) == 0
    capsys.readouterr()
    assert "it is curated already, as the source 'news'" in run(capsys, "news.txt")[2]


def test_what_the_curator_says_counts(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What the command says of an article stands in place of what its page says."""
    given = ["--published", "3/7/2031", "--zone", "New York", "--language", "vi", "--url", "https://example.org/a"]
    assert run(capsys, "news/amp.html", "--id", "fish", *given)[0] == 0
    said = source(folder, "amp")
    assert [said[key] for key in ("id", "published", "zone", "languages", "url", "publisher")] == [
        "fish",
        "2031-07-03",
        "America/New_York",
        ["vi"],
        "https://example.org/a",
        "Harbour News",
    ]


@pytest.mark.parametrize(
    ("head", "message"),
    [
        (
            "<meta name=pubdate content=2031-05-02><meta property=article:published_time content=2031-05-03>",
            "its page names several times of publication, 2031-05-02 and 2031-05-03; say when with --published",
        ),
        ("<meta name=pubdate content=2/5/2031>", "it may be 2031-02-05 or 2031-05-02; write it as 2025-07-03 or "),
        ("<meta name=pubdate content='Fri, May 2'>", "cannot read 'Fri, May 2' as a time: "),
    ],
)
def test_a_date_is_never_guessed(folder: Path, capsys: pytest.CaptureFixture[str], head: str, message: str) -> None:
    """A page whose date of publication is missing, ambiguous or contradicted is refused until somebody says it."""
    Path("a.html").write_bytes(page(head))
    code, _, err = run(capsys, "a.html")
    assert code == 1
    assert message in err
    assert not drafted(folder)
    assert run(capsys, "a.html", "--published", "May 2, 2031")[0] == 0
    assert source(folder, "a")["published"] == "2031-05-02"


@pytest.mark.parametrize(
    ("dates", "zone", "expected"),
    [
        (["2031-05-02", "2031-05-02T10:00Z", "2031-05-02 12:00 GMT+2"], "UTC", "2031-05-02T10:00Z"),
        (["2031-05-02T10:00:07Z", "2031-05-02T11:30Z"], "Hanoi", "[2031-05-02T17:00:07+07:00..2031-05-02T18:30+07:00]"),
        (["2031-05-02T10:00"], "Hanoi", "2031-05-02T10:00+07:00"),
        (["2031-05-02T10:00"], "", "2031-05-02"),
    ],
)
def test_what_dates_of_a_page_say_together(
    folder: Path, capsys: pytest.CaptureFixture[str], dates: list[str], zone: str, expected: str
) -> None:
    """The narrowest date counts, or some time between those of one day; of a clock without a zone, only the day."""
    names = ("pubdate", "publishdate", "publish-date")
    head = "".join(f"<meta name={name} content='{date}'>" for name, date in zip(names, dates, strict=False))
    Path("a.html").write_bytes(page(head))
    assert run(capsys, "a.html", *(["--zone", zone] if zone else []))[0] == 0
    assert source(folder, "a")["published"] == expected


def test_another_page_of_that_name(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A page that was kept before is not written over, and nothing else is written."""
    (folder / "originals").mkdir()
    (folder / "originals" / "amp.html").write_bytes(b"mine")
    assert "another text of that name is there; rename the article" in run(capsys, "news/amp.html")[2]
    assert not (folder / "amp.txt").exists()
    assert not drafted(folder)


def test_a_page_whose_text_is_too_long(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A page with more text than `load` reads is refused."""
    Path("a.html").write_bytes(page(body=f"<p>{SENTENCE * 11_000}</p>"))
    assert "it has more than 1048576 bytes, the most that `load` reads" in run(capsys, "a.html")[2]
    assert not drafted(folder)


def test_ten_articles(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Ten articles are added, checked and accepted, and two that have faults stop none of the others."""
    rows = ["file,published,zone"]
    for day in range(1, 11):
        Path(f"news-{day}.txt").write_text(f"Round {day} was held on May {day}.\n", encoding="utf-8")
        rows.append(f"news-{day}.txt,2031-05-{day + 1:02},Oslo")
    Path("list.csv").write_text("\n".join(rows), encoding="utf-8")
    assert run(capsys, "--list", "list.csv")[0] == 0
    for day in range(1, 11):
        said = source(folder, f"news-{day}")
        facts = "".join(f"{key} = '{said[key]}'\n" for key in ("id", "sha256", "title", "published", "zone"))
        when = f'{{ is = "2031-05-{day:02}", phrase = "May {day}" }}'
        entry = f"number = {day if day % 5 else 99}\nwhen = {when}\nquote = 'Round {day} was held on May {day}'\n"
        draft = folder / "curation" / "drafts" / f"news-{day}.toml"
        draft.write_text(f"from = 'news-{day}.txt'\n{facts}[[round]]\nid = 'held-{day}'\n{entry}", encoding="utf-8")
    capsys.readouterr()
    codes = [main(["accept", "talks", f"news-{day}"]) for day in range(1, 11)]
    assert codes == [0, 0, 0, 0, 1, 0, 0, 0, 0, 1]
    assert capsys.readouterr().err.count("held-5 number: the words quoted for it do not mention '99'") == 1
    assert main(["check", "talks"]) == 0
    out = capsys.readouterr().out
    assert "\n8 events and 0 other entries; no fault\n" in out
    assert "2 drafts wait in talks/curation/drafts: news-10.toml (1 fault), news-5.toml (1 fault)" in out


LIST = """File,Published,Zone,URL,Authors
first.txt,"July 3, 2031",Hanoi,https://example.org/first,Ada Lorn; Bram Kest
,,,,
no.txt,2031-07-04,,,
second.txt,2031-07-01,,,
"""


def test_a_list(
    folder: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A list names files beside it and what is known of each; where a row is silent, the options count."""
    Path("list.csv").write_text(f"\ufeff{LIST}", encoding="utf-8")
    monkeypatch.chdir(tmp_path / "news")
    assert main(["add", "../talks", "--list", "../list.csv", "--zone", "UTC", "--published", "2031"]) == 1
    out, err = capsys.readouterr()
    assert (
        err
        == "1 of 3 articles are refused:\n  ../list.csv, row 4: ../no.txt cannot be curated: there is no such file\n"
    )
    assert out.index("second.txt is drafted") < out.index("first.txt is drafted")
    first, second = source(folder, "first"), source(folder, "second")
    assert (first["published"], first["zone"], first["url"]) == (
        "2031-07-03",
        "Asia/Ho_Chi_Minh",
        "https://example.org/first",
    )
    assert first["authors"] == ["Ada Lorn", "Bram Kest"]
    assert (second["published"], second["zone"]) == ("2031-07-01", "UTC")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "its first row does not name the column `file`, or names one twice; a list has the columns file, "),
        (b"file;file\n", "its first row does not name the column `file`, or names one twice"),
        (b"file\tlanguage\n", "no column is called 'language'; did you mean 'languages'?\n"),
        (
            b"file,price\n",
            "no column is called 'price'; a list has the columns file, published, zone, url, id, title, ",
        ),
        (b"file,url\n\xff", "it is no table in UTF-8 with commas between its columns: "),
        (b'file,url\n"a', "it is no table in UTF-8 with commas between its columns: unexpected end of data"),
    ],
)
def test_lists_that_are_refused(folder: Path, capsys: pytest.CaptureFixture[str], content: bytes, message: str) -> None:
    """A list that is no table, or has other columns, is refused with what to write."""
    Path("list.csv").write_bytes(content)
    code, out, err = run(capsys, "--list", "list.csv")
    assert (code, out) == (1, "")
    assert err.startswith(f"list.csv cannot be curated: {message}")
    assert not drafted(folder)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "name the files to add"),
        (["first.txt", "second.txt", "--id", "a"], "--id and --url are of one article; say them in a list"),
    ],
)
def test_misuse(folder: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str) -> None:
    """Files have to be named, and an id or an address is that of one article."""
    with pytest.raises(SystemExit):
        run(capsys, *arguments)
    assert message in capsys.readouterr().err
    assert not drafted(folder)


def test_a_draft_has_to_be_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Accepting without saying what lists the drafts that wait."""
    talks = begun(tmp_path / "talks")
    assert misused(capsys, "accept", str(talks)).endswith("error: name a draft; there wait: post.toml")
    assert misused(capsys, "accept", str(tmp_path)).endswith("error: name a draft; there wait: none")


def test_entries_are_accepted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Accepting some entries says where they are, which wait, and what comes next; then the rest is accepted."""
    talks = begun(tmp_path / "talks")
    assert main(["accept", str(talks), "post", "arden", "borland"]) == 0
    assert capsys.readouterr().out == (
        f"{talks}/curation/post.toml has arden, borland now.\n"
        "In the draft there wait: round-1, round-2, one without an id.\n"
        "The article is complete when the draft is accepted, and its other lines are cited or set aside:\n"
        "\n"
        f"  vnus-trade accept {talks} post\n"
        f"  vnus-trade check {talks}\n"
    )
    draft = talks / "curation" / "drafts" / "post.toml"
    text = draft.read_text(encoding="utf-8")
    rounds = "".join(f'[[round]]\nid = "round-1-{number}"\n' for number in range(30))
    draft.write_text(text[: text.index("[[event]]")] + rounds, encoding="utf-8")
    assert main(["accept", str(talks), "post", "round-1"]) == 0
    assert " and 11 more.\n" in capsys.readouterr().out
