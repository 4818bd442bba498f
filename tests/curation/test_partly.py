"""Loading without what has faults: what is left out, what rests on it, and that every display says so."""

from pathlib import Path

import pytest

import vnus_trade
from tests import FOLDERS
from tests.curated import LATER, VALID, changed
from tests.printed import text
from vnus_trade import CurationError, Fault, LeftOut
from vnus_trade.curation.loader import left_out_for, load_folders
from vnus_trade.display import terminal

SECOND = """
[[statement]]
id = "echo"
title = "An echo"
replies_to = "toast"
gist = "It echoes"

  [[statement.evidence]]
  source = "report"
  quote = "At the fifth meeting Ada Lorn told Bram Kest that she was content"
  for = "replies_to gist"

[[gap]]
id = "echoes"
title = "What else was said"
missing = "statement"
concerns = ["toast", "arden"]
explanation = "Nobody said"

  [[gap.evidence]]
  source = "report"
  quote = "How many more rounds there may be, nobody could tell this paper."
"""


def folder(to: Path, *changes: tuple[str, str], record: str = SECOND) -> Path:
    """The valid folder with changes in its article, and with entries of `record.toml` that rest on it."""
    made = changed(FOLDERS / "valid", to, *changes)
    file = made / "curation" / "record.toml"
    file.write_text(file.read_text(encoding="utf-8") + record, encoding="utf-8")
    return made


def ids(left_out: tuple[LeftOut, ...]) -> list[tuple[str, str]]:
    """The files and entries that are left out."""
    return [(each.file.rpartition("/")[2], each.entry) for each in left_out]


def test_a_sound_folder_is_whole() -> None:
    """Without faults, nothing is left out, and the record is the same."""
    record = vnus_trade.load(strict=False)
    assert record.left_out == ()
    assert record == vnus_trade.load()


def test_an_article_with_faults(tmp_path: Path) -> None:
    """An article with a fault is left out whole, and so is what rests on it; what only points at it loses that."""
    path = folder(tmp_path / "f", ("ordinal = 5", "ordinal = 6"))
    with pytest.raises(CurationError):
        vnus_trade.load(path)
    record = vnus_trade.load(path, strict=False)
    assert ids(record.left_out) == [("article.toml", ""), ("record.toml", "echo")]
    assert [str(each) for each in record.left_out] == [
        "f/curation/article.toml (1 fault)",
        "echo in f/curation/record.toml (1 fault)",
    ]
    assert "no statement 'toast'" in record.left_out[1].faults[0].message
    assert [concern.id for concern in record.gaps.get("echoes").concerns] == ["arden"]
    assert [source.id for source in record.sources] == ["report"]
    assert len(record.events) == 0


def test_every_display_says_so(tmp_path: Path) -> None:
    """The record, its parts, answers, listings, pictures and the command name what is left out."""
    record = vnus_trade.load(folder(tmp_path / "f", ("ordinal = 5", "ordinal = 6")), strict=False)
    said = "left out because of faults: f/curation/article.toml (1 fault), echo in f/curation/record.toml (1 fault)"
    assert "2 left out because of faults" in repr(record)
    part = record.negotiation(record.negotiations[0].id)
    for shown in (record, part, record.as_of("2031-06-01")):
        assert shown.left_out == record.left_out
        assert said[1:] in shown._repr_html_()
        assert said[1:] in " ".join(text(terminal.timeline_lines(shown)).split())
    assert said in " ".join(text(terminal.account_lines(record)).split())
    assert said in str(record.events)
    assert said in str(record.gaps)
    assert said in record.gaps._repr_html_()
    assert "left out because of faults" in record.timeline().svg


def test_a_source_at_fault(tmp_path: Path) -> None:
    """An article whose source is at fault is left out with its text, and so are those who quote it."""
    path = folder(tmp_path / "f", ('zone = "UTC"', 'zone = "UTX"'))
    record = vnus_trade.load(path, strict=False)
    assert ("article.toml", "") in ids(record.left_out)
    assert len(record.sources) == 0
    assert {entry for _, entry in ids(record.left_out)} >= {"echo", "echoes", "arden", "borland"}


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    """An article's file that is no TOML is left out."""
    path = folder(tmp_path / "f")
    (path / "curation" / "more.toml").write_text("= 3", encoding="utf-8")
    record = vnus_trade.load(path, strict=False)
    assert ids(record.left_out) == [("more.toml", "")]
    assert len(record.events) > 5


