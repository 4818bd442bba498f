"""Accepting drafts: those without faults move up, whatever else a folder has."""

from hashlib import sha256
from pathlib import Path

import pytest

import vnus_trade
from tests.curated import LATER, VALID, changed, write
from vnus_trade import CurationError, NotFound, WriteRefused, survey
from vnus_trade.command.main import main
from vnus_trade.filing.accepting import accept


def drafted(to: Path, *changes: tuple[str, str]) -> Path:
    """The later folder, whose article is a draft, with changes in it, beside one that is no TOML."""
    folder = changed(LATER, to, *changes)
    drafts = folder / "curation" / "drafts"
    drafts.mkdir()
    (folder / "curation" / "article.toml").rename(drafts / "article.toml")
    (drafts / "half.toml").write_text("= 3", encoding="utf-8")
    return folder


@pytest.mark.parametrize("name", ["article", "article.toml", "curation/drafts/article.toml"])
def test_a_draft_without_faults(tmp_path: Path, name: str) -> None:
    """A draft without faults moves up, and other drafts do not matter."""
    folder = drafted(tmp_path / "later")
    before = (folder / "curation" / "drafts" / "article.toml").read_bytes()
    assert accept(folder, name, earlier=[VALID]).file == folder / "curation" / "article.toml"
    assert (folder / "curation" / "article.toml").read_bytes() == before
    assert not (folder / "curation" / "drafts" / "article.toml").exists()
    assert vnus_trade.load(VALID, folder) == vnus_trade.load(VALID, LATER)


def test_a_draft_with_faults(tmp_path: Path) -> None:
    """A draft with faults stays, and the faults are its own."""
    folder = drafted(tmp_path / "later", ("since 2029", "since 2028"))
    with pytest.raises(CurationError) as caught:
        accept(folder, "article", earlier=[VALID])
    assert {fault.file for fault in caught.value.faults} == {"later/curation/drafts/article.toml"}
    assert (folder / "curation" / "drafts" / "article.toml").exists()


def test_a_draft_with_faults_beside_a_folder_of_the_same_name(tmp_path: Path) -> None:
    """A draft with faults stays, also where faults call its folder by its path, as an earlier one has its name."""
    folder = drafted(tmp_path / VALID.name, ("since 2029", "since 2028"))
    with pytest.raises(CurationError) as caught:
        accept(folder, "article", earlier=[VALID])
    assert {fault.file for fault in caught.value.faults} == {f"{folder}/curation/drafts/article.toml"}
    assert (folder / "curation" / "drafts" / "article.toml").exists()


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    """A file of the same name stays, and an unknown name is an error with suggestions."""
    folder = drafted(tmp_path / "later")
    (folder / "curation" / "article.toml").write_text("", encoding="utf-8")
    with pytest.raises(WriteRefused):
        accept(folder, "article", earlier=[VALID])
    (folder / "curation" / "drafts" / "article.toml").unlink()
    with pytest.raises(WriteRefused, match=r"it is accepted already, and no draft of it waits"):
        accept(folder, "article")
    (folder / "curation" / "drafts" / "article.toml").write_text("")
    with pytest.raises(NotFound, match=r"article\.toml"):
        accept(folder, "artikle")
    with pytest.raises(NotFound, match=r"no draft is called 'x'; did you mean 'article\.toml' or 'half\.toml'\?"):
        accept(folder, "x")


TEXT = """Port Sorrow, 3 May 2031 - The ministers of Arden and Borland met for a first round of talks on 1 May.
"We want an accord on glass within the year," said Ada Lorn, the minister of Arden.
A second round was held on 2 May, and nobody said how it went.
"""
DRAFT = """# A draft of what text.txt says. It is no part of the folder until it is accepted.
#
# Mend it.

from = "text.txt"

[source]
id = "post"
sha256 = "DIGEST"
title = "Talks"
published = "2031-05-03"
# languages = ["en"]

# Actors

# Arden also appears in line 2.
[[actor]]
id = "arden"
name = "Arden"
kind = "state"
quote = '''The ministers of Arden and Borland'''

[[actor]]
id = "borland"
name = "Borland"
kind = "state"   # judged
quote = '''The ministers of Arden and Borland'''

# What happened

[[round]]
id = "round-1"
number = 1
parties = ["arden", "borland"]
when = { is = "2031-05-01", phrase = "1 May" }
quote = '''The ministers of Arden and Borland met for a first round of talks on 1 May'''

# Line 3: "how it went" is not read.

[[round]]
id = "round-2"
number = 2
parties = ["arden", "borland"]
after = ["round-1"]
inferred = { parties = "as before", after = "as numbered" }
  # the day
  [[round.evidence]]
  quote = '''A second round was held on 2 May, and nobody said how it went'''
  for = "number when"

[[event]]   # write meeting, round, statement, tariff, commitment or agreement
id = ""
"""


