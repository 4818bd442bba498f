"""Folders of strangers: nothing outside them is read, no more is taken on than the limits allow, no letter hides."""

import os
import re
from collections.abc import Callable
from pathlib import Path

import attrs
import pytest

import vnus_trade
from tests.curated import NEIGHBOUR, VALID, write
from vnus_trade import SEEDS, CurationError, Limits

ARTICLE = """from = "text.txt"

[source]
id = "note"
sha256 = "DIGEST"
title = "A note"

[[meeting]]
id = "talk"
title = "They meet"
form = "meeting"

  [[meeting.evidence]]
  quote = '''QUOTE'''
  for = "form"
"""


def report_of(*folders: Path, limits: Limits | None = None) -> list[str]:
    """The faults that loading these folders reports, each a line that can be printed."""
    with pytest.raises(CurationError) as caught:
        vnus_trade.load(*folders, limits=limits or Limits())
    faults = [str(fault) for fault in caught.value.faults]
    assert all(fault.isprintable() and len(fault) <= 1_000 for fault in faults)
    return faults


def note(folder: Path, text: str = "They met.", quote: str = "They met.", article: str = ARTICLE) -> Path:
    """A folder of one article and one meeting, quoted so."""
    return write(folder / "note", text, article.replace("QUOTE", quote))


# Nothing outside


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """A file that lies outside every folder that is loaded."""
    path = tmp_path / "secret.txt"
    path.write_text("Secret.")
    return path


@pytest.mark.parametrize("article", ["/etc/hostname", "..", ".", "", "curation", "curation/record.toml"])
def test_an_article_is_a_file_of_the_folder(tmp_path: Path, article: str) -> None:
    """`from` names a file beside `curation/`, and no path to another place."""
    folder = note(tmp_path, article=ARTICLE.replace("text.txt", article))
    (fault,) = report_of(folder)
    assert fault.partition(";")[0] == f"note/curation/article.toml:1: from: the folder has no text {article!r}"


def test_an_article_that_is_a_link(tmp_path: Path, secret: Path) -> None:
    """A link that leads out of the folder is a fault; one that leads to another of its files is that file."""
    folder = note(tmp_path)
    (folder / "text.txt").rename(folder / "real.txt")
    (folder / "text.txt").symlink_to("real.txt")
    assert vnus_trade.load(folder).meetings.one().id == "talk"
    (folder / "text.txt").unlink()
    (folder / "text.txt").symlink_to(secret)
    assert report_of(folder) == [
        "note/curation/article.toml:1: from: text.txt leads out of the folder; a folder's files lie in it"
    ]


def test_a_curation_that_is_a_link(tmp_path: Path) -> None:
    """Neither a file of a curation nor all of it may lie elsewhere."""
    elsewhere, folder = note(tmp_path / "elsewhere"), note(tmp_path)
    (folder / "curation" / "article.toml").unlink()
    (folder / "curation" / "article.toml").symlink_to(elsewhere / "curation" / "article.toml")
    out = "leads out of the folder; a folder's files lie in it"
    assert report_of(folder) == [f"note/curation/article.toml: {out}"]
    (folder / "curation").rename(tmp_path / "aside")
    (folder / "curation").symlink_to(elsewhere / "curation")
    assert report_of(folder) == [f"note/curation/record.toml: {out}", f"note/curation/article.toml: {out}"]


def test_a_folder_that_is_a_link(tmp_path: Path) -> None:
    """Whoever names a folder may name it by a link."""
    (tmp_path / "link").symlink_to(note(tmp_path))
    assert vnus_trade.load(tmp_path / "link").meetings.one().id == "talk"


def test_links_in_a_circle(tmp_path: Path) -> None:
    """A link that leads to itself is a fault, wherever it stands."""
    folder = note(tmp_path)
    (folder / "curation" / "round.toml").symlink_to("round.toml")
    (fault,) = report_of(folder)
    assert fault.startswith("note/curation/round.toml: ")
    (tmp_path / "round").symlink_to("round")
    (fault,) = report_of(tmp_path / "round")
    assert fault.startswith(f"{tmp_path / 'round'}: ")


