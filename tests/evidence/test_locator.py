"""Finding quoted words: exactly, or an error that says where to look."""

import attrs
import pytest

from vnus_trade.errors import QuotationAmbiguous, QuotationNotFound
from vnus_trade.evidence.locator import Locator, unfit
from vnus_trade.evidence.sources import Source
from vnus_trade.evidence.stretches import Lines, Reason, Repair, SetAside, Strays

TEXT = """HANOI — The two sides met on May 19-22,
2025 in Washington.

Mr Greer said: “We met.”
Ông Greer nói: “Chúng tôi đã gặp.”
We met.
"""
TRANSLATED = SetAside(lines=Lines(5, 5), reason=Reason.TRANSLATION, repeats=Lines(4, 4))
REPEATED = SetAside(lines=Lines(6, 6), reason=Reason.DUPLICATE, repeats=Lines(4, 4))
UNRELATED = SetAside(lines=Lines(1, 1), reason=Reason.UNRELATED, note="the dateline")


def source(text: str = TEXT, *aside: SetAside) -> Source:
    """A source with this text."""
    return Source(id="vna", file="vna.txt", sha256="0" * 64, text=text, title="Two rounds", set_aside=aside)


@pytest.mark.parametrize(
    ("quote", "line", "exact"),
    [
        ("met on May 19-22, 2025 in Washington", None, "met on May 19-22,\n2025 in Washington"),
        ("met  on\nMay", None, "met on May"),
        ("“We met.”", None, "“We met.”"),
        ("We met.", 4, "We met."),
        ("We met.", 6, "We met."),
        ("Chúng tôi đã gặp.", None, "Chúng tôi đã gặp."),
        ("Washington", None, "Washington"),
    ],
)
def test_words_are_found_where_they_stand(quote: str, line: int | None, exact: str) -> None:
    """A run of white space equals one space; a line tells which of several; the answer is the text's own slice."""
    quotation = source().locate(quote, line)
    assert quotation.exact == exact
    assert TEXT[quotation.start : quotation.end] == exact
    assert line is None or quotation.line == line


@pytest.mark.parametrize(
    ("quote", "line", "aside", "text"),
    [
        (
            "Washington. Mr Greer",
            None,
            (),
            "'Washington. Mr Greer' does not stand in vna; the nearest passage is 'Washington. Mr Greer'",
        ),
        (
            'Mr Greer said: "We met."',
            None,
            (),
            (
                "'Mr Greer said: \"We met.\"' does not stand in vna; "
                "the nearest passage is 'Mr Greer said: “We met.”', which has '“We' where the quotation has '\"We'"
            ),
        ),
        ("We met.", 1, (), "'We met.' does not stand in vna; it stands in line 4, 6"),
        (
            "Chúng tôi",
            None,
            (TRANSLATED,),
            (
                "'Chúng tôi' does not stand in vna; it stands in line 5, set aside as a repetition; "
                "give the `line` to quote it all the same"
            ),
        ),
        ("xyzzy plugh", None, (), "'xyzzy plugh' does not stand in vna; no word of it stands there"),
        (" \n", None, (), "'' does not stand in vna; a quotation must have words"),
        (
            "We met.\n \nWe met.",
            None,
            (),
            "'We met. We met.' does not stand in vna; it has a blank line; quote each paragraph by itself",
        ),
    ],
)
def test_words_that_do_not_stand_there(quote: str, line: int | None, aside: tuple[SetAside, ...], text: str) -> None:
    """What does not match exactly is an error with the nearest passage as a hint, never an answer."""
    with pytest.raises(QuotationNotFound) as refusal:
        source(TEXT, *aside).locate(quote, line)
    assert str(refusal.value) == text


def test_a_long_hint_is_cut() -> None:
    """The nearest passage is shown up to 120 letters."""
    words = " ".join(f"word{number:03}" for number in range(30))
    with pytest.raises(QuotationNotFound) as refusal:
        source(words).locate(words.replace("word001", "ward001"))
    assert refusal.value.hint == (
        f"the nearest passage is {words[:117] + '…'!r}, which has 'word001' where the quotation has 'ward001'"
    )


def test_words_that_stand_there_twice() -> None:
    """Words that occur more than once are an error that lists every place, also within one line."""
    with pytest.raises(QuotationAmbiguous) as refusal:
        source().locate("We met.")
    assert str(refusal.value) == "'We met.' stands in vna 2 times, in lines 4, 6; say which with `line`, or quote more"
    with pytest.raises(QuotationAmbiguous) as refusal:
        source("yes, yes, yes").locate("yes, yes", 1)
    assert refusal.value.lines == (1, 1)


def test_lines_set_aside_as_repetitions_are_skipped() -> None:
    """What a duplicate or translation repeats is found once; other lines set aside are still looked at."""
    found = source(TEXT, REPEATED, UNRELATED)
    assert found.locate("We met.").line == 4
    assert found.locate("We met.", 6).line == 6
    assert found.locate("HANOI").line == 1


