"""Writing what only one value can mend, and nothing else."""

from pathlib import Path

import pytest

import vnus_trade
from tests.curated import LATER, VALID, changed
from vnus_trade import CurationError, survey
from vnus_trade.authoring.fixing import fix
from vnus_trade.authoring.toml_edits import with_value

ARTICLE = "curation/article.toml"


def test_everything_is_mended(tmp_path: Path) -> None:
    """Digests, phrases and lines are written, until nothing is left that only one value can mend."""
    whole = changed(VALID, tmp_path / "whole")
    folder = changed(VALID, tmp_path / "f")
    file = folder / ARTICLE
    text = file.read_text(encoding="utf-8")
    digest = text.partition('sha256 = "')[2][:64]
    for old in (f'sha256 = "{digest}"\n', 'is = "2031-05-01", ', 'is = "2031-05-02", '):
        assert old in text
        text = text.replace(old, "", 1)
    file.write_text(text, encoding="utf-8")
    with pytest.raises(CurationError):
        vnus_trade.load(folder)
    done = [(name, mend.key, mend.value) for name, mend in fix(folder)]
    assert done == [(ARTICLE, "sha256", digest), (ARTICLE, "is", "2031-05-01"), (ARTICLE, "is", "2031-05-02")]
    assert vnus_trade.load(folder) == vnus_trade.load(whole)
    assert fix(folder) == []


def test_the_head_is_mended(tmp_path: Path) -> None:
    """What [source] holds is mended at the head where it stands there; a text that is not there has no digest."""
    folder = tmp_path / "f"
    (folder / "curation").mkdir(parents=True)
    (folder / "text.txt").write_text("Words of 3 May 2031.\n", encoding="utf-8")
    file = folder / "curation" / "a.toml"
    head = 'from = "text.txt"\nid = "a"\ntitle = "A"\nquote = "Words of 3 May 2031."\n'
    head += 'published = { phrase = "3 May 2031" }\n'
    file.write_text(head, encoding="utf-8")
    assert [mend.key for _, mend in fix(folder)] == ["sha256", "is"]
    assert str(vnus_trade.load(folder).source("a").published) == "2031-05-03"
    for name in ("nowhere.txt", "../f/text.txt", ""):
        file.write_text(head.replace("text.txt", name), encoding="utf-8")
        assert fix(folder) == []


def test_a_plan_and_an_office_in_one_line_are_mended(tmp_path: Path) -> None:
    """What a check says that it writes is written in tables that stand alone, too."""
    folder = tmp_path / "f"
    (folder / "curation").mkdir(parents=True)
    (folder / "text.txt").write_text(
        "Ada Lorn, envoy since May 2031, will meet them on 3 June 2031.\n", encoding="utf-8"
    )
    quoted = 'quote = "Ada Lorn, envoy since May 2031, will meet them on 3 June 2031."\n'
    (folder / "curation" / "a.toml").write_text(
        f'from = "text.txt"\nid = "a"\ntitle = "A"\nsha256 = "{survey_digest(folder)}"\n'
        f'[[actor]]\nid = "lorn"\nname = "Ada Lorn"\nkind = "person"\n{quoted}'
        'office = { title = "envoy", since = { phrase = "since May 2031" } }\n'
        f'[[round]]\nid = "r"\n{quoted}plan = {{ when = {{ phrase = "on 3 June 2031" }} }}\n',
        encoding="utf-8",
    )
    assert [mend.value for _, mend in fix(folder)] == ["2031-05", "2031-06-03"]
    assert [fault for fault in survey(folder).faults if fault.fix] == []


def test_a_weekday_of_a_plan_is_the_next_one(tmp_path: Path) -> None:
    """Of two days that a phrase may mean, what is planned lies on the later one; other times are left to say."""
    folder = tmp_path / "f"
    (folder / "curation").mkdir(parents=True)
    said = "The sides will meet on Friday."
    (folder / "text.txt").write_text(f"{said}\n", encoding="utf-8")
    entry = f'[[round]]\nid = "r"\nquote = "{said}"\n{{}} = {{{{ phrase = "on Friday" }}}}\n'
    head = f'from = "text.txt"\nid = "a"\ntitle = "A"\nsha256 = "{survey_digest(folder)}"\npublished = "2031-05-03"\n'
    for key, written in (("plan = { when", ["2031-05-09"]), ("when", [])):
        table = entry.format(key) if key == "when" else entry.format(key).replace(" }\n", " } }\n")
        (folder / "curation" / "a.toml").write_text(f"{head}{table}", encoding="utf-8")
        assert [mend.value for _, mend in fix(folder)] == written