@pytest.mark.parametrize(
    ("file", "text", "left_out"),
    [
        ("more.toml", '[project]\nname = "x"\n[tool.ruff]\nfix = true\n', [("more.toml", "")]),
        ("more.toml", "topic = 3\nid = 4\n", [("more.toml", "")]),
        ("more.toml", "aside = 3\n", [("more.toml", "")]),
        ("more.toml", "repair = 3\n", [("more.toml", ""), ("more.toml", "")]),
        ("more.toml", '[[topic.evidence]]\nid = "t"\n', [("more.toml", "")]),
        ("record.toml", "[project]\nrate = 3\n", [("record.toml", "")]),
    ],
)
def test_other_peoples_toml(tmp_path: Path, file: str, text: str, left_out: list[tuple[str, str]]) -> None:
    """Tables that no curation has are left out, and all else stays."""
    path = folder(tmp_path / "f")
    written = path / "curation" / file
    written.write_text((written.read_text(encoding="utf-8") if written.exists() else "") + text, encoding="utf-8")
    record = vnus_trade.load(path, strict=False)
    assert ids(record.left_out) == left_out
    assert len(record.events) > 5


def test_many_are_counted(tmp_path: Path) -> None:
    """A display names six at most, and counts the rest."""
    for number in range(8):
        (tmp_path / "f" / "curation").mkdir(parents=True, exist_ok=True)
        (tmp_path / "f" / "curation" / f"a{number}.toml").write_text("= 3", encoding="utf-8")
    record = vnus_trade.load(tmp_path / "f", strict=False)
    assert str(record.events).endswith("a5.toml (1 fault), 2 more")


@pytest.mark.parametrize(
    "record", ["= 3", 'continues = "nowhere"', '[[negotiation]]\nid = "n"\ntitle = "N"\nparties = ["nobody"]\n']
)
def test_what_is_raised_even_then(tmp_path: Path, record: str) -> None:
    """Faults of a folder as a whole, and of its negotiation, are raised in any case."""
    path = folder(tmp_path / "f")
    (path / "curation" / "record.toml").write_text(record, encoding="utf-8")
    with pytest.raises(CurationError):
        vnus_trade.load(path, strict=False)
    with pytest.raises(CurationError):
        vnus_trade.load(tmp_path / "nowhere", strict=False)


def test_the_deal_may_be_left_out(tmp_path: Path) -> None:
    """A negotiation whose deal is left out has none."""
    path = folder(tmp_path / "f", ("ordinal = 5", "ordinal = 6"))
    (negotiation,) = vnus_trade.load(path, strict=False).negotiations
    assert negotiation.deal is None


def test_other_folders_stay(tmp_path: Path) -> None:
    """One article at fault hides nothing of other folders."""
    later = changed(LATER, tmp_path / "later", ("since 2029", "since 2028"))
    record = vnus_trade.load(VALID, later, strict=False)
    assert ids(record.left_out) == [("article.toml", "")]
    whole = {event.id: event for event in vnus_trade.load(VALID).events}
    assert {event.id: event for event in record.events if event.id in whole} == whole


def test_faults_are_raised_unless_told_otherwise(tmp_path: Path) -> None:
    """Who does not ask for what is sound gets no part of a folder with faults."""
    path = folder(tmp_path / "f", ("ordinal = 5", "ordinal = 6"))
    for loading in (vnus_trade.load, load_folders):
        with pytest.raises(CurationError):
            loading(path)


def test_a_key_of_a_whole_file_is_no_entry() -> None:
    """For a fault of a key before all tables nothing is left out of a record's file, and of an article all is."""
    of_record, of_article = (
        Fault(f"f/curation/{name}", 1, "", "continues", "is odd", ("continues",)) for name in ("record.toml", "a.toml")
    )
    assert left_out_for(CurationError((of_record,)), is_first=True) == ()
    whole = LeftOut(of_article.file, (), "", (of_article,))
    for is_first in (True, False):
        assert left_out_for(CurationError((of_article,)), is_first=is_first) == [whole]
