"""The laws of locating quotations."""

import re
from hashlib import sha256

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.properties.chronologies import chronologies
from tests.properties.effort import effort
from tests.properties.strategies import Cut, cuts
from vnus_trade import Chronology
from vnus_trade.errors import QuotationAmbiguous, QuotationNotFound
from vnus_trade.evidence.locator import Locator, unfit
from vnus_trade.evidence.sources import Source
from vnus_trade.evidence.stretches import UNACCOUNTED_LETTERS, Lines, Reason, Repair, SetAside, Strays, unaccounted
from vnus_trade.words.names import fold
from vnus_trade.words.numbers import cuts as cuts_words

BLANK_LINE = re.compile(r"\n\s*\n")


def places(text: str, quote: str) -> list[tuple[int, int]]:
    """Where the words are, white space taken as one space but never a blank line, and no word or number cut."""
    gap = r"(?!\s*\n\s*\n)(?=\s)\s+"
    pattern = re.compile(f"(?=({gap.join(map(re.escape, quote.split()))}))")
    spaced = re.sub(r"\s", " ", text)
    found = (match.span(1) for match in pattern.finditer(text))
    return [(start, end) for start, end in found if not cuts_words(spaced, start, end)]


def source(text: str) -> Source:
    """A source of which only the text matters."""
    return Source(id="s", file="s.txt", sha256=sha256(text.encode()).hexdigest(), text=text, title="S")


@given(cuts())
def test_locating_law(cut: Cut) -> None:
    """A slice is found exactly where it is, or refused for a blank line, a cut word, or several places."""
    text, start, end = cut
    whole = source(text)
    quote = text[start:end]
    expected = [] if BLANK_LINE.search(quote) else places(text, quote)
    lines = tuple(text.count("\n", 0, begin) + 1 for begin, _ in expected)
    if not expected:
        with pytest.raises(QuotationNotFound, match=r"blank line|would cut"):
            whole.locate(quote)
    elif len(expected) > 1:
        with pytest.raises(QuotationAmbiguous) as refusal:
            whole.locate(quote)
        assert refusal.value.lines == lines
    else:
        quotation = whole.locate(quote)
        assert [(quotation.start, quotation.end)] == expected
        assert quotation.exact == text[quotation.start : quotation.end]
        assert quotation.line == lines[0]
        assert quotation.exact == quote


@given(cuts())
def test_fitness_law(cut: Cut) -> None:
    """A span is fit to be quoted exactly if its words can be found there."""
    text, start, end = cut
    quote = text[start:end]
    can_be_found = not BLANK_LINE.search(quote) and (start, end) in places(text, quote)
    assert (unfit(text, Strays.of(()), start, end) == "") == (can_be_found and quote == quote.strip())


@given(cuts(), st.sampled_from((" ", "\n", "\t ", "   ")))
def test_white_space_law(cut: Cut, gap: str) -> None:
    """White space in a quotation may be any white space: what it is changes neither the answer nor the refusal."""
    text, start, end = cut
    locator = Locator(text)
    quote = text[start:end]
    assume(not BLANK_LINE.search(quote))
    answers = []
    for written in (quote, gap.join(quote.split()), f"{gap}{gap.join(quote.split())}{gap}"):
        try:
            answers.append(repr(locator.find(written)))
        except QuotationAmbiguous as refusal:
            answers.append(repr(refusal.lines))
        except QuotationNotFound as refusal:
            answers.append(refusal.hint)
    assert len(set(answers)) == 1


@given(cuts())
def test_line_law(cut: Cut) -> None:
    """Named by its line, a quotation is found there or nowhere; it is ambiguous only if it stands there twice."""
    text, start, end = cut
    locator = Locator(text)
    quote = text[start:end]
    line = text.count("\n", 0, start) + 1
    expected = [place for place in places(text, quote) if locator.line_of(place[0]) == line]
    if not expected:
        with pytest.raises(QuotationNotFound):
            locator.find(quote, line)
    elif len(expected) > 1:
        with pytest.raises(QuotationAmbiguous) as refusal:
            locator.find(quote, line)
        assert refusal.value.lines == (line,) * len(expected)
    else:
        assert [locator.find(quote, line)] == expected


@given(cuts(), st.data())
def test_stray_law(cut: Cut, data: st.DataObject) -> None:
    """A declared stray letter is read over: the quotation without it is found with it, exactly as the text has it."""
    text, start, end = cut
    at = data.draw(st.integers(start, end - 1))
    broken = f"{text[:at]}§{text[at:]}"
    quote = text[start:end]
    locator = Locator(broken, repairs=[Repair(at=at, stray="§", reason="a stray letter")])
    clean = Locator(text)
    try:
        found_start, found_end = clean.find(quote)
    except (QuotationAmbiguous, QuotationNotFound):
        return
    if (found_start, found_end) != (start, end):
        return
    shifted_start, shifted_end = locator.find(quote)
    assert (shifted_start, shifted_end) == (start + (at == start), end + 1)
    assert broken[shifted_start:shifted_end].replace("§", "") == text[found_start:found_end]


@given(cuts(), st.sampled_from((Reason.DUPLICATE, Reason.TRANSLATION)))
def test_repetition_law(cut: Cut, reason: Reason) -> None:
    """What stands once before a line set aside as its repetition is found, and there only by its line."""
    text, start, end = cut
    flat = " ".join(text.split())
    quote = " ".join(text[start:end].split())
    twice = f"{flat}\n\n{flat}"
    aside = SetAside(lines=Lines(3, 3), reason=reason, repeats=Lines(1, 1))
    locator, once = Locator(twice, aside=[aside]), Locator(flat)
    try:
        found = once.find(quote)
    except QuotationAmbiguous:
        return
    assert locator.find(quote) == found
    shift = len(flat) + 2
    assert locator.find(quote, 3) == (found[0] + shift, found[1] + shift)


@given(st.text("ab \n.ễ", min_size=1, max_size=8), st.data())
def test_ledger_law(piece: str, data: st.DataObject) -> None:
    """The stretches that are reported are the uncovered ones with too many letters, and no others."""
    text = piece * 20
    offsets = st.integers(0, len(text))
    spans = st.lists(st.lists(offsets, min_size=2, max_size=2, unique=True).map(sorted), max_size=4)
    covered = [(start, end) for start, end in data.draw(spans)]
    free = "".join(
        " " if any(start <= at < end for start, end in covered) else ("x" if letter.isalpha() else ".")
        for at, letter in enumerate(text)
    )
    stretches = re.finditer(r"[x.]+", free)
    expected = [stretch.span() for stretch in stretches if stretch[0].count("x") > UNACCOUNTED_LETTERS]
    assert unaccounted(text, covered) == expected


@given(chronologies(), st.booleans(), st.data())
@effort(50)
def test_search_finds_every_quotation_by_any_of_its_words(
    record: Chronology,
    withheld: bool,  # noqa: FBT001 (hypothesis gives it)
    data: st.DataObject,
) -> None:
    """Whatever an entry quotes is found by any word of it, of texts that are withheld, too."""
    searched = Chronology.from_json(record.to_json(texts=False)) if withheld else record
    cited = [*searched.citations()]
    assume(cited)
    id_, evidence = data.draw(st.sampled_from(cited))
    words = [word for word in evidence.quotation.words.split() if fold(word)]
    assume(words)
    found = searched.search(data.draw(st.sampled_from(words)))
    assert id_ in {entry.id for passage in found for entry in passage.entries}