@pytest.mark.parametrize(
    ("key", "phrase", "written"),
    [
        ("in_force", "from 3 June 2031", "2031-06-03"),
        ("expires", "until 5 July 2031", "2031-07-05"),
        ("expires", "for 90 days", "2031-09-01"),
    ],
)
def test_beginnings_and_ends_are_written_as_such(tmp_path: Path, key: str, phrase: str, written: str) -> None:
    """What comes into force from a day on does so on that day, and what is counted from there ends on a day, too."""
    folder = tmp_path / "f"
    (folder / "curation").mkdir(parents=True)
    said = "A duty applies for 90 days from 3 June 2031, until 5 July 2031 on tea."
    (folder / "text.txt").write_text(f"{said}\n", encoding="utf-8")
    keys = {"in_force": "from 3 June 2031", key: phrase}
    times = "".join(f'{name} = {{ phrase = "{words}" }}\n' for name, words in keys.items())
    (folder / "curation" / "a.toml").write_text(
        f'from = "text.txt"\nid = "a"\ntitle = "A"\nsha256 = "{survey_digest(folder)}"\n'
        f'[[tariff]]\nid = "t"\nstage = "announced"\n{times}quote = "{said}"\n',
        encoding="utf-8",
    )
    assert [mend.value for _, mend in fix(folder)][-1] == written
    assert [fault for fault in survey(folder).faults if fault.entry == "t"] == []


@pytest.mark.parametrize(
    ("said", "phrase", "written"),
    [
        ("25 million tons of soybeans annually", "25 million tons", "25000000 tons per year"),
        ("600 million crowns of goods each month", "600 million crowns", "600000000 crowns per month"),
        ("goods for $3 billion a year, and 40 aircraft", "$3 billion", "3000000000 USD per year"),
        ("goods for $3 billion a year, and 40 aircraft", "40 aircraft", "40 aircraft"),
        ("2 triệu tấn gạo mỗi năm", "2 triệu tấn", "2000000 tấn per year"),
    ],
)
def test_an_amount_has_the_period_that_is_said_beside_it(tmp_path: Path, said: str, phrase: str, written: str) -> None:
    """What is written of an amount is what its check accepts, also where its phrase leaves out "a year"."""
    folder = tmp_path / "f"
    (folder / "curation").mkdir(parents=True)
    (folder / "text.txt").write_text(f"Arden pledged to buy {said}.\n", encoding="utf-8")
    (folder / "curation" / "a.toml").write_text(
        f'from = "text.txt"\nid = "a"\ntitle = "A"\nsha256 = "{survey_digest(folder)}"\n'
        f'[[commitment]]\nid = "c"\nmatter = "purchase"\nstage = "pledged"\namount = {{ phrase = "{phrase}" }}\n'
        f'inferred = {{ matter = "To buy is to purchase" }}\nquote = "pledged to buy {said}"\n',
        encoding="utf-8",
    )
    assert [mend.value for _, mend in fix(folder)] == [written]
    assert [fault.field for fault in survey(folder).faults if fault.entry == "c"] == []


def test_a_phrase_that_words_beside_it_change_is_not_written(tmp_path: Path) -> None:
    """A phrase is written as no time that the check would refuse for the words beside it."""
    folder = tmp_path / "f"
    (folder / "curation").mkdir(parents=True)
    (folder / "text.txt").write_text("They met three days before 3 June 2031.\n", encoding="utf-8")
    (folder / "curation" / "a.toml").write_text(
        f'from = "text.txt"\nid = "a"\ntitle = "A"\nsha256 = "{survey_digest(folder)}"\n'
        '[[round]]\nid = "r"\nwhen = { phrase = "3 June 2031" }\nquote = "met three days before 3 June 2031"\n',
        encoding="utf-8",
    )
    [said] = [fault.message for fault in survey(folder).faults if fault.field == "when"]
    assert said.endswith("'before' beside the phrase '3 June 2031' changes what it says; write `is`")
    assert fix(folder) == []


@pytest.mark.parametrize(
    ("phrase", "said"),
    [
        ("on Tuesday", "how long it lasts stands before it, and may be the phrase that is meant; write `is`"),
        ("for 90 days on Tuesday", "or give only the words for it as its phrase, such as 'for 90 days'"),
    ],
)
def test_of_two_times_the_one_that_is_meant_has_to_be_said(tmp_path: Path, phrase: str, said: str) -> None:
    """Beside how long something lasts, a day is not written as its end; of words for both, the duration is named."""
    folder = tmp_path / "f"
    (folder / "curation").mkdir(parents=True)
    (folder / "text.txt").write_text("Arden suspended the duty for 90 days on Tuesday.\n", encoding="utf-8")
    (folder / "curation" / "a.toml").write_text(
        f'from = "text.txt"\nid = "a"\ntitle = "A"\nsha256 = "{survey_digest(folder)}"\npublished = "2031-05-03"\n'
        f'[[tariff]]\nid = "t"\nstage = "announced"\nexpires = {{ phrase = "{phrase}" }}\n'
        'quote = "Arden suspended the duty for 90 days on Tuesday."\n',
        encoding="utf-8",
    )
    assert fix(folder) == []
    assert [fault.message.endswith(said) for fault in survey(folder).faults if fault.field == "expires"] == [True]


