"""What is kept of a text that is withheld agrees with itself."""

import attrs
import pytest

from tests.invented import POST
from vnus_trade.errors import ImpossibleValue, TextWithheld
from vnus_trade.evidence.ledger import ledger_of
from vnus_trade.evidence.sources import Quotation
from vnus_trade.evidence.stretches import Repair
from vnus_trade.evidence.withheld import KeptLetters, with_strays

LENGTHS = tuple(map(len, (POST.text or "").split("\n")))
WITHHELD = attrs.evolve(POST, text=None, line_lengths=LENGTHS)


def test_words_are_kept_in_their_quotation() -> None:
    """A quotation of a text that is withheld has the words, the line and the equality of one that is not."""
    there = POST.locate("Bram Kest from")
    kept = Quotation(WITHHELD, there.start, there.end, there.exact)
    assert kept == there
    assert (kept.exact, kept.words, kept.line) == (there.exact, there.words, there.line)
    assert there.context == (POST.text, there.start, there.end)
    assert kept.context == ("Bram Kest from", 0, 14)
    assert WITHHELD.line_starts == POST.line_starts


def test_words_that_are_not_kept() -> None:
    """A quotation without its words, and a source without a text or with too much, cannot be made."""
    with pytest.raises(ImpossibleValue, match="kept has not the 5 code points of the span"):
        Quotation(WITHHELD, 1, 6)
    with pytest.raises(ImpossibleValue, match="line_lengths are those of a text that is withheld"):
        attrs.evolve(WITHHELD, line_lengths=())
    with pytest.raises(ImpossibleValue, match="line_lengths are those of a text that is withheld"):
        attrs.evolve(POST, line_lengths=LENGTHS)
    with pytest.raises(TextWithheld, match=f"the text of {POST.id} is withheld"):
        WITHHELD.locate("Bram Kest from")


def test_the_ledger_of_a_withheld_text() -> None:
    """The lines are there with what cites them; their letters, and how many are left over, are not."""
    span = POST.locate("Bram Kest from")
    cited = [(span.start, span.end, "call")]
    lines = ledger_of(WITHHELD, cited)
    assert [line.cited_by for line in lines] == [line.cited_by for line in ledger_of(POST, cited)]
    assert {(line.text, line.unaccounted) for line in lines} == {(None, None)}
    assert repr(lines[0]) == "<LedgerLine 1 cited by 0; text withheld>"


def test_what_contradicts_is_not_kept() -> None:
    """Words may not contradict others, run over a line end, have one of their own, or lie beyond the text."""
    kept = KeptLetters([3, 0, 4])
    assert kept.contradiction(0, "one\n\nfo") == ""
    assert kept.contradiction(1, "ne\n") == ""
    assert kept.contradiction(1, "xe") == "'x' at 1 contradicts 'n', which is kept of the text"
    assert kept.contradiction(2, "ex") == "'x' at 3 contradicts '\\n', which is kept of the text"
    assert kept.contradiction(7, "\nr") == "a line end at 7 contradicts the lengths of the lines"
    assert kept.contradiction(8, "re") == "there are no words from 8 to 10; the text has 9 letters"
    assert kept.contradiction(-1, "re") == "there are no words from -1 to 1; the text has 9 letters"
    assert kept.contradiction(7, "ur") == ""


def test_stray_letters_are_put_back() -> None:
    """Stray letters return to their places, and words that then are no span of this length do not fit."""
    repairs = [Repair(at=6, stray="§§", reason="A slip"), Repair(at=1, stray="x", reason="Another")]
    assert with_strays("tariffs", 3, 12, repairs) == "tar§§iffs"
    assert with_strays("tariffs", 3, 11, repairs) is None
    assert with_strays("tar", 3, 6, repairs) == "tar"
