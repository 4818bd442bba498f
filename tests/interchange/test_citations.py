"""BibTeX and CSL-JSON: what the entries hold, and that a reader of either gets back every letter."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import attrs
import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

import vnus_trade
from tests.cited import cited
from tests.evidence.test_sources import source
from vnus_trade.evidence.sources import Source
from vnus_trade.interchange.citations import to_bibtex, to_csl_json
from vnus_trade.time.span import TimeSpan

# What csl-data.json of CSL 1.0.2 says of the members that we write, and that there may be no others.
_DATE = {
    "properties": {
        "date-parts": {
            "type": "array",
            "items": {"type": "array", "items": {"type": ["string", "number"]}, "minItems": 1, "maxItems": 3},
            "minItems": 1,
            "maxItems": 2,
        },
        "literal": {"type": "string"},
    },
    "additionalProperties": False,
}
_STRINGS = ("title", "publisher", "URL", "archive_location", "language", "status", "note")
CSL = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {
            "id": {"type": ["string", "number"]},
            "type": {"enum": ["document", "webpage"]},
            "author": {
                "type": "array",
                "items": {"properties": {"literal": {"type": "string"}}, "required": ["literal"]},
            },
            "issued": _DATE,
            "accessed": _DATE,
            **{name: {"type": "string"} for name in _STRINGS},
        },
        "required": ["type", "id"],
        "additionalProperties": False,
    },
}

_COMMAND = re.compile(r"\\(?:text(backslash|braceleft|braceright|asciitilde|asciicircum)\{\}|([#$%&_]))")
_SIGNS = {"backslash": "\\", "braceleft": "{", "braceright": "}", "asciitilde": "~", "asciicircum": "^"}
_VERBATIM = ("date", "year", "url", "urldate")


def braced(text: str, start: int) -> int:
    """Return where the brace at `start` is closed, as BibTeX counts: every brace, also one behind a backslash."""
    depth = 0
    for at in range(start, len(text)):
        depth += {"{": 1, "}": -1}.get(text[at], 0)
        if depth == 0:
            return at
    raise AssertionError(f"a brace is not closed: {text[start:]}")


def entries(text: str) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Read each entry of a .bib file: its type, its key, and its fields between their braces."""
    at = 0
    while found := re.compile(r"\s*@([a-z]+)(?=\{)").match(text, at):
        end = braced(text, found.end())
        key, _, body = text[found.end() + 1 : end].partition(",")
        fields, start = {}, 0
        while head := re.compile(r"\s*([a-z]+) = (?=\{)").match(body, start):
            close = braced(body, head.end())
            fields[head[1]] = body[head.end() + 1 : close]
            start = close + 1 + body.startswith(",", close + 1)
        assert not body[start:].strip()
        yield found[1], key, fields
        at = end + 1
    assert not text[at:].strip()


def plain(value: str) -> str:
    """Return the letters that TeX prints for a value of commands and plain letters."""
    assert not re.search(r"[#$%&_^~{}\\]", _COMMAND.sub("", value))
    return _COMMAND.sub(lambda found: _SIGNS.get(found[1] or "", found[2]), value)


def read(text: str) -> dict[str, dict[str, str]]:
    """Read the entries by their keys: names and other texts without the braces that keep them whole."""
    return {
        key: {
            name: value if name in _VERBATIM else " and ".join(plain(part) for part in parts(value))
            for name, value in fields.items()
        }
        for _, key, fields in entries(text)
    }


def parts(value: str) -> list[str]:
    """Return the names of a list in their braces, or else the one value."""
    if not value.startswith("{"):
        return [value]
    found, at = [], 0
    while at < len(value):
        end = braced(value, at)
        found.append(value[at + 1 : end])
        at = end + 1 + len(" and ")
    return found


@pytest.fixture(name="record")
def _record(tmp_path: Path) -> vnus_trade.Chronology:
    return cited(tmp_path)