def test_what_cannot_be_written_stays(tmp_path: Path) -> None:
    """A table in dotted keys is left as it is."""
    folder = changed(
        VALID, tmp_path / "f", ('when = { is = "2031-05-01", phrase = "1 May 2031" }', 'when.phrase = "1 May 2031"')
    )
    before = (folder / ARTICLE).read_bytes()
    assert [fault.fix is not None for fault in survey(folder).faults] == [True]
    assert fix(folder) == []
    assert (folder / ARTICLE).read_bytes() == before


def test_earlier_folders_are_not_touched(tmp_path: Path) -> None:
    """Faults of folders that are only loaded before stay."""
    first = changed(VALID, tmp_path / "valid", ('is = "2031-05-01", ', ""))
    before = (first / ARTICLE).read_bytes()
    later = changed(LATER, tmp_path / "later", ('is = "2029", ', ""))
    assert [mend.value for _, mend in fix(later, earlier=[first])] == ["2029"]
    assert (first / ARTICLE).read_bytes() == before


def test_one_line_fits(tmp_path: Path) -> None:
    """Words that stand twice are meant where another quotation of the entry is, or where they stand at all."""
    folder = tmp_path / "f"
    (folder / "curation").mkdir(parents=True)
    (folder / "text.txt").write_text("It was said on 3 May.\nIt was said by Ada Lorn of Arden.\n", encoding="utf-8")
    file = folder / "curation" / "a.toml"
    actor = '[[actor]]\nid = "lorn"\nname = "Ada Lorn"\nkind = "person"\n'
    said = '[[actor.evidence]]\nquote = "It was said"\nfor = "kind"\n'
    said += '[[actor.evidence]]\nquote = "by Ada Lorn"\nfor = "name"\n'
    head = 'from = "text.txt"\nid = "a"\ntitle = "A"\naside = { background = "1-2" }\n'
    file.write_text(f"{head}{actor}{said}", encoding="utf-8")
    assert [(mend.key, mend.value) for _, mend in fix(folder)] == [("sha256", survey_digest(folder)), ("line", 2)]
    assert survey(folder).faults == ()
    several = f'{head}sha256 = "{survey_digest(folder)}"\n{actor}quote = ["It was said", "by Ada Lorn"]\n'
    file.write_text(several, encoding="utf-8")
    assert fix(folder) == []
    wrong = f'{head}sha256 = "{survey_digest(folder)}"\n{actor}quote = "by Ada Lorn"\nline = 1\n'
    file.write_text(wrong, encoding="utf-8")
    assert [(mend.key, mend.value) for _, mend in fix(folder)] == [("line", 2)]


def survey_digest(folder: Path) -> str:
    """The digest of the text of a folder."""
    return vnus_trade.seeds.sha256((folder / "text.txt").read_bytes())


@pytest.mark.parametrize(
    ("text", "path", "key", "value", "expected"),
    [
        ("a = 1\n", (), "a", 2, "a = 2\n"),
        ("a = 1 # one\nb = 2\n", (), "c", "x", 'a = 1 # one\nb = 2\nc = "x"\n'),
        ('[[r]]\nw = { phrase = "x" }\n', ("r", 0, "w"), "is", "y", '[[r]]\nw = { phrase = "x", is = "y" }\n'),
        ("[[r]]\np = { w = { a = 1 } }\n", ("r", 0, "p", 0, "w"), "is", 2, "[[r]]\np = { w = { a = 1, is = 2 } }\n"),
        ("[[r]]\np = [{ w = 1 }]\n", ("r", 0, "p", 0), "is", 2, "[[r]]\np = [{ w = 1, is = 2 }]\n"),
        ("[[r]]\n[[r]]\n", ("r", 1), "is", "y", None),
        ("[[r]]\na.b = 1\n", ("r", 0), "a", 2, None),
        ("[[r]]\nid = 1\n[r.w]\n", ("r", 0), "w", 2, None),
        ("[[r]]\r\nid = 1\r\n", ("r", 0), "n", 2, "[[r]]\r\nid = 1\r\nn = 2\r\n"),
    ],
)
def test_one_value_is_written(
    text: str, path: tuple[str | int, ...], key: str, value: str | int, expected: str | None
) -> None:
    """A value is written beside the others or in place of one; what cannot be gone on with is left."""
    assert with_value(text, path, key, value) == expected