def _pipe(path: Path) -> None:
    os.mkfifo(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes by name")
@pytest.mark.parametrize("make", [_pipe, Path.mkdir], ids=["pipe", "folder"])
def test_what_is_no_file(tmp_path: Path, make: Callable[[Path], None]) -> None:
    """A pipe or a folder in the place of a file is a fault, and nothing waits for what it may hold."""
    folder = note(tmp_path)
    make(folder / "curation" / "odd.toml")
    assert report_of(folder) == ["note/curation/odd.toml: is no file"]
    (folder / "curation" / "article.toml").write_text(ARTICLE.replace("text.txt", "odd.txt"))
    make(folder / "odd.txt")
    assert report_of(folder)[0] == ("note/curation/article.toml:1: from: the folder has no text 'odd.txt'")


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="the system has no /dev/zero")
def test_a_device_is_not_read(tmp_path: Path) -> None:
    """A file without an end lies out of the folder, and is not begun."""
    folder = note(tmp_path)
    (folder / "curation" / "odd.toml").symlink_to("/dev/zero")
    assert report_of(folder) == ["note/curation/odd.toml: leads out of the folder; a folder's files lie in it"]


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that the system does not let us read is a fault with the system's reason."""
    folder, opened = note(tmp_path), Path.open

    def denied(path: Path, mode: str = "r") -> object:
        if path.name in ("text.txt", "record.toml"):
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, mode)

    monkeypatch.setattr(Path, "open", denied)
    assert report_of(folder) == [
        "note/curation/record.toml: cannot be read: Permission denied",
        "note/curation/article.toml:1: from: text.txt cannot be read: Permission denied",
    ]


def test_names_that_no_file_can_have(tmp_path: Path) -> None:
    """A NUL in a name, or a name beyond all bounds, is a fault and no error of the system."""
    for written, shown in (("a\\u0000b", "'a\\x00b'"), ("a" * 5_000, "'aaaa")):
        folder = note(tmp_path / shown[2], article=ARTICLE.replace("text.txt", written))
        (fault,) = report_of(folder)
        assert fault.startswith(f"note/curation/article.toml:1: from: the folder has no text {shown}")
    (fault,) = report_of(Path("no\0folder"))
    assert fault.startswith("no\\x00folder: cannot be read: ")


@pytest.mark.parametrize("zone", ["../../../../etc/passwd", "/etc/passwd", "America", "zone.tab", "a/" * 5_000])
def test_zones_are_no_paths(tmp_path: Path, zone: str) -> None:
    """The name of a zone reads no file but those of zones."""
    head = f'title = "A note"\nzone = "{zone}"\ninferred = {{ zone = "So they say" }}'
    (fault,) = report_of(note(tmp_path, article=ARTICLE.replace('title = "A note"', head)))
    assert fault.startswith(f"note/curation/article.toml:3: note zone: no time zone is called '{zone[:40]}")


# Limits


def test_the_limits_are_wide_enough_for_the_shipped_record() -> None:
    """The shipped record asks for a fiftieth of what is allowed, so that a folder of one's own may be larger."""
    allowed = Limits()
    assert vnus_trade.load(
        limits=Limits(
            file_bytes=allowed.file_bytes // 10,
            total_bytes=allowed.total_bytes // 20,
            members=allowed.members // 10,
            text_length=allowed.text_length // 10,
            nesting=3,
            steps=allowed.steps // 100,
            faults=1,
        )
    ).digest


def clocks(count: int) -> str:
    """A table with so many members."""
    members = "".join(f'c{number} = "UTC"\n' for number in range(count))
    return f'[[negotiation]]\nid = "n"\ntitle = "N"\nparties = []\n[negotiation.clocks]\n{members}'


def topics(count: int) -> str:
    """So many entries of a record."""
    return "".join(f'[[topic]]\nid = "topic-{number}"\ntitle = "Topic {number}"\n' for number in range(count))


