"""Sources, quotations and evidence as values, and the words of a quotation."""

import pickle

import attrs

from vnus_trade.evidence.sources import Evidence, Quotation, Source
from vnus_trade.evidence.stretches import Repair


def source(text: str = "They met on May 19-22.") -> Source:
    """A source with this text."""
    return Source(id="vna", file="vna.txt", sha256="0" * 64, text=text, title="Two rounds")


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