def test_bibtex(record: vnus_trade.Chronology) -> None:
    """An entry has what a bibliography has a field for, and a note with the rest; letters are escaped and kept."""
    original, translation = record.source("bureau"), record.source("dispatch")
    assert read(record.to_bibtex()) == {
        "bureau": {
            "author": "Đỗ Thị Ngọc and Ola {Sand}",
            "title": original.title,
            "organization": "Bureau of Arden",
            "date": "2031-06-04",
            "year": "2031",
            "url": original.url,
            "urldate": "2031-12-03",
            "note": f"corrected; archived at {original.archived}; SHA-256 {original.sha256}",
        },
        "dispatch": {
            "title": "Envoys meet",
            "organization": "Dispatch",
            "date": "2031-06",
            "year": "2031",
            "note": f"retracted; from Reporter; a translation of bureau; SHA-256 {translation.sha256}",
        },
    }
    assert [kind for kind, _, _ in entries(record.to_bibtex())] == ["online", "misc"]


def test_csl_json(record: vnus_trade.Chronology) -> None:
    """The items keep to the schema of CSL, and have the letters as they are."""
    original, translation = json.loads(record.to_csl_json())
    assert original["author"] == [{"literal": "Đỗ Thị Ngọc"}, {"literal": "Ola {Sand}"}]
    assert original["title"] == record.source("bureau").title
    assert original["issued"] == {"date-parts": [[2031, 6, 4]]}
    assert original["accessed"] == {"date-parts": [[2031, 12, 3]]}
    assert (original["type"], original["status"], translation["type"]) == ("webpage", "corrected", "document")
    assert translation["issued"] == {"date-parts": [[2031, 6]]}


def test_the_shipped_record_keeps_to_the_schema() -> None:
    """All sources of the shipped record are items that the schema of CSL allows, and entries that BibTeX reads."""
    record = vnus_trade.load()
    items = json.loads(record.to_csl_json())
    jsonschema.validate(items, CSL)
    assert [item["id"] for item in items] == [each.id for each in record.sources] == [*read(record.to_bibtex())]


@pytest.mark.parametrize(
    ("written", "date", "words"),
    [
        ("2031-05-04", "2031-05-04", ""),
        ("2031-05", "2031-05", ""),
        ("2031", "2031", ""),
        ("2031-05-04T10:25+07:00", "2031-05-04", ""),
        ("[2031-05-04..]", "", "published no earlier than 4 May 2031; "),
        ("2031-05-04/2031-05-06", "", "published 4 to 6 May 2031; "),
    ],
)
def test_a_date_is_no_more_exact_than_the_record(written: str, date: str, words: str) -> None:
    """A day, month or year is a date; any other span is said in words."""
    dated = attrs.evolve(source(), published=TimeSpan.parse(written, "+07:00"))
    fields = read(to_bibtex([dated]))["vna"]
    assert (fields.get("date", ""), fields["note"]) == (date, f"{words}SHA-256 {'0' * 64}")
    issued = json.loads(to_csl_json([dated]))[0]["issued"]
    assert issued.get("literal", "") == words.removeprefix("published ").removesuffix("; ")


def test_a_version() -> None:
    """A version of another source names it."""
    later = attrs.evolve(source(), id="later", version_of=source())
    assert read(to_bibtex([later]))["later"]["note"].startswith("a version of vna; ")


def test_keys_of_strange_ids() -> None:
    """An id with signs that would end a key, as a document from elsewhere may have, becomes one without."""
    found = read(to_bibtex([attrs.evolve(source(), id="a},b"), attrs.evolve(source(), id="a--b")]))
    assert [*found] == ["a--b-000000000000", "a--b"]


def test_no_sources() -> None:
    """Of no source there are no entries."""
    assert (to_bibtex([]), json.loads(to_csl_json([]))) == ("", [])


_LETTERS = st.text(st.characters(exclude_categories=["Cs"])) | st.text("\\{}%&_#$^~\"' ", min_size=1)


@given(_LETTERS, st.lists(_LETTERS, max_size=2))
def test_every_letter_is_read_back(title: str, authors: list[str]) -> None:
    """Whatever the title and the authors are, readers of both forms get their letters, but for runs of white space."""
    given_: Source = attrs.evolve(source(), title=title, authors=tuple(authors), url="https://example.org/a_b%20c")
    (fields,) = read(to_bibtex([given_])).values()
    one_line = [" ".join(author.split()) for author in authors]
    assert fields.get("title", "") == " ".join(title.split())
    assert fields.get("author", "") == " and ".join(one_line)
    assert fields["url"] == given_.url
    (item,) = json.loads(to_csl_json([given_]))
    jsonschema.validate([item], CSL)
    assert (item.get("title", ""), [each["literal"] for each in item.get("author", [])]) == (title, authors)
