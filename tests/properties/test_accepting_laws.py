"""Accepting entries of a draft: what moves and what stays are the draft, entry for entry and line for line."""

from collections import Counter
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.properties.effort import effort
from vnus_trade.authoring.toml_edits import toml_of
from vnus_trade.filing.accepting import EntryMove

HEADING = "# A draft of what a.txt says. It is no part of the folder until it is accepted.\n#\n# Mend it.\n\n"
COMMENTS = st.sampled_from(["", "# note\n", "# [[round]]\n", "\n# remark\n\n", "\n\n"])
VALUES = st.sampled_from(["'x'", "'''[[round]]\n# no comment\n'''", "[1, # one\n 2]", '{ is = "2031", phrase = "so" }'])


@st.composite
def drafts(draw: st.DrawFn) -> str:
    """Drafts with what their text is at the head or in a table, with entries, comments and blank lines in any place."""
    facts = "id = 'a'\n# hint\nauthors = ['b']\n"
    heads = ["from = 'a.txt'\n", draw(st.sampled_from(["", "topics = ['t']\n"]))]
    heads.append(draw(st.sampled_from(["", "aside = { furniture = '1' }\n", "aside.background = '2'  # old\n"])))
    is_table = draw(st.booleans())
    parts = [draw(st.sampled_from(["", HEADING, "# mine\n\n"])), *heads, *([] if is_table else [facts]), draw(COMMENTS)]
    tables = [f"[source]\n{facts}{draw(COMMENTS)}[[source.evidence]]\nquote = 'q'\n"] if is_table else []
    if "aside" not in "".join(heads):
        tables += draw(st.sampled_from([[], ["[aside]\n# background = '4'\nfurniture = '1'\n"]]))
    tables += draw(st.sampled_from([[], ["[[repair]]\nat = 1\n"], ["[[set_aside]]\nlines = '3'\n"]]))
    for number in range(draw(st.integers(0, 5))):
        kind = draw(st.sampled_from(["round", "actor"]))
        inner = draw(st.sampled_from(["", f"\n  [[{kind}.evidence]]\n  quote = 'q{number}'\n"]))
        own = f"[[{kind}]]\nid = '{kind}-{number}' # its id\nkey = {draw(VALUES)}\n{draw(COMMENTS)}"
        tables.append(f"{draw(COMMENTS)}{own}{inner}")
    parts += draw(st.permutations(tables))
    text = "".join(parts)
    return text.replace("\n", "\r\n") if draw(st.booleans()) else text


def lines(*texts: str | None) -> Counter[str]:
    """How often each line stands in texts, blank ones left out."""
    return Counter(line for text in texts for line in (text or "").replace("\r\n", "\n").split("\n") if line.strip())


def by_kind(document: dict[str, Any]) -> dict[str, Any]:
    """A document with the entries of each kind in one order."""
    return {key: sorted(value, key=str) if key in ("round", "actor") else value for key, value in document.items()}


@effort(100)
@given(drafts(), st.data())
def test_what_moves_and_what_stays_is_the_draft(text: str, data: st.DataObject) -> None:
    """In any number of moves, no line is lost, changed or written twice, and in the end all entries are accepted."""
    ids = [table["id"] for kind in ("round", "actor") for table in toml_of(text).get(kind, [])]
    shared = lines("from = 'a.txt'\n", "topics = ['t']\n" if "topics" in text else "")
    rest: str | None = text
    after = ""
    while rest is not None:
        left = [id_ for id_ in ids if id_ not in after]
        chosen = data.draw(st.lists(st.sampled_from(left), unique=True)) if left else []
        was = after, rest
        after, rest = EntryMove(rest, after, "a.toml", chosen).done()
        dropped = lines(HEADING) if rest is None and was[1].replace("\r\n", "\n").startswith(HEADING) else Counter()
        twice = shared if rest is not None and not was[0] else Counter()
        once = shared if rest is None and was[0] else Counter()
        assert lines(after, rest) == lines(*was) - dropped - once + twice
        kept = toml_of(rest or "")
        for kind in ("round", "actor"):
            before = [*toml_of(was[0]).get(kind, []), *toml_of(was[1]).get(kind, [])]
            assert by_kind({kind: [*toml_of(after).get(kind, []), *kept.get(kind, [])]}) == by_kind({kind: before})
        assert {table["id"] for kind in ("round", "actor") for table in kept.get(kind, [])} == set(left) - set(
            chosen or left
        )
    assert by_kind(toml_of(after)) == by_kind(toml_of(text))