def letters(count: int) -> str:
    """A text of so many letters."""
    return f'[[topic]]\nid = "n"\ntitle = "{"n" * count}"\n'


@pytest.mark.parametrize(
    ("name", "held", "fault"),
    [
        ("members", clocks, "5: n clocks: has 8 members, more than 7; to allow it, load with Limits(members=...)"),
        (
            "text_length",
            letters,
            "1: n title: has 8 code points, more than 7; to allow it, load with Limits(text_length=...)",
        ),
    ],
)
def test_what_a_curation_may_hold(tmp_path: Path, name: str, held: Callable[[int], str], fault: str) -> None:
    """As many as the limit allows are taken, one more is a fault, and a higher limit takes it too."""
    seven, eight = (write(tmp_path / str(count), "", "", held(count)) for count in (7, 8))
    allowed = Limits(**{name: 7})
    assert vnus_trade.load(seven, limits=allowed).digest
    assert report_of(eight, limits=allowed) == [f"8/curation/record.toml:{fault}"]
    assert vnus_trade.load(eight, limits=Limits(**{name: 8})).digest


def test_how_many_pieces_of_evidence(tmp_path: Path) -> None:
    """The pieces of evidence of one entry are members of a list."""
    piece = ARTICLE[ARTICLE.index("  [[meeting.evidence]]") :]
    three = note(tmp_path, article=ARTICLE + piece * 2)
    assert len(vnus_trade.load(three, limits=Limits(members=8))["talk"].evidence) == 3
    assert report_of(three, limits=Limits(members=2)) == [
        "note/curation/article.toml:3: note: has 3 keys, more than 2; to allow it, load with Limits(members=...)",
        "note/curation/article.toml:8: talk: has 4 keys, more than 2; to allow it, load with Limits(members=...)",
    ]
    nine = note(tmp_path / "nine", article=ARTICLE + piece * 8)
    assert report_of(nine, limits=Limits(members=8)) == [
        (
            "note/curation/article.toml:8: talk evidence: "
            "has 9 members, more than 8; to allow it, load with Limits(members=...)"
        )
    ]


def test_how_deep_keys_may_go(tmp_path: Path) -> None:
    """A dotted key has no more parts than allowed; a dot in a text or a comment parts none."""
    record = '# a.b.c.d.e\n[[topic]]\nid = "t"\ntitle = "a.b.c.d.e"\n\n[[gap]]\nid = "g"\nwhen."is".x = "a.b.c.d.e"\n'
    folder = write(tmp_path / "deep", "", "", record)
    assert report_of(folder, limits=Limits(nesting=2)) == [
        "deep/curation/record.toml:8: has a key of more than 2 parts; load with Limits(nesting=...)"
    ]
    assert report_of(folder, limits=Limits(nesting=3))[0] == (
        "deep/curation/record.toml:6: g when.is: a table is not a text; put it in quotation marks"
    )


def test_how_many_bytes(tmp_path: Path) -> None:
    """No file has more bytes than allowed, nor have all of them together."""
    folder = note(tmp_path)
    sizes = [path.stat().st_size for path in folder.rglob("*.t*")]
    allowed = Limits(file_bytes=max(sizes), total_bytes=sum(sizes))
    assert vnus_trade.load(folder, limits=allowed).digest
    assert report_of(folder, limits=attrs.evolve(allowed, file_bytes=max(sizes) - 1)) == [
        f"note/curation/article.toml: has more than {max(sizes) - 1} bytes; load with Limits(file_bytes=...)"
    ]
    assert report_of(folder, limits=attrs.evolve(allowed, total_bytes=sum(sizes) - 1)) == [
        (
            "note/curation/article.toml:1: from: text.txt with it, the folders have more than "
            f"{sum(sizes) - 1} bytes; load with Limits(total_bytes=...)"
        )
    ]


def test_how_many_keys_a_table_has(tmp_path: Path) -> None:
    """A table of more keys than a list may have members is one fault, and not one for each key."""
    folder = write(tmp_path / "keys", "", "", "[[topic]]\n" + "".join(f"k{number} = 1\n" for number in range(501)))
    assert report_of(folder) == [
        "keys/curation/record.toml:1: topic: has 501 keys, more than 500; to allow it, load with Limits(members=...)"
    ]