def begun(to: Path, draft: str = DRAFT) -> Path:
    """A folder with a draft of several entries, some of which have faults."""
    folder = write(to, TEXT, "")
    (folder / "curation" / "article.toml").unlink()
    (folder / "curation" / "drafts").mkdir()
    digest = sha256(TEXT.encode()).hexdigest()
    (folder / "curation" / "drafts" / "post.toml").write_text(draft.replace("DIGEST", digest), encoding="utf-8")
    return folder


def files(folder: Path) -> tuple[str, str]:
    """What is accepted of the draft, and what waits."""
    names = (folder / "curation" / "post.toml", folder / "curation" / "drafts" / "post.toml")
    texts = [path.read_text(encoding="utf-8") if path.exists() else "" for path in names]
    return texts[0], texts[1]


def test_some_entries_of_a_draft(tmp_path: Path) -> None:
    """The entries that are named move with what their text is; the others, and all remarks, stay as they are."""
    folder = begun(tmp_path / "talks")
    draft = files(folder)[1]
    done = accept(folder, "post", ["borland", "arden"])
    assert (done.accepted, done.waiting) == (("arden", "borland"), ("round-1", "round-2", ""))
    accepted, rest = files(folder)
    source = draft[draft.index("[source]") : draft.index("# Actors")]
    actors = draft[draft.index("# Arden also") : draft.index("# What happened")]
    assert accepted == f'from = "text.txt"\n\n{source}{actors}'.rstrip("\n") + "\n"
    assert rest == draft.replace(source, "").replace(actors, "")
    assert accept(folder, "post", ["round-1"]).waiting == ("round-2", "")
    block = draft[draft.index('[[round]]\nid = "round-1"') : draft.index("# Line 3")]
    assert files(folder) == (f"{accepted}\n{block}".rstrip("\n") + "\n", rest.replace(block, ""))
    (fault,) = survey(folder, drafts=lambda _: False).faults
    assert fault.message.startswith(
        "line 1 of text.txt is neither cited nor set aside: '. \"We want an accord on glass"
    )


def test_the_rest_of_a_draft(tmp_path: Path) -> None:
    """The rest is accepted when it has no fault and all passages are accounted for, and the draft is gone."""
    folder = begun(tmp_path / "talks")
    accept(folder, "post", ["arden", "borland", "round-1"])
    draft = folder / "curation" / "drafts" / "post.toml"
    rest = files(folder)[1]
    with pytest.raises(CurationError) as caught:
        accept(folder, "post")
    assert {fault.file for fault in caught.value.faults} == {"talks/curation/drafts/post.toml"}
    rest = rest[: rest.index("[[event]]")].replace("when", "").replace('"number ', '"number')
    draft.write_text(rest, encoding="utf-8")
    with pytest.raises(CurationError, match="is neither cited nor set aside"):
        accept(folder, "post")
    head, _, tail = rest.partition("\n\nfrom")
    draft.write_text(f'{head}\n\naside = {{ background = "2" }}\nfrom{tail}', encoding="utf-8")
    done = accept(folder, "post")
    assert (done.accepted, done.waiting) == (("round-2",), None)
    accepted, rest = files(folder)
    assert rest == ""
    assert accepted.startswith('from = "text.txt"\naside = { background = "2" }\n')
    assert "# A draft of" not in accepted
    assert '# Line 3: "how it went" is not read.\n' in accepted
    assert [each.id for each in vnus_trade.load(folder).rounds] == ["round-1", "round-2"]


def test_only_the_faults_of_what_is_chosen(tmp_path: Path) -> None:
    """Entries are refused for faults of their own, and nothing is changed; those of others do not matter."""
    folder = begun(tmp_path / "talks")
    before = files(folder)
    with pytest.raises(CurationError) as caught:
        accept(folder, "post", ["arden", "borland", "round-2"])
    assert {(fault.entry, fault.field) for fault in caught.value.faults} == {("round-2", "for"), ("round-2", "after")}
    with pytest.raises(CurationError, match="'arden'"):
        accept(folder, "post", ["round-1"])
    with pytest.raises(NotFound, match="no entry of the draft is called 'ardn'; did you mean 'arden'"):
        accept(folder, "post", ["ardn"])
    assert files(folder) == before


def test_faults_that_entries_bring_about(tmp_path: Path) -> None:
    """An entry that contradicts what was accepted before is refused, whichever of both the fault is reported of."""
    when = 'id = "round-2"\nwhen = { is = "2031-04-02", phrase = "2 May", why = "so" }'
    folder = begun(tmp_path / "talks", DRAFT.replace('id = "round-2"', when))
    accept(folder, "post", ["arden", "borland", "round-1"])
    before = files(folder)
    with pytest.raises(CurationError, match=r"post\.toml:\d+: round-1 when: round-1, round-2: round-1 puts this later"):
        accept(folder, "post", ["round-2"])
    assert files(folder) == before


