"""What words that name nobody may be read as."""

from pathlib import Path

import pytest

from tests.curated import write
from vnus_trade.curation.survey import survey

KINDS = {
    "lorn": "person",
    "kest": "person",
    "arden": "state",
    "borland": "state",
    "union": "organisation",
    "trio": "group",
}
NAMES = ", ".join(id_.capitalize() for id_ in KINDS)
ACTORS = "".join(
    f'[[actor]]\nid = "{id_}"\nname = "{id_.capitalize()}"\nkind = "{kind}"\nquote = "{NAMES}"\n'
    for id_, kind in KINDS.items()
)
ARTICLE = f"""from = "text.txt"
[source]
id = "note"
sha256 = "DIGEST"
title = "A note"
languages = ["{{language}}"]
{ACTORS}
[[statement]]
id = "s"
speakers = {{ids}}
speech_acts = ["asserts"]
quote = "{{words}} spoke."
reads = {{{{ "{{words}}" = {{ids}} }}}}
"""


def wrong(folder: Path, language: str, words: str, ids: str) -> str:
    """What a check says of a reading of words; '' if it may be right."""
    article = ARTICLE.format(language=language, words=words, ids=ids.split())
    write(folder / "note", f"{NAMES}\n{words} spoke.\n", article)
    return "; ".join(map(str, survey(folder / "note").faults))


@pytest.mark.parametrize(
    ("language", "words", "right", "wrongly", "meant"),
    [
        ("en", "He", "lorn", "arden", "one person"),
        ("en", "She", "lorn", "union", "one person"),
        ("en", "His", "lorn", "lorn kest", "one person"),
        ("en", "It", "arden", "lorn", "no person"),
        ("en", "They", "lorn kest", "lorn", "several"),
        ("en", "They", "union", "kest", "several"),
        ("en", "The two governments", "arden borland", "arden", "2 of them"),
        ("en", "the two leaders", "lorn kest", "lorn kest arden", "2 of them"),
        ("en", "Both sides", "arden union", "union", "2 of them"),
        ("en", "Both houses", "union", "arden", "2 of them"),
        ("en", "These three countries", "trio", "arden borland", "3 of them"),
        ("en", "These three countries", "trio", "arden borland union kest", "3 of them"),
        ("en", "Three", "trio", "arden borland", "3 of them"),
        ("en", "All 27 nations", "union", "arden", "27 of them"),
        ("vi", "Ông", "lorn", "arden", "one person"),
        ("vi", "bà ấy", "lorn", "borland", "one person"),
        ("vi", "Nước này", "arden", "lorn", "no person"),
        ("vi", "Họ", "lorn kest", "lorn", "several"),
        ("vi", "hai nước", "arden borland", "borland", "2 of them"),
        ("vi", "Cả hai bên", "arden union", "union", "2 of them"),
        ("vi", "Đôi bên", "arden union", "arden", "2 of them"),
        ("vi", "Ba nước", "trio", "arden borland", "3 of them"),
    ],
)
def test_words_mean_as_many_as_they_say(
    tmp_path: Path, language: str, words: str, right: str, wrongly: str, meant: str
) -> None:
    """A pronoun is read as a person, a body or several, and what is counted as so many, or a body of so many."""
    assert f"and means {meant};" in wrong(tmp_path / "wrong", language, words, wrongly)
    assert not wrong(tmp_path / "right", language, words, right)


@pytest.mark.parametrize(
    ("language", "words", "ids"),
    [
        ("en", "The minister", "lorn"),
        ("en", "They", "arden"),
        ("en", "The two-day summit", "union"),
        ("en", "The two countries’ envoy", "lorn"),
        ("en", "The second side", "borland"),
        ("en", "One of the two", "arden"),
        ("vi", "Ba Lan", "arden"),
        ("vi", "Bà bộ trưởng", "lorn"),
    ],
)
def test_other_words_are_read_as_the_entry_says(tmp_path: Path, language: str, words: str, ids: str) -> None:
    """A number within a word, a possessive, an ordinal and a name count nobody."""
    assert not wrong(tmp_path, language, words, ids)