def test_how_many_steps(tmp_path: Path) -> None:
    """An entry whose quotations, names or phrases take more steps than are left is a fault, and loading stops."""
    article = ARTICLE.replace('form = "meeting"\n', 'form = "meeting"\nWHEN\n').replace('form"\n', 'form when"\n')
    when = 'when = { is = "2031-05-01", zone = "UTC", phrase = "1 May 2031" }'
    folder = note(tmp_path, "They met on 1 May 2031.", "They met on 1 May 2031.", article.replace("WHEN", when))
    for steps in (10, 2_000, 100_000):
        stopped = f"checking all entries up to this one takes more than {steps} steps"
        stopped += "; to allow it, load with Limits(steps=...)"
        assert report_of(folder, limits=Limits(steps=steps)) == [f"note/curation/article.toml:8: talk: {stopped}"]
    assert vnus_trade.load(folder, limits=Limits(steps=110_000)).digest


@pytest.mark.parametrize("faults", [1, 3, 7])
def test_how_many_faults(tmp_path: Path, faults: int) -> None:
    """After as many faults as allowed loading stops, whether they are in reading or in checking."""
    unread = write(tmp_path / "unread", "", "", "".join(f"x{number} = 1\n" for number in range(9)))
    assert len(report_of(unread, limits=Limits(faults=faults))) == faults
    unknown = write(tmp_path / "unknown", "", "", topics(9).replace("topic-", "Topic "))
    assert len(report_of(unknown, limits=Limits(faults=faults))) == faults
    keys = write(tmp_path / "keys", "", "", f"[[topic]]\n{''.join(f'k{number} = 1' + chr(10) for number in range(9))}")
    assert len(report_of(keys, limits=Limits(faults=faults))) == faults


FAULTY = """[[meeting]]
id = "talk-{number}"
title = "They meet"
form = "meeting"
{key} = {value}

  [[meeting.evidence]]
  quote = "Talk {number}."
  for = "form {supports}"
"""
# A fault in each field, and whether a quotation is given for it.
FAULTS = {
    "place": '"Nowhere"',
    "ordinal": "9",
    "topics": '["no-topic"]',
    "stauts": '"ended"',
    "when": '{ is = "soon", phrase = "Talk" }',
}
UNQUOTED = ("topics", "stauts")


def test_a_hundred_faults_are_a_hundred_lines(tmp_path: Path) -> None:
    """A hundred independent faults are reported in one run, in the order of the file, and nothing besides them."""
    keys = [list(FAULTS)[number % len(FAULTS)] for number in range(100)]
    entries = [
        FAULTY.format(number=number, key=key, value=FAULTS[key], supports="" if key in UNQUOTED else key)
        for number, key in enumerate(keys)
    ]
    text = "\n".join(f"Talk {number}." for number in range(100))
    faults = report_of(write(tmp_path / "hundred", text, ARTICLE.partition("[[meeting]]")[0] + "\n".join(entries)))
    assert [fault.split(": ")[1] for fault in faults] == [f"talk-{number} {key}" for number, key in enumerate(keys)]
    lines = [int(fault.split(":")[1]) for fault in faults]
    assert lines == sorted(set(lines))


def test_what_was_valid_is_valid_within_the_limits() -> None:
    """The folders that the tests are made of load under the standard limits, together and apart."""
    assert vnus_trade.load(VALID, NEIGHBOUR).digest
    assert vnus_trade.load(SEEDS, NEIGHBOUR).digest


# Letters