@pytest.mark.parametrize(
    ("change", "ids", "message"),
    [
        (('from = "text.txt"', 'from = "text.txt"\ntopics = []'), ["round-1"], "its `topics` is not that of the draft"),
        (('from = "text.txt"', 'from = "other.txt"'), ["round-1"], "was not accepted of this draft; rename the draft"),
        (
            ('from = "text.txt"', 'from = "text.txt"\ntitle = "T"'),
            [],
            "was not accepted of this draft; rename the draft",
        ),
    ],
)
def test_what_does_not_go_together(tmp_path: Path, change: tuple[str, str], ids: list[str], message: str) -> None:
    """Entries are added only to what was accepted of the same draft, under a head that says the same."""
    folder = begun(tmp_path / "talks")
    accept(folder, "post", ["arden", "borland"])
    draft = folder / "curation" / "drafts" / "post.toml"
    draft.write_text(draft.read_text(encoding="utf-8").replace(*change), encoding="utf-8")
    with pytest.raises(WriteRefused, match=message):
        accept(folder, "post", ids)


def test_lines_are_set_aside_in_one_of_both(tmp_path: Path) -> None:
    """Lines that both the file and the draft set aside at their heads have to be brought together first."""
    folder = begun(tmp_path / "talks", DRAFT.replace("from", 'aside = { background = "2" }\nfrom', 1))
    accept(folder, "post", ["arden"])
    file = folder / "curation" / "post.toml"
    file.write_text(f'aside = {{ background = "2" }}\n{file.read_text(encoding="utf-8")}', encoding="utf-8")
    with pytest.raises(WriteRefused, match="it sets lines aside, and so does the draft; do so in one of them"):
        accept(folder, "post")


def test_entries_in_one_line(tmp_path: Path) -> None:
    """Entries that are written in a list cannot be parted, and the draft stays as it is."""
    folder = begun(tmp_path / "talks")
    draft = folder / "curation" / "drafts" / "post.toml"
    text = draft.read_text(encoding="utf-8")
    actor = (
        """actor = [{ id = "arden", name = "Arden", kind = "state", quote = "The ministers of Arden and Borland" }]\n"""
    )
    draft.write_text(f"{actor}{text[: text.index('# Actors')]}", encoding="utf-8")
    with pytest.raises(WriteRefused, match="is written in a way that these edits cannot go on with"):
        accept(folder, "post", ["arden"])


def test_a_draft_that_is_no_toml(tmp_path: Path) -> None:
    """A draft that cannot be read is refused with its fault."""
    folder = begun(tmp_path / "talks", "= 3")
    with pytest.raises(CurationError, match="is no TOML"):
        accept(folder, "post", ["arden"])
    (folder / "curation" / "drafts" / "post.toml").write_bytes(DRAFT.encode("utf-16"))
    with pytest.raises(CurationError, match="is not UTF-8"):
        accept(folder, "post")


def test_what_another_draft_has(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A draft that names an entry of another draft is refused with the name of that, and `check` counts its faults."""
    folder = begun(tmp_path / "folder")
    text = "Arden and Borland met for a third round of talks on 3 May, in the rain of Long Ford, which ended at night."
    (folder / "rain.txt").write_text(text, encoding="utf-8")
    draft = f"""from = "rain.txt"
[source]
id = "rain"
title = "Rain"
published = "2031-05-04"
zone = "UTC"
sha256 = "{sha256(text.encode()).hexdigest()}"
inferred = {{ published = "as", zone = "as" }}
[[round]]
id = "round-3"
number = 3
parties = ["arden", "borland"]
inferred = {{ parties = "as" }}
quote = "a third round of talks"
"""
    (folder / "curation" / "drafts" / "rain.toml").write_text(draft, encoding="utf-8")
    with pytest.raises(CurationError) as caught:
        accept(folder, "rain")
    assert [fault.missing for fault in caught.value.faults] == ["arden", "borland"]
    said = [fault.message for fault in caught.value.faults]
    assert said == [
        f"there is no actor '{id_}'; it waits in the draft post.toml: accept it" for id_ in ("arden", "borland")
    ]
    main(["check", str(folder)])
    said_of_it = capsys.readouterr().out
    assert "rain.toml (2 faults)" in said_of_it
    assert "hint" not in said_of_it
    waits = folder / "curation" / "drafts" / "rain.toml"
    waits.write_text(draft.replace("= 3", "= 2"), encoding="utf-8")
    main(["check", str(folder)])
    hint = capsys.readouterr().out.splitlines()[-1]
    assert hint.startswith("hint: several rounds are called “Round 2”: ")
    places = [f"round-{number} in folder/curation/drafts/{name}.toml" for number, name in ((2, "post"), (3, "rain"))]
    assert hint.endswith(f": {'; '.join(places)}. If they are one, extend the first")
