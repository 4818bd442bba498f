"""The lines of table headers, whatever a text looks like."""

import pytest

from vnus_trade.folders.untrusted import header_lines


def test_header_lines() -> None:
    """Each table has the line of its header: arrays are counted, within the table that they stand in."""
    text = (
        'from = "text.txt"\n'
        "[source]\n"
        "[[source.evidence]]\n"
        "  [[source.evidence]]  # the second\n"
        "[[actor]]\n"
        '[[ actor . "office" ]]\n'
        "[[actor.office.evidence]]\n"
        "[actor.office.inferred]\n"
        "[[actor]]\n"
        "[[actor.office]]\n"
    )
    assert header_lines(text) == {
        (): 1,
        ("source",): 2,
        ("source", "evidence", 0): 3,
        ("source", "evidence", 1): 4,
        ("actor", 0): 5,
        ("actor", 0, "office", 0): 6,
        ("actor", 0, "office", 0, "evidence", 0): 7,
        ("actor", 0, "office", 0, "inferred"): 8,
        ("actor", 1): 9,
        ("actor", 1, "office", 0): 10,
    }


@pytest.mark.parametrize(
    "before",
    [
        "quote = '''\n[[actor]]\n'''",
        'quote = """\n[[actor]]\n"""',
        "quote = '''\n\"\"\"\n[[actor]]\n'''",
        "quote = '''one''' # '''\n",
        "quote = '''it is ''''\n",
        "# it's '''not a text\n",
        "one = '''a'''; two = \"\"\"b\"\"\"\n\n",
        "names = [\n  ['a']\n,]",
        "names = [\n  ['a'],\n]",
    ],
)
def test_headers_within_texts_are_no_headers(before: str) -> None:
    """A line within a text of several lines is no header, and none after it is missed or shifted."""
    assert header_lines(f"{before}\n[[meeting]]\n")["meeting", 0] == before.count("\n") + 2
    assert ("actor", 0) not in header_lines(f"{before}\n[[meeting]]\n")


def test_a_header_of_too_many_parts_is_none() -> None:
    """A quoted name full of dots is no path to a table."""
    assert header_lines('["' + "." * 100_000 + '"]\n[[meeting]]\n') == {(): 1, ("meeting", 0): 2}