@pytest.mark.parametrize(
    "letter",
    ["\0", "\ufeff", "\u200b", "\u200d", "\u202e", "\u2066", "\x1b", "\r", "\x85", "\u2028", "\u00ad", "e\u0323\u0302"],
    ids=ascii,
)
def test_an_article_may_hold_any_letter(tmp_path: Path, letter: str) -> None:
    """Whatever letters an article has, a quotation of it is its exact slice."""
    text = f"{letter}They m{letter}t {letter} here. {letter}\r\nAnd th{letter}re.\r\n"
    quote = f"m{letter}t {letter} here."
    written = "".join(f"\\U{ord(each):08x}" for each in quote)
    record = vnus_trade.load(note(tmp_path, text, article=ARTICLE.replace("'''QUOTE'''", f'"{written}"')))
    (evidence,) = record["talk"].evidence
    quotation = evidence.quotation
    assert quotation.source.text == text
    assert quotation.exact == text[quotation.start : quotation.end]
    assert quotation.exact.split() == quote.split()


def test_an_article_with_a_byte_order_mark(tmp_path: Path) -> None:
    """A byte-order mark is a letter of the text, so that offsets count it."""
    record = vnus_trade.load(note(tmp_path, "\ufeffThey met."))
    assert record["talk"].evidence[0].quotation.start == 1


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_line_ends_of_an_article(tmp_path: Path, end: str) -> None:
    """Lines count alike whatever ends them, and a quotation may run over their end."""
    text = f"First.{end}They{end}met.{end}{end}Last."
    quotation = vnus_trade.load(note(tmp_path, text, "They met."))["talk"].evidence[0].quotation
    assert (quotation.line, quotation.exact) == (2, f"They{end}met.")
    refused = report_of(note(tmp_path / "over", text, "met. Last."))
    assert "does not stand in note" in refused[0]


def test_a_curation_may_have_either_line_end(tmp_path: Path) -> None:
    """A curation file that another system has saved is read alike, and its faults have their lines."""
    folder = note(tmp_path)
    article = folder / "curation" / "article.toml"
    article.write_bytes(article.read_bytes().replace(b"\n", b"\r\n"))
    assert vnus_trade.load(folder).meetings.one().id == "talk"
    article.write_bytes(article.read_bytes().replace(b'form = "meeting"', b'form = "meal"'))
    assert [fault.split(": ")[0] for fault in report_of(folder)] == ["note/curation/article.toml:8"]
    article.write_bytes(article.read_bytes().replace(b'form = "meal"', b"form ="))
    assert report_of(folder) == [
        "note/curation/article.toml:11: is no TOML: Invalid value; put a text in quotation marks, a number in figures"
    ]


def test_texts_of_the_curation_hide_nothing(tmp_path: Path) -> None:
    """What a curator writes may hold no letter that nobody sees, but the joiners that spelling needs."""
    for letter in ("\u200b", "\x1b", "\x07", "\ufeff", "\u2066", "\x85"):
        escaped = f"\\u{ord(letter):04x}"
        folder = write(tmp_path / f"{ord(letter):x}", "", "", f'[[topic]]\nid = "t"\ntitle = "A {escaped}title"\n')
        (fault,) = report_of(folder)
        assert re.fullmatch(rf".*:1: t title: has U\+{ord(letter):04X} [\w -]+ at offset 2; leave it out", fault)
    persian = write(tmp_path / "persian", "", "", '[[topic]]\nid = "t"\ntitle = "می\\u200cخواهم\\tand\\nmore"\n')
    assert vnus_trade.load(persian).topics[0].title == "می\u200cخواهم\tand\nmore"


def test_a_report_is_of_printable_lines(tmp_path: Path) -> None:
    """Letters in the name of a folder that would move the cursor of a terminal are shown as escapes."""
    folder = write(tmp_path / "esc\x1b[31m\u202e", "", "", "topic = 3")
    assert report_of(folder) == ["esc\\x1b[31m\\u202e/curation/record.toml:1: topic: write it as [[topic]]"]


def test_a_line_of_a_report_has_an_end(tmp_path: Path) -> None:
    """However long what is at fault, its line is cut in the middle, and says at its end how to mend it."""
    folder = write(tmp_path / "long", "", "", f'[[topic]]\nid = "{"A" * 15_000}"\ntitle = "T"\n')
    (fault,) = report_of(folder)
    assert len(fault) == 1_000
    assert fault.endswith("AAAAA' is no id; write lower-case words joined by -")
