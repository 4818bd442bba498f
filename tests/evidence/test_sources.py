"""Sources, quotations, and finding quoted words: exactly, or an error that says where to look."""

import copy
import pickle

import attrs
import pytest

from vnus_trade.errors import QuotationAmbiguous, QuotationNotFound
from vnus_trade.evidence.locator import Locator
from vnus_trade.evidence.sources import Evidence, Quotation, Source
from vnus_trade.evidence.stretches import Lines, Reason, Repair, SetAside, spans_of, unaccounted
from vnus_trade.frozen import FrozenMapping

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
        ("ashing", None, "ashing"),
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
    assert (str(Lines(2, 2)), str(Lines(2, 3))) == ("2", "2-3")


def test_the_span_of_lines() -> None:
    """The span of whole lines leaves the last line's end out."""
    assert spans_of("one\ntwo\nthree", [Lines(1, 1), Lines(2, 3)]) == [(0, 3), (4, 13)]


@pytest.mark.parametrize("lines", [Lines(0, 1), Lines(2, 1), Lines(3, 4)])
def test_lines_beyond_a_text(lines: Lines) -> None:
    """Lines that a text does not have are refused."""
    with pytest.raises(IndexError) as refusal:
        spans_of("one\ntwo\nthree", [lines])
    assert str(refusal.value) == f"lines {lines}: the text has 3"


def test_what_is_unaccounted() -> None:
    """More than forty letters between what is covered are reported; forty, or many signs, are not."""
    assert unaccounted("a" * 41, []) == [(0, 41)]
    assert unaccounted("a" * 40, []) == []
    assert unaccounted("-" * 50 + "a" * 40, []) == []
    assert unaccounted("a" * 100, [(50, 60), (0, 9), (20, 55)]) == []
    assert unaccounted("a" * 100, [(0, 9), (60, 100), (2, 5)]) == [(9, 60)]


def test_a_source_is_equal_by_its_digest() -> None:
    """A source is equal by what was curated of it; its text is in its digest; it hashes by class and id."""
    assert source() == source("another text with the same digest")
    assert source() != attrs.evolve(source(), sha256="1" * 64)
    assert hash(source()) == hash(attrs.evolve(source(), title="Another title"))
    assert repr(source()) == "<Source vna: vna.txt>"


def test_a_quotation_is_equal_by_its_place() -> None:
    """A quotation is equal by the digest of its source and its offsets, and shows no text."""
    quotation = Quotation(source(), 0, 5)
    assert quotation == Quotation(attrs.evolve(source(), title="Another title"), 0, 5)
    assert hash(quotation) == hash(Quotation(attrs.evolve(source(), title="Another title"), 0, 5))
    assert quotation != Quotation(source(), 0, 6)
    assert repr(quotation) == "<Quotation vna[0:5]>"
    assert repr(Evidence(quotation, ("when", "place"))) == "<Evidence <Quotation vna[0:5]> for when place>"
    assert pickle.loads(pickle.dumps(quotation)) == quotation  # noqa: S301 (our own)


def test_the_words_of_a_quotation_are_without_its_faults() -> None:
    """The words are the exact ones in one line, without the stray letters that lie in the quotation."""
    text = "xthe tar§if§fs\n  fell§"
    repairs = tuple(Repair(at=at, stray=text[at], reason="a stray letter") for at in (0, 8, 11, 21))
    quotation = attrs.evolve(source(text), repairs=repairs).locate("the tariffs fell")
    assert quotation.exact == "the tar§if§fs\n  fell"
    assert quotation.words == "the tariffs fell"


def test_a_frozen_mapping_is_a_value() -> None:
    """A frozen mapping reads like a mapping, equals one of the same items, and does not follow what it was made of."""
    items: dict[str, tuple[str, ...]] = {"He": ("jamieson-greer",), "the Party chief": ("to-lam",)}
    mapping = FrozenMapping(items)
    items["She"] = ()
    assert list(mapping) == ["He", "the Party chief"]
    assert len(mapping) == 2
    assert mapping["He"] == ("jamieson-greer",)
    assert repr(mapping) == "{'He': ('jamieson-greer',), 'the Party chief': ('to-lam',)}"
    assert mapping == FrozenMapping(dict(mapping))
    assert hash(mapping) == hash(FrozenMapping(dict(mapping)))
    assert FrozenMapping({"when": "the dateline"}) == FrozenMapping({"when": "the dateline"})
    assert not FrozenMapping()
    assert copy.deepcopy(mapping) == pickle.loads(pickle.dumps(mapping)) == mapping  # noqa: S301 (our own)
    with pytest.raises(TypeError):
        mapping["She"] = ()  # type: ignore[index]


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
