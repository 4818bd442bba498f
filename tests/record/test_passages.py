"""Searching for words in texts and quotations."""

import pytest

import vnus_trade
from tests import FOLDERS
from vnus_trade import Chronology, QuestionRefused, Source
from vnus_trade.record.passages import found

RECORD = vnus_trade.load()


def places(record: Chronology, words: str) -> list[str]:
    """The ids of the passages that have some words."""
    return [passage.id for passage in record.search(words)]


def test_a_passage() -> None:
    """A passage says what cites it, its source, its line, and the words with what stands beside them."""
    answer = RECORD.search("AIRCRAFT")
    assert len(answer) == 3
    first = answer[0]
    text = first.source.text or ""
    start, end = map(int, first.id.partition(":")[2].split("-"))
    assert text[start:end] == "aircraft"
    assert first.line == text[:start].count("\n") + 1
    assert first.passage.startswith("... ")
    assert first.passage.endswith(" ...")
    assert str(first) == first.title == first.passage
    assert repr(first) == "<Passage second-round:1690-1698, line 14>"
    assert RECORD["us-goods-negotiated"] in first.entries
    row = answer.rows()[0]
    assert (row["source"], row["line"], row["passage"]) == ("second-round", 14, first.passage)
    assert "us-goods-negotiated" in row["entries"].split("; ")


def test_marks_case_and_signs_do_not_count() -> None:
    """Words are found whatever their case and accents, in one paragraph, and never within others."""
    assert places(RECORD, "to lam") == places(RECORD, "Tô Lâm") != []
    assert places(RECORD, "U.S.") == places(RECORD, "us")
    assert not places(RECORD, "craft")


def test_numbers_are_found_as_they_are_written() -> None:
    """A number is found with or without its unit, and never within another."""
    assert len(RECORD.search("46")) == len(RECORD.search("46%")) == 1
    text = "A duty of 3.5 per cent\non 4,500 tonnes; 35 ships; 46%, 4.6"
    source = Source(id="s", file="s.txt", sha256="0" * 64, text=text, title="S")
    expected = {"3.5": ["s:10-13"], "35": ["s:40-42"], "4,500": ["s:26-31"], "500": [], "4": [], "46": ["s:50-52"]}
    for words, ids in expected.items():
        assert [passage.id for passage in found(None, words, (source,), ())] == ids  # type: ignore[arg-type]


@pytest.mark.parametrize("words", ["18 per cent", "18%", "18 percent", "18phần trăm"])
def test_the_spellings_of_per_cent_are_one(words: str) -> None:
    """Each spelling of per cent finds all of them, and no number without one; other words stay beside it."""
    shown = ("18 percent", "18%", "18 per cent duty", "18\u202f%", "18 phần trăm", "18 pct")
    text = f"On May 17 and 18: {', '.join(shown)}; and 18, and 18 pets of 180%"
    source = Source(id="s", file="s.txt", sha256="0" * 64, text=text, title="S")
    for asked, expected in ((words, shown), (f"{words} duty", shown[2:3])):
        passages = found(None, asked, (source,), ())  # type: ignore[arg-type]
        spans = [passage.id[2:].split("-") for passage in passages]
        assert [text[int(begin) : int(end)] for begin, end in spans] == [
            each if "duty" in asked else each.removesuffix(" duty") for each in expected
        ]


def test_a_text_that_is_withheld() -> None:
    """Of a text that is withheld only the words quoted are searched, and the answer says so."""
    record = vnus_trade.load(FOLDERS / "withheld")
    quoted = next(evidence.quotation for _, evidence in record.citations())
    answer = record.search(quoted.words.split()[0])
    assert [source.text for source in answer.withheld] == [None]
    assert answer[0].passage == quoted.words
    assert answer[0].line == quoted.line
    assert str(record.search("xyzzy")) == "0; of texts that are withheld, only quotations were searched: post"


def test_print() -> None:
    """Printed, each passage stands in a line with its place, and what cites it below."""
    assert str(RECORD.search("46")).splitlines() == [
        "1 passage",
        "  vns-2025-04-23, line 13: ... announced by US President Donald Trump in early April, at 46 per cent.",
        "    cited by new-tariffs-or-46, reduced-or-20-40, tariff-46-dates, tariff-46, highest-rate-reported",
    ]


@pytest.mark.parametrize("words", ["", "  ", "?!"])
def test_no_word(words: str) -> None:
    """A search without a word is refused."""
    with pytest.raises(QuestionRefused) as refused:
        RECORD.search(words)
    assert str(refused.value) == f"search: {words!r} has no word in it"


def test_no_text() -> None:
    """A search for what is no text says what to write."""
    with pytest.raises(TypeError, match=r"^search takes words, not 46; write search\('46'\)$"):
        RECORD.search(46)  # type: ignore[arg-type]
