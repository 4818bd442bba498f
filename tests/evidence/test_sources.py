"""Sources, quotations and evidence as values, and the words of a quotation."""

import pickle

import attrs
import pytest

from vnus_trade.errors import ImpossibleValue
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


@pytest.mark.parametrize("address", ["https://example.org", "http://[::1]:8080/a?b=%20#c", "https://ví-dụ.vn/đàm-phán"])
def test_the_address_of_a_page(address: str) -> None:
    """The address of a page begins with http or https, and may have letters of any script."""
    assert attrs.evolve(source(), url=address).url == address


@pytest.mark.parametrize(
    "address", ["", "example.org", "ftp://example.org", "https://", "https://a b", "https://a\u202eb", "https://a{b}"]
)
def test_what_is_no_address_of_a_page(address: str) -> None:
    """Anything else, and letters that nobody sees, are refused, saying what to write."""
    with pytest.raises(
        ImpossibleValue, match=r"vna: archived .* is no address of a page; write it as https://"
    ) as raised:
        attrs.evolve(source(), archived=address)
    assert str(raised.value).isprintable()


def test_the_original_of_a_version_of_a_translation() -> None:
    """The original is at the end of all versions and translations; the one before it is compared by its id."""
    first = source()
    second = attrs.evolve(first, id="second", translation_of=first)
    third = attrs.evolve(first, id="third", version_of=second)
    assert third.original is first
    assert third == attrs.evolve(third, version_of=attrs.evolve(second, title="Another title"))
    assert third != attrs.evolve(third, version_of=first)


def test_a_version_is_not_a_translation_as_well() -> None:
    """What is a version and a translation says the latter in the source that it is a version of."""
    with pytest.raises(ImpossibleValue, match="say it in 'vna', of which this is a version, or leave version_of out"):
        attrs.evolve(source(), id="other", version_of=source(), translation_of=source())
