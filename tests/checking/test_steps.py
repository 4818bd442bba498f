"""Folders that would be checked without end are refused by the count of steps."""

from pathlib import Path

import pytest

from tests.checking.test_strangers import ARTICLE, report_of, topics
from tests.curated import write
from vnus_trade import Limits

pytestmark = pytest.mark.repetitive


def _hostile() -> dict[str, tuple[str, str, str]]:
    """Texts, entries of the article's file and records that once took minutes."""
    meeting = "[[meeting]]\nid = 'm'\ntitle = 'T'\nform = 'meeting'\n{}\n[[meeting.evidence]]\nquote = 'They met.'\n"
    meetings = "".join(
        f'[[meeting]]\nid = "m{n}"\ntitle = "T"\nform = "meeting"\nafter = ["m{n - 1 if n else 0}"]\n'
        "[[meeting.evidence]]\nquote = 'They met.'\nfor = 'form after'\n"
        for n in range(400)
    )
    return {
        "keys-that-run-on": ("", "", "# " + "." * 50 + "\n" + "a" * 200_000 + " ." * 10),
        "quotes-that-run-on": ("", "", "x = 1 # " + "." * 50 + '\n"' + '\\"' * 200_000),
        "quotes-in-a-row": ("", "", 'x = "' + "'''" * 100_000 + '"\n["' + "." * 100_000 + '"]\n'),
        "marks-without-end": ("They met a" + "\u0301\u0323" * 100_000, meetings, ""),
        "lines-set-aside": (
            "x\n" * 8_000 + "They met.",
            "".join(f"[[set_aside]]\nlines = '{n}'\nreason = 'furniture'\n" for n in range(1, 2_000)),
            "",
        ),
        "strays-everywhere": (
            "xa " * 4_000 + "They met.",
            "".join(f"[[repair]]\nat = {3 * n}\nstray = 'x'\nreason = 'r'\n" for n in range(2_000)),
            "",
        ),
        "order-without-end": ("They met.", meetings, ""),
        "ids-alike": (
            "",
            "",
            topics(3_000).replace("topic-", "ab" * 30 + "-") + '[[extend]]\nid = "' + "ba" * 30 + '"\n',
        ),
        "fields-without-end": (
            "They met.",
            meeting.format("") + f"for = '{'fo ' * 6_000}'\n",
            "",
        ),
        "a-phrase-without-end": (
            "They met.",
            meeting.format(f"when = {{ is = '2031', phrase = '{'wednsday ' * 2_000}' }}") + "for = 'form when'\n",
            "",
        ),
    }


HOSTILE = _hostile()


@pytest.mark.parametrize("name", HOSTILE)
def test_no_folder_takes_for_ever(tmp_path: Path, name: str) -> None:
    """What a stranger can put into a few hundred kilobytes is refused, and nothing in it is looked at without end."""
    text, entries, record = HOSTILE[name]
    article = ARTICLE.partition("[[meeting]]")[0] + entries
    folder = write(tmp_path / "hostile", text, article, record)
    assert report_of(folder)


def test_names_are_looked_for_no_longer_than_allowed(tmp_path: Path) -> None:
    """Names by the hundred thousand in quotations by the hundred are refused by their steps, not by patience."""
    aliases = ", ".join(f'"n{n}"' for n in range(400))
    actors = "".join(
        f'[[actor]]\nid = "a{n}"\nname = "They"\nkind = "state"\naliases = [{aliases}]\n'
        'inferred = { aliases = "x" }\n'
        "[[actor.evidence]]\nquote = 'They met.'\nfor = 'name kind'\n"
        for n in range(40)
    )
    members = ", ".join(f'"a{n}"' for n in range(40))
    evidence = "{ quote = 'met.', for = 'participants form' }, " * 300
    meeting = (
        f'[[meeting]]\nid = "m"\ntitle = "T"\nform = "meeting"\nparticipants = {{ party = [{members}] }}\n'
        f"evidence = [{evidence}]\n"
    )
    article = ARTICLE.partition("[[meeting]]")[0] + actors + meeting
    folder = write(tmp_path / "names", "They met.", article)
    (fault,) = report_of(folder, limits=Limits(steps=10**8))
    assert "m: checking all entries up to this one takes more than 100000000 steps" in fault


@pytest.mark.parametrize("field", ['verbatim = "é"', 'speakers = ["arden"]', 'when = { is = "2031", phrase = "é" }'])
def test_words_that_are_cut_everywhere(tmp_path: Path, field: str) -> None:
    """Quotations, names and phrases that are parts of long words are refused by their steps, not by patience."""
    long = "é" * 15_000
    entries = "".join(
        f"""[[statement]]
id = "s-{number}"
title = "s"
gist = "g"
{field}

  [[statement.evidence]]
  quote = "It is {long} now."
  line = {number + 1}
  for = "gist {field.partition(" ")[0]}"
"""
        for number in range(20)
    )
    actor = '[[actor]]\nid = "arden"\nname = "é"\nkind = "state"\ninferred = { kind = "r" }\n[[actor.evidence]]\n'
    actor += f'quote = "It is {long} now."\nline = 1\nfor = "name"\n'
    text = f"It is {long} now.\n" * 20
    article = ARTICLE.partition("[[meeting]]")[0] + actor + entries
    assert 20 <= len(report_of(write(tmp_path / "long", text, article))) <= 42
    quotes = ARTICLE.replace("QUOTE", "é") + "".join(
        ARTICLE[ARTICLE.index("[[meeting]]") :].replace("QUOTE", "é").replace("talk", f"talk-{number}")
        for number in range(50)
    )
    faults = report_of(write(tmp_path / "cut", text, quotes), limits=Limits(steps=10**9))
    assert "checking all entries up to this one takes more than 1000000000 steps" in faults[-1]