@pytest.mark.parametrize(
    ("text", "strays", "quote", "exact"),
    [
        ("the tariff§s fell", (("§", 10),), "tariffs fell", "tariff§s fell"),
        ("the §tariffs fell", (("§", 4),), "tariffs fell", "tariffs fell"),
        ("the tariffs§ fell", (("§", 11),), "tariffs fell", "tariffs§ fell"),
        ("the § tariffs fell", (("§", 4),), "the tariffs", "the § tariffs"),
        ("the tariffs§", (("§", 11),), "tariffs", "tariffs"),
        ("the tar§if§fs fell", (("§", 7), ("§", 10)), "tariffs", "tar§if§fs"),
        ("the tarxyiffs", (("xy", 7),), "tariffs", "tarxyiffs"),
    ],
)
def test_stray_letters_are_read_over(text: str, strays: tuple[tuple[str, int], ...], quote: str, exact: str) -> None:
    """A declared stray letter is no part of the words around it, and stays in what is quoted exactly."""
    repairs = [Repair(at=at, stray=stray, reason="a stray letter") for stray, at in strays]
    start, end = Locator(text, "s", repairs).find(quote)
    assert text[start:end] == exact


def test_lines_of_a_text() -> None:
    """Lines count from 1, both ends included."""
    locator = Locator("one\ntwo\nthree")
    assert locator.line_of(0) == 1
    assert locator.line_of(4) == 2
    assert 2 in Lines(2, 3)
    assert 1 not in Lines(2, 3)


@pytest.mark.parametrize(
    ("text", "strays", "quote", "exact"),
    [
        ("the tar\niffs fell", (("\n", 7),), "the tariffs fell", "the tar\niffs fell"),
        ("the\n\n§x tariffs", (("\n\n§x", 3),), "the tariffs", "the\n\n§x tariffs"),
        ("the§ \n xtariffs", (("§ \n x", 3),), "thetariffs", "the§ \n xtariffs"),
        ("the§ y tariffs", (("§ y", 3),), "the tariffs", "the§ y tariffs"),
        ("tar§x§iffs", (("§x", 3), ("x§", 4)), "tariffs", "tar§x§iffs"),
        ("tar§x§iffs", (("§x§", 3), ("x", 4)), "tariffs", "tar§x§iffs"),
    ],
)
def test_strays_with_white_space(text: str, strays: tuple[tuple[str, int], ...], quote: str, exact: str) -> None:
    """A stray may have white space in it, run from a gap into a word, or overlap another: all of it is read over."""
    repairs = tuple(Repair(at=at, stray=stray, reason="a stray letter") for stray, at in strays)
    quotation = attrs.evolve(source(text), repairs=repairs).locate(quote)
    assert quotation.exact == exact
    assert quotation.words == quote


def test_words_that_stand_there_without_end() -> None:
    """No more than a hundred places are told of words that stand in more."""
    with pytest.raises(QuotationAmbiguous) as refusal:
        source("yes\n" * 500).locate("yes")
    assert refusal.value.lines == tuple(range(1, 101))


def test_a_place_that_begins_before_what_is_set_aside() -> None:
    """Words that begin before a repetition and run into it are found; those that begin within it are not."""
    text = "one two\nthree four\nfive six"
    aside = SetAside(lines=Lines(2, 2), reason=Reason.DUPLICATE, repeats=Lines(1, 1))
    assert source(text, aside).locate("two three").line == 1
    with pytest.raises(QuotationNotFound, match="it stands in line 2, set aside as a repetition"):
        source(text, aside).locate("four five")


def test_a_hint_has_a_line_to_itself() -> None:
    """A line that has not the words is told where they stand, and not that they are set aside."""
    with pytest.raises(QuotationNotFound) as refusal:
        source().locate("HANOI", 0)
    assert refusal.value.hint == "it stands in line 1"


def test_many_quotations_of_one_text_take_steps() -> None:
    """What is looked at for a quotation grows with the text, its repairs and its repetitions."""
    stray = Repair(at=3, stray="§", reason="a stray letter")
    assert Locator("They met.").steps == 2_009
    assert Locator("They met. " * 100).steps == 2_999
    assert Locator("The§y met.", repairs=[stray]).steps == 2_109
    assert Locator("They met.\nThey met.", aside=[SetAside(lines=Lines(2, 2), reason=Reason.DUPLICATE)]).steps == 3_019


@pytest.mark.parametrize(
    ("quoted", "problem"),
    [
        ("of 46 per cent", ""),
        ("US said", ""),
        ("a tariff of 4", "cuts '46'"),
        ("iff of", "cuts 'tariff'"),
        ("tariff ", "begins or ends with white space, or has a blank line"),
        ("per cent.\n \nIt", "begins or ends with white space, or has a blank line"),
    ],
)
def test_what_forbids_to_quote_a_span(quoted: str, problem: str) -> None:
    """A span is fit to be quoted if it is of whole words, stray letters apart, and of one paragraph."""
    text = "a tariff of 46 per cent.\n \nIt is as the ꦛUS said"
    start, strays = text.index(quoted), Strays.of([Repair(at=text.index("ꦛ"), stray="ꦛ", reason="r")])
    assert unfit(text, strays, start, start + len(quoted)).partition(";")[0] == problem
